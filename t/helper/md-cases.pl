# md-cases.pl - generated Markdown documents with known sections, for t/md.t
#
#	perl md-cases.pl make SEED COUNT >in	cases for `md-tool stream`
#	perl md-cases.pl check SEED COUNT <out	hold its answers against them
#
# The documents are put together from lines whose meaning is known, so the
# borders of sections are known here without reading Markdown. Both runs make
# the same cases from the same seed.

use strict;
use warnings;

my ($mode, $seed, $count) = @ARGV;
srand($seed);
binmode(STDIN);
binmode(STDOUT);

sub pick { return $_[rand @_]; }
sub chance { return rand() < $_[0]; }

my @words = ('partner', 'Größe', 'revenue', '50 %', 'the', '東京', 'a_b_c',
    '*most*', '**win**', '`## code`', '[deals](../d.md#x)', '[ref]', '~~no~~',
    'EUR 42,000', 'C#', '#hash', 'x|y', '&amp;', '<b>b</b>',
    'https://a.example', 'a@b.example', "tab\there", '\\## no', '<!-- c -->', '![i](i.png)', '$5');

sub words { return join(' ', 'w', map { pick(@words) } 1 .. 1 + rand 12); }

# Blocks: lists of lines. Each is closed by a blank line, many without.
my @blocks = (
    sub { return map { words() } 1 .. 1 + rand 4; },
    sub { return (words() . '  ', words() . '\\', '    ## lazy', words()); },
    sub {
	my $c = pick('`', '~');
	my $n = 3 + int rand 3;
	my $in = pick('', '', ' ');	# more is in the list above
	return ($in . $c x $n . pick('', 'sh', ' text x'),
	    (map { pick('## not a section', '# nor a title', '---', 'Title',
		'===', '', '<!--', $c x ($n - 1), $c x $n . 'x', '> ## q',
		($c eq '`' ? '~~~' : '```')) } 1 .. rand 9),
	    pick('', ' ', '   ') . $c x ($n + int rand 2));
    },
    sub { return ('    ## indented code', "\t## with a tab", '    ---'); },
    sub { return ('> ## quoted', '> text', pick('> ---', 'lazy', '>'),
	'> > ## deeper'); },
    sub { return ('> ```', '> ## in a fence in a quote', ''); },
    sub { return ('- ## in a list', '  ## and here', '', '  - ## sub'); },
    sub { return ('1. one', '', '   ## in item', '', '2. two', '   ---'); },
    sub { return ('- ```', '  ## fenced', '  ```', '* other', "+\tplus"); },
    sub { return ('- [ ] task', '- [x] ## no', '      ## code'); },
    sub { return ('<div>', '## not', '</div>', ''); },
    sub { return ('<!--', '## not', '', '---', 'x', '===', '-->'); },
    sub { return ('<pre>', '', '## not', '</pre>'); },
    sub { return ('<script>', '', '## not', '</script> x'); },
    sub { return ('<?php', '', '## not ?>'); },
    sub { return ('<![CDATA[', '', '## not', ']]>'); },
    sub { return ('<!DOCTYPE', '## not >'); },
    sub { return ('| a | b |', '|---|:-:|', (map { '| ' . words() . ' | z |' }
	1 .. rand 5), (chance(.5) ? '---' : ())); },
    sub { return ('[ref]: http://a.example/x "t"', '[r2]: <y z>'); },
    sub { return ('[r3]: /u', "'## title", "more'"); },
    sub { return (pick('###', '####', '######', '   ###') . ' ' . words()); },
    sub { return (pick('***', '- - -', '___', '---')); },
    sub { return ('####### seven', '##nospace', '#hash', '\\## escaped'); },
    sub { return ("\f", words()); },
    sub { return (words() . "\f## x", "\xe2\x80\xa8## y"); },
    sub { return ('==='); },
    sub { return ('Term ==', '- a', '- b'); },
);

sub blocks {
	my @out;
	for (1 .. rand $_[0]) {
		push @out, pick(@blocks)->(), ('') x (1 + (chance(.2) ? 1 : 0));
	}
	return @out;
}

my @names = ('Firmographics', 'Pains', 'Buying signals', 'Tech stack & tools',
    "What's next?", 'Größe', 'Ümlaut ÄÖ', 'a_b', 'C#', '2026', 'Pains',
    'Pains', 'Pains-1', '東京 office', 'Q&A: one, two');

sub slug {
	my $s = $_[0];
	utf8::decode($s);
	$s = lc $s;
	$s =~ s/[^\p{L}\p{M}\p{Nd}\p{Pc}\- ]//g;
	$s =~ tr/ /-/;
	utf8::encode($s);
	return $s;
}

# A heading: its lines, the text, and whether a blank line must be above it.
sub heading {
	my ($mark, $under, $name) = @_;
	return ([$name, $under], $name, 1) if chance(.2);
	return (['===', $name, $under], "=== $name", 2) if chance(.05);
	return ([$name, 'and more', "  $under  "], "$name and more", 1)
	    if chance(.05);
	return ([pick('', '', ' ') . $mark . pick(' ', ' ', "\t", '   ')
	    . $name . pick('', '', '  ', " $mark", ' #####  ')], $name, 0);
}

# One document: text, sections ([id, line, from, body_from, to]).
sub document {
	my (@lines, @marks, %used);
	my $front = chance(.3) ? 1 : 0;
	push @lines, '---', 'facts:', '  ## not: x', '# c', '---' if $front;
	my $markdown = @lines;
	if (chance(.8)) {
		my ($h) = heading('#', '===', pick(@names));
		push @lines, @$h;
	}
	push @lines, ('') x rand 3;
	push @lines, '' if @lines > $markdown;
	push @lines, blocks(3);
	my $parts = int rand 7;
	for my $i (1 .. $parts) {
		my $top = chance(.1);
		my ($h, $text, $apart) = $top ? heading('#', '=', pick(@names))
		    : heading('##', pick('---', '-', '-----'), pick(@names));
		pop @lines if @lines > $markdown && $lines[-1] eq '' &&
		    !$apart && chance(.3) && $lines[-2] !~ /^(<\/div|\[)/;
		my @defs = ('[rz]: /z') x (1 + rand 3);
		unshift @$h, @defs if $apart == 2;
		push @lines, @defs if $apart == 1 && chance(.2);
		push @marks, [scalar @lines, scalar @$h, $top ? undef : $text];
		push @lines, @$h;
		push @lines, ('') x (chance(.7) ? 1 : rand 3);
		push @lines, chance(.1) ? "  \t" : () if $lines[-1] eq '';
		next if chance(.15);
		push @lines, blocks(5);
	}
	push @lines, pick('```', '~~~ x', '<!--'), '## swallowed'
	    if chance(.1) && !(@lines && $lines[-1] ne '');
	$lines[0] = '***' if !$front && @lines && $lines[0] eq '---';
	return assemble(\@lines, \@marks, $front);
}

# Ids as GitHub numbers them.
sub ids {
	my %used;
	return map {
		my $slug = slug($_);
		my $id = $slug;
		$id = $slug . '-' . ++$used{$slug} while exists $used{$id};
		$used{$id} = 0;
		$id;
	} @_;
}

sub assemble {
	my ($lines, $marks, $front) = @_;
	my $style = pick("\n", "\n", "\n", "\r\n", "\r\n", "\r", 'mixed');
	$style = "\n" if $style eq "\r" && $front;
	my $text = chance(.15) ? "\xef\xbb\xbf" : '';
	my (@start, $eol);
	my $before = '';
	for my $i (0 .. $#$lines) {
		push @start, length $text;
		$eol = $style;
		if ($style eq 'mixed') {
			my @eols = ("\n", "\r\n");
			push @eols, "\r" if !$front || $i > 5;
			@eols = ("\r\n")
			    if $before eq "\r" && $lines->[$i] eq '';
			$eol = pick(@eols);
		}
		$before = $eol;
		$text .= $lines->[$i] . $eol;
	}
	$text = substr($text, 0, length($text) - length($eol))
	    if @$lines && chance(.2);
	push @start, length $text;
	for (@start) { $_ = length $text if $_ > length $text; }
	my @ids = ids(map { $_->[2] } grep { defined $_->[2] } @$marks);
	my @sections;
	for my $i (0 .. $#$marks) {
		my ($line, $n, $name) = @{$marks->[$i]};
		next if !defined $name;
		push @sections, [shift @ids, $line + 1, $start[$line],
		    $start[$line + $n], $i < $#$marks ?
		    $start[$marks->[$i + 1][0]] : length $text];
	}
	return ($text, \@sections);
}

# A new body, and whether it may go into a section that others follow (0),
# never (2), or only into the last part of a document (1).
sub body {
	my $bad = 0;
	my @lines = blocks(4);
	if (chance(.05)) {
		push @lines, pick('## x', "x\n---", '# y', "y\n="), '';
		$bad = 2;
	} elsif (chance(.05)) {
		push @lines, pick('```', '~~~~', '<!-- x', '<pre>', '<?x');
		$bad = 1;
	}
	unshift @lines, ('') x rand 3 if chance(.3);
	my $eol = pick("\n", "\n", "\n", "\r\n", "\r");
	my $text = join($eol, @lines, '');
	$text =~ s/\s+\z// if chance(.2);
	return ($text, $bad);
}

sub normal {
	my $s = $_[0];
	$s =~ s/\r\n?/\n/g;
	$s =~ s/\A([ \t]*\n)+//;
	$s =~ s/(\A|\n)[ \t\n]*\z/$1/;
	return '' if $s =~ /\A[ \t]*\z/;
	$s .= "\n" if $s !~ /\n\z/;
	return $s;
}

# What is wrong with the answer to a case; '' when nothing is.
sub wrong {
	my ($case, $rc, $list, $out, $own, $again) = @_;
	my ($doc, $sections, $at, $body, $bad) = @$case;
	my ($id, $line, $from, $body_from, $to) = @{$sections->[$at]};
	my $last = $to == length $doc;
	my $want = join('', map { join(' ', @$_) . "\n" } @$sections);
	my $list1 = substr($list, 0, length $want);
	return "sections:\n$list" if $list1 ne $want;
	if ($bad == 2 || ($bad == 1 && !$last)) {
		return 'a bad text was taken' if $rc == 0;
		return 'text changed after an error' if $out ne $doc;
		return '';
	}
	return "refused: " . substr($list, length $want) if $rc != 0;
	my $head = substr($doc, 0, $body_from);
	my $tail = substr($doc, $to);
	return 'bytes before changed' if substr($out, 0, length $head) ne $head;
	return 'bytes after changed' if length $out < length($head) +
	    length($tail) || substr($out, length($out) - length $tail) ne $tail;
	my $mid = substr($out, length $head,
	    length($out) - length($head) - length $tail);
	return 'the text is not what was put' if normal($mid) ne normal($body);
	return "own text:\n$own" if $own ne normal($body);
	return 'putting its own text again changes it' if $again ne $out;
	return 'no blank line below' if $tail ne '' &&
	    ($head . $mid) !~ /(\r\n|\n|\r(?!\n))(\r\n|\n|\r)\z/;
	return 'two blank lines below' if $tail ne '' && $mid =~
	    /[^\r\n \t].*(\r\n|\n|\r(?!\n))(\r\n|\n|\r(?!\n))(\r\n|\n|\r)\z/;
	return 'no line end at the end' if $tail eq '' && $mid ne '' &&
	    $mid !~ /[^\r\n](\r\n|\n|\r)\z/;
	return 'line ends' if $doc =~ /\A[^\r]*\r\n/ && $doc !~ /[^\r]\n/ &&
	    $doc !~ /\r[^\n]/ && $mid =~ /(?<!\r)\n|\r(?!\n)/;
	return '';
}

sub answer {
	my $line = <STDIN>;
	die "md-tool ended early\n" if !defined $line;
	my ($rc, @sizes) = split ' ', $line;
	my @parts;
	for (@sizes) {
		my $part = '';
		read(STDIN, $part, $_) == $_ or die "md-tool ended early\n";
		push @parts, $part;
	}
	return ($rc, @parts);
}

my ($cases, $failed, $refused) = (0, 0, 0);
while ($cases < $count) {
	my ($doc, $sections) = document();
	my ($body, $bad) = body();
	my $at = int rand @$sections;
	next if !@$sections;
	$cases++;
	if ($mode eq 'make') {
		print $sections->[$at][0], ' ', length $doc, ' ', length $body,
		    "\n", $doc, $body;
		next;
	}
	my @answer = answer();
	$refused++ if $answer[0] != 0;
	my $why = wrong([$doc, $sections, $at, $body, $bad], @answer);
	next if $why eq '';
	next if ++$failed > 3;
	my $want = join('', map { join(' ', @$_) . "\n" } @$sections);
	print "case $cases: $why\nwant:\n${want}replaced: $sections->[$at][0]",
	    "\ndocument:\n", $doc =~ s/\r/\\r/gr, "\nbody:\n",
	    $body =~ s/\r/\\r/gr, "\n";
}
print "$cases cases, $failed wrong, $refused refused\n" if $mode eq 'check';
exit($failed > 0);
