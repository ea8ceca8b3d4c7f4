/* importdealrest - a row of deals: its partner, its kind, words on it */

#include <string.h>
#include <strings.h>

#include "importdeal.h"
#include "importword.h"
#include "slug.h"

static const char *
cell(const struct deal_reading *r, size_t field)
{
	return r->row->cell[field];
}

const char *
deal_will_be(const struct deal_reading *r, const char *key)
{
	const struct node *n = node_get(r->draft, key);

	if (n != NULL)
		return node_text(n);
	return node_get_text(r->old, key, NULL);
}

/* Is the cell of a checkbox checked? */
static bool
is_checked(const char *text)
{
	return text != NULL && (strcmp(text, "1") == 0 ||
	    strcasecmp(text, "true") == 0 || strcasecmp(text, "yes") == 0 ||
	    strcasecmp(text, "x") == 0 || strcasecmp(text, "checked") == 0);
}

/* The role that the row gives the partner; NULL: none. */
static const char *
role_of(const struct deal_reading *r)
{
	const char *text = cell(r, DEAL_ROLE);

	if (text != NULL)
		return import_is(text, "sourced|partnersourced|"
		    "sourcedbypartner|source") ? "sourced" : import_is(text,
		    "influenced|partnerinfluenced|influencedbypartner|"
		    "influence") ? "influenced" : "";
	if (is_checked(cell(r, DEAL_SOURCED)))
		return "sourced";
	return is_checked(cell(r, DEAL_INFLUENCED)) ? "influenced" : NULL;
}

int
deal_read_partner(struct deal_reading *r)
{
	struct import_job *job = r->job;
	const char *name = cell(r, DEAL_PARTNER), *role = role_of(r);
	const char *id = cell(r, DEAL_PARTNER_ID);
	struct party *p = NULL;
	bool same = false, known = role == NULL || role[0] != '\0';

	if (!known)
		job_reject(job, r->row, "role '%.40s' is neither sourced nor "
		    "influenced", cell(r, DEAL_ROLE));
	if (name != NULL || id != NULL) {
		if (job_partner_find(&p, job, r->row, name, id) < 0)
			return -1;
		job_text(job, r->draft, "partner", p->id);
		/* what another partner did says nothing of this one */
		same = strcmp(node_get_text(r->old, "partner", ""), p->id) ==
		    0;
		if (role == NULL && !same)
			role = job->o->role;
	}
	if (!known)
		return -1;
	job_text(job, r->draft, "role", role);
	if (p != NULL && role == NULL && !same)
		return job_reject(job, r->row, "partner %s without a role; "
		    "--role sourced or influenced gives one to all without",
		    p->id);
	if (deal_will_be(r, "partner") == NULL && deal_will_be(r, "role") != NULL)
		return job_reject(job, r->row, "role %s without a partner",
		    role);
	return 0;
}

/* New business or an expansion, in the words of systems. */
static const char *
kind_of(const char *text)
{
	static const char *const more[] = { "expansion", "upgrade", "upsell",
	    "existing", "renewal", "add-on", "cross-sell", "replacement" };
	size_t i;

	for (i = 0; text != NULL && i < sizeof(more) / sizeof(*more); i++) {
		if (strcasestr(text, more[i]) != NULL)
			return "expansion";
	}
	return text != NULL && strcasestr(text, "new") != NULL ? "new" : NULL;
}

/* An id-like word from a text; NULL: unknown. */
static const char *
word(struct import_job *job, const char *text)
{
	struct str s = STR_INIT;
	const char *copy = NULL;

	if (text != NULL) {
		slug_ascii(&s, text);
		copy = arena_dup(&job->arena, s.s);
	}
	str_release(&s);
	return copy;
}

int
deal_read_rest(struct deal_reading *r)
{
	struct import_job *job = r->job;
	const char *kind = cell(r, DEAL_KIND);
	bool ours = strcmp(job->map.system, "pos") == 0;

	/* what would be left out of a row that is not taken is no news */
	if (r->row->outcome == ROW_REJECTED)
		return -1;
	if (kind != NULL && kind_of(kind) == NULL)
		job_note(job, "kind '%.60s' left out: it is neither new "
		    "business nor an expansion", kind);
	job_text(job, r->draft, "kind", kind_of(kind));
	job_text(job, r->draft, "product", job_word(job, r->row, DEAL_PRODUCT,
	    shape_deals->members, false));
	job_text(job, r->draft, "trigger", word(job, cell(r, DEAL_TRIGGER)));
	job_text(job, r->draft, "buyer", cell(r, DEAL_BUYER));
	job_text(job, r->draft, "lost_to", ours ? cell(r, DEAL_LOST_TO) :
	    word(job, cell(r, DEAL_LOST_TO)));
	job_text(job, r->draft, "lost_reason", cell(r, DEAL_LOST_REASON));
	job_text(job, r->draft, "name", cell(r, DEAL_NAME));
	job_ids(job, r->draft, r->old, cell(r, DEAL_ID));
	job_ids_listed(job, r->row, DEAL_IDS, shape_deals->members, r->draft);
	return 0;
}
