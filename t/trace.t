#!/bin/sh
# Every number of every builtin draft is in the evidence that pos-gen
# --evidence prints, and every kind of evidence names its files.
. "$(dirname "$0")/lib.sh"
TRACE=$ROOT/t/helper/trace.py

pos-init w --demo </dev/null >/dev/null && cd w || exit 1
pos-gen --all >/dev/null || exit 1
for p in nordvik-systems alvsjo-automation kaser-roth; do
	for a in "$ROOT"/templates/artifacts/*/artifact.yaml; do
		grep -q '^partner_output:' "$a" || continue
		a=${a%/artifact.yaml}
		pos-gen --partner $p "${a##*/}" >/dev/null || exit 1
	done
done
for kind in exec annual quarterly monthly board; do
	pos-report $kind >/dev/null || exit 1
done
pos-report --partner nordvik-systems partner >/dev/null || exit 1

# sidecars and the address that gives their evidence
(cd .pos && find . -name '*.yaml' ! -path './reviews/*' | sed 's|^\./||' |
	sort) >"$T/sidecars"
ok 'there are sidecars' test "$(wc -l <"$T/sidecars")" -gt 6
while read -r s; do
	command=pos-gen
	case $s in
	reports/*-partner-*)
		command=pos-report address='--partner=nordvik-systems partner' ;;
	reports/*) command=pos-report address=${s##*-} address=${address%.yaml} ;;
	strategy/*) address=${s#strategy/} address=${address%.yaml} ;;
	*) address=${s%.yaml}.md ;;
	esac
	# shellcheck disable=SC2086 # options among it
	run $command --evidence $address
	ok "$address: has evidence" status 0
	cp "$T/out" "$T/evidence.json"
	run python3 "$TRACE" ".pos/$s" "$T/evidence.json"
	ok "$address: each number is in it: status" status 0
	ok "$address: each number is in it" empty out
	ok "$address: there are numbers" grep -qx '[1-9][0-9]* numbers' "$T/err"
done <"$T/sidecars"

# the test can fail: a figure typed into a draft is found
mkdir -p templates/artifacts/icp
cp -R "$ROOT/templates/artifacts/icp/." templates/artifacts/icp/
chmod -R u+w templates
echo 'Growth is 87.3 % a year.' >>templates/artifacts/icp/pains.md
pos-gen -f icp >/dev/null
pos-gen --evidence icp >"$T/evidence.json"
run python3 "$TRACE" .pos/strategy/icp.yaml "$T/evidence.json"
ok 'a figure that was typed in is found' has out \
	'pains: 87.3 in Growth is 87.3 % a year.'

# each kind names the files it is from: they are there, and a change of others
# changes nothing. A report in between gives `changes` something to tell.
sed -n '/^const struct provider ev_/,/^}/s/^	{ "\([a-z_]*\)".*/\1/p' \
	"$ROOT"/lib/ev_*.c | sort >"$T/kinds"
awk '/^\.Ss / { on = /Evidence$/ } on && sub(/^\.It Ic /, "") {
	n = split($0, name, / , /)
	for (i = 1; i <= n; i++) print name[i] }' \
	"$ROOT/man/pos-artifact.5" | sort >"$T/listed"
ok 'the manual lists each kind of evidence' same "$T/kinds" "$T/listed"

# The workspace is of last year, so that `moves` has what to tell, too.
cd "$T" && POS_NOW=2025-12-01 GIT_COMMITTER_DATE=2025-12-01T10:00:00Z \
	pos-init v --demo </dev/null >/dev/null && cd v &&
	sed -i '8s/currency: EUR/currency: NOK/' data/deals-2026-q1.yaml &&
	echo 'currencies: [{currency: NOK, date: 2020-01-01, rate: "0.085"}]' \
		>>company.yaml &&
	POS_NOW=2025-12-01 GIT_COMMITTER_DATE=2025-12-01T10:00:00Z \
		git commit -qam 'A deal in kroner' &&
	pos-gen --all >/dev/null &&
	POS_NOW=2026-10-20T10:00:00Z pos-report exec >/dev/null || exit 1
# shellcheck disable=SC2046 # one operand a kind
run python3 "$ROOT/t/helper/sources.py" . $(cat "$T/kinds")
ok 'each kind of evidence names its files: status' status 0
ok 'each kind of evidence names its files, and all of them' empty out
done_testing
