#!/bin/sh
# The joint business plan: targets against actuals that awk counts again from
# the deals, pace, accounts, late activities, a partner without a plan, errors.
. "$(dirname "$0")/lib.sh"

pos-init w --demo >"$T/out" 2>&1
cd w || exit 1
newest=$(perl "$ROOT/t/helper/newest.pl" . 2026-11-20)

# day_of DATE: which of its year it is
day_of() {
	date -u -d "$1" +%j | sed 's/^0*//'
}

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
	# pace is that of the newest entry on file
	sed -n 's/.*metric: \(sourced_revenue\|won_deals\), target: \([0-9]*\).*/\1 \2/p' \
		partners/$p/partner.yaml | while read -r m target; do
		if [ $m = won_deals ]; then name='Sourced deals won'
		else name='Sourced revenue won'; fi
		actual=$(count $p 2026 | grep "^$name" | cut -d '|' -f 6)
		awk -v a="$actual" -v t="$target" -v n="$name" \
			-v d="$(day_of "$newest")" 'BEGIN {
			print n "|" (a >= t ? "reached" : \
			    a * 365 >= t * d ? "on pace" : "behind") }'
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
ok 'pace: EUR 115,000 by that day is behind EUR 130,000' has $doc \
	'- Sourced revenue won: EUR 115,000 of EUR 130,000, behind'
ok 'pace: the day is told' has $doc \
	"by $newest, the newest entry on file, $(day_of "$newest") of 365 days have passed"
for day in 2026-11-12 2026-11-18 2026-11-30; do
	POS_NOW=${day}T10:00:00Z run pos-gen -fn --partner nordvik-systems jbp
	n=$(day_of "$(perl "$ROOT/t/helper/newest.pl" . $day)")
	pace=$(awk -v n="$n" 'BEGIN { p = 130000 * n / 365
		printf "%d,%03d", (p + .5) / 1000, int(p + .5) % 1000 }')
	cat $doc "$T/out" >"$T/both"
	ok "$day, day $n: pace of that day" has both "EUR $pace |"
	word=$(awk -v n="$n" 'BEGIN {
		print (115000 * 365 >= 130000 * n) ? "on pace" : "behind" }')
	ok "$day: the word for it" has both "| EUR $pace | $word |"
done
POS_NOW=2027-01-01T10:00:00Z run pos-gen -n --partner nordvik-systems jbp
ok 'the year is over: what was not reached is missed' has out \
	'EUR 115,000 of EUR 130,000, missed'
cp $doc $rec "$T"
sed -i 's/EUR 115,000 of EUR 130,000/EUR 115,000, well done, of EUR 130,000/' $doc
sed -i 's/metric: sourced_revenue, target: 130000/metric: sourced_revenue, target: 140000/' $rec
run pos-gen --partner nordvik-systems jbp
ok 'a conflict: status' status 6
ok 'a conflict: what to do is for this partner' has err \
	"pos gen --keep --partner nordvik-systems 'jbp#summary'; or have it proposed: pos gen --propose --partner nordvik-systems 'jbp#summary'"
cp "$T/jbp.md" $doc
cp "$T/partner.yaml" $rec
sed -i 's/^  year: 2026/  year: 2027/' $rec
run pos-gen -n --partner nordvik-systems jbp
ok 'a plan for next year: not begun' has out 'of EUR 130,000, not begun'
POS_NOW=2027-01-05T10:00:00Z run pos-gen -fn --partner nordvik-systems jbp
ok 'a year without an entry: no word for the pace' has out \
	'of EUR 130,000, unknown'
ok 'a year without an entry: said so' has out 'From 2027-01-01 to 2027-12-31; nothing on file is from that time yet, so nothing can be said of the pace.'
git checkout -q $rec

# a fiscal year that begins in April
sed -i 's/^fiscal_year_start: 1/fiscal_year_start: 4/' company.yaml
run pos-gen -n --partner nordvik-systems jbp
ok 'fiscal year from April: its days' has out 'From 2026-04-01 to 2027-03-31'
n=$(($(day_of "$newest") - $(day_of 2026-03-31)))
ok 'fiscal year from April: its days passed' has out "$n of 365 days"
word=$(awk -v n=$n 'BEGIN {
	print (79000 * 365 >= 130000 * n) ? "on pace" : "behind" }')
ok 'fiscal year from April: what was won in May and July' has out \
	"EUR 79,000 of EUR 130,000, $word"
git checkout -q company.yaml

# No plan: a proposal. Each partner's aim, by the numbers of the requirements
# in program.yaml alone: its own tier while it does not meet it by the rules of
# the last day, else the one above; what counts today, what still counts then.
cat >"$T/aim.py" <<'!'
import datetime, glob, re, sys

def read(path):
    return open(path, encoding='utf-8').read()

def day(text):
    return datetime.date.fromisoformat(text)

today, first, by = map(day, sys.argv[1:4])
numbers = lambda t: {k: int(v) for k, v in re.findall(r'(\w+): (\d+)', t)}
tiers = []
for part in re.split(r'\n  - id: ', read('program.yaml').split('\ntiers:')[1]
                     .split('\nregions:')[0])[1:]:
    base = numbers(re.search(r'requirements:((?: \{.*)|(?:\n      \w+: \d+)+)',
                             part).group(1))
    change = re.search(r'effective_from: (\S+)\n +requirements: (.*)', part)
    tiers.append(dict(
        id=part.split('\n')[0], name=re.search(r'name: (.*)', part).group(1),
        base=base, change=change and (day(change.group(1)),
                                      numbers(change.group(2)))))

def needs(tier, on):
    late = tier['change'] and tier['change'][0] <= on
    return tier['change'][1] if late else tier['base']

deals = []
for path in glob.glob('data/deals-*.yaml'):
    for line in read(path).splitlines():
        deals.append(dict(re.findall(r'(\w+): ([^,}]*)', line)))

def counts(slug, on):
    own = [d for d in deals if d.get('partner') == slug and
           d.get('role') == 'sourced']
    text = read('partners/%s/partner.yaml' % slug)
    certs = re.search(r'\ncertifications:\n((?: .*\n)*)', text)
    people = {}
    for person, expires in re.findall(
            r"person: ([^,]*),.*?expires: ([0-9-]+)",
            certs.group(1) if certs else ''):
        if day(expires) >= on:
            people[person] = 1
    start = on.replace(year=on.year - 1)
    return dict(
        sourced_revenue=sum(int(d['amount']) for d in own
            if d['stage'] == 'won' and start < day(d['closed']) <= on),
        certified=len(people),
        active_deals=sum(day(d['created']) <= on and
            ('closed' not in d or day(d['closed']) > on) for d in own))

def met(have, need):
    return all(have[k] >= v for k, v in need.items())

def money(n):
    return 'EUR {:,}'.format(n)

for slug in sys.argv[4:]:
    text = read('partners/%s/partner.yaml' % slug)
    stored = re.search(r'^tier: (\S+)', text, re.M)
    now, then = counts(slug, today), counts(slug, by)
    rank = max(i for i, t in enumerate(tiers) if met(now, needs(t, today)))
    if stored:
        rank = max(rank, [t['id'] for t in tiers].index(stored.group(1)))
    if met(now, needs(tiers[rank], by)):
        rank += 1
        words = 'to reach the tier ' + tiers[rank]['name']
    else:
        words = ('to meet by rule what its own tier ' + tiers[rank]['name'] +
                 ' asks for')
    print(slug, words)
    need = needs(tiers[rank], by)
    for k, label in (('sourced_revenue', 'Sourced revenue'),
                     ('certified', 'Certified people'),
                     ('active_deals', 'Active deals')):
        f = money if k == 'sourced_revenue' else str
        bold = '' if then[k] >= need[k] else '**'
        print('|'.join((slug, bold + label + bold, 'at least ' + f(need[k]),
                        f(now[k]), f(then[k]))))
!
without=$(grep -L '^plan:' partners/*/partner.yaml |
	sed 's|partners/\(.*\)/.*|\1|')
# aims DAY FIRST LAST: as the documents say, and computed again
aims() {
	for p in $without; do
		POS_NOW=$1T10:00:00Z pos-gen -f --partner $p jbp \
			</dev/null >/dev/null 2>>"$T/err"
		sed -n "s/^Proposed for ${3%%-*}, \(.*\): all that .*/$p \1/p
			/^## Goals/,/^## Targets/s/^| \(.*\) | \(.*\) | \(.*\) | \(.*\) | \*\*to be named\*\* |\$/$p|\1|\2|\3|\4/p" \
			partners/$p/jbp.md
	done >"$T/said"
	python3 "$T/aim.py" $1 $2 $3 $without >"$T/counted"
}
aims 2026-11-20 2027-01-01 2027-12-31
ok 'no plan: twenty partners have none' equal "$(echo "$without" | wc -l)" 20
ok 'no plan: what each could aim at in 2027, all of it' \
	same "$T/counted" "$T/said"
ok 'no plan: own tiers and next ones are among them' \
	grep -q 'own tier Gold' "$T/said"
ok 'no plan: one whose revenue is all of this year' has partners/kaser-roth/jbp.md \
	'| **Sourced revenue** | at least EUR 80,000 | EUR 92,000 | EUR 0 |'
ok 'no plan: says so' has partners/kade-negen/jbp.md \
	'**There is no joint plan with Kade Negen yet. This is a proposal for 2027, to reach the tier Silver; missing by 31 December 2027: EUR 30,000 sourced revenue, 1 certified person, 1 active deal.**'
ok 'no plan: a first step for each goal, dated' has partners/kade-negen/jbp.md \
	'| Register what both sides work on: 1 active deal | **to be named** | 2027-03-31 |'
ok 'no plan: the target proposed beside what was reached' \
	has partners/kaser-roth/jbp.md \
	'| Certified people | - | - | - | - | 2 | 4 |'
ok 'no plan: no target is called not set' hasnt partners/kaser-roth/jbp.md \
	'not set'
aims 2026-09-30 2026-01-01 2026-12-31
ok 'no plan, third quarter: this year, by the rules of its last day' \
	same "$T/counted" "$T/said"
ok 'no plan, third quarter: nothing due sooner than in a month' \
	has partners/kade-negen/jbp.md \
	'| Register what both sides work on: 1 active deal | **to be named** | 2026-12-31 |'
POS_NOW=2026-10-01T10:00:00Z run pos-gen -n --partner kaser-roth jbp
ok 'no plan, first day of the last quarter: next year' has out \
	'This is a proposal for 2027'

# the way through: of a group each way is told, the highest tier is kept
sed -i '/^plan:/,/^notes:/{/^notes:/!d;}' partners/alvsjo-automation/partner.yaml
run pos-gen -f --partner alvsjo-automation jbp
ok 'highest tier: status' status 0
sed 's/\*\*//g' partners/alvsjo-automation/jbp.md >"$T/plain"
ok 'highest tier: either way of any' has "$T/plain" \
	'| Either people certified as expert | at least 2 |'
ok 'highest tier: or the other' has "$T/plain" \
	'| Or joint customers | at least 6 |'
git checkout -q partners/alvsjo-automation/partner.yaml

# a plan without goals, and a tier that is misspelt
printf 'plan:\n  year: 2026\n  goals: []\n' >>partners/kaser-roth/partner.yaml
run pos-gen -f --partner kaser-roth jbp
ok 'no goals: a proposal too' has partners/kaser-roth/jbp.md \
	'**The joint plan with Käser & Roth has no goals yet. This is a proposal'
git checkout -q partners/kaser-roth/partner.yaml
sed -i 's/^tier: gold/tier: goold/' partners/kaser-roth/partner.yaml
run pos-gen -f --partner kaser-roth jbp
ok 'a tier that is none: status' status 3
ok 'a tier that is none: file, line, the nearest' has err \
	"partners/kaser-roth/partner.yaml:$(grep -n '^tier: goold' partners/kaser-roth/partner.yaml | cut -d : -f 1):"
git checkout -q partners/kaser-roth/partner.yaml

# risks: what was never decided or signed does not hold
run pos-gen -f --partner techstart-inc jbp
doc=partners/techstart-inc/jbp.md
for g in 'Legal and compliance' Viability; do
	ok "open gates: $g" grep -q "^| A gate is open | not decided: .*$g" $doc
done
ok 'open gates: not the one that is passed' hasnt $doc 'decided: No conflict'
ok 'no agreement is told' has $doc '| No agreement | none is on file |'
ok 'no risks are not claimed' hasnt $doc 'The record shows none'
run pos-gen -f --partner kade-negen jbp
ok 'a plan for nobody: all three gates' has partners/kade-negen/jbp.md \
	'not decided: No conflict, Legal and compliance, Viability'
run pos-gen -f --partner krakenes-robotics jbp
ok 'no risks: says what holds, and until when' has \
	partners/krakenes-robotics/jbp.md 'An agreement is on file, until 26 August 2027. Certified people: 1;'
run pos-gen -f --partner corrib-process-systems jbp
ok 'no risks: no certificate is no certificate that holds' has \
	partners/corrib-process-systems/jbp.md 'Nobody is certified.'
run pos-gen -f --partner blafjell-drift jbp
ok 'former: the partnership has ended' has partners/blafjell-drift/jbp.md \
	'| The partnership has ended | its stage is former |'

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
fresh_workspace fresh 'currency: NOK'
mkdir -p fresh/partners/first && cat >fresh/partners/first/partner.yaml <<-!
	name: Første | Partner
	type: reseller
!
run pos-gen -C fresh --partner first jbp
ok 'fresh: status' status 0
ok 'fresh: the title names the partner' has fresh/partners/first/jbp.md \
	'# Joint business plan: Første \| Partner'
ok 'fresh: nobody is named in silence' has fresh/partners/first/jbp.md \
	'nobody yet: name a manager'
ok 'fresh: no accounts' has fresh/partners/first/jbp.md \
	'No customer and no prospect names Første \| Partner'

# tiers of other forms: a group as one of several ways, what is unknown, none
doc=fresh/partners/first/jbp.md
tiers() {
	{ sed '/^tiers:/,$d' "$T/program.yaml"; cat; } >fresh/program.yaml
	run pos-gen -C fresh -f --partner first jbp
}
cp fresh/program.yaml "$T/program.yaml"
tiers <<-!
	tiers:
	  - id: one
	    name: One
	    requirements:
	      - any:
	          - all: [{metric: certified, gte: 2}, {metric: sourced_revenue, gte: 5000}]
	          - {metric: score.health, gte: 60}
	          - {field: regions, includes_any: [x, y]}
	      - {metric: sourced_revenue, gte: 30000}
!
ok 'other tiers: status' status 0
ok 'other tiers: a group is one way' has $doc \
	'| **Either certified people at least 2, sourced revenue at least NOK 5,000 in 12 months** | all of it | not all of it |'
ok 'other tiers: unknown is not zero' has $doc \
	'| **Or health score** | at least 60 | unknown | unknown |'
ok 'other tiers: texts' has $doc '| **Or regions** | any of x, y | unknown |'
ok 'other tiers: what is needed in any case' has $doc \
	'| **Sourced revenue** | at least NOK 30,000 | NOK 0 |'
ok 'other tiers: the nearest way comes first' has $doc \
	'| Write down what is not known: health score unknown |'
tiers <<-!
	tiers:
	  - {id: one, name: One}
!
ok 'tiers by hand only: nothing to propose, nothing invented' has $doc \
	'None can be proposed: no tier asks for anything.'
ok 'tiers by hand only: says what to do' has $doc 'Nothing can be proposed:'
tiers </dev/null
ok 'no tiers: status' status 0
ok 'no tiers: the same' has $doc 'Nothing can be proposed:'

done_testing
