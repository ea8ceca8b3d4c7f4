#!/bin/sh
# pos-site: names, histories and runs that are not as usual.
. "$(dirname "$0")/lib.sh"

sample_in repo ws

# A document of the name of a page of ours.
for name in strategy/index.md reports/index.md partners/nordvik-systems/index.md; do
	mkdir -p "${name%/*}"
	printf '# My own %s\n\nText.\n' "$name" >"$name"
done
run pos site
ok 'a document named index: status' status 0
ok 'a document named index: its page' has public/reports/index-document.html 'My own reports/index.md'
ok 'a document named index: a link to it' has public/reports/index.html 'href="../reports/index-document.html"'
ok 'a document named index: the overview stays' has public/strategy/index.html '<h1>Strategy</h1>'
ok 'a document named index: the partner stays' has public/partners/nordvik-systems/index.html '<h1>Nordvik Systems</h1>'
rm -r strategy/index.md reports/index.md partners/nordvik-systems/index.md

# A run that was killed has written some of the site.
run pos site
cp -R public whole
rm public/index.html public/history/index.html
printf 'left over' >public/strategy/gone.html
printf 'half of a pa' >public/.pos-site.new
printf 'strategy/gone.html\n' >>public/.pos-site
run pos site
ok 'after a kill: status' status 0
ok 'after a kill: all of it is there, and no more' diff -r whole public
rm -r public
mkdir public
printf 'index.html\nindex.html\n' >public/.pos-site
printf 'half' >public/index.html
run pos site
ok 'after a kill of the first run: status' status 0
ok 'after a kill of the first run: the same' diff -r whole public
rm -r public
timeout -s KILL 0.02 pos site >/dev/null 2>&1 || :
timeout -s KILL 0.1 pos site >/dev/null 2>&1 || :
run pos site
ok 'killed somewhere: status' status 0
ok 'killed somewhere: the same' diff -r whole public

# Two at once: one of them says so, or both were done one after the other.
flock public/.pos-site sh -c '"$@"; echo $? >../rc' - pos site >../out 2>../err
ok 'while another writes: status' equal "$(cat ../rc)" 3
ok 'while another writes: told' has ../err 'another pos-site writes there'

# A workspace that brings a link by the name of the folder.
rm -r public
mkdir ../mine
ln -s ../mine public
run pos site
ok 'public is a link: status' status 3
ok 'public is a link: told' has err 'public is a link; name the folder to write with -o'
ok 'public is a link: nothing is written' equal "$(ls ../mine)" ''
run pos site -o public
ok 'public is a link, and named: status' status 0
rm public

# A partner's record that is broken: no figure without it, and the last site
# stays as it was.
cp -R whole public
printf 'name: [\n' >partners/nordvik-systems/partner.yaml
run pos site
ok 'a broken record: status' status 3
ok 'a broken record: where' has err 'partners/nordvik-systems/partner.yaml:'
ok 'a broken record: the site stays' diff -r whole public
git checkout -q .

# Bytes that are no UTF-8, in a commit and in a file that is no text.
printf 'a: \377\376\n' >strategy/notes.txt
printf '\211PNG\r\n\032\n\000\000\001' >strategy/picture.png
git add strategy
GIT_AUTHOR_NAME="$(printf 'J\366rg <b>')" git -c i18n.commitEncoding=latin1 \
	commit -qm "$(printf 'Gr\374n <script>alert(1)</script>')"
run pos site
ok 'not UTF-8: status' status 0
ok 'not UTF-8: pages are' iconv -f UTF-8 -t UTF-8 public/history/index.html
ok 'not UTF-8: no markup' equal "$(grep -c '<script>alert' public/history/index.html)" 0
ok 'not UTF-8: what is no text is not shown' has public/history/index.html 'not shown: it is no text'

# The same bytes whatever the surroundings.
cp -R public whole2
rm -r public
(umask 077 && LC_ALL=C.UTF-8 TZ=Asia/Tokyo pos site) >/dev/null 2>&1
ok 'other surroundings: the same bytes' diff -r whole2 public

# A clone without what was before, and one on no branch.
git clone -q --depth 1 "file://$(git rev-parse --show-toplevel)" ../shallow
git -C ../shallow checkout -q --detach
rel=$(git rev-parse --show-prefix)
run pos site -C "../shallow/$rel" -o ../shallow-site
ok 'a shallow clone: status' status 0
ok 'a shallow clone: nothing is missing' empty err

# Folders that are called like the page beside them, of documents and templates.
git checkout -q .
rm -rf public
mkdir -p strategy/notes.html templates/own.html
printf '# Beside\n\n[in](notes.html/in.md)\n' >strategy/notes.md
printf '# In the folder\n\n[beside](../notes.md#beside)\n' >strategy/notes.html/in.md
for id in own own.html/one; do
	cat >templates/$id.md <<-'!'
		---
		title: Of our own
		description: Ours
		variables:
		  partner.email: {description: "where to write", required: true}
		  partner.slug: {description: its name in addresses, required: true}
		---
		# Of our own

		Write to [us](mailto:{{partner.email}}), [{{partner.email}}](mailto:{{partner.email}})
		or look at https://example.com/{{partner.slug}} and [this](https://example.com/{{partner.slug}}).

		```mermaid
		flowchart LR
		    A["{{partner.slug}}"] --> B
		    direction sideways
		```
	!
done
mkdir -p playbooks
cp "$ROOT/playbooks/recruit.yaml" playbooks
sed -i 's/^steps:/steps: [/' playbooks/recruit.yaml
run pos site
ok 'a folder like a page: status' status 1
ok 'a folder like a page: the document beside it' has public/strategy/notes.html 'href="../strategy/notes-html/in.html">in</a>'
ok 'a folder like a page: the one in it' has public/strategy/notes-html/in.html 'href="../../strategy/notes.html#beside">beside</a>'
ok 'a folder like a page: a template beside it' test -f public/templates/own.html
ok 'a folder like a page: one in it' test -f public/templates/own-html/one.html
ok 'a folder like a page: its category' has public/templates/index.html 'href="../templates/own-html/index.html"'
line=$(grep -n sideways templates/own.md | cut -d: -f1)
why="mermaid: 'direction' is more than nodes and edges, which is all that can be drawn everywhere; leave it out"
broken=$(grep -n 'steps: \[' playbooks/recruit.yaml | cut -d: -f1)
ok 'faults are told once each, where they are' equal "$(sed "s/$((broken + 1)): .*/LINE: ../" "$T/err")" "$(cat <<-!
	pos-site: playbooks/recruit.yaml:LINE: ..
	pos-site: templates/own.md:$line: $why
	pos-site: templates/own.html/one.md:$line: $why
	!
)"
word=$(printf '\342\201\240')
blank="<span class=\"blank\">‹${word}partner email${word}›</span>"
slug="<span class=\"blank\">‹${word}partner slug${word}›</span>"
ok 'links to what is open are text, and say to what' has public/templates/own.html "<p>Write to us ($blank), $blank"
ok 'links to what is open are text, as addresses, too' has public/templates/own.html "or look at https://example.com/$slug and this (https://example.com/$slug).</p>"
rm -r strategy/notes.html strategy/notes.md templates playbooks
git checkout -q .

# Ids of charts and footnotes, and headings that would have the same.
run pos report quarterly
mkdir -p strategy
cat >strategy/ids.md <<-'!'
	# Ids

	## Fn a

	x[^a] y[^a] [to the heading](#fn-a) [and](#fnref-a "its title") [^b]

	[^a]: note
	[^b]: other

	## Partners title

	![p](../reports/2026-Q3-quarterly/partners.svg)
	![q](../reports/2026-Q3-quarterly/revenue-by-quarter.svg)
	![p](../reports/2026-Q3-quarterly/revenue-by-quarter.svg)

	## Fnref a

	## Picture1 partners title

	## Document

	## Content
!
cat >"$T/ids.py" <<'!'
"""Every id of the page once, and all that leads to one leads to one."""
import collections, re, sys
page = open(sys.argv[1], encoding="utf-8").read()
ids = re.findall(r'<[^>]* id="([^"]*)"', page)
for name, n in collections.Counter(ids).items():
    if n > 1:
        print(name, "is there", n, "times")
to = re.findall(r'href="#([^"]*)"', page) + re.findall(r"url\(#([^)]*)\)", page)
for value in re.findall(r'aria-labelledby="([^"]*)"', page):
    to += value.split()
for name in sorted(set(to) - set(ids)):
    print(name, "is not there")
print("of", len(ids))
!
run pos site
run python3 "$T/ids.py" public/strategy/ids.html
ok 'ids: each once, and none is missed' is out <<-!
	of 20
	!
ok 'ids: the heading has its own' has public/strategy/ids.html '<h2 id="fn-a">'
ok 'ids: a link to the heading leads there' has public/strategy/ids.html '<a href="#fn-a">to the heading</a>'
run pos pack zip strategy/ids.md -o ../ids.zip
run python3 -c 'import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
sys.stdout.buffer.write(z.read("html/strategy/ids.html"))' ../ids.zip
cp "$T/out" ../ids.html
run python3 "$T/ids.py" ../ids.html
ok 'ids of a page alone: each once, and none is missed' is out <<-!
	of 20
	!
rm strategy/ids.md

# A part of the workspace is all that was checked out.
git clone -q "$(git rev-parse --show-toplevel)" ../sparse
git -C ../sparse sparse-checkout set --no-cone '/*' "!/${rel}reports/" "!/${rel}strategy/" >../out 2>&1
run pos site -C "../sparse/$rel" -o ../sparse-site
ok 'a sparse checkout: status' status 0
ok 'a sparse checkout: nothing is missing' empty err
ok 'a sparse checkout: its history is told' has ../sparse-site/history/index.html '<section class="commit">'

# A place that is none, or that may not be written, or that is full.
run pos site -o ../none/site
ok 'no such folder: status' status 3
ok 'no such folder: told' has err '../none/site: No such file or directory'
run pos site -o company.yaml
ok 'a file by the name: status' status 3
ok 'a file by the name: told' has err 'company.yaml: Not a directory'
run sh -c "trap '' XFSZ; ulimit -f 8; exec pos-site -o ../small"
ok 'files cannot grow: status' status 3
ok 'files cannot grow: which' has err 'File too large'
ok 'files cannot grow: none is half written' equal "$(find ../small -name '*.new')" ''
run pos site -o ../small
rm -rf ../fine
cp -R public ../fine
run pos site -o ../fine
ok 'and then there is all of it' diff -r ../fine ../small

# A record with 12,000 notes, the newest last: the latest five, in their order.
sed -i '/^notes:/,$d' partners/nordvik-systems/partner.yaml
awk 'BEGIN {
	print "notes:"
	for (i = 0; i < 12000; i++)
		printf "  - {date: %d-%02d-%02d, text: \"number %d\"}\n",
			1990 + i / 336, i / 28 % 12 + 1, i % 28 + 1, i
}' >>partners/nordvik-systems/partner.yaml
echo '  - {date: 2025-09-16, text: "the same day"}' >>partners/nordvik-systems/partner.yaml
run timeout 20 pos site
ok 'many notes: status' status 0
sed -n 's/^<p><span class="quiet">\(.*\)<\/span><br>\(.*\)<\/p>/\1 \2/p' \
	public/partners/nordvik-systems/index.html >../notes
ok 'many notes: the latest, and those of one day as they stand' is ../notes <<-!
	2025-09-16 number 11999
	2025-09-16 the same day
	2025-09-15 number 11998
	2025-09-14 number 11997
	2025-09-13 number 11996
	!
git checkout -q .

done_testing
