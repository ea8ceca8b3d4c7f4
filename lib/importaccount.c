/* importaccount - customers and prospects that rows mean, or make */

#include <string.h>

#include "dealid.h"
#include "importjob.h"
#include "importmove.h"
#include "importname.h"
#include "mem.h"
#include "usedids.h"


static void
raise(unsigned *next, const char *id, char letter)
{
	unsigned n = id_number(id, letter);

	if (n >= *next)
		*next = n + 1;
}

/* What a record has under ids for the system of the job, or NULL. */
static const char *
foreign_of(const struct import_job *job, const struct node *record)
{
	return node_get_text(node_get(record, "ids"), job->map.system, NULL);
}

static struct party *
new_party(struct import_job *job, const char *id, const char *name,
    const struct node *node)
{
	struct party *p = arena_alloc(&job->arena, sizeof(*p));

	p->id = id;
	p->name = name;
	p->domain = node_get_text(node, "domain", NULL);
	p->foreign = foreign_of(job, node);
	p->node = node;
	return p;
}

void
job_accounts_load(struct import_job *job)
{
	const struct account *a;
	struct used_ids used;
	struct party *p;
	size_t i;

	party_index_init(&job->accounts, job->map.system);
	used_ids_read(&used, &job->ws->root);
	job->next_customer = used.customer + 1;
	job->next_prospect = used.prospect + 1;
	for (i = 0; i < job->ws->naccounts; i++) {
		a = &job->ws->accounts[i];
		p = new_party(job, a->id, a->name, a->node);
		p->prospect = a->prospect;
		party_index_add(&job->accounts, p);
		raise(&job->next_customer, a->id, 'c');
		raise(&job->next_prospect, a->id, 'p');
	}
}

void
job_partners_load(struct import_job *job)
{
	const struct partner *p;
	size_t i;

	party_index_init(&job->partners, job->map.system);
	for (i = 0; i < job->ws->npartners; i++) {
		p = &job->ws->partners[i];
		party_index_add(&job->partners, new_party(job, p->slug,
		    p->name, p->node));
	}
}

int
job_account_find(struct party **out, struct import_job *job,
    struct import_row *row, const struct party_asked *asked)
{
	struct str why = STR_INIT;
	int rc = party_find(out, &job->accounts, asked, true, &why);

	if (rc < 0)
		job_reject(job, row, "account: %s", why.s);
	str_release(&why);
	return rc < 0 ? -1 : 0;
}

static void
touch(struct import_job *job, struct party *p)
{
	MEM_ROOM(job->touched, job->ntouched, job->captouched);
	job->touched[job->ntouched++] = p;
}

struct party *
job_account_make(struct import_job *job, const struct party_asked *asked,
    bool prospect)
{
	struct party *p = new_party(job, NULL, asked->name, NULL);
	struct arena *a = &job->arena;
	struct str domain = STR_INIT;

	p->prospect = prospect;
	p->foreign = asked->foreign;
	p->id = prospect ? arena_printf(a, "p-%03u", job->next_prospect++) :
	    arena_printf(a, "c-%03u", job->next_customer++);
	p->record = node_new(a, NODE_MAP);
	node_str(a, p->record, "id", p->id);
	if (asked->domain != NULL)
		import_domain(&domain, asked->domain);
	if (domain.len > 0)
		p->domain = arena_dup(a, domain.s);
	node_str(a, p->record, "name", asked->name != NULL ? asked->name :
	    domain.s);
	p->name = node_get_text(p->record, "name", "");
	job_text(job, p->record, "domain", p->domain);
	job_ids(job, p->record, NULL, asked->foreign);
	str_release(&domain);
	party_index_add(&job->accounts, p);
	touch(job, p);
	if (prospect)
		job->new_prospects++;
	else
		job->new_customers++;
	return p;
}

struct party *
job_account_keep(struct import_job *job, const char *id, const char *name,
    bool prospect)
{
	struct party *p = new_party(job, id, name, NULL);

	p->prospect = prospect;
	p->record = node_new(&job->arena, NODE_MAP);
	node_str(&job->arena, p->record, "id", id);
	party_index_add(&job->accounts, p);
	touch(job, p);
	return p;
}

struct node *
job_account_touch(struct import_job *job, struct party *p)
{
	if (p->record == NULL) {
		p->record = node_copy(&job->arena, p->node, NULL);
		touch(job, p);
	}
	return p->record;
}

void
job_account_link(struct import_job *job, struct party *p,
    const struct party_asked *asked)
{
	struct node *ids = node_new(&job->arena, NODE_MAP);

	if (p->foreign != NULL || asked->foreign == NULL || job->o->only_new ||
	    strcmp(job->map.system, "pos") == 0)
		return;
	job_ids(job, ids, p->record != NULL ? p->record : p->node,
	    asked->foreign);
	job_put(job, job_account_touch(job, p), ids->first);
	p->foreign = asked->foreign;
	*map_at(&job->accounts.foreign, party_foreign(&job->arena,
	    job->map.system, asked->foreign)) = p;
	job->linked++;
}

struct import_file *
job_customers_room(struct import_job *job, size_t bytes)
{
	return job_room(job, "data/customers", "customers",
	    "# Customers, present and former.\n", bytes);
}

/* Add the record to the first of the files that has room. */
static void
add_new(struct import_job *job, bool prospect, const struct node *record)
{
	struct str line = STR_INIT;
	struct import_file *f;

	row_line(&line, record);
	f = prospect ? job_room(job, "data/prospects", "prospects",
	    "# Accounts that have not bought.\n", line.len) :
	    job_customers_room(job, line.len);
	row_edits_add(&f->edits, record);
	str_release(&line);
}

/* The edits of the file that the account stands in. */
static struct row_edits *
edits_of(struct import_job *job, const struct party *p)
{
	return &job_file(job, p->node->file, p->prospect ? "prospects" :
	    "customers", "")->edits;
}

/* The keys of an account's working copy that differ from what is on file. */
static void
end_one(struct import_job *job, struct party *p)
{
	struct row_edits *re;
	const struct node *c, *old;

	if (p->node == NULL) {
		add_new(job, p->prospect && !p->moves, p->record);
		return;
	}
	re = edits_of(job, p);
	NODE_EACH(c, p->record) {
		old = node_get(p->node, c->key);
		if (!job_same(old, c))
			row_edits_set(re, p->id, c->key, c);
	}
}

/* Does it move, from where it is on file? */
static bool
leaves(const struct party *p)
{
	return p->moves && p->node != NULL;
}

int
job_accounts_end(struct import_job *job, struct err *e)
{
	size_t i;

	for (i = 0; i < job->ntouched; i++) {
		if (leaves(job->touched[i]))
			job_move_note(job, job->touched[i]);
	}
	if (job_move_read(job, e) < 0)
		return -1;
	for (i = 0; i < job->ntouched; i++) {
		if (!leaves(job->touched[i]))
			end_one(job, job->touched[i]);
		else if (job_move_put(job, job->touched[i], e) < 0)
			return -1;
	}
	return 0;
}
