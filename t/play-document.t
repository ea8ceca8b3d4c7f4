#!/bin/sh
# pos-play: a step that goes on in the document of an earlier one, and fields.
. "$(dirname "$0")/lib.sh"

run pos-init w --demo
cd w || exit 1
p=nordvik-systems
folder=partners/$p/support-escalation
doc=$folder/01-support-tiers.md
run pos-play start support-escalation --partner $p
sed -n '/^### Written down/,$p' $doc >"$T/fields"
ok 'fields: below the checklist' is "$T/fields" <<-!
	### Written down: Identify severity

	- **Customer and site:**
	- **Reported by, on which day and hour:**
	- **What the customer cannot do:**
	- **Severity, and why:**
!
sed -i 's/^- \*\*Severity, and why:\*\*/& P1, nobody can sign in/' $doc
cp $doc "$T/before"

# --checked leaves the first checklist as it is: it is not the second step's
run pos-play done --partner $p --checked --evidence 'P1, 10:00'
ok 'the next step goes on in the document' has "$T/out" \
	"support-escalation 2/5  Document the issue   $doc   due 2026-11-21"
ok 'no second copy of the template' equal "$(ls $folder)" 01-support-tiers.md
head -c "$(wc -c <"$T/before")" $doc >"$T/now"
ok 'what was there is as it was' same "$T/before" "$T/now"
sed -n '/^## Step checklist: /,/^- \[/p' $doc >"$T/list"
ok 'its checklist is added' is "$T/list" <<-!
	## Step checklist: Document the issue

	Support escalation, step 2: Document the issue. Due 21 November 2026.

	- [ ] what happens, since when and for whom is written down
!
ok 'all is committed' equal "$(git status --porcelain)" ''
run pos-play done --partner $p
ok 'only its own items are asked for' is "$T/err" <<-!
	pos-play: $doc: not ticked: what happens, since when and for whom is written down
	pos-play: $doc: not ticked: what was tried, with what result
	pos-play: $doc: not ticked: customers that are hit are listed
	pos-play: nothing was done: tick the checklist in the document, or say --checked; give --evidence where it is asked for
!
run pos-play step --refill --partner $p
ok 'refill: status' status 0
ok 'refill: both lists stay' equal "$(grep -c '^## Step checklist' $doc)" 2
ok 'refill: what was written stays' has $doc 'P1, nobody can sign in'
sed -i '/^## Step checklist: /,$s/^- \[ \] /- [x] /' $doc
run pos-play done --partner $p
ok 'its own items are ticked: done' status 0
ok 'another template has a document of its own' test -f $folder/03-sla.md
run pos-next $p
ok 'pos-next: waits for its checklist' has "$T/out" \
	'Route, waits for its checklist'

# a document that is gone is filled whole
run pos-play done --partner $p --checked
git rm -q $folder/03-sla.md && git commit -qm gone
run pos-play step --partner $p
ok 'step: names the document' has "$T/out" "$folder/03-sla.md"

# what is wrong
mkdir -p playbooks
bad() {
	printf '%s\n' 'name: Bad' 'description: Bad.' 'steps:' \
		'  - {name: One, template: legal/01-nda}' \
		"  - {name: Two, template: $2, document: $3}" \
		>playbooks/bad.yaml
	run pos-play check bad
	ok "$1: check" has "$T/out" "playbooks/bad.yaml:5: error: document: "
	run pos-play show bad
	ok "$1: status" status 3
	ok "$1: what" has "$T/err" "$4"
}
bad 'no such step' legal/01-nda Zero "there is no earlier step 'Zero'"
bad 'itself' legal/01-nda Two "there is no earlier step 'Two'"
bad 'another template' legal/02-msa One \
	"document: that of 'One' is filled from legal/01-nda"
done_testing
