/* dealsave - edits of deals carried out */

#include "dealsave.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "accountmove.h"
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
			printf("%s%s", edits[i].told.s, edits[i].moved.s);
		if (!save->dry_run && save->more.path != NULL)
			printf("%s: %s\n", save->more.path, save->more_told);
		fflush(stdout);
		print_notes(&edits[i].notes);
	}
	if (res->id[0] != '\0')
		printf("committed as %.7s\n", res->id);
}

/* Moves of prospects that have bought, one for each edit. */
static struct account_move *
moves_new(size_t n)
{
	struct account_move *moves = mem_zero(n, sizeof(*moves));
	size_t i;

	for (i = 0; i < n; i++)
		account_move_init(&moves[i]);
	return moves;
}

static void
moves_free(struct account_move *moves, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		account_move_release(&moves[i]);
	free(moves);
}

/* The changes of an edit, and of the account that it is with. */
static int
add_changes(struct commit_request *req, struct account_move *move,
    const struct ws *ws, struct deal_edit *ed, struct err *e)
{
	req->changes[req->nchanges++] = (struct change){ ed->path,
	    deal_edit_change, ed };
	if (ed->prospect != NULL) {
		req->changes[req->nchanges++] = (struct change){
		    new_prospect_file(ed), deal_edit_prospect, ed };
	} else if (ed->bought.len > 0) {
		if (account_move_read(move, ws, ed->bought.s, ed->since.s,
		    e) < 0)
			return -1;
		req->changes[req->nchanges++] = (struct change){ move->from,
		    account_move_out, move };
		req->changes[req->nchanges++] = (struct change){ move->to,
		    account_move_in, move };
		str_addf(&ed->moved, "%s: moved from %s to %s, since %s\n",
		    move->id, move->from, move->to,
		    node_get_text(move->record, "since", ""));
	}
	return 0;
}

static int
carry_out(struct commit_result *res, const struct deal_save *save,
    const struct ws *ws, struct deal_edit *edits, size_t n, struct err *e)
{
	struct trailer *trailers = mem_zero(3 * n + 2, sizeof(*trailers));
	struct change *changes = mem_zero(3 * n + 1, sizeof(*changes));
	struct account_move *moves = moves_new(n);
	struct str op = STR_INIT, body = STR_INIT;
	struct commit_request req = { .subject = save->subject,
	    .trailers = trailers, .changes = changes,
	    .write_only = save->no_commit, .dry_run = save->dry_run };
	size_t i;
	int rc = 0;

	str_addf(&op, "deal-%s", save->op);
	trailers[req.ntrailers++] = (struct trailer){ "Pos-Op", op.s };
	for (i = 0; i < n && rc == 0; i++) {
		rc = add_changes(&req, &moves[i], ws, &edits[i], e);
		str_addf(&body, "%s%s", edits[i].body.s, edits[i].moved.s);
	}
	if (save->more.path != NULL)
		changes[req.nchanges++] = save->more;
	for (i = 0; i < req.nchanges; i++)
		trailers[req.ntrailers++] = (struct trailer){ "Pos-Target",
		    changes[i].path };
	req.body = save->told ? body.s : NULL;
	if (rc == 0)
		rc = commit_changes(res, &ws->root, &req, e);
	moves_free(moves, n);
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
