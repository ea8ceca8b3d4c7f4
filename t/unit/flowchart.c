/* Tests of lib/flowchart and lib/duration. */

#include "flowchart.h"

#include "duration.h"
#include "flowdot.h"
#include "tap.h"

static const char *const fine[] = {
	"flowchart LR\n A --> B\n", "graph TD;\n A\n",
	"\n%% why\nflowchart TB\n\n A[\"a ] b\"] -->|\"x | y\"| B{c}\n",
	"flowchart RL\n a-b --> c-d\n A --> B --> C\n",
	"flowchart BT\n A & B --> C & D;\n",
	"flowchart LR\n A -- \"no\" --> B\n A -. x .-> B\n A == y ==> B\n",
	"flowchart LR\n A <--> B\n A === B\n A -.- B\n A --- B\n",
	"flowchart LR\n A([x]) --> B((y)) --> C[[z]] --> D[(d)] --> E(e)\n",
	"flowchart LR\n A[\"\001\001\001\"] --> B\n \001\001\n",
	"flowchart LR\n endpoint --> classes\n",
	"flowchart LR\r\n A --> B\r\n",
	"flowchart LR\n subgraph x[\"X\"]\n A\n subgraph Y\n B\n end\n end\n B-->x\n",
};

/* A diagram, the line and the beginning of what is wrong. */
static const struct { const char *text; unsigned line; const char *why; }
wrong[] = {
	{ "", 1, "the diagram is empty" },
	{ "pie\n", 1, "a diagram begins with flowchart" },
	{ "flowchart XY\n", 1, "which way it runs" },
	{ "flowchart LR A --> B\n", 1, "only the direction" },
	{ "flowchart LR\n A --> B\n subgraph x\n", 3, "the group 'x' is not "
	    "closed; write end" },
	{ "flowchart LR\n subgraph\n end\n", 2, "a group is expected" },
	{ "flowchart LR\n subgraph x[\"y\n end\n", 2, "a group opens with [" },
	{ "flowchart LR\n A\n end\n", 3, "'end' closes a group, and none" },
	{ "flowchart LR\n subgraph x\n end\n A --> x\n", 4, "the group 'x' has "
	    "no node" },
	{ "flowchart LR\n style A fill:#f9f\n", 2, "'style' is more" },
	{ "flowchart LR\n A -->\n", 2, "a node is expected" },
	{ "flowchart LR\n A B\n", 2, "an edge is expected" },
	{ "flowchart LR\n A[\"x\n", 2, "a node opens with [" },
	{ "flowchart LR\n A -->|x B\n", 2, "the words of an edge" },
	{ "flowchart LR\n A:::big --> B\n", 2, "an edge is expected" },
	{ "flowchart LR\n A@{ shape: x }\n", 2, "an edge is expected" },
};

static const struct { const char *text; unsigned minutes; } times[] = {
	{ "30 minutes", 30 }, { "1 hour", 60 }, { "1-2 hours", 120 },
	{ "2 days", 960 }, { "1 week", 2400 }, { "1 minute", 1 },
};

static const char *const no_times[] = { "", "30", "hours", "2 - 3 hours",
	"3-2 hours", "0 minutes", "half a day", "2 hours or so", "-1 hours",
	"99999999999999999999 hours", "1.5 hours", "2  hours", "2 Hours" };

/* What is read of one with everything in it. */
static void
test_read(void)
{
	static const char text[] = "graph TD\n A[\"one #quot;1#quot;<br>x\"]"
	    " -->|a & b| B{two} & C\n subgraph g[\"G\"]\n D([d]) -.- B\n end\n"
	    " A == so ==> g\n A[(again)]\n";
	struct arena a = ARENA_INIT;
	struct flowchart f;
	struct str why = STR_INIT;

	ok(flowchart_read(&f, &a, &why, text, strlen(text)) == 0, "read");
	is_str(f.direction, "TB", "TD is TB");
	ok(f.n_nodes == 4 && f.n_edges == 4 && f.n_groups == 1, "counts");
	is_str(f.nodes[0].label, "again", "a later text is the node's");
	ok(f.nodes[0].shape == FLOW_CYLINDER, "and so is its shape");
	is_str(f.nodes[1].label, "two", "label");
	ok(f.nodes[1].shape == FLOW_DIAMOND && f.nodes[1].group == 0,
	    "a node outside");
	is_str(f.nodes[2].label, "C", "without a text, its id");
	ok(f.nodes[3].group == 1 && f.nodes[3].shape == FLOW_STADIUM,
	    "a node within");
	is_str(f.groups[0].label, "G", "the group's label");
	is_str(f.edges[1].label, "a & b", "each edge has the words");
	ok(f.edges[0].from == 0 && f.edges[0].to == 1 && f.edges[1].to == 2,
	    "one for each of several");
	ok(f.edges[2].line == FLOW_DOTTED && f.edges[2].heads == FLOW_NO_HEAD,
	    "a dotted line without a head");
	ok(f.edges[3].to_group == 1 && f.edges[3].to == 3 &&
	    f.edges[3].line == FLOW_THICK, "to a group, by its first node");
	arena_release(&a);
	str_release(&why);
}

/* n statements of this form, with its number in it. */
static void
is_too_many(const char *form, int n, const char *what)
{
	struct str text = STR_INIT, why = STR_INIT, want = STR_INIT;
	int i;

	str_adds(&text, "flowchart LR\n");
	for (i = 0; i < n; i++)
		str_addf(&text, form, i);
	ok(flowchart_fault(&why, text.s, text.len) == (unsigned)n + 1,
	    "%d %s: the line", n, what);
	str_addf(&want, "there are more than %d %s; split the diagram", n - 1,
	    what);
	is_str(why.s, want.s, "is too many");
	str_release(&text);
	str_release(&why);
	str_release(&want);
}

static void
test_many(void)
{
	is_too_many(" A --> B\n", 501, "edges");
	is_too_many(" n%d\n", 501, "nodes");
	is_too_many(" subgraph g%d\n", 51, "groups");
}

static void
test_dot(void)
{
	static const char text[] = "flowchart LR\n A[\"say #quot;x\\y#quot; &"
	    " <b>\"] -->|no| B\n subgraph g[G]\n C\n end\n B <-.-> g\n";
	struct arena a = ARENA_INIT;
	struct flowchart f;
	struct str out = STR_INIT;

	ok(flowchart_read(&f, &a, &out, text, strlen(text)) == 0, "read");
	flowchart_dot(&out, &f, "#0b5d66");
	ok(strstr(out.s, "1 [shape=\"box\", label=\"say \\\"x\\\\y\\\" &amp; "
	    "<b>\"];") != NULL, "what dot would take otherwise is escaped");
	ok(strstr(out.s, "1 -> 2 [label=\"no\"];") != NULL, "an edge");
	ok(strstr(out.s, "2 -> 3 [label=\"\", style=dashed, dir=both, "
	    "lhead=cluster_1];") != NULL, "an edge to a group");
	ok(strstr(out.s, "subgraph cluster_1 {\n    label=\"G\"") != NULL,
	    "a group");
	str_release(&out);
	arena_release(&a);
}

int
main(void)
{
	struct str why = STR_INIT;
	unsigned minutes;
	size_t i;

	for (i = 0; i < sizeof(fine) / sizeof(*fine); i++) {
		str_reset(&why);
		ok(flowchart_fault(&why, fine[i], strlen(fine[i])) == 0,
		    "diagram %zu is fine", i);
		is_str(why.s, "", "nothing is said");
	}
	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		str_reset(&why);
		ok(flowchart_fault(&why, wrong[i].text, strlen(
		    wrong[i].text)) == wrong[i].line, "line of fault %zu", i);
		str_cut(&why, why.len < strlen(wrong[i].why) ? why.len :
		    strlen(wrong[i].why));
		is_str(why.s, wrong[i].why, "what is wrong");
	}
	for (i = 0; i < sizeof(times) / sizeof(*times); i++)
		ok(duration_parse(&minutes, times[i].text) == 0 && minutes ==
		    times[i].minutes, "%s", times[i].text);
	for (i = 0; i < sizeof(no_times) / sizeof(*no_times); i++)
		ok(duration_parse(&minutes, no_times[i]) < 0, "'%s' is none",
		    no_times[i]);
	str_release(&why);
	test_read();
	test_many();
	test_dot();
	return tap_done();
}
