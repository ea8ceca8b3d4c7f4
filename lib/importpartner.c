/* importpartner - one row of partners */

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "files.h"
#include "fold.h"
#include "importjob.h"
#include "importname.h"
#include "partner.h"
#include "partnercheck.h"
#include "slug.h"
#include "yaml.h"
#include "yamlout.h"

enum { UNKNOWN_TOLD = 100 };

/* A row that is being read. */
struct reading {
	struct import_job *job;
	struct import_row *row;
	struct party *party;		/* NULL: new */
	struct node *draft;		/* what the row says, by key */
	const char *slug;
};

/* The message for a name that no partner has, with the nearest. */
static const char *
unknown(struct import_job *job, const char *name)
{
	const char *told = map_get(&job->values, name);
	struct err e = ERR_INIT;
	struct partner *p;

	if (told != NULL)
		return told;
	/* to look for the nearest takes its time: the first ones show it */
	if (job->unknown++ > UNKNOWN_TOLD)
		err_set(&e, ERR_NOTFOUND, "no partner '%.60s'", name);
	else
		(void)ws_partner(&p, job->ws, name, &e);
	told = arena_dup(&job->arena, e.msg);
	*map_at(&job->values, arena_dup(&job->arena, name)) = (void *)told;
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

static const char *
cell(const struct reading *r, size_t field)
{
	return r->row->cell[field];
}

/* The partner on file that the row means, or the slug of a new one. */
static int
find_partner(struct reading *r)
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
read_number(struct reading *r, size_t field)
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
read_field(struct reading *r, size_t field)
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

/* The ids of other systems in our own export: salesforce=001...;... */
static void
read_ids(struct reading *r)
{
	struct arena *a = &r->job->arena;
	struct node *list = job_words(r->job, r->row, PARTNER_IDS,
	    shape_partner), *c, *ids;
	const char *eq;

	if (list == NULL)
		return;
	ids = node_add(a, r->draft, "ids", NODE_MAP);
	NODE_EACH(c, list) {
		eq = strchr(c->text, '=');
		if (eq != NULL)
			node_str(a, ids, arena_ndup(a, c->text, (size_t)(eq -
			    c->text)), eq + 1);
	}
}

static int
read_fields(struct reading *r)
{
	size_t i;

	for (i = 0; i < PARTNER_FIELDS; i++) {
		if (is_key(i) && cell(r, i) != NULL && read_field(r, i) < 0)
			return -1;
	}
	job_ids(r->job, r->draft, r->party != NULL ? r->party->node : NULL,
	    cell(r, PARTNER_ID));
	if (strcmp(r->job->map.system, "pos") == 0)
		read_ids(r);
	return 0;
}

/* What a new record needs, and a tier that the rules did not give. */
static int
read_rest(struct reading *r)
{
	struct import_job *job = r->job;
	const struct node *old = r->party != NULL ? r->party->node : NULL;
	const struct node *tier = node_get(r->draft, "tier");

	if (old == NULL && node_get(r->draft, "type") == NULL) {
		if (job->o->type == NULL)
			return job_reject(job, r->row, "type is missing; "
			    "--type gives one to all without");
		job_text(job, r->draft, "type", job->o->type);
	}
	if (old == NULL && node_get(r->draft, "stage") == NULL)
		job_text(job, r->draft, "stage", job->o->stage != NULL ?
		    job->o->stage : partner_stages[0]);
	if (tier != NULL && node_get(r->draft, "tier_source") == NULL &&
	    strcmp(job->map.system, "pos") != 0 &&
	    !job_same(node_get(old, "tier"), tier)) {
		job_text(job, r->draft, "tier_source", "hand");
		job_text(job, r->draft, "tier_reason", arena_printf(
		    &job->arena, "as in %s", job->map.system));
	}
	return 0;
}

/* The contact that the row names. */
static struct node *
contact_of(struct reading *r)
{
	static const char *const keys[] = { "name", "email", "role",
	    "phone" };
	struct node *n = node_new(&r->job->arena, NODE_MAP);
	size_t i;

	for (i = 0; i < 4; i++)
		job_text(r->job, n, keys[i], cell(r, PARTNER_CONTACT_NAME + i));
	return n;
}

/* Is c the contact with this mail, else with this name? */
static bool
is_contact(const struct node *c, const struct node *contact)
{
	const char *mail = node_get_text(contact, "email", NULL);
	const char *had = node_get_text(c, "email", NULL);

	if (mail != NULL && had != NULL)
		return strcasecmp(mail, had) == 0;
	return fold_same(node_get_text(contact, "name", ""),
	    node_get_text(c, "name", " "));
}

/* A new record has the contact of its row. */
static int
read_contact(struct reading *r)
{
	struct node *contact = contact_of(r), *list;

	if (contact->n == 0 || r->party != NULL)
		return 0;
	list = node_add(&r->job->arena, r->draft, "contacts", NODE_LIST);
	node_hang(&r->job->arena, list, NULL, contact);
	return 0;
}

/* The edits that make the contact of the row one of the record's. */
static void
edit_contact(struct reading *r, struct partner_edits *pe)
{
	const struct node *had = node_get(r->party->node, "contacts"), *c;
	const struct node *contact = contact_of(r), *value;
	size_t i = 0;

	if (contact->n == 0)
		return;
	NODE_EACH(c, had != NULL && had->kind == NODE_LIST ? had : NULL) {
		if (c->kind == NODE_MAP && is_contact(c, contact))
			break;
		i++;
	}
	if (had == NULL || had->kind != NODE_LIST || c == NULL) {
		partner_edits_add(pe, PARTNER_APPEND, "contacts", contact);
		return;
	}
	NODE_EACH(value, contact) {
		if (!job_same(node_get(c, value->key), value))
			partner_edits_add(pe, PARTNER_SET, arena_printf(
			    &pe->arena, "contacts.%zu.%s", i, value->key),
			    value);
	}
}

static struct import_partner *
new_change(struct import_job *job, struct party *party)
{
	struct import_partner *c = arena_alloc(&job->arena, sizeof(*c));

	c->party = party;
	str_init(&c->text);
	c->next = job->changed;
	job->changed = c;
	return c;
}

/* The draft with its keys in the order of pos-workspace(5). */
static struct node *
in_order(struct import_job *job, const struct node *draft)
{
	struct node *record = node_new(&job->arena, NODE_MAP), *n;
	const struct shape *s;

	for (s = shape_partner; s->key != NULL; s++) {
		n = node_get(draft, s->key);
		if (n != NULL)
			node_hang(&job->arena, record, s->key,
			    node_copy(&job->arena, n, NULL));
	}
	return record;
}

/* A new record, held against the rules before it is taken. */
static void
add_partner(struct reading *r)
{
	struct import_job *job = r->job;
	const char *path = arena_printf(&job->arena,
	    "partners/%s/partner.yaml", r->slug);
	struct str text = STR_INIT;
	struct err e = ERR_INIT;
	struct import_partner *c;
	struct node *record;

	yaml_write(&text, in_order(job, r->draft), 0);
	record = yaml_parse(&job->arena, text.s, text.len, path, &e);
	if (record == NULL || partner_check(record, job->ws, &e) < 0) {
		job_reject(job, r->row, "%s", e.msg);
		str_release(&text);
		return;
	}
	r->party = arena_alloc(&job->arena, sizeof(*r->party));
	r->party->id = r->slug;
	r->party->name = node_get_text(record, "name", "");
	r->party->domain = node_get_text(record, "domain", NULL);
	r->party->foreign = node_get_text(node_get(record, "ids"),
	    job->map.system, NULL);
	party_index_add(&job->partners, r->party);
	c = new_change(job, r->party);
	c->path = path;
	str_swap(&c->text, &text);
	r->row->outcome = ROW_CREATED;
}

/* Would the record's file keep its rules with these edits? */
static int
try_edits(struct reading *r, struct partner_edits *pe)
{
	struct str text = STR_INIT;
	struct err e = ERR_INIT;
	int rc = files_read(&text, &r->job->ws->files, pe->file, &e);

	if (rc == 0)
		rc = partner_edits_apply(&text, pe, &e);
	if (rc < 0)
		job_reject(r->job, r->row, "%s", e.msg);
	str_release(&text);
	return rc;
}

static void
tell_edit(struct reading *r, const struct partner_edit *ed)
{
	const struct node *record = r->party->node;
	const struct node *change[2] = { ed->op == PARTNER_APPEND ? NULL :
	    node_path(record, ed->path), ed->value };

	job_tell(r->job, record, r->slug, ed->path, change);
}

static void
change_partner(struct reading *r)
{
	struct import_job *job = r->job;
	const struct node *record = r->party->node, *c, *old;
	struct partner_edits *pe = arena_alloc(&job->arena, sizeof(*pe));
	struct import_partner *change;
	size_t i;

	partner_edits_init(pe, job->ws, r->slug, record);
	NODE_EACH(c, r->draft) {
		old = node_get(record, c->key);
		if (job_same(old, c))
			continue;
		partner_edits_add(pe, PARTNER_SET, c->key, c);
	}
	edit_contact(r, pe);
	if (pe->n == 0 || job->o->only_new || try_edits(r, pe) < 0) {
		if (r->row->outcome != ROW_REJECTED)
			r->row->outcome = pe->n > 0 ? ROW_SKIPPED :
			    ROW_UNCHANGED;
		partner_edits_release(pe);
		return;
	}
	for (i = 0; i < pe->n; i++)
		tell_edit(r, &pe->edits[i]);
	change = new_change(job, r->party);
	change->edits = pe;
	change->path = pe->file;
	r->row->outcome = ROW_UPDATED;
}

void
import_partner(struct import_job *job, struct import_row *row)
{
	static int (*const steps[])(struct reading *) = { find_partner,
	    read_fields, read_rest, read_contact };
	struct reading r = { .job = job, .row = row };
	size_t i;

	r.draft = node_new(&job->arena, NODE_MAP);
	for (i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		if (steps[i](&r) < 0)
			return;
	}
	if (r.party == NULL)
		add_partner(&r);
	else
		change_partner(&r);
}
