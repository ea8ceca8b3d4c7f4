/* importcustomer - one row of customers, or of an overlap with a partner's */

#include <string.h>
#include <strings.h>

#include "importjob.h"
#include "importname.h"
#include "importsum.h"
#include "importword.h"

/* A row that is being read. */
struct reading {
	struct import_job *job;
	struct import_row *row;
	struct party_asked asked;
	struct party *party;		/* NULL: to be made */
	struct node *draft;
};

static const char *
cell(const struct reading *r, size_t field)
{
	return r->row->cell[field];
}

static bool
is_ours(const struct reading *r)
{
	return strcmp(r->job->map.system, "pos") == 0;
}

static int
find_account(struct reading *r)
{
	struct import_job *job = r->job;

	r->asked = (struct party_asked){ cell(r, CUSTOMER_ID),
	    cell(r, CUSTOMER_DOMAIN), cell(r, CUSTOMER_NAME) };
	if (is_ours(r)) {
		r->party = r->asked.foreign == NULL ? NULL :
		    map_get(&job->accounts.own, r->asked.foreign);
		if (r->party == NULL && (r->asked.foreign == NULL ||
		    !job_is_id(r->asked.foreign)))
			return job_reject(job, r->row, "id: lower-case "
			    "letters, digits and - are expected");
		return 0;
	}
	if (r->asked.name == NULL && r->asked.domain == NULL &&
	    r->asked.foreign == NULL)
		return job_reject(job, r->row, "neither an id nor a name");
	return job_account_find(&r->party, job, r->row, &r->asked);
}

/* The account as it is on file, or as a row before has it; or NULL. */
static const struct node *
now(const struct reading *r)
{
	return r->party == NULL ? NULL : r->party->record != NULL ?
	    r->party->record : r->party->node;
}

/*
 * The currency of the ARR, and whether there is a rate: that of the day the
 * customer left, of one that is with us, that of today.
 */
static int
read_currency(struct reading *r, const struct csv_number *n)
{
	struct import_job *job = r->job;
	struct import_sum s = { .what = "arr", .number = n, .old = now(r),
	    .cell = cell(r, CUSTOMER_CURRENCY) };
	struct money sum;
	date churned;

	if (import_currency(&s, job, r->row) < 0 || import_date(&churned,
	    &job->sheet, r->row, CUSTOMER_CHURNED) < 0)
		return -1;
	if (churned == DATE_NONE)
		churned = date_under(now(r), "churned");
	if (import_convert(&sum, &s, job, r->row, churned != DATE_NONE ?
	    churned : date_today()) < 0)
		return -1;
	/* the company's own goes without saying */
	if (s.told && (!rates_is_own(&job->ws->rates, s.code) ||
	    node_get_text(now(r), "currency", NULL) != NULL))
		job_text(job, r->draft, "currency", s.code);
	return 0;
}

/* Numbers and dates of the row. */
static int
read_figures(struct reading *r, size_t field)
{
	struct import_job *job = r->job;
	const char *key = job->map.fields[field].name;
	struct csv_number n;
	date day;
	bool has;

	if (job->map.fields[field].kind == CELL_DATE) {
		if (import_date(&day, &job->sheet, r->row, field) < 0)
			return -1;
		job_date(job, r->draft, key, day);
		return 0;
	}
	if (import_number(&n, &has, &job->sheet, r->row, field) < 0)
		return -1;
	if (n.value.u < 0)
		job_reject(job, r->row, "%s %.40s is below zero", key,
		    cell(r, field));
	if (field == CUSTOMER_ARR && read_currency(r, &n) < 0)
		return -1;
	job_number(job, r->draft, key, n.value);
	return 0;
}

/* The partners that serve the account: those on file, and the row's. */
static int
read_partners(struct reading *r)
{
	struct import_job *job = r->job;
	const struct node *had = node_get(now(r), "partners");
	struct node *list, *c, *named;
	struct party *p;

	named = job_words(job, r->row, CUSTOMER_PARTNERS,
	    shape_customers->members);
	list = named == NULL && had != NULL ? node_copy(&job->arena, had,
	    NULL) : node_new(&job->arena, NODE_LIST);
	NODE_EACH(c, named) {
		if (job_partner_find(&p, job, r->row, c->text, NULL) == 0 &&
		    !node_has(list, p->id))
			node_str(&job->arena, list, NULL, p->id);
	}
	if (cell(r, CUSTOMER_PARTNER) != NULL) {
		if (job_partner_find(&p, job, r->row,
		    cell(r, CUSTOMER_PARTNER), NULL) < 0)
			return -1;
		if (!node_has(list, p->id))
			node_str(&job->arena, list, NULL, p->id);
	}
	if (list->n > 0)
		node_hang(&job->arena, r->draft, "partners", list);
	return 0;
}

static int
read_field(struct reading *r, size_t field)
{
	struct import_job *job = r->job;
	const struct import_field *f = &job->map.fields[field];
	const struct shape *table = shape_customers->members;
	struct str domain = STR_INIT;
	struct node *list;

	if (f->kind == CELL_NUMBER || f->kind == CELL_DATE)
		return read_figures(r, field);
	if (f->kind == CELL_LIST) {
		list = job_words(job, r->row, field, table);
		if (list != NULL)
			node_hang(&job->arena, r->draft, f->name, list);
	} else if (field == CUSTOMER_DOMAIN) {
		import_domain(&domain, cell(r, field));
		job_text(job, r->draft, "domain", domain.len > 0 ? domain.s :
		    NULL);
	} else {
		job_text(job, r->draft, f->name, job_word(job, r->row, field,
		    table, false));
	}
	str_release(&domain);
	return 0;
}

static int
read_fields(struct reading *r)
{
	size_t i;

	for (i = CUSTOMER_NAME; i < CUSTOMER_PARTNERS; i++) {
		/* the currency is read with the sum it is of */
		if (cell(r, i) != NULL && i != CUSTOMER_CURRENCY)
			read_field(r, i);
	}
	read_partners(r);
	job_ids(r->job, r->draft, now(r), r->asked.foreign);
	return r->row->outcome == ROW_REJECTED ? -1 : 0;
}

static int
check_days(struct reading *r)
{
	const struct node *old = r->party != NULL ? r->party->node : NULL;
	const char *since = node_get_text(r->draft, "since",
	    node_get_text(old, "since", NULL));
	const char *churned = node_get_text(r->draft, "churned",
	    node_get_text(old, "churned", NULL));

	return since == NULL || churned == NULL ||
	    strcmp(since, churned) <= 0 ? 0 : job_reject(r->job, r->row,
	    "churned is before since");
}

/* Does the row tell of a customer, now or before? They all do unless said. */
static bool
is_customer(const struct reading *r)
{
	const char *status = cell(r, CUSTOMER_STATUS);

	/* Salesforce has "Customer - Direct" and the like */
	return status == NULL || strncasecmp(status, "customer", 8) == 0 ||
	    import_is(status, "activecustomer|currentcustomer|"
	    "existingcustomer|formercustomer|churned|former|evangelist");
}

static void
add_account(struct reading *r)
{
	struct import_job *job = r->job;
	const struct node *c;

	if (is_ours(r)) {
		r->party = job_account_keep(job, r->asked.foreign,
		    r->asked.name, !is_customer(r));
	} else {
		r->party = job_account_make(job, &r->asked, !is_customer(r));
	}
	NODE_EACH(c, r->draft) {
		if (node_get(r->party->record, c->key) == NULL)
			job_put(job, r->party->record, c);
	}
	r->row->outcome = ROW_CREATED;
}

/* Put the draft into the working copy; how many values changed. */
static void
change_account(struct reading *r)
{
	struct import_job *job = r->job;
	const struct node *before = now(r), *c, *old;
	struct node *record;
	bool moves = job->o->move && r->party->prospect &&
	    cell(r, CUSTOMER_STATUS) != NULL && is_customer(r) &&
	    !r->party->moves;

	r->row->outcome = ROW_UNCHANGED;
	NODE_EACH(c, r->draft) {
		old = node_get(before, c->key);
		if (job_same(old, c))
			continue;
		r->row->outcome = job->o->only_new ? ROW_SKIPPED :
		    ROW_UPDATED;
		if (job->o->only_new)
			return;
		if (r->party->node != NULL)
			job_tell(job, r->party->node, r->party->id, c->key,
			    (const struct node *[]){ old, c });
		record = job_account_touch(job, r->party);
		job_put(job, record, c);
	}
	if (moves && !job->o->only_new) {
		job_account_touch(job, r->party);
		r->party->moves = true;
		job->moved++;
		r->row->outcome = ROW_UPDATED;
	}
}

/*
 * A row of an overlap with a partner: it says whose customer an account of
 * ours is. The partner's own accounts are none of our business.
 */
static void
import_overlap(struct reading *r)
{
	struct import_job *job = r->job;
	const char *population = cell(r, CUSTOMER_POPULATION);
	const char *partner = cell(r, CUSTOMER_PARTNER);
	struct party *p;

	r->row->outcome = ROW_SKIPPED;
	if (population == NULL || !import_is(population, "customer|customers|"
	    "currentcustomers|activecustomers"))
		return;
	if (partner == NULL)
		partner = job->o->partner;
	if (partner == NULL) {
		job_reject(job, r->row, "partner is missing; --partner says "
		    "whose overlap this is");
		return;
	}
	r->asked.foreign = NULL;
	if (job_partner_find(&p, job, r->row, partner, NULL) < 0 ||
	    job_account_find(&r->party, job, r->row, &r->asked) < 0 ||
	    r->party == NULL)
		return;
	r->row->cell[CUSTOMER_PARTNER] = p->id;
	if (read_partners(r) == 0)
		change_account(r);
}

void
import_customer(struct import_job *job, struct import_row *row)
{
	struct reading r = { .job = job, .row = row };

	r.draft = node_new(&job->arena, NODE_MAP);
	if (import_map_has(&job->map, CUSTOMER_POPULATION)) {
		r.asked = (struct party_asked){ NULL, cell(&r,
		    CUSTOMER_DOMAIN), cell(&r, CUSTOMER_NAME) };
		import_overlap(&r);
		return;
	}
	if (find_account(&r) == 0 && r.party != NULL &&
	    job_hit(job, row, r.party->id) < 0 &&
	    row->outcome != ROW_REJECTED)
		return;
	read_fields(&r);
	check_days(&r);
	if (row->outcome == ROW_OPEN && r.party == NULL &&
	    r.asked.name == NULL)
		job_reject(job, row, "name is missing");
	if (row->outcome == ROW_REJECTED)
		return;
	if (r.party != NULL) {
		change_account(&r);
		return;
	}
	add_account(&r);
	if (r.party != NULL)
		job_hit(job, row, r.party->id);
}
