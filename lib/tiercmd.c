/* tiercmd - pos-score tier: which tier partners have, and what is missing */

#include "tiercmd.h"

#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "fold.h"
#include "mem.h"
#include "partner.h"
#include "shape.h"
#include "stray.h"
#include "tierout.h"

/* One run. */
struct run {
	struct ws ws;
	struct arena a;
	struct tier_program tp;
	struct tier_result *v;
	size_t n;
	bool failed;
};

static int
read_as_of(date *out, const char *text, struct err *e)
{
	*out = date_today();
	if (text == NULL || date_parse(out, text, strlen(text)) == 0)
		return 0;
	return err_set(e, ERR_USAGE, "--as-of: '%s' is not a date; write it "
	    "as 2026-11-20", text);
}

static void
warn(const char *message)
{
	cmd_warn("%s", message);
}

/* Misspelt keys of tiers: a date in one would not be used. */
static void
tell_strays(const struct node *program)
{
	const struct shape *tier = shape_member(shape_program, "tiers", 5);
	const struct shape *policies = shape_member(shape_program, "policies",
	    8);
	struct stray_teller to = { warn };
	const struct node *n;

	NODE_EACH(n, node_get(program, "tiers"))
		stray_each(n, tier->members, stray_tell, &to);
	stray_each(node_path(program, "policies.tier"),
	    shape_member(policies->members, "tier", 4)->members, stray_tell,
	    &to);
}

static int
load(struct run *r, const struct tier_opts *o, struct err *e)
{
	if (read_as_of(&r->tp.today, o->as_of, e) < 0 ||
	    ws_open(&r->ws, o->dir, e) < 0 ||
	    ws_load(&r->ws, WS_COMPANY | WS_PROGRAM, e) < 0)
		return -1;
	if (node_unknown(node_get(r->ws.program, "tiers")))
		return err_set(e, ERR_NOTFOUND, "program.yaml: there are no "
		    "tiers; pos-workspace(5) says how to write them");
	if (tiers_read(&r->tp.tiers, &r->a, r->ws.program, r->ws.currency,
	    e) < 0)
		return -1;
	tell_strays(r->ws.program);
	if (tier_facts_init(&r->tp.facts, &r->ws, r->tp.today, e) < 0)
		return -1;
	return ws_load(&r->ws, r->tp.tiers.parts, e);
}

/* A partner that is invalid is told; the others stand. */
static void
find_tier(struct run *r, const struct partner *p)
{
	struct err e = ERR_INIT;

	if (tier_of(&r->v[r->n], &r->a, &r->tp, p, &e) == 0) {
		r->n++;
	} else {
		cmd_fail(&e);
		r->failed = true;
	}
}

static void
find_named(struct run *r, const struct list *names, size_t from)
{
	struct err e = ERR_INIT;
	struct partner *p;
	size_t i;

	for (i = from; i < names->n; i++) {
		if (ws_partner(&p, &r->ws, names->s[i], &e) == 0) {
			find_tier(r, p);
		} else {
			cmd_fail(&e);
			r->failed = true;
		}
	}
}

static size_t
rank_of(const struct tier *t)
{
	return t != NULL ? t->rank : 0;
}

/* Highest tier first, then by rule, then by name. */
static int
by_tier(const void *x, const void *y)
{
	const struct tier_result *a = x, *b = y;
	int by;

	if (a->stored != b->stored)
		return rank_of(a->stored) > rank_of(b->stored) ? -1 : 1;
	if (a->rule != b->rule)
		return rank_of(a->rule) > rank_of(b->rule) ? -1 : 1;
	by = strcmp(a->partner->name, b->partner->name);
	return by != 0 ? by : strcmp(a->partner->slug, b->partner->slug);
}

static void
find_all(struct run *r)
{
	size_t i;

	for (i = 0; i < r->ws.npartners; i++) {
		if (!partner_former(&r->ws.partners[i]))
			find_tier(r, &r->ws.partners[i]);
	}
	if (r->n > 0)
		qsort(r->v, r->n, sizeof(*r->v), by_tier);
	else if (!r->failed)
		cmd_warn("no partner on file");
}

static void
show(struct run *r, const struct tier_opts *o, bool named)
{
	struct tier_view view = { &r->tp, r->v, r->n };
	size_t i;

	if (named || o->explain)
		tiers_explain(&view, table_form(o->form), stdout);
	else
		tiers_print(&view, table_form(o->form), stdout);
	for (i = 0; i < r->n; i++) {
		if (r->v[i].state == TIER_DIFFERS ||
		    r->v[i].state == TIER_UNSURE)
			cmd_no();
	}
}

void
tier_command(const struct tier_opts *o, const struct list *names, size_t from)
{
	struct run r = { .ws = WS_INIT, .a = ARENA_INIT };
	struct err e = ERR_INIT;

	if (load(&r, o, &e) < 0) {
		cmd_fail(&e);
	} else {
		r.v = mem_zero(r.ws.npartners + names->n, sizeof(*r.v));
		if (names->n > from)
			find_named(&r, names, from);
		else
			find_all(&r);
		if (r.n > 0 || !r.failed)
			show(&r, o, names->n > from);
	}
	free(r.v);
	tier_facts_release(&r.tp.facts);
	ws_close(&r.ws);
	arena_release(&r.a);
}
