#!/bin/sh
# Two people have the same document drafted anew, each from other data, and
# git merges them: the later draft counts, edits of both stay.
. "$(dirname "$0")/lib.sh"
pos-init w --demo >/dev/null || exit 1
cd w || exit 1
report=reports/2026-Q3-quarterly.md
chart=reports/2026-Q3-quarterly/revenue-by-quarter.svg

# larger ID AMOUNT: a deal that was won in the quarter, with another value
larger() { sed -i "/id: $1,/s/amount: [0-9]*/amount: $2/" data/deals-2026-q2.yaml; }
commit() { git commit -qam "$1"; }
# draft HOUR: the report, at that hour of the day
draft() { POS_NOW=2026-11-20T$1:00:00Z pos-report quarterly >/dev/null; }
by_hand() { sed -i "s/^## $1\$/$2\\n\\n&/" $report && commit "$2"; }
# branches NAME COMMIT: two from there, each by the function of its name:
# NAME-theirs and, checked out, NAME-ours
branches() {
	git checkout -q "$2" && git checkout -qb "$1-theirs" && theirs &&
	git checkout -q "$2" && git checkout -qb "$1-ours" && ours
}
# part HEADING FILE: that section's text
part() { sed -n "/^## $1/,/^## /{/^## /!p;}" "$2"; }
bare=$(git rev-parse HEAD)
draft 09
drafted=$(git rev-parse HEAD)
first=$drafted

theirs() { larger d-107 43000 && commit 'theirs' && draft 11 && by_hand Risks 'Theirs by hand.'; }
ours() { larger d-104 51500 && commit 'ours' && draft 10 && by_hand Priorities 'Ours by hand.'; }
branches both $drafted
mine=$(git rev-parse HEAD)
part Summary $report >"$T/ours"
git show both-theirs:$report >"$T/theirs.md" && git show both-theirs:$chart >"$T/theirs.svg"
part Summary "$T/theirs.md" >"$T/theirs"
cmp -s "$T/ours" "$T/theirs" && exit 1
cmp -s $chart "$T/theirs.svg" && exit 1
run git merge -q -m merged both-theirs
ok 'both drafted: status' status 0
ok 'both drafted: told' has err "$report: both sides drafted 2 sections anew; the later draft counts, with the edits of both; have it drafted once more"
part Summary $report >"$T/merged"
ok 'both drafted: the later text' same "$T/merged" "$T/theirs"
ok 'both drafted: our words' has $report 'Ours by hand.'
ok 'both drafted: their words' has $report 'Theirs by hand.'
ok 'both drafted: no marks' hasnt $report '<<<<'
ok 'both drafted: the later drawing' same $chart "$T/theirs.svg"
run pos-log $report
grep merged "$T/out" >"$T/line"
ok 'both drafted: the merge is told' has line '  merged: summary'
ok 'both drafted: and is no edit by hand' hasnt line hand
run pos-report quarterly
ok 'both drafted: drafted again of both deals, status' status 0
ok 'both drafted: the sum of both' has $report 'EUR 307,000'
ok 'both drafted: our words stay' has $report 'Ours by hand.'
ok 'both drafted: their words stay' has $report 'Theirs by hand.'
run pos-report quarterly
ok 'both drafted: then up to date' has out 'is up to date'

# the other way round, and as rebase and cherry-pick do it
git checkout -q both-ours && git reset -q --hard $mine
git checkout -q both-theirs && git checkout -qb other-way
run git merge -q -m merged both-ours
ok 'the other way: status' status 0
part Summary $report >"$T/merged"
ok 'the other way: the later text' same "$T/merged" "$T/theirs"
ok 'the other way: our words' has $report 'Ours by hand.'
git checkout -q both-ours && git checkout -qb replayed
run git rebase -q both-theirs
ok 'rebase: status' status 0
part Summary $report >"$T/merged"
ok 'rebase: the later text' same "$T/merged" "$T/theirs"
ok 'rebase: words of both' equal "$(grep -c 'by hand\.$' $report)" 2
git checkout -q both-ours && git checkout -qb picked
run git cherry-pick both-theirs~2 both-theirs~1 both-theirs
ok 'cherry-pick: status' status 0
part Summary $report >"$T/merged"
ok 'cherry-pick: the later text' same "$T/merged" "$T/theirs"
ok 'cherry-pick: the later drawing' same $chart "$T/theirs.svg"

# each had it drafted for the first time
branches first $bare
run git merge -q -m merged first-theirs
ok 'no report before: status' status 0
part Summary $report >"$T/merged"
git show first-theirs:$report >"$T/theirs.md" && part Summary "$T/theirs.md" >"$T/theirs"
ok 'no report before: the later text' same "$T/merged" "$T/theirs"
ok 'no report before: words of both' equal "$(grep -c 'by hand\.$' $report)" 2
ok 'no report before: each section once' equal \
	"$(grep '^## ' $report | sort | uniq -d)" ''

# an edit of the very line in which the drafts differ
ours() { larger d-104 51500 && commit 'ours' && draft 10 &&
	sed -i 's/^| Revenue won\[^won\] .*/| Revenue won | about EUR 300,000 | more or less | none |/' $report && commit 'ours by hand'; }
branches same $drafted
run git merge -q -m merged same-theirs
ok 'an edit of what differs: status' status 1
ok 'an edit of what differs: where' has err "$report#summary: both sides changed it"
ok 'an edit of what differs: all else is merged' equal \
	"$(git diff --name-only --diff-filter=U)" $report
ok 'an edit of what differs: one section has marks' equal \
	"$(grep -c '^<<<<<<<' $report)" "$(part Summary $report | grep -c '^<<<<<<<')"
ok 'an edit of what differs: our line' has $report 'about EUR 300,000'
git merge --abort

# each merged the other before: git makes a base of two
git checkout -q $drafted && git checkout -qb cross-a
larger d-104 50500 && commit a && draft 10
git checkout -q $drafted && git checkout -qb cross-b
larger d-107 41000 && commit b && draft 11
git merge -q -m 'b has a' cross-a 2>/dev/null || exit 1
git checkout -q cross-a && git merge -q -m 'a has b' cross-b~1 2>/dev/null || exit 1
larger d-104 51500 && commit 'a again' && draft 12 && by_hand Risks 'Theirs by hand.'
part Summary $report >"$T/theirs"
git checkout -q cross-b
larger d-107 43000 && commit 'b again' && draft 11 && by_hand Priorities 'Ours by hand.'
ok 'several bases: there are' test "$(git merge-base --all HEAD cross-a | wc -l)" -gt 1
run git merge -q -m merged cross-a
ok 'several bases: status' status 0
part Summary $report >"$T/merged"
ok 'several bases: the later text' same "$T/merged" "$T/theirs"
ok 'several bases: words of both' equal "$(grep -c 'by hand\.$' $report)" 2
git reset -q --hard

# a drawing whose report has no sidecar to say which counts
branches lost $drafted
for b in lost-ours lost-theirs; do
	git checkout -q $b && git rm -q .pos/reports/2026-Q3-quarterly.yaml && commit "$b: no sidecar"
done
run git merge -q -m merged lost-ours
ok 'no sidecar: a conflict' status 1
ok 'no sidecar: of the drawing' has err "$chart: both sides changed it"
ok 'no sidecar: the drawing is one of them, whole' same $chart "$T/theirs.svg"
git merge --abort

# facts go with the draft that counts; those that people changed stay
git checkout -q $bare && git checkout -qb facts
POS_NOW=2026-11-20T09:00:00Z pos-gen icp >/dev/null || exit 1
drafted=$(git rev-parse HEAD)
fact() { sed -n "s/^  $1: //p" strategy/icp.md; }
theirs() { sed -i '/industry: maritime/s/maritime/energy/' data/customers.yaml && commit 'theirs' &&
	POS_NOW=2026-11-20T11:00:00Z pos-gen icp >/dev/null; }
ours() { sed -i '/industry: energy/s/energy/maritime/' data/customers.yaml && commit 'ours' &&
	POS_NOW=2026-11-20T10:00:00Z pos-gen icp >/dev/null &&
	sed -i 's/^  regions: .*/  regions: [nordics]/' strategy/icp.md && commit 'ours by hand'; }
branches icp $drafted
ours=$(fact industries) theirs=$(git show icp-theirs:strategy/icp.md | sed -n 's/^  industries: //p')
[ "$ours" != "$theirs" ] || exit 1
run git merge -q -m merged icp-theirs
ok 'facts: only the data are in conflict' equal \
	"$(git diff --name-only --diff-filter=U)" ''
ok 'facts: the later' equal "$(fact industries)" "$theirs"
ok 'facts: ours by hand' equal "$(fact regions)" '[nordics]'

# a later commit has the same report with another sidecar; git merges the older
git checkout -q $first && git checkout -qb later-theirs
larger d-107 43000 && commit theirs && draft 11
git checkout -q $first && git checkout -qb later-ours
larger d-104 51500 && commit ours && draft 12
git checkout -q later-theirs && git checkout -qb later-still
GIT_COMMITTER_DATE=2027-01-01T00:00:00Z POS_NOW=2026-11-20T13:00:00Z \
	pos-report -f quarterly >/dev/null || exit 1
ok 'a later sidecar: there is one, of the same report' equal \
	"$(git diff --name-only later-theirs)" .pos/reports/2026-Q3-quarterly.yaml
for way in merge rebase; do
	if [ $way = merge ]; then
		git checkout -q later-ours && git checkout -qb later-merged
		run git merge -q -m merged later-theirs
	else
		git checkout -q later-theirs && git checkout -qb later-rebased
		run git rebase -q later-ours
	fi
	ok "a later sidecar, $way: status" status 0
	run pos-report quarterly
	ok "a later sidecar, $way: nobody edited anything" status 0
	ok "a later sidecar, $way: the sum of both" has $report 'EUR 307,000'
done

# --keep: a sidecar of a text that stayed as it was
git checkout -q $first && git checkout -qb kept-theirs
larger d-107 43000 && commit theirs &&
	POS_NOW=2026-11-20T13:00:00Z pos-report quarterly --keep >/dev/null || exit 1
ok 'kept: the report stays' equal "$(git diff --name-only $first -- reports)" ''
git checkout -q later-ours && git checkout -qb kept-ours
run git merge -q -m merged kept-theirs
ok 'kept: status' status 0
run pos-report quarterly
ok 'kept: nobody edited anything' status 0
ok 'kept: the sum of both' has $report 'EUR 307,000'

# both have the first draft, of the same data, and one adds to it
git checkout -q $bare && git checkout -qb begun-theirs && draft 11 &&
	sed -i 's/^- \*\*Set to the stage/- Theirs by hand.\n&/' $report && commit 'theirs by hand'
git checkout -q $bare && git checkout -qb begun-ours && draft 10
run git merge -q -m merged begun-theirs
ok 'the same first draft: status' status 0
ok 'the same first draft: their words' has $report 'Theirs by hand.'
ok 'the same first draft: each section once' equal \
	"$(grep '^## ' $report | sort | uniq -d)" ''
run pos-report quarterly
ok 'the same first draft: status of the next' status 0
ok 'the same first draft: their words stay' has $report 'Theirs by hand.'

# the document is there, the section is new
git checkout -q $bare && POS_NOW=2026-11-20T09:00:00Z pos-gen icp#firmographics >/dev/null &&
	git checkout -qb new-base || exit 1
new=$(git rev-parse HEAD)
git checkout -qb new-theirs && POS_NOW=2026-11-20T10:00:00Z pos-gen icp#pains >/dev/null &&
	printf '\nTheirs by hand.\n' >>strategy/icp.md && commit 'theirs by hand'
git checkout -q $new && git checkout -qb new-ours && POS_NOW=2026-11-20T11:00:00Z pos-gen icp#pains >/dev/null
run git merge -q -m merged new-theirs
ok 'a new section: status' status 0
ok 'a new section: their words' has strategy/icp.md 'Theirs by hand.'
ok 'a new section: once' equal "$(grep -c '^## Pains' strategy/icp.md)" 1

# a commit that is on no branch
git checkout -q --detach $first && larger d-107 43000 && commit theirs && draft 11
pick=$(git rev-parse HEAD)
git checkout -q later-ours && git checkout -qb from-nowhere
run git cherry-pick $pick~1 $pick
ok 'of no branch: status' status 0
run pos-report quarterly
ok 'of no branch: the sum of both' has $report 'EUR 307,000'

# facts alone are drafted anew: their section is not there
git checkout -q $bare && POS_NOW=2026-11-20T09:00:00Z pos-gen icp >/dev/null &&
	sed -i '/^## Firmographics/,/^## /{/^## [^F]/!d;}' strategy/icp.md && commit 'no firmographics' || exit 1
removed=$(git rev-parse HEAD)
ok 'facts alone: the section is gone' hasnt strategy/icp.md '## Firmographics'
git checkout -qb alone-theirs && sed -i '/industry: energy/s/energy/maritime/' data/customers.yaml &&
	commit theirs && POS_NOW=2026-11-20T11:00:00Z pos-gen icp >/dev/null
git checkout -q $removed && git checkout -qb alone-ours &&
	sed -i '/industry: \(logistics\|food-production\)/s/region: dach/region: nordics/' data/prospects.yaml data/customers.yaml &&
	commit ours && POS_NOW=2026-11-20T10:00:00Z pos-gen icp >/dev/null
mine=$(sed -n '/^facts:/,/^---/p' strategy/icp.md)
git show alone-theirs:strategy/icp.md | sed -n '/^facts:/,/^---/p' >"$T/theirs"
ok 'facts alone: they differ in two' test "$(echo "$mine" | diff - "$T/theirs" | grep -c '^<')" -ge 2
run git merge -q -m merged alone-theirs
ok 'facts alone: the data alone are in conflict' equal \
	"$(git diff --name-only --diff-filter=U)" data/customers.yaml
sed -n '/^facts:/,/^---/p' strategy/icp.md >"$T/merged"
ok 'facts alone: all are those of the later draft' same "$T/merged" "$T/theirs"
git merge --abort

# a sidecar that the tools have not written
git checkout -q later-ours && git checkout -qb list &&
	printf 'version: 1\nsections: [a, b]\n' >.pos/reports/2026-Q3-quarterly.yaml && commit list
run git merge -q -m merged later-theirs
ok 'a list for a sidecar: status' status 1
ok 'a list for a sidecar: a conflict' equal \
	"$(git diff --name-only --diff-filter=U | grep -c yaml)" 1
git merge --abort
run pos-log $report
ok 'a list for a sidecar: the history is read' status 0
run pos-report quarterly
ok 'a list for a sidecar: told' has err 'not a sidecar of pos; restore it: git checkout HEAD -- .pos/reports/2026-Q3-quarterly.yaml'
done_testing
