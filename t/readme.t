#!/bin/sh
# README.md: its tour is run here, command by command, and must print what it
# says. UPDATE=1 writes what was printed into the README instead.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/console.sh"

console_plan "$ROOT/README.md"
console_run
ok 'forty commands or more' test "$(ls "$T"/plan/*.cmd | wc -l)" -ge 40

# Whoever begins at the second part, in an empty folder, gets as far.
sed '1,/^## Your first partner/d' "$ROOT/README.md" >"$T/second.md"
mkdir "$T/alone" "$T/alone/in" && cd "$T/alone/in" || exit 1
T=$T/alone
console_plan "$T/../second.md"
console_run
T=${T%/alone}
console_update "$ROOT/README.md"

# The pictures are there, and are what the tools draw.
cd "$T" || exit 1
for file in $(sed -n 's/.*](\(man\/pictures\/[^)]*\)).*/\1/p' "$ROOT/README.md"); do
	ok "picture $file" test -s "$ROOT/$file"
done
run pos init pictured --demo
cd pictured || exit 1
run pos report quarterly
ok 'picture: the chart is drawn so today' same "$ROOT/man/pictures/revenue-by-quarter.svg" \
	reports/2026-Q3-quarterly/revenue-by-quarter.svg
if command -v dot >/dev/null; then
	run pos play show --flow svg recruit
	ok 'picture: the steps are those of today' equal \
		"$(grep -o '>[0-9] [^<]*<' "$T/out")" \
		"$(grep -o '>[0-9] [^<]*<' "$ROOT/man/pictures/recruit.svg")"
else
	skip 'picture: the steps' 'no graphviz'
fi
done_testing
