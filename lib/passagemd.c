/* passagemd - the passages of a Markdown document */

#include "passageread.h"

#include <string.h>

#include "md.h"

/* One document. */
struct cutter {
	struct passage_file *f;
	struct arena *a;
	const struct md *md;
	const char *title;
};

/* Add what lies between two bytes of the text. */
static void
add(const struct cutter *c, const char *section, const char *where,
    size_t from, size_t to)
{
	struct passage p = { .title = c->title, .where = where,
	    .section = section };

	if (from >= to)
		return;
	p.line = passage_line_at(c->f, from);
	p.last = passage_line_at(c->f, to - 1);
	passage_add(c->f, &p);
}

/* A section, cut at the headings of level 3 in it. */
static void
cut_section(const struct cutter *c, const struct md_section *s)
{
	const char *name = arena_dup(c->a, s->heading), *where = name;
	const char *id = arena_dup(c->a, s->id);
	const struct md_heading *h, *end;
	size_t from = s->from;

	h = c->md->headings;
	for (end = h + c->md->n_headings; h < end; h++) {
		if (!h->top || h->level != 3 || h->from <= from ||
		    h->from >= s->to)
			continue;
		add(c, id, where, from, h->from);
		where = arena_printf(c->a, "%s, %s", name, h->text);
		from = h->from;
	}
	add(c, id, where, from, s->to);
}

int
passage_cut_md(struct passage_file *f, struct arena *a, struct err *e)
{
	struct md md;
	struct cutter c = { f, a, &md, "" };
	size_t i, from;

	if (md_parse(&md, f->bytes, f->n, f->path, e) < 0)
		return -1;
	md_stretch(&md);
	if (md.title != NULL)
		c.title = arena_dup(a, md.title);
	add(&c, NULL, "facts", md.front_from, md.front_to);
	from = md.md_from;
	add(&c, NULL, "", from, md.n_sections > 0 ? md.sections[0].from :
	    md.n);
	for (i = 0; i < md.n_sections; i++)
		cut_section(&c, &md.sections[i]);
	md_release(&md);
	return 0;
}
