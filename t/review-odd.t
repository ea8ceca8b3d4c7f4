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

done_testing
