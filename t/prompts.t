#!/bin/sh
# The prompts of templates/artifacts/prompts: filled with what the manual says
# they use, each value is there as it is, in its block of data.
. "$(dirname "$0")/lib.sh"
PROMPTS=$ROOT/templates/artifacts/prompts

# blocks FILE: each block of data as NAME, its text as JSON; what stands
# outside under the name -; fails when one is not closed or begins in another
cat >"$T/blocks.py" <<-'!'
	import json, sys
	name, found, rc = '-', {'-': ''}, 0
	for line in open(sys.argv[1], encoding='utf-8'):
	    word = line.rstrip('\n')
	    if word.startswith('<<MARK '):
	        assert name == '-' and word[7:] not in found, line
	        name = word[7:]
	        found[name] = ''
	    elif word == 'MARK':
	        assert name != '-', line
	        name = '-'
	    else:
	        found[name] += line
	assert name == '-', name
	want = json.load(open(sys.argv[2], encoding='utf-8'))
	for key in sys.argv[3:]:
	    block, _, path = key.partition('=')
	    value = want
	    for part in (path or block).split('.'):
	        value = value[part]
	    lines = value if isinstance(value, list) else [value]
	    for text in lines:
	        if text not in found.get(block, ''):
	            rc = 1
	            print('%s is not in %s' % (text, block))
	        if block != '-' and text in found['-']:
	            rc = 1
	            print('%s is outside of %s, too' % (text, block))
	print(' '.join(sorted(found)), file=sys.stderr)
	sys.exit(rc)
!

# all that there is, with what Markdown, HTML and Mustache would change
cat >all.json <<-'!'
	{"fence": "MARK",
	 "company": {"name": "Bø & <Sons>"},
	 "artifact": {"title": "Title *of* it", "about": "What | it is.",
	  "advice": "Keep <it> short & plain."},
	 "section": {"heading": "Who & what", "about": "Who <buys>.",
	  "advice": "Lead with {{it}} | that."},
	 "objective": "More & <better>",
	 "headings": [{"heading": "One | two", "own": false},
	  {"heading": "Ours", "own": true}],
	 "guidance": "Gold: a plan & a <sponsor>",
	 "draft": "| A | B |\n|---|--:|\n| x | <b> & {{y}} |\n",
	 "current": "Now *this* & <that>.\n\n- [a](b.md#c)\n",
	 "by_hand": ["Ask Marius & <Eva>.", "- One | two."],
	 "evidence": "{\"deals\": {\"won\": \"a & b\"}}\n",
	 "facts": "{\"industries\": [\"x & y\"]}\n",
	 "instruction": "Say <less>\nabout & the rest.",
	 "problems": ["line one & <two>", "line three"],
	 "format": "Answer with <text> & nothing else."}
!

# prompt NAME: fill it from all.json; what has no value is an error
prompt() {
	run pos-fill "$PROMPTS/$1.md" --data all.json
	ok "$1: filled" status 0
	cp "$T/out" filled
}

# holds NAME "BLOCKS" VALUE...: each in its block, - for outside of all
holds() {
	name=$1 blocks=$2
	shift 2
	run python3 "$T/blocks.py" filled all.json "$@"
	ok "$name: each value in its block: status" status 0
	ok "$name: each value in its block" empty out
	ok "$name: the blocks" is err <<-!
		$blocks
	!
}

prompt system
ok 'system: says what the mark is' has filled '`<<MARK NAME`'
prompt section
holds section '- by_hand current document draft evidence facts guidance' \
	document=company.name document=objective evidence facts guidance draft \
	current by_hand document=artifact.title -=artifact.about -=artifact.advice \
	-=section.heading -=section.about -=section.advice -=format
# a value in the wrong place is found
sed 's/^<<MARK guidance$/<<MARK advice/' filled >wrong
run python3 "$T/blocks.py" wrong all.json evidence guidance
ok 'section: a block of another name: status' status 1
ok 'section: a block of another name: told' is out <<-!
	Gold: a plan & a <sponsor> is not in guidance
!
ok "section: people's own section" has filled '- Ours (added by people)'
ok 'section: another' grep -qx -- '- One | two' filled
ok 'section: ends with how to answer' equal \
	'Answer with <text> & nothing else.' "$(tail -n 1 filled)"
prompt edit
holds edit '- by_hand current document evidence facts' \
	document=company.name document=objective evidence facts current \
	by_hand document=artifact.title -=section.heading -=section.advice \
	-=instruction -=format
prompt repair
holds repair '- problems' problems -=format

# without what is optional there is no trace of it
python3 - <<-'!'
	import json
	d = json.load(open('all.json', encoding='utf-8'))
	for key in ('objective', 'guidance', 'facts', 'current', 'by_hand'):
	    del d[key]
	d['artifact']['advice'] = d['section']['advice'] = ''
	json.dump(d, open('few.json', 'w', encoding='utf-8'))
	d['by_hand'] = []
	json.dump(d, open('none.json', 'w', encoding='utf-8'))
!
mv few.json all.json
prompt section
holds section '- document draft evidence' evidence draft
mv none.json all.json
prompt section
holds section '- document draft evidence' evidence draft

# one text instead of a list of problems; no form
echo '{"fence": "MARK", "problems": "All of it."}' >all.json
run pos-fill "$PROMPTS/repair.md" --data all.json
ok 'repair: one problem: status' status 0
ok 'repair: one problem' grep -qx -- '- All of it.' "$T/out"

# no artifact, in the library or in a workspace that has prompts of its own
pos-init w --demo >/dev/null </dev/null && cd w || exit 1
mkdir -p templates/artifacts/prompts
echo 'You write for {{{company.name}}}.' >templates/artifacts/prompts/system.md
git add -A && git commit -qm 'prompts of our own'
run pos-gen --all -n
ok 'pos-gen --all: status' status 0
ok 'pos-gen --all: not prompts' hasnt out prompts
run pos-gen prompts
ok 'pos-gen prompts: status' status 3
ok 'pos-gen prompts: what there is' is err <<-!
	pos-gen: no artifact 'prompts'; there are $(cd "$ROOT/templates/artifacts" &&
		ls -- */artifact.yaml | sed 's|/.*||' | paste -sd, | sed 's/,/, /g')
!
run pos-check
ok 'pos-check: status' status 0
echo '{{#current}}' >>templates/artifacts/prompts/system.md
run pos-check
ok 'pos-check: one that does not close: status' status 1
ok 'pos-check: one that does not close' is out <<-!
	templates/artifacts/prompts/system.md:2: error: section is not closed, {{/current}} expected before the end
!
done_testing
