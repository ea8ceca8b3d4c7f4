#ifndef POS_STATUSVIEW_H
#define POS_STATUSVIEW_H

/*
 * The state of sections, for people and for programs. Only sections meant
 * (gen.h) are shown.
 */

#include <stdio.h>

#include "genset.h"
#include "table.h"

/*
 * How many sections are stale; of those that people removed the ones whose
 * facts are.
 */
size_t status_stale(const struct genset *set);

/* By document: what needs a look, with the figures that changed; a count. */
void status_print(const struct genset *set, FILE *f);

/* A record a section. */
void status_table(const struct genset *set, enum table_form form, FILE *f);

/*
 * {"schema_version": 1, "sections": [{address, document, section, state,
 * edited, removed, heading, line, inputs, figures, facts}, ...]}. The keys are always
 * there, in this order; line is null for a section that is not in the
 * document, heading null unless people renamed it. inputs: [{path, before,
 * now}], hashes; figures: [{name, before, now}], texts; before or now may be
 * null. Both are empty unless the state is stale. facts: [{name, yours,
 * drafted}], those written by hand and what the data say, as YAML.
 */
void status_json(const struct genset *set, struct arena *a, FILE *f);

#endif
