#!/bin/sh
# Tests of pos-score. Rules, cards and arithmetic one by one: t/unit/score.c.
. "$(dirname "$0")/lib.sh"

# partner SLUG: a partner.yaml from standard input
partner() {
	mkdir -p "partners/$1"
	cat >"partners/$1/partner.yaml"
}

# a workspace in a subfolder of a repository
git init -q repo
mkdir -p repo/crm/ws/strategy repo/crm/ws/data
cd repo/crm/ws || exit 1
echo 'version: 1' >pos.yaml
echo 'currency: EUR' >company.yaml
cat >program.yaml <<-!
	tiers:
	  - {id: silver, name: Silver}
	  - {id: gold, name: Gold}
!
cat >strategy/scorecard.yaml <<-!
	version: 1
	fit:
	  gates:
	    - {id: conflict, name: No conflict}
	    - {id: legal, name: Legal}
	  criteria:
	    - {id: market, name: Market fit, weight: 30}
	    - {id: overlap, name: Customer overlap, weight: 40}
	    - id: industries
	      name: Industries
	      weight: 30
	      computed: {overlap: {field: industries, with: icp.industries}}
	health:
	  criteria:
	    - id: won
	      name: Sourced revenue
	      weight: 50
	      computed: {deals: {what: sourced_amount, stage: won, days: 365,
	        target: 150000}}
	    - id: open
	      name: Open deals
	      weight: 20
	      computed: {deals: {what: influenced_count, stage: open, target: 4}}
	    - id: rate
	      name: Win rate
	      weight: 20
	      computed: {win_rate: {role: sourced, days: 730, least: 3,
	        target: 40%}}
	    - id: contact
	      name: Last contact
	      weight: 10
	      computed: {recency: {field: activity, full: 30, zero: 120}}
!
printf -- '---\nfacts:\n  industries: [food, energy, wood]\n---\n# ICP\n' \
	>strategy/icp.md
partner ostby <<-!
	name: Østby & Sønner
	tier: silver
	stage: active
	industries: [wood, food]
	activity:
	  - {date: 2026-10-01}
	  - {date: 2025-01-01}
	gates:
	  conflict: {pass: true, by: Ingrid Solheim, date: 2026-01-14}
	  legal: {pass: true}
	ratings:
	  market: {score: 4, note: "Three accounts", by: Ada, date: 2026-05-22}
	  overlap: {score: 5}
!
partner nordvik <<-!
	name: Nordvik Systems
	tier: gold
	stage: growing
	industries: [wood, food, energy]
	activity: []
	gates: {conflict: {pass: true}, legal: ~}
	ratings:
	  market: {score: 3, by: Ada}
	  overlap: {score: 5}
!
partner fjell <<-!
	name: Fjell Data
	stage: prospect
	industries: [sea]
	gates: {conflict: {pass: true}, legal: {pass: true}}
	ratings: {overlap: {score: 3}}
!
partner ruta <<-!
	name: Žemaitija | Rūta
	stage: prospect
	industries: [food]
!
partner techstart <<-!
	name: TechStart
	stage: qualified
	industries: [food]
	gates: {conflict: {pass: false, note: Sells SiteLens}, legal: ~}
	ratings: {market: {score: 5}, overlap: {score: 5}}
!
partner gone <<-!
	name: Gone
	stage: former
	ratings: {market: {score: 5}, overlap: {score: 1}}
	industries: [food]
!
cat >data/customers.yaml <<-!
	customers:
	  - {id: c-1, name: Vestfrakt}
!
cat >data/deals-2026.yaml <<-!
	deals:
	  - {id: d-1, account: c-1, amount: 80000.50, stage: won, created: 2025-10-01, closed: 2025-11-21, partner: ostby, role: sourced}
	  - {id: d-2, account: c-1, amount: 10000, stage: won, created: 2025-10-01, closed: 2025-11-20, partner: ostby, role: sourced}
	  - {id: d-3, account: c-1, amount: 9000, stage: won, created: 2026-10-01, closed: 2026-11-20, partner: ostby, role: influenced}
	  - {id: d-4, account: c-1, amount: 5000, stage: lost, created: 2025-10-01, closed: 2025-12-01, partner: ostby, role: sourced}
	  - {id: d-5, account: c-1, amount: 5000, stage: proposal, created: 2020-10-01, partner: nordvik, role: influenced}
	  - {id: d-7, account: c-1, amount: 7000, stage: won, created: 2026-10-01, closed: 2026-11-21, partner: ostby, role: sourced}
	  - {id: d-6, account: c-1, amount: 200000, stage: won, created: 2026-10-01, closed: 2026-10-02, partner: nordvik, role: sourced}
!

# ranking
cat >"$T/fit" <<-!
	PARTNER           FIT  RANGE        COVERAGE  TIER    WHY
	Nordvik Systems  85.0  85.0 - 85.0     100 %  Gold    Customer overlap 5/5, Industries 3/3; gate open: Legal
	Østby & Sønner   82.5  82.5 - 82.5     100 %  Silver  tie with Nordvik Systems (within 5 %); Customer overlap 5/5, Market fit 4/5
	Fjell Data       28.6  20.0 - 50.0      70 %  -       unknown: Market fit
	insufficient data (coverage under 70 %): Žemaitija | Rūta 30 %; --explain says what is missing
	TechStart: gate failed: No conflict (Sells SiteLens); gate open: Legal
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!
run pos-score
ok 'fit: status' status 0
ok 'fit: says nothing else' empty err
ok 'fit: the table' same "$T/fit" "$T/out"
run pos-score fit
ok 'fit is the card without an operand' same "$T/fit" "$T/out"
cd "$T" || exit 1
run pos-score -C repo/crm/ws
ok '-C: a workspace in a folder of a repository' same "$T/fit" "$T/out"
cd repo/crm/ws/partners || exit 1
run pos-score
ok 'from a folder of the workspace' same "$T/fit" "$T/out"
cd .. || exit 1

# who is scored
run pos-score fit gone 'NORDVIK systems' gone
ok 'named partners, once, also former ones' is out <<-!
	RANK  PARTNER           FIT  RANGE        COVERAGE  TIER  WHY
	   1  Nordvik Systems  85.0  85.0 - 85.0     100 %  Gold  Customer overlap 5/5, Industries 3/3; gate open: Legal
	   3  Gone             40.0  40.0 - 40.0     100 %  -     Market fit 5/5, Industries 1/3; gate open: No conflict, Legal
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!
run pos-score ostby
ok 'a partner without a card is the first operand' is out <<-!
	RANK  PARTNER          FIT  RANGE        COVERAGE  TIER    WHY
	   2  Østby & Sønner  82.5  82.5 - 82.5     100 %  Silver  tie with Nordvik Systems (within 5 %); Customer overlap 5/5, Market fit 4/5
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!
run pos-score fit ostby nordvic ruta osby
ok 'unknown partners: status' status 3
ok 'unknown partners: nothing is ranked' empty out
ok 'unknown partners: each is told' is err <<-!
	pos-score: no partner 'nordvic'; did you mean 'nordvik'?
	pos-score: no partner 'osby'; did you mean 'ostby'?
!

# nothing can be ranked
run pos-score fit ruta techstart
ok 'nothing ranked: status' status 1
ok 'nothing ranked: both are listed' is out <<-!
	insufficient data (coverage under 70 %): Žemaitija | Rūta 30 %; --explain says what is missing
	TechStart: gate failed: No conflict (Sells SiteLens); gate open: Legal
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!

# forms
run pos-score -o tsv
header='rank partner name card state score low high coverage tier tie why'
echo "$header preset missing" | tr ' ' '\t' >want
printf '%s\t' 1 nordvik 'Nordvik Systems' fit ranked 85.0 85.0 85.0 1.0000 \
	gold '' >>want
echo 'Customer overlap 5/5, Industries 3/3; gate open: Legal' >>want
printf '%s\t' 2 ostby 'Østby & Sønner' fit ranked 82.5 82.5 82.5 1.0000 \
	silver nordvik >>want
echo 'tie with Nordvik Systems (within 5 %); Customer overlap 5/5, Market' \
	'fit 4/5' >>want
printf '%s\t' 3 fjell 'Fjell Data' fit ranked 28.6 20.0 50.0 0.7000 '' '' \
	>>want
echo 'unknown: Market fit' >>want
printf '%s\t' '' ruta 'Žemaitija | Rūta' fit insufficient 33.3 10.0 80.0 \
	0.3000 '' '' >>want
echo 'unknown: Market fit, Customer overlap; gate open: No conflict, Legal' \
	>>want
printf '%s\t' '' techstart TechStart fit gated 80.0 80.0 80.0 1.0000 '' '' \
	>>want
echo 'gate failed: No conflict (Sells SiteLens); gate open: Legal' >>want
sed -i '2,$s/$/\t\trenorm/' want
ok '-o tsv' same want "$T/out"
run pos-score -o json fit ruta nordvik
ok '-o json' is out <<-!
	{
	  "schema_version": 1,
	  "scores": [
	    {
	      "rank": 1,
	      "partner": "nordvik",
	      "name": "Nordvik Systems",
	      "card": "fit",
	      "state": "ranked",
	      "score": 85.0,
	      "low": 85.0,
	      "high": 85.0,
	      "coverage": 1.0,
	      "tier": "gold",
	      "tie": null,
	      "why": "Customer overlap 5/5, Industries 3/3; gate open: Legal",
	      "preset": null,
	      "missing": "renorm"
	    },
	    {
	      "rank": null,
	      "partner": "ruta",
	      "name": "Žemaitija | Rūta",
	      "card": "fit",
	      "state": "insufficient",
	      "score": 33.3,
	      "low": 10.0,
	      "high": 80.0,
	      "coverage": 0.3,
	      "tier": null,
	      "tie": null,
	      "why": "unknown: Market fit, Customer overlap; gate open: No conflict, Legal",
	      "preset": null,
	      "missing": "renorm"
	    }
	  ]
	}
!
run pos-score -o md fit ruta techstart ostby
ok '-o md' is out <<-!
	| RANK | PARTNER | FIT | RANGE | COVERAGE | TIER | STATE | WHY |
	|--:|---|--:|---|--:|---|---|---|
	| 2 | Østby & Sønner | 82.5 | 82.5 - 82.5 | 100 % | Silver | ranked | tie with Nordvik Systems (within 5 %); Customer overlap 5/5, Market fit 4/5 |
	| - | Žemaitija \\| Rūta | 33.3 | 10.0 - 80.0 | 30 % | - | insufficient | unknown: Market fit, Customer overlap; gate open: No conflict, Legal |
	| - | TechStart | 80.0 | 80.0 - 80.0 | 100 % | - | gated | gate failed: No conflict (Sells SiteLens); gate open: Legal |
!

# deals, dates
run pos-score health -o tsv nordvik ostby
header='rank partner name card state score low high coverage tier tie why'
echo "$header preset missing" | tr ' ' '\t' >want
printf '%s\t' 1 nordvik 'Nordvik Systems' health ranked 68.8 55.0 75.0 0.8000 \
	gold '' >>want
echo 'Sourced revenue 100 %, Open deals 25 %' >>want
printf '%s\t' 2 ostby 'Østby & Sønner' health ranked 54.4 54.4 54.4 1.0000 \
	silver '' >>want
echo 'Sourced revenue 53 %, Win rate 67 %' >>want
sed -i '2,$s/$/\t\trenorm/' want
ok 'health: deals, win rate and days' same want "$T/out"

# explain
run pos-score fit --explain ruta ostby
ok '--explain' is out <<-!
	Østby & Sønner: fit 82.5, range 82.5 - 82.5, coverage 100 %, rank 2 of 3
	CRITERION         WEIGHT  VALUE  POINTS  FROM
	Market fit        30.0 %   75.0    22.5  partners/ostby/partner.yaml:12 rated 4 by Ada on 2026-05-22: Three accounts
	Customer overlap  40.0 %  100.0    40.0  partners/ostby/partner.yaml:13 rated 5
	Industries        30.0 %   66.7    20.0  computed: 2 of 3 industries (partners/ostby/partner.yaml:4, strategy/icp.md:3)
	No conflict         gate      -       -  passed by Ingrid Solheim on 2026-01-14 (partners/ostby/partner.yaml:9)
	Legal               gate      -       -  passed (partners/ostby/partner.yaml:10)

	Žemaitija | Rūta: fit 33.3, range 10.0 - 80.0, coverage 30 %, not ranked: insufficient data
	CRITERION         WEIGHT  VALUE  POINTS  FROM
	Market fit        30.0 %      -       -  unknown: no rating market in partners/ruta/partner.yaml
	Customer overlap  40.0 %      -       -  unknown: no rating overlap in partners/ruta/partner.yaml
	Industries        30.0 %   33.3    33.3  computed: 1 of 3 industries (partners/ruta/partner.yaml:3, strategy/icp.md:3)
	No conflict         gate      -       -  open: no gate conflict in partners/ruta/partner.yaml
	Legal               gate      -       -  open: no gate legal in partners/ruta/partner.yaml
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!
run pos-score health --explain ostby nordvik
ok '--explain: deals' is out <<-!
	Nordvik Systems: health 68.8, range 55.0 - 75.0, coverage 80 %, rank 1 of 5
	CRITERION        WEIGHT  VALUE  POINTS  FROM
	Sourced revenue  50.0 %  100.0    62.5  computed: EUR 200,000 of EUR 150,000 from 1 won sourced deal in the last 365 days (data/deals-*.yaml)
	Open deals       20.0 %   25.0     6.3  computed: 1 open influenced deal, target 4 (data/deals-*.yaml)
	Win rate         20.0 %      -       -  unknown: 1 of 1 closed sourced deals won, at least 3 closed are needed in the last 730 days (data/deals-*.yaml)
	Last contact     10.0 %    0.0     0.0  computed: no activity up to today (partners/nordvik/partner.yaml:5)

	Østby & Sønner: health 54.4, range 54.4 - 54.4, coverage 100 %, rank 2 of 5
	CRITERION        WEIGHT  VALUE  POINTS  FROM
	Sourced revenue  50.0 %   53.3    26.7  computed: EUR 80,001 of EUR 150,000 from 1 won sourced deal in the last 365 days (data/deals-*.yaml)
	Open deals       20.0 %    0.0     0.0  computed: 0 open influenced deals, target 4 (data/deals-*.yaml)
	Win rate         20.0 %  100.0    20.0  computed: 2 of 3 closed sourced deals won, 67 % against 40 % in the last 730 days (data/deals-*.yaml)
	Last contact     10.0 %   77.8     7.8  computed: 50 days since the last activity on 2026-10-01 (partners/ostby/partner.yaml:6)
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!
run pos-score --explain -o tsv ruta
printf '%s\t' partner name kind id criterion weight share value points state \
	>want
echo source >>want
printf '%s\t' ruta 'Žemaitija | Rūta' criterion market 'Market fit' 30 0.3000 \
	'' '' unknown >>want
echo 'unknown: no rating market in partners/ruta/partner.yaml' >>want
printf '%s\t' ruta 'Žemaitija | Rūta' criterion overlap 'Customer overlap' 40 \
	0.4000 '' '' unknown >>want
echo 'unknown: no rating overlap in partners/ruta/partner.yaml' >>want
printf '%s\t' ruta 'Žemaitija | Rūta' criterion industries Industries 30 \
	0.3000 33.3 33.3 known >>want
echo 'computed: 1 of 3 industries (partners/ruta/partner.yaml:3,' \
	'strategy/icp.md:3)' >>want
printf '%s\t' ruta 'Žemaitija | Rūta' gate conflict 'No conflict' '' '' '' '' \
	open >>want
echo 'open: no gate conflict in partners/ruta/partner.yaml' >>want
printf '%s\t' ruta 'Žemaitija | Rūta' gate legal Legal '' '' '' '' open >>want
echo 'open: no gate legal in partners/ruta/partner.yaml' >>want
ok '--explain -o tsv' same want "$T/out"
run pos-score --explain -o md gone
ok '--explain -o md' is out <<-!
	| PARTNER | CRITERION | WEIGHT | VALUE | POINTS | FROM |
	|---|---|--:|--:|--:|---|
	| Gone | Market fit | 30.0 % | 100.0 | 30.0 | partners/gone/partner.yaml:3 rated 5 |
	| Gone | Customer overlap | 40.0 % | 0.0 | 0.0 | partners/gone/partner.yaml:3 rated 1 |
	| Gone | Industries | 30.0 % | 33.3 | 10.0 | computed: 1 of 3 industries (partners/gone/partner.yaml:4, strategy/icp.md:3) |
	| Gone | No conflict | gate | - | - | open: no gate conflict in partners/gone/partner.yaml |
	| Gone | Legal | gate | - | - | open: no gate legal in partners/gone/partner.yaml |
!

# what is not used is told
partner ruta <<-!
	name: Žemaitija | Rūta
	industries: [food]
	gates: {conflcit: {pass: false}}
	ratings: {market: {score: 5}, overlpa: {score: 5}, industries: {score: 1}}
!
run pos-score fit ruta
ok 'ids of no card: status' status 1
ok 'ids of no card: each is told' is err <<-!
	pos-score: partners/ruta/partner.yaml:4: overlpa: no card has this criterion; the rating is not used
	pos-score: partners/ruta/partner.yaml:4: industries: this criterion is computed; the rating is not used
	pos-score: partners/ruta/partner.yaml:3: conflcit: no card has this gate; it is not used
!
ok 'ids of no card: they do not count' is out <<-!
	insufficient data (coverage under 70 %): Žemaitija | Rūta 60 %; --explain says what is missing
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!

# facts and deals that are not there
mv strategy/icp.md icp.md
run pos-score ostby
ok 'no document with the facts: status' status 0
ok 'no document with the facts: told' is err <<-!
	pos-score: industries is unknown for all: strategy/icp.md has no fact industries; write it, or draft it with pos gen
!
ok 'no document with the facts: unknown, not zero' is out <<-!
	RANK  PARTNER          FIT  RANGE        COVERAGE  TIER    WHY
	   1  Østby & Sønner  89.3  62.5 - 92.5      70 %  Silver  Customer overlap 5/5, Market fit 4/5
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!
printf -- '---\nfacts:\n  industries: many\n---\n' >strategy/icp.md
run pos-score
ok 'a fact of the wrong kind: status' status 3
ok 'a fact of the wrong kind: place' is err <<-!
	pos-score: strategy/icp.md:3: icp.industries: a list is expected
!
printf -- '---\nfacts: [\n---\n' >strategy/icp.md
run pos-score
ok 'frontmatter that does not parse: status' status 3
ok 'frontmatter that does not parse: place' has err 'strategy/icp.md:'
mv icp.md strategy/icp.md
mkdir away
mv data/deals-2026.yaml away
run pos-score health --explain nordvik
ok 'no deals on file: unknown' has out 'unknown: no deals on file'
ok 'no deals on file: status' status 1
cat >data/deals-2027.yaml <<-!
	deals:
	  - {id: d-8, account: c-1, amount: 9200000000000, stage: lost, created: 2026-01-01, closed: 2026-01-01}
	  - {id: d-9, account: c-1, amount: 9200000000000, stage: lost, created: 2026-01-02, closed: 2026-01-02}
!
run pos-score health nordvik
ok 'deals that cannot be added up: status' status 3
ok 'deals that cannot be added up: place' is err <<-!
	pos-score: data/deals-2027.yaml:3: amount: all deals together are more than can be added up
!
rm data/deals-2027.yaml
mv away/deals-2026.yaml data

# what is invalid stops everything, all of it told
partner bad1 <<-!
	name: Bad One
	ratings:
	  market: {score: 6}
!
partner bad2 <<-!
	name: Bad Two
	industries: wood
!
run pos-score
ok 'invalid partners: status' status 3
ok 'invalid partners: nothing is ranked' empty out
ok 'invalid partners: each is told' is err <<-!
	pos-score: partners/bad1/partner.yaml:3: market: 6 is outside the scale of 1 to 5
	pos-score: partners/bad2/partner.yaml:2: industries: a list is expected
	pos-score: partners/ruta/partner.yaml:4: overlpa: no card has this criterion; the rating is not used
	pos-score: partners/ruta/partner.yaml:4: industries: this criterion is computed; the rating is not used
	pos-score: partners/ruta/partner.yaml:3: conflcit: no card has this gate; it is not used
!
run pos-score fit ostby
ok 'invalid partners that are not asked for' status 0
ok 'invalid partners that are not asked for: each is told' is err <<-!
	pos-score: partners/bad1/partner.yaml:3: market: 6 is outside the scale of 1 to 5; ranked without it
	pos-score: partners/bad2/partner.yaml:2: industries: a list is expected; ranked without it
!
rm -r partners/bad1 partners/bad2
run pos-score readiness
ok 'no such card: status' status 3
ok 'no such card: message' is err <<-!
	pos-score: strategy/scorecard.yaml: no card 'readiness'; pos-workspace(5) says how to write one
!
cp strategy/scorecard.yaml card.yaml
sed 's/weight: 30}/weight: -30}/' card.yaml >strategy/scorecard.yaml
run pos-score
ok 'a negative weight: status' status 3
ok 'a negative weight: place' is err <<-!
	pos-score: strategy/scorecard.yaml:7: weight: -30 is negative
!
sed 's/{overlap: {field/{ovrlap: {field/' card.yaml >strategy/scorecard.yaml
run pos-score
ok 'a misspelt rule: status' status 3
ok 'a misspelt rule: place' is err <<-!
	pos-score: strategy/scorecard.yaml:12: computed: unknown 'ovrlap'; did you mean 'overlap'?
!
rm strategy/scorecard.yaml
run pos-score
ok 'no scorecard: status' status 3
ok 'no scorecard: message' has err "strategy/scorecard.yaml: no card 'fit'"
cp card.yaml strategy/scorecard.yaml
mkdir -p partners/locked/partner.yaml
run pos-score
ok 'a partner that cannot be read: status' status 3
ok 'a partner that cannot be read: place' is err <<-!
	pos-score: partners/locked/partner.yaml: not a regular file
!
rmdir partners/locked/partner.yaml partners/locked

# nobody there
mv partners nobody
run pos-score
ok 'no partners: status' status 1
ok 'no partners: message' is err <<-!
	pos-score: no partner to score
!
ok 'no partners: no table' empty out
run pos-score -o json
ok 'no partners: an empty list' is out <<-!
	{
	  "schema_version": 1,
	  "scores": []
	}
!
mv nobody partners
cd "$T" || exit 1
run pos-score
ok 'no workspace: status' status 3
ok 'no workspace: message' has err 'not in a workspace'

# thirty random partners with gaps, recomputed by other code from the YAML
cp -R "$ROOT/workspace" thirty && chmod -R u+w thirty &&
	rm -r thirty/partners thirty/data/deals-* || exit 1
perl "$ROOT/t/bench/partners.pl" 30 thirty 7
cat >thirty/strategy/icp.md <<-!
	---
	facts:
	  industries: [logistics, food-production, energy]
	  employees: {min: 50, max: 420}
	  regions: [nordics, dach]
	  technologies: [Azure, SAP S/4HANA, Siemens SIMATIC, Power BI]
	---
!
printf -- '---\nfacts:\n  employees: {min: 10, max: 250}\n---\n' \
	>thirty/strategy/ipp.md
for card in fit readiness health; do
	run pos-score -C thirty $card -o tsv
	sed 1d out | cut -f 1,2,4-11 >figures
	perl "$ROOT/t/helper/rescore.pl" thirty $card 2026-11-20 >want
	ok "$card of 30 partners, recomputed" same want figures
	ok "$card of 30 partners: all there" equal "$(grep -c '^' figures)" \
		"$(grep -L 'stage: former' thirty/partners/*/* | grep -c .)"
done

# enough partners for threads: of two that are invalid the first is told
cp -R thirty threads
perl "$ROOT/t/bench/partners.pl" 200 threads
echo 'name: [' >threads/partners/p-00050/partner.yaml
echo 'type: reseller' >threads/partners/p-00150/partner.yaml
for i in 1 2 3 4 5 6 7 8 9 10; do
	run pos-score -C threads
	cat "$T/err"
done | sort -u >told
ok 'the first of two invalid files, always' equal \
	"$(grep -c . told) $(grep -c partners/p-00050/partner.yaml: told)" '1 1'

# a plain file
cat >plain.yaml <<-!
	scale: {min: 0, max: 10}
	coverage_floor: 50%
	tie_band: 2.5%
	criteria:
	  - {id: a, name: Market fit, weight: 3}
	  - {id: b, weight: 1}
	candidates:
	  - {name: Østby, ratings: {a: 8, b: {score: 9.5, by: Ada}}}
	  - {name: Åse, id: aase, ratings: {a: 8.1, b: 9}}
	  - {name: Fjell, ratings: {b: 9}}
!
cat >plain <<-!
	PARTNER  SCORE  RANGE        COVERAGE  WHY
	Østby     83.8  83.8 - 83.8     100 %  Market fit 8/10, b 9.5/10
	Åse       83.3  83.3 - 83.3     100 %  tie with Østby (within 2.5 %); Market fit 8.1/10, b 9/10
	insufficient data (coverage under 50 %): Fjell 25 %; --explain says what is missing
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!
run pos-score --data plain.yaml
ok '--data: status' status 0
ok '--data: the table' same plain out
run_in plain.yaml pos-score --data -
ok '--data -: standard input' same plain out
run pos-score --data plain.yaml --explain aase
ok '--data --explain, by id' is out <<-!
	Åse: score 83.3, range 83.3 - 83.3, coverage 100 %, rank 2 of 2
	CRITERION   WEIGHT  VALUE  POINTS  FROM
	Market fit  75.0 %   81.0    60.8  plain.yaml:9 rated 8.1
	b           25.0 %   90.0    22.5  plain.yaml:9 rated 9
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!
run pos-score --data plain.yaml Fjord
ok '--data: no such candidate: status' status 3
ok '--data: no such candidate: message' is err <<-!
	pos-score: no candidate 'Fjord' in plain.yaml
!
{ cat "$T/repo/crm/ws/card.yaml"; cat <<-!; } >card.yaml
	facts: {icp: {industries: [wood, food]}}
	candidates:
	  - {name: Ærø, industries: [wood], ratings: {market: 5, overlap: 3}}
!
run pos-score --data card.yaml fit
ok '--data: a scorecard with candidates' is out <<-!
	PARTNER   FIT  RANGE        COVERAGE  WHY
	Ærø      65.0  65.0 - 65.0     100 %  Market fit 5/5, Customer overlap 3/5; gate open: No conflict, Legal
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!
run pos-score --data card.yaml health
ok '--data: no deals: status' status 1
cat >rude.yaml <<-!
	criteria: [{id: a, weight: 1}]
	gates: [{id: g}]
	candidates:
	  - {name: "A\\e[31m\\nB", ratings: {a: 5}}
	  - {name: "C\\e[2J", gates: {g: {pass: false, note: "\\a"}}}
	  - {name: "D\\x7f"}
!
run pos-score --data rude.yaml
ok 'control characters do not reach the terminal' is out <<-!
	PARTNER   SCORE  RANGE          COVERAGE  WHY
	A [31m B  100.0  100.0 - 100.0     100 %  a 5/5; gate open: g
	insufficient data (coverage under 70 %): D  0 %; --explain says what is missing
	C [2J: gate failed: g ( )
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!
{
	echo 'criteria:'
	for i in 1 2 3 4 5 6 7 8 9; do echo "- {id: c$i, weight: 1}"; done
	echo 'candidates:'
	yes 'x' | head -10001 | cat -n | awk '{ print "- {name: n" $1 "}" }'
} >large.yaml
run pos-score --data large.yaml
ok 'too many candidates: status' status 3
ok 'too many candidates: message' has err 'at most 10000 in a file'
cat >fine.yaml <<-!
	criteria:
	  - {id: a, weight: 1, computed: {range: {field: r, with: x.a}}}
	  - {id: b, weight: 1, computed: {range: {field: r, with: x.b}}}
	  - {id: c, weight: 1, computed: {range: {field: r, with: x.c}}}
	facts:
	  x:
	    a: {min: 0, max: 8999999999999.999953}
	    b: {min: 0, max: 8999999999999.999957}
	    c: {min: 0, max: 8999999999999.999969}
	candidates:
	  - {name: N, r: {min: 0, max: 1}}
!
run pos-score --data fine.yaml
ok 'numbers too fine to be exact: status' status 3
ok 'numbers too fine to be exact: told, not rounded' is err <<-!
	pos-score: fine.yaml:11: the numbers are too fine to be added up exactly; use fewer decimals
!
run pos-score --data absent.yaml
ok '--data: no such file: status' status 3
ok '--data: no such file: message' is err <<-!
	pos-score: absent.yaml: No such file or directory
!
run pos-score --data repo
ok '--data: a folder: status' status 3
: >empty.yaml
run pos-score --data empty.yaml
ok '--data: an empty file: status' status 3
ok '--data: an empty file: message' has err 'empty.yaml: no card'
sed 's/a: 8.1/a: 11/' plain.yaml >outside.yaml
run pos-score --data outside.yaml
ok '--data: outside the scale: status' status 3
ok '--data: outside the scale: place' is err <<-!
	pos-score: outside.yaml:9: a: 11 is outside the scale of 0 to 10
!
sed '/^candidates/,$d' plain.yaml >many.yaml
echo 'candidates:' >>many.yaml
for i in 1 2 3 4 5 6 7; do
	echo "  - {name: N$i, ratings: {b: 9}}"
done >>many.yaml
run pos-score --data many.yaml
ok 'of many without data five are named' is out <<-!
	insufficient data (coverage under 50 %): N1 25 %, N2 25 %, N3 25 %, N4 25 %, N5 25 % and 2 more; --explain says what is missing
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!

# random cards, recomputed: categories, presets, what is unknown or n/a
props=$ROOT/t/helper/scorecard.pl
for seed in 1 2 3 5 6 9 12; do
	perl "$props" make $seed >random-$seed.yaml
	for missing in renorm zero neutral fail; do
		run pos-score --data random-$seed.yaml --missing $missing \
			-o tsv
		sed 1d out | cut -f 1,2,5-9,13 >figures
		perl "$props" rank random-$seed.yaml $missing >want
		ok "card $seed, $missing: recomputed" same want figures
	done
	run pos-score --data random-$seed.yaml --critical -o tsv
	sed 1d out | cut -f 1,3,6,7,10,12 >figures
	perl "$props" critical random-$seed.yaml >want
	ok "card $seed: critical weights recomputed" same want figures
	run pos-score --data random-$seed.yaml --critical -o json
	perl "$props" swap random-$seed.yaml "$T/out" >unequal 2>swaps
	ok "card $seed: each change makes the two equal" equal \
		"$(cat unequal) $(cat swaps)" " $(grep -c swap want)"
	run pos-score --data random-$seed.yaml --effort --capacity 30 -o tsv
	sed 1d out | cut -f 2,7,9-11 >figures
	perl "$props" effort random-$seed.yaml 30 >want
	ok "card $seed: value for effort recomputed" same want figures
done
ok 'the random cards have what they are there for' equal \
	"$(grep -l '"categories"' random-* | wc -l) $(grep -l '"presets"' \
	random-* | wc -l) $(grep -l '"na"' random-* | wc -l)" '4 4 6'
for seed in 3 6; do
	run pos-score --data random-$seed.yaml --robust -o tsv
	sed 1d out | awk -F '\t' '$1 != "" { print $2 "\t" $15 "\t" $16 }' \
		>figures
	perl "$props" robust random-$seed.yaml 20 >want
	ok "card $seed: rank intervals recomputed" same want figures
done
run pos-score --data random-2.yaml --swing 45% -o tsv
sed 1d out | awk -F '\t' '$1 != "" { print $2 "\t" $15 "\t" $16 }' >figures
perl "$props" robust random-2.yaml 45 >want
ok '--swing: rank intervals recomputed' same want figures

# wrong calls, a full disk
run pos-score --explian
ok 'unknown option: status' status 2
ok 'unknown option: suggestion' has err 'did you mean --explain?'
run pos-score -o xml
ok 'bad form: status' status 2
ok 'bad form: message' has err "'xml' is not one of table|tsv|json|md"
pos-score --data plain.yaml >/dev/full 2>err
rc=$?
ok 'standard output full: status' status 3
ok 'standard output full: message' has err 'cannot write'

# a rule with a field that no record has
cp -R "$ROOT/workspace" typo && chmod -R u+w typo
perl -0pi -e 's/field: regions, with: ipp/field: regoins, with: ipp/ or
	s/within: \{field: employees/within: {field: employes/ or die' \
	typo/strategy/scorecard.yaml
line=$(grep -nE 'regoins|employes' typo/strategy/scorecard.yaml | cut -d : -f 1)
git -C typo init -q && git -C typo add -A && git -C typo commit -qm start &&
	pos-gen -C typo icp ipp >out
run pos-score -C typo fit
ok 'a field nobody has: the rest is scored' status 0
sed -n 's/.*scorecard.yaml:\([0-9]*\): .* is unknown for all: no record has .*/\1/p' \
	err >at
ok 'a field nobody has: told once, with its place' \
	test "$(wc -l <at)" -eq 1 -a "$(cat at)" -le "$line" \
	-a "$(cat at)" -ge $((line - 8))
done_testing
