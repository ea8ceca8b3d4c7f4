#!/bin/sh
# Tests of pos-partner mdf: market funds asked for, approved, paid, declined,
# within the tier's sum of the fiscal year. Sums are added up by python3.
. "$(dirname "$0")/lib.sh"

sample_in ws .
first=$(git rev-parse HEAD)
record=partners/nordvik-systems/partner.yaml

mdf() {
	run pos-partner mdf nordvik-systems "$@"
	sed -i 's/^committed as [0-9a-f]\{7\}$/committed as ID/' "$T/out"
}

# left: what the record leaves of gold's sum in 2026, by python3
left() {
	python3 - <<-'!'
		import yaml, datetime
		tier = [t for t in yaml.safe_load(open('program.yaml'))['tiers']
		    if t['id'] == 'gold'][0]
		r = yaml.safe_load(open('partners/nordvik-systems/partner.yaml'))
		print('EUR {:,}'.format(tier['mdf'] - sum(m['amount']
		    for m in r.get('mdf', []) if m['date'].year == 2026
		    and m['state'] in ('approved', 'paid'))))
	!
}

mdf
ok 'none yet: status' status 0
ok 'none yet: what the tier grants' is out <<-!
	EUR 15,000 for the fiscal year from 2026-01-01: EUR 0 paid, EUR 0 approved, EUR 0 requested, EUR 15,000 left
!
mdf request 9000 'Seminar in Ålesund, #2'
ok 'request: status' status 0
ok 'request: output' is out <<-!
	$record:105: mdf: added 2026-11-20, 9000
	committed as ID
!
git log -1 --format=%B >"$T/message"
ok 'request: the commit' is "$T/message" <<-!
	partner: market funds of Nordvik Systems

	mdf: added 2026-11-20, 9000

	Pos-Op: partner-mdf
	Pos-Target: partners/nordvik-systems

!
mdf request 6000.01 'Fair'
ok 'a cent over the sum: status' status 2
ok 'a cent over the sum: says what is left' is err <<-!
	pos-partner: EUR 6,000.01 is more than the EUR 6,000 that requests have left of the sum of tier Gold, EUR 15,000 for the fiscal year from 2026-01-01; --reason WHY lets it pass
!
mdf request 6000 'Fair' --date 2026-10-01
ok 'to the cent: status' status 0
mdf request 500 'Flyers' --reason 'Board agreed on 18 November'
ok 'over the sum with a reason: status' status 0
ok 'over the sum with a reason: it is kept' has $record \
	'note: Board agreed on 18 November'
mdf approve 1 --date 2026-11-19
ok 'approved before it was asked for: status' status 2
ok 'approved before it was asked for: message' is err <<-!
	pos-partner: --date is before 2026-11-20, the day it was asked for
!
mdf approve 1
ok 'approve: status' status 0
mdf approve 2
ok 'approve: the rest of the sum' status 0
mdf approve 3
ok 'approve over the sum: status' status 2
ok 'approve over the sum: nothing is left' has err \
	'EUR 500 is more than the EUR 0 that is left'
mdf pay 2 --date 2026-11-19
ok 'paid before it was decided: status' status 2
ok 'paid before it was decided: message' has err \
	'before 2026-11-20, the day it was decided'
mdf pay 1
ok 'pay: status' status 0
mdf decline 3
ok 'decline without a reason: status' status 2
mdf decline 2 --reason 'The fair was called off'
ok 'decline what was approved: status' status 0
mdf approve 3
ok 'approve what fits now: status' status 0
mdf
ok 'the list, and what is left' is out <<-!
	NO  DATE           AMOUNT  STATE     DECIDED     PAID        PURPOSE                 NOTE
	 1  2026-11-20  EUR 9,000  paid      2026-11-20  2026-11-20  Seminar in Ålesund, #2  -
	 2  2026-10-01  EUR 6,000  declined  2026-11-20  -           Fair                    The fair was called off
	 3  2026-11-20    EUR 500  approved  2026-11-20  -           Flyers                  Board agreed on 18 November
	EUR 15,000 for the fiscal year from 2026-01-01: EUR 9,000 paid, EUR 500 approved, EUR 0 requested, EUR 5,500 left
!
ok 'what is left, added up from the file' has out "$(left) left"
mdf -o json
ok 'in JSON amounts are numbers' equal "$(jq -c \
	'[.schema_version, (.mdf[] | [.number, .amount, .state, .note])]' \
	"$T/out")" \
	'[1,[1,9000,"paid",null],[2,6000,"declined","The fair was called off"],[3,500,"approved","Board agreed on 18 November"]]'
run pos-partner show nordvik-systems
ok 'show: the account' has out \
	'Market funds      EUR 15,000 for the fiscal year from 2026-01-01: EUR 9,000'
run pos-check
ok 'show: the record keeps its rules' status 0

# another fiscal year: its own sum, and approvals go by the request's year
POS_NOW=2027-01-10 mdf
ok 'next year: the sum is whole again' has out 'EUR 15,000 left'
POS_NOW=2026-12-28 mdf request 5000 'Late fair'
POS_NOW=2027-01-10 mdf request 14000 'Spring'
ok 'next year: status' status 0
POS_NOW=2027-01-10 mdf approve 5
POS_NOW=2027-01-11 mdf approve 4
ok 'a request of last year counts there: status' status 0
ok 'a request of last year counts there' has $record 'decided: 2027-01-11'
POS_NOW=2027-01-11 mdf
ok 'and not in this year' has out 'EUR 14,000 approved, EUR 0 requested, EUR 1,000 left'
sed -i 's/^fiscal_year_start:.*//' company.yaml
echo 'fiscal_year_start: 10' >>company.yaml
mdf
ok 'a fiscal year that begins in October' has out \
	'for the fiscal year from 2026-10-01: EUR 9,000 paid'
git checkout -q company.yaml

# what is refused
head=$(git rev-parse HEAD)
while IFS='|' read -r text args; do
	eval "set -- $args"
	mdf "$@"
	ok "mdf $args: status" status 2
	ok "mdf $args: message" has err "$text"
done <<-!
	request 1 is paid; it must be requested for that|approve 1
	request 3 is approved; it must be requested for that|approve 3
	request 2 is declined; it must be approved for that|pay 2
	it must be requested or approved|decline 2 --reason x
	they are numbered from 1 to 5|approve 6
	they are numbered from 1 to 5|pay 0
	they are numbered from 1 to 5|pay one
	write pos partner mdf PARTNER approve NUMBER|approve
	write pos partner mdf PARTNER request AMOUNT "PURPOSE"|request 500
	put quotes around|request 500 two words
	'5k' is not a number|request 5k x
	'1,000' is not a number|request 1,000 x
	the amount -5 is negative|request -- -5 x
	not more than zero|request 0 x
	the purpose is empty|request 5 ''
	did you mean 'approve'?|aprove 1
	it is request, approve, pay or decline|xxxxxxx 1
	--date is a day to come|pay 3 --date 2027-05-01
	is not a date|pay 3 --date soon
	-o is for the list|pay 3 -o json
!
ok 'refused: no commit beyond those before' equal \
	"$(git rev-parse HEAD) $(git rev-list "$first..HEAD" | wc -l)" "$head 12"
run pos-partner mdf techstart-inc request 10 x
ok 'a partner without a tier: status' status 2
ok 'a partner without a tier: message' has err 'has no market funds'
run pos-partner mdf fjell-data approve 1
ok 'none to approve: status' status 3
mdf pay 3 -n
ok '--dry-run: the difference' has out '+    paid: 2026-11-20'
ok '--dry-run: nothing written' equal "$(git status --porcelain)" ''

# six requests of 4,000 at once: three fit in 15,000
git reset -q --hard "$first"
for i in 1 2 3 4 5 6; do
	pos-partner mdf nordvik-systems request 4000 "Event $i" \
		>"$T/out.$i" 2>&1 &
done
wait
cat "$T"/out.? >"$T/out"
ok 'six at once: three fit' equal "$(grep -c '^committed' "$T/out")" 3
ok 'six at once: the others are told' equal \
	"$(grep -c 'is more than the' "$T/out")" 3
ok 'six at once: the sum is kept' equal "$(grep -c 'amount: 4000' $record)" 3
git checkout -q . && git reset -q --hard "$first"

# a partner that leaves gets no more, and what was approved is still paid
mdf request 4000 'Autumn seminar'
mdf request 3000 'Spring seminar'
mdf approve 1
pos-partner set nordvik-systems stage=exiting >/dev/null
run pos-partner mdf nordvik-systems
ok 'exiting: nothing is left' has out \
	'EUR 4,000 approved, EUR 3,000 requested, EUR 0 left, for its stage is exiting'
mdf request 10 'Fair'
ok 'exiting: a request: status' status 2
ok 'exiting: a request: why' is err <<-!
	pos-partner: its stage is exiting: no more market funds are granted; --reason WHY lets it pass
!
mdf approve 2
ok 'exiting: an approval: status' status 2
mdf pay 1
ok 'exiting: what was approved is paid' status 0
mdf approve 2 --reason 'Promised in June'
ok 'exiting: with a reason' status 0
run pos-fill --partner nordvik-systems finance/04-comp-plan
ok 'exiting: its plan says so' has out 'no more is granted'
ok 'exiting: its plan has no budget to spend' hasnt out '| **Left** |'
run pos-partner show conseil-ardennais
ok 'exiting, never asked for any: no account' hasnt out 'Market funds'
done_testing
