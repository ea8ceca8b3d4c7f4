/* templateview - templates for people */

#include "templateview.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "duration.h"
#include "harmless.h"
#include "json.h"
#include "md.h"
#include "para.h"
#include "templatetier.h"

enum { SHOWN = 72 };	/* characters of a line that was found */

static const char *
source_of(const struct catalogue_entry *t)
{
	return t->replaces ? "replaced" : t->own ? "workspace" : "shipped";
}

/* The texts of a list, ", " between; otherwise where there are none. */
static void
join(struct str *out, const struct node *list, const char *otherwise)
{
	const struct node *n;

	str_reset(out);
	NODE_EACH(n, list) {
		if (node_text(n) != NULL)
			str_addf(out, "%s%s", out->len > 0 ? ", " : "",
			    n->text);
	}
	if (out->len == 0)
		str_adds(out, otherwise);
}

/* A line of Markdown, cut for people. */
static void
shorten(struct str *out, const char *text, size_t n, bool whole)
{
	size_t i, chars = 0;

	while (n > 0 && strchr("#|-*> ", *text) != NULL) {
		text++;
		n--;
	}
	str_reset(out);
	for (i = 0; i < n && (whole || chars < SHOWN); i++) {
		if (!whole && strchr("*`", text[i]) != NULL)
			continue;
		str_addc(out, text[i]);
		chars += i + 1 == n || ((unsigned char)text[i + 1] & 0xc0) !=
		    0x80;
	}
	if (i < n)
		str_adds(out, "...");
}

static void
cell_minutes(struct table *t, const char *time)
{
	unsigned minutes;
	char text[16];

	if (duration_parse(&minutes, time) < 0) {
		table_cell(t, NULL);
		return;
	}
	snprintf(text, sizeof(text), "%u", minutes);
	table_cell_number(t, text, text);
}

/* What is looked for has to be seen; how the columns are. */
struct layout {
	bool machine, json, source, searched;
	const struct node *tiers;	/* of the program, or NULL */
};

static void
put_columns(struct table *t, const struct layout *l)
{
	table_column(t, "id", "ID", TABLE_LEFT);
	table_column(t, "number", "NO", TABLE_LEFT);
	table_column(t, "title", "TITLE", TABLE_LEFT);
	table_column(t, "phase", "PHASE", TABLE_LEFT);
	table_column(t, "difficulty", "DIFFICULTY", TABLE_LEFT);
	table_column(t, "time", "TIME", TABLE_LEFT);
	table_column(t, "tiers", "TIERS", TABLE_LEFT);
	if (l->machine) {
		table_column(t, "category", "CATEGORY", TABLE_LEFT);
		table_column(t, "minutes", "MINUTES", TABLE_RIGHT);
		table_column(t, "skill", "SKILL", TABLE_LEFT);
		table_column(t, "tags", "TAGS", TABLE_LEFT);
	}
	if (l->source)
		table_column(t, "source", "SOURCE", TABLE_LEFT);
	if (l->machine && l->searched)
		table_column(t, "line", "LINE", TABLE_RIGHT);
	if (l->searched)
		table_column(t, "text", "BEST LINE", TABLE_LEFT);
}

/* A list: ", " between its texts, or a list of JSON. */
static void
cell_list(struct table *t, const struct layout *l, const struct node *list,
    const char *otherwise)
{
	struct str s = STR_INIT;
	json_t *json;
	char *raw;

	join(&s, list, otherwise);
	if (l->json) {
		json = list != NULL && list->first != NULL ?
		    json_from_node(list) : json_array();
		raw = json_dumps(json, JSON_ENCODE_ANY);
		table_cell_number(t, s.s, raw);
		free(raw);
		json_decref(json);
	} else {
		table_cell(t, s.s);
	}
	str_release(&s);
}

/* For people the program's own tiers; for machines what the template says. */
static void
cell_tiers(struct table *t, const struct layout *l, const struct node *said)
{
	struct str s = STR_INIT;

	if (l->machine) {
		cell_list(t, l, said, "all");
		return;
	}
	template_tiers_tell(&s, said, l->tiers);
	table_cell(t, s.s);
	str_release(&s);
}

static void
put_found(struct table *t, const struct layout *l,
    const struct template_hit *hit, struct str *s)
{
	char line[16];

	if (l->machine) {
		snprintf(line, sizeof(line), "%u", hit->line);
		table_cell_number(t, line, line);
	}
	shorten(s, hit->text, hit->n, l->machine);
	table_cell(t, s->s);
}

static void
put_row(struct table *t, const struct layout *l,
    const struct template_hit *hit, struct str *s)
{
	const struct node *front = hit->entry->front;

	table_cell(t, hit->entry->id);
	table_cell(t, node_get_text(front, "template_number", NULL));
	table_cell(t, node_get_text(front, "title", NULL));
	table_cell(t, node_get_text(front, "phase", NULL));
	table_cell(t, node_get_text(front, "difficulty", NULL));
	table_cell(t, node_get_text(front, "time_required", NULL));
	cell_tiers(t, l, node_get(front, "tier"));
	if (l->machine) {
		str_reset(s);
		str_add(s, hit->entry->id, template_folder(hit->entry->id));
		table_cell(t, s->s);
		cell_minutes(t, node_get_text(front, "time_required", ""));
		table_cell(t, node_get_text(front, "skill_level", NULL));
		cell_list(t, l, node_get(front, "tags"), "");
	}
	if (l->source)
		table_cell(t, source_of(hit->entry));
	if (l->searched)
		put_found(t, l, hit, s);
}

void
template_table(struct table *t, const struct template_hits *hits,
    const struct template_query *q, enum table_form form)
{
	struct layout l = { form == TABLE_TSV || form == TABLE_JSON,
		form == TABLE_JSON, false, q->search != NULL,
		q->program_tiers };
	struct str s = STR_INIT;
	size_t i;

	l.source = l.machine;
	for (i = 0; i < hits->n; i++)
		l.source |= hits->v[i].entry->own;
	put_columns(t, &l);
	for (i = 0; i < hits->n; i++)
		put_row(t, &l, &hits->v[i], &s);
	str_release(&s);
}

/* Each text of a list below one label. */
static void
put_list(FILE *f, const char *label, const struct node *list)
{
	const struct node *n;

	NODE_EACH(n, list) {
		if (node_text(n) != NULL)
			para_put(f, n == list->first ? label : "", n->text, 0);
	}
}

/* Templates by id, each with its title. */
static void
put_templates(FILE *f, const char *label, const struct catalogue *all,
    const struct node *list)
{
	const struct catalogue_entry *t;
	struct str s = STR_INIT;
	const struct node *n;

	NODE_EACH(n, list) {
		if (node_text(n) == NULL)
			continue;
		t = catalogue_find(all, n->text);
		str_reset(&s);
		str_addf(&s, "%s (%s)", t != NULL ? node_get_text(t->front,
		    "title", "no title") : "not in the library", n->text);
		para_put(f, n == list->first ? label : "", s.s, 0);
	}
	str_release(&s);
}

/* What a value looks like, "such as 60"; nothing for lists and maps. */
static void
add_example(struct str *out, const struct node *variable)
{
	const struct node *example = node_get(variable, "example");

	if (node_text(example) != NULL)
		str_addf(out, "; such as %s", example->text);
}

static void
put_variables(FILE *f, const char *label, const struct node *variables,
    bool required)
{
	struct str s = STR_INIT;
	const struct node *n;
	bool is, first = true;

	NODE_EACH(n, variables) {
		is = strcmp(node_get_text(n, "required", "false"), "true") ==
		    0;
		if (is != required)
			continue;
		str_reset(&s);
		str_addf(&s, "%s (%s): %s", n->key, node_get_text(n, "type",
		    "string"), node_get_text(n, "description", ""));
		add_example(&s, n);
		para_put(f, first ? label : "", s.s, 2);
		first = false;
	}
	str_release(&s);
}

/* When it is used, for whom, and what it takes. */
static void
put_use(FILE *f, const struct catalogue_entry *t, const struct node *tiers)
{
	struct str s = STR_INIT, whose = STR_INIT;

	para_put(f, "what it is for", node_get_text(t->front, "description",
	    "not described"), 0);
	template_tiers_tell(&whose, node_get(t->front, "tier"), tiers);
	str_addf(&s, strcmp(whose.s, "all") == 0 ? "%s; for partners of %s "
	    "tiers" : "%s; for partners of the tiers: %s", node_get_text(
	    t->front, "phase", "any phase"), whose.s);
	para_put(f, "when", s.s, 0);
	str_reset(&s);
	str_addf(&s, "%s; %s, skill %s", node_get_text(t->front,
	    "time_required", "not known"), node_get_text(t->front,
	    "difficulty", "difficulty not known"), node_get_text(t->front,
	    "skill_level", "not known"));
	para_put(f, "how long", s.s, 0);
	str_release(&s);
	str_release(&whose);
}

void
template_page(FILE *f, const struct catalogue *all,
    const struct catalogue_entry *t, const struct node *tiers)
{
	const struct node *variables = node_get(t->front, "variables");
	struct str s = STR_INIT;

	harmless_printf(f, "%s: %s (%s)\n", t->id, node_get_text(t->front,
	    "title", "no title"), node_get_text(t->front, "template_number",
	    "no number"));
	put_use(f, t, tiers);
	put_templates(f, "needs before it", all, node_get(t->front,
	    "prerequisites"));
	put_list(f, "leaves", node_get(t->front, "outcomes"));
	put_list(f, "teaches", node_get(t->front, "skills_gained"));
	put_variables(f, "values it needs", variables, true);
	put_variables(f, "values it uses", variables, false);
	put_templates(f, "related", all, node_get(t->front, "related"));
	join(&s, node_get(t->front, "tags"), "none");
	para_put(f, "tags", s.s, 0);
	para_put(f, "file", t->file, 0);
	if (t->replaces)
		para_put(f, "", "the workspace's own, in the place of a "
		    "shipped one", 0);
	str_reset(&s);
	str_addf(&s, "pos fill --partner PARTNER %s", t->id);
	para_put(f, "to fill it", s.s, 0);
	str_release(&s);
}

int
template_outline(FILE *f, const struct catalogue_entry *t, struct err *e)
{
	struct md md;
	size_t i;

	if (md_parse(&md, t->text, t->n, t->file, e) < 0)
		return -1;
	for (i = 0; i < md.n_headings; i++)
		harmless_printf(f, "%*s%s\n", 2 * (md.headings[i].level - 1),
		    "", md.headings[i].text);
	md_release(&md);
	return 0;
}
