/* playdoc - the document of a playbook's step */

#include "playdoc.h"

#include <stdlib.h>
#include <string.h>

#include "context.h"
#include "filler.h"
#include "line.h"
#include "mem.h"
#include "share.h"

#define CHECKLIST "## Step checklist"
#define CONFIRM "## To confirm with "
#define SETTLE "## To settle on our side"

/* "## Step checklist", of a step that goes on in a document with its name. */
static void
add_heading(struct str *out, const struct playbook_step *s)
{
	str_adds(out, CHECKLIST);
	if (s->continues)
		str_addf(out, ": %s", s->name);
}

/* What the step has to write down, each with room for it. */
static void
add_fields(struct str *out, const struct playbook_step *s)
{
	const struct node *list = node_get(s->node, "fields"), *c;

	if (node_truth(list))
		str_addf(out, "\n\n### Written down: %s\n\n", s->name);
	NODE_EACH(c, list)
		str_addf(out, "- **%s:**\n", c->text);
}

void
playdoc_add_step(struct str *out, const struct playbook *b,
    const struct playbook_step *s, date due)
{
	const struct node *list = node_get(s->node, "checklist"), *c;

	if (!node_truth(list) && !node_truth(node_get(s->node, "fields")))
		return;
	str_trim_end(out);
	str_adds(out, "\n\n");
	add_heading(out, s);
	str_addf(out, "\n\n%s, step %zu: %s.", b->name,
	    (size_t)(s - b->steps) + 1, s->name);
	if (due != DATE_NONE) {
		str_adds(out, " Due ");
		date_add_long(out, due);
		str_addc(out, '.');
	}
	str_adds(out, node_truth(list) ? "\n\n" : "\n");
	NODE_EACH(c, list)
		str_addf(out, "- [ ] %s\n", c->text);
	str_trim_end(out);
	add_fields(out, s);
	str_trim_end(out);
	str_addc(out, '\n');
}

static int
fill(struct str *out, struct ws *ws, const struct partner *p,
    const struct str *text, const struct playbook_step *s, const char *again,
    struct err *e)
{
	const char *file = arena_printf(&ws->arena, "templates/%s.md",
	    s->template);
	struct filler f = { .a = &ws->arena, .dir = ws->root.path,
	    .again = again,
	    .root = node_new(&ws->arena, NODE_MAP),
	    .env = { .escape = MUSTACHE_MARKDOWN, .missing = MUSTACHE_LIST } };
	struct template t;
	int rc = context_add(f.root, &ws->arena, ws, p->slug, e);

	template_split(&t, text->s, text->len);
	if (rc == 0) {
		filler_start(&f);
		rc = filler_fill(out, &f, &t, file, e);
	}
	filler_release(&f);
	return rc;
}

int
playdoc_make(struct str *out, struct ws *ws, const struct partner *p,
    const struct playbook *b, const struct playbook_step *s, date due,
    struct err *e)
{
	const char *file = arena_printf(&ws->arena, "templates/%s.md",
	    s->template);
	struct str text = STR_INIT;
	int rc = share_read(&text, &ws->files, file, e);

	if (rc == 0)
		rc = fill(out, ws, p, &text, s, arena_printf(&ws->arena,
		    "pos play step %s --partner %s --refill", b->id, p->slug),
		    e);
	if (rc == 0)
		playdoc_add_step(out, b, s, due);
	str_release(&text);
	return rc;
}

enum section { NEITHER, LIST, OTHER_LIST, ASKED, OURS };

/* Is the heading, of n bytes, that of the checklist of s? NULL: of any. */
static enum section
list_of(const char *line, size_t n, const struct playbook_step *s)
{
	struct str own = STR_INIT;
	bool is;

	if (n < strlen(CHECKLIST) || memcmp(line, CHECKLIST,
	    strlen(CHECKLIST)) != 0)
		return NEITHER;
	if (s != NULL)
		add_heading(&own, s);
	else
		str_add(&own, line, n);
	is = n == own.len && memcmp(line, own.s, n) == 0;
	str_release(&own);
	return is ? LIST : OTHER_LIST;
}

/* The part of the document of s (NULL: any) that a heading of n bytes begins. */
static enum section
section_of(const char *line, size_t n, const struct playbook_step *s)
{
	if (list_of(line, n, s) != NEITHER)
		return list_of(line, n, s);
	if (n == strlen(SETTLE) && memcmp(line, SETTLE, n) == 0)
		return OURS;
	return n > strlen(CONFIRM) && memcmp(line, CONFIRM,
	    strlen(CONFIRM)) == 0 ? ASKED : NEITHER;
}

/* Is the line an item that is not ticked? */
static bool
is_open(const char *line, size_t n)
{
	return n >= 7 && memcmp(line, "- [ ] ", 6) == 0;
}

/* "- [ ] Languages they work in (`languages`), such as ...": both parts. */
static bool
read_fact(struct playdoc_fact *out, struct arena *a, const char *line,
    size_t n)
{
	const char *text = line + strlen("- [ ] ");
	const char *open = memmem(line, n, " (`", 3), *key, *close;

	if (open == NULL || open < text)
		return false;
	key = open + 3;
	close = memmem(key, n - (size_t)(key - line), "`)", 2);
	if (close == NULL)
		return false;
	out->text = arena_ndup(a, text, (size_t)(open - text));
	out->key = arena_ndup(a, key, (size_t)(close - key));
	return true;
}

size_t
playdoc_facts(struct playdoc_fact **out, struct arena *a, const char *bytes,
    size_t n)
{
	enum section in = NEITHER;
	size_t at, stop, found = 0, lines = 1;

	for (at = 0; at < n; at = line_next(bytes, n, at))
		lines++;
	*out = arena_alloc(a, lines * sizeof(**out));
	for (at = 0; at < n; at = line_next(bytes, n, at)) {
		stop = line_stop(bytes, n, at);
		if (stop - at >= 3 && memcmp(bytes + at, "## ", 3) == 0)
			in = section_of(bytes + at, stop - at, NULL);
		if ((in == ASKED || in == OURS) &&
		    is_open(bytes + at, stop - at) &&
		    read_fact(&(*out)[found], a, bytes + at, stop - at))
			found++;
	}
	return found;
}

size_t
playdoc_list_at(const char *bytes, size_t n)
{
	size_t at;

	for (at = 0; at < n; at = line_next(bytes, n, at)) {
		if (section_of(bytes + at, line_stop(bytes, n, at) - at,
		    NULL) == LIST)
			break;
	}
	return at < n ? at : n;
}

void
playdoc_look(struct playdoc_open *out, const struct playbook_step *s,
    const char *bytes, size_t n)
{
	enum section in = NEITHER;
	size_t at = 0, stop;
	const char *line;
	char *item;

	memset(out, 0, sizeof(*out));
	for (; at < n; at = line_next(bytes, n, at)) {
		stop = line_stop(bytes, n, at);
		line = bytes + at;
		if (stop - at >= 3 && memcmp(line, "## ", 3) == 0)
			in = section_of(line, stop - at, s);
		out->has_list = out->has_list || in == LIST;
		if ((in != LIST && in != ASKED) || !is_open(line, stop - at))
			continue;
		if (in == ASKED) {
			out->confirm++;
		} else {
			item = mem_ndup(line + 6, stop - at - 6);
			names_add(&out->unticked, item);
			free(item);
		}
	}
}
