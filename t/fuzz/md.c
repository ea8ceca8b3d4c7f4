/*
 * libFuzzer target: read what comes as a document, and put what is behind
 * its first NUL byte into each section. Aborts when bytes outside of the
 * section change, or when a section's own text does not go in unchanged.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "md.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
count_link(const char *url, int line, void *ctx)
{
	*(size_t *)ctx += strlen(url) + (size_t)line;
	return 0;
}

/*
 * Put the section's own text in: the second time nothing changes. It may be
 * refused only where a first line --- waits for another to be frontmatter.
 */
static void
put_own(const struct md *md, const struct md_section *s)
{
	struct str text = STR_INIT, own = STR_INIT, once = STR_INIT;
	struct err e = ERR_INIT;

	str_add(&text, md->bytes, md->n);
	md_section_text(&own, md, s);
	if (md_replace(&text, "in", s->id, own.s, own.len, &e) < 0) {
		if (strstr(e.msg, "frontmatter") == NULL)
			abort();
		goto out;
	}
	str_add(&once, text.s, text.len);
	if (md_replace(&text, "in", s->id, own.s, own.len, &e) < 0 ||
	    !str_same(&text, &once))
		abort();
out:
	str_release(&text);
	str_release(&own);
	str_release(&once);
}

/* Put another text in: it is refused, or nothing else changes. */
static void
put_body(const struct md *md, const struct md_section *s, const char *body,
    size_t n)
{
	struct str text = STR_INIT;
	size_t tail = md->n - s->to;

	str_add(&text, md->bytes, md->n);
	if (md_replace(&text, "in", s->id, body, n, NULL) < 0) {
		if (text.len != md->n ||
		    memcmp(text.s, md->bytes, md->n) != 0)
			abort();
	} else if (text.len < s->body_from + tail ||
	    memcmp(text.s, md->bytes, s->body_from) != 0 ||
	    memcmp(text.s + text.len - tail, md->bytes + s->to, tail) != 0) {
		abort();
	}
	if (md_remove(&text, "in", s->id, NULL) == 0 &&
	    md_insert(&text, "in", NULL, "New", body, n, NULL) == 0 &&
	    memmem(text.s, text.len, "## New", 6) == NULL)
		abort();
	str_release(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	const char *nul = memchr(bytes, '\0', size);
	size_t n = nul != NULL ? (size_t)(nul - bytes) : size;
	size_t i, count = 0;
	struct md md;

	if (md_parse(&md, bytes, n, "in", NULL) < 0)
		return 0;
	md_links(&md, count_link, &count);
	for (i = 0; i < md.n_sections && i < 4; i++) {
		put_own(&md, &md.sections[i]);
		put_body(&md, &md.sections[i], nul != NULL ? nul + 1 : "",
		    nul != NULL ? size - n - 1 : 0);
	}
	md_release(&md);
	return 0;
}
