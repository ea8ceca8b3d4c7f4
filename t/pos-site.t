#!/bin/sh
# pos-site: the workspace as pages.
. "$(dirname "$0")/lib.sh"

# files DIR: how many the site has, its list aside
files() {
	find "$1" -type f ! -name .pos-site | wc -l | tr -d ' '
}
# outside DIR: what pages would fetch from elsewhere
outside() {
	grep -rEo --include='*.html' '(src|href|action|data)="(https?:)?//[^"]*"' "$1" |
		grep -vE '(<a |canonical)' | grep -v 'href="https\{0,1\}:' || true
}
# dead DIR: links that lead to no file, as a browser has them
dead() {
	python3 - "$1" <<-'!'
		import html.parser, os, sys, urllib.parse as u
		top = os.path.realpath(sys.argv[1])
		pages, links = {}, []
		class Page(html.parser.HTMLParser):
		    def handle_starttag(self, tag, attrs):
		        at = dict(attrs)
		        if "id" in at:
		            if at["id"] in self.ids: print(self.path, "has twice the id", at["id"])
		            self.ids.add(at["id"])
		        for key in ("href", "src"):
		            if at.get(key) is not None: links.append((self.path, at[key]))
		for folder, _, names in os.walk(top):
		    for name in names:
		        if name.endswith(".html"):
		            p = Page(); p.ids = set(); p.path = os.path.relpath(os.path.join(folder, name), top)
		            p.feed(open(os.path.join(folder, name), encoding="utf-8").read())
		            pages[p.path] = p.ids
		seen = 0
		for page, link in links:
		    to = u.urlsplit(u.urljoin("http://x/" + u.quote(page), link))
		    if to.netloc != "x": continue
		    seen += 1
		    path = u.unquote(to.path)[1:]
		    if not os.path.isfile(os.path.join(top, path)): print(page, link, "is no file")
		    elif to.fragment and u.unquote(to.fragment) not in pages.get(path, ()): print(page, link, "has no such place")
		if seen < 50: print("only", seen, "links were found")
	!
}
no_dead() {
	dead "$1" >"$T/dead"
	[ ! -s "$T/dead" ] || { head -20 "$T/dead"; return 1; }
}

sample_in repo ws
pos gen --all >/dev/null
pos report quarterly >/dev/null
pos report board >/dev/null
run pos site
ok 'site: status' status 0
ok 'site: nothing is missing' empty err
n=$(files public)
ok 'site: what was written is told' is out <<-!
	public: $n files, $n new, 0 changed, 0 removed
	!
ok 'site: every link leads somewhere' no_dead public
ok 'site: nothing is fetched from elsewhere' equal "$(outside public)" ''
ok 'site: no script or style within pages' equal \
	"$(grep -rlE --include='*.html' '<script>|<style| style="| on[a-z]+="' public)" ''
ok 'site: all pages hold browsers to that' equal \
	"$(grep -L --include='*.html' -r "Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'\"" public)" ''
ok 'site: nothing of the run is in a page' equal "$(grep -rl "$T" public)" ''

for page in index.html strategy/icp.html strategy/cjm.html strategy/ipp.html \
    strategy/tam.html strategy/framework.html partners/index.html \
    partners/nordvik-systems/index.html playbooks/index.html \
    reports/index.html reports/2026-Q3-quarterly.html templates/index.html \
    history/index.html search.html; do
	ok "site: $page" test -s "public/$page"
done
ok 'home: key figures' has public/index.html '<dt>Sourced revenue won</dt><dd>EUR 531,000 (13 deals)</dd>'
ok 'home: what is next' has public/index.html '<a href="partners/weserbogen-systemhaus/index.html">Weserbogen Systemhaus</a>: agreement ended 20 days ago'
ok 'strategy: where a section came from' has public/strategy/icp.html '<p class="made quiet">Drafted by builtin on 2026-11-20.</p>'
ok 'strategy: the tab is marked' has public/strategy/icp.html '<a href="../strategy/icp.html" aria-current="page">Ideal customer</a>'
ok 'report: charts stand in it' equal "$(grep -c '<svg' public/reports/2026-Q3-quarterly.html)" 6
ok 'partners: all are there' equal "$(grep -c '^<tr data-type=' public/partners/index.html)" "$(ls partners | wc -l | tr -d ' ')"
ok 'search: partners are found' has public/assets/search-index.js '["Partner","Nordvik Systems","partners/nordvik-systems/index.html",'
ok 'search: sections are found' has public/assets/search-index.js '["Strategy","Ideal customer profile: Firmographics","strategy/icp.html#firmographics",'

# Each partner's revenue, by another way.
python3 - >"$T/revenue" <<'!'
import glob, re
deals = []
for f in sorted(glob.glob("data/deals-*.yaml")):
    deals += re.findall(r"\{[^{}]*\}", open(f, encoding="utf-8").read())
won = {}
for d in deals:
    f = dict((k, v.strip('"')) for k, v in re.findall(r'(\w+): ("[^"]*"|[^,}]+)', d))
    if f.get("stage") == "won" and f.get("role") == "sourced" and "2025-11-20" <= f["closed"] <= "2026-11-19":
        won[f["partner"]] = won.get(f["partner"], 0) + int(f["amount"])
for p, n in sorted(won.items()): print(p, n)
!
python3 - >"$T/listed" <<'!'
import re
for slug, raw in re.findall(r'<a href="([^/"]+)/index.html">.*?data-value="(\d+)"', open("public/partners/index.html", encoding="utf-8").read()):
    if raw != "0": print(slug, raw)
!
sort "$T/listed" >"$T/listed.s"
ok 'partners: revenue is that of the deals' same "$T/revenue" "$T/listed.s"

# Nothing has changed, so nothing is written.
find public -type f -exec stat -c '%n %y' {} + | grep -v .pos-site | sort >"$T/before"
run pos site
ok 'again: told' is out <<-!
	public: $n files, 0 new, 0 changed, 0 removed
	!
find public -type f -exec stat -c '%n %y' {} + | grep -v .pos-site | sort >"$T/after"
ok 'again: no file was touched' same "$T/before" "$T/after"
run pos site -o "$T/other"
rm -f "$T/other/.pos-site.x"
ok 'another folder: the same bytes' diff -r public "$T/other"

# Another day, nothing was recorded: no score moves, in no part of a page.
POS_NOW=2026-12-15 run pos site -o "$T/later"
python3 - public "$T/later" >"$T/health" <<'!'
import glob, re, sys
def scores(page, n):
    t = re.sub(r"<[^>]+>", " ", open(page, encoding="utf-8").read())
    table = re.findall(r" (Fit|Health)\s+([\d.]+)\s+[\d.]+ to", t)
    n[0] += len(table)
    for said in re.findall(r"[ ,]health (\d[\d.]*\d)", t):
        n[1] += 1
        if ("Health", said) not in table:
            print(page, said, table)
    return table
first, later, n = sys.argv[1], sys.argv[2], [0, 0]
for f in glob.glob(first + "/partners/*/index.html"):
    then, now = scores(f, n), scores(later + f[len(first):], n)
    if then != now:
        print(f, then, now)
print("said of", *("some" if k > 4 else k for k in n))
!
ok 'another day: the same scores, and one health on a page' is "$T/health" <<-!
	said of some some
!
rm -r "$T/later"

# What people and data change shows, and only there.
sed -i 's/^Look for new customers/We look for new customers/' strategy/icp.md
git commit -qam 'strategy: our words'
run pos site
ok 'by hand: it is said' has public/strategy/icp.html 'Drafted by builtin on 2026-11-20, edited by hand since.'
ok 'by hand: history has the difference' has public/history/index.html '<ins>+We look for new customers'
ok 'by hand: the commit is told' has public/history/index.html '>strategy: our words</h2>'
ok 'by hand: few files changed' has out 'new, 4 changed, 0 removed'
sed -i 's/^name: Halden Analytics$/name: "Halden <b>\&\& Analytics"/' company.yaml
run pos site
ok 'a name with markup: text' has public/index.html 'Halden &lt;b&gt;&amp;&amp; Analytics</a>'
ok 'a name with markup: nowhere else' equal "$(grep -rl --include='*.html' 'Halden <b>' public)" ''
ok 'out of date: it is said' has public/strategy/framework.html 'Out of date: changed since are company.yaml'
git checkout -q company.yaml

# Other people's files, and our own of before.
echo mine >public/CNAME
git rm -qr partners/kade-negen reports
git commit -qm 'one less'
run pos site
ok 'less: told' has out ' removed'
ok 'less: its page is gone' test ! -e public/partners/kade-negen
ok 'less: reports are gone' test ! -e public/reports/2026-Q3-quarterly.html
ok 'less: files of others stay' equal "$(cat public/CNAME)" mine
ok 'less: links still lead somewhere' no_dead public
git revert -n HEAD && git commit -qm back
mkdir "$T/foreign" && echo x >"$T/foreign/x"
run pos site -o "$T/foreign"
ok 'a folder of others: status' status 3
ok 'a folder of others: told' has err "$T/foreign: has files, and no .pos-site, so they are not of a site; name a new folder with -o"
ok 'a folder of others: untouched' equal "$(ls -A "$T/foreign")" x
printf '../ws/company.yaml\n/etc/passwd\nx/../../y\n' >"$T/other/.pos-site"
run pos site -o "$T/other"
ok 'a list with foreign paths: they stay' test -f company.yaml
mkdir "$T/linked" && ln -s "$T/foreign" "$T/linked/strategy"
touch "$T/linked/.pos-site"
run pos site -o "$T/linked"
ok 'a link in the folder is not followed: status' status 3
ok 'a link in the folder is not followed' equal "$(ls -A "$T/foreign")" x

# Options.
run pos site --base https://example.com/program -o "$T/based"
ok 'base: status' status 0
ok 'base: pages know their address' has "$T/based/strategy/icp.html" '<link rel="canonical" href="https://example.com/program/strategy/icp.html">'
ok 'base: a sitemap of all pages' equal "$(grep -c '<loc>' "$T/based/sitemap.xml")" "$(find "$T/based" -name '*.html' | wc -l | tr -d ' ')"
ok 'base: links stay relative' no_dead "$T/based"
run pos site --base 'javascript:alert(1)'
ok 'base: no address: status' status 2
run pos site x
ok 'an operand: status' status 2
ok 'an operand: told' has err "'x': no operand is expected; -o names the folder"
run pos site -o /proc/none
ok 'a folder that cannot be: status' status 3
run pos site -C /
ok 'no workspace: status' status 3

# Hostile and half-broken workspaces.
mkdir -p 'partners/a-b/qbr'
cat >partners/a-b/partner.yaml <<'!'
name: "</title><script>alert(1)</script> & \"Søn\""
type: reseller
stage: active
notes: [{date: 2026-01-01, text: "<img src=x onerror=alert(1)>"}]
agreements: [{kind: reseller}]
!
cat >partners/a-b/qbr/'01 odd % #name?.md' <<'!'
# "Odd" <title>

## One

See [self](01%20odd%20%25%20%23name%3F.md#one), [out](../../../../../etc/passwd),
[abs](/etc/passwd), ![x](../../../../etc/passwd), ![y](https://example.com/x.png)
and <script>alert(2)</script>.
!
printf 'not \377 text\n' >partners/a-b/broken.md
run pos site
ok 'odd: status' status 1
ok 'odd: what could not be read' has err 'partners/a-b/broken.md:1: not UTF-8'
ok 'odd: images from elsewhere are told' has err "'https://example.com/x.png' is no file of the workspace"
ok 'odd: names are text' has public/partners/index.html '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Søn&quot;</a>'
ok 'odd: no script came in' equal "$(grep -rlE --include='*.html' '<script>|<img src=x' public)" ''
ok 'odd: links lead somewhere' no_dead public
rm -r partners/a-b
echo 'tier: [' >>partners/fjell-data/partner.yaml
run pos site
ok 'a broken record: status' status 3
ok 'a broken record: where' has err 'partners/fjell-data/partner.yaml:'
git checkout -q .

# Without git, and with nothing yet.
mkdir "$T/bare" && cp -R brand company.yaml program.yaml pos.yaml "$T/bare"
run pos site -C "$T/bare" -o "$T/bare.out"
ok 'no git: status' status 1
ok 'no git: told' has err 'no repository to read'
ok 'no git: pages' has "$T/bare.out/partners/index.html" 'There are none yet'
ok 'no git: links' no_dead "$T/bare.out"
fresh_workspace "$T/fresh"
run pos site -C "$T/fresh" -o "$T/fresh.out"
ok 'a new workspace: status' status 0
ok 'a new workspace: links' no_dead "$T/fresh.out"
ok 'a new workspace: strategy' has "$T/fresh.out/strategy/index.html" 'Nothing is written yet'

# Many partners: pages of 500, and all rows for the script.
perl "$ROOT/t/bench/partners.pl" 600 . >/dev/null
run pos site -o "$T/many"
ok 'many: status' status 0
ok 'many: the first page' equal "$(grep -c '^<tr data-type=' "$T/many/partners/index.html")" 500
ok 'many: the second' equal "$(grep -c '^<tr data-type=' "$T/many/partners/page-2.html")" "$(($(ls partners | wc -l) - 500))"
ok 'many: the script has all' equal "$(grep -o '\],\[' "$T/many/assets/partners.js" | wc -l | tr -d ' ')" "$(($(ls partners | wc -l) - 1))"
ok 'many: links' no_dead "$T/many"
rm -rf "$T/many"
full() {
	"$@" >/dev/full 2>"$T/err" </dev/null
	rc=$?
}
full pos-site -o "$T/full"
ok 'standard output is full: status' status 3
done_testing
