#ifndef POS_PACKZIP_H
#define POS_PACKZIP_H

/*
 * An archive (zip) whose bytes follow from its files alone: their order, one
 * time for all of them, one set of permissions; not from clock, zone, umask,
 * locale or machine. Another version of libzip or zlib may pack otherwise.
 *
 *	struct packzip z = PACKZIP_INIT;
 *
 *	if (packzip_open(&z, made, e) < 0 ||
 *	    packzip_add(&z, "strategy/icp.md", s, n, e) < 0 ||
 *	    packzip_finish(&out, &z, e) < 0)
 *		...
 *	packzip_close(&z);
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "map.h"
#include "str.h"

struct packzip {
	struct zip *zip;
	struct zip_source *source;
	struct map names;	/* those in it */
	uint16_t day, clock;	/* as DOS counts */
};

#define PACKZIP_INIT { NULL, NULL, { NULL, 0, 0 }, 0, 0 }

/*
 * Begin one. made: seconds since 1970, of all files; an archive knows 1980 to
 * 2107 and even seconds, in UTC here. Owner: the caller, who calls
 * packzip_close(), also after a failure.
 */
int packzip_open(struct packzip *z, int64_t made, struct err *e);
void packzip_close(struct packzip *z);

/*
 * Add a file. name and bytes are borrowed until packzip_close(). ERR_EXISTS:
 * there is one of this name. ERR_INVALID: the name would not be the same file
 * on every system.
 */
int packzip_add(struct packzip *z, const char *name, const char *bytes,
    size_t n, struct err *e);

/* Append the archive. Nothing can be added afterwards. */
int packzip_finish(struct str *out, struct packzip *z, struct err *e);

/* Are these the bytes of an archive that we have made? */
bool packzip_is_ours(const char *bytes, size_t n);

#endif
