#ifndef POS_SAMPLE_H
#define POS_SAMPLE_H

/*
 * Samples: numbers of cases, and their median told with how many there were.
 */

#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "dec.h"
#include "node.h"

/* Numbers to take medians and quartiles of. */
struct sample {
	__int128 *v;
	size_t n, cap;
};

/*
 * Add one number; of money, its m (dec.h). All zeroes is an empty sample. Owner:
 * the caller, who calls sample_release(), after which s is empty.
 */
void sample_add(struct sample *s, __int128 v);
void sample_release(struct sample *s);

/* Add what from has to to. */
void sample_merge(struct sample *to, const struct sample *from);

/*
 * The quantile q/4 of a sample by linear interpolation between order
 * statistics (Hyndman & Fan 1996, type 7); invalid when empty. Changes the
 * order of s.
 */
struct ratio sample_quartile(struct sample *s, int q);

/*
 * The median of a sample as a figure: {value, text: "EUR 40,000", cases:
 * "EUR 40,000 (n = 12)", n}; currency: the sample is money;
 * NULL: plain numbers. Of fewer than least cases {few: true, n} and in text
 * and cases "too few to say (n = 4)"; none: text is the word none.
 */
struct node *sample_figure(struct arena *a, struct node *map, const char *key,
    struct sample *s, const char *currency, size_t least, const char *none);

/*
 * The same of plain numbers of which a half matters, such as certified people:
 * the median of an even number of cases is told with one place, "1.5".
 */
struct node *sample_halves(struct arena *a, struct node *map, const char *key,
    struct sample *s, size_t least, const char *none);

#endif
