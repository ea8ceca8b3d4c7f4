#!/bin/sh
# Every shipped template fills for every partner of the sample workspace.
. "$(dirname "$0")/lib.sh"

pos-init w --demo >"$T/init" 2>&1 || exit 1
cd w || exit 1
set -- $(cd "$ROOT/templates" && find . -name '[0-9]*-*.md' ! -path './workspace/*' |
	sed 's|^\./||; s|\.md$||' | sort)
ok 'there are sixty templates or more' test $# -ge 60
ok 'in eleven categories' equal \
	"$(printf '%s\n' "$@" | cut -d / -f 1 | sort -u | wc -l)" 11

# blanks FILE...: what is left to be filled in: a tag, a blank in brackets that
# Markdown does not take for a link, a task or a footnote, a mark of our own.
# Code and diagrams are left out, but not their tags.
cat >"$T/blanks.py" <<'!'
import re, sys

def lines(path):
    code = False
    for n, line in enumerate(open(path, encoding="utf-8"), 1):
        if line.lstrip().startswith(("```", "~~~")):
            code = not code
        yield n, line, "" if code else re.sub(r"`[^`\n]*`", "", line)

for path in sys.argv[1:]:
    for n, line, prose in lines(path):
        found = re.findall(r"\{\{|\}\}", line) + [
            m for m in re.findall(r"(?<![\]\\!])\[[^\[\]\n]*\](?!\()", prose)
            if m not in ("[ ]", "[x]", "[X]")
            and not re.match(r"\[(\^\w+|\d+)\]$", m)] + re.findall(
            r"\bTBD\b|\bTODO\b|\bXXX?\b|<[A-Z][a-z]+ [A-Z]\w+>"
            r"|(?<!\")\(to confirm\)", prose)
        for blank in found:
            print(f"{path}:{n}: {blank}")
!
# the search is held against what it has to find, and has to leave
printf '%s\n' 'a {{b}}' '[signatory] signs' '[the day, in full]' '[__]' 'by TBD' \
	'<Partner Name>' '(to confirm)' >"$T/bad.md"
run python3 "$T/blanks.py" "$T/bad.md"
ok 'each kind of blank is seen' equal "$(cut -d : -f 2 "$T/out" | sort -u |
	tr '\n' ' ')" '1 2 3 4 5 6 7 '
printf '%s\n' '- [ ] a [link](x), `[code]`, [^1], \\[left]' '```' 'A[box]' '```' \
	'says "(to confirm)"' 'Signature: ______' >"$T/good.md"
run python3 "$T/blanks.py" "$T/good.md"
ok 'what is none is left' empty "$T/out"

for dir in partners/*/; do
	slug=$(basename "$dir")
	name=$(sed -n 's/^name: *//p' "$dir/partner.yaml" | tr -d \'\")
	out=$T/filled/$slug
	mkdir -p "$out"
	run pos-fill --partner "$slug" -o "$out" "$@"
	ok "$slug: fills" status 0
	ok "$slug: complains of nothing" empty "$T/err"
	ok "$slug: as many documents as templates" \
		equal "$(find "$out" -type f | wc -l)" $#
	python3 "$T/blanks.py" "$out"/*.md >"$T/blanks"
	ok "$slug: no tag and no bracketed blank is left" empty "$T/blanks"
	ok "$slug: none is nearly empty" \
		equal "$(find "$out" -type f -size +399c | wc -l)" $#
	grep -rnE '(^|[^0-9.,])1 (days|weeks|months|years|people|deals)\b' \
		"$out" >"$T/many"
	ok "$slug: one is not told as many" empty "$T/many"
	grep -rlF "$name" "$out" | wc -l >"$T/named"
	ok "$slug: proposal, agreement, review and more name $name" \
		test "$(cat "$T/named")" -ge 6
done
# a blank that is planted in one template is seen in its documents
mkdir -p templates/legal
sed 's/^## 1\..*/&\n\nSigned by [name of signatory]./' \
	"$ROOT/templates/legal/01-nda.md" >templates/legal/01-nda.md
pos-fill --partner nordvik-systems -o "$T/planted.md" legal/01-nda
run python3 "$T/blanks.py" "$T/planted.md"
ok 'a planted blank is seen' has "$T/out" '[name of signatory]'
rm -r templates/legal
ok 'each partner' equal \
	"$(ls "$T/filled" | wc -l)" "$(ls -d "$ROOT"/workspace/partners/*/ | wc -l)"

# Templates of mails: pos-mail.t fills them; here they are sound, and are not
# taken for documents.
run pos-check --library
ok 'the library is sound: status' status 0
ok 'the library is sound: nothing found' has "$T/err" 'nothing found'
mkdir -p templates/mail
for file in "$ROOT"/templates/mail/*.md; do
	name=$(basename "$file" .md)
	sed 's/^subject:.*/subject: "{{mail.nonesuch}}"/' "$file" \
		>"templates/mail/$name.md"
	run pos-check --library
	ok "mail/$name: is looked at" has "$T/out" \
		"templates/mail/$name.md:4: error: {{mail.nonesuch}}"
	rm "templates/mail/$name.md"
done
ok 'eight mails or more' test "$(ls "$ROOT/templates/mail" | wc -l)" -ge 8
rmdir templates/mail

# What only one partner has must not stand in another's documents.
(cd "$T/filled" && grep -rlF 'Kade Negen' . | cut -d / -f 2 | sort -u) \
	>"$T/naming"
ok "no partner's documents name another one" is naming <<-!
	kade-negen
!
done_testing
