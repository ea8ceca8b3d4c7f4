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

# risks by exact shares: two of seven with 30.4 % together, which is told as
# 30 %, and with 30 %
fresh_workspace share >/dev/null || exit 1
for name in a b c d e f g; do
	pos-partner -C share add "Firma $name" --type referral >/dev/null
done
# deals AMOUNT: of a and b each this, of all 1,000
deals() {
	printf 'customers:\n  - {id: c-1, name: Kunde, since: 2020-01-01}\n' \
		>share/data/customers.yaml
	echo 'deals:' >share/data/deals-2026.yaml
	for name in a b c d e f g; do
		case $name in
		a | b) amount=$1 ;;
		g) amount=$((1000 - 2 * $1 - 4 * 140)) ;;
		*) amount=140 ;;
		esac
		printf '  - {id: d-%s, account: c-1, partner: firma-%s, role: sourced, amount: %s, stage: won, created: 2026-01-10, closed: 2026-03-10}\n' \
			$name $name $amount
	done >>share/data/deals-2026.yaml
}
deals 152
run pos-report -C share -p exec
ok 'two with 30.4 %: a risk' has out '**Revenue rests on two partners**: 30 %'
deals 150
run pos-report -C share -p exec
ok 'two with 30 %: status' status 0
ok 'two with 30 %: none' hasnt out 'Revenue rests on two partners'
done_testing
