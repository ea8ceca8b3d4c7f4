/*
 * libFuzzer: make fuzz && build/fuzz/yaml t/fuzz/yaml
 * What parses is written and parsed again; then edited at a place that the
 * input chooses. The edits check themselves; here the sanitizers look on,
 * and a refused edit must leave the text alone.
 */

#include <stdint.h>
#include <stdlib.h>

#include "../unit/random.h"
#include "yaml.h"
#include "yamledit.h"
#include "yamlout.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool good)
{
	if (!good)
		abort();
}

/* The path of some node below n. */
static void
choose(struct str *path, const struct node *n, unsigned seed)
{
	const struct node *c;
	unsigned i, at;

	while (n->first != NULL && seed % 5 != 0) {
		at = seed % n->n;
		seed /= 3;
		for (c = n->first, i = 0; i < at; i++)
			c = c->next;
		if (path->len > 0)
			str_addc(path, '.');
		if (c->key != NULL)
			str_adds(path, c->key);
		else
			str_addf(path, "%u", at);
		n = c;
	}
	if (seed % 7 == 0)
		str_adds(path, path->len > 0 ? ".new" : "new");
}

static void
edit(const struct node *root, const char *bytes, size_t n, unsigned seed)
{
	static const char *const values[] = { "x", "42", "a: b", "p\nq\n",
	    "", " #", "true", "\u00e9" };
	struct str text = STR_INIT, path = STR_INIT;
	int rc;

	str_add(&text, bytes, n);
	choose(&path, root, seed);
	if (seed % 4 == 0)
		rc = yaml_set_node(&text, "f", path.s, root, NULL);
	else if (seed % 4 == 1)
		rc = yaml_append(&text, "f", path.s, root, NULL);
	else if (seed % 4 == 2)
		rc = yaml_remove(&text, "f", path.s, NULL);
	else
		rc = yaml_set(&text, "f", path.s, values[seed / 4 % 8], NULL);
	must(rc == 0 || (text.len == n && memcmp(text.s, bytes, n) == 0));
	str_release(&text);
	str_release(&path);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data + 2;
	struct arena a = ARENA_INIT;
	struct str s = STR_INIT;
	struct node *n;

	if (size < 2)
		return 0;
	n = yaml_parse(&a, bytes, size - 2, "f", NULL);
	if (n != NULL) {
		yaml_write(&s, n, 0);
		must(same_tree(n, yaml_parse(&a, s.s, s.len, "f", NULL)));
		str_reset(&s);
		yaml_flow(&s, n);
		must(same_tree(n, yaml_parse(&a, s.s, s.len, "f", NULL)));
		edit(n, bytes, size - 2, data[0] + 256u * data[1]);
	}
	str_release(&s);
	arena_release(&a);
	return 0;
}
