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

done_testing
