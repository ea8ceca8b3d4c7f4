#!/bin/sh
# Reports as one page of HTML and as PDF.
. "$(dirname "$0")/lib.sh"

have() {
	command -v "$1" >/dev/null 2>&1
}
# asks FILE: what a browser would fetch for it
asks() {
	grep -oE '(src|href|url|xlink:href|data|action)(=|\()["'\'']?[^#"'\'' >)]+' "$1" |
		grep -v '="\(data:\)' || true
}
asks_nothing() {
	asks "$1" >../fetched
	[ ! -s ../fetched ] || { cat ../fetched; return 1; }
}

sample_in repo .
run pos report board --format html
ok 'not written yet: its title' has out '<h1>Partner program, board page: 2026-Q3</h1>'
ok 'not written yet: what is above the sections' has out 'Three numbers, with the accounts behind the first.'
run pos report quarterly --format html
ok 'a page: status' status 0
cp ../out ../page.html
ok 'a page: nothing is said' empty err
ok 'a page begins as one' equal "$(head -1 ../page.html)" '<!doctype html>'
ok 'a page may ask for nothing' has page.html "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\""
ok 'a page asks for nothing' asks_nothing ../page.html
ok 'a page: has no script' equal "$(grep -ci '<script' ../page.html)" 0
ok 'a page: charts stand in it' equal "$(grep -c '<svg' ../page.html)" 5
ok 'a page: figures have their footnotes' has page.html 'id="Fnref-sourced-won"'
ok 'a page: contents lead to sections' has page.html '<li><a href="#performance">Performance</a></li>'
ok 'a page: sections have anchors' has page.html '<h2 id="performance">'
ok 'a page: tables scroll by keyboard' has page.html '<div class="wide" role="group" aria-label="Table" tabindex="0">'
ok 'a page: the color of the company' has page.html '--brand: #0b5d66;'
ok 'a page: nothing is written' equal "$(git status --porcelain .)" ""
ok 'a page: no report was made' equal "$(ls reports 2>/dev/null)" ''

run pos report quarterly --format html --region nordics
ok 'a page of a filter says so' has out '<p class="quiet">region Nordics</p>'

# As people left it.
run pos report quarterly
cat >>reports/2026-Q3-quarterly.md <<'!'

Ours: <script>alert(1)</script> & <b>bold</b>, see [data](../data/customers.yaml),
[up](#summary) and [web](https://example.com/?a=1&b=2), [bad](javascript:alert(1)).

- [ ] open
- [x] done

| In a table | Of it |
|---|---|
| [data](../data/customers.yaml) | one<br>two |
| a <b>c</b> | |

```mermaid
flowchart LR
    A["Ask <us>"] -->|yes & "no"| B{"Known?"}
    B -.-> C(["end"])
```
!
git commit -qam 'by hand'
run pos report quarterly --format html
ok 'by hand: status' status 0
ok 'by hand: markup is text' has out 'Ours: &lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;'
ok 'by hand: a link to no page is text' hasnt out 'customers.yaml"'
ok 'by hand: a link within' has out '<a href="#summary">up</a>'
ok 'by hand: a link to the world' has out '<a href="https://example.com/?a=1&amp;b=2">web</a>'
ok 'by hand: no link runs' has out '<a href="">bad</a>'
ok 'by hand: a link to no page is text in a table, too' has out '<td>data</td>'
ok 'by hand: a break in a table' has out '<td>one<br>two</td>'
ok 'by hand: markup is text in a table, too' has out '<td>a &lt;b&gt;c&lt;/b&gt;</td>'
ok 'by hand: boxes' has out '☐ open'
ok 'by hand: boxes that are ticked' has out '☑ done'
if have dot; then
	ok 'by hand: a flowchart is drawn' has out '<svg class="flow" role="img"'
	ok 'by hand: what it is, read aloud' has out 'aria-label="Flowchart: Ask &lt;us&gt;, Known?, end"'
	ok 'by hand: its words' has out '>Ask &lt;us&gt;</text>'
else
	skip 'by hand: a flowchart is drawn' 'no graphviz'
fi

# Others changed the lines that people edited: which of both is the page to show?
cp reports/2026-Q3-quarterly.md ../edited.md
sed -i 's/^\(| Revenue won.*\) ([0-9]* deals) |/\1 as billed |/' reports/2026-Q3-quarterly.md
sed -i '/stage: won.*closed: 2026-0[789]/s/amount: [0-9]*/amount: 77777/' data/deals-*.yaml
for format in html pdf; do
	run pos report quarterly --format $format
	ok "a conflict, $format: status" status 6
	ok "a conflict, $format: where, and what to do" has err "take over by hand what you want, then: the same pos report with --section summary --keep; or have it proposed: with --propose"
	ok "a conflict, $format: nothing is printed" empty out
done
run pos report quarterly --format csv
ok 'a conflict: figures are not edited' status 0
ok 'a conflict: they are there' has out 'sourced-won,'
git commit -qam 'by hand, and new figures'
run pos report quarterly --section summary --keep
ok 'a conflict: what to do can be done' status 0
run pos report quarterly --format html
ok 'a conflict: then there is a page' status 0
ok 'a conflict: with what was kept' has out 'as billed</td>'
git checkout -q HEAD~2 -- .
git commit -qm 'as before'
ok 'a conflict: as before' same reports/2026-Q3-quarterly.md ../edited.md

PATH=$BIN run pos-report quarterly --format html
ok 'without graphviz: status' status 1
ok 'without graphviz: it is said' has err 'pos-report: pictures of flowcharts need graphviz (dot)'
ok 'without graphviz: the text stands' has out 'A[&quot;Ask &lt;us&gt;&quot;] --&gt;|yes &amp; &quot;no&quot;| B'
PATH=$BIN run pos-report quarterly --format pdf
ok 'without weasyprint: status' status 3
ok 'without weasyprint: what to do' has err 'install it (package weasyprint), or take --format html'
ok 'without weasyprint: nothing is printed' empty out

sed -i 's/^    B -.-> C.*/    direction x/' reports/2026-Q3-quarterly.md
run pos report quarterly --format html
ok 'more than a flowchart: status' status 1
line=$(grep -n 'direction x' reports/2026-Q3-quarterly.md | cut -d: -f1)
ok 'more than a flowchart: where' has err "reports/2026-Q3-quarterly.md:$line: mermaid: 'direction' is more than nodes and edges"

# A drawing that was tampered with.
git checkout -q .
for evil in '<script>alert(1)</script>' '<image href="x.png"/>' \
    '<rect onload="alert(1)"/>' '<rect style="fill:url(x)"/>' \
    '<rect fill="url(https://example.com/x)"/>' '<foreignObject/>' \
    '<a href="https://example.com"><text>x</text></a>' \
    '<text>&#60;</text><style>x</style>' '<rect fill=red/>' '<!-- open' \
    '<rect fill="u\72l(x)"/>' '<?xml-stylesheet href="x"?>'; do
	{
		sed '/<\/svg>/d' reports/2026-Q3-quarterly/partners.svg
		printf "%s</svg>\n" "$evil"
	} >../evil.svg
	mv ../evil.svg reports/2026-Q3-quarterly/partners.svg
	run pos report quarterly --format html
	ok "drawing with $evil: status" status 1
	ok "drawing with $evil: told" has err 'reports/2026-Q3-quarterly/partners.svg: has more than shapes and text'
	ok "drawing with $evil: left out" hasnt out 'partners-title"'
	git checkout -q .
done
rm reports/2026-Q3-quarterly/partners.svg
run pos report quarterly --format html
ok 'a drawing that is gone: status' status 1
ok 'a drawing that is gone: told' has err "partners.svg"
git checkout -q .

# The brand.
mkdir -p brand
printf '\211PNG\r\n\032\n...' >brand/logo.png
sed -i 's|^  logo:.*|  logo: brand/logo.png|; s|"#0b5d66"|"#ffee00"|' company.yaml
run pos report board --format html
ok 'brand: status' status 0
ok 'brand: the logo is in the page' has out '<img class="logo" src="data:image/png;base64,iVBORw0KGgouLi4=" alt="">'
ok 'brand: a light color is made dark enough' has out '	--brand: #7f7700;'
ok 'brand: and stays light on dark ground' has out '	--brand: #ffee00;'
echo '<svg><image href="https://example.com/x.png"/></svg>' >brand/logo.png
run pos report board --format html
ok 'brand: a drawing by the name of a photo: status' status 3
ok 'brand: a drawing by the name of a photo' has err 'brand/logo.png: is no png file'
cp brand/logo.png brand/logo.svg
sed -i 's|logo: .*|logo: brand/logo.svg|' company.yaml
run pos report board --format html
ok 'brand: a drawing that fetches: status' status 3
ok 'brand: a drawing that fetches' has err 'brand/logo.svg: has more than shapes and text'
ok 'brand: and the line that names it' has err \
	"company.yaml:$(sed -n '/^  logo:/=' company.yaml): logo: brand/logo.svg:"
run pos site -o ../site
ok 'brand: nor on the site' has err 'brand/logo.svg: has more than shapes and text'
ok 'brand: which does not get it' test ! -e ../site/assets/logo.svg
sed -i 's|logo: .*|logo: ../../etc/passwd.png|' company.yaml
run pos report board --format html
ok 'brand: no logo from outside: status' status 3
ok 'brand: no logo from outside' has err 'company.yaml:'
sed -i 's|logo: .*|logo: brand/none.svg|' company.yaml
run pos report board --format html
ok 'brand: a logo that is not there: status' status 3
ok 'brand: a logo that is not there, and who asks for it' has err \
	"company.yaml:$(sed -n '/^  logo:/=' company.yaml): logo: brand/none.svg: "
git checkout -q .

run pos report quarterly --format html -p
ok 'a page is printed anyway' status 2
ok 'a page: what it takes' has err '--format html prints the page and writes nothing'
run pos report quarterly --format html --region moon
ok 'a page of nothing: status' status 2

if have weasyprint; then
	run pos report quarterly --format pdf
	ok 'PDF: status' status 0
	cp ../out ../one.pdf
	ok 'PDF: it is one' equal "$(head -c 5 ../one.pdf)" '%PDF-'
	run pos report quarterly --format pdf
	ok 'PDF: the same again' same ../out ../one.pdf
else
	skip 'PDF' 'no weasyprint'
fi
run_full() {
	"$@" >/dev/full 2>"$T/err" </dev/null
	rc=$?
}
run_full pos-report board --format html
ok 'a page that cannot be printed: status' status 3
done_testing
