/* pathcheck - may our tools write a path? */

#include "pathcheck.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

/*
 * Characters that HFS+ takes for nothing in a name: ".g\u200cit" is .git on a
 * Mac. The list is that of git's utf8.c, next_hfs_char().
 */
static bool
is_nothing(utf8proc_int32_t c)
{
	return (c >= 0x200c && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x206a && c <= 0x206f) || c == 0xfeff;
}

/* The first 4 characters that count of a component of n bytes, in ASCII. */
static void
first_four(char out[5], const char *s, size_t n)
{
	utf8proc_int32_t c;
	size_t at = 0, k = 0;

	while (k < 4 && at < n) {
		at += (size_t)utf8proc_iterate((const utf8proc_uint8_t *)s +
		    at, (utf8proc_ssize_t)(n - at), &c);
		if (!is_nothing(c))
			out[k++] = (char)(c < 0x80 ? c : '?');
	}
	out[k] = '\0';
}

/*
 * Does the component name the repository's own folder in some spelling, or a
 * file that steers git? What a .gitignore says can run nothing and hide
 * nothing that is in git already, so that one is ours to write.
 */
static bool
is_dot_git(const char *s, size_t n)
{
	char first[5];

	if (n == strlen(".gitignore") && strncmp(s, ".gitignore", n) == 0 &&
	    s[n] == '\0')
		return false;
	first_four(first, s, n);
	return strcasecmp(first, ".git") == 0 ||
	    strcasecmp(first, "git~") == 0;
}

static bool
is_utf8(const char *s)
{
	const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s;
	utf8proc_ssize_t n;
	utf8proc_int32_t c;

	for (; *p != '\0'; p += n) {
		n = utf8proc_iterate(p, -1, &c);
		if (n <= 0)
			return false;
	}
	return true;
}

int
path_check(const char *rel, struct err *e)
{
	const char *p;
	size_t n;

	if (!is_utf8(rel))
		return err_set(e, ERR_INVALID, "'%s': a path must be UTF-8",
		    rel);
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
