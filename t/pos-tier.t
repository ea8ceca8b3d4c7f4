#!/bin/sh
# Tests of pos-score tier. Rules, windows and messages one by one:
# t/unit/tier.c.
. "$(dirname "$0")/lib.sh"

# workspace NAME: an empty one; program.yaml from standard input
workspace() {
	mkdir -p "$1/partners" "$1/data"
	echo 'version: 1' >"$1/pos.yaml"
	echo 'currency: EUR' >"$1/company.yaml"
	cat >"$1/program.yaml"
}

# partner NAME SLUG: a partner.yaml from standard input
partner() {
	mkdir -p "$1/partners/$2"
	cat >"$1/partners/$2/partner.yaml"
}

# column FILE NAME...: those columns of a tsv file, without the head
column() {
	file=$1
	shift
	awk -F '\t' -v want="$*" '
		BEGIN { n = split(want, w, " ") }
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{
			for (i = 1; i <= n; i++)
				printf "%s%s", $at[w[i]], i < n ? "\t" : "\n"
		}' "$file"
}

# The sample workspace, computed anew by t/helper/retier.pl, day by day; the
# dates are those on which something happens, and the days beside them.
git init -q demo
cp -R "$ROOT"/workspace/* demo
for date in 2026-11-20 2026-12-03 2026-12-04 2027-01-03 2027-01-04 \
	2027-01-01 2026-06-30 2025-10-31 2024-02-29; do
	run pos-score tier -C demo --as-of $date -o tsv
	perl "$ROOT/t/helper/retier.pl" demo $date | sort >want
	column out partner tier rule state not_met_since grace_until \
		met_until | sort >got
	ok "sample on $date: tiers, states and days" same want got
	cut -f 4 want | grep -q differs && bad=1 || bad=0
	ok "sample on $date: status" status $bad
done
ok 'sample: some day has grace, and some differs' \
	test "$(for d in 2026-12-20 2026-06-30; do
		perl "$ROOT/t/helper/retier.pl" demo $d; done | cut -f 4 |
		sort -u | grep -cE 'grace|differs')" -eq 2
for date in 2026-11-20 2026-03-31; do
	run pos-score tier -C demo --explain --as-of $date -o tsv
	column out partner metric have | grep -v "	$(printf '\t')" |
		grep -v '		' | sort -u >got
	perl "$ROOT/t/helper/retier.pl" --values demo $date | sort >all
	cut -f 1,2 got >asked
	awk -F '\t' 'NR == FNR { w[$1 FS $2]; next } ($1 FS $2) in w' asked \
		all >want
	ok "sample on $date: what there is of each metric" same want got
	ok "sample on $date: of many" test "$(wc -l <want)" -gt 60
done

# Atlassian's marketplace programme of 2024-06 (and, or): by all amounts and
# shares around each of its borders.
workspace atlassian <<-!
	tiers:
	  - {id: registered, name: Registered, requirements: {}}
	  - id: silver
	    name: Silver
	    requirements:
	      - {field: sales, gte: 100000}
	      - {field: cloud_share, gte: 15%}
	  - id: gold
	    name: Gold
	    requirements:
	      any:
	        - all: [{field: sales, gte: 500000}, {field: cloud_share, gte: 25%}]
	          note: sales and cloud
	        - {field: sales, gte: 3000000, note: sales alone}
	  - id: platinum
	    name: Platinum
	    requirements:
	      any:
	        - all: [{field: sales, gte: 1000000}, {field: cloud_share, gte: 35%}]
	        - {field: cloud_sales, gte: 2000000}
!
: >want
for sales in 0 99999.99 100000 499999.99 500000 999999.99 1000000 \
	2999999.99 3000000; do
	for share in 14.99 15 24.99 25 34.99 35; do
		for cloud in 1999999.99 2000000; do
			slug=p-$(echo $sales-$share-$cloud | tr . x)
			tier=$(awk -v s=$sales -v c=$share -v k=$cloud 'BEGIN {
				if ((s >= 1e6 && c >= 35) || k >= 2e6)
					print "platinum"
				else if ((s >= 5e5 && c >= 25) || s >= 3e6)
					print "gold"
				else if (s >= 1e5 && c >= 15)
					print "silver"
				else
					print "registered"
			}')
			partner atlassian $slug <<-!
				name: $slug
				type: reseller
				stage: active
				tier: $tier
				sales: $sales
				cloud_share: $share%
				cloud_sales: $cloud
			!
			printf '%s\t%s\tagrees\n' $slug $tier >>want
		done
	done
done
run pos-score tier -C atlassian -o tsv
ok 'and, or: status' status 0
column out partner rule state | sort >got
sort -o want want
ok 'and, or: every border' same want got
ok 'and, or: all four tiers are among them' \
	equal "$(cut -f 2 want | sort -u | wc -l | tr -d ' ')" 4
sed -i 's/^tier: .*/tier: gold/' \
	atlassian/partners/p-2999999x99-24x99-1999999x99/partner.yaml
run pos-score tier -C atlassian p-2999999x99-24x99-1999999x99
ok 'a tier that is not met: status' status 1
grep -v '^TIER\|^Gold \|^Platinum ' out >got
ok 'a tier that is not met: the nearest way is named' is got <<-!
	p-2999999x99-24x99-1999999x99: stored Gold, the rules give Silver (partners/p-2999999x99-24x99-1999999x99/partner.yaml:4); pos partner set p-2999999x99-24x99-1999999x99 tier=silver tier_source=rule
	gap to Gold: sales 2,999,999.99 (needed: at least 3,000,000) (nearest of 2 ways: sales alone)
	gap to Platinum: cloud_sales 1,999,999.99 (needed: at least 2,000,000) (nearest of 2 ways: cloud_sales)
!

# What is not in effect is as if it were not written. At least N of three, each
# in effect or not, alone and beside another requirement; all counted anew.
: >want
: >got
for least in 1 2 3; do
	for on in 000 001 010 011 100 101 110 111; do
		rm -rf effect
		workspace effect <<-!
			tiers:
			  - {id: base, name: Base, requirements: {}}
			  - id: some
			    name: Some
			    requirements:
			      - {field: z, gte: 1}
			      - &
			  - id: only
			    name: Only
			    requirements: &
		!
		group="{at_least: $least, of: [$(echo $on | sed '
			s/\(.\)\(.\)\(.\)/a\1, b\2, c\3/
			s/\([abc]\)\([01]\)/{field: \1, gte: 1, effective_from: 202\2}/g
			s/effective_from: 2020/effective_from: 2027-01-01/g
			s/effective_from: 2021/effective_from: 2026-11-20/g')]}"
		sed -i "s/&/$group/" effect/program.yaml
		for has in 0000 0001 0010 0100 0110 1000 1010 1100 1110 1111 \
			0111; do
			partner effect p-$has <<-!
				name: p-$has
				type: reseller
				stage: prospect
				a: $(echo $has | cut -c 1)
				b: $(echo $has | cut -c 2)
				c: $(echo $has | cut -c 3)
				z: $(echo $has | cut -c 4)
			!
		done
		run pos-score tier -C effect -o tsv
		column out partner rule | sed "s/^/$least $on /" | sort >>got
		ls effect/partners | awk -v n=$least -v on=$on '{
			e = g = 0
			for (i = 1; i <= 3; i++) {
				if (substr(on, i, 1) == 1) {
					e++
					g += substr($1, i + 2, 1)
				}
			}
			need = n > e ? e : n
			z = substr($1, 6, 1) == 1
			tier = "base"
			if (z && (e == 0 || g >= need))
				tier = "some"
			if (e > 0 && g >= need)
				tier = "only"
			printf "%s %s %s\t%s\n", n, on, $1, tier
		}' | sort >>want
	done
done
ok 'in effect or not: at least N of three' same want got
ok 'in effect or not: all tiers occur' equal \
	"$(cut -f 2 got | sort | uniq -c | awk '$1 > 5' | wc -l)" 3

# The ways to the sample's Platinum, all or one of them to come.
git init -q ways
cp -R "$ROOT"/workspace/* ways
sed -i 's/{metric: certified_expert, gte: 2,/{metric: certified_expert, gte: 50, effective_from: 2027-01-01,/
	s/{metric: customers, gte: 6,/{metric: customers, gte: 60, effective_from: 2027-01-01,/' \
	ways/program.yaml
run pos-score tier -C ways alvsjo-automation
ok 'no way in effect: the group is not there' hasnt out 'of 0'
sed -i 's/gte: 60, effective_from: 2027-01-01,/gte: 60,/' ways/program.yaml
run pos-score tier -C ways alvsjo-automation
ok 'one way in effect: it is needed' has out '  1 of 1 in effect  '
ok 'one way in effect: gap' not grep -q '^gap to Platinum:.*nearest' out
ok 'one way in effect: the other is to come' has out \
	'from 2027-01-01 Platinum can be reached with at least 50 people certified as expert; by'
printf -- '---\nvariables: {}\n---\n{{#partner.tier_state.changes}}{{.}}{{/partner.tier_state.changes}}\n' >changes.md
run pos-fill -C ways --partner alvsjo-automation "$PWD/changes.md"
ok 'one way in effect: a document has its own dates' has out \
	'from 1 January 2027 Platinum can be reached with'
run pos-score tier -C ways alvsjo-automation -o json
ok 'one way in effect: need' equal "$(jq -r '.tiers[].requirements[] |
	select(.kind == "any" and .tier == "platinum") |
	.have + .need + .mark' out)" 01missed

# A percentage of money or of people is a slip that would give the tier.
cp ways/program.yaml kept.yaml
sed -i '/id: gold/,/id: platinum/s/{sourced_revenue: 80000, certified: 3,/{sourced_revenue: 80%, certified: 300%,/' \
	ways/program.yaml
run pos-score tier -C ways
ok 'a percentage of money: status' status 3
ok 'a percentage of money: told' equal "$(cat err)" "pos-score: program.yaml:$(
	grep -n 80% ways/program.yaml | head -1 | cut -d : -f 1
	): sourced_revenue: 80% is a percentage; money is expected"
run pos-check -C ways
ok 'a percentage of money: pos check, too' has out \
	'sourced_revenue: 80% is a percentage; money is expected'
mv kept.yaml ways/program.yaml

# One metric in four windows, three of them not met: the gap names each, with
# the shortfall counted again from the days of the deals.
workspace four <<-!
	tiers:
	  - {id: base, name: Base, requirements: {}}
	  - id: gold
	    name: Gold
	    requirements:
	      - {metric: won_deals, gte: 4, window: 6 months}
	      - {metric: won_deals, gte: 4, window: 2 quarters}
	      - {metric: won_deals, gte: 6, window: 366 days}
	      - {metric: won_deals, gte: 6, window: calendar-year}
!
partner four p <<-!
	name: P
	type: reseller
	stage: prospect
!
for closed in 2025-11-19 2025-11-20 2025-12-31 2026-01-01 2026-03-31 \
	2026-05-20 2026-05-21 2026-10-01; do
	echo $closed
done | tee closings | awk 'BEGIN { print "deals:" }
	{ printf "  - {id: d-%d, account: x, amount: 1, stage: won, created: 2025-01-01, closed: %s, partner: p, role: sourced}\n", NR, $1 }' \
	>four/data/deals-2026-q1.yaml
want=$(awk '
	$1 >= "2026-05-21" { m++ }
	$1 >= "2026-04-01" && $1 <= "2026-09-30" { q++ }
	$1 >= "2025-11-20" { d++ }
	$1 >= "2026-01-01" { y++ }
	function lack(n, need, window) {
		if (n >= need)
			return
		printf "%s%d won deal%s (window: %s)", k++ ? ", " : "",
			need - n, need - n == 1 ? "" : "s", window
	}
	END {
		lack(m, 4, "6 months")
		lack(q, 4, "2 quarters")
		lack(d, 6, "366 days")
		lack(y, 6, "calendar-year")
	}' closings)
printf 'customers:\n  - {id: x, name: X}\n' >four/data/customers.yaml
run pos-score tier -C four p
ok 'windows: each is told' equal "$(sed -n 's/^gap to Gold: //p' out)" "$want"
ok 'windows: three of them' equal "$(echo "$want" | tr , '\n' | wc -l)" 3

# Points between two bounds with one of them unknown: nothing is missing yet.
workspace unknown <<-!
	points: [{metric: certified, points: 2.5}, {field: nps, points: 1}]
	tiers:
	  - {id: base, name: Base, requirements: {}}
	  - {id: top, name: Top, requirements: {points: {between: [1, 900]}}}
!
for n in 1 0 400; do
	{
		printf 'name: P%s\ntype: reseller\nstage: prospect\n' $n
		echo 'certifications:'
		awk -v n=$n 'BEGIN {
			while (n-- > 0)
				print "  - {person: p" n ", level: x}"
		}'
	} | partner unknown p$n
done
run pos-score tier -C unknown -o tsv
column out name gap | sort >got
for n in 0 1 400; do
	awk -v n=$n 'BEGIN {
		have = 2.5 * n
		if (have < 1)
			gap = 1 - have " point (unknown: nps)"
		else if (have > 900)
			gap = "points 1,000 (needed: 1 to 900)"
		else
			gap = "points unknown: nps"
		print "P" n "\t" gap
	}'
done | sort >want
ok 'points between: what is unknown is named' same want got

# A misspelt key of a tier is told of on every run; elsewhere in it, refused.
cp ways/program.yaml kept.yaml
sed -i '/id: platinum/a \    efective_from: 2030-01-01\n    grace_day: 5' \
	ways/program.yaml
line=$(grep -n efective ways/program.yaml | cut -d : -f 1)
run pos-score tier -C ways -o json alvsjo-automation
ok 'a misspelt key of a tier: told' is err <<-!
	pos-score: program.yaml:$line: efective_from: no such key, so it is not used; did you mean effective_from?
	pos-score: program.yaml:$((line + 1)): grace_day: no such key, so it is not used; did you mean grace_days?
!
sed -i 's/efective_from/effective_from/; s/grace_day:/grace_days:/' \
	ways/program.yaml
run pos-score tier -C ways -o json alvsjo-automation
ok 'spelt as it is: nothing is told' empty err
ok 'spelt as it is: the tier is not there yet' equal \
	"$(jq -r '.tiers[].rule' out)" gold
mv kept.yaml ways/program.yaml

# Microsoft's designations: 70 points of 100, and more than 0 of each metric.
workspace microsoft <<-!
	points:
	  - {field: adds, points: 2, max: 20}
	  - {field: certified_count, points: 5, max: 25}
	  - {field: usage, points: 1, max: 30}
	  - {field: deployments, per: 4, points: 5, max: 25}
	tiers:
	  - {id: member, name: Member, requirements: {}}
	  - {id: points, name: Points alone, requirements: {points: 70}}
	  - {id: designated, name: Designated, requirements: {points: {gte: 70, minimums: true}}}
!
: >want
for adds in 0 5 10 11; do
	for certified in 0 1 4 5; do
		for usage in 0 9.999999 10 30; do
			for deployed in 0 8 12 99; do
				slug=p-$adds-$certified-$(echo $usage |
					tr . x)-$deployed
				partner microsoft $slug <<-!
					name: $slug
					type: services
					adds: $adds
					certified_count: $certified
					usage: $usage
					deployments: $deployed
				!
				echo "$slug $adds $certified $usage $deployed"
			done
		done
	done
done | awk '
	function least(a, b) { return a < b ? a : b }
	{
		# in millionths: whole numbers
		p = least($2 * 2e6, 20e6) + least($3 * 5e6, 25e6)
		p += least($4 * 1e6, 30e6) + least($5 * 1250000, 25e6)
		tier = "member"
		if (int(p + 0.5) >= 70e6)
			tier = $2 * $3 * $4 * $5 > 0 ? "designated" : "points"
		print $1 "\t" tier
	}' | sort >want
run pos-score tier -C microsoft -o tsv
column out partner rule | sort >got
ok 'points: every sum, and each metric above its minimum' same want got
ok 'points: on both sides of each' test \
	"$(cut -f 2 want | sort | uniq -c | awk '$1 >= 10' | wc -l)" -eq 3
run pos-score tier -C microsoft -o json p-10-5-9x999999-12
ok 'points: a millionth too few: status' status 0
ok 'points: a millionth too few: the gap' has out \
	'"gap": "0.000001 points"'
sed -i /^adds/d microsoft/partners/p-10-5-10-99/partner.yaml
run pos-score tier -C microsoft p-10-5-10-99
ok 'points: one is unknown' has out 'gap to Points alone: 10 points (unknown: adds)'
ok 'points: its row says so' test \
	"$(grep -c '^Points alone .*adds .*unknown .*open .*not in its record' out)" -eq 1

# A small programme: dates, grace, by hand, what is unknown.
workspace small <<-!
	policies: {tier: {grace_days: 10}}
	tiers:
	  - {id: base, name: Base, requirements: {}}
	  - id: silver
	    name: Silver
	    requirements: {sourced_revenue: {gte: 100, window: 90 days}}
	    changes:
	      - {effective_from: 2026-12-01, requirements: {sourced_revenue: {gte: 200, window: 90 days}, certified: 1}}
	      - {effective_from: 2027-02-01, effective_until: 2027-02-28, requirements: {certified: 2}}
	  - id: gold
	    name: Gold
	    grace_days: 0
	    requirements:
	      - {metric: sourced_revenue, gte: 300, window: 90 days}
	      - {metric: nps, gte: 40}
	      - {metric: certified, gte: 5, effective_until: 2026-11-30}
	      - any: [{metric: stage, equals: active}, {metric: trainings, gte: 2, effective_from: 2027-03-15}]
	  - {id: crown, name: Crown, effective_from: 2026-12-29, requirements: {certified: 9}}
	  - {id: friend, name: Friend, effective_until: 2027-06-30}
!
cat >small/data/customers.yaml <<-!
	customers: [{id: c-1, name: One}]
!
cat >small/data/deals.yaml <<-!
	deals:
	  - {id: d-1, account: c-1, amount: 150.50, stage: won, created: 2026-01-01, closed: 2026-08-23, partner: ada, role: sourced}
	  - {id: d-2, account: c-1, amount: 900, stage: won, created: 2026-01-01, closed: 2026-10-01, partner: bob, role: sourced}
!
partner small ada <<-!
	name: Ada & Søn
	type: reseller
	stage: active
	tier: silver
	tier_source: rule
!
partner small bob <<-!
	name: Bob
	type: reseller
	stage: active
	tier: gold
	tier_source: rule
	certifications: [{person: X}, {person: Y}, {person: Z}, {person: V}, {person: W}]
!
partner small cat <<-!
	name: Cat
	type: reseller
	stage: active
	tier: friend
	tier_source: hand
	tier_reason: Built the first connector.
	tier_by: Ingrid Solheim
	tier_date: 2026-03-17
!
partner small new <<-!
	name: New
	type: reseller
	stage: signed
!
partner small old <<-!
	name: Old
	type: reseller
	stage: former
	tier: gold
!
partner small pro <<-!
	name: Pro
	type: reseller
	stage: prospect
!
run pos-score tier -C small
ok 'all: status' status 1
ok 'all: output' is out <<-!
	PARTNER    TIER    BY RULE  MET UNTIL   STATE        GAP TO  GAP
	Cat        Friend  Base     -           hand         -       -
	Bob        Gold    Silver   2026-12-29  unsure       Gold    nps unknown
	Ada & Søn  Silver  Silver   2026-11-20  agrees       Gold    EUR 149.50 sourced revenue, nps unknown, 5 certified people
	New        -       Base     -           differs      Silver  EUR 100 sourced revenue
	Pro        -       Base     -           no contract  Silver  EUR 100 sourced revenue
!
ok 'all: nothing on standard error' empty err

# grace: ten days after the first day that is not met, to the day
for case in 2026-11-20:agrees:: 2026-11-21:grace:2026-11-21:2026-12-01 \
	2026-12-01:grace:2026-11-21:2026-12-01 \
	2026-12-02:differs:2026-11-21:2026-12-01; do
	run pos-score tier -C small --as-of "${case%%:*}" -o tsv ada
	run pos-score tier -C small --as-of "${case%%:*}" -o tsv
	column out partner state not_met_since grace_until |
		grep '^ada' | tr '\t' : >got
	ok "grace on ${case%%:*}" equal "$(cat got)" "ada:${case#*:}"
done
run pos-score tier -C small --as-of 2026-12-01 ada
ok 'in grace: status' status 0
ok 'in grace: told first' equal "$(head -1 out)" \
	'Ada & Søn: Silver in grace; the rules give Base; Silver has not been met since 2026-11-21, grace until 2026-12-01'
run pos-score tier -C small --as-of 2026-12-02 ada
ok 'after grace: status' status 1
ok 'after grace: told first' equal "$(head -1 out)" \
	'Ada & Søn: stored Silver, the rules give Base (partners/ada/partner.yaml:4); Silver has not been met since 2026-11-21, grace ended on 2026-12-01; pos partner set ada tier=base tier_source=rule'

# what is announced, and what takes effect on its day
run pos-score tier -C small ada
sed -n '/^from/p' out >got
ok 'announced changes, by day' is got <<-!
	from 2026-12-01 Silver needs at least EUR 200 sourced revenue; by what is on file it is short of EUR 200 sourced revenue
	from 2026-12-01 Silver needs at least 1 certified person; by what is on file it is short of 1 certified person
	from 2026-12-01 Gold no longer needs certified people
	from 2026-12-29 there is a tier Crown
	from 2027-02-01 Silver needs at least 2 certified people; by what is on file it is short of 2 certified people
	from 2027-02-01 Silver no longer needs sourced revenue
	from 2027-03-01 Silver needs at least EUR 200 sourced revenue; by what is on file it is short of EUR 200 sourced revenue
	from 2027-03-01 Silver needs at least 1 certified person; by what is on file it is short of 1 certified person
	from 2027-03-15 Gold can be reached with at least 2 trainings; by what is on file it is short of 2 trainings
	from 2027-07-01 the tier Friend is no more
!
for case in 2026-11-30:100 2026-12-01:200,1 2027-01-31:200,1 2027-02-01:2 \
	2027-02-28:2 2027-03-01:200,1; do
	run pos-score tier -C small --as-of "${case%:*}" -o tsv ada
	column out tier need | sed -n 's/^silver	//p' | paste -sd , >got
	ok "what Silver asks for on ${case%:*}" equal "$(cat got)" "${case#*:}"
done

# a tier by hand; one that nobody can say
run pos-score tier -C small cat
ok 'by hand: status' status 0
head -2 out >got
ok 'by hand: reason, by whom, when, and what the rules give' is got <<-!
	Cat: Friend by hand (partners/cat/partner.yaml:4); the rules give Base
	reason: Built the first connector. (Ingrid Solheim, 2026-03-17)
!
run pos-score tier -C small bob
ok 'unknown is not zero: status' status 1
ok 'unknown is not zero: told' equal "$(head -1 out)" \
	'Bob: stored Gold; something it needs is unknown, so the rules give Silver'
ok 'unknown: the gap' has out 'gap to Gold: nps unknown'
echo 'nps: 39' >>small/partners/bob/partner.yaml
run pos-score tier -C small bob
ok 'known and too low' has out 'gap to Gold: nps 39 (needed: at least 40)'
sed -i 's/^nps: 39/nps: 40/' small/partners/bob/partner.yaml
run pos-score tier -C small bob
ok 'known and enough: status' status 0
ok 'known and enough' equal "$(head -1 out)" 'Bob: Gold by rule'
for case in 2026-12-28:friend 2026-12-29:crown; do
	run pos-score tier -C small --as-of "${case%:*}" -o tsv
	column out partner to | sed -n 's/^bob	//p' >got
	ok "the tier above Gold on ${case%:*}" equal "$(cat got)" "${case#*:}"
done

# forms
run pos-score tier -C small -o json bob cat
ok 'json: status' status 0
ok 'json: fields and values' perl -MJSON::PP -e '
	local $/;
	my $d = decode_json(<STDIN>);
	my ($bob, $cat) = @{$d->{tiers}};
	my $r = $bob->{requirements};
	die "version" if $d->{schema_version} != 1;
	die "bob" if "@$bob{qw(tier rule state met_until)}" ne
	    "gold gold agrees 2026-12-29" || defined $bob->{reason};
	die "have" if $r->[0]{have} . "" ne "900" || $r->[0]{need} ne "300" ||
	    $r->[0]{source} ne "1 deal: d-2" || $r->[0]{window} ne "90 days" ||
	    $r->[0]{from} ne "2026-08-23" || $r->[0]{to} ne "2026-11-20" ||
	    $r->[0]{place} ne "program.yaml:14";
	die "nps" if $r->[1]{source} ne "partners/bob/partner.yaml:7";
	die "cat" if $cat->{reason} !~ /connector/ || defined $cat->{to} ||
	    $cat->{source} ne "hand" || $cat->{by} ne "Ingrid Solheim";
	die "changes" if $bob->{changes}[0]{from} ne "2026-12-01";' <"$T/out"
run pos-score tier -C small -o md
ok 'md: a row each' equal "$(grep -c '^|' out)" 7
run pos-score tier -C small -o tsv bob ada
ok 'tsv of two: a record for each requirement' \
	equal "$(column out partner | uniq -c | tr -s ' ')" \
	"$(printf ' 5 bob\n 6 ada')"

# The days on which a tier is lost, past and to come, are found by stepping
# over the days on which something happens. Here each day is asked for alone.
workspace days <<-!
	policies: {tier: {grace_days: 30}}
	tiers:
	  - {id: base, name: Base, requirements: {}}
	  - id: top
	    name: Top
	    requirements:
	      at_least: 4
	      of:
	        - {metric: sourced_revenue, gte: 100, window: 6 months}
	        - {metric: won_deals, gte: 2, window: 3 quarters}
	        - {metric: influenced_deals, between: [1, 2], window: 1 month}
	        - {metric: active_deals, gte: 2}
	        - {metric: registered_deals, gte: 2, window: calendar-year}
	        - {metric: certified, gte: 2}
	        - {metric: customers, gte: 1}
	        - {metric: agreements, includesAny: [nda]}
	        - {metric: win_rate, gte: 60%, window: 200 days}
	        - {metric: trainings, gte: 1, window: 90 days, effective_from: 2026-10-10, effective_until: 2027-02-03}
!
perl -e '
	use POSIX "strftime";
	srand 7;
	sub day {
		strftime "%Y-%m-%d", gmtime(1795132800 +
		    86400 * int(rand(900) - 550));
	}
	sub some { map { $_[0]->() } 0 .. int rand $_[1] }
	my (@deals, @customers, $n);
	for my $p (map { "p-$_" } 10 .. 99) {
		push @deals, some(sub {
			my ($from, $to) = sort(day(), day());
			my $role = (qw(sourced sourced influenced))[rand 3];
			my $stage = (qw(won won lost proposal))[rand 4];
			my $closed = $stage eq "proposal" ? "" :
			    ", closed: $to";
			"{id: d-" . ++$n . ", account: c-0, amount: " .
			    int(rand 90) . ", stage: $stage, created: $from" .
			    "$closed, partner: $p, role: $role}" }, 9);
		push @customers, map { my ($from, $to) = sort(day(), day());
			"{id: c-" . ++$n . ", name: C, since: $from, " .
			    "churned: $to, partners: [$p]}" } 1 .. 2;
		my $certificates = join ", ", some(sub {
			my ($from, $to) = sort(day(), day());
			"{person: N" . int(rand 3) . ", earned: $from, " .
			    "expires: $to}" }, 6);
		my $agreements = join ", ", some(sub {
			my ($from, $to) = sort(day(), day());
			"{kind: nda, signed: $from, renews: $to}" }, 2);
		my $activity = join ", ", some(sub { "{date: " . day() .
			", kind: " . (qw(registration registration training
			    ))[rand 3] . "}" }, 9);
		mkdir "days/partners/$p";
		open my $f, ">", "days/partners/$p/partner.yaml" or die;
		print $f "name: $p\ntype: reseller\nstage: active\n",
		    "tier: top\ntier_source: rule\ncertifications: ",
		    "[$certificates]\nagreements: [$agreements]\n",
		    "activity: [$activity]\n";
	}
	open my $d, ">", "days/data/deals.yaml" or die;
	print $d "deals:\n", map { "  - $_\n" } @deals;
	open my $c, ">", "days/data/customers.yaml" or die;
	print $c "customers:\n  - {id: c-0, name: None}\n",
	    map { "  - $_\n" } @customers;'
for date in $(perl -e 'use POSIX "strftime"; print strftime("%Y-%m-%d ",
	gmtime(1795132800 + 86400 * $_)) for -150 .. 150'); do
	echo "day	$date"
	pos-score tier -C days --as-of "$date" -o tsv
done >each
awk -F '\t' -v today=2026-11-20 '
	$1 == "day" { now = day[n++] = $2 }
	$1 == "partner" {
		for (i = 1; i <= NF; i++)
			at = $i == "rule" ? i : at
	}
	/^p-/ { top[$1, now] = $at == "top"; p[$1] }
	END {
		for (i = 0; day[i] != today; i++)
			;
		for (who in p) {
			lost = until = ""
			if (top[who, today]) {
				for (k = i + 1; k < n && top[who, day[k]]; k++)
					;
				until = k < n ? day[k - 1] : ""
			} else {
				for (k = i - 1; k >= 0 && !top[who, day[k]]; k--)
					;
				lost = k >= 0 ? day[k + 1] : ""
			}
			print who "\t" lost "\t" until
		}
	}' each | sort >all
run pos-score tier -C days -o tsv
# of those that are unsure it is not known when they were lost
column out partner state | sed -n 's/	unsure$/	/p' >unsure
grep -vFf unsure all >want
column out partner not_met_since met_until | grep -vFf unsure | sort |
	perl -pe 's/\t(20[\d-]+)/$1 gt "2026-06-23" && $1 lt "2027-04-19" ?
		"\t$1" : "\t"/ge' >got
ok 'days in the past and to come: as when each is asked for' same want got
ok 'days in the past and to come: there are many' test \
	"$(grep -c '	20.*	' want)" -ge 8 -a "$(grep -c '		20' want)" -ge 8

# scores, and a gate
cp -R small scored
mkdir scored/strategy
cat >scored/strategy/scorecard.yaml <<-!
	coverage_floor: 70%
	fit:
	  gates: [{id: legal, name: Legal}]
	  criteria: [{id: a, name: A, weight: 1}, {id: b, name: B, weight: 2}]
!
cat >scored/program.yaml <<-!
	tiers:
	  - {id: base, name: Base, requirements: {}}
	  - {id: fit, name: Fit, requirements: {score.fit: 66.7}}
!
for case in ada:4:3:true bob:5:3:true cat:5:3:false new:1:~:true; do
	slug=${case%%:*} rest=${case#*:}
	a=${rest%%:*} rest=${rest#*:}
	printf 'name: %s\ntype: reseller\nratings: {a: {score: %s}, b: {score: %s}}\ngates: {legal: {pass: %s}}\n' \
		"$slug" "$a" "${rest%%:*}" "${rest#*:}" |
		partner scored "$slug"
done
run pos-score tier -C scored -o tsv
column out partner rule gap | sed -n '/^[abcn]/p' | sort >got
# (4 - 1) / 4 * 1 + (3 - 1) / 4 * 2 = 1.75 of 3: 58.3; with 5 it is 66.7
ok 'the score of a card' is got <<-!
	ada	base	fit score 58.3 (needed: at least 66.7)
	bob	fit	
	cat	base	fit score: a gate has failed
	new	base	fit score unknown
!
rm scored/strategy/scorecard.yaml
run pos-score tier -C scored ada
ok 'no scorecard: status' status 3
ok 'no scorecard: told' has err "strategy/scorecard.yaml: no card 'fit'"

# wrong calls, and files that are wrong
run pos-score tier -C small adda nobody
ok 'unknown partner: status' status 3
ok 'unknown partner: the nearest' is err <<-!
	pos-score: no partner 'adda'; did you mean 'ada'?
	pos-score: no partner 'nobody'; pos partner list shows all
!
run pos-score tier -C small --as-of yesterday
ok '--as-of: status' status 2
ok '--as-of: message' has err "--as-of: 'yesterday' is not a date; write it as 2026-11-20"
run pos-score fit -C small --as-of 2026-11-20
ok '--as-of without tier: status' status 2
ok '--as-of without tier: message' has err 'only tier takes option --as-of'
run pos-score tier --data x.yaml
ok '--data: status' status 2
ok '--data: message' has err 'tier does not take option --data'
echo 'certifications: [{expires: soon}]' >>small/partners/ada/partner.yaml
run pos-score tier -C small
ok 'a record that is wrong: status' status 3
ok 'a record that is wrong: told, with its line' is err <<-!
	pos-score: partners/ada/partner.yaml:6: expires: 'soon' is not a date; write it as 2026-11-20
!
ok 'a record that is wrong: the others stand' has out 'Bob'
cp small/partners/ada/partner.yaml ada.was
sed -i '/expires:/d; s/^tier_source:.*/tier_source: Hand/' \
	small/partners/ada/partner.yaml
line=$(grep -n Hand small/partners/ada/partner.yaml | cut -d : -f 1)
run pos-score tier -C small ada
ok 'neither by rule nor by hand: status' status 3
ok 'neither by rule nor by hand: no advice' empty out
ok 'neither by rule nor by hand: message' is err <<-!
	pos-score: partners/ada/partner.yaml:$line: tier_source: rule or hand is expected, not 'Hand'
!
sed -i 's/Hand$/hand/' small/partners/ada/partner.yaml
run pos-score tier -C small -o json ada
ok 'by hand: it stands' equal "$(jq -r '.tiers[].state' out)" hand
cp ada.was small/partners/ada/partner.yaml
sed -i 's/^tier: silver/tier: slver/' small/partners/ada/partner.yaml
run pos-score tier -C small ada
ok 'no such tier: status' status 3
ok 'no such tier: message' has err \
	"partners/ada/partner.yaml:4: tier: program.yaml has no tier 'slver'; did you mean 'silver'?"
sed -i 's/amount: 150.50/amount: 150.50, currency: NOK/' small/data/deals.yaml
run pos-score tier -C small
ok 'another currency: status' status 3
ok 'a currency without a rate: not added, its line' has err \
	'data/deals.yaml:2: no rate from NOK to EUR on 2026-08-23 or before'
sed -i 's/sourced_revenue: {gte: 100/sourced_revenu: {gte: 100/' \
	small/program.yaml
run pos-score tier -C small
ok 'a rule that is wrong: status' status 3
ok 'a rule that is wrong: message' is err <<-!
	pos-score: program.yaml:6: requirements: no 'sourced_revenu'; did you mean sourced_revenue?
!
rm small/program.yaml
run pos-score tier -C small
ok 'no program: status' status 3
ok 'no program: message' has err 'program.yaml: there are no tiers'
mkdir -p bare && echo 'version: 1' >bare/pos.yaml
echo 'tiers: [{id: a, name: A, requirements: {}}]' >bare/program.yaml
run pos-score tier -C bare
ok 'no partners: status' status 0
ok 'no partners: told' has err 'no partner on file'
pos-score tier -C demo >/dev/full 2>err
rc=$?
ok 'standard output full: status' status 3
ok 'standard output full: message' has err 'cannot write'
done_testing
