/* flowdot - flowcharts as pictures, drawn by graphviz */

#include "flowdot.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "html.h"
#include "mem.h"
#include "names.h"
#include "run.h"

/*
 * Graphviz routes curves in a time that grows with the cube of the edges: 400
 * at random take it half a minute, as straight lines half a second. A chart of
 * more than CURVED is drawn with those; SECONDS are for all charts of a run.
 */
enum { CURVED = 80, SECONDS = 120 };

struct picture {
	struct flowchart chart;
	const char *svg;	/* NULL: not drawn */
};

static const char *const shapes[] = {
	[FLOW_BOX] = "box", [FLOW_ROUND] = "box\", style=\"rounded",
	[FLOW_STADIUM] = "box\", style=\"rounded\", class=\"end",
	[FLOW_CIRCLE] = "circle\", margin=\"0.05", [FLOW_SUBROUTINE] =
	    "box\", peripheries=\"2", [FLOW_CYLINDER] = "cylinder",
	[FLOW_DIAMOND] = "diamond\", margin=\"0.02,0.02",
};

static const char *const lines[] = {
	[FLOW_SOLID] = "", [FLOW_DOTTED] = ", style=dashed",
	[FLOW_THICK] = ", penwidth=2",
};

static const char *const heads[] = {
	[FLOW_NO_HEAD] = ", dir=none", [FLOW_ONE_HEAD] = "",
	[FLOW_TWO_HEADS] = ", dir=both",
};

/* Text within quotes. An & would begin an entity of HTML. */
static void
add_text(struct str *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			str_addf(out, "\\%c", *text);
		else if (*text == '&')
			str_adds(out, "&amp;");
		else if (*text == '\n')
			str_adds(out, "\\n");
		else if ((unsigned char)*text >= ' ')
			str_addc(out, *text);
	}
}

/* The nodes of a group, and the groups in it; 0: those of none. */
static void
add_group(struct str *out, const struct flowchart *f, size_t group)
{
	size_t i;

	for (i = 0; i < f->n_nodes; i++) {
		if (f->nodes[i].group != group)
			continue;
		str_addf(out, "    %zu [shape=\"%s\", label=\"", i + 1,
		    shapes[f->nodes[i].shape]);
		add_text(out, f->nodes[i].label);
		str_adds(out, "\"];\n");
	}
	for (i = 0; i < f->n_groups; i++) {
		if (f->groups[i].in != group)
			continue;
		str_addf(out, "    subgraph cluster_%zu {\n    label=\"",
		    i + 1);
		add_text(out, f->groups[i].label);
		str_adds(out, "\"; fontname=\"Helvetica\"; fontsize=12; "
		    "color=\"#c9d0d7\";\n");
		add_group(out, f, i + 1);
		str_adds(out, "    }\n");
	}
}

/* A name as graphviz has it is a number: no id of ours is in the picture. */
void
flowchart_dot(struct str *out, const struct flowchart *f,
    const char *color)
{
	const struct flow_edge *edge;
	size_t i;

	str_addf(out, "digraph {\n    rankdir=%s; bgcolor=transparent; "
	    "nodesep=0.3; ranksep=0.45; compound=true;\n"
	    "    node [shape=box, fontname=\"Helvetica\", fontsize=12, "
	    "height=0.4, margin=\"0.16,0.09\", color=\"%s\"];\n"
	    "    edge [fontname=\"Helvetica\", fontsize=11, arrowsize=0.7, "
	    "color=\"#555d66\"];\n", f->direction, color);
	if (f->n_edges > CURVED)
		str_adds(out, "    splines=line; nslimit=1; nslimit1=1; "
		    "mclimit=0.1;\n");
	add_group(out, f, 0);
	for (i = 0; i < f->n_edges; i++) {
		edge = &f->edges[i];
		str_addf(out, "    %zu -> %zu [label=\"", edge->from + 1,
		    edge->to + 1);
		add_text(out, edge->label);
		str_addf(out, "\"%s%s", lines[edge->line],
		    heads[edge->heads]);
		if (edge->from_group > 0)
			str_addf(out, ", ltail=cluster_%zu",
			    edge->from_group);
		if (edge->to_group > 0)
			str_addf(out, ", lhead=cluster_%zu", edge->to_group);
		str_adds(out, "];\n");
	}
	str_adds(out, "}\n");
}

int
flowdot_add(struct flowdot *d, const char *text, size_t n, const char *file,
    int line, struct err *e)
{
	const char *key = arena_ndup(&d->a, text, n);
	void **at = map_at(&d->pictures, key);
	struct str why = STR_INIT;
	struct picture *p;
	uint32_t wrong;

	if (*at != NULL)
		return 0;
	p = *at = arena_alloc(&d->a, sizeof(*p));
	wrong = flowchart_read(&p->chart, &d->a, &why, text, n);
	if (wrong > 0) {
		err_set(e, ERR_INVALID, "%s:%d: mermaid: %s", file, line +
		    (int)wrong - 1, why.s);
	} else {
		MEM_ROOM(d->waiting, d->n, d->cap);
		d->waiting[d->n++] = p;
	}
	str_release(&why);
	return wrong > 0 ? -1 : 0;
}

/* Is it one of the attributes that would stand twice on a page? */
static size_t
skip_attribute(const char *p)
{
	if (strncmp(p, " id=\"", 5) != 0)
		return 0;
	return 5 + strcspn(p + 5, "\"") + 1;
}

/*
 * Its nodes in words: an image without any says nothing to who has it read
 * aloud.
 */
static void
add_label(struct str *out, const struct flowchart *f)
{
	struct str text = STR_INIT;
	size_t i;

	for (i = 0; i < f->n_nodes; i++)
		str_addf(&text, "%s%s", i > 0 ? ", " : "",
		    f->nodes[i].label);
	for (i = 0; i < text.len; i++)
		if (text.s[i] == '\n')
			text.s[i] = ' ';
	str_adds(out, " aria-label=\"Flowchart: ");
	html_escape_n(out, text.s, text.len);
	str_addc(out, '"');
	str_release(&text);
}

/* What the tag at p is followed by in the page: all of it, or nothing. */
static const char *
copy_tag(struct str *out, const char *p, const struct flowchart *f)
{
	size_t n = strcspn(p, ">"), skip;
	const char *end = p + n;

	if (strncmp(p, "<title>", 7) == 0) {	/* a number: see above */
		end = strstr(p, "</title>");
		return end == NULL ? p + strlen(p) : end + 8;
	}
	if (strncmp(p, "<!--", 4) == 0) {
		end = strstr(p, "-->");
		return end == NULL ? p + strlen(p) : end + 3;
	}
	if (strncmp(p, "<svg", 4) == 0) {
		str_adds(out, "<svg class=\"flow\" role=\"img\"");
		add_label(out, f);
		p += 4;
	}
	while (p < end) {
		skip = skip_attribute(p);
		if (skip == 0)
			str_addc(out, *p++);
		p += skip;
	}
	if (*p == '>')
		str_addc(out, *p++);
	return p;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/*
 * Graphviz draws the frames of groups in an order that differs from run to
 * run (by addresses in memory); they do not cover each other, so any will do.
 */
static void
sort_groups(struct str *svg)
{
	static const char begin[] = "<g class=\"cluster\">", end[] = "</g>\n";
	struct names frames = { 0 };
	struct str sorted = STR_INIT;
	char *from = strstr(svg->s, begin), *p, *to;
	size_t i;

	for (p = from; p != NULL && str_starts(p, begin); p = to) {
		to = strstr(p, end);
		if (to == NULL)
			break;
		to += strlen(end);
		str_reset(&sorted);
		str_add(&sorted, p, (size_t)(to - p));
		names_add(&frames, sorted.s);
	}
	str_reset(&sorted);
	if (frames.n > 0)
		qsort(frames.s, frames.n, sizeof(*frames.s), compare);
	for (i = 0; i < frames.n; i++)
		str_adds(&sorted, frames.s[i]);
	if (frames.n > 0)
		memcpy(from, sorted.s, sorted.len);
	names_release(&frames);
	str_release(&sorted);
}

/* The picture of a chart for a page, of what graphviz wrote from p to end. */
static const char *
page_svg(struct arena *a, const char *p, const char *end,
    const struct flowchart *f)
{
	struct str out = STR_INIT;
	const char *svg;

	while (p < end) {
		if (*p == '<')
			p = copy_tag(&out, p, f);
		else if (*p == '\n' && (out.len == 0 ||
		    out.s[out.len - 1] == '\n'))
			p++;
		else
			str_addc(&out, *p++);
	}
	sort_groups(&out);
	svg = arena_ndup(a, out.s, out.len);
	str_release(&out);
	return svg;
}

/* Hand out the drawings, which come in the order of the charts. */
static int
take_drawings(struct flowdot *d, const char *p, struct err *e)
{
	const char *from, *to;
	size_t i;

	for (i = 0; i < d->n; i++) {
		from = strstr(p, "<svg");
		to = from == NULL ? NULL : strstr(from, "</svg>");
		if (to == NULL)
			return err_set(e, ERR_NOTFOUND, "graphviz (dot) drew "
			    "%zu of %zu pictures", i, d->n);
		p = to + strlen("</svg>");
		d->waiting[i]->svg = page_svg(&d->a, from, p,
		    &d->waiting[i]->chart);
	}
	return 0;
}

int
flowdot_draw(struct flowdot *d, struct err *e)
{
	static const char *const argv[] = { "dot", "-Tsvg", NULL };
	struct str in = STR_INIT, out = STR_INIT, said = STR_INIT;
	struct run r = { .out = &out, .err = &said, .seconds = SECONDS };
	struct err why = ERR_INIT;
	size_t i;
	int rc = 0;

	for (i = 0; i < d->n; i++)
		flowchart_dot(&in, &d->waiting[i]->chart, d->color);
	r.in = in.s;
	r.in_len = in.len;
	if (d->n > 0)
		rc = run_argv(&r, argv, &why);
	str_trim_end(&said);
	if (rc != 0)
		rc = err_set(e, ERR_NOTFOUND, "pictures of flowcharts need "
		    "graphviz (dot): %.200s", rc < 0 ? why.msg : said.len > 0 ?
		    said.s : "it failed, and does not say why");
	else
		rc = take_drawings(d, out.s, e);
	d->n = 0;
	str_release(&in);
	str_release(&out);
	str_release(&said);
	return rc;
}

const char *
flowdot_svg(const struct flowdot *d, const char *text, size_t n)
{
	char *key = mem_ndup(text, n);
	const struct picture *p = map_get(&d->pictures, key);

	free(key);
	return p == NULL ? NULL : p->svg;
}

void
flowdot_release(struct flowdot *d)
{
	free(d->waiting);
	map_release(&d->pictures);
	arena_release(&d->a);
	*d = (struct flowdot)FLOWDOT_INIT;
}
