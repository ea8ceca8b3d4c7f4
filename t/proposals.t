#!/bin/sh
# Proposals side by side: any order gives one document, and git without the
# tools merges them, too.
. "$(dirname "$0")/lib.sh"

# proposals on different sections, accepted in any order: one document
cd "$T" && rm -rf order && pos-init order --demo </dev/null >/dev/null && cd order || exit 1
pos-gen icp#personas >/dev/null
for s in pains signals exclusions; do
	pos-gen --propose icp#$s >/dev/null
done
ok 'order: three proposals' equal "$(git branch --list 'proposal/*' | wc -l)" 3
cd .. || exit 1
for order in 'pains signals exclusions' 'pains exclusions signals' \
	'signals pains exclusions' 'signals exclusions pains' \
	'exclusions pains signals' 'exclusions signals pains'; do
	rm -rf turn && cp -R order turn && cd turn || exit 1
	for s in $order; do
		run pos-review accept icp-$s-1
		ok "order $order: $s" status 0
	done
	cd .. || exit 1
	[ -e first.md ] || cp turn/strategy/icp.md first.md
	[ -e first.yaml ] || cp turn/.pos/strategy/icp.yaml first.yaml
	ok "order $order: the document" same first.md turn/strategy/icp.md
	ok "order $order: its sidecar" same first.yaml turn/.pos/strategy/icp.yaml
done
ok 'order: all of it is there' equal "$(grep -c '^## ' first.md)" 4
sed -n '/^facts:/,/^---/p' first.md | sed -n 's/^\(  [a-z]*\):.*/\1/p' >"$T/keys"
ok 'order: facts of all four' is "$T/keys" <<-!
	  personas
	  exclusions
	  pains
	  signals
	!

# two proposals, merged by plain git, by somebody without the tools
cd "$T" && rm -rf plain && pos-init plain --demo </dev/null >/dev/null && cd plain || exit 1
pos-gen icp >/dev/null
sed -i 's/stage: lost/stage: won/' data/deals-2025-q3.yaml
perl -pi -e 's/employees: (\d+)/"employees: " . $1 * 2/e; s{industry: logistics}{industry: manufacturing} if $. % 3 == 0' data/customers.yaml
git commit -qam 'other data'
sections=$(sed -n 's/^## \(.*\)/\1/p' strategy/icp.md | tr 'A-Z ' 'a-z-')
minute=10
for s in $sections; do
	minute=$((minute + 1))
	POS_NOW=2026-11-20T11:$minute:00Z \
		pos-gen --propose -f "icp#$s" >/dev/null || echo "$s" >>"$T/failed"
done
ok 'plain git: no proposal fails' [ ! -e "$T/failed" ]
git branch --list 'proposal/*' --format='%(refname:short)' >"$T/branches"
# of a section without another text there is nothing to propose
ok 'plain git: a branch each, but for one' [ "$(wc -l <"$T/branches")" -ge 8 ]
git clone -q . ../plain-clone && cd ../plain-clone || exit 1
ok 'plain git: no driver here' not git config merge.pos.driver
pairs=0 merged=0 touching=0
: >"$T/conflicts"
for a in $(cat "$T/branches"); do
	for b in $(cat "$T/branches"); do
		[ "$a" \< "$b" ] || continue
		pairs=$((pairs + 1))
		git checkout -q --detach "origin/$a"
		if git merge -q --no-ff -m both "origin/$b" >/dev/null 2>&1; then
			merged=$((merged + 1))
			grep -q "^<<<<<<<" .pos/strategy/icp.yaml strategy/icp.md &&
				echo "$a $b: markers" >>"$T/conflicts"
			continue
		fi
		# lines that touch are beyond git: a fact right below another
		git diff --name-only --diff-filter=U | grep -v '^strategy/icp.md$' |
			sed "s|^|$a $b: |" >>"$T/conflicts"
		awk '/^---$/ { n++ } n > 1 && /^<<<<<<</' strategy/icp.md \
			>>"$T/conflicts"
		touching=$((touching + 1))
		git merge --abort
	done
done
ok 'plain git: pairs there are' [ "$pairs" -ge 28 ]
ok 'plain git: no sidecar conflicts, no section does' empty conflicts
ok 'plain git: few pairs have facts that touch' [ "$touching" -le 3 ]
ok 'plain git: the others are merged' [ "$merged" -ge 25 ]
ok 'plain git: what it made is in order' [ -z "$(git status --porcelain)" ]
run pos-status icp
ok 'plain git: and read by us' hasnt out 'never'
ok 'clone: told how merges get better' has err 'pos merge --setup'
run pos-merge --setup
run pos-status icp
ok 'clone: told until it is done' empty err

done_testing
