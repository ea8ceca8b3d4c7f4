#!/bin/sh
# Who holds several certificates is one certified person, in every text. What
# is told of certificates as such (how many ended) counts certificates.
. "$(dirname "$0")/lib.sh"

pos-init w --demo </dev/null >/dev/null || exit 1
slug=nordvik-systems
# figures NAME: what each text says of certified people, in NAME
figures() {
	{
		pos-fill -C w --partner $slug enablement/07-qbr |
			grep '^| Certified people |' &&
			pos-partner -C w show -o json $slug |
			grep '"certified":' &&
			pos-gen -C w --no-commit ipp framework >/dev/null &&
			grep -hE 'certified people|^\| Certified|certificate$' \
				w/strategy/ipp.md w/strategy/framework.md &&
			grep -E '^\| (Silver|Gold|Platinum) .*(all|of)' \
				w/strategy/ipp.md
	} >"$1"
	found=$?
	git -C w clean -qfd && git -C w checkout -q . && return $found
}
run figures before
ok 'texts: certified people of the sample' status 0

# everybody who has a certificate gets a second one, and a third that is over
python3 - w/partners/*/partner.yaml <<'!'
import re, sys, yaml
for path in sys.argv[1:]:
	text = open(path).read()
	people = {c['person'] for c in
	          (yaml.safe_load(text).get('certifications') or [])
	          if str(c.get('expires', '9')) >= '2026-11-20'}
	more = ''.join(f'  - {{person: {p}, level: associate, expires: {d}}}\n'
	               for p in sorted(people)
	               for d in ('2027-12-01', '2026-01-01'))
	open(path, 'w').write(re.sub('^certifications:\n',
	                             'certifications:\n' + more, text, flags=re.M))
!
run git -C w commit -qam 'Two certificates each'
ok 'there are people with several' status 0
run figures after
ok 'texts: each person counts once: status' status 0
ok 'texts: each person counts once' same before after
run pos-partner -C w show -o json $slug
ok 'certificates that ended are counted as such' \
	has out '"certifications_expired": 5'
done_testing
