#ifndef POS_BATCHPACK_H
#define POS_BATCHPACK_H

/* A job as JSON and back. For batchjob.c. */

#include <jansson.h>
#include <stdbool.h>

#include "batchjob.h"

/* Owner: the caller, who calls json_decref(). */
json_t *batch_pack(const struct batch_job *job);

/* Everything but job->file. False: o (or NULL) is no job. */
bool batch_unpack(struct batch_job *job, struct arena *a, const json_t *o);

#endif
