/* Tests of lib/flowchart and lib/duration. */

#include "flowchart.h"

#include "duration.h"
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
};

/* A diagram, the line and the beginning of what is wrong. */
static const struct { const char *text; unsigned line; const char *why; }
wrong[] = {
	{ "", 1, "the diagram is empty" },
	{ "pie\n", 1, "a diagram begins with flowchart" },
	{ "flowchart XY\n", 1, "which way it runs" },
	{ "flowchart LR A --> B\n", 1, "only the direction" },
	{ "flowchart LR\n A --> B\n subgraph x\n", 3, "'subgraph' is more" },
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
	return tap_done();
}
