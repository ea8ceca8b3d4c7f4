/* playcheck - playbooks as pos-check sees them */

#include "playcheck.h"

#include <string.h>

#include "check.h"
#include "checkview.h"
#include "playbook.h"

/* Is the file that of the playbook, the workspace's or the shipped one? */
static bool
is_file_of(const char *file, const char *id)
{
	struct str path = STR_INIT;
	size_t n = strlen(file);
	bool is;

	str_addf(&path, PLAYBOOK_FOLDER "/%s.yaml", id);
	is = str_ends(file, path.s) && (n == path.len ||
	    file[n - path.len - 1] == '/');
	str_release(&path);
	return is;
}

static bool
is_of_any(const char *file, const struct names *ids)
{
	size_t i;

	for (i = 0; i < ids->n; i++) {
		if (is_file_of(file, ids->s[i]))
			return true;
	}
	return false;
}

/* Has an error been found in the playbook? */
static bool
is_bad(const struct faults *faults, const char *id)
{
	size_t i;

	for (i = 0; i < faults->n; i++) {
		if (faults->v[i].level == FAULT_ERROR &&
		    is_file_of(faults->v[i].file, id))
			return true;
	}
	return false;
}

/* Drop what is about other files. */
static void
keep_of(struct faults *faults, const struct names *ids)
{
	size_t i, kept = 0;

	for (i = 0; i < faults->n; i++) {
		if (is_of_any(faults->v[i].file, ids))
			faults->v[kept++] = faults->v[i];
	}
	faults->n = kept;
}

int
playbooks_check(size_t *bad, struct ws *ws, const struct names *ids,
    struct err *e)
{
	struct err one = ERR_INIT;
	struct str file = STR_INIT;
	struct playbook b;
	struct check c;
	size_t i;
	int rc;

	*bad = 0;
	check_init(&c);
	rc = check_workspace(&c, ws, e) < 0 ? -1 : check_library(&c, e);
	keep_of(&c.faults, ids);
	for (i = 0; i < ids->n && rc == 0; i++) {
		/* what no rule names, reading may: the file is not there */
		if (!is_bad(&c.faults, ids->s[i]) && playbook_read(&b, ws,
		    ids->s[i], NULL, &one) < 0) {
			str_reset(&file);
			str_addf(&file, PLAYBOOK_FOLDER "/%s.yaml",
			    ids->s[i]);
			fault_err(&c.faults, file.s, &one);
		}
		*bad += is_bad(&c.faults, ids->s[i]);
	}
	faults_sort(&c.faults);
	if (rc == 0)
		faults_print(&c.faults, NULL);
	str_release(&file);
	check_release(&c);
	return rc;
}
