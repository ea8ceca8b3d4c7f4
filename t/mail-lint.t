#!/bin/sh
# The check of templates of mails: pos-check on one of the workspace's own.
. "$(dirname "$0")/lib.sh"

pos-init w --demo >"$T/init" 2>&1 || exit 1
cd w || exit 1
mkdir -p templates/mail templates/sales
cat >templates/mail/thanks.md <<-'!'
	---
	title: Thanks
	about: Says thank you.
	subject: "Thank you, {{mail.to.first}}"
	variables:
	  mail.to.first: {type: string, description: "First name", example: Ada, required: true}
	  partner.name: {type: string, description: "Name", example: X, required: true}
	---
	Dear {{mail.to.first}}, thank you for all that {{partner.name}} does.
!
run pos-check
ok 'one that is sound: status' status 0
cp templates/mail/thanks.md "$T/sound.md"

# lint WHAT SED SAYS: the template changed by SED has a fault that SAYS
lint() {
	sed "$2" "$T/sound.md" >templates/mail/thanks.md
	run pos-check
	ok "$1: status" status 1
	ok "$1: says so" has out "$3"
}
lint 'a value misspelt in the subject' 's/^subject:.*/subject: "{{mail.to.frist}}"/' \
	'templates/mail/thanks.md:4: error: {{mail.to.frist}}: there is no such value; did you mean mail.to.first?'
lint 'a value misspelt in the text' 's/{{partner.name}} does/{{mail.wek}}/' \
	'templates/mail/thanks.md:9: error: {{mail.wek}}: there is no such value; did you mean mail.week?'
lint 'one that is not declared' 's/does/{{mail.week}}/' \
	'{{mail.week}}: not declared'
lint 'one that is not used' 's/{{partner.name}}//' \
	'variables: partner.name is not used'
lint 'no subject' '/^subject/d' 'subject'
lint 'a key misspelt' 's/^about/abut/' 'about is missing'
lint 'to that is no list' 's/^variables:/to: {a: b}\n&/' 'to:'
lint 'refuse without a value' 's/^variables:/refuse:\n  - {say: x}\n&/' \
	'templates/mail/thanks.md:6: error: refuse: one of when and without'
lint 'refuse without a text' 's/^variables:/refuse:\n  - {when: mail.former}\n&/' \
	'say'
lint 'a value misspelt in refuse' \
	's/^variables:/refuse:\n  - {when: mail.formr, say: x}\n&/' \
	'{{mail.formr}}: there is no such value; did you mean mail.former?'
lint 'a tag that is not closed in refuse' \
	's/^variables:/refuse:\n  - {when: mail.former, say: "{{#mail}}"}\n&/' \
	'templates/mail/thanks.md:6'
rm templates/mail/thanks.md

sed 's/{{today_text}}/{{mail.week}}/' "$ROOT/templates/legal/01-nda.md" \
	>templates/sales/01-own.md
run pos-check
ok 'other templates have no mail: status' status 1
ok 'other templates have no mail' has out '{{mail.week}}: there is no such value'
done_testing
