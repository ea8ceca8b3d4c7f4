/* change - the plain changes of a file: left, put, created, joined */

#include "commit.h"

#include <string.h>

int
change_none(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	(void)remove;
	(void)ctx;
	(void)e;
	if (old != NULL)
		str_add(out, old->s, old->len);
	return 0;
}

int
change_put(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	const struct str *bytes = ctx;

	(void)remove;
	(void)old;
	(void)e;
	str_add(out, bytes->s, bytes->len);
	return 0;
}

int
change_create(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	if (old != NULL)
		return err_set(e, ERR_EXISTS, "the file exists already");
	return change_put(out, remove, old, ctx, e);
}

/* Does the text have a line of these n bytes? */
static bool
has_line(const struct str *text, const char *line, size_t n)
{
	const char *p = text->s, *end = text->s + text->len;
	size_t len;

	for (; p < end; p += len + 1) {
		len = strcspn(p, "\n");
		if (len == n && memcmp(p, line, n) == 0)
			return true;
	}
	return false;
}

int
change_join(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	static const struct str none = STR_INIT;
	const struct str *lines = ctx;
	const char *p = lines->s;
	size_t n;

	if (change_none(out, remove, old, NULL, e) < 0)
		return -1;
	if (out->len > 0 && out->s[out->len - 1] != '\n')
		str_addc(out, '\n');
	for (; *p != '\0'; p += n + (p[n] == '\n')) {
		n = strcspn(p, "\n");
		if (!has_line(old != NULL ? old : &none, p, n))
			str_addf(out, "%.*s\n", (int)n, p);
	}
	return 0;
}
