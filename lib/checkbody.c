/* checkbody - what the body of a template holds: blanks, pictures */

#include "checkers.h"

#include <ctype.h>
#include <string.h>

#include "flowchart.h"
#include "prose.h"

enum { MANY = 1000 };	/* brackets and diagrams of a template to look at */

/* Lines of a text, counted as it is gone through. */
struct lines {
	const char *text;
	uint32_t line;		/* of text, from 1 in the file */
};

/* The line of the byte at p, which is not before the one asked for last. */
static uint32_t
line_at(struct lines *l, const char *p)
{
	for (; l->text < p; l->text++)
		l->line += *l->text == '\n';
	return l->line;
}

/* Is [text] of n bytes defined as the name of a link, or a footnote? */
static bool
is_defined(const struct str *body, const char *text, size_t n)
{
	struct str mark = STR_INIT;
	bool is;

	str_addf(&mark, "\n[%.*s]: ", (int)n, text);
	is = text[0] == '^' || strncmp(body->s, mark.s + 1, mark.len - 1) ==
	    0 || strstr(body->s, mark.s) != NULL;
	str_release(&mark);
	return is;
}

/* Is "[text][name]" a link: is the name, or the text if it is empty, one? */
static bool
is_reference(const struct str *body, const char *open, const char *close)
{
	const char *name = close + 2, *end = strpbrk(name, "[]\n");

	if (close[1] != '[' || end == NULL || *end != ']')
		return false;
	return end > name ? is_defined(body, name, (size_t)(end - name)) :
	    is_defined(body, open + 1, (size_t)(close - open) - 1);
}

/* Is it Markdown's: a link, an image, an escaped bracket, a task? */
static bool
is_markup(const struct str *body, const char *open, const char *close)
{
	char before = open > body->s ? open[-1] : '\n';

	return close[1] == '(' || is_reference(body, open, close) ||
	    before == ']' || before == '!' || before == '\\' ||
	    (close - open == 2 && strchr(" xX", open[1]) != NULL);
}

/* Does what is between the brackets ask to be filled? */
static bool
is_blank(const struct str *body, const char *open, const char *close)
{
	const char *p;

	if (is_markup(body, open, close))
		return false;
	for (p = open + 1; p < close; p++) {
		if (isalpha((unsigned char)*p) || *p == '_' ||
		    strncmp(p, "...", 3) == 0)
			return !is_defined(body, open + 1,
			    (size_t)(close - open) - 1);
	}
	return false;
}

void
check_blanks(struct check *c, const char *file, const struct template *t)
{
	struct str body = STR_INIT;
	const char *open, *close;
	struct lines lines;
	size_t seen = 0;

	prose_mask(&body, t->body, t->nbody, 0);
	lines = (struct lines){ body.s, t->line };
	for (open = strchr(body.s, '['); open != NULL && seen++ < MANY;
	    open = strchr(open + 1, '[')) {
		close = strpbrk(open + 1, "[]\n");
		if (close == NULL || *close != ']' ||
		    !is_blank(&body, open, close))
			continue;
		fault_add(&c->faults, FAULT_ERROR, file, line_at(&lines,
		    open), "a blank in brackets, %.*s: write a {{value}}, or "
		    "say in {{^value}} what holds without it; for a signature "
		    "a line of ____", (int)(close - open > 60 ? 60 : close -
		    open + 1), open);
	}
	str_release(&body);
}

/* Where the next diagram in the text begins, behind its fence; or NULL. */
static const char *
next_diagram(const char *p)
{
	while ((p = strstr(p, "```mermaid")) != NULL) {
		p += strcspn(p, "\n");
		if (*p == '\n')
			return p + 1;
	}
	return NULL;
}

void
check_pictures(struct check *c, const char *file, const struct template *t)
{
	struct str body = STR_INIT, why = STR_INIT;
	const char *p, *end;
	struct lines lines;
	uint32_t line;
	size_t seen = 0;

	prose_mask(&body, t->body, t->nbody, PROSE_CODE);
	lines = (struct lines){ body.s, t->line };
	for (p = body.s; (p = next_diagram(p)) != NULL && seen++ < MANY;
	    p = end) {
		end = strstr(p, "```");
		if (end == NULL)
			end = body.s + body.len;
		str_reset(&why);
		line = flowchart_fault(&why, p, (size_t)(end - p));
		if (line > 0)
			fault_add(&c->faults, FAULT_ERROR, file,
			    line_at(&lines, p) + line - 1, "mermaid: %s",
			    why.s);
		end += strspn(end, "`");
	}
	str_release(&body);
	str_release(&why);
}
