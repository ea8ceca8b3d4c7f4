/* genmodel - sections as a language model writes them */

#include "genmodel.h"

#include <stdlib.h>
#include <string.h>

#include "askfit.h"
#include "askground.h"
#include "askwatch.h"
#include "cost.h"
#include "exchange.h"
#include "interrupt.h"
#include "line.h"
#include "mem.h"
#include "partial.h"
#include "prompt.h"
#include "sectionask.h"

/* All questions of one request. */
struct round {
	struct genmodel *m;
	struct section_ask *list;
	size_t n;
};

static size_t
count_wanted(const struct genset *set)
{
	const struct gen_doc *doc;
	size_t i, j, n = 0;

	for (i = 0; i < set->n; i++) {
		doc = &set->items[i].doc;
		for (j = 0; j < doc->n; j++)
			n += doc->sections[j].wanted;
	}
	return n;
}

/* The questions of one document. */
static int
add_document(struct round *r, struct genset_item *item, struct err *e)
{
	struct evidence *ev = r->m->ev;
	struct gen_section *s;
	size_t i;

	evidence_document(ev, item->doc.spec.output, item->partner);
	for (i = 0; i < item->doc.n; i++) {
		s = &item->doc.sections[i];
		if (!s->wanted || s->draft.facts_only)
			continue;
		r->n++;
		if (sectionask_make(&r->list[r->n - 1], item, s, ev,
		    r->m->instruction, e) < 0 || askfit(&r->list[r->n - 1], r->m->engine, ev,
		    r->m->tell, e) < 0)
			return -1;
	}
	return 0;
}

static int
start(struct round *r, struct genset *set, struct genmodel *m, struct err *e)
{
	size_t i;

	*r = (struct round){ .m = m };
	r->list = mem_zero(count_wanted(set) + 1, sizeof(*r->list));
	for (i = 0; i < set->n; i++) {
		if (add_document(r, &set->items[i], e) < 0)
			return -1;
	}
	return askfit_cost(r->list, r->n, m->engine, e);
}

static void
finish(struct round *r)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		sectionask_release(&r->list[i]);
	free(r->list);
}

/* Say what came of one that has no answer, and keep it. */
static void
keep_partial(const struct round *r, const struct section_ask *k)
{
	const struct str *text = &k->q.answer.text;
	struct str path = STR_INIT;
	struct err e = ERR_INIT;
	int rc = partial_keep(&path, r->m->engine->partial, k->label,
	    text->s, text->len, &e);

	if (rc == 0)
		r->m->tell("%s: what had come is kept in %s", k->label,
		    path.s);
	else if (rc < 0)
		r->m->tell("%s: what had come is lost: %s", k->label, e.msg);
	str_release(&path);
}

/* After a round: failures that are not the one returned, partial texts. */
static void
tell_failures(const struct round *r, const struct err *first)
{
	const struct section_ask *k;
	struct str told = STR_INIT;
	size_t i;

	for (i = 0; i < r->n; i++) {
		k = &r->list[i];
		if (k->q.e.code == ERR_NONE)
			continue;
		str_reset(&told);
		str_addf(&told, "%s: %s", k->label, k->q.e.msg);
		if (strncmp(told.s, first->msg, sizeof(first->msg) - 1) != 0)
			r->m->tell("%s", told.s);
		keep_partial(r, k);
	}
	str_release(&told);
}

/* Ask those of the list that are not written yet. */
static int
ask(struct round *r, struct err *e)
{
	struct llm_ask *asks = mem_zero(r->n + 1, sizeof(*asks));
	struct section_ask **of = mem_zero(r->n + 1, sizeof(*of));
	struct err why = ERR_INIT;
	size_t i, n = 0;
	int rc;

	for (i = 0; i < r->n; i++) {
		if (r->list[i].written)
			continue;
		of[n] = &r->list[i];
		asks[n++] = r->list[i].q;
	}
	rc = llm_run(&r->m->engine->llm, asks, n, &why);
	for (i = 0; i < n; i++) {
		of[i]->q = asks[i];
		if (asks[i].answered && asks[i].owed) {
			cost_add(&of[i]->due, &asks[i].answer.usage);
			of[i]->owed = true;
		}
		if (!asks[i].answered || asks[i].kept)
			continue;
		cost_add(&of[i]->spent, &asks[i].answer.usage);
		of[i]->paid = true;
	}
	if (rc < 0) {
		err_set(e, why.code, "%s", why.msg);
		tell_failures(r, &why);
	}
	free(asks);
	free(of);
	return rc;
}

/* Neither answer was of use: the next run asks anew. */
static void
forget(const struct round *r, const struct section_ask *k)
{
	const struct llm *l = &r->m->engine->llm;

	llm_forget(l, k->q.request.s, k->q.request.len);
	if (k->first != NULL)
		llm_forget(l, k->first, strlen(k->first));
}

static struct chat_usage
spent_by_all(const struct round *r)
{
	struct chat_usage all = { 0, 0, 0 };
	size_t i;

	for (i = 0; i < r->n; i++)
		cost_add(&all, &r->list[i].spent);
	return all;
}

/* May the question be sent once more, longer by answer and faults? */
static bool
may_mend(const struct round *r, const struct section_ask *k,
    struct chat_usage *planned, size_t faults)
{
	const char *const texts[] = { k->user, k->q.answer.text.s };
	static const char *const names[] = { "the question", "the answer" };
	const struct askfit_one one = { k->label, strlen(k->system) +
	    strlen(k->user) + k->q.answer.text.len + faults, texts, names, 2,
	    "set 'context' if the model takes more" };
	struct err e = ERR_INIT;

	if (askfit_one(planned, r->m->engine, &one, &e) == 0)
		return true;
	r->m->tell("it is not asked to be mended: %s", e.msg);
	return false;
}

/*
 * Read the answers; what cannot be used is given back to the model once.
 * Returns how many are to be asked again, or -1.
 */
static int
read_answers(struct round *r, bool last, struct err *e)
{
	struct evidence *ev = r->m->ev;
	struct chat_usage planned = spent_by_all(r);
	struct section_ask *k;
	struct str why = STR_INIT;
	int again = 0, rc = 0;
	size_t i;

	for (i = 0; i < r->n; i++) {
		k = &r->list[i];
		str_reset(&why);
		if (k->written || sectionask_read(k, ev->ws, &why) ==
		    0)
			continue;
		prompt_faults(&why);
		if (last || !may_mend(r, k, &planned, why.len)) {
			err_set(&k->q.e, ERR_ANSWER, "the answer cannot be "
			    "used%s: %s", last ? ", nor the second" : "",
			    why.s);
			keep_partial(r, k);
			forget(r, k);
			rc = err_set(e, ERR_ANSWER, "%s: %s", k->label,
			    k->q.e.msg);
			continue;
		}
		r->m->tell("%s: the answer cannot be used, the model is asked "
		    "to mend it: %s", k->label, why.s);
		if (sectionask_repair(k, ev, &why, e) < 0) {
			keep_partial(r, k);
			rc = -1;
		}
		again++;
	}
	str_release(&why);
	return rc < 0 ? -1 : again;
}

/* Facts are computed; a model that tells others has not read them well. */
static void
hold_facts(const struct round *r, const struct section_ask *k)
{
	const struct node *f, *computed;
	struct draft *d = &k->section->draft;

	NODE_EACH(f, k->w.facts) {
		computed = node_get(d->facts, f->key);
		if (computed != NULL && !node_same(f, computed))
			r->m->tell("%s: the model tells another fact '%s' than "
			    "the data; the data's stays", k->label, f->key);
	}
}

/* Does out have one of the lines that text has and without lacks? */
static bool
has_line_of(const char *out, const char *text, const char *without)
{
	const char *p, *end;

	for (p = text; *p != '\0'; p = *end ? end + 1 : end) {
		end = strchrnul(p, '\n');
		if (end > p && !line_in(without, p, (size_t)(end - p)) &&
		    line_in(out, p, (size_t)(end - p)))
			return true;
	}
	return false;
}

/* Does out lack one of the lines that text has and without lacks? */
static bool
lacks_line_of(const char *out, const char *text, const char *without)
{
	const char *p, *end;

	for (p = text; *p != '\0'; p = *end ? end + 1 : end) {
		end = strchrnul(p, '\n');
		if (end > p && !line_in(without, p, (size_t)(end - p)) &&
		    !line_in(out, p, (size_t)(end - p)))
			return true;
	}
	return false;
}

/*
 * Is what people wrote still there, and what they took out still out? Then
 * the model's text may take the place of theirs; else both are merged.
 */
static bool
holds_edits(const struct section_ask *k)
{
	const struct gen_section *s = k->section;

	return s->text != NULL && s->base != NULL &&
	    !lacks_line_of(k->w.text, s->text, s->base) &&
	    !has_line_of(k->w.text, s->base, s->text);
}

/* The exchanges that are booked as soon as a commit tells of them. */
static void
add_exchanges(struct draft_model *m, const struct round *r, struct arena *a,
    const struct section_ask *k)
{
	const struct engine *en = r->m->engine;

	if (!k->owed)	/* also: it is from --replay, not from the cache */
		return;
	m->exchanges[0] = exchange_file(a, k->q.request.s, k->q.request.len,
	    en->p, &en->llm.files);
	if (k->first != NULL)
		m->exchanges[1] = exchange_file(a, k->first, strlen(k->first),
		    en->p, &en->llm.files);
}

/* What the model wrote becomes the section's draft. */
static void
adopt(const struct round *r, struct section_ask *k)
{
	struct arena *a = &r->m->ev->ws->arena;
	struct draft *d = &k->section->draft;
	struct draft_model *m = arena_alloc(a, sizeof(*m));
	const struct chat_usage *took = k->owed ? &k->due :
	    &k->q.answer.usage;

	*m = (struct draft_model){ .engine = r->m->engine->name,
	    .model = k->q.answer.model.len > 0 ?
	    arena_dup(a, k->q.answer.model.s) : r->m->engine->p->model,
	    .request_id = arena_dup(a, k->q.request_id.s),
	    .in = took->in, .cached = took->cached, .out = took->out,
	    .cost = k->owed ? cost_money(a, &r->m->engine->p->price,
	    &k->due) : NULL,
	    .kept = !k->owed };
	add_exchanges(m, r, a, k);
	hash_bytes(m->prompt, k->q.request.s, k->q.request.len);
	d->text = k->w.text;
	d->len = k->w.len;
	d->model = m;
	d->instruction = r->m->instruction;
	if (d->instruction != NULL)
		d->facts = node_copy(a, k->w.facts != NULL ? k->w.facts :
		    node_new(a, NODE_MAP), NULL);
	else
		hold_facts(r, k);
	if (d->instruction != NULL ||
	    (k->section->edited && holds_edits(k)))
		d->seen = k->section->text;
}

static void
tell_cost(const struct round *r)
{
	const struct endpoint_price *price = &r->m->engine->p->price;
	struct chat_usage all = { 0, 0, 0 };
	struct str text = STR_INIT;
	size_t i, paid = 0;

	for (i = 0; i < r->n; i++) {
		if (!r->list[i].paid)
			continue;
		cost_add(&all, &r->list[i].spent);
		paid++;
	}
	if (paid > 1) {
		cost_text(&text, price, &all);
		r->m->tell("%zu sections: %s", paid, text.s);
	}
	str_release(&text);
}

/* Look where the numbers of the answers come from. */
static int
ground(struct round *r, struct err *e)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		if (askground(&r->list[i], r->m->engine->strict,
		    &r->m->ev->ws->arena, r->m->tell, e) < 0)
			return -1;
	}
	return 0;
}

/* Ask, read, ask again for what cannot be used. */
static int
run(struct round *r, struct err *e)
{
	int again;

	if (ask(r, e) < 0)
		return -1;
	again = read_answers(r, false, e);
	if (again > 0 && (ask(r, e) < 0 || read_answers(r, true, e) < 0))
		again = -1;
	return again < 0 ? -1 : ground(r, e);
}

int
genmodel_want_edit(struct genset *set, struct err *e)
{
	struct gen_section *s, *found = NULL;
	size_t i, j, n = 0;

	for (i = 0; i < set->n; i++) {
		for (j = 0; j < set->items[i].doc.n; j++) {
			s = &set->items[i].doc.sections[j];
			s->wanted = s->meant;
			n += s->meant;
			if (s->meant)
				found = s;
		}
	}
	if (n != 1)
		return err_set(e, ERR_USAGE, "--edit changes one section: "
		    "name it, such as icp#pains");
	if (found->text == NULL)
		return err_set(e, ERR_NOTFOUND, "section '%s' is not in its "
		    "document yet; draft it first", found->spec->id);
	return 0;
}

int
genmodel_write(struct genset *set, struct genmodel *m, struct err *e)
{
	struct askwatch *watch;
	struct round r;
	size_t i;
	int rc = start(&r, set, m, e);

	if (rc == 0) {
		interrupt_watch();
		watch = askwatch_start(m->engine, m->tell, r.n, "markdown");
		rc = run(&r, e);
		askwatch_end(watch);
	}
	for (i = 0; i < r.n && rc == 0; i++)
		adopt(&r, &r.list[i]);
	if (rc == 0)
		tell_cost(&r);
	finish(&r);
	return rc;
}

int
genmodel_each(struct genset *set, struct genmodel *m, genmodel_fn *fn,
    void *ctx, struct err *e)
{
	struct round r;
	size_t i;
	int rc = start(&r, set, m, e);

	for (i = 0; i < r.n && rc >= 0; i++) {
		rc = fn(ctx, &r.list[i], e);
		if (rc > 0)
			adopt(&r, &r.list[i]);
		else
			r.list[i].section->wanted = false;
	}
	finish(&r);
	return rc < 0 ? -1 : 0;
}

int
genmodel_show(struct genset *set, struct genmodel *m, FILE *f, struct err *e)
{
	struct str body = STR_INIT;
	struct round r;
	size_t i;
	int rc = start(&r, set, m, e);

	for (i = 0; i < r.n && rc == 0; i++) {
		str_reset(&body);
		llm_prepare(&m->engine->llm, &r.list[i].q);
		rc = chat_request(&body, m->engine->p->api,
		    &r.list[i].q.chat, e);
		fprintf(f, "== %s, system\n%s\n== %s, user\n%s\n== %s, as it "
		    "is sent to %s%s\n%s\n", r.list[i].label,
		    r.list[i].system, r.list[i].label, r.list[i].user,
		    r.list[i].label, m->engine->p->url,
		    chat_path(m->engine->p->api), body.s);
	}
	str_release(&body);
	finish(&r);
	return rc;
}
