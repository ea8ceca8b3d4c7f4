#!/bin/sh
# A report as PDF, page by page as it is printed: none is blank, contents and
# numbers are right, nothing is lost. Pictures: build/pdf.
. "$(dirname "$0")/lib.sh"

for tool in weasyprint pdftoppm pdftotext pdfinfo; do
	command -v $tool >/dev/null && continue
	skip 'pages of PDF' "no $tool; make deps-browser installs it"
	done_testing
	exit 0
done

# text PAGE: of one page, with its lines as they stand
text() {
	pdftotext -layout -f "$1" -l "$1" "$T/report.pdf" -
}
# all PAGES must have more than so many thousandths of ink in so many rows
inked() {
	awk -v ink="$1" -v rows="$2" '
		$1 + 0 < ink || $2 < rows {
			print "page " NR ": " $1 " thousandths in " $2 " rows"
			bad = 1
		}
		END { exit bad || NR == 0 }' "$T/ink"
}

# What each line of the contents says, and the page its heading is on.
cat >"$T/contents.py" <<'!'
import re, subprocess, sys
path, pages = sys.argv[1], int(sys.argv[2])
def text(n):
    return subprocess.run(["pdftotext", "-layout", "-f", str(n), "-l", str(n),
                           path, "-"], capture_output=True, text=True).stdout
entries = re.findall(r"^ *(\S.*?) ?\.{3,} *(\d+) *$", text(2), re.M)
for name, page in entries:
    if not re.search("^ *" + re.escape(name) + " *$", text(int(page)), re.M):
        print(name, "is not on page", page)
for n in range(2, pages + 1):
    if not re.search(r"\b%d / %d\s*$" % (n, pages), text(n)):
        print("page", n, "does not say", n, "of", pages)
print(len(entries), "entries")
!

sample_in repo .
run pos report quarterly
run pos report quarterly --format pdf
ok 'PDF: status' status 0
cp "$T/out" "$T/report.pdf"
pages=$(pdfinfo "$T/report.pdf" | sed -n 's/^Pages: *//p')
# cover and contents, then 18 to 70 lines of the file on each
lines=$(wc -l <reports/2026-Q3-quarterly.md)
ok 'PDF: as many pages as the text takes' \
	test "$pages" -ge $((2 + lines / 70)) -a "$pages" -le $((2 + lines / 18))
sections=$(grep -c '^## ' reports/2026-Q3-quarterly.md)
run python3 "$T/contents.py" "$T/report.pdf" "$pages"
ok 'PDF: contents lead to the pages of sections, each has its number' \
	is out <<-!
	$sections entries
	!

# As it is printed.
mkdir -p "$BUILD/pdf"
rm -f "$BUILD"/pdf/page-*
pdftoppm -r 60 "$T/report.pdf" "$T/page"
pdftoppm -r 60 -png "$T/report.pdf" "$BUILD/pdf/page"
run python3 "$ROOT/t/helper/pages.py" "$T"/page-*.ppm
cp "$T/out" "$T/ink"
ok 'pages: all are pictures' equal "$(wc -l <"$T/ink" | tr -d ' ')" "$pages"
ok 'pages: none is blank' inked 1 15
printf 'P6\n40 40\n255\n' >"$T/white.ppm"
head -c 4800 /dev/zero | tr '\0' '\377' >>"$T/white.ppm"
run python3 "$ROOT/t/helper/pages.py" "$T/white.ppm"
ok 'pages: a blank one is known as such' is out <<-!
	0 0
	!

text 1 >"$T/cover"
ok 'cover: the title' has "$T/cover" 'Partner program, quarterly review:'
ok 'cover: of which quarter' has "$T/cover" '2026-Q3'
ok 'cover: the company' has "$T/cover" 'Halden Analytics'
ok 'cover: of what day, what commit' has "$T/cover" \
	"commit $(git rev-parse --short=10 HEAD)"
ok 'cover: no number' hasnt "$T/cover" " / $pages"
pdftotext -layout "$T/report.pdf" "$T/text"
# links to files, which lead nowhere from paper
grep -o '\[[^]^]*\](\.\./partners/' reports/2026-Q3-quarterly.md |
	sed 's/^\[//; s/\].*//' | sort -u >"$T/names"
ok 'text: there are links to partners' test -s "$T/names"
while read -r name; do
	ok "text: what was a link: $name" has "$T/text" "${name%% *}"
done <"$T/names"
ok 'text: footnotes' has "$T/text" 'Annual value of all deals won, with and without a partner.'

# Color where the charts of the report have patterns.
run pos report quarterly --format html
ok 'charts: some bars have patterns' has out 'fill="url(#Picture3-revenue-by-quarter-p1)"'
python3 - "$T"/page-*.ppm >"$T/orange" <<'!'
import sys
def orange(path):
    data = open(path, "rb").read().split(b"\n", 3)[3]
    return sum(1 for i in range(0, len(data) - 2, 3)
               if data[i] > 190 and 110 < data[i + 1] < 190 and data[i + 2] < 90)
print(max(map(orange, sys.argv[1:])))
!
ok 'charts: and keep them on paper' test "$(cat "$T/orange")" -gt 1000
done_testing
