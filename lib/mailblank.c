/* mailblank - what a mail leaves for others to fill in */

#include "mailblank.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
	RUN = 3,		/* underscores that are a blank */
	BLANK_MAX = 200,	/* bytes of one: what is longer is a text */
	ORDER_WORDS = 5,	/* of "INSERT THE PRICE HERE" */
	FOUND_MAX = 10
};

struct search {
	struct str *why;
	const char *where, *text;
	const char *const *given;
	size_t n, found;
};

static bool
is_given(const struct search *s, const char *part)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (s->given[i] != NULL && strstr(s->given[i], part) != NULL)
			return true;
	}
	return false;
}

static void
found(struct search *s, const char *p, size_t n)
{
	char *part;

	if (s->found == FOUND_MAX)
		return;
	s->found++;
	part = mem_ndup(p, n);
	if (!is_given(s, part))
		str_addf(s->why, "%s: '%.60s' is left for somebody to fill "
		    "in; leave out what is not known\n", s->where, part);
	free(part);
}

/* The end of what a mark opens, within its line; NULL: it does not close. */
static const char *
close_of(const char *p, char close)
{
	const char *end = p;

	while (end - p < BLANK_MAX && *end != '\0' && *end != '\n' &&
	    *end != close)
		end++;
	return *end == close ? end : NULL;
}

/* A mailbox or a page: whether it was given is looked at elsewhere. */
static bool
is_address(const char *p, const char *end)
{
	size_t n = (size_t)(end - p);

	return memchr(p, ' ', n) == NULL && (memchr(p, '@', n) != NULL ||
	    memmem(p, n, "://", 3) != NULL);
}

static bool
begins_name(const char *p)
{
	return isalpha((unsigned char)*p) || *p == '_' || *p == '$' ||
	    (unsigned char)*p >= 0x80;
}

/* What stands between marks, without blanks around it: left to fill in? */
static bool
is_blank(char open, size_t run, const char *p, const char *end)
{
	bool spaced = *p == ' ';

	while (p < end && *p == ' ')
		p++;
	while (end > p && end[-1] == ' ')
		end--;
	if (p == end || is_address(p, end))
		return false;
	if (open == '<')	/* a < b and c > d */
		return begins_name(p) && (run > 1 || !spaced);
	if (open == '{')
		return run > 1 || begins_name(p);
	/* a note, a box that is ticked or not */
	return run > 1 || end - p > (isdigit((unsigned char)*p) ? 3 : 1) ||
	    !isalnum((unsigned char)*p);
}

static void
find_marks(struct search *s, char open, char close)
{
	const char *p = s->text, *in, *end, *after;
	size_t run;

	while ((p = strchr(p, open)) != NULL) {
		for (run = 1; p[run] == open; run++)
			;
		in = p + run;
		end = close_of(in, close);
		if (end == NULL) {
			p = in;
			continue;
		}
		for (after = end; *after == close; after++)
			;
		if (!(open == '[' && *after == '(') &&
		    is_blank(open, run, in, end))
			found(s, p, (size_t)(after - p));
		p = after;
	}
}

static bool
is_word(const char *text, const char *p, size_t n)
{
	return (p == text || !isalnum((unsigned char)p[-1])) &&
	    !isalnum((unsigned char)p[n]);
}

/* Words that stand for what is to come; "your TODO list" is none. */
static void
find_words(struct search *s)
{
	static const char *const words[] = { "XXX", "TBD", "TODO" };
	const char *p;
	size_t i, n;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		n = strlen(words[i]);
		for (p = s->text; (p = strstr(p, words[i])) != NULL; p += n) {
			if (is_word(s->text, p, n) && !(words[i][1] == 'O' &&
			    p[n] == ' ' && islower((unsigned char)p[n + 1])))
				found(s, p, n);
		}
	}
}

/* The end of "INSERT PRICE HERE": a few words of capitals; NULL: it is none. */
static const char *
order_end(const char *p)
{
	int words = 0;

	for (;;) {
		p += strspn(p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
		if (*p != ' ' || ++words > ORDER_WORDS)
			return NULL;
		p++;
		if (str_starts(p, "HERE") && !isalnum((unsigned char)p[4]))
			return p + 4;
		if (!isupper((unsigned char)*p))
			return NULL;
	}
}

static void
find_orders(struct search *s)
{
	static const char *const words[] = { "INSERT ", "ENTER ", "ADD ",
		"YOUR " };
	const char *p, *end;
	size_t i, n;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		n = strlen(words[i]);
		for (p = s->text; (p = strstr(p, words[i])) != NULL; p += n) {
			end = is_word(s->text, p, n - 1) ? order_end(p) :
			    NULL;
			if (end != NULL)
				found(s, p, (size_t)(end - p));
		}
	}
}

/* Is the run of n bytes at p all that its line has? */
static bool
is_alone(const char *text, const char *p, size_t n)
{
	return (p == text || p[-1] == '\n') && (p[n] == '\0' || p[n] == '\n');
}

/* "Name: ____" */
static void
find_runs(struct search *s)
{
	const char *p;
	size_t n;

	for (p = s->text; (p = strchr(p, '_')) != NULL; p += n) {
		n = strspn(p, "_");
		if (n >= RUN && !is_alone(s->text, p, n))
			found(s, p, n);
	}
}

void
mail_blanks(struct str *why, const char *where, const char *text,
    const char *const *given, size_t n)
{
	struct search s = { why, where, text, given, n, 0 };

	find_marks(&s, '[', ']');
	find_marks(&s, '{', '}');
	find_marks(&s, '<', '>');
	find_words(&s);
	find_orders(&s);
	find_runs(&s);
}
