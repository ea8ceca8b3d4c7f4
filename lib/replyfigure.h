#ifndef POS_REPLYFIGURE_H
#define POS_REPLYFIGURE_H

/*
 * The figures that a question names, told with their value, its place and
 * source, the formula, and the last change in git. Each function adds to the
 * reply and returns how many figures it told; what stops it is a problem of
 * the reply.
 */

#include <stdbool.h>
#include <stddef.h>

#include "about.h"
#include "question.h"
#include "reply.h"
#include "retrieve.h"
#include "revs.h"
#include "ws.h"

/* What the figures of a question are found with; all are borrowed. */
struct figure_ask {
	struct ws *ws;
	const struct question *q;
	const struct about *about;		/* or NULL */
	const struct retrieval *found;
	const struct revs *revs;		/* repo NULL: no history */
};

/* Assumptions of the partner market, and the values computed from them. */
size_t reply_tam(struct reply *r, const struct figure_ask *ask);

/* Metrics of the dictionary, measured: askmetric.h. */
size_t reply_metric(struct reply *r, const struct figure_ask *ask);

/*
 * Add what the files give for the metric with this id over the last twelve
 * months, beside an assumption of the same; nothing when there are too few.
 */
void reply_beside(struct reply *r, const struct figure_ask *ask,
    const char *id);

/* Values in the YAML files that were found, by their paths. */
size_t reply_yaml(struct reply *r, const struct figure_ask *ask);

/* For all three: "15%" as people have it, "15 %". Owner: the arena. */
const char *reply_number(struct arena *a, const char *text);

/*
 * For all three. Add the correction when the question says another number
 * than d, which stands at n and is written as text; true when it does.
 * percent: it is a share.
 */
bool reply_correct(struct reply *r, const struct question *q,
    const struct node *n, const char *text, struct dec d, bool percent);

/*
 * Add what git knows of the value at path in the file of n. wrong: the
 * question says another number, so tell until when it stood there.
 */
void reply_change(struct reply *r, const struct figure_ask *ask,
    const struct node *n, const char *path, bool wrong);

#endif
