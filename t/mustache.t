#!/bin/sh
# Runs the cases of t/cases/mustache: what Mustache must do. See README there.
. "$(dirname "$0")/lib.sh"

# split FILE: each case becomes a folder of its files: 001, 002, ...
split() {
	awk '
	function finish() {
		if (file == "")
			return
		if (blank && !last_of_file)
			n--
		printf "" >file
		for (i = 1; i <= n; i++)
			print line[i] >file
		close(file)
		file = ""
	}
	/^== / {
		finish()
		dir = sprintf("%03d", ++count)
		system("mkdir " dir)
		print substr($0, 4) >(dir "/name")
		close(dir "/name")
		next
	}
	/^-- / {
		blank = 0
		finish()
		file = dir "/" ($2 == "partial" ? $3 ".part" : $2)
		n = 0
		next
	}
	{ line[++n] = $0; blank = $0 == "" }
	END { last_of_file = 1; finish() }' "$1"
}

# text FILE: its bytes, escapes read
text() {
	printf '%b' "$(sed '$!b;/\\c$/!s/$/\\n\\c/' "$1")"
}

# one DIR: run the case there
one() {
	cd "$1" || exit 1
	text template >t && mv t template
	for p in *.part; do
		[ -e "$p" ] && text "$p" >"${p%.part}.md"
	done
	args='--missing=empty --escape=html'
	[ -e args ] && args=$(cat args)
	[ -e data ] && mv data data.yaml && args="$args --data data.yaml"
	# shellcheck disable=SC2086
	run pos-fill $args template
	if [ -e error ]; then
		ok "$area: $(cat name)" fails
	else
		text want >t && mv t want
		ok "$area: $(cat name)" fills
	fi
	cd ..
}

fills() {
	status 0 && same want "$T/out"
}

fails() {
	status 3 && same error "$T/err" && empty "$T/out"
}

for file in "$ROOT"/t/cases/mustache/*.txt; do
	area=$(basename "$file" .txt)
	mkdir "$area" && cd "$area" || exit 1
	split "$file"
	for dir in *; do
		one "$dir"
	done
	cd ..
done
done_testing
