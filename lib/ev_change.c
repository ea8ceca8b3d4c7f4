/* ev_change - evidence of what changed since the last report, from git */

#include "evidence.h"

#include <string.h>

#include "fig.h"
#include "headlines.h"
#include "history.h"
#include "measure.h"
#include "metric.h"
#include "partnernames.h"
#include "report.h"

static const char *const in_changes[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals",
	"partners", NULL };

/* One state of the workspace: its figures up to its day. */
struct state {
	struct metric_data data;
	struct period period;
};

static struct state
state_of(struct ws *ws, date day, const struct report *r)
{
	struct state s = { metric_data_of(ws, day),
	    period_of(r->period.kind, day, r->period.start) };

	return s;
}

static void
add_figure(struct node *list, struct arena *a, const struct metric *m,
    const struct state *then, const struct state *now)
{
	struct measured was, is;
	struct str x = STR_INIT, y = STR_INIT;
	struct node *item;

	measure(&was, &then->data, m, &then->period);
	measure(&is, &now->data, m, &now->period);
	measured_add(&x, &was, m, then->data.ws->currency, false);
	measured_add(&y, &is, m, now->data.ws->currency, false);
	if (!str_same(&x, &y)) {
		item = node_item(a, list);
		node_str(a, item, "name", m->name);
		node_str(a, item, "before", x.s);
		node_str(a, item, "now", y.s);
	}
	str_release(&x);
	str_release(&y);
}

/* Headline figures that read differently now. */
static int
add_figures(struct node *out, struct evidence *ev, struct ws *past, date day,
    struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "list", NODE_LIST);
	struct state then = state_of(past, day, ev->report);
	struct state now = state_of(ev->ws, ev->today, ev->report);
	const struct metric *m;
	struct metrics all;
	size_t i;

	if (metrics_read(&all, ev->ws, e) < 0)
		return -1;
	for (i = 0; report_headlines[i] != NULL; i++) {
		m = metric_get(&all, report_headlines[i]);
		if (m != NULL)
			add_figure(list, a, m, &then, &now);
	}
	return 0;
}

static void
add_change(struct arena *a, struct node *list, const char *name,
    const char *what, const char *before, const char *now)
{
	struct node *item = node_item(a, list);

	node_str(a, item, "name", name);
	node_fmt(a, item, "text", "%s %s, was %s", what,
	    now != NULL ? now : "not set", before != NULL ? before :
	    "not set");
}

static bool
differ(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a != b : strcmp(a, b) != 0;
}

/* What is told of a partner; q: its record then, of past, or NULL. */
static void
add_partner(struct node *list, const struct ws *ws, const struct partner *p,
    const struct ws *past, const struct partner *q, struct arena *a)
{
	struct node *item;

	if (q == NULL) {
		item = node_item(a, list);
		node_str(a, item, "name", p->name);
		node_str(a, item, "text", "new");
		return;
	}
	if (differ(q->name, p->name))
		add_change(a, list, p->name, "name", q->name, p->name);
	if (differ(q->stage, p->stage))
		add_change(a, list, p->name, "stage", q->stage, p->stage);
	if (differ(q->tier, p->tier))
		add_change(a, list, p->name, "tier", ws_name(past, "tiers",
		    q->tier), ws_name(ws, "tiers", p->tier));
}

/* Partners that are new, gone, or have another name, tier or stage. */
static void
add_partners(struct node *out, struct evidence *ev, const struct ws *past,
    const struct partner_names *names)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "partners", NODE_LIST), *item;
	const struct partner *p, *q;
	const char *was;
	size_t i;

	for (i = 0; i < ev->ws->npartners; i++) {
		p = &ev->ws->partners[i];
		was = partner_names_was(names, p->slug);
		add_partner(list, ev->ws, p, past, was != NULL ?
		    map_get(&past->partner_slugs, was) : NULL, a);
	}
	for (i = 0; i < past->npartners; i++) {
		q = &past->partners[i];
		if (map_get(&ev->ws->partner_slugs, partner_names_is(names,
		    q->slug)) != NULL)
			continue;
		item = node_item(a, list);
		node_str(a, item, "name", q->name);
		node_str(a, item, "text", "no longer on file");
	}
}

static int
compare(struct node *out, struct evidence *ev, struct history *h,
    struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *since = node_add(a, out, "since", NODE_MAP);
	struct partner_names names = PARTNER_NAMES_INIT;
	struct ws past = WS_INIT;
	struct str day = STR_INIT;
	int rc;

	date_add(&day, h->day);
	node_str(a, since, "date", day.s);
	node_fmt(a, since, "commit", "%.7s", h->id);
	str_release(&day);
	history_files(&past.files, h);
	rc = ws_load(&past, WS_COMPANY | WS_PROGRAM | WS_DEALS, e);
	if (rc == 0 && !report_filter_empty(&ev->report->filter))
		rc = report_filter_apply(&ev->report->filter, &past, e);
	if (rc == 0)
		rc = partner_names_find(&names, ev->ws, &past, h->id, e);
	if (rc == 0)
		rc = add_figures(out, ev, &past, h->day, e);
	if (rc < 0)
		err_prefix(e, "commit %.7s: ", h->id);
	else
		add_partners(out, ev, &past, &names);
	partner_names_release(&names);
	ws_close(&past);
	return rc;
}

/*
 * A report is "reports/2026-11-20-exec.md": the last of its kind. That of a
 * period comes after none: its figures are held against the period before.
 */
static int
build_changes(struct node *out, struct evidence *ev, struct err *e)
{
	struct history h = HISTORY_INIT;
	int rc;

	if (ev->output == NULL || ev->report == NULL)
		return 0;
	node_bool(&ev->ws->arena, out, "of_period", !ev->report->dated);
	if (!ev->report->dated)
		return 0;
	rc = history_before(&h, &ev->ws->root, ev->output, e);
	if (rc > 0)
		rc = compare(out, ev, &h, e);
	history_close(&h);
	return rc < 0 ? -1 : 0;
}

const struct provider ev_change[] = {
	{ "changes", WS_COMPANY | WS_PROGRAM | WS_DEALS, in_changes, build_changes },
	{ NULL, 0, NULL, NULL }
};
