/* picture - which files are pictures of pages */

#include "picture.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "svgsafe.h"

/* How files begin: PNG (ISO 15948, 5.2), JPEG (T.81, B.1.1), RIFF. */
static const struct kind {
	const char *end, *type, *magic;
} kinds[] = {
	{ ".svg", "image/svg+xml", NULL },
	{ ".png", "image/png", "\x89PNG\r\n\x1a\n" },
	{ ".jpg", "image/jpeg", "\xff\xd8\xff" },
	{ ".jpeg", "image/jpeg", "\xff\xd8\xff" },
	{ ".webp", "image/webp", "RIFF" },
};

static const struct kind *
kind_of(const char *path)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (str_ends(path, kinds[i].end))
			return &kinds[i];
	return NULL;
}

const char *
picture_type(const char *path)
{
	const struct kind *kind = kind_of(path);

	return kind != NULL ? kind->type : NULL;
}

const char *
picture_read(const struct str *bytes, const char *path, struct err *e)
{
	const struct kind *kind = kind_of(path);
	const char *from = bytes->s;

	if (kind->magic != NULL) {
		if (strncmp(bytes->s, kind->magic, strlen(kind->magic)) == 0)
			return from;
		err_set(e, ERR_INVALID, "%s: is no %s file; save the picture "
		    "as what its name says", path, kind->end + 1);
		return NULL;
	}
	from = strstr(bytes->s, "<svg");
	if (from != NULL && svg_is_safe(from, bytes->len - (size_t)(from -
	    bytes->s)))
		return from;
	err_set(e, ERR_INVALID, "%s: has more than shapes and text, which may "
	    "not stand in a page; draw it anew, or save it as png", path);
	return NULL;
}
