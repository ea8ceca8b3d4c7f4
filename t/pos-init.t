#!/bin/sh
# pos-init: sample, questions, answers from a file, what it must not touch.
. "$(dirname "$0")/lib.sh"
PTY=$BUILD/helper/pty

# said FILE: without the id of the commit, which is not the same every time
said() {
	sed 's/as [0-9a-f]\{7\}$/as COMMIT/' "$1"
}

# value DIR NAME: what a template finds under NAME
value() {
	(cd "$1" && printf '[{{%s}}]' "$2" | pos-fill)
}

# the sample
run pos-init --demo acme
ok 'demo: status' status 0
said out >said
cat err >>said
ok 'demo: output' is said <<-!
	acme: workspace of "Halden Analytics" (24 partners, 120 customers, 160 deals)
	acme: 41 files committed as COMMIT
	next: cd acme && pos gen --all
!
ok 'demo: says the commit there is' grep -q \
	"as $(git -C acme rev-parse --short=7 HEAD)\$" out
cp -R acme copy && rm -rf copy/.git
ok 'demo: the files of the sample' diff -r "$ROOT/workspace" copy
git -C acme log --format='%an <%ae>%n%B' >log
ok 'demo: one commit' is log <<-!
	Ada Test <ada@halden.example>
	init: workspace of Halden Analytics

	Pos-Op: init

!
git -C acme status --porcelain --branch >state
ok 'demo: on branch main, nothing is left over' is state <<-!
	## main
!
find acme/.git -name HEAD -o -name '*.lock' -o -path '*/.git/pos/*' |
	sort >state
ok 'demo: no locks, no journal' is state <<-!
	acme/.git/HEAD
	acme/.git/logs/HEAD
!

# it works with the other commands
run pos-gen -C acme icp ipp cjm
ok 'demo: pos-gen drafts from it' status 0

# answers from a file
cat >answers.yaml <<'!'
# awkward on purpose
company: "Østby & Søn: \"Data\" #1"
website: https://www.østby.example/
sells: |
  first: line
  # second 'line'
currency: nok
contact_name: "No"
contact_email: kari@østby.example
contact_role: '{Head} of: [Partners]'
logo_url: https://østby.example/logo.svg
brand_color: "#0B5D66"
regions: Nordics, UK & Ireland, "NO"
target_customers: "- who *knows*? & | > % @ `x`"
!
run pos-init --from answers.yaml ost
ok 'from: status' status 0
said out >said
ok 'from: output' is said <<-!
	ost: workspace of "Østby & Søn: "Data" #1" (no partners, customers or deals yet)
	ost: 9 files committed as COMMIT
	next: fill in company.yaml and data/, then cd ost && pos gen --all
!
ok 'from: says nothing else' empty err
git -C ost show --format=%s --name-only HEAD >log
ok 'from: one commit with its files' is log <<-!
	init: workspace of Østby & Søn: "Data" #1

	.gitignore
	company.yaml
	data/customers.yaml
	data/deals-2026-q4.yaml
	data/prospects.yaml
	pos.yaml
	program.yaml
	strategy/scorecard.yaml
	strategy/tam.yaml
!
ok 'from: an empty folder for partners' test -d ost/partners
ok 'from: name' equal "$(value ost company.name)" \
	'[Østby & Søn: "Data" #1]'
ok 'from: website' equal "$(value ost company.website)" \
	'[https://www.østby.example/]'
ok 'from: lines' equal "$(value ost company.sells)" \
	"[first: line
# second 'line']"
ok 'from: currency' equal "$(value ost company.currency)" '[NOK]'
ok 'from: a name that looks like a truth value' equal \
	"$(value ost contact.name)" '[No]'
ok 'from: mail' equal "$(value ost contact.email)" '[kari@østby.example]'
ok 'from: role' equal "$(value ost contact.role)" '[{Head} of: [Partners]]'
ok 'from: logo' equal "$(value ost company.branding.logo_url)" \
	'[https://østby.example/logo.svg]'
ok 'from: colour' equal "$(value ost company.branding.brand_color)" \
	'[#0b5d66]'
ok 'from: regions of the company' equal "$(value ost company.regions_text)" \
	'[Nordics, UK & Ireland and "NO"]'
ok 'from: target customers' equal "$(value ost company.targets.customers)" \
	'[- who *knows*? & | > % @ `x`]'
ok 'from: name of the program' equal "$(value ost program.name)" \
	'[Partner Program]'
sed -n '/^regions:/,/^$/p' ost/program.yaml >regions
ok 'from: regions of the program' is regions <<-!
	regions:
	  - {id: nordics, name: Nordics, countries: []}
	  - {id: uk-ireland, name: UK & Ireland, countries: []}
	  - {id: "no", name: "\"NO\"", countries: []}

!
grep 'sourced_revenue' ost/program.yaml >sums
ok 'from: sums of the size of the currency' is sums <<-!
	    requirements: {sourced_revenue: 0, certified: 0, active_deals: 0}
	    requirements: {sourced_revenue: 250000, certified: 1, active_deals: 1}
	    requirements: {sourced_revenue: 750000, certified: 2, active_deals: 2}
	    requirements: {sourced_revenue: 1500000, certified: 4, active_deals: 3}
!
grep -c '_source: assumption, replace$' ost/strategy/tam.yaml >sums
ok 'from: the market is an assumption, each number' is sums <<-!
	12
!

# what it makes passes the tools
run pos-gen -C ost icp ipp cjm
ok 'from: pos-gen drafts from it: status' status 0
ok 'from: pos-gen drafts from it: all sections' has out \
	'23 sections from'
mkdir -p ost/partners/nordvik && printf '%s\n' 'name: Nordvik' \
	'type: reseller' 'tier: silver' 'stage: active' \
	>ost/partners/nordvik/partner.yaml
for template in "$ROOT"/templates/*/*.md; do
	case $template in */artifacts/* | */templates/mail/*) continue ;; esac
	(cd ost && pos-fill --partner nordvik "$template") >>filled 2>>fill.err ||
		echo "$template: status $?" >>fill.err
done
ok 'from: every template can be filled' empty fill.err
ok 'from: the templates give text' test "$(wc -l <filled)" -gt 1000

# few answers: the rest is left out or has its default
printf 'company: Łódź\n' >few.yaml
run_in few.yaml pos-init --from - few
ok 'few answers, from standard input: status' status 0
sed -n '/^[a-z]/,/^$/p' few/company.yaml | grep -v '^ *#' |
	sed '/^journey/,$d' >few.company
ok 'few answers: the company' is few.company <<-!
	name: Łódź
	currency: EUR
	fiscal_year_start: 1

	contact:
	  name: Ada Test
	  email: ada@halden.example
	  role: Head of Partnerships

	team: []

	regions: []

	products: []

	targets:
	  industries: []          # ids of program.yaml
	  regions: []
	  technologies: []        # products your customers run
  signals: []             # events after which they buy: new-site, tender
  personas: []            # roles that sign: COO, Plant manager

	value:
	  pains: []
	  goals: []
	  outcomes: []

!
cat >answers.json <<'!'
{
	"company": "Gr\u00fcn \ud83c\udf31",
	"regions": ["DACH", "Łódź"], "brand_color": "#112233",
	"website": null
}
!
run pos-init --from answers.json --no-commit json
ok 'JSON, --no-commit: status' status 0
ok 'JSON, --no-commit: output' is out <<-!
	json: workspace of "Grün 🌱" (no partners, customers or deals yet)
	json: 9 files written, not committed
	next: fill in company.yaml and data/, then cd json && pos gen --all
!
git -C json status --porcelain >state
ok '--no-commit: a repository without commit' is state <<-!
	?? .gitignore
	?? company.yaml
	?? data/
	?? pos.yaml
	?? program.yaml
	?? strategy/
!

# answers that are wrong: all of them are reported
cat >wrong.yaml <<'!'
company: ""
website: www.example.com
sells: [a, b]
currency: euros
contact_email: ada
logo_url: http://example.com
brand_color: #0b5d66
regions: [DACH, dach]
target_costumers: everybody
colour: red
!
run pos-init --from wrong.yaml wrong
ok 'wrong answers: status' status 3
ok 'wrong answers: each with its line' is err <<-!
	pos-init: wrong.yaml:1: company: an answer is needed
	pos-init: wrong.yaml:2: website: an address that begins with https:// is expected, such as https://www.example.com
	pos-init: wrong.yaml:3: sells: a text is expected
	pos-init: wrong.yaml:4: currency: the three letters of a currency in use (ISO 4217) are expected, such as EUR, NOK or USD
	pos-init: wrong.yaml:5: contact_email: a mail address is expected, such as ada@example.com
	pos-init: wrong.yaml:6: logo_url: an address that begins with https:// is expected, such as https://www.example.com
	pos-init: wrong.yaml:7: brand_color: what begins with # is a comment here; write the colour in quotes
	pos-init: wrong.yaml:8: regions: each region once is expected; two have the id dach
	pos-init: wrong.yaml:9: no such key: target_costumers; did you mean target_customers?
	pos-init: wrong.yaml:10: no such key: colour; the keys are company, website, sells, currency, contact_name, contact_email, contact_role, logo_url, brand_color, regions, target_customers
!
ok 'wrong answers: nothing on standard output' empty out
ok 'wrong answers: no folder' not test -e wrong
printf '{"company": "A",\n "currency": "XXX",\n}' >wrong.json
run pos-init --from wrong.json wrong
ok 'wrong JSON: status' status 3
ok 'wrong JSON: line' is err <<-!
	pos-init: wrong.json:2: currency: the three letters of a currency in use (ISO 4217) are expected, such as EUR, NOK or USD
!
printf 'company: [\n' >broken.yaml
run pos-init --from broken.yaml wrong
ok 'broken YAML: status' status 3
ok 'broken YAML: file and line' has err 'pos-init: broken.yaml:2:'
printf -- '- a\n' >list.yaml
run pos-init --from list.yaml wrong
ok 'a list: message' is err <<-!
	pos-init: list.yaml:1: keys with answers are expected, such as company: Example AS
!
run_in /dev/null pos-init --from - wrong
ok 'empty answers: status' status 3
ok 'empty answers: message' is err <<-!
	pos-init: standard input: company is missing
!
run pos-init --from absent.yaml wrong
ok 'unreadable answers: status' status 3
ok 'unreadable answers: message' is err <<-!
	pos-init: absent.yaml: No such file or directory
!
ok 'none of these made a folder' not test -e wrong

# questions on a terminal
cat >typed <<-!
	Østby: "Data"
	example.com
	https://example.com

	euro
	sek
	 Kari Østby 
	a@b

	Partner Lead

	red
	#FF8800
	Nordics, nordics
	Nordics, DACH

!
run_in typed "$PTY" pos-init asked
ok 'terminal: status' status 0
said out >said
ok 'terminal: the whole conversation' is said <<-!
	An empty line takes what is in brackets; Ctrl-C leaves everything as it is.
	Name of the company: Østby: "Data"
	Website, https://... (optional): example.com
	  an address that begins with https:// is expected, such as https://www.example.com
	Website, https://... (optional): https://example.com
	What it sells, in one phrase (optional): 
	Currency of its amounts [EUR]: euro
	  the three letters of a currency in use (ISO 4217) are expected, such as EUR, NOK or USD
	Currency of its amounts [EUR]: sek
	Who runs the partner program [Ada Test]:  Kari Østby 
	Mail address [ada@halden.example]: a@b
	  a mail address is expected, such as ada@example.com
	Mail address [ada@halden.example]: 
	Role [Head of Partnerships]: Partner Lead
	Address of the logo, https://... (optional): 
	Brand colour, #rrggbb (optional): red
	  a colour as # and six digits 0-9, a-f is expected, such as #0b5d66
	Brand colour, #rrggbb (optional): #FF8800
	Regions it sells in, with commas between (optional): Nordics, nordics
	  each region once is expected; two have the id nordics
	Regions it sells in, with commas between (optional): Nordics, DACH
	Target customers, in one phrase (optional): 
	asked: workspace of "Østby: "Data"" (no partners, customers or deals yet)
	asked: 9 files committed as COMMIT
	next: fill in company.yaml and data/, then cd asked && pos gen --all
!
ok 'terminal: the answers arrive' equal \
	"$(value asked contact.name), $(value asked contact.email)" \
	'[Kari Østby], [ada@halden.example]'
printf '\n' >one
run_in one "$PTY" pos-init nothing
ok 'a required answer is asked again' is out <<-!
	An empty line takes what is in brackets; Ctrl-C leaves everything as it is.
	Name of the company: 
	  an answer is needed
	Name of the company: 
	pos-init: the answers ended before the last question; nothing was written
!
head -3 typed >some
run_in some "$PTY" pos-init deep/er/nothing
ok 'end of input in the middle: status' status 3
tail -1 out >said
ok 'end of input in the middle: message' is said <<-!
	pos-init: the answers ended before the last question; nothing was written
!
{ head -3 typed; echo '^C'; } >some
run_in some "$PTY" pos-init deep/er/nothing
ok 'Ctrl-C: ended by the signal' status 130
tail -1 out >said
ok 'Ctrl-C: message' is said <<-!
	pos-init: interrupted; nothing was written
!
ok 'neither made a folder' not test -e deep
ok 'neither made a folder here' not test -e nothing

# no terminal
run pos-init nothing
ok 'no terminal: status' status 2
ok 'no terminal: message' is err <<-!
	pos-init: standard input is no terminal to ask questions on: give the answers with --from FILE, or --demo
	$(usage_of pos-init)
!

# what is there stays
git -C acme rev-parse HEAD >before
echo mine >acme/mine
run pos-init --demo acme
ok 'a workspace: status' status 3
ok 'a workspace: message' is err <<-!
	pos-init: acme/pos.yaml: this folder is a workspace already; nothing was written
!
git -C acme rev-parse HEAD >after
ok 'a workspace: no commit' same before after
mkdir taken && echo mine >taken/program.yaml
run pos-init --demo taken
ok 'a file in the way: status' status 3
ok 'a file in the way: message' is err <<-!
	pos-init: taken/program.yaml: is there and would be overwritten; nothing was written
!
ok 'a file in the way: nothing else there' equal \
	"$(ls -A taken; cat taken/program.yaml)" 'program.yaml
mine'
run pos-init --demo acme/data/inner
ok 'in a workspace: status' status 3
ok 'in a workspace: message' is err <<-!
	pos-init: acme/data/inner: lies in the workspace $T/acme, and a workspace in another one would hide it; nothing was written
!
run pos-init --demo answers.yaml
ok 'a file for a folder: status' status 3
ok 'a file for a folder: message' is err <<-!
	pos-init: answers.yaml: is there and is no folder; nothing was written
!
run pos-init --demo answers.yaml/x
ok 'a folder in a file: status' status 3

# in a repository that is there
git init -q repo && cd repo && mkdir team && echo one >team/notes &&
	echo two >staged && git add . && git commit -qm first &&
	echo three >staged && git add staged && echo four >team/notes
run pos-init --from ../few.yaml team/Łódź/partners
ok 'in a repository: status' status 0
said "$T/out" >"$T/said"
ok 'in a repository: output' is "$T/said" <<-!
	team/Łódź/partners: workspace of "Łódź" (no partners, customers or deals yet)
	team/Łódź/partners: 9 files committed as COMMIT
	next: fill in company.yaml and data/, then cd 'team/Łódź/partners' && pos gen --all
!
git -c core.quotePath=false show --format=%s --name-only HEAD >"$T/log"
ok 'in a repository: exactly its files' is "$T/log" <<-!
	init: workspace of Łódź

	team/Łódź/partners/.gitignore
	team/Łódź/partners/company.yaml
	team/Łódź/partners/data/customers.yaml
	team/Łódź/partners/data/deals-2026-q4.yaml
	team/Łódź/partners/data/prospects.yaml
	team/Łódź/partners/pos.yaml
	team/Łódź/partners/program.yaml
	team/Łódź/partners/strategy/scorecard.yaml
	team/Łódź/partners/strategy/tam.yaml
!
git status --porcelain >"$T/state"
ok 'in a repository: what was staged and edited stays' is "$T/state" <<-!
	M  staged
	 M team/notes
!
ok 'in a repository: no other one in it' not test -e team/Łódź/partners/.git
mkdir here && cd here || exit 1
run pos-init --from ../../few.yaml
ok 'the current folder: status' status 0
said "$T/out" >"$T/said"
ok 'the current folder: output' is "$T/said" <<-!
	here: workspace of "Łódź" (no partners, customers or deals yet)
	here: 9 files committed as COMMIT
	next: fill in company.yaml and data/, then pos gen --all
!
cd ../..

# failures leave nothing
git init -q -b trunk hooked && cd hooked && mkdir -p .git/hooks &&
	printf '#!/bin/sh\necho no, says the hook >&2\nexit 1\n' \
	>.git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
run pos-init --demo a/b
ok 'a hook that refuses: status' status 3
ok 'a hook that refuses: no folder' not test -e a
git status --porcelain >"$T/state"
ok 'a hook that refuses: nothing staged' empty "$T/state"
cd ..
mkdir -p skeleton/hooks && cp hooked/.git/hooks/pre-commit skeleton/hooks
git config --global init.templateDir "$T/skeleton"
run pos-init --demo fresh/er
ok 'a hook in a new repository: status' status 3
ok 'a hook in a new repository: all is removed' not test -e fresh
mkdir empty
run pos-init --demo empty
ok 'a folder that was there stays' equal "$(ls -A empty; echo end)" end
git config --global --unset init.templateDir

# who the user is
git config --global init.defaultBranch trunk
run pos-init --from few.yaml --no-commit branch
ok 'the branch the user wants' equal "$(git -C branch symbolic-ref HEAD)" \
	refs/heads/trunk
printf '[user]\n\tuseConfigOnly = true\n' >"$HOME/.gitconfig"
run pos-init --demo who
ok 'nobody: status' status 3
ok 'nobody: what to set' is err <<-!
	pos-init: git does not know who you are: run git config --global user.name NAME and git config --global user.email ADDRESS, then try again
!
ok 'nobody: no folder' not test -e who
run pos-init --demo --no-commit who
ok 'nobody, --no-commit: status' status 0
run pos-init --from few.yaml --no-commit who2
ok 'nobody: no answers from git' is err <<-!
	pos-init: few.yaml: contact_name is missing
	pos-init: few.yaml: contact_email is missing
!
git config --global user.name Ada && git config --global user.email a@b.example

# wrong calls, what cannot be read or written
run pos-init --demo --from few.yaml x
ok '--demo with --from: status' status 2
ok '--demo with --from: message' is err <<-!
	pos-init: --demo and --from do not go together
	$(usage_of pos-init)
!
run pos-init --demo x y
ok 'two folders: status' status 2
run pos-init --demo ''
ok 'a folder without a name: status' status 2
run pos-init --dmo x
ok 'unknown option: status' status 2
ok 'unknown option: suggestion' has err 'did you mean --demo?'
ok 'none of these made a folder, either' not test -e x
mkdir -p share/templates/artifacts
POS_SHARE=$T/share run pos-init --demo x
ok 'nothing shipped: status' status 3
ok 'nothing shipped: message' is err <<-!
	pos-init: $T/share/workspace: no files there; is pos installed as a whole?
!
pos-init --demo full >/dev/full 2>err
rc=$?
ok 'standard output full: status' status 3
ok 'standard output full: message' is err <<-!
	pos-init: standard output: cannot write
!
ok 'standard output full: the workspace is there' test -e full/pos.yaml
# a .gitignore that is there gets our lines, and keeps its own
mkdir own
printf '*.bak\nimports/' >own/.gitignore
run pos-init --demo own
ok 'a .gitignore of the user: status' status 0
ok 'a .gitignore of the user: both' is own/.gitignore <<-!
	*.bak
	imports/
	# Raw exports of other systems, and the rows of them that were not imported:
	# they hold what should not be in a history.
	*.rejected.csv
!
done_testing
