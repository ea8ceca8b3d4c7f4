/* ground_plain - Markdown as the text that people read */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <utf8proc.h>

#include "codespan.h"
#include "groundparts.h"
#include "mem.h"

enum {
	TICKS = 80,		/* of a code span: what cmark takes */
	TAG_MAX = 200,		/* bytes of an HTML tag */
	LABEL_MAX = 40		/* bytes of a label */
};

struct walk {
	struct plain *out;
	const char *s;
	size_t p, end;
	bool markdown;
	bool stars, lines;	/* within * or _ */
	int depth;		/* of brackets */
	size_t comment, span;	/* where one ends, or code that is read */
};

static void
emit(struct walk *w, const char *bytes, size_t n, size_t to)
{
	struct plain *out = w->out;
	size_t i;

	for (i = 0; i < n; i++) {
		MEM_ROOM(out->spots, out->text.len, out->cap);
		out->spots[out->text.len] = (struct plain_spot){
			(uint32_t)w->p, (uint32_t)to, w->stars || w->lines ||
			    w->depth > 0 || w->p < w->comment };
		str_addc(&out->text, bytes[i]);
	}
	w->p = to;
}

static void
emit_one(struct walk *w, char c, size_t to)
{
	emit(w, &c, 1, to);
}

static size_t
run_of(const struct walk *w, size_t at, char c)
{
	size_t n = 0;

	while (at + n < w->end && w->s[at + n] == c)
		n++;
	return n;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A letter or digit, of any script as far as one byte tells. */
static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The byte at an offset, a blank outside. */
static char
byte_at(const struct walk *w, size_t from, size_t at)
{
	return at < from || at >= w->end ? ' ' : w->s[at];
}

/* The value of a decimal digit: they come in runs of ten. */
static int
digit_value(utf8proc_int32_t c)
{
	int back = 0;

	while (back < 60 && utf8proc_category(c - back - 1) ==
	    UTF8PROC_CATEGORY_ND)
		back++;
	return back % 10;
}

static bool
is_letter(utf8proc_int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);

	return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME;
}

/* A character that is not ASCII. */
static void
take_char(struct walk *w, utf8proc_int32_t c, size_t to)
{
	if (c == 0xa0 || c == 0x202f || (c >= 0x2007 && c <= 0x2009))
		emit_one(w, PLAIN_GAP, to);
	else if (c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 ||
	    c == 0xfeff)
		w->p = to;
	else if (c == 0x2010 || c == 0x2011 || c == 0x2212)
		emit_one(w, '-', to);
	else if (c >= 0x2012 && c <= 0x2015)
		emit_one(w, PLAIN_DASH, to);
	else if (c == 0x2019)
		emit_one(w, '\'', to);
	else if (c == 0xff05)
		emit_one(w, '%', to);
	else if (utf8proc_category(c) == UTF8PROC_CATEGORY_ND)
		emit_one(w, (char)('0' + digit_value(c)), to);
	else if (c >= 0x80 && is_letter(c))
		emit(w, w->s + w->p, to - w->p, to);
	else if (c > ' ' && c < 0x7f)
		emit_one(w, (char)c, to);
	else
		emit_one(w, PLAIN_SYMBOL, to);
}

static void
take_utf8(struct walk *w)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n = utf8proc_iterate(
	    (const utf8proc_uint8_t *)w->s + w->p,
	    (utf8proc_ssize_t)(w->end - w->p), &c);

	if (n > 0)
		take_char(w, c, w->p + (size_t)n);
	else
		emit_one(w, PLAIN_SYMBOL, w->p + 1);
}

/* "&nbsp;", "&#8239;", "&#x35;": what it stands for; else false. */
static bool
take_entity(struct walk *w)
{
	static const struct {
		const char *name;
		utf8proc_int32_t c;
	} named[] = { { "&nbsp;", 0xa0 }, { "&thinsp;", 0x2009 },
		{ "&ndash;", 0x2013 }, { "&mdash;", 0x2014 },
		{ "&percnt;", '%' }, { "&minus;", 0x2212 },
		{ "&amp;", '&' }, { "&euro;", 0x20ac } };
	size_t i, n, left = w->end - w->p;
	const char *s = w->s + w->p;
	char number[16], *stop;
	long c;

	for (i = 0; i < sizeof(named) / sizeof(*named); i++) {
		n = strlen(named[i].name);
		if (left >= n && memcmp(s, named[i].name, n) == 0) {
			take_char(w, named[i].c, w->p + n);
			return true;
		}
	}
	if (left < 4 || s[1] != '#')
		return false;
	n = left - 2 < sizeof(number) - 1 ? left - 2 : sizeof(number) - 1;
	memcpy(number, s + 2, n);
	number[n] = '\0';
	i = (number[0] | 32) == 'x';
	if (!isxdigit((unsigned char)number[i]))
		return false;
	c = strtol(number + i, &stop, i == 1 ? 16 : 10);
	if (*stop != ';' || c <= 0 || c > 0x10ffff)
		return false;
	take_char(w, (utf8proc_int32_t)c, w->p + 2 + (size_t)(stop - number) +
	    1);
	return true;
}

/* A code span with n backticks on each side, up to to. */
static void
take_span(struct walk *w, size_t n, size_t to)
{
	if (codespan_is_name(w->s + w->p + n, to - w->p - 2 * n)) {
		emit_one(w, PLAIN_OBJECT, to);
	} else {
		w->span = to;
		w->p += n;
	}
}

/*
 * A run of backticks: a code span if the same run comes again. One that is a
 * name is an object; of others the ticks are dropped and the text is read.
 */
static void
take_ticks(struct walk *w)
{
	size_t n = run_of(w, w->p, '`'), at = w->p + n, more;
	const char *next;

	if (!w->markdown || w->p < w->span) {
		w->p = at;
		return;
	}
	while (n <= TICKS && at < w->end &&
	    (next = memchr(w->s + at, '`', w->end - at)) != NULL) {
		at = (size_t)(next - w->s);
		more = run_of(w, at, '`');
		at += more;
		if (more == n) {
			take_span(w, n, at);
			return;
		}
	}
	emit_one(w, PLAIN_SYMBOL, w->p + n);
}

/* Runs of * and _ are dropped, where blanks are not on both sides. */
static void
take_emphasis(struct walk *w, size_t from)
{
	char c = w->s[w->p];
	size_t n = run_of(w, w->p, c);
	char before = byte_at(w, from, w->p - 1);
	char after = byte_at(w, from, w->p + n);

	if (is_space(before) && is_space(after)) {
		emit_one(w, PLAIN_SYMBOL, w->p + n);
		return;
	}
	if (c == '*' && n % 2 == 1)
		w->stars = !w->stars;
	else if (c == '*')
		w->lines = n % 4 == 2 ? !w->lines : w->lines;
	else if (c == '_' && !(is_word(before) && is_word(after)))
		w->stars = !w->stars;
	w->p += n;
}

/* The end of a link's destination that begins at at. */
static size_t
destination(const struct walk *w, size_t at)
{
	int depth = 0;

	if (at < w->end && w->s[at] == '<') {
		while (at < w->end && w->s[at] != '>' && w->s[at] != '\n')
			at++;
		return at;
	}
	for (; at < w->end && !is_space(w->s[at]); at++) {
		if (w->s[at] == '\\' && at + 1 < w->end)
			at++;
		else if (w->s[at] == '(')
			depth++;
		else if (w->s[at] == ')' && depth-- == 0)
			break;
	}
	return at;
}

/* Where a short label that begins behind at ends, with its ]; or 0. */
static size_t
label_end(const struct walk *w, size_t at)
{
	size_t i;

	for (i = at + 1; i < w->end && i < at + LABEL_MAX; i++) {
		if (w->s[i] == ']')
			return i + 1;
		if (w->s[i] == '[' || w->s[i] == '\n')
			break;
	}
	return 0;
}

/* "[": a footnote's label is dropped, and one of a definition. */
static void
take_open(struct walk *w, size_t from)
{
	size_t stop = label_end(w, w->p);

	if (w->markdown && stop > 0 && w->s[w->p + 1] == '^') {
		w->p = stop;
		return;
	}
	if (w->markdown && stop > 0 && w->p == from && stop < w->end &&
	    w->s[stop] == ':') {
		w->p = stop + 1;
		while (w->p < w->end && w->s[w->p] == ' ')
			w->p++;
		emit_one(w, PLAIN_OBJECT, destination(w, w->p));
		return;
	}
	emit_one(w, '[', w->p + 1);
	w->depth++;
}

/* "]": with it goes the target of a link. */
static void
take_close(struct walk *w)
{
	size_t stop;

	w->depth -= w->depth > 0;
	if (w->markdown && w->p + 1 < w->end && w->s[w->p + 1] == '(') {
		w->depth++;	/* for its ) */
		w->p = destination(w, w->p + 2);
	} else if (w->markdown && w->p + 1 < w->end &&
	    w->s[w->p + 1] == '[' && (stop = label_end(w, w->p + 1)) > 0) {
		w->p = stop;
	} else {
		emit_one(w, ']', w->p + 1);
	}
}

/* Does a URL begin here? */
static bool
at_url(const struct walk *w)
{
	static const char *const begins[] = { "http://", "https://", "www.",
		"mailto:" };
	size_t i, n;

	for (i = 0; i < sizeof(begins) / sizeof(*begins); i++) {
		n = strlen(begins[i]);
		if (w->end - w->p > n &&
		    strncasecmp(w->s + w->p, begins[i], n) == 0)
			return true;
	}
	return false;
}

static void
take_url(struct walk *w)
{
	size_t at = w->p;

	while (at < w->end && !is_space(w->s[at]) &&
	    strchr("<>|`\")]", w->s[at]) == NULL)
		at++;
	while (at > w->p + 1 && strchr("?!.,:;*_~'", w->s[at - 1]) != NULL)
		at--;
	emit_one(w, PLAIN_OBJECT, at);
}

/* Tags within a word: what they surround joins what is outside. */
static bool
is_inline(const char *s, size_t n)
{
	static const char *const names[] = { "b", "i", "em", "strong", "span",
		"u", "s", "a", "mark", "small", "font" };
	size_t i, at = 1 + (s[1] == '/'), len = 0;

	while (at + len < n && isalpha((unsigned char)s[at + len]))
		len++;
	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (strlen(names[i]) == len &&
		    strncasecmp(names[i], s + at, len) == 0)
			return true;
	}
	return false;
}

/* How long is the tag at s? 0: none, or it has digits, which are read. */
static size_t
tag_length(const char *s, size_t n)
{
	size_t i;

	if (n < 3 || !(isalpha((unsigned char)s[1]) || s[1] == '/'))
		return 0;
	for (i = 1; i < n && i < TAG_MAX && s[i] != '<' &&
	    !isdigit((unsigned char)s[i]); i++) {
		if (s[i] == '>')
			return i + 1;
	}
	return 0;
}

/* A tag is dropped, or a blank; a comment is read, as one piece. */
static void
take_tag(struct walk *w)
{
	const char *s = w->s + w->p, *stop;
	size_t n = w->end - w->p, tag = tag_length(s, n);

	if (n > 4 && memcmp(s, "<!--", 4) == 0 && w->p >= w->comment) {
		stop = memmem(s, n, "-->", 3);
		w->comment = stop != NULL ? (size_t)(stop - w->s) + 3 : w->end;
	}
	if (tag == 0)
		emit_one(w, '<', w->p + 1);
	else if (is_inline(s, tag))
		w->p += tag;
	else
		emit_one(w, ' ', w->p + tag);
}

/* A line break, with the quote marks of the next line, is a blank. */
static void
take_break(struct walk *w)
{
	size_t at = w->p;

	while (at < w->end && (is_space(w->s[at]) || (w->s[at] == '>' &&
	    (is_space(w->s[at - 1]) || w->s[at - 1] == '>'))))
		at++;
	emit_one(w, ' ', at);
}

static void
take_backslash(struct walk *w)
{
	if (w->p + 1 < w->end && ispunct((unsigned char)w->s[w->p + 1])) {
		w->p++;
		emit_one(w, w->s[w->p], w->p + 1);
	} else {
		emit_one(w, PLAIN_SYMBOL, w->p + 1);
	}
}

static void
take_bracket(struct walk *w)
{
	char c = w->s[w->p];

	emit_one(w, c, w->p + 1);
	w->depth += c == '(' ? 1 : w->depth > 0 ? -1 : 0;
}

static void
take(struct walk *w, size_t from)
{
	unsigned char c = (unsigned char)w->s[w->p];

	if (c >= 0x80)
		take_utf8(w);
	else if (c == '\n' || c == '\r')
		take_break(w);
	else if (c == '\t')
		emit_one(w, ' ', w->p + 1);
	else if (c < ' ' || c == 0x7f)
		emit_one(w, PLAIN_SYMBOL, w->p + 1);
	else if (c == '\\')
		take_backslash(w);
	else if (c == '`')
		take_ticks(w);
	else if (c == '*' || c == '_')
		take_emphasis(w, from);
	else if (c == '~' && w->p + 1 < w->end && w->s[w->p + 1] == '~')
		w->p += run_of(w, w->p, '~');
	else if (c == '[')
		take_open(w, from);
	else if (c == ']')
		take_close(w);
	else if (c == '(' || c == ')')
		take_bracket(w);
	else if (c == '<' && w->markdown)
		take_tag(w);
	else if (c != '&' || !take_entity(w))
		emit_one(w, (char)c, w->p + 1);
}

void
plain_make(struct plain *out, const char *s, size_t from, size_t to,
    bool markdown)
{
	struct walk w = { .out = out, .s = s, .p = from, .end = to,
	    .markdown = markdown };

	str_reset(&out->text);
	while (w.p < w.end) {
		if (markdown && (w.p == from || !is_word(s[w.p - 1])) &&
		    isalpha((unsigned char)s[w.p]) && at_url(&w))
			take_url(&w);
		else
			take(&w, from);
	}
}

void
plain_release(struct plain *p)
{
	str_release(&p->text);
	free(p->spots);
	p->spots = NULL;
	p->cap = 0;
}
