/* draft - one section as the builtin engine gives it */

#include "draft.h"

#include <string.h>

#include "figures.h"
#include "gitlib.h"
#include "inputs.h"
#include "mustache.h"
#include "parallel.h"
#include "report.h"
#include "yamlout.h"

enum { SECTION_COST = 8 };	/* a section, in items of parallel.h */

int
draft_evidence(const struct node **out, struct evidence *ev,
    const struct spec_section *section, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_new(a, NODE_MAP);
	const struct node *name, *value;

	NODE_EACH(name, section->evidence) {
		if (node_text(name) == NULL ||
		    evidence_provider(name->text) == NULL)
			return node_err(e, name, "no evidence '%s'; "
			    "pos-artifact(5) lists what there is",
			    name->text != NULL ? name->text : "");
		if (evidence_need(&value, ev, name->text, e) < 0)
			return -1;
		node_hang(a, map, name->text, node_copy(a, value, NULL));
	}
	*out = map;
	return 0;
}

/* Take each fact from the evidence path that the specification names. */
static int
take_facts(struct node *out, struct arena *a, const struct node *evidence,
    const struct spec_section *section, struct err *e)
{
	const struct node *fact, *value;

	NODE_EACH(fact, section->facts) {
		if (node_text(fact) == NULL)
			return node_err(e, fact, "%s: an evidence path is "
			    "expected", fact->key);
		value = node_path(evidence, fact->text);
		if (value != NULL)
			node_hang(a, out, fact->key, node_copy(a, value,
			    NULL));
	}
	return 0;
}

/* Section text in normal form: no blank lines around, one final newline. */
static void
normalise(struct str *text)
{
	size_t n = 0;

	while (text->s[n] == '\n')
		n++;
	str_splice(text, 0, n, NULL, 0);
	str_trim_end(text);
	if (text->len > 0)
		str_addc(text, '\n');
}

static int
render(struct str *out, struct figures_used *used, struct arena *a,
    const struct node *evidence, const struct spec_section *section,
    struct err *e)
{
	struct mustache_env env = { .root = evidence,
	    .escape = MUSTACHE_MARKDOWN, .used = figures_note, .ctx = used };
	struct mustache *m = mustache_parse(a, section->draft,
	    section->draft_len, section->draft_file, 1, e);

	if (m == NULL || mustache_render(out, m, &env, e) < 0)
		return -1;
	normalise(out);
	return 0;
}

/* What the section is drafted from: its evidence, facts and inputs. */
static int
prepare(const struct node **evidence, struct draft *out,
    struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;

	out->facts = node_new(a, NODE_MAP);
	out->passing = ev->report != NULL ? report_commit(a, ev->report) :
	    NULL;
	if (draft_evidence(evidence, ev, out->section, e) < 0 ||
	    take_facts(out->facts, a, *evidence, out->section, e) < 0)
		return -1;
	return inputs_of(&out->inputs, ev, out->section->evidence, e);
}

/*
 * The hash of the text without what passes: a later commit that changed no
 * figure leaves a section fresh.
 */
static void
hash_evidence(struct draft *out, struct str *text)
{
	size_t n = out->passing != NULL ? strlen(out->passing) : 0;
	char *at;

	while (n > 0 && (at = strstr(text->s, out->passing)) != NULL)
		str_splice(text, (size_t)(at - text->s), n, NULL, 0);
	hash_bytes(out->evidence, text->s, text->len);
}

/* Render it; everything lives in a. Reads only, so threads may. */
static int
finish(struct draft *out, struct arena *a, const struct node *evidence,
    struct err *e)
{
	struct figures_used used = { 0 };
	struct str text = STR_INIT;
	int rc = render(&text, &used, a, evidence, out->section, e);

	if (rc == 0) {
		out->text = arena_ndup(a, text.s, text.len);
		out->len = text.len;
		out->figures = figures_of(a, evidence, &used);
		yaml_write(&text, out->facts, 0);
		hash_evidence(out, &text);
	}
	figures_release(&used);
	str_release(&text);
	return rc;
}

int
draft_make(struct draft *out, struct evidence *ev,
    const struct spec_section *section, struct err *e)
{
	const struct node *evidence;

	memset(out, 0, sizeof(*out));
	out->section = section;
	if (prepare(&evidence, out, ev, e) < 0)
		return -1;
	return finish(out, &ev->ws->arena, evidence, e);
}

/* Sections that are rendered by several threads. */
struct rendering {
	struct draft *const *out;
	const struct node **evidence;
	struct err *errs;
	struct arena arenas[PARALLEL_MAX];
};

static int
render_one(size_t i, size_t worker, void *ctx)
{
	struct rendering *r = ctx;

	finish(r->out[i], &r->arenas[worker], r->evidence[i], &r->errs[i]);
	return 0;
}

int
draft_make_all(struct draft *const *out, size_t n, struct evidence *ev,
    struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct rendering r = { .out = out };
	size_t i;
	int rc = git_start(e);

	r.evidence = arena_alloc(a, (n + 1) * sizeof(*r.evidence));
	r.errs = arena_alloc(a, (n + 1) * sizeof(*r.errs));
	for (i = 0; i < n && rc == 0; i++)
		rc = prepare(&r.evidence[i], out[i], ev, e);
	if (rc == 0)
		parallel_each(n, parallel_workers(n * SECTION_COST),
		    render_one, &r);
	for (i = 0; i < PARALLEL_MAX; i++)
		arena_take(a, &r.arenas[i]);
	for (i = 0; i < n && rc == 0; i++) {
		if (r.errs[i].code != ERR_NONE)
			rc = err_set(e, r.errs[i].code, "%s",
			    r.errs[i].msg);
	}
	return rc;
}
