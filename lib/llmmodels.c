/* llmmodels - the models that a server says it has */

#include "llmmodels.h"

#include <jansson.h>
#include <string.h>

#include "chatapi.h"
#include "llmtrace.h"

enum { BYTES_MAX = 16 << 20, FIRST = 10 };

/* Anthropic lists twenty unless asked for more, at most a thousand. */
static const char *const paths[CHAT_APIS] = {
	[CHAT_OPENAI] = "/models",
	[CHAT_ANTHROPIC] = "/v1/models?limit=1000",
	[CHAT_OLLAMA] = "/api/tags",
};

static int
on_body(void *ctx, const char *bytes, size_t n, struct err *e)
{
	struct llm_models *m = ctx;

	(void)e;
	str_add(&m->raw, bytes, n);
	return 0;
}

void
llmmodels_start(struct llm_models *m, const struct llm *l, struct http *h)
{
	*m = (struct llm_models){ .l = l };
	str_init(&m->url);
	str_init(&m->raw);
	str_addf(&m->url, "%s%s", l->p->url, paths[l->p->api]);
	m->call = (struct http_call){ .url = m->url.s, .headers = l->headers,
	    .secret = l->header.len > 0 ? l->header.s : NULL,
	    .limits = l->p->limits, .on_body = on_body, .ctx = m };
	m->call.limits.bytes = BYTES_MAX;
	llmtrace_request(l, l->p->name, 1, &m->call);
	http_start(h, &m->call);
}

/* The name of one: "id", of Ollama "model" or "name", or a bare text. */
static const char *
name_of(const json_t *o)
{
	static const char *const keys[] = { "id", "model", "name" };
	const char *name = json_string_value(o);
	size_t i;

	for (i = 0; name == NULL && i < sizeof(keys) / sizeof(keys[0]); i++)
		name = chat_member(o, keys[i]);
	return name;
}

/* Keep the names of a list; a server's name may be anything, a key too. */
static void
take(struct llm_models *m, const json_t *list)
{
	struct str text = STR_INIT;
	const json_t *o;
	const char *name;
	size_t i;

	m->known = true;
	json_array_foreach(list, i, o) {
		name = name_of(o);
		if (name == NULL || *name == '\0')
			continue;
		str_reset(&text);
		str_adds(&text, name);
		secret_redact(&text, &m->l->key);
		names_add(&m->names, text.s);
	}
	str_release(&text);
}

void
llmmodels_settle(struct llm_models *m)
{
	const struct http_call *c = &m->call;
	json_t *top = NULL;
	const json_t *list;

	llmtrace_answer(m->l, m->l->p->name, c, &m->raw);
	if (c->end == HTTP_WHOLE && c->status == 200)
		top = json_loadb(m->raw.s, m->raw.len, 0, NULL);
	list = json_is_array(top) ? top : json_object_get(top, "data");
	if (list == NULL)
		list = json_object_get(top, "models");
	if (json_is_array(list))
		take(m, list);
	else if (c->end != HTTP_WHOLE)
		err_set(&m->e, ERR_PROVIDER, "%s", c->e.msg);
	else if (c->status != 200)
		err_set(&m->e, ERR_PROVIDER, "it answers %d", c->status);
	else
		err_set(&m->e, ERR_ANSWER, "what it sends is no list of "
		    "models");
	json_decref(top);
}

bool
llmmodels_has(const struct llm_models *m, const char *model)
{
	struct str tagged = STR_INIT;
	bool has = names_has(&m->names, model);

	if (!has && m->l->p->api == CHAT_OLLAMA && strchr(model, ':') ==
	    NULL) {
		str_addf(&tagged, "%s:latest", model);
		has = names_has(&m->names, tagged.s);
	}
	str_release(&tagged);
	return has;
}

void
llmmodels_add_first(struct str *out, const struct llm_models *m)
{
	size_t i, n = m->names.n;

	if (n == 0)
		str_adds(out, "none");
	for (i = 0; i < n && i < FIRST; i++)
		str_addf(out, "%s%s", i > 0 ? ", " : "", m->names.s[i]);
	if (n > FIRST)
		str_addf(out, " and %zu more", n - FIRST);
}

void
llmmodels_add_near(struct str *out, const struct llm_models *m,
    const char *model)
{
	struct str near = STR_INIT;

	if (str_suggest(&near, model, (const char *const *)m->names.s,
	    m->names.n) > 0) {
		str_addf(out, "did you mean %s?", near.s);
	} else {
		str_adds(out, "there are ");
		llmmodels_add_first(out, m);
	}
	str_release(&near);
}

void
llmmodels_release(struct llm_models *m)
{
	names_release(&m->names);
	http_release(&m->call);
	str_release(&m->url);
	str_release(&m->raw);
}
