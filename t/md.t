#!/bin/sh
# lib/md over whole documents: sections, changes, hostile input. The bytes
# outside of a changed section are compared here, by tools that are not ours.
. "$(dirname "$0")/lib.sh"
tool=$BUILD/helper/md-tool
make="$ROOT/t/helper"
CASES=2500 MS=1000
case $BUILD in */san) MS=5000 ;; esac

cat >doc.md <<'!'
---
facts: {employees: {min: 50}}
---
# Ideal customer

Who buys.

## Firmographics

See [deals](../data/deals.yaml) and [below](#pains).

```sh
## not a section
```

Pains
-----

| Pain | Evidence |
|---|---|
| slow | ![chart](pain.svg) |

### Pains

## Pains
!

run "$tool" list doc.md
ok 'sections' status 0
ok 'sections: id, line, borders' is out <<'!'
firmographics 8 67 84 167
pains 16 167 179 252
pains-1 25 252 261 261
!
run "$tool" headings doc.md
ok 'headings: level, line, anchor, text' is out <<'!'
1 4 ideal-customer Ideal customer
2 8 firmographics Firmographics
2 16 pains Pains
3 23 pains-1 Pains
2 25 pains-2 Pains
!
run "$tool" links doc.md
ok 'links: line, target' is out <<'!'
10 ../data/deals.yaml
10 #pains
21 pain.svg
!
run "$tool" about doc.md
ok 'frontmatter, title, preamble' is out <<'!'
front 4 34
markdown 38 line 4
title 4 Ideal customer
preamble 55 67
!

printf 'One line.\n' >body
run "$tool" replace doc.md pains body
ok 'replace' status 0
{ head -c 180 doc.md; cat body; printf '\n'; tail -c +253 doc.md; } >want.md
ok 'replace: the body and nothing else' same want.md out
run "$tool" remove doc.md firmographics
{ head -c 67 doc.md; tail -c +168 doc.md; } >want.md
ok 'remove' same want.md out
run "$tool" insert doc.md pains 'New *one*' body
{ head -c 252 doc.md; printf '## New *one*\n\nOne line.\n\n'
	tail -c +253 doc.md; } >want.md
ok 'insert' same want.md out
run "$tool" append doc.md Last body
{ cat doc.md; printf '\n## Last\n\nOne line.\n'; } >want.md
ok 'insert at the end' same want.md out
printf '```\nopen\n' >body
run "$tool" replace doc.md firmographics body
ok 'an open fence is refused' status 3
ok 'says what to do' is err <<'!'
md-tool: doc.md: section 'firmographics': the new text would swallow the heading 'Pains' below it; close its code fence, comment or HTML
!
run "$tool" text doc.md pain
ok 'no such section' status 3
ok 'the nearest one' is err <<'!'
md-tool: doc.md: no section 'pain'; did you mean 'pains'
!

# any Markdown: see md-cases.pl
perl "$make/md-cases.pl" make 1 $CASES >cases
"$tool" stream <cases >answers 2>err
perl "$make/md-cases.pl" check 1 $CASES <answers >out 2>>err
ok "$CASES documents: other bytes kept, text put, its own text a fixed point" \
	has out "$CASES cases, 0 wrong"

# what cmark-gfm takes seconds or gigabytes for: see md-hostile.pl
for size in 1048576 32768; do
	perl "$make/md-hostile.pl" $size >cases
	timeout 120 "$tool" hostile <cases >answers 2>err
	while read -r ms what name; do
		ok "$size bytes of $name: $what in time" [ "$ms" -lt $MS ]
	done <answers
	ok "$size bytes of all of them" equal "$(wc -l <answers)" \
		"$(perl -ne 'print if /^    .*=> sub/' "$make/md-hostile.pl" |
			wc -l)"
done

# refuse KIND WORDS: the family KIND is refused with these words
refuse() {
	perl "$make/md-hostile.pl" 1048576 "$1" >in
	run "$tool" list in
	ok "refused: $1" has err "$2"
}
refuse 'lists, then lazy lines' 'in:1: lists or quotes are nested too deep'
refuse 'wide table' 'a table is too wide or too long; split it'
refuse 'instructions' "too many '<?' or '<!' in one paragraph"
refuse 'images, then links' 'too many links, images, * or _ in one paragraph'
refuse 'long title, many uses' 'a long link definition is used too often'
refuse 'addresses' 'too many addresses (www. :// @) run together'
refuse 'points by line' 'too much markup for one file; split it'

# what people write passes
perl -e '
	print "# Report\n\n";
	for $s (1 .. 10) {
		print "## Part $s\n\n**Part $s** of [ten](#part-1) *parts*: ",
		    "see [data][r$s]. " x 30, "\n\n[r$s]: ../data/$s.yaml ",
		    "\"Part $s\"\n\n| Partner | Deals | Won | Value | Note |\n",
		    "|---|--:|--:|--:|---|\n";
		print "| **Partner $_** | 31 | 38 % (19 of 50) | EUR 42,000 ",
		    "| <b>new</b>, since 2026, a_b, a\@b.example, ",
		    "approved |\n" for 1 .. 200;
		print "\n", "- item `$_` of [list](l.md)\n" x 20, "\n";
	}' >report.md
ok 'a report of 200 KB' test "$(wc -c <report.md)" -gt 190000
run "$tool" list report.md
ok 'a report of 2,000 rows and 600 links passes' status 0
ok 'with its sections' equal "$(wc -l <out)" 10
perl -e '
	print "| P | A | B | C | D | E |\n|---|--:|:-:|:--|---|---|\n";
	print "| **P$_** | [a](x/$_.md) | *b* __c__ | [d](../e.md) `x` ",
	    "| a\@b.example | https://x.example/$_ ![i](i.png) |\n"
	    for 1 .. 5000;' >table.md
run "$tool" list table.md
ok 'a table of 5,000 rows with 15,000 links passes' status 0

done_testing
