#!/bin/sh
# Tests of pos-ask. The words of texts and their ranks: t/unit/words.c,
# t/unit/bm25.c. What is cited is held against the files by cited() below,
# figures against sums made here.
. "$(dirname "$0")/lib.sh"

# cited FILE: does each line that the answer in FILE cites exist, and hold
# what is quoted? The answer is text or JSON; run in the workspace.
cited() {
	file=$1
	[ -e "$file" ] || file=$T/$1
	perl -MJSON::PP -e '
		sub lines {
			open my $f, "<:raw", $_[0] or die "no file $_[0]\n";
			local $/; my $s = <$f>;
			split /(?<=\n)/, $s;
		}
		sub part {
			my ($path, $from, $to) = @_;
			my @l = lines($path);
			die "$path:$from-$to: no such line\n"
			    unless 1 <= $from && $from <= $to && $to <= @l;
			join "", @l[$from - 1 .. $to - 1];
		}
		local $/; open my $f, "<:raw", shift or die; my $s = <$f>;
		my ($n, $path) = (0, "");
		if ($s =~ /^\{/) {
			my $json = decode_json($s);
			for my $c (map { @{$_->{cites}} } @{$json->{answer}}) {
				utf8::encode(my $quote = $c->{quote});
				utf8::encode(my $name = $c->{path});
				index(part($name, $c->{line}, $c->{last}),
				    $quote) >= 0 or die "$name:$c->{line}: no $quote\n";
				$n++;
			}
			for my $p (@{$json->{passages}}) {
				utf8::encode(my $text = $p->{text});
				part($p->{path}, $p->{line}, $p->{last}) eq $text
				    or die "$p->{path}:$p->{line}: other text\n";
				$p->{line} <= $_ && $_ <= $p->{last} or die
				    "line $_ is not in it\n" for @{$p->{best}};
				$n++;
			}
		} else {
			for (split /\n/, $s) {
				while (/[(, ]([a-z][\w.\/-]*\.(?:yaml|md)):(\d+)(?:-(\d+))?(?=[,) ])/g) {
					part($1, $2, $3 || $2); $n++;
				}
				($path, $n) = ($1, $n + 1) if /^(\S+\.(?:yaml|md)):\d+/;
				next unless /^  (\d+): (.*)/;
				my ($line, $text) = ($1, $2);
				$text =~ s/^\.\.\.|\.\.\.$//g;
				index(part($path, $line, $line), $text) >= 0
				    or die "$path:$line: no $text\n";
				$n++;
			}
		}
		die "nothing is cited\n" if $n == 0;
	' "$file"
}

# kinds KIND: the texts of the claims of a kind in the JSON in out
kinds() {
	perl -MJSON::PP -e '
		my $kind = shift; local $/; my $json = decode_json(<STDIN>);
		binmode STDOUT, ":utf8";
		print map { "$_->{text}\n" } grep { $_->{kind} eq $kind }
		    @{$json->{answer}};
	' "$1" <"$T/out"
}

pos-init w --demo </dev/null >/dev/null && cd w || exit 1
pos-gen icp framework >/dev/null

# a figure of the market
line=$(grep -n 'share: 12%' strategy/tam.yaml | cut -d: -f1)
run pos-ask 'what is the basis of the 15% solutions share?'
ok 'assumption: status' status 0
ok 'assumption: the question is wrong' equal "$(sed -n 1p "$T/out")" \
	"the workspace says 12 % (strategy/tam.yaml:$line), not 15 %"
ok 'assumption: its value and place' equal "$(sed -n 2p "$T/out")" \
	"solutions.share 12 % (strategy/tam.yaml:$line)"
ok 'assumption: its source' has out \
	"  source: $(sed -n 's/^    share_source: \(services .*\)/\1/p' strategy/tam.yaml) (strategy/tam.yaml:$((line + 1)))"
value=$(perl -ne '
	$n = $1 if /^accounts: .*base: (\d+)/; $acv = $1 if /^acv: (\d+)/;
	$in = $1 if /^  (\w+):$/;
	$share = $1 if $in eq "solutions" && /^    share: (\d+)%/;
	END { printf "%.1f", $n * $share / 100 * $acv / 1e6 }' strategy/tam.yaml)
ok 'assumption: the formula' has out \
	"  formula: solutions: EUR $value M = 3,000 accounts x 12 % x EUR 40,000"
ok 'assumption: the inputs' has out '  input: acv EUR 40,000: median of the'
ok 'assumption: complains of nothing' empty err
ok 'assumption: what is cited is there' cited out
first=$(git log --format=%h --abbrev=7 --reverse -- strategy/tam.yaml | sed 1q)
ok 'assumption: who wrote it, when' has out \
	"  change: 12 % since it was first written, on 2026-11-20 by Ada Test, commit $first: init:"
cp "$T/out" first
for text in 'basis of the 15 % solutions share' 'Solutions share of 15 percent: basis?' \
	'basis of the 15.0% share of solution'; do
	run pos-ask "$text"
	ok "another spelling: $text" same first "$T/out"
done
run pos-ask what is the basis of the 15% solutions 'share?'
ok 'a question in several operands' same first "$T/out"
run pos-ask --about tam 'what is the basis of the 15% solutions share?'
ok 'about the market' same first "$T/out"
run pos-ask tam 'what is the basis of the 15% solutions share?'
ok 'about: as an operand' same first "$T/out"
run pos-ask tam#solutions.share 'what is the basis of the 15%?'
ok 'about: by its path' same first "$T/out"
run pos-ask 'basis of the 12 % solutions share'
ok 'the right number: no correction' hasnt out 'not 1'
rm first
run pos-ask -o json 'what is the basis of the 15% solutions share?'
ok 'json: status' status 0
ok 'json: what is cited is there' cited out
ok 'json: the figure' equal "$(kinds figure)" 'solutions.share 12 %'
ok 'json: the question' has out \
	'"question": "what is the basis of the 15% solutions share?"'
ok 'json: schema_version' has out '"schema_version": 1'
ok 'json: what the question says' has out '"not": "15 %"'

# its life in git
pos-tam --set solutions.share=15% >/dev/null 2>&1
second=$(git log -1 --format=%h --abbrev=7)
run pos-ask 'solutions share of 12%?'
ok 'changed: what it is now' equal "$(sed -n 1p "$T/out")" \
	"the workspace says 15 % (strategy/tam.yaml:$line), not 12 %"
ok 'changed: from what, by whom' has out \
	"  change: 12 % -> 15 % on 2026-11-20 by Ada Test, commit $second:"
ok 'changed: until when it was what the question says' has out \
	"  change: it was 12 % until 2026-11-20: commit $second by Ada Test"
sed -i 's/share: 15%$/share: 16%/' strategy/tam.yaml
run pos-ask 'solutions share'
ok 'not committed: is told' has out '  change: 15 % -> 16 %, not yet committed'
ok 'not committed: what is cited is there' cited out
git checkout -q strategy

run pos-ask 'technology share of 25%?'
ok 'the high of a range: is right' hasnt out ', not '
ok 'the high of a range: told' has out '  range: 15 % to 25 %'
run pos-ask 'technology share of 26%?'
ok 'beyond the range: is wrong' has out ', not 26 %'

# values computed from the market; scenarios
run pos-ask 'what is the potential of technology partners?'
ok 'a market: status' status 0
value=$(perl -ne '
	$n = $1 if /^accounts: .*base: (\d+)/; $in = $1 if /^  (\w+):$/;
	next unless $in eq "technology" && !$done;
	$share = $1 if /^    share: .*base: (\d+)%/;
	$reach = $1 if /^    reach: (\d+)%/;
	$done = $acv = $1 if /^    acv: .*base: (\d+)/;
	END { print $n * $reach * $share * $acv / 10000 }' strategy/tam.yaml)
ok 'a market: computed again' has out "market of technology EUR $(echo "$value" |
	sed 's/\([0-9]*\)\([0-9]\{3\}\)\([0-9]\{3\}\)$/\1,\2,\3/'),"
ok 'a market: what is cited is there' cited out
run pos-ask 'how big is the TAM?'
ok 'the total: two of them' equal "$(grep -c '^partner market, ' "$T/out")" 2
ok 'the total: what is cited is there' cited out
run pos-ask 'accounts in the cautious scenario'
ok 'a scenario: its number' has out "accounts 2,400 (strategy/tam.yaml:$(
	grep -n '^    accounts: 2400' strategy/tam.yaml | cut -d: -f1))"

# metrics, counted again from the deals
rates() {
	cat data/deals-*.yaml | perl -ne '
		next unless /stage: (won|lost)\b.*closed: ([\d-]+)/;
		($stage, $day) = ($1, $2);
		next if $day lt "2025-11-21" || $day gt "2026-11-20";
		$role = /role: (\w+)/ ? $1 : "direct";
		$n{$role}{$stage}++;
		END {
			for ("sourced", "influenced", "direct") {
				$of = $n{$_}{won} + $n{$_}{lost};
				printf "Win rate, %s: %d %% (%d of %d)\n", $_,
				    int(100 * $n{$_}{won} / $of + 0.5),
				    $n{$_}{won}, $of;
			}
		}'
}
# won PATTERN FROM TO: "EUR 61,000 (2 deals)" of deals won that match
won() {
	cat data/deals-*.yaml | perl -ne '
		BEGIN { ($like, $from, $to) = splice @ARGV, 0, 3 }
		next unless /$like/ && /stage: won\b.*closed: ([\d-]+)/;
		next if $1 lt $from || $1 gt $to;
		/amount: ([\d.]+)/; $sum += $1; $n++;
		END {
			$sum = sprintf "%d", $sum + 0.5;
			1 while $sum =~ s/(\d)(\d{3})(?!\d)/$1,$2/;
			printf "EUR %s (%d deal%s)\n", $sum, $n,
			    $n == 1 ? "" : "s";
		}' "$@"
}
year='2026-01-01 2026-11-20'
rates >want
run pos-ask -o json 'what is our win rate?'
kinds figure >got
ok 'win rate: of each kind' same got want
ok 'win rate: what is cited is there' cited out
ok 'win rate: says which could be meant' equal "$(kinds meant)" 'Win rate, sourced (sourced-win-rate), Win rate, influenced (influenced-win-rate) or Win rate, direct (direct-win-rate)'
run pos-ask 'what is our direct win rate?'
ok 'win rate: of one kind' equal "$(grep -c '^Win rate, ' "$T/out")" 1
ok 'win rate: its definition' has out '  definition: Deals won as a share of'
ok 'win rate: its window' has out '  window: 2025-11-21 to 2026-11-20'
ok 'win rate: eight of its deals' equal "$(grep -c '  input: d-' "$T/out")" 8
ok 'win rate: how many more' has out "  input: and $((
	$(sed -n 's/.*direct.* of \([0-9]*\).*/\1/p' want) - 8)) more"
ok 'win rate: each deal is cited' cited out
ok 'win rate: the next command' has out \
	'  next: pos metric cases -p 2026 direct-win-rate'
run pos-metric cases -p 2026 direct-win-rate -o tsv
ok 'win rate: the next command lists them all' equal \
	"$(($(grep -c '' "$T/out") - 1))" \
	"$(sed -n 's/.*direct.* of \([0-9]*\).*/\1/p' want)"
run pos-ask 'is our direct win rate 60%?'
ok 'win rate: the question is wrong' test "$(sed -n '1s/.*, not //p' \
	"$T/out")" = '60 %'
for with in with without; do
	run pos-ask "win rate $with partners last year"
	grep '^Win rate, ' "$T/out" | sed 's/,[^,]*$//; s/: .*//' >got
	case $with in
	with) printf 'Win rate, %s\n' sourced influenced >want ;;
	*) echo 'Win rate, direct' >want ;;
	esac
	sed -i 's/, 2025$//' got
	ok "win rate $with partners" same want got
	ok "win rate $with partners: of last year" has out \
		'  window: 2025-01-01 to 2025-12-31'
done
# shellcheck disable=SC2086 # two days
while IFS='|' read -r question like days text; do
	run pos-ask "$question"
	ok "$question: status" status 0
	ok "$question: its value, computed again" test \
		"$(sed -n '1s/ (data.*//p; 1s/ (0 deals)$/&/p' "$T/out" |
		head -1)" = "$text: $(won "$like" $days)"
	ok "$question: what is cited is there" cited out
done <<-!
	sourced revenue|role: sourced|$year|Sourced revenue won, 2026 so far
	what was sourced revenue in Q3?|role: sourced|2026-07-01 2026-09-30|Sourced revenue won, third quarter of 2026
	sourced revenue, Q4 2025|role: sourced|2025-10-01 2025-12-31|Sourced revenue won, fourth quarter of 2025
	revenue influenced won in the first half of 2026|role: influenced|2026-01-01 2026-06-30|Influenced revenue won, first half of 2026
	influenced revenue last quarter|role: influenced|2026-07-01 2026-09-30|Influenced revenue won, third quarter of 2026
	sourced revenue in July|role: sourced|2026-07-01 2026-07-31|Sourced revenue won, July 2026
	total revenue 2026-H1|.|2026-01-01 2026-06-30|Revenue won, first half of 2026
	sourced revenue in the last 12 months|role: sourced|2025-11-21 2026-11-20|Sourced revenue won in a year
	sourced revenue of Nordvik|partner: nordvik-systems, role: sourced|$year|Sourced revenue won, 2026 so far, partner Nordvik Systems
	sourced revenue of nordvik systems in 2025|partner: nordvik-systems, role: sourced|2025-01-01 2025-12-31|Sourced revenue won, 2025, partner Nordvik Systems
!
# of a region: its accounts and its partners
run pos-ask 'sourced revenue in dach in 2026-Q2'
cp "$T/out" dach
run pos-report --format csv --region dach --period 2026-Q2 quarterly
ok 'in a region: as a report of it has it' equal \
	"$(sed -n '1s/.*: EUR \([0-9,]*\) .*/\1/p' dach | tr -d ,)" \
	"$(awk -F, '$1 == "sourced-won" { print $5 + 0 }' "$T/out")"
ok 'in a region: says so' grep -q ', region DACH: ' dach
ok 'in a region: against the quarter before' grep -q \
	'^  before: .*, 2026-01-01 to 2026-03-31; since then ' dach
command=$(sed -n 's/^  next: pos //p' dach)
# shellcheck disable=SC2086 # its words
run pos $command -o tsv
ok 'in a region: the next command' status 0
rm dach
run pos-ask nordvik-systems 'sourced revenue in 2026'
ok 'about a partner: its figure' has out 'partner Nordvik Systems: EUR '
run pos-ask 'sourced revenue in Q3'
ok 'against the plan' has out '  plan: EUR 100,000'
run pos-ask 'sourced revenue in 2024'
ok 'of days before the deals: not known, which is not zero' has out \
	'Sourced revenue won, 2024: not known: '
run pos-ask 'MDF ROI 2026-Q2'
ok 'a quotient' has out 'MDF ROI, (revenue - spend) / spend, second quarter of 2026: '
ok 'a quotient: its sides' equal "$(grep -c '  input: .*: EUR ' "$T/out")" 2
run pos-ask 'how many active partners'
ok 'active partners: each is cited' cited out
run pos-ask 'sourced revenue of weather'
ok 'of what is no partner: no figure' hasnt out 'Sourced revenue won'
run pos-ask 'sourced revenue Q2 and Q3'
ok 'of two periods: no figure of one' hasnt out 'Sourced revenue won, '
mkdir -p templates && printf '%s\n' 'version: 1' 'metrics:' \
	'  - {id: sourced-won, also: [moolah]}' >templates/metrics.yaml
run pos-ask moolah
ok 'what people call it: of the workspace' has out 'Sourced revenue won, 2026'
rm -r templates
run pos-ask 'sales share'
ok 'the share of sales: what the deals give' has out \
	"  computed: from the deals: Sourced share of revenue won $(
	won 'role: sourced' 2025-11-21 2026-11-20 >a
	won . 2025-11-21 2026-11-20 >b
	paste -d' ' a b | tr -d ',()' | awk '{ printf "%.0f %% (", 100 * $2 / $6 }'
	printf '%s of %s)' "$(sed 's/ (.*//' a)" "$(sed 's/ (.*//' b)")"
run pos-ask -o json 'sales share'
ok 'the share of sales: its deals are cited' cited out
rm -f want got a b

# other values
run pos-ask 'What tier is Nordvik Systems?'
ok 'a value: told' has out "Nordvik Systems, tier: gold (partners/nordvik-systems/partner.yaml:$(
	grep -n '^tier:' partners/nordvik-systems/partner.yaml | cut -d: -f1))"
ok 'a value: what is cited is there' cited out
run pos-ask 'notice days of 30?'
ok 'a value: the question is wrong' has out "the workspace says 60 (program.yaml:$(
	grep -n 'notice_days: 60' program.yaml | cut -d: -f1)), not 30"
run pos-ask 'amount of d-041'
ok 'a record by its id' equal "$(grep -c '^deals\.' "$T/out")" 1
ok 'a record by its id: what is cited is there' cited out

# passages
run pos-ask 'which pains do plant managers have?'
ok 'passages: status' status 0
ok 'passages: at most five' equal "$(grep -cE '^[^ ].*:[0-9]+' "$T/out")" 5
ok 'passages: at most three lines each' test "$(awk '
	/^  [0-9]+: / { n++; if (n > most) most = n } /^[^ ]/ { n = 0 }
	END { print most }' "$T/out")" = 3
ok 'passages: what is quoted is there' cited out
run pos-ask -k 2 'which pains do plant managers have?'
ok 'no more than two' equal "$(grep -cE '^[^ ].*:[0-9]+' "$T/out")" 2
run pos-ask -o json -k 7 'which pains do plant managers have?'
ok 'json: seven' equal "$(grep -c '"where"' "$T/out")" 7
ok 'json: each passage as the file has it' cited out
run pos-ask --about icp 'which pains do plant managers have?'
ok 'about a document: nothing else' equal "$(grep -E '^[^ ].*:[0-9]+' "$T/out" |
	grep -vc '^strategy/icp')" 0
ok 'about a document: but that' has out 'strategy/icp.md:'
run pos-ask icp#pains 'which pains do they have?'
ok 'about a section: status' status 0
section() {
	awk '/^## / { on = $0 == "## Pains" } on { print NR }' strategy/icp.md
}
sed -n 's/^strategy\/icp.md:\([0-9]*\) .*/\1/p' "$T/out" >got
ok 'about a section: not elsewhere' test -s got -a "$(section |
	grep -cxFf got)" = "$(wc -l <got)"
rm got
run pos-ask --about 'Brückner & Söhne' notes
ok 'about a partner: by its name' has out 'partners/bruckner-sohne/partner.yaml:'
ok 'about a partner: no other' equal "$(grep -E '^partners/' "$T/out" |
	grep -vc '^partners/bruckner-sohne/')" 0
run pos-ask --about deals 'Rasmussen warehouse'
ok 'about the deals' has out 'data/deals-2025-q2.yaml:'
ok 'about the deals: nothing else' equal "$(grep -E '^[^ ].*:[0-9]+' "$T/out" |
	grep -vc '^data/deals-')" 0

# not said
run pos-ask 'who invented the zeppelin?'
ok 'not said: status' status 1
ok 'not said: said so' is out <<-!
	the workspace does not say
	!
ok 'not said: what was searched' has err 'files; no passage has'
ok 'not said: which words' has err "'zeppelin'"
run pos-ask -o json 'who invented the zeppelin?'
ok 'not said, json: status' status 1
ok 'not said, json' is out <<-!
	{
	  "schema_version": 1,
	  "question": "who invented the zeppelin?",
	  "answer": [],
	  "passages": []
	}
	!
run pos-ask --about tam 'who is the manager of nordvik systems?'
ok 'not said there: status' status 1
ok 'not said there: where' has err 'about tam'

# documents of other tools; text that would steer a terminal
printf '\357\273\277# Notes\r\n\r\n## Zebra crossing\r\n\r\nOne \033[31mred\007 zebra, 3,000 quaggas.\r\n' \
	>strategy/zebra.md
printf '\357\273\277quagga: 40%%\r\nname: "\\e]0;owned\\a"\r\n' >data/zebra.yaml
run pos-ask 'red zebra crossing'
ok 'CRLF and a mark: found' has out 'strategy/zebra.md:3  Notes: Zebra crossing'
ok 'CRLF and a mark: the line' has out '  5: One \x1b[31mred\x07 zebra, 3,000 quaggas.'
run pos-ask strategy/zebra.md 'red 3000 quaggas'
ok 'thousands with a comma are the same number' has out '  5: One '
run pos-ask 'is quagga 50%?'
ok 'CRLF and a mark in data' has out 'the workspace says 40 % (data/zebra.yaml:1), not 50 %'
run pos-ask 'zebra name'
ok 'data: shown harmless' has out 'name: \x1b]0;owned\x07'
for form in text json; do
	run pos-ask -o $form 'red zebra name'
	ok "$form: found" status 0
	ok "$form: no control character" equal "$(tr -d '\n\40-\176\200-\377' \
		<"$T/out" | wc -c)" 0
done
esc=$(printf '\033')
run pos-ask --about "$esc[31mzebra" "$esc[31mred"
ok 'an address that steers a terminal: status' status 3
ok 'an address that steers a terminal: shown harmless' hasnt err "$esc"
rm strategy/zebra.md data/zebra.yaml

# a long line is cut around what matches
{
	echo '# Long'
	echo
	echo '## One line'
	echo
	awk 'BEGIN { for (i = 0; i < 200; i++) printf "wørd%d ", i }'
	echo 'then an okapi and some more'
} >strategy/long.md
run pos-ask okapi
ok 'a long line: status' status 0
ok 'a long line: what matches' has out 'then an okapi and some more'
ok 'a long line: not all' hasnt out wørd0
ok 'a long line: what is quoted is there' cited out
rm strategy/long.md

# reports: the newest of each kind
mkdir -p reports
for day in 2026-09-01 2026-10-01; do
	printf '# Summary\n\n## Okapi\n\nOkapis of %s.\n' $day >reports/$day-exec.md
done
run pos-ask okapi
ok 'reports: the newest' has out 'reports/2026-10-01-exec.md:'
ok 'reports: no older one' hasnt out '2026-09-01'
rm -r reports

# files that cannot be read
echo 'x: [' >data/deals-2026-q4.yaml
run pos-ask 'what is our win rate?'
ok 'broken deals: status' status 3
ok 'broken deals: file and line' has err 'not read: data/deals-2026-q4.yaml:'
ok 'broken deals: no figure' hasnt out 'Win rate, '
ok 'broken deals: passages of other files' cited out
run pos-ask 'who invented the zeppelin?'
ok 'broken deals, not said: status' status 3
git checkout -q data
rm strategy/tam.yaml && ln -s /etc/passwd strategy/tam.yaml
run pos-ask 'what is the solutions share?'
ok 'a link that leads out: status' status 3
ok 'a link that leads out: named' has err 'not read: strategy/tam.yaml: '
git checkout -q strategy

# without git, below a repository, called wrongly
cd "$T" && cp -R w plain && rm -rf plain/.git && git init -q top && cp -R plain top/sub
run pos-ask -C plain 'what is the solutions share?'
ok 'without a repository: status' status 0
ok 'without a repository: no history' hasnt out '  change: '
git -C top add -A && git -C top commit -qm 'all of it'
cd top/sub/partners || exit 1
run pos-ask 'what is the solutions share?'
ok 'in a subfolder of a repository: status' status 0
ok 'in a subfolder of a repository: its history' has out ': all of it ('
cd .. && run pos-ask 'what is the solutions share?'
ok 'in a subfolder of a repository: what is cited is there' cited out
cd "$T"
run pos-ask -C w
ok 'no question: status' status 2
ok 'no question: says so' has err 'what is the question?'
run pos-ask -C w 'what is it?'
ok 'no word of its own: status' status 2
run pos-ask -C w "$(awk 'BEGIN { for (i = 0; i < 1000; i++) print "words" }')"
ok 'a text is no question: status' status 2
run pos-ask -C w --abuot tam share
ok 'bad option: status' status 2
ok 'bad option: the nearest' has err about
run pos-ask -C w -k 0 share
ok 'no passages: status' status 2
run pos-ask -C w -o table share
ok 'no such form: status' status 2
run pos-ask -C w --about nordvik-sistems tier
ok 'no such address: status' status 3
ok 'no such address: the nearest' has err 'nordvik-systems'
run pos-ask -C w --about icp#nothing pains
ok 'no such section: status' status 3
ok 'no such section: named' has err "no section or path 'nothing'"
run pos-ask -C w --about ../../etc/passwd root
ok 'an address that leads out: status' status 3
ok 'an address that leads out: prints nothing' empty out
run pos-ask -C "$T/home" share
ok 'no workspace: status' status 3
ok 'no workspace: what to do' has err 'pos init'
for form in text json; do
	pos-ask -C w -o $form 'solutions share' >/dev/full 2>"$T/err" </dev/null
	rc=$?
	ok "full device, $form: status" status 3
done
done_testing
