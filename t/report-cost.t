#!/bin/sh
# What a report costs where there are many partners: no more than three times
# the instructions of reading and checking the files. Counted, not timed, so
# that a busy machine does not matter; and counted twice, for two sizes, so
# that what is spent once (the library of templates, the document, git) is left
# out and what is spent on each partner remains. Threads do not help here.
# t/bench/run reports has the times.
. "$(dirname "$0")/lib.sh"

# instructions WORKSPACE COMMAND...: how many, on standard output
instructions() {
	(cd "$1" && shift && valgrind --tool=cachegrind --cache-sim=no \
		--cachegrind-out-file=/dev/null "$@" 2>&1 >/dev/null \
		</dev/null) | sed -n 's/.*I *refs: *//p' | tr -d ,
}

# workspace DIR PARTNERS: five deals each
workspace() {
	cp -R "$ROOT/workspace" "$1" && chmod -R u+w "$1" &&
		perl "$ROOT/t/bench/partners.pl" "$2" "$1" 1 5 &&
		git init -q "$1" && git -C "$1" add -A &&
		GIT_COMMITTER_DATE=2025-12-31T10:00:00Z git -C "$1" commit \
		-qm start
}

workspace small 100 && workspace large 600 || exit 1
load=$BUILD/helper/load-tool
before=
case $BUILD in
*/san) ;;
*) before=$(instructions small "$load" 2>/dev/null) ;;
esac
if [ -z "$before" ]; then
	echo '1..0 # SKIP no valgrind, or built with sanitizers'
	exit 0
fi
read=$(($(instructions large "$load") - before))
ok 'reading costs something for each partner' test $read -gt 400000

# cheap NAME COMMAND...: what it spends on the partners that are more
cheap() {
	name=$1
	shift
	more=$(($(instructions large "$@") - $(instructions small "$@")))
	ok "$name: counted" test $more -gt $read
	echo "# $name: $((more * 100 / read)) % of reading"
	ok "$name: at most three times the reading" test $more -le $((3 * read))
}

# The year began with a commit: what it has is read, too.
cheap 'annual, nothing changed since then' pos-report -p --period 2026 annual
for w in small large; do
	for f in "$w"/data/*.yaml "$w"/partners/*/partner.yaml; do
		echo '# looked at in spring' >>"$f"
	done
	git -C "$w" commit -qam 'every file is another one'
done
cheap 'annual, each file changed since then' pos-report -p --period 2026 annual
for kind in exec annual quarterly monthly board; do
	cheap $kind pos-report -p $kind
done
cheap partner pos-report -p --partner nordvik-systems partner
cheap 'a filter' pos-report -p --region dach quarterly
done_testing
