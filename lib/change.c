/* change - the plain changes of a file: left, put, created */

#include "commit.h"

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
