/* fundstep - market funds: asked for, approved, paid, declined */

#include "fund.h"

#include <stdlib.h>
#include <string.h>

#include "partnerentry.h"

/* What must hold of the record after a step: the year's sum is kept. */
struct limit {
	const struct ws *ws;
	const char *tier;
	date day;			/* the account as of then */
	bool requests;			/* what is only asked for counts too */
	struct ratio amount;		/* of this step */
};

static int
over(const struct limit *l, const struct fund *f, struct ratio used,
    struct err *e)
{
	struct ratio before = ratio_sub(f->budget, ratio_sub(used,
	    l->amount));
	struct str text = STR_INIT;

	if (before.n < 0)
		before = ratio_of(0, 1);
	money_add_cents(&text, l->ws->currency, l->amount);
	str_adds(&text, " is more than the ");
	money_add_cents(&text, l->ws->currency, before);
	str_addf(&text, " that %s left of the sum of tier %s, ",
	    l->requests ? "requests have" : "is", ws_name(l->ws, "tiers",
	    l->tier));
	money_add_cents(&text, l->ws->currency, f->budget);
	str_adds(&text, " for the fiscal year from ");
	date_add(&text, f->from);
	err_set(e, ERR_USAGE, "%s; --reason WHY lets it pass", text.s);
	str_release(&text);
	return -1;
}

/* A partner_verify_fn; ctx: struct limit. */
static int
keep_limit(const struct node *record, const void *ctx, struct err *e)
{
	const struct limit *l = ctx;
	struct ratio used;
	struct fund f;

	if (fund_hold(l->ws, record, e) < 0)
		return -1;
	fund_read(&f, l->ws, l->tier, record, l->day);
	if (f.closed != NULL)
		return err_set(e, ERR_USAGE, "its stage is %s: no more "
		    "market funds are granted; --reason WHY lets it pass",
		    f.closed);
	if (!f.known)
		return err_set(e, ERR_USAGE, "%s has no market funds in "
		    "program.yaml; --reason WHY lets it pass",
		    l->tier != NULL ? ws_name(l->ws, "tiers", l->tier) :
		    "a partner without a tier");
	used = ratio_add(f.approved, f.paid);
	if (l->requests)
		used = ratio_add(used, f.requested);
	return ratio_cmp(used, f.budget) > 0 ? over(l, &f, used, e) : 0;
}

/* Have the sum checked when the edits are applied, unless there is a reason. */
static void
set_limit(const struct fund_step *s, date on, struct ratio amount,
    bool requests)
{
	struct partner_edits *pe = s->pe;
	struct limit *l = arena_alloc(&pe->arena, sizeof(*l));
	struct fund year;

	fund_read(&year, pe->ws, s->p->tier, s->p->node, on);
	*l = (struct limit){ pe->ws, s->p->tier, year.until, requests,
	    amount };
	pe->verify_ctx = l;
	pe->verify = s->reason == NULL ? keep_limit : NULL;
}

int
fund_request(const struct fund_step *s, const char *amount,
    const char *purpose, struct err *e)
{
	struct partner_edits *pe = s->pe;
	struct node *map = node_new(&pe->arena, NODE_MAP);
	struct dec d;

	if (partner_entry_date(pe, map, "mdf.0.date", s->day, e) < 0 ||
	    partner_entry_text(pe, map, "mdf.0.amount", amount, e) < 0 ||
	    partner_entry_text(pe, map, "mdf.0.purpose", purpose, e) < 0 ||
	    partner_entry_text(pe, map, "mdf.0.state", "requested", e) < 0)
		return -1;
	if (s->reason != NULL && partner_entry_text(pe, map, "mdf.0.note",
	    s->reason, e) < 0)
		return -1;
	if (dec_parse(&d, amount, strlen(amount)) < 0 || d.u <= 0)
		return err_set(e, ERR_USAGE, "the amount is not more than "
		    "zero");
	partner_edits_add(pe, PARTNER_APPEND, "mdf", map);
	set_limit(s, s->day, ratio_dec(d), true);
	return 0;
}

/* The entry that a number names; *at: where it is in the list, from 0. */
static int
find_entry(const struct node **out, size_t *at, const struct fund_step *s,
    const char *number, struct err *e)
{
	const struct node *list = node_get(s->p->node, "mdf");
	size_t n = list != NULL && list->kind == NODE_LIST ? list->n : 0;
	unsigned long i = strspn(number, "0123456789") == strlen(number) &&
	    strlen(number) < 7 ? strtoul(number, NULL, 10) : 0;

	if (n == 0)
		return err_set(e, ERR_NOTFOUND, "%s has asked for no market "
		    "funds yet", s->p->name);
	if (i == 0 || i > n)
		return err_set(e, ERR_USAGE, "no request '%.20s'; they are "
		    "numbered from 1 to %zu", number, n);
	*at = i - 1;
	for (*out = list->first; --i > 0; *out = (*out)->next)
		;
	return 0;
}

static int
check_state(const struct node *entry, const char *may, const char *or,
    const char *number, struct err *e)
{
	const char *state = node_get_text(entry, "state", "without a state");

	if (strcmp(state, may) == 0 || (or != NULL && strcmp(state, or) == 0))
		return 0;
	return err_set(e, ERR_USAGE, "request %s is %s; it must be %s%s%s "
	    "for that", number, state, may, or != NULL ? " or " : "",
	    or != NULL ? or : "");
}

static const char *
path_of(const struct fund_step *s, size_t at, const char *key)
{
	return arena_printf(&s->pe->arena, "mdf.%zu.%s", at, key);
}

/* The reason as the note of the entry, behind what it says already. */
static int
add_note(const struct fund_step *s, const struct node *entry, size_t at,
    struct err *e)
{
	const char *note = node_get_text(entry, "note", NULL);

	if (s->reason == NULL)
		return 0;
	return partner_entry_set(s->pe, path_of(s, at, "note"), note == NULL ?
	    s->reason : arena_printf(&s->pe->arena, "%s; %s", note,
	    s->reason), e);
}

/*
 * Is the day of the step one that has been, and not before those before? A
 * request for next year, dated there, can be answered now.
 */
static int
check_day(const struct fund_step *s, const struct node *entry,
    struct err *e)
{
	static const char *const days[] = { "date", "decided" };
	struct str text = STR_INIT;
	size_t i;
	date d;

	if (s->day > date_today())
		return err_set(e, ERR_USAGE, "--date is a day to come");
	for (i = 0; i < 2; i++) {
		if (date_node(&d, node_get(entry, days[i]), days[i],
		    NULL) < 0 || d == DATE_NONE || d <= s->day ||
		    d > date_today())
			continue;
		date_add(&text, d);
		err_set(e, ERR_USAGE, "--date is before %s, the day it was "
		    "%s", text.s, i == 0 ? "asked for" : "decided");
		str_release(&text);
		return -1;
	}
	return 0;
}

/* Set the state of an entry, and the day under key. */
static int
move_to(const struct fund_step *s, const struct node *entry, size_t at,
    const char *state, const char *key, struct err *e)
{
	if (check_day(s, entry, e) < 0)
		return -1;
	if (partner_entry_set(s->pe, path_of(s, at, "state"), state, e) < 0)
		return -1;
	return partner_entry_set_date(s->pe, path_of(s, at, key), s->day, e);
}

int
fund_approve(const struct fund_step *s, const char *number, struct err *e)
{
	const struct node *entry;
	struct ratio sum;
	size_t at;
	date on;

	if (find_entry(&entry, &at, s, number, e) < 0 ||
	    check_state(entry, "requested", NULL, number, e) < 0 ||
	    fund_amount(&sum, s->pe->ws, entry, e) < 0 ||
	    date_node(&on, node_get(entry, "date"), "date", e) < 0 ||
	    move_to(s, entry, at, "approved", "decided", e) < 0 ||
	    add_note(s, entry, at, e) < 0)
		return -1;
	set_limit(s, on, sum, false);
	return 0;
}

int
fund_pay(const struct fund_step *s, const char *number, struct err *e)
{
	const struct node *entry;
	size_t at;

	if (find_entry(&entry, &at, s, number, e) < 0 ||
	    check_state(entry, "approved", NULL, number, e) < 0 ||
	    move_to(s, entry, at, "paid", "paid", e) < 0)
		return -1;
	return add_note(s, entry, at, e);
}

int
fund_decline(const struct fund_step *s, const char *number, struct err *e)
{
	const struct node *entry;
	size_t at;

	if (find_entry(&entry, &at, s, number, e) < 0 ||
	    check_state(entry, "requested", "approved", number, e) < 0)
		return -1;
	if (s->reason == NULL)
		return err_set(e, ERR_USAGE, "decline needs --reason WHY: the "
		    "partner will ask");
	if (move_to(s, entry, at, "declined", "decided", e) < 0)
		return -1;
	return add_note(s, entry, at, e);
}
