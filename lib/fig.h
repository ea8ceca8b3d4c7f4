#ifndef POS_FIG_H
#define POS_FIG_H

/*
 * Figures of evidence: each a map with `value` (a number a machine can read)
 * and `text` (what a person reads; what {{name}} prints). Built below a map
 * under a key, in an arena. See pos-artifact(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "dec.h"
#include "node.h"

/* Below so many cases a share says nothing: 10, as in Crossbeam's partner
 * score (help.crossbeam.com article 9204052). */
#define FIG_FEW 10

/* {value: 31, text: "31"} */
struct node *fig_count(struct arena *a, struct node *map, const char *key,
    size_t n);

/* {value: 12.5, text: "12.5"}: thousands commas, so many places. */
struct node *fig_number(struct arena *a, struct node *map, const char *key,
    struct ratio r, int places);

/* {value: 42000, text: "EUR 42,000"} */
struct node *fig_money(struct arena *a, struct node *map, const char *key,
    const char *currency, struct ratio r);

/*
 * {value: 0.38, text: "38 %", long: "38 % (19 of 50)", n: 19, of: 50}; with
 * fewer than least cases: {few: true, text and long: "too few to say
 * (n = 4)", n, of} and no value. Without any: text "none".
 */
struct node *fig_share(struct arena *a, struct node *map, const char *key,
    size_t n, size_t of, size_t least);

/* A share of money: {value, text: "38 %", long: "38 % (EUR 19 of EUR 50)"} */
struct node *fig_part(struct arena *a, struct node *map, const char *key,
    const char *currency, struct ratio part, struct ratio whole);

/*
 * {text: "a, b and c", n: 3, list: [...]} from names. total: how many there
 * are; more than the n given: "a, b, c and 7 more".
 */
struct node *fig_names(struct arena *a, struct node *map, const char *key,
    const char *const *names, size_t n, size_t total);

/* Append n of total names as "a, b and c", "a, b, c and 7 more". */
void names_join(struct str *out, const char *const *names, size_t n,
    size_t total);

#endif
