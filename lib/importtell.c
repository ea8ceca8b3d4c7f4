/* importtell - what an import did, in words */

#include "importtell.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "csvout.h"
#include "file.h"
#include "harmless.h"
#include "root.h"

void
import_rejected_path(struct str *out, const struct import_opts *o)
{
	size_t n = strlen(o->file);

	if (o->rejected != NULL) {
		str_adds(out, o->rejected);
		return;
	}
	if (strcmp(o->file, "-") == 0 || str_starts(o->file, "/dev/")) {
		str_adds(out, "import.rejected.csv");
		return;
	}
	if (n > 4 && strcasecmp(o->file + n - 4, ".csv") == 0)
		n -= 4;
	str_add(out, o->file, n);
	str_adds(out, ".rejected.csv");
}

static void
add_raw(struct str *out, const struct import_job *job,
    const struct csv_row *raw)
{
	const struct csv_row *head = &job->sheet.csv.head;
	size_t i, own = import_own_columns(head);

	for (i = 0; i < head->n || i < raw->n; i++) {
		if (i >= own && i < head->n)
			continue;
		csv_add(out, i < raw->n ? raw->cells[i] : "");
		str_addc(out, ',');
	}
}

int
import_write_rejected(const struct import_job *job, struct err *e)
{
	const struct import_row *row;
	struct str path = STR_INIT, text = STR_INIT;
	struct err why = ERR_INIT;
	size_t i;
	int rc = 0;

	if (job->count[ROW_REJECTED] == 0)
		return 0;
	add_raw(&text, job, &job->sheet.csv.head);
	str_adds(&text, "line,reason\n");
	for (i = 0; i < job->sheet.n; i++) {
		row = &job->sheet.rows[i];
		if (row->outcome != ROW_REJECTED)
			continue;
		add_raw(&text, job, row->raw);
		str_addf(&text, "%zu,", row->raw->line);
		csv_add(&text, row->reason);
		str_addc(&text, '\n');
	}
	import_rejected_path(&path, job->o);
	if (file_replace(path.s, text.s, text.len, &why) < 0)
		rc = err_set(e, why.code, "%s; --rejected FILE puts rejected "
		    "rows elsewhere", why.msg);
	str_release(&path);
	str_release(&text);
	return rc;
}

/* The first rejected row and its reason; where all are. */
static void
add_rejected(struct str *out, const struct import_job *job)
{
	size_t i = 0, n = job->count[ROW_REJECTED];

	while (job->sheet.rows[i].outcome != ROW_REJECTED)
		i++;
	str_adds(out, " (");
	if (!job->o->dry_run) {
		import_rejected_path(out, job->o);
		str_adds(out, ": ");
	}
	str_addf(out, "line %zu: ", job->sheet.rows[i].raw->line);
	harmless_add_line(out, job->sheet.rows[i].reason);
	if (n > 1)
		str_addf(out, "; and %zu more", n - 1);
	str_addc(out, ')');
}

void
import_counts(struct str *out, const struct import_job *job)
{
	static const char *const names[ROW_OUTCOMES] = {
		[ROW_CREATED] = "created", [ROW_UPDATED] = "updated",
		[ROW_UNCHANGED] = "unchanged", [ROW_SKIPPED] = "skipped",
		[ROW_REJECTED] = "rejected"
	};
	size_t i;

	str_addf(out, "%zu row%s", job->sheet.n, job->sheet.n == 1 ? "" :
	    "s");
	for (i = ROW_CREATED; i < ROW_OUTCOMES; i++) {
		if (job->count[i] > 0)
			str_addf(out, ", %zu %s", job->count[i], names[i]);
	}
}

void
import_summary(struct str *out, const struct import_job *job)
{
	harmless_add_line(out, job->name);
	str_adds(out, ": ");
	import_counts(out, job);
	if (job->count[ROW_REJECTED] > 0)
		add_rejected(out, job);
	str_addc(out, '\n');
}

static void
add_count(struct str *out, size_t n, const char *what, const char *where)
{
	if (n > 0)
		str_addf(out, "%s%zu %s%s", out->len > 0 ? ", " : "", n, what,
		    where);
}

void
import_tell_accounts(struct str *out, struct import_job *job)
{
	struct str s = STR_INIT;

	if (job->o->kind != IMPORT_DEALS)
		return;
	add_count(&s, job->new_customers, "created in ",
	    job_files(job, "data/customers"));
	add_count(&s, job->new_prospects, "created in ",
	    job_files(job, "data/prospects"));
	add_count(&s, job->moved, "moved to ",
	    job_files(job, "data/customers"));
	add_count(&s, job->linked, "given the id of their system", "");
	if (s.len > 0)
		str_addf(out, "accounts: %s\n", s.s);
	str_release(&s);
}
