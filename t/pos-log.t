#!/bin/sh
# pos-log: every change of a section, by whom or what; after squash, rebase,
# cherry-pick and clone too.
. "$(dirname "$0")/lib.sh"

# at N: commits are made in minute N of the day, so that they have an order
at() {
	export GIT_AUTHOR_DATE="2026-11-20T10:$1:00Z"
	export GIT_COMMITTER_DATE="$GIT_AUTHOR_DATE" POS_NOW="$GIT_AUTHOR_DATE"
}
won() { sed -i '0,/stage: lost/s//stage: won/' "data/deals-$1.yaml"; }
# told: what pos-log says of the section, without names of commits
told() {
	pos-log -o tsv "$@" | cut -f 2-7 | sed 1d
}
at 00
pos-init w --demo </dev/null >/dev/null && cd w || exit 1
run pos-log icp
ok 'never drafted: status' status 3
at 01; pos-gen icp >/dev/null
at 02; perl -pi -e 's/never added up\./never added up. Mind the winter./' strategy/icp.md
git commit -qam 'winter is slow, says sales'
at 03; won 2025-q2; git commit -qam 'a deal after all'
at 04; pos-gen --stale >/dev/null
at 05; perl -pi -e 's/## Behaviour/## How they buy/' strategy/icp.md
git commit -qam 'a better heading'
at 06; perl -pi -e 's/Mind the winter/Mind the winter months/' strategy/icp.md
git commit -qam 'more exact'
at 07; won 2025-q1; git commit -qam 'another one'
at 08; pos-gen --propose icp#behaviour >/dev/null
at 09; pos-review accept icp-behaviour-1 -m 'seen by the team' >/dev/null
at 10; won 2026-q1; git commit -qam 'and one more'
at 11; pos-gen --keep icp#behaviour >/dev/null

story() {
	cat <<-!
		2026-11-20	Ada Test	behaviour	kept as it stands	builtin	2026-11-20T10:11:00Z
		2026-11-20	Ada Test	behaviour	merged	builtin	2026-11-20T10:08:00Z
		2026-11-20	Ada Test	behaviour	redrafted, edits kept	builtin	2026-11-20T10:08:00Z
		2026-11-20	Ada Test	behaviour	by hand	builtin	2026-11-20T10:04:00Z
		2026-11-20	Ada Test	behaviour	redrafted, edits kept	builtin	2026-11-20T10:04:00Z
		2026-11-20	Ada Test	behaviour	by hand	builtin	2026-11-20T10:01:00Z
		2026-11-20	Ada Test	behaviour	drafted	builtin	2026-11-20T10:01:00Z
	!
}
story >"$T/story"
told icp#behaviour >"$T/got"
ok 'the story of a section, through another heading' same "$T/story" "$T/got"
run pos-log icp#behaviour
ok 'for people: last generated' has out \
	'strategy/icp.md#behaviour: last generated 2026-11-20T10:11:00Z by builtin'
sed -n '2,$p' "$T/out" | awk '{ print $1 }' | sed 1d >"$T/ids"
git log --format=%h --abbrev=7 --grep='keep\|kept' --grep='seen by' \
	--grep='^gen: icp' --grep='exact' --grep='winter' >"$T/git"
sort "$T/ids" >"$T/a"; sort "$T/git" >"$T/b"
ok 'for people: exactly those commits' same "$T/a" "$T/b"
ok 'for people: why' has out 'winter is slow, says sales'
ok 'for people: why it was accepted' has out 'accept icp-behaviour-1: seen by the team'
run pos-log -p icp#behaviour
ok 'patch: what people wrote' has out '+Sourced: a partner brought the deal. Influenced: it was ours and a partner had a documented part in it. The rows are kept apart and never added up. Mind the winter.'
ok 'patch: nothing of other sections' hasnt out 'Technolog'
run pos-log -n 2 icp#behaviour
ok 'two commits' [ "$(wc -l <"$T/out")" = 4 ]
run pos-log icp
ok 'a document: which sections' has out 'by hand: behaviour'
ok 'a document: many are counted' has out 'drafted: firmographics, technographics, behaviour, signals and 5 more'
run pos-log icp#behaviour HEAD~4
ok 'from a commit: not what came later' hasnt out 'seen by the team'

# not committed yet, and what tools of other people do
perl -pi -e 's/Mind the winter months/Mind the winter/' strategy/icp.md
run pos-log icp#behaviour
ok 'not committed: first' has out 'not yet'
git checkout -q strategy/icp.md
perl -0pi -e 's/## Pains.*?(?=## Pers)//s' strategy/icp.md
git commit -qam 'no pains'
told icp#pains >"$T/got"
ok 'removed' has got "$(printf 'pains\tremoved')"
run pos-log icp#nothing
ok 'no such section: status' status 3
printf '# Own\n\n## Why\n\nBecause.\n' >strategy/own.md
git add strategy/own.md && git commit -qm 'our own'
run pos-log strategy/own.md
ok 'a document of people: status' status 0
ok 'a document of people: never generated' has out 'strategy/own.md: never generated'
ok 'a document of people: by hand' has out 'by hand: why'
git reset -q --hard HEAD~2

# rebased onto other work, with other names of commits
git checkout -qb side "$(git log --format=%H --grep='^init')"
echo x >other && git add other && git commit -qm other
git checkout -q main && git branch saved
run git rebase -q --rebase-merges side
ok 'rebase: done' status 0
told icp#behaviour >"$T/got"
ok 'rebase: the same story' same "$T/story" "$T/got"

# cherry-picked one by one
git checkout -q -b picked saved && git reset -q --hard "$(git log --format=%H --grep='^init')"
git log --reverse --no-merges --format=%H "main" --not HEAD -- strategy data .pos |
	while read -r c; do git cherry-pick --allow-empty "$c" >/dev/null 2>&1; done
told icp#behaviour | cut -f 4,6 >"$T/got"
cut -f 4,6 "$T/story" | grep -v merged >"$T/expected"
ok 'cherry-pick: the same story, without the merge' same "$T/expected" "$T/got"

# squashed to one commit: what is left is the last draft, and that edits are in
git checkout -q -b squashed "$(git log --format=%H --grep='^init' saved)"
git merge -q --squash saved && git commit -qm 'all in one'
told icp#behaviour >"$T/got"
ok 'squash: who, when, and that people edited it' is got <<-!
	2026-11-20	Ada Test	behaviour	redrafted, edits kept	builtin	2026-11-20T10:11:00Z
	!
told icp#signals >"$T/got"
ok 'squash: a section nobody edited' is got <<-!
	2026-11-20	Ada Test	signals	drafted	builtin	2026-11-20T10:04:00Z
	!
git clone -q "$T/w" "$T/clone" -b saved
told -C "$T/clone" icp#behaviour >"$T/got"
ok 'clone: the same story' same "$T/story" "$T/got"

run pos-log
ok 'no address: status' status 2
run pos-log -n x icp
ok 'a count that is none: status' status 2
run pos-log data/customers.yaml
ok 'no document: status' status 2
ok 'no document: what has its story' has err "git log -- 'data/customers.yaml'"
run pos-log program.yaml
ok 'no document, at the top' has err 'program.yaml is not a document'
run pos-log icp nowhere
ok 'no such commit: status' status 3
run pos-log -p -o tsv icp
ok 'patch as records: status' status 2
cd "$T" && mkdir none && echo 'version: 1' >none/pos.yaml
run pos-log -C none icp
ok 'no repository: status' status 3
done_testing
