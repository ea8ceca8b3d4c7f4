#!/bin/sh
# The partnership framework: objective, payback, concentration, milestones and
# phases computed again by awk and perl from the files; for all partners, for
# one, in a fresh workspace; numbers that are in the evidence; bad input.
. "$(dirname "$0")/lib.sh"

pos-init w --demo >"$T/out" 2>&1
cd w || exit 1
doc=strategy/framework.md
one=partners/nordvik-systems/framework.md

# section NAME of FILE, without its heading
section() {
	sed -n "/^## $1\$/,/^## /p" "$2" | grep -v '^## '
}
# deals as "partner|role|stage|amount|created|closed|account", one a line
cat data/deals-*.yaml | perl -ne '
	next unless /- \{id: /;
	my %v = /(\w+): ("(?:[^"\\]|\\.)*"|[^,}]*)/g;
	$v{$_} //= "" for qw(partner role stage amount created closed account);
	print join("|", @v{qw(partner role stage amount created closed account)}), "\n"
	' >"$T/deals"
# partners as "slug|type|tier|stage|since"
for f in partners/*/partner.yaml; do
	slug=${f#partners/}
	printf '%s' "${slug%%/*}"
	for k in type tier stage since; do
		printf '|%s' "$(sed -n "s/^$k: *//p" "$f" | sed 's/ *#.*//')"
	done
	echo
done >"$T/partners"
# windows of documents end with the newest entry on file, those of tiers today
to=$(perl "$ROOT/t/helper/newest.pl" . 2026-11-20)
from=$((${to%%-*} - 1))-${to#*-}

run pos-gen cjm
run pos-gen icp ipp framework
ok 'drafts: status' status 0
ok 'drafts: says nothing else' empty err
ok 'drafts: its ten sections' has out 'framework  objective  criteria  models  value  profile  governance  terms  metrics  roadmap  risk'
run pos-gen framework
ok 'again: up to date' has out 'up to date'
run pos-gen --partner nordvik-systems framework
ok 'one partner: status' status 0
run pos-check
ok 'checks: nothing found' status 0
for s in objective criteria models value profile governance terms metrics \
    roadmap risk; do
	run pos-gen -fn "framework#$s"
	ok "section $s alone" status 0
done
grep '^## ' $doc >"$T/heads"
awk '/^## / { if (n && !s) print h; h = $0; n++; s = 0 } /^Source: / { s = 1 }
	END { if (!s) print h }' $doc $one >"$T/sourceless"
ok 'each section ends with its source' empty "$T/sourceless"
ok 'and there are ten' equal "$(wc -l <"$T/heads" | tr -d ' ')" 10

# every number of a document is in its evidence
numbers() {
	sed -e '/^---$/,/^---$/d' "$1" | grep -o '[0-9][0-9,.]*[0-9]\|[0-9]' |
		sort -u
}
for where in "framework:$doc:" \
    "framework:$one:--partner=nordvik-systems" \
    "jbp:partners/ostby-consulting/jbp.md:--partner=ostby-consulting" \
    "tam:strategy/tam.md:"; do
	name=${where%%:*}
	rest=${where#*:}
	pos-gen ${rest#*:} $name >"$T/out" 2>&1
	pos-gen ${rest#*:} --evidence $name >"$T/evidence" 2>&1
	numbers "${rest%%:*}" >"$T/numbers"
	ok "${rest%%:*}: has numbers" test -s "$T/numbers"
	while read -r n; do
		grep -qF -- "$n" "$T/evidence" || echo "$n"
	done <"$T/numbers" >"$T/typed"
	ok "${rest%%:*}: each number is in the evidence" empty "$T/typed"
done

# concentration: shares, HHI, who brings most
awk -F '|' '$2 == "sourced" && $3 == "won" && $6 > "'$from'" &&
	$6 <= "'$to'" { s[$1] += $4; all += $4 }
	END { for (p in s) { print s[p] "|" p; h += (100 * s[p] / all) ^ 2 }
		print all "|all"; printf "%d|hhi\n", h + 0.5 }' "$T/deals" |
	sort -t '|' -k1,1nr >"$T/stakes"
comma() {
	echo "$1" | perl -pe '1 while s/^(\d+)(\d{3})/$1,$2/'
}
hhi=$(sed -n 's/|hhi//p' "$T/stakes")
all=$(sed -n 's/|all//p' "$T/stakes")
top=$(grep -v 'all$\|hhi$' "$T/stakes" | head -1)
three=$(grep -v 'all$\|hhi$' "$T/stakes" | head -3 |
	awk -F '|' '{ s += $1 } END { print s }')
ok 'risk: the HHI' has $doc "the concentration index (HHI) is $(comma "$hhi")."
ok 'risk: the largest' has $doc "The largest partner brings $(awk -v a="${top%%|*}" \
	-v b="$all" 'BEGIN { printf "%d", 100 * a / b + 0.5 }') % (EUR $(comma "${top%%|*}") of EUR $(comma "$all"))"
ok 'risk: the three largest' has $doc \
	"$(awk -v a="$three" -v b="$all" 'BEGIN { printf "%d", 100 * a / b + 0.5 }') % (EUR $(comma "$three") of EUR $(comma "$all")); the"
open=$(awk -F '|' -v p="${top#*|}" '$1 == p && $2 == "sourced" &&
	$3 != "won" && $3 != "lost" { s += $4 } END { print s }' "$T/deals")
ok 'risk: what leaves with it' has $doc \
	"and EUR $(comma "$open") of open sourced pipeline.**"
level=$(awk -v h="$hhi" 'BEGIN {
	if (h > 1800) print "high"
	else if (h >= 1000) print "medium"
	else print "low" }')
ok 'risk: dependency by its rule' has $doc "| Dependency grows | $level |"
ndv=$(sed -n 's/|nordvik-systems//p' "$T/stakes")
ok 'risk, one partner: what leaves with it' has $one \
	"If Nordvik Systems leaves, $(awk -v a="$ndv" -v b="$all" \
	'BEGIN { printf "%d", 100 * a / b + 0.5 }') % (EUR $(comma "$ndv") of"
# underperformance: under contract for a year, nothing won in it
idle=$(awk -F '|' 'NR == FNR { if ($3 == "won" && $1 != "" &&
		$6 > "'$from'" && $6 <= "'$to'") won[$1] = 1; next }
	$4 ~ /^(signed|onboarding|active|growing|at-risk|exiting)$/ {
		of++; if (!won[$1] && $5 <= "'$from'") n++ }
	END { printf "%d %% (%d of %d)", 100 * n / of + 0.5, n, of }' \
	"$T/deals" "$T/partners")
ok 'risk: partners that underperform' has $doc "influenced): $idle"

# payback of both sides, for all partners, for one with a pace of its own, for
# a prospect, and for each kind: every row as t/helper/payback.py has it
awk -F '|' -v OFS='|' '{ print $1, $2, $3, $4, $5, $6 }' "$T/deals" >"$T/sales"
python3 "$ROOT/t/helper/payback.py" "$T/sales" "$T/partners" program.yaml \
	$to data/customers.yaml >"$T/paybacks"
# computed NAME: its rows; rows_of FILE: those of the document
computed() {
	sed -n "/^= $1\$/,/^= /p" "$T/paybacks" | grep -v '^= '
}
rows_of() {
	section Value "$1" | sed -n '/^| | Best | Base | Worst |$/,/^$/p' |
		sed -e 1,2d -e '/^$/d' -e 's/^| [^|]* |/|/'
}
for p in nordvik-systems techstart-inc kaser-roth; do
	pos-gen --partner $p framework >"$T/out" 2>&1
done
computed all >"$T/counted"
rows_of $doc >"$T/told"
ok 'payback of any partner: as computed again' same "$T/counted" "$T/told"
for p in nordvik-systems techstart-inc; do
	computed $p >"$T/counted"
	rows_of partners/$p/framework.md >"$T/told"
	ok "payback of $p: as computed again" same "$T/counted" "$T/told"
done
computed 'kinds ours' >"$T/counted"
section Value $doc | sed -n '/^What one partner of a kind/,/^And what/p' |
	grep '^| [A-Z]' | sed 1d >"$T/told"
ok 'kinds: what each brings us' same "$T/counted" "$T/told"
computed 'kinds theirs' >"$T/counted"
section Value $doc | sed -n '/^And what/,/^From fewer/p' |
	grep '^| [A-Z]' | sed 1d >"$T/told"
ok 'kinds: what each brings the partner' same "$T/counted" "$T/told"
ok 'payback: the formula has the numbers in it' has $one \
	'x (margin 74 % - the partner'"'"'s 25 %) - EUR 25,080 = '"$(computed nordvik-systems |
	sed -n '5s/^|[^|]*| \([^|]*\) |.*/\1/p')"
section Value $one | sed -n 's/^- Our payback by first-year revenue alone: 12 x EUR \([0-9,]*\) \/ EUR \([0-9,]*\) = \([0-9.]*\) months.*/\1 \2 \3/p' |
	tr -d , | awk '{ printf "%s\n", sprintf("%.1f", 12 * $1 / $2) == $3 ? "agrees" : $0 }' >"$T/told"
ok 'payback: and comes to what it says' equal "$(cat "$T/told")" agrees
ok 'payback: counted from the first deal' has $one \
	'It begins with the first deal; the time from the signature'
ok 'payback: a launch that is paid is no promise' has $one \
	'Its launch lies behind: the contract is of 15 April 2021'
real=$(awk -F '|' '$1 == "nordvik-systems" && $2 == "sourced" && $3 == "won" &&
	$6 > "'$from'" && $6 <= "'$to'" { s += $4; n++ }
	END { print s " " n }' "$T/deals")
left=$(computed nordvik-systems | sed -n '5s/^|[^|]*| \([^|]*\) |.*/\1/p')
ok 'payback: what decides once it is paid' has $one \
	"What decides from now on is what is left each year: $left."
ok 'payback: what was really won stands beside it' has $one \
	"it sourced and won EUR $(comma "${real% *}") (deals: ${real#* }); expected is"
ok 'payback of a prospect: on what it rests' has \
	partners/techstart-inc/framework.md \
	'from its first deal on, if it does as the average Services partner, with renewals at '
few=partners/kaser-roth/framework.md
ok 'payback of few deals: nothing follows' has $few \
	'**Too few deals to say when it pays back**: sourced in twelve months 0 (its own)'
section Value $few >"$T/value"
ok 'payback of few deals: no never' hasnt "$T/value" never
stake=$(sed -n 's/|kaser-roth//p' "$T/stakes")
ok 'payback of few deals: what it brought is told' has $few \
	"it sourced and won EUR $(comma "$stake") (deals: 1)."
section Value $doc | sed -n 's/^- The partner.s part, .*EUR \([0-9,]*\) paid on EUR \([0-9,]*\) sold in twelve months; EUR \([0-9,]*\) more.*/\2 \3/p' |
	tr -d , | awk '{ print $1 + $2 }' >"$T/told"
ok 'mix: what is priced and what is not make all that was sourced' equal \
	"$(cat "$T/told")" "$all"
# with renewals: at the rate of the customers on file, by the same rule for both
keep=$(computed keep | sed -n 1p)
row() {	# its base case, of all partners
	computed all | sed -n "$1s/^|[^|]*| \([^|]*\) |.*/\1/p"
}
ok 'renewals: the headline is with them, at their rate' has $doc \
	"**A partnership pays back in $(row 6) months from its first deal on, at the pace of the average partner, with renewals at $keep a year.**"
ok 'renewals: and tells the first year alone' has $doc \
	"First-year revenue alone: $(row 7) months."
ok 'renewals: on how many they rest' has $doc \
	"Renewals at $keep: $(computed keep | sed -n 2p) of our customers that ended"
ok 'renewals: and how many were' has $doc \
	"$(computed keep | sed -n 3p) were renewed."
# nobody knows since when customers buy: first-year revenue alone, not in bold
sed -i 's/, since: [0-9-]*//' data/customers.yaml
run pos-gen -n 'framework#value'
ok 'no renewals on file: said so, and what to add' has out \
	'+When it pays back with renewals is unknown: 0 contract years of customers have ended on file, and 10 are needed to say how many are renewed; add `since` and `churned` to `data/customers.yaml`. First-year revenue alone covers our investment in '
ok 'no renewals on file: its months' has out \
	"in $(row 7) months from the first deal on"
grep '^+' "$T/out" >"$T/added"
ok 'no renewals on file: nothing of it is bold' not grep -q \
	'^+\*\*A partnership' "$T/added"
ok 'no renewals on file: the rows are unknown' has out \
	'+| Our payback with renewals, months from the first deal | unknown | unknown | unknown |'
git checkout -q data/customers.yaml
# a renewal may or may not pay the partner: not stated is not zero
grep -v '^    recurring: ' program.yaml >"$T/program" && cp "$T/program" program.yaml
run pos-gen -n 'framework#value' --partner techstart-inc
ok 'recurring not stated: unknown with renewals' has out \
	'whether a renewal pays TechStart Inc again is not stated; add `recurring` to its type in `program.yaml`. First-year revenue alone covers our investment in '
git checkout -q program.yaml

# a rate that is not stated is unknown, not that of someone else
sed -i '/^    commission: 12%$/d' program.yaml
pos-gen --partner alvsjo-automation 'framework#value' >"$T/out" 2>&1
run pos-gen -n --partner alvsjo-automation framework
ok 'no rate: payback unknown' has partners/alvsjo-automation/framework.md \
	'**Payback is unknown**: what Älvsjö Automation is paid is not stated'
ok 'no rate: the line to add' has partners/alvsjo-automation/framework.md \
	'add `commission` to its type under `types` in `program.yaml`'
ok 'no rate: what does not rest on it is told' grep -q \
	'^| Expected contract value a year | EUR' \
	partners/alvsjo-automation/framework.md
git checkout -q program.yaml && rm -rf partners/alvsjo-automation/framework.md

# milestones: dates counted by date(1)'s rules in perl
perl -MTime::Local -e '
	my ($y, $m, $d) = split /-/, "2021-04-15";
	my @n = qw(January February March April May June July August September
	    October November December);
	my @t = gmtime(timegm(0, 0, 0, $d, $m - 1, $y) + 30 * 86400);
	printf "%d %s %d\n", $t[3], $n[$t[4]], $t[5] + 1900;
	@t = gmtime(timegm(0, 0, 0, $d, $m - 1, $y) + 90 * 86400);
	printf "%d %s %d\n", $t[3], $n[$t[4]], $t[5] + 1900;
	printf "%d %s %d\n", $d, $n[($m - 1 + 6) % 12], $y + int(($m - 1 + 6) / 12);
	printf "%d %s %d\n", $d, $n[$m - 1], $y + 1' >"$T/counted"
section Metrics $one | sed -n 's/^| [0-9]* \(days\|months\) | [^|]* | \([^|]*\) | .*/\2/p' \
	>"$T/told"
ok 'milestones: due dates' same "$T/counted" "$T/told"
ok "milestones: the partner's own record comes first" has $one \
	'| First sourced deal won | 15 April 2022 | in time, on 29 October 2021 |'
# in time, late, overdue, not known: what lies before the data is not late
cat >"$T/reach.py" <<-'!'
	import datetime, glob, re, sys
	D = datetime.date.fromisoformat
	today = D('2026-11-20')
	def months(d, n):
	    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
	    day = d.day
	    while True:
	        try: return datetime.date(y, m + 1, day)
	        except ValueError: day -= 1
	deals = [l.rstrip('\n').split('|') for l in open(sys.argv[1])]
	deals_from = D(min(d[4] for d in deals))
	people, everything = [], []
	for f in sorted(glob.glob('partners/*/partner.yaml')):
	    text, slug = open(f).read(), f.split('/')[1]
	    def part(key):
	        m = re.search(r'^%s:\n((?:[ #].*\n)*)' % key, text, re.M)
	        return m[1] if m else ''
	    acts = [D(x) for x in re.findall(r'date: ([\d-]+)', part('activity'))]
	    everything += [a for a in acts if a <= today]
	    stage = re.search(r'^stage: *([\w-]+)', text, re.M)[1]
	    since = re.search(r'^since: *([\d-]+)', text, re.M)
	    if stage in 'signed onboarding active growing at-risk exiting' and since:
	        own = {i: D(d) for d, i in re.findall(
	            r'date: ([\d-]+),.*reaches: ([\w-]+)', part('milestones'))}
	        people.append((slug, D(since[1]), acts, own,
	                       'expires' in part('certifications')))
	begin = min(everything)
	long = lambda d: f'{d.day} {d:%B %Y}'
	print(f'Activity on file begins on {long(begin)}, deals on {long(deals_from)}.')
	rows = [('kick-off', lambda s: s + datetime.timedelta(30)),
	        ('certified', lambda s: s + datetime.timedelta(90)),
	        ('first-deal', lambda s: months(s, 6)),
	        ('first-win', lambda s: months(s, 12))]
	for id, after in rows:
	    n = dict.fromkeys(('in', 'late', 'over', 'unknown'), 0)
    last = max(d for d in (after(p[1]) for p in people) if d < today)
	    for slug, start, acts, own, cert in people:
	        due = after(start)
	        if due > today: continue
	        mine = [d for d in deals if d[0] == slug and d[1] == 'sourced']
	        if id == 'kick-off':
	            days, data = [a for a in acts if start <= a <= today], begin
	        elif id == 'first-deal':
	            days, data = [D(d[4]) for d in mine if D(d[4]) <= today], deals_from
	        elif id == 'first-win':
	            days, data = [D(d[5]) for d in mine if d[2] == 'won'], deals_from
	        else:
	            days, data = [], None
	        told = own.get(id) if own.get(id, today) <= today else None
	        day = told or min(days, default=None)
	        if day and day <= due: n['in'] += 1
	        elif not told and (data and start < data or id == 'certified' and cert):
	            n['unknown'] += 1
	        elif day: n['late'] += 1
	        else: n['over'] += 1
	    known = n['in'] + n['late'] + n['over']
	    rate = f"{int(100 * n['in'] / known + .5)} % ({n['in']} of {known})" \
	        if known > 3 else f'too few to say (n = {known})'
	    print('|', long(last), '|', ' | '.join(map(str, n.values())), '|', rate, '|')
!
python3 "$T/reach.py" "$T/deals" >"$T/reach"
sed 1d "$T/reach" >"$T/counted"
section Metrics $doc | sed -n '/^### Milestones/,$s/^| [0-9]* \(days\|months\) | [^|]* \(|.*\)/\2/p' >"$T/told"
ok 'milestones: in time, late, overdue and not known' same "$T/counted" "$T/told"
ok 'milestones: since when there are data' has $doc "$(sed -n 1p "$T/reach")"
ok 'milestones, one partner: what is not known is not late' has $one \
	"| Kick-off held, owners named on both sides | 15 May 2021 | not known: data begin on"

# phases of the roadmap, from tiers and the record
while IFS='|' read -r slug type tier stage since; do
	case $stage in
	signed|onboarding|active|growing|at-risk|exiting) ;;
	*) continue ;;
	esac
	cert=$(sed -n '/^certifications:/,/^[a-z]*:$/s/.*expires: *\([0-9-]*\).*/\1/p' \
		"partners/$slug/partner.yaml" | awk '$0 >= "2026-11-20"' | wc -l)
	awk -F '|' -v p="$slug" -v cert="$cert" '$1 == p && $2 == "sourced" {
		if ($3 == "won" && $6 > "2025-11-20" && $6 <= "2026-11-20") s += $4
		if ($3 != "won" && $3 != "lost") o++ }
		END {
		if (s >= 80000 && cert >= 3 && o >= 2) print "Deepen"
		else if (s >= 30000 && cert >= 1 && o >= 1) print "Scale"
		else print "Pilot" }' \
		"$T/deals"
done <"$T/partners" | sort | uniq -c | awk '{ print $2 "|" $1 }' >"$T/counted"
section Roadmap $doc | sed -n 's/^| \(Pilot\|Scale\|Deepen\) |.* | \([0-9]*\) | [^|]* |$/\1|\2/p' |
	sort >"$T/told"
ok 'roadmap: partners in each phase' same "$T/counted" "$T/told"
pos-gen --partner alpenblick-informatik framework >"$T/out"
has=$(awk -F '|' '$1 == "alpenblick-informatik" && $2 == "sourced" &&
	$3 == "won" && $6 > "2025-11-20" { s += $4 } END { print s }' "$T/deals")
ok 'roadmap, one partner: what it lacks' has \
	partners/alpenblick-informatik/framework.md \
	"Missing EUR $(comma $((80000 - has))) sourced revenue: EUR $(comma "$has") now, at least EUR 80,000 asked for"

# the same requirements in the long form are the same; one more bars
cp program.yaml "$T/program.yaml"
perl -0pi -e 's/(id: gold.*?\n    requirements: )\{sourced_revenue: 80000, certified: 3, active_deals: 2\}/$1\n      all:\n        - {metric: sourced_revenue, gte: 80000, window: 12 months}\n        - all: [{metric: certified, gte: 3}]\n        - {metric: active_deals, gte: 2}/s' program.yaml
ok 'long form: written' has program.yaml '        - all: [{metric: certified, gte: 3}]'
pos-gen -n framework#roadmap ipp#commitment framework#criteria |
	grep -v 'up to date$' >"$T/diff"
ok 'long form: who is in which phase, and what tiers ask for, is the same' \
	empty "$T/diff"
sed -i 's/{metric: active_deals, gte: 2}/{metric: regions, includesAll: [dach, nordics]}/' program.yaml
pos-gen --evidence framework#roadmap >"$T/evidence.json"
both=$(grep -l 'regions: .*dach.*nordics\|regions: .*nordics.*dach' partners/*/partner.yaml | wc -l)
python3 - "$T/evidence.json" >"$T/told" <<-'!'
	import json, sys
	e = json.load(open(sys.argv[1]))['framework#roadmap']['roadmap']
	for p in e['phases']:
	    print(p['name'], p['partners']['text'], p.get('entry'))
	!
ok 'long form: a requirement no plain tier has is told' has "$T/told" \
	'regions all of dach, nordics'
ok 'long form: who is not in both regions does not enter' \
	equal "$both $(sed -n 's/^Deepen \([0-9]*\) .*/\1/p' "$T/told")" '0 0'
mv "$T/program.yaml" program.yaml

# the matrix agrees with pos score; points add up to the total
pos-score fit -o tsv >"$T/score"
best=$(awk -F '\t' 'NR == 2 { print $0 }' "$T/score")
total=$(section Criteria $one | sed -n 's/^| \*\*Total\*\* |.*\*\*\([0-9.]*\)\*\* |$/\1/p')
ok 'matrix: the total is that of pos score' grep -q \
	"nordvik-systems.*	$total" "$T/score"
section Criteria $one | sed -n 's/^| [^|]* | [0-9]* % | \([0-9.]*\) | \([0-9.]*\) |$/\1 \2/p' |
	awk -v t="$total" '{ s += $2; n++ } END {
		d = s - t; if (d < 0) d = -d
		if (n != 8 || d > 0.4) print n " rows, " s " against " t }' >"$T/wrong"
ok 'matrix: eight criteria, points add up' empty "$T/wrong"

# goals, counted again
share=$(awk -F '|' '$3 == "won" && $6 > "'$from'" && $6 <= "'$to'" {
	all += $4; if ($2 == "sourced") s += $4 }
	END { printf "%d %%", 100 * s / all + 0.5 }' "$T/deals")
ok 'goals: the sourced share' has $doc \
	"| Partners source half of the revenue we win in a year | 50 % | $share | open |"
year=$(awk -F '|' '$2 == "sourced" && $3 == "won" && $6 >= "2026-01-01" {
	s += $4 } END { print s }' "$T/deals")
ok 'goals: sourced revenue of the year' has $doc \
	"| EUR 900,000 | EUR $(comma "$year") | open |"

# shares add up to the whole; that of a reseller is the margin of its tier
section Terms $doc | sed -n 's/^|.*| \([0-9]*\) % | \([0-9]*\) % |$/\1 \2/p' >"$T/shares"
ok 'terms: shares are told' test -s "$T/shares"
awk '$1 + $2 != 100' "$T/shares" >"$T/wrong"
ok 'terms: both shares make a whole' empty "$T/wrong"
margin=$(awk '/- id: gold/ { t = 1 } t && /margin:/ { print $2 + 0; exit }' program.yaml)
ok 'terms, one reseller: the margin of its tier' has $one \
	"| $margin % | $((100 - margin)) % |"

section Terms $doc >"$T/terms"
ok 'terms: a reseller is not given the margin before a tier' has "$T/terms" \
	'| margin of its tier | the rest |'
ok 'terms: a type without a rate is unknown' equal \
	"$(grep -c '| none stated | unknown |$' "$T/terms")" \
	"$(sed -n '/^types:/,/^categories:/p' program.yaml | perl -0ne '
		for (split /\n  - id: /) { next if /^types/;
		$n++ unless /\n    commission:/ || /^(referral|reseller)\n/ }
		print $n')"
ok 'terms: per cent is written one way' not grep -q '[0-9]%' "$T/terms" $one
section Terms $one >"$T/terms"
ok 'terms, one reseller with a tier: not the rates of others' not grep -q \
	'^- Commission for a referral\|^- Margin before a tier' "$T/terms"
section Terms partners/techstart-inc/framework.md >"$T/terms"
ok 'terms, one that does not resell: no margin' hasnt "$T/terms" Margin
ok 'terms, one that does not resell: marketing money' has "$T/terms" \
	'| Gold | EUR 15,000 |'

# the partner to look for: types by their sourced won deals, three or more
section Profile $doc >"$T/profile"
awk -F '|' 'NR == FNR { type[$1] = $2; next }
	$3 == "won" && $2 != "direct" && type[$1] != "" {
		if ($2 == "sourced") { n[type[$1]]++; s[type[$1]] += $4 }
		else { i[type[$1]]++; v[type[$1]] += $4 } }
	END { for (t in n) if (n[t] >= 3) print "more", s[t], v[t] + 0, t
		for (t in n) if (n[t] < 3) print "care", s[t], v[t] + 0, t
		for (t in i) if (!n[t]) print "care", 0, v[t], t }' \
	"$T/partners" "$T/deals" | sort -k1,1 -k2,2nr -k3,3nr >"$T/advice"
# named WHICH: the names, as a sentence has them
named() {
	awk -v w="$1" '$1 == w { print $4 }' "$T/advice" | while read -r id; do
		sed -n "/^types:/,/^categories:/{/^  - id: $id\$/{n;s/^    name: //p;};}" \
			program.yaml
	done | perl -e 'chomp(@n = <STDIN>); $l = pop @n;
		print @n ? join(", ", @n) . " and $l" : $l'
}
ok 'profile: types that have proven themselves' has "$T/profile" \
	"**Look for a partner of a type that has proven itself: $(named more).** Each has sourced at least 3 won deals."
ok 'profile: types to take with care' has "$T/profile" \
	"influence is not sourcing: $(named care)"

# one partner: its phase, gates, countries; what is not known is not none
deepen=$(sed -n 's/.*id: deepen.*scope: "\([^"]*\)".*/\1/p' program.yaml)
ok 'profile, one partner: the scope of its phase' has $one \
	"- Scope, in the phase Deepen: $deepen"
ok 'profile, one partner: no initial scope' hasnt $one 'Initial scope'
new=partners/techstart-inc/framework.md
section Profile $new >"$T/profile"
ok 'profile, a prospect: an initial scope' has "$T/profile" 'Initial scope'
ok 'profile, a prospect: its countries' has "$T/profile" 'countries: US'
ok 'profile, a prospect: risks are not known, which is not none' has \
	"$T/profile" '- Risk: A gate is open, not decided'
gates=$(sed -n '/^  gates:/,/^  criteria:/s/^    - id: //p' strategy/scorecard.yaml |
	while read -r g; do
		grep -q "^  $g: {pass: true" partners/techstart-inc/partner.yaml ||
			sed -n "/^    - id: $g\$/{n;s/^      name: //p;}" \
				strategy/scorecard.yaml
	done | perl -e 'chomp(@n = <STDIN>); print join(", ", @n)')
ok 'profile, a prospect: its open gates' has "$T/profile" \
	"- Risk: A gate is open, not decided: $gates"
section Risk $new >"$T/risk"
ok 'risk, a prospect: the conflict gate is passed, so no conflict' has \
	"$T/risk" '- Competitive conflict (the gate No conflict failed): no'
ok 'risk, a prospect: nor is one likely' has "$T/risk" \
	'| Competitive conflict | low |'
# each other gate: yes, no or unknown by the record of the partner
gate_words() {
	sed -n '/^  gates:/,/^  criteria:/s/^    - id: //p' strategy/scorecard.yaml |
	while read -r g; do
		[ "$g" = conflict ] && continue
		name=$(sed -n "/^    - id: $g\$/{n;s/^      name: //p;}" \
			strategy/scorecard.yaml)
		if grep -q "^  $g: {pass: true" "partners/$1/partner.yaml"
		then word=no
		elif grep -q "^  $g: {pass: false" "partners/$1/partner.yaml"
		then word='**yes**'
		else word='unknown, its gate is not decided'; fi
		echo "- Not passed: $name (its gate failed): $word"
	done
}
gate_words techstart-inc >"$T/counted"
grep '^- Not passed' "$T/risk" >"$T/told"
ok 'risk, a prospect: the other gates by their names' same "$T/counted" "$T/told"
# a gate that failed; another id, which says so; no gate that tells it
sed -i 's/^  conflict: {pass: true, note: "Sells no analytics of its own"/  conflict: {pass: false, note: Sells a rival/' \
	partners/techstart-inc/partner.yaml
run pos-gen -n --partner techstart-inc 'framework#risk'
ok 'conflict: its gate failed' has out \
	'- Competitive conflict (the gate No conflict failed): **yes**'
sed -i 's/^    - id: legal$/&\n      risk: conflict/' strategy/scorecard.yaml
run pos-gen -n --partner techstart-inc 'framework#risk'
ok 'conflict: the gate that says so goes first' has out \
	'- Competitive conflict (the gate Legal and compliance failed): unknown, its gate is not decided'
ok 'conflict: the other one is a gate like others' has out \
	'- Not passed: No conflict (its gate failed): **yes**'
run pos-check
ok 'conflict: the key is known' not grep -q 'risk' "$T/out" "$T/err"
sed -i 's/risk: conflict/risk: conflikt/' strategy/scorecard.yaml
run pos-check
ok 'conflict: a word that is misspelt' has out conflikt
git checkout -q strategy/scorecard.yaml
sed -i 's/^    - id: conflict$/    - id: rivalry/' strategy/scorecard.yaml
run pos-gen -n --partner techstart-inc 'framework#risk'
ok 'conflict: without a gate it is unknown' has out \
	'- Competitive conflict (no gate asks for it): unknown, no gate of the scorecard asks for it'
git checkout -q strategy/scorecard.yaml partners/techstart-inc/partner.yaml
ok 'risk, a prospect: nothing rests on it' has "$T/risk" \
	'**TechStart Inc has no contract, so nothing rests on it yet.**'
ok 'risk, a prospect: nobody rated it' has "$T/risk" \
	'unknown, never rated'
rated=$(awk -F '|' '$4 ~ /^(signed|onboarding|active|growing|at-risk|exiting)$/ { print $1 }' \
	"$T/partners" | while read -r slug; do
	sed -n 's/^  openness: {score: \([0-9]\).*/\1/p' "partners/$slug/partner.yaml"
done | awk '{ of++; n += $1 < 3 }
	END { printf "%d %% (%d of %d)", 100 * n / of + 0.5, n, of }')
ok 'risk: of those that were rated' has $doc \
	"- Cultural clash (rated below the middle for openness): $rated;"

# what is asked for, of a card with categories too
section Criteria $new >"$T/criteria"
for id in named-owner delivery-quality; do
	asked=$(awk -v id="$id" '/- id:/ { on = $3 == id; at = 0 }
		on && /anchors:/ { at = 1; next }
		on && at && /^ *4: / { sub(/^ *4: /, ""); sub(/\.$/, ""); print; exit }' \
		strategy/scorecard.yaml)
	ok "criteria: what $id asks for" has "$T/criteria" \
		": \"$asked\""
done
ok 'criteria: nothing is left open that the files state' hasnt \
	"$T/criteria" 'not stated yet'
ok 'criteria: growth is by the tiers' has "$T/criteria" \
	"$(awk '/^  - id: (registered|silver|gold|platinum)/ { t = $3 }
	/sourced_revenue: [1-9]/ && !seen[t]++ { match($0, /sourced_revenue: [0-9]+/)
		printf "%s %s\n", t, substr($0, RSTART + 17, RLENGTH - 17) }' program.yaml |
	while read -r t n; do echo "EUR $(comma "$n") for $t"; done |
	perl -e 'chomp(@n = <STDIN>); s/for (.)/for \U$1/ for @n;
		print "by what it sources in a year: ", join(", ", @n)')"
ok 'criteria: the gates are one list' equal \
	"$(awk '/^- Gate/ { n++; if (last == "" && n > 1) bad++ } { last = $0 }
	END { print n - 2 + bad + 0 }' "$T/criteria")" 0
ok 'criteria: how what is unknown is weighted' has "$T/criteria" \
	'Weighted points count a known criterion by its part of the weights that are known (89 % of all)'
section Models $doc >"$T/models"
awk '/^- / && blank && list && !head { print } { if (/^$/) blank = 1; else {
	blank = 0; list = /^- /; } }' "$T/models" >"$T/wrong"
ok 'models: no list is torn' empty "$T/wrong"

# metrics of one partner: customers that name it
kept=$(cat data/customers.yaml | perl -ne 'next unless /partners: \[[^\]]*\bnordvik-systems\b/;
	$of++; $n++ unless /churned:/; END { printf "%d %% (%d of %d)", 100 * $n / $of + 0.5, $n, $of }')
ok 'metrics, one partner: customers that stayed' has $one \
	"| Customer satisfaction | not set | $kept |"
ok 'metrics, one partner: integration adoption' grep -q \
	"^| Integration adoption | not set | [0-9]* % ([0-9]* of ${kept##* of }" $one
ok 'metrics, a prospect: nobody names it' has $new \
	'| Customer satisfaction | not set | no customer names it |'

# a diagram of all has no long labels; one without people says so once
section Value $doc | sed -n '/^```mermaid/,/^```$/p' >"$T/drawn"
ok 'diagram of all kinds: groups' has "$T/drawn" 'subgraph g1["Solutions"]'
ok 'diagram of all kinds: no label on an edge' hasnt "$T/drawn" '-- "'
ok 'diagram of all kinds: each kind once' equal \
	"$(grep -c '^        p[0-9]*\["' "$T/drawn")" \
	"$(sed -n '/^types:/,/^categories:/p' program.yaml | grep -c '^  - id:')"

# two documents in one run are those of two runs: nothing of one is left in
# the other
cp $one "$T/alone"
pos-gen --partner ostby-consulting framework >"$T/out"
cp partners/ostby-consulting/framework.md "$T/alone2"
run pos-gen -f $one partners/ostby-consulting/framework.md $doc
ok 'three documents in one run: status' status 0
ok 'three documents in one run: the first' same "$T/alone" $one
ok 'three documents in one run: the second' same "$T/alone2" \
	partners/ostby-consulting/framework.md
run pos-status
ok 'and all of them are fresh' hasnt out stale

# diagrams: fences are closed, labels cannot break out
ok 'diagrams: as many ends as beginnings' equal \
	"$(grep -c '^```$' $doc)" "$(grep -c '^```mermaid$' $doc)"
ok 'diagrams: both sides' has $doc '    us["Halden Analytics"]'
sed -i 's/^name: Nordvik Systems/name: "Nord \\"vik\\" <b> `x` #1"/' \
	partners/nordvik-systems/partner.yaml
run pos-gen --partner nordvik-systems 'framework#value'
ok 'diagrams: a name with quotes and marks' has $one \
	'    them["Nord #quot;vik#quot; #lt;b#gt; #96;x#96; #35;1"]'
git checkout -q . && git clean -fdq

# the objective: asked for, kept, or the first goal
run pos-gen framework
ok 'objective: the first goal' has $doc '(the first goal of company.yaml)'
ok 'objective: which is then no fact' hasnt $doc 'objective:'
run pos-gen framework --objective 'Reach the | Baltics'
ok 'objective: asked for' has $doc '**Reach the \| Baltics.**'
ok 'objective: is a fact' has $doc 'objective: Reach the | Baltics'
run pos-gen -f framework
ok 'objective: kept by a redraft' has $doc '**Reach the \| Baltics.**'
ok 'objective: of one partner, its own' hasnt $one Baltics
sed -i 's/^    text: Partners source half.*/    text: Something else/' company.yaml
run pos-gen -n --partner nordvik-systems framework
ok 'objective: a goal that changes is followed' has out '+**Something else.**'
git checkout -q .

# what an objective names is held against the partner
run pos-gen --partner nordvik-systems --objective 'Win DACH logistics' framework
dach=$(awk -F '|' '$4 ~ /^(signed|onboarding|active|growing|at-risk|exiting)$/ { print $1 }' \
	"$T/partners" | while read -r slug; do
	grep -l '^regions: .*\bdach\b' "partners/$slug/partner.yaml"
done | wc -l)
ok 'objective: a region that the partner does not serve' has $one \
	"- DACH (region): **Nordvik Systems does not serve it by its record**, which has Nordics; partners with a contract that have it on record: $dach"
ok 'objective: an industry that it does' has $one \
	'- Logistics (industry): Nordvik Systems serves it;'
run pos-gen --partner nordvik-systems --objective 'Ten nordic resellers' framework
ok 'objective: a type, in the plural' has $one \
	'- Reseller (type): Nordvik Systems is one; partners with a contract of the type: 3'
run pos-gen --partner nordvik-systems --objective 'Grow, dachshund by dachshund' framework
ok 'objective: no name, nothing is said' hasnt $one 'What the objective names'
git checkout -q . && git clean -fdq

# unknown is not zero, and bad input has its line
sed -i '/^  day_rate:/d' program.yaml
run pos-gen 'framework#value'
ok 'unknown day rate: status' status 0
ok 'unknown day rate: no payback' has $doc '**Payback is unknown**'
ok 'unknown day rate: what to add' has $doc '- `day_rate`: Cost of a day of ours'
ok 'unknown day rate: the return is known all the same' has $doc \
	'| Expected contract value a year | EUR'
git checkout -q .
line=$(grep -n '^  margin: {low' program.yaml | cut -d : -f 1)
sed -i "${line}s/68%/168%/" program.yaml
run pos-gen framework
ok 'a margin over 100 %: status' status 3
ok 'a margin over 100 %: file and line' has err "program.yaml:$line:"
git checkout -q .
sed -i "${line}s/  margin:/  margni:/" program.yaml
run pos-gen framework
ok 'a key misspelt: what was meant' has err 'did you mean margin?'
git checkout -q .
sed -i "${line}s/low: 68%/low: 98%/" program.yaml
run pos-gen framework
ok 'low over base' has err 'low, base and high are expected in this order'
git checkout -q .
run pos-gen --partner nobody framework
ok 'no such partner' status 3
run pos-gen 'framework#risks'
ok 'no such section: the nearest' has err "did you mean risk"

# a fresh workspace, without partners, deals and tam.yaml
cd "$T" || exit 1
fresh_workspace fresh 'currency: NOK'
rm fresh/strategy/tam.yaml
run pos-gen -C fresh framework tam
ok 'fresh: status' status 0
ok 'fresh: no objective is told' has fresh/strategy/framework.md \
	'**No objective is stated.**'
ok 'fresh: payback unknown' has fresh/strategy/framework.md \
	'**Payback is unknown**'
ok 'fresh: nothing depends on a partner' has fresh/strategy/framework.md \
	'so no revenue depends on a partner yet'
ok 'fresh: no rule of a row that is not there' hasnt \
	fresh/strategy/framework.md '- Dependency'
ok 'fresh: a box without people says it once' has \
	fresh/strategy/framework.md 'Technical: ours to be named, theirs per partner'
run pos-check -C fresh
ok 'fresh: nothing found' status 0
run pos-gen -C fresh icp ipp
run pos-gen -C fresh 'framework#profile'
ok 'fresh: no type has sold' has fresh/strategy/framework.md \
	'**Look for a first partner: no type has sold anything yet.**'
rm fresh/strategy/scorecard.yaml
printf 'name: bare\n' >fresh/program.yaml
run pos-gen -C fresh -f framework
ok 'a bare program: status' status 0
ok 'a bare program: says what to add' has fresh/strategy/framework.md \
	'`program.yaml` names no models.'
mkdir -p fresh/partners/first
printf 'name: First\ntype: reseller\n' >fresh/partners/first/partner.yaml
printf 'types:\n  - {id: reseller, name: Reseller}\n' >>fresh/program.yaml
run pos-gen -C fresh --partner first framework
ok 'a bare partner: status' status 0
mkdir -p fresh/partners/second
printf 'name: Second\ntype: reseller\nstage: signed\nsince: 2026-01-10\n' \
	>fresh/partners/second/partner.yaml
printf 'milestones:\n  - {id: m, name: Kick-off, days: 30, reached: activity}\n' \
	>>fresh/program.yaml
run pos-gen -C fresh --partner second framework
ok 'no activity on file: nothing is overdue' has \
	fresh/partners/second/framework.md \
	'| 30 days | Kick-off | 9 February 2026 | not known: nothing of it is on file |'
ok 'no deal yet: its launch does not lie behind' hasnt \
	fresh/partners/second/framework.md 'lies behind'
ok 'a bare partner: says what is unknown' has \
	fresh/partners/first/framework.md 'employees not recorded'

done_testing
