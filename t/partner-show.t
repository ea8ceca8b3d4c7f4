#!/bin/sh
# Tests of what pos-partner show says of work: actions, market funds,
# playbooks under way, certificates that end within 90 days.
. "$(dirname "$0")/lib.sh"

sample_in ws .

# work: the rows of the page between certificates and contacts
work() {
	run pos-partner show nordvik-systems
	sed -n '/^Certifications/,/^$/p' "$T/out" |
		sed '1,/Jan Terje Moe/d; /^$/d' >"$T/work"
}

work
ok 'nothing done yet: the sum of the tier, and what expires' is "$T/work" <<-!
	Market funds      EUR 15,000 for the fiscal year from 2026-01-01: EUR 0 paid,
	                  EUR 0 approved, EUR 0 requested, EUR 15,000 left
	Expiring          certificate of Eirik Tveit, professional, ends 2026-12-31, in
	                    41 days
!
{
	pos-partner action nordvik-systems 'Send the list' --due 2026-11-18
	pos-partner action nordvik-systems 'Book a room' --owner 'Mia Holm' \
		--due 2026-11-20
	pos-partner action nordvik-systems 'Old'
	pos-partner action nordvik-systems done 3
	pos-partner mdf nordvik-systems request 1000.50 Fair
	pos-play start qbr --partner nordvik-systems
	pos-play start expand --partner nordvik-systems
	pos-play done expand --partner nordvik-systems --evidence x --force
} >"$T/log" 2>&1
POS_NOW=2026-11-28 work
ok 'all of it, eight days on' is "$T/work" <<-!
	Actions           2 open, 2 of them late; 1 ended
	                  1. Send the list, Marius Hagen, due 2026-11-18, 10 days late
	                  2. Book a room, Mia Holm, due 2026-11-20, 8 days late
	Market funds      EUR 15,000 for the fiscal year from 2026-01-01: EUR 0 paid,
	                  EUR 0 approved, EUR 1,000.50 requested, EUR 15,000 left
	Playbooks         qbr since 2026-11-20: Gather metrics, due 2026-11-27, 1 day
	                    late
	                  expand since 2026-11-20: Business case, due 2026-12-04, in 6
	                    days
	Expiring          certificate of Eirik Tveit, professional, ends 2026-12-31, in
	                    33 days
!
sed -i 's/^stage: .*/stage: former/' partners/nordvik-systems/partner.yaml
work
ok 'a former one: nothing of funds' hasnt "$T/work" 'Market funds'
ok 'a former one: the rest' has "$T/work" 'Actions '
run pos-partner show nordvik-systems -o json
ok 'a former one: nothing of funds in JSON' equal "$(jq -c '.derived.mdf |
	[.budget, .requested, .left]' "$T/out")" '[null,1000.5,null]'
git checkout -q partners/nordvik-systems/partner.yaml
work
ok 'due today' has "$T/work" '2. Book a room, Mia Holm, due 2026-11-20, today'
run pos-partner show nordvik-systems -o json
ok 'the same in JSON' equal "$(jq -c '.derived | [.actions_open,
	.actions_late, .playbooks, .certifications_expiring, .mdf.budget,
	.mdf.requested, .mdf.left]' "$T/out")" \
	'[2,1,["qbr","expand"],1,15000,1000.5,15000]'

# the border: 90 days ahead is in, 91 is not; what expired is not told here
for want in '2026-10-02 1' '2026-10-01 0' '2026-12-31 1' '2027-01-01 0'; do
	POS_NOW=${want% *} work
	ok "expiring: as of ${want% *}" equal \
		"$(grep -c 'Eirik Tveit' "$T/work")" "${want#* }"
done
run pos-partner show kade-negen
ok 'a partner without tier, actions, playbooks: the page' has out Kade
ok 'a partner without tier, actions, playbooks: no rows' equal \
	"$(grep -c '^Market\|^Actions\|^Playbooks\|^Expiring' "$T/out")" 0
done_testing
