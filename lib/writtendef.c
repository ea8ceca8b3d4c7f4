/* writtendef - link definitions in a text of a model's */

#include "written.h"

#define CMARK_NO_SHORT_NAMES	/* NODE_LIST is node.h's */
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

#include "md.h"

enum {
	PROBES = 100,		/* places that are looked at one by one */
	TOLD = 5
};

/* All that a tree shows, and what its links lead to; ':' counts as ','. */
static void
add_shown(struct str *out, const struct md *md)
{
	cmark_iter *iter = cmark_iter_new(md->root);
	cmark_event_type event;
	cmark_node *n;
	size_t i;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		n = cmark_iter_get_node(iter);
		if (event != CMARK_EVENT_ENTER)
			continue;
		if (cmark_node_get_type(n) != CMARK_NODE_TEXT)
			str_addf(out, "\n%s ", cmark_node_get_type_string(n));
		if (cmark_node_get_literal(n) != NULL)
			str_adds(out, cmark_node_get_literal(n));
		if (cmark_node_get_url(n) != NULL)
			str_addf(out, "%s %s ", cmark_node_get_url(n),
			    cmark_node_get_title(n));
	}
	cmark_iter_free(iter);
	for (i = 0; i < out->len; i++) {
		if (out->s[i] == ':')
			out->s[i] = ',';
	}
}

/* Do both texts show the same? What cannot be parsed is told elsewhere. */
static bool
shows_same(const struct str *a, const struct str *b)
{
	struct str shown[2] = { STR_INIT, STR_INIT };
	const struct str *texts[2] = { a, b };
	struct md md;
	bool same;
	int i;

	for (i = 0; i < 2; i++) {
		if (md_parse(&md, texts[i]->s, texts[i]->len, "answer",
		    NULL) < 0)
			continue;
		add_shown(&shown[i], &md);
		md_release(&md);
	}
	same = strcmp(shown[0].s, shown[1].s) == 0;
	str_release(&shown[0]);
	str_release(&shown[1]);
	return same;
}

/* Is the line from..end one of a text? */
static bool
is_line_of(const char *text, const char *from, size_t n)
{
	const char *p, *end;

	for (p = text; *p != '\0'; p = *end ? end + 1 : end) {
		end = strchrnul(p, '\n');
		if ((size_t)(end - p) == n && memcmp(p, from, n) == 0)
			return true;
	}
	return false;
}

/* Does the whole definition around the "]:" at stand in a line of ours? */
static bool
is_ours(const struct str *text, const char *at,
    const struct written_known *known)
{
	const char *from = at, *end = strchrnul(at, '\n');
	size_t i;

	while (from > text->s && from[-1] != '\n')
		from--;
	if (memchr(from, '[', (size_t)(at - from)) == NULL ||
	    strspn(at + 2, " \t") == (size_t)(end - at - 2))
		return false;
	for (i = 0; i < known->nours; i++) {
		if (known->ours[i] != NULL && is_line_of(known->ours[i], from,
		    (size_t)(end - from)))
			return true;
	}
	return false;
}

/* Say where a definition is, as at shows. */
static void
tell(const struct str *text, const char *at, struct str *why)
{
	const char *p, *from = text->s;
	int line = 1;

	for (p = text->s; p < at; p++) {
		if (*p == '\n') {
			line++;
			from = p + 1;
		}
	}
	str_addf(why, "line %d: a link definition, '%.*s'; write the link in "
	    "the text\n", line, (int)(strcspn(from, "\n") < 80 ?
	    strcspn(from, "\n") : 80), from);
}

/* Try each "]:" alone: which of them does the tree not show? */
static void
tell_each(const struct str *text, const struct written_known *known,
    struct str *why)
{
	struct str other = STR_INIT;
	const char *at = text->s;
	int probes = 0, told = 0;

	str_add(&other, text->s, text->len);
	for (; (at = strstr(at, "]:")) != NULL && probes < PROBES &&
	    told < TOLD; at += 2) {
		if (is_ours(text, at, known))
			continue;
		probes++;
		other.s[at + 1 - text->s] = ',';
		if (!shows_same(text, &other)) {
			tell(text, at, why);
			told++;
		}
		other.s[at + 1 - text->s] = ':';
	}
	if (told == 0)
		str_adds(why, "a link definition, '[name]: address'; write "
		    "the link in the text\n");
	str_release(&other);
}

/*
 * A definition is what the tree does not show as text: with a comma for its
 * colon it is none, and all of it is shown. So whatever cmark-gfm takes for
 * one is found, in quotes and lists and over several lines, and nothing else.
 */
void
written_definitions(const char *s, size_t n,
    const struct written_known *known, struct str *why)
{
	struct str text = STR_INIT, other = STR_INIT;
	const char *at;
	bool any = false;

	str_add(&text, s, n);
	str_add(&other, s, n);
	for (at = text.s; (at = strstr(at, "]:")) != NULL; at += 2) {
		if (is_ours(&text, at, known))
			continue;
		other.s[at + 1 - text.s] = ',';
		any = true;
	}
	if (any && !shows_same(&text, &other))
		tell_each(&text, known, why);
	str_release(&text);
	str_release(&other);
}
