/* share - shipped files */

#include "share.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef POS_PREFIX
#define POS_PREFIX "/usr/local"
#endif

/* Is dir a folder of shipped files? */
static bool
is_share(const char *dir)
{
	char *path = NULL;
	bool found = asprintf(&path, "%s/templates/artifacts", dir) > 0 &&
	    access(path, F_OK) == 0;

	free(path);
	return found;
}

/* DIR/bin/pos-gen is served by DIR/share/pos, build/bin by the tree. */
static bool
beside_program(char *out, size_t size)
{
	static const char *const steps[] = { "/../share/pos",
	    "/../../share/pos", "/../..", "/../../.." };
	char exe[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	size_t i;

	if (n <= 0)
		return false;
	exe[n] = '\0';
	*strrchr(exe, '/') = '\0';
	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		snprintf(out, size, "%s%s", exe, steps[i]);
		if (is_share(out))
			return true;
	}
	return false;
}

const char *
share_dir(void)
{
	static char dir[PATH_MAX];
	const char *env = getenv("POS_SHARE");

	if (dir[0] != '\0')
		return dir;
	if (env != NULL && env[0] != '\0')
		snprintf(dir, sizeof(dir), "%s", env);
	else if (!beside_program(dir, sizeof(dir)))
		snprintf(dir, sizeof(dir), "%s/share/pos", POS_PREFIX);
	return dir;
}

int
share_read(struct str *out, const struct files *files, const char *rel,
    struct err *e)
{
	struct err own = ERR_INIT;
	struct root share = ROOT_INIT;
	int rc;

	if (files != NULL) {
		if (files_read(out, files, rel, &own) == 0)
			return 0;
		if (own.code != ERR_NOTFOUND)
			return err_set(e, own.code, "%s", own.msg);
	}
	if (root_open(&share, share_dir(), e) < 0)
		return -1;
	err_clear(&own);
	rc = root_read(out, &share, rel, FILE_MAX_BYTES, &own);
	if (rc < 0 && own.code == ERR_NOTFOUND)
		err_set(e, ERR_NOTFOUND, "%s: not in the workspace and not "
		    "in %s", rel, share_dir());
	else if (rc < 0)
		err_set(e, own.code, "%s", own.msg);
	root_close(&share);
	return rc;
}

/* Sort and drop what stands twice. */
static void
unique(struct names *names)
{
	size_t i, kept = 0;

	names_sort(names);
	for (i = 0; i < names->n; i++) {
		if (kept > 0 && strcmp(names->s[kept - 1], names->s[i]) == 0)
			free(names->s[i]);
		else
			names->s[kept++] = names->s[i];
	}
	names->n = kept;
}

int
share_list(struct names *out, const struct files *files, const char *rel,
    struct err *e)
{
	struct root share = ROOT_INIT;
	int rc;

	if (files != NULL && files_list(out, files, rel, e) < 0)
		return -1;
	if (root_open(&share, share_dir(), e) < 0)
		return -1;
	rc = root_list(out, &share, rel, e);
	root_close(&share);
	unique(out);
	return rc;
}
