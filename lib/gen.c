/* gen - generated documents: states of sections, and drafting them */

#include "gen.h"

#include <string.h>

#include "evbatch.h"
#include "figures.h"
#include "inputs.h"
#include "marker.h"
#include "md.h"
#include "mustache.h"
#include "place.h"
#include "posfile.h"
#include "report.h"
#include "reportchart.h"
#include "yamlout.h"

enum { EVIDENCE_NAMES = 64 };	/* of one document; more are built later */

const char *
gen_state_name(enum gen_state state)
{
	static const char *const names[] = { "never", "fresh", "stale" };

	return names[state];
}

/* Is it among the sections asked for? */
static bool
is_meant(const struct gen_ask *ask, const char *id)
{
	return ask->ids == NULL || ask->ids->n == 0 ||
	    list_has(ask->ids, id);
}

static int
check_ids(const struct gen_doc *doc, const struct list *ids, struct err *e)
{
	const char *names[128], *near;
	struct str all = STR_INIT;
	size_t i, n;

	for (n = 0; n < doc->spec.n && n < 128; n++) {
		names[n] = doc->spec.sections[n].id;
		str_addf(&all, "%s%s", n > 0 ? ", " : "", names[n]);
	}
	for (i = 0; ids != NULL && i < ids->n; i++) {
		if (spec_section(&doc->spec, ids->s[i]) != NULL)
			continue;
		near = str_nearest(ids->s[i], names, n);
		err_set(e, ERR_NOTFOUND, "%s has no section '%s'%s%s%s",
		    doc->spec.name, ids->s[i],
		    near ? "; did you mean " : "; it has ",
		    near ? near : all.s, near ? "?" : "");
		str_release(&all);
		return -1;
	}
	str_release(&all);
	return 0;
}

/* The document's bytes as they lie in the folder; empty when missing. */
static int
read_document(struct str *out, struct gen_doc *doc, struct evidence *ev,
    struct err *e)
{
	struct err missing = ERR_INIT;
	int line;

	if (files_read(out, &ev->ws->files, doc->spec.output, &missing) == 0)
		doc->exists = true;
	line = marker_line(out->s, out->len);
	if (line > 0)
		return err_set(e, ERR_INVALID, "%s:%d: conflict markers of "
		    "git: keep what is right of both sides, then git add it",
		    doc->spec.output, line);
	if (doc->exists)
		return 0;
	if (missing.code != ERR_NOTFOUND)
		return err_set(e, missing.code, "%s", missing.msg);
	return 0;
}

/* Lay the facts of one draft over the files, for the evidence to come. */
static int
pend_facts(struct str *text, struct gen_doc *doc, struct evidence *ev,
    const struct draft *d, struct err *e)
{
	struct doc_update u = { .spec = &doc->spec, .drafts = d, .n = 1,
	    .sidecar = doc->sidecar };

	if (d->facts->n == 0)
		return 0;
	if (doc_set_facts(text, &u, e) < 0)
		return -1;
	files_pend(&ev->ws->files, doc->spec.output, text->s, text->len);
	evidence_forget(ev, doc->spec.output);
	return 0;
}

bool
gen_add_lookalike(struct str *out, const struct gen_section *s)
{
	if (s->like.line == 0)
		return false;
	if (s->like.level == 2)
		str_addf(out, "its heading in line %d is inside a code "
		    "fence, a comment or HTML: close what is open above it",
		    s->like.line);
	else
		str_addf(out, "its heading in line %d has level %d, a "
		    "section's has 2: write '## %s'", s->like.line,
		    s->like.level, s->spec->heading);
	return true;
}

/* It would stand there twice: refuse. */
static int
refuse_lookalike(const struct gen_doc *doc, const struct gen_section *s,
    struct err *e)
{
	struct str why = STR_INIT;

	if (!s->wanted || s->draft.facts_only || s->like.level == 2 ||
	    !gen_add_lookalike(&why, s))
		return 0;
	err_set(e, ERR_INVALID, "%s:%d: section '%s' would stand there twice: "
	    "%s, or give that heading another text", doc->spec.output,
	    s->like.line, s->spec->id, why.s);
	str_release(&why);
	return -1;
}

/* Note what changed since the section was drafted. */
static void
find_causes(struct gen_section *s, const struct node *record, struct arena *a)
{
	s->inputs = inputs_differ(a, node_get(record, "inputs"),
	    s->draft.inputs);
	s->figures = figures_differ(a, node_get(record, "figures"),
	    s->draft.figures);
}

/* Compare a section with what the document and the sidecar have of it. */
static void
find_state(struct gen_section *s, const struct gen_doc *doc,
    const struct md *md, struct arena *a)
{
	const struct node *record = sidecar_section(doc->sidecar, s->spec->id);
	const struct md_section *there = md == NULL ? NULL :
	    place_find(md, &doc->spec, doc->sidecar, s->spec->id);
	const char *base = node_get_text(record, "base", NULL);
	struct str text = STR_INIT;

	s->line = there != NULL ? there->line : 0;
	s->removed = record != NULL && there == NULL;
	s->base = base;
	if (there != NULL) {
		md_section_text(&text, md, there);
		s->text = arena_ndup(a, text.s, text.len);
		s->edited = base == NULL || strcmp(base, text.s) != 0;
		if (strcmp(there->id, s->spec->id) != 0)
			s->draft.place = arena_dup(a, there->id);
	}
	if (s->removed && md != NULL)
		s->like = place_lookalike(md, s->spec->heading);
	s->state = GEN_STALE;
	if (record == NULL)
		s->state = GEN_NEVER;
	else if (strcmp(node_get_text(record, "evidence", ""),
	    s->draft.evidence) == 0)
		s->state = GEN_FRESH;
	else
		find_causes(s, record, a);
	str_release(&text);
}

/* Do the section's facts differ from those that were written last? */
static bool
has_new_facts(const struct gen_section *s, const struct node *sidecar)
{
	const struct node *base = node_get(sidecar_section(sidecar,
	    s->spec->id), "facts"), *f;
	struct str x = STR_INIT, y = STR_INIT;
	bool new = false;

	NODE_EACH(f, s->draft.facts) {
		str_reset(&x);
		str_reset(&y);
		yaml_write(&x, f, 0);
		if (node_get(base, f->key) != NULL)
			yaml_write(&y, node_get(base, f->key), 0);
		new = new || !str_same(&x, &y);
	}
	str_release(&x);
	str_release(&y);
	return new;
}

/* Is the section to be written? */
static bool
is_wanted(struct gen_section *s, const struct gen_doc *doc,
    const struct gen_ask *ask)
{
	bool named = ask->ids != NULL && ask->ids->n > 0;

	if (!s->meant)
		return false;
	if (s->removed && !named) {
		s->draft.facts_only = doc->exists &&
		    has_new_facts(s, doc->sidecar);
		return s->draft.facts_only;
	}
	if (ask->stale && s->state == GEN_NEVER)
		return false;
	return ask->force || s->removed || s->state != GEN_FRESH;
}

/* Headings of sections that are none of the specification's. */
static void
find_own_headings(struct gen_doc *doc, const struct md *md, struct arena *a)
{
	struct node *list = node_new(a, NODE_LIST);
	size_t i, j;

	for (i = 0; i < md->n_sections; i++) {
		for (j = 0; j < doc->n && doc->sections[j].line !=
		    md->sections[i].line; j++)
			;
		if (j == doc->n)
			node_str(a, list, NULL, md->sections[i].heading);
	}
	doc->own_headings = list;
}

/* Draft and judge all sections; text is the document. */
static int
load_sections(struct gen_doc *doc, struct evidence *ev, struct str *text,
    const struct gen_ask *ask, struct err *e)
{
	struct draft **drafts = arena_alloc(&ev->ws->arena,
	    (doc->n + 1) * sizeof(*drafts));
	const struct node *facts = gen_document_facts(&ev->ws->arena, doc,
	    text);
	struct gen_section *s;
	struct md md;
	size_t i;

	for (i = 0; i < doc->n; i++) {
		s = &doc->sections[i];
		s->spec = s->draft.section = &doc->spec.sections[i];
		drafts[i] = &s->draft;
	}
	doc->facts = facts;
	if (draft_make_all(drafts, doc->n, ev, e) < 0)
		return -1;
	if (doc->exists && md_parse(&md, text->s, text->len,
	    doc->spec.output, e) < 0)
		return -1;
	for (i = 0; i < doc->n; i++) {
		s = &doc->sections[i];
		find_state(s, doc, doc->exists ? &md : NULL, &ev->ws->arena);
		gen_find_own_facts(s, &ev->ws->arena, doc, facts);
		s->meant = is_meant(ask, s->spec->id);
		s->wanted = is_wanted(s, doc, ask);
	}
	if (doc->exists) {
		find_own_headings(doc, &md, &ev->ws->arena);
		md_release(&md);
	}
	return 0;
}

/* A document about one partner, or a period, has its name in its title. */
static void
name_subject(struct spec *spec, struct arena *a, const char *name)
{
	struct str title = STR_INIT;

	str_addf(&title, "%s: ", spec->title);
	mustache_add(&title, MUSTACHE_MARKDOWN, name, strlen(name));
	spec->title = arena_dup(a, title.s);
	str_release(&title);
}

/* What is of a period is written by who says of which. */
static int
check_report(const struct gen_doc *doc, const struct evidence *ev,
    struct err *e)
{
	const char *name = doc->spec.name;

	if (ev->report != NULL || strstr(doc->spec.output, "%REPORT%") == NULL)
		return 0;
	return err_set(e, ERR_USAGE, "%s is of a period: pos report %s writes "
	    "it", name, str_starts(name, "report-") ? name +
	    strlen("report-") : "KIND");
}

/* The specification, the document's bytes and its sidecar. */
static int
open_document(struct gen_doc *doc, struct str *text, struct evidence *ev,
    const struct gen_ask *ask, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct str today = STR_INIT;
	const char *engine;
	struct spec_ask spec = { .name = ask->artifact,
	    .partner = ask->partner != NULL ? ask->partner->slug : NULL,
	    .report = ev->report != NULL ? ev->report->stem : NULL };
	int rc = -1;

	date_add(&today, ev->today);
	spec.today = arena_dup(a, today.s);
	str_release(&today);
	if (posfile_engine(&engine, ev->ws->pos, e) == 0 &&
	    spec_load(&doc->spec, a, &ev->ws->files, &spec, e) == 0 &&
	    check_report(doc, ev, e) == 0 &&
	    check_ids(doc, ask->ids, e) == 0 &&
	    read_document(text, doc, ev, e) == 0)
		rc = sidecar_read(&doc->sidecar, ev->ws, doc->spec.output, e);
	if (rc == 0 && (ask->partner != NULL || ev->report != NULL))
		name_subject(&doc->spec, a, ask->partner != NULL ?
		    ask->partner->name : ev->report->subject);
	return rc;
}

/* Lay the facts of the sections meant over the files. */
static int
pend_all_facts(struct gen_doc *doc, struct evidence *ev,
    const struct str *text, const struct gen_ask *ask, struct err *e)
{
	const struct spec_section *s;
	struct str facts = STR_INIT;
	struct draft d;
	size_t i;
	int rc = 0;

	str_add(&facts, text->s, text->len);
	for (i = 0; i < doc->n && rc == 0; i++) {
		s = &doc->spec.sections[i];
		if (s->facts == NULL || !is_meant(ask, s->id))
			continue;
		rc = draft_make(&d, ev, s, e);
		if (rc == 0)
			rc = pend_facts(&facts, doc, ev, &d, e);
	}
	str_release(&facts);
	return rc;
}

/* Build the evidence of all sections, as far as that is worth threads. */
static int
build_evidence(const struct gen_doc *doc, struct evidence *ev, struct err *e)
{
	const char *names[EVIDENCE_NAMES];
	const struct node *c;
	size_t i, k, n = 0;

	for (i = 0; i < doc->spec.n; i++) {
		NODE_EACH(c, doc->spec.sections[i].evidence) {
			for (k = 0; k < n && strcmp(names[k], c->text) != 0;
			    k++)
				;
			if (k == n && n < EVIDENCE_NAMES)
				names[n++] = c->text;
		}
	}
	return evidence_batch(ev, names, n, e);
}

int
gen_load(struct gen_doc *doc, struct evidence *ev, const struct gen_ask *ask,
    struct err *e)
{
	struct str text = STR_INIT;
	int rc = -1;

	memset(doc, 0, sizeof(*doc));
	str_init(&doc->conflict);
	if (open_document(doc, &text, ev, ask, e) == 0) {
		evidence_document(ev, doc->spec.output, ask->partner);
		doc->n = doc->spec.n;
		doc->sections = arena_alloc(&ev->ws->arena,
		    doc->n * sizeof(*doc->sections));
		rc = build_evidence(doc, ev, e);
		if (rc == 0)
			rc = pend_all_facts(doc, ev, &text, ask, e);
		if (rc == 0)
			rc = load_sections(doc, ev, &text, ask, e);
	}
	str_release(&text);
	return rc;
}

int
gen_check(const struct gen_doc *doc, struct err *e)
{
	size_t i;

	for (i = 0; i < doc->n; i++) {
		if (refuse_lookalike(doc, &doc->sections[i], e) < 0)
			return -1;
	}
	return 0;
}

void
gen_release(struct gen_doc *doc)
{
	str_release(&doc->conflict);
}

static size_t
count_charts(const struct gen_doc *doc)
{
	size_t i, n = 0;

	for (i = 0; i < doc->n; i++) {
		if (doc->spec.sections[i].charts != NULL)
			n += doc->spec.sections[i].charts->n;
	}
	return n;
}

/* The drawings of the sections that are wanted, where there are any. */
static void
add_drawings(struct gen_doc *doc, const struct evidence *ev)
{
	const struct node *path, *chart;
	size_t i;

	if (ev->report == NULL || ev->report->charts != REPORT_CHARTS_SVG)
		return;
	for (i = 0; i < doc->n; i++) {
		if (!doc->sections[i].wanted)
			continue;
		NODE_EACH(path, doc->spec.sections[i].charts) {
			chart = node_path(ev->root, path->text != NULL ?
			    path->text : "");
			if (chart != NULL)
				doc->changes[doc->nchanges++] =
				    report_chart_change(ev, chart);
		}
	}
}

size_t
gen_changes(struct gen_doc *doc, struct evidence *ev, const char *engine)
{
	struct arena *a = &ev->ws->arena;
	struct draft *drafts = arena_alloc(a, doc->n * sizeof(*drafts));
	struct str now = STR_INIT;
	size_t i, n = 0;

	for (i = 0; i < doc->n; i++) {
		if (doc->sections[i].wanted)
			drafts[n++] = doc->sections[i].draft;
	}
	time_add(&now, clock_now());
	doc->nwanted = n;
	doc->update = (struct doc_update){ .spec = &doc->spec,
	    .drafts = drafts, .n = n, .sidecar = doc->sidecar,
	    .facts = doc->facts,
	    .kept = arena_alloc(a, n * sizeof(bool)),
	    .conflict = &doc->conflict };
	doc->record = (struct sidecar_update){ doc->spec.name,
	    doc->spec.partner != NULL || doc->spec.report ?
	    doc->spec.title : NULL, engine, arena_dup(a, now.s), drafts, n,
	    false };
	doc->changes = arena_alloc(a, (2 + count_charts(doc)) *
	    sizeof(*doc->changes));
	doc->changes[0] = (struct change){ doc->spec.output, doc_apply,
	    &doc->update };
	doc->changes[1] = (struct change){ sidecar_path(a, doc->spec.output),
	    sidecar_apply, &doc->record };
	doc->nchanges = 2;
	add_drawings(doc, ev);
	str_release(&now);
	return n;
}

void
gen_inputs(struct node *all, struct arena *a, const struct gen_doc *doc)
{
	const struct node *input;
	size_t i;

	for (i = 0; i < doc->n; i++) {
		if (!doc->sections[i].wanted)
			continue;
		NODE_EACH(input, doc->sections[i].draft.inputs) {
			if (node_get(all, input->key) == NULL)
				node_str(a, all, input->key, input->text);
		}
	}
}
