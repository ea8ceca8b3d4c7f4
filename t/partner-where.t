#!/bin/sh
# Tests of pos-partner list --where: filters over any field. Who passes is
# found again by python3 from the files.
. "$(dirname "$0")/lib.sh"

cp -R "$ROOT/workspace" ws
cd ws || exit 1

cat >"$T/oracle.py" <<-'!'
	import sys, glob, yaml, datetime
	from decimal import Decimal
	program = yaml.safe_load(open('program.yaml'))
	tiers = [t['id'] for t in program['tiers']]
	def dig(n, path):
	    if isinstance(n, list):
	        return [v for c in n for v in dig(c, path)]
	    if not path:
	        return [] if n is None else [n]
	    return dig(n.get(path[0]), path[1:]) if isinstance(n, dict) else []
	def rank(v):
	    return tiers.index(v) if v in tiers else v
	def num(v):
	    if isinstance(v, datetime.date): return v.isoformat()
	    return Decimal(str(v)) if not isinstance(v, str) else rank(v)
	test = eval('lambda get, num: ' + sys.argv[1])
	for f in glob.glob('partners/*/partner.yaml'):
	    r = yaml.safe_load(open(f))
	    get = lambda p: dig(r, p.split('.'))
	    if test(get, num):
	        print(f.split('/')[1])
!

# agree EXPRESSION ARG...: does the list agree with the oracle?
agree() {
	python3 "$T/oracle.py" "$1" | LC_ALL=C sort >"$T/want"
	shift
	run pos-partner list -o tsv "$@"
	sed 1d "$T/out" | cut -f 1 | LC_ALL=C sort >"$T/got"
	ok "$*: as the files say" same "$T/want" "$T/got"
	ok "$*: some, not all" equal \
		"$(wc -l <"$T/want" | awk '{ print ($1 > 0 && $1 < 24) }')" 1
}

agree 'any(v >= 50 for v in get("employees"))' --where 'employees gte 50'
agree 'any(v >= 50 for v in get("employees"))' --where 'employees>=50'
agree 'any(v <= 25 for v in get("employees"))' --where 'employees <= 25'
agree 'any(v == 140 for v in get("employees"))' --where 'employees = 140.0'
agree 'any(1000000 <= v <= 5000000 for v in get("revenue"))' \
	--where 'revenue between 1000000,5000000'
agree 'any(v <= 450 for v in get("customer_size.max"))' \
	--where 'customer_size.max lte 450'
agree 'any(v >= 4 for v in get("ratings.commitment.score"))' \
	--where 'ratings.commitment.score gte 4'
agree 'get("tier") == ["gold"]' --where 'tier equals GOLD'
agree 'get("type") == ["reseller"]' --where 'type = reseller'
agree 'any(num(v) >= 2 for v in get("tier"))' --where 'tier gte Gold'
agree 'any(1 <= num(v) <= 2 for v in get("tier"))' \
	--where 'tier between silver,gold'
agree 'get("tier") in (["gold"], ["platinum"])' \
	--where 'tier includes_any gold, platinum'
agree 'set(get("regions")) & {"nordics", "dach"}' \
	--where 'regions includesAny nordics,dach'
agree '{"logistics", "energy"} <= set(get("industries"))' \
	--where 'industries includesAll energy,Logistics'
agree 'get("regions") == ["nordics"]' --where 'regions equals nordics'
agree 'any(num(v) <= "2026-12-31" for v in get("agreements.renews"))' \
	--where 'agreements.renews lte 2026-12-31'
agree 'any("2022-01-01" <= num(v) <= "2023-12-31" for v in get("since"))' \
	--where 'since between 2022-01-01,2023-12-31'
agree '"expert" in get("certifications.level")' \
	--where 'certifications.level = Expert'
agree '"Kristin Aasgaard" in get("contacts.name")' \
	--where 'contacts.name = KRISTIN aasgaard'
agree 'any(v >= 50 for v in get("employees")) and get("type") == ["reseller"]' \
	--where 'employees gte 50' --where 'type = reseller'
agree 'any(v >= 50 for v in get("employees")) and get("type") == ["reseller"]' \
	--where 'employees gte 50' --type reseller
agree 'get("tier_source") == ["hand"]' --where 'tier_source=hand'
agree '"NO" in get("countries")' --where 'countries includesAny no'

# what is unknown is counted where nothing else rules the partner out
run pos-partner list --where 'employees gte 50' -o tsv
ok 'unknown: is told' is err <<-!
	pos-partner: $(grep -L '^employees:' partners/*/partner.yaml | wc -l) partners have no employees on record
!
run pos-partner list --where 'employees gte 50' --where 'tier = gold' -o tsv
ok 'unknown: who is ruled out otherwise does not count' equal \
	"$(cat "$T/err")" "$(python3 "$T/oracle.py" \
	'not get("employees") and get("tier") in (["gold"], [])' | wc -l |
	sed 's/.*/pos-partner: & partners have no employees on record/')
$(python3 "$T/oracle.py" \
	'not get("tier") and (not get("employees") or get("employees")[0] >= 50)' |
	wc -l | sed 's/^1$/pos-partner: 1 partner has/
	s/^[0-9]*$/pos-partner: & partners have/; s/$/ no tier on record/')"
run pos-partner list --where 'regions = moon' --type x
ok 'a region that is none: status' status 2
run pos-partner list --where 'covers = site-rollout' --where 'employees gte 9000'
ok 'none: status' status 1

# exact decimals, own keys, other spellings of what is unknown
p=partners/fjell-data/partner.yaml
sed -i 's/^revenue: .*/revenue: 2900000.10/' $p
echo 'x-crm: "0042"
x-seats: 12.50' >>$p
one() {
	run pos-partner list -o tsv --where "$1"
	sed 1d "$T/out" | cut -f 1 >"$T/got"
	ok "$1: status" status "$([ -n "${2-}" ] && echo 0 || echo 1)"
	ok "$1: ${2:-nobody}" equal "$(cat "$T/got")" "${2-}"
}
one 'revenue = 2900000.1' fjell-data
one 'revenue between 2900000.10,2900000.10' fjell-data
one 'revenue between 2900000.100001,2900000.2'
one 'x-crm equals 0042' fjell-data
one 'x-crm equals 42'
one 'x-seats gte 12.5' fjell-data
one 'x-seats gte 12.500001'
one 'x-seats = 12.5' fjell-data
sed -i 's/^regions: .*/regions: [nordics, moon]/' $p
sed -i 's/^  - {id: nordics/  - {id: moon, name: Moon}\n&/; s/^  - id: nordics/  - {id: moon, name: Moon}\n&/' program.yaml
one 'regions = moon'
one 'regions includesAny moon' fjell-data
one 'regions includesAll moon, nordics' fjell-data
one 'regions includesAll moon, dach'
sed -i 's/^regions: .*/regions: [moon]/' $p
one 'regions = moon' fjell-data
sed -i 's/^employees: .*/employees: ~/' $p
one 'employees = 18'
sed -i 's/^employees: .*/employees: many/' $p
run pos-partner list --where 'employees gte 50'
ok 'a value that is none: status' status 3
ok 'a value that is none: file and line' has err "$p:4:"

# what is refused, with what was meant
while IFS='|' read -r cond text; do
	run pos-partner list --where "$cond"
	ok "--where '$cond': status" status 2
	ok "--where '$cond': message" has err "$text"
	ok "--where '$cond': no output" empty "$T/out"
done <<-!
	emploees gte 5|no field 'emploees' in the record of a partner; did you mean 'employees'?
	contacts.emial = x|did you mean 'contacts.email'?
	x-sets = 1|did you mean 'x-seats'?
	zzzzzz = 1|pos-workspace(5) lists them
	employees gt 5|no operator 'gt'; did you mean 'gte'?
	employees > 5|no operator '>'; did you mean '>='?
	employees => 5|no operator '=>'; did you mean '>='?
	regions includesany dach|did you mean 'includesAny'?
	employees near 5|they are =, >=, <=, equals, gte, lte, between, includesAny and includesAll
	employees gte many|employees: 'many' is not a number
	employees gte 1,000|'1,000' is not a number
	employees gte 50%|'50%' is not a number
	employees includesAny 5,6|is a number: compare it by gte
	since includesAny 2026-01-01|is a date: compare it by gte
	since gte 31.12.2026|'31.12.2026' is not a date; write it as 2026-11-20
	since gte 2026-02-30|is not a date
	name gte 5|is no number: compare it by equals
	employees between 50|between has two ends
	employees between 1,2,3|between has two ends
	employees between 100,50|100 is over 50
	tier = golld|no tier 'golld' in program.yaml; did you mean 'gold'?
	tier gte golld|did you mean 'gold'?
	stage = activ|did you mean 'active'?
	regions includesAny dach,,nordics|a value between commas is empty
	contacts = x|contacts is not one value; name one below it, as in contacts.name
	ratings = 3|as in ratings.NAME.score
	ratings.commitment = 3|as in ratings.commitment.score
	ratings.comitment.score = 3|did you mean 'commitment'?
	contacts.primary = maybe|'maybe' is not true or false
	employees|expected FIELD OPERATOR VALUE
	employees gte|which value?
	gte 5|no operator '5'
	= 5|expected FIELD OPERATOR VALUE
	a..b = 5|expected FIELD OPERATOR VALUE
	|expected FIELD OPERATOR VALUE
!
done_testing
