#!/bin/sh
# Tests of pos-partner action: what was agreed, done, dropped, and what the
# next review says of it.
. "$(dirname "$0")/lib.sh"

sample_in ws .
first=$(git rev-parse HEAD)
record=partners/nordvik-systems/partner.yaml

act() {
	run pos-partner action nordvik-systems "$@"
	sed -i 's/^committed as [0-9a-f]\{7\}$/committed as ID/' "$T/out"
}

act
ok 'none yet: status' status 1
ok 'none yet: what to do' is err <<-!
	pos-partner: no action is on the register; pos partner action PARTNER TEXT adds one
!
act 'Send the price list, and # terms' --owner 'Ingrid Solheim' --due 2026-11-10
ok 'a new one: status' status 0
ok 'a new one: output' is out <<-!
	$record:105: actions: added Send the price list, and # terms, Ingrid Solheim
	committed as ID
!
sed -n '/^actions:/,/^[a-z]*:$/p' $record | sed '$d' >"$T/entry"
ok 'a new one: the entry' is "$T/entry" <<-!
	actions:
	  - text: "Send the price list, and # terms"
	    owner: Ingrid Solheim
	    due: 2026-11-10
	    raised: 2026-11-20
	    by: Ada Test
!
git log -1 --format=%B >"$T/message"
ok 'a new one: the commit' is "$T/message" <<-!
	partner: action of Nordvik Systems

	actions: added Send the price list, and # terms, Ingrid Solheim

	Pos-Op: partner-action
	Pos-Target: partners/nordvik-systems

!
act 'SEND the price list, and # terms'
ok 'the same again: status' status 3
ok 'the same again: its number' has err 'is on the register already: action 1'
act 'Book a room' --due 2026-12-01
act 'Name a deputy'
act 'Book a hotel' --due 2026-11-25
act done 3 --date 2026-11-12
ok 'done: status' status 0
act done 'book a ROOM'
ok 'done by its text: status' status 0
act 'Room for the sellers'
act
ok 'the list: open first, by the day they are due' is out <<-!
	NO  STATE  DUE         OWNER           ACTION                            RAISED      DONE        DROPPED  WHY
	 1  late   2026-11-10  Ingrid Solheim  Send the price list, and # terms  2026-11-20  -           -        -
	 4  open   2026-11-25  Marius Hagen    Book a hotel                      2026-11-20  -           -        -
	 5  open   -           Marius Hagen    Room for the sellers              2026-11-20  -           -        -
	 2  done   2026-12-01  Marius Hagen    Book a room                       2026-11-20  2026-11-20  -        -
	 3  done   -           Marius Hagen    Name a deputy                     2026-11-20  2026-11-12  -        -
!
act -o json
ok 'the list in JSON: numbers are numbers' equal "$(jq -c \
	'[.schema_version, (.actions[] | [.number, .state, .done])]' "$T/out")" \
	'[1,[1,"late",null],[4,"open",null],[5,"open",null],[2,"done","2026-11-20"],[3,"done","2026-11-12"]]'

# the agenda has it, with the command that ends it
run pos-play due --partner nordvik-systems --within 7d -o tsv
ok 'the agenda: has the open ones' equal \
	"$(grep -c 'price list\|Book a hotel' "$T/out")" 2
ok 'the agenda: leaves out those done' equal \
	"$(grep -c 'deputy\|a room' "$T/out")" 0

# the next review opens with them
run pos-fill --partner nordvik-systems enablement/07-qbr
sed -n '/^## Since the last review/,/^What happened/p' "$T/out" |
	grep '^| [A-Z]' >"$T/rows"
ok 'the review: what was done since the last one, what is open, what is late' \
	is "$T/rows" <<-!
	| Action | Owner | Due | State |
	| Book a room | Marius Hagen | 1 December 2026 | done on 20 November 2026 |
	| Name a deputy | Marius Hagen | – | done on 12 November 2026 |
	| Send the price list, and # terms | Ingrid Solheim | 10 November 2026 | **late** |
	| Book a hotel | Marius Hagen | 25 November 2026 | open |
	| Room for the sellers | Marius Hagen | no date | open |
!
ok 'the review: open ones are carried over' has out \
	'| Book a hotel (carried over) | Marius Hagen | 25 November 2026 |'
ok 'the review: late ones get a new date' has out \
	'terms (carried over) | Ingrid Solheim | new date: R + 14 days |'
sed -i 's/^    done: 2026-11-12/    done: 2026-11-04/' $record
run pos-fill --partner nordvik-systems enablement/07-qbr
ok 'the review: what was done before the last one is not told again' hasnt \
	out 'Name a deputy'
sed -i 's/^    done: 2026-11-04/    done: 2026-11-12/' $record
sed -i 's/^activity:/&\n  - {date: 2026-11-20, kind: qbr, note: today}/' $record
run pos-fill --partner nordvik-systems enablement/07-qbr
ok 'the review of today is the one that is prepared' has out \
	'| Name a deputy | Marius Hagen | – | done on 12 November 2026 |'
git checkout -q $record
run pos-fill --partner fjell-data enablement/07-qbr
ok 'the review: of a partner without actions' has out \
	'| none on the register | – | – | – |'

act drop 4
ok 'drop without a reason: status' status 2
act drop 4 --reason 'They come by train' --date 2026-11-18
ok 'drop: status' status 0
sed -n '/text: Book a hotel/,/- text/p' $record | sed '$d' >"$T/entry"
ok 'drop: the record' is "$T/entry" <<-!
	  - text: Book a hotel
	    due: 2026-11-25
	    raised: 2026-11-20
	    by: Ada Test
	    dropped: They come by train
	    dropped_date: 2026-11-18
!
act
grep ' dropped \| done ' "$T/out" >"$T/rows"
ok 'drop: the list has the day, newest first' is "$T/rows" <<-!
	 2  done     2026-12-01  Marius Hagen    Book a room                       2026-11-20  2026-11-20  -           -
	 4  dropped  2026-11-25  Marius Hagen    Book a hotel                      2026-11-20  -           2026-11-18  They come by train
	 3  done     -           Marius Hagen    Name a deputy                     2026-11-20  2026-11-12  -           -
!
run pos-fill --partner nordvik-systems enablement/07-qbr
ok 'drop: the next review tells it' has out \
	'| Book a hotel | Marius Hagen | 25 November 2026 | dropped on 18 November 2026: They come by train |'
sed -i 's/^    dropped_date: .*/    dropped_date: 2026-11-04/' $record
run pos-fill --partner nordvik-systems enablement/07-qbr
ok 'drop: the one after it does not' hasnt out 'Book a hotel'
git checkout -q $record
run pos-partner show nordvik-systems
sed -n '/^Actions/,/^Market/p' "$T/out" | sed '$d' >"$T/rows"
ok 'show: the open ones' is "$T/rows" <<-!
	Actions           2 open, 1 of them late; 3 ended
	                  1. Send the price list, and # terms, Ingrid Solheim, due
	                    2026-11-10, 10 days late
	                  5. Room for the sellers, Marius Hagen
!

# what is refused
head=$(git rev-parse HEAD)
while IFS='|' read -r status text args; do
	eval "set -- $args"
	act "$@"
	ok "action $args: status" status "$status"
	ok "action $args: message" has err "$text"
done <<-!
	2|action 3 is done already, on 2026-11-12|done 3
	2|action 4 was dropped: They come by train|done 4
	2|action 4 was dropped|drop 4 --reason again
	3|they are numbered from 1 to 5|done 9
	3|they are numbered from 1 to 5|done 0
	3|did you mean 'Room for the sellers'?|done 'Room for teh sellers'
	3|no action 'xyz'|done xyz
	2|is in several actions: 1, 5; give the number|done the
	2|write pos partner action PARTNER done NUMBER|done
	2|put quotes around|Two words here
	2|'soon' is not a date|'Another' --due soon
	2|the text is empty|''
	2|--date is a day to come|done 1 --date 2027-01-01
	2|--date is a day to come|drop 1 --date 2027-01-01 --reason x
	2|--reason is for drop|done 1 --reason x
	2|--owner is for a new action|done 1 --owner x
	2|--due is for a new action|--due 2026-12-01
	2|-o is for the list|done 1 -o json
	2|--date is for done|'A thing' --date 2026-11-01
!
act "a$(printf '\033')b"
ok 'a control character: status' status 2
act "two
lines"
ok 'two lines: status' status 2
ok 'two lines: message' has err 'must be a single line'
ok 'refused: no commit beyond the eight before' equal \
	"$(git rev-list --count "$first..HEAD")" 8
run pos-partner action nobody x
ok 'no such partner: status' status 3
act done 1 -n
ok '--dry-run: the difference' has out '+    done: 2026-11-20'
act done 1 --no-commit
ok '--dry-run: no commit, nor with --no-commit' equal "$(git rev-parse HEAD)" "$head"
ok '--no-commit: the file' has $record 'done: 2026-11-20'
git checkout -q $record
pos-partner action nordvik-systems >/dev/full 2>"$T/err"
rc=$?
ok 'standard output full: status' status 3

# eight at once: numbers stay those of the entries
git reset -q --hard "$first"
for i in 1 2 3 4 5 6 7 8; do
	pos-partner action nordvik-systems "Action $i" >"$T/out.$i" 2>&1 &
done
wait
ok 'eight at once: eight commits' equal \
	"$(git rev-list --count "$first..HEAD")" 8
third=$(act; grep ' Action 3 ' "$T/out" | awk '{ print $1 }')
for i in 1 2 4 5 6 7 8; do
	pos-partner action nordvik-systems done "Action $i" >"$T/out.$i" 2>&1 &
done
wait
act
grep -c ' done ' "$T/out" >"$T/count"
ok 'seven done at once' equal "$(cat "$T/count")" 7
ok 'seven done at once: the other one is open' equal \
	"$(sed -n 2p "$T/out" | awk '{ print $1, $2 }')" "$third open"
run pos-check
ok 'seven done at once: the record keeps its rules' status 0
done_testing
