#!/bin/sh
# Tests of pos-partner rename: the folder, what refers to it, its history.
. "$(dirname "$0")/lib.sh"

sample_in repo crm/ws
pos-gen jbp --partner fjell-data >"$T/log" 2>&1
pos-play start qbr --partner fjell-data >>"$T/log"
mkdir reports
cat >strategy/links.md <<-'!'
	# Links

	## One

	[plan](../partners/fjell-data/jbp.md), [all](../partners/fjell-data/),
	[its](../partners/fjell-data), partners/fjell-data. And not:
	partners/fjell-data-two, xpartners/fjell-data/, partners/fjell-data.md,
	../fjell-data/, fjell-data
!
cp strategy/links.md reports/2026-11-01-x.md
cat >partners/nordvik-systems/notes.md <<-'!'
	# Notes

	[beside](../fjell-data/jbp.md) and [far](../../partners/fjell-data/jbp.md)
!
printf '#!/bin/sh\n' >partners/fjell-data/fetch.sh
chmod +x partners/fjell-data/fetch.sh
printf 'binary \0 partners/fjell-data/\377' >partners/fjell-data/a.pdf
sed -i 's|kind: integration, signed: 2020-12-18|&, file: partners/fjell-data/a.pdf|' \
	partners/fjell-data/partner.yaml
cat >>data/deals-2026-q4.yaml <<-'!'
	  - id: d-ev-1
	    name: Two of them
	    account: c-001
	    amount: 1000
	    stage: qualification
	    created: 2026-11-01
	    partner: "fjell-data"   # they brought it
	    role: sourced
	    evidence:
	      - {date: 2026-11-01, note: mail of fjell-data, partner: fjell-data, role: sourced}
	      - {date: 2026-11-02, note: call, partner: nordvik-systems, role: influenced}
!
git add -A
git commit -qm 'what refers to it'
first=$(git rev-parse HEAD)
run pos-check
ok 'before: the workspace is sound' status 0
pos-partner show fjell-data -o json >"$T/before.json"

# refer SLUG: where files name it as a partner, by python3
refer() {
	python3 - "$1" <<-'!'
		import yaml, sys, glob
		slug = sys.argv[1]
		for f in sorted(glob.glob('data/*.yaml')):
		    d = yaml.safe_load(open(f))
		    for x in d.get('deals') or []:
		        if x.get('partner') == slug: print(x['id'])
		        for v in x.get('evidence') or []:
		            if v.get('partner') == slug: print(x['id'], v['note'])
		    for k in ('customers', 'prospects'):
		        for x in d.get(k) or []:
		            if slug in (x.get('partners') or []): print(x['id'])
	!
}
refer fjell-data >"$T/refer"
ok 'before: it is referred to' equal "$(wc -l <"$T/refer" |
	awk '{ print ($1 > 20) }')" 1

# --dry-run, --no-commit
run pos-partner rename fjell-data 'Fjord Data AS' -n
ok '--dry-run: status' status 0
ok '--dry-run: the new record' has out '+name: Fjord Data AS'
ok '--dry-run: nothing written' equal "$(git status --porcelain)" ''

run pos-partner rename fjell-data 'Fjord Data AS'
sed -i 's/^committed as [0-9a-f]\{7\}$/committed as ID/' "$T/out"
ok 'rename: status' status 0
ok 'rename: says what it did' is out <<-!
	partners/fjell-data -> partners/fjord-data-as: the record, 4 documents, 9 files that name it
	committed as ID
!
git log -1 --format=%B >"$T/message"
ok 'rename: the commit' is "$T/message" <<-!
	partner: rename Fjell Data to Fjord Data AS

	partners/fjell-data -> partners/fjord-data-as

	Pos-Op: partner-rename
	Pos-Target: partners/fjord-data-as

!
ok 'rename: one commit, nothing left' equal \
	"$(git rev-list --count "$first..HEAD") $(git status --porcelain)" '1 '
ok 'rename: the old folders are gone' equal \
	"$(ls -d partners/fjell-data .pos/partners/fjell-data 2>&1 | grep -c 'No such')" 2
git show --format= -M --name-status | grep '^R' | cut -f 2,3 >"$T/moved"
ok 'rename: git sees each file move' is "$T/moved" <<-!
	crm/ws/.pos/partners/fjell-data/jbp.yaml	crm/ws/.pos/partners/fjord-data-as/jbp.yaml
	crm/ws/partners/fjell-data/a.pdf	crm/ws/partners/fjord-data-as/a.pdf
	crm/ws/partners/fjell-data/fetch.sh	crm/ws/partners/fjord-data-as/fetch.sh
	crm/ws/partners/fjell-data/jbp.md	crm/ws/partners/fjord-data-as/jbp.md
	crm/ws/partners/fjell-data/partner.yaml	crm/ws/partners/fjord-data-as/partner.yaml
	crm/ws/partners/fjell-data/qbr/01-success-metrics.md	crm/ws/partners/fjord-data-as/qbr/01-success-metrics.md
!
git diff "$first" -M --unified=0 -- partners/fjell-data/partner.yaml \
	partners/fjord-data-as/partner.yaml | grep '^[-+][^-+]' >"$T/change"
ok 'rename: the record: the name, and a path in it' is "$T/change" <<-!
	-name: Fjell Data
	+name: Fjord Data AS
	-  - {kind: integration, signed: 2020-12-18, file: partners/fjell-data/a.pdf, renews: 2026-12-18}
	+  - {kind: integration, signed: 2020-12-18, file: partners/fjord-data-as/a.pdf, renews: 2026-12-18}
!
git show "$first:./partners/fjell-data/a.pdf" >"$T/a.pdf"
ok 'rename: other files move byte for byte' same "$T/a.pdf" \
	partners/fjord-data-as/a.pdf
ok 'rename: a program stays one' equal "$(git ls-files -s \
	partners/fjord-data-as | grep -c ^100755)$(ls -l \
	partners/fjord-data-as/fetch.sh | cut -c 1-10)" 1-rwxr-xr-x
refer fjord-data-as >"$T/refers"
ok 'rename: what named the old slug names the new one' same "$T/refer" \
	"$T/refers"
ok 'rename: nothing names the old one' equal "$(refer fjell-data)" ''
ok 'rename: comments and quotes beside stay' has data/deals-2026-q4.yaml \
	'partner: fjord-data-as   # they brought it'
ok 'rename: text is no reference' has data/deals-2026-q4.yaml \
	'note: mail of fjell-data, partner: fjord-data-as'
sed 1,4d strategy/links.md >"$T/got"
ok 'rename: links, and only links' is "$T/got" <<-!
	[plan](../partners/fjord-data-as/jbp.md), [all](../partners/fjord-data-as/),
	[its](../partners/fjord-data-as), partners/fjord-data-as. And not:
	partners/fjell-data-two, xpartners/fjell-data/, partners/fjell-data.md,
	../fjell-data/, fjell-data
!
ok 'rename: the same in reports' same strategy/links.md reports/2026-11-01-x.md
ok 'rename: links from another partner' has partners/nordvik-systems/notes.md \
	'[beside](../fjord-data-as/jbp.md) and [far](../../partners/fjord-data-as/jbp.md)'
run pos-check
ok 'after: the workspace is sound' status 0
pos-partner show fjord-data-as -o json | sed 's/fjord-data-as/fjell-data/g
	s/Fjord Data AS/Fjell Data/' >"$T/after.json"
ok 'after: its deals and dates are what they were' same "$T/before.json" \
	"$T/after.json"

# the history goes on
run pos-partner history fjord-data-as --key record
ok 'history: moved, and where it began' equal "$(sed 1d "$T/out" |
	sed 's/.*record: //')" "$(printf '%s\n%s' \
	'moved from partners/fjell-data to partners/fjord-data-as' \
	'added as partners/fjell-data')"
git log --follow --format=%s partners/fjord-data-as/partner.yaml >"$T/log"
ok 'git log --follow: back to the first commit' equal \
	"$(tail -1 "$T/log")" sample
run pos-log partners/fjord-data-as/jbp.md
ok 'pos-log: the draft before the rename' has out 'drafted: summary'
ok 'pos-log: the commit that drafted it' has out 'gen: jbp of Fjell Data'
ok 'pos-log: the rename is no draft' equal "$(grep -c '^[0-9a-f]\{7\} ' \
	"$T/out")" 1
run pos-status partners/fjord-data-as/jbp.md
ok 'pos-status: nothing was edited by hand' hasnt out 'by hand'
run pos-play status --partner fjord-data-as
ok 'pos-play: the run goes on' has out qbr
run pos-play done qbr --partner fjord-data-as --force --evidence x
run pos-partner rename fjord-data-as 'Fjell Data'
ok 'back again: status' status 0
git diff "$first" --stat -- data strategy reports >"$T/diff"
sed -i '/fjell-data"/d' "$T/diff"
git diff "$first" --unified=0 -- data strategy reports |
	grep '^[-+][^-+]' >"$T/change"
ok 'back again: but for quotes all is as it was' is "$T/change" <<-!
	-    partner: "fjell-data"   # they brought it
	+    partner: fjell-data   # they brought it
!
git reset -q --hard "$first"
git clean -qfd

# a slug of its own; only the name; a slug that YAML reads as a number
run pos-partner rename fjell-data 'Fjell Data' --slug 2026
ok '--slug: status' status 0
ok '--slug: quoted where it must be' equal \
	"$(grep -c 'partner: "2026"' data/deals-2026-q4.yaml)" 2
run pos-check
ok '--slug: the workspace is sound' status 0
git reset -q --hard "$first"
run pos-partner rename fjell-data 'FJELL data'
ok 'only the name: status' status 0
ok 'only the name: one file' equal "$(git show --format= --name-only)" \
	crm/ws/partners/fjell-data/partner.yaml
git reset -q --hard "$first"
run pos-partner rename fjell-data 'Fjord Data' --no-commit
ok '--no-commit: status' status 0
ok '--no-commit: the files' has partners/fjord-data/partner.yaml 'name: Fjord'
ok '--no-commit: no commit' equal "$(git rev-parse HEAD)" "$first"
git reset -q --hard "$first"
git clean -qfd

# what is refused: nothing is written
while IFS='|' read -r status text args; do
	eval "set -- $args"
	run pos-partner rename "$@"
	ok "rename $args: status" status "$status"
	ok "rename $args: message" has err "$text"
done <<-!
	3|'Nordvik Systems' is there already|fjell-data 'nordvik SYSTEMS'
	3|partners/nordvik-systems is there already|fjell-data 'Nordvik, Systems'
	3|partners/kade-negen is there already|fjell-data Neu --slug kade-negen
	2|it is called that already|fjell-data 'Fjell Data'
	2|slug 'A/b'|fjell-data Neu --slug A/b
	2|the name is empty|fjell-data ' '
	3|did you mean 'fjell-data'?|fjell-dat Neu
	2|rename needs PARTNER NAME|fjell-data
!
mkdir partners/neu
run pos-partner rename fjell-data Neu
ok 'an empty folder of that name: status' status 3
rmdir partners/neu
ok 'refused: nothing written' equal "$(git status --porcelain)" ''
for edited in partners/fjell-data/partner.yaml partners/fjell-data/jbp.md; do
	echo '# mine' >>$edited
	git status --porcelain >"$T/was"
	run pos-partner rename fjell-data Neu
	ok "uncommitted edits of $edited: status" status 6
	ok "uncommitted edits of $edited: message" has err $edited
	git status --porcelain >"$T/is"
	ok "uncommitted edits of $edited: all as it was" same "$T/was" "$T/is"
	git checkout -q $edited
done
sed -i 's/^  - id: d-ev-1/# mine\n&/' data/deals-2026-q4.yaml
run pos-partner rename fjell-data Neu
ok 'uncommitted edits beside a reference: status' status 0
ok 'uncommitted edits beside a reference: stay uncommitted' equal \
	"$(git diff --numstat | cut -f 1,2)" '1	0'
git reset -q --hard "$first"

# what git does not know, and what it leaves out
echo '*.raw' >.gitignore
git add .gitignore
git commit -qm 'raw files stay out'
second=$(git rev-parse HEAD)
mkdir partners/fjell-data/raw
echo 'theirs' >partners/fjell-data/raw/export.raw
echo 'new' >partners/fjell-data/new.md
run pos-partner rename fjell-data 'Fjord Data'
ok 'a file that git does not know: status' status 6
ok 'a file that git does not know: which' has err partners/fjell-data/new.md
rm partners/fjell-data/new.md
run pos-partner rename fjell-data 'Fjord Data' -n
ok 'a file that git leaves out, --dry-run: it stays' has \
	partners/fjell-data/raw/export.raw theirs
run pos-partner rename fjell-data 'Fjord Data'
ok 'a file that git leaves out: status' status 0
ok 'a file that git leaves out: moves along' has \
	partners/fjord-data/raw/export.raw theirs
ok 'a file that git leaves out: stays out' equal \
	"$(git status --porcelain; git ls-files | grep -c raw)" 0
ok 'a file that git leaves out: the old folder is gone' equal \
	"$(ls -d partners/fjell-data 2>&1 | grep -c 'No such')" 1
git reset -q --hard "$second"
git clean -qfdx
mkdir partners/fjell-data/.draft
echo x >partners/fjell-data/.draft/x
run pos-partner rename fjell-data 'Fjord Data'
ok 'a hidden file: status' status 0
ok 'a hidden file: is left, and told' has err 'partners/fjell-data is left'
ok 'a hidden file: is there' has partners/fjell-data/.draft/x x
git reset -q --hard "$first"
git clean -qfdx

# somebody writes meanwhile: nothing is lost
for i in 1 2 3 4; do
	pos-partner note nordvik-systems "note $i" >"$T/out.$i" 2>&1 &
done
pos-partner rename fjell-data 'Fjord Data' >"$T/out" 2>"$T/err"
wait
ok 'at once with notes: five commits' equal \
	"$(git rev-list --count "$first..HEAD")" 5
ok 'at once with notes: all is committed' equal "$(git status --porcelain)" ''
run git fsck --strict --no-dangling
ok 'at once with notes: the repository is sound' status 0

# a deal comes meanwhile: one of them is done, and no reference is left over
bad=
for round in 1 2 3 4 5 6; do
	git reset -q --hard "$first"
	git clean -qfd
	{
		pos-deal add --account c-001 --partner fjell-data \
			--role influenced --evidence 'call of May' --amount 5 \
			--name "Deal $round" >/dev/null 2>&1
		echo $? >"$T/deal"
	} &
	pos-partner rename fjell-data 'Fjord Data' >"$T/out" 2>"$T/err"
	rc=$?
	wait
	case $rc,$(cat "$T/deal") in
	0,0|0,3|0,6|6,0) ;;
	*) bad="$bad $rc: $(cat "$T/err")" ;;
	esac
	pos-check >"$T/check" 2>&1 || bad="$bad $(cat "$T/check")"
done
ok 'at once with a deal: no reference is left' equal "$bad" ''

# renamed to several names at once: one of them
git reset -q --hard "$first"
for round in 1 2 3 4 5; do
	for name in ka kb kc; do
		pos-partner rename fjell-data $name >"$T/out.$name" 2>&1 &
	done
	wait
	ls -d partners/fjell-data partners/k[abc] 2>/dev/null | wc -l
	git reset -q --hard "$first"
	git clean -qfd
done >"$T/found"
ok 'three renames at once: it is one partner' equal \
	"$(tr -d ' \n' <"$T/found")" 11111
done_testing
