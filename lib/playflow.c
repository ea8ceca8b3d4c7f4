/* playflow - playbooks as pictures */

#include "playflow.h"

#include <string.h>

#include "run.h"

/* A picture that is being written: Mermaid, or the language of dot. */
struct flow {
	struct str out;
	bool mermaid;
	bool narrow;		/* labels of several lines, for a page */
};

enum { NARROW = 12 };		/* a line of a label may end after so many bytes */

/* A label within quotes: what would end it is written otherwise. */
static void
add_label(struct flow *f, const char *text)
{
	const char *line = text;

	for (; *text != '\0'; text++) {
		if (f->narrow && *text == ' ' && text - line >= NARROW) {
			str_adds(&f->out, "<br/>");
			line = text + 1;
			continue;
		}
		if (*text == '"')
			str_adds(&f->out, f->mermaid ? "#quot;" : "\\\"");
		else if (*text == '\\' && !f->mermaid)
			str_adds(&f->out, "\\\\");
		else if (*text == '#' && f->mermaid)
			str_adds(&f->out, "#35;");
		else if (strchr("<>", *text) != NULL && f->mermaid)
			str_adds(&f->out, *text == '<' ? "#lt;" : "#gt;");
		else if ((unsigned char)*text >= ' ')
			str_addc(&f->out, *text);
	}
}

/*
 * Names of nodes have no dashes: dot would read them as minus. What they have
 * instead stands twice where it is meant, so that no two ids have one name.
 */
static void
add_node(struct flow *f, const char *id)
{
	str_adds(&f->out, "n_");
	for (; *id != '\0'; id++) {
		if (*id == '_')
			str_addc(&f->out, '_');
		str_addc(&f->out, *id == '-' ? '_' : *id);
	}
}

static void
put_node(struct flow *f, const char *id, const char *label, bool end)
{
	str_adds(&f->out, "    ");
	add_node(f, id);
	str_adds(&f->out, f->mermaid ? end ? "([\"" : "[\"" : " [label=\"");
	add_label(f, label);
	str_adds(&f->out, f->mermaid ? end ? "\"])" : "\"]" : "\"");
	if (!f->mermaid)
		str_addf(&f->out, "%s];", end ? ", style=\"rounded,filled\"" :
		    "");
	str_addc(&f->out, '\n');
}

static void
put_edge(struct flow *f, const char *from, const char *to)
{
	str_adds(&f->out, "    ");
	add_node(f, from);
	str_adds(&f->out, f->mermaid ? " --> " : " -> ");
	add_node(f, to);
	str_adds(&f->out, f->mermaid ? "\n" : ";\n");
}

static void
begin(struct flow *f)
{
	str_adds(&f->out, f->mermaid ? "flowchart LR\n" : "digraph {\n"
	    "    rankdir=LR; bgcolor=transparent;\n"
	    "    node [shape=box, style=rounded, fontname=\"sans-serif\", "
	    "fontsize=11, fillcolor=\"#eeeeee\"];\n"
	    "    edge [arrowsize=0.7];\n");
}

/* The id of the end: no step has it, theirs begin with a letter or digit. */
static const char end_id[] = "-end";

/* The steps of one, and what follows. */
static void
draw_steps(struct flow *f, const struct playbook *b)
{
	const char *end = node_get_text(b->node, "milestone", "done");
	struct str label = STR_INIT;
	size_t i;

	for (i = 0; i < b->n; i++) {
		str_reset(&label);
		str_addf(&label, "%zu %s", i + 1, b->steps[i].name);
		put_node(f, b->steps[i].id, label.s, false);
	}
	put_node(f, end_id, end, true);
	for (i = 0; i < b->n; i++)
		put_edge(f, b->steps[i].id, i + 1 < b->n ?
		    b->steps[i + 1].id : end_id);
	str_release(&label);
}

static bool
is_among(const struct playbook *v, size_t n, const char *id)
{
	size_t i;

	for (i = 0; i < n && strcmp(v[i].id, id) != 0; i++)
		;
	return i < n;
}

/* Which follows which; those that follow and are not there are left out. */
static void
draw_all(struct flow *f, const struct playbook *v, size_t n)
{
	const struct node *c;
	size_t i;

	for (i = 0; i < n; i++)
		put_node(f, v[i].id, v[i].name, false);
	for (i = 0; i < n; i++) {
		NODE_EACH(c, node_get(v[i].node, "next")) {
			if (is_among(v, n, c->text))
				put_edge(f, v[i].id, c->text);
		}
	}
}

static int
read_and_draw_all(struct flow *f, struct ws *ws, struct err *e)
{
	struct names ids = { 0 };
	struct playbook *v = NULL;
	size_t i;
	int rc = playbook_ids(&ids, ws, e);

	if (rc == 0 && ids.n > 0)
		v = arena_alloc(&ws->arena, ids.n * sizeof(*v));
	for (i = 0; i < ids.n && rc == 0; i++)
		rc = playbook_read(&v[i], ws, ids.s[i], NULL, e);
	if (rc == 0)
		draw_all(f, v, ids.n);
	names_release(&ids);
	return rc;
}

void
playflow_steps(struct str *out, const struct playbook *b)
{
	struct flow f = { STR_INIT, true, true };

	begin(&f);
	draw_steps(&f, b);
	str_add(out, f.out.s, f.out.len);
	str_release(&f.out);
}

void
playflow_all(struct str *out, const struct playbook *v, size_t n)
{
	struct flow f = { STR_INIT, true, true };

	begin(&f);
	draw_all(&f, v, n);
	str_add(out, f.out.s, f.out.len);
	str_release(&f.out);
}

/* Let graphviz draw it. */
static int
draw_svg(struct str *svg, const struct str *dot, struct err *e)
{
	static const char *const argv[] = { "dot", "-Tsvg", NULL };
	struct str said = STR_INIT;
	struct run r = { .in = dot->s, .in_len = dot->len, .out = svg,
	    .err = &said };
	struct err why = ERR_INIT;
	int rc = run_argv(&r, argv, &why);

	str_trim_end(&said);
	if (rc != 0)
		err_set(e, ERR_NOTFOUND, "the picture needs graphviz (dot): "
		    "%.200s; --flow=mermaid does without",
		    rc < 0 ? why.msg : said.len > 0 ? said.s :
		    "it failed, and does not say why");
	str_release(&said);
	return rc == 0 ? 0 : -1;
}

int
playflow_print(FILE *f, struct ws *ws, const struct playbook *b,
    const char *form, struct err *e)
{
	struct flow flow = { STR_INIT, strcmp(form, "mermaid") == 0, false };
	struct str svg = STR_INIT;
	int rc = 0;

	begin(&flow);
	if (b != NULL)
		draw_steps(&flow, b);
	else
		rc = read_and_draw_all(&flow, ws, e);
	if (!flow.mermaid)
		str_adds(&flow.out, "}\n");
	if (rc == 0 && strcmp(form, "svg") == 0) {
		rc = draw_svg(&svg, &flow.out, e);
		if (rc == 0)
			fputs(svg.s, f);
	} else if (rc == 0) {
		fputs(flow.out.s, f);
	}
	str_release(&svg);
	str_release(&flow.out);
	return rc;
}
