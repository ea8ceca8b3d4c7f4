# For tests of documents that show commands in console blocks with what they
# print: . "$ROOT/t/console.sh", after lib.sh. UPDATE=1 writes what was
# printed into the document instead.

# console_plan FILE [YAML]: each command to $T/plan/N.cmd, what it should print
# to N.want; the YAML block, if there is one, to the file YAML
console_plan() {
	perl - "$1" "$T/plan" "${2:-/dev/null}" <<-'!'
	my ($file, $plan, $yaml) = @ARGV;
	mkdir $plan;
	open my $in, '<', $file or die;
	my ($kind, $n, $out) = ('', 0);
	while (<$in>) {
		if (/^```(\w+)$/) {
			$kind = $1;
			open $out, '>', $yaml or die if $kind eq 'yaml';
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
}

# ids of commits and times are not the same each time
steady() {
	sed -e 's/committed as [0-9a-f]\{7\}/committed as C/' \
		-e 's/merged as [0-9a-f]\{7\}/merged as C/' \
		-e 's/^[0-9a-f]\{7\} /C       /' \
		-e 's/ in [0-9.]* s, / in T, /' "$1"
}

# alike WANT GOT: also when nothing is to be said
alike() {
	cmp "$1" "$2" || { diff -u "$1" "$2"; return 1; }
}

# Run the plan: both outputs, as a terminal shows them.
console_run() {
	for step in "$T"/plan/*.cmd; do
		command=$(cat "$step")
		case $command in
		'cd '*)
			$command || exit 1
			continue
			;;
		esac
		sh -c "$command" >"$T/out" 2>&1 </dev/null
		rc=$?
		: >"$T/err"
		cp "$T/out" "${step%.cmd}.got"
		steady "$T/out" >"$T/got"
		steady "${step%.cmd}.want" >"$T/want"
		ok "$command" alike "$T/want" "$T/got"
		ok 'its status' status 0
	done
}

# console_update FILE: with UPDATE=1
console_update() {
	[ -z "${UPDATE:-}" ] || perl - "$1" "$T/plan" <<-'!'
	my ($file, $plan) = @ARGV;
	open my $in, '<', $file or die;
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
	open my $out, '>', $file or die;
	print $out $text;
	!
}
