/* site_home - key figures, and where to go from here */

#include <string.h>

#include "headlines.h"
#include "metricview.h"
#include "site.h"
#include "sitedoc.h"
#include "sitepartner.h"

/* Of what is next and of reports; of documents. */
enum { SHOWN = 8, STRATEGY_MOST = 12 };

static const struct metric *
find_metric(const struct metrics *all, const char *id)
{
	const struct metric *m = NULL;

	return metric_find(&m, all, id, NULL) == 0 ? m : NULL;
}

/* "up" and "down" for the eye; the words say it, too. */
static const char *
judge(const struct metric *m, const struct measured *before,
    const struct measured *now)
{
	int c;

	if (before->state != MEASURED || now->state != MEASURED)
		return "";
	c = ratio_cmp(now->value, before->value);
	if (c == 0 || m->direction == METRIC_NEITHER)
		return "";
	return (c > 0) == (m->direction == METRIC_UP) ? "good" : "bad";
}

/* What is planned for the year, and how much of it is reached. */
static void
add_plan(struct node *entry, struct site *s, const struct metric_view *v,
    const struct metric *m, const struct measured *now)
{
	struct measured plan = { .state = MEASURED };
	struct str text = STR_INIT;

	plan.value = measure_plan_by(&v->data, m, &v->period);
	if (ratio_ok(plan.value))
		measured_add(&text, &plan, m, s->ws->currency, true);
	node_str(&s->page, entry, "plan", text.s);
	str_reset(&text);
	measured_add_reached(&text, now, plan.value);
	node_str(&s->page, entry, "reached", text.s);
	str_release(&text);
}

static void
add_figure(struct node *list, struct site *s, const struct metric_view *v,
    const struct metric *m, const struct metric_data *earlier)
{
	struct node *entry = node_item(&s->page, list);
	struct measured now, before;
	struct str text = STR_INIT;

	measure(&now, &v->data, m, &v->period);
	measure(&before, earlier, m, &v->before);
	node_str(&s->page, entry, "name", m->name);
	measured_add(&text, &now, m, s->ws->currency, false);
	node_str(&s->page, entry, "value", text.s);
	str_reset(&text);
	measured_change(&text, &before, &now, m, s->ws->currency);
	node_str(&s->page, entry, "change", text.s);
	node_str(&s->page, entry, "judged", judge(m, &before, &now));
	add_plan(entry, s, v, m, &now);
	node_str(&s->page, entry, "definition", m->definition);
	str_reset(&text);
	measured_add_span(&text, &now);
	node_str(&s->page, entry, "days", text.s);
	str_reset(&text);
	measured_add_span(&text, &before);
	node_str(&s->page, entry, "before", text.s);
	str_release(&text);
}

/* The headline figures of the fiscal year, up to today. */
static int
add_figures(struct node *data, struct site *s, struct err *e)
{
	struct node *list = node_add(&s->page, data, "figures", NODE_LIST);
	struct metric_view v;
	struct metric_data earlier;
	const struct metric *m;
	struct period year = period_of(PERIOD_YEAR, s->today,
	    fiscal_month(s->ws));
	struct str name = STR_INIT;
	size_t i;
	int rc;

	period_add(&name, &year);
	rc = metric_view_init(&v, s->ws, name.s, e);
	node_str(&s->page, data, "period", name.s);
	str_release(&name);
	if (rc < 0)
		return -1;
	earlier = metric_data_before(&v.data, &v.period, &v.before);
	for (i = 0; report_headlines[i] != NULL; i++) {
		m = find_metric(&v.all, report_headlines[i]);
		if (m != NULL)
			add_figure(list, s, &v, m, &earlier);
	}
	return 0;
}

static void
put_url(struct node *map, struct site *s, const char *file)
{
	struct str url = STR_INIT;

	site_url(&url, site_home.page, site_find(s, file)->page);
	node_str(&s->page, map, "url", url.s);
	str_release(&url);
}

/* What is most pressing, with whom. */
static void
add_next(struct node *data, struct site *s)
{
	struct node *list = node_add(&s->page, data, "next", NODE_LIST);
	const struct next_list *all = &s->partners->next;
	const struct next_item *item;
	struct node *entry;
	size_t i, shown = 0;

	for (i = 0; i < all->n && shown < SHOWN; i++) {
		item = &all->items[i];
		if (item->partner == NULL)
			continue;
		shown++;
		entry = node_item(&s->page, list);
		node_str(&s->page, entry, "when", next_when_name(item->when));
		node_str(&s->page, entry, "partner", item->partner->name);
		node_str(&s->page, entry, "why", item->why);
		put_url(entry, s, arena_printf(&s->page,
		    "partners/%s/partner.yaml", item->partner->slug));
	}
}

static void
add_reports(struct node *data, struct site *s)
{
	struct node *list = node_add(&s->page, data, "reports", NODE_LIST);
	struct node *entry;
	size_t i, shown = 0;

	for (i = s->reports->n; i-- > 0 && shown < SHOWN; shown++) {
		entry = node_item(&s->page, list);
		node_str(&s->page, entry, "title", s->reports->v[i].title);
		node_str(&s->page, entry, "file", s->reports->v[i].file +
		    strlen("reports/"));
		put_url(entry, s, s->reports->v[i].file);
	}
}

static void
add_strategy(struct node *data, struct site *s)
{
	struct node *list = node_add(&s->page, data, "strategy", NODE_LIST);
	struct node *entry;
	size_t i;

	for (i = 0; i < s->strategy->n && i < STRATEGY_MOST; i++) {
		entry = node_item(&s->page, list);
		node_str(&s->page, entry, "title", s->strategy->v[i].title);
		put_url(entry, s, s->strategy->v[i].file);
	}
	node_fmt(&s->page, data, "all_strategy", "%.0zu", s->strategy->n > i ?
	    s->strategy->n : 0);
}

static int
write_pages(struct site *s, struct err *e)
{
	const char *page = site_home.page;
	struct node *data = site_begin(s, page, "Partner program", &site_home);
	struct err why = ERR_INIT;

	node_str(&s->page, data, "about", node_get_text(s->ws->company,
	    "description", ""));
	node_fmt(&s->page, data, "partners", "%zu", s->ws->npartners);
	if (add_figures(data, s, &why) < 0)
		site_lack(s, &why);
	add_next(data, s);
	add_strategy(data, s);
	add_reports(data, s);
	return site_end(s, page, "home.html", data, e);
}

const struct site_part site_home = { "Home", "index.html",
	NULL, write_pages, NULL };
