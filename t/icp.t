#!/bin/sh
# The ideal customer profile: every figure counted again from the files, in
# perl and without pos; then without any data, and with data that are wrong.
. "$(dirname "$0")/lib.sh"

# What the files say, in the words of the document.
cat >count.pl <<'!'
use strict; use warnings; use utf8; use Time::Local;
binmode STDOUT, ':utf8';
my (%acc, @deals, %pain, @pains);
sub rows {
	my @r;
	for my $file (@_) {
		open my $f, '<:utf8', $file or die;
		while (<$f>) {
			/^  - \{(id:.*)\}\s*$/ or next;
			my ($s, %r) = ($1);
			while ($s =~ /\G(\w+): (\[[^\]]*\]|"[^"]*"|[^,]*)(?:, |$)/g) {
				my ($k, $v) = ($1, $2);
				$v =~ s/^"|"$//g;
				$v = [split /, /, $1] if $v =~ /^\[(.*)\]$/;
				$r{$k} = $v;
			}
			push @r, \%r;
		}
	}
	return @r;
}
for (rows('data/customers.yaml')) { $acc{$_->{id}} = $_; $_->{bought} = 1 }
$acc{$_->{id}} = $_ for rows('data/prospects.yaml');
@deals = rows(glob 'data/deals-*.yaml');
# new business alone; a deal without kind is new
my @new = grep { ($_->{kind} // 'new') eq 'new' } @deals;
sub median {
	my @v = sort { $a <=> $b } @_;
	return ($v[$#v / 2] + $v[($#v + 1) / 2]) / 2;
}
sub days { my @d = split /-/, $_[0]; return timegm(0, 0, 0, $d[2], $d[1] - 1, $d[0]) / 86400 }
sub money {
	my $s = sprintf '%d', $_[0] + .5;
	1 while $s =~ s/^(\d+)(\d{3})/$1,$2/;
	return "EUR $s";
}
sub few { return "too few to say (n = $_[0])" }
sub part {
	my ($n, $of, $long) = @_;
	return $of == 0 ? 'none' : few($of) if $of < 10;
	return sprintf('%d %%', 100 * $n / $of + .5) .
	    ($long ? " ($n of $of)" : '');
}
sub acv {
	return @_ == 0 ? 'none won' : @_ < 10 ? few(scalar @_) :
	    money(median(@_));
}
sub band {
	my $e = $_[0]{employees} // return ();
	return $e < 50 ? '1 to 49' : $e < 200 ? '50 to 199' :
	    $e < 500 ? '200 to 499' : $e < 2000 ? '500 to 1,999' :
	    '2,000 and more';
}
my %of = (industries => sub { $_[0]{industry} // () },
	sizes => \&band, regions => sub { $_[0]{region} // () },
	technologies => sub { @{$_[0]{technologies} // []} },
	pains => sub { @{$_[0]{pains} // []} });
# counts of a segment and of all others with a known property
sub held {
	my ($prop, $id) = @_;
	my %c = (in => { w => 0, l => 0, stay => 0, left => 0, acv => [] },
		out => { w => 0, l => 0, stay => 0, left => 0, acv => [] });
	for my $a (values %acc) {
		my @v = $of{$prop}->($a) or next;
		next unless $a->{bought};
		my $to = $c{(grep { $_ eq $id } @v) ? 'in' : 'out'};
		$to->{$a->{churned} ? 'left' : 'stay'}++;
	}
	for my $d (@new) {
		my @v = $of{$prop}->($acc{$d->{account}}) or next;
		my $to = $c{(grep { $_ eq $id } @v) ? 'in' : 'out'};
		$to->{w}++, push @{$to->{acv}}, $d->{amount}
			if $d->{stage} eq 'won';
		$to->{l}++ if $d->{stage} eq 'lost';
	}
	return @c{'in', 'out'};
}
sub z {	# the textbook formula, with floating point
	my ($n, $of, $m, $om) = @_;
	return 0 if $of < 10 || $om < 10;
	my $p = ($n + $m) / ($of + $om);
	return 0 if $p == 0 || $p == 1;
	return ($m / $om - $n / $of) / sqrt($p * (1 - $p) * (1 / $of + 1 / $om));
}
my $what = shift @ARGV;
if ($what eq 'segments') {	# name, win rate, others, ACV, others, ...
	my $prop = shift @ARGV;
	my %ids = map { $_ => 1 } map { $of{$prop}->($_) } values %acc;
	for my $id (sort keys %ids) {
		my ($i, $o) = held($prop, $id);
		print join(' | ', $id, part($i->{w}, $i->{w} + $i->{l}, 1),
			part($o->{w}, $o->{w} + $o->{l}),
			acv(@{$i->{acv}}), acv(@{$o->{acv}}),
			part($i->{stay}, $i->{stay} + $i->{left}, 1),
			part($o->{stay}, $o->{stay} + $o->{left})), "\n";
	}
}
if ($what eq 'pains') {	# closed deals where it is named, and where not
	for my $id (@ARGV) {
		my ($i, $o) = held('pains', $id);
		my $no = grep { ($_->{lost_to} // '') eq 'no-decision' &&
			grep { $_ eq $id } @{$acc{$_->{account}}{pains} // []} } @new;
		my $closed = $i->{w} + $i->{l};
		print join(' | ', $id, $closed, part($i->{w}, $closed, 1),
			part($o->{w}, $o->{w} + $o->{l}), part($no, $closed, 1)), "\n";
	}
}
if ($what eq 'together') {	# those in any of the ids, within industries
	my ($prop, $within, @ids) = @ARGV;
	my %id = map { $_ => 1 } @ids; my %in = map { $_ => 1 } split /,/, $within;
	for my $want (1, 0) {
		my $mine = sub {
			my @v = $of{$prop}->($_[0]) or return 0;
			return 0 if %in && !$in{$_[0]{industry} // ''};
			return $want == !!grep { $id{$_} } @v;
		};
		my @c = grep { $_->{bought} && $mine->($_) } values %acc;
		my @d = grep { $mine->($acc{$_->{account}}) } @new;
		my @w = grep { $_->{stage} eq 'won' } @d;
		my $stay = grep { !$_->{churned} } @c;
		my $closed = @w + grep { $_->{stage} eq 'lost' } @d;
		print join(' | ', $prop eq 'technologies' ?
			part($stay, scalar(grep { $_->{bought} && !$_->{churned} } values %acc), 1) : $stay,
			part(scalar @w, $closed, 1), acv(map { $_->{amount} } @w),
			part($stay, scalar @c, 1)), " |\n";
	}
}
if ($what eq 'common') {	# technologies of a fifth of present customers
	my @here = grep { $_->{bought} && !$_->{churned} } values %acc;
	my %n;
	for my $c (@here) { $n{$_}++ for $of{technologies}->($c) }
	print map { "$_\n" } grep { 5 * $n{$_} >= @here } sort keys %n;
}
if ($what eq 'winners') {	# technologies, by the same test the other way
	my %ids = map { $_ => 1 } map { $of{technologies}->($_) } values %acc;
	for my $id (sort keys %ids) {
		my ($i, $o) = held('technologies', $id);
		my @s = ($o->{w}, $o->{w} + $o->{l}, $i->{w}, $i->{w} + $i->{l});
		print "$id | ", part(@s[2, 3], 1), ' | ', part(@s[0, 1], 1), "\n"
			if z(@s) >= 1.281552;
	}
}
if ($what eq 'sure') {	# by the one rule for bold: name | sure or lead
	my ($prop, $within) = @ARGV;
	my %in = map { $_ => 1 } split /,/, $within;
	my %ids = map { $_ => 1 } map { $of{$prop}->($_) } values %acc;
	for my $id (sort keys %ids) {
		my @s = (0, 0, 0, 0);
		for my $d (grep { $_->{stage} =~ /^(won|lost)$/ } @new) {
			my $a = $acc{$d->{account}};
			my @v = $of{$prop}->($a) or next;
			my $out = !((!%in || $in{$a->{industry} // ''}) && grep { $_ eq $id } @v);
			$s[$out ? 0 : 2] += $d->{stage} eq 'won';
			$s[$out ? 1 : 3]++;
		}
		next if $s[3] < 10 || $s[2] / $s[3] <= $s[0] / $s[1];
		print "$id | ", z(@s) >= 1.281552 ? 'sure' : 'lead', "\n";
	}
}
if ($what eq 'words') {	# the same of a word that deals carry
	my ($key) = @ARGV;
	my (%c, @all);
	for my $d (grep { defined $_->{$key} && $_->{stage} =~ /^(won|lost)$/ } @new) {
		$_->[$d->{stage} eq 'won']++ for $c{$d->{$key}} //= [0, 0], \@all;
	}
	for my $w (sort keys %c) {
		my ($l, $n) = @{$c{$w}};
		my @s = ($all[1] - $n, $all[0] + $all[1] - $n - $l, $n, $n + $l);
		my $up = $s[3] >= 10 && $s[2] / $s[3] > $s[0] / $s[1];
		(my $name = $w) =~ tr/-/ /;
		print "$name | $s[2] of $s[3] | $s[0] of $s[1] | ", !$up ? 'no' :
			z(@s) >= 1.281552 ? 'sure' : 'lead', "\n";
	}
}
if ($what eq 'kinds') {	# new business, and expansions apart
	for my $k ('new', 'expansion') {
		my @d = grep { ($_->{kind} // 'new') eq $k } @deals;
		my @w = grep { $_->{stage} eq 'won' } @d;
		my $closed = @w + grep { $_->{stage} eq 'lost' } @d;
		my $days = median(map { days($_->{closed}) - days($_->{created}) } @w);
		print join(' | ', $closed, part(scalar @w, $closed, 1),
			acv(map { $_->{amount} } @w), int($days + .5)), "\n";
	}
}
if ($what eq 'place') {	# present customers in industry and region, any size
	my ($i, $r) = map { my %h = map { $_ => 1 } split /,/; \%h } @ARGV;
	my @c = grep { $_->{bought} && !$_->{churned} } values %acc;
	my $n = grep { $i->{$_->{industry} // ''} && $r->{$_->{region} // ''} } @c;
	print part($n, scalar @c, 1), "\n";
}
if ($what eq 'exclusions') {
	my $tests = 0;
	for my $prop (qw(industries sizes regions technologies)) {
		my %ids = map { $_ => 1 } map { $of{$prop}->($_) } values %acc;
		for my $id (sort keys %ids) {
			my ($i, $o) = held($prop, $id);
			my @s = ([$i->{w}, $i->{w} + $i->{l}, $o->{w}, $o->{w} + $o->{l}],
				[$i->{stay}, $i->{stay} + $i->{left}, $o->{stay}, $o->{stay} + $o->{left}]);
			my ($w, $r) = map { my $z = z(@$_);
				$z >= 1.644854 ? 2 : $z >= 1.281552 ? 1 : 0 } @s;
			$tests += grep { $_->[1] >= 10 && $_->[3] >= 10 } @s;
			my $worst = $w > $r ? $w : $r or next;
			print join(' | ', $worst == 2 ? 'exclude' : 'watch', $prop, $id,
				$w == $r ? 'win rate and retention' :
				$w > $r ? 'win rate' : 'retention'), "\n";
		}
	}
	print "tests $tests\n";
}
if ($what eq 'inaction') {
	my ($id, %cost, %units);
	open my $f, '<:utf8', 'company.yaml' or die;
	while (<$f>) {
		$id = $1 if /^    - id: (\S+)/;
		next unless /^      cost: \{(.*)\}/;
		my $s = $1;
		$cost{$id}{$1} = $2 while $s =~ /(low|base|high|per): (\w+)/g;
	}
	my %core = map { $_ => 1 } @ARGV;
	my @core = grep { $_->{bought} && !$_->{churned} &&
		$core{$_->{industry} // ''} } values %acc;
	my @present = grep { $_->{bought} && !$_->{churned} } values %acc;
	my $size = median(map { $_->{employees} // () } @core);
	my @sites = map { $_->{sites} // () } @core;
	my @won = map { $_->{amount} } grep { $_->{stage} eq 'won' } @new;
	my $price = median(@won);
	for (sort keys %cost) {
		my %c = %{$cost{$_}}; my $p = $_;
		my $n = $c{per} eq 'employee' ? $size : $c{per} eq 'site' ?
			(@sites < 10 ? undef : median(@sites)) : 1;
		my $named = grep { grep { $_ eq $p } @{$_->{pains} // []} } @present;
		print join(' | ', $p, part($named, scalar @present, 1),
			defined $n ? money($c{base} * $n) . ' (' .
			money($c{low} * $n) . ' to ' . money($c{high} * $n) . ')' :
			'number of sites unknown', !defined $n ? 'unknown' :
			$price > $c{base} * $n ? 'more than it costs' :
			sprintf('%d %% of it', 100 * $price / $c{base} / $n + .5)), "\n";
	}
	my @lost = grep { $_->{stage} eq 'lost' } @deals;
	my @no = grep { ($_->{lost_to} // '') eq 'no-decision' } @lost;
	my ($sum, $all, %seen, $priced, %year) = (0, 0);
	$sum += $_->{amount} for @no;
	$all += $_->{amount} for @lost;
	for (grep { !$seen{$_}++ } map { $_->{account} } @no) {
		my $a = $acc{$_}; my $any = 0;
		for my $p (@{$a->{pains} // []}) {
			my %c = %{$cost{$p} // next};
			my $n = $c{per} eq 'employee' ? $a->{employees} :
				$c{per} eq 'site' ? $a->{sites} : 1;
			next unless defined $n;
			$any = 1;
			$year{$_} += $c{$_} * $n for qw(low base high);
		}
		$priced += $any;
	}
	print 'undecided | ', part(scalar @no, scalar @lost, 1), ' | ',
		money($sum), ' | ', sprintf('%d %%', 100 * $sum / $all + .5),
		" | $priced | ", join(' | ', map { money($year{$_}) } qw(base low high)),
		' | ', keys(%seen) - $priced, "\n";
}
!
# the same from pos: evidence of a section, by a perl expression on $e
evidence() {
	pos-gen --evidence "$1" >ev.json </dev/null && perl -MJSON::PP -0e '
	binmode STDOUT, ":utf8"; open my $f, "<", "ev.json"; my $j = <$f>;
	my ($e) = values %{decode_json($j)};'"$2"
}
segments() {
	evidence "$1" 'for (sort { $a->{id} cmp $b->{id} } @{$e->{"'"$2"'"}{list}}) {
	print join(" | ", $_->{id}, $_->{win_rate}{long},
	$_->{others}{win_rate}{text}, $_->{median_acv}{text},
	$_->{others}{median_acv}{text}, $_->{retention}{long},
	$_->{others}{retention}{text}), "\n" }'
}
exclusions() {
	evidence icp#exclusions 'for my $l (qw(list watch)) {
	for (@{$e->{avoid}{$l}}) { print join(" | ", $l eq "list" ? "exclude" :
	"watch", $_->{name}, $_->{by}), "\n" } }
	print "tests $e->{avoid}{tests}{value}\n"'
}
# names of segments as the document has them, from ids
named() {
	perl -CSD -pe 'BEGIN { open my $f, "<:utf8", "program.yaml"; while (<$f>) {
		$n{$1} = $2 if /\{id: ([\w-]+), name: ([^,}]+)/ } }
	s/\| sizes \| ([^|]+?) \|/| $1 employees |/;
	s/\| (industries|regions) \| ([\w-]+) \|/"| " . ($n{$2} || $2) . " |"/e;
	s/\| technologies \|/|/' | sort
}

pos-init --demo w >/dev/null && cd w || exit 1
run pos-gen --no-commit icp
ok 'sample: status' status 0

perl ../count.pl segments industries >../counted
segments icp#firmographics industries >../said
ok 'industries: figures, and those of all others' same ../counted ../said
perl ../count.pl segments technologies | grep -E '^(AWS|Azure|Power BI|Infor M3) ' \
	>../counted
segments icp#technographics technologies |
	grep -E '^(AWS|Azure|Power BI|Infor M3) ' >../said
ok 'technologies: figures, and those of all others' same ../counted ../said

# what is bold together, and all others together
sed -n 's/^| \*\*\(The profile together\|All that are known\|All others[^*]*\)\*\* | //p' \
	strategy/icp.md | head -7 >../said
{
	perl ../count.pl together industries '' logistics food-production
	perl ../count.pl together regions logistics,food-production nordics dach
	perl ../count.pl together sizes logistics,food-production '50 to 199' '200 to 499'
	perl ../count.pl together technologies '' | tail -1
} >../counted
ok 'bold and all others together' same ../counted ../said

perl ../count.pl winners >../counted
sed -n 's/^- \*\*\(.*\)\*\*: \(.*\), against \(.*\) of all others$/\1 | \2 | \3/p' \
	strategy/icp.md | sort >../said
ok 'technologies that win beyond chance' same ../counted ../said
sed 's/ | .*//' ../counted | sort >../winners
fact_technologies() {
	sed -n 's/^  technologies: \[\(.*\)\]$/\1/p' strategy/icp.md |
		sed 's/, /\n/g' | sort
}
fact_technologies >../said
ok 'technologies: the fact is those that win' same ../winners ../said
ok 'technologies: what is common but does not win is no fact' not grep -q \
	'Dynamics' ../said

# customers and prospects no longer say that they run a winner, until none is
# left: then the fact is what is common, and says that this is not what wins
while [ -s ../winners ]; do
	while read -r name; do
		NAME=$name perl -pi -e 's/\Q$ENV{NAME}\E(, )?//; s/, \]/]/' \
			data/customers.yaml data/prospects.yaml
	done <../winners
	perl ../count.pl winners | sed 's/ | .*//' >../winners
done
run pos-gen --no-commit icp#technographics
ok 'no technology wins: status' status 0
perl ../count.pl common | sort >../counted
fact_technologies >../said
ok 'no technology wins: the fact is what is common' same ../counted ../said
ok 'no technology wins: said so' has strategy/icp.md \
	'That is what is common, not what wins'
git checkout -q data strategy 2>/dev/null || git checkout -q data
run pos-gen -f --no-commit icp

# signals and personas against all deals with another one, by the same rule
for key in trigger:signals buyer:personas; do
	perl ../count.pl words "${key%:*}" >../counted
	evidence "icp#${key#*:}" 'for (sort { $a->{name} cmp $b->{name} }
	grep { $_->{win_rate}{of} } @{$e->{"'"${key#*:}"'"}{list}}) {
	printf "%s | %d of %d | %d of %d | %s\n", $_->{name},
	$_->{win_rate}{n}, $_->{win_rate}{of}, $_->{others}{win_rate}{n},
	$_->{others}{win_rate}{of}, $_->{sure} ? "sure" : $_->{lead} ?
	"lead" : "no" }' >../said
	ok "${key#*:}: against all others" same ../counted ../said
done
ok 'personas: chance is told as chance, not in bold' has strategy/icp.md \
	"within chance, so watch them and do not rely on them: $(
	perl ../count.pl words buyer | sed -n 's/^\([^|]*\) | .*| lead$/\1/p' |
	paste -sd, | sed 's/,/ and /')."

# which part of the profile is sure, and which may be chance
for part in industries: regions:logistics,food-production \
	sizes:logistics,food-production; do
	perl ../count.pl sure "${part%:*}" "${part#*:}" >../counted
	evidence icp#firmographics 'for (sort { $a->{id} cmp $b->{id} }
	@{$e->{"'"${part%:*}"'"}{list}}) { print "$_->{id} | ", $_->{sure} ?
	"sure" : "lead", "\n" if $_->{core} }' >../said
	ok "${part%:*}: beyond chance, or maybe chance" same ../counted ../said
done
ok 'a lead is not bold' has strategy/icp.md '| *Food production* | 26 |'

# new business and expansions apart; the profile without its sizes
perl ../count.pl kinds >../counted
evidence icp#behaviour 'for ($e->{deals}, $e->{deals}{expansions}) {
	print join(" | ", $_->{closed}{text}, $_->{win_rate}{long},
	$_->{median_acv}{text}, $_->{median_days}{text}), "\n" }' >../said
ok 'behaviour: new business, and expansions apart' same ../counted ../said
ok 'behaviour: the expansions are told' has strategy/icp.md \
	"none of these figures: $(sed -n '2s/ |.*//p' ../counted) closed"
ok 'confidence: without the sizes' has strategy/icp.md \
	"Without it, $(perl ../count.pl place logistics,food-production nordics,dach) match"
perl ../count.pl together sizes logistics,food-production '200 to 499' |
	sed -n '1s/[^|]*| \([^|]*\) |.*/\1/p' >../counted
ok 'sizes: where we win most often, beside the middle half' has \
	strategy/icp.md "employ 88 to 219; we win most often at **200 to 499**: $(cat ../counted)."
cp data/deals-2025-q1.yaml ../kept
perl -pi -e 's/ kind: new,// if $. == 3' data/deals-2025-q1.yaml
perl ../count.pl kinds >../counted
evidence icp#behaviour 'for ($e->{deals}, $e->{deals}{expansions}) {
	print join(" | ", $_->{closed}{text}, $_->{win_rate}{long},
	$_->{median_acv}{text}, $_->{median_days}{text}), "\n" }
	print "$e->{deals}{unstated}{text} without\n"' >../said
echo '1 without' >>../counted
ok 'behaviour: without a kind it is new, and that is said' \
	same ../counted ../said
cp ../kept data/deals-2025-q1.yaml

# whom to leave alone
perl ../count.pl exclusions | named >../counted
exclusions | sort >../said
ok 'exclusions: those that the rule gives' same ../counted ../said
ok 'exclusions: there is one at least' has ../said 'exclude | '
perl -ne '$in = $1 if /^(\w+):/; print map { "$_\n" } split /, /, $1
	if $in eq "targets" && /^  technologies: \[(.*)\]/' company.yaml | sort >../targets
perl ../count.pl exclusions | sed -n 's/^exclude | technologies | \(.*\) | .*/\1/p' |
	sort | comm -12 ../targets - | sed 's/.*/| **&**, stated as a target/' >../counted
ok 'exclusions: one is a stated target' has ../counted '**'
grep -o '^| \*\*.*, stated as a target' strategy/icp.md >../said
ok 'exclusions: a stated target is told as one' same ../counted ../said
ok 'exclusions: and that somebody has to decide' has strategy/icp.md \
	'decide which holds'
small=$(perl -ne '/^  - \{id: ([cp]-\d+),.*employees: (\d+),/ && $2 < 50 && print "account: $1,\n"' \
	data/customers.yaml data/prospects.yaml)
ok 'exclusions: who is there now' has strategy/icp.md \
	"| **1 to 49 employees** | win rate | $(perl -ne '/employees: (\d+),/ && $1 < 50 && !/churned/ && $n++; END { print $n }' \
	data/customers.yaml) | $(grep -hF "$small" data/deals-*.yaml | grep -vcE 'stage: (won|lost)') |"
cp -R . ../fewer && cd ../fewer || exit 1
perl -pi -e 's/stage: won/stage: lost/ if /account: (c-111|c-1[01]\d)/' \
	data/deals-*.yaml
perl -pi -e 's/(industry: construction.*since: \d{4}-\d\d-\d\d)/$1, churned: 2026-11-18/ unless /churned/' \
	data/customers.yaml
perl ../count.pl exclusions | named >../counted
exclusions | sort >../said
ok 'exclusions: other data, other segments' same ../counted ../said
ok 'exclusions: by retention' has ../said 'exclude | Construction materials | '
run pos-gen --no-commit icp
sed -n '/^facts:/,/^---$/p' strategy/icp.md >../facts
ok 'exclusions: are facts' has ../facts 'exclusions: {industries: [construction'
cd ../w || exit 1
ok 'exclusions: one by decision, with its cases' has strategy/icp.md \
	"| Ports and maritime, 500 employees and more | They run ships, not sites; each vessel is bought for by a manager of its own. | $(
	perl -ne 'print if /industry: maritime, employees: ([5-9]\d\d|\d{4,}),/' data/customers.yaml |
	grep -vc churned) |"
ok 'exclusions: who cannot be counted' has strategy/icp.md \
	'project would be theirs and not ours. | not on file |'

# what doing nothing costs
inaction() {
	evidence icp#cost-of-inaction 'for (sort { $a->{id} cmp $b->{id} }
	grep { $_->{stated} } @{$e->{inaction}{list}}) { print join(" | ", $_->{id},
	$_->{share}{long}, $_->{year} ? "$_->{year}{base}{text} (" .
	"$_->{year}{low}{text} to $_->{year}{high}{text})" :
	"number of sites unknown", !$_->{break_even} ? "unknown" : $_->{too_small} ?
	"more than it costs" : "$_->{break_even}{text} of it"), "\n" }
	my $u = $e->{inaction}{undecided}; print join(" | ", "undecided",
	$u->{deals}{long}, $u->{sum}{text}, $u->{amount}{text}, $u->{priced}{value},
	$u->{year}{base}{text}, $u->{year}{low}{text}, $u->{year}{high}{text},
	$u->{unpriced}{value}), "\n"'
}
perl ../count.pl inaction logistics food-production >../counted
inaction >../said
ok 'cost of inaction: counted again' same ../counted ../said
perl ../count.pl pains audit-trail blind-spots energy-bill late-loads \
	manual-reports unplanned-stops >../counted
evidence icp#cost-of-inaction 'for (sort { $a->{id} cmp $b->{id} }
	@{$e->{inaction}{list}}) { print join(" | ", $_->{id}, $_->{closed}{text},
	$_->{win_rate}{long}, $_->{others}{win_rate}{text}, $_->{undecided}{long}), "\n" }' \
	>../said
ok 'cost of inaction: which pain makes customers decide' same ../counted ../said
evidence icp#cost-of-inaction 'my $f = $e->{inaction}{first};
	print "pays **$f->{year}{base}{text} a year** for its dearest pain: $f->{text}\n";
	print "number of sites unknown\n"' >../said
ok 'cost of inaction: the dearest first' has strategy/icp.md "$(head -1 ../said)"
ok 'cost of inaction: no sites, no sum' has strategy/icp.md "$(tail -1 ../said)"
ok 'cost of inaction: a pain without a figure is told' has strategy/icp.md \
	"| **not stated** | unknown | unknown |"
ok 'cost of inaction: and what to add' has strategy/icp.md 'cost: {low: LOW,'
perl -pi -e 's/(industry: (logistics|food-production),)/"$1 sites: " . (2 + $n++ % 5) . ","/e' \
	data/customers.yaml data/prospects.yaml
perl ../count.pl inaction logistics food-production >../counted
inaction >../said
ok 'cost of inaction: with sites' same ../counted ../said
ok 'cost of inaction: with sites, all is known' hasnt ../said 'unknown'
git checkout -q data

# costs that are wrong
bad() {
	cp company.yaml ../kept
	perl -pi -e "$1" company.yaml
	line=$(grep -n '^    - id: late-loads' company.yaml | cut -d: -f1)
	line=$((line + 2))
	run pos-gen -n icp
	cp ../kept company.yaml
}
bad 's/base: 52000, //'
ok 'no base: status' status 3
ok 'no base: where' has err \
	"company.yaml:$line: cost of late-loads: base, the likely amount a year, is missing"
bad 's/base: 52000/base: -1/'
ok 'negative: status' status 3
ok 'negative: where' has err "company.yaml:$line: base"
bad 's/base: 52000/base: 20000/'
ok 'falling: says so' is err <<-!
	pos-gen: company.yaml:$line: cost of late-loads: low, base and high must not fall
	!
bad 's/per: company/per: compny/'
ok 'per: status' status 3
ok 'per: where' has err "company.yaml:$line: per"
perl -pi -e 's/^  exclude:/  exclud:/;
	s/pains: \[late-loads\]/pains: [late-load]/' company.yaml
run pos-check company.yaml
ok 'misspelt keys: status' status 1
ok 'misspelt keys: suggests the near one' has out \
	'exclud: no such key; did you mean exclude?'
ok 'misspelt keys: a pain that is not there' has out \
	"pains: no pain 'late-load' in value.pains of company.yaml; did you mean late-loads?"
git checkout -q company.yaml
pos-gen icp >/dev/null
run pos-check strategy/icp.md
ok 'check finds nothing in the document' status 0
cd .. || exit 1

# a company that has no customers yet
fresh_workspace fresh 'currency: EUR' 'regions: Nordics' 'target_customers: mid-sized factories'
cd fresh || exit 1
run pos-gen --no-commit icp
ok 'fresh: status' status 0
grep -c '^## ' strategy/icp.md >../got
ok 'fresh: all nine sections' is ../got <<-!
	9
	!
ok 'fresh: whom the company wants, as it says it, marked as assumption' \
	has strategy/icp.md \
	'**Assumption, not evidence:** we want to sell to **mid-sized factories**'
ok 'fresh: nothing is said of deals that are not there' hasnt \
	strategy/icp.md 'the deals on file show'
sed '/^facts:/,/^---$/d' strategy/icp.md >../prose
ok 'fresh: a region by its name' has ../prose '| Regions | Nordics (assumption) |'
ok 'fresh: and not by its id' hasnt ../prose 'nordics'
ok 'fresh: confidence says that it is words only' has strategy/icp.md \
	'| Industries | **assumption**, in words only | 0 closed deals |'
ok 'fresh: no rule for what is bold, where nothing is' hasnt \
	strategy/icp.md 'z-test of two shares at 10'
cp -R . ../one && cd ../one || exit 1
perl -0pi -e 's/^customers: \[\]/customers:\n  - {id: c-1, name: Ex, industry: logistics}/m' \
	data/customers.yaml
perl -0pi -e 's/^deals: \[\]/deals:\n  - {id: d-1, name: Ex, account: c-1, amount: 9, currency: EUR, stage: won, created: 2026-10-02, closed: 2026-11-01}/m' \
	data/deals-*.yaml
run pos-gen --no-commit icp
ok 'one deal: status' status 0
ok 'one deal: nothing is said of one' has strategy/icp.md \
	'New customers won: **1**, of 1 closed deals of new business. From 10 won on'
ok 'one deal: its kind is asked for' has strategy/icp.md \
	'count as new: 1. Add `kind` to them.'
ok 'one deal: no industry wins by one deal' has strategy/icp.md \
	'No industry on file has 10 closed deals of new business and'
cd ../fresh || exit 1
perl -0pi -e 's/signals: \[\]/signals: [new-site]/; s/personas: \[\]/personas: [Site owner]/;
	s/industries: \[\] /industries: [retail, energy] /; s/# employees: \{min: 50, max: 500\}/employees: {min: 40, max: 60}/;
	s/technologies: \[\]/technologies: [Odoo]/; s/pains: \[\]\n/pains:\n    - {id: late, text: Reports come late., cost: {base: 30, per: employee}}\n/' company.yaml
run pos-gen --no-commit icp
ok 'stated: status' status 0
ok 'stated: industries' has strategy/icp.md \
	'| Industries | Retail and wholesale and Energy and utilities (assumption) | `industry` of accounts, with 10 closed deals in one of them |'
ok 'stated: employees' has strategy/icp.md \
	'| Employees | 40 to 60 (assumption) | `employees` of 10 present customers'
ok 'stated: whom, in our own words too' has strategy/icp.md \
	'are whom we want to sell to; in our own words: mid-sized factories.'
ok 'stated: regions' has strategy/icp.md '| Regions | Nordics (assumption) |'
ok 'stated: signals' has strategy/icp.md \
	'**Assumption, not evidence:** we look for **new site**'
ok 'stated: personas' has strategy/icp.md \
	'**Assumption, not evidence:** we talk to **Site owner**'
ok 'stated: technologies' has strategy/icp.md \
	'**Assumption, not evidence:** we look for customers that run **Odoo**'
ok 'stated: pains' has strategy/icp.md '| Reports come late. | none linked |'
ok 'stated: the cost of the middle of the target range' has strategy/icp.md \
	'EUR 30 (one figure) for each employee | EUR 1,500 |'
ok 'stated: which says so' has strategy/icp.md \
	'50 employees (assumption: the middle of the stated target range)'
ok 'stated: nobody is excluded for want of cases' has strategy/icp.md \
	'The data cannot exclude anybody yet'
sed -n '/^facts:/,/^---$/s/^  //p' strategy/icp.md | sort >../facts
ok 'stated: facts' is ../facts <<-!
	employees: {min: 40, max: 60}
	exclusions: {industries: [], sizes: [], regions: [], technologies: [], employees: []}
	industries: [retail, energy]
	pains: [late]
	personas: [Site owner]
	regions: [nordics]
	signals: [new-site]
	technologies: [Odoo]
	!
sed -n '/^## Confidence/,$s/^| \(.*\) | \*\*assumption\*\* .*/\1/p' \
	strategy/icp.md >../got
ok 'stated: confidence names each assumption' is ../got <<-!
	Industries
	Size
	Regions
	Technologies
	Buying signals
	Personas
	Pains
	!
done_testing
