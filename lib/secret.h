#ifndef POS_SECRET_H
#define POS_SECRET_H

/*
 * Keys of endpoints. One is never in an argument, a message, a file or a
 * child's environment: it is read as late as can be, kept here, sent in one
 * header, and wiped. Variables of the environment that hold keys are taken
 * out of it, and their bytes, which /proc shows, are overwritten.
 */

#include <stdbool.h>
#include <stddef.h>

#include "endpoint.h"
#include "err.h"
#include "str.h"

struct secret {
	char *s;	/* "" when the endpoint needs none; NULL: not read */
	size_t n;
};

#define SECRET_INIT { NULL, 0 }

/*
 * Take the variables that usually hold keys out of the environment. Before
 * anything is started; does nothing the second time.
 */
void secret_take_usual(void);

/* The same for one variable. */
void secret_take(const char *name);

/* Is there such a variable, here or taken? */
bool secret_is_set(const char *name);

/*
 * Read the key of an endpoint: what its command prints (without one line end)
 * or its variable holds. ERR_PROVIDER: there is none, the command fails, or
 * it is no line of printable ASCII. Owner: the caller, who calls
 * secret_release().
 */
int secret_read(struct secret *out, const struct endpoint *p, struct err *e);

/* Wipe and free it. */
void secret_release(struct secret *s);

enum { SECRET_LEAST = 8 };	/* bytes of one that is worth hiding */

/*
 * Does the text hold the key, as it is or with escapes of JSON, as a server
 * may send it back? Never one shorter than SECRET_LEAST: such is a word that
 * local servers are given, and stands in many texts.
 */
bool secret_is_in(const struct secret *s, const char *text, size_t n);

/* Replace the key in the text, wherever it stands, by [key]; as above. */
void secret_redact(struct str *text, const struct secret *s);

/*
 * How many bytes of a text that goes on hold no beginning of the key at their
 * end, and can be shown.
 */
size_t secret_sure(const struct secret *s, const char *text, size_t n);

#endif
