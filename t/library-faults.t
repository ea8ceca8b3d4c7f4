#!/bin/sh
# The library, its playbooks and the sample workspace are clean, and each of
# these faults, planted alone, is found: in its file and line, with what to do.
. "$(dirname "$0")/lib.sh"

cp -R "$ROOT/workspace" w && chmod -R u+w w
mkdir share && cp -R "$ROOT/templates" "$ROOT/playbooks" share/ &&
	chmod -R u+w share
export POS_SHARE=share
run pos-check -C w --library
ok 'nothing is planted: status' status 0
ok 'nothing is planted: nothing is found' empty out

# fault WHAT FILE PERL MARK SAID: FILE changed by PERL; in the line that then
# has MARK first, this and nothing else is said.
fault() {
	cp "$2" kept
	perl -CSD -Mutf8 -0pi -e "$3" "$2"
	cmp -s kept "$2" && { echo "# nothing was planted in $2"; return; }
	line=$(grep -nF -e "$4" "$2" | sed 's/:.*//;q')
	run pos-check -C w --library
	printf '%s:%s: %s\n' "${2#w/}" "$line" "$5" >expected-line
	case $5 in note:*) found=0 ;; *) found=1 ;; esac
	ok "$1" alone
	mv kept "$2"
}
alone() {
	status $found && cmp -s expected-line out && return
	diff -u expected-line out
	return 1
}
# body TEXT: Perl that puts TEXT below the title of a template
body() {
	printf 's{^(# .*\\n)}{$1\\n%s\\n}m' "$1"
}
t=share/templates
proposal=$t/recruitment/07-proposal.md
nda=$t/legal/01-nda.md

# frontmatter
fault 'a word that is none' $proposal 's/^phase: .*/phase: recruiting/m' \
	'phase: recruiting' "error: phase: one of strategy|recruitment|onboarding|enablement|growth|retention|exit|analysis|operations is expected, not 'recruiting'"
fault 'a time that cannot be read' $proposal \
	's/^time_required: .*/time_required: a while/m' 'time_required:' \
	"error: time_required: a time such as 30 minutes, 1 hour or 2-3 hours is expected, not 'a while'"
fault 'an empty description' $proposal 's/^description: .*/description: ""/m' \
	'description: ""' 'error: description is empty'
fault 'an empty description of a variable' $proposal \
	's/(partner.manager: \{type: string, description: )"[^"]*"/$1""/' \
	'partner.manager: {' 'error: description is empty'
fault 'a version that is none' $proposal 's/^version: .*/version: 1/m' \
	'version: 1' "error: version: three numbers are expected, such as 1.0.0, not '1'"
fault 'a tier that there is not' $proposal 's/^tier: .*/tier: [golden]/m' \
	'tier: [golden]' "error: tier: no tier 'golden' in tiers of program.yaml; did you mean gold?"
fault 'a title that is taken' $proposal \
	's/^title: .*/title: Mutual Non-Disclosure Agreement/m' 'title: Mutual' \
	"error: title: 'Mutual Non-Disclosure Agreement' is also that of $nda:2; take another"
fault 'the number of another file' $proposal \
	's/^template_number: .*/template_number: II.77/m' 'II.77' \
	"error: template_number: II.7 is expected of 07-proposal.md, not 'II.77'"
fault 'the number of another folder' $proposal \
	's/^template_number: .*/template_number: L.70/m' 'L.70' \
	"error: template_number: II.70 is expected of a template in recruitment/, not 'L.70'"
fault 'a prerequisite that there is not' $proposal \
	's/^prerequisites: \[[^,]*/prerequisites: [recruitment\/03-qualify/m' \
	'prerequisites:' 'error: prerequisites: there is no template recruitment/03-qualify'
fault 'a related template that there is not' $proposal \
	's/^related: .*/related: [legal\/09-nda]/m' 'related:' \
	'error: related: there is no template legal/09-nda; did you mean legal/01-nda?'

# names
fault 'a value that there is not' $proposal "$(body '{{partner.nmae}}')" \
	'{{partner.nmae}}' 'error: {{partner.nmae}}: there is no such value; did you mean partner.name?'
fault 'a value that is not declared' $proposal "$(body '{{company.website}}')" \
	'{{company.website}}' 'error: {{company.website}}: not declared in variables'
fault 'a value that is declared and not used' $proposal \
	's/^variables:\n/variables:\n  company.website: {type: string, description: Site, example: x, required: false}\n/m' \
	'company.website:' 'warning: variables: company.website is not used'

# text
fault 'the other spelling' $proposal "$(body 'Each organisation names one.')" \
	'organisation' "warning: spelling: 'organisation' is British, the library is written in American English: write organization"
fault 'the other spelling, in frontmatter' $proposal \
	's/^description: .*/description: The offer, cancelled or signed./m' \
	'cancelled' "warning: spelling: 'cancelled' is British, the library is written in American English: write canceled"
fault 'a blank in brackets' $proposal "$(body 'Dear [Partner Name],')" \
	'[Partner Name]' 'error: a blank in brackets, [Partner Name]: write a {{value}}, or say in {{^value}} what holds without it; for a signature a line of ____'
fault 'a link to a heading that there is not' $proposal \
	"$(body 'See [terms](#the-trems).')" '#the-trems' \
	'error: link to #the-trems: no heading of this name in the template'
fault 'a link to a template that there is not' $proposal \
	"$(body 'See [the NDA](..\/legal\/1-nda.md).')" 1-nda.md \
	'error: link to ../legal/1-nda.md: there is no template legal/1-nda; did you mean legal/01-nda?'
fault 'a link to a heading that another template has not' $proposal \
	"$(body 'See [the NDA](..\/legal\/01-nda.md#nowhere).')" '#nowhere' \
	'error: link to ../legal/01-nda.md#nowhere: no heading of this name in legal/01-nda'
fault 'a blank in brackets before another' $proposal \
	"$(body 'Dear [first name][last name],')" '[first name]' \
	'error: a blank in brackets, [first name]: write a {{value}}, or say in {{^value}} what holds without it; for a signature a line of ____'
fault 'a diagram with more than nodes and edges' $proposal \
	"$(body '```mermaid\nflowchart LR\n    style A fill:red\n    A --> B\n```')" \
	style "error: mermaid: 'style' is more than nodes and edges, which is all that can be drawn everywhere; leave it out"
fault 'a diagram of another kind' $proposal \
	"$(body '```mermaid\nsequenceDiagram\n    A->>B: x\n```')" \
	sequenceDiagram "error: mermaid: a diagram begins with flowchart LR or flowchart TD, not 'sequenceDiagram'"

# rules of program.yaml
home() {
	grep -nF -e "$1" w/program.yaml | sed 's/:.*//;q'
}
fault 'days of protection' $proposal \
	"$(body 'A registered deal is protected for 60 days.')" '60 days' \
	"error: '60 days' contradicts program.yaml:$(home protection_days:), where policies.deal_registration.protection_days is 90: write {{program.policies.deal_registration.protection_days}}"
fault 'days of protection, in words' $proposal \
	"$(body 'A registered deal stays\nprotected for ninety days.')" 'ninety days' \
	"warning: 'ninety days' is what program.yaml:$(home protection_days:) says; it will not follow when that changes: write {{program.policies.deal_registration.protection_days}}"
fault 'a commission' $proposal "$(body 'You earn a commission of 17.5 %%.')" \
	'17.5 %' "error: '17.5 %' contradicts program.yaml:$(home 'commission: 10%'), where types.*.commission is 10%: take it from program.types"
fault 'a margin' $proposal "$(body 'The margin is 22%%.')" '22%' \
	"error: '22%' contradicts program.yaml:$(home 'margin: 15%'), where tiers.*.margin is 15%: take it from program.tiers"
fault 'a term of notice' $proposal \
	"$(body 'Either side ends it with 30 days of notice.')" '30 days of' \
	"error: '30 days' contradicts program.yaml:$(home notice_days:), where policies.agreement.notice_days is 60: write {{program.policies.agreement.notice_days}}"
fault 'when it is paid' $proposal \
	"$(body 'Commission is paid within 45 days.')" '45 days' \
	"error: '45 days' contradicts program.yaml:$(home payment_days:), where policies.commission.payment_days is 30: write {{program.policies.commission.payment_days}}"
fault 'when it is taken back' $proposal \
	"$(body 'The clawback runs for 120 days.')" '120 days' \
	"error: '120 days' contradicts program.yaml:$(home clawback_days:), where policies.commission.clawback_days is 90: write {{program.policies.commission.clawback_days}}"
fault 'our part of an activity' $proposal \
	"$(body 'MDF pays 75%% of what an activity costs.')" '75%' \
	"error: '75%' contradicts program.yaml:$(home match:), where policies.mdf.match is 50%: write {{program.policies.mdf.match}}"
fault 'hours of support' $proposal \
	"$(body 'Support answers from 08:00 on.')" '08:00' \
	"error: '08:00' contradicts program.yaml:$(home 'hours: Monday'), where the hours of support are Monday to Friday, 07:00 to 17:00 Central European Time: write {{program.policies.support.hours}}"
fault 'a rhythm of review' $proposal \
	"$(body 'Silver partners have a quarterly review.')" 'Silver partners' \
	"error: the review of Silver, quarterly, contradicts program.yaml:$(home 'review: semi-annual'), where it is semi-annual: take it from program.tiers"
fault 'what a tier asks for' $proposal \
	"$(body 'Gold needs EUR 90,000 of sourced revenue.')" 'EUR 90,000' \
	"error: 'EUR 90,000' contradicts program.yaml:$(home 'sourced_revenue: 80000'), where tiers.*.requirements.sourced_revenue is 80000: take it from program.tiers"

fault 'how many certified people a tier asks for' $proposal \
	"$(body 'Silver asks for two certified people.')" 'two certified' \
	"error: 'two certified' contradicts program.yaml:$(home 'sourced_revenue: 30000'), where tiers.*.requirements.certified is 1: take it from program.tiers"
fault 'when a registration is answered' $proposal \
	"$(body 'We answer a registration within 24 hours.')" '24 hours' \
	"error: '24 hours' contradicts program.yaml:$(home approval_hours:), where policies.deal_registration.approval_hours is 48: write {{program.policies.deal_registration.approval_hours}}"
fault 'when support answers' $proposal \
	"$(body 'A P1 is answered after four hours.')" 'four hours' \
	"error: 'four hours' contradicts program.yaml:$(home p1_hours:), where policies.support.p1_hours is 2: write {{program.policies.support.p1_hours}}"
fault 'how much of the time it works' $proposal \
	"$(body 'Availability: 99.9%% of the month.')" '99.9%' \
	"error: '99.9%' contradicts program.yaml:$(home availability:), where policies.support.availability is 99.5%: write {{program.policies.support.availability}}"
fault 'a tier that the program does not have' $proposal \
	"$(body 'There are three tiers: Bronze, Silver and Gold.')" Bronze \
	"error: 'Bronze' is no tier of program.yaml:$(home 'id: registered'): take the names from program.tiers"
fault 'partners of a tier that the program does not have' $proposal \
	"$(body 'Diamond partners meet our board.')" Diamond \
	"error: 'Diamond' is no tier of program.yaml:$(home 'id: registered'): take the names from program.tiers"
# the same in tables, where a figure is about what heads its column and row
fault 'in a table: the margin of another tier' $proposal \
	"$(body '| Tier | Margin |\n|---|---|\n| Silver | 25%% |')" '| Silver | 25%' \
	"error: '25%' contradicts program.yaml:$(home 'margin: 20%'), where tiers.*.margin is 20%: take it from program.tiers"
fault 'in a table: the funds of a tier' $proposal \
	"$(body '| Tier | MDF |\n|---|--:|\n| Gold | EUR 20,000 |')" '| Gold | EUR 20' \
	"error: 'EUR 20,000' contradicts program.yaml:$(home 'mdf: 15000'), where tiers.*.mdf is 15000: take it from program.tiers"
fault 'in a table: days of protection' $proposal \
	"$(body '| Rule | Value |\n|---|---|\n| Deal protection | 60 days |')" \
	'| 60 days' "error: '60 days' contradicts program.yaml:$(home protection_days:), where policies.deal_registration.protection_days is 90: write {{program.policies.deal_registration.protection_days}}"
fault 'in a table: the unit is in the heading' $proposal \
	"$(body '| Rule | Days |\n|---|---|\n| Protection of a deal | 60 |')" \
	'| 60 |' "error: '60' contradicts program.yaml:$(home protection_days:), where policies.deal_registration.protection_days is 90: write {{program.policies.deal_registration.protection_days}}"
fault 'in a table: when support answers, by column' $proposal \
	"$(body '| | P1 | P2 |\n|---|---|---|\n| Answer | at once | 16 hours |')" \
	'16 hours' "error: '16 hours' contradicts program.yaml:$(home p2_hours:), where policies.support.p2_hours is 8: write {{program.policies.support.p2_hours}}"
fault 'in a table: a rhythm of review' $proposal \
	"$(body '| Tier | Review |\n|---|---|\n| Silver | Annual |')" \
	'| Silver | Annual' "error: the review of Silver, annual, contradicts program.yaml:$(home 'review: semi-annual'), where it is semi-annual: take it from program.tiers"

# and in other words
fault 'days of protection, in weeks' $proposal \
	"$(body 'A registered deal is protected for 12 weeks.')" '12 weeks' \
	"error: '12 weeks' contradicts program.yaml:$(home protection_days:), where policies.deal_registration.protection_days is 90: write {{program.policies.deal_registration.protection_days}}"
fault 'days of protection, in months' $proposal \
	"$(body 'A registered deal is protected for two months.')" 'two months' \
	"error: 'two months' contradicts program.yaml:$(home protection_days:), where policies.deal_registration.protection_days is 90: write {{program.policies.deal_registration.protection_days}}"
fault 'days of protection, in as many months' $proposal \
	"$(body 'A registered deal is protected for three months.')" 'three months' \
	"warning: 'three months' is what program.yaml:$(home protection_days:) says; it will not follow when that changes: write {{program.policies.deal_registration.protection_days}}"
fault 'when a registration is answered, in working days' $proposal \
	"$(body 'We answer a registration within five working days.')" \
	'five working' "error: 'five working days' contradicts program.yaml:$(home approval_hours:), where policies.deal_registration.approval_hours is 48: write {{program.policies.deal_registration.approval_hours}}"
fault 'how long the agreement runs, in years' $proposal \
	"$(body 'The agreement runs for two years.')" 'two years' \
	"error: 'two years' contradicts program.yaml:$(home term_months:), where policies.agreement.term_months is 12: write {{program.policies.agreement.term_months}}"
fault 'a sum in thousands' $proposal \
	"$(body 'Gold is reached with EUR 90k of sourced revenue.')" '90k' \
	"error: 'EUR 90k' contradicts program.yaml:$(home 'sourced_revenue: 80000'), where tiers.*.requirements.sourced_revenue is 80000: take it from program.tiers"
fault 'a sum with its currency behind' $proposal \
	"$(body 'Gold is reached with 90,000 EUR of sourced revenue.')" '90,000' \
	"error: '90,000 EUR' contradicts program.yaml:$(home 'sourced_revenue: 80000'), where tiers.*.requirements.sourced_revenue is 80000: take it from program.tiers"
fault 'a rhythm of review, in other words' $proposal \
	"$(body 'Gold partners have a review every six months.')" 'Gold partners' \
	"error: the review of Gold, semi-annual, contradicts program.yaml:$(home 'review: quarterly'), where it is quarterly: take it from program.tiers"
fault 'a rhythm of review, as an adverb' $proposal \
	"$(body 'Silver partners are reviewed semi-annually.')" 'Silver partners' \
	"warning: the review of Silver, semi-annual, stands in program.yaml:$(home 'review: semi-annual'): take it from program.tiers"
fault 'one of two rhythms' $proposal \
	"$(body 'Reviews are held each year, for Gold monthly.')" 'Reviews are' \
	"error: the review of Gold, monthly, contradicts program.yaml:$(home 'review: quarterly'), where it is quarterly: take it from program.tiers"
sed -i.kept '/^    extension_days:/d' w/program.yaml
fault 'a rule about which the program says nothing' $proposal \
	"$(body 'Protection is extended by 30 days.')" '30 days' \
	"warning: '30 days' is a rule that has its home in program.yaml: write {{program.policies.deal_registration.extension_days}}"
mv w/program.yaml.kept w/program.yaml

fault 'a rule in a mail' $t/mail/deal-registration.md \
	's/\s*\z/\n\nYour deal is protected for\n45 days.\n/' '45 days' \
	"error: '45 days' contradicts program.yaml:$(home protection_days:), where policies.deal_registration.protection_days is 90: write {{program.policies.deal_registration.protection_days}}"
fault 'a blank in a mail' $t/mail/renewal.md \
	's/\s*\z/\n\nRegards, [Name]\n/' '[Name]' \
	'error: a blank in brackets, [Name]: write a {{value}}, or say in {{^value}} what holds without it; for a signature a line of ____'

# artifacts
fault 'an artifact that writes over what steers git' \
	$t/artifacts/icp/artifact.yaml 's/^output: .*/output: .gitignore/m' \
	'output: .gitignore' 'error: output: .gitignore: a document is written to a file whose name ends in .md'
fault 'an artifact that writes over a record' \
	$t/artifacts/jbp/artifact.yaml \
	's/^partner_output: .*/partner_output: partners\/%PARTNER%\/partner.yaml/m' \
	'partner_output:' 'error: partner_output: partners/%PARTNER%/partner.yaml: a document is written to a file whose name ends in .md'

# playbooks
onboard=share/playbooks/onboard.yaml
fault 'a playbook: a key that there is not' $onboard \
	's/^    owner: us$/    ownr: us/m' 'ownr:' "error: unknown key 'ownr'; did you mean owner?"
fault 'a playbook: a template that there is not' $onboard \
	's/template: enablement.01-roadmap/template: enablement\/roadmapp/' roadmapp \
	"error: template: there is no template 'enablement/roadmapp'; did you mean enablement/01-roadmap?"
fault 'a playbook: a template of another layout' $onboard \
	's/template: enablement.01-roadmap/template: docs\/enablement\/01-roadmap.md/' docs/ \
	"note: template: 'docs/enablement/01-roadmap.md' is a path of another layout; here it is enablement/01-roadmap"
fault 'a playbook: a next one that there is not' $onboard \
	's/^next: .*/next: [qbrs]/m' 'next:' \
	"error: next: there is no playbook 'qbrs'; did you mean qbr?"
fault 'a playbook: two steps of one name' $onboard \
	's/name: Training plan/name: Enablement Roadmap/' 'Enablement Roadmap' \
	"error: name: 'Enablement Roadmap' is also that of the step in line $(grep -n 'name: Enablement roadmap' $onboard | cut -d: -f1); a step is found by its name"
fault 'a playbook: who does it' $onboard 's/owner: joint/owner: both/' \
	'owner: both' "error: owner: one of us|partner|joint is expected, not 'both'"
fault 'a playbook: days that are none' $onboard 's/due: 14/due: 1.5/' 'due: 1.5' \
	"error: due: whole days are expected, not '1.5'"
fault 'a playbook: a value that there is not' $onboard \
	's/(prompt: .*)\{\{partner.name\}\}/$1\{\{partner.nam\}\}/' '{{partner.nam}}' \
	'error: {{partner.nam}}: there is no such value; did you mean partner.name?'

# partner records, deals, program, links, numbers
kade=w/partners/kade-negen/partner.yaml
deals=w/data/deals-2026-q3.yaml
fault 'a partner of a tier that there is not' \
	w/partners/nordvik-systems/partner.yaml 's/tier: gold/tier: glod/' \
	'tier: glod' "error: tier: no tier 'glod' in tiers of program.yaml; did you mean gold?"
fault 'a partner with a day that there is not' $kade \
	's/date: 2026-10-16/date: 2026-02-30/' 2026-02-30 \
	"error: date: a date such as 2026-11-20 is expected, not '2026-02-30'"
fault 'a deal of an account that there is not' $deals \
	's/account: c-004/account: nobody/' 'account: nobody' \
	"error: account: no account 'nobody' in data/customers.yaml or data/prospects.yaml"
fault 'a deal with an amount that is none' $deals \
	's/amount: (\d+)/amount: about $1/' 'amount: about' \
	"error: amount: a number is expected, not 'about $(sed -n 's/.*amount: \([0-9]*\).*/\1/p' $deals | sed q)'"
fault 'a program with a margin over all' w/program.yaml \
	's/margin: 20%/margin: 120%/' 'margin: 120%' \
	'error: margin: 120% is over 100 %'
fault 'a tier that asks for what nobody counts' w/program.yaml \
	's/\{metric: customers, gte: 6/{metric: custommers, gte: 6/' custommers \
	"error: no metric 'custommers'; did you mean customers?"
printf '# Plan\n\nSee [the market](tam.yaml).\n' >w/strategy/plan.md
fault 'a link to a file that there is not' w/strategy/plan.md \
	's/tam.yaml/tan.yaml/' tan.yaml \
	'error: link to tan.yaml: there is no strategy/tan.yaml; did you mean strategy/tam.yaml?'
rm w/strategy/plan.md
fault 'a range the wrong way round' w/strategy/tam.yaml \
	's/accounts: \{low: \d+, base: \d+/accounts: {low: 500, base: 400/' \
	'low: 500' 'error: accounts: low 500 is over base 400'
# a circle is told once, where it closes
sed -i 's/^prerequisites: .*/prerequisites: [recruitment\/07-proposal]/' $nda
sed -i.kept 's/^prerequisites: .*/prerequisites: [legal\/01-nda]/' $proposal
run pos-check -C w --library
ok 'prerequisites in a circle' is out <<-!
	$nda:15: error: prerequisites: recruitment/07-proposal comes before itself (recruitment/07-proposal, then legal/01-nda, then recruitment/07-proposal); take one out
!
mv $proposal.kept $proposal
cp "$ROOT/templates/legal/01-nda.md" $nda

# every fault of a playbook, not only the first; the workspace's own, too
mkdir w/playbooks
cat >w/playbooks/own.yaml <<-!
	name: Own
	descripton: misspelt
	steps:
	  - name: One
	    template: nowhere/at-all
	    owner: me
	  - name: one
	    template: enablement/07-qbr
	    tiers: {golden: x}
	  - template: enablement/07-qbr
	next: [nothing-like-it]
	recurring: daily
!
run pos-check -C w
ok 'each fault of a playbook of its own' is out <<-!
	playbooks/own.yaml:1: error: description is missing
	playbooks/own.yaml:2: error: unknown key 'descripton'; did you mean description?
	playbooks/own.yaml:5: error: template: there is no template 'nowhere/at-all'; 'pos template list' has them
	playbooks/own.yaml:6: error: owner: one of us|partner|joint is expected, not 'me'
	playbooks/own.yaml:7: error: name: 'one' is also that of the step in line 4; a step is found by its name
	playbooks/own.yaml:9: error: tiers: no tier 'golden' in tiers of program.yaml; did you mean gold?
	playbooks/own.yaml:10: error: name is missing
	playbooks/own.yaml:11: error: next: there is no playbook 'nothing-like-it'; 'pos play list' has them
	playbooks/own.yaml:12: error: recurring: one of monthly|quarterly|semi-annual|annual|tier is expected, not 'daily'
!
printf 'name: Empty\ndescription: None\nsteps: []\n' >w/playbooks/own.yaml
run pos-check -C w
ok 'a playbook without steps' is out <<-!
	playbooks/own.yaml:3: error: steps: at least one is expected
!
rm -r w/playbooks

# silent MARK TEXT: what is right and looks like a fault
nothing_found() {
	[ ! -s out ] && grep -q 'nothing found' err
}
silent() {
	cp $proposal kept
	perl -CSD -Mutf8 -0pi -e "$(body "$2")" $proposal
	run pos-check -C w --library
	ok "no fault: $1" nothing_found
	mv kept $proposal
}
silent 'a name with the other spelling' \
	'We met at the Labour Centre Oslo, and use `colour: grey`.'
silent 'a name of a company, a verb, a file' \
	'Halden Partner Programme is one. They license the programme.yaml to us.'
silent 'what holds where the program says nothing' \
	'Protected{{^program.policies.deal_registration.protection_days}} for 60 days{{\/program.policies.deal_registration.protection_days}}.'
silent 'days that date a task' 'Protection of the deal: asked for by D + 60 days.'
silent 'days of something else' 'The protective cover took 60 hours. Ask within 60 days.'
silent 'a table whose first column is what it is about' \
	'| Availability | Out of service |\n|---|---|\n| 99.9%% | 43 minutes |'
silent 'a table of something else' \
	'| Step | Days |\n|---|---|\n| Account list | 5 |\n| Training | 10 |'
silent 'a registration released after weeks' \
	'What has no step after 14 days is asked about at the registration.'
silent 'what is bronze and no tier' \
	'A bronze plate, Bronze Age tools and Diamond Logistics AS.'
silent 'windows are not winding down' \
	'Where no other window stands, a figure is of the last twelve months.'
silent 'a link to a heading of another template' \
	"See [it](..\\/legal\\/01-nda.md#$(sed -n 's/^## \(1\..*\)/\1/p' $nda | sed q |
	tr 'A-Z' 'a-z' | tr -d '.,' | tr ' ' -))."
silent 'links, tasks, footnotes' \
	'- [ ] ask\n- [x] asked [here](https:\/\/example.com) and [there][a] [^1]\n\n[a]: https:\/\/example.com'
silent 'a diagram of nodes and edges' \
	'```mermaid\ngraph TD\n  %%%% why\n  A(["a"]) -- "b" --> B{c?} & C\n  B -.->|d| D((e)) --- E[(f)]\n```'

# a row of ninety thousand cells is read once, not once for each of them
cp $proposal kept
{
	printf '\n| a |\n|---|\n'
	perl -e 'print "|1% margin" x 90000, "\n"'
} >>$proposal
case $BUILD in */san) limit=400 ;; *) limit=20 ;; esac
run timeout $limit pos-check -C w --library
ok 'a long row: is read in time' status 1
mv kept $proposal

# British libraries are as good: the majority decides
mkdir -p gb/templates/legal && cp $nda gb/templates/legal/
sed -i 's/\([Pp]\)rogram\([^.a-z]\)/\1rogramme\2/g; s/organiz/organis/g; s/recogniz/recognis/g
	s/authoriz/authoris/g; s/ license/ licence/g; s/favor/favour/g
	s/^related: .*/related: []/; s/^prerequisites: .*/prerequisites: []/' \
	gb/templates/legal/01-nda.md
printf '\nThey license it. The organisation and the centre, and the programme of the program.\n' \
	>>gb/templates/legal/01-nda.md
POS_SHARE=gb run pos-check --library
ok 'most words are British: the American one is told' equal \
	"$(grep -c . out) $(sed 's/.*spelling/spelling/' out | sed q)" \
	"1 spelling: 'program' is American, the library is written in British English: write programme"
done_testing
