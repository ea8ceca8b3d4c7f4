/* modelask - one question to a language model */

#include "modelask.h"

#include <stdlib.h>
#include <string.h>

#include "askfit.h"
#include "askwatch.h"
#include "cost.h"
#include "exchange.h"
#include "interrupt.h"
#include "partial.h"
#include "prompt.h"
#include "schema.h"
#include "written.h"

/* One question under way. */
struct asking {
	const struct model_ask *ask;
	struct engine *en;
	struct arena *a;
	const struct files *files;
	const char *system, *user;
	struct chat_turn turns[3];
	struct llm_ask q;
	const char *first;		/* request whose answer was mended */
	struct chat_usage spent, planned;	/* in this run */
	struct chat_usage due;		/* what is in no commit yet */
	bool owed;			/* there is some */
};

/* Of the question with all its turns. */
static size_t
bytes_of(const struct asking *g)
{
	char *schema = json_dumps(g->ask->schema, JSON_COMPACT);
	size_t i, n = strlen(g->system) + strlen(schema);

	for (i = 0; i < g->q.chat.n; i++)
		n += strlen(g->turns[i].text);
	free(schema);
	return n;
}

static int fill(struct asking *g, struct err *e);

/* With --fit: leave out what can be until the question fits. */
static int
shrink(struct asking *g, struct err *e)
{
	const struct endpoint *p = g->en->p;

	while (g->en->fit && g->ask->shrink != NULL && p->context > 0 &&
	    askfit_tokens(bytes_of(g)) + p->max_tokens > p->context &&
	    g->ask->shrink(g->ask->ctx)) {
		if (fill(g, e) < 0)
			return -1;
	}
	return 0;
}

/* Is it short enough, and cheap enough with what was spent? */
static int
fits(struct asking *g, struct err *e)
{
	const struct model_ask *ask = g->ask;
	const struct askfit_one one = { ask->label, bytes_of(g), ask->data,
	    ask->names, ask->ndata, ask->advice };

	return askfit_one(&g->planned, g->en, &one, e);
}

static int
fill(struct asking *g, struct err *e)
{
	const struct model_ask *ask = g->ask;

	if (node_get(ask->values, "fence") == NULL) {
		node_str(g->a, ask->values, "fence", prompt_fence(g->a,
		    ask->data, ask->ndata));
		node_str(g->a, ask->values, "format", prompt_format(g->a,
		    ask->schema));
	}
	if (prompt_fill(&g->system, g->a, g->files, "system", ask->values,
	    e) < 0 || prompt_fill(&g->user, g->a, g->files, ask->prompt,
	    ask->values, e) < 0)
		return -1;
	g->turns[0] = (struct chat_turn){ false, g->user };
	g->q = (struct llm_ask){ .label = ask->label, .chat = {
	    .system = g->system, .turns = g->turns, .n = 1,
	    .name = ask->prompt, .schema = ask->schema } };
	return 0;
}

static void
keep_text(const struct asking *g, const char *text, size_t n)
{
	struct str path = STR_INIT;

	if (partial_keep(&path, g->en->partial, g->ask->label, text, n,
	    NULL) == 0)
		g->ask->tell("%s: what had come is kept in %s",
		    g->ask->label, path.s);
	str_release(&path);
}

static void
keep_partial(const struct asking *g)
{
	keep_text(g, g->q.answer.text.s, g->q.answer.text.len);
}

static int
send(struct asking *g, struct err *e)
{
	struct askwatch *watch = askwatch_start(g->en, g->ask->tell, 1,
	    g->ask->shown);
	int rc = llm_run(&g->en->llm, &g->q, 1, e);

	askwatch_end(watch);
	if (rc == 0 && !g->q.kept)
		cost_add(&g->spent, &g->q.answer.usage);
	if (rc == 0 && g->q.owed) {
		cost_add(&g->due, &g->q.answer.usage);
		g->owed = true;
	}
	if (rc < 0)
		keep_partial(g);
	return rc;
}

/* Hold the answer against its schema, and let the caller take it. */
static int
take(struct asking *g, struct str *why)
{
	const struct str *text = &g->q.answer.text;
	json_t *o = written_parse(text->s, text->len, why);
	int rc = -1;

	if (o != NULL && schema_check(o, g->ask->schema, why) == 0)
		rc = g->ask->take(g->ask->ctx, o, why);
	json_decref(o);
	prompt_faults(why);
	return rc;
}

/* Ask again, with what was wrong. */
static int
repair(struct asking *g, const struct str *why, struct err *e)
{
	struct chat_ask chat = g->q.chat;
	const struct str *answer = &g->q.answer.text;
	struct err room = ERR_INIT;
	const char *text;

	g->ask->tell("%s: the answer cannot be used, the model is asked to "
	    "mend it: %s", g->ask->label, why->s);
	if (prompt_repair(&text, g->a, g->files, why->s, g->ask->data,
	    g->ask->ndata, g->ask->schema, e) < 0) {
		keep_partial(g);
		return -1;
	}
	g->first = arena_ndup(g->a, g->q.request.s, g->q.request.len);
	g->turns[1] = (struct chat_turn){ true, arena_ndup(g->a, answer->s,
	    answer->len) };
	g->turns[2] = (struct chat_turn){ false, text };
	chat.n = 3;
	llm_release(&g->q);
	g->q = (struct llm_ask){ .label = g->ask->label, .chat = chat };
	g->planned = g->spent;
	if (fits(g, &room) == 0)
		return send(g, e);
	keep_text(g, g->turns[1].text, strlen(g->turns[1].text));
	llm_forget(&g->en->llm, g->first, strlen(g->first));
	return err_set(e, ERR_ANSWER, "the answer cannot be used, and is not "
	    "asked to be mended: %s", room.msg);
}

static int
ask_twice(struct asking *g, struct err *e)
{
	struct str why = STR_INIT;
	int rc = send(g, e);

	if (rc == 0 && take(g, &why) < 0) {
		rc = repair(g, &why, e);
		str_reset(&why);
		if (rc == 0 && take(g, &why) < 0) {
			keep_partial(g);
			llm_forget(&g->en->llm, g->q.request.s,
			    g->q.request.len);
			llm_forget(&g->en->llm, g->first, strlen(g->first));
			rc = err_set(e, ERR_ANSWER, "%s: the answer cannot be "
			    "used, nor the second: %s", g->ask->label, why.s);
		}
	}
	str_release(&why);
	return rc;
}

static int
print(struct asking *g, FILE *f, struct err *e)
{
	struct str body = STR_INIT;
	int rc;

	llm_prepare(&g->en->llm, &g->q);
	rc = chat_request(&body, g->en->p->api, &g->q.chat, e);
	fprintf(f, "== %s, system\n%s\n== %s, user\n%s\n== %s, as it is sent "
	    "to %s%s\n%s\n", g->ask->label, g->system, g->ask->label,
	    g->user, g->ask->label, g->en->p->url, chat_path(g->en->p->api),
	    body.s);
	str_release(&body);
	return rc < 0 ? -1 : 1;
}

static void
fill_took(struct model_took *out, const struct asking *g)
{
	const struct engine *en = g->en;
	const struct llm_files *files = &en->llm.files;

	*out = (struct model_took){ .model = g->q.answer.model.len > 0 ?
	    arena_dup(g->a, g->q.answer.model.s) : en->p->model,
	    .usage = g->owed ? g->due : g->q.answer.usage, .kept = !g->owed };
	if (!g->owed)
		return;
	out->cost = cost_money(g->a, &en->p->price, &g->due);
	out->exchanges[0] = exchange_file(g->a, g->q.request.s,
	    g->q.request.len, en->p, files);
	if (g->first != NULL)
		out->exchanges[1] = exchange_file(g->a, g->first,
		    strlen(g->first), en->p, files);
}

void
model_book(const struct model_took *took)
{
	size_t i;

	for (i = 0; i < 2; i++) {
		if (took->exchanges[i] != NULL)
			exchange_book(took->exchanges[i]);
	}
}

int
model_ask(struct model_took *took, const struct model_ask *ask,
    struct engine *en, struct arena *a, const struct files *files,
    FILE *show, struct err *e)
{
	struct asking g = { .ask = ask, .en = en, .a = a, .files = files };
	int rc;

	if (fill(&g, e) < 0)
		return -1;
	if (shrink(&g, e) < 0 || fits(&g, e) < 0)
		return -1;
	if (show != NULL)
		return print(&g, show, e);
	interrupt_watch();
	rc = ask_twice(&g, e);
	if (rc == 0)
		fill_took(took, &g);
	llm_release(&g.q);
	return rc;
}
