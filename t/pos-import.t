#!/bin/sh
# Tests of pos-import. Each hazard is a file t/cases/import/NAME.csv, with the
# options in NAME.args and what comes of it in NAME.expect: status, what is
# printed, lines of the workspace that changed, rows that were rejected.
# UPDATE=1 writes the latter anew, to be read before it is committed.
. "$(dirname "$0")/lib.sh"
cases=$ROOT/t/cases/import

pos-init ws --demo >/dev/null || exit 1
cd ws || exit 1
first=$(git rev-parse HEAD)

# start over from the sample
again() {
	git reset -q --hard "$first"
	git clean -qfd
}

# changes: lines that differ from the sample, file by file, committed or not
changes() {
	git add -AN
	git diff -U0 "$first" | sed -n '/^+++/p;/^--- /d;/^[-+]/p' |
		sed '/^+++/!b;N;s/^+++ b.\(.*\)\n+++.*/\1/'
}

# imp ARG...: run pos-import; ids of commits in ./out become ID
imp() {
	run pos-import "$@"
	sed -i 's/^committed as [0-9a-f]\{7\}$/committed as ID/' "$T/out"
}

# result NAME: run the case and print all that comes of it
result() {
	rm -rf "$T/in"
	mkdir "$T/in"
	cp "$cases/$1".* "$T/in"
	args=$(cat "$cases/$1.args")
	cd "$T/in" || exit 1
	# shellcheck disable=SC2086
	imp -C "$T/ws" $args "$1.csv"
	cd "$T/ws" || exit 1
	echo "pos-import $args $1.csv: status $rc"
	cat "$T/out"
	sed 's/^pos-import: /! /' "$T/err"
	changes
	[ ! -f "$T/in/$1.rejected.csv" ] || sed 's/^/> /' "$T/in/$1.rejected.csv"
}

for file in "$cases"/*.csv; do
	name=$(basename "$file" .csv)
	again
	result "$name" >"$T/got"
	[ -z "${UPDATE:-}" ] || cp "$T/got" "$cases/$name.expect"
	ok "$name" is "$T/got" <"$cases/$name.expect"
	run pos-check
	ok "$name: the workspace is sound" status 0
	[ -z "$(git diff "$first" HEAD)" ] && continue
	head=$(git rev-parse HEAD)
	cd "$T/in" || exit 1
	# shellcheck disable=SC2046
	imp -C "$T/ws" $(cat "$cases/$name.args") "$name.csv"
	cd "$T/ws" || exit 1
	ok "$name: a second time: nothing new" equal "$(git rev-parse HEAD)" \
		"$head"
	sed -i 's/ (.*//' "$T/out"
	ok "$name: a second time: says so" hasnt out created
done
# calls that are wrong
for call in '' 'deals' 'deasl x.csv' 'deals a.csv b.csv' \
    'deals --decimal dot x.csv' 'deals --stage Nowhere x.csv' \
    'deals --type reseller x.csv' 'partners --role sourced x.csv' \
    'partners --stage won x.csv'; do
	# shellcheck disable=SC2086
	imp $call
	ok "pos-import $call: status" status 2
done
imp deasl x.csv
ok 'a kind that is near' has err "'deasl': did you mean deals?"
imp deals --dry-rnu x.csv
ok 'an unknown option: suggestion' has err '--dry-run'

# files that cannot be read
again
imp deals nowhere.csv
ok 'no such file: status' status 3
ok 'no such file: says so' is err <<-!
	pos-import: nowhere.csv: No such file or directory: a CSV file is expected
!
imp deals data
ok 'a folder: status' status 3
ok 'a folder: says so' has err 'data: Is a directory: a CSV file'
imp -C /tmp deals "$T/in/x.csv"
ok 'no workspace: status' status 3
truncate -s 300M "$T/huge.csv"
imp deals "$T/huge.csv"
ok 'more than 256 MiB: status' status 3
ok 'more than 256 MiB: says so' has err \
	'bytes: export fewer rows at once'
rm "$T/huge.csv"
perl -e 'print join(",", 1 .. 1_000_000), "\n"' >"$T/wide.csv"
imp deals "$T/wide.csv"
ok 'a million columns: status' status 3
ok 'a million columns: says so' has err 'wide.csv:1: more than 1000 columns'
perl -e 'print "Deal Name\n", "\n" x 2_000_000' >"$T/blank.csv"
imp deals "$T/blank.csv"
ok 'two million lines: status' status 3
ok 'two million lines: says so' has err \
	'blank.csv:1000002: more than 1000000 rows or 20000000 cells'
perl -e 'print "Deal Name,Company\n\"", "x" x 20_000_000, "\",A\nb,c\n"' \
	>"$T/long.csv"
imp deals "$T/long.csv"
ok 'a cell of 20 MB: is rejected' status 1
ok 'a cell of 20 MB: says so' has out \
	'line 2: name is longer than 65536 bytes; and 1 more'

head -c 200000 /dev/urandom >"$T/noise.csv"
imp deals "$T/noise.csv"
ok 'noise: status' status 3

# the example of the issue
imports=$T/imports
mkdir "$imports"
cat >"$imports/q4.csv" <<-!
	Opportunity ID,Opportunity Name,Account Name,Amount,Close Date,Created Date,Stage
	006A,Flow,Ekenäs Åkeri,42000,30.11.2026,15.10.2026,Prospecting
	006B,Sites,Lade Engros,"36000,50",31.02.2026,15.10.2026,Prospecting
	006C,Energy,Nye Bakeri,9000,30.11.2026,16.10.2026,Proposal/Price Quote
!
imp -n deals "$imports/q4.csv"
ok 'dry run: status' status 1
ok 'dry run: shows what would be' has out '+  - {id: d-161, name: "Flow"'
ok 'dry run: sums up' has out "q4.csv: 3 rows, 2 created, 1 rejected (line 3: "
ok 'dry run: writes nothing' equal "$(git status --porcelain)" ''
ok 'dry run: no file of rejected rows' not test -e "$imports/q4.rejected.csv"
imp deals --strict "$imports/q4.csv"
ok 'strict: status' status 1
ok 'strict: says so' has out 'nothing imported: --strict'
ok 'strict: no commit' equal "$(git rev-parse HEAD)" "$first"
cd "$imports" || exit 1
imp -C "$T/ws" deals q4.csv
cd "$T/ws" || exit 1
ok 'some rejected: output' is out <<-!
	q4.csv: 3 rows, 2 created, 1 rejected (q4.rejected.csv: line 3: close date 31.02.2026 is not a date)
	accounts: 1 created in data/prospects.yaml
	committed as ID
!
ok 'one commit' equal "$(git rev-list --count "$first..HEAD")" 1
git log -1 --format=%B >"$T/message"
ok 'its message' is "$T/message" <<-!
	import: deals from q4.csv

	3 rows, 2 created, 1 rejected

	Pos-Op: import
	Pos-Target: deals

!
sed -i 's/31.02.2026/28.02.2027/' "$imports/q4.rejected.csv"
imp deals "$imports/q4.rejected.csv"
ok 'the rejected row, mended: is taken' status 0
ok 'the rejected row, mended: its columns are known' empty err

# again, with a value that changed
sed -i 's/^006A,Flow,\(.*\),42000/006A,Flow,\1,43000/; /31.02/d' \
	"$imports/q4.csv"
imp deals --only-new "$imports/q4.csv"
ok 'only new: leaves what is on file' has out '2 rows, 1 unchanged, 1 skipped'
imp -v deals "$imports/q4.csv"
ok 'verbose: status' status 0
sed -i 's/^[^ ]*q4.csv/q4.csv/' out "$T/out" 2>/dev/null
ok 'verbose: each value' is out <<-!
	data/deals-2026-q4.yaml:16: d-161: amount 42000 -> 43000
	q4.csv: 2 rows, 1 updated, 1 unchanged
	committed as ID
!
git show --format= -U0 | grep '^[-+] ' >"$T/change"
sed 's/.*\(amount: [0-9]*\).*/\1/' "$T/change" >"$T/amounts"
ok 'an update: the diff' is "$T/amounts" <<-!
	amount: 42000
	amount: 43000
!
sed 's/^006A,Flow,\(.*\),43000,30.11.2026,\(.*\),Prospecting/006A,Flow,\1,,,\2,Prospecting/' \
	"$imports/q4.csv" >"$imports/less.csv"
imp deals "$imports/less.csv"
ok 'empty cells erase nothing' has out '2 rows, 2 unchanged'

# edits of the user that are not committed stay, uncommitted
again
sed -i 's/d-150, name: "/&Mine: /; 1s/$/ Mine./' data/deals-2026-q4.yaml
git diff >"$T/mine"
imp deals "$imports/q4.csv"
ok 'uncommitted edits in the file: status' status 0
git diff | sed '/^index/d; /^@@/d' >"$T/still"
sed '/^index/d; /^@@/d' "$T/mine" >"$T/was"
ok 'uncommitted edits in the file: stay' same "$T/still" "$T/was"

# a workspace that is only written, not committed
again
imp deals --no-commit "$imports/q4.csv"
ok 'no commit: status' status 0
ok 'no commit: the files have it' has data/deals-2026-q4.yaml 'd-161'
ok 'no commit: HEAD has not' equal "$(git rev-parse HEAD)" "$first"

# standard input, the path of the rejected rows
again
run_in "$imports/q4.csv" pos-import deals -
ok 'standard input: status' status 0
ok 'standard input: is called so' has out 'standard input: 2 rows, 2 created'
again
sed 's/006C,Energy/006C,/; s/,Proposal.*/,Whatever/' "$imports/q4.csv" \
	>"$imports/bad.csv"
imp deals --rejected "$T/elsewhere.csv" "$imports/bad.csv"
ok 'rejected rows elsewhere' has "$T/elsewhere.csv" 'Whatever'
again
imp deals --rejected "$T/no/such/folder.csv" "$imports/bad.csv"
ok 'rejected rows cannot be written: status' status 3
ok 'rejected rows cannot be written: nothing is imported' equal \
	"$(git rev-parse HEAD)" "$first"
again
cp "$imports/bad.csv" "$T/was.csv"
ln -s bad.csv "$imports/link.csv"
for file in bad.csv link.csv; do
	imp deals --rejected "$imports/$file" "$imports/bad.csv"
	ok "rejected rows over the input, $file: status" status 2
	ok "rejected rows over the input, $file: says so" has err \
		"$file: that is the file to import; name another"
	ok "rejected rows over the input, $file: it stays" same \
		"$imports/bad.csv" "$T/was.csv"
done
run_in "$imports/bad.csv" pos-import deals --rejected "$imports/bad.csv" -
ok 'rejected rows over standard input: status' status 2
ok 'rejected rows over standard input: it stays' same "$imports/bad.csv" \
	"$T/was.csv"
imp deals --rejected /dev/full "$imports/bad.csv"
ok 'rejected rows, a full device: status' status 3
ok 'rejected rows, a full device: says so' has err \
	'/dev/full: No space left on device'
ok 'rejected rows, a full device: nothing is imported' equal \
	"$(git rev-parse HEAD)" "$first"
imp deals --rejected kept.csv "$imports/bad.csv"
ok 'rejected rows in the repository: a warning' has err \
	'kept.csv lies in the repository, and git does not ignore it'
rm kept.csv
again
printf '%s\n' 'id,Deal Name,Company,Amount,Created,Stage,Reason,line,reason,x' \
	'1,A,Acme,5,2026-01-05,Whatever,r1,l1,r2,y' >"$imports/own.csv"
imp deals "$imports/own.csv"
ok 'columns named line and reason: are named' has err \
	'columns left out: Reason, line, reason, x'
ok 'columns named line and reason: stay with rejected rows' has \
	"$imports/own.rejected.csv" '1,A,Acme,5,2026-01-05,Whatever,r1,l1,r2,y,2,'
imp deals "$imports/own.rejected.csv"
ok 'columns named line and reason: once more' has \
	"$imports/own.rejected.rejected.csv" ',Whatever,r1,l1,r2,y,2,'
again
imp deals "$imports/q4.csv" >/dev/null
run sh -c 'pos-import deals "$1" >/dev/full' sh "$imports/q4.csv"
ok 'a full device' status 3

# Ctrl-C: all of it or nothing, and it can be done again
perl -e 'print "name,type\n"; print "Interrupted $_,reseller\n" for 1 .. 4000' \
	>"$imports/many.csv"
git config pos.fsync false
stopped=0 bad=
for after in 0.05 0.1 0.2 0.3 0.5 0.8 1.2; do
	again
	run timeout --preserve-status -s INT $after pos-import partners \
		"$imports/many.csv"
	stopped=$((stopped + (rc != 0)))
	left=$(git rev-list --count "$first..HEAD") have=$(ls partners | wc -l)
	case $rc,$left,$have in
	# it may come when all is committed and not yet told
	130,0,24|130,1,4024|0,1,4024) ;;
	*) bad="$bad $rc,$left,$have" ;;
	esac
	[ -z "$(git status --porcelain)" ] || bad="$bad dirty"
done
ok 'Ctrl-C: was in time' test $stopped -gt 0
ok 'Ctrl-C: all or nothing' equal "$bad" ''
again
imp partners "$imports/many.csv"
ok 'Ctrl-C: done again' has out '4000 rows, 4000 created'
git config --unset pos.fsync

# four at once: one does it, the others see that or are told to do it again
again
perl -e 'print "Opportunity ID,Opportunity Name,Account Name,Amount,Created Date,Stage\n";
	printf "T%d,n%d,New %d,5,2025-%02d-01,Prospecting\n", $_, $_, $_ % 70,
	1 + $_ % 12 for 1 .. 300' >"$imports/at-once.csv"
bad=
for round in 1 2 3; do
	again
	for i in 1 2 3 4; do
		{
			pos-import deals "$imports/at-once.csv" >/dev/null \
				2>"$T/err.$i"
			echo $? >"$T/rc.$i"
		} &
	done
	wait
	cat "$T"/rc.[1-4] >"$T/rcs"
	grep -qx 0 "$T/rcs" || bad="$bad none"
	! grep -qvx '[06]' "$T/rcs" || bad="$bad $(cat "$T"/err.[1-4])"
	[ "$(cat data/deals-*.yaml | grep -c 'salesforce: T')" = 300 ] ||
		bad="$bad deals"
	[ "$(git rev-list --count "$first..HEAD")" = 1 ] || bad="$bad commits"
done
ok 'four at once: one imports, others say to do it again' equal "$bad" ''

# raw exports and git
cp "$imports/q4.csv" q4.csv
imp deals q4.csv
ok 'a file in the repository: a warning' has err \
	"q4.csv lies in the repository, and git does not ignore it"
mkdir imports
mv q4.csv imports/
imp deals imports/q4.csv
ok 'a file in the repository: none when git ignores it' empty err

# groups that are no types: the line that the message shows makes them some
again
cp "$cases/partners-group.csv" "$imports/groups.csv"
imp partners "$imports/groups.csv"
sed -n 's/.*can say what it means: //p' "$T/err" >"$T/lines"
ok 'groups that are no types: one message each' equal \
	"$(wc -l <"$T/lines")" 2
again
{
	echo 'values:'
	sed 's/^values: {\(group: .*\)}$/  \1/; 2,$s/^  group: {\(.*\)}$/\1/
		1s/}$/,/; 2s/.*/    &}/' "$T/lines"
} >"$T/groups.map"
imp partners --map "$T/groups.map" "$imports/groups.csv"
ok 'groups that are no types: both lines in a map file' is out <<-!
	$imports/groups.csv: 6 rows, 4 created, 1 updated, 1 rejected ($imports/groups.rejected.csv: line 6: type is missing; --type gives one to all without)
	committed as ID
!
ok 'groups that are no types: no message then' empty err
while read -r line; do
	again
	printf '%s\n' "$line" >"$T/groups.map"
	imp partners --map "$T/groups.map" "$imports/groups.csv"
	ok "one line of it, as it stands: $line" has out '6 rows, 3 created'
done <"$T/lines"
again
printf 'name,type,group,key\nNye En,reseller,Referral,1\n' \
	>"$imports/both.csv"
imp partners "$imports/both.csv"
ok 'a type and a group: the type' has partners/nye-en/partner.yaml \
	'type: reseller'
ok 'a type and a group: says nothing' empty err
again
imp partners --type alliance "$imports/groups.csv"
ok 'a group that is no type: --type' has partners/nye-fire/partner.yaml \
	'type: alliance'
ok 'a partner on file with such a group: keeps its type' has \
	partners/nordvik-systems/partner.yaml 'type: reseller'

# prospects that bought
again
cat >"$imports/won.csv" <<-!
	Record ID,Deal Name,Associated Company,Amount,Close Date,Create Date,Deal Stage
	1,Flow,Mälarstrand Kontorsvaror,1000,2026-11-02,2026-10-01,closedwon
!
imp deals "$imports/won.csv"
ok 'a prospect bought: says what to do' has err '--accounts create moves them'
ok 'a prospect bought: stays' has data/prospects.yaml 'Mälarstrand'
again
imp deals --accounts create "$imports/won.csv"
ok 'a prospect becomes a customer: says so' has out \
	'accounts: 1 moved to data/customers.yaml'
ok 'a prospect becomes a customer: is one' has data/customers.yaml \
	'{id: p-013, name: "Mälarstrand'
ok 'a prospect becomes a customer: is no prospect' hasnt data/prospects.yaml \
	'p-013'
run pos-check
ok 'a prospect becomes a customer: the workspace is sound' status 0
imp deals --accounts create "$imports/won.csv"
ok 'a prospect becomes a customer: once' has out '1 row, 1 unchanged'

# two records on file that a row could mean
again
imp customers "$cases/two-candidates.csv"
printf 'name,segment\nTvilling,enterprise\n' >"$imports/one.csv"
imp customers "$imports/one.csv"
ok 'two candidates: status' status 1
ok 'two candidates: both are named' has out \
	'account: c-121 (Tvilling AS) and c-122 (Tvilling) could both be meant'
printf 'name,domain,segment\nX,https://www.TVILLING.example/en,enterprise\n' \
	>"$imports/one.csv"
imp customers "$imports/one.csv"
ok 'the domain decides' has data/customers.yaml \
	'{id: c-122, name: "X", domain: tvilling.example'

# a full file: the quarter goes on in another
again
perl "$ROOT/t/bench/deals.pl" 30000 >"$imports/many.csv"
sed -i 's|/202[0-9]","\(Pros\)|/2025","\1|; s|","[0-9/]*","\([A-Z][a-z]\)|","03/16/2021","\1|' \
	"$imports/many.csv"
imp deals "$imports/many.csv"
ok '30,000 deals of one quarter: status' status 0
ok '30,000 deals of one quarter: the parts' equal \
	"$(ls data/deals-2021-q1*.yaml | wc -l)" 8
run pos-check
ok '30,000 deals of one quarter: the workspace is sound' status 0
imp deals "$imports/many.csv"
ok '30,000 deals of one quarter: once' has out '30000 rows, 30000 unchanged'
perl -e 'print "name\n"; print "Company $_ of a name that is not short\n"
	for 1 .. 20000' >"$imports/prospects.csv"
# accounts go on in another file, too
again
imp customers "$imports/prospects.csv"
ok 'more accounts than a file holds: status' status 0
ok 'more accounts than a file holds: the parts' equal "$(ls data/cust*)" \
	"$(printf 'data/customers-2.yaml\ndata/customers.yaml')"
ok 'more accounts than a file holds: each has room left' equal \
	"$(find data -size +800k)" ''
run pos-check
ok 'more accounts than a file holds: the workspace is sound' status 0
imp customers "$imports/prospects.csv"
ok 'more accounts than a file holds: once' has out \
	'20000 rows, 20000 unchanged'
last=$(tail -n 1 data/customers-2.yaml | sed 's/.*id: \([^,]*\),.*/\1/')
printf 'name,segment\n%s,enterprise\n' "$(tail -n 1 "$imports/prospects.csv")" \
	>"$imports/one.csv"
imp -v customers "$imports/one.csv"
ok 'an account in a part: is found and changed there' has out \
	"data/customers-2.yaml:$(wc -l <data/customers-2.yaml): $last: segment unknown -> enterprise"
printf '  - {id: c-001, name: Twice}\n' >>data/customers-2.yaml
run pos-check
ok 'an id in two parts: is an error' has out 'c-001'
git checkout -q data
sed -i 's/^customers:/clients:/' data/customers-2.yaml
run pos-check
ok 'a part that is wrong: is an error' has out \
	'data/customers-2.yaml:2: error: a list under customers: is expected'
git checkout -q data
again
sed 's/p-013/p-913/; s/Mälarstrand/Sjöstrand/
	/^  - /{/p-913/!d}' data/prospects.yaml >data/prospects-2.yaml
git add data
git commit -qm 'a part'
sed 's/Mälarstrand/Sjöstrand/; s/^1,/2,/' "$imports/won.csv" \
	>"$imports/sold.csv"
imp deals --accounts create "$imports/sold.csv"
ok 'a prospect of a part becomes a customer' has out \
	'accounts: 1 moved to data/customers.yaml'
ok 'a prospect of a part becomes a customer: is none now' hasnt \
	data/prospects-2.yaml 'p-913'
run pos-check
ok 'a prospect of a part becomes a customer: sound' status 0

# it moves with its lines, and with the comments about it
again
perl -i -pe 's/^  - \{id: p-013,.*/  # Åse knows them\n  - id: p-013\n    name: "Mälarstrand Kontorsvaror"   # as they write it\n    # asked twice/;
	s/^(  - \{id: p-014,)/  # not of p-013\n$1/' data/prospects.yaml
git commit -qam 'comments'
imp deals --accounts create "$imports/won.csv"
ok 'a prospect with comments becomes a customer: status' status 0
git show --format= -U0 -- data/customers.yaml | grep '^[-+] ' >"$T/change"
ok 'a prospect with comments: they go with it' is "$T/change" <<-!
	+  # Åse knows them
	+  - id: p-013
	+    name: "Mälarstrand Kontorsvaror"   # as they write it
	+    # asked twice
	+    since: 2026-11-02
!
git show --format= -U0 -- data/prospects.yaml | grep '^[-+] ' >"$T/change"
ok 'a prospect with comments: nothing of it is left' is "$T/change" <<-!
	-  # Åse knows them
	-  - id: p-013
	-    name: "Mälarstrand Kontorsvaror"   # as they write it
	-    # asked twice
!
git reset -q --hard HEAD^
sed -i 's/# asked twice/# asked three times/' data/prospects.yaml
git diff >"$T/was"
imp deals --accounts create "$imports/won.csv"
ok 'its lines are edited and not committed: status' status 6
ok 'its lines are edited and not committed: says so' has err \
	'data/prospects.yaml: p-013 has been edited and not committed'
git diff >"$T/still"
ok 'its lines are edited and not committed: they stay' same "$T/still" "$T/was"
git checkout -q data
sed -i 's/# not of p-013/# mine/' data/prospects.yaml
git diff | grep '^[-+] ' >"$T/was"
imp deals --accounts create "$imports/won.csv"
ok 'other lines are edited and not committed: status' status 0
git diff | grep '^[-+] ' >"$T/still"
ok 'other lines are edited and not committed: they stay' same "$T/still" \
	"$T/was"

# a file that somebody filled to the brim takes no more in its rows
again
perl -e 'print "customers:\n"; printf "  - {id: c-%d, name: \"%s %d\"}\n", $_,
	"x" x 200, $_ for 1000 .. 5300' >data/customers-2.yaml
git add data
git commit -qm 'a full part'
perl -e 'print "name,segment\n"; print "x" x 200, " $_,enterprise\n"
	for 1000 .. 5300' >"$imports/grow.csv"
head=$(git rev-parse HEAD)
imp customers "$imports/grow.csv"
ok 'a part that is full: status' status 3
ok 'a part that is full: says what to do' has err \
	'data/customers-2.yaml: would be larger than 1 MiB: move some of its'
ok 'a part that is full: nothing is imported' equal "$(git rev-parse HEAD)" \
	"$head"

# what was computed from the accounts tells when a part of them changes
again
pos-gen icp >/dev/null || exit 1
printf 'customers:\n  - {id: c-900, name: "New", since: 2026-01-02, arr: 9}\n' \
	>data/customers-2.yaml
git add data
git commit -qm 'a part'
run pos-status
ok 'a part of the accounts is an input' has out 'data/customers.yaml'

# the deals, as CSV by a script that shares no code with us
again
deals() {
	PYTHONIOENCODING=utf-8 python3 "$ROOT/t/helper/data-csv.py" . deals
}
deals >"$T/deals.csv"
imp deals "$T/deals.csv"
ok 'deals of the sample: all are there' is out <<-!
	$T/deals.csv: 160 rows, 160 unchanged
!
git rm -rqf data/deals-*
git commit -qm 'no deals'
imp deals "$T/deals.csv"
ok 'deals of the sample, into nothing: status' status 0
deals >"$T/after.csv"
ok 'deals of the sample, into nothing: the same' same "$T/after.csv" \
	"$T/deals.csv"
# but for what a row of CSV has no room for: registrations, evidence
for file in data/deals-*; do
	git show "$first:$file" | grep '^  - ' |
		sed 's/, registration: {[^}]*}//; s/, evidence: \[[^]]*\]//' |
		sort
done >"$T/lines.before"
ok 'deals of the sample: some are registered' test \
	"$(git grep -c 'registration: {' "$first" -- data | wc -l)" -ge 1
cat data/deals-* | grep '^  - ' | sort >"$T/lines.after"
ok 'deals of the sample, into nothing: line by line' same "$T/lines.after" \
	"$T/lines.before"

# the customers, in the same way
again
PYTHONIOENCODING=utf-8 python3 "$ROOT/t/helper/data-csv.py" . customers \
	>"$T/customers.csv"
imp customers "$T/customers.csv"
ok 'customers of the sample: all are there' is out <<-!
	$T/customers.csv: 120 rows, 120 unchanged
!
git rm -qf data/customers.yaml
git commit -qm 'no customers'
imp customers "$T/customers.csv"
ok 'customers of the sample, into nothing: status' status 0
grep '^  - ' data/customers.yaml | sort >"$T/lines.after"
git show "$first:data/customers.yaml" | grep '^  - ' | sort >"$T/lines.before"
ok 'customers of the sample, into nothing: line by line' same \
	"$T/lines.after" "$T/lines.before"

# names and texts that are hard on CSV and YAML
again
perl -CS -e '
	my @parts = ("a", " ", "\"", ",", ";", "\n", "\r\n", "\t", ":", ": ",
	    " #", "- ", "{", "}", "[", "]", "\\", "=", "+", "@", "\x{27}", "%",
	    "null", "yes", "1e3", "2026-01-02", "\x{e9}", "\x{20ac}",
	    "\x{1f600}", "|", ">", "&", "*", "!", "~");
	srand(11);
	sub hard { join "", map { $parts[rand @parts] } 1 .. 1 + rand 8 }
	sub cell { my $s = shift; $s =~ s/"/""/g; qq{"$s"} }
	print "id,name,account,amount,stage,created,buyer,lost_reason\n";
	printf "d-%d,%s,c-001,%d,qualification,2027-01-%02d,%s,%s\n",
	    1000 + $_, cell(hard()), $_, 1 + $_ % 28, cell(hard()),
	    cell(hard()) for 1 .. 400' >"$T/hard.csv"
imp deals "$T/hard.csv"
ok 'hard texts: status' status 0
ok 'hard texts: all are taken' has out '400 rows, 400 created'
imp deals "$T/hard.csv"
ok 'hard texts: they are as they were' has out '400 rows, 400 unchanged'
deals | python3 -c '
import csv, sys
want = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
got = {d["id"]: d for d in csv.DictReader(open(0, encoding="utf-8",
       newline=""))}
bad = [d for d in want for k in d if got[d["id"]][k] != d[k]]
print(len(want), "deals,", len(bad), "differ", bad[:1])
' "$T/hard.csv" >"$T/told"
ok 'hard texts: another reader finds the same' is "$T/told" <<-!
	400 deals, 0 differ []
!

# what is exported is imported as it was
again
pos-partner list -o csv >"$T/before.csv"
imp partners "$T/before.csv"
ok 'partners of our own export: all are there' is out <<-!
	$T/before.csv: 24 rows, 24 unchanged
!
git rm -rqf partners
sed -i 's/, partner: [a-z-]*, role: [a-z]*//; s/, partners: \[[^]]*\]//' \
	data/*.yaml
git commit -qam 'no partners'
imp partners "$T/before.csv"
ok 'partners of our own export, into nothing: status' status 0
pos-partner list -o csv >"$T/after.csv"
ok 'partners of our own export, into nothing: the same' same "$T/after.csv" \
	"$T/before.csv"
again
perl -CS -e '
	my @parts = ("a", " ", "\"", ",", ";", "\n", ":", ": ", " #", "- ",
	    "{", "}", "[", "]", "\\", "=", "+", "@", "\x{27}", "%", "null",
	    "yes", "1e3", "2026-01-02", "\x{e9}", "\x{20ac}", "\x{1f600}",
	    "|", ">", "&", "*", "!", "~", "\n\n", "  ");
	srand(12);
	sub hard { join "", map { $parts[rand @parts] } 1 .. 1 + rand 9 }
	sub list { join ";", map { my $s = hard(); $s =~ s/([;\\])/\\$1/g; $s }
	    1 .. 1 + rand 4 }
	sub cell { my $s = shift; $s =~ s/"/""/g; qq{"$s"} }
	print "slug,name,type,stage,description,subtype,technologies," .
	    "services,contact_name,contact_role,ids\n";
	print join(",", "p-$_", map { cell($_) } "N$_ " . hard() . ".",
	    "reseller", "active", hard(), hard(), list(), list(),
	    "C" . hard(), hard(), "crm=" . ($_ * 7)) . "\n" for 1 .. 150' \
	>"$T/hard.csv"
git rm -rqf partners
sed -i 's/, partner: [a-z-]*, role: [a-z]*//; s/, partners: \[[^]]*\]//' \
	data/*.yaml
git commit -qam 'no partners'
imp partners "$T/hard.csv"
ok 'partners with hard texts: all are taken' has out '150 rows, 150 created'
pos-partner list -o csv >"$T/one.csv"
git rm -rqf partners
git commit -qm 'none again'
imp partners "$T/one.csv"
pos-partner list -o csv >"$T/two.csv"
ok 'partners with hard texts: the same again' same "$T/one.csv" "$T/two.csv"
python3 -c '
import csv, sys
def split(s):
    out = [""]
    it = iter(s)
    for c in it:
        if c == ";":
            out.append("")
        else:
            out[-1] += next(it) if c == "\\" else c
    return sorted(set(out))
want = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
got = {d["slug"]: d for d in csv.DictReader(open(sys.argv[2],
       encoding="utf-8", newline=""))}
bad = [(k, d[k], got[d["slug"]][k]) for d in want for k in d
       if (split(got[d["slug"]][k]) != split(d[k]) if k in ("technologies",
           "services") else got[d["slug"]][k] != d[k])]
print(len(want), "partners,", len(bad), "differ", bad[:1])
' "$T/hard.csv" "$T/one.csv" >"$T/told"
ok 'partners with hard texts: another reader finds the same' is "$T/told" \
	<<-!
	150 partners, 0 differ []
!

# a registration holds partner, account and role, whatever another system says
again
row() {
	printf 'id,account,amount,stage,created,partner,role\n%s\n' "$1" \
		>"$T/held.csv"
	imp deals "$T/held.csv"
}
for r in p-038,37000,qualification,2026-10-26,nordvik-systems,sourced \
	p-005,37000,qualification,2026-10-26,rigas-datu-darbnica,sourced \
	p-038,37000,qualification,2026-10-26,rigas-datu-darbnica,influenced; do
	row "d-156,$r"
	ok "registered: $r: rejected" grep -q \
		'is registered for Rīgas Datu Darbnīca on Daugavas Tirgotājs' \
		"$T"/held*rej* "$T/err" "$T/out"
done
ok 'registered: nothing changed' equal "$(changes)" ''
row d-156,p-038,38000,proposal,2026-10-26,rigas-datu-darbnica,sourced
ok 'registered: other values change' status 0

# a year that somebody mistyped
cat >old.csv <<-!
	Name,Type,Since
	Old One,reseller,0026-05-01
	Old Two,reseller,1899-12-31
	New One,reseller,1900-01-01
!
run pos-import partners -n old.csv
ok 'before 1900: rejected' has "$T/out" '3 rows, 1 created, 2 rejected'
ok 'before 1900: why' has "$T/out" 'line 2: since 0026-05-01 is not a date'
done_testing
