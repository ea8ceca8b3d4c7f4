/* walk - all files beneath a folder */

#include "walk.h"

static int
walk(struct names *out, const struct root *r, const char *rel, int deep,
    struct err *e)
{
	struct names here = { 0 };
	struct str path = STR_INIT;
	size_t i;
	int rc = root_list(&here, r, rel, e);

	if (rc == 0 && deep > WALK_DEEP)
		rc = err_set(e, ERR_INVALID, "%s: folders are more than %d "
		    "deep", rel, WALK_DEEP);
	for (i = 0; i < here.n && rc == 0; i++) {
		str_reset(&path);
		str_addf(&path, "%s%s%s", rel, rel[0] != '\0' ? "/" : "",
		    here.s[i]);
		if (root_is_dir(r, path.s))
			rc = walk(out, r, path.s, deep + 1, e);
		else if (root_is_file(r, path.s))
			names_add(out, path.s);
	}
	names_release(&here);
	str_release(&path);
	return rc;
}

int
walk_files(struct names *out, const struct root *r, const char *rel,
    struct err *e)
{
	return walk(out, r, rel, 0, e);
}
