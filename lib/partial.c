/* partial - what had come of an answer that broke off */

#include "partial.h"

#include <string.h>
#include <unistd.h>

#include "date.h"
#include "file.h"
#include "keep.h"
#include "root.h"
#include "slug.h"

static bool
is_partial(const char *name)
{
	return str_ends(name, ".txt");
}

/* A path that nothing has yet: "DIR/icp-pains-20261120T100000Z.txt". */
static void
new_path(struct str *out, const char *dir, const char *label)
{
	struct str when = STR_INIT, stem = STR_INIT;
	unsigned i;
	char *p;

	time_add(&when, clock_now());
	str_addf(&stem, "%s/", dir);
	slug_ascii(&stem, label);
	str_addc(&stem, '-');
	for (p = when.s; *p != '\0'; p++) {
		if (*p != '-' && *p != ':')
			str_addc(&stem, *p);
	}
	str_addf(out, "%s.txt", stem.s);
	for (i = 2; access(out->s, F_OK) == 0; i++) {
		str_reset(out);
		str_addf(out, "%s-%u.txt", stem.s, i);
	}
	str_release(&when);
	str_release(&stem);
}

int
partial_keep(struct str *out, const char *dir, const char *label,
    const char *text, size_t n, struct err *e)
{
	struct str path = STR_INIT;
	int rc;

	if (dir == NULL || n == 0)
		return 1;
	keep_folder(dir);
	new_path(&path, dir, label);
	rc = file_replace(path.s, text, n, e);
	if (rc == 0) {
		str_add(out, path.s, path.len);
		keep_prune(dir, is_partial, PARTIAL_MOST, UINT64_MAX);
	}
	str_release(&path);
	return rc;
}
