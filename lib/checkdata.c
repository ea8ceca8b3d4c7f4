/* checkdata - rules of settings, accounts, deals and partners */

#include "checkers.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "datafile.h"
#include "date.h"
#include "dec.h"
#include "posfile.h"

#define ERROR FAULT_ERROR
#define WARNING FAULT_WARNING

/* Nothing in pos.yaml may make a tool call, run or reveal something. */
static void
check_private(struct check *c, const struct node *n)
{
	const struct node *child;

	if (posfile_is_private(n)) {
		check_at(c, ERROR, n, POSFILE_PRIVATE,
		    n->key != NULL ? n->key : "list");
		return;
	}
	NODE_EACH(child, n)
		check_private(c, child);
}

void
check_pos(struct check *c, const struct node *top)
{
	const struct node *engine = node_get(top, "engine");
	const char *p = node_text(engine);

	if (top->kind == NODE_NULL)
		check_at(c, ERROR, top, "version: 1 is expected in this "
		    "file");
	check_private(c, top);
	if (p == NULL || strstr(p, "://") != NULL)
		return;
	if (!posfile_is_engine(p))
		check_at(c, ERROR, engine, "engine: the name of an engine is "
		    "expected, not '%s'", p);
}

/* Two days of a map are in this order. */
static void
check_order(struct check *c, const struct node *map, const char *first,
    const char *last)
{
	date from = date_under(map, first), to = date_under(map, last);

	if (from != DATE_NONE && to != DATE_NONE && to < from)
		check_at(c, ERROR, node_get(map, last), "%s: %s is "
		    "before %s, %s", last, node_get_text(map, last, ""),
		    first, node_get_text(map, first, ""));
}

void
check_accounts(struct check *c, const struct node *list)
{
	const struct node *n;

	NODE_EACH(n, list) {
		check_order(c, n, "since", "churned");
		if (!node_unknown(node_get(n, "arr")))
			check_currency(c, n, date_under(n, "churned"));
	}
}

/* Only a customer can have bought. */
static void
check_won(struct check *c, const struct node *deal)
{
	const char *id = node_get_text(deal, "account", NULL);
	const struct node *account = id != NULL ?
	    map_get(&c->ids[IDS_ACCOUNTS].first, id) : NULL;

	if (account != NULL && data_kind(account->file) == DATA_PROSPECTS)
		check_at(c, ERROR, deal, "won, but account %s is a "
		    "prospect (%s:%u); move it to data/customers.yaml", id,
		    account->file, account->line);
}

static void
check_stage(struct check *c, const struct node *deal)
{
	const char *stage = node_get_text(deal, "stage", "");
	bool won = strcmp(stage, "won") == 0;
	bool over = won || strcmp(stage, "lost") == 0;
	bool closed = !node_unknown(node_get(deal, "closed"));

	if (over && !closed)
		check_at(c, ERROR, deal, "closed is missing, but "
		    "the stage is %s", stage);
	else if (!over && closed)
		check_at(c, ERROR, deal, "closed is set, but the "
		    "stage is %s", stage[0] != '\0' ? stage : "unknown");
	if (won)
		check_won(c, deal);
}

/* What was registered is a partner's, and its days are in order. */
static void
check_registration(struct check *c, const struct node *deal)
{
	const struct node *r = node_get(deal, "registration");

	if (node_unknown(r))
		return;
	if (node_unknown(node_get(deal, "partner")))
		check_at(c, ERROR, r, "registration without partner: who "
		    "registered it?");
	check_order(c, r, "submitted", "decided");
	check_order(c, r, "decided", "until");
	if (strcmp(node_get_text(r, "state", ""), "approved") == 0 &&
	    node_unknown(node_get(r, "until")))
		check_at(c, ERROR, r, "registration: approved without until: "
		    "how long is it protected?");
}

static void
check_deal(struct check *c, const struct node *deal)
{
	bool partner = !node_unknown(node_get(deal, "partner"));
	bool role = !node_unknown(node_get(deal, "role"));

	check_order(c, deal, "created", "closed");
	check_stage(c, deal);
	check_registration(c, deal);
	if (partner != role)
		check_at(c, ERROR, deal, partner ? "partner without "
		    "role (sourced or influenced)" : "role without partner");
	check_currency(c, deal, date_under(deal, "closed"));
}

void
check_deals(struct check *c, const struct node *list)
{
	const struct node *n;

	NODE_EACH(n, list)
		check_deal(c, n);
}

/* The number under key of the scorecard's scale. */
static struct dec
scale_end(const struct check *c, const char *key, int otherwise)
{
	const struct node *n = node_get(node_get(check_top(c,
	    "strategy/scorecard.yaml"), "scale"), key);
	struct dec d;

	if (node_text(n) == NULL || dec_parse(&d, n->text, n->n) < 0)
		d.u = otherwise * (int64_t)DEC_ONE;
	return d;
}

/* A criterion that does not apply has a reason, and no score. */
static void
check_na(struct check *c, const struct node *rating)
{
	if (!node_unknown(node_get(rating, "score")))
		check_at(c, ERROR, rating, "ratings: %s: na and a score; it "
		    "does not apply, or it has a score", rating->key);
	if (node_get_text(rating, "note", NULL) == NULL)
		check_at(c, WARNING, rating, "ratings: %s: na without a note: "
		    "why does it not apply?", rating->key);
}

/* A rating, which is a map, or a score alone. */
static void
check_rating(struct check *c, const struct node *rating)
{
	const struct node *criterion = map_get(&c->criteria, rating->key);
	const struct node *score = node_get(rating, "score");
	struct dec d, min = scale_end(c, "min", 1), max = scale_end(c, "max",
	    5);

	if (criterion == NULL)
		check_at(c, ERROR, rating, "ratings: no criterion "
		    "'%s' in strategy/scorecard.yaml", rating->key);
	else if (!node_unknown(node_get(criterion, "computed")) &&
	    !node_truth(node_get(rating, "na")))
		check_at(c, WARNING, rating, "ratings: %s is "
		    "computed (%s:%u), the rating is not used", rating->key,
		    criterion->file, criterion->line);
	if (node_truth(node_get(rating, "na")))
		check_na(c, rating);
	if (node_text(score) != NULL && dec_parse(&d, score->text,
	    score->n) == 0 && d.u >= 0 && min.u < max.u &&
	    (d.u < min.u || d.u > max.u))
		check_at(c, ERROR, score, "score: %s is outside the "
		    "scale of strategy/scorecard.yaml", score->text);
}

static void
check_contacts(struct check *c, const struct node *list)
{
	const struct node *n, *primary = NULL;

	NODE_EACH(n, list) {
		if (!node_truth(node_get(n, "primary")))
			continue;
		if (primary != NULL)
			check_at(c, WARNING, n, "contacts: a second "
			    "primary one; the first is in line %u",
			    primary->line);
		else
			primary = n;
	}
}

void
check_partner(struct check *c, const struct node *top)
{
	const struct node *n;

	if (check_top(c, "strategy/scorecard.yaml") != NULL) {
		NODE_EACH(n, node_get(top, "ratings"))
			check_rating(c, n);
		NODE_EACH(n, node_get(top, "gates")) {
			if (map_get(&c->gates, n->key) == NULL)
				check_at(c, ERROR, n, "gates: no "
				    "gate '%s' in strategy/scorecard.yaml",
				    n->key);
		}
	}
	NODE_EACH(n, node_get(top, "agreements"))
		check_order(c, n, "signed", "renews");
	NODE_EACH(n, node_get(top, "mdf")) {
		if (date_under(n, "date") != DATE_NONE)
			check_currency(c, n, date_under(n, "date"));
	}
	check_contacts(c, node_get(top, "contacts"));
	check_runs(c, node_get(top, "playbooks"));
	if (strcmp(node_get_text(top, "tier_source", ""), "hand") == 0 &&
	    node_get_text(top, "tier_reason", NULL) == NULL)
		check_at(c, WARNING, node_get(top, "tier_source"),
		    "tier_source: hand without tier_reason");
}
