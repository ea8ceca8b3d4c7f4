/* job - an attempt at a commit, prepared without anybody seeing it */

#include "job.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "crash.h"
#include "mem.h"
#include "swap.h"

int
job_stage(struct job *j, struct err *e)
{
	struct place at = { j->plan.root, j->txn.fd, repo_waits(j->repo) };
	struct swap *s;
	size_t i;

	plan_swaps(&j->plan, &at, j->txn.name, j->beside);
	j->journal.n = 0;
	for (i = 0; i < j->plan.n; i++) {
		s = &j->plan.files[i].swap;
		if (s->stage == NULL)
			continue;
		j->journal.swaps[j->journal.n++] = s;
		if (s->beside && txn_note(&j->txn, s->stage, e) < 0)
			return -1;
	}
	if (plan_stage(&j->plan, &at, e) < 0)
		return -1;
	crash_point("staged");
	return 0;
}

int
job_index(struct job *j, const struct edit *edits, size_t n, struct err *e)
{
	struct repo *r = j->repo;

	free(j->journal.index);
	j->journal.index = NULL;
	if (n == 0)
		return 0;
	if (r->ops.index_save(r, edits, n, e) < 0 ||
	    txn_sync(&j->txn, r->index_copy, e) < 0 ||
	    journal_mark(&j->journal, r->index_copy, e) < 0)
		return -1;
	crash_point("index prepared");
	return 0;
}

static int
prepare_all(struct job *j, struct err *e)
{
	struct repo *r = j->repo;

	/* stages beside the files may be on disks that repo_sync() does not
	 * know */
	r->bulk = false;
	if (repo_check_state(r, e) < 0 || r->ops.head(r, e) < 0 ||
	    (j->plan.n >= r->many && !j->beside && repo_in_bulk(r, e) < 0) ||
	    r->ops.index_load(r, e) < 0 || plan_folder(&j->plan, e) < 0 ||
	    plan_commit(&j->plan, r, e) < 0 || job_stage(j, e) < 0)
		return -1;
	j->nedits = plan_edits(&j->plan, j->edits);
	j->nothing = j->journal.n == 0 && j->nedits == 0;
	j->tree.hex[0] = j->commit.hex[0] = '\0';
	if (j->nedits == 0)
		return 0;
	if (r->ops.tree(&j->tree, r, j->edits, j->nedits, e) < 0 ||
	    job_index(j, j->edits, j->nedits, e) < 0)
		return -1;
	if (r->has_hooks)
		return 0;
	return r->ops.commit(&j->commit, r, &j->tree, &j->message, e);
}

int
job_prepare(struct job *j, struct err *e)
{
	int rc = prepare_all(j, e);

	return repo_sync(j->repo, rc == 0 ? e : NULL) < 0 ? -1 : rc;
}

bool
job_stale(struct job *j)
{
	struct repo *r = j->repo;
	struct str index = STR_INIT;
	struct oid was = r->head.id;
	char *ref = mem_dup(r->head.ref);
	struct stat st = { 0 };
	bool stale;

	str_addf(&index, "%s/index", r->gitdir);
	if (stat(index.s, &st) < 0)
		memset(&st, 0, sizeof(st));
	stale = st.st_ino != r->index_st.st_ino ||
	    st.st_size != r->index_st.st_size ||
	    st.st_mtim.tv_sec != r->index_st.st_mtim.tv_sec ||
	    st.st_mtim.tv_nsec != r->index_st.st_mtim.tv_nsec ||
	    repo_check_state(r, NULL) < 0 || r->ops.head(r, NULL) < 0 ||
	    strcmp(ref, r->head.ref) != 0 || !oid_same(&was, &r->head.id);
	free(ref);
	str_release(&index);
	return stale;
}
