#!/bin/sh
# What templates are told of each partner: pay, rebate, market funds, people,
# needs, deals and health, held against the same figures computed from the
# YAML by helper/views.py, which knows nothing of the tools. On several days,
# and in workspaces that stand at the borders of the rules.
. "$(dirname "$0")/lib.sh"

cp -R "$ROOT/workspace" "$T/sample" && chmod -R u+w "$T/sample" || exit 1
cat >"$T/facts.md" <<-'!'
	---
	variables: {}
	---
	{{#partner}}
	pay|{{#pay}}{{from}}|{{rate}}|{{sold_text}}|{{#accelerated_text}}{{accelerated_text}}{{/accelerated_text}}|{{earned_text}}{{/pay}}
	rebate|{{#rebate}}{{sold_text}}|{{earned_text}}|{{rate}}|{{next_rate}}|{{next_above_text}}|{{next_missing_text}}{{/rebate}}
	reviews|{{#reviews}}{{rhythm}}|{{last}}|{{next}}|{{overdue}}{{/reviews}}
	funds|{{#mdf_account}}{{granted}}|{{budget_text}}|{{requested_text}}|{{approved_text}}|{{paid_text}}|{{left_text}}{{/mdf_account}}
	certified|{{certified}}|{{#certified_people}}{{person}};{{/certified_people}}
	needs|{{#covered_needs}}{{id}};{{/covered_needs}}
	{{#metrics}}
	sourced|{{sourced_won.count}}|{{sourced_won.amount_text}}
	influenced|{{influenced_won.count}}|{{influenced_won.amount_text}}
	lost|{{lost.count}}|{{lost.amount_text}}
	open|{{open_sourced.count}}|{{open_sourced.amount_text}}
	{{/metrics}}
	health|{{#health}}{{score}}|{{low}}|{{high}}|{{band}}{{/health}}
	{{/partner}}
!

# compare NAME DAY PARTNERS FIGURES: all partners of workspace $w on DAY
compare() {
	out=$T/$(basename "$w").$2
	mkdir "$out"
	for dir in "$w"/partners/*/; do
		POS_NOW=$2T10:00:00Z pos-fill -C "$w" --missing=empty \
			--partner "$(basename "$dir")" \
			-o "$out/$(basename "$dir").md" "$T/facts.md"
	done 2>"$T/err"
	run python3 "$ROOT/t/helper/views.py" "$w" "$2" "$out"
	ok "$1: all are the same" is "$T/out" <<-!
		$3 partners, $4 figures
	!
}
w=$T/sample
compare 'the sample' 2026-11-20 24 264
compare 'the last day of the year' 2026-12-31 24 264
compare 'a new year: nothing is sold yet' 2027-01-01 24 264
compare 'a leap day' 2028-02-29 24 264

# deals NAME PARTNER AMOUNT[:CLOSED]...: won, sourced
deals() {
	file=$1 who=$2 n=0
	shift 2
	{
		echo 'deals:'
		for d; do
			n=$((n + 1))
			echo "  - {id: b-$who-$n, name: B$n, account: c-001, amount: ${d%%:*}, currency: EUR, kind: new, stage: won, created: 2025-01-02, closed: ${d#*:}, product: halden-flow, partner: $who, role: sourced}"
		done
	} >"$w/data/deals-$file.yaml"
}
# border NAME PROGRAM: a workspace of its own, program.yaml changed
border() {
	w=$T/$1
	cp -R "$T/sample" "$w"
	rm "$w"/data/deals-*.yaml
	perl -0pi -e "$2" "$w/program.yaml"
}
border at-steps ''
deals a nordvik-systems 60000:2026-01-01 99000:2025-12-31
deals b kuusela-teollisuusdata 75000:2026-11-20 5000:2026-11-21
deals c kade-negen 9999:2026-03-01 10000:2026-03-02 10001:2026-03-03
compare 'exactly at a step, the first and the last day, the least fee' \
	2026-11-20 24 264
border above-steps ''
deals a nordvik-systems 60001:2026-02-01 180001:2026-02-02
deals b kuusela-teollisuusdata 150000.50:2026-02-03
compare 'above all steps' 2026-11-20 24 264
border whole 's/period: annual/period: quarterly/; s/method: marginal/method: whole/; s/margin: 25%/margin: 12.5%/'
deals a nordvik-systems 130000:2026-10-01 50000:2026-09-30
compare 'a rebate by quarter and on the whole' 2026-11-20 24 264
border other-year ''
sed -i 's/^fiscal_year_start: 1/fiscal_year_start: 7/' "$w/company.yaml"
deals a nordvik-systems 70000:2026-06-30 80000:2026-07-01
compare 'a year that begins in July' 2026-11-20 24 264
compare 'the last day before it' 2026-06-30 24 264

# the sum is a count of what was compared: a wrong file is seen
sed -i 's/^lost|.*/lost|77|EUR 1/' "$T/sample.2026-11-20/nordvik-systems.md"
w=$T/sample
run python3 "$ROOT/t/helper/views.py" "$w" 2026-11-20 "$T/sample.2026-11-20"
ok 'a wrong figure is told' has "$T/out" \
	"nordvik-systems: lost: ['77', 'EUR 1'], not ['3', 'EUR 82,000']"
done_testing
