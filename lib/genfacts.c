/* genfacts - facts of a generated document that people wrote by hand */

#include "gen.h"

#include <string.h>

#include "front.h"
#include "yamlout.h"

/* A value as it stands in a line of YAML; "" for none. In a. */
static const char *
flow(struct arena *a, const struct node *value)
{
	struct str s = STR_INIT;
	const char *text;

	if (value != NULL)
		yaml_flow(&s, value);
	text = arena_ndup(a, s.s, s.len);
	str_release(&s);
	return text;
}

/* Note one whose value in the document is not the one that was drafted. */
static void
add_own(struct node *list, struct arena *a, const struct node *now,
    const struct node *base, const struct node *drafted)
{
	const char *yours = flow(a, now), *data = flow(a, drafted);
	struct node *item;

	if (strcmp(yours, flow(a, base)) == 0)
		return;
	item = node_item(a, list);
	node_str(a, item, "name", now->key);
	node_str(a, item, "yours", yours);
	if (drafted != NULL)
		node_str(a, item, "drafted", data);
	node_bool(a, item, "moved", drafted != NULL && strcmp(data,
	    flow(a, base)) != 0 && strcmp(data, yours) != 0);
}

const struct node *
gen_document_facts(struct arena *a, const struct gen_doc *doc,
    const struct str *text)
{
	struct front front;

	return front_find(&front, text->s, text->len) ?
	    node_get(front_parse(a, &front, text->s, doc->spec.output, NULL),
	    "facts") : NULL;
}

void
gen_find_own_facts(struct gen_section *s, struct arena *a,
    const struct gen_doc *doc, const struct node *facts)
{
	struct node *list = node_new(a, NODE_LIST);
	const struct node *key, *now, *base;

	NODE_EACH(key, s->spec->facts) {
		now = node_get(facts, key->key);
		base = node_get(node_get(doc->sidecar, "facts"), key->key);
		if (now != NULL && base != NULL)
			add_own(list, a, now, base, node_get(s->draft.facts,
			    key->key));
	}
	s->own_facts = list;
	s->edited = s->edited || list->n > 0;
}
