#!/bin/sh
# Numbers of a model's that are in nothing it was given; instructions in data.
. "$(dirname "$0")/lib.sh"
. "$ROOT/t/llm.sh"
stub_start
run pos-init w --demo
rate=$(pos-gen -C w --evidence icp#behaviour | python3 -c 'import json, sys
print(json.load(sys.stdin)["icp#behaviour"]["deals"]["win_rate"]["long"])')

section "We win $rate of all." '' 'The median ticket is EUR 51,000. Be quick.' \
	'' '- Grew by 73.5 % last year.' '- No figure.' |
	answer openai ok >stub/replies/default
run pos-gen -C w --engine openai-stub icp#behaviour
ok 'numbers of its own: status' status 0
sed -n 's/.*icp#behaviour: line/line/p' err >told
ok 'numbers of its own: each with its sentence' is told <<-!
	line 3: '51,000' is not in the evidence: The median ticket is EUR 51,000.
	line 5: '73.5 %' is not in the evidence: Grew by 73.5 % last year.
!
ok 'a figure of the evidence is not told' hasnt told "$rate"
git -C w reset -q --hard HEAD~1
run pos-gen -C w --engine openai-stub --strict icp#behaviour
ok '--strict: status' status 0
ok '--strict: says so' has err 'icp#behaviour: 2 numbers left out'
sed -n '/^## Behaviour/,$p' w/strategy/icp.md >section
ok '--strict: the text without them' is section <<-!
	## Behaviour

	We win $rate of all.

	Be quick.

	- No figure.
!
section 'All is 4711.' | answer openai ok >stub/replies/default
snapshot w >before
run pos-gen -C w -f --engine openai-stub --strict icp#behaviour
ok '--strict, nothing is left: status' status 5
snapshot w >after
ok '--strict, nothing is left: nothing is written' same before after

# what the user names may be used
facts() {
	pos-gen -C w --evidence icp#firmographics | python3 -c 'import json, sys
e = json.load(sys.stdin)["icp#firmographics"]
print(json.dumps({"markdown": "From 61 to 620 employees.", "facts": {
	"industries": e["industries"]["core_ids"],
	"employees": {"min": 61, "max": int(sys.argv[1])},
	"regions": e["regions"]["core_ids"]}}))' "$1"
}
run pos-gen -C w icp#firmographics
facts 620 | answer openai ok >stub/replies/default
run pos-gen -C w --engine openai-stub --strict --yes \
	--edit 'narrow to 61-620 employees' icp#firmographics
ok 'numbers of the instruction: status' status 0
ok 'numbers of the instruction: not told' hasnt err 'is not in the evidence'
facts 633 | sed 's/620/633/' | answer openai ok >stub/replies/default
run pos-gen -C w --engine openai-stub --strict --yes \
	--edit 'narrow it a bit' icp#firmographics
ok '--strict, a fact of its own: status' status 5
ok '--strict, a fact of its own: told' has err "'633' is not in the evidence"
done_testing
