#ifndef POS_USAGE_H
#define POS_USAGE_H

/*
 * What a model took for one section or mail, as the trailer Pos-Usage of the
 * commit that wrote it says (genrequest.c, pos-mail.c):
 *
 *	strategy/icp.md#pains m-1 in=1204 cached=640 out=318 cost=USD 0.0067
 *	strategy/icp.md#pains m-1 kept in=1204 out=318
 *	partners/nordvik-systems/partner.yaml#mail m-1 in=1204 out=318
 *
 * Each part behind the model is left out where it is not known; kept: an
 * answer that was there already, and that an earlier commit has told of.
 */

#include <stdbool.h>

#include "arena.h"
#include "chat.h"
#include "dec.h"
#include "str.h"

struct usage {
	const char *document, *section, *model;
	bool kept;
	struct chat_usage tokens;	/* -1: not known */
	const char *currency;		/* NULL: the cost is not known */
	struct dec cost;
};

/* One to be written. */
struct usage_told {
	const char *target;		/* "strategy/icp.md#pains" */
	const char *model;
	bool kept;
	struct chat_usage tokens;	/* -1: not known */
	const char *cost;		/* "USD 0.0067"; NULL: not known */
};

/* Append it, in the form above. */
void usage_add(struct str *out, const struct usage_told *u);

/* Read one; everything lives in a. -1: text is none. */
int usage_parse(struct usage *out, struct arena *a, const char *text);

#endif
