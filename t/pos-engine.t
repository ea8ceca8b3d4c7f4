#!/bin/sh
# pos-engine: what is configured, whether it answers, what a workspace uses.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
stub_start
pos-init w --demo </dev/null >/dev/null || exit 1

# json EXPR: true of the output read as JSON (d) by another reader than ours
json() {
	python3 - "$1" "$T/out" <<-'!'
	import json, sys
	from decimal import Decimal
	d = json.load(open(sys.argv[2]), parse_float=Decimal)
	rows = {r["engine"]: r for r in d.get("engines", d.get("checks", []))}
	if eval("(" + sys.argv[1] + ")") is not True:
	    print(sys.argv[1])
	    print(json.dumps(d, indent=1, default=str))
	    sys.exit(1)
	!
}
# reply NAME REQUEST BODY [STATUS]: what a request that has REQUEST gets
reply() {
	printf '%s\n' "$2" >stub/match/$1
	printf 'send HTTP/1.1 %s\\r\\nConnection: close\\r\\n\\r\\n%s\n' \
		"${4:-200 OK}" "$3" >stub/replies/$1
}
lists() {
	reply 1 'GET /v1/models HTTP' \
		'{"object":"list","data":[{"id":"m-9"},{"id":"test-model"}]}'
	reply 2 'GET /v1/models?limit=1000 HTTP' \
		'{"data":[{"type":"model","id":"test-model"}],"has_more":false}'
	reply 3 'GET /api/tags HTTP' \
		'{"models":[{"name":"test-model:latest","model":"test-model:latest"},{"name":"q"}]}'
	for each in openai anthropic ollama; do
		echo yes | answer $each length >stub/replies/$each
	done
	echo 'POST /v1/chat/completions HTTP' >stub/match/openai
	echo 'POST /v1/messages HTTP' >stub/match/anthropic
	echo 'POST /api/chat HTTP' >stub/match/ollama
}
# configure LINE...: one engine "x" with these lines
configure() {
	{
		printf 'version: 1\nengines:\n  x:\n'
		printf '    %s\n' "$@"
	} >"$CONFIG"
	chmod 600 "$CONFIG"
}
# secret: the key is in nothing that was said
secret() {
	touch trace
	for each in out err trace; do
		if grep -qF -e "$KEY" -e "$(printf %s "$KEY" | base64)" \
		    "$each"; then
			echo "the key is in $each"
			cat "$each"
			return 1
		fi
	done
}
saw() {
	cat stub/seen/* 2>/dev/null >saw
	has saw "$1"
}
nothing_seen() {
	equal "$(ls stub/seen)" ''
}

# list
export OLLAMA_HOST=127.0.0.1:1
run pos-engine list -o json
ok 'list: outside of a workspace' status 0
ok 'list: complains of nothing' empty err
ok 'list: builtin first, then those of the file, then Ollama' json \
	'list(rows) == ["builtin", "openai-stub", "anthropic-stub", "ollama-stub", "ollama"]'
ok 'list: schema_version' json 'd["schema_version"] == 1'
ok 'list: what an engine is' json "rows['openai-stub'] == {
'engine': 'openai-stub', 'used': None, 'api': 'openai',
'model': 'test-model', 'url': 'http://127.0.0.1:$port/v1',
'key': 'STUB_KEY', 'context': 128000, 'input': 3,
'cached': Decimal('0.3'), 'output': 15, 'currency': 'USD'}"
ok 'list: what is not known is null' json "[rows['ollama'][k] for k in
('model', 'input', 'cached', 'output', 'currency')] == [None] * 5"
ok 'list: builtin has no price and no key' json \
	"rows['builtin']['key'] == 'none' and rows['builtin']['input'] is None"
ok 'list: no key' secret
ok 'list: nothing is sent' nothing_seen
run pos-engine list -C w -o tsv
cut -f 1,2 out >used
ok 'list: which one the workspace uses' is used <<-!
	engine	used
	builtin	true
	openai-stub	false
	anthropic-stub	false
	ollama-stub	false
	ollama	false
	!
cp "$CONFIG" saved
configure 'api: openai' "key_command: touch ran; echo $KEY"
run pos-engine list -o tsv
cut -f 1,6 out >keys
ok 'list: keys by their origin' is keys <<-!
	engine	key
	builtin	none
	x	key_command
	ollama	none
	!
ok 'list: no key_command is run' not test -e ran
configure 'api: openai' "key: $KEY"
run pos-engine list
ok 'list: a key in the file' has out ' key '
ok 'list: a key in the file is not shown' secret
chmod 644 "$CONFIG"
run pos-engine list
ok 'list: others may read the key: refused' status 3
ok 'list: others may read the key: what to do' has err 'chmod 600'
ok 'list: others may read the key: not shown' secret
cp saved "$CONFIG"
run pos-engine list -o md
ok 'list: Markdown' has out '| ENGINE | USED | API |'
sed -i 's/^engine:.*/engine: hers/' w/pos.yaml
run pos-engine list -C w
ok 'list: an engine that only others have: status' status 0
ok 'list: an engine that only others have: says so' has err \
	"pos.yaml: engine: no engine 'hers'; there are builtin, openai-stub"
sed -i 's/^engine:.*/engine: http:/' w/pos.yaml
run pos-engine list -C w
ok 'list: a pos.yaml that is none' status 3
git -C w checkout -q pos.yaml
run pos-engine list -C nowhere
ok 'list: a folder that is none' status 3

# check: what is sent, and what is made of it
unset OLLAMA_HOST
lists
run pos-engine check openai-stub anthropic-stub ollama-stub -o json \
	--trace trace
ok 'check: status' status 0
ok 'check: complains of nothing' empty err
ok 'check: all are fine' json \
	'[r["result"] for r in d["checks"]] == ["fine"] * 3'
ok 'check: in the order of the operands' json \
	'list(rows) == ["openai-stub", "anthropic-stub", "ollama-stub"]'
ok 'check: the models are counted' json \
	'[r["models"] for r in d["checks"]] == [2, 1, 2]'
ok 'check: the model is there, without a tag too' json \
	'[r["listed"] for r in d["checks"]] == [True] * 3'
ok 'check: key, model' json 'set((r["key"], r["model"]) for r in d["checks"])
== {("found", "test-model")}'
ok 'check: tokens' json '[(r["in"], r["out"]) for r in d["checks"]] ==
[(1204, 318)] * 3'
ok 'check: cost of openai, computed again' json 'rows["openai-stub"]["cost"]
== (Decimal(1204 - 640) * 3 + 640 * Decimal("0.3") + 318 * 15) / 10**6'
ok 'check: cost of ollama, nothing cached' json 'rows["ollama-stub"]["cost"]
== Decimal(1204 * 3 + 318 * 15) / 10**6'
ok 'check: times' json 'all(0 <= r["first_ms"] <= r["ms"] < 20000
for r in d["checks"])'
ok 'check: the key is in no output' secret
ok 'check: the trace has requests' has trace 'x-api-key: [key]'
ok 'check: openai is asked for its models' saw 'GET /v1/models HTTP/1.1'
ok 'check: anthropic too' saw 'GET /v1/models?limit=1000 HTTP/1.1'
ok 'check: ollama too' saw 'GET /api/tags HTTP/1.1'
ok 'check: six requests' equal "$(ls stub/seen | grep -c '^[0-9]*$')" 6
# check: a trace without room is a failure, once all engines are checked
lists
run pos-engine check openai-stub -o json --trace /dev/full
ok 'check: no room for the trace: status' status 3
ok 'check: no room for the trace: says so' has err \
	'--trace: it could not be written whole'
ok 'check: no room for the trace: the engine is fine' json \
	'[r["result"] for r in d["checks"]] == ["fine"]'

# request PATTERN: the first one seen that begins so
request() {
	grep -l "^$1" stub/seen/[0-9] stub/seen/[0-9][0-9] 2>/dev/null |
		head -n 1 | xargs cat >request
}
for each in 'GET /v1/models HTTP' 'POST /v1/chat'; do
	request "$each"
	ok "check: $each: the key in its header" has request \
		"Authorization: Bearer $KEY"
done
for each in 'GET /v1/models?' 'POST /v1/messages'; do
	request "$each"
	ok "check: $each: the key in its header" has request "x-api-key: $KEY"
	ok "check: $each: version" has request 'anthropic-version: 2026-10-21'
done
# body EXPR: true of the body of the request
body() {
	python3 - "$1" <<-'!'
	import json, sys
	b = json.loads(open("request", newline="").read().split("\r\n\r\n", 1)[1])
	if eval("(" + sys.argv[1] + ")") is not True:
	    print(b)
	    sys.exit(1)
	!
}
request 'POST /v1/chat'
ok 'check: openai: one token' body 'b["max_completion_tokens"] == 1 and
b["model"] == "test-model" and b["stream"] is True'
request 'POST /v1/messages'
ok 'check: anthropic: one token' body 'b["max_tokens"] == 1 and
len(b["messages"]) == 1 and "temperature" not in b'
request 'POST /api/chat'
ok 'check: ollama: one token' body 'b["options"] == {"num_ctx": 32768,
"num_predict": 1} and b["truncate"] is False'

run pos-engine check openai-stub openai-stub builtin
ok 'check: twice is once, builtin is fine' status 0
ok 'check: twice is once: two rows' equal "$(wc -l <out)" 3
ok 'check: a table' has out 'ENGINE'
ok 'check: no cache, no partial texts' \
	equal "$(ls -d w/.git/pos/cache w/.git/pos/partial 2>/dev/null)" ''
echo yes | answer openai ok >stub/replies/openai
run pos-engine check openai-stub
ok 'check: an answer that fits one token is one too' status 0

# several at once: the lists take 1500 ms each, and nobody waits for another
stub_stop
stub_start
stub_reset
lists
for each in 1 2 3; do
	sed -i '1i sleep 1500' stub/replies/$each
done
run pos-engine check openai-stub anthropic-stub ollama-stub
ok 'check: at once: status' status 0
cat stub/seen/1.ms stub/seen/2.ms stub/seen/3.ms | sort -n >times
spread=$(($(tail -n 1 times) - $(head -n 1 times)))
ok "check: at once: all three are asked within 1400 ms ($spread)" \
	test $spread -lt 1400

# what can be wrong
# fails STATUS RESULT MESSAGE
fails() {
	run pos-engine check x -o tsv --trace trace
	ok "$what: status" status "$1"
	ok "$what: result" equal "$(sed -n 2p out | cut -f 2)" "$2"
	ok "$what: says so" has err "$3"
	ok "$what: not the key" secret
	stub_reset
	lists
}
openai() {
	configure 'api: openai' "url: http://127.0.0.1:$port/v1" \
		'key_env: STUB_KEY' "$@"
}
ollama() {
	configure 'api: ollama' "url: http://127.0.0.1:$port" "$@"
}
what='a wrong key'
openai 'model: m'
reply 1 'GET /v1/models HTTP' \
	"{\"error\":{\"message\":\"bad key $KEY\"}}" '401 No'
fails 4 'key refused' \
	'pos-engine: x: it answers 401: bad key [key]; the key in STUB_KEY is not'
what='a wrong key from a command'
configure 'api: openai' "url: http://127.0.0.1:$port/v1" \
	"key_command: echo $KEY" 'model: m'
reply 1 'GET /v1/models HTTP' "{\"error\":\"$KEY\"}" '401 No'
fails 4 'key refused' 'the key that key_command in '
what='no key where one is wanted'
ollama 'model: m'
reply 3 'GET /api/tags' '{"error":"unauthorized"}' '401 No'
fails 4 'key refused' 'it wants a key: write key_command or key_env for x in'
what='a key that may not list, and may ask'
openai 'model: m'
reply 1 'GET /v1/models HTTP' '{"error":{"message":"no scope"}}' '403 No'
run pos-engine check x -o json
ok "$what: fine" status 0
ok "$what: how many there are is not known" json \
	'rows["x"]["models"] is None and rows["x"]["listed"] is None'
what='a key that may not ask'
reply 1 'GET /v1/models HTTP' '{"data":[]}'
reply openai 'POST /v1/chat' "{\"error\":\"not you, $KEY\"}" '403 No'
fails 4 'key refused' 'it answers 403: not you, [key]; the key in STUB_KEY'
what='a server that lists none'
reply 1 'GET /v1/models HTTP' 'nothing here' '404 No'
run pos-engine check x -o json
ok "$what: fine" status 0
stub_reset
lists
what='a model that is not there'
openai 'model: test-modle'
reply openai 'POST /v1/chat' '{"error":"no model"}' '404 No'
fails 4 'model missing' \
	"there is no model 'test-modle'; did you mean test-model?; set 'model:' of x"
what='a model far from all'
openai 'model: zzzzzzzzzzzzzzzz'
reply openai 'POST /v1/chat' '{"error":"no model"}' '400 No'
fails 4 'model missing' "'zzzzzzzzzzzzzzzz'; there are m-9, test-model; set"
what='a model that Ollama does not have'
ollama 'model: qwen9'
reply ollama 'POST /api/chat' '{"error":"model not found"}' '404 No'
fails 4 'model missing' 'get it with: ollama pull qwen9'
what='a model that is listed, and an address that is not'
openai 'model: test-model'
reply openai 'POST /v1/chat' '{"error":"what?"}' '404 No'
fails 4 failed 'it answers 404: what?'
what='no model'
openai
reply 1 'GET /v1/models HTTP' "$(python3 -c '
import json; print(json.dumps({"data": [{"id": "m%d" % i} for i in
range(1, 14)]}))')"
fails 4 'no model' \
	"no model is named; there are m1, m2, m3, m4, m5, m6, m7, m8, m9, m10 and 3 more; write 'model: NAME' for x in $CONFIG"
what='no model, and none there'
ollama
reply 3 'GET /api/tags' '{"models":[]}'
fails 4 'no model' 'none: get one with ollama pull NAME'
what='a limit of money'
openai 'model: test-model'
reply openai 'POST /v1/chat' \
	'{"error":{"message":"pay","code":"insufficient_quota"}}' '429 X'
fails 4 failed 'it answers 429: pay; a limit of money is reached'
what='too short for a model that thinks first'
reply openai 'POST /v1/chat' '{"error":{"message":"Could not finish the message because max_tokens or model output limit was reached."}}' '400 X'
run pos-engine check x -o json
ok "$what: fine" status 0
ok "$what: tokens and cost are not known" json \
	'[rows["x"][k] for k in ("in", "out", "cost")] == [None] * 3'
what='a stream that ends without its mark'
echo yes | answer openai eof >stub/replies/openai
fails 4 failed 'stopped without the mark of its end'
what='a stall'
echo hang >stub/replies/openai
{ cat "$CONFIG"; echo '    timeouts: {first: 0.5}'; } >new && mv new "$CONFIG"
fails 4 failed 'pos-engine: x: no first byte within 0.5 s'
what='a list that is none'
reply 1 'GET /v1/models HTTP' '<html>welcome</html>'
run pos-engine check x -o json
ok "$what: the model answers" status 0
ok "$what: no models are known" json 'rows["x"]["models"] is None'
what='a model that is called like the key'
openai
reply 1 'GET /v1/models HTTP' "{\"data\":[{\"id\":\"a $KEY\"}]}"
fails 4 'no model' 'there are a [key];'
what='no key'
configure 'api: openai' 'key_env: NO_SUCH_KEY' 'model: m'
fails 4 'no key' 'NO_SUCH_KEY is not set'
what='a key_command that fails'
configure 'api: openai' 'key_command: exit 7' 'model: m'
fails 4 'no key' 'key_command ended with 7'
what='a key that takes its time, after an engine that answers'
cp saved "$CONFIG"
sed -i "s|127.0.0.1:[0-9]*|127.0.0.1:$port|" "$CONFIG"
sed 's/^    timeouts: .*/    timeouts: {connect: 2, first: 1, idle: 1, total: 9}/' \
	"$CONFIG" >quick
sed '/^  anthropic-stub:/,/^  ollama-stub:/s/key_env: .*/key_command: sleep 2; echo key/' \
	quick >"$CONFIG"
run pos-engine check openai-stub anthropic-stub
ok "$what: status" status 0
ok "$what: fine" equal "$(grep -c ' fine ' out)" 2
cp saved "$CONFIG"
what='nobody there'
configure 'api: openai' 'url: http://127.0.0.1:1/v1' 'model: m'
fails 4 'not running' 'nothing answers at http://127.0.0.1:1/v1 ('
what='no Ollama there'
configure 'api: ollama' 'url: http://127.0.0.1:1' 'model: m'
fails 4 'not running' 'start it with: ollama serve'
what='http to another machine'
configure 'api: openai' 'url: http://192.0.2.7/v1' 'model: m'
run pos-engine check x
ok "$what: refused" status 3
ok "$what: why" has err "$CONFIG:5: x: http is for this machine alone"
cp saved "$CONFIG"
sed -i "s|127.0.0.1:[0-9]*|127.0.0.1:$port|" "$CONFIG"
run env OPENAI_API_KEY=$KEY OPENAI_BASE_URL=http://192.0.2.7/v1 \
	pos-engine check openai
ok "$what, by a variable: refused" status 3
ok "$what, by a variable: why" has err \
	'OPENAI_BASE_URL: openai: http is for this machine alone'
ok "$what, by a variable: not the key" secret
run pos-engine check opneai-stub openai-stub
ok 'a name that is none: status' status 3
ok 'a name that is none: the others are checked' has out 'openai-stub  fine'
ok 'a name that is none: says which there are' has err \
	"no engine 'opneai-stub'; there are builtin, openai-stub"

# Ctrl-C, while a model thinks; a shell's job in the background ignores it
stub_reset
lists
echo hang >stub/replies/openai
python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])' pos-engine check openai-stub \
	>out 2>err </dev/null &
pid=$!
until grep -qs '^POST' stub/seen/*; do
	kill -0 $pid 2>/dev/null || break
	sleep 0.1
done
kill -INT $pid
wait $pid
rc=$?
ok 'Ctrl-C: status' status 130
ok 'Ctrl-C: says so' has err 'pos-engine: interrupted'
ok 'Ctrl-C: no half of a table' empty out
stub_reset
lists

# who is missed: what was named, is in the file, or is used here
rm "$CONFIG"
run env OLLAMA_HOST=127.0.0.1:1 pos-engine check
ok 'Ollama that OLLAMA_HOST names is missed' status 4
run env OPENAI_API_KEY=$KEY OPENAI_BASE_URL=http://127.0.0.1:$port/v1 \
	OLLAMA_HOST=127.0.0.1:$port OLLAMA_MODEL=test-model \
	pos-engine check -o tsv
ok 'a model is not missed of what a variable brought' status 0
ok 'a model is not missed: but told' has err \
	'pos-engine: openai: no model is named; there are m-9, test-model;'
ok 'both are checked' equal "$(cut -f 1,2 out | tail -n 2 | tr '\t\n' '  ')" \
	'openai no model ollama fine '
ok 'not the key' secret
if python3 -c 'import socket; socket.create_connection(("127.0.0.1", 11434))' \
    2>/dev/null; then
	skip 'Ollama that nobody has set up' 'one is running here'
else
	run pos-engine check -o tsv
	ok 'Ollama that nobody has set up: no failure' status 0
	ok 'Ollama that nobody has set up: is told' has out \
		'ollama	not running'
	ok 'Ollama that nobody has set up: nothing else' empty err
	run pos-engine check ollama
	ok 'Ollama, named: a failure' status 4
	sed -i 's/^engine:.*/engine: ollama/' w/pos.yaml
	run pos-engine check -C w
	ok 'Ollama, used by the workspace: a failure' status 4
	git -C w checkout -q pos.yaml
fi

# set
stub_reset
stub_stop
stub_start
cd w || exit 1
{ cat pos.yaml; echo '# the end'; } >new && mv new pos.yaml
git commit -qam 'a comment at the end'
cp pos.yaml "$T/before"
run pos-engine set -n ollama-stub
ok 'set -n: prints' has out '+engine: ollama-stub'
ok 'set -n: writes nothing' same pos.yaml "$T/before"
run pos-engine set ollama-stub
ok 'set: status' status 0
ok 'set: says so' is out <<-!
	pos.yaml: engine is ollama-stub
	committed as $(git rev-parse --short=7 HEAD)
	!
sed 's/^engine: builtin$/engine: ollama-stub/' "$T/before" >"$T/after"
ok 'set: all other bytes stay' same pos.yaml "$T/after"
git log -1 --format='%s|%(trailers:separator=%x7c)' >"$T/log"
ok 'set: the commit' is log <<-!
	engine: ollama-stub writes from here on|Pos-Op: engine-set|Pos-Target: pos.yaml
	!
head=$(git rev-parse HEAD)
run pos-engine set ollama-stub
ok 'set again: status' status 0
ok 'set again: says so' is out <<-!
	pos.yaml: engine is ollama-stub already
	!
ok 'set again: no commit' equal "$(git rev-parse HEAD)" "$head"
run pos-engine set --no-commit builtin
ok 'set --no-commit: status' status 0
ok 'set --no-commit: no commit' equal "$(git rev-parse HEAD)" "$head"
ok 'set --no-commit: the file has it' same pos.yaml "$T/before"
git checkout -q pos.yaml
sed -i /^engine:/d pos.yaml && git commit -qam 'no engine'
run pos-engine set openai-stub
ok 'set: a key that was not there' equal \
	"$(python3 -c 'import re
print(re.findall("(?m)^engine: (.*)$", open("pos.yaml").read()))')" \
	"['openai-stub']"
ok 'set: a key that was not there: the rest stays' equal \
	"$(grep -v ^engine: pos.yaml | cksum)" \
	"$(grep -v ^engine: "$T/before" | cksum)"
run pos-engine set nosuch
ok 'set: no such engine' status 3
ok 'set: no such engine: which there are' has err \
	"no engine 'nosuch'; there are builtin, openai-stub, anthropic-stub"
ok 'set: the file is as it was' has pos.yaml 'engine: openai-stub'
printf 'version: 1\nengines:\n  "a b": {api: ollama}\n' >"$CONFIG"
run pos-engine set 'a b'
ok 'set: a name that pos.yaml cannot hold' status 3
ok 'set: a name that pos.yaml cannot hold: why' has err 'a b: pos.yaml names'
printf 'version: 1\nengines:\n  Åse_1: {api: ollama}\n' >"$CONFIG"
run pos-engine list -o tsv
ok 'a name that is not ASCII' has out 'Åse_1'
cd "$T" || exit 1
run pos-engine set ollama
ok 'set: no workspace' status 3

# cache
stub_reset
stub_stop
stub_start
section 'Customers buy in **spring**.' | answer openai ok \
	>stub/replies/default
run pos-engine cache -C w -o json
ok 'cache: none yet' json '(d["cache"][0]["answers"],
d["cache"][0]["bytes"], d["cache"][0]["limit"]) == (0, 0, 64 << 20)'
run pos-gen -C w --engine openai-stub icp#behaviour
ok 'a section by the stub' status 0
run pos-engine cache -C w -o json
size=$(cat w/.git/pos/cache/*.json | wc -c)
ok 'cache: one, of its size' json '[(c["answers"], c["bytes"]) for c in
d["cache"]] == [(1, '"$size"')]'
run pos-engine cache -C w
ok 'cache: in words' has out "1 answer kept, $(python3 -c \
	"print(f'{$size:,}')") bytes of at most 64 MiB, in "
run pos-engine cache -C w --clear
ok 'cache --clear: says how many' is out <<-!
	1 removed
	!
ok 'cache --clear: they are gone' equal "$(ls w/.git/pos/cache)" ''
mkdir plain && cp w/*.yaml plain
run pos-engine cache -C plain
ok 'cache: no repository' status 3

# called wrongly
# usage MESSAGE ARG...
usage() {
	message=$1
	shift
	run pos-engine "$@"
	ok "usage: $*: status" status 2
	ok "usage: $*: says so" has err "$message"
}
usage 'what to do? list, check, set or cache'
usage "did you mean 'list'?" lsit
usage 'set needs NAME' set
usage 'set takes NAME only' set a b
usage 'list takes no operands' list a
usage 'list does not take option --trace' list --trace x
usage 'check does not take option --clear' check --clear
usage '--clear prints no records' cache -C w --clear -o tsv
usage 'xml' list -o xml
for each in 'list' 'check builtin' 'cache -C w'; do
	pos-engine $each >/dev/full 2>err
	rc=$?
	ok "a full device: $each" status 3
done
run pos-engine check builtin --trace nowhere/trace
ok 'a trace that cannot be written' status 3
cp "$CONFIG" saved
printf 'version: 1\nengines:\n  x: {api: openia}\n' >"$CONFIG"
run pos-engine check
ok 'a configuration that is none' status 3
ok 'a configuration that is none: where' has err "$CONFIG:3:"
done_testing
