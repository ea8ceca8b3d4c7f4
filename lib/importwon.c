/* importwon - the accounts that buy in a file of deals, and since when */

#include <string.h>

#include "importdeal.h"
#include "importname.h"

enum { KEYS = 3 };

/* What the account is known by before it is on file: id, domain, name. */
static void
add_keys(struct str keys[KEYS], const struct party_asked *asked)
{
	size_t i;

	for (i = 0; i < KEYS; i++)
		str_init(&keys[i]);
	if (asked->foreign != NULL)
		str_addf(&keys[0], "id %s", asked->foreign);
	if (asked->domain != NULL)
		import_domain(&keys[1], asked->domain);
	if (asked->name != NULL)
		import_name(&keys[2], asked->name);
}

/* The account won a deal on this day; its first one counts. */
static void
note(struct import_job *job, const struct party_asked *asked, date day)
{
	struct str keys[KEYS];
	date *since;
	void **slot;
	size_t i;

	add_keys(keys, asked);
	for (i = 0; i < KEYS; i++) {
		if (keys[i].len > 0) {
			slot = map_at(&job->won, arena_dup(&job->arena,
			    keys[i].s));
			if (*slot == NULL) {
				since = arena_alloc(&job->arena, sizeof(*since));
				*since = day;
				*slot = since;
			}
			since = *slot;
			*since = day < *since ? day : *since;
		}
		str_release(&keys[i]);
	}
}

date
deal_won_since(const struct import_job *job, const struct party_asked *asked)
{
	struct str keys[KEYS];
	const date *found = NULL;
	size_t i;

	add_keys(keys, asked);
	for (i = 0; i < KEYS; i++) {
		if (found == NULL && keys[i].len > 0)
			found = map_get(&job->won, keys[i].s);
		str_release(&keys[i]);
	}
	return found != NULL ? *found : DATE_NONE;
}

void
deal_note_won(const struct deal_reading *r)
{
	bool written = r->old == NULL || !r->job->o->only_new;

	if (written && strcmp(r->stage, "won") == 0)
		note(r->job, &r->asked, r->closed);
}
