#ifndef POS_SCORERECORD_H
#define POS_SCORERECORD_H

/*
 * Scores kept: snapshots in partner.yaml, under `scores:`, of what a card
 * said of a partner on a day, and the history they make.
 */

#include <stdbool.h>
#include <stddef.h>

#include "commit.h"
#include "date.h"
#include "err.h"
#include "scoreout.h"

/* A snapshot as it stands in a file; texts are NULL where there is none. */
struct snapshot {
	const struct partner *partner;
	const char *card, *date, *rank, *of, *tier, *preset, *missing;
	struct ratio score, low, high;	/* invalid: unknown */
	struct ratio coverage;
	struct ratio change;		/* of the score since the one before;
					 * invalid: none, or not comparable */
	const char *note;		/* why not comparable, or NULL */
};

/*
 * Write what `all` shows of each partner into its partner.yaml, in one
 * commit. One snapshot a card and day: of another of the same day the figures
 * are replaced, and keys of its own stay. All other bytes stay.
 * Errors as of commit_changes() and snapshots_check(). res->nothing: all of
 * it was there.
 */
int scores_record(struct commit_result *res, const struct scores *all,
    const struct root *root, date today, bool dry_run, bool write_only,
    struct err *e);

/*
 * Can the partner's snapshots of a card be read? ERR_INVALID with file and
 * line: no list, one without a date, a figure that is no number.
 */
int snapshots_check(const struct partner *p, const char *card,
    struct err *e);

/* Snapshots by partner, then date. */
struct snapshots {
	struct snapshot *v;
	size_t n, partners;		/* partners: that were asked for */
};

/*
 * The snapshots of one card in the records of the partners chosen, from the
 * day since on (DATE_NONE: all). A change is against the one before, also
 * when that is older. ERR_INVALID with file and line: a snapshot without a
 * date, a figure that is no number. Owner: the arena of set.
 */
int snapshots_of(struct snapshots *out, struct scoreset *set,
    const char *card, date since, struct err *e);

/* A record for each snapshot; with the partner's name when several. */
void snapshots_print(const struct snapshots *all, enum table_form form,
    FILE *f);

#endif
