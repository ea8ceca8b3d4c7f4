/* dealadd - make a deal, set its values */

#include "dealadd.h"

#include <string.h>

#include "dealrecord.h"
#include "dealset.h"

/* Set key to the value; NULL: not given. */
static int
take(struct deal_world *w, const char *key, const char *value, struct err *e)
{
	if (value == NULL)
		return 0;
	if (value[0] == '\0')
		return err_set(e, ERR_USAGE, "the %s is empty", key);
	return deal_set(w, arena_printf(w->a, "%s=%s", key, value), false, e);
}

/* The same for an option that lists take again and again, a deal once. */
static int
take_one(struct deal_world *w, const char *key, const struct list *values,
    struct err *e)
{
	if (values->n > 1)
		return err_set(e, ERR_USAGE, "a deal has one %s: give --%s "
		    "once", key, key);
	return values->n == 0 ? 0 : take(w, key, values->s[0], e);
}

/* New business, or a customer who buys more. */
static const char *
kind_of(const struct deal_world *w)
{
	const struct account *a = map_get(&w->ws->account_ids,
	    node_get_text(w->record, "account", ""));

	return a == NULL || a->prospect || a->churned != DATE_NONE ? "new" :
	    "expansion";
}

/* What a new deal has where nobody says otherwise. */
static void
fill_in(struct deal_world *w, const struct deal_asked *asked)
{
	if (asked->stages->n == 0)
		record_text(w->a, w->record, "stage", "qualification");
	if (asked->created == NULL)
		record_date(w->a, w->record, "created", w->today);
	if (w->ws->currency[0] != '\0')
		record_text(w->a, w->record, "currency", w->ws->currency);
	record_text(w->a, w->record, "kind", kind_of(w));
}

static int
take_sets(struct deal_world *w, const struct deal_asked *asked,
    struct err *e)
{
	size_t i;

	for (i = 0; i < asked->sets->n; i++) {
		if (deal_set(w, asked->sets->s[i], asked->new_key, e) < 0)
			return -1;
	}
	return 0;
}

static int
take_evidence(struct deal_world *w, const struct deal_asked *asked,
    struct err *e)
{
	const char *text = asked->evidence;

	if (text == NULL)
		return 0;
	if (deal_text_check("evidence", text, true, e) < 0)
		return -1;
	if (node_get_text(w->record, "partner", NULL) == NULL)
		return err_set(e, ERR_USAGE, "evidence of what? It shows the "
		    "part of a partner, and the deal has none");
	deal_record_evidence(w->a, w->record, w->today, asked->by, text);
	return 0;
}

int
deal_add_step(struct deal_world *w, void *ctx, struct err *e)
{
	const struct deal_asked *asked = ctx;

	if (take(w, "name", asked->name, e) < 0 ||
	    take(w, "account", w->prospect != NULL ? w->prospect :
	    asked->account, e) < 0 ||
	    take(w, "amount", asked->amount, e) < 0 ||
	    take_one(w, "stage", asked->stages, e) < 0 ||
	    take(w, "created", asked->created, e) < 0 ||
	    take_one(w, "partner", asked->partners, e) < 0 ||
	    take_one(w, "role", asked->roles, e) < 0)
		return -1;
	fill_in(w, asked);
	if (take_sets(w, asked, e) < 0 || take_evidence(w, asked, e) < 0)
		return -1;
	return deal_settle(w, e);
}

int
deal_set_step(struct deal_world *w, void *ctx, struct err *e)
{
	const struct deal_asked *asked = ctx;

	if (take_sets(w, asked, e) < 0 || take_evidence(w, asked, e) < 0)
		return -1;
	return deal_settle(w, e);
}

/* Is what a new deal cannot do without given, once? */
static int
check_asked(const struct deal_asked *asked, const char *prospect,
    struct err *e)
{
	if (asked->account != NULL && prospect != NULL)
		return err_set(e, ERR_USAGE, "--account is one on file, "
		    "--new-prospect makes one: give one of them");
	if (asked->account == NULL && prospect == NULL)
		return err_set(e, ERR_USAGE, "with whom? --account ID or "
		    "NAME, or --new-prospect NAME");
	if (prospect != NULL && deal_text_check("name of the new prospect",
	    prospect, false, e) < 0)
		return -1;
	if (asked->amount == NULL)
		return err_set(e, ERR_USAGE, "how much a year? --amount "
		    "42000");
	return 0;
}

int
deal_edit_new(struct deal_edit *ed, struct ws *ws, deal_step *step,
    struct deal_asked *asked, const char *prospect, struct err *e)
{
	static const char *const names[] = { "first", "second", "third",
	    "fourth" };
	const char *text = asked->created;
	date created = date_today();
	int y, m, d;

	if (check_asked(asked, prospect, e) < 0)
		return -1;
	if (text != NULL && date_parse(&created, text, strlen(text)) < 0)
		return err_set(e, ERR_USAGE, "--created '%.40s' is not a "
		    "date; write it as 2026-11-20", text);
	date_split(created, &y, &m, &d);
	deal_edit_init(ed, ws, arena_printf(&ws->arena,
	    "data/deals-%04d-q%d.yaml", y, (m + 2) / 3), step, asked);
	ed->heading = arena_printf(&ws->arena, "# Deals created in the %s "
	    "quarter of %d.\n", names[(m - 1) / 3], y);
	ed->add = true;
	ed->prospect = prospect;
	return 0;
}
