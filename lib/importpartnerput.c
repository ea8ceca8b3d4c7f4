/* importpartnerput - a row of partners becomes a record, or changes one */

#include <string.h>
#include <strings.h>

#include "files.h"
#include "fold.h"
#include "importpartner.h"
#include "importword.h"
#include "partnercheck.h"
#include "yaml.h"
#include "yamlout.h"

/* The contact that the row names. */
static struct node *
contact_of(struct partner_reading *r)
{
	static const char *const keys[] = { "name", "email", "role",
	    "phone" };
	struct node *n = node_new(&r->job->arena, NODE_MAP);
	size_t i;

	for (i = 0; i < 4; i++)
		job_text(r->job, n, keys[i], job_line(r->job,
		    r->row->cell[PARTNER_CONTACT_NAME + i]));
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
static void
add_contact(struct partner_reading *r)
{
	struct node *contact = contact_of(r), *list;

	if (contact->n == 0)
		return;
	list = node_add(&r->job->arena, r->draft, "contacts", NODE_LIST);
	node_hang(&r->job->arena, list, NULL, contact);
}

/* The edits that make the contact of the row one of the record's. */
static void
edit_contact(struct partner_reading *r, struct partner_edits *pe)
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
add_partner(struct partner_reading *r)
{
	struct import_job *job = r->job;
	const char *path = arena_printf(&job->arena,
	    "partners/%s/partner.yaml", r->slug);
	struct str text = STR_INIT;
	struct err e = ERR_INIT;
	struct import_partner *c;
	struct node *record;

	add_contact(r);
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
try_edits(struct partner_reading *r, struct partner_edits *pe)
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
tell_edit(struct partner_reading *r, const struct partner_edit *ed)
{
	const struct node *record = r->party->node;
	const struct node *change[2] = { ed->op == PARTNER_APPEND ? NULL :
	    node_path(record, ed->path), ed->value };

	job_tell(r->job, record, r->slug, ed->path, change);
}

static void
change_partner(struct partner_reading *r)
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
partner_put(struct partner_reading *r)
{
	if (r->party == NULL)
		add_partner(r);
	else
		change_partner(r);
}
