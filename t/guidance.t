#!/bin/sh
# Evidence of what the program says to a partner of its tier: for each partner
# of the sample against guidance.py, which reads program.yaml by itself; then
# requirements that are unknown, choices, tiers by hand, a bare program.
. "$(dirname "$0")/lib.sh"

# an artifact that has this evidence and nothing else
kind() {
	mkdir -p templates/artifacts/gd
	cat >templates/artifacts/gd/artifact.yaml <<-!
		artifact: gd
		title: Guidance
		partner_output: partners/%PARTNER%/gd.md
		about: It.
		sections:
		  - {id: tier, heading: Tier, about: It., evidence: [guidance], draft: d.md}
	!
	echo Nothing. >templates/artifacts/gd/d.md
}
# said SLUG: its guidance, a line each as guidance.py prints them
said() {
	run pos-gen --evidence --partner "$1" gd
	[ "$rc" = 0 ] || return 1
	python3 - "$1" "$T/out" <<-'!'
		import json, sys
		g = list(json.load(open(sys.argv[2])).values())[0]['guidance']
		def put(key, x):
		    for one in x if isinstance(x, list) else [x]:
		        one = str(one).lower() if one is True else one
		        if key == 'changes':
		            one = " ".join(one.split()[1:5])
		        print(sys.argv[1], key, one, sep='\t')
		for key in ('tier benefits margin mdf expectations missing '
		            'reviews').split():
		    if key in g: put(key, g[key])
		n = g.get('next', {})
		for key, name in (('tier', 'next'), ('gaps', 'gaps'), ('met', 'met'),
		                  ('by_hand', 'by_hand')):
		    if key in n: put(name, n[key])
		if 'changes' in g: put('changes', g['changes'])
	!
}

pos-init w --demo >"$T/init" 2>&1 || exit 1
cd w || exit 1
kind
perl "$ROOT/t/helper/retier.pl" --values . 2026-11-20 >"$T/values"
python3 "$ROOT/t/helper/guidance.py" . "$T/values" 2026-11-20 >"$T/counted"
for dir in partners/*/; do
	slug=$(basename "$dir")
	said "$slug" >"$T/told"
	ok "$slug: status" status 0
	grep "^$slug	" "$T/counted" >"$T/expected_of"
	if [ -s "$T/expected_of" ]; then
		ok "$slug: as counted again from program.yaml" \
			same "$T/expected_of" "$T/told"
	else
		ok "$slug: nothing is invented" empty "$T/told"
	fi
done
ok 'all partners, and with gaps' test "$(cut -f 1 "$T/counted" | sort -u |
	wc -l)" -ge 20 -a "$(grep -c '	gaps	' "$T/counted")" -ge 20

said nordvik-systems >"$T/told"
ok 'files it is from' has out '"data/deals*.yaml"'
POS_NOW=2027-01-05T10:00:00Z said nordvik-systems >"$T/told"
ok 'a change that has begun is what is asked for' has told \
	'expectations	certified people at least 4'
ok 'and is announced no more' hasnt told changes

# requirements of other kinds
sed -i '/^tier: /d' partners/[!n]*/partner.yaml
sed -i '/^roadmap:/,/^$/d' program.yaml
sed -i 's/^tier: .*/tier: bronze/' partners/nordvik-systems/partner.yaml
python3 - <<-'!'
	import re
	s = open('program.yaml').read()
	new = '''tiers:
	  - id: bronze
	    name: Bronze
	    requirements:
	      - {metric: certified, gte: 9}
	  - id: brass
	    name: Brass
	    requirements:
	      all:
	        - {field: nps, gte: 40}
	        - {metric: won_deals, gte: 99, window: 6 months}
	        - {field: employees, lte: 20}
	        - {field: regions, includes_all: [nordics, dach]}
	        - at_least: 2
	          of:
	            - {metric: certified, gte: 1}
	            - {metric: certified, gte: 50}
	            - {field: csat, gte: 4.5}
	        - {metric: sourced_share, gte: 99%}
	  - id: crown
	    name: Crown
	    benefits: [a crown]
	'''
	s = re.sub(r'^tiers:\n.*?(?=^\w)', new, s, flags=re.M | re.S)
	open('program.yaml', 'w').write(s)
!
said nordvik-systems >"$T/told"
ok 'other requirements: status' status 0
cut -f 2,3 "$T/told" >told
won=$(cat data/deals-*.yaml | grep 'partner: nordvik-systems,' |
	grep 'role: sourced' | sed -n 's/.*stage: won.*closed: \([0-9-]*\).*/\1/p' |
	awk '$0 > "2026-05-20" && $0 <= "2026-11-20" { n++ } END { print n + 0 }')
people=$(awk -F '	' '$1 == "nordvik-systems" && $2 == "certified" { print $3 }' \
	"$T/values")
grep -v 'won deals\|share' told >plain
ok 'unknown is said as unknown, ways as ways' is plain <<-!
	tier	Bronze
	expectations	certified people at least 9
	missing	certified people $people of 9
	next	Brass
	gaps	nps unknown (needed: at least 40)
	gaps	employees 140 (needed: at most 20)
	gaps	regions dach
	gaps	one of (certified people $people of 50 or csat unknown (needed: at least 4.5))
!
grep 'won deals' told >window
ok 'a window that is not the usual one is named' has window \
	"$won of 99 (window: 6 months)"
ok 'a share' has told '(needed: at least 99 %)'

sed -i 's/^tier: .*/tier: brass/' partners/nordvik-systems/partner.yaml
said nordvik-systems | cut -f 2,3 >told
tail -2 told >end
ok 'the next tier is given by hand' is end <<-!
	next	Crown
	by_hand	true
!
sed -i 's/^tier: .*/tier: crown/' partners/nordvik-systems/partner.yaml
said nordvik-systems | cut -f 2,3 >told
ok 'the highest has no next, and a tier says no more than it has' is told <<-!
	tier	Crown
	benefits	a crown
!
sed -i 's/^tier: .*/tier: crwn/' partners/nordvik-systems/partner.yaml
run pos-gen --evidence --partner nordvik-systems gd
ok 'a tier that is none: status' status 3
ok 'a tier that is none' has err "tier: 'crwn'"

sed -i '/^tier/d' partners/nordvik-systems/partner.yaml
sed -i '/^tiers:/,/^[a-z]*:$/{/^regions:/!d}' program.yaml
said nordvik-systems >"$T/told"
ok 'a program without tiers: status' status 0
ok 'a program without tiers: says nothing' empty "$T/told"
done_testing
