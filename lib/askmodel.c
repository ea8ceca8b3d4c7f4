/* askmodel - a question that a language model answers from passages */

#include "askmodel.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "askquote.h"
#include "cost.h"
#include "ground.h"
#include "mem.h"
#include "passage.h"

enum {
	PASSAGES = 24,		/* that are given, at most */
	TOKENS = 24000,		/* of theirs, at most */
	CLAIMS = 10
};

/* One question under way. */
struct answering {
	const struct ask_model *m;
	struct arena *a;
	struct reply *out;
	const struct passage *given[PASSAGES];
	const char *texts[PASSAGES + 1];	/* and the figures */
	const char *names[PASSAGES + 1];
	size_t n;
	const char *figures;		/* all, a line each */
	struct node *passages;		/* of the values */
};

static json_t *
cite_schema(void)
{
	return json_pack("{s:s, s:{s:{s:s}, s:{s:s}, s:{s:s}}, s:[s,s,s], "
	    "s:b}", "type", "object", "properties", "path", "type", "string",
	    "line", "type", "integer", "quote", "type", "string", "required",
	    "path", "line", "quote", "additionalProperties", 0);
}

static json_t *
answer_schema(void)
{
	json_t *claim = json_pack("{s:s, s:{s:{s:s}, s:{s:s, s:o}}, s:[s,s], "
	    "s:b}", "type", "object", "properties", "text", "type", "string",
	    "cites", "type", "array", "items", cite_schema(), "required",
	    "text", "cites", "additionalProperties", 0);

	return json_pack("{s:s, s:{s:{s:s}, s:{s:s, s:o}}, s:[s,s], s:b}",
	    "type", "object", "properties", "says", "type", "boolean",
	    "claims", "type", "array", "items", claim, "required", "says",
	    "claims", "additionalProperties", 0);
}

/* A passage's lines, each behind its number. */
static const char *
numbered(struct arena *a, const struct passage *p)
{
	struct str s = STR_INIT;
	const char *text, *line;
	unsigned i;
	size_t n;

	for (i = p->line; i <= p->last; i++) {
		line = passage_line(&n, p, i);
		if (line != NULL)
			str_addf(&s, "%u: %.*s\n", i, (int)n, line);
	}
	str_trim_end(&s);
	text = arena_ndup(a, s.s, s.len);
	str_release(&s);
	return text;
}

/* Choose passages while there is room, the best first. */
static void
add_passages(struct answering *g, struct node *values)
{
	const struct retrieval *found = g->m->found->found;
	struct node *list = node_add(g->a, values, "passages", NODE_LIST);
	const struct passage *p;
	struct node *item;
	int64_t tokens = 0;
	const char *text;
	size_t i;

	g->passages = list;
	for (i = 0; i < found->n && g->n < PASSAGES; i++) {
		p = found->hits[i].p;
		text = numbered(g->a, p);
		tokens += cost_estimate(strlen(text));
		if (tokens > TOKENS)
			break;
		item = node_item(g->a, list);
		node_str(g->a, item, "path", p->path);
		if (p->where[0] != '\0')
			node_str(g->a, item, "where", p->where);
		node_str(g->a, item, "text", text);
		g->texts[g->n] = text;
		g->names[g->n] = arena_printf(g->a, "%s:%u", p->path,
		    p->line);
		g->given[g->n++] = p;
	}
}

/* What the builtin engine has found out. */
static void
add_figures(struct answering *g, struct node *values)
{
	const struct reply *r = g->m->found->r;
	struct node *list = node_add(g->a, values, "figures", NODE_LIST);
	struct str s = STR_INIT, all = STR_INIT;
	size_t i, k;

	for (i = 0; i < r->n; i++) {
		const struct claim *c = &r->claims[i];

		str_reset(&s);
		str_addf(&s, "%s: %s", claim_kind_name(c->kind), c->text);
		for (k = 0; k < c->n; k++)
			str_addf(&s, " [%s line %u: %.200s]", c->cites[k].path,
			    c->cites[k].line, c->cites[k].quote);
		node_str(g->a, list, NULL, s.s);
		str_addf(&all, "%s\n", s.s);
	}
	g->figures = arena_dup(g->a, all.s);
	g->texts[g->n] = g->figures;
	g->names[g->n] = "what was computed";
	str_release(&s);
	str_release(&all);
}

/*
 * Leave out the passage that ranks last. The figures stand behind all
 * passages; an emptied text is none.
 */
static bool
leave_out(void *ctx)
{
	struct answering *g = ctx;
	struct node *c;

	if (g->n <= 1)
		return false;
	g->n--;
	g->texts[g->n] = "";
	g->m->tell("question: so that it fits, %s is left out",
	    g->names[g->n]);
	for (c = g->passages->first; c->next != g->passages->last; c = c->next)
		;
	c->next = NULL;
	g->passages->last = c;
	g->passages->n--;
	return true;
}

/* Take one citation into the claim. */
static void
take_cite(struct claim *c, const struct answering *g, const json_t *o,
    size_t nth, struct str *why)
{
	static const struct { const char *before, *behind; } faults[] = {
		[ASKQUOTE_NOWHERE] = { "does not stand in", "" },
		[ASKQUOTE_SHORT] = { "is too short to prove what is said; of",
		    " quote three words or more, or a whole line" },
		[ASKQUOTE_MANY] = { "stands at several lines of", ", and not "
		    "at the line told" },
	};
	int64_t line = json_integer_value(json_object_get(o, "line"));
	struct cite cite = { .path = arena_dup(g->a, json_string_value(
	    json_object_get(o, "path"))), .quote = arena_dup(g->a,
	    json_string_value(json_object_get(o, "quote"))) };

	enum askquote found = askquote_find(&cite, g->a, g->given, g->n,
	    line > 0 && line < UINT32_MAX ? (unsigned)line : 0);

	if (found != ASKQUOTE_FOUND) {
		str_addf(why, "/claims/%zu: '%.80s' %s %.80s%s\n", nth,
		    cite.quote, faults[found].before, cite.path,
		    faults[found].behind);
		return;
	}
	MEM_ROOM(c->cites, c->n, c->cap);
	c->cites[c->n++] = cite;
}

/*
 * Its numbers must be in its quotes, or computed. Those of the question prove
 * nothing: "the 15 % share" may be the very thing that is wrong.
 */
static void
check_numbers(const struct answering *g, const struct claim *c, size_t nth,
    struct str *why)
{
	struct ground_text *texts = mem_alloc((c->n + 1) * sizeof(*texts));
	struct ground_known known = { NULL, texts, 0 };
	struct ground found;
	size_t i;

	for (i = 0; i < c->n; i++)
		texts[known.n++] = (struct ground_text){ c->cites[i].quote,
		    strlen(c->cites[i].quote) };
	texts[known.n++] = (struct ground_text){ g->figures,
	    strlen(g->figures) };
	if (ground_check(&found, c->text, strlen(c->text), &known) < 0) {
		for (i = 0; i < found.n; i++)
			str_addf(why, "/claims/%zu: %s is in none of its "
			    "quotes\n", nth, found.found[i].number);
	}
	ground_release(&found);
	free(texts);
}

static void
take_claim(struct answering *g, const json_t *o, size_t nth, struct str *why)
{
	const json_t *cites = json_object_get(o, "cites");
	struct claim *c = reply_claim(g->out, CLAIM_ANSWER, "%s",
	    json_string_value(json_object_get(o, "text")));
	size_t i;

	for (i = 0; i < json_array_size(cites); i++)
		take_cite(c, g, json_array_get(cites, i), nth, why);
	if (json_array_size(cites) == 0)
		str_addf(why, "/claims/%zu: it cites no line\n", nth);
	check_numbers(g, c, nth, why);
}

static int
take(void *ctx, const json_t *answer, struct str *why)
{
	struct answering *g = ctx;
	const json_t *claims = json_object_get(answer, "claims");
	bool says = json_is_true(json_object_get(answer, "says"));
	size_t i, n = json_array_size(claims), was = why->len;

	reply_reset(g->out);
	if (says != (n > 0))
		str_adds(why, says ? "says is true, and there is no claim\n" :
		    "says is false, and there are claims\n");
	if (n > CLAIMS)
		str_addf(why, "/claims: at most %d\n", CLAIMS);
	for (i = 0; i < n && i < CLAIMS; i++)
		take_claim(g, json_array_get(claims, i), i, why);
	if (why->len == was)
		return 0;
	reply_reset(g->out);
	return -1;
}

int
ask_model(struct reply *out, const struct ask_model *m, struct err *e)
{
	struct answering g = { .m = m, .a = &m->ws->arena, .out = out };
	struct model_ask ask = { .label = "question", .prompt = "ask",
	    .values = node_new(g.a, NODE_MAP), .data = g.texts,
	    .names = g.names, .advice = m->engine->fit ? "with the best "
	    "passage alone it is too long as well" : "--fit leaves passages out, --about asks "
	    "one document, or set 'context' if the model takes more",
	    .shrink = leave_out,
	    .schema = answer_schema(), .shown = "text", .take = take, .ctx = &g,
	    .tell = m->tell };
	struct model_took took;
	struct node *company;
	int rc;

	if (ws_load(m->ws, WS_COMPANY, e) < 0) {
		json_decref(ask.schema);
		return -1;
	}
	company = node_add(g.a, ask.values, "company", NODE_MAP);
	node_str(g.a, company, "name", node_get_text(m->ws->company, "name",
	    ""));
	node_str(g.a, ask.values, "question", m->found->q->text);
	add_passages(&g, ask.values);
	add_figures(&g, ask.values);
	ask.ndata = g.n + 1;
	rc = model_ask(&took, &ask, m->engine, g.a, &m->ws->files, m->show,
	    e);
	json_decref(ask.schema);
	return rc;
}
