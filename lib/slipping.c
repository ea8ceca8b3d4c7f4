/* slipping - health today against an earlier day */

#include "slipping.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "partner.h"
#include "score.h"

/* Criteria that are named as the reason. */
enum { REASONS = 2 };

/* One card, read for one day. */
struct at {
	struct rule_env env;
	struct card card;
	struct score *scores;		/* of each partner; untouched where
					 * it is not asked for */
};

/* What later days did to a deal is undone; saved has room for all. */
static void
turn_back(struct ws *ws, date then, struct deal *saved)
{
	size_t i;

	memcpy(saved, ws->deals, ws->ndeals * sizeof(*saved));
	for (i = 0; i < ws->ndeals; i++) {
		if (deal_is_closed(&ws->deals[i]) &&
		    ws->deals[i].closed > then) {
			ws->deals[i].stage = DEAL_NEGOTIATION;
			ws->deals[i].closed = DATE_NONE;
		}
	}
}

/* Had it a contract then, and has it one now? */
static bool
was_signed(const struct partner *p, date then)
{
	date since;

	return partner_signed(p) && date_node(&since, partner_get(p, "since"),
	    "since", NULL) == 0 && since != DATE_NONE && since <= then;
}

static int
score_at(struct at *at, struct ws *ws, date day, date then, struct err *e)
{
	size_t i;

	at->env = (struct rule_env){ .ws = ws, .today = day,
	    .facts = node_new(&ws->arena, NODE_MAP) };
	at->scores = arena_alloc(&ws->arena, (ws->npartners + 1) *
	    sizeof(*at->scores));
	if (card_read(&at->card, &ws->arena, ws->scorecard, "health",
	    &at->env, e) < 0 || ws_load(ws, at->card.parts, e) < 0)
		return -1;
	for (i = 0; i < ws->npartners; i++) {
		if (was_signed(&ws->partners[i], then) &&
		    score_partner(&at->scores[i], &ws->arena, &at->card,
		    &ws->partners[i], e) < 0)
			return -1;
	}
	return 0;
}

/* The points of criterion i, zero where it does not count. */
static struct ratio
points(const struct at *at, size_t partner, size_t i)
{
	struct ratio r = score_points(&at->scores[partner], &at->card, i);

	return ratio_ok(r) ? r : ratio_of(0, 1);
}

/* "Sourced revenue, 12 months -19.2: computed: EUR 0 ...; ..." */
static const char *
reasons(const struct at *then, const struct at *now, size_t p,
    struct arena *a)
{
	bool told[CARD_MAX] = { false };
	struct str s = STR_INIT;
	struct ratio worst, d;
	const char *text;
	size_t i, n, at;

	for (n = 0; n < REASONS; n++) {
		worst = ratio_of(0, 1);
		at = CARD_MAX;
		for (i = 0; i < now->card.ncriteria; i++) {
			d = ratio_sub(points(now, p, i), points(then, p, i));
			if (!told[i] && ratio_cmp(d, worst) < 0) {
				worst = d;
				at = i;
			}
		}
		if (at == CARD_MAX)
			break;
		told[at] = true;
		str_addf(&s, "%s%s ", n > 0 ? "; " : "",
		    now->card.criteria[at].name);
		ratio_add_text(&s, worst, 1);
		str_adds(&s, " (");
		score_add_source(&s, &now->scores[p], &now->card, at);
		str_addc(&s, ')');
	}
	text = arena_dup(a, s.s);
	str_release(&s);
	return text;
}

static int
by_change(const void *x, const void *y)
{
	const struct slip *a = x, *b = y;
	int c = ratio_cmp(a->change, b->change);

	return c != 0 ? c : strcmp(a->partner->name, b->partner->name);
}

static void
compare(struct slips *out, struct ws *ws, const struct at *then,
    const struct at *now, date day)
{
	const struct score *a, *b;
	struct ratio change;
	size_t i;

	out->v = arena_alloc(&ws->arena, (ws->npartners + 1) *
	    sizeof(*out->v));
	for (i = 0; i < ws->npartners; i++) {
		a = &then->scores[i];
		b = &now->scores[i];
		if (!was_signed(&ws->partners[i], day) ||
		    a->state != SCORE_RANKED || b->state != SCORE_RANKED)
			continue;
		out->compared++;
		change = ratio_sub(b->value, a->value);
		if (ratio_round(change, 1) < 0)
			out->v[out->n++] = (struct slip){ &ws->partners[i],
			    a->value, b->value, change, reasons(then, now, i,
			    &ws->arena) };
	}
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), by_change);
}

int
slipping_find(struct slips *out, struct ws *ws, date then, date today,
    struct err *e)
{
	struct at before, now;
	struct deal *saved;
	int rc;

	memset(out, 0, sizeof(*out));
	memset(&before, 0, sizeof(before));
	memset(&now, 0, sizeof(now));
	if (ws_load(ws, WS_COMPANY | WS_PROGRAM | WS_DEALS | WS_SCORECARD,
	    e) < 0)
		return -1;
	if (node_get(ws->scorecard, "health") == NULL)
		return err_set(e, ERR_NOTFOUND, "strategy/scorecard.yaml: "
		    "there is no card health");
	saved = mem_alloc((ws->ndeals + 1) * sizeof(*saved));
	turn_back(ws, then, saved);
	rc = score_at(&before, ws, then, then, e);
	memcpy(ws->deals, saved, ws->ndeals * sizeof(*saved));
	free(saved);
	if (rc == 0)
		rc = score_at(&now, ws, today, then, e);
	if (rc == 0)
		compare(out, ws, &before, &now, then);
	card_release(&before.card);
	card_release(&now.card);
	return rc;
}

static void
cell(struct table *t, struct ratio r, bool sign)
{
	struct str s = STR_INIT;

	if (sign && r.n > 0)
		str_addc(&s, '+');
	ratio_add_text(&s, r, 1);
	table_cell_number(t, s.s, s.s);
	str_release(&s);
}

void
slipping_print(const struct slips *s, enum table_form form, FILE *f)
{
	bool machine = form == TABLE_TSV || form == TABLE_JSON;
	struct table t;
	size_t i;

	table_init(&t, "slipping");
	if (machine)
		table_column(&t, "partner", "partner", TABLE_LEFT);
	table_column(&t, "name", machine ? "name" : "PARTNER", TABLE_LEFT);
	table_column(&t, "then", machine ? "then" : "THEN", TABLE_RIGHT);
	table_column(&t, "now", machine ? "now" : "NOW", TABLE_RIGHT);
	table_column(&t, "change", machine ? "change" : "CHANGE",
	    TABLE_RIGHT);
	table_column(&t, "why", machine ? "why" : "WHY", TABLE_LEFT);
	for (i = 0; i < s->n; i++) {
		if (machine)
			table_cell(&t, s->v[i].partner->slug);
		table_cell(&t, s->v[i].partner->name);
		cell(&t, s->v[i].then, false);
		cell(&t, s->v[i].now, false);
		cell(&t, s->v[i].change, true);
		table_cell(&t, s->v[i].why);
	}
	if (s->n > 0 || form != TABLE_TABLE)
		table_print(&t, form, f);
	table_release(&t);
}
