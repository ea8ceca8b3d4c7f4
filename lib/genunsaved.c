/* genunsaved - what was drafted from and is not committed */

#include "genset.h"

#include <string.h>

#include "revs.h"

/* Does an input (inputs.h) stand for this file? */
static bool
is_of(const char *input, const char *path)
{
	if (strcmp(input, "partners") == 0)
		return str_starts(path, "partners/") &&
		    str_ends(path, "/partner.yaml");
	if (strrchr(input, '.') == NULL)
		return str_starts(path, input) && str_ends(path, ".yaml");
	return strcmp(input, path) == 0;
}

/* Is it a document of the set? Then it is committed with it. */
static bool
is_own(const struct genset *set, const char *path)
{
	size_t i;

	for (i = 0; i < set->n; i++) {
		if (strcmp(set->items[i].doc.spec.output, path) == 0)
			return true;
	}
	return false;
}

static void
keep_inputs(struct names *out, const struct names *changed,
    const struct genset *set, struct arena *a)
{
	struct node *inputs = node_new(a, NODE_MAP);
	const struct node *input;
	size_t i;

	for (i = 0; i < set->n; i++)
		gen_inputs(inputs, a, &set->items[i].doc);
	for (i = 0; i < changed->n; i++) {
		NODE_EACH(input, inputs) {
			if (!is_of(input->key, changed->s[i]))
				continue;
			if (!is_own(set, changed->s[i]))
				names_add(out, changed->s[i]);
			break;
		}
	}
}

int
genset_unsaved(struct names *out, const struct genset *set, struct ws *ws,
    struct err *e)
{
	struct names changed = { 0 };
	struct revs revs = REVS_INIT;
	git_oid head;
	int rc = 0;

	if (revs_open(&revs, &ws->root, NULL) == 0 &&
	    revs_find(&head, &revs, "HEAD", NULL) == 0)
		rc = revs_changed_here(&changed, &revs, &head, e);
	if (rc == 0)
		keep_inputs(out, &changed, set, &ws->arena);
	names_release(&changed);
	revs_close(&revs);
	return rc;
}
