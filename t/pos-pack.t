#!/bin/sh
# Documents as one archive or one PDF.
. "$(dirname "$0")/lib.sh"

have() {
	command -v "$1" >/dev/null 2>&1
}
# in_zip FILE: the names in an archive, in its order
in_zip() {
	python3 "$ROOT/t/helper/pack.py" names "$1"
}
# part FILE NAME: the bytes of one
part() {
	python3 "$ROOT/t/helper/pack.py" part "$1" "$2"
}
# sound FILE [TIME]: opened by other code: sums, sizes, times, permissions
sound() {
	python3 "$ROOT/t/helper/pack.py" check "$1" "${2:-2026 11 20 10 0 0}"
}
# count PATTERN FILE
count() {
	grep -cE -e "$1" "$2" || true
}

sample_in repo .
run pos-pack zip
ok 'nothing is drafted: status' status 1
ok 'nothing is drafted: told' is err <<-!
	pos-pack: nothing to pack: no document there yet; 'pos gen --all' drafts the strategy
	!
ok 'nothing is drafted: nothing is written' equal "$(git status --porcelain)" ''
run pos-pack zip icp
ok 'one that is not drafted: status' status 3
ok 'one that is not drafted: what to do' is err <<-!
	pos-pack: strategy/icp.md: is not there yet; 'pos gen icp' drafts it
	!

pos gen --all >/dev/null 2>&1
run pos-pack zip
ok 'strategy: status' status 0
ok 'strategy: what is written' equal "$(sed 's/[0-9]* kB/N kB/' ../out)" \
	'halden-analytics-strategy.zip: 5 documents, 12 files, N kB'
ok 'strategy: it names partners' has err 'name partners by name (24): look before you send it on'
ok 'strategy: it is sound' sound halden-analytics-strategy.zip
in_zip halden-analytics-strategy.zip >../names
ok 'strategy: what is in it' is ../names <<-!
	MANIFEST.json
	index.html
	html/strategy/cjm.html
	html/strategy/framework.html
	html/strategy/icp.html
	html/strategy/ipp.html
	html/strategy/tam.html
	strategy/cjm.md
	strategy/framework.md
	strategy/icp.md
	strategy/ipp.md
	strategy/tam.md
	!
mv halden-analytics-strategy.zip ../first.zip
run pos-pack zip -n
ok 'dry run: the same names' same ../out ../names
ok 'dry run: nothing is written' equal "$(git status --porcelain)" ''

run pos-pack pdf -n
ok 'strategy: in the order it is read' is out <<-!
	strategy/icp.md
	strategy/cjm.md
	strategy/ipp.md
	strategy/tam.md
	strategy/framework.md
	!

# The same bytes, whoever makes it, where and when.
mkdir ../elsewhere
git clone -q . ../elsewhere/far
sleep 2	# what a clock would change it has changed by then
(
	umask 077
	cd ../elsewhere/far &&
		TZ=Asia/Tokyo POS_NOW=2027-03-01 LC_ALL=C.UTF-8 pos-pack zip \
		-o ../../again.zip
) >/dev/null 2>&1
ok 'the same bytes elsewhere' same ../first.zip ../again.zip
SOURCE_DATE_EPOCH=1000000001 run pos-pack zip -o ../epoch.zip
ok 'SOURCE_DATE_EPOCH' sound ../epoch.zip '2001 9 9 1 46 40'
SOURCE_DATE_EPOCH=99 run pos-pack zip -o ../epoch.zip
ok 'SOURCE_DATE_EPOCH before there were archives' sound ../epoch.zip '1980 1 1 0 0 0'
SOURCE_DATE_EPOCH=tomorrow run pos-pack zip -o ../epoch.zip
ok 'SOURCE_DATE_EPOCH that is none: status' status 2
ok 'SOURCE_DATE_EPOCH that is none' has err "SOURCE_DATE_EPOCH: 'tomorrow': seconds since 1970 are expected"

part ../first.zip MANIFEST.json >../manifest.json
ok 'manifest: commit' has ../manifest.json "\"commit\": \"$(git rev-parse HEAD)\""
ok 'manifest: engine of a section' has ../manifest.json '"engine": "builtin"'
ok 'manifest: time of a section' has ../manifest.json '"generated": "2026-11-20T10:00:00Z"'
ok 'manifest: all is committed' hasnt ../manifest.json '"committed": false'
part ../first.zip index.html >../index.html
ok 'index: leads to a page' has ../index.html '<li><a href="html/strategy/icp.html">'
ok 'index: leads to a file' has ../index.html '<a class="quiet" href="strategy/icp.md">'
part ../first.zip html/strategy/ipp.html >../ipp.html
ok 'a page has no script' hasnt ../ipp.html '<script'
ok 'a page is of the strategy' has ../ipp.html '<h1>Ideal partner profile</h1>'

# Documents that are edited, and drawings.
cat >>strategy/icp.md <<'!'

## Ours

See [profile](ipp.md#summary), [journey](cjm.md), [data](../data/customers.yaml), [web](https://example.com/a?b=1&c=2),
[out](../../../etc/passwd) and ![evil](evil.svg) ![fine](fine.svg) ![away](https://example.com/x.png) ![secret](../.git/x.svg).
!
drawing='<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
printf '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' >strategy/evil.svg
printf '%s' "$drawing" >strategy/fine.svg
printf '%s' "$drawing" >.git/x.svg
run pos-pack zip strategy -o ../edited.zip
ok 'edited: status' status 1
ok 'edited: a drawing with a script is told' has err 'strategy/evil.svg: has more than shapes and text'
ok 'edited: what differs is told' has err "2 files are not as commit $(git rev-parse --short=10 HEAD) has them: strategy/icp.md and others"
in_zip ../edited.zip >../names
ok 'edited: a drawing with a script is left out' hasnt ../names evil.svg
ok 'edited: a drawing is beside its document' has ../names strategy/fine.svg
ok 'edited: nothing of git' hasnt ../names .git
ok 'edited: it is sound' sound ../edited.zip
part ../edited.zip MANIFEST.json >../manifest.json
ok 'edited: the manifest says so' has ../manifest.json '"committed": false'
part ../edited.zip html/strategy/icp.html >../icp.html
ok 'edited: a link to a page of it' has ../icp.html '<a href="../strategy/ipp.html#summary">profile</a>'
ok 'edited: a link to no page is text' hasnt ../icp.html 'customers.yaml"'
ok 'edited: a link out of the workspace is text' hasnt ../icp.html 'passwd"'
ok 'edited: a link to the world' has ../icp.html '<a href="https://example.com/a?b=1&amp;c=2">web</a>'
run pos-pack zip icp -o ../one.zip
part ../one.zip html/strategy/icp.html >../icp.html
ok 'alone: a link to what is not in it is text' hasnt ../icp.html 'ipp.html'
printf '<?xml-stylesheet href="https://example.com/x.css"?>%s' "$drawing" >strategy/fine.svg
run pos-pack zip -n icp
ok 'a drawing that brings a style is left out' hasnt out fine.svg
rm strategy/evil.svg strategy/fine.svg
git checkout -q strategy

# What is about partners.
mkdir -p partners/nordvik-systems/recruit
echo '# Proposal' >"partners/nordvik-systems/recruit/07 it's ours.md"
echo '# Økonomi' >partners/nordvik-systems/økonomi.md
echo '# Of another' >partners/techstart-inc/notes.md
pos report partner --partner nordvik-systems >/dev/null 2>&1
pos report board >/dev/null 2>&1
git add -A && git commit -qm partners
report=$(cd reports && ls | grep partner)
printf -- '---\nfacts: {partner: techstart-inc}\n---\n# Plan\n' >reports/plan.md
echo '# Only figures' >reports/figures.md
echo '# Not Nordvik Systems24, nor XNordvik Systems' >reports/words.md
echo '# Of Käser \& Roth' >reports/escaped.md
run pos-pack zip reports -o ../r.zip
ok 'reports: status' status 0
ok 'reports: one that names partners is left out' has err "left out: reports/2026-Q3-board.md has data of partners; name the file to have it go in"
ok 'reports: also where the name is escaped' has err 'left out: reports/escaped.md'
ok 'reports: one about a partner is left out' has err "left out: reports/$report has data of partners; name the file to have it go in"
ok 'reports: one whose facts name a partner, too' has err 'left out: reports/plan.md'
in_zip ../r.zip >../names
ok 'reports: it is not in it' hasnt ../names "$report"
ok 'reports: nor is the plan' hasnt ../names plan
ok 'reports: others are' has ../names reports/figures.md
ok 'reports: a longer word is no name' has ../names reports/words.md
ok 'reports: none that names partners' hasnt ../names board.md
rm reports/figures.md reports/words.md reports/escaped.md
run pos-pack zip reports
ok 'reports: of partners alone: status' status 1
ok 'reports: of partners alone' has err 'nothing to pack: what is there has data of partners, or may'
pos-report quarterly >/dev/null 2>&1
run pos-pack zip reports/2026-Q3-quarterly.md -o ../r.zip
ok 'reports: that a named one names partners is told' has err 'reports/2026-Q3-quarterly.md names partners by name ('
in_zip ../r.zip >../names
ok 'reports: their drawings go with them' has ../names \
	reports/2026-Q3-quarterly/partners.svg
# Names as people write them.
git add -A && git commit -qm reports
mkdir -p ../many && git clone -q . ../many/w && (
	cd ../many/w || exit 1
	git rm -q reports/*.md
	mkdir -p reports
	echo '# Of Fjell Data’s people' >reports/apostrophe.md
	echo '# „Fjell Data“' >reports/quoted.md
	echo '# Fjell Data—and others' >reports/dash.md
	printf 'Fjell\nData\n' >reports/lines.md
	echo 'Fjell&nbsp;Data' >reports/entity.md
	echo 'FJELL DATA' >reports/capitals.md
	echo '**Fjell** Data' >reports/bold.md
	echo 'kaser&amp;roth, Käser &amp; Roth' >reports/and.md
	echo 'Fjellö Data, Fjell Datakraft, Data of Fjell' >reports/words.md
	git add -A && git commit -qm names
)
run sh -c 'cd ../many/w && pos-pack zip reports -o ../../r.zip && pos-pack zip -n reports/quoted.md reports/lines.md'
ok 'names: what has none' equal "$(in_zip ../r.zip | grep '^reports/')" \
	reports/words.md
for form in and apostrophe bold capitals dash; do
	ok "names: $form" has err "left out: reports/$form.md has data of partners"
done
ok 'names: and entity, lines, quoted' has err 'left out: 3 more such'
ok 'names: named files: told' has err 'reports/lines.md and others name partners by name (1)'

# Partners that are gone, or have another name, since: on a branch, before the
# report was committed, before the workspace was moved into a folder.
git clone -q . ../then && (
	cd ../then || exit 1
	git rm -q reports/*.md
	printf 'name: Grålum Data\ntype: referral\nstage: signed\n' >new.yaml
	mkdir -p partners/gralum reports && mv new.yaml partners/gralum/partner.yaml
	git add -A && git commit -qm gralum
	git checkout -qb side
	echo '# Grålum Data and others' >reports/gone.md
	echo '# What Grålum Datakraft did' >reports/other.md
	git add -A && git commit -qm reports
	git checkout -q main
	mkdir partners/zand
	sed 's/Grålum Data/Zandvoort Digital/' partners/gralum/partner.yaml >partners/zand/partner.yaml
	git add -A && git commit -qm zand
	git merge -q --no-ff -m merged side
	git rm -qr partners/zand && git commit -qm 'zand left'
	echo '# Zandvoort Digital: no longer on file' >reports/left.md
	sed -i 's/^name: .*/name: Grålum Nord/' partners/gralum/partner.yaml
	git add -A && git commit -qm 'another name'
	git rm -qr partners/gralum && git commit -qm 'and gone'
	echo '# Of Grålum Nord' >reports/renamed.md
	git add -A && git commit -qm 'a report of before'
	mkdir sub && git mv -k * sub/ && git commit -qm moved
)
run sh -c "cd ../then/sub && pos-pack zip reports strategy -o ../../r.zip"
ok 'before: status' status 0
for what in gone left renamed; do
	ok "before: $what" has err "left out: reports/$what.md has data of partners"
done
ok 'before: what names none' equal "$(in_zip ../r.zip | grep '^reports/')" \
	reports/other.md
cp ../then/sub/reports/renamed.md ../then/sub/strategy/lessons.md
run sh -c "cd ../then/sub && pos-pack zip -n strategy/lessons.md"
ok 'before: in another document it is told' has err 'strategy/lessons.md names partners by name (1)'

# Where that is not known, what names nobody of today may name one of before.
git clone -q --depth 1 "file://$PWD/../then" ../shallow
run sh -c "cd ../shallow/sub && pos-pack zip reports strategy -o ../../r.zip"
ok 'shallow: status' status 0
ok 'shallow: told, with why' has err 'left out: reports/gone.md may name a partner as it was called before, which is not known: this clone does not have all of the history; git fetch --unshallow; name the file to have it go in'
ok 'shallow: no report' equal "$(in_zip ../r.zip | grep -c '^reports/')" 0
run sh -c "cd ../shallow/sub && pos-pack zip reports"
ok 'shallow: reports alone: status' status 1
ok 'shallow: reports alone: why there is nothing' has err 'nothing to pack: what is there has data of partners, or may'
run sh -c "cd ../shallow/sub && pos-pack zip -n reports/gone.md"
ok 'shallow: named, it goes in' has out reports/gone.md
git -C ../then config uploadpack.allowFilter true
git clone -q --filter=blob:none "file://$PWD/../then" ../partial
run sh -c "cd ../partial/sub && pos-pack zip -n reports strategy"
ok 'without old files: told' has err 'left out: reports/gone.md may name a partner'
run sh -c "cd ../then/sub && rm -rf ../.git && pos-pack zip -n reports strategy"
ok 'no history: told' has err 'left out: reports/gone.md may name a partner as it was called before, which is not known: there is no history here; name'

run pos-pack zip -n . strategy library
ok 'everything: no document of a partner' hasnt out partners/
ok 'everything: no record, no data, no settings' equal "$(count 'partner\.yaml|^data|pos\.yaml|company|^\.' ../out)" 0
ok 'everything: documents and library' has out templates/legal/01-nda.md
run pos-pack zip -n reports "reports/$report"
ok 'a report that is named: status' status 0
ok 'a report that is named goes in' has out "reports/$report"
ok 'a report that is named is not told to be left out' hasnt err "$report"
run pos-pack zip -n partner 'NORDVIK Systems'
ok 'a partner: what goes in' is out <<-!
	MANIFEST.json
	index.html
	html/partners/nordvik-systems/recruit/07 it's ours.html
	html/partners/nordvik-systems/økonomi.html
	partners/nordvik-systems/recruit/07 it's ours.md
	partners/nordvik-systems/økonomi.md
	!
run pos-pack zip partner nordvik-systems
ok 'a partner: the name of the file' has out 'halden-analytics-nordvik-systems.zip: 2 documents, 6 files'
ok 'a partner: it is sound' sound halden-analytics-nordvik-systems.zip
part halden-analytics-nordvik-systems.zip index.html >../index.html
ok 'a partner: a name that needs care in a URL' has ../index.html 'href="html/partners/nordvik-systems/%C3%B8konomi.html"'
ok 'a partner: its name' has ../index.html '<h1>Nordvik Systems</h1>'
run pos-pack zip -n --records partners/nordvik-systems/
ok 'a partner: with its record' has out partners/nordvik-systems/partner.yaml
ok 'a partner: no record of others' equal "$(count 'partner\.yaml' ../out)" 1
run pos-pack zip partners
ok 'all partners: only when asked for: status' status 2
ok 'all partners: only when asked for' is err <<-!
	pos-pack: partners: the documents of all partners go in with --with-partners; or name one: partner NAME
	!
run pos-pack zip partners/nordvik-systems/partner.yaml
ok 'a record: only when asked for: status' status 2
ok 'a record: only when asked for' has err 'the record of a partner goes in only with --records'
run pos-pack zip -n --with-partners reports
ok 'with partners: told' has err 'data of partners goes in: 7 documents; with documents of their own: 2 partners'
ok 'with partners: documents' has out partners/techstart-inc/notes.md
ok 'with partners: reports' has out "reports/$report"
ok 'with partners: no records' hasnt out partner.yaml
run pos-pack zip -n --with-partners --records
ok 'with partners: all records' equal "$(count 'partner\.yaml' ../out)" "$(ls partners | wc -l)"
run pos-pack zip partner kade-negen
ok 'a partner without documents: status' status 1
ok 'a partner without documents' has err 'nothing to pack: no document there'
run pos-pack zip partner nobody
ok 'no such partner: status' status 3
run pos-pack zip partner
ok 'which partner: status' status 2
ok 'which partner' has err 'partner: which one? write partner NAME'
rm -f ./*.zip reports/plan.md

# The library.
run pos-pack zip library -o ../library.zip
ok 'library: status' status 0
ok 'library: nothing is said' empty err
ok 'library: it is sound' sound ../library.zip
in_zip ../library.zip >../names
(cd "$ROOT/templates" && find . -name '*.md') |
	grep -vE '^\./(artifacts|site|workspace)/' >../shipped
ok 'library: all templates' equal "$(count '^templates/' ../names)" "$(wc -l <../shipped)"
ok 'library: all playbooks' equal "$(count '^playbooks/' ../names)" "$(ls "$ROOT/playbooks" | wc -l)"
part ../library.zip templates/recruitment/07-proposal.md >../proposal.md
ok 'library: a template is as it is' same ../proposal.md "$ROOT/templates/recruitment/07-proposal.md"
part ../library.zip html/templates/recruitment/07-proposal.html >../page
ok 'library: on its page blanks are marked' has ../page '(to confirm)'
ok 'library: the company is filled in' has ../page 'Ingrid Solheim'
ok 'library: no day' hasnt ../page '20 November 2026'
part ../library.zip html/templates/executive/01-board-deck.html >../page
ok 'library: no page names a partner' hasnt ../page 'Nordvik'
part ../library.zip html/playbooks/recruit.html >../page
ok 'library: a playbook leads to its templates' has ../page '<a href="../templates/recruitment/07-proposal.html">'
! have dot || ok 'library: a playbook has its picture' has ../page '<svg class="flow"'
! have dot || ok 'library: its nodes have the brand color, on paper too' has ../page 'stroke="#0b5d66"'
run pos-pack zip -n templates/recruitment
ok 'a folder of the library' equal "$(count '^templates/recruitment/' ../out)" "$(ls "$ROOT/templates/recruitment" | wc -l)"
mv ../out ../long
run pos-pack zip -n recruitment
ok 'a folder of the library, in short' same ../out ../long
run pos-pack zip -n recruitment/07-proposal playbooks/recruit
ok 'one of each' is out <<-!
	MANIFEST.json
	index.html
	html/playbooks/recruit.html
	html/templates/recruitment/07-proposal.html
	playbooks/recruit.yaml
	templates/recruitment/07-proposal.md
	!
mkdir -p templates/recruitment
printf '# Ours {{#open}}\n' >templates/recruitment/07-proposal.md
run pos-pack zip recruitment/07-proposal -o ../ours.zip
ok 'a template of ours that is broken: status' status 1
ok 'a template of ours that is broken: told' has err 'templates/recruitment/07-proposal.md:1:'
part ../ours.zip templates/recruitment/07-proposal.md >../page
ok 'a template of ours that is broken: is in it' same ../page templates/recruitment/07-proposal.md
rm -r templates

# Operands that are none.
for bad in nothing strategy/none.md data/customers.yaml company.yaml \
    .pos/strategy/icp.yaml /etc/passwd ../repo/strategy templates/none \
    playbooks/none; do
	run pos-pack zip icp "$bad" -o ../bad.zip
	ok "$bad: status" status 3
	ok "$bad: told" has err "${bad#playbooks/}"
	ok "$bad: nothing is written" test ! -e ../bad.zip
done
run pos-pack zip 'icp#firmographics'
ok 'a section: status' status 2
ok 'a section' has err 'a document is packed whole; write icp'
run pos-pack zip ''
ok 'an empty operand: status' status 2
run pos-pack zip jbp
ok 'a document of each partner: status' status 2
ok 'a document of each partner' has err 'jbp: is written for each partner; write partner NAME, or name the file'
run pos-pack zip report-exec
ok 'a report by its kind: status' status 2
ok 'a report by its kind' has err 'report-exec: there is one for each day or period; name the file below reports/'
run pos-pack zip --title '' icp
ok 'no title: status' status 2
ln -s /etc strategy/etc
ln -s /etc/hostname strategy/host.md
echo '# Hidden' >strategy/.hidden.md
run pos-pack zip -n
ok 'links and hidden files: status' status 0
for no in etc host hidden; do
	ok "links and hidden files: no $no" hasnt out $no
done
run pos-pack zip strategy/host.md
ok 'a link that is named: status' status 3
ok 'a link that is named' has err 'strategy/host.md: is no regular file; links are not followed'
rm strategy/etc strategy/host.md strategy/.hidden.md

# Names and sizes.
echo '# Odd' >'strategy/a "b" & <c>.md'
run pos-pack zip -o ../odd.zip
ok 'a name that is none on every system: status' status 3
ok 'a name that is none on every system' has err 'rename the file'
ok 'a name that is none on every system: nothing is written' test ! -e ../odd.zip
rm 'strategy/a "b" & <c>.md'
echo '# Odd' >"strategy/a'b & 50% #1 — ü.md"
long=$(printf '%0200d' 1)
mkdir "strategy/$long"
echo '# Long' >"strategy/$long/$long.md"
run pos-pack zip -o ../odd.zip
ok 'names with spaces, letters and length: status' status 0
ok 'names with spaces, letters and length' sound ../odd.zip
part ../odd.zip index.html >../index.html
ok 'a name with spaces and letters: its link' has ../index.html 'href="strategy/a%27b%20%26%2050%25%20%231%20%E2%80%94%20%C3%BC.md"'
ok 'a name with spaces and letters: its text' has ../index.html "&amp; 50% #1 — ü.md</a>"
rm -r strategy/a* "strategy/$long"
{ echo '# Large'; head -c 1048576 /dev/zero | tr '\0' x; } >strategy/large.md
run pos-pack zip -o ../large.zip
ok 'a large document: status' status 3
ok 'a large document: which' has err strategy/large.md
rm strategy/large.md
mkdir many
{ echo '# Many'; yes many | head -c 1000000; } >many/1.md
for i in $(seq 2 68); do
	ln many/1.md "many/$i.md"
done
run pos-pack zip many -o ../many.zip
ok 'too much: status' status 3
ok 'too much: told' has err 'more than 64 MiB of files'
ok 'too much: nothing is written' test ! -e ../many.zip
rm -r many
printf '# Bad \377\n' >strategy/bad.md
run pos-pack zip -o ../bad.zip
ok 'a document that is no text: status' status 3
ok 'a document that is no text: which' has err strategy/bad.md:1
rm strategy/bad.md
mkdir strategy/folder.md
run pos-pack zip strategy/folder.md -o ../bad.zip
ok 'a folder that is called like a document: status' status 1
rmdir strategy/folder.md
printf 'a\r\n\r\n## B\r\n' >strategy/crlf.md
run pos-pack zip strategy/crlf.md -o ../crlf.zip
ok 'line ends of another system' sound ../crlf.zip
rm strategy/crlf.md
if [ "$(id -u)" != 0 ]; then
	chmod 0 strategy/icp.md
	run pos-pack zip -o ../bad.zip
	ok 'a document that cannot be read: status' status 3
	chmod 644 strategy/icp.md
fi

# Where it goes.
echo mine >halden-analytics-strategy.zip
run pos-pack zip
ok 'a file of others: status' status 3
ok 'a file of others: why' has err 'halden-analytics-strategy.zip: is there, and no package that pos-pack made: -f replaces it'
ok 'a file of others: it is as it was' equal "$(cat halden-analytics-strategy.zip)" mine
run pos-pack zip -f
ok 'a file of others, with -f' sound halden-analytics-strategy.zip
run pos-pack zip icp -o halden-analytics-strategy.zip
ok 'a file of ours is replaced: status' status 0
in_zip halden-analytics-strategy.zip >../names
ok 'a file of ours is replaced' equal "$(wc -l <../names)" 4
run pos-pack zip icp -o -
ok 'standard output: the same bytes' same ../out halden-analytics-strategy.zip
rm halden-analytics-strategy.zip
mkdir ../folder
run pos-pack zip icp -o ../folder
ok 'a folder: status' status 3
run pos-pack zip icp -o none/such.zip
ok 'no such folder: status' status 3
pos-pack zip icp -o - >/dev/full 2>"$T/err" </dev/null
rc=$?
ok 'full: status' status 3
run pos-pack zip icp -o /dev/full
ok 'full, by name: status' status 3
ok 'full, by name: why' has err /dev/full

run pos-pack zip --sidecars icp -n
ok 'sidecars, when asked for' has out .pos/strategy/icp.yaml
run pos-pack zip --title 'A & B <c>' icp -o ../t.zip
part ../t.zip index.html >../page
ok 'a title is text' has ../page '<h1>A &amp; B &lt;c&gt;</h1>'
run pos-pack zip icp cjm ipp tam -o ../t.zip
part ../t.zip index.html >../page
ok 'a title of many' has ../page '<h1>Partner strategy</h1>'
run pos-pack zip -n icp cjm ipp 'icp' ./strategy/icp.md
ok 'one that is named twice' equal "$(count '^strategy/icp' ../out)" 1
run pos-pack
ok 'no format: status' status 2
run pos-pack tar
ok 'another format: status' status 2
ok 'another format' has err 'zip or pdf, and then what goes in'
run pos-pack pdf --records
ok 'records in a PDF: status' status 2
run pos-pack zip --whole
ok 'no such option: status' status 2

# No git, no commit; a workspace in a folder of a repository; none.
cp -R . ../plain && rm -rf ../plain/.git
run pos-pack zip -C ../plain icp -o ../plain.zip
ok 'without git: status' status 0
(cd ../plain && ok 'without git: sound' sound ../plain.zip '1980 1 1 0 0 0')
tests=$((tests + 1))
part ../plain.zip MANIFEST.json >../manifest.json
ok 'without git: no commit' hasnt ../manifest.json '"commit"'
git init -q ../big && mkdir ../big/deep && cp -R strategy brand company.yaml pos.yaml ../big/deep
(cd ../big/deep && git add -A && git commit -qm deep)
run pos-pack zip -C ../big/deep icp -o ../deep.zip
part ../deep.zip MANIFEST.json >../manifest.json
ok 'in a folder of a repository: committed' has ../manifest.json '"committed": true'
ok 'in a folder of a repository: all' hasnt ../manifest.json '"committed": false'
run pos-pack zip -C /
ok 'no workspace: status' status 3

PATH=$BIN run pos-pack pdf icp -o ../none.pdf
ok 'without weasyprint: status' status 3
ok 'without weasyprint: what to do' has err 'install it (package weasyprint)'
ok 'without weasyprint: nothing is written' test ! -e ../none.pdf
run pos-pack pdf -n framework icp
ok 'PDF: in the order that is asked for' is out <<-!
	strategy/framework.md
	strategy/icp.md
	!
if have weasyprint; then
	run pos-pack pdf icp partner nordvik-systems
	ok 'PDF: status' status 0
	pdf=halden-analytics-icp-nordvik-systems.pdf
	ok 'PDF: what is written' has out "$pdf: 3 documents"
	ok 'PDF: it is one' equal "$(head -c 5 $pdf)" '%PDF-'
	ok 'PDF: anchors of each document' has $pdf 'd3-Document'
	if have pdftoppm; then
		mkdir ../pages
		pdftoppm -r 20 -gray $pdf ../pages/p
		ok 'PDF: it has pages, and none is blank' python3 "$ROOT/t/helper/pack.py" pages ../pages
	else
		skip 'PDF: it has pages, and none is blank' 'no pdftoppm'
	fi
	cp $pdf ../one.pdf
	TZ=Asia/Tokyo run pos-pack pdf icp partner nordvik-systems -o $pdf
	ok 'PDF: one of ours is replaced' status 0
	ok 'PDF: by the same again' same $pdf ../one.pdf
	echo '%PDF-1.7 mine' >$pdf
	run pos-pack pdf icp partner nordvik-systems
	ok 'PDF: one of others is not: status' status 3
	ok 'PDF: one of others is not' equal "$(cat $pdf)" '%PDF-1.7 mine'
else
	skip 'PDF' 'no weasyprint'
fi
done_testing
