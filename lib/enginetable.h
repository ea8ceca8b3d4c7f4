#ifndef POS_ENGINETABLE_H
#define POS_ENGINETABLE_H

/* Engines as records: what is configured, and whether they answer. */

#include "endpoint.h"
#include "llmcheck.h"
#include "table.h"

/*
 * A row for builtin and one for each endpoint. used: the name of the engine
 * that the workspace uses, or NULL: there is no workspace. Owner: the caller,
 * who calls table_release(). Strings are copied.
 */
void engine_table_list(struct table *t, const struct endpoints *all,
    const char *used);

/*
 * Write how many answers the folder dir keeps, their bytes, and the limit:
 * a sentence, or with a word of TABLE_FORMS a record.
 */
void engine_cache_print(const char *dir, const char *form, FILE *f);

/* The columns of checks, and a row for one. Owner: as above. */
void engine_table_checks(struct table *t);
void engine_table_check(struct table *t, const struct llm_check *c);

/* A row for the builtin engine, which needs nothing. */
void engine_table_check_builtin(struct table *t);

#endif
