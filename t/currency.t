#!/bin/sh
# Sums in other currencies: rates of company.yaml, the day that counts, what
# has no rate, what is told of it. Figures are worked out here by hand; over
# all metrics t/metrics.t does it with made workspaces.
. "$(dirname "$0")/lib.sh"

# small: a workspace of three deals, a customer each, and a partner
small() {
	rm -rf ws && mkdir -p ws/data ws/partners/acme
	cat >ws/pos.yaml <<-'!'
		version: 1
	!
	cat >ws/company.yaml <<-'!'
		name: Høyde "AS"
		currency: EUR
		currencies:
		  - {currency: USD, date: 2026-07-01, rate: "0.85", source: "Bank | noon"}
		  - {currency: USD, date: 2026-01-01, rate: "0.92", source: ECB}
		  - {currency: JPY, date: 2026-01-01, rate: "0.006123456789"}
		  - {currency: USD, date: 2026-11-21, rate: "9"}
	!
	cat >ws/program.yaml <<-'!'
		types: [{id: referral, name: Referral, category: sales}]
		categories: [{id: sales, name: Sales}]
		tiers: [{id: gold, name: Gold, mdf: 5000}]
	!
	cat >ws/data/customers.yaml <<-'!'
		customers:
		  - {id: c-1, name: One, arr: 1000, currency: USD, since: 2020-01-01}
		  - {id: c-2, name: Two, arr: 1000, since: 2020-01-01}
		  - {id: c-3, name: Gone, arr: 1000, currency: USD, since: 2020-01-01, churned: 2026-06-30}
	!
	cat >ws/data/deals-2026-q1.yaml <<-'!'
		deals:
		  - {id: d-1, name: Last of June, account: c-1, amount: 100, currency: USD, stage: won, created: 2026-01-02, closed: 2026-06-30, partner: acme, role: sourced}
		  - {id: d-2, name: First of July, account: c-1, amount: 100, currency: usd, stage: won, created: 2026-01-02, closed: 2026-07-01, partner: acme, role: sourced}
		  - {id: d-3, name: Open, account: c-2, amount: 1000.50, currency: USD, stage: proposal, created: 2026-01-02, partner: acme, role: sourced}
		  - {id: d-4, name: Yen, account: c-2, amount: 1000000, currency: JPY, stage: won, created: 2026-01-02, closed: 2026-07-02}
		  - {id: d-5, name: Own, account: c-2, amount: 10, currency: EUR, stage: won, created: 2026-01-02, closed: 2026-07-02}
	!
	cat >ws/partners/acme/partner.yaml <<-'!'
		name: Acme
		type: referral
		tier: gold
		stage: active
		since: 2026-01-01
		mdf:
		  - {date: 2026-06-30, amount: 100, currency: USD, purpose: fair, state: paid, decided: 2026-07-01, paid: 2026-07-02}
		  - {date: 2026-07-01, amount: 100, currency: USD, purpose: fair, state: requested}
	!
}

# value METRIC PERIOD: as a program reads it
value() {
	pos-metric list -C ws -p "$2" -o json </dev/null | python3 -c '
import json, sys
print([m["value"] for m in json.load(sys.stdin)["metrics"]
       if m["metric"] == sys.argv[1]][0])' "$1"
}

small
run pos-check -C ws
ok 'a sound table: nothing found' status 0
ok 'the day before a rate has the one before' \
	equal "$(value sourced-won 2026-Q2)" 92.0
ok 'the first day of a rate has it' equal "$(value sourced-won 2026-Q3)" 85.0
ok 'over both: each at its own' equal "$(value sourced-won 2026)" 177.0
ok 'an open deal: the rate of today, not the one of tomorrow' \
	equal "$(value sourced-open 2026-Q4)" 850.43
ok 'an open deal has it in the past, too' \
	equal "$(value sourced-open 2026-Q1)" 1027.43
ok 'twelve decimals; rounded once' equal "$(value won 2026-Q3)" 6218.46
ok 'market funds: by the day they were asked for' \
	equal "$(value mdf-paid 2026-Q3)" 92.0
run pos-partner mdf acme -C ws
ok 'market funds: what is left' has out \
	'EUR 92 paid, EUR 0 approved, EUR 85 requested, EUR 4,908 left'
run pos-deal show d-2 -C ws
ok 'a deal says what it was, the rate, its day and source' has out \
	'EUR 85 a year, USD 100 at 0.85 from 2026-07-01, Bank | noon'
run pos-deal list -C ws -o tsv
ok 'a list keeps what was agreed' equal \
	"$(awk -F '\t' 'NR > 1 {print $1, $6, $7}' out | tr '\n' ' ')" \
	'd-1 100 USD d-2 100 usd d-3 1000.5 USD d-4 1000000 JPY d-5 10 EUR '
# said where a figure is explained
run pos-metric cases -C ws -p 2026 sourced-won
ok 'cases: what was written, and the rate' is out <<-!
	CASE               PARTNER  DAY         NUMBER  AS WRITTEN                                    COUNTED  SOURCE
	d-1 Last of June   acme     2026-06-30  EUR 92  USD 100 at 0.92 from 2026-01-01, ECB          yes      data/deals-2026-q1.yaml:2
	d-2 First of July  acme     2026-07-01  EUR 85  USD 100 at 0.85 from 2026-07-01, Bank | noon  yes      data/deals-2026-q1.yaml:3
!
run pos-metric cases -C ws -p 2026 sourced-won -o tsv
ok 'cases: key by key' equal "$(cut -f 4-9 out | tail -n 1)" \
	"$(printf '85.00\t100\tUSD\t0.85\t2026-07-01\tBank | noon')"
run pos-metric cases -C ws -p 2026-Q3 mdf-paid
ok 'cases: market funds' has out 'USD 100 at 0.92 from 2026-01-01, ECB'
run pos-metric cases -C ws -p 2026 registered
ok 'cases: a count has no rates' hasnt out WRITTEN
run pos-metric show -C ws -p 2026 won
ok 'show: all rates of the metric' has out \
	'JPY at 0.006123456789 from 2026-01-01; USD at 0.92 from 2026-01-01, ECB and at 0.85 from 2026-07-01, Bank | noon'
run pos-report exec -C ws --period 2026-Q3 --explain won
ok 'explain: as cases' has out 'JPY 1,000,000 at 0.006123456789 from 2026-01-01'
run pos-report exec -C ws --period 2026-Q3 -p
grep '^\[^sourced-won\]:' "$T/out" >"$T/note"
ok 'a footnote names the rates, of the quarter before, too' has "$T/note" \
	'`company.yaml` (USD at 0.92 from 2026-01-01, ECB and at 0.85 from 2026-07-01, Bank \| noon)'
grep '^\[^mdf-roi\]:\|^\[^partners-active\]:' "$T/out" >"$T/note"
ok 'a footnote of a count names none' hasnt "$T/note" USD
for n in 01 02 03 04 05; do
	echo "  - {currency: JPY, date: 2026-$n-09, rate: 0.0061}"
	echo "  - {id: y-$n, name: Y, account: c-2, amount: 1, currency: JPY, stage: won, created: 2026-01-02, closed: 2026-$n-10}" \
		>>ws/data/deals-2026-q1.yaml
done >>ws/company.yaml
run pos-metric show -C ws -p 2026 won
ok 'show: more rates than three are counted' has out \
	'JPY at 5 rates from 2026-01-09 to 2026-05-09; USD'
small
POS_NOW=2026-11-21 run pos-deal show d-3 -C ws
ok 'tomorrow its rate is another' has out 'EUR 9,005 a year'

# what has no rate
sed -i 's/closed: 2026-06-30, partner/closed: 2025-12-31, partner/
	s/created: 2026-01-02, closed: 2025/created: 2025-01-02, closed: 2025/
	s/currency: JPY/currency: NOK/' ws/data/deals-2026-q1.yaml
sed -i 's/currency: USD, since: 2020-01-01}/currency: SEK, since: 2020-01-01}/' \
	ws/data/customers.yaml
sed -i 's/currency: USD, purpose: fair, state: requested/currency: ISK, purpose: fair, state: requested/' \
	ws/partners/acme/partner.yaml
run pos-check -C ws
ok 'no rate: status' status 1
sed 's/; add to company.yaml.*//' out >told
ok 'no rate: all of them at once' is told <<-!
	data/customers.yaml:2: error: no rate from SEK to EUR on 2026-11-20 or before
	data/deals-2026-q1.yaml:2: error: no rate from USD to EUR on 2025-12-31 or before
	data/deals-2026-q1.yaml:5: error: no rate from NOK to EUR on 2026-07-02 or before
	partners/acme/partner.yaml:8: error: no rate from ISK to EUR on 2026-07-01 or before
!
run pos-metric list -C ws
ok 'no rate: no figure' status 3
ok 'no rate: where' has err 'data/customers.yaml:2: no rate from SEK to EUR'
run pos-report exec -C ws
ok 'no rate: no report' status 3
run pos-check -C ws
sed -n 's/.*currencies: \(- {.*}\), where.*/  \1/p' out |
	sed 's/rate: N/rate: 0.5/' >>ws/company.yaml
run pos-check -C ws
ok 'no rate: the lines that it says are what is missing' status 0
small
sed -i 's/currency: USD, purpose: fair, state: requested/currency: ISK, purpose: fair, state: requested/' \
	ws/partners/acme/partner.yaml
run pos-metric list -C ws
ok 'funds without a rate: no figure' status 3
ok 'funds without a rate: where' has err \
	'partners/acme/partner.yaml:8: no rate from ISK to EUR on 2026-07-01'
run pos-partner mdf acme -C ws
ok 'funds without a rate: the account says so' has out \
	'without 1 that cannot be read, see pos check'

# a table that is none
small
sed -i 's/  - {currency: JPY.*/  - {currency: usd, date: 2026-07-01, rate: 1}/
	s/rate: "9"/rate: "1,5"/' ws/company.yaml
echo '  - {currency: EUR, date: 2026-07-01, rate: 1}' >>ws/company.yaml
echo '  - {currency: XYZ, date: 2026-07-32, rate: 0}' >>ws/company.yaml
run pos-check -C ws
ok 'a broken table: status' status 1
ok 'a broken table: each entry' is out <<-!
	company.yaml:6: error: currencies: usd of 2026-07-01 stands twice; also in line 4
	company.yaml:7: error: rate: what one unit is worth in the company's currency is expected, more than 0, with at most 12 decimals, such as 0.9174
	company.yaml:8: error: currency: EUR is the company's own, whose rate is 1
	company.yaml:9: error: currency: the three letters of a currency in use (ISO 4217) are expected, such as EUR, NOK or USD
	company.yaml:9: error: date: a date such as 2026-11-20 is expected, not '2026-07-32'
	company.yaml:9: error: rate: what one unit is worth in the company's currency is expected, more than 0, with at most 12 decimals, such as 0.9174
!
run pos-deal list -C ws
ok 'a broken table: status of others' status 3

# sums that are the company's alone
small
cat >>ws/program.yaml <<-'!'
	costs:
	  - {period: 2026-Q3, kind: program, amount: 100, currency: USD}
	  - {period: 2026-Q4, kind: program, amount: 100, currency: EUR}
!
echo 'products: [{id: p, name: P, acv: 9, currency: JPY}]' >>ws/company.yaml
run pos-check -C ws
ok 'costs and prices: the company'\''s currency' is out <<-!
	company.yaml:8: error: currency: JPY, but this sum must be in EUR, the company's; convert it, and take the key away
	program.yaml:5: error: currency: USD, but this sum must be in EUR, the company's; convert it, and take the key away
!
run pos-metric list -C ws
ok 'costs in another currency are not added up' has err \
	'program.yaml:5: currency: USD, but this sum must be in EUR'

# writing
sample_in ws2 .
cat >>company.yaml <<-'!'
	currencies:
	  - {currency: USD, date: 2026-10-01, rate: "0.9", source: ECB}
	  - {currency: NOK, date: 2026-10-01, rate: "0.08"}
!
git commit -qam 'rates'
run pos-deal add --account c-004 --amount 5 --set currency=USD
ok 'a deal with a rate is added: status' status 0
ok 'a deal with a rate is added: as it was agreed' has data/deals-2026-q4.yaml \
	'account: c-004, amount: 5, currency: USD'
cat >"$T/deals.csv" <<-'!'
	Opportunity ID,Opportunity Name,Account Name,Amount,Currency,Close Date,Created Date,Stage
	A1,Open,Ekenäs Åkeri,1000,usd,2026-12-31,2026-10-15,Prospecting
	A2,Before the rate,Ekenäs Åkeri,1000,USD,2026-09-30,2026-09-15,Closed Lost
	A3,On the day,Ekenäs Åkeri,1000,USD,2026-10-01,2026-09-15,Closed Lost
	A4,Own,Ekenäs Åkeri,1000,EUR,2026-12-31,2026-10-15,Prospecting
	A5,No rate,Ekenäs Åkeri,1000,CHF,2026-12-31,2026-10-15,Prospecting
	A6,Crowns,Ekenäs Åkeri,1000 kr,,2026-12-31,2026-10-15,Prospecting
!
run pos-import deals "$T/deals.csv"
ok 'import: those without a rate are rejected' status 1
grep -ho 'name: "[A-Z][a-z ]*", account: c-006, amount: 1000, currency: ...' \
	data/deals-2026-q[34].yaml | sort >"$T/told"
ok 'import: the others keep their currency' is "$T/told" <<-!
	name: "On the day", account: c-006, amount: 1000, currency: USD
	name: "Open", account: c-006, amount: 1000, currency: USD
	name: "Own", account: c-006, amount: 1000, currency: EUR
!
sed 's/.*Closed Lost,//; s/.*Prospecting,//; s/; add to.*//' \
	"$T/deals.rejected.csv" | tail -n +2 >"$T/told"
ok 'import: each with its reason' is "$T/told" <<-!
	3,"amount is in USD: no rate from USD to EUR on 2026-09-30 or before
	6,"amount is in CHF: no rate from CHF to EUR on 2026-11-20 or before
	7,"amount is in kr, not in EUR; a column Currency with codes such as USD tells which currency that is"
!
run pos-import deals "$T/deals.csv"
ok 'import: again, nothing changes' has out '3 unchanged'
sed -i 's/^A1,.*/A1,Open,Ekenäs Åkeri,1000,NOK,2026-12-31,2026-10-15,Prospecting/' \
	"$T/deals.csv"
run pos-import deals "$T/deals.csv"
ok 'import: another currency is a change' equal \
	"$(grep -c 'amount: 1000, currency: NOK' data/deals-2026-q4.yaml)" 1
printf 'name,ARR (USD)\nEkenäs Åkeri,500\n' >"$T/accounts.csv"
run pos-import customers "$T/accounts.csv"
ok 'import: the ARR of a customer, by the header: status' status 0
grep -o 'arr: 500,.*' data/customers.yaml >"$T/told"
ok 'import: the ARR of a customer, by the header' has "$T/told" 'currency: USD'
printf 'name,arr,currency\nEkenäs Åkeri,500,CHF\n' >"$T/accounts.csv"
run pos-import customers "$T/accounts.csv"
ok 'import: an ARR without a rate is rejected' status 1
run pos-check
ok 'what was written is sound' status 0

# documents: a rate that changes no figure leaves them fresh
sample_in ws3 .
sed -i '4~3s/currency: EUR/currency: USD/' data/deals-*.yaml
cat >>company.yaml <<-'!'
	currencies:
	  - {currency: USD, date: 2020-01-01, rate: "0.9174"}
!
git commit -qam 'dollars'
run pos-gen icp
ok 'a document: status' status 0
# stale: how many sections are
stale() {
	pos-status icp -o tsv </dev/null | cut -f 2 | grep -c stale
}
ok 'a document: fresh' equal "$(stale)" 0
cat >>company.yaml <<-'!'
	  - {currency: USD, date: 2026-11-21, rate: "0.7"}
	  - {currency: CHF, date: 2020-01-01, rate: "1.05"}
!
ok 'rates that convert nothing: still fresh' equal "$(stale)" 0
sed -i 's/0.9174/0.7/' company.yaml
ok 'a rate that changes figures: stale' test "$(stale)" -gt 0
done_testing
