#!/bin/sh
# Tests of pos-mail: what mails say against mail.py, which computes it again
# from the files; refusals, the draft as a mail program reads it, notes, bad input.
. "$(dirname "$0")/lib.sh"
ALL='first-contact follow-up qbr-invitation missed-target co-marketing renewal
exit-notice'

pos-init w --demo >"$T/init" 2>&1 || exit 1
cd w || exit 1
perl "$ROOT/t/helper/retier.pl" --values . 2026-11-20 >"$T/values"
python3 "$ROOT/t/helper/guidance.py" . "$T/values" 2026-11-20 >"$T/guidance"
python3 "$ROOT/t/helper/mail.py" . "$T/guidance" 2026-11-20 \
	"$(perl "$ROOT/t/helper/newest.pl" . 2026-11-20)" >"$T/counted"
ok 'mail.py says something of all situations' \
	equal "$(cut -f 2 "$T/counted" | sort -u | wc -l)" 7

# the words of a mail between greeting and name
words() {
	sed '1,/^$/d; /^Kind regards/,$d' "$T/out" | wc -w
}
for s in $ALL; do
	for dir in partners/*/; do
		p=$(basename "$dir")
		run pos-mail --partner "$p" $s
		printf '%s\t%s\t' "$p" $s
		case $rc in 0) echo yes ;; 1) echo no ;; *) echo "$rc" ;; esac
		if [ "$rc" != 0 ]; then
			[ -s "$T/out" ] && echo "$p $s: out" >>"$T/wrong"
			grep -q "^pos-mail: $s: " "$T/err" ||
				echo "$p $s: no reason" >>"$T/wrong"
			continue
		fi
		cd "$T" || exit 1
		n=$(words)
		[ "$n" -ge 80 ] && [ "$n" -le 160 ] ||
			echo "$p $s: $n words" >>wrong
		grep -nE '\{\{|\}\}|  | [.,:;]|\(\)|,\.|\.\.|^ |unknown' out |
			sed "s|^|$p $s: |" >>wrong
		[ "$(grep -c '?' out)" -ge 1 ] || echo "$p $s: asks nothing" >>wrong
		sed -n "s/^$p	$s	line	//p" counted | while read -r line; do
			grep -qF -e "$line" out || echo "$p $s: no '$line'"
		done >>wrong
		cd w || exit 1
	done
done >"$T/told"
grep -v '	line	' "$T/counted" | sort >"$T/expected-rc"
sort "$T/told" >"$T/told-rc"
ok 'what is written and what is refused, by the data' \
	same "$T/expected-rc" "$T/told-rc"
ok 'each mail: its length, its blanks, the lines counted again' \
	empty "$T/wrong"
ok 'and that is something' test "$(grep -c '	line	' "$T/counted")" -gt 90

# no figure is in a mail that is not in the files, or counted from them
for p in nordvik-systems ostby-consulting weserbogen-systemhaus; do
	for s in $ALL; do
		pos-mail --partner $p $s 2>/dev/null | sed '1,/^$/d'
	done | grep -oE '[0-9][0-9,.]*[0-9]|[0-9]' | tr -d , | sort -u >"$T/figures"
	{
		cat company.yaml program.yaml partners/$p/partner.yaml data/*.yaml
		sed 's/[,]//g' "$T/counted" "$T/guidance"
		seq 1 31
	} | grep -oE '[0-9]+(\.[0-9]+)?' | sed 's/^0*\([1-9]\)/\1/' | sort -u >"$T/known"
	# places of this year and the next are dates
	comm -23 "$T/figures" "$T/known" | grep -vx '202[67]' >"$T/invented"
	ok "$p: no figure of its own" empty "$T/invented"
	ok "$p: there are figures" test "$(wc -l <"$T/figures")" -gt 10
done

run pos-mail --partner nordvik-systems co-marketing
head -4 "$T/out" >"$T/head"
ok 'to whom its role makes it matter' is head <<-!
	To: Silje Brekke <silje.brekke@nordvik-systems.example>
	Subject: An idea for our customers: Breakfast seminar for site managers of the region

	Dear Silje,
!
run pos-mail --partner nordvik-systems follow-up
sed -n '/^- /p' "$T/out" >"$T/todo"
ok 'what the plan has open, the earliest first' is todo <<-!
	- Account plan for Kongsli Maskin (Kristin Aasgaard), was due 31 October
	- Exam for Eirik Tveit's certificate (Per Olav Nygaard), due 9 December
	- Plan for 2027 signed by both sides (Marius Hagen), due 18 December
!
note=$(sed -n 's/^ *\(QBR with Kristin.*\)/\1/p' partners/nordvik-systems/partner.yaml)
ok 'internal notes stay internal' hasnt out "${note:-no note}"
tail -4 "$T/out" >"$T/end"
ok 'who writes' is end <<-!
	Kind regards,
	Ingrid Solheim
	Head of Partnerships
	Halden Analytics
!
sed -i 's/target: 130000/target: 90000/; s/target: 4,/target: 3,/' \
	partners/nordvik-systems/partner.yaml
run pos-mail --partner nordvik-systems missed-target
ok 'all goals met: the answer is no' status 1
ok 'all goals met: nothing is printed' empty out
ok 'all goals met: says so' has err \
	'Nordvik Systems has missed nothing: of 4 goals with a target'
git checkout -q partners

# the decision on a registration
deals=$(grep -h 'partner: nordvik-systems,' data/deals*.yaml |
	grep 'role: sourced' | grep -v 'stage: \(won\|lost\)' |
	sed 's/.*{id: \([a-z0-9-]*\),.*/\1/' | sort)
one=$(echo "$deals" | head -1)
run pos-mail --partner nordvik-systems deal-registration
ok 'registration, nothing decided: wrong call' status 2
ok 'registration, nothing decided: what to give' has err \
	'--set decision=approved, or --set decision=declined'
run pos-mail --partner nordvik-systems --set decision=maybe deal-registration
ok 'a decision that is none: wrong call' status 2
run pos-mail --partner nordvik-systems --set decision=approved deal-registration
ok 'several deals: wrong call' status 2
for d in $deals; do
	ok "several deals: names $d" has err "$d ("
done
run pos-mail --partner nordvik-systems --set decision=approved \
	--set "deal=$one" deal-registration
ok 'approved: status' status 0
ok 'approved: protected from today on' has out "It is protected until $(date -u \
	-d '2026-11-20 + 90 days' '+%-d %B %Y'), 90 days from the approval"
ok 'approved: length' test "$(words)" -ge 80 -a "$(words)" -le 160
run pos-mail --partner nordvik-systems --set decision=declined \
	--set "deal=$one" --set 'reason=we have been in talks there since May' \
	deal-registration
ok 'declined: status' status 0
ok 'declined: the reason' has out \
	'The reason: we have been in talks there since May.'
ok 'declined: does not approve' hasnt out 'is approved'
ok 'declined: length' test "$(words)" -ge 80 -a "$(words)" -le 160
run pos-mail --partner nordvik-systems --set decision=declined \
	--set "deal=$one" deal-registration
ok 'declined without a reason: none is made up' hasnt out 'The reason:'
won=$(grep -h 'partner: nordvik-systems,' data/deals*.yaml |
	sed -n '/stage: won/s/.*{id: \([a-z0-9-]*\),.*/\1/p' | head -1)
run pos-mail --partner nordvik-systems --set decision=approved \
	--set "deal=$won" deal-registration
ok 'a deal that is won: the answer is no' status 1
ok 'a deal that is won: why' has err "$won ("
other=$(grep -h 'partner: alvsjo-automation,' data/deals*.yaml |
	sed 's/.*{id: \([a-z0-9-]*\),.*/\1/' | head -1)
run pos-mail --partner nordvik-systems --set decision=approved \
	--set "deal=$other" deal-registration
ok "another partner's deal: the answer is no" status 1
ok "another partner's deal: whose" has err 'a deal of Älvsjö Automation'
run pos-mail --partner nordvik-systems --set decision=approved \
	--set deal=d-nosuch deal-registration
ok 'no such deal: status' status 3
ok 'no such deal: says so' has err 'deal=d-nosuch'

# a draft for a mail program
cat >"$T/read.py" <<-'!'
	import email, email.policy, sys
	raw = open(sys.argv[1], 'rb').read()
	assert raw.count(b'\n') == raw.count(b'\r\n') and b'\0' not in raw
	assert max(map(len, raw.split(b'\r\n'))) <= 998
	m = email.message_from_bytes(raw, policy=email.policy.default)
	assert not m.defects, m.defects
	for h, v in m.items():
	    assert not getattr(v, 'defects', None), (h, v.defects)
	assert m.get_content_type() == 'text/plain'
	assert m.get_content_charset() == 'utf-8' and m['X-Unsent'] == '1'
	assert m['MIME-Version'] == '1.0'
	if m['To'] is not None: print('To:', m['To'])
	print('Subject:', m['Subject'])
	print()
	print(m.get_content().replace('\r\n', '\n'), end='')
	for h in 'From', 'Date', 'Message-ID':
	    print(h + ':', m[h], file=sys.stderr)
	print(' '.join(sorted(m.keys())), file=sys.stderr)
!
for p in nordvik-systems alvsjo-automation krakenes-robotics; do
	for s in follow-up qbr-invitation exit-notice; do
		pos-mail --partner $p $s >"$T/plain" 2>/dev/null
		run pos-mail --partner $p --format=eml $s
		ok "$p, $s: draft: status" status 0
		cp "$T/out" "$T/draft"
		python3 "$T/read.py" "$T/draft" >"$T/read" 2>"$T/heads"
		ok "$p, $s: draft: a mail program reads the same" \
			same "$T/plain" "$T/read"
	done
done
cat "$T/heads" >"$T/got"
sed -i 's/<[0-9a-f]\{24\}@/<HASH@/' "$T/got"
ok 'draft: from whom, when, and which headers' is got <<-!
	From: Ingrid Solheim <ingrid.solheim@halden-analytics.example>
	Date: Fri, 20 Nov 2026 10:00:00 +0000
	Message-ID: <HASH@halden-analytics.example>
	Content-Transfer-Encoding Content-Type Date From MIME-Version Message-ID Subject To X-Unsent
!
run pos-mail --partner krakenes-robotics --format=eml exit-notice
ok 'draft: again the same' same "$T/draft" "$T/out"
ok 'draft: a subject that is not ASCII is encoded' has draft 'Subject: =?utf-8?B?'
run pos-mail --partner nordvik-systems --format=eml exit-notice
ok 'draft: another mail has another id' not equal \
	"$(grep Message-ID "$T/out")" "$(grep Message-ID "$T/draft")"
run pos-mail --partner kade-negen --set mail.to.email= --format=eml follow-up
ok 'no address: a draft all the same' status 0
ok 'no address: says so' has err 'To is left out'
ok 'no address: no To' not grep -q '^To:' "$T/out"

# what is in data cannot become a header
rec=partners/nordvik-systems/partner.yaml
i=0
for name in 'Eve\r\nBcc: all@evil.example' 'Eve\nBcc: all@evil.example\x1b[2J' \
	'Eve\u2028Bcc: all@evil.example' 'Eve" <all@evil.example>, "' \
	'=?utf-8?Q?Eve=0ABcc:_all?='; do
	{
		sed '/^contacts:/,/^agreements:/{/^agreements:/!d}' $rec |
			sed "s/^name: .*/name: \"$(printf %s "$name" |
				sed 's/\\/\\\\/g; s/"/\\\\"/g')\"/"
		printf 'contacts:\n  - {name: "%s", email: eve@nordvik.example}\n' \
			"$(printf %s "$name" | sed 's/"/\\"/g')"
	} >"$T/rec"
	cp "$T/rec" $rec
	i=$((i + 1))
	run pos-mail --partner nordvik-systems --format=eml exit-notice
	ok "hostile name $i: status" status 0
	ok "hostile name $i: no header of its own" python3 - "$T/out" <<-'!'
		import email, email.policy, email.utils, sys
		m = email.message_from_bytes(open(sys.argv[1], 'rb').read(),
		                             policy=email.policy.compat32)
		keys = sorted(m.keys())
		assert 'Bcc' not in keys and len(keys) == 9, keys
		to = email.utils.getaddresses([m['To']])
		assert len(to) == 1 and to[0][1] == 'eve@nordvik.example', to
	!
	run pos-mail --partner nordvik-systems exit-notice
	ok "hostile name $i: nothing steers a terminal" not grep -q "$(printf '\033')" "$T/out"
	ok "hostile name $i: two lines of head" equal \
		"$(sed '/^$/,$d' "$T/out" | wc -l)" 2
	git checkout -q $rec
done
run pos-mail --partner nordvik-systems --format=eml \
	--set 'mail.to.email=a@b.example>
Bcc: z@evil.example' exit-notice
ok 'an address with a line end is left out' hasnt out evil
long=$(printf '%0500d' 7)
run pos-mail --partner nordvik-systems --format=eml \
	--set "partner.name=$long$long$long" exit-notice
ok 'a word without end: short lines' equal \
	"$(awk 'length > 79' "$T/out" | wc -l)" 0
python3 "$T/read.py" "$T/out" >"$T/read" 2>"$T/heads"
ok 'a word without end: stays whole' has read "$long$long$long"

# how people are addressed
while IFS='|' read -r name first; do
	sed "s/^  - name: Kristin Aasgaard/  - name: $name/" $rec >"$T/rec"
	cp "$T/rec" $rec
	run pos-mail --partner nordvik-systems follow-up
	ok "$name is addressed as $first" has out "Dear $first,"
	git checkout -q $rec
done <<-!
	Dr. Anna Berg|Anna
	Prof. Dr. Jan-Erik van der Berg|Jan-Erik
	Mr Schall|Mr Schall
	Ms Ülkü Öz|Ülkü
	Madonna|Madonna
!
sed -i 's/^  - name: Kristin Aasgaard/&\n    first_name: Kristin Marie/' $rec
run pos-mail --partner nordvik-systems follow-up
ok 'a first name on record goes first' has out 'Dear Kristin Marie,'
run pos-check
ok 'and is a key of the format' status 0
git checkout -q $rec

# recording it
before=$(git rev-list --count HEAD)
run pos-mail --partner nordvik-systems --log renewal
ok 'log: status' status 0
ok 'log: prints the mail and nothing else' equal "$(head -c 3 "$T/out")" 'To:'
ok 'log: and no word of the commit' hasnt out committed
ok 'log: one commit' equal "$(git rev-list --count HEAD)" $((before + 1))
git log -1 --format='%s%n%(trailers:only)' >"$T/commit"
ok 'log: what it says' is commit <<-!
	partner: mail to Nordvik Systems
	Pos-Op: partner-mail
	Pos-Target: partners/nordvik-systems

!
git show --format= -U0 | grep '^+ ' >"$T/note"
ok 'log: the note' is note <<-!
	+  - date: 2026-11-20
	+    by: Ada Test
	+    text: "Mail (renewal) to Kristin Aasgaard: Our agreement ends on 15 April 2027"
!
ok 'log: nothing else changed' equal "$(git status --porcelain)" ''
run pos-check
ok 'log: the record is sound' status 0
run pos-mail --partner nordvik-systems --log --no-commit follow-up
ok 'log without a commit: status' status 0
ok 'log without a commit: no commit' equal "$(git rev-list --count HEAD)" \
	$((before + 1))
ok 'log without a commit: the note is there' has $rec 'Mail (follow-up)'
git checkout -q .
run pos-mail --partner kade-negen --log renewal
ok 'nothing to write, nothing to record: status' status 1
ok 'nothing to write, nothing to record: no commit' \
	equal "$(git rev-list --count HEAD)" $((before + 1))
pos-mail --partner nordvik-systems --log follow-up >/dev/full 2>"$T/err"
rc=$?
ok 'not printed, not recorded: status' status 3
ok 'not printed, not recorded: no commit' \
	equal "$(git rev-list --count HEAD)" $((before + 1))

# called wrongly, and files
run pos-mail --list
ok 'list: status' status 0
awk 'NR > 1 { print $1 }' "$T/out" >"$T/names"
(cd "$ROOT/templates/mail" && ls) | sed 's/\.md$//' >"$T/shipped"
ok 'list: all that are shipped' same "$T/shipped" "$T/names"
run pos-mail --partner nordvik-systems 'thank them for the Berlin event'
ok 'free text: status' status 2
ok 'free text: needs a model' has err 'free text needs a model: --engine NAME'
ok 'free text: what there is' has err 'co-marketing, deal-registration'
run pos-mail --partner nordvik-systems folow-up
ok 'misspelt: status' status 2
ok 'misspelt: the nearest' has err 'did you mean follow-up?'
run pos-mail --partner nordvik-systems ../artifacts/tam/x
ok 'a path is no situation' status 2
run pos-mail follow-up
ok 'no partner: status' status 2
run pos-mail --partner nordvik-systems
ok 'no situation: status' status 2
run pos-mail --partner nordvik-systems thank them
ok 'two operands: status' status 2
run pos-mail --list --log
ok 'list with others: status' status 2
run pos-mail --partner nordvik-systems --no-commit follow-up
ok 'no-commit alone: status' status 2
run pos-mail --partner nordvik-systems --format=html follow-up
ok 'a format that is none: status' status 2
run pos-mail --partner nordvik-systems --set x follow-up
ok 'a value without =: status' status 2
run pos-mail --partner nordvic-systems follow-up
ok 'no such partner: status' status 3
ok 'no such partner: the nearest' has err nordvik-systems
run pos-mail --partner nordvik-systems -o "$T/new.eml" --format=eml follow-up
ok 'to a file: status' status 0
ok 'to a file: it is there' has "$T/new.eml" 'X-Unsent: 1'
ok 'to a file: nothing on standard output' empty out
echo mine >"$T/mine"
run pos-mail --partner nordvik-systems -o "$T/mine" --log follow-up
ok 'a file with something else: status' status 3
ok 'a file with something else: stays' equal "$(cat "$T/mine")" mine
ok 'a file with something else: nothing is recorded' \
	equal "$(git rev-list --count HEAD)" $((before + 1))

# templates of the workspace
mkdir -p templates/mail
cat >templates/mail/thanks.md <<-'!'
	---
	title: Thanks
	about: Says thank you.
	subject: "Thank you, {{mail.to.first}}"
	variables:
	  mail.to.first: {type: string, description: "First name", example: Ada, required: true}
	  partner.name: {type: string, description: "Name", example: X, required: true}
	---
	Dear {{mail.to.first}},

	thank   you
	for all that
	{{partner.name}} does:
	- one
	- two


	Yours,\
	Ada
!
run pos-mail --partner nordvik-systems thanks
ok 'a situation of the workspace' is out <<-!
	To: Kristin Aasgaard <kristin.aasgaard@nordvik-systems.example>
	Subject: Thank you, Kristin

	Dear Kristin,

	thank you for all that Nordvik Systems does:
	- one
	- two

	Yours,
	Ada
!
sed -i 's/^subject:.*/subject: "{{mail.to.frist}}"/' templates/mail/thanks.md
run pos-mail --partner nordvik-systems thanks
ok 'a broken template: status' status 3
ok 'a broken template: file and line' has err 'templates/mail/thanks.md:4:'
cp "$ROOT/templates/mail/renewal.md" templates/mail/renewal.md
chmod u+w templates/mail/renewal.md
sed -i 's/^I would like to go on.*/{{mail.nothing}}/' templates/mail/renewal.md
run pos-mail --partner nordvik-systems renewal
ok 'a value that is not there: status' status 3
ok 'a value that is not there: file and line' has err \
	"templates/mail/renewal.md:$(grep -n 'mail.nothing' templates/mail/renewal.md |
	cut -d : -f 1):"
rm -r templates/mail
# little is known
fresh_workspace "$T/new"
cd "$T/new" && mkdir -p partners/solo &&
	printf 'name: Sölo\ntype: referral\n' >partners/solo/partner.yaml || exit 1
for s in first-contact follow-up qbr-invitation co-marketing exit-notice; do
	run pos-mail --partner solo $s
	ok "bare, $s: status" status 0
	grep -nE '\{\{|\}\}|  | [.,:;]|\(\)|,\.|\.\.|^ |unknown' "$T/out" >"$T/odd"
	ok "bare, $s: reads well" empty "$T/odd"
	ok "bare, $s: a greeting" has out 'Hello,'
	ok "bare, $s: length" test "$(words)" -ge 80
done
run pos-mail --partner solo renewal
ok 'bare, renewal: the answer is no' status 1
ok 'bare, renewal: what is missing' has err \
	'partners/solo/partner.yaml: no agreement says when it ends; add'
ok 'bare, renewal: nothing is printed' empty out
run pos-mail --partner solo missed-target
ok 'bare, missed-target: the answer is no' status 1
run pos-mail --partner solo --set decision=approved deal-registration
ok 'bare, deal-registration: the answer is no' status 1
printf 'name: Ny Data\ncurrency: EUR\n' >company.yaml
: >program.yaml
sed -i '/^type/d' partners/solo/partner.yaml
printf 'type: x\n' >>partners/solo/partner.yaml
run pos-mail --partner solo --format=eml follow-up
ok 'nothing known of either side: says what' test "$rc" = 0 -o -s "$T/err"
done_testing
