#!/bin/sh
# pos-diff: sections, figures, values between two states.
. "$(dirname "$0")/lib.sh"

pos-init w --demo </dev/null >/dev/null && cd w || exit 1
pos-gen icp >/dev/null
run pos-diff
ok 'nothing: status' status 0
ok 'nothing: says nothing' empty out
run pos-diff --exit-code
ok 'nothing, exit code: status' status 0

sed -i 's/share: 12%/share: 15%/' strategy/tam.yaml
run pos-diff
ok 'a value' is out <<-!
	strategy/tam.yaml
	      categories solutions share 12% -> 15%
	!
run pos-diff --exit-code
ok 'exit code: status' status 1
git commit -qam share
sed -i '0,/stage: lost/s//stage: won/' data/deals-2025-q3.yaml
pos-gen --stale >/dev/null
perl -pi -e 's/Common means/Common meant/' strategy/icp.md
echo '# a comment' >>program.yaml
cat >>strategy/icp.md <<-!

	## Ours

	By hand.
	!
run pos-diff
ok 'not committed: deal, edit, new section, comment' is out <<-!
	data/deals-2025-q3.yaml
	      deals d-0$(git diff data | sed -n 's/^+.*id: d-0\([0-9]*\).*/\1/p') stage lost -> won
	program.yaml
	  comments or layout only
	strategy/icp.md
	  technographics  1 sentence changed
	  ours            added
	!
git commit -qam mine
run pos-diff HEAD~2 icp#signals
ok 'figures of a section since a commit' is out <<-!
	strategy/icp.md
	  signals       3 sentences changed
	      signals erp migration win rate 38 % (6 of 16) -> 44 % (7 of 16)
	      signals erp migration median acv too few to say (n = 6) -> too few to say (n = 7)
	      signals erp migration median days too few to say (n = 6) -> too few to say (n = 7)
	      signals rest win rate 33 % (19 of 58) -> 34 % (20 of 58)
	      signals rest median acv EUR 42,500 -> EUR 41,250
	      signals rest median days 112 -> 113
	      signals leads energy costs -> energy costs and erp migration
	!
# the same figure, counted from the files of both states by awk
rate() {
	git show "$1:data/deals-2025-q1.yaml" "$1:data/deals-2025-q2.yaml" \
		"$1:data/deals-2025-q3.yaml" "$1:data/deals-2025-q4.yaml" \
		"$1:data/deals-2026-q1.yaml" "$1:data/deals-2026-q2.yaml" \
		"$1:data/deals-2026-q3.yaml" "$1:data/deals-2026-q4.yaml" |
		awk '/kind: new.*trigger: erp-migration/ { w += /stage: won/
			l += /stage: lost/ } END { print w " of " w + l }'
}
ok 'figures: before and now are those of the data' has out \
	"($(rate HEAD~2)) -> 44 % ($(rate HEAD))"
run pos-diff HEAD~2..HEAD -o tsv
values=$(awk -F '\t' '$3 == "value"' "$T/out" | wc -l)
ok 'all values: there are some' test "$values" -gt 0
run pos-diff HEAD~2..HEAD -a
ok 'all values: as many as records' equal "$(grep -c '^      ' "$T/out")" \
	"$values"
run pos-diff HEAD~2..HEAD
ok 'not all: how many more' has out '      and '
run pos-diff HEAD~2..HEAD~1 -o tsv
ok 'between two commits: tsv' equal "$(sed -n 1p "$T/out")" \
	'file	section	what	name	before	now'
ok 'between two commits: six fields each' \
	equal "$(awk -F '\t' '{ print NF }' "$T/out" | sort -u)" 6
ok 'between two commits: not what came later' hasnt out 'were common'
run pos-diff -p HEAD~1 icp#technographics
ok 'patch: the lines' has out '+Common meant'
run pos-diff HEAD..HEAD~1 icp#ours
ok 'backwards: gone' is out <<-!
	strategy/icp.md
	  ours          removed
	!
# facts, lists, items that move
sed -i 's/regions: \[nordics, dach\]/regions: [nordics]/' strategy/icp.md
python3 - <<-'!'
	p = 'data/prospects.yaml'
	lines = open(p).read().split('\n')
	i = [k for k, l in enumerate(lines) if 'id: p-' in l]
	lines[i[0]], lines[i[1]] = lines[i[1]], lines[i[0]]
	del lines[i[-1]]
	open(p, 'w').write('\n'.join(lines))
!
run pos-diff
cut -c1-23 "$T/out" | sed 's/ {$//' >"$T/begin"
last=$(git show HEAD:data/prospects.yaml | grep -o 'id: p-[0-9]*' | tail -1)
ok 'facts, and a prospect that is gone; the one that moved is none' is begin <<-!
	data/prospects.yaml
	      prospects ${last#id: }
	strategy/icp.md
	  facts         changed
	      regions [nordics,
	!
ok 'a prospect that is gone: says so' has out ', gone'
git checkout -q .
rm strategy/icp.md
run pos-diff
ok 'a document that is gone' has out 'strategy/icp.md, gone'
git checkout -q .
printf 'a: [\n' >strategy/broken.yaml
printf '\377\n' >strategy/broken.md
run pos-diff
ok 'files that cannot be read: status' status 0
ok 'files that cannot be read: named' has out 'strategy/broken.yaml, new'
rm strategy/broken.*
run pos-diff nowhere
ok 'no such commit: status' status 3
run pos-diff HEAD nothing.yaml
ok 'no such file: status' status 3
run pos-diff a b c
ok 'three operands: status' status 2
mkdir ../repo && cp -R . ../repo/wörk && rm -rf ../repo/wörk/.git && cd ../repo &&
	git init -q && git add -A && git commit -qm start || exit 1
sed -i 's/share: 15%/share: 16%/' wörk/strategy/tam.yaml
echo x >outside
run pos-diff -C wörk
ok 'in a folder of a repository: what is in the workspace' is out <<-!
	strategy/tam.yaml
	      categories solutions share 15% -> 16%
	!
cd "$T" && mkdir none && echo 'version: 1' >none/pos.yaml
run pos-diff -C none
ok 'no repository: status' status 3

# a heading that was renamed by hand is the same section, with its figures
cd "$T" && pos-init renamed --demo >/dev/null </dev/null && cd renamed || exit 1
pos-gen icp >/dev/null
sed -i '/id: c-010,/s/employees: [0-9]*/employees: 400/' data/customers.yaml
git commit -qam 'c-010 has grown' && pos-gen icp >/dev/null
sed -i 's/^## Firmographics/## Which companies/' strategy/icp.md
git commit -qam 'a heading that people understand'
run pos-diff HEAD~2 icp#firmographics
ok 'renamed: one section, not one added and one removed' equal \
	"$(sed -n '2s/^  \(firmographics\)  [0-9]* sentences changed, now called .Which companies.$/\1/p' "$T/out") $(wc -l <"$T/out")" \
	"firmographics $(grep -c . "$T/out")"
ok 'renamed: its figures' has out 'sizes 200 to 499 customers 14 -> 15'
run pos-diff HEAD~2
ok 'renamed: nothing is removed' hasnt out 'removed'
run pos-diff HEAD~1
ok 'renamed alone: says so' is out <<-!
	strategy/icp.md
	  firmographics  now called 'Which companies'
!
sed -i 's/^## Which companies/## Whom we look for/' strategy/icp.md
run pos-diff
ok 'renamed on both sides: the id stays' is out <<-!
	strategy/icp.md
	  firmographics  now called 'Whom we look for'
!
done_testing
