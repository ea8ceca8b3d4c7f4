/* gentell - what people should know of a request, beside its result */

#include "gentell.h"

#include "harmless.h"

static void
tell_fact(const char *file, const struct node *fact, tell_fn *tell)
{
	if (node_truth(node_get(fact, "moved")))
		tell("%s: fact %s stays as you wrote it, %s; the data now "
		    "say %s", file, node_get_text(fact, "name", ""),
		    node_get_text(fact, "yours", ""),
		    node_get_text(fact, "drafted", ""));
}

void
gentell_facts(const struct genset *set, tell_fn *tell)
{
	const struct gen_doc *doc;
	const struct node *fact;
	size_t i, k;

	for (i = 0; i < set->n; i++) {
		doc = &set->items[i].doc;
		for (k = 0; k < doc->n; k++) {
			if (!doc->sections[k].wanted)
				continue;
			NODE_EACH(fact, doc->sections[k].own_facts)
				tell_fact(doc->spec.output, fact, tell);
		}
	}
}

int
gentell_unsaved(const struct genset *set, struct ws *ws, tell_fn *tell,
    const char *what, struct err *e)
{
	struct names unsaved = { 0 };
	struct str list = STR_INIT;
	int rc = genset_unsaved(&unsaved, set, ws, e);
	size_t i;

	for (i = 0; i < unsaved.n && i < 3; i++)
		str_addf(&list, "%s%s", i > 0 ? ", " : "", unsaved.s[i]);
	if (unsaved.n > 3)
		str_addf(&list, " and %zu more", unsaved.n - 3);
	if (rc == 0 && unsaved.n > 0)
		tell(what, list.s);
	str_release(&list);
	names_release(&unsaved);
	return rc;
}

void
gentell_lookalikes(const struct genset *set, tell_fn *tell)
{
	const struct gen_doc *doc;
	struct str why = STR_INIT;
	size_t i, k;

	for (i = 0; i < set->n; i++) {
		doc = &set->items[i].doc;
		for (k = 0; k < doc->n; k++) {
			str_reset(&why);
			if (gen_add_lookalike(&why, &doc->sections[k]))
				tell("%s: section '%s' is not drafted: "
				    "%s", doc->spec.output,
				    doc->sections[k].spec->id, why.s);
		}
	}
	str_release(&why);
}

void
gentell_conflicts(const struct genset *set, FILE *f)
{
	size_t i;

	for (i = 0; i < set->n; i++)
		harmless_put_n(f, set->items[i].doc.conflict.s,
		    set->items[i].doc.conflict.len);
}
