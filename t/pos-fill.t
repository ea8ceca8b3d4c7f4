#!/bin/sh
# Tests of pos-fill. What Mustache itself must do is in t/mustache.t.
. "$(dirname "$0")/lib.sh"

# in_time SECONDS CMD ARG...: run, and stop it when it takes longer
in_time() {
	limit=$1
	shift
	limit=$((limit * 3))	# the machine may be at other work
	[ -n "${SLOW:-}" ] && limit=$((limit * 7))
	run timeout "$limit" "$@"
}
case $BUILD in */san) SLOW=1 ;; esac

cat >letter.md <<-!
	Dear {{partner.name}},
	{{#partner.contacts}}
	- {{name}}
	{{/partner.contacts}}
	{{company_name}}, {{today_text}}
!
cat >values.yaml <<-!
	company: {name: Halden Analytics}
	partner:
	  name: Østby Consulting   # as they write it
	  contacts: [{name: Ada}, {name: Bjørn}]
!

# normal use
run pos-fill --data values.yaml letter.md
ok 'fills a file: status' status 0
ok 'fills a file: output' is out <<-!
	Dear Østby Consulting,
	- Ada
	- Bjørn
	Halden Analytics, 20 November 2026
!
ok 'fills a file: says nothing else' empty err
cp out letter.want
run_in letter.md pos-fill --data values.yaml
ok 'fills standard input' same letter.want out
run_in letter.md pos-fill --data values.yaml -
ok 'fills standard input for -' same letter.want out
run_in values.yaml pos-fill --data - letter.md
ok 'values from standard input' same letter.want out
printf '{{today}} {{year}}\n' >day.md
run pos-fill day.md
ok 'today and year are always there' is out <<-!
	2026-11-20 2026
!
run pos-fill --data values.yaml day.md letter.md day.md
{ echo 2026-11-20 2026; cat letter.want; echo 2026-11-20 2026; } >want
ok 'several templates one after another' same want out

# input that is empty or has no tags
run_in /dev/null pos-fill
ok 'empty input: status' status 0
ok 'empty input: output' empty out
printf 'no tag, no newline' >plain
run pos-fill plain
ok 'text without tags stays as it is' same plain out
printf 'a\0b{{year}}\0' >nul
printf 'a\0b2026\0' >want
run pos-fill nul
ok 'NUL bytes stay' same want out

# frontmatter
cat >front.md <<-!
	---
	title: Greeting
	variables:
	  name: {type: string, required: true, description: Whom to greet}
	  note: {type: string, required: false}
	---

	# Hello {{name}}
	{{#note}}{{.}}{{/note}}
	{{nmae}}
!
run pos-fill --set name=Ada --set nmae=x front.md
ok 'frontmatter with variables is left out' is out <<-!
	# Hello Ada

	x
!
run pos-fill --set name=Ada front.md
ok 'errors have the line of the file: status' status 3
ok 'errors have the line of the file' is err <<-!
	pos-fill: front.md:10:1: no value for {{nmae}} (did you mean name?)
!
printf -- '---\ntitle: {{year}}\n---\nx\n' >other.md
run pos-fill other.md
ok 'other frontmatter is text' is out <<-!
	---
	title: 2026
	---
	x
!
printf -- '---\r\nvariables: {}\r\n---\r\n\r\nHi {{year}}\r\n' >crlf.md
printf 'Hi 2026\r\n' >want
run pos-fill crlf.md
ok 'CR LF: frontmatter and text' same want out
printf '\357\273\277---\nvariables: {}\n---\nHi\n' >bom.md
run pos-fill bom.md
ok 'a byte order mark before frontmatter' is out <<-!
	Hi
!
printf -- '---\nvariables: {}\n' >open.md
run pos-fill open.md
ok 'frontmatter that does not end is text' same open.md out

# values
printf 'a: {x: 1, y: 2}\nb: [1]\n' >one.yaml
printf '{"a": {"y": "\\u00d8", "z": null}, "b": "text"}\n' >two.json
echo '{{a.x}} {{a.y}} {{b}} {{#a.z}}?{{/a.z}}' >ab.md
run pos-fill --data one.yaml --data two.json ab.md
ok 'later files are merged over earlier ones' is out <<-!
	1 Ø text 
!
cp two.json two
run pos-fill --data one.yaml --data two ab.md
ok 'JSON is known by its first byte' has out '1 Ø text'
printf '{a: {x: 1, y: 2}, b: 3}\n' >flow.yaml
run pos-fill --data flow.yaml ab.md
ok 'a .yaml file is YAML, whatever its first byte' has out '1 2 3'
run pos-fill --data one.yaml --set a.x=é --set b=false --set a.y= ab.md
ok '--set wins over files' is out <<-!
	é  false 
!
echo '{{c.d.e}}{{#no}}yes{{/no}}' >cde.md
run pos-fill --set c.d.e=1 --set no=false cde.md
ok '--set makes maps, and knows false' is out <<-!
	1
!
run pos-fill --set year=x=y day.md
ok '--set: the value may have =' has out '2026-11-20 x=y'
run pos-fill --set year day.md
ok '--set without =: status' status 2
ok '--set without =: message' has err '--set year: expected key=value'
run pos-fill --set today.x=1 day.md
ok '--set below a text: status' status 2
ok '--set below a text: message' has err 'today is not a map'
echo '- 1' >list.yaml
run pos-fill --data list.yaml day.md
ok 'values that are a list: status' status 3
ok 'values that are a list: message' is err <<-!
	pos-fill: list.yaml:1: expected keys with values, found a list
!
: >empty.yaml
run pos-fill --data empty.yaml day.md
ok 'an empty file of values' status 0
printf 'a: [\n' >bad.yaml
run pos-fill --data bad.yaml day.md
ok 'bad YAML: status' status 3
ok 'bad YAML: names file and line' has err 'bad.yaml:'
ok 'bad YAML: nothing is filled' empty out
printf '{"a": }\n' >bad.json
run pos-fill --data bad.json day.md
ok 'bad JSON: status' status 3
ok 'bad JSON: names file and line' has err 'bad.json:1'
run pos-fill --data absent.yaml day.md
ok 'no such file of values: status' status 3
ok 'no such file of values: message' is err <<-!
	pos-fill: absent.yaml: No such file or directory
!
run_in values.yaml pos-fill --data -
ok 'standard input twice: status' status 2

# a workspace: facts of its documents
mkdir -p ws/strategy
echo 'version: 1' >ws/pos.yaml
echo 'industries: [{id: food, name: Food production}]' >ws/program.yaml
printf -- '---\nfacts:\n  industries: [food]\n---\n# ICP\n' >ws/strategy/icp.md
cd ws || exit 1
echo '{{strategy.icp.industries_text}} {{strategy.icp.industries.0}}' >in.md
run pos-fill in.md
ok 'facts of a document' is "$T/out" <<-!
	Food production food
!

# money: the target of a goal by its metric, and the ends of a range
cat >company.yaml <<-!
	name: Acme
	currency: EUR
	goals:
	  - {text: Revenue, metric: sourced_revenue, target: 900000}
	  - {text: Share, metric: sourced_share, target: 50%}
	  - {text: Wish, target: 3}
!
cat >>program.yaml <<-!
	economics: {day_rate: {low: 640, base: 1720}, launch_days: {base: 30}}
!
cat >in.md <<-!
	{{#company.goals}}
	{{text}}: {{#target_text}}{{target_text}}{{/target_text}}.
	{{/company.goals}}
	{{program.economics.day_rate.base_text}} {{program.economics.launch_days.base}}
!
run pos-fill in.md
ok 'targets and ranges of money' is "$T/out" <<-!
	Revenue: EUR 900,000.
	Share: 50 %.
	Wish: .
	EUR 1,720 30
!
cd ..

# escaping and missing names
echo '{{s}} {{{s}}}' >esc.md
run pos-fill --set 's=<R&D>' --escape=html esc.md
ok '--escape=html' is out <<-!
	&lt;R&amp;D&gt; <R&D>
!
run pos-fill --set 's=<R&D>' --escape=none esc.md
ok '--escape=none' is out <<-!
	<R&D> <R&D>
!
echo '[{{x}}{{year}}]' >x.md
run pos-fill --missing=keep x.md
ok '--missing=keep' is out <<-!
	[{{x}}2026]
!
run pos-fill --missing=empty x.md
ok '--missing=empty' is out <<-!
	[2026]
!
printf '{{year}}, no line end' >full.md
printf '2026, no line end' >want
run pos-fill --missing=list full.md
ok '--missing=list: a document that lacks nothing stays as it is' same want out
# kade-negen is a prospect: there is no contract to ask the date of
cp -R "$ROOT/workspace" early && chmod -R u+w early
run pos-fill -C early --missing=list --partner kade-negen recruitment/07-proposal
ok '--missing=list: a prospect is not asked for its contract' hasnt out '(`since`)'
sed -i 's/^stage: prospect/stage: signed/' early/partners/kade-negen/partner.yaml
run pos-fill -C early --missing=list --partner kade-negen recruitment/07-proposal
ok '--missing=list: one that has signed is' has out '(`since`)'
run pos-fill --missing=error x.md
ok '--missing=error' status 3

# many templates, some bad
echo '{{/a}}' >bad.md
run pos-fill day.md bad.md x.md absent.md day.md
ok 'bad ones among many: status' status 3
ok 'bad ones among many: the good ones are filled' is out <<-!
	2026-11-20 2026
	2026-11-20 2026
!
ok 'bad ones among many: each is told' is err <<-!
	pos-fill: bad.md:1:1: {{/a}} closes a section that was not opened
	pos-fill: x.md:1:2: no value for {{x}}
	pos-fill: absent.md: no such file, and no template of this name
!
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do
	echo "{{none$i}}"
done >many.md
run pos-fill many.md
ok 'up to 20 names are told' equal "$(grep -c 'no value for' err)" 20
ok 'and that there are more' has err 'mend these 20 first'
echo '{{partner.name}}' >partner.md
run pos-fill partner.md
ok 'without a partner: says how to choose one' is err <<-!
	pos-fill: partner.md:1:1: no value for {{partner.name}}
	pos-fill: no partner was chosen: give --partner, or values of your own with --data or --set
!
run_in x.md pos-fill
ok 'standard input has a name in errors' is err <<-!
	pos-fill: standard input:1:2: no value for {{x}}
!

# partials
mkdir -p lib sub
echo 'Regards, {{company_name}}' >lib/sign.md
echo 'plain {{year}}' >lib/note.txt
printf -- '---\nvariables: {}\n---\nbody {{oops}}\n' >lib/front.md
echo '{{> sign}}' >sub/own.md
printf '{{> sign}}\n  {{> note.txt}}\n' >p.md
run pos-fill --data values.yaml --partials lib p.md
ok '--partials: NAME.md, then NAME' is out <<-!
	Regards, Halden Analytics
	  plain 2026
!
cp lib/sign.md sub/
run pos-fill --data values.yaml sub/own.md
ok 'partials beside the template' is out <<-!
	Regards, Halden Analytics
!
mkdir sub2
echo 'Best, {{year}}' >sub2/sign.md
cp sub/own.md sub2/
run pos-fill --data values.yaml sub/own.md sub2/own.md sub/own.md
ok 'partials beside each template' is out <<-!
	Regards, Halden Analytics
	Best, 2026
	Regards, Halden Analytics
!
echo '{{> front}}' >q.md
run pos-fill --partials lib q.md
ok 'a partial has frontmatter too' is err <<-!
	pos-fill: lib/front.md:4:6: no value for {{oops}}
!
run pos-fill --partials absent q.md
ok 'no folder of partials: status' status 3
ok 'no folder of partials: message' has err 'absent: No such file'
echo '{{> ../values.yaml}}' >out.md
run pos-fill --partials lib out.md
ok 'a partial outside the folder: status' status 3
ln -s ../values.yaml lib/link.md
echo '{{> link}}' >link.md
run pos-fill --partials lib link.md
ok 'a partial through a link: status' status 3
ok 'a partial through a link: nothing is printed' empty out

# names of templates
run pos-fill proposal
ok 'a part of a name: suggests' has err \
	'did you mean recruitment/07-proposal?'
run pos-fill recruitment/07-propsal
ok 'a misspelt name: suggests' has err \
	'did you mean recruitment/07-proposal?'
run pos-fill zzzzzzzz
ok 'nothing near: suggests nothing' is err <<-!
	pos-fill: zzzzzzzz: no such file, and no template of this name
!

# -o
run pos-fill -o written.md --data values.yaml letter.md
ok '-o: status' status 0
ok '-o: nothing on standard output' empty out
ok '-o: the file' same letter.want written.md
chmod 640 written.md
run pos-fill -o written.md --data values.yaml letter.md
ok '-o: again, the same: status' status 0
echo 'by hand' >>written.md
cp written.md edited
run pos-fill -o written.md day.md
ok '-o: over an edited file: status' status 3
ok '-o: over an edited file: message' is err <<-!
	pos-fill: written.md: is there and holds something else: -f overwrites it
!
ok '-o: over an edited file: it stays' same edited written.md
run pos-fill -o /dev/null day.md
ok '-o: a device: status' status 0
ok '-o: a device: it stays one' test -c /dev/null
run pos-fill -o /dev/full day.md
ok '-o: a full device: status' status 3
ok '-o: a full device: message' has err 'No space left'
run pos-fill -f -o written.md day.md day.md
ok '-o: several templates in one file' is written.md <<-!
	2026-11-20 2026
	2026-11-20 2026
!
ok '-o: keeps the mode' equal "$(stat -c %a written.md)" 640
run pos-fill -f -o written.md day.md bad.md
ok '-o: one bad: status' status 3
ok '-o: one bad: says so' has err 'written.md: not written'
ok '-o: one bad: the file stays' equal "$(wc -l <written.md)" 2
mkdir dir
run pos-fill -o dir --data values.yaml letter.md bad.md sub/../day.md
ok '-o folder: status with a bad one' status 3
ok '-o folder: a file each' same letter.want dir/letter.md
ok '-o folder: by its own name' has dir/day.md '2026-11-20'
ok '-o folder: nothing of the bad one' not test -e dir/bad.md
run pos-fill -o dir day.md lib/../day.md
ok '-o folder: two of one name: status' status 3
ok '-o folder: two of one name: message' has err 'dir/day.md'
run_in day.md pos-fill -o dir
ok '-o folder: standard input: status' status 2
run pos-fill -o absent/x.md day.md
ok '-o in no folder: status' status 3
run pos-fill -o - day.md
ok '-o -: standard output' has out 2026-11-20
ok 'no temporary files are left' equal "$(ls -A . dir | grep -c tmp)" 0

# --list-vars
echo '{{#deals}}{{name}}{{/deals}}{{^deals}}{{> sign}}{{/deals}}' >vars.md
run pos-fill --list-vars --partials lib vars.md front.md
printf '%s\t%s\t%s\n' company_name variable lib/sign.md:1:10 \
	deals section vars.md:1:1 >want
printf '%s\t%s\t%s\t%s\t%s\t%s\n' name variable vars.md:1:11 string \
	required 'Whom to greet' >>want
printf 'nmae\tvariable\tfront.md:10:1\n' >>want
printf 'note\tsection\tfront.md:9:1\tstring\toptional\t\n' >>want
printf 'sign\tpartial\tvars.md:1:39\n' >>want
ok '--list-vars: status' status 0
ok '--list-vars: sorted, each once, with what is declared' \
	grep -qx 'name	variable	vars.md:1:11	string	required	Whom to greet' out
grep -v '^\.	' out >listed
ok '--list-vars: all of them' same want listed
ok '--list-vars: the dot' has out '.	variable	front.md:9:10'
run pos-fill -z --list-vars day.md
printf 'today\tvariable\tday.md:1:1\0year\tvariable\tday.md:1:11\0' >want
ok '-z --list-vars' same want out
run pos-fill --list-vars bad.md day.md
ok '--list-vars: a bad template: status' status 3
ok '--list-vars: a bad template: the others are listed' has out today
echo '{{> self}}{{x}}' >self.md
in_time 1 pos-fill --list-vars self.md
ok '--list-vars: a partial that includes itself' is out <<-!
	self	partial	self.md:1:1
	x	variable	self.md:1:11
!
printf -- '---\nvariables: [\n---\nx\n' >badfront.md
run pos-fill --list-vars badfront.md
ok '--list-vars: bad frontmatter: status' status 3
ok '--list-vars: bad frontmatter: message' has err 'badfront.md:'
run pos-fill -z day.md day.md
printf '2026-11-20 2026\n\0002026-11-20 2026\n\000' >want
ok '-z ends each filled template' same want out

# the library
mkdir -p share/templates/recruitment
echo 'Proposal {{year}}' >share/templates/recruitment/07-proposal.md
export POS_SHARE="$T/share"
run pos-fill recruitment/07-proposal
ok 'a template by its name' is out <<-!
	Proposal 2026
!
run pos-fill recruitment/08-none
ok 'no such template: status' status 3
run pos-fill --partner nordvik day.md
ok 'a partner outside any workspace: status' status 3
ok 'a partner outside any workspace: message' has err 'workspace'

# wrong calls
run pos-fill --list-var day.md
ok 'unknown option: status' status 2
ok 'unknown option: suggestion' has err 'did you mean --list-vars?'
run pos-fill --escape=xml day.md
ok 'bad choice: status' status 2
ok 'bad choice: message' has err "'xml' is not one of none|html"
run pos-fill --list-vars -o x day.md
ok '-o with --list-vars: status' status 2
run pos-fill --data
ok 'option without argument: status' status 2

# what cannot be read or written
run pos-fill lib
ok 'a folder as template: status' status 3
ok 'a folder as template: message' has err 'lib: Is a directory'
head -c 1048577 /dev/zero >large
run pos-fill large
ok 'a template too large: status' status 3
pos-fill day.md >/dev/full 2>err
rc=$?
ok 'standard output full: status' status 3
ok 'standard output full: message' has err 'cannot write'

# hostile templates end soon, with an error
yes '{{' | tr -d '\n' | head -c 1000000 >braces
in_time 1 pos-fill braces
ok 'a megabyte of {{' status 3
yes '{{#a}}' | tr -d '\n' | head -c 999996 >deep
in_time 1 pos-fill deep
ok 'sections without end' status 3
ok 'sections without end: message' has err '64 deep'
yes '{{a}}' | tr -d '\n' | head -c 1000000 >names
in_time 1 pos-fill names
ok 'names without value' status 3
echo '{{> self}}' >self.md
in_time 1 pos-fill self.md
ok 'a partial that includes itself' status 3
ok 'a partial that includes itself: message' has err 'include itself'
printf '{{> self2}}{{> self2}}' >self2.md
in_time 1 pos-fill --missing=empty self2.md
ok 'the same twice' status 3
mkdir exp
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 \
	26 27 28 29 30; do
	echo "{{> p$((i + 1))}}{{> p$((i + 1))}}" >exp/p$i.md
done
: >exp/p31.md
in_time 1 pos-fill exp/p1.md
ok 'partials that double: status' status 3
ok 'partials that double: message' has err 'too much work'
{ echo 'l:'; yes ' - {a: 1}' | head -1000; } >thousand.yaml
echo '{{#l}}{{#l}}{{#l}}{{#l}}{{a}}{{/l}}{{/l}}{{/l}}{{/l}}' >loops.md
in_time 1 pos-fill --data thousand.yaml loops.md
ok 'loops in loops' status 3
{ printf 't: '; yes x | tr -d '\n' | head -c 1000000; echo; } >megabyte.yaml
yes '{{t}}' | head -100 >hundred.md
in_time 1 pos-fill --data megabyte.yaml hundred.md
ok 'too much output: status' status 3
ok 'too much output: message' has err 'larger than 67108864 bytes'
ok 'too much output: none of it' empty out

# the manual
run pos-fill -h
ok '-h: status' status 0
sed -n '/^$/q;p' out | tr -s ' \n' ' ' | sed 's/^usage: //' >usage
mandoc -Tascii "$ROOT/man/pos-fill.1" | col -b |
	sed -n '/^SYNOPSIS/,/^DESC/p' | sed '1d;$d' | tr -s ' \t\n' ' ' |
	sed 's/^ //' >synopsis
ok '-h says what the manual says' same usage synopsis
ok 'the manual is well made' equal \
	"$(mandoc -Tlint -Wwarning "$ROOT/man/pos-fill.1")" ''
run pos-fill --version
ok '--version' has out 'pos-fill '
# a filter that starts in a millisecond: what it loads is what it needs
if command -v ldd >/dev/null 2>&1; then
	ldd "$BIN/pos-fill" >"$T/libs"
	ok 'loads libyaml' has "$T/libs" libyaml
	ok 'does not load libgit2' hasnt "$T/libs" libgit2
	ok 'does not load libcurl' hasnt "$T/libs" libcurl
else
	skip 'loads only what it needs' 'no ldd here'
fi

# what ids and long hours are in words
mkdir words && cp -R "$ROOT"/workspace/* words && chmod -R u+w words
cat >words.md <<-'!'
	---
	variables: {}
	---
	{{#program.policies.support}}{{p1_hours_text}}, {{p2_hours_text}}, {{p4_hours_text}}, {{p3_fix_hours_text}}, {{p4_fix_hours_text}}{{/program.policies.support}}
	{{#partner.agreements}}{{kind_text}}; {{/partner.agreements}}{{partner.renewal.kind_text}}
	{{#partner.certifications}}{{level_text}}; {{/partner.certifications}}
!
sed -i 's/p1_hours: 2 /p1_hours: 1 /; s/p4_hours: 72/p4_hours: 97/' words/program.yaml
perl -0pi -e 's/^agreements:\n/$&  - {kind: nda}\n  - {kind: "loan of parts"}\n  - {kind: alliance}\n  - {kind: reseller}\n/m;
	s/^certifications:\n/$&  - {person: A, level: expert}\n  - {person: B, level: old}\n/m' \
	words/partners/zemaitija-data/partner.yaml
run pos-fill -C words --partner zemaitija-data "$PWD/words.md"
ok 'words: status' status 0
ok 'words: hours, kinds, levels' is out <<-!
	1 hour, 8 hours, 97 hours, 10 days, 60 days
	non-disclosure; loan of parts; strategic alliance; reseller; non-disclosure; co-development; co-development
	Expert; old; Associate;$(printf ' ')
!

# a policy of one hour
cp -R "$ROOT/workspace" hour
sed -i 's/approval_hours: [0-9]*/approval_hours: 1/' hour/program.yaml
run pos-fill -C hour --partner nordvik-systems \
	"$ROOT/templates/sales-ready/02-pricing-sheet.md"
ok 'one hour is no 1 hours' has out 'within 1 hour |'

# nor is it one in any template that tells hours
sed -i 's/\(_hours: \)[0-9]*/\11/' hour/program.yaml
for file in $(cd "$ROOT" && grep -rlE '_hours(_text)?}}' templates/*/*.md); do
	POS_SHARE=$ROOT run pos-fill -C hour --partner nordvik-systems \
		--missing empty "$ROOT/$file"
	ok "one hour, $file: status" status 0
	ok "one hour, $file: no 1 hours" hasnt out '1 hours'
done
done_testing
