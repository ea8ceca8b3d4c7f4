#!/bin/sh
# pos-play: what a playbook requires of a partner before it begins.
. "$(dirname "$0")/lib.sh"
PTY=$BUILD/helper/pty

run pos-init w --demo
cd w || exit 1
p=techstart-inc
record=partners/$p/partner.yaml
said() {
	sed 's/^pos-play: //' "$T/err"
}
# book FACT...: the playbook own requires these
book() {
	mkdir -p playbooks
	{
		printf 'name: Own\ndescription: Of our own.\nrequires:\n'
		printf '  - %s\n' "$@"
		printf 'steps:\n  - {name: Call, template: %s}\n' \
			recruitment/04-discovery-call
	} >playbooks/own.yaml
}
# lacks NAME PARTNER TEXT FACT: it is not begun, and this is said
lacks() {
	book "$4"
	run pos-play start own --partner "$2"
	ok "$1: not begun" status 1
	ok "$1: what, and how to change it" equal "$(said | sed 1q)" \
		"own requires: $3"
}
# holds NAME PARTNER FACT: it would be begun
holds() {
	book "$3"
	run pos-play list --partner "$2" -o json
	ok "$1: holds" equal "$(python3 -c 'import json, sys
print(*(b["lacks"] for b in json.load(open(sys.argv[1]))["playbooks"]
    if b["playbook"] == "own"))' "$T/out")" ''
}

# a shipped one: each thing is named, nothing is written
run pos-play start expand --partner $p
ok 'not met: status' status 1
ok 'not met: nothing on standard output' empty "$T/out"
said >"$T/said"
ok 'not met: each with its command' is "$T/said" <<-!
	expand requires: stage active or growing, and its stage is prospect; to change it: pos partner set $p stage=active --reason 'WHY'
	expand requires: an agreement is in force, and none is; to change it: pos partner set $p 'agreements+={kind: KIND, signed: DAY, renews: DAY}'
	expand requires: a deal is won, and none that it sourced or influenced is; to change it: pos deal add --partner $p --role sourced --stage won --account 'NAME' --amount 'SUM'
	expand was not begun; --reason WHY begins it nevertheless
!
ok 'not met: nothing is written' equal "$(git status --porcelain)$(
	git rev-list --count HEAD)" 1
run pos-play start -n expand --partner $p
ok 'dry run: goes on' status 0
ok 'dry run: tells it' equal "$(said | grep -c '^expand requires: ')" 3
run pos-play start expand --partner $p --reason ' '
ok 'a blank reason is none' status 2
ok 'a blank reason: nothing is written' equal "$(git status --porcelain)" ''
run pos-play show expand
ok 'show: tells it' has "$T/out" 'requires          stage active or growing'

# a reason begins it, and stays with what was not met
run pos-play start expand --partner $p --reason 'A board wants it'
ok 'a reason: begun' status 0
ok 'a reason: says without what' has "$T/out" \
	'begins without: a deal is won'
sed -n '/reason: A board/,/steps:/p' $record >"$T/kept"
ok 'a reason: kept, with what was not met' is "$T/kept" <<-!
	    reason: A board wants it
	    without:
	      - stage active or growing
	      - an agreement is in force
	      - a deal is won
	    steps:
!
run pos-check
ok 'a reason: the record is sound' status 0
run pos-play start recruit --partner $p --reason 'all is met'
ok 'all is met: no list' equal "$(grep -c 'without:' $record)" 1

# one that warns, too: warnings and what is missing at once
run pos-play start exit --partner kade-negen
ok 'warns and lacks: status' status 1
ok 'warns and lacks: both' equal "$(said | cut -d : -f 1,2 | uniq -c |
	sed 's/^ *//')" '1 exit requires: stage signed, onboarding, active, growing, at-risk or exiting, and its stage is prospect; to change it
3 exit: warning
1 exit was not begun; --reason WHY begins it nevertheless'

# each fact, by partners of the sample
lacks stage nordvik-systems "stage active, and its stage is growing; to change it: pos partner set nordvik-systems stage=active" \
	'stage: [active]'
holds stage nordvik-systems 'stage: [active, growing]'
lacks tier nordvik-systems 'tier platinum, and its tier is gold; to change it: pos score tier nordvik-systems' \
	'tier: [platinum]'
holds tier nordvik-systems 'tier: [gold, platinum]'
lacks 'no tier' kade-negen 'tier gold, and it has no tier; to change it: pos score tier kade-negen' \
	'tier: [gold]'
lacks 'an nda alone' lechtal-energieberatung "an agreement is in force, and none is; to change it: pos partner set lechtal-energieberatung 'agreements+={kind: KIND, signed: DAY, renews: DAY}'" \
	'agreement: signed'
holds 'an nda' lechtal-energieberatung 'agreement: nda'
lacks 'one that ended' weserbogen-systemhaus "an agreement is in force, and that on record ended 2026-10-31; to change it: pos partner set weserbogen-systemhaus 'agreements+={kind: KIND, signed: DAY, renews: DAY}'" \
	'agreement: signed'
lacks 'of who has left' blafjell-drift "an agreement is in force, and none is; to change it: pos partner set blafjell-drift 'agreements+={kind: KIND, signed: DAY, renews: DAY}'" \
	'agreement: signed'
lacks 'a kind' nordvik-systems "an agreement 'alliance' is in force, and none is; to change it: pos partner set nordvik-systems 'agreements+={kind: alliance, signed: DAY, renews: DAY}'" \
	'agreement: alliance'
holds 'a kind' nordvik-systems 'agreement: reseller'
export POS_NOW=2027-04-15
holds 'the last day' nordvik-systems 'agreement: reseller'
export POS_NOW=2027-04-16
lacks 'the day after' nordvik-systems "an agreement 'reseller' is in force, and that on record ended 2027-04-15; to change it: pos partner set nordvik-systems 'agreements+={kind: reseller, signed: DAY, renews: DAY}'" \
	'agreement: reseller'
export POS_NOW=2021-04-14
lacks 'the day before' nordvik-systems "an agreement 'reseller' is in force, and that on record is not signed yet; to change it: pos partner set nordvik-systems 'agreements+={kind: reseller, signed: DAY, renews: DAY}'" \
	'agreement: reseller'
export POS_NOW=2026-11-20T10:00:00Z
lacks 'a kind that a shell would read' kade-negen "an agreement 'x'; id; '' is in force, and none is; to change it: pos partner set kade-negen 'agreements+={kind: KIND, signed: DAY, renews: DAY}'" \
	"agreement: \"x'; id; '\""
lacks renewal blafjell-drift "the day the agreement ends is on record, and the record has no such day; to change it: pos partner set blafjell-drift agreements.0.renews='DAY'" \
	'renewal: set'
holds renewal nordvik-systems 'renewal: set'
holds deal nordvik-systems 'deal: won'
lacks playbook kade-negen 'recruit is completed, and it is not; to change it: pos play start recruit --partner kade-negen' \
	'playbook: recruit'
pos-play start recruit --partner kade-negen >"$T/log" 2>&1
lacks 'playbook under way' kade-negen 'recruit is completed, and it is under way; to change it: pos play step recruit --partner kade-negen' \
	'playbook: recruit'
lacks 'no such playbook' kade-negen 'recrut is completed, and there is no such playbook; to change it: pos play list' \
	'playbook: recrut'
pos-partner add "Bo|ld 'n Ü" --type reseller >"$T/log" 2>&1
new=bo-ld-n-u
ok 'a new partner is there' test -f partners/$new/partner.yaml
lacks manager $new "a manager of ours is named, and nobody is; to change it: pos partner set $new manager='NAME'" \
	'manager: set'
lacks contact $new "a contact at the partner is on record, and none is; to change it: pos partner set $new 'contacts+={name: NAME, email: ADDRESS}'" \
	'contact: set'
run pos-partner set $new manager='Ada' 'contacts+={name: Bo, email: bo@bold.example}'
ok 'the commands run as they are' status 0
holds manager $new 'manager: set'
holds contact $new 'contact: set'

# pos-next names what is missing first, not the start
cat >playbooks/own.yaml <<-'!'
	name: Own
	description: Of our own.
	trigger: {stage: [active]}
	requires:
	  - stage: [active]
	  - playbook: onboard
	steps:
	  - {name: Call, template: recruitment/04-discovery-call}
!
run pos-next -o tsv alpenblick-informatik
grep own "$T/out" | cut -f 5-7 >"$T/next"
ok 'next: what is missing, and what changes it' is "$T/next" <<-!
	stage active, and own was not begun; before own begins: onboard is completed	stage	pos play start onboard --partner alpenblick-informatik
!
run pos-play list --flow=mermaid --partner $p
ok 'list: a picture is of no partner' status 2

# the coach asks for the reason
printf '%s\n' '' >typed
run_in typed "$PTY" pos-play run renewal --partner blafjell-drift
ok 'coach: tells what is missing' has "$T/out" \
	'it requires: the day the agreement ends is on record, and the record has no such day'
ok 'coach: no reason, not begun' not test -e partners/blafjell-drift/renewal
printf '%s\n' 'They come back' q >typed
run_in typed "$PTY" pos-play run renewal --partner blafjell-drift
ok 'coach: a reason begins it' has partners/blafjell-drift/partner.yaml \
	'reason: They come back'

# what is written wrong: file and line, for check as for start
# bad NAME FACT TEXT
bad() {
	book "$2"
	run pos-play start own --partner $p
	ok "$1: start: status" status 3
	ok "$1: start: file, line" equal "$(said)" "playbooks/own.yaml:4: $3"
	run pos-play check own
	ok "$1: check: status" status 1
	ok "$1: check: the line" has "$T/out" 'playbooks/own.yaml:4: error: '
}
bad 'a fact that there is not' 'stages: [active]' \
	"unknown key 'stages'; did you mean stage?"
bad 'a stage that there is not' 'stage: [activ]' \
	"stage: one of prospect|qualified|signed|onboarding|active|growing|at-risk|exiting|former is expected, not 'activ'"
bad 'no list' 'stage: active' 'stage: a list is expected'
bad 'another word' 'deal: open' "deal: one of won is expected, not 'open'"
bad 'two in one' '{deal: won, manager: set}' \
	"requires: one fact in each entry is expected, such as '- deal: won'"
bad 'none' '{}' \
	"requires: one fact in each entry is expected, such as '- deal: won'"
bad 'no value' 'playbook:' 'requires: playbook: a value is expected'
bad 'an empty list' 'stage: []' 'requires: stage: a value is expected'
bad 'a gap' '~' \
	"requires: one fact in each entry is expected, such as '- deal: won'"
bad 'a gap in a list' 'stage: [active, ~]' \
	'requires: stage: a value is expected'
bad 'an empty text' "agreement: ''" 'requires: agreement: a value is expected'
bad 'free text' 'somebody has the time' \
	'requires: a map (key: value) is expected'
# slip NAME FACT WHAT: found by check alone
slip() {
	book "$2"
	run pos-play check own
	ok "slip: $1" has "$T/out" "playbooks/own.yaml:4: $3"
}
slip 'a playbook that there is not' 'playbook: recrut' \
	"error: requires: playbook: there is no playbook 'recrut'; did you mean recruit?"
slip 'itself' 'playbook: own' \
	'error: requires: playbook: own requires itself, and can never begin'
slip 'a tier that there is not' 'tier: [bronze]' "error: tier: no tier 'bronze' in tiers of program.yaml"
slip 'a kind that nobody has' 'agreement: singed' \
	"warning: requires: agreement: 'singed' is no type of program.yaml"
book 'agreement: signed'
run pos-play check own
ok 'signed is no slip' status 0
ok 'signed is no slip: nothing is said' empty "$T/out"

done_testing
