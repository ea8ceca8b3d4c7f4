#!/bin/sh
# A partner whose folder got another name in the period is the same partner in
# what reports tell of then and now: tiers, the back-test, what changed.
. "$(dirname "$0")/lib.sh"

at() {
	day=$1
	shift
	POS_NOW=${day}T10:00:00Z GIT_COMMITTER_DATE=${day}T10:00:00Z "$@"
}
git init -q w && cp -R "$ROOT/workspace/." w && cd w || exit 1
# scores need the profiles; two partners are to move up
pos-gen --no-commit --all >/dev/null 2>&1
sed -i 's/^tier: gold/tier: silver/' partners/kaser-roth/partner.yaml
sed -i 's/^tier: silver/tier: registered/' partners/fjell-data/partner.yaml
git add -A && at 2025-12-30 git commit -qm 'Last year' &&
	at 2026-02-01 pos-report exec >/dev/null || exit 1

cd "$T" && cp -R w same && cd same &&
	cp "$ROOT/workspace/partners/kaser-roth/partner.yaml" partners/kaser-roth &&
	cp "$ROOT/workspace/partners/fjell-data/partner.yaml" partners/fjell-data &&
	at 2026-03-01 git commit -qam 'Two have moved up' || exit 1
run pos-report -p --chart none --period 2026 --section score-back-test annual
grep '^|' "$T/out" >"$T/score.same"
run pos-report -p --chart none --period 2026 --section program-evolution annual
grep -A 12 'tier' "$T/out" | grep '^[|-]' >"$T/moves.same"
ok 'before: two have another tier' equal "$(grep -c '^- ' "$T/moves.same")" 2

# one by the tool; one by hand, twice, after the tool's name was given anew
at 2026-04-01 pos-partner rename fjell-data 'Fjord Data' >/dev/null &&
	at 2026-04-02 git mv partners/kaser-roth partners/kaser &&
	sed -i 's/partner: kaser-roth/partner: kaser/' data/deals-*.yaml &&
	sed -i 's/^name: .*/name: Käser/' partners/kaser/partner.yaml &&
	at 2026-04-02 git commit -qam 'Renamed' &&
	git mv partners/kaser partners/kaser-ag &&
	sed -i 's/partner: kaser,/partner: kaser-ag,/' data/deals-*.yaml &&
	at 2026-05-02 git commit -qam 'Renamed again' || exit 1
at 2026-06-01 pos-partner add 'Fjell Data' --type referral >/dev/null || exit 1
# as_named FILE: with the names and slugs there were
as_named() {
	sed 's/Fjord Data/Fjell Data/; s/fjord-data/fjell-data/
		s/\[Käser\]/[Käser \& Roth]/; s/Käser, tier/Käser \& Roth, tier/
		s/Käser:/Käser \& Roth:/; s/kaser-ag/kaser-roth/' "$1"
}
run pos-report -p --chart none --period 2026 --section score-back-test annual
as_named "$T/out" | grep '^|' >"$T/score"
ok 'back-test: the same scores' same "$T/score.same" "$T/score"
ok 'back-test: nobody without a record' hasnt "$T/out" 'no record of then'
ok 'back-test: nobody gone' hasnt "$T/out" 'not on file today'
run pos-report -p --chart none --period 2026 --section program-evolution annual
as_named "$T/out" | grep -A 12 'tier' | grep '^[|-]' >"$T/moves"
ok 'tiers: the same moves' same "$T/moves.same" "$T/moves"
run pos-report -p --chart none --section what-changed exec
ok 'what changed: status' status 0
ok 'what changed: the name' has out '- Fjord Data: name Fjord Data, was Fjell Data'
ok 'what changed: nobody is gone' hasnt out 'no longer on file'
ok 'what changed: who has the old name now is new' has out '- Fjell Data: new'
ok 'what changed: he is the only one' equal "$(grep -c ': new$' "$T/out")" 1
done_testing
