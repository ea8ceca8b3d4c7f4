/*
 * libFuzzer target: compile and fill what comes, under every policy. What is
 * behind the first NUL byte is the partial "p". `make fuzz` runs it.
 */

#include <stdint.h>
#include <string.h>

#include "mustache.h"

struct input {
	struct arena a;
	const char *partial;
	size_t n;
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
get_partial(const struct mustache **out, void *ctx, const char *name,
    struct err *e)
{
	struct input *in = ctx;

	*out = NULL;
	if (in->partial == NULL || strcmp(name, "p") != 0)
		return 0;
	*out = mustache_parse(&in->a, in->partial, in->n, "p", 1, e);
	return *out != NULL ? 0 : -1;
}

static int
count_name(void *ctx, const struct mustache_name *name)
{
	*(size_t *)ctx += name->nsections + name->col;
	return 0;
}

/* m: {a: text, l: [1, 2], f: {text: x}}, a: text, no: null */
static struct node *
make_values(struct arena *a)
{
	struct node *root = node_new(a, NODE_MAP), *m, *l;

	m = node_add(a, root, "m", NODE_MAP);
	node_str(a, m, "a", "a < b\n");
	l = node_add(a, m, "l", NODE_LIST);
	node_int(a, l, NULL, 1);
	node_int(a, l, NULL, 2);
	node_str(a, node_add(a, m, "f", NODE_MAP), "text", "x");
	node_str(a, root, "a", "text");
	node_add(a, root, "no", NODE_NULL);
	return root;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	size_t n = size > 0 ? strnlen(text, size) : 0, sum = 0;
	struct input in = { ARENA_INIT, NULL, 0 };
	struct mustache_env env = { .max_bytes = 1 << 16, .ctx = &in,
	    .partial = get_partial, .mark = "?" };
	struct mustache *m;
	struct str out = STR_INIT;
	int i;

	if (n < size) {
		in.partial = text + n + 1;
		in.n = size - n - 1;
	}
	env.root = make_values(&in.a);
	m = mustache_parse(&in.a, text, n, "t", 1, NULL);
	if (m != NULL)
		mustache_names(m, count_name, &sum);
	for (i = 0; m != NULL && i < 12; i++) {
		env.missing = (enum mustache_missing)(i % 4);
		env.escape = (enum mustache_escape)(i / 4);
		mustache_render(&out, m, &env, NULL);
	}
	str_release(&out);
	arena_release(&in.a);
	return 0;
}
