#!/bin/sh
# Example fills: five finished documents for the sample company, made here by
# the tools and left in build/examples. Their figures are computed again from
# the YAML by a script that knows nothing of the tools.
. "$(dirname "$0")/lib.sh"

OUT=$BUILD/examples
rm -rf "$OUT" && mkdir -p "$OUT" || exit 1
run pos-init w --demo
cd w || exit 1
run pos-gen icp ipp cjm
ok 'strategy: drafted' status 0

# example FILE PARTNER TEMPLATE
example() {
	run pos-fill -f -o "$OUT/$1" --partner "$2" "$3"
	ok "$1: status" status 0
	ok "$1: complains of nothing" empty "$T/err"
	ok "$1: finished: no tag, no blank, nothing to confirm" equal \
		"$(grep -cE '\{\{|\}\}|\[(Your|Partner|Company|Name|Date|Insert)|TBD|\(to confirm\)' \
		"$OUT/$1")" 0
	ok "$1: a document of some length" test \
		"$(wc -c <"$OUT/$1")" -ge 4000
	name=$(sed -n 's/^name: //p' "partners/$2/partner.yaml" |
		tr -d "\"'")
	ok "$1: names $name" has "$OUT/$1" "$name"
}
example proposal-havenlicht.md havenlicht-software recruitment/07-proposal
example review-nordvik.md nordvik-systems enablement/07-qbr
example health-krakenes.md krakenes-robotics analysis/01-health-scorecard
example pay-kuusela.md kuusela-teollisuusdata finance/04-comp-plan
example exit-weserbogen.md weserbogen-systemhaus strategy/08-exit-checklist
ok 'five of them' equal "$(ls "$OUT" | wc -l)" 5

# money of the last twelve months and of the year, from the files alone
cat >"$T/sums.py" <<-'!'
	import re, sys, glob, datetime as dt
	slug, kind = sys.argv[1:]
	today = dt.date(2026, 11, 20)
	start = dt.date(2025, 11, 21) if kind != "year" else dt.date(2026, 1, 1)
	total = n = 0
	for f in glob.glob("data/deals-*.yaml"):
	    for line in open(f):
	        m = re.search(r"partner: ([a-z0-9-]+)", line)
	        role = "influenced" if kind == "influenced" else "sourced"
	        if not m or m[1] != slug or "role: " + role not in line: continue
	        if "stage: won" not in line: continue
	        closed = dt.date.fromisoformat(re.search(r"closed: (\S+?)[,}]", line)[1])
	        if start <= closed <= today:
	            total += int(re.search(r"amount: (\d+)", line)[1]); n += 1
	print(f"EUR {total:,}", n)
!
sum() {
	python3 "$T/sums.py" "$1" "$2"
}
set -- $(sum nordvik-systems sourced)
ok 'review: what Nordvik sourced' has "$OUT/review-nordvik.md" "EUR $2"
set -- $(sum weserbogen-systemhaus sourced)
ok 'exit: what Weserbogen sourced, and in how many deals' has \
	"$OUT/exit-weserbogen.md" "won, sourced EUR $2 (deals: $3)"
set -- $(sum weserbogen-systemhaus influenced)
ok 'exit: what it influenced, apart' has "$OUT/exit-weserbogen.md" \
	"won, influenced EUR $2 (deals: $3)"
set -- $(sum kuusela-teollisuusdata year)
ok 'pay: what Kuusela sold this year' has "$OUT/pay-kuusela.md" "EUR $2"
python3 - "$2" >"$T/pay" <<-'!'
	import sys, re
	sold = int(sys.argv[1].replace(",", ""))
	r = open("partners/kuusela-teollisuusdata/partner.yaml").read()
	kind = re.search(r"^type: (\S+)", r, re.M)[1]
	tier = re.search(r"^tier: (\S+)", r, re.M)[1]
	p = open("program.yaml").read()
	if kind == "reseller":
	    rate = re.search(r"- id: %s\n.*?margin: (\d+)%%" % tier, p, re.S)[1]
	else:
	    rate = re.search(r"- id: %s\n.*?commission: (\d+)%%" % kind, p, re.S)[1]
	steps = [(75000, .01), (150000, .02)] if kind != "reseller" else []
	earned = sold * int(rate) / 100
	for i, (above, extra) in enumerate(steps):
	    top = steps[i + 1][0] if i + 1 < len(steps) else sold
	    earned += max(0, min(sold, top) - above) * extra
	print(f"{rate} %")
	print(f"EUR {round(earned):,}")
!
ok 'pay: the rate of the program' has "$OUT/pay-kuusela.md" \
	"$(sed -n 1p "$T/pay")"
ok 'pay: what it earned' has "$OUT/pay-kuusela.md" "$(sed -n 2p "$T/pay")"
pos-score health -o tsv krakenes-robotics >"$T/health"
ok 'health: the score' has "$OUT/health-krakenes.md" "$(python3 -c '
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1]), delimiter="\t"))
print(rows[0]["score"])' "$T/health")"
ok 'proposal: the notice of the program' has "$OUT/proposal-havenlicht.md" \
	'60 days'
done_testing
