#!/bin/sh
# The partner TAM as a document: its values, formulas and tornado computed
# again by awk from tam.yaml; unknown inputs, and a workspace without any.
. "$(dirname "$0")/lib.sh"

pos-init w --demo >"$T/out" 2>&1
cd w || exit 1
cat >strategy/tam.yaml <<-!
	currency: NOK
	as_of: 2026-10-31
	accounts: {low: 2000, base: 2500, high: 3100, source: "register | part 2"}
	acv: {low: 30000, base: 40000.5, high: 45000}
	acv_source: deals of two years
	categories:
	  solutions:
	    share: {low: 8, base: 10, high: 13.5}%
	    acv: 21000
	  technology:
	    share: 15%
	    reach: {low: 40, base: 61, high: 70}%
	  sales:
	    share: {low: 20, base: 22.5, high: 31}%
	    revenue: ours
!
# written with the sign outside for awk; in YAML it stands behind each number
perl -pi -e 's/\{(.*)\}%/my $t = $1; $t =~ s|(\d+)(,\|$)|$1%$2|g; "{$t}"/e' \
	strategy/tam.yaml
git commit -qam 'our market'

# Compute again. Prints "table|NAME|low|base|high", totals, and the tornado.
cat >"$T/again.awk" <<'!'
function field(line, key, v) {
	if (match(line, key ": [0-9.]+%?") == 0)
		return ""
	v = substr(line, RSTART, RLENGTH)
	sub(/.*: /, "", v)
	return v ~ /%/ ? v / 100 : v + 0
}
function put(c, k, line, l) {
	if (line ~ /\{/) {
		for (l in L)
			V[c, k, l] = field(line, l)
	} else {
		sub(/^ *[a-z]+: /, "", line)
		for (l in L)
			V[c, k, l] = line ~ /%/ ? line / 100 : line + 0
	}
	has[c, k] = 1
}
function get(c, k, l) {
	if (has[c, k])
		return V[c, k, l]
	return k == "reach" ? 1 : V["", k, l]
}
# value of c with input k of owner o ("": shared) at l
function value(c, o, k, l, i, x, use) {
	x = 1
	for (i = 1; i <= 4; i++) {
		use = "base"
		if (K[i] == k && ((has[c, k] && o == c) ||
		    (!has[c, k] && o == "")))
			use = l
		if (k == "all")
			use = l
		x *= get(c, K[i], use)
	}
	return x
}
function whole(x) { return sprintf("%d", x + 0.5) }
function total(ours, o, k, l, c, s) {
	for (c in C)
		if ((c == "sales") == ours)
			s += value(c, o, k, l)
	return s
}
function tornado(ours, c, i, o, k, lo, hi) {
	for (i = 1; i <= 4; i++)
		for (c in O) {
			o = c == "-" ? "" : c
			k = K[i]
			if (!has[o, k] || (o != "" && (o == "sales") != ours))
				continue
			lo = total(ours, o, k, "low")
			hi = total(ours, o, k, "high")
			if (lo != hi)
				print "tornado" ours "|" N[k] ", " N[c] "|" \
				    whole(lo) "|" whole(hi) "|" whole(hi - lo)
		}
}
BEGIN {
	L["low"]; L["base"]; L["high"]
	split("accounts reach share acv", K)
	N["accounts"] = "Accounts"; N["reach"] = "Reach"; N["share"] = "Share"
	N["acv"] = "ACV"; N["solutions"] = "Solutions"
	N["technology"] = "Technology"; N["sales"] = "Sales"
	N["-"] = "shared"
	O["-"]; O["solutions"]; O["technology"]; O["sales"]
}
/^(accounts|acv):/ { sub(/:.*/, "", $1); put("", $1, $0) }
/^  [a-z]+:$/ { c = $1; sub(/:/, "", c); C[c] }
/^    (share|reach|acv):/ { k = $1; sub(/:/, "", k); put(c, k, $0) }
END {
	for (c in C)
		print "value|" N[c] "|" whole(value(c, "", "all", "low")) "|" \
		    whole(value(c, "", "all", "base")) "|" \
		    whole(value(c, "", "all", "high"))
	tornado(1)
	tornado(0)
}
!
awk -f "$T/again.awk" strategy/tam.yaml >"$T/again"

# rows of the document that begin so, without its form
rows() {
	sed -n "$1" strategy/tam.md | sed 's/NOK //g; s/,\([0-9]\)/\1/g
		s/^| *//; s/ *|$//; s/ *| */|/g'
}

run pos-gen tam
ok 'drafts: status' status 0
ok 'drafts: complains of nothing' empty err
rows '/^| [A-Z].* | \(ours\|the partners.\) |/p' |
	sed 's/|ours|/|/; s/|the partners.|/|/' | sort >"$T/said"
sed -n 's/^value|//p' "$T/again" | sort >"$T/counted"
ok 'values: as computed again' same "$T/counted" "$T/said"
rows '/^\*\*Our revenue/,/^\*\*The partners/{/, .*NOK.*NOK.*NOK.* |$/p;}' |
	cut -d '|' -f 1,4-6 >"$T/said"
sed -n 's/^tornado1|//p' "$T/again" | sort -t '|' -k4,4nr >"$T/counted"
ok 'tornado of our revenue: as computed again, widest first' \
	same "$T/counted" "$T/said"
rows '/^\*\*The partners. revenue\*\* dep/,/^One input/{/, .*NOK.*NOK.*NOK.* |$/p;}' |
	cut -d '|' -f 1,4-6 >"$T/said"
sed -n 's/^tornado0|//p' "$T/again" | sort -t '|' -k4,4nr >"$T/counted"
ok 'tornado of theirs: as computed again, widest first' \
	same "$T/counted" "$T/said"

# each formula, multiplied by awk from the very text, is what stands behind it
sed -n 's/^- [A-Z][a-z]*: \(.* x .*\) = \**NOK \([0-9,]*\).*/\1 = \2/p' \
	strategy/tam.md | tr -d ',' >"$T/formulas"
ok 'formulas: nine of them' equal "$(wc -l <"$T/formulas")" 9
awk -F ' = ' '{ n = split($1, f, " x "); x = 1
	for (i = 1; i <= n; i++) {
		p = f[i] ~ /%/ ? 100 : 1
		gsub(/[^0-9.]/, "", f[i])
		x *= f[i] / p
	}
	if (int(x + 0.5) != $2) print $0 ", awk has " x }' \
	"$T/formulas" >"$T/wrong"
ok 'formulas: each gives what it says' empty "$T/wrong"

ok 'double counting: says that the totals are never added' \
	has strategy/tam.md '**The two totals are never added up.**'
sum=$(awk -F '|' '/^value/ { s += $4 } END { print s }' "$T/again")
tr -d ',' <strategy/tam.md >"$T/plain"
ok 'double counting: the sum of both stands nowhere' hasnt "$T/plain" "$sum"
ok 'a ceiling, not a forecast' has strategy/tam.md 'a ceiling, not a forecast'
ok 'a source with a bar, below the table' has strategy/tam.md \
	'- Accounts, shared: register \| part 2'
ok 'its figure has its line' has strategy/tam.md \
	'| Accounts, shared | 2,500 | 2,000 | 3,100 | source below | strategy/tam.yaml:3 |'
ok 'no input calls itself an assumption, so none is called one' \
	hasnt strategy/tam.md '(assumption)'
ok 'a source of its own key' has strategy/tam.md 'deals of two years'
ok 'an input without a source is told' has strategy/tam.md '**no source given**'
ok 'an input without a range is told' has strategy/tam.md '- ACV, Solutions'
ok 'as of' has strategy/tam.md 'as of 31 October 2026'

# an unknown input: no value, no zero, and the line to add
sed -i '/^    share: 15%/d' strategy/tam.yaml
run pos-gen tam
ok 'unknown: status' status 0
ok 'unknown: no value' has strategy/tam.md \
	"| Technology | the partners' | unknown | unknown | unknown |"
ok 'unknown: what to add' has strategy/tam.md \
	'- Share, Technology: add `technology: share` with its source to strategy/tam.yaml'
ok 'unknown: not in the total' has strategy/tam.md \
	"Not in the total of the partners' revenue, for want of a number: Technology."

# one that is broken is an error with its line, not unknown
sed -i 's/^    acv: 21000/    acv: 21,000/' strategy/tam.yaml
cp strategy/tam.md "$T/before.md"
run pos-gen tam
ok 'broken: status' status 3
ok 'broken: file and line' has err 'strategy/tam.yaml:9'
ok 'broken: the document is as before' same "$T/before.md" strategy/tam.md

# without assumptions the document says what to do
rm strategy/tam.yaml
run pos-gen -f tam
ok 'no tam.yaml: status' status 0
ok 'no tam.yaml: says what is missing' has strategy/tam.md \
	'Nothing can be said about the partner market yet'
sed 1,/^#/d strategy/tam.md >"$T/body"
ok 'no tam.yaml: no figure at all' not grep -q '[0-9]' "$T/body"

# a workspace as pos-init makes it
cd "$T" || exit 1
fresh_workspace fresh 'currency: NOK'
run pos-gen -C fresh tam
ok 'fresh: status' status 0
doc=fresh/strategy/tam.md
# market inputs of the file, each once: above the categories and in them
sed '/^capacity:/,$d' fresh/strategy/tam.yaml |
	grep -c '_source: assumption, replace$' >"$T/n"
n=$(cat "$T/n")
ok 'fresh: the totals are marked' \
	equal "$(grep -c '(assumption): NOK' $doc)" 2
ok 'fresh: each says of how many inputs' has $doc \
	'(Sales). **Assumed inputs: 4 of 4, see Check;'
ok 'fresh: shared inputs count once' has $doc \
	'(Solutions and Technology). **Assumed inputs: 5 of 5, see Check;'
ok 'fresh: check counts them' has $doc "assumed are $n of $n."
ok 'fresh: nothing is called known' hasnt $doc 'Every input that a value needs is known'
sed -n '/^\*\*Assumptions\*\*/,/^\*\*Without/s/^- .*: .*, \(strategy.tam.yaml:[0-9]*\)$/\1/p' \
	$doc | sort >"$T/said"
grep -n '^ *\(accounts\|acv\|share\|reach\): ' fresh/strategy/tam.yaml |
	awk -F : -v end="$(grep -n '^capacity:' fresh/strategy/tam.yaml |
	cut -d : -f 1)" '$1 < end { print "strategy/tam.yaml:" $1 }' |
	sort >"$T/counted"
ok 'fresh: check names each with its line' same "$T/counted" "$T/said"
ok 'fresh: one figure is no range' has $doc \
	'| **Total, our revenue** | ours | no range | **NOK 20,000,000** | no range |'
ok 'fresh: says that nothing tells how sure it is' has $doc \
	'No input has a range'

# one input found out: that one is no assumption, a range comes with it
sed -i 's/^acv: .*/acv: {low: 100000, base: 150000, high: 180000}/
	s/^acv_source: .*/acv_source: Assumptions of 2025, checked/' \
	fresh/strategy/tam.yaml
run pos-gen -C fresh -f tam
ok 'one is known: in part' has $doc \
	'**Our own revenue through partners (in part an assumption): NOK 15,000,000 a year**, between NOK 10,000,000 and NOK 18,000,000'
ok 'one is known: so many are left' has $doc '**Assumed inputs: 3 of 4,'
ok 'one is known: not in the list' hasnt $doc '- ACV, shared: NOK'
ok 'one is known: the partners have ACVs of their own' has $doc \
	'**Assumed inputs: 5 of 5,'
ok 'one is known: its source stands below' has $doc \
	'- ACV, shared: Assumptions of 2025, checked'

done_testing
