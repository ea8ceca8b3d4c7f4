#!/bin/sh
# pos-log --cost: tokens and cost by month, model and document, recomputed
# from git log by other code.
# Tests of pos-log.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
stub_start
# at DATE: commits are made then
at() {
	export GIT_AUTHOR_DATE="$1T10:00:00Z" GIT_COMMITTER_DATE="$1T10:00:00Z"
	export POS_NOW="$1T10:00:00Z"
}
at 2026-09-01
pos-init w --demo </dev/null >/dev/null || exit 1
cd w || exit 1
run pos-log --cost
ok 'nothing yet: status' status 0
ok 'nothing yet: says so' is out <<-!
	no model has written anything here
	!
run pos-log --cost -o tsv
ok 'nothing yet: no record' equal "$(wc -l <"$T/out")" 1

# engines with another currency, without a price, and with another model
{
	cat "$T/engines"
	sed -n '/openai-stub/,/timeouts/p' "$T/engines" |
		sed 's/openai-stub/euro/; s/price: {/&currency: EUR, /'
	sed -n '/openai-stub/,/timeouts/p' "$T/engines" |
		sed 's/openai-stub/free/; /price:/d'
} >"$T/more"
{ printf 'version: 1\nengines:\n'; cat "$T/more"; } >"$CONFIG"
# must COMMAND...: sets things up, and is no test
must() {
	"$@" >"$T/made" 2>&1 </dev/null && return
	sed 's/^/# /' "$T/made"
	echo "Bail out! $*"
	exit 1
}
n=0
# writes DATE ENGINE ADDRESS [OPTION...]: each answer is another one
writes() {
	at "$1"
	engine=$2 address=$3
	shift 3
	n=$((n + 1))
	case $engine in
	anthropic*) api=anthropic ;;
	ollama*) api=ollama ;;
	*) api=openai ;;
	esac
	section "Customers buy in **spring**, says answer $(printf %.${n}s \
		abcdefghijklmnop)." | answer $api ok \
		>"$T/stub/replies/default"
	must pos-gen --engine $engine -f "$address" "$@"
}
writes 2026-09-30 openai-stub icp#behaviour
writes 2026-10-01 openai-stub icp#behaviour --no-cache
writes 2026-10-02 openai-stub icp#confidence
writes 2026-10-03 openai-stub ipp#economics
writes 2026-10-04 anthropic-stub icp#behaviour
writes 2026-10-05 ollama-stub icp#behaviour
writes 2026-11-01 euro icp#behaviour --no-cache
writes 2026-11-02 free icp#confidence --no-cache
writes 2026-11-03 openai-stub icp#confidence --propose --no-cache
writes 2026-11-04 openai-stub icp#behaviour --propose --no-cache
must pos-review reject icp-behaviour-1 -m 'not now'
writes 2026-11-05 ollama-stub icp#behaviour
git reset -q --hard HEAD~1
must pos-gen --engine ollama-stub -f icp#behaviour
grep -q 'an answer that was kept, of l-1' "$T/made" || must false
at 2026-11-06

# the same by python: rows of the tsv from git log
recount() {
	TZ=UTC git log --date=format-local:%Y-%m "$@" --format='%x01%at %ae%x02%ad%x02%(trailers:key=Pos-Usage,valueonly,unfold)' |
		python3 -c '
import re, sys
from decimal import Decimal
from collections import defaultdict
rows, seen = defaultdict(lambda: [0, 0, 0, 0, Decimal(0)]), set()
for commit in sys.stdin.read().split("\x01")[1:]:
    who, month, uses = commit.split("\x02")
    for use in uses.strip().splitlines():
        m = re.fullmatch(r"([^#]+)#(\S+) (.+?)( kept)?( in=(\d{1,12}))?"
            r"( cached=(\d{1,12}))?( out=(\d{1,12}))?"
            r"( cost=(\S{1,8}) (\d+(\.\d{1,6})?))?", use)
        if not m or (who, use) in seen:
            continue
        seen.add((who, use))
        kept = m[4] is not None
        cur = None if kept else m[12]
        nums = [0, 0, 0] if kept else [m[6], m[8], m[10]]
        for key in ((month, m[3], m[1]), ("total", "", "")):
            r = rows[key + (kept, cur)]
            r[0] += 1
            for i, v in enumerate(nums):
                r[i + 1] = None if v is None or r[i + 1] is None \
                    else r[i + 1] + int(v)
            if cur:
                r[4] += Decimal(m[13])
def say(v):
    if v is None:
        return ""
    s = format(v, "f") if isinstance(v, Decimal) else str(v)
    return s.rstrip("0").rstrip(".") if "." in s else s
order = sorted(rows, key=lambda k: (k[1], k[2], k[3], k[4] is None,
    k[4] or ""))
order.sort(key=lambda k: "" if k[0] == "total" else k[0], reverse=True)
print("month model document sections kept in cached out cost currency"
    .replace(" ", "\t"))
for k in order:
    r = rows[k]
    cost = r[4] if k[4] or k[3] else None
    print("\t".join([k[0], k[1], k[2], str(r[0]), "true" if k[3] else
        "false"] + [say(v) for v in r[1:4]] + [say(cost), k[4] or ""]))
'
}
all='HEAD --glob=refs/heads/proposal/* --glob=refs/pos/rejected/*'
# agrees NAME REVS [OPERAND...]
agrees() {
	name=$1 revs=$2
	shift 2
	run pos-log --cost -o tsv "$@"
	ok "$name: status" status 0
	recount $revs >"$T/again"
	ok "$name: as git log has it, by other code" same "$T/out" "$T/again"
}
agrees 'all' "$all"
cp "$T/again" "$T/before"
ok 'all: five models and months at least' test "$(wc -l <"$T/out")" -gt 10
ok 'all: both currencies have a total' equal "$(awk -F '\t' '$1 == "total" {
	print $10 }' "$T/out" | tr '\n' ,)" 'EUR,USD,,,'
ok 'all: what was kept took nothing' equal "$(awk -F '\t' '$1 == "total" &&
	$5 == "true" { print $6 + $8, $9 }' "$T/out")" '0 0'
proposed() {
	awk -F '\t' '$1 == "2026-11" && $2 == "m-1" && $10 == "USD" {
		print $4 }' "$T/out"
}
ok 'all: proposals are there, open and rejected' equal "$(proposed)" 2
ok 'all: what is not known is said' has err \
	'the cost of 1 section is not known, and in no sum'
agrees 'from a commit' 'HEAD~2' HEAD~2
ok 'from a commit: no proposals' equal "$(proposed)" ''
run pos-log --cost -n 1 -o tsv HEAD
ok 'the last commit alone' equal "$(awk -F '\t' '$1 != "total" { s += $4 }
	END { print s + 0 }' "$T/out")" 1

# a copy of a commit counts once
git checkout -q -b other HEAD~2
git cherry-pick main~1 main >/dev/null
git merge -q -m 'both' main
ok 'picked and merged: copies there are' equal \
	"$(git log --format='%(trailers:key=Pos-Usage)' | sort | uniq -d |
	grep -c Pos)" 2
agrees 'picked and merged' "$all"
ok 'picked and merged: as it was' same "$T/again" "$T/before"
run pos-log --cost -o json
ok 'json' python3 -c '
import json, sys
from decimal import Decimal
d = json.load(open(sys.argv[1]), parse_float=Decimal)
t = {r["currency"]: r for r in d["costs"] if r["month"] == "total"
    and not r["kept"]}
assert d["schema_version"] == 1
assert t[None]["cost"] is None and t[None]["sections"] == 1
assert t["EUR"]["cost"] == Decimal("0.0067"), t
assert isinstance(t["USD"]["in"], int)' "$T/out"
run pos-log --cost
ok 'for people: a dash for what is not known' equal \
	"$(awk '$1 == "2026-11" && $3 == "strategy/icp.md" &&
	$NF == "-" && $5 == "no" { print $(NF - 1) }' "$T/out")" '-'
run pos-log --cost -o md
ok 'Markdown' has out '| MONTH | MODEL | DOCUMENT |'

# trailers of other hands
usage() {
	git commit -q --allow-empty -m "by hand

Pos-Usage: $1"
}
at 2026-12-01
usage 'strategy/icp.md#pains a model with blanks in=7 cost=USD 1.5'
at 2026-12-02
usage 'strategy/icp.md#pains kept kept in=5'
at 2026-12-03
usage 'strategy/icp.md#pains m out=3 cost=USD 0.000001'
at 2026-12-04
usage 'strategy/icp.md#pains m in=1 cached=0 out=3 cost=USD 12'
agrees 'other hands' "$all"
ok 'other hands: a name with blanks' has out \
	'2026-12	a model with blanks	strategy/icp.md	1'
ok 'other hands: exact to the millionth' has out '	12.000001	USD'
good=$(cksum <"$T/out")
for each in 'nothing' 'strategy/icp.md#pains' '#pains m in=1' \
	'strategy/icp.md#pains m in=1 x=2' 'strategy/icp.md#pains m in=-4' \
	'strategy/icp.md#pains m in=99999999999999999999' \
	'strategy/icp.md#pains m cost=USD' 'strategy/icp.md# m in=1' \
	'strategy/icp.md#pains m cost=USD 1.5x' \
	'strategy/icp.md#pains m cost=USD 99999999999999999999'; do
	usage "$each"
	run pos-log --cost -o tsv
	ok "not understood: $each: told" has err "Pos-Usage: '$(printf %.60s \
		"$each")' is not understood, and not counted"
	ok "not understood: $each: not counted" \
		equal "$(cksum <"$T/out")" "$good"
	git reset -q --hard HEAD~1
done

# a workspace that is a folder of its repository: not what is of another one
cd "$T" || exit 1
at 2026-10-10
git init -q repo
for each in one two; do
	pos-init repo/$each --demo </dev/null >/dev/null
done
cd repo/one || exit 1
writes 2026-10-11 openai-stub icp#behaviour --no-cache
cd ../two || exit 1
writes 2026-10-12 openai-stub icp#behaviour --no-cache
writes 2026-10-13 openai-stub icp#confidence --no-cache
run pos-log --cost -o tsv
ok 'a folder of a repository: its own' equal "$(cut -f 4 "$T/out" |
	tail -n 1)" 2
run pos-log --cost -o tsv -C ../one
ok 'the other folder: its own' equal "$(cut -f 4 "$T/out" | tail -n 1)" 1

# what was paid without a commit is booked by the first one that uses it
cd "$T" || exit 1
at 2026-11-10
pos-init later --demo </dev/null >/dev/null
cd later || exit 1
# booked: sections, tokens in, out and cost of all that was paid
booked() {
	run pos-log --cost -o tsv
	awk -F '\t' '$1 == "total" && $10 == "USD" { print $4, $6, $8, $9 }' \
		"$T/out"
}
# took ANSWERS SECTIONS: the same by the engine's prices; 1,204 in, of them
# 640 cached, and 318 out each, and a trailer rounds a section's to 2 digits
took() {
	python3 -c '
import sys
from decimal import Decimal, ROUND_HALF_UP
a, s = map(int, sys.argv[1:3])
each = (Decimal(1204 - 640) * 3 + 640 * Decimal("0.3") + 318 * 15) / 1000000
cost = sum((each.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    for i in range(a)), Decimal(0))
print(s, 1204 * a, 318 * a, format(cost.normalize(), "f"))' "$@"
}
# again NAME COMMAND...: nothing is asked, the old answer is told
again() {
	name=$1
	shift
	rm -f "$T"/stub/seen/*
	run "$@"
	ok "$name: status" status 0
	ok "$name: nothing is asked" equal "$(ls "$T/stub/seen")" ''
	ok "$name: it is said" has err 'an answer that was kept, of m-1'
}
owed() {
	grep -l '"booked": false' .git/pos/cache/*.json | wc -l
}
writes 2026-11-10 openai-stub icp#behaviour -n
ok 'a dry run: nothing is booked' equal "$(booked)" ''
ok 'a dry run: it is owed' equal "$(owed)" 1
again 'a dry run, again' pos-gen -n -f --engine openai-stub icp#behaviour
ok 'a dry run, again: still owed' equal "$(owed)" 1
again 'after a dry run' pos-gen -f --engine openai-stub icp#behaviour
ok 'after a dry run: booked' equal "$(booked)" "$(took 1 1)"
ok 'after a dry run: not owed' equal "$(owed)" 0
git reset -q --hard HEAD~1
at 2026-11-11
again 'a second use' pos-gen -f --engine openai-stub icp#behaviour
ok 'a second use: kept' equal "$(git log -1 \
	--format='%(trailers:key=Pos-Usage,valueonly)' | awk '{ print $3 }')" \
	kept
ok 'a second use: not booked' equal "$(booked)" ''
at 2026-11-12
section 'Customers buy in **May**.' | answer openai ok \
	>"$T/stub/replies/default"
run pos-gen --engine openai-stub --edit 'say when' icp#behaviour
ok 'an edit without --yes: nothing is booked' equal "$(booked)" ''
again 'an edit with --yes' pos-gen --engine openai-stub --edit 'say when' \
	--yes icp#behaviour
ok 'an edit with --yes: booked' equal "$(booked)" "$(took 1 1)"
at 2026-11-13
printf '#!/bin/sh\nexit 1\n' >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
section 'Customers buy in **June**.' | answer openai ok \
	>"$T/stub/replies/default"
run pos-gen --engine openai-stub -f icp#confidence
ok 'a hook that refuses: status' status 3
ok 'a hook that refuses: nothing is booked' equal "$(booked)" "$(took 1 1)"
rm .git/hooks/pre-commit
again 'after the hook' pos-gen --engine openai-stub -f icp#confidence
ok 'after the hook: booked' equal "$(booked)" "$(took 2 2)"
# two answers: the first had to be mended
at 2026-11-14
section '# A heading' | answer openai ok >"$T/stub/replies/default"
section 'Customers buy in **July**.' | answer openai ok \
	>"$T/stub/replies/mend"
echo '# A heading' >"$T/stub/match/mend"
run pos-gen --engine openai-stub -nf ipp#economics
ok 'mended in a dry run: status' status 0
ok 'mended in a dry run: two answers are owed' equal "$(owed)" 2
again 'mended' pos-gen --engine openai-stub -f ipp#economics
ok 'mended: both are booked' equal "$(git log -1 \
	--format='%(trailers:key=Pos-Usage,valueonly)' |
	grep -o ' in=.* out=[0-9]*')" ' in=2408 cached=1280 out=636'
ok 'mended: neither is owed' equal "$(owed)" 0
rm "$T/stub/match/mend"
# a proposal, and a file that is written without a commit
at 2026-11-15
was=$(booked)
writes 2026-11-15 openai-stub icp#confidence --no-commit
ok 'no commit: owed' equal "$(owed)" 1
ok 'no commit: nothing is booked' equal "$(booked)" "$was"
git checkout -q .
again 'a proposal' pos-gen --engine openai-stub -f --propose \
	icp#confidence
ok 'a proposal: not owed' equal "$(owed)" 0
ok 'a proposal: a section more' equal "$(booked | cut -d ' ' -f 1)" \
	$((${was%% *} + 1))
# records know nothing of it; a cache of before is booked, as it was taken for
rm .git/pos/cache/*.json
writes 2026-11-16 openai-stub icp#confidence -n --record "$T/rec"
ok 'a record: says nothing of it' hasnt "$(ls "$T"/rec/*.json)" booked
was=$(booked)
again 'a replay' pos-gen -f --engine openai-stub --replay "$T/rec" \
	icp#confidence
ok 'a replay: nothing is booked' equal "$(booked)" "$was"
git reset -q --hard HEAD~1
ok 'a replay: the cache still owes it' equal "$(owed)" 1
for each in .git/pos/cache/*.json; do
	python3 -c '
import json, sys
d = json.load(open(sys.argv[1]))
del d["booked"]
json.dump(d, open(sys.argv[1], "w"), indent=1)' "$each"
done
again 'a cache of before' pos-gen -f --engine openai-stub icp#confidence
ok 'a cache of before: nothing is booked' equal "$(booked)" "$was"

# a mail that is recorded counts too; an answer to a question does not
at 2026-11-17
cd "$T" || exit 1
pos-init mails --demo </dev/null >/dev/null
cd mails || exit 1
python3 -c 'import json
print(json.dumps({"subject": "Hello", "body": "All is well."}))' |
	answer openai ok >"$T/stub/replies/default"
mail() {
	pos-mail --partner nordvik-systems --engine openai-stub "$@" follow-up
}
must mail
ok 'a mail that is not recorded: in no sum' equal "$(booked)" ''
must mail --log
ok 'a mail that is recorded: booked' equal "$(booked)" "$(took 1 1)"
agrees 'a mail' HEAD
ok 'a mail: its document' has out \
	'2026-11	m-1	partners/nordvik-systems/partner.yaml	1	false'
git reset -q --hard HEAD~1
must mail --log
ok 'a mail, from the same answer: not booked again' equal "$(booked)" ''

# a workspace in a folder of its repository: a mail there is counted
rm -rf "$T/sub" && mkdir "$T/sub" && cd "$T/sub" && git init -q . || exit 1
must pos-init r/ws --demo
cd r/ws || exit 1
must mail --log
run pos-log --cost -o tsv
ok 'a mail in a folder of the repository: its document' has "$T/out" \
	'	partners/nordvik-systems/partner.yaml	1	'

# called wrongly
cd "$T/w" || exit 1
run pos-log --cost a b
ok 'two operands' status 2
run pos-log --cost -p
ok '-p' status 2
run pos-log --cost nosuch
ok 'no such revision' status 3
pos-log --cost >/dev/full 2>"$T/err"
rc=$?
ok 'a full device' status 3
cp -r "$T/w" "$T/plain" && rm -rf "$T/plain/.git"
run pos-log --cost -C "$T/plain"
ok 'no repository' status 3
done_testing
