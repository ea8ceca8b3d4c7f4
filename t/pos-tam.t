#!/bin/sh
# Tests of pos-tam. What is refused in files and sets: t/unit/tam.c.
. "$(dirname "$0")/lib.sh"

cat >plain.yaml <<-!
	currency: EUR
	accounts: 3000
	acv: 40000
	categories:
	  solutions:
	    share: 12%
	    reach: 80%
	  sales:
	    share: 25%
!
cat >range.yaml <<-!
	# Øresund: the market
	currency: SEK
	as_of: 2026-11-20
	accounts: {low: 2400, base: 3000, high: 3400, source: "register, København"}
	acv: 40000
	categories:
	  solutions:
	    share: 12%   # of won deals
	    share_source: attach rate 2025-2026
	  technology:
	    share: {base: 10%, high: 12.5%}
	    reach: 61%
	    acv: {low: 6000.5, base: 9000}
	  sales: {share: 40%}
!

# normal use
run pos-tam --data plain.yaml
ok 'a plain file: status' status 0
ok 'a plain file: output' is out <<-!
	CATEGORY   ACCOUNTS  REACH  SHARE         ACV       VALUE  LOW - HIGH  REVENUE
	solutions     3,000   80 %   12 %  EUR 40,000  EUR 11.5 M           -  ecosystem
	sales         3,000  100 %   25 %  EUR 40,000  EUR 30.0 M           -  ours

	our revenue through sales partners: EUR 30.0 M, sales
	revenue of the ecosystem, the partners' own: EUR 11.5 M, solutions
	These two are not added up: the first is our own market by another route,
	the second is revenue of other companies. A ceiling, not a forecast.
	plain.yaml; 5 of 5 numbers without a source: pos tam --explain
!
ok 'a plain file: says nothing else' empty err
run pos-tam --data range.yaml
ok 'ranges: output' is out <<-!
	CATEGORY    ACCOUNTS  REACH  SHARE         ACV          VALUE               LOW - HIGH  REVENUE
	solutions      3,000  100 %   12 %  SEK 40,000     SEK 14.4 M      SEK 11.5 M - 16.3 M  ecosystem
	technology     3,000   61 %   10 %   SEK 9,000  SEK 1,647,000  SEK 878,473 - 2,333,250  ecosystem
	sales          3,000  100 %   40 %  SEK 40,000     SEK 48.0 M      SEK 38.4 M - 54.4 M  ours

	our revenue through sales partners: SEK 48.0 M (SEK 38.4 M - 54.4 M), sales
	revenue of the ecosystem, the partners' own: SEK 16.0 M (SEK 12.4 M - 18.7 M), solutions and technology
	These two are not added up: the first is our own market by another route,
	the second is revenue of other companies. A ceiling, not a forecast.
	range.yaml, as of 2026-11-20; 5 of 7 numbers without a source: pos tam --explain
!
run pos-tam --data range.yaml -o tsv
ok 'tsv' is out <<-!
	record	id	revenue	accounts	reach	share	acv	value	low	high	complete	currency	as_of
	category	solutions	ecosystem	3000	1	0.12	40000	14400000	11520000	16320000	true	SEK	2026-11-20
	category	technology	ecosystem	3000	0.61	0.1	9000	1647000	878473.20	2333250	true	SEK	2026-11-20
	category	sales	ours	3000	1	0.4	40000	48000000	38400000	54400000	true	SEK	2026-11-20
	total	ours	ours					48000000	38400000	54400000	true	SEK	2026-11-20
	total	ecosystem	ecosystem					16047000	12398473.20	18653250	true	SEK	2026-11-20
!
run pos-tam --data plain.yaml -o md
ok 'md' is out <<-!
	| CATEGORY | ACCOUNTS | REACH | SHARE | ACV | VALUE | LOW - HIGH | REVENUE |
	|---|--:|--:|--:|--:|--:|--:|---|
	| solutions | 3,000 | 80 % | 12 % | EUR 40,000 | EUR 11.5 M | - | ecosystem |
	| sales | 3,000 | 100 % | 25 % | EUR 40,000 | EUR 30.0 M | - | ours |

	- our revenue through sales partners: EUR 30.0 M, sales
	- revenue of the ecosystem, the partners' own: EUR 11.5 M, solutions

	These two are not added up: the first is our own market by another route,
	the second is revenue of other companies. A ceiling, not a forecast.

	plain.yaml; 5 of 5 numbers without a source: pos tam --explain
!
printf 'accounts: 5\nacv: 3\ncategories: {sales: {share: 1}}\n' >one.yaml
run pos-tam --data one.yaml -o json
ok 'json' is out <<-!
	{
	  "schema_version": 1,
	  "tam": [
	    {
	      "record": "category",
	      "id": "sales",
	      "revenue": "ours",
	      "accounts": 5,
	      "reach": 1,
	      "share": 1,
	      "acv": 3,
	      "value": 15,
	      "low": 15,
	      "high": 15,
	      "complete": true,
	      "currency": null,
	      "as_of": null
	    },
	    {
	      "record": "total",
	      "id": "ours",
	      "revenue": "ours",
	      "accounts": null,
	      "reach": null,
	      "share": null,
	      "acv": null,
	      "value": 15,
	      "low": 15,
	      "high": 15,
	      "complete": true,
	      "currency": null,
	      "as_of": null
	    },
	    {
	      "record": "total",
	      "id": "ecosystem",
	      "revenue": "ecosystem",
	      "accounts": null,
	      "reach": null,
	      "share": null,
	      "acv": null,
	      "value": 0,
	      "low": 0,
	      "high": 0,
	      "complete": true,
	      "currency": null,
	      "as_of": null
	    }
	  ]
	}
!
run_in plain.yaml pos-tam --data - -o tsv
ok 'standard input' has out 'category	sales	ours	3000	1	0.25	40000	30000000'

# --explain
run pos-tam --data range.yaml --explain
ok '--explain: status' status 0
ok '--explain: output' is out <<-!
	solutions: revenue of the ecosystem
	base  3,000 accounts x 12 % x SEK 40,000 = SEK 14,400,000
	low   2,400 accounts x 12 % x SEK 40,000 = SEK 11,520,000
	high  3,400 accounts x 12 % x SEK 40,000 = SEK 16,320,000

	INPUT            LOW        BASE        HIGH  WHERE         SOURCE
	accounts       2,400       3,000       3,400  range.yaml:4  register, København
	reach          100 %       100 %       100 %  -             default: all accounts
	share           12 %        12 %        12 %  range.yaml:8  attach rate 2025-2026
	acv       SEK 40,000  SEK 40,000  SEK 40,000  range.yaml:5  NO SOURCE

	technology: revenue of the ecosystem
	base  3,000 accounts x 61 % x 10 % x SEK 9,000 = SEK 1,647,000
	low   2,400 accounts x 61 % x 10 % x SEK 6,000.5 = SEK 878,473.20
	high  3,400 accounts x 61 % x 12.5 % x SEK 9,000 = SEK 2,333,250

	INPUT             LOW       BASE       HIGH  WHERE          SOURCE
	accounts        2,400      3,000      3,400  range.yaml:4   register, København
	reach            61 %       61 %       61 %  range.yaml:12  NO SOURCE
	share            10 %       10 %     12.5 %  range.yaml:11  NO SOURCE
	acv       SEK 6,000.5  SEK 9,000  SEK 9,000  range.yaml:13  NO SOURCE

	sales: our revenue
	base  3,000 accounts x 40 % x SEK 40,000 = SEK 48,000,000
	low   2,400 accounts x 40 % x SEK 40,000 = SEK 38,400,000
	high  3,400 accounts x 40 % x SEK 40,000 = SEK 54,400,000

	INPUT            LOW        BASE        HIGH  WHERE          SOURCE
	accounts       2,400       3,000       3,400  range.yaml:4   register, København
	reach          100 %       100 %       100 %  -              default: all accounts
	share           40 %        40 %        40 %  range.yaml:14  NO SOURCE
	acv       SEK 40,000  SEK 40,000  SEK 40,000  range.yaml:5   NO SOURCE

	our revenue through sales partners: SEK 48.0 M (SEK 38.4 M - 54.4 M), sales
	revenue of the ecosystem, the partners' own: SEK 16.0 M (SEK 12.4 M - 18.7 M), solutions and technology
	These two are not added up: the first is our own market by another route,
	the second is revenue of other companies. A ceiling, not a forecast.
	range.yaml, as of 2026-11-20; 5 of 7 numbers without a source: pos tam --explain
!
run pos-tam --data plain.yaml --explain -o tsv
ok '--explain -o tsv' is out <<-!
	category	input	low	base	high	origin	source	file	line
	solutions	accounts	3000	3000	3000	common		plain.yaml	2
	solutions	reach	0.8	0.8	0.8	own		plain.yaml	7
	solutions	share	0.12	0.12	0.12	own		plain.yaml	6
	solutions	acv	40000	40000	40000	common		plain.yaml	3
	sales	accounts	3000	3000	3000	common		plain.yaml	2
	sales	reach	1	1	1	default			
	sales	share	0.25	0.25	0.25	own		plain.yaml	9
	sales	acv	40000	40000	40000	common		plain.yaml	3
!
run pos-tam --data one.yaml --explain -o md
ok '--explain -o md' is out <<-!
	### sales: our revenue

	- base  5 accounts x 100 % x 3 = 15

	| INPUT | LOW | BASE | HIGH | WHERE | SOURCE |
	|---|--:|--:|--:|---|---|
	| accounts | 5 | 5 | 5 | one.yaml:1 | NO SOURCE |
	| reach | 100 % | 100 % | 100 % | - | default: all accounts |
	| share | 100 % | 100 % | 100 % | one.yaml:3 | NO SOURCE |
	| acv | 3 | 3 | 3 | one.yaml:2 | NO SOURCE |

	- our revenue through sales partners: 15, sales
	- revenue of the ecosystem, the partners' own: no category

	These two are not added up: the first is our own market by another route,
	the second is revenue of other companies. A ceiling, not a forecast.

	one.yaml; 3 of 3 numbers without a source: pos tam --explain
!

# what is unknown
cat >unknown.yaml <<-!
	accounts: 100
	categories:
	  solutions: {share: ~, acv: 5}
	  technology: {share: 10%, acv: 7}
	  sales: {share: 20%}
!
run pos-tam --data unknown.yaml
ok 'unknown is not zero: status' status 0
ok 'unknown is not zero: output' is out <<-!
	CATEGORY    ACCOUNTS  REACH  SHARE  ACV  VALUE  LOW - HIGH  REVENUE
	solutions        100  100 %      -    5      -           -  ecosystem
	technology       100  100 %   10 %    7     70           -  ecosystem
	sales            100  100 %   20 %    -      -           -  ours

	our revenue through sales partners: unknown; without sales, where a number is unknown
	revenue of the ecosystem, the partners' own: 70, technology; without solutions, where a number is unknown
	These two are not added up: the first is our own market by another route,
	the second is revenue of other companies. A ceiling, not a forecast.
	unknown.yaml; 5 of 5 numbers without a source: pos tam --explain
!
run pos-tam --data unknown.yaml -o tsv
ok 'unknown in tsv' is out <<-!
	record	id	revenue	accounts	reach	share	acv	value	low	high	complete	currency	as_of
	category	solutions	ecosystem	100	1		5				false		
	category	technology	ecosystem	100	1	0.1	7	70	70	70	true		
	category	sales	ours	100	1	0.2					false		
	total	ours	ours								false		
	total	ecosystem	ecosystem					70	70	70	false		
!
run pos-tam --data unknown.yaml --explain
ok 'unknown in --explain: the category' has out 'unknown: a number is missing'
ok 'unknown in --explain: the number' \
	grep -qx 'share  *-  *-  *-  -  *UNKNOWN: not in the category' out

# every value again, by other arithmetic: integers of any size
cat >again.pl <<'!'
use strict;
use Math::BigInt;
my ($text, %top, %cat, @order, $id) = (join '', <STDIN>);
sub millionths {	# of a number as it is written
	my ($s, $percent) = $_[0] =~ /^([0-9.]+)(%?)$/ or die "number $_[0]";
	my ($whole, $part) = split /\./, $s;
	$part = substr(($part // '') . '0' x 8, 0, 8);
	my $n = Math::BigInt->new("$whole$part");
	return $n / ($percent ? 10000 : 100);
}
sub number {		# low, base, high
	my ($s) = @_;
	return (millionths($1)) x 3 if $s =~ /^([0-9.%]+)\s*(#.*)?$/;
	my %n = $s =~ /(low|base|high): ([0-9.%]+)/g;
	return map { millionths($n{$_} // $n{base}) } qw(low base high);
}
for (split /\n/, $text) {
	last if /^(capacity|scenarios):/;
	next if /^\s*(#|$)/;
	if (/^(\w+): (.+)/) { $top{$1} = $2 }
	elsif (/^  ([\w-]+):$/) { push @order, $id = $1 }
	elsif (/^    (\w+): (.+)/) { $cat{$id}{$1} = $2 }
}
my %total;
sub money {		# 10^24 to hundredths, half up
	my $n = ($_[0] / Math::BigInt->new(10)->bpow(21) + 5) / 10;
	return sprintf($n % 100 == 0 ? '%s' : '%s.%02d', $n / 100, $n % 100);
}
for my $id (@order) {
	my %c = %{$cat{$id}};
	my @in = map { [number($_)] } $top{accounts}, $c{reach} // '100%',
	    $c{share}, $c{acv} // $top{acv};
	my @v = map { my $l = $_; my $p = Math::BigInt->new(1);
	    $p *= $_->[$l] for @in; $p } 1, 0, 2;
	my $r = $c{revenue} // ($id eq 'sales' ? 'ours' : 'ecosystem');
	$total{$r}[$_] += $v[$_] for 0 .. 2;
	print join("\t", 'category', $id, $r, map { money($_) } @v), "\n";
}
print join("\t", 'total', $_, $_, map { money($_ // 0) }
    @{$total{$_} // [0, 0, 0]}[0 .. 2]), "\n" for qw(ours ecosystem);
!
again() {
	perl again.pl <"$1" >want || echo 'again.pl failed' >want
	run pos-tam --data "$1" -o tsv
	sed 1d out | cut -f 1-3,8-10 >got
	same want got
}
ok 'the plain file again' again plain.yaml
ok 'the sample again' again "$ROOT/workspace/strategy/tam.yaml"
ok 'the sample has five records' equal "$(wc -l <got)" 5
awk 'BEGIN {
	srand(7)
	print "accounts: {low: 17.25, base: 9301, high: 100000.75}"
	print "acv: 12345.67"
	print "categories:"
	for (i = 0; i < 60; i++) {
		printf "  c%d:\n    share: %d.%04d%%\n", i, rand() * 100,
			rand() * 10000
		printf "    reach: {low: 0.%05d, base: 70.5%%, high: %d%%}\n",
			rand() * 70000, 71 + rand() * 29
		if (i % 3)
			printf "    acv: %d.%02d\n", rand() * 90000, rand() * 100
		if (i % 5 == 0)
			print "    revenue: ours"
	}
}' >random.yaml
ok 'random numbers again' again random.yaml
ok 'random numbers: 62 records' equal "$(wc -l <got)" 62

# a workspace in a folder of a repository
git init -q repo
mkdir -p repo/ws/strategy
cd repo || exit 1
echo 'version: 1' >ws/pos.yaml
printf 'name: Høyde AS\ncurrency: NOK\n' >ws/company.yaml
cat >ws/strategy/tam.yaml <<-!
	# Market of Østlandet, as the board wants it
	version: 1
	accounts: 3000      # "sites", not companies
	acv: 40000

	categories:
	  solutions:
	    share: 12%      # of closed deals
	    share_source: attach rate, 2025-2026 (Brückner & Söhne)
	  technology: {share: 19%, acv: {low: 6000, base: 9000, high: 14000}}
	  sales:
	    share:
	      base: 40%     # sourced
	      high: 46%
!
cp ws/strategy/tam.yaml ../before.yaml
echo 'a note' >note
git add -A
git commit -q -m start
run pos-tam -C ws/strategy
ok 'from a folder below: status' status 0
ok 'from a folder below: the currency of the company' has out 'NOK 48.0 M'
ok 'from a folder below: the file' has out 'strategy/tam.yaml; 5 of 6 numbers'

# --set
echo 'not yet' >>note
git add note
run pos-tam -C ws --set solutions.share=15%
ok '--set: status' status 0
ok '--set: output' is out <<-!
	strategy/tam.yaml:8: solutions.share 12 % -> 15 %
	solutions  NOK 14.4 M -> 18.0 M  (3,000 accounts x 15 % x NOK 40,000)
	committed as $(git rev-parse --short=7 HEAD)
!
ok '--set: the source may be out of date' is err <<-!
	pos-tam: strategy/tam.yaml:8: the source of solutions.share is the one it had; --set solutions.share.source=TEXT changes it
!
sed 's/12%/15%/' ../before.yaml >../want
ok '--set: every other byte stays' same ../want ws/strategy/tam.yaml
git log -1 --format=%B >../message
ok '--set: the commit says so' is message <<-!
	tam: solutions.share 12 % -> 15 %

	Pos-Op: set
	Pos-Target: strategy/tam.yaml#solutions.share

!
git show --format= --name-only >../names
ok '--set: one file in the commit' is names <<-!
	ws/strategy/tam.yaml
!
git status --porcelain >../state
ok '--set: what was staged stays staged' is state <<-!
	M  note
!
run pos-tam -C ws --set solutions.share=0.15
ok 'unchanged: status' status 0
ok 'unchanged: output' is out <<-!
	strategy/tam.yaml:8: solutions.share 15 %: unchanged
!
ok 'unchanged: says nothing else' empty err
ok 'unchanged: no commit' equal "$(git rev-list --count HEAD)" 2
run pos-tam -C ws --set solutions.share=15% --set accounts=3200 \
	--set technology.share.high=25% --set sales.acv=45000 \
	--set 'sales.acv.source=Prisliste "2027": Åse'
ok 'several: status' status 0
ok 'several: output' is out <<-!
	strategy/tam.yaml:8: solutions.share 15 %: unchanged
	strategy/tam.yaml:3: accounts 3,000 -> 3,200
	strategy/tam.yaml:10: technology.share.high 19 % -> 25 %
	strategy/tam.yaml:15: sales.acv NOK 40,000 (for all) -> 45,000
	strategy/tam.yaml:16: sales.acv.source: Prisliste "2027": Åse
	solutions  NOK 18.0 M -> 19.2 M  (3,200 accounts x 15 % x NOK 40,000)
	technology  NOK 5,130,000 -> 5,472,000  (3,200 accounts x 19 % x NOK 9,000)
	sales  NOK 48.0 M -> 57.6 M  (3,200 accounts x 40 % x NOK 45,000)
	committed as $(git rev-parse --short=7 HEAD)
!
sed -e 's/12%/15%/; s/3000 /3200 /; s/: 19%/: {base: 19%, high: 25%}/' \
	../before.yaml >../want
cat >>../want <<-!
	    acv: 45000
	    acv_source: 'Prisliste "2027": Åse'
!
sed "s/\"Prisliste.*/'Prisliste \"2027\": Åse'/" ws/strategy/tam.yaml >../got
ok 'several: the file' same ../want ../got
ok 'several: one commit' equal "$(git rev-list --count HEAD)" 3
git log -1 --format=%B >../message
ok 'several: the commit lists them' is message <<-!
	tam: 4 assumptions

	accounts 3,000 -> 3,200
	technology.share.high 19 % -> 25 %
	sales.acv NOK 40,000 (for all) -> 45,000
	sales.acv.source: Prisliste "2027": Åse

	Pos-Op: set
	Pos-Target: strategy/tam.yaml#accounts
	Pos-Target: strategy/tam.yaml#technology.share.high
	Pos-Target: strategy/tam.yaml#sales.acv
	Pos-Target: strategy/tam.yaml#sales.acv.source

!
run pos-tam -C ws --set 'technology.share.source=Undersøkelse 2026' \
	--set technology.share.low=15%
ok 'a number and its source: status' status 0
git log -1 --format=%B >../message
ok 'a number and its source: the commit' is message <<-!
	tam: technology.share.low 19 % -> 15 %

	technology.share.source: Undersøkelse 2026
	technology.share.low 19 % -> 15 %

	Pos-Op: set
	Pos-Target: strategy/tam.yaml#technology.share.source
	Pos-Target: strategy/tam.yaml#technology.share.low

!
run pos-tam -C ws --set 'technology.share.source=spørreundersøkelse til 60 kunder, høsten 2026'
ok 'a source alone' is out <<-!
	strategy/tam.yaml:10: technology.share.source: spørreundersøkelse til 60 kunder, høsten 2026
	committed as $(git rev-parse --short=7 HEAD)
!
git log -1 --format=%s >../message
ok 'a source alone: too long for a subject' is message <<-!
	tam: technology.share.source
!
run pos-tam -C ws --set technology.share.source=anslag
git log -1 --format=%s >../message
ok 'a source alone: short enough' is message <<-!
	tam: technology.share.source: anslag
!
run pos-tam -C ws --set technology.share.high=30%
ok 'a range only: output' is out <<-!
	strategy/tam.yaml:10: technology.share.high 25 % -> 30 %
	technology high  NOK 11.2 M -> 13.4 M  (3,200 accounts x 30 % x NOK 14,000)
	committed as $(git rev-parse --short=7 HEAD)
!

# edits that are not committed stay so
git commit -q -m note
sed 's/^acv: .*/acv: 41000 # raised?/' ws/strategy/tam.yaml >../edited
cp ../edited ws/strategy/tam.yaml
run pos-tam -C ws --set accounts=3300
ok 'beside edits: status' status 0
git diff -U0 ws >../diff
sed -n '/^[-+][^-+]/p' ../diff >../lines
ok 'beside edits: they are kept, and not committed' is lines <<-!
	-acv: 40000
	+acv: 41000 # raised?
!
git show -U0 --format= >../diff
sed -n '/^[-+][^-+]/p' ../diff >../lines
ok 'beside edits: the set is committed' is lines <<-!
	-accounts: 3200      # "sites", not companies
	+accounts: 3300      # "sites", not companies
!
printf '  own:\n    share: 5%%\n' >>ws/strategy/tam.yaml
cp ws/strategy/tam.yaml ../edited
run pos-tam -C ws --set own.share=6%
ok 'in edits: status' status 6
ok 'in edits: message' is err <<-!
	pos-tam: strategy/tam.yaml: has edits that are not committed, and without them: strategy/tam.yaml: there is no category own; commit it first
!
ok 'in edits: nothing is written' same ../edited ws/strategy/tam.yaml
git commit -q -a -m edits

# --no-commit, --dry-run
cp ws/strategy/tam.yaml ../before.yaml
count=$(git rev-list --count HEAD)
run pos-tam -C ws -n --set accounts=3400
ok '--dry-run: status' status 0
sed 's/^index .*/index/' ../out >../diff
ok '--dry-run: output' is diff <<-!
	strategy/tam.yaml:3: accounts 3,300 -> 3,400
	solutions  NOK 20.3 M -> 20.9 M  (3,400 accounts x 15 % x NOK 41,000)
	technology  NOK 5,643,000 -> 5,814,000  (3,400 accounts x 19 % x NOK 9,000)
	sales  NOK 59.4 M -> 61.2 M  (3,400 accounts x 40 % x NOK 45,000)
	own  NOK 6,765,000 -> 6,970,000  (3,400 accounts x 5 % x NOK 41,000)
	diff --git a/strategy/tam.yaml b/strategy/tam.yaml
	index
	--- a/strategy/tam.yaml
	+++ b/strategy/tam.yaml
	@@ -1,6 +1,6 @@
	 # Market of Østlandet, as the board wants it
	 version: 1
	-accounts: 3300      # "sites", not companies
	+accounts: 3400      # "sites", not companies
	 acv: 41000 # raised?
	 
	 categories:
!
ok '--dry-run: nothing is written' same ../before.yaml ws/strategy/tam.yaml
run pos-tam -C ws --no-commit --set accounts=3400
ok '--no-commit: status' status 0
ok '--no-commit: says so' equal "$(tail -n 1 "$T/out")" \
	'strategy/tam.yaml written, not committed'
ok '--no-commit: the file' has ws/strategy/tam.yaml 'accounts: 3400'
ok '--no-commit, --dry-run: no commit' equal "$(git rev-list --count HEAD)" \
	"$count"
git checkout -q ws
cd ..

# --set in a plain file
sed 's/25%/{base: 25%, high: 30%}/' plain.yaml >want
run pos-tam --data plain.yaml --set sales.share.high=30%
ok '--data --set: status' status 0
ok '--data --set: output' is out <<-!
	plain.yaml:9: sales.share.high 25 % -> 30 %
	sales high  EUR 30.0 M -> 36.0 M  (3,000 accounts x 30 % x EUR 40,000)
	plain.yaml written, not committed
!
ok '--data --set: the file' same want plain.yaml
mkdir -p 'a b'
cp range.yaml 'a b/range.yaml'
run pos-tam --data 'a b/range.yaml' --set sales.share=41% -n
ok '--data --dry-run: the difference' has out '+  sales: {share: 41%}'
ok '--data --dry-run: nothing is written' same range.yaml 'a b/range.yaml'
run pos-tam --data "$T/a b/range.yaml" --set sales.share=41%
ok '--data with a full path' has 'a b/range.yaml' 'sales: {share: 41%}'
printf 'accounts: 5\nacv: 3\ncategories:\n  sales: {share: ~}\n' >todo.yaml
run pos-tam --data todo.yaml --set sales.share=50%
ok 'what was unknown' is out <<-!
	todo.yaml:4: sales.share unknown -> 50 %
	sales  unknown -> 8  (5 accounts x 50 % x 3)
	todo.yaml written, not committed
!
ok 'what was unknown: the file' has todo.yaml '{share: 50%}'

# sets that are refused
cp plain.yaml before.yaml
refused() {
	run pos-tam --data plain.yaml --set "$1"
	status 2 && same before.yaml plain.yaml && empty out
}
ok 'an unknown path: status, nothing is written' refused solution.share=15%
ok 'an unknown path: the nearest' is err <<-!
	pos-tam: --set solution.share: no such assumption; did you mean solutions.share or solutions.acv?
!
ok 'no path like it' refused market=5
ok 'no path like it: all there are' is err <<-!
	pos-tam: --set market: no such assumption; there are accounts, acv, capacity.deals_per_partner, capacity.activation, solutions.share, solutions.reach, solutions.acv, solutions.deals_per_partner, solutions.activation, sales.share, sales.reach, sales.acv, sales.deals_per_partner, sales.activation
!
ok 'not a number' refused accounts=many
ok 'not a number: message' is err <<-!
	pos-tam: --set accounts=many: 'many' is not a number; write digits like 42000 or 0.25
!
ok 'a percentage without its sign' refused solutions.share=15
ok 'a percentage without its sign: both ways are shown' is err <<-!
	pos-tam: --set solutions.share=15: 15 is 1,500 %, over 100 %; write 15% or 0.15
!
ok 'a base over its high' refused sales.share=31%
ok 'a base over its high: message' is err <<-!
	pos-tam: nothing is set: plain.yaml:9: sales.share: base 31 % is over high 30 %
!
ok 'no value' refused solutions.share
ok 'no value: message' is err <<-!
	pos-tam: --set solutions.share: expected PATH=VALUE, like solutions.share=15%
!

# empty and broken input
: >empty.yaml
run pos-tam --data empty.yaml
ok 'an empty file: status' status 1
ok 'an empty file: message' is err <<-!
	pos-tam: empty.yaml: no categories; pos-workspace(5) says how they are written
!
run pos-tam --data empty.yaml -o json
ok 'an empty file: json: status' status 1
run pos-tam --data absent.yaml
ok 'no such file: status' status 3
ok 'no such file: message' is err <<-!
	pos-tam: absent.yaml: No such file or directory
!
ok 'no such file: nothing is printed' empty out
run pos-tam --data repo
ok 'a folder: status' status 3
run pos-tam -C repo
ok 'no workspace: status' status 3
ok 'no workspace: message' has err 'pos init makes one'
mkdir bare
echo 'version: 1' >bare/pos.yaml
run pos-tam -C bare
ok 'no tam.yaml: status' status 3
ok 'no tam.yaml: message' is err <<-!
	pos-tam: strategy/tam.yaml: not in the workspace; pos-workspace(5) says what it holds
!
printf 'accounts: 5\n\tacv: 3\n' >tab.yaml
run pos-tam --data tab.yaml
ok 'not YAML: status' status 3
ok 'not YAML: file and line' has err 'tab.yaml:2'
printf 'accounts: 5\nacv: 3\ncategories:\n  sales:\n    share: 120%%\n' >over.yaml
run pos-tam --data over.yaml
ok 'a share over 100 %: status' status 3
ok 'a share over 100 %: message' is err <<-!
	pos-tam: over.yaml:5: sales.share: 120% is over 100 %
!
ok 'a share over 100 %: nothing is printed' empty out
head -c 1048577 /dev/zero >large.yaml
run pos-tam --data large.yaml
ok 'too large a file: status' status 3

# wrong calls
run pos-tam --explian
ok 'unknown option: status' status 2
ok 'unknown option: suggestion' is err <<-!
	pos-tam: unknown option --explian; did you mean --explain?
	$(usage_of pos-tam)
!
run pos-tam plain.yaml
ok 'an operand: status' status 2
ok 'an operand: message' has err '--data FILE sizes a file'
run pos-tam --data plain.yaml --set acv=1 --explain
ok '--set with --explain' status 2
run pos-tam --data plain.yaml --set acv=1 -o tsv
ok '--set with -o' status 2
run pos-tam --data plain.yaml --no-commit
ok '--no-commit without --set' status 2
run pos-tam --data plain.yaml -C repo
ok '--data with -C' status 2
run_in plain.yaml pos-tam --data - --set acv=1
ok '--set in standard input' status 2
run pos-tam -o xml
ok 'no such form' status 2
ok 'wrong calls write nothing' same before.yaml plain.yaml

# scenarios, tornado, Monte Carlo, capacity: the same again by other code
cat >model.json <<'!'
{"currency": "SEK", "as_of": "2026-11-20",
"accounts": {"low": 2000, "base": 3000.5, "high": 3900, "source": "register"},
"acv": {"low": 30000, "base": 40000, "high": 52000.25},
"categories": {
 "solutions": {"share": "12%", "reach": {"low": "50%", "base": "80%", "high": "90%"}},
 "technology": {"share": {"low": "15%", "base": "19%", "high": "25%"},
  "reach": "61%", "acv": {"low": 6000, "base": 9000, "high": 14000},
  "deals_per_partner": {"low": 2, "base": 4.5, "high": 6}},
 "sales": {"share": {"base": "42.5%", "high": "46%"}, "reach": "75%"},
 "direct": {"share": "3%", "revenue": "ours", "acv": 1000, "activation": "40%"}},
"capacity": {"deals_per_partner": {"low": 0.7, "base": 1.3, "high": 2},
 "activation": {"low": "55%", "base": "70%", "high": "85%"}},
"scenarios": {
 "lean": {"note": "Half <b>the</b> market", "accounts": 1500,
  "categories": {"sales": {"share": {"low": "30%", "base": "35.5%", "high": "40%"}, "share_source": "board"},
   "technology": {"acv": 8000}},
  "capacity": {"activation": "50%"}},
 "same": {}}}
!
cat >model.pl <<'!'
# perl model.pl FILE SCENARIO WHAT: what pos-tam should print, in fractions
use strict;
use warnings;
use JSON::PP;
use Math::BigRat;
my ($file, $scenario, $what, @more) = @ARGV;
open(my $in, '<', $file) or die;
my $m = decode_json(join '', <$in>);
sub over { my $r = $_[0] / $_[1]; return $r }	# not quotient and rest
sub rat {
	my ($t) = @_;
	return $t =~ s/%$// ? over(Math::BigRat->new($t), 100) :
	    Math::BigRat->new($t);
}
sub number {
	my ($n) = @_;
	return undef unless defined $n;
	return [map { rat($_) } ($n) x 3] unless ref $n;
	return [map { rat($n->{$_} // $n->{base}) } qw(low base high)];
}
sub model {		# name -> { id, in => [accounts, reach, share, acv], ... }
	my $s = $_[0] eq 'base' ? {} : $m->{scenarios}{$_[0]};
	my (%in, @out);
	my $get = sub {
		my ($key, @path) = @_;
		my ($a, $b) = ($s, $m);
		for (@path) { $a = $a->{$_} // {}; $b = $b->{$_} // {} }
		return number($a->{$key} // $b->{$key});
	};
	for my $id (qw(solutions technology sales direct)) {
		my $c = { id => $id, ours => ($m->{categories}{$id}{revenue} // ($id eq 'sales' ? 'ours' : '')) eq 'ours' };
		my @p = ('categories', $id);
		$c->{in} = [$get->('accounts'), $get->('reach', @p) // number(1),
		    $get->('share', @p), $get->('acv', @p) // $get->('acv')];
		$c->{name} = ['accounts', "$id.reach", "$id.share",
		    $get->('acv', @p) ? "$id.acv" : 'acv'];
		$c->{deals} = $get->('deals_per_partner', @p) // $get->('deals_per_partner', 'capacity');
		$c->{activation} = $get->('activation', @p) // $get->('activation', 'capacity');
		push @out, $c;
	}
	return @out;
}
sub product { my $p = Math::BigRat->new(1); $p *= $_ for @_; return $p }
sub places {		# half up, no zeros behind
	my ($r, $n) = @_;
	my $ten = Math::BigInt->new(10)->bpow($n);
	my $twice = over($r->copy->babs * $ten * 2 + 1, 2);
	my $text = $twice->copy->bfloor->numerator->bstr;
	my $minus = $r < 0 && $text ne '0' ? '-' : '';
	$text = "0$text" while length $text <= $n;
	substr($text, -$n, 0, '.') if $n;
	return $minus . $text;
}
sub money { my $t = places($_[0], 2); $t =~ s/\.00$//; return $t }
my @c = model($scenario);
if ($what eq 'values') {
	for my $c (@c) {
		print join("\t", $c->{id}, map { my $l = $_; money(product(map { $_->[$l] } @{$c->{in}})) } 1, 0, 2), "\n";
	}
	for my $ours (1, 0) {
		print join("\t", $ours ? 'ours' : 'ecosystem', map { my $l = $_; my $t = Math::BigRat->new(0);
		    $t += product(map { $_->[$l] } @{$_->{in}}) for grep { $_->{ours} == $ours } @c; money($t) } 1, 0, 2), "\n";
	}
} elsif ($what eq 'tornado') {
	for my $ours (1, 0) {
		my @in = grep { $_->{ours} == $ours } @c;
		my (%range, @order, @rows);
		for my $c (@in) { for (0 .. 3) { my $v = $c->{in}[$_];
			$range{$c->{name}[$_]} = $v if $v->[0] != $v->[2] } }
		for my $name (sort keys %range) {
			my @total;
			for my $l (0, 1, 2) {
				$total[$l] = Math::BigRat->new(0);
				for my $c (@in) { $total[$l] += product(map {
				    $c->{in}[$_][$c->{name}[$_] eq $name ? $l : 1] } 0 .. 3) }
			}
			push @rows, [$name, @total];
		}
		for my $r (sort { ($b->[3] - $b->[1]) <=> ($a->[3] - $a->[1]) } @rows) {
			print join("\t", $ours ? 'ours' : 'ecosystem', $r->[0],
			    map({ money($_) } @$r[1 .. 3], $r->[3] - $r->[1])), "\n";
		}
	}
} elsif ($what eq 'compare') {
	my @d = model($more[0]);
	my $row = sub { my ($id, $x, $y) = @_;
		print join("\t", $id, money($x), money($y), money($y - $x), places(over($y - $x, $x), 6)), "\n" };
	my (%x, %y);
	for (0 .. $#c) {
		my ($x, $y) = map { product(map { $_->[1] } @{$_->{in}}) } $c[$_], $d[$_];
		$row->($c[$_]{id}, $x, $y);
		my $k = $c[$_]{ours} ? 'ours' : 'ecosystem';
		$x{$k} += $x; $y{$k} += $y;
	}
	$row->($_, $x{$_}, $y{$_}) for qw(ours ecosystem);
} elsif ($what eq 'mean') {	# exact mean and variance of each value
	my $e1 = sub { my ($a, $m, $b) = @{$_[0]}; over($a + $m + $b, 3) };
	my $e2 = sub { my ($a, $m, $b) = @{$_[0]};
	    over($a*$a + $m*$m + $b*$b - $a*$m - $a*$b - $m*$b, 18) + $e1->($_[0]) * $e1->($_[0]) };
	my $joint = sub {	# E[X Y]: what both share is drawn once
		my ($x, $y) = @_; my $p = Math::BigRat->new(1);
		for (0 .. 3) { $p *= $x->{name}[$_] eq $y->{name}[$_] ? $e2->($x->{in}[$_]) :
		    $e1->($x->{in}[$_]) * $e1->($y->{in}[$_]) }
		return $p };
	my $mean = sub { product(map { $e1->($_) } @{$_[0]{in}}) };
	my $print = sub { my ($id, @s) = @_; my ($e, $v) = (Math::BigRat->new(0)) x 2;
		$e += $mean->($_) for @s;
		for my $x (@s) { $v += $joint->($x, $_) - $mean->($x) * $mean->($_) for @s }
		print join("\t", $id, money($e), sqrt($v->numify)), "\n" };
	$print->($_->{id}, $_) for @c;
	$print->('ours', grep { $_->{ours} } @c);
	$print->('ecosystem', grep { !$_->{ours} } @c);
} elsif ($what eq 'capacity') {	# TARGET, then id=active ...
	my $target = Math::BigRat->new(shift @more);
	my %active = map { split /=/ } @more;
	for my $c (@c) {
		my $n = $active{$c->{id}} // 0;
		my (@som, @need, @sign);
		for my $l (0, 1, 2) {
			my $each = $c->{deals}[$l] * $c->{in}[3][$l];
			my $value = product(map { $_->[$l] } @{$c->{in}});
			$som[$l] = $each * $n < $value ? $each * $n : $value;
			$need[$l] = over($target, $each)->bceil;
			my $more = $need[$l] > $n ? $need[$l] - $n : 0;
			$sign[$l] = over(Math::BigRat->new($more), $c->{activation}[$l])->bceil;
		}
		print join("\t", $c->{id}, $n, map({ money($_) } @som[1, 0, 2]),
		    $c->{ours} ? (@need[1, 0, 2], @sign[1, 0, 2]) : ('') x 6), "\n";
	}
}
!
# model SCENARIO WHAT ...: want
model() {
	perl model.pl model.json "$@" >want || echo 'model.pl failed' >want
}
run pos-tam --data model.json -o tsv
sed 1d out | cut -f 2,8-10 >got
model base values
ok 'model: values' same want got
run pos-tam --data model.json --scenario lean -o tsv
sed 1d out | cut -f 2,8-10 >got
model lean values
ok 'model: values with a scenario' same want got
run pos-tam --data model.json --scenario base -o tsv
sed 1d out | cut -f 2,8-10 >got
model base values
ok 'base is the file itself' same want got
run pos-tam --data model.json
ok 'scenarios are named' has out 'scenarios: lean and same; pos tam --scenario NAME'
run pos-tam --data model.json --scenario lean
ok 'a scenario: its note' has out 'lean: Half <b>the</b> market'
ok 'a scenario: its name' has out 'model.json, scenario lean, as of 2026-11-20'
run pos-tam --data model.json --scenario lean --explain -o tsv
grep '	share\|technology	acv' out | cut -f 1-5,7 >got
ok 'a scenario: a number it replaces has its own source or none' is got <<-!
	solutions	share	0.12	0.12	0.12	
	technology	share	0.15	0.19	0.25	
	technology	acv	8000	8000	8000	
	sales	share	0.3	0.355	0.4	board
	direct	share	0.03	0.03	0.03	
!
run pos-tam --data model.json --scenario leen
ok 'no such scenario: status' status 2
ok 'no such scenario: the nearest' is err <<-!
	pos-tam: no scenario leen in model.json; did you mean lean?
!
run pos-tam --data model.json --scenario quarterly
ok 'no scenario like it: all there are' is err <<-!
	pos-tam: no scenario quarterly in model.json; there are base, lean and same
!
run pos-tam --data plain.yaml --scenario lean
ok 'a file without scenarios' is err <<-!
	pos-tam: no scenario lean: plain.yaml has none; add them under scenarios: (pos-workspace(5))
!

# --compare
run pos-tam --data model.json --compare base lean -o tsv
ok 'compare: status' status 0
sed 1d out | grep -v '^input' | cut -f 2-6 >got
model base compare lean
ok 'compare: values' same want got
grep '^input' out | cut -f 2-7 >got
ok 'compare: inputs that differ' is got <<-!
	accounts	3000.5	1500	-1500.5	-0.500083	
	accounts.low	2000	1500	-500	-0.250000	
	accounts.high	3900	1500	-2400	-0.615385	
	capacity.activation	0.7	0.5	-0.2	-0.285714	
	capacity.activation.low	0.55	0.5	-0.05	-0.090909	
	capacity.activation.high	0.85	0.5	-0.35	-0.411765	
	technology.acv	9000	8000	-1000	-0.111111	
	technology.acv.low	6000	8000	2000	0.333333	
	technology.acv.high	14000	8000	-6000	-0.428571	
	sales.share	0.425	0.355	-0.07	-0.164706	board
	sales.share.low	0.425	0.3	-0.125	-0.294118	board
	sales.share.high	0.46	0.4	-0.06	-0.130435	board
!
cp out whole
run pos-tam --data model.json --compare lean -o tsv
ok 'compare: one name is against base' same whole out
run pos-tam --data model.json --compare lean base -o tsv
sed 1d out | grep -v '^input' | cut -f 2-6 >got
model lean compare base
ok 'compare: the other way round' same want got
run pos-tam --data model.json --compare base same
ok 'compare: nothing differs' has out 'No input differs.'
run pos-tam --data unknown.yaml --compare base base -o tsv
ok 'compare: unknown is not zero' has out 'category	solutions						'
run pos-tam --data model.json --compare base lien
ok 'compare: no such scenario' status 2
run pos-tam --data model.json --compare
ok 'compare: no name' status 2
run pos-tam --data model.json --compare base lean same
ok 'compare: three names' status 2
run pos-tam --data model.json --compare base lean -o md
ok 'compare: md' has out '| accounts | 3,000.5 | 1,500 | -50.0 % | - |'

# --tornado
run pos-tam --data model.json --tornado -o tsv
ok 'tornado: status' status 0
sed 1d out | cut -f 1,2,6-9 >got
model base tornado
ok 'tornado: each input, largest swing first' same want got
ok 'tornado: eight swings' equal "$(wc -l <got)" 8
run pos-tam --data model.json --tornado --scenario lean -o tsv
sed 1d out | cut -f 1,2,6-9 >got
model lean tornado
ok 'tornado: with a scenario' same want got
cat >swing.yaml <<-!
	currency: EUR
	accounts: {low: 500, base: 1000, high: 1200}
	acv: 1000
	categories:
	  sales: {share: {low: 10%, base: 20%, high: 40%}}
	  solutions: {share: 50%}
	  technology: {share: ~}
!
run pos-tam --data swing.yaml --tornado
ok 'tornado: output' is out <<-!
	our revenue through sales partners: EUR 200,000
	INPUT        LOW - HIGH    AT LOW  AT HIGH    SWING  BASE AT |
	sales.share  10 - 40 %    100,000  400,000  300,000  =========|=================
	accounts     500 - 1,200  100,000  240,000  140,000  =========|===
	Without a range, so they do not swing: acv

	revenue of the ecosystem, the partners' own: EUR 500,000, without 1 category where a number is unknown
	INPUT     LOW - HIGH    AT LOW  AT HIGH    SWING  BASE AT |
	accounts  500 - 1,200  250,000  600,000  350,000  =====================|========
	Without a range, so they do not swing: acv and solutions.share

	One input at a time from its low to its high, all others at their base.
	swing.yaml; 4 of 4 numbers without a source: pos tam --explain
!
run env LC_ALL=C.UTF-8 pos-tam --data swing.yaml --tornado
ok 'tornado: blocks where the locale has them' has out '▆▆▆┃▆▆▆'
run pos-tam --data plain.yaml --tornado
ok 'tornado: nothing ranges' has out 'Without a range, so they do not swing: accounts, acv, solutions.reach and solutions.share'

# --samples
run pos-tam --data model.json --samples 200000 --seed 7 -o tsv
ok 'samples: status' status 0
cp out first
model base mean
cut -f 2,7 first | sed 1d >got
cut -f 1,2 want >exact
ok 'samples: the exact mean' same exact got
cut -f 2,6 first | sed 1d | paste want - | awk -F '\t' '{
	off = ($5 - $2) / ($3 / sqrt(200000))
	if (off > 4 || off < -4 || $1 != $4 || ($3 == 0 && $5 != $2))
		print $1 ": mean " $5 " is " off " standard errors off " $2
	n++
} END { if (n != 6) print n " rows" }' >off || echo 'awk failed' >off
ok 'samples: each mean within four standard errors' empty off
run pos-tam --data model.json --samples 200000 --seed 7 -o tsv
ok 'samples: the same seed, the same bytes' same first out
run pos-tam --data model.json --samples 200000 --seed 8 -o tsv
ok 'samples: another seed, other figures' not cmp -s first out
run pos-tam --data model.json --samples 200000 -o tsv
ok 'samples: the seed is printed' equal "$(sed -n 2p out | cut -f 8-10)" \
	'200000	1	SEK'
run pos-tam --data model.json --scenario lean --samples 100000 -o tsv
cp out lean
model lean mean
cut -f 2,6 lean | sed 1d | paste want - | awk -F '\t' '{
	off = ($5 - $2) / ($3 / sqrt(100000) + 0.01)
	if (off > 4 || off < -4) print $1, off
	n++
} END { if (n != 6) print n " rows" }' >off || echo 'awk failed' >off
ok 'samples: with a scenario' empty off
# the draws again, bit by bit
cat >draw.pl <<'!'
# perl draw.pl N SEED: what --samples prints of model.json
use strict;
use warnings;
no warnings 'portable';	# 64 bits are expected
use JSON::PP;
my ($n, $seed) = @ARGV;
open(my $in, '<', 'model.json') or die;
my $m = decode_json(join '', <$in>);
sub plus { use integer; return $_[0] + $_[1] }
sub product { use integer; return $_[0] * $_[1] }
sub rotate { return ($_[0] << $_[1]) | ($_[0] >> (64 - $_[1])) }
sub splitmix {
	my ($state) = @_;
	my $z = $$state = plus($$state, 0x9e3779b97f4a7c15);
	$z = product($z ^ ($z >> 30), 0xbf58476d1ce4e5b9);
	$z = product($z ^ ($z >> 27), 0x94d049bb133111eb);
	return $z ^ ($z >> 31);
}
sub stream {
	my ($name) = @_;
	my ($hash, $state) = (0xcbf29ce484222325, $seed);
	$hash = product($hash ^ ord, 0x100000001b3) for split //, $name;
	$state = splitmix(\$state) ^ $hash;
	return [map { splitmix(\$state) } 1 .. 4];
}
sub unit {
	my ($s) = @_;
	my $r = plus(rotate(plus($s->[0], $s->[3]), 23), $s->[0]);
	my $t = $s->[1] << 17;
	$s->[2] ^= $s->[0]; $s->[3] ^= $s->[1]; $s->[1] ^= $s->[2];
	$s->[0] ^= $s->[3]; $s->[2] ^= $t;
	$s->[3] = rotate($s->[3], 45);
	return ($r >> 11) / 2 ** 53;
}
sub level { return $_[0] =~ s/%$//r / ($_[0] =~ /%$/ ? 100 : 1) }
my %streams;
sub draws {		# all of one input
	my ($number, $name) = @_;
	return [(1) x $n] unless defined $number;
	my ($a, $b, $c) = ref $number ? map { level($number->{$_} //
	    $number->{base}) } qw(low base high) : (level($number)) x 3;
	return [($b) x $n] if $a == $c;
	my $s = stream($name);
	return [map { my $u = unit($s); $u * ($c - $a) < $b - $a ?
	    $a + sqrt($u * ($c - $a) * ($b - $a)) :
	    $c - sqrt((1 - $u) * ($c - $a) * ($c - $b)) } 1 .. $n];
}
my %total = (ours => [(0) x $n], ecosystem => [(0) x $n]);
sub show {
	my ($id, @x) = @_;
	my $sum = 0;
	$sum += $_ for @x;
	@x = sort { $a <=> $b } @x;
	print join("\t", $id, map { my $t = sprintf('%.2f', int($_ * 100 +
	    0.5) / 100); $t =~ s/\.00$//; $t } @x[map { int(($n * $_ + 99) /
	    100) - 1 } 10, 50, 90], $sum / $n), "\n";
}
for my $id (qw(solutions technology sales direct)) {
	my $c = $m->{categories}{$id};
	my @in = (draws($m->{accounts}, '.accounts'),
	    draws($c->{reach}, "$id.reach"), draws($c->{share}, "$id.share"),
	    defined $c->{acv} ? draws($c->{acv}, "$id.acv") :
	    draws($m->{acv}, '.acv'));
	my @x = map { my $i = $_; my $p = 1; $p *= $_->[$i] for @in; $p }
	    0 .. $n - 1;
	my $to = $total{($c->{revenue} // ($id eq 'sales' ? 'ours' : '')) eq
	    'ours' ? 'ours' : 'ecosystem'};
	$to->[$_] += $x[$_] for 0 .. $n - 1;
	show($id, @x);
}
show($_, @{$total{$_}}) for qw(ours ecosystem);
!
for n in 1 9 600 1500; do
	perl draw.pl $n 20261120 >want || echo 'draw.pl failed' >want
	run pos-tam --data model.json --samples $n --seed 20261120 -o tsv
	sed 1d out | cut -f 2-6 >got
	ok "samples: $n draws, in another language" same want got
done
# one uncertain input: the percentiles in closed form
cat >one-range.yaml <<-!
	accounts: {low: 1000, base: 1500, high: 4000}
	acv: 10
	categories: {sales: {share: 50%}}
!
run pos-tam --data one-range.yaml --samples 1000000 -o tsv
cat >triangle.awk <<'!'
function q(p, a, m, b) {
	if (p < (m - a) / (b - a))
		return a + sqrt(p * (b - a) * (m - a))
	return b - sqrt((1 - p) * (b - a) * (b - m))
}
function check(name, got, p,    want) {
	want = q(p, 5000, 7500, 20000)
	if (got < want * 0.998 || got > want * 1.002)
		print name ": " got ", expected about " want
}
{
	check("P10", $3, 0.1); check("P50", $4, 0.5); check("P90", $5, 0.9)
	n++
}
END { if (n != 1) print n " rows" }
!
sed -n 2p out | awk -F '\t' -f triangle.awk >off || echo 'awk failed' >off
ok 'samples: P10, P50, P90 of a triangle' empty off
run pos-tam --data plain.yaml --samples 10 -o tsv
ok 'samples: without ranges all are the value' has out \
	'category	solutions	11520000	11520000	11520000	11520000	11520000	10	1	EUR'
run pos-tam --data one.yaml --samples 10
ok 'samples: without ranges it says so' has out 'No input has a range, so all samples are alike'
run pos-tam --data one-range.yaml --samples 1 -o tsv
sed -n 2p out | awk -F '\t' '$3 > 5000 && $3 < 20000 && $3 == $4 &&
	$4 == $5 && $5 == $6 { print "one" }' >got
ok 'samples: one is every percentile and the mean' is got <<-!
	one
!
run pos-tam --data unknown.yaml --samples 10 -o tsv
ok 'samples: unknown is not zero' has out 'category	solutions						10	1	'
run pos-tam --data model.json --samples 1000
ok 'samples: says what it did' has out '1,000 samples, seed 1; about: to three digits, steadier the more samples.'
for n in 0 -1 x 1e6 10000001 99999999999999999999; do
	run pos-tam --data plain.yaml --samples $n
	ok "samples: $n is refused" status 2
done
ok 'samples: says how many there may be' has err \
	'a whole number from 1 to 10000000, digits only, is expected'
run pos-tam --data plain.yaml --samples 5 --seed abc
ok 'a seed that is none' status 2
run pos-tam --data plain.yaml --seed 5
ok 'a seed without samples' status 2

# --chart
well_formed() {
	if command -v xmllint >/dev/null; then
		xmllint --noout "$1"
	else
		python3 -c 'import sys, xml.dom.minidom
xml.dom.minidom.parse(sys.argv[1])' "$1"
	fi
}
alone() {
	[ -s "$1" ] && ! grep -Ei 'href|<script|<image|@import|url\(|on[a-z]+=' \
		"$1"
}
for view in '' --tornado '--samples 1000'; do
	rm -f c.svg
	# shellcheck disable=SC2086
	run pos-tam --data model.json --scenario lean $view --chart c.svg
	ok "chart $view: status" status 0
	ok "chart $view: is XML" well_formed c.svg
	ok "chart $view: title and description" \
		grep -q '<title id="title">Partner market: .*, scenario lean</title>' c.svg
	ok "chart $view: nothing from elsewhere, no script" alone c.svg
	ok "chart $view: the table too" test -s out
	# shellcheck disable=SC2086
	run pos-tam --data model.json --scenario lean $view --chart -
	ok "chart $view: to standard output" same c.svg out
done
run pos-tam --data model.json --chart c.svg -o tsv
ok 'chart: values as text' has c.svg '>SEK 38.3 M (19.1 M - 70.0 M)<'
# bars are as long as their values: sales, on the scale of the axis
sed -n 's/.*<rect x="\([0-9]*\)" y="[0-9]*" width="\([0-9]*\)" height="18".*/\1 \2/p' \
	c.svg | sed -n 1p >bar
awk '{ zero = 200; top = 620; max = 80000000; a = 19125000; b = 69966336.4
	x = zero + (top - zero) * a / max; w = (top - zero) * (b - a) / max
	if ($1 < x - 1 || $1 > x + 1 || $2 < w - 2 || $2 > w + 2)
		print $0 ", expected " x, w
	n++ } END { if (n != 1) print "no bar" }' bar >off ||
	echo 'awk failed' >off
ok 'chart: the bar of sales' empty off
run pos-tam --data model.json --samples 5000 --chart c.svg
sed -n 's/^our revenue  *SEK \(.*\)  *SEK \(.*\)  *SEK \(.*\)  *SEK.*  *SEK.*/P10 \1|P50 \2|P90 \3/p' out |
	tr '|' '\n' | sed 's/ *$//' >want
sed -n 's/.*>\(P[159]0 .*\)<.text>/\1/p' c.svg | sed -n 1,3p >got
ok 'chart: the percentiles of the table' same want got
# the halves of each bar of the tornado, in pixels of its scale
run pos-tam --data model.json --tornado --chart c.svg -o tsv
sed -n 's/.*<rect x="\([0-9]*\)" y="[0-9]*" width="\([0-9]*\)" height="18" fill="#\(......\)".*/\3 \1 \2/p' \
	c.svg >bars
awk -F '\t' '$1 == "ours" { # the axis: 25 M to 50 M on 260 to 620
	px = 360 / 25000000
	if ($7 > $6 + 0.01)
		printf "0072b2 %.0f %.0f\n", 260 + ($6 - 2.5e7) * px, ($7 - $6) * px
	if ($8 > $7 + 0.01)
		printf "e69f00 %.0f %.0f\n", 260 + ($7 - 2.5e7) * px, ($8 - $7) * px
}' out >want
paste -d ' ' want bars | awk 'NF == 6 {
	for (i = 2; i <= 3; i++)
		if ($i - $(i + 3) > 1 || $(i + 3) - $i > 1 || $1 != $4)
			print
	n++
} END { if (n != 5) print n " bars" }' >off || echo 'awk failed' >off
ok 'chart: the bars of the tornado' empty off
echo 'mine' >mine.svg
run pos-tam --data model.json --chart mine.svg
ok 'chart: a file that is none of ours: status' status 3
ok 'chart: a file that is none of ours: is kept' equal "$(cat mine.svg)" mine
run pos-tam --data model.json --chart mine.svg -f
ok 'chart: -f overwrites it' well_formed mine.svg
run pos-tam --data model.json --chart no/such/c.svg
ok 'chart: a folder that is not there' status 3
run pos-tam --data model.json --chart c.svg --explain
ok 'chart: of --explain' status 2
run pos-tam --data model.json --chart - -o tsv
ok 'chart: - with -o' status 2
sed 's/model/a \& <b>/' model.json >'a & <b>.json'
run pos-tam --data 'a & <b>.json' --chart -
cp out escaped.svg
ok 'chart: what XML needs escaped' well_formed escaped.svg
ok 'chart: what XML needs escaped: the name' has escaped.svg \
	'a &amp; &lt;b&gt;.json'

# --capacity
mkdir -p cap/strategy
for p in 'one active reseller' 'two growing reseller' 'three at-risk reseller' \
	'four signed referral' 'five active integration' \
	'six growing services [solutions, sales]' 'seven active odd [solutions]'; do
	# shellcheck disable=SC2086
	set -- $p
	mkdir -p "cap/partners/$1"
	printf 'name: %s\nstage: %s\ntype: %s\n' "$1" "$2" "$3" \
		>"cap/partners/$1/partner.yaml"
	[ $# -gt 3 ] && echo "categories: ${p#"$1 $2 $3 "}" \
		>>"cap/partners/$1/partner.yaml"
done
echo 'version: 1' >cap/pos.yaml
cat >cap/program.yaml <<-!
	types:
	  - {id: reseller, name: R, category: sales}
	  - {id: referral, name: R, category: sales}
	  - {id: integration, name: I, category: technology}
	  - {id: services, name: S, category: technology}
	  - {id: odd, name: O, category: technology}
	categories: [{id: sales, name: S}, {id: solutions, name: S}, {id: technology, name: T}]
!
printf 'name: Høyde AS\ncurrency: SEK\n' >cap/company.yaml
cp model.json cap/strategy/tam.yaml
run pos-tam -C cap --capacity --target 2500000 -o tsv
ok 'capacity: status' status 0
sed 1d out | cut -f 1,2,7-9,13-15,17-19 >got
model base capacity 2500000 sales=3 solutions=2 technology=1
ok 'capacity: SOM and partners needed' same want got
run pos-tam -C cap --capacity --target 5000000.5 --scenario lean -o tsv
sed 1d out | cut -f 1,2,7-9,13-15,17-19 >got
model lean capacity 5000000.5 sales=3 solutions=2 technology=1
ok 'capacity: with a scenario' same want got
run pos-tam -C cap --capacity
ok 'capacity: no target' has out \
	'no target: give --target AMOUNT, or a goal with the id sourced-revenue in company.yaml'
run pos-tam -C cap --capacity --target 1
ok 'capacity: enough' has out \
	'sales: SEK 1 a year takes 1 active partner at SEK 52,000 each; there are 3, which is enough'
ok 'capacity: a target that is given needs no word' hasnt out target
cat >>cap/company.yaml <<-!
	goals:
	  - {id: other, text: Another, target: 5%}
	  - {id: sourced-revenue, text: Won, target: 900000, by: 2027-12-31}
!
run pos-tam -C cap --capacity
ok 'capacity: the goal is the target' has out \
	'target: goal sourced-revenue of company.yaml:5, by 2027-12-31'
ok 'capacity: for people' has out 'sales: SEK 900,000 a year takes 18 (9 to 43) active partners at SEK 52,000 each; there are 3, so 15 (6 to 40) more: sign 22 (8 to 73), of whom 70 % become active'
sed -i 's/target: 900000/target: half/' cap/company.yaml
run pos-tam -C cap --capacity
ok 'capacity: a goal that is no amount: status' status 3
ok 'capacity: a goal that is no amount: message' has err "company.yaml:5: target: 'half' is not a number"
cat >cap/strategy/tam.yaml <<-!
	accounts: 100
	acv: 50
	categories:
	  sales: {share: 1%}
	  solutions: {share: 10%, deals_per_partner: 3}
!
run pos-tam -C cap --capacity --target 900
ok 'capacity: unknown: the line to add' has out \
	"sales: deals_per_partner is unknown: add a line such as 'deals_per_partner: 1' below strategy/tam.yaml:4, or below capacity: for all"
ok 'capacity: unknown is not zero' \
	grep -q '^sales  *3  *-  *SEK 50  *-  *SEK 50  *-  *-  *-$' out
ok 'capacity: partners set the limit' \
	grep -q '^solutions  *2  *3  *SEK 50  *SEK 300  *SEK 500  *SEK 300  *-  *partners$' out
sed -i 's/deals_per_partner: 3/deals_per_partner: 30/' cap/strategy/tam.yaml
run pos-tam -C cap --capacity --target 900 -o json
sed -i 's/share: 1%/share: 1%, deals_per_partner: 0/' cap/strategy/tam.yaml
cp out market
run pos-tam -C cap --capacity --target 900
ok 'capacity: partners that bring nothing' has out \
	'sales: a partner brings 0, so no number of them reaches the target'
cp market out
ok 'capacity: the market sets the limit' has out '"limit": "market"'
run pos-tam --data model.json --capacity
ok 'capacity: needs a workspace' status 2
for n in 0 -5 x 10% 1,000; do
	run pos-tam -C cap --capacity --target $n
	ok "capacity: the target $n is refused" status 2
done
run pos-tam -C cap --target 5
ok 'a target without --capacity' status 2

# every view in json
cp model.json cap/strategy/tam.yaml
sed -i 's/target: half/target: 900000/' cap/company.yaml
for view in '' --explain --tornado '--samples 100' --capacity \
	'--compare lean' '--scenario lean --tornado'; do
	# shellcheck disable=SC2086
	run pos-tam -C cap $view -o json
	perl -MJSON::PP -e '
		my $j = decode_json(join "", <STDIN>);
		my ($list) = grep { ref } values %$j;
		print "version $j->{schema_version}, records: ",
		    @$list > 3 ? "some" : scalar @$list, "\n"' <out >got
	ok "json of '$view'" equal "$(cat got)" 'version 1, records: some'
	# shellcheck disable=SC2086
	pos-tam -C cap $view -o json >/dev/full 2>err
	rc=$?
	ok "json of '$view' to a full disk" status 3
done
cat >cap/strategy/tam.yaml <<-!
	accounts: 100
	acv: 50
	categories:
	  sales: {share: 1%}
!

# currency
run pos-tam -C cap
ok 'currency: the company has it' has out 'SEK 50'
sed -i 's/SEK/SKE/' cap/company.yaml
run pos-tam -C cap
ok 'currency: unknown in company.yaml: status' status 3
ok 'currency: unknown in company.yaml: message' is err <<-!
	pos-tam: company.yaml:2: currency: 'SKE' is none: the three letters of a currency in use (ISO 4217) are expected, such as EUR, NOK or USD
!
echo 'currency: DKK' >>cap/strategy/tam.yaml
run pos-tam -C cap
ok 'currency: that of the file wins' has out 'DKK 50'
sed 's/EUR/EURO/' plain.yaml >euro.yaml
run pos-tam --data euro.yaml
ok 'currency: unknown in the file: status' status 3
ok 'currency: unknown in the file: line' has err "euro.yaml:1: currency: 'EURO' is none"

# --set in a scenario
cat >sc.yaml <<-!
	accounts: 10   # all
	acv: 100
	categories:
	  sales: {share: 20%}   # ours
	scenarios:
	  # a bad year
	  lean:
	    accounts: 5 # half
	  other: {note: "Åse's"}
!
cp sc.yaml sc.before
run pos-tam --data sc.yaml --scenario lean --set accounts=6 \
	--set sales.share=15% --set sales.share.source=board \
	--set capacity.activation=60%
ok '--set in a scenario: status' status 0
ok '--set in a scenario: output' is out <<-!
	sc.yaml:8: lean: accounts 5 -> 6
	sc.yaml:11: lean: sales.share 20 % (base) -> 15 %
	sc.yaml:12: lean: sales.share.source: board
	sc.yaml:14: lean: capacity.activation unknown -> 60 %
	sales  100 -> 90  (6 accounts x 15 % x 100)
	sc.yaml written, not committed
!
ok '--set in a scenario: the file' is sc.yaml <<-!
	accounts: 10   # all
	acv: 100
	categories:
	  sales: {share: 20%}   # ours
	scenarios:
	  # a bad year
	  lean:
	    accounts: 6 # half
	    categories:
	      sales:
	        share: 15%
	        share_source: board
	    capacity:
	      activation: 60%
	  other: {note: "Åse's"}
!
run pos-tam --data sc.yaml --scenario lean --set sales.share=15%
ok '--set in a scenario: unchanged' is out <<-!
	sc.yaml:11: lean: sales.share 15 %: unchanged
!
run pos-tam --data sc.yaml --set accounts=10
ok '--set beside scenarios: unchanged' is out <<-!
	sc.yaml:1: accounts 10: unchanged
!
run pos-tam --data sc.yaml --scenario lean --set sales.share=16%
ok '--set in a scenario: its source may be out of date' is err <<-!
	pos-tam: sc.yaml:11: the source of sales.share is the one it had; --scenario lean --set sales.share.source=TEXT changes it
!
run pos-tam --data sc.yaml --scenario leaan --set accounts=7
ok '--set in no such scenario' status 2
mkdir -p cap2/strategy && cp sc.before cap2/strategy/tam.yaml
(cd cap2 && git init -q && echo 'version: 1' >pos.yaml && git add -A &&
	git commit -q -m start)
run pos-tam -C cap2 --scenario lean --set accounts=4
ok '--set in a scenario: commits' has out 'committed as'
git -C cap2 log -1 --format=%B >message
ok '--set in a scenario: the commit says so' is message <<-!
	tam: lean: accounts 5 -> 4

	Pos-Op: set
	Pos-Target: strategy/tam.yaml#scenarios.lean.accounts

!

printf '  wet: {accounts: 3}\n' >>cap2/strategy/tam.yaml
cp cap2/strategy/tam.yaml edited
run pos-tam -C cap2 --scenario wet --set accounts=4
ok '--set in a scenario that is not committed: status' status 6
ok '--set in a scenario that is not committed: message' has err \
	'there is no scenario wet; commit it first'
ok '--set in a scenario that is not committed: nothing is written' \
	same edited cap2/strategy/tam.yaml

# one view at a time
run pos-tam --data model.json --tornado --explain
ok 'two views' status 2
run pos-tam --data model.json --compare base lean --scenario lean
ok '--compare with --scenario' status 2
run pos-tam --data plain.yaml --set acv=1 --tornado
ok '--set with a view' status 2
run pos-tam --data plain.yaml -f
ok '--force without --chart' status 2

pos-tam --data plain.yaml >/dev/full 2>err
rc=$?
ok 'standard output full: status' status 3
ok 'standard output full: message' is err <<-!
	pos-tam: standard output: cannot write
!
done_testing
