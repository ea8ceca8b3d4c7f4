"""chart-check.py DIR - hold each NAME.svg of DIR against NAME.yaml, which is
JSON: is it sound, can it be read, and is every number in it the file's? All is
computed here anew. Prints what is wrong; fails when anything is, or nothing is."""

import glob
import json
import os
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

SVG = "{http://www.w3.org/2000/svg}"
KINDS = "stacked bars funnel pareto scatter flow tornado heatmap line".split()
faults = []
checked = {}

# Widths of Helvetica in thousandths, from its AFM file, blank to tilde.
HELVETICA = [int(w) for w in """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556
556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833
722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556
556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334
260 334 584""".split()]


def fault(name, what):
    faults.append(f"{name}: {what}")


def count(what, n=1):
    checked[what] = checked.get(what, 0) + n


def number(text):
    """a value of the file as a fraction, None when it is not known"""
    if text is None:
        return None
    if text.endswith("%"):
        return Fraction(text[:-1]) / 100
    return Fraction(text)


def rounded(v, places):
    """v with so many decimals at most, with commas, half away from zero"""
    exact = Decimal(abs(v.numerator)) / Decimal(v.denominator)
    d = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{d:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return ("-" if v < 0 and d != 0 else "") + text


def three(v):
    for places, top in ((2, 10), (1, 100)):
        if abs(Decimal(rounded(v, places).replace(",", ""))) < top:
            return rounded(v, places)
    return rounded(v, 0)


def brief(v, unit):
    if v is None:
        return "n/a"
    if unit == "percent":
        v *= 100
    after = {"percent": " %", "days": " d"}.get(unit, "")
    if unit != "money" and abs(Decimal(rounded(v, 0).replace(",", ""))) < 10000:
        return (rounded(v, 1) if unit == "count" else three(v)) + after
    for name in ("", " k", " M", " bn"):
        if name == " bn" or abs(Decimal(rounded(v, 0).replace(",", ""))) < 1000:
            return three(v) + name + after
        v /= 1000


def exact(v, unit, currency):
    if v is None:
        return "n/a"
    if unit == "percent":
        return rounded(v * 100, 6) + " %"
    if unit == "days":
        return rounded(v, 6) + (" day" if v == 1 else " days")
    return (currency + " " if unit == "money" else "") + rounded(v, 6)


def label(text):
    """a number of an axis back as a fraction"""
    m = re.fullmatch(r"(-?[\d,.]+)(?: (k|M|bn))?(?: (%|d))?", text)
    if not m:
        return None
    times = {None: 1, "d": 1, "k": 10**3, "M": 10**6, "bn": 10**9, "%": Fraction(1, 100)}
    return Fraction(m[1].replace(",", "")) * times[m[2]] * times[m[3]]


def width(text, size, bold):
    w = 0
    for ch in text:
        if " " <= ch <= "~":
            w += HELVETICA[ord(ch) - 32]
        elif unicodedata.east_asian_width(ch) in "WF":
            w += 1000
        else:
            w += 600
    return w * size / 1000 * (1.08 if bold else 1)


def shown(el):
    return el.text or ""


def whole(root):
    """each text, all of it where it was cut, in the order of the drawing"""
    for el in root:
        title = el.find(SVG + "title")
        if el.tag == SVG + "text":
            yield shown(el)
        elif el.tag == SVG + "g" and title is not None:
            yield title.text


def texts(root):
    """each text with its box, turned ones turned: x, y, x2, y2, text, element"""
    for parent in root.iter():
        for el in parent.findall(SVG + "text"):
            bold = "bold" in (el.get("font-weight"), parent.get("font-weight"))
            size = float(el.get("font-size", root.get("font-size")))
            x, y, s = float(el.get("x")), float(el.get("y")), shown(el)
            w = width(s, size, bold)
            before = {"middle": w / 2, "end": w}.get(el.get("text-anchor"), 0)
            up, down = size * .73, size * .2
            if el.get("transform"):
                box = (x - up, y + before - w, x + down, y + before)
            else:
                box = (x - before, y - up, x - before + w, y + down)
            yield (*box, s, el)


def luminance(color):
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [p / 12.92 if p <= .03928 else ((p + .055) / 1.055) ** 2.4 for p in parts]
    return sum(p * k for p, k in zip(parts, (.2126, .7152, .0722)))


def contrast(a, b):
    a, b = sorted((luminance(a), luminance(b)))
    return (b + .05) / (a + .05)


def blend(color, ground, share):
    both = zip((int(c[i:i + 2], 16) for c in (color,) for i in (1, 3, 5)),
               (int(c[i:i + 2], 16) for c in (ground,) for i in (1, 3, 5)))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in both)


def check_sound(name, root, chart):
    ids = [el.get("id") for el in root.iter() if el.get("id")]
    if len(ids) != len(set(ids)) or not all(i.startswith(chart["id"] + "-") for i in ids):
        fault(name, f"ids {ids}")
    if root.get("role") != "img" or \
            not set(root.get("aria-labelledby", "none").split()) <= set(ids):
        fault(name, "no role or label")
    if root.find(SVG + "title").text != chart["title"] or \
            not root.find(SVG + "desc").text.startswith(chart["about"]):
        fault(name, "title or desc")
    if root.get("viewBox") != f"0 0 {root.get('width')} {root.get('height')}":
        fault(name, "viewBox")
    for el in root.iter():
        tag = el.tag.replace(SVG, "")
        if tag not in "svg title desc rect text line path circle g defs pattern".split():
            fault(name, f"element {tag}")
        for key, value in el.attrib.items():
            if key.startswith("on") or "href" in key or key == "style" or \
                    ("url(" in value and value[5:-1] not in ids):
                fault(name, f"attribute {key}={value}")
        for key in ("x", "y", "width", "height", "cx", "cy"):
            if float(el.get(key, 0)) < 0:
                fault(name, f"{tag} {key} is negative")
    for el in root.iter(SVG + "text"):
        if len(el):
            fault(name, f"more than text in {shown(el)}")
    count("sound")


def check_texts(name, root):
    all_texts = list(texts(root))
    right, bottom = float(root.get("width")), float(root.get("height"))
    for i, a in enumerate(all_texts):
        if a[4].endswith("…") and len(a[4]) < 6:
            fault(name, f"'{a[4]}' says nothing")
        if a[0] < 0 or a[1] < 0 or a[2] > right or a[3] > bottom:
            fault(name, f"'{a[4]}' is outside: {a[:4]}")
        for b in all_texts[i + 1:]:
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
                fault(name, f"'{a[4]}' is over '{b[4]}'")
    count("texts", len(all_texts))


def check_contrast(name, root):
    boxes = []
    for el in root:
        tag = el.tag.replace(SVG, "")
        if tag == "rect":
            x, y = float(el.get("x", 0)), float(el.get("y", 0))
            boxes.append((x, y, x + float(el.get("width")), y + float(el.get("height")),
                          el.get("fill")))
    for x, y, x2, y2, s, el in texts(root):
        middle = ((x + x2) / 2, (y + y2) / 2)
        under = [b[4] for b in boxes if b[0] <= middle[0] <= b[2] and b[1] <= middle[1] <= b[3]]
        if not under[-1].startswith("#"):
            fault(name, f"'{s}' stands on a pattern")
        elif contrast(el.get("fill"), under[-1]) < 4.5:
            fault(name, f"'{s}' on {under[-1]}: {contrast(el.get('fill'), under[-1]):.2f}")
    for el in root.iter(SVG + "path"):
        if el.get("fill-opacity"):
            once = blend(el.get("fill"), "#ffffff", .5)
            if contrast(blend(el.get("fill"), once, .5), "#1a1a1a") < 4.5:
                fault(name, "a number on two ribbons")
    for el in root.iter():
        if el.find(SVG + "title") is not None and el.tag != SVG + "g" and el is not root:
            if contrast(el.get("stroke", "#ffffff"), "#ffffff") < 3:
                fault(name, f"the edge of a mark {el.get('stroke')}")
    count("contrast")


class Chart:
    """the file, with its numbers as fractions"""

    def __init__(self, chart):
        self.kind, self.currency = chart["kind"], chart.get("currency", "")
        self.names = [s["name"] for s in chart["series"]]
        self.units = [s.get("unit", chart["unit"]) for s in chart["series"]]
        self.rows = [(r["name"], [number(v) for v in r["values"]]) for r in chart["rows"]]

    def mark(self, row, k):
        name, values = self.rows[row]
        return f"{name}, {self.names[k]}: {exact(values[k], self.units[k], self.currency)}"

    def order(self):
        """the rows that are drawn"""
        n = range(len(self.rows))
        if self.kind == "pareto":
            n = sorted(n, key=lambda i: (self.rows[i][1][0] is None,
                                         -(self.rows[i][1][0] or 0), i))
        if self.kind == "tornado":
            swing = [None if None in v else abs(v[2] - v[0]) for _, v in self.rows]
            n = sorted(n, key=lambda i: (swing[i] is None, -(swing[i] or 0), i))
        if self.kind == "line":
            return list(n)[-24:]
        if self.kind == "stacked":
            return list(n)
        return list(n) if self.kind in ("scatter", "flow") else list(n)[:20]


def marks_of(root):
    found = {}
    for el in root.iter():
        title = el.find(SVG + "title")
        if title is not None and el.tag != SVG + "g" and el is not root:
            found.setdefault(title.text, []).append(el)
    return found


def ticks(root, across):
    """the numbers of the first axis: value and pixel"""
    found = []
    for el in root.findall(SVG + "text"):
        v = label(shown(el))
        if el.get("class") == "chart-quiet" and v is not None and \
                (el.get("text-anchor") == "middle") == across:
            found.append((v, float(el.get("x")) if across else float(el.get("y")) - 4))
    return found


def check_axis(name, found):
    """round steps, and one scale; returns where zero is and pixels for one"""
    if len(found) < 2:
        return None
    step = abs(found[1][0] - found[0][0])
    (v0, p0), (v1, p1) = found[0], found[-1]
    per = (Fraction(p1) - Fraction(p0)) / (v1 - v0)
    for v, p in found:
        if abs(float(p0 + (v - v0) * per) - p) > 1:
            fault(name, f"the axis at {v}")
    while step >= 10:
        step /= 10
    while step < 1:
        step *= 10
    if step not in (1, 2, 4, 5, 8, Fraction(5, 2)):	# every one, second, fourth, fifth
        fault(name, f"a step of {step}")
    count("axis")
    return p0 - v0 * per, per


def extent(el, across):
    """where a box or a marker begins and ends along the axis"""
    if el.tag == SVG + "rect":
        at = float(el.get("x" if across else "y"))
        return at, at + float(el.get("width" if across else "height"))
    if el.tag == SVG + "circle":
        return (float(el.get("cx" if across else "cy")),) * 2
    m = re.fullmatch(r"translate\((-?\d+) (-?\d+)\)", el.get("transform"))
    return (float(m[1 if across else 2]),) * 2


def at(axis, v):
    return float(axis[0] + v * axis[1])


def check_lengths(name, c, root, axis, across, base=0):
    marks = marks_of(root)
    for i in c.order():
        for k, v in enumerate(c.rows[i][1]):
            if v is None or c.mark(i, k) not in marks:
                continue
            lo, hi = extent(marks[c.mark(i, k)][0], across)
            want = sorted((at(axis, v), at(axis, base)))
            if c.kind == "line":
                want = [want[0] if v * axis[1] < 0 else want[1]] * 2
            if abs(lo - want[0]) > 1.5 or abs(hi - want[1]) > 1.5:
                fault(name, f"{c.mark(i, k)} is at {lo} to {hi}, not {want}")
            count("lengths")


def expected(c):
    """the titles of all marks that a drawing has"""
    for i in c.order():
        values = c.rows[i][1]
        if c.kind == "scatter":
            if None not in values:
                yield c.mark(i, 0) + ", " + c.mark(i, 1)[len(c.rows[i][0]) + 2:]
            continue
        for k, v in enumerate(values):
            if c.kind == "heatmap" or (v is not None and not (
                    (c.kind == "funnel" and (k > 0 or v == 0)) or
                    (c.kind == "flow" and v == 0) or
                    (c.kind == "tornado" and (None in values or k == 1)))):
                yield c.mark(i, k)


def earlier(root):
    """how many rows are told of that are not drawn"""
    found = [re.fullmatch(r"and (\d+) earlier, in the table", t[4]) for t in texts(root)]
    return sum(int(m[1]) for m in found if m)


def check_marks(name, c, root):
    drawn = set(marks_of(root))
    want = list(expected(c))
    if c.kind == "pareto":
        drawn = {d for d in drawn if not d.startswith("up to ")}
    if c.kind == "stacked":		# the last ones; how many is told below
        want = [c.mark(i, k) for i in range(earlier(root), len(c.rows))
                for k, v in enumerate(c.rows[i][1]) if v is not None]
    if c.kind == "tornado":		# a half of no pixels is not drawn
        every = [v for _, vs in c.rows for v in vs if v is not None]
        same = {c.mark(i, k) for i in c.order() for k in (0, 2) if None not in c.rows[i][1] and
                abs(c.rows[i][1][k] - c.rows[i][1][1]) <= (max(every) - min(every)) / 250}
        want, drawn = set(want) - same, drawn - same
    if set(want) != drawn:
        fault(name, f"marks: missing {sorted(set(want) - drawn)[:3]}, "
                    f"more {sorted(drawn - set(want))[:3]}")
    count("marks", len(drawn))


def check_labels(name, c, root):
    """the numbers of all drawn rows, each as often as it must be there"""
    have = {}
    for _, _, _, _, s, el in texts(root):
        if el.get("class") != "chart-quiet":
            have[s] = have.get(s, 0) + 1
    want = {}
    rows = [] if c.kind in ("scatter", "line", "flow") else c.order()
    if c.kind == "stacked":
        rows = rows[earlier(root):]
    for i in rows:
        values = c.rows[i][1]
        for k, v in enumerate(values):
            if c.kind == "tornado" and (None in values or k == 1):
                continue
            s = brief(v, c.units[k])
            if c.kind == "funnel" and c.units[k] == "money" and v is not None:
                s = c.currency + " " + s
            want[s] = want.get(s, 0) + 1
    for s, n in want.items():
        if have.get(s, 0) < n:
            fault(name, f"'{s}' is there {have.get(s, 0)} times, not {n}")
    count("labels", sum(want.values()))
    if c.kind == "stacked" and len(c.names) > 1:
        single = {brief(v, u) for _, vs in c.rows for v, u in zip(vs, c.units)}
        for _, values in c.rows:
            known = [v for v in values if v]
            if len(known) > 1 and brief(sum(known), c.units[0]) not in single and \
                    brief(sum(known), c.units[0]) in have:
                fault(name, f"a sum of two series: {brief(sum(known), c.units[0])}")


def look(el):
    """what a mark is told by without its place: fill, and the form of a marker"""
    return el.get("fill"), el.tag == SVG + "circle" or el.get("d")


def check_looks(name, c, root):
    """a series has one look, no other of its unit has it, and the legend shows it"""
    marks, looks, keys = marks_of(root), {}, {}
    for i in c.order():
        for k, v in enumerate(c.rows[i][1]):
            for el in marks.get(c.mark(i, k), []) if v is not None else []:
                looks.setdefault((c.units[k], k), set()).add(look(el))
    if any(len(x) > 1 for x in looks.values()):
        fault(name, f"looks of one series: {looks}")
    last = None
    for el in root:		# a sign without a title, then its name
        if el.tag in (SVG + "rect", SVG + "circle", SVG + "path") and el.get("stroke") and \
                el.get("fill", "none") != "none" and el.find(SVG + "title") is None:
            last = look(el)
        elif el.tag in (SVG + "text", SVG + "g") and last:
            keys[next(whole([el]))] = last
            last = None
    alike = [k for k in looks if len(set(c.units)) == 1 and len(looks) > 1]
    for unit, k in alike:
        if keys.get(c.names[k]) not in looks[unit, k]:
            fault(name, f"the legend has {keys.get(c.names[k])} for {c.names[k]}")
        if any(looks[unit, k] & looks[u, j] for u, j in looks if u == unit and j != k):
            fault(name, f"{c.names[k]} looks like another")
        count("looks")
    if len(set(c.units)) > 1:
        return
    dashes = [el.get("stroke-dasharray") for el in root.iter(SVG + "path")
              if el.get("fill") == "none" and el.get("stroke-width") == "2"]
    if c.kind == "line" and len(set(dashes)) != len(dashes):
        fault(name, f"dashes {dashes}")


def check_shares(name, c, root):
    have = [s for _, _, _, _, s, _ in texts(root)]
    marks = marks_of(root)
    total = sum(v[0] for _, v in c.rows if v[0] is not None and v[0] > 0)
    so_far = Fraction(0)
    for i in c.order():
        v = c.rows[i][1][0]
        if v is None or total == 0:
            continue
        so_far += max(v, 0)
        s = brief(so_far / total, "percent")
        if s not in have or f"up to {c.rows[i][0]}: {s}" not in marks:
            fault(name, f"the share {s} up to {c.rows[i][0]}")
        count("shares")


def check_steps(name, c, root):
    have = [shown(el) for el in root.iter(SVG + "text") if el.get("class") == "chart-step"]
    values = [c.rows[i][1][0] for i in c.order()]
    want = [brief(b / a, "percent") for a, b in zip(values, values[1:])
            if a and b is not None]
    if have != want:
        fault(name, f"steps {have}, not {want}")
    count("steps", len(want))
    wide = [(v, float(el.get("width"))) for i, v in zip(c.order(), values) if v
            for el in marks_of(root)[c.mark(i, 0)]]
    for v, w in wide:
        want_w = max(float(v / max(x for x, _ in wide)) * 260, 2)
        if abs(w - want_w) > 1:
            fault(name, f"a stage of {w} pixels, not {want_w}")


def check_scatter(name, c, root):
    points = [(v[0], v[1], *(extent(el, a)[0] for a in (True, False)))
              for t, els in marks_of(root).items() for el in els[:1]
              for i in range(len(c.rows)) for v in [c.rows[i][1]]
              if None not in v and t.startswith(c.mark(i, 0) + ", ")]
    axes = check_axis(name, ticks(root, True)), check_axis(name, ticks(root, False))
    for x, y, px, py in points:
        if abs(at(axes[0], x) - px) > 1.5 or abs(at(axes[1], y) - py) > 1.5:
            fault(name, f"the point {x}, {y} is at {px}, {py}")
        count("points")


def check_flow(name, c, root):
    marks, total = marks_of(root), sum(v or 0 for _, vs in c.rows for v in vs)
    high = 44 * max(len(c.rows), len(c.names))
    for i in c.order():
        for k, v in enumerate(c.rows[i][1]):
            if not v:
                continue
            h = int(re.search(r"v(\d+)C", marks[c.mark(i, k)][0].get("d"))[1])
            if abs(h - max(float(v / total) * high, 1)) > .51:
                fault(name, f"{c.mark(i, k)} is {h} high")
            count("ribbons")
    have = list(whole(root))
    want = [brief(v, c.units[0]) for _, vs in c.rows for v in vs if v]
    drawn = [t for t in have if label(t) is not None]
    if any(drawn.count(t) > want.count(t) for t in drawn) or len(drawn) < min(len(want), 8):
        fault(name, f"the numbers on ribbons: {drawn}, not {want}")
    sums = [(n, sum(v or 0 for v in vs)) for n, vs in c.rows] + \
        [(n, sum(vs[k] or 0 for _, vs in c.rows)) for k, n in enumerate(c.names)]
    for n, v in sums:
        s = brief(Fraction(v), c.units[0]) + " " + n
        if c.units[0] == "money":
            s = c.currency + " " + s
        if s not in have:
            fault(name, f"'{s}' is not there")


def check_heat(name, c, root):
    """the larger the darker, and the legend says which is which"""
    cells = [(v, luminance(el.get("fill"))) for i in c.order() for k, v in enumerate(c.rows[i][1])
             if v is not None for el in marks_of(root)[c.mark(i, k)]]
    cells.sort()
    for (_, a), (_, b) in zip(cells, cells[1:]):
        if b > a:
            fault(name, "a larger number is lighter")
    steps = [s for _, _, _, _, s, _ in texts(root) if " to " in s]
    boxes = [el.get("fill") for el in root.findall(SVG + "rect")
             if el.get("stroke") == "#8c8c8c" and el.find(SVG + "title") is None]
    for s, color in zip(steps, boxes):
        low, high = (label(x) for x in s.replace("under ", "").split(" to "))
        for v, lum in cells:
            if low < v < high and lum != luminance(color):
                fault(name, f"{v} is not as dark as {s}")
            count("cells")


def check_terminal(name, path, c):
    """the numbers of the text beside the drawing, and bars as long as they are large"""
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    rows = list(range(len(c.rows)))[-20:] if c.kind in ("stacked", "line") else c.order()
    if c.kind == "scatter":
        rows = [i for i in rows if None not in c.rows[i][1]]
    want, have, bars = {}, {}, []
    for i in rows[:20]:
        for k, v in enumerate(c.rows[i][1]):
            if c.kind != "tornado" or k != 1:
                want[brief(v, c.units[k])] = want.get(brief(v, c.units[k]), 0) + 1
    for line in lines:
        for m in re.finditer(r"(?<!\S)(n/a|-?[\d,.]+(?: (?:k|M|bn|%|d)(?!\S))*)(?!\S)", line):
            have[m[1]] = have.get(m[1], 0) + 1
        m = re.fullmatch(r".* (\S+(?: (?:k|M|bn|%|d))*)  +\|(=*)", line)
        if m and label(m[1]) is not None:
            bars.append((label(m[1]), len(m[2])))
    for s, n in want.items():
        if have.get(s, 0) < n:
            fault(name, f"text: '{s}' is there {have.get(s, 0)} times, not {n}")
    count("text", sum(want.values()))
    if c.kind in ("bars", "stacked", "line") and len(set(c.units)) == 1 and bars:
        most = max(bars)
        for v, n in bars:
            if most[0] and abs(n - float(v / most[0]) * most[1]) > 1.2:
                fault(name, f"text: a bar of {n} for {v}, and of {most[1]} for {most[0]}")
            count("text bars")


def check_one(name, path, chart):
    root = ET.parse(path).getroot()
    c = Chart(chart)
    check_sound(name, root, chart)
    check_texts(name, root)
    check_contrast(name, root)
    if not c.rows:
        if "nothing to draw" not in [t[4] for t in texts(root)]:
            fault(name, "does not say that there is nothing")
        return
    if os.path.exists(path[:-4] + ".txt"):
        check_terminal(name, path[:-4] + ".txt", c)
    check_marks(name, c, root)
    check_labels(name, c, root)
    known = any(v is not None for _, vs in c.rows for v in vs)
    if c.kind in ("bars", "pareto", "tornado") and known and len(set(c.units)) == 1:
        found = ticks(root, True)
        if c.kind == "pareto":
            found = [t for t in found if t[1] < 400]
        axis = check_axis(name, found)
        base = 0
        if c.kind == "tornado":
            base = next((v[1] for _, v in c.rows if v[1] is not None), None)
        if axis and base is not None:
            check_lengths(name, c, root, axis, True, base)
    if c.kind in ("stacked", "line") and known and len(set(c.units)) == 1:
        check_lengths(name, c, root, check_axis(name, ticks(root, False)), False)
    if c.kind in ("stacked", "bars", "line", "tornado"):
        check_looks(name, c, root)
    check = {"pareto": check_shares, "funnel": check_steps, "flow": check_flow,
             "heatmap": check_heat, "scatter": check_scatter if known else None}.get(c.kind)
    if check:
        check(name, c, root)
    count(c.kind)


for path in sorted(glob.glob(os.path.join(sys.argv[1], "*.svg"))):
    name = os.path.basename(path)[:-4]
    with open(path[:-4] + ".yaml", encoding="utf-8") as f:
        check_one(name, path, json.load(f))
for what in KINDS + "sound texts contrast marks labels axis lengths shares steps points ribbons " \
        "cells looks".split() + (["text", "text bars"] if glob.glob(
            os.path.join(sys.argv[1], "*.txt")) else []):
    if not checked.get(what):
        fault("all", f"nothing was held against {what}")
print("\n".join(faults) or f"{checked['sound']} charts")
sys.exit(bool(faults))
