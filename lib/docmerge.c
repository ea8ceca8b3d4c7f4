/* docmerge - three-way merge of documents, section by section */

#include "docmerge.h"

#include <stdlib.h>
#include <string.h>

#include "docmatch.h"
#include "line.h"

struct merging {
	const struct merge3 *m;
	struct docmatch doc;
	int parsed;		/* of doc.md */
	struct str *out;
	struct names *conflicts;
};

static const struct str *
text_of(const struct merging *g, int side)
{
	return side == BASE ? g->m->base : side == OURS ? g->m->ours :
	    g->m->theirs;
}

/* The bytes of a section without the blank lines at its end. */
static struct str
chunk(const struct merging *g, int side, const struct md_section *s)
{
	struct str out = STR_INIT;

	if (s != NULL) {
		const char *p = g->doc.md[side].bytes + s->from;

		str_add(&out, p, line_trail(p, s->to - s->from));
		str_trim_end(&out);
	}
	return out;
}

static struct str
body(const struct merging *g, int side, const struct md_section *s)
{
	struct str out = STR_INIT;

	if (s != NULL)
		md_section_text(&out, &g->doc.md[side], s);
	return out;
}

static void
conflict(struct merging *g, const char *id)
{
	if (!names_has(g->conflicts, id))
		names_add(g->conflicts, id);
}

/* Append a chunk with one blank line before what follows. */
static void
put_chunk(struct merging *g, const char *s, size_t n)
{
	const char *eol = g->doc.md[OURS].eol;

	str_add(g->out, s, n);
	str_adds(g->out, eol);
	str_adds(g->out, eol);
}

/* Append a side's section as it is, with the blank lines behind it. */
static void
put_side(struct merging *g, int side, const struct md_section *s)
{
	const char *p = g->doc.md[side].bytes + s->from;
	size_t n = s->to - s->from, end = line_trail(p, n);

	if (end < n && line_blank(p + end, n - end))
		str_add(g->out, p, n);
	else {
		struct str c = chunk(g, side, s);

		put_chunk(g, c.s, c.len);
		str_release(&c);
	}
}

/* Both sides wrote a section of one id, each for itself. */
static void
put_both(struct str *out, const struct merge3 *m)
{
	if (m->favour == MERGE3_THEIRS)
		str_add(out, m->theirs->s, m->theirs->len);
	else
		str_addf(out, "<<<<<<< %s\n%s=======\n%s>>>>>>> %s\n",
		    m->our_name, m->ours->s, m->theirs->s, m->their_name);
}

/* The heading of a part that both changed: ours, unless only theirs is new. */
static void
add_heading(struct str *out, const struct merging *g, const struct part *p)
{
	const struct md_section *b = p->at[BASE], *s = p->at[OURS];
	int side = OURS;

	if (b != NULL && strcmp(b->heading, s->heading) == 0) {
		side = THEIRS;
		s = p->at[THEIRS];
	}
	str_add(out, g->doc.md[side].bytes + s->from, s->body_from - s->from);
	str_trim_end(out);
}

/* Both sides changed a section: merge its body, and its heading. */
static int
put_merged(struct merging *g, const struct part *p, struct err *e)
{
	struct str t[SIDES], merged = STR_INIT, all = STR_INIT;
	struct merge3 m = *g->m;
	bool clash = p->at[BASE] == NULL;
	int i, rc = 0;

	for (i = 0; i < SIDES; i++)
		t[i] = body(g, i, p->at[i]);
	m.base = &t[BASE];
	m.ours = &t[OURS];
	m.theirs = &t[THEIRS];
	if (clash)
		put_both(&merged, &m);
	else
		rc = merge3(&merged, &clash, &m, e);
	if (clash)
		conflict(g, part_id(p));
	add_heading(&all, g, p);
	str_addf(&all, "\n%s%s", merged.len > 0 ? "\n" : "", merged.s);
	str_trim_end(&all);
	str_reset(&merged);
	line_add(&merged, all.s, all.len, g->doc.md[OURS].eol);
	put_chunk(g, merged.s, merged.len);
	for (i = 0; i < SIDES; i++)
		str_release(&t[i]);
	str_release(&merged);
	str_release(&all);
	return rc;
}

/* One side removed a section: it goes, unless the other changed it. */
static void
put_removed(struct merging *g, const struct part *p)
{
	int left = p->at[OURS] != NULL ? OURS : THEIRS;
	struct str was = chunk(g, BASE, p->at[BASE]);
	struct str now = chunk(g, left, p->at[left]);

	if (!str_same(&was, &now)) {
		conflict(g, part_id(p));
		if (g->m->favour == MERGE3_NONE || left == THEIRS)
			put_side(g, left, p->at[left]);
	}
	str_release(&was);
	str_release(&now);
}

static int
put_part(struct merging *g, const struct part *p, struct err *e)
{
	struct str t[SIDES];
	int i, rc = 0;

	if (p->at[OURS] == NULL || p->at[THEIRS] == NULL) {
		if (p->at[BASE] == NULL)
			put_side(g, p->at[OURS] != NULL ? OURS : THEIRS,
			    p->at[OURS] != NULL ? p->at[OURS] :
			    p->at[THEIRS]);
		else if (p->at[OURS] != p->at[THEIRS])
			put_removed(g, p);
		return 0;
	}
	for (i = 0; i < SIDES; i++)
		t[i] = chunk(g, i, p->at[i]);
	if (str_same(&t[BASE], &t[THEIRS]) ||
	    str_same(&t[OURS], &t[THEIRS]))
		put_side(g, OURS, p->at[OURS]);
	else if (p->at[BASE] != NULL && str_same(&t[BASE], &t[OURS]))
		put_side(g, THEIRS, p->at[THEIRS]);
	else
		rc = put_merged(g, p, e);
	for (i = 0; i < SIDES; i++)
		str_release(&t[i]);
	return rc;
}

/* Where the first section begins. */
static size_t
sections_from(const struct md *md)
{
	return md->n_sections > 0 ? md->sections[0].from : md->n;
}

/* The frontmatter with its lines of ---, or what lies above the sections. */
static struct str
above(const struct merging *g, int side, bool front)
{
	const struct md *md = &g->doc.md[side];
	size_t from = front ? 0 : md->md_from;
	size_t to = front ? md->md_from : sections_from(md);
	struct str out = STR_INIT;

	str_add(&out, md->bytes + from, to - from);
	return out;
}

/* The YAML of the frontmatter. */
static struct str
yaml_of(const struct merging *g, int side)
{
	const struct md *md = &g->doc.md[side];
	struct str out = STR_INIT;

	str_add(&out, md->bytes + md->front_from, md->front_to -
	    md->front_from);
	return out;
}

/* Merge the frontmatter of both sides, which both have, by its keys. */
static int
put_front(struct merging *g, struct err *e)
{
	const struct md *ours = &g->doc.md[OURS];
	struct str t[SIDES], merged = STR_INIT;
	struct names at = { 0 };
	struct merge3 m = *g->m;
	int i, rc;

	for (i = 0; i < SIDES; i++)
		t[i] = yaml_of(g, i);
	m.base = &t[BASE];
	m.ours = &t[OURS];
	m.theirs = &t[THEIRS];
	rc = yamlmerge(&merged, &at, &m, e);
	if (at.n > 0)
		conflict(g, "");
	str_add(g->out, ours->bytes, ours->front_from);
	str_add(g->out, merged.s, merged.len);
	str_add(g->out, ours->bytes + ours->front_to,
	    ours->md_from - ours->front_to);
	for (i = 0; i < SIDES; i++)
		str_release(&t[i]);
	str_release(&merged);
	names_release(&at);
	return rc;
}

static int
merge_above(struct merging *g, struct str t[SIDES], bool front, struct err *e)
{
	struct merge3 m = *g->m;
	bool clash = false;
	int rc;

	if (front && g->doc.md[OURS].front_to > g->doc.md[OURS].front_from &&
	    g->doc.md[THEIRS].front_to > g->doc.md[THEIRS].front_from)
		return put_front(g, e);
	m.base = &t[BASE];
	m.ours = &t[OURS];
	m.theirs = &t[THEIRS];
	rc = merge3(g->out, &clash, &m, e);
	if (clash)
		conflict(g, "");
	return rc;
}

/* Frontmatter, then title and introduction. */
static int
put_above(struct merging *g, bool front, struct err *e)
{
	struct str t[SIDES];
	int i, rc = 0;

	for (i = 0; i < SIDES; i++)
		t[i] = above(g, i, front);
	if (str_same(&t[BASE], &t[THEIRS]) ||
	    str_same(&t[OURS], &t[THEIRS]))
		str_add(g->out, t[OURS].s, t[OURS].len);
	else if (str_same(&t[BASE], &t[OURS]))
		str_add(g->out, t[THEIRS].s, t[THEIRS].len);
	else
		rc = merge_above(g, t, front, e);
	for (i = 0; i < SIDES; i++)
		str_release(&t[i]);
	return rc;
}

/* One line end at the end, as ours has it. */
static void
end_text(struct merging *g)
{
	size_t n = g->m->ours->len;

	if (g->doc.n > 0 && n > 0 && line_trail(g->m->ours->s, n) == n) {
		str_trim_end(g->out);
		if (g->out->len > 0)
			str_adds(g->out, g->doc.md[OURS].eol);
	}
}

static int
merge_parts(struct merging *g, struct err *e)
{
	size_t i;

	docmatch(&g->doc);
	if (put_above(g, true, e) < 0 || put_above(g, false, e) < 0)
		return -1;
	for (i = 0; i < g->doc.n; i++) {
		if (put_part(g, &g->doc.parts[i], e) < 0)
			return -1;
	}
	end_text(g);
	return 0;
}

/* Of a text that is no document: by lines and sentences. */
static int
merge_plain(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e)
{
	bool clash = false;
	int rc = merge3(out, &clash, m, e);

	if (clash)
		names_add(conflicts, "");
	return rc;
}

/* Are there more sections than documents have? */
static bool
has_many(const struct merging *g)
{
	return g->doc.md[BASE].n_sections > MD_MANY ||
	    g->doc.md[OURS].n_sections > MD_MANY ||
	    g->doc.md[THEIRS].n_sections > MD_MANY;
}

int
docmerge(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e)
{
	struct merging g = { .m = m, .out = out, .conflicts = conflicts };
	int rc = 0;

	if (str_same(m->base, m->theirs) || str_same(m->ours, m->theirs))
		str_add(out, m->ours->s, m->ours->len);
	else if (str_same(m->base, m->ours))
		str_add(out, m->theirs->s, m->theirs->len);
	else {
		for (g.parsed = 0; g.parsed < SIDES; g.parsed++) {
			const struct str *t = text_of(&g, g.parsed);

			if (md_parse(&g.doc.md[g.parsed], t->s, t->len, "merge",
			    NULL) < 0)
				break;
		}
		rc = g.parsed == SIDES && !has_many(&g) ?
		    merge_parts(&g, e) : merge_plain(out, conflicts, m, e);
	}
	while (g.parsed > 0)
		md_release(&g.doc.md[--g.parsed]);
	free(g.doc.parts);
	return rc;
}
