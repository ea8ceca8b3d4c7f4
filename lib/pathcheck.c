/* pathcheck - may our tools write a path? */

#include "pathcheck.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/*
 * Does the component name the repository's own folder in some spelling, or a
 * file that steers git? What a .gitignore says can run nothing and hide
 * nothing that is in git already, so that one is ours to write.
 */
static bool
is_dot_git(const char *s, size_t n)
{
	if (n == strlen(".gitignore") && strncmp(s, ".gitignore", n) == 0 &&
	    s[n] == '\0')
		return false;
	return (n >= 4 && strncasecmp(s, ".git", 4) == 0) ||
	    (n >= 4 && strncasecmp(s, "git~", 4) == 0);
}

int
path_check(const char *rel, struct err *e)
{
	const char *p;
	size_t n;

	for (p = rel; *p != '\0'; p++) {
		if ((unsigned char)*p < 0x20 || *p == 0x7f || *p == '\\')
			return err_set(e, ERR_INVALID, "%s: a path may not "
			    "hold control characters or backslashes", rel);
	}
	for (p = rel; ; p += n + 1) {
		n = strcspn(p, "/");
		if (n == 0 || (n == 1 && p[0] == '.') ||
		    (n == 2 && p[0] == '.' && p[1] == '.'))
			return err_set(e, ERR_INVALID, "'%s': not a path "
			    "beneath the workspace", rel);
		if (is_dot_git(p, n))
			return err_set(e, ERR_INVALID,
			    "%s: git's own files are not ours to write", rel);
		if (p[n] == '\0')
			return 0;
	}
}
