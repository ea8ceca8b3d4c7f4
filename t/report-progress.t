#!/bin/sh
# What reports tell of actions: beyond its day is what was due on a day that is
# over, by the end of the period; in a set order.
. "$(dirname "$0")/lib.sh"

pos-init w --demo </dev/null >/dev/null || exit 1
cd w || exit 1
for text in 'Zeta call' 'Alpha call' 'Beta call'; do
	pos-partner action fjell-data "$text" --due 2026-11-20 >/dev/null ||
		exit 1
done
pos-partner action fjell-data 'Gamma call' --due 2026-11-19 >/dev/null

# late PERIOD: what the roll-up of the month has of Fjell Data
late() {
	pos-report monthly -p --section progress --period "$1" |
		sed -n '/^Actions that were due/,/^No playbook/s/.*Fjell Data.*: //p'
}
run late 2026-11
ok 'a month that runs: what is due today is not late yet' is out <<-!
	Gamma call
	!
POS_NOW=2026-11-21 run late 2026-11
ok 'a day later: it is, in the order of the words' is out <<-!
	Gamma call
	Alpha call
	Beta call
	Zeta call
	!
POS_NOW=2026-12-01 run late 2026-11
ok 'a month that is over: it is' is out <<-!
	Gamma call
	Alpha call
	Beta call
	Zeta call
	!
POS_NOW=2026-12-01 run late 2026-10
ok 'the month before: not due yet' empty out
done_testing
