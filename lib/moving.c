/* moving - a file on its way from one path to another */

#include "moving.h"

int
moving_read(struct moving **out, struct arena *a, const struct root *root,
    const char *path, struct err *e)
{
	struct moving *f = arena_alloc(a, sizeof(*f));
	struct str bytes = STR_INIT;
	int rc = root_read(&bytes, root, path, MOVING_MOST, e);

	*f = (struct moving){ .path = path, .now = STR_INIT };
	f->now.s = arena_ndup(a, bytes.s, bytes.len);
	f->now.len = bytes.len;
	str_release(&bytes);
	*out = f;
	return rc;
}

int
moving_take_away(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	const struct moving *f = ctx;

	(void)out;
	if (old != NULL && !str_same(old, &f->now))
		return err_set(e, ERR_CONFLICT, "%s: is not what is to move; "
		    "commit the edits, or undo them, first", f->path);
	*remove = true;
	return 0;
}

int
moving_make(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	const struct moving *f = ctx;

	(void)remove;
	if (old != NULL)
		return err_set(e, ERR_EXISTS, "the file exists already");
	if (f->link != NULL)
		partner_link_text(out, f->now.s, f->now.len, f->link);
	else
		str_add(out, f->now.s, f->now.len);
	return f->edits != NULL ? partner_edits_apply(out, f->edits, e) : 0;
}
