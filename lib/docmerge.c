/* docmerge - three-way merge of documents, section by section */

#include "docmerge.h"

#include <stdlib.h>
#include <string.h>

#include "docgap.h"
#include "docmatch.h"
#include "line.h"

struct merging {
	const struct merge3 *m;
	struct docmatch doc;
	int parsed;		/* of doc.md */
	struct str *out;	/* the last line has no line end yet */
	struct str last;	/* the text written last: a section's, or
				 * that above them */
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

		str_add(&out, p, docgap_text(p, s->to - s->from));
	}
	return out;
}

/* The same of what is between the frontmatter and the sections. */
static struct str
intro(const struct merging *g, int side)
{
	const struct md *md = &g->doc.md[side];
	const char *p = md->bytes + md->md_from;
	size_t n = md->n_sections > 0 ? md->sections[0].from : md->n;
	struct str out = STR_INIT;

	str_add(&out, p, docgap_text(p, n - md->md_from));
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

/* A document that was its frontmatter alone may lack the line end behind. */
static void
end_front(struct merging *g)
{
	if (g->out->len > 0 && g->out->s[g->out->len - 1] != '\n' &&
	    g->out->s[g->out->len - 1] != '\r')
		str_adds(g->out, g->doc.md[OURS].eol);
}

static void
put_text(struct merging *g, const struct part *p, const struct str *text)
{
	if (g->last.len == 0)
		end_front(g);
	docgap_before(g->out, &g->doc, p, &g->last);
	str_add(g->out, text->s, text->len);
	str_reset(&g->last);
	str_add(&g->last, text->s, text->len);
}

/* Append a part as one side has it. */
static void
put_side(struct merging *g, const struct part *p, int side)
{
	struct str text = chunk(g, side, p->at[side]);

	put_text(g, p, &text);
	str_release(&text);
}

/* The heading of a part as one side has it. */
static struct str
heading(const struct merging *g, int side, const struct md_section *s)
{
	struct str out = STR_INIT;

	if (s != NULL)
		str_add(&out, g->doc.md[side].bytes + s->from, s->body_from -
		    s->from);
	str_trim_end(&out);
	return out;
}

static bool
is_called(const struct md_section *a, const struct md_section *b)
{
	return a != NULL && strcmp(a->heading, b->heading) == 0;
}

/*
 * The heading of a part that both changed: of the side that renamed it; both,
 * between markers, when each gave it another name, or made it with one.
 */
static void
add_heading(struct str *out, struct merging *g, const struct part *p)
{
	struct str t[SIDES];
	struct merge3 m = *g->m;
	int i;

	for (i = 0; i < SIDES; i++)
		t[i] = heading(g, i, p->at[i]);
	m.ours = &t[OURS];
	m.theirs = &t[THEIRS];
	if (is_called(p->at[OURS], p->at[THEIRS]) ||
	    is_called(p->at[BASE], p->at[THEIRS])) {
		str_add(out, t[OURS].s, t[OURS].len);
	} else if (is_called(p->at[BASE], p->at[OURS])) {
		str_add(out, t[THEIRS].s, t[THEIRS].len);
	} else {
		str_addc(&t[OURS], '\n');
		str_addc(&t[THEIRS], '\n');
		merge3_both(out, &m);
		conflict(g, part_id(p));
	}
	str_trim_end(out);
	for (i = 0; i < SIDES; i++)
		str_release(&t[i]);
}

/* Both sides changed a section: merge its body, and its heading. */
static int
put_merged(struct merging *g, const struct part *p, struct err *e)
{
	struct str t[SIDES], merged = STR_INIT, all = STR_INIT;
	struct merge3 m = *g->m;
	bool clash = false;
	int i, rc = 0;

	for (i = 0; i < SIDES; i++)
		t[i] = body(g, i, p->at[i]);
	m.base = &t[BASE];
	m.ours = &t[OURS];
	m.theirs = &t[THEIRS];
	if (p->at[BASE] != NULL) {
		rc = merge3(&merged, &clash, &m, e);
	} else if (str_same(&t[OURS], &t[THEIRS])) {
		str_add(&merged, t[OURS].s, t[OURS].len);
	} else {		/* each wrote it for itself */
		merge3_both(&merged, &m);
		clash = true;
	}
	if (clash)
		conflict(g, part_id(p));
	add_heading(&all, g, p);
	str_addf(&all, "\n%s%s", merged.len > 0 ? "\n" : "", merged.s);
	str_trim_end(&all);
	str_reset(&merged);
	line_add(&merged, all.s, all.len, g->doc.md[OURS].eol);
	put_text(g, p, &merged);
	for (i = 0; i < SIDES; i++)
		str_release(&t[i]);
	str_release(&merged);
	str_release(&all);
	return rc;
}

/* A section that one side changed and the other removed, between markers. */
static void
put_marked(struct merging *g, const struct part *p, int left,
    const struct str *now)
{
	struct str none = STR_INIT, marked = STR_INIT, out = STR_INIT;
	struct merge3 m = *g->m;

	m.ours = left == OURS ? now : &none;
	m.theirs = left == OURS ? &none : now;
	merge3_both(&marked, &m);
	str_trim_end(&marked);
	line_add(&out, marked.s, marked.len, g->doc.md[left].eol);
	put_text(g, p, &out);
	str_release(&none);
	str_release(&marked);
	str_release(&out);
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
		if (g->m->favour == MERGE3_NONE)
			put_marked(g, p, left, &now);
		else if (left == THEIRS)
			put_side(g, p, left);
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
			put_side(g, p, p->at[OURS] != NULL ? OURS : THEIRS);
		else if (p->at[OURS] != p->at[THEIRS])
			put_removed(g, p);
		return 0;
	}
	for (i = 0; i < SIDES; i++)
		t[i] = chunk(g, i, p->at[i]);
	if (str_same(&t[BASE], &t[THEIRS]) ||
	    str_same(&t[OURS], &t[THEIRS]))
		put_side(g, p, OURS);
	else if (p->at[BASE] != NULL && str_same(&t[BASE], &t[OURS]))
		put_side(g, p, THEIRS);
	else
		rc = put_merged(g, p, e);
	for (i = 0; i < SIDES; i++)
		str_release(&t[i]);
	return rc;
}

/* The frontmatter with its lines of ---. */
static struct str
front(const struct merging *g, int side)
{
	const struct md *md = &g->doc.md[side];
	struct str out = STR_INIT;

	str_add(&out, md->bytes, md->md_from);
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
	size_t k;
	int i, rc;

	for (i = 0; i < SIDES; i++)
		t[i] = yaml_of(g, i);
	m.base = &t[BASE];
	m.ours = &t[OURS];
	m.theirs = &t[THEIRS];
	rc = yamlmerge(&merged, &at, &m, e);
	for (k = 0; k < at.n; k++)
		conflict(g, at.s[k]);
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

/* Merge by lines and sentences what is above the sections. */
static int
merge_above(struct merging *g, struct str *out, struct str t[SIDES],
    struct err *e)
{
	struct merge3 m = *g->m;
	bool clash = false;
	int rc;

	m.base = &t[BASE];
	m.ours = &t[OURS];
	m.theirs = &t[THEIRS];
	rc = merge3(out, &clash, &m, e);
	if (clash)
		conflict(g, "");
	return rc;
}

/* The version that counts when at most one side changed it, or -1. */
static int
changed_by(const struct str t[SIDES])
{
	if (str_same(&t[BASE], &t[THEIRS]) || str_same(&t[OURS], &t[THEIRS]))
		return OURS;
	return str_same(&t[BASE], &t[OURS]) ? THEIRS : -1;
}

static bool
has_front(const struct md *md)
{
	return md->front_to > md->front_from;
}

static int
put_fronts(struct merging *g, struct err *e)
{
	struct str t[SIDES];
	int i, side, rc = 0;

	for (i = 0; i < SIDES; i++)
		t[i] = front(g, i);
	side = changed_by(t);
	if (side >= 0)
		str_add(g->out, t[side].s, t[side].len);
	else if (has_front(&g->doc.md[OURS]) && has_front(&g->doc.md[THEIRS]))
		rc = put_front(g, e);
	else
		rc = merge_above(g, g->out, t, e);
	for (i = 0; i < SIDES; i++)
		str_release(&t[i]);
	return rc;
}

/*
 * Merge the introductions as whole lines, like a section's body: so the last
 * line is the same whether another follows or not.
 */
static int
merge_intro(struct merging *g, const struct str t[SIDES], struct err *e)
{
	struct str lines[SIDES], merged = STR_INIT;
	int i, rc;

	for (i = 0; i < SIDES; i++) {
		str_init(&lines[i]);
		line_add(&lines[i], t[i].s, t[i].len, "\n");
		str_adds(&lines[i], t[i].len > 0 ? "\n" : "");
	}
	rc = merge_above(g, &merged, lines, e);
	line_add(&g->last, merged.s, merged.len, g->doc.md[OURS].eol);
	for (i = 0; i < SIDES; i++)
		str_release(&lines[i]);
	str_release(&merged);
	return rc;
}

/* Title and introduction. */
static int
put_intro(struct merging *g, struct err *e)
{
	struct str t[SIDES];
	int i, side, rc = 0;

	for (i = 0; i < SIDES; i++)
		t[i] = intro(g, i);
	side = changed_by(t);
	if (side >= 0)
		str_add(&g->last, t[side].s, t[side].len);
	else
		rc = merge_intro(g, t, e);
	str_cut(&g->last, docgap_text(g->last.s, g->last.len));
	if (g->last.len > 0)
		end_front(g);
	str_add(g->out, g->last.s, g->last.len);
	for (i = 0; i < SIDES; i++)
		str_release(&t[i]);
	return rc;
}

static int
merge_parts(struct merging *g, struct err *e)
{
	size_t i;

	docmatch(&g->doc);
	if (put_fronts(g, e) < 0 || put_intro(g, e) < 0)
		return -1;
	for (i = 0; i < g->doc.n; i++) {
		if (put_part(g, &g->doc.parts[i], e) < 0)
			return -1;
	}
	if (g->last.len > 0)
		docgap_end(g->out, &g->doc);
	return 0;
}

static int
parse(struct merging *g, int side)
{
	const struct str *t = text_of(g, side);

	if (md_parse(&g->doc.md[side], t->s, t->len, "merge", NULL) < 0)
		return -1;
	md_stretch(&g->doc.md[side]);
	return 0;
}

/* Parse all; are they documents, of no more sections than those have? */
static bool
are_documents(struct merging *g)
{
	bool few = true;

	for (; g->parsed < SIDES && parse(g, g->parsed) == 0; g->parsed++)
		few = few && g->doc.md[g->parsed].n_sections <= MD_MANY;
	return few && g->parsed == SIDES;
}

int
docmerge(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e)
{
	struct merging g = { .m = m, .out = out, .last = STR_INIT,
	    .conflicts = conflicts };
	int rc = 0;

	if (str_same(m->base, m->theirs) || str_same(m->ours, m->theirs))
		str_add(out, m->ours->s, m->ours->len);
	else if (str_same(m->base, m->ours))
		str_add(out, m->theirs->s, m->theirs->len);
	else
		rc = are_documents(&g) ? merge_parts(&g, e) :
		    linemerge(out, conflicts, m, e);
	while (g.parsed > 0)
		md_release(&g.doc.md[--g.parsed]);
	str_release(&g.last);
	free(g.doc.parts);
	return rc;
}
