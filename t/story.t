#!/bin/sh
# The whole story on the sample workspace: draft everything, change a
# customer, see what became stale, edit by hand, redraft, propose, review,
# accept; and the log that tells it all.
. "$(dirname "$0")/lib.sh"

# at N: commits are made in minute N, so that the log has an order
at() {
	export GIT_AUTHOR_DATE="2026-11-20T10:$1:00Z"
	export GIT_COMMITTER_DATE="$GIT_AUTHOR_DATE" POS_NOW="$GIT_AUTHOR_DATE"
}

# sections DIR: each section of each document of the strategy as one line,
# read by awk, not by us
sections() {
	(cd "$1" && for f in strategy/*.md; do
		awk -v f="$f" '/^```/ { code = !code }
			/^## / && !code { if (s != "") print f "#" s " " t
				s = tolower(substr($0, 4)); gsub(/ /, "-", s)
				t = ""; next }
			s != "" { t = t "|" $0 }
			END { print f "#" s " " t }' "$f"
	done) | sed 's/|*$//' | sort
}

# line TEXT: out has this line, and not just something like it
line() {
	grep -qxF -e "$1" "$T/out" || { echo "no line '$1':"; cat "$T/out"; return 1; }
}

# pain COMMIT: how many customers of it have one, counted from the file
pain() {
	git show "$1:data/customers.yaml" |
		awk '/id: c-/ && !/churned/ { n++; k += /manual-reports/ }
			END { printf "%d %% (%d of %d)", 100 * k / n + 0.5, k, n }'
}

# shares COMMIT: "TECHNOLOGY|SHARE" of each row of the table of technologies
shares() {
	git show "$1:strategy/icp.md" | awk -F ' *[|] *' '
		/^## / { on = /Technographics/ }
		on && / of / && NF > 5 { gsub(/\*/, "", $2)
			sub(/^All that are known/, "all", $2); print $2 "|" $3 }'
}

at 00
pos-init w --demo </dev/null >/dev/null && cd w || exit 1
at 01
run pos-gen --all
ok 'draft everything: status' status 0
drafted=$(sed -n 's/^\([0-9]*\) sections from.*/\1/p' "$T/out")
ok 'draft everything: all sections of all artifacts' test "$drafted" -ge 18
run pos-status
ok 'draft everything: nothing is stale' status 0
run pos-check
ok 'draft everything: nothing is wrong' status 0

# a customer leaves; what reads otherwise now is what is stale
at 02
perl -pi -e 's/\}$/, churned: 2026-11-01}/ if /id: c-004/' data/customers.yaml
git commit -qam 'Lade Engros leaves'
git clone -q . "$T/other" && pos-gen -C "$T/other" -f --all >/dev/null
sections . >"$T/before"; sections "$T/other" >"$T/after"
comm -13 "$T/before" "$T/after" | cut -d' ' -f1 >"$T/expected"
pos-status -o tsv >"$T/status.tsv"
rc=$?
ok 'a customer leaves: status' status 1
awk -F '\t' '$2 == "stale" { print $1 }' "$T/status.tsv" | sort >"$T/stale"
ok 'a customer leaves: exactly what reads otherwise is stale' \
	same "$T/expected" "$T/stale"
ok 'a customer leaves: not everything is' test \
	"$(wc -l <"$T/stale")" -lt "$drafted"
run pos-status icp#pains
ok 'a customer leaves: which figure, before and now' line \
	"      pains manual-reports share $(pain HEAD~1) -> $(pain HEAD)"

# a sentence by hand; then the new figures, and the sentence
at 03
perl -0pi -e 's/(## Pains\n\n)/$1The weekly report is what they name first. /' \
	strategy/icp.md
git commit -qam 'pains: what they say first'
at 04
run pos-gen --stale
ok 'redraft: status' status 0
ok 'redraft: says that the edit is kept' equal \
	"$(grep -o 'pains ([a-z ]*)' "$T/out")" 'pains (your edits kept)'
ok 'redraft: the sentence is there' has strategy/icp.md \
	'The weekly report is what they name first. '
count=$(perl -ne 'print if /id: c-/ && !/churned/' data/customers.yaml | wc -l)
ok 'redraft: the new figure too' has strategy/icp.md "($count on file"
run pos-status
ok 'redraft: nothing is stale' status 0
git show --stat --format= HEAD >"$T/stat"
ok 'redraft: one commit of documents and sidecars only' hasnt stat data/

# two proposals on one document, by two people, accepted in either order
at 05
sed -i '0,/stage: lost/s//stage: won/' data/deals-2025-q3.yaml
git commit -qam 'a deal after all'
at 06
run pos-gen --propose icp#technographics
ok 'propose: status' status 0
ok 'propose: one section' has out 'proposal icp-technographics-1'
run pos-gen --propose icp#firmographics
ok 'propose another: status' status 0
git clone -q . "$T/swapped" || exit 1
for p in icp-technographics-1 icp-firmographics-1; do
	git -C "$T/swapped" branch -q "proposal/$p" "origin/proposal/$p"
done
run pos-review show icp-technographics-1
ok 'review: status' status 0
ok 'review: what it says now' has out 'strategy/icp.md#technographics: changed'
at 07
run pos-review accept icp-technographics-1 -m 'as the team said'
ok 'accept: status' status 0
at 08
run pos-review accept icp-firmographics-1 -m 'and this'
ok 'accept the other: status' status 0
for p in icp-firmographics-1 icp-technographics-1; do
	run pos-review accept -C "$T/swapped" $p
	ok "the other way round: $p: status" status 0
done
ok 'the other way round: the same document' \
	same strategy/icp.md "$T/swapped/strategy/icp.md"
run pos-status icp#technographics icp#firmographics
ok 'accepted: fresh' status 0

# what it was, and why
run pos-log icp#pains
ok 'log: status' status 0
sed 's/  */ /g' "$T/out" >"$T/lines"
redraft=$(git log --format=%h -1 --grep='^gen: ' HEAD~3)
by_hand=$(git log --format=%h --grep='^pains: ')
draft=$(git log --format=%h -1 --grep='^gen: ' "$by_hand")
subject() {
	git log --format=%s -1 "$1"
}
ok 'log: every step of the section, who, what, why' is lines <<-!
	strategy/icp.md#pains: last generated 2026-11-20T10:04:00Z by builtin
	COMMIT DATE BY ENGINE WHAT WHY
	$redraft 2026-11-20 Ada Test builtin redrafted, edits kept $(subject "$redraft")
	$by_hand 2026-11-20 Ada Test by hand $(subject "$by_hand")
	$draft 2026-11-20 Ada Test builtin drafted $(subject "$draft")
	!
run pos-log icp#technographics
ok 'log of another: status' status 0
ok 'log: the decision with its reason' has out \
	'review: accept icp-technographics-1: as the team said'
run pos-diff "$(git log --format=%H --grep='^init')" company.yaml
ok 'diff: what nobody touched: status' status 0
ok 'diff: what nobody touched' empty out
run pos-diff -a HEAD~6 icp#technographics
ok 'diff: status' status 0
shares HEAD~6 >"$T/was"
shares HEAD >"$T/are"
paste -d '|' "$T/was" "$T/are" | awk -F '|' '$1 == $3 && $2 != $4 {
	print "      technologies " $1 " share " $2 " -> " $4 }' >"$T/want"
grep '^ *technologies .* share ' "$T/out" >"$T/got"
ok 'diff: figures, before and now those of the documents' same \
	"$T/want" "$T/got"
git fsck --strict >"$T/fsck" 2>&1
ok 'a sound repository' [ "$?" = 0 ]
ok 'nothing left over' [ -z "$(git status --porcelain)" ]
done_testing
