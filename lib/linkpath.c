/* linkpath - where the links of a document lead */

#include "linkpath.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

void
link_decode(struct str *out, const char *s, size_t n)
{
	char hex[3] = "";
	size_t i;

	for (i = 0; i < n; i++) {
		if (s[i] == '%' && i + 2 < n &&
		    isxdigit((unsigned char)s[i + 1]) &&
		    isxdigit((unsigned char)s[i + 2])) {
			memcpy(hex, s + i + 1, 2);
			str_addc(out, (char)strtoul(hex, NULL, 16));
			i += 2;
		} else {
			str_addc(out, s[i]);
		}
	}
}

bool
link_is_badly_coded(const char *url)
{
	while ((url = strchr(url, '%')) != NULL) {
		if (!isxdigit((unsigned char)url[1]) ||
		    !isxdigit((unsigned char)url[2]))
			return true;
		url++;
	}
	return false;
}

/* Append a part of a path to *path; ".." takes one off. False: too many. */
static bool
go(struct str *path, const char *part, size_t n)
{
	const char *slash;

	if (n == 0 || (n == 1 && part[0] == '.'))
		return true;
	if (n != 2 || part[0] != '.' || part[1] != '.') {
		if (path->len > 0)
			str_addc(path, '/');
		str_add(path, part, n);
		return true;
	}
	if (path->len == 0)
		return false;
	slash = strrchr(path->s, '/');
	str_cut(path, slash != NULL ? (size_t)(slash - path->s) : 0);
	return true;
}

bool
link_resolve(struct str *path, const char *file, const char *target)
{
	const char *slash = strrchr(file, '/');
	bool inside = true;
	size_t n;

	if (slash != NULL)
		str_add(path, file, (size_t)(slash - file));
	for (; *target != '\0' && inside; target += n + (target[n] == '/')) {
		n = strcspn(target, "/");
		inside = go(path, target, n);
	}
	return inside;
}

bool
link_is_outside(const char *url)
{
	size_t n = strspn(url, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

	return url[0] == '/' || (n > 1 && url[n] == ':');
}
