# t/lib.sh - TAP for the tests of commands: source it first.
#
#	. "$(dirname "$0")/lib.sh"
#	run pos-fill x.md		keeps ./out ./err $rc
#	ok 'fills: status' status 0
#	ok 'fills: output' is out <<-!
#	...
#	!
#	done_testing
#
# Each test file runs in an empty folder of its own with a fixed clock,
# identity and locale. $ROOT is the source tree, $BIN the built commands.

set -u
ROOT=$(cd "$(dirname "$0")/.." && pwd)
BUILD=${BUILD:-$ROOT/build}
BIN=$BUILD/bin
T=$(mktemp -d "${TMPDIR:-/tmp}/pos-t.XXXXXX") || exit 1
trap 'cd /; rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM
cd "$T" || exit 1

unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE POS_LIBEXEC NO_COLOR CDPATH
export PATH="$BIN:$PATH" LC_ALL=C TZ=UTC HOME="$T/home"
export XDG_CONFIG_HOME="$HOME/.config" GIT_CONFIG_NOSYSTEM=1
export POS_NOW=2026-11-20T10:00:00Z POS_SHARE="$ROOT"
export GIT_AUTHOR_DATE='2026-11-20T10:00:00Z'
export GIT_COMMITTER_DATE='2026-11-20T10:00:00Z'
export ASAN_OPTIONS="exitcode=99:abort_on_error=0:detect_leaks=${LEAKS:-1}"
export LSAN_OPTIONS="suppressions=$ROOT/t/lsan.supp:print_suppressions=0"
export UBSAN_OPTIONS='exitcode=99:print_stacktrace=1'
mkdir -p "$HOME"
cat >"$HOME/.gitconfig" <<-!
	[user]
		name = Ada Test
		email = ada@halden.example
	[init]
		defaultBranch = main
	[core]
		fsync = none
	[gc]
		auto = 0
	!

tests=0

# run CMD ARG...: keep standard output in out, error in err, status in $rc; its
# own status is that one
run() {
	run_in /dev/null "$@"
}

# run_in FILE CMD ARG...: the same with standard input from FILE
run_in() {
	in=$1
	shift
	export UNDER_TEST=1	# see t/vacuous
	"$@" >"$T/out" 2>"$T/err" <"$in"
	rc=$?
	unset UNDER_TEST
	return $rc
}

# fresh_workspace DIR ANSWER...: of a company that has nothing yet
fresh_workspace() {
	dir=$1
	shift
	printf '%s\n' 'company: Ny Data' 'contact_name: Ada' \
		'contact_email: ada@example.com' "$@" >"$T/answers.yaml"
	run pos-init --from "$T/answers.yaml" "$dir"
}

# sample_in REPO DIR: enter the sample workspace, committed, in DIR of a new
# repository
sample_in() {
	git init -q "$1"
	mkdir -p "$1/$2"
	cp -R "$ROOT/workspace/." "$1/$2"
	cd "$1/$2" || exit 1
	git add -A
	git commit -qm sample
}

# ok NAME CHECK ARG...: one test; CHECK prints what is wrong
ok() {
	tests=$((tests + 1))
	told=$1
	shift
	if "$@" >"$T/why" 2>&1; then
		echo "ok $tests - $told"
	else
		echo "not ok $tests - $told"
		sed 's/^/# /' "$T/why"
		[ -s "$T/err" ] && sed 's/^/# stderr: /' "$T/err"
	fi
	return 0
}

# skip NAME REASON
skip() {
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}

# usage_of COMMAND: what follows the message when it is called wrongly
usage_of() {
	"$1" -h | sed '/^$/,$d'
}

# checks
status() {
	[ "$rc" = "$1" ] || { echo "status $rc, expected $1"; return 1; }
}
is() {
	cat >"$T/expected"
	file=$1
	[ -e "$file" ] || file=$T/$1
	diff -u "$T/expected" "$file"
}
empty() {
	file=$1
	[ -e "$file" ] || file=$T/$1
	[ ! -s "$file" ] || { cat "$file"; return 1; }
}
has() {
	file=$1
	[ -e "$file" ] || file=$T/$1
	grep -qF -e "$2" "$file" ||
		{ echo "no '$2' in $1:"; cat "$file"; return 1; }
}
# a file that is empty has nothing, so that is not worth a test: see empty
hasnt() {
	file=$1
	[ -e "$file" ] || file=$T/$1
	[ -s "$file" ] || { echo "$1 is empty, or no file"; return 1; }
	if grep -F -e "$2" "$file"; then
		echo "unexpected '$2' in $1"
		return 1
	fi
}
# two files that are empty are alike whatever was run: see empty
same() {
	[ -s "$1" ] || { echo "$1 is empty, or no file"; return 1; }
	cmp "$1" "$2" && return
	diff -u "$1" "$2" | head -40
	return 1
}
equal() {
	[ "$1" = "$2" ] || { echo "got '$1', expected '$2'"; return 1; }
}
not() {
	! "$@"
}

done_testing() {
	echo "1..$tests"
}
