#!/bin/sh
# The TAM refresh of the annual review, held against a script that reads the
# YAML and asks git: over the sample, and over estimates made up here.
. "$(dirname "$0")/lib.sh"
HELPER=$ROOT/t/helper/tamrefresh.py

# at DATE MESSAGE: commit all
at() {
	git add -A && GIT_COMMITTER_DATE=$1T10:00:00Z git commit -qm "$2"
}

# section PERIOD [OPTION...]: the section into $T/section
section() {
	period=$1
	shift
	run pos-report -p --chart none --period "$period" \
		--section tam-refresh "$@" annual
	cp "$T/out" "$T/section"
}

# told: what the section says, as the script prints it
told() {
	python3 - "$T/section" <<-'!'
		import re, sys
		text = open(sys.argv[1]).read()
		text = text[text.index('## TAM refresh'):]
		first, _, rest = text.partition('What the estimate rests on')
		rest, _, won = rest.partition('Against what was won')
		for line in first.splitlines():
		    if re.match(r'\| [^VW-]|- |\| \*\*', line) and line[2] != '-':
		        print(line)
		for part, head in (rest, 'Assumption'), (won, 'Category'):
		    for line in part.splitlines():
		        if re.match(r'\| [^-]', line) and \
		                not line.startswith(f'| {head} |'):
		            print(line)
	!
}

# agrees NAME THEN: does the section say what the script computes?
agrees() {
	run python3 "$HELPER" . "$2" 2026-01-01 2026-11-20
	ok "$1: the script" status 0
	cp "$T/out" "$T/want"
	section 2026
	ok "$1: status" status 0
	told >"$T/got"
	ok "$1: as the script computes it" same "$T/want" "$T/got"
}

cp -R "$ROOT/workspace" w && chmod -R u+w w && cd w && git init -q || exit 1
at 2025-12-31 'last year'
first=$(git rev-parse --short=10 HEAD)
cp strategy/tam.yaml "$T/then.yaml"
agrees 'nothing changed' "$T/then.yaml"
ok 'nothing changed: says so' has "$T/section" \
	'No assumption has changed since then, nor has a source.'
ok 'which commit' has "$T/section" \
	"The market estimate of commit $first of 2025-12-31 against that of today"
ok 'how many deals were won' has "$T/section" '2026-01-01 to 2026-11-20 (deals: 32):'

sed -i 's/base: 3000/base: 3100/' strategy/tam.yaml && at 2026-01-01 'first day'
sed -i 's/reach: 61%/reach: 70%/' strategy/tam.yaml && at 2026-02-01 'reach'
sed -i 's/reach: 70%/reach: 66.5%/
	s/^    reach_source: 63 of.*/    reach_source: counted anew, 2024-11/' \
	strategy/tam.yaml && at 2026-03-01 'reach again'
git checkout -qb side && sed -i 's/share: 12%/share: 15%/' strategy/tam.yaml &&
	at 2026-03-02 'on a branch' && git checkout -q - &&
	GIT_COMMITTER_DATE=2026-04-01T10:00:00Z git merge -q --no-ff -m merged side
merge=$(git rev-parse --short=10 HEAD)
sed -i 's/base: 42.5%/base: 44%/' strategy/tam.yaml
agrees 'the sample' "$T/then.yaml"
grep '^- Share, Solutions' "$T/section" >"$T/line"
ok 'a change: what it alone makes of a total' has "$T/line" \
	"12 % → 15 %. Alone: the ecosystem's EUR 17,529,300 → EUR 21,129,300, +EUR 3,600,000 (+21 %)."
ok 'a change: of a merge it is the merge' has "$T/line" "Commit $merge of 2026-04-01."
ok 'what is not committed' has "$T/section" \
	'889,000 of 2,091,000 in both. Not committed.'
ok 'a source that is older than the period' has "$T/section" \
	'| Reach, Technology | 66.5 % | 2024-11, before the period | counted anew, 2024-11 |'
# the worst first
sed -i '/^    share_source:/d; s/^acv_source:.*/acv_source: assumption, replace/' \
	strategy/tam.yaml
agrees 'no source' "$T/then.yaml"
sed -n '/^| Assumption/,/^$/s/^| \([^|]*\) |.*/\1/p' "$T/section" |
	sed -n '2,5p;$p' >"$T/order"
ok 'the worst first' is "$T/order" <<-!
	Share, Solutions
	ACV, shared
	Reach, Sales
	Reach, Technology
	Accounts, shared
!
ok 'no source: stands out' has "$T/section" '| none | **no source** |'
ok 'no source: stays, without one' has "$T/section" 'No source.'

# a filter: the estimate is of the whole, what was won is not
section 2026 --region nordics
ok 'a filter: says so' has "$T/section" \
	'Restricted to region Nordics, this review still has the market estimate'
ok 'a filter: the estimate is whole' has "$T/section" '| **Our revenue through partners** | |'
ok 'a filter: what was won is of what passes' hasnt "$T/section" '(deals: 32)'

# whole report, its chart, freshness
git checkout -q . && run pos-report --period 2026 annual
ok 'report: status' status 0
ok 'report: the chart' test -s reports/2026-annual/market-estimate.svg
git commit -q --allow-empty -m 'nothing of it'
run pos-report --period 2026 annual
ok 'a commit that changes nothing leaves it fresh' has out 'is up to date'
sed -i 's/base: 3100/base: 3200/' strategy/tam.yaml
run pos-report --period 2026 annual
ok 'a change of the file makes it stale' hasnt out 'is up to date'
ok 'and it is told' has reports/2026-annual.md \
	'- Accounts, shared: 3,000 (2,400 to 3,400) → 3,200 (2,400 to 3,400). '
git checkout -q .

# another currency; a commit that breaks the format; none then, none now
sed -i 's/^currency: EUR/currency: NOK/' strategy/tam.yaml
section 2026
ok 'another currency: says so' has "$T/section" 'is in another currency (EUR)'
ok 'another currency: no change' hasnt "$T/section" ' → '
git checkout -q . && rm strategy/tam.yaml
section 2026
ok 'none now: status' status 0
sed -n '/^## TAM/,$p' "$T/section" >"$T/none"
ok 'none now' is "$T/none" <<-!
	## TAM refresh

	There is no market estimate: strategy/tam.yaml is not there, or has no category. Commit $first of 2025-12-31 had one.
!
git checkout -q .
section 2025
ok 'no commit as old: status' status 0
ok 'no commit as old: says so' has "$T/section" 'No commit is from before 2025-01-01: what changed'
ok 'no commit as old: what it rests on' has "$T/section" '| Reach, Technology | 66.5 % |'
ok 'no commit as old: what was won' has "$T/section" '| **All partners** |'
cp -R "$ROOT/workspace" "$T/v" && cd "$T/v" && git init -q &&
	mv strategy/tam.yaml "$T/kept.yaml" || exit 1
at 2025-12-01 'none yet' && cp "$T/kept.yaml" strategy/tam.yaml
section 2026
ok 'none then: says so' has "$T/section" 'the last before the period, had no market estimate'
echo 'accounts: many' >strategy/tam.yaml && at 2025-12-02 'no number'
cp "$T/kept.yaml" strategy/tam.yaml && at 2026-01-02 'a number'
section 2026
ok 'broken then: status' status 0
ok 'broken then: says so' has "$T/section" 'of 2025-12-02 cannot be read (strategy/tam.yaml:1: '
rm -rf .git
section 2026
ok 'no repository: status' status 0
ok 'no repository: nothing is committed' has "$T/section" '| not committed |'

# made up: numbers, sources and categories come, go and move
cat >"$T/make.py" <<-'!'
	import random, sys
	r = random.Random(int(sys.argv[1]))
	def num(key, top):
	    low = r.randint(1, top)
	    percent = key in ('reach', 'share', 'activation')
	    unit = '%' if percent else ''
	    if r.random() < .5:
	        return f'{low}{unit}'
	    base = low + r.randint(0, 9 if percent else top)
	    return f'{{low: {low}{unit}, base: {base}{unit}, high: {base + 5}{unit}}}'
	def put(out, key, top, odds, indent):
	    if r.random() > odds:
	        return
	    out.append(f'{indent}{key}: {num(key, top)}')
	    if r.random() < .8:
	        out.append(f'{indent}{key}_source: ' + r.choice(
	            ['assumption', 'survey of 2024', 'talks 2026-03', 'a guess']))
	def make():
	    out = ['currency: EUR']
	    put(out, 'accounts', 3000, .9, '')
	    put(out, 'acv', 50000, .9, '')
	    out.append('categories:')
	    for id in ['solutions', 'technology', 'sales', 'other']:
	        if r.random() < .25:
	            continue
	        out += [f'  {id}:', f'    revenue: {r.choice(["ours", "ecosystem"])}']
	        put(out, 'share', 60, .9, '    ')
	        put(out, 'reach', 60, .4, '    ')
	        put(out, 'acv', 20000, .3, '    ')
	        put(out, 'deals_per_partner', 5, .4, '    ')
	    capacity = []
	    put(capacity, 'deals_per_partner', 5, .7, '  ')
	    put(capacity, 'activation', 60, .7, '  ')
	    if out[-1] == 'categories:':
	        out += ['  sales: {share: 10%}']
	    return '\n'.join(out + ['capacity:'] * bool(capacity) + capacity) + '\n'
	states = [make()]
	for _ in range(3):
	    lines = states[-1].splitlines()
	    other = make().splitlines()
	    for i, line in enumerate(lines):    # some lines are as in another one
	        key = line.split(':')[0]
	        found = [o for o in other if o.split(':')[0] == key]
	        if found and len(line) > len(key) + 1 and r.random() < .2:
	            lines[i] = found[0]
	    states.append('\n'.join(lines) + '\n')
	states.append(make())
	open(sys.argv[2], 'w').write(states[int(sys.argv[3])])
!
for seed in 1 2 3 4 5 6 7 8; do
	cd "$T" && rm -rf m && cp -R "$ROOT/workspace" m && chmod -R u+w m && cd m &&
		git init -q || exit 1
	for state in 0 1 2 3 4; do
		[ $state -eq 4 ] && [ $((seed % 3)) -ne 0 ] && continue
		python3 "$T/make.py" $seed strategy/tam.yaml $state || exit 1
		[ $state -eq 0 ] && cp strategy/tam.yaml "$T/then.yaml"
		[ $state -eq 3 ] && [ $((seed % 2)) -eq 0 ] && continue
		[ -z "$(git status --short)" ] && continue
		day=2026-0$((state + 1))-01
		[ $state -eq 0 ] && day=2025-12-31
		at $day "state $state" || exit 1
	done
	agrees "made $seed" "$T/then.yaml"
done
done_testing
