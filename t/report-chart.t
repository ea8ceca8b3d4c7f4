#!/bin/sh
# Charts of reports: files beside the document, in its commit, each number of
# them recomputed from the YAML by a script that knows nothing of the tools.
. "$(dirname "$0")/lib.sh"

pos-init w --demo </dev/null >/dev/null && cd w || exit 1
run pos-report --period 2026-Q3 quarterly
ok 'status' status 0
ok 'how many' has out 'reports/2026-Q3-quarterly.md, 8 sections, 5 charts, '
dir=reports/2026-Q3-quarterly
git show --name-only --format= | grep '\.svg$' | sort >"$T/drawn"
ok 'in the same commit' is "$T/drawn" <<-!
	$dir/journey.svg
	$dir/open-deals.svg
	$dir/partners.svg
	$dir/revenue-by-quarter.svg
	$dir/win-rate-and-days.svg
!
sed -n 's/^!\[.*\](\(.*\))$/\1/p' reports/2026-Q3-quarterly.md >"$T/links"
while read -r link; do
	ok "the link leads there: $link" test -s "reports/$link"
	ok "it is XML: $link" python3 -c 'import sys, xml.etree.ElementTree as x
x.parse(sys.argv[1])' "reports/$link"
done <"$T/links"
ok 'five links' equal "$(wc -l <"$T/links")" 5

# each mark's <title> has the exact number
cat >"$T/marks.py" <<-'!'
	import glob, re, sys, xml.etree.ElementTree as xml
	from datetime import date
	import yaml
	deals = [d for f in glob.glob('data/deals-*.yaml')
	         for d in yaml.safe_load(open(f))['deals']]
	won = [d for d in deals if d['stage'] == 'won']
	want = {}
	for d in won:
	    role = d.get('role', 'direct' if 'partner' not in d else 'sourced')
	    quarter = f"{d['closed'].year}-Q{(d['closed'].month + 2) // 3}"
	    if role != 'direct' and d['closed'] <= date(2026, 9, 30):
	        key = quarter, role.capitalize()
	        want[key] = want.get(key, 0) + d['amount']
	    if role == 'sourced' and date(2025, 10, 1) <= d['closed'] <= \
	            date(2026, 9, 30):
	        name = yaml.safe_load(open(
	            f"partners/{d['partner']}/partner.yaml"))['name']
	        want['partner', name] = want.get(('partner', name), 0) + \
	            d['amount']
	titles = [t.text for f in ('revenue-by-quarter', 'partners')
	          for t in xml.parse(f'{sys.argv[1]}/{f}.svg').iter(
	              '{http://www.w3.org/2000/svg}title')]
	for (a, b), amount in sorted(want.items()):
	    text = f'EUR {amount:,}'
	    names = [b] if a == 'partner' else [a, b]
	    if not any(text in t and all(n in t for n in names) for t in titles):
	        print('not drawn:', a, b, text)
	print(len(want), 'numbers')
!
run python3 "$T/marks.py" $dir
ok 'each number is drawn as the script computes it' is out <<-!
	21 numbers
!

run pos-report --period 2026-Q3 quarterly
ok 'again: up to date' is out <<-!
	reports/2026-Q3-quarterly.md is up to date
!
run pos-report -p --chart text --period 2026-Q3 quarterly
ok 'text: status' status 0
ok 'text: a drawing' has out 'Älvsjö Automation'
ok 'text: no link' hasnt out '.svg)'
grep -c '^```text' "$T/out" >"$T/n"
ok 'text: five of them' is "$T/n" <<-!
	5
!
run pos-report -p --chart none --period 2026-Q3 quarterly
ok 'none: no link' hasnt out '.svg)'
ok 'none: no drawing' hasnt out '```text'
ok 'none: the table stands' has out '| 2026-Q2 | EUR 291,500 | EUR 95,000 | EUR 0 |'
run pos-report -p --chart png quarterly
ok 'another word: status' status 2

# the funnel: a stage has what has come to it or further
cat >"$T/funnel.py" <<-'!'
	import glob, yaml
	deals = [d for f in glob.glob('data/deals-*.yaml')
	         for d in yaml.safe_load(open(f))['deals']]
	names = ['qualification', 'discovery', 'proposal', 'negotiation']
	for i, name in enumerate(names):
	    def told(stages):
	        v = [d['amount'] for d in deals if d.get('role') == 'sourced'
	             and d['stage'] in stages]
	        return f'{len(v)} | EUR {sum(v):,}'
	    print(f'| {name.capitalize()} | {told([name])} | {told(names[i:])} |')
!
run python3 "$T/funnel.py"
cp "$T/out" "$T/want"
for kind in exec quarterly; do
	run pos-report -p --chart none $kind
	sed -n '/^| Stage | In it/,/^$/p' "$T/out" | sed '1,2d;/^$/d' >"$T/got"
	ok "funnel: $kind: as the script has it" same "$T/want" "$T/got"
done
ok 'funnel: there are deals' has "$T/want" '| Negotiation | 3 | EUR 185,000 | 3 |'

# the map of the journey: stages by types of partner
cat >"$T/map.py" <<-'!'
	import glob, yaml
	ours = ('signed', 'onboarding', 'active', 'growing', 'at-risk', 'exiting')
	partners = [yaml.safe_load(open(f))
	            for f in glob.glob('partners/*/partner.yaml')]
	types = [t['id'] for t in yaml.safe_load(open('program.yaml'))['types']]
	for s in yaml.safe_load(open('company.yaml'))['journey']:
	    needs = {n['id'] for n in s.get('needs', [])}
	    n = [sum(p['stage'] in ours and p['type'] == t and
	             bool(needs & set(p.get('covers', []))) for p in partners)
	         for t in types]
	    print('|', s['name'], '|', ' | '.join(
	        str(k) if needs else 'n/a' for k in n), '|')
!
run python3 "$T/map.py"
cp "$T/out" "$T/want"
for kind in annual quarterly; do
	run pos-report -p --chart none $kind
	sed -n '/^Where in the customer/,/^Too little\|^\[^/p' "$T/out" |
		sed -n '/^| Stage/,/^$/p' | sed '1,2d;/^$/d' >"$T/got"
	ok "map: $kind: as the script has it" same "$T/want" "$T/got"
done
ok 'map: something is covered' grep -q '| 4 |' "$T/want"

# fit is unknown before there is a profile to fit: counted, not drawn
ok 'scatter: nobody is drawn' hasnt out 'fit-and-health'
ok 'scatter: they are counted' has out 'and 13 more to place 19 of 19'
pos-gen --all >/dev/null || exit 1
run pos-report --period 2026-Q3 quarterly
ok 'scatter: drawn' has out '1 section, 3 charts'
pos-score fit -o tsv >"$T/fit" 2>/dev/null
pos-score health -o tsv >"$T/health" 2>/dev/null
run pos-report -p --chart none --period 2026-Q3 quarterly
sed -n 's/\\&/\&/; /^| Partner | Fit/,/^$/s/^| \([^|-]*\) | \([0-9.]*\) | \([0-9.]*\) |$/\1 \2 \3/p' \
	"$T/out" | sort >"$T/got"
awk -F '\t' '
	FNR == 1 { for (i = 1; i <= NF; i++) col[$i] = i; next }
	{ name = $col["name"]; score = $col["score"]; sub(/\.0$/, "", score) }
	FILENAME ~ /fit$/ { fit[name] = score }
	FILENAME ~ /health$/ { health[name] = score }
	END { for (n in fit) print n, fit[n], health[n] }' "$T/fit" "$T/health" |
	sort >"$T/all"
ok 'scatter: eighteen' equal "$(wc -l <"$T/got")" 18
comm -23 "$T/got" "$T/all" >"$T/other"
ok 'scatter: as pos-score has them' empty "$T/other"
ok 'scatter: the other one is named' has out \
	'Too little is known of Pennine Cloud Works to place 1 of 19'

# a tornado for each total, in the order of pos-tam
run pos-report --period 2026 annual
ok 'annual: status' status 0
ok 'tornado: ours' test -s reports/2026-annual/tam-tornado-ours.svg
ok 'tornado: the ecosystem, apart' test -s reports/2026-annual/tam-tornado-ecosystem.svg
ok 'tornado: its numbers' has reports/2026-annual.md \
	'| Share, Sales | EUR 34,200,000 | EUR 38,250,000 | EUR 41,400,000 |'
rm strategy/tam.yaml
run pos-report -p annual
ok 'no market: status' status 0
ok 'no market: says so' has out 'No assumption on the partner market that is ours has a range'
git checkout -q strategy/tam.yaml
run pos-check
ok 'the workspace is sound' status 0

mkdir "$T/bare" && cd "$T/bare" && git init -q . && echo 'version: 1' >pos.yaml
git add -A && git commit -qm start
for kind in quarterly annual; do
	run pos-report -p $kind
	ok "nothing on file: $kind: status" status 0
	ok "nothing on file: $kind: fit and health" has out 'Nobody is placed by fit and health: '
	ok "nothing on file: $kind: the journey" has out "Who covers the customer's journey is not known: "
	ok "nothing on file: $kind: no picture of it" hasnt out 'journey.svg'
done
run pos-report -p exec
ok 'nothing on file: no funnel' has out 'No deal that a partner brought is open.'
# more partners that brought something than a chart has rows
mkdir many && python3 - <<-'!' || exit 1
	import os
	def put(name, text):
	    os.makedirs(os.path.dirname(name), exist_ok=True)
	    with open(name, 'w') as f:
	        f.write(text)
	put('many/pos.yaml', 'version: 1\n')
	put('many/company.yaml', 'name: C\ncurrency: EUR\n')
	put('many/data/customers.yaml', 'customers:\n  - {id: c, name: A}\n')
	for k in range(3):
	    put(f'many/data/deals-2026-{k}.yaml', 'deals:\n' + ''.join(
	        f'  - {{id: d{i}, account: c, amount: {20000 - i}, stage: won, '
	        'created: 2026-07-01, closed: 2026-08-01, role: sourced, '
	        f'partner: p{i}}}\n' for i in range(k * 4000, k * 4000 + 4000)))
	for i in range(12000):
	    put(f'many/partners/p{i}/partner.yaml',
	        f'name: P {i}\ntype: reseller\nstage: active\n')
!
run pos-report -C many -p --period 2026-Q3 --section partners quarterly
ok 'many partners: status' status 0
ok 'many partners: how many are not drawn' has out \
	'Partners that brought less and are not in the picture, nor in its shares: 2,000.'
ok 'many partners: all are counted' has out 'And 11,990 more.'
done_testing
