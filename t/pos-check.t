#!/bin/sh
# pos-check: the sample is clean; one planted fault at a time is found, with
# its line, and nothing else is.
. "$(dirname "$0")/lib.sh"

fresh() {
	rm -rf w && cp -R "$ROOT/workspace" w && chmod -R u+w w
}

# plant FILE PERL: a fresh workspace with one fault, and what is said of it
plant() {
	fresh
	perl -CSD -Mutf8 -0pi -e "$2" "w/$1"
	cmp -s "$ROOT/workspace/$1" "w/$1" && echo "nothing was planted in $1"
	run pos-check -C w
}

# line_of TEXT: the line of the sample's program.yaml that has it first
line_of() {
	grep -nF -e "$1" "$ROOT/workspace/program.yaml" | sed 's/:.*//;q'
}

# write FILE: the same with a file from standard input
write() {
	fresh
	mkdir -p "$(dirname "w/$1")"
	cat >"w/$1"
	run pos-check -C w
}

# finds: exactly this, and the status that says so
finds() {
	status 1 && is out
}

fresh
run pos-check -C w
ok 'the sample is clean: status' status 0
ok 'the sample is clean: nothing is printed' empty out
ok 'the sample is clean: the sum' is err <<-!
	39 files, nothing found
!

# what is not YAML, or not of the format
plant company.yaml 's/currency: EUR/currency: [EUR/'
ok 'not YAML' finds <<-!
	company.yaml:14: error: a list opens here with '[' and a ',' or its ']' is missing
!
plant program.yaml 's/^name:/\tname:/'
sed -i 's/^type: referral/type: 7/; s/^regions:/tier: bronze\nregions:/' w/partners/kade-negen/partner.yaml
sed -i 's/^founded: .*/founded: long ago/' w/company.yaml
run pos-check -C w
ok 'not YAML: the others are checked, but not against it' finds <<-!
	company.yaml:11: error: founded: a number is expected, not 'long ago'
	program.yaml:1: error: a tab in the indentation: use spaces
!
plant company.yaml 's/^name:.*\n//m'
ok 'a key that is missing' finds <<-!
	company.yaml:2: error: name is missing
!
plant company.yaml 's/^name: .*$/name:/m'
ok 'a key without a value' finds <<-!
	company.yaml:2: error: name is empty
!
plant company.yaml 's/^legal_name:/legal_nmae:/m'
ok 'a misspelt key' finds <<-!
	company.yaml:3: warning: legal_nmae: no such key; did you mean legal_name?
!
plant company.yaml 's/^currency: EUR/currency: EURO/m'
ok 'no currency' finds <<-!
	company.yaml:14: error: currency: the three letters of a currency in use (ISO 4217) are expected, such as EUR, NOK or USD
!
plant company.yaml 's/#0b5d66/0b5d66/'
ok 'no colour' finds <<-!
	company.yaml:25: error: brand_color: a colour as # and six digits 0-9, a-f is expected, such as #0b5d66
!
plant company.yaml 's/email: ingrid.solheim\@/email: ingrid at /'
ok 'no mail address' finds <<-!
	company.yaml:19: error: email: a mail address is expected, such as ada@example.com
!
plant company.yaml 's/employees: 68/employees: about 70/'
ok 'no number' finds <<-!
	company.yaml:12: error: employees: a number is expected, not 'about 70'
!
plant program.yaml 's/margin: 20%/margin: 120%/'
ok 'a percentage over 100' finds <<-!
	program.yaml:$(line_of 'margin: 20%'): error: margin: 120% is over 100 %
!
plant partners/kade-negen/partner.yaml 's/regions: \[benelux\]/regions: benelux/'
ok 'no list' finds <<-!
	partners/kade-negen/partner.yaml:8: error: regions: a list is expected
!
plant partners/kade-negen/partner.yaml 's/date: 2026-10-16/date: 16.10.2026/'
ok 'no date' finds <<-!
	partners/kade-negen/partner.yaml:19: error: date: a date such as 2026-11-20 is expected, not '16.10.2026'
!
plant partners/kade-negen/partner.yaml 's/min: 100, max: 600/min: 700, max: 600/'
ok 'a range the wrong way round' finds <<-!
	partners/kade-negen/partner.yaml:12: error: customer_size: min 700 is over max 600
!
plant partners/kade-negen/partner.yaml 's/stage: prospect/stage: prospective/'
ok 'no word of the list' finds <<-!
	partners/kade-negen/partner.yaml:6: error: stage: one of prospect|qualified|signed|onboarding|active|growing|at-risk|exiting|former is expected, not 'prospective'
!
plant partners/kade-negen/partner.yaml 's/countries: \[NL\]/countries: [Nederland]/'
ok 'no country' finds <<-!
	partners/kade-negen/partner.yaml:9: error: countries: 'Nederland' is not a country; did you mean 'NL'?
!
plant partners/kade-negen/partner.yaml 's/countries: \[NL\]/countries: [XX]/'
ok 'no country that there is' finds <<-!
	partners/kade-negen/partner.yaml:9: error: countries: 'XX' is not a country; write its two capitals of ISO 3166, as in NO or DE
!
plant company.yaml 's/contact:\n/contact: Ada\nkontakt:\n/; s/^headquarters: .*/headquarters: [Halden]/m; s/^description: >-/description:\n  - x\n#/m; s/^(  Halden Analytics brings|  together,|  hours and).*\n//mg'
ok 'no map, no single value' finds <<-!
	company.yaml:5: error: description: a single value is expected
	company.yaml:12: error: headquarters: a map (key: value) is expected
	company.yaml:16: error: contact: a map (key: value) is expected
!
plant data/prospects.yaml 's/.*/- a list/s'
ok 'a list instead of a map' has out 'data/prospects.yaml:1: error: a map (key: value) is expected'
plant data/customers.yaml 's/^customers:/customer:/m'
ok 'a data file without its list' finds <<-!
	data/customers.yaml:3: error: a list under customers: is expected
	data/customers.yaml:3: warning: customer: no such key; did you mean customers?
!

# ids
plant partners/kade-negen/partner.yaml 's/type: referral/type: referal/'
ok 'unknown type' finds <<-!
	partners/kade-negen/partner.yaml:5: error: type: no type 'referal' in types of program.yaml; did you mean referral?
!
plant program.yaml 's/{metric: customers, gte: 6/{metric: custommers, gte: 6/;
	s/{sourced_revenue: 30000, certified: 1/{sourced_revenue: 30.000, certified: 1/'
ok 'what a tier asks for' finds <<-!
	program.yaml:$(line_of 'sourced_revenue: 30000, certified: 1'): error: sourced_revenue: '30.000' looks like thousands; write them without a separator, or two decimals
	program.yaml:$(line_of 'metric: customers, gte: 6'): error: no metric 'custommers'; did you mean customers?
!
plant program.yaml 's/{metric: customers, gte: 6/{regions: [dach, nordic], stage: activ/;
	s/{metric: certified_expert, gte: 2/{agreements: anything/'
ok 'which ids and words a tier asks for' finds <<-!
	program.yaml:$(line_of 'metric: customers, gte: 6'): error: regions: no region 'nordic' in regions of program.yaml; did you mean nordics?
	program.yaml:$(line_of 'metric: customers, gte: 6'): error: stage: one of prospect|qualified|signed|onboarding|active|growing|at-risk|exiting|former is expected, not 'activ'
!
plant program.yaml 's/sourced_revenue: 0, certified: 0/sourced_revenue: 30001, certified: 1/'
ok 'a tier that asks for more than the next one' finds <<-!
	program.yaml:$(line_of 'sourced_revenue: 0, certified'): warning: sourced_revenue: 30001 is more than the 30000 that Silver, the tier above, asks for (line $(line_of 'sourced_revenue: 30000'))
!
plant partners/nordvik-systems/partner.yaml 's/tier: gold/tier: diamond/'
ok 'unknown tier' finds <<-!
	partners/nordvik-systems/partner.yaml:12: error: tier: no tier 'diamond' in tiers of program.yaml
!
plant partners/nordvik-systems/partner.yaml 's/categories: \[sales,/categories: [sale,/'
ok 'unknown category' finds <<-!
	partners/nordvik-systems/partner.yaml:11: error: categories: no category 'sale' in categories of program.yaml; did you mean sales?
!
plant data/customers.yaml 's/(c-002.*?)region: nordics/$1region: nordic/'
ok 'unknown region' finds <<-!
	data/customers.yaml:5: error: region: no region 'nordic' in regions of program.yaml; did you mean nordics?
!
plant data/customers.yaml 's/(c-002.*?)industry: manufacturing/$1industry: Fabrikk/'
ok 'unknown industry' finds <<-!
	data/customers.yaml:5: error: industry: no industry 'Fabrikk' in industries of program.yaml
!
plant data/customers.yaml 's/(c-002.*?)pains: \[energy-bill/$1pains: [energy-bil/'
ok 'unknown pain' finds <<-!
	data/customers.yaml:5: error: pains: no pain 'energy-bil' in value.pains of company.yaml; did you mean energy-bill?
!
plant data/customers.yaml 's/(c-002.*?)partners: \[fjell-data/$1partners: [fjell-daten/'
ok 'unknown partner of an account' finds <<-!
	data/customers.yaml:5: error: partners: no partner 'fjell-daten' in partners/; did you mean fjell-data?
!
plant data/deals-2025-q1.yaml 's/(d-002.*?)account: p-016/$1account: p-916/'
ok 'unknown account' finds <<-!
	data/deals-2025-q1.yaml:4: error: account: no account 'p-916' in data/customers.yaml or data/prospects.yaml; did you mean p-016?
!
plant data/deals-2025-q1.yaml 's/(d-002.*?)product: halden-energy/$1product: energy/'
ok 'unknown product' finds <<-!
	data/deals-2025-q1.yaml:4: error: product: no product 'energy' in products of company.yaml
!
plant partners/kade-negen/partner.yaml 's/covers: \[warm-introduction\]/covers: [introduction]/'
ok 'unknown need of the journey' finds <<-!
	partners/kade-negen/partner.yaml:13: error: covers: no need 'introduction' in the journey of company.yaml
!
write strategy/icp.md <<-!
	---
	facts:
	  industries: [energy, logistic]
	---
	# ICP
!
ok 'unknown industry in the facts of a document' finds <<-!
	strategy/icp.md:3: error: industries: no industry 'logistic' in industries of program.yaml; did you mean logistics?
!
plant data/customers.yaml 's/id: c-010,/id: c-002,/'
ok 'an id twice' finds <<-!
	data/customers.yaml:13: error: id c-002 stands twice, first in data/customers.yaml:5
!
plant data/prospects.yaml 's/id: p-088,/id: c-003,/'
ok 'an id twice, in two files' finds <<-!
	data/prospects.yaml:91: error: id c-003 stands twice, first in data/customers.yaml:6
!
plant data/deals-2025-q4.yaml 's/id: d-064,/id: d-002,/'
ok 'a deal twice, in two files' finds <<-!
	data/deals-2025-q4.yaml:5: error: id d-002 stands twice, first in data/deals-2025-q1.yaml:4
!
plant program.yaml 's/(  - \{id: benelux)/  - {id: dach, name: Twice}\n$1/'
ok 'a region twice' finds <<-!
	program.yaml:$(line_of '{id: benelux'): error: id dach stands twice, first in program.yaml:$(line_of '{id: dach')
!
plant data/prospects.yaml 's/id: p-088,/id: P088,/'
ok 'no id' finds <<-!
	data/prospects.yaml:91: error: id: an id of lower-case letters, digits and - is expected, 64 at most, not 'P088'
!

# deals
plant data/deals-2025-q1.yaml 's/(d-002.*?)closed: 2025-08-15/$1closed: 2024-08-15/'
ok 'closed before created' finds <<-!
	data/deals-2025-q1.yaml:4: error: closed: 2024-08-15 is before created, 2025-01-16
!
plant data/deals-2025-q1.yaml 's/(d-002.*?), closed: 2025-08-15/$1/'
ok 'lost and not closed' finds <<-!
	data/deals-2025-q1.yaml:4: error: closed is missing, but the stage is lost
!
plant data/deals-2025-q1.yaml 's/(d-002.*?)stage: lost/$1stage: proposal/'
ok 'closed and open' finds <<-!
	data/deals-2025-q1.yaml:4: error: closed is set, but the stage is proposal
!
plant data/deals-2025-q1.yaml 's/(d-002.*?)stage: lost/$1stage: won/'
ok 'won, of no customer' finds <<-!
	data/deals-2025-q1.yaml:4: error: won, but account p-016 is a prospect (data/prospects.yaml:19); move it to data/customers.yaml
!
plant data/deals-2025-q3.yaml 's/(d-042.*?), role: sourced/$1/'
ok 'a partner without role' finds <<-!
	data/deals-2025-q3.yaml:3: error: partner without role (sourced or influenced)
!
plant data/deals-2025-q3.yaml 's/(d-042.*?) partner: weserbogen-systemhaus,/$1/'
ok 'a role without partner' finds <<-!
	data/deals-2025-q3.yaml:3: error: role without partner
!
plant data/deals-2025-q3.yaml 's/(d-042.*?)currency: EUR/$1currency: NOK/'
ok 'another currency' finds <<-!
	data/deals-2025-q3.yaml:3: error: no rate from NOK to EUR on 2025-10-30 or before; add to company.yaml under currencies: - {currency: NOK, date: 2025-10-30, rate: N, source: WHERE FROM}, where N is what 1 NOK is worth in EUR
!
plant data/deals-2025-q3.yaml 's/(d-04[23].*?)amount: /$1amount: -/g'
ok 'negative amounts' finds <<-!
	data/deals-2025-q3.yaml:3: error: amount: may not be negative
	data/deals-2025-q3.yaml:4: error: amount: may not be negative
!

# partners
plant partners/nordvik-systems/partner.yaml 's/commitment: \{score: 4/commitment: {score: 6/'
ok 'a rating outside the scale' finds <<-!
	partners/nordvik-systems/partner.yaml:66: error: score: 6 is outside the scale of strategy/scorecard.yaml
!
plant partners/nordvik-systems/partner.yaml 's/  commitment: \{score/  comitment: {score/'
ok 'a rating of no criterion' finds <<-!
	partners/nordvik-systems/partner.yaml:66: error: ratings: no criterion 'comitment' in strategy/scorecard.yaml
!
plant partners/nordvik-systems/partner.yaml 's/  commitment: \{score/  region-overlap: {score/'
ok 'a rating of what is computed' finds <<-!
	partners/nordvik-systems/partner.yaml:66: warning: ratings: region-overlap is computed (strategy/scorecard.yaml:49), the rating is not used
!
plant partners/nordvik-systems/partner.yaml 's/  legal: \{pass/  legality: {pass/'
ok 'a gate that there is not' finds <<-!
	partners/nordvik-systems/partner.yaml:62: error: gates: no gate 'legality' in strategy/scorecard.yaml
!
plant partners/nordvik-systems/partner.yaml 's/signed: 2021-04-15, renews: 2027/signed: 2021-04-15, renews: 2017/'
ok 'renewed before it was signed' finds <<-!
	partners/nordvik-systems/partner.yaml:53: error: renews: 2017-04-15 is before signed, 2021-04-15
!
plant partners/nordvik-systems/partner.yaml 's/role: Marketing/role: Marketing\n    primary: true/'
ok 'two primary contacts' finds <<-!
	partners/nordvik-systems/partner.yaml:48: warning: contacts: a second primary one; the first is in line 39
!
plant partners/nordvik-systems/partner.yaml 's/tier_source: rule/tier_source: hand/'
ok 'a tier by hand without a reason' finds <<-!
	partners/nordvik-systems/partner.yaml:13: warning: tier_source: hand without tier_reason
!

# scorecard
plant strategy/scorecard.yaml 's/weight: (16|14)/weight: -$1/g'
ok 'negative weights' finds <<-!
	strategy/scorecard.yaml:29: error: weight: -16 is negative
	strategy/scorecard.yaml:39: error: weight: -14 is negative
!
plant strategy/scorecard.yaml 's/weight: 16/weight: a lot/'
ok 'a weight that is no number' finds <<-!
	strategy/scorecard.yaml:29: error: weight: a number is expected, not 'a lot'
!
plant strategy/scorecard.yaml 's/weight: (16|14)\n/#\n/g'
ok 'weights that are missing' finds <<-!
	strategy/scorecard.yaml:27: error: weight is missing
	strategy/scorecard.yaml:37: error: weight is missing
!
plant strategy/scorecard.yaml 's/weight: \d+/weight: 0/g'
ok 'all weights 0' finds <<-!
	strategy/scorecard.yaml:20: error: fit: all weights are 0
	strategy/scorecard.yaml:89: error: readiness: all weights are 0
	strategy/scorecard.yaml:94: error: delivery: all weights are 0
	strategy/scorecard.yaml:121: error: selling: all weights are 0
	strategy/scorecard.yaml:151: error: health: all weights are 0
!
plant strategy/scorecard.yaml 's/weight: 16/weight: 15.5/'
ok 'weights that do not add up' finds <<-!
	strategy/scorecard.yaml:20: warning: fit: weights add up to 99.5, not to 100; they are taken as shares of their sum
!
plant strategy/scorecard.yaml 's/weight: 16/weight: 16%/'
ok 'a percentage among weights' finds <<-!
	strategy/scorecard.yaml:20: error: fit: some weights are percentages, some are not; write all alike
!
plant strategy/scorecard.yaml 's/      reason: Sourced deals come.*\n//'
ok 'a criterion without a reason' finds <<-!
	strategy/scorecard.yaml:27: warning: reason is missing: why customer-trust has this weight
!
plant strategy/scorecard.yaml 's/      anchors:\n(        \d.*\n){5}//'
ok 'a criterion without anchors' finds <<-!
	strategy/scorecard.yaml:27: warning: anchors are missing: what each level of the scale means
!
plant strategy/scorecard.yaml 's/        4: Named without/        6: Named without/'
ok 'anchors beside the scale' finds <<-!
	strategy/scorecard.yaml:31: warning: anchors: level 4 has none
	strategy/scorecard.yaml:35: error: anchors: 6 is no level of the scale
!
plant strategy/scorecard.yaml 's/overlap: \{field: (industries|regions)/overlp: {field: $1/g'
ok 'rules that there are not' finds <<-!
	strategy/scorecard.yaml:26: error: computed: unknown 'overlp'; did you mean 'overlap'?
	strategy/scorecard.yaml:54: error: computed: unknown 'overlp'; did you mean 'overlap'?
!
plant strategy/scorecard.yaml 's/      reason: Sanctions.*\n//'
ok 'a gate without a reason' finds <<-!
	strategy/scorecard.yaml:14: warning: reason is missing: what legal protects from
!
plant strategy/scorecard.yaml 's/^readiness:/readiness: {question: x}\nstock:/m'
sed -i 's/^health:/health: {criteria: []}\nhealing:/' w/strategy/scorecard.yaml
run pos-check -o tsv w/strategy
grep 'list of criteria' out >cards
printf '%s\t%s\terror\t%s: a list of criteria is expected\n' \
	strategy/scorecard.yaml 87 readiness \
	strategy/scorecard.yaml 150 health >want
ok 'cards without criteria' same want cards
plant strategy/scorecard.yaml 's/name: Size of the partner/name: Risk of one customer/'
ok 'a criterion that sounds bad, without better' finds <<-!
	strategy/scorecard.yaml:75: warning: Risk of one customer: is much of it bad? write better: low, or better: high
!
plant strategy/scorecard.yaml 's/name: Size of the partner/name: Risk of one customer\n      better: low/'
ok 'a criterion that sounds bad, with better: status' status 0
ok 'a criterion that sounds bad, with better: nothing to say' empty out
plant strategy/scorecard.yaml 's/name: Size of the partner/name: Size\n      better: small/'
ok 'better than what' finds <<-!
	strategy/scorecard.yaml:77: error: better: one of high|low is expected, not 'small'
!
plant strategy/scorecard.yaml 's/      reason: They introduce.*\n//'
ok 'a preset without a reason' finds <<-!
	strategy/scorecard.yaml:143: warning: reason is missing: why partners of type referral are weighed differently
!
plant strategy/scorecard.yaml 's/^    referral:/    referal:/m'
ok 'a preset for no type' finds <<-!
	strategy/scorecard.yaml:143: warning: presets: no type 'referal' in program.yaml; used with --preset only
!
plant strategy/scorecard.yaml 's/\{named-owner: 20\}/{named-onwer: 20}/'
ok 'a preset for no criterion' finds <<-!
	strategy/scorecard.yaml:144: error: presets: the card has no criterion 'named-onwer'; did you mean 'named-owner'?
!
plant strategy/scorecard.yaml 's/      reason: A customer forgives.*\n//'
ok 'a category without a reason' finds <<-!
	strategy/scorecard.yaml:90: warning: reason is missing: why delivery has this weight
!
plant strategy/scorecard.yaml 's/          weight: 20\n//'
ok 'a weight that one criterion of a category lacks' finds <<-!
	strategy/scorecard.yaml:122: error: weight is missing
!
plant strategy/scorecard.yaml 's/^      weight: 70/      weight: 60/m'
ok 'weights of categories that do not add up' finds <<-!
	strategy/scorecard.yaml:89: warning: readiness: weights add up to 90, not to 100; they are taken as shares of their sum
!
plant strategy/scorecard.yaml 's/    unit: manager days.*\n//; s/\{referral: 4,/{refferal: 4,/'
ok 'effort of no type, in no unit' finds <<-!
	strategy/scorecard.yaml:82: warning: effort: unit is missing, like unit: manager days a quarter
	strategy/scorecard.yaml:83: error: effort: no type 'refferal' in types of program.yaml
!
plant strategy/scorecard.yaml 's/^tie_band/missing: skip\ntie_band/m'
ok 'a policy that there is not' finds <<-!
	strategy/scorecard.yaml:5: error: missing: one of renorm|zero|neutral|fail is expected, not 'skip'
!
plant partners/nordvik-systems/partner.yaml 's/commitment: \{score: 4/commitment: {score: 4, na: true/'
ok 'a rating that does not apply and has a score' finds <<-!
	partners/nordvik-systems/partner.yaml:66: error: ratings: commitment: na and a score; it does not apply, or it has a score
!
plant partners/nordvik-systems/partner.yaml 's/sells-alone: \{score: 5, note: .*?", /sells-alone: {na: true, /'
ok 'a rating that does not apply, nobody says why' finds <<-!
	partners/nordvik-systems/partner.yaml:69: warning: ratings: sells-alone: na without a note: why does it not apply?
!
plant strategy/scorecard.yaml 's/id: partner-size/id: size-match/'
ok 'a criterion twice' finds <<-!
	strategy/scorecard.yaml:75: error: id size-match stands twice, first in strategy/scorecard.yaml:37
!
plant strategy/scorecard.yaml 's/scale: \{min: 1, max: 5\}/scale: {min: 5, max: 1}/'
ok 'a scale upside down' finds <<-!
	strategy/scorecard.yaml:6: error: scale: min 5 is over max 1
!
plant strategy/scorecard.yaml 's/scale: \{min: 1, max: 5\}/scale: {min: 2, max: 2}/; s/weight: 16/weight: many/'
ok 'a scale of one level' finds <<-!
	strategy/scorecard.yaml:6: error: scale: max must be above min
	strategy/scorecard.yaml:29: error: weight: a number is expected, not 'many'
!

# partner market
plant strategy/tam.yaml 's/share: 12%/share: 112%/'
ok 'a share over 100 %' finds <<-!
	strategy/tam.yaml:14: error: share: 112% is over 100 %
!
plant strategy/tam.yaml 's/low: 2400, base: 3000/low: 3200, base: 3000/'
ok 'low over base' finds <<-!
	strategy/tam.yaml:7: error: accounts: low 3200 is over base 3000
!
plant strategy/tam.yaml 's/base: 3000, high: 3400/base: 3000, high: 2900/'
ok 'base over high' finds <<-!
	strategy/tam.yaml:7: error: accounts: base 3000 is over high 2900
!
plant strategy/tam.yaml 's/acv_source: median.*\n/\n/'
ok 'a number without source' finds <<-!
	strategy/tam.yaml:8: warning: acv: no source; write it under acv_source
!
plant strategy/tam.yaml 's/(high: 14000), source: "[^"]*"/$1/'
ok 'a range without source' finds <<-!
	strategy/tam.yaml:25: warning: acv: no source; write it under source
!
plant strategy/tam.yaml 's/  sales:\n/  sale:\n/'
ok 'a category that there is not' finds <<-!
	strategy/tam.yaml:31: error: categories: no category 'sale' in categories of program.yaml
!
plant strategy/tam.yaml 's/base: 3000, //; s/acv: 40000/acv: [40000]/; s/revenue: ecosystem/revenue: theirs/g; s/  sales:\n/  sales: 7\n  #/'
sed -i '/^  sales: 7/,$d' w/strategy/tam.yaml && echo '  sales: 7' >>w/strategy/tam.yaml
run pos-check -C w
ok 'numbers and maps that are none' finds <<-!
	strategy/tam.yaml:7: error: accounts: base is missing
	strategy/tam.yaml:8: error: acv: a number, or a map of low, base, high and source, is expected
	strategy/tam.yaml:16: error: revenue: one of ours|ecosystem is expected, not 'theirs'
	strategy/tam.yaml:26: error: revenue: one of ours|ecosystem is expected, not 'theirs'
	strategy/tam.yaml:31: error: sales: a map (key: value) is expected
!
plant strategy/tam.yaml 's/base: 1.2, high: 1.8/base: 2.2, high: 1.8/; s/base: 38%, high/base: 380%, high/; s/    accounts_source: the low.*\n//'
ok 'capacity and scenarios' finds <<-!
	strategy/tam.yaml:40: error: deals_per_partner: base 2.2 is over high 1.8
	strategy/tam.yaml:48: warning: accounts: no source; write it under accounts_source
	strategy/tam.yaml:51: error: base: 380% is over 100 %
!
plant strategy/tam.yaml 's/^      technology:/      tecnology:/m'
ok 'a scenario of another category' finds <<-!
	strategy/tam.yaml:57: error: the file's own categories have no tecnology; did you mean technology?
!
plant strategy/tam.yaml 's/^currency: EUR/currency: EUX/m'
ok 'a currency that there is not' finds <<-!
	strategy/tam.yaml:4: error: currency: 'EUX' is none: the three letters of a currency in use (ISO 4217) are expected, such as EUR, NOK or USD
!
plant strategy/tam.yaml 's/base: 3000,/base: 3000, mid: 3100,/'
ok 'what only pos-tam says' finds <<-!
	strategy/tam.yaml:7: error: mid is no key of accounts, which has low, base, high and source
!

# what does not belong in a workspace
plant pos.yaml 's/engine: builtin/engine: https:\/\/llm.example\/v1/'
ok 'an address in pos.yaml' finds <<-!
	pos.yaml:4: error: engine: an address, a key or a command does not belong in the workspace; put it in your own configuration, ~/.config/pos/config.yaml
!
plant pos.yaml 's/engine: builtin/engine: builtin\napi_key: sk-123/'
ok 'a key in pos.yaml' finds <<-!
	pos.yaml:5: error: api_key: an address, a key or a command does not belong in the workspace; put it in your own configuration, ~/.config/pos/config.yaml
!
plant pos.yaml 's/dach: \{region: dach\}/dach: {region: dach, key-command: pass show pos}/'
ok 'a command deep in pos.yaml' finds <<-!
	pos.yaml:8: error: key-command: an address, a key or a command does not belong in the workspace; put it in your own configuration, ~/.config/pos/config.yaml
!
plant pos.yaml 's/engine: builtin/engine: "sh -c id"/'
ok 'an engine that is no name' finds <<-!
	pos.yaml:4: error: engine: the name of an engine is expected, not 'sh -c id'
!
plant pos.yaml 's/version: 1/version: 2/'
ok 'another version' finds <<-!
	pos.yaml:3: error: version: one of 1 is expected, not '2'
!

# documents
write strategy/plan.md <<-!
	---
	title: x
	---
	# Plan, Łódź
	[a](icp.md) [b](../company.yaml#L3) [c](../data/none.yaml) [d](#plan-łódź)
	[e](#nowhere) [f](../../outside.md) [g](https://example.com/x) [h](mailto:a@b.c)
	[i](../partners/) [j](<../data/customers.yaml>) [k](../README%20x.md "t") [l](/top)
	![m](logo.png)

	\`[n](code.md)\` <https://example.com/auto>
!
ok 'links that lead nowhere' finds <<-!
	strategy/plan.md:5: error: link to ../data/none.yaml: there is no data/none.yaml
	strategy/plan.md:5: warning: link to icp.md: not drafted yet; pos gen icp drafts it
	strategy/plan.md:6: error: link to #nowhere: no heading #nowhere there
	strategy/plan.md:6: warning: link to ../../outside.md: leads out of the workspace
	strategy/plan.md:7: error: link to ../README%20x.md: there is no README x.md
	strategy/plan.md:7: warning: link to /top: where a path begins that starts with / depends on who shows it; begin with the folder of the document
	strategy/plan.md:8: error: link to logo.png: there is no strategy/logo.png
!
fresh
printf '# One\n\n## Größe\n\n## Größe\n\n<a id="here"></a>\n' >w/strategy/one.md
printf '[a](strategy/one.md#größe-1) [b](strategy/one.md#here)\n[c](strategy/one.md#grösse)\n' \
	>w/README.md
run pos-check -C w
ok 'an anchor in another document' finds <<-!
	README.md:2: error: link to strategy/one.md#grösse: no heading #grösse there; did you mean #größe?
!
write strategy/plan.md <<-!
	---
	title: [
	---
	# Plan
!
ok 'frontmatter that is not YAML' finds <<-!
	strategy/plan.md:2: error: a value is missing, or a quote is needed around it
!
fresh
printf '# Br\374cke\n' >w/strategy/plan.md
run pos-check -C w
ok 'a document in another encoding' status 1
ok 'a document in another encoding: line' has out 'strategy/plan.md:1: error: '
fresh
printf 'a: b\n\tc: d\n' >w/extra.yaml
printf 'a: Br\374cke\n' >w/data/other.yml
run pos-check -C w
ok 'other YAML files too' status 1
ok 'other YAML files too: lines' equal "$(cut -d: -f1-3 out)" \
	'data/other.yml:1: error
extra.yaml:2: error'

# templates of the workspace
front() {
	sed -n '2,/^variables:/p' \
		"$ROOT/templates/recruitment/07-proposal.md" |
		sed '$d; s/^title: .*/title: Greeting/
			s/^template_number: .*/template_number: W.1/
			s/^related: .*/related: []/'
}
# template VARIABLES, body on standard input
template() {
	mkdir -p "$T/parts"
	{ echo ---; front; echo variables:; printf '%s\n' "$1"; echo ---; cat; } \
		>"$T/parts/template"
	write templates/own/greeting.md <"$T/parts/template"
}
NAME='  partner.name: {type: string, description: Name, example: X, required: true}'
template "$NAME" <<-!
	Dear {{partner_name}}{{#partner.name}}, {{name}}{{/partner.name}}
!
ok 'a template: a name without value' finds <<-!
	templates/own/greeting.md:24: error: {{name}}: there is no such value
!
template "$NAME" <<-!
	{{partner.name}} {{partner.nmae}} {{company.name}}
	{{#partner.contacts}}{{name}} {{rolle}}{{/partner.contacts}}
	{{> sign}}
!
ok 'a template: misspelt, undeclared, no partial' finds <<-!
	templates/own/greeting.md:24: error: {{partner.nmae}}: there is no such value; did you mean partner.name?
	templates/own/greeting.md:24: error: {{company.name}}: not declared in variables
	templates/own/greeting.md:25: error: {{partner.contacts}}: not declared in variables
	templates/own/greeting.md:25: error: {{rolle}}: there is no such value; did you mean role?
	templates/own/greeting.md:26: error: {{> sign}}: there is no sign.md beside it
!
template "$NAME
  partner.contacts: {type: list, description: People, example: [], required: false}
  partner.metrics: {type: map, description: Numbers, example: {}, required: false}
  partner.tier_info.mdf_text: {type: string, description: Money, example: x, required: false}
  partner.languages_text: {type: string, description: Languages, example: x, required: false}
  company.nmae: {type: string, description: Name, example: x, required: false}
  partner.regions: {type: string, description: Regions, example: x, required: false}
  today: {type: date, description: Day, example: 2026-11-20, required: false}" <<-!
	{{partner.name}} {{partner.metrics.sourced_won.amount_text}} {{today_text}}
	{{#partner.contacts}}{{name}} {{partner.name}} {{partner.manager}}{{/partner.contacts}}
	{{partner.tier_info.mdf_text}} {{partner.languages_text}} {{partner.regions}} {{company.nmae}}
!
ok 'a template: declarations' finds <<-!
	templates/own/greeting.md:27: error: variables: company.nmae is not a value that templates are filled with; did you mean company.name?
	templates/own/greeting.md:28: error: variables: partner.regions is a list, not of type string
	templates/own/greeting.md:29: warning: variables: today is not used
	templates/own/greeting.md:31: error: {{today_text}}: not declared in variables
	templates/own/greeting.md:32: error: {{partner.manager}}: not declared in variables
!
template "$NAME" <<-!
	{{partner.name}} {{#partner.name}}
!
ok 'a template: a section that is not closed' finds <<-!
	templates/own/greeting.md:24: error: section is not closed, {{/partner.name}} expected before the end
!
template "$NAME
  company.vat: {type: string, description: VAT number, example: x, required: false}" <<-!
	{{partner.name}} {{company.vat}}
!
ok 'a template: a key the workspace does not have' finds <<-!
	templates/own/greeting.md:23: error: variables: company.vat is not a value that templates are filled with
!
echo 'vat: NO 999' >>w/company.yaml
run pos-check -C w
ok 'a template: a key that only the workspace has' status 0
template "$NAME" <<-!
	{{partner.name}}
!
ok 'a template that is right' status 0
perl -pi -e 's/^category: .*/category: tactic/; s/^version: .*/version: 1.0/;
	s/^description: .*/description: ""/; s/^phase: .*\n//;
	s/^title: .*/title: Partnership Proposal/;
	s/^prerequisites: .*/prerequisites: [recruitment\/03-qualification]/;
	s/^difficulty:/dificulty:/; s/^template_number: .*/template_number: 7/;
	s/^tier: .*/tier: [golden]/; s/type: string/type: text/' \
	w/templates/own/greeting.md
mkdir -p w/templates/recruitment
cp "$ROOT/templates/recruitment/07-proposal.md" w/templates/recruitment/
run pos-check -C w
ok 'a template: frontmatter' finds <<-!
	templates/own/greeting.md:2: error: phase is missing
	templates/own/greeting.md:2: error: difficulty is missing
	templates/own/greeting.md:4: error: category: one of strategic|tactical|operational|analytical|financial|legal|compliance|executive is expected, not 'tactic'
	templates/own/greeting.md:5: error: template_number: capital letters, a dot and a number are expected, such as II.7, not '7'
	templates/own/greeting.md:6: error: version: three numbers are expected, such as 1.0.0, not '1.0'
	templates/own/greeting.md:9: error: tier: no tier 'golden' in tiers of program.yaml; did you mean gold?
	templates/own/greeting.md:13: warning: dificulty: no such key; did you mean difficulty?
	templates/own/greeting.md:14: error: prerequisites: there is no template recruitment/03-qualification; did you mean recruitment/03-qualification-framework?
	templates/own/greeting.md:16: error: description is empty
	templates/own/greeting.md:21: error: type: one of string|number|money|percentage|date|list|map|boolean is expected, not 'text'
	templates/recruitment/07-proposal.md:2: error: title: 'Partnership Proposal' is also that of templates/own/greeting.md:2; take another
!
write templates/own/greeting.md <<-!
	---
	variables: [
	---
	Hello
!
ok 'a template with broken frontmatter' finds <<-!
	templates/own/greeting.md:2: error: a value is missing, or a quote is needed around it
!
write templates/own/greeting.md <<-!
	Hello
!
ok 'a template without frontmatter' finds <<-!
	templates/own/greeting.md:1: error: frontmatter is missing; see pos-template(5)
!

# artifacts of the workspace
write templates/artifacts/plan/artifact.yaml <<-!
	artifact: plans
	title: Plan
	output: ../plan.md
	sections:
	  - id: goals
	    heading: Goals we have
	    evidence: [deals, deal]
	    draft: goals.md
	    facts: {size: sizes.range}
	  - id: risks
	    heading: Risks
	    evidence: [risks]
	    draft: risks.md
	    advice: [Lead with the largest.]
	advice: {tone: calm}
!
printf '{{#deals}}\n' >w/templates/artifacts/plan/risks.md
run pos-check -C w
ok 'an artifact' finds <<-!
	templates/artifacts/plan/artifact.yaml:1: error: artifact: plan is expected, the name of the folder, not 'plans'
	templates/artifacts/plan/artifact.yaml:3: error: output: '../plan.md': not a path beneath the workspace
	templates/artifacts/plan/artifact.yaml:5: error: id: goals-we-have is expected, the slug of the heading, not 'goals'
	templates/artifacts/plan/artifact.yaml:7: error: evidence: no evidence 'deal'; pos-artifact(5) lists them
	templates/artifacts/plan/artifact.yaml:8: error: draft: there is no file goals.md beside it
	templates/artifacts/plan/artifact.yaml:9: error: facts: size is taken from 'sizes', which is not in evidence
	templates/artifacts/plan/artifact.yaml:14: error: advice: a single value is expected
	templates/artifacts/plan/artifact.yaml:15: error: advice: a single value is expected
	templates/artifacts/plan/risks.md:1: error: section is not closed, {{/deals}} expected before the end
!

# several at once, sorted; parts of a workspace; forms of output
mkdir -p repo && git -C repo init -q && rm -rf repo/team
cp -R "$ROOT/workspace" repo/team && chmod -R u+w repo/team
cd repo/team || exit 1
sed -i 's/share: 12%/share: 112%/' strategy/tam.yaml
sed -i 's/name: Kade Negen/name: Käde\tNegen/; s/type: referral/type: 7/' \
	partners/kade-negen/partner.yaml
printf '[a](ä\tö.md)\n\n[b](<c d.md>)\n' >partners/kade-negen/notes.md
run pos-check
ok 'in a subfolder of a repository: all, sorted' finds <<-!
	partners/kade-negen/notes.md:3: error: link to c d.md: there is no partners/kade-negen/c d.md
	partners/kade-negen/partner.yaml:5: error: type: no type '7' in types of program.yaml
	strategy/tam.yaml:14: error: share: 112% is over 100 %
!
ok 'the sum' is "$T/err" <<-!
	40 files: 3 errors, 0 warnings
!
cd partners/kade-negen || exit 1
run pos-check .
ok 'a folder' finds <<-!
	partners/kade-negen/notes.md:3: error: link to c d.md: there is no partners/kade-negen/c d.md
	partners/kade-negen/partner.yaml:5: error: type: no type '7' in types of program.yaml
!
ok 'a folder: the sum' is "$T/err" <<-!
	2 files: 2 errors, 0 warnings
!
run pos-check notes.md ../../strategy
ok 'a file and a folder' finds <<-!
	partners/kade-negen/notes.md:3: error: link to c d.md: there is no partners/kade-negen/c d.md
	strategy/tam.yaml:14: error: share: 112% is over 100 %
!
run pos-check ../nordvik-systems
ok 'a folder without faults: status' status 0
ok 'a folder without faults: the sum' is "$T/err" <<-!
	1 file, nothing found
!
cd "$T" || exit 1
run pos-check repo/team/strategy/tam.yaml
ok 'a file of a workspace one is not in' finds <<-!
	strategy/tam.yaml:14: error: share: 112% is over 100 %
!
run pos-check -C repo/team -o tsv
printf 'file\tline\tlevel\ttext\n' >want
printf '%s\t%s\t%s\t%s\n' partners/kade-negen/notes.md 3 error \
	'link to c d.md: there is no partners/kade-negen/c d.md' \
	partners/kade-negen/partner.yaml 5 error \
	"type: no type '7' in types of program.yaml" \
	strategy/tam.yaml 14 error 'share: 112% is over 100 %' >>want
ok '-o tsv' same want out
run pos-check -o json repo/team/strategy
ok '-o json' finds <<-!
	{
	  "schema_version": 1,
	  "findings": [
	    {
	      "file": "strategy/tam.yaml",
	      "line": 14,
	      "level": "error",
	      "text": "share: 112% is over 100 %"
	    }
	  ]
	}
!
fresh
run pos-check -C w -o json
ok '-o json, nothing found' is out <<-!
	{
	  "schema_version": 1,
	  "findings": []
	}
!

# a workspace as pos-init makes it
printf 'company: "Østby: #1"\nregions: Nordics, NO\n' >answers.yaml
pos-init --from answers.yaml new >init.out 2>&1
run pos-check -C new
ok 'a new workspace is clean: status' status 0
ok 'a new workspace is clean: the sum' is err <<-!
	8 files, nothing found
!
sed -i '/^customers:/d; s/^# *customers:/customers:/; s/^# *- {/  - {/' \
	new/data/customers.yaml
sed -i '/^deals:/d; s/^# *deals:/deals:/; s/^# *- {/  - {/' \
	new/data/deals-2026-q4.yaml
run pos-check -C new
ok 'its examples are right, too, but for the partner' finds <<-!
	data/deals-2026-q4.yaml:7: error: partner: no partner 'example-partner' in partners/
!

# the library
run pos-check --library
ok 'the library is clean: status' status 0
ok 'the library is clean: nothing is printed' empty out
ok 'the library is clean: the sum' equal "$(sed -n '1p' err)" \
	"$(($(find "$ROOT/templates" -name '*.md' | wc -l) +
	$(find "$ROOT/playbooks" -name '*.yaml' | wc -l) +
	$(find "$ROOT/templates" -name artifact.yaml | wc -l) + 1)) files, nothing found"
mkdir -p share && cp -R "$ROOT/templates" "$ROOT/playbooks" share/ && chmod -R u+w share
cd share/templates || exit 1
sed -i 's/^title: .*/title: One/; s/^template_number: .*/template_number: II.7/' \
	legal/01-nda.md recruitment/07-proposal.md
sed -i 's/^related: .*/related: [legal\/99-none, legal\/01-nda]/' legal/01-nda.md
sed -i 's/^    heading: Stages/    heading: Steps/' artifacts/cjm/artifact.yaml
stages=$(sed -n '/^  - id: stages$/=' artifacts/cjm/artifact.yaml)
echo '{{#objective}}' >>artifacts/prompts/section.md
open=$(wc -l <artifacts/prompts/section.md)
cd ../.. || exit 1
POS_SHARE=share run pos-check --library
ok 'the library: faults in it' finds <<-!
	share/templates/artifacts/cjm/artifact.yaml:$stages: error: id: steps is expected, the slug of the heading, not 'stages'
	share/templates/artifacts/prompts/section.md:$open: error: section is not closed, {{/objective}} expected before the end
	share/templates/legal/01-nda.md:5: error: template_number: L.7 is expected of a template in legal/, not 'II.7'
	share/templates/legal/01-nda.md:16: error: related: there is no template legal/99-none
	share/templates/legal/01-nda.md:16: error: related: legal/01-nda is the template itself; take it out
	share/templates/recruitment/07-proposal.md:2: error: title: 'One' is also that of share/templates/legal/01-nda.md:2; take another
	share/templates/recruitment/07-proposal.md:5: error: template_number: 'II.7' is also that of share/templates/legal/01-nda.md:5; take another
!
POS_SHARE=share run pos-check -C w --library
ok 'workspace and library: status' status 1
mkdir -p w/templates/recruitment
cp "$ROOT/templates/recruitment/07-proposal.md" w/templates/recruitment/
cp -R "$ROOT/templates" share/
sed -i 's/^title: .*/title: Two/; s/^phase: .*/phase: none/' \
	share/templates/recruitment/07-proposal.md
POS_SHARE=share run pos-check -C w --library
ok "the workspace's own template takes the place of a shipped one" status 0

# what is hostile
fresh
ln -s /etc/passwd w/data/link.yaml
ln -s ../../../etc w/strategy/etc
mkfifo w/data/pipe.yaml
run pos-check -C w
ok 'links and pipes are not followed' status 0
head -c 1048577 /dev/zero | tr '\0' '#' >w/data/large.yaml
run pos-check -C w
ok 'too large' finds <<-!
	data/large.yaml:1: error: larger than 1048576 bytes
!
fresh
yes '[[' | tr -d '\n' | head -c 900000 >w/data/deep.yaml
yes '[' | tr -d '\n' | head -c 900000 >w/deep.md
{ echo 'customers:'; yes '  - {id: c-001, name: x, region: y, x: z}' |
	head -20000; } >w/data/customers.yaml
{ echo '# x'; yes '[a](b.md#c) ' | head -60000; } >w/links.md
run timeout 60 pos-check -C w
ok 'a lot that is wrong: in time' status 1

# no workspace, wrong calls, what cannot be read or written
run pos-check
ok 'no workspace: status' status 3
ok 'no workspace: message' is err <<-!
	pos-check: .: not in a workspace (no pos.yaml here or above); pos init makes one
!
run pos-check -C nowhere
ok 'no such folder: status' status 3
run pos-check -C w w/nothing.yaml
ok 'no such file: status' status 3
ok 'no such file: message' is err <<-!
	pos-check: w/nothing.yaml: No such file or directory
!
run pos-check -C w answers.yaml
ok 'a file of no workspace: status' status 2
ok 'a file of no workspace: message' is err <<-!
	pos-check: answers.yaml: not in the workspace $T/w
!
run pos-check --libary
ok 'unknown option: status' status 2
ok 'unknown option: suggestion' has err 'did you mean --library?'
run pos-check -o xml
ok 'unknown form: status' status 2
mkdir bare && : >bare/pos.yaml
run pos-check -C bare
ok 'an empty pos.yaml' finds <<-!
	pos.yaml:1: error: version: 1 is expected in this file
!
echo 'version: 1' >bare/pos.yaml
run pos-check -C bare
ok 'nothing but pos.yaml' status 0
printf 'version: [\n' >bare/pos.yaml
run pos-check -C bare
ok 'a broken pos.yaml is a finding' status 1
ok 'a broken pos.yaml: line' has out 'pos.yaml:2: error: '
# the prose of program.yaml against the keys beside it
contradicts='change one of the two'
plant program.yaml 's/^    commission: 10%/    commission: 14%/m'
comp=$(line_of '10 % of the first year where the partner sourced')
rate=$(line_of '    commission: 10%')
ok 'prose: what a type is paid' finds <<-!
	program.yaml:$comp: error: '10 %' contradicts program.yaml:$rate, where the commission of this type is 14%: $contradicts
!
plant program.yaml 's/^    referral: 10%/    referral: 12%/m'
ok 'prose: what a type is paid by the policies' finds <<-!
	program.yaml:$(line_of "10 % of the first year's"): error: '10 %' contradicts program.yaml:$(line_of '    referral: 10%'), where the commission of this type is 12%: $contradicts
!
plant program.yaml 's/partner: 20%, term/partner: 25%, term/'
ok 'prose: a share of revenue' finds <<-!
	program.yaml:$(line_of 'compensation: 20 % of'): error: '20 %' contradicts program.yaml:$(line_of 'id: joint-component'), where the partner's part of a revenue share of this type is 25%: $contradicts
!
plant program.yaml 's/partner: a fee for an introduction, .*/partner: a commission of 8 % for an introduction/'
ok 'prose: the value of a type' finds <<-!
	program.yaml:$(line_of 'partner: a fee for an'): error: '8 %' contradicts program.yaml:$(line_of '    referral: 10%'), where the commission of this type is 10%: $contradicts
!
plant program.yaml 's/- joint account plan/- joint account plan\n      - market development funds of EUR 12,000/'
ok 'prose: a benefit of a tier' finds <<-!
	program.yaml:$(($(line_of '- joint account plan') + 1)): error: 'EUR 12,000' contradicts program.yaml:$(($(line_of 'mdf: 15000') + 1)), where mdf is 15000: $contradicts
!
plant program.yaml 's/note: experts/note: ten certificates of experts/'
ok 'prose: the note of a requirement' finds <<-!
	program.yaml:$(line_of 'note: experts'): error: 'ten certificates' contradicts program.yaml:$(line_of 'note: experts'), where gte is 2: $contradicts
!
plant program.yaml 's/scope: none; named accounts/scope: none; deals are protected for 60 days, named accounts/'
ok 'prose: a policy' finds <<-!
	program.yaml:$(line_of 'scope: none; named'): error: '60 days' contradicts program.yaml:$(line_of 'protection_days: 90'), where policies.deal_registration.protection_days is 90: $contradicts
!
plant program.yaml 's/last\n  twelve months: what/last\n  twelve months; Gold is reviewed annually: what/'
ok 'prose: the rhythm of a review' status 1
ok 'prose: the rhythm is told' has out 'the review of Gold, annual, contradicts program.yaml'

# notes are told and do not count: CI stays green
write playbooks/partner-renewal.yaml <<-'!'
	name: Partner Renewal
	description: Annual partnership renewal process
	steps:
	  - template: III_Partner_Enablement_Templates/06-success-metrics.md
	    name: Review Metrics
	    prompt: Review the partner's performance over the past year.
	  - template: III_Partner_Enablement_Templates/07_Partner_QBR_Template.md
	    name: Renewal Discussion
	    prompt: Prepare talking points for the renewal conversation.
!
ok 'notes alone: status' status 0
ok 'notes alone: told' is out <<-!
	playbooks/partner-renewal.yaml:4: note: template: 'III_Partner_Enablement_Templates/06-success-metrics.md' is a path of another layout; here it is enablement/06-success-metrics
	playbooks/partner-renewal.yaml:7: note: template: 'III_Partner_Enablement_Templates/07_Partner_QBR_Template.md' is a path of another layout; here it is enablement/07-qbr
!
ok 'notes alone: the sum' is err <<-!
	40 files, nothing found but 2 notes
!
sed -i 's/^steps:/next: [none]\nsteps:/' w/playbooks/partner-renewal.yaml
run pos-check -C w
ok 'notes and an error: status' status 1
ok 'notes and an error: the sum' is err <<-!
	40 files: 1 error, 0 warnings, 2 notes
!

# what a file says neither steers the terminal nor looks like a finding
write strategy/icp.md <<-'!'
	---
	facts:
	  pains: ["x\e]0;pwn\a\nstrategy/tam.md:1: error: forged"]
	---
	# ICP
!
shown='x\x1b]0;pwn\x07\x0astrategy/tam.md:1: error: forged'
ok 'control characters: shown, in one line' finds <<-!
	strategy/icp.md:3: error: pains: no pain '$shown' in value.pains of company.yaml
!
run pos-check -C w -o tsv
ok 'control characters: none as tsv' equal \
	"$(LC_ALL=C tr -d '\t\n -~' <out | wc -c | tr -d ' ')" 0
fresh
printf '[a](b.md)\n' >"$(printf 'w/\033[31mred.md')"
run pos-check -C w
ok 'control characters in the name of a file' has out '\x1b[31mred.md:1: error: '
fresh
rm w/strategy/tam.yaml
sed -i 's/share: 12%/share: 112%/' w/program.yaml
printf '[a](b.md)\n' >w/a.md
pos-check -C w >/dev/full 2>err
rc=$?
ok 'standard output full: status' status 3
ok 'standard output full: message' has err 'pos-check: standard output: cannot write'
done_testing
