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

done_testing
