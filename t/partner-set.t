#!/bin/sh
# Tests of pos-partner set: kinds of values, ids of other systems, the source
# of a tier. t/pos-partner.t has the form of its operands and of the files.
. "$(dirname "$0")/lib.sh"

sample_in ws .

# ids of other systems, a tier by hand, values of a range
one() {
	run pos-partner set fjell-data "$@"
	sed -i 's/^committed as [0-9a-f]\{7\}$/committed as ID/' "$T/out"
}
one ids.salesforce=0012 nps=-10 domain=data.fjell.example
ok 'ids, nps, domain: status' status 0
ok 'ids, nps, domain: as text, as a number' equal "$(grep \
	'^nps\|^domain\|salesforce' partners/fjell-data/partner.yaml |
	tr '\n' ' ')" 'domain: data.fjell.example nps: -10   salesforce: "0012" '
run pos-partner list --where 'nps between -20,-10' -o tsv
ok 'nps: is compared as a number' equal "$(sed 1d "$T/out" | cut -f 1)" \
	fjell-data
run pos-check
ok 'ids, nps, domain: pos-check' status 0
one ids.salesforce=
ok 'ids: one goes' equal "$(git show HEAD | grep -c '^-.*salesforce')" 1
one tier_source=rule
ok 'tier_source=rule: the reason goes' equal \
	"$(grep '^tier' partners/fjell-data/partner.yaml | tr '\n' ' ')" \
	'tier: silver tier_source: rule '
while IFS='|' read -r text args; do
	eval "set -- $args"
	one "$@"
	ok "set $args: status" status 2
	ok "set $args: message" has err "$text"
done <<-!
	is not one value|ids=x
	no key 'ids.a.b'|ids.a.b=x
	not a number from -100 to 100|nps=banana
	not a number from -100 to 100|nps=-101
	not a number from -100 to 100|nps=12%
	without https://|domain=https://fjell.example/
	without https://|domain='two words'
	write it as 2026-11-20|since=0026-05-01
	write it as 2026-11-20|since=1899-12-31
	no account 'c-9999'|plan.accounts+=c-9999
	tier_source=hand needs --reason|tier_source=hand
	tier_source=hand needs --reason|tier=silver tier_source=hand
!
one tier_source=hand --reason 'They carry the connector'
ok 'tier_source=hand: with its reason' equal \
	"$(grep '^tier' partners/fjell-data/partner.yaml | tr '\n' ' ')" \
	'tier: silver tier_source: hand tier_reason: They carry the connector '
sed -i 's/^nps: .*/nps: 101/' partners/fjell-data/partner.yaml
run pos-check
ok 'nps by hand: pos-check refuses it too' has out "'101' is not from -100 to 100"
git checkout -q partners
done_testing
