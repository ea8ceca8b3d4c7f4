/* flowchart - the part of Mermaid that graphviz can draw, too */

#include "flowchart.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "flowscan.h"
#include "map.h"
#include "mem.h"

/* A node, or a group by a node that is in it. */
struct pick {
	size_t node, group;
};

/* Nodes with & between: some of the reading's picks. */
struct group {
	size_t from, to;
};

/* One line that is read, and what all lines so far made. */
struct reading {
	struct flow_scan at;
	struct str *why;
	struct arena *a;
	struct flowchart *f;
	struct map ids;			/* id -> index of its node + 1 */
	size_t cap_nodes, cap_edges, cap_groups;
	size_t group;			/* the one that is open, or 0 */
	struct pick *picks;		/* ends of this line's edges */
	size_t n_picks, cap_picks;
};

static const char *const directions[] = { "TB", "TD", "BT", "LR", "RL" };

/* Longest first. */
static const struct arrow {
	const char *mark;
	enum flow_line line;
	enum flow_heads heads;
} arrows[] = {
	{ "<-->", FLOW_SOLID, FLOW_TWO_HEADS },
	{ "<-.->", FLOW_DOTTED, FLOW_TWO_HEADS },
	{ "<==>", FLOW_THICK, FLOW_TWO_HEADS },
	{ "-.->", FLOW_DOTTED, FLOW_ONE_HEAD },
	{ "-->", FLOW_SOLID, FLOW_ONE_HEAD },
	{ "---", FLOW_SOLID, FLOW_NO_HEAD },
	{ "-.-", FLOW_DOTTED, FLOW_NO_HEAD },
	{ "==>", FLOW_THICK, FLOW_ONE_HEAD },
	{ "===", FLOW_THICK, FLOW_NO_HEAD },
};

/* An arrow with words in it begins and ends so. */
static const struct {
	const char *open, *close;
	enum flow_line line;
	enum flow_heads heads;
} spoken[] = {
	{ "-- ", " -->", FLOW_SOLID, FLOW_ONE_HEAD },
	{ "-. ", " .->", FLOW_DOTTED, FLOW_ONE_HEAD },
	{ "== ", " ==>", FLOW_THICK, FLOW_ONE_HEAD },
	{ "-- ", " ---", FLOW_SOLID, FLOW_NO_HEAD },
};

/* Longest first. */
static const struct {
	const char *open, *close;
	enum flow_shape shape;
} shapes[] = {
	{ "([", "])", FLOW_STADIUM }, { "((", "))", FLOW_CIRCLE },
	{ "[[", "]]", FLOW_SUBROUTINE }, { "[(", ")]", FLOW_CYLINDER },
	{ "[", "]", FLOW_BOX }, { "(", ")", FLOW_ROUND },
	{ "{", "}", FLOW_DIAMOND },
};

static bool
wrong(struct reading *r, const char *what)
{
	str_adds(r->why, what);
	return false;
}

/* The node with this id, made when it is new. */
static size_t
node_of(struct reading *r, const char *id, size_t n)
{
	const char *name = arena_ndup(r->a, id, n);
	void **at = map_at(&r->ids, name);
	struct flowchart *f = r->f;

	if (*at == NULL) {
		MEM_ROOM(f->nodes, f->n_nodes, r->cap_nodes);
		f->nodes[f->n_nodes] = (struct flow_node){ name, name,
		    FLOW_BOX, r->group };
		f->n_nodes++;
		*at = (void *)(uintptr_t)f->n_nodes;
	}
	return (size_t)(uintptr_t)*at - 1;
}

/* The number of the group of this id, the latest first; 0: there is none. */
static size_t
group_of(const struct flowchart *f, const char *id, size_t n)
{
	size_t i;

	for (i = f->n_groups; i > 0; i--)
		if (strlen(f->groups[i - 1].id) == n &&
		    memcmp(f->groups[i - 1].id, id, n) == 0)
			break;
	return i;
}

/* Is a group the other one, or within it? */
static bool
is_within(const struct flowchart *f, size_t group, size_t of)
{
	while (group != 0 && group != of)
		group = f->groups[group - 1].in;
	return group == of;
}

/* Stand for a group by its first node: edges have nodes at their ends. */
static bool
pick_group(struct reading *r, struct pick *pick)
{
	const struct flowchart *f = r->f;

	for (pick->node = 0; pick->node < f->n_nodes; pick->node++)
		if (is_within(f, f->nodes[pick->node].group, pick->group))
			return true;
	str_addf(r->why, "the group '%s' has no node, so no edge can lead "
	    "there", f->groups[pick->group - 1].label);
	return false;
}

/* The text of a node within its brackets. */
static bool
read_shape(struct reading *r, size_t node)
{
	const char *from;
	size_t i;

	for (i = 0; i < sizeof(shapes) / sizeof(*shapes); i++) {
		if (!flow_take(&r->at, shapes[i].open))
			continue;
		from = r->at.p;
		if (!flow_take_until(&r->at, shapes[i].close)) {
			str_addf(r->why, "a node opens with %s, and its %s is "
			    "missing", shapes[i].open, shapes[i].close);
			return false;
		}
		r->f->nodes[node].shape = shapes[i].shape;
		r->f->nodes[node].label = flow_label(r->a, from,
		    (size_t)(r->at.p - from) - strlen(shapes[i].close));
		return true;
	}
	return true;
}

/* An id, perhaps with its text. */
static bool
read_node(struct reading *r)
{
	struct pick pick;
	const char *from;

	flow_skip_space(&r->at);
	from = r->at.p;
	if (!flow_take_word(&r->at))
		return wrong(r, "a node is expected, such as A[\"text\"]");
	pick.group = group_of(r->f, from, (size_t)(r->at.p - from));
	if (pick.group > 0 && !pick_group(r, &pick))
		return false;
	if (pick.group == 0)
		pick.node = node_of(r, from, (size_t)(r->at.p - from));
	MEM_ROOM(r->picks, r->n_picks, r->cap_picks);
	r->picks[r->n_picks++] = pick;
	return pick.group > 0 || read_shape(r, pick.node);
}

/* Nodes with & between. */
static bool
read_nodes(struct reading *r, struct group *group)
{
	group->from = r->n_picks;
	do {
		if (!read_node(r))
			return false;
		flow_skip_space(&r->at);
	} while (flow_take(&r->at, "&"));
	group->to = r->n_picks;
	return true;
}

/* The words of an edge in bars, if there are any. */
static bool
read_words(struct reading *r, struct flow_edge *edge)
{
	const char *from;

	flow_skip_space(&r->at);
	from = r->at.p + 1;
	if (!flow_take(&r->at, "|"))
		return true;
	if (!flow_take_until(&r->at, "|"))
		return wrong(r, "the words of an edge open with |, and the "
		    "other | is missing");
	edge->label = flow_label(r->a, from, (size_t)(r->at.p - from) - 1);
	return true;
}

/* An arrow, perhaps with words. */
static bool
read_arrow(struct reading *r, struct flow_edge *edge)
{
	const char *from = r->at.p, *text;
	size_t i;

	edge->label = "";
	for (i = 0; i < sizeof(arrows) / sizeof(*arrows); i++) {
		if (!flow_take(&r->at, arrows[i].mark))
			continue;
		edge->line = arrows[i].line;
		edge->heads = arrows[i].heads;
		return read_words(r, edge);
	}
	for (i = 0; i < sizeof(spoken) / sizeof(*spoken); i++) {
		text = from + strlen(spoken[i].open);
		edge->line = spoken[i].line;
		edge->heads = spoken[i].heads;
		if (flow_take(&r->at, spoken[i].open) && flow_take_until(&r->at, spoken[i].close)) {
			edge->label = flow_label(r->a, text, (size_t)(r->at.p -
			    text) - strlen(spoken[i].close));
			return true;
		}
		r->at.p = from;
	}
	return wrong(r, "an edge is expected, such as --> or -->|words|");
}

/* From each of the one group to each of the other. */
static bool
add_edges(struct reading *r, const struct group *from,
    const struct group *to, struct flow_edge edge)
{
	struct flowchart *f = r->f;
	size_t i, k;

	for (i = from->from; i < from->to; i++) {
		for (k = to->from; k < to->to; k++) {
			if (f->n_edges == FLOW_EDGES_MOST)
				return wrong(r, "there are more than 2000 "
				    "edges; split the diagram");
			MEM_ROOM(f->edges, f->n_edges, r->cap_edges);
			edge.from = r->picks[i].node;
			edge.from_group = r->picks[i].group;
			edge.to = r->picks[k].node;
			edge.to_group = r->picks[k].group;
			f->edges[f->n_edges++] = edge;
		}
	}
	return true;
}

/* A word that begins a statement of more than nodes and edges, or NULL. */
static const char *
find_beyond(const struct reading *r)
{
	static const char *const words[] = { "style", "classDef", "class",
		"click", "linkStyle", "direction" };
	struct flow_scan at;
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		at = r->at;
		if (flow_take_keyword(&at, words[i]))
			return words[i];
	}
	return NULL;
}

/* subgraph id["Words"], subgraph id, subgraph Words */
static bool
open_group(struct reading *r)
{
	struct flowchart *f = r->f;
	const char *id, *from;
	size_t n;

	flow_skip_space(&r->at);
	id = from = r->at.p;
	flow_take_word(&r->at);
	n = (size_t)(r->at.p - id);
	flow_skip_space(&r->at);
	if (n > 0 && flow_take(&r->at, "[")) {
		from = r->at.p;
		if (!flow_take_until(&r->at, "]"))
			return wrong(r, "a group opens with [, and its ] is "
			    "missing");
		r->at.end = r->at.p - 1;
	}
	if (from == r->at.end)
		return wrong(r, "a group is expected, such as subgraph "
		    "us[\"Us\"]");
	MEM_ROOM(f->groups, f->n_groups, r->cap_groups);
	f->groups[f->n_groups++] = (struct flow_group){ arena_ndup(r->a, id,
	    n), flow_label(r->a, from, (size_t)(r->at.end - from)), r->group };
	r->group = f->n_groups;
	return true;
}

static bool
close_group(struct reading *r)
{
	if (r->group == 0)
		return wrong(r, "'end' closes a group, and none is open");
	r->group = r->f->groups[r->group - 1].in;
	return true;
}

static bool
read_statement(struct reading *r)
{
	struct group from, to;
	struct flow_edge edge;
	const char *word = find_beyond(r);

	if (word != NULL) {
		str_addf(r->why, "'%s' is more than nodes and edges, which "
		    "is all that can be drawn everywhere; leave it out",
		    word);
		return false;
	}
	if (flow_take_keyword(&r->at, "subgraph"))
		return open_group(r);
	if (flow_take_keyword(&r->at, "end"))
		return close_group(r);
	r->n_picks = 0;
	if (!read_nodes(r, &from))
		return false;
	for (;;) {
		flow_skip_space(&r->at);
		if (r->at.p == r->at.end || (*r->at.p == ';' && r->at.p + 1 == r->at.end))
			return true;
		if (!read_arrow(r, &edge) || !read_nodes(r, &to) ||
		    !add_edges(r, &from, &to, edge))
			return false;
		from = to;
	}
}

/* The first line: what is drawn, and which way. */
static bool
read_kind(struct reading *r)
{
	const char *from = r->at.p;
	size_t i;

	if (!flow_take(&r->at, "flowchart ") && !flow_take(&r->at, "graph ")) {
		str_addf(r->why, "a diagram begins with flowchart LR or "
		    "flowchart TD, not '%.*s'", (int)(r->at.end - from > 40 ?
		    40 : r->at.end - from), from);
		return false;
	}
	flow_skip_space(&r->at);
	for (i = 0; i < sizeof(directions) / sizeof(*directions); i++) {
		if (flow_take(&r->at, directions[i])) {
			r->f->direction = i == 1 ? "TB" : directions[i];
			flow_skip_space(&r->at);
			flow_take(&r->at, ";");
			flow_skip_space(&r->at);
			return r->at.p == r->at.end || wrong(r, "only the "
			    "direction stands in the first line");
		}
	}
	return wrong(r, "which way it runs is expected: LR, TD, TB, RL or "
	    "BT");
}

/* Its lines, one after the other; 0, or the number of the one at fault. */
static uint32_t
read_lines(struct reading *r, const char *text, size_t n)
{
	const char *end = text + n, *nl;
	bool begun = false;
	uint32_t line;

	for (line = 1; text < end; line++, text = nl + 1) {
		nl = memchr(text, '\n', (size_t)(end - text));
		if (nl == NULL)
			nl = end;
		r->at.p = text;
		r->at.end = nl;
		flow_skip_space(&r->at);
		flow_trim_end(&r->at);
		if (r->at.p == r->at.end || flow_starts(&r->at, "%%"))
			continue;
		if (!(begun ? read_statement(r) : read_kind(r)))
			return line;
		begun = true;
	}
	if (!begun)
		str_adds(r->why, "the diagram is empty");
	else if (r->group > 0)
		str_addf(r->why, "the group '%s' is not closed; write end",
		    r->f->groups[r->group - 1].label);
	return !begun ? 1 : r->group > 0 ? line - 1 : 0;
}

/* Move an array of n to the arena. */
static void *
settle(struct arena *a, void *items, size_t n, size_t size)
{
	void *copy = arena_alloc(a, n * size + 1);

	if (n > 0)
		memcpy(copy, items, n * size);
	free(items);
	return copy;
}

uint32_t
flowchart_read(struct flowchart *out, struct arena *a, struct str *why,
    const char *text, size_t n)
{
	struct reading r = { .why = why, .a = a, .f = out };
	uint32_t line;

	*out = (struct flowchart){ .direction = "TB" };
	line = read_lines(&r, text, n);
	out->nodes = settle(a, out->nodes, out->n_nodes, sizeof(*out->nodes));
	out->edges = settle(a, out->edges, out->n_edges, sizeof(*out->edges));
	out->groups = settle(a, out->groups, out->n_groups,
	    sizeof(*out->groups));
	free(r.picks);
	map_release(&r.ids);
	return line;
}

uint32_t
flowchart_fault(struct str *why, const char *text, size_t n)
{
	struct arena a = ARENA_INIT;
	struct flowchart f;
	uint32_t line = flowchart_read(&f, &a, why, text, n);

	arena_release(&a);
	return line;
}
