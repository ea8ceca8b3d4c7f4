#!/bin/sh
# Filters of pos-report commute: the report of a filter is the report of a
# workspace that helper/cut-down.py, which knows nothing of the tools, has cut
# down to what passes. And their words: views, values that are none, nothing
# that passes.
. "$(dirname "$0")/lib.sh"

cp -R "$ROOT/workspace" whole && chmod -R u+w whole || exit 1

# same_report KIND OPTION...: filtered and cut down, each without what it says
# of its filter; TOLD: what is compared
same_report() {
	# shellcheck disable=SC2086
	run pos-report -C whole -p --chart text $options "$@"
	ok "$told: status" status 0
	sed '/^facts:/d; /^  report: /d; s/^\(# [^:]*\): .*/\1/; /^Restricted to /,/^$/d' \
		"$T/out" >"$T/filtered"
	# shellcheck disable=SC2086
	run pos-report -C cut -p --chart text $again "$@"
	sed '/^facts:/d; /^  report: /d; s/^\(# [^:]*\): .*/\1/; /^Restricted to /,/^$/d' \
		"$T/out" >"$T/cut.md"
	ok "$told: the same" same "$T/cut.md" "$T/filtered"
}

# commutes NAME "KEY=VALUE..." PARTNERS: for each report. A filter of accounts,
# too, leaves out what would judge partners by the deals that are left, so the
# other report has it again: it says what this one says. The sections that
# judge nobody are those of the workspace that never had more.
commutes() {
	name=$1
	filter=$2
	rm -rf cut && cp -R whole cut
	# shellcheck disable=SC2086
	run python3 "$ROOT/t/helper/cut-down.py" cut $filter
	ok "$name: partners are left" has out "$3 partners "
	options=
	for pair in $filter; do
		options="$options --${pair%%=*} ${pair#*=}"
	done
	again=
	case $filter in
	*region=* | *segment=* | *industry=*) again=$options ;;
	esac
	for kind in exec annual quarterly board; do
		for period in 2026-Q3 2026-H1 2026; do
			told="$name: $kind $period"
			same_report --period $period $kind
		done
	done
	again=
	for section in summary performance progress \
		registration-funds-and-costs; do
		told="$name: $section"
		same_report --period 2026-Q3 --section $section quarterly
	done
}

commutes 'a region' 'region=nordics' 9
commutes 'two regions' 'region=dach region=benelux' 8
commutes 'a type' 'type=reseller' 3
commutes 'a tier' 'tier=gold' 4
commutes 'a segment' 'segment=mid-market' 14
commutes 'a partner' 'partner=nordvik-systems' 1
commutes 'region and type' 'region=nordics type=services' 3

# the rates that a report names are those of the deals that pass
cp -R whole euros
sed -i '4~3s/currency: EUR/currency: USD/; 5~4s/currency: EUR/currency: NOK/' \
	whole/data/deals-*.yaml
cat >>whole/company.yaml <<-'!'
	currencies:
	  - {currency: USD, date: 2020-01-01, rate: "0.9174", source: ECB}
	  - {currency: USD, date: 2026-08-01, rate: "0.852307", source: ECB}
	  - {currency: NOK, date: 2020-01-01, rate: "0.08551"}
	!
commutes 'three currencies, a region' 'region=dach region=benelux' 8
run pos-report -C whole -p --region dach exec
ok 'three currencies: their rates are named' has out \
	'USD at 0.9174 from 2020-01-01, ECB and at 0.852307 from 2026-08-01, ECB'
for part in exec:program exec:pipeline-and-revenue exec:top-partners \
	annual:performance annual:highlights annual:program-evolution \
	annual:tam-refresh quarterly:performance quarterly:partners \
	quarterly:business-reviews board:three-numbers; do
	run pos-report -C whole -p --section "${part#*:}" "${part%:*}"
	ok "three currencies: rates in $part" grep -q "$(printf '%s' \
		'^Deals on file in another currency are converted .*: NOK at' \
		' 0.08551 from 2020-01-01; USD at 0.9174 from 2020-01-01, ECB and at')" \
		"$T/out"
	run pos-report -C euros -p --section "${part#*:}" "${part%:*}"
	ok "one currency: no rates in $part" hasnt out 'converted'
done
rm -rf whole && mv euros whole

# what a filter of accounts, too, does not judge partners by, and says so
for filter in '--industry energy' '--region nordics' '--segment mid-market'; do
	# shellcheck disable=SC2086
	run pos-report -C whole -p $filter quarterly
	ok "$filter: no tier is judged" hasnt out 'met any more'
	ok "$filter: nor what a tier lacks" hasnt out ', lacks '
	ok "$filter: nor silence" hasnt out 'not heard of for'
	ok "$filter: nor health" hasnt out '| health '
	ok "$filter: it says so" has out 'Tier, health by score and silence are not looked at:'
	ok "$filter: of packs, too" has out '| Health | not looked at |'
	ok "$filter: nobody is placed" has out 'Nobody is placed by fit and health: this filter'
	# shellcheck disable=SC2086
	run pos-report -C whole -p $filter exec
	ok "$filter: risks" has out 'Silence is not looked at:'
	ok "$filter: asks" has out 'Tiers are not looked at:'
done
for filter in '--tier gold' '--type reseller' '--partner bruckner-sohne'; do
	# shellcheck disable=SC2086
	run pos-report -C whole -p $filter quarterly
	ok "$filter: whole partners are judged" hasnt out 'not looked at: this'
	ok "$filter: with their health" grep -qE '^\| Health \| [0-9]' "$T/out"
done

run pos-report -C whole -p --region nordics --type services quarterly
cp "$T/out" "$T/one"
run pos-report -C whole -p --type Services\ partner --region NORDICS quarterly
ok 'the order and the names of values make no difference' same "$T/one" "$T/out"
ok 'it says what it is restricted to' has out \
	'Restricted to type Services partner; region Nordics.'
run pos-report -C whole -p --view dach quarterly
ok 'a view: its filter' has out 'Restricted to region DACH.'
ok 'a view: in the head' has out \
	'  report: {kind: quarterly, period: 2026-Q3, view: dach, filter: {region: dach}}'
run pos-report -C whole --no-commit --view dach quarterly
ok 'a view: names the file' has out 'reports/2026-Q3-quarterly-dach.md, 8 sections'
run pos-report -C whole -p --view dahc quarterly
ok 'no such view: status' status 3
ok 'no such view: the nearest' has err "no view 'dahc'; did you mean dach?"
run pos-report -C whole -p --region nordic quarterly
ok 'no such region: status' status 2
ok 'no such region: the nearest' has err "no region 'nordic'; did you mean nordics?"
run pos-report -C whole -p --where 'employees gt 5' quarterly
ok 'no such operator: status' status 2
run pos-report -C whole -p --where 'employees gte 100' quarterly
ok 'a condition: status' status 0
ok 'a condition: is told' has out 'Restricted to employees gte 100.'
run pos-report -C whole -p --type alliance --tier platinum quarterly
ok 'nothing passes: status' status 1
ok 'nothing passes: says so' has err \
	'pos-report: no partner passes: type Strategic alliance; tier Platinum'
ok 'nothing passes: prints nothing' empty "$T/out"
# a view is kept in the same commit
cp -R whole kept && git init -q kept && git -C kept add -A &&
	git -C kept commit -qm start || exit 1
run pos-report -C kept --region Nordics --tier gold --save-view top quarterly
ok 'save-view: status' status 0
ok 'save-view: a new name: nothing is told' empty err
ok 'save-view: the file is called after it' has out \
	'reports/2026-Q3-quarterly-top.md, 8 sections, 5 charts, committed as '
git -C kept show --name-only --format= | sort >"$T/names"
ok 'save-view: one commit' is "$T/names" <<-!
	.pos/reports/2026-Q3-quarterly-top.yaml
	pos.yaml
	reports/2026-Q3-quarterly-top.md
	reports/2026-Q3-quarterly-top/journey.svg
	reports/2026-Q3-quarterly-top/open-deals.svg
	reports/2026-Q3-quarterly-top/partners.svg
	reports/2026-Q3-quarterly-top/revenue-by-quarter.svg
	reports/2026-Q3-quarterly-top/win-rate-and-days.svg
!
git -C kept show -U0 --format= -- pos.yaml | grep '^[-+] ' >"$T/line"
ok 'save-view: a line of pos.yaml' is "$T/line" <<-!
	+  top: {region: nordics, tier: gold}
!
run pos-report -C kept --view top quarterly
ok 'save-view: is there' is out <<-!
	reports/2026-Q3-quarterly-top.md is up to date
!

# a view that becomes another one: the title of its report follows, but not one
# that people have changed
title() {
	sed -n 's/^# //p' kept/reports/2026-Q3-board-top.md
}
run pos-report -C kept --view top board
run pos-report -C kept --region dach --save-view top board
ok 'another view of the name: status' status 0
ok 'another view of the name: it is told' is err <<-!
	pos-report: view top is replaced; it was: region Nordics; tier Gold
!
ok 'another view of the name: the title' equal "$(title)" \
	'Partner program, board page: 2026-Q3, region DACH'
sed -i 's/^# .*/# Our page/' kept/reports/2026-Q3-board-top.md
git -C kept commit -qam title
run pos-report -C kept --region Nordics --tier gold --save-view top board
ok 'a title that people changed: stays' equal "$(title)" 'Our page'
run pos-report -C kept --region Nordics --tier gold --save-view top board
ok 'the same view again: nothing is told' is err <<-!
!
git -C kept commit -q --allow-empty -m 'nothing of it'
sed -i 's/^website: .*/website: https:\/\/halden.example/' kept/company.yaml
git -C kept commit -qam 'a website'
run pos-report -C kept --view top quarterly
ok 'a commit that changes no figure leaves it fresh' has out 'is up to date'
run pos-report -C kept --save-view none quarterly
ok 'save-view without a filter: status' status 2
run pos-report -C kept --save-view 'A b' --tier gold quarterly
ok 'save-view: no name: status' status 2
sed -i 's/^- .*/- The board knows./' kept/reports/2026-Q3-quarterly-top.md
run pos-report -C kept -f --view top quarterly
ok 'edited by hand and written again: kept' has \
	kept/reports/2026-Q3-quarterly-top.md 'The board knows.'

# the figures alone
run pos-report -C whole --format json --region nordics --period 2026-Q2 quarterly
ok 'json: status' status 0
python3 - "$T/out" >"$T/told" <<-'!'
	import json, sys
	all = json.load(open(sys.argv[1]))
	print(*[all[k] for k in ('report', 'period', 'against', 'as_of', 'scope')])
	for m in all['metrics']:
	    if m['metric'] in ('sourced-won', 'sourced-win-rate', 'tiers'):
	        print(m['metric'], m['value'], m['state'])
!
ok 'json: of which report, and the figures of what passes' is "$T/told" <<-!
	quarterly 2026-Q2 2026-Q1 2026-06-30 region Nordics
	sourced-won 239500.0 measured
	sourced-win-rate 0.5294 measured
	tiers None unknown
!
run pos-report -C whole --format csv --region nordics --period 2026-Q2 quarterly
ok 'csv: status' status 0
ok 'csv: a line' has out 'sourced-won,Sourced revenue won,'
ok 'csv: of what its columns are' equal "$(sed -n 1p "$T/out" | cut -d, -f13-)" \
	'currency,report,period,against,as_of,commit,edits,view,scope'
ok 'csv: each line says of what it is' equal \
	"$(grep -c ',quarterly,2026-Q2,2026-Q1,2026-06-30,,,,region Nordics$' "$T/out")" \
	"$(($(wc -l <"$T/out") - 1))"
run pos-report -C whole --format csv --section summary quarterly
ok 'csv with a section: status' status 2

# what is behind a figure
run pos-report -C whole --period 2026-Q2 --region nordics \
	--explain sourced-won -o tsv quarterly
ok 'explain: status' status 0
awk -F '\t' 'NR > 1 { sum += $4; n++ } END { print n, sum }' "$T/out" >"$T/sum"
ok 'explain: the records add up to the figure' is "$T/sum" <<-!
	5 239500
!
while IFS='	' read -r case partner day number counted source; do
	[ "$case" = case ] && continue
	file=${source%:*}
	sed -n "${source##*:}p" "whole/$file" >"$T/line"
	ok "explain: $source is that deal" has "$T/line" "id: ${case%% *},"
	ok "explain: of $partner, on $day, $number, $counted" has "$T/line" \
		"amount: ${number%.00},"
done <"$T/out"
run pos-report -C whole --period 2026-Q3 --region dach \
	--explain sourced-won quarterly
ok 'explain: nothing: status' status 1
ok 'explain: nothing: says so' has err 'sourced-won counts no record in this'
# a quotient: both sides, one of them a plan
plan=$(awk '/metric: sourced-won, period: 2026-Q4/ { gsub(/.*value: |[,}].*/, ""); print }' whole/program.yaml)
run pos-report -C whole --period 2026-Q3 --explain coverage -o tsv quarterly
open=$(awk -F '\t' 'NR > 1 { sum += $4 } END { print sum }' "$T/out")
ok 'explain: the sample has a plan' test "$plan" -gt 0
run pos-report -C whole --period 2026-Q3 --explain coverage quarterly
tail -1 "$T/out" | tr -d , >"$T/line"
ok 'explain: a quotient, its two sides' has "$T/line" \
	"$(awk -v a="$open" -v b="$plan" 'BEGIN { printf "Pipeline coverage: %.2f Open pipeline sourced (EUR %d) over what is planned of Sourced revenue won for 2026-Q4 (EUR %d)", a / b, a, b }')"
run pos-report -C whole --period 2026-Q3 --region dach --explain coverage quarterly
ok 'explain: a quotient without a plan' has out '2026-Q4 (no plan)'
run pos-report -C whole --explain sourced-wn quarterly
ok 'explain: no such metric: status' status 3
run pos-report -C whole -o tsv quarterly
ok '-o without explain: status' status 2

run pos-report -C whole -p --period 2027-Q1 quarterly
ok 'a period to come: status' status 2
ok 'a period to come: why' has err '2027-Q1 has not begun'
run pos-report -C whole -p --period 2026-Q5 quarterly
ok 'no period: status' status 2
ok 'no period: what is expected' has err 'a period is expected: a year 2026'
done_testing
