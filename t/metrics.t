#!/bin/sh
# Every shipped metric, over all kinds of periods, against a script that knows
# it by its definition and reads the YAML files alone: for the sample workspace
# and for made ones whose days lie on the borders of periods, those of rates of
# exchange, too.
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import yaml' 2>/dev/null; then
	echo '1..0 # SKIP no python3 with yaml'
	exit 0
fi
helper=$ROOT/t/helper/metrics.py
day=2026-11-20

# periods YEAR...: all kinds of them
periods() {
	for y; do
		printf '%s ' "$y" "$y-H1" "$y-H2" "$y-Q1" "$y-Q2" "$y-Q3" \
			"$y-Q4" "$y-01" "$y-02" "$y-11"
	done
}

# holds NAME WORKSPACE YEAR...
holds() {
	told=$1
	ws=$2
	shift 2
	# shellcheck disable=SC2046
	run python3 "$helper" "$ws" $day $(periods "$@")
	ok "$told: status" status 0
	ok "$told: each figure is as the script computes it" is out <<-!
		$(($# * 10 * 114)) figures of $(($# * 10)) periods
	!
}

cp -R "$ROOT/workspace" sample
holds 'sample' sample 2024 2025 2026 2027
sed 's/^fiscal_year_start: 1/fiscal_year_start: 4/' \
	"$ROOT/workspace/company.yaml" >sample/company.yaml
holds 'sample, fiscal years from April' sample 2024 2025 2026
for seed in 1 2 3 4 5 6 7 8 9 10 11 12 21 24 26 27 28 29; do
	run python3 "$helper" --make $seed made$seed $day
	ok "workspace $seed is made" status 0
	holds "workspace $seed" made$seed 2025 2026
done
# a leap day, and the last day of a period as today
for day in 2024-02-29 2024-03-31 2025-02-28 2026-06-30 2026-07-01; do
	export POS_NOW=${day}T23:59:59Z
	run python3 "$helper" --make 7 made-$day $day
	holds "as of $day" made-$day "$((${day%%-*} - 1))" "${day%%-*}"
	run python3 "$helper" --make 27 rates-$day $day
	holds "as of $day, three currencies" rates-$day "$((${day%%-*} - 1))" \
		"${day%%-*}"
done
done_testing
