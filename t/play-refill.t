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
done_testing
