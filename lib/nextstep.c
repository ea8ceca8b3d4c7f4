/* nextstep - what to do next, and why */

#include "nextparts.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "partner.h"
#include "playneed.h"
#include "shellword.h"

const struct next_rule next_rules[] = {
	{ "step", "a playbook is under way: its present step is overdue, or "
	    "waits" },
	{ "action", "an action of the register is overdue, or due in 14 days" },
	{ "registration", "the registration of a deal waits for an answer or "
	    "for what it lacks, or its protection ends within 14 days" },
	{ "plan", "an activity of the joint plan is overdue, or due in 14 "
	    "days" },
	{ "review", "the business review of its tier is overdue, or due in "
	    "14 days" },
	{ "renewal", "an agreement has ended, or ends within the days that "
	    "the trigger of a playbook says, or its notice day has "
	    "passed" },
	{ "certificate", "a certificate expires within 60 days" },
	{ "silent", "a partner with a contract was not heard of for more "
	    "than 90 days" },
	{ "health", "its stage is at-risk, or its health score is at risk by "
	    "the bands of the program" },
	{ "tier-up", "it meets all that the next tier asks for" },
	{ "tier-down", "its tier is not met any more" },
	{ "stage", "its stage asks for a playbook that was not begun" },
	{ "follow", "a playbook that usually follows one it has completed, "
	    "and whose trigger holds" },
	{ "recurring", "a playbook that comes again was completed, and is "
	    "due again, or will be in 14 days" },
	{ "record", "its record lacks a stage, a manager or a contact; "
	    "with a contract the agreement's end, since or a tier" },
	{ "start", "there is no partner yet: the first steps" },
	{ NULL, NULL }
};

void
next_add(struct next_look *l, enum next_when when, date day,
    const char *rule, const char *why, const char *command)
{
	struct next_list *out = l->out;

	MEM_ROOM(out->items, out->n, out->cap);
	out->items[out->n++] = (struct next_item){ .when = when, .day = day,
	    .rank = l->rank, .partner = l->p, .rule = rule, .why = why,
	    .command = command };
}

bool
next_is_open(const struct next_look *l, const char *playbook)
{
	struct play_run *runs;
	size_t i, n = play_runs(&runs, &l->ws->arena, l->p);

	for (i = 0; i < n; i++) {
		if (play_run_open(&runs[i]) &&
		    strcmp(runs[i].playbook, playbook) == 0)
			return true;
	}
	return false;
}

const char *
next_slug(const struct next_look *l)
{
	return shell_word(&l->ws->arena, l->p->slug);
}

const char *
next_start(const struct next_look *l, const struct playbook *b)
{
	struct play_need *needs;

	if (play_needs(&needs, l->ws, l->p, b, l->today) > 0)
		return needs[0].command;
	return arena_printf(&l->ws->arena, "pos play start %s --partner %s%s",
	    shell_word(&l->ws->arena, b->id), next_slug(l), node_truth(node_get(b->node, "warnings")) ?
	    " --reason 'WHY'" : "");
}

const char *
next_why(const struct next_look *l, const struct playbook *b, const char *why)
{
	struct play_need *needs;
	size_t i, n = play_needs(&needs, l->ws, l->p, b, l->today);

	for (i = 0; i < n; i++)
		why = arena_printf(&l->ws->arena, "%s%s%s", why, i > 0 ?
		    ", and " : arena_printf(&l->ws->arena,
		    "; before %s begins: ", b->id), needs[i].text);
	return why;
}

/* A broken one is left out: there is more to do than what it asks. */
static int
read_books(struct next_look *l)
{
	struct names ids = { 0 };
	struct err why = ERR_INIT;
	size_t i;
	int rc = playbook_ids(&ids, l->ws, l->e);

	l->books = arena_alloc(&l->ws->arena, (ids.n + 1) *
	    sizeof(*l->books));
	for (i = 0; i < ids.n && rc == 0; i++) {
		err_clear(&why);
		if (playbook_read(&l->books[l->nbooks], l->ws, ids.s[i],
		    NULL, &why) == 0)
			l->nbooks++;
		else if (why.code == ERR_INVALID)
			names_add(&l->out->broken, why.msg);
		else
			rc = err_set(l->e, why.code, "%s", why.msg);
	}
	names_release(&ids);
	return rc;
}

/* The card health and the tiers, with all their rules need. */
static int
read_rules(struct next_look *l, struct rule_env *env)
{
	struct ws *ws = l->ws;

	if (node_get(ws->scorecard, "health") != NULL) {
		l->has_health = true;
		if (card_read(&l->health, &ws->arena, ws->scorecard, "health",
		    env, l->e) < 0 || ws_load(ws, l->health.parts, l->e) < 0)
			return -1;
	}
	if (node_unknown(node_get(ws->program, "tiers")))
		return 0;
	l->tp.today = l->today;
	if (tier_facts_init(&l->tp.facts, ws, l->today, l->e) < 0)
		return -1;
	l->has_tiers = true;
	if (tiers_read(&l->tp.tiers, &ws->arena, ws->program, ws->currency,
	    l->e) < 0)
		return -1;
	return ws_load(ws, l->tp.tiers.parts, l->e);
}

static size_t
rank_of(const struct next_look *l)
{
	const struct tier *tier = l->has_tiers && l->p->tier != NULL ?
	    tier_find(&l->tp.tiers, l->p->tier) : NULL;

	return tier != NULL ? tier->rank : 0;
}

static int
look_at(struct next_look *l)
{
	l->rank = rank_of(l);
	l->scored = false;
	if (l->has_health && !l->ws->partial && partner_signed(l->p)) {
		if (score_partner(&l->score, &l->ws->arena, &l->health, l->p,
		    l->e) < 0)
			return -1;
		l->scored = l->score.state == SCORE_RANKED;
	}
	if (next_from_agenda(l) < 0 || next_from_playbooks(l) < 0)
		return -1;
	return next_from_state(l);
}

static int
order(const void *x, const void *y)
{
	const struct next_item *a = x, *b = y;
	int c;

	if (a->when != b->when)
		return (int)a->when - (int)b->when;
	if (a->ended != b->ended)
		return a->ended ? -1 : 1;
	if (a->day != b->day && (a->day == DATE_NONE || b->day == DATE_NONE))
		return a->day == DATE_NONE ? 1 : -1;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->rank != b->rank)
		return a->rank > b->rank ? -1 : 1;
	c = strcmp(a->partner->name, b->partner->name);
	if (c == 0)
		c = strcmp(a->partner->slug, b->partner->slug);
	if (c == 0)
		c = strcmp(a->rule, b->rule);
	if (c == 0)
		c = strcmp(a->why, b->why);
	return c != 0 ? c : strcmp(a->command, b->command);
}

int
next_find(struct next_list *out, struct ws *ws, const struct next_ask *ask,
    struct err *e)
{
	struct rule_env env = { .ws = ws, .today = ask->scored,
	    .facts = node_new(&ws->arena, NODE_MAP) };
	struct next_look l = { .out = out, .ws = ws, .today = ask->today,
	    .e = e };
	size_t i;
	int rc;

	memset(out, 0, sizeof(*out));
	rc = ws_load(ws, WS_ALL & ~WS_TAM, e);
	if (rc == 0)
		rc = read_books(&l);
	if (rc == 0)
		rc = read_rules(&l, &env);
	for (i = 0; i < ws->npartners && rc == 0; i++) {
		l.p = &ws->partners[i];
		if (ask->partner == NULL || ask->partner == l.p)
			rc = look_at(&l);
	}
	if (rc == 0 && out->n > 0)
		qsort(out->items, out->n, sizeof(*out->items), order);
	if (rc == 0 && ws->npartners == 0)
		next_from_nothing(&l);
	if (l.has_health)
		card_release(&l.health);
	if (l.has_tiers)
		tier_facts_release(&l.tp.facts);
	return rc;
}

void
next_release(struct next_list *l)
{
	free(l->items);
	names_release(&l->broken);
	memset(l, 0, sizeof(*l));
}

const char *
next_when_name(enum next_when when)
{
	static const char *const names[NEXT_WHENS] = { "overdue", "now",
		"soon", "later" };

	return names[when];
}

void
next_print(const struct next_list *l, size_t most, enum table_form form,
    FILE *f)
{
	bool machine = form == TABLE_TSV || form == TABLE_JSON;
	const struct next_item *item;
	struct str day = STR_INIT;
	struct table t;
	size_t i;

	table_init(&t, "next");
	table_column(&t, "when", "WHEN", TABLE_LEFT);
	if (machine) {
		table_column(&t, "day", "day", TABLE_LEFT);
		table_column(&t, "slug", "slug", TABLE_LEFT);
	}
	table_column(&t, "partner", "PARTNER", TABLE_LEFT);
	table_column(&t, "why", "WHY", TABLE_LEFT);
	table_column(&t, "rule", "RULE", TABLE_LEFT);
	table_column(&t, "command", "COMMAND", TABLE_LEFT);
	for (i = 0; i < l->n && (most == 0 || i < most); i++) {
		item = &l->items[i];
		table_cell(&t, next_when_name(item->when));
		if (machine) {
			str_reset(&day);
			if (item->day != DATE_NONE)
				date_add(&day, item->day);
			table_cell(&t, item->day != DATE_NONE ? day.s : NULL);
			table_cell(&t, item->partner != NULL ?
			    item->partner->slug : NULL);
		}
		table_cell(&t, item->partner != NULL ? item->partner->name :
		    NULL);
		table_cell(&t, item->why);
		table_cell(&t, item->rule);
		table_cell(&t, item->command);
	}
	if (table_rows(&t) > 0 || form != TABLE_TABLE)
		table_print(&t, form, f);
	table_release(&t);
	str_release(&day);
}
