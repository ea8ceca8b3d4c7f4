#!/bin/sh
# The commands of a working day at once in one workspace below the top of a
# repository, beside a git commit loop: all is there, nothing foreign goes
# along, and what the user staged or left lying stays as it was.
. "$(dirname "$0")/lib.sh"

N=8
case $BUILD in */san) N=3 ;; esac
git init -q repo
cd repo || exit 1
pos-init acme --demo >"$T/init" 2>&1 || exit 1
cd acme || exit 1
echo one >own.md
echo one >mine.md
echo one >loose.md
git add own.md mine.md loose.md
git commit -qm own
echo staged >>mine.md
git add mine.md
echo loose >>loose.md
git diff --cached >"$T/staged.before"
git diff >"$T/loose.before"

# again COMMAND...: until the branch is free; any other failure is kept
again() {
	tries=0
	until "$@" >"$T/$who.out" 2>"$T/$who.err"; do
		tries=$((tries + 1))
		if ! grep -q 'try again\|in progress\|holds the branch' \
			"$T/$who.err" || [ $tries -gt 20 ]; then
			echo "$*" >>"$T/failed"
			cat "$T/$who.err" >>"$T/failed"
			return
		fi
		sleep 0.05
	done
}

notes() {
	who=notes
	for i in $(seq $N); do
		again pos-partner note kade-negen "note $i of $N"
	done
}
fields() {
	who=fields
	for i in $(seq $N); do
		again pos-partner set kade-negen "description=step $i"
	done
}
shares() {
	who=shares
	for i in $(seq $N); do
		again pos-tam --set "solutions.share=$((20 + i))%"
	done
}
drafts() {
	who=drafts
	for artifact in icp ipp cjm icp ipp; do
		again pos-gen $artifact
	done
}
reports() {
	who=reports
	for i in $(seq $((N / 2))); do
		POS_NOW=2026-11-$((9 + i))T10:00:00Z again pos-report exec
	done
}
by_git() {
	for i in $(seq $N); do
		echo "$i" >own.md
		until git commit -q --only -m "own $i" -- own.md \
			2>>"$T/git.err"; do
			sleep 0.02
		done
	done
}

: >"$T/failed"
pids=
for job in notes fields shares drafts reports by_git; do
	$job &
	pids="$pids $!"
done
wait $pids
ok 'no command fails' empty "$T/failed"

for i in $(seq $N); do echo "note $i of $N"; done >"$T/want"
grep -o "note [0-9]* of $N" partners/kade-negen/partner.yaml |
	sort -k 2 -n >"$T/now"
ok 'each note is in the record' same "$T/want" "$T/now"
ok 'the last value set is in the record' \
	has partners/kade-negen/partner.yaml "step $N"
ok 'the last share is in tam.yaml' has strategy/tam.yaml "$((20 + N))%"
ok 'the drafts are there' test -s strategy/icp.md -a -s strategy/ipp.md \
	-a -s strategy/cjm.md
ok 'the reports are there' equal "$(ls reports/*.md | wc -l)" $((N / 2))
git log --format=%s | grep -c '^own [0-9]' >"$T/now"
ok "git's commits are in the history" equal "$(cat "$T/now")" $N
git log --format=%s | grep -c '^partner: note' >"$T/now"
ok 'a commit for each note' equal "$(cat "$T/now")" $N
git log --format=%s | grep -c '^tam: ' >"$T/now"
ok 'a commit for each share' equal "$(cat "$T/now")" $N

git log --format='@%s' --name-only --no-renames | awk '
	/^@/ { what = substr($0, 2); sub(/[: ].*/, "", what); next }
	NF == 0 { next }
	what == "partner" && $0 == "acme/partners/kade-negen/partner.yaml" ||
	what == "tam" && $0 == "acme/strategy/tam.yaml" ||
	what == "gen" && $0 ~ "^acme/(strategy|.pos)/" ||
	what == "report" && $0 ~ "^acme/(reports|.pos)/" ||
	what == "own" && $0 ~ "^acme/(own|mine|loose).md$" ||
	what == "init" { n[what]++; next }
	{ print what, $0 }
	END { for (w in n) all++; if (all != 6) print all, "kinds" }' \
	>"$T/foreign"
ok 'no commit has a foreign path' empty "$T/foreign"
git diff --cached >"$T/staged.after"
git diff >"$T/loose.after"
ok 'what was staged is staged' same "$T/staged.before" "$T/staged.after"
ok 'what lay about lies about' same "$T/loose.before" "$T/loose.after"
git fsck --full --strict 2>&1 | grep -v '^dangling' >"$T/fsck"
ok 'the repository is sound' empty "$T/fsck"
run pos-check
ok 'pos-check finds nothing' status 0
done_testing
