/* batchjob - what is known of a batch, and its file */

#include "batchjob.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batchpack.h"
#include "date.h"
#include "file.h"
#include "keep.h"
#include "mem.h"
#include "root.h"

static bool
is_job(const char *name)
{
	return str_ends(name, ".json") && name[0] != '.';
}

static int
by_id(const void *x, const void *y)
{
	const struct batch_job *const *a = x, *const *b = y;
	int64_t diff = (*a)->created - (*b)->created;

	return diff != 0 ? (diff < 0 ? -1 : 1) : strcmp((*a)->id, (*b)->id);
}

static int
read_one(struct batch_jobs *out, struct arena *a, const char *file,
    struct err *e)
{
	struct batch_job *job = arena_alloc(a, sizeof(*job));
	struct str text = STR_INIT;
	json_t *o = NULL;
	int rc = file_read(&text, file, BATCH_FILE_MAX, e);

	job->file = arena_dup(a, file);
	if (rc == 0) {
		o = json_loadb(text.s, text.len, 0, NULL);
		if (!batch_unpack(job, a, o))
			rc = err_set(e, ERR_INVALID, "%s: not the file of a "
			    "batch; if you do not need its answers, remove "
			    "it", file);
	}
	if (rc == 0) {
		MEM_ROOM(out->list, out->n, out->cap);
		out->list[out->n++] = job;
	}
	json_decref(o);
	str_release(&text);
	return rc;
}

int
batch_jobs_read(struct batch_jobs *out, struct arena *a, const char *dir,
    struct err *e)
{
	struct kept_files files;
	size_t i;
	int rc = 0;

	memset(out, 0, sizeof(*out));
	keep_list(&files, dir, is_job);
	for (i = 0; i < files.n && rc == 0; i++)
		rc = read_one(out, a, files.list[i].path, e);
	keep_release(&files);
	if (out->n > 0)
		qsort(out->list, out->n, sizeof(struct batch_job *), by_id);
	return rc;
}

void
batch_jobs_release(struct batch_jobs *jobs)
{
	free(jobs->list);
	memset(jobs, 0, sizeof(*jobs));
}

int
batch_job_save(const struct batch_job *job, struct err *e)
{
	json_t *o = batch_pack(job);
	char *text = json_dumps(o, JSON_INDENT(1));
	struct str all = STR_INIT, dir = STR_INIT;
	mode_t mask;
	int rc;

	json_decref(o);
	if (text == NULL)
		return err_set(e, ERR_INVALID, "%s: a part of it is not UTF-8",
		    job->file);
	str_addf(&all, "%s\n", text);
	free(text);
	str_add(&dir, job->file, (size_t)(strrchr(job->file, '/') -
	    job->file));
	keep_folder(dir.s);
	mask = umask(077);
	rc = file_replace(job->file, all.s, all.len, e);
	umask(mask);
	str_release(&all);
	str_release(&dir);
	return rc;
}

const char *
batch_job_id(struct arena *a)
{
	struct str when = STR_INIT, id = STR_INIT;
	uint32_t n = 0;
	const char *out;
	char *p;

	if (getrandom(&n, sizeof(n), GRND_NONBLOCK) < 0)
		n = (uint32_t)getpid();
	time_add(&when, clock_now());
	for (p = when.s; *p != '\0'; p++) {
		if (*p != '-' && *p != ':')
			str_addc(&id, *p);
	}
	str_addf(&id, "-%08x", n);
	out = arena_dup(a, id.s);
	str_release(&when);
	str_release(&id);
	return out;
}

size_t
batch_job_count(const struct batch_job *job, enum batch_outcome outcome)
{
	size_t i, n = 0;

	for (i = 0; i < job->n; i++)
		n += job->items[i].outcome == outcome;
	return n;
}

struct batch_item *
batch_job_item(const struct batch_job *job, const char *id)
{
	const char *number = id != NULL ? strrchr(id, '-') : NULL;
	unsigned long n;

	if (number == NULL || number[1] < '1' || number[1] > '9')
		return NULL;
	n = strtoul(number + 1, NULL, 10);
	return n <= job->n && strcmp(job->items[n - 1].id, id) == 0 ?
	    &job->items[n - 1] : NULL;
}
