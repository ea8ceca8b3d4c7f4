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
done_testing
