/* importjob - what the kinds of import share */

#include "importjob.h"

#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "country.h"
#include "files.h"
#include "fold.h"
#include "partnercheck.h"
#include "slug.h"
#include "yamlout.h"

enum {
	NOTES_MAX = 10,		/* more would hide what matters */
	LIST_MAX = 200		/* values of a list */
};

void
job_note(struct import_job *job, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vaddf(&s, fmt, ap);
	va_end(ap);
	import_mend(&s);
	if (map_get(&job->notes, s.s) == NULL && job->notes.n < NOTES_MAX) {
		*map_at(&job->notes, arena_dup(&job->arena, s.s)) = job;
		cmd_warn("%s: %s%s", job->name, s.s, job->notes.n ==
		    NOTES_MAX ? "; and more of the kind" : "");
	}
	str_release(&s);
}

bool
job_is_id(const char *text)
{
	size_t n = strlen(text);

	return n > 0 && n <= SLUG_MAX && strspn(text,
	    "abcdefghijklmnopqrstuvwxyz0123456789-") == n;
}

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

/* Text as the shape would have it; NULL, with *why set: it cannot. */
static const char *
meant(struct import_job *job, const struct shape *s, const char *text,
    struct str *why)
{
	struct partner_key key = { .shape = s };
	struct str as = STR_INIT;
	const char *id = NULL;

	if (partner_value_check(why, &key, job->ws, text) == 0)
		return arena_dup(&job->arena, text);
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

/* The next text of a list; our exports escape ; and \ by \. Moves *p on. */
static void
next_text(struct str *out, const char **p, char separator)
{
	const char *s = *p;

	str_reset(out);
	for (; *s != '\0' && *s != separator; s++) {
		if (*s == '\\' && (s[1] == ';' || s[1] == '\\'))
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
		next_text(&one, &p, separator);
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

/* Add a scalar that is no text. */
static void
add_plain(struct import_job *job, struct node *record, const char *key,
    struct str *text)
{
	node_str(&job->arena, record, key, text->s)->quoted = false;
	str_release(text);
}

void
job_number(struct import_job *job, struct node *record, const char *key,
    struct dec value)
{
	struct str s = STR_INIT;

	dec_add_text(&s, value);
	add_plain(job, record, key, &s);
}

void
job_date(struct import_job *job, struct node *record, const char *key,
    date day)
{
	struct str s = STR_INIT;

	if (day == DATE_NONE)
		return;
	date_add(&s, day);
	add_plain(job, record, key, &s);
}

void
job_text(struct import_job *job, struct node *record, const char *key,
    const char *text)
{
	if (text != NULL)
		node_str(&job->arena, record, key, text);
}

void
job_ids(struct import_job *job, struct node *record, const struct node *old,
    const char *id)
{
	const struct node *was = node_get(old, "ids"), *c;
	struct node *ids;

	if (id == NULL || strcmp(job->map.system, "pos") == 0)
		return;
	ids = node_add(&job->arena, record, "ids", NODE_MAP);
	NODE_EACH(c, was != NULL && was->kind == NODE_MAP ? was : NULL) {
		if (strcmp(c->key, job->map.system) != 0 || strcmp(
		    party_foreign(&job->arena, c->key,
		    node_get_text(was, c->key, "")),
		    party_foreign(&job->arena, c->key, id)) == 0)
			node_hang(&job->arena, ids, c->key,
			    node_copy(&job->arena, c, NULL));
	}
	if (node_get(ids, job->map.system) == NULL)
		node_str(&job->arena, ids, job->map.system, id);
}

/* Do both lists hold the same texts, in any order? */
static bool
same_list(const struct node *a, const struct node *b)
{
	const struct node *c;

	if (a->kind != NODE_LIST || b->kind != NODE_LIST || a->n != b->n)
		return false;
	NODE_EACH(c, b) {
		if (c->kind != NODE_SCALAR || !node_has(a, c->text))
			return false;
	}
	return true;
}

bool
job_same(const struct node *old, const struct node *new)
{
	struct dec x, y;

	if (node_unknown(old) || node_unknown(new))
		return node_unknown(old) && node_unknown(new);
	if (node_same(old, new) || same_list(old, new))
		return true;
	return old->kind == NODE_SCALAR && new->kind == NODE_SCALAR &&
	    !new->quoted && dec_parse(&x, old->text, old->n) == 0 &&
	    dec_parse(&y, new->text, new->n) == 0 && x.u == y.u;
}

void
job_tell(struct import_job *job, const struct node *record, const char *id,
    const char *key, const struct node *change[2])
{
	const struct node *old = change[0], *new = change[1];

	if (!job->o->verbose)
		return;
	str_addf(&job->told, "%s:%u: %s: %s ", record->file, old != NULL ?
	    old->line : record->line, id, key);
	if (old != NULL)
		yaml_flow(&job->told, old);
	else
		str_adds(&job->told, "unknown");
	str_adds(&job->told, " -> ");
	if (node_unknown(new))
		str_adds(&job->told, "unknown");
	else
		yaml_flow(&job->told, new);
	str_addc(&job->told, '\n');
}

/* Do both rows say the same? */
static bool
same_row(const struct import_row *a, const struct import_row *b, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if ((a->cell[i] == NULL) != (b->cell[i] == NULL) ||
		    (a->cell[i] != NULL && strcmp(a->cell[i], b->cell[i])))
			return false;
	}
	return true;
}

int
job_hit(struct import_job *job, struct import_row *row, const char *id)
{
	void **slot = map_at(&job->hits, id);
	const struct import_row *first = *slot;

	if (first == NULL) {
		*slot = row;
		return 0;
	}
	if (same_row(first, row, job->map.nfields)) {
		row->outcome = ROW_UNCHANGED;
		return -1;
	}
	return job_reject(job, row, "means the same as line %zu, with other "
	    "values: keep one", first->raw->line);
}

struct import_file *
job_file(struct import_job *job, const char *path, const char *list,
    const char *heading)
{
	struct import_file *f;
	struct str bytes = STR_INIT;

	for (f = job->files; f != NULL; f = f->next) {
		if (strcmp(f->edits.path, path) == 0)
			return f;
	}
	f = arena_alloc(&job->arena, sizeof(*f));
	row_edits_init(&f->edits, arena_dup(&job->arena, path), list,
	    arena_dup(&job->arena, heading));
	/* one that is not there has no bytes; others have been read */
	if (files_read(&bytes, &job->ws->files, path, NULL) == 0)
		f->size = bytes.len;
	str_release(&bytes);
	f->next = job->files;
	job->files = f;
	return f;
}

void
job_put(struct import_job *job, struct node *record, const struct node *value)
{
	struct node *at = node_get(record, value->key);
	struct node *copy = node_copy(&job->arena, value, NULL);

	if (at == NULL) {
		node_hang(&job->arena, record, value->key, copy);
		return;
	}
	at->kind = copy->kind;
	at->quoted = copy->quoted;
	at->n = copy->n;
	at->text = copy->text;
	at->first = copy->first;
	at->last = copy->last;
}
