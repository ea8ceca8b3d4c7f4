#!/bin/sh
# pos-gen: drafts from the sample workspace, hand edits, conflicts, errors.
. "$(dirname "$0")/lib.sh"

# a fresh workspace in $1, committed
workspace() {
	cp -R "$ROOT/workspace" "$1" && chmod -R u+w "$1" &&
		git -C "$1" init -q && git -C "$1" add -A &&
		git -C "$1" commit -qm start
}

# replace the first SEARCH by REPLACE in FILE
edit() {
	perl -0pi -e 's/\Q'"$2"'\E/'"$3"'/ or die "nothing to edit\n"' "$1"
}

workspace w
cd w || exit 1

run pos-gen icp ipp cjm
ok 'all three: status' status 0
sed 's/in [0-9.]* s, committed as [0-9a-f]\{7\}$/in T, committed as C/' \
	"$T/out" >"$T/said"
ok 'all three: says what was drafted' is "$T/said" <<-!
	icp  firmographics  technographics  behaviour  signals  pains  cost-of-inaction  personas  exclusions  confidence
	ipp  profile  capabilities  reach  disqualifiers  commitment  economics  types  criteria
	cjm  stages  coverage  tech-stack  service-matrix  tech-matrix  sales-matrix
	23 sections from 38 files by builtin in T, committed as C
	!
git show --format=%s --name-only HEAD >"$T/commit"
ok 'one commit with documents and sidecars' is "$T/commit" <<-!
	gen: icp, ipp, cjm

	.pos/strategy/cjm.yaml
	.pos/strategy/icp.yaml
	.pos/strategy/ipp.yaml
	strategy/cjm.md
	strategy/icp.md
	strategy/ipp.md
	!
git log -1 --format='%(trailers:key=Pos-Op,valueonly)%(trailers:key=Pos-Engine,valueonly)' |
	sed '/^$/d' >"$T/trailers"
ok 'trailers' is "$T/trailers" <<-!
	gen
	builtin
	!
git status --porcelain >"$T/status"
ok 'nothing left over' empty "$T/status"
sed -n '/^facts:/,/^---$/p' strategy/icp.md >"$T/facts"
ok 'facts of the ICP' is "$T/facts" <<-!
	facts:
	  industries: [logistics, food-production]
	  employees: {min: 88, max: 219}
	  regions: [nordics, dach]
	  technologies: [Infor M3, SAP Business One, IFS Cloud, OPC UA]
	  signals: [audit-finding, new-site]
	  pains: [manual-reports, unplanned-stops, blind-spots, energy-bill, late-loads, audit-trail]
	  personas: [Plant manager]
	  exclusions: {industries: [], sizes: ["1 to 49"], regions: [], technologies: [SAP S/4HANA], employees: [{max: 29}]}
	---
	!
ok 'a win rate with its cases' has strategy/icp.md \
	'| **Logistics** | 31 | 50 % (14 of 28) |'
ok 'too few cases are not a share' has strategy/icp.md \
	'| Energy | 9 | too few to say (n = 7) |'
ok 'a need that nobody covers' has strategy/cjm.md \
	'| Agreement with the works council on data of people | partner | 0 | **gap: nobody** |'
ok 'a need that rests on one partner' has strategy/cjm.md \
	'| 1 | only Østby Consulting |'

# recommended types, counted again from the files without pos
for file in partners/*/partner.yaml; do
	slug=${file#partners/}
	echo "${slug%%/*} $(sed -n 's/^type: *//p' "$file")"
done >"$T/types"
grep -h 'stage: won.*role: sourced' data/deals-*.yaml |
	sed 's/.*partner: \([^,}]*\).*/\1/' | awk '
	NR == FNR { type[$1] = $2; next }
	{ n[type[$1]]++ }
	END { for (t in n) if (n[t] >= 3) print t }' "$T/types" - |
	while read -r type; do
		sed -n '/^types:/,/^categories:/p' program.yaml |
			sed -n "/^  - id: $type\$/{n;s/^ *name: *//p;}"
	done | sort >"$T/counted"
awk -F '|' '$3 == " **recruit more** " { print $2 }' strategy/ipp.md |
	sed 's/^ *//; s/ *$//' | sort >"$T/said"
ok 'recommended types: those that have sourced three won deals' \
	same "$T/counted" "$T/said"

before=$(git rev-parse HEAD)
run pos-gen icp ipp cjm
ok 'again: status' status 0
ok 'again: up to date' is out <<-!
	icp  up to date
	ipp  up to date
	cjm  up to date
	!
ok 'again: no commit' equal "$(git rev-parse HEAD)" "$before"

cp strategy/icp.md "$T/first.md"
rm -rf "$T/w2" && workspace "$T/w2"
run pos-gen -C "$T/w2" icp ipp cjm
ok 'the same files give the same bytes' same "$T/w2/strategy/icp.md" \
	"$T/first.md"

# a hand edit in a sentence, a new deal, and both are there afterwards
edit strategy/icp.md 'A new customer takes' 'Patience: a new customer takes'
edit strategy/icp.md 'Source: [customers]' \
	'Energy is strategic although it is small.\n\nSource: [customers]'
printf '\n## Our own notes\n\nBy hand, with a ## in\n\n```\n## a fence\n```\n' >>strategy/icp.md
git commit -qam 'by hand: energy is strategic'
edit data/customers.yaml 'industry: logistics, employees: ' \
	'industry: logistics, employees: 9'
git commit -qam 'a customer has grown'
run pos-gen icp
ok 'merge: status' status 0
ok 'merge: says whose edits were kept' has out \
	'firmographics (your edits kept)'
ok 'merge: the sentence by hand is there' has strategy/icp.md \
	'Energy is strategic although it is small.'
ok 'merge: a section that did not change is not drafted' hasnt out behaviour
ok 'merge: its edit is there' has strategy/icp.md 'Patience: a new'
# the quartiles again, without pos: present customers in the core industries
awk '/^  - {id: c-/ && !/churned:/ && /industry: (logistics|food-production),/ {
	sub(/.*employees: /, "")
	print $1 + 0 }' data/customers.yaml | sort -n | awk '
	{ v[NR] = $1 }
	function q(p, h, i) { h = (NR - 1) * p + 1; i = int(h)
		return v[i] + (h - i) * (v[i < NR ? i + 1 : i] - v[i]) }
	END { printf "  employees: {min: %d, max: %d}\n", q(.25) + .5,
		q(.75) + .5 }' >"$T/quartiles"
ok 'merge: the new figure is there' has strategy/icp.md "$(cat "$T/quartiles")"
ok 'merge: the old one is not' hasnt strategy/icp.md '{min: 88, max: 219}'
ok 'merge: nor in the text' has strategy/icp.md 'there employ 88 to 227;'
git diff HEAD~1 -- strategy/icp.md | grep '^[-+][^-+]' >"$T/diff"
ok 'merge: own sections are untouched' hasnt "$T/diff" 'notes'
tail -7 strategy/icp.md >"$T/tail"
ok 'merge: byte for byte' is "$T/tail" <<-!
	## Our own notes

	By hand, with a ## in

	\`\`\`
	## a fence
	\`\`\`
	!

# both sides change the same line
sed -i 's/Half of our customers there/Half of our accounts there/' strategy/icp.md
git commit -qam 'by hand: companies'
edit data/customers.yaml 'employees: 9' 'employees: '
git commit -qam 'and shrunk again'
cp strategy/icp.md "$T/before.md"
before=$(git rev-parse HEAD)
run pos-gen icp
ok 'conflict: status' status 6
ok 'conflict: names file and section' has err \
	"in section 'Firmographics' your edits and the new text change the same lines, so nothing was written"
ok 'conflict: shows your side' has err '<<<<<<< yours'
ok 'conflict: shows the other side' has err '>>>>>>> regenerated'
ok 'conflict: the document is as it was' same strategy/icp.md "$T/before.md"
ok 'conflict: no commit' equal "$(git rev-parse HEAD)" "$before"
git status --porcelain >"$T/status"
ok 'conflict: nothing left over' empty "$T/status"
ok 'conflict: says how to go on' has err "pos gen --keep 'icp#firmographics'"
run pos-gen --keep icp#firmographics
ok 'kept: status' status 0
ok 'kept: the document is as it was' same strategy/icp.md "$T/before.md"
git log -1 --format=%s >"$T/subject"
ok 'kept: says so in the log' is "$T/subject" <<-!
	gen: icp firmographics, kept as it stands
	!
run pos-gen icp
ok 'kept: no conflict any more' status 0
ok 'kept: the sentence by hand is still there' has strategy/icp.md \
	'Half of our accounts there'
cd "$T" || exit 1

# edits that are not committed
rm -rf w && workspace w && cd w || exit 1
pos-gen icp >/dev/null
printf '\n## Draft of mine\n\nNot committed.\n' >>strategy/icp.md
edit data/deals-2026-q1.yaml 'stage: won' 'stage: won, note: x'
run pos-gen --force icp#pains
ok 'uncommitted: status' status 0
git diff --name-only >"$T/diff"
ok 'uncommitted: stays uncommitted' is "$T/diff" <<-!
	data/deals-2026-q1.yaml
	strategy/icp.md
	!
git show HEAD:strategy/icp.md >"$T/committed"
ok 'uncommitted: is not in the commit' hasnt "$T/committed" 'Draft of mine'
ok 'uncommitted: is in the file' has strategy/icp.md 'Draft of mine'
git checkout -q -- .

# a section removed by hand stays away, until it is named
perl -0pi -e 's/## Personas.*?(?=## Exclusions)//s' strategy/icp.md
git commit -qam 'by hand: no personas'
run pos-gen --force icp
ok 'removed: status' status 0
ok 'removed: stays away' hasnt strategy/icp.md '## Personas'
run pos-gen icp#personas
ok 'removed: comes back when named' has strategy/icp.md '## Personas'
grep '^## ' strategy/icp.md | tail -4 >"$T/order"
ok 'removed: comes back in its place' is "$T/order" <<-!
	## Cost of inaction
	## Personas
	## Exclusions
	## Confidence
	!

# dry run, no commit, evidence
edit data/customers.yaml 'industry: logistics, employees: ' \
	'industry: logistics, employees: 9'
before=$(git rev-parse HEAD)
run pos-gen -n icp
ok 'dry run: status' status 0
ok 'dry run: prints the difference' has out '+  employees: {min: '
git status --porcelain >"$T/status"
ok 'dry run: writes nothing' is "$T/status" <<-!
	 M data/customers.yaml
	!
run pos-gen --no-commit icp
ok 'no commit: status' status 0
ok 'no commit: writes' has strategy/icp.md 'min: 88, max: 227'
ok 'no commit: does not commit' equal "$(git rev-parse HEAD)" "$before"
git checkout -q -- . && git clean -qfd
run pos-gen --evidence icp#signals
ok 'evidence: status' status 0
perl -MJSON::PP -0e '
	my $e = decode_json(<>)->{"icp#signals"};
	my ($new) = grep { $_->{name} eq "new site" } @{$e->{signals}{list}};
	print "$new->{closed}{value} $new->{won}{value} $new->{win_rate}{long}\n";
	print join(" ", @{$e->{signals}{sources}}), "\n"' "$T/out" >"$T/got"
ok 'evidence: figures with their files' is "$T/got" <<-!
	19 11 58 % (11 of 19)
	company.yaml program.yaml data/customers.yaml data/prospects.yaml data/deals*.yaml
	!
cd "$T" || exit 1

# a workspace in a folder of a repository, with an artifact of its own
mkdir repo && git -C repo init -q && cp -R "$ROOT/workspace" repo/pos
chmod -R u+w repo
mkdir -p repo/pos/templates/artifacts/haiku
cat >repo/pos/templates/artifacts/haiku/artifact.yaml <<-!
	artifact: haiku
	title: Käufer
	output: strategy/haiku.md
	sections:
	  - id: käufer-überall
	    heading: Käufer überall
	    evidence: [deals]
	    draft: d.md
	!
echo '{{deals.won}} of {{deals.closed}} won' \
	>repo/pos/templates/artifacts/haiku/d.md
git -C repo add -A && git -C repo commit -qm start
cd repo/pos/data || exit 1
run pos-gen haiku
ok 'own artifact in a subfolder: status' status 0
ok 'own artifact in a subfolder: document' is ../strategy/haiku.md <<-!
	---
	artifact: haiku
	---
	# Käufer

	## Käufer überall

	41 of 103 won
	!
git show --format= --name-only HEAD >"$T/commit"
ok 'own artifact in a subfolder: commit' is "$T/commit" <<-!
	pos/.pos/strategy/haiku.yaml
	pos/strategy/haiku.md
	!
cd "$T" || exit 1

# no data at all: what the company states, marked as assumption
mkdir bare && cd bare && git init -q . || exit 1
echo 'version: 1' >pos.yaml
cat >company.yaml <<-!
	name: Bare
	currency: EUR
	targets: {industries: [shoes], employees: {min: 5, max: 9}}
	!
run pos-gen --no-commit icp ipp cjm
ok 'no data: status' status 0
ok 'no data: marked as assumption' has strategy/icp.md \
	'**Assumption, not evidence:**'
sed -n '/^facts:/,/^---$/p' strategy/icp.md >"$T/facts"
ok 'no data: facts as stated' is "$T/facts" <<-!
	facts:
	  industries: [shoes]
	  employees: {min: 5, max: 9}
	  regions: []
	  technologies: []
	  signals: []
	  pains: []
	  personas: []
	  exclusions: {industries: [], sizes: [], regions: [], technologies: [], employees: []}
	---
	!
cd "$T" || exit 1

# called wrongly, broken input
run pos-gen
ok 'no operand: status' status 2
run pos-gen --evidnce icp
ok 'bad option: status' status 2
ok 'bad option: suggests' is err <<-!
	pos-gen: unknown option --evidnce; did you mean --evidence?
	$(usage_of pos-gen)
	!
run pos-gen -C w ipc
ok 'unknown artifact: status' status 3
ok 'unknown artifact: suggests' is err <<-!
	pos-gen: no artifact 'ipc'; did you mean 'icp'?
	!
run pos-gen -C w icp#persona
ok 'unknown section: suggests' is err <<-!
	pos-gen: icp has no section 'persona'; did you mean personas?
	!
sed -i 's/^engine:.*//' w/pos.yaml && echo 'engine: gpt' >>w/pos.yaml
run pos-gen -C w icp
ok 'an engine that is not there: status' status 3
ok 'an engine that is not there: says so' has err \
	"engine: there is no 'gpt' here, only builtin"
git -C w checkout -q pos.yaml
run pos-gen -C / icp
ok 'no workspace: status' status 3
echo '  - {id: d-x, account: nobody, amount: 1, stage: won, created: 2026-01-01, closed: 2026-01-02}' \
	>>w/data/deals-2026-q4.yaml
run pos-gen -C w icp
ok 'broken deal: status' status 3
ok 'broken deal: file and line' has err \
	"data/deals-2026-q4.yaml:$(wc -l <w/data/deals-2026-q4.yaml): account nobody is neither"
git -C w checkout -q -- .
chmod 0 w/company.yaml
if [ "$(id -u)" = 0 ]; then
	rm w/company.yaml && ln -s /etc/passwd w/company.yaml
fi
run pos-gen -C w icp
ok 'unreadable input: status' status 3
ok 'unreadable input: named' has err 'pos-gen: company.yaml: '
rm -f w/company.yaml && git -C w checkout -q -- .
pos-gen -C w --evidence icp >/dev/full 2>"$T/err"
rc=$?
ok 'full output: status' status 3
# names that Markdown would take for its own
cd "$T" && rm -rf w && workspace w && cd w || exit 1
edit partners/nordvik-systems/partner.yaml 'name: Nordvik Systems' \
	'name: "Nord | vik <script>alert(1)<\/script>\\nSystems"'
run pos-gen icp ipp cjm
ok 'markup in a name: status' status 0
cat strategy/*.md >"$T/drafts"
ok 'markup in a name: it is there' has "$T/drafts" \
	'Nord \| vik \<script>alert(1)\</script> Systems'
ok 'markup in a name: nothing of it is markup' hasnt "$T/drafts" 'k <script>'
awk -F '|' '/^\|/ { gsub(/\\[|]/, ""); if (n && NF != n) print FILENAME ": " $0
	n = NF; next } { n = 0 }' strategy/*.md >"$T/columns"
ok 'markup in a name: every row has the columns of its table' \
	empty "$T/columns"
run pos-gen icp ipp cjm
ok 'markup in a name: up to date' has out 'up to date'
run pos-report exec -p
ok 'markup in a name: report: status' status 0
ok 'markup in a name: report: as text' has out 'Nord \| vik \<script>'
run pos-partner list -o md
ok 'markup in a name: -o md: as text' has out 'Nord \| vik \<script>'

# what stands in a file does not steer the terminal
esc=$(printf '\033[31mred\302\2330m')
run pos-gen "$esc"
ok 'escape codes: status' status 3
ok 'escape codes: are shown' has err '\x1b[31mred\x9b0m'
LC_ALL=C tr -d '\n\t -~' <"$T/err" >"$T/control"
ok 'escape codes: none is sent' empty "$T/control"

# addresses that name nothing
for address in '#pains' strategy/ 'strategy/ipp.md/' ''; do
	run pos-gen "$address"
	ok "address '$address': status" status 2
	ok "address '$address': what is missing" has err \
		"'$address' names no document"
done
run pos-gen 'icp#'
ok 'no section behind #: status' status 2
ok 'no section behind #: what is missing' has err 'for all of them write icp'

# an objective that is asked for is stated, and then the document is fresh
cd "$T" && rm -rf goal && pos-init goal --demo </dev/null >/dev/null && cd goal || exit 1
run pos-gen framework --objective 'Win the Baltic ports'
ok 'objective: status' status 0
ok 'objective: stated' has strategy/framework.md '**Win the Baltic ports.**'
run pos-status framework
ok 'objective: fresh at once' status 0
ok 'objective: all of it' has out '10 sections fresh'
run pos-gen framework
ok 'objective: nothing to do' has out 'up to date'
for ask in framework#terms icp; do
	run pos-gen $ask --objective 'Another one'
	ok "objective of $ask: status" status 2
	ok "objective of $ask: what states one" has err 'framework#objective'
done
run pos-gen framework#terms framework#objective --objective 'Another one'
ok 'objective of two sections: status' status 0
ok 'objective of two sections: stated' has strategy/framework.md \
	'**Another one.**'
run pos-gen framework --objective ' '
ok 'no objective: status' status 2
ok 'no objective: how to go back' has err "delete the fact 'objective'"
sed -i '/^  objective:/d' strategy/framework.md
git commit -qam 'the goal of the company again'
run pos-gen framework
ok 'deleted: the first goal again' has strategy/framework.md \
	'(the first goal of company.yaml)'

# what is not committed: drafts say that they rest on it, proposals do not
cd "$T" && rm -rf loose && pos-init loose --demo </dev/null >/dev/null && cd loose || exit 1
pos-gen icp >/dev/null
sed -i '0,/stage: lost/s//stage: won/' data/deals-2025-q3.yaml
echo '# mine' >>program.yaml
echo note >notes.txt
run pos-gen --propose --stale icp
ok 'uncommitted: HEAD is fresh, so nothing is proposed' has out 'up to date'
run pos-gen --propose -f icp
ok 'uncommitted: a proposal does not rest on it: status' status 0
git diff --stat HEAD $(git branch --list --format='%(refname)' 'proposal/*') \
	-- strategy/icp.md >"$T/text"
ok 'uncommitted: its text is that of HEAD' empty text
run pos-gen icp
ok 'uncommitted: drafted all the same' status 0
ok 'uncommitted: on what it rests' has err \
	'not as they are committed: data/deals-2025-q3.yaml, program.yaml; commit them too'
ok 'uncommitted: no more than that' hasnt err notes.txt
git clone -q . ../loose-clone
run pos-status -C ../loose-clone icp
ok 'uncommitted: a clone is stale, as told' status 1
git add data && git commit -qm 'won after all'
rm -rf ../loose-clone && git clone -q . ../loose-clone
run pos-status -C ../loose-clone icp
ok 'then committed: a clone is fresh' status 0
sed -i '0,/stage: lost/s//stage: won/' data/deals-2025-q4.yaml
run pos-gen --no-commit icp
ok 'no commit, no word of it' empty err
git commit -qam 'as it is'
cp data/deals-2025-q1.yaml data/deals-2025-q0.yaml
sed -i 's/^  - {id: d-/  - {id: e-/' data/deals-2025-q0.yaml
git rm -q --cached data/prospects.yaml
sed -i '0,/stage: lost/s//stage: won/' data/deals-2025-q2.yaml && git add data/deals-2025-q2.yaml
run pos-gen -f icp ipp
git diff HEAD --name-only >"$T/changed"
ok 'uncommitted: new, staged, removed' has err \
	'committed: data/deals-2025-q0.yaml, data/deals-2025-q2.yaml, data/prospects.yaml; commit'
rm data/deals-2025-q0.yaml && git checkout -q HEAD -- data
rm data/deals-2025-q2.yaml
run pos-gen -f icp
ok 'uncommitted: deleted' has err 'committed: data/deals-2025-q2.yaml; commit'
git checkout -q HEAD -- data
git mv data/deals-2025-q2.yaml data/deals-2025-q2b.yaml
run pos-gen -f icp
ok 'uncommitted: renamed' has err \
	'data/deals-2025-q2.yaml, data/deals-2025-q2b.yaml; commit'
git reset -q --hard
run pos-gen -f icp
ok 'committed: not a word' empty err
printf '*.yaml text eol=crlf\n' >.gitattributes
rm data/customers.yaml && git checkout -q -- data/customers.yaml
git add .gitattributes && git commit -qm 'line ends'
run pos-gen -f icp
ok 'committed with other line ends: not a word' empty err
git rm -q .gitattributes && git commit -qm 'as before'
rm data/customers.yaml && git checkout -q -- data/customers.yaml
git commit -qam 'another one' && pos-gen icp >/dev/null
sed -i '0,/stage: lost/s//stage: won/' data/deals-2026-q1.yaml
git commit -qam 'a third one'
sed -i '0,/stage: lost/s//stage: won/' data/deals-2026-q2.yaml
run pos-gen --propose icp
ok 'propose: without what is not committed' has err \
	'without what is not yet: data/deals-2026-q2.yaml'
branch=$(sed -n 's/^proposal .* on branch \([^,]*\),.*/\1/p' "$T/out")
git clone -q . ../loose-review && git -C ../loose-review checkout -q "$branch"
run pos-status -C ../loose-review icp
ok 'propose: the branch is fresh by its own data' status 0
git checkout -q -- data && run pos-gen --propose --stale
sections=$(sed -n 's/.*, \([0-9]* sections\) by builtin.*/\1/p' "$T/out")
ok 'propose all that is stale: of a document that was drafted' has out 'icp'
rm -r .pos/strategy/icp.yaml
run pos-gen --propose --stale
ok 'propose: drafted is what HEAD has as drafted' has out \
	", ${sections:-none} by builtin"
git checkout -q -- .pos && pos-gen icp >/dev/null
sed -i 's/^# .*/& of ours/' strategy/icp.md
run pos-gen --propose -f icp
ok 'propose: nothing new' has out 'the text would be as it is'
ok 'propose: the document, where it is not committed' has err \
	'without what is not yet: strategy/icp.md'
git checkout -q -- strategy
mkdir "$T/first" && cd "$T/first" && git init -q && pos-init --no-commit . --demo </dev/null >/dev/null 2>&1
run pos-gen --propose icp
ok 'propose before the first commit: status' status 3
ok 'propose before the first commit: what to do' has err 'commit the workspace first'

# a fact by hand stays, is seen, and is told when the data leave it behind
cd "$T" && rm -rf own && pos-init own --demo </dev/null >/dev/null && cd own || exit 1
pos-gen icp >/dev/null
was=$(sed -n 's/^  employees: //p' strategy/icp.md)
sed -i 's/^  employees: .*/  employees: {min: 50, max: 300} # agreed with sales/' strategy/icp.md
run pos-log icp
ok 'fact by hand: not committed yet' has out 'facts'
git commit -qam 'whom we sell to, agreed with sales'
run pos-status icp
ok 'fact by hand: what computes with it is stale' has out \
	'  confidence     stale: strategy/icp.md'
ok 'fact by hand: whose section' has out '  firmographics  fresh, edited by hand'
ok 'fact by hand: both values' has out \
	"fact employees is yours: {min: 50, max: 300}; the data say $was"
run pos-status --json icp
ok 'fact by hand: for programs' has out '"yours": "{min: 50, max: 300}"'
run pos-log icp
ok 'fact by hand: in the story' has out 'by hand: facts'
ok 'fact by hand: and why' has out 'whom we sell to, agreed with sales'
run pos-log -p icp#facts
ok 'fact by hand: whose changes' has out '#facts: changes by hand'
ok 'fact by hand: what it was' has out "-employees: $was"
ok 'fact by hand: what it is' has out '+employees: {min: 50, max: 300}'
run pos-gen -f icp#firmographics
ok 'fact by hand: drafted with the same data' status 0
ok 'fact by hand: not a word' empty err
perl -pi -e 's/employees: (\d+)/"employees: " . $1 * 3/e' data/customers.yaml
git commit -qam 'three times as large'
run pos-gen --stale
ok 'fact left behind: status' status 0
ok 'fact left behind: it stays, with its comment' has strategy/icp.md \
	'  employees: {min: 50, max: 300} # agreed with sales'
ok 'fact left behind: told' has err \
	'strategy/icp.md: fact employees stays as you wrote it, {min: 50, max: 300}; the data now say {min: '
run pos-gen -f icp#firmographics
ok 'fact left behind: told once' empty err

# a fact that comes later has the form of those of a fresh document
cd "$T" && rm -rf late && pos-init late --demo </dev/null >/dev/null && cd late || exit 1
pos-gen icp#personas icp#pains icp#signals >/dev/null
sed -n '/^facts:/,/^---/p' strategy/icp.md >"$T/at-once"
git rm -q -r strategy/icp.md .pos && git commit -qm 'once more'
for s in personas pains signals; do pos-gen icp#$s >/dev/null; done
sed -n '/^facts:/,/^---/p' strategy/icp.md >"$T/late-facts"
sort "$T/at-once" >"$T/at-once.s" && sort "$T/late-facts" >"$T/late.s"
ok 'facts added later: the same lines' same "$T/at-once.s" "$T/late.s"
done_testing
