#ifndef POS_STR_H
#define POS_STR_H

/*
 * A growing string of bytes.
 *
 *	struct str s = STR_INIT;
 *
 *	str_addf(&s, "%s/%s", dir, name);
 *	puts(s.s);
 *	str_release(&s);
 *
 * s.s is never NULL and always ends with a NUL that s.len does not count;
 * bytes inside may be NUL. Pointers into s.s end with the next str_ call.
 */

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct str {
	char *s;
	size_t len;
	size_t cap;	/* bytes allocated; 0: s points to str_empty */
};

extern char str_empty[1];

#define STR_INIT { str_empty, 0, 0 }

/* Make *s an empty string; what it held before is forgotten, not freed. */
void str_init(struct str *s);

/* Free what s holds and make it empty; s can be used again. */
void str_release(struct str *s);

/* Make s empty and keep its memory. */
void str_reset(struct str *s);

/* Make room for n more bytes. */
void str_room(struct str *s, size_t n);

/* Append n bytes, a string, a byte. bytes may not point into s. */
void str_add(struct str *s, const char *bytes, size_t n);
void str_adds(struct str *s, const char *text);
void str_addc(struct str *s, char c);

/* Append as printf does. */
void str_addf(struct str *s, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void str_vaddf(struct str *s, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));

/* Replace del bytes at pos by n bytes; pos + del is at most s->len. */
void str_splice(struct str *s, size_t pos, size_t del, const char *bytes,
    size_t n);

/* Cut s to its first n bytes. */
void str_cut(struct str *s, size_t n);

/* Cut spaces, tabs and newlines off the end. */
void str_trim_end(struct str *s);

/* Hand the bytes over and make s empty. Owner: the caller, who frees them. */
char *str_detach(struct str *s) __attribute__((warn_unused_result));

/* Exchange two strings. */
void str_swap(struct str *a, struct str *b);

/* True when both hold the same bytes. */
bool str_same(const struct str *a, const struct str *b);

/* True when text begins, ends with the string part. */
bool str_starts(const char *text, const char *part);
bool str_ends(const char *text, const char *part);

/*
 * The nearest of n names to name by edit distance, or NULL when none is
 * near (more than a third of its letters and more than two differ).
 */
const char *str_nearest(const char *name, const char *const *names, size_t n);

/*
 * Append up to three of the names that are near to name, the nearest first:
 * "a or b". Returns how many.
 */
size_t str_suggest(struct str *out, const char *name, const char *const *names,
    size_t n);

#endif
