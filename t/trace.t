#!/bin/sh
# Every number of every builtin draft is in the evidence that pos-gen
# --evidence prints, and every piece of evidence names its files.
. "$(dirname "$0")/lib.sh"
TRACE=$ROOT/t/helper/trace.py

pos-init w --demo </dev/null >/dev/null && cd w || exit 1
pos-gen --all >/dev/null || exit 1
for p in nordvik-systems alvsjo-automation kaser-roth; do
	for a in "$ROOT"/templates/artifacts/*/artifact.yaml; do
		grep -q '^partner_output:' "$a" || continue
		a=${a%/artifact.yaml}
		pos-gen --partner $p "${a##*/}" >/dev/null
	done
done
pos-report exec >/dev/null

# sidecars and the address that gives their evidence
(cd .pos && find . -name '*.yaml' ! -path './reviews/*' | sed 's|^\./||' |
	sort) >"$T/sidecars"
while read -r s; do
	case $s in
	reports/*) address=report-${s##*-} address=${address%.yaml} ;;
	strategy/*) address=${s#strategy/} address=${address%.yaml} ;;
	*) address=${s%.yaml}.md ;;
	esac
	run pos-gen --evidence "$address"
	ok "$address: has evidence" status 0
	cp "$T/out" "$T/evidence.json"
	python3 "$TRACE" ".pos/$s" "$T/evidence.json" >"$T/out" 2>"$T/count"
	ok "$address: each number is in it" empty out
	read -r numbers word <"$T/count"
	ok "$address: that were $numbers" test "$numbers" -gt 0
	python3 - "$T/evidence.json" . >"$T/out" <<-'!'
		import glob, json, os, sys
		for address, parts in json.load(open(sys.argv[1])).items():
		    for name, part in parts.items():
		        sources = part.get('sources')
		        if not sources:
		            print(address, name, 'names no file')
		        for s in sources or []:
		            if s.startswith(('partners', 'data/', 'strategy/')):
		                continue
		            if not os.path.exists(s):
		                print(address, name, s, 'is not there')
		!
	ok "$address: each part names its files" empty out
done <"$T/sidecars"

# the test can fail: a figure typed into a draft is found
mkdir -p templates/artifacts/icp
cp -R "$ROOT/templates/artifacts/icp/." templates/artifacts/icp/
chmod -R u+w templates
echo 'Growth is 87.3 % a year.' >>templates/artifacts/icp/pains.md
pos-gen -f icp >/dev/null
pos-gen --evidence icp >"$T/evidence.json"
python3 "$TRACE" .pos/strategy/icp.yaml "$T/evidence.json" >"$T/out" 2>&1
ok 'a figure that was typed in is found' has out \
	'pains: 87.3 in Growth is 87.3 % a year.'
done_testing
