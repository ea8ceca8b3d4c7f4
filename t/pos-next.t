#!/bin/sh
# pos-next: every rule against an independent recomputation, its order, and
# each rule made to fire and to stop.
. "$(dirname "$0")/lib.sh"

run pos-init w --demo
cd w || exit 1

# the sample workspace, recomputed from the records
run pos-next -o json
ok 'status' status 0
cp "$T/out" "$T/next.json"
for dir in partners/*/; do
	pos-partner show -o json "$(basename "$dir")"
done >"$T/records.json"
pos-score health -o json >"$T/health.json"
cat >"$T/recompute.py" <<-'!'
	import json, datetime as dt, sys, re
	today = dt.date(2026, 11, 20)
	dec = json.JSONDecoder()
	text, at, records = open(sys.argv[1]).read(), 0, []
	while text[at:].strip():
	    at += len(text[at:]) - len(text[at:].lstrip())
	    o, at = dec.raw_decode(text, at)
	    records.append(o)
	items = json.load(open(sys.argv[2]))["next"]
	health = {p["partner"]: p for p in json.load(open(sys.argv[3]))["scores"]}
	day = lambda s: dt.date.fromisoformat(s) if s else None
	def months(d, n):
	    m = d.month - 1 + n
	    y, m = d.year + m // 12, m % 12 + 1
	    last = [31, 29 if y % 4 == 0 and (y % 100 or y % 400 == 0) else 28,
	        31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]
	    return dt.date(y, m, min(d.day, last))
	rhythm = {"registered": 12, "silver": 6, "gold": 3, "platinum": 3}
	signed = ("signed", "onboarding", "active", "growing", "at-risk", "exiting")
	want = set()
	for o in records:
	    r, s, d = o["record"], o["slug"], o["derived"]
	    stage = r.get("stage")
	    is_signed = stage in signed
	    acts = r.get("activity") or []
	    if is_signed:
	        reviews = [day(str(a["date"])) for a in acts if a["kind"] == "qbr"
	            and day(str(a["date"])) <= today]
	        last = max(reviews) if reviews else day(r.get("since"))
	        if last and r.get("tier") and stage != "exiting":
	            due = months(last, rhythm[r["tier"]])
	            if due < today: want.add((s, "review", "overdue", str(due)))
	            elif (due - today).days <= 14: want.add((s, "review", "soon", str(due)))
	        ends = d["renews"]
	        if ends and stage != "exiting" and (day(ends) - today).days <= 120:
	            end = day(ends)
	            told = end if end < today else end - dt.timedelta(60)
	            want.add((s, "renewal", "overdue" if told < today else "soon", str(told)))
	        if d["silent"]: want.add((s, "silent", "now", d["last_heard"] or ""))
	    if stage != "former":
	        for c in r.get("certifications") or []:
	            e = day(c.get("expires"))
	            if e and 0 <= (e - today).days <= 60:
	                want.add((s, "certificate", "soon", str(e)))
	        for a in (r.get("plan") or {}).get("activities") or []:
	            due = day(a.get("due"))
	            if a.get("done") or not due: continue
	            if due < today: want.add((s, "plan", "overdue", str(due)))
	            elif (due - today).days <= 14: want.add((s, "plan", "soon", str(due)))
	    h = health.get(s)
	    if stage == "at-risk" or (is_signed and stage != "exiting" and h and
	            h["state"] == "ranked" and h["score"] < 45 and not (
	            r.get("since") and (today - day(r["since"])).days < 180)):
	        want.add((s, "health", "now", ""))
	    if stage in ("prospect", "qualified"): want.add((s, "stage", "later", ""))
	    if stage in ("signed", "onboarding"): want.add((s, "stage", "now", ""))
	    if stage == "exiting": want.add((s, "stage", "now", ""))
	got = {(i["slug"], i["rule"], i["when"], i["day"] or "") for i in items
	    if i["rule"] not in ("follow", "tier-up", "tier-down", "record")}
	for x in sorted(want - got): print("missing", *x)
	for x in sorted(got - want): print("too much", *x)
	# in order: when, agreements that have ended, day, tier, name
	rank = {"overdue": 0, "now": 1, "soon": 2, "later": 3}
	tiers = [None, "registered", "silver", "gold", "platinum"]
	tier = {o["slug"]: tiers.index(o["record"].get("tier")) for o in records}
	keys = [(rank[i["when"]], "agreement ended" not in i["why"],
	    i["day"] is None, i["day"] or "", -tier[i["slug"]], i["partner"], i["rule"])
	    for i in items]
	if keys != sorted(keys): print("not in order")
	print(len(got), file=sys.stderr)
!
run python3 "$T/recompute.py" "$T/records.json" "$T/next.json" "$T/health.json"
ok 'every rule, recomputed: status' status 0
ok 'every rule, recomputed: the same' empty "$T/out"
ok 'every rule, recomputed: there were many' test "$(cat "$T/err")" -ge 20
run pos-next -o json
ok 'the same list again' same "$T/out" "$T/next.json"

# each rule has a name in the manual, and a command that pos knows
run pos-next --rules -o tsv
sed 1d "$T/out" | cut -f 1 | sort >"$T/rules"
python3 -c 'import json, sys
for i in json.load(open(sys.argv[1]))["next"]: print(i["rule"])' \
	"$T/next.json" | sort -u >"$T/fired"
ok 'rules that fired: there are many' test "$(wc -l <"$T/fired")" -ge 8
ok 'rules that fired: are listed' equal "$(comm -13 "$T/rules" "$T/fired")" ""
for rule in $(cat "$T/rules"); do
	ok "the manual has $rule" grep -qE "Cm .*$rule|, $rule" \
		"$ROOT/man/pos-next.1"
done

# Each command that it prints runs as it is printed. What writes is made to
# write nothing, or is taken back.
runs() {
	case $1 in
	'pos partner set '* | 'pos partner action '*)
		run sh -c "$1 --dry-run" ;;
	# a dry run asks for no reason, and this should be given
	'pos play start '* | 'pos play done '*)
		run sh -c "$1 --no-commit" ;;
	*) run sh -c "$1" ;;
	esac
	ok "commands: $1" status 0
	git checkout -q . && git clean -dfq
}
# all_run [PARTNER]: those of what it prints
all_run() {
	run pos-next -o tsv "$@"
	sed 1d "$T/out" | cut -f 7 | sort -u >"$T/commands"
	ok "commands: there are some, ${1-of all}" test -s "$T/commands"
	git add -A && git commit -qm 'as it is'
	while read -r command <&3; do
		runs "$command"
	done 3<"$T/commands"
}
all_run

# one partner, filters
run pos-next weserbogen-systemhaus -o tsv
ok 'one partner' equal "$(sed 1d "$T/out" | cut -f 3 | sort -u)" \
	weserbogen-systemhaus
run pos-next -k 2 -o tsv
ok '-k' equal "$(sed 1d "$T/out" | wc -l)" 2
run pos-next --manager 'jonas wetzel' -o tsv
ok '--manager: in any case' equal "$(sed 1d "$T/out" | cut -f 3 |
	while read -r s; do grep -h '^manager:' "partners/$s/partner.yaml"
	done | sort -u)" 'manager: Jonas Wetzel'
sed -i 's/^manager: .*/manager: Åse Øy/' partners/fjell-data/partner.yaml
run pos-next --manager 'åSE øY' -o tsv
ok '--manager: in any case, beyond ASCII' \
	equal "$(sed 1d "$T/out" | cut -f 3 | sort -u)" fjell-data
git checkout -q .
run pos-next --manager 'Jonas Wetzl'
ok '--manager: nobody: status' status 1
ok '--manager: nobody: says so' is "$T/err" <<-'!'
	pos-next: nothing to do: no partner has the manager 'Jonas Wetzl'
!
run pos-next nobody
ok 'no such partner' status 3
run pos-next a b
ok 'two partners' status 2
run pos-next -k 0
ok '-k 0' status 2

# rules that fire, and stop: at DAY PARTNER RULE WHEN [WHY]: one row of RULE,
# of whose reason WHY is a part; WHEN -: none
at() {
	POS_NOW=$1 pos-next -o tsv "$2" >"$T/rows" 2>/dev/null
	awk -F '\t' -v r="$3" -v why="${5-}" '
		NR == 1 && $1 != "when" { print "no list" }
		$6 == r && index($5, why) { print $1 }
		END { if (NR == 0) print "nothing" }' "$T/rows" >"$T/have"
	ok "$2 on $1: $3 $4 ${5-}" equal "$(cat "$T/have")" "${4#-}"
}
now=2026-11-20
# edit PARTNER PERL...: change its record
edit() {
	slug=$1 && shift
	perl -CSD -i -pe "$@" "partners/$slug/partner.yaml"
}
# back: the sample workspace again
git tag sample
back() {
	git reset -q --hard sample && git clean -dfq
}
# stage PARTNER STAGE: whatever the rules of stages say
stage() {
	edit "$1" "s/^stage: .*/stage: $2/"
}

p=fjell-data
edit $p 's/^notes:/actions:
  - {text: Send the price list, owner: Marius Hagen, due: 2026-12-15}
  - {text: Was done, due: 2026-11-01, done: 2026-11-02}
  - {text: Was dropped, due: 2026-11-01, dropped: no need}
  - {text: Without a day}
notes:/'
at 2026-11-30 $p action -
at 2026-12-01 $p action soon 'Send the price list is due 2026-12-15'
at 2026-12-15 $p action soon
at 2026-12-16 $p action overdue 'Send the price list was due 2026-12-15'
all_run $p
back
at $now $p action -

p=alvsjo-automation
at 2026-11-12 $p plan - Reference
at 2026-11-13 $p plan soon Reference
at 2026-11-27 $p plan soon 'Reference visit at Gnosholm Verktyg is due'
at 2026-11-28 $p plan overdue 'Reference visit at Gnosholm Verktyg was due'
# its command: where it stands, and from its day on that it was done
plan_command() {
	POS_NOW=$1 pos-next -o tsv $p | grep '	plan	.*' | head -n 1 | cut -f 7
}
ok 'an activity of the plan: to come' equal "$(plan_command 2026-11-26)" \
	"pos partner show $p"
ok 'an activity of the plan: of today' \
	equal "$(plan_command 2026-11-27)" \
	"pos partner set $p plan.activities.1.done=2026-11-27"
POS_NOW=2026-11-28 run sh -c "$(plan_command 2026-11-28)"
ok 'an activity of the plan: its command' status 0
at 2026-11-28 $p plan - Reference
back

# registrations: the day an answer is due (48 hours), the day after; what one
# lacks; the last 14 days of a protection, and what was closed
p=rigas-datu-darbnica
deal() {
	perl -CSD -i -pe "/id: d-156,/ and $1" data/deals-2026-q4.yaml
}
command() {
	POS_NOW=$1 pos-next -o tsv $p 2>"$T/err" |
		grep '	registration	' | cut -f 7
}
at 2027-01-11 $p registration -
at 2027-01-12 $p registration soon \
	'protection of d-156 (Halden Flow for Daugavas Tirgotājs) ends 2027-01-26'
at 2027-01-26 $p registration soon
at 2027-01-27 $p registration -
ok 'a protection ends: extend it' equal "$(command 2027-01-12)" \
	'pos deal extend d-156'
run sh -c "POS_NOW=2027-01-12 $(command 2027-01-12)"
ok 'a protection ends: the command' status 0
at 2027-01-12 $p registration -
at 2027-02-25 $p registration soon 'ends 2027-02-25'
ok 'a protection ends: it is longer already' \
	equal "$(command 2027-02-25)" 'pos deal show d-156'
back
deal 's/stage: qualification,/stage: won, closed: 2026-12-01,/'
at 2027-01-12 $p registration -
back
deal 's/state: approved/state: submitted/; s/, decided: [^}]*}/}/'
at 2026-10-28 $p registration now \
	'answer to the registration of d-156 (Halden Flow for Daugavas Tirgotājs) is due 2026-10-28'
at 2026-10-29 $p registration overdue 'was due 2026-10-28'
ok 'an answer: approve it' equal "$(command 2026-10-29)" \
	'pos deal approve d-156'
stage $p former
at 2026-10-29 $p registration overdue
all_run $p
run sh -c "$(command $now)"
ok 'an answer: the command' status 0
at $now $p registration -
back
deal 's/state: approved/state: under-review/; s/, decided: [^}]*}/}/; s/contact: "[^"]*", //'
at $now $p registration now \
	'registration of d-156 (Halden Flow for Daugavas Tirgotājs) lacks contact'
ok 'one that lacks something: show it' equal "$(command $now)" \
	'pos deal show d-156'
all_run $p
back
deal 's/state: approved/state: rejected/'
at $now $p registration -
back

p=sondergaard-lund
at 2026-11-12 $p review -
at 2026-11-13 $p review soon
at 2026-11-27 $p review soon 'business review (Silver: semi-annual) is due'
at 2026-11-28 $p review overdue 'business review (Silver: semi-annual) was due'

p=alpenblick-informatik
at 2026-11-19 $p renewal -
at 2026-11-20 $p renewal soon 'agreement renews in 120 days'
at 2027-01-19 $p renewal soon 'agreement renews in 60 days'
late='notice was to be given by 2027-01-19, agreement renews'
at 2027-01-19 $p renewal - "$late"
at 2027-01-20 $p renewal overdue "$late in 59 days"
at 2027-03-19 $p renewal overdue "$late in 1 day"
at 2027-03-20 $p renewal overdue "$late today"
at 2027-03-21 $p renewal - notice
at 2027-03-21 $p renewal overdue 'agreement ended 1 day ago'
stage $p exiting
at 2027-03-21 $p renewal -
at 2027-01-20 $p renewal -
back
# notice longer before the end than any playbook begins: told all the same
perl -0 -i -pe 's/(agreement:\n.*?notice_days:) 60/$1 150/s' program.yaml
at 2026-10-21 $p renewal -
at 2026-10-22 $p renewal overdue \
	'notice was to be given by 2026-10-21, agreement renews in 149 days'
POS_NOW=2026-10-22 all_run $p
at 2026-11-20 $p renewal overdue 'agreement renews in 120 days'
perl -0 -i -pe 's/(agreement:\n.*?)    notice_days: 150\n/$1/s' program.yaml
at 2027-03-20 $p renewal soon 'agreement renews today'
back
pos-play start renewal --partner $p >/dev/null 2>&1
at $now $p renewal -
at $now $p step now 'renewal step 1/3, Review the past term, waits for its checklist'
for _ in 1 2 3; do
	pos-play done renewal --partner $p --checked --evidence x >/dev/null 2>&1
done
at $now $p step now 'renewal waits for its success criteria'
at 2026-11-28 $p step overdue 'renewal waits for its success criteria'
at $now $p renewal -
pos-play met renewal --partner $p 1 2 >/dev/null 2>&1
at $now $p step -
at $now $p renewal soon \
	'renewal is completed, and the record still has the end 2027-03-20'
all_run $p
pos-partner set --no-commit $p agreements.0.renews=2028-03-20 >"$T/out" 2>&1
at $now $p renewal -
at 2027-11-20 $p renewal -
at 2027-11-21 $p renewal soon 'agreement renews in 120 days'
back

p=nordvik-systems
at 2026-10-31 $p certificate -
at 2026-11-01 $p certificate soon 'certificate of Eirik Tveit'
at 2026-12-31 $p certificate soon 'certificate of Eirik Tveit'
at 2027-01-01 $p certificate - 'Eirik Tveit'
stage $p exiting
at 2026-12-31 $p certificate -
back

p=quayside-analytics
at 2026-09-06 $p silent -
at 2026-09-07 $p silent now 'not heard of for 91 days'
stage $p exiting
at $now $p silent -
at $now $p health -
back
edit $p 's/^activity:\n/activity:\n  - {date: 2026-11-19, kind: meeting, note: Call}\n/'
at $now $p silent -
back

# who has just signed, and said nothing yet
perl -0 -i -pe 's/^activity:\n(  .*\n)+//m; s/^since: .*/since: 2026-08-22/m' \
	partners/$p/partner.yaml
at $now $p silent -
at 2026-11-21 $p silent now
back

# the bands: 0.0 is not below 0; said by somebody it needs no score
stage $p active
sed -i 's/^\( *watch:\).*/\1 0.1/' program.yaml
at $now $p health now 'health 0.0 is at risk'
sed -i 's/^\( *watch:\).*/\1 0/' program.yaml
at $now $p health -
back
p=krakenes-robotics
edit $p 's/^since: .*/since: 2026-05-24/'	# 180 days
at $now $p health now
edit $p 's/^since: .*/since: 2026-05-25/'
at $now $p health -
back
# results are counted from the end of its onboarding, if that came later
onboarded() {
	back
	edit $p "s/^notes:/playbooks:\n  - {playbook: onboard, folder: onboard, started: 2026-01-05, completed: $1}\nnotes:/"
}
onboarded 2026-05-24
at $now $p health now
onboarded 2026-05-25
at $now $p health -
edit $p 's/^since: .*//'
at $now $p health -
stage $p at-risk
at $now $p health now 'stage at-risk, health 44.4'
back

p=nordvik-systems
at $now $p tier-up -
at $now $p tier-down -
edit $p 's/^tier: gold/tier: silver/'
at $now $p tier-up soon 'meets all that Gold asks for'
all_run $p
stage $p exiting
at $now $p tier-up -
back
edit $p 's/^tier: gold/tier: platinum/'
at $now $p tier-down soon 'Platinum is not met'
edit $p 's/^tier_source: rule/tier_source: hand\ntier_reason: board/'
at $now $p tier-down -
back

# a tier that is lost by what is on file: the day before, the first and last
# day of grace, the day after
p=alvsjo-automation
at 2026-12-03 $p tier-down -
at 2026-12-04 $p tier-down soon \
	'Platinum is not met since 2026-12-04, kept until 2027-01-03'
at 2027-01-03 $p tier-down soon 'kept until 2027-01-03'
at 2027-01-04 $p tier-down soon \
	'Platinum is not met any more, the rules give Gold'
p=nordvik-systems

edit $p 's/^manager: .*\n//'
at $now $p record later 'its record has no manager'
all_run $p
back
perl -0 -i -pe 's/^contacts:\n(  .*\n)+//m' partners/$p/partner.yaml
at $now $p record later 'its record has no contact'
all_run $p
stage $p former
at $now $p record -
back
at $now $p record -

# with a contract: what renewal, review and tier are told by
edit $p 's/, renews: [0-9-]*//; s/^since: .*\n//; s/^tier: .*\n//'
at $now $p record later 'its record has no agreement with an end and no day of the signature (since) and no tier'
command() {
	pos-next -o tsv $p | grep "	$1	" | cut -f 7
}
ok 'no agreement with an end: the command' equal "$(command record)" \
	"pos partner set $p agreements+='{kind: KIND, renews: DATE}'"
run sh -c "$(command record | sed 's/KIND/reseller/; s/DATE/2027-11-20/')"
ok 'no agreement with an end: done' status 0
at $now $p record later 'its record has no day of the signature (since) and no tier'
run sh -c "$(command record)"
ok 'no since: DATE is none' status 2
run sh -c "$(command record | sed 's/DATE/2024-11-20/')"
ok 'no since: done' status 0
at $now $p record later 'its record has no tier'
ok 'no tier: the one that the rules give' equal "$(command record)" \
	"pos partner set $p tier=gold tier_source=rule"
run sh -c "$(command record)"
ok 'no tier: done' status 0
at $now $p record -
for s in qualified exiting former; do
	stage $p $s
	at $now $p record -
done
back

edit $p 's/^stage: .*\n//; s/^manager: .*\n//'
at $now $p record later 'its record has no stage and no manager'
all_run $p
back

# a stage, and what was begun
p=kade-negen
at $now $p stage later 'stage prospect, and recruit was not begun'
pos-play start recruit --partner $p >/dev/null 2>&1
at $now $p stage -
at 2026-11-27 $p step now
at 2026-11-28 $p step overdue ', waits for its checklist, was due 2026-11-27'
pos-next -o tsv $p | grep '	step	' | cut -f 7 >"$T/have"
ok 'a step: its checklist first' equal "$(cat "$T/have")" \
	"pos play step recruit --partner $p"
sed -i 's/^- \[ \] /- [x] /' partners/$p/recruit/01-*.md
at $now $p step now 'waits for its evidence'
pos-next -o tsv $p | grep '	step	' | cut -f 7 >"$T/have"
ok 'a step: then its evidence' equal "$(cat "$T/have")" \
	"pos play done recruit --partner $p --evidence 'TEXT'"
all_run $p
pos-play stop recruit --partner $p --reason 'no answer' >/dev/null 2>&1
at $now $p step -
at $now $p stage later "stage prospect, and recruit was stopped $now"

# one that usually follows, and the conditions of its trigger
p=nordvik-systems
at $now $p follow later \
	'a business review is on record, expand usually follows, health is good'
pos-play start qbr --partner $p >/dev/null 2>&1
at $now $p follow later 'a business review is on record, expand usually follows'
back
sed -i 's/^\( *healthy:\).*/\1 100/' program.yaml
at $now $p follow -
back
done_onboard='playbooks:
  - playbook: onboard
    folder: onboard
    started: 2026-01-05
    completed: 2026-03-05
'
edit $p "s/^notes:/${done_onboard}notes:/"
at $now $p follow later \
	'onboard is completed, co-marketing usually follows, market funds are left'
all_run $p
left=$(pos-partner mdf $p 2>&1 | grep -o '[0-9,]* left' | tr -cd 0-9)
ok "$p on $now: there are funds" test "${left:-0}" -gt 1
put_mdf() {
	pos-partner mdf $p request "$1" 'Stand at a fair' >/dev/null 2>&1
	n=$(pos-partner mdf -o tsv $p 2>/dev/null | tail -n 1 | cut -f 1)
	pos-partner mdf $p approve "$n" >/dev/null 2>&1
}
put_mdf $((left - 1))
at $now $p follow later co-marketing
put_mdf 1
at $now $p follow - co-marketing

# a playbook of one's own with a trigger
mkdir -p playbooks
cat >playbooks/wake-up.yaml <<-'!'
	name: Wake up
	description: For partners that went silent.
	trigger: {stage: [active, at-risk], inactive_days: 100}
	steps:
	  - {name: Call, template: recruitment/04-discovery-call}
!
run pos-next -o tsv
ok 'an own trigger: fires' has "$T/out" 'pos play start wake-up --partner'
sed 1d "$T/out" | grep wake-up | cut -f 3 | while read -r s; do
	pos-partner show -o json "$s" | python3 -c 'import json, sys
d = json.load(sys.stdin)
n = d["derived"]["days_since_heard"]
assert d["record"]["stage"] in ("active", "at-risk") and (n is None or n > 100), d["slug"]'
	echo $?
done | sort -u >"$T/right"
ok 'an own trigger: for those alone' equal "$(cat "$T/right")" 0
# conditions alone: not for who is on the way out, or gone
sed -i 's/^trigger: .*/trigger: {inactive_days: 100}/' playbooks/wake-up.yaml
at 2027-06-01 conseil-ardennais stage - wake-up
at 2027-06-01 blafjell-drift stage - wake-up
at 2027-06-01 krakenes-robotics stage later wake-up
sed -i 's/^trigger: .*/trigger: {health: at-risk}/' playbooks/wake-up.yaml
at $now krakenes-robotics stage later 'wake-up was not begun, health is at-risk'
at $now nordvik-systems stage - wake-up
# its own days before the end, beside those of renewal
sed -i 's/^trigger: .*/trigger: {before_renewal_days: 100}/' \
	playbooks/wake-up.yaml
POS_NOW=2026-12-09 run pos-next -o tsv alpenblick-informatik
ok 'own days before the end: not yet' equal \
	"$(grep -c '	renewal	' "$T/out")" 1
POS_NOW=2026-12-10 run pos-next -o tsv alpenblick-informatik
ok 'own days before the end: both' equal \
	"$(grep '	renewal	' "$T/out" | cut -f 7)" \
	"pos play start renewal --partner alpenblick-informatik
pos play start wake-up --partner alpenblick-informatik"
sed -i 's/^trigger: .*/trigger: {review: overdue, stage: [at-risk]}/' \
	playbooks/wake-up.yaml
at $now quayside-analytics review 'overdue
overdue'
at $now isvik-kjoleteknikk review overdue
sed -i '/^trigger:/d; s/^name: .*/&\nrecurring: monthly/' playbooks/wake-up.yaml
POS_NOW=2026-10-15 pos-play start wake-up --partner fjell-data >/dev/null
POS_NOW=2026-10-19 pos-play done wake-up --partner fjell-data >/dev/null
run pos-next -o tsv fjell-data
ok 'recurring: due again after a month' has "$T/out" \
	'Wake up was due 2026-11-19 (monthly)	recurring	pos play start wake-up'
at 2026-11-04 fjell-data recurring -
at 2026-11-05 fjell-data recurring soon 'Wake up is due 2026-11-19 (monthly)'
at 2026-11-19 fjell-data recurring soon
at 2026-11-20 fjell-data recurring overdue
pos-play start wake-up --partner fjell-data >/dev/null
at $now fjell-data recurring -
echo 'trigger: {stagg: [active]}' >>playbooks/wake-up.yaml
run pos-next -o tsv
ok 'a broken playbook: status' status 0
ok 'a broken playbook: which' has "$T/err" 'playbooks/wake-up.yaml:'
ok 'a broken playbook: is left out' has "$T/err" '; it is left out'
cp "$T/out" "$T/broken"
rm -r playbooks
run pos-next -o tsv
grep -v 'wake-up' "$T/out" >"$T/others"
ok 'a broken playbook: all else is told' \
	not grep -vFxf "$T/broken" "$T/others"

# output that cannot be written
pos-next >/dev/full 2>"$T/err"
rc=$?
ok 'a full disk' status 3

# nobody at all
cd "$T" && fresh_workspace bare && cd bare || exit 1
run pos-next
ok 'no partner: status' status 1
ok 'no partner: says so' is "$T/err" <<-'!'
	pos-next: no partner is on file yet: these are the first steps
!
ok 'no partner: the first steps' is "$T/out" <<-'!'
	WHEN  PARTNER  WHY                                                RULE   COMMAND
	now   -        whom you look for: a first draft to disagree with  start  pos gen icp ipp
	now   -        the first partner, a name is enough                start  pos partner add 'NAME' --type referral
	now   -        or all of them, from a list of yours               start  pos import partners 'FILE'
	now   -        what to do with a partner, step by step            start  pos play list
!
run pos-next -o json
ok 'no partner: as JSON' status 1
ok 'no partner: it has no slug' has "$T/out" '"slug": null'
run pos gen icp ipp
ok 'no partner: the first step' status 0
run pos-next -o tsv
ok 'no partner: the first step is done' hasnt "$T/out" 'pos gen'
run pos-next --manager Ada
ok 'no partner: nobody has that manager' is "$T/err" <<-'!'
	pos-next: nothing to do: no partner has the manager 'Ada'
!
run sh -c "pos partner add 'NAME' --type referral"
run pos-next -o tsv
ok 'a partner: no first steps' hasnt "$T/out" '	start	'

# a folder that people have named: a word of commands
odd="Men's \$HOME & more"
run pos-init "$T/odd" --demo
cd "$T/odd" || exit 1
mkdir "partners/$odd"
sed 's/^name: .*/name: Mine/; s/nordvik-systems/mine/; s/^manager: .*//
	s/^tier: .*/tier: registered/' \
	partners/nordvik-systems/partner.yaml >"partners/$odd/partner.yaml"
all_run "$odd"
ok 'odd names: quoted' has "$T/commands" "'Men'\"'\"'s \$HOME & more'"
done_testing
