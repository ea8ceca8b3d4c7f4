#ifndef POS_TAMREAD_H
#define POS_TAMREAD_H

/* How lib/tam reads numbers: for its own files. */

#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "node.h"
#include "tam.h"

/* One reading of a file; id: of the category, NULL above them. */
struct tam_reader {
	struct arena *a;
	struct err *e;
	const char *id;
};

/*
 * Read the number of an input and its source from map; absent: unknown.
 * ERR_INVALID as tam_load() says.
 */
int tam_read_number(struct tam_number *out, const struct tam_reader *r,
    const struct node *map, enum tam_input in);

/*
 * Refuse keys of map that are probably meant as one of the n known: passed
 * over, they would give a wrong figure. all: the name of a number, which
 * has no key beside them.
 */
int tam_check_keys(const struct node *map, const char *const *known,
    size_t n, const char *all, struct err *e);

/* Lower-case letters, digits and -: what --set can name. */
bool tam_is_id(const char *s);

/*
 * Check the keys of a file, or of a scenario, and of the capacity in it; the
 * same of category n, whose id is r->id; every scenario of t.
 */
int tam_check_top(const struct node *map, struct err *e);
int tam_check_category(const struct tam_reader *r, const struct node *n);
int tam_check_scenarios(struct arena *a, const struct tam *t, struct err *e);

/*
 * Read the numbers and categories of the file with the tree map into *t,
 * with those of the scenario over, or NULL, in their place.
 */
int tam_read_all(struct tam *t, struct arena *a, const struct node *map,
    const struct node *over, struct err *e);

#endif
