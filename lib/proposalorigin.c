/* proposalorigin - who wrote a proposal, and what that took */

#include "proposal.h"

#include <git2.h>
#include <string.h>

#include "gitlib.h"

static bool
is_of_origin(const char *key)
{
	static const char *const keys[] = { "Pos-Target", "Pos-Engine",
		"Pos-Inputs", "Assisted-by", "Pos-Usage" };
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strcmp(key, keys[i]) == 0)
			return true;
	}
	return false;
}

int
proposal_origin(struct trailer **list, size_t *n, struct arena *a,
    const struct revs *r, const struct proposal *p, struct err *e)
{
	git_message_trailer_array all = { 0 };
	struct trailer *out;
	git_commit *c = NULL;
	size_t i;
	int rc = -1;

	if (git_commit_lookup(&c, r->repo, &p->tip) < 0 ||
	    git_message_trailers(&all, git_commit_message(c)) < 0) {
		err_git(e, "%s", p->name);
		goto done;
	}
	out = arena_alloc(a, (*n + all.count + 1) * sizeof(*out));
	memcpy(out, *list, *n * sizeof(*out));
	for (i = 0; i < all.count; i++) {
		if (is_of_origin(all.trailers[i].key))
			out[(*n)++] = (struct trailer){ arena_dup(a,
			    all.trailers[i].key), arena_dup(a,
			    all.trailers[i].value) };
	}
	*list = out;
	rc = 0;
done:
	git_message_trailer_array_free(&all);
	git_commit_free(c);
	return rc;
}
