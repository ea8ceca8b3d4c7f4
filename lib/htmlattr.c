/* htmlattr - the attributes in HTML */

#include "htmlattr.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "str.h"

enum { SEEN = 32 };	/* attributes of a tag that are held against others */

struct html {
	const char *s, *end, *counted;	/* counted: line is that of this byte */
	uint32_t line;
	struct str tag, name, value;
	struct str names;		/* of this tag: "href\0class\0" */
	size_t n_names;
	void (*fn)(const struct html_attr *attr, void *ctx);
	void *ctx;
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
skip_space(struct html *h)
{
	while (h->s < h->end && is_space(*h->s))
		h->s++;
}

/* Move behind the next occurrence of what, or to the end. */
static void
skip_to(struct html *h, const char *what)
{
	size_t n = strlen(what);
	const char *at = memmem(h->s, (size_t)(h->end - h->s), what, n);

	h->s = at != NULL ? at + n : h->end;
}

/* The line of h->s, which only moves forward. */
static uint32_t
line_here(struct html *h)
{
	for (; h->counted < h->s; h->counted++)
		h->line += *h->counted == '\n';
	return h->line;
}

/* A name in lower case: its first byte whatever it is, then up to ends. */
static void
read_name(struct str *out, struct html *h, const char *ends)
{
	str_reset(out);
	str_addc(out, (char)tolower((unsigned char)*h->s++));
	for (; h->s < h->end && !is_space(*h->s) &&
	    strchr(ends, *h->s) == NULL; h->s++)
		str_addc(out, (char)tolower((unsigned char)*h->s));
}

/* &#10; and &#xa; at s: append the character. 0: it is none, else its bytes. */
static size_t
add_number(struct str *out, const char *s, size_t n)
{
	bool hex = n > 2 && (s[2] == 'x' || s[2] == 'X');
	size_t from = hex ? 3 : 2, i;
	utf8proc_uint8_t bytes[4];
	long code = 0;

	for (i = from; i < n && (hex ? isxdigit((unsigned char)s[i]) :
	    isdigit((unsigned char)s[i])) && code < 0x110000; i++)
		code = code * (hex ? 16 : 10) + (isdigit((unsigned char)s[i]) ?
		    s[i] - '0' : tolower((unsigned char)s[i]) - 'a' + 10);
	if (i == from || code == 0 ||
	    !utf8proc_codepoint_valid((utf8proc_int32_t)code))
		return 0;
	str_add(out, (const char *)bytes, (size_t)utf8proc_encode_char(
	    (utf8proc_int32_t)code, bytes));
	return i + (i < n && s[i] == ';');
}

/* The same for all references; one that is unknown stays as it is. */
static size_t
add_reference(struct str *out, const char *s, size_t n)
{
	static const struct { const char *name; char c; } known[] = {
		{ "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
		{ "&quot;", '"' }, { "&apos;", '\'' } };
	size_t i, len;

	if (n > 2 && s[1] == '#')
		return add_number(out, s, n);
	for (i = 0; i < sizeof(known) / sizeof(*known); i++) {
		len = strlen(known[i].name);
		if (n >= len && memcmp(s, known[i].name, len) == 0) {
			str_addc(out, known[i].c);
			return len;
		}
	}
	return 0;
}

static void
add_value(struct str *out, const char *s, size_t n)
{
	size_t i, used;

	for (i = 0; i < n; i += used) {
		used = s[i] == '&' ? add_reference(out, s + i, n - i) : 0;
		if (used == 0) {
			str_addc(out, s[i]);
			used = 1;
		}
	}
}

/* What follows the name of an attribute. */
static void
read_value(struct html *h)
{
	const char *from;

	str_reset(&h->value);
	skip_space(h);
	if (h->s == h->end || *h->s != '=')
		return;
	h->s++;
	skip_space(h);
	from = h->s;
	if (h->s < h->end && (*h->s == '"' || *h->s == '\'')) {
		h->s = memchr(from + 1, *from, (size_t)(h->end - from - 1));
		if (h->s == NULL)
			h->s = h->end;
		add_value(&h->value, from + 1, (size_t)(h->s - from - 1));
		h->s += h->s < h->end;
		return;
	}
	while (h->s < h->end && !is_space(*h->s) && *h->s != '>')
		h->s++;
	add_value(&h->value, from, (size_t)(h->s - from));
}

/* Is the attribute the first of its name in this tag? Then remember it. */
static bool
is_first(struct html *h)
{
	const char *at;

	for (at = h->names.s; at < h->names.s + h->names.len;
	    at += strlen(at) + 1) {
		if (strcmp(at, h->name.s) == 0)
			return false;
	}
	if (h->n_names++ < SEEN)
		str_add(&h->names, h->name.s, strlen(h->name.s) + 1);
	return true;
}

/* The attributes up to the end of the tag, which a file may not have. */
static bool
read_attributes(struct html *h, bool tell)
{
	struct html_attr attr;

	str_reset(&h->names);
	h->n_names = 0;
	for (;;) {
		while (h->s < h->end && (is_space(*h->s) || *h->s == '/'))
			h->s++;
		if (h->s == h->end || *h->s == '>')
			break;
		attr.line = tell ? line_here(h) : 0;
		read_name(&h->name, h, "/>=");
		read_value(h);
		attr.tag = h->tag.s;
		attr.name = h->name.s;
		attr.value = h->value.s;
		if (tell && is_first(h))
			h->fn(&attr, h->ctx);
	}
	if (h->s == h->end)
		return false;
	h->s++;
	return true;
}

/* Move behind the text of script and its like, which ends with </script. */
static void
skip_text(struct html *h)
{
	size_t n = h->tag.len;
	const char *at;

	while ((at = memmem(h->s, (size_t)(h->end - h->s), "</", 2)) != NULL) {
		h->s = at + 2;
		if ((size_t)(h->end - h->s) > n && strncasecmp(h->s,
		    h->tag.s, n) == 0 && (is_space(h->s[n]) ||
		    h->s[n] == '/' || h->s[n] == '>')) {
			h->s = at;
			return;
		}
	}
	h->s = h->end;
}

static bool
has_text_only(const char *tag)
{
	static const char *const tags[] = { "script", "style", "title",
		"textarea", "xmp", "iframe", "noembed", "noframes" };
	size_t i;

	for (i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
		if (strcmp(tag, tags[i]) == 0)
			return true;
	}
	return false;
}

/* A tag whose name begins at h->s; one that has no end is none. */
static void
read_named(struct html *h, bool end)
{
	const char *from;
	bool closed;

	read_name(&h->tag, h, "/>");
	from = h->s;
	closed = read_attributes(h, false);
	if (end || !closed)
		return;
	h->s = from;
	read_attributes(h, true);
	if (has_text_only(h->tag.s))
		skip_text(h);
}

/* Move behind a comment, whose <! is read: it ends with --> or --!>. */
static void
skip_comment(struct html *h)
{
	size_t left;

	for (h->s += 3; h->s < h->end; h->s++) {
		h->s = memmem(h->s, (size_t)(h->end - h->s), "--", 2);
		if (h->s == NULL)
			break;
		left = (size_t)(h->end - h->s);
		if (left > 2 && h->s[2] == '>') {
			h->s += 3;
			return;
		}
		if (left > 3 && h->s[2] == '!' && h->s[3] == '>') {
			h->s += 4;
			return;
		}
	}
	h->s = h->end;
}

/* h->s is behind a <. */
static void
read_tag(struct html *h)
{
	bool end = h->s < h->end && *h->s == '/';

	h->s += end;
	if (h->s == h->end)
		return;
	if (isalpha((unsigned char)*h->s))
		read_named(h, end);
	else if (h->end - h->s > 3 && memcmp(h->s, "!-->", 4) == 0)
		h->s += 4;	/* a whole comment, as is <!---> */
	else if (h->end - h->s > 4 && memcmp(h->s, "!--->", 5) == 0)
		h->s += 5;
	else if (h->end - h->s > 2 && memcmp(h->s, "!--", 3) == 0)
		skip_comment(h);
	else if (end || *h->s == '?' || *h->s == '!')
		skip_to(h, ">");
}

void
html_attrs(const char *bytes, size_t n,
    void (*fn)(const struct html_attr *attr, void *ctx), void *ctx)
{
	struct html h = { .s = bytes, .end = bytes + n, .counted = bytes,
		.line = 1, .tag = STR_INIT, .name = STR_INIT,
		.value = STR_INIT, .names = STR_INIT, .fn = fn, .ctx = ctx };

	while (h.s < h.end) {
		skip_to(&h, "<");
		read_tag(&h);
	}
	str_release(&h.tag);
	str_release(&h.name);
	str_release(&h.value);
	str_release(&h.names);
}
