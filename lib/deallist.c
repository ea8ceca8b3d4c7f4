/* deallist - deals chosen by what their records say */

#include "deallist.h"

#include <string.h>

#include "dealrow.h"
#include "fold.h"
#include "registration.h"
#include "where.h"

enum condition { BY_PARTNER, BY_STAGE, BY_ROLE, BY_REGION, BY_STATE,
	CONDITIONS };

static const char *const nouns[CONDITIONS] = { "partner", "stage", "role",
	"region", "state of a registration" };

static const struct list *
values_of(const struct deal_choice *choice, enum condition by)
{
	const struct list *const lists[CONDITIONS] = { choice->partners,
	    choice->stages, choice->roles, choice->regions, choice->states };

	return lists[by];
}

/* The id that the condition looks at; NULL: unknown. */
static const char *
id_of(const struct deal *d, enum condition by, date today)
{
	struct registration r;

	switch (by) {
	case BY_PARTNER:
		return d->partner != NULL ? d->partner->slug : NULL;
	case BY_STAGE:
		return deal_stage_name(d->stage);
	case BY_ROLE:
		return deal_role_name(d->role);
	case BY_REGION:
		return d->account->region;
	default:
		registration_of(&r, d, today);
		return reg_state_name(r.state);
	}
}

/* Its name, or NULL. */
static const char *
name_of(const struct ws *ws, const struct deal *d, enum condition by)
{
	if (by == BY_PARTNER && d->partner != NULL)
		return d->partner->name;
	return by == BY_REGION ? ws_name(ws, "regions", d->account->region) :
	    NULL;
}

static bool
passes_one(const struct ws *ws, const struct deal *d,
    const struct list *values, enum condition by, date today)
{
	const char *id = id_of(d, by, today), *name = name_of(ws, d, by);
	size_t i;

	if (values->n == 0)
		return true;
	for (i = 0; i < values->n; i++) {
		if (id == NULL ? values->s[i][0] == '\0' :
		    fold_same(values->s[i], id) || (name != NULL &&
		    fold_same(values->s[i], name)))
			return true;
	}
	return false;
}

static bool
passes(const struct ws *ws, const struct deal *d,
    const struct deal_choice *c, date today)
{
	int by;

	if ((c->open || c->won || c->lost) &&
	    !(c->open && !deal_is_closed(d)) &&
	    !(c->won && d->stage == DEAL_WON) &&
	    !(c->lost && d->stage == DEAL_LOST))
		return false;
	if (c->registered && node_unknown(node_get(d->node, "registration")))
		return false;
	for (by = 0; by < CONDITIONS; by++) {
		if (!passes_one(ws, d, values_of(c, (enum condition)by),
		    (enum condition)by, today))
			return false;
	}
	return true;
}

static const struct node *
record_of(const struct ws *ws, size_t i)
{
	return ws->deals[i].node;
}

/* Add a row for each deal that passes and of which all of w is true. */
static int
add_rows(struct table *t, const struct deal_row *row,
    const struct deal_choice *choice, struct where *w, struct err *e)
{
	const struct ws *ws = row->ws;
	size_t i;
	int rc = 0;

	for (i = 0; i < ws->ndeals && rc >= 0; i++) {
		rc = passes(ws, &ws->deals[i], choice, row->today) ?
		    where_match(w, ws->deals[i].node, e) : 0;
		if (rc > 0)
			deal_row_add(t, row, &ws->deals[i]);
	}
	return rc < 0 ? -1 : 0;
}

static enum row_kind
kind_of(const struct deal_choice *choice, enum table_form form)
{
	if (form == TABLE_CSV)
		return ROW_CSV;
	if (form == TABLE_JSON || form == TABLE_TSV)
		return ROW_FULL;
	return choice->registered ? ROW_REGISTRATION : ROW_SHORT;
}

int
deal_table(struct table *t, struct ws *ws, const struct deal_choice *choice,
    enum table_form form, struct err *e)
{
	const struct where_of of = { ws, "deal", "deals",
	    shape_deals->members, record_of, ws->ndeals, NULL };
	struct deal_row row = { .ws = ws, .kind = kind_of(choice, form),
	    .today = date_today() };
	struct where w;
	size_t i;
	int rc = 0;

	where_init(&w, &of);
	for (i = 0; i < choice->wheres->n && rc == 0; i++)
		rc = where_add(&w, choice->wheres->s[i], e);
	reg_policy_read(&row.policy, ws);
	deal_row_columns(t, row.kind);
	if (rc == 0)
		rc = add_rows(t, &row, choice, &w, e);
	where_tell(choice->left_open, &w);
	where_release(&w);
	return rc;
}

/* All values that a condition could have. */
static void
known_values(struct list *out, const struct ws *ws, enum condition by)
{
	const struct node *c;
	size_t i;

	out->n = 0;
	for (i = 0; by == BY_PARTNER && i < ws->npartners; i++) {
		list_add(out, ws->partners[i].slug);
		list_add(out, ws->partners[i].name);
	}
	for (i = 0; by == BY_STAGE && i < DEAL_STAGES; i++)
		list_add(out, deal_stage_name((enum deal_stage)i));
	for (i = 0; by == BY_ROLE && i < DEAL_ROLES; i++)
		list_add(out, deal_role_name((enum deal_role)i));
	for (i = 0; by == BY_STATE && i < REG_STATES; i++)
		list_add(out, reg_state_name((enum reg_state)i));
	NODE_EACH(c, by == BY_REGION ? node_get(ws->program, "regions") :
	    NULL) {
		list_add(out, node_get_text(c, "id", ""));
		list_add(out, node_get_text(c, "name", ""));
	}
	for (i = 0; by == BY_REGION && i < ws->naccounts; i++) {
		if (ws->accounts[i].region != NULL)
			list_add(out, ws->accounts[i].region);
	}
}

/* Is the value among the known ones, in any case? */
static bool
is_known(const struct list *known, const char *value)
{
	size_t i;

	for (i = 0; i < known->n; i++) {
		if (fold_same(known->s[i], value))
			return true;
	}
	return value[0] == '\0';
}

static bool
tell_miss(struct str *out, const struct list *values, const char *noun,
    const struct list *known)
{
	const char *near;
	size_t i;

	for (i = 0; i < values->n && is_known(known, values->s[i]); i++)
		;
	if (i == values->n)
		return false;
	str_addf(out, "no %s '%s'", noun, values->s[i]);
	near = str_nearest(values->s[i], known->s, known->n);
	if (near != NULL)
		str_addf(out, "; did you mean '%s'?", near);
	return true;
}

bool
deal_choice_miss(struct str *out, const struct ws *ws,
    const struct deal_choice *choice)
{
	struct list known = { 0 };
	bool miss = false;
	int by;

	for (by = 0; by < CONDITIONS && !miss; by++) {
		known_values(&known, ws, (enum condition)by);
		miss = tell_miss(out, values_of(choice, (enum condition)by),
		    nouns[by], &known);
	}
	list_release(&known);
	return miss;
}
