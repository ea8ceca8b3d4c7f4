/* docmatch - which sections of three versions are the same, in what order */

#include "docmatch.h"

#include <string.h>

#include "mem.h"
#include "place.h"

/* Is the section of the side not a part yet? */
static bool
is_free(const struct docmatch *g, int side, const struct md_section *s)
{
	size_t i;

	for (i = 0; i < g->n; i++) {
		if (g->parts[i].at[side] == s)
			return false;
	}
	return true;
}

/*
 * The side's section that is base's section s: of the same id, else the one
 * of another id that base does not have whose text is like it.
 */
static const struct md_section *
find(const struct docmatch *g, int side, const struct md_section *s)
{
	const struct md *md = &g->md[side];
	const struct md_section *same = md_find(md, s->id), *c;
	struct str was = STR_INIT, now = STR_INIT;
	size_t i;

	if (same == NULL)
		md_section_text(&was, &g->md[BASE], s);
	for (i = 0; same == NULL && i < md->n_sections; i++) {
		c = &md->sections[i];
		if (md_find(&g->md[BASE], c->id) != NULL ||
		    !is_free(g, side, c))
			continue;
		str_reset(&now);
		md_section_text(&now, md, c);
		if (place_is_like(was.s, &now))
			same = c;
	}
	str_release(&was);
	str_release(&now);
	return same;
}

static struct part *
add_part(struct docmatch *g, size_t at)
{
	MEM_ROOM(g->parts, g->n, g->cap);
	memmove(g->parts + at + 1, g->parts + at,
	    (g->n - at) * sizeof(*g->parts));
	memset(&g->parts[at], 0, sizeof(*g->parts));
	g->n++;
	return &g->parts[at];
}

/* Where a part that has s on the side is; n: nowhere. */
static size_t
part_of(const struct docmatch *g, int side, const struct md_section *s)
{
	size_t i;

	for (i = 0; i < g->n && g->parts[i].at[side] != s; i++)
		;
	return i;
}

/* Parts of what base has, with their places on both sides. */
static void
match_base(struct docmatch *g)
{
	const struct md *base = &g->md[BASE];
	struct part *p;
	size_t i;

	for (i = 0; i < base->n_sections; i++) {
		p = add_part(g, g->n);
		p->at[BASE] = &base->sections[i];
		p->at[OURS] = find(g, OURS, p->at[BASE]);
		p->at[THEIRS] = find(g, THEIRS, p->at[BASE]);
	}
}

const char *
part_id(const struct part *p)
{
	return (p->at[OURS] != NULL ? p->at[OURS] : p->at[THEIRS] != NULL ?
	    p->at[THEIRS] : p->at[BASE])->id;
}

/*
 * Add the side's new sections, each behind the one that is before it there;
 * of several new ones at a place, in the order of their ids.
 */
static void
add_new(struct docmatch *g, int side)
{
	const struct md *md = &g->md[side];
	const struct md_section *s;
	size_t i, at = 0;

	for (i = 0; i < md->n_sections; i++) {
		s = &md->sections[i];
		if (!is_free(g, side, s)) {
			at = part_of(g, side, s) + 1;
			continue;
		}
		while (at < g->n && g->parts[at].at[BASE] == NULL &&
		    strcmp(part_id(&g->parts[at]), s->id) < 0)
			at++;
		if (at < g->n && g->parts[at].at[BASE] == NULL &&
		    strcmp(part_id(&g->parts[at]), s->id) == 0)
			g->parts[at].at[side] = s;
		else
			add_part(g, at)->at[side] = s;
		at++;
	}
}

/* Does the side have what it shares with base in another order? */
static bool
is_reordered(const struct docmatch *g, int side)
{
	const struct md_section *last = NULL;
	size_t i;

	for (i = 0; i < g->n; i++) {
		if (g->parts[i].at[side] == NULL)
			continue;
		if (last != NULL && g->parts[i].at[side] < last)
			return true;
		last = g->parts[i].at[side];
	}
	return false;
}

/* Put the parts that the side has into its order; the others stay. */
static void
reorder(struct docmatch *g, int side)
{
	struct part p;
	size_t i, j;

	for (i = 0; i < g->n; i++) {
		for (j = i + 1; j < g->n; j++) {
			if (g->parts[i].at[side] == NULL ||
			    g->parts[j].at[side] == NULL ||
			    g->parts[i].at[side] < g->parts[j].at[side])
				continue;
			p = g->parts[i];
			g->parts[i] = g->parts[j];
			g->parts[j] = p;
		}
	}
}

void
docmatch(struct docmatch *g)
{
	match_base(g);
	if (!is_reordered(g, OURS) && is_reordered(g, THEIRS))
		reorder(g, THEIRS);
	else if (is_reordered(g, OURS))
		reorder(g, OURS);
	add_new(g, OURS);
	add_new(g, THEIRS);
}
