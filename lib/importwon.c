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

/* The day on which the row's deal was won, or DATE_NONE. */
static date
won_on(const struct import_job *job, const struct import_row *row)
{
	const char *stage = row->cell[DEAL_STAGE] != NULL ?
	    row->cell[DEAL_STAGE] : job->o->stage;
	const char *ours = stage != NULL ? import_stage(stage) : NULL;
	struct str why = STR_INIT;
	date day = DATE_NONE;

	if (ours != NULL && strcmp(ours, "won") == 0 &&
	    row->cell[DEAL_CLOSED] != NULL &&
	    csv_date(&day, row->cell[DEAL_CLOSED],
	    job->sheet.order[DEAL_CLOSED], &why) < 0)
		day = DATE_NONE;
	str_release(&why);
	return day;
}

void
import_deals_begin(struct import_job *job)
{
	struct party_asked asked;
	const struct import_row *row;
	size_t i;
	date day;

	for (i = 0; i < job->sheet.n; i++) {
		row = &job->sheet.rows[i];
		day = row->outcome == ROW_REJECTED ? DATE_NONE :
		    won_on(job, row);
		if (day == DATE_NONE)
			continue;
		deal_ask_account(&asked, row);
		note(job, &asked, day);
	}
}
