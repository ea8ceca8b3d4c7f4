#!/bin/sh
# pos-score slipping: against the score of a workspace turned back by an
# independent script.
. "$(dirname "$0")/lib.sh"

run pos-init w --demo
cd w || exit 1
run pos-score slipping -o json
ok 'status' status 0

# the workspace of 2026-08-22: deals closed later are open, those created later
# are not there, activities later are not there
cp -r . "$T/then"
python3 - "$T/then" 2026-08-22 <<-'!'
	import re, sys, glob, os
	root, day = sys.argv[1:]
	for f in glob.glob(root + "/data/deals-*.yaml"):
	    out = []
	    for line in open(f):
	        m = re.search(r"created: ([0-9-]+)", line)
	        if m and m[1] > day: continue
	        c = re.search(r", closed: ([0-9-]+)", line)
	        if c and c[1] > day:
	            line = line.replace(c[0], "")
	            line = re.sub(r"stage: (won|lost)", "stage: negotiation", line)
	            line = re.sub(r", lost_(to|reason): (\"[^\"]*\"|[^,}]*)", "", line)
	        out.append(line)
	    open(f, "w").write("".join(out))
	for f in glob.glob(root + "/partners/*/partner.yaml"):
	    s = open(f).read()
	    m = re.search(r"^activity:\n((?:  .*\n)+)", s, re.M)
	    if m:
	        keep = [l for l in re.findall(r"  .*\n", m[1])
	            if re.search(r"date: ([0-9-]+)", l)[1] <= day]
	        s = s.replace(m[0], "activity:\n" + "".join(keep) if keep else "")
	        open(f, "w").write(s)
!
# compare: is what pos-score slipping says what the two workspaces say?
cat >"$T/compare.py" <<-'!'
	import json, sys, re
	load = lambda n: {s["partner"]: s for s in
	    json.load(open(sys.argv[1] + "/" + n))["scores"]}
	now, then = load("now.json"), load("then.json")
	got = {s["partner"]: s for s in
	    json.load(open(sys.argv[1] + "/slipping.json"))["slipping"]}
	for p in now:
	    r = open("partners/" + p + "/partner.yaml").read()
	    since = re.search(r"^since: (\S+)", r, re.M)
	    stage = re.search(r"^stage: (\S+)", r, re.M)[1]
	    if stage in ("prospect", "qualified", "former"): continue
	    if not since or since[1] > "2026-08-22": continue
	    a, b = then[p], now[p]
	    if a["state"] != "ranked" or b["state"] != "ranked": continue
	    fell = round(b["score"] - a["score"], 1) < 0
	    if fell != (p in got):
	        print(p, "fell" if fell else "did not fall", a["score"], b["score"])
	    elif fell and (abs(got[p]["then"] - a["score"]) > 0.05 or
	            abs(got[p]["now"] - b["score"]) > 0.05):
	        print(p, got[p], a["score"], b["score"])
	changes = [s["change"] for s in got.values()]
	if changes != sorted(changes): print("not in order", changes)
	print(len(got), file=sys.stderr)
!
compare() {
	pos-score slipping -o json >"$T/slipping.json" 2>"$T/err"
	pos-score health -o json >"$T/now.json"
	POS_NOW=2026-08-22 pos-score health -C "$T/then" -o json >"$T/then.json"
	python3 "$T/compare.py" "$T" >"$T/wrong"
}
compare
ok 'who fell, and how far: computed again' empty "$T/wrong"
ok 'somebody fell' has "$T/slipping.json" weserbogen-systemhaus
run pos-score slipping
ok 'why' has "$T/out" 'Days since the last contact -18.7 (computed: 114 days'
ok 'how many were compared' grep -qE \
	'2 of [0-9]+ partners with a contract and enough data fell' "$T/err"

# entries of later days do not count, in a list without a window neither
sed -i 's/count: {field: activity, days: 90, target: 6}/count: {field: activity, target: 30}/' \
	strategy/scorecard.yaml "$T/then/strategy/scorecard.yaml"
grep -q 'field: activity, target: 30' strategy/scorecard.yaml || exit 1
activity_then() {
	POS_NOW=2026-08-22 pos-score health -C "$1" --explain -o tsv \
		alvsjo-automation nordvik-systems | grep 'Activity of' |
		sed 's/partner.yaml:[0-9]*//'
}
activity_then . >"$T/out"
activity_then "$T/then" >"$T/expected.then"
ok 'activity of later days does not count then' same \
	"$T/expected.then" "$T/out"
ok 'activity of later days: there is some to count' has "$T/out" Activity
git checkout -q .

# another day, and nobody
run pos-score slipping --since 2026-11-19
ok 'since yesterday: a day more of silence counts' has "$T/out" Weserbogen
run pos-score slipping --since 2026-11-20
ok 'since today: status' status 2
run pos-score slipping --since tomorrow
ok 'no date: status' status 2
for o in explain 'missing zero' 'preset reseller' robust 'swing 5%' effort \
	'capacity 5' critical record history dry-run no-commit \
	'data x.yaml' 'as-of 2026-11-01'; do
	run pos-score slipping --$o
	ok "with --$o, an option of others: status" status 2
	ok "with --$o: message" has err "slipping does not take option --${o%% *}"
done
run pos-score slipping nordvik-systems
ok 'with a partner: status' status 2
cd "$T" && fresh_workspace bare && cd bare || exit 1
run pos-score slipping
ok 'nobody: status' status 1
done_testing
