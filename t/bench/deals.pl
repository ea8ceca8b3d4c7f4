#!/usr/bin/env perl
# deals.pl N - a Salesforce report of N opportunities of 4,000 accounts, as CSV
use strict;
use warnings;

my ($n) = @ARGV;
my @stages = ('Prospecting', 'Needs Analysis', 'Proposal/Price Quote',
	'Closed Won', 'Closed Lost', 'Closed Won');
my @partners = ('', '', 'Nordvik Systems', 'Fjell Data', '', '');
binmode STDOUT, ":utf8";
srand(7);
print qq{"Opportunity ID","Opportunity Name","Account Name","Amount",},
	qq{"Close Date","Created Date","Stage","Partner Account",},
	qq{"Partner Role"\n};
for my $i (1 .. $n) {
	my $account = int(rand(4000));
	my $partner = $partners[rand @partners];
	printf qq{"006%012d","Halden Flow no. %d","Company %d GmbH",} .
		qq{"\x{20ac}%d,%03d.50","%02d/%02d/2026","%02d/%02d/%d",} .
		qq{"%s","%s","%s"\n},
		$i, $i, $account, 10 + rand(80), rand(1000),
		1 + rand(28), 5 + rand(6), 1 + rand(28), 1 + rand(12),
		2021 + rand(5), $stages[rand @stages], $partner,
		$partner eq '' ? '' : 'sourced';
}
