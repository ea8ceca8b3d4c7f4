/* pack_naming - documents that name partners */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "pack.h"

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Does the text have the name, and not within a longer word? */
static bool
names_it(const struct str *text, const char *name)
{
	const char *at = text->s, *end = text->s + text->len;
	size_t n = name != NULL ? strlen(name) : 0;

	while (n > 0 && (at = memmem(at, (size_t)(end - at), name, n)) !=
	    NULL) {
		if ((at == text->s || !is_word(at[-1])) &&
		    (at + n == end || !is_word(at[n])))
			return true;
		at++;
	}
	return false;
}

/* The text as it is read: "Meyer \\& Roth" names Meyer & Roth. */
static void
add_plain(struct str *out, const struct pack_file *f)
{
	size_t i;

	for (i = 0; i < f->n; i++) {
		if (f->text[i] == '\\' && i + 1 < f->n &&
		    ispunct((unsigned char)f->text[i + 1]))
			i++;
		str_addc(out, f->text[i]);
	}
}

bool
pack_names_partners(bool *seen, const struct packset *set,
    const struct pack_file *f)
{
	struct str plain = STR_INIT;
	bool any = false;
	size_t k;

	add_plain(&plain, f);
	for (k = 0; k < set->ws->npartners && (!any || seen != NULL); k++) {
		if (!names_it(&plain, set->ws->partners[k].name))
			continue;
		any = true;
		if (seen != NULL)
			seen[k] = true;
	}
	str_release(&plain);
	return any;
}

/* Is it about one partner? Then it is known what it has. */
static bool
is_of_one(const struct pack_file *f)
{
	return f->partner != NULL && f->partner[0] != '\0';
}

size_t
pack_naming(struct names *files, const struct packset *set)
{
	size_t i, k, named = 0;
	bool *seen = mem_zero(set->ws->npartners, sizeof(*seen));

	for (i = 0; i < set->n; i++) {
		if (set->v[i].kind == PACK_DOCUMENT &&
		    !is_of_one(&set->v[i]) &&
		    pack_names_partners(seen, set, &set->v[i]))
			names_add(files, set->v[i].path);
	}
	for (k = 0; k < set->ws->npartners; k++)
		named += seen[k];
	free(seen);
	names_sort(files);
	return named;
}
