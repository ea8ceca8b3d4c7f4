#!/bin/sh
# The ideal partner profile: economics and commitment counted again from the
# files, in perl and without pos; criteria with all their anchors.
. "$(dirname "$0")/lib.sh"

cat >count.pl <<'!'
use strict; use warnings; use utf8; use Time::Local;
binmode STDOUT, ':utf8';
sub day { my @d = split /-/, $_[0]; return timegm(0, 0, 0, $d[2], $d[1] - 1, $d[0]) / 86400 }
# the newest entry on file, and the twelve months that end with it
my ($today) = sort { $b cmp $a } grep { $_ le '2026-11-20' } map {
	open my $f, '<', $_ or die; my $in = '';
	map { $in = $1 if /^(\w+):/; my @d = /(?:created|closed): ([\d-]+)/g;
		push @d, $1 if $in eq 'activity' && /date: ([\d-]+)/; @d } <$f>
	} glob 'data/deals-*.yaml partners/*/partner.yaml';
my $year = day(sprintf '%d%s', substr($today, 0, 4) - 1, substr $today, 4) + 1;
$today = day($today);
sub lines { open my $f, '<:utf8', $_[0] or die $_[0]; return <$f> }
sub median {
	my @v = sort { $a <=> $b } @_;
	return ($v[$#v / 2] + $v[($#v + 1) / 2]) / 2;
}
sub whole { my $s = sprintf '%d', $_[0] + .5; 1 while $s =~ s/^(\d+)(\d{3})/$1,$2/; return $s }
sub half { my $v = $_[0]; return $v == int $v ? whole($v) : sprintf '%.1f', $v }
sub money { return 'EUR ' . whole($_[0]) }
sub middle {	# of at least four
	my ($none, $sub, @v) = @_;
	return @v == 0 ? $none : @v < 4 ? 'too few to say (n = ' . @v . ')' :
	    $sub->(median(@v)) . ' (n = ' . @v . ')';
}
# the program: margins, marketing money, rates
my (%tier, %type, @tiers, @types, $in, $id, %policy);
for (lines('program.yaml')) {
	$in = $1 if /^(\w+):/;
	if (/^  - id: (\S+)/) { $id = $1; push @tiers, $id if $in eq 'tiers'; push @types, $id if $in eq 'types' }
	next unless defined $id;
	my $of = $in eq 'tiers' ? $tier{$id} //= {} : $in eq 'types' ? $type{$id} //= {} : undef;
	$of->{$1} = $2 if $of && /^    (name|margin|mdf|commission|category): ([^#\n%]+?)%?\s*$/;
	$of->{certified} //= $1 if $of && /certified: (\d+)/;	# not what changes later
	$policy{$1} = $2 if /^    (referral|reseller): (\d+)%/;
}
# the deals
my (@deals);
for my $file (glob 'data/deals-*.yaml') {
	for (lines($file)) {
		next unless /^  - \{id/;
		my %d;
		$d{$1} = $2 while /(amount|stage|created|closed|partner|role): ([^,}]+)/g;
		push @deals, \%d;
	}
}
my ($begin) = sort map { $_->{created} } @deals;
# the partners
my %p;
for my $file (sort glob 'partners/*/partner.yaml') {
	my ($slug) = $file =~ m{/(.*)/};
	my $q = $p{$slug} = { certified => 0, heard => undef };
	my $in = '';
	for (lines($file)) {
		$in = $1 if /^(\w+):/;
		$q->{$1} = $2 if /^(type|tier|stage|since): (\S+)/;
		$q->{certified}++ if $in eq 'certifications' && /expires: ([\d-]+)/ && day($1) >= $today;
		if ($in eq 'activity' && /date: ([\d-]+)/) {
			my $d = day($1);
			$q->{heard} = $d if $d <= $today && $d > ($q->{heard} // 0);
		}
		$q->{noted} = day($1) if $in eq 'milestones' && /date: ([\d-]+), name: "?First deal/;
	}
	$q->{signed} = $q->{stage} !~ /^(prospect|qualified|former)$/;
	for (grep { ($_->{partner} // '') eq $slug } @deals) {
		my $won = $_->{stage} eq 'won';
		$q->{performs} ||= $won;
		my $c = day($_->{created});
		$q->{heard} = $c if $_->{role} eq 'sourced' && $c <= $today && $c > ($q->{heard} // 0);
		if ($won && $q->{since} && day($q->{since}) >= day($begin)) {
			my $d = day($_->{closed});
			$q->{win} = $d if $d < ($q->{win} // 1e9);
		}
		next unless $_->{role} eq 'sourced';
		if ($won) {
			push @{$q->{values}}, $_->{amount};
			push @{$q->{days}}, day($_->{closed}) - $c;
			$q->{year} += $_->{amount}, $q->{sales}++ if day($_->{closed}) >= $year && day($_->{closed}) <= $today;
		}
		$q->{lost}++ if $_->{stage} eq 'lost';
		$q->{open}++ if $_->{stage} !~ /^(won|lost)$/;
	}
	$q->{win} = $q->{noted} if $q->{noted} && $q->{noted} < ($q->{win} // 1e9);
	$q->{first} = $q->{win} - day($q->{since}) if $q->{win} && $q->{since};
	my $t = $type{$q->{type}};
	$q->{rate} = $t->{commission} // $policy{$q->{type}};
	$q->{rate} = $tier{$q->{tier}}{margin} if $q->{type} eq 'reseller' && $q->{tier};
}
if ($ARGV[0] eq 'economics') {
	my (%sum, @each);
	for my $t (@types) {
		my @q = grep { $_->{type} eq $t } values %p;
		my $n = grep { $_->{signed} } @q;
		my @v = map { @{$_->{values} // []} } @q;
		my ($lost, $amount, $yearly, $earned, $sold) = (0) x 5;
		$lost += $_->{lost} // 0 for @q;
		$amount += $_ for @v;
		for (grep { $_->{sales} } @q) {
			$sold++; $yearly += $_->{year};
			next unless defined $_->{rate};
			$earned += $_->{year} * $_->{rate} / 100;
			push @each, $_->{year} * $_->{rate} / 100;
		}
		$sum{year} += $yearly; $sum{earned} += $earned; $sum{sold} += $sold;
		my $closed = @v + $lost;
		print join(' | ', $t, $n, scalar @v, money($amount),
			$n ? money($amount / $n) : 'n/a',
			$closed == 0 ? 'none' : $closed < 10 ? "too few to say (n = $closed)" :
			sprintf('%d %% (%d of %d)', 100 * @v / $closed + .5, scalar @v, $closed),
			middle('none won', \&money, @v),
			middle('none won', \&whole, map { @{$_->{days} // []} } @q),
			middle('unknown', \&whole, map { $_->{first} // () } @q),
			$sold, money($yearly), money($earned)), "\n";
	}
	my $mdf = 0;
	for my $t (@tiers) {
		my $n = grep { $_->{signed} && ($_->{tier} // '') eq $t } values %p;
		$mdf += $n * $tier{$t}{mdf};
		print "$tier{$t}{name} | $n | ", money($n * $tier{$t}{mdf}), "\n";
	}
	printf "all | %d | %s | %s | %s | %s | %d %%\n", $sum{sold}, money($sum{year}),
		money($sum{earned}), middle('none', \&money, @each), money($mdf),
		100 * ($sum{earned} + $mdf) / $sum{year} + .5;
}
if ($ARGV[0] eq 'commitment') {
	for my $performs (1, 0) {
		my @q = grep { $_->{signed} && !!$_->{performs} == $performs } values %p;
		print join(' | ', scalar @q, scalar(grep { !$_->{certified} } @q),
			middle('none', \&half, map { $_->{certified} } @q),
			middle('none', \&half, map { $_->{open} // 0 } @q),
			middle('unknown', \&half, map { defined $_->{heard} ? $today - $_->{heard} : () } @q),
			middle('unknown', \&half, map { $_->{first} // () } @q)), "\n";
	}
	for my $t (@tiers) {
		my @q = grep { $_->{signed} && ($_->{tier} // '') eq $t } values %p;
		my $held = grep { $_->{certified} >= $tier{$t}{certified} } @q;
		print "$tier{$t}{name} | $tier{$t}{certified} | ", scalar @q, " | $held\n";
	}
}
if ($ARGV[0] eq 'groups') {
	my %g;
	for my $t (@types) {
		my $g = $t eq 'reseller' ? 'Reseller' : $t eq 'referral' ? 'Referral' :
			$type{$t}{category} eq 'solutions' ? 'Solutions' :
			$type{$t}{category} eq 'technology' ? 'Technology' : "The program's own";
		my @q = grep { $_->{type} eq $t } values %p;
		push @{$g{$g}{types}}, $type{$t}{name};
		$g{$g}{n} += grep { $_->{signed} } @q;
		$g{$g}{won} += map { @{$_->{values} // []} } @q;
	}
	print "$_ | ", join(', ', sort @{$g{$_}{types}}), " | $g{$_}{n} | $g{$_}{won}\n"
		for sort keys %g;
}
!
evidence() {
	pos-gen --evidence "$1" >ev.json </dev/null && perl -MJSON::PP -0e '
	binmode STDOUT, ":utf8"; open my $f, "<", "ev.json"; my $j = <$f>;
	my ($e) = values %{decode_json($j)};'"$2"
}
economics() {
	evidence ipp#economics 'my $c = $e->{economics};
	for (@{$c->{list}}) { print join(" | ", $_->{id}, $_->{signed}{text},
	$_->{won}{text}, $_->{amount}{text}, $_->{per_contract}{text},
	$_->{win_rate}{long}, map({ $_->{cases} } @$_{qw(median days first)}), $_->{sold}{text},
	$_->{year}{text}, $_->{earned}{text}), "\n" }
	for (@{$c->{tiers}}) { print join(" | ", $_->{name}, $_->{partners}{text},
	$_->{together}{text}), "\n" }
	print join(" | ", "all", $c->{all}{sold}{text}, $c->{all}{year}{text},
	$c->{all}{earned}{text}, $c->{all}{typical}{cases}, $c->{mdf}{text},
	$c->{cost_share}{text}), "\n"'
}
commitment() {
	evidence ipp#commitment 'for (@{$e->{commitment}}{qw(performing others)}) {
	print join(" | ", $_->{partners}{text}, $_->{without}{text},
	map { $_->{cases} } @$_{qw(certified deals heard first)}), "\n" }
	for (@{$e->{commitment}{tiers}}) { print join(" | ", $_->{name},
	$_->{certified}{text}, $_->{partners}{text}, $_->{holding}{text}), "\n" }'
}
groups() {
	evidence ipp#types 'for (sort { $a->{group} cmp $b->{group} }
	@{$e->{types}{groups}}) { print join(" | ", $_->{group},
	join(", ", sort map { $_->{name} } @{$_->{types}}), $_->{signed}{text},
	$_->{sourced_won}{text}), "\n" }'
}

pos-init --demo w >/dev/null && cd w || exit 1
pos-gen icp cjm >/dev/null
run pos-gen ipp
ok 'sample: status' status 0
for what in economics commitment groups; do
	perl ../count.pl $what >../counted
	$what >../said
	ok "$what: counted again" same ../counted ../said
done
ok 'economics: the share of all it cost, first' has strategy/ipp.md \
	"together **$(perl ../count.pl economics | sed -n 's/^all .*| //p')** of what they sourced"
# a median of an even number of cases keeps its half, in the sentence too
perl ../count.pl commitment | sed -n '1s/ (n = [0-9]*)//gp' |
	awk -F ' [|] ' '{ print "the median keeps **" $3 " certified people** and has " $4 " of its own deals"
	print "and " $2 " have no certified people" }' >../counted
ok 'commitment: the median, with its half' has strategy/ipp.md "$(sed -n 1p ../counted)"
ok 'commitment: which is a half' has ../counted '.5 certified'
ok 'commitment: those below it, so no bar' has strategy/ipp.md "$(sed -n 2p ../counted)"
ok 'commitment: nothing to ask for before signing' hasnt strategy/ipp.md 'before you sign'
sed -n '/^## Commitment/,/^## Types/p' strategy/ipp.md |
	awk -F '|' '/^\|/ && NF - 2 > 6' >../wide
ok 'commitment, economics: no table is wider than six columns' empty ../wide
# other data: another tier, another rate, a win, a certificate that ends
perl -pi -e 's/^tier: gold/tier: platinum/; s/expires: 2026-12-31/expires: 2026-10-31/' \
	partners/nordvik-systems/partner.yaml
perl -pi -e 's/stage: negotiation/stage: won, closed: 2026-11-19/ if s/, expected: [\d-]+//' \
	data/deals-2026-q4.yaml
perl -pi -e 's/commission: 12%/commission: 14.5%/; s/mdf: 5000/mdf: 5500/' program.yaml
for what in economics commitment; do
	cp ../said ../before
	perl ../count.pl $what >../counted
	$what >../said
	ok "$what: other data" same ../counted ../said
done
ok 'other data: other figures' not cmp -s ../before ../said
git checkout -q .

ok 'types: the rule has its number' has strategy/ipp.md \
	'sourced at least 3 won deals'
sed -n 's/^- For \(.*\): ..*/\1/p' strategy/ipp.md | sort | uniq -c |
	sed 's/^ *//' >../got
ok 'types: a value for each of seven types and three sides' is ../got <<-!
	7 the customer
	7 the partner
	7 us
	!

# nothing goes stale because a day went by
pos-gen -f ipp >/dev/null
run env POS_NOW=2026-12-20T10:00:00Z pos-status ipp
ok 'a month later, nothing new on file: still fresh' has out \
	'8 sections fresh'

# criteria as pos-score reads them
awk '/^readiness:/ { exit } /^    - id:/ { id = $3 }
	/^      weight:/ { w[id] = $2; sum += $2 } /^      name:/ { sub(/^ *name: /, ""); n[id] = $0 }
	END { for (i in w) printf "%s | %d %%\n", n[i], 100 * w[i] / sum + .5 }' \
	strategy/scorecard.yaml | sort >../counted
evidence ipp#criteria 'for (@{$e->{criteria}{list}}) {
	print "$_->{name} | $_->{weight}{text}\n" }' | sort >../said
ok 'criteria: weights' same ../counted ../said
sed -n '/^fit:/,/^readiness:/s/^        \([1-5]\): \(.*\)/| \1 | \2 |/p' \
	strategy/scorecard.yaml >../counted
sed -n '/^## Criteria/,$s/^\(| [1-5] | .*\)/\1/p' strategy/ipp.md >../said
ok 'criteria: an anchor for every level' same ../counted ../said
ok 'criteria: the question of the card' has strategy/ipp.md \
	'**Should this partner be one of ours?**'
perl -0pi -e 's/        2: Management has heard[^\n]*\n        3:[^\n]*\n//' strategy/scorecard.yaml
run pos-gen --no-commit ipp
ok 'criteria: levels without an anchor are named' has strategy/ipp.md \
	'No words yet for 2 and 3:'
git checkout -q .

# what is wrong or not there
perl -pi -e 's/commission: 12%/commission: 120%/' program.yaml
line=$(grep -n 'commission: 120%' program.yaml | cut -d: -f1)
run pos-gen -n ipp
ok 'bad rate: status' status 3
ok 'bad rate: file and line' has err "program.yaml:$line: commission"
git checkout -q .
cd .. || exit 1
fresh_workspace fresh 'currency: EUR' 'regions: Nordics'
run pos-gen -C fresh ipp
ok 'fresh: status' status 0
ok 'fresh: no commitment was seen' has fresh/strategy/ipp.md \
	'commitment is what [program.yaml](../program.yaml) asks for'
ok 'fresh: the profile is an assumption' has fresh/strategy/ipp.md \
	'**Assumption, not evidence:** no partner is on file'
ok 'fresh: needs that nobody covers are not listed one by one' hasnt \
	fresh/strategy/ipp.md '): nobody'
ok 'fresh: what to do about them' has fresh/strategy/ipp.md \
	'No partner covers anything yet'
ok 'fresh: nothing was earned' has fresh/strategy/ipp.md \
	'so what a partner earns cannot be said'
ok 'fresh: a pilot for each type' has fresh/strategy/ipp.md \
	'| Referral | Referral partner | **pilot** | 0 |'
: >fresh/program.yaml
run pos-gen -C fresh --no-commit ipp
ok 'no program: status' status 0
ok 'no program: says so' has fresh/strategy/ipp.md 'names no tiers'
ok 'no program: no type of a kind' hasnt fresh/strategy/ipp.md '### Solutions'

# what a tier asks for in another form than the plain one is told in words
cd "$T" && pos-init forms --demo >/dev/null </dev/null && cd forms || exit 1
perl -0pi -e 's/(id: gold.*?\n    requirements: )\{[^}]*\}/$1\[{any: [{metric: sourced_revenue, gte: 82000, window: 4 quarters}, {metric: certified, gte: 7}]}]/s' program.yaml
pos-gen ipp#commitment >/dev/null
ok 'tiers in the long form: a table says where to look' has strategy/ipp.md \
	'| Gold | see below | see below | see below | 4 | see below |'
ok 'tiers in the long form: all that is asked for' has strategy/ipp.md \
	'- Gold: one of (sourced revenue at least EUR 82,000 in 4 quarters or certified people at least 7)'
ok 'tiers in the plain form: the table is enough' hasnt strategy/ipp.md '- Silver: '
done_testing
