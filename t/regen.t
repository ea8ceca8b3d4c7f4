#!/bin/sh
# Redrafting a workspace: --all, --stale, order, renamed and moved headings,
# one run at a time.
. "$(dirname "$0")/lib.sh"

cp -R "$ROOT/workspace" w && chmod -R u+w w && cd w || exit 1
git init -q && git add -A && git commit -qm start
mkdir -p templates/artifacts/aaa templates/artifacts/one
cat >templates/artifacts/aaa/artifact.yaml <<-!
	artifact: aaa
	title: Needs the profile
	output: strategy/aaa.md
	sections:
	  - {id: reach, heading: Reach, evidence: [reach], draft: reach.md}
	!
echo '{{#reach.industries}}{{name}} {{/reach.industries}}' \
	>templates/artifacts/aaa/reach.md
cat >templates/artifacts/one/artifact.yaml <<-!
	artifact: one
	title: For one partner
	partner_output: partners/%PARTNER%/one.md
	sections:
	  - {id: deals, heading: Deals, evidence: [deals], draft: deals.md}
	!
echo '{{deals.won}} deals' >templates/artifacts/one/deals.md
git add -A && git commit -qm 'two artifacts of our own'

# everything, in an order in which each knows the facts it computes with
run pos-gen aaa icp
ok 'named before what it needs: status' status 0
ok 'named before what it needs: drafted after it' has strategy/aaa.md \
	'Logistics Food production'
git rm -qrf strategy/aaa.md strategy/icp.md .pos && git commit -qm again
run pos-gen --all
ok 'all: status' status 0
ok 'all: what is for one partner is not drafted' hasnt out one
run pos-status -o tsv
ok 'all: nothing is stale after it' status 0
awk -F '\t' 'NR > 1 && $2 != "fresh"' "$T/out" >"$T/left"
ok 'all: all is fresh' empty left
run pos-gen --all
ok 'all again: nothing to do' is out <<-!
	all sections are up to date
	!
git log -1 --format=%s >"$T/subject"
ok 'all again: one commit there was' is subject <<-!
	gen: cjm, icp, aaa, ipp, framework, tam
	!

# for one partner
run pos-gen one
ok 'for a partner, none named: status' status 2
ok 'for a partner, none named: says how' has err '--partner NAME'
run pos-gen icp --partner nordvik-systems
ok 'not for a partner: status' status 2
run pos-gen one --partner 'Nordvik Systems'
ok 'for a partner: status' status 0
ok 'for a partner: in its folder' has partners/nordvik-systems/one.md ' deals'
run pos-gen one --partner nordvik
ok 'no such partner: status' status 3
ok 'no such partner: suggests' has err 'nordvik-systems'
run pos-gen partners/nordvik-systems/one.md#deals
ok 'by its path: up to date' is out <<-!
	one of Nordvik Systems  up to date
	!

# a deal is won: only what is stale is drafted, also of partners
sed -i 's/stage: lost, created: 2025-04/stage: won, created: 2025-04/' \
	data/deals-2025-q2.yaml
git commit -qam 'a deal after all'
perl -0pi -e 's/## Personas.*?(?=## Conf)//s' strategy/icp.md
git commit -qam 'no personas'
run pos-status -o tsv
ok 'stale: status says so' status 1
awk -F '\t' '$2 == "stale" { print $1 }' "$T/out" | sort >"$T/stale"
ok 'stale: in several documents' has stale one.md
run pos-gen --stale
ok 'stale: status' status 0
git log -1 --format=%b | sed -n 's/^Pos-Target: //p' | sort >"$T/done"
ok 'stale: exactly those sections, in one commit' same "$T/done" "$T/stale"
ok 'stale: what was removed stays away' hasnt strategy/icp.md '## Personas'
run pos-gen --stale
ok 'stale again: nothing' is out <<-!
	all sections are up to date
	!
run pos-gen --stale aaa
ok 'stale, one named: up to date' is out <<-!
	aaa  up to date
	!
run pos-gen --all --stale
ok 'all and stale: status' status 2
run pos-gen --all icp
ok 'all and a name: status' status 2
run pos-gen --stale --partner nordvik-systems
ok 'a partner for nothing named: status' status 2

# sections that were renamed and moved by hand
cat >"$T/move.py" <<-'!'
	import re
	t = open('strategy/icp.md').read()
	head, *parts = re.split(r'(?m)^(?=## )', t)
	parts = [p.rstrip('\n') + '\n\n' for p in parts]
	parts.insert(0, parts.pop(3))
	t = head + ''.join(parts).rstrip('\n') + '\n'
	t = t.replace('## Behaviour', '## How they buy')
	t = t.replace('never added up.', 'never added up. Mind the winter.')
	open('strategy/icp.md', 'w').write(t)
	!
python3 "$T/move.py"
git commit -qam 'our own order and words'
run pos-status icp
ok 'renamed: found' has out 'fresh, edited by hand, renamed #how-they-buy'
grep '^## ' strategy/icp.md >"$T/before"
sed -i 's/stage: won, created: 2025-04/stage: lost, created: 2025-04/' \
	data/deals-2025-q2.yaml
git commit -qam 'not won'
run pos-gen --stale
ok 'renamed: redrafted' has out 'behaviour (your edits kept)'
grep '^## ' strategy/icp.md >"$T/after"
ok 'renamed: no heading twice, all in their places' \
	same "$T/before" "$T/after"
ok 'renamed: the edit is there' has strategy/icp.md 'Mind the winter.'
ok 'renamed: the new figure too' has strategy/icp.md "$(cat data/deals-*.yaml |
	awk '/kind: new/ { w += /stage: won/; l += /stage: lost/ }
	END { printf "%d %% (%d of %d)", 100 * w / (w + l) + .5, w, w + l }')"
# now that it is known, also when its text is another
perl -0pi -e 's/(## How they buy\n\n).*?(?=## )/$1All anew.\n\n/s' \
	strategy/icp.md
run pos-status icp
ok 'renamed and rewritten: known by its heading' has out \
	'behaviour  '
ok 'renamed and rewritten: says so' has out 'renamed #how-they-buy'
run pos-gen -f icp#behaviour
ok 'renamed and rewritten: drafted again, status' status 0
ok 'renamed and rewritten: what people wrote stays' has strategy/icp.md \
	'All anew.'
git checkout -q strategy/icp.md
# one that cannot be told from a text of people's own is not drafted again
perl -0pi -e 's/## Signals.*?(?=## )/## What to watch\n\nOur own words.\n\n/s' \
	strategy/icp.md
run pos-gen -f icp
ok 'renamed beyond recognition: not drafted twice' hasnt strategy/icp.md \
	'## Signals'
run pos-status icp
ok 'renamed beyond recognition: reported' has out 'removed by hand'
ok 'renamed beyond recognition: stays' has strategy/icp.md 'Our own words.'
git checkout -q . && git clean -qfd

# while a run drafts the ICP, another is refused
sed -i 's/stage: lost/stage: won/' data/deals-2025-q3.yaml
POS_CRASH_STOP=staged pos-gen -f icp >"$T/first" 2>&1 &
first=$!
for i in $(seq 100); do
	[ "$(ps -o stat= -p $first | cut -c1)" = T ] && break
	sleep 0.05
done
run pos-gen -f icp
ok 'at once: status' status 3
ok 'at once: who has it' has err "icp is being drafted by"
ok 'at once: process and age' has err "(process $first on $(uname -n)) for "
run pos-gen -f -n icp
ok 'at once: looking is free' status 0
kill -CONT $first
wait $first
ok 'at once: the first goes on' has first 'committed as'
run pos-gen -f icp
ok 'after it: free again' status 0
git checkout -q data
POS_CRASH_AT=3 pos-gen icp >/dev/null 2>&1
run pos-gen icp
ok 'after a kill: free again' status 0

# a heading that people made one of level 3, or that a code fence swallows, is
# told; the section's facts follow the data all the same
cd "$T" && pos-init hidden --demo >/dev/null </dev/null && cd hidden || exit 1
pos-gen icp >/dev/null
sed -i 's/^## Firmographics/### Firmographics/' strategy/icp.md
git commit -qam 'a level down'
line=$(grep -n '^### Firmographics' strategy/icp.md | cut -d: -f1)
run pos-status icp
ok 'level 3: status names the line' has out \
	"firmographics  its heading in line $line has level 3"
perl -pi -e 's/employees: (\d+)/"employees: ".($1*3)/e' data/customers.yaml
git commit -qam 'they have grown'
run pos-status icp
ok 'level 3, other data: its facts are stale' has out "'## Firmographics'; its facts are stale: data/customers.yaml"
run pos-gen icp
ok 'level 3: drafted are its facts' has out 'firmographics (facts only)'
ok 'level 3: a word of warning' has err "section 'firmographics' is not drafted: its heading in line"
range() {
	pos-gen --evidence icp#firmographics | python3 -c '
import json, sys
r = json.load(sys.stdin)["icp#firmographics"]["sizes"]["range"]
print("{min: %s, max: %s}" % (r["min"], r["max"]))'
}
ok 'level 3: facts are those of the data' has strategy/icp.md \
	"  employees: $(range || echo 'no range')"
ok 'level 3: the text stays as people left it' has strategy/icp.md \
	"### Firmographics"
run pos-gen icp
ok 'level 3: nothing more to do' has out 'up to date'
run pos-status icp#firmographics
ok 'level 3, named: status looks at it' has out 'has level 3'
run pos-gen icp#firmographics
ok 'level 3, named: not a second time' status 3
ok 'level 3, named: why' has err "would stand there twice: its heading in line"
ok 'level 3, named: nothing was added' \
	equal "$(grep -c 'Firmographics' strategy/icp.md)" 1
sed -i 's/^### Firm/## Firm/; s/^## Technographics/```\n&/' strategy/icp.md
run pos-status icp
ok 'a fence that is not closed: which sections it takes' \
	equal "$(grep -c 'is inside a code fence, a comment or HTML' "$T/out")" 8
git checkout -q .

# what git left of a merge is called by its name
conflict='<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n'
for f in data/customers.yaml strategy/icp.md .pos/strategy/icp.yaml; do
	printf "$conflict" >>"$f"
	n=$(grep -n '^<<<<<<< ' "$f" | cut -d: -f1)
	run pos-gen -f icp
	ok "conflict in $f: status" status 3
	ok "conflict in $f: file and line" has err "pos-gen: $f:$n: conflict markers of git"
	git checkout -q .
done
head -c 900 .pos/strategy/icp.yaml >"$T/cut" && cp "$T/cut" .pos/strategy/icp.yaml
run pos-status icp
ok 'a sidecar that is cut off: how to restore it' \
	has err 'git checkout HEAD -- .pos/strategy/icp.yaml'
git checkout -q .

# many partners are read, checked and scored in several threads: the evidence
# does not depend on how those ran
mkdir "$T/many" && cp -R "$ROOT/workspace/." "$T/many" && chmod -R u+w "$T/many"
cd "$T/many" && perl "$ROOT/t/bench/partners.pl" 400 . && pos-gen --no-commit --all >/dev/null || exit 1
for i in $(seq 12); do
	for a in framework ipp cjm; do
		pos-gen --evidence $a
	done >"$T/once"
	sha1sum <"$T/once"
done | sort -u >"$T/out"
ok 'many partners, many threads: there is evidence' grep -q '"sources"' "$T/once"
ok 'many partners, many threads: the same evidence each time' \
	equal "$(wc -l <"$T/out")" 1
ok 'many partners: there is evidence' test "$(wc -c <"$T/once")" -gt 50000
done_testing
