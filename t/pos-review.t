#!/bin/sh
# pos-review, pos-gen --propose: proposals on branches, decided and noted.
. "$(dirname "$0")/lib.sh"

pos-init w --demo </dev/null >/dev/null && cd w || exit 1
pos-gen icp ipp cjm >/dev/null
run pos-review list
ok 'none: status' status 0
ok 'none: says how to make one' has out 'pos gen --propose'

# proposed beside staged, unstaged and untracked work of the user
# edit EXPR FILE: one that changes nothing would leave nothing to test
edit() {
	cp "$2" "$T/unedited" && perl -0pi -e "$1" "$2"
	cmp -s "$2" "$T/unedited" || return 0
	echo "Bail out! $2 has nothing that $1 changes"
	exit 1
}
won() {
	edit 's/stage: lost/stage: won/' "data/deals-$1.yaml"
}
won 2025-q3 && git commit -qam 'won after all'
echo '# mine' >>company.yaml && git add company.yaml
echo '# mine too' >>program.yaml
echo note >untracked
edit 's/They rest on/They all rest on/' strategy/icp.md
git status --porcelain >"$T/before"
cp .git/index "$T/index"
head=$(git rev-parse HEAD)
run pos-gen --propose icp#signals
ok 'propose: status' status 0
ok 'propose: name, branch, what is next' is out <<-!
	icp  signals
	proposal icp-signals-1 on branch proposal/icp-signals-1, 1 section by builtin, committed as $(git rev-parse --short=7 proposal/icp-signals-1)
	next: pos review show icp-signals-1
	!
git status --porcelain >"$T/after"
ok 'propose: what the user had is as it was' same "$T/before" "$T/after"
ok 'propose: the index is the same bytes' cmp .git/index "$T/index"
ok 'propose: HEAD stays' [ "$head" = "$(git rev-parse HEAD)" ]
git diff --name-only HEAD proposal/icp-signals-1 >"$T/names"
ok 'propose: document and sidecar, nothing of the user' is names <<-!
	.pos/strategy/icp.yaml
	strategy/icp.md
	!
run pos-gen --propose icp#signals
ok 'propose again: a name of its own' has out 'proposal icp-signals-2'
git branch -qD proposal/icp-signals-2
run pos-gen --propose --stale icp
ok 'propose all that is stale: one of the artifact' has out 'proposal icp-1 '
run pos-review list -o tsv
cut -f 1,2,4,6 "$T/out" >"$T/rows"
ok 'list: name, by, state, subject' is rows <<-!
	name	by	state	subject
	icp-1	Ada Test	open	gen: icp
	icp-signals-1	Ada Test	open	gen: icp signals
	!
run pos-review show icp-signals-1
ok 'show: who and what' has out 'icp-signals-1  Ada Test, 2026-11-20, '
ok 'show: the section' has out 'strategy/icp.md#signals: changed, '
ok 'show: its difference' has out '+| erp migration | 16 | 44 % (7 of 16) | too few to say (n = 7) |'
ok 'show: no sidecars' hasnt out '.pos/'
run pos-review diff icp-signals-1
git diff HEAD proposal/icp-signals-1 -- >"$T/plain"
grep '^[-+]' "$T/out" | grep -v '^+++\|^---' >"$T/ours"
grep '^[-+]' "$T/plain" | grep -v '^+++\|^---' >"$T/gits"
ok 'diff: the lines of git diff' same "$T/ours" "$T/gits"

# accept: a merge, on top of the uncommitted edits of the same document
run pos-review accept icp-signals-1 -m 'agreed in the meeting'
ok 'accept: status' status 0
ok 'accept: the merge' has out 'icp-signals-1 accepted, merged as'
git log -1 --format='%s%n%p' >"$T/log"
ok 'accept: subject with the reason' has log \
	'review: accept icp-signals-1: agreed in the meeting'
ok 'accept: two parents' [ "$(git log -1 --format=%p | wc -w)" = 2 ]
ok 'accept: the section is there' has strategy/icp.md '44 % (7 of 16)'
git diff --name-only >"$T/unstaged"
ok 'accept: what was not committed still is not' is unstaged <<-!
	program.yaml
	strategy/icp.md
	!
git diff strategy/icp.md | grep '^[-+][^-+]' >"$T/mine"
ok 'accept: of the document just the edit by hand' is mine <<-!
	-The rules are the \`facts\` at the top of this document. They rest on 103 closed deals of new business.
	+The rules are the \`facts\` at the top of this document. They all rest on 103 closed deals of new business.
	!
git diff --cached --name-only >"$T/staged"
ok 'accept: what was staged still is' is staged <<-!
	company.yaml
	!
ok 'accept: the branch is gone' [ -z "$(git branch --list 'proposal/icp-signals-1')" ]
sed 's/"//g' .pos/reviews/icp-signals-1.yaml >"$T/noted"
ok 'accept: the decision is noted' is noted <<-!
	version: 1
	proposal: icp-signals-1
	decision: accepted
	reason: agreed in the meeting
	by: Ada Test
	date: 2026-11-20
	proposed_by: Ada Test
	subject: gen: icp signals
	commit: $(git log -1 --format=%P | cut -d' ' -f2)
	targets: [strategy/icp.md#signals]
	!
git fsck --strict >"$T/fsck" 2>&1
ok 'accept: a sound repository' [ "$?" = 0 ]
git checkout -q -- . && git reset -q --hard

# the base moved: told, refreshed, accepted; the same as drafted directly
run pos-review list -o tsv
ok 'moved: the list says so' has out '	overlaps	'
run pos-review show icp-1
ok 'moved: show says what' has out 'changed since: strategy/icp.md#signals'
run pos-review refresh icp-1
ok 'refresh: status' status 0
git log -1 --format=%P proposal/icp-1 >"$T/parent"
git rev-parse HEAD >"$T/head"
ok 'refresh: made from HEAD' same "$T/parent" "$T/head"
run pos-review refresh icp-1
ok 'refresh again: nothing to do' has out 'nothing to do'
run pos-review accept icp-1
ok 'accept without a reason: status' status 0
run pos-status icp
ok 'accepted: nothing is stale' status 0
cp strategy/icp.md "$T/accepted.md"
git clone -q . "$T/direct" 2>/dev/null && pos-gen -C "$T/direct" -f icp >/dev/null
ok 'accepted: as if drafted directly' same "$T/direct/strategy/icp.md" \
	"$T/accepted.md"

# rejected: the reason stays, and the text
won 2025-q4 && git commit -qam more
pos-gen --propose icp#personas >/dev/null
tip=$(git rev-parse proposal/icp-personas-1)
run pos-review reject icp-personas-1
ok 'reject without a reason: status' status 2
ok 'reject without a reason: still there' [ -n "$(git branch --list proposal/icp-personas-1)" ]
run pos-review reject icp-personas-1 -m 'wait for the board'
ok 'reject: status' status 0
ok 'reject: the document stays' [ -z "$(git diff --stat HEAD~1 -- strategy)" ]
ok 'reject: the reason' has .pos/reviews/icp-personas-1.yaml \
	'reason: wait for the board'
git log -1 --format=%s >"$T/log"
ok 'reject: in the log' is log <<-!
	review: reject icp-personas-1: wait for the board
	!
ok 'reject: its text is kept' [ "$(git rev-parse refs/pos/rejected/icp-personas-1)" = "$tip" ]
run pos-review list --all -o tsv
cut -f 1,4,6 "$T/out" >"$T/rows"
ok 'list of all: what was decided, and why' is rows <<-!
	name	state	subject
	icp-1	accepted	gen: icp
	icp-personas-1	rejected	wait for the board
	icp-signals-1	accepted	agreed in the meeting
	!
pos-gen --propose icp#personas >"$T/out"
ok 'proposed once more: another name' has out 'icp-personas-2'
run pos-review accept icp-personas-1
ok 'no such proposal: status' status 3
ok 'no such proposal: suggests' has err "did you mean 'icp-personas-2'?"

# changed by hand in the meantime, in the same sentence
edit 's/We win new business/We often win new business/' strategy/icp.md
git commit -qam 'our words'
git checkout -q proposal/icp-personas-2
edit 's/we talk to/we mostly talk to/' strategy/icp.md
git commit -qam 'their words'
git checkout -q main
run pos-review accept icp-personas-2
ok 'conflict: status' status 6
ok 'conflict: where' has err 'strategy/icp.md#personas'
ok 'conflict: both sides' has err '<<<<<<< as it stands'
ok 'conflict: ours' has err 'We often win new business'
ok 'conflict: theirs' has err 'we mostly talk to'
ok 'conflict: nothing was written' has strategy/icp.md 'We often win new business'
ok 'conflict: still proposed' [ -n "$(git branch --list proposal/icp-personas-2)" ]
run pos-review refresh icp-personas-2
ok 'conflict: cannot be refreshed either' status 6
git branch -qD proposal/icp-personas-2

# edits by hand that the draft would replace: gen says 6, or proposes
edit 's/Of 103 closed deals/Of all 103 closed deals/' strategy/icp.md
git commit -qam 'all of them'
won 2026-q2 && git commit -qam 'one more'
run pos-gen icp#behaviour
ok 'gen: conflict' status 6
ok 'gen: nothing written' [ -z "$(git status --porcelain -uno)" ]
ok 'gen: offers a proposal' has err "pos gen --propose 'icp#behaviour'"
run pos-gen icp#behaviour --propose
ok 'gen --propose of a conflict: status' status 0
ok 'gen --propose of a conflict: says what it replaces' has err \
	'it would replace what was written by hand in strategy/icp.md'
ok 'gen --propose of a conflict: both sides' has err 'Of all 103 closed deals'
run pos-review show icp-behaviour-1
ok 'gen --propose of a conflict: the difference' has out 'Of 103 closed deals'
run pos-review accept icp-behaviour-1 -m 'the new figures'
ok 'accepted over it: status' status 0
ok 'accepted over it: by a decision' has strategy/icp.md ' Of 103 closed deals'

# plain git, by somebody without the tools
won 2025-q1 && git commit -qam again
pos-gen --propose icp#signals >/dev/null
run git -c merge.pos.driver= merge -q -m 'by hand' proposal/icp-signals-2
ok 'git merge of a proposal: status' status 0
run pos-status icp#signals
ok 'git merge of a proposal: fresh' status 0
run pos-review list -o tsv
ok 'git merge of a proposal: known as merged' has out '	merged	'
run pos-review accept icp-signals-2
ok 'accept what is merged: status' status 3

# a hook that refuses, a change outside, wrong calls
git branch -qD proposal/icp-signals-2
won 2026-q1 && git commit -qam again
pos-gen --propose icp#signals >/dev/null
printf '#!/bin/sh\nexit 1\n' >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
run pos-review accept icp-signals-2
ok 'a hook refuses: status' status 3
ok 'a hook refuses: still proposed' [ -n "$(git branch --list proposal/icp-signals-2)" ]
ok 'a hook refuses: nothing written' [ -z "$(git status --porcelain -uno)" ]
rm .git/hooks/pre-commit
run pos-review
ok 'no subcommand: status' status 2
run pos-review show
ok 'no name: status' status 2
run pos-review list -m x
ok 'an option of another subcommand: status' status 2
run pos-gen --propose --no-commit icp
ok 'propose without a commit: status' status 2
cd "$T" && mkdir none && echo 'version: 1' >none/pos.yaml
run pos-review list -C none
ok 'no repository: status' status 3

# killed at any point of an accept: done or not, and the next run ends it
cd "$T/w" || exit 1
POS_CRASH_LOG=$T/points pos-review accept icp-signals-2 >/dev/null
git cat-file -p HEAD:strategy/icp.md >"$T/accepted"
git update-ref refs/heads/proposal/icp-signals-2 'HEAD^2'
git reset -q --hard HEAD^
for n in $(seq "$(wc -l <"$T/points")"); do
	rm -rf "$T/k" && cp -R . "$T/k" && cd "$T/k" || exit 1
	POS_CRASH_AT=$n pos-review accept icp-signals-2 >/dev/null 2>&1
	killed=$?
	pos-review accept icp-signals-2 >"$T/again" 2>&1
	again=$?
	git fsck --strict >/dev/null 2>&1 || echo "$n: fsck"
	git cat-file -p HEAD:strategy/icp.md | cmp -s - "$T/accepted" ||
		echo "$n: HEAD has it not"
	cmp -s strategy/icp.md "$T/accepted" || echo "$n: nor the folder"
	[ -z "$(git status --porcelain -uno)" ] || echo "$n: not clean"
	[ "$(git log -1 --format=%p | wc -w)" = 2 ] || echo "$n: no merge"
	case $killed$again in
	1370|1373) ;;
	*) echo "$n: $killed, then $again: $(cat "$T/again")" ;;
	esac
	cd "$T/w" || exit 1
done >"$T/wrong"
points=$(wc -l <"$T/points")
ok 'killed: a commit has points to be killed at' [ "$points" -ge 10 ]
ok 'killed: always before or after' empty wrong

# checked out, here or in another worktree: not decided, nothing is written
rm -rf "$T/c" && pos-init "$T/c" --demo </dev/null >/dev/null && cd "$T/c" || exit 1
pos-gen icp >/dev/null
won 2025-q3 && git commit -qam 'won after all'
pos-gen --propose icp#signals >/dev/null
state() {
	git for-each-ref --format='%(refname) %(objectname)'
	git status --porcelain
}
refused() {
	ok "checked out $1: $2: status" status 3
	ok "checked out $1: $2: where, and what to do" has err \
		"is checked out in $3; switch to another branch there"
	state >"$T/after"
	ok "checked out $1: $2: nothing is written" same "$T/before" "$T/after"
}
git worktree add -q "$T/c2" proposal/icp-signals-1
state >"$T/before"
run pos-review accept icp-signals-1
refused elsewhere accept "$T/c2"
run pos-review reject -m no icp-signals-1
refused elsewhere reject "$T/c2"
echo '# more' >>program.yaml && git commit -qam more
state >"$T/before"
run pos-review refresh icp-signals-1
refused elsewhere refresh "$T/c2"
ok 'checked out elsewhere: that worktree has its HEAD' \
	git -C "$T/c2" rev-parse -q --verify HEAD
git worktree remove "$T/c2" && git checkout -q proposal/icp-signals-1
state >"$T/before"
run pos-review accept icp-signals-1
refused here accept "$T/c"
run pos-review reject -m no icp-signals-1
refused here reject "$T/c"
git checkout -q main
run pos-review reject -m no icp-signals-1
ok 'switched away: rejected' status 0
cd "$T/w" || exit 1

# names with slashes, and names used again: a record of each
cd "$T/c" || exit 1
propose() {
	git checkout -q -b "proposal/$1"
	edit "s/^## Firmo.*\$/\$&\\n\\n$2/m" strategy/icp.md
	git commit -qam "$2" && git checkout -q main
}
propose x/y/z One.
propose q/r Two.
run pos-review show x/y/z
ok 'slash: show' has out '+One.'
run pos-review accept -m yes x/y/z
ok 'slash: accept: status' status 0
run pos-review reject -m no proposal/q/r
ok 'slash: reject: status' status 0
ok 'slash: reject: says where its text is' has out refs/pos/rejected/q+r
ok 'slash: reject: it is there' git rev-parse -q --verify refs/pos/rejected/q+r
ls .pos/reviews >"$T/files"
ok 'slash: files of a flat folder' is files <<-!
	icp-signals-1.yaml
	q+r.yaml
	x+y+z.yaml
	!
propose q Three.
run pos-review reject -m 'not that' q
ok 'a name that is the start of another: status' status 0
propose q/r Four.
tip=$(git rev-parse --short=7 proposal/q/r)
run pos-review reject -m 'not again' q/r
ok 'a name used again: status' status 0
ok 'a name used again: both texts are kept' [ \
	"$(git rev-parse --short=7 "refs/pos/rejected/q+r-$tip")" = "$tip" ]
mkdir .pos/reviews/old
sed 's,x/y/z,old/one,' .pos/reviews/x+y+z.yaml >.pos/reviews/old/one.yaml
run pos-review list --all -o tsv
ok 'slash: list of all: status' status 0
cut -f 1,4,6 "$T/out" | sort >"$T/rows"
ok 'slash: list of all, and those in folders' is rows <<-!
	icp-signals-1	rejected	no
	name	state	subject
	old/one	accepted	yes
	q	rejected	not that
	q/r	rejected	no
	q/r	rejected	not again
	x/y/z	accepted	yes
	!
rm -r .pos/reviews/old && cd "$T/w" || exit 1

# drafted anew, with the same words: only the sidecar would change
cd "$T/c" && rm -rf "$T/e" && git clone -q . "$T/e" && cd "$T/e" || exit 1
pos-gen icp >/dev/null
git for-each-ref >"$T/before"
POS_NOW=2026-11-21T10:00:00Z run pos-gen --propose -f icp#pains
ok 'the same words: status' status 0
ok 'the same words: says so' has out 'nothing to propose'
git for-each-ref >"$T/after"
ok 'the same words: no branch' same "$T/before" "$T/after"
won 2025-q1 && git commit -qam 'won after all'
POS_NOW=2026-11-21T10:00:00Z run pos-gen --propose -f icp#signals
ok 'other words: a proposal' has out 'proposal icp-signals-2 on branch'
cd "$T/w" || exit 1

# what others proposed, in two clones: bo proposes, and ada decides
git clone -q --bare "$T/c" "$T/hub.git"
git -C "$T/hub.git" for-each-ref --format='delete %(refname)' \
	refs/heads/proposal refs/pos | git -C "$T/hub.git" update-ref --stdin
git clone -q "$T/hub.git" "$T/bo" && git clone -q "$T/hub.git" "$T/ada"
cd "$T/bo" || exit 1
propose p/one One.
edit 's/^## Pains$/$&\n\nMore./m' strategy/icp.md
git checkout -qb proposal/two && git commit -qam 'two' && git checkout -q main
propose three Three.
git push -q origin proposal/p/one proposal/two proposal/three
run pos-review list -o tsv
cut -f 1,4 "$T/out" >"$T/rows"
ok 'remote: who pushed sees his own, once' is rows <<-!
	name	state
	p/one	open
	three	open
	two	open
	!
cd "$T/ada" && git fetch -q || exit 1
git for-each-ref refs/remotes >"$T/remotes"
git -C "$T/hub.git" for-each-ref >"$T/hub"
run pos-review list -o tsv
cut -f 1,4 "$T/out" >"$T/rows"
ok 'remote: list' is rows <<-!
	name	state
	origin/p/one	open
	origin/three	open
	origin/two	open
	!
run pos-review show origin/p/one
ok 'remote: show' has out '+One.'
ok 'remote: show: what is next' has out 'pos review accept origin/p/one'
run pos-review show origin/proposal/p/one
ok 'remote: by the name of the branch' has out '+One.'
run pos-review show p/one
ok 'remote: without the remote: status' status 3
ok 'remote: without the remote: suggests' has err "did you mean 'origin/p/one'?"
run pos-review diff origin/two
ok 'remote: diff is a patch' git apply --check "$T/out"
tip=$(git rev-parse origin/proposal/two)
run pos-review accept -m yes origin/two
ok 'remote: accept: status' status 0
ok 'remote: accept: what is to be pushed' has out \
	'git push origin --delete proposal/two'
ok 'remote: accept: merged' [ "$(git rev-parse HEAD^2)" = "$tip" ]
ok 'remote: accept: the text' has strategy/icp.md More.
ok 'remote: accept: noted by the name of all clones' has \
	.pos/reviews/two.yaml 'proposal: two'
run pos-review reject -m 'not now' origin/three
ok 'remote: reject: status' status 0
ok 'remote: reject: noted' has .pos/reviews/three.yaml 'reason: not now'
ok 'remote: reject: kept' [ "$(git rev-parse refs/pos/rejected/three)" = \
	"$(git rev-parse origin/proposal/three)" ]
run pos-review list -o tsv
cut -f 1,4 "$T/out" >"$T/rows"
ok 'remote: what was decided is not listed' is rows <<-!
	name	state
	origin/p/one	behind
	!
run pos-review reject -m again origin/three
ok 'remote: decided twice: status' status 3
ok 'remote: decided twice: says so' has err 'origin/three was decided on already'
run pos-review accept origin/two
ok 'remote: merged already: status' status 3
run pos-review refresh origin/p/one
ok 'remote: refresh: status' status 3
ok 'remote: refresh: what to do' has err \
	'git branch proposal/p/one origin/proposal/p/one, then refresh p/one'
git for-each-ref refs/remotes >"$T/after"
ok 'remote: its branches stay here' same "$T/remotes" "$T/after"
git -C "$T/hub.git" for-each-ref >"$T/after"
ok 'remote: nothing was pushed' same "$T/hub" "$T/after"
git push -q origin main && git -C "$T/bo" pull -q
run pos-review list -C "$T/bo" -o tsv
cut -f 1,4 "$T/out" >"$T/rows"
ok 'remote: the proposer sees what was decided' is rows <<-!
	name	state
	p/one	behind
	three	decided
	two	merged
	!
git -C "$T/bo" branch -qD proposal/two proposal/three
git -C "$T/bo" push -q origin --delete proposal/two proposal/three
run pos-review list -C "$T/bo" -o tsv
cut -f 1 "$T/out" >"$T/rows"
ok 'remote: and takes his branches away' is rows <<-!
	name
	p/one
	!
cd "$T/bo" && git checkout -q proposal/p/one || exit 1
edit 's/^One\.$/One more./m' strategy/icp.md
git commit -qam 'one more' && git push -q origin proposal/p/one
cd "$T/ada" && git fetch -q || exit 1
run pos-review reject -m no origin/p/one
git branch proposal/p/one origin/proposal/p/one~1
run pos-review list -o tsv
cut -f 1,4 "$T/out" >"$T/rows"
ok 'remote: one commit decided, another open' is rows <<-!
	name	state
	p/one	behind
	!
cd "$T/w" || exit 1

# a proposal with bytes that would steer the terminal: shown, never written
cd "$T/c" || exit 1
esc=$(printf '\033') c1=$(printf '\302\233')
controls() {
	LC_ALL=C tr -d '\11\12\40-\176\240-\377' <"$1" | od -An -c
	LC_ALL=C grep -c "$c1" "$1"
}
clean() {
	[ -s "$T/out" ] || { echo 'nothing was said'; return 1; }
	equal "$(controls "$T/out")" 0
}
git checkout -q -b proposal/hostile
edit 's/^## Firmo.*$/$&\n\nEvil \x1b]0;t\x07 and \xc2\x9b2J and \x7f, ok\tö./m' strategy/icp.md
git commit -qam "harm ${esc}[2J$(printf '\302\2332J')

body ${esc}[31m"
git checkout -q main
run pos-review show hostile
ok 'hostile: show: status' status 0
ok 'hostile: show has no control characters' clean
ok 'hostile: show: the subject' has out '  harm \x1b[2J\x9b2J'
ok 'hostile: show: the body' has out '  body \x1b[31m'
ok 'hostile: show: the text; tab and letters stay' has out \
	"+Evil \x1b]0;t\x07 and \x9b2J and \x7f, ok	ö."
run pos-review list
ok 'hostile: list has no control characters' clean
ok 'hostile: list: the subject' has out 'harm \x1b[2J\x9b2J'
run pos-review diff hostile
ok 'hostile: diff to a file is the patch' has out "+Evil ${esc}]0;t"
cp "$T/out" "$T/patch"
ok 'hostile: which git applies' git apply --check "$T/patch"
run "$BUILD/helper/pty" pos-review diff hostile
ok 'hostile: diff on a terminal has no control characters' clean
ok 'hostile: diff on a terminal: shown' has out '+Evil \x1b]0;t\x07 and'
git merge -q --no-edit proposal/hostile
run pos-diff -p HEAD~1 strategy/icp.md
ok 'hostile: pos diff -p has no control characters' clean
ok 'hostile: pos diff -p: shown' has out '+Evil \x1b]0;t\x07 and'
run pos-log -p strategy/icp.md
ok 'hostile: pos log -p has no control characters' clean
ok 'hostile: pos log -p: shown' has out '+Evil \x1b]0;t\x07 and'
ok 'hostile: pos log -p: the subject' has out 'harm \x1b[2J\x9b2J'
run pos-log strategy/icp.md
ok 'hostile: pos log has no control characters' clean
git branch -qD proposal/hostile && git reset -q --hard HEAD~1
cd "$T/w" || exit 1

# a workspace in a folder; a proposal that changes more than that
mkdir repo && git -C repo init -q && cp -R "$ROOT/workspace" repo/ürsprung
chmod -R u+w repo && git -C repo add -A && git -C repo commit -qm start
cd repo/ürsprung || exit 1
run pos-gen --propose icp
ok 'in a folder: proposed' status 0
run pos-review accept icp-1
ok 'in a folder: accepted' status 0
ok 'in a folder: there' has strategy/icp.md '## Firmographics'
pos-gen --propose cjm >/dev/null
git checkout -q proposal/cjm-1
echo x >../outside && git add ../outside && git commit -qm outside
git checkout -q main
run pos-review accept cjm-1
ok 'beyond the folder: status' status 3
ok 'beyond the folder: says what to do' has err 'merge it with git'

# a section whose heading somebody renamed goes by its id all the same
cd "$T" && rm -rf w && pos-init w --demo </dev/null >/dev/null && cd w || exit 1
pos-gen icp >/dev/null
edit 's/^## (Buying signals|Signals)$/## What makes them buy/m' strategy/icp.md
git commit -qam 'another heading'
won 2025-q3 && git commit -qam 'won after all'
run pos-gen --propose icp#signals
name=$(sed -n 's/^proposal \([^ ]*\) .*/\1/p' "$T/out")
run pos-review list
ok 'renamed: list has the address that pos gen takes' has out \
	'strategy/icp.md#signals'
run pos-review show "$name"
ok 'renamed: show, too' has out 'strategy/icp.md#signals: changed'
ok 'renamed: the heading stays' hasnt out '+## Signals'
done_testing
