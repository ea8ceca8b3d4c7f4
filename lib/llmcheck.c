/* llmcheck - do endpoints answer? */

#include "llmcheck.h"

#include <string.h>

#include "interrupt.h"
#include "llmwire.h"
#include "loopback.h"

enum { LIST, ASK, OVER };	/* steps of a check */

const char *
llmcheck_word(enum check_state state)
{
	static const char *const words[] = { "fine", "no key", "not running",
		"key refused", "no model", "model missing", "failed" };

	return words[state];
}

static void
end(struct llm_check *c, enum check_state state)
{
	c->state = state;
	c->step = OVER;
}

/* Nothing answers. */
static void
say_down(struct llm_check *c, const char *why)
{
	const struct endpoint *p = c->p;

	end(c, CHECK_DOWN);
	str_addf(&c->problem, "nothing answers at %s (%s)", p->url, why);
	if (!loopback_url(p->url))
		str_addf(&c->problem, "; is its url right, and the network "
		    "there?");
	else if (p->api == CHAT_OLLAMA)
		str_adds(&c->problem, "; start it with: ollama serve");
	else
		str_adds(&c->problem, "; start the server, or set its url");
}

/* What an answer with a status other than 200 says. */
static void
add_status(struct str *out, int status, const struct str *body)
{
	struct chat_error x;

	chat_error(&x, body->s, body->len);
	str_addf(out, "it answers %d", status);
	if (x.message.len > 0)
		str_addf(out, ": %s", x.message.s);
	if (x.money)
		str_adds(out, "; a limit of money is reached: raise it with "
		    "the provider");
	chat_error_release(&x);
}

/* A status that no key or model explains. */
static void
say_status(struct llm_check *c, int status, const struct str *body)
{
	end(c, CHECK_FAILED);
	add_status(&c->problem, status, body);
}

static void
say_refused(struct llm_check *c, int status, const struct str *body)
{
	const struct endpoint *p = c->p;
	struct str *out = &c->problem;

	end(c, CHECK_REFUSED);
	add_status(out, status, body);
	if (p->key_command != NULL)
		str_addf(out, "; the key that key_command in %s prints is "
		    "not the right one", c->file);
	else if (p->key_env != NULL)
		str_addf(out, "; the key in %s is not the right one",
		    p->key_env);
	else if (p->key != NULL)
		str_addf(out, "; the key in %s is not the right one",
		    c->file);
	else
		str_addf(out, "; it wants a key: write key_command or key_env "
		    "for %s in %s", p->name, c->file);
}

/* The server is there, but nothing says which model to ask. */
static void
say_no_model(struct llm_check *c)
{
	struct str *out = &c->problem;

	end(c, CHECK_NO_MODEL);
	str_adds(out, "no model is named");
	if (c->models.known && c->models.names.n > 0) {
		str_adds(out, "; there are ");
		llmmodels_add_first(out, &c->models);
	} else if (c->p->api == CHAT_OLLAMA) {
		str_adds(out, ", and there is none: get one with ollama "
		    "pull NAME");
	}
	str_addf(out, "; write 'model: NAME' for %s in %s", c->p->name,
	    c->file);
}

static void
say_missing(struct llm_check *c)
{
	const struct endpoint *p = c->p;
	struct str *out = &c->problem;

	end(c, CHECK_MISSING);
	str_addf(out, "there is no model '%s'", p->model);
	if (c->models.known) {
		str_adds(out, "; ");
		llmmodels_add_near(out, &c->models, p->model);
	}
	if (p->api == CHAT_OLLAMA)
		str_addf(out, "; get it with: ollama pull %s", p->model);
	else
		str_addf(out, "; set 'model:' of %s in %s", p->name,
		    c->file);
}

static void
ask(struct llm_check *c, struct http *h)
{
	c->step = ASK;
	llm_begin(&c->l, &c->q);
	if (!c->q.over) {
		llmwire_start(&c->q, h);
		return;
	}
	end(c, CHECK_FAILED);
	str_adds(&c->problem, c->q.e.msg);
}

/*
 * After the list: what is wrong at once, or the question. A key that may not
 * list may well ask, so only 401 is the end.
 */
static void
settle_list(struct llm_check *c, struct http *h)
{
	struct http_call *call = &c->models.call;
	bool named = c->p->model != NULL && c->p->model[0] != '\0';

	llmmodels_settle(&c->models);
	secret_redact(&call->text, &c->l.key);
	if (call->status == 0)
		say_down(c, c->models.e.msg);
	else if (call->status == 401 || (call->status == 403 && !named))
		say_refused(c, call->status, &call->text);
	else if (named)
		ask(c, h);
	else if (call->status != 200)
		say_status(c, call->status, &call->text);
	else
		say_no_model(c);
}

/*
 * One token is too few for a model that thinks first: OpenAI's answer 400
 * then, where others end for length. The model is there and works.
 */
static bool
is_cut(const struct llm_ask *q)
{
	const struct chat_reader *r = &q->answer;

	if (q->call.status == 400)
		return strstr(q->call.text.s, "model output limit was "
		    "reached") != NULL;
	return q->call.status == 200 && r->done && (r->end == CHAT_CUT ||
	    r->end == CHAT_COMPLETE);
}

static void
settle_answer(struct llm_check *c)
{
	struct http_call *call = &c->q.call;
	bool listed = c->models.known &&
	    llmmodels_has(&c->models, c->p->model);

	llmwire_settle(&c->q);
	c->answered = is_cut(&c->q);
	c->first_ms = call->first_ms;
	c->ms = call->ms;
	c->usage = c->q.answer.usage;
	if (c->answered) {
		end(c, CHECK_FINE);
	} else if (call->status == 401 || call->status == 403) {
		say_refused(c, call->status, &call->text);
	} else if (call->status == 404 ? !listed : call->status == 400 &&
	    c->models.known && !listed) {
		say_missing(c);
	} else if (call->status > 200) {
		say_status(c, call->status, &call->text);
	} else {	/* a call that broke has no name before its words */
		end(c, CHECK_FAILED);
		str_adds(&c->problem, call->e.code != ERR_NONE ?
		    call->e.msg : c->q.e.msg);
	}
}

/* Get ready: the key is read, which may take a person's time. */
static void
prepare(struct llm_check *c, FILE *trace)
{
	static const struct chat_turn turn = { false, "Say yes." };
	struct err why = ERR_INIT;

	str_init(&c->problem);
	c->first_ms = c->ms = -1;
	c->usage = (struct chat_usage){ -1, -1, -1 };
	c->q.label = c->p->name;
	c->q.chat = (struct chat_ask){ .turns = &turn, .n = 1,
	    .max_tokens = 1 };
	if (llm_open(&c->l, c->p, NULL, &why) < 0) {
		end(c, CHECK_NO_KEY);
		str_adds(&c->problem, why.msg);
		return;
	}
	c->l.trace = trace;
	c->l.max_retries = 0;	/* how it is now */
	c->has_key = c->l.key.n > 0;
	c->step = LIST;
}

/* Take up what is over; returns how many still run. */
static size_t
settle(struct llm_check *list, size_t n, struct http *h)
{
	size_t i, left = 0;

	for (i = 0; i < n; i++) {
		if (list[i].step == LIST && list[i].models.call.over)
			settle_list(&list[i], h);
		if (list[i].step == ASK && list[i].q.call.over)
			settle_answer(&list[i]);
		secret_redact(&list[i].problem, &list[i].l.key);
		left += list[i].step != OVER;
	}
	return left;
}

int
llmcheck_run(struct llm_check *list, size_t n, FILE *trace, struct err *e)
{
	struct http h;
	size_t i;

	if (http_open(&h, e) < 0)
		return -1;
	for (i = 0; i < n; i++)		/* all keys first: no clock runs yet */
		prepare(&list[i], trace);
	for (i = 0; i < n; i++) {
		if (list[i].step == LIST)
			llmmodels_start(&list[i].models, &list[i].l, &h);
	}
	while (settle(list, n, &h) > 0 && !interrupted())
		http_wait(&h, -1);
	http_close(&h);
	return interrupted() ? err_set(e, ERR_PROVIDER, "interrupted") : 0;
}

void
llmcheck_release(struct llm_check *c)
{
	llm_release(&c->q);
	llmmodels_release(&c->models);
	llm_close(&c->l);
	str_release(&c->problem);
}
