#!/bin/sh
# pos-gen --batch when things go wrong: programs that are killed, providers
# that fail, calls that are wrong. Nothing is asked twice.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
. "$ROOT/t/llm-batch.sh"

# later ARG...: pos-gen when a batch that was sent at ten is surely listed
later() {
	run env POS_NOW=2026-11-20T10:10:00Z pos-gen "$@"
}

# killed between any two steps: what is there is found, nothing is asked twice

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

# openai: between the upload and the batch
fresh openai
run pos-gen -C w -f --engine openai-stub --batch submit icp#behaviour
python3 - w/.git/pos/batch/*.json <<-'!'
import json, sys
j = json.load(open(sys.argv[1]))
j.update(state="uploaded", sending=0)
del j["batch"]
json.dump(j, open(sys.argv[1], "w"))
!
rm -f stub/seen/*
run pos-gen -C w --batch submit
ok 'killed after the upload: not uploaded again' equal "$rc $(asked)" \
	'0 POST /v1/batches'

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
	later -C w -f --engine openai-stub --batch submit icp#behaviour
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
run pos-gen -C w --batch status -o tsv
ok 'anthropic: killed in sending: the status' equal \
	"$(sed -n 2p out | cut -f 3-6)" 'not confirmed	1		'
listed $id
rm -f stub/seen/*
run pos-gen -C w --batch submit
ok 'anthropic: one that may be it: status' status 4
ok 'anthropic: one that may be it: says what to do' has err \
	"$id: it may have been sent: batch b-1 there has as many questions"
ok 'anthropic: one that may be it: what is not known' has err \
	'whether anthropic-stub has taken it is not known'
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
later -C w --batch submit
ok "anthropic: the results are another job's: status" status 0
ok "anthropic: the results are another job's: sent" equal "$(posted)" 1
fresh anthropic
killed 'POST /v1/messages/batches ' -C w -f --engine anthropic-stub --batch \
	submit icp#behaviour
listed
rm -f stub/seen/*
later -C w --batch submit
ok 'anthropic: none that may be it: sent' equal "$rc $(posted)" '0 1'

# the answer is lost, and the list may lag: no run sends it again too soon
for api in openai anthropic; do
	fresh $api
	listed
	for make in POST--v1-batches- POST--v1-messages-batches-; do
		echo reset >stub/replies/$make
	done
	for at in 10:00:00 10:00:01 10:09:59; do
		run env POS_NOW=2026-11-20T${at}Z pos-gen -C w -f --engine \
			$api-stub --batch submit icp#behaviour
		ok "$api: lost, again at $at: sent once" equal \
			"$rc $(posted) $(job 'j["state"]')" '4 1 sending'
	done
	ok "$api: lost: when to come again" has err \
		'does not list it, or not yet: submit again from 2026-11-20T10:10:00Z on'
	# the clock is set back, and the ten minutes begin anew
	run env POS_NOW=2026-11-20T09:00:00Z pos-gen -C w --batch submit
	ok "$api: lost, the clock is set back: sent once" equal \
		"$rc $(posted)" '4 1'
	accept
	run env POS_NOW=2026-11-20T09:10:00Z pos-gen -C w --batch submit
	ok "$api: lost, ten minutes later: sent" equal \
		"$rc $(posted) $(job 'j["state"]')" '0 2 sent'
done

# a clock that is wrong, where the job was sent or where it is looked for: the
# batch is the job's all the same
for now in 2026-11-21T10:00:00Z 2027-11-20 2025-11-20; do
	for api in openai anthropic; do
		fresh $api
		POS_NOW=$now killed "POST /v1/$([ $api = openai ] ||
			echo messages/)batches " -C w -f --engine $api-stub \
			--batch submit icp#behaviour
		ended
		listed $(job 'j["id"]') ended
		rm -f stub/seen/*
		run pos-gen -C w --batch submit
		ok "$api: sent at $now by our clock: not sent again" equal \
			"$rc $(posted) $(job 'j["batch"]')" '0 0 b-1'
	done
done

# the provider's clock tells how far back to look
fresh openai
on_reply 'POST /v1/files ' 'send HTTP/1.1 200 OK\r\nDate: Fri, 20 Nov 2026 10:00:00 GMT\r\nConnection: close\r\n\r\n{"id": "file-1"}'
for made in 1795168800 1794168800; do
	rm -rf w/.git/pos stub/seen/*
	killed 'POST /v1/batches ' -C w -f --engine openai-stub --batch \
		submit icp#behaviour
	ok "openai: the provider's clock is remembered" equal \
		"$(job 'j["server_date"]')" 1795168800
	echo '{"has_more": true, "data": [{"id": "b-0", "input_file_id": "f-0",
		"created_at": '$made'}]}' | on 'GET /v1/batches?limit=100 HTTP'
	echo '{"has_more": false, "data": []}' |
		on 'GET /v1/batches?limit=100&after=b-0'
	rm -f stub/seen/*
	later -C w --batch submit
	ok "openai: a list down to $made: pages, and then sent" equal \
		"$(asked | grep -c GET) $(posted)" \
		"$([ $made = 1795168800 ] && echo 2 || echo 1) 1"
done

fresh anthropic
printf '%s\n' 'GET /v1/messages/batches?limit=1 HTTP' >stub/match/date
printf '%s' 'send HTTP/1.1 200 OK\r\nDate: Fri, 20 Nov 2026 10:00:00 GMT\r\nConnection: close\r\n\r\n{"data": []}' >stub/replies/date
rm stub/match/GET--v1-messages-batches-limit-1-HTTP
for made in 2026-11-20T10:00:00Z 2026-11-19T09:00:00Z; do
	rm -rf w/.git/pos stub/seen/*
	accept
	rm stub/match/GET--v1-messages-batches-limit-1-HTTP
	echo reset >stub/replies/POST--v1-messages-batches-
	run pos-gen -C w -f --engine anthropic-stub --batch submit \
		icp#behaviour
	ok "anthropic: $made: lost: status" status 4
	ok "anthropic: $made: lost: the provider's clock is remembered" equal \
		"$(job 'j["state"], j["server_date"]')" \
		"('sending', 1795168800)"
	echo '{"has_more": true, "data": [{"id": "b-0", "created_at":
		"'$made'", "processing_status": "ended", "request_counts":
		{"succeeded": 1}}]}' | on 'GET /v1/messages/batches?limit=100 '
	echo '{"error": {"message": "archived"}}' |
		on 'GET /v1/messages/batches/b-0/results ' '404 Not Found'
	accept
	rm stub/match/GET--v1-messages-batches-limit-1-HTTP
	rm -f stub/seen/*
	later -C w --batch submit
	case $made in
	*-20T*) ok 'anthropic: one of that day that cannot be read: not sent' \
		equal "$rc $(posted) $(job 'j["state"]')" '4 0 sending' ;;
	*)	ok 'anthropic: one of days before: looked past, and sent' equal \
			"$rc $(asked)" '0 GET /v1/messages/batches?limit=100
POST /v1/messages/batches'
		;;
	esac
done

# a server that says nothing of the time, or has no list: sent all the same
for of in '404 Not Found' '503 Unavailable'; do
	fresh anthropic
	echo '{"error": {"message": "x"}}' |
		on 'GET /v1/messages/batches?limit=1 HTTP' "$of"
	run pos-gen -C w -f --engine anthropic-stub --batch submit \
		--max-retries 0 icp#behaviour
	case $of in
	404*) ok 'anthropic: no list there: sent' equal "$rc $(posted)" '0 1' ;;
	*)	ok 'anthropic: not there: not sent' equal \
			"$rc $(posted) $(job 'j["state"]')" '4 0 made'
		ok 'anthropic: not there: nothing is asked' has err \
			'nothing is asked yet'
		;;
	esac
done

# openai: a server that keeps no metadata, but knows the file
fresh openai
killed 'POST /v1/batches ' -C w -f --engine openai-stub --batch submit \
	icp#behaviour
echo '{"has_more": false, "data": [{"id": "b-0", "input_file_id": "f-0"},
	{"id": "b-1", "input_file_id": "file-1"}]}' | on 'GET /v1/batches?limit'
rm -f stub/seen/*
cp -r w/.git/pos/batch jobs
run pos-gen -C w --batch submit
ok 'openai: known by its file: not sent again' equal \
	"$rc $(posted) $(job 'j["batch"]')" '0 0 b-1'
cp jobs/* w/.git/pos/batch
echo '{"has_more": false, "data": [{"id": "b-0"}]}' |
	on 'GET /v1/batches?limit'
run pos-gen -C w --batch submit
ok 'openai: known by nothing: not sent again' equal "$rc $(posted)" '4 0'
ok 'openai: known by nothing: says so' has err \
	'openai-stub does not say which questions batch b-0 there has'

# anthropic: one that may be it, of which nothing can be read
fresh anthropic
killed 'POST /v1/messages/batches ' -C w -f --engine anthropic-stub --batch \
	submit icp#behaviour
listed $(job 'j["id"]') ended
results='GET /v1/messages/batches/b-1/results '
rm -f stub/seen/*
for of in '200 OK' '404 Not Found'; do
	echo '{"type": "error", "error": {"message": "archived"}}' |
		on "$results" "$of"
	run pos-gen -C w --batch submit
	ok "anthropic: results that do not tell, $of: not sent" equal \
		"$rc $(posted) $(job 'j["state"]')" '4 0 sending'
	ok "anthropic: results that do not tell, $of: what to do" has err \
		'If it is not yours, remove '
done

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
	n=2	# after the upload, or what time it is there
	echo '{"error": {"message": "slow down", "type": "rate_limit_error"}}' |
		python3 "$ROOT/t/helper/llm-batch.py" body \
		'429 Too Many' >stub/replies/$n
	echo '{"error": {"message": "upset", "type": "api_error"}}' |
		python3 "$ROOT/t/helper/llm-batch.py" body \
		'503 Unavailable' >stub/replies/$((n + 1))
	echo '{"id": "b-1"}' | batch body >stub/replies/default
	run pos-gen -C w -f --engine $api-stub --batch submit icp#behaviour
	ok "$api: 429, then 503: status" status 4
	ok "$api: 429, then 503: once more after the first alone" equal \
		"$(posted) $(asked | tail -n 1)" "2 ${make% }"
	ok "$api: 429, then 503: it may have been taken" equal \
		"$(job 'j["state"]')" sending
	ok "$api: 429, then 503: says what to do" has err 'not sent again now; in ten minutes run pos gen --batch submit: it looks'
	rm -f stub/seen/*
	later -C w --batch submit
	ok "$api: the next submit: status" status 0
	ok "$api: the next submit looks before it sends" equal "$(asked)" \
		"$(echo "GET ${make#POST }" | sed 's/ $/?limit=100/')
${make% }"

	# a server that has taken it, and does not list it yet
	for status in '408 Timeout' '409 Conflict' '504 Timeout' lost; do
		fresh $api
		listed
		echo '{"error": {"message": "upstream"}}' | on "$make" "$status"
		[ "$status" = lost ] && echo reset >stub/replies/$name
		run pos-gen -C w -f --engine $api-stub --batch submit \
			--max-retries 2 icp#behaviour
		ok "$api: $status: asked once, and may be there" equal \
			"$rc $(posted) $(job 'j["state"]')" '4 1 sending'
	done

	fresh $api
	echo '{"error": {"message": "no", "type": "authentication_error"}}' |
		on "$make" '401 Unauthorized'
	run pos-gen -C w -f --engine $api-stub --batch submit icp#behaviour
	ok "$api: 401: status" status 4
	ok "$api: 401: the job waits" has err \
		'nothing is asked yet; pos gen --batch submit sends it'
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
	run pos-gen -C w --batch status
	ok "$api: 400: it stays reported" has err 'icp#behaviour: '
	ok "$api: 400: and why" has err 'answers 400: no such model'
	ok "$api: 400: the job is given up" equal \
		"$(job 'j["state"], i[0]["outcome"]')" "('closed', 'failed')"
	accept
	run pos-gen -C w -f --engine $api-stub --batch submit icp#behaviour
	ok "$api: 400: can be submitted again" equal "$rc" 0
done

# results of no shape that was agreed on: each fails, by itself
for api in openai anthropic; do
	fresh $api
	run pos-gen -C w -f --engine $api-stub --batch submit icp
	id=$(job 'j["id"]')
	ended
	python3 - "$id" >odd <<-'!'
	import json, sys
	openai = [{"response": "x"}, {"response": {"status_code": 200}},
	    {"response": {"status_code": 200, "body": []}}, {},
	    {"response": {"status_code": 200, "body": {"choices": "x"}}},
	    {"response": {"status_code": 200, "body": {"choices": [7]}}},
	    {"response": {"status_code": 200, "body": {"choices": [{"message":
	    {"content": ["a"]}, "finish_reason": "stop"}]}}},
	    {"error": {"code": 7, "message": ["x"]}},
	    {"error": "\x1b[31mred", "response": None}]
	anthropic = [{}, {"result": "x"}, {"result": {}}, {"result": {"type":
	    "errored"}}, {"result": {"type": "succeeded"}}, {"result": {"type":
	    "succeeded", "message": {}}}, {"result": {"type": "succeeded",
	    "message": {"content": "x", "stop_reason": 7}}}, {"result":
	    {"type": "succeeded", "message": {"content": [7, {"type": "text"},
	    {"type": "text", "text": 7}], "stop_reason": "end_turn"}}},
	    {"result": {"type": "\x1b[31mred"}}]
	lines = ["[]", "7", '"x"', "{", '{"custom_id": 7}',
	    '{"custom_id": "%s-0"}' % sys.argv[1],
	    '{"custom_id": "%s-99999999999999999999"}' % sys.argv[1]]
	for i in range(9):
	    for odd in openai[i], anthropic[i]:
	        lines.append(json.dumps(dict(odd, custom_id="%s-%d" %
	            (sys.argv[1], i + 1))))
	print("\n".join(lines + [""]))
	!
	case $api in
	openai) grep -v '"result"' odd >of_api ;;
	*) grep -vE '"response"|"error"' odd >of_api ;;
	esac
	for path in 'GET /v1/files/out-1/content ' \
		'GET /v1/messages/batches/b-1/results '; do
		on "$path" <of_api
	done
	snapshot w >before
	run pos-gen -C w --batch collect
	ok "$api: odd results: status" status 5
	ok "$api: odd results: each fails" equal \
		"$(job 'len(i), {x["outcome"] for x in i}')" "(9, {'failed'})"
	ok "$api: odd results: nothing steers the terminal" equal \
		"$(grep -c "$(printf '\033')" err)" 0
	snapshot w >after
	ok "$api: odd results: nothing is written" same before after
done

# a zero byte in the results is no end of them: its line alone is lost
fresh anthropic
run pos-gen -C w -f --engine anthropic-stub --batch submit $THREE
ended
f=stub/replies/GET--v1-messages-batches-b-1-results-
printf '%s\n' "$(sed 's/\(\\r\\n\\r\\n\)/\1x\\x00y\\n/' $f)" >$f.0
mv $f.0 $f
ok 'a zero byte in the results: it is there' grep -qF 'x\x00y' $f
run pos-gen -C w --batch collect
ok 'a zero byte in the results: the answers behind it are taken' equal \
	"$(job '[x["outcome"] for x in i]')" "['written', 'written', 'written']"

# Ctrl-C: it ends as one, and the job is where it was
fresh anthropic
run pos-gen -C w -f --engine anthropic-stub --batch submit icp#behaviour
echo 'GET /v1/messages/batches/b-1 HTTP' >stub/match/000
echo hang >stub/replies/000
python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])' pos-gen -C w --batch collect >out 2>err \
	</dev/null &
pid=$!
for i in $(seq 50); do
	[ -s stub/seen/3 ] && break
	sleep 0.1
done
kill -INT $pid
wait $pid
rc=$?
ok 'Ctrl-C: status' status 130
ok 'Ctrl-C: says so' has err ': interrupted'
ok 'Ctrl-C: the job is where it was' equal "$(job 'j["state"]')" sent

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
ok '--max-cost: up to here nothing was sent' equal "$(ls stub/seen | wc -l)" 0
mkdir -p bare
(cd w && git archive HEAD) | tar -x -C bare
run pos-gen -C bare --batch status
ok 'no repository: status' status 3
ok 'no repository: says so' has err 'a batch is remembered in one: git init'

# a trace that cannot be written is a failure of each step, and what the step
# is for is done all the same
fresh openai
run pos-gen -C w -f --engine openai-stub --batch submit $THREE --trace /dev/full
ok 'submit, no room for the trace: status' status 3
ended
run pos-gen -C w --batch status --trace /dev/full
ok 'status, no room for the trace: status' status 3
ok 'status, no room for the trace: says so' has err \
	'--trace: it could not be written whole'
ok 'status, no room for the trace: the row' equal "$(wc -l <out)" 2
run pos-gen -C w --batch collect --trace /dev/full
ok 'collect, no room for the trace: status' status 3
ok 'collect, no room for the trace: says so' has err \
	'--trace: it could not be written whole'
ok 'collect, no room for the trace: all is written' equal \
	"$(commits) $(job 'j["state"]')" '2 closed'
run pos-gen -C w --batch status --trace missing/trace
ok 'status, no such folder for the trace' status 3
run pos-gen -C w --batch status --trace -
ok 'status, the trace on standard error' status 0

# jobs that are in the way
fresh anthropic
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
echo 'GET /v1/messages/batches/b-1 HTTP' >stub/match/000
echo hang >stub/replies/000
rm -f stub/seen/*
pos-gen -C w --batch collect >first 2>&1 </dev/null &
first=$!
for i in $(seq 100); do
	ls stub/seen | grep -q . && break
	sleep 0.1
done
run pos-gen -C w --batch collect
ok 'two at once: the second is refused' status 3
ok 'two at once: says who is at work' has err \
	"a batch is being drafted by $(id -un) (process $first"
kill $first
wait $first 2>/dev/null
rm stub/match/000
run_in /dev/null sh -c 'pos-gen -C w --batch status >/dev/full'
ok 'a full disk: status' status 3
done_testing
