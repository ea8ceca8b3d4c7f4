#!/bin/sh
# pos-report: figures recomputed independently, what changed, errors.
. "$(dirname "$0")/lib.sh"

cp -R "$ROOT/workspace" w && chmod -R u+w w && cd w || exit 1
git init -q && git add -A && git commit -qm start

run pos-report exec
ok 'exec: status' status 0
sed 's/[0-9a-f]\{7\}$/C/' "$T/out" >"$T/said"
ok 'exec: says where' is "$T/said" <<-!
	reports/2026-11-20-exec.md, 7 sections, 1 chart, committed as C
	!
report=reports/2026-11-20-exec.md

# the trailer names each input with its hash, as git computes it
git log --format='%(trailers:key=Pos-Inputs,valueonly)' \
	--grep='^Pos-Op: report' | tr ' ' '\n' >"$T/inputs"
for file in company.yaml program.yaml data/customers.yaml; do
	ok "inputs: $file with its hash" has "$T/inputs" \
		"$file@$(git rev-parse --short=7 "HEAD:$file")"
done
ok 'inputs: deals and partners, too' equal \
	"$(grep -cE '^(data/deals|partners)@[0-9a-f]{7}$' "$T/inputs")" 2

# the same figures from the YAML, by other code: revenue of the fiscal year so
# far, rates over twelve months
cat data/deals-*.yaml | perl -ne '
	next unless /^\s*- \{(.*)\}/;
	my %d = /(\w+): ("[^"]*"|[^,}]+)/g;
	my $role = $d{role} // "direct";
	push @{$open{$role}}, $d{amount} if $d{stage} !~ /^(won|lost)$/;
	next unless $d{closed} && $d{closed} le "2026-11-20";
	if ($d{closed} gt "2025-11-20") {
		$rate{$role} += $d{stage} eq "won";
		$closed{$role}++;
	}
	next unless $d{closed} ge "2026-01-01" && $d{stage} eq "won";
	$won{$role} += $d{amount}, $n{$role}++, $all += $d{amount};
	sub c { my $x = reverse shift; $x =~ s/(\d{3})(?=\d)/$1,/g; scalar reverse $x }
	END {
		my $sum = sub { my $s = 0; $s += $_ for @_; c($s) };
		printf "| Sourced revenue won | EUR %s (%d deals) |\n", c($won{sourced}), $n{sourced};
		printf "| Influenced revenue won | EUR %s (%d deals) |\n", c($won{influenced}), $n{influenced};
		printf "| Sourced share of revenue won | %d %% (EUR %s of EUR %s) |\n", 100 * $won{sourced} / $all + 0.5, c($won{sourced}), c($all);
		printf "| Open pipeline, sourced | EUR %s (%d deals) |\n", $sum->(@{$open{sourced}}), scalar @{$open{sourced}};
		printf "| Open pipeline, influenced | EUR %s (%d deals) |\n", $sum->(@{$open{influenced}}), scalar @{$open{influenced}};
		printf "| Win rate, sourced | %d %% (%d of %d) |\n", 100 * $rate{sourced} / $closed{sourced} + 0.5, $rate{sourced}, $closed{sourced};
		printf "| Win rate, direct | %d %% (%d of %d) |\n", 100 * $rate{direct} / $closed{direct} + 0.5, $rate{direct}, $closed{direct};
	}' >"$T/expected.figures"
grep -E '^\| (Sourced|Influenced|Open|Win)' $report | head -7 |
	sed 's/\[^[^]]*\]//; s/^\(| [^|]* | [^|]* |\).*/\1/' >"$T/figures"
ok 'exec: seven figures recomputed' same "$T/expected.figures" "$T/figures"
ok 'exec: the script found deals' has "$T/expected.figures" \
	'| Sourced revenue won | EUR 531,000 (13 deals) |'
ok 'exec: held against the year before and the plan' has $report \
	'| EUR 531,000 (13 deals) | +EUR 323,000, better | EUR 450,000, 118 % reached |'
ok 'exec: a figure has its days, its commit and its files' has $report \
	"[^direct-win-rate]: Deals won as a share of deals won and lost, of those without a partner. Days: 2025-11-21 to 2026-11-20. As of 2026-11-20, commit $(git rev-parse --short=10 HEAD~1). Files: \`data/deals-*.yaml\`."
ok 'exec: silent partners are a risk' has $report \
	'- **Silent for more than 90 days** (2): Quayside Analytics and Weserbogen Systemhaus.'
ok 'exec: nothing to compare with' has $report 'This is the first report'
run pos-report -p exec --period 2025
ok 'exec of a period: comes after no report' hasnt out 'This is the first report'
ok 'exec of a period: what it is held against' has out 'The figures above hold the period against the one before it.'
total=$(sed -n '/^| Tier/,/^$/s/^| [^|]* | \([0-9]*\) .*/\1/p' $report |
	awk '{ n += $1 } END { print n }')
ok 'exec: each partner has one tier or none' equal "$total" 24
run pos-report exec
ok 'again: up to date' is out <<-!
	reports/2026-11-20-exec.md is up to date
	!

# a month later a deal is won and a partner moves up
id=$(sed -n 's/.*{id: \(d-[0-9]*\),.*stage: negotiation.*role: sourced.*/\1/p' \
	data/deals-2026-q*.yaml | head -1)
sed -i "/id: $id,/{s/stage: negotiation/stage: won/;s/expected: [-0-9]*/closed: 2026-12-10/}" \
	data/deals-2026-q*.yaml
sed -i 's/^stage: .*/stage: at-risk/' partners/nordvik-systems/partner.yaml
git commit -qam 'December'
POS_NOW=2026-12-20 run pos-report exec
ok 'next: status' status 0
sed -n '/^## What changed/,/^## Program/p' reports/2026-12-20-exec.md >"$T/changed"
ok 'next: since when' has "$T/changed" 'Since the last report of 2026-11-20 (commit '
ok 'next: sourced pipeline then and now' has "$T/changed" \
	'| Open pipeline, sourced | EUR 530,000 (13 deals) | EUR '
ok 'next: a partner in another stage' has "$T/changed" \
	'- Nordvik Systems: stage at-risk, was growing'
git log --format=%s -2 >"$T/log"
ok 'next: commits' is "$T/log" <<-!
	report: exec, reports/2026-12-20-exec.md
	December
	!
git checkout -q -b squashed HEAD~2 2>/dev/null
git merge -q --squash main >/dev/null 2>&1 || git merge -q --squash master >/dev/null
git commit -qm 'two in one'
POS_NOW=2027-01-05 run pos-report -p exec
ok 'squashed: still finds the last report' has out \
	'Since the last report of 2026-12-20 (commit '
git checkout -q -
run pos-report -p exec
ok 'print: status' status 0
ok 'print: the report' has out '# Partner program, executive summary: 2026-11-20'
git status --porcelain >"$T/status"
ok 'print: writes nothing' empty "$T/status"
sed -i 's/^No rule fired.*//; s/^- \*\*Set to the stage at-risk\*\*.*/- The board knows./' $report
POS_NOW=2026-11-20 run pos-report -f exec
ok 'edited by hand and written again: kept' has $report 'The board knows.'
git checkout -q -- . 2>/dev/null
cd "$T" || exit 1

# a workspace in a folder of a repository
mkdir -p repo && git -C repo init -q && cp -R "$ROOT/workspace" repo/ours
chmod -R u+w repo
git -C repo add -A && git -C repo commit -qm start
run pos-report -C repo/ours/data exec
ok 'workspace in a subfolder: status' status 0
ok 'workspace in a subfolder: names are whole' has \
	repo/ours/reports/2026-11-20-exec.md \
	'| [Älvsjö Automation](../partners/alvsjo-automation/partner.yaml) | Platinum |'
sed -i 's/^tier: .*/tier: gold/' repo/ours/partners/alvsjo-automation/partner.yaml
git -C repo commit -qam 'a tier'
POS_NOW=2026-11-21 run pos-report -C repo/ours exec
ok 'workspace in a subfolder: compares with the last' has \
	repo/ours/reports/2026-11-21-exec.md \
	'- Älvsjö Automation: tier Gold, was Platinum'

mkdir bare && cd bare && git init -q . && echo 'version: 1' >pos.yaml || exit 1
git add -A && git commit -qm start
run pos-report exec
ok 'no data: status' status 0
ok 'no data: none, not zero per cent' has reports/2026-11-20-exec.md \
	'| Win rate, sourced[^sourced-win-rate] | none |'
cd "$T" || exit 1
run pos-report
ok 'no operand: status' status 2
run pos-report --forse exec
ok 'bad option: status' status 2
run pos-report -C w exek
ok 'unknown report: status' status 2
ok 'unknown report: the nearest' has err "no report 'exek'; did you mean exec?"
run pos-report -C w ../../../etc
ok 'a path is no report: status' status 2
ok 'a path is no report: which there are' has err "there are annual, board, exec, monthly, partner and quarterly"
run pos-report --view nordics
ok 'a view alone is no report: how to say it' has err 'for example: pos report exec --view nordics'
run pos-report exec board
ok 'two reports: one at a time' has err 'one report at a time: pos report exec'
run pos-report -C nowhere exec
ok 'no such folder: status' status 3
echo 'deals: [{id: x}]' >w/data/deals-x.yaml
run pos-report -C w exec
ok 'broken deal: status' status 3
ok 'broken deal: file and line' has err 'pos-report: data/deals-x.yaml:1: '
rm w/data/deals-x.yaml

# what would make a wrong figure is refused, with its line
refused() {
	cp "w/$2" kept
	sed -i "0,/$3/s//$4/" "w/$2"
	run pos-report -C w -p exec
	cp kept "w/$2"
	ok "$1: status" status 3
	ok "$1: says so" has err "pos-report: $2:"
	ok "$1: and what to do" has err "$5"
}
refused 'thousands with a comma' data/deals-2026-q1.yaml 'amount: 71000' \
	'amount: 71,000' "'000' stands alone: a number has no commas"
refused 'thousands with a dot' data/deals-2026-q1.yaml 'amount: 71000' \
	'amount: 71.000' "amount: '71.000' looks like thousands"
refused 'a stage that is none' partners/nordvik-systems/partner.yaml \
	'stage: .*' 'stage: Growing' 'stage: one of prospect|'
refused 'a region that is none' partners/nordvik-systems/partner.yaml \
	'nordics' 'nordic' "regions: 'nordic' is not in the list of regions"
refused 'a date that is none' partners/fjell-data/partner.yaml \
	'renews: [-0-9]*' 'renews: soon' 'renews: a date such as 2026-11-20'
refused 'an industry that is none' data/customers.yaml \
	'industry: logistics' 'industry: logistic' "industry: 'logistic' is not"
# a report of one's own is a folder and no C
own=w/templates/artifacts/report-weekly
mkdir -p $own && cat >$own/artifact.yaml <<-'!'
	artifact: report-weekly
	title: Monday
	output: reports/%REPORT%.md
	period: running-month
	sections:
	  - id: won
	    heading: Won
	    about: Revenue of the month so far.
	    evidence: [report, metrics]
	    facts: {report: report.head}
	    draft: won.md
!
echo '{{#metrics.sourced-won}}{{report.period.id}}: {{long}}{{/metrics.sourced-won}}' \
	>$own/won.md
run pos-report -C w --region nordics weekly
ok 'own: status' status 0
ok 'own: the file' has out 'reports/2026-11-weekly-nordics.md, 1 section, committed as '
ok 'own: of its period' has w/reports/2026-11-weekly-nordics.md '2026-11: EUR 0 (0 deals)'
ok 'own: the head' has w/reports/2026-11-weekly-nordics.md \
	'  report: {kind: weekly, period: "2026-11", filter: {region: nordics}}'
run pos-report -C w --region nordics weekly
ok 'own: again' has out 'is up to date'
run pos-report -C w -p --period 2026-Q2 weekly
ok 'own: another period' has out '2026-Q2: EUR 291,500'
run pos-report -C w wekly
ok 'own: the nearest' has err "no report 'wekly'; did you mean weekly?"
run pos-gen -C w report-weekly
ok 'own: pos-gen says who writes it' has err 'pos report weekly'
run pos-check -C w
ok 'own: pos-check has nothing to say' hasnt out 'report-weekly'
ok 'own: pos-check looked' has out 'data/deals'
for word in half quarter month year running-year running-half running-quarter day; do
	sed -i "s/^period: .*/period: $word/" $own/artifact.yaml
	run pos-report -C w -p weekly
	ok "own: $word: status" status 0
	sed -n 's/^  report: {kind: weekly, period: \(.*\)}/\1/p' "$T/out"
done >"$T/told"
grep -v '^ok' "$T/told" | tr -d '"' >"$T/periods"
grep '^ok\|^not' "$T/told"
ok 'own: each word is its period' is "$T/periods" <<-!
	2026-H1
	2026-Q3
	2026-10
	2025
	2026
	2026-H2
	2026-Q4
	2026
!
sed -i 's/^period: .*/period: fortnight/' $own/artifact.yaml
run pos-report -C w weekly
ok 'own: no such period: status' status 3
ok 'own: no such period: file, line, words' has err \
	'templates/artifacts/report-weekly/artifact.yaml:4: period: which period a report is of is expected, one of year|half|quarter|'
run pos-check -C w
ok 'own: no such period: pos-check says so' has out 'artifact.yaml:4: '
sed -i '/^period: /d' $own/artifact.yaml
run pos-report -C w weekly
ok 'own: no period: status' status 3
sed -i 's/^output: .*/output: reports\/weekly.md\nperiod: day/' $own/artifact.yaml
run pos-report -C w weekly
ok 'own: no place for its name: status' status 3
ok 'own: no place for its name: what is expected' has err 'output: reports/%REPORT%.md is expected'
rm -r w/templates

# a record that lacks its type and its stage, and is too thin for a score
mkdir w/partners/thin && echo 'name: Thin AS' >w/partners/thin/partner.yaml
run pos-report -C w -p --partner thin partner
ok 'a thin record: status' status 0
for what in Type Stage Health; do
	ok "a thin record: $what" has out "| $what | not known |"
done
rm -r w/partners/thin

pos-report -C w -p exec >/dev/full 2>err
rc=$?
ok 'full output: status' status 3
done_testing
