#!/bin/sh
# pos-gen --batch: what goes out, what is made of the answers, and that
# nothing is asked twice whatever happens in between.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
stub_start
run pos-init w --demo
git -C w tag start

batch() {
	python3 "$ROOT/t/helper/llm-batch.py" "$@"
}

# on REQUEST [STATUS]: how the stub answers a request that has this text: the
# JSON on standard input
on() {
	on_reply "$1" "$(batch body ${2:+"$2"})"
}
on_reply() {
	name=$(printf %s "$1" | tr -c 'a-zA-Z0-9\n' -)
	printf '%s\n' "$1" >"stub/match/$name"
	printf '%s\n' "$2" >"stub/replies/$name"
}

# fresh API: no jobs, a stub that takes a batch, the workspace as at first
fresh() {
	api=$1
	stub_stop
	stub_start
	stub_reset
	rm -rf w/.git/pos
	git -C w reset -q --hard start
	accept
}
accept() {
	echo '{"id": "file-1"}' | on 'POST /v1/files '
	echo '{"id": "b-1"}' | on 'POST /v1/batches '
	echo '{"id": "b-1"}' | on 'POST /v1/messages/batches '
}

# asked: the requests the stub has seen, the first word and the path
asked() {
	for n in $(ls stub/seen | grep '^[0-9]*$' | sort -n); do
		head -n 1 "stub/seen/$n" | cut -d ' ' -f 1,2
	done
}

# questions: the file of the request that had the questions last
questions() {
	grep -lE '^POST /v1/(files|messages/batches) ' stub/seen/* | tail -n 1
}

# working, ended [SECTION=KIND...]: how far the provider says it is
working() {
	echo '{"id": "b-1", "status": "in_progress", "request_counts":
		{"total": 3, "completed": 1, "failed": 0}}' |
		on 'GET /v1/batches/b-1 HTTP'
	echo '{"id": "b-1", "processing_status": "in_progress",
		"request_counts": {"processing": 3, "succeeded": 0,
		"errored": 0, "canceled": 0, "expired": 0}}' |
		on 'GET /v1/messages/batches/b-1 HTTP'
}
ended() {
	cp "$(questions)" sent
	on_reply 'GET /v1/files/out-1/content ' \
		"$(batch results $api sent text "$@")"
	on_reply 'GET /v1/messages/batches/b-1/results ' \
		"$(batch results $api sent text "$@")"
	on_reply 'GET /v1/files/err-1/content ' \
		"$(batch errors $api sent text "$@")"
	echo '{"id": "b-1", "status": "completed", "output_file_id": "out-1",
		"error_file_id": "err-1"}' | on 'GET /v1/batches/b-1 HTTP'
	echo '{"id": "b-1", "processing_status": "ended", "results_url":
		"http://127.0.0.1:1/elsewhere"}' |
		on 'GET /v1/messages/batches/b-1 HTTP'
}

# job PROGRAM: of the newest job by python: j it, i its items
job() {
	python3 - "$1" <<-'!'
	import glob, json, sys
	j = max((json.load(open(f)) for f in glob.glob("w/.git/pos/batch/*")),
	    key=lambda j: (j["created"], j["sending"]))
	i = j["items"]
	print(eval(sys.argv[1].replace("\n", " ")))
	!
}

# sent N PROGRAM: of request N by python: h its headers, raw its body
sent() {
	python3 - "stub/seen/$1" "$2" <<-'!'
	import json, sys
	head, raw = open(sys.argv[1], newline="").read().split("\r\n\r\n", 1)
	h = {k.lower(): v for k, v in (l.split(": ", 1)
	    for l in head.split("\r\n")[1:])}
	print(eval(sys.argv[2]))
	!
}

commits() {
	git -C w rev-list --count start..HEAD
}

section 'Customers buy in **spring**, Søren says.' '' '- One 😀.' >text
# sections without facts, so that the text above is an answer to each
THREE='icp#behaviour icp#confidence ipp#economics'

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
		ok 'anthropic: one request' equal "$(asked)" \
			'POST /v1/messages/batches'
		ok 'anthropic: key, version, type' equal "$(sent 1 'h["x-api-key"], h["anthropic-version"], h["content-type"]')" \
			"('$KEY', '2026-10-21', 'application/json')"
		ok 'anthropic: what a question has' equal "$(sent 1 'sorted(json.loads(raw)["requests"][0]["params"])')" \
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
rm -f stub/seen/*
run pos-gen -C w -f --engine openai-stub --propose icp#behaviour
ok 'conflict: a proposal of it: status' status 0
ok 'conflict: it asks nobody' equal "$(ls stub/seen | wc -l)" 0

# killed between any two steps: what is there is found, nothing is asked twice

# listed [JOB [STATE]]: the batches that the provider lists
listed() {
	{
		printf '{"has_more": false, "data": [{"id": "b-0", "metadata":'
		printf '{"pos_job": "other"}, "created_at": 1795168800}'
		[ $# -gt 0 ] && printf ', {"id": "b-1", "metadata": {"pos_job":
			"%s"}, "created_at": 1795168800}' "$1"
		printf ']}'
	} | on 'GET /v1/batches?limit'
	{
		printf '{"has_more": false, "data": [{"id": "b-0", "created_at":
			"2026-11-20T10:00:00Z", "processing_status": "ended",
			"request_counts": {"succeeded": 77}}'
		[ $# -gt 0 ] && printf ', {"id": "b-1", "created_at":
			"2026-11-20T10:00:02Z", "processing_status": "%s",
			"request_counts": {"processing": 1, "succeeded": 0}}' \
			"${2:-in_progress}"
		printf ']}'
	} | on 'GET /v1/messages/batches?limit'
}

# killed REQUEST ARG...: run until the stub has seen REQUEST, which it does
# not answer, then kill -9
killed() {
	printf '%s\n' "$1" >stub/match/000
	echo hang >stub/replies/000
	shift
	before=$(ls stub/seen | wc -l)
	pos-gen "$@" >out 2>err </dev/null &
	pid=$!
	for i in $(seq 100); do
		grep -qF "$(cat stub/match/000)" stub/seen/* 2>/dev/null && break
		sleep 0.1
	done
	kill -9 $pid
	wait $pid 2>/dev/null
	rm stub/match/000 stub/replies/000
}

# posted: how often questions went out, and batches were made
posted() {
	asked | grep -c '^POST .*batches$'
}

# openai: in the upload, which asks nothing: it is made again
fresh openai
snapshot w >before
killed 'POST /v1/files ' -C w -f --engine openai-stub --batch submit \
	icp#behaviour
ok 'killed in the upload: the job is made' equal "$(job 'j["state"]')" made
run pos-gen -C w --batch collect
ok 'killed in the upload: collect says so' has err 'not sent yet; pos gen --batch submit sends it'
ok 'killed in the upload: and is not done' status 1
run pos-gen -C w --batch submit
ok 'killed in the upload: resumed: status' status 0
ok 'killed in the upload: resumed' has out ': 1 question to openai-stub, batch b-1'
ok 'killed in the upload: asked once' equal "$(posted)" 1

# openai: the batch is made, its answer is lost
for there in yes no; do
	fresh openai
	killed 'POST /v1/batches ' -C w -f --engine openai-stub --batch \
		submit icp#behaviour
	ok "killed in sending, there: $there: the job says so" equal \
		"$(job 'j["state"], j["input_file"]')" "('sending', 'file-1')"
	id=$(job 'j["id"]')
	listed $([ $there = yes ] && echo $id)
	rm -f stub/seen/*
	run pos-gen -C w -f --engine openai-stub --batch submit icp#behaviour
	ok "killed in sending, there: $there: status" status 0
	ok "killed in sending, there: $there: asked already" has err \
		"icp#behaviour: asked already, in $id"
	ok "killed in sending, there: $there: the same job" equal \
		"$(job 'j["id"], j["state"], j["batch"]')" "('$id', 'sent', 'b-1')"
	case $there in
	yes)
		ok 'killed in sending, there: not sent again' equal \
			"$(posted)" 0
		ok 'killed in sending, there: says so' has err \
			"$id: it had been sent, and is not sent again"
		;;
	no)	ok 'killed in sending, not there: sent' equal "$(asked)" \
			'GET /v1/batches?limit=100
POST /v1/batches'
		;;
	esac
done

# anthropic: no list says which job a batch is, but its results do
fresh anthropic
killed 'POST /v1/messages/batches ' -C w -f --engine anthropic-stub --batch \
	submit icp#behaviour
ok 'anthropic: killed in sending: the job says so' equal \
	"$(job 'j["state"]')" sending
id=$(job 'j["id"]')
cp "$(questions)" sent
listed $id
rm -f stub/seen/*
run pos-gen -C w --batch submit
ok 'anthropic: one that may be it: status' status 4
ok 'anthropic: one that may be it: says what to do' has err \
	"$id: it may have been sent: batch b-1 there has as many questions"
ok 'anthropic: one that may be it: not sent' equal "$(posted)" 0
listed $id ended
on_reply 'GET /v1/messages/batches/b-1/results ' \
	"$(batch results anthropic sent text)"
run pos-gen -C w --batch submit
ok 'anthropic: its results tell that it is: status' status 0
ok 'anthropic: its results tell that it is' has err \
	"$id: it had been sent, and is not sent again"
ok 'anthropic: its results tell that it is: not sent' equal "$(posted)" 0

fresh anthropic
killed 'POST /v1/messages/batches ' -C w -f --engine anthropic-stub --batch \
	submit icp#behaviour
listed $id ended
on_reply 'GET /v1/messages/batches/b-1/results ' \
	"$(batch results anthropic sent text)"
rm -f stub/seen/*
run pos-gen -C w --batch submit
ok "anthropic: the results are another job's: status" status 0
ok "anthropic: the results are another job's: sent" equal "$(posted)" 1
fresh anthropic
killed 'POST /v1/messages/batches ' -C w -f --engine anthropic-stub --batch \
	submit icp#behaviour
listed
rm -f stub/seen/*
run pos-gen -C w --batch submit
ok 'anthropic: none that may be it: sent' equal "$rc $(posted)" '0 1'

# killed while it collects: in the poll, in the fetch
for api in openai anthropic; do
	for at in 'GET /v1/batches/b-1 HTTP' 'GET /v1/files/out-1/content ' \
		'GET /v1/files/err-1/content ' \
		'GET /v1/messages/batches/b-1 HTTP' \
		'GET /v1/messages/batches/b-1/results '; do
		case $api-$at in
		openai-*messages* | anthropic-*files* | \
			anthropic-'GET /v1/batches'*) continue ;;
		esac
		fresh $api
		run pos-gen -C w -f --engine $api-stub --batch submit $THREE
		ended
		snapshot w >before
		killed "$at" -C w --batch collect
		snapshot w >after
		ok "$api: killed at $at: nothing is written" same before after
		run pos-gen -C w --batch collect
		ok "$api: killed at $at: then all is" equal \
			"$rc $(commits) $(job 'j["state"]')" '0 2 closed'
		ok "$api: killed at $at: nothing is asked again" equal \
			"$(posted)" 1
	done
done

# killed after the commit and before the job knows of it
fresh anthropic
run pos-gen -C w -f --engine anthropic-stub --batch submit $THREE
ended
cp w/.git/pos/batch/*.json job.before
run pos-gen -C w --batch collect
job=$(ls w/.git/pos/batch/*.json)
python3 - "$job" <<-'!'
import json, sys
j = json.load(open(sys.argv[1]))
j["state"] = "ended"
for i in j["items"]:
    i["outcome"] = "answered"
json.dump(j, open(sys.argv[1], "w"))
!
snapshot w >before
run pos-gen -C w --batch collect
ok 'killed after the commit: status' status 0
snapshot w >after
ok 'killed after the commit: nothing is written twice' same before after
ok 'killed after the commit: the job is closed' equal \
	"$(job 'j["state"], {x["outcome"] for x in i}')" \
	"('closed', {'written'})"
cp job.before "$job"
run pos-gen -C w --batch collect
ok 'killed before that: fetched again, not written twice' equal \
	"$rc $(commits)" '0 2'

# failures on the way: what passes by itself, what may have been taken
for api in openai anthropic; do
	case $api in
	openai) make='POST /v1/batches ' ;;
	*) make='POST /v1/messages/batches ' ;;
	esac
	name=$(printf %s "$make" | tr -c 'a-zA-Z0-9\n' -)
	fresh $api
	listed
	rm stub/match/$name
	n=1
	[ $api = openai ] && n=2
	echo '{"error": {"message": "slow down", "type": "rate_limit_error"}}' |
		python3 "$ROOT/t/helper/llm-batch.py" body \
		'429 Too Many' >stub/replies/$n
	echo '{"error": {"message": "upset", "type": "api_error"}}' |
		python3 "$ROOT/t/helper/llm-batch.py" body \
		'503 Unavailable' >stub/replies/$((n + 1))
	echo '{"id": "b-1"}' | batch body >stub/replies/default
	run pos-gen -C w -f --engine $api-stub --batch submit icp#behaviour
	ok "$api: 429, then 503: status" status 0
	ok "$api: 429, then 503: it looks before it sends again" equal \
		"$(asked | tail -n 4)" "${make% }
${make% }
$(echo "GET ${make#POST }" | sed 's/ $/?limit=100/')
${make% }"

	fresh $api
	echo '{"error": {"message": "no", "type": "authentication_error"}}' |
		on "$make" '401 Unauthorized'
	run pos-gen -C w -f --engine $api-stub --batch submit icp#behaviour
	ok "$api: 401: status" status 4
	ok "$api: 401: says what to do" has err \
		"is the key right? pos engine check $api-stub"
	accept
	rm -f stub/seen/*
	run pos-gen -C w --batch submit
	ok "$api: 401, mended: sent, and not looked for" equal \
		"$rc $(asked)" "0 ${make% }"

	fresh $api
	echo '{"error": {"message": "no such model", "type": "x"}}' |
		on "$make" '400 Bad Request'
	run pos-gen -C w -f --engine $api-stub --batch submit icp#behaviour
	ok "$api: 400: status" status 4
	ok "$api: 400: says why" has err 'no such model'
	ok "$api: 400: the job is given up" equal \
		"$(job 'j["state"], i[0]["outcome"]')" "('closed', 'failed')"
	accept
	run pos-gen -C w -f --engine $api-stub --batch submit icp#behaviour
	ok "$api: 400: can be submitted again" equal "$rc" 0
done

# called wrongly, refused before anything is sent
fresh anthropic
run pos-gen -C w -f --engine ollama-stub --batch submit icp#behaviour
ok 'ollama has none: status' status 2
ok 'ollama has none: says so' has err \
	"ollama-stub is an engine of Ollama's, which has no batches"
run pos-gen -C w -f --batch submit icp#behaviour
ok 'builtin: status' status 2
run pos-gen -C w --batch submit
ok 'nothing named: status' status 2
run pos-gen -C w --batch
ok 'no word: status' status 2
run pos-gen -C w --batch collate
ok 'another word: status' status 2
run pos-gen -C w --batch collect icp
ok 'collect of one: status' status 2
run pos-gen -C w --batch submit --propose icp
ok 'with --propose: status' status 2
run pos-gen -C w -o json icp
ok '-o without status: status' status 2
run pos-gen -C w --batch status
ok 'no jobs: status' status 0
run pos-gen -C w --batch collect
ok 'nothing to collect' is out <<-!
nothing to collect
!
run pos-gen -C w -f --engine anthropic-stub --batch submit --max-cost 0.001 \
	icp#behaviour
ok '--max-cost: status' status 3
ok '--max-cost: says so' has err '--max-cost allows 0.001; nothing was sent'
whole=$(run pos-gen -C w -f --no-cache --engine anthropic-stub --max-cost \
	0.001 icp#behaviour; sed -n 's/.*up to USD \([0-9.]*\),.*/\1/p' err)
half=$(run pos-gen -C w -f --engine anthropic-stub --batch submit --max-cost \
	0.001 icp#behaviour; sed -n 's/.*up to USD \([0-9.]*\),.*/\1/p' err)
ok '--max-cost: at half the price' awk "BEGIN { d = $whole / 2 - $half
	exit !(d < 0.001 && d > -0.001) }"
ok 'up to here nothing was sent' equal "$(ls stub/seen | wc -l)" 0
mkdir -p bare
(cd w && git archive HEAD) | tar -x -C bare
run pos-gen -C bare --batch status
ok 'no repository: status' status 3
ok 'no repository: says so' has err 'a batch is remembered in one: git init'

# jobs that are in the way
run pos-gen -C w -f --engine anthropic-stub --batch submit icp#behaviour
cp "$CONFIG" config.before
sed -i "s|127.0.0.1:$port\$|127.0.0.1:1|" "$CONFIG"
rm -f stub/seen/*
run pos-gen -C w --batch collect
ok 'the engine is elsewhere: status' status 3
ok 'the engine is elsewhere: says so' has err 'is not at http://127.0.0.1'
ok 'the engine is elsewhere: nobody is asked' equal "$(ls stub/seen | wc -l)" 0
cp config.before "$CONFIG"
echo '{"schema_version": 1}' >w/.git/pos/batch/broken.json
run pos-gen -C w --batch status
ok 'a file that is no job: status' status 3
ok 'a file that is no job: says which' has err \
	'broken.json: not the file of a batch'
rm w/.git/pos/batch/broken.json
working
killed 'GET /v1/messages/batches/b-1 HTTP' -C w --batch collect &
first=$!
for i in $(seq 50); do
	[ -s "w/.git/pos/drafting/a batch" ] && break
	sleep 0.1
done
run pos-gen -C w --batch collect
ok 'two at once: the second is refused' status 3
ok 'two at once: says who is at work' has err 'a batch is being drafted by'
wait $first
run pos-gen -C w --batch status -o json
run_in /dev/null sh -c 'pos-gen -C w --batch status >/dev/full'
ok 'a full disk: status' status 3
done_testing
