/* nextstart - what is next where there is no partner yet */

#include "nextparts.h"

#include <string.h>

#include "shellword.h"

struct first_step {
	const char *document;	/* that is there once it is done, or NULL */
	const char *why;
	const char *command;	/* %s: a type of the program */
};

/* In the order of README.md, "Your first partner in 30 minutes". */
static const struct first_step steps[] = {
	{ "strategy/ipp.md", "whom you look for: a first draft to disagree "
	    "with", "pos gen icp ipp" },
	{ NULL, "the first partner, a name is enough",
	    "pos partner add 'NAME' --type %s" },
	{ NULL, "or all of them, from a list of yours",
	    "pos import partners 'FILE'" },
	{ NULL, "what to do with a partner, step by step", "pos play list" },
};

/* The command with the first type that the program has. */
static const char *
command_of(const struct next_look *l, const struct first_step *s)
{
	const struct node *c;
	const char *type = "'TYPE'", *gap = strstr(s->command, "%s");

	NODE_EACH(c, node_get(l->ws->program, "types")) {
		type = shell_word(&l->ws->arena, node_get_text(c, "id",
		    "TYPE"));
		break;
	}
	return gap == NULL ? s->command : arena_printf(&l->ws->arena,
	    "%.*s%s", (int)(gap - s->command), s->command, type);
}

void
next_from_nothing(struct next_look *l)
{
	const struct first_step *s;
	size_t i;

	l->p = NULL;
	l->rank = 0;
	for (i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		s = &steps[i];
		if (s->document == NULL ||
		    !root_exists(&l->ws->root, s->document))
			next_add(l, NEXT_NOW, DATE_NONE, "start", s->why,
			    command_of(l, s));
	}
}
