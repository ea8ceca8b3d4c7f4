#!/bin/sh
# The customer journey map: coverage, owners, dependencies, hand-offs and won
# deals counted again from the files, in perl and without pos; the default.
. "$(dirname "$0")/lib.sh"

cat >count.pl <<'!'
use strict; use warnings; use utf8;
binmode STDOUT, ':utf8';
my (@stages, %p, %won);
sub lines { open my $f, '<:utf8', $_[0] or die $_[0]; return <$f> }
my $in = '';
for (lines('company.yaml')) {
	$in = $1 if /^(\w+):/;
	next unless $in eq 'journey';
	push @stages, { needs => [] } if /^  - id:/;
	$stages[-1]{name} = $1 if /^    name: (.*)/;
	push @{$stages[-1]{needs}}, { id => $1, stage => $stages[-1] } if /^      - id: (\S+)/;
	$stages[-1]{needs}[-1]{$1} = $2 if /^        (name|category|owner): (.*)/;
	$stages[-1]{owner} = $1 if /^    owner: (.*)/;
}
for my $file (glob 'partners/*/partner.yaml') {
	my ($slug) = $file =~ m{/(.*)/};
	my ($key, $flow) = ('', '');
	for (lines($file)) {
		$key = $1 if /^(\w+):/;
		$p{$slug}{$1} = $2 if /^(name|stage): (.*)/;
		push @{$p{$slug}{covers}}, $1 if $key eq 'covers' && /^  - (\S+)/;
		$flow .= $_ if $key eq 'covers';
	}
	push @{$p{$slug}{covers}}, $1 =~ /[\w-]+/g if $flow =~ /\[(.*)\]/s;
}
for (map { lines($_) } glob 'data/deals-*.yaml') {
	next unless /stage: won.*partner: ([\w-]+), role: (\w+)/;
	my ($slug, $role) = ($1, $2);
	/amount: (\d+)/; $won{$slug}{$role}[0]++; $won{$slug}{$role}[1] += $1;
}
my @signed = grep { $p{$_}{stage} !~ /^(prospect|qualified|former)$/ } sort keys %p;
my @needs = map { @{$_->{needs}} } @stages;
for my $n (@needs) {
	my $id = $n->{id};
	$n->{by} = [grep { grep { $_ eq $id } @{$p{$_}{covers} // []} } @signed];
	$n->{own} = $n->{owner} // $n->{stage}{owner} // (@{$n->{by}} ? 'partner' : 'nobody');
}
sub money { my $s = sprintf '%d', $_[0] // 0; 1 while $s =~ s/^(\d+)(\d{3})/$1,$2/; return "EUR $s" }
my @cat = qw(solutions technology sales);
sub cell { my ($s, $c) = @_; return grep { $_->{category} eq $c } @{$s->{needs}} }
sub own {
	my %o = map { $_->{own} => 1 } grep { $_->{own} ne 'nobody' } @_;
	return keys %o == 0 ? 'nobody' : keys %o == 1 ? (keys %o)[0] : 'joint';
}
sub who { my %w = map { $_ => 1 } map { @{$_->{by}} } @_; return %w }
for my $s (@stages) {
	for my $c (@cat) {
		my @n = cell($s, $c); my %w = who(@n);
		printf "cell | %s | %s | %d | %d | %d | %d | %s\n", $s->{name}, $c,
			scalar @n, scalar keys %w,
			scalar(grep { !@{$_->{by}} && $_->{own} ne 'us' } @n),
			scalar(grep { @{$_->{by}} == 1 && $_->{own} ne 'us' } @n), own(@n);
	}
}
print "unowned | $_->{id}\n" for grep { $_->{own} eq 'nobody' } @needs;
print "unpartnered | $_->{id}\n" for grep { !@{$_->{by}} } @needs;
my %hang;
push @{$hang{$_->{by}[0]}}, "$_->{name} ($_->{stage}{name})"
	for grep { @{$_->{by}} == 1 && $_->{own} ne 'us' } @needs;
print "hangs | $p{$_}{name} | $p{$_}{stage} | ", join(' / ', @{$hang{$_}}), "\n"
	for sort { @{$hang{$b}} <=> @{$hang{$a}} || $a cmp $b } keys %hang;
for my $c (@cat) {
	for my $i (0 .. $#stages - 1) {
		my @a = cell($stages[$i], $c); my @b = cell($stages[$i + 1], $c);
		next unless @a && @b && own(@a) ne own(@b);
		my %x = who(@a); my %y = who(@b);
		printf "hand-off | %s | %s | %s | %s to %s | %d\n", $c, $stages[$i]{name},
			$stages[$i + 1]{name}, own(@a), own(@b), scalar grep { $y{$_} } keys %x;
	}
}
for my $n (@needs) {
	my %s = (sourced => [0, 0], influenced => [0, 0]);
	for my $slug (@{$n->{by}}) {
		for my $r (keys %s) { $s{$r}[$_] += $won{$slug}{$r}[$_] // 0 for 0, 1 }
	}
	printf "need | %s | %s | %d | %d (%s) | %d (%s)\n", $n->{id}, $n->{own}, scalar @{$n->{by}},
		$s{sourced}[0], money($s{sourced}[1]), $s{influenced}[0], money($s{influenced}[1])
		if grep { $_ eq $n->{category} } @cat;
}
!
said() {
	pos-gen --evidence cjm >ev.json </dev/null && perl -MJSON::PP -0e '
	binmode STDOUT, ":utf8"; open my $f, "<", "ev.json"; my $j = decode_json(<$f>);
	my $e = $j->{"cjm#coverage"}{coverage}; my $m = $j->{"cjm#service-matrix"}{journey};
	for my $s (@{$e->{stages}}) { for (@{$s->{cells}}) { print join(" | ", "cell",
	$s->{name}, lc $_->{category}, $_->{needs}{text}, $_->{partners}{text},
	$_->{gaps}{text}, $_->{singles}{text}, $_->{owner}), "\n" } }
	for my $k ("unowned", "unpartnered") { print "$k | $_->{id}\n" for @{$e->{$k}} }
	print join(" | ", "hangs", $_->{partner}, $_->{life},
	join(" / ", @{$_->{needs}{list}})), "\n" for @{$e->{dependencies}};
	print join(" | ", "hand-off", lc $_->{category}, $_->{from}, $_->{to},
	"$_->{owner_from} to $_->{owner_to}", $_->{both}{text}), "\n" for @{$e->{handoffs}};
	my %at; my $i = 0; $at{$_->{id}} = $i++ for map { @{$_->{list}} } @$m{qw(solutions technology sales)};
	print join(" | ", "need", $_->{id}, $_->{owner}, $_->{partners}{text},
	"$_->{sourced}{text} ($_->{sourced_amount}{text})",
	"$_->{influenced}{text} ($_->{influenced_amount}{text})"), "\n"
	for map { @{$_->{list}} } @$m{qw(solutions technology sales)}'
}
# needs stand by category there and by stage here
counted() {
	perl ../count.pl >../all
	grep -v '^need' ../all
	for c in solutions technology sales; do
		perl -ne '$id = $1 if /^      - id: (\S+)/; print "need | $id |\n" if /^        category: '$c'$/' \
			company.yaml | while read -r start; do grep -F "$start " ../all; done
	done
}

pos-init --demo w >/dev/null && cd w || exit 1
run pos-gen cjm
ok 'sample: status' status 0
counted >../counted
said >../said
ok 'coverage, owners, dependencies, hand-offs, deals' same ../counted ../said
sed -n '/^facts:/,/^---$/p' strategy/cjm.md >../facts
{
	echo 'facts:'
	echo "  needs: $(grep -c '^need' ../counted)"
	echo "  gaps: [$(perl -ne 'print "$1, " if /^need \| (\S+) \| (?!us)\w+ \| 0 /' ../all | sed 's/, $//')]"
	echo "  singles: [$(perl -ne 'print "$1, " if /^need \| (\S+) \| (?!us)\w+ \| 1 /' ../all | sed 's/, $//')]"
	echo "  unowned: [$(perl -ne 'print "$1, " if /^need \| (\S+) \| nobody/' ../all | sed 's/, $//')]"
	echo '---'
} >../expect
ok 'facts' same ../expect ../facts
grep '^hangs' ../counted | cut -d'|' -f2 | while read -r name; do
	grep -F "| $name | " strategy/cjm.md | grep -cF '| 1 |'
done | sort -u >../got
ok 'dependencies: a row for each partner' is ../got <<-!
	1
	!
# the marks of the heat map, from the counts of the cells above
perl ../count.pl | awk -F ' [|] ' '$1 == "cell" {
	m[$2] = m[$2] " " ($4 == 0 ? "-" : $6 > 0 ? "○" : $7 > 0 ? "◐" : "●")
	if (!($2 in at)) { at[$2] = ++n; name[n] = $2 } }
	END { for (i = 1; i <= n; i++) print name[i] m[name[i]] }' >../counted
sed -n '/^Who covers what/,/^Who owns it/p' strategy/cjm.md |
	awk -F '|' '/^[|] [^-]/ { s = $2; gsub(/^ | $/, "", s)
	for (i = 3; i < NF; i++) { split($i, w, " "); s = s " " (w[1] == "no" ? "-" : w[1]) }
	print s }' | grep -v '^Stage' >../said
ok 'marks: open, on one, covered' same ../counted ../said
for mark in ○ ◐ ●; do
	ok "marks: $mark is there" has ../said "$mark"
done
ok 'a cell with a gap' has strategy/cjm.md '| ○ **1 open** of 3; 8 partners |'
ok 'no owner' has strategy/cjm.md \
	'| Circle of users in the region, twice a year | Advocacy | Solutions | **nobody** |'
ok 'nobody to hand over to' has strategy/cjm.md \
	'| Solutions | Expansion | Advocacy | partner to nobody | **nobody** |'
perl -0ne 'print $1 if /\n(### Selection: technology\n.*?)\n###/s' strategy/cjm.md >../got
perl ../count.pl >../all
ok 'one table a stage, a column a need' is ../got <<-!
	### Selection: technology

	| | Test against the ERP and the control system | Answers to the security questionnaire, hosting included |
	|---|---|---|
	| Customer's job | Know that it works with ERP and control system. | Satisfy IT and data protection. |
	| Owner | joint | joint |
	| Play | test interfaces against a list, with both vendors | answer the questionnaire with hosting papers attached |
	| Value to the customer | no surprise after signature | answers in a week and not in a month |
	| Value to the partner | less support later | hosting revenue |
	| Value to us | no deal lost for want of a connector | no stop late in the deal |
	| KPI | tests passed at the first try | days to a complete answer |
	| Who covers it | 3: Älvsjö Automation, Fjell Data and Havenlicht Software | 1: Pennine Cloud Works |
	| They sourced and won |$(perl -ne 'print " $1 |" if /^need \| (?:fit-test|security-answers) \|.*\| ([^|]*) \| [^|]*$/' ../all)
	| They influenced and won |$(perl -ne 'print " $1 |" if /^need \| (?:fit-test|security-answers) \|.*\| ([^|\n]*)$/' ../all)
	!
run pos-check strategy/cjm.md
ok 'check finds nothing in it' status 0

# other data: a partner leaves, another covers less, owners change
perl -pi -e 's/^stage: .*/stage: former/' partners/fjell-data/partner.yaml
perl -ni -e 'print unless /^  - (site-rollout|next-site)$/' partners/*/partner.yaml
perl -0pi -e 's/(id: works-council.*?owner: )partner/$1us/s; s/(id: site-assessment.*?)        owner: partner\n/$1/s;
	s/(  - id: expansion\n    name: Expansion\n)/$1    owner: us\n/; s/(id: cross-sell.*?)        owner: joint\n/$1/s' company.yaml
counted >../counted
cp ../said ../before
said >../said
ok 'other data: counted again' same ../counted ../said
ok 'other data: the owner of the stage is inherited' has ../said \
	'need | cross-sell | us |'
ok 'other data: what is ours is no gap' has ../said 'cell | Onboarding | solutions | 3 | '
ok 'other data: another answer' not cmp -s ../before ../said
git checkout -q .

# what a need does not state comes from its stage and the type
perl -0pi -e 's/(id: site-assessment.*?category: solutions\n).*?(      - id: business-case)/$1$2/s' company.yaml
run pos-gen --no-commit cjm
ok 'inherited: the job, from the stage' has strategy/cjm.md \
	"| Customer's job | *Understand what is possible on our own site.* |"
ok 'inherited: the owner, from who covers it' has strategy/cjm.md \
	'| Owner | partner, by coverage | joint |'
ok 'inherited: no play is made up' has strategy/cjm.md '| Play | **not stated** |'
ok 'inherited: the value, from the first type of the category' has \
	strategy/cjm.md '| Value to us | *roll-outs that do not wait for our own people* |'
git checkout -q .

# wrong values
line=$(grep -n 'owner: us' company.yaml | head -1 | cut -d: -f1)
perl -pi -e 's/owner: us$/owner: them/' company.yaml
run pos-gen -n cjm
ok 'bad owner: status' status 3
ok 'bad owner: file and line' has err "company.yaml:$line: owner"
git checkout -q .
perl -pi -e 's/^        owner: us$/        owners: us/' company.yaml
run pos-check company.yaml
ok 'misspelt key: suggests' has out 'owners: no such key; did you mean owner?'
git checkout -q .
perl -0pi -e 's/\njourney:\n.*?(\ngoals:\n)/\njourney: awareness\n$1/s' company.yaml
run pos-gen -n cjm
ok 'no list: status' status 3
ok 'no list: says so' has err 'journey: a list of stages is expected'
git checkout -q .

# no journey at all: the seven stages everybody has, marked as that
perl -0pi -e 's/\njourney:\n.*?(\ngoals:\n)/$1/s' company.yaml
run pos-gen --no-commit cjm ipp
ok 'default: status' status 0
sed -n '/^## Stages/,/^## Coverage/s/^| \(.*\) (default) .*/\1/p' strategy/cjm.md >../got
ok 'default: seven stages, marked' is ../got <<-!
	Awareness
	Education
	Selection
	Onboarding
	Adoption
	Expansion
	Advocacy
	!
grep -c '^- .* (default): nothing declared$' strategy/cjm.md >../got
ok 'default: in each matrix' is ../got <<-!
	21
	!
grep -c ' (default) | no need declared | no need declared | no need declared |$' \
	strategy/cjm.md >../got
ok 'default: in the map of coverage' is ../got <<-!
	7
	!
ok 'default: what to add' has strategy/cjm.md \
	'each with `id`, `name`, `job`, `owner`, `play`, `value` and `kpi`'
ok 'default: no gap is claimed' has strategy/cjm.md 'gaps: []'
ok 'default: the partner profile says it is not known' has strategy/ipp.md \
	'describes no journey yet'
cd .. || exit 1

# a new company has stages to begin with
fresh_workspace fresh 'currency: EUR' 'regions: Nordics'
run pos-gen -C fresh cjm
ok 'fresh: status' status 0
grep -c '^### ' fresh/strategy/cjm.md >got
ok 'fresh: a table for each stage and category' is got <<-!
	$(perl -ne '$s++, %c = () if /^  - id:/; $n++ if /category: (\w+)\}/ && !$c{$1}++; END { print $n }' fresh/company.yaml)
	!
ok 'fresh: all of it is open' has fresh/strategy/cjm.md \
	"Of $(grep -c 'category:' fresh/company.yaml) needs **$(grep -c 'category:' fresh/company.yaml) are open"
done_testing
