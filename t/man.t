#!/bin/sh
# Manual pages: each command has one, it says what -h says, and it is whole.
. "$(dirname "$0")/lib.sh"
cd "$ROOT" || exit 1

# the words of a text, one a line
words() {
	tr -s ' \t\n' '\n\n\n' | sed '/^$/d'
}

for source in cmd/*.c; do
	cmd=$(basename "$source" .c)
	page=man/$cmd.1
	ok "$cmd: has a manual" test -f "$page"
	[ -f "$page" ] || continue
	run "$cmd" -h
	ok "$cmd: -h is no error" status 0
	sed -n 's/^usage: //;1,/^$/p' "$T/out" | words >"$T/help"
	mandoc -Tascii -O width=200 "$page" | col -b |
		sed -n '/^SYNOPSIS/,/^DESCRIPTION/{/^[A-Z]/!p;}' |
		words >"$T/manual"
	ok "$cmd: -h says what SYNOPSIS says" same "$T/help" "$T/manual"
	sed -n 's/^ *\(-.,\)* *\(--[a-z-]*\).*/\2/p' "$T/out" >"$T/options"
	[ "$cmd" = pos ] || ok "$cmd: -h has options" has "$T/options" --help
	sed -i /--help/d "$T/options"
	while read -r option; do
		grep -q "Fl Fl ${option#--}\$\|Fl Fl ${option#--} " "$page" ||
			echo "$option"
	done <"$T/options" >"$T/undocumented"
	ok "$cmd: the manual has all options" empty "$T/undocumented"
	ok "$cmd: is in pos.1" grep -q "Xr $cmd 1\|Nm $cmd\$\|Nm pos\$" man/pos.1
	for section in DESCRIPTION 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
		ok "$cmd: $section" grep -q "^\.Sh $section" "$page"
	done
done

for page in man/*.[1-9]; do
	base=$(basename "$page")
	mandoc -Tlint -Wwarning "$page" >"$T/lint" 2>&1
	ok "$base: mandoc has no warning" empty "$T/lint"
	sed -n 's/^\.Xr \([^ ]*\) \([15]\).*/\1.\2/p' "$page" | sort -u |
		while read -r ref; do
			case $ref in
			pos*) [ -f "man/$ref" ] || echo "no $ref" ;;
			esac
		done >"$T/broken"
	ok "$base: refers to pages that exist" empty "$T/broken"
done
done_testing
