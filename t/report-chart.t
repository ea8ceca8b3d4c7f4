#!/bin/sh
# Charts of reports: files beside the document, in its commit, each number of
# them recomputed from the YAML by a script that knows nothing of the tools.
. "$(dirname "$0")/lib.sh"

pos-init w --demo </dev/null >/dev/null && cd w || exit 1
run pos-report --period 2026-Q3 quarterly
ok 'status' status 0
ok 'how many' has out 'reports/2026-Q3-quarterly.md, 8 sections, 3 charts, '
dir=reports/2026-Q3-quarterly
git show --name-only --format= | grep '\.svg$' | sort >"$T/drawn"
ok 'in the same commit' is "$T/drawn" <<-!
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
ok 'three links' equal "$(wc -l <"$T/links")" 3

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
ok 'text: three of them' is "$T/n" <<-!
	3
!
run pos-report -p --chart none --period 2026-Q3 quarterly
ok 'none: no link' hasnt out '.svg)'
ok 'none: no drawing' hasnt out '```text'
ok 'none: the table stands' has out '| 2026-Q2 | EUR 291,500 | EUR 95,000 | EUR 0 |'
run pos-report -p --chart png quarterly
ok 'another word: status' status 2
run pos-check
ok 'the workspace is sound' status 0
done_testing
