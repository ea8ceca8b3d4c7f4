#!/bin/sh
# Tests of the stages of a partner: which may follow which.
. "$(dirname "$0")/lib.sh"

sample_in ws .
first=$(git rev-parse HEAD)
record=partners/fjell-data/partner.yaml
stages='prospect qualified signed onboarding active growing at-risk exiting former'

# The machine as pos-workspace(5) has it, read from the manual itself.
next_of() {
	awk -F ' Ta ' -v row=".It $1" '$1 == row && NF == 3 {
		gsub(/,/, "", $3); print $3 }' "$ROOT/man/pos-workspace.5"
}
ok 'each of 72 steps: the manual has a row for each stage' equal \
	"$(for s in $stages; do next_of "$s"; done | grep -c .)" 9

# every step there is: 9 times 8
for from in $stages; do
	allowed=" $(next_of "$from") "
	for to in $stages; do
		[ "$from" = "$to" ] && continue
		sed -i "s/^stage: .*/stage: $from/" $record
		run pos-partner set fjell-data "stage=$to" --no-commit
		case $allowed in
		*" $to "*) want=0 now=$to ;;
		*) want=2 now=$from ;;
		esac
		is=$(sed -n 's/^stage: //p' $record)
		[ "$rc" = $want ] && [ "$is" = "$now" ] ||
			echo "$from to $to: status $rc, stage $is"
		echo "$from $to $want" >>"$T/steps"
	done
done >"$T/odd"
ok 'each of 72 steps: as the manual says' empty "$T/odd"
ok 'each of 72 steps: 22 may be taken' equal \
	"$(grep -c ' 0$' "$T/steps")" 22
git checkout -q $record

run pos-partner set fjell-data stage=former
ok 'a step that is not there: status' status 2
ok 'a step that is not there: says which may follow' is err <<-!
	pos-partner: stage: former does not follow active; growing, at-risk or exiting may, and --reason WHY lets it pass
!
run pos-partner set fjell-data stage=
ok 'taking the stage out: status' status 2
ok 'taking the stage out: says what it needs' has err \
	'--reason says why it is not any more'
run pos-partner set fjell-data stage=active --reason 'as it was'
ok 'a reason for nothing: status' status 2
run pos-partner set fjell-data stage=former --reason ' '
ok 'a step that is not there: no commit' equal "$(git rev-parse HEAD)" "$first"
run pos-partner set fjell-data stage=former --reason ''
ok 'an empty reason: status' status 2
run pos-partner set fjell-data stage=former --reason 'Sold to a competitor'
ok 'with a reason: status' status 0
git log -1 --format=%B >"$T/message"
ok 'with a reason: it is kept in the commit' is "$T/message" <<-!
	partner: set stage, milestones of Fjell Data

	stage active -> former
	milestones: added 2026-11-20, Left the program

	Reason: Sold to a competitor

	Pos-Op: partner-set
	Pos-Target: partners/fjell-data

!
ok 'a partner that leaves has a day on which it left' has $record \
	'{date: 2026-11-20, name: Left the program, reaches: left}'
run pos-metric cases -o tsv partners-left
ok 'and metrics count it' has out "Fjell Data	fjell-data	2026-11-20"
run pos-partner set fjell-data stage=prospect
ok 'from former back to prospect: status' status 0
run pos-partner set fjell-data stage=onboarding tier=registered \
	--reason 'New owner signed at once'
ok 'a tier and a stage by one reason: status' status 0
run pos-partner set fjell-data stage=former --reason 'Sold again'
ok 'a day that is there is kept' equal "$(grep -c 'reaches: left' $record)" 1
git reset -q --hard HEAD~1
other=$(grep -l '^stage: prospect' partners/*/partner.yaml | head -n 1)
run pos-partner set "$(basename "${other%/*}")" stage=former --reason 'No'
ok 'one without a contract has no such day: status' status 0
ok 'one without a contract has no such day' equal \
	"$(grep -c 'reaches: left' "$other")" 0
git reset -q --hard HEAD~1
ok 'a tier and a stage by one reason: the tier keeps it' has $record \
	'New owner signed at once'
ok 'a tier and a stage by one reason: so does the commit' equal \
	"$(git log -1 --format=%B | grep -c '^Reason: New owner')" 1
git reset -q --hard "$first"

# from a stage that is none, or from none, to any
sed -i '/^stage: /d' $record
run pos-partner set fjell-data stage=exiting --no-commit
ok 'from unknown to any: status' status 0
ok 'from unknown to any' has $record 'stage: exiting'
git checkout -q $record

# playbooks go by the machine, too
run pos-play start exit --partner fjell-data --reason 'Agreed to part'
ok 'a playbook takes a step there is: status' status 0
ok 'a playbook takes a step there is' has $record 'stage: exiting'
git reset -q --hard "$first"
run pos-play start exit --partner techstart-inc --reason 'They went silent'
ok 'a playbook that would skip: is started all the same' status 0
ok 'a playbook that would skip: says so' has out \
	'stage stays prospect: exiting does not follow it; qualified or former may (pos partner set techstart-inc stage=exiting --reason WHY sets it)'
ok 'a playbook that would skip: the stage stays' has \
	partners/techstart-inc/partner.yaml 'stage: prospect'
done_testing
