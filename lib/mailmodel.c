/* mailmodel - a mail as a language model writes it */

#include "mailmodel.h"

#include <stdlib.h>
#include <string.h>

#include "evidence.h"
#include "ground.h"
#include "json.h"
#include "mailblank.h"
#include "mailtemplate.h"
#include "mailtidy.h"
#include "mem.h"
#include "netaddr.h"
#include "slim.h"

enum { SUBJECT_MAX = 150, BODY_MAX = 8000 };

enum { FACTS, GUIDANCE, SUBJECT, BODY, WORDS, TEXTS };

/* One mail that is being written. */
struct tailor {
	struct mail *m;
	struct ws *ws;
	const struct mail_model *model;
	const char *texts[TEXTS];	/* what is sent; NULLs */
	const char *label;
};

static json_t *
mail_schema(void)
{
	return json_pack("{s:s, s:{s:{s:s, s:s}, s:{s:s, s:s}}, s:[s,s], "
	    "s:b}", "type", "object", "properties", "subject", "type",
	    "string", "description", "one line", "body", "type", "string",
	    "description", "plain text, paragraphs apart by blank lines",
	    "required", "subject", "body", "additionalProperties", 0);
}

/* An address on the network that nobody gave; part: of the answer. */
static void
check_addresses(const struct tailor *t, const char *part, const char *text,
    struct str *why)
{
	const char *p = text;
	size_t i, n;

	while ((p = netaddr_find(&n, p)) != NULL) {
		for (i = 0; i < TEXTS; i++) {
			if (t->texts[i] != NULL &&
			    netaddr_stands_in(t->texts[i], p, n))
				break;
		}
		if (i == TEXTS)
			str_addf(why, "%s: the address '%.*s' stands in "
			    "nothing that was given\n", part,
			    (int)(n < 80 ? n : 80), p);
		p += n;
	}
}

/* All that numbers may come from. */
static struct ground_known
known_of(const struct tailor *t, struct ground_text texts[TEXTS])
{
	struct ground_known known = { t->m->facts, texts, 0 };
	size_t i;

	for (i = 0; i < TEXTS; i++) {
		if (t->texts[i] != NULL)
			texts[known.n++] = (struct ground_text){ t->texts[i],
			    strlen(t->texts[i]) };
	}
	return known;
}

/*
 * A subject has no sentence to take out: a number of its own is told, and
 * with --strict a fault.
 */
static void
ground_subject(const struct tailor *t, const struct str *subject,
    struct str *why)
{
	struct ground_text texts[TEXTS];
	struct ground_known known = known_of(t, texts);
	struct ground g;
	size_t i;

	ground_check(&g, subject->s, subject->len, &known);
	for (i = 0; i < g.n; i++) {
		if (t->model->engine->strict)
			str_addf(why, "/subject: '%s' is in nothing that was "
			    "given\n", g.found[i].number);
		else
			t->model->tell("%s: subject: '%s' is in nothing that "
			    "was given", t->label, g.found[i].number);
	}
	ground_release(&g);
}

/* Say which numbers have no source; strict: take them out of the body. */
static int
ground(const struct tailor *t, struct str *body, struct str *why)
{
	struct ground_text texts[TEXTS];
	struct ground_known known = known_of(t, texts);
	struct str left = STR_INIT;
	struct ground g;
	size_t i;

	if (ground_check(&g, body->s, body->len, &known) < 0) {
		for (i = 0; i < g.n; i++)
			t->model->tell("%s: line %d: '%s' is in nothing that "
			    "was given: %s", t->label, g.found[i].line,
			    g.found[i].number, g.found[i].sentence);
		if (t->model->engine->strict) {
			ground_strip(&left, body->s, body->len, &known);
			str_swap(body, &left);
		}
	}
	ground_release(&g);
	str_release(&left);
	if (body->len > 0)
		return 0;
	str_adds(why, "/body: the text is empty\n");
	return -1;
}

/* What neither part may have. */
static void
check_texts(const struct tailor *t, const struct str *subject,
    const struct str *body, struct str *why)
{
	mail_blanks(why, "/subject", subject->s, t->texts, TEXTS);
	mail_blanks(why, "/body", body->s, t->texts, TEXTS);
	ground_subject(t, subject, why);
	check_addresses(t, "/subject", subject->s, why);
	check_addresses(t, "/body", body->s, why);
}

static int
take(void *ctx, const json_t *answer, struct str *why)
{
	struct tailor *t = ctx;
	struct arena *a = &t->ws->arena;
	const char *raw = json_string_value(json_object_get(answer, "body"));
	struct str subject = STR_INIT, body = STR_INIT;
	size_t was = why->len;

	mail_tidy_line(&subject, json_string_value(json_object_get(answer,
	    "subject")));
	mail_tidy(&body, raw);
	if (subject.len == 0 || subject.len > SUBJECT_MAX)
		str_addf(why, "/subject: a line of 1 to %d bytes is "
		    "expected\n", SUBJECT_MAX);
	if (body.len > BODY_MAX)
		str_addf(why, "/body: at most %d bytes are expected\n",
		    BODY_MAX);
	if (why->len == was)
		check_texts(t, &subject, &body, why);
	if (why->len == was && ground(t, &body, why) == 0) {
		t->m->subject = arena_dup(a, subject.s);
		t->m->body = arena_dup(a, body.s);
	}
	str_release(&subject);
	str_release(&body);
	return why->len == was ? 0 : -1;
}

/* The facts that may go out: no notes that are meant for us alone. */
static const char *
public_facts(struct arena *a, const struct node *facts)
{
	struct node *out = node_new(a, NODE_MAP);
	const struct node *n;

	NODE_EACH(n, facts) {
		if (strcmp(n->key, "note") != 0 &&
		    strcmp(n->key, "sources") != 0)
			node_hang(a, out, n->key, slim(a, n, n->key));
	}
	return slim_json(a, out);
}

static int
fill_values(struct node *values, struct tailor *t, const struct partner *p,
    struct err *e)
{
	struct arena *a = &t->ws->arena;
	struct mail *m = t->m;
	struct mail_template template;
	const struct node *guidance;
	struct evidence ev;
	struct node *map;

	evidence_init(&ev, t->ws, date_today());
	evidence_document(&ev, NULL, p);
	if (evidence_need(&guidance, &ev, "guidance", e) < 0)
		return -1;
	t->texts[FACTS] = public_facts(a, m->facts);
	t->texts[GUIDANCE] = slim_json(a, slim(a, guidance, NULL));
	t->texts[SUBJECT] = m->subject;
	t->texts[BODY] = m->body;
	t->texts[WORDS] = m->situation;
	node_str(a, values, "facts", t->texts[FACTS]);
	node_str(a, values, "guidance", t->texts[GUIDANCE]);
	map = node_add(a, values, "company", NODE_MAP);
	node_str(a, map, "name", node_get_text(t->ws->company, "name", ""));
	map = node_add(a, values, "partner", NODE_MAP);
	node_str(a, map, "name", p->name);
	node_str(a, values, "situation", m->situation);
	if (m->body == NULL)
		return 0;
	map = node_add(a, values, "draft", NODE_MAP);
	node_str(a, map, "subject", m->subject);
	node_str(a, map, "body", m->body);
	if (mail_template_read(&template, t->ws, m->situation, e) < 0)
		return -1;
	node_str(a, values, "about", node_get_text(template.front, "about",
	    ""));
	return 0;
}

int
mail_write_model(struct mail *m, struct ws *ws, const struct partner *p,
    const struct mail_model *model, struct err *e)
{
	struct arena *a = &ws->arena;
	struct model_took *took = arena_alloc(a, sizeof(*took));
	struct tailor t = { .m = m, .ws = ws, .model = model,
	    .label = arena_printf(a, "mail to %s", p->slug) };
	static const char *const names[TEXTS] = { "facts", "guidance",
		"the draft's subject", "the draft", "what it is for" };
	struct model_ask ask = { .label = t.label, .prompt = "mail",
	    .values = node_new(a, NODE_MAP), .data = t.texts, .names = names,
	    .ndata = TEXTS, .advice = "set 'context' if the model takes more",
	    .schema = mail_schema(), .shown = "body", .take = take, .ctx = &t,
	    .tell = model->tell };
	int rc = fill_values(ask.values, &t, p, e);

	if (rc == 0)
		rc = model_ask(took, &ask, model->engine, a, &ws->files,
		    model->show, e);
	if (rc == 0)
		m->took = took;
	json_decref(ask.schema);
	return rc;
}
