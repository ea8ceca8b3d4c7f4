#!/bin/sh
# Hostile input of 1 MiB: parsed or refused, each in under a second of CPU.
. "$(dirname "$0")/lib.sh"
tool=$BUILD/helper/yaml-tool
case $BUILD in
*/san) limit=5 ;;
*) limit=1 ;;
esac

# limited CMD ARG...: killed after $limit seconds of CPU; a busy machine or
# not, it ends
limited() {
	(
		ulimit -t $limit
		exec timeout 60 "$@"
	)
}

# hostile NAME STATUS PERL: what the perl expression gives, cut to 1 MiB
hostile() {
	perl -e 'my $n = 1 << 20; print substr(eval($ARGV[0]), 0, $n)' \
	    "$3" >in
	run_in in limited "$tool" parse
	ok "$1" status "$2"
}

# libyaml's own costs, without the guard: 44 s, 6 s, 2 s, 1 s
hostile 'flow lists, never closed' 3 '"[" x $n'
hostile 'a %TAG for each line' 3 \
    'join("", map { "%TAG !a$_! x\n" } 0 .. 80000) . "--- a\n"'
hostile 'a %TAG for each line of a second document' 3 \
    '"a\n...\n" . join("", map { "%TAG !a$_! x\n" } 0 .. 80000)'
hostile 'many blanks, then words' 3 \
    '"a: x" . " " x ($n / 2) . "x " x ($n / 4 - 10) . "\n"'
hostile 'many blanks, then words, quoted' 3 \
    '"a: \"x" . " " x ($n / 2) . "x " x ($n / 4 - 10) . "\"\n"'
hostile 'tabs, then words' 3 \
    '"a: x" . "\t" x ($n / 2) . "x " x ($n / 4 - 10) . "\n"'
hostile 'as many blanks as allowed, then words' 0 \
    '"a: x" . " " x 4096 . "x " x 520000 . "\n"'
hostile 'many empty lines, then lines' 3 \
    '"a: |\n x\n" . "\n" x ($n / 2) . " x\n" x ($n / 6 - 10)'
hostile 'as many empty lines as allowed, then lines' 0 \
    '"a: |\n x\n" . "\n" x 4096 . " x\n" x 340000'
hostile 'empty lines, then lines, folded' 0 \
    '"a: >\n x\n" . "\n" x 4096 . " x\n" x 340000'

# nesting
hostile 'maps, never closed' 3 '"{a: " x ($n / 4)'
hostile 'dashes' 3 '"- " x ($n / 2)'
hostile 'question marks' 3 '"? " x ($n / 2)'
hostile 'block maps' 3 'join("", map { " " x $_ . "a:\n" } 0 .. 1430)'
hostile 'block lists' 3 'join("", map { " " x $_ . "-\n" } 0 .. 1430)'
hostile 'long list at 63 levels' 0 \
    '"[" x 63 . "a," x 524000 . "a" . "]" x 63'
hostile 'short lists at 60 levels' 0 \
    '"{k: [" x 30 . "[a,b,c]," x 130000 . "]}" x 30'
hostile 'long lines of nested lists' 0 \
    '"[\n" . ("[" x 61 . "a," x 480 . "a" . "]" x 61 . ",\n") x 960 . "a]"'
hostile 'lists as keys' 3 '("[" x 60 . "]:") x 10000'

# many of something
hostile '100,000 keys' 0 'join("", map { "k$_:\n" } 0 .. 100000)'
hostile '100,000 keys in braces' 0 \
    '"{" . join(",", map { "k$_" } 0 .. 100000) . "}"'
hostile '100,000 keys, the last one twice' 3 \
    'join("", map { "k$_:\n" } 0 .. 100000) . "k100000:\n"'
hostile 'one key 200,000 times' 3 '"a: 1\n" x 200000'
hostile 'keys that begin alike' 0 \
    'join("", map { "k" x 900 . "$_: v\n" } 1 .. 1100)'
hostile 'one very long key' 3 '"k" x ($n - 5) . ": v\n"'
hostile 'one very long quoted key' 3 '"\"" . "k" x ($n - 7) . "\": v\n"'
hostile 'anchors' 3 'join("", map { "- &a$_ x\n" } 0 .. 90000)'
hostile 'aliases' 3 '"- &a x\n" . "- *a\n" x 200000'
hostile 'an alias bomb' 3 '"a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n"'
hostile 'tags' 3 '"- !x\n" x ($n / 5)'
hostile 'exclamation marks' 3 '"!" x $n'
hostile 'documents' 3 '"---\n" x ($n / 4)'
hostile 'ends of documents' 3 '"a\n...\n" x ($n / 6)'
hostile 'a long list in one line' 0 '"[" . "a," x 524200 . "a]"'
hostile 'pairs in brackets' 0 '"[" . "a: b, " x 170000 . "a]"'
hostile 'empty lists' 0 '"[" . "[]," x 349000 . "[]]"'
hostile 'empty items' 0 '"-\n" x ($n / 2)'
hostile 'empty blocks' 0 '"- |\n" x ($n / 4)'
hostile 'explicit keys' 0 'join("", map { "? k$_\n: v\n" } 0 .. 70000)'
hostile 'commas' 3 '"[" . "," x $n'
hostile 'colons' 3 '":" x $n'
hostile 'colons and blanks' 3 '": " x ($n / 2)'

# long texts
hostile 'one plain word' 0 '"a: " . "x" x ($n - 3)'
hostile 'plain words' 0 '"a: " . "x " x ($n / 2 - 2)'
hostile 'escapes' 0 '"\"" . "\\x41" x ($n / 4 - 1) . "\""'
hostile 'wide escapes' 0 '"\"" . "\\U0001f600" x ($n / 10 - 1) . "\""'
hostile 'quotes' 0 "\"'\" . \"''\" x (\$n / 2 - 1) . \"'\""
hostile 'a quoted text of short lines' 0 '"\"" . "a\n " x 349000 . "\""'
hostile 'a text of short lines' 0 '"a: |\n" . " x\n" x 349000'
hostile 'non-ASCII text' 0 '"a: " . "\xc3\xa9" x ($n / 2 - 2)'
hostile 'non-ASCII items' 0 '"- \xc3\xa9\n" x ($n / 5)'
hostile 'comments' 0 '"#\n" x ($n / 2)'
hostile 'one comment' 0 '"#" x $n'
hostile 'comments behind values' 0 '"- a # x\n" x ($n / 8)'
hostile 'CRLF only' 3 '"\r\n" x ($n / 2)'
hostile 'CRLF' 0 '"- a\r\n" x ($n / 5)'
hostile 'carriage returns' 3 '"\r" x $n'
hostile 'tabs' 3 '"\t" x $n'
hostile 'NUL bytes' 3 '"\0" x $n'
hostile 'bytes that are not UTF-8' 3 '"\xff" x $n'
hostile 'byte order marks' 3 '"\xef\xbb\xbf" x ($n / 3)'
hostile 'an open quote' 3 '"a: \"" . "x\n " x 349000'
hostile 'an open list' 3 '"a: [\n" . "x,\n" x 349000'

# the message
printf 'a: 1\nb: &x 2\n' >in
run_in in "$tool" parse
ok 'names file, line and what to do' is err <<-!
	in:2: an anchor (&): delete it, or put the value in quotes
!
done_testing
