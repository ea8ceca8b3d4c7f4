#!/bin/sh
# pos-mail with a language model: what it is given, what it may say.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
stub_start
run pos-init w --demo
p=nordvik-systems

# mail SUBJECT BODY: what the stub answers with
mail() {
	python3 -c 'import json, sys
print(json.dumps({"subject": sys.argv[1], "body": sys.argv[2]}))' "$@" |
		answer openai ok >stub/replies/default
}
prompt() {
	python3 - "stub/seen/$1" <<-'!'
	import json, sys
	raw = open(sys.argv[1], newline="").read().split("\r\n\r\n", 1)[1]
	print(json.loads(raw)["messages"][1]["content"])
	!
}

mail 'Next step, Nordvik' 'Dear Kristin,

what do you need from us?

Ingrid'
run pos-partner -C w note $p 'secret-internal-note'
run pos-mail -C w --partner $p follow-up
cp out template
run pos-mail -C w --partner $p --engine openai-stub follow-up
ok 'tailored: status' status 0
to=$(sed -n 1p template)
ok 'tailored: output' is out <<-!
	$to
	Subject: Next step, Nordvik

	Dear Kristin,

	what do you need from us?

	Ingrid
!
ok 'tailored: what it took' has err "mail to $p: 1,204 in"
prompt 1 >sent
ok 'the prompt: the template, filled' has sent "$(sed -n 4p template)"
ok 'the prompt: what the tier gives' has sent "$(python3 - <<-'!'
	import json, re
	t = open("w/partners/nordvik-systems/partner.yaml").read()
	tier = re.search(r"^tier: (\S+)", t, re.M)[1]
	p = open("w/program.yaml").read()
	block = re.search(r"- id: %s\n(.*?)(?=\n  - id: |\n[a-z])" % tier, p, re.S)[1]
	b = re.search(r"benefits: ?\[?([^\],\n]*)", block)[1].strip()
	if not b:
	    b = re.search(r"benefits:\n *- (.*)", block)[1].strip()
	print(b.strip('"'))
	!
)"
ok 'the prompt: no internal note' hasnt sent secret-internal-note

# free text
rm stub/seen/*
run pos-mail -C w --partner $p --engine openai-stub \
	'thank them for the event in Berlin'
ok 'free text: status' status 0
prompt "$(ls stub/seen | grep -v ms | sort -n | tail -n 1)" >sent
ok 'free text: in the prompt' has sent 'thank them for the event in Berlin'
ok 'free text: no template' hasnt sent ' draft'
run pos-mail -C w --partner $p 'thank them for the event in Berlin'
ok 'free text, builtin: status' status 2
run pos-mail -C w --partner $p --engine openai-stub folow-up
ok 'a misspelt situation is no free text: status' status 2
ok 'a misspelt situation: suggests' has err 'did you mean follow-up?'

# recorded, and a draft for a mail program
run pos-mail -C w --partner $p --engine openai-stub --format=eml --log \
	follow-up
ok 'eml: status' status 0
python3 -c 'import email, sys
from email import policy
m = email.message_from_binary_file(open("out", "rb"), policy=policy.default)
print(m["Subject"])' >subject
ok 'eml: the subject' is subject <<-!
	Next step, Nordvik
!
ok '--log: says which model' has w/partners/$p/partner.yaml \
	'written by m-1: Next step, Nordvik'
# trailers: those of the last commit
trailers() {
	git -C w log -1 --format='%(trailers)'
}
ok '--log: the answer kept is from the run before' has err \
	"mail to $p: an answer that was kept, of m-1"
# 564 at 3, 640 cached at 0.3, 318 at 15 a million
cost=$(awk 'BEGIN { printf "%.4f", (564 * 3 + 640 * .3 + 318 * 15) / 1e6 }')
trailers >got
ok '--log: the trailers; what no commit has told is told' is got <<-!
	Pos-Op: partner-mail
	Pos-Target: partners/$p
	Assisted-by: pos-mail:m-1
	Pos-Usage: partners/$p/partner.yaml#mail m-1 in=1204 cached=640 out=318 cost=USD $cost

!
# logs NAME COMMIT TRAILER [OPTION...]: another mail
logs() {
	name=$1 want=$2
	shift 2
	run pos-mail -C w --partner $p --log "$@" follow-up
	ok "$name: status" status 0
	ok "$name: its Pos-Usage" equal "$(trailers |
		sed -n 's/^Pos-Usage: //p')" "$want"
}
usage="partners/$p/partner.yaml#mail m-1"
logs 'no model' ''
ok 'no model: nobody assisted' equal "$(trailers | grep -c Assisted)" 0
logs 'a model' "$usage in=1204 cached=640 out=318 cost=USD $cost" \
	--engine openai-stub --no-cache
# the first answer has to be mended: both are paid, by a run without --log
mail 'Hello' 'Dear Kristin, [Your Name]'
mv stub/replies/default bad
mail 'Next steps' 'Dear Kristin, all is well.'
mv stub/replies/default stub/replies/mend
mv bad stub/replies/default
echo 'left for somebody to fill in' >stub/match/mend
rm -r w/.git/pos/cache
run pos-mail -C w --partner $p --engine openai-stub follow-up
ok 'mended: status' status 0
ok 'mended: it was asked again' has err 'the model is asked to mend it'
run pos-mail -C w --partner $p --engine openai-stub --log --no-commit \
	follow-up
ok 'mended, written without a commit: status' status 0
git -C w checkout -q .
rm -f stub/seen/*
both=$(awk 'BEGIN { printf "%.3f", (564 * 3 + 640 * .3 + 318 * 15) / 5e5 }')
logs 'mended' "$usage in=2408 cached=1280 out=636 cost=USD $both" \
	--engine openai-stub
ok 'mended: nobody was asked' equal "$(ls stub/seen)" ''
git -C w reset -q --hard HEAD~1
logs 'mended, used again' "$usage kept in=1204 cached=640 out=318" \
	--engine openai-stub
rm stub/match/mend stub/replies/mend

# an answer to be mended, and no room or no money for that: it was paid for and
# is kept for people, not as an answer
mail 'Hello' 'Dear Kristin, [Your Name]'
say() {
	run pos-mail -C w --partner $p --engine openai-stub "$@" follow-up
}
asked() {
	ls stub/seen | grep -c '^[0-9]*$'
}
cp "$CONFIG" wide
sed 's/^\( *\)model: test-model/&\n\1max_tokens: 500\n\1context: 600/' wide >"$CONFIG"
rm -rf w/.git/pos stub/seen/*
say
ok 'too long: status' status 3
ok 'too long: the prompt counts as well' grep -qE \
	'for both; most is .*the prompt itself [0-9]+' err
room=$(sed -n 's/.*about \([0-9]*\) tokens and the answer up to \([0-9]*\),.*/\1 \2/p' err |
	awk '{ print $1 + $2 }')
sed "s/^\( *\)model: test-model/&\n\1max_tokens: 500\n\1context: $room/" wide >"$CONFIG"
say --max-cost 0.0001
most=$(sed -n 's/.*could cost up to USD \([0-9.]*\),.*/\1/p' err)
ok 'too dear: nobody is asked' equal "$rc $(asked)" '3 0'
for limit in room money; do
	rm -rf w/.git/pos stub/seen/*
	snapshot w >before
	case $limit in
	room)	say ;;
	*)	sed -i '/^ *context: /d' "$CONFIG"
		say --max-cost "$most"
		;;
	esac
	ok "mending, no $limit: status" status 5
	ok "mending, no $limit: says so" has err \
		'cannot be used, and is not asked to be mended: mail to'
	ok "mending, no $limit: asked once" equal "$(asked)" 1
	ok "mending, no $limit: the text is kept" grep -qF '[Your Name]' \
		"$(sed -n 's/.* is kept in //p' err)"
	snapshot w >after
	ok "mending, no $limit: nothing is written" same before after
	say
	ok "mending, no $limit: it is no answer to be used again" \
		[ "$(asked)" -ge 2 ]
done
cp wide "$CONFIG"

# what cannot go out: mended once, then refused
for bad in 'Dear Kristin, [Your Name]' 'See https://evil.example/x?y' ''; do
	mail 'Hello' "$bad"
	run pos-mail -C w --partner $p --engine openai-stub --no-cache \
		follow-up
	ok "'$bad': status" status 5
	ok "'$bad': nothing on standard output" empty out
done
# addresses without a scheme are addresses too
for bad in www.evil-bank.example/login payments@evil-bank.example \
	evil-bank.example/login evil-bank.example; do
	mail 'Hello' "Dear Kristin, log in at $bad."
	run pos-mail -C w --partner $p --engine openai-stub --no-cache \
		follow-up
	ok "$bad: status" status 5
	ok "$bad: says why" has err \
		"/body: the address '$bad' stands in nothing that was given"
done
mail 'Log in: www.evil-bank.example' 'Text.'
run pos-mail -C w --partner $p --engine openai-stub --no-cache follow-up
ok 'an address in the subject: status' status 5
ok 'an address in the subject: says so' has err \
	"/subject: the address 'www.evil-bank.example'"
mail 'Hello' 'Look at ours.example/deals, e.g. on Friday.'
run pos-mail -C w --partner $p --engine openai-stub --no-cache \
	'show them https://ours.example/deals'
ok 'an address that was given: status' status 0
ok 'an address that was given: stands' has out \
	'Look at ours.example/deals, e.g. on Friday.'

mail 'Hello
Bcc: everybody' 'Text.'
run pos-mail -C w --partner $p --engine openai-stub --no-cache \
	--format=eml follow-up
ok 'a header in the subject: no header' equal \
	"$(python3 -c 'import email
m = email.message_from_file(open("out"))
print(m["Bcc"], m["Subject"])')" 'None Hello Bcc: everybody'

# numbers of its own
mail 'Hello' 'We won 987 deals. Write to me.'
run pos-mail -C w --partner $p --engine openai-stub --no-cache follow-up
ok 'a number of its own: told' has err "'987' is in nothing that was given"
run pos-mail -C w --partner $p --engine openai-stub --no-cache --strict \
	follow-up
ok '--strict: it is left out' is out <<-!
	$to
	Subject: Hello

	Write to me.
!
run pos-mail -C w --partner $p --engine openai-stub --show-prompt follow-up
ok '--show-prompt: status' status 0
ok '--show-prompt: the prompt' has out 'Write one mail to a partner.'


# what is left to fill in, or has no source, in subject or body
refused() {
	name=$1 why=$2
	mail "$3" "$4"
	run pos-mail -C w --partner $p --engine openai-stub --no-cache \
		follow-up
	ok "$name: status" status 5
	ok "$name: why" has err "$why"
}
mail 'You won EUR 987,654' 'Text.'
run pos-mail -C w --partner $p --engine openai-stub --no-cache follow-up
ok 'a number in the subject: told' has err "subject: '987,654' is in nothing"
run pos-mail -C w --partner $p --engine openai-stub --no-cache --strict \
	follow-up
ok 'a number in the subject, --strict: status' status 5
mail 'Hello' 'Write to <ingrid.solheim@halden-analytics.example>. In < 2 days.
> 99'
run pos-mail -C w --partner $p --engine openai-stub --no-cache follow-up
ok 'an address that is known, a comparison: no blanks' status 0
refused 'a blank in the subject' "/subject: '[Partner Name]' is left" \
	'Hello [Partner Name]' 'Text.'
refused 'braces' "/body: '{{first_name}}' is left" Hello \
	'Dear {{first_name}}, text.'
refused 'angle brackets' "/body: '<Your Name>' is left" Hello \
	'Text. <Your Name>'
for blank in '{{ first_name }}' '{ date }' '{{{name}}}' '[[Your Name]]' \
	'<<Company>>' '[ Your Name ]' '[#]' '[$AMOUNT]' '[...]' '[*Name*]' \
	'[2-3 sentences on the deal]' '[Name @ Company]' '<$amount>' 'TODO:'
do
	refused "blank $blank" "/body: '${blank%:}' is left" Hello \
		"Dear Kristin, $blank today."
done
refused 'single braces' "/body: '{date}' is left" Hello 'Until {date}, text.'
refused 'double braces, once' "$(printf '%s\n' \
	"/body: '{{first_name}}' is left")" Hello 'Dear {{first_name}}, text.'
ok 'double braces, once: not twice' equal "$(grep -c "'{first_name}" err)" 0
refused 'a line to write on' "/body: '____' is left" Hello 'Dear ____, text.'
refused 'INSERT HERE' "/body: 'INSERT PRICE HERE' is left" Hello \
	'It is INSERT PRICE HERE a year.'
refused 'YOUR NAME HERE' "/subject: 'YOUR NAME HERE' is left" \
	'From YOUR NAME HERE' 'Text.'
mail 'We are HERE' 'ADD is a word, and so is HERE.

________

Use a_b and __init__; {} and { } are sets; the HERE of today. Bring your TODO
list. We ADD VALUE, AND HERE IS WHY. See note [a] and [12]; a < b and c > d.'
run pos-mail -C w --partner $p --engine openai-stub --no-cache follow-up
ok 'words, rules and names with underscores: no blanks' status 0
refused 'XXX' "/body: 'XXX' is left" Hello 'Call us at XXX.'
refused 'TBD' "/body: 'TBD' is left" Hello 'The day is TBD.'
refused 'an address in punycode' "address 'shop.xn--p1ai/pay' stands in" \
	Hello 'Please pay at shop.xn--p1ai/pay today.'

# a body that is nothing but blanks, and one that is far too long
mail Hello "$(python3 -c 'print("[Your Name] [#] " * 400)')"
rm -f stub/seen/*
run pos-mail -C w --partner $p --engine openai-stub --no-cache follow-up
ok 'many blanks: status' status 5
ok 'many blanks: a few are told' test "$(wc -c <err)" -lt 8000
ok 'many blanks: and a few are sent back' test "$(wc -c <"$(ls -tr \
	stub/seen/*[0-9] | tail -n 1)")" -lt 30000
mail Hello "$(python3 -c 'print("[a" * 30000 + "ADD X " * 8000)')"
case $BUILD in */san) limit=60 ;; *) limit=10 ;; esac
run timeout $limit pos-mail -C w --partner $p --engine openai-stub \
	--no-cache follow-up
ok 'a body of 100 KB: status' status 5
ok 'a body of 100 KB: why' has err \
	'/body: at most 8000 bytes are expected'

# nothing to ask for a mend with: the answer that was paid for is kept
mkdir -p w/templates/artifacts/prompts
echo '{{#broken' >w/templates/artifacts/prompts/repair.md
mail 'Hello' 'Dear [Your Name]'
run pos-mail -C w --partner $p --engine openai-stub --no-cache follow-up
ok 'a broken prompt to mend: status' status 3
ok 'a broken prompt to mend: where' has err 'prompts/repair.md:1:'
ok 'a broken prompt to mend: the text is kept' grep -qF '[Your Name]' \
	"$(sed -n 's/.* is kept in //p' err)"
rm -r w/templates/artifacts

# what could not be delivered is known before anybody is paid
mail 'Hello' 'Text.'
echo other >there.txt
rm -f stub/seen/*
run pos-mail -C w --partner $p --engine openai-stub --no-cache -o there.txt \
	follow-up
ok 'a file that is there: status' status 3
ok 'a file that is there: what to do' has err \
	'there.txt: is there already; name another file, or move it away'
ok 'a file that is there: stays' equal "$(cat there.txt)" other
run pos-mail -C w --partner $p --engine openai-stub --no-cache \
	-o no/such/folder.txt follow-up
ok 'no such folder: status' status 3
run env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL -u GIT_COMMITTER_NAME \
	-u GIT_COMMITTER_EMAIL -u EMAIL HOME="$T/none" \
	XDG_CONFIG_HOME="$XDG_CONFIG_HOME" GIT_CONFIG_GLOBAL=/dev/null \
	GIT_CONFIG_SYSTEM=/dev/null GIT_CONFIG_COUNT=1 \
	GIT_CONFIG_KEY_0=user.useConfigOnly GIT_CONFIG_VALUE_0=true \
	pos-mail -C w --partner $p --engine openai-stub --no-cache --log \
	follow-up
ok 'nobody to commit as: status' status 3
ok 'none of them: nobody is asked' equal "$(ls stub/seen | wc -l)" 0

# the data speak against it: nobody is asked
rm stub/seen/*
run pos-mail -C w --partner "$(for d in w/partners/*/; do
	b=$(basename "$d"); pos-mail -C w --partner "$b" missed-target \
	>/dev/null 2>&1; [ $? = 1 ] && echo "$b" && break; done)" \
	--engine openai-stub missed-target
ok 'the data speak against it: status' status 1
ok 'the data speak against it: nobody is asked' equal \
	"$(ls stub/seen | wc -l)" 0
done_testing
