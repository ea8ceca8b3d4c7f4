#ifndef POS_ANSWERFILE_H
#define POS_ANSWERFILE_H

/* Answers of a new workspace from a file, YAML or JSON. */

#include "answer.h"

/*
 * Read path ("-": standard input): a map from the keys of questions[] to
 * answers; regions may be a list. What is absent or empty is the fallback.
 * Each fault goes to fail, which may be cmd_fail(): ERR_INVALID, as
 * "file:line: key: what is expected", also for keys that are none (JSON that
 * is not YAML too has no lines). Returns 0, or -1 when there were faults.
 */
int answers_read(struct answers *a, const char *path,
    int (*fail)(struct err *e));

#endif
