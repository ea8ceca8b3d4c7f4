#!/bin/sh
# Tests of pos-fill with the templates that promise something: what several
# documents of one partner say about one rule agrees, whatever program.yaml
# says; what they count from is explained, and what they compare is true.
. "$(dirname "$0")/lib.sh"

pos-init w --demo >"$T/init" 2>&1 || exit 1
cd w || exit 1
templates=$(cd "$ROOT/templates" && find operations legal finance security \
	sales-ready recruitment/08-agreement.md -name '[0-9]*.md' |
	sed 's|\.md$||' | sort)

# fill PARTNER OUT: each of them to $T/OUT, by the template's name
fill() {
	for id in $templates; do
		mkdir -p "$T/$2/${id%/*}"
		run pos-fill --partner "$1" -o "$T/$2/$id.md" "$id"
		cat "$T/err"
		[ "$rc" = 0 ] || echo "$id: status $rc"
	done >"$T/$2.said"
	ok "$2: filled without a complaint" empty "$T/$2.said"
}

# those OUT TEXT: the documents of OUT that hold it
those() {
	(cd "$T/$1" && grep -rlF -- "$2" . | sed 's|^\./||; s|\.md$||' | sort) \
		>"$T/out"
}

# 24 hours are those of a breach only
sed -i 's/p3_hours: 24/p3_hours: 25/' program.yaml
fill nordvik-systems reseller

# "R - 14 days": the reader has no other page than this one.
for doc in $(cd "$T/reseller" && find . -name '*.md'); do
	for day in D E K P Q R S W; do
		grep -qE "(^|[^A-Za-z0-9])$day [+-] [0-9]+ " \
			"$T/reseller/$doc" || continue
		echo "$doc: $day" >>"$T/counted"
		grep -qE "(^|[ *])$day(\*\*)?( is the|,? being the)|is \*\*$day\*\*" \
			"$T/reseller/$doc" || echo "$doc: $day"
	done
done >"$T/unsaid"
ok 'days that tasks count from: some do' \
	test "$(wc -l <"$T/counted")" -ge 10
ok 'days that tasks count from: all are said' empty "$T/unsaid"

# A rule gets a value that nothing else has.
sed -i 's/^\( *liability:\).*/\1 nine times the fee of the year/
	s/^\( *law:\).*/\1 the law of Ruritania/
	s/^\( *venue:\).*/\1 the Strelsau court/
	s/^\( *breach_hours:\) 24/\1 31/
	s/^\( *clawback_days:\) 90/\1 83/
	s/^\( *scope:\) none;.*/\1 the mint of Strelsau/
	s/^\( *availability:\) 99.5%/\1 97.3%/
	s/step: The partner managers settle it/step: The notary of Zenda settles it/' \
	program.yaml
fill nordvik-systems changed

those changed 'nine times the fee of the year'
ok 'limit of liability: contracts agree' is out <<-!
	legal/02-msa
	legal/03-dpa
	legal/04-sla
	legal/05-referral-agreement
	recruitment/08-agreement
!
# A reseller is paid nothing: its limit would be nothing, too.
ok 'limit of liability: a margin counts' grep -qF \
	'the margin on the Orders of that year counts as such' \
	"$T/changed/recruitment/08-agreement.md"
those changed 'the law of Ruritania'
cp "$T/out" "$T/law"
ok 'governing law: in every contract' is law <<-!
	legal/01-nda
	legal/02-msa
	legal/03-dpa
	legal/04-sla
	legal/05-referral-agreement
	recruitment/08-agreement
!
those changed 'the Strelsau court'
ok 'governing law: and the venue' cmp "$T/law" "$T/out"
those changed 'the mint of Strelsau'
ok 'exclusivity' is out <<-!
	legal/02-msa
	legal/05-referral-agreement
	operations/01-deal-registration
	operations/05-territory-plan
	recruitment/08-agreement
!
those changed 'The notary of Zenda'
ok 'steps of a dispute: wherever one is settled' is out <<-!
	finance/01-commission
	finance/03-revenue-share
	finance/04-comp-plan
	legal/02-msa
	legal/05-referral-agreement
	operations/01-deal-registration
	operations/08-cosell-playbook
	recruitment/08-agreement
!
those changed '31 hours'
ok 'news of a breach: its hours' is out <<-!
	legal/03-dpa
	operations/04-portal-guide
	operations/07-support-tiers
	security/01-security-questionnaire
	security/02-soc2-compliance
!
those changed '97.3 %'
ok 'availability' is out <<-!
	legal/04-sla
	operations/07-support-tiers
	sales-ready/01-product-one-pager
	sales-ready/02-pricing-sheet
	security/02-soc2-compliance
!
those changed '83 days'
ok 'clawback' is out <<-!
	finance/01-commission
	finance/02-rebate
	finance/04-comp-plan
	legal/05-referral-agreement
	recruitment/08-agreement
!
those reseller '24 hours'
ok 'news of a breach: other hours before' equal "$(wc -l <"$T/out")" 5
those changed '24 hours'
ok 'news of a breach: no document keeps those' empty "$T/out"

# P1 is answered at night where a time for it is promised, and only there.
grep -rhoE 'P1 runs day and night|2 hours, day and night|P1 the clock does not stop at night' \
	"$T/reseller" | sort >"$T/out"
ok 'P1: day and night, in three documents' is out <<-!
	2 hours, day and night
	P1 runs day and night
	P1 the clock does not stop at night
!
sed -i '/^ *p1_hours:/d' program.yaml
fill nordvik-systems office
grep -rhE 'day and night|at night' "$T/office" | grep -F P1 |
	grep -v '^| Platinum' >"$T/out"
ok 'P1: without a time nobody promises the night' empty "$T/out"
those reseller 'P1 is reported by telephone'
ok 'P1: one way to report it, in the contract' is out <<-!
	legal/04-sla
!
(cd "$T/reseller" && grep -rliE 'telephone, at any tier' operations | sort) |
	sed 's|\.md$||' >"$T/out"
ok 'P1: and in what partners read' is out <<-!
	operations/04-portal-guide
	operations/07-support-tiers
!
git checkout -q program.yaml

# One ladder of escalation, one rule for a severity in dispute.
for doc in legal/04-sla operations/07-support-tiers; do
	for text in 'no progress since the last news' 'without a plan' \
		'lead of support' 'within two hours, whether or not' \
		'the same fault for the third time'; do
		grep -qF "$text" "$T/reseller/$doc.md" || echo "$doc: $text"
	done
	grep -qiE 'the higher (one )?holds until the case is closed' \
		"$T/reseller/$doc.md" || echo "$doc: severity"
done >"$T/out"
ok 'escalation: the contract and the sheet for support agree' empty "$T/out"

# Nobody states a measure of security that nobody has confirmed.
sed -n '/^## Annex II:/,/^## Annex III:/p' "$T/reseller/legal/03-dpa.md" |
	sed -n '/^| [A-Z]/p' | grep -v '^| Aim' >"$T/measures"
ok 'measures: there are some' test "$(wc -l <"$T/measures")" -ge 10
ok 'measures: each is for both to initial' \
	not grep -v '| ____ | ____ |$' "$T/measures"

# A partner of whom only the name is known has nothing in common with an
# account, and its size fits none.
mkdir -p partners/bare
printf 'name: Bare Oy\ntype: integration\nstage: prospect\n' \
	>partners/bare/partner.yaml
fill bare bare
ok 'nothing known: the plan is there' grep -q '^### Prospects' \
	"$T/bare/operations/05-territory-plan.md"
those bare 'industry and region'
ok 'nothing known: nothing is said to be in common' empty "$T/out"
those bare 'in the regions and industries of Bare Oy'
ok 'nothing known: no reach is made up' empty "$T/out"
printf 'regions: [nordics]\nindustries: [manufacturing]\n' \
	>>partners/bare/partner.yaml
pos-fill --partner bare operations/05-territory-plan |
	sed -n '/^### Prospects/,$s/.*| \([^|]*\) | industry and region |$/\1/p' |
	sort -u >"$T/out"
ok 'no size on record: whether it fits is not known' is out <<-!
	not known
!

# The least fee of an introduction is in the sum, and the sheet says so.
cat >data/deals-small.yaml <<-!
	deals:
	  - id: d-small
	    account: c-001
	    amount: 5000
	    stage: won
	    created: 2026-08-01
	    closed: 2026-09-01
	    partner: quayside-analytics
	    role: sourced
!
fill quayside-analytics referral
sed -n 's/^| d-small .*| \(EUR [0-9,]* | EUR [0-9,]*\) |$/\1/p' \
	"$T/referral/finance/01-commission.md" >"$T/out"
ok 'an introduction earns the least fee' is out <<-!
	EUR 5,000 | EUR 1,000
!
ok 'and the sheet says that the table has it' grep -qF \
	'The table of the year below has it already' \
	"$T/referral/finance/01-commission.md"

# Who introduces and stays out of the sale has no first line, and sells beside
# nobody: the referral agreement says so.
for doc in 07-support-tiers 08-cosell-playbook; do
	ok "referral: $doc leaves the customer to us" grep -qF \
		'Quayside Analytics is a referral partner' \
		"$T/referral/operations/$doc.md"
done
ok 'referral: no customers of its own' not grep -qF \
	'Quayside Analytics, at customers that it serves' \
	"$T/referral/operations/07-support-tiers.md"

# A former partner is offered no access.
fill blafjell-drift former
ok 'former: no administrator' not grep -q '| administrator |' \
	"$T/former/operations/04-portal-guide.md"

# Prose that a person would not write.
ok 'prose: six partners are read' equal \
	"$(find "$T" -path '*/legal/04-sla.md' | wc -l)" 6
(cd "$T" && grep -rnE '[^|] $|[^ |`]  +[^ |=]|[^ ] [,;] |[( ]1 (days|deals|people)|\.\.$' \
	reseller changed office bare referral former) >"$T/out"
ok 'prose: no double space, no stray mark, no "1 days"' empty "$T/out"
done_testing
