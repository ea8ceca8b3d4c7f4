#!/bin/sh
# What holds for every command alike: normal use, a workspace that is fresh,
# a folder that is none, one below the top of a repository, names in other
# scripts, bad options, input that cannot be read, a full device.
. "$(dirname "$0")/lib.sh"

git init -q repo
pos-init repo/demo --demo >"$T/out" 2>&1
pos-init new --demo >"$T/out" 2>&1
cd new && git rm -qr partners data strategy/tam.yaml && git commit -qm less &&
	cd .. || exit 1
pos-gen -C repo/demo icp ipp cjm >"$T/out" || exit 1

# The commands that read a workspace, each with a file it cannot do without.
# pos-check prints what it finds, and here it finds nothing.
table() {
	cat <<-'!'
	check|pos-check|partners/nordvik-systems/partner.yaml
	fill|pos-fill --partner kade-negen recruitment/07-proposal|partners/kade-negen/partner.yaml
	diff|pos-diff HEAD~1|company.yaml
	gen|pos-gen -n icp|data/customers.yaml
	log|pos-log icp|strategy/icp.md
	mail|pos-mail --partner nordvik-systems follow-up|partners/nordvik-systems/partner.yaml
	review|pos-review list|pos.yaml
	list|pos-partner list|partners/nordvik-systems/partner.yaml
	show|pos-partner show nordvik-systems|partners/nordvik-systems/partner.yaml
	ask|pos-ask solutions share|strategy/tam.yaml
	report|pos-report exec -p|data/deals-2026-q4.yaml
	score|pos-score fit|strategy/scorecard.yaml
	status|pos-status|company.yaml
	tier|pos-score tier|program.yaml
	tam|pos-tam|strategy/tam.yaml
	!
}

# at DIR COMMAND...: run it there
at() {
	cd "$T/$1" || exit 1
	shift
	run "$@"
	cat "$T/out" "$T/err" >"$T/said"
	cd "$T" || exit 1
}

table >"$T/table"
pos-partner list -C repo/demo -o csv >"$T/partners.csv"
echo "import|pos-import -n partners $T/partners.csv|partners/kade-negen/partner.yaml" \
	>>"$T/table"
while IFS='|' read -r what command input; do
	at repo/demo $command
	ok "$what: in a subfolder of a repository" status 0
	[ "$what" = check ] || {
		ok "$what: prints something" test -s out
		ok "$what: complains of nothing" empty err
	}
	cp out at-top
	at repo/demo/partners $command
	ok "$what: from a folder within: status" status 0
	ok "$what: from a folder within: the same" cmp at-top out
	git -C repo status --porcelain >changed
	ok "$what: changes nothing" empty changed

	at repo/demo $command --no-such-option
	ok "$what: an unknown option" status 2
	ok "$what: names it" has err no-such-option

	at . $command
	ok "$what: outside a workspace" test "$rc" = 2 -o "$rc" = 3
	ok "$what: says so" has err 'pos init'

	# A link that leads out of the workspace, then a folder.
	saved=$T/saved.yaml
	mv "repo/demo/$input" "$saved"
	ln -s "$saved" "repo/demo/$input"
	at repo/demo $command
	ok "$what: input behind a link that leads out" test "$rc" -gt 0
	ok "$what: names it" has said "$input"
	rm "repo/demo/$input"
	mkdir "repo/demo/$input"
	at repo/demo $command
	ok "$what: a folder in place of its input" test "$rc" -gt 0
	ok "$what: names that" has said "$input"
	rmdir "repo/demo/$input"
	mv "$saved" "repo/demo/$input"

	[ "$what" != check ] || rm repo/demo/strategy/cjm.md
	cd repo/demo || exit 1
	$command >/dev/full 2>"$T/err"
	rc=$?
	cd "$T" || exit 1
	ok "$what: a full device" status 3
	ok "$what: says what is wrong" has err 'standard output'

	git -C repo checkout -q demo/strategy
	at new $command
	ok "$what: in a workspace with nothing recorded: no crash" \
		test "$rc" -le 3
	ok "$what: in a workspace with nothing recorded: says something" \
		test -s out -o -s err
done <"$T/table"
ok 'each line of the table' equal "$(wc -l <"$T/table")" 16

done_testing
