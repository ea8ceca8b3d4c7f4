#!/bin/sh
# Golden reports of the sample workspace: each kind, of a fixed period, is just
# as it lies in t/golden, and each figure in it is what helper/golden.py, which
# reads the YAML files and nothing of the tools, computes for it. The same of
# other periods, filters and workspaces, without a golden file.
#
# A section that has no function in helper/golden.py fails here: it needs one.
# UPDATE=1 writes the golden files anew; look at the difference before you
# commit it.
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import yaml' 2>/dev/null; then
	echo '1..0 # SKIP no python3 with yaml'
	exit 0
fi
helper=$ROOT/t/helper/golden.py
today=2026-11-20

# report WORKSPACE OPTION...: into report.md, for golden.py; an executive
# summary without a period is of a day
report() {
	ws=$1
	shift
	case " $* " in
	*' --period '*) of=period ;;
	*' exec '*) of=day ;;
	*) of=period ;;
	esac
	run pos-report -C "$ws" -p --chart none "$@"
	cp "$T/out" "$T/report.md"
	[ $rc -eq 0 ]
}

# computed TOLD: each figure of report.md, of which there are many
computed() {
	ok "$1: is written" status 0
	run python3 "$helper" "$ws" $today report.md $of
	ok "$1: each figure is as the script computes it: status" status 0
	cp "$T/out" "$T/found"
	sed '$d' "$T/found" >"$T/wrong"
	ok "$1: each figure is as the script computes it" empty "$T/wrong"
	ok "$1: there are figures" \
		grep -qx '[1-9][0-9]* figures' "$T/found"
}

# golden NAME WORKSPACE OPTION...: commits have other names each time the
# sample is changed, so the file has COMMIT
golden() {
	name=$1
	shift
	report "$@"
	sed 's/\([Cc]\)ommit [0-9a-f]\{7,10\}\([ ,.)]\)/\1ommit COMMIT\2/' \
		"$T/report.md" >"$T/$name.md"
	if [ -n "${UPDATE:-}" ]; then
		cp "$T/$name.md" "$ROOT/t/golden/$name.md"
	fi
	ok "$name: as in t/golden/$name.md (UPDATE=1 renews it)" \
		same "$ROOT/t/golden/$name.md" "$T/$name.md"
	computed "$name"
}

pos-init w --demo </dev/null >/dev/null || exit 1
cp -R w bare	# whom to look for is not, so nobody fits that
pos-gen -C w --all >/dev/null || exit 1
golden exec w exec
golden annual w --period 2025 annual
golden quarterly w --period 2026-Q3 quarterly
golden monthly w --period 2026-10 monthly
golden board w --period 2026-Q3 board
golden partner w --partner nordvik-systems --period 2026-Q4 partner
report w --partner blafjell-drift --period 2026-Q3 partner
computed 'a partner that left'
ok 'a partner that left: it has no health and no tier to come' \
	equal "$(grep -c 'left the program' report.md)" 4
golden quarterly-dach w --view dach --period 2026-Q3 quarterly

# a report a month after the last one, with what partners have become since
POS_NOW=2026-10-20 GIT_COMMITTER_DATE=2026-10-20T10:00:00Z \
	pos-init since --demo </dev/null >/dev/null &&
	POS_NOW=2026-10-20 GIT_COMMITTER_DATE=2026-10-20T10:00:00Z \
		pos-report -C since exec >/dev/null &&
	pos-partner -C since set fjell-data stage=at-risk >/dev/null &&
	pos-partner -C since add 'Ny Partner' --type referral >/dev/null || exit 1
golden exec-since since exec

# at DATE MESSAGE: commit all of the workspace here
at() {
	git add -A && GIT_COMMITTER_DATE=$1T23:59:59Z git commit -qm "$2"
}

# a year of history: at its beginning partners were rated otherwise, some had
# another tier, one was not on file and one is not any more, another card and
# another market; the profiles are of today
cp -R w year && cd year && rm -rf .git && git init -q && cp -R . ../now ||
	exit 1
sed -i 's/commitment: {score: 3/commitment: {score: 1/
	s/customer-trust: {score: 4/customer-trust: {score: 2/' \
	partners/*/partner.yaml
sed -i 's/^tier: gold/tier: silver/' partners/nordvik-systems/partner.yaml
sed -i 's/^tier: .*//' partners/alpenblick-informatik/partner.yaml
sed -i 's/^tier: registered/tier: silver/; s/conflict: {pass: true/conflict: {pass: false/' \
	partners/quayside-analytics/partner.yaml
mkdir partners/gone-ab && sed 's/^name: .*/name: Gone AB/' \
	partners/kaser-roth/partner.yaml >partners/gone-ab/partner.yaml
rm -r partners/rigas-datu-darbnica data/deals-2026-*
sed -i 's/rigas-datu-darbnica, //; s/, rigas-datu-darbnica//
	s/\[rigas-datu-darbnica\]/[]/' data/*.yaml
sed -i 's/^      weight: 16$/      weight: 26/; s/^      weight: 14$/      weight: 4/' \
	strategy/scorecard.yaml
sed -i 's/base: 3000/base: 2800/; s/reach: 61%/reach: 55.5%/
	s/share: 12%/share: 10%/; s/^    reach_source: 53 of.*//
	s/^acv_source: .*/acv_source: assumption, replace/
	s/^as_of: .*/as_of: 2025-11-30/' strategy/tam.yaml
GIT_COMMITTER_DATE=2025-12-30T10:00:00Z git commit -q --allow-empty -m Begun
at 2025-12-31 'last year'
git rm -qr partners/gone-ab && cp -R ../now/partners ../now/data . &&
	 at 2026-03-01 'Rated anew'
cp ../now/strategy/scorecard.yaml strategy && at 2026-03-31 'Another card'
sed -i 's/base: 2800/base: 3000/' strategy/tam.yaml && at 2026-04-01 'Accounts'
cp ../now/strategy/tam.yaml strategy && at 2026-10-01 'The market of now'
cd .. || exit 1
golden annual-year year --period 2026 annual
ok 'a year: the score is tested' has report.md '| Top third |'
ok 'a year: assumptions have changed' has report.md ' → '
ok 'a year: partners are placed by fit' has report.md '| Partner | Fit | Health |'
for filter in '--period 2026-Q1' '--period 2026-Q2' '--period 2026-Q4' \
	'--period 2026 --region nordics' '--period 2026 --type reseller' \
	'--period 2026 --tier silver --tier gold'; do
	# shellcheck disable=SC2086
	report year $filter annual
	computed "a year, $filter"
done

# what may be otherwise with the history, the card and the market
of_year() {
	rm -rf other && cp -R year other && cd other || exit 1
	told=$1
	shift
	"$@" && cd .. || exit 1
	report other --period 2026 annual
	computed "a year, $told"
}
alike() {
	cp partners/nordvik-systems/partner.yaml "$T/one.yaml"
	for p in partners/*/partner.yaml; do
		{ grep '^name:' "$p" && grep -v '^name:' "$T/one.yaml"; } \
			>"$T/p" && cp "$T/p" "$p" || return 1
	done
	rm -rf .git && git init -q && at 2025-12-31 'All alike'
}
# those that score low bring what the others did
against() {
	sed -i 's/partner: kuusela-teollisuusdata/partner: conseil-ardennais/
		s/partner: nordvik-systems/partner: havenlicht-software/
		s/partner: alvsjo-automation/partner: weserbogen-systemhaus/
		s/partner: ostby-consulting/partner: alpenblick-informatik/
		s/partner: isvik-kjoleteknikk/partner: fjell-data/
		s/partner: sondergaard-lund/partner: krakenes-robotics/
		s/partner: bruckner-sohne/partner: fjell-data/' \
		data/deals-*.yaml && at 2026-11-19 'Others won'
}
of_year 'not committed' sed -i 's/base: 3000/base: 3333.5/; s/^acv: .*/acv: 41000/' \
	strategy/tam.yaml
ok 'a year, not committed: says so' has report.md '| not committed |'
of_year 'another scale' sed -i 's/^scale: .*/scale: {min: 0, max: 5}/' \
	strategy/scorecard.yaml
of_year 'no card' rm strategy/scorecard.yaml
of_year 'no deals' sh -c 'rm data/deals-*'
of_year 'no market now' rm strategy/tam.yaml
of_year 'another currency' sed -i 's/^currency: .*/currency: NOK/' strategy/tam.yaml
of_year 'the same score' alike
call_it() {
	pos-partner rename isvik-kjoleteknikk 'Isvik AS' >/dev/null
}
of_year 'another name' call_it
ok 'a year, another name: it is ranked' has report.md '| [Isvik AS](../partners/isvik-as/'
of_year 'others won' against
ok 'a year, others won: says so' has report.md '**The score told the opposite.**'
for depth in 1 2 5; do	# the last has a commit from before the year
	git clone -q --depth $depth "file://$PWD/year" shallow$depth || exit 1
	report shallow$depth --period 2026 annual
	computed "a year, a clone of depth $depth"
done
ok 'a year, a clone: since when is not known of all' has report.md ', or an older one |'
# so many that they are ranked in fourths, and not all are listed
cp -R year many && perl "$ROOT/t/bench/partners.pl" 90 many 3 && cd many &&
	rm -rf .git && git init -q && at 2025-12-31 'Many partners' && cd .. ||
	exit 1
report many --period 2026 annual
computed 'many partners'
ok 'many partners: in fourths' has report.md '| Second fourth |'
ok 'many partners: not all are listed' grep -q '^And [0-9]* more\.$' report.md
ok 'many partners: how many are not placed' has report.md \
	'Partners with a contract that are not looked at here: '

# other periods, some of which run, have no plan, or begin before the deals
for period in 2024 2025-Q1 2025-H2 2026-H1 2026-Q1 2026-Q4 2026-11; do
	for kind in exec annual quarterly monthly board; do
		report w --period $period $kind
		computed "$kind $period"
	done
done
for kind in annual quarterly; do
	report bare $kind
	computed "without profiles, $kind"
done
for partner in corrib-process-systems quayside-analytics alvsjo-automation \
	kade-negen; do
	report w --partner $partner --period 2026-Q2 partner
	computed "partner $partner"
done

# filters; those of accounts, too, leave no partner judged by what is left
for filter in '--region nordics' '--type reseller --type services' \
	'--tier silver --region nordics' '--segment mid-market' \
	'--industry energy'; do
	for kind in exec annual quarterly board; do
		# shellcheck disable=SC2086
		report w $filter $kind
		computed "$kind $filter"
	done
done
# fiscal years that begin in April
cp -R w april && sed 's/^fiscal_year_start: 1/fiscal_year_start: 4/' \
	w/company.yaml >april/company.yaml &&
	git -C april commit -qam 'Fiscal years from April' || exit 1
for kind in exec annual quarterly monthly board; do
	report april $kind
	computed "$kind, fiscal years from April"
done

# something of each kind to decide on; on one account more deals than are told
cp -R w asking && cd asking || exit 1
sed -i '/^plan:$/a\  - {metric: mdf-paid, period: 2026, value: 7000}' program.yaml
sed -i '/id: d-153,/s/}$/, registration: {state: submitted, submitted: 2026-11-16, contact: A Person, need: cold store}, evidence: [{date: 2026-10-19, note: a call, by: Jonas Wetzel}]}/
	/id: d-158,/s/account: p-075/account: p-038/
	/id: d-1[45][0-9],.*stage: [dqpn]/s/account: [cp]-[0-9]*/account: c-022/' \
	data/deals-2026-q4.yaml
cat >>partners/nordvik-systems/partner.yaml <<-!
	mdf:
	  - {date: 2026-11-10, amount: 4000, purpose: fair, state: requested}
	  - {date: 2026-10-10, amount: 15500, purpose: fair, state: approved, decided: 2026-10-12}
!
sed -i 's/^tier: gold/tier: silver/; s/^tier_source: .*/tier_source: rule/' \
	partners/nordvik-systems/partner.yaml partners/kaser-roth/partner.yaml
sed -i '/^manager:/d' partners/ostby-consulting/partner.yaml
git commit -qam 'Something to decide' && cd .. || exit 1
report asking exec
ok 'asks of each kind: there are seven' \
	equal "$(grep -c '^\*\*.*\*\* ([0-9]*):$' report.md)" 7
computed 'asks of each kind'
for filter in '--region nordics' '--type reseller' '--period 2025'; do
	# shellcheck disable=SC2086
	report asking $filter exec
	computed "asks of each kind, $filter"
done

# what comes next by each rule: the register, registrations, tiers that are
# won, lost or about to be, steps of playbooks, gaps of records, silence
cp -R w busy && cd busy || exit 1
{
	POS_NOW=2026-11-01 pos-partner action kaser-roth 'Send the price list' --due 2026-11-12
	pos-partner action kaser-roth 'Name a deputy' --due 2026-12-04 --owner Ursina
	pos-partner action kaser-roth 'Far away' --due 2027-02-01
	pos-partner action kaser-roth 'No day'
	pos-partner action kaser-roth 'Over' --due 2026-11-19
	pos-partner action kaser-roth done 5
	pos-partner action conseil-ardennais 'Give back the keys' --due 2026-11-20
	pos-deal register d-153 --contact 'A Person' --need 'cold store' \
		--evidence 'a call' --by 'Jonas Wetzel'
	POS_NOW=2026-10-20 pos-play start renewal --partner kaser-roth
	POS_NOW=2026-11-18 pos-play start qbr --partner nordvik-systems
	POS_NOW=2026-09-01 pos-play start renewal --partner alpenblick-informatik
	for day in 05 12 19; do
		pos-play done renewal --partner alpenblick-informatik --checked \
			--date 2026-09-$day --evidence 'seen' --met 1
	done
	POS_NOW=2026-11-02 pos-play start onboard --partner corrib-process-systems
	pos-play done onboard --partner corrib-process-systems --checked \
		--evidence seen --date 2026-11-05
	pos-partner add 'Bare AS' --type referral
	pos-partner add 'Wanted AS' --type reseller
} </dev/null >/dev/null || exit 1
sed -i '/^type:/d' partners/kade-negen/partner.yaml
sed -i '/^stage:/d' partners/wanted-as/partner.yaml
sed -i 's/^stage: .*/stage: at-risk/' partners/bare-as/partner.yaml
sed -i 's/^stage: .*/stage: signed/; /^manager:/d' partners/saarlane-tarkvara/partner.yaml
sed -i 's/^tier: gold/tier: silver/' partners/nordvik-systems/partner.yaml
sed -i 's/^tier: silver/tier: gold/; /^manager:/d' partners/ostby-consulting/partner.yaml
sed -i 's/\(level: .*expires: \)[-0-9]*/\12026-11-10/' partners/kuusela-teollisuusdata/partner.yaml
sed -i '/^tier: /d; /^since: /d' partners/fjell-data/partner.yaml
sed -i '/^tier: /d' partners/isvik-kjoleteknikk/partner.yaml
cat >>partners/isvik-kjoleteknikk/partner.yaml <<-!
	playbooks:
	  - {playbook: expand, folder: expand, started: 2026-10-01, stopped: 2026-11-02, by: Ada}
!
cat >>partners/pennine-cloud-works/partner.yaml <<-!
	playbooks:
	  - {playbook: onboard, folder: onboard, started: 2026-09-10, completed: 2026-11-01, by: Ada}
!
for p in sondergaard-lund weserbogen-systemhaus; do
	cat >>partners/$p/partner.yaml <<-!
		playbooks:
		  - {playbook: onboard, folder: onboard, started: 2026-08-01, completed: 2026-09-01, by: Ada}
		  - {playbook: renewal, folder: renewal, started: 2026-10-01, completed: 2026-10-15, by: Ada}
	!
done
sed -i '/id: d-152,/s/}$/, registration: {state: submitted, submitted: 2026-11-16}}/' \
	data/deals-2026-q4.yaml
git commit -qam 'Busy' && cd .. || exit 1
for partner in busy/partners/*; do
	report busy --partner "${partner##*/}" partner
	computed "busy, ${partner##*/}"
	cat report.md >>all.md
done
for kind in quarterly monthly exec; do
	report busy $kind
	computed "busy, $kind"
	cat report.md >>all.md
done
while read -r told; do
	ok "busy: something is due: $told" grep -q "$told" all.md
done <<-!
	Send the price list was due 2026-11-12 | .pos partner action kaser-roth done 1
	Name a deputy is due 2026-12-04
	answer to the registration of d-153 .* is due 2026-11-22
	registration of d-152 .* lacks contact, need, evidence
	protection of d-
	| qbr 1/4: Gather metrics | Marius Hagen | 2026-11-25 |
	renewal step 1/3, Review the past term, waits for its checklist, was due
	onboard step 2/5, Onboarding checklist, waits for its
	renewal waits for its success criteria
	renewal is completed, and the record still has the end
	a business review is on record, expand usually follows
	meets all that Gold asks for
	Gold is not met any more, the rules give Silver
	Gold is not met since 2026-11-11, kept until 2026-12-11
	its record has no stage and no manager and no contact
	its record has no tier | .*tier=registered tier_source=rule
	; before onboard begins: a manager of ours is named
	never heard of since the signature
	too little is known for a health score
	market funds are left
!

# who holds several certificates is one certified person
cp -R w several && sed -i 's/^certifications:$/&\
  - {person: Ada Two, level: expert, expires: 2027-06-01}\
  - {person: Ada Two, level: professional, expires: 2027-06-01}/' \
	several/partners/*/partner.yaml &&
	git -C several commit -qam 'Two certificates' || exit 1
report several --partner nordvik-systems partner
computed 'several certificates of one person'

# made workspaces with days on the borders of periods; from 20 on with sums in
# several currencies, and deals worth nothing
made() {
	for period in 2025 2025-Q4 2026-10; do
		for kind in "$@"; do
			report made$seed --period $period $kind
			# its fiscal year may begin later than that
			[ $rc -ne 0 ] && grep -q 'has not begun' err && continue
			computed "made $seed, $kind $period"
			cat report.md >>made.md
		done
	done
}
for seed in 1 2 3 4 5 6 20 21; do
	python3 "$ROOT/t/helper/metrics.py" --make $seed made$seed $today &&
		git init -q made$seed && git -C made$seed add -A &&
		git -C made$seed commit -qm Made || exit 1
	if [ $seed -lt 20 ]; then
		made exec annual board
	else
		made exec annual quarterly monthly board
	fi
done
ok 'made: several currencies' grep -q '; USD at .* and at ' made.md

# a company that has nothing yet
fresh_workspace new >/dev/null || exit 1
for kind in exec annual quarterly monthly board; do
	ok "nothing yet, $kind: is written" report new $kind
done

# the script notices each figure that is another one, and a section it does
# not know
for name in exec annual quarterly monthly board partner year busy; do
	case $name in
	partner) report w --partner nordvik-systems partner ;;
	busy) report busy --partner kaser-roth partner ;;
	year) report year --period 2026 annual ;;
	*) report w $name ;;
	esac
	run python3 "$helper" --bent "$ws" $today report.md $of
	cp "$T/out" "$T/found"
	sed '$d' "$T/found" >"$T/wrong"
	ok "$name: no figure can be bent unnoticed" empty "$T/wrong"
done
report w board
printf '\n## Weather\n\nIt was 21 degrees.\n' >>report.md
run python3 "$helper" w $today report.md $of
ok 'a section that nothing computes is told' has out \
	'weather: no function computes this section: SECTIONS in helper/golden.py'
sed '/^## Risks/,/^## Prio/d' "$ROOT/t/golden/quarterly.md" >report.md
run python3 "$helper" w $today report.md $of
ok 'a section that is gone is told' has out 'risks: is not in the report'

# nothing is left to another test
run python3 "$helper" --elsewhere
ok 'what is computed elsewhere: status' status 0
ok 'what is computed elsewhere: nothing' empty out
done_testing
