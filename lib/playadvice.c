/* playadvice - a language model's voice in the coach */

#include "playadvice.h"

#include <string.h>

#include "context.h"
#include "evidence.h"
#include "filler.h"
#include "ground.h"
#include "modelask.h"
#include "para.h"
#include "slim.h"

enum { PARTNER, GUIDANCE, DOCUMENT, TASK, TEXTS };
enum { ADVICE_MAX = 2000, QUESTIONS = 5 };

struct advice {
	const struct play_act *a;
	FILE *f;
	const char *texts[TEXTS];
};

static json_t *
advice_schema(void)
{
	return json_pack("{s:s, s:{s:{s:s, s:s}, s:{s:s, s:{s:s}}}, s:[s,s], "
	    "s:b}", "type", "object", "properties", "advice", "type",
	    "string", "description", "plain text, at most 150 words",
	    "questions", "type", "array", "items", "type", "string",
	    "required", "advice", "questions", "additionalProperties", 0);
}

/* Say which numbers have no source. */
static void
ground(const struct advice *v, const char *text)
{
	struct ground_text texts[TEXTS];
	struct ground_known known = { NULL, texts, 0 };
	struct ground g;
	size_t i;

	for (i = 0; i < TEXTS; i++) {
		if (v->texts[i] != NULL)
			texts[known.n++] = (struct ground_text){ v->texts[i],
			    strlen(v->texts[i]) };
	}
	if (ground_check(&g, text, strlen(text), &known) < 0) {
		for (i = 0; i < g.n; i++)
			v->a->tell("advice: '%s' is in nothing that was "
			    "given: %s", g.found[i].number,
			    g.found[i].sentence);
	}
	ground_release(&g);
}

static int
take(void *ctx, const json_t *answer, struct str *why)
{
	const struct advice *v = ctx;
	const char *text = json_string_value(json_object_get(answer,
	    "advice"));
	const json_t *questions = json_object_get(answer, "questions");
	size_t i, n = json_array_size(questions);

	if (text[strspn(text, " \n")] == '\0' || strlen(text) > ADVICE_MAX)
		str_addf(why, "/advice: a text of 1 to %d bytes is "
		    "expected\n", ADVICE_MAX);
	if (n > QUESTIONS)
		str_addf(why, "/questions: at most %d\n", QUESTIONS);
	if (why->len > 0)
		return -1;
	ground(v, text);
	para_put(v->f, "advice", text, 0);
	for (i = 0; i < n; i++)
		para_put(v->f, i == 0 ? "to ask" : "", json_string_value(
		    json_array_get(questions, i)), 0);
	return 0;
}

/* The step's own prompt, filled with the values of templates. */
static int
fill_task(struct advice *v, const struct playbook_step *s, struct err *e)
{
	const struct node *n = node_get(s->node, "prompt");
	struct arena *a = &v->a->ws->arena;
	struct filler f = { .a = a, .dir = v->a->ws->root.path,
	    .root = node_new(a, NODE_MAP),
	    .env = { .missing = MUSTACHE_LIST } };
	struct template t = { .body = node_text(n), .line = 1 };
	struct str out = STR_INIT;
	int rc;

	if (t.body == NULL) {
		v->texts[TASK] = node_get_text(s->node, "guidance", s->name);
		return 0;
	}
	t.nbody = strlen(t.body);
	t.line = n->line;
	f.env.missing = MUSTACHE_EMPTY;
	rc = context_add(f.root, a, v->a->ws, v->a->partner->slug, e);
	if (rc == 0) {
		filler_start(&f);
		rc = filler_fill(&out, &f, &t, v->a->b->file, e);
		v->texts[TASK] = arena_dup(a, out.s);
	}
	filler_release(&f);
	str_release(&out);
	return rc;
}

static int
fill_values(struct node *values, struct advice *v, const struct play_run *r,
    const struct playbook_step *s, struct err *e)
{
	struct ws *ws = v->a->ws;
	struct arena *a = &ws->arena;
	const struct node *guidance;
	struct str text = STR_INIT;
	struct evidence ev;
	struct node *map;

	evidence_init(&ev, ws, v->a->today);
	evidence_document(&ev, NULL, v->a->partner);
	if (fill_task(v, s, e) < 0 ||
	    evidence_need(&guidance, &ev, "guidance", e) < 0)
		return -1;
	root_read(&text, &ws->root, play_document(a, r, s), FILE_MAX_BYTES,
	    NULL);
	v->texts[PARTNER] = slim_json(a, slim(a, v->a->partner->node, NULL));
	v->texts[GUIDANCE] = slim_json(a, slim(a, guidance, NULL));
	v->texts[DOCUMENT] = arena_dup(a, text.s);
	str_release(&text);
	node_str(a, values, "record", v->texts[PARTNER]);
	node_str(a, values, "guidance", v->texts[GUIDANCE]);
	node_str(a, values, "document", v->texts[DOCUMENT]);
	node_str(a, values, "task", v->texts[TASK]);
	map = node_add(a, values, "playbook", NODE_MAP);
	node_str(a, map, "name", v->a->b->name);
	map = node_add(a, values, "step", NODE_MAP);
	node_str(a, map, "name", s->name);
	return 0;
}

int
play_advice(FILE *f, const struct play_act *a, const struct play_run *r,
    const struct playbook_step *s, struct engine *en, struct err *e)
{
	static const char *const names[TEXTS] = { "the record", "guidance",
		"the document", "the task" };
	struct advice v = { .a = a, .f = f };
	struct model_ask ask = { .label = "advice", .prompt = "coach",
	    .values = node_new(&a->ws->arena, NODE_MAP), .data = v.texts,
	    .names = names, .ndata = TEXTS, .schema = advice_schema(),
	    .advice = "set 'context' if the model takes more",
	    .shown = "advice", .take = take, .ctx = &v, .tell = a->tell };
	struct model_took took;
	int rc = fill_values(ask.values, &v, r, s, e);

	if (rc == 0)
		rc = model_ask(&took, &ask, en, &a->ws->arena, &a->ws->files,
		    NULL, e);
	json_decref(ask.schema);
	return rc;
}
