/* playview - playbooks and their runs, for people */

#include "playview.h"

#include <string.h>

#include "date.h"
#include "para.h"
#include "playneed.h"
#include "playshelf.h"
#include "str.h"

static void
join(struct str *out, const struct node *list)
{
	const struct node *c;

	str_reset(out);
	NODE_EACH(c, list)
		str_addf(out, "%s%s", out->len > 0 ? ", " : "", c->text);
}

/* What b requires and p has not. */
static void
needs_cell(struct table *t, struct ws *ws, const struct partner *p,
    const struct playbook *b)
{
	struct str s = STR_INIT;
	struct play_need *needs;
	size_t i, n = play_needs(&needs, ws, p, b, date_today());

	for (i = 0; i < n; i++)
		str_addf(&s, "%s%s", i > 0 ? "; " : "", needs[i].text);
	table_cell(t, s.s);
	str_release(&s);
}

static void
row(struct table *t, struct ws *ws, const struct partner *p,
    const struct playbook *b)
{
	struct str s = STR_INIT;

	table_cell(t, b->id);
	table_cell(t, b->name);
	table_cell_count(t, (int64_t)b->n);
	if (p != NULL)
		needs_cell(t, ws, p, b);
	join(&s, node_get(b->node, "next"));
	table_cell(t, s.s);
	join(&s, node_get(b->node, "tags"));
	table_cell(t, s.s);
	table_cell(t, b->description);
	str_release(&s);
}

int
playbooks_print(struct ws *ws, const struct partner *p, enum table_form form,
    FILE *f, struct err *e)
{
	struct names ids = { 0 };
	struct playbook b;
	struct table t;
	size_t i;
	int rc = playbook_ids(&ids, ws, e), bad = 0;

	table_init(&t, "playbooks");
	table_column(&t, "playbook", "PLAYBOOK", TABLE_LEFT);
	table_column(&t, "name", "NAME", TABLE_LEFT);
	table_column(&t, "steps", "STEPS", TABLE_RIGHT);
	if (p != NULL)
		table_column(&t, "lacks", "LACKS", TABLE_LEFT);
	table_column(&t, "next", "NEXT", TABLE_LEFT);
	table_column(&t, "tags", "TAGS", TABLE_LEFT);
	table_column(&t, "description", "DESCRIPTION", TABLE_LEFT);
	for (i = 0; i < ids.n && rc == 0; i++) {
		if (playbook_read(&b, ws, ids.s[i], NULL, e) == 0)
			row(&t, ws, p, &b);
		else
			bad = -1;
	}
	if (rc == 0)
		table_print(&t, form, f);
	table_release(&t);
	names_release(&ids);
	return rc < 0 ? rc : bad;
}

/* A list of texts below a label. */
static void
put_list(FILE *f, const char *label, const struct node *list)
{
	const struct node *c;

	NODE_EACH(c, list) {
		para_put(f, c == list->first ? label : "", c->text, 0);
	}
}

/* The same, by their numbers: `pos play met` takes them. */
static void
put_numbered(FILE *f, const char *label, const struct node *list)
{
	struct str s = STR_INIT;
	const struct node *c;
	int i = 0;

	NODE_EACH(c, list) {
		str_reset(&s);
		str_addf(&s, "%d. %s", ++i, c->text);
		para_put(f, i == 1 ? label : "", s.s, 3);
	}
	str_release(&s);
}

/* What the record must say before it begins. */
static void
put_requires(FILE *f, const struct node *list)
{
	struct str s = STR_INIT;
	const struct node *c;

	NODE_EACH(c, list) {
		str_reset(&s);
		play_need_text(&s, c);
		para_put(f, c == list->first ? "requires" : "", s.s, 0);
	}
	str_release(&s);
}

void
playbook_print(FILE *f, const struct ws *ws, const struct playbook *b)
{
	struct str s = STR_INIT;
	size_t i;

	(void)ws;
	fprintf(f, "%s: %s\n", b->id, b->name);
	para_put(f, "for", b->description, 0);
	put_list(f, "before", node_get(b->node, "prerequisites"));
	put_requires(f, node_get(b->node, "requires"));
	put_list(f, "warning", node_get(b->node, "warnings"));
	for (i = 0; i < b->n; i++) {
		str_reset(&s);
		str_addf(&s, "%zu. %s (%s, %d day%s; %s)", i + 1,
		    b->steps[i].name, b->steps[i].owner, b->steps[i].due,
		    b->steps[i].due == 1 ? "" : "s", b->steps[i].template);
		para_put(f, i == 0 ? "steps" : "", s.s, 3);
	}
	put_numbered(f, "success", node_get(b->node, "success_criteria"));
	join(&s, node_get(b->node, "next"));
	if (s.len > 0)
		para_put(f, "next", s.s, 0);
	if (node_get_text(b->node, "recurring", NULL) != NULL)
		para_put(f, "recurring", node_get_text(b->node, "recurring",
		    ""), 0);
	str_release(&s);
}

void
play_step_print(FILE *f, struct ws *ws, const struct playbook *b,
    const struct playbook_step *s, const struct play_run *r)
{
	const char *tier = r != NULL ? r->partner->tier : NULL;
	const char *note = playbook_tier_note(s, tier);
	struct str text = STR_INIT;
	date due;

	fprintf(f, "%s %zu/%zu  %s\n", b->id, (size_t)(s - b->steps) + 1,
	    b->n, s->name);
	if (node_get_text(s->node, "guidance", NULL) != NULL)
		para_put(f, "guidance", node_get_text(s->node, "guidance",
		    ""), 0);
	if (note != NULL)
		para_put(f, ws_name(ws, "tiers", tier), note, 0);
	para_put(f, "owner", s->owner, 0);
	if (r != NULL) {
		para_put(f, "document", play_document(&ws->arena, r, s), 0);
		due = play_due(r, b, (size_t)(s - b->steps));
		if (due != DATE_NONE) {
			date_add(&text, due);
			para_put(f, "due", text.s, 0);
		}
	} else {
		str_addf(&text, "%d day%s after it begins", s->due,
		    s->due == 1 ? "" : "s");
		para_put(f, "template", s->template, 0);
		para_put(f, "due", text.s, 0);
	}
	put_list(f, "checklist", node_get(s->node, "checklist"));
	put_list(f, "evidence", node_get(s->node, "evidence"));
	str_release(&text);
}

void
play_criteria_print(FILE *f, const struct playbook *b,
    const struct play_run *r)
{
	const struct node *list = node_get(b->node, "success_criteria"), *c;
	const char *slug = r->partner->slug;
	struct str s = STR_INIT;
	int i = 0;

	fprintf(f, "%s waits for its success criteria\n", b->id);
	date_add(&s, play_criteria_due(r, b));
	para_put(f, "due", s.s, 0);
	NODE_EACH(c, list) {
		str_reset(&s);
		str_addf(&s, "%d. %s", ++i, c->text);
		para_put(f, play_met(r, c->text) ? "met" : "not met yet", s.s,
		    3);
	}
	fprintf(f, "met: pos play met %s N --partner %s\n", b->id, slug);
	fprintf(f, "without them: pos play done %s --partner %s --reason "
	    "WHY\n", b->id, slug);
	str_release(&s);
}

/* How a run stands: "overdue", "waiting", "completed", "stopped". */
static const char *
state_of(const struct play_run *r, date due, date today)
{
	if (r->completed != DATE_NONE)
		return "completed";
	if (r->stopped != DATE_NONE)
		return "stopped";
	return due != DATE_NONE && due < today ? "overdue" : "waiting";
}

static void
run_row(struct table *t, struct ws *ws, const struct play_run *r,
    const struct playbook *b, date today, bool machine)
{
	size_t at = play_current(r, b);
	const struct playbook_step *s = at < b->n ? &b->steps[at] : NULL;
	bool criteria = play_waits_for_criteria(r, b);
	date due = s != NULL ? play_due(r, b, at) : criteria ?
	    play_criteria_due(r, b) : DATE_NONE;
	struct str text = STR_INIT;

	if (machine)
		table_cell(t, r->partner->slug);
	table_cell(t, r->partner->name);
	table_cell(t, r->playbook);
	str_addf(&text, "%zu/%zu", s != NULL ? at + 1 : b->n, b->n);
	table_cell(t, text.s);
	table_cell(t, s != NULL ? s->name : criteria ? "success criteria" :
	    "");
	table_cell(t, s != NULL ? s->owner : criteria ? "us" : "");
	table_cell_date(t, due);
	table_cell(t, state_of(r, due, today));
	table_cell_date(t, r->started);
	if (machine)
		table_cell(t, s != NULL ? play_document(&ws->arena, r, s) :
		    NULL);
	str_release(&text);
}

/* The row of a run whose playbook cannot be read: what the record has. */
static void
unread_row(struct table *t, const struct play_run *r, date today,
    bool machine)
{
	const struct node *at = play_waiting(r);
	date due;

	if (date_node(&due, node_get(at, "due"), "due", NULL) < 0)
		due = DATE_NONE;
	if (machine)
		table_cell(t, r->partner->slug);
	table_cell(t, r->partner->name);
	table_cell(t, r->playbook);
	table_cell(t, "");
	table_cell(t, node_get_text(at, "id", ""));
	table_cell(t, "");
	table_cell_date(t, due);
	table_cell(t, play_run_open(r) ? "no playbook" : state_of(r, due,
	    today));
	table_cell_date(t, r->started);
	if (machine)
		table_cell(t, NULL);
}

static void
status_columns(struct table *t, bool machine)
{
	if (machine)
		table_column(t, "slug", "slug", TABLE_LEFT);
	table_column(t, "partner", "PARTNER", TABLE_LEFT);
	table_column(t, "playbook", "PLAYBOOK", TABLE_LEFT);
	table_column(t, "step", "STEP", TABLE_RIGHT);
	table_column(t, "name", "NAME", TABLE_LEFT);
	table_column(t, "owner", "OWNER", TABLE_LEFT);
	table_column(t, "due", "DUE", TABLE_LEFT);
	table_column(t, "state", "STATE", TABLE_LEFT);
	table_column(t, "started", "STARTED", TABLE_LEFT);
	if (machine)
		table_column(t, "document", "document", TABLE_LEFT);
}

/* How runs are listed. */
struct listing {
	struct table t;
	struct playshelf shelf;
	date today;
	bool all, machine;
};

/* The rows of one partner. */
static int
partner_rows(struct listing *l, const struct partner *p, struct err *e)
{
	struct ws *ws = l->shelf.ws;
	const struct playbook *b;
	struct play_run *runs;
	size_t i, n = play_runs(&runs, &ws->arena, p);

	for (i = 0; i < n; i++) {
		if (!l->all && !play_run_open(&runs[i]))
			continue;
		if (playshelf_get(&b, &l->shelf, runs[i].playbook, e) < 0)
			return -1;
		if (b != NULL)
			run_row(&l->t, ws, &runs[i], b, l->today, l->machine);
		else
			unread_row(&l->t, &runs[i], l->today, l->machine);
	}
	return 0;
}

int
play_status_print(size_t *n, struct ws *ws, const struct partner *p,
    bool all, date today, enum table_form form, FILE *f, struct err *e)
{
	struct listing l = { .shelf = { .ws = ws }, .today = today,
	    .all = all, .machine = form == TABLE_TSV || form == TABLE_JSON };
	size_t i;
	int rc = 0;

	table_init(&l.t, "runs");
	status_columns(&l.t, l.machine);
	for (i = 0; i < ws->npartners && rc == 0; i++) {
		if (p == NULL || p == &ws->partners[i])
			rc = partner_rows(&l, &ws->partners[i], e);
	}
	*n = table_rows(&l.t);
	if (rc == 0 && (*n > 0 || form != TABLE_TABLE))
		table_print(&l.t, form, f);
	table_release(&l.t);
	playshelf_release(&l.shelf);
	return rc;
}
