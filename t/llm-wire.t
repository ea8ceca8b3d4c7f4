#!/bin/sh
# How questions travel: pieces of any size, proxies, certificates, bounds, how
# many at once; and what stays when the commit fails.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
stub_start
run pos-init w --demo
run pos-gen -C w icp#behaviour icp#confidence icp#cost-of-inaction
section 'Customers buy in **spring**, Søren says 😀.' >text

gen() {
	run pos-gen -C w -f --no-cache --dry-run "$@" icp#behaviour
}
fresh() {
	stub_stop; stub_start; stub_reset
	answer "${1:-openai}" ok text >stub/replies/default
}

# every character, escape and event is cut somewhere
for api in openai anthropic ollama; do
	for size in 1 7; do
		fresh $api
		{ echo "split $size"; cat stub/replies/default; } >cut
		mv cut stub/replies/default
		gen --engine $api-stub
		ok "$api, in pieces of $size: status" status 0
		ok "$api, in pieces of $size: the text" has out \
			'+Customers buy in **spring**, Søren says 😀.'
	done
done

# line ends, a byte order mark, comments, data in several lines
fresh
python3 - stub/replies/default <<'!'
import sys
p = sys.argv[1]
out = []
for i, line in enumerate(open(p).read().split("\n")):
    if line.startswith("send data: {"):
        end = ["\\r\\n\\r\\n", "\\r\\r", "\\n\\n"][i % 3]
        body = line[:-4].replace("send data: ", "")
        at = body.index(",") + 1
        line = "send : a comment" + end[:len(end) // 2] + "data: " + \
            body[:at] + end[:len(end) // 2] + "data: " + body[at:] + end
    out.append(line)
for i, line in enumerate(out):
    if line.startswith("send : a comment"):
        out[i] = line.replace("send ", "send \\xef\\xbb\\xbf", 1)
        break
open(p, "w").write("\n".join(out))
!
gen --engine openai-stub
ok 'all that the format allows: status' status 0
ok 'all that the format allows: the text' has out 'Søren says 😀.'

# a line of 10 MB, and more than may come
fresh
awk '/data: \[DONE\]/ || !done { print } /HTTP/ && !done {
	print "send : "; print "repeat 10000 " sprintf("%1000s", "") "x"
	print "send \\n"; done = 1; next } done && !/DONE/ && !/HTTP/ { print }' \
	stub/replies/default | awk '!seen[$0]++ || !/DONE/' >long
mv long stub/replies/default
gen --engine openai-stub
ok 'a line of 10 MB: status' status 0
fresh
awk '{ print } /HTTP/ { for (i = 0; i < 8; i++) {
	print "repeat 9000 : " sprintf("%1000s", "") "\\n" } }' \
	stub/replies/default >long
mv long stub/replies/default
gen --engine openai-stub
ok 'more than 64 MiB: status' status 5
ok 'more than 64 MiB: says so' has err 'an answer of more than'

# proxies: for others, not for this machine; the key does not go to them
fresh
cat >"$CONFIG" <<-!
	version: 1
	engines:
	  far: {api: openai, url: "https://api.far.example/v1", model: m, key_env: STUB_KEY}
!
(cat "$CONFIG"; cat engines) >both && mv both "$CONFIG"
printf 'send HTTP/1.1 502 No\\r\\nConnection: close\\r\\n\\r\\n\n' \
	>stub/replies/default
export https_proxy="http://127.0.0.1:$port"
gen --engine far --max-retries 0
unset https_proxy
ok 'a proxy: status' status 4
ok 'a proxy: it is asked' equal "$(head -n 1 stub/seen/1 | tr -d '\r')" \
	'CONNECT api.far.example:443 HTTP/1.1'
ok 'a proxy: it gets no key' hasnt stub/seen/1 "$KEY"
fresh
(cat "$CONFIG" | sed "s|127.0.0.1:[0-9]*|127.0.0.1:$port|") >now
export http_proxy=http://127.0.0.1:1 ALL_PROXY=http://127.0.0.1:1
gen --engine openai-stub
unset http_proxy ALL_PROXY
ok 'this machine: no proxy' status 0
run pos-engine list
cat >>"$CONFIG" <<-!
	  clear: {api: openai, url: "http://api.far.example/v1", model: m}
!
gen --engine clear
ok 'http to another machine: status' status 3
ok 'http to another machine: says why' has err \
	'http is for this machine alone'

# certificates are verified, whoever the server is
if command -v openssl >/dev/null; then
	openssl req -x509 -newkey rsa:2048 -nodes -keyout tls.key -out tls.crt \
		-days 2 -subj /CN=127.0.0.1 \
		-addext subjectAltName=IP:127.0.0.1 2>/dev/null
	python3 - >tls.port 2>tls.err <<-'!' &
	import socket, ssl, sys
	c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
	c.load_cert_chain("tls.crt", "tls.key")
	s = socket.socket()
	s.bind(("127.0.0.1", 0))
	s.listen(5)
	s.settimeout(20)
	print(s.getsockname()[1], flush=True)
	try:
	    while True:
	        raw, _ = s.accept()
	        try:
	            t = c.wrap_socket(raw, server_side=True)
	            open("tls.seen", "ab").write(t.recv(65536))
	            t.close()
	        except (ssl.SSLError, OSError):
	            raw.close()
	except socket.timeout:
	    pass
	!
	tls=$!
	for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
		[ -s tls.port ] && break
		sleep 0.1
	done
	: >tls.seen
	cat >"$CONFIG" <<-!
		version: 1
		engines:
		  tls: {api: openai, url: "https://127.0.0.1:$(cat tls.port)/v1", model: m, key_env: STUB_KEY}
	!
	gen --engine tls --max-retries 3
	ok 'a certificate of nobody: status' status 4
	ok 'a certificate of nobody: says so' has err 'certificate'
	ok 'a certificate of nobody: not tried again' hasnt err 'try 2'
	ok 'a certificate of nobody: it sees no request' empty tls.seen
	python3 -c 'import socket, ssl, sys
c = ssl.create_default_context(cafile="tls.crt")
s = c.wrap_socket(socket.create_connection(("127.0.0.1", int(sys.argv[1]))),
	server_hostname="127.0.0.1")
s.sendall(b"GET / HTTP/1.0\r\n\r\n")
s.recv(1)' "$(cat tls.port)" 2>/dev/null
	ok 'with a certificate that is known it would' test -s tls.seen
	kill $tls 2>/dev/null
else
	skip 'certificates' 'there is no openssl'
fi

# no connection: a listener whose queue is full lets nobody in
python3 - >full.port <<-'!' &
	import socket, sys, time
	s = socket.socket()
	s.bind(("127.0.0.1", 0))
	s.listen(0)
	at = s.getsockname()
	mine = []
	for i in range(4):
	    c = socket.socket()
	    c.setblocking(False)
	    c.connect_ex(at)
	    mine.append(c)
	time.sleep(0.3)
	print(at[1], flush=True)
	time.sleep(20)
!
full=$!
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	[ -s full.port ] && break
	sleep 0.1
done
cat >"$CONFIG" <<-!
	version: 1
	engines:
	  full: {api: openai, url: "http://127.0.0.1:$(cat full.port)/v1", model: m, key_env: STUB_KEY, timeouts: {connect: 1}}
!
gen --engine full --max-retries 1
ok 'no connection: status' status 4
ok 'no connection: says so, and tries again' has err \
	'no connection within 1 s; try 2 of 2'
{ kill $full; wait $full; } 2>/dev/null

# how many at once: with -j 1 one after the other
fresh
{ sed -n 1p stub/replies/default; echo 'sleep 1000'
	sed 1d stub/replies/default; } >slow
mv slow stub/replies/default
for jobs in 1 3; do
	rm -f stub/seen/*
	run pos-gen -C w -f --no-cache --dry-run --engine openai-stub \
		-j $jobs icp#behaviour icp#confidence icp#cost-of-inaction
	ok "-j $jobs: status" status 0
	cat stub/seen/*.ms | sort -n >times
	first=$(head -n 1 times) last=$(tail -n 1 times)
	if [ $jobs = 1 ]; then
		ok '-j 1: the third begins after the second' \
			test $((last - first)) -ge 2000
	else
		ok '-j 3: all begin at once' test $((last - first)) -lt 900
	fi
done

# the commit is refused: what was paid for is not lost
fresh
printf '#!/bin/sh\necho "not today" >&2\nexit 1\n' >w/.git/hooks/pre-commit
chmod +x w/.git/hooks/pre-commit
(cd w && find . -path ./.git -prune -o -type f -print | sort |
	xargs -d '\n' sha1sum) >before
run pos-gen -C w -f --engine openai-stub icp#behaviour
ok 'a hook refuses: status' status 3
(cd w && find . -path ./.git -prune -o -type f -print | sort |
	xargs -d '\n' sha1sum) >after
ok 'a hook refuses: nothing is written' same before after
rm w/.git/hooks/pre-commit
rm -f stub/seen/*
run pos-gen -C w -f --engine openai-stub icp#behaviour
ok 'then the answer is there: status' status 0
ok 'then the answer is there: nobody is asked' equal \
	"$(ls stub/seen | wc -l)" 0

# two runs at once, kill -9 in the middle
fresh
answer openai hang text >stub/replies/default
pos-gen -C w -f --no-cache --engine openai-stub icp#behaviour >/dev/null \
	2>&1 </dev/null &
pid=$!
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
	[ -s stub/seen/1 ] && break
	sleep 0.1
done
run pos-gen -C w -f icp#behaviour
ok 'a second run: status' status 3
ok 'a second run: told who is at work' has err 'icp is being drafted by'
kill -9 $pid
{ wait $pid; } 2>/dev/null
git -C w status --porcelain >dirty
ok 'kill -9: nothing is written' empty dirty
answer openai ok text >stub/replies/default
run pos-gen -C w -f --no-cache --engine openai-stub icp#behaviour
ok 'kill -9: the next run works' status 0
done_testing
