#!/bin/sh
# Kill a commit at every point of its protocol, then its recovery at every
# point of that: after a recovery that ends, all is as before or as after.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/git.sh"
git config --global pos.fsync false

# snapshot: all that a user can see, and what is left behind
snapshot() {
	git rev-parse HEAD 2>&1
	git ls-files -s
	git status --porcelain
	find . -name .git -prune -o -type f -exec md5sum {} + | sort -k 2
	find . -name .git -prune -o -type d -print | sort
	leftovers
	git fsck --strict 2>&1 | grep -v '^dangling'
	return 0
}

# sane: what holds right after the kill, before any recovery
sane() {
	git fsck --strict >"$T/fsck" 2>&1 || { cat "$T/fsck"; return 1; }
	grep -q 'my own line' plan.md || { echo 'edit lost'; return 1; }
	git ls-files -s other.md >"$T/staged"
	cmp "$T/staged.before" "$T/staged" || return 1
	cmp partners/bolt.yaml "$T/base/partners/bolt.yaml"
}

# one_of FILE: is it the snapshot before, or after?
one_of() {
	if cmp -s "$1" "$T/before"; then
		befores=$((befores + 1))
	elif cmp -s "$1" "$T/after"; then
		afters=$((afters + 1))
	else
		diff -u "$T/before" "$1"
		diff -u "$T/after" "$1"
		return 1
	fi
}

copy() {
	cd "$T" || exit 1
	rm -rf work
	cp -a base work
	cd work || exit 1
}

# killed N ARG...: run tool, killed at point N. True when it was.
killed() {
	at=$1
	shift
	POS_CRASH_AT=$at "$TOOL" "$@" >"$T/out" 2>"$T/err"
	rc=$?
	[ "$rc" = 137 ]
}

# killed_call N ARG...: the same at entry N to or exit from a system call
killed_call() {
	at=$1
	shift
	ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0" \
		"$BUILD/helper/kill-at" "$at" "$TOOL" "$@" >"$T/out" 2>"$T/err"
	rc=$?
	[ "$rc" = 137 ]
}

# sweep NAME ARG...: kill at each point, recover, look; bad ones are printed.
# With $how=killed_call, $first and $step: at each step-th system call.
how=killed first=1 step=1 tidy=:
sweep() {
	sweep=$1
	shift
	n=$first befores=0 afters=0 bad=0 kills=0
	copy
	while $how "$n" "$@"; do
		if ! sane >"$T/why" 2>&1; then
			bad=$((bad + 1))
			echo "# $sweep: not sane after point $n"
			sed 's/^/# /' "$T/why"
		fi
		tool --recover >"$T/out" 2>"$T/err"
		$tidy
		snapshot >"$T/now"
		if ! one_of "$T/now" >"$T/why"; then
			bad=$((bad + 1))
			echo "# $sweep: neither before nor after point $n"
			sed 's/^/# /' "$T/why"
			sed 's/^/# stderr: /' "$T/err"
		fi
		n=$((n + step))
		kills=$((kills + 1))
		copy
	done
	ok "$sweep: whole run ends" status 0
	ok "$sweep: each of $kills kills recovered" equal "$bad" 0
	ok "$sweep: some before, some after the commit" \
		test "$befores" -gt 5 -a "$afters" -gt 0
}

# sweep2 NAME ARG...: the same, and kill the recovery at each of its points
sweep2() {
	sweep=$1
	shift
	n=1 pairs=0 bad=0 befores=0 afters=0
	copy
	while killed "$n" "$@"; do
		rm -rf "$T/dead"
		cp -a . "$T/dead"
		m=1
		while killed "$m" --recover; do
			tool --recover >"$T/out" 2>"$T/err"
			snapshot >"$T/now"
			if ! one_of "$T/now" >"$T/why"; then
				bad=$((bad + 1))
				echo "# $sweep: killed at $n, then at $m"
				sed 's/^/# /' "$T/why"
			fi
			pairs=$((pairs + 1))
			m=$((m + 1))
			cd "$T" || exit 1
			rm -rf work
			cp -a dead work
			cd work || exit 1
		done
		n=$((n + 1))
		copy
	done
	ok "$sweep: each of $pairs kills of the recovery recovered" \
		equal "$bad" 0
	ok "$sweep: there were some" test "$pairs" -gt 20
}

# Each base: an edited file, one staged, one edited besides, one to delete.
new_base() {
	new_repo base "${1:-}"
	echo 'my own line' >>plan.md
	echo staged >>other.md
	git add other.md
	echo loose >>partners/bolt.yaml
	git ls-files -s other.md >"$T/staged.before"
}

# expect ARG...: keep the snapshots before and after a whole run
expect() {
	copy
	snapshot >"$T/before"
	run tool "$@"
	snapshot >"$T/after"
	ok 'the run to be killed succeeds' status 0
}

set -- -m 'the change' section plan.md one 'new one' put new/dir/n.md fresh \
	delete partners/acme.yaml

new_base
expect "$@"
copy
POS_CRASH_LOG=$T/points run tool "$@"
grep -e '^journal written$' -e '^file in place$' -e '^index published$' \
	-e '^branch moved$' -e '^unlocked$' "$T/points" | uniq >"$T/order"
ok 'order of the steps' is "$T/order" <<-!
	journal written
	file in place
	index published
	branch moved
	unlocked
!
sweep 'ordinary' "$@"
sweep2 'ordinary' "$@"

# A power cut may keep the move of the branch and not that of the index.
copy
n=1
while killed "$n" "$@" && [ "$(git rev-parse HEAD)" = \
	"$(sed 1q "$T/before")" ]; do
	n=$((n + 1))
	copy
done
cd .git/pos/* || exit 1
mv ../../index index.new
mv index.old ../../index
cd ../../.. || exit 1
run tool --recover
snapshot >"$T/now"
ok 'index older than the branch: as after' same "$T/after" "$T/now"

# more files than wait for the disk one by one; the journal may be a long one
new_base
many=$(for i in $(seq 40); do echo put partners/new/$i.md "text-of-$i"; done)
expect -m many section plan.md one 'new one' $many
ok 'many: they are there' equal "$(ls partners/new | wc -l) $(git show \
	--stat --format= HEAD | tail -n 1 | cut -d ' ' -f 2)" '40 41'
git config --global pos.bulk 41
copy
git config --global pos.fsync true
if strace -f -o "$T/calls" true 2>"$T/why"; then
	run env ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0" strace -y -e \
		trace=fsync,syncfs,rename,renameat2,unlink,unlinkat -o "$T/calls" \
		"$TOOL" -m many section plan.md one 'new one' $many
	# what is on the disk before what: s all, j the journal, f files,
	# i the index (it is made, it is published), b the branch's new file,
	# m that is renamed, B its folder, d the journal goes
	sed -n 's/^syncfs.*/s/p; s/^fsync(.*journal>.*/j/p
		s/^renameat2.*/f/p; s/^rename(".*index.new".*/i/p
		s/^fsync(.*refs.heads.*lock>.*/b/p
		s/^rename(".*refs.heads.*lock".*/m/p
		s/^fsync(.*refs.heads>.*/B/p
		s/^unlink.*journal".*/d/p' "$T/calls" | uniq >"$T/order"
	ok 'many: what is on the disk before what' equal \
		"$(tr -d '\n' <"$T/order")" isjfsiBbmBd
	ok 'many: the disk is waited for a few times' test \
		"$(grep -c fsync "$T/calls")" -lt 20
else
	skip 'many: the disk' 'no strace here'
fi
sweep 'many' -m many section plan.md one 'new one' $many
git config --global pos.fsync false
git config --global --unset pos.bulk

new_base
git checkout -q --orphan unborn
expect -m first put first.md x
sweep 'no commit yet' -m first put first.md x

new_base
rm -f partners/acme.yaml
expect -m x put partners/acme.yaml 'name: acme'
sweep 'folder only' -m x put partners/acme.yaml 'name: acme'

new_base
cat >.git/hooks/pre-commit <<-'!'
	#!/bin/sh
	for f in plan.md new/dir/n.md; do
		echo 'by the hook' >>$f
		git add $f
	done
	[ ! -e .git/kill ] || kill -9 "$(cat .git/kill)"
!
printf '#!/bin/sh\necho checked >>"$1"\n' >.git/hooks/commit-msg
chmod +x .git/hooks/*
git commit -qnm 'mine' plan.md
expect "$@"
# What a hook left in a file is kept beside it, as it may be the user's.
tidy=remove_saved
remove_saved() {
	find . -name '*.saved-1' | while read -r saved; do
		echo 'by the hook' >"$T/tail"
		tail -n 1 "$saved" | cmp - "$T/tail" && rm "$saved"
	done
	[ ! -d new ] || rmdir new/dir new 2>/dev/null
}
sweep 'with hooks' "$@"
tidy=:

copy
run sh -c 'echo $$ >.git/kill; exec "$@"' sh "$TOOL" "$@"
ok 'killed while a hook runs: status' status 137
run tool --recover
ok 'killed while a hook runs: says' is err <<-!
	commit-tool: plan.md: was saved while it was being replaced; what was saved is in plan.md.saved-1
	commit-tool: new/dir/n.md: was saved while it was being replaced; what was saved is in new/dir/n.md.saved-1
	commit-tool: an earlier commit was cut short; undone, the files are as they were before it
!
rm .git/kill
remove_saved
snapshot >"$T/now"
ok 'killed while a hook runs: as before' same "$T/before" "$T/now"

new_base --object-format=sha256
expect "$@"
sweep 'by git commands' "$@"

# The file is saved after it was read, while the tool stands still.
save() {
	sed 's/^my own line$/&, saved/' plan.md >"$T/plan.new"
	cat "$T/plan.new" >plan.md
}
killed_saving() {
	at=$1
	shift
	POS_CRASH_AT=$at POS_CRASH_LOG=$T/points POS_CRASH_STOP=staged \
		"$TOOL" "$@" >"$T/out" 2>"$T/err" &
	until grep -qs '^State:.T' /proc/$!/status || ! kill -0 $! 2>"$T/gone"
	do
		sleep 0.002
	done
	save
	kill -CONT $! 2>"$T/gone"
	wait $! 2>"$T/gone"
	rc=$?
	[ "$rc" = 137 ]
}
new_base
copy
save
snapshot >"$T/before"
run tool "$@"
snapshot >"$T/after"
copy
rm -f "$T/points"
killed_saving 9999 "$@"
snapshot >"$T/now"
ok 'saved meanwhile: both changes are there' same "$T/after" "$T/now"
ok 'saved meanwhile: only the file was made anew' equal \
	"$(grep -c '^staged$' "$T/points") $(grep -c '^index prep' "$T/points")" \
	'2 1'
how=killed_saving
sweep 'saved meanwhile' "$@"
how=killed

new_base
expect "$@"
run "$BUILD/helper/kill-at" 0 true
if [ "$rc" = 0 ]; then
	copy
	killed_call 0 "$@"
	total=$(cat "$T/out")
	how=killed_call first=$((total / 3))
	step=11
	case $BUILD in */san) step=61 ;; esac
	sweep 'at system calls' "$@"
else
	skip 'at system calls' 'no ptrace here'
fi

done_testing
