/* importmove - prospects that bought move to the customers with their lines */

#include "importmove.h"

#include <string.h>

#include "files.h"
#include "rowlines.h"
#include "yaml.h"

/* A text of the file, and where each account stands in it. */
struct standing {
	struct str text;
	const struct node *list;
	struct map items;		/* by id */
};

/* A file of prospects that some leave. */
struct import_leaving {
	const char *path;
	struct row_edits values;	/* what changes as they go */
	struct standing was, now;	/* without and with these */
	struct import_leaving *next;
};

static struct import_leaving *
leaving_of(struct import_job *job, const char *path)
{
	struct import_leaving *l;

	for (l = job->leaving; l != NULL; l = l->next) {
		if (strcmp(l->path, path) == 0)
			return l;
	}
	l = arena_alloc(&job->arena, sizeof(*l));
	memset(l, 0, sizeof(*l));
	l->path = arena_dup(&job->arena, path);
	row_edits_init(&l->values, l->path, "prospects", "");
	str_init(&l->was.text);
	str_init(&l->now.text);
	l->next = job->leaving;
	job->leaving = l;
	return l;
}

void
job_move_note(struct import_job *job, const struct party *p)
{
	struct import_leaving *l = leaving_of(job, p->node->file);
	const struct node *c;

	NODE_EACH(c, p->record) {
		if (!job_same(node_get(p->node, c->key), c))
			row_edits_set(&l->values, p->id, c->key, c);
	}
}

/* Find where each account stands in the text. */
static int
read_standing(struct import_job *job, struct standing *s, const char *path,
    struct err *e)
{
	const struct node *root = yaml_parse(&job->arena, s->text.s,
	    s->text.len, path, e), *c;

	if (root == NULL)
		return -1;
	s->list = node_get(root, "prospects");
	if (s->list != NULL && s->list->kind != NODE_LIST)
		s->list = NULL;
	NODE_EACH(c, s->list)
		*map_at(&s->items, node_get_text(c, "id", "")) = (void *)c;
	return 0;
}

int
job_move_read(struct import_job *job, struct err *e)
{
	struct import_leaving *l;
	bool gone = false;

	for (l = job->leaving; l != NULL; l = l->next) {
		if (files_read(&l->was.text, &job->ws->files, l->path, e) < 0 ||
		    row_edits_change(&l->now.text, &gone, &l->was.text,
		    &l->values, e) < 0 ||
		    read_standing(job, &l->was, l->path, e) < 0 ||
		    read_standing(job, &l->now, l->path, e) < 0)
			return -1;
	}
	return 0;
}

/* The lines of an account, in the job's arena. */
static const char *
lines_of(struct import_job *job, const struct standing *s, const char *id,
    unsigned *indent, struct err *e)
{
	const struct yaml_text t = { s->text.s, s->text.len };
	const struct node *item = map_get(&s->items, id);
	struct row_lines lines;

	if (item == NULL) {
		err_set(e, ERR_CONFLICT, "%s is no prospect any more; do it "
		    "again", id);
		return NULL;
	}
	if (row_lines_find(&lines, &t, s->list, item) < 0) {
		node_err(e, item, "%s cannot move to the customers: write the "
		    "list with one map a line", id);
		return NULL;
	}
	*indent = lines.indent;
	return arena_ndup(&job->arena, t.s + lines.from,
	    lines.to - lines.from);
}

int
job_move_put(struct import_job *job, const struct party *p, struct err *e)
{
	struct import_leaving *l = leaving_of(job, p->node->file);
	unsigned indent;
	const char *was = lines_of(job, &l->was, p->id, &indent, e), *now;
	struct import_file *to;

	if (was == NULL)
		return -1;
	now = lines_of(job, &l->now, p->id, &indent, e);
	if (now == NULL)
		return -1;
	to = job_customers_room(job, strlen(now));
	row_edits_take(&to->edits, map_get(&l->now.items, p->id), now,
	    indent);
	row_edits_drop(&job_file(job, l->path, "prospects", "")->edits, p->id,
	    was);
	return 0;
}

void
job_moves_release(struct import_job *job)
{
	struct import_leaving *l;

	for (l = job->leaving; l != NULL; l = l->next) {
		row_edits_release(&l->values);
		str_release(&l->was.text);
		str_release(&l->now.text);
		map_release(&l->was.items);
		map_release(&l->now.items);
	}
}
