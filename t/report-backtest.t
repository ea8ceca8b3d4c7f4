#!/bin/sh
# The score back-test of the annual review, held against a script that reads
# the YAML: over the sample, and over workspaces with a history made up here.
. "$(dirname "$0")/lib.sh"
HELPER=$ROOT/t/helper/backtest.py

differ() {
	! cmp -s "$1" "$2"
}

# section PERIOD [OPTION...]: the back-test into $T/section
section() {
	period=$1
	shift
	run pos-report -p --chart none --period "$period" \
		--section score-back-test "$@" annual
	cp "$T/out" "$T/section"
}

# told: what the section says, as the script prints it
told() {
	python3 - "$T/section" <<-'!'
		import re, sys
		text = open(sys.argv[1]).read()
		n = re.search(r'n = (\d+)|All (\d+) partners', text)
		print('partners', n[1] or n[2])
		for line in text.splitlines():
		    if re.match(r'\| (Top|Middle|Second|Third|Bottom) ', line):
		        print(line)
		m = re.search(r'correlation.*? is (-?[\d.]+) .*±([\d.]+)', text)
		if m:
		    says = re.search(r'\*\*(.*?)\*\*', text)[1]
		    print('rho', m[1], 'chance', m[2], {
		        'The score told.': 'tells',
		        'Seen from today, the score fits': 'tells',
		        'The score did not tell.': 'open',
		        'The score told the opposite.': 'against'}[says])
		elif 'had the same score' in text or 'brought the same' in text:
		    print('alike')
	!
}

# the sample as it was, with other ratings
cp -R "$ROOT/workspace" w && chmod -R u+w w && cd w && git init -q &&
	pos-gen --no-commit --all >/dev/null || exit 1
sed -i 's/commitment: {score: 3/commitment: {score: 1/
	s/customer-trust: {score: 4/customer-trust: {score: 2/' \
	partners/*/partner.yaml
git add -A
GIT_COMMITTER_DATE=2025-12-31T23:59:59Z git commit -qm 'last year'
first=$(git rev-parse --short=10 HEAD)
cp -R . "$T/then"
for p in "$ROOT"/workspace/partners/*; do
	cp "$p/partner.yaml" "partners/${p##*/}/partner.yaml"
done
GIT_COMMITTER_DATE=2026-03-01T10:00:00Z git commit -qam 'rated anew'
cat >"$T/scores.py" <<-'!'
	import json, os, subprocess, sys
	slugs = os.listdir('partners')
	out = subprocess.run(['pos-score', '-o', 'tsv', 'fit'] + slugs,
	                     capture_output=True, text=True, check=True).stdout
	rows = [line.split('\t') for line in out.splitlines()[1:]]
	json.dump({r[1]: r[5] for r in rows if r[4] == 'ranked'}, sys.stdout)
!
(cd "$T/then" && python3 "$T/scores.py" >"$T/scores.json") || exit 1
python3 "$T/scores.py" >"$T/today.json" || exit 1
run python3 "$HELPER" . "$T/then" 2026-01-01 2026-11-20 "$T/scores.json"
cp "$T/out" "$T/want"
section 2026
ok 'the sample: status' status 0
ok 'the sample: of which commit' has "$T/section" \
	"The records are those of commit $first of 2025-12-31;"
ok 'the sample: the card is the same' hasnt "$T/section" 'were others then'
told >"$T/got"
ok 'the sample: as the script computes it' same "$T/want" "$T/got"
ok 'the sample: there are three groups' equal "$(grep -c '^| ' "$T/got")" 3
run python3 "$HELPER" . . 2026-01-01 2026-11-20 "$T/today.json"
ok 'the sample: the records of today tell otherwise' differ "$T/out" "$T/want"
cp "$T/out" "$T/today"

# no commit is as old
section 2025
ok 'no history: says so' has "$T/section" \
	'No commit is from before 2025-01-01, so the records are those of today.'
ok 'no history: that it flatters' has "$T/section" \
	'looking back flatters the score.'
run python3 "$HELPER" . . 2025-01-01 2025-12-31 "$T/today.json"
cp "$T/out" "$T/want"
told >"$T/got"
ok 'no history: records of today' same "$T/want" "$T/got"
git clone -q . "$T/young" && cd "$T/young" && rm -rf .git && git init -q
section 2026
told >"$T/got"
ok 'no repository of then: records of today' same "$T/today" "$T/got"
ok 'no repository of then: no claim in bold' hasnt "$T/section" '**The score told.**'
ok 'a table that says of when' has "$T/section" '| Partner | Score today |'
cd "$T/w" || exit 1

# another card than then; another scale
sed -i 's/^      weight: 16$/      weight: 26/; s/^      weight: 14$/      weight: 4/' \
	strategy/scorecard.yaml
section 2026
ok 'another card: is told' has "$T/section" 'These were others then'
sed -i 's/^scale: {min: 1, max: 5}/scale: {min: 0, max: 5}/' strategy/scorecard.yaml
section 2026
ok 'another scale: is told' has "$T/section" 'Ratings had another `scale` then'
ok 'another scale: no score' hasnt "$T/section" '| Partner |'
git checkout -q strategy

# a filter of accounts leaves some deals of a partner: no score of the rest
section 2026 --region dach
ok 'a region: status' status 0
ok 'a region: no score is told' has "$T/section" \
	'No score is told: this filter leaves out some deals'
ok 'a region: nothing else' equal "$(grep -c . "$T/section")" \
	"$(printf '%s' "$(sed '/^No score/q' "$T/section")" | grep -c .)"

# a filter: few are left, and nothing is claimed
section 2026 --type services
ok 'few: status' status 0
ok 'few: says so' has "$T/section" 'Of so few partners (n = '
ok 'few: no groups' hasnt "$T/section" '| Top third |'
ok 'few: no coefficient' hasnt "$T/section" 'Spearman'
ok 'few: the partners are listed' has "$T/section" '| Partner | Score then |'

# no card; no deal
cp -R . "$T/bare" && cd "$T/bare" && rm strategy/scorecard.yaml
section 2026
ok 'no card: says so' has "$T/section" 'There is no card `fit` in strategy/scorecard.yaml'
ok 'no card: nothing else' equal "$(sed -n '/^## Score/,$p' "$T/section" | wc -l)" 3
git checkout -q strategy && rm data/deals-*
section 2026
ok 'no deals: says so' has "$T/section" 'No deal is on file'
ok 'no deals: nothing else' equal "$(sed -n '/^## Score/,$p' "$T/section" | wc -l)" 3

# make SEED N KIND: a workspace m of N partners with a history, its scores of
# then in scores.json. KIND: random, alike, against
cat >"$T/make.py" <<-'!'
	import json, os, random, sys
	from fractions import Fraction
	seed, n, kind = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
	r = random.Random(seed)
	scores, deals = {}, []
	now = os.environ.get('STATE') == 'now'
	for i in range(n):
	    slug = f'p-{i:03}'
	    then = {k: r.randint(1, 5) for k in 'abc'}
	    if kind == 'alike':
	        then = {k: 3 for k in 'abc'}
	    gate = r.random() > .05
	    known = [k for k in 'abc' if r.random() > .1]
	    absent = r.random() < .05
	    weights = {'a': 50, 'b': 30, 'c': 20}
	    of = sum(weights[k] for k in known)
	    if of >= 70 and gate and not absent:
	        scores[slug] = str(sum(Fraction(weights[k] * (then[k] - 1) * 25)
	                               for k in known) / of)
	    good = sum(then.values())
	    won = r.choice([0, 0, 1, 2])
	    if kind == 'against':
	        won = 15 - good
	    for k in range(won):
	        month = r.randint(1, 12)
	        day = r.choice(['01', '28'])
	        amount = r.randint(1, 9) * 5000 + r.choice([0, 500])
	        deals.append((f'2025-{month:02}-{day}',
	                      f'2026-{r.randint(1, 12):02}-{day}', slug, amount))
	        if kind == 'random':    # closed on the borders, and beyond
	            for day in '2025-12-31', '2026-01-01', '2026-12-31':
	                deals.append((f'2025-{month:02}-01', day, slug, 700))
	    ratings = {k: 6 - v for k, v in then.items()} if now else then
	    os.makedirs(f'partners/{slug}', exist_ok=True)
	    with open(f'partners/{slug}/partner.yaml', 'w') as f:
	        f.write(f'name: "{slug} & Söhne | \'{i}\'"\n'
	                f'type: {"referral" if i % 3 else "reseller"}\n'
	                f'stage: active\nsince: 2025-{r.randint(1, 12):02}-01\n'
	                'regions: [nordics]\n'
	                f'gates: {{ok: {{pass: {str(gate).lower()}}}}}\n'
	                'ratings:\n')
	        for k in known if not now else 'abc':
	            f.write(f'  {k}: {{score: {ratings[k]}}}\n')
	        if not known and not now:
	            f.write('  a: {score: null}\n')
	        f.write(f'activity:\n  - {{date: 2026-{r.randint(1, 12):02}-05, '
	                'kind: meeting, note: Talk}\n')
	    if absent and not now:
	        deals = [d for d in deals if d[2] != slug]
	        os.remove(f'partners/{slug}/partner.yaml')
	        os.rmdir(f'partners/{slug}')
	deals.sort()
	os.makedirs('data', exist_ok=True)
	with open('data/deals-2025-q1.yaml', 'w') as f:
	    f.write('deals:\n')
	    for i, (created, closed, slug, amount) in enumerate(deals):
	        f.write(f'  - {{id: d-{i:04}, account: c-001, amount: {amount}, '
	                f'stage: won, created: {created}, closed: {closed}, '
	                f'partner: {slug}, role: sourced}}\n')
	json.dump(scores, open(os.environ['T'] + '/scores.json', 'w'))
!
make() {
	cd "$T" && rm -rf m then && mkdir m && cd m || exit 1
	cp "$ROOT"/workspace/pos.yaml "$ROOT"/workspace/company.yaml \
		"$ROOT"/workspace/program.yaml . && mkdir data strategy &&
		cp "$ROOT"/workspace/data/customers.yaml data || exit 1
	sed -i '/^views:/,$d' pos.yaml
	cat >strategy/scorecard.yaml <<-!
		version: 1
		coverage_floor: 70%
		scale: {min: 1, max: 5}
		fit:
		  gates:
		    - {id: ok, name: Fine, reason: It must be}
		  criteria:
		    - {id: a, name: A, weight: 50, reason: Such}
		    - {id: b, name: B, weight: 30, reason: Such}
		    - {id: c, name: C, weight: 20, reason: Such}
	!
	T=$T STATE=then python3 "$T/make.py" "$@" && git init -q && git add -A &&
		GIT_COMMITTER_DATE=2025-12-30T10:00:00Z git commit -qm then &&
		cp -R . "$T/then" && T=$T STATE=now python3 "$T/make.py" "$@" &&
		git add -A && git commit -qm now || exit 1
}
export POS_NOW=2027-01-15T10:00:00Z
for made in '1 43 random' '2 40 random' '3 39 random' '4 12 random' \
	'5 60 against' '6 14 alike' '7 120 random' '8 11 random'; do
	# shellcheck disable=SC2086 # three words
	make $made
	run python3 "$HELPER" . "$T/then" 2026-01-01 2026-12-31 "$T/scores.json"
	cp "$T/out" "$T/want"
	section 2026
	ok "made $made: status" status 0
	told >"$T/got"
	ok "made $made: as the script computes it" same "$T/want" "$T/got"
	ok "made $made: something is said" \
		grep -Eqx 'alike|rho .*|partners [0-9]' "$T/got"
done
make 7 120 random
section 2026
ok 'many: thirty are listed' equal "$(grep -c '^| \[p-' "$T/section")" 30
ok 'many: how many more' grep -Eqx 'And [0-9]+ more\.' "$T/section"
ok 'left out: no record of then' has "$T/section" '- no record of then: '
ok 'left out: too little known' has "$T/section" '- too little known for a score'
ok 'left out: a gate' has "$T/section" '- a gate failed: '

# a filter is the report of a workspace that never had the rest
section 2026 --type referral
sed 's/^\(# [^:]*\): .*/\1: 2026/; /^Restricted to /,/^$/d; s/commit [0-9a-f]*/commit X/' "$T/section" >"$T/filtered"
cp -R . "$T/rest" && rm -rf "$T/rest/.git" && cp -R "$T/then" "$T/cut" &&
	cd "$T/cut" && rm -rf .git && git init -q || exit 1
run python3 "$ROOT/t/helper/cut-down.py" . type=referral
git add -A && GIT_COMMITTER_DATE=2025-12-30T10:00:00Z git commit -qm then &&
	rm -rf partners data && cp -R "$T/rest/." . || exit 1
run python3 "$ROOT/t/helper/cut-down.py" . type=referral
ok 'a filter: fewer are left' grep -q '^80 partners ' "$T/out"
git add -A && git commit -qm now || exit 1
section 2026
sed 's/commit [0-9a-f]*/commit X/' "$T/section" >"$T/got"
ok 'a filter: something is told' has "$T/got" '| Top fourth |'
ok 'a filter: the same' same "$T/got" "$T/filtered"
cd "$T/m" || exit 1
git rm -qr partners/p-000 partners/p-001
sed -i '/partner: p-00[01],/d' data/deals-2025-q1.yaml
echo '  d: [' >>partners/p-002/partner.yaml
git commit -qam 'two are gone'
git checkout -q HEAD^ -- partners/p-002 && git commit -qm 'mended'
section 2026
ok 'gone: how many' has "$T/section" \
	'- with a contract then, and not on file today: 2'
run pos-report --period 2026 annual
ok 'whole report: status' status 0
ok 'whole report: the chart' test -s reports/2026-annual/score-and-revenue.svg
git commit -q --allow-empty -m 'nothing of it'
run pos-report --period 2026 annual
ok 'a commit that changes nothing leaves it fresh' has out 'is up to date'
done_testing
