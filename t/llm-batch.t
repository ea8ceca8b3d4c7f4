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
done_testing
