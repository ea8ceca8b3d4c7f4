#ifndef POS_CSVTEXT_H
#define POS_CSVTEXT_H

/*
 * The bytes of a CSV file, as the systems of this world write them, as UTF-8.
 */

#include "err.h"
#include "str.h"

enum { CSV_MAX_BYTES = 256 << 20 };	/* of a file: 256 MiB */

/*
 * Turn the bytes in *text into UTF-8 in place. UTF-16 is known by its byte
 * order mark, or by the zero of its first characters; what is valid UTF-8 is
 * that, with or without a mark; all else is Windows-1252, which Excel writes
 * west of the Oder. The mark is dropped.
 * ERR_INVALID, with file and line: NUL; half a UTF-16 character; a byte that
 * neither encoding has; UTF-8 and Windows-1252 in one file. file: for
 * messages.
 */
int csv_text(struct str *text, const char *file, struct err *e);

#endif
