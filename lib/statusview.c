/* statusview - the state of sections, for people and for programs */

#include "statusview.h"

#include <jansson.h>
#include <string.h>

#include "docdiff.h"
#include "figures.h"
#include "line.h"

enum { SHOWN = 3 };	/* figures that are named for a section */
enum { LONG = 100 };	/* bytes of a line that is shown */

static bool
is_stale(const struct gen_section *s)
{
	return s->draft.facts_only || (s->state == GEN_STALE && !s->removed);
}

/* Count the sections meant of which test says so. */
static size_t
count(const struct gen_doc *doc, bool (*test)(const struct gen_section *s))
{
	size_t i, n = 0;

	for (i = 0; i < doc->n; i++)
		n += doc->sections[i].meant && test(&doc->sections[i]);
	return n;
}

static bool
is_quiet(const struct gen_section *s)
{
	return s->state == GEN_FRESH && !s->removed && !s->edited &&
	    s->draft.place == NULL;
}

size_t
status_stale(const struct genset *set)
{
	size_t i, n = 0;

	for (i = 0; i < set->n; i++)
		n += count(&set->items[i].doc, is_stale);
	return n;
}

/* The state for programs: one word. */
static const char *
state_word(const struct gen_section *s)
{
	return s->removed && !s->draft.facts_only ? "removed" :
	    gen_state_name(s->state);
}

/* The state in words: "stale, edited by hand". */
static void
add_words(struct str *out, const struct gen_section *s)
{
	if (s->removed && !gen_add_lookalike(out, s))
		str_adds(out, "removed by hand");
	if (s->draft.facts_only)
		str_adds(out, "; its facts are stale");
	if (s->removed)
		return;
	if (s->state == GEN_NEVER)
		str_adds(out, s->line > 0 ? "never drafted, written by hand" :
		    "never drafted");
	else
		str_addf(out, "%s%s", gen_state_name(s->state),
		    s->edited ? ", edited by hand" : "");
	if (s->draft.place != NULL)
		str_addf(out, ", renamed #%s", s->draft.place);
}

/* "data/deals, data/customers.yaml", or why else it would read otherwise. */
static void
add_inputs(struct str *out, const struct gen_section *s)
{
	const struct node *n;
	size_t from = out->len;

	NODE_EACH(n, s->inputs)
		str_addf(out, "%s%s", out->len > from ? ", " : "",
		    node_get_text(n, "path", ""));
	if (out->len == from)
		str_adds(out, "another day or another draft");
}

/* "industries logistics win rate 38 % -> 41 %". */
static void
add_figure(struct str *out, const struct node *fig)
{
	const char *before = node_get_text(fig, "before", NULL);
	const char *now = node_get_text(fig, "now", NULL);

	figures_add_name(out, node_get_text(fig, "name", ""));
	if (before == NULL)
		str_addf(out, " %s, new", now);
	else if (now == NULL)
		str_addf(out, " %s, gone", before);
	else
		str_addf(out, " %s -> %s", before, now);
}

/* Figures that changed first, then those that came or went. */
static void
print_figures(const struct gen_section *s, FILE *f)
{
	struct str line = STR_INIT;
	const struct node *fig;
	size_t shown = 0;
	int pass;

	for (pass = 0; pass < 2; pass++) {
		NODE_EACH(fig, s->figures) {
			bool both = node_get(fig, "before") != NULL &&
			    node_get(fig, "now") != NULL;

			if (both != (pass == 0) || shown == SHOWN)
				continue;
			str_reset(&line);
			add_figure(&line, fig);
			fprintf(f, "      %s\n", line.s);
			shown++;
		}
	}
	if (s->figures != NULL && s->figures->n > shown)
		fprintf(f, "      and %zu more figure%s\n",
		    s->figures->n - shown,
		    s->figures->n - shown == 1 ? "" : "s");
	str_release(&line);
}

/* A line of a difference, its sign included. */
struct diffline {
	const char *s;
	size_t n;
};

/* How far in from its sign the line is as one of the other sign is. */
static size_t
same_as_other(const struct diffline *all, size_t n, const struct diffline *l)
{
	size_t i, k, most = 0;

	for (i = 0; i < n; i++) {
		if (all[i].s[0] == l->s[0])
			continue;
		for (k = 1; k < l->n && k < all[i].n && l->s[k] == all[i].s[k];
		    k++)
			;
		most = k > most ? k : most;
	}
	return most;
}

/* Back to where a character begins. */
static size_t
whole(const char *s, size_t at)
{
	while (at > 0 && ((unsigned char)s[at] & 0xc0) == 0x80)
		at--;
	return at;
}

/* One line, around the place where it differs, cut where it is long. */
static void
print_line(const struct diffline *l, size_t same, FILE *f)
{
	size_t from = same > LONG / 2 && l->n > LONG ? whole(l->s,
	    same - LONG / 4) : 1;
	size_t to = l->n - from > LONG ? whole(l->s, from + LONG) : l->n;

	fprintf(f, "      %c%s%.*s%s\n", l->s[0], from > 1 ? "..." : "",
	    (int)(to - from), l->s + from, to < l->n ? "..." : "");
}

/* Where no figure differs, words do: the first lines that would. */
static void
print_lines(const struct gen_section *s, const char *base, FILE *f)
{
	struct diffline all[2 * SHOWN];
	struct str diff = STR_INIT;
	size_t at, next, i, n = 0;

	if (textdiff(&diff, base, s->draft.text, NULL) == 0) {
		for (at = 0; at < diff.len && n < 2 * SHOWN; at = next) {
			next = line_next(diff.s, diff.len, at);
			if (strchr("+-", diff.s[at]) != NULL && next - at > 2)
				all[n++] = (struct diffline){ diff.s + at,
				    next - at - 1 };
		}
		for (i = 0; i < n; i++)
			print_line(&all[i], same_as_other(all, n, &all[i]), f);
	}
	str_release(&diff);
}

static void
print_causes(const struct gen_section *s, const struct node *sidecar, FILE *f)
{
	const char *base = node_get_text(sidecar_section(sidecar,
	    s->spec->id), "base", NULL);

	if (s->figures != NULL && s->figures->n > 0)
		print_figures(s, f);
	else if (base != NULL)
		print_lines(s, base, f);
}

/* What of the facts is by hand, and what the data say. */
static void
print_facts(const struct gen_section *s, FILE *f)
{
	const struct node *fact;

	NODE_EACH(fact, s->own_facts)
		fprintf(f, "      fact %s is yours: %s; the data say %s\n",
		    node_get_text(fact, "name", ""), node_get_text(fact,
		    "yours", ""), node_get_text(fact, "drafted", "nothing"));
}

static void
print_section(const struct gen_section *s, const struct node *sidecar,
    int width, FILE *f)
{
	struct str line = STR_INIT;

	add_words(&line, s);
	if (is_stale(s)) {
		str_adds(&line, ": ");
		add_inputs(&line, s);
	}
	fprintf(f, "  %-*s  %s\n", width, s->spec->id, line.s);
	print_facts(s, f);
	if (is_stale(s))
		print_causes(s, sidecar, f);
	str_release(&line);
}

static void
print_document(const struct gen_doc *doc, FILE *f)
{
	size_t i, quiet = count(doc, is_quiet);
	const struct gen_section *s;
	int width = 12;

	for (i = 0; i < doc->n; i++) {
		if (!is_quiet(&doc->sections[i]) &&
		    (int)strlen(doc->sections[i].spec->id) > width)
			width = (int)strlen(doc->sections[i].spec->id);
	}
	fprintf(f, "%s\n", doc->spec.output);
	for (i = 0; i < doc->n; i++) {
		s = &doc->sections[i];
		if (s->meant && !is_quiet(s))
			print_section(s, doc->sidecar, width, f);
	}
	if (quiet > 0)
		fprintf(f, "  %zu section%s fresh\n", quiet,
		    quiet == 1 ? "" : "s");
}

void
status_print(const struct genset *set, FILE *f)
{
	size_t i, stale = status_stale(set);
	const struct genset_item *item;

	for (i = 0; i < set->n; i++) {
		item = &set->items[i];
		if (item->doc.exists)
			print_document(&item->doc, f);
		else
			fprintf(f, "%s\n  not drafted yet: pos gen %s\n",
			    item->doc.spec.output, item->partner != NULL ?
			    item->doc.spec.output : item->artifact);
	}
	if (stale > 0)
		fprintf(f, "%zu section%s stale; pos gen --stale redrafts "
		    "and keeps your edits\n", stale,
		    stale == 1 ? " is" : "s are");
}

/* One record a section. */
static void
add_rows(struct table *t, const struct gen_doc *doc)
{
	const struct gen_section *s;
	struct str text = STR_INIT;
	size_t i;

	for (i = 0; i < doc->n; i++) {
		s = &doc->sections[i];
		if (!s->meant)
			continue;
		str_reset(&text);
		str_addf(&text, "%s#%s", doc->spec.output, s->spec->id);
		table_cell(t, text.s);
		table_cell(t, state_word(s));
		table_cell_number(t, s->edited ? "by hand" : "",
		    s->edited ? "true" : "false");
		str_reset(&text);
		if (s->state == GEN_STALE)
			add_inputs(&text, s);
		table_cell(t, text.s);
	}
	str_release(&text);
}

void
status_table(const struct genset *set, enum table_form form, FILE *f)
{
	struct table t;
	size_t i;

	table_init(&t, "sections");
	table_column(&t, "address", "ADDRESS", TABLE_LEFT);
	table_column(&t, "state", "STATE", TABLE_LEFT);
	table_column(&t, "edited", "EDITED", TABLE_LEFT);
	table_column(&t, "changed", "CHANGED INPUTS", TABLE_LEFT);
	for (i = 0; i < set->n; i++)
		add_rows(&t, &set->items[i].doc);
	table_print(&t, form, f);
	table_release(&t);
}

static json_t *
text_or_null(const char *text)
{
	return text != NULL ? json_string(text) : json_null();
}

/* A list of changes, each with the same three keys. */
static json_t *
json_changes(const struct node *changes, const char *name)
{
	json_t *list = json_array(), *item;
	const struct node *c;

	NODE_EACH(c, changes) {
		item = json_object();
		json_object_set_new(item, name,
		    json_string(node_get_text(c, name, "")));
		json_object_set_new(item, "before",
		    text_or_null(node_get_text(c, "before", NULL)));
		json_object_set_new(item, "now",
		    text_or_null(node_get_text(c, "now", NULL)));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *
json_facts(const struct node *facts)
{
	json_t *list = json_array(), *item;
	const struct node *f;

	NODE_EACH(f, facts) {
		item = json_object();
		json_object_set_new(item, "name",
		    json_string(node_get_text(f, "name", "")));
		json_object_set_new(item, "yours",
		    json_string(node_get_text(f, "yours", "")));
		json_object_set_new(item, "drafted",
		    text_or_null(node_get_text(f, "drafted", NULL)));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *
json_section(const struct gen_doc *doc, const struct gen_section *s,
    struct arena *a)
{
	json_t *o = json_object();

	json_object_set_new(o, "address", json_string(arena_printf(a, "%s#%s",
	    doc->spec.output, s->spec->id)));
	json_object_set_new(o, "document", json_string(doc->spec.output));
	json_object_set_new(o, "section", json_string(s->spec->id));
	json_object_set_new(o, "state", json_string(state_word(s)));
	json_object_set_new(o, "edited", json_boolean(s->edited));
	json_object_set_new(o, "removed", json_boolean(s->removed));
	json_object_set_new(o, "heading", text_or_null(s->draft.place));
	json_object_set_new(o, "line", s->line > 0 ? json_integer(s->line) :
	    json_null());
	json_object_set_new(o, "inputs", json_changes(s->inputs, "path"));
	json_object_set_new(o, "figures", json_changes(s->figures, "name"));
	json_object_set_new(o, "facts", json_facts(s->own_facts));
	return o;
}

void
status_json(const struct genset *set, struct arena *a, FILE *f)
{
	json_t *top = json_object(), *list = json_array();
	const struct gen_doc *doc;
	size_t i, j;

	for (i = 0; i < set->n; i++) {
		doc = &set->items[i].doc;
		for (j = 0; j < doc->n; j++) {
			if (doc->sections[j].meant)
				json_array_append_new(list, json_section(doc,
				    &doc->sections[j], a));
		}
	}
	json_object_set_new(top, "schema_version", json_integer(1));
	json_object_set_new(top, "sections", list);
	json_dumpf(top, f, JSON_INDENT(2));
	fputc('\n', f);
	json_decref(top);
}
