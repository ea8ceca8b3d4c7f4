#!/bin/sh
# Tests of pos-template: what it lists is computed again with python3 from the
# files; what it makes is held against pos-check and pos-fill.
. "$(dirname "$0")/lib.sh"

pos-init w --demo >"$T/init" 2>&1 || exit 1
cd w || exit 1
first=$(git rev-parse HEAD)
pt() {
	run pos-template "$@"
}
commits() {
	git rev-list --count "$first..HEAD"
}
clean() {
	git status --porcelain | sed 's/^/left: /'
	[ -z "$(git status --porcelain)" ]
}
# want PYTHON: ids of the templates, in $R, of which the expression is true:
# t is the frontmatter, f the folder, m the most minutes it takes
cat >"$T/want.py" <<'!'
import glob, json, os, re, sys
unit = {"minute": 1, "hour": 60, "day": 480, "week": 2400}

def value(text):
    if text.startswith('"'):
        return json.loads(text)
    if text.startswith("["):
        quoted = re.findall(r'\s*("[^"]*"|[^,\[\]]+)', text)
        return [value(x.strip()) for x in quoted if x.strip()]
    return text

def front(path):
    lines = open(path, encoding="utf-8").read().split("\n---\n")[0].split("\n")
    pairs = (x.split(": ", 1) for x in lines if re.match("[a-z_]+: ", x))
    return {k: value(v) for k, v in pairs}

found = {}
for root in (os.environ["ROOT"], "."):
    for path in glob.glob(root + "/templates/*/*.md"):
        f = path.split("/")[-2]
        if f in ("mail", "workspace", "artifacts"):
            continue
        t = front(path)
        n, u = re.fullmatch(r"(?:\d+-)?(\d+) (\w+?)s?", t["time_required"]).groups()
        m = int(n) * unit[u]
        name = f + "/" + os.path.basename(path)[:-3]
        found[name] = bool(eval(sys.argv[1]))
print("\n".join(sorted(k for k in found if found[k])))
!
want() {
	ROOT=$ROOT python3 "$T/want.py" "$1" >"$T/want"
}
ids() {
	sed 1d "$T/out" | cut -f1 >"$T/ids"
}

# wrong calls
pt
ok 'no subcommand: status' status 2
ok 'no subcommand: message' is err <<-!
	pos-template: what to do? list, show, new or check
	$(usage_of pos-template)
!
pt lsit
ok 'unknown subcommand: suggestion' has err "did you mean 'list'?"
pt list --catgory legal
ok 'unknown option: status' status 2
ok 'unknown option: suggestion' has err 'did you mean --category?'
pt show --tag x legal/01-nda
ok 'an option of another subcommand' has err 'show does not take option --tag'
pt show
ok 'an operand is missing' has err 'show needs ID'
pt list --time-max soon
ok 'a time that is none: status' status 2
ok 'a time that is none: message' is err <<-!
	pos-template: --time-max: a time such as "30 minutes" or "2 hours" is expected, not 'soon'
!

# list
# lists NAME PYTHON OPTION...: exactly the templates of which it is true
lists() {
	told=$1 expression=$2
	shift 2
	want "$expression"
	pt list -o tsv "$@"
	ids
	ok "list: $told" alike
}
alike() {
	status 0 && [ -s "$T/want" ] && diff -u "$T/want" "$T/ids"
}
lists 'all' True
lists 'a category' 'f == "legal"' --category legal
lists 'two phases, or' 't["phase"] in ("exit", "growth")' --phase exit --phase growth
lists 'phase and difficulty, and' \
	't["phase"] == "recruitment" and t["difficulty"] == "easy"' \
	--phase recruitment --difficulty easy
lists 'skill' 't["skill_level"] == "beginner"' --skill beginner
lists 'a tag' '"recruitment" in t["tags"]' --tag recruitment
lists 'time: the longer one of a range counts' 'm <= 120' --time-max '2 hours'
lists 'time: in minutes' 'm <= 30' --time-max '30 minutes'
lists 'a tier: those for all are for it, too' True --tier gold
ok 'list: a tier that leaves nothing out' is err <<-!
	pos-template: --tier leaves nothing out: all of these are for this tier
!
lists 'a tier by its name' True --tier Gold
lists 'the lowest: neither funds nor more than one review' 'not t["tier"]' \
	--tier Registered
ok 'list: a tier that leaves some out' empty "$T/err"
lists 'a tier that has funds and reviews' 't["tier"] != ["upper"]' --tier silver
ok 'list: some are for a tier' test "$(pos-template list --tier registered -o tsv |
	wc -l)" -lt "$(pos-template list -o tsv | wc -l)"
# tiers.py: the templates for some tiers only, for each of the program's tiers,
# from frontmatter and program.yaml alone
cat >"$T/tiers.py" <<'!'
import glob, os, re
text = open("program.yaml", encoding="utf-8").read()
block = re.search(r"^tiers:\n((?:[ #].*\n|\n)*)", text, re.M).group(1)
tiers = [dict(re.findall(r"^ {2}(?:- | {2})(id|name|mdf|review): *(\S+)", part, re.M))
    for part in re.split(r"(?=^  - )", block, flags=re.M)[1:]]
means = {"funded": lambda i: float(tiers[i]["mdf"]) > 0,
    "reviewed": lambda i: tiers[i]["review"] != "annual",
    "upper": lambda i: i + 1 > len(tiers) - len(tiers) // 2}
found = {}
for path in sorted(glob.glob(os.environ["ROOT"] + "/templates/*/[0-9]*.md")):
    said = re.search(r"^tier: \[(.*)\]$", open(path, encoding="utf-8").read(), re.M)
    if said and said.group(1):
        found["/".join(path[:-3].split("/")[-2:])] = said.group(1)
for i, tier in enumerate(tiers):
    for name in found:
        if means[found[name]](i):
            low = min(j for j in range(len(tiers)) if means[found[name]](j))
            print(tier["id"], name, tiers[low]["name"], "and up")
!
ROOT=$ROOT python3 "$T/tiers.py" >"$T/want"
for tier in registered silver gold platinum; do
	pt list --tier $tier
	sed -n "/  all *$/d; s/^\([^ ]*\) .*  \([A-Z].*and up\)$/$tier \1 \2/p" "$T/out"
done >"$T/ids"
ok 'list: what is for some tiers says for which' alike
ok 'list: seven of them, none for the lowest' equal "$(cut -d ' ' -f 1 "$T/ids" |
	uniq -c | tr -s ' \n' ' ')" ' 4 silver 7 gold 7 platinum '
pt list --tier gold -o tsv
ok 'list: for machines as the template has it' equal "$(cut -f 7 "$T/out" | sort |
	uniq -c | tr -s ' \n' ' ')" \
	' 53 all 1 funded 3 reviewed 1 tiers 3 upper '
(cd / && pos-template list --category strategy) >"$T/out"
ok 'list: without a program as the template has it' has "$T/out" '  upper'
pt show operations/05-territory-plan
ok 'show: for some tiers' has "$T/out" 'growth; for partners of the tiers: Gold and up'
cp program.yaml "$T/program.yaml"
sed -i 's/^    mdf: 15000$/    mdf: 0/' program.yaml
pt list --tier silver --tag co-marketing
ok 'list: tiers with one between that is not' has "$T/out" '  Silver, Platinum'
sed -i 's/^    mdf: .*/    mdf: 0/' program.yaml
pt list --tag co-marketing
ok 'list: no tier has what it is for' has "$T/out" '  funded'
sed -i 's/^    mdf: .*/    mdf: 500/' program.yaml
pt list --tag co-marketing
ok 'list: all tiers have what it is for' hasnt "$T/out" '  Registered'
printf 'a: [' >program.yaml
pt list --tag co-marketing --tier gold
ok 'list: a program that cannot be read: says so' has "$T/err" 'program.yaml:'
rm program.yaml
pt list --tag co-marketing --tier gold
ok 'list: a tier without a program leaves nothing out' is "$T/err" <<-!
	pos-template: --tier leaves nothing out: without the tiers of a program.yaml it cannot
!
cp "$T/program.yaml" program.yaml
mkdir -p templates/legal
sed 's/^tier:.*/tier: [[gold], null]/' "$ROOT/templates/legal/01-nda.md" \
	>templates/legal/01-nda.md
pt show legal/01-nda
ok 'show: tiers that cannot be read' has "$T/out" 'of the tiers: not known'
sed '/^tier:/d' "$ROOT/templates/legal/01-nda.md" >templates/legal/01-nda.md
pt list --tier registered --tag nda
ok 'list: without the key it is for all' has "$T/out" '  all'
pt check legal/01-nda
ok 'check: the key of tiers may be absent' status 0
rm -r templates/legal

pt list --category legal --difficulty medium
ok 'list: for people' is out <<-!
	ID                           NO   TITLE                            PHASE        DIFFICULTY  TIME        TIERS
	legal/01-nda                 L.1  Mutual Non-Disclosure Agreement  recruitment  medium      30 minutes  all
	legal/04-sla                 L.4  Service Level Agreement          onboarding   medium      1-2 hours   all
	legal/05-referral-agreement  L.5  Partner Referral Agreement       recruitment  medium      1 hour      all
!
pt list --category legal --difficulty medium -o json
python3 - >"$T/json" <<-!
	import json
	t = json.load(open("$T/out"))
	print(t["schema_version"], [(x["id"], x["minutes"], x["tiers"], x["source"],
	    "sla" in x["tags"]) for x in t["templates"]][1])
!
ok 'list: json' is "$T/json" <<-!
	1 ('legal/04-sla', 120, [], 'shipped', True)
!
pt list --phase recrutment
ok 'list: a word that none has: status' status 1
ok 'list: a word that none has: suggestion' is err <<-!
	pos-template: no template found: no phase 'recrutment'; did you mean recruitment?
!
pt list --tier golld
ok 'list: a tier that there is not' is err <<-!
	pos-template: no template found: no tier 'golld'; did you mean gold?
!
pt list --category legal --phase exit -o json
ok 'list: none fits: status' status 1
ok 'list: none fits: an empty list' has "$T/out" '"templates": []'
pos-template list >/dev/full 2>"$T/err"
ok 'list: nowhere to write' equal $? 3

# search: every record holds the words, the best line does, too
pt list --search 'clawback' -o tsv
python3 - "$T/out" "$ROOT" >"$T/search" <<'!'
import re, sys
for line in open(sys.argv[1]).read().splitlines()[1:]:
    cell = line.split("\t")
    text = open(sys.argv[2] + "/templates/" + cell[0] + ".md").read()
    if "clawback" not in text.lower():
        print(cell[0], "does not have it")
    at = text.splitlines()[int(cell[12]) - 1]
    plain = re.sub(r"\{\{.*?\}\}", "", at)
    if "clawback" not in plain.lower() and "clawback" in \
            re.sub(r"\{\{.*?\}\}", "", text.split("\n---\n", 1)[1]).lower():
        print(cell[0], "line", cell[12], "does not have it")
!
ok 'search: what is found has it' empty "$T/search"
ok 'search: something is found' test "$(wc -l <"$T/out")" -gt 3
pt list --search 'non-disclosure agreement' -o tsv
ok 'search: the title counts most' equal "$(sed -n 2p "$T/out" | cut -f1)" legal/01-nda
pt list --search 'SOC 2 report' --category security -o tsv
ok 'search: among those that fit' equal "$(sed -n 2p "$T/out" | cut -f1)" \
	security/02-soc2-compliance
first_found() {
	pt list --search "$1" -o tsv
	sed -n 2p "$T/out" | cut -f1
}
ok 'search: all words' equal "$(first_found 'Protection WINDOW')" operations/01-deal-registration
cut -f1 "$T/out" | sed 1d >"$T/ids"
while read -r id; do
	text=$(tr 'A-Z' 'a-z' <"$ROOT/templates/$id.md")
	case $text in *protection*) ;; *) echo "$id: protection" ;; esac
	case $text in *window*) ;; *) echo "$id: window" ;; esac
done <"$T/ids" >"$T/search"
ok 'search: each has all words' empty "$T/search"
ok 'search: a phrase' equal "$(first_found '"protection window"')" \
	operations/01-deal-registration
ok 'search: a phrase is words that follow' equal "$(wc -l <"$T/out")" 2
pt list --search '"window protection"'
ok 'search: not in another order' status 1
pt list --search 'clawback xyzzyplugh'
ok 'search: one word is missing' is err <<-!
	pos-template: no template found with all of these words: fewer find more
!
pt list --search 'the of and'
ok 'search: no word to look for' status 2
pt list --search xyzzyplugh
ok 'search: nothing: status' status 1
ok 'search: nothing: message' is err <<-!
	pos-template: no template found
!

# show
pt show legal/01-nda
ok 'show: status' status 0
ok 'show: first lines' equal "$(sed -n '1p;/^when/p;/^how long/p' "$T/out")" \
	'legal/01-nda: Mutual Non-Disclosure Agreement (L.1)
when              recruitment; for partners of all tiers
how long          30 minutes; medium, skill intermediate'
cp "$T/out" "$T/page"
pt show L.1
ok 'show: by its number' same "$T/page" "$T/out"
pt show recruitment/07-proposal
ok 'show: what comes before, with title' has "$T/out" \
	'(recruitment/03-qualification-framework)'
ok 'show: required values first' equal "$(sed -n 's/^values it \([a-z]*\).*/\1/p' \
	"$T/out" | tr '\n' ' ')" 'needs uses '
ok 'show: example' has "$T/out" 'such as Nordvik'
mkdir -p templates/legal && printf -- '---\ntitle: No number\n---\n' >templates/legal/09-x.md
pt show ''
ok 'show: an empty id is no template without a number' status 3
rm -r templates/legal
pt show --body recruitment/07-proposal
ok 'show --body: the file' same "$ROOT/templates/recruitment/07-proposal.md" "$T/out"
pt show --outline legal/01-nda
grep '^##* ' "$ROOT/templates/legal/01-nda.md" | wc -l >"$T/headings"
ok 'show --outline: a line a heading' equal "$(wc -l <"$T/out")" "$(cat "$T/headings")"
ok 'show --outline: title first, parts indented' equal \
	"$(sed -n '2s/\(  \)[^ ].*/\1/p' "$T/out")" '  '
pt show --body --outline legal/01-nda
ok 'show: one of both' status 2
pt show proposal
ok 'show: no such: status' status 3
ok 'show: no such: suggestion' is err <<-!
	pos-template: proposal: no template of this name; did you mean recruitment/07-proposal?
!

# new
pt new price-review --category finance --title 'Price Review: "One"' --tier Gold \
	--time '45 minutes' --tag 'a, b' --description 'Prices: looked at.'
ok 'new: status' status 0
sed 's/as [0-9a-f]\{7\}$/as ID/' "$T/out" >"$T/told"
ok 'new: says where it is' is "$T/told" <<-!
	templates/finance/05-price-review.md: Price Review: "One" (F.5)
	committed as ID
	next: write its parts, then pos template check finance/05-price-review
!
ok 'new: one commit, nothing else' equal "$(commits) $(git show --name-only --format= HEAD)" \
	'1 templates/finance/05-price-review.md'
ok 'new: nothing is left' clean
git log -1 --format=%B >"$T/message"
ok 'new: the message' is "$T/message" <<-!
	template: add finance/05-price-review

	Pos-Op: template-new
	Pos-Target: templates/finance/05-price-review.md

!
run pos-check --library
ok 'new: pos-check finds nothing' status 0
want 'f == "finance" and t["tier"] == ["gold"] and t["tags"] == ["a, b"] and t["title"] == "Price Review: \"One\"" and t["description"] == "Prices: looked at." and t["template_number"] == "F.5" and m == 45'
ok 'new: frontmatter is as asked for' equal "$(cat "$T/want")" finance/05-price-review
for slug in $(ls partners); do
	pos-fill --partner "$slug" finance/05-price-review >"$T/filled" 2>&1 ||
		echo "$slug: $(cat "$T/filled")"
	grep -n '{{\|}}\|  |' "$T/filled"
done >"$T/unfilled"
ok 'new: fills for every partner' empty "$T/unfilled"
pt list --category finance
ok 'new: is in the list, marked' has "$T/out" 'workspace'
pt show F.5
ok 'new: has a page' has "$T/out" 'how long          45 minutes'
# refused WHAT STATUS MESSAGE ARG...
refused() {
	told=$1 code=$2 message=$3
	shift 3
	pt new "$@"
	ok "new: $told: status" status "$code"
	ok "new: $told: message" has err "pos-template: $message"
}
refused 'it is there' 3 'finance/05-price-review is there already' \
	finance/price-review --title Other
refused 'a shipped one is there' 3 'recruitment/07-proposal is there already' \
	recruitment/proposal --title Other
refused 'the number is taken' 3 'number 7 is that of recruitment/07-proposal; leave it out' \
	recruitment/07-other --title Other
refused 'the title is taken' 3 "recruitment/07-proposal has the title 'Partnership Proposal'" \
	recruitment/other --title 'Partnership Proposal'
refused 'a blank title' 2 '--title is empty' legal/other --title '  '
refused 'a title of two lines' 2 '--title: one line without control characters is expected' \
	legal/other --title 'a
b'
refused 'a title that steers the terminal' 2 '--title: one line without' \
	legal/other --title "$(printf 'a\033[31mb')"
refused 'a title like a page' 2 '--title: 400 bytes at most are expected, not 401' \
	legal/other --title "$(printf '%0401d' 0)"
refused 'an empty description' 2 '--description is empty' legal/other \
	--title Other --description ''
refused 'an empty tag' 2 '--tag is empty' legal/other --title Other --tag ''
refused 'no title' 2 'what is its title?' recruitment/other
refused 'no category' 2 'in which category?' other --title Other
refused 'two categories' 2 "'legal/other' says legal, --category says finance" \
	legal/other --title Other --category finance
refused 'a slip in the category' 2 "no category 'finace'; did you mean finance?" \
	finace/other --title Other
refused 'a place that is none' 2 'category: templates/mail/ holds no documents' \
	mail/other --title Other
refused 'out of the folder' 2 'category: lower-case letters' ../other --title Other
refused 'no name' 2 'id: lower-case letters' 'legal/Other One' --title Other
refused 'a word that is none' 2 '--phase: one of strategy|' legal/other --title Other --phase x
refused 'a tier that is none' 2 "--tier: no tier 'golld'; did you mean gold?" \
	legal/other --title Other --tier golld
refused 'a time that is none' 2 '--time: a time such as' legal/other --title Other --time soon
ok 'refused: nothing is written' clean
ok 'refused: no commit' equal "$(commits)" 1
pt new -n legal/other --title 'A [blank] and {{x}}'
ok 'new -n: the difference' has "$T/out" '+title: "A [blank] and {{x}}"'
ok 'new -n: nothing is written' clean
pt new --no-commit legal/other --title 'A [blank] and {{x}}'
ok 'new --no-commit: the file only' equal "$(commits) $(git status --porcelain -uall)" \
	'1 ?? templates/legal/06-other.md'
pt check legal/06-other
ok 'new: odd titles are right, too' is err <<-!
	1 template, nothing found
!
run pos-fill --partner kade-negen legal/06-other
ok 'new: odd titles fill' status 0
rm -r templates/legal
pt new -n legal/3d-models --title 'Models'
ok 'new: a digit in the name is no number' has "$T/out" \
	'+++ b/templates/legal/06-3d-models.md'
pt new sales-plays/first --title 'First Play'
ok 'new: a category of its own' has "$T/out" 'templates/sales-plays/01-first.md: First Play (SA.1)'
pt new sales-plays/second --title 'Second Play'
ok 'new: goes on with its letters' has "$T/out" '(SA.2)'
run pos-check
ok 'new: a category of its own is right' status 0

# six at a time: each its own number, each its own commit
before=$(commits)
for i in 1 2 3 4 5 6; do
	pos-template new "operations/at-once-$i" --title "At Once $i" \
		>"$T/once.$i" 2>&1 &
done
wait
ok 'at once: six commits' equal "$(($(commits) - before))" 6
ok 'at once: six numbers' equal "$(ls templates/operations | cut -c1-2 | sort -u | wc -l)" 6
ok 'at once: nothing is left' clean

# check
pt check
ok 'check: all are right: status' status 0
ok 'check: all are right: how many' is err <<-!
	$(($(want True; wc -l <"$T/want") + $(ls "$ROOT/templates/mail" | wc -l))) templates, nothing found
!
sed -i 's/^phase: .*/phase: x/' templates/sales-plays/01-first.md
sed -i 's/currency: EUR/currency: EURO/' company.yaml
pt check
ok 'check: only templates: status' status 1
ok 'check: only templates: output' is out <<-!
	templates/sales-plays/01-first.md:12: error: phase: one of strategy|recruitment|onboarding|enablement|growth|retention|exit|analysis|operations is expected, not 'x'
!
pt check SA.2 finance/05-price-review
ok 'check: only those asked for' is err <<-!
	2 templates, nothing found
!
pt check -o tsv sales-plays/01-first
ok 'check: records' equal "$(sed 1d "$T/out" | cut -f1-3)" \
	"$(printf 'templates/sales-plays/01-first.md\t12\terror')"
pt check sales-plays/9
ok 'check: no such template' status 3
printf -- '---\ntitle: [\n---\n# X\n' >templates/sales-plays/03-bad.md
pt list --category legal
ok 'a broken one: the list says so' has err \
	"templates/sales-plays/03-bad.md: its frontmatter cannot be read; 'pos template check sales-plays/03-bad' says why"
pt show sales-plays/03-bad
ok 'a broken one: no page' status 3
pt check sales-plays/03-bad
ok 'a broken one: why' has "$T/out" 'templates/sales-plays/03-bad.md:2: error: '

# the workspace's own in the place of a shipped one
git checkout -q . && rm templates/sales-plays/03-bad.md
mkdir -p templates/legal
pt show --body legal/01-nda
sed 's/^title: .*/title: Our NDA/' "$T/out" >templates/legal/01-nda.md
pt list --category legal -o tsv
ok 'replaced: is marked, the others are not' equal \
	"$(sed 1d "$T/out" | cut -f3,12 | head -2)" \
	"$(printf 'Our NDA\treplaced\nMaster Service Agreement\tshipped')"

# without a workspace the shipped ones
mkdir "$T/nowhere" && cd "$T/nowhere" || exit 1
pt list --category finance
ok 'nowhere: the shipped ones' equal "$(grep -c '^finance/' "$T/out")" 4
pt show legal/01-nda
ok 'nowhere: a page' same "$T/page" "$T/out"
pt check legal/01-nda
ok 'nowhere: check' status 0
pt new legal/x --title X
ok 'nowhere: nothing to write into' status 3
pt list -C "$T/none"
ok 'a folder that there is not' status 3
done_testing
