#!/bin/sh
# pos-metric: the dictionary of metrics, and what they come to.
. "$(dirname "$0")/lib.sh"

sample_in repo ws

# values METRIC KEY...: of the record in out, which is json
values() {
	jq -r --arg m "$1" '.metrics[] | select(.metric == $m) | [
		.value, .state, .n, .before, .change, .plan, .days] |
		map(tostring) | join(" ")' "$T/out"
}

run pos-metric list -p 2026-Q3
ok 'list: status' status 0
ok 'list: nothing on standard error' empty err
ok 'list: a metric with its plan' has out \
	'sourced-won                        EUR 61,000'
run pos-metric list -p 2026-q3 -o json
ok 'json: a sum, the one before, change and plan' equal "$(values sourced-won)" \
	'61000 measured 2 291500 -230500 100000 2026-07-01 to 2026-09-30'
ok 'json: too few cases' equal "$(values attach-rate)" \
	'null few 9 null null null 2026-07-01 to 2026-09-30'
ok 'json: only today tells' equal "$(values tiers)" \
	'null unknown 0 null null null on 2026-09-30'
run pos-metric list -p 2025 -o json
ok 'json: before the first deal on file nothing is known, not zero' \
	equal "$(values won)" \
	'937500 measured 23 null null null 2025-01-01 to 2025-12-31'
ok 'json: nor who was active' equal "$(values partners-active | cut -d ' ' -f 4)" null
run pos-metric list -p 2024-H1 -o json
ok 'nor a share of partners that began before' equal \
	"$(values activation | cut -d ' ' -f 1,2)" 'null none'
run pos-metric list -p 2027 -o json
ok 'a period to come is not known' equal "$(values won)" \
	'null unknown 0 1153500 null null 2027-01-01 to 2027-12-31'

for form in table tsv csv json md; do
	run pos-metric list -o $form
	ok "list -o $form: status" status 0
	ok "list -o $form: has the last one" has out partner-cac
	run pos-metric cases -p 2026 -o $form sourced-won
	ok "cases -o $form: status" status 0
	ok "cases -o $form: has a deal and its line" has out \
		data/deals-2026-q1.yaml:21
done
run pos-metric list -z -p 2026-Q3
ok '-z: as many records as metrics' equal "$(tr -dc '\0' <"$T/out" | wc -c)" \
	"$(grep -c '^  - id:' "$ROOT/templates/metrics.yaml")"
ok '-z: no header' equal "$(tr '\0' '\n' <"$T/out" | sed -n 1p | cut -f 1)" won

run pos-metric show concentration
ok 'show: status' status 0
ok 'show: formula' has out \
	'formula    share of the first 2, told apart by partner'
ok 'show: the value, of how many' has out '(EUR 269,500 of EUR 681,000), 2025-11-21 to 2026-11-20'
ok 'show: each part by its cases' has out 'alvsjo-automation: 23 % (3 deals)'
ok 'show: file and line it is defined in' has out \
	"defined in $ROOT/templates/metrics.yaml:"
run pos-metric show -p 2025 tiers
ok 'show: why it is not known' has out \
	'2025: not known: the files tell it of today only'

# of a quotient: what is divided, over the window of the quotient
run pos-metric cases -p 2026-Q3 -o tsv revenue-per-active
ok 'cases of a quotient: status' status 0
ok 'cases of a quotient: those of its twelve months' equal \
	"$(sed 1d "$T/out" | cut -f 3 | sort | sed -n '1p;$p' | tr '\n' ' ')" \
	'2025-12-04 2026-07-24 '
run pos-metric cases -p 2026-08 partners-left
ok 'no case: 1' status 1

# called wrongly
for bad in '-p 2026-Q5 list' '-p 2026-H3 list' '-p 2026-13 list' '-p 26 list' \
	'-p Q3-2026 list' '-p 2026-Q list' '-p 2026Q3 list' '-x list' \
	'-o xml list' 'show' 'cases' 'show won won' 'list won' 'lst' '' \
	'show -o json won'; do
	# shellcheck disable=SC2086
	run pos-metric $bad
	ok "pos-metric $bad: 2" status 2
	ok "pos-metric $bad: prints nothing" empty out
done
run pos-metric -p 2026-Q5 list
ok 'a bad period: what is expected' has err "'2026-Q5': a period is expected"
run pos-metric show sourced-wonn
ok 'no such metric: 3' status 3
ok 'no such metric: the nearest' has err "did you mean sourced-won"
(run pos-metric list -C /dev/null/none; [ "$rc" = 3 ])
ok 'no workspace: 3' equal $? 0
for job in list 'show won' 'cases -p 2026 won'; do
	if [ -c /dev/full ]; then
		# shellcheck disable=SC2086
		pos-metric $job >/dev/full 2>"$T/err"
		rc=$?
		ok "pos-metric $job: a full disk is 3" status 3
	fi
done

# the workspace's own file, laid over the shipped one
own() {
	mkdir -p templates
	cat >templates/metrics.yaml
}
own <<-!
	metrics:
	  - {id: attach-rate, least: 9, owner: ~, name: 'Rate "A|Å"'}
	  - {id: won, window: 12 months}
	  - id: energy-won
	    name: Energy
	    definition: Deals won for energy.
	    unit: money
	    of: deals
	    day: closed
	    where: {state: won, product: halden-energy}
	    take: sum amount
	    within: won
!
run pos-metric show -p 2026-Q3 attach-rate
ok 'overlay: a key is changed' has out '2026-Q3: 44 % (4 of 9)'
ok 'overlay: the name' has out 'Rate "A|Å" (attach-rate)'
ok 'overlay: null takes a key away' not grep -q '^owner' "$T/out"
ok 'overlay: the rest stays' has out 'Other companies count open deals too'
ok 'overlay: file and line are those of the workspace' has out \
	'defined in templates/metrics.yaml:2'
run pos-metric list -o tsv
ok 'overlay: a further one stands last' equal "$(tail -n 1 "$T/out" |
	cut -f 1)" energy-won
run pos-metric show -p 2026-Q3 won
ok 'overlay: window' has out '2025-10-01 to 2026-09-30'
ok 'overlay: the deals of twelve months' equal \
	"$(pos-metric cases -p 2026-Q3 -o tsv won | sed 1d | wc -l)" 39
: >templates/metrics.yaml
run pos-metric list
ok 'overlay: an empty file changes nothing' status 0
printf 'metrics:\r\n  - {id: won, name: Won}\r\n' >templates/metrics.yaml
run pos-metric show won
ok 'overlay: CRLF' has out 'Won (won)'

# plans: quarters make a year of what grows over it, and of nothing else
rm templates/metrics.yaml
run pos-metric list -p 2026 -o json
ok 'plan: quarters add up to a year' equal \
	"$(values sourced-won | cut -d ' ' -f 6)" 450000
ok 'plan: the entry of the year' equal \
	"$(values attach-rate | cut -d ' ' -f 6)" 0.5
ok 'plan: what stands on a day has that of the quarter which ends on it' equal \
	"$(values partners-signed | cut -d ' ' -f 6)" 20
run pos-metric list -p 2026-H2 -o json
ok 'plan: in the half, too' equal \
	"$(values certified | cut -d ' ' -f 6)" 45
run pos-metric list -p 2026-H1 -o json
ok 'plan: nor is it added up' equal \
	"$(values certified | cut -d ' ' -f 6)" null
run pos-metric list -p 2026-H1 -o json
ok 'plan: a half' equal "$(values sourced-won | cut -d ' ' -f 6)" 200000
run pos-metric list -p 2027-H1 -o json
ok 'plan: a quarter that is missing makes no half' equal \
	"$(values sourced-won | cut -d ' ' -f 6)" null

# faults of a definition: LINE, message, entry
n=0
while IFS='|' read -r line message entry; do
	n=$((n + 1))
	printf 'version: 1\nmetrics:\n%b\n' "$entry" | own
	run pos-metric list
	ok "fault $n ($message): 3" status 3
	ok "fault $n ($message): nothing printed" empty out
	ok "fault $n: said with file and line" has err \
		"pos-metric: templates/metrics.yaml:$line: $message"
done <<-!
	3|a metric without an id|  - {name: x}
	3|id: an id of lower-case letters|  - {id: Foo Bar}
	3|metric x: name is missing|  - {id: x, definition: y, unit: count, of: deals}
	3|metric x: definition is missing|  - {id: x, name: y, unit: count, of: deals}
	3|metric x: unit is missing|  - {id: x, name: y, definition: z, of: deals}
	3|metric won: name is missing|  - {id: won, name: ~}
	4|metric 'won' stands twice, first in line 3|  - {id: won}\n  - {id: won}
	3|unit:|  - {id: won, unit: EUR}
	3|metric won: its unit is money, not percent|  - {id: won, unit: percent}
	3|metric attach-rate: its unit is percent, not count|  - {id: attach-rate, unit: count}
	3|direction:|  - {id: won, direction: left}
	3|window: '0 days' is none; write period, now|  - {id: won, window: 0 days}
	3|won: of: deals, partners, customers|  - {id: won, of: leads}
	3|won: either|  - {id: won, of: ~}
	3|deals have no such day; they have created, closed|  - {id: won, day: signed}
	3|costs have no such day|  - {id: program-cost, day: created}
	3|deals have no word 'colour'; they have state, stage|  - {id: won, where: {colour: red}}
	4|state: 'gone' is none of open, won, lost|  - id: won\n    where: {state: gone}
	3|region: 'mars' is none of the regions of program.yaml|  - {id: won, where: {region: mars}}
	3|state: an empty list|  - {id: won, where: {state: []}}
	3|state: a word or a list of words is expected|  - {id: won, where: {state: {a: b}}}
	3|where: a map of words is expected|  - {id: won, where: won}
	3|take: count, sum NUMBER or median NUMBER|  - {id: won, take: mean amount}
	3|deals have no number 'weight'; they have amount|  - {id: won, take: sum weight}
	3|by: a word of deals is expected|  - {id: concentration, by: colour}
	3|won: top needs|  - {id: won, top: 3, unit: percent}
	3|top: a whole number from 1 on is expected|  - {id: concentration, top: 1.5}
	3|metric won: least says nothing of a count or a sum|  - {id: won, least: 4}
	3|metric sourced-days: part says nothing of a median|  - {id: sourced-days, part: {kind: new}}
	3|metric won: less says nothing beside|  - {id: won, less: 1}
	3|metric mdf-roi: where says nothing without|  - {id: mdf-roi, where: {state: won}}
	3|within: the id of a metric above this one|  - {id: won, within: sourced-won}
	3|per: the id of a metric above this one|  - {id: mdf-roi, per: margin}
	3|mdf-roi: either|  - {id: mdf-roi, target: won}
	3|unknown key 'windw'|  - {id: won, windw: now}
	3|metrics: a map|  - won
!
printf 'metrics: 3\n' | own
run pos-metric list
ok 'metrics is no list: 3' status 3
printf -- '- {id: won}\n' | own
run pos-metric list
ok 'a list: 3' status 3
printf 'version: 2\n' | own
run pos-metric list
ok 'another version: 3' status 3
ok 'another version: line' has err 'metrics.yaml:1: version: 1 is expected'
printf 'metrics: [\n' | own
run pos-metric list
ok 'broken YAML: 3' status 3
ok 'broken YAML: file' has err templates/metrics.yaml
rm templates/metrics.yaml && mkdir templates/metrics.yaml
run pos-metric list
ok 'a folder in its place: 3' status 3
ok 'a folder in its place: file' has err templates/metrics.yaml
rmdir templates/metrics.yaml
printf 'deals: [{id: d-1}]\n' >data/deals-2019-q1.yaml
run pos-metric list
ok 'a broken deal: 3' status 3
ok 'a broken deal: file and line' has err data/deals-2019-q1.yaml:1
rm data/deals-2019-q1.yaml
ok 'nothing was written' equal "$(git status --porcelain)" ''

# the fiscal year
sed -i 's/^fiscal_year_start: 1/fiscal_year_start: 4/' company.yaml
run pos-metric list -p 2026-Q1 -o json
ok 'fiscal year from April: its first quarter' equal \
	"$(values won | cut -d ' ' -f 7-)" '2026-04-01 to 2026-06-30'
run pos-metric list -o json
ok 'fiscal year from April: this quarter is the third' equal \
	"$(values won | cut -d ' ' -f 7-)" '2026-10-01 to 2026-11-20'
git checkout -q company.yaml

# a company that has nothing yet
cd "$T" || exit 1
fresh_workspace new
run pos-metric list -C new -o json
ok 'empty workspace: status' status 0
ok 'empty workspace: nothing won' equal "$(values won | cut -d ' ' -f 1,2)" \
	'0 measured'
ok 'empty workspace: no rate' equal "$(values sourced-win-rate |
	cut -d ' ' -f 1,2)" 'null none'
ok 'empty workspace: no cost on file' equal "$(values program-cost |
	cut -d ' ' -f 1,2)" 'null unknown'
ok 'empty workspace: no plan for the coverage' equal "$(values coverage |
	cut -d ' ' -f 1,2)" 'null unknown'
run pos-metric cases -C new won
ok 'empty workspace: no case is 1' status 1
run pos-metric show -C new tiers
ok 'empty workspace: show' status 0

# the manual has what the tables have
"$BUILD/helper/metric-tool" | sort >"$T/tables"
awk '/^\.Ss (Words|Days|Numbers) of /{
		kind = tolower(substr($2, 1, length($2) - 1)); of = $4; next
	}
	/^\.Ss/ { of = "" }
	/^\.It Ic/ && of {
		for (i = 3; i <= NF; i++) if ($i != ",") print of, kind, $i
	}' "$ROOT/man/pos-metrics.5" | sort >"$T/manual"
ok 'pos-metrics(5) has all words, days and numbers' same "$T/tables" "$T/manual"
done_testing
