#!/bin/sh
# templates/getting-started/01-quick-start.md: its commands are run here, one by
# one, and must print what it says. UPDATE=1 writes what was printed into it.
. "$(dirname "$0")/lib.sh"

GUIDE=$ROOT/templates/getting-started/01-quick-start.md

perl - "$GUIDE" "$T/plan" answers.yaml <<'!'
# Each command of a console block to a file, what it prints to another:
# N.cmd, N.want. The first YAML block is the file of answers.
my ($guide, $plan, $answers) = @ARGV;
mkdir $plan;
open my $in, '<', $guide or die;
my ($kind, $n, $out) = ('', 0);
while (<$in>) {
	if (/^```(\w+)$/) {
		$kind = $1;
		open $out, '>', $answers or die if $kind eq 'yaml';
		next;
	}
	if (/^```$/) { $kind = ''; next }
	if ($kind eq 'console' && /^\$ (.*)/) {
		my $name = sprintf '%s/%03d', $plan, ++$n;
		open my $cmd, '>', "$name.cmd" or die;
		print $cmd "$1\n";
		open $out, '>', "$name.want" or die;
		next;
	}
	print $out $_ if $kind eq 'console' || $kind eq 'yaml';
}
!

# alike WANT GOT: also when nothing is to be said
alike() {
	cmp "$1" "$2" || { diff -u "$1" "$2"; return 1; }
}

# ids of commits and times are not the same each time
steady() {
	sed -e 's/committed as [0-9a-f]\{7\}/committed as C/' \
		-e 's/ in [0-9.]* s, / in T, /' "$1"
}

ok 'answers are in the guide' has answers.yaml 'company: Northgate Software'
for step in "$T"/plan/*.cmd; do
	command=$(cat "$step")
	case $command in
	'cd '*)
		$command || exit 1
		continue
		;;
	esac
	# both outputs, as a terminal shows them
	sh -c "$command" >"$T/out" 2>&1 </dev/null
	rc=$?
	: >"$T/err"
	cp "$T/out" "${step%.cmd}.got"
	steady "$T/out" >"$T/got"
	steady "${step%.cmd}.want" >"$T/want"
	ok "$command" alike "$T/want" "$T/got"
	ok 'its status' status 0
done
ok 'fifteen commands or more' test "$(ls "$T"/plan/*.cmd | wc -l)" -ge 15

# The guides are for readers without a partner, too.
for guide in 01-quick-start 03-how-to-use 04-lifecycle 05-glossary; do
	run pos-fill "getting-started/$guide"
	ok "$guide without a partner: status" status 0
	ok "$guide without a partner: no tag left" hasnt "$T/out" '{{'
	ok "$guide without a partner: no error" empty "$T/err"
done

if [ -n "${UPDATE:-}" ]; then
	perl - "$GUIDE" "$T/plan" <<-'!'
	my ($guide, $plan) = @ARGV;
	open my $in, '<', $guide or die;
	my ($inside, $n, $text) = (0, 0, '');
	while (<$in>) {
		$inside = 1 if /^```console$/;
		$inside = 0 if /^```$/;
		next if $inside && !/^\$ / && !/^```/;
		$text .= $_;
		next unless $inside && /^\$ /;
		my $name = sprintf '%s/%03d.got', $plan, ++$n;
		if (open my $got, '<', $name) { local $/; $text .= <$got> }
	}
	open my $out, '>', $guide or die;
	print $out $text;
	!
fi
done_testing
