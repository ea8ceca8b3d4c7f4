/* askquote - does a file bear out what is quoted from it? */

#include "askquote.h"

#include <ctype.h>
#include <string.h>

#include "yaml.h"

enum {
	LINES = 6,		/* that a quote goes over, at most */
	WORDS = 3
};

/* Where a quote was found so far. */
struct places {
	struct cite *cite;
	struct arena *a;
	const char *quote;	/* collapsed */
	unsigned line;		/* as told */
	size_t n, proving;
	bool told;		/* the line told is one that proves */
};

/* Text with each run of blanks and line ends as one blank. */
static void
collapse(struct str *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (strchr(" \t\r\n", s[i]) == NULL || s[i] == '\0')
			str_addc(out, s[i]);
		else if (out->len > 0 && out->s[out->len - 1] != ' ')
			str_addc(out, ' ');
	}
	str_trim_end(out);
}

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Is a word or a number cut between at[-1] and at[0]? */
static bool
is_cut(const char *text, const char *at)
{
	if (at == text || *at == '\0')
		return false;
	if (strchr(".,", at[-1]) != NULL && at - 1 > text)
		return isdigit((unsigned char)at[-2]) &&
		    isdigit((unsigned char)at[0]);
	if (strchr(".,", at[0]) != NULL)
		return isdigit((unsigned char)at[-1]) &&
		    isdigit((unsigned char)at[1]);
	return is_word(at[-1]) && is_word(at[0]);
}

/* Lines from..to of the passage, collapsed. */
static void
add_lines(struct str *out, const struct passage *p, unsigned from,
    unsigned to)
{
	struct str part = STR_INIT;
	const char *line;
	size_t n;

	for (; from <= to; from++) {
		line = passage_line(&n, p, from);
		if (line != NULL)
			str_add(&part, line, n);
		str_addc(&part, '\n');
	}
	collapse(out, part.s, part.len);
	str_release(&part);
}

/* Do lines from..to of the passage hold the quote, with no word cut? */
static bool
holds(const struct passage *p, unsigned from, unsigned to, const char *quote)
{
	struct str text = STR_INIT;
	const char *at;
	bool has;

	add_lines(&text, p, from, to);
	at = strstr(text.s, quote);
	while (at != NULL && (is_cut(text.s, at) ||
	    is_cut(text.s, at + strlen(quote))))
		at = strstr(at + 1, quote);
	has = at != NULL && quote[0] != '\0';
	str_release(&text);
	return has;
}

static size_t
count_words(const char *s)
{
	size_t n = 0;
	bool has;

	while (*s != '\0') {
		for (has = false; *s != '\0' && *s != ' '; s++)
			has = has || is_word(*s);
		n += has;
		s += *s == ' ';
	}
	return n;
}

/* Are these bytes, collapsed, the quote? */
static bool
is_quote(const char *s, size_t n, const char *quote)
{
	struct str text = STR_INIT;
	bool same;

	collapse(&text, s, n);
	same = strcmp(text.s, quote) == 0;
	str_release(&text);
	return same;
}

/* Is the quote a pair below n, or, alone: nothing else is there, a value? */
static bool
is_value(const struct node *n, const char *line, const char *quote,
    bool alone)
{
	const struct node *child;

	if (alone && (is_quote(line + n->from, n->to - n->from, quote) ||
	    (n->text != NULL && is_quote(n->text, n->n, quote))))
		return true;
	NODE_EACH(child, n) {
		if (child->key != NULL && is_quote(line + child->key_from,
		    child->to - child->key_from, quote))
			return true;
		if (is_value(child, line, quote, alone && n->n == 1))
			return true;
	}
	return false;
}

/* Is the quote all that the line of a YAML file says, or a pair of it? */
static bool
is_yaml_value(const struct places *at, const char *line, size_t n)
{
	const struct node *top = str_ends(at->cite->path, ".yaml") ?
	    yaml_parse(at->a, line, n, "line", NULL) : NULL;

	return top != NULL && is_value(top, line, at->quote, true);
}

/* Does the quote, which lines from..to hold, prove something there? */
static bool
proves(const struct places *at, const struct passage *p, unsigned from,
    unsigned to)
{
	struct str text = STR_INIT;
	const char *line, *s;
	bool whole;
	size_t n;

	if (count_words(at->quote) >= WORDS)
		return true;
	add_lines(&text, p, from, to);
	s = text.s + strspn(text.s, "-*+># ");
	whole = strcmp(text.s, at->quote) == 0 || (*s != '\0' &&
	    strcmp(s, at->quote) == 0);
	line = passage_line(&n, p, from);
	if (!whole && from == to && line != NULL)
		whole = is_yaml_value(at, line, n);
	str_release(&text);
	return whole;
}

/* The quote stands in lines from..to. */
static void
note(struct places *at, const struct passage *p, unsigned from, unsigned to)
{
	at->n++;
	if (!proves(at, p, from, to))
		return;
	at->proving++;
	if (at->told)
		return;
	at->told = at->line >= from && at->line <= to;
	at->cite->line = from;
	at->cite->last = to;
}

static void
look(struct places *at, const struct passage *p)
{
	unsigned from, to, end;

	for (from = p->line; from <= p->last; from++) {
		end = p->last - from < LINES ? p->last : from + LINES - 1;
		for (to = from; to <= end && !holds(p, from, to, at->quote);
		    to++)
			;
		if (to <= end && (to == from || !holds(p, from + 1, to,
		    at->quote)))
			note(at, p, from, to);
	}
}

enum askquote
askquote_find(struct cite *cite, struct arena *a,
    const struct passage *const *given, size_t n, unsigned line)
{
	struct places at = { .cite = cite, .a = a, .line = line };
	struct str quote = STR_INIT;
	size_t i;

	collapse(&quote, cite->quote, strlen(cite->quote));
	at.quote = quote.s;
	for (i = 0; i < n; i++) {
		if (strcmp(given[i]->path, cite->path) == 0)
			look(&at, given[i]);
	}
	str_release(&quote);
	if (at.n == 0)
		return ASKQUOTE_NOWHERE;
	if (at.proving == 0)
		return ASKQUOTE_SHORT;
	return at.told || at.n == 1 ? ASKQUOTE_FOUND : ASKQUOTE_MANY;
}
