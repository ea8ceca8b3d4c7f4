#!/bin/sh
# What is asked of weasyprint, and what becomes of a run of it that fails.
. "$(dirname "$0")/lib.sh"

# as_weasyprint: standard input is a program that is found by that name
as_weasyprint() {
	mkdir -p "$T/fake"
	{
		echo '#!/bin/sh'
		cat
	} >"$T/fake/weasyprint"
	chmod +x "$T/fake/weasyprint"
}
# run_fake CMD ARG...: with it
run_fake() {
	was=$PATH
	PATH=$T/fake:$PATH
	run "$@"
	PATH=$was
}
gone() {
	! kill -0 "$(cat "$T/pid")" 2>/dev/null
}

sample_in repo .
run pos gen icp

# One that does not end.
as_weasyprint <<-!
	printf '%%PDF-1.7 half of'
	echo \$\$ >"$T/pid"
	exec sleep 300
!
export POS_PDF_SECONDS=1
run_fake pos report board --format pdf
ok 'no end: status' status 3
ok 'no end: told, and what to do' is err <<-!
	pos-report: PDF is made by weasyprint: weasyprint: not done after 1 s, and was ended; name fewer documents, or give it longer with POS_PDF_SECONDS=3600
	!
ok 'no end: nothing is printed' empty out
ok 'no end: it is ended' gone
mkdir ../to
run_fake pos pack pdf icp -o ../to/icp.pdf
ok 'no end, a package: status' status 3
ok 'no end, a package: told' has err 'weasyprint: not done after 1 s'
ok 'no end, a package: no file' equal "$(ls -A ../to)" ''
unset POS_PDF_SECONDS
for wrong in 0 -1 soon 86401 1e3 99999999999999999999 '5 '; do
	POS_PDF_SECONDS=$wrong run_fake pos report board --format pdf
	ok "POS_PDF_SECONDS=$wrong: status" status 2
	ok "POS_PDF_SECONDS=$wrong: told" has err "POS_PDF_SECONDS: '$wrong': seconds that weasyprint may take are expected, 1 to 86400"
done

# Those that fail when half is written, that say nothing, that make no PDF.
as_weasyprint <<-!
	printf '%%PDF-1.7 half of'
	printf 'Traceback\n  File x\nMemoryError: all of it\n' >&2
	exit 1
!
run_fake pos report board --format pdf
ok 'half of it: status' status 3
ok 'half of it: why' is err <<-!
	pos-report: weasyprint failed: MemoryError: all of it
	!
ok 'half of it: nothing is printed' empty out
run_fake pos pack pdf icp -o ../to/icp.pdf
ok 'half of it, a package: status' status 3
ok 'half of it, a package: no file' equal "$(ls -A ../to)" ''
as_weasyprint <<-!
	kill -9 \$\$
!
run_fake pos report board --format pdf
ok 'killed: status' status 3
ok 'killed: told' is err <<-!
	pos-report: weasyprint made no PDF and does not say why (status 137)
	!
as_weasyprint <<-!
	echo '<html>'
!
run_fake pos report board --format pdf
ok 'no PDF: status' status 3
ok 'no PDF: told' has err 'weasyprint made no PDF and does not say why (status 0)'
ok 'no PDF: nothing is printed' empty out
# A place that cannot be written is told before the work, not after it.
as_weasyprint <<-!
	echo ran >"$T/ran"
!
run_fake pos pack pdf icp -o ../none/icp.pdf
ok 'no such folder: status' status 3
ok 'no such folder: told' has err 'pos-pack: ../none/: no such folder; make it first, or name another'
run_fake pos pack pdf -f icp -o ../to
ok 'a folder by the name: status' status 3
ok 'a folder by the name: told' has err 'pos-pack: ../to: is a folder; name a file in it'
ok 'no work for nothing' test ! -e "$T/ran"
chmod -x "$T/fake/weasyprint"
PATH=$T/fake:$BIN run pos-report board --format pdf
ok 'not to be run: status' status 3
ok 'not to be run: told' is err <<-!
	pos-report: PDF is made by weasyprint: weasyprint: Permission denied
	!

# Documents that want to have files of this machine or pages of others in it.
cat >"$T/listen.py" <<'!'
"""Listen on a port of this machine: its number into argv[1], then a line into
argv[2] for each that connects."""
import os, socket, sys
port, asked = sys.argv[1:]
s = socket.socket()
s.bind(("127.0.0.1", 0))
s.listen(50)
with open(port + ".new", "w") as f:
    f.write(str(s.getsockname()[1]))
os.rename(port + ".new", port)
while True:
    c, _ = s.accept()
    with open(asked, "ab") as f:
        f.write(c.recv(100).split(b"\r")[0] + b"\n")
    c.close()
!
: >"$T/asked"
python3 "$T/listen.py" "$T/port" "$T/asked" &
listener=$!
trap 'kill $listener; cd /; rm -rf "$T"' EXIT
while [ ! -s "$T/port" ]; do
	sleep 0.05
done
at=http://127.0.0.1:$(cat "$T/port")
echo 'told to nobody' >"$T/secret.txt"
echo '<svg xmlns="http://www.w3.org/2000/svg"><text>told to nobody</text></svg>' \
	>"$T/secret.svg"
mkdir -p reports
cat >reports/evil.md <<-!
	# Evil

	## Asks

	![a]($at/a.png) ![b](file://$T/secret.svg) ![c]($T/secret.svg)
	![d](../../secret.svg) ![e](data:image/svg+xml;base64,AAAA)
	[f](file://$T/secret.txt) [g]($at/g "x") <$at/h>
	![i](//127.0.0.1:${at##*:}/i.png) ![j](evil.svg) ![k](linked.svg)

	<img src="$at/l"> <link rel="attachment" href="file://$T/secret.txt">
	<style>@import url($at/m.css); @font-face { src: url($at/n) }</style>
	<iframe src="file://$T/secret.txt"></iframe><base href="$at/">

	p[^p] ![o][o]

	[o]: $at/o.png
	[^p]: ![p]($at/p.png)
!
# A link out of the workspace, and a drawing that fetches.
ln -s "$T/secret.svg" reports/linked.svg
echo "<svg xmlns='http://www.w3.org/2000/svg'><image href='file://$T/secret.svg'/></svg>" \
	>reports/evil.svg

as_weasyprint <<-!
	cat >"$T/page.html"
	printf '%%PDF-'
!
run_fake pos pack pdf reports/evil.md -o ../to/evil.pdf
ok 'evil: status' status 1
for name in a.png "file://$T/secret.svg" "'$T/secret.svg'" ../../secret.svg \
    data:image/svg i.png evil.svg linked.svg o.png p.png; do
	ok "evil: told of $name" has err "$name"
done
ok 'evil: links for who reads stay' has page.html "<a href=\"$at/g\" title=\"x\">g</a>"
tr '\n' ' ' <../page.html |
	grep -oE '<[^<>]*(src|href|data|action|style) *=[^<>]*>' |
	grep -vE '^<a href="(http[^"]*|#[^"]*|)"[^<>=]*(="[^"]*")?>$' |
	grep -vE '^<a href="#Fn[^"]*" |^<img class="logo" src="data:' >../marks
ok 'evil: no markup asks for anything' empty ../marks
ok 'evil: no link to a file' hasnt page.html 'href="file:'
ok 'evil: nothing secret' hasnt page.html 'told to nobody'
if command -v weasyprint >/dev/null; then
	rm ../to/evil.pdf
	run pos pack pdf reports/evil.md -o ../to/evil.pdf
	ok 'evil: a PDF is made all the same' equal "$(head -c 5 ../to/evil.pdf)" '%PDF-'
	ok 'evil: nobody was asked' empty asked
else
	skip 'evil: nobody was asked' 'no weasyprint'
fi
if command -v weasyprint >/dev/null && strace -qq -o /dev/null true 2>/dev/null
then
	ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0" run strace -f -qq -o ../trace -e trace=open,openat,connect \
		pos pack pdf -f reports/evil.md -o ../to/evil.pdf
	ok 'evil, traced: weasyprint is in it' has ../trace 'weasyprint'
	ok 'evil, traced: no secret is opened' hasnt ../trace 'secret.txt'
	grep -E 'connect\(|secret\.svg' ../trace | grep -v AF_UNIX >../opened
	ok 'evil, traced: no file outside, no connection' empty ../opened
else
	skip 'evil: traced' 'no weasyprint, or no strace'
fi
# The listener does tell, or the tests of it would be worth nothing.
python3 -c 'import sys, urllib.request
urllib.request.urlopen(sys.argv[1] + "/told")' "$at" 2>/dev/null
ok 'evil: who asks would have been told' has asked 'GET /told'
done_testing
