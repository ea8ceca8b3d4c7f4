#!/bin/sh
# pos-play step --refill: a step's document again, with what people made of it.
. "$(dirname "$0")/lib.sh"

run pos-init w --demo
cd w || exit 1
p=kade-negen
doc=partners/$p/recruit/01-ideal-partner-profile.md
run pos-play start recruit --partner $p
ok 'the document says how it is filled again' has $doc \
	"\`pos play step recruit --partner $p --refill\` then brings them into this document."
size='| Size, employees | large enough to lose two people and go on | too small breaks, too large does not notice us | accounts, team list |'
ok 'a fact is missing' has $doc "$size unknown |"

# a line by hand, a tick, a fact ticked off, a line below the checklist
sed -i '0,/^- \[ \] the gates/s//- [x] the gates/
	0,/^- \[ \] Number of its employees/s//- [x] Number of its employees/
	0,/^## /s//A line by hand.\n\n&/' $doc
echo 'The last line.' >>$doc
sed -n '/^## Step checklist/,$p' $doc >"$T/list"
export POS_NOW=2026-11-23
run pos-partner set $p employees=85
run pos-play step --refill --partner $p
ok 'refill: status' status 0
ok 'refill: says what it did' has "$T/out" \
	"$doc was filled again; what you wrote, and the checklist, stay"
ok 'refill: the fact is in it' has $doc "$size 85 |"
ok 'refill: it is not asked for any more' hasnt $doc 'Number of its employees'
ok 'refill: what was written by hand stays' has $doc 'A line by hand.'
sed -n '/^## Step checklist/,$p' $doc >"$T/now"
ok 'refill: the checklist stays byte for byte' same "$T/list" "$T/now"
ok 'refill: one commit' equal "$(git log -1 --format=%s)" \
	'play: recruit of Kade Negen: Ideal partner profile check filled again'
ok 'refill: edits that were not committed stay so' equal \
	"$(git status --porcelain)" " M $doc"
ok 'refill: what is committed has the fact, and not those' equal \
	"$(git show HEAD:$doc | grep -c -e ' 85 |$' -e 'by hand')" 1

# again, on another day: from what was filled last
git commit -qam 'by hand'
export POS_NOW=2026-11-30
run pos-partner set $p employees=95
run pos-play step --refill --partner $p
ok 'again: status' status 0
ok 'again: the fact' has $doc "$size 95 |"
ok 'again: the day' has $doc '30 November 2026'
ok 'again: the line by hand' has $doc 'A line by hand.'
ok 'again: all is committed' equal "$(git status --porcelain)" ''
run pos-check
ok 'the workspace is sound' status 0

# both changed the same
sed -i 's/ 95 |$/ ninety |/' $doc
git commit -qam 'by hand'
cp $doc "$T/kept"
run pos-partner set $p employees=99
run pos-play step --refill --partner $p
ok 'both changed a line: status' status 6
ok 'both changed a line: which section' has "$T/err" \
	"$doc: the same lines were changed by hand and by the record, in: a-who-they-are"
ok 'both changed a line: nothing is written' same "$T/kept" $doc

# what was filled is not known
git rm -q --cached .pos/$doc $doc && rm .pos/$doc
git commit -qm 'out of git'
git add $doc && git commit -qm 'by hand'
git checkout -q --orphan new && git commit -qm 'no history'
run pos-play step --refill --partner $p
ok 'no base: status' status 6
ok 'no base: said, with what to do' has "$T/err" 'what was filled is not known'
ok 'no base: nothing is written' same "$T/kept" $doc
rm $doc
run pos-play step --refill --partner $p
ok 'no document: refused' not status 0
run pos-play step --no-commit --partner $p
ok '--no-commit alone: status' status 2
# a document of somebody's own, which was there when the step began, is not
# what was filled
cd "$T" && rm -rf there && run pos-init there --demo && cd there || exit 1
p=kade-negen
doc=partners/$p/recruit/01-ideal-partner-profile.md
mkdir -p partners/$p/recruit && echo 'My own words.' >$doc
run pos-play start recruit --partner $p
ok 'own words: kept at the start' has "$T/err" 'is there already, and stays'
n=$(git rev-list --count HEAD)
run pos-play step --refill --partner $p
ok 'own words: a refill is refused' status 6
ok 'own words: with what to do' has "$T/err" 'what was filled is not known'
ok 'own words: they stay' equal "$(cat $doc)" 'My own words.'
run pos-next -o tsv $p
ok 'own words: next is not what done would refuse' has "$T/out" \
	"waits for its checklist	step	pos play step recruit --partner $p"
ok 'own words: no commit' equal "$(git rev-list --count HEAD)" "$n"

# pos fill does not write over a step's document, whatever it is called by
cd "$T" && rm -rf own && run pos-init own --demo && cd own || exit 1
p=techstart-inc
run pos-play start recruit --partner $p
doc=partners/$p/recruit/01-ideal-partner-profile.md
echo 'by hand' >>$doc
cp $doc "$T/before"
template=strategy/02-ideal-partner-profile
run pos-fill --partner $p -f -o $doc $template
ok 'fill -f: a step under way: status' status 6
ok 'fill -f: a step under way: whose it is, and what to do' is "$T/err" <<-!
	pos-fill: $doc: is the document of a step of recruit (ideal-partner-profile-check), and what was written there would be lost; 'pos play step recruit --partner $p --refill' fills it again and keeps that; to begin it anew, move it away first
!
ok 'fill -f: it stays' same "$T/before" $doc
(cd partners/$p/recruit && exec pos-fill --partner $p -f \
	-o ../recruit/01-ideal-partner-profile.md $template) >"$T/out" 2>&1
ok 'fill -f: by another path: status' equal $? 6
cp $doc partners/$p/recruit/02-ideal-partner-profile.md
sed -i "s/document: 01-ideal/document: 02-ideal/" partners/$p/partner.yaml
run pos-fill --partner $p -f -o partners/$p/recruit $template
ok 'fill -f: into its folder: status' status 6
git checkout -q partners/$p/partner.yaml
rm partners/$p/recruit/02-ideal-partner-profile.md
run pos-play stop recruit --partner $p --reason 'enough'
run pos-fill --partner $p -f -o $doc $template
ok 'fill -f: a run that is over: status' status 6
ok 'fill -f: a run that is over: no refill' hasnt "$T/err" refill
ok 'fill -f: it stays, too' same "$T/before" $doc
mv $doc old.md
run pos-fill --partner $p -o $doc $template
ok 'fill: after it was moved away: status' status 0
cp $doc partners/$p/recruit/mine.md && echo x >>partners/$p/recruit/mine.md
run pos-fill --partner $p -f -o partners/$p/recruit/mine.md $template
ok 'fill -f: a file beside it: status' status 0
ok 'fill -f: a file beside it: written' same $doc \
	partners/$p/recruit/mine.md
cp $doc "$T/alone.md" && echo x >>"$T/alone.md"
run pos-fill --partner $p -f -o "$T/alone.md" $template
ok 'fill -f: outside of a workspace: status' status 0

done_testing
