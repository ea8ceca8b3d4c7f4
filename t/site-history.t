#!/bin/sh
# pos site: the page of what changed lately, of histories that are not a line.
. "$(dirname "$0")/lib.sh"

# told FILE: the page as text, one line for each thing it tells
cat >"$T/told.py" <<'!'
import html, re, sys
page = open("public/history/index.html", encoding="utf-8").read()
for c in re.findall(r'<section class="commit">(.*?)</section>', page, re.S):
    text = re.sub(r"\n+", "\n", html.unescape(re.sub(r"<[^>]+>", "", c)))
    text = re.sub(r"commit [0-9a-f]{10}", "commit ID", text)
    text = re.sub(r"git show [0-9a-f]{10}", "git show ID", text)
    print("*" + text.rstrip())
!
# told: of all commits
told() {
	python3 "$T/told.py"
}
commit() {
	git add -A
	git commit -qm "$1"
}

mkdir repo
cd repo || exit 1
git init -q
mkdir strategy
printf '# Ours\n\n## One\n\nFirst.\n\n## Two\n\nSecond.\n' >strategy/ours.md
cp "$ROOT/workspace/pos.yaml" .
printf 'name: Ny Data\n' >company.yaml
commit 'begin'

# Two sides, which change different sections, and one who makes a merge his own.
git checkout -qb side
sed -i 's/Second/Second of the side/' strategy/ours.md
commit 'side: two'
git checkout -q main
sed -i 's/First/First of main/' strategy/ours.md
commit 'main: one'
git merge -q --no-edit -m 'merge by rule' side >../merged 2>&1
git checkout -qb other HEAD~1
sed -i 's/First of main/First of the other/' strategy/ours.md
commit 'other: one'
git checkout -q main
sed -i 's/First of main/First of main again/' strategy/ours.md
commit 'main: one again'
git merge -q --no-commit other >/dev/null 2>&1
printf '# Ours\n\n## One\n\nFirst of both.\n\n## Two\n\nSecond of the side.\n' >strategy/ours.md
echo 'founded: 2001' >>company.yaml
commit 'merge by hand'
run pos site
ok 'merges: status' status 0
told >../told
ok 'merges: one by rule tells nothing, one by hand what is its own' is ../told <<-!
	*
	merge by hand
	2026-11-20, Ada Test, commit ID; a merge: what people put into it by hand
	company.yaml
	changed
	 name: Ny Data
	+founded: 2001
	strategy/ours.md
	As it is now
	One changed
	-First of main again.
	+First of both.
	*
	main: one again
	2026-11-20, Ada Test, commit ID
	strategy/ours.md
	As it is now
	One changed
	-First of main.
	+First of main again.
	*
	other: one
	2026-11-20, Ada Test, commit ID
	strategy/ours.md
	As it is now
	One changed
	-First of main.
	+First of the other.
	*
	main: one
	2026-11-20, Ada Test, commit ID
	strategy/ours.md
	As it is now
	One changed
	-First.
	+First of main.
	*
	side: two
	2026-11-20, Ada Test, commit ID
	strategy/ours.md
	As it is now
	Two changed
	-Second.
	+Second of the side.
	!

# Two sections of one document: git's merge by lines, and ours by sections.
git checkout -qb side2 HEAD~1
sed -i 's/Second of the side/Second of side 2/' strategy/ours.md
commit 'side 2'
git checkout -q main
git merge -q --no-edit -m 'merge of sections' side2 >../merged 2>&1
ok 'a merge of sections is one' equal "$(git log -1 --format=%s)" 'merge of sections'
run pos site
told >../told
ok 'a merge of sections tells nothing' hasnt ../told 'merge of sections'

# Renamed, only its permissions, only ends of lines, added and removed.
git mv strategy/ours.md strategy/theirs.md
commit 'renamed'
chmod +x strategy/theirs.md
commit 'permissions'
sed -i 's/$/\r/' strategy/theirs.md
commit 'ends of lines'
git rm -q strategy/theirs.md
mkdir -p strategy
: >strategy/none.md
commit 'gone'
git commit -q --allow-empty -m 'nothing'
run pos site
ok 'renames: status' status 0
told | sed '/^merge by hand/,$d' >../told
ok 'renames, permissions, ends of lines are told as what they are' is ../told <<-!
	*
	gone
	2026-11-20, Ada Test, commit ID
	strategy/none.md
	As it is now
	added, empty
	strategy/theirs.md
	Head removed
	-# Ours
	One removed
	-First of both.
	Two removed
	-Second of side 2.
	*
	ends of lines
	2026-11-20, Ada Test, commit ID
	strategy/theirs.md
	changed in blanks and ends of lines
	*
	permissions
	2026-11-20, Ada Test, commit ID
	strategy/theirs.md
	changed in its permissions
	*
	renamed
	2026-11-20, Ada Test, commit ID
	strategy/theirs.md
	renamed, was strategy/ours.md
	*
	!

# More than a page holds: a commit of 5,000 files, 2,000 of them documents of
# the strategy, and one document of 900 kB.
mkdir -p strategy/many data/many
awk 'BEGIN {
	for (i = 1; i <= 2000; i++) {
		f = "strategy/many/d" i ".md"
		printf "# Doc %d\n\n## Part\n\nText [of](../none.md).\n", i >f
		close(f)
	}
	for (i = 1; i <= 3000; i++) {
		f = "data/many/" i ".txt"
		print i >f
		close(f)
	}
	f = "strategy/it is big.md"
	print "# Big\n" >f
	for (i = 1; i <= 900; i++) {
		print "## Section " i "\n" >f
		for (n = 0; n < 25; n++)
			print "Words [l](none.md) and *more* `code`." >f
		print "" >f
	}
}'
commit 'many'
run pos site
ok 'many: status' status 0
ok 'many: nothing is said' empty err
told | sed '/^gone/,$d' >../told
ok 'many: how many files are not told' has ../told 'Files beside these: 1961.'
ok 'many: what of a file is not' has ../told "There is more: git show ID -- 'strategy/it is big.md'"
ok 'many: so many files are' equal "$(grep -c '^strategy/' ../told)" 40
ok 'many: the page stays one to be read' test "$(wc -c <public/history/index.html)" -lt 200000
page=public/strategy/many/d7.html
ok 'many: a document does not name all others' test "$(grep -c 'many/d' $page)" -lt 20
ok 'many: it has itself as a tab' has $page 'd7.html" aria-current="page">Doc 7</a>'
ok 'many: it leads to all' has $page '<a href="../../strategy/index.html">All 2002</a>'
ok 'many: so does the home page' has public/index.html '<a href="strategy/index.html">All 2002</a>'
ok 'many: which does not name all' test "$(grep -c 'many/d' public/index.html)" -lt 20
ok 'many: the overview does' equal "$(grep -c 'href="../strategy/many/d' public/strategy/index.html)" 2000
ok 'many: 900 kB are there to the end' has 'public/strategy/it is big.html' '<h2 id="section-900">'
done_testing
