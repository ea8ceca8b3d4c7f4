/* prompt - the texts that a language model is asked with */

#include "prompt.h"

#include <string.h>

#include "hash.h"
#include "mustache.h"
#include "share.h"
#include "str.h"

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
