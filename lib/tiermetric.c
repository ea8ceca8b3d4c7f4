/* tiermetric - what the requirements of a tier are held against */

#include "tiermetric.h"

#include <string.h>

#include "tierkind.h"

#define YEAR { WINDOW_MONTHS, 12 }
#define WON(n, a, b, u, r, fn) { .name = (n), .one = (a), .many = (b), \
	.unit = (u), .usual = YEAR, .role = (r), .state = STATE_WON, \
	.value = (fn), .events = tier_deal_events }
#define OPEN(n, a, b, u, fn) { .name = (n), .one = (a), .many = (b), \
	.unit = (u), .role = ROLE_SOURCED, .state = STATE_OPEN, \
	.value = (fn), .events = tier_deal_events }
#define ACTIVITY(n, a, b, w) { .name = (n), .one = (a), .many = (b), \
	.unit = TIER_COUNT, .usual = YEAR, .field = "activity", \
	.key = "kind", .word = (w), .value = tier_activities, \
	.events = tier_activity_events }
#define FIELD(n, u) { .name = (n), .unit = (u), .field = (n), \
	.value = tier_field }

static const struct tier_kind kinds[] = {
	WON("sourced_revenue", "sourced revenue", "sourced revenue",
	    TIER_MONEY, ROLE_SOURCED, tier_deal_amount),
	WON("influenced_revenue", "influenced revenue", "influenced revenue",
	    TIER_MONEY, ROLE_INFLUENCED, tier_deal_amount),
	{ .name = "sourced_share", .one = "share of all revenue won",
	    .many = "share of all revenue won", .unit = TIER_SHARE,
	    .usual = YEAR, .role = ROLE_SOURCED, .state = STATE_WON,
	    .value = tier_sourced_share, .daily = true },
	WON("won_deals", "won deal", "won deals", TIER_COUNT, ROLE_SOURCED,
	    tier_deal_count),
	WON("influenced_deals", "won influenced deal",
	    "won influenced deals", TIER_COUNT, ROLE_INFLUENCED,
	    tier_deal_count),
	WON("win_rate", "win rate", "win rate", TIER_SHARE, ROLE_SOURCED,
	    tier_win_rate),
	OPEN("active_deals", "active deal", "active deals", TIER_COUNT,
	    tier_deal_count),
	OPEN("sourced_pipeline", "open sourced pipeline",
	    "open sourced pipeline", TIER_MONEY, tier_deal_amount),
	ACTIVITY("registered_deals", "registered deal", "registered deals",
	    "registration"),
	ACTIVITY("trainings", "training", "trainings", "training"),
	ACTIVITY("campaigns", "campaign", "campaigns", "campaign"),
	ACTIVITY("qbrs", "business review", "business reviews", "qbr"),
	{ .name = "certified", .one = "certified person",
	    .many = "certified people", .unit = TIER_COUNT,
	    .field = "certifications", .value = tier_certified,
	    .events = tier_certificate_events },
	{ .name = "certified_", .unit = TIER_COUNT,
	    .field = "certifications", .value = tier_certified,
	    .events = tier_certificate_events },
	{ .name = "customers", .one = "joint customer",
	    .many = "joint customers", .unit = TIER_COUNT,
	    .parts = WS_ACCOUNTS, .value = tier_customers,
	    .events = tier_customer_events },
	{ .name = "since_days", .one = "day as a partner",
	    .many = "days as a partner", .unit = TIER_COUNT,
	    .field = "since", .value = tier_since_days, .daily = true },
	{ .name = "score.", .unit = TIER_PLAIN,
	    .parts = WS_SCORECARD | WS_ACCOUNTS, .value = tier_score },
	{ .name = "categories", .unit = TIER_TEXTS, .field = "categories",
	    .value = tier_categories },
	{ .name = "agreements", .unit = TIER_TEXTS, .field = "agreements",
	    .key = "kind", .value = tier_agreements,
	    .events = tier_agreement_events },
	FIELD("stage", TIER_TEXTS), FIELD("type", TIER_TEXTS),
	FIELD("segment", TIER_TEXTS), FIELD("regions", TIER_TEXTS),
	FIELD("countries", TIER_TEXTS), FIELD("languages", TIER_TEXTS),
	FIELD("industries", TIER_TEXTS), FIELD("technologies", TIER_TEXTS),
	FIELD("services", TIER_TEXTS), FIELD("products", TIER_TEXTS),
	FIELD("nps", TIER_PLAIN), FIELD("csat", TIER_PLAIN),
	FIELD("employees", TIER_PLAIN),
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static const struct tier_kind any_field = { .name = "field",
	.unit = TIER_ANY, .value = tier_field };

static const char *const names[] = { "sourced_revenue", "influenced_revenue",
	"sourced_share", "won_deals", "influenced_deals", "win_rate",
	"active_deals", "sourced_pipeline", "registered_deals", "trainings",
	"campaigns", "qbrs", "certified", "certified_expert",
	"certified_professional", "certified_associate", "customers",
	"since_days", "score.fit", "score.readiness", "score.health",
	"categories", "agreements", "stage", "type", "segment", "regions",
	"countries", "languages", "industries", "technologies", "services",
	"products", "nps", "csat", "employees" };

const char *const *
tier_metric_names(size_t *n)
{
	*n = sizeof(names) / sizeof(names[0]);
	return names;
}

static bool
is_card(const char *name)
{
	size_t i;

	for (i = 0; card_names[i] != NULL; i++) {
		if (strcmp(card_names[i], name) == 0)
			return true;
	}
	return false;
}

bool
tier_metric_find(struct tier_metric *out, const char *name)
{
	const struct tier_kind *k;
	size_t len;

	memset(out, 0, sizeof(*out));
	for (k = kinds; k < kinds + KINDS; k++) {
		len = strlen(k->name);
		out->kind = k;
		out->name = name;
		out->window = k->usual;
		if (strcmp(k->name, name) == 0 && k->name[len - 1] != '_')
			return true;
		out->arg = name + len;
		if ((k->name[len - 1] == '_' && str_starts(name, k->name) &&
		    *out->arg != '\0') || (k->name[len - 1] == '.' &&
		    str_starts(name, k->name) && is_card(out->arg)))
			return true;
		out->arg = NULL;
	}
	return false;
}

void
tier_metric_field(struct tier_metric *out, const char *path)
{
	memset(out, 0, sizeof(*out));
	out->kind = &any_field;
	out->name = out->arg = path;
}

enum tier_unit
tier_metric_unit(const struct tier_metric *m)
{
	return m->kind->unit;
}

bool
tier_metric_windowed(const struct tier_metric *m)
{
	return m->kind->usual.unit != WINDOW_NONE ||
	    m->kind->state != STATE_OPEN ||
	    m->kind->value == tier_deal_count ||
	    m->kind->value == tier_deal_amount;
}

unsigned
tier_metric_parts(const struct tier_metric *m)
{
	return m->kind->parts;
}

int
tier_metric_value(struct tier_value *out, const struct tier_metric *m,
    struct tier_facts *f, const struct partner *p, date day, struct err *e)
{
	struct tier_asked q = { m, f, p };

	memset(out, 0, sizeof(*out));
	out->day = day;
	window_span(&out->from, &out->to, m->window, day);
	return m->kind->value(out, &q, e);
}

void
tier_metric_label(struct str *out, const struct tier_metric *m, bool one)
{
	const char *text = one ? m->kind->one : m->kind->many;

	if (text != NULL)
		str_adds(out, text);
	else if (m->kind->value == tier_certified)
		str_addf(out, "%s certified as %s", one ? "person" : "people",
		    m->arg);
	else if (m->kind->value == tier_score)
		str_addf(out, "%s score", m->arg);
	else
		str_adds(out, m->name);
}

void
tier_metric_source(struct str *out, const struct tier_metric *m,
    const struct tier_value *v, const struct partner *p)
{
	const struct tier_kind *k = m->kind;

	if (!v->known)
		str_addf(out, "unknown: %s (%s)", v->why, p->node->file);
	else if (k->value == tier_deal_amount || k->value == tier_deal_count ||
	    k->value == tier_sourced_share || k->value == tier_win_rate)
		tier_deals_add(out, m, v, p);
	else if (k->value == tier_customers)
		str_addf(out, "%zu in data/customers.yaml", v->cases);
	else if (k->value == tier_score)
		str_addf(out, "strategy/scorecard.yaml%s", v->barred ?
		    ": a gate has failed" : "");
	else if (v->at != NULL)
		place_add(out, v->at);
	else
		str_addf(out, "no %s in %s", k->field, p->node->file);
}

