#ifndef POS_DATAFILE_H
#define POS_DATAFILE_H

/* What the files of data/ hold, by their names. */

#include "files.h"
#include "root.h"

enum data_kind { DATA_NONE, DATA_CUSTOMERS, DATA_PROSPECTS, DATA_DEALS };

/*
 * The kind of "data/customers.yaml", of a part such as
 * "data/customers-2.yaml", of "data/prospects.yaml" and its parts, of
 * "data/deals*.yaml"; DATA_NONE: another file.
 */
enum data_kind data_kind(const char *path);

/* The one key of a file of the kind, above its list; NULL for DATA_NONE. */
const char *data_key(enum data_kind kind);

/*
 * Append the paths of all files of the kind, the one that is no part first.
 * Returns 0, or -1 with *e set. Owner: the caller, names_release().
 */
int data_files(struct names *out, const struct files *f, enum data_kind kind,
    struct err *e);

#endif
