# md-hostile.pl - Markdown that a parser may take very long over, for t/md.t
#
#	perl md-hostile.pl BYTES		all families, of so many bytes
#						each, as `md-tool hostile` reads
#	perl md-hostile.pl BYTES NAME		one family

use strict;
use warnings;

my ($n, $only) = @ARGV;

# As many of a unit as fit into a part of n bytes.
sub fill {
	my ($unit, $part) = @_;
	return $unit x ($n / ($part // 1) / length $unit);
}

sub wide {
	my ($columns) = @_;
	return ('|a' x $columns) . "|\n" . ('|-' x $columns) . "|\n";
}

my %families = (
    # containers
    'lists, then blank lines' => sub { fill('- ', 2) . "a\n" . fill("\n", 2) },
    'lists, then lazy lines' => sub { fill('- ', 2) . "a\n" . fill("a\n", 2) },
    'quotes, then lazy lines' => sub { fill('>', 2) . "a\n" . fill("a\n", 2) },
    'lists 100 deep, blank lines' => sub { '- ' x 100 . "a\n" . fill("\n") },
    'lists 250 deep, lazy lines' => sub { '- ' x 250 . "a\n" . fill("a\n") },
    'lists 100 deep, again' => sub { fill('- ' x 100 . "a\n") },
    'lists deeper by a line' => sub {
	my ($s, $i) = ('', 0);
	while (length $s < $n) { $s .= ' ' x $i . "- a\n"; $i += 2; }
	return $s;
    },
    'lists deep, then an item' => sub { fill('- ') . "a\n\n- b\n" },
    'numbers' => sub { fill('1. ') . "a\n" },
    'breaks that are none' => sub { fill('* ' x 100 . "a\n") },
    # tables
    'wide table' => sub { wide($n / 6) . fill('|b', 3) . "\n" },
    'wide header, short rows' => sub { wide($n / 8) . fill("b\n", 2) },
    '1000 columns, short rows' => sub { wide(1000) . fill("b\n") },
    'square table' => sub {
	my $c = int sqrt($n / 2);
	return wide($c) . (('|b' x $c) . "|\n") x $c;
    },
    'row of pipes' => sub { "|a|\n|-|\n" . fill('|') },
    'header of pipes' => sub { fill('|') . "\n|-|\n" },
    'delimiter rows that fit nothing' => sub { fill("|a|b\n|-\n") },
    'one delimiter row below many lines' => sub { fill("a\n", 1.05) . ':-' },
    'a dash and a tab below many lines' => sub { fill("a\n", 1.05) . "-\x0b" },
    'delimiter rows below many cells' => sub {
	fill('a| b', 2) . "\n" . fill("x\n|\n|-|\n", 2) },
    'delimiter rows in a paragraph' => sub { "a\n" . fill("|-\n") },
    'many rows' => sub { "|a|b|\n|-|-|\n" . fill("|c|d|\n") },
    'many tables' => sub { fill("|a|\n|-|\n|b|\n\n") },
    'comment that ends in a table' => sub {
	"<!--\n\n| a |\n|---|\n| --> |\n" . fill("| ![ *[a](b) <? |\n") },
    'comment that ends in a header' => sub {
	"<!--\n\n| --> |\n|---|\n" . fill("| ![ *[a](b) <? |\n") },
    # HTML
    'instructions' => sub { fill('a <?') },
    'declarations' => sub { fill('a <!A ') },
    'CDATA' => sub { fill('a <![CDATA[') },
    'comments' => sub { fill('a <!-- ') },
    'short comments' => sub { fill('a <!--->') },
    'tags' => sub { fill('a <b c="') },
    'long tag' => sub { 'a <b' . fill(' c') },
    # links
    'images, then links' => sub { fill('![', 2) . fill('[a](b)', 2) },
    'images in images' => sub { fill('![', 2) . fill('](b)', 2) },
    'links after emphasis' => sub { fill('*[a](b)') },
    'brackets' => sub { fill('[', 2) . fill(']', 2) },
    'open brackets' => sub { fill('[') },
    'open targets' => sub { fill('[a](b') },
    'open titles' => sub { fill('[a](b "c') },
    'targets of spaces' => sub { fill('[a](' . ' ' x 1000) },
    'labels' => sub { fill('[a][b]') },
    'long definition, many uses' => sub {
	'[a]: ' . fill('u', 2) . "\n\n" . fill('[a]', 2) },
    'long title, many uses' => sub {
	"[a]: b '" . fill("u\n", 2) . "'\n\n" . fill('[a]', 2) },
    'many definitions' => sub {
	join('', map { "[a$_]: b\n" } 1 .. $n / 20) . "\n" .
	    join('', map { "[a$_]" } 1 .. $n / 16) },
    'definitions of long labels' => sub { fill('[' . 'a' x 990 . "]: b\n", 2)
	. "\n" . fill('[' . 'a' x 990 . ']', 2) },
    'open definitions' => sub { fill("[a]: b\n'c\n") },
    # emphasis
    'stars' => sub { fill('*') },
    'open stars' => sub { fill('*a **a ') },
    'nested stars' => sub { fill('*a ', 2) . fill(' b*', 2) },
    'stars and lines' => sub { fill('*_') },
    'pairs' => sub { fill('*a*') },
    'pairs across' => sub { fill('(_a_*') },
    'two kinds' => sub { fill('*a_ ') },
    'underscores' => sub { fill('_', 2) . '.' . fill('_', 2) },
    'closers whose bound is gone' => sub {
	fill("+ a\n__", 2) . fill('***&#x?>_', 2) },
    'tildes' => sub { fill('~a ~~b ') },
    'tildes of two lengths' => sub { fill('~a ', 2) . fill('b~~ ', 2) },
    'tildes skipped' => sub { fill('~*') },
    # code, escapes
    'ticks' => sub {
	my ($s, $i) = ('', 0);
	while (length $s < $n) { $s .= '`' x ++$i . 'a'; }
	return $s;
    },
    'ticks up to 80' => sub {
	my ($s, $i) = ('', 0);
	while (length $s < $n) { $s .= '`' x (++$i % 80 + 1) . 'a'; }
	return $s;
    },
    'entities' => sub { fill('&amp;') },
    'backslashes' => sub { fill('\\a') },
    # addresses
    'www.' => sub { fill('_www.') },
    'www. and more' => sub { fill('_www.a_') },
    'www. with brackets' => sub { 'www.a.b/' . fill(')') },
    'http:// and angles' => sub { fill('http://a.b<') },
    'http:// and form feeds' => sub { fill("http://b<div>\x0b<http:") },
    'http:// with brackets' => sub { fill('http://a.b/' . ')' x 1000 . ' ') },
    'w' => sub { fill('w') },
    '@' => sub { fill('a@') },
    'addresses' => sub { fill('a@b.c ') },
    'addresses with commas' => sub { fill('a@b.c,') },
    'addresses by line' => sub { fill("a\@b.c\n") },
    'open addresses' => sub { fill('a', 2) . fill('@b.c_@', 2) },
    # plain floods
    'lines' => sub { fill("a\n") },
    'items' => sub { fill("- a\n") },
    'paragraphs' => sub { fill("a\n\n") },
    'blank lines' => sub { fill("\n") },
    'carriage returns' => sub { fill("\r") },
    'one word' => sub { fill('a') },
    'headings' => sub { fill("## a\n") },
    'underlined headings' => sub { fill("a\n-\n") },
    'headings that collide' => sub {
	join('', map { '## a' . ('-1' x ($_ % 50)) . "\n" } 1 .. $n / 60) },
    'fences' => sub { fill("```\n") },
    'quotation marks' => sub { fill('"') },
    'points' => sub { fill('.') },
    'points by line' => sub { fill(".\n") },
    'letters of two bytes' => sub { fill("\xc3\xa9*") },
);

for my $name (defined $only ? $only : sort keys %families) {
	my $text = substr($families{$name}->(), 0, $n);
	print length $text, " $name\n" if !defined $only;
	print $text;
}
