/* prompt - the texts that a language model is asked with */

#include "prompt.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "mustache.h"
#include "share.h"
#include "str.h"

enum { FAULTS_MAX = 3000 };	/* bytes */

int
prompt_fill(const char **out, struct arena *a, const struct files *files,
    const char *name, const struct node *values, struct err *e)
{
	struct mustache_env env = { .root = values, .escape = MUSTACHE_PLAIN,
	    .missing = MUSTACHE_EMPTY };
	const char *file = arena_printf(a, "templates/artifacts/prompts/%s.md",
	    name);
	struct str text = STR_INIT, filled = STR_INIT;
	struct mustache *m;
	int rc = -1;

	if (share_read(&text, files, file, e) == 0) {
		m = mustache_parse(a, arena_ndup(a, text.s, text.len),
		    text.len, file, 1, e);
		if (m != NULL)
			rc = mustache_render(&filled, m, &env, e);
	}
	if (rc == 0)
		*out = arena_ndup(a, filled.s, filled.len);
	str_release(&text);
	str_release(&filled);
	return rc;
}

static bool
stands_in(const char *const *texts, size_t n, const char *fence)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (texts[i] != NULL && strstr(texts[i], fence) != NULL)
			return true;
	}
	return false;
}

const char *
prompt_fence(struct arena *a, const char *const *texts, size_t n)
{
	const char *fence = "DATA";
	struct str all = STR_INIT;
	char hex[HASH_HEX];
	size_t i;

	/* whoever writes the data cannot know the hash of all of it */
	for (i = 0; i < n; i++)
		str_adds(&all, texts[i] != NULL ? texts[i] : "");
	do {
		hash_bytes(hex, all.s, all.len);
		fence = arena_printf(a, "DATA-%.8s", hex);
		str_addc(&all, '+');
	} while (stands_in(texts, n, fence));
	str_release(&all);
	return fence;
}

const char *
prompt_format(struct arena *a, const json_t *schema)
{
	char *text = json_dumps(schema, JSON_COMPACT);
	const char *out = arena_printf(a, "Answer with one JSON object and "
	    "nothing around it, of this JSON Schema:\n%s", text);

	free(text);
	return out;
}

void
prompt_faults(struct str *why)
{
	const char *end;

	if (why->len > FAULTS_MAX) {
		end = memrchr(why->s, '\n', FAULTS_MAX);
		str_cut(why, end != NULL ? (size_t)(end - why->s) :
		    FAULTS_MAX);
		str_adds(why, "\nand more");
	}
	str_trim_end(why);
}

int
prompt_repair(const char **out, struct arena *a, const struct files *files,
    const char *problems, const char *const *data, size_t n,
    const json_t *schema, struct err *e)
{
	struct node *values = node_new(a, NODE_MAP);
	struct node *list = node_add(a, values, "problems", NODE_LIST);
	const char *p, *end;

	for (p = problems; *p != '\0'; p = *end ? end + 1 : end) {
		end = strchrnul(p, '\n');
		node_fmt(a, list, NULL, "%.*s", (int)(end - p), p);
	}
	node_str(a, values, "fence", prompt_fence(a, data, n));
	node_str(a, values, "format", prompt_format(a, schema));
	return prompt_fill(out, a, files, "repair", values, e);
}
