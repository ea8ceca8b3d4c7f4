/* sitepartner - what the site says of one partner */

#include "sitepartner.h"

#include <string.h>

#include "action.h"
#include "partner.h"
#include "playbook.h"
#include "playrun.h"
#include "revenue.h"

enum { DEALS_MOST = 25, ENTRIES_MOST = 5 };	/* shown of the latest */

static void
put_money(struct node *map, struct site *s, const char *key,
    struct deal_sum sum)
{
	struct str text = STR_INIT;

	money_add(&text, s->ws->currency, ratio_money(sum.amount));
	node_str(&s->page, map, key, text.s);
	str_reset(&text);
	dec_add_text(&text, money_dec(sum.amount));
	node_str(&s->page, map, arena_printf(&s->page, "%s_raw", key),
	    text.s);
	node_fmt(&s->page, map, arena_printf(&s->page, "%s_deals", key),
	    "%zu", sum.count);
	str_release(&text);
}

void
site_partner_window(struct node *data, struct site *s,
    const struct site_partners *all)
{
	struct deal_filter won = { ROLE_SOURCED, STATE_WON, 0, 0 };

	revenue_year(&won, all->day);
	node_str(&s->page, data, "from_day", date_text(&s->page, won.from));
	node_str(&s->page, data, "day", date_text(&s->page, won.to));
}

/* Revenue that it sourced, and what it was part of: apart, never added. */
static void
put_sums(struct node *map, struct site *s, const struct partner *p, date day)
{
	struct deal_filter won = { ROLE_SOURCED, STATE_WON, 0, 0 };
	struct deal_filter open = { ROLE_SOURCED, STATE_OPEN, DATE_NONE,
	    DATE_NONE };

	revenue_year(&won, day);
	put_money(map, s, "sourced", revenue_of(p, &won));
	put_money(map, s, "open", revenue_of(p, &open));
	won.role = open.role = ROLE_INFLUENCED;
	put_money(map, s, "influenced", revenue_of(p, &won));
	put_money(map, s, "open_influenced", revenue_of(p, &open));
}

/* An id and the name that people read, of a list of program.yaml. */
static void
put_named(struct node *map, struct site *s, const char *key,
    const char *list, const char *id)
{
	const char *name = ws_name(s->ws, list, id);

	node_str(&s->page, map, arena_printf(&s->page, "%s_id", key),
	    id != NULL ? id : "");
	node_str(&s->page, map, key, name != NULL ? name : "");
}

/* The ids of its regions with blanks between, and their names with commas. */
static void
put_regions(struct node *map, struct site *s, const struct partner *p)
{
	struct str ids = STR_INIT, names = STR_INIT;
	const struct node *c;

	NODE_EACH(c, partner_get(p, "regions")) {
		if (node_text(c) == NULL)
			continue;
		str_addf(&ids, "%s%s", ids.len > 0 ? " " : "", c->text);
		str_addf(&names, "%s%s", names.len > 0 ? ", " : "",
		    ws_name(s->ws, "regions", c->text));
	}
	node_str(&s->page, map, "region_id", ids.s);
	node_str(&s->page, map, "region", names.s);
	str_release(&ids);
	str_release(&names);
}

static void
put_scores(struct node *map, struct site *s, const struct site_partners *all,
    const struct partner *p)
{
	struct str text = STR_INIT;
	const struct site_card *c;
	size_t i, at = (size_t)(p - s->ws->partners);

	for (i = 0; card_names[i] != NULL; i++) {
		c = site_card(&all->scores, card_names[i]);
		str_reset(&text);
		if (c != NULL && c->of[at] != NULL)
			site_score_add(&text, c->of[at]);
		node_str(&s->page, map, card_names[i], text.s);
	}
	str_release(&text);
}

void
site_partner_row(struct node *map, struct site *s,
    const struct site_partners *all, const struct partner *p)
{
	date heard = partner_heard(p, s->today);

	node_str(&s->page, map, "name", p->name);
	node_str(&s->page, map, "slug", p->slug);
	put_named(map, s, "type", "types", p->type);
	put_named(map, s, "tier", "tiers", p->tier);
	node_str(&s->page, map, "stage", p->stage != NULL ? p->stage : "");
	put_regions(map, s, p);
	node_str(&s->page, map, "manager", p->manager != NULL ? p->manager :
	    "");
	put_scores(map, s, all, p);
	put_sums(map, s, p, all->day);
	node_str(&s->page, map, "heard", heard == DATE_NONE ? "" :
	    date_text(&s->page, heard));
}

/* Each card with its score, the range it may lie in, and why. */
static void
add_cards(struct node *data, struct site *s, const struct site_partners *all,
    const struct partner *p)
{
	struct node *list = node_add(&s->page, data, "scores", NODE_LIST);
	struct str text = STR_INIT;
	const struct site_card *c;
	const struct score *sc;
	struct node *entry;
	size_t i;

	for (i = 0; i < all->scores.n; i++) {
		c = &all->scores.cards[i];
		sc = c->of[p - s->ws->partners];
		if (sc == NULL)
			continue;
		entry = node_item(&s->page, list);
		node_fmt(&s->page, entry, "name", "%c%s", c->name[0] - 32,
		    c->name + 1);
		str_reset(&text);
		site_score_add(&text, sc);
		node_str(&s->page, entry, "score", text.s);
		str_reset(&text);
		if (ratio_ok(sc->low)) {
			ratio_add_text(&text, sc->low, 1);
			str_adds(&text, " to ");
			ratio_add_text(&text, sc->high, 1);
		}
		node_str(&s->page, entry, "range", text.s);
		str_reset(&text);
		ratio_add_percent(&text, sc->coverage, 0);
		node_str(&s->page, entry, "coverage", text.s);
		str_reset(&text);
		score_add_why(&text, sc, &c->card);
		node_str(&s->page, entry, "why", text.s);
	}
	str_release(&text);
}

/* Its latest deals, newest first, and how many more there are. */
static void
add_deals(struct node *data, struct site *s, const struct partner *p)
{
	struct node *list = node_add(&s->page, data, "deals", NODE_LIST);
	struct str text = STR_INIT;
	const struct deal *d;
	struct node *entry;
	size_t i, shown = 0;

	for (i = p->ndeals; i-- > 0 && shown < DEALS_MOST; shown++) {
		d = p->deals[i];
		entry = node_item(&s->page, list);
		node_str(&s->page, entry, "id", d->id);
		node_str(&s->page, entry, "account", d->account->name);
		node_str(&s->page, entry, "name", d->name != NULL ? d->name :
		    "");
		node_str(&s->page, entry, "role", deal_role_name(d->role));
		node_str(&s->page, entry, "stage", deal_stage_name(d->stage));
		str_reset(&text);
		money_add(&text, s->ws->currency, ratio_money(d->amount));
		if (d->rate != NULL) {
			str_adds(&text, " (");
			rate_add_sum(&text, d->rate, d->stated);
			str_addc(&text, ')');
		}
		node_str(&s->page, entry, "amount", text.s);
		node_str(&s->page, entry, "created", date_text(&s->page,
		    d->created));
		node_str(&s->page, entry, "closed", d->closed == DATE_NONE ?
		    "" : date_text(&s->page, d->closed));
	}
	node_fmt(&s->page, data, "more_deals", "%.0zu", p->ndeals - shown);
	str_release(&text);
}

static void
add_next(struct node *data, struct site *s, const struct site_partners *all,
    const struct partner *p)
{
	struct node *list = node_add(&s->page, data, "next", NODE_LIST);
	size_t at = (size_t)(p - s->ws->partners), i;
	struct node *entry;

	for (i = all->first[at]; i < all->first[at + 1]; i++) {
		entry = node_item(&s->page, list);
		node_str(&s->page, entry, "when", next_when_name(
		    all->items[i]->when));
		node_str(&s->page, entry, "why", all->items[i]->why);
		node_str(&s->page, entry, "command", all->items[i]->command);
	}
}

static void
put_day(struct node *map, struct site *s, const char *key, date d)
{
	node_str(&s->page, map, key, d == DATE_NONE ? "" :
	    date_text(&s->page, d));
}

/* Its runs of playbooks, the latest first. */
static void
add_runs(struct node *data, struct site *s, const struct partner *p)
{
	struct node *list = node_add(&s->page, data, "runs", NODE_LIST);
	const struct site_place *place;
	struct play_run *runs;
	struct node *entry;
	struct str url = STR_INIT;
	size_t n = play_runs(&runs, &s->page, p), i;

	for (i = n; i-- > 0;) {
		entry = node_item(&s->page, list);
		place = site_find(s, arena_printf(&s->page,
		    "playbooks/%s.yaml", runs[i].playbook));
		str_reset(&url);
		if (place != NULL)
			site_url(&url, node_get_text(data, "page", ""),
			    place->page);
		node_str(&s->page, entry, "name", place != NULL ?
		    place->title : runs[i].playbook);
		node_str(&s->page, entry, "url", url.s);
		put_day(entry, s, "started", runs[i].started);
		put_day(entry, s, "completed", runs[i].completed);
		put_day(entry, s, "stopped", runs[i].stopped);
	}
	str_release(&url);
}

static void
add_actions(struct node *data, struct site *s, const struct partner *p)
{
	struct node *list = node_add(&s->page, data, "actions", NODE_LIST);
	struct node *entry;
	struct actions all;
	size_t i;

	actions_read(&all, &s->page, p->node, s->today);
	for (i = 0; i < all.n; i++) {
		if (all.v[i].state != ACTION_OPEN &&
		    all.v[i].state != ACTION_LATE)
			continue;
		entry = node_item(&s->page, list);
		node_str(&s->page, entry, "text", all.v[i].text);
		node_str(&s->page, entry, "owner", all.v[i].owner != NULL ?
		    all.v[i].owner : "");
		put_day(entry, s, "due", all.v[i].due);
		node_bool(&s->page, entry, "late", all.v[i].state ==
		    ACTION_LATE);
	}
}

/* The latest ENTRIES_MOST of a list of maps by their day, the latest first. */
static size_t
latest_entries(const struct node *v[ENTRIES_MOST], const struct node *list,
    const char *day)
{
	const struct node *c;
	size_t n = 0, k;

	NODE_EACH(c, list) {
		for (k = n; k > 0 && strcmp(node_get_text(v[k - 1], day, ""),
		    node_get_text(c, day, "")) < 0; k--)
			if (k < ENTRIES_MOST)
				v[k] = v[k - 1];
		if (k < ENTRIES_MOST)
			v[k] = c;
		n += n < ENTRIES_MOST;
	}
	return n;
}

/* The latest entries of a list of the record: keys, the first its day. */
static void
add_entries(struct node *data, struct site *s, const struct partner *p,
    const char *key, const char *const *keys)
{
	struct node *list = node_add(&s->page, data, key, NODE_LIST), *entry;
	const struct node *all[ENTRIES_MOST];
	size_t n = latest_entries(all, partner_get(p, key), keys[0]), i, k;

	for (i = 0; i < n; i++) {
		entry = node_item(&s->page, list);
		for (k = 0; keys[k] != NULL; k++)
			node_str(&s->page, entry, keys[k], node_get_text(
			    all[i], keys[k], ""));
	}
}

static void
add_documents(struct node *data, struct site *s,
    const struct site_documents *docs)
{
	struct node *list = node_add(&s->page, data, "documents", NODE_LIST);
	struct node *entry;
	struct str url = STR_INIT;
	size_t i;

	for (i = 0; i < docs->n; i++) {
		entry = node_item(&s->page, list);
		str_reset(&url);
		site_url(&url, node_get_text(data, "page", ""), site_find(s,
		    docs->v[i].file)->page);
		node_str(&s->page, entry, "url", url.s);
		node_str(&s->page, entry, "name", docs->v[i].title);
	}
	str_release(&url);
}

void
site_partner_data(struct node *data, struct site *s,
    const struct site_partners *all, const struct partner *p)
{
	static const char *const milestone[] = { "date", "name", NULL };
	static const char *const note[] = { "date", "by", "text", NULL };
	static const char *const agreement[] = { "signed", "kind", "renews",
		NULL };

	node_str(&s->page, data, "about", node_get_text(p->node,
	    "description", ""));
	node_str(&s->page, data, "since", node_get_text(p->node, "since",
	    ""));
	site_partner_window(data, s, all);
	add_cards(data, s, all, p);
	add_next(data, s, all, p);
	add_actions(data, s, p);
	add_runs(data, s, p);
	add_deals(data, s, p);
	add_entries(data, s, p, "milestones", milestone);
	add_entries(data, s, p, "notes", note);
	add_entries(data, s, p, "agreements", agreement);
	add_documents(data, s, &all->docs[p - s->ws->partners]);
}
