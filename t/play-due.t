#!/bin/sh
# pos-play due: what is overdue or coming, and as a calendar (RFC 5545).
. "$(dirname "$0")/lib.sh"

run pos-init w --demo
cd w || exit 1
p=techstart-inc
record=partners/$p/partner.yaml

# a calendar: lines end with CR LF and have at most 75 bytes, folded between
# characters; each entry has what it must; nothing that was not escaped
cat >"$T/ics" <<-'!'
	import re, sys
	raw = open(sys.argv[1], "rb").read()
	assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b"")
	lines = raw[:-2].split(b"\r\n")
	assert max(map(len, lines)) <= 75, max(map(len, lines))
	for l in lines:
	    l.decode("utf-8")
	text = raw.decode("utf-8").replace("\r\n ", "")
	lines = text.rstrip("\r\n").split("\r\n")
	assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
	assert "VERSION:2.0" in lines and any(l.startswith("PRODID:")
	    for l in lines)
	uids, event = [], None
	for l in lines[1:-1]:
	    name, value = l.split(":", 1)
	    if l == "BEGIN:VEVENT":
	        assert event is None
	        event = {}
	    elif l == "END:VEVENT":
	        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
	        assert re.fullmatch(r"\d{8}", event["DTSTART;VALUE=DATE"])
	        assert event["DTEND;VALUE=DATE"] > event["DTSTART;VALUE=DATE"]
	        uids.append(event["UID"])
	        plain = re.sub(r"\\[\\;,n]", lambda m: {"n": "\n"}.get(
	            m[0][1], m[0][1]), event["SUMMARY"])
	        assert not re.search(r"(?<!\\)[;,]", re.sub(r"\\\\", "",
	            event["SUMMARY"]))
	        print(event["UID"], event["DTSTART;VALUE=DATE"],
	            event["DTSTAMP"], plain.replace("\n", "<LF>"), sep="\t")
	        event = None
	    elif event is not None:
	        assert name not in event, name
	        event[name] = value
	assert event is None and len(set(uids)) == len(uids)
!
calendar() {
	run pos-play due -o ics "$@"
	cp "$T/out" "$T/due.ics"
	run python3 "$T/ics" "$T/due.ics"
}
# field N SUMMARY: of the entry that ends so
field() {
	s=$2 awk -F '\t' -v n="$1" 'BEGIN { s = ENVIRON["s"] }
		substr($4, length($4) - length(s) + 1) == s { print $n }' \
		"$T/out"
}

run pos-play due -o tsv
n=$(sed 1d "$T/out" | wc -l)
calendar
ok 'the calendar of all partners is one' status 0
ok 'an entry for each that the table has' test "$n" -gt 50 -a \
	"$n" -eq "$(wc -l <"$T/out")"
ok 'written today' equal "$(cut -f 3 "$T/out" | sort -u)" 20261120T000000Z

# what has a meaning in a calendar, and long names of many bytes
long='Žluťoučký kůň; úpěl, ďábelské "ódy" \n na dálnici: příliš žluťoučký kůň úpěl ďábelské ódy'
run pos-partner action $p "$long" --owner 'Müller, Anna; Ōta' \
	--due 2026-12-01
run pos-partner action $p 'Price list' --due 2026-12-04
run pos-play start recruit --partner $p
calendar --partner $p
ok 'hostile texts: still a calendar' status 0
ok 'hostile texts: read back as they were' equal "$(field 2 "$long")" 20261201
action=$(field 1 'Price list')
step=$(field 1 'recruit 1/5: Ideal partner profile check')

# the same item is the same entry: on another day, when it is postponed, when
# somebody else has it
export POS_NOW=2026-11-24
sed -i 's/due: 2026-12-04/due: 2026-12-18\n    owner: Ada Test/
	s/due: 2026-11-27/due: 2026-12-02/' $record
calendar --partner $p
ok 'postponed: a calendar' status 0
ok 'postponed: the same action' equal \
	"$(field 1 'Price list') $(field 2 'Price list')" "$action 20261218"
ok 'postponed: the same step' equal \
	"$(field 1 'Ideal partner profile check') $(field 2 'Ideal partner profile check')" \
	"$step 20261202"
ok 'postponed: the day of the revision' equal \
	"$(cut -f 3 "$T/out" | sort -u)" 20261124T000000Z
ok 'two actions are two entries' not equal "$action" "$(field 1 "$long")"

# within: what is late always; a time that is none
run pos-play due --within 1w -o tsv --partner $p
ok 'within a week: status' status 0
ok 'within a week: on the last day' has "$T/out" 2026-12-01
ok 'within a week: not after it' hasnt "$T/out" 2026-12-02
export POS_NOW=2027-02-01
run pos-play due --within 0d -o tsv --partner $p
ok 'late: all of it' equal "$(sed 1d "$T/out" | wc -l | tr -d ' ')" 3
for t in soon 7 7x -1d '' 99999999d; do
	run pos-play due --within "$t"
	ok "within '$t': status" status 2
done
export POS_NOW=2026-11-20
run pos-play due -o ics --partner lechtal-energieberatung --within 0d
ok 'nothing is due: status' status 1
ok 'nothing is due: a calendar without entries' equal \
	"$(grep -c VEVENT "$T/out")" 0
run pos-play status -o ics
ok 'a calendar of something else: status' status 2
# due_of KIND DAY PARTNER: the day, how far off, text and command
due_of() {
	POS_NOW=$2 pos-play due -o tsv --partner "$3" 2>"$T/err" |
	awk -F '\t' -v kind="$1" '$5 == kind {
		print $1 "|" $2 "|" $6 "|" $8 }'
}
# a registration: the last protected day, the last day for an answer, what it
# lacks, and the calendar
p=rigas-datu-darbnica
deal='d-156 (Halden Flow for Daugavas Tirgotājs)'
ok 'a protection: its last day' equal "$(due_of registration 2026-11-20 $p)" \
	"2027-01-26|67|protection of $deal ends|pos deal extend d-156"
ok 'a protection: it has ended' \
	equal "$(due_of registration 2027-01-27 $p)" ''
calendar --partner $p
ok 'a protection: in the calendar' \
	equal "$(field 2 "protection of $deal ends")" 20270126
perl -CSD -i -pe '/id: d-156,/ and s/state: approved/state: submitted/ and
	s/, decided: [^}]*}/}/' data/deals-2026-q4.yaml
ok 'an answer: in time' equal "$(due_of registration 2026-10-28 $p)" \
	"2026-10-28|0|answer to the registration of $deal|pos deal approve d-156"
ok 'an answer: late' equal "$(due_of registration 2026-10-29 $p |
	cut -d '|' -f 1,2)" '2026-10-28|-1'
calendar --partner $p
answer=$(field 1 "answer to the registration of $deal")
perl -CSD -i -pe '/id: d-156,/ and s/contact: "[^"]*", //' \
	data/deals-2026-q4.yaml
ok 'one that lacks something: today' \
	equal "$(due_of registration 2026-11-20 $p)" \
	"2026-11-20|0|registration of $deal lacks contact|pos deal show d-156"
calendar --partner $p
ok 'one that lacks something: the same entry' equal \
	"$(field 1 "registration of $deal lacks contact")" "$answer"
git checkout -q .
perl -CSD -i -pe '/id: d-156,/ and s/name: "[^"]*", //' data/deals-2026-q4.yaml
ok 'a deal without a name: its account' \
	equal "$(due_of registration 2026-11-20 $p | cut -d '|' -f 3)" \
	'protection of d-156 (Daugavas Tirgotājs) ends'
sed -i '/approval_hours:/d' program.yaml
perl -CSD -i -pe '/id: d-156,/ and s/state: approved/state: submitted/ and
	s/, decided: [^}]*}/}/' data/deals-2026-q4.yaml
ok 'an answer without hours: today' \
	equal "$(due_of registration 2026-11-20 $p | cut -d '|' -f 1,2)" \
	'2026-11-20|0'
git checkout -q .

# a notice day: told until the agreement has ended
p=alpenblick-informatik
ok 'notice: its day' equal "$(due_of notice 2027-01-19 $p | cut -d '|' -f 1-3)" \
	'2027-01-19|0|last day to give notice, or to agree on the renewal'
for day in '2027-01-20|-1' '2027-03-20|-60'; do
	ok "notice: $day, it has passed" equal \
		"$(due_of notice "${day%|*}" $p | cut -d '|' -f 1-3)" \
		"2027-01-19|${day#*|}|notice was to be given by 2027-01-19, the agreement renews 2027-03-20"
done
ok 'notice: the agreement has ended' equal "$(due_of notice 2027-03-21 $p)" ''
sed -i 's/^stage: .*/stage: exiting/' partners/$p/partner.yaml
ok 'exiting: no notice that is late' equal \
	"$(due_of notice 2027-01-20 $p)" ''
ok 'exiting: the agreement still ends' equal \
	"$(due_of renewal 2027-01-20 $p | cut -d '|' -f 1)" 2027-03-20
git checkout -q .
p=bruckner-sohne
ok 'a review' equal "$(due_of review 2026-11-20 $p | cut -d '|' -f 1)" \
	2026-11-12
sed -i 's/^stage: .*/stage: exiting/' partners/$p/partner.yaml
ok 'exiting: no review' equal "$(due_of review 2026-11-20 $p)" ''
git checkout -q .

run_full() {
	run sh -c 'exec "$@" >/dev/full' - "$@"
}
run_full pos-play due -o ics
ok 'output that is full: status' status 3
done_testing
