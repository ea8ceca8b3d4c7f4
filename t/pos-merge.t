#!/bin/sh
# pos-merge: documents and sidecars merged by git through it; set-up.
. "$(dirname "$0")/lib.sh"

doc() {
	printf -- '---\nartifact: icp\nfacts:\n  industries: [%s]\n  regions: [%s]\n---\n# Profile\n\n## One\n\n%s\n\n## Two\n\n%s\n' \
		"$1" "$2" "$3" "$4"
}

# by hand: three files, the result in the second
doc a x 'First. Second.' 'Third.' >base
doc b x 'First! Second.' 'Third.' >ours
doc a y 'First. Second?' 'Third. Fourth.' >theirs
run pos-merge base ours theirs strategy/icp.md
ok 'by hand: status' status 0
ok 'by hand: sentences and facts of both' is ours <<-!
	---
	artifact: icp
	facts:
	  industries: [b]
	  regions: [y]
	---
	# Profile

	## One

	First! Second?

	## Two

	Third. Fourth.
	!
doc a x 'First. Second.' 'Third.' >base
doc a x 'First one. Second.' 'Third.' >ours
doc a x 'The first. Second.' 'Third. Fourth.' >theirs
cp ours kept
run pos-merge base ours theirs strategy/icp.md
ok 'conflict: status' status 1
ok 'conflict: says where' is err <<-!
	pos-merge: strategy/icp.md#one: both sides changed it
	!
ok 'conflict: both sides in their section' is ours <<-!
	---
	artifact: icp
	facts:
	  industries: [a]
	  regions: [x]
	---
	# Profile

	## One

	<<<<<<< ours
	First one. Second.
	=======
	The first. Second.
	>>>>>>> theirs

	## Two

	Third. Fourth.
	!
cp kept ours
run pos-merge --favour theirs base ours theirs strategy/icp.md
ok 'favoured: status' status 0
ok 'favoured: theirs' has ours 'The first. Second.'
ok 'favoured: told all the same' has err 'strategy/icp.md#one'
# a heading that both renamed, and one that one side did
text='It is a long enough line to know the section by its text.'
printf '# T\n\n## One\n\n%s\n\n## Two\n\n%s\n' "$text" "Also $text" >base
sed 's/^## One/## Our one/; s/^## Two/## Our two/' base >ours
sed 's/^## One/## Their one/; s/^Also/And/' base >theirs
cp ours kept
run pos-merge base ours theirs x.md
ok 'two new headings: status' status 1
ok 'two new headings: where' is err <<-!
	pos-merge: x.md#our-one: both sides changed it
	!
ok 'two new headings: both, and all else once' is ours <<-!
	# T

	<<<<<<< ours
	## Our one
	=======
	## Their one
	>>>>>>> theirs

	$text

	## Our two

	And $text
	!
cp kept ours
run pos-merge --favour theirs base ours theirs x.md
ok 'two new headings, favoured: status' status 0
ok 'two new headings, favoured: theirs' has ours '## Their one'
ok 'two new headings, favoured: alone' hasnt ours 'Our one'

# a section that both made, of one id, with other words above the same text
printf '# T\n' >base
printf '# T\n\n## Goals, ours\n\nGrow.\n' >ours
printf '# T\n\n## Goals: ours\n\nGrow.\n' >theirs
run pos-merge base ours theirs x.md
ok 'two first headings: status' status 1
ok 'two first headings: where' has err 'x.md#goals-ours: both sides changed it'
ok 'two first headings: both, and the text once' is ours <<-!
	# T

	<<<<<<< ours
	## Goals, ours
	=======
	## Goals: ours
	>>>>>>> theirs

	Grow.
	!
printf '# T\n\n## Goals\n\nGrow.\n' >ours
printf '# T\n\n## Goals\n\nShrink.\n' >theirs
run pos-merge base ours theirs x.md
ok 'two first texts: both, and the heading once' is ours <<-!
	# T

	## Goals

	<<<<<<< ours
	Grow.
	=======
	Shrink.
	>>>>>>> theirs
	!

# sidecars that the tools have not written; their keys beside the sections
printf 'version: 1\nsections:\n  a:\n    base: x\n' >base
for odd in '[a, b]' '{a: 1}' '{a: [b]}' '{a: {facts: [b]}}' ''; do
	sed 's/x$/y/' base >ours
	printf 'version: 1\nsections: %s\n' "$odd" >theirs
	run pos-merge base ours theirs .pos/strategy/icp.yaml
	ok "sidecar with sections $odd: a conflict" status 1
	sed 's/x$/y/' base >theirs
	printf 'version: 1\nsections: %s\n' "$odd" >ours
	run pos-merge base ours theirs .pos/strategy/icp.yaml
	ok "sidecar with sections $odd of ours: a conflict" status 1
done
sed 's/x$/y/' base >ours
sed 's/version: 1/version: 2/' base >theirs
run pos-merge base ours theirs .pos/strategy/icp.yaml
ok 'sidecar of a later version: status' status 0
ok 'sidecar of a later version: both' equal "$(tr -d '\n' <ours)" \
	'version: 2sections:  a:    base: y'
sed 's/version: 1/version: 3/' base >ours
run pos-merge base ours theirs .pos/strategy/icp.yaml
ok 'sidecars of two versions: a conflict' status 1

doc a x 'First. Second.' 'Third.' >base
doc a x 'First one. Second.' 'Third.' >ours
doc a x 'The first. Second.' 'Third. Fourth.' >theirs
run pos-merge base ours
ok 'two files: status' status 2
run pos-merge base nothing theirs x.md
ok 'a file that is not there: status' status 3
ok 'a file that is not there: its name' has err nothing
run pos-merge --favour ours base ours theirs
ok 'favour what there is not: status' status 2
printf 'a\n' >base && printf 'a\r\nb\n\377' >ours && printf 'c\na\n' >theirs
run pos-merge base ours theirs x.md
ok 'no document at all: merged as text, status' status 0
printf 'c\na\r\nb\n\377' >both
ok 'no document at all: both sides' same ours both

# YAML: lists by their lines, values that are neighbours by their keys
printf 'share: 1\nacv: 2\nlist:\n  - {id: a}\n  - {id: b}\n  - {id: c}\n' >base
sed 's/share: 1/share: 3  # why/; s/{id: a}/{id: a, x: 1}/' base >ours
sed 's/acv: 2/acv: 4/; s/{id: c}/{id: c, y: 1}/' base >theirs
run pos-merge base ours theirs strategy/tam.yaml
ok 'yaml: status' status 0
ok 'yaml: both' is ours <<-!
	share: 3  # why
	acv: 4
	list:
	  - {id: a, x: 1}
	  - {id: b}
	  - {id: c, y: 1}
	!
sed 's/acv: 2/acv: 5/' base >ours
run pos-merge base ours theirs strategy/tam.yaml
ok 'yaml, one value: status' status 1
ok 'yaml, one value: which' has err 'strategy/tam.yaml#acv'
sed -n '/^<<<<<<< /,/^>>>>>>> /p' ours >marked
ok 'yaml, one value: both sides, and no more' is marked <<-!
	<<<<<<< ours
	acv: 5
	=======
	acv: 4
	>>>>>>> theirs
	!
sed '/^<<<<<<< /d; /^=======/,/^>>>>>>> /d' ours >resolved
sed 's/acv: 2/acv: 5/; s/{id: c}/{id: c, y: 1}/' base >mine
ok 'yaml, one value: all else is merged' same resolved mine
run pos-tam --data resolved
ok 'yaml, one value: ours is YAML again' hasnt err 'conflict markers'
run pos-tam --data ours
ok 'yaml, one value: told what the lines are' has err 'conflict markers'
# a note of ours at a fact that they change
doc a x One. Two. | sed 's/^  regions.*/&  # by the register/' >ours
doc a x One. Two. >base
doc a y One. Two. | sed 's/^  industries.*/&  # all of them/' >theirs
run pos-merge base ours theirs strategy/icp.md
ok 'comments: status' status 0
sed -n '/^facts:/,/^---/p' ours >facts
ok 'comments: of both, and their value' is facts <<-!
	facts:
	  industries: [a]  # all of them
	  regions: [y]  # by the register
	---
	!
# what is large or strange is merged in no time
perl -e 'print "# T\n\n"; print "## s$_\n\nx\n\n" for 1 .. 30000' >base
sed 's/^## s7$/## seven/' base >ours
sed 's/^## s9$/## nine/' base >theirs
run timeout 60 pos-merge base ours theirs x.md
ok 'thirty thousand sections: status' status 0
ok 'thirty thousand sections: both' test \
	"$(grep -c '^## seven$\|^## nine$' ours)" = 2
perl -e 'print "k$_: 1\n" for 1 .. 20000' >base
sed 's/1$/2/' base >ours && sed 's/1$/3/' base >theirs
run timeout 60 pos-merge base ours theirs x.yaml
ok 'twenty thousand values: status' status 1

# through git: two branches of one document, neighbouring lines
pos-init w --demo </dev/null >/dev/null && cd w || exit 1
git config merge.pos.driver >"$T/driver"
ok 'pos-init sets the driver' has driver 'pos-merge %O %A %B %P'
pos-gen icp >/dev/null
won() { sed -i '0,/stage: lost/s//stage: won/' data/deals-2025-q3.yaml; }
edit() { perl -0pi -e "$1" strategy/icp.md && git commit -qam "$2"; }
git checkout -qb left
edit 's/Common means/Common meant/; s/## Signals/## Signs/' left
won
pos-gen icp#personas >/dev/null
git commit -qam 'left data'
git checkout -q main && git checkout -qb right
edit 's/(run it\.) Bold/$1 Count them. Bold/' right
won
pos-gen icp#pains icp#behaviour >/dev/null
git commit -qam 'right data'
run git merge -q -m both left
ok 'git merge: status' status 0
ok 'git merge: both edits of one line' has strategy/icp.md \
	'Common meant: at least a fifth of present customers run it. Count them. Bold is'
ok 'git merge: the new heading' has strategy/icp.md '## Signs'
run pos-status --json icp
perl -MJSON::PP -0e 'my $j = decode_json(<>);
	print "$_->{section} $_->{state}\n" for @{$j->{sections}}' \
	"$T/out" >"$T/states"
ok 'git merge: the sidecar has what both drafted' is states <<-!
	firmographics stale
	technographics stale
	behaviour fresh
	signals stale
	pains fresh
	cost-of-inaction stale
	personas fresh
	exclusions stale
	confidence fresh
	!
git checkout -q main && git checkout -qb one
edit 's/median\) from/median, counted) from/' one
git checkout -q main && git checkout -qb two
edit 's/median\) from/median, all) from/' two
run git merge -q -m clash one
ok 'git merge of one sentence: a conflict for git too' status 1
git status --porcelain >"$T/status"
ok 'git merge of one sentence: unmerged' has status 'UU strategy/icp.md'
ok 'git merge of one sentence: markers' has strategy/icp.md '<<<<<<< ours'
grep -c '^<<<<<<<' strategy/icp.md >"$T/marks"
ok 'git merge of one sentence: nowhere else' is marks <<-!
	1
	!
git merge --abort

# rebase and cherry-pick use it too
git checkout -q left && run git rebase -q main
ok 'rebase: status' status 0
git checkout -q two && run git cherry-pick left~2
ok 'cherry-pick: status' status 0
ok 'cherry-pick: both' has strategy/icp.md 'Common meant'

# where pos was taken away, the driver does as git does
git checkout -q main && git checkout -qb gone
mkdir "$T/gitonly"
for p in git sh; do ln -s "$(command -v $p)" "$T/gitonly/$p"; done
run env PATH="$T/gitonly" git merge -q -m 'no tools' one
ok 'pos is gone: git merges lines' status 0
git checkout -q two && edit 's/Lines stop/Lines halt/' more
run env PATH="$T/gitonly" git merge -q -m 'no tools' one
ok 'pos is gone: a conflict is one' status 1
ok 'pos is gone: both sides' has strategy/icp.md '>>>>>>> theirs'
git merge --abort

# without the driver git does as it does with any text
git config --remove-section merge.pos
git checkout -q main && git checkout -qb plain
edit 's/## Pains\n\n/## Pains\n\nOurs.\n\n/' plain
git checkout -q main && git checkout -qb tools
pos-gen -f icp >/dev/null
won
pos-gen icp#firmographics >/dev/null && git commit -qam tools
run git merge -q -m 'without tools' plain
ok 'no driver: git merges lines' status 0
ok 'no driver: both are in it' has strategy/icp.md 'Ours.'

# set up by hand, in a folder with a name that has to be quoted
cd "$T" || exit 1
mkdir -p 'repo/our [w] "work"' && git -C repo init -q
cp -R "$ROOT/workspace/." 'repo/our [w] "work"' && chmod -R u+w repo
cd 'repo/our [w] "work"' || exit 1
git add -A && git commit -qm start
run pos-merge --setup
ok 'setup: status' status 0
ok 'setup: says what it is for' has out 'from now on'
run pos-merge --setup
ok 'setup again: says so' has out 'already'
for f in strategy/icp.md partners/acme/jbp.md .pos/strategy/icp.yaml \
	data/customers.yaml; do
	git check-attr merge -- "$f" | sed 's/.*: merge: //'
done >"$T/attributes"
ok 'setup: which files, by git' is attributes <<-!
	pos
	pos
	pos
	unspecified
	!
run pos-merge --setup x
ok 'setup with a file: status' status 2
cd "$T" || exit 1
mkdir none && echo 'version: 1' >none/pos.yaml
run pos-merge --setup -C none
ok 'setup without a repository: status' status 3

# facts that both sides changed, and a broken sidecar, through git
cd "$T" && rm -rf facts && pos-init facts --demo </dev/null >/dev/null && cd facts || exit 1
pos-gen icp >/dev/null
git checkout -q -b theirs
sed -i 's/^  industries: .*/  industries: [energy, wholesale]/; s/^  signals: .*/  signals: [new-site]/' strategy/icp.md
git commit -qam 'theirs'
git checkout -q main
sed -i 's/^  industries: .*/  industries: [maritime] # for now/' strategy/icp.md
git commit -qam 'ours'
run git merge -q theirs
ok 'facts: a conflict' status 1
ok 'facts: which one' has err \
	'strategy/icp.md#facts.industries: both sides changed it'
sed -n '/^facts:/,/^---/p' strategy/icp.md | sed '/employees\|regions\|technologies\|personas\|pains\|exclusions/d' >"$T/seen"
ok 'facts: both sides stand there, the other fact is merged' is "$T/seen" <<-!
	facts:
	<<<<<<< ours
	  industries: [maritime] # for now
	=======
	  industries: [energy, wholesale]
	>>>>>>> theirs
	  signals: [new-site]
	---
	!
run pos-gen icp
ok 'facts: nothing is drafted over it' status 3
git checkout -q --ours strategy/icp.md && git merge --abort
git checkout -q theirs && sed -i 's/^artifact: icp/artifact: [icp/' .pos/strategy/icp.yaml
git commit -qam 'a broken sidecar'
git checkout -q main && sed -i 's/^artifact: icp/artifact: icp2/' .pos/strategy/icp.yaml
git commit -qam 'another line there'
run git merge -q -X ours theirs
ok 'broken sidecar: no merge' status 1
git diff --name-only --diff-filter=U >"$T/unmerged"
ok 'broken sidecar: is in conflict' has unmerged .pos/strategy/icp.yaml
git merge --abort

done_testing
