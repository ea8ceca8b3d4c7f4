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
	grep -rnE '\{\{|\}\}|\[(Your|Partner|Company|Name|Date|Insert|TODO)' "$out" \
		>"$T/blanks"
	ok "$slug: no tag and no bracketed blank is left" empty "$T/blanks"
	ok "$slug: none is nearly empty" \
		equal "$(find "$out" -type f -size +399c | wc -l)" $#
	grep -rlF "$name" "$out" | wc -l >"$T/named"
	ok "$slug: proposal, agreement, review and more name $name" \
		test "$(cat "$T/named")" -ge 6
done
ok 'each partner' test "$(find "$T/filled" -mindepth 1 -maxdepth 1 | wc -l)" -ge 20

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
