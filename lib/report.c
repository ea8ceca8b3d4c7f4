/* report - what a report is of: kind, period, filter */

#include "report.h"

#include <string.h>

#include "evthen.h"
#include "gitlib.h"
#include "hash.h"
#include "lastchange.h"
#include "parallel.h"
#include "programscope.h"
#include "reportkind.h"
#include "slug.h"
#include "yamledit.h"

/* What figures are computed from; as git's pathspecs. */
static const char *const files_of[] = { "company.yaml", "program.yaml",
	"pos.yaml", "data/*.yaml", "partners/*/partner.yaml",
	"strategy/*.yaml", "templates/metrics.yaml", NULL };

static int
read_period(struct report *r, const struct report_kind *kind,
    const struct ws *ws, const char *text, struct err *e)
{
	int start = fiscal_month(ws);

	r->dated = text == NULL && kind->dated;
	if (text != NULL) {
		if (period_parse(&r->period, text, start, e) < 0)
			return -1;
	} else {
		r->period = period_of(kind->period, r->today, start);
		if (!kind->running)
			r->period = period_step(&r->period, -1);
	}
	if (r->period.from > r->today)
		return err_set(e, ERR_USAGE, "%s has not begun: a report is "
		    "of what has been", text);
	r->before = period_step(&r->period, -1);
	return 0;
}

static int
read_filter(struct report *r, struct ws *ws, const struct report_ask *ask,
    struct err *e)
{
	size_t i;
	int dim;

	if (ask->view != NULL &&
	    report_filter_view(&r->filter, ws, ask->view, e) < 0)
		return -1;
	for (dim = 0; dim < REPORT_DIMS; dim++) {
		for (i = 0; ask->values[dim] != NULL &&
		    i < ask->values[dim]->n; i++) {
			if (report_filter_add(&r->filter, ws,
			    (enum report_dim)dim, ask->values[dim]->s[i],
			    e) < 0)
				return -1;
		}
	}
	for (i = 0; ask->wheres != NULL && i < ask->wheres->n; i++) {
		if (report_filter_where(&r->filter, ws, ask->wheres->s[i],
		    e) < 0)
			return -1;
	}
	return 0;
}

/* What a view of this name asks for so far, unless it is just that. */
static const char *
replaces(const struct report *r, struct ws *ws, const char *name)
{
	const struct node *old = node_get(node_get(ws->pos, "views"), name);
	struct report_filter f = { 0 };
	struct str was = STR_INIT, is = STR_INIT;
	const char *found = NULL;

	if (old == NULL)
		return NULL;
	if (report_filter_read(&f, ws, old, NULL) < 0) {
		found = "broken";
	} else {
		report_filter_text(&was, &f, ws);
		report_filter_text(&is, &r->filter, ws);
		if (!str_same(&was, &is))
			found = arena_dup(&ws->arena, was.s);
	}
	report_filter_release(&f);
	str_release(&was);
	str_release(&is);
	return found;
}

/* The filter gets a name; one that is there already is written anew. */
static int
keep_view(struct report *r, struct ws *ws, const char *name, struct err *e)
{
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");

	if (report_filter_empty(&r->filter))
		return err_set(e, ERR_USAGE, "--save-view keeps a filter: "
		    "give one, such as --region");
	if (n == 0 || name[n] != '\0' || name[0] == '-' || n > SLUG_MAX)
		return err_set(e, ERR_USAGE, "--save-view %.40s: a name of "
		    "lower-case letters, digits and - is expected", name);
	r->view = name;
	r->replaced = replaces(r, ws, name);
	r->saved = report_filter_node(&ws->arena, &r->filter);
	return 0;
}

int
report_save_view(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	const struct report *r = ctx;
	struct str path = STR_INIT;
	int rc;

	(void)remove;
	if (old == NULL)
		return err_set(e, ERR_CONFLICT, "the file is gone");
	str_add(out, old->s, old->len);
	str_addf(&path, "views.%s", r->view);
	rc = yaml_set_node(out, "pos.yaml", path.s, r->saved, e);
	str_release(&path);
	return rc;
}

/* "2026-Q3-quarterly-nordics": of which file. */
static void
name_it(struct report *r, struct ws *ws, bool only_view)
{
	struct str s = STR_INIT;

	if (r->dated)
		date_add(&s, r->today);
	else
		period_add(&s, &r->period);
	str_addf(&s, "-%s", r->kind);
	if (!report_filter_empty(&r->filter)) {
		str_addc(&s, '-');
		if (only_view)
			str_adds(&s, r->view);
		else
			report_filter_stem(&s, &r->filter);
	}
	r->stem = arena_dup(&ws->arena, s.s);
	str_reset(&s);
	report_filter_text(&s, &r->filter, ws);
	r->scope = arena_dup(&ws->arena, s.s);
	str_release(&s);
}

/* "2026-Q3, region Nordics", "Østby Consulting, 2026-Q3", "2026-11-20". */
static void
name_subject(struct report *r, struct ws *ws)
{
	struct str s = STR_INIT;

	if (r->partner != NULL)
		str_addf(&s, "%s, ", r->partner->name);
	if (r->dated)
		date_add(&s, r->today);
	else
		period_add(&s, &r->period);
	if (r->partner == NULL && r->scope[0] != '\0')
		str_addf(&s, ", %s", r->scope);
	r->subject = arena_dup(&ws->arena, s.s);
	str_release(&s);
}

/* A partner's report is of one; its name is all of the filter. */
static int
find_partner(struct report *r, struct ws *ws, struct err *e)
{
	const struct list *slugs = &r->filter.values[BY_PARTNER];

	if (strcmp(r->kind, "partner") != 0)
		return 0;
	if (slugs->n != 1)
		return err_set(e, ERR_USAGE, "the report partner is of one "
		    "partner: --partner NAME");
	r->partner = map_get(&ws->partner_slugs, slugs->s[0]);
	return 0;
}

static bool
has_filters(const struct report_ask *ask)
{
	int dim;

	for (dim = 0; dim < REPORT_DIMS; dim++) {
		if (ask->values[dim] != NULL && ask->values[dim]->n > 0)
			return true;
	}
	return ask->wheres != NULL && ask->wheres->n > 0;
}

/* What a report is of; read by two threads. */
struct sources {
	struct ws *ws;
	struct last_change last;
	struct err err[2];	/* of reading the files, of their commit */
};

static int
read_part(size_t i, size_t worker, void *ctx)
{
	struct sources *s = ctx;
	struct err *e = &s->err[i];

	(void)worker;
	if (i == 1)
		return last_change_find(&s->last, &s->ws->root, files_of, e);
	return ws_load(s->ws, WS_ALL, e) < 0 ? -1 :
	    ws_hold(s->ws, WS_ALL, e);
}

/* Git looks at each file on its own account: both at once. */
static int
read_sources(struct sources *s, struct ws *ws, struct err *e)
{
	*s = (struct sources){ .ws = ws, .err = { ERR_INIT, ERR_INIT } };
	if (git_start(e) < 0)
		return -1;
	ws->hash = hash_bytes;	/* for inputs_of() and evthen_open() */
	parallel_each(2, 2, read_part, s);
	return s->err[0].code == ERR_NONE ? 0 :
	    err_set(e, s->err[0].code, "%s", s->err[0].msg);
}

static int
take_commit(struct report *r, const struct sources *s, struct err *e)
{
	if (s->err[1].code != ERR_NONE)
		return err_set(e, s->err[1].code, "%s", s->err[1].msg);
	memcpy(r->commit, s->last.id, sizeof(r->commit));
	r->unsaved = s->last.unsaved;
	return 0;
}

int
report_open(struct report *out, struct ws *ws, const struct report_ask *ask,
    struct err *e)
{
	struct report_kind kind;
	struct sources sources;

	memset(out, 0, sizeof(*out));
	out->today = date_today();
	out->then = evthen_new();
	if (report_kind_find(&kind, ws, ask->kind, e) < 0 ||
	    read_sources(&sources, ws, e) < 0)
		return -1;
	out->kind = kind.name;
	out->artifact = kind.artifact;
	out->view = ask->view;
	out->charts = (enum report_charts)opt_choice(REPORT_CHARTS,
	    ask->charts);
	if (read_period(out, &kind, ws, ask->period, e) < 0 ||
	    read_filter(out, ws, ask, e) < 0)
		return -1;
	if (ask->save_view != NULL && keep_view(out, ws, ask->save_view,
	    e) < 0)
		return -1;
	name_it(out, ws, out->saved != NULL || (ask->view != NULL &&
	    !has_filters(ask)));
	if (take_commit(out, &sources, e) < 0)
		return -1;
	program_scope(ws, &out->filter);
	if (!report_filter_empty(&out->filter) &&
	    report_filter_apply(&out->filter, ws, e) < 0)
		return -1;
	if (find_partner(out, ws, e) < 0)
		return -1;
	name_subject(out, ws);
	return 0;
}

void
report_close(struct report *r)
{
	report_filter_release(&r->filter);
	evthen_free(r->then);
	r->then = NULL;
}

const char *
report_commit(struct arena *a, const struct report *r)
{
	return r->commit[0] == '\0' ? NULL :
	    arena_printf(a, "%.10s", r->commit);
}

bool
report_is_empty(const struct report *r, const struct ws *ws)
{
	return !report_filter_empty(&r->filter) && ws->npartners == 0;
}
