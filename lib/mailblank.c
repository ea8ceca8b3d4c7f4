/* mailblank - what a mail leaves for others to fill in */

#include "mailblank.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum { RUN = 3 };	/* underscores that are a blank */

struct search {
	struct str *why;
	const char *where, *text;
	const char *const *given;
	size_t n;
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
found(const struct search *s, const char *p, size_t n)
{
	char *part = mem_ndup(p, n);

	if (!is_given(s, part))
		str_addf(s->why, "%s: '%.60s' is left for somebody to fill "
		    "in; leave out what is not known\n", s->where, part);
	free(part);
}

/*
 * Between two marks: a line's part that begins as a name does, and is no
 * address: whether that was given is looked at elsewhere.
 */
static bool
is_name(const char *p, const char *end)
{
	const char *c;

	for (c = p; c < end; c++) {
		if (*c == '\n' || *c == '@' || strncmp(c, "://", 3) == 0)
			return false;
	}
	return p < end && (isalpha((unsigned char)*p) || *p == '_' ||
	    (unsigned char)*p >= 0x80);
}

static void
find_marks(const struct search *s, const char *open, const char *close)
{
	size_t n = strlen(close);
	const char *p, *end;

	for (p = s->text; (p = strstr(p, open)) != NULL; p++) {
		end = strstr(p, close);
		if (end == NULL)
			return;
		/* "{" of "{{name}}" is not another one */
		if ((p == s->text || p[-1] != *open) &&
		    is_name(p + strlen(open), end))
			found(s, p, (size_t)(end - p) + n);
	}
}

static bool
is_word(const char *text, const char *p, size_t n)
{
	return (p == text || !isalnum((unsigned char)p[-1])) &&
	    !isalnum((unsigned char)p[n]);
}

/* Words that stand for what is to come. */
static void
find_words(const struct search *s)
{
	static const char *const words[] = { "XXX", "TBD", "TODO" };
	const char *p;
	size_t i, n;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		n = strlen(words[i]);
		for (p = s->text; (p = strstr(p, words[i])) != NULL; p += n) {
			if (is_word(s->text, p, n))
				found(s, p, n);
		}
	}
}

/* "INSERT PRICE HERE": nothing between the two is a lower letter. */
static void
find_orders(const struct search *s)
{
	static const char *const words[] = { "INSERT", "ENTER", "ADD",
		"YOUR" };
	const char *p, *end, *c;
	size_t i, n;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		n = strlen(words[i]);
		for (p = s->text; (p = strstr(p, words[i])) != NULL; p += n) {
			end = strstr(p, "HERE");
			if (end == NULL)
				break;
			for (c = p; c < end && *c != '\n' &&
			    !islower((unsigned char)*c); c++)
				;
			if (c == end && is_word(s->text, p, n) &&
			    is_word(s->text, end, 4))
				found(s, p, (size_t)(end - p) + 4);
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
find_runs(const struct search *s)
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
	static const char *const marks[][2] = { { "[", "]" }, { "{{", "}}" },
		{ "{", "}" }, { "<", ">" } };
	const struct search s = { why, where, text, given, n };
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		find_marks(&s, marks[i][0], marks[i][1]);
	find_words(&s);
	find_orders(&s);
	find_runs(&s);
}
