#!/bin/sh
# Tests of pos-partner, on the sample workspace in a subfolder of a repository.
. "$(dirname "$0")/lib.sh"

git init -q repo
mkdir repo/crm
cp -R "$ROOT/workspace" repo/crm/ws
echo unrelated >repo/README
git -C repo add -A
git -C repo commit -qm sample
cd repo/crm/ws || exit 1
first=$(git rev-parse HEAD)

# start over from the sample
again() {
	git reset -q --hard "$first"
	git clean -qfd
}

# pp ARG...: run pos-partner; ids of commits in ./out become ID
pp() {
	run pos-partner "$@"
	sed -i 's/^committed as [0-9a-f]\{7\}$/committed as ID/' "$T/out"
}

# record SLUG: its file
record() {
	echo "partners/$1/partner.yaml"
}

# change SLUG: what differs from the sample, as diff says it, in $T/change
change() {
	git show "$first:./$(record "$1")" >"$T/was"
	diff "$T/was" "$(record "$1")" >"$T/change"
	return 0
}

# message: the last commit's, in $T/message
message() {
	git log -1 --format=%B >"$T/message"
}

commits() {
	git rev-list --count "$first..HEAD"
}

clean() {
	git status --porcelain | sed 's/^/left: /'
	[ -z "$(git status --porcelain)" ]
}

# no subcommand, wrong ones, wrong options
pp
ok 'no subcommand: status' status 2
ok 'no subcommand: message' is err <<-!
	pos-partner: what to do? add, show, list, set, note, milestone, action, mdf, history, rename or merge
	$(usage_of pos-partner)
!
pp shwo x
ok 'unknown subcommand: status' status 2
ok 'unknown subcommand: suggestion' has err \
	"unknown subcommand 'shwo'; did you mean 'show'?"
pp frobnicate
ok 'unknown subcommand: what there is' has err 'it is add, show, list'
pp list --teir gold
ok 'unknown option: status' status 2
ok 'unknown option: suggestion' has err 'did you mean --tier?'
pp show --tier gold fjell-data
ok 'an option of another subcommand: status' status 2
ok 'an option of another subcommand: message' has err \
	'show does not take option --tier'
pp show
ok 'an operand is missing: status' status 2
ok 'an operand is missing: message' has err 'show needs PARTNER'
pp list fjell-data
ok 'operands where there are none' status 2
pp note fjell-data two words
ok 'text without quotes: message' has err 'put quotes around'
# CSV, that pos-import reads back
again
sed -i "s/^description: .*/description: '=1+1'/" "$(record kade-negen)"
pp list -o csv --stage prospect --manager 'Jonas Wetzel'
ok 'csv: the whole record' is out <<-!
	slug,name,domain,industry,employees,revenue,description,type,subtype,categories,tier,tier_source,tier_reason,stage,segment,manager,since,regions,countries,languages,industries,technologies,services,products,covers,nps,csat,contact_name,contact_email,contact_role,contact_phone,ids
	kade-negen,Kade Negen,kade-negen.example,supply chain advice,,,=1+1,referral,,,,,,prospect,,Jonas Wetzel,,benelux,NL,"Dutch;English","logistics;wholesale;food-production",,,,warm-introduction,,,Ruben Kortekaas,ruben@kade-negen.example,Adviser,,
!
pp list -o csv --excel --stage prospect --manager 'Jonas Wetzel'
ok 'csv for Excel: runs no formula' has out "advice,,,'=1+1,referral"
pp list --excel
ok 'for Excel, and no csv: status' status 2
ok 'for Excel, and no csv: says so' has err '--excel goes with -o csv'
again
pp -h
ok '-h: status' status 0
ok '-h: a line each' equal "$(grep -c ' pos-partner [a-z]* \[' "$T/out")" 11

# list
pp list --manager 'aoife BRENNAN' --manager 'Ingrid Solheim'
ok 'list: status' status 0
ok 'list: a record a partner, by name' is out <<-!
	PARTNER                 NAME                    TYPE      TIER        STAGE       REGIONS     MANAGER         LAST HEARD
	alvsjo-automation       Älvsjö Automation       co-sell   platinum    growing     nordics     Ingrid Solheim  2026-11-19
	corrib-process-systems  Corrib Process Systems  services  registered  signed      uk-ireland  Aoife Brennan   2026-11-09
	pennine-cloud-works     Pennine Cloud Works     alliance  registered  onboarding  uk-ireland  Aoife Brennan   2026-11-18
	quayside-analytics      Quayside Analytics      referral  registered  at-risk     uk-ireland  Aoife Brennan   2026-06-08
	techstart-inc           TechStart Inc           services  -           prospect    -           Aoife Brennan   2026-11-06
!
pp list --tier gold --tier Platinum --region DACH -o tsv
printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' slug name type tier stage regions \
	manager last_heard kaser-roth 'Käser & Roth' alliance gold active \
	dach 'Jonas Wetzel' 2026-11-11 weserbogen-systemhaus \
	'Weserbogen Systemhaus' reseller gold at-risk dach 'Jonas Wetzel' \
	2026-07-29 >"$T/want"
ok 'list: or within an option, and between them' same "$T/want" "$T/out"
pp list --tier gold --tier Platinum --region DACH -z
sed 1d "$T/want" | tr '\n' '\0' >"$T/nul"
ok 'list -z: the records, NUL behind each' same "$T/nul" "$T/out"
pp list -z -o json
ok 'list -z with another form: status' status 2
pp list --tier= --stage prospect -o json
ok 'list -o json: unknown is null, regions a list' is out <<-!
	{
	  "schema_version": 1,
	  "partners": [
	    {
	      "slug": "kade-negen",
	      "name": "Kade Negen",
	      "type": "referral",
	      "tier": null,
	      "stage": "prospect",
	      "regions": [
	        "benelux"
	      ],
	      "manager": "Jonas Wetzel",
	      "last_heard": "2026-10-15"
	    },
	    {
	      "slug": "techstart-inc",
	      "name": "TechStart Inc",
	      "type": "services",
	      "tier": null,
	      "stage": "prospect",
	      "regions": [],
	      "manager": "Aoife Brennan",
	      "last_heard": "2026-11-06"
	    }
	  ]
	}
!
pp list --type reseller --segment enterprise --industry Energy -o md
ok 'list: no partner: status' status 1
ok 'list: no partner: an empty table in a form' is out <<-!
	| PARTNER | NAME | TYPE | TIER | STAGE | REGIONS | MANAGER | LAST HEARD |
	|---|---|---|---|---|---|---|---|
!
pp list --tier golld
ok 'list: a value nobody has: status' status 1
ok 'list: a value nobody has: suggestion' is err <<-!
	pos-partner: no partner found: no tier 'golld'; did you mean 'gold'?
!
ok 'list: a value nobody has: no output' empty "$T/out"
pp list --industry 'ports and maritime' -o tsv
ok 'list: ids by their names, in lists' equal "$(sed 1d "$T/out" | wc -l)" \
	"$(grep -l '^industries:.*maritime' partners/*/partner.yaml | wc -l)"
pp list -o tsv
cut -f 1 "$T/out" | sed 1d >"$T/slugs"
ok 'list: all of them' equal "$(wc -l <"$T/slugs")" 24
cut -f 1 "$T/out" | sed 1d | sort >"$T/sorted"
ok 'list: Ø and Ä stand with O and A' same "$T/sorted" "$T/slugs"

# show
pp show 'ØSTBY consulting'
ok 'show: a name in any case: status' status 0
head -17 "$T/out" >"$T/head"
ok 'show: what matters comes first' is "$T/head" <<-!
	Østby Consulting
	Record            partners/ostby-consulting/partner.yaml
	Type              Services partner
	Tier              Silver, by the rules
	Stage             active
	Partner since     2022-11-01
	Manager           Marius Hagen
	Last heard of     2026-11-12, 8 days ago

	Deals sourced     won 1 (EUR 44,000), lost 1 (EUR 31,500), open 1 (EUR 78,000)
	Deals influenced  won 0, lost 1 (EUR 18,000), open 0
	                  won and lost from 2025-11-21 to 2026-11-20; open today
	Agreements        nda, signed 2022-09-19
	                  services, signed 2022-12-31, renews 2026-12-31, in 41 days
	Certifications    2 valid, 1 expired
	                  Ola Reitan, expert, valid until 2027-08-31
	                  Ingeborg Fossum, professional, valid until 2027-03-31
!
pp show weserbogen-systemhaus
ok 'show: a tier by hand says why' has out \
	'Tier              Gold, by hand: Gold of 2025 kept for'
ok 'show: what is overdue' has out \
	'reseller, signed 2022-10-31, was to renew 2026-10-31, 20 days'
ok 'show: what is planned' has out \
	'2026-12-31 End of the corrective plan (planned)'
pp show kade-negen
tail -7 "$T/out" >"$T/tail"
ok 'show: notes, and what is not known' is "$T/tail" <<-!

	Notes             2026-10-16, Jonas Wetzel
	                    Says he can bring Groentehal Westvoort and two more.
	                    Westvoort said no to us last summer, on formal criteria.
	                    Everything else still to ask.
	Not known         tier, since, agreements, certifications, employees, revenue,
	                  technologies, services, products, ratings
!
POS_NOW=2027-03-01 pp show kade-negen
ok 'show: days since it was heard of' has out '2026-10-15, 137 days ago'
ok 'show: a prospect is not silent' hasnt out silent
POS_NOW=2027-03-01 pp show fjell-data
ok 'show: a partner that has gone silent' has out 'silent, more than 90 days'
pp show kade-negen -o json
ok 'show -o json' is out <<-!
	{
	  "schema_version": 1,
	  "slug": "kade-negen",
	  "file": "partners/kade-negen/partner.yaml",
	  "record": {
	    "name": "Kade Negen",
	    "domain": "kade-negen.example",
	    "industry": "supply chain advice",
	    "description": "Three advisers in Dordrecht, met at the fair in Utrecht.",
	    "type": "referral",
	    "stage": "prospect",
	    "manager": "Jonas Wetzel",
	    "regions": [
	      "benelux"
	    ],
	    "countries": [
	      "NL"
	    ],
	    "languages": [
	      "Dutch",
	      "English"
	    ],
	    "industries": [
	      "logistics",
	      "wholesale",
	      "food-production"
	    ],
	    "customer_size": {
	      "min": 100,
	      "max": 600
	    },
	    "covers": [
	      "warm-introduction"
	    ],
	    "contacts": [
	      {
	        "name": "Ruben Kortekaas",
	        "email": "ruben@kade-negen.example",
	        "role": "Adviser",
	        "primary": true
	      }
	    ],
	    "activity": [
	      {
	        "date": "2026-10-15",
	        "kind": "meeting",
	        "note": "At the fair, ten minutes"
	      }
	    ],
	    "notes": [
	      {
	        "date": "2026-10-16",
	        "by": "Jonas Wetzel",
	        "text": "Says he can bring Groentehal Westvoort and two more. Westvoort said no to us last summer, on formal criteria. Everything else still to ask."
	      }
	    ]
	  },
	  "derived": {
	    "as_of": "2026-11-20",
	    "type_name": "Referral partner",
	    "tier_name": null,
	    "signed": false,
	    "last_heard": "2026-10-15",
	    "days_since_heard": 36,
	    "silent": false,
	    "renews": null,
	    "days_to_renewal": null,
	    "agreements": [],
	    "certified": 0,
	    "certifications_expired": 0,
	    "playbooks": [],
	    "actions_open": 0,
	    "actions_late": 0,
	    "certifications_expiring": 0,
	    "mdf": {
	      "from": "2026-01-01",
	      "to": "2026-12-31",
	      "budget": null,
	      "requested": 0,
	      "approved": 0,
	      "paid": 0,
	      "left": null
	    },
	    "deals": {
	      "from": "2025-11-21",
	      "to": "2026-11-20",
	      "currency": "EUR",
	      "sourced": {
	        "won": {
	          "count": 0,
	          "amount": 0
	        },
	        "lost": {
	          "count": 0,
	          "amount": 0
	        },
	        "open": {
	          "count": 0,
	          "amount": 0
	        }
	      },
	      "influenced": {
	        "won": {
	          "count": 0,
	          "amount": 0
	        },
	        "lost": {
	          "count": 0,
	          "amount": 0
	        },
	        "open": {
	          "count": 0,
	          "amount": 0
	        }
	      }
	    },
	    "registrations": []
	  }
	}
!
pp show nordvik-systems -o json
ok 'show -o json: days to the next renewal' has out '"days_to_renewal": 146,'
ok 'show -o json: money' has out '"amount": 115000'
pp show -o md fjell-data
ok 'show: a form it does not have: status' status 2
pp show nordvik
ok 'show: no such partner: status' status 3
pp show nordvik-sytems
ok 'show: no such partner: suggestion' is err <<-!
	pos-partner: no partner 'nordvik-sytems'; did you mean 'nordvik-systems'?
!
mkdir partners/evil
printf 'name: "a\\e[31m\\u0007b"\ntype: "re\\x1bseller"\nmanager: "x\\x9by"\n' \
	>partners/evil/partner.yaml
pp show evil
ok 'show: control characters do nothing: status' status 0
ok 'show: control characters do nothing' equal \
	"$(LC_ALL=C tr -d '\n\040-\176\200-\377' <"$T/out" | wc -c)" 0
again

# set: values, whole lines, all else as it was
pp set NORDVIK-systems stage=active
ok 'set: a slug is not a name in any case: status' status 3
pp set 'NORDVIK systems' stage=active
ok 'set: status' status 0
ok 'set: says what it did, and where' is out <<-!
	partners/nordvik-systems/partner.yaml:14: stage growing -> active
	committed as ID
!
change nordvik-systems
ok 'set: one line changes' is "$T/change" <<-!
	14c14
	< stage: growing
	---
	> stage: active
!
message
ok 'set: the commit' is "$T/message" <<-!
	partner: set stage of Nordvik Systems

	stage growing -> active

	Pos-Op: partner-set
	Pos-Target: partners/nordvik-systems

!
ok 'set: nothing else is in the commit' equal \
	"$(git show --format= --name-only)" \
	crm/ws/partners/nordvik-systems/partner.yaml
ok 'set: nothing is left' clean
pp set nordvik-systems stage=active
ok 'set: again: status' status 0
ok 'set: again: says so' is out <<-!
	partners/nordvik-systems/partner.yaml:14: stage stays active
!
ok 'set: again: no commit' equal "$(commits)" 1
again

pp set techstart-inc revenue=3250000.50 regions+=uk-ireland \
	'industries-=energy,wholesale' countries=US,NO contacts.0.role=CEO \
	'gates.legal.pass=true' ratings.customer-trust.score=2 \
	'manager=Aoife: "Brennan" # Dublin' segment= customer_size.max=200 \
	'technologies+=A\, B' domain=1.10
ok 'set: many values: status' status 0
change techstart-inc
ok 'set: many values: comments and forms stay' is "$T/change" <<-!
	3c3
	< domain: techstart-inc.example
	---
	> domain: "1.10"
	6c6
	< revenue: 3000000        # their own figure for 2025, converted to EUR
	---
	> revenue: 3250000.50        # their own figure for 2025, converted to EUR
	13,16c13,15
	< segment: small
	< manager: Aoife Brennan
	< regions: []             # none of ours today; Dublin office planned for 2027
	< countries: [US]
	---
	> manager: "Aoife: \"Brennan\" # Dublin"
	> regions: [uk-ireland]             # none of ours today; Dublin office planned for 2027
	> countries: [US, "NO"]
	18,20c17,19
	< industries: [logistics, food-production, wholesale]
	< customer_size: {min: 20, max: 150}
	< technologies: [Azure, Power BI, Microsoft Dynamics 365]
	---
	> industries: [logistics, food-production]
	> customer_size: {min: 20, max: 200}
	> technologies: [Azure, Power BI, Microsoft Dynamics 365, "A, B"]
	24c23
	<   - {name: Dana Whitlock, email: dana@techstart-inc.example, role: Chief Executive, primary: true}
	---
	>   - {name: Dana Whitlock, email: dana@techstart-inc.example, role: CEO, primary: true}
	28a28
	>   legal: {pass: true}
	30c30
	<   customer-trust: {score: 1, note: "No account of ours knows them", by: Aoife Brennan, date: 2026-11-06}
	---
	>   customer-trust: {score: 2, note: "No account of ours knows them", by: Aoife Brennan, date: 2026-11-06}
!
ok 'set: many values: one commit' equal "$(commits)" 1
ok 'set: many values: its subject counts them' equal \
	"$(git log -1 --format=%s)" 'partner: set 12 values of TechStart Inc'
again

# new keys have their place, entries their list
pp add Why --type referral --reason 'because'
ok 'add with a reason for no tier: status' status 2
ok 'add with a reason for no tier: message' has err '--reason says why a tier is set'
pp set kade-negen tier=silver --reason 'Board: opens the ports' employees=3 \
	'contacts+=Mia Ø <mia@kade-negen.example>, Owner' \
	'agreements+={kind: nda, signed: 2026-11-20}' x-crm-id=0042 --new-key
ok 'set: new keys: status' status 0
ok 'set: new keys: output' is out <<-!
	partners/kade-negen/partner.yaml:7: tier unknown -> silver
	partners/kade-negen/partner.yaml:4: employees unknown -> 3
	partners/kade-negen/partner.yaml:20: contacts: added Mia Ø, mia@kade-negen.example
	partners/kade-negen/partner.yaml:22: agreements: added nda, 2026-11-20
	partners/kade-negen/partner.yaml:32: x-crm-id unknown -> 0042
	partners/kade-negen/partner.yaml:8: tier_source unknown -> hand
	partners/kade-negen/partner.yaml:9: tier_reason unknown -> Board: opens the ports
	committed as ID
!
change kade-negen
ok 'set: new keys: each in its place' is "$T/change" <<-!
	3a4
	> employees: 3
	5a7,9
	> tier: silver
	> tier_source: hand
	> tier_reason: "Board: opens the ports"
	15a20,23
	>   - {name: Mia Ø, email: mia@kade-negen.example, role: Owner}
	> agreements:
	>   - kind: nda
	>     signed: 2026-11-20
	23a32
	> x-crm-id: "0042"
!
pp set kade-negen contacts.1= tier=
ok 'set: taking out: output' is out <<-!
	partners/kade-negen/partner.yaml:20: contacts.1 Mia Ø, mia@kade-negen.example -> removed
	partners/kade-negen/partner.yaml:7: tier silver -> unknown
	partners/kade-negen/partner.yaml:8: tier_source hand -> unknown
	partners/kade-negen/partner.yaml:9: tier_reason Board: opens the ports -> unknown
	committed as ID
!
pp set kade-negen employees= agreements= x-crm-id=
ok 'set: taken out again: status' status 0
change kade-negen
ok 'set: taken out again: the file as it was' empty "$T/change"
again

# a tier by hand says why
pp set bruckner-sohne tier=gold
ok 'tier by hand: status' status 2
ok 'tier by hand: message' is err <<-!
	pos-partner: tier=gold by hand needs --reason: why not the tier that the rules give?
!
pp set bruckner-sohne tier=gold --reason 'one audit'
ok 'tier by hand: the subject is the tier' equal "$(git log -1 --format=%s)" \
	'partner: set tier of Brückner & Söhne'
pp set bruckner-sohne tier=silver tier_source=rule
ok 'tier by the rules: status' status 0
change bruckner-sohne
ok 'tier by the rules: no reason needed, none kept' empty "$T/change"
pp set bruckner-sohne tier=gold --reason 'one audit' tier_by=Ada \
	tier_date=2026-11-20
change bruckner-sohne
ok 'tier by hand: by whom and when' has "$T/change" 'tier_by: Ada'
pp set bruckner-sohne tier=platinum --reason 'another'
change bruckner-sohne
ok 'tier by hand: who gave the one before did not give this one' \
	hasnt "$T/change" tier_by
pp set bruckner-sohne tier=silver tier_source=rule
change bruckner-sohne
ok 'tier by the rules again: nothing is left' empty "$T/change"
pp set fjell-data stage=active --reason x
ok 'a reason without a tier: status' status 2
again

# what is refused: nothing is written, the call was wrong
while IFS='|' read -r arg text; do
	pp set nordvik-systems "$arg"
	ok "set $arg: status" status 2
	ok "set $arg: message" has err "$text"
done <<-!
	tier=golld|tier: no tier 'golld' in program.yaml; did you mean 'gold'?
	type=x|it is one of referral, reseller, integration, services
	stage=activ|stage: 'activ' is none of its values; did you mean 'active'?
	regions+=dahc|regions: no region 'dahc' in program.yaml; did you mean 'dach'?
	products+=halden-flo|in company.yaml; did you mean 'halden-flow'?
	covers+=site-rolout|in company.yaml; did you mean 'site-rollout'?
	manger=x|no key 'manger' in a partner's record; did you mean 'manager'?
	contacts.0.emial=x|did you mean 'contacts.0.email'?
	contacts.9.email=a@b|contacts has no entry '9'
	contacts.0.email=x|a mail address is expected, such as ada@example.com, not 'x'
	contacts.0.primary=yes|'yes' is not true or false
	contacts=x|is not one value
	contacts+=Ada <ada|write a contact as "Name <mail>, Role"
	agreements+=nda|an entry is written as {name: value, name: value}
	agreements+={kind: nda, singed: 2026-01-01}|did you mean 'agreements.0.signed'?
	ratings.comitment.score=3|did you mean 'commitment'?
	ratings.commitment.score=6|6 is not on the scale from 1 to 5
	employees=many|'many' is not a number
	employees=-1|-1 is negative
	since=31.12.2026|'31.12.2026' is not a date; write it as 2026-11-20
	countries=no|'no' is not a country; did you mean 'NO'?
	countries=XX|'XX' is not a country; write its two capitals
	countries=NO,UK|'UK' is not a country; did you mean 'GB'?
	countries=Norwey|'Norwey' is not a country; did you mean 'NO'?
	tier_source=hnad|did you mean 'hand'?
	name=|name: may not be unknown
	type=|type: may not be unknown
	languages=a,,b|a value between commas is empty
	languages+=|which value?
	manager+=x|manager: is not a list
	stage|expected KEY=VALUE
	=x|expected KEY=VALUE
	a..b=x|a..b: no key
!
pp set nordvik-systems "manager=a$(printf '\033')b"
ok 'set: a control character: status' status 2
pp set nordvik-systems "manager=$(printf '\377')"
ok 'set: not UTF-8: message' has err 'manager: is not UTF-8'
pp set nordvik-systems contacts.0= contacts.1.role=x
ok 'set: taking out with numbers that move: status' status 2
pp set nordvik-systems 'name=ØSTBY CONSULTING'
ok 'set: the name of another: status' status 3
ok 'set: the name of another: message' has err ostby-consulting
pp set nordvik-systems customer_size.min=900
ok 'set: a record that would break its rules: status' status 3
ok 'set: a record that would break its rules: message' is err <<-!
	pos-partner: partners/nordvik-systems/partner.yaml:22: customer_size: min 900 is over max 450
!
ok 'refused: no commit' equal "$(commits)" 0
ok 'refused: nothing written' clean

# the sample's files: an edit and back again leaves every byte
for slug in $(cat "$T/slugs"); do
	cp "$(record "$slug")" "$T/before"
	stage=$(sed -n 's/^stage: *//p' "$T/before")
	[ "$stage" = exiting ] && other=at-risk || other=exiting
	run pos-partner set "$slug" stage=$other revenue=77 regions+=baltics \
		tier_reason=why 'products-=halden-flow' --no-commit \
		--reason moved || echo "$slug"
	diff "$T/before" "$(record "$slug")" | grep -c '^[<>]' |
		awk '$1 > 11 { print "too much changed" }'
	cp "$(record "$slug")" "$T/middle"
	run pos-partner note "$slug" 'text: of
	two lines' --no-commit || echo "$slug"
	cat "$T/err"
	run pos-partner milestone "$slug" Reached --no-commit
	[ "$rc" = 0 ] || echo "$slug"
	diff "$T/middle" "$(record "$slug")" | grep '^<'
	cmp -s "$T/middle" "$(record "$slug")" || echo "$slug" >>"$T/edited"
	cp "$T/before" "$(record "$slug")"
	manager=$(sed -n 's/^manager: *//p' "$T/before")
	run pos-partner set "$slug" stage=$other 'manager=Mia Holm' \
		--no-commit --reason moved || echo "$slug"
	cmp -s "$T/before" "$(record "$slug")" && echo "$slug: no change"
	run pos-partner set "$slug" "stage=$stage" "manager=$manager" \
		--no-commit --reason back || echo "$slug"
	cmp "$T/before" "$(record "$slug")"
done >"$T/odd" 2>&1
ok 'all partners of the sample: edits touch what they are about' \
	empty "$T/odd"
ok 'all partners of the sample: all were edited' same "$T/slugs" "$T/edited"
ok 'all partners of the sample: as they were' clean

# notes and milestones
pp note fjell-data 'Asked: "when?" # soon'
ok 'note: status' status 0
ok 'note: output' is out <<-!
	partners/fjell-data/partner.yaml:73: notes: added 2026-11-20, Ada Test
	committed as ID
!
printf '\r\nFirst line\r\n\n  - kept: as it is\nØ # no comment\n\n' >"$T/in"
run_in "$T/in" pos-partner note fjell-data - --by 'Bo Berg' --date 2026-11-19
ok 'note from standard input: status' status 0
change fjell-data
ok 'notes: last in the list, literal where they have lines' is "$T/change" <<-!
	72a73,82
	>   - date: 2026-11-20
	>     by: Ada Test
	>     text: "Asked: \"when?\" # soon"
	>   - date: 2026-11-19
	>     by: Bo Berg
	>     text: |-
	>       First line
	> 
	>         - kept: as it is
	>       Ø # no comment
!
git log -2 --reverse --format=%s >"$T/message"
ok 'notes: their commits' is "$T/message" <<-!
	partner: note on Fjell Data
	partner: note on Fjell Data
!
ok 'notes: trailers' equal "$(git log -1 --format='%(trailers)')" \
	"$(printf 'Pos-Op: partner-note\nPos-Target: partners/fjell-data')"
pp milestone fjell-data 'Silver, again'
pp milestone kade-negen 'First call' --date 2026-12-01
ok 'milestone: status' status 0
change kade-negen
ok 'milestone: the first one' is "$T/change" <<-!
	17a18,20
	> milestones:
	>   - date: 2026-12-01
	>     name: First call
!
git diff "$first" -U0 -- partners/fjell-data | grep Silver >"$T/change"
ok 'milestone: in the style of its list' is "$T/change" <<-!
	+  - {date: 2026-11-20, name: "Silver, again"}
!
for bad in '' '   '; do
	pp note fjell-data "$bad"
	ok "note '$bad': status" status 2
	pp milestone fjell-data "$bad"
	ok "milestone '$bad': status" status 2
done
run_in /dev/null pos-partner note fjell-data -
ok 'note from nothing: status' status 3
ok 'note from nothing: message' is err <<-!
	pos-partner: standard input: the note is empty
!
printf 'a\0b' >"$T/in"
run_in "$T/in" pos-partner note fjell-data -
ok 'note with NUL: status' status 3
pp note fjell-data x --date tomorrow
ok 'note: no date: status' status 2
pp note nobody x
ok 'note: no such partner: status' status 3
git config --global --unset user.name
(unset EMAIL; GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=user.useConfigOnly \
	GIT_CONFIG_VALUE_0=true run pos-partner note fjell-data x
	echo $rc >"$T/rc")
ok 'note by nobody: status' equal "$(cat "$T/rc")" 3
git config --global user.name 'Ada Test'
again

# add
pp add 'Brückner: "Söhne & Töchter" # GmbH' --type co-sell --tier gold \
	--reason 'a: b' --manager 'Jonas Wetzel' --stage signed \
	--contact 'Tjark Ünal <t.unal@bst.example>, Head of Sales' \
	--contact 'Bo' --contact 'Cy, Owner' --contact '<d@x> ' \
	--set regions=dach,nordics
ok 'add: a wrong contact: status' status 2
pp add 'Brückner: "Söhne & Töchter" # GmbH' --type co-sell --tier gold \
	--reason 'a: b' --manager 'Jonas Wetzel' --stage signed \
	--contact 'Tjark Ünal <t.unal@bst.example>, Head of Sales' \
	--contact 'Bo' --contact 'Cy, Owner' \
	--set regions=dach,nordics --set countries=NO --set employees=42 \
	--set 'description=one
two: # three' --set customer_size.min=10 --set since=2026-01-31
ok 'add: status' status 0
ok 'add: output' is out <<-!
	partners/bruckner-sohne-tochter-gmbh/partner.yaml: Brückner: "Söhne & Töchter" # GmbH
	committed as ID
	next: pos partner show bruckner-sohne-tochter-gmbh
!
ok 'add: the record' is partners/bruckner-sohne-tochter-gmbh/partner.yaml <<-!
	name: "Brückner: \"Söhne & Töchter\" # GmbH"
	employees: 42
	description: |-
	  one
	  two: # three
	type: co-sell
	tier: gold
	tier_source: hand
	tier_reason: "a: b"
	stage: signed
	manager: Jonas Wetzel
	since: 2026-01-31
	regions: [dach, nordics]
	countries: ["NO"]
	customer_size:
	  min: 10
	contacts:
	  - name: Tjark Ünal
	    email: t.unal@bst.example
	    role: Head of Sales
	  - name: Bo
	  - name: Cy
	    role: Owner
!
message
ok 'add: the commit' is "$T/message" <<-!
	partner: add Brückner: "Söhne & Töchter" # GmbH

	Pos-Op: partner-add
	Pos-Target: partners/bruckner-sohne-tochter-gmbh

!
pp add 'Neu Eins' --type referral
ok 'add: the least there is' is partners/neu-eins/partner.yaml <<-!
	name: Neu Eins
	type: referral
	stage: prospect
!

# names: what is there already
pp add 'NEU eins' --type referral
ok 'add: a name that exists: status' status 3
ok 'add: a name that exists: its slug' is err <<-!
	pos-partner: 'Neu Eins' is there already: neu-eins (partners/neu-eins/partner.yaml)
!
pp add 'østby CONSULTING' --type services
ok 'add: a name in other case, not ASCII: status' status 3
pp add 'Neu, eins' --type referral
ok 'add: a slug that is taken: status' status 3
ok 'add: a slug that is taken: what to do' is err <<-!
	pos-partner: the slug neu-eins is that of 'Neu Eins'; choose another with --slug
!
pp add 'Neu, eins' --type referral --slug neu-1
ok 'add --slug: status' status 0
ok 'add --slug' has partners/neu-1/partner.yaml 'name: "Neu, eins"'
for bad in A .. -x a/b '' "$(printf '%065d' 0)"; do
	pp add Other --type referral --slug "$bad"
	ok "add --slug '$bad': status" status 2
done
mkdir partners/empty-folder
echo notes >partners/empty-folder/notes.md
pp add 'Empty Folder' --type referral
ok 'add: a folder without a record is used' status 0

# names of any script, hostile ones
while read -r slug called; do
	pp add --type referral -- "$called"
	ok "add '$called': status" status 0
	run pos-partner show "$slug"
	ok "add '$called': is $slug" equal "$(head -1 "$T/out")" "$called"
done <<-!
	ellinikos-syllogos Ελληνικός Σύλλογος
	kiev-soft Киев Софт
	u682au5f0fu4f1au793e 株式会社
	u1f680u1f980 🚀🦀
	x ../x
	git .git
	etc-passwd /etc/passwd
	u2d -
	true true
	2026 2026
	null null
	y y
!
ok 'names: text stays text' has partners/2026/partner.yaml 'name: "2026"'
long=$(printf 'long%.0s ' 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 \
	6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0)
pp add "$long" --type referral
ok 'a name of 300 characters: status' status 0
ok 'a name of 300 characters: the folder' equal \
	"$(ls partners | grep ^long- | awk '{ print length($0) <= 64 }')" 1
ok 'a name of 300 characters: the subject' equal "$(git log -1 --format=%s)" \
	'partner: add long long long long long long long long...'
for bad in '' ' ' "$(printf 'a\033b')" "$(printf 'a\nb')" "$(printf '\377')" \
	"$(printf 'a\tb\001')"; do
	pp add --type referral -- "$bad"
	ok 'a name that is none: status' status 2
done
ok 'names: all beneath partners/' equal \
	"$(git status --porcelain "$T/repo" | grep -vc empty-folder)" 0
pp add Eins
ok 'add without a type: status' status 2
ok 'add without a type: message' has err 'which type of partner?'
pp add Eins --type reseler
ok 'add: unknown type' has err "did you mean 'reseller'?"
pp add Eins --type reseller --type referral
ok 'add: two types' has err 'a partner has one type'
pp add Eins --type reseller --set name=Zwei
ok 'add: two names: status' status 2
pp add Eins --type reseller --set foo=1
ok 'add: unknown key: status' status 2
again

# --dry-run, --no-commit, edits that are not committed
pp set fjell-data stage=at-risk -n
ok '--dry-run: status' status 0
grep '^[-+]' "$T/out" >"$T/diff"
ok '--dry-run: the difference' is "$T/diff" <<-!
	--- a/partners/fjell-data/partner.yaml
	+++ b/partners/fjell-data/partner.yaml
	-stage: active
	+stage: at-risk
!
pp add Neu --type referral -n
ok '--dry-run add: the new file' has out '+name: Neu'
ok '--dry-run: nothing written' clean
pp note fjell-data 'kept here' --no-commit
ok '--no-commit: output' is out <<-!
	partners/fjell-data/partner.yaml:73: notes: added 2026-11-20, Ada Test
!
ok '--no-commit: no commit' equal "$(commits)" 0
pp set fjell-data stage=at-risk
ok 'beside uncommitted edits: status' status 0
git show --format= -U0 | sed 1,4d >"$T/diff"
ok 'beside uncommitted edits: only the change is committed' is "$T/diff" <<-!
	@@ -17 +17 @@ tier_reason: >-
	-stage: active
	+stage: at-risk
!
ok 'beside uncommitted edits: they stay' equal "$(git diff --numstat)" \
	"3	0	crm/ws/partners/fjell-data/partner.yaml"
again
sed -i 's/^contacts:/&\n  - name: New Here/' "$(record ostby-consulting)"
pp set ostby-consulting contacts.1.role=Chair
git show --format= -U1 | sed 1,4d >"$T/diff"
ok 'entries are known by what they hold, not by number' is "$T/diff" <<-!
	@@ -37,3 +37,3 @@ contacts:
	     email: gunnhild@ostby-consulting.example
	-    role: Founder
	+    role: Chair
	     duty: sponsor
!
pp set ostby-consulting contacts.0.role=Guest
ok 'an entry that is not committed: status' status 6
ok 'an entry that is not committed: message' has err 'not committed'
git add -A
pp set ostby-consulting stage=growing
ok 'staged changes in the file: status' status 3
ok 'staged changes in the file: what to do' has err 'restore --staged'
again

# records that were wrong before
sed -i 's/^tier: .*/tier: diamond/' "$(record fjell-data)"
git commit -qam diamond
pp set fjell-data stage=growing
ok 'a wrong record: is changed: status' status 0
ok 'a wrong record: warning' is err <<-!
	pos-partner: warning: partners/fjell-data/partner.yaml:11: tier: no tier 'diamond' in tiers of program.yaml
!
pp set fjell-data tier=silver --reason x
ok 'a wrong record: is mended: status' status 0
ok 'a wrong record: is mended' empty "$T/err"
again

# eight at once
for i in 1 2 3 4 5 6 7 8; do
	pos-partner note kade-negen "note $i" >"$T/out.$i" 2>&1 &
done
wait
cat "$T"/out.? >"$T/out"
ok 'eight notes at once: eight commits' equal "$(commits)" 8
ok 'eight notes at once: each said so' equal "$(grep -c '^committed' "$T/out")" 8
sed -n 's/^    text: \(note [0-9]\)$/\1/p' "$(record kade-negen)" |
	sort >"$T/notes"
ok 'eight notes at once: all there' is "$T/notes" <<-!
	note 1
	note 2
	note 3
	note 4
	note 5
	note 6
	note 7
	note 8
!
git log --format= --numstat "$first..HEAD" | sort -u >"$T/stat"
ok 'eight notes at once: one in each commit' is "$T/stat" <<-!
	3	0	crm/ws/partners/kade-negen/partner.yaml
!
ok 'eight notes at once: the repository is sound' \
	git fsck --strict --no-dangling
ok 'eight notes at once: nothing is left' clean
again

# line ends, indents and forms of other editors
printf '# c\r\nname: CR\r\ntype: referral   # t\r\nnotes:\r\n- {date: 2026-01-01, by: A, text: x}' \
	>"$T/crlf"
mkdir partners/cr
cp "$T/crlf" partners/cr/partner.yaml
run pos-partner set cr manager=M --no-commit
run pos-partner note cr x --by B --no-commit
printf '# c\r\nname: CR\r\ntype: referral   # t\r\nmanager: M\r\nnotes:\r\n- {date: 2026-01-01, by: A, text: x}\r\n- {date: 2026-11-20, by: B, text: x}' \
	>"$T/want"
ok 'CR LF and no last line end stay' same "$T/want" partners/cr/partner.yaml
echo '{name: Flow, type: referral}' >partners/cr/partner.yaml
run pos-partner set cr manager=M --no-commit
run pos-partner note cr x --by B --no-commit
ok 'a record in braces' is partners/cr/partner.yaml <<-!
	{name: Flow, type: referral, manager: M, notes: [{date: 2026-11-20, by: B, text: x}]}
!
rm -r partners/cr

# what cannot be read or written
printf 'name: [\n' >"$(record fjell-data)"
pp show nordvik-systems
ok 'broken YAML: status' status 3
ok 'broken YAML: file and line' has err 'partners/fjell-data/partner.yaml:'
pp note fjell-data x
ok 'broken YAML: no edit' equal "$(cat "$(record fjell-data)")" 'name: ['
again
ln -s /etc/passwd link
mkdir partners/out
mv link "$(record out)"
pp list
ok 'a record behind a link: status' status 3
ok 'a record behind a link: message' has err 'partners/out/partner.yaml'
again
run pos-partner list -C /
ok 'no workspace: status' status 3
ok 'no workspace: message' has err 'pos init'
run pos-partner list -C "$T/repo/crm/ws/data" --tier platinum
ok '-C in a folder of it' has out alvsjo-automation
for sub in 'list' 'show fjell-data' 'show fjell-data -o json' \
	'set fjell-data stage=growing' 'note fjell-data x' '-h'; do
	# shellcheck disable=SC2086
	pos-partner $sub >/dev/full 2>"$T/err"
	rc=$?
	ok "$sub, standard output full: status" status 3
	ok "$sub, standard output full: message" has err 'cannot write'
done
again
rm -rf partners data
pp list
ok 'no partners: status' status 1
ok 'no partners: what to do' is err <<-!
	pos-partner: no partner yet; pos partner add makes one
!
again
mkdir bare
printf 'version: 1\n' >bare/pos.yaml
cd bare || exit 1
pp add One --type anything --set regions=moon --no-commit
ok 'a workspace without program.yaml: any id' status 0
ok 'a workspace without program.yaml: the record' is partners/one/partner.yaml <<-!
	name: One
	type: anything
	stage: prospect
	regions: [moon]
!

# a partner on file under another name
again
pp set nordvik-systems domain=nordvik.example
pp add 'Nordvik Consulting' --type referral --set domain=NORDVIK.example
ok 'add, the domain of another: refused' status 3
ok 'add, the domain of another: it is named' has err \
	"is that of 'Nordvik Systems' (partners/nordvik-systems/partner.yaml)"
pp set nordvik-systems 'contacts+=Ada <ada@nordvik.example>'
pp add 'Nordvik Consulting' --type referral --contact 'A <ADA@nordvik.example>'
ok 'add, the mail of another: refused' has err \
	"ADA@nordvik.example is that of 'Nordvik Systems'"
pp add 'Nordvik Consulting' --type referral --set domain=nordvik.example --another
ok 'add, the domain of another, --another' status 0
run pos-check
ok 'two partners of one domain: check warns' has out \
	'warning: domain nordvik.example is that of another partner too (partners/nordvik-'

done_testing
