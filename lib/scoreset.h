#ifndef POS_SCORESET_H
#define POS_SCORESET_H

/*
 * Partners to be scored on one card, from a workspace or a plain file, and
 * their scores.
 *
 *	if (scoreset_load(&set, dir, file, "fit", e) == 0 &&
 *	    scoreset_choose(&set, name, file, e) == 0)
 *		rc = scoreset_score(&set, fail, tell);
 *	...
 *	scoreset_release(&set);
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "score.h"
#include "ws.h"

struct scoreset {
	struct arena a;
	struct ws ws;
	struct rule_env env;		/* ws is NULL: a plain file */
	struct card card;
	struct partner *partners;	/* all there are */
	size_t npartners;
	bool *chosen;			/* of them: to be shown */
	struct score *scores;		/* of those that have a rank, and of
					 * those chosen; best first */
	size_t nscores, nranked;
};

#define SCORESET_INIT { .ws = WS_INIT }

/*
 * Load card and partners: of the workspace that dir (NULL: the current
 * folder) is in, or of the plain file data ("-": standard input). card: its
 * name. Errors as of ws_open(), card_read(), score_candidates().
 * Owner: the caller, who calls scoreset_release(), also after a failure.
 */
int scoreset_load(struct scoreset *set, const char *dir, const char *data,
    const char *card, struct err *e);
void scoreset_release(struct scoreset *set);

/* Choose the partner that text names. ERR_NOTFOUND suggests the nearest. */
int scoreset_choose(struct scoreset *set, const char *text, const char *data,
    struct err *e);

/* Choose all that have not left. */
void scoreset_choose_all(struct scoreset *set);

/*
 * Score and rank. fail: called for each chosen partner that is invalid.
 * tell: for what is not used, and for other partners that are invalid, which
 * are ranked without. Returns 0, or -1 when fail was called.
 */
int scoreset_score(struct scoreset *set, int (*fail)(struct err *e),
    void (*tell)(const char *message));

/*
 * Tell of keys of the scorecard and of the chosen partners' ratings, gates
 * and effort that are misspelt. A plain file with such was refused.
 */
void scoreset_tell_strays(const struct scoreset *set,
    void (*tell)(const char *message));

/* Tell of facts that are absent, before partners are scored. */
void scoreset_tell_absent(const struct scoreset *set,
    void (*tell)(const char *message));

/* Tell of computed criteria that nobody has data for: a misspelt field? */
void scoreset_tell_unknown(const struct scoreset *set,
    void (*tell)(const char *message));

/* Is the score of a partner chosen? ctx: the struct scoreset. */
bool scoreset_shown(const struct score *s, void *ctx);

#endif
