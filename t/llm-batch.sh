# t/llm-batch.sh - batches against the stub: source it after llm.sh
#
#	fresh openai
#	run pos-gen -C w -f --engine openai-stub --batch submit $THREE
#	ended Confidence=length
#	run pos-gen -C w --batch collect
#
# The workspace is w, the batch b-1; "text" is the answer to each question.

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
	for path in batches messages/batches; do
		echo '{"has_more": false, "data": []}' |
			on "GET /v1/$path?limit=1 HTTP"
	done
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

section 'Customers buy in **spring**, Søren says.' '' '- One 😀.' >text
# sections without facts, so that the text above is an answer to each
THREE='icp#behaviour icp#confidence ipp#economics'
