/*
 * libFuzzer target: read what comes as a flowchart, and write it as graphviz
 * has it. Aborts when a label gets out of its quotes there, or an edge leads
 * to no node.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "flowdot.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is outside of quotes is ours: no label can end its quotes. */
static void
check(const char *dot, const struct flowchart *f)
{
	size_t opened = 0, closed = 0, ends = 0;

	for (; *dot != '\0'; dot++) {
		if (*dot == '"') {
			dot++;
			dot += strcspn(dot, "\"\\\n");
			while (*dot == '\\' && dot[1] != '\0' &&
			    dot[1] != '\n')
				dot += 2 + strcspn(dot + 2, "\"\\\n");
			if (*dot != '"')
				abort();
		} else if (strchr("<>#@!%$'`", *dot) != NULL &&
		    strncmp(dot - 1, "->", 2) != 0) {
			abort();
		}
		opened += *dot == '{';
		closed += *dot == '}';
		ends += *dot == ';';
	}
	if (opened != f->n_groups + 1 || closed != opened ||
	    ends < f->n_nodes + f->n_edges)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = ARENA_INIT;
	struct str why = STR_INIT, dot = STR_INIT;
	struct flowchart f;
	size_t i;

	if (flowchart_read(&f, &a, &why, (const char *)data, size) == 0) {
		for (i = 0; i < f.n_edges; i++)
			if (f.edges[i].from >= f.n_nodes ||
			    f.edges[i].to >= f.n_nodes ||
			    f.edges[i].from_group > f.n_groups ||
			    f.edges[i].to_group > f.n_groups)
				abort();
		flowchart_dot(&dot, &f, "#0b5d66");
		check(dot.s, &f);
	} else if (why.len == 0) {
		abort();
	}
	str_release(&why);
	str_release(&dot);
	arena_release(&a);
	return 0;
}
