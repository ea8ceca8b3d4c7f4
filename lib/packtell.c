/* packtell - what somebody should know of a package before it is sent */

#include "pack.h"

enum { LEFT_SHOWN = 5 };

static void
tell_left_out(const struct names *files, const char *why, tell_fn *tell)
{
	size_t i;

	for (i = 0; i < files->n && i < LEFT_SHOWN; i++)
		tell("left out: %s %s; name the file to have it go in",
		    files->s[i], why);
	if (files->n > i)
		tell("left out: %zu more such; --with-partners takes them "
		    "in", files->n - i);
}

/* Whose documents go in, and whose do not. */
static void
tell_partners(struct packset *set, tell_fn *tell)
{
	struct names naming = { 0 };
	size_t i, n = 0;

	for (i = 0; i < set->n; i++)
		n += set->v[i].partner != NULL;
	if (set->with_partners)
		tell("data of partners goes in: %zu document%s; with "
		    "documents of their own: %zu partner%s", n,
		    n == 1 ? "" : "s", set->partners.n,
		    set->partners.n == 1 ? "" : "s");
	tell_left_out(&set->left_out, "has data of partners", tell);
	if (set->doubtful.n > 0)
		tell_left_out(&set->doubtful, arena_printf(&set->ws->arena,
		    "may name a partner as it was called before, which is not "
		    "known: %s", set->unsure), tell);
	n = set->with_partners ? 0 : pack_naming(&naming, set);
	if (n > 0)
		tell("%s%s partners by name (%zu): look before you send "
		    "it on", naming.s[0], naming.n > 1 ? " and others name" :
		    " names", n);
	names_release(&naming);
}

/* What is otherwise than the commit that the cover names. */
static void
tell_unsaved(const struct packset *set, tell_fn *tell)
{
	const char *first = NULL;
	size_t i, n = 0;

	for (i = 0; i < set->n; i++) {
		if (set->v[i].saved)
			continue;
		if (n++ == 0)
			first = set->v[i].path;
	}
	if (n > 0 && set->commit != NULL)
		tell("%zu file%s not as commit %.10s has %s: %s%s", n,
		    n == 1 ? " is" : "s are", set->commit, n == 1 ? "it" :
		    "them", first, n > 1 ? " and others" : "");
}

void
pack_tell(struct packset *set, tell_fn *tell)
{
	tell_partners(set, tell);
	tell_unsaved(set, tell);
}
