/* redraft - merging what two people had drafted anew */

#include "redraft.h"

#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "mdedit.h"
#include "mem.h"
#include "place.h"
#include "sidecar.h"
#include "svg.h"
#include "yaml.h"

/* A section that both drafted anew, as it will be on each side. */
struct redrafted {
	const struct node *record;	/* the one that counts */
	const struct md_section *at[SIDES];	/* NULL: not there */
	struct str text[SIDES];
};

struct redraft {
	const struct merge3 *m;
	const char *path;
	struct arena a;
	const struct node *sidecar[SIDES];
	struct md md[SIDES];
	int parsed;
	struct redrafted *moved;
	size_t n;
};

void
redrafts_release(struct redrafts *r)
{
	int i;

	for (i = 0; i < SIDES; i++)
		str_release(&r->sidecars[i]);
}

static const char *
base_of(const struct node *record)
{
	return node_get_text(record, "base", "");
}

static bool
same_draft(const struct node *a, const struct node *b)
{
	return a != NULL && b != NULL && strcmp(base_of(a), base_of(b)) == 0;
}

const struct node *
redraft_winner(const struct node *base, const struct node *ours,
    const struct node *theirs)
{
	int c = strcmp(node_get_text(ours, "generated", ""),
	    node_get_text(theirs, "generated", ""));

	if (same_draft(base, ours) != same_draft(base, theirs))
		return same_draft(base, ours) ? theirs : ours;
	if (c == 0)	/* at the same second: any, if it is the same one */
		c = strcmp(base_of(ours), base_of(theirs));
	return c > 0 ? ours : theirs;
}

static const struct node *
record_of(const struct redraft *r, int side, const char *id)
{
	return sidecar_section(r->sidecar[side], id);
}

/* Did both sides have the section drafted anew, to different texts? */
static bool
both_drafted(const struct redraft *r, const char *id)
{
	const struct node *base = record_of(r, BASE, id);
	const struct node *ours = record_of(r, OURS, id);
	const struct node *theirs = record_of(r, THEIRS, id);

	return ours != NULL && theirs != NULL && !same_draft(ours, theirs) &&
	    !same_draft(base, ours) && !same_draft(base, theirs);
}

/* What a side has of the section, with the draft that counts beneath it. */
static bool
move_text(struct redrafted *v, const struct redraft *r, int side, const char *id)
{
	const struct node *record = record_of(r, side, id);
	struct str from = STR_INIT, to = STR_INIT, now = STR_INIT;
	struct merge3 m = { &from, &now, &to, MERGE3_NONE, "", "" };
	struct err none = ERR_INIT;
	bool clash = false;

	v->at[side] = record == NULL ? NULL : place_find(&r->md[side], NULL,
	    r->sidecar[side], id);
	if (v->at[side] == NULL)
		return true;
	str_adds(&from, base_of(record));
	str_adds(&to, base_of(v->record));
	md_section_text(&now, &r->md[side], v->at[side]);
	if (merge3(&v->text[side], &clash, &m, &none) < 0)
		clash = true;
	str_release(&from);
	str_release(&to);
	str_release(&now);
	return !clash;
}

static void
moved_release(struct redrafted *v)
{
	int i;

	for (i = 0; i < SIDES; i++)
		str_release(&v->text[i]);
}

/* Add the section, unless one of its edits is of what the drafts differ in. */
static void
move_section(struct redraft *r, const char *id)
{
	struct redrafted *v = &r->moved[r->n];
	bool fine = true;
	int i;

	v->record = redraft_winner(record_of(r, BASE, id),
	    record_of(r, OURS, id), record_of(r, THEIRS, id));
	for (i = 0; i < SIDES; i++) {
		str_init(&v->text[i]);
		fine = fine && move_text(v, r, i, id);
	}
	if (fine)
		r->n++;
	else
		moved_release(v);
}

static bool
read_all(struct redraft *r, const struct str sidecars[SIDES])
{
	const struct str *doc[SIDES] = { r->m->base, r->m->ours,
		r->m->theirs };
	struct err none = ERR_INIT;
	const struct node *n;
	int i;

	for (i = 0; i < SIDES; i++) {
		n = yaml_parse(&r->a, sidecars[i].s, sidecars[i].len,
		    "sidecar", NULL);
		if (node_get(n, "sections") != NULL &&
		    node_get(n, "sections")->n <= MD_MANY)
			r->sidecar[i] = n;
		if (md_parse(&r->md[i], doc[i]->s, doc[i]->len, r->path,
		    &none) < 0)
			return false;
		r->parsed++;
		if (r->md[i].n_sections > MD_MANY)
			return false;
	}
	return r->sidecar[OURS] != NULL && r->sidecar[THEIRS] != NULL;
}

/* Put the moved texts of a side into its document. */
static bool
put_texts(struct str *out, const struct redraft *r, int side)
{
	struct md_edit *edits = mem_zero(r->n + 1, sizeof(*edits));
	struct err none = ERR_INIT;
	size_t i, n = 0;
	int rc = 0;

	for (i = 0; i < r->n; i++) {
		const struct redrafted *v = &r->moved[i];

		if (v->at[side] != NULL)
			edits[n++] = (struct md_edit){ v->at[side]->id,
			    v->text[side].s, v->text[side].len };
	}
	str_add(out, r->md[side].bytes, r->md[side].n);
	if (n > 0)
		rc = md_replace_many(out, r->path, edits, n, &none);
	free(edits);
	return rc == 0;
}

/* Facts that nobody changed are those of the draft that counts, too. */
static bool
put_facts(struct str *out, const struct redraft *r, int side)
{
	struct draft *drafts = mem_zero(r->n + 1, sizeof(*drafts));
	struct spec spec = { .output = r->path };
	struct doc_update u = { .spec = &spec, .drafts = drafts,
	    .sidecar = r->sidecar[side] };
	struct err none = ERR_INIT;
	int rc = 0;
	size_t i;

	for (i = 0; i < r->n; i++) {
		const struct node *facts = node_get(r->moved[i].record,
		    "facts");

		if (facts != NULL)
			drafts[u.n++].facts = (struct node *)facts;
	}
	if (u.n > 0)
		rc = doc_set_facts(out, &u, &none);
	free(drafts);
	return rc == 0;
}

/*
 * Where both made the document: what they share, the drafts that count, is
 * its base. All else of it is each one's own.
 */
static void
make_base(struct str *out, const struct redraft *r)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		const struct redrafted *v = &r->moved[i];

		if (v->at[OURS] != NULL && v->at[THEIRS] != NULL)
			str_addf(out, "%s## %s\n\n%s", out->len > 0 ? "\n" :
			    "", v->at[OURS]->heading, base_of(v->record));
	}
}

static bool
put_side(struct str *out, const struct redraft *r, int side)
{
	if (side == BASE && r->m->base->len == 0) {
		make_base(out, r);
		return true;
	}
	return put_texts(out, r, side) && put_facts(out, r, side);
}

/* Find what is to be moved, and move it. */
static bool
align(struct str out[SIDES], struct redraft *r)
{
	const struct node *s, *sections = node_get(r->sidecar[OURS],
	    "sections");
	bool fine;
	int i;

	r->moved = mem_zero(sections->n + 1, sizeof(*r->moved));
	NODE_EACH(s, sections) {
		if (both_drafted(r, s->key))
			move_section(r, s->key);
	}
	fine = r->n > 0;
	for (i = 0; i < SIDES && fine; i++)
		fine = put_side(&out[i], r, i);
	for (i = 0; i < SIDES && !fine; i++)
		str_reset(&out[i]);
	return fine;
}

bool
redraft_align(struct str out[SIDES], struct redrafts *known,
    const struct merge3 *m, const char *path)
{
	struct redraft r = { .m = m, .path = path, .a = ARENA_INIT };
	bool done = read_all(&r, known->sidecars) && align(out, &r);
	size_t i;

	known->moved = done ? r.n : 0;
	for (i = 0; i < r.n; i++)
		moved_release(&r.moved[i]);
	free(r.moved);
	while (r.parsed > 0)
		md_release(&r.md[--r.parsed]);
	arena_release(&r.a);
	return done;
}

/* The NAME/ID.svg of reports/NAME/ID.svg, in whatever folder; or NULL. */
static const char *
drawing_in(const char *path)
{
	static const char folder[] = "reports/";
	size_t n = strlen(path), slashes = 0;

	if (!str_ends(path, ".svg"))
		return NULL;
	while (n > 0 && slashes < 2)
		slashes += path[--n] == '/';
	if (slashes < 2 || n + 1 < strlen(folder))
		return NULL;
	n -= strlen(folder) - 1;
	return str_starts(path + n, folder) && (n == 0 ||
	    path[n - 1] == '/') ? path + n + strlen(folder) : NULL;
}

bool
redraft_sidecar(struct str *out, const char *path)
{
	size_t n = strlen(path);

	if (drawing_in(path) != NULL)
		n = (size_t)(strrchr(path, '/') - path);
	else if (str_ends(path, ".md"))
		n -= strlen(".md");
	else
		return false;
	str_addf(out, ".pos/%.*s.yaml", (int)n, path);
	return true;
}

bool
redraft_is_drawing(const char *path, const struct str *text)
{
	return drawing_in(path) != NULL && str_starts(text->s, SVG_MARK);
}

/* The side whose record of the section counts; BASE: not both have one. */
static int
winner(const struct node *const top[SIDES], const char *id)
{
	const struct node *ours = sidecar_section(top[OURS], id);
	const struct node *theirs = sidecar_section(top[THEIRS], id);

	if (ours == NULL || theirs == NULL)
		return BASE;
	return redraft_winner(sidecar_section(top[BASE], id), ours,
	    theirs) == ours ? OURS : THEIRS;
}

int
redraft_drawing(const char *path, const struct redrafts *known)
{
	struct arena a = ARENA_INIT;
	struct str link = STR_INIT;
	const struct node *top[SIDES], *n;
	int i, side = BASE;

	for (i = 0; i < SIDES && known != NULL; i++)
		top[i] = yaml_parse(&a, known->sidecars[i].s,
		    known->sidecars[i].len, "sidecar", NULL);
	str_addf(&link, "](%s)", drawing_in(path));
	NODE_EACH(n, known == NULL ? NULL : node_get(top[OURS],
	    "sections")) {
		if (strstr(base_of(n), link.s) != NULL)
			side = winner(top, n->key);
	}
	str_release(&link);
	arena_release(&a);
	return side;
}
