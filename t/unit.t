#!/bin/sh
# Runs each unit test program as one TAP stream: its tests, renumbered.
. "$(dirname "$0")/lib.sh"
for source in "$ROOT"/t/unit/*.c; do
	unit=$(basename "$source" .c)
	run "$BUILD/unit/$unit"
	plan=$(sed -n 's/^1\.\.//p' out)
	grep -E '^(not )?ok |^#' out >lines
	while IFS= read -r line; do
		case $line in
		'ok '*) ok "$unit: ${line#*- }" true ;;
		'not ok '*) ok "$unit: ${line#*- }" false ;;
		*) echo "$line" ;;
		esac
	done <lines
	ok "$unit: status" status 0
	ok "$unit: runs to its end" equal "$(grep -cE '^(not )?ok ' out)" "$plan"
done
done_testing
