/* templateid - templates by the paths of other layouts */

#include "templateid.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The path in lower case, words apart by -, without suffix and library. */
static void
normalise(struct str *out, const char *text)
{
	static const char *const above[] = { "docs/", "templates/", "./" };
	size_t i;

	for (i = 0; i < sizeof(above) / sizeof(*above); i++) {
		if (str_starts(text, above[i]))
			text += strlen(above[i]);
	}
	for (; *text != '\0'; text++)
		str_addc(out, *text == '_' || *text == ' ' ? '-' :
		    (char)tolower((unsigned char)*text));
	if (str_ends(out->s, ".mdx"))
		str_cut(out, out->len - 4);
	else if (str_ends(out->s, ".md"))
		str_cut(out, out->len - 3);
}

/* The file's own name in a path. */
static const char *
base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* Does the folder of path have the category of id as one of its words? */
static bool
in_category(const char *path, const char *id)
{
	size_t n = strcspn(id, "/"), folder = (size_t)(base_of(path) - path);
	const char *p;

	for (p = path; p < path + folder; p += strcspn(p, "-/") + 1) {
		if (strncmp(p, id, n) == 0 && strchr("-/", p[n]) != NULL)
			return true;
	}
	return false;
}

/* The number a file's name begins with, or -1. */
static long
number_of(const char *path)
{
	const char *base = base_of(path);

	return isdigit((unsigned char)*base) ? strtol(base, NULL, 10) : -1;
}

/* Is each word of id's own name, after its number, among those of path's? */
static bool
has_words(const char *path, const char *id)
{
	const char *p = base_of(id), *q;
	const char *base = base_of(path);
	size_t n;

	p += strspn(p, "0123456789-");
	for (; *p != '\0'; p += n + (p[n] == '-')) {
		n = strcspn(p, "-");
		for (q = base; *q != '\0'; q += strcspn(q, "-"),
		    q += *q == '-') {
			if (strcspn(q, "-") == n && strncmp(q, p, n) == 0)
				break;
		}
		if (*q == '\0')
			return false;
	}
	return true;
}

/* The only id that passes, or NULL. */
static const char *
only(const char *path, const struct names *ids,
    bool (*passes)(const char *path, const char *id))
{
	const char *found = NULL;
	size_t i;

	for (i = 0; i < ids->n; i++) {
		if (!passes(path, ids->s[i]))
			continue;
		if (found != NULL)
			return NULL;
		found = ids->s[i];
	}
	return found;
}

static bool
same_number(const char *path, const char *id)
{
	return number_of(path) >= 0 && number_of(path) == number_of(id) &&
	    in_category(path, id);
}

static bool
same_base(const char *path, const char *id)
{
	return strcmp(base_of(path), base_of(id)) == 0;
}

int
template_id(struct str *out, const char *text, const struct names *ids)
{
	struct str path = STR_INIT;
	const char *found;
	int rc = 1;

	normalise(&path, text);
	if (names_has(ids, path.s)) {
		found = path.s;
		rc = strcmp(path.s, text) != 0;
	} else {
		found = only(path.s, ids, same_base);
		if (found == NULL)
			found = only(path.s, ids, same_number);
		if (found == NULL)
			found = only(path.s, ids, has_words);
	}
	if (found != NULL)
		str_adds(out, found);
	str_release(&path);
	return found != NULL ? rc : -1;
}
