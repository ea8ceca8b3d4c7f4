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
	            want.add((s, "renewal", "overdue" if day(ends) < today else "soon", ends))
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
	    if is_signed and h and h["state"] == "ranked" and h["score"] < 45 and not (
	            r.get("since") and (today - day(r["since"])).days < 180):
	        want.add((s, "health", "now", ""))
	    if stage in ("prospect", "qualified"): want.add((s, "stage", "later", ""))
	    if stage in ("signed", "onboarding"): want.add((s, "stage", "now", ""))
	    if stage == "exiting": want.add((s, "stage", "now", ""))
	got = {(i["slug"], i["rule"], i["when"], i["day"] or "") for i in items
	    if i["rule"] not in ("follow", "tier-up", "tier-down", "record")}
	for x in sorted(want - got): print("missing", *x)
	for x in sorted(got - want): print("too much", *x)
	# in order: when, day, name
	rank = {"overdue": 0, "now": 1, "soon": 2, "later": 3}
	keys = [(rank[i["when"]], i["day"] is None, i["day"] or "") for i in items]
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
ok 'rules that fired are listed' equal "$(comm -13 "$T/rules" "$T/fired")" ""
for rule in $(cat "$T/rules"); do
	ok "the manual has $rule" grep -qE "Cm .*$rule|, $rule" \
		"$ROOT/man/pos-next.1"
done
python3 -c 'import json, sys
for i in json.load(open(sys.argv[1]))["next"]: print(i["command"])' \
	"$T/next.json" | cut -d ' ' -f 1,2 | sort -u >"$T/commands"
while read -r _ name; do
	ok "its command is there: pos $name" test -x "$BIN/pos-$name"
done <"$T/commands"

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
run pos-next nobody
ok 'no such partner' status 3
run pos-next a b
ok 'two partners' status 2
run pos-next -k 0
ok '-k 0' status 2

# rules that fire, and stop
has_rule() {
	pos-next -o tsv "$1" 2>/dev/null | cut -f 1,6 >"$T/have"
	has "$T/have" "$2"
}
has_no_rule() {
	pos-next -o tsv "$1" 2>/dev/null | cut -f 6 >"$T/have"
	hasnt "$T/have" "$2"
}
p=fjell-data
sed -i '/^notes:/i\
actions:\
  - {text: Send the price list, owner: Marius Hagen, due: 2026-11-10}\
  - {text: Agree on the pilot, due: 2026-11-28}\
  - {text: Far away, due: 2027-05-01}\
  - {text: Was done, due: 2026-11-01, done: 2026-11-02}\
  - {text: Was dropped, due: 2026-11-01, dropped: no need}' \
	partners/$p/partner.yaml
run pos-next -o tsv $p
grep '	action	' "$T/out" | cut -f 1,2,5 >"$T/actions"
ok 'actions: overdue and near ones, not done, dropped or far' \
	is "$T/actions" <<-!
	overdue	2026-11-10	Send the price list was due 2026-11-10
	soon	2026-11-28	Agree on the pilot is due 2026-11-28
!
git checkout -q partners/$p
ok 'renewal: fires' has_rule $p 'soon	renewal'
pos-play start renewal --partner $p >/dev/null 2>&1
ok 'renewal: not while it is under way' has_no_rule $p renewal
ok 'renewal: its step is now' has_rule $p 'now	step'
p=quayside-analytics
ok 'silent: fires' has_rule $p 'now	silent'
printf 'activity:\n  - {date: 2026-11-19, kind: meeting, note: Call}\n' \
	>"$T/act"
python3 - partners/$p/partner.yaml <<-'!'
	import sys, re
	s = open(sys.argv[1]).read()
	a = "  - {date: 2026-11-19, kind: meeting, note: Call}\n"
	t = re.sub(r"^activity:\n", "activity:\n" + a, s, flags=re.M)
	open(sys.argv[1], "w").write(t if t != s else s + "activity:\n" + a)
!
ok 'silent: stops when it was heard of' has_no_rule $p silent
git checkout -q partners/$p
p=nordvik-systems
sed -i 's/^tier: gold/tier: silver/' partners/$p/partner.yaml
ok 'tier-up: fires' has_rule $p 'soon	tier-up'
sed -i 's/^tier: silver/tier: platinum/' partners/$p/partner.yaml
ok 'tier-down: fires' has_rule $p 'soon	tier-down'
sed -i 's/^tier_source: rule/tier_source: hand\ntier_reason: board/' \
	partners/$p/partner.yaml
ok 'tier-down: not of a tier by hand' has_no_rule $p tier-down
git checkout -q partners/$p
sed -i '/^manager:/d' partners/$p/partner.yaml
ok 'record: fires' has_rule $p 'later	record'
git checkout -q partners/$p

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
sed -i '/^trigger:/d; s/^name: .*/&\nrecurring: monthly/' playbooks/wake-up.yaml
POS_NOW=2026-10-15 pos-play start wake-up --partner fjell-data >/dev/null
POS_NOW=2026-10-19 pos-play done wake-up --partner fjell-data >/dev/null
run pos-next -o tsv fjell-data
ok 'recurring: due again after a month' has "$T/out" \
	'Wake up was due 2026-11-19 (monthly)	recurring	pos play start wake-up'
POS_NOW=2026-11-01 run pos-next -o tsv fjell-data
ok 'recurring: not before' hasnt "$T/out" recurring
POS_NOW=2026-11-06 run pos-next -o tsv fjell-data
ok 'recurring: near' equal "$(grep recurring "$T/out" | cut -f 1,2)" \
	"soon	2026-11-19"
pos-play start wake-up --partner fjell-data >/dev/null
ok 'recurring: not while it is under way' has_no_rule fjell-data recurring
echo 'trigger: {stagg: [active]}' >>playbooks/wake-up.yaml
run pos-next
ok 'a broken playbook: status' status 3
ok 'a broken playbook: which' has "$T/err" playbooks/wake-up.yaml
rm -r playbooks

# nobody at all
cd "$T" && fresh_workspace bare && cd bare || exit 1
run pos-next
ok 'no partner: status' status 1
ok 'no partner: says so' has "$T/err" 'nothing to do'
done_testing
