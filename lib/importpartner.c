/* importpartner - one row of partners */

#include <string.h>

#include "importgroup.h"
#include "importname.h"
#include "importpartner.h"
#include "importword.h"
#include "partner.h"
#include "slug.h"

static const char *
cell(const struct partner_reading *r, size_t field)
{
	return r->row->cell[field];
}

/* The partner on file that the row means, or the slug of a new one. */
static int
find_partner(struct partner_reading *r)
{
	struct import_job *job = r->job;
	const struct party_asked asked = { cell(r, PARTNER_ID),
	    cell(r, PARTNER_DOMAIN), cell(r, PARTNER_NAME) };
	struct str why = STR_INIT, slug = STR_INIT;
	int rc = 1;

	if (cell(r, PARTNER_SLUG) != NULL)
		r->party = map_get(&job->partners.own, cell(r, PARTNER_SLUG));
	if (r->party == NULL && cell(r, PARTNER_SLUG) == NULL)
		rc = party_find(&r->party, &job->partners, &asked, false,
		    &why);
	if (rc < 0)
		job_reject(job, r->row, "%s", why.s);
	if (r->party == NULL && rc > 0 && asked.name == NULL)
		rc = job_reject(job, r->row, "name is missing");
	if (r->party == NULL && rc > 0 && cell(r, PARTNER_SLUG) != NULL)
		str_adds(&slug, cell(r, PARTNER_SLUG));
	else if (r->party == NULL && rc > 0)
		slug_ascii(&slug, asked.name);
	if (slug.len > 0 && !job_is_id(slug.s))
		rc = job_reject(job, r->row, "slug %.60s: lower-case letters, "
		    "digits and - are expected", slug.s);
	if (slug.len > 0 && map_get(&job->partners.own, slug.s) != NULL)
		rc = job_reject(job, r->row, "the slug %s is that of %s; put "
		    "an id or the domain on file for it, or give another "
		    "slug", slug.s, ((struct party *)map_get(
		    &job->partners.own, slug.s))->name);
	r->slug = r->party != NULL ? r->party->id :
	    arena_dup(&job->arena, slug.s);
	str_release(&why);
	str_release(&slug);
	return rc < 0 ? -1 : job_hit(job, r->row, r->slug);
}

/* Is the sum in the company's currency, as far as it says? */
static bool
is_own_money(const struct import_job *job, const struct csv_number *n)
{
	const char *code = n->currency[0] != '\0' ? n->currency :
	    job->map.currency;

	return code[0] == '\0' || job->ws->currency[0] == '\0' ||
	    csv_currency_fits(code, job->ws->currency);
}

/* A number that a record can hold: not negative. */
static int
read_number(struct partner_reading *r, size_t field)
{
	struct csv_number n;
	bool has;

	if (import_number(&n, &has, &r->job->sheet, r->row, field) < 0)
		return -1;
	if (has && n.value.u < 0 && field != PARTNER_NPS)
		return job_reject(r->job, r->row, "%s %.40s is below zero",
		    r->job->map.fields[field].name, cell(r, field));
	if (has && field == PARTNER_REVENUE && !is_own_money(r->job, &n)) {
		job_note(r->job, "revenue left out: it is in another currency "
		    "than %s", r->job->ws->currency);
		has = false;
	}
	if (has)
		job_number(r->job, r->draft, r->job->map.fields[field].name,
		    n.value);
	return 0;
}

/* Is it a key of partner.yaml, and not one that only finds the partner? */
static bool
is_key(size_t field)
{
	return field > PARTNER_SLUG && field < PARTNER_CONTACT_NAME;
}

static int
read_field(struct partner_reading *r, size_t field)
{
	struct import_job *job = r->job;
	const struct import_field *f = &job->map.fields[field];
	struct str domain = STR_INIT;
	struct node *list;
	date day;

	if (f->kind == CELL_NUMBER)
		return read_number(r, field);
	if (f->kind == CELL_DATE) {
		if (import_date(&day, &job->sheet, r->row, field) < 0)
			return -1;
		job_date(job, r->draft, f->name, day);
	} else if (f->kind == CELL_LIST) {
		list = job_words(job, r->row, field, shape_partner);
		if (list != NULL)
			node_hang(&job->arena, r->draft, f->name, list);
	} else if (field == PARTNER_DOMAIN) {
		import_domain(&domain, cell(r, field));
		job_text(job, r->draft, f->name, domain.len > 0 ? domain.s :
		    NULL);
	} else {
		job_text(job, r->draft, f->name, job_word(job, r->row, field,
		    shape_partner, field == PARTNER_TYPE));
	}
	str_release(&domain);
	return r->row->outcome == ROW_REJECTED ? -1 : 0;
}

static int
read_fields(struct partner_reading *r)
{
	size_t i;

	for (i = 0; i < PARTNER_FIELDS; i++) {
		if (is_key(i) && cell(r, i) != NULL)
			read_field(r, i);
	}
	job_ids(r->job, r->draft, r->party != NULL ? r->party->node : NULL,
	    cell(r, PARTNER_ID));
	job_ids_listed(r->job, r->row, PARTNER_IDS, shape_partner, r->draft);
	return r->row->outcome == ROW_REJECTED ? -1 : 0;
}

/* The type of a row that says none: by its group, or of --type. */
static int
read_type(struct partner_reading *r)
{
	struct import_job *job = r->job;
	const char *type, *why = NULL;

	if (cell(r, PARTNER_TYPE) != NULL)
		return 0;
	type = job_group_type(&why, job, r->row);
	if (type == NULL && r->party == NULL)
		type = job->o->type;
	if (type != NULL)
		job_text(job, r->draft, "type", type);
	else if (r->party == NULL)
		return job_reject(job, r->row, "type is missing%s%s; --type "
		    "gives one to all without", why != NULL ? ": group: " : "",
		    why != NULL ? why : "");
	return 0;
}

/* What a new record needs, and a tier that the rules did not give. */
static int
read_rest(struct partner_reading *r)
{
	struct import_job *job = r->job;
	const struct node *old = r->party != NULL ? r->party->node : NULL;
	const struct node *tier = node_get(r->draft, "tier");

	/* a record of ours that has none comes back without */
	if (old == NULL && node_get(r->draft, "stage") == NULL)
		job_text(job, r->draft, "stage", job->o->stage != NULL ||
		    strcmp(job->map.system, "pos") == 0 ? job->o->stage :
		    partner_stages[0]);
	if (tier != NULL && node_get(r->draft, "tier_source") == NULL &&
	    strcmp(job->map.system, "pos") != 0 &&
	    !job_same(node_get(old, "tier"), tier)) {
		job_text(job, r->draft, "tier_source", "hand");
		job_text(job, r->draft, "tier_reason", arena_printf(
		    &job->arena, "as in %s", job->map.system));
	}
	return 0;
}

void
import_partner(struct import_job *job, struct import_row *row)
{
	static int (*const steps[])(struct partner_reading *) = { find_partner,
	    read_fields, read_type, read_rest };
	struct partner_reading r = { .job = job, .row = row };
	size_t i;

	r.draft = node_new(&job->arena, NODE_MAP);
	for (i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		if (steps[i](&r) < 0 && row->outcome != ROW_REJECTED)
			return;
	}
	if (row->outcome == ROW_OPEN)
		partner_put(&r);
}
