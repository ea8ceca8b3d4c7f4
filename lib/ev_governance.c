/* ev_governance - evidence of who decides and meets */

#include "evidence.h"

#include <string.h>

#include "evput.h"
#include "fig.h"
#include "partner.h"

static const char *const in_governance[] = { "company.yaml", "program.yaml",
	"partners", NULL };

static const struct { const char *duty, *name, *label; } duties[] = {
	{ "sponsor", "Executive sponsor", "sponsor" },
	{ "manager", "Partnership manager", "manager" },
	{ "technical", "Technical lead", "technical" },
	{ "sales", "Sales lead", "sales" },
};

enum { DUTIES = sizeof(duties) / sizeof(duties[0]) };

/* The first of a list of people with this duty, or NULL. */
static const struct node *
with_duty(const struct node *people, const char *duty)
{
	const struct node *c;

	NODE_EACH(c, people) {
		if (strcmp(node_get_text(c, "duty", ""), duty) == 0)
			return c;
	}
	return NULL;
}

/* Our side: the partner's manager before anybody else. */
static const char *
ours(const struct evidence *ev, const char *duty)
{
	const struct node *c = with_duty(node_get(ev->ws->company, "team"),
	    duty);

	if (strcmp(duty, "manager") == 0) {
		if (ev->partner != NULL && ev->partner->manager != NULL)
			return ev->partner->manager;
		if (c == NULL)
			c = node_get(ev->ws->company, "contact");
	}
	return node_get_text(c, "name", NULL);
}

/* Theirs: by duty; for the manager also the primary contact. */
static const char *
theirs(const struct evidence *ev, const char *duty)
{
	const struct node *c;

	if (ev->partner == NULL)
		return NULL;
	c = with_duty(partner_get(ev->partner, "contacts"), duty);
	if (c == NULL && strcmp(duty, "manager") == 0)
		c = partner_contact(ev->partner);
	return node_get_text(c, "name", NULL);
}

/* "Petter Lunde and Dana Whitlock", for one box of a diagram. */
static const char *
both_of(struct evidence *ev, const char *us, const char *them)
{
	const char *theirs_is = ev->partner != NULL ? "theirs to be named" :
	    "theirs per partner";

	if (us == NULL && them == NULL)
		return ev->partner != NULL ? "to be named on both sides" :
		    arena_printf(&ev->ws->arena, "ours to be named, %s",
		    theirs_is);
	if (us == NULL)
		return arena_printf(&ev->ws->arena, "ours to be named, %s",
		    them);
	return arena_printf(&ev->ws->arena, "%s, %s", us, them != NULL ?
	    them : theirs_is);
}

static void
add_roles(struct evidence *ev, struct node *out)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "roles", NODE_LIST), *item;
	struct node *labels = node_add(a, out, "labels", NODE_MAP);
	const char *us, *them, *name;
	size_t i, open = 0;

	for (i = 0; i < DUTIES; i++) {
		item = node_item(a, items);
		us = ours(ev, duties[i].duty);
		them = theirs(ev, duties[i].duty);
		node_str(a, item, "name", duties[i].name);
		if (us != NULL)
			node_str(a, item, "us", us);
		if (them != NULL)
			node_str(a, item, "them", them);
		open += us == NULL;
		open += ev->partner != NULL && them == NULL;
		name = duties[i].label;
		put_label(a, labels, arena_printf(a, "our_%s", name),
		    us != NULL ? us : "to be named");
		put_label(a, labels, arena_printf(a, "their_%s", name),
		    them != NULL ? them : ev->partner != NULL ?
		    "to be named" : "per partner");
		put_label(a, labels, arena_printf(a, "both_%s", name),
		    both_of(ev, us, them));
	}
	fig_count(a, out, "open", open);
	node_bool(a, out, "any_open", open > 0);
}

/* Copy the maps of a list of program.yaml's governance, numbered. */
static void
add_list(struct evidence *ev, struct node *out, const char *key)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, key, NODE_LIST), *item;
	const struct node *c;
	long long n = 0;

	NODE_EACH(c, node_get(node_get(ev->ws->program, "governance"), key)) {
		if (c->kind != NODE_MAP)
			continue;
		item = node_copy(a, c, NULL);
		node_int(a, item, "n", ++n);
		node_hang(a, items, NULL, item);
	}
}

/* How often the sponsors meet: the review rhythm of each tier, or of one. */
static void
add_reviews(struct evidence *ev, struct node *out)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "reviews", NODE_LIST), *item;
	const struct node *t;

	NODE_EACH(t, node_get(ev->ws->program, "tiers")) {
		if (node_get_text(t, "review", NULL) == NULL ||
		    (ev->partner != NULL && (ev->partner->tier == NULL ||
		    strcmp(ev->partner->tier, node_get_text(t, "id", ""))
		    != 0)))
			continue;
		item = node_item(a, items);
		put_text(a, item, "name", t);
		put_text(a, item, "review", t);
	}
}

static int
build_governance(struct node *out, struct evidence *ev, struct err *e)
{
	(void)e;
	node_str(&ev->ws->arena, out, "company", node_get_text(
	    ev->ws->company, "name", "us"));
	if (ev->partner != NULL)
		node_str(&ev->ws->arena, out, "partner", ev->partner->name);
	add_roles(ev, out);
	add_reviews(ev, out);
	add_list(ev, out, "forums");
	add_list(ev, out, "decisions");
	add_list(ev, out, "conflict");
	return 0;
}

const struct provider ev_governance[] = {
	{ "governance", WS_COMPANY | WS_PROGRAM | WS_PARTNERS, in_governance,
	    build_governance },
	{ NULL, 0, NULL, NULL }
};
