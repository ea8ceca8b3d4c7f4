#!/bin/sh
# Eight tools commit at once, beside git commit, git status and git gc in
# loops, while the user has changes staged and not staged: nothing is lost.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/git.sh"

WRITERS=8
N=20 CLI=30
case $BUILD in */san) N=5 CLI=8 ;; esac

# writer K: N commits, each of a file of its own and a line in a shared one
writer() {
	i=0
	while [ $i -lt $N ]; do
		"$TOOL" -r 5 -m "w$1" -t Pos-Op=race count "d$(($1 % 3))/w$1.md" \
			append shared.md "w$1" >>"$T/writer.$1" 2>&1 ||
			echo "failed $?" >>"$T/writer.$1"
		i=$((i + 5))
	done
}

# others: git status and git gc until told to stop
others() {
	while [ -d "$T" ] && [ ! -e "$T/stop" ]; do
		git status --porcelain >/dev/null 2>&1
		sleep 0.05
	done &
	while [ -d "$T" ] && [ ! -e "$T/stop" ]; do
		git gc -q --prune=2.weeks.ago >>"$T/gc" 2>&1
		git pack-refs --all --prune >>"$T/gc" 2>&1
		sleep 0.1
	done
}

# stager: the user stages files; each must stay staged. (Not beside git commit
# --only, which reads the index before it locks it and loses what git add did
# in between.)
stager() {
	i=0
	while [ $i -lt $CLI ]; do
		i=$((i + 1))
		echo "$i" >"s$i.md"
		until git add "s$i.md" 2>/dev/null || [ ! -d "$T" ]; do
			sleep 0.01
		done
		sleep 0.05
	done
}

# race: all of them at once; ends when the writers and the user are done
race() {
	rm -f "$T/stop" "$T"/writer.* "$T"/cli*
	: >"$T/cli"
	others &
	other=$!
	pids=
	for k in $(seq $WRITERS); do
		writer "$k" &
		pids="$pids $!"
	done
	user &
	wait $pids $!
	: >"$T/stop"
	wait $other
}


# foreign: commits of writers that touch a path not theirs, or too few
foreign() {
	git log --format='@%s' --name-only --no-renames | awk '
		/^@/ { who = substr($0, 2); next }
		who ~ /^w/ && NF { n[who]++
			if ($0 !~ "/" who "[.]md$" && $0 != "shared.md")
				print who, $0 }
		END { for (w in n) if (n[w] != 2 * '"$N"') print w, n[w] }'
}

# compare counts: the end state of what the writers wrote
results() {
	for k in $(seq $WRITERS); do
		git show "HEAD:d$((k % 3))/w$k.md"
		cmp "d$((k % 3))/w$k.md" - <<-! || echo "w$k differs"
		$(git show "HEAD:d$((k % 3))/w$k.md")
		!
		grep -c "^w$k\$" shared.md
	done
	git show HEAD:shared.md | cmp - shared.md
}

expected_results() {
	for k in $(seq $WRITERS); do
		printf '%s\n%s\n' "$N" "$N"
	done
}

# saved N: has a copy of the file, one.old, save N in it? A tool that finds a
# save in what it replaced puts it back at once; a look in between sees the
# file from before.
saved() {
	tries=0
	until cat one.md >"$T/one.old" && grep -q "^mine $1\$" "$T/one.old"; do
		tries=$((tries + 1))
		[ $tries -lt 100 ] && [ -d "$T" ] || return 1
		sleep 0.02
	done
}

# editor: saves one section again and again; each save must still be there
# when it comes back, for nobody else changes that section
editor() {
	i=0
	while [ -d "$T" ] && [ ! -e "$T/stop" ]; do
		saved $i || {
			echo "save $i is gone" >>"$T/editor.bad"
			break
		}
		sed "s/^mine .*/mine $((i + 1))/" "$T/one.old" >"$T/one.new"
		i=$((i + 1))
		mv "$T/one.new" one.md
	done
	echo "$i" >"$T/editor.saves"
}

new_repo editing
git config pos.fsync false
{
	for k in $(seq $WRITERS); do printf '## s%s\n0\n\n' "$k"; done
	printf '## mine\nmine 0\n'
} >one.md
git add one.md
git commit -qm one
editor &
edits=$!
stager &
staged=$!
pids=
for k in $(seq $WRITERS); do
	for i in $(seq $N); do
		"$TOOL" -m "s$k" section one.md "s$k" "$i" 2>&1 ||
			echo "failed $?"
	done >"$T/writer.$k" &
	pids="$pids $!"
done
wait $pids
: >"$T/stop"
wait $edits $staged
cat "$T"/writer.* | grep -v '^1 changed, committed$' >"$T/writers"
ok 'one file: no tool complains' empty "$T/writers"
ok 'one file: no save is lost' not test -e "$T/editor.bad"
ok 'one file: there were saves' test "$(cat "$T/editor.saves")" -gt 20
git show HEAD:one.md | grep -c "^$N\$" >"$T/now"
ok 'one file: all sections are committed' equal "$(cat "$T/now")" $WRITERS
git log --format='@%s' -p -U0 -- one.md | awk '
	/^@s/ { who = substr($0, 2); n[who]++; next }
	/^@@/ && who != "" { at[who] = at[who] $3 " " }
	/^-mine/ && who != "" { print who, $0 }
	END { for (w in n) if (n[w] != '"$N"') print w, n[w] }' >"$T/foreign"
ok 'one file: each commit once, none with the edit' empty "$T/foreign"
git log --format= -U0 -p -- one.md | grep -c '^@@' >"$T/now"
ok 'one file: each commit changed one place' \
	equal "$(cat "$T/now")" $((WRITERS * N + 1))
ok 'one file: what was staged meanwhile is staged' \
	equal "$(git status --porcelain | grep -c '^A  s[0-9]')" "$CLI"
git status --porcelain | grep -v '^A  s[0-9]' >"$T/now"
ok 'one file: the edit is not committed' is "$T/now" <<-!
	 M one.md
!
leftovers >"$T/left"
ok 'one file: nothing left behind' empty "$T/left"

# Plain git commit reads the index before it locks it. When a tool commits
# in between, git fails and leaves an index from before; its next commit then
# takes the tool's change back, and the history says so. What a tool made is
# whole all the same, and no tool is stopped by such an index.
N_all=$N CLI_all=$CLI
[ "$N" -lt 10 ] || { N=10 CLI=20; }
new_repo plainly
git config pos.fsync false
user() {
	i=0
	while [ $i -lt $CLI ]; do
		i=$((i + 1))
		echo "$i" >cli.md
		git add cli.md 2>/dev/null &&
			git commit -qm "cli $i" >>"$T/cli" 2>&1
		sleep 0.02
	done
}
race
cat "$T"/writer.* | grep -v '^2 changed, committed$' >"$T/writers"
ok 'beside plain git commit: no tool complains' empty "$T/writers"
foreign >"$T/foreign"
ok 'beside plain git commit: each commit once, no foreign path' \
	empty "$T/foreign"
git fsck --full --strict 2>&1 | grep -v '^dangling' >"$T/fsck"
ok 'beside plain git commit: the repository is sound' empty "$T/fsck"
leftovers >"$T/left"
ok 'beside plain git commit: nothing left behind' empty "$T/left"
N=$N_all CLI=$CLI_all

# user: CLI commits of a file by git; he tries again when git refuses
user() {
	i=0
	while [ $i -lt $CLI ]; do
		i=$((i + 1))
		echo "$i" >cli.md
		tries=0
		until git add -N cli.md 2>/dev/null &&
			git commit -q --only -m "cli $i" -- cli.md \
			>>"$T/cli" 2>&1; do
			tries=$((tries + 1))
			[ $tries -lt 1000 ] && [ -d "$T" ] || { echo "gave up" >>"$T/cli.bad"; break; }
			sleep 0.01
		done
	done
}

for fsync in false true; do
	[ $fsync = true ] && N=10
	case $BUILD in */san) N=5 ;; esac
	new_repo "race-$fsync"
	git config pos.fsync $fsync
	for i in $(seq 200); do
		mkdir -p "f$((i % 10))"
		echo "$i" >"f$((i % 10))/$i.md"
	done
	git add .
	git commit -qm files
	echo staged >>other.md
	echo new >new.md
	git add other.md new.md
	echo loose >>plan.md
	git diff --cached >"$T/staged.before"
	git diff >"$T/loose.before"
	race
	cat "$T"/writer.* | grep -v '^2 changed, committed$' >"$T/writers"
	ok "fsync $fsync: no tool complains" empty "$T/writers"
	ok "fsync $fsync: git does not give up" not test -e "$T/cli.bad"
	git log --format=%s | sort | uniq -c | sort -k 2 |
		grep -v ' cli ' >"$T/now"
	for k in $(seq $WRITERS); do echo "$N w$k"; done >"$T/want"
	printf '1 files\n1 init\n' >>"$T/want"
	sort -k 2 "$T/want" >"$T/want2"
	sed 's/^ *//' "$T/now" >"$T/now2"
	ok "fsync $fsync: each commit is in the history once" \
		same "$T/want2" "$T/now2"
	ok "fsync $fsync: git's commits too" \
		equal "$(git log --format=%s | grep -c '^cli ')" "$CLI"
	foreign >"$T/foreign"
	ok "fsync $fsync: no commit has a foreign path" empty "$T/foreign"
	results >"$T/results" 2>&1
	expected_results >"$T/want"
	ok "fsync $fsync: nothing lost in the files" \
		same "$T/want" "$T/results"
	git diff --cached >"$T/staged.after"
	git diff >"$T/loose.after"
	ok "fsync $fsync: staged changes as before" \
		same "$T/staged.before" "$T/staged.after"
	ok "fsync $fsync: other changes as before" \
		same "$T/loose.before" "$T/loose.after"
	git fsck --full --strict 2>&1 | grep -v '^dangling' >"$T/fsck"
	ok "fsync $fsync: the repository is sound" empty "$T/fsck"
	leftovers >"$T/left"
	ok "fsync $fsync: nothing left behind" empty "$T/left"
done
done_testing
