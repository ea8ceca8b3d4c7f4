#ifndef POS_ANSWER_H
#define POS_ANSWER_H

/*
 * What a new workspace is made from: answers to a few questions, each checked
 * when it is set. They come from a terminal (ask.h) or from a file.
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "form.h"
#include "str.h"

enum answer {
	ANSWER_COMPANY, ANSWER_WEBSITE, ANSWER_SELLS, ANSWER_CURRENCY,
	ANSWER_CONTACT_NAME, ANSWER_CONTACT_EMAIL, ANSWER_CONTACT_ROLE,
	ANSWER_LOGO_URL, ANSWER_BRAND_COLOR, ANSWER_REGIONS,
	ANSWER_TARGET_CUSTOMERS, ANSWERS
};

struct question {
	const char *key;	/* in a file of answers */
	const char *text;	/* as it is asked */
	bool required;
	bool lines;		/* the answer may have several lines */
	form_fn *check;		/* NULL: kept as it is */
};

/* The question of each answer. */
extern const struct question questions[ANSWERS];

struct answers {
	struct str value[ANSWERS];	/* empty: none */
	struct str fallback[ANSWERS];	/* taken for an empty answer */
};

/* All empty, with the fallbacks that always hold. */
void answers_init(struct answers *a);
void answers_release(struct answers *a);

/* Take text as fallback if it is a good answer; else there is none. */
void answer_offer(struct answers *a, enum answer which, const char *text);

/*
 * Check the n bytes of an answer and keep them in normal form: without blanks
 * around them, regions with one comma and blank between them. An empty one is
 * the fallback. ERR_INVALID says what is expected, without naming the
 * question; the answer is then as it was.
 */
int answer_set(struct answers *a, enum answer which, const char *text,
    size_t n, struct err *e);

/* Append the id of a region of this name: "UK and Ireland", uk-and-ireland. */
void region_id(struct str *out, const char *name);

#endif
