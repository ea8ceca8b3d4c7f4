/* address - addresses of generated documents and their sections */

#include "address.h"

#include <string.h>

#include "str.h"

/* "partners/acme/jbp.md": acme; NULL when the path is of no partner. */
static const char *
partner_of(struct arena *a, const char *path)
{
	const char *slug, *end;

	if (!str_starts(path, "partners/"))
		return NULL;
	slug = path + strlen("partners/");
	end = strchr(slug, '/');
	return end != NULL ? arena_ndup(a, slug, (size_t)(end - slug)) : NULL;
}

struct address
address_of(struct arena *a, const char *text)
{
	size_t n = strcspn(text, "#");
	struct address out = { 0 };
	const char *path, *base;

	if (str_starts(text, "./")) {
		text += 2;
		n -= 2;
	}
	path = arena_ndup(a, text, n);
	base = strrchr(path, '/');
	if (base != NULL) {
		out.path = path;
		out.partner = partner_of(a, path);
	}
	base = base != NULL ? base + 1 : path;
	out.artifact = str_ends(base, ".md") ?
	    arena_ndup(a, base, strlen(base) - 3) : base;
	if (text[n] == '#')
		out.section = arena_dup(a, text + n + 1);
	return out;
}

int
address_check(const struct address *at, const char *text, struct err *e)
{
	if (at->artifact[0] == '\0')
		return err_set(e, ERR_USAGE, "'%s' names no document; write "
		    "for example icp, icp#firmographics or strategy/icp.md",
		    text);
	if (at->section != NULL && at->section[0] == '\0')
		return err_set(e, ERR_USAGE, "'%s': a section is expected "
		    "behind the #; for all of them write %.*s", text,
		    (int)strcspn(text, "#"), text);
	return 0;
}
