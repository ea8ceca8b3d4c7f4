#!/bin/sh
# make demo in a copy of the tree: each step says what it ran and where to
# look; a second run leaves the demo alone; make demo-clean removes it.
. "$(dirname "$0")/lib.sh"

case $BUILD in
*/san)	skip 'make demo' 'it is the ordinary build that it runs'
	done_testing
	exit ;;
esac
mkdir tree
(cd "$ROOT" && tar -cf - --exclude=./demo --exclude=./.git \
	--exclude=./build/san --exclude=./build/fuzz .) | tar -xf - -C tree
cd tree || exit 1
maker() {
	make --no-print-directory MAKEFLAGS= "$@"
}

# The tools stand and are not made again.
find build/bin -type f | sort | xargs ls -l --time-style=full-iso >"$T/tools"
run maker demo
ok 'demo: status' status 0
grep -v 'nothing found$' "$T/err" >"$T/said"
ok 'demo: complains of nothing' empty "$T/said"
for step in 'git init' 'pos init' 'pos gen' 'pos score' 'pos tam' 'pos fill' \
	'pos partner note' 'pos report exec' 'pos status' 'pos check' \
	'git log --oneline'; do
	grep -A1 "^\$ $step" "$T/out" >"$T/step"
	ok "demo: shows $step" test -s "$T/step"
	[ "$step" = 'git init' ] || ok "demo: and what it did" \
		test "$(wc -l <"$T/step")" -ge 2 -a -n "$(sed -n 2p "$T/step")"
done
ok 'demo: seven places to look at, or more' \
	test "$(grep -c '^  look at: ' "$T/out")" -ge 7
git -C demo log --oneline >"$T/log"
tail -n "$(wc -l <"$T/log")" "$T/out" >"$T/tail"
ok 'demo: ends with the history' same "$T/log" "$T/tail"
ok 'demo: of seven commits' equal "$(wc -l <"$T/log")" 7
git -C demo status --porcelain >"$T/left"
ok 'demo: all is committed' empty "$T/left"
for file in strategy/icp.md strategy/ipp.md strategy/cjm.md \
	partners/nordvik-systems/proposal.md reports/2026-11-20-exec.md; do
	ok "demo: $file is there" test -s "demo/$file"
done
find build/bin -type f | sort | xargs ls -l --time-style=full-iso >"$T/now"
ok 'demo: builds nothing that is built' same "$T/tools" "$T/now"

echo mine >demo/mine.md
run maker demo
ok 'again: status' status 0
ok 'again: says that it exists and how to start over' is "$T/out" <<-!
	demo/ exists: look around in it, or start over with: make demo-clean demo
!
ok 'again: leaves it alone' test -s demo/mine.md
run maker demo-clean
ok 'demo-clean: status' status 0
ok 'demo-clean: it is gone' not test -e demo
done_testing
