# t/llm.sh - a stub server of language models for tests: source it after lib.sh
#
#	stub_start			starts it, writes the configuration
#	answer openai ok <text >stub/replies/default
#	run pos-gen -C w --engine openai-stub icp#behaviour
#
# The engines are called openai-stub, anthropic-stub and ollama-stub. What the
# server saw is in stub/seen/1, 2, ...: see t/helper/llm-stub.c.

unset OPENAI_API_KEY OPENAI_BASE_URL ANTHROPIC_API_KEY ANTHROPIC_BASE_URL \
	ANTHROPIC_AUTH_TOKEN OLLAMA_HOST http_proxy https_proxy HTTPS_PROXY \
	all_proxy ALL_PROXY no_proxy NO_PROXY
KEY=sk-test-0123456789abcdef

# stub_start: it ends with the test file
stub_start() {
	mkdir -p stub/replies stub/match stub/seen
	# in a shell of its own, so that ours does not tell of its end
	("$BUILD/helper/llm-stub" stub & echo $! >stub.pid)
	stub=$(cat stub.pid)
	trap 'kill $stub 2>/dev/null; cd /; rm -rf "$T"' EXIT
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do
		[ -s stub/port ] && break
		sleep 0.1
	done
	port=$(cat stub/port)
	mkdir -p "$XDG_CONFIG_HOME/pos"
	CONFIG=$XDG_CONFIG_HOME/pos/config.yaml
	for each in openai anthropic ollama; do
		url=http://127.0.0.1:$port
		[ $each = openai ] && url=$url/v1
		cat <<-!
		  $each-stub:
		    api: $each
		    url: $url
		    model: test-model
		    key_env: STUB_KEY
		    price: {input: 3, cached: 0.3, output: 15}
		    timeouts: {connect: 4, first: 4, idle: 3, total: 30}
		!
	done >engines
	{ printf 'version: 1\nengines:\n'; cat engines; } >"$CONFIG"
	export STUB_KEY=$KEY
}

# stub_reset: forget what it saw and is to answer
stub_reset() {
	rm -f stub/replies/* stub/match/* stub/seen/*

}

# answer API KIND: its reply in the stub's language, text from standard input
answer() {
	python3 "$ROOT/t/helper/llm-reply.py" "$@"
}

# section TEXT...: the JSON that a section without facts is answered with
section() {
	python3 -c 'import json,sys; print(json.dumps({"markdown":
"\n".join(sys.argv[1:])}))' "$@"
}

# snapshot DIR: all of a workspace, bytes and names, .git/pos left out
snapshot() {
	(cd "$1" && find . -path ./.git/pos -prune -o -type f -print |
		sort | xargs -d '\n' sha1sum)
}

# stub_stop: as if it had crashed
stub_stop() {
	kill $stub
	while kill -0 $stub 2>/dev/null; do
		sleep 0.02
	done
	rm -f stub/port
}
