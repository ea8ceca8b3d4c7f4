/* importjob - what the kinds of import share */

#include "importjob.h"

#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "files.h"
#include "root.h"
#include "slug.h"
#include "yamlout.h"

enum {
	NOTES_MAX = 10,		/* more would hide what matters */
	/* new rows leave a quarter of a file to what is added to them later */
	FULL = FILE_MAX_BYTES / 4 * 3,
	INDENT = 8		/* what a file has around the line of a row */
};

/* Where new rows of a stem go. */
struct part {
	struct import_file *file;
	int number;
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

bool
job_same_row(const struct import_row *a, const struct import_row *b, size_t n)
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
	if (job_same_row(first, row, job->map.nfields)) {
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

/* The first part from the part at on that has room. */
static int
find_room(struct import_file **out, struct import_job *job, const char *stem,
    int part, const char *list, const char *heading, size_t bytes)
{
	struct str path = STR_INIT;

	for (;; part++) {
		str_reset(&path);
		str_adds(&path, stem);
		if (part > 1)
			str_addf(&path, "-%d", part);
		str_adds(&path, ".yaml");
		*out = job_file(job, path.s, list, heading);
		if ((*out)->size + bytes <= FULL)
			break;
	}
	str_release(&path);
	return part;
}

struct import_file *
job_room(struct import_job *job, const char *stem, const char *list,
    const char *heading, size_t bytes)
{
	struct part *p = map_get(&job->parts, stem);

	if (p == NULL) {
		p = arena_alloc(&job->arena, sizeof(*p));
		p->number = 1;
		*map_at(&job->parts, arena_dup(&job->arena, stem)) = p;
	}
	bytes += INDENT;
	if (p->file == NULL || p->file->size + bytes > FULL)
		p->number = find_room(&p->file, job, stem, p->number, list,
		    heading, bytes);
	if (p->file->size == 0)
		p->file->size = strlen(heading) + strlen(list) + 2;
	p->file->size += bytes;
	return p->file;
}

const char *
job_files(struct import_job *job, const char *stem)
{
	const struct part *p = map_get(&job->parts, stem);

	return arena_printf(&job->arena, "%s%s.yaml", stem,
	    p != NULL && p->number > 1 ? "*" : "");
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
