/* playmet - success criteria, and what follows when a run is completed */

#include "playact.h"

#include <stdlib.h>
#include <string.h>

#include "playedit.h"
#include "shellword.h"

/* The criterion that "2" or "2=EVIDENCE" is about. */
static const struct node *
criterion_of(const struct playbook *b, const char *text, struct err *e)
{
	const struct node *list = node_get(b->node, "success_criteria"), *c;
	char *stop;
	unsigned long n = strtoul(text, &stop, 10), i = 0;

	NODE_EACH(c, list) {
		if (++i == n && stop > text && (*stop == '\0' ||
		    *stop == '='))
			return c;
	}
	err_set(e, ERR_USAGE, "--met %.40s: a number from 1 to %u is expected, "
	    "or N=EVIDENCE; 'pos play show %s' has the success criteria",
	    text, list != NULL ? list->n : 0, b->id);
	return NULL;
}

/* Is the criterion among the first n that are met now? */
static bool
is_named(const struct play_edit *t, const struct node *criterion,
    const struct list *met, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (criterion_of(t->a->b, met->s[i], NULL) == criterion)
			return true;
	}
	return false;
}

/* Where the record has the criterion, from 0; -1: it has not. */
static int
place_of(const struct play_run *r, const char *criterion)
{
	const struct node *c;
	int i = 0;

	NODE_EACH(c, node_get(r->node, "criteria")) {
		if (strcmp(node_get_text(c, "text", ""), criterion) == 0)
			return i;
		i++;
	}
	return -1;
}

/* What the record says of a criterion: on which day, and one thing more. */
struct verdict {
	const char *day_key;		/* "met" or "unmet" */
	const char *key, *text;		/* "evidence", "reason"; NULL: none */
};

/* Path of a key of the criterion at place i. */
static const char *
criterion_path(struct play_edit *t, const struct play_run *r, int i,
    const char *key)
{
	return arena_printf(&t->pe.arena, "playbooks.%zu.criteria.%d.%s",
	    r->index, i, key);
}

static void
put_verdict(struct play_edit *t, const struct play_run *r,
    const char *criterion, const struct verdict *v)
{
	struct play_run first = { .index = 0 };
	int at = place_of(r, criterion);
	const char *day = play_day(t, t->a->today);
	struct node *map;

	if (at >= 0) {
		play_set(t, criterion_path(t, r, at, v->day_key), day);
		play_set(t, criterion_path(t, r, at, v->key), v->text);
		return;
	}
	map = node_new(&t->pe.arena, NODE_MAP);
	play_put(t, map, criterion_path(t, &first, 0, "text"), criterion);
	play_put(t, map, criterion_path(t, &first, 0, v->day_key), day);
	play_put(t, map, criterion_path(t, &first, 0, v->key), v->text);
	partner_edits_add(&t->pe, PARTNER_APPEND, arena_printf(&t->pe.arena,
	    "playbooks.%zu.criteria", r->index), map);
}

/* The evidence in "2=EVIDENCE", or NULL: none is said. */
static const char *
evidence_of(const char *text)
{
	const char *equals = strchr(text, '=');

	return equals != NULL && play_said(equals + 1) ? equals + 1 : NULL;
}

/* What is said of a criterion that was met before: evidence it has not yet. */
static void
tick_again(struct play_edit *t, const struct play_run *r,
    const char *criterion, const char *evidence)
{
	int at = place_of(r, criterion);
	const char *path = criterion_path(t, r, at, "evidence");

	if (evidence == NULL || at < 0 || partner_edits_has(&t->pe, path))
		return;
	if (play_said(node_get_text(node_path(r->node, arena_printf(
	    &t->pe.arena, "criteria.%d", at)), "evidence", NULL))) {
		str_addf(&t->told, "met before, with its evidence, which "
		    "stays: %s\n", criterion);
		return;
	}
	play_set(t, path, evidence);
	str_addf(&t->told, "met before, now with evidence: %s\n", criterion);
}

int
play_tick(struct play_edit *t, const struct play_run *r,
    const struct list *met, struct err *e)
{
	struct verdict v = { "met", "evidence", NULL };
	const struct node *c;
	size_t i;

	for (i = 0; met != NULL && i < met->n; i++) {
		c = criterion_of(t->a->b, met->s[i], e);
		if (c == NULL)
			return -1;
		v.text = evidence_of(met->s[i]);
		if (play_met(r, c->text))
			tick_again(t, r, c->text, v.text);
		if (play_met(r, c->text) || is_named(t, c, met, i))
			continue;
		put_verdict(t, r, c->text, &v);
		str_addf(&t->told, "met: %s\n", c->text);
	}
	return 0;
}

/* Is it not met in the record, nor now? */
static bool
is_unmet(const struct play_edit *t, const struct play_run *r,
    const struct node *criterion, const struct list *met)
{
	return !play_met(r, criterion->text) && !is_named(t, criterion, met,
	    met != NULL ? met->n : 0);
}

/* How many are not met, in the record or now. */
static size_t
count_unmet(const struct play_edit *t, const struct play_run *r,
    const struct list *met)
{
	const struct node *c;
	size_t n = 0;

	NODE_EACH(c, node_get(t->a->b->node, "success_criteria"))
		n += is_unmet(t, r, c, met);
	return n;
}

/* What the run waits for, and how each is told. */
static void
tell_waiting(struct play_edit *t, const struct play_run *r,
    const struct list *met)
{
	const char *id = t->a->b->id, *slug = t->a->partner->slug;
	const struct node *c;
	size_t i = 0;

	str_addf(&t->told, "%s waits for its success criteria, and is not "
	    "completed\n", id);
	NODE_EACH(c, node_get(t->a->b->node, "success_criteria")) {
		i++;
		if (is_unmet(t, r, c, met))
			str_addf(&t->told, "not met yet: %s (pos play met %s "
			    "%zu --partner %s)\n", c->text, id, i, slug);
	}
	str_addf(&t->told, "without them: pos play done %s --partner %s "
	    "--reason WHY\n", id, slug);
}

/* The run ends without these: the record says so, and why. */
static void
give_up_unmet(struct play_edit *t, const struct play_run *r,
    const struct list *met, const char *reason)
{
	const struct verdict v = { "unmet", "reason", reason };
	const struct node *c;

	NODE_EACH(c, node_get(t->a->b->node, "success_criteria")) {
		if (!is_unmet(t, r, c, met))
			continue;
		put_verdict(t, r, c->text, &v);
		str_addf(&t->told, "not met: %s\n", c->text);
	}
}

static bool
is_under_way(const struct play_act *a, const char *playbook)
{
	struct play_run *runs;
	size_t i, n = play_runs(&runs, &a->ws->arena, a->partner);

	for (i = 0; i < n; i++) {
		if (play_run_open(&runs[i]) &&
		    strcmp(runs[i].playbook, playbook) == 0)
			return true;
	}
	return false;
}

/* The playbooks that usually follow, as they are started; one that is under
 * way does not follow. */
static void
tell_next(struct play_edit *t)
{
	const struct play_act *a = t->a;
	struct arena *arena = &a->ws->arena;
	const struct node *c;

	NODE_EACH(c, node_get(a->b->node, "next")) {
		struct playbook b;
		struct err broken = ERR_INIT;
		bool warns = playbook_read(&b, a->ws, c->text, NULL,
		    &broken) == 0 && node_truth(node_get(b.node, "warnings"));

		err_clear(&broken);
		if (is_under_way(a, c->text))
			continue;
		str_addf(&t->told, "next: pos play start %s --partner %s%s\n",
		    shell_word(arena, c->text), shell_word(arena,
		    a->partner->slug), warns ? " --reason 'WHY'" : "");
	}
}

/* The run is over: what follows from it. */
static void
complete(struct play_edit *t, const struct play_run *r)
{
	const struct play_act *a = t->a;
	const char *milestone = node_get_text(a->b->node, "milestone", NULL);
	const char *end = node_get_text(node_get(a->b->node, "stage"), "end",
	    "");
	struct node *map;

	play_set(t, arena_printf(&t->pe.arena, "playbooks.%zu.completed",
	    r->index), play_day(t, a->today));
	str_addf(&t->told, "%s completed\n", a->b->id);
	if (milestone != NULL) {
		map = node_new(&t->pe.arena, NODE_MAP);
		play_put(t, map, "milestones.0.date", play_day(t, a->today));
		play_put(t, map, "milestones.0.name", milestone);
		if (strcmp(end, "former") == 0)		/* metrics count it */
			play_put(t, map, "milestones.0.reaches", "left");
		partner_edits_add(&t->pe, PARTNER_APPEND, "milestones", map);
		str_addf(&t->told, "milestone: %s\n", milestone);
	}
	play_set_stage(t, *end != '\0' ? end : NULL);
	tell_next(t);
}

bool
play_finish(struct play_edit *t, const struct play_run *r,
    const struct list *met, const char *reason)
{
	if (count_unmet(t, r, met) > 0 && reason == NULL) {
		tell_waiting(t, r, met);
		return false;
	}
	if (reason != NULL)
		give_up_unmet(t, r, met, reason);
	complete(t, r);
	return true;
}

/* Criteria of a run whose steps have all ended may complete it. */
static bool
finish_if_met(struct play_edit *t, const struct play_run *r,
    const struct list *met)
{
	return play_run_open(r) && play_current(r, t->a->b) == t->a->b->n &&
	    play_finish(t, r, met, NULL);
}

int
play_meet(const struct play_act *a, const struct play_run *r,
    const struct list *met, struct err *e)
{
	struct play_edit t;
	bool over;
	int rc;

	play_begin(&t, a, "met");
	rc = play_tick(&t, r, met, e);
	if (rc == 0 && t.pe.n == 0 && t.told.len == 0)
		str_adds(&t.told, "all of them were met before\n");
	over = rc == 0 && finish_if_met(&t, r, met);
	str_addf(&t.subject, "play: %s of %.60s%s", a->b->id,
	    a->partner->name, over ? " completed" : ": criteria met");
	if (rc == 0 && t.pe.n == 0)
		fputs(t.told.s, a->out);
	else if (rc == 0)
		rc = play_commit(&t, e);
	play_end(&t);
	return rc;
}
