/* dealprospect - the account that is made with a deal */

#include "dealprospect.h"

#include "accountmove.h"
#include "dealfind.h"
#include "dealid.h"
#include "dealrecord.h"
#include "rowedit.h"

const char *
new_prospect_file(const struct deal_edit *ed)
{
	return ed->bought.len > 0 ? CUSTOMERS_FILE : "data/prospects.yaml";
}

int
new_prospect_check(const struct ws *ws, const char *name, struct err *e)
{
	const struct account *there = account_alike(ws, name);

	if (there == NULL)
		return 0;
	return err_set(e, ERR_EXISTS, "'%.80s' is on file: %s, %s (%s:%u); "
	    "--account %s is a deal with it", name, there->name,
	    there->prospect ? "a prospect" : "a customer", there->node->file,
	    there->node->line, there->id);
}

void
new_prospect_tell(struct str *out, const struct ws *ws, const char *name)
{
	const struct account *made = account_alike(ws, name);

	if (made != NULL)
		str_addf(out, "%s:%u: %s: new %s: %s\n", made->node->file,
		    made->node->line, made->id, made->prospect ? "prospect" :
		    "customer", made->name);
}

int
deal_edit_prospect(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	const struct deal_edit *ed = ctx;
	bool buys = ed->bought.len > 0;
	struct row_edits rows;
	struct ws ws = WS_INIT;
	struct node *record;
	int rc = ws_open(&ws, ed->root, e);

	row_edits_init(&rows, new_prospect_file(ed), buys ? "customers" :
	    "prospects", buys ? "# Customers, present and former.\n" :
	    "# Accounts that have not bought.\n");
	if (rc == 0)
		rc = ws_load(&ws, WS_ACCOUNTS, e);
	if (rc == 0) {
		record = node_new(&ws.arena, NODE_MAP);
		record_text(&ws.arena, record, "id", prospect_next_id(&ws));
		record_text(&ws.arena, record, "name", ed->prospect);
		if (buys)
			node_str(&ws.arena, record, "since",
			    ed->since.s)->quoted = false;
		row_edits_add(&rows, record);
		rc = row_edits_change(out, remove, old, &rows, e);
	}
	row_edits_release(&rows);
	ws_close(&ws);
	return rc;
}
