#!/bin/sh
# pos-gen with a language model: what is sent, what is made of the answer.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
stub_start
run pos-init w --demo

# sent N PROGRAM: of request N by python: h its headers, b its body, m texts
sent() {
	python3 - "stub/seen/$1" "$2" <<-'!'
	import json, sys
	raw = open(sys.argv[1], newline="").read()
	head, b = raw.split("\r\n\r\n", 1)
	lines = head.split("\r\n")
	first = lines[0]
	h = {k.lower(): v for k, v in (l.split(": ", 1) for l in lines[1:])}
	b = json.loads(b)
	m = {x["role"]: x["content"] for x in b["messages"]}
	print(eval(sys.argv[2]))
	!
}

# fresh API: a stub that has seen nothing and answers with the file text
fresh() {
	stub_stop
	stub_start
	stub_reset
	answer "$1" ok text >stub/replies/default
}

# body of a section of the ICP
body() {
	sed -n "/^## $1/,/^## /{/^## /!p;}" w/strategy/icp.md
}

section 'Customers buy in **spring**, Søren says.' '' '- One 😀.' >text
schema="{'additionalProperties': False, 'properties': {'markdown': \
{'description': \"the section's text in Markdown, without its heading\", \
'type': 'string'}}, 'required': ['markdown'], 'type': 'object'}"
for api in openai anthropic ollama; do
	fresh $api
	run pos-gen -C w -f --engine $api-stub icp#behaviour
	ok "$api: status" status 0
	ok "$api: told what it took" has err "icp#behaviour: 1,204 in"
	body Behaviour >section
	ok "$api: the text is the model's" is section <<-!

	Customers buy in **spring**, Søren says.

	- One 😀.
	!
	ok "$api: a type" equal "$(sent 1 'h["content-type"]')" \
		application/json
	ok "$api: the question has the evidence" equal "$(sent 1 '"97 (n = 41)" in m["user"] and "<<DATA-" in m["user"]')" True
	case $api in
	openai)
		ok 'openai: path' equal "$(sent 1 first)" \
			'POST /v1/chat/completions HTTP/1.1'
		ok 'openai: key' equal "$(sent 1 'h["authorization"]')" \
			"Bearer $KEY"
		ok 'openai: streaming, with usage' equal \
			"$(sent 1 'b["stream"], b["stream_options"]')" \
			"(True, {'include_usage': True})"
		ok 'openai: the limit' equal \
			"$(sent 1 'b["max_completion_tokens"]')" 4096
		ok 'openai: the schema' equal \
			"$(sent 1 'b["response_format"]["json_schema"]["strict"], b["response_format"]["json_schema"]["schema"]')" \
			"(True, $schema)"
		ok 'openai: a system message' equal \
			"$(sent 1 '[x["role"] for x in b["messages"]]')" \
			"['system', 'user']"
		ok 'openai: no temperature' equal \
			"$(sent 1 '"temperature" in b')" False
		;;
	anthropic)
		ok 'anthropic: path' equal "$(sent 1 first)" \
			'POST /v1/messages HTTP/1.1'
		ok 'anthropic: key and version' equal \
			"$(sent 1 'h["x-api-key"], h["anthropic-version"]')" \
			"('$KEY', '2026-10-21')"
		ok 'anthropic: what it takes and no more' equal \
			"$(sent 1 'sorted(b)')" "['max_tokens', 'messages', \
'model', 'output_config', 'stream', 'system']"
		ok 'anthropic: the schema' equal \
			"$(sent 1 'b["output_config"]["format"]["schema"]')" \
			"$schema"
		;;
	ollama)
		ok 'ollama: path' equal "$(sent 1 first)" \
			'POST /api/chat HTTP/1.1'
		ok 'ollama: nothing is cut off' equal \
			"$(sent 1 'b["truncate"], b["shift"], b["options"]["num_ctx"]')" \
			'(False, False, 32768)'
		ok 'ollama: the schema' equal "$(sent 1 'b["format"]')" \
			"$schema"
		;;
	esac
done

# provenance: sidecar, trailers
fresh openai
run pos-gen -C w -f --no-cache --engine openai-stub icp#behaviour icp#pains
ok 'two sections: a fact is asked for, and its lack mended' has err \
	"icp#pains: the answer cannot be used, the model is asked to mend it: top level: \"facts\" is missing"
ok 'the same fault again: status' status 5
ok 'the same fault again: nothing is written' equal \
	"$(git -C w log -1 --format=%s) $(git -C w status --porcelain)" \
	'gen: icp behaviour '
ok 'the second answer is kept' has err 'what had come is kept in'
run pos-gen -C w -f --engine openai-stub icp#behaviour
run pos-gen -C w -f --engine openai-stub icp#behaviour
git -C w log -1 --format=%B | sed 's/@[0-9a-f]*/@H/g' >message
ok 'trailers' is message <<-!
	gen: icp behaviour

	Pos-Op: gen
	Pos-Target: strategy/icp.md#behaviour
	Pos-Engine: openai-stub
	Pos-Inputs: company.yaml@H program.yaml@H data/customers.yaml@H data/prospects.yaml@H data/deals@H
	Assisted-by: pos-gen:m-1
	Pos-Usage: strategy/icp.md#behaviour m-1 kept in=1204 cached=640 out=318

	!
fresh openai
run pos-gen -C w -f --no-cache --engine openai-stub icp#behaviour
ok 'the cost in the trailer' equal \
	"$(git -C w log -1 --format='%(trailers:key=Pos-Usage,valueonly)' |
	head -n 1)" \
	'strategy/icp.md#behaviour m-1 in=1204 cached=640 out=318 cost=USD 0.0067'
ok 'the same by hand: (1204 - 640) x 3 + 640 x 0.3 + 318 x 15' equal \
	"$(python3 -c 'from decimal import *
print(((Decimal(1204-640)*3 + Decimal(640)*Decimal("0.3") + 318*15) /
	1000000).quantize(Decimal("0.0001"), ROUND_HALF_UP))')" 0.0067
sed -n '/^  behaviour:/,/^  [a-z-]*:$/p' w/.pos/strategy/icp.yaml | sed -n \
	'2,11p' | sed "s/prompt: .*/prompt: \"$(cat stub/seen/1 |
	python3 -c 'import sys, hashlib
b = sys.stdin.buffer.read().split(b"\r\n\r\n", 1)[1]
print(hashlib.sha1(b"blob %d\0" % len(b) + b).hexdigest())')\"/" >record
sed -n '/^  behaviour:/,/^  [a-z-]*:$/p' w/.pos/strategy/icp.yaml | sed -n \
	'2,11p' | sed 's/prompt: \([^"]*\)$/prompt: "\1"/' >really
ok 'the sidecar: hash of what was sent' same record really
sed '/prompt/d' really >record
ok 'the sidecar: model, tokens, cost' is record <<-!
	    engine: openai-stub
	    model: m-1
	    request_id: req-7
	    tokens:
	      in: 1204
	      cached: 640
	      out: 318
	    cost: USD 0.0067
	    generated: "2026-11-20T10:00:00Z"
	!
run pos-status -C w
ok 'status: fresh' hasnt out 'behaviour    stale'

# facts are the data's
facts=$(pos-gen -C w --evidence icp#pains |
	python3 -c 'import json, sys
print(json.dumps(json.load(sys.stdin)["icp#pains"]["pains"]["ids"]))')
fresh openai
python3 -c 'import json, sys
print(json.dumps({"markdown": "It hurts.", "facts": {"pains":
	json.loads(sys.argv[1])}}))' "$facts" | answer openai ok \
	>stub/replies/default
run pos-gen -C w -f --engine openai-stub icp#pains
ok 'facts: status' status 0
ok 'facts: asked for as a list of texts' equal \
	"$(sent 1 'b["response_format"]["json_schema"]["schema"]["properties"]["facts"]["properties"]')" \
	"{'pains': {'items': {'type': 'string'}, 'type': 'array'}}"
ok 'facts: no word when they are right' hasnt err 'another fact'
fresh openai
echo '{"markdown": "It hurts.", "facts": {"pains": ["boredom"]}}' |
	answer openai ok >stub/replies/default
run pos-gen -C w -f --no-cache --engine openai-stub icp#pains
ok 'other facts: status' status 0
ok 'other facts: told' has err \
	"icp#pains: the model tells another fact 'pains' than the data; the data's stays"
ok 'other facts: the data stay' hasnt w/strategy/icp.md boredom

# repair: once, with what was wrong
fresh openai
answer openai ok >stub/replies/1 <<-!
	{"markdown": "# Mine\\n\\nText."}
!
run pos-gen -C w -f --no-cache --engine openai-stub icp#behaviour
ok 'repaired: status' status 0
ok 'repaired: says why' has err \
	"line 1: 'Mine' is a heading of level 1; in a section use level 3 and below"
ok 'repaired: the model sees its answer and what was wrong' equal \
	"$(sent 2 '[x["role"] for x in b["messages"]], "heading of level 1" in b["messages"][3]["content"], b["messages"][2]["content"].strip()')" \
	"(['system', 'user', 'assistant', 'user'], True, '{\"markdown\": \"# Mine\\\\n\\\\nText.\"}')"
ok 'repaired: both are paid' equal \
	"$(git -C w log -1 --format='%(trailers:key=Pos-Usage,valueonly)' |
	head -n 1)" \
	'strategy/icp.md#behaviour m-1 in=2408 cached=1280 out=636 cost=USD 0.013'

# what could not be used is asked for anew, not taken from the cache
fresh openai
section '# Mine' | answer openai ok >stub/replies/default
run pos-gen -C w -f --engine openai-stub icp#behaviour
ok 'of no use twice: status' status 5
answer openai ok text >stub/replies/default
run pos-gen -C w -f --engine openai-stub icp#behaviour
ok 'of no use twice, then asked anew: status' status 0
ok 'of no use twice, then asked anew' equal \
	"$(ls stub/seen | grep -c '^[0-9]*$')" 3

# what no section can be: asked to mend, then refused, nothing written
for bad in '## Next section' '```' '<!-- open' '<script>x</script>' \
	'[x](https://evil.example/?d=1)' '![x](https://evil.example/i.png)' \
	'<img src=//evil.example>' '<<<<<<< ours
a
=======
b
>>>>>>> theirs' '[x]: https://evil.example' \
	'[x](javascript:alert)' 'Title
=====' '![x](https:\/\/evil.example/)' '![x](https&#58;//evil.example/)' \
	'[x](//evil.example/)'; do
	fresh openai
	section "Text." '' "$bad" | answer openai ok >stub/replies/default
	snapshot w >before
	run pos-gen -C w -f --no-cache --engine openai-stub icp#behaviour
	ok "'$bad': refused" status 5
	ok "'$bad': asked twice" equal "$(ls stub/seen | grep -c '^[0-9]*$')" 2
	snapshot w >after
	ok "'$bad': nothing is written" same before after
done

# several at once: one commit; the time of the slowest is t/bench's
fresh openai
run pos-gen -C w -f --no-cache --engine openai-stub \
	icp#behaviour icp#cost-of-inaction icp#confidence
ok 'three sections: status' status 0
ok 'three sections: one commit' equal \
	"$(git -C w log -1 --format='%(trailers:key=Pos-Target,valueonly)' |
	grep -c .)" 3
ok 'three sections: the sum' has err \
	'3 sections: 3,612 in (1,920 cached), 954 out, USD 0.020'

# one fails: none lands, the others wait in the cache
fresh openai
echo 'Section: Confidence' >stub/match/bad
answer openai eof text >stub/replies/bad
echo 'Your section: Confidence' >stub/match/bad
snapshot w >before
run pos-gen -C w -f --engine openai-stub icp#behaviour \
	icp#cost-of-inaction icp#confidence
ok 'one of three fails: status' status 5
ok 'one of three fails: says which' has err \
	'icp#confidence: the answer stopped without the mark of its end'
snapshot w >after
ok 'one of three fails: nothing is written' same before after
rm stub/match/bad
rm -f stub/seen/*
run pos-gen -C w -f --engine openai-stub icp#behaviour \
	icp#cost-of-inaction icp#confidence
ok 'again: status' status 0
ok 'again: only what failed is asked' equal \
	"$(ls stub/seen | grep -c '^[0-9]*$')" 1
ok 'again: the rest is told to be old' has err \
	'icp#behaviour: an answer that was kept, of m-1'

# record and replay: no key, no server, the same bytes
fresh openai
git -C w checkout -q -B recorded HEAD
run pos-gen -C w -f --no-cache --engine openai-stub --record rec icp#behaviour
ok 'record: status' status 0
ok 'record: one file, without the key' equal \
	"$(ls rec | wc -l) $(grep -c "$KEY" rec/*)" '1 0'
cp w/strategy/icp.md recorded.md
git -C w reset -q --hard HEAD~1
stub_stop
unset STUB_KEY
run pos-gen -C w -f --engine openai-stub --replay rec icp#behaviour
ok 'replay: status' status 0
ok 'replay: the same bytes' same recorded.md w/strategy/icp.md
run pos-gen -C w -f --engine openai-stub --replay rec icp#confidence
ok 'replay of what was not recorded: status' status 4
ok 'replay of what was not recorded: says so' has err \
	'icp#confidence: no answer to this question in rec'
echo '{}' >"$(ls rec/*)"
run pos-gen -C w -f --engine openai-stub --replay rec icp#behaviour
ok 'a broken record: status' status 3
export STUB_KEY=$KEY

# prompts: shown whole without a key; the workspace's own come first
unset STUB_KEY
rm -f stub/seen/*
run pos-gen -C w -f --engine openai-stub --show-prompt icp#behaviour
ok '--show-prompt: status' status 0
ok '--show-prompt: the system prompt' has out '== icp#behaviour, system'
ok '--show-prompt: the request' equal "$(sed -n '/as it is sent/{n;p;}' out |
	python3 -c 'import json, sys
b = json.load(sys.stdin)
print(b["model"], len(b["messages"]), b["stream"])')" 'test-model 2 True'
run pos-gen -C w --engine openai-stub --show-prompt --partner nordvik-systems \
	jbp
tier=$(sed -n 's/^tier: //p' w/partners/nordvik-systems/partner.yaml)
python3 - "$tier" <<'!' >guidance
import re, sys
p = open("w/program.yaml").read()
block = re.search(r"- id: %s\n(.*?)(?=\n  - id: |\n[a-z])" % sys.argv[1], p, re.S)
found = re.search(r"benefits:\s*(\[.*?\]|(?:\n\s+- .*)+)", block[1], re.S)[1]
print(re.sub(r"^[\s\[-]*\"?", "", found).split("\n")[0].split('",')[0].split(",")[0].strip('"] '))
!
ok 'a partner: there is a benefit to look for' test -s guidance
sed -n '/^<<DATA-[0-9a-f]* guidance$/,/^DATA-/p' out >block
ok "a partner: what its tier gives ($(cat guidance))" has block \
	"$(cat guidance)"
ok 'a partner: what it asks for' has block '"expectations"'
ok 'a partner: the rhythm of reviews' has block '"reviews"'
mkdir -p w/templates/artifacts/prompts
echo 'Our own: {{{section.heading}}} {{{format}}}' \
	>w/templates/artifacts/prompts/section.md
run pos-gen -C w -f --engine openai-stub --show-prompt icp#behaviour
ok "a workspace's own prompt" has out 'Our own: Behaviour Answer with'
echo 'Broken {{#a}}' >w/templates/artifacts/prompts/section.md
run pos-gen -C w -f --engine openai-stub --show-prompt icp#behaviour
ok 'a prompt that is broken: status' status 3
ok 'a prompt that is broken: where' has err \
	'templates/artifacts/prompts/section.md:1:'
rm -r w/templates
ok '--show-prompt: nothing was sent' equal "$(ls stub/seen | wc -l)" 0
export STUB_KEY=$KEY

# context and cost are looked at before anything is sent
stub_start; stub_reset
answer openai ok text >stub/replies/default
sed -i 's/    model: test-model/&\n    context: 8000/' "$CONFIG"
snapshot w >before
run pos-gen -C w -f --no-cache --engine openai-stub icp#confidence
ok 'too long: status' status 3
ok 'too long: names what costs most' has err 'for both; most is technologies'
ok 'too long: nothing is sent' equal "$(ls stub/seen | wc -l)" 0
snapshot w >after
ok 'too long: nothing is written' same before after
run pos-gen -C w -f --no-cache --engine openai-stub --fit icp#confidence
ok '--fit: status' status 0
ok '--fit: says what is left out' has err \
	'icp#confidence: so that the question fits, this evidence is left out: inaction'
ok '--fit: it is' equal "$(sent 1 '"\"inaction\":" in m["user"]')" False
stub_stop; stub_start; stub_reset
cp "$CONFIG" wide
sed -i 's/    model: test-model/&\n    context: 5500/' "$CONFIG"
run pos-gen -C w -f --no-cache --engine openai-stub --fit icp#confidence
ok 'too long without evidence: status' status 3
ok 'too long without evidence: most is what remains' grep -qE \
	'most is the prompt itself [0-9]+, the draft [0-9]+, the text as it stands [0-9]+; without evidence it is too long as well' err
ok 'too long without evidence: nothing is sent' equal \
	"$(ls stub/seen | wc -l)" 0
cp wide "$CONFIG"
answer openai ok text >stub/replies/default
run pos-gen -C w -f --no-cache --engine openai-stub --max-cost 0.01 \
	icp#behaviour
ok '--max-cost: status' status 3
ok '--max-cost: says so' has err '--max-cost allows 0.01; nothing was sent'
ok '--max-cost: nothing is sent' equal "$(ls stub/seen | wc -l)" 0
run pos-gen -C w -f --no-cache --engine openai-stub --max-cost 1 icp#behaviour
ok '--max-cost, enough: status' status 0

# hand edits: kept word for word, or nothing is written
git -C w checkout -q main
fresh openai
run pos-gen -C w -f --engine openai-stub icp#behaviour
sed -i 's/^- One .*/&\n- By hand: ask Kari first./' w/strategy/icp.md
git -C w commit -qam 'by hand'
fresh openai
section 'Customers buy in **autumn**.' '' '- One 😀.' \
	'- By hand: ask Kari first.' | answer openai ok >stub/replies/default
run pos-gen -C w -f --no-cache --engine openai-stub icp#behaviour
ok 'a line by hand that the model kept: status' status 0
ok 'it was told of it' equal \
	"$(sent 1 '" by_hand\n- By hand: ask Kari first.\n" in m["user"]')" True
body Behaviour >section
ok 'a line by hand that the model kept: the text' is section <<-!

	Customers buy in **autumn**.

	- One 😀.
	- By hand: ask Kari first.

!
sed -i 's/ask Kari first/ask Kari and Jo first/' w/strategy/icp.md
git -C w commit -qam 'by hand again'
fresh openai
section 'Customers buy in **winter**.' '' '- One 😀.' \
	'- By hand: ask nobody.' | answer openai ok >stub/replies/default
snapshot w >before
run pos-gen -C w -f --no-cache --engine openai-stub icp#behaviour
ok 'a line by hand that the model changed: status' status 6
snapshot w >after
ok 'a line by hand that the model changed: nothing is written' same before \
	after

# --show: answers as they come, one after the other
fresh openai
run pos-gen -C w -f --no-cache --dry-run --engine openai-stub --show -j 1 \
	icp#cost-of-inaction icp#confidence
ok '--show: status' status 0
grep -v 'pos-gen:' err >shown
ok '--show: the texts, not their JSON' is shown <<-!
	--- icp#cost-of-inaction
	Customers buy in **spring**, Søren says.

	- One 😀.
	--- icp#confidence
	Customers buy in **spring**, Søren says.

	- One 😀.
!

# on a terminal: how far it is
fresh openai
sed 's/^send data: {"choices": \[\]/sleep 500\n&/' stub/replies/default >slow
mv slow stub/replies/default
run_in /dev/null env TERM=xterm "$BUILD/helper/pty" pos-gen -C w -f \
	--no-cache --dry-run --engine openai-stub icp#behaviour
ok 'on a terminal: says how far it is' has out \
	'0 of 1 answered; tokens so far: icp#behaviour '
run pos-gen -C w -f --no-cache --dry-run --engine openai-stub icp#behaviour
ok 'elsewhere it does not' hasnt err 'tokens so far'

# proposals and dry runs
run pos-gen -C w -f --engine openai-stub --propose icp#behaviour
ok '--propose: status' status 0
ok '--propose: names the engine' has out '1 section by openai-stub'
ok '--propose: the folder stays' same after "$(snapshot w | grep -v '\.git/' \
	>folder; grep -v '\.git/' after >after.folder; mv after.folder after
	echo folder)"

# a proposal that is made anew still says who wrote it and what that took
git -C w commit -q --allow-empty -m meanwhile
name=$(git -C w for-each-ref --format='%(refname:lstrip=3)' \
	refs/heads/proposal | tail -n 1)
usage=$(git -C w log -1 --format='%(trailers:key=Pos-Usage)' "proposal/$name")
run pos-review -C w refresh "$name"
ok 'refreshed: status' status 0
ok 'refreshed: what it took' equal "$(git -C w log -1 \
	--format='%(trailers:key=Pos-Usage)' "proposal/$name")" "$usage"
ok 'refreshed: there was something' test -n "$usage"

# Ctrl-C: all ends, nothing is written, what came is kept
for sig in INT TERM; do
	fresh openai
	answer openai hang text >stub/replies/default
	snapshot w >before
	# a shell's job in the background ignores Ctrl-C
	python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])' pos-gen -C w -f --no-cache --engine \
		openai-stub icp#behaviour >out 2>err </dev/null &
	pid=$!
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
		[ -s stub/seen/1 ] && break
		sleep 0.1
	done
	sleep 0.2
	kill -$sig $pid
	wait $pid
	rc=$?
	ok "$sig: status" status "$(case $sig in INT) echo 130 ;; *) echo 143 ;; esac)"
	ok "$sig: says so" has err 'icp#behaviour: interrupted'
	file=$(sed -n 's/.*what had come is kept in //p' err)
	ok "$sig: what came is kept" has "$file" '{"markdown"'
	snapshot w >after
	ok "$sig: nothing is written" same before after
done
done_testing
