#!/bin/sh
# pos report --format: where there is no repository, no commit, no report, no
# place, no reader.
. "$(dirname "$0")/lib.sh"

formats='html csv json'
command -v weasyprint >/dev/null && formats="$formats pdf"

# begins FILE FORMAT: is it whole, as far as its first and last bytes tell?
begins() {
	case $2 in
	html) head -n 1 "$1" | grep -qx '<!doctype html>' && tail -n 1 "$1" | grep -qx '</html>' ;;
	pdf) head -c 5 "$1" | grep -q '%PDF-' && tail -c 6 "$1" | grep -q '%%EOF' ;;
	csv) head -n 1 "$1" | grep -q '^metric,name,' && tail -c 1 "$1" | od -c | grep -q '\\n' ;;
	json) python3 -m json.tool "$1" /dev/null ;;
	esac
}
# all_formats WHERE: they are printed, nothing is said, nothing is written
all_formats() {
	find . -type f | LC_ALL=C sort >"$T/files"
	for format in $formats; do
		run pos report board --format $format
		ok "$1, $format: status" status 0
		ok "$1, $format: nothing is said" empty err
		ok "$1, $format: it is whole" begins "$T/out" $format
		cp "$T/out" "$T/last.$format"
	done
	find . -type f | LC_ALL=C sort >"$T/files2"
	ok "$1: nothing is written" same "$T/files" "$T/files2"
}

cp -R "$ROOT/workspace" "$T/w"
cd "$T/w" || exit 1
all_formats 'no repository'
for format in html csv; do
	cp "$T/last.$format" "$T/nogit.$format"
done
git init -q
all_formats 'no commit'
ok 'no commit: the same page as without a repository' same "$T/nogit.html" "$T/last.html"
git add -A
git commit -qm sample
all_formats 'never written'
commit=$(git rev-parse HEAD | cut -c1-10)
ok 'the figures say of which commit they are' has "$T/last.csv" ",2026-09-30,$commit,,,"
sed -i "s/,$commit,,,\$/,,,,/" "$T/last.csv"
ok 'the same figures whatever git knows' same "$T/nogit.csv" "$T/last.csv"

# Of records that differ from the commit each form says so, and of no other.
# edited NAME: the three forms say that there are edits
edited() {
	run pos report board --format json
	ok "$1, json" has out '"edits": "not committed"'
	run pos report board --format csv
	ok "$1, csv: each row" equal "$(grep -c ',not committed,,$' "$T/out")" \
		"$(($(wc -l <"$T/out") - 1))"
	run pos report -p board
	ok "$1, Markdown" has out ', with edits that are not committed. Files:'
}
# untouched NAME: they do not
untouched() {
	run pos report board --format json
	ok "$1, json: none" hasnt out '"edits"'
	run pos report -p board
	ok "$1, Markdown: none" hasnt out 'not committed'
}
echo '# seen' >>data/customers.yaml
edited 'another line'
git add -A
edited 'staged'
git checkout -q HEAD data
echo 'deals: []' >data/deals-new.yaml
edited 'a file that git does not know'
git add -A
rm data/deals-new.yaml
untouched 'staged, and gone again'
git reset -q
echo 'deals: []' >data/deals-new.yaml
echo data/deals-new.yaml >.git/info/exclude
edited 'a file that git leaves out'
rm data/deals-new.yaml
mkdir data/old && echo 'deals: []' >data/old/deals.yaml
echo 'data/old' >.git/info/exclude
untouched 'a folder that nobody reads'
rm -r data/old
chmod 600 company.yaml && touch program.yaml
untouched 'touched alone'

# Edits that are not committed are on the page, and stay what they are.
run pos report board
sed -i '/^## /a\
\
Told by hand.' reports/*-board.md
cp reports/*-board.md "$T/edited.md"
all_formats 'edited'
ok 'edited: it is on the page' has ../last.html '<p>Told by hand.</p>'
ok 'edited: the file is as it was' same reports/*-board.md "$T/edited.md"
ok 'edited: nothing is committed' equal "$(git status --porcelain)" " M $(echo reports/*-board.md)"
git checkout -q .

# Nobody reads on; no place for it.
for format in $formats; do
	(trap '' PIPE; pos report board --format $format; echo $? >"$T/rc") 2>"$T/err" |
		head -c 1 >"$T/one"
	rc=$(cat "$T/rc")
	ok "a closed pipe, $format: one byte was read" equal "$(wc -c <"$T/one")" 1
	[ "$rc" = 0 ] || ok "a closed pipe, $format: told" is err <<-!
		pos-report: standard output: cannot write
		!
	run sh -c 'exec pos-report board --format "$1" >/dev/full' - $format
	ok "a full disk, $format: status" status 3
	ok "a full disk, $format: told" is err <<-!
		pos-report: standard output: cannot write
		!
	run sh -c 'exec pos-report board --format "$1" >&-' - $format
	ok "closed, $format: status" status 3
done
ok 'nothing is left over' equal "$(git status --porcelain)" ''

# Files cannot get longer than this: as on a full disk, all is as before.
before=$(git rev-parse HEAD)
run sh -c "trap '' XFSZ; ulimit -f 4; exec pos-report quarterly"
ok 'files cannot grow: status' status 3
ok 'files cannot grow: told' has err 'File too large'
ok 'files cannot grow: no commit' equal "$(git rev-parse HEAD)" "$before"
ok 'files cannot grow: nothing is left over' equal "$(git status --porcelain)" ''
run pos report quarterly
ok 'and then it can be written' status 0

# A workspace that may be read and not written.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	# as_reader CMD ARG...: as somebody who owns nothing here
	as_reader() {
		run setpriv --reuid 65534 --clear-groups "$@"
	}
	chmod 755 "$T" "$HOME"
	chmod -R a+rX "$T/w"
else
	as_reader() {
		run "$@"
	}
	chmod -R a-w "$T/w"
fi
as_reader cat "$BIN/pos-report"
if [ "$rc" = 0 ]; then
	for format in $formats; do
		as_reader pos-report exec --format $format
		ok "read-only, $format: status" status 0
		ok "read-only, $format: it is whole" begins "$T/out" $format
	done
	as_reader pos-report exec --explain sourced-won
	ok 'read-only, what is behind a figure: status' status 0
	ok 'read-only, what is behind a figure' has out 'd-0'
	git config --global safe.directory '*'
	as_reader pos-report exec
	ok 'read-only, a report: status' status 3
	ok 'read-only, a report: told' has err 'Permission denied'
	as_reader pos-site -o public
	ok 'read-only, a site: status' status 3
	ok 'read-only, a site: told' is err <<-!
		pos-site: public: Permission denied
		!
else
	skip 'read-only' 'nobody else may run what was built here'
fi
chmod -R u+w "$T/w"
ok 'read-only: nothing is left over' equal "$(git status --porcelain)" ''
done_testing
