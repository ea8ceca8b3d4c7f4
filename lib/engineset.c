/* engineset - the engine of a workspace, written into its pos.yaml */

#include "engineset.h"

#include "posfile.h"
#include "yamledit.h"

#define FILE_NAME "pos.yaml"

static int
change(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	const struct engine_set *set = ctx;

	(void)remove;
	if (old == NULL)
		return err_set(e, ERR_CONFLICT, "the file is gone");
	str_add(out, old->s, old->len);
	return yaml_set(out, FILE_NAME, "engine", set->name, e);
}

int
engine_set(struct commit_result *res, const struct ws *ws,
    const struct engine_set *set, struct err *e)
{
	const struct trailer trailers[] = { { "Pos-Op", "engine-set" },
		{ "Pos-Target", FILE_NAME } };
	struct engine_set ctx = *set;
	struct change changes = { FILE_NAME, change, &ctx };
	struct commit_request req = { .trailers = trailers, .ntrailers = 2,
	    .changes = &changes, .nchanges = 1, .dry_run = set->dry_run,
	    .write_only = set->no_commit };
	struct str subject = STR_INIT;
	int rc;

	if (!posfile_is_engine(set->name))
		return err_set(e, ERR_INVALID, "%.40s: " FILE_NAME " names an "
		    "engine by letters, digits, '-', '_' and '.' only; give "
		    "this one such a name in your configuration", set->name);
	str_addf(&subject, "engine: %s writes from here on", set->name);
	req.subject = subject.s;
	rc = commit_changes(res, &ws->root, &req, e);
	str_release(&subject);
	return rc;
}
