#ifndef POS_FAULT_H
#define POS_FAULT_H

/*
 * What a check found: a line of a file, how bad, what is wrong and what is
 * expected.
 */

#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "err.h"

/*
 * A note is told and is nothing wrong: what it is about works as written, and
 * a check that found only notes passes.
 */
enum fault_level { FAULT_ERROR, FAULT_WARNING, FAULT_NOTE };

struct fault {
	const char *file;
	uint32_t line;		/* from 1 */
	enum fault_level level;
	const char *text;	/* lower case, no full stop; one
				 * line, made harmless */
	size_t order;		/* in which it was found */
};

struct faults {
	struct arena arena;
	struct fault *v;
	size_t n, cap;
};

/* Add one; file is copied, a line 0 is 1. */
void fault_add(struct faults *f, enum fault_level level, const char *file,
    uint32_t line, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/*
 * Add the failure *e of reading file, as an error, and clear it. Where its
 * message begins with "file:line: ", that is the line.
 */
void fault_err(struct faults *f, const char *file, struct err *e);

/* Sort by file, line and level, then as they were found; none twice. */
void faults_sort(struct faults *f);

/* The number of one level. */
size_t faults_count(const struct faults *f, enum fault_level level);

/* How many are wrong: errors and warnings, not notes. */
size_t faults_wrong(const struct faults *f);

/* "error", "warning", "note". */
const char *fault_level_name(enum fault_level level);

/* Forget all faults, and free their texts; f may be used again. */
void faults_release(struct faults *f);

#endif
