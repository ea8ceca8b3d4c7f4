#!/bin/sh
# The annual review: tier moves from git, partners by the year they began in,
# the plan of the year after; held against a script that reads the YAML.
. "$(dirname "$0")/lib.sh"

cp -R "$ROOT/workspace" w && chmod -R u+w w && cd w && git init -q || exit 1
sed -i 's/^tier: gold/tier: silver/' partners/nordvik-systems/partner.yaml
sed -i 's/^tier: silver/tier: gold/' partners/fjell-data/partner.yaml
git add -A
GIT_COMMITTER_DATE=2025-12-31T10:00:00Z git commit -qm 'last year'
first=$(git rev-parse --short=10 HEAD)
GIT_COMMITTER_DATE=2026-02-01T10:00:00Z git commit -q --allow-empty -m between
cp "$ROOT/workspace/partners/nordvik-systems/partner.yaml" partners/nordvik-systems
cp "$ROOT/workspace/partners/fjell-data/partner.yaml" partners/fjell-data
git commit -qam 'this year'

run pos-report --period 2026 annual
ok 'status' status 0
ok 'says where' has out 'reports/2026-annual.md, 8 sections, 8 charts, committed as '
report=reports/2026-annual.md
sed -n '/^## Program evolution/,/^Partners by/p' $report >"$T/moves"
ok 'moves: since which commit' has "$T/moves" \
	"Tiers as commit $first of 2025-12-31 had them, and today:"
grep '^- ' "$T/moves" >"$T/list"
ok 'moves: who' is "$T/list" <<-!
	- [Fjell Data](../partners/fjell-data/partner.yaml): from Gold to Silver
	- [Nordvik Systems](../partners/nordvik-systems/partner.yaml): from Silver to Gold
!
ok 'moves: a row of the table' has "$T/moves" '| Silver | 0 | 6 | 1 | 0 | 0 |'
ok 'moves: a picture' test -s reports/2026-annual/tiers.svg

# cohorts, by other code
cat >"$T/cohorts.py" <<-'!'
	import collections, glob, yaml
	from datetime import date
	today = date(2026, 11, 20)
	deals = [d for f in glob.glob('data/deals-*.yaml')
	         for d in yaml.safe_load(open(f))['deals']]
	first = min(d['created'] for d in deals)
	rows = collections.defaultdict(lambda: [0, 0, 0, 0, True])
	for f in glob.glob('partners/*/partner.yaml'):
	    p = yaml.safe_load(open(f))
	    slug = f.split('/')[1]
	    if p.get('stage') in (None, 'prospect', 'qualified'):
	        continue
	    since = p.get('since') or min(a['signed'] for a in p['agreements'])
	    row = rows[since.year]
	    row[0] += 1
	    row[1] += p['stage'] == 'former'
	    heard = [a['date'] for a in p.get('activity', [])
	             if a['date'] <= today]
	    own = [d for d in deals if d.get('partner') == slug and
	           d.get('role') == 'sourced']
	    heard += [d['created'] for d in own]
	    row[2] += p['stage'] != 'former' and heard != [] and \
	        (today - max(heard)).days <= 90
	    row[3] += sum(d['amount'] for d in own if d['stage'] == 'won')
	    row[4] &= since >= first
	for year, (n, left, active, won, known) in sorted(rows.items()):
	    print(f'| {year} | {n} | {left} | {active} | {known} | EUR {won:,} |')
!
run python3 "$T/cohorts.py"
cp "$T/out" "$T/want"
sed -n '/^| Began/,/^$/p' $report | sed '1,2d;/^$/d' |
	sed 's/| not known |/| False |/; s/| [0-9]* % ([^)]*) |/| True |/' >"$T/got"
ok 'cohorts: as the script computes them' same "$T/want" "$T/got"
ok 'cohorts: of those who began with the deals on file it is told' has $report \
	'| 2025 | 2 | 0 | 2 | 100 % (2 of 2) |'
ok 'the plan of the year after' has $report \
	'| Sourced revenue won | 2027-Q1 | EUR 110,000 |'

# the border: what is committed on the first day is of the year
git clone -q . "$T/border" && cd "$T/border" && git reset -q --hard "$first" ||
	exit 1
sed -i 's/^tier: silver/tier: gold/' partners/nordvik-systems/partner.yaml
GIT_COMMITTER_DATE=2026-01-01T00:00:00Z git commit -qam 'the first day'
run pos-report -p --period 2026 --section program-evolution annual
ok 'the first day is of the year' has out \
	'- [Nordvik Systems](../partners/nordvik-systems/partner.yaml): from Silver to Gold'

# a commit that breaks its format is told: nobody can mend it
git reset -q --hard "$first" && echo 'tier: [' >>partners/fjell-data/partner.yaml
GIT_COMMITTER_DATE=2025-12-31T12:00:00Z git commit -qam 'broken'
git checkout -q "$first" -- . && git commit -qm 'mended'
run pos-report -p --period 2026 annual
ok 'a broken commit: status' status 0
ok 'a broken commit: is told' has out 'of 2025-12-31 cannot be read ('
ok 'a broken commit: what is not known' has out \
	'): who changed tier since then is not known.'
ok 'a broken commit: no moves' hasnt out 'No partner has changed its tier.'
cd "$T/w" || exit 1

run pos-report -p annual
ok 'the last year that is over' has out \
	'  report: {kind: annual, period: "2025"}'
ok 'no commit as old: says so' has out \
	'No commit is from before 2025-01-01: who changed tier since then is not known.'
ok 'no commit as old: no picture' hasnt out 'tiers.svg'

# a clone that was made without the older commits says that, and not that
# there are none
git clone -q --depth 1 "file://$PWD" "$T/shallow" || exit 1
run pos-report -C "$T/shallow" -p --chart none --period 2025 annual
ok 'a shallow clone: status' status 0
grep -c '^The history of this clone does not reach back to before 2025-01-01' \
	"$T/out" >"$T/n"
ok 'a shallow clone: each of three sections says so' is "$T/n" <<-!
	3
!
ok 'a shallow clone: not that there is no commit' hasnt out 'No commit is from'
commit=$(git rev-parse --short=10 HEAD)
ok 'a shallow clone: of which commit' has out "As of 2025-12-31, commit $commit."
ok 'a shallow clone: since when, as far as it goes' has out \
	", commit $commit, or an older one |"
ok 'a shallow clone: not that it is not committed' hasnt out 'not committed'

# a branch whose change the merge did not take
before=$(git log -1 --format=%h --abbrev=10 -- company.yaml program.yaml \
	pos.yaml data partners/*/partner.yaml strategy/*.yaml)
git checkout -qb aside && echo '# aside' >>program.yaml &&
	git commit -qam aside && git checkout -q - &&
	git merge -q -s ours -m 'Without it' aside || exit 1
run pos-report -p --chart none --period 2025 annual
ok 'a merge that left it out: of which commit' has out \
	"As of 2025-12-31, commit $before."
done_testing
