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

const char *
program_dir(void)
{
	static char exe[PATH_MAX];
	ssize_t n;

	if (exe[0] != '\0')
		return exe;
	n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	if (n <= 0)
		return NULL;
	exe[n] = '\0';
	*strrchr(exe, '/') = '\0';
	return exe;
}

/* Messages name files there: say /usr/share, not /usr/bin/../share. */
static void
without_dots(char *path, size_t size)
{
	char *real = realpath(path, NULL);

	if (real != NULL)
		snprintf(path, size, "%s", real);
	free(real);
}

/* DIR/bin/pos-gen is served by DIR/share/pos, build/bin by the tree. */
static bool
beside_program(char *out, size_t size)
{
	static const char *const steps[] = { "/../share/pos",
	    "/../../share/pos", "/../..", "/../../.." };
	const char *dir = program_dir();
	size_t i;

	for (i = 0; dir != NULL && i < sizeof(steps) / sizeof(steps[0]); i++) {
		snprintf(out, size, "%s%s", dir, steps[i]);
		if (is_share(out)) {
			without_dots(out, size);
			return true;
		}
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
	return rc;
}
