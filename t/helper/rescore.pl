#!/usr/bin/perl
# rescore.pl WORKSPACE CARD TODAY - what `pos-score CARD -o tsv` should print
# but for names and reasons, recomputed with fractions of its own from the
# text of a workspace that t/bench/partners.pl filled
#
# rescore.pl --exact WORKSPACE CARD TODAY - slug, state, score and coverage as
# fractions, of all partners, those that have left as well
use strict;
use warnings;
use Math::BigRat;
use Time::Local;

my $exact = $ARGV[0] eq '--exact' && shift;
my ($ws, $card, $today) = @ARGV;

sub slurp {
	my ($path) = @_;
	open my $f, '<', $path or die "$path: $!\n";
	local $/;
	return <$f>;
}
sub rat { return Math::BigRat->new(@_) }
sub day {
	my ($y, $m, $d) = $_[0] =~ /^(\d+)-(\d+)-(\d+)$/ or die "day $_[0]";
	return timegm(0, 0, 0, $d, $m - 1, $y) / 86400;
}
my $now = day($today);

# "key: value" of the line that begins so, or of {..., key: value, ...}
sub field {
	my ($text, $key) = @_;
	return $text =~ /^$key: *(.*)$/m ? $1 : undef;
}
sub member {
	my ($map, $key) = @_;
	return $map =~ /(?:^|[{ ])$key: *([^,{}\[\]]+)/ ? $1 : undef;
}
sub members {
	my ($list) = @_;
	$list =~ s/^\[|\]$//g;
	return split /, */, $list;
}

# The entries of a list, a map a line; undef when there is no such list.
sub entries {
	my ($text, $key) = @_;
	return [] if $text =~ /^$key: \[\]$/m;
	return undef unless $text =~ /^$key:\n((?: +- \{.*\n)*)/m;
	return [split /\n/, $1];
}

my %facts;
for my $name (qw(icp ipp)) {
	my $text = slurp("$ws/strategy/$name.md");
	$facts{"$name.$1"} = $2 while $text =~ /^  (\w+): (.*)$/mg;
}
my $text_of_cards = slurp("$ws/strategy/scorecard.yaml");
my ($floor) = $text_of_cards =~ /^coverage_floor: (\d+)%/m or die 'no floor';
$floor = rat($floor, 100);
my ($worst, $best) = map { rat($_) } $text_of_cards =~
    /^scale: \{min: (\d+), max: (\d+)\}/m or die 'no scale';
my ($section) = $text_of_cards =~
    /^$card:\n((?:^(?: .*|)\n)*)/m or die "no $card";
my (@criteria, %group);
sub learn {			# criteria whose "- " begins after so much
	my ($group, $text, $indent) = @_;
	for my $part (split /^$indent- /m, $text) {
		my ($id) = $part =~ /^id: (.*)$/m or next;
		my ($weight) = $part =~ /^ +weight: (.*)$/m;
		my ($rule, $args) = $part =~ /computed:\n +(\w+): \{(.*)\}/;
		push @criteria, { id => $id, weight => rat($weight),
			rule => $rule, args => $args, group => $group };
	}
}
my ($types) = $section =~ s/^  presets:\n((?:    .*\n)*)//m ? $1 : '';
my %presets;
while ($types =~ /^    ([\w-]+):\n((?:      .*\n)*)/mg) {
	my ($type, $text) = ($1, $2);
	my ($weights) = $text =~ /weights: \{(.*)\}/;
	my ($na) = $text =~ /not_applicable: \[(.*)\]/;
	$presets{$type} = {
		weights => { ($weights // '') =~ /([\w-]+): *([\d.]+)/g },
		na => { map { $_ => 1 } split /, */, $na // '' } };
}
if ($section =~ /^  categories:\n(.*)/ms) {
	for my $part (split /^    - /m, $1) {
		my ($head, $list) = $part =~ /^(id: .*?)criteria:\n(.*)/s
		    or next;
		my ($id) = $head =~ /^id: (.*)$/m;
		($group{$id}) = map { rat($_) } $head =~ /^ +weight: (.*)$/m;
		learn($id, $list, '        ');
	}
} else {
	$group{''} = rat(1);
	learn('', ($section =~ /criteria:\n(.*)/s)[0], '    ');
}
my @gates = ($section =~ /gates:\n(.*?)  criteria:/s ? $1 : '') =~
    /- id: (.*)/g;
my %deals;
for my $file (glob "$ws/data/deals-*.yaml") {
	for my $deal (slurp($file) =~ /^  - (\{.*\})$/mg) {
		push @{$deals{member($deal, 'partner') // ''}}, $deal;
	}
}

sub least { return $_[0] < $_[1] ? $_[0] : $_[1] }
sub most { return $_[0] > $_[1] ? $_[0] : $_[1] }
sub in_window {			# of the last so many days
	my ($date, $days) = @_;
	return day($date) <= $now && day($date) > $now - $days;
}

my %rules = (
	overlap => sub {
		my ($value, $fact) = @_;
		my @want = members($fact);
		my %has = map { $_ => 1 } members($value);
		return rat(scalar(grep { $has{$_} } @want), scalar @want);
	},
	range => sub {
		my ($value, $fact) = @_;
		my ($low, $high) = map { rat(member($fact, $_)) } qw(min max);
		my $from = most($low, rat(member($value, 'min')));
		my $to = least($high, rat(member($value, 'max')));
		return $to > $from ? ($to - $from) / ($high - $low) : rat(0);
	},
	within => sub {
		my ($value, $fact) = @_;
		return rat($value >= member($fact, 'min') &&
		    $value <= member($fact, 'max') ? 1 : 0);
	},
);

# Value of a computed criterion from 0 to 1, or undef.
sub compute {
	my ($slug, $text, $rule, $args) = @_;
	my %a = $args =~ /(\w+): *([^,]+)/g;
	my $target = rat(1);
	if (defined $a{target}) {
		$target = rat($a{target} =~ s/%//r);
		$target /= 100 if $a{target} =~ /%/;
	}
	if ($rules{$rule}) {
		my $value = field($text, $a{field}) // return undef;
		my $fact = $facts{$a{with}} // return undef;
		return $rules{$rule}->($value, $fact);
	}
	if ($rule eq 'count' && defined field($text, $a{field}) &&
	    field($text, $a{field}) =~ /^\[./) {
		my @list = members(field($text, $a{field}));
		return least(rat(1), rat(scalar @list) / $target);
	}
	if ($rule eq 'count') {
		my @list = @{entries($text, $a{field}) // return undef};
		@list = grep { in_window(member($_, 'date'), $a{days}) } @list
		    if $a{days};
		@list = grep { day(member($_, $a{unexpired}) // '2100-01-01')
		    >= $now } @list if $a{unexpired};
		return least(rat(1), rat(scalar @list) / $target);
	}
	if ($rule eq 'recency') {
		my $list = entries($text, $a{field}) // return undef;
		my ($age) = sort { $a <=> $b }
		    map { $now - day(member($_, 'date')) } @$list;
		return rat(0) unless defined $age;
		return most(rat(0), least(rat(1),
		    rat($a{zero} - $age, $a{zero} - $a{full})));
	}
	return undef unless %deals;	# none on file
	my ($what) = ($a{what} // $a{role}) =~ /^(sourced|influenced)/;
	my @own = grep { member($_, 'role') eq $what } @{$deals{$slug} // []};
	my @closed = grep { defined member($_, 'closed') &&
	    in_window(member($_, 'closed'), $a{days}) } @own;
	my @won = grep { member($_, 'stage') eq 'won' } @closed;
	if ($rule eq 'win_rate') {
		return undef if @closed < $a{least};
		return least(rat(1), rat(scalar @won, scalar @closed) /
		    $target);
	}
	my @sum = $a{stage} eq 'won' ? @won : grep {
	    !defined member($_, 'closed') &&
	    in_window(member($_, 'created'), $a{days}) } @own;
	my $sum = rat(0);
	$sum += member($_, 'amount') for @sum;
	return least(rat(1), $sum / $target);
}

# Rounded half up to so many places.
sub rounded {
	my ($r, $places) = @_;
	my $scaled = ($r * 10 ** $places + rat('1/2'))->bfloor;
	my $digits = sprintf '%0*s', $places + 1, "$scaled";
	return substr($digits, 0, -$places) . '.' . substr $digits, -$places;
}

my @scores;
for my $path (glob "$ws/partners/*/partner.yaml") {
	my $text = slurp($path);
	my ($slug) = $path =~ m{([^/]+)/partner.yaml$};
	next if !$exact && field($text, 'stage') eq 'former';
	my $preset = $presets{field($text, 'type') // ''} //
	    { weights => {}, na => {} };
	my (%all, %known, %sum);
	for my $c (@criteria) {
		my ($rating) = $text =~
		    /^ratings:\n(?:  .*\n)*?  $c->{id}: \{score: ([\d.]+)/m;
		my $value = $c->{rule} ?
		    compute($slug, $text, $c->{rule}, $c->{args}) :
		    defined $rating ? (rat($rating) - $worst) / ($best - $worst) :
		    undef;
		next if $preset->{na}{$c->{id}} ||
		    $preset->{na}{$c->{group}} ||
		    $text =~ /^  $c->{id}: \{na: true/m;
		my $weight = rat($preset->{weights}{$c->{id}} //
		    $c->{weight});
		$all{$c->{group}} += $weight;
		next unless defined $value;
		$known{$c->{group}} += $weight;
		$sum{$c->{group}} += $weight * $value;
	}
	# each category is a mean of its own; one without data has none
	my ($all, $known, $sum, $counts, $points) = map { rat(0) } 1 .. 5;
	for my $g (keys %all) {
		$all += $group{$g};
		next unless $known{$g};
		$known += $group{$g} * $known{$g} / $all{$g};
		$sum += $group{$g} * $sum{$g} / $all{$g};
		$counts += $group{$g};
		$points += $group{$g} * $sum{$g} / $known{$g};
	}
	my %s = (slug => $slug, name => field($text, 'name'),
	    low => 100 * $sum / $all,
	    high => 100 * ($sum + $all - $known) / $all,
	    coverage => $known / $all, tier => field($text, 'tier') // '',
	    state => $known / $all >= $floor ? 'ranked' :
	    'insufficient');
	$s{score} = 100 * $points / $counts if $counts > 0;
	for my $gate (@gates) {
		$s{state} = 'gated' if $text =~ /^  $gate: \{pass: false/m;
	}
	push @scores, \%s;
}
if ($exact) {
	for my $s (@scores) {
		print join("\t", @$s{qw(slug state)}, $s->{score} // '',
		    $s->{coverage}), "\n";
	}
	exit;
}
my %order = (ranked => 0, insufficient => 1, gated => 2);
@scores = sort {
	$order{$a->{state}} <=> $order{$b->{state}} ||
	($a->{state} eq 'ranked' ? $b->{score} <=> $a->{score} : 0) ||
	($a->{state} eq 'insufficient' ?
	    $b->{coverage} <=> $a->{coverage} : 0) ||
	$a->{name} cmp $b->{name} } @scores;
my ($rank, $above) = (0, undef);
for my $s (@scores) {
	my $tie = '';
	if ($s->{state} eq 'ranked') {
		$tie = $above->{slug} if defined $above &&
		    ($above->{score} - $s->{score} < 5);
		$above = $s;
	}
	print join("\t", $s->{state} eq 'ranked' ? ++$rank : '', $s->{slug},
	    $card, $s->{state},
	    defined $s->{score} ? rounded($s->{score}, 1) : '',
	    rounded($s->{low}, 1), rounded($s->{high}, 1),
	    rounded($s->{coverage}, 4), $s->{tier}, $tie), "\n";
}
