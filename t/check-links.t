#!/bin/sh
# pos-check --links: one planted fault at a time is found, with its line, and
# nothing else is; what the tools generate is clean.
# Tests of pos-check.
. "$(dirname "$0")/lib.sh"

# the sample with one document more: FILE, from standard input
write() {
	rm -rf w && cp -R "$ROOT/workspace" w && chmod -R u+w w
	mkdir -p "$(dirname "w/$1")"
	cat >"w/$1"
}

check() {
	run pos-check --links -C w
}

finds() {
	status 1 && is out
}

quiet() {
	status 0 && empty out
}

notes() {
	status 0 && is out
}

# an index, so that a document that is linked here is none that nothing leads to
first() {
	write README.md
	check
}

# everything that the tools write
run pos-init --demo whole
cd whole || exit 1
run pos-gen --all
for kind in exec annual quarterly monthly board; do
	run pos-report "$kind"
done
run pos-report partner --partner nordvik-systems
run pos-gen jbp --partner nordvik-systems
run pos-play start --partner nordvik-systems qbr
run pos-play step --partner nordvik-systems
run pos-check --links --library
ok 'what is generated is clean: status' status 0
ok 'what is generated is clean: nothing is printed' empty out
ok 'what is generated is clean: there is something' test "$(ls reports/*.md strategy/*.md \
	partners/*/*.md partners/*/*/*.md | wc -l)" -ge 12
cd "$T" || exit 1

# targets
first <<-!
	# Read
	[a](strategy/tam.yaml) [b](partners/kade-negen/) [c](data) [d](./company.yaml)
	[e](<strategy/tam.yaml> "t") ![f](strategy/score%63ard.yaml) [g][far] [far]

	[far]: program.yaml
!
ok 'links that lead somewhere: status' status 0
ok 'links that lead somewhere: output' empty out
ok 'links that lead somewhere: the sum counts documents' is err <<-!
	1 file, nothing found
!
first <<-!
	# Read
	[a](strategy/tan.yaml) ![b](logo.png)
	[c](strategy/scorecard/tam.yaml)
	[d](partner/kade-negen/partner.yaml)
	[e](partners/kade-negem/partner.yaml)
	[f](../company.yaml)
	[g](company.yaml/)
	[h][far] <img src="none.png"> <a href="none.html">x</a>

	[far]: programs/none.yaml
!
ok 'targets that are not there' finds <<-!
	README.md:2: error: link to strategy/tan.yaml: there is no strategy/tan.yaml; did you mean strategy/tam.yaml?
	README.md:2: error: link to logo.png: there is no logo.png
	README.md:3: error: link to strategy/scorecard/tam.yaml: there is no strategy/scorecard/tam.yaml; did you mean strategy/tam.yaml?
	README.md:4: error: link to partner/kade-negen/partner.yaml: there is no partner/kade-negen/partner.yaml; did you mean partners/kade-negen/partner.yaml?
	README.md:5: error: link to partners/kade-negem/partner.yaml: there is no partners/kade-negem/partner.yaml; did you mean partners/kade-negen/partner.yaml?
	README.md:6: warning: link to ../company.yaml: leads out of the workspace
	README.md:7: error: link to company.yaml/: company.yaml is a file; take the slash off its end
	README.md:8: error: link to none.png: there is no none.png
	README.md:8: error: link to none.html: there is no none.html
	README.md:8: error: link to programs/none.yaml: there is no programs/none.yaml
!
first <<-!
	# Read
	[a](Strategy/TAM.yaml)
!
ok 'upper and lower case' finds <<-!
	README.md:2: error: link to Strategy/TAM.yaml: there is no Strategy/TAM.yaml; strategy/tam.yaml differs in upper and lower case or in how accents are coded
!
printf '# Read\n[a](strategy/gr\303\266sse.md) [b](strategy/gro\314\210sse.md)\n' >README
write README.md <README
printf '# X\n' >"$(printf 'w/strategy/gr\303\266sse.md')"
check
ok 'accents that are coded otherwise' finds <<-!
	README.md:2: error: link to strategy/$(printf 'gro\314\210sse').md: there is no strategy/$(printf 'gro\314\210sse').md; strategy/$(printf 'gr\303\266sse').md differs in upper and lower case or in how accents are coded
!
write strategy/plan.md <<-!
	# Plan
	[a](/company.yaml) [b](/nothing)
!
printf '[a](strategy/plan.md)\n' >w/README.md
check
ok 'a path from the top' finds <<-!
	strategy/plan.md:2: warning: link to /company.yaml: where a path begins that starts with / depends on who shows it; write ../company.yaml
	strategy/plan.md:2: warning: link to /nothing: where a path begins that starts with / depends on who shows it; begin with the folder of the document
!
first <<-!
	# Read
	[a]() [b](https://) [c](http:/example.com) [d](mailto:ada) [e](file:///tmp/x)
	[f](www.example.com) [g](ada@example.com) [h](strategy\\tam.yaml) [i](100%.yaml)
	[j](a%2Fb.md) [k](<https://example.com/a b>)
	[l](https://example.com) [m](mailto:ada@example.com?subject=x) [n](tel:+4712345678) [o](//example.com/x)
!
ok 'addresses that are none' finds <<-!
	README.md:2: error: link to nothing: a target is expected in (...)
	README.md:2: error: link to https://: the name of a host is expected after //, such as example.com
	README.md:2: error: link to http:/example.com: two slashes are expected after http: or https:
	README.md:2: error: link to mailto:ada: a mail address is expected, such as ada@example.com
	README.md:2: error: link to file:///tmp/x: others have no such file; write the path from here
	README.md:3: error: link to www.example.com: there is no www.example.com; a web address begins with https://
	README.md:3: error: link to ada@example.com: there is no ada@example.com; a mail address begins with mailto:
	README.md:3: error: link to strategy\\tam.yaml: there is no strategy\\tam.yaml; folders are parted by /
	README.md:3: error: link to 100%.yaml: there is no 100%.yaml; a % in a name is written %25
	README.md:4: error: link to a%2Fb.md: %2F and %00 are in no name of a file
	README.md:4: error: link to https://example.com/a b: an address has no space in it; write %20
!
first <<-!
	# Read
	[a][none] and [b][Far] and x[i][j], [^1][^2], \\[c\\]\\[d\\], \`[e][f]\`
	*[g][h]*

	[far]: program.yaml
!
ok 'references that no line defines' finds <<-!
	README.md:2: warning: [a][none] is no link: no line [none]: TARGET defines it
	README.md:3: warning: [g][h] is no link: no line [h]: TARGET defines it
!

# anchors
write README.md <<-!
	# Read

	## Part & Pärt
	## Part & Pärt
	<a id="here"></a> <span name="there">x</span>

	    <a id="code"></a>

	[a](#read) [b](#part--pärt) [c](#part--p%C3%A4rt-1) [d](#here) [e](#there) [f](#)
	[g](#part--pärt-2) [h](#Read) [i](#code)
	[j](strategy/#x) [k](strategy/plan.md#one) [l](strategy/plan.md#two)
!
printf '# Plan\r\n\r\n## One\r\n' >w/strategy/plan.md
check
ok 'anchors' finds <<-!
	README.md:10: error: link to #part--pärt-2: no heading #part--pärt-2 there; did you mean #part--pärt-1?
	README.md:10: error: link to #Read: no heading #Read there; did you mean #read?
	README.md:10: error: link to #code: no heading #code there
	README.md:11: error: link to strategy/plan.md#two: no heading #two there
!
write README.md <<-!
	# Read
	[a](strategy/plan.md#L3) [b](strategy/plan.md#L1-L3) [c](pos.yaml#L1) [d](pos.yaml#L1C2-L2C3)
	[e](strategy/plan.md#L4) [f](strategy/plan.md#L1-L9) [g](pos.yaml#L999) [h](pos.yaml#engine)
	[i](README.md#L9) [j](pos.yaml#L)
!
printf '# Plan\n\nx' >w/strategy/plan.md
check
ok 'lines of files' finds <<-!
	README.md:3: error: link to strategy/plan.md#L4: strategy/plan.md has 3 lines
	README.md:3: error: link to strategy/plan.md#L1-L9: strategy/plan.md has 3 lines
	README.md:3: error: link to pos.yaml#L999: pos.yaml has $(wc -l <w/pos.yaml) lines
	README.md:3: warning: link to pos.yaml#engine: YAML has no headings; #L12 is line 12
	README.md:4: error: link to README.md#L9: README.md has 4 lines
	README.md:4: warning: link to pos.yaml#L: YAML has no headings; #L12 is line 12
!

# what nothing leads to
write strategy/plan.md <<-!
	# Plan
	[me](plan.md)
!
check
ok 'a document that nothing leads to is a note' notes <<-!
	strategy/plan.md:1: note: no document leads here; a link in another one, or in a README.md, would
!
printf '[a](strategy/plan.md)\n' >w/README.md
check
ok 'with a link to it: none' quiet
write partners/kade-negen/qbr/01-x.md <<-!
	# X
!
check
ok 'a document in a folder of a partner' notes <<-!
	partners/kade-negen/qbr/01-x.md:1: note: no document leads here, and no playbook of the partner's record has it
!
cat >>w/partners/kade-negen/partner.yaml <<-!
	playbooks:
	  - playbook: qbr
	    started: 2026-11-02
	    steps:
	      - step: gather-metrics
	        begun: 2026-11-02
	        document: 01-x.md
!
check
ok 'with a run of a playbook that keeps it: none' quiet
mv w/partners/kade-negen/qbr/01-x.md w/partners/kade-negen/qbr/02-x.md
check
ok 'a document of a run that is gone' finds <<-!
	partners/kade-negen/partner.yaml:$(grep -n 'document: 01-x' w/partners/kade-negen/partner.yaml | sed 's/:.*//'): warning: document: partners/kade-negen/qbr/01-x.md is gone; bring it back with git, or take the line out
!

# what documents that are gone left behind
rm -rf w && cp -R whole w && rm -rf w/.git
rm w/strategy/icp.md w/reports/2026-Q3-quarterly.md w/partners/nordvik-systems/jbp.md
check
sed '/link to/d' out >left
ok 'sidecars and pictures that are left' is left <<-!
	.pos/partners/nordvik-systems/jbp.yaml:1: warning: its document is gone: partners/nordvik-systems/jbp.md; git mv this file when that has moved, else git rm it
	.pos/reports/2026-Q3-quarterly.yaml:1: warning: its document is gone: reports/2026-Q3-quarterly.md; git mv this file when that has moved, else git rm it
	.pos/strategy/icp.yaml:1: warning: its document is gone: strategy/icp.md; git mv this file when that has moved, else git rm it
	reports/2026-Q3-quarterly/partners.svg:1: warning: its report is gone: reports/2026-Q3-quarterly.md; git rm it
	reports/2026-Q3-quarterly/revenue-by-quarter.svg:1: warning: its report is gone: reports/2026-Q3-quarterly.md; git rm it
	reports/2026-Q3-quarterly/win-rate-and-days.svg:1: warning: its report is gone: reports/2026-Q3-quarterly.md; git rm it
!
ok 'links to one that can be drafted' has out \
	'warning: link to icp.md: not drafted yet; pos gen icp drafts it'
rm -rf w && cp -R whole w && rm -rf w/.git
cp w/reports/2025-annual/partners.svg w/reports/2025-annual/old.svg
check
ok 'a picture that its report does not show' notes <<-!
	reports/2025-annual/old.svg:1: note: reports/2025-annual.md does not show it
!

# indexes
write strategy/README.md <<-!
	# Strategy
	[a](one.md)
!
printf '# One\n[b](two.md) [c](three.md)\n' >w/strategy/one.md
printf '# Two\n' >w/strategy/two.md
printf '# Three\n' >w/strategy/three.md
check
ok 'an index that is not complete' finds <<-!
	strategy/README.md:1: warning: three.md is not in this index, and others of its folder are
	strategy/README.md:1: warning: two.md is not in this index, and others of its folder are
!
printf '# Strategy\n[a](one.md) [b](two.md#two) [c][3]\n\n[3]: ./three.md\n' >w/strategy/README.md
check
ok 'an index that is complete: status' status 0
ok 'an index that is complete: output' empty out
printf '# Strategy\nA folder.\n' >w/strategy/README.md
sed -i 's/$/ /' w/strategy/two.md
check
ok 'a README that names none is no index' hasnt out 'not in this index'
{
	echo '# Partners'
	for dir in "$ROOT"/workspace/partners/*; do
		echo "- [x](${dir##*/}/partner.yaml)"
	done
} | sed 's,(kade-negen/partner.yaml),(kade-negen/),; /isvik/d' >index
write partners/index.md <index
check
ok 'an index of the partners' finds <<-!
	partners/index.md:1: warning: isvik-kjoleteknikk is not in this index, and others of its folder are
!

# templates, parts, forms, odd ones
rm -rf w && cp -R "$ROOT/workspace" w && chmod -R u+w w
mkdir -p w/templates/recruitment
sed 's,^# .*,&\n\n[x](../legal/1-nda.md),' \
	"$ROOT/templates/recruitment/07-proposal.md" \
	>w/templates/recruitment/07-proposal.md
sed -i 's/^title: .*/no: YAML: [/' w/templates/recruitment/07-proposal.md
check
ok 'a template: its links alone' has out \
	'error: link to ../legal/1-nda.md: there is no template legal/1-nda'
ok 'a template: one finding' equal "$(wc -l <out)" 1
cp "$ROOT/templates/recruitment/07-proposal.md" w/templates/recruitment/
cat >>w/templates/recruitment/07-proposal.md <<-!

	## The end of it
	[a](#the-end-of-it) [b](#%74he-end-of-it) [c](../legal/01-nda.md) [d](https://example.com/{{x}})
	[e]() [f](https://) [g](/legal/01-nda.md) [h](../../x.md) [i](#the-end)
!
check
sed 's/:[0-9]*:/:/' out >left
ok 'a template: links of each kind' is left <<-!
	templates/recruitment/07-proposal.md: error: link to nothing: a target is expected in (...)
	templates/recruitment/07-proposal.md: error: link to https://: the name of a host is expected after //, such as example.com
	templates/recruitment/07-proposal.md: error: link to /legal/01-nda.md: leads out of the library; name the document by its title
	templates/recruitment/07-proposal.md: error: link to ../../x.md: leads out of the library; name the document by its title
	templates/recruitment/07-proposal.md: error: link to #the-end: no heading of this name in the template
!
mkdir share
cp -R "$ROOT/templates" "$ROOT/playbooks" share
sed -i 's,^# .*,&\n\n[x](#nowhere),' share/templates/legal/01-nda.md
POS_SHARE=share run pos-check --links --library
ok 'the library alone' status 1
sed 's/:[0-9]*:/:/' out >left
ok 'the library alone: output' is left <<-!
	share/templates/legal/01-nda.md: error: link to #nowhere: no heading of this name in the template
!
write a.md <<-!
	[x](none.md)
!
printf '[x](none.md)\n' >w/strategy/b.md
run pos-check --links -o tsv w/strategy
printf 'file\tline\tlevel\ttext\n%s\t1\t%s\t%s\n%s\t1\t%s\t%s\n' \
	strategy/b.md error 'link to none.md: there is no strategy/none.md' \
	strategy/b.md note 'no document leads here; a link in another one, or in a README.md, would' >want
ok 'a folder, as tsv' same want out
write a.md <<-!
	[x](etc/passwd) [y](out.md) [z](out.md#root)
!
ln -s /etc w/etc
ln -s /etc/passwd w/out.md
check
ok 'symbolic links are not followed' finds <<-!
	a.md:1: error: link to etc/passwd: there is no etc/passwd
	a.md:1: note: no document leads here; a link in another one, or in a README.md, would
!
first <<-!
	<<<<<<< HEAD
	[x](none.md)
	=======
	>>>>>>> other
!
ok 'conflict markers' status 1
ok 'conflict markers: nothing else is told' equal "$(wc -l <out)" 1
{ echo '# x'; yes '[a](b.md#c) [d][e]' | head -30000; } | first
ok 'a lot that is wrong: it ends' has out \
	'more than 1000 links are broken; those that follow are not told'
mkdir bare && echo 'version: 1' >bare/pos.yaml
run pos-check --links -C bare
ok 'an empty workspace: status' status 0
ok 'an empty workspace: the sum' is err <<-!
	0 files, nothing found
!
run pos-check --links
ok 'no workspace' status 3
run pos-check --links -C bare -o xml
ok 'unknown form' status 2
write a.md <<-!
	[x](none.md)
!
run sh -c 'pos-check --links -C w >/dev/full'
ok 'standard output that cannot be written' status 3

done_testing
