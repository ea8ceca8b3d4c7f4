#!/bin/sh
# Every shipped template fills for every partner of the sample workspace.
. "$(dirname "$0")/lib.sh"

pos-init w --demo >"$T/init" 2>&1 || exit 1
cd w || exit 1
set -- $(cd "$ROOT/templates" && find . -name '[0-9]*-*.md' ! -path './workspace/*' |
	sed 's|^\./||; s|\.md$||' | sort)
ok 'there are twelve templates or more' test $# -ge 12

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
	find "$out" -type f -size -400c >"$T/short"
	ok "$slug: none is nearly empty" empty "$T/short"
	grep -rlF "$name" "$out" | wc -l >"$T/named"
	ok "$slug: proposal, agreement, review and more name $name" \
		test "$(cat "$T/named")" -ge 6
done

# What only one partner has must not stand in another's documents.
grep -rlF 'Kade Negen' "$T/filled" | grep -v /kade-negen/ >"$T/foreign"
ok "no partner's documents name another one" empty "$T/foreign"
done_testing
