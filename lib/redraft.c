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
#include "tree3.h"
#include "yaml.h"

/* A section that both sides had drafted, to one draft or to two. */
struct redrafted {
	const char *id;			/* in the sidecars */
	const struct node *record;	/* the one that counts */
	const struct md_section *at[SIDES];	/* NULL: not there */
	bool anew;			/* there are two, other than base's */
	bool moved;			/* text has what people did, on one */
	struct str text[SIDES];
};

struct redraft {
	const struct merge3 *m;
	const char *path;
	struct arena a;
	const struct node *sidecar[SIDES];
	struct md md[SIDES];
	int parsed;
	struct redrafted *of;
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

/* Do both have the same text and the same facts? */
static bool
same_draft(const struct node *a, const struct node *b)
{
	return a != NULL && b != NULL && strcmp(base_of(a), base_of(b)) ==
	    0 && tree3_same(node_get(a, "facts"), node_get(b, "facts"));
}

/* Was it recorded of a text that stayed as it was: pos gen --keep? */
static bool
is_kept(const struct node *record)
{
	return strcmp(node_get_text(record, "kept", ""), "true") == 0;
}

const struct node *
redraft_winner(const struct node *base, const struct node *ours,
    const struct node *theirs)
{
	int c = strcmp(node_get_text(ours, "generated", ""),
	    node_get_text(theirs, "generated", ""));

	if (same_draft(base, ours) != same_draft(base, theirs))
		return same_draft(base, ours) ? theirs : ours;
	if (is_kept(ours) != is_kept(theirs))
		return is_kept(ours) ? theirs : ours;
	if (c == 0)	/* at the same second: any, if it is the same one */
		c = strcmp(base_of(ours), base_of(theirs));
	if (c == 0)
		c = strcmp(node_get_text(ours, "evidence", ""),
		    node_get_text(theirs, "evidence", ""));
	return c > 0 ? ours : theirs;
}

static const struct node *
record_of(const struct redraft *r, int side, const char *id)
{
	return sidecar_section(r->sidecar[side], id);
}

/* What a side has of the section, with the draft that counts beneath it. */
static bool
move_text(struct redrafted *v, const struct redraft *r, int side)
{
	const struct node *record = record_of(r, side, v->id);
	struct str from = STR_INIT, to = STR_INIT, now = STR_INIT;
	struct merge3 m = { &from, &now, &to, MERGE3_NONE, "", "" };
	struct err none = ERR_INIT;
	bool clash = false;

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

/* Add a section of which both sides have a record. */
static void
add_section(struct redraft *r, const char *id)
{
	struct redrafted *v = &r->of[r->n];
	const struct node *record[SIDES];
	int i;

	for (i = 0; i < SIDES; i++) {
		record[i] = record_of(r, i, id);
		str_init(&v->text[i]);
		v->at[i] = record[i] == NULL ? NULL : place_find(&r->md[i],
		    NULL, r->sidecar[i], id);
	}
	v->id = id;
	v->record = redraft_winner(record[BASE], record[OURS],
	    record[THEIRS]);
	v->anew = !same_draft(record[OURS], record[THEIRS]) &&
	    !same_draft(record[BASE], record[OURS]) &&
	    !same_draft(record[BASE], record[THEIRS]);
	v->moved = v->anew;
	for (i = 0; i < SIDES && v->moved; i++)
		v->moved = move_text(v, r, i);
	if (v->anew || record[BASE] == NULL)
		r->n++;
}

/* The sidecar, or NULL when it is none that the tools wrote. */
static const struct node *
sound(struct arena *a, const struct str *text)
{
	const struct node *top = yaml_parse(a, text->s, text->len, "sidecar",
	    NULL);

	return sidecar_is_sound(top) ? top : NULL;
}

static bool
read_all(struct redraft *r, const struct str sidecars[SIDES])
{
	const struct str *doc[SIDES] = { r->m->base, r->m->ours,
		r->m->theirs };
	struct err none = ERR_INIT;
	int i;

	for (i = 0; i < SIDES; i++) {
		r->sidecar[i] = sound(&r->a, &sidecars[i]);
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
		const struct redrafted *v = &r->of[i];

		if (v->moved && v->at[side] != NULL)
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
		const struct node *facts = node_get(r->of[i].record,
		    "facts");

		if (r->of[i].anew && facts != NULL)
			drafts[u.n++].facts = (struct node *)facts;
	}
	if (u.n > 0)
		rc = doc_set_facts(out, &u, &none);
	free(drafts);
	return rc == 0;
}

/* The heading both began with: people may have given it another one since. */
static const char *
first_heading(const struct redrafted *v)
{
	return strcmp(v->at[THEIRS]->id, v->id) == 0 ?
	    v->at[THEIRS]->heading : v->at[OURS]->heading;
}

/*
 * What both sides made for the first time has a draft in common all the same:
 * it is the base of both.
 */
static void
add_first(struct str *out, const struct redraft *r)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		const struct redrafted *v = &r->of[i];

		if (record_of(r, BASE, v->id) != NULL || (v->anew &&
		    !v->moved) || v->at[OURS] == NULL ||
		    v->at[THEIRS] == NULL || md_find(&r->md[BASE],
		    v->at[THEIRS]->id) != NULL)
			continue;
		str_trim_end(out);
		str_addf(out, "%s## %s\n\n%s", out->len > 0 ? "\n\n" : "",
		    first_heading(v), base_of(v->record));
	}
}

static bool
put_side(struct str *out, const struct redraft *r, int side)
{
	if (side == BASE && r->m->base->len == 0) {
		add_first(out, r);
		return true;
	}
	if (!put_texts(out, r, side) || !put_facts(out, r, side))
		return false;
	if (side == BASE)
		add_first(out, r);
	return true;
}

static void
texts_release(struct redrafted *v)
{
	int i;

	for (i = 0; i < SIDES; i++)
		str_release(&v->text[i]);
}

/* Find what is to be moved, and move it. */
static bool
align(struct str out[SIDES], struct redraft *r)
{
	const struct node *s, *sections = node_get(r->sidecar[OURS],
	    "sections");
	bool fine;
	int i;

	r->of = mem_zero(sections->n + 1, sizeof(*r->of));
	NODE_EACH(s, sections) {
		if (record_of(r, THEIRS, s->key) != NULL)
			add_section(r, s->key);
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

	known->moved = 0;
	for (i = 0; i < r.n; i++) {
		known->moved += done && r.of[i].moved;
		texts_release(&r.of[i]);
	}
	free(r.of);
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
		top[i] = sound(&a, &known->sidecars[i]);
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
