#!/bin/sh
# pos-check: costs, plans, metrics and what the books say, one planted fault
# at a time.
. "$(dirname "$0")/lib.sh"

fresh() {
	rm -rf w && cp -R "$ROOT/workspace" w && chmod -R u+w w
}

# add FILE: what standard input has, at the end of a file of a fresh workspace
add() {
	fresh
	mkdir -p "$(dirname "w/$1")"
	cat >>"w/$1"
	run pos-check -C w
}

# plant PERL: a fresh workspace whose program.yaml is edited so
plant() {
	fresh
	perl -CSD -Mutf8 -0pi -e "$1" w/program.yaml
	cmp -s "$ROOT/workspace/program.yaml" w/program.yaml &&
		echo 'nothing was planted'
	run pos-check -C w
}

# line_of TEXT: the line of the sample's program.yaml that has it first
line_of() {
	grep -nF -e "$1" "$ROOT/workspace/program.yaml" | sed 's/:.*//;q'
}

# finds: exactly this, and the status that says so
finds() {
	status 1 && is out
}

# costs
line=$(line_of '2025-Q2, kind: program')
plant 's/period: 2025-Q2, kind: program/period: 2025-02, kind: program/'
above=$(line_of '2025-Q1, kind: program')
ok 'costs of a kind that overlap: a warning' finds <<-!
	program.yaml:$line: warning: costs of the kind program for 2025-02 and, in line $above, for 2025-Q1: both count
!
plant 's/period: 2025-Q2, kind: program/period: 2025-Q9, kind: program/'
ok 'costs: no period' finds <<-!
	program.yaml:$line: error: period: a period is expected: a year 2026, a half 2026-H2, a quarter 2026-Q3 or a month 2026-09, not '2025-Q9'
!
plant 's/period: 2025-Q2, kind: program/period: 2025-Q2, kind: lunch/'
ok 'costs: no kind' finds <<-!
	program.yaml:$line: error: kind: one of program|incentives|mdf|overhead is expected, not 'lunch'
!

# plan
line=$(line_of 'sourced-won, period: 2026-Q2')
above=$(line_of 'sourced-won, period: 2026-Q1')
plant 's/sourced-won, period: 2026-Q2/sourced-won, period: 2026-Q1/'
ok 'plan: twice for a metric and period' finds <<-!
	program.yaml:$line: error: sourced-won has two plans for 2026-Q1, the first in line $above: take one away
!
plant 's/sourced-won, period: 2026-Q2/sourced-wonn, period: 2026-Q2/'
ok 'plan: no such metric' status 1
ok 'plan: no such metric: the nearest' has out \
	"program.yaml:$line: error: plan: no metric 'sourced-wonn'; did you mean sourced-won"
plant 's/sourced-won, period: 2026-Q2/sourced-won, period: soon/'
ok 'plan: no period' has out "program.yaml:$line: error: period:"

# the workspace's own metrics
add templates/metrics.yaml <<-!
	metrics:
	  - {id: won, windw: now}
!
ok 'metrics: a key that is misspelt' status 1
ok 'metrics: a key that is misspelt: line' has out 'templates/metrics.yaml:2: '
add templates/metrics.yaml <<-!
	metrics:
	  - {id: won, name: Won}
	  - {id: sourced-won, where: {state: gone}}
!
ok 'metrics: a definition' finds <<-!
	templates/metrics.yaml:3: error: state: 'gone' is none of open, won, lost
!
add templates/metrics.yaml <<-!
	metrics:
	  - {id: won, where: {state: won, role: direct}}
!
ok 'metrics: more than what it is within, and roles that do not add up' status 1
ok 'metrics: within: the first quarter of that' has out \
	'sourced-won is more than won in 2025-Q1, which it is within: see pos metric cases -p 2025-Q1 sourced-won'
ok 'metrics: roles: the quarter' has out \
	'templates/metrics.yaml:2: error: sourced-won, influenced-won and direct-won are EUR 22,000 in 2025-Q1, won is EUR 0: '
add templates/metrics.yaml <<-!
	metrics:
	  - {id: attach-rate, least: 5}
!
ok 'metrics: none wrong: nothing is found' empty out
ok 'metrics: none wrong: status' status 0

# the books
won=$(pos-metric list -C "$ROOT/workspace" -p 2025-Q2 -o json | jq '[.metrics[] |
	select(.metric | test("^(sourced|influenced)-won$")) | .value] | add')
won=${won%.0}
add company.yaml <<-!
	actuals:
	  - {period: 2025-Q2, revenue: $won, source: books}
!
ok 'books: as much as partners had a part in is not too much' status 0
lines=$(wc -l <"$ROOT/workspace/company.yaml")
add company.yaml <<-!
	actuals:
	  - {period: 2025-Q1, revenue: 99999999}
	  - {period: 2025-Q2, revenue: $((won - 1)), source: books}
!
ok 'books: attributed is above actual' status 1
ok 'books: file, line, both figures' has out \
	"company.yaml:$((lines + 3)): error: actuals of 2025-Q2: deals won with partners are EUR "
printf '# Notes\n\n[there](nothing.md)\n' >w/notes.md
run pos-check -C w
ok 'books: a dead link is told' has out 'notes.md:3: error: '
ok 'books: and does not hide them' has out 'actuals of 2025-Q2: deals won'
add company.yaml <<-!
	actuals:
	  - {period: 2025-Q2, revenue: 900000}
	  - {period: 2025-q2, revenue: 900000}
!
ok 'books: a period twice' finds <<-!
	company.yaml:$((lines + 3)): error: 2025-q2 stands twice, first in line $((lines + 2))
!
add company.yaml <<-!
	actuals:
	  - {period: 2025-Q2}
!
ok 'books: no revenue' has out "company.yaml:$((lines + 2)): error: revenue is missing"

# views of pos.yaml are filters: view VALUE puts one in the place of dach's
view() {
	fresh
	sed -i "s/^  dach: .*/  dach: $1/" w/pos.yaml
	run pos-check -C w
}
view '{region: dahc}'
ok 'views: no such region: status' status 1
ok 'views: no such region' has out \
	"pos.yaml:8: error: no region 'dahc'; did you mean dach?"
view '{regio: dach}'
ok 'views: no such word' has out "pos.yaml:8: error: 'regio' is none of type"
view '{where: [employees gte 50, stage is active]}'
ok 'views: no condition' has out 'pos.yaml:8: error: '
view '{where: [employees gte 50, stage = active], tier: [gold, Silver]}'
ok 'views: several conditions and values are sound' status 0
done_testing
