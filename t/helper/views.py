"""views.py WORKSPACE DAY FOLDER: hold what templates were told of partners
(FOLDER/SLUG, lines of NAME|VALUE|... as t/views.t fills them) against the same
figures computed here from the YAML files. Prints what differs, and at the end
how many partners and figures were compared."""
import datetime, decimal, fractions, glob, sys, yaml

Fraction = fractions.Fraction
where, day, folder = sys.argv[1], datetime.date.fromisoformat(sys.argv[2]), \
    sys.argv[3]
compared = 0


def load(path):
    with open(path, encoding="utf-8") as f:
        return yaml.safe_load(f)


def part(text):
    """A rate: 12% or 0.12."""
    text = str(text)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def rounded(value, places):
    value = decimal.Decimal(value.numerator) / value.denominator
    return value.quantize(decimal.Decimal(1).scaleb(-places),
                          decimal.ROUND_HALF_UP)


def money(value):
    return f"EUR {int(rounded(Fraction(value), 0)):,}"


def rate_text(rate):
    text = str(rounded(rate * 100, 2))
    return text.rstrip("0").rstrip(".") + " %"


def year_before(d):
    try:
        return d.replace(year=d.year - 1)
    except ValueError:
        return d.replace(year=d.year - 1, day=28)


def months_on(d, n):
    year, month = divmod(d.year * 12 + d.month - 1 + n, 12)
    for last in range(d.day, 0, -1):
        try:
            return datetime.date(year, month + 1, last)
        except ValueError:
            pass


def stays():
    return record["stage"] not in ("exiting", "former")


program = load(where + "/program.yaml")
company = load(where + "/company.yaml")
policies = program["policies"]
all_deals = [d for f in sorted(glob.glob(where + "/data/deals-*.yaml"))
             for d in load(f)["deals"]]
month = company.get("fiscal_year_start", 1)
year_starts = datetime.date(day.year - (day.month < month), month, 1)
window = year_before(day) + datetime.timedelta(1)


def same(what, got, want):
    global compared
    compared += 1
    if got != want:
        print(f"{slug}: {what}: {got!r}, not {want!r}")


def deals(role, stages, since=None):
    return [d for d in all_deals if d.get("partner") == slug
            and d["role"] in role and d["stage"] in stages
            and (since is None or since <= d["closed"] <= day)]


def amount(rows):
    return sum((Fraction(str(d["amount"])) for d in rows), Fraction(0))


def steps(bands):
    return [(Fraction(b["above"]), part(b["rate"])) for b in bands]


def climb(bands, total, whole=False):
    """What a ladder of rates comes to."""
    reached = [rate for above, rate in bands if total > above]
    if whole:
        return total * reached[-1] if reached else Fraction(0)
    tops = [above for above, _ in bands[1:]] + [total]
    return sum(max(Fraction(0), min(total, top) - above) * rate
               for (above, rate), top in zip(bands, tops))


def entry(key, value):
    return next((e for e in program[key] if e["id"] == value), None)


def own_rate():
    tier = entry("tiers", record.get("tier"))
    if record.get("type") == "reseller" and tier:
        return part(tier["margin"])
    own = (entry("types", record.get("type")) or {}).get("commission")
    own = own or policies["commission"].get(record.get("type"))
    return part(own) if own else None


def check_pay():
    rate, rows = own_rate(), deals(["sourced"], ["won"], year_starts)
    if rate is None:
        same("pay", told["pay"], [""])
        return
    least = policies["commission"]["referral_minimum"] \
        if record["type"] == "referral" else 0
    earned = sum((max(rate * Fraction(str(d["amount"])), Fraction(least))
                  for d in rows), Fraction(0))
    extra = ""
    if record["type"] != "reseller":
        more = climb(steps(policies["commission"]["accelerators"]),
                     amount(rows))
        earned, extra = earned + more, money(more)
    same("pay", told["pay"], [str(year_starts), rate_text(rate),
                              money(amount(rows)), extra, money(earned)])


def check_rebate():
    if record.get("type") != "reseller":
        same("rebate", told["rebate"], [""])
        return
    rules, since = policies["rebate"], year_starts
    if rules["period"] == "quarterly":
        since = datetime.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    bands, sold = steps(rules["bands"]), amount(deals(["sourced"], ["won"],
                                                      since))
    reached = [rate_text(rate) for above, rate in bands if sold > above]
    ahead = [(above, rate) for above, rate in bands if sold <= above]
    same("rebate", told["rebate"], [
        money(sold), money(climb(bands, sold, rules["method"] == "whole")),
        reached[-1] if reached else ""] + ([
            rate_text(ahead[0][1]), money(ahead[0][0]),
            money(ahead[0][0] - sold)] if ahead else ["", "", ""]))


def check_funds():
    tier = entry("tiers", record.get("tier"))
    if not tier:
        same("funds", told["funds"], [""])
        return
    total = {state: amount([e for e in record.get("mdf") or []
                            if e["state"] == state
                            and year_starts <= e["date"] <= day])
             for state in ("requested", "approved", "paid")}
    left = max(Fraction(0), tier["mdf"] - total["approved"] - total["paid"])
    left = left if stays() else Fraction(0)
    same("funds", told["funds"], [
        str(tier["mdf"] > 0 and stays()).lower(), money(tier["mdf"]),
        money(total["requested"]), money(total["approved"]),
        money(total["paid"]), money(left)])


def check_reviews():
    """Who is exiting or has left is told of the last one only."""
    held = [a["date"] for a in record.get("activity") or []
            if a["kind"] == "qbr" and a["date"] <= day]
    last = max(held, default=None)
    tier = entry("tiers", record.get("tier")) or {}
    rhythm = tier.get("review") if stays() else None
    want = [rhythm or "", str(last or ""), "", ""]
    begun = last or record.get("since")
    if rhythm and begun and record["stage"] not in ("prospect", "qualified"):
        due = months_on(begun, {"annual": 12, "semi-annual": 6,
                                "quarterly": 3, "monthly": 1}[rhythm])
        want[2:] = [str(due), str(due < day).lower()]
    same("reviews", told["reviews"], want)


def check_people():
    valid = [c["person"] for c in record.get("certifications") or []
             if "expires" not in c or c["expires"] >= day]
    same("certified", told["certified"],
         [str(len(valid)), "".join(p + ";" for p in valid)])
    covers = record.get("covers") or []
    same("needs", told["needs"], ["".join(
        need["id"] + ";" for stage in company["journey"]
        for need in stage.get("needs") or [] if need["id"] in covers)])


def check_metrics():
    for name, rows in (
            ("sourced", deals(["sourced"], ["won"], window)),
            ("influenced", deals(["influenced"], ["won"], window)),
            ("lost", deals(["sourced", "influenced"], ["lost"], window)),
            ("open", deals(["sourced"], ["discovery", "qualification",
                                         "proposal", "negotiation"]))):
        same(name, told[name], [str(len(rows)), money(amount(rows))])


def health():
    """Points, and the weight that is known."""
    since = day - datetime.timedelta(365)
    won = amount([d for d in deals(["sourced"], ["won"], window)
                  if d["closed"] > since]) / 150000
    pending = amount([d for d in deals(["sourced"], [
        "discovery", "qualification", "proposal", "negotiation"])
        if d["created"] > since]) / 100000
    days = [(day - a["date"]).days for a in record.get("activity") or []
            if a["date"] <= day]
    closed = deals(["sourced"], ["won", "lost"],
                   day - datetime.timedelta(729))
    open_minded = (record.get("ratings") or {}).get("openness")
    values = [
        (25, won), (15, pending),
        (20, Fraction(120 - min(days, default=120), 90)
         if record.get("activity") is not None else None),
        (20, Fraction(open_minded["score"] - 1, 4) if open_minded else None),
        (10, Fraction(sum(n < 90 for n in days), 6)
         if record.get("activity") is not None else None),
        (10, Fraction(sum(d["stage"] == "won" for d in closed) * 2,
                      len(closed)) if len(closed) >= 3 else None)]
    known = [(w, max(Fraction(0), min(Fraction(1), v)))
             for w, v in values if v is not None]
    return sum(w * v for w, v in known), sum(w for w, _ in known)


def check_health():
    points, known = health()
    score = points * 100 / known
    band = "healthy" if score >= policies["health"]["healthy"] else \
        "watch" if score >= policies["health"]["watch"] else "at risk"
    if record["stage"] in ("prospect", "qualified", "former"):
        band = ""  # there is no contract that could be at risk
    same("health", told["health"], [
        str(rounded(score, 1)), str(rounded(points, 1)),
        str(rounded(points + 100 - known, 1)), band])


count = 0
for path in sorted(glob.glob(where + "/partners/*/partner.yaml")):
    slug, record = path.split("/")[-2], load(path)
    with open(f"{folder}/{slug}.md", encoding="utf-8") as f:
        told = {line.split("|")[0]: line.rstrip("\n").split("|")[1:]
                for line in f if "|" in line}
    for check in (check_pay, check_rebate, check_funds, check_reviews,
                  check_people, check_metrics, check_health):
        check()
    count += 1
print(f"{count} partners, {compared} figures")
