#!/bin/sh
# The figures of a report as CSV and JSON: both parse, have every metric, say
# in which currency money is, and leave empty what is not known.
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import csv, json' 2>/dev/null; then
	echo '1..0 # SKIP no python3'
	exit 0
fi
pos-init w --demo </dev/null >/dev/null || exit 1
sed -i 's/^currency: EUR/currency: SEK/' w/company.yaml
sed -i 's/currency: EUR/currency: SEK/' w/data/*.yaml w/program.yaml
cat >check.py <<'!'
import csv, json, sys
with open('csv', newline='') as f:
    rows = list(csv.DictReader(f))
objects = json.load(open('json'))
assert objects['schema_version'] == 1
head, objects = objects, objects['metrics']
of = 'report period against as_of commit edits view scope'.split()
ids = [line.split(': ')[1].strip() for line in open(sys.argv[1])
       if line.startswith('  - id: ')]
if [r['metric'] for r in rows] != ids or [o['metric'] for o in objects] != ids:
    print('not every metric')
for r, o in zip(rows, objects):
    # of what they are: in JSON once, here in each row
    for key in of:
        if r.pop(key, None) != head.get(key, ''):
            print(r['metric'], key, 'is another, or missing')
    if set(r) != set(o) or None in r.values():
        print(r['metric'], 'has other keys', set(r) ^ set(o))
    for key, text in r.items():
        value = o[key]
        if value is None:
            same = text == ''
        elif isinstance(value, (int, float)):
            same = float(text) == value
        else:
            same = text == value
        if not same:
            print(r['metric'], key, repr(text), repr(value))
    if (r['unit'] == 'money') != (r['currency'] == 'SEK'):
        print(r['metric'], r['unit'], 'in', repr(r['currency']))
    if (r['state'] == 'measured') != (r['value'] != ''):
        print(r['metric'], r['state'], repr(r['value']))
print(len(rows), 'rows', sum(r['value'] == '' for r in rows) > 0)
!
n=$(grep -c '^  - id:' "$ROOT/templates/metrics.yaml")
for report in 'exec' '--period 2026-Q3 quarterly' '--period 2025 annual' \
	'--partner nordvik-systems partner'; do
	# shellcheck disable=SC2086
	run pos-report -C w --format csv $report
	ok "$report, csv: status" status 0
	cp out csv
	# shellcheck disable=SC2086
	run pos-report -C w --format json $report
	ok "$report, json: status" status 0
	cp out json
	run python3 check.py "$ROOT/templates/metrics.yaml"
	ok "$report: both say the same" is out <<-!
		$n rows True
	!
done
done_testing
