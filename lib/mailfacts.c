/* mailfacts - what a mail to a partner is written from */

#include "mailfacts.h"

#include <string.h>
#include <strings.h>

#include "agreementkind.h"
#include "fig.h"
#include "evput.h"
#include "partner.h"
#include "policy.h"

enum { WEEK = 7, ANSWER_DAYS = 14, RECENT_DAYS = 30, NAMES = 4 };

void
mail_put_day(struct node *map, const char *key, struct evidence *ev, date d)
{
	struct str s = STR_INIT;
	int y, this_year, m, day;

	if (d == DATE_NONE)
		return;
	date_split(d, &y, &m, &day);
	date_split(ev->today, &this_year, &m, &day);
	date_add_long(&s, d);
	if (y == this_year)
		str_cut(&s, (size_t)(strrchr(s.s, ' ') - s.s));
	node_str(&ev->ws->arena, map, key, s.s);
	str_release(&s);
}

/* The Monday of the week of d; 1970-01-01 was a Thursday. */
static date
monday(date d)
{
	return d - (d + 3) % WEEK;
}

/* Is the word of n bytes a title, not a name? */
static bool
is_title(const char *word, size_t n)
{
	static const char *const titles[] = { "Mr", "Mrs", "Ms", "Dr", "Prof",
		"Herr", "Frau" };
	size_t i;

	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		if (strlen(titles[i]) == n && strncmp(titles[i], word, n) == 0)
			return true;
	}
	return n > 0 && word[n - 1] == '.';
}

/* What a person is addressed by; by a surname alone only with its title. */
static void
put_first(struct arena *a, struct node *map, const struct node *c)
{
	const char *own = node_get_text(c, "first_name", NULL);
	const char *name = node_get_text(c, "name", ""), *p = name;
	size_t n = strcspn(p, " ");

	while (n > 0 && is_title(p, n)) {
		p += n + strspn(p + n, " ");
		n = strcspn(p, " ");
	}
	if (p > name && p[n] == '\0')
		n = strlen(p = name);
	if (own != NULL)
		node_str(a, map, "first", own);
	else if (n > 0)
		node_str(a, map, "first", arena_ndup(a, p, n));
}

static void
put_person(struct arena *a, struct node *out, const char *key,
    const struct node *c)
{
	struct node *map;

	if (node_get_text(c, "name", NULL) == NULL &&
	    node_get_text(c, "email", NULL) == NULL)
		return;
	map = node_add(a, out, key, NODE_MAP);
	put_text(a, map, "name", c);
	put_text(a, map, "email", c);
	put_text(a, map, "role", c);
	put_first(a, map, c);
}

/* Does the contact have the word as its duty, or in its role? */
static bool
has_role(const struct node *c, const char *word)
{
	return strcmp(node_get_text(c, "duty", ""), word) == 0 ||
	    strcasestr(node_get_text(c, "role", ""), word) != NULL;
}

/* Whom to write to: the first with one of the roles, else the primary. */
static const struct node *
addressee(const struct partner *p, const struct node *roles)
{
	const struct node *r, *c;

	NODE_EACH(r, roles) {
		NODE_EACH(c, partner_get(p, "contacts")) {
			if (node_text(r) != NULL && has_role(c, r->text))
				return c;
		}
	}
	return partner_contact(p);
}

static void
put_people(struct node *out, struct evidence *ev, const struct node *roles)
{
	const struct node *ours = node_get(ev->ws->company, "contact");
	const char *manager = ev->partner->manager;
	struct arena *a = &ev->ws->arena;

	put_person(a, out, "to", addressee(ev->partner, roles));
	put_person(a, out, "from", ours);
	if (manager != NULL && strcmp(manager, node_get_text(ours, "name",
	    "")) != 0)
		node_str(a, out, "manager", manager);
	if (node_get_text(ev->ws->company, "name", NULL) != NULL)
		node_str(a, out, "company", node_get_text(ev->ws->company,
		    "name", ""));
	node_fmt(a, out, "file", "partners/%s/partner.yaml",
	    ev->partner->slug);
}

/* Where the partner stands. A stage that is not on record decides nothing. */
static void
put_stage(struct node *out, struct evidence *ev)
{
	const struct partner *p = ev->partner;
	struct arena *a = &ev->ws->arena;
	date since;
	int y, m, d;

	if (p->stage != NULL) {
		node_str(a, out, "stage", p->stage);
		node_bool(a, out, "signed", partner_signed(p));
		node_bool(a, out, "former", partner_former(p));
		node_bool(a, out, "unsigned", !partner_signed(p) &&
		    !partner_former(p));
		node_bool(a, out, "exiting", strcmp(p->stage, "exiting") ==
		    0);
	}
	if (date_node(&since, partner_get(p, "since"), "since", NULL) == 0 &&
	    since != DATE_NONE) {
		date_split(since, &y, &m, &d);
		node_fmt(a, out, "since", "%d", y);
	}
}

/* Names of what both have in a list of ids, below out under key. */
static void
put_shared(struct node *out, struct evidence *ev, const char *key,
    const struct node *ours)
{
	const char *names[NAMES];
	const struct node *c;
	size_t n = 0;

	NODE_EACH(c, partner_get(ev->partner, key)) {
		if (node_text(c) != NULL && node_has(ours, c->text) &&
		    n++ < NAMES)
			names[n - 1] = ws_name(ev->ws, key, c->text);
	}
	if (n > 0)
		fig_names(&ev->ws->arena, out, key, names, n < NAMES ? n :
		    NAMES, n);
}

/* What there is in it for the partner. */
static void
put_value(struct node *out, struct evidence *ev)
{
	const struct node *type = ws_entry(ev->ws, "types",
	    ev->partner->type);
	const struct node *ours = ev->ws->company;
	struct arena *a = &ev->ws->arena;

	if (type != NULL)
		node_str(a, out, "type", node_get_text(type, "name", ""));
	if (node_get_text(node_get(type, "value"), "partner", NULL) != NULL)
		node_str(a, out, "value", node_get_text(node_get(type,
		    "value"), "partner", ""));
	put_shared(out, ev, "industries", node_path(ours,
	    "targets.industries"));
	put_shared(out, ev, "regions", node_get(ours, "regions"));
}

/* The first need of the journey's first stage that the partner covers. */
static void
put_idea(struct node *out, struct evidence *ev)
{
	const struct node *stages = node_get(ev->ws->company, "journey");
	struct arena *a = &ev->ws->arena;
	const struct node *need;
	struct node *map;

	if (stages == NULL || stages->kind != NODE_LIST)
		return;
	NODE_EACH(need, node_get(stages->first, "needs")) {
		if (!node_has(partner_get(ev->partner, "covers"),
		    node_get_text(need, "id", "")))
			continue;
		map = node_add(a, out, "idea", NODE_MAP);
		put_text(a, map, "name", need);
		if (node_get_text(node_get(need, "value"), "customer",
		    NULL) != NULL)
			node_str(a, map, "gives", node_get_text(node_get(need,
			    "value"), "customer", ""));
		if (node_get_text(need, "kpi", NULL) != NULL)
			node_str(a, map, "count", node_get_text(need, "kpi",
			    ""));
		return;
	}
}

/* The last time both sides met, whatever came of it. */
static void
put_last(struct node *out, struct evidence *ev)
{
	static const char *const kinds[][2] = { { "meeting", "meeting" },
		{ "qbr", "review" }, { "training", "training" },
		{ "campaign", "campaign" } };
	struct arena *a = &ev->ws->arena;
	const char *kind = NULL;
	const struct node *c;
	struct node *map;
	date d, last = DATE_NONE;
	size_t i;

	NODE_EACH(c, partner_get(ev->partner, "activity")) {
		if (date_node(&d, node_get(c, "date"), "date", NULL) < 0 ||
		    d > ev->today || d <= last)
			continue;
		for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
			if (strcmp(node_get_text(c, "kind", ""),
			    kinds[i][0]) == 0) {
				kind = kinds[i][1];
				last = d;
			}
		}
	}
	if (kind == NULL)
		return;
	map = node_add(a, out, "last", NODE_MAP);
	node_str(a, map, "kind", kind);
	mail_put_day(map, "on", ev, last);
	node_bool(a, map, "recent", ev->today - last <= RECENT_DAYS);
}

/* What we wrote down last: for us, not for the partner. */
static void
put_note(struct node *out, struct evidence *ev)
{
	const struct node *note = partner_last_note(ev->partner);
	struct node *map;
	date d;

	if (node_get_text(note, "text", NULL) == NULL)
		return;
	map = node_add(&ev->ws->arena, out, "note", NODE_MAP);
	if (date_node(&d, node_get(note, "date"), "date", NULL) == 0)
		mail_put_day(map, "on", ev, d);
	put_text(&ev->ws->arena, map, "text", note);
}

/* A list of texts of guidance as one: "a, b and c". */
static void
put_joined(struct arena *a, struct node *map, const char *key,
    const struct node *list)
{
	const char *names[64];
	const struct node *c;
	size_t n = 0;

	NODE_EACH(c, list) {
		if (n < 64)
			names[n++] = c->text;
	}
	if (n > 0)
		fig_names(a, map, key, names, n, n);
}

static int
put_tier(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	const struct node *g, *next;
	struct node *map, *above;

	if (evidence_need(&g, ev, "guidance", e) < 0)
		return -1;
	if (node_get(g, "tier") == NULL)
		return 0;
	map = node_add(a, out, "tier", NODE_MAP);
	node_str(a, map, "name", node_get_text(g, "tier", ""));
	put_joined(a, map, "gives", node_get(g, "benefits"));
	put_joined(a, map, "asks", node_get(g, "expectations"));
	put_joined(a, map, "lacks", node_get(g, "missing"));
	if (node_get(g, "missing") != NULL)
		node_bool(a, out, "behind", true);
	put_text(a, map, "reviews", g);
	put_text(a, map, "margin", g);
	put_text(a, map, "mdf", g);
	if (node_get(g, "changes") != NULL)
		node_hang(a, map, "changes", node_copy(a, node_get(g,
		    "changes"), NULL));
	next = node_get(g, "next");
	if (next == NULL)
		return 0;
	above = node_add(a, map, "next", NODE_MAP);
	node_str(a, above, "name", node_get_text(next, "tier", ""));
	put_joined(a, above, "lacks", node_get(next, "gaps"));
	node_bool(a, above, "met", node_truth(node_get(next, "met")));
	node_bool(a, above, "by_hand", node_truth(node_get(next, "by_hand")));
	return 0;
}

/* Its kind, to stand before "agreement": one in own words ends on that. */
static void
put_kind(struct node *map, struct evidence *ev, const struct node *agreement)
{
	const char *kind = node_get_text(agreement, "kind", NULL);
	struct str s = STR_INIT;

	if (kind == NULL)
		return;
	agreement_kind_add(&s, ev->ws->program, kind);
	if (str_ends(s.s, " agreement"))
		str_cut(&s, s.len - strlen(" agreement"));
	node_str(&ev->ws->arena, map, "kind", s.s);
	str_release(&s);
}

/* The agreement that ends next, or has ended. */
static void
put_renewal(struct node *out, struct evidence *ev)
{
	int notice = policy_days(ev->ws, "policies.agreement.notice_days");
	date ends = partner_renews(ev->partner), d;
	struct arena *a = &ev->ws->arena;
	const struct node *c;
	struct node *map;

	if (ends == DATE_NONE)
		return;
	map = node_add(a, out, "renewal", NODE_MAP);
	NODE_EACH(c, partner_get(ev->partner, "agreements")) {
		if (date_node(&d, node_get(c, "renews"), "renews", NULL) ==
		    0 && d == ends && node_get(map, "kind") == NULL)
			put_kind(map, ev, c);
	}
	mail_put_day(map, "on", ev, ends);
	node_bool(a, map, "passed", ends < ev->today);
	if (notice >= 0 && ends - notice >= ev->today)
		mail_put_day(map, "notice_by", ev, ends - notice);
}

/* The files that the evidence and the record are from, each once. */
static void
put_sources(struct node *out, struct evidence *ev)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "sources", NODE_LIST);
	const struct node *kind, *c;

	NODE_EACH(kind, ev->root) {
		NODE_EACH(c, node_get(kind, "sources")) {
			if (!node_has(list, c->text))
				node_str(a, list, NULL, c->text);
		}
	}
}

int
mail_facts(struct node *out, struct evidence *ev,
    const struct mail_asked *asked, struct err *e)
{
	put_people(out, ev, asked->roles);
	put_stage(out, ev);
	mail_put_day(out, "week", ev, monday(ev->today + 2 * WEEK - 1));
	mail_put_day(out, "answer_by", ev, ev->today + ANSWER_DAYS);
	put_value(out, ev);
	put_idea(out, ev);
	put_last(out, ev);
	put_note(out, ev);
	put_renewal(out, ev);
	if (put_tier(out, ev, e) < 0 || mail_work_add(out, ev, e) < 0 ||
	    mail_deal_add(out, ev, asked->given, e) < 0)
		return -1;
	put_sources(out, ev);
	return 0;
}
