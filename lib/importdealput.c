/* importdealput - a row of deals becomes a new deal, or changes one */

#include "importdeal.h"

#include <string.h>

/* The file of the quarter; of several parts the first that has room. */
static struct import_file *
quarter_file(struct import_job *job, date created, size_t bytes)
{
	static const char *const names[] = { "first", "second", "third",
	    "fourth" };
	struct str stem = STR_INIT, head = STR_INIT;
	struct import_file *f;
	int y, m, d;

	date_split(created, &y, &m, &d);
	str_addf(&head, "# Deals created in the %s quarter of %d.\n",
	    names[(m - 1) / 3], y);
	str_addf(&stem, "data/deals-%04d-q%d", y, (m + 2) / 3);
	f = job_room(job, stem.s, "deals", head.s, bytes);
	str_release(&stem);
	str_release(&head);
	return f;
}

/* The draft with its keys in the order that the files have. */
static struct node *
in_order(struct import_job *job, const struct node *draft)
{
	struct node *record = node_new(&job->arena, NODE_MAP), *n;
	static const char *const keys[] = { "id", "name", "account", "amount",
	    "currency", "kind", "stage", "created", "closed", "expected",
	    "product", "partner", "role", "trigger", "buyer", "lost_to",
	    "lost_reason", "ids" };
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		n = node_get(draft, keys[i]);
		if (n != NULL)
			node_hang(&job->arena, record, keys[i],
			    node_copy(&job->arena, n, NULL));
	}
	return record;
}

static void
add_deal(struct deal_reading *r)
{
	struct import_job *job = r->job;
	struct str line = STR_INIT;
	struct node *record;
	const char *id = strcmp(job->map.system, "pos") == 0 ?
	    r->row->cell[DEAL_ID] : arena_printf(&job->arena, "d-%03u",
	    job->next_deal++);

	node_str(&job->arena, r->draft, "id", id);
	record = in_order(job, r->draft);
	row_line(&line, record);
	row_edits_add(&quarter_file(job, r->created, line.len)->edits,
	    record);
	str_release(&line);
	r->row->outcome = ROW_CREATED;
}

/* Each value of the draft that is not on file becomes an edit. */
static void
change_deal(struct deal_reading *r)
{
	struct import_job *job = r->job;
	const char *id = node_get_text(r->old, "id", "");
	const struct node *c, *old;
	struct row_edits *re = NULL;

	NODE_EACH(c, r->draft) {
		old = node_get(r->old, c->key);
		if (job_same(old, c))
			continue;
		if (job->o->only_new) {
			r->row->outcome = ROW_SKIPPED;
			return;
		}
		if (re == NULL)
			re = &job_file(job, r->old->file, "deals", "")->edits;
		job_tell(job, r->old, id, c->key,
		    (const struct node *[]){ old, c });
		row_edits_set(re, id, c->key, c->kind == NODE_NULL ? NULL : c);
	}
	r->row->outcome = re != NULL ? ROW_UPDATED : ROW_UNCHANGED;
}

/* The account of the row as a record: found, or made. */
static void
make_account(struct deal_reading *r)
{
	struct import_job *job = r->job;
	date since;

	if (r->asked.name == NULL && r->asked.domain == NULL)
		return;
	if (r->old != NULL && r->asked.foreign == NULL) {
		/* renamed on one side, more likely than sold to another */
		job_note(job, "account '%.60s' is not on file: %s stays with "
		    "%s", r->asked.name != NULL ? r->asked.name :
		    r->asked.domain, node_get_text(r->old, "id", ""),
		    node_get_text(r->old, "account", ""));
		return;
	}
	since = deal_won_since(job, &r->asked);
	if (strcmp(r->stage, "won") == 0 && since == DATE_NONE)
		since = r->closed;
	r->account = job_account_make(job, &r->asked, since == DATE_NONE);
	if (since != DATE_NONE)
		job_date(job, r->account->record, "since", since);
}

/* A prospect that buys is a customer, if that was asked for. */
static void
settle_account(struct deal_reading *r)
{
	struct import_job *job = r->job;
	date since;
	struct node *record;

	if (r->account == NULL)
		make_account(r);
	if (r->account == NULL)
		return;
	job_text(job, r->draft, "account", r->account->id);
	job_account_link(job, r->account, &r->asked);
	if (strcmp(r->stage, "won") != 0 || !r->account->prospect ||
	    r->account->moves)
		return;
	if (!job->o->move) {
		job->not_moved++;
		return;
	}
	since = deal_won_since(job, &r->asked);
	record = job_account_touch(job, r->account);
	if (node_unknown(node_get(record, "since")))
		job_date(job, record, "since", since != DATE_NONE ? since :
		    r->closed);
	r->account->moves = true;
	job->moved++;
}

void
deal_put(struct deal_reading *r)
{
	if (r->old == NULL || !r->job->o->only_new)
		settle_account(r);
	if (r->old == NULL)
		add_deal(r);
	else
		change_deal(r);
}
