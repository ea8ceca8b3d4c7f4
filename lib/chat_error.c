/* chat_error - what the body of an answer with an error says */

#include <string.h>
#include <strings.h>

#include "chatapi.h"

enum { MESSAGE_MAX = 300 };

/*
 * Limits of money. OpenAI's codes: learn.microsoft.com dev-proxy
 * openai-insufficient-quota, November 2026; Anthropic's: SDK 1 shared.d.ts.
 */
static const char *const money[] = { "insufficient_quota",
	"credit_balance_exhausted", "organization_spend_limit_exceeded",
	"project_spend_limit_exceeded", "organization_usage_limit_exceeded",
	"enforced_spend_limit_reached", "contract_spend_limit_reached",
	"billing_error", NULL };

/* The question is longer than the model's context. */
static const char *const context[] = { "context_length_exceeded",
	"exceed_context_size_error", "request_too_large", NULL };

static bool
is_one(const char *s, const char *const *list)
{
	for (; s != NULL && *list != NULL; list++) {
		if (strcmp(s, *list) == 0)
			return true;
	}
	return false;
}

/* Append text as one line of bounded length, in whole characters. */
static void
add_line(struct str *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n && out->len < MESSAGE_MAX; i++) {
		if ((unsigned char)s[i] > ' ' && s[i] != 0x7f)
			str_addc(out, s[i]);
		else if (out->len > 0 && out->s[out->len - 1] != ' ')
			str_addc(out, ' ');
	}
	if (i < n) {
		while (out->len > 0 && (out->s[out->len - 1] & 0xc0) == 0x80)
			str_cut(out, out->len - 1);
		if (out->len > 0 && (out->s[out->len - 1] & 0x80) != 0)
			str_cut(out, out->len - 1);
		str_adds(out, " ...");
	}
	str_trim_end(out);
}

/* A name of the error; the last one found is the most exact. */
static void
see_code(struct chat_error *out, const char *code)
{
	if (code == NULL || *code == '\0')
		return;
	str_reset(&out->code);
	add_line(&out->code, code, strlen(code));
	out->money = out->money || is_one(code, money);
	out->context = out->context || is_one(code, context);
}

static void
see_message(struct chat_error *out, const json_t *text)
{
	if (out->message.len == 0 && json_is_string(text))
		add_line(&out->message, json_string_value(text),
		    json_string_length(text));
}

/* {"message", "type", "code", "details": {"error_code"}} */
static void
see_error(struct chat_error *out, const json_t *error)
{
	see_code(out, chat_member(error, "type"));
	see_code(out, chat_member(error, "code"));
	see_code(out, chat_member(json_object_get(error, "details"),
	    "error_code"));
	see_message(out, json_object_get(error, "message"));
}

void
chat_error(struct chat_error *out, const char *body, size_t n)
{
	json_t *top = json_loadb(body, n, 0, NULL), *error;
	const json_t *o = json_is_array(top) ? json_array_get(top, 0) : top;

	memset(out, 0, sizeof(*out));
	str_init(&out->message);
	str_init(&out->code);
	error = json_object_get(o, "error");
	if (json_is_object(error))
		see_error(out, error);
	see_message(out, error);
	see_message(out, json_object_get(o, "detail"));
	see_message(out, json_object_get(o, "message"));
	if (out->message.len == 0)
		add_line(&out->message, body, n);
	json_decref(top);
}

void
chat_error_release(struct chat_error *x)
{
	str_release(&x->message);
	str_release(&x->code);
}
