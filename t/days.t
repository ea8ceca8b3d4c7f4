#!/bin/sh
# Time passes and nothing is recorded: every document of the sample workspace
# and a framework and a joint plan of every partner, held against each of 40
# days. A section may change on a day only because of a date that it names.
. "$(dirname "$0")/lib.sh"

# at DAY: it is that day, and commits are made in it
at() {
	export POS_NOW=$1T10:00:00Z
	export GIT_AUTHOR_DATE=$POS_NOW GIT_COMMITTER_DATE=$POS_NOW
}

first=2026-11-20
at $first
pos-init w --demo </dev/null >/dev/null && cd w || exit 1
pos-gen --all </dev/null >"$T/drafted"
for p in partners/*; do
	pos-gen --partner "${p#partners/}" framework jbp </dev/null >>"$T/drafted"
done
docs=$(git ls-files 'strategy/*.md' 'partners/*.md' | wc -l)
ok 'documents: two for each partner, and those of the strategy' test \
	"$docs" -ge $((2 * $(ls partners | wc -l) + 5))
run pos-status
ok "$first: nothing is stale" status 0

# What passes, by day, section and the date that the change shows: an activity
# or a review that is late, a milestone that is overdue, a certificate or an
# agreement that ends within 90 days or has ended. Without a date: Corrib's
# kick-off of 2 December, planned in its record, in the counts of all; and
# what Kaeser & Roth won on 18 December 2025, which leaves the twelve months
# of the tiers: those are judged today, as pos score tier does.
cat >"$T/expected" <<'!'
2026-11-28|partners/alvsjo-automation/jbp.md#activities|2026-11-27
2026-11-28|partners/alvsjo-automation/jbp.md#summary|2026-11-27
2026-11-28|partners/sondergaard-lund/jbp.md#review|27 November 2026
2026-12-01|partners/kaser-roth/framework.md#profile|28 February 2027
2026-12-01|partners/kaser-roth/framework.md#risk|28 February 2027
2026-12-01|partners/kaser-roth/jbp.md#risks|28 February 2027
2026-12-01|partners/nordvik-systems/framework.md#profile|28 February 2027
2026-12-01|partners/nordvik-systems/framework.md#risk|28 February 2027
2026-12-01|partners/nordvik-systems/jbp.md#risks|28 February 2027
2026-12-01|strategy/framework.md#risk|28 February 2027
2026-12-02|partners/corrib-process-systems/framework.md#metrics|2 December 2026
2026-12-02|partners/ostby-consulting/jbp.md#activities|2026-12-01
2026-12-02|partners/ostby-consulting/jbp.md#summary|2026-12-01
2026-12-02|partners/saarlane-tarkvara/framework.md#metrics|1 December 2026
2026-12-02|strategy/framework.md#metrics|
2026-12-07|partners/pennine-cloud-works/framework.md#metrics|6 December 2026
2026-12-07|strategy/framework.md#metrics|6 December 2026
2026-12-10|partners/alpenblick-informatik/jbp.md#review|9 December 2026
2026-12-10|partners/nordvik-systems/jbp.md#activities|2026-12-09
2026-12-10|partners/nordvik-systems/jbp.md#summary|2026-12-09
2026-12-11|partners/ostby-consulting/jbp.md#review|10 December 2026
2026-12-12|partners/alvsjo-automation/jbp.md#activities|2026-12-11
2026-12-12|partners/alvsjo-automation/jbp.md#summary|2026-12-11
2026-12-16|partners/kuusela-teollisuusdata/jbp.md#activities|2026-12-15
2026-12-16|partners/kuusela-teollisuusdata/jbp.md#summary|2026-12-15
2026-12-17|partners/havenlicht-software/jbp.md#review|16 December 2026
2026-12-18|partners/kaser-roth/framework.md#metrics|
2026-12-18|partners/kaser-roth/framework.md#roadmap|
2026-12-18|partners/kaser-roth/jbp.md#goals|
2026-12-19|partners/fjell-data/framework.md#profile|18 December 2026
2026-12-19|partners/fjell-data/framework.md#risk|18 December 2026
2026-12-19|partners/fjell-data/jbp.md#review|18 December 2026
2026-12-19|partners/fjell-data/jbp.md#risks|18 December 2026
2026-12-19|partners/nordvik-systems/jbp.md#activities|2026-12-18
2026-12-19|partners/nordvik-systems/jbp.md#summary|2026-12-18
2026-12-20|partners/alpenblick-informatik/framework.md#profile|20 March 2027
2026-12-20|partners/alpenblick-informatik/framework.md#risk|20 March 2027
2026-12-20|partners/alpenblick-informatik/jbp.md#risks|20 March 2027
2026-12-20|strategy/framework.md#risk|20 March 2027
2026-12-23|partners/sondergaard-lund/framework.md#profile|22 December 2026
2026-12-23|partners/sondergaard-lund/framework.md#risk|22 December 2026
2026-12-23|partners/sondergaard-lund/jbp.md#risks|22 December 2026
!
cut -d '|' -f 1,2 "$T/expected" >"$T/due"

# told DAY: each expected change of that day shows its date: the lines that
# come or go in the document hold it
told() {
	grep "^$1|" "$T/expected" | while IFS='|' read -r _ section date; do
		git show --format= -U0 HEAD -- "${section%%#*}" |
			grep '^[-+]' | grep -qF -e "$date" ||
			echo "$section: no $date"
	done
}

n=0
day=$first
: >"$T/seen"
while [ $n -lt 40 ]; do
	n=$((n + 1))
	day=$(date -u -d "$first +$n days" +%F)
	at "$day"
	run pos-status -o tsv
	awk -F '\t' -v d="$day" '$2 == "stale" { print d "|" $1 }' "$T/out" |
		sort >"$T/stale"
	[ -s "$T/stale" ] || continue
	cat "$T/stale" >>"$T/seen"
	run pos-gen --stale
	ok "$day: the change shows the date that passed" equal "$(told "$day")" ''
done
ok '40 days: what is stale, and when, is what passes' same "$T/due" "$T/seen"

# what passes is on file, by the day
ok 'on file: what leaves the months of the tiers' grep -q \
	'stage: won,.* closed: 2025-12-18,.* partner: kaser-roth,' data/deals-2025-q3.yaml
ok 'on file: what is planned' grep -q \
	'date: 2026-12-02,.*reaches: kick-off' \
	partners/corrib-process-systems/partner.yaml

# something is recorded: the windows end with it
at 2026-12-30
run pos-status
ok 'nothing recorded: fresh' status 0
sed -i 's/^activity:$/&\n  - {date: 2026-12-29, kind: meeting, note: Training held}/' \
	partners/corrib-process-systems/partner.yaml
git commit -qam 'Training held'
run pos-status 'framework#value'
ok 'an entry: stale' status 1
run pos-gen 'framework#value'
ok 'an entry: the twelve months end with it' has strategy/framework.md \
	'In the twelve months to 29 December 2026, the newest entry on file, '
done_testing
