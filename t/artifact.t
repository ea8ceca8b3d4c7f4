#!/bin/sh
# pos-artifact(5): the artifact that the manual adds, file by file, is one that
# all tools know; what advice does, and what not.
. "$(dirname "$0")/lib.sh"

# manual NAME: the literal block behind the file's name
manual() {
	awk -v name="/$1" '
		/^\.Pa / && index($2, name) { found = 1 }
		found && /^\.Bd / { inside = 1; next }
		inside && /^\.Ed/ { exit }
		inside' "$ROOT/man/pos-artifact.5"
}

pos-init w --demo >/dev/null </dev/null && cd w || exit 1
dir=templates/artifacts/attention
mkdir -p $dir
manual artifact.yaml >$dir/artifact.yaml
manual gaps.md >$dir/gaps.md
ok 'the manual has both files' test -s $dir/artifact.yaml -a -s $dir/gaps.md
git add -A && git commit -qm 'a document for Mondays'
run pos-check
ok 'pos-check: nothing to say' status 0

run pos-gen --evidence attention
ok '--evidence: status' status 0
ok '--evidence: what the section is from' has out '"unpartnered"'
run pos-gen -n attention
ok '-n: status' status 0
ok '-n: writes nothing' test ! -e strategy/attention.md
run pos-gen attention
ok 'drafted' status 0

# the needs that no partner with a contract lists, counted from the files
python3 - >"$T/want" <<-'!'
	import glob, re
	covered = set()
	for f in glob.glob('partners/*/partner.yaml'):
	    text = open(f).read()
	    if not re.search(r'^stage: (prospect|qualified|former)$', text, re.M):
	        m = re.search(r'^covers:(.*(\n  .*)*)', text, re.M)
	        covered |= set(re.findall(r'[a-z][\w-]+', m.group(1))) if m else set()
	text = open('company.yaml').read().split('\njourney:\n')[1]
	stage = need = None
	for line in re.split(r'\n(?=[a-z#])', text)[0].split('\n'):
	    if line.startswith('    name: '):
	        stage = line[10:]
	    elif line.startswith('      - id: '):
	        need = line[12:]
	    elif line.startswith('        name: ') and need not in covered:
	        print('- %s (%s)' % (line[14:], stage))
	!
sed -n 's/^\(- .*)\), .*/\1/p' strategy/attention.md >"$T/got"
ok 'what it lists, counted again' equal "$(cat "$T/want")" "$(cat "$T/got")"
ok 'and that is something' test -s "$T/want"
run pos-status attention
ok 'pos-status knows it' status 0
sed -i 's/^Source: `journey`/Ask Marius about the first one.\n\n&/' strategy/attention.md
slug=$(awk '/^covers:/ { print FILENAME; exit }' partners/*/partner.yaml)
sed -i '/^stage:/s/:.*/: former/' "$slug"
run pos-status attention
ok 'pos-status: a partner left: stale, edited' has out 'stale, edited by hand'
run pos-gen --stale
ok '--stale: status' status 0
ok '--stale: the words of people stay' has strategy/attention.md 'Ask Marius'
run pos-log attention#gaps
ok 'pos-log knows it' has out 'gen: attention'

# advice is for who writes: it changes no draft and makes nothing stale
pos-gen icp >/dev/null || exit 1
cp -R "$ROOT/templates/artifacts/icp" templates/artifacts/
chmod -R u+w templates
for f in $dir templates/artifacts/icp; do
	cp $f/artifact.yaml "$T/before"
	sed 's/^\( *\)advice: .*/&\n\1  Be brief./' "$T/before" >$f/artifact.yaml
	! cmp -s "$T/before" $f/artifact.yaml || exit 1
done
git add -A && git commit -qm 'another advice'
run pos-check
ok 'another advice: pos-check' status 0
run pos-status icp attention
ok 'another advice: all fresh' status 0
run pos-gen --stale
ok '--stale: nothing to do' status 0
ok '--stale: no commit' equal 'another advice' "$(git log -1 --format=%s)"
run pos-gen -n -f icp
ok 'another advice: drafted again: status' status 0
ok 'another advice: drafted again: the same' empty out

# an advice that is no text, of the document and of a section
cp $dir/artifact.yaml "$T/whole"
{
	cat "$T/whole"
	echo 'advice: {tone: calm}'
} >$dir/artifact.yaml
line=$(wc -l <$dir/artifact.yaml)
run pos-gen -f attention
ok 'advice is a map: status' status 3
ok 'advice is a map: file and line' is err <<-!
	pos-gen: $dir/artifact.yaml:$((line)): advice: a text is expected; see pos-artifact(5)
!
sed 's/^    advice: .*/    advice: [Be brief.]/; /^      Be brief/d' "$T/whole" \
	>$dir/artifact.yaml
line=$(sed -n '/advice: \[/=' $dir/artifact.yaml)
run pos-gen -f attention
ok 'advice is a list: status' status 3
ok 'advice is a list: file and line' is err <<-!
	pos-gen: $dir/artifact.yaml:$((line)): advice: a text is expected; see pos-artifact(5)
!
sed '/advice:/d; /Be brief/d' "$T/whole" >$dir/artifact.yaml
run pos-gen -n -f attention
ok 'no advice: status' status 0
cp "$T/whole" $dir/artifact.yaml

printf '{{#coverage.any}}\n' >$dir/gaps.md
run pos-gen -f attention
ok 'a draft that does not close: status' status 3
ok 'a draft that does not close: file and line' has err "$dir/gaps.md:1:"
done_testing
