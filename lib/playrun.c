/* playrun - how far a partner has come with its playbooks */

#include "playrun.h"

#include <string.h>

#include "partner.h"

static struct play_run
run_of(const struct partner *p, const struct node *n, size_t index)
{
	const char *id = node_get_text(n, "playbook", "");

	return (struct play_run){ .partner = p, .index = index, .node = n,
	    .playbook = id, .folder = node_get_text(n, "folder", id),
	    .started = date_under(n, "started"),
	    .completed = date_under(n, "completed"),
	    .stopped = date_under(n, "stopped") };
}

size_t
play_runs(struct play_run **out, struct arena *a, const struct partner *p)
{
	const struct node *list = partner_get(p, "playbooks"), *c;
	size_t n = 0;

	*out = arena_alloc(a, ((list != NULL ? list->n : 0) + 1) *
	    sizeof(**out));
	NODE_EACH(c, list) {
		(*out)[n] = run_of(p, c, n);
		n++;
	}
	return n;
}

bool
play_run_open(const struct play_run *r)
{
	return r->completed == DATE_NONE && r->stopped == DATE_NONE;
}

size_t
play_completed(date *last, const struct partner *p, const char *id)
{
	const struct node *c;
	size_t n = 0;
	date d;

	*last = DATE_NONE;
	NODE_EACH(c, partner_get(p, "playbooks")) {
		d = date_under(c, "completed");
		if (d == DATE_NONE || strcmp(node_get_text(c, "playbook", ""),
		    id) != 0)
			continue;
		n++;
		if (d > *last)
			*last = d;
	}
	return n;
}

struct play_step
play_step_of(const struct play_run *r, const struct playbook_step *s)
{
	struct play_step out = { PLAY_PENDING, NULL, 0, DATE_NONE, DATE_NONE,
		DATE_NONE };
	const struct node *c;
	size_t i = 0;

	NODE_EACH(c, node_get(r->node, "steps")) {
		if (strcmp(node_get_text(c, "id", ""), s->id) == 0)
			break;
		i++;
	}
	if (c == NULL)
		return out;
	out.node = c;
	out.index = i;
	out.begun = date_under(c, "begun");
	out.due = date_under(c, "due");
	out.ended = date_under(c, "done");
	out.state = out.ended != DATE_NONE ? PLAY_DONE : PLAY_BEGUN;
	if (out.ended == DATE_NONE && date_under(c, "skipped") != DATE_NONE) {
		out.ended = date_under(c, "skipped");
		out.state = PLAY_SKIPPED;
	}
	return out;
}

size_t
play_current(const struct play_run *r, const struct playbook *b)
{
	size_t i;

	for (i = 0; i < b->n; i++) {
		if (play_step_of(r, &b->steps[i]).ended == DATE_NONE)
			break;
	}
	return i;
}

/* The day the last step that has ended did; DATE_NONE: none has. */
static date
last_ended(const struct play_run *r, const struct playbook *b)
{
	date last = DATE_NONE, ended;
	size_t i;

	for (i = 0; i < b->n; i++) {
		ended = play_step_of(r, &b->steps[i]).ended;
		if (ended != DATE_NONE && ended > last)
			last = ended;
	}
	return last;
}

date
play_due(const struct play_run *r, const struct playbook *b, size_t at)
{
	struct play_step s = play_step_of(r, &b->steps[at]);
	date since = r->started, ended = last_ended(r, b);

	if (s.due != DATE_NONE || s.state != PLAY_PENDING)
		return s.due;
	if (ended != DATE_NONE && ended > since)
		since = ended;
	return since != DATE_NONE ? since + b->steps[at].due : DATE_NONE;
}

date
play_since(const struct play_run *r, const struct playbook *b)
{
	size_t at = play_current(r, b);
	date begun = at < b->n ? play_step_of(r, &b->steps[at]).begun :
	    DATE_NONE, ended = last_ended(r, b);

	if (begun != DATE_NONE)
		return begun;
	return ended != DATE_NONE ? ended : r->started;
}

const struct node *
play_waiting(const struct play_run *r)
{
	const struct node *c;

	NODE_EACH(c, node_get(r->node, "steps")) {
		if (date_under(c, "done") == DATE_NONE &&
		    date_under(c, "skipped") == DATE_NONE)
			break;
	}
	return c;
}

size_t
play_ended(const struct play_run *r, const struct playbook *b)
{
	size_t i, n = 0;

	for (i = 0; i < b->n; i++)
		n += play_step_of(r, &b->steps[i]).ended != DATE_NONE;
	return n;
}

const char *
play_state_name(enum play_state state)
{
	static const char *const names[] = { "pending", "begun", "done",
		"skipped" };

	return names[state];
}

bool
play_met(const struct play_run *r, const char *criterion)
{
	const struct node *c;

	NODE_EACH(c, node_get(r->node, "criteria")) {
		if (strcmp(node_get_text(c, "text", ""), criterion) == 0)
			return !node_unknown(node_get(c, "met"));
	}
	return false;
}

size_t
play_unmet(const struct play_run *r, const struct playbook *b)
{
	const struct node *c;
	size_t n = 0;

	NODE_EACH(c, node_get(b->node, "success_criteria"))
		n += !play_met(r, c->text);
	return n;
}

bool
play_waits_for_criteria(const struct play_run *r, const struct playbook *b)
{
	return play_run_open(r) && play_current(r, b) == b->n &&
	    play_unmet(r, b) > 0;
}

date
play_criteria_due(const struct play_run *r, const struct playbook *b)
{
	date last = last_ended(r, b);

	return last != DATE_NONE ? last + PLAYBOOK_DUE : DATE_NONE;
}

const char *
play_document(struct arena *a, const struct play_run *r,
    const struct playbook_step *s)
{
	const struct play_step at = play_step_of(r, s);

	return arena_printf(a, "partners/%s/%s/%s", r->partner->slug,
	    r->folder, node_get_text(at.node, "document", s->document));
}

int
play_run_find(struct play_run *out, struct arena *a, const struct partner *p,
    const char *id, struct err *e)
{
	struct str open = STR_INIT;
	struct play_run *all;
	size_t i, n = play_runs(&all, a, p), found = 0;

	for (i = 0; i < n; i++) {
		if (!play_run_open(&all[i]))
			continue;
		if (id == NULL || strcmp(all[i].playbook, id) == 0) {
			*out = all[i];
			found++;
		}
		str_addf(&open, "%s%s", open.len > 0 ? ", " : "",
		    all[i].playbook);
	}
	if (found == 0 && open.len > 0)
		err_set(e, ERR_NOTFOUND, "%s: %s is not under way; open: %s",
		    p->slug, id, open.s);
	else if (found == 0)
		err_set(e, ERR_NOTFOUND, "%s: no playbook is under way; "
		    "'pos play start %s --partner %s' begins one", p->slug,
		    id != NULL ? id : "PLAYBOOK", p->slug);
	else if (found > 1 && id == NULL)
		err_set(e, ERR_NOTFOUND, "%s: several playbooks are under "
		    "way: %s; say which", p->slug, open.s);
	str_release(&open);
	return found == 0 || (found > 1 && id == NULL) ? -1 : 0;
}
