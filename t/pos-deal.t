#!/bin/sh
# Tests of pos-deal, on the sample workspace in a subfolder of a repository.
# What is expected is worked out by python3 from the files, not by our code.
. "$(dirname "$0")/lib.sh"

git init -q repo
mkdir repo/crm
cp -R "$ROOT/workspace" repo/crm/ws
# the sample has registered deals; these tests register their own
sed -i 's/, registration: {[^}]*}, evidence: \[[^]]*\]//' \
	repo/crm/ws/data/deals-*.yaml
git -C repo add -A
git -C repo commit -qm sample
cd repo/crm/ws || exit 1
first=$(git rev-parse HEAD)
q4=data/deals-2026-q4.yaml

# start over from the sample
again() {
	git reset -q --hard "$first"
	git clean -qfd
}

# pd ARG...: run pos-deal; ids of commits in ./out become ID
pd() {
	run pos-deal "$@"
	sed -i 's/^committed as [0-9a-f]\{7\}$/committed as ID/' "$T/out"
}

# on DAY ARG...: the same on another day
on() {
	POS_NOW=$1
	shift
	pd "$@"
	POS_NOW=2026-11-20T10:00:00Z
}

commits() {
	git rev-list --count "$first..HEAD"
}

clean() {
	git status --porcelain | sed 's/^/left: /'
	[ -z "$(git status --porcelain)" ]
}

# line_of ID: the deal's line, without what is before the brace
line_of() {
	sed -n "s/^ *- \({id: $1,.*\)/\1/p" data/deals-*.yaml
}

# deal_is ID LINE: the deal's line is this
deal_is() {
	equal "$(line_of "$1")" "$2"
}

# day N [FROM]: the day N days on, by the system's own calendar
day() {
	date -u -d "${2:-2026-11-20} + $1 days" +%F
}

# the deals of the workspace as JSON lines, read without our code
cat >"$T/deals.py" <<'PY'
import csv, glob, io, json, re, sys

def rows():
    for path in sorted(glob.glob('data/deals-*.yaml')):
        for number, line in enumerate(open(path, encoding='utf-8'), 1):
            m = re.match(r' *- \{(.*)\}\s*$', line)
            if not m:
                continue
            cells = next(csv.reader(io.StringIO(re.sub(
                r'(\w+): ', r'\1=', m.group(1).replace('name: "', '"name=')
                )), skipinitialspace=True))
            deal = dict(c.split('=', 1) for c in cells if '=' in c)
            deal['at'] = '%s:%d' % (path, number)
            yield deal

def regions():
    out = {}
    for path in ('data/customers.yaml', 'data/prospects.yaml'):
        for line in open(path, encoding='utf-8'):
            m = re.search(r'\{id: (\S+), name: "([^"]*)"', line)
            if m:
                r = re.search(r'region: ([\w-]+)', line)
                out[m.group(1)] = (m.group(2), r.group(1) if r else None)
    return out

deals = sorted(rows(), key=lambda d: (d['created'], d['id']))
PY
cat >"$T/pick.py" <<'PY'
import sys
sys.path.insert(0, sys.argv[1])
from deals import *
where = eval('lambda d, region: ' + sys.argv[2])
accounts = regions()
for d in deals:
    if where(d, accounts[d['account']][1]):
        print(d['id'])
PY
pick() {
	python3 "$T/pick.py" "$T" "$1" >"$T/picked"
}
# same ids in the list that was printed as tsv
lists() {
	sed 1d "$T/out" | cut -f 1 >"$T/listed"
	same "$T/picked" "$T/listed"
}

# called wrongly
pd
ok 'no subcommand: status' status 2
ok 'no subcommand: what there is' has err \
	'what to do? add, list, show, set, register, review, approve, reject, extend or expire'
pd regsiter d-125
ok 'unknown subcommand: status' status 2
ok 'unknown subcommand: suggestion' has err "did you mean 'register'?"
pd list --parnter x
ok 'unknown option: suggestion' has err 'did you mean --partner?'
pd show --reason x d-125
ok 'an option of another subcommand' has err 'show does not take option --reason'
pd show
ok 'an operand is missing: status' status 2
pd list approved
ok 'states without --registration: status' status 2
pd show d-125 -o tsv
ok 'show -o tsv: status' status 2
pd list -o json -z
ok '-z with json: status' status 2
pd list --excel
ok '--excel without csv: status' status 2
pd set d-125
ok 'set nothing: status' status 2
pd -h
ok '-h: status' status 0
for call in 'list' 'list -o csv' 'show d-125' 'show d-125 -o json' '-h' \
	'set d-125 stage=proposal'; do
	# shellcheck disable=SC2086
	pos-deal $call >/dev/full 2>"$T/err"
	rc=$?
	ok "$call, standard output full: status" status 3
	ok "$call, standard output full: message" has err 'cannot write'
done
again

# list: all, and what filters leave, against what the files say
pick True
pd list -o tsv
ok 'list: status' status 0
ok 'list: all deals, by the day they were created' lists
while IFS='|' read -r args want; do
	pick "$want"
	# shellcheck disable=SC2086
	pd list -o tsv $args
	ok "list $args" lists
done <<-!
	--open|d['stage'] not in ('won', 'lost')
	--won|d['stage'] == 'won'
	--lost|d['stage'] == 'lost'
	--won --lost|d['stage'] in ('won', 'lost')
	--stage proposal --stage discovery|d['stage'] in ('proposal', 'discovery')
	--partner fjell-data|d.get('partner') == 'fjell-data'
	--partner=|'partner' not in d
	--role direct|'role' not in d
	--role sourced --open|d.get('role') == 'sourced' and d['stage'] not in ('won', 'lost')
	--region dach --region Benelux|region in ('dach', 'benelux')
	--where amount>=60000|float(d['amount']) >= 60000
	--partner nordvik-systems --won --role influenced|d.get('partner') == 'nordvik-systems' and d['stage'] == 'won' and d['role'] == 'influenced'
!
pick "d.get('partner') == 'fjell-data'"
pd list -o tsv --partner 'FJELL data'
ok 'list: a partner by its name in any case' lists
pd list -o json
python3 - "$T" "$T/out" >"$T/odd" 2>&1 <<'PY'
import sys
sys.path.insert(0, sys.argv[1])
from deals import *
got = json.load(open(sys.argv[2]))
accounts = regions()
assert got['schema_version'] == 1
assert len(got['deals']) == len(deals) > 100
for d, g in zip(deals, got['deals']):
    want = {k: d.get(k) for k in ('id', 'name', 'account', 'currency', 'kind',
        'stage', 'created', 'closed', 'expected', 'product', 'partner')}
    want['amount'] = float(d['amount'])
    want['role'] = d.get('role')
    want['account_name'], want['region'] = accounts[d['account']]
    for k, v in want.items():
        assert g[k] == v, (d['id'], k, g[k], v)
PY
ok 'list -o json: every value is the files' empty "$T/odd"
pd list -o csv
python3 - "$T" "$T/out" >"$T/odd" 2>&1 <<'PY'
import sys
sys.path.insert(0, sys.argv[1])
from deals import *
got = list(csv.DictReader(open(sys.argv[2], newline='', encoding='utf-8')))
assert len(got) == len(deals)
for d, g in zip(deals, got):
    assert 'amount' in g and 'lost_to' in g and 'registration' not in g
    for k, v in g.items():
        assert v == d.get(k, ''), (d['id'], k, v, d.get(k))
PY
ok 'list -o csv: what pos-import reads back, every value' empty "$T/odd"
pick "float(d['amount']) <= 30000 and d.get('lost_to') == 'no-decision'"
pd list -o tsv --where 'amount lte 30000' --where 'lost_to equals NO-decision'
ok 'list --where: fields, numbers, words in any case' lists
pick "d['stage'] == 'won' and d['closed'] >= '2026-10-01'"
pd list -o tsv --won --where 'closed gte 2026-10-01'
ok 'list --where: days' lists
pd list --where 'expected lte 2026-12-31'
python3 - "$T" >"$T/want" <<'PY'
import sys
sys.path.insert(0, sys.argv[1])
from deals import *
print('pos-deal: %d deals have no expected on record' %
    sum('expected' not in d for d in deals))
PY
ok 'list --where: what is unknown is told' is err <"$T/want"
pd list --where 'amuont gte 5'
ok 'list --where, no such field: status' status 2
ok 'list --where, no such field: suggestion' has err "'amount'"
pd list -z --lost --role sourced
tr '\0\n' '\n\0' <"$T/out" | cut -f 1 >"$T/listed"
pick "d['stage'] == 'lost' and d.get('role') == 'sourced'"
ok 'list -z: ends with NUL, no header' same "$T/picked" "$T/listed"
pd list --partner quayside-analytics --open
ok 'list: nothing: status' status 1
ok 'list: nothing: says so' is err <<-!
	pos-deal: no deal found
!
while IFS='|' read -r args want; do
	# shellcheck disable=SC2086
	pd list $args
	ok "list $args: status" status 1
	ok "list $args: suggestion" has err "$want"
done <<-!
	--partner fjel-data|no partner 'fjel-data'; did you mean 'fjell-data'?
	--stage propsal|no stage 'propsal'; did you mean 'proposal'?
	--role sorced|did you mean 'sourced'?
	--region nordic|did you mean 'nordics'?
	--registration aproved|no state of a registration 'aproved'; did you mean 'approved'?
!

# add
pd add --account 'LADE engros' --amount 42000.50
ok 'add: status' status 0
ok 'add: output' is out <<-!
	$q4:16: d-161: new deal: account c-004, amount 42000.50, currency EUR, stage qualification, created 2026-11-20
	committed as ID
!
ok 'add: the line; a customer buys more' deal_is d-161 \
	'{id: d-161, account: c-004, amount: 42000.50, currency: EUR, kind: expansion, stage: qualification, created: 2026-11-20}'
git show --format= --numstat >"$T/stat"
ok 'add: one line in one file' is "$T/stat" <<-!
	1	0	crm/ws/$q4
!
git log -1 --format=%B >"$T/message"
ok 'add: the commit' is "$T/message" <<-!
	deal: add Lade Engros

	Pos-Op: deal-add
	Pos-Target: $q4

!
pd add --account p-087 --amount 46000 --partner 'fjell DATA' --role influenced \
	--evidence 'Showed the connector: "works"' --by 'Bo Berg' --stage proposal \
	--name 'North, "again"' --set expected=2027-02-01 --set product=halden-flow \
	--set ids.salesforce=0061X00 --id x-7
ok 'add: everything' deal_is x-7 \
	'{id: x-7, name: "North, \"again\"", account: p-087, amount: 46000, currency: EUR, kind: new, stage: proposal, created: 2026-11-20, expected: 2027-02-01, product: halden-flow, partner: fjell-data, role: influenced, evidence: [{date: 2026-11-20, note: "Showed the connector: \"works\"", by: Bo Berg}], ids: {salesforce: "0061X00"}}'
ok 'add: with evidence nothing is to be said' empty "$T/err"
pd add --account p-087 --amount 1 --partner fjell-data --role sourced
ok 'add: the next free id' has out 'd-162: new deal'
ok 'add: without evidence: says so' is err <<-!
	pos-deal: no evidence that fjell-data sourced it: pos deal set d-162 --evidence TEXT
!
pd add --new-prospect 'Åse & Sønn: AS' --amount 9000
ok 'add --new-prospect: status' status 0
ok 'add --new-prospect: output' is out <<-!
	$q4:19: d-163: new deal: account p-091, amount 9000, currency EUR, stage qualification, created 2026-11-20
	data/prospects.yaml:94: p-091: new prospect: Åse & Sønn: AS
	committed as ID
!
ok 'add --new-prospect: both files among the trailers' equal \
	"$(git log -1 --format='%(trailers:key=Pos-Target,valueonly)' | sort)" \
	"$(printf '%s\n' '' "$q4" data/prospects.yaml)"
ok 'add --new-prospect: the account' equal "$(tail -1 data/prospects.yaml)" \
	'  - {id: p-091, name: "Åse & Sønn: AS"}'
ok 'add --new-prospect: the deal' deal_is d-163 \
	'{id: d-163, account: p-091, amount: 9000, currency: EUR, kind: new, stage: qualification, created: 2026-11-20}'
ok 'add --new-prospect: one commit' equal "$(git show --format= --name-only |
	sort | tr '\n' ' ')" 'crm/ws/data/deals-2026-q4.yaml crm/ws/data/prospects.yaml '
on 2027-01-04 add --account c-004 --amount 5
ok 'add: a quarter without a file: its line' has out \
	'data/deals-2027-q1.yaml:3: d-164: new deal'
ok 'add: a quarter without a file' is data/deals-2027-q1.yaml <<-!
	# Deals created in the first quarter of 2027.
	deals:
	  - {id: d-164, account: c-004, amount: 5, currency: EUR, kind: expansion, stage: qualification, created: 2027-01-04}
!
pd add --account c-004 --amount 5 --created 2026-02-03
ok 'add: the quarter it was created in' has data/deals-2026-q1.yaml 'id: d-165'
pd add --account c-004 --amount 5 --stage won
ok 'add: won: closes today' deal_is d-166 \
	'{id: d-166, account: c-004, amount: 5, currency: EUR, kind: expansion, stage: won, created: 2026-11-20, closed: 2026-11-20}'
run pos-check
ok 'add: pos-check finds nothing' status 0
again
while IFS='|' read -r want args message; do
	eval "pd add $args"
	ok "add $args: status" status "$want"
	ok "add $args: message" has err "$message"
done <<-!
	2|--amount 5|with whom? --account ID or NAME
	2|--account c-004|how much a year?
	2|--account c-004 --new-prospect X --amount 5|give one of them
	2|--new-prospect ' ' --amount 5|the new prospect is empty
	3|--account 'Lade Engroz' --amount 5|did you mean 'Lade Engros'?
	2|--account c-004 --amount 71,000|'71,000' is not a number
	2|--account c-004 --amount -5|is negative
	2|--account c-004 --amount 5 --stage wno|did you mean 'won'?
	2|--account c-004 --amount 5 --stage lost|lost to whom, or why?
	2|--account c-004 --amount 5 --created 3.1.2026|is not a date
	2|--account c-004 --amount 5 --partner fjell-data|needs a role
	2|--account c-004 --amount 5 --role sourced|whose?
	2|--account c-004 --amount 5 --partner fjell-data --role brought|sourced, influenced
	3|--account c-004 --amount 5 --partner fjel-data --role sourced|did you mean 'fjell-data'?
	2|--account c-004 --amount 5 --partner a --partner b --role sourced|one partner
	2|--account c-004 --amount 5 --evidence x|the deal has none
	2|--account c-004 --amount 5 --partner fjell-data --role sourced --evidence ' '|evidence is empty
	2|--account c-004 --amount 5 --set closed=2026-11-20|stage is qualification
	2|--account c-004 --amount 5 --set lost_to=x|goes with stage=lost
	2|--account c-004 --amount 5 --set prodct=x|did you mean 'product'?
	2|--account c-004 --amount 50k|amount: '50k' is not a number; write 50000
	2|--account c-004 --amount €1.5m|amount: '€1.5m' is not a number; write digits only, as in 42000 or 4.5
	3|--account c-004 --amount 5 --set currency=USD|no rate from USD to EUR on 2026-11-20 or before
	3|--account c-004 --amount 5 --id d-125|data/deals-2026-q3.yaml:4
	3|--account c-004 --amount 5 --id 'No Id'|id
	2|--account c-004 --amount 5 --created 2026-11-21|is after today
	3|--new-prospect 'lade ENGROS AS' --amount 5|is on file: Lade Engros, a customer (data/customers.yaml:
	3|--new-prospect 'Öland Godslinje' --amount 5|--account p-001 is a deal with it
	3|--account c-004 --amount 5 --created 2026-11-20 --stage won --set closed=2026-11-19|closed is before created
!
ok 'add, refused: nothing written, nothing committed' equal "$(commits)" 0
ok 'add, refused: clean' clean
pd add --account c-004 --amount 5 -n
ok 'add, refused: and then a right one' status 0

# set
pd set d-125 stage=won closed=2026-11-18
ok 'set: status' status 0
ok 'set: output' is out <<-!
	data/deals-2026-q3.yaml:4: d-125: stage negotiation -> won
	data/deals-2026-q3.yaml:4: d-125: closed unknown -> 2026-11-18
	data/deals-2026-q3.yaml:4: d-125: expected 2026-12-11 -> unknown
	p-087: moved from data/prospects.yaml to data/customers.yaml, since 2026-11-18
	committed as ID
!
ok 'set: a won deal of a prospect: nothing to be done' empty err
git log -1 --format=%B >"$T/message"
ok 'set: the commit' is "$T/message" <<-!
	deal: set d-125, Borgund Lager og Distribusjon

	d-125: stage negotiation -> won
	d-125: closed unknown -> 2026-11-18
	d-125: expected 2026-12-11 -> unknown
	p-087: moved from data/prospects.yaml to data/customers.yaml, since 2026-11-18

	Pos-Op: deal-set
	Pos-Target: data/deals-2026-q3.yaml
	Pos-Target: data/prospects.yaml
	Pos-Target: data/customers.yaml

!
pd set d-125 stage=lost lost_reason=price
ok 'set: lost keeps its day' has out 'd-125: lost_reason unknown -> price'
ok 'set: lost keeps its day: closed' equal \
	"$(line_of d-125 | grep -o 'closed: [0-9-]*')" 'closed: 2026-11-18'
pd set d-125 stage=negotiation
ok 'set: open again: day and reason go' deal_is d-125 \
	"$(git show "$first:./data/deals-2026-q3.yaml" | sed -n 's/^ *- \({id: d-125,.*\)/\1/p' | sed 's/ expected: 2026-12-11,//')"
pd set d-127 nmae=x
ok 'set: a key of nobody: suggestion' has err "did you mean 'name'?"
pd set d-128 stage=lost lost_to=no-decision
ok 'set: lost today' has out 'closed unknown -> 2026-11-20'
pd set d-129 partner='Nordvik Systems' role=influenced --evidence 'Asked their CIO'
ok 'set: partner, role, evidence' equal "$(line_of d-129 | sed 's/.*buyer: //')" \
	'Plant manager, partner: nordvik-systems, role: influenced, evidence: [{date: 2026-11-20, note: Asked their CIO, by: Ada Test}]}'
pd set d-129 partner=
ok 'set: a partner goes with its role' equal \
	"$(line_of d-129 | sed 's/.*buyer: //')" \
	'Plant manager, evidence: [{date: 2026-11-20, note: Asked their CIO, by: Ada Test, partner: nordvik-systems}]}'
ok 'set: the evidence stays the old partner'\''s: said' has err \
	'kept as that of Nordvik Systems'
pd set d-129 ids.hubspot=77 ids.salesforce=006
pd set d-129 ids.hubspot=
ok 'set: ids of other systems' has data/deals-2026-q3.yaml \
	'ids: {salesforce: "006"}'
pd set 'sundsvik elgross, AUTOMATED store' amount=22000
ok 'set: by the name of the deal' has out 'd-131: amount 21000 -> 22000'
pd set d-131 amount=22000
ok 'set: it is so already: status' status 0
ok 'set: it is so already: no commit' is out <<-!
	data/deals-2026-q3.yaml: d-131 stays as it is
!
pd set d-131 mood=good
ok 'set: a key of nobody' has err 'no key'
pd set d-131 mood=good --new-key
ok 'set --new-key' has data/deals-2026-q3.yaml 'mood: good}'
again
while IFS='|' read -r want args message; do
	eval "pd set $args"
	ok "set $args: status" status "$want"
	ok "set $args: message" has err "$message"
done <<-!
	3|d-999 stage=won|no deal 'd-999'
	3|d-12 stage=won|did you mean
	2|d-128 stage=wno|did you mean 'won'?
	2|d-128 stage|expected KEY=VALUE
	2|d-128 =x|expected KEY=VALUE
	2|d-128 stage=|may not be unknown
	2|d-128 amount=|may not be unknown
	2|d-128 amount=1e5|not a number
	2|d-128 created=yesterday|is not a date
	2|d-128 id=d-900|it stays
	2|d-128 registration.state=approved|pos deal register
	2|d-128 registration=|pos deal register
	2|d-128 evidence=x|--evidence TEXT
	2|d-128 name+=x|is not a list
	2|d-128 stage=lost|lost to whom, or why?
	2|d-128 closed=2026-11-20|goes with stage=won
	2|d-128 lost_to=x|goes with stage=lost
	2|d-128 role=sourced|whose?
	2|d-128 partner=fjell-data|needs a role
	3|d-128 account=Nobody|no account 'Nobody'
	2|d-128 product=halden-flo|did you mean 'halden-flow'?
	2|d-128 ids.a.b=x|ids.SYSTEM=ID
	3|d-128 currency=USD|no rate from USD to EUR on 2026-11-20 or before
	3|d-128 stage=won closed=2026-08-06|closed is before created
	2|d-128 created=2030-01-01|2030-01-01 is after today, 2026-11-20
	2|d-128 stage=won closed=2026-11-21|2026-11-21 is after today
	2|d-128 own.key=1 --new-key|cannot be a key
	2|d-128 'own key=1' --new-key|cannot be a key
	2|d-128 'ids.a b=1'|cannot be a key
	2|d-128 --evidence x|the deal has none
!
pd set d-128 "name=a$(printf '\033')b"
ok 'set: a control character: status' status 2
esc=$(printf 'a\033b') bad=$(printf '\377') two=$(printf 'a\nb')
while IFS='|' read -r args message; do
	eval "pd $args"
	ok "$args: status" status 2
	ok "$args: message" has err "$message"
done <<-'!'
	add --new-prospect "$two" --amount 5|the name of the new prospect must be a single line
	add --new-prospect "$bad" --amount 5|the name of the new prospect is not UTF-8
	add --account c-004 --amount 5 --partner fjell-data --role sourced --evidence "$esc"|the evidence holds a control character
	set d-125 --evidence "$bad"|the evidence is not UTF-8
	set d-125 --evidence x --by "$two"|the name of --by must be a single line
	set d-128 ids.crm="$esc"|ids.crm holds a control character
	set d-128 own="$bad" --new-key|own: is not UTF-8
	set d-128 "$two=x" --new-key|cannot be a key
	register d-125 --contact "$esc"|the contact holds a control character
	register d-125 --need "$bad"|the need is not UTF-8
	register d-125 --evidence "$bad"|the evidence is not UTF-8
	reject d-125 --reason "$esc"|the reason holds a control character
	register --account p-087 --amount 5 --partner fjell-data --stage won|stage won: only open deals are registered
	register --account p-087 --amount 5 --partner fjell-data --set stage=lost --set lost_to=x|stage lost: only open
!
pd add --account c-004 --amount 5 --created 2024-02-03 --set currency=USD
ok 'a quarter without a file is read before it is written: status' status 3
ok 'a quarter without a file is read before it is written: message' has err \
	'data/deals-2024-q1.yaml:3: no rate from USD to EUR'
pd set d-128 "buyer=$(printf '\377')"
ok 'set: not UTF-8: status' status 2
ok 'set: not UTF-8: nothing committed' equal "$(commits)" 0
ok 'set: not UTF-8: clean' clean

# every deal of the sample: an edit and back leaves every byte
grep -ho 'id: d-[0-9]*' data/deals-*.yaml | cut -c 5- >"$T/ids"
cat data/deals-*.yaml >"$T/before"
for id in $(sed -n '1~9p' "$T/ids"); do
	was=$(line_of "$id" | sed -n 's/.* amount: \([0-9.]*\),.*/\1/p')
	run pos-deal set "$id" amount=123456789.25 --no-commit
	[ "$rc" = 0 ] || echo "$id"
	run pos-deal set "$id" amount="$was" --no-commit
	[ "$rc" = 0 ] || echo "$id"
done >"$T/odd" 2>&1
cat data/deals-*.yaml >"$T/after"
ok 'an edit and back: all went' empty "$T/odd"
ok 'an edit and back: every byte' same "$T/before" "$T/after"
again

# register: the whole life of one registration
claim() {
	pd register --account p-087 --amount 30000 --partner fjell-data \
		--contact 'Kari Nes, CFO' --need 'one view of three sites' \
		--evidence 'Workshop on site' "$@"
}
claim
ok 'register: status' status 0
ok 'register: output' is out <<-!
	$q4:16: d-161: new deal: account p-087, amount 30000, currency EUR, stage qualification, partner fjell-data, role sourced, created 2026-11-20
	$q4:16: d-161: registration: state submitted, submitted 2026-11-20, contact Kari Nes, CFO, need one view of three sites, conflicts d-125
	$q4:16: d-161: evidence: added Workshop on site
	committed as ID
!
ok 'register: the conflict is told' is err <<-!
	pos-deal: conflict on this account: d-125 of Nordvik Systems, EUR 46,000, open
!
ok 'register: the record, with the conflict' deal_is d-161 \
	'{id: d-161, account: p-087, amount: 30000, currency: EUR, kind: new, stage: qualification, created: 2026-11-20, partner: fjell-data, role: sourced, registration: {state: submitted, submitted: 2026-11-20, contact: "Kari Nes, CFO", need: one view of three sites, conflicts: [{deal: d-125, partner: nordvik-systems, state: open}]}, evidence: [{date: 2026-11-20, note: Workshop on site, by: Ada Test}]}'
git log -1 --format=%s >"$T/message"
ok 'register: the commit' is "$T/message" <<-!
	deal: register Borgund Lager og Distribusjon for Fjell Data
!
run pos-check
ok 'register: pos-check finds nothing' status 0
pd register d-161 --partner fjell-data
ok 'register again: nothing to do' has out 'd-161 stays as it is'
pd review d-161
ok 'review: status' status 0
ok 'review: state' has out 'registration state submitted -> under-review'
pd review d-161
ok 'review again: nothing to do' has out 'stays as it is'
on 2026-11-22 approve d-161 --by 'marius HAGEN'
ok 'approve: the own manager: status' status 2
ok 'approve: the own manager: why' has err \
	'would decide their own case: somebody else approves it (--by NAME), or --reason says why not'
on 2026-11-22 approve d-161
ok 'approve: status' status 0
until=$(day 90 2026-11-22)
ok 'approve: the activity is told' has out \
	'partners/fjell-data/partner.yaml: activity: added registration, Borgund'
ok 'approve: until when' has out "registration until unknown -> $until"
ok 'approve: not called late' equal "$(grep -c late "$T/err")" 0
ok 'approve: the record' equal \
	"$(line_of d-161 | grep -o 'decided: [^}]*}')" \
	"decided: 2026-11-22, by: Ada Test, until: $until}"
git show --format= -U0 -- partners/fjell-data | grep '^[+-] ' >"$T/change"
ok 'approve: an activity of the partner, in the same commit' is "$T/change" <<-!
	+  - {date: 2026-11-22, kind: registration, note: Borgund Lager og Distribusjon (d-161)}
!
ok 'approve: two files in it' equal "$(git show --format= --name-only | wc -l)" 2
on 2026-11-22 approve d-161
ok 'approve again: status' status 3
ok 'approve again: message' has err "is approved, protected until $until, 90 days left"
on 2026-11-22 register d-161
ok 'register an approved one: status' status 3

# days left, as people, programs and templates see them
on 2026-12-02 list --registration
ok 'list --registration' is out <<-!
	DEAL   ACCOUNT                        AMOUNT  PARTNER     REGISTRATION  SUBMITTED   LATE  UNTIL       DAYS LEFT  CONFLICTS
	d-161  Borgund Lager og Distribusjon  30,000  fjell-data  approved      2026-11-20     0  $until         80          1
!
ok 'list --registration: the window is long enough' empty "$T/err"
on 2026-12-02 list --registration submitted rejected
ok 'list --registration submitted rejected: none' status 1
on 2026-12-02 show d-161
ok 'show' is out <<-!
	d-161
	Record            $q4:16
	Account           Borgund Lager og Distribusjon (p-087), prospect, nordics
	Amount            EUR 30,000 a year, new
	Stage             qualification, created 2026-11-20
	Partner           Fjell Data, sourced
	Evidence          2026-11-20, Ada Test: Workshop on site

	Registration      approved, protected until $until, 80 days left
	                  submitted 2026-11-20, decided 2026-11-22, by Ada Test
	Confirmed by      Kari Nes, CFO
	Need              one view of three sites
	Also open there   d-125 of Nordvik Systems, EUR 46,000, open
!
on 2026-12-02 show d-161 -o json
python3 - "$T/out" "$until" >"$T/odd" 2>&1 <<'PY'
import json, sys
d = json.load(open(sys.argv[1]))
assert d['schema_version'] == 1 and d['id'] == 'd-161' and d['line'] == 16
assert d['record']['registration']['state'] == 'approved'
assert d['derived'] == {'as_of': '2026-12-02', 'account_name':
    'Borgund Lager og Distribusjon', 'partner_name': 'Fjell Data',
    'registration': 'approved', 'answer_due': '2026-11-22', 'late_days': 0,
    'protected_until': sys.argv[2], 'days_left': 80, 'lacks': None,
    'conflicts': [{'deal': 'd-125', 'partner': 'nordvik-systems',
    'state': 'open'}]}, d['derived']
PY
ok 'show -o json' empty "$T/odd"
POS_NOW=2026-12-02 run pos-partner show fjell-data
ok 'pos-partner show: a line for it' has out \
	"Registrations     d-161 Borgund Lager og Distribusjon: approved, protected until"
POS_NOW=2026-12-02 run pos-partner show fjell-data -o json
python3 - "$T/out" "$until" >"$T/odd" 2>&1 <<'PY'
import json, sys
r = json.load(open(sys.argv[1]))['derived']['registrations']
assert r == [{'deal': 'd-161', 'account_name': 'Borgund Lager og Distribusjon',
    'state': 'approved', 'protected_until': sys.argv[2], 'days_left': 80}], r
PY
ok 'pos-partner show -o json: its registrations' empty "$T/odd"
cat >"$T/t.md" <<-'!'
	{{#partner.open_deals}}
	{{id}} {{registration}} {{protected_until}} {{protected_until_text}}
	{{/partner.open_deals}}
!
POS_NOW=2026-12-02 run pos-fill --missing=empty --partner fjell-data "$T/t.md"
sed -i 's/ *$//' "$T/out"
ok 'templates: open deals have their registration' is out <<-!
	d-124
	d-161 approved $until $(date -u -d "$until" '+%-d %B %Y')
!
POS_NOW=2026-12-02 run pos-mail --partner fjell-data --set deal=d-161 \
	--set decision=approved deal-registration
ok 'pos-mail: until the day on record' has out \
	"$(date -u -d "$until" '+%-d %B %Y')"

# the last day, and the day after
on "$until" show d-161
ok 'the last day is protected' has out "today is the last day"
on "$(day 1 "$until")" list --registration expired
ok 'the day after: expired, though it is not written' has out 'expired'
ok 'the day after: the file' has "$q4" 'state: approved'
on "$(day 1 "$until")" extend d-161
ok 'extend too late: status' status 3
ok 'extend too late: message' has err 'an extension comes before the last day'
on "$(day 1 "$until")" approve d-161
ok 'approve what has expired' has err 'pos deal register takes it again'
saved=$(git rev-parse HEAD)
on "$until" expire
ok 'expire on the last day: nothing' is out <<-!
	no registration has run out
!
on "$(day 1 "$until")" expire -n
ok 'expire -n: the difference' has out '+  - {id: d-161'
ok 'expire -n: nothing written' clean
on "$(day 1 "$until")" expire
ok 'expire: status' status 0
ok 'expire: output' is out <<-!
	$q4:16: d-161: registration state approved -> expired
	committed as ID
!
on "$(day 1 "$until")" expire
ok 'expire again: nothing' has out 'no registration has run out'
on 2027-04-01 register d-161 --need 'a fourth site'
ok 'register again after the end: status' status 0
ok 'register again: begins anew, without the old answer' equal \
	"$(line_of d-161 | grep -o 'registration: {[^[]*')" \
	'registration: {state: submitted, submitted: 2027-04-01, need: a fourth site, conflicts: '
ok 'register again: says what is missing' has err 'not complete, and not approved so; missing contact'
git reset -q --hard "$saved"

# extend, once
on "$until" extend d-161
ok 'extend on the last day: status' status 0
longer=$(day 30 "$until")
ok 'extend: by 30 days' has out "registration until $until -> $longer"
on "$until" extend d-161
ok 'extend twice: status' status 3
ok 'extend twice: message' has err 'a second extension would be a reservation'
on "$longer" show d-161
ok 'extended: protected on its new last day' has out "protected until $longer"
on "$(day 1 "$longer")" show d-161
ok 'extended: expired after it' has out 'Registration      expired'

# a deal that was closed in time stays approved
on "$longer" set d-161 stage=won closed="$longer"
on "$(day 30 "$longer")" list --registration approved -o tsv
ok 'won on the last day: stays approved' has out 'd-161'
on "$(day 30 "$longer")" expire
ok 'won on the last day: does not expire' has out 'no registration has run out'
git reset -q --hard "$saved"
on 2027-03-10 set d-161 stage=won closed=2027-03-09
on 2027-03-10 list --registration expired -o tsv
ok 'won after the end: expired' has out 'd-161'
git reset -q --hard "$saved"

# two claims on one account
pd register d-125 --contact 'Ola Lie, CEO'
ok 'register a deal on file: status' status 0
ok 'register: the protected one is told' is err <<-!
	pos-deal: conflict on this account: d-161 of Fjell Data, EUR 30,000, protected until $until
	pos-deal: not complete, and not approved so; missing need, evidence: pos deal register d-125 --contact WHO --need WHAT --evidence TEXT adds it
!
ok 'register: the protected one is on record' has data/deals-2026-q3.yaml \
	"conflicts: [{deal: d-161, partner: fjell-data, state: protected, until: $until}]"
for sub in approve review; do
	pd $sub d-125
	ok "$sub one that is not complete: status" status 3
	ok "$sub one that is not complete: what is missing" has err \
		'is not complete; missing need, evidence'
done
on 2026-12-01 list --registration -o json
python3 - "$T/out" >"$T/odd" 2>&1 <<'PY'
import json, sys
d = {x['id']: x for x in json.load(open(sys.argv[1]))['deals']}
assert d['d-125']['answer_due'] is None and d['d-125']['late_days'] is None
assert d['d-125']['conflicts'] == d['d-161']['conflicts'] == 1
assert d['d-125']['registration'] == 'submitted'
PY
ok 'not complete: no answer is due' empty "$T/odd"
on 2026-12-01 register d-125 --need 'Fewer late loads' --evidence 'Two visits'
ok 'completed: counts from that day' has out \
	'registration submitted 2026-11-20 -> 2026-12-01'
on 2026-12-01 approve d-125
ok 'approve on a protected account: status' status 3
ok 'approve on a protected account: message' has err \
	"the account of d-125 is taken: d-161 of Fjell Data, EUR 30,000, protected until $until (data/deals-2026-q4.yaml:16)"
on 2026-12-03 approve d-125 -n --reason 'another site'
ok 'answered on the last day in time: status' status 0
ok 'answered on the last day in time: not late' equal "$(grep -c late: "$T/err")" 0
on 2026-12-04 show d-125
ok 'an answer that is late' has out 'answer late by 1 day'
on 2026-12-05 approve d-125 --reason 'another site'
ok 'approve with a reason: status' status 0
ok 'approve with a reason: it is on record' has data/deals-2026-q3.yaml \
	'reason: another site'
ok 'approve late: says so' has err \
	'late: answered 2 days after the 48 hours that program.yaml gives; submitted 2026-12-01'
ok 'approve: the conflict is told again' has err \
	'conflict on this account: d-161 of Fjell Data'
pd add --account p-087 --amount 10
ok 'add on a protected account: says so' equal \
	"$(grep -c 'conflict on this account' "$T/err")" 2
again

# what a registration holds
claim_held() {
	claim
	while IFS='|' read -r key value; do
		pd set d-161 "$key=$value"
		ok "$1: $key=$value: status" status 3
		ok "$1: $key=$value: message" has err \
			"$key: d-161 ($q4:16) is registered for Fjell Data on"
	done <<-'!'
		partner|nordvik-systems
		partner|
		account|p-020
		role|influenced
	!
}
claim_held 'registered, waiting'
ok 'registered, waiting: what to do' has err 'pos deal reject d-161 --reason'
pd approve d-161
pd set d-161 partner=nordvik-systems
ok 'approved: another partner: status' status 3
ok 'approved: another partner: what to do' has err \
	'what is approved stays, and pos deal register --account A'
pd set d-161 amount=31000 name=Still stage=proposal
ok 'approved: other values: status' status 0
pd set d-161 stage=won
pd set d-161 partner=nordvik-systems
ok 'won after an approval: another partner: status' status 3
again
claim
pd reject d-161 --reason duplicate
pd set d-161 role=influenced
ok 'rejected: another role: the registration stays' equal \
	"$(line_of d-161 | grep -c 'state: rejected')" 1
pd set d-161 partner=nordvik-systems role=sourced
ok 'rejected: another partner: the registration goes' deal_is d-161 \
	'{id: d-161, account: p-087, amount: 30000, currency: EUR, kind: new, stage: qualification, created: 2026-11-20, partner: nordvik-systems, role: sourced, evidence: [{date: 2026-11-20, note: Workshop on site, by: Ada Test, partner: fjell-data}]}'
ok 'rejected: another partner: said' has err \
	'the registration, rejected, was about another partner and goes'
pd register d-161 --contact x --need y
ok 'another partner: the evidence of the old one does not count' has err \
	'missing evidence'
run pos-check
ok 'another partner: pos-check finds nothing' status 0
again

# two who bring the same new company at once
for p in fjell-data nordvik-systems; do
	pos-deal register --new-prospect 'Nordfjord Kraft' --amount 5 \
		--partner $p >"$T/out.$p" 2>"$T/err.$p" &
done
wait
ok 'a new company twice at once: one account' equal \
	"$(grep -c Nordfjord data/prospects.yaml)" 1
ok 'a new company twice at once: the second is told' equal "$(cat \
	"$T/err.fjell-data" "$T/err.nordvik-systems" |
	grep -c 'is on file: Nordfjord Kraft, a prospect')" 1
again

# who does not get one
while IFS='|' read -r want args message; do
	eval "pd register $args"
	ok "register $args: status" status "$want"
	ok "register $args: message" has err "$message"
done <<-!
	3|d-128|is a direct deal of ours
	3|d-125 --partner fjell-data|is a deal of Nordvik Systems
	3|d-124|is influenced
	3|d-126|is lost since 2026-09-17
	3|d-999|no deal 'd-999'
	2||register needs DEAL
	2|--account p-087 --amount 5|register needs DEAL, or --partner
	2|--account p-087 --partner fjell-data|how much a year?
	2|--account p-087 --amount 5 --partner fjell-data --role influenced|what it sourced
	2|d-125 --amount 5|register takes DEAL
	2|d-125 --contact ' '|the contact is empty
	2|d-125 --need ''|the need is empty
	3|d-125 --partner nobody|no partner 'nobody'
!
for sub in review approve 'reject --reason x' extend; do
	# shellcheck disable=SC2086
	pd $sub d-125
	ok "$sub what is not registered: status" status 3
	ok "$sub what is not registered: message" has err \
		'd-125 (data/deals-2026-q3.yaml:4) is not registered'
	ok "$sub what is not registered: nothing committed" equal \
		"$(commits)" 0
done
pd register --account p-009 --amount 5 --partner techstart-inc --contact A \
	--need B --evidence C
ok 'a partner without an agreement: says so' has err \
	'TechStart Inc has no agreement in force (stage prospect)'
ok 'a direct deal on the account: a conflict' has err \
	'conflict on this account: d-128, direct, EUR 42,000, open'
ok 'a direct deal on the account: on record' has "$q4" \
	'conflicts: [{deal: d-128, state: open}]'
pd approve d-161 -n
ok 'approve for a partner without an agreement: says so, too' has err \
	'TechStart Inc has no agreement in force'
pd reject d-161
ok 'reject without a reason: status' status 2
ok 'reject without a reason: which there are' has err \
	'duplicate, territory, no value added, land grab, or own words'
on 2026-11-30 reject d-161 --reason 'land grab' --by 'Bo Berg'
ok 'reject: status' status 0
ok 'reject: the record' has "$q4" \
	'decided: 2026-11-30, by: Bo Berg, reason: land grab}'
ok 'reject: late' has err 'late: answered 8 days after'
ok 'reject: no activity' equal "$(git show --format= --name-only | wc -l)" 1
pd approve d-161
ok 'approve what was rejected' has err 'is rejected 2026-11-30: land grab; pos deal register'
pd register d-161 --contact 'D, CFO' --need E
ok 'register what was rejected: begins anew' equal \
	"$(line_of d-161 | grep -o 'registration: {[^[]*')" \
	'registration: {state: submitted, submitted: 2026-11-20, contact: "D, CFO", need: E, conflicts: '
pd approve d-161 --reason ''
ok 'an empty reason: status' status 2
again

# no policy, a policy that is too short
claim
sed -i '/protection_days: 90/d; /extension_days: 30/d' program.yaml
git commit -qam 'no policy'
pd approve d-161
ok 'no protection_days: status' status 3
ok 'no protection_days: what to do' has err \
	'program.yaml: policies.deal_registration.protection_days is missing'
again
sed -i 's/protection_days: 90 /protection_days: 60 /' program.yaml
claim --no-commit
pd list --registration
python3 - "$T" >"$T/want" <<'PY'
import datetime, statistics, sys
sys.path.insert(0, sys.argv[1])
from deals import *
day = datetime.date.fromisoformat
days = [(day(d['closed']) - day(d['created'])).days for d in deals
    if d['stage'] == 'won']
m = statistics.median(days)
line = [i for i, l in enumerate(open('program.yaml'), 1)
    if 'protection_days: 60' in l][0]
assert 60 < 0.75 * m
print('pos-deal: warning: program.yaml:%d: protection_days: 60 are %d %% of '
    'the median sales cycle, %g days over %d won deals; partners lose deals '
    'to the calendar below 75 %%, %g days' % (line, int(6000 / m + 0.5), m,
    len(days), 0.75 * m))
PY
ok 'a window below three quarters of the median cycle: once, with figures' \
	is err <"$T/want"
ok 'a window that is too short: status' status 0
pd list
ok 'a window that is too short: only where registrations are listed' \
	empty "$T/err"
again

# pos-check: registrations that cannot be
while IFS='|' read -r what message; do
	claim --no-commit
	pos-deal approve d-161 --no-commit >/dev/null 2>&1
	sed -i "/id: d-161/$what" "$q4"
	run pos-check
	ok "pos-check, $what: status" status 1
	ok "pos-check, $what: message" has out "$message"
	again
done <<-!
	s/decided: [0-9-]*/decided: 2026-11-19/|decided: 2026-11-19 is before submitted, 2026-11-20
	s/until: [0-9-]*/until: 2026-11-01/|until: 2026-11-01 is before decided, 2026-11-20
	s/, until: [0-9-]*//|approved without until
	s/ partner: fjell-data, role: sourced,//|registration without partner
	s/state: approved/state: aproved/|aproved
!

# --dry-run, --no-commit, edits that are not committed
claim -n
ok '--dry-run: the difference' has out '+  - {id: d-161'
ok '--dry-run: the conflict is told' has err 'conflict on this account'
ok '--dry-run: nothing written' clean
claim --no-commit
ok '--no-commit: written' has "$q4" 'id: d-161'
ok '--no-commit: no commit' equal "$(commits)" 0
pd add --account c-004 --amount 7
ok 'beside uncommitted edits: status' status 0
ok 'beside uncommitted edits: the next id' has out 'd-162'
git show --format= -U0 -- "$q4" | grep '^[+-] ' >"$T/change"
ok 'beside uncommitted edits: only the new one is committed' is "$T/change" <<-!
	+  - {id: d-162, account: c-004, amount: 7, currency: EUR, kind: expansion, stage: qualification, created: 2026-11-20}
!
ok 'beside uncommitted edits: they stay' equal "$(git diff --numstat)" \
	"1	0	crm/ws/$q4"
pd approve d-161
ok 'a deal that is not committed: status' status 6
ok 'a deal that is not committed: what to do' has err 'not committed'
git add -A
pd add --account c-004 --amount 8
ok 'staged changes in the file: status' status 3
again

# files in other forms
printf '# mine\r\ndeals:\r\n- id: d-900   # first\r\n  account: c-004\r\n  amount: 5\r\n  stage: proposal\r\n  created: 2026-11-01\r\n- {id: d-901, account: c-004, amount: 6, stage: proposal, created: 2026-11-02}   # last\r\n' \
	>data/deals-more.yaml
git add -A
git commit -qm more
pd set d-900 stage=discovery expected=2027-01-01
ok 'a block with CR LF: status' status 0
pd set d-901 buyer='Chief, of all' amount=6.5
printf '# mine\r\ndeals:\r\n- id: d-900   # first\r\n  account: c-004\r\n  amount: 5\r\n  stage: discovery\r\n  created: 2026-11-01\r\n  expected: 2027-01-01\r\n- {id: d-901, account: c-004, amount: 6.5, stage: proposal, created: 2026-11-02, buyer: "Chief, of all"}   # last\r\n' \
	>"$T/want"
ok 'a block with CR LF: only the values' same "$T/want" data/deals-more.yaml
pd add --account c-004 --amount 1
ok 'the next id is free in all files' has out 'd-902'
again

# what cannot be read
for bad in 'deals: [' 'deals: {a: b}' 'deals:
  - {id: d-1, account: c-004, amount: 1, stage: wno, created: 2026-01-01}' \
	'deals:
  - {id: d-125, account: c-004, amount: 1, stage: proposal, created: 2026-01-01}'; do
	printf '%s\n' "$bad" >data/deals-x.yaml
	pd list
	ok "a file of '$bad': status" status 3
	ok "a file of '$bad': file" has err 'data/deals-'
	cp "$q4" "$T/before"
	pd add --account c-004 --amount 1
	ok "a file of '$bad': no edit" same "$T/before" "$q4"
done
again
run pos-deal list -C /
ok 'no workspace: status' status 3
run pos-deal list -C "$T/repo/crm/ws/partners" --won
ok '-C in a folder of it: status' status 0
rm -r data
pd list
ok 'no deals: status' status 1
ok 'no deals: what to do' is err <<-!
	pos-deal: no deal yet; pos deal add makes one
!
pd expire
ok 'no deals: expire: status' status 0
# with no history: ids of deals that were are not given again
cp -R . "$T/fresh"
cd "$T/fresh" || exit 1
pd add --new-prospect First --amount 5 --no-commit
ok 'the first deal of all: status' status 0
ok 'the first deal of all' is "$q4" <<-!
	# Deals created in the fourth quarter of 2026.
	deals:
	  - {id: d-001, account: p-001, amount: 5, currency: EUR, kind: new, stage: qualification, created: 2026-11-20}
!
ok 'the first prospect of all' is data/prospects.yaml <<-!
	# Accounts that have not bought.
	prospects:
	  - {id: p-001, name: "First"}
!
cd "$T/repo/crm/ws" || exit 1
again

# eight at once: eight deals, eight ids
for i in 1 2 3 4 5 6 7 8; do
	pos-deal add --new-prospect "Company $i" --amount "$i" >"$T/out.$i" 2>&1 &
done
wait
cat "$T"/out.? >"$T/out"
ok 'eight adds at once: eight commits' equal "$(commits)" 8
ok 'eight adds at once: each said so' equal "$(grep -c '^committed' "$T/out")" 8
sed -n 's/.*{id: \(d-1[67][0-9]\), account: \(p-09[0-9]\), .*/\1 \2/p' "$q4" |
	awk '!/d-160/' >"$T/ids"
ok 'eight adds at once: ids in order, each with its account' is "$T/ids" <<-!
	d-161 p-091
	d-162 p-092
	d-163 p-093
	d-164 p-094
	d-165 p-095
	d-166 p-096
	d-167 p-097
	d-168 p-098
!
for i in 1 2 3 4 5 6 7 8; do
	p=$(sed -n "s/.*{id: \(p-[0-9]*\), name: \"Company $i\"}/\1/p" \
		data/prospects.yaml)
	grep -q "account: $p, amount: $i," "$q4" || echo "$i"
done >"$T/odd"
ok 'eight adds at once: each deal has its own account' empty "$T/odd"
run pos-check
ok 'eight adds at once: pos-check finds nothing' status 0
ok 'eight adds at once: nothing is left' clean
again

# two partners register one account at once: the second sees the first
race() {
	for p in fjell-data nordvik-systems; do
		pos-deal register --account p-020 --amount 5 --partner $p \
			--contact A --need B --evidence C \
			--created "$1" >"$T/out.$p" 2>"$T/err.$p" &
		shift
	done
	wait
}
seen() {
	python3 - "$@" <<'PY'
import re, subprocess, sys
rows = []
for path in sys.argv[1:]:
    for line in open(path, encoding='utf-8'):
        if 'registration: {' in line and 'account: p-020' in line:
            rows.append((re.search(r'id: (\S+),', line).group(1),
                re.search(r' partner: ([\w-]+), role', line).group(1),
                re.findall(r'\{deal: ([\w-]+)', line)))
assert len(rows) == 2, rows
# d-129 is a direct deal of ours there: both see it
assert all('d-129' in r[2] for r in rows), rows
others = [len(set(r[2]) - {'d-129'}) for r in rows]
assert sorted(others) == [0, 1], rows
second = rows[others.index(1)]
first = rows[others.index(0)]
assert first[0] in second[2], rows
PY
}
for i in 1 2 3 4; do
	race 2026-11-20 2026-11-20
	seen "$q4" >>"$T/seen" 2>&1
	cat "$T/err.fjell-data" "$T/err.nordvik-systems" |
		grep -c 'registered, not yet answered' >>"$T/told"
	again
	race 2026-11-20 2026-08-03
	seen "$q4" data/deals-2026-q3.yaml >>"$T/seen" 2>&1
	cat "$T/err.fjell-data" "$T/err.nordvik-systems" |
		grep -c 'registered, not yet answered' >>"$T/told"
	again
done
ok 'two at once, in one file and in two: the second has the first on record' \
	empty "$T/seen"
ok 'two at once: the second was told' equal "$(sort "$T/told" | uniq -c |
	tr -s ' ')" ' 8 1'

# two approvals of one account at once: one is refused
race 2026-11-20 2026-08-03
for id in $(pos-deal list --registration submitted -z | tr '\0' '\n' |
	cut -f 1); do
	pos-deal approve "$id" --by 'Bo Berg' >"$T/out.$id" 2>"$T/err.$id"  &
done
wait
ok 'two approvals at once: one is protected' equal \
	"$(grep -h 'account: p-020' data/deals-2026-q[34].yaml |
	grep -c 'state: approved')" 1
ok 'two approvals at once: the other is refused' equal \
	"$(cat "$T"/err.d-16* | grep -c 'is taken: d-16')" 1
ok 'two approvals at once: the repository is sound' \
	git fsck --strict --no-dangling

# a prospect that buys is a customer, its lines as they stand
again
borgund=$(grep 'id: p-087' data/prospects.yaml)
sed -i 's/^\(.*id: p-087.*\)$/  # met at the fair\n\1  # whole key/' \
	data/prospects.yaml
git commit -qam 'a note'
pd set d-125 stage=won -n
ok 'a prospect buys: a dry run shows it' has out \
	"+${borgund%\}}, since: 2026-11-20}  # whole key"
ok 'a prospect buys: a dry run changes nothing' git diff --quiet HEAD
pd set d-125 stage=won
tail -n 2 data/customers.yaml >"$T/tail"
ok 'a prospect buys: its lines with their comments' is "$T/tail" <<-!
	  # met at the fair
	${borgund%\}}, since: 2026-11-20}  # whole key
!
ok 'a prospect buys: nothing of it stays behind' equal \
	"$(grep -c 'p-087\|met at' data/prospects.yaml)" 0
run pos-check
ok 'a prospect buys: the workspace is sound' status 0
git revert --no-edit HEAD >"$T/reverted"
sed -i 's/whole key/half a key/' data/prospects.yaml
pd set d-125 stage=won
ok 'a prospect buys, its lines not committed: refused' status 6
ok 'a prospect buys, its lines not committed: says so' has err \
	'p-087 has been edited and not committed'
again
mv data/prospects.yaml data/all.yaml
printf 'prospects:\n- id: p-500\n  name: "Solo"\n' >data/prospects.yaml
rm data/all.yaml data/customers.yaml data/deals-*.yaml
printf 'deals:\n  - {id: d-900, account: p-500, amount: 5, currency: EUR, stage: proposal, created: 2026-10-05}\n' >$q4
git add -A
git commit -qm 'no customers'
pd set d-900 stage=won
ok 'the first customer: the file is made' is data/customers.yaml <<-!
	# Customers, present and former.
	customers:
	  - id: p-500
	    name: "Solo"
	    since: 2026-11-20
!
pd add --new-prospect 'Qed Ltd' --amount 50 --stage won
ok 'a new account buys at once: is a customer' has data/customers.yaml \
	'name: "Qed Ltd", since: 2026-11-20}'
ok 'a new account buys at once: says so' has out 'new customer: Qed Ltd'

# the sample's own
rm -rf "$T/sample"
cp -R "$ROOT/workspace" "$T/sample"
run pos-deal list -C "$T/sample" --registration
ok 'the sample has two registered deals' is out <<-!
	DEAL   ACCOUNT             AMOUNT  PARTNER              REGISTRATION  SUBMITTED   LATE  UNTIL       DAYS LEFT  CONFLICTS
	d-145  Roslagens Rökeri    33,000  alvsjo-automation    approved      2026-09-21     0  2026-12-21         31          0
	d-156  Daugavas Tirgotājs  37,000  rigas-datu-darbnica  approved      2026-10-26     0  2027-01-26         67          0
!

# ids that were deleted are not given again: the history speaks of them
again
pd add --account c-006 --amount 5 --name 'See - {id: d-400} and, id: d-500'
pd add --new-prospect 'Kort Liv' --amount 7
ok 'two new deals' has "$q4" 'id: d-162, account: p-091'
sed -i '/d-16[12]/d' "$q4"
sed -i '/p-091/d' data/prospects.yaml
git commit -qam 'deals that were none'
pd add --new-prospect 'Annet Navn' --amount 9
ok 'ids that were deleted: a deal and a prospect get others' has "$q4" \
	'id: d-163, account: p-092'
printf 'Record ID,Deal Name,Associated Company,Amount,Create Date,Deal Stage\n%s\n' \
	'1,Flow,Tredje Navn,5,2026-11-02,contractsent' >"$T/one.csv"
sed -i '/d-163/d' "$q4"
sed -i '/p-092/d' data/prospects.yaml
git commit -qam 'and another'
run pos-import deals "$T/one.csv"
ok 'ids that were deleted: nor does an import give them' has "$q4" \
	'id: d-164, name: "Flow", account: p-093'
head=$(git rev-parse HEAD)
git clone -q "$T/repo" "$T/clone"
run pos-deal add -C "$T/clone/crm/ws" --account c-006 --amount 5
ok 'ids that were deleted: a clone knows as much' has \
	"$T/clone/crm/ws/$q4" 'id: d-165'
git reset -q --hard "$first"
pd add --account c-006 --amount 5
ok 'a commit that is undone gives its id back' has "$q4" 'id: d-161'
git reset -q --hard "$head"
for text in garbage "$(git rev-parse HEAD) 4294967295 1 1 other/" ''; do
	printf '%s' "$text" >"$T/repo/.git/pos/ids"
	pd add -n --account c-006 --amount 5
	ok "what was kept is wrong ($text): is found anew" has out 'id: d-165'
done
chmod 500 "$T/repo/.git/pos"
rm -f "$T/repo/.git/pos/ids"
pd add -n --account c-006 --amount 5
ok 'what was found cannot be kept: status' status 0
chmod 700 "$T/repo/.git/pos"

# a deal stays in its file when its day of creation moves to another quarter
again
pd set d-150 created=2026-09-30
ok 'another quarter: status' status 0
ok 'another quarter: the deal stays in its file' has "$q4" 'id: d-150,'
ok 'another quarter: no other file has it' equal \
	"$(grep -l 'id: d-150,' data/*.yaml)" "$q4"

# the configuration of git
for many in 0 -1 1x x ''; do
	git config pos.bulk "$many"
	pd set d-128 buyer=Ada
	ok "pos.bulk '$many': status" status 3
	ok "pos.bulk '$many': is told" has err "pos.bulk: '$many' in the"
done
git config pos.bulk 1k
pd set d-128 buyer=Ada
ok 'pos.bulk 1k: as git has it' status 0
git config --unset pos.bulk
done_testing
