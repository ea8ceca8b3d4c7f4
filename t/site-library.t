#!/bin/sh
# Templates and playbooks on the site.
. "$(dirname "$0")/lib.sh"

have() {
	command -v "$1" >/dev/null 2>&1
}
resolves() {
	python3 "$ROOT/t/helper/site-links.py" "$1" >"$T/wrong" &&
		[ ! -s "$T/wrong" ] || { cat "$T/wrong"; return 1; }
}
# in_one_category SITE: each template's page is in one category's index
in_one_category() {
	pos template list -o tsv </dev/null | sed 1d | cut -f1 |
	while read -r id; do
		[ -f "$1/templates/$id.html" ] || echo "$id: no page"
		n=$(cat "$1"/templates/*/index.html |
			grep -c "<h2><a href=\"../../templates/$id.html\">")
		at=$(grep -c "<h2><a href=\"../../templates/$id.html\">" \
			"$1/templates/${id%/*}/index.html")
		[ "$n/$at" = 1/1 ] || echo "$id: in $n indexes, $at of its own"
		grep -q "<a href=\"../templates/$id.html\">" "$1/templates/index.html" ||
			echo "$id: not in the list of all"
	done >"$T/missing"
	[ ! -s "$T/missing" ] || { cat "$T/missing"; return 1; }
}
# the counts on the cards are those of the list
counts_agree() {
	pos template list -o tsv </dev/null | sed 1d | cut -d/ -f1 | sort | uniq -c |
		awk '{print $1}' | sort -n >"$T/counted"
	grep -o '<p class="quiet">[0-9]* template' "$1/templates/index.html" |
		tr -dc '0-9\n' | sort -n | diff - "$T/counted"
}
each_book() {
	for id in $(pos play list -o tsv </dev/null | sed 1d | cut -f1); do
		[ -f "$1/playbooks/$id.html" ] || echo "$id: no page"
		grep -q "<h2><a href=\"../playbooks/$id.html\">" "$1/playbooks/index.html" ||
			echo "$id: not in the index"
		! have dot || grep -q '<svg class="flow"' "$1/playbooks/$id.html" ||
			echo "$id: no picture"
	done >"$T/missing"
	[ ! -s "$T/missing" ] || { cat "$T/missing"; return 1; }
}
# changed A B: pages that differ
changed() {
	diff -rq "$1" "$2" | sed -n 's/^Files \(.*\) and .* differ$/\1/p' |
		sed "s,^$1/,," | sort | tr '\n' ' ' | sed 's/ $//'
}

sample_in repo .
lacks=0
have dot || lacks=1
run pos site -o ../site
ok 'status' status $lacks
ok 'each template has a page and is in one category' in_one_category ../site
ok 'cards count right' counts_agree ../site
ok 'cards say what each category is for' equal \
	"$(grep -A1 '<li><h2>' ../site/templates/index.html | grep -c '^<p>')" \
	"$(grep -c '<li><h2>' ../site/templates/index.html)"
ok 'each playbook has a page, a card and a picture' each_book ../site
[ $lacks = 0 ] || skip 'playbooks: pictures' 'no graphviz'
ok 'links lead to pages and anchors, pages can be reached' resolves ../site

page=../site/templates/recruitment/07-proposal.html
ok 'a template: what it is for' has $page '<p class="lead">The formal offer to a partner, with what'
ok 'a template: its number' has $page '<div><dt>Number</dt><dd>II.7</dd></div>'
ok 'a template: its time' has $page '<div><dt>Time</dt><dd>1-2 hours</dd></div>'
ok 'a template: what it leaves' has $page '<li>An offer that a managing director can decide on</li>'
ok 'a template: what is filled before it' has $page '<a href="../../templates/recruitment/04-discovery-call.html">Partner Discovery Call</a>'
ok 'a template: its playbook' has $page 'A step of: <span class="ref"><a href="../../playbooks/recruit.html">New partner recruitment</a>'
ok 'a template: how to fill it' has $page '<code>pos fill --partner PARTNER recruitment/07-proposal</code>'
ok 'a template: what its writer advises' has $page '<p>What it is for: the offer in writing, after discovery'
ok 'a template: a value that is known' has $page '<td>The company&#39;s name as people say it</td><td>company.yaml</td><td>Halden Analytics</td>'
ok 'a template: a value that is open' has $page '<td>The partner&#39;s name</td><td>the partner&#39;s record</td><td>open</td>'
ok 'its text: the company is filled in' has $page '<td>Ingrid Solheim, Head of Partnerships, Halden Analytics</td>'
j=$(printf '\342\201\240')
ok 'its text: the partner is a blank' has $page "<span class=\"blank\">‹${j}partner name$j›</span>"
ok 'its text: the day is a blank' has $page "<td>Date</td>
<td><span class=\"blank\">‹${j}date$j›</span></td>"
ok 'its text: headings have anchors' has $page '<h2 id="commercial-terms">'
ok 'its text: what is said to no partner is not there' hasnt $page 'Not to be sent.'
ok 'no template shows its tags' equal "$(grep -rl '{{' ../site/templates)" ''
ok 'no template says that it has nothing for a blank' equal \
	"$(grep -rl "‹${j}open$j›" ../site/templates)" ''
ok 'one that asks for no partner is filled without' has ../site/templates/executive/01-board-deck.html \
	'<code>pos fill executive/01-board-deck</code>'

page=../site/playbooks/recruit.html
ok 'a playbook: what it requires' has $page '<li>stage prospect or qualified</li>'
ok 'a playbook: a step of the table' has $page '<td align="right">3</td><td><a href="#step-discovery-call">Discovery call</a></td><td><a href="../templates/recruitment/04-discovery-call.html">Partner Discovery Call</a></td><td>the company</td><td>10 days</td>'
ok 'a playbook: guidance' has $page '<p>Listen for a quarter of an hour before you explain'
ok 'a playbook: checklist' has $page '<li>the call was held, with somebody who decides</li>'
ok 'a playbook: a note for a tier' has $page '<p><strong>Platinum:</strong> A partner of this tier'
ok 'a playbook: what follows' has $page 'After it: <span class="ref"><a href="../playbooks/onboard.html">Partner onboarding</a>'
ok 'a playbook: nobody is at it' has $page '<code>pos play start --partner PARTNER recruit</code>'
ok 'what comes before is told, too' has ../site/playbooks/onboard.html 'It follows: <span class="ref"><a href="../playbooks/recruit.html">New partner recruitment</a>'

ok 'the search knows templates' has ../site/assets/search-index.js '["Template","Partnership Proposal","templates/recruitment/07-proposal.html","II.7 recruitment/07-proposal The formal offer'
ok 'the search knows their sections' has ../site/assets/search-index.js '["Template","Partnership Proposal: Commercial terms","templates/recruitment/07-proposal.html#commercial-terms",'
ok 'the search knows playbooks' has ../site/assets/search-index.js '["Playbook","New partner recruitment","playbooks/recruit.html",'
ok 'the search knows steps' has ../site/assets/search-index.js '["Playbook","New partner recruitment: Discovery call","playbooks/recruit.html#step-discovery-call",'

# Nothing is written twice, whatever the order in which dot thinks; and no
# day is on a page of the library.
pos gen framework </dev/null >/dev/null 2>&1
pos site -o ../steady </dev/null >/dev/null 2>&1
for i in 1 2 3 4 5; do
	pos site -o ../steady </dev/null 2>/dev/null
done | sed 's/.*new, //' | sort -u >../again
ok 'again: nothing is new' is ../again <<-!
	0 changed, 0 removed
!
POS_NOW=2026-12-24T10:00:00Z run pos site -o ../later
ok 'a month later the library is as it was' equal \
	"$(diff -rq ../steady/templates ../later/templates; diff -rq ../steady/playbooks ../later/playbooks)" ''

# A template of the workspace stands in the place of ours.
cp -R ../steady ../before
mkdir -p templates/legal
sed 's/^## .*/## Only ours/' "$ROOT/templates/legal/04-sla.md" >templates/legal/04-sla.md
run pos site -o ../steady
ok 'our own text: pages that change' equal "$(changed ../before ../steady)" \
	'assets/search-index.js templates/legal/04-sla.html templates/legal/index.html'
ok 'our own text: it is shown' has ../steady/templates/legal/04-sla.html '<h2 id="only-ours">'
ok 'our own text: the page says so' has ../steady/templates/legal/04-sla.html "the workspace's own, in the place of a shipped one"
cp -R ../steady ../own
echo 'One more line.' >>templates/legal/04-sla.md
run pos site -o ../steady
ok 'one more line: pages that change' equal "$(changed ../own ../steady)" \
	'assets/search-index.js templates/legal/04-sla.html'

# Runs: those that are open, the first due first.
pos play start --partner alvsjo-automation qbr </dev/null >/dev/null 2>&1
POS_NOW=2026-11-18T10:00:00Z pos play start --partner nordvik-systems qbr </dev/null >/dev/null 2>&1
pos play start --partner corrib-process-systems qbr </dev/null >/dev/null 2>&1
pos play stop --partner corrib-process-systems --reason test qbr </dev/null >/dev/null 2>&1
run pos site -o ../steady
sed -n '/id="runs"/,$p' ../steady/playbooks/qbr.html | grep '^<tr><td' >../runs
ok 'runs' is ../runs <<-!
	<tr><td><a href="../partners/nordvik-systems/index.html">Nordvik Systems</a></td><td>1 of 4, Gather metrics</td><td>2026-11-25</td><td>2026-11-18</td></tr>
	<tr><td><a href="../partners/alvsjo-automation/index.html">Älvsjö Automation</a></td><td>1 of 4, Gather metrics</td><td>2026-11-27</td><td>2026-11-20</td></tr>
!
ok 'runs: the card counts them' has ../steady/playbooks/index.html 'Steps: 4. Under way: 2.'

# A stranger's files.
mkdir -p templates/recruitment "templates/o'dd é|x" templates/odd playbooks
hostile() {
	sed 's/^title: .*/title: "<script>alert(1)<\/script> \& \\"q\\""/
		s/^section: .*/section: "<b>Odd<\/b>"/
		s/# Partnership proposal/# <img src=x onerror=alert(1)> proposal/' \
		"$ROOT/templates/recruitment/07-proposal.md"
}
hostile >"templates/o'dd é|x/a b's.md"
hostile >templates/recruitment/index.md
hostile >templates/recruitment/index-.md
hostile >templates/index.md
: >templates/odd/empty.md
printf -- '---\ntitle: [broken\n---\n# x\n' >templates/odd/broken.md
sed 's/$/\r/' >templates/odd/crlf.md <<'!'
---
title: Of Windows
variables:
  what: {type: string, description: d, required: true}
---
{{! note }}
# T {{what}}

## S

[a](../legal/01-nda.md) [b](gone.md) {{<b>}}

```mermaid
flowchart LR
  A["{{what}} <b>"] --> B
```
!
printf 'odd: "<i>odd</i> & things"\nlegal: Ours.\n' >templates/categories.yaml
sed 's/^name: .*/name: "<script>x<\/script> \\"R\\" | #1"/
	s/^milestone: .*/milestone: "a\\"] --> B; <b>"/' "$ROOT/playbooks/recruit.yaml" >playbooks/index.yaml
sed 's/^next: .*/next: [recruit, gone, index]/' "$ROOT/playbooks/onboard.yaml" >playbooks/onboard.yaml
run pos site -o ../hostile
ok 'hostile: status' status $lacks
ok 'hostile: links hold' resolves ../hostile
ok 'hostile: no markup of theirs' equal \
	"$(grep -rlE '<script>|<img src=x|<b>|<i>odd' ../hostile --include=*.html)" ''
ok 'hostile: an index beside the index' has ../hostile/templates/recruitment/index.html '<h2><a href="../../templates/recruitment/index--.html">'
ok 'hostile: a folder of any name' has "../hostile/templates/o'dd é|x/a b's.html" \
	'<code>pos fill --partner PARTNER &#39;o&#39;&quot;&#39;&quot;&#39;dd é|x/a b&#39;&quot;&#39;&quot;&#39;s&#39;</code>'
ok 'hostile: CRLF: a blank' has ../hostile/templates/odd/crlf.html "<p class=\"sheet-title\">T ‹${j}what$j›</p>"
ok 'hostile: CRLF: a link' has ../hostile/templates/odd/crlf.html '<a href="../../templates/legal/01-nda.html">a</a> b'
ok 'hostile: a blank has no markup' has ../hostile/templates/odd/crlf.html "<span class=\"blank\">‹${j}b$j›</span>"
ok 'frontmatter that is broken: where to look' has ../hostile/templates/odd/broken.html '<code>pos template check odd/broken</code> tells why'
ok 'categories: words of the workspace' has ../hostile/templates/legal/index.html '<p class="lead">Ours.</p>'
ok 'categories: escaped' has ../hostile/templates/odd/index.html '<p class="lead">&lt;i&gt;odd&lt;/i&gt; &amp; things</p>'
ok 'categories: ours stay' has ../hostile/templates/finance/index.html '<p class="lead">What partners earn'
ok 'a playbook that is gone is its name' has ../hostile/playbooks/onboard.html '<span class="ref">gone</span>'

printf -- '---\ntitle: U\nvariables: {}\n---\n# x {{#a}}\n' >templates/odd/unclosed.md
printf 'name: [\n' >playbooks/broken.yaml
run pos site -o ../hostile
ok 'what cannot be read: status' status 1
ok 'what cannot be read: a template' has err 'pos-site: templates/odd/unclosed.md:5:5: section is not closed'
ok 'what cannot be read: a playbook' has err 'pos-site: playbooks/broken.yaml:2: '
ok 'what cannot be read: the page is there' has ../hostile/templates/odd/unclosed.html 'Its text cannot be shown'
ok 'what cannot be read: links hold' resolves ../hostile

fresh_workspace ../../fresh
cd ../../fresh || exit 1
run pos site -o ../fresh-site
ok 'a new workspace: status' status $lacks
ok 'a new workspace: links hold' resolves ../fresh-site
ok 'a new workspace: the company' has ../fresh-site/templates/legal/01-nda.html 'Ny Data'
ok 'a new workspace: what no template can do without is a blank' equal \
	"$(grep -rl '{{' ../fresh-site/templates)" ''

# Many at once: the page stays short, and says how many it leaves out.
i=0
while [ $i -lt 203 ]; do
	i=$((i + 1))
	mkdir -p partners/p-$i
	cat >partners/p-$i/partner.yaml <<-!
		name: Partner $i
		stage: active
		playbooks:
		  - playbook: qbr
		    started: 2026-11-01
		    steps: []
	!
done
run pos site -o ../fresh-site
ok 'many runs: some are listed' equal \
	"$(sed -n '/id="runs"/,$p' ../fresh-site/playbooks/qbr.html | grep -c '^<tr><td>')" 200
ok 'many runs: the others are counted' has ../fresh-site/playbooks/qbr.html 'And 3 that are due later'
ok 'many runs: the card counts all' has ../fresh-site/playbooks/index.html 'Under way: 203.'

PATH=$BIN run pos-site -o ../fresh-site
ok 'without graphviz: status' status 1
ok 'without graphviz: it is said' has err 'need graphviz (dot)'
ok 'without graphviz: a playbook has its steps' has ../fresh-site/playbooks/recruit.html '<a href="#step-discovery-call">Discovery call</a>'
ok 'without graphviz: and no empty frame' hasnt ../fresh-site/playbooks/recruit.html '<figure'
done_testing
