/* genview - what a request drafts, for people and for programs */

#include "genview.h"

#include <string.h>

#include "json.h"

/* Hang the evidence of the sections meant below top, by address. */
static int
add_evidence(struct node *top, const struct genset_item *item,
    struct evidence *ev, struct err *e)
{
	const struct gen_doc *doc = &item->doc;
	struct arena *a = &ev->ws->arena;
	const struct node *evidence;
	size_t i;

	evidence_document(ev, doc->spec.output, item->partner);
	for (i = 0; i < doc->n; i++) {
		if (!doc->sections[i].meant)
			continue;
		if (draft_evidence(&evidence, ev, doc->sections[i].spec,
		    e) < 0)
			return -1;
		node_hang(a, top, arena_printf(a, "%s#%s",
		    item->partner != NULL ? doc->spec.output :
		    doc->spec.name, doc->sections[i].spec->id),
		    node_copy(a, evidence, NULL));
	}
	return 0;
}

int
genset_print_evidence(const struct genset *set, struct evidence *ev, FILE *f,
    struct err *e)
{
	struct node *top = node_new(&ev->ws->arena, NODE_MAP);
	json_t *json;
	size_t i;

	for (i = 0; i < set->n; i++) {
		if (add_evidence(top, &set->items[i], ev, e) < 0)
			return -1;
	}
	json = json_from_node(top);
	json_dumpf(json, f, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
	fputc('\n', f);
	json_decref(json);
	return 0;
}

/* The sections of one document that were drafted. */
static void
print_sections(const struct gen_doc *doc, FILE *f)
{
	size_t i, at = 0;

	if (doc->nwanted == 0)
		fputs("  up to date", f);
	for (i = 0; i < doc->n; i++) {
		if (!doc->sections[i].wanted)
			continue;
		fprintf(f, "  %s%s", doc->sections[i].spec->id,
		    doc->sections[i].draft.facts_only ? " (facts only)" :
		    doc->update.kept[at] ? " (your edits kept)" : "");
		at++;
	}
	fputc('\n', f);
}

void
genset_print(const struct genset *set, struct arena *a, bool all, FILE *f)
{
	int width = 0, n;
	size_t i;

	for (i = 0; i < set->n; i++) {
		n = (int)strlen(genset_title(a, &set->items[i]));
		width = n > width ? n : width;
	}
	for (i = 0; i < set->n; i++) {
		if (!all && set->items[i].doc.nwanted == 0)
			continue;
		fprintf(f, "%-*s", width, genset_title(a, &set->items[i]));
		print_sections(&set->items[i].doc, f);
	}
}
