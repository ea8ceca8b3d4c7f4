/* pack_naming - documents that name partners */

#include <ctype.h>
#include <string.h>

#include "pack.h"

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Does the text have the name, and not within a longer word? */
static bool
names_it(const struct pack_file *f, const char *name)
{
	const char *at = f->text, *end = f->text + f->n;
	size_t n = strlen(name);

	while (n > 0 && (at = memmem(at, (size_t)(end - at), name, n)) !=
	    NULL) {
		if ((at == f->text || !is_word(at[-1])) &&
		    (at + n == end || !is_word(at[n])))
			return true;
		at++;
	}
	return false;
}

size_t
pack_naming(struct names *files, const struct packset *set)
{
	const struct ws *ws = set->ws;
	size_t i, k, named = 0;
	bool found;

	for (k = 0; k < ws->npartners; k++) {
		found = false;
		for (i = 0; i < set->n; i++) {
			if (set->v[i].kind != PACK_DOCUMENT ||
			    set->v[i].partner != NULL ||
			    ws->partners[k].name == NULL ||
			    !names_it(&set->v[i], ws->partners[k].name))
				continue;
			found = true;
			if (!names_has(files, set->v[i].path))
				names_add(files, set->v[i].path);
		}
		named += found;
	}
	names_sort(files);
	return named;
}
