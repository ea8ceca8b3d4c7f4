#!/usr/bin/perl
# scorecard.pl - what pos-score should say of a card and candidates in JSON
# (which is YAML), recomputed with fractions of its own
#
#	scorecard.pl make SEED >FILE		a random card and candidates
#	scorecard.pl rank FILE [MISSING]	rank slug state score low high
#						coverage preset
#	scorecard.pl robust FILE PERCENT	slug best worst
#	scorecard.pl critical FILE		higher lower state weight to
#						change
#	scorecard.pl swap FILE RECORDS		apply each change of RECORDS
#						(-o json), say whose scores are
#						then not equal
#	scorecard.pl effort FILE [CAPACITY]	slug days per_day filled line
use strict;
use warnings;
use JSON::PP;
use Math::BigRat;

sub rat { return Math::BigRat->new(@_) }
sub rounded {			# half up, away from zero
	my ($r, $places) = @_;
	my $minus = $r < 0 ? '-' : '';
	my $scaled = (abs($r) * 10 ** $places + rat('1/2'))->bfloor;
	my $digits = sprintf '%0*s', $places + 1, "$scaled";
	return $minus . substr($digits, 0, -$places) . '.' .
	    substr $digits, -$places;
}
sub slurp {
	my ($path) = @_;
	open my $f, '<', $path or die "$path: $!\n";
	local $/;
	return decode_json(<$f>);
}

# A card: odd seeds have categories, each third one presets.
sub make {
	my ($seed) = @_;
	srand $seed;
	my $id = 0;
	my $criterion = sub {
		my %c = (id => 'c' . ++$id, weight => 1 + int rand 30);
		$c{better} = 'low' if rand() < 0.2;
		return \%c;
	};
	my %file = (coverage_floor => '40%');
	if ($seed % 2) {
		$file{categories} = [map { { id => "g$_",
		    weight => 1 + int rand 9,
		    criteria => [map { $criterion->() } 1 .. 1 + rand 3] } }
		    1 .. 3];
		# weights are equal where none is written
		delete $_->{weight} for @{$file{categories}[1]{criteria}};
	} else {
		$file{criteria} = [map { $criterion->() } 1 .. 6];
	}
	my @ids = map { "c$_" } 1 .. $id;
	$file{presets} = {
		reseller => { weights => { c1 => 40 },
		    not_applicable => ['c2'], reason => 'r' },
		referral => { weights => { c2 => 3, c3 => 0 }, reason => 'r' },
	};
	$file{presets}{referral}{weights} = { c1 => 3 } if $id < 4;
	delete $file{presets} unless $seed % 3 == 0;
	$file{effort} = { unit => 'days', types => { services => 7 } };
	for my $n (1 .. 11) {
		my %p = (name => "P$n", id => "p$n",
		    type => (qw(reseller referral services))[rand 3]);
		for (@ids) {
			my $dice = $seed % 5 ? rand() : 0.5;
			next if $dice < 0.07;
			$p{ratings}{$_} = $dice > 0.94 ? { na => \1,
			    note => 'n' } : 1 + int(rand 9) / 2;
		}
		$p{effort} = { days => 1 + int rand 12 } if rand() < 0.7;
		push @{$file{candidates}}, \%p;
	}
	print JSON::PP->new->canonical->indent->encode(\%file);
}

# The weights in use for a partner: ({criterion => weight}, {category =>
# weight}, {criterion => 1 if not applicable}), preset or none.
sub weights {
	my ($file, $p) = @_;
	my (%w, %g, %na);
	for my $g (groups($file)) {
		my $written = grep { defined $_->{weight} }
		    @{$g->{criteria}};
		$g{$g->{id}} = rat($g->{weight} // 1);
		$w{$_->{id}} = rat($written ? $_->{weight} : 1)
		    for @{$g->{criteria}};
	}
	my $preset = ($file->{presets} // {})->{$p->{type}};
	for my $id (keys %{($preset // {})->{weights} // {}}) {
		my $to = rat($preset->{weights}{$id});
		exists $w{$id} ? ($w{$id} = $to) : ($g{$id} = $to);
	}
	$na{$_} = 1 for @{($preset // {})->{not_applicable} // []};
	for my $id (keys %w) {
		my $r = $p->{ratings}{$id};
		$na{$id} = 1 if ref $r eq 'HASH' && $r->{na};
	}
	return (\%w, \%g, \%na, $preset ? $p->{type} : '');
}
sub groups {
	my ($file) = @_;
	return @{$file->{categories}} if $file->{categories};
	return { id => '', criteria => $file->{criteria} };
}
# Value of a criterion, 0 to 1; undef: unknown.
sub value {
	my ($p, $c) = @_;
	my $r = $p->{ratings}{$c->{id}};
	return undef if !defined $r || ref $r;
	my $x = (rat($r) - 1) / 4;
	return ($c->{better} // '') eq 'low' ? 1 - $x : $x;
}

# Weighted mean over categories of the weighted means of their criteria;
# unknown ones: undef leaves them out, else they have this value. Returns the
# mean, and the share of the weights that are known.
sub mean {
	my ($file, $p, $w, $g, $na, $unknown) = @_;
	my ($sum, $all, $known, $applies) = map { rat(0) } 1 .. 4;
	for my $group (groups($file)) {
		my @c = grep { !$na->{$_->{id}} } @{$group->{criteria}};
		my ($s, $n, $k, $a) = map { rat(0) } 1 .. 4;
		for my $c (@c) {
			my $x = value($p, $c);
			$a += $w->{$c->{id}};
			$k += $w->{$c->{id}} if defined $x;
			$x //= $unknown;
			next unless defined $x;
			$n += $w->{$c->{id}};
			$s += $w->{$c->{id}} * $x;
		}
		next if $a == 0;
		$applies += $g->{$group->{id}};
		$known += $g->{$group->{id}} * $k / $a;
		next if $n == 0;
		$all += $g->{$group->{id}};
		$sum += $g->{$group->{id}} * $s / $n;
	}
	return ($all == 0 ? undef : 100 * $sum / $all,
	    $applies == 0 ? rat(0) : $known / $applies);
}

my %assumed = (renorm => undef, fail => undef, zero => rat(0),
    neutral => rat('1/2'));

# All candidates scored, in the order of their rank.
sub score {
	my ($file, $missing, $change) = @_;
	my @scores;
	for my $p (@{$file->{candidates}}) {
		my ($w, $g, $na, $preset) = weights($file, $p);
		$change->($w, $g) if $change;
		my ($score, $coverage) = mean($file, $p, $w, $g, $na,
		    $assumed{$missing});
		my ($low) = mean($file, $p, $w, $g, $na, rat(0));
		my ($high) = mean($file, $p, $w, $g, $na, rat(1));
		my $gaps = grep { !$na->{$_->{id}} && !defined value($p, $_) }
		    map { @{$_->{criteria}} } groups($file);
		$score = undef if $missing eq 'fail' && $gaps;
		push @scores, { p => $p, score => $score, low => $low // 0,
		    high => $high // 100, coverage => $coverage,
		    preset => $preset, w => $w, g => $g, na => $na,
		    state => defined $score && $coverage >= rat('2/5') ?
		    'ranked' : 'insufficient' };
	}
	return @scores;
}
sub ranked {
	my @r = sort { $b->{score} <=> $a->{score} ||
	    $a->{p}{name} cmp $b->{p}{name} }
	    grep { $_->{state} eq 'ranked' } @_;
	return @r;
}

sub rank {
	my ($file, $missing) = @_;
	my @all = score($file, $missing);
	my @r = ranked(@all);
	my @rest = sort { $b->{coverage} <=> $a->{coverage} ||
	    $a->{p}{name} cmp $b->{p}{name} }
	    grep { $_->{state} ne 'ranked' } @all;
	my $n = 0;
	for my $s (@r, @rest) {
		print join("\t", $s->{state} eq 'ranked' ? ++$n : '',
		    $s->{p}{id}, $s->{state}, defined $s->{score} ?
		    rounded($s->{score}, 1) : '', rounded(rat($s->{low}), 1),
		    rounded(rat($s->{high}), 1),
		    rounded($s->{coverage}, 4), $s->{preset}), "\n";
	}
}

sub robust {
	my ($file, $percent) = @_;
	my @base = ranked(score($file, 'renorm'));
	my (%best, %worst, %in, $n);
	for my $s (@base) {
		$in{$s->{p}{id}} = 1;
		$best{$s->{p}{id}} = $worst{$s->{p}{id}} = ++$n;
	}
	my @ids = map { my $g = $_; ($file->{categories} ? $g->{id} : (),
	    map { $_->{id} } @{$g->{criteria}}) } groups($file);
	for my $id (@ids) {
		for my $f (1 + rat($percent) / 100, 1 - rat($percent) / 100) {
			my @all = score($file, 'renorm', sub {
				my ($w, $g) = @_;
				$_->{$id} *= $f
				    for grep { exists $_->{$id} } $w, $g;
			});
			# who is ranked stays as it is
			for (@all) {
				$_->{state} = $in{$_->{p}{id}} ? 'ranked' :
				    'insufficient';
			}
			$n = 0;
			for my $s (ranked(@all)) {
				my $slug = $s->{p}{id};
				$n++;
				$best{$slug} = $n if $n < $best{$slug};
				$worst{$slug} = $n if $n > $worst{$slug};
			}
		}
	}
	print join("\t", $_->{p}{id}, $best{$_->{p}{id}}, $worst{$_->{p}{id}}),
	    "\n" for @base;
}

# The change of one weight that makes two equal, by looking for it: the
# difference of the scores, times the sum of the weights, is linear in it.
sub solve {
	my ($file, $i, $j, $id) = @_;
	my $at = sub {
		my ($to) = @_;
		my ($s, @d) = ({});
		for my $s ($i, $j) {
			my %w = %{$s->{w}};
			my %g = %{$s->{g}};
			exists $w{$id} ? ($w{$id} = $to) : ($g{$id} = $to);
			my ($v) = mean($file, $s->{p}, \%w, \%g, $s->{na},
			    undef);
			return undef unless defined $v;
			push @d, $v;
		}
		my $list = exists $i->{w}{$id} ? (grep { my $g = $_;
		    grep { $_->{id} eq $id } @{$g->{criteria}} }
		    groups($file))[0]{criteria} : $file->{categories};
		my $others = rat(0);
		for (@$list) {
			next if $_->{id} eq $id;
			if (exists $i->{w}{$id}) {
				next if $i->{na}{$_->{id}} ||
				    !defined value($i->{p}, $_);
				$others += $i->{w}{$_->{id}};
			} else {
				next unless grep { !$i->{na}{$_->{id}} &&
				    defined value($i->{p}, $_) &&
				    $i->{w}{$_->{id}} > 0 }
				    @{$_->{criteria}};
				$others += $i->{g}{$_->{id}};
			}
		}
		# alone in its list a weight changes nothing
		return $others == 0 ? undef : ($d[0] - $d[1]) *
		    ($others + $to);
	};
	my ($y1, $y2) = ($at->(rat(1)), $at->(rat(2)));
	return undef if !defined $y1 || !defined $y2 || $y1 == $y2;
	my $to = 1 - $y1 / ($y2 - $y1);
	return $to < 0 ? undef : $to;
}

sub known_set {
	my ($file, $s) = @_;
	return join ' ', map { my $id = $_->{id}; $s->{na}{$id} ? "$id n" :
	    defined value($s->{p}, $_) ? "$id k" : "$id u" }
	    map { @{$_->{criteria}} } groups($file);
}

sub pairs {
	my (@r) = @_;
	my @pairs = map { [0, $_] } grep { $_ < @r } 1 .. 5;
	push @pairs, map { [$_, $_ + 1] } 1 .. $#r - 1;
	return map { [$r[$_->[0]], $r[$_->[1]]] } @pairs;
}

sub critical {
	my ($file) = @_;
	my @ids = ((map { map { $_->{id} } @{$_->{criteria}} } groups($file)),
	    map { $_->{id} } @{$file->{categories} // []});
	for my $pair (pairs(ranked(score($file, 'renorm')))) {
		my ($i, $j) = @$pair;
		my @line = ($i->{p}{id}, $j->{p}{id});
		my ($best, $weight, $to);
		if ($i->{preset} ne $j->{preset} ||
		    known_set($file, $i) ne known_set($file, $j)) {
			print join("\t", @line, 'incomparable', '', '', ''),
			    "\n";
			next;
		}
		if ($i->{score} == $j->{score}) {
			print join("\t", @line, 'equal', '', '', ''), "\n";
			next;
		}
		for my $id (@ids) {
			next if $i->{na}{$id} || (exists $i->{w}{$id} &&
			    known_set($file, $i) !~ /\b$id k/);
			my $from = $i->{w}{$id} // $i->{g}{$id};
			next if $from == 0;
			my $t = solve($file, $i, $j, $id) // next;
			my $size = abs($t - $from) / $from;
			next if defined $best && $size >= $best;
			($best, $weight, $to) = ($size, $id,
			    $t);
		}
		if (!defined $best) {
			print join("\t", @line, 'none', '', '', ''), "\n";
			next;
		}
		my $from = $i->{w}{$weight} // $i->{g}{$weight};
		print join("\t", @line, 'swap', $weight, rounded($to, 6),
		    rounded(($to - $from) / $from, 4)), "\n";
	}
}

sub swap {
	my ($file, $records) = @_;
	my ($n, %s) = (0);
	for my $r (@{$records->{pairs}}) {
		next unless $r->{state} eq 'swap';
		my $to = rat($r->{to_exact});
		%s = map { $_->{p}{id} => $_ } score($file, 'renorm', sub {
			my ($w, $g) = @_;
			$_->{$r->{weight}} = $to
			    for grep { exists $_->{$r->{weight}} } $w, $g;
		});
		$n++;
		print "$r->{higher} $r->{lower} $r->{weight}\n"
		    if $s{$r->{higher}}{score} != $s{$r->{lower}}{score};
	}
	print STDERR "$n\n";
}

sub effort {
	my ($file, $capacity) = @_;
	my @r = ranked(score($file, 'renorm'));
	for my $s (@r) {
		my $days = $s->{p}{effort} ? $s->{p}{effort}{days} :
		    $file->{effort}{types}{$s->{p}{type}};
		$s->{days} = defined $days ? rat($days) : undef;
		$s->{per} = $s->{score} / $s->{days} if defined $days;
	}
	my $sum = rat(0);
	for my $s ((sort { $b->{per} <=> $a->{per} || $a->{p}{name} cmp
	    $b->{p}{name} } grep { defined $_->{per} } @r),
	    sort { $a->{p}{name} cmp $b->{p}{name} }
	    grep { !defined $_->{per} } @r) {
		$sum += $s->{days} // 0;
		print join("\t", $s->{p}{id}, defined $s->{per} ?
		    ($s->{days}, rounded($s->{per}, 2), $sum,
		    !defined $capacity ? '' : $sum > $capacity ? 'under' :
		    'above') : ('', '', '', '')), "\n";
	}
}

my ($do, $file, $more) = @ARGV;
if ($do eq 'make') {
	make($file);
} elsif ($do eq 'rank') {
	rank(slurp($file), $more // 'renorm');
} elsif ($do eq 'robust') {
	robust(slurp($file), $more);
} elsif ($do eq 'critical') {
	critical(slurp($file));
} elsif ($do eq 'swap') {
	swap(slurp($file), slurp($more));
} elsif ($do eq 'effort') {
	effort(slurp($file), $more);
} else {
	die "scorecard.pl: $do?\n";
}
