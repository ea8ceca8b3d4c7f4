/* enginechecks - which engines are checked, and what failures weigh */

#include "enginechecks.h"

#include <stdlib.h>
#include <string.h>

#include "enginetable.h"
#include "mem.h"

/* Add one, unless it is there. */
static void
add(struct engine_checks *out, const struct endpoint *p, const char *file)
{
	size_t i;

	for (i = 0; i < out->n; i++) {
		if (out->list[i].p == p)
			return;
	}
	out->list[out->n++] = (struct llm_check){ .p = p, .file = file };
}

void
engine_checks_choose(struct engine_checks *out, const struct endpoints *all,
    const struct list *names, int (*fail)(struct err *e))
{
	const struct endpoint *p;
	struct err e = ERR_INIT;
	const char *name;
	size_t i, n = names->n > 0 ? names->n : all->n;

	*out = (struct engine_checks){ .list = mem_zero(n + 1,
	    sizeof(*out->list)) };
	for (i = 0; i < n; i++) {
		name = names->n > 0 ? names->s[i] : all->list[i].name;
		if (strcmp(name, ENDPOINT_BUILTIN) == 0)
			out->builtin = true;
		else if (endpoint_find(&p, all, name, &e) < 0)
			fail(&e);
		else
			add(out, p, all->file);
	}
}

void
engine_checks_release(struct engine_checks *checks)
{
	size_t i;

	for (i = 0; i < checks->n; i++)
		llmcheck_release(&checks->list[i]);
	free(checks->list);
}

void
engine_checks_print(const struct engine_checks *checks, enum table_form form,
    FILE *f)
{
	struct table t;
	size_t i;

	engine_table_checks(&t);
	if (checks->builtin)
		engine_table_check_builtin(&t);
	for (i = 0; i < checks->n; i++)
		engine_table_check(&t, &checks->list[i]);
	if (table_rows(&t) > 0)
		table_print(&t, form, f);
	table_release(&t);
}

enum weight
engine_check_weight(const struct llm_check *c, bool wanted)
{
	if (c->state == CHECK_FINE)
		return WEIGHT_NONE;
	if (wanted)
		return WEIGHT_FAILURE;
	if (c->p->standard)
		return c->state == CHECK_DOWN ? WEIGHT_NONE : WEIGHT_NOTE;
	return c->state == CHECK_NO_MODEL ? WEIGHT_NOTE : WEIGHT_FAILURE;
}
