#!/bin/sh
# Before money is spent, and after: what cannot be committed is not asked for,
# what was paid for is not lost, what people did is not undone.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
stub_start
run pos-init w --demo
run pos-gen -C w icp
git -C w tag drafted
section 'Customers buy in **spring**.' >text

fresh() {
	stub_stop; stub_start; stub_reset
	answer openai ok text >stub/replies/default
}
asked() {
	equal "$(ls stub/seen | grep -c '^[0-9]*$')" "$1"
}
gen() {
	run pos-gen -C w -f --no-cache --engine openai-stub "$@" icp#behaviour
}

# a line that people took out, or shortened, does not come back in silence
sed -n '/^## Behaviour/,/^## /{/^## /!p;}' w/strategy/icp.md >drafted
python3 -c 'import json; print(json.dumps({"markdown":
	open("drafted").read()}))' >same
sed -i '/^- own data team: /d; s/^- price: 24 % (17 of 70)$/- price: 24 %/' \
	w/strategy/icp.md
git -C w commit -qam 'by hand: one reason less'
fresh
answer openai ok same >stub/replies/default
gen
ok 'a line taken out, and back again: status' status 0
ok 'a line taken out, and back again: it stays out' hasnt w/strategy/icp.md \
	'- own data team: '
ok 'a line made shorter, and whole again: it stays short' equal \
	"$(grep -c '^- price: 24 %$' w/strategy/icp.md)" 1
python3 - stub/seen/1 >prompt <<'!'
import json, sys
raw = open(sys.argv[1], newline="").read().split("\r\n\r\n", 1)[1]
print(json.loads(raw)["messages"][1]["content"])
!
sed -n '/ taken_out$/,/^DATA-/p' prompt >taken
ok 'a line taken out: the model is told' has taken '- own data team: '
sed -n '/ by_hand$/,/^DATA-/p' prompt >hand
ok 'a line made shorter: the model is told' has hand '- price: 24 %'
sed '/own data team/d; s/- price: 24 % (17 of 70)/- price: 24 %/' drafted |
	python3 -c 'import json, sys
print(json.dumps({"markdown": "So what. " + sys.stdin.read().strip()}))' >kept
fresh
answer openai ok kept >stub/replies/default
gen
ok 'a line taken out, and left out: status' status 0
ok 'a line taken out, and left out: it stays out' hasnt w/strategy/icp.md \
	'- own data team: '
git -C w reset -q --hard drafted

# what cannot be committed is not asked for
fresh
sed -i '1,/^# /s/^# .*/&, staged/' w/strategy/icp.md
git -C w add strategy/icp.md
gen
ok 'staged changes: status' status 3
ok 'staged changes: says so' has err 'has staged changes'
ok 'staged changes: nobody is asked' asked 0
git -C w reset -q --hard
cp -R w nogit
rm -rf nogit/.git
run pos-gen -C nogit -f --engine openai-stub icp#behaviour
ok 'no repository: status' status 3
ok 'no repository: nobody is asked' asked 0
run pos-gen -C nogit -f --no-commit --engine openai-stub icp#behaviour
ok 'no repository, --no-commit: status' status 0
fresh
run env GIT_CONFIG_GLOBAL=/dev/null HOME="$HOME" GIT_CONFIG_COUNT=1 \
	GIT_CONFIG_KEY_0=user.useConfigOnly GIT_CONFIG_VALUE_0=true \
	pos-gen -C w -f --no-cache --engine openai-stub icp#behaviour
ok 'nobody to commit as: status' status 3
ok 'nobody to commit as: nobody is asked' asked 0
run env GIT_CONFIG_GLOBAL=/dev/null HOME="$HOME" GIT_CONFIG_COUNT=1 \
	GIT_CONFIG_KEY_0=user.useConfigOnly GIT_CONFIG_VALUE_0=true \
	pos-gen -C w -f --no-cache --propose --engine openai-stub icp#behaviour
ok 'nobody to propose as: status' status 3
ok 'nobody to propose as: nobody is asked' asked 0
git -C w checkout -q -b other
git -C w commit -q --allow-empty -m other
git -C w checkout -q main
git -C w commit -q --allow-empty -m main
git -C w merge -q --no-commit --no-ff other >/dev/null 2>&1
gen
ok 'a merge under way: status' status 3
ok 'a merge under way: nobody is asked' asked 0
git -C w merge --abort 2>/dev/null || git -C w reset -q --hard

# folders and numbers that cannot be
: >afile
gen --record afile
ok '--record to a file: status' status 3
ok '--record to a file: nobody is asked' asked 0
gen --record ''
ok '--record to nothing: status' status 2
gen --trace /dev/full --dry-run
ok '--trace to a full disk: status' status 3
ok '--trace to a full disk: says so' has err \
	'--trace: it could not be written whole'
sed 's/input: 3,/input: 3%,/' "$CONFIG" >percent
mv "$CONFIG" good
mv percent "$CONFIG"
gen
ok 'a price in percent: status' status 3
ok 'a price in percent: says where' has err \
	'config.yaml:8: input: a price per million tokens is expected'
mv good "$CONFIG"
stub_stop; stub_start; stub_reset

# the second round counts as well
section '# Mine' | answer openai ok >stub/replies/default
gen --max-cost 0.075
ok 'mending would cost too much: status' status 5
ok 'mending would cost too much: says so' has err \
	'it is not asked to be mended: icp#behaviour could cost up to'
ok 'mending would cost too much: asked once' asked 1

# another branch meanwhile
fresh
{ sed -n 1p stub/replies/default; echo 'sleep 1200'
	sed 1d stub/replies/default; } >slow
mv slow stub/replies/default
pos-gen -C w -f --engine openai-stub icp#behaviour >out 2>err </dev/null &
pid=$!
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
	[ -s stub/seen/1 ] && break
	sleep 0.1
done
git -C w checkout -q other
wait $pid
rc=$?
ok 'another branch meanwhile: status' status 6
ok 'another branch meanwhile: says so' has err \
	'refs/heads/other is checked out now'
ok 'another branch meanwhile: no commit' equal \
	"$(git -C w log -1 --format=%s)$(git -C w status --porcelain)" other
git -C w checkout -q main
run pos-gen -C w -f --engine openai-stub icp#behaviour
ok 'back again: status' status 0
ok 'back again: the answer was kept' asked 1

# a hook refuses, and there is no cache: the text is kept
fresh
printf '#!/bin/sh\nexit 1\n' >w/.git/hooks/pre-commit
chmod +x w/.git/hooks/pre-commit
gen
ok 'refused, no cache: status' status 3
file=$(sed -n 's/.*what the model wrote is kept in //p' err)
ok 'refused, no cache: the text is kept' equal "$(cat "$file")" \
	'Customers buy in **spring**.'
rm w/.git/hooks/pre-commit

# a question that may not go out stops the others too
fresh
sed -i "s/^sells: .*/sells: $KEY/" w/company.yaml
run pos-gen -C w -f --no-cache --engine openai-stub icp#behaviour \
	icp#confidence
ok 'one question holds the key: status' status 3
ok 'one question holds the key: nobody is asked' asked 0
done_testing
