#ifndef POS_ENGINECHECKS_H
#define POS_ENGINECHECKS_H

/* Which engines are checked, and what their failures weigh. */

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "endpoint.h"
#include "llmcheck.h"
#include "opt.h"
#include "table.h"

struct engine_checks {
	struct llm_check *list;
	size_t n;
	bool builtin;		/* it was named, too */
};

/*
 * Choose those named, each once, else all. fail: called for each name that
 * is none. Owner: the caller, who calls engine_checks_release().
 */
void engine_checks_choose(struct engine_checks *out,
    const struct endpoints *all, const struct list *names,
    int (*fail)(struct err *e));
void engine_checks_release(struct engine_checks *checks);

/* Write a record for each, once they were run; nothing where there is none. */
void engine_checks_print(const struct engine_checks *checks,
    enum table_form form, FILE *f);

enum weight { WEIGHT_NONE, WEIGHT_NOTE, WEIGHT_FAILURE };

/*
 * What the result of a check weighs. wanted: the engine was named, or is in
 * the configuration or the workspace. Nobody misses Ollama where nobody has
 * set it up, nor a model of an engine that only a variable brought.
 */
enum weight engine_check_weight(const struct llm_check *c, bool wanted);

#endif
