#!/bin/sh
# pos-play run: the coach on a terminal, without and with a language model.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
PTY=$BUILD/helper/pty
stub_start
run pos-init w --demo
p=techstart-inc
doc=w/partners/$p/recruit/01-ideal-partner-profile.md
cat >ticks <<-'!'
	#!/bin/sh
	sed -i 's/^- \[ \] /- [x] /' "$1"
!
chmod +x ticks
export GIT_EDITOR="$T/ticks" TERM=dumb

# types LINE...: what will be typed; not in a pipe, which would lose $rc
types() {
	printf '%s\n' "$@" >typed
}
# coach PLAYBOOK [OPTION...]
coach() {
	run_in typed "$PTY" pos-play run -C w --partner $p "$@"
}

# nothing under way: it asks before it begins
types n
coach recruit
ok 'no: status' status 0
ok 'no: asks' has out 'New partner recruitment is not under way with TechStart Inc.'
ok 'no: nothing was begun' not test -e "$doc"
ok 'no: no commit' equal "$(git -C w rev-list --count HEAD)" 1

# begin, advice, a note, tick in the editor, done with evidence, stop
types y a n 'Dana asks for a price list' d 'fit unknown' e d \
	'fit 18, region unknown' q
coach recruit
ok 'a session: status' status 0
ok 'a session: explains the step' has out \
	'recruit 1/5  Ideal partner profile check'
ok 'a session: what is known' has out 'TechStart Inc, Services partner, prospect'
ok 'a session: when it was last heard of' has out '2026-11-06'
ok 'a session: what is not ticked' has out \
	'not ticked        the gates are answered, each with a note'
ok 'a session: advice without a model is the guidance' equal \
	"$(grep -c '^guidance ' out)" 3
ok 'a session: done too early is refused' has out \
	'not ticked: the gates are answered'
ok 'a session: goes on to the next step' has out \
	'recruit 2/5  Partner qualification'
ok 'a session: the note is on record' has w/partners/$p/partner.yaml \
	'Dana asks for a price list'
ok 'a session: the evidence is on record' has w/partners/$p/partner.yaml \
	'evidence: "fit 18, region unknown"'
git -C w log --reverse --format=%s | sed 1d >log
ok 'a session: a commit for each' is log <<-!
	play: start recruit with TechStart Inc
	partner: note on TechStart Inc
	play: recruit of TechStart Inc: Ideal partner profile check done
!
ok 'a session: all is committed' equal "$(git -C w status --porcelain)" ''

# another day: it goes on where it was; the end of input stops it
: >typed
coach
ok 'another day: status' status 0
ok 'another day: the step it was at' has out \
	'recruit 2/5  Partner qualification'
types s 'known from before' q
coach
ok 'left out: goes on' has out 'recruit 3/5  Discovery call'
ok 'left out: why' has w/partners/$p/partner.yaml 'reason: known from before'
types '?' q
coach
ok 'a word it does not know: what there is' has out \
	'e: edit its document'

# a playbook that warns asks for the reason
types ''
coach exit
ok 'exit without a reason: warns' has out \
	'warning: Ask counsel before anybody is told'
ok 'exit without a reason: is not begun' not test -e w/partners/$p/exit
types 'owners sell' q
coach exit
ok 'exit with a reason: begun' test -f \
	w/partners/$p/exit/01-exit-checklist.md
ok 'exit with a reason: kept' has w/partners/$p/partner.yaml \
	'reason: owners sell'

# facts that the record lacks: shown, asked for, kept, and in the document
run pos-play start recruit -C w --partner kade-negen
k=w/partners/kade-negen
kdoc=$k/recruit/01-ideal-partner-profile.md
kade() {
	run_in typed "$PTY" pos-play run -C w --partner kade-negen "$@"
}
git -C w add -A && git -C w commit -qm 'as it was'
types facts 'eighty' 85 '' 'night shift, PLC' q
kade
ok 'facts: status' status 0
ok 'facts: what is missing is shown' has out \
	'missing           Number of its employees (employees)'
ok 'facts: an answer that is none is told' has out \
	"employees: 'eighty' is not a number"
ok 'facts: the record has the answers' equal \
	"$(grep -E '^(employees|services|technologies):' $k/partner.yaml)" \
	'employees: 85
services: [night shift, PLC]'
ok 'facts: one commit' equal "$(git -C w log -1 --format=%s)" \
	'partner: set employees, services of Kade Negen'
ok 'facts: the document has the answers' equal \
	"$(grep -c 'night shift and PLC' $kdoc)" 1
ok 'facts: and asks for the others only' equal \
	"$(sed -n '/^## To confirm/,/^Answers/p' $kdoc | grep -c '^- ')" 1
echo 'a line by hand' >>$kdoc
cp $kdoc kept
types f 'Rockwell' f q
kade
ok 'facts: a document that was worked on stays' same kept $kdoc
ok 'facts: so it says' has out 'was worked on, or is of another day'
ok 'facts: the record has them all the same' has $k/partner.yaml \
	'technologies: [Rockwell]'
git -C w rev-parse HEAD >before
# what was pasted into the wrong question does nothing
types 'do not forget the price list' 'skipped the call' q
kade
ok 'pasted lines: each is told what there is' equal \
	"$(grep -c '^d: the step is done' out)" 2
ok 'pasted lines: nothing was done' equal "$(git -C w rev-parse HEAD)" \
	"$(cat before)"
types n "$(printf '%03000d d' 0)" q
kade
ok 'a line that is too long: status' status 0
ok 'a line that is too long: its end is no command' hasnt out 'not ticked: '
# Ctrl-C at each question, and while the editor is open: all that was is kept
git -C w add -A && git -C w commit -qm 'before Ctrl-C'
git -C w rev-parse HEAD >before
for keys in '^C' 'd ^C' 'f ^C' 'n ^C' 's ^C'; do
	types $keys
	kade
	ok "$keys: ends" status 130
	ok "$keys: nothing is changed" equal \
		"$(git -C w rev-parse HEAD) $(git -C w status --porcelain)" \
		"$(cat before) "
done
types n 'kept before' ^C
kade
ok 'Ctrl-C later: what was done is done' equal \
	"$(git -C w log -1 --format=%s) $(git -C w status --porcelain)" \
	'partner: note on Kade Negen '
run pos-check -C w
ok 'Ctrl-C: the workspace is sound' status 0

# with a model: its advice is printed, and written nowhere
python3 -c 'import json
print(json.dumps({"advice": "Call Marcus first. They won 4711 sites.",
    "questions": ["Who runs the night shift?", "What is in Dublin?"]}))' |
	answer openai ok >stub/replies/default
git -C w rev-parse HEAD >before
types a q
coach recruit --engine openai-stub
ok 'a model: status' status 0
ok 'a model: advice' has out 'Call Marcus first.'
ok 'a model: what to ask' has out 'Who runs the night shift?'
ok 'a model: a number of its own is told' has out \
	"advice: '4711' is in nothing that was given"
ok 'a model: no commit' equal "$(git -C w rev-parse HEAD)" "$(cat before)"
ok 'a model: nothing is written' equal "$(git -C w status --porcelain)" ''
python3 - stub/seen/1 >sent <<-'!'
	import json, sys
	raw = open(sys.argv[1], newline="").read().split("\r\n\r\n", 1)[1]
	print(json.loads(raw)["messages"][1]["content"])
!
ok 'a model: the record is within a fence' equal \
	"$(grep -c '^<<.* record$' sent)" 1
ok "a model: the step's own prompt, filled" has sent \
	'Which five questions should we put to TechStart Inc in the first call'
ok 'a model: the document as it is' has sent '# Discovery call'
# it fails: said, and the coach goes on
stub_reset
printf 'nonsense' | answer openai ok >stub/replies/default
types a q
coach recruit --engine openai-stub --no-cache
ok 'a model that fails: status' status 0
ok 'a model that fails: said' has out 'the answer cannot be used'
ok 'a model that fails: the workspace is as it was' equal \
	"$(git -C w rev-parse HEAD) $(git -C w status --porcelain)" \
	"$(cat before) "
# an engine that is asked for must be there; one that the workspace names, and
# this user does not have, is done without
types a q
coach recruit --engine nobody
ok 'an engine that there is not: status' status 3
sed -i 's/^engine: .*/engine: nobody/' w/pos.yaml
coach recruit
ok 'an engine of the workspace that is not here: status' status 0
ok 'an engine of the workspace that is not here: said' has out \
	'no model is asked; advice is the guidance of each step'
ok 'an engine of the workspace that is not here: guidance' has out \
	'Listen for a quarter of an hour'
git -C w checkout -q pos.yaml

# the last step ends the session
for i in 3 4 5; do
	pos-play done recruit -C w --partner $p --checked --evidence x \
		>/dev/null 2>&1
done
types 'letter of 20 November' y '' q
coach recruit
ok 'at the end: asks for what the run waits for' has out \
	'recruit waits for its success criteria'
ok 'at the end: what shows a criterion is kept, a letter is nothing' equal \
	"$(git -C w show | grep '^+.*evidence')" \
	'+        evidence: letter of 20 November'
types 'both said so' 'dates are in the letter' 'Registered, by rule'
coach recruit
ok 'at the end: all are met, and it is completed' has out 'recruit completed'
types q
coach recruit
ok 'completed: it can be begun anew' has out 'is not under way'
done_testing
