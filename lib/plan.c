/* plan - what a request does to each of its files */

#include "plan.h"

#include <stdlib.h>
#include <string.h>

#include "map.h"
#include "mem.h"
#include "pathcheck.h"

/* Tell the files of paths that others are moved to. */
static void
list_moved(const struct plan *p, const struct map *files, const char *prefix)
{
	const struct moved *moved = p->req->moved;
	struct str from = STR_INIT;
	struct file *f;
	size_t i;

	for (i = 0; i < p->req->nmoved; i++) {
		f = map_get(files, moved[i].to);
		if (f == NULL || f->from != NULL)
			continue;
		str_addf(&from, "%s%s", prefix, moved[i].from);
		f->from = str_detach(&from);
	}
	str_release(&from);
}

/* Give each path of the request a file, and count its changes. */
static void
list_files(struct plan *p, const char *prefix)
{
	const struct commit_request *req = p->req;
	struct map seen = { NULL, 0, 0 };
	struct file *f;
	void **at;
	size_t i;

	for (i = 0; i < req->nchanges; i++) {
		at = map_at(&seen, req->changes[i].path);
		if (*at == NULL) {
			f = *at = &p->files[p->n++];
			f->name = req->changes[i].path;
		}
		((struct file *)*at)->nchanges++;
	}
	p->changes = mem_zero(req->nchanges, sizeof(*p->changes));
	for (i = 0, f = p->files; f < p->files + p->n; i += f++->nchanges)
		f->changes = p->changes + i;
	for (f = p->files; f < p->files + p->n; f++)
		f->nchanges = 0;
	for (i = 0; i < req->nchanges; i++) {
		f = map_get(&seen, req->changes[i].path);
		f->changes[f->nchanges++] = &req->changes[i];
	}
	list_moved(p, &seen, prefix);
	map_release(&seen);
}

int
plan_init(struct plan *p, const struct commit_request *req,
    const struct root *root, const char *prefix, struct err *e)
{
	struct str path = STR_INIT;
	struct file *f;
	int rc = 0;

	p->req = req;
	p->root = root;
	p->n = 0;
	p->files = mem_zero(req->nchanges, sizeof(*p->files));
	list_files(p, prefix);
	for (f = p->files; f < p->files + p->n; f++) {
		str_addf(&path, "%s%s", prefix, f->name);
		if (rc == 0)
			rc = path_check(path.s, e);
		f->path = str_detach(&path);
		f->swap.path = mem_dup(f->path);
		str_init(&f->old);
		str_init(&f->new);
	}
	return rc;
}

void
plan_release(struct plan *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		free(p->files[i].path);
		free(p->files[i].from);
		str_release(&p->files[i].old);
		str_release(&p->files[i].new);
		swap_release(&p->files[i].swap);
	}
	free(p->files);
	free(p->changes);
	*p = (struct plan)PLAN_INIT;
}

int
plan_folder(struct plan *p, struct err *e)
{
	const struct commit_request *req = p->req;
	struct file *f;
	size_t i;

	if (req->still != NULL && req->still(req->read, e) < 0)
		return -1;
	for (i = 0; i < p->n; i++) {
		f = &p->files[i];
		if (planfile_read(f, p->root, e) < 0 || planfile_apply(f, e) < 0)
			return -1;
	}
	return 0;
}

int
plan_refresh(struct plan *p, struct repo *r, struct err *e)
{
	size_t i;
	int rc = 0;

	for (i = 0; i < p->n && rc == 0; i++)
		rc = planfile_reread(&p->files[i], p->root, r, e);
	return rc;
}

int
plan_commit(struct plan *p, struct repo *r, struct err *e)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		if (planfile_next(&p->files[i], r, e) < 0)
			return -1;
	}
	return 0;
}

/* The name of file number i's stage. Owner: the caller. */
static char *
stage_name(const struct swap *s, const char *tag, size_t i)
{
	struct str name = STR_INIT;

	if (!s->beside)
		str_addf(&name, "%zu.new", i);
	else if (s->made == 0)
		str_addf(&name, ".pos-%s-%zu.tmp", tag, i);
	else
		str_addf(&name, "%.*s/.pos-%s-%zu.tmp", (int)s->made,
		    s->path, tag, i);
	return str_detach(&name);
}

void
plan_swaps(struct plan *p, const struct place *at, const char *tag,
    bool beside)
{
	struct file *f;
	size_t i;

	for (i = 0; i < p->n; i++) {
		f = &p->files[i];
		free(f->swap.stage);
		f->swap.stage = NULL;
		memset(&f->swap.st, 0, sizeof(f->swap.st));
		if (!planfile_changes(f))
			continue;
		swap_plan(&f->swap, at, f->was ? &f->old : NULL,
		    f->is ? &f->new : NULL);
		f->swap.beside = beside;
		f->swap.stage = stage_name(&f->swap, tag, i);
	}
}

int
plan_stage(struct plan *p, const struct place *at, struct err *e)
{
	struct file *f;
	size_t i;

	for (i = 0; i < p->n; i++) {
		f = &p->files[i];
		if (planfile_changes(f) && f->is && swap_stage(&f->swap, at,
		    &f->new, f->st.st_mode != 0 ? &f->st : NULL, e) < 0)
			return -1;
	}
	return 0;
}

size_t
plan_edits(const struct plan *p, struct edit *edits)
{
	const struct file *f;
	size_t i, n = 0;

	for (i = 0; i < p->n; i++) {
		f = &p->files[i];
		if (!planfile_commits(f))
			continue;
		memset(&edits[n], 0, sizeof(edits[n]));
		edits[n].path = f->path;
		edits[n].to = f->next;
		if (f->clean)
			edits[n].st = f->swap.st;
		n++;
	}
	return n;
}
