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

# Text that is laid out for one kind of partner and filled for another: no
# second blank line, no second blank, no cell with a loose end; and each letter
# that tasks count from (D + 14 days) is explained on the page, not only in a
# comment that does not print.
cat >"$T/tidy.py" <<-'!'
	import re, sys
	for path in sys.argv[1:]:
	    text = open(path, encoding="utf-8").read()
	    text = re.sub(r"(?ms)^```.*?^```$", "(a figure)", text)
	    name = "/".join(path.split("/")[-3:])
	    if "\n\n\n" in text:
	        print(name + ": two blank lines")
	    for line in text.split("\n"):
	        if re.search(r"\S  +[\w|]|[;,] \||\w +$", line):
	            print(name + ": " + line[:70])
	    for x in set(re.findall(r"(?<![\w`{])([A-Z]) [-+] \d+ (?:days|hours|months)", text)):
	        said = r"\*\*%s\*\*|\b%s (is|being) |\b%s, (the day|a Tuesday)"
	        if not re.search(said % (x, x, x), text):
	            print(name + ": nobody says what %s is" % x)
!
categories='strategy recruitment enablement analysis executive'
for slug in nordvik-systems fjell-data techstart-inc conseil-ardennais \
	blafjell-drift weserbogen-systemhaus; do
	for c in $categories; do
		mkdir -p "$T/filled/$slug/$c"
		run pos-fill --partner "$slug" -o "$T/filled/$slug/$c" \
			$(cd "$ROOT/templates" && ls $c/*.md | sed 's/\.md$//')
		ok "$slug: $c: fills" status 0
	done
	ok "$slug: thirty-four documents" equal \
		"$(find "$T/filled/$slug" -type f | wc -l)" 34
	python3 "$T/tidy.py" "$T/filled/$slug"/*/*.md >"$T/untidy"
	ok "$slug: nothing is untidy" empty "$T/untidy"
done

# The business review: what happened since the last one, whatever the order of
# the record, for tools add at its end; the goals of the joint plan; and none of
# an exiting partner.
cat >"$T/late.yaml" <<-'!'
	  - {date: 2026-11-18, kind: meeting, note: "written last"}
	  - {date: 2026-12-24, kind: meeting, note: "not yet held"}
!
cp partners/nordvik-systems/partner.yaml "$T/kept.yaml"
sed -i "/date: 2026-02-11, kind: qbr/r $T/late.yaml" \
	partners/nordvik-systems/partner.yaml
run pos-fill --partner nordvik-systems enablement/07-qbr
cut_part "$T/out" 'Since the last review'
sed -n '/^| Date/,$p' "$T/part" | grep '^| [0-9]' >"$T/rows"
ok 'review: what happened since the last one, newest first' is "$T/rows" <<-!
	| 18 November 2026 | meeting | written last |
	| 17 November 2026 | meeting | Borgund, price and start date |
!
ok 'review: has the goals of the joint plan' has "$T/out" \
	'| Four deals, one of them in energy | 4 | Kristin Aasgaard | 31 December 2026 |'
mv "$T/kept.yaml" partners/nordvik-systems/partner.yaml
run pos-fill --partner conseil-ardennais enablement/07-qbr
cut_part "$T/out" 'Goals until the next review'
ok 'review: an exiting partner has no goals' has "$T/part" \
	'None: the partnership ends.'
ok 'review: and works for no tier' hasnt "$T/out" 'which Silver requires'
ok 'review: its agenda has none either' hasnt "$T/out" '| goals and actions until'
ok 'review: its agenda has the handover' has "$T/out" \
	'| 15 | handover, and actions until the last day | both |'
run pos-fill --partner conseil-ardennais strategy/05-strategy-plan
ok 'plan: an exiting partner has no joint year' has "$T/out" \
	'so no joint year is planned'
run pos-fill --partner nordvik-systems strategy/05-strategy-plan
ok 'plan: others have one' hasnt "$T/out" 'no joint year'

# Days in prose are written out, also those that program and figures bring.
run pos-fill --partner kaser-roth operations/03-monthly-report finance/04-comp-plan \
	executive/01-board-deck analysis/03-analytics-dashboard
ok 'days: announced changes of a tier' has "$T/out" '- from 1 January 2027 Gold needs'
ok 'days: windows of figures' has "$T/out" '| 21 November 2025 to 20 November 2026 |'
grep -v '^ *date: \|`' "$T/out" | grep -o '[^ ]* 20[0-9][0-9]-[0-9][0-9]-[0-9][0-9].*' >"$T/iso"
ok 'days: none as a record has them' empty "$T/iso"

# The band of the score decides what the report asks for.
# asked SLUG WHAT: what follows from its health
asked() {
	pos-fill --partner "$1" operations/03-monthly-report >"$T/out"
	sed -n 's/^| Health | .* | \(.*\) |$/\1/p' "$T/out" >"$T/part"
	ok "report: health of $1" equal "$(cat "$T/part")" "$2"
}
asked quayside-analytics '**Act:** the manager says what changes, or why the score '\
'misleads; section 7 says where it comes from'
asked kaser-roth '**watch:** section 7 says where it comes from'
asked nordvik-systems 'section 7 says where it comes from'

# The steps of a dispute are sentences of the program: each has its line.
for template in strategy/05-strategy-plan legal/05-referral-agreement \
	recruitment/08-agreement enablement/05-technical-integration \
	enablement/09-kickoff-deck; do
	pos-fill --partner nordvik-systems $template >"$T/out"
	ok "$template: four steps of a dispute" equal "$(grep -c \
		'^ *- The .* \((5 days)\|(10 days)\|(20 days)\|agreement apply\)' "$T/out")" 4
done

# An example that is a map with more in it shows none of its members.
run pos-fill --missing=list --partner kaser-roth strategy/05-strategy-plan
ok 'to confirm: no piece of a deep example' equal "$(grep '^- \[ \] The joint plan' \
	"$T/out" | sed 's/.*(`plan`)//')" ''
ok 'to confirm: the joint plan is asked for' has "$T/out" '(`plan`)'
run pos-fill --partner fjell-data analysis/01-health-scorecard
ok 'health: says that the day of notice has passed' has "$T/out" \
	'the last day of notice, 19 October 2026, has passed'
run pos-fill --partner fjell-data strategy/03-evaluation-framework
ok 'evaluation: of a card without a rank no loss is denied' hasnt "$T/out" \
	'nothing is lost'

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
run pos-fill --partner nordvik-systems strategy/01-partner-business-case
left=$(sed -n 's/^| Left of it for us a year |//p' \
	partners/nordvik-systems/framework.md)
ok 'the business case: what is left for us, as in the framework' has "$T/out" \
	"| Left for us, after its pay and our days |$left"
run pos-fill --partner fjell-data strategy/01-partner-business-case
ok 'the business case: of too few deals it says so' has "$T/out" \
	'too few to put figures into this'
ok 'the business case: and gives none' hasnt "$T/out" 'Left for us'
run pos-fill --partner nordvik-systems analysis/02-roi-calculator
ok 'a payback in months' grep -Eq \
	'^\| Our payback with renewals.*\| [0-9.]+ \| [0-9.]+ \| [0-9.]+ \|$' \
	"$T/out"
sed '/^economics:/,$d' program.yaml >"$T/program" && mv "$T/program" program.yaml
run pos-fill --partner nordvik-systems analysis/02-roi-calculator
ok 'without economics: status' status 0
ok 'without economics: says what is missing' has "$T/out" \
	'The program states no economics'
ok 'without economics: no result' hasnt "$T/out" '## Result'
done_testing
