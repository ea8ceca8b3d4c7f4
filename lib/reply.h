#ifndef POS_REPLY_H
#define POS_REPLY_H

/*
 * The answer to a question: claims, each with the lines of files it rests
 * on. A claim is one sentence or figure; what it quotes stands in the lines
 * it cites.
 *
 *	reply_init(&r, &arena, &ws.files);
 *	c = reply_claim(&r, CLAIM_SOURCE, "%s", node->text);
 *	reply_cite(&r, c, node);
 *	...
 *	reply_release(&r);
 */

#include <stddef.h>

#include "arena.h"
#include "files.h"
#include "node.h"
#include "str.h"

enum claim_kind {
	CLAIM_CORRECTION,	/* the question has another number */
	CLAIM_ANSWER,		/* a sentence of a language model's */
	CLAIM_FIGURE,		/* its name and value */
	CLAIM_VALUE,		/* the same, when it is no number */
	CLAIM_RANGE,
	CLAIM_DEFINITION,
	CLAIM_WINDOW,		/* of time */
	CLAIM_SOURCE,		/* as the file gives it */
	CLAIM_COMPUTED,		/* the same from the deals, for comparison */
	CLAIM_FORMULA,		/* with its numbers, or what it is used in */
	CLAIM_INPUT,		/* of the formula or the figure */
	CLAIM_CHANGE,		/* last one in git */
	CLAIM_BEFORE,		/* the same of the period before, and the change */
	CLAIM_PLAN,		/* what was planned for the period */
	CLAIM_MEANT,		/* the name is that of several: of these */
	CLAIM_NEXT,		/* the command that tells more */
	CLAIM_KINDS
};

struct cite {
	const char *path;
	unsigned line, last;
	const char *quote;	/* the very bytes of the file there */
};

struct claim {
	enum claim_kind kind;
	const char *text;	/* for people, without the places */
	const char *other;	/* of a correction: what the question says */
	struct cite *cites;
	size_t n, cap;
};

struct reply {
	struct arena *a;	/* all texts live in it */
	const struct files *files;	/* what is quoted; both borrowed */
	struct claim *claims;
	size_t n, cap;
	struct names problems;	/* why a figure could not be computed */
	const char *file;	/* last cited, and its bytes */
	struct str bytes;
};

/* Start with no claim. */
void reply_init(struct reply *r, struct arena *a, const struct files *files);

/* Free what r holds, but not its arena; reset: it can take claims again. */
void reply_release(struct reply *r);
void reply_reset(struct reply *r);

/* A new claim; the pointer holds until the next one. */
struct claim *reply_claim(struct reply *r, enum claim_kind kind,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Cite the lines of a value; n may be NULL or not of a file: nothing. */
void reply_cite(struct reply *r, struct claim *c, const struct node *n);

/*
 * Append " (strategy/tam.yaml:14, program.yaml:3-4)"; of more than a few the
 * first and how many more; nothing for none.
 */
void claim_add_places(struct str *out, const struct claim *c);

/* "figure", "source" ...: a word for programs. */
const char *claim_kind_name(enum claim_kind kind);

#endif
