#!/bin/sh
# The texts that are for a writer, a language model or a person: the advice of
# the shipped artifacts, and the form of the prompts beside them.
. "$(dirname "$0")/lib.sh"
ARTIFACTS=$ROOT/templates/artifacts
PROMPTS=$ARTIFACTS/prompts

# each document and section has one, and none is like another
run python3 "$ROOT/t/helper/advice.py" "$ARTIFACTS"/*/artifact.yaml
ok 'advice: status' status 0
ok 'advice: nothing wrong' empty out
ok 'advice: of each document and section' is err <<-!
	$(cat "$ARTIFACTS"/*/artifact.yaml | grep -cE '^(artifact|  - id):') advices
!

# the script finds what is wrong
cp "$ARTIFACTS/jbp/artifact.yaml" own.yaml
sed '/^    advice:/,/^    evidence:/ { /evidence:/!d; }' own.yaml >none.yaml
run python3 "$ROOT/t/helper/advice.py" none.yaml
ok 'without: status' status 1
ok 'without: each section' is out <<-!
	$(sed -n 's/^  - id: \(.*\)/jbp#\1: no advice/p' own.yaml)
!
sed 's/^  - id: .*/&x/; s/^artifact: jbp/artifact: copy/' own.yaml >copy.yaml
run python3 "$ROOT/t/helper/advice.py" own.yaml copy.yaml
ok 'copied: status' status 1
ok 'copied: told' has out 'copy#summaryx: as in jbp#summary: '
sed 's/^advice: >-/&\n  In 2 pages./' own.yaml >digit.yaml
run python3 "$ROOT/t/helper/advice.py" digit.yaml
ok 'a digit' has out 'jbp: a digit: 2'
sed 's/^advice: >-/advice: >-\n  Short.\nrest: >-/' own.yaml >short.yaml
run python3 "$ROOT/t/helper/advice.py" short.yaml
ok 'short' is out <<-!
	jbp: 6 bytes
	jbp: not two to four sentences
!

# short, without figures that an answer could take for evidence, and with the
# names that the manual lists, as they are
for f in "$PROMPTS"/*.md; do
	name=${f##*/}
	ok "$name: under 70 lines" test "$(wc -l <"$f")" -lt 70
	sed 's/{{[^}]*}}*//g' "$f" >"$T/words"
	ok "$name: no figure" not grep -q '[0-9]' "$T/words"
	ok "$name: no line over 79" not grep -qE '^.{80}' "$f"
	sed 's/{{{[^}]*}}}//g' "$f" | grep -o '{{[a-z][^}]*}}' >"$T/escaped"
	ok "$name: values as they are" not grep -vqx '{{fence}}' "$T/escaped"
done
cat "$PROMPTS"/*.md | grep -o '{{[{#^&]*[a-z_.]*}' |
	sed 's/^{*[#^&]*//; s/}$//; s/\.0$//' | grep . | grep -vx '\.' |
	sort -u >"$T/used"
awk '/^\.Ss / { on = /Prompts$/ } on && sub(/^\.It Ic /, "") {
	n = split($0, name, / , /)
	for (i = 1; i <= n; i++) print name[i] }' \
	"$ROOT/man/pos-artifact.5" | sort >"$T/listed"
# these are told with their list
printf 'heading\nown\npath\ntext\nwhere\n' | sort -m - "$T/listed" >"$T/all"
ok 'the manual lists each name' same "$T/used" "$T/all"
done_testing
