#!/usr/bin/perl
# time.pl RUNS NAME::COMMAND... - run each command (by sh) RUNS times, turn and
# turn about so that a noisy machine is noisy for all, and print for each its
# least and median milliseconds and its ratio to the first.
use strict;
use warnings;
use Time::HiRes 'time';

my $runs = shift;
my (@names, %command, %ms);
for (@ARGV) {
	my ($name, $command) = /^(.+?)::(.*)$/s or die "time.pl: NAME::COMMAND\n";
	push @names, $name;
	$command{$name} = $command;
}
for my $run (0 .. $runs) {
	for my $name (@names) {
		my $from = time;
		system('sh', '-c', $command{$name}) == 0
		    or die "time.pl: $name failed\n";
		push @{$ms{$name}}, (time - $from) * 1000 if $run > 0;
	}
}
my $base;
for my $name (@names) {
	my @sorted = sort { $a <=> $b } @{$ms{$name}};
	my $median = $sorted[@sorted / 2];
	$base //= $median;
	printf "  %-44s %9.1f ms  (least %8.1f)  %6.2f\n", $name, $median,
	    $sorted[0], $median / $base;
}
