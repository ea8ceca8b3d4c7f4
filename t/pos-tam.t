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

pos-tam --data plain.yaml >/dev/full 2>err
rc=$?
ok 'standard output full: status' status 3
ok 'standard output full: message' is err <<-!
	pos-tam: standard output: cannot write
!
done_testing
