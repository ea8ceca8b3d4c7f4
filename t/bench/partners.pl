#!/usr/bin/perl
# partners.pl N WORKSPACE [SEED [DEALS]] - add N random partners and so many
# deals (three) for each to a copy of the sample workspace
#
# Size, shape and gaps of the files are those of the sample: about one value
# in eight is left out. The same seed gives the same bytes.
use strict;
use warnings;
use utf8;
use open ':std', ':encoding(UTF-8)';

my ($n, $dir, $seed, $each) = @ARGV;
die "usage: partners.pl N WORKSPACE [SEED [DEALS]]\n"
    unless defined $dir && -e "$dir/pos.yaml";
srand(defined $seed ? $seed : 1);
$each = 3 unless defined $each;

my @industries = qw(logistics food-production energy manufacturing wholesale
    construction maritime);
my @regions = qw(nordics dach benelux uk-ireland baltics);
my @technologies = ('Microsoft Dynamics 365', 'Azure', 'Power BI', 'AWS',
    'Infor M3', 'SAP S/4HANA', 'Siemens SIMATIC', 'OPC UA');
my @services = qw(Implementation Training Support Hosting Assessment);
my @types = qw(referral reseller integration services co-sell);
my @tiers = qw(registered silver gold platinum);
my @stages = qw(prospect qualified signed onboarding active growing at-risk
    exiting former);
my @first = qw(Nord Øst Brück Fjell Käser Žemait Älv Kråken Rīg Conseil);
my @last = ('Systems', 'Consulting', '& Söhne', 'Data', 'Drift', 'Robotics');
my @who = ('Marius Hagen', 'Jonas Wetzel', 'Ingrid Solheim');
my @ratings = qw(customer-trust commitment complementarity delivery-quality
    sells-alone named-owner openness);
my @notes = ('Three accounts took the first call because she asked',
    'Two sellers and a campaign budget, no sponsor on the board yet',
    'Delivered alone, two weeks late', 'Polite and slow');

sub pick { return $_[ int rand @_ ] }
sub some { my ($k, @from) = @_; return grep { rand() < $k } @from }
sub gap { return rand() < 0.12 }
sub day {			# a date in the last so many days
	my ($y, $m, $d) = (2026, 11, 20);
	my $back = int rand shift;
	while ($back > 0) {
		$back--;
		next if --$d > 0;
		$y-- if --$m < 1;
		$m = 12 if $m < 1;
		$d = $m == 2 ? 28 : $m =~ /^(4|6|9|11)$/ ? 30 : 31;
	}
	return sprintf '%04d-%02d-%02d', $y, $m, $d;
}
sub put {
	my ($path, $text) = @_;
	open my $f, '>:encoding(UTF-8)', "$dir/$path" or die "$path: $!\n";
	print $f $text or die "$path: $!\n";
	close $f or die "$path: $!\n";
}
sub list { return '[' . join(', ', @_) . "]\n" }

# A list of maps, a map a line.
sub entries {
	my ($key, @maps) = @_;
	return "$key: []\n" unless @maps;
	return "$key:\n" . join '', map { "  - {$_}\n" } @maps;
}

sub profile {
	my ($i) = @_;
	my $text = sprintf "name: %s%s %s %d\ntype: %s\n", pick(@first),
	    pick('vik', 'land', 'berg', ''), pick(@last), $i, pick(@types);
	my $min = 10 * int rand 30;
	$text .= "domain: partner-$i.example\nindustry: ERP and warehouses\n";
	$text .= "employees: " . int(5 + rand 400) . "\n" unless gap();
	$text .= "description: >-\n  Sells and runs warehouse systems on the " .
	    "coast. Terminals, processing\n  plants and power companies " .
	    "have bought from the same people for years.\n";
	$text .= "tier: " . pick(@tiers) . "\ntier_source: rule\n"
	    unless gap();
	$text .= "stage: " . pick(@stages) . "\nmanager: " . pick(@who) . "\n";
	$text .= "since: " . day(2000) . "\n";
	$text .= "regions: " . list(some(0.4, @regions)) unless gap();
	$text .= "languages: [Norwegian, English]\n";
	$text .= "industries: " . list(some(0.5, @industries)) unless gap();
	$text .= sprintf "customer_size: {min: %d, max: %d}\n", $min,
	    $min + 10 * int rand 60 unless gap();
	$text .= "technologies: " . list(some(0.4, @technologies))
	    unless gap();
	$text .= "services: " . list(some(0.4, @services)) unless gap();
	$text .= "covers:\n" . join '', map { "  - $_\n" } some(0.6,
	    qw(regional-seminar warm-introduction local-language-demo
	    business-case reference-call site-rollout key-user-training
	    billing-handover cross-sell reference-visit next-site));
	return $text;
}

sub people {
	my $text = entries('contacts', map { "name: Kristin Aasgård $_, " .
	    "email: k.$_\@partner.example, role: Sales Director" } 1, 2);
	$text .= entries('agreements', 'kind: nda, signed: ' . day(2000),
	    'kind: reseller, signed: 2021-04-15, renews: 2027-04-15');
	return $text if gap();
	return $text . entries('certifications', map { 'person: Per Olav ' .
	    "Nygård $_, level: expert" . (gap() ? '' : ', expires: ' .
	    pick('2027-05-31', '2026-11-20', '2026-11-19', '2026-01-31')) }
	    1 .. rand 6);
}

sub ratings {
	my $text = "gates:\n";
	for my $gate (qw(conflict legal viability)) {
		next if gap();
		$text .= sprintf "  %s: {pass: %s, by: %s, date: %s}\n",
		    $gate, rand() < 0.04 ? 'false' : 'true', pick(@who),
		    day(300);
	}
	$text .= "ratings:\n";
	for my $id (@ratings) {
		next if gap();
		$text .= sprintf "  %s: {score: %d%s, note: \"%s\", by: %s, " .
		    "date: %s}\n", $id, 1 + int rand 4, pick('', '', '.5'),
		    pick(@notes), pick(@who), day(300);
	}
	return $text;
}

sub history {
	my $text = '';
	$text .= entries('activity', map { 'date: ' . day(250) . ', kind: ' .
	    pick(qw(meeting training qbr campaign)) . ', note: "Site visit, ' .
	    'price and start date"' } 1 .. rand 12) unless gap();
	$text .= entries('milestones', 'date: 2021-04-15, name: Agreement',
	    'date: 2021-10-29, name: First deal won');
	$text .= "notes:\n" . join '', map { "  - date: " . day(400) .
	    "\n    by: " . pick(@who) . "\n    text: >-\n      QBR with " .
	    "Kristin. They want energy to be a business line of its own\n" .
	    "      and ask for a specialist two days a month.\n" } 1, 2;
	return $text;
}

mkdir "$dir/partners";
for my $i (1 .. $n) {
	my $folder = sprintf 'partners/p-%05d', $i;
	mkdir "$dir/$folder";
	put("$folder/partner.yaml", profile($i) . people() . ratings() .
	    history());
}

my ($file, $deals) = (0, '');
for my $i (1 .. $each * $n) {
	my $stage = pick(qw(discovery proposal won won lost));
	my @days = sort(day(900), day(900));
	my $closed = $stage =~ /won|lost/ ? ", closed: $days[1]" : '';
	$deals .= sprintf "  - {id: r-%d, account: c-%03d, amount: %d, " .
	    "currency: EUR, stage: %s, created: %s%s, partner: p-%05d, " .
	    "role: %s}\n", $i, 1 + rand 100, 500 * int rand 200, $stage,
	    $days[0], $closed, 1 + int rand $n,
	    pick(qw(sourced sourced influenced));
	next unless $i % 5000 == 0 || $i == $each * $n;
	put(sprintf('data/deals-random-%d.yaml', ++$file), "deals:\n$deals");
	$deals = '';
}
