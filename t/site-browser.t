#!/bin/sh
# The site as a browser has it: every kind of page, wide and narrow, light and
# dark; links, search, tables, keyboard, paper; from a server and a folder.
# `make deps-browser` installs what it needs. Pictures: build/browser/shots.
. "$(dirname "$0")/lib.sh"

browser=$ROOT/build/browser
shots=$browser/shots
CHROMIUM=$(command -v chromium || command -v chromium-browser) || CHROMIUM=

lacks() {
	if [ -z "$CHROMIUM" ]; then
		echo 'no chromium; make deps-browser installs it'
	elif ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' \
	    2>/dev/null; then
		echo 'no node of version 20 or later'
	elif [ ! -d "$browser/node_modules/playwright-core" ] ||
	    [ ! -d "$browser/node_modules/axe-core" ]; then
		echo 'no playwright-core; make deps-browser installs it'
	elif ! command -v dot >/dev/null; then
		echo 'no graphviz; make deps-browser installs it'
	fi
}

why=$(lacks)
if [ -n "$why" ]; then
	skip 'the site in a browser' "$why"
	done_testing
	exit 0
fi

# slugs_of TYPE: of the partners whose file says so, as a list of JSON
slugs_of() {
	grep -l "^type: $1\$" partners/*/partner.yaml | sort |
		sed 's|partners/\(.*\)/partner.yaml|"\1"|' | paste -sd, -
}
count_of() {
	grep -l "^type: $1\$" partners/*/partner.yaml | wc -l | tr -d ' '
}
types() {
	sed -n 's/^type: //p' partners/*/partner.yaml | sort -u
}

sample_in repo ws
pos gen --all >/dev/null
pos report quarterly >/dev/null
pos play start --partner nordvik-systems qbr >/dev/null 2>&1
pos play step --partner nordvik-systems >/dev/null 2>&1
run pos site -o "$T/site"
ok 'the site is made' status 0
{
	echo '{"types": {'
	for type in $(types); do
		echo "${comma-}\"$type\": [$(slugs_of "$type")]"
		comma=,
	done
} >"$T/expected.json"

# More than one page of the list holds.
for i in $(seq 1 640); do
	case $((i % 20)) in
	0) type=reseller ;;
	[1-9] | 1[0-7]) type=services ;;
	*) type=alliance ;;
	esac
	mkdir "partners/many-$i"
	printf 'name: Many %d "& <b>\ntype: %s\nstage: prospect\n' "$i" $type \
		>"partners/many-$i/partner.yaml"
done
git add -A
git commit -qm many
run pos site -o "$T/many"
ok 'the site of many partners is made' status 0
comma=
{
	echo '}, "many": {'
	for type in $(types); do
		echo "$comma\"$type\": $(count_of "$type")"
		comma=,
	done
	echo '}}'
} >>"$T/expected.json"

mkdir -p "$shots"
export CHROMIUM NODE_PATH="$browser/node_modules"
run timeout 300 node "$ROOT/t/helper/browse.js" "$T/site" "$T/many" \
	"$T/expected.json" "$shots"
ok 'the browser has come to the end' status 0
ok 'all of it was looked at' has out 'all of it was looked at'
cp "$T/out" seen
while IFS='	' read -r name problem; do
	ok "$name" equal "$problem" ''
done <seen
done_testing
