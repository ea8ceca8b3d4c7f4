#!/bin/sh
# Reports of a workspace that has nothing yet, and of one with one partner: no
# table without a row, no "1 partners".
. "$(dirname "$0")/lib.sh"

# bare FILE: a head of a table that no row follows
bare() {
	awk '/^\|[-:|]+\|$/ { head = NR; next }
		head == NR - 1 && head && !/^\|/ { print "line " head }
		END { if (head == NR) print "the last line" }' "$1"
}
fresh_workspace new >/dev/null || exit 1
for kind in exec annual quarterly monthly board; do
	run pos-report -C new -p "$kind"
	ok "nothing yet, $kind: status" status 0
	bare "$T/out" >"$T/bare"
	ok "nothing yet, $kind: each table has rows" empty "$T/bare"
	cp "$T/out" "$T/$kind.md"
done
ok 'nothing yet: no partner' has exec.md 'No partner is on file.'
for kind in exec annual quarterly; do
	ok "nothing yet, $kind: no deal" has $kind.md 'No deal was on file yet'
done
pos-partner -C new add 'Erste GmbH' --type referral >/dev/null || exit 1
run pos-report -C new -p exec
ok 'one partner' has out 'One partner on file.'
pos-partner -C new add 'Zweite GmbH' --type referral >/dev/null || exit 1
run pos-report -C new -p exec
ok 'two partners' has out '2 partners on file.'
for kind in exec annual quarterly monthly board; do
	run pos-report -C new -p "$kind"
	ok "two partners, $kind: nothing is counted wrong" not \
		grep -E '(^|[^0-9,.])1 (partners|deals|reviews|people)' "$T/out"
done
done_testing
