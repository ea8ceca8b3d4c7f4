/* action - the register of what was agreed with a partner */

#include "action.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

const char *
action_owner(const struct node *entry, const struct node *record)
{
	return node_get_text(entry, "owner", node_get_text(record, "manager",
	    NULL));
}

bool
action_is_open(const struct node *entry)
{
	return node_unknown(node_get(entry, "done")) &&
	    node_unknown(node_get(entry, "dropped"));
}

static enum action_state
state_of(const struct action *a, date today)
{
	if (!node_unknown(node_get(a->node, "done")))
		return ACTION_DONE;
	if (a->dropped != NULL)
		return ACTION_DROPPED;
	return a->due != DATE_NONE && a->due < today ? ACTION_LATE :
	    ACTION_OPEN;
}

void
actions_read(struct actions *out, struct arena *a, const struct node *record,
    date today)
{
	const struct node *list = node_get(record, "actions"), *c;
	struct action *v;

	out->n = 0;
	out->v = arena_alloc(a, (list != NULL ? list->n + 1 : 1) *
	    sizeof(*out->v));
	NODE_EACH(c, list) {
		v = &out->v[out->n++];
		*v = (struct action){ .number = out->n, .node = c,
		    .text = node_get_text(c, "text", ""),
		    .owner = action_owner(c, record),
		    .due = date_under(c, "due"), .raised = date_under(c, "raised"),
		    .done = date_under(c, "done"),
		    .dropped = node_get_text(c, "dropped", NULL),
		    .dropped_date = date_under(c, "dropped_date") };
		v->state = state_of(v, today);
	}
}

const char *
action_state_name(enum action_state state)
{
	static const char *const names[] = { "open", "late", "done",
		"dropped" };

	return names[state];
}

static bool
is_open(const struct action *a)
{
	return a->state == ACTION_OPEN || a->state == ACTION_LATE;
}

/* The day it was done or dropped; of one that is open, none. */
static date
ended(const struct action *a)
{
	return a->state == ACTION_DROPPED ? a->dropped_date : a->done;
}

/* Open ones by the day they are due, then those that ended, newest first. */
static int
open_first(const void *x, const void *y)
{
	const struct action *a = *(const struct action *const *)x;
	const struct action *b = *(const struct action *const *)y;

	if (is_open(a) != is_open(b))
		return is_open(a) ? -1 : 1;
	if (is_open(a) && a->due != b->due) {
		if (a->due == DATE_NONE || b->due == DATE_NONE)
			return a->due == DATE_NONE ? 1 : -1;
		return a->due < b->due ? -1 : 1;
	}
	if (!is_open(a) && ended(a) != ended(b))
		return ended(a) > ended(b) ? -1 : 1;
	return a->number < b->number ? -1 : 1;
}

void
actions_table(struct table *t, const struct actions *all)
{
	const struct action **v = mem_zero(all->n + 1, sizeof(*v));
	size_t i;

	table_column(t, "number", "NO", TABLE_RIGHT);
	table_column(t, "state", "STATE", TABLE_LEFT);
	table_column(t, "due", "DUE", TABLE_LEFT);
	table_column(t, "owner", "OWNER", TABLE_LEFT);
	table_column(t, "text", "ACTION", TABLE_LEFT);
	table_column(t, "raised", "RAISED", TABLE_LEFT);
	table_column(t, "done", "DONE", TABLE_LEFT);
	table_column(t, "dropped_date", "DROPPED", TABLE_LEFT);
	table_column(t, "dropped", "WHY", TABLE_LEFT);
	for (i = 0; i < all->n; i++)
		v[i] = &all->v[i];
	if (all->n > 0)
		qsort(v, all->n, sizeof(*v), open_first);
	for (i = 0; i < all->n; i++) {
		table_cell_count(t, (int64_t)v[i]->number);
		table_cell(t, action_state_name(v[i]->state));
		table_cell_date(t, v[i]->due);
		table_cell(t, v[i]->owner);
		table_cell(t, v[i]->text);
		table_cell_date(t, v[i]->raised);
		table_cell_date(t, v[i]->done);
		table_cell_date(t, v[i]->dropped_date);
		table_cell(t, v[i]->dropped);
	}
	free(v);
}
