#!/bin/sh
# A value in a row of a table makes no other cells: pos-fill, by default.
. "$(dirname "$0")/lib.sh"

cat >v.json <<'!'
{"p": "A|B\n\n- c\\|d\r\n", "one": "x|y", "slash": "e\\\\|f",
 "list": ["x|y", "  \nz\n", "plain \\ `q` <R&D>"]}
!
printf '{{one}}' >cell.md

# rows
cat >rows.md <<'!'
| {{p}} | head |
|---|---|
{{#list}}
| {{.}} |{{one}}|
{{/list}}
> | {{p}} |
  | {{> cell}} | {{slash}} |
!
run pos-fill --data v.json rows.md
ok 'rows: status' status 0
ok 'rows: bars escaped once, on one line' is out <<'!'
| A\|B - c\|d | head |
|---|---|
| x\|y |x\|y|
|    z |x\|y|
| plain \ `q` <R&D> |x\|y|
> | A\|B - c\|d |
  | x\|y | e\\\|f |
!
cp out rows.want
run_in rows.md pos-fill --data v.json
ok 'rows of standard input' same rows.want out
cp rows.md rows.markdown
run pos-fill --data v.json rows.markdown
ok 'rows of .markdown' same rows.want out
cat rows.want rows.want >want
run pos-fill --data v.json -o both.md rows.md rows.md
ok 'rows of two templates in one file' same want both.md
sed 's/$/\r/' rows.md >crlf.md
sed 's/$/\r/' rows.want >want
run pos-fill --data v.json crlf.md
ok 'rows that end with CRLF' same want out

# a table without bars around it: all but its head
cat >bare.md <<'!'
name | {{one}}
--- | ---
{{#list}}
{{.}} | {{one}}
{{/list}}
# {{one}}
{{one}}
!
run pos-fill --data v.json bare.md
ok 'a table without bars around it, up to the next block' is out <<'!'
name | x|y
--- | ---
x\|y | x\|y
   z | x\|y
plain \ `q` <R&D> | x\|y
# x|y
x|y
!

# all else is as it was
cat >else.md <<'!'
{{one}} and {{#list}}{{.}};{{/list}}
- a | {{one}}

| {{{one}}} | {{&one}} |

````text
| {{one}} |
```
| {{one}} |
````
| {{one}} |
~~~
| {{p}} |
~~~
!
run pos-fill --data v.json else.md
ok 'text, code and raw values stay as they are' is out <<!
x|y and x|y;  
z
;plain \\ \`q\` <R&D>;
- a | x|y

| x|y | x|y |

\`\`\`\`text
| x|y |
\`\`\`
| x|y |
\`\`\`\`
| x\\|y |
~~~
| A|B

- c\\|d$(printf '\r')
 |
~~~
!
echo '| {{one}} |' >row.html
cp row.html row.txt
cp row.html row.md
for form in html txt; do
	run pos-fill --data v.json row.$form
	ok "not in .$form" is out <<-'!'
		| x|y |
	!
done
run pos-fill --data v.json --escape=cells row.txt
ok '--escape=cells: whatever the name' is out <<'!'
| x\|y |
!
run pos-fill --data v.json --escape=none row.md
ok '--escape=none: as it is' is out <<'!'
| x|y |
!
run pos-fill --data v.json --escape=markdown row.md
cp out once.md
run pos-fill --set "one=$(sed 's/^| //; s/ |$//' once.md)" row.md
ok 'what --escape=markdown gave is not escaped again' same once.md out
run pos-fill --escape=markdown --set "one=$(sed 's/^| //; s/ |$//' once.md)" row.md
ok 'nor by --escape=markdown itself' same once.md out
run pos-fill --escape=markdown --set 'one=\\<b>' row.md
ok 'a backslash that is escaped escapes nothing' is out <<'!'
| \\\<b> |
!

# long rows, many rows
python3 -c '
import json
json.dump({"a": [{}] * 500, "b": ["x|y"] * 400}, open("many.json", "w"))'
printf '| {{#a}}{{#b}}{{.}} {{/b}}{{/a}}|\n{{#a}}\n{{#b}}\n| {{.}} |\n{{/b}}\n{{/a}}\n' >many.md
limit=5
case $BUILD in */san) limit=100 ;; esac
run timeout $limit pos-fill --data many.json many.md
ok 'a row of 200,000 bars, and as many rows: in time' status 0
ok 'a row of 200,000 bars, and as many rows: each is escaped' equal \
	"$(grep -o '[^\\]|y\|x\\|y' out | sort | uniq -c | sed 's/^ *//')" '400000 x\|y'

# The library for a partner with a bar in its name and a contact of two lines.
# cells.py FILE...: rows that have not as many cells as the head of their table
cat >cells.py <<'!'
import re, sys

def rows(path):
    code = False
    for n, line in enumerate(open(path, encoding="utf-8"), 1):
        text = line.strip(" >\n")
        code ^= text.startswith("```")
        yield n, "" if code or not text.startswith("|") else text

for path in sys.argv[1:]:
    head = None
    for n, text in rows(path):
        count = len(re.findall(r"(?<!\\)\|", text)) if text else None
        if text and (not text.endswith("|") or count != (head or count)):
            print(f"{path}:{n}: {text}")
        head = (head or count) if text else None
!
pos-init w --demo >init 2>&1 || exit 1
cd w || exit 1
sed -i -e 's/^name: .*/name: "A|B"/' -e 's/^manager: .*/manager: "Ann\\nLee | desk 2"/' \
	partners/nordvik-systems/partner.yaml
pos-template list -o tsv | sed 1d | cut -f 1 >../ids
mkdir ../filled ../raw
# shellcheck disable=SC2046
run pos-fill --partner nordvik-systems -o ../filled $(cat ../ids)
ok 'library: fills for a partner named A|B' status 0
python3 ../cells.py ../filled/*.md >../cells
ok 'library: no row has cells too many' empty ../cells
# shellcheck disable=SC2046
run pos-fill --partner nordvik-systems --escape=none -o ../raw $(cat ../ids)
python3 ../cells.py ../raw/*.md >../cells
ok 'library: not escaped, some have' test "$(wc -l <../cells)" -gt 50

done_testing
