/* importdeal - one row of deals */

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "dealid.h"
#include "importdeal.h"
#include "importname.h"
#include "slug.h"

static const char *
cell(const struct deal_reading *r, size_t field)
{
	return r->row->cell[field];
}

static bool
is_over(const char *stage)
{
	return strcmp(stage, "won") == 0 || strcmp(stage, "lost") == 0;
}

/* The key of a deal without an id: its account and its name. */
static const char *
name_key(struct arena *a, const char *account, const char *name)
{
	struct str s = STR_INIT;
	const char *key;

	str_addf(&s, "%s ", account);
	import_name(&s, name);
	key = arena_dup(a, s.s);
	str_release(&s);
	return key;
}

/* Is there a row without an id, which is to be found by its name? */
static bool
some_by_name(const struct import_job *job)
{
	size_t i;

	for (i = 0; i < job->sheet.n; i++) {
		if (job->sheet.rows[i].cell[DEAL_ID] == NULL)
			return true;
	}
	return false;
}

void
job_deals_load(struct import_job *job)
{
	static const struct node twice;
	bool by_name = some_by_name(job);
	bool ours = strcmp(job->map.system, "pos") == 0;
	const struct deal *d;
	const char *id;
	void **slot;
	size_t i;

	job->deals_end = &job->deals_read;
	job->next_deal = deal_next_number(job->ws);
	for (i = 0; i < job->ws->ndeals; i++) {
		d = &job->ws->deals[i];
		job->sum.m += d->amount.m;
		id = ours ? d->id : node_get_text(node_get(d->node, "ids"),
		    job->map.system, NULL);
		if (id != NULL)
			*map_at(&job->deals, party_foreign(&job->arena,
			    job->map.system, id)) = (void *)d->node;
		if (d->name == NULL || !by_name)
			continue;
		slot = map_at(&job->deal_names, name_key(&job->arena,
		    d->account->id, d->name));
		*slot = (void *)(*slot != NULL ? &twice : d->node);
	}
}

void
deal_ask_account(struct party_asked *asked, const struct import_row *row)
{
	asked->foreign = row->cell[DEAL_ACCOUNT_ID];
	asked->domain = row->cell[DEAL_DOMAIN];
	asked->name = row->cell[DEAL_ACCOUNT];
}

static int
read_account(struct deal_reading *r)
{
	struct import_job *job = r->job;
	const struct party_asked *asked = &r->asked;

	deal_ask_account(&r->asked, r->row);
	if (asked->name == NULL && asked->domain == NULL &&
	    asked->foreign == NULL)
		return r->old != NULL ? 0 : job_reject(job, r->row,
		    "account is missing");
	if (job_account_find(&r->account, job, r->row, asked) < 0)
		return -1;
	if (r->account != NULL)
		return 0;
	if (strcmp(job->map.system, "pos") == 0)
		return job_reject(job, r->row, "account %.60s is neither in "
		    "data/customers.yaml nor in data/prospects.yaml",
		    asked->name != NULL ? asked->name : "");
	if (asked->name == NULL && asked->domain == NULL && r->old == NULL)
		return job_reject(job, r->row, "account %.60s is not on file; "
		    "import customers first, or export the account's name",
		    asked->foreign);
	return 0;
}

/* The deal on file with the id of the row. */
static int
find_by_id(struct deal_reading *r)
{
	struct import_job *job = r->job;
	const char *id = cell(r, DEAL_ID);

	if (id == NULL)
		return cell(r, DEAL_NAME) != NULL ? 0 : job_reject(job,
		    r->row, "neither an id nor a name");
	r->old = map_get(&job->deals, party_foreign(&job->arena,
	    job->map.system, id));
	if (r->old == NULL && strcmp(job->map.system, "pos") == 0 &&
	    !job_is_id(id))
		return job_reject(job, r->row, "id %.60s: lower-case letters, "
		    "digits and - are expected", id);
	return 0;
}

/* What tells the row's account from others, also before it is made. */
static const char *
account_key(const struct deal_reading *r)
{
	if (r->account != NULL)
		return r->account->id;
	if (r->asked.foreign != NULL)
		return r->asked.foreign;
	if (r->asked.domain != NULL)
		return r->asked.domain;
	return r->asked.name != NULL ? r->asked.name : "";
}

/* The deal on file with the account and the name of a row without id. */
static int
find_by_name(struct deal_reading *r)
{
	struct import_job *job = r->job;
	const char *id = cell(r, DEAL_ID), *name = cell(r, DEAL_NAME);
	const char *key;

	if (r->row->outcome == ROW_REJECTED)
		return -1;
	key = id != NULL ? arena_printf(&job->arena, "%s %s", job->map.system,
	    id) : name_key(&job->arena, account_key(r), name);
	if (id == NULL && r->account != NULL)
		r->old = map_get(&job->deal_names, key);
	if (r->old != NULL && node_get(r->old, "id") == NULL)
		return job_reject(job, r->row, "two deals on file of %s are "
		    "named %.60s; export the id with it", r->account->id,
		    name);
	return job_hit(job, r->row, node_get_text(r->old, "id", key));
}

static int
read_amount(struct deal_reading *r)
{
	struct import_job *job = r->job;
	const char *own = job->ws->currency;
	int rc;

	if (import_number(&r->amount, &r->has_amount, &job->sheet, r->row,
	    DEAL_AMOUNT) < 0) {
		r->has_amount = false;
		return -1;
	}
	r->sum = (struct import_sum){ .what = "amount", .cell = cell(r,
	    DEAL_CURRENCY), .number = &r->amount, .old = r->old };
	rc = import_currency(&r->sum, job, r->row);
	if (!r->has_amount)
		return r->old != NULL ? rc : job_reject(job, r->row,
		    "amount is missing");
	if (r->amount.value.u < 0)
		return job_reject(job, r->row, "amount %.40s is below zero",
		    cell(r, DEAL_AMOUNT));
	if (rc < 0)
		return -1;
	job_number(job, r->draft, "amount", r->amount.value);
	if (own[0] != '\0' && (r->sum.told || (r->old == NULL &&
	    strcmp(job->map.system, "pos") != 0)))
		job_text(job, r->draft, "currency", r->sum.code != NULL ?
		    r->sum.code : own);
	return 0;
}

/* The day on file under key, or DATE_NONE. */
static date
on_file(const struct deal_reading *r, const char *key)
{
	const char *text = node_get_text(r->old, key, NULL);
	date day;

	return text != NULL && date_parse(&day, text, strlen(text)) == 0 ?
	    day : DATE_NONE;
}

/* What the deal on file adds to the sum of all; nothing for a new one. */
static struct money
money_on_file(const struct deal_reading *r)
{
	const char *text = node_get_text(r->old, "amount", "");
	date closed = on_file(r, "closed");
	const struct rate *rate;
	struct money sum = { 0 };
	struct dec d;

	if (dec_parse(&d, text, strlen(text)) == 0)
		rates_convert(&sum, &rate, &r->job->ws->rates, r->old, d,
		    closed != DATE_NONE ? closed : date_today(), NULL);
	return sum;
}

/* Its rate is that of the day it closed, an open deal's that of today. */
static int
check_amount(struct deal_reading *r)
{
	struct import_job *job = r->job;
	struct money now, sum = job->sum;

	/* a row names all its faults: the day is known if its stage is */
	if (!r->has_amount || r->amount.value.u < 0 || r->stage == NULL ||
	    is_over(r->stage) != (r->closed != DATE_NONE))
		return 0;
	if (import_convert(&now, &r->sum, job, r->row, r->closed !=
	    DATE_NONE ? r->closed : date_today()) < 0)
		return -1;
	if (r->row->outcome == ROW_REJECTED)
		return -1;
	sum.m -= money_on_file(r).m;
	if (now.m > MONEY_MOST - sum.m)
		return job_reject(job, r->row, "with amount %.40s all deals "
		    "together are more than can be added up",
		    cell(r, DEAL_AMOUNT));
	job->sum.m = sum.m + now.m;
	return 0;
}

static int
read_stage(struct deal_reading *r)
{
	const char *text = cell(r, DEAL_STAGE);

	if (text == NULL && r->old == NULL)
		text = r->job->o->stage;
	if (text == NULL && r->old == NULL)
		return job_reject(r->job, r->row, "stage is missing; --stage "
		    "gives one to all without");
	if (text != NULL) {
		r->stage = import_stage(text);
		if (r->stage == NULL)
			return job_reject(r->job, r->row, "stage '%.60s' is "
			    "not known; a map file can say under stages: what "
			    "it means", text);
		job_text(r->job, r->draft, "stage", r->stage);
	}
	r->stage = deal_will_be(r, "stage");
	return 0;
}

static int
read_dates(struct deal_reading *r)
{
	struct import_job *job = r->job;
	date created, closed, expected;
	int rc;

	/* all three are looked at: a row names all its faults */
	rc = import_date(&created, &job->sheet, r->row, DEAL_CREATED);
	rc |= import_date(&closed, &job->sheet, r->row, DEAL_CLOSED);
	rc |= import_date(&expected, &job->sheet, r->row, DEAL_EXPECTED);
	if (rc < 0)
		return -1;
	r->created = created != DATE_NONE ? created : on_file(r, "created");
	if (r->created == DATE_NONE)
		job_reject(job, r->row, "created date is missing");
	if (r->stage == NULL)
		return -1;
	job_date(job, r->draft, "created", created);
	/* what is paid for was won on the day it came in */
	if (closed == DATE_NONE && strcmp(r->stage, "won") == 0 &&
	    strcmp(job->map.system, "partnerstack") == 0)
		closed = created;
	if (!is_over(r->stage)) {
		job_date(job, r->draft, "expected", expected != DATE_NONE ?
		    expected : closed);
		if (on_file(r, "closed") != DATE_NONE)
			node_add(&job->arena, r->draft, "closed", NODE_NULL);
		return 0;
	}
	job_date(job, r->draft, "closed", closed);
	job_date(job, r->draft, "expected", expected);
	r->closed = closed != DATE_NONE ? closed : on_file(r, "closed");
	if (r->closed == DATE_NONE)
		return job_reject(job, r->row, "close date is missing, and "
		    "the deal is %s", r->stage);
	if (closed != DATE_NONE && closed > date_today())
		job_reject(job, r->row, "close date %.40s is after today, "
		    "and the deal is %s", cell(r, DEAL_CLOSED) != NULL ?
		    cell(r, DEAL_CLOSED) : cell(r, DEAL_CREATED), r->stage);
	return r->closed >= r->created ? 0 : job_reject(job, r->row,
	    "close date is before the created date");
}

void
import_deal(struct import_job *job, struct import_row *row)
{
	static int (*const steps[])(struct deal_reading *) = {
	    find_by_id, read_account, find_by_name, read_amount, read_stage,
	    read_dates, check_amount, deal_read_partner, deal_check_hold, deal_read_rest };
	struct deal_reading *r = arena_alloc(&job->arena, sizeof(*r));
	size_t i;

	r->job = job;
	r->row = row;
	r->closed = DATE_NONE;
	r->draft = node_new(&job->arena, NODE_MAP);
	for (i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		if (steps[i](r) < 0 && row->outcome != ROW_REJECTED)
			return;
	}
	if (row->outcome == ROW_REJECTED)
		return;
	deal_note_won(r);
	*job->deals_end = r;
	job->deals_end = &r->next;
}

void
import_deals_end(struct import_job *job)
{
	struct deal_reading *r;

	for (r = job->deals_read; r != NULL; r = r->next) {
		/* a row before may have made the account */
		if (r->account == NULL && (job_account_find(&r->account, job,
		    r->row, &r->asked) < 0 || deal_check_hold(r) < 0))
			continue;
		deal_put(r);
	}
}
