#!/bin/sh
# README.md: its tour is run here, command by command, and must print what it
# says. UPDATE=1 writes what was printed into the README instead.
. "$(dirname "$0")/lib.sh"

perl - "$ROOT/README.md" "$T/plan" <<'!'
# Each console block to one file a step: N.cmd and N.want.
my ($readme, $plan) = @ARGV;
mkdir $plan;
open my $in, '<', $readme or die;
my ($inside, $n, $out) = (0, 0);
while (<$in>) {
	if (/^```console$/) { $inside = 1; next }
	if (/^```$/) { $inside = 0; next }
	next unless $inside;
	if (/^\$ (.*)/) {
		$n++;
		my $name = sprintf '%s/%03d', $plan, $n;
		open my $cmd, '>', "$name.cmd" or die;
		print $cmd "$1\n";
		open $out, '>', "$name.want" or die;
		next;
	}
	print $out $_;
}
!

# alike WANT GOT: also when nothing is to be said
alike() {
	cmp "$1" "$2" || { diff -u "$1" "$2"; return 1; }
}

# ids of commits and times are not the same each time
steady() {
	sed -e 's/committed as [0-9a-f]\{7\}/committed as C/' \
		-e 's/merged as [0-9a-f]\{7\}/merged as C/' \
		-e 's/^[0-9a-f]\{7\} /C       /' \
		-e 's/ in [0-9.]* s, / in T, /' "$1"
}

for step in "$T"/plan/*.cmd; do
	command=$(cat "$step")
	case $command in
	'cd '*)
		$command || exit 1
		continue
		;;
	esac
	sh -c "$command" >"$T/out" 2>"$T/err" </dev/null
	rc=$?
	cp "$T/out" "${step%.cmd}.got"
	steady "$T/out" >"$T/got"
	steady "${step%.cmd}.want" >"$T/want"
	ok "$command" alike "$T/want" "$T/got"
	ok 'and no error' empty "$T/err"
done

if [ -n "${UPDATE:-}" ]; then
	perl - "$ROOT/README.md" "$T/plan" <<-'!'
	my ($readme, $plan) = @ARGV;
	open my $in, '<', $readme or die;
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
	open my $out, '>', $readme or die;
	print $out $text;
	!
fi
done_testing
