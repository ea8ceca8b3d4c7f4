/* folder - a request carried out without git */

#include "folder.h"

#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "gitlib.h"
#include "mem.h"
#include "plan.h"
#include "swap.h"

/* Put files in place until one cannot be. *done: how many were looked at. */
static int
enter_all(struct plan *p, const struct place *at, size_t *done, struct err *e)
{
	struct file *f;
	int rc = 0;

	for (*done = 0; *done < p->n && rc == 0; (*done)++) {
		f = &p->files[*done];
		if (planfile_changes(f))
			rc = swap_in(&f->swap, at, e);
		if (rc > 0)
			rc = err_set(e, ERR_BUSY, "%s: was saved by another "
			    "program in this moment: try again", f->name);
	}
	return rc;
}

/* Remove the stages; what an editor wrote to an old file is kept. */
static void
drop_all(struct plan *p, const struct place *at)
{
	struct swap *s;
	bool unkept;
	char *kept;
	size_t i;

	for (i = 0; i < p->n; i++) {
		s = &p->files[i].swap;
		if (s->stage == NULL)
			continue;
		unkept = swap_keep(s, at, &kept, NULL) < 0;
		if (kept != NULL || unkept)
			cmd_warn("%s: was saved while it was being replaced; "
			    "what was saved is in %s", s->path,
			    unkept ? s->stage : kept);
		free(kept);
		if (!unkept)
			swap_drop(s, at);
	}
}

int
folder_write(struct commit_result *res, const struct root *root,
    const struct commit_request *req, struct err *e)
{
	struct place at = { root, -1, true };
	struct plan plan = PLAN_INIT;
	char tag[32];
	size_t done = 0, i;
	int rc = -1;

	snprintf(tag, sizeof(tag), "%ld", (long)getpid());
	if (git_start(e) == 0 && plan_init(&plan, req, root, "", e) == 0 &&
	    plan_folder(&plan, e) == 0) {
		plan_swaps(&plan, &at, tag, true);
		rc = plan_stage(&plan, &at, e);
	}
	if (rc == 0)
		rc = enter_all(&plan, &at, &done, e);
	for (i = 0; i < plan.n && rc == 0; i++)
		res->changed += planfile_changes(&plan.files[i]);
	while (rc < 0 && done-- > 0) {
		if (planfile_changes(&plan.files[done]))
			swap_out(&plan.files[done].swap, &at, NULL);
	}
	drop_all(&plan, &at);
	res->nothing = res->changed == 0;
	plan_release(&plan);
	return rc;
}

/* Print the difference of one file as git diff would. */
static int
print_diff(const struct file *f, struct err *e)
{
	git_patch *patch = NULL;
	git_buf text = GIT_BUF_INIT;
	int rc = -1;

	if (git_patch_from_buffers(&patch, f->was ? f->old.s : NULL,
	    f->old.len, f->name, f->is ? f->new.s : NULL, f->new.len,
	    f->name, NULL) < 0 || git_patch_to_buf(&text, patch) < 0)
		err_git(e, "%s", f->name);
	else
		rc = 0;
	if (rc == 0)
		fwrite(text.ptr, 1, text.size, stdout);
	git_buf_dispose(&text);
	git_patch_free(patch);
	return rc;
}

int
folder_preview(struct commit_result *res, const struct root *root,
    const struct commit_request *req, struct err *e)
{
	struct plan plan = PLAN_INIT;
	size_t i;
	int rc = -1;

	if (git_start(e) == 0 && plan_init(&plan, req, root, "", e) == 0)
		rc = plan_folder(&plan, e);
	for (i = 0; i < plan.n && rc == 0; i++) {
		if (!planfile_changes(&plan.files[i]))
			continue;
		res->changed++;
		rc = print_diff(&plan.files[i], e);
	}
	res->nothing = res->changed == 0;
	plan_release(&plan);
	return rc;
}
