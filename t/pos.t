#!/bin/sh
# Tests of pos: finding commands, passing on, listing, manuals.
. "$(dirname "$0")/lib.sh"

# pos here has only what is in own/ and tools/ in PATH
mkdir own tools
ln -s "$(command -v cat)" tools/cat
pos() {
	PATH=$T/own:$T/tools "$BIN/pos" "$@"
}

# script FILE LINE...: make a program
script() {
	file=$1
	shift
	printf '#!/bin/sh\n' >"$file"
	printf '%s\n' "$@" >>"$file"
	chmod +x "$file"
}
script own/pos-hello 'printf "<%s>\n" "$@"' 'cat' 'exit 7'
script own/pos-grüße 'echo "Grüße, $1"'
script own/pos-killed 'kill -TERM $$'
script own/pos-gone
printf '#!/no/such/shell\n' >own/pos-gone
echo 'echo text' >own/pos-text

# running commands
echo input >input
run_in input pos hello a 'b c' '' --help -x=é
ok 'a command of your own: its status' status 7
ok 'a command of your own: arguments and input' is out <<-!
	<a>
	<b c>
	<>
	<--help>
	<-x=é>
	input
!
run pos grüße Åse
ok 'a name beyond ASCII' is out <<-!
	Grüße, Åse
!
run pos killed
ok 'a signal passes through' status 143
printf 'accounts: 5\nacv: 3\ncategories: {sales: {share: 1}}\n' >tam.yaml
run pos-tam --data tam.yaml
cp out want
run pos tam --data tam.yaml
ok 'a shipped command: status' status 0
ok 'a shipped command: output' same want out
run pos tam --data absent
ok 'a command that fails: status' status 3
ok 'a command that fails: message' is err <<-!
	pos-tam: absent: No such file or directory
!
run pos tam -h
ok '-h behind the command is its own' has out 'usage: pos-tam '
run pos gone
ok 'a command that cannot run: status' status 3
ok 'a command that cannot run: message' is err <<-!
	pos: $T/own/pos-gone: No such file or directory
!
git init -q repo
mkdir -p repo/ws/strategy repo/ws/data
echo 'version: 1' >repo/ws/pos.yaml
mv tam.yaml repo/ws/strategy/
cd repo/ws/data || exit 1
run pos tam -o tsv
ok 'a workspace in a folder of a repository' has out \
	'total	ours	ours					15	15	15'
cd ../../..

# where commands are found
mkdir -p inst/bin inst/libexec/pos inst/share/man/man1
cp "$BIN/pos" inst/bin/
for name in one two three; do
	script own/pos-$name "echo own $name"
done
for name in one two; do
	script inst/libexec/pos/pos-$name "echo libexec $name"
done
script inst/bin/pos-one 'echo beside one'
for name in one two three; do
	PATH=$T/own inst/bin/pos $name
done >order
ok 'beside pos, in libexec, in PATH' is order <<-!
	beside one
	libexec two
	own three
!
ln -s ../inst/bin/pos own/pos
PATH=$T/own own/pos one >order
ok 'pos through a link finds its own' is order <<-!
	beside one
!
rm -f own/pos own/pos-one own/pos-two own/pos-three

# calls that are wrong
run pos tma
ok 'no such command: status' status 2
ok 'no such command: the nearest' is err <<-!
	pos: there is no command 'tma'; did you mean tam?
!
ok 'no such command: no output' empty out
run pos text
ok 'a file that is no program' status 2
run pos xyzzyxyzzy
ok 'nothing near: status' status 2
ok 'nothing near: message' is err <<-!
	pos: there is no command 'xyzzyxyzzy'; pos help lists all
!
run pos helo
ok 'your own are suggested too' is err <<-!
	pos: there is no command 'helo'; did you mean hello or help?
!
run pos ../own/pos-hello
ok 'a path is no command' status 2
run pos ''
ok 'an empty name' status 2
run pos -x tam
ok 'an option before the command: status' status 2
ok 'an option before the command: message' is err <<-!
	pos: unknown option -x; options stand behind the command: pos tam -x
!
run pos help tam fill
ok 'help of two names' status 2

# the list
nd() {
	sed -n 's/^\.Nd //p' "$1"
}
width=0
for page in "$ROOT"/man/pos-*.1; do
	name=$(basename "$page" .1)
	[ -x "$BIN/$name" ] || continue
	echo "${name#pos-} $(nd "$page")"
done | awk '{
	name[NR] = $1
	sub(/^[^ ]* /, "")
	line[NR] = $0
	if (length(name[NR]) > width)
		width = length(name[NR])
} END {
	for (i = 1; i <= NR; i++)
		printf "  %-*s  %s\n", width, name[i], line[i]
}' >commands
ok 'there are commands' test -s commands
{
	cat <<-!
		usage: pos COMMAND [ARG...]
		       pos help [NAME]
		       pos version

		commands:
	!
	cat commands
	printf '\ncommands of your own:\n'
	printf '  %s\n' gone grüße hello killed
	printf '\nfiles:\n'
	for name in artifact config playbook template workspace; do
		printf '  %-9s  %s\n' $name "$(nd "$ROOT/man/pos-$name.5")"
	done
	printf '\npos help NAME opens the manual of a command or file\n'
} >want
run pos help
ok 'help: status' status 0
ok 'help: every command and its line' same want out
run pos -h
ok '-h is help' same want out
run pos
ok 'pos alone: status' status 2
ok 'pos alone: nothing on standard output' empty out
ok 'pos alone: help on standard error' same want err
run pos version
ok 'version: status' status 0
cp out version
run pos-tam --version
sed 's/^pos-tam/pos/' out >want
ok 'version: that of the commands' same want version
run pos --version
ok '--version' same want out

# manuals
script tools/man 'echo man "$@"'
opens() {
	run pos help "$1"
	echo "man $2" >want
	status 0 && same want out
}
ok 'help of a command' opens tam "$ROOT/man/pos-tam.1"
ok 'help of a command by its whole name' opens pos-tam "$ROOT/man/pos-tam.1"
ok 'help of pos' opens pos "$ROOT/man/pos.1"
ok 'help of a format' opens workspace "$ROOT/man/pos-workspace.5"
ok 'help of a section' opens template.5 "$ROOT/man/pos-template.5"
ok 'help of your own: man finds it, or not' opens hello pos-hello
run pos help tma
ok 'help of nothing: status' status 2
ok 'help of nothing: the nearest' is err <<-!
	pos: there is no manual of 'tma'; did you mean tam?
!
run pos help tam.5
ok 'help of no such section' status 2
run pos help ../man/pos-tam
ok 'help of a path' status 2
script tools/man 'exit 16'
run pos help tam
ok 'the status of man passes through' status 16
rm tools/man
script tools/mandoc 'echo mandoc "$@"'
run pos help tam
ok 'without man: mandoc' is out <<-!
	mandoc -Tascii $ROOT/man/pos-tam.1
!
rm tools/mandoc
run pos help tam
ok 'without man and mandoc: status' status 3
ok 'without man and mandoc: message' is err <<-!
	pos: neither man nor mandoc is here; the manual is $ROOT/man/pos-tam.1
!
script tools/man 'echo man "$@"'
cp "$ROOT/man/pos-tam.1" inst/share/man/man1/pos-one.1
: >inst/share/man/man1/pos-two.1.gz
mkdir -p inst/share/pos/templates/artifacts
(
	unset POS_SHARE
	export PATH="$T/tools"
	inst/bin/pos help one
	inst/bin/pos help two
	inst/bin/pos help
) >all 2>err
sed -n '/^man /p;/^commands:/,/^$/p' all >out
ok 'manuals of an installation' is out <<-!
	man $T/inst/bin/../share/man/man1/pos-one.1
	man $T/inst/bin/../share/man/man1/pos-two.1.gz
	commands:
	  one  size the partner market by category
	  two

!
if man "$ROOT/man/pos-tam.1" 2>/dev/null </dev/null | grep -q 'TAM(1)'; then
	run "$BIN/pos" help tam
	ok 'the real man: status' status 0
	ok 'the real man: the page' has out 'TAM(1)'
else
	skip 'the real man' 'man(1) does not work here'
fi

# standard output full, standard error full
pos help >/dev/full 2>err
rc=$?
ok 'help to a full disk: status' status 3
ok 'help to a full disk: message' is err <<-!
	pos: standard output: cannot write
!
pos version >/dev/full 2>err
rc=$?
ok 'version to a full disk: status' status 3

# the overview has every command
for page in "$ROOT"/man/pos-*.1; do
	name=$(basename "$page" .1)
	grep -qx "\.It Nm $name" "$ROOT/man/pos.1" || echo "$name"
done >missing
ok 'pos.1 lists every manual' empty missing
done_testing
