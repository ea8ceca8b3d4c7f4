#!/usr/bin/perl
# retier.pl WORKSPACE DATE - the tiers of the sample workspace's partners as of
# DATE, computed anew and day by day, a line each, by slug:
#
#	slug stored rule state not_met_since grace_until met_until
#
# and, with --values, "slug metric value" of the metrics that its tiers use.
# Reads the few lines of the sample it needs, by their look; no library.
use strict;
use warnings;
use Time::Local 'timegm';

my $values = @ARGV && $ARGV[0] eq '--values' && shift;
my ($dir, $asof) = @ARGV;

sub slurp {
	open my $f, '<', $_[0] or die "$_[0]: $!\n";
	return do { local $/; <$f> };
}
sub day {			# days since 1970
	my ($y, $m, $d) = split /-/, shift;
	return timegm(0, 0, 0, $d, $m - 1, $y) / 86400;
}
sub text {
	my @t = gmtime($_[0] * 86400);
	return sprintf '%04d-%02d-%02d', $t[5] + 1900, $t[4] + 1, $t[3];
}
sub year_before {		# the first day of twelve months to $_[0]
	my ($y, $m, $d) = split /-/, text($_[0]);
	$y--;
	$d = 28 if $m == 2 && $d == 29;
	return day("$y-$m-$d") + 1;
}

# tiers, lowest first: {id, sets: [{from, need: {}, any: [[metric, n]]}]}
my (@tiers, $set);
my ($block) = slurp("$dir/program.yaml") =~ /^tiers:\n(.*?)^\w/ms;
for (split /\n/, $block) {
	if (/^  - id: (\S+)/) {
		$set = { from => -1e9 };
		push @tiers, { id => $1, sets => [$set] };
	} elsif (/effective_from: (\S+)/) {
		$set = { from => day($1) };
		push @{$tiers[-1]{sets}}, $set;
	} elsif (/\{metric: (\w+), gte: (\d+)/) {
		push @{$set->{any}}, [$1, $2];
	} elsif (/sourced_revenue:|certified:|active_deals:/) {
		$set->{need}{$1} = $2
		    while /(sourced_revenue|certified|active_deals): (\d+)/g;
	}
}
my ($grace) = slurp("$dir/program.yaml") =~ /grace_days: (\d+)/;

my (%deals, %customers);
for (map { split /\n/, slurp($_) } glob "$dir/data/deals*.yaml") {
	next unless /\bpartner: ([\w-]+)/;
	my %d = (partner => $1);
	$d{$1} = $2 while /\b(amount|stage|created|closed|role): ([\w.-]+)/g;
	$_ = day($_) for grep { defined } @d{qw(created closed)};
	push @{$deals{$d{partner}}}, \%d if $d{role} eq 'sourced';
}
for (split /\n/, slurp("$dir/data/customers.yaml")) {
	next unless /\bpartners: \[(.*?)\]/;
	my $list = $1;
	my ($since) = /since: ([\d-]+)/;
	my ($churned) = /churned: ([\d-]+)/;
	push @{$customers{$_}}, [map { defined && day($_) } $since, $churned]
	    for split /, /, $list;
}

sub read_partner {
	my ($slug, $yaml) = @_;
	my %p = (slug => $slug, deals => $deals{$slug} || [],
	    customers => $customers{$slug} || []);
	for my $key (qw(tier tier_source stage)) {
		$p{$key} = $1 if $yaml =~ /^$key: (\S+)/m;
	}
	# a map a line, or a line a value
	$yaml =~ s/\n    (?=(level|expires):)/, /g;
	$yaml =~ s/^  - (person:.*)$/  - {$1}/mg;
	while ($yaml =~ /^  - \{person: "?([^",]+)"?, (.*?)\}/mg) {
		my ($person, $rest) = ($1, $2);
		my ($level) = $rest =~ /level: (\w+)/;
		my ($end) = $rest =~ /expires: ([\d-]+)/;
		push @{$p{certs}}, [$person, $level,
		    defined $end ? day($end) : 1e9];
	}
	return \%p;
}

sub people {
	my ($p, $day, $level) = @_;
	my %who = map { $_->[0] => 1 } grep { $_->[2] >= $day &&
	    (!$level || $_->[1] eq $level) } @{$p->{certs} || []};
	return scalar keys %who;
}

sub metric {
	my ($p, $name, $day) = @_;
	my $from = year_before($day);
	if ($name eq 'sourced_revenue') {
		my $sum = 0;
		$sum += $_->{amount} for grep { $_->{stage} eq 'won' &&
		    $_->{closed} >= $from && $_->{closed} <= $day }
		    @{$p->{deals}};
		return $sum;
	}
	return scalar grep { $_->{created} <= $day && (!defined $_->{closed} ||
	    $_->{closed} > $day) } @{$p->{deals}} if $name eq 'active_deals';
	return scalar grep { (!$_->[0] || $_->[0] <= $day) && (!$_->[1] ||
	    $_->[1] > $day) } @{$p->{customers}} if $name eq 'customers';
	return people($p, $day, $name =~ /^certified_(\w+)/ ? $1 : undef);
}

sub met {
	my ($p, $tier, $day) = @_;
	my $s = (grep { $_->{from} <= $day } @{$tier->{sets}})[-1];
	for my $name (keys %{$s->{need}}) {
		return 0 if metric($p, $name, $day) < $s->{need}{$name};
	}
	return !$s->{any} || !!grep { metric($p, $_->[0], $day) >= $_->[1] }
	    @{$s->{any}};
}

my $today = day($asof);
for my $file (sort glob "$dir/partners/*/partner.yaml") {
	my ($slug) = $file =~ m{([^/]+)/partner\.yaml$};
	my $p = read_partner($slug, slurp($file));
	next if $p->{stage} eq 'former';
	if ($values) {
		print "$slug\t$_\t", metric($p, $_, $today), "\n"
		    for qw(active_deals certified certified_expert customers
		    sourced_revenue);
		next;
	}
	my ($rule) = grep { met($p, $_, $today) } reverse @tiers;
	my ($own) = grep { $_->{id} eq ($p->{tier} || '') } @tiers;
	my ($lost, $until, $last, $state) = ('', '', '', '');
	if (!$own) {
		$state = $p->{stage} =~ /^(prospect|qualified)$/ ? 'none' :
		    'differs';
	} elsif ($p->{tier_source} eq 'hand') {
		$state = 'hand';
	} elsif ($own == $rule) {
		$state = 'agrees';
	} else {
		$state = 'differs';
		my ($d) = grep { met($p, $own, $today - $_) } 1 .. 367;
		my $higher = grep { $_ == $own } map { $tiers[$_] } 0 ..
		    (grep { $tiers[$_] == $rule } 0 .. $#tiers)[0];
		if ($d && !$higher) {
			$lost = $today - $d + 1;
			$until = $lost + $grace;
			$state = 'grace' if $until >= $today;
			($lost, $until) = (text($lost), text($until));
		}
	}
	my ($d) = grep { !met($p, $rule, $today + $_) } 1 .. 366;
	$last = text($today + $d - 1) if $d;
	print join("\t", $slug, $p->{tier} || '', $rule->{id}, $state, $lost,
	    $until, $last), "\n";
}
