#!/bin/sh
# pos site: each figure on the home page, the list of partners and the page of
# each partner is that of the command for it, and names the days it is of.
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import yaml' 2>/dev/null; then
	skip 'figures of a site' 'no python3 with yaml'
	done_testing
	exit 0
fi
# figures SITE [home|SLUG]: what differs, and how many were compared
figures() {
	run python3 "$ROOT/t/helper/sitefigures.py" "$PWD" "$@"
}

sample_in repo .
run pos gen --all
run pos site
figures public
ok 'the sample: status' status 0
ok 'the sample: each figure is what its command says' equal \
	"$(sed '$d' "$T/out")" ''
ok 'the sample: all of them' test "$(sed -n '$s/ figures//p' "$T/out")" -gt 350

# Another day, in another fiscal year, with deals that have left the windows.
sed -i 's/^\(fiscal_year_start:\).*/\1 4/' company.yaml
grep -q '^fiscal_year_start: 4' company.yaml || echo 'fiscal_year_start: 4' >>company.yaml
export POS_NOW=2026-07-01T10:00:00Z
run pos site -o public-july
ok 'another day: status' status 0
figures public-july
ok 'another day: each figure is what its command says' equal \
	"$(sed '$d' "$T/out")" ''
export POS_NOW=2026-11-20T10:00:00Z
git checkout -q .

# What would be told: a figure that is not what it should be, a day that is missing.
# bent FILE SED WHAT: it is told when the page is so
bent() {
	cp -R public bent
	sed -i "$2" "bent/$1"
	ok "bent: $3, the page is another" not cmp -s "public/$1" "bent/$1"
	case $1 in
	index.html) figures bent home ;;
	*) figures bent nordvik-systems ;;
	esac
	ok "bent: $3" has out "$4"
	rm -r bent
}
bent index.html 's/EUR 531,000 (13 deals)/EUR 531,001 (13 deals)/' 'a sum at home' 'home, Sourced revenue won'
bent index.html 's/(13 deals)/(14 deals)/' 'a number at home' 'of how many'
bent index.html 's/change good/change bad/' 'a judgement at home' 'judged'
bent index.html 's/[0-9]* % of the plan/1 % of the plan/' 'what is reached of a plan at home' ', plan: the page has'
bent index.html 's/<dd class="quiet days">on 2026-11-20/<dd class="quiet days">/' 'a day at home' 'days'
bent partners/index.html 's/>EUR 115,000</>EUR 115,100</' 'a sum in the list' 'nordvik-systems, list'
bent partners/index.html 's/Fit and health are scores of that day/Scores/' 'the day of scores in the list' 'list: scores are of no day'
bent partners/nordvik-systems/index.html 's/deals won: 3/deals won: 2/' 'a number of a partner' 'nordvik-systems, figures'
bent partners/nordvik-systems/index.html 's/>85\.6</>85.7</' 'a score of a partner' 'nordvik-systems, Health'
bent partners/nordvik-systems/index.html 's/As of [-0-9]*, out of/Out of/' 'the day of scores of a partner' 'nordvik-systems: scores are of no day'
bent partners/nordvik-systems/index.html 's/won from [-0-9]* to/won up to/' 'the window of a partner' 'does not say from when to when'
done_testing
