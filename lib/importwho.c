/* importwho - the partner that a row of deals or customers names */

#include <string.h>

#include "importjob.h"
#include "importname.h"

enum { UNKNOWN_TOLD = 100 };

/* The message for a name that no partner has, with the nearest. */
static const char *
unknown(struct import_job *job, const char *name)
{
	const char *told = map_get(&job->missing, name);
	struct err e = ERR_INIT;
	struct partner *p;

	if (told != NULL)
		return told;
	/* to look for the nearest takes its time: the first ones show it */
	if (job->missing.n > UNKNOWN_TOLD)
		err_set(&e, ERR_NOTFOUND, "no partner '%.60s'", name);
	else if (ws_partner(&p, job->ws, name, &e) == 0)
		err_set(&e, ERR_NOTFOUND, "partner %s has another id on file "
		    "than this row", p->slug);
	told = arena_dup(&job->arena, e.msg);
	*map_at(&job->missing, arena_dup(&job->arena, name)) = (void *)told;
	return told;
}

int
job_partner_find(struct party **out, struct import_job *job,
    struct import_row *row, const char *name, const char *id)
{
	struct party_asked asked = { id, NULL, name };
	struct str domain = STR_INIT, why = STR_INIT;
	int rc;

	if (name != NULL)
		import_domain(&domain, name);
	if (domain.len > 0 && strchr(name, ' ') == NULL)
		asked.domain = name;
	rc = party_find(out, &job->partners, &asked, true, &why);
	if (rc == 1 && id == NULL && name != NULL) {
		/* PartnerStack has its key where others have the name */
		asked = (struct party_asked){ name, NULL, NULL };
		rc = party_find(out, &job->partners, &asked, false, &why);
	}
	if (rc < 0)
		job_reject(job, row, "partner: %s", why.s);
	else if (rc > 0)
		job_reject(job, row, "%s", unknown(job, name != NULL ? name :
		    id));
	str_release(&domain);
	str_release(&why);
	return rc == 0 ? 0 : -1;
}
