#!/bin/sh
# The key of an endpoint: in no output, trace, record, file, git object, hook,
# argument or environment, whatever the server sends back.
# Tests of pos-gen, pos-engine, pos-ask, pos-mail.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
KEY='sk-te/st+0123456789"abcdef=='
stub_start
printf '%s\n' "$KEY" >"$HOME/keyfile"
pos-init w --demo </dev/null >/dev/null || exit 1
mkdir hooks procs

# found FILE...: those that have the key
found() {
	python3 "$ROOT/t/helper/find-key.py" "$KEY" "$@"
}
# everywhere: each file there is, and each object of the repository
everywhere() {
	git -C w cat-file --batch-all-objects --batch >objects
	touch trace
	find w rec hooks procs objects out err trace -type f 2>/dev/null \
		>files
	xargs -d '\n' python3 "$ROOT/t/helper/find-key.py" "$KEY" <files
}
# clean: what everywhere() looks at holds no key
clean() {
	everywhere >finds
	empty finds
}
forget() {
	rm -rf rec trace hooks/* procs/*
	stub_reset
}
# sent: the server has seen the key, so it was there to be leaked
sent() {
	grep -qF -e "$KEY" stub/seen/*
}

# a hook that keeps its environment and what /proc shows of all above it up
# to the command
cat >hook <<-!
	#!/bin/sh
	n=\$(basename "\$0")
	env >"$T/hooks/\$n.env"
	pid=\$\$
	while [ "\$pid" -gt 1 ]; do
		cat /proc/\$pid/environ /proc/\$pid/cmdline \
			>"$T/hooks/\$n.\$pid"
		cat /proc/\$pid/comm >>"$T/hooks/\$n.names"
		case \$(cat /proc/\$pid/comm) in pos-*) break ;; esac
		pid=\$(sed -n 's/^PPid:[[:space:]]*//p' /proc/\$pid/status)
	done
	exit 0
!
for each in pre-commit commit-msg post-commit reference-transaction; do
	cp hook w/.git/hooks/$each
	chmod +x w/.git/hooks/$each
done

# the search finds it, in each form and in each place
python3 - "$KEY" <<-'!'
	import base64, json, sys
	key = sys.argv[1]
	escaped = "".join("\\u%04x" % ord(c) for c in key)
	forms = {"plain": key, "json": json.dumps({"k": key}),
	    "slash": key.replace("/", "\\/"), "escaped": escaped,
	    "twice": json.dumps(json.dumps(key)),
	    "twice-escaped": json.dumps(escaped),
	    "b64-0": base64.b64encode(key.encode()).decode(),
	    "b64-1": base64.b64encode(("x" + key).encode()).decode(),
	    "b64-2": base64.b64encode(("xy" + key + "z").encode()).decode()}
	for name, text in forms.items():
	    open("form-" + name, "w").write("before " + text + " after\n")
!
for each in form-*; do
	found "$each" >finds
	ok "the search finds it: ${each#form-}" has finds "$each: "
done
rm form-*
echo nothing >form
found form >finds
ok 'the search finds nothing where nothing is' empty finds
echo "$KEY" | git -C w hash-object -w --stdin >blob
everywhere >finds
ok 'the search finds it: an object that nothing refers to' has finds objects
rm "w/.git/objects/$(sed 's|^..|&/|' blob)"
mkdir -p w/.git/pos/cache
for each in w/.git/pos/cache/x w/strategy/x hooks/x rec/x; do
	mkdir -p "$(dirname "$each")"
	echo "a $KEY b" >$each
	everywhere >finds
	ok "the search finds it: $each" has finds "$each: plain"
	rm $each
done
# shows PROGRAM FILE: what /proc/PID/FILE of the last one started is, then
# end it; until then it may still be the shell
shows() {
	until grep -q "$1" /proc/$!/comm; do
		sleep 0.05
	done
	cat /proc/$!/$2
	kill $!
	wait $! 2>/dev/null
}
A="$KEY" sleep 5 &
shows sleep environ >procs/x
python3 -c 'import time; time.sleep(5)' "$KEY" &
shows python cmdline >procs/y
everywhere >finds
ok 'the search finds it: in the environment of a process' has finds procs/x
ok 'the search finds it: in its arguments' has finds procs/y
GIT_AUTHOR_NAME=x A="$KEY" git -C w commit -q --allow-empty -m 'by git alone'
everywhere >finds
ok 'the search finds it: in what a hook is given' has finds \
	hooks/pre-commit.env
forget
everywhere >finds
ok 'the search finds nothing any more' empty finds

# engine LINE...: "x" is an engine with these lines
engine() {
	{
		printf 'version: 1\nengines:\n  x:\n    api: openai\n'
		printf '    url: http://127.0.0.1:%s/v1\n    model: m\n' $port
		printf '    %s\n' "$@"
		printf '  other:\n    api: openai\n    model: m\n'
		printf '    key_env: OTHER_KEY\n'
	} >"$CONFIG"
	chmod 600 "$CONFIG"
}
# text: an answer of a section; another one each time, or nothing would change
n=0
text() {
	n=$((n + 1))
	section "Customers buy in **spring**, $(printf %.${n}s \
		abcdefghijklmnopqrstuvwxyz) $*"
}
# writes NAME [OPTION...]: a section, by a command that runs the hooks
writes() {
	name=$1
	shift
	[ -e stub/replies/default ] || text | answer openai ok \
		>stub/replies/default
	run pos-gen -C w --engine x --no-cache -f icp#behaviour "$@"
	ok "$name: status" status 0
	ok "$name: the server was sent the key" sent
	ok "$name: it is nowhere" clean
}
# refuses NAME STATUS MESSAGE [OPTION...]; err and trace stay as said.err,
# said.trace
refuses() {
	name=$1 want=$2 message=$3
	shift 3
	run pos-gen -C w --engine x --no-cache --max-retries 0 -f \
		icp#behaviour "$@"
	ok "$name: status" status "$want"
	ok "$name: says so" has err "$message"
	ok "$name: it is nowhere" clean
	cp err said.err
	cp trace said.trace
	forget
}

export STUB_KEY="$KEY" OTHER_KEY="$KEY" OPENAI_API_KEY="$KEY"
engine 'key_env: STUB_KEY'
writes 'a variable'
ok 'a variable: the hooks have run' has hooks/post-commit.env PATH=
ok 'a variable: below our command' has hooks/pre-commit.names pos-gen
forget
writes 'trace and record' --trace trace --record rec
ok 'trace and record: a trace' has trace 'Authorization: [key]'
ok 'trace and record: a record' test -s "$(ls rec/*.json)"
forget
writes 'a proposal' --propose
forget
run pos-gen -C w --engine x -f icp#behaviour --show-prompt
ok 'show-prompt: status' status 0
ok 'show-prompt: it is nowhere' clean
ok 'show-prompt: nothing was sent' equal "$(ls stub/seen)" ''
text | answer openai ok >stub/replies/default
run pos gen -C w --engine x -f icp#behaviour
ok 'by the command pos: status' status 0
ok 'by the command pos: the server was sent the key' sent
ok 'by the command pos: it is nowhere' clean
forget
# unasked NAME: commits of commands that ask no model run the hooks as well
unasked() {
	run pos-partner -C w note nordvik-systems "$1"
	ok "$1: a note: status" status 0
	ok "$1: a note: the hooks have run" has hooks/pre-commit.env PATH=
	ok "$1: a note: below our command" has hooks/pre-commit.names \
		pos-partner
	ok "$1: a note: it is nowhere" clean
	forget
	run pos-gen -C w --engine builtin -f icp#confidence
	ok "$1: builtin: status" status 0
	ok "$1: builtin: it is nowhere" clean
	forget
}
unasked 'no model is asked'
ok 'no model is asked: the hooks have run for both' equal "$(git -C w log \
	--format=%s -n 2 | grep -c '^partner: note\|^gen:')" 2
{
	printf 'version: 1\nengines:\n  x: {api: openai, key: [, \n'
	printf '  y: {api: openai, "key_env": "STUB_KEY"}\n'
	printf '  #  key_env: OTHER_KEY\n'
} >"$CONFIG"
run pos-gen -C w --engine x -f icp#behaviour
ok 'a broken file: for who asks a model it is one' status 3
unasked 'a broken file'
ok 'a broken file: nothing is said of it' empty err
rm "$CONFIG"
mkfifo "$CONFIG"
run env -u STUB_KEY -u OTHER_KEY timeout 20 pos-partner -C w note \
	nordvik-systems 'no file at all'
ok 'no file but a pipe: status' status 0
forget
rm "$CONFIG"
engine "key_command: cat '$HOME/keyfile'"
writes 'a command'
forget
engine "key: '$KEY'"
writes 'in the file'
forget
chmod 644 "$CONFIG"
refuses 'in the file, for others to read' 3 'others may read this file'
engine
{
	printf 'version: 1\nengines:\n  x:\n    api: openai\n    model: m\n'
	printf '    url: http://127.0.0.1:%s/v1\n' $port
	printf '    key_env: [%s]\n' "$KEY"
} >"$CONFIG"
refuses 'in the wrong place of the file' 3 "$CONFIG:"
rm "$CONFIG"
text | answer openai ok >stub/replies/default
run env -u STUB_KEY -u OTHER_KEY OPENAI_BASE_URL=http://127.0.0.1:$port/v1 OPENAI_MODEL=m pos-gen -C w \
	--engine openai --no-cache -f icp#behaviour --trace -
ok 'the standard variable: status' status 0
ok 'the standard variable: sent' sent
ok 'the standard variable: it is nowhere' clean
forget

# what /proc shows while it runs
engine 'key_env: STUB_KEY'
{ echo 'sleep 1500'; text | answer openai ok; } >stub/replies/default
pos-gen -C w --engine x --no-cache -f icp#behaviour >out 2>err </dev/null &
pid=$!
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	[ -e stub/seen/1 ] || ls stub/seen | grep -q . && break
	sleep 0.1
done
cat /proc/$pid/environ >procs/environ
tr '\0' '\n' <procs/environ >names
cat /proc/$pid/cmdline >procs/cmdline
wait $pid
rc=$?
ok 'while it runs: it has come to a good end' status 0
ok 'while it runs: this is the command' has procs/cmdline icp#behaviour
ok 'while it runs: this is its environment' has names 'STUB_KEY='
ok 'while it runs: it is nowhere' clean
forget

# what a server sends back
engine 'key_env: STUB_KEY'
python3 - "$KEY" <<-'!'
	import json, sys
	key = sys.argv[1]
	esc = "".join("\\u%04x" % ord(c) for c in key)
	def send(name, head, body):
	    body = body.replace("\\", "\\\\").replace("\n", "\\n")
	    open(name, "w").write("send HTTP/1.1 " + head +
	        "\\r\\nConnection: close\\r\\n\\r\\n" + body + "\n")
	send("r-plain", "401 No", json.dumps({"error": {"message":
	    "no key " + key, "code": "bad " + key, "type": key}}))
	send("r-escaped", "401 No",
	    '{"error":{"message":"no key %s","code":"%s"}}' % (esc, esc))
	send("r-slash", "401 No", '{"error":"no key %s"}' %
	    json.dumps(key)[1:-1].replace("/", "\\/"))
	send("r-text", "403 No", "your key, %s, is bad" % key)
	send("r-late", "500 No", "x" * 65525 + key)
	send("r-page", "200 OK", "x" * 185 + key)
	send("r-moved", "302 Found\\r\\nLocation: http://127.0.0.1/" +
	    key.replace('"', ""), key)
	esc2 = '{"markdown":"your key is %s, yes"}' % esc
	open("t-escaped", "w").write(esc2)
	open("t-plain", "w").write(json.dumps({"markdown": "it is " + key}))
	open("t-slash", "w").write(json.dumps({"markdown": "it is " + key})
	    .replace("/", "\\/"))
!
for each in plain escaped slash; do
	cp r-$each stub/replies/default
	refuses "401 with the key, $each" 4 'answers 401: no key [key]' \
		--trace trace --record rec
done
cp r-text stub/replies/default
refuses '403 with the key, as text' 4 'your key, [key], is bad' --trace -
cp r-late stub/replies/default
refuses '500 with the key behind 64 KiB' 4 'answers 500' --trace trace
cp r-page stub/replies/default
refuses 'a page that is cut within the key' 5 'it begins: xxx' --trace trace
ok 'a page that is cut within the key: nor its beginning' hasnt said.err sk-t
cp r-moved stub/replies/default
refuses 'a redirect with the key' 4 'it points elsewhere' --trace trace
for each in plain escaped slash; do
	answer openai ok t-$each >stub/replies/default
	refuses "an answer with the key, $each" 5 'the answer holds the key' \
		--trace trace --record rec
	ok "an answer with the key, $each: nor in pieces in the trace" \
		has said.trace '[the answer holds the key, and is left out]'
	answer openai ok t-$each >stub/replies/default
	refuses "an answer with the key that is shown, $each" 5 \
		'the answer holds the key' --show
	ok "an answer with the key that is shown, $each: in its place" \
		has said.err 'is [key]'
	answer openai eof t-$each >stub/replies/default
	refuses "an answer with the key that ends too early, $each" 5 \
		'without the mark of its end' --trace trace
done
# the other commands that ask
for each in 'pos-ask solutions' 'pos-mail follow-up --partner nordvik-systems' \
	'pos-gen --yes --edit shorter icp#behaviour'; do
	what=${each%% *}
	cp r-escaped stub/replies/default
	run $each -C w --engine x --no-cache --trace trace
	ok "$what: 401 with the key: status" status 4
	ok "$what: 401 with the key: says so" has err 'no key [key]'
	ok "$what: 401 with the key: it is nowhere" clean
	answer openai ok t-escaped >stub/replies/default
	run $each -C w --engine x --no-cache --trace trace --record rec
	ok "$what: an answer with the key: status" status 5
	ok "$what: an answer with the key: the server was sent it" sent
	ok "$what: an answer with the key: it is nowhere" clean
	forget
done
text | answer openai error | sed "s|the server had an error|see $KEY|" >reply
python3 - "$KEY" <<-'!'
	import json, sys
	key = json.dumps(sys.argv[1])[1:-1].replace("\\", "\\\\")
	r = open("reply").read().replace("see " + sys.argv[1], "see " + key)
	open("reply", "w").write(r)
!
cp reply stub/replies/default
refuses 'an error in the stream with the key' 5 'see [key]' --trace trace

# names of models and of requests are kept: in records, sidecars and commits
text | answer openai ok >reply
python3 - "$KEY" <<-'!'
	import json, sys
	key = sys.argv[1]
	in_json = json.dumps(key)[1:-1].replace("\\", "\\\\")
	r = open("reply").read()
	open("reply", "w").write(r.replace('"m-1"', '"' + in_json + '"')
	    .replace("req-7", key.replace("\\", "\\\\")))
!
cp reply stub/replies/default
writes 'a model and a request called like the key' --record rec --trace trace
git -C w log -1 --format=%B >"$T/message"
ok 'a model called like the key: what is kept instead' has message \
	'Assisted-by: pos-gen:[key]'
forget
cp reply stub/replies/default
run pos-gen -C w --engine x -f icp#behaviour --dry-run
ok 'kept in the cache: status' status 0
ok 'kept in the cache' test -s "$(ls w/.git/pos/cache/*.json)"
ok 'kept in the cache: it is nowhere' clean
forget

# a workspace that has the key in it is not sent; a shorter key, which is a
# beginning of the other: answers that broke off within that have left none
KEY=${KEY%%\"*}
export STUB_KEY="$KEY"
ok 'half of the key is nowhere' clean
cp -r w w2
sed -i "s|^name: .*|name: Ny Data $KEY|" w2/company.yaml
run pos-gen -C w2 --engine x --no-cache -f icp#behaviour
ok 'a question with the key: not sent' status 3
ok 'a question with the key: says so' has err 'the question holds the key'
found out err >finds
ok 'a question with the key: not in what is said' empty finds
ok 'a question with the key: nothing was sent' equal "$(ls stub/seen)" ''

# pos-engine keeps to it as well
run pos-engine set -C w x
ok 'pos-engine set: status' status 0
ok 'pos-engine set: the hooks have run' has hooks/post-commit.names pos-engine
ok 'pos-engine set: it is nowhere' clean
done_testing
