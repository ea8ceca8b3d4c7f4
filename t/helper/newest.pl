#!/usr/bin/perl
# newest.pl WORKSPACE TODAY - the newest day on file that is not after TODAY:
# a deal created or closed, an activity of a partner.  Read line by line, by
# none of our code.
use strict;
use warnings;

my ($dir, $today) = @ARGV;
my $last = '';

for my $file (glob "$dir/data/deals-*.yaml") {
	open my $f, '<', $file or die "$file: $!\n";
	while (<$f>) {
		push my @days, /\b(?:created|closed): (\d{4}-\d\d-\d\d)/g;
		for (@days) { $last = $_ if $_ le $today && $_ gt $last }
	}
}
for my $file (glob "$dir/partners/*/partner.yaml") {
	open my $f, '<', $file or die "$file: $!\n";
	my $in = 0;
	while (<$f>) {
		$in = /^activity:/ if /^\S/;
		next unless $in && /\bdate: (\d{4}-\d\d-\d\d)/;
		$last = $1 if $1 le $today && $1 gt $last;
	}
}
print "$last\n";
