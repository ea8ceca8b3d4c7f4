#!/bin/sh
# Packs of business reviews in the quarterly review and in the report of one
# partner: who gets one, what was agreed last time, figures; computed again
# from the YAML by helper/qbr.py.
. "$(dirname "$0")/lib.sh"
QBR=$ROOT/t/helper/qbr.py

pos-init w --demo </dev/null >/dev/null && cd w || exit 1

# packs FILE: a report's packs as the script prints them
packs() {
	sed -n '/^## Business reviews/,/^## [^B]/p' "$1" | awk '
	function cell(n) { gsub(/^ +| +$/, "", c[n]); return c[n] }
	/^Reviews that fall due/ { gsub(/[:,.]/, ""); print "due", $7, "held", $11 }
	/^### / { sub(/\]\(.*/, ""); sub(/### \[/, "### "); print; t = "" }
	/^\|/ { line = $0; gsub(/\\\|/, "\001", line); split(line, c, "|") }
	/^\| Agreed last time/ { t = "agreed"; next }
	/^\| From / { t = "page"; next }
	/^\| (Goal|Comes next) / { t = ""; next }
	/^\|-/ { next }
	t == "agreed" && /^\|/ {
		print "agreed", cell(2), "|", cell(3), "|", cell(4), "|", cell(5) }
	/^(The last review|No review)/ {
		last = /^No/ ? "-" : substr($6, 1, 10); how = "due"; on = "-"
		if (match($0, /This one was held on [-0-9]+/))
			how = "held"
		if (match($0, /This one [a-z ]+ on [-0-9]+/))
			on = substr($0, RSTART + RLENGTH - 10, 10)
		print "last", last, how, on }
	t == "page" && /Sourced, won/ { print "sourced", cell(3) }
	t == "page" && /Influenced, won/ { print "influenced", cell(3) }
	t == "page" && /Open pipeline, sourced \|/ { print "open", cell(3) }
	t == "page" && /weighted/ { print "weighted", cell(3) }
	t == "page" && /Average/ { print "average", cell(3) }
	t == "page" && /Certified/ { print "certified", cell(3) }
	/^And .* more: .*The pack of one/ { more = $2 }
	END { print "more", more + 0 }'
}

# alike WHAT PERIOD FROM TO UNTIL
alike() {
	run python3 "$QBR" . 2026-11-20 "$3" "$4" "$5"
	ok "$1: the script: status" status 0
	cp "$T/out" "$T/want"
	run pos-report -p --period "$2" quarterly
	ok "$1: status" status 0
	packs "$T/out" >"$T/got"
	ok "$1: as the script has it" same "$T/want" "$T/got"
}

alike 'a quarter' 2026-Q3 2026-07-01 2026-09-30 2026-12-31
ok 'there are packs' has "$T/want" '### Brückner & Söhne'
ok 'there is what was agreed' grep -q '^agreed .* done 2026-09-29$' "$T/want"
ok 'one was held, one is due' grep -q ' due 2026-11-12$' "$T/want"
alike 'a quarter long ago' 2025-Q4 2025-10-01 2025-12-31 2026-03-31
alike 'the running quarter' 2026-Q4 2026-10-01 2026-11-20 2026-12-31

# the register: late, open, done, dropped; before, within, after the period
python3 - <<'!'
p = 'partners/bruckner-sohne/partner.yaml'
entries = [
    ('Done before', '2026-05-12', '2026-06-30', 'done: 2026-06-30'),
    ('Done on the first day', '2026-05-12', '2026-07-01', 'done: 2026-07-01'),
    ('Done after it', '2026-08-12', '2026-09-01', 'done: 2026-10-02'),
    ('Late "quoted" Ærø', '2026-09-30', '2026-10-31', None),
    ('No day', '2026-09-30', None, None),
    ('Raised after it', '2026-10-01', '2026-12-04', None),
    ('Due before it was raised', '2026-10-01', '2026-09-30', None),
    ('Dropped', '2026-08-01', '2026-09-15',
     'dropped: no budget, dropped_date: 2026-09-20'),
    ('Dropped before', '2026-01-01', '2026-03-01',
     'dropped: no time, dropped_date: 2026-03-02'),
]
with open(p, 'a') as f:
    f.write('actions:\n')
    for text, raised, due, end in entries:
        f.write("  - {text: '%s', raised: %s%s%s}\n" % (
            text, raised, ', due: ' + due if due else '',
            ', ' + end if end else ''))
!
git commit -qam 'a register'
alike 'a register' 2026-Q3 2026-07-01 2026-09-30 2026-12-31
ok 'the late one comes first' equal "$(grep -m 2 -A 1 'Brückner' "$T/want" |
	tail -1)" 'agreed Due before it was raised | Jonas Wetzel | 2026-09-30 | **late**'
ok 'eight of nine are there, or gone' equal "$(grep -c '^agreed D[ou]' "$T/want")" 3
run pos-report -p --period 2026-Q3 --section business-reviews quarterly
ok 'raised since: comes next' has out '| Raised after it | Jonas Wetzel | 2026-12-04 |'
ok 'told once' equal "$(grep -c 'Late "quoted" Ærø' "$T/out")" 1
ok 'the command that begins it' has out '`pos play start qbr --partner bruckner-sohne`'

# the report of one partner begins with it
run pos-report -p --period 2026-Q3 --partner bruckner-sohne partner
ok 'one partner: status' status 0
ok 'one partner: what was agreed comes first' equal \
	"$(grep -m 1 '^## ' "$T/out")" '## What was agreed'
ok 'one partner: the same table' has out \
	'| Done after it | Jonas Wetzel | 2026-09-01 | done 2026-10-02 |'
ok 'one partner: the same figures' has out '| Sourced, won | EUR 52,000 (1 deal) |'
run pos-report -p --partner techstart-inc partner
ok 'a prospect: status' status 0
ok 'a prospect: no review is begun' hasnt out 'pos play start qbr'
ok 'a prospect: no tier' has out '| Tier | none |'

# a run of the playbook is opened, not begun again
pos-play start qbr --partner bruckner-sohne </dev/null >/dev/null || exit 1
run pos-report -p --period 2026-Q3 --section business-reviews quarterly
ok 'under way: since when' has out 'The playbook is under way since 2026-11-20.'
ok 'under way: the command' has out '`pos play step qbr --partner bruckner-sohne`'

# a pipe in a text is a character of its cell
sed -i "s/text: 'No day'/text: 'No | day'/" partners/bruckner-sohne/partner.yaml
run pos-report -p --period 2026-Q3 --section business-reviews quarterly
ok 'a pipe' has out '| No \| day | Jonas Wetzel | no day | open |'

run pos-report --period 2026-Q3 --section business-reviews quarterly
ok 'written' status 0
run pos-report --period 2026-Q3 --section business-reviews quarterly
ok 'again: up to date' has out 'is up to date'
git commit -q --allow-empty -m 'nothing'
POS_NOW=2026-11-21 run pos-report --period 2026-Q3 --section business-reviews \
	quarterly
ok 'the next day, on which nothing falls due: up to date' has out 'is up to date'

mkdir "$T/bare" && cd "$T/bare" && git init -q . && echo 'version: 1' >pos.yaml
git add -A && git commit -qm start
run pos-report -p quarterly
ok 'no partner: status' status 0
ok 'no partner: says so' has out 'No partner has a review due by 2026-12-31'
ok 'no partner: priorities are the program'"'"'s' has out '| the program |'

# partners that only helped: a share of nothing is no share
cd "$T/w" && sed -i 's/role: sourced/role: influenced/' data/deals-*.yaml
run pos-report -p quarterly
ok 'nothing sourced: status' status 0
ok 'nothing sourced: no share' grep -q '| EUR 0 | EUR 0 | none | EUR' "$T/out"
ok 'nothing sourced: nothing to weight with' has out \
	'Too few sourced deals closed in these months'
done_testing
