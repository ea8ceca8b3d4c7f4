#!/bin/sh
# What commit_changes() does in ordinary repositories.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/git.sh"
git config --global pos.fsync false

# last: the last commit as paths and content
last() {
	git show --format='%s' --no-renames -U0 | grep -v '^index'
}

new_repo clean
run tool -m 'notes: add a line' append other.md second
ok 'clean file: status' status 0
ok 'clean file: says' is err <<-!
	1 changed, committed
!
run last
ok 'clean file: commit' is out <<-!
	notes: add a line

	diff --git a/other.md b/other.md
	--- a/other.md
	+++ b/other.md
	@@ -1,0 +2 @@ first
	+second
!
run state
ok 'clean file: nothing else' is out <<-!
	notes: add a line
	init
	--
!
run git log -1 --format='%an <%ae> %at|%cn <%ce> %ct'
ok 'clean file: who and when' is out <<-!
	Ada Test <ada@halden.example> 1795168800|Ada Test <ada@halden.example> 1795168800
!
run git reflog -2 --format=%gs
ok 'clean file: reflog' is out <<-!
	commit: notes: add a line
	commit (initial): init
!

new_repo dirty
echo 'mine' >>plan.md
run tool -m 'plan: one' section plan.md one 'new one'
ok 'uncommitted edit in the file: status' status 0
run git diff -U0
tail -n +3 "$T/out" >"$T/diff"
ok 'uncommitted edit in the file: stays uncommitted' is "$T/diff" <<-!
	--- a/plan.md
	+++ b/plan.md
	@@ -6,0 +7 @@ old two
	+mine
!
run git show HEAD:plan.md
ok 'uncommitted edit in the file: not in the commit' is out <<-!
	# Plan

	## one
	new one
	## two
	old two
!
run state
ok 'uncommitted edit in the file: status as before' is out <<-!
	plan: one
	init
	--
	 M plan.md
!

new_repo dirty2
sed -i 's/old one/my one/' plan.md
cp plan.md before
run tool -m 'plan' put plan.md all
ok 'edit would be overwritten: conflict' status 6
ok 'edit would be overwritten: says' is err <<-!
	commit-tool: plan.md: has edits that are not committed and would be overwritten: commit them or put them away first (git stash)
!
ok 'edit would be overwritten: file kept' same before plan.md
sed -i '/## two/,$d' plan.md
cp plan.md before
run tool -m 'plan' put plan.md "$(cat plan.md)

## two
what was cut off"
ok 'what was cut off comes back: conflict' status 6
ok 'what was cut off comes back: file kept' same before plan.md
run tool -m 'plan' section plan.md two 'new two'
ok 'section cut off by an edit: conflict' status 6
ok 'section cut off by an edit: says' is err <<-!
	commit-tool: plan.md: no section 'two'
!
printf '## mine\nx\n' >>plan.md
cp plan.md before
run tool -m 'plan' section plan.md mine 'y'
ok 'section only in an edit: conflict' status 6
ok 'section only in an edit: says' is err <<-!
	commit-tool: plan.md: has edits that are not committed, and without them: plan.md: no section 'mine'
!
ok 'section only in an edit: file kept' same before plan.md
run tool -m 'plan' delete plan.md
ok 'deleting an edited file: conflict' status 6
ok 'deleting an edited file: file kept' same before plan.md
rm before
run state
ok 'after conflicts: as before' is out <<-!
	init
	--
	 M plan.md
!

new_repo taken_along
printf 'mine\n' >>plan.md
run tool -m 'plan' put plan.md "$(cat plan.md)" append plan.md 'more'
ok 'put as it lies there, and added to: status' status 0
ok 'put as it lies there, and added to: all is committed' equal \
	"$(git status --porcelain)$(git show HEAD:plan.md | tail -n 2)" 'mine
more'

new_repo committed_by_hand
printf 'first\nsecond\n' >other.md
run tool -m 'same' put other.md 'first
second'
ok 'the edit is the change: committed' status 0
run state
ok 'the edit is the change: clean after' is out <<-!
	same
	init
	--
!

new_repo staged
echo staged >>other.md
git add other.md
echo more >>other.md
echo new >new.md
git add new.md
echo loose >>partners/bolt.yaml
git rm -q --cached partners/acme.yaml
git status --porcelain >"$T/before"
run tool -m 'plan' section plan.md two 'new two'
ok 'staged elsewhere: status' status 0
git status --porcelain >"$T/after"
ok 'staged elsewhere: kept' same "$T/before" "$T/after"
run git show --format= --name-only
ok 'staged elsewhere: not in the commit' is out <<-!
	plan.md
!
cp .git/index "$T/before"
run tool -m 'other' append other.md x
ok 'staged in the file: refused' status 3
ok 'staged in the file: says' is err <<-!
	commit-tool: other.md: has staged changes: commit them or unstage them first (git restore --staged)
!
ok 'staged in the file: index as before' same "$T/before" .git/index
run tool -m 'new' append new.md x
ok 'staged new file: refused' status 3
run tool -m 'acme' append partners/acme.yaml x
ok 'staged deletion: refused' status 3
run git log --format=%s
ok 'after refusals: no commit' is out <<-!
	plan
	init
!

new_repo several
mkdir sub
run tool -m 'several' put a/b/c.md deep append other.md x \
	delete partners/acme.yaml put plan.md '## one' append plan.md two
ok 'several files: status' status 0
ok 'several files: says' is err <<-!
	4 changed, committed
!
run git show --format=%s --name-status --no-renames
ok 'several files: one commit' is out <<-!
	several

	A	a/b/c.md
	M	other.md
	D	partners/acme.yaml
	M	plan.md
!
run cat plan.md
ok 'two changes of one file: in order' is out <<-!
	## one
	two
!
run state
ok 'several files: clean after' is out <<-!
	several
	init
	--
!
run tool -m 'gone' delete partners/bolt.yaml
ok 'last file of a folder: status' status 0
run git ls-tree -r --name-only HEAD
ok 'last file of a folder: gone from the tree' is out <<-!
	a/b/c.md
	other.md
	plan.md
!

new_repo sub
mkdir -p ws/deep
echo a >ws/a.md
git add ws
git commit -qm ws
run tool -C ws -m 'in ws' append a.md b put deep/n.md c
ok 'workspace in a folder: status' status 0
run git show --format=%s --name-status
ok 'workspace in a folder: paths' is out <<-!
	in ws

	M	ws/a.md
	A	ws/deep/n.md
!
ln -s ws link
run tool -C link -m 'by link' append a.md c
ok 'workspace through a link: status' status 0
rm link
run state
ok 'workspace in a folder: clean after' is out <<-!
	by link
	in ws
	ws
	init
	--
!

new_repo nothing
run tool -m 'same' put other.md first
ok 'nothing to change: status' status 0
ok 'nothing to change: says' is err <<-!
	nothing
!
run state
ok 'nothing to change: no commit' is out <<-!
	init
	--
!
printf 'x\n' >other.md
run tool -m 'same' put other.md first
ok 'only the folder differs: refused as an edit' status 6
rm other.md
run tool -m 'same' put other.md first
ok 'only the folder differs: written' is err <<-!
	1 changed
!
run state
ok 'only the folder differs: no commit' is out <<-!
	init
	--
!

new_repo dry
run tool -n -m x append other.md more put new/n.md n delete plan.md
ok 'dry run: status' status 0
ok 'dry run: diff' is out <<-!
	diff --git a/other.md b/other.md
	index 9c59e24..6b9c9cb 100644
	--- a/other.md
	+++ b/other.md
	@@ -1 +1,2 @@
	 first
	+more
	diff --git a/new/n.md b/new/n.md
	new file mode 100644
	index 0000000..8ba3a16
	--- /dev/null
	+++ b/new/n.md
	@@ -0,0 +1 @@
	+n
	diff --git a/plan.md b/plan.md
	deleted file mode 100644
	index 837d8d8..0000000
	--- a/plan.md
	+++ /dev/null
	@@ -1,7 +0,0 @@
	-# Plan
	-
	-## one
	-old one
	-
	-## two
	-old two
!
run state
ok 'dry run: nothing written' is out <<-!
	init
	--
!

run tool --no-commit append other.md more put new/n.md n delete plan.md
ok 'no commit: status' status 0
ok 'no commit: says' is err <<-!
	3 changed
!
run state
ok 'no commit: files only' is out <<-!
	init
	--
	 M other.md
	 D plan.md
	?? new/
!

mkdir -p "$T/bare"
cd "$T/bare" || exit 1
export GIT_CEILING_DIRECTORIES="$T"
run tool -m x put a/b.md x
ok 'no repository: refused' status 3
ok 'no repository: says what to do' is err <<-!
	commit-tool: not in a git repository: run git init, or use --no-commit
!
run tool --no-commit put a/b.md x
ok 'no repository, no commit: status' status 0
run tool -n append a/b.md y
ok 'no repository, dry run' is out <<-!
	diff --git a/a/b.md b/a/b.md
	index 587be6b..b77b4eb 100644
	--- a/a/b.md
	+++ b/a/b.md
	@@ -1 +1,2 @@
	 x
	+y
!
run tool --recover
ok 'no repository: nothing to recover' status 0
run find . -type f
ok 'no repository: one file' is out <<-!
	./a/b.md
!
unset GIT_CEILING_DIRECTORIES

git init -q "$T/unborn"
cd "$T/unborn" || exit 1
run tool -m 'the first' put a.md x
ok 'no commit yet: status' status 0
run state
ok 'no commit yet: committed' is out <<-!
	the first
	--
!

new_repo detached
git checkout -q --detach
run tool -m 'detached' append other.md x
ok 'detached HEAD: status' status 0
run git log --format='%s%d'
ok 'detached HEAD: only HEAD moved' is out <<-!
	detached (HEAD)
	init (main)
!

new_repo linked
git worktree add -q ../linked2 -b side
cd ../linked2 || exit 1
run tool -m 'in a worktree' append other.md x
ok 'linked worktree: status' status 0
run state
ok 'linked worktree: committed' is out <<-!
	in a worktree
	init
	--
!
run git -C ../linked status --porcelain -b
ok 'linked worktree: the other is untouched' is out <<-!
	## main
!

new_repo super
git -c protocol.file.allow=always submodule --quiet add "$T/clean" mod
git commit -qm mod
cd mod || exit 1
run tool -m 'in a submodule' append other.md x
ok 'submodule: status' status 0
run git log -1 --format=%s
ok 'submodule: committed' is out <<-!
	in a submodule
!
cd .. || exit 1
run tool -m x append mod/other.md x
ok 'path in a submodule from outside: refused' status 3
run tool -m x put mod/new.md x
ok 'new path in a submodule from outside: says' is err <<-!
	commit-tool: mod/new.md: mod is a submodule, a repository of its own: run this in it
!
rm other.md
run tool -m x put other.md/n.md x
ok 'path beneath a file: says' is err <<-!
	commit-tool: other.md/n.md: other.md is a file in git
!
git checkout -q other.md
run git status --porcelain
ok 'path in a submodule from outside: only the submodule moved' is out <<-!
	 M mod
!

new_repo merging
git checkout -q -b side
echo side >other.md
git commit -qam side
git checkout -q main
echo main >other.md
git commit -qam main
git merge -q side >/dev/null 2>&1
run tool -m x append plan.md x
ok 'merge under way: refused' status 3
ok 'merge under way: says' is err <<-!
	commit-tool: a merge is under way in this repository: finish or abort it first (git status says how)
!
run git diff --name-only HEAD
ok 'merge under way: file as before' is out <<-!
	other.md
!

new_repo links
ln -s plan.md link.md
ln -s /tmp out
git add link.md
git commit -qm link
run tool -m x append link.md x
ok 'the file is a link: refused' status 3
ok 'the file is a link: says' is err <<-!
	commit-tool: link.md: leads out of the folder or through a link; links are not followed
!
run tool -m x put out/x.md x
ok 'a link in the path: refused' status 3
for path in ../x.md /tmp/x.md a/../../x.md .git/config a/.GIT/x .gitattributes \
	a//b; do
	run tool -m x put "$path" x
	ok "path $path: refused" status 3
done
run tool -m x put "a
b" x
ok 'a line break in the path: refused' status 3
mkfifo pipe
run tool -m x append pipe x
ok 'the file is a pipe: refused' status 3
rm pipe out
run state
ok 'refused paths: as before' is out <<-!
	link
	init
	--
!

new_repo mode
chmod 755 other.md
git commit -qam exec
chmod 750 plan.md
git checkout -q plan.md 2>/dev/null
chmod 640 plan.md
run tool -m 'modes' append other.md x append plan.md x
ok 'mode: status' status 0
run stat -c '%a %n' other.md plan.md
ok 'mode: kept in the folder' is out <<-!
	755 other.md
	640 plan.md
!
run git ls-tree HEAD other.md plan.md
sed 's/ blob [0-9a-f]*//' "$T/out" >"$T/modes"
ok 'mode: kept in git' is "$T/modes" <<-!
	100755	other.md
	100644	plan.md
!

# a file that is moved keeps its mode; the executable bit as git has it
new_repo moved
mkdir -p ws
printf 'run\n' | tee ws/run.sh >ws/own.sh
chmod 750 ws/run.sh
git add ws
git commit -qm 'run it'
chmod 755 ws/own.sh
run tool -C ws -m moved create bin/a.sh run delete run.sh \
	create bin/b.sh run delete own.sh create bin/c.sh run \
	--moved run.sh=bin/a.sh --moved own.sh=bin/b.sh --moved x=bin/c.sh \
	--moved own.sh=bin/none
ok 'moved: status' status 0
run stat -c '%a %n' ws/bin/*
ok 'moved: mode in the folder' is out <<-!
	750 ws/bin/a.sh
	755 ws/bin/b.sh
	644 ws/bin/c.sh
!
run git ls-tree HEAD ws/bin/
sed 's/ blob [0-9a-f]*//' "$T/out" >"$T/modes"
ok 'moved: mode in git' is "$T/modes" <<-!
	100755	ws/bin/a.sh
	100644	ws/bin/b.sh
	100644	ws/bin/c.sh
!
run git diff --summary
ok 'moved: a bit that was not committed is not committed' is out <<-!
	 mode change 100644 => 100755 ws/bin/b.sh
!
run tool -C ws -m back --no-commit create a.sh run delete bin/a.sh \
	--moved bin/a.sh=a.sh
run stat -c '%a %n' ws/a.sh
ok 'moved: without a commit' is out <<-!
	750 ws/a.sh
!

# core.filemode false: as git add, no bit of the file system's is believed
new_repo filemode
git config core.filemode false
echo x >new.md
chmod 755 new.md
run tool -m new append new.md x
ok 'core.filemode false: status' status 0
ok 'core.filemode false: a new file is not executable' equal \
	"$(git ls-tree HEAD new.md | cut -c 1-6)" 100644

new_repo racy
echo aaa >other.md
git add other.md
git commit -qm aaa
for try in 1 2 3 4 5; do
	echo bbb >other.md
	git add other.md
	echo ccc >other.md
	[ "$(stat -c %Y .git/index)" = "$(stat -c %Y other.md)" ] && break
done
sleep 1.1
run tool -m 'plan' append plan.md x
ok 'same-second edit: status' status 0
run git status --porcelain
ok 'same-second edit: still seen' is out <<-!
	MM other.md
!

new_repo untracked
echo mine >mine.md
echo '*.tmp' >.gitignore
git add .gitignore
git commit -qm ignore
run tool -m 'mine' append mine.md more
ok 'untracked file: status' status 0
run git show HEAD:mine.md
ok 'untracked file: all of it is committed' is out <<-!
	mine
	more
!
echo loose >loose.md
run tool -m x delete loose.md
ok 'deleting an untracked file: refused' status 6
ok 'deleting an untracked file: it is kept' test -e loose.md
git add -N loose.md
run tool -m 'loose' append loose.md x
ok 'file of git add -N: status' status 0
run state
ok 'file of git add -N: committed' is out <<-!
	loose
	mine
	ignore
	init
	--
!
run tool -m x put a.tmp x
ok 'ignored path: refused' status 3
ok 'ignored path: says' is err <<-!
	commit-tool: a.tmp: git ignores this path (see git check-ignore -v), so it cannot be committed: use --no-commit or change .gitignore
!
ok 'ignored path: not written' not test -e a.tmp
run tool -m x create mine.md x
ok 'creating what exists: refused' status 3
ok 'creating what exists: says' is err <<-!
	commit-tool: mine.md: the file exists already
!

new_repo message
run tool -m '  a subject	with tab ' -b 'Text with a line.

---
Key: not a trailer
' -t Pos-Op=fill -t 'Pos-Target=plan.md#one' append plan.md x
ok 'message: status' status 0
run git log -1 --format=%B
ok 'message: text' is out <<-!
	a subject with tab

	Text with a line.

	 ---
	Key: not a trailer

	Pos-Op: fill
	Pos-Target: plan.md#one

!
run git log -1 --format='%(trailers)'
ok 'message: trailers' is out <<-!
	Pos-Op: fill
	Pos-Target: plan.md#one

!
run tool -m 's' -b 'Key: value' append plan.md x
run git log -1 --format='%(trailers)'
ok 'message: a body is no trailer' is out <<-!

!
for bad in 'K k=v' 'K_k=v' '=v' 'K=' 'K= '; do
	run tool -m s -t "$bad" append plan.md x
	ok "message: trailer '$bad': refused" status 2
done
run tool -m '' append plan.md x
ok 'message: no subject: refused' status 2
run tool -m "$(printf 'a\nb\033[1m')" append plan.md x
run git log -1 --format=%B
ok 'message: one line, no control characters' is out <<-!
	a b [1m

!

new_repo inhook
GIT_INDEX_FILE=.git/index run tool -m x append plan.md x
ok 'in a hook: refused' status 3
ok 'in a hook: says' is err <<-!
	commit-tool: called from a hook of a git commit under way: use --no-commit there
!
GIT_INDEX_FILE=.git/index run tool --recover
ok 'in a hook: nothing is recovered' status 0
GIT_INDEX_FILE=.git/index run tool --no-commit append plan.md x
ok 'in a hook, no commit: status' status 0

done_testing
