/* importword - what cells mean as values that a record can have */

#include "importword.h"

#include <string.h>

#include "country.h"
#include "fold.h"
#include "partnercheck.h"
#include "slug.h"

enum { LIST_MAX = 200 };	/* values of a list */

/* The id of the entry of list that text names, by id or by name, or NULL. */
static const char *
entry_named(const struct node *list, const char *text)
{
	const struct node *c;
	const char *id;

	NODE_EACH(c, list) {
		id = node_get_text(c, "id", NULL);
		if (id != NULL && (fold_same(id, text) ||
		    fold_same(node_get_text(c, "name", id), text)))
			return id;
	}
	return NULL;
}

/* Where the ids of a set and their names are listed; NULL: not by name. */
static const struct node *
entries_of(const struct ws *ws, enum idset set)
{
	static const char *const lists[IDSETS] = {
		[IDS_TYPES] = "types", [IDS_CATEGORIES] = "categories",
		[IDS_TIERS] = "tiers", [IDS_REGIONS] = "regions",
		[IDS_INDUSTRIES] = "industries", [IDS_SEGMENTS] = "segments"
	};

	if (set == IDS_PRODUCTS)
		return node_get(ws->company, "products");
	if (set == IDS_PAINS)
		return node_get(node_get(ws->company, "value"), "pains");
	return lists[set] != NULL ? node_get(ws->program, lists[set]) : NULL;
}

/* The text in one line: each run of blanks and line ends is one blank. */
static void
one_line(struct str *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr(" \t\r\n", *text) == NULL)
			str_addc(out, *text);
		else if (out->len > 0 && out->s[out->len - 1] != ' ')
			str_addc(out, ' ');
	}
	str_trim_end(out);
}

const char *
job_line(struct import_job *job, const char *text)
{
	struct str s = STR_INIT;
	const char *line = text;

	if (text != NULL && strcmp(job->map.system, "pos") != 0) {
		one_line(&s, text);
		line = arena_dup(&job->arena, s.s);
	}
	str_release(&s);
	return line;
}

/* Text as the shape would have it; NULL, with *why set: it cannot. */
static const char *
meant(struct import_job *job, const struct shape *s, const char *text,
    struct str *why)
{
	struct partner_key key = { .shape = s };
	struct str as = STR_INIT;
	const char *id = NULL;

	/* what our own export holds was on file */
	if ((s->kind == SHAPE_TEXT && strcmp(job->map.system, "pos") == 0) ||
	    partner_value_check(why, &key, job->ws, text) == 0)
		return arena_dup(&job->arena, text);
	if (s->kind == SHAPE_TEXT) {
		one_line(&as, text);
		str_reset(why);
		if (partner_value_check(why, &key, job->ws, as.s) == 0)
			id = arena_dup(&job->arena, as.s);
		str_release(&as);
		return id;
	}
	if (s->kind == SHAPE_REF)
		id = entry_named(entries_of(job->ws, s->set), text);
	else if (s->kind == SHAPE_COUNTRY)
		id = country_code(text);
	else if (s->kind == SHAPE_WORD || s->kind == SHAPE_ID)
		slug_ascii(&as, text);
	if (as.len > 0) {
		str_reset(why);
		if (partner_value_check(why, &key, job->ws, as.s) == 0)
			id = arena_dup(&job->arena, as.s);
	}
	str_release(&as);
	return id;
}

/* What becomes of one text; found out once for all rows. */
struct meaning {
	const char *value;	/* NULL: none */
	const char *why;
};

static const struct meaning *
meaning_of(struct import_job *job, const struct shape *s, const char *text)
{
	struct str key = STR_INIT, why = STR_INIT;
	struct meaning *m;

	str_addf(&key, "%s %s", s->key, text);
	m = map_get(&job->values, key.s);
	if (m == NULL) {
		m = arena_alloc(&job->arena, sizeof(*m));
		m->value = meant(job, s, text, &why);
		m->why = arena_dup(&job->arena, why.s);
		*map_at(&job->values, arena_dup(&job->arena, key.s)) = m;
	}
	str_release(&key);
	str_release(&why);
	return m;
}

const char *
job_meaning(const char **why, struct import_job *job, const struct shape *s,
    const char *text)
{
	const struct meaning *m = meaning_of(job, s, text);

	*why = m->why;
	return m->value;
}

const char *
job_word(struct import_job *job, struct import_row *row, size_t field,
    const struct shape *table, bool required)
{
	const struct import_field *f = &job->map.fields[field];
	const struct shape *s = shape_member(table, f->name, strlen(f->name));
	const char *text = row->cell[field];
	const struct meaning *m;

	if (text == NULL)
		return NULL;
	m = meaning_of(job, s, text);
	if (m->value == NULL && required)
		job_reject(job, row, "%s: %s", f->name, m->why);
	else if (m->value == NULL)
		job_note(job, "%s left out: %s; a map file can say under "
		    "values: what it means", f->name, m->why);
	return m->value;
}

/* The next text of a list; exact: with \ before ; and \. Moves *p on. */
static void
next_text(struct str *out, const char **p, char separator, bool exact)
{
	const char *s = *p;

	str_reset(out);
	for (; *s != '\0' && *s != separator; s++) {
		if (exact && *s == '\\' && (s[1] == ';' || s[1] == '\\'))
			s++;
		str_addc(out, *s);
	}
	*p = s + (*s == separator);
}

struct node *
job_words(struct import_job *job, struct import_row *row, size_t field,
    const struct shape *table)
{
	const struct import_field *f = &job->map.fields[field];
	const struct shape *s = shape_member(table, f->name, strlen(f->name));
	const char *p = row->cell[field];
	bool exact = strcmp(job->map.system, "pos") == 0;
	char separator = p != NULL && !exact && strchr(p, ';') == NULL ? ',' :
	    ';';
	struct node *list = node_new(&job->arena, NODE_LIST);
	struct str one = STR_INIT;
	const struct meaning *m;

	while (p != NULL && *p != '\0') {
		next_text(&one, &p, separator, exact);
		if (!exact) {
			str_trim_end(&one);
			str_splice(&one, 0, strspn(one.s, " \n"), "", 0);
		}
		if (one.len == 0)
			continue;
		if (list->n == LIST_MAX) {
			job_reject(job, row, "%s has more than %d values",
			    f->name, LIST_MAX);
			break;
		}
		m = meaning_of(job, s, one.s);
		if (m->value == NULL)
			job_note(job, "%s left out: %s", f->name, m->why);
		else if (!node_has(list, m->value))
			node_str(&job->arena, list, NULL, m->value);
	}
	str_release(&one);
	if (list->n == 0)
		return NULL;
	node_rename(list, f->name);
	return list;
}

void
job_ids_listed(struct import_job *job, struct import_row *row, size_t field,
    const struct shape *table, struct node *record)
{
	struct arena *a = &job->arena;
	struct node *list, *c, *ids;
	const char *eq;

	if (strcmp(job->map.system, "pos") != 0)
		return;
	list = job_words(job, row, field, table);
	if (list == NULL)
		return;
	ids = node_add(a, record, "ids", NODE_MAP);
	NODE_EACH(c, list) {
		eq = strchr(c->text, '=');
		if (eq != NULL)
			node_str(a, ids, arena_ndup(a, c->text, (size_t)(eq -
			    c->text)), eq + 1);
	}
}
