#!/bin/sh
# Every fault of a provider: the exit status it must have, and a workspace
# that is afterwards byte for byte what it was.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
stub_start
run pos-init w --demo
run pos-gen -C w icp#behaviour
section 'Customers buy in **spring**.' '' '- Søren 😀 said so.' >text

# fault NAME STATUS MESSAGE [OPTION...]: what stands in stub/replies
fault() {
	name=$1 want=$2 message=$3
	shift 3
	snapshot w >before
	run pos-gen -C w --engine "$api-stub" --no-cache -f icp#behaviour "$@"
	ok "$name: status" status "$want"
	ok "$name: says so" has err "$message"
	snapshot w >after
	ok "$name: nothing is written" same before after
	ok "$name: nothing on standard output" empty out
}

partial() {
	ok "$name: what had come is kept and named" partial_is
}
partial_is() {
	file=$(sed -n 's/.*what had come is kept in //p' err)
	[ -s "$file" ] || { echo "no file '$file'"; return 1; }
	head -c 12 "$file" | grep -q '^{"markdown":' || cat "$file"
}

# seen N: how often it was asked
seen() {
	equal "$(ls stub/seen | grep -c '^[0-9]*$')" "$1"
}

for api in openai anthropic ollama; do
	stub_reset
	answer $api eof text >stub/replies/default
	fault "$api: the stream ends without its mark" 5 \
		'stopped without the mark of its end'
	partial
	answer $api error text >stub/replies/default
	case $api in
	openai) why='the server had an error' ;;
	anthropic) why='Overloaded' ;;
	ollama) why='an error came in the middle' ;;
	esac
	fault "$api: an error in the stream" 5 "$why"
	partial
	answer $api length text >stub/replies/default
	fault "$api: cut off" 5 'the answer was cut off'
	partial
	ok "$api: cut off: says which limit" has err \
		"max_tokens of engine $api-stub is 4096"
	answer $api nodone text >stub/replies/default
	fault "$api: without the last mark" 5 \
		'stopped without the mark of its end'
	answer $api empty text >stub/replies/default
	fault "$api: empty" 5 'the answer is empty'
	printf '%s\n' 'send HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n' \
		>stub/replies/default
	fault "$api: nothing at all" 5 'the answer is empty'
	[ $api = ollama ] && continue
	answer $api refusal text >stub/replies/default
	fault "$api: refused" 5 'the model refused'
	answer $api filter text >stub/replies/default
	fault "$api: filtered" 5 'the model refused'
done
api=ollama
answer $api filter text >stub/replies/default
fault 'ollama: unloaded in the middle' 5 'the answer broke off (unload)'

# errors before the stream: status, body, headers
refuse() {
	status=$1 body=$2
	shift 2
	printf 'send HTTP/1.1 %s\\r\\nContent-Type: application/json\\r\\n' \
		"$status"
	for header; do
		printf '%s\\r\\n' "$header"
	done
	printf 'Connection: close\\r\\n\\r\\n%s\n' "$body"
}
limit='{"error":{"message":"slow down","type":"requests","code":"rate_limit_exceeded"}}'
ok_reply() {
	answer $api ok text >stub/replies/default
}

# passes NAME LEAST_MS MOST_MS: the second try has the answer, in that time
passes() {
	name=$1
	ok_reply
	git -C w stash -q 2>/dev/null
	run pos-gen -C w --engine $api-stub --no-cache --dry-run -f \
		icp#behaviour
	ok "$name: asked again" status 0
	ok "$name: twice" seen 2
	ok "$name: says what it waits for" has err 'try 2 of 5 in'
	waited=$(($(cat stub/seen/2.ms) - $(cat stub/seen/1.ms)))
	ok "$name: after $2 to $3 ms ($waited)" \
		test $waited -ge $2 -a $waited -lt $3
}

api=openai
nth() {
	stub_stop
	stub_start
	stub_reset
}
nth; refuse '429 Too Many' "$limit" 'Retry-After: 1' >stub/replies/1
passes '429 with seconds' 1000 6000
ok '429 with seconds: it is the server that asks' has err \
	'as the server asks'
nth; refuse '429 Too Many' "$limit" 'retry-after-ms: 300' \
	'Retry-After: 20' >stub/replies/1
passes '429 with milliseconds' 300 5000
nth; refuse '429 Too Many' "$limit" 'Date: Fri, 20 Nov 2026 10:00:00 GMT' \
	'Retry-After: Fri, 20 Nov 2026 10:00:01 GMT' >stub/replies/1
passes '429 with a date' 1000 6000
nth; refuse '429 Too Many' "$limit" >stub/replies/1
passes '429 without' 370 4000
for code in 408 409 500 502 503 529; do
	nth; refuse "$code X" '{"error":"x"}' >stub/replies/1
	passes "$code once" 370 4000
done
nth; echo reset >stub/replies/1
passes 'a connection that is reset' 370 4000
nth; refuse '400 X' '{"error":{"message":"no"}}' 'x-should-retry: true' \
	>stub/replies/default
fault '400, although the server would have it' 4 'answers 400: no'
ok '400: asked once' seen 1
nth; refuse '503 X' '{"error":{"message":"no"}}' 'x-should-retry: false' \
	>stub/replies/default
fault 'x-should-retry: false' 4 'answers 503: no'
ok 'x-should-retry: asked once' seen 1

for code in credit_balance_exhausted organization_spend_limit_exceeded \
	project_spend_limit_exceeded organization_usage_limit_exceeded \
	insufficient_quota; do
	nth
	refuse '429 X' "{\"error\":{\"message\":\"pay\",\"code\":\"$code\"}}" \
		'Retry-After: 1' >stub/replies/default
	fault "$code" 4 'a limit of money is reached'
	ok "$code: asked once" seen 1
done
api=anthropic
for code in enforced_spend_limit_reached contract_spend_limit_reached; do
	nth
	refuse '429 X' '{"type":"error","error":{"type":"rate_limit_error",
"message":"pay","details":{"error_code":"'$code'"}}}' | tr -d '\n' \
		>stub/replies/default
	fault "$code" 4 'a limit of money is reached'
	ok "$code: asked once" seen 1
done
api=openai
for code in 401 403; do
	nth
	refuse "$code X" '{"error":{"message":"bad key '$KEY'"}}' \
		>stub/replies/default
	fault "$code" 4 "answers $code: bad key [key]; is the key right?"
	ok "$code: asked once" seen 1
done
nth
refuse '404 X' '{"error":{"message":"no such model"}}' >stub/replies/default
fault 404 4 "is there a model 'test-model'?"
nth
refuse '400 X' '{"error":{"message":"too long",
"code":"context_length_exceeded"}}' | tr -d '\n' >stub/replies/default
fault 'the context is exceeded' 4 'the question is too long for this model'
nth
refuse '302 Found' '' "Location: http://127.0.0.1:$port/other" \
	>stub/replies/default
fault 'a redirect' 4 'a key does not follow'
ok 'a redirect: not followed' seen 1
nth
refuse '503 X' '{"error":"x"}' >stub/replies/default
fault '503 for ever' 4 'answers 503: x' --max-retries 2 --max-wait 9
ok '503 for ever: two tries more' seen 3
nth
refuse '429 X' "$limit" 'Retry-After: 3600' >stub/replies/default
fault 'a wait too long' 4 \
	'the server asks to wait 3600 s, --max-wait allows 5' --max-wait 5
ok 'a wait too long: asked once' seen 1

# deadlines: 4 s for the first byte, 3 s between two
nth; echo hang >stub/replies/default
fault 'a slow first byte' 4 'no first byte within 4 s'
nth; answer openai hang text >stub/replies/default
fault 'a stall in the middle' 4 'no further byte within 3 s'
partial
nth; { sed -n 1p stub/replies/default 2>/dev/null
	printf 'send HTTP/1.1 200 OK\\r\\nConnection: close\\r\\n\\r\\n\n'
	for i in 1 2 3 4 5 6 7 8 9 10; do
		printf 'send : still here\\n\nsleep 500\n'
	done; } >stub/replies/default
sed 's/total: 30/total: 3/' "$CONFIG" >short && cp "$CONFIG" long &&
	cp short "$CONFIG"
fault 'a drip' 4 'no end of the answer within 3 s'
cp long "$CONFIG"
nth; answer openai reset text >stub/replies/default
fault 'a reset in the middle' 4 'in the middle of the answer'
ok 'a reset in the middle: not asked again' seen 1
partial
stub_stop
fault 'nobody there' 4 'openai-stub: ' --max-retries 1
stub_start
stub_reset

# bodies that are none of the protocol
printf '%s\n' 'send HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<html>hello</html>' \
	>stub/replies/default
fault 'a page of HTML' 5 'it begins: <html>hello</html>'
printf '%s\n' 'send HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{"error":"busy"}' \
	>stub/replies/default
fault 'an error with status 200' 5 'it begins: busy'
echo "$KEY is my key" | section "$(cat)" | answer openai ok \
	>stub/replies/default
fault 'an answer with the key' 5 'the answer holds the key'
done_testing
