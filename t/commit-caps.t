#!/bin/sh
# What repositories and users ask for beyond the ordinary: hooks, signing,
# filters, odd indexes, other formats, identities, a full disk.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/git.sh"
git config --global pos.fsync false

# hook NAME: an executable hook from standard input
hook() {
	mkdir -p .git/hooks
	{ echo '#!/bin/sh'; cat; } >".git/hooks/$1"
	chmod +x ".git/hooks/$1"
}

# A lock of another program's: this run waits in the background.
new_repo locked
git config user.name 'Ada Test'
git config user.email ada@halden.example
: >.git/index.lock
{
	"$TOOL" -m x append plan.md x 2>"$T/locked.err"
	echo $? >"$T/locked.rc"
} &
locked=$!

# A lock of the branch that stays.
new_repo reflocked
git config user.name 'Ada Test'
git config user.email ada@halden.example
: >.git/refs/heads/main.lock
stat -c %z plan.md >"$T/reflocked.before"
{
	"$TOOL" -m x append plan.md x 2>"$T/reflocked.err"
	echo $? >"$T/reflocked.rc"
} &
reflocked=$!

# An ordinary repository starts no git.
new_repo plain
mkdir "$T/nogit"
printf '#!/bin/sh\necho "git $*" >>%s/called\nexit 1\n' "$T" >"$T/nogit/git"
chmod +x "$T/nogit/git"
echo mine >>plan.md
(
	unset GIT_AUTHOR_DATE GIT_COMMITTER_DATE
	PATH="$T/nogit:$PATH" "$TOOL" -m 'alone' section plan.md one x \
		put new.md x delete other.md 2>"$T/err"
	echo $? >"$T/rc"
)
ok 'ordinary: status' equal "$(cat "$T/rc")" 0
# one commit in 128 asks git to tidy up
grep -v 'maintenance run' "$T/called" >"$T/started" 2>/dev/null
ok 'ordinary: no git was started' empty "$T/started"
run state
ok 'ordinary: committed' is out <<-!
	alone
	init
	--
	 M plan.md
!

new_repo refuse
echo mine >>plan.md
echo staged >>other.md
git add other.md
hook pre-commit <<-'!'
	git diff --cached --name-only
	grep -q 'new one' plan.md && echo 'in place'
	exit 1
!
run tool -m 'x' section plan.md one 'new one' put new/n.md x \
	delete partners/acme.yaml
ok 'pre-commit refuses: status' status 3
ok 'pre-commit refuses: it saw the change, we say who refused' is err <<-!
	new/n.md
	partners/acme.yaml
	plan.md
	in place
	commit-tool: the hook pre-commit refused the commit; nothing was changed
!
run state
ok 'pre-commit refuses: as before' is out <<-!
	init
	--
	M  other.md
	 M plan.md
!
run cat plan.md partners/acme.yaml
ok 'pre-commit refuses: files as before' is out <<-!
	# Plan

	## one
	old one

	## two
	old two
	mine
	name: acme
!

new_repo reformat
echo staged >>other.md
git add other.md
hook pre-commit <<-'!'
	git diff --cached --name-only | while read f; do
		sed -i 's/ *$//' "$f"
		echo formatted >>"$f"
		git add "$f"
	done
	echo listed >list.md
	git add list.md
!
run tool -m 'x' append plan.md 'trailing   ' put new.md 'y  '
ok 'pre-commit reformats: status' status 0
run git show --format=%s --no-renames -U0
grep '^[-+A-Za-z]' "$T/out" | grep -v '^index' >"$T/show"
ok 'pre-commit reformats: commit' is "$T/show" <<-!
	x
	diff --git a/list.md b/list.md
	new file mode 100644
	--- /dev/null
	+++ b/list.md
	+listed
	diff --git a/new.md b/new.md
	new file mode 100644
	--- /dev/null
	+++ b/new.md
	+y
	+formatted
	diff --git a/plan.md b/plan.md
	--- a/plan.md
	+++ b/plan.md
	+trailing
	+formatted
!
run state
ok 'pre-commit reformats: nothing else' is out <<-!
	x
	init
	--
	M  other.md
!

new_repo restage
echo staged >>other.md
git add other.md
hook pre-commit <<-'!'
	blob=$(echo hooked | git hash-object -w --stdin)
	git update-index --cacheinfo "100644,$blob,other.md"
!
run tool -m x append plan.md x
ok 'pre-commit adds what is staged otherwise: status' status 0
run git show HEAD:other.md :other.md
ok 'pre-commit adds what is staged otherwise: that stays staged' is out <<-!
	hooked
	first
	staged
!

new_repo reformat2
hook pre-commit <<-'!'
	echo formatted >>plan.md
	exit 1
!
run tool -m 'x' append plan.md x
ok 'pre-commit reformats and refuses: status' status 3
ok 'pre-commit reformats and refuses: says' is err <<-!
	commit-tool: plan.md: was saved while it was being replaced; what was saved is in plan.md.saved-1
	commit-tool: the hook pre-commit refused the commit; nothing was changed
!
run git status --porcelain
ok 'pre-commit reformats and refuses: as before, its version kept' is out <<-!
	?? plan.md.saved-1
!

# no name beside it is possible: it stays where it is until it is fetched
new_repo unkept
long=$(printf '%0250d' 1).md
echo old >"$long"
git add "$long"
git commit -qm long
hook pre-commit <<-'!'
	echo formatted | tee 0*.md
	exit 1
!
run tool -m 'x' append "$long" x
ok 'what cannot be kept beside a file: status' status 3
ok 'what cannot be kept beside a file: the file is as before' equal \
	"$(cat "$long")" old
kept=$(sed -n 's/.*what was saved is in \(.*\): move it .*/\1/p' "$T/err")
ok 'what cannot be kept beside a file: it is where the message says' equal \
	"$(cat "$kept")" formatted
ok 'what cannot be kept beside a file: no lock is left' not test -e \
	.git/index.lock
hook pre-commit </dev/null
run tool -m 'x' append plan.md x
ok 'what cannot be kept beside a file: the next run waits' status 3
ok 'what cannot be kept beside a file: it is still there' equal \
	"$(cat "$kept")" formatted
mv "$kept" fetched.md
run tool -m 'x' append plan.md x
ok 'what cannot be kept beside a file: fetched, the next run goes on' status 0
run state
ok 'what cannot be kept beside a file: nothing else is left' is out <<-!
	x
	long
	init
	--
	?? fetched.md
!

new_repo messages
hook prepare-commit-msg <<-'!'
	echo "prepared: $2" >>"$1"
!
hook commit-msg <<-'!'
	sed -i '1s/^/[X-1] /' "$1"
!
hook post-commit <<-'!'
	git log -1 --format='after %s' >"$(git rev-parse --git-dir)/after"
!
run tool -m 'x' -b 'body' append plan.md x
ok 'message hooks: status' status 0
run git log -1 --format=%B
ok 'message hooks: message' is out <<-!
	[X-1] x

	body
	prepared: message

!
ok 'post-commit: ran' is .git/after <<-!
	after [X-1] x
!
hook commit-msg <<-'!'
	echo 'no ticket' >&2
	exit 1
!
run tool -m 'y' append plan.md y
ok 'commit-msg refuses: status' status 3
ok 'commit-msg refuses: says' is err <<-!
	no ticket
	commit-tool: the hook commit-msg refused the commit; nothing was changed
!
run git status --porcelain
ok 'commit-msg refuses: as before' empty out
hook commit-msg <<-'!'
	: >"$1"
!
run tool -m 'y' append plan.md y
ok 'commit-msg empties: status' status 3
rm .git/hooks/*
mkdir tools
git config core.hooksPath tools
printf '#!/bin/sh\necho from tools\nexit 1\n' >tools/pre-commit
chmod +x tools/pre-commit
run tool -m 'y' append plan.md y
ok 'core.hooksPath: used' is err <<-!
	from tools
	commit-tool: the hook pre-commit refused the commit; nothing was changed
!

# A signal while a hook runs waits until the lock is given back.
new_repo signal
hook pre-commit <<-'!'
	kill -TERM "$(cat .git/tool.pid)"
!
# default: the signal is not ignored, whatever runs this test ignores
default='$SIG{TERM} = "DEFAULT"; exec @ARGV'
run perl -e "$default" sh -c \
	'echo $$ >.git/tool.pid; exec "$0" -m x append plan.md x' "$TOOL"
ok 'signal while the lock is held: dies of it' status 143
run state
ok 'signal while the lock is held: nothing left behind' is out <<-!
	x
	init
	--
!

# The signals held back by us are not held back from hooks.
hook pre-commit <<-'!'
	kill -TERM $$
	exit 0
!
run perl -e "$default" "$TOOL" -m y append plan.md y
ok 'signal to a hook: it dies of it, nothing is committed' status 3

# The branch moves while we are at it: all is done again on top of that.
new_repo moved
hook pre-commit <<-'!'
	[ -e .git/once ] && exit 0
	: >.git/once
	git update-ref refs/heads/main "$(git commit-tree -p HEAD \
		-m 'in between' HEAD^{tree})"
!
run tool -m x append plan.md x
ok 'branch moved meanwhile: status' status 0
run state
ok 'branch moved meanwhile: on top of it' is out <<-!
	x
	in between
	init
	--
!

# git commit that lost a race with us leaves an index from before us.
new_repo lag
tool -m x -t Pos-Op=test append plan.md x 2>/dev/null
git update-index --cacheinfo "100644,$(git rev-parse HEAD^:plan.md),plan.md"
run tool -m y append plan.md y
ok 'index behind our commit: status' status 0
run state
ok 'index behind our commit: mended' is out <<-!
	y
	x
	init
	--
!
git update-index --cacheinfo "100644,$(git rev-parse HEAD^:plan.md),plan.md"
run tool -m z append plan.md z
ok 'index behind a commit not marked as ours: refused' status 3
git restore --staged plan.md
tool -m new -t Pos-Op=test put new.md x 2>/dev/null
git rm -q --cached new.md
run tool -m more append new.md y
ok 'index without our new file: status' status 0
run git status --porcelain
ok 'index without our new file: mended' empty out

# Now and then git is asked to tidy up.
new_repo tidy
printf '#!/bin/sh\necho "$*" >>%s/calls\nexec %s "$@"\n' "$T" \
	"$(command -v git)" >"$T/nogit/git"
PATH="$T/nogit:$PATH" tool -r 20 -m a count n.md 2>/dev/null
ok 'maintenance: not after each commit' \
	not grep -q 'maintenance run' "$T/calls"
git reset -q --hard HEAD~20
PATH="$T/nogit:$PATH" tool -m f count n.md 2>/dev/null
ok 'maintenance: after one whose name is like this' \
	equal "$(git rev-parse HEAD | cut -c 1-2)" 80
ok 'maintenance: asked for' grep -q 'maintenance run' "$T/calls"

new_repo reftrans
hook reference-transaction <<-'!'
	[ "$1" = prepared ] && grep -q refs/heads/main && exit 1
	exit 0
!
run tool -m 'y' append plan.md y
ok 'reference-transaction refuses: status' status 3
run state
ok 'reference-transaction refuses: as before' is out <<-!
	init
	--
!

new_repo signed
ssh-keygen -q -t ed25519 -N '' -C ada -f "$T/key"
echo "ada@halden.example $(cat "$T/key.pub")" >"$T/signers"
git config gpg.format ssh
git config user.signingkey "$T/key.pub"
git config gpg.ssh.allowedSignersFile "$T/signers"
git config commit.gpgsign true
run tool -m 'signed' append plan.md x
ok 'ssh signature: status' status 0
run git log -1 --format='%s %G?'
ok 'ssh signature: good' is out <<-!
	signed G
!
run state
ok 'ssh signature: clean' is out <<-!
	signed
	init
	--
!
git config user.signingkey "$T/nokey.pub"
run tool -m 'x' append plan.md x
ok 'no key: refused' status 3
run state
ok 'no key: as before' is out <<-!
	signed
	init
	--
!

new_repo crlf
git config core.autocrlf true
rm plan.md
git checkout -q plan.md
printf 'old three\r\n## three\r\nx\r\n' >>plan.md
git commit -qam crlf 2>/dev/null
run tool -m 'x' append plan.md "$(printf 'more\r')"
ok 'autocrlf: status' status 0
run git show --format= -U0 --ignore-cr-at-eol
git show HEAD:plan.md >"$T/blob"
ok 'autocrlf: LF in git' not grep -q "$(printf '\r')" "$T/blob"
ok 'autocrlf: CRLF in the folder' \
	equal "$(grep -c "$(printf '\r')" plan.md)" 11
printf 'mine\r\n' >>plan.md
run tool -m 'y' section plan.md "$(printf 'two\r')" "$(printf 'new two\r')"
ok 'autocrlf, edited: status' status 0
git show HEAD:plan.md >"$T/blob"
run git diff --no-index --stat "$T/blob" /dev/null
ok 'autocrlf, edited: commit' is "$T/blob" <<-!
	# Plan

	## one
	old one

	## two
	new two
	## three
	x
	more
!
run git diff --numstat
ok 'autocrlf, edited: edit kept' is out <<-!
	1	0	plan.md
!

new_repo raw
printf 'a\r\nb\r\n' >crlf.md
git add crlf.md
git commit -qm crlf
echo '* text=auto' >.gitattributes
git add .gitattributes
git commit -qm attributes
run tool -m 'x' append crlf.md "$(printf 'c\r')"
ok 'CRLF in git under text=auto: status' status 0
run git diff --stat HEAD^ HEAD
ok 'CRLF in git under text=auto: only the line' is out <<-!
	 crlf.md | 1 +
	 1 file changed, 1 insertion(+)
!

new_repo eol
printf '*.md text\n*.win text eol=crlf\n*.bin -text\n' >.gitattributes
git add .gitattributes
git commit -qm attributes
cr=$(printf '\r')
run tool -m 'x' put a.md "a$cr" put a.win "a$cr" put a.bin "a$cr"
ok 'attributes text, eol: status' status 0
run git ls-files --eol a.bin a.md a.win
tr -s ' \t' ' ' <"$T/out" >"$T/eols"
ok 'attributes text, eol: as git would store it' is "$T/eols" <<-!
	i/crlf w/crlf attr/-text a.bin
	i/lf w/crlf attr/text a.md
	i/lf w/crlf attr/text eol=crlf a.win
!
printf 'b\r\n' >>a.win
run tool -m 'y' put a.win "b$cr
b$cr"
ok 'attribute eol, edited: would be overwritten' status 6
printf '## s\r\nx\r\n' >a.win
git commit -qam sections 2>/dev/null
printf '# mine\r\n## s\r\nx\r\n' >a.win
run tool -m 'y' section a.win "s$cr" "y$cr"
ok 'attribute eol, edited: status' status 0
run git show HEAD:a.win
ok 'attribute eol, edited: commit' is out <<-!
	## s
	y
!

new_repo filter
git config filter.up.clean 'tr a-z A-Z'
git config filter.up.smudge 'tr A-Z a-z'
git config filter.up.required true
mkdir f
echo '*.md filter=up' >f/.gitattributes
printf '# a\n## s\nx\n' >f/a.md
git add f
git commit -qm filter
run tool -m 'x' append f/a.md more put f/b.md new
ok 'filter: status' status 0
run git show HEAD:f/a.md HEAD:f/b.md
ok 'filter: cleaned in git' is out <<-!
	# A
	## S
	X
	MORE
	NEW
!
echo mine >>f/a.md
run tool -m 'y' section f/a.md s 'y'
ok 'filter, edited: conflict, the edit is in the section' status 6
git checkout -q f/a.md
sed -i '1s/.*/# mine/' f/a.md
run tool -m 'y' section f/a.md s 'y'
ok 'filter, edited: status' status 0
run git show HEAD:f/a.md
ok 'filter, edited: commit' is out <<-!
	# A
	## S
	Y
!
run git status --porcelain
ok 'filter, edited: edit kept' is out <<-!
	 M f/a.md
!
git config filter.up.clean false
run tool -m 'z' put f/c.md new
ok 'filter fails: status' status 3
ok 'filter fails: not written' not test -e f/c.md

new_repo encoding
echo '*.txt working-tree-encoding=UTF-16LE-BOM' >.gitattributes
git add .gitattributes
git commit -qm enc
printf 'a\n' | iconv -t UTF-16 >a.txt
git add a.txt
git commit -qm a
run tool -m x append a.txt x
ok 'encoding: status' status 0
run git show HEAD:a.txt
printf 'a\n\340\251\270' >"$T/want"
ok 'encoding: UTF-8 in git' same "$T/want" "$T/out"
run git status --porcelain
ok 'encoding: clean after' empty out

new_repo split
git update-index --split-index
echo staged >>other.md
git add other.md
run tool -m x append plan.md x put new.md y delete partners/acme.yaml
ok 'split index: status' status 0
run state
ok 'split index: committed' is out <<-!
	x
	init
	--
	M  other.md
!

new_repo v4
git update-index --index-version 4
git update-index --untracked-cache 2>/dev/null
run tool -m x append plan.md x put new.md y
ok 'index 4: status' status 0
run state
ok 'index 4: committed' is out <<-!
	x
	init
	--
!

new_repo skiphash
size=$(stat -c %s .git/index)
dd if=/dev/zero of=.git/index bs=1 count=20 seek=$((size - 20)) conv=notrunc \
	2>/dev/null
run tool -m x append plan.md x put new.md y
ok 'index without checksum: status' status 0
run state
ok 'index without checksum: committed' is out <<-!
	x
	init
	--
!

for how in '' --sparse-index; do
	new_repo "sparse$how"
	mkdir in out
	echo a >in/a.md
	echo b >out/b.md
	git add .
	git commit -qm dirs
	git sparse-checkout set $how in
	run tool -m x append in/a.md x put in/n.md y
	ok "sparse $how: status" status 0
	run state
	ok "sparse $how: committed" is out <<-!
		x
		dirs
		init
		--
	!
	run tool -m x append out/b.md x
	ok "sparse $how, outside: refused" status 3
	ok "sparse $how, outside: says" is err <<-!
		commit-tool: out/b.md: outside the sparse checkout: run git sparse-checkout add with its folder first
	!
done

for version in 0 1; do
	new_repo "wtconfig$version"
	git config core.repositoryformatversion $version
	git config extensions.worktreeConfig true
	git config --worktree user.name 'Wanda Tree'
	(
		unset GIT_AUTHOR_DATE GIT_COMMITTER_DATE
		tool -m x append plan.md x 2>/dev/null
	)
	run git log -1 --format='%s %an'
	ok "worktree config, format $version: used" is out <<-!
		x Wanda Tree
	!
done

new_repo sha256 --object-format=sha256
echo mine >>plan.md
echo staged >>other.md
git add other.md
run tool -m 'in sha256' section plan.md one 'new one' put new/n.md x \
	delete partners/acme.yaml
ok 'sha256: status' status 0
run state
ok 'sha256: committed' is out <<-!
	in sha256
	init
	--
	M  other.md
	 M plan.md
!
run git show --format=%s --name-status --no-renames
ok 'sha256: only ours' is out <<-!
	in sha256

	A	new/n.md
	D	partners/acme.yaml
	M	plan.md
!
run tool -m x append other.md x
ok 'sha256, staged: refused' is err <<-!
	commit-tool: other.md: has staged changes: commit them or unstage them first (git restore --staged)
!
git init -q --object-format=sha256 "$T/sha256b"
cd "$T/sha256b" || exit 1
run tool -m first put a.md x
ok 'sha256, no commit yet: status' status 0
git checkout -q --detach
run tool -m second append a.md x
run state
ok 'sha256, detached: committed' is out <<-!
	second
	first
	--
!

new_repo shared
git config core.sharedRepository group
(umask 077 && tool -m x append plan.md x 2>/dev/null)
run find .git/objects -type f ! -perm -0440
git rev-parse HEAD: HEAD:plan.md HEAD | sed 's,..,&/,' |
	(cd .git/objects && xargs stat -c %A) >"$T/modes"
ok 'shared repository: the group can read' is "$T/modes" <<-!
	-r--r-----
	-r--r-----
	-r--r-----
!

new_repo identity
(
	unset GIT_AUTHOR_DATE GIT_COMMITTER_DATE
	export GIT_AUTHOR_NAME='Env Author' GIT_AUTHOR_EMAIL=a@env
	tool -m x append plan.md x 2>/dev/null
)
git config committer.name 'Config Committer'
(
	unset GIT_AUTHOR_DATE GIT_COMMITTER_DATE
	tool -m y append plan.md y 2>/dev/null
)
(
	unset GIT_AUTHOR_DATE GIT_COMMITTER_DATE
	export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=user.name
	export GIT_CONFIG_VALUE_0='Command Line'
	git config --unset committer.name
	tool -m z append plan.md z 2>/dev/null
)
run git log --format='%s: %an <%ae>, %cn <%ce>'
ok 'identity: as git has it' is out <<-!
	z: Command Line <ada@halden.example>, Command Line <ada@halden.example>
	y: Ada Test <ada@halden.example>, Config Committer <ada@halden.example>
	x: Env Author <a@env>, Ada Test <ada@halden.example>
	init: Ada Test <ada@halden.example>, Ada Test <ada@halden.example>
!
(
	unset GIT_AUTHOR_DATE GIT_COMMITTER_DATE
	tool -m now append plan.md now 2>/dev/null
)
run git log -1 --format='%an <%ae> %cn <%ce>'
ok 'identity: from the configuration' is out <<-!
	Ada Test <ada@halden.example> Ada Test <ada@halden.example>
!
now=$(date +%s)
ok 'identity: the time is now' \
	test "$(git log -1 --format=%ct)" -gt $((now - 60)) -a \
	"$(git log -1 --format=%at)" -le "$now"
git config --global --remove-section user
git config --global user.useConfigOnly true
run tool -m x append plan.md x
ok 'no identity: status' status 3
ok 'no identity: says what to do' is err <<-!
	commit-tool: git does not know who you are: run git config --global user.name NAME and git config --global user.email ADDRESS
!
run git status --porcelain
ok 'no identity: as before' empty out
git config --global --unset user.useConfigOnly
git config --global user.name 'Ada Test'
git config --global user.email ada@halden.example

new_repo partial
git config uploadpack.allowFilter true
git clone -q --filter=blob:none --no-checkout "file://$T/partial" "$T/partial2"
cd "$T/partial2" || exit 1
git checkout -q main
run tool -m x append plan.md x
ok 'partial clone: status' status 0
run state
ok 'partial clone: committed' is out <<-!
	x
	init
	--
!
git clone -q --filter=blob:none --no-checkout "file://$T/partial" "$T/partial3"
cd "$T/partial3" || exit 1
git reset -q
run tool -m y append plan.md y
ok 'partial clone, object not here: status' status 0
run git show HEAD --format= --numstat
ok 'partial clone, object not here: fetched' is out <<-!
	1	0	plan.md
!
git clone -q --shared "$T/partial" "$T/alternates"
cd "$T/alternates" || exit 1
run tool -m x append plan.md x
ok 'alternates: status' status 0
run state
ok 'alternates: committed' is out <<-!
	x
	init
	--
!

if [ "$(id -u)" = 0 ]; then
	new_repo owned
	chown -R 12345:12345 .
	run tool -m x append plan.md x
	ok "another's repository: refused" status 3
	ok "another's repository: says" has err 'dubious ownership'
	git config --global safe.directory '*'
	run tool -m x append plan.md x
	ok "another's repository, allowed: status" status 0
	git config --global --unset safe.directory
else
	skip "another's repository" 'only root can make one'
fi

# A full disk: with less and less room, all or nothing.
mkdir "$T/small"
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=600k none "$T/small" 2>/dev/null
then
	trap 'cd /; umount "$T/small"; rm -rf "$T"' EXIT
	new_repo small/r
	tool -m 'warm' append plan.md x 2>/dev/null
	before=$(git rev-parse HEAD)
	good=0 bad=0 full=0
	for free in 4 8 12 16 20 24 28 32 36 40 44 48 52 56 60; do
		rm -f "$T/small/fill"
		have=$(df --output=avail -k "$T/small" | tail -1)
		dd if=/dev/zero of="$T/small/fill" bs=1k \
			count=$((have - free)) 2>/dev/null
		tool -m "free $free" append plan.md x put "n$free.md" x \
			>"$T/out" 2>"$T/err"
		rc=$?
		rm -f "$T/small/fill"
		after=$(git rev-parse HEAD)
		if [ "$rc" = 0 ]; then
			good=$((good + 1))
			[ "$(git rev-parse HEAD^)" = "$before" ] || bad=1
		else
			full=$((full + 1))
			[ "$after" = "$before" ] || bad=1
			grep -q 'No space left' "$T/err" ||
				{ bad=1; sed 's/^/# /' "$T/err"; }
		fi
		before=$after
		state | sed -n '/^--/,$p' >"$T/now"
		[ "$(cat "$T/now")" = -- ] || { bad=1; cat "$T/now"; }
	done
	ok 'full disk: all or nothing' equal "$bad" 0
	ok 'full disk: some fail, some succeed' \
		test "$full" -gt 2 -a "$good" -gt 1

	# The repository's own files on another file system.
	git init -q --separate-git-dir "$T/small/sep" "$T/apart"
	cd "$T/apart" || exit 1
	mkdir d
	echo a >d/a.md
	echo b >b.md
	git add .
	git commit -qm init
	echo mine >>b.md
	run tool -m far append d/a.md x put e/f/n.md y delete b.md
	ok 'far repository, edited file deleted: refused' status 6
	run tool -m far append d/a.md x put e/f/n.md y append b.md z
	ok 'far repository: status' status 0
	run git diff
	run state
	ok 'far repository: committed' is out <<-!
		far
		init
		--
		 M b.md
	!
else
	skip 'full disk' 'cannot mount'
	skip 'far repository' 'cannot mount'
fi

# No RENAME_EXCHANGE, as on NFS.
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	new_repo noexchange
	echo mine >>plan.md
	ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0" run strace -f -o /dev/null \
		-e trace=renameat2 -e inject=renameat2:error=EINVAL "$TOOL" \
		-m 'by links' delete partners/acme.yaml put n/n.md x \
		section plan.md one 'new one'
	ok 'no RENAME_EXCHANGE: status' status 0
	run git show --format= --name-status --no-renames
	ok 'no RENAME_EXCHANGE: commit' is out <<-!
		A	n/n.md
		D	partners/acme.yaml
		M	plan.md
	!
	run state
	ok 'no RENAME_EXCHANGE: nothing else' is out <<-!
		by links
		init
		--
		 M plan.md
	!
else
	skip 'no RENAME_EXCHANGE' 'no strace'
fi

wait $reflocked
ok 'a lock of the branch: gives up' equal "$(cat "$T/reflocked.rc")" 3
ok 'a lock of the branch: says' is "$T/reflocked.err" <<-!
	commit-tool: another git operation holds the branch; if none is at work, remove refs/heads/main.lock in $T/reflocked/.git
!
cd "$T/reflocked" || exit 1
stat -c %z plan.md >"$T/reflocked.after"
ok 'a lock of the branch: file not touched' \
	same "$T/reflocked.before" "$T/reflocked.after"
run git status --porcelain
ok 'a lock of the branch: as before' empty out

wait $locked
ok "another program's lock: gives up" equal "$(cat "$T/locked.rc")" 3
ok "another program's lock: says" is "$T/locked.err" <<-!
	commit-tool: another git operation is in progress (a commit with its editor open?); if none is, remove $T/locked/.git/index.lock
!
ok "another program's lock: left" test -e "$T/locked/.git/index.lock"
done_testing
