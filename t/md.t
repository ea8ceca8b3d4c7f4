#!/bin/sh
# lib/md over whole documents: sections, changes, hostile input. The bytes
# outside of a changed section are compared here, by tools that are not ours.
. "$(dirname "$0")/lib.sh"
tool=$BUILD/helper/md-tool
make="$ROOT/t/helper"
CASES=2500

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

done_testing
