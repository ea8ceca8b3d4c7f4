#!/bin/sh
# make install, the installed tools, and make uninstall.
. "$(dirname "$0")/lib.sh"

san=
case $BUILD in */san) san=SAN=1 ;; esac
installer() {
	make -s --no-print-directory -C "$ROOT" $san "$@" \
		DESTDIR="$T/dest" PREFIX=/usr MAKEFLAGS=
}

mkdir -p dest/usr/share/man/man1 dest/usr/bin
echo other >dest/usr/bin/other
echo other >dest/usr/share/man/man1/other.1
run installer install
ok 'install: status' status 0
(cd "$BIN" && ls | grep -v '[.]d$') >want
(cd dest/usr/bin && ls | grep -v '^other$') >now
ok 'install: every command' same want now
(cd "$ROOT/man" && ls -d *.[1-9]) >want
(cd dest/usr/share/man && ls man1 man5 | grep '^pos') | sort >now
ok 'install: every manual' same want now

unset POS_SHARE
PATH=$T/dest/usr/bin:$(echo "$PATH" | sed "s|$BIN:||")
run sh -c 'command -v pos'
ok 'the installed pos is the one that runs' is out <<-!
	$T/dest/usr/bin/pos
!
run pos version
ok 'installed: pos version' status 0
run pos init acme --demo
ok 'installed: makes a workspace from the installed sample' status 0
cd acme || exit 1
run pos gen icp
ok 'installed: drafts from the installed artifacts' status 0
run pos fill --partner kade-negen recruitment/07-proposal
ok 'installed: fills an installed template' has out 'Kade Negen'
run pos help pos-fill
ok 'installed: shows an installed manual' has out 'pos-fill'
cd ..

run installer uninstall
ok 'uninstall: status' status 0
find dest -type f | sort >now
ok "uninstall: only what is not ours is left" is now <<-!
	dest/usr/bin/other
	dest/usr/share/man/man1/other.1
!
done_testing
