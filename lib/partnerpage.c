/* partnerpage - one partner on a page, for people */

#include "partnerpage.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "para.h"
#include "partner.h"
#include "partnerwork.h"
#include "registration.h"
#include "revenue.h"

enum { NOTES = 3, MILESTONES = 5 };	/* how many of the last are shown */

/* A page that is being printed. */
struct page {
	FILE *f;
	struct ws *ws;
	const struct partner *p;
	date today;
	struct str s;		/* the text of the row at work */
	struct str unknown;	/* names of what the record does not say */
};

/* Print what has been put together, and begin anew. */
static void
row(struct page *pg, const char *label)
{
	para_put(pg->f, label, pg->s.s, 0);
	str_reset(&pg->s);
}

/* The same for one of several entries: they are told apart by indents. */
static void
item(struct page *pg, const char *label)
{
	para_put(pg->f, label, pg->s.s, 2);
	str_reset(&pg->s);
}

/* Append text behind a comma where something stands already. */
static void
add(struct page *pg, const char *fmt, const char *text)
{
	if (text == NULL)
		return;
	if (pg->s.len > 0)
		str_adds(&pg->s, ", ");
	str_addf(&pg->s, fmt, text);
}

static void
note_unknown(struct page *pg, const char *name)
{
	str_addf(&pg->unknown, "%s%s", pg->unknown.len > 0 ? ", " : "", name);
}

/* The text of a key; remembers that it is unknown. */
static const char *
text(struct page *pg, const char *key)
{
	const char *value = node_get_text(pg->p->node, key, NULL);

	if (value == NULL)
		note_unknown(pg, key);
	return value;
}

/* Append a number as "31,000,000", or as it is written. */
static void
add_number(struct str *out, const struct node *n)
{
	struct dec d;

	if (dec_parse(&d, n->text, n->n) < 0)
		str_adds(out, n->text);
	else
		ratio_add_commas(out, ratio_dec(d), d.u % DEC_ONE ? 2 : 0);
}

/* A row with the values of a list, ids by their names in program.yaml. */
static void
list_row(struct page *pg, const char *label, const char *key,
    const char *names)
{
	const struct node *list = node_get(pg->p->node, key), *c;

	if (node_unknown(list)) {
		note_unknown(pg, key);
		return;
	}
	NODE_EACH(c, list)
		add(pg, "%s", names != NULL ? ws_name(pg->ws, names,
		    node_text(c)) : node_text(c));
	if (pg->s.len == 0)
		str_adds(&pg->s, "none");
	row(pg, label);
}

static void
text_row(struct page *pg, const char *label, const char *key)
{
	const char *value = text(pg, key);

	if (value != NULL) {
		str_adds(&pg->s, value);
		row(pg, label);
	}
}

static void
tier_row(struct page *pg)
{
	const struct node *n = pg->p->node;
	const char *source = node_get_text(n, "tier_source", "");
	const char *reason = node_get_text(n, "tier_reason", NULL);

	if (text(pg, "tier") == NULL)
		return;
	str_adds(&pg->s, ws_name(pg->ws, "tiers", pg->p->tier));
	if (strcmp(source, "rule") == 0)
		str_adds(&pg->s, ", by the rules");
	else if (strcmp(source, "hand") == 0)
		str_adds(&pg->s, ", by hand");
	if (reason != NULL)
		str_addf(&pg->s, ": %s", reason);
	row(pg, "Tier");
}

static void
company_row(struct page *pg)
{
	const struct node *n = pg->p->node;

	add(pg, "%s", text(pg, "industry"));
	if (text(pg, "employees") != NULL) {
		add(pg, "%s", "");
		add_number(&pg->s, node_get(n, "employees"));
		str_adds(&pg->s, " employees");
	}
	if (text(pg, "revenue") != NULL) {
		add(pg, "revenue %s ", pg->ws->currency);
		add_number(&pg->s, node_get(n, "revenue"));
	}
	add(pg, "%s", text(pg, "domain"));
	if (pg->s.len > 0)
		row(pg, "Company");
	text_row(pg, "About", "description");
}

static void
profile_rows(struct page *pg)
{
	const struct node *size = node_get(pg->p->node, "customer_size");
	const char *min = node_get_text(size, "min", NULL);
	const char *max = node_get_text(size, "max", NULL);

	list_row(pg, "Regions", "regions", "regions");
	list_row(pg, "Countries", "countries", NULL);
	list_row(pg, "Languages", "languages", NULL);
	list_row(pg, "Industries", "industries", "industries");
	if (min != NULL || max != NULL) {
		str_addf(&pg->s, "%s %s%s employees", min ? min : "up to",
		    min != NULL && max != NULL ? "to " : "",
		    max != NULL ? max : "and more");
		row(pg, "Their customers");
	} else {
		note_unknown(pg, "customer_size");
	}
	list_row(pg, "Technologies", "technologies", NULL);
	list_row(pg, "Services", "services", NULL);
	list_row(pg, "Products", "products", NULL);
	list_row(pg, "Covers", "covers", NULL);
}

/* Rows of a list of maps, put together by fn; the first has the label. */
static void
item_rows(struct page *pg, const char *label, const char *key,
    void (*fn)(struct page *, const struct node *))
{
	const struct node *list = node_get(pg->p->node, key), *c;

	if (node_unknown(list) || list->n == 0)
		note_unknown(pg, key);
	NODE_EACH(c, list) {
		fn(pg, c);
		item(pg, c == list->first ? label : NULL);
	}
}

static void
put_contact(struct page *pg, const struct node *c)
{
	add(pg, "%s", node_get_text(c, "name", NULL));
	add(pg, "%s", node_get_text(c, "role", NULL));
	add(pg, "%s", node_get_text(c, "email", NULL));
	if (node_truth(node_get(c, "primary")))
		add(pg, "%s", "primary");
}

/* Append "in 12 days", "today", "12 days ago". */
static void
add_days(struct page *pg, date day)
{
	long n = (long)day - pg->today;

	add(pg, "%s", "");
	if (n == 0)
		str_adds(&pg->s, "today");
	else
		str_addf(&pg->s, n > 0 ? "in %ld day%s" : "%ld day%s ago",
		    labs(n), labs(n) == 1 ? "" : "s");
}

static void
put_agreement(struct page *pg, const struct node *c)
{
	date renews;

	add(pg, "%s", node_get_text(c, "kind", NULL));
	add(pg, "signed %s", node_get_text(c, "signed", NULL));
	if (date_node(&renews, node_get(c, "renews"), "", NULL) < 0 ||
	    renews == DATE_NONE)
		return;
	add(pg, renews < pg->today ? "was to renew %s" : "renews %s",
	    node_get_text(c, "renews", NULL));
	add_days(pg, renews);
}

static void
put_certificate(struct page *pg, const struct node *c)
{
	date day = DATE_NONE;

	add(pg, "%s", node_get_text(c, "person", NULL));
	add(pg, "%s", node_get_text(c, "level", NULL));
	date_node(&day, node_get(c, "expires"), "", NULL);
	add(pg, day != DATE_NONE && day < pg->today ? "expired %s" :
	    "valid until %s", node_get_text(c, "expires", NULL));
}

static void
certificate_rows(struct page *pg)
{
	size_t valid = partner_certified(pg->p, pg->today);
	size_t all = partner_certified(pg->p, DATE_NONE);

	if (all > 0) {
		str_addf(&pg->s, "%zu valid, %zu expired", valid,
		    all - valid);
		row(pg, "Certifications");
		item_rows(pg, NULL, "certifications", put_certificate);
	} else {
		note_unknown(pg, "certifications");
	}
}

/* Append the day and the note of a gate or rating, and print it. */
static void
judgement(struct page *pg, const char *label, const struct node *n)
{
	const char *day = node_get_text(n, "date", NULL);
	const char *note = node_get_text(n, "note", NULL);

	if (day != NULL)
		str_addf(&pg->s, " (%s)", day);
	if (note != NULL)
		str_addf(&pg->s, ": %s", note);
	item(pg, label);
}

/* A row for each gate, and for each rating. */
static void
score_rows(struct page *pg)
{
	const struct node *gates = node_get(pg->p->node, "gates"), *c, *pass;
	const struct node *ratings = node_get(pg->p->node, "ratings");
	const char *max = node_get_text(node_get(pg->ws->scorecard, "scale"),
	    "max", "5");

	NODE_EACH(c, gates) {
		pass = node_get(c, "pass");
		str_addf(&pg->s, "%s %s", c->key, node_unknown(pass) ?
		    "not known" : node_truth(pass) ? "passed" : "failed");
		judgement(pg, c == gates->first ? "Gates" : NULL, c);
	}
	NODE_EACH(c, ratings) {
		if (node_truth(node_get(c, "na")))
			str_addf(&pg->s, "%s n/a", c->key);
		else
			str_addf(&pg->s, "%s %s of %s", c->key,
			    node_get_text(c, "score", "?"), max);
		judgement(pg, c == ratings->first ? "Ratings" : NULL, c);
	}
	if (node_unknown(ratings))
		note_unknown(pg, "ratings");
}

static void
add_sum(struct page *pg, const char *what, struct deal_filter f,
    enum deal_state state)
{
	struct deal_sum sum;

	f.state = state;
	if (state == STATE_OPEN)
		f.from = f.to = DATE_NONE;
	sum = revenue_of(pg->p, &f);
	add(pg, "%s ", what);
	str_addf(&pg->s, sum.count > 0 ? "%zu (" : "%zu", sum.count);
	if (sum.count > 0) {
		money_add(&pg->s, pg->ws->currency, ratio_money(sum.amount));
		str_addc(&pg->s, ')');
	}
}

/* Deals it sourced, deals it influenced: never one sum. */
static void
deal_rows(struct page *pg)
{
	static const enum deal_role roles[] = { ROLE_SOURCED,
	    ROLE_INFLUENCED };
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	size_t i;

	revenue_year(&f, pg->today);
	for (i = 0; i < 2; i++) {
		f.role = roles[i];
		add_sum(pg, "won", f, STATE_WON);
		add_sum(pg, "lost", f, STATE_LOST);
		add_sum(pg, "open", f, STATE_OPEN);
		row(pg, i == 0 ? "Deals sourced" : "Deals influenced");
	}
	str_adds(&pg->s, "won and lost from ");
	date_add(&pg->s, f.from);
	str_adds(&pg->s, " to ");
	date_add(&pg->s, f.to);
	str_adds(&pg->s, "; open today");
	row(pg, NULL);
}

/* A line for each deal it has registered, by the day it was created. */
static void
registration_rows(struct page *pg)
{
	const char *label = "Registrations";
	struct reg_policy policy;
	struct registration r;
	const struct deal *d;
	size_t i;

	reg_policy_read(&policy, pg->ws);
	for (i = 0; i < pg->p->ndeals; i++) {
		d = pg->p->deals[i];
		registration_of(&r, d, pg->today);
		if (r.state == REG_NONE)
			continue;
		str_addf(&pg->s, "%s %s: ", d->id, d->account->name);
		registration_tell(&pg->s, &r, d, &policy, pg->today);
		item(pg, label);
		label = NULL;
	}
}

static void
heard_row(struct page *pg)
{
	date day = partner_heard(pg->p, pg->today);

	if (day == DATE_NONE) {
		str_adds(&pg->s, "never");
	} else {
		date_add(&pg->s, day);
		add_days(pg, day);
	}
	if (partner_silent(pg->p, pg->today))
		str_addf(&pg->s, ": silent, more than %d days",
		    PARTNER_SILENT_DAYS);
	row(pg, "Last heard of");
}

/* An entry with a date, and where in its list it stands. */
struct entry {
	const struct node *node;
	date day;
	size_t at;
};

static int
newest_first(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;

	if (a->day != b->day)
		return a->day > b->day ? -1 : 1;
	return a->at > b->at ? -1 : 1;
}

/* Print the newest entries of a list, and how many more there are. */
static void
dated_rows(struct page *pg, const char *label, const char *key, size_t most,
    void (*fn)(struct page *, const struct node *))
{
	const struct node *list = node_get(pg->p->node, key), *c;
	struct entry *all;
	size_t n = 0, i;

	if (node_unknown(list) || list->n == 0)
		return;
	all = mem_zero(list->n, sizeof(*all));
	NODE_EACH(c, list) {
		all[n].node = c;
		all[n].at = n;
		date_node(&all[n].day, node_get(c, "date"), "", NULL);
		n++;
	}
	qsort(all, n, sizeof(*all), newest_first);
	for (i = 0; i < n && i < most; i++) {
		fn(pg, all[i].node);
		item(pg, i == 0 ? label : NULL);
	}
	if (n > most) {
		str_addf(&pg->s, "and %zu earlier", n - most);
		row(pg, NULL);
	}
	free(all);
}

static void
put_milestone(struct page *pg, const struct node *c)
{
	date day = DATE_NONE;

	date_node(&day, node_get(c, "date"), "", NULL);
	str_addf(&pg->s, "%s %s%s", node_get_text(c, "date", "no date"),
	    node_get_text(c, "name", "?"), day > pg->today ? " (planned)" :
	    "");
}

static void
put_note(struct page *pg, const struct node *c)
{
	add(pg, "%s", node_get_text(c, "date", NULL));
	add(pg, "%s", node_get_text(c, "by", NULL));
	str_addf(&pg->s, "\n%s", node_get_text(c, "text", "?"));
}

/* What one looks for first: who it is, where it stands. */
static void
top_rows(struct page *pg)
{
	const struct partner *p = pg->p;

	para_put(pg->f, p->name, "", 0);
	str_addf(&pg->s, "partners/%s/partner.yaml", p->slug);
	row(pg, "Record");
	str_adds(&pg->s, p->type != NULL ? ws_name(pg->ws, "types", p->type) :
	    "not known");
	row(pg, "Type");
	tier_row(pg);
	text_row(pg, "Stage", "stage");
	text_row(pg, "Partner since", "since");
	text_row(pg, "Manager", "manager");
	heard_row(pg);
	fputc('\n', pg->f);
	deal_rows(pg);
	registration_rows(pg);
	item_rows(pg, "Agreements", "agreements", put_agreement);
	certificate_rows(pg);
	partner_work(pg->f, pg->ws, p, pg->today);
}

void
partner_page(FILE *f, struct ws *ws, const struct partner *p,
    date today)
{
	struct page pg = { f, ws, p, today, STR_INIT, STR_INIT };

	top_rows(&pg);
	fputc('\n', f);
	item_rows(&pg, "Contacts", "contacts", put_contact);
	company_row(&pg);
	profile_rows(&pg);
	fputc('\n', f);
	score_rows(&pg);
	dated_rows(&pg, "Milestones", "milestones", MILESTONES,
	    put_milestone);
	dated_rows(&pg, "Notes", "notes", NOTES, put_note);
	if (pg.unknown.len > 0) {
		str_adds(&pg.s, pg.unknown.s);
		row(&pg, "Not known");
	}
	str_release(&pg.s);
	str_release(&pg.unknown);
}
