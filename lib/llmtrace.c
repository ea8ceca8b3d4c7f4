/* llmtrace - what goes over the wire, without the key */

#include "llmtrace.h"

#include <inttypes.h>
#include <string.h>

void
llmtrace_request(const struct llm *l, const char *label, unsigned tries,
    const struct http_call *c)
{
	size_t i;

	if (l->trace == NULL)
		return;
	fprintf(l->trace, "== %s, try %u\n> %s %s\n", label, tries,
	    c->body != NULL ? "POST" : "GET", c->url);
	for (i = 0; l->headers[i] != NULL; i++)
		fprintf(l->trace, "> %s\n", l->headers[i]);
	if (l->header.len > 0)
		fprintf(l->trace, "> %.*s [key]\n",
		    (int)strcspn(l->header.s, " "), l->header.s);
	fprintf(l->trace, "> \n%s\n", c->body != NULL ? c->body : "");
}

void
llmtrace_answer(const struct llm *l, const char *label,
    const struct http_call *c, const struct str *raw)
{
	struct str text = STR_INIT;

	if (l->trace == NULL)
		return;
	str_addf(&text, "== %s, answer after %" PRId64 " ms\n< status %d\n",
	    label, c->ms, c->status);
	if (c->head.type.len > 0)
		str_addf(&text, "< content-type: %s\n", c->head.type.s);
	if (c->head.retry_after.len > 0)
		str_addf(&text, "< retry-after: %s\n", c->head.retry_after.s);
	if (c->head.request_id.len > 0)
		str_addf(&text, "< request id: %s\n", c->head.request_id.s);
	str_addf(&text, "< \n");
	str_add(&text, raw->s, raw->len);
	str_add(&text, c->text.s, c->text.len);
	if (c->e.code != ERR_NONE)
		str_addf(&text, "\n== %s", c->e.msg);
	secret_redact(&text, &l->key);
	fwrite(text.s, 1, text.len, l->trace);
	fputc('\n', l->trace);
	fflush(l->trace);
	str_release(&text);
}
