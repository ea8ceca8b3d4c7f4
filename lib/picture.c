/* picture - which files are pictures of pages */

#include "picture.h"

#include <stddef.h>

#include "str.h"

const char *
picture_type(const char *path)
{
	static const struct { const char *end, *type; } types[] = {
		{ ".svg", "image/svg+xml" }, { ".png", "image/png" },
		{ ".jpg", "image/jpeg" }, { ".jpeg", "image/jpeg" },
		{ ".webp", "image/webp" },
	};
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_ends(path, types[i].end))
			return types[i].type;
	return NULL;
}
