#!/bin/sh
# Tests of pos-review on what is odd: text that hides, branches that are no
# proposals, decisions made twice.
. "$(dirname "$0")/lib.sh"

pos-init w --demo </dev/null >/dev/null && cd w || exit 1
pos-gen icp >/dev/null

# propose NAME TEXT: a branch that adds the text
propose() {
	git checkout -q -b "proposal/$1" || exit 1
	TEXT=$2 perl -0pi -e 's/^## Firmo.*$/$&\n\n$ENV{TEXT}/m' strategy/icp.md
	git commit -qam "$2" && git checkout -q main
}
# state FILE: all that a command could have changed
state() {
	{ git for-each-ref && git status --porcelain; } >"$T/$1"
}

# what hides is shown, and what cannot be read is not taken
git checkout -q -b proposal/evil
perl -0pi -e 's/^(## Firmo.*\n\n)/$1Good.\0Evil text.\n\n/m' strategy/icp.md
printf '\342\200\256turned\n' >note.md
printf 'a: [1\n' >broken.yaml && git add note.md broken.yaml
git commit -qam evil && git checkout -q main
run pos-review show evil
ok 'hidden: show: what is behind a NUL' has out 'Good.\x00Evil text.'
ok 'hidden: show: what turns the direction' has out '+\u{202e}turned'
run "$BUILD/helper/pty" pos-review diff evil
ok 'hidden: diff on a terminal: what is behind a NUL' has out \
	'+Good.\x00Evil text.'
ok 'hidden: diff on a terminal: all of it' has out '+\u{202e}turned'
run pos-review accept evil
ok 'not YAML: accept: status' status 3
ok 'not YAML: accept: where' has err 'broken.yaml:1:'
ok 'not YAML: accept: what to do' has err 'or reject it'
git checkout -q proposal/evil && git rm -q broken.yaml && git commit -qm less
git checkout -q main && state before
run pos-review accept evil
ok 'a NUL: accept: status' status 3
ok 'a NUL: accept: where' has err 'strategy/icp.md:'
state after
ok 'a NUL: accept: nothing is written' same "$T/before" "$T/after"
run pos-review reject -m no evil
ok 'a NUL: can be rejected' status 0

# what was accepted is not rejected, by whatever name; no record is lost
git clone -q --bare . "$T/hub.git"
git remote add origin "$T/hub.git"
propose p1 One.
git push -q origin proposal/p1
run pos-review accept -m good origin/p1
ok 'twice: accepted' status 0
cp .pos/reviews/p1.yaml "$T/noted" && state before
run pos-review reject -m bad p1
ok 'twice: reject the other branch of it: status' status 3
ok 'twice: reject the other branch of it: what to do' has err \
	'git branch -d proposal/p1'
state after
ok 'twice: reject the other branch of it: nothing is written' \
	same "$T/before" "$T/after"
ok 'twice: reject the other branch of it: the record' \
	same "$T/noted" .pos/reviews/p1.yaml
git branch -qD proposal/p1

# squashed, so not merged as git sees it
git checkout -q -b squash HEAD^ && git merge -q --squash main >"$T/log" &&
	git commit -qm squashed
git branch proposal/p1 origin/proposal/p1
run pos-review reject -m bad p1
ok 'squashed: reject: status' status 3
ok 'squashed: reject: why' has err 'was decided on already'
git checkout -q main && git branch -qD squash proposal/p1
git push -q origin --delete proposal/p1

# two names, one file name, one commit
propose a/b Two.
git branch proposal/a+b proposal/a/b
run pos-review reject -m first a/b
ok 'one commit: reject a/b: status' status 0
run pos-review reject -m second a+b
ok 'one commit: reject a+b: status' status 0
grep -h '^proposal\|^reason' .pos/reviews/a+b*.yaml >"$T/noted"
ok 'one commit: a record of each' is noted <<-!
	proposal: a+b
	reason: second
	proposal: a/b
	reason: first
	!

# rejected, and accepted after all: both are noted
tip=$(git rev-parse refs/pos/rejected/a+b)
git branch proposal/a/b "$tip"
run pos-review accept -m 'after all' a/b
ok 'after all: status' status 0
grep -h '^proposal\|^decision' .pos/reviews/a+b*.yaml >"$T/noted"
ok 'after all: a record of each' is noted <<-!
	proposal: a/b
	decision: accepted
	proposal: a+b
	decision: rejected
	proposal: a/b
	decision: rejected
	!

# killed when it was noted: the next run takes the branch away
propose again Three.
tip=$(git rev-parse proposal/again)
run pos-review reject -m no again
git branch proposal/again "$tip" && cp .pos/reviews/again.yaml "$T/noted"
run pos-review reject -m no again
ok 'rejected twice alike: the branch is gone' equal '' \
	"$(git branch --list proposal/again)"
ls .pos/reviews | grep ^again >"$T/files"
ok 'rejected twice alike: one record' is files <<-!
	again.yaml
	!

# one odd branch hides none of the others
git init -q "$T/alien" && git -C "$T/alien" commit -q --allow-empty -m alien &&
	git push -q "$T/hub.git" "$T/alien" 2>/dev/null
git -C "$T/alien" push -q "$T/hub.git" HEAD:refs/heads/proposal/alien
propose good Four.
git push -q origin main proposal/good
git push -q origin proposal/good:refs/heads/feature/proposal/x
git fetch -q origin && git branch -qD proposal/good
git symbolic-ref refs/remotes/origin/proposal/HEAD \
	refs/remotes/origin/proposal/nothing
run pos-review list -o tsv
ok 'odd: list: status' status 0
cut -f 1,4,6 "$T/out" >"$T/rows"
ok 'odd: list: all of them, and no branch of another kind' is rows <<-!
	name	state	subject
	origin/HEAD	unreadable	
	origin/alien	unrelated	alien
	origin/good	open	Four.
	!
ok 'odd: list: which is wrong' has err 'proposal origin/alien: it has no commit in common'
ok 'odd: list: which is dangling' has err 'origin/HEAD'
run pos-review show origin/alien
ok 'odd: show: status' status 3
run pos-review list --all
ok 'odd: list of all: the decided too' has out 'after all'
printf 'a: [\n' >.pos/reviews/broken.yaml
run pos-review list --all -o tsv
ok 'a record that is no YAML: status' status 0
ok 'a record that is no YAML: told' has err '.pos/reviews/broken.yaml'
ok 'a record that is no YAML: the others' has out 'after all'
rm .pos/reviews/broken.yaml
git remote add origin/feature "$T/hub.git"
run pos-review list -o tsv
ok 'a remote with a slash in its name' has out 'origin/feature/x	'
git remote remove origin/feature

# a clone that does not go back to where they began
git commit -q --allow-empty -m later && git push -q origin main
git clone -q --depth 1 --no-single-branch "file://$T/hub.git" "$T/shallow"
cd "$T/shallow" || exit 1
# libgit2 1.5 leaks what it walked where a commit's parent is not there
ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0" run pos-review list -o tsv
ok 'shallow: status' status 0
cut -f 1,4 "$T/out" | sed 1d >"$T/rows"
ok 'shallow: what cannot be compared is told of' is rows <<-!
	origin/alien	unreadable
	origin/good	unreadable
	!
ok 'shallow: what to do' has err 'git fetch --unshallow'

done_testing
