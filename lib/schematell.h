#ifndef POS_SCHEMATELL_H
#define POS_SCHEMATELL_H

/* Faults and where they are, for schema*.c: the lines that schema.h tells. */

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "str.h"

struct schema_tell {
	struct str *why;	/* borrowed */
	const char *before;	/* of each line: "" or "schema: " */
	struct str path;	/* of where we are: a JSON pointer */
	size_t n;		/* faults so far */
};

#define SCHEMA_TELL_INIT(why, before) { why, before, STR_INIT, 0 }

/*
 * Go to a member or an item; returns what schema_leave() needs to come back.
 */
size_t schema_enter(struct schema_tell *t, const char *key);
size_t schema_enter_item(struct schema_tell *t, size_t at);
void schema_leave(struct schema_tell *t, size_t back);

/* Tell of a fault here. */
void schema_fault(struct schema_tell *t, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* True while faults are still told one by one: a long text is worth it. */
bool schema_tells(const struct schema_tell *t);

/* Say how many were not told, and free t. Returns 0, or -1: there were any. */
int schema_told(struct schema_tell *t);

/* Append a value on one line: strings quoted and cut, lists only named. */
void schema_value(struct str *out, const json_t *v);

/* Append the values as "a", "b" or "c", as many as a reader bears. */
void schema_values(struct str *out, const json_t *list);

/* Append a key in quotes, cut. */
void schema_key(struct str *out, const char *key);

/* Append the member's name that is near to key: "; did you mean "x"?". */
void schema_near(struct str *out, const char *key, const json_t *members);

/* The text of a value: equal ones, and only these, have the same. */
char *schema_normal(const json_t *v) __attribute__((warn_unused_result));

/* Tell of all that is wrong with a schema. */
void schema_faults(struct schema_tell *t, const json_t *schema);

#endif
