#!/bin/sh
# pos-play: playbooks step by step, in the record, in documents, in git.
. "$(dirname "$0")/lib.sh"

run pos-init w --demo
cd w || exit 1
p=techstart-inc
record=partners/$p/partner.yaml

# value PATH: of the record
value() {
	pos-partner show -o json "$(basename "$(dirname "$record")")" |
		python3 -c 'import sys, json
v = json.load(sys.stdin)["record"]
for k in sys.argv[1].split("."):
    v = v[int(k)] if isinstance(v, list) else (v or {}).get(k)
print(v)' "$1"
}
commits() {
	git rev-list --count HEAD
}

# reading
run pos-play check
ok 'check: status' status 0
ok 'check: eight, none with errors' has "$T/err" '8 playbooks, 0 with errors'
run pos-play list -o tsv
ok 'list: status' status 0
cut -f 1,3 "$T/out" | sed 1d >"$T/list"
ok 'list: playbooks and how many steps they have' is "$T/list" <<-!
	co-marketing	5
	exit	4
	expand	5
	onboard	5
	qbr	4
	recruit	5
	renewal	3
	support-escalation	5
!
run pos-play show recruit
ok 'show: status' status 0
ok 'show: a step with owner, days, template' has "$T/out" \
	'2. Partner qualification (us, 7 days;'
ok 'show: criteria' has "$T/out" '1. the letter of intent is signed'
run pos-play show recrut
ok 'show: no such playbook: status' status 3
ok 'show: no such playbook: the nearest' has "$T/err" 'did you mean recruit?'

# steps have the templates that they should: by the reference, where that is
# right, and support with support's
for b in recruit onboard qbr expand exit co-marketing support-escalation \
	renewal; do
	sed -n 's/^    template: /'"$b"' /p' "$ROOT/playbooks/$b.yaml"
done >"$T/templates"
ok 'the templates of the steps' is "$T/templates" <<-!
	recruit strategy/02-ideal-partner-profile
	recruit recruitment/03-qualification-framework
	recruit recruitment/04-discovery-call
	recruit recruitment/05-pitch-deck
	recruit recruitment/07-proposal
	onboard recruitment/08-agreement
	onboard recruitment/09-onboarding
	onboard enablement/01-roadmap
	onboard enablement/02-training-deck
	onboard recruitment/10-icp-tracker
	qbr enablement/06-success-metrics
	qbr recruitment/10-icp-tracker
	qbr enablement/07-qbr
	qbr strategy/05-strategy-plan
	expand strategy/01-partner-business-case
	expand strategy/05-strategy-plan
	expand enablement/04-co-marketing
	expand enablement/05-technical-integration
	expand strategy/07-internal-alignment
	exit strategy/08-exit-checklist
	exit recruitment/10-icp-tracker
	exit enablement/06-success-metrics
	exit strategy/08-exit-checklist
	co-marketing enablement/04-co-marketing
	co-marketing recruitment/10-icp-tracker
	co-marketing enablement/04-co-marketing
	co-marketing enablement/06-success-metrics
	co-marketing enablement/06-success-metrics
	support-escalation operations/07-support-tiers
	support-escalation operations/07-support-tiers
	support-escalation legal/04-sla
	support-escalation legal/04-sla
	support-escalation analysis/01-health-scorecard
	renewal enablement/06-success-metrics
	renewal operations/06-annual-review
	renewal recruitment/08-agreement
!

# a dry run: every step and document of every playbook, nothing written, no
# model and no network asked
for b in recruit onboard qbr expand exit co-marketing support-escalation \
	renewal; do
	n=$(grep -c '^    template:' "$ROOT/playbooks/$b.yaml")
	more=$(grep -c '^    document:' "$ROOT/playbooks/$b.yaml")
	run pos-play start -n --partner nordvik-systems $b
	ok "dry run of $b: status" status 0
	ok "dry run of $b: each step" equal "$(grep -c "^==> $b " "$T/out")" \
		"$n"
	ok "dry run of $b: each document, and what goes on in one" equal \
		"$((n - more)) $more" "$(grep -c '^# ' "$T/out") $(
		grep -c '^## Step checklist: ' "$T/out")"
	grep -v "^pos-play: $b requires: " "$T/err" >"$T/rest"
	ok "dry run of $b: complains of nothing" empty "$T/rest"
	ok "dry run of $b: nothing is written, no commit" equal \
		"$(git status --porcelain)$(commits)" 1
done

# start
run pos-play start recruit --partner 'TechStart Inc'
ok 'start: status' status 0
ok 'start: what was done' has "$T/out" \
	"recruit 1/5  Ideal partner profile check   partners/$p/recruit/01-ideal-partner-profile.md   due 2026-11-27"
ok 'start: one commit' equal "$(commits)" 2
ok 'start: of record and document alone' equal \
	"$(git show --name-only --format= HEAD | sort | tr '\n' ' ')" \
	"$record partners/$p/recruit/01-ideal-partner-profile.md "
ok 'start: trailers' equal "$(git log -1 --format=%B | grep ^Pos-)" \
	"Pos-Op: play-start
Pos-Target: partners/$p
Pos-Playbook: recruit#ideal-partner-profile-check"
ok 'start: comments of the record stay' has "$record" \
	'# none of ours today; Dublin office planned for 2027'
doc=partners/$p/recruit/01-ideal-partner-profile.md
ok 'document: names the partner' has "$doc" 'TechStart Inc'
ok 'document: no tag is left' hasnt "$doc" '{{'
ok 'document: the checklist at its end' equal \
	"$(sed -n '/^## Step checklist/,$p' "$doc" | grep -c '^- \[ \] ')" 3
run pos-play start recruit --partner $p
ok 'start again: status' status 3
ok 'start again: says where it is' has "$T/err" \
	"recruit is under way with TechStart Inc"
run pos-play start nonesuch --partner $p
ok 'start of none: status' status 3
run pos-play start recruit
ok 'start without partner: status' status 2
run pos-play start recruit --partner nobody
ok 'start with nobody: status' status 3

# step
run pos-play step --partner $p
ok 'step: where it is' has "$T/out" 'recruit 1/5  Ideal partner profile check'
ok 'step: what to think of' has "$T/out" 'Hold the partner against'
ok 'step: due' has "$T/out" '2026-11-27'

# done: the checklist, evidence
run pos-play done --partner $p
ok 'done without evidence: status' status 1
ok 'done without evidence: which' has "$T/err" \
	'evidence is asked for: the fit score'
ok 'done without ticks: which' has "$T/err" \
	"$doc: not ticked: the gates are answered, each with a note"
ok 'done without: nothing is committed' equal "$(commits)" 2
sed -i 's/^- \[ \] the gates/- [x] the gates/' "$doc"
run pos-play done --partner $p --evidence 'fit 18, region unknown'
ok 'done with one tick: status' status 1
ok 'done with one tick: that is not asked for' hasnt "$T/err" 'the gates'
sed -i 's/^- \[ \] /- [x] /' "$doc"
echo 'a line by hand' >>"$doc"
echo 'elsewhere' >>"$T/w/company.note"
export POS_NOW=2026-11-25
run pos-play done --partner $p --evidence 'fit 18, region unknown' \
	--evidence 'talk of 24 November'
ok 'done: status' status 0
ok 'done: what was done' is "$T/out" <<-!
	recruit 1/5  Ideal partner profile check   done
	recruit 2/5  Partner qualification   partners/$p/recruit/02-qualification-framework.md   due 2026-12-02
	to confirm with the partner: 1 thing, at the end of the document
	committed as $(git rev-parse --short=7 HEAD)
!
ok 'done: one commit' equal "$(commits)" 3
ok 'done: with the document as it is, and the next' equal \
	"$(git show --name-only --format= HEAD | sort | tr '\n' ' ')" \
	"$record $doc partners/$p/recruit/02-qualification-framework.md "
ok 'done: the line by hand is in git' equal \
	"$(git show "HEAD:$doc" | tail -1)" 'a line by hand'
ok 'done: what is elsewhere is not' equal "$(git status --porcelain)" \
	'?? company.note'
ok 'record: done, by whom, with evidence' equal \
	"$(value playbooks.0.steps.0.done), $(value playbooks.0.steps.0.by), $(value playbooks.0.steps.0.evidence)" \
	'2026-11-25, Ada Test, fit 18, region unknown; talk of 24 November'
ok 'record: the next has begun and is due' equal \
	"$(value playbooks.0.steps.1.begun), $(value playbooks.0.steps.1.due)" \
	'2026-11-25, 2026-12-02'
rm company.note

# the stage moves when its step is done; criteria are ticked
run pos-play done --partner $p --checked --evidence 'go, 30 November'
ok 'stage: moves' equal "$(value stage)" qualified
ok 'stage: is told' has "$T/out" 'stage prospect -> qualified'
run pos-play done --partner $p --checked --evidence 'call' --met 9
ok 'met: no such criterion: status' status 2
ok 'met: no such criterion: how many there are' has "$T/err" \
	'a number from 1 to 4 is expected'

# skip, and two playbooks at once, and another partner
run pos-play skip --partner $p
ok 'skip without a reason: status' status 2
run pos-play skip --partner $p --reason 'they know us'
ok 'skip: status' status 0
ok 'skip: record' equal "$(value playbooks.0.steps.2.reason)" 'they know us'
run pos-play start co-marketing --partner $p --reason pilot
ok 'a second playbook: status' status 0
run pos-play step --partner $p
ok 'two under way: which?' status 3
ok 'two under way: names them' has "$T/err" 'recruit, co-marketing; say which'
run pos-play step recruit --partner $p
ok 'two under way: one that is named' has "$T/out" 'recruit 4/5'
run pos-play start qbr --partner nordvik-systems
run pos-play status -o tsv
cut -f 1,3,4 "$T/out" | sed 1d | sort >"$T/runs"
ok 'status: all that are under way' is "$T/runs" <<-!
	nordvik-systems	qbr	1/4
	$p	co-marketing	1/5
	$p	recruit	4/5
!
run pos-play stop co-marketing --partner $p --reason 'no budget'
ok 'stop: status' status 0
run pos-play status --partner $p -o tsv
ok 'stop: it is not under way' hasnt "$T/out" co-marketing
run pos-play status --all --partner $p -o tsv
ok 'stop: --all has it' has "$T/out" 'co-marketing'

# the last step: milestone, stage, what follows
run pos-play done --partner $p --checked --evidence 'pitched' --met '1=letter'
run pos-play done --partner $p --checked --evidence 'LOI of 2 December'
ok 'the last step: status' status 0
ok 'the last step: it waits for its success criteria' is "$T/out" <<-!
	recruit 5/5  Partnership proposal   done
	recruit waits for its success criteria, and is not completed
	not met yet: the people who decide agree on both sides (pos play met recruit 2 --partner $p)
	not met yet: the path to the signature has dates (pos play met recruit 3 --partner $p)
	not met yet: the tier to begin with is set (pos play met recruit 4 --partner $p)
	without them: pos play done recruit --partner $p --reason WHY
	committed as $(git rev-parse --short=7 HEAD)
!
ok 'it waits: neither completed nor a milestone' equal \
	"$(value playbooks.0.completed) $(value milestones.0.name)" 'None None'
run pos-play status --partner $p -o tsv
ok 'it waits: status says so' equal \
	"$(sed 1d "$T/out" | cut -f 3-8)" \
	"recruit	5/5	success criteria	us	2026-12-02	waiting"
run pos-play due --partner $p -o tsv
ok 'it waits: due says so' has "$T/out" \
	'recruit waits for its success criteria'
run pos-play step --partner $p
ok 'it waits: step has them' is "$T/out" <<-!
	recruit waits for its success criteria
	due               2026-12-02
	met               1. the letter of intent is signed
	not met yet       2. the people who decide agree on both sides
	not met yet       3. the path to the signature has dates
	not met yet       4. the tier to begin with is set
	met: pos play met recruit N --partner $p
	without them: pos play done recruit --partner $p --reason WHY
!
n=$(commits)
run pos-play done --partner $p
ok 'it waits: done again: status' status 1
ok 'it waits: done again: which' has "$T/out" \
	'not met yet: the tier to begin with is set'
run pos-play skip --partner $p --reason 'enough'
ok 'it waits: there is no step to skip' status 3
run pos-play done --partner $p --reason ' '
ok 'it waits: a blank reason is none' status 2
ok 'it waits: nothing was committed' equal "$(commits)" "$n"
run pos-play done --partner $p --met 3
ok 'it waits: done meets one' status 0
run pos-play done --partner $p --met '2=call of 3 December' \
	--reason 'the tier comes with the contract'
ok 'the end: status' status 0
ok 'the end: what was done' is "$T/out" <<-!
	met: the people who decide agree on both sides
	not met: the tier to begin with is set
	recruit completed
	milestone: Recruitment complete
	next: pos play start onboard --partner $p
	committed as $(git rev-parse --short=7 HEAD)
!
ok 'the end: what was not met, and why' equal \
	"$(value playbooks.0.criteria.3.unmet) $(value playbooks.0.criteria.3.reason)" \
	'2026-11-25 the tier comes with the contract'
ok 'the end: completed' equal "$(value playbooks.0.completed)" 2026-11-25
ok 'the end: milestone' equal \
	"$(value milestones.0.date) $(value milestones.0.name)" \
	'2026-11-25 Recruitment complete'
run pos-play met --partner $p recruit 2 '4=Registered, by rule'
ok 'met later: status' status 0
ok 'met later: evidence' equal "$(value playbooks.0.criteria.3.evidence)" \
	'Registered, by rule'
run pos-play met --partner $p recruit 2
ok 'met again: says so' has "$T/out" 'met before'
run pos-check
ok 'the workspace is sound' status 0

# a second run has a folder of its own
export POS_NOW=2027-01-15
run pos-play start co-marketing --partner $p --reason pilot
ok 'a second run: its folder' test -f \
	"partners/$p/co-marketing-2027-01-15/01-co-marketing.md"

# warnings ask for a reason
run pos-play start exit --partner fjell-data
ok 'a warning: status' status 2
ok 'a warning: all are told' equal "$(grep -c 'exit: warning:' "$T/err")" 3
run pos-play start exit --partner fjell-data --reason 'strategy has changed'
ok 'with a reason: status' status 0
record=partners/fjell-data/partner.yaml
ok 'with a reason: kept' equal "$(value playbooks.0.reason)" \
	'strategy has changed'
ok 'exit: stage' equal "$(value stage)" exiting
run pos-play done exit --partner fjell-data --reason 'early'
ok 'a reason before the last step: status' status 2
ok 'a reason before the last step: said' has "$T/err" \
	'--reason is for the last step'
for _ in 1 2 3 4; do
	run pos-play done exit --partner fjell-data --checked --evidence x
done
ok 'exit, every step done: it waits' has "$T/out" \
	'not met yet: access is revoked'
ok 'exit, every step done: the stage stays' equal "$(value stage)" exiting
run pos-play met exit --partner fjell-data 1 2 3
ok 'exit, three of four: the stage stays' equal "$(value stage)" exiting
run pos-play met exit --partner fjell-data 4
ok 'exit, all four: the stage' equal "$(value stage)" former
ok 'exit, all four: one commit says so' equal "$(git log -1 --format=%s)" \
	'play: exit of Fjell Data completed'

# run needs somebody to talk to
run pos-play run recruit --partner kade-negen
ok 'run without a terminal: status' status 2
ok 'run without a terminal: what else' has "$T/err" 'use step, done and skip'

# the custom example of the seed, as written there
mkdir playbooks
cat >playbooks/partner-renewal.yaml <<-'!'
	name: Partner Renewal
	description: Annual partnership renewal process
	steps:
	  - template: III_Partner_Enablement_Templates/06-success-metrics.md
	    name: Review Metrics
	    prompt: |
	      Review the partner's performance over the past year.

	  - template: III_Partner_Enablement_Templates/07_Partner_QBR_Template.md
	    name: Renewal Discussion
	    prompt: |
	      Prepare talking points for the renewal conversation.
!
run pos-play start partner-renewal --partner nordvik-systems
ok 'the custom example: status' status 0
ok 'the custom example: a hint for each path' is "$T/err" <<-!
	pos-play: playbooks/partner-renewal.yaml:4: template: 'III_Partner_Enablement_Templates/06-success-metrics.md' is enablement/06-success-metrics here
	pos-play: playbooks/partner-renewal.yaml:9: template: 'III_Partner_Enablement_Templates/07_Partner_QBR_Template.md' is enablement/07-qbr here
!
ok 'the custom example: its document' test -f \
	partners/nordvik-systems/partner-renewal/01-success-metrics.md
run pos-play done partner-renewal --partner nordvik-systems
ok 'the custom example: done, nothing is asked' status 0
run pos-play done partner-renewal --partner nordvik-systems
ok 'the custom example: completed' has "$T/out" 'partner-renewal completed'

# what is wrong is named, with its line
bad() {
	cat >playbooks/bad.yaml
	run pos-play check bad
	ok "$1: status" status 1
	ok "$1: where and what" has "$T/out" "$2"
}
bad 'a key that there is not' \
	"playbooks/bad.yaml:6: " <<-!
	name: Bad
	description: Bad.
	steps:
	  - name: One
	    template: legal/01-nda
	    check_list: [a]
!
ok 'a key that there is not: the nearest' has "$T/out" checklist
bad 'no template of that name' \
	"playbooks/bad.yaml:5: error: template: there is no template 'legal/99-nothing'" <<-!
	name: Bad
	description: Bad.
	steps:
	  - name: One
	    template: legal/99-nothing
!
bad 'two steps of one name' \
	"playbooks/bad.yaml:6: error: name: 'One' is also that of the step in line 4" <<-!
	name: Bad
	description: Bad.
	steps:
	  - name: One
	    template: legal/01-nda
	  - name: One
	    template: legal/01-nda
!
bad 'no steps' 'steps: at least one is expected' <<-!
	name: Bad
	description: Bad.
	steps: []
!
bad 'no name' 'playbooks/bad.yaml:1: error: name is missing' <<-!
	description: Bad.
	steps:
	  - {name: One, template: legal/01-nda}
!
bad 'an owner that there is not' 'playbooks/bad.yaml:4: ' <<-!
	name: Bad
	description: Bad.
	steps:
	  - {name: One, template: legal/01-nda, owner: them}
!
bad 'days that are none' 'due' <<-!
	name: Bad
	description: Bad.
	steps:
	  - {name: One, template: legal/01-nda, due: soon}
!
bad 'a playbook that follows and is none' \
	"playbooks/bad.yaml:3: error: next: there is no playbook 'onbord'; did you mean onboard?" <<-!
	name: Bad
	description: Bad.
	next: [onbord]
	steps:
	  - {name: One, template: legal/01-nda}
!
bad 'a prompt with a name of no value' \
	"playbooks/bad.yaml:6: " <<-!
	name: Bad
	description: Bad.
	steps:
	  - name: One
	    template: legal/01-nda
	    prompt: Ask {{partner.nmae}} about it.
!
bad 'a note for a tier that there is not' \
	"playbooks/bad.yaml:6: error: tiers: no tier 'emerald'" <<-!
	name: Bad
	description: Bad.
	steps:
	  - name: One
	    template: legal/01-nda
	    tiers: {emerald: Twice as nice.}
!
bad 'a path that leads out' 'there is no template' <<-!
	name: Bad
	description: Bad.
	steps:
	  - {name: One, template: ../../../etc/passwd}
!
run pos-play list -o tsv
ok 'a broken playbook: list ends with 3' status 3
ok 'a broken playbook: list names it' has "$T/err" playbooks/bad.yaml
ok 'a broken playbook: list has the others' equal \
	"$(sed 1d "$T/out" | wc -l | tr -d ' ')" 9
cat >playbooks/bad.yaml <<-'!'
	name: "\"Odd\" <b>#1</b>"
	description: Names that a picture could trip over.
	steps:
	  - {name: End, template: legal/01-nda}
	  - {name: "Say \"yes\" #2 <now> \\ or never", template: legal/01-nda}
	  - {name: Über Größe, template: legal/01-nda}
!
run pos-play show bad --flow=mermaid
ok 'a picture of odd names' is "$T/out" <<-'!'
	flowchart LR
	    n_end["1 End"]
	    n_say_yes_2_now_or_never["2 Say #quot;yes#quot; #35;2 #lt;now#gt; \ or never"]
	    n_uber_grosse["3 Über Größe"]
	    n__end(["done"])
	    n_end --> n_say_yes_2_now_or_never
	    n_say_yes_2_now_or_never --> n_uber_grosse
	    n_uber_grosse --> n__end
!
rm playbooks/bad.yaml

# pictures: read as Mermaid reads them, and held against the playbooks
cat >"$T/mermaid.py" <<-'!'
	import re, sys
	text = {}
	nodes, edges = {}, []
	lines = open(sys.argv[1]).read().splitlines()
	assert lines[0] == "flowchart LR", lines[0]
	node = re.compile(r'^    ([A-Za-z][A-Za-z0-9_]*)(\["([^"<>]*)"\]|\(\["([^"<>]*)"\]\))$')
	edge = re.compile(r'^    ([A-Za-z][A-Za-z0-9_]*) --> ([A-Za-z][A-Za-z0-9_]*)$')
	for line in lines[1:]:
	    m = node.match(line)
	    if m:
	        assert m[1] not in nodes, "twice: " + line
	        label = m[3] or m[4]
	        for name, c in (("quot", '"'), ("lt", "<"), ("gt", ">"), ("35", "#")):
	            label = label.replace("#%s;" % name, c)
	        nodes[m[1]] = label
	        continue
	    m = edge.match(line)
	    assert m, "neither node nor edge: " + line
	    edges.append((m[1], m[2]))
	for x, y in edges:
	    print(nodes[x], "->", nodes[y])
	print(len(nodes))
!
# what the files say follows what
python3 - "$POS_SHARE/playbooks" >"$T/follows" <<-'!'
	import glob, re, sys
	name, follow = {}, []
	for path in glob.glob(sys.argv[1] + "/*.yaml") + glob.glob("playbooks/*.yaml"):
	    s, book = open(path).read(), path.split("/")[-1][:-5]
	    name[book] = re.search(r"^name: (.*)", s, re.M)[1]
	    m = re.search(r"^next: \[(.*)\]", s, re.M)
	    follow += [(book, x) for x in re.split(", *", m[1])] if m else []
	for x, y in follow: print(name[x], "->", name[y])
	print(len(name))
!
# read_flow FORM: the last picture, in words
read_flow() {
	cp "$T/out" "$T/flow"
	run python3 "$T/$1.py" "$T/flow"
}
run pos-play list --flow=mermaid
ok 'flow of all: an edge for each that follows' \
	test "$(grep -c -e '->' "$T/follows")" -ge 10
read_flow mermaid
ok 'flow of all: valid' status 0
ok 'flow of all: what follows what' equal "$(sort "$T/out")" \
	"$(sort "$T/follows")"
run pos-play show exit --flow=mermaid
ok 'flow of one: mermaid' has "$T/out" 'n_exit_planning["1 Exit planning"]'

# names that could be taken for something else
mkdir -p playbooks
cat >playbooks/odd.yaml <<-'!'
	name: 'Odd "quoted" \ <b> #1; `x` & more'
	description: Odd names.
	next: [odd-two, odd_two]
	steps:
	  - {name: End, template: recruitment/04-discovery-call}
	  - {name: 'Über "A" & <b>; #2 [x] (y) {z} | w', template: recruitment/04-discovery-call}
!
for two in - _; do
	cat >"playbooks/odd${two}two.yaml" <<-!
		name: Two $two
		description: Odd names.
		steps:
		  - {name: One, template: recruitment/04-discovery-call}
	!
done
run pos-play show odd --flow=mermaid
read_flow mermaid
ok 'flow of one: odd names' is "$T/out" <<-'!'
	1 End -> 2 Über "A" & <b>; #2 [x] (y) {z} | w
	2 Über "A" & <b>; #2 [x] (y) {z} | w -> done
	3
!
run pos-play list --flow=mermaid
read_flow mermaid
grep '^Odd' "$T/out" >"$T/odd"
ok 'flow of all: odd names' is "$T/odd" <<-'!'
	Odd "quoted" \ <b> #1; `x` & more -> Two -
	Odd "quoted" \ <b> #1; `x` & more -> Two _
!
cat >"$T/svg.py" <<-'!'
	import sys, xml.dom.minidom as m
	d = m.parse(sys.argv[1])
	of = lambda kind: [g for g in d.getElementsByTagName("g")
	    if g.getAttribute("class") == kind]
	text = lambda g: g.getElementsByTagName("text")[0].firstChild.data
	for g in of("node"): print(text(g))
	print(len(of("edge")))
!
if command -v dot >/dev/null; then
	run pos-play show odd --flow=svg
	ok 'flow of one: svg' status 0
	read_flow svg
	ok 'flow of one: svg is well-formed, and whole' is "$T/out" <<-'!'
		1 End
		2 Über "A" & <b>; #2 [x] (y) {z} | w
		done
		2
	!
	run pos-play list --flow=svg
	read_flow svg
	ok 'flow of all: svg' equal "$(tail -n 1 "$T/out")" \
		"$(($(grep -c -e '->' "$T/follows") + 2))"
else
	skip 'pictures as svg' 'no graphviz'
fi
rm playbooks/odd*
# without graphviz, and with one that does not work
mkdir "$T/nodot" "$T/baddot"
run env PATH="$T/nodot" "$BIN/pos-play" list --flow=svg
ok 'svg without graphviz: status' status 3
ok 'svg without graphviz: nothing is printed' empty "$T/out"
ok 'svg without graphviz: says what is missing' is "$T/err" <<-'!'
	pos-play: the picture needs graphviz (dot): dot: No such file or directory; --flow=mermaid does without
!
printf '#!/bin/sh\necho half; echo no fonts >&2; exit 1\n' >"$T/baddot/dot"
chmod +x "$T/baddot/dot"
run env PATH="$T/baddot:$PATH" pos-play list --flow=svg
ok 'svg, graphviz fails: status' status 3
ok 'svg, graphviz fails: nothing is printed' empty "$T/out"
ok 'svg, graphviz fails: says why' is "$T/err" <<-'!'
	pos-play: the picture needs graphviz (dot): no fonts; --flow=mermaid does without
!

# what was done on another day is recorded for that day
record=partners/kade-negen/partner.yaml
n=$(commits)
pos-play start recruit --partner kade-negen >"$T/out" 2>&1
(
	POS_NOW=2027-01-25
	for day in 2027-01-14 2027-01-26 yesterday; do
		run pos-play done --partner kade-negen --checked \
			--evidence x --date $day
		echo "$rc $(cut -c 1-80 "$T/err")"
	done
) >"$T/days" 2>&1
ok 'a day that cannot be' is "$T/days" <<-!
	2 pos-play: --date 2027-01-14: recruit is where it is since 2027-01-15
	2 pos-play: --date 2027-01-26: that day is still to come
	2 pos-play: --date yesterday: a day is expected, such as 2026-11-20
!
export POS_NOW=2027-01-25
run pos-play done --partner kade-negen --checked --evidence x --date 2027-01-17
ok 'done on a day: status' status 0
ok 'done on a day: that day, and the next step begins on it' equal \
	"$(value playbooks.0.steps.0.done) $(value playbooks.0.steps.1.begun) $(value playbooks.0.steps.1.due)" \
	'2027-01-17 2027-01-17 2027-01-24'
run pos-play skip --partner kade-negen --reason x --date 2027-01-18
ok 'left out on a day' equal "$(value playbooks.0.steps.1.skipped)" 2027-01-18
run pos-play done --partner kade-negen --checked --evidence x --date 2027-01-20
ok 'a call on a day: its activity' has $record '{date: 2027-01-20, kind: meeting'
export POS_NOW=2027-01-15
git reset -q --hard HEAD~4
ok 'back to where it was' equal "$(commits)" "$n"

# nobody is named, and nothing committed
n=$(commits)
pos-play start recruit --partner kade-negen >"$T/out" 2>&1
for how in 'done --checked --evidence x' 'skip --reason x'; do
	run pos-play $how --no-commit --partner kade-negen
	ok "$how --no-commit: status" status 0
	git checkout -q . && git clean -fdq
done
ok '--no-commit: no commit' equal "$(commits)" $((n + 1))
git reset -q --hard HEAD~1

# said with blanks alone is not said
cd "$T" && rm -rf v && run pos-init v --demo && cd v || exit 1
record=partners/$p/partner.yaml
run pos-play start exit --partner $p --reason ' '
ok 'a blank reason for a warning: status' status 2
run pos-play start co-marketing --partner $p --reason pilot
run pos-play skip --partner $p --reason ''
ok 'a blank reason to skip: status' status 2
run pos-play stop --partner $p --reason '	'
ok 'a blank reason to stop: status' status 2
ok 'a blank reason: nothing is committed' equal "$(commits)" 2

# --no-commit has all but the commit
run pos-play skip --no-commit --partner $p --reason 'aim is known'
ok 'skip --no-commit: status' status 0
ok 'skip --no-commit: who did it' equal "$(value playbooks.0.steps.0.by)" \
	'Ada Test'
run pos-play done --no-commit --partner $p --checked
ok 'done --no-commit: status' status 0
run pos-play stop --no-commit --partner $p --reason 'no budget'
ok 'stop --no-commit: status' status 0
ok '--no-commit: nothing is committed' equal "$(commits)" 2
git add -A && git commit -qm 'by hand'

# three runs on one day: none writes into the documents of another
run pos-play start co-marketing --partner $p --reason pilot
run pos-play stop co-marketing --partner $p --reason 'again'
run pos-play start -n co-marketing --partner $p
ok 'a dry run: the folder is the one it would have' has "$T/out" \
	"partners/$p/co-marketing-2027-01-15-2/01-co-marketing.md"
run pos-play start co-marketing --partner $p --reason pilot
ok 'three runs on a day: three folders' equal \
	"$(ls -d partners/$p/co-marketing* | tr '\n' ' ')" \
	"partners/$p/co-marketing partners/$p/co-marketing-2027-01-15 partners/$p/co-marketing-2027-01-15-2 "
run pos-play met --partner $p co-marketing 1 1=twice
ok 'a criterion named twice: met once' equal \
	"$(grep -c 'met: 2027-01-15' $record)" 1
run pos-play met --partner $p co-marketing '1= '
ok 'a criterion: blanks are no evidence' equal \
	"$(cat "$T/out")$(grep -c 'evidence: " "' $record)" \
	'all of them were met before0'
run pos-play met --partner $p co-marketing '1=the plan of May'
ok 'a criterion: evidence that comes later is kept' has $record \
	'evidence: the plan of May'
n=$(commits)
run pos-play met --partner $p co-marketing '1=another'
ok 'a criterion: evidence is not replaced, and that is said' has "$T/out" \
	'met before, with its evidence, which stays: the campaign ran on time'
ok 'a criterion: evidence is not replaced: no commit' equal "$(commits)" "$n"

# a document that is gone, or without its checklist, is no ticked one
doc=partners/$p/co-marketing-2027-01-15-2/01-co-marketing.md
sed -i '/^## Step checklist/,$d' $doc
n=$(commits)
run pos-play done co-marketing --partner $p
ok 'no checklist in the document: status' status 1
ok 'no checklist in the document: each item is told' has "$T/err" \
	'Define objectives: the aim has a figure and a date'
rm $doc
run pos-play done co-marketing --partner $p
ok 'no document: status' status 1
ok 'no document: said' has "$T/err" "$doc: there is no such document"
git checkout -q $doc
sed -i 's/- \[ \] /- [x] /; s/$/\r/' $doc
sed -i 's/- \[x\] the aim/- [ ] the aim/' $doc
run pos-play done co-marketing --partner $p
ok 'lines that end with CR LF: what is not ticked' is "$T/err" <<-!
	pos-play: $doc: not ticked: the aim has a figure and a date
	pos-play: nothing was done: tick the checklist in the document, or say --checked; give --evidence where it is asked for
!
ok 'lines that end with CR LF: nothing is committed' equal "$(commits)" "$n"
sed -i 's/- \[ \] the aim/- [x] the aim/' $doc
run pos-play done co-marketing --partner $p
ok 'lines that end with CR LF: done' status 0
ok 'lines that end with CR LF: kept' equal \
	"$(git cat-file -p "HEAD:$doc" | grep -c "$(printf '\r')")" \
	"$(wc -l <$doc | tr -d ' ')"
run pos-play stop co-marketing --partner $p --reason 'enough'

# the playbook changes while a run is under way
mkdir -p playbooks
cat >playbooks/own.yaml <<-'!'
	name: Own
	description: Ours.
	steps:
	  - name: One
	    template: legal/01-nda
	  - name: Two
	    template: legal/02-msa
	    checklist: [signed]
	    due: 3
	  - name: Three
	    template: legal/03-dpa
!
git add -A && git commit -qm own
run pos-play start own --partner $p
run pos-play done own --partner $p
git add -A && git commit -qm 'as it was' --allow-empty
sed -i 's/^steps:/&\n  - {name: Zero, template: legal\/05-referral-agreement}/' \
	playbooks/own.yaml
run pos-play done own --partner $p
ok 'a step was put in front: done begins it' status 1
ok 'a step was put in front: said' has "$T/err" \
	'Zero is new in playbooks/own.yaml since this run began'
ok 'a step was put in front: its document' test -f \
	partners/$p/own/01-referral-agreement.md
run pos-play done own --partner $p
ok 'a step was put in front: then it is done' status 0
run pos-play step own --partner $p
ok 'what had begun keeps its document, which has another number now' has \
	"$T/out" "partners/$p/own/02-msa.md"
run pos-play done own --partner $p
ok 'and its checklist is looked at there' has "$T/err" \
	"partners/$p/own/02-msa.md: not ticked: signed"
sed -i 's/name: Two/name: Second/' playbooks/own.yaml
run pos-play due --partner $p -o tsv
ok 'a step was renamed: it is due, counted from the step before' has \
	"$T/out" "2027-01-18	3	$p	TechStart Inc	step	own 3/4: Second"
run pos-check
ok 'a step was renamed: pos-check says so' has "$T/out" \
	"steps: playbooks/own.yaml has no step 'two' any more"
sed -i '/name: Second/,$d' playbooks/own.yaml
run pos-play done own --partner $p
ok 'no step is left: status' status 3
ok 'no step is left: what to do' has "$T/err" \
	"'pos play stop own --partner $p --reason WHY' closes it"
rm playbooks/own.yaml
run pos-play status --partner $p -o tsv
ok 'the playbook is gone: status still prints' status 0
ok 'the playbook is gone: so it says' equal \
	"$(sed 1d "$T/out" | cut -f 3,5,8)" "own	two	no playbook"
run pos-play due -o tsv
ok 'the playbook is gone: the others are still due' status 0
ok 'the playbook is gone: so it says too' has "$T/out" \
	'own: two (the playbook cannot be read)'
run pos-next $p
ok 'the playbook is gone: pos-next says so' has "$T/out" \
	'own is under way and cannot be read'
run pos-check
ok 'the playbook is gone: pos-check says so, with the line' has "$T/out" \
	"$record:$(grep -n 'playbook: own' $record | cut -d : -f 1): warning: playbook: 'own' is under way, and there is no such playbook"
run pos-play stop own --partner $p --reason 'it is gone'
ok 'the playbook is gone: the run can be ended' status 0
run pos-play status --partner $p
ok 'the playbook is gone: then nothing is under way' status 1

# what follows, as it can be typed: one that warns asks for a reason, one that
# is under way does not follow
r=fjell-data
for b in qbr renewal; do
	pos-play start $b --partner $r >/dev/null 2>&1
done
for i in 1 2 3; do
	pos-play done qbr --partner $r --checked --evidence x >/dev/null
done
run pos-play done qbr --partner $r --checked --evidence x --met 1 --met 2 \
	--met 3
ok 'what follows: status' status 0
grep '^next: ' "$T/out" >"$T/follows"
ok 'what follows: not what is under way, a reason where it asks for one' \
	is "$T/follows" <<-!
	next: pos play start expand --partner $r
	next: pos play start exit --partner $r --reason 'WHY'
!
git reset -q --hard HEAD

# killed in the middle: before or after, never half
cd "$T" && rm -rf k && run pos-init k --demo && cd k || exit 1
for ms in 1 2 4 6 8 12 16 24; do
	git reset -q --hard && git clean -qfd
	n=$(commits)
	pos-play start recruit --partner kade-negen >"$T/out" 2>&1 &
	pid=$!
	sleep 0.0$(printf %02d $ms)
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	pos-play status --partner kade-negen >/dev/null 2>&1
	run pos-partner note kade-negen "after $ms"
	run pos-check
	ok "killed after $ms ms: the workspace is sound" status 0
	if [ -f partners/kade-negen/recruit/01-ideal-partner-profile.md ]; then
		has partners/kade-negen/partner.yaml 'playbook: recruit'
	else
		hasnt partners/kade-negen/partner.yaml 'playbook: recruit'
	fi >"$T/whole" 2>&1
	ok "killed after $ms ms: record and document agree" empty "$T/whole"
	pos-play start recruit --partner kade-negen >"$T/again" 2>&1
	run pos-play status --partner kade-negen
	ok "killed after $ms ms: in the end it is under way once" equal \
		"$(grep -c recruit "$T/out")" 1
	git reset -q --hard HEAD
	git checkout -q -B main "$(git rev-list --max-parents=0 HEAD)"
done
done_testing
