#!/bin/sh
# Charts, as SVG, as text and as a table: t/helper/chart-cases.py writes some
# of each kind, t/helper/chart-check.py holds what is drawn against them.
. "$(dirname "$0")/lib.sh"
TOOL=$BUILD/helper/chart-tool
mkdir cases
python3 "$ROOT/t/helper/chart-cases.py" cases

# draw_all DIR: each chart as SVG beside its file there
draw_all() {
	for f in "$1"/*.yaml; do
		run_in "$f" "$TOOL" svg || return 1
		cp out "${f%.yaml}.svg"
	done
}

# each_text COLUMNS [utf8]: every chart in so many columns; no line has more,
# and none ends in a blank
each_text() {
	for f in cases/*.yaml; do
		run_in "$f" "$TOOL" text "$@" || return 1
		[ -s out ] || { echo "$f: nothing"; return 1; }
		cp out "${f%.yaml}.txt"
	done
	python3 - "$1" <<-!
	import glob, sys, unicodedata
	for name in sorted(glob.glob("cases/*.txt")):
	    for line in open(name, encoding="utf-8").read().split("\n"):
	        wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1
	                   for c in line)
	        if wide > int(sys.argv[1]) or line.endswith(" "):
	            sys.exit("%s: %d columns: %s" % (name, wide, line))
	!
}

ok 'svg: all are drawn' draw_all cases
ok 'text: in 80 columns' each_text 80
run python3 "$ROOT/t/helper/chart-check.py" cases
ok 'sound, no text over another, and all numbers' status 0
ok 'of how many' is out <<-!
	$(find cases -name '*.svg' | wc -l) charts
!
mkdir again
cp cases/*.yaml cases/*.txt again
draw_all again
ok 'svg: the same to the byte' diff -r cases again
ok 'text: in 40 columns, UTF-8' each_text 40 utf8

cat >chart.yaml <<'!'
kind: stacked
id: revenue
title: Revenue | by quarter
about: What was sourced, and what was influenced.
unit: money
currency: EUR
x: Quarter
series:
  - {id: sourced, name: Sourced}
  - {id: influenced, name: "Influ|enced"}
rows:
  - {id: q1, name: 2026-Q1, values: ["120000.5", null], text: [null, "too few: 2"]}
  - {id: q2, name: "a `b` | <img> [c](d) *e*", values: [-500, 0]}
!
run_in chart.yaml "$TOOL" table
ok 'table' is out <<'!'
| Quarter | Sourced | Influ\|enced |
|---|--:|--:|
| 2026-Q1 | EUR 120,000.5 | too few: 2 |
| a \`b\` \| \<img> \[c\](d) \*e\* | EUR -500 | EUR 0 |
!
run_in chart.yaml "$TOOL" text 60
ok 'text' is out <<'!'
Revenue | by quarter
What was sourced, and what was influenced.

in EUR
2026-Q1          Sourced        120 k  |====================
                 Influ|enced      n/a
a `b` | <img...  Sourced         -500  |
                 Influ|enced        0  |
!
run_in chart.yaml "$TOOL" text 60 utf8
ok 'text: UTF-8' has out '2026-Q1          Sourced        120 k  ┃▆▆▆▆'

cat >points.yaml <<'!'
kind: scatter
id: points
title: Fit and health
about: Each by both.
unit: score
x: Partner
series: [{id: fit, name: Fit, at: 60}, {id: health, name: Health, at: 65}]
rows:
  - {id: a, name: Aare & Co, values: ["40", "0"]}
  - {id: b, name: "R&D | Nord", values: ["60", "65"]}
  - {id: c, name: Corrib, values: ["80", "100"]}
  - {id: d, name: Doubs, values: ["80", "100"]}
  - {id: e, name: Ems, values: ["70", null]}
  - {id: f, name: Fils, values: ["41", "0"]}
!
run_in points.yaml "$TOOL" text 40
ok 'scatter: where each is, the lines, the numbers of the axes' is out <<'!'
Fit and health
Each by both.

100 |                :              3
    |                :
    |                :
    |                :
    |                :
 65 |----------------2----------------
    |                :
    |                :
    |                :
    |                :
    |                :
    |                :
    |                :
    |                :
    |                :
  0 |1*              :
    +---------------------------------
     40              60             80
Across: Fit
Up: Health
*: 2 whose number has no room

  1  Aare & Co          40          0
  2  R&D | Nord         60         65
  3  Corrib             80        100
  4* Doubs              80        100
  5* Fils               41          0
1 n/a, not drawn
!
run_in points.yaml "$TOOL" table
ok 'table: an & is one, and one that would begin an entity is escaped' has out \
	"$(printf '%s\n' '| Aare & Co | 40 | 0 |' '| R\&D \| Nord | 60 | 65 |')"
cat >cells.yaml <<'!'
kind: heatmap
id: cells
title: Coverage
about: How many cover it.
unit: count
x: Stage
series: [{id: a, name: Referral partner}, {id: b, name: Reseller}, {id: c, name: Other}]
rows:
  - {id: a, name: Awareness, values: ["8", "0", "1"]}
  - {id: b, name: Selection, values: ["4", null, "5"]}
!
run_in cells.yaml "$TOOL" text 40
ok 'heatmap: numbers with shades, letters where names have no room' is out <<'!'
Coverage
How many cover it.

Stage             A         B         C
Awareness      ## 8         0      .. 1
Selection      -- 4       n/a      ++ 5

A  Referral partner
B  Reseller
C  Other
.. to 2, -- to 4, ++ to 6, ## to 8
!
run_in cells.yaml "$TOOL" text 72
ok 'heatmap: names where they have room' has out \
	'Stage        Referral partner            Reseller               Other'

# a name steers no terminal and breaks no drawing
printf '%s\n' 'kind: bars' 'id: a' "title: \"a\\e[31mb\\u202ec </svg><script>\"" \
	'about: "x & y"' 'unit: days' 'series: [{id: s, name: "S\tT"}]' \
	'rows: [{id: r, name: "1\n2\e", values: [1]}]' >odd.yaml
run_in odd.yaml "$TOOL" text
ok 'text: a name steers no terminal' is out <<'!'
a\x1b[31mb\u{202e}c </svg><script>
x & y

1\x0a2\x1b        1 d  |========================================================
!
run_in odd.yaml "$TOOL" svg
ok 'svg: a name is text' has out '<title id="a-title">a [31mb'
ok 'svg: and no element' hasnt out '<script>'

run_in odd.yaml "$TOOL" table
ok 'table: a name is one line' is out <<'!'
|  | S T |
|---|--:|
| 1 2\\x1b | 1 day |
!
sed 's/120000.5/12,5/' chart.yaml >bad.yaml
run_in bad.yaml "$TOOL" svg
ok 'a wrong number: status' status 3
ok 'a wrong number: file and line' is err <<'!'
chart.yaml:12: values: '12,5' is not a number; write digits like 42000, 0.25 or 15%
!

# pos-artifact(5), "Charts": the map that it shows, and all kinds
awk '/^\.Ss / { on = /Charts$/ } on && /^\.Ed/ { exit } on && inside
	on && /^\.Bd/ { inside = 1 }' "$ROOT/man/pos-artifact.5" >manual.yaml
run_in manual.yaml "$TOOL" table
ok 'the manual: its chart' is out <<'!'
| Quarter | Sourced | Influenced |
|---|--:|--:|
| 2026-Q1 | EUR 120,000 | EUR 60,500.5 |
| 2026-Q2 | EUR 98,000 | n/a |
!
awk '/^\.Ss / { on = /Charts$/; last = 0 } on && /^\.Bl/ { lists++ }
	on && lists == 2 && sub(/^\.It Cm /, "")' "$ROOT/man/pos-artifact.5" \
	>listed
sed 's/^kind: .*/kind: none/' manual.yaml >bad.yaml
run_in bad.yaml "$TOOL" svg
sed 's/.*expected //; s/,//g; s/ or / /' err | tr ' ' '\n' >known
ok 'the manual: each kind' same known listed

# what is drawn is looked at in PNG where that can be made
if command -v rsvg-convert >/dev/null; then
	ok 'svg: another program draws it' rsvg-convert -o out.png \
		cases/revenue-by-quarter.svg
else
	skip 'svg: another program draws it' 'no rsvg-convert'
fi
done_testing
