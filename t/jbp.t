#!/bin/sh
# The joint business plan: targets against actuals that awk counts again from
# the deals, pace, accounts, late activities, a partner without a plan, errors.
. "$(dirname "$0")/lib.sh"

pos-init w --demo >"$T/out" 2>&1
cd w || exit 1

# actuals of a partner and year: "metric|q1|q2|q3|q4|year"
count() {
	cat data/deals-*.yaml | awk -v p="$1" -v y="$2" '
	function get(k, v) {
		if (match($0, k ": [^,}]*") == 0)
			return ""
		v = substr($0, RSTART, RLENGTH)
		sub(/^[^:]*: /, "", v)
		return v
	}
	get("partner") == p && get("role") == "sourced" {
		a = get("amount")
		c = get("closed"); n = get("created"); s = get("stage")
		if (s == "won" && substr(c, 1, 4) == y) {
			q = int((substr(c, 6, 2) + 2) / 3)
			won[q] += a; n_won[q]++; all += a; n_all++
		}
		if (substr(n, 1, 4) == y)
			pipe[int((substr(n, 6, 2) + 2) / 3)] += a
		if (s != "won" && s != "lost")
			open += a
	}
	END {
		printf "Sourced revenue won|%d|%d|%d|%d|%d\n", won[1], won[2],
		    won[3], won[4], all
		printf "Sourced deals won|%d|%d|%d|%d|%d\n", n_won[1],
		    n_won[2], n_won[3], n_won[4], n_all
		printf "Sourced pipeline|%d|%d|%d|%d|%d\n", pipe[1], pipe[2],
		    pipe[3], pipe[4], open
	}'
}
# the same from the document
said() {
	sed -n 's/^| \(Sourced [a-z ]*\) | [^|]* | \(.*\) | [^|]* | [^|]* |$/\1 | \2/p' \
		"partners/$1/jbp.md" | sed 's/EUR //g; s/,//g; s/ *| */|/g'
}

for p in nordvik-systems alvsjo-automation kuusela-teollisuusdata \
    ostby-consulting; do
	run pos-gen --partner $p jbp
	ok "$p: status" status 0
	count $p 2026 >"$T/counted"
	said $p >"$T/told"
	ok "$p: actuals are those of the deals" same "$T/counted" "$T/told"
	sed -n '/^certifications:/,/^[a-z]*:$/s/.*expires: \([0-9-]*\).*/\1/p' \
		partners/$p/partner.yaml |
		awk '$0 >= "2026-11-20" { n++ } END { print n + 0 }' \
		>"$T/people"
	sed -n 's/^| Certified people |.* | \([0-9]*\) | - | .* |$/\1/p' \
		partners/$p/jbp.md >"$T/told"
	ok "$p: certified people" same "$T/people" "$T/told"
	# 20 November is day 324 of 365
	sed -n 's/.*metric: \(sourced_revenue\|won_deals\), target: \([0-9]*\).*/\1 \2/p' \
		partners/$p/partner.yaml | while read -r m target; do
		if [ $m = won_deals ]; then name='Sourced deals won'
		else name='Sourced revenue won'; fi
		actual=$(count $p 2026 | grep "^$name" | cut -d '|' -f 6)
		awk -v a="$actual" -v t="$target" -v n="$name" 'BEGIN {
			print n "|" (a >= t ? "reached" : \
			    a * 365 >= t * 324 ? "on pace" : "behind") }'
	done | sort >"$T/counted"
	sed -n '/^## Targets/,/^## /s/^| \(Sourced \(revenue\|deals\) won\) |.* | \([a-z ]*\) |$/\1|\3/p' \
		partners/$p/jbp.md | sort | grep -v '|-$' >"$T/told"
	ok "$p: state of each target, by the rule again" \
		same "$T/counted" "$T/told"
	# accounts that name it, are planned, or have an open deal
	{
		grep -h "partners:.*[[ ]$p[],]" data/customers.yaml data/prospects.yaml |
			sed 's/.*{id: \([a-z0-9-]*\),.*/\1/'
		sed -n 's/^  accounts: \[\(.*\)\]/\1/p' \
			partners/$p/partner.yaml | tr -d ' ' | tr ',' '\n'
		grep -h "partner: $p," data/deals-*.yaml |
			grep -v 'stage: \(won\|lost\)' |
			sed 's/.*account: \([a-z0-9-]*\).*/\1/'
	} | sort -u | wc -l | tr -d ' ' >"$T/counted"
	sed -n '/^## Accounts/,/^## /p' partners/$p/jbp.md |
		grep -c '| \(former \)\?\(customer\|prospect\) |' >"$T/told"
	ok "$p: as many joint accounts" same "$T/counted" "$T/told"
done

doc=partners/nordvik-systems/jbp.md
rec=partners/nordvik-systems/partner.yaml
ok 'an activity that is due and not done is late' has $doc \
	'| Account plan for Kongsli Maskin | Kristin Aasgaard | 2026-10-31 | **late** |'
ok 'one that is not due is not' has $doc \
	"| Exam for Eirik Tveit's certificate | Per Olav Nygaard | 2026-12-09 |  |"
ok 'next review: three months after the last' has $doc \
	'**Next review: 5 February 2027.**'
ok 'a goal without a figure is not zero' has $doc \
	'| A sponsor on their board | judged by people | - | - | - |'
ok 'influenced revenue stands apart' has $doc \
	'kept apart and never added: 1, worth EUR 16,500.'

run pos-gen --partner nordvik-systems jbp
ok 'again: up to date' has out 'up to date'
ok 'pace: EUR 115,000 by day 324 is behind EUR 130,000' has $doc \
	'- Sourced revenue won: EUR 115,000 of EUR 130,000, behind'
for day in 2026-11-18 2026-11-19 2026-11-30; do
	POS_NOW=${day}T10:00:00Z run pos-gen -n --partner nordvik-systems jbp
	n=$(($(date -u -d $day +%j | sed 's/^0*//')))
	pace=$(awk -v n="$n" 'BEGIN { p = 130000 * n / 365
		printf "%d,%03d", (p + .5) / 1000, int(p + .5) % 1000 }')
	ok "$day, day $n: pace of that day" has out "EUR $pace |"
	word=$(awk -v n="$n" 'BEGIN {
		print (115000 * 365 >= 130000 * n) ? "on pace" : "behind" }')
	ok "$day: the word for it" has out "| EUR $pace | $word |"
done
POS_NOW=2027-01-01T10:00:00Z run pos-gen -n --partner nordvik-systems jbp
ok 'the year is over: what was not reached is missed' has out \
	'EUR 115,000 of EUR 130,000, missed'
sed -i 's/^  year: 2026/  year: 2027/' $rec
run pos-gen -n --partner nordvik-systems jbp
ok 'a plan for next year: not begun' has out 'of EUR 130,000, not begun'
git checkout -q $rec

# a fiscal year that begins in April
sed -i 's/^fiscal_year_start: 1/fiscal_year_start: 4/' company.yaml
run pos-gen -n --partner nordvik-systems jbp
ok 'fiscal year from April: its days' has out 'From 2026-04-01 to 2027-03-31'
ok 'fiscal year from April: its days passed' has out '234 of 365 days'
word=$(awk 'BEGIN { print (79000 * 365 >= 130000 * 234) ? "on pace" : "behind" }')
ok 'fiscal year from April: what was won in May and July' has out \
	"EUR 79,000 of EUR 130,000, $word"
git checkout -q company.yaml

# no plan: a proposal from the next tier, and says that it is one
run pos-gen --partner kade-negen jbp
ok 'no plan: status' status 0
ok 'no plan: a proposal' has partners/kade-negen/jbp.md \
	'**There is no joint plan with'
first=$(awk '/^tiers:/ { t = 1 }
	t && /requirements:/ && !/sourced_revenue: 0/ { print; exit }' \
	program.yaml |
	sed 's/.*sourced_revenue: \([0-9]*\)\([0-9][0-9][0-9]\),.*/\1,\2/')
ok 'no plan: what the lowest tier that asks for anything asks' has \
	partners/kade-negen/jbp.md "| Sourced revenue won | EUR $first |"
run pos-gen --partner krakenes-robotics jbp
gold=$(awk '/- id: gold/ { t = 1 } t && /requirements:/ { print; exit }' program.yaml |
	sed 's/.*sourced_revenue: \([0-9]*\)\([0-9][0-9][0-9]\),.*/\1,\2/')
ok 'no plan, silver: that of the next tier' has \
	partners/krakenes-robotics/jbp.md "| Sourced revenue won | EUR $gold |"

# what is called or written wrongly
run pos-gen jbp
ok 'no partner: status' status 2
ok 'no partner: says so' has err '--partner'
line=$(grep -n 'metric: sourced_revenue' $rec | cut -d : -f 1)
sed -i 's/metric: sourced_revenue/metric: sourced_revenu/' $rec
run pos-gen --partner nordvik-systems jbp
ok 'a metric misspelt: status' status 3
ok 'a metric misspelt: file and line' has err "$rec:$line:"
ok 'a metric misspelt: what there is' has err sourced_revenue
git checkout -q $rec
sed -i 's/^  accounts: \[c-083/  accounts: [c-983/' $rec
run pos-gen --partner nordvik-systems jbp
ok 'an account that is none: status' status 3
ok 'an account that is none: file and line' has err "$rec:$(grep -n '^  accounts: \[c-983' $rec | cut -d : -f 1):"
git checkout -q $rec
sed -i 's/^  year: 2026/  year: 26/' $rec
run pos-gen --partner nordvik-systems jbp
ok 'a year that is none' has err 'plan.year: a year such as 2027 is expected'
git checkout -q $rec
sed -i 's/due: 2026-10-31}/due: 31.10.2026}/' $rec
run pos-gen --partner nordvik-systems jbp
ok 'a date that is none: status' status 3
git checkout -q $rec

# a fresh workspace with one partner and no deals
cd "$T" || exit 1
cat >answers.yaml <<-!
	company: Ny Data
	contact_name: Ada
	contact_email: ada@example.com
	currency: NOK
!
run pos-init --from answers.yaml fresh
mkdir -p fresh/partners/first && cat >fresh/partners/first/partner.yaml <<-!
	name: Første | Partner
	type: reseller
!
run pos-gen -C fresh --partner first jbp
ok 'fresh: status' status 0
ok 'fresh: nobody is named in silence' has fresh/partners/first/jbp.md \
	'nobody yet: name a manager'
ok 'fresh: no accounts' has fresh/partners/first/jbp.md \
	'No customer and no prospect names Første \| Partner'

done_testing
