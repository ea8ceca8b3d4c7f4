/* prose - what a person reads in the body of a template */

#include "prose.h"

#include <ctype.h>
#include <string.h>

/* Blank the bytes from..to, but for line ends. */
static void
blank(struct str *s, size_t from, size_t to, char with)
{
	for (; from < to && from < s->len; from++) {
		if (s->s[from] != '\n' && s->s[from] != '\r')
			s->s[from] = with;
	}
}

/* Where what begins at `at` ends, behind the mark, or the text's end. */
static size_t
behind(const struct str *s, size_t at, const char *mark)
{
	const char *p = memmem(s->s + at, s->len - at, mark, strlen(mark));

	return p != NULL ? (size_t)(p - s->s) + strlen(mark) : s->len;
}

/* Is it the opening of a section for when the program says nothing? */
static bool
is_default(const struct str *s, size_t at)
{
	return strncmp(s->s + at, "{{^program.", 11) == 0 ||
	    strncmp(s->s + at, "{{^tier_info", 12) == 0 ||
	    strncmp(s->s + at, "{{^partner.tier_info", 20) == 0 ||
	    strncmp(s->s + at, "{{^partner.type_info", 20) == 0;
}

/* Where the section that opens at `at`, its tag n bytes, ends. */
static size_t
default_end(const struct str *s, size_t at, size_t n)
{
	struct str close = STR_INIT;
	size_t end;

	str_addf(&close, "{{/%.*s", (int)(n - 3), s->s + at + 3);
	end = behind(s, at, close.s);
	str_release(&close);
	return end;
}

/* Does the tag give a value, and not only say what follows? */
static bool
is_value(char after)
{
	return strchr("#^/!>=", after) == NULL;
}

static void
blank_tags(struct str *s, size_t from, unsigned parts)
{
	const char *p;
	size_t at, end;

	while ((p = memmem(s->s + from, s->len - from, "{{", 2)) != NULL) {
		at = (size_t)(p - s->s);
		end = behind(s, at, "}}");
		end += end < s->len && s->s[end] == '}';
		if ((parts & PROSE_NO_DEFAULTS) && is_default(s, at))
			end = default_end(s, at, end - at);
		blank(s, at, end, is_value(p[2]) ? PROSE_VALUE : ' ');
		from = end;
	}
}

/* Fences of ``` or ~~~ and what is between them. */
static void
blank_fences(struct str *s, size_t start)
{
	size_t at = start, end, from = 0, n;
	bool inside = false;

	for (; at < s->len; at = end) {
		end = behind(s, at, "\n");
		n = strspn(s->s + at, " ");
		if (strncmp(s->s + at + n, "```", 3) == 0 ||
		    strncmp(s->s + at + n, "~~~", 3) == 0) {
			if (inside)
				blank(s, from, end, ' ');
			from = at;
			inside = !inside;
		}
	}
	if (inside)
		blank(s, from, s->len, ' ');
}

/* `code` within a line. */
static void
blank_spans(struct str *s, size_t start)
{
	char *p = s->s + start, *close;

	while ((p = strchr(p, '`')) != NULL) {
		close = strpbrk(p + 1, "`\n");
		if (close == NULL)
			return;
		if (*close == '`')
			blank(s, (size_t)(p - s->s),
			    (size_t)(close - s->s) + 1, ' ');
		p = close + 1;
	}
}

/* Addresses: scheme://..., name@host, and the target of a link. */
static void
blank_addresses(struct str *s, size_t start)
{
	size_t at = start, n;

	while (at < s->len) {
		n = strcspn(s->s + at, " \t\n\r|<>\"");
		if (n > 0 && (memmem(s->s + at, n, "://", 3) != NULL ||
		    memchr(s->s + at, '@', n) != NULL))
			blank(s, at, at + n, ' ');
		at += n > 0 ? n : 1;
	}
	for (at = behind(s, start, "]("); at < s->len;
	    at = behind(s, at, "](")) {
		n = strcspn(s->s + at, ")\n");
		blank(s, at, at + n, ' ');
	}
}

void
prose_mask(struct str *out, const char *body, size_t n, unsigned parts)
{
	size_t from = out->len;

	str_add(out, body, n);
	for (size_t i = from; i < out->len; i++) {
		if (out->s[i] == '\0')
			out->s[i] = ' ';
	}
	blank_tags(out, from, parts);
	if (parts & PROSE_CODE)
		return;
	blank_fences(out, from);
	blank_spans(out, from);
	blank_addresses(out, from);
}

/* Does a line that begins here begin an item, a heading, a quote, a table? */
static bool
is_opening(const char *p)
{
	size_t digits;

	p += strspn(p, " \t");
	digits = strspn(p, "0123456789");
	return *p == '\0' || strchr("\n\r#>|", *p) != NULL ||
	    (strchr("-*+", *p) != NULL && p[1] == ' ') ||
	    (digits > 0 && strchr(".)", p[digits]) != NULL);
}

/* Does a sentence end with the byte at p? */
static bool
is_end(const char *p, const char *start)
{
	if (*p == '|' || *p == ';')
		return true;
	if (*p == '\n')
		return is_opening(p + 1) || strchr("#|", *start) != NULL;
	return strchr(".?!", *p) != NULL && p[1] != '\0' &&
	    isspace((unsigned char)p[1]);
}

bool
prose_next(struct sentence *s, const struct str *masked)
{
	size_t from = s->to;
	const char *p;

	while (from < masked->len && (isspace((unsigned char)
	    masked->s[from]) || masked->s[from] == '|'))
		from++;
	for (; s->from < from; s->from++)
		s->line += masked->s[s->from] == '\n';
	if (from == masked->len)
		return false;
	for (p = masked->s + from; *p != '\0' && !is_end(p, masked->s + from);
	    p++)
		;
	s->to = (size_t)(p - masked->s) + (*p != '\0' && *p != '\n');
	return true;
}

bool
prose_begins(const struct str *masked, size_t at)
{
	while (at > 0 && (masked->s[at - 1] == ' ' ||
	    masked->s[at - 1] == '\t'))
		at--;
	return at == 0 || strchr("\n\r.?!:|*_#>(\"'-", masked->s[at - 1]) !=
	    NULL;
}
