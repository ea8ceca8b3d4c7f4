#!/bin/sh
# Tests of pos-partner merge: two partners that are one. What the result must
# hold is worked out by python3 from the two records.
. "$(dirname "$0")/lib.sh"

sample_in repo crm/ws
a=nordvik-systems b=fjell-data
for slug in $a $b; do
	pos-gen jbp --partner $slug >>"$T/log" 2>&1
	pos-play start qbr --partner $slug >>"$T/log"
done
pos-partner action $b 'Send the price list' --due 2026-12-01 >>"$T/log"
mkdir partners/$b/offers
echo '[plan](../jbp.md) [all](../../../partners/fjell-data/offers/one.md)' \
	>partners/$b/offers/one.md
sed -i 's|kind: integration, signed: 2020-12-18|&, file: partners/fjell-data/qbr/x.pdf|' \
	partners/$b/partner.yaml
cat >strategy/links.md <<-'!'
	# Links

	[jbp](../partners/fjell-data/jbp.md), [step](../partners/fjell-data/qbr/01-success-metrics.md),
	[offer](../partners/fjell-data/offers/one.md), [record](../partners/fjell-data/partner.yaml)
!
python3 - <<-'!'
	p = 'data/customers.yaml'
	s = open(p).read().split('\n')
	# one account of both, twice: in brackets and as lines
	n = 0
	for i, line in enumerate(s):
	    if 'partners: [fjell-data]' in line and n < 1:
	        s[i] = line.replace('[fjell-data]', '[nordvik-systems, fjell-data]')
	        n += 1
	assert n == 1
	open(p, 'w').write('\n'.join(s))
!
git add -A
git commit -qm 'two of them'
first=$(git rev-parse HEAD)
for slug in $a $b; do
	cp partners/$slug/partner.yaml "$T/$slug.yaml"
done
cp -R data "$T/data"

run pos-partner merge $a $b -n
ok '--dry-run: status' status 0
ok '--dry-run: the note' has out "Merged with Fjell Data (partners/fjell-data)"
ok '--dry-run: the record that goes' has out '--- a/partners/fjell-data/partner.yaml'
ok '--dry-run: nothing written' equal "$(git status --porcelain)" ''
ok '--dry-run: no commit' equal "$(git rev-parse HEAD)" "$first"

run pos-partner merge $a $b
ok 'merge: status' status 0
head -3 "$T/out" >"$T/head"
ok 'merge: what went where' is "$T/head" <<-!
	partners/fjell-data -> partners/nordvik-systems: the record, 3 documents, 6 files that name it
	partners/fjell-data/jbp.md -> partners/nordvik-systems/jbp-2.md
	partners/fjell-data/qbr -> partners/nordvik-systems/qbr-2
!
ok 'merge: what was not taken' has out 'kept in a note: tier: silver'
ok 'merge: an entry in full' has out \
	'kept in a note: customer_size: {min: 30, max: 500}'
ok 'merge: how to undo it' equal "$(tail -1 "$T/out")" \
	"to undo it: git revert $(git rev-parse --short=7 HEAD)"
ok 'merge: one commit, nothing left' equal \
	"$(git rev-list --count "$first..HEAD") $(git status --porcelain)" '1 '
git log -1 --format='%s%n%(trailers)' >"$T/message"
ok 'merge: the commit' is "$T/message" <<-!
	partner: merge Fjell Data into Nordvik Systems
	Pos-Op: partner-merge
	Pos-Target: partners/nordvik-systems

!
ok 'merge: the folders that went' equal \
	"$(ls -d partners/$b .pos/partners/$b 2>&1 | grep -c 'No such')" 2
find partners/$a .pos/partners/$a -type f | LC_ALL=C sort >"$T/files"
ok 'merge: documents and sidecars, beside those of the same name' is \
	"$T/files" <<-!
	.pos/partners/nordvik-systems/jbp-2.yaml
	.pos/partners/nordvik-systems/jbp.yaml
	partners/nordvik-systems/jbp-2.md
	partners/nordvik-systems/jbp.md
	partners/nordvik-systems/offers/one.md
	partners/nordvik-systems/partner.yaml
	partners/nordvik-systems/qbr-2/01-success-metrics.md
	partners/nordvik-systems/qbr/01-success-metrics.md
!
sed 1,2d strategy/links.md >"$T/links"
ok 'merge: links lead there' is "$T/links" <<-!
	[jbp](../partners/nordvik-systems/jbp-2.md), [step](../partners/nordvik-systems/qbr-2/01-success-metrics.md),
	[offer](../partners/nordvik-systems/offers/one.md), [record](../partners/nordvik-systems/partner.yaml)
!
ok 'merge: links in what moved' has partners/$a/offers/one.md \
	'(../../../partners/nordvik-systems/offers/one.md)'
ok 'merge: paths in entries' has partners/$a/partner.yaml \
	'file: partners/nordvik-systems/qbr-2/x.pdf'

# the record, by python3
python3 - "$T/$a.yaml" "$T/$b.yaml" partners/$a/partner.yaml >"$T/odd" 2>&1 <<-'!'
	import sys, yaml
	a, b, m = [yaml.safe_load(open(f)) for f in sys.argv[1:]]
	note = m['notes'][-1]['text']
	def wrong(*w): print(*w)
	for k, v in a.items():
	    if isinstance(v, list):
	        if m[k][:len(v)] != v: wrong('changed', k)
	    elif m[k] != v: wrong('changed', k)
	for k, v in b.items():
	    if k in ('notes',):
	        if m[k][len(a[k]):-1] != v: wrong('notes')
	    elif isinstance(v, list) and isinstance(v[0], dict):
	        new = m[k][len(a.get(k, [])):]
	        if k == 'playbooks': v = [dict(x, folder='qbr-2') for x in v]
	        if len(new) != len([x for x in v if x not in a.get(k, [])]):
	            wrong('entries of', k, new)
	    elif isinstance(v, list):
	        if m[k] != a.get(k, []) + [x for x in v if x not in a.get(k, [])]:
	            wrong('united', k, m[k])
	    elif k in ('gates', 'ratings'):
	        for x, y in v.items():
	            if x in a[k] and a[k][x] != y and '%s.%s: {' % (k, x) not in note:
	                wrong('not noted', k, x)
	            if x not in a[k] and m[k].get(x) != y: wrong('not taken', k, x)
	    elif k not in a and k.startswith('tier_'):
	        if k in m or '- %s: ' % k not in note: wrong('not noted', k)
	    elif k not in a:
	        if m[k] != v: wrong('not filled in', k)
	    elif a[k] != v and '- %s: ' % k not in note: wrong('not noted', k)
	if sum(1 for c in m['contacts'] if c.get('primary')) != 1: wrong('primary')
	if len(m['notes']) != len(a['notes']) + len(b['notes']) + 1: wrong('notes')
	if m['playbooks'][1]['folder'] != 'qbr-2': wrong('folder', m['playbooks'])
	ended = [(str(x.get('stopped')), x.get('reason')) for x in m['playbooks']]
	if ended != [('None', None), ('2026-11-20', 'merged')]: wrong('open', ended)
	if m['actions'][0]['text'] != 'Send the price list': wrong('actions')
!
ok 'merge: the record is both, by python3' empty "$T/odd"
python3 - "$T/data" data >"$T/odd" 2>&1 <<-'!'
	import sys, yaml, glob, os
	def load(d):
	    out = {}
	    for f in glob.glob(d + '/*.yaml'):
	        out[os.path.basename(f)] = yaml.safe_load(open(f))
	    return out
	a, m = load(sys.argv[1]), load(sys.argv[2])
	both = 0
	def move(x):
	    return 'nordvik-systems' if x == 'fjell-data' else x
	for f, d in a.items():
	    for x in d.get('deals') or []:
	        if 'partner' in x: x['partner'] = move(x['partner'])
	        for e in x.get('evidence') or []:
	            if 'partner' in e: e['partner'] = move(e['partner'])
	    for k in ('customers', 'prospects'):
	        for x in d.get(k) or []:
	            p = x.get('partners')
	            if p and 'fjell-data' in p:
	                if 'nordvik-systems' in p:
	                    both += 1
	                    p.remove('fjell-data')
	                else: x['partners'] = [move(y) for y in p]
	    if m[f] != d: print('differs', f)
	if both < 1: print('no account of both')
!
ok 'merge: deals and accounts, each partner once, by python3' empty "$T/odd"
run pos-check
ok 'merge: the workspace is sound' status 0
id=$(git rev-parse --short=7 HEAD)
run pos-log partners/$a/jbp-2.md
ok 'merge: the document has its history' has out 'drafted: summary'
git show "$first:./.pos/partners/$b/jbp.yaml" >"$T/sidecar"
ok 'merge: the sidecar is what it was' same "$T/sidecar" \
	.pos/partners/$a/jbp-2.yaml

# undone as it said
git revert --no-edit "$id" >"$T/log" 2>&1
git diff --stat "$first" >"$T/diff"
ok 'reverted: all is as it was' empty "$T/diff"
git reset -q --hard "$first"

# the other way round: what A does not know is filled in
run pos-partner merge kade-negen $b
ok 'into one that knows little: status' status 0
ok 'into one that knows little: the tier with its reason' equal \
	"$(grep -c '^tier\(_source\|_reason\)\{0,1\}:' partners/kade-negen/partner.yaml)" 3
ok 'into one that knows little: certificates' has \
	partners/kade-negen/partner.yaml 'person: Mari Skjelfjord'
ok 'into one that knows little: its own stage stays' has \
	partners/kade-negen/partner.yaml 'stage: prospect'
ok 'into one that knows little: documents keep their names' equal \
	"$(ls partners/kade-negen | tr '\n' ' ')" 'jbp.md offers partner.yaml qbr '
run pos-check
ok 'into one that knows little: the workspace is sound' status 0
git reset -q --hard "$first"

# twins: nothing is double, nothing is said otherwise but the name
cp -R partners/$b partners/twin
sed -i 's/^name: .*/name: Twin/' partners/twin/partner.yaml
rm -r partners/twin/qbr partners/twin/offers partners/twin/jbp.md
git add -A
git commit -qm twin
run pos-partner merge $b twin
ok 'twins: status' status 0
sed '/^committed/d; /^to undo/d; 1d' "$T/out" >"$T/told"
ok 'twins: only the name differs' is "$T/told" <<-!
	kept in a note: name: Twin
!
git diff HEAD~1 -- partners/$b/partner.yaml | grep '^[-+][^-+]' >"$T/change"
ok 'twins: the record has a note more' is "$T/change" <<-!
	+  - date: 2026-11-20
	+    by: Ada Test
	+    text: |-
	+      Merged with Twin (partners/twin). It said otherwise:
	+      - name: Twin
!
git reset -q --hard "$first"

# entries of both that say more than the other; another end is another paper
long=$(printf 'Ø%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20)
pos-partner add Lean --type reseller --contact 'Ann <ann@lean.example>' \
	--set 'agreements+={kind: nda, signed: 2026-01-01}' \
	--set 'certifications+={person: Zed, level: expert, expires: 2026-12-01}' \
	>>"$T/log"
pos-partner add "a$long Lean" --slug lean-2 --type reseller --another \
	--contact 'Ann <ann@lean.example>, CEO' \
	--set 'agreements+={kind: nda, signed: 2026-01-01, renews: 2027-01-01}' \
	--set 'agreements+={kind: nda, signed: 2026-01-01, renews: 2028-01-01}' \
	--set 'certifications+={person: Zed, level: expert, expires: 2028-12-01}' \
	>>"$T/log"
for slug in lean-2 lean; do
	pos-deal register --partner $slug --account c-001 --amount 1000 \
		--contact 'A B' --need 'a new site' --evidence 'a call' \
		>>"$T/log" 2>&1
done
grep -c 'conflicts: .*partner: lean-2' data/deals-2026-q4.yaml >"$T/out"
ok 'entries of both: a registration met the other one' is "$T/out" <<-!
	1
!
pos-play start recruit --partner lean-2 >>"$T/log" 2>&1
run pos-partner merge lean lean-2
ok 'entries of both: status' status 0
git log -1 --format=%s >"$T/message"
ok 'entries of both: the subject cuts no letter in two' is "$T/message" <<-!
	partner: merge a$long Lean into Lean
!
sed -n '/^contacts/,/^playbooks/p' partners/lean/partner.yaml >"$T/record"
ok 'entries of both: filled in, none double' is "$T/record" <<-!
	contacts:
	  - name: Ann
	    email: ann@lean.example
	    role: CEO
	agreements:
	  - kind: nda
	    signed: 2026-01-01
	    renews: 2027-01-01
	  - kind: nda
	    signed: 2026-01-01
	    renews: 2028-01-01
	certifications:
	  - person: Zed
	    level: expert
	    expires: 2026-12-01
	  - person: Zed
	    level: expert
	    expires: 2028-12-01
	playbooks:
!
ok 'entries of both: a registration names the one that stays' equal \
	"$(grep -c 'conflicts: .*partner: lean,' data/deals-2026-q4.yaml) $(
	grep -rc lean-2 data/deals-2026-q4.yaml)" '1 0'
ok 'entries of both: commands in documents are for the one that stays' equal \
	"$(cat partners/lean/recruit/*.md | grep -c 'pos partner set lean KEY') $(
	cat partners/lean/recruit/*.md | grep -c lean-2)" '1 0'
run pos-check
ok 'entries of both: the workspace is sound' status 0
git reset -q --hard "$first"

# what is not of the form that its key wants is kept, too
sed -i '/^notes:/i\
mdf: none' partners/$b/partner.yaml
sed -i 's/^activity:/&\n  - a call/; s/^services: \[[^,]*,/& {odd: one},/' \
	partners/$b/partner.yaml
git commit -qam odd
run pos-partner merge $a $b
ok 'odd values: status' status 0
grep -c '^kept in a note: \(mdf: none\|activity: a call\|services: {odd: one}\)$' \
	"$T/out" >"$T/count"
ok 'odd values: kept in the note' equal "$(cat "$T/count") $(grep -c \
	'^      - \(mdf: none\|activity: a call\|services: {odd: one}\)$' \
	partners/$a/partner.yaml)" '3 3'
git reset -q --hard "$first"

# many accounts of both, written in every way
python3 - <<-'!'
	both = '[fjell-data, "nordvik-systems"]', '[nordvik-systems, fjell-data]', \
	    '[fjell-data, x, fjell-data, nordvik-systems, fjell-data]', \
	    '\n      - fjell-data # one\n      - nordvik-systems', \
	    '\n      - nordvik-systems\n      # two\n      - fjell-data', \
	    '[fjell-data, fjell-data]'
	with open('data/prospects.yaml', 'w') as f:
	    f.write('prospects:\n')
	    for i in range(3000):
	        f.write('  - id: q-%d\n    name: Q %d\n    partners: %s\n' % (
	            i, i, both[i % 6]))
!
git commit -qam many
run timeout 10 pos-partner merge $a $b
ok 'many accounts of both: in time' status 0
sed -n 2,22p data/prospects.yaml | grep -v 'id:\|name:' >"$T/out"
ok 'many accounts of both: each names it once' is "$T/out" <<-'!'
	    partners: ["nordvik-systems"]
	    partners: [nordvik-systems]
	    partners: [x, nordvik-systems]
	    partners: 
	      - nordvik-systems
	    partners: 
	      - nordvik-systems
	      # two
	    partners: [nordvik-systems]
!
git reset -q --hard "$first"

# what is refused
while IFS='|' read -r status text args; do
	eval "set -- $args"
	run pos-partner merge "$@"
	ok "merge $args: status" status "$status"
	ok "merge $args: message" has err "$text"
done <<-!
	2|cannot be merged with itself|$a 'Nordvik Systems'
	3|did you mean 'fjell-data'?|$a fjell-dat
	2|merge needs A B|$a
	2|merge does not take option --slug|$a $b --slug x
!
echo '# mine' >>partners/$b/jbp.md
run pos-partner merge $a $b
ok 'uncommitted edits of what moves: status' status 6
ok 'uncommitted edits of what moves: which' has err partners/$b/jbp.md
ok 'uncommitted edits of what moves: they stay' equal \
	"$(tail -1 partners/$b/jbp.md) $(git rev-parse HEAD)" "# mine $first"
git checkout -q .
sed -i 's/^tier: .*/tier: golld/' partners/$b/partner.yaml
sed -i '/^tier/d' partners/$a/partner.yaml
git commit -qam wrong
run pos-partner merge $a $b
ok 'a record that would break its rules: status' status 3
ok 'a record that would break its rules: message' has err golld
git reset -q --hard "$first"
run pos-partner merge $a $b --no-commit
ok '--no-commit: status' status 0
ok '--no-commit: no commit, and no word of reverting one' equal \
	"$(git rev-parse HEAD) $(grep -c revert "$T/out")" "$first 0"
ok '--no-commit: the files' equal "$(ls partners/$a | wc -l)" 6
git reset -q --hard "$first"
git clean -qfd

# two merges of the same at once: one of them
for i in 1 2; do
	pos-partner merge $a $b >"$T/out.$i" 2>&1 &
done
wait
ok 'two at once: one commit' equal "$(git rev-list --count "$first..HEAD")" 1
ok 'two at once: nothing left' equal "$(git status --porcelain)" ''
done_testing
