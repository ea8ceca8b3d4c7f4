#!/bin/sh
# Asks of the executive summary: each is there when a record says so, on the
# day it does and not before, with its file and its command; none without one.
. "$(dirname "$0")/lib.sh"

cp -R "$ROOT/workspace" w && chmod -R u+w w && cd w && git init -q || exit 1
git add -A && git commit -qm start

asks() { run pos-report -p --section asks "$@" exec; }

asks
ok 'status' status 0
ok 'plan: what is missing of a sum' has out '- Sourced revenue won, 2026-Q4: EUR 0 (0 deals), planned EUR 150,000; EUR 150,000 missing. Source: program.yaml. `pos report exec --period 2026-Q4 --explain sourced-won`'
ok 'plan: of a stock' has out '- Certified people, 2026-Q4: 26, planned 45; 19 missing.'
ok 'plan: what is on pace is no ask' hasnt out '- Sourced revenue won, 2026:'
for what in conflict answer tier Funds owner; do
	ok "nothing else: $what" hasnt out "**$what"
done
grep -c '^\*\*' "$T/out" >"$T/n"
ok 'one kind' is "$T/n" <<-!
	1
!

# the border of far: four fifths of what the days up to today make up
plan() {
	sed -i '/metric: sourced-won, period: 2026-Q4/s/value: [0-9]*/value: 0/
		s/{metric: influenced-won, period: 2026, value: .*}/{metric: influenced-won, period: 2026, value: '"$1"'}/' program.yaml
	asks
}
# 202,000 of 324 of 365 days: 284,452 would be four fifths
plan 284400
ok 'plan: just within' hasnt out 'Influenced revenue won'
plan 284500
ok 'plan: just below' has out 'EUR 82,500 missing'
git checkout -q program.yaml

# funds above the plan
sed -i 's/^plan:$/plan:\n  - {metric: mdf-paid, period: 2026, value: 7000}/' program.yaml
asks
ok 'funds: above the plan' has out \
	'- Market development funds paid, 2026: EUR 7,500 (1 request for funds), planned EUR 7,000; EUR 500 more.'
sed -i 's/value: 7000}/value: 7500}/' program.yaml
asks
ok 'funds: as planned' hasnt out 'Market development funds paid'
git checkout -q program.yaml

# a registration: 48 hours to answer
registered() {
	git checkout -q data
	sed -i "/id: d-153,/s/}\$/, registration: {state: submitted, submitted: $1, contact: A Person, need: cold store}, evidence: [{date: 2026-10-19, note: a call, by: Jonas Wetzel}]}/" \
		data/deals-2026-q4.yaml
	asks
}
registered 2026-11-18
ok 'registration: due today is in time' hasnt out 'd-153'
registered 2026-11-17
ok 'registration: overdue' has out '- d-153 of Kuusela Teollisuusdata, EUR 14,500: the answer was due 2026-11-19. Source: data/deals-2026-q4.yaml. `pos deal approve d-153`'
git checkout -q data

# funds asked for: five days to answer; beyond the tier's sum
nordvik=partners/nordvik-systems/partner.yaml
printf 'mdf:\n  - {date: 2026-11-15, amount: 4000, purpose: a fair, state: requested}\n' >>$nordvik
asks
ok 'request: due today is in time' hasnt out 'Nordvik'
sed -i 's/{date: 2026-11-15, amount: 4000/{date: 2026-11-14, amount: 4000/' $nordvik
asks
ok 'request: overdue' has out '- Nordvik Systems asks for EUR 4,000: the answer was due 2026-11-19. Source: partners/nordvik-systems/partner.yaml. `pos partner mdf nordvik-systems approve 1`'
cp $nordvik "$T/asked"
sed -i 's/amount: 4000, purpose/amount: 4000, currency: USD, purpose/' $nordvik
printf 'currencies:\n  - {currency: USD, date: 2026-01-01, rate: 0.9, source: a bank}\n' >>company.yaml
asks
ok 'request: of another currency' has out '- Nordvik Systems asks for EUR 3,600: '
cp "$T/asked" $nordvik && git checkout -q company.yaml
sed -i 's/state: requested/state: approved, decided: 2026-11-15/; s/amount: 4000/amount: 15000/' $nordvik
asks
ok 'funds: all of the sum is no ask' hasnt out 'Nordvik'
sed -i 's/amount: 15000/amount: 15500/' $nordvik
asks
ok 'funds: beyond it' has out '- Nordvik Systems has EUR 15,500 paid or approved of EUR 15,000: EUR 500 more than its tier gives.'
git checkout -q partners

# a tier that the rules would change, and one that a hand gave
kaser=partners/kaser-roth/partner.yaml
sed -i 's/^tier: gold/tier: silver/; s/^tier_source: .*/tier_source: rule/' $kaser
asks
ok 'tier: down' has out '- Käser & Roth has Silver, which it does not meet any more; the rules give Registered. Source: partners/kaser-roth/partner.yaml. `pos partner set kaser-roth tier=registered tier_source=rule`'
sed -i '/^tier_source:/d; s/^tier: silver/tier: silver\ntier_source: hand/' $kaser
asks
ok 'tier: by hand is decided' hasnt out 'Roth'
sed -i 's/^tier: gold/tier: silver/' $nordvik
asks
ok 'tier: up' has out '- Nordvik Systems has Silver and meets all that Gold asks for. Source: partners/nordvik-systems/partner.yaml. `pos partner set nordvik-systems tier=gold tier_source=rule`'
git checkout -q partners

# an agreement that ends without an owner: within 60 days
ostby=partners/ostby-consulting/partner.yaml
sed -i '/^manager:/d; s/renews: 2026-12-31/renews: 2027-01-20/' $ostby
asks
ok 'renewal: later than 60 days' hasnt out 'Østby'
sed -i 's/renews: 2027-01-20/renews: 2027-01-19/' $ostby
asks
ok 'renewal: within' has out '- the agreement with Østby Consulting ends 2027-01-19 and it has no manager. Source: partners/ostby-consulting/partner.yaml. `pos partner set ostby-consulting manager='"'NAME'"'`'
git checkout -q partners

# deals on one account
sed -i '/id: d-158,/s/account: p-075/account: p-038/' data/deals-2026-q4.yaml
asks
ok 'conflict: ours beside a protected one' has out \
	'd-156 of Rīgas Datu Darbnīca, EUR 37,000, protected until 2027-01-26; d-158, direct, EUR 27,500, open. Source: data/deals-2026-q4.yaml. `pos deal show d-156`'
asks --region nordics
ok 'conflict: of accounts that pass' hasnt out 'conflict on one'
git checkout -q data
sed -i '/id: d-158,/s/account: p-075/account: c-022/' data/deals-2026-q4.yaml
asks
ok 'conflict: ours beside one nobody registered is none' hasnt out 'conflict on one'
sed -i '/id: d-151,/s/account: c-098/account: c-022/' data/deals-2026-q4.yaml
asks
ok 'conflict: two partners, and ours: told once' equal \
	"$(grep -c 'd-151 of Kråkenes Robotics.*d-152 of Älvsjö Automation.*d-158, direct' "$T/out")" 1
sed -i '/id: d-1[45][0-9],.*stage: [dqpn]/s/account: [cp]-[0-9]*/account: c-022/' data/deals-2026-q4.yaml
asks
ok 'conflict: many on one account: the first four' grep -qE \
	'^- Hälsinge Precision: ([^;]*; ){4}and [0-9]+ more\. ' "$T/out"
git checkout -q data

# of one kind the largest amount first, then by id
for slug in bruckner-sohne kaser-roth ostby-consulting; do
	printf 'mdf:\n  - {date: 2026-11-01, amount: 300, purpose: a fair, state: requested}\n' \
		>>partners/$slug/partner.yaml
done
printf 'mdf:\n  - {date: 2026-11-01, amount: 4000, purpose: a fair, state: requested}\n' \
	>>partners/quayside-analytics/partner.yaml
asks
sed -n 's/^- .*`pos partner mdf \(.*\) approve.*/\1/p' "$T/out" >"$T/order"
ok 'the largest amount first, then by id' is "$T/order" <<-!
	quayside-analytics
	bruckner-sohne
	kaser-roth
	ostby-consulting
!
git checkout -q partners

# many: the first five
for i in 1 2 3 4 5 6 7; do
	sed "s/^name: .*/name: Many $i/; /^manager:/d; s/renews: .*}/renews: 2026-12-01}/
		/^mdf:/,/^[a-z]*:/d" $ostby >"$T/one"
	mkdir partners/many-$i && cp "$T/one" partners/many-$i/partner.yaml
done
asks
ok 'many: how many' has out '**Agreements that end without an owner** (7):'
ok 'many: the rest is counted' has out '- And 2 more.'
rm -r partners/many-*

mkdir "$T/bare" && cd "$T/bare" && git init -q . && echo 'version: 1' >pos.yaml
git add -A && git commit -qm start
asks
ok 'nothing on file: status' status 0
ok 'nothing on file: says so' has out 'Nothing on file asks for a decision: '
done_testing
