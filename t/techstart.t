#!/bin/sh
# One partner's life with the real commands: TechStart Inc, from a prospect
# through recruit, onboard, qbr, expand to its exit, over two simulated years.
# Each document, date, milestone and commit is looked at, and what pos-next
# says at each point.
. "$(dirname "$0")/lib.sh"

run pos-init w --demo
cd w || exit 1
p=techstart-inc
folder=partners/$p

# on DATE: that is today
on() {
	export POS_NOW="$1T09:00:00Z" GIT_AUTHOR_DATE="$1T09:00:00Z"
	export GIT_COMMITTER_DATE="$1T09:00:00Z"
}
# next_is WHEN RULE COMMAND: what pos-next puts on top
next_is() {
	run pos-next -k 1 -o tsv $p
	ok "$POS_NOW: next: $2" equal "$1|$2|$3" \
		"$(sed 1d "$T/out" | awk -F '\t' '{ print $1 "|" $6 "|" $7 }')"
}
# next_has RULE: among what it says
next_has() {
	run pos-next -o tsv $p
	ok "$POS_NOW: next has: $1" has "$T/out" "	$1	"
}
next_hasnt() {
	run pos-next -o tsv $p
	ok "$POS_NOW: next has not: $1" hasnt "$T/out" "	$1	"
}
value() {
	pos-partner show -o json $p | python3 -c 'import sys, json
v = json.load(sys.stdin)["record"]
for k in sys.argv[1].split("."):
    v = v[int(k)] if isinstance(v, list) else (v or {}).get(k)
print(v)' "$1"
}
# start PLAYBOOK [OPTION...]: one commit, the first document
start() {
	book=$1
	shift
	n=$(git rev-list --count HEAD)
	run pos-play start "$book" --partner $p "$@"
	ok "$POS_NOW: start $book: status" status 0
	ok "$POS_NOW: start $book: one commit" equal \
		"$(git rev-list --count HEAD)" $((n + 1))
	step=1
}
# done_with DOCUMENT EVIDENCE [OPTION...]: ticked in the document, as a person
# would
done_with() {
	doc=$folder/$1
	ok "$1: is there" test -f "$doc"
	ok "$1: names the partner" has "$doc" 'TechStart Inc'
	ok "$1: no tag, no bracketed blank" equal \
		"$(grep -cE '\{\{|\}\}|\[(Your|Partner|Company|Name|Date)' \
		"$doc")" 0
	sed -i 's/^- \[ \] /- [x] /' "$doc"
	evidence=$2
	shift 2
	n=$(git rev-list --count HEAD)
	run pos-play done "$book" --partner $p --evidence "$evidence" "$@"
	ok "$POS_NOW: $book step $step: done" status 0
	ok "$POS_NOW: $book step $step: one commit" equal \
		"$(git rev-list --count HEAD)" $((n + 1))
	ok "$POS_NOW: $book step $step: on its day" equal \
		"$(git log -1 --format=%as)" "${POS_NOW%T*}"
	ok "$POS_NOW: nothing is left uncommitted" equal \
		"$(git status --porcelain)" ''
	step=$((step + 1))
}
set_value() {
	run pos-partner set $p "$@"
	ok "$POS_NOW: set $1" status 0
}

# did WORD...: pos-partner; deal WORD...: pos-deal; each is one commit
one_commit() {
	n=$(git rev-list --count HEAD)
	run "$@"
	ok "$POS_NOW: $1 $2: status" status 0
	ok "$POS_NOW: $1 $2: one commit" equal \
		"$(git rev-list --count HEAD)" $((n + 1))
	ok "$POS_NOW: $1 $2: all is committed" equal \
		"$(git status --porcelain)" ''
}
did() {
	job=$1
	shift
	one_commit pos-partner "$job" $p "$@"
}
deal() {
	one_commit pos-deal "$@"
}
# deal_field DEAL COLUMN, registration DEAL, deal_of NAME: from the list
deal_field() {
	pos-deal list -o json --partner $p | python3 -c 'import json, sys
print(*(d[sys.argv[2]] for d in json.load(sys.stdin)["deals"]
    if d["id"] == sys.argv[1]))' "$1" "$2"
}
registration() {
	deal_field "$1" registration
}
deal_of() {
	pos-deal list -o json --partner $p | python3 -c 'import json, sys
print(*(d["id"] for d in json.load(sys.stdin)["deals"]
    if d["name"] == sys.argv[1]))' "$1"
}

# a prospect
on 2026-11-20
next_is later stage "pos play start recruit --partner $p"
start recruit
next_is now step "pos play step recruit --partner $p"
ok 'recruit: due in a week' equal "$(value playbooks.0.steps.0.due)" \
	2026-11-27
on 2026-11-30
next_is overdue step "pos play step recruit --partner $p"
run pos-play due --within 7d --partner $p -o tsv
ok 'recruit: overdue by three days' equal \
	"$(sed 1d "$T/out" | cut -f 1,2,3)" "2026-11-27	-3	$p"
done_with recruit/01-ideal-partner-profile.md 'fit cannot be ranked: region unknown'
ok 'still a prospect' equal "$(value stage)" prospect
on 2026-12-04
done_with recruit/02-qualification-framework.md 'go, Ingrid Solheim, 4 December'
ok 'qualified' equal "$(value stage)" qualified
on 2026-12-10
done_with recruit/03-discovery-call.md 'call with Dana Whitlock and Marcus Okafor'
ok 'the call is on record' equal "$(value activity.1.date) $(value activity.1.kind)" \
	'2026-12-10 meeting'
on 2026-12-17
done_with recruit/04-pitch-deck.md 'both saw it, asked about support at night'
on 2027-01-08
done_with recruit/05-proposal.md 'letter of intent of 8 January' \
	--met '1=letter of 8 January' --met 2 --met 3 --met 4
ok 'recruit: completed' equal "$(value playbooks.0.completed)" 2027-01-08
ok 'recruit: all criteria are met' equal \
	"$(grep -c 'met: 2027-01-08' $folder/partner.yaml)" 4
ok 'recruit: milestone' equal \
	"$(value milestones.0.date) $(value milestones.0.name)" \
	'2027-01-08 Recruitment complete'

# signed and onboarded
next_is now follow "pos play start onboard --partner $p"
on 2027-01-11
start onboard
on 2027-01-20
set_value since=2027-01-20 tier=registered tier_source=rule regions=uk-ireland
set_value 'agreements+={kind: services, signed: 2027-01-20, renews: 2028-01-20}'
done_with onboard/01-agreement.md 'Dublin safe, scan in the archive'
ok 'signed' equal "$(value stage)" signed
on 2027-02-03
done_with onboard/02-onboarding.md 'kick-off on 3 February'
ok 'onboarding' equal "$(value stage)" onboarding
on 2027-02-12
done_with onboard/03-roadmap.md 'agreed with Marcus'
on 2027-03-10
set_value 'certifications+={person: Marcus Okafor, level: professional, expires: 2029-03-10}'
done_with onboard/04-training-deck.md 'Marcus and Lena took part, Marcus passed'
on 2027-03-19
# two things are agreed; one of them will still be open at the next review
did action 'Price list for work at night' --owner 'Aoife Brennan' \
	--due 2027-04-30
did action 'A second certified engineer' --owner 'Marcus Okafor' \
	--due 2027-09-30
# the first opportunity: registered, and answered in time
deal register --account 'Severn Valley Catering Supplies' --amount 38000 \
	--name 'Night shift at Severn Valley' --partner 'TechStart Inc' \
	--stage proposal --set expected=2027-06-30 \
	--contact 'Owen Price, head of logistics' \
	--need 'someone who answers at night' \
	--evidence 'Workshop on 15 March, minutes with Marcus'
first=$(deal_of 'Night shift at Severn Valley')
ok 'the deal: submitted' equal "$(registration "$first")" submitted
ok 'the deal: the partner has sourced it' equal \
	"$(pos-deal list -o tsv --partner $p --role sourced | sed 1d |
		cut -f 1)" "$first"
on 2027-03-20
deal approve "$first"
ok 'the deal: approved, and protected for 90 days' equal \
	"$(registration "$first") $(deal_field "$first" protected_until)" \
	'approved 2027-06-18'
ok 'the approval is on the partner'"'"'s record' has $folder/partner.yaml \
	"kind: registration"
run pos-check
ok 'the deal is sound' status 0
done_with onboard/05-icp-tracker.md "$first" --met 1 --met 2 \
	--met "3=$first"
ok 'active' equal "$(value stage)" active
ok 'onboard: milestone' equal \
	"$(value milestones.1.date) $(value milestones.1.name)" \
	'2027-03-20 Onboarding complete'
run pos-next $p
ok 'a new partner is left in peace' status 1

# what was agreed is done in time
on 2027-04-26
did action done 'Price list'

# the deal is won, a second one opens: the next tier
on 2027-06-20
deal add --account 'Rebild Spedition' --amount 78000 \
	--name 'Analytics for one site' --stage discovery --partner $p \
	--role sourced --evidence 'Call with Lena on 18 June' \
	--set expected=2027-10-30
on 2027-06-28
deal set "$first" stage=won
ok 'won: today' equal "$(deal_field "$first" closed)" 2027-06-28
ok 'won: the prospect is a customer, since today' equal \
	"$(grep -c 'id: p-021,' data/prospects.yaml) $(grep 'id: p-021,' \
	data/customers.yaml | grep -c 'since: 2027-06-28')" '0 1'
sed -i '/id: p-021,/s/}$/, arr: 38000, partners: [techstart-inc]}/' \
	data/customers.yaml
git commit -qam 'data: what Severn Valley pays'
ok 'won: what it pays is on record' grep -q 'id: p-021,.*arr: 38000' \
	data/customers.yaml
run pos-check
ok 'won: the workspace is sound' status 0
next_has tier-up
run pos-score tier -o tsv $p
ok 'silver by the rules' has "$T/out" silver
set_value tier=silver tier_source=rule
next_hasnt tier-up

# the business review: twice a year at Silver
on 2027-07-10
run pos-next -o tsv $p
ok 'the review is near' equal "$(grep '	review	' "$T/out" | cut -f 1,2)" \
	"soon	2027-07-20"
on 2027-07-26
next_is overdue review "pos play start qbr --partner $p"
start qbr
next_hasnt review
on 2027-07-30
done_with qbr/01-success-metrics.md 'checked with finance'
on 2027-08-03
done_with qbr/02-icp-tracker.md 'list of 3 August'
# what is on the register is in the document of the review
ok 'the review: what is done since' has $folder/qbr/03-qbr.md \
	'| Price list for work at night | Aoife Brennan | 30 April 2027 | done on 26 April 2027 |'
ok 'the review: what is open' has $folder/qbr/03-qbr.md \
	'| A second certified engineer | Marcus Okafor | 30 September 2027 | open |'
ok 'the review: what is open is carried over' has $folder/qbr/03-qbr.md \
	'| A second certified engineer (carried over) | Marcus Okafor | 30 September 2027 |'
ok 'the review: what is done is not' hasnt $folder/qbr/03-qbr.md \
	'at night (carried over)'
on 2027-08-12
set_value ratings.openness.score=5 ratings.openness.by='Aoife Brennan' \
	ratings.openness.date=2027-08-12
done_with qbr/03-qbr.md '12 August, Dana and Ingrid' --met 1 --met 2
on 2027-08-16
done_with qbr/04-strategy-plan.md 'goals stand' --met 3
ok 'qbr: milestone' equal \
	"$(value milestones.2.date) $(value milestones.2.name)" \
	'2027-08-16 Business review held'
next_hasnt review
run pos-play due --partner $p -o tsv
ok 'the next review: half a year after the meeting' has "$T/out" \
	'2028-02-12	180	'

# healthy, and more is wanted
run pos-score health -o tsv $p
ok 'health is known' has "$T/out" ranked
next_has follow
run pos-next -o tsv $p
ok 'expand is what follows' has "$T/out" \
	"pos play start expand --partner $p"
start expand
for step_doc in 01-partner-business-case 02-strategy-plan 03-co-marketing \
	04-technical-integration 05-internal-alignment; do
	on "2027-09-0${step_doc%%-*}"
	on "2027-09-$(printf %02d $((${step_doc%%-*} + 4)) 2>/dev/null ||
		echo 09)"
	if [ "$step_doc" = 04-technical-integration ]; then
		ok 'expand: document of step 4' test -f \
			$folder/expand/$step_doc.md
		run pos-play skip expand --partner $p \
			--reason 'nothing to connect'
		ok 'expand: step 4 is left out' status 0
		continue
	fi
	done_with expand/$step_doc.md "approved, $step_doc"
done
ok 'expand: it waits for its success criteria' has "$T/out" \
	'expand waits for its success criteria, and is not completed'
ok 'expand: and the stage stays' equal "$(value stage)" active
next_is now step "pos play step expand --partner $p"
run pos-play met expand --partner $p 1 2 '3=Gold by rule'
ok 'expand: all are met, and it is completed' has "$T/out" 'expand completed'
ok 'growing' equal "$(value stage)" growing
ok 'expand: step 4 says why' equal "$(value playbooks.3.steps.3.reason)" \
	'nothing to connect'
ok 'expand: milestone' equal "$(value milestones.3.name)" \
	'Expansion agreed'

# the action that was carried over is late, and then done
on 2027-10-02
next_is overdue action "pos partner action $p done 2"
did action done 2
next_hasnt action

# the end
on 2027-10-04
run pos-next -o tsv $p
ok 'the agreement is near its end: 108 days' has "$T/out" \
	'agreement renews in 108 days'
n=$(git rev-list --count HEAD)
run pos-play start exit --partner $p
ok 'exit asks for a reason' status 2
ok 'exit asks for a reason: nothing was done' equal \
	"$(git rev-list --count HEAD)" "$n"
start exit --reason 'Dublin office is closed, owners sell'
ok 'exiting' equal "$(value stage)" exiting
next_hasnt renewal
next_is now step "pos play step exit --partner $p"
on 2027-10-12
done_with exit/01-exit-checklist.md 'Ingrid Solheim, 12 October'
on 2027-10-20
done_with exit/02-icp-tracker.md 'plan of each customer'
on 2027-10-25
done_with exit/03-success-metrics.md 'checked with finance'
on 2027-12-20
done_with exit/01-exit-checklist.md 'confirmed in writing, paid' \
	--met 1 --met 2 --met 3 --met 4
ok 'former' equal "$(value stage)" former
ok 'exit: milestone' equal \
	"$(value milestones.4.date) $(value milestones.4.name)" \
	'2027-12-20 Partner exited'
ok 'exit: the day it left' equal "$(value milestones.4.reaches)" left
run pos-metric cases -o tsv -p 2027 partners-left
ok 'exit: metrics count it' has out "$p	2027-12-20"
run pos-next $p
ok 'nothing is left to do' status 1
run pos-play due --partner $p
ok 'nothing is due' status 1
run pos-play status --partner $p
ok 'nothing is under way' status 1

# the whole of it
run pos-play status --all --partner $p -o tsv
sed 1d "$T/out" | cut -f 3,4,8 >"$T/all"
ok 'five playbooks, all completed' is "$T/all" <<-!
	recruit	5/5	completed
	onboard	5/5	completed
	qbr	4/4	completed
	expand	5/5	completed
	exit	4/4	completed
!
find $folder -name '*.md' | sed "s|$folder/||" | sort >"$T/documents"
ok 'each document' is "$T/documents" <<-!
	exit/01-exit-checklist.md
	exit/02-icp-tracker.md
	exit/03-success-metrics.md
	expand/01-partner-business-case.md
	expand/02-strategy-plan.md
	expand/03-co-marketing.md
	expand/04-technical-integration.md
	expand/05-internal-alignment.md
	onboard/01-agreement.md
	onboard/02-onboarding.md
	onboard/03-roadmap.md
	onboard/04-training-deck.md
	onboard/05-icp-tracker.md
	qbr/01-success-metrics.md
	qbr/02-icp-tracker.md
	qbr/03-qbr.md
	qbr/04-strategy-plan.md
	recruit/01-ideal-partner-profile.md
	recruit/02-qualification-framework.md
	recruit/03-discovery-call.md
	recruit/04-pitch-deck.md
	recruit/05-proposal.md
!
git log --reverse --format='%as %s' --grep='^Pos-Playbook:' >"$T/commits"
ok 'each commit of a playbook: five starts, 22 steps done, one left out' \
	equal "$(grep -c ' play: start ' "$T/commits") $(grep -c ' done$' \
	"$T/commits") $(grep -c ' skipped$' "$T/commits")" '5 22 1'
ok 'the first and the last' equal \
	"$(sed -n '1p;$p' "$T/commits")" \
	"2026-11-20 play: start recruit with TechStart Inc
2027-12-20 play: exit of TechStart Inc: Execute the wind-down done"
run pos-check
ok 'the workspace is sound' status 0
ok 'nothing is left uncommitted' equal "$(git status --porcelain)" ''
done_testing
