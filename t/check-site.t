#!/bin/sh
# pos-check --links --site: links as browsers follow them.
# Tests of pos-check.
. "$(dirname "$0")/lib.sh"

# a clean site of four pages
fresh() {
	rm -rf s && mkdir -p s/partners/ada s/img
	cat >s/index.html <<-!
		<!doctype html>
		<title>Home <a href="gone.html"></title>
		<link rel=stylesheet href=style.css>
		<script src="app.js">'<a href="gone.html">'</script>
		<!-- <a href="gone.html"> -->
		<h1 id="home">Home</h1>
		<a href="partners/">P</a> <a href='partners/ada/index.html#a&amp;b'>A</a>
		<a href=" partners\\index.html ">P</a> <a href="/partners/%2e%2e/index.html?q=1#home">H</a>
		<a href="#top">T</a> <a href="">E</a> <a href="https://example.com/gone">W</a> <a href="mailto:ada@example.com">M</a>
		<img src="img/a.png" srcset="img/a.png 1x, img/b%20c.png 2x"><a href="#:~:text=Home">x</a>
	!
	echo '<a href="ada/">A</a> <a name="old" id=old href="../index.html#home">H</a>' >s/partners/index.html
	echo '<base href="../../"><a id="a&amp;b" href="index.html">H</a> <a href="partners/#old">P</a>' \
		>s/partners/ada/index.html
	echo '<p>not found' >s/404.html
	touch s/style.css s/app.js s/img/a.png 's/img/b c.png'
}

# plant FILE HTML: a fresh site with one line more at the end of FILE
plant() {
	fresh
	mkdir -p "$(dirname "s/$1")"
	printf '%s\n' "$2" >>"s/$1"
	run pos-check --links --site s
}

finds() {
	status 1 && is out
}

fresh
run pos-check --links --site s
ok 'a clean site: status' status 0
ok 'a clean site: nothing is printed' empty out
ok 'a clean site: the sum' is err <<-!
	4 pages, nothing found
!
cd s || exit 1
run pos-check --links --site .
ok 'the folder one is in' status 0
cd "$T" || exit 1

plant index.html '<a href="partner/">x</a><a href="no.html">x</a><img src=img/d.png><img srcset="img/a.png,img/e.png 2x">'
ok 'what is not there' finds <<-!
	s/index.html:11: error: link to partner/: there is no partner; did you mean partners?
	s/index.html:11: error: link to no.html: there is no no.html
	s/index.html:11: error: link to img/d.png: there is no img/d.png; did you mean img/a.png?
	s/index.html:11: error: link to img/a.png,img/e.png: there is no img/a.png,img/e.png
!
plant partners/ada/index.html '<a href="../index.html">x</a><a href="ada/">y</a>'
ok 'from where base is, and no further' finds <<-!
	s/partners/ada/index.html:2: error: link to ../index.html: leads out of the site
	s/partners/ada/index.html:2: error: link to ada/: there is no ada
!
plant partners/ada/index.html '<a href="#a&b">x</a>'
ok 'an anchor too is one of base' finds <<-!
	s/partners/ada/index.html:2: error: link to #a&b: no id #a&b there
!
fresh
echo '<base href="https://example.com/"><a href="gone.html">' >s/partners/ada/index.html
sed -i 's/#a&amp;b//' s/index.html
run pos-check --links --site s
ok 'from elsewhere' finds <<-!
	s/partners/ada/index.html:1: warning: its links start from https://example.com/, which is elsewhere: none was followed
!
plant index.html '<a href="partners">x</a><a href="img/">y</a><a href="partners/index.html/">z</a>'
ok 'slashes' finds <<-!
	s/index.html:11: error: link to img/: the folder img has no index.html
	s/index.html:11: error: link to partners/index.html/: partners/index.html is a file; take the slash off its end
	s/index.html:11: warning: link to partners: partners is a folder; end it with a slash, or links in it lead elsewhere
!
plant index.html '<a href="Partners/Index.html">x</a><a href="img/b%20C.png">y</a>'
ok 'upper and lower case' finds <<-!
	s/index.html:11: error: link to Partners/Index.html: there is no Partners/Index.html; partners/index.html differs in upper and lower case or in how accents are coded
	s/index.html:11: error: link to img/b%20C.png: there is no img/b C.png; img/b c.png differs in upper and lower case or in how accents are coded
!
plant index.html '<a href="#hom">x</a><svg><use href="#sym"/></svg><a href="partners/#Old">y</a>'
ok 'anchors' finds <<-!
	s/index.html:11: error: link to #hom: no id #hom there; did you mean #home?
	s/index.html:11: error: link to #sym: no id #sym there
	s/index.html:11: error: link to partners/#Old: no id #Old there; did you mean #old?
!
plant index.html '<p id="x"><p ID=x><a name=x><img src=""><a href="http://">y</a>'
ok 'ids that stand twice, addresses that are none' finds <<-!
	s/index.html:11: error: id x is also in line 11; a link leads to the first alone
	s/index.html:11: error: src of img is empty
	s/index.html:11: error: link to http://: the name of a host is expected after //, such as example.com
!
plant index.html '<a href="../s/index.html">x</a><a href="/../x">y</a><a href="a%2fb">z</a>'
ok 'out of the site' finds <<-!
	s/index.html:11: error: link to ../s/index.html: leads out of the site
	s/index.html:11: error: link to /../x: leads out of the site
	s/index.html:11: error: link to a%2fb: %2F and %00 are in no name of a file
!

# navigation
plant a/index.html '<a href="b.html">x</a>'
echo '<a href="./">x</a>' >s/a/b.html
echo x >s/old.htm
run pos-check --links --site s
ok 'pages that no way leads to' finds <<-!
	s/a/b.html:1: error: no way leads here from index.html
	s/a/index.html:1: error: no way leads here from index.html
	s/old.htm:1: error: no way leads here from index.html
!
echo '<meta http-equiv=refresh content="0; url=a/"><iframe src=old.htm></iframe>' >>s/index.html
run pos-check --links --site s
ok 'a page that leads on, and one in a frame: both are ways' status 0
echo '<link rel=prerender href=late.html>' >>s/index.html
echo x >s/late.html
run pos-check --links --site s
ok 'a link that readers do not see is no way' finds <<-!
	s/late.html:1: error: no way leads here from index.html
!
fresh
rm s/index.html
run pos-check --links --site s
ok 'no home' has out 's/index.html:1: error: there is no such file; a site begins with it'
mkdir none
run pos-check --links --site none
ok 'an empty folder' finds <<-!
	none/index.html:1: error: there is no such file; a site begins with it
!

# what is hostile or odd
fresh
ln -s /etc/passwd s/img/link.png
ln -s ../.. s/up
mkfifo s/pipe.html
echo '<a href="up/s/index.html"><img src="img/link.png"><a href="pipe.html">' >>s/index.html
run timeout 20 pos-check --links --site s
ok 'symbolic links and pipes' finds <<-!
	s/index.html:11: error: link to up/s/index.html: there is no up/s/index.html
	s/index.html:11: error: link to img/link.png: there is no img/link.png
	s/index.html:11: error: link to pipe.html: there is no pipe.html
!
fresh
{ yes '<a href="' | head -c 400000; } >s/partners/ada/index.html
{ yes '<!--' | tr -d '\n' | head -c 4000000; } >s/partners/index.html
{ yes '<script></' | tr -d '\n' | head -c 4000000; } >s/404.html
{ yes '<a href=../../x#y id=z>' | head -100000; } >>s/index.html
run timeout 60 pos-check --links --site s
ok 'a lot that is wrong: it ends' status 1
ok 'a lot that is wrong: not all is told' has out \
	'more than 1000 links are broken; those that follow are not told'
fresh
printf '<a href="%s">\033[1m\n' "$(printf '\033[2Jx')" >>s/index.html
run pos-check --links --site s
ok 'control characters are shown' finds <<-!
	s/index.html:11: error: link to \\x1b[2Jx: there is no \\x1b[2Jx
!

# against another reader of HTML and of URLs
for seed in 1 2 3 4 5 6; do
	rm -rf r && python3 "$ROOT/t/helper/site-random.py" r $seed >want || exit 1
	run pos-check --links --site r -o tsv
	cut -f 1,2,4 out | sed -n 's/	link to .*//p; s/	no way.*/	way/p' |
		sort -u >got
	ok "a random site as Python sees it: $seed" same want got
done

# wrong calls
run pos-check --site s
ok '--site alone' status 2
ok '--site alone: message' has err '--site goes with --links'
run pos-check --links --site s --library
ok '--site and --library' status 2
run pos-check --links --site s x
ok '--site and a file' status 2
run pos-check --links --site nowhere
ok 'no such folder: status' status 3
ok 'no such folder: message' is err <<-!
	pos-check: nowhere: No such file or directory
!
run pos-check --links --site s/style.css
ok 'no folder' status 3
plant index.html '<a href=no>'
run sh -c 'pos-check --links --site s >/dev/full'
ok 'standard output that cannot be written' status 3
run pos-check --links --site s -o json
ok '-o json' has out '"text": "link to no: there is no no"'

done_testing
