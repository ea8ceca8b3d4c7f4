#!/bin/sh
# pos-gen --edit: a model changes one section as it is asked to.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
stub_start
run pos-init w --demo
run pos-gen -C w icp
range=$(sed -n 's/^  employees: //p' w/strategy/icp.md)
ask='narrow the company size to 50-500 employees'

# reply TEXT FACTS: what the stub answers with
reply() {
	python3 -c 'import json, sys
print(json.dumps({"markdown": sys.argv[1], "facts": json.loads(sys.argv[2])}))' \
		"$@" | answer openai ok >stub/replies/default
}
facts() {
	python3 - "$1" "$2" <<-'!'
	import json, re, sys
	lines = open("w/strategy/icp.md").read().split("\n")
	f = {}
	for l in lines:
	    m = re.match(r"  (industries|regions): (\[.*\])$", l)
	    if m:
	        f[m[1]] = re.findall(r"[a-z0-9-]+", m[2])
	f["employees"] = {"min": int(sys.argv[1]), "max": int(sys.argv[2])}
	print(json.dumps(f))
	!
}
without_section() {
	sed '/^## Firmographics/,/^## Technographics/d; /^  employees:/d' "$1"
}
text='Look for customers of 50 to 500 employees; smaller ones are a decision, not a measurement.'

run pos-gen -C w --edit "$ask" icp#firmographics
ok 'builtin: status' status 2
ok 'builtin: says what to do' has err '--edit is for a language model'
run pos-gen -C w --engine openai-stub --edit "$ask" icp
ok 'a whole document: status' status 2
run pos-gen -C w --engine openai-stub --edit "$ask"
ok 'no address: status' status 2
run pos-gen -C w --engine openai-stub --yes icp#pains
ok '--yes alone: status' status 2

# nobody to ask
reply "$text" "$(facts 50 500)"
snapshot w >before
run pos-gen -C w --engine openai-stub --edit "$ask" icp#firmographics
ok 'nobody to ask: status' status 1
ok 'nobody to ask: the difference is shown' has out "+$text"
ok 'nobody to ask: the fact too' has out '+  employees: {min: 50, max: 500}'
ok 'nobody to ask: no sidecar in it' hasnt out '.pos/'
ok 'nobody to ask: says what to do' has err \
	'not written: --yes accepts it, --propose proposes it'
snapshot w >after
ok 'nobody to ask: nothing is written' same before after
python3 - stub/seen/1 >prompt <<'!'
import json, sys
b = json.loads(open(sys.argv[1], newline="").read().split("\r\n\r\n", 1)[1])
print(b["messages"][1]["content"])
!
ok 'the prompt: the instruction' has prompt "$ask"
ok 'the prompt: the headings of the others' has prompt '- Technographics'
ok 'the prompt: evidence' has prompt ' evidence'
ok 'the prompt: the text as it stands' has prompt \
	"$(sed -n '/^## Firmographics/{n;n;p;q;}' w/strategy/icp.md)"
ok 'the prompt: the facts as they stand' has prompt '"employees":{"min":'

# accepted
cp w/strategy/icp.md was.md
run pos-gen -C w --engine openai-stub --edit "$ask" --yes icp#firmographics
ok '--yes: status' status 0
ok '--yes: from the answer kept' has err 'an answer that was kept'
without_section was.md >was.rest
without_section w/strategy/icp.md >now.rest
ok '--yes: the rest keeps every byte' same was.rest now.rest
ok '--yes: the fact' has w/strategy/icp.md '  employees: {min: 50, max: 500}'
sed -n '/^## Firmographics/,/^## /{/^## /!p;}' w/strategy/icp.md >section
ok '--yes: the text' is section <<-!

	$text

!
git -C w log -1 --format=%B >message
ok '--yes: the subject says what was asked' has message \
	"edit: icp firmographics: $ask"
ok '--yes: the trailer' has message 'Pos-Op: edit'
ok '--yes: who helped' has message 'Assisted-by: pos-gen:m-1'
run pos-log -C w icp#firmographics
ok 'pos-log: says so' has out 'edited as asked'
run pos-status -C w
ok 'status: it counts as ours' has out 'edited by hand'

# what is asked for survives the next draft: it conflicts, or is kept
sed -i '0,/amount: [0-9]*/s//amount: 41900/' w/data/deals-2026-q2.yaml
git -C w commit -qam data
run pos-gen -C w icp
ok 'redrafted: the fact stays' has w/strategy/icp.md \
	'  employees: {min: 50, max: 500}'
ok 'redrafted: the sentence stays' has w/strategy/icp.md "$text"
git -C w checkout -q .

# facts and text say the same, or are mended, or are refused
stub_stop; stub_start; stub_reset
reply 'Look for customers of 60 to 700 employees.' "$(facts 60 650)"
snapshot w >before
run pos-gen -C w --engine openai-stub --no-cache --edit 'again' --yes \
	icp#firmographics
ok 'text and facts differ: status' status 5
ok 'text and facts differ: says where' has err \
	'/facts/employees/max: the fact is 650, and the text does not say so'
ok 'text and facts differ: asked to mend it' equal \
	"$(ls stub/seen | grep -c '^[0-9]*$')" 2
snapshot w >after
ok 'text and facts differ: nothing is written' same before after
reply 'Look for customers of 88 to 333 employees.' "$(facts 50 500)"
run pos-gen -C w --engine openai-stub --no-cache --edit 'other numbers' --yes \
	icp#firmographics
ok 'the text changes, the fact does not: status' status 5
ok 'the text changes, the fact does not: says so' has err \
	'the fact is still 500, and the text does not say so any more'
reply 'All sizes.' '{"industries": [], "regions": [], "employees": "any"}'
run pos-gen -C w --engine openai-stub --no-cache --edit 'again' --yes \
	icp#firmographics
ok 'facts of another kind: status' status 5
ok 'facts of another kind: says so' has err '/facts/employees'

# a proposal
reply 'Look for customers of 60 to 650 employees.' "$(facts 60 650)"
snapshot w | grep -v '/.git/' >before
run pos-gen -C w --engine openai-stub --edit 'again' --propose \
	icp#firmographics
ok '--propose: status' status 0
ok '--propose: names it' has out 'proposal icp-firmographics-1'
ok '--propose: the difference is shown' has out \
	'+Look for customers of 60 to 650 employees.'
ok '--propose: and that of the fact' has out \
	'+  employees: {min: 60, max: 650}'
snapshot w | grep -v '/.git/' >after
ok '--propose: the folder stays' same before after
git -C w show proposal/icp-firmographics-1:strategy/icp.md >proposed.md
ok '--propose: text and fact' has proposed.md \
	'  employees: {min: 60, max: 650}'
ok '--propose: the text' has proposed.md 'of 60 to 650 employees'

# on a terminal
printf 'what\nreject\n' >typed
run_in typed "$BUILD/helper/pty" pos-gen -C w --engine openai-stub \
	--edit 'again' icp#firmographics
ok 'reject: status' status 1
ok 'reject: says so' has out 'rejected, nothing is written'
ok 'reject: asked again after a word that is none' equal \
	"$(grep -c 'accept, edit or reject' out)" 2
cat >editor <<-'!'
	#!/bin/sh
	env >"$T/editor.env"
	sed -i 's/Look for/Prefer/' "$1"
!
chmod +x editor
export T EDITOR="$T/editor"
printf 'edit\naccept\n' >typed
run_in typed "$BUILD/helper/pty" pos-gen -C w --engine openai-stub \
	--edit 'again' icp#firmographics
ok 'edit, accept: status' status 0
ok 'edit, accept: the text' has w/strategy/icp.md \
	'Prefer customers of 60 to 650 employees.'
ok 'edit: the editor has no key' hasnt editor.env "$KEY"
cat >editor <<-'!'
	#!/bin/sh
	printf '\n## Another\n' >>"$1"
!
reply 'Nothing else: 60 to 650.' "$(facts 60 650)"
printf 'e\nr\n' >typed
run_in typed "$BUILD/helper/pty" pos-gen -C w --engine openai-stub \
	--edit 'once more' icp#firmographics
ok 'an edit that is no section: not taken' has out \
	"not taken: line 3: 'Another' is a heading of level 2"

# facts that pos-check would not let pass: mended once, then refused
# refuses NAME FACTS WHY: of icp#pains
refuses() {
	stub_reset
	reply 'It hurts.' "{\"pains\": $2}"
	snapshot w >before
	run pos-gen -C w --engine openai-stub --no-cache --edit 'facts' \
		--yes icp#pains
	ok "$1: status" status 5
	ok "$1: says why" has err "$3"
	ok "$1: asked to mend it" equal \
		"$(ls stub/seen | grep -c '^[0-9]*$')" 2
	ok "$1: nothing of it on the terminal" equal \
		"$(LC_ALL=C tr -d '\t\n -~' <err | wc -c | tr -d ' ')" 0
	snapshot w >after
	ok "$1: nothing is written" same before after
}
line='one line of printable text is expected'
refuses 'a fact with control characters' \
	'["x\u001b]0;pwn\u0007\nstrategy/tam.md:1: error: forged"]' \
	"/facts/pains/0: $line"
refuses 'a fact that turns the line' \
	'["manual-reports", "a\u202eb"]' "/facts/pains/1: $line"
refuses 'a fact that stands twice' \
	'["manual-reports", "manual-reports"]' \
	'/facts/pains/1: it stands in the list twice'
refuses 'an empty fact' \
	'[""]' "/facts/pains/0: $line"
refuses 'a fact that is a conflict marker' \
	'["<<<<<<< ours"]' "/facts/pains/0: $line"
refuses 'a fact with no such id' \
	'["no-such-pain"]' \
	"/facts/pains: no pain 'no-such-pain' in value.pains of company.yaml"
refuses 'a fact with a misspelt id' \
	'["manual-report"]' 'did you mean manual-reports?'
stub_reset
reply 'Look for customers of 650 to 60 employees.' "$(facts 650 60)"
run pos-gen -C w --engine openai-stub --no-cache --edit 'facts' --yes \
	icp#firmographics
ok 'a range that is the wrong way round: status' status 5
ok 'a range that is the wrong way round: says so' has err \
	'/facts/employees: min 650 is over max 60'
stub_reset
reply 'One pain only.' '{"pains": ["energy-bill"]}'
run pos-gen -C w --engine openai-stub --no-cache --edit 'facts' --yes \
	icp#pains
ok 'facts that are ids: status' status 0
ok 'facts that are ids: written' has w/strategy/icp.md \
	'  pains: [energy-bill]'
run pos-check -C w w/strategy/icp.md
ok 'facts that are ids: pos-check' status 0

# meanwhile people changed the section: merged, or nothing is written
reply 'It hurts.' "$(pos-gen -C w --evidence icp#pains | python3 -c \
	'import json, sys
print(json.dumps({"pains": json.load(sys.stdin)["icp#pains"]["pains"]["ids"]}))')"
sed -i '/^## Pains/{n;s/$/\nBy hand, not committed./;}' w/strategy/icp.md
run pos-gen -C w --engine openai-stub --edit 'shorter' --yes icp#pains
ok 'uncommitted edits in it: status' status 6
ok 'uncommitted edits in it: they stay' has w/strategy/icp.md \
	'By hand, not committed.'

# what the builtin engine drafts, a model may write too
run pos-init all --demo
run pos-gen -C all --all
find all/strategy all/partners all/reports -name '*.md' 2>/dev/null |
	sort >documents
run_in documents xargs "$BUILD/helper/written-tool"
ok 'drafts: status' status 0
ok 'drafts: every section may be' is out <<-!
	$(xargs cat <documents | awk '/^(```|~~~)/ { code = !code }
		!code && /^## / { n++ } END { print n }') sections
!
ok 'drafts: there are many' test "$(wc -l <documents)" -ge 5
done_testing
