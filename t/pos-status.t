#!/bin/sh
# pos-status: never, fresh, stale, edited, removed; forms; errors.
. "$(dirname "$0")/lib.sh"

cp -R "$ROOT/workspace" w && chmod -R u+w w && cd w || exit 1
git init -q && git add -A && git commit -qm start

run pos-status
ok 'nothing drafted: status' status 0
ok 'nothing drafted: says how' is out <<-!
	strategy/cjm.md
	  not drafted yet: pos gen cjm
	strategy/icp.md
	  not drafted yet: pos gen icp
	strategy/ipp.md
	  not drafted yet: pos gen ipp
	strategy/framework.md
	  not drafted yet: pos gen framework
	strategy/tam.md
	  not drafted yet: pos gen tam
	!

pos-gen icp ipp cjm >/dev/null
run pos-status
ok 'all fresh: status' status 0
ok 'all fresh: output' is out <<-!
	strategy/cjm.md
	  6 sections fresh
	strategy/icp.md
	  9 sections fresh
	strategy/ipp.md
	  8 sections fresh
	strategy/framework.md
	  not drafted yet: pos gen framework
	strategy/tam.md
	  not drafted yet: pos gen tam
	!

# a deal turns from lost to won; a sentence by hand; a section removed
perl -0pi -e 's/stage: lost/stage: won/' data/deals-2025-q2.yaml
perl -0pi -e 's/What present customers named/What they named/' strategy/icp.md
perl -0pi -e 's/## Tech matrix.*?(?=## Sales)//s' strategy/cjm.md
run pos-status
ok 'changed: status' status 1
ok 'changed: names what is stale and why' is out <<-!
	strategy/cjm.md
	  tech-matrix   removed by hand
	  5 sections fresh
	strategy/icp.md
	  firmographics     stale: data/deals
	      industries construction median acv too few to say (n = 2) -> too few to say (n = 3)
	      industries leads Food production -> Logistics and Food production
	      industries rest win rate 30 % (16 of 53) -> 32 % (17 of 53)
	      and 1 more figure
	  technographics    stale: data/deals
	      technologies AWS win rate 45 % (17 of 38) -> 47 % (18 of 38)
	      technologies Microsoft Dynamics 365 win rate 29 % (9 of 31) -> 32 % (10 of 31)
	      technologies Microsoft Dynamics 365 median acv too few to say (n = 9) -> EUR 37,750
	      and 9 more figures
	  behaviour         stale: data/deals
	      deals win rate 40 % (41 of 103) -> 41 % (42 of 103)
	      deals median acv EUR 40,000 -> EUR 40,500
	      deals median days 97 -> 99
	      and 13 more figures
	  signals           stale: data/deals
	      signals new site win rate 58 % (11 of 19) -> 63 % (12 of 19)
	      signals new site median acv EUR 41,500 -> EUR 42,250
	      signals new site median days 93 -> 97
	      and 3 more figures
	  pains             fresh, edited by hand
	  cost-of-inaction  stale: data/deals
	      inaction acv EUR 40,000 -> EUR 40,500
	      inaction energy-bill win rate 39 % (13 of 33) -> 42 % (14 of 33)
	      inaction energy-bill undecided 15 % (5 of 33) -> 12 % (4 of 33)
	      and 15 more figures
	  personas          stale: data/deals
	      personas CFO win rate 43 % (9 of 21) -> 48 % (10 of 21)
	      personas CFO median acv too few to say (n = 9) -> EUR 37,250
	      personas CFO median days too few to say (n = 9) -> 123
	      and 2 more figures
	  exclusions        stale: data/deals
	      avoid watch Microsoft Dynamics 365 win rate 29 % (9 of 31), gone
	      avoid watch Microsoft Dynamics 365 retention 89 % (31 of 35), gone
	  1 section fresh
	strategy/ipp.md
	  8 sections fresh
	strategy/framework.md
	  not drafted yet: pos gen framework
	strategy/tam.md
	  not drafted yet: pos gen tam
	7 sections are stale; pos gen --stale redrafts and keeps your edits
	!
# new business outside the profile's industries, counted from the files by awk
cat data/deals-*.yaml data/customers.yaml data/prospects.yaml | awk '
	/industry: / && !/industry: (logistics|food-production)/ { match($0, /id: [a-z]-[0-9]+/)
		c[substr($0, RSTART + 4, RLENGTH - 4)] = 1 }
	/account: / && !/kind: expansion/ { match($0, /account: [a-z]-[0-9]+/)
		d[++n] = substr($0, RSTART + 9, RLENGTH - 9)
		won[n] = /stage: won/; lost[n] = /stage: lost/ }
	END { for (i = 1; i <= n; i++) if (c[d[i]]) { w += won[i]; l += lost[i] }
		print w " of " w + l }' >"$T/rate"
ok 'changed: the new value is that of the files' \
	has out "rest win rate 30 % (16 of 53) -> 32 % ($(cat "$T/rate"))"
run pos-status -o tsv icp
ok 'tsv: status' status 1
sed -n '1p;/pains/p;/signals/p' "$T/out" >"$T/rows"
ok 'tsv: records' is "$T/rows" <<-!
	address	state	edited	changed
	strategy/icp.md#signals	stale	false	data/deals
	strategy/icp.md#pains	fresh	true	
	!
run pos-status -o json icp
perl -MJSON::PP -0e '
	my $j = decode_json(<>);
	my ($s) = grep { $_->{address} =~ /pains/ } @{$j->{sections}};
	print "$j->{schema_version} ", scalar @{$j->{sections}},
		" $s->{state} ", $s->{edited} ? "edited" : "as drafted", "\n"' \
	"$T/out" >"$T/got"
ok 'json: schema, truth as truth' is "$T/got" <<-!
	1 9 fresh edited
	!
run pos-status --json icp#signals icp#pains
ok 'json in full: status' status 1
deals=$(python3 - "$T/out" <<-'!'
	import hashlib, glob, json, sys
	lines = ''
	for f in sorted(glob.glob('data/deals-*.yaml')):
	    b = open(f, 'rb').read()
	    h = hashlib.sha1(b'blob %d\0' % len(b) + b).hexdigest()
	    lines += '%s %s\n' % (h, f)
	b = lines.encode()
	print(hashlib.sha1(b'blob %d\0' % len(b) + b).hexdigest())
	!
)
before=$(git show HEAD:.pos/strategy/icp.yaml | sed -n '/^  signals:/,$p' |
	sed -n 's/^      data.deals: "*\([0-9a-f]*\)"*$/\1/p' | sed 1q)
ok 'json in full: every key, hashes of inputs, figures before and now' \
	is out <<-!
	{
	  "schema_version": 1,
	  "sections": [
	    {
	      "address": "strategy/icp.md#signals",
	      "document": "strategy/icp.md",
	      "section": "signals",
	      "state": "stale",
	      "edited": false,
	      "removed": false,
	      "heading": null,
	      "line": $(grep -n '^## Signals' strategy/icp.md | cut -d: -f1),
	      "inputs": [
	        {
	          "path": "data/deals",
	          "before": "$before",
	          "now": "$deals"
	        }
	      ],
	      "figures": [
	        {
	          "name": "signals.new site.win_rate",
	          "before": "58 % (11 of 19)",
	          "now": "63 % (12 of 19)"
	        },
	        {
	          "name": "signals.new site.median_acv",
	          "before": "EUR 41,500",
	          "now": "EUR 42,250"
	        },
	        {
	          "name": "signals.new site.median_days",
	          "before": "93",
	          "now": "97"
	        },
	        {
	          "name": "signals.inside.win_rate",
	          "before": "60 % (18 of 30)",
	          "now": "63 % (19 of 30)"
	        },
	        {
	          "name": "signals.inside.median_acv",
	          "before": "EUR 40,500",
	          "now": "EUR 41,000"
	        },
	        {
	          "name": "signals.inside.median_days",
	          "before": "95",
	          "now": "97"
	        }
	      ],
	      "facts": []
	    },
	    {
	      "address": "strategy/icp.md#pains",
	      "document": "strategy/icp.md",
	      "section": "pains",
	      "state": "fresh",
	      "edited": true,
	      "removed": false,
	      "heading": null,
	      "line": $(grep -n '^## Pains' strategy/icp.md | cut -d: -f1),
	      "inputs": [],
	      "figures": [],
	      "facts": []
	    }
	  ]
	}
	!
run pos-status --json -o tsv
ok 'json and another form: status' status 2
run pos-status -o md icp
ok 'md: a table' has out '|---|---|---|---|'
pos-gen icp >/dev/null
run pos-status icp
ok 'drafted again: status' status 0
cd data || exit 1
run pos-status icp
ok 'from a subfolder: the same' status 0
cd "$T" || exit 1

# a workspace in a folder of a repository, with names that are not ASCII
mkdir -p repo/wörk && git -C repo init -q && cp -R "$ROOT/workspace/." repo/wörk
chmod -R u+w repo
mkdir -p repo/wörk/templates/artifacts/größe
cat >repo/wörk/templates/artifacts/größe/artifact.yaml <<-!
	title: Größe
	output: strategy/größe.md
	sections:
	  - {id: wie-groß, heading: Wie groß, evidence: [deals], draft: d.md}
	!
echo '{{deals.won}}' >repo/wörk/templates/artifacts/größe/d.md
git -C repo add -A && git -C repo commit -qm start
pos-gen -C repo/wörk größe >/dev/null
run pos-status -C repo/wörk/data größe
ok 'workspace in a subfolder, not ASCII: status' status 0
ok 'workspace in a subfolder, not ASCII: output' is out <<-!
	strategy/größe.md
	  1 section fresh
	!

mkdir bare && echo 'version: 1' >bare/pos.yaml
run pos-status -C bare
ok 'an empty workspace: status' status 0
run pos-status -x
ok 'bad option: status' status 2
run pos-status -o xml
ok 'bad form: says which there are' is err <<-!
	pos-status: option --output: 'xml' is not one of table|tsv|json|md
	$(usage_of pos-status)
	!
run pos-status -C nowhere
ok 'no such folder: status' status 3
echo 'sections: [' >w/.pos/strategy/icp.yaml
run pos-status -C w
ok 'broken sidecar: status' status 3
ok 'broken sidecar: file and line' has err '.pos/strategy/icp.yaml:'
pos-status -C bare >/dev/full 2>err
rc=$?
ok 'full output: status' status 3

# words alone that would read otherwise are shown as lines
cd "$T" && pos-init words --demo >/dev/null </dev/null && cd words || exit 1
pos-gen framework#objective >/dev/null
goal=$(sed -n '/^goals:/,$s/^    text: //p' company.yaml | sed 1q)
sed -i "s/^    text: $goal/    text: Partners bring what we cannot/" company.yaml
run pos-status framework#objective
ok 'other words: stale' status 1
ok 'other words: as they were' has out "      -**$goal.**"
ok 'other words: as they would be' has out '      +**Partners bring what we cannot.**'
git checkout -q .

# a report is of a period
cd "$T" && pos-init of --demo </dev/null >/dev/null && cd of || exit 1
pos-report quarterly --period 2026-Q2 >/dev/null
pos-report exec --region dach >/dev/null
run pos-status reports/2026-Q2-quarterly.md
ok 'report: status' status 2
ok 'report: the command that writes it' has err 'reports/2026-Q2-quarterly.md is '\
'of a period: pos report quarterly --period 2026-Q2 writes it again'
run pos-gen ./reports/2026-11-20-exec-dach.md#headline-figures
ok 'report of a day, to pos-gen: status' status 2
ok 'report of a day, to pos-gen: the command' has err \
	'pos report exec, with the filter in its head, writes it again'
POS_NOW=2026-11-21 run pos-status reports/2026-11-20-exec-dach.md
ok 'report of a day that is over: status' status 2
ok 'report of a day that is over: it stays' is err <<-!
	pos-status: reports/2026-11-20-exec-dach.md is of its day and stays as it is: pos report exec, with the filter in its head, writes one of today
	!
run pos-status reports/nothing.md
ok 'no such report: status' status 3

# a long line that differs at its end is shown at its end
cd "$T" && rm -rf long && pos-init long --demo </dev/null >/dev/null && cd long || exit 1
pos-gen icp >/dev/null
mkdir -p templates/artifacts && cp -R "$ROOT/templates/artifacts/icp" templates/artifacts/
{
	awk 'BEGIN { for (i = 0; i < 40; i++) printf "word%d ", i }'
	echo 'ends so.'
} >templates/artifacts/icp/exclusions.md
pos-gen icp#exclusions >/dev/null
sed -i 's/ends so/ends otherwise/' templates/artifacts/icp/exclusions.md
run pos-status icp
ok 'long line: stale' status 1
ok 'long line: what was' has out '-...'
ok 'long line: where it differs' has out 'word39 ends so.'
ok 'long line: what would be' has out 'word39 ends otherwise.'
ok 'long line: not all of it' hasnt out 'word0'
done_testing
