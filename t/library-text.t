#!/bin/sh
# What the filled templates say, as the partner's counterpart reads it: held
# against the records by a script that knows nothing of the tools.
. "$(dirname "$0")/lib.sh"

pos-init w --demo >"$T/init" 2>&1 || exit 1
cd w || exit 1

# Accounts on which a deal is open are nobody's target.
cat >"$T/free.py" <<-'!'
	import glob, re, sys
	slug = sys.argv[1]
	def items(pattern):
	    for f in sorted(glob.glob(pattern)):
	        for line in open(f):
	            if re.match(r"\s*- \{id: ", line):
	                yield line
	def field(line, key):
	    m = re.search(r"[{ ]%s: (\"[^\"]*\"|\[[^\]]*\]|[^,}]*)" % key, line)
	    return m and m[1].strip('"[]')
	own = {}
	for line in open(f"partners/{slug}/partner.yaml"):
	    m = re.match(r"(regions|industries): \[(.*)\]", line)
	    if m:
	        own[m[1]] = m[2].split(", ")
	busy = {field(x, "account") for x in items("data/deals-*.yaml")
	        if field(x, "stage") not in ("won", "lost")}
	free = [x for x in items("data/prospects.yaml")
	        if field(x, "region") in own["regions"]
	        and field(x, "industry") in own["industries"]]
	print(len([x for x in free if field(x, "id") not in busy]))
	for x in free:
	    if field(x, "id") in busy:
	        print(field(x, "name"))
!
# cut_part FILE HEADING: the section
cut_part() {
	awk -v h="## $2" '/^## /{p = index($0, h) == 1} p' "$1" >"$T/part"
}
for slug in nordvik-systems fjell-data alpenblick-informatik; do
	python3 "$T/free.py" "$slug" >"$T/free"
	sed 1d "$T/free" >"$T/busy"
	ok "$slug: there are accounts with an open deal" test -s "$T/busy"
	run pos-fill --partner "$slug" recruitment/10-icp-tracker
	cp "$T/out" "$T/tracker"
	cut_part "$T/tracker" '4. Prospects'
	ok "$slug: as many prospects as are free" has "$T/tracker" \
		"without an open deal | $(sed q "$T/free") (section 4)"
	grep -Ff "$T/busy" "$T/part" >"$T/offered"
	ok "$slug: none with an open deal is among them" empty "$T/offered"
	run pos-fill --partner "$slug" strategy/01-partner-business-case
	cut_part "$T/out" 'Why this one'
	grep -Ff "$T/busy" "$T/part" >"$T/offered"
	ok "$slug: nor in its business case" empty "$T/offered"
done

# A partner of which nothing is known: no account can be said to be near it.
mkdir partners/bare
printf 'name: Bare & Co\ntype: integration\nstage: prospect\n' \
	>partners/bare/partner.yaml
run pos-fill --partner bare strategy/01-partner-business-case
ok 'bare: status' status 0
ok 'bare: says that nothing is on record' has "$T/out" \
	'Neither its regions nor its industries are on record'
ok 'bare: lists no account' has "$T/out" '| none on our list |'
run pos-fill --partner bare recruitment/05-pitch-deck
ok 'bare: no account is said to be in its trades' hasnt "$T/out" \
	'in your trades and regions'
run pos-fill --partner bare recruitment/10-icp-tracker
ok 'bare: tracker: status' status 0
ok 'bare: tracker: counts nothing' has "$T/out" \
	'not counted: neither is on record'

# The ROI calculator computes, and as the framework of the partner does.
rm -r partners/bare
rows_of() {
	sed -n '/^| Our investment/,/^$/p' "$1" | sed '$d'
}
for slug in nordvik-systems fjell-data zemaitija-data; do
	run pos-gen framework --partner "$slug"
	ok "$slug: framework: status" status 0
	rows_of "partners/$slug/framework.md" >"$T/want"
	run pos-fill --partner "$slug" analysis/02-roi-calculator
	ok "$slug: calculator: status" status 0
	rows_of "$T/out" >"$T/got"
	ok "$slug: thirteen figures, those of the framework" \
		same "$T/want" "$T/got"
	ok "$slug: all of them" equal "$(grep -c . "$T/got")" 13
done
run pos-fill --partner nordvik-systems analysis/02-roi-calculator
ok 'a payback in months' grep -Eq \
	'^\| Our payback with renewals.*\| [0-9.]+ \| [0-9.]+ \| [0-9.]+ \|$' \
	"$T/out"
sed '/^economics:/,$d' program.yaml >"$T/program" && mv "$T/program" program.yaml
run pos-fill --partner nordvik-systems analysis/02-roi-calculator
ok 'without economics: status' status 0
ok 'without economics: says what is missing' has "$T/out" \
	'The programme states no economics'
ok 'without economics: no result' hasnt "$T/out" '## Result'
done_testing
