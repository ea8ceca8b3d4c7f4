/* pack_naming - documents that name partners */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "formernames.h"
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

/* Which partners of today it names: sets them in seen, by their place. */
static bool
names_present(bool *seen, const struct packset *set, const struct str *plain)
{
	bool any = false;
	size_t k;

	for (k = 0; k < set->ws->npartners; k++) {
		if (!names_it(plain, set->ws->partners[k].name))
			continue;
		seen[k] = any = true;
	}
	return any;
}

/* Does it name one as it was called then? */
static bool
names_former(struct packset *set, const struct str *plain)
{
	size_t i;

	if (!set->has_former && former_names(&set->former, &set->ws->root,
	    "reports", NULL) < 0)
		return true;
	set->has_former = true;
	for (i = 0; i < set->former.n; i++) {
		if (names_it(plain, set->former.s[i]))
			return true;
	}
	return false;
}

bool
pack_names_partners(struct packset *set, const struct pack_file *f)
{
	bool *seen = mem_zero(set->ws->npartners, sizeof(*seen));
	struct str plain = STR_INIT;
	bool any;

	add_plain(&plain, f);
	any = names_present(seen, set, &plain) || names_former(set, &plain);
	str_release(&plain);
	free(seen);
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
	struct str plain = STR_INIT;

	for (i = 0; i < set->n; i++) {
		if (set->v[i].kind != PACK_DOCUMENT || is_of_one(&set->v[i]))
			continue;
		str_reset(&plain);
		add_plain(&plain, &set->v[i]);
		if (names_present(seen, set, &plain))
			names_add(files, set->v[i].path);
	}
	str_release(&plain);
	for (k = 0; k < set->ws->npartners; k++)
		named += seen[k];
	free(seen);
	names_sort(files);
	return named;
}
