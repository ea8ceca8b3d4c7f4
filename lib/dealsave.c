/* dealsave - edits of deals carried out */

#include "dealsave.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "dealprospect.h"
#include "mem.h"

/* Apply the edit once to what lies in the folder, to see what it does. */
static int
preview(struct deal_edit *ed, const struct ws *ws, struct err *e)
{
	struct str old = STR_INIT, out = STR_INIT;
	struct err why = ERR_INIT;
	bool gone = false;
	int rc = files_read(&old, &ws->files, ed->path, &why);

	if (rc == 0 || why.code == ERR_NOTFOUND)
		rc = deal_edit_change(&out, &gone, rc == 0 ? &old : NULL, ed,
		    e);
	else
		rc = err_set(e, why.code, "%s", why.msg);
	str_release(&old);
	str_release(&out);
	return rc;
}

/* Print each line of the notes as a warning. */
static void
print_notes(const struct str *notes)
{
	const char *p = notes->s;
	size_t n;

	for (; *p != '\0'; p += n + 1) {
		n = strcspn(p, "\n");
		cmd_warn("%.*s", (int)n, p);
	}
}

static void
print_told(const struct deal_save *save, const struct deal_edit *edits,
    size_t n, const struct commit_result *res)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (!save->dry_run)
			fputs(edits[i].told.s, stdout);
		if (!save->dry_run && save->more.path != NULL)
			printf("%s: %s\n", save->more.path, save->more_told);
		fflush(stdout);
		print_notes(&edits[i].notes);
	}
	if (res->id[0] != '\0')
		printf("committed as %.7s\n", res->id);
}

static int
carry_out(struct commit_result *res, const struct deal_save *save,
    const struct ws *ws, struct deal_edit *edits, size_t n, struct err *e)
{
	struct trailer *trailers = mem_zero(2 * n + 2, sizeof(*trailers));
	struct change *changes = mem_zero(2 * n + 1, sizeof(*changes));
	struct str op = STR_INIT, body = STR_INIT;
	struct commit_request req = { .subject = save->subject,
	    .trailers = trailers, .changes = changes,
	    .write_only = save->no_commit, .dry_run = save->dry_run };
	size_t i;
	int rc;

	str_addf(&op, "deal-%s", save->op);
	trailers[req.ntrailers++] = (struct trailer){ "Pos-Op", op.s };
	for (i = 0; i < n; i++) {
		changes[req.nchanges++] = (struct change){ edits[i].path,
		    deal_edit_change, &edits[i] };
		if (edits[i].prospect != NULL)
			changes[req.nchanges++] = (struct change){
			    NEW_PROSPECT_FILE, deal_edit_prospect,
			    &edits[i] };
		str_adds(&body, edits[i].body.s);
	}
	if (save->more.path != NULL)
		changes[req.nchanges++] = save->more;
	for (i = 0; i < req.nchanges; i++)
		trailers[req.ntrailers++] = (struct trailer){ "Pos-Target",
		    changes[i].path };
	req.body = save->told ? body.s : NULL;
	rc = commit_changes(res, &ws->root, &req, e);
	str_release(&op);
	str_release(&body);
	free(trailers);
	free(changes);
	return rc;
}

int
deal_save_edits(const struct deal_save *save, const struct ws *ws,
    struct deal_edit *edits, size_t n, struct err *e)
{
	struct commit_result res = { .id = "" };
	size_t i, changed = 0;
	int rc = 0;

	for (i = 0; i < n && rc == 0; i++) {
		rc = preview(&edits[i], ws, e);
		changed += edits[i].changed;
	}
	if (rc == 0 && changed > 0)
		rc = carry_out(&res, save, ws, edits, n, e);
	if (rc < 0)
		return -1;
	print_told(save, edits, n, &res);
	for (i = 0; i < n && changed == 0 && edits[i].id != NULL; i++)
		printf("%s: %s stays as it is\n", edits[i].path, edits[i].id);
	return 0;
}
