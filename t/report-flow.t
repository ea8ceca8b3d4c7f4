#!/bin/sh
# Reports as other documents: written by a model, redrafted by section, edited
# by hand, proposed, merged.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
stub_start
pos-init w --demo >/dev/null || exit 1
cd w || exit 1
report=reports/2026-Q3-quarterly.md
pos-report quarterly >/dev/null 2>&1 || exit 1
first=$(git rev-parse HEAD)

# part HEADING: that section's text
part() { sed -n "/^## $1/,/^## /{/^## /!p;}" $report; }
# others HEADING: all but that section
others() { sed "/^## $1/,/^## /{/^## /!d;}" "${2:-$report}"; }

# a deal that was won in the quarter is worth EUR 2,000 more
larger() { sed -i '/id: d-104,/s/: 49500/: 51500/' data/deals-2026-q2.yaml; }

# by a model: one section, the others stay
section 'The quarter was **calm**, by all that is known.' >"$T/text"
answer openai ok "$T/text" >"$T/stub/replies/default"
cp $report "$T/before"
run pos-report -f --engine openai-stub --section risks quarterly
ok 'a model: status' status 0
ok 'a model: what it took' has err 'report-quarterly#risks: 1,204 in'
ok 'a model: the text is its' equal "$(part Risks | tr -d '\n')" \
	'The quarter was **calm**, by all that is known.'
others Risks "$T/before" >"$T/rest"
others Risks >"$T/now"
ok 'a model: other sections stay' cmp -s "$T/rest" "$T/now"
python3 - "$T/stub/seen/1" >"$T/asked" <<-'!'
	import json, sys
	raw = open(sys.argv[1], newline="").read().split("\r\n\r\n", 1)[1]
	print("\n".join(m["content"] for m in json.loads(raw)["messages"]))
!
ok 'a model: it was asked with evidence' has "$T/asked" \
	'Revenue rests on two partners'
run pos-log $report#risks
ok 'a model: the log names it' has out openai-stub
run pos-report --engine openai-stub quarterly
ok 'a model: nothing changed, nothing asked' has out 'is up to date'
ok 'a model: no further request' test ! -e "$T/stub/seen/2"

# a request in words, to be accepted
section 'Shorter.' >"$T/text"
answer openai ok "$T/text" >"$T/stub/replies/default"
run pos-report --yes --engine openai-stub --section risks \
	--edit 'one word' quarterly
ok 'an edit: status' status 0
ok 'an edit: the text is new' equal "$(part Risks | tr -d '\n')" 'Shorter.'
run pos-report --edit 'one word' quarterly
ok 'an edit of all sections: wrong call' status 2

# a figure that no evidence has is told
section 'It will bring EUR 987,654 next year.' >"$T/text"
answer openai ok "$T/text" >"$T/stub/replies/default"
run pos-report -f --engine openai-stub --section risks quarterly
ok 'a figure from nowhere: told' has err '987,654'
git reset -q --hard "$first"

# edits by hand are kept through a new draft
sed -i 's/^## Priorities$/We look at Kongsli first.\n\n&/' $report
git commit -qam 'by hand'
larger
git commit -qam 'a deal is larger'
run pos-report quarterly
ok 'by hand: status' status 0
ok 'by hand: kept' has $report 'We look at Kongsli first.'
ok 'by hand: drafted anew' has $report 'EUR 304,000'
run pos-report quarterly
ok 'by hand: up to date' has out 'is up to date'

# proposed: on a branch of its own, accepted
git reset -q --hard "$first"
larger
git commit -qam 'a deal is larger'
cp $report "$T/before"
run pos-report --propose quarterly
ok 'proposed: status' status 0
name=$(sed -n 's/^proposal \([^ ]*\) on branch.*/\1/p' "$T/err" "$T/out")
ok 'proposed: a name' test -n "$name"
ok 'proposed: the file stays' cmp -s $report "$T/before"
run pos-review show "$name"
ok 'proposed: what changes' has out EUR
run pos-review accept "$name" -m 'agreed in the review'
ok 'accepted: status' status 0
ok 'accepted: the figure is there' has $report 'EUR 304,000'
ok 'accepted: nothing is left over' equal "$(git status --porcelain)" ''
run pos-report quarterly
ok 'accepted: up to date' has out 'is up to date'

# rejected: nothing of it stays
run pos-report --propose board
name=$(sed -n 's/^proposal \([^ ]*\) on branch.*/\1/p' "$T/err" "$T/out")
run pos-review reject "$name" -m 'not this quarter'
ok 'rejected: status' status 0
ok 'rejected: no report' test ! -e reports/2026-Q3-board.md

# two write the same report anew, of other deals, and git merges them
git reset -q --hard "$first"
git config merge.pos.driver >/dev/null || exit 1
git checkout -qb side
larger
git commit -qam 'theirs: a deal is larger' && pos-report quarterly >/dev/null
git checkout -q -
sed -i 's/^## Priorities$/We look at Kongsli first.\n\n&/' $report
git commit -qam 'ours: by hand'
run git merge -q side
ok 'merged: status' status 0
ok 'merged: their figure' has $report 'EUR 304,000'
ok 'merged: our words' has $report 'We look at Kongsli first.'
run pos-check
ok 'merged: nothing wrong' status 0
run pos-report quarterly
ok 'merged: up to date' has out 'is up to date'
done_testing
