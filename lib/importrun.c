/* importrun - a CSV file imported: read, checked, committed, told */

#include "importrun.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"
#include "commit.h"
#include "csvtext.h"
#include "file.h"
#include "importgroup.h"
#include "importmove.h"
#include "importtell.h"
#include "mem.h"
#include "partnercheck.h"
#include "repo.h"
#include "root.h"
#include "steady.h"

static const struct {
	void (*row)(struct import_job *job, struct import_row *row);
	unsigned parts;
} kinds[] = {
	[IMPORT_DEALS] = { import_deal, WS_DEALS | WS_COMPANY | WS_PROGRAM },
	[IMPORT_PARTNERS] = { import_partner,
	    WS_PARTNERS | PARTNER_CHECK_PARTS },
	[IMPORT_CUSTOMERS] = { import_customer,
	    WS_ACCOUNTS | WS_PARTNERS | WS_COMPANY | WS_PROGRAM },
};

/* Read the file into the sheet, and bind its columns. */
static int
read_file(struct import_job *job, struct err *e)
{
	const struct import_opts *o = job->o;
	struct str text = STR_INIT;
	struct err why = ERR_INIT;
	int rc = -1;

	if (file_read(&text, o->file, CSV_MAX_BYTES, &why) < 0)
		err_set(e, why.code, "%s: %s", why.msg, why.code ==
		    ERR_INVALID ? "export fewer rows at once" :
		    "a CSV file is expected");
	else if (csv_text(&text, job->name, e) == 0 &&
	    csv_read(&job->sheet.csv, text.s, text.len, job->name,
	    o->delimiter, e) == 0 &&
	    import_map_open(&job->map, o->kind, o->map, e) == 0)
		rc = import_map_bind(&job->map, &job->sheet.csv, job->name, e);
	str_release(&text);
	return rc;
}

static void
tell_unused(const struct import_job *job)
{
	const struct list *unused = &job->map.unused;
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < unused->n; i++)
		str_addf(&s, "%s%.60s", i > 0 ? ", " : "", unused->s[i]);
	if (unused->n > 0)
		cmd_warn("%s: columns left out: %s", job->name, s.s);
	if (job->sheet.nfooter > 0)
		cmd_warn("%s: %zu row%s from line %zu on left out: a footer, "
		    "not data", job->name, job->sheet.nfooter,
		    job->sheet.nfooter == 1 ? "" : "s", job->sheet.footer);
	str_release(&s);
}

/* One id with two contents: which is right, nobody can tell. */
static void
reject_twins(struct import_job *job)
{
	struct map first = { 0 };
	struct import_row *row, *twin;
	const char *id;
	void **slot;
	size_t i;

	for (i = 0; i < job->sheet.n; i++) {
		row = &job->sheet.rows[i];
		id = row->cell[0];
		if (id == NULL || row->outcome == ROW_REJECTED)
			continue;
		slot = map_at(&first, party_foreign(&job->arena,
		    job->map.system, id));
		twin = *slot;
		if (twin == NULL) {
			*slot = row;
		} else if (!job_same_row(row, twin, job->map.nfields)) {
			job_reject(job, row, "id %.40s stands in line %zu too, "
			    "with other values: keep one", id,
			    twin->raw->line);
			job_reject(job, twin, "id %.40s stands in line %zu "
			    "too, with other values: keep one", id,
			    row->raw->line);
		}
	}
	map_release(&first);
}

/* Read all rows into changes; nothing is written yet. */
static int
read_rows(struct import_job *job, struct err *e)
{
	const struct import_opts *o = job->o;
	size_t i;

	if (import_sheet_fill(&job->sheet, &job->map, job->name, o->point,
	    o->order, e) < 0 || steady_load(job->ws, kinds[o->kind].parts,
	    &job->read, e) < 0)
		return -1;
	tell_unused(job);
	job_accounts_load(job);
	job_partners_load(job);
	if (o->kind != IMPORT_CUSTOMERS || !import_map_has(&job->map,
	    CUSTOMER_POPULATION))
		reject_twins(job);
	if (o->kind == IMPORT_DEALS)
		job_deals_load(job);
	for (i = 0; i < job->sheet.n; i++) {
		if (job->sheet.rows[i].outcome == ROW_OPEN)
			kinds[o->kind].row(job, &job->sheet.rows[i]);
	}
	if (o->kind == IMPORT_DEALS)
		import_deals_end(job);
	job_groups_end(job);
	for (i = 0; i < job->sheet.n; i++)
		job->count[job->sheet.rows[i].outcome]++;
	if (job_accounts_end(job, e) < 0)
		return -1;
	if (job->not_moved > 0)
		cmd_warn("%s: %zu deal%s won with accounts that are "
		    "prospects; --accounts create moves them to the "
		    "customers", job->name, job->not_moved,
		    job->not_moved == 1 ? "" : "s");
	return 0;
}

/* All changes as those of a commit. Owner: the caller, who frees them. */
static struct change *
list_changes(const struct import_job *job, size_t *n)
{
	struct change *changes;
	struct import_file *f;
	struct import_partner *p;
	size_t max = 0;

	for (f = job->files; f != NULL; f = f->next)
		max++;
	for (p = job->changed; p != NULL; p = p->next)
		max++;
	changes = mem_zero(max + 1, sizeof(*changes));
	*n = 0;
	for (f = job->files; f != NULL; f = f->next) {
		if (row_edits_any(&f->edits))
			changes[(*n)++] = (struct change){ f->edits.path,
			    row_edits_change, &f->edits };
	}
	for (p = job->changed; p != NULL; p = p->next)
		changes[(*n)++] = p->edits != NULL ? (struct change){ p->path,
		    partner_edits_change, p->edits } : (struct change){
		    p->path, change_create, &p->text };
	return changes;
}

static int
commit(struct import_job *job, struct commit_result *res, struct err *e)
{
	const char *kind = import_kind_name(job->o->kind);
	const char *base = strrchr(job->name, '/');
	struct trailer trailers[] = { { "Pos-Op", "import" },
	    { "Pos-Target", kind } };
	struct commit_request req = { .trailers = trailers, .ntrailers = 2,
	    .still = steady_still, .read = &job->read,
	    .write_only = job->o->no_commit, .dry_run = job->o->dry_run };
	struct str subject = STR_INIT, body = STR_INIT;
	int rc = 0;

	req.changes = list_changes(job, &req.nchanges);
	str_addf(&subject, "import: %s from %.40s", kind, base != NULL ?
	    base + 1 : job->name);
	import_counts(&body, job);
	req.subject = subject.s;
	req.body = body.s;
	if (req.nchanges > 0)
		rc = commit_changes(res, &job->ws->root, &req, e);
	free(req.changes);
	str_release(&subject);
	str_release(&body);
	return rc;
}

/* A file in the workspace's repository that git would take along. */
static void
warn_tracked(const struct import_job *job, const char *file)
{
	struct repo repo = REPO_INIT;
	char *path = realpath(file, NULL);
	size_t n;

	if (path != NULL && repo_open(&repo, &job->ws->root, NULL) == 0) {
		n = strlen(repo.top);
		if (strncmp(path, repo.top, n) == 0 && path[n] == '/' &&
		    repo.ops.ignored(&repo, path + n + 1, NULL) == 0)
			cmd_warn("%s lies in the repository, and git does not "
			    "ignore it; raw exports hold what should not be "
			    "in a history: keep them in imports/ and add "
			    "'imports/' and '*.rejected.csv' to .gitignore",
			    file);
	}
	repo_close(&repo);
	free(path);
}

/* Rejected rows would take the place of the file that they are read from. */
static int
check_rejected(const struct import_job *job, struct err *e)
{
	const char *rejected = job->o->rejected;
	struct stat in, out;
	int rc = strcmp(job->o->file, "-") == 0 ? fstat(STDIN_FILENO, &in) :
	    stat(job->o->file, &in);

	if (rejected == NULL || rc < 0 || stat(rejected, &out) < 0 ||
	    !S_ISREG(out.st_mode) || in.st_dev != out.st_dev ||
	    in.st_ino != out.st_ino)
		return 0;
	return err_set(e, ERR_USAGE, "--rejected %s: that is the file to "
	    "import; name another", rejected);
}

/* Write the rejected rows, if there are any. */
static int
put_rejected(const struct import_job *job, struct err *e)
{
	struct str path = STR_INIT;
	int rc = import_write_rejected(job, e);

	import_rejected_path(&path, job->o);
	if (rc == 0 && job->count[ROW_REJECTED] > 0)
		warn_tracked(job, path.s);
	str_release(&path);
	return rc;
}

/* Write what is to be written, and say so. */
static int
finish(struct import_job *job, struct err *e)
{
	struct commit_result res = { .id = "" };
	struct str told = STR_INIT;
	bool none = job->o->strict && job->count[ROW_REJECTED] > 0;
	int rc = 0;

	if (!job->o->dry_run)
		rc = put_rejected(job, e);
	if (rc == 0 && !none)
		rc = commit(job, &res, e);
	if (rc == 0) {
		import_summary(&told, job);
		if (job->o->dry_run)
			str_adds(&told, "nothing written: --dry-run\n");
		else if (none)
			str_adds(&told, "nothing imported: --strict\n");
		else
			import_tell_accounts(&told, job);
		if (!none)
			fwrite(job->told.s, 1, job->told.len, stdout);
		fwrite(told.s, 1, told.len, stdout);
		if (res.id[0] != '\0')
			printf("committed as %.7s\n", res.id);
	}
	str_release(&told);
	return rc;
}

static void
release(struct import_job *job)
{
	struct import_partner *p;
	struct import_file *f;

	for (f = job->files; f != NULL; f = f->next)
		row_edits_release(&f->edits);
	for (p = job->changed; p != NULL; p = p->next) {
		str_release(&p->text);
		if (p->edits != NULL)
			partner_edits_release(p->edits);
	}
	job_moves_release(job);
	map_release(&job->deals);
	map_release(&job->deal_names);
	map_release(&job->won);
	map_release(&job->hits);
	map_release(&job->parts);
	map_release(&job->values);
	map_release(&job->missing);
	map_release(&job->notes);
	map_release(&job->group_names);
	party_index_release(&job->accounts);
	party_index_release(&job->partners);
	free(job->touched);
	str_release(&job->told);
	import_sheet_release(&job->sheet);
	import_map_release(&job->map);
	arena_release(&job->arena);
}

int
import_run(size_t *rejected, struct ws *ws, const struct import_opts *o,
    struct err *e)
{
	struct import_job job = { .ws = ws, .o = o, .told = STR_INIT,
	    .name = strcmp(o->file, "-") == 0 ? "standard input" : o->file,
	    .sheet = IMPORT_SHEET_INIT };
	int rc = read_file(&job, e);

	if (rc == 0)
		rc = check_rejected(&job, e);
	if (rc == 0 && strcmp(o->file, "-") != 0)
		warn_tracked(&job, o->file);
	if (rc == 0)
		rc = read_rows(&job, e);
	if (rc == 0)
		rc = finish(&job, e);
	*rejected = job.count[ROW_REJECTED];
	release(&job);
	return rc;
}
