#!/bin/sh
# pos-gen --batch: what goes out, what is made of the answers, and that
# nothing is asked twice whatever happens in between.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
. "$ROOT/t/llm-batch.sh"

for api in openai anthropic; do
	# submit: what goes out, and nothing else happens
	fresh $api
	snapshot w >before
	run pos-gen -C w -f --engine $api-stub --batch submit $THREE
	ok "$api: submit: status" status 0
	ok "$api: submit: nothing on standard error" empty err
	id=$(job 'j["id"]')
	ok "$api: submit: says what" is out <<-!
	$id: 3 questions to $api-stub, batch b-1
	next, when they are answered: pos gen --batch collect
	!
	snapshot w >after
	ok "$api: submit: the workspace is as it was" same before after
	ok "$api: submit: the job is for its owner" equal \
		"$(stat -c %a w/.git/pos/batch/*.json)" 600
	ok "$api: submit: the job is sent" equal "$(job 'j["state"],
j["batch"], j["day"], len(i), {x["outcome"] for x in i}')" \
		"('sent', 'b-1', '2026-11-20', 3, {'waiting'})"
	batch questions $api "$(questions)" >asked
	ok "$api: submit: three questions by their ids" is asked <<-!
	$id-1	Behaviour
	$id-2	Confidence
	$id-3	Economics
	!
	ok "$api: submit: the bodies are the job's, byte for byte" equal \
		"$(job 'all(x["body"] in open("'"$(questions)"'").read()
for x in i)')" True
	case $api in
	openai)
		ok 'openai: a file, then a batch' equal "$(asked)" \
			'POST /v1/files
POST /v1/batches'
		ok 'openai: a form' equal "$(sent 1 \
			'h["content-type"], raw.startswith("--pos-'"$id"'\r\n")')" \
			"('multipart/form-data; boundary=pos-$id', True)"
		ok 'openai: its purpose' equal "$(sent 1 '"name=\"purpose\"\r\n\r\nbatch\r\n" in raw')" True
		ok 'openai: its name' equal "$(sent 1 '"name=\"file\"; filename=\"'"$id"'.jsonl\"" in raw')" True
		ok 'openai: a line' equal "$(sent 1 '[(x["method"], x["url"], sorted(x)) for x in map(json.loads, raw.split("\r\n\r\n")[2].split("\r\n--")[0].splitlines())][0]')" \
			"('POST', '/v1/chat/completions', ['body', 'custom_id', 'method', 'url'])"
		ok 'openai: no stream' equal "$(sent 1 '"stream" in raw')" \
			False
		ok 'openai: the batch' equal "$(sent 2 'json.loads(raw)')" \
			"{'completion_window': '24h', 'endpoint': '/v1/chat/completions', 'input_file_id': 'file-1', 'metadata': {'pos_job': '$id'}}"
		ok 'openai: the key, each time' equal "$(sent 1 'h["authorization"]') $(sent 2 'h["authorization"]')" \
			"Bearer $KEY Bearer $KEY"
		;;
	anthropic)
		ok 'anthropic: what time it is there, and one request' equal \
			"$(asked)" 'GET /v1/messages/batches?limit=1
POST /v1/messages/batches'
		ok 'anthropic: key, version, type' equal "$(sent 2 'h["x-api-key"], h["anthropic-version"], h["content-type"]')" \
			"('$KEY', '2026-10-21', 'application/json')"
		ok 'anthropic: what a question has' equal "$(sent 2 'sorted(json.loads(raw)["requests"][0]["params"])')" \
			"['max_tokens', 'messages', 'model', 'output_config', 'system']"
		;;
	esac

	# the same again: nothing is asked
	run pos-gen -C w -f --engine $api-stub --batch submit icp#behaviour
	ok "$api: again: status" status 0
	ok "$api: again: says who asks it" is err <<-!
	pos-gen: icp#behaviour: asked already, in $id
	!
	ok "$api: again: nothing more to submit" is out <<-!
	nothing more to submit
	!
	ok "$api: again: one job" equal "$(ls w/.git/pos/batch | wc -l)" 1

	# status and collect while it works
	working
	run pos-gen -C w --batch status -o json
	ok "$api: status: status" status 0
	python3 -c 'import json; r = json.load(open("out"))["batches"][0]
print([r[k] for k in ("job", "engine", "state", "asked", "done", "failed",
"age")])' >row
	case $api in openai) known='1, 0' ;; *) known='None, None' ;; esac
	ok "$api: status: the row" is row <<-!
	['$id', '$api-stub', 'in_progress', 3, $known, 0]
	!
	POS_NOW=2026-11-20T15:30:00Z run pos-gen -C w --batch status -o tsv
	ok "$api: status: five hours later" has out "	19800"
	run pos-gen -C w --batch collect
	ok "$api: collect too early: status" status 1
	ok "$api: collect too early: says so" has err \
		"$id: not yet, in_progress"
	snapshot w >after
	ok "$api: up to here the workspace is as it was" same before after

	# collect, the next day: two documents, two commits, half the price
	ended
	run pos-gen -C w --batch status -o tsv
	ok "$api: status: says what is next" is err <<-!
	pos-gen: $id: it has ended; pos gen --batch collect writes the answers
	!
	rm -f stub/seen/*
	POS_NOW=2026-11-21T09:00:00Z run pos-gen -C w --batch collect
	ok "$api: collect: status" status 0
	ok "$api: collect: two documents, two commits" equal "$(commits)" 2
	sed 's/committed as .*/committed/' out >said
	ok "$api: collect: says so" is said <<-!
	icp  behaviour  confidence
	2 sections by $api-stub in batch $id, committed
	ipp  economics
	1 section by $api-stub in batch $id, committed
	!
	ok "$api: collect: a result that is not ours" has err \
		"$id: 1 result of no question of ours left out"
	sed -n '/^## Behaviour/,/^## /{/^## /!p;}' w/strategy/icp.md >section
	ok "$api: collect: the text is the model's" is section <<-!

	Customers buy in **spring**, Søren says.

	- One 😀.

	!
	# input 564 at 3, cached 640 at 0.3, output 318 at 15 a million, halved
	half=$(awk 'BEGIN { cost = 564 * 3 + 640 * 0.3 + 318 * 15
		printf "%.4f", cost / 1000000 / 2 }')
	case $api in openai) model=m-1 ;; *) model=c-1 ;; esac
	git -C w log -1 --format='%(trailers:key=Pos-Usage,valueonly)' |
		grep . >usage
	ok "$api: collect: half the price in the trailer" is usage <<-!
	strategy/ipp.md#economics $model in=1204 cached=640 out=318 cost=USD $half
	!
	ok "$api: collect: and in the sidecar" has w/.pos/strategy/ipp.yaml \
		"cost: USD $half"
	ok "$api: collect: and on standard error" has err \
		"icp#confidence: 1,204 in (640 cached), 318 out, USD $half, in a batch"
	ok "$api: collect: the sidecar has engine, model and time" equal \
		"$(sed -n '/^  economics:/,/^  [a-z]*:$/{s/^    //p;}' \
		w/.pos/strategy/ipp.yaml | grep -E '^(engine|model|generated):')" \
		"engine: $api-stub
model: $model
generated: \"2026-11-21T09:00:00Z\""
	ok "$api: collect: nothing is asked, only fetched" equal \
		"$(asked | grep -c POST)" 0
	ok "$api: collect: the job is closed" equal \
		"$(job 'j["state"], {x["outcome"] for x in i}')" \
		"('closed', {'written'})"
	run pos-status -C w -o tsv
	ok "$api: collect: the sections are fresh" has out \
		"strategy/icp.md#behaviour	fresh"

	# once more: nothing happens
	rm -f stub/seen/*
	snapshot w >before
	run pos-gen -C w --batch collect
	ok "$api: collect again: status" status 0
	ok "$api: collect again: nothing to do" is out <<-!
	nothing to collect
	!
	ok "$api: collect again: asks nobody" equal "$(ls stub/seen | wc -l)" 0
	snapshot w >after
	ok "$api: collect again: the workspace is as it was" same before after
	git -C w log -p --all >everything
	cat out err said w/.git/pos/batch/* w/.git/pos/cache/* >>everything
	ok "$api: the key is nowhere" hasnt everything "$KEY"
	grep -rlF "$KEY" w >found
	ok "$api: nor in any file" empty found
	# a normal run finds the answers: rest them on the commit before
	git -C w reset -q --hard start
	run pos-gen -C w -f --engine $api-stub icp#behaviour
	ok "$api: a normal run has the answer: status" status 0
	ok "$api: a normal run has the answer" has err \
		'icp#behaviour: an answer that was kept'
	ok "$api: it is booked already" equal "$(git -C w log -1 \
		--format='%(trailers:key=Pos-Usage,valueonly)' |
		grep -c ' kept .*out=318$')" 1
	ok "$api: it asks nobody" equal "$(ls stub/seen | wc -l)" 0
done

# each item by itself: what failed is told and kept, the rest is written
for api in openai anthropic; do
	fresh $api
	run pos-gen -C w -f --engine $api-stub --batch submit icp#behaviour \
		icp#confidence icp#cost-of-inaction ipp#economics \
		ipp#commitment ipp#criteria cjm#tech-stack
	id=$(job 'j["id"]')
	ended Confidence=length 'Cost of inaction=refusal' Economics=empty \
		Commitment=error Criteria=expired 'Technology map=missing' \
		'Tech stack=missing'
	run pos-gen -C w --batch collect
	ok "$api: items: status" status 5
	ok "$api: items: one is written" equal "$(commits)
$(sed 's/committed as .*//' out)" "1
icp  behaviour
1 section by $api-stub in batch $id, "
	case $api in
	openai)
		why='length' no='(refusal): I cannot.' late=batch_expired
		ends=completed ;;
	anthropic)
		why=max_tokens no='(refusal)' late='did not come to it within'
		ends=ended ;;
	esac
	ok "$api: items: cut off" has err "icp#confidence: the answer was cut off ($why); max_tokens of engine $api-stub is 4096"
	ok "$api: items: refused" has err \
		"icp#cost-of-inaction: the model refused $no"
	ok "$api: items: empty" has err 'ipp#economics: the answer is empty'
	ok "$api: items: errored" has err 'ipp#commitment: '
	ok "$api: items: errored, the provider's words" has err \
		'the server had an error'
	ok "$api: items: expired" has err 'ipp#criteria: '
	ok "$api: items: expired, says so" has err "$late"
	ok "$api: items: missing" has err \
		"cjm#tech-stack: no answer came, the batch is '$ends'"
	ok "$api: items: six of seven" has err \
		"$id: 6 of 7 questions have no answer that can be used"
	file=$(sed -n 's/.*icp#confidence: what had come is kept in //p' err)
	ok "$api: items: what was cut off is kept" same text "$file"
	ok "$api: items: the job is closed" equal \
		"$(job 'j["state"], sorted(x["outcome"] for x in i)')" \
		"('closed', ['failed', 'failed', 'failed', 'failed', 'failed', 'failed', 'written'])"
	run pos-gen -C w --batch status -o tsv
	ok "$api: items: failures stay reported" has err \
		'icp#confidence: the answer was cut off'
	ok "$api: items: and counted" equal "$(sed -n 2p out | cut -f 3-6)" \
		"closed	7	1	6"
	run pos-gen -C w --batch collect
	ok "$api: items: a second collect does nothing" equal \
		"$rc $(cat out) $(commits)" '0 nothing to collect 1'

	# those that failed can be submitted again, and then are told no more
	accept
	run pos-gen -C w -f --engine $api-stub --batch submit icp#confidence
	ok "$api: once more: status" status 0
	ok "$api: once more: one question" has out ': 1 question to'
	run pos-gen -C w --batch status
	ok "$api: once more: it is not told any longer" hasnt err \
		'icp#confidence'

	# an answer that is no section: nothing is asked by collect
	fresh $api
	run pos-gen -C w -f --engine $api-stub --batch submit icp#confidence
	ended Confidence=bad
	rm -f stub/seen/*
	run pos-gen -C w --batch collect
	ok "$api: unusable: status" status 5
	ok "$api: unusable: says why" has err \
		"line 1: 'Mine' is a heading of level 1"
	ok "$api: unusable: the model is not asked" equal \
		"$(asked | grep -c POST)" 0
	ok "$api: unusable: nothing is written" equal "$(commits)" 0
	run pos-gen -C w -f --engine $api-stub --batch submit icp#confidence
	ok "$api: unusable: can be submitted again" has out ': 1 question to'
	answer $api ok text >stub/replies/default
	rm stub/match/*
	run pos-gen -C w -f --engine $api-stub icp#confidence
	ok "$api: unusable: a normal run has it mended" equal "$rc
$(asked | tail -n 1 | cut -d ' ' -f 1) $(commits)" "0
POST 1"

	# all is expired
	fresh $api
	run pos-gen -C w -f --engine $api-stub --batch submit $THREE
	ended Behaviour=expired Confidence=expired Economics=expired
	snapshot w >before
	run pos-gen -C w --batch collect
	ok "$api: all expired: status" status 5
	snapshot w >after
	ok "$api: all expired: nothing is written" same before after

	# ended with nothing at all
	fresh $api
	run pos-gen -C w -f --engine $api-stub --batch submit $THREE
	ended Behaviour=missing Confidence=missing Economics=missing
	run pos-gen -C w --batch collect
	ok "$api: ended with nothing: status" status 5
	ok "$api: ended with nothing: three told" equal \
		"$(grep -c 'no answer came' err)" 3

	# results that are cut are fetched again, not taken for missing
	fresh $api
	run pos-gen -C w -f --engine $api-stub --batch submit $THREE
	ended
	for file in stub/replies/GET-*out-1* stub/replies/GET-*results*; do
		cp "$file" whole
		python3 - whole >"$file" <<-'!'
		import sys
		s = open(sys.argv[1]).read()
		print(s[:s.rindex("Customers")])
		!
	done
	snapshot w >before
	run pos-gen -C w --batch collect
	ok "$api: results cut off: status" status 4
	ok "$api: results cut off: says so" has err 'in the middle of a line'
	snapshot w >after
	ok "$api: results cut off: nothing is written" same before after
	ended
	echo '{"id": "b-1", "status": "completed", "output_file_id": "out-1",
		"request_counts": {"completed": 5, "failed": 0}}' |
		on 'GET /v1/batches/b-1 HTTP'
	echo '{"id": "b-1", "processing_status": "ended", "request_counts":
		{"succeeded": 4, "errored": 1}}' |
		on 'GET /v1/messages/batches/b-1 HTTP'
	run pos-gen -C w --batch collect
	ok "$api: results too few: status" status 4
	ok "$api: results too few: says so" has err '4 results came, 5 are there'
	ended
	run pos-gen -C w --batch collect
	ok "$api: results whole: status" status 0
	ok "$api: results whole: two commits" equal "$(commits)" 2
done

# OpenAI: the batch as a whole fails
fresh openai
run pos-gen -C w -f --engine openai-stub --batch submit icp#behaviour
echo '{"id": "b-1", "status": "failed", "errors": {"data": [{"code":
	"token_limit_exceeded", "message": "Enqueued too many tokens"}]}}' |
	on 'GET /v1/batches/b-1 HTTP'
run pos-gen -C w --batch collect
ok 'openai: failed as a whole: status' status 5
ok 'openai: failed as a whole: says why' has err 'icp#behaviour: the batch failed: Enqueued too many tokens (token_limit_exceeded)'

# what the data or people have outrun is not used, the rest is
for api in openai anthropic; do
	fresh $api
	run pos-gen -C w $THREE
	run pos-gen -C w -f --engine $api-stub --batch submit $THREE
	python3 - <<-'!'
	f = "w/strategy/icp.md"
	s = open(f).read()
	at = s.index("\n## Confidence\n") + len("\n## Confidence\n")
	open(f, "w").write(s[:at] + "\nA line by hand.\n" + s[at:])
	!
	git -C w commit -qam 'by hand'
	ended
	n=$(commits)
	run pos-gen -C w --batch collect
	ok "$api: outrun by hand: status" status 5
	ok "$api: outrun by hand: says which" has err \
		'icp#confidence: the question would be another now'
	file=$(sed -n 's/.*icp#confidence: what had come is kept in //p' err)
	ok "$api: outrun by hand: its text is kept" same text "$file"
	ok "$api: outrun by hand: that one alone" equal \
		"$(job '[(x["label"], x["outcome"]) for x in i]')" \
		"[('icp#behaviour', 'written'), ('icp#confidence', 'outrun'), ('ipp#economics', 'written')]"
	ok "$api: outrun by hand: two commits" equal "$(commits)" $((n + 2))
	ok "$api: outrun by hand: the others are written" equal \
		"$(cat w/strategy/*.md | grep -c 'Customers buy in')" 2
	ok "$api: outrun by hand: the line is there" has w/strategy/icp.md \
		'A line by hand.'

	fresh $api
	run pos-gen -C w --engine $api-stub --batch submit icp#behaviour
	sed -i 's/amount: [0-9]*/amount: 99999/' w/data/deals-2026-*.yaml
	git -C w commit -qam 'other deals'
	ended
	snapshot w >before
	run pos-gen -C w --batch collect
	ok "$api: outrun by data: status" status 5
	ok "$api: outrun by data: says so" has err \
		'icp#behaviour: the question would be another now'
	snapshot w >after
	ok "$api: outrun by data: nothing is written" same before after
done

# a conflict with hand edits: nothing is lost, the answer waits
fresh openai
run pos-gen -C w icp#behaviour
python3 - <<-'!'
f = "w/strategy/icp.md"
s = open(f).read()
at = s.index("\n## Behaviour\n") + len("\n## Behaviour\n")
open(f, "w").write(s[:at] + "\nBy hand, all of it.\n\n" + s[s.index("\n## ", at) + 1:] if "\n## " in s[at:] else s[:at] + "\nBy hand, all of it.\n")
!
git -C w commit -qam 'by hand'
run pos-gen -C w -f --engine openai-stub --batch submit icp#behaviour
ended
snapshot w >before
run pos-gen -C w --batch collect
ok 'conflict: status' status 6
snapshot w >after
ok 'conflict: nothing is written' same before after
ok 'conflict: the answer is still there' equal \
	"$(job 'j["state"], i[0]["outcome"]')" "('ended', 'answered')"
ok 'conflict: says what can be done' has err \
	'1 answer not written; collect again when what stood against it is mended'
rm -f stub/seen/*
run pos-gen -C w -f --engine openai-stub --propose icp#behaviour
ok 'conflict: a proposal of it: status' status 0
ok 'conflict: it asks nobody' equal "$(ls stub/seen | wc -l)" 0

# a job has all questions and answers: it is not written after each document;
# killed between two of them, no document is written twice
for end in whole killed; do
	fresh openai
	run pos-gen -C w -f --engine openai-stub --batch submit \
		icp#behaviour ipp#economics cjm#tech-stack
	ended
	rm -f jobs.seen
	cat >w/.git/hooks/pre-commit <<-!
	#!/bin/sh
	cksum "$T"/w/.git/pos/batch/*.json >>"$T/jobs.seen"
	[ $end = whole ] || [ \$(wc -l <"$T/jobs.seen") -ne 2 ] ||
		kill -9 \$(cat "$T/collect.pid")
	!
	chmod +x w/.git/hooks/pre-commit
	if [ $end = killed ]; then
		pos-gen -C w --batch collect >out 2>err </dev/null &
		echo $! >collect.pid
		wait $! 2>/dev/null
		rc=$?
		ok 'killed between two documents: one is written' equal \
			"$rc $(commits)" '137 1'
	fi
	run pos-gen -C w --batch collect
	ok "documents of a job, $end: three commits" equal \
		"$rc $(commits) $(job 'j["state"], {x["outcome"] for x in i}')" \
		"0 3 ('closed', {'written'})"
	[ $end = whole ] && ok 'documents of a job: the job is written once' \
		equal "$(wc -l <jobs.seen) $(sort -u jobs.seen | wc -l)" '3 1'
	rm w/.git/hooks/pre-commit
done

# one document that cannot be drafted any more keeps no other waiting
fresh openai
for p in one two; do
	mkdir -p w/partners/$p
	sed "s/^name: .*/name: Partner $p/; s/nordvik-systems/$p/g" \
		w/partners/nordvik-systems/partner.yaml \
		>w/partners/$p/partner.yaml
done
git -C w add -A
git -C w commit -qm 'two partners'
run pos-gen -C w --engine openai-stub --batch submit \
	partners/one/jbp.md#risks partners/one/jbp.md#goals \
	partners/two/jbp.md#risks
ok 'a partner that goes: submitted' has out ': 3 questions to'
id=$(job 'j["id"]')
ended
git -C w rm -rq partners/two
git -C w commit -qm 'a partner goes'
run pos-gen -C w --batch collect
ok 'a partner that goes: status' status 5
ok 'a partner that goes: says why' has err \
	"$id: jbp of two cannot be drafted any more: no partner 'two'"
ok 'a partner that goes: its section is told' has err \
	'partners/two/jbp.md#risks: nothing drafts it any more; the answer is not used'
ok 'a partner that goes: it alone' equal \
	"$(job 'j["state"], sorted((x["label"], x["outcome"]) for x in i)')" \
	"('closed', [('partners/one/jbp.md#goals', 'written'), ('partners/one/jbp.md#risks', 'written'), ('partners/two/jbp.md#risks', 'outrun')])"
ok 'a partner that goes: the other is written' has w/partners/one/jbp.md \
	'Customers buy in **spring**'

# fetched is paid for, and kept: a normal run has it whatever stood in the way
for api in openai anthropic; do
	fresh $api
	run pos-gen -C w -f --engine $api-stub --batch submit $THREE
	ended
	cp w/partners/nordvik-systems/partner.yaml whole
	echo '{' >>w/partners/nordvik-systems/partner.yaml
	run pos-gen -C w --batch collect
	ok "$api: a file is broken: status" status 3
	ok "$api: a file is broken: the answers wait" equal "$(commits)
$(job 'j["state"], {x["outcome"] for x in i}')" "0
('ended', {'answered'})"
	ok "$api: a file is broken: and are kept" equal \
		"$(ls w/.git/pos/cache | wc -l)" 3
	cp whole w/partners/nordvik-systems/partner.yaml
	rm -f w/.git/pos/batch/* stub/seen/*
	run pos-gen -C w -f --engine $api-stub $THREE
	ok "$api: a normal run has them, and asks nobody" equal \
		"$rc $(ls stub/seen | wc -l)" '0 0'
done

# all that is missing, with facts that others compute with, twelve days later
fresh anthropic
run pos-gen -C w --engine anthropic-stub --batch submit --all --trace trace
ok 'all: status' status 0
ok 'all: the trace has the request' has trace \
	"> POST http://127.0.0.1:$port/v1/messages/batches"
ok 'all: and not the key' hasnt trace "$KEY"
n=$(batch questions anthropic "$(questions)" | wc -l)
ok 'all: many questions' test "$n" -gt 30
ended
POS_NOW=2026-12-02T10:00:00Z run pos-gen -C w --batch collect
ok 'all: collect: status' status 0
ok 'all: collect: each is written' equal \
	"$(cat w/strategy/*.md | grep -c 'Customers buy in')" "$n"
ok 'all: collect: a commit a document' equal "$(commits)" \
	"$(ls w/strategy/*.md | wc -l)"
cost=$(awk "BEGIN { cost = $n * (564 * 3 + 640 * 0.3 + 318 * 15)
	printf \"%.2f\", cost / 1000000 / 2 }")
ok 'all: collect: none is outrun by the days between' hasnt err \
	'would be another now'
ok 'all: collect: the sum' has err "$n sections: "
ok 'all: collect: what it cost' has err ", USD $cost, in a batch"
run pos-gen -C w --engine anthropic-stub --batch submit --all
ok 'all: then there is nothing more' is out <<-!
all sections are up to date
!

# a document of a partner's; what the model's own numbers rest on
fresh openai
run pos-gen -C w --engine openai-stub --batch submit \
	--partner nordvik-systems jbp
ok 'of a partner: status' status 0
section 'There are 987654 sites.' '' 'Customers buy in **spring**.' >text
ended
run pos-gen -C w --batch collect --strict
ok 'of a partner: collect: status' status 0
ok 'of a partner: one commit' equal "$(commits)" 1
ok 'of a partner: its document' has w/partners/nordvik-systems/jbp.md \
	'Customers buy in **spring**.'
ok '--strict: a number without a source is left out' hasnt \
	w/partners/nordvik-systems/jbp.md 987654
section 'Customers buy in **spring**, Søren says.' '' '- One 😀.' >text

# what a document is to serve is asked for once
fresh openai
run pos-gen -C w --engine openai-stub --batch submit --objective \
	'Win the ports of the north' framework
ok '--objective: status' status 0
ended
run pos-gen -C w --batch collect
ok '--objective: collect: status' status 0
ok '--objective: collect: it is in the document' has \
	w/strategy/framework.md 'objective: Win the ports of the north'

# evidence that was left out is left out again when the answers come
fresh openai
sed -i 's/    model: test-model/&\n    context: 8000/' "$CONFIG"
run pos-gen -C w --engine openai-stub --batch submit icp#confidence
ok 'too long: status' status 3
ok 'too long: nothing is sent' equal "$(ls stub/seen | wc -l)" 0
run pos-gen -C w --engine openai-stub --batch submit --fit icp#confidence
ok '--fit: status' status 0
ended
run pos-gen -C w --batch collect
ok '--fit: collect: status' status 0
ok '--fit: collect: written' equal "$(commits)" 1
done_testing
