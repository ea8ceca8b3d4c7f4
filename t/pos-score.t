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
sed -i '1s/$/\tanchor/; 2,$s/$/\t/' want
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
	PARTNER      SCORE  RANGE          COVERAGE  WHY
	A\x1b[31m B  100.0  100.0 - 100.0     100 %  a 5/5; gate open: g
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

# categories, presets, what does not apply, low is better: by hand
# Birk (referral): Market alone, (2 x 50 + 2 x 100) / 4 = 75
# Dag: 3/4 of Reach alone, 1/4 of Risk alone, which is 1 of 5: best
cat >cat.yaml <<-!
	coverage_floor: 40%
	categories:
	  - id: market
	    name: Market
	    weight: 3
	    criteria:
	      - {id: reach, name: Reach, weight: 2, anchors: {1: Nobody, 3: Some, 5: All}}
	      - {id: trust, name: Trust, weight: 1, anchors: {1: None, 5: Full}}
	  - id: delivery
	    name: Delivery
	    weight: 1
	    criteria:
	      - {id: skill, name: Skill}
	      - {id: risk, name: Delivery risk, better: low}
	presets:
	  referral: {weights: {trust: 2}, not_applicable: [delivery], reason: They do not deliver}
	effort: {unit: manager days a quarter, types: {referral: 4, reseller: 10}}
	capacity: 20
	candidates:
	  - {name: Ask, type: reseller, ratings: {reach: 4.5, trust: 5, skill: 3, risk: 2}}
	  - {name: Birk, type: referral, ratings: {reach: 3, trust: 5, skill: 1}, effort: {days: 2.5}}
	  - {name: Dag, type: reseller, ratings: {reach: 5, trust: {score: ~}, skill: {na: true, note: Sells only, by: Ada, date: 2026-05-22}, risk: 1}}
	  - {name: Eir, type: alliance, ratings: {reach: 2, trust: 2}}
!
run pos-score --data cat.yaml
ok 'presets and categories: the table' is out <<-!
	PARTNER  SCORE  RANGE         COVERAGE  PRESET    WHY
	Dag      100.0  75.0 - 100.0      75 %  -         Reach 5/5, Delivery risk 1/5 (low is better)
	Ask       84.4  84.4 - 84.4      100 %  -         Reach 4.5/5, Trust 5/5
	Birk      75.0  75.0 - 75.0      100 %  referral  Trust 5/5, Reach 3/5
	Eir       25.0  18.8 - 43.8       75 %  -         unknown: Skill, Delivery risk
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!
run pos-score --data cat.yaml --explain Birk Dag
ok '--explain: categories, n/a, anchors, low is better' is out <<-!
	Dag: score 100.0, range 75.0 - 100.0, coverage 75 %, rank 1 of 4
	CRITERION        WEIGHT  VALUE  POINTS  FROM
	Market           75.0 %  100.0    75.0  1 of 2 criteria known
	  Reach          50.0 %  100.0    75.0  cat.yaml:22 rated 5
	  Trust          25.0 %      -       -  unknown: no rating trust in cat.yaml
	Delivery         25.0 %  100.0    25.0  1 of 1 criteria known, 1 n/a
	  Skill             n/a    n/a     n/a  n/a by Ada on 2026-05-22: Sells only (cat.yaml:22)
	  Delivery risk  25.0 %  100.0    25.0  cat.yaml:22 rated 1, low is better
	  Reach (rated 5) 5: All
	  Trust (not rated) 1: None ... 5: Full

	Birk: score 75.0, range 75.0 - 75.0, coverage 100 %, rank 3 of 4, preset referral
	preset referral: They do not deliver
	CRITERION         WEIGHT  VALUE  POINTS  FROM
	Market           100.0 %   75.0    75.0  2 of 2 criteria known
	  Reach           50.0 %   50.0    25.0  cat.yaml:21 rated 3
	  Trust           50.0 %  100.0    50.0  cat.yaml:21 rated 5
	Delivery             n/a    n/a     n/a  n/a: no criterion of it applies; the other categories have its weight
	  Skill              n/a    n/a     n/a  n/a by preset referral
	  Delivery risk      n/a    n/a     n/a  n/a by preset referral
	  Reach (rated 3) 3: Some
	  Trust (rated 5) 5: Full
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
!
run pos-score --data cat.yaml --explain --missing neutral -o tsv Dag
ok '--explain -o tsv: categories' is out <<-!
	$(echo 'partner name kind id criterion weight share value points state source anchor' | tr ' ' '\t')
	$(printf 'Dag\tDag\tcategory\tmarket\tMarket\t3\t0.7500\t83.3\t62.5\tknown\t1 of 2 criteria known\t')
	$(printf 'Dag\tDag\tcriterion\treach\tReach\t2\t0.5000\t100.0\t50.0\tknown\tcat.yaml:22 rated 5\t5: All')
	$(printf 'Dag\tDag\tcriterion\ttrust\tTrust\t1\t0.2500\t\t12.5\tunknown\tunknown: no rating trust in cat.yaml; counted as 50\t1: None ... 5: Full')
	$(printf 'Dag\tDag\tcategory\tdelivery\tDelivery\t1\t0.2500\t100.0\t25.0\tknown\t1 of 1 criteria known, 1 n/a\t')
	$(printf 'Dag\tDag\tcriterion\tskill\tSkill\t1\t\t\t\tn/a\tn/a by Ada on 2026-05-22: Sells only (cat.yaml:22)\t')
	$(printf 'Dag\tDag\tcriterion\trisk\tDelivery risk\t1\t0.2500\t100.0\t25.0\tknown\tcat.yaml:22 rated 1, low is better\t')
!
run pos-score --data cat.yaml --preset none -o tsv
sed 1d out | cut -f 2,6,9,13 >figures
printf '%s\t%s\t%s\t\n' Dag 100.0 0.7500 Ask 84.4 1.0000 Birk 50.0 0.8750 \
	Eir 25.0 0.7500 >want
ok '--preset none: the weights of the card for all' same want figures
run pos-score --data cat.yaml --preset referral -o tsv
ok '--preset NAME: for all' equal "$(sed 1d out | cut -f 13 | sort | uniq -c |
	tr -d ' ')" 4referral
run pos-score --data cat.yaml --preset referal
ok '--preset: misspelt: status' status 2
ok '--preset: misspelt: suggestion' is err <<-!
	pos-score: the card has no preset 'referal'; did you mean 'referral'?
!
run pos-score --data cat.yaml --preset gold
ok '--preset: none such: which there are' is err <<-!
	pos-score: the card has no preset 'gold'; one of referral, none is expected
!
run pos-score --data cat.yaml --missing fail
ok '--missing fail: status' status 1
ok '--missing fail: who has gaps is listed apart' is out <<-!
	PARTNER  SCORE  RANGE        COVERAGE  PRESET    WHY
	Ask       84.4  84.4 - 84.4     100 %  -         Reach 4.5/5, Trust 5/5
	Birk      75.0  75.0 - 75.0     100 %  referral  Trust 5/5, Reach 3/5
	insufficient data (something is unknown, or coverage under 40 %): Dag 75 %, Eir 75 %; --explain says what is missing
	what is unknown leaves a partner without a score (missing: fail); a range is worst to best
!
run pos-score --data cat.yaml --missing fail Ask
ok '--missing fail: nothing unknown' status 0
{ echo 'missing: zero'; cat cat.yaml; } >zero.yaml
run pos-score --data zero.yaml Dag
ok 'missing: of the scorecard' is out <<-!
	RANK  PARTNER  SCORE  RANGE         COVERAGE  WHY
	   3  Dag       75.0  75.0 - 100.0      75 %  tie with Birk (equal scores); Reach 5/5, Delivery risk 1/5 (low is better)
	what is unknown counts as 0 (missing: zero); a range is worst to best
!
run pos-score --data cat.yaml --robust --swing 60% --explain Dag Ask
ok '--robust --explain: why a rank moves' equal "$(sed -n 2p out)" \
	'rank 1 whichever weight changes by 60 %'
run pos-score --data cat.yaml --robust
ok '--robust: the column' is out <<-!
	PARTNER  SCORE  RANGE         RANKS  COVERAGE  PRESET    WHY
	Dag      100.0  75.0 - 100.0  1          75 %  -         Reach 5/5, Delivery risk 1/5 (low is better)
	Ask       84.4  84.4 - 84.4   2         100 %  -         Reach 4.5/5, Trust 5/5
	Birk      75.0  75.0 - 75.0   3         100 %  referral  Trust 5/5, Reach 3/5
	Eir       25.0  18.8 - 43.8   4          75 %  -         unknown: Skill, Delivery risk
	what is unknown takes no part in the score (missing: renorm); a range is worst to best
	ranks: each weight changed by +-20 %, one at a time
!
# A 4 and 2, B 2 and 4 of two equal weights: any change swaps them
cat >pair.yaml <<-!
	tie_band: 0%
	criteria: [{id: m, name: Market, weight: 11}, {id: s, name: Skill, weight: 10}, {id: t, name: Team, weight: 9}]
	candidates:
	  - {name: A, ratings: {m: 4, s: 2, t: 3}}
	  - {name: B, ratings: {m: 2, s: 4, t: 3}}
	  - {name: C, ratings: {m: 2, s: 2, t: 2}}
	  - {name: D, ratings: {m: 2, s: 2, t: 2}}
	  - {name: E, ratings: {m: 1, s: 2}}
	  - {name: F, ratings: {m: 1, s: {na: true, note: n}, t: 1}}
!
run pos-score --data pair.yaml --robust --explain B
ok '--robust: named with the weight that does it' equal "$(sed -n 2p out)" \
	'ranks 1 - 2: best 1 with Market -20 %, worst 2 as it is'
# 11 m against 10 s: equal at m = 10, a change of 1/11
run pos-score --data pair.yaml --critical
ok '--critical: the table' is out <<-!
	PARTNER  AGAINST   GAP  WEIGHT OF   NOW  THEN  CHANGE  NOTE
	A        B         1.7  Market     11.0  10.0  -9.1 %  
	A        C        25.8  -             -     -       -  no single weight can
	A        D        25.8  -             -     -       -  no single weight can
	A        E        38.9  -             -     -       -  not comparable: not the same criteria are known
	A        F        50.8  -             -     -       -  not comparable: not the same criteria apply
	B        C        24.2  -             -     -       -  no single weight can
	C        D         0.0  -             -     -       -  equal as it is
	D        E        13.1  -             -     -       -  not comparable: not the same criteria are known
	E        F        11.9  -             -     -       -  not comparable: not the same criteria apply
!
run pos-score --data pair.yaml --critical --missing zero -o tsv E
ok '--critical: with a policy the unknown counts, and only named pairs' \
	equal "$(sed 1d out | cut -f 1,3,6 | tr '\t\n' ' /')" \
	'A E none/D E none/E F incomparable/'
run pos-score --data cat.yaml --critical -o tsv
ok '--critical: presets are not compared' equal "$(sed 1d out | cut -f 1,3,14 |
	grep -c 'Birk.*not comparable: another preset')" 3

# value for effort: 75 / 2.5, 100 / 10, 84.4 / 10
run pos-score --data cat.yaml --effort
ok '--effort: the line of the card' is out <<-!
	PARTNER                SCORE  RANK  DAYS  PER DAY  FILLED  LINE
	Birk                    75.0     3   2.5    30.00     2.5  above
	Dag                    100.0     1    10    10.00    12.5  above
	---- capacity 20 ----                                      
	Ask                     84.4     2    10     8.44    22.5  under
	capacity 20 (manager days a quarter): 2 of 3 partners take 12.5
	effort unknown: Eir; write effort: {days: N} at each of these candidates in cat.yaml
!
run pos-score --data cat.yaml --effort --capacity 22.5 -o json Ask Eir
ok '--effort -o json: a capacity that is just enough' is out <<-!
	{
	  "schema_version": 1,
	  "efforts": [
	    {
	      "place": 3,
	      "partner": "Ask",
	      "name": "Ask",
	      "card": null,
	      "score": 84.4,
	      "rank": 2,
	      "days": 10,
	      "days_from": "type",
	      "per_day": 8.44,
	      "filled": 22.5,
	      "line": "above"
	    },
	    {
	      "place": null,
	      "partner": "Eir",
	      "name": "Eir",
	      "card": null,
	      "score": 25.0,
	      "rank": 4,
	      "days": null,
	      "days_from": null,
	      "per_day": null,
	      "filled": null,
	      "line": null
	    }
	  ]
	}
!
sed 's/days: 2.5/days: 0/' cat.yaml >wrong.yaml
run pos-score --data wrong.yaml --effort
ok '--effort: no days: status' status 3
ok '--effort: no days: place' is err <<-!
	pos-score: wrong.yaml:21: effort: '0' is not more than zero days
!

# what is wrong with a card or a rating is told with its place
while IFS='|' read -r edit place; do
	sed "$edit" cat.yaml >wrong.yaml
	run pos-score --data wrong.yaml
	ok "$place: status" status 3
	ok "$place: told" equal "$(cat "$T/err")" "pos-score: wrong.yaml:$place"
done <<-!
	s/better: low/better: less/|14: better: high or low is expected
	s/{trust: 2}/{trsut: 2}/|16: presets: the card has no criterion 'trsut'; did you mean 'trust'?
	s/\[delivery\]/[delivry]/|16: presets: the card has no criterion 'delivry'; did you mean 'delivery'?
	s/\[delivery\]/[delivery, market]/|16: presets: referral leaves no criterion with a weight
	s/{trust: 2}/{trust: -2}/|16: trust: -2 is negative
	s/{trust: 2}/{trust: 2%}/|16: trust: a percentage on one side only; write it like the weight of the card
	s/{trust: 2}/trust/|16: presets: a map like {weights: {ID: 20}, not_applicable: [ID], reason: ...} is expected
	s/name: Skill}/name: Skill, weight: 1}/|14: weight is missing: all of a list have one, or none
	s/id: delivery/id: reach/|9: id reach stands twice in the card, first on line 7
	s/na: true/na: perhaps/|22: skill: na: true or false is expected
	s/na: true/na: true, score: 3/|22: skill: na and a score; it does not apply, or it has a score
	1s/\$/\\ncriteria: [{id: a}]/|4: categories: a card has categories or criteria of its own, not both
	1s/\$/\\nmissing: skip/|2: missing: one of renorm|zero|neutral|fail is expected
	/id: skill/d;/id: risk/d|12: criteria: a list of at least one is expected
!

# wrong calls of the new options
while IFS='|' read -r args message; do
	run pos-score --data cat.yaml $args
	ok "$args: status" status 2
	ok "$args: message" has err "$message"
done <<-!
	--swing 0|'0' is no percentage between 0 and 100
	--swing 100%|'100%' is no percentage between 0 and 100
	--swing 0.5|'0.5' is no percentage between 0 and 100; write it like 20%
	--swing 20|'20' is no percentage between 0 and 100
	--swing much|'much' is no percentage between 0 and 100
	--effort --capacity 0|'0' is no number of days above 0
	--capacity 5|--capacity goes with --effort
	--missing skip|'skip' is not one of renorm
	--critical --effort|one of --explain, --critical
	--critical --robust|go with the ranking and with --explain
	--record|--record needs a workspace
	--history|--history needs a workspace
	--since 2026-01-01|--since goes with --history
	-n|go with --record
!

# scores kept
cd "$T/repo" || exit 1
git add -A && git commit -qm start
cd crm/ws || exit 1
cp partners/ostby/partner.yaml before.yaml
run pos-score --record -n ostby
ok '--record -n: status' status 0
ok '--record -n: the difference' has out \
	'+  - {card: fit, date: 2026-11-20, score: 82.5, low: 82.5, high: 82.5, coverage: 100%, rank: 2, of: 3, tier: silver}'
ok '--record -n: nothing is written' cmp before.yaml partners/ostby/partner.yaml
run pos-score --record ostby nordvik
ok '--record: status' status 0
ok '--record: said' equal "$(sed -n 1p "$T/out")" \
	'recorded fit of 2 partners'
{ cat before.yaml; cat <<-!; } >want
	scores:
	  - {card: fit, date: 2026-11-20, score: 82.5, low: 82.5, high: 82.5, coverage: 100%, rank: 2, of: 3, tier: silver}
!
ok '--record: every other byte stays' same want partners/ostby/partner.yaml
ok '--record: one commit with exactly these files' equal \
	"$(git show --stat --format=%s%n%b HEAD | sed 's/ *|.*//' | tr -s '\n ' ' ')" \
	'score: fit of 2 partners on 2026-11-20 Pos-Op: score-record Pos-Target: partners crm/ws/partners/nordvik/partner.yaml crm/ws/partners/ostby/partner.yaml 2 files changed, 4 insertions(+) '
run pos-score --record ostby
ok '--record again: nothing to do' is out <<-!
	nothing to record: fit of today is in the files
!
ok '--record again: status' status 0
sed -i 's/market: {score: 4/market: {score: 5/' partners/ostby/partner.yaml
git commit -qam better
run pos-score --record ostby
ok '--record the same day: one entry, replaced' equal \
	"$(grep -c 'card: fit' partners/ostby/partner.yaml) $(grep -c \
	'score: 90' partners/ostby/partner.yaml)" '1 1'
sed -i 's/market: {score: 5/market: {score: 2/' partners/ostby/partner.yaml
git commit -qam worse
POS_NOW=2026-12-20T10:00:00Z run pos-score --record --missing zero ostby ruta
POS_NOW=2026-12-21T10:00:00Z run pos-score --record ostby ruta
POS_NOW=2026-12-22T10:00:00Z run pos-score --record ostby
run pos-check
ok 'pos-check knows what was recorded' hasnt out scores
run pos-score --history ostby
ok '--history: the changes; none against another policy' is out <<-!
	DATE        SCORE  CHANGE  RANGE        COVERAGE  RANK    TIER    NOTE
	2026-11-20   90.0       -  90.0 - 90.0     100 %  1 of 3  silver  
	2026-12-20   67.5       -  67.5 - 67.5     100 %  2 of 3  silver  another policy for the unknown than before
	2026-12-21   67.5       -  67.5 - 67.5     100 %  2 of 3  silver  another policy for the unknown than before
	2026-12-22   67.5     0.0  67.5 - 67.5     100 %  2 of 3  silver  
!
run pos-score --history --since 2026-12-22 -o tsv
ok '--history --since -o tsv: of all, changes against what is older' is out <<-!
	$(echo 'partner name card date score change low high coverage rank of tier preset missing note' | tr ' ' '\t')
	$(printf 'ostby\tØstby & Sønner\tfit\t2026-12-22\t67.5\t0.0\t67.5\t67.5\t1.0000\t2\t3\tsilver\t\trenorm\t')
!
run pos-score --history health ostby
ok '--history: of another card: status' status 1
run pos-score health --history ostby
ok '--history: none kept: status' status 1
ok '--history: none kept: what to do' is err <<-!
	pos-score: no score recorded; pos score --record keeps one
!
run pos-score --history --since soon ostby
ok '--since: no date: status' status 2
sed -i 's/score: 67.5/score: high/' partners/ostby/partner.yaml
run pos-score --history ostby
ok '--history: a figure that is none: status' status 3
ok '--history: a figure that is none: place' has err \
	"partners/ostby/partner.yaml:16: score: 'high' is not a number"
before=$(git rev-parse HEAD)
cp partners/ostby/partner.yaml was.yaml
run pos-score --record ostby
ok '--record: an older entry that is wrong: status' status 3
ok '--record: an older entry that is wrong: place' has err \
	"partners/ostby/partner.yaml:16: score: 'high' is not a number"
ok '--record: an older entry that is wrong: nothing is written' equal \
	"$(git rev-parse HEAD) $(cmp was.yaml partners/ostby/partner.yaml)" \
	"$before "
rm was.yaml
git checkout -q partners/ostby/partner.yaml
sed -i '/date: 2026-11-20/s/}$/, note: before the audit} # said so/' \
	partners/ostby/partner.yaml
sed -i 's/market: {score: 2/market: {score: 3/' partners/ostby/partner.yaml
git commit -qam note
run pos-score --record ostby
ok '--record the same day: what else stands in the entry stays' equal \
	"$(grep -c 'note: before the audit.*# said so$' \
	partners/ostby/partner.yaml)" 1
ok '--record the same day: only figures change' equal "$(git diff HEAD~1 |
	grep '^[-+][^-+]' | sed 's/\(score\|low\|high\): [0-9.]*/\1/g
		s/rank: [0-9]/rank/; s/^[-+]//' | sort | uniq -c |
	awk '{ print $1 }')" 2
run pos-score --history ostby -o tsv
score=$(awk -F '\t' '$4 == "2026-11-20" { print $5 }' "$T/out")
run pos-score -o tsv ostby
ok '--record the same day: the new score' equal \
	"$score$(test "$score" = 67.5 && echo ' is the old one')" \
	"$(sed 1d "$T/out" | cut -f 6)"
git reset -q --hard HEAD~2
printf 'name: CR\r\nstage: active\r\n' >partners/gone/partner.yaml
git commit -qam crlf
run pos-score --record gone
ok '--record: line ends stay as they are' equal "$(grep -vc "$(printf '\r')\$" \
	partners/gone/partner.yaml)" 0
ok '--record: without a score or a rank' equal \
	"$(tr -d '\r' <partners/gone/partner.yaml | sed 1,2d | tr -s '\n ' ' ')" \
	'scores: - card: fit date: 2026-11-20 low: 0 high: 100 coverage: 0% '
echo '# mine' >>partners/nordvik/partner.yaml
echo 'notes: []' >>partners/ostby/partner.yaml
POS_NOW=2027-01-02T10:00:00Z run pos-score --record nordvik
ok '--record: uncommitted edits stay uncommitted' equal \
	"$(git diff HEAD -- partners/nordvik | grep '^[+-][^+-]')" '+# mine'
cd "$T" || exit 1

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

run pos-score --data random-2.yaml --swing 1.5% -o tsv
sed 1d out | awk -F '\t' '$1 != "" { print $2 "\t" $15 "\t" $16 }' >figures
perl "$props" robust random-2.yaml 1.5 >want
ok '--swing: of a percent and a half' same want figures
run pos-score --data random-2.yaml --swing 1.5%
ok '--swing: told as it was given' equal "$(tail -n 1 out)" \
	'ranks: each weight changed by +-1.5 %, one at a time'
run pos-score --data cat.yaml --swing 0.25% --explain Ask
ok '--swing --explain: told as it was given' has out \
	'whichever weight changes by 0.25 %'

# nothing that has a weight applies: no score, no range, and nothing unknown
cat >na.yaml <<-!
	coverage_floor: 0%
	missing: fail
	criteria: [{id: a, weight: 1}, {id: b, weight: 0}]
	gates: [{id: g, name: G}]
	candidates:
	  - {name: P, ratings: {a: {na: true, note: x}}}
	  - {name: Q, ratings: {a: 3, b: 1}}
	  - {name: R, ratings: {a: {na: true}, b: {na: true}}, gates: {g: false}}
!
run pos-score --data na.yaml
ok 'nothing applies: status' status 0
ok 'nothing applies: told apart' is out <<-!
	PARTNER  SCORE  RANGE        COVERAGE  WHY
	Q         50.0  50.0 - 50.0     100 %  a 3/5, b 1/5; gate open: G
	nothing applies: P; all that has a weight is n/a, --explain says why
	R: gate failed: G
	what is unknown leaves a partner without a score (missing: fail); a range is worst to best
!
run pos-score --data na.yaml -o json
ok 'nothing applies: no figures' equal "$(jq -c '.scores[] | select(
	.partner == "P") | [.state, .rank, .score, .low, .high, .coverage]' \
	out)" '["nothing applies",null,null,null,null,null]'
run pos-score --data na.yaml --explain P
ok 'nothing applies: --explain: status' status 1
ok 'nothing applies: --explain' equal "$(head -n 1 out)" \
	'P: score n/a, not ranked: nothing applies'
run pos-score --data na.yaml -o md P
ok 'nothing applies: md' has out '| - | P | - | - | - | nothing applies | no criterion that has a weight applies; gate open: G |'
cat >na2.yaml <<-!
	categories:
	  - {id: c, weight: 2, criteria: [{id: a, weight: 1}, {id: b, weight: 0}]}
	  - {id: d, weight: 0, criteria: [{id: e, weight: 1}]}
	candidates:
	  - {name: P, ratings: {a: {na: true, note: x}, b: 5, e: 5}}
	  - {name: Q, ratings: {a: 3}}
!
run pos-score --data na2.yaml -o tsv
ok 'nothing applies: only weights of zero are left' equal \
	"$(sed 1d out | cut -f 2,5,6,9)" "$(printf 'Q\tranked\t50.0\t1.0000
P\tnothing applies\t\t')"

# equal scores are a tie also without a band; less than the band is one
cat >tie.yaml <<-!
	tie_band: 0%
	criteria: [{id: a, weight: 1}]
	candidates: [{name: P, ratings: {a: 3}}, {name: Q, ratings: {a: 3}},
	  {name: R, ratings: {a: 2.8}}]
!
run pos-score --data tie.yaml -o tsv
ok 'tie: equal scores without a band' equal "$(sed 1d out | cut -f 2,11,12 |
	tr '\t\n' '|,')" 'P||a 3/5,Q|P|tie with P (equal scores); a 3/5,R||a 2.8/5,'
sed -i 's/0%/5%/' tie.yaml
run pos-score --data tie.yaml -o tsv
ok 'tie: a difference of the band is none' equal \
	"$(sed 1d out | cut -f 11 | tr '\n' ,)" ',P,,'
sed -i 's/5%/5.1%/' tie.yaml
run pos-score --data tie.yaml -o tsv
ok 'tie: less than the band is one' equal "$(sed 1d out | cut -f 12 |
	sed -n 3p)" 'tie with Q (within 5.1 %); a 2.8/5'

run pos-score --data tie.yaml --preset zzz
ok '--preset without presets: status' status 2
ok '--preset without presets: message' is err <<-!
	pos-score: the card has no presets, so no 'zzz'; leave --preset out
!

# a misspelt key of a plain file is refused: what it says would be dropped
printf '%s\n' 'criteria:' '  - {id: risk, name: Risk, weight: 3, beter: low}' \
	'  - {id: b, name: B, weight: 1}' 'candidates:' \
	'  - {name: Safe, ratings: {risk: 1, b: 3}}' \
	'  - {name: Risky, ratings: {risk: 5, b: 3}}' >beter.yaml
run_in beter.yaml pos-score --data -
ok 'a misspelt key: status' status 3
ok 'a misspelt key: nothing is ranked' empty out
ok 'a misspelt key: told' is err <<-!
	pos-score: standard input:2: beter: no such key; did you mean better?
!
sed -i 's/beter/better/' beter.yaml
run pos-score --data beter.yaml -o tsv
ok 'spelt as it is: the order' equal "$(sed 1d out | cut -f 3 | tr '\n' ,)" \
	'Safe,Risky,'
while IFS='|' read -r edit place; do
	sed "$edit" cat.yaml >wrong.yaml
	run pos-score --data wrong.yaml
	ok "$place: status" status 3
	ok "$place: told" equal "$(cat "$T/err")" "pos-score: wrong.yaml:$place?"
done <<-!
	s/coverage_floor/coverage_flor/|1: coverage_flor: no such key; did you mean coverage_floor
	1s/\$/\nmissin: zero/|2: missin: no such key; did you mean missing
	1s/\$/\ngate: [{id: g, name: G}]/|2: gate: no such key; did you mean gates
	s/^capacity/capcity/|18: capcity: no such key; did you mean capacity
	s/not_applicable/not_aplicable/|16: not_aplicable: no such key; did you mean not_applicable
	s/effort: {unit/effort: {unt/|17: unt: no such key; did you mean unit
	s/effort: {days/efort: {days/|21: efort: no such key; did you mean effort
	s/effort: {days/effort: {dasy/|21: dasy: no such key; did you mean days
	s/trust: {score/trust: {scor/|22: scor: no such key; did you mean score
	s/ratings: {reach: 2/rating: {reach: 2/|23: rating: no such key; did you mean ratings
	s/type: alliance/typ: alliance/|23: typ: no such key; did you mean type
!
cat >fields.yaml <<-!
	criteria:
	  - {id: a, name: A, weight: 1, computed: {count: {field: types.all, target: 2}}, owner: Ada}
	remark: our own
	candidates:
	  - {name: P, types: {all: [x, y]}, notes: [], colour: red}
!
run pos-score --data fields.yaml -o tsv
ok 'keys of their own, and fields that a rule reads, pass' equal \
	"$(sed 1d out | cut -f 2,6) $rc $(cat err)" "$(printf 'P\t100.0') 0 "

# in a workspace files may hold more: they are told of, on every run
cp -R "$ROOT/workspace" slips && chmod -R u+w slips
git init -q slips
first=$(grep -n 'weight:' slips/strategy/scorecard.yaml | head -1 | cut -d : -f 1)
sed -i "${first}s/reason:/raeson:/;s/^coverage_floor:/coverage_flor:/" \
	slips/strategy/scorecard.yaml
line=$(grep -n coverage_flor slips/strategy/scorecard.yaml | cut -d : -f 1)
run pos-score -C slips readiness --explain nordvik-systems
ok 'a misspelt key in a workspace: status' status 0
ok 'a misspelt key in a workspace: told' has err "strategy/scorecard.yaml:$line: coverage_flor: no such key, so it is not used; did you mean coverage_floor?"
sed -i '0,/{score: /s//{scor: /' slips/partners/nordvik-systems/partner.yaml
line=$(grep -n '{scor:' slips/partners/nordvik-systems/partner.yaml |
	cut -d : -f 1)
run pos-score -C slips -o json nordvik-systems
ok 'a misspelt rating in a workspace: told' has err "partners/nordvik-systems/partner.yaml:$line: scor: no such key, so it is not used; did you mean score?"
rm -rf slips
run pos-score -C "$ROOT/workspace" -o json
ok 'the sample has no misspelt key' not grep 'no such key' err

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
