/* dealjson - one deal for programs */

#include "dealclash.h"
#include "dealpage.h"
#include "json.h"
#include "nodeput.h"
#include "registration.h"

/* A number, or null when it is not known. */
static void
put_number(struct arena *a, struct node *map, const char *key, bool known,
    long long n)
{
	if (known)
		node_int(a, map, key, n);
	else
		node_add(a, map, key, NODE_NULL);
}

static void
put_registration(struct arena *a, struct node *out, const struct ws *ws,
    const struct deal *d, date today)
{
	struct str lacks = STR_INIT;
	struct reg_policy policy;
	struct registration r;
	bool protects = registration_protects(d, today);
	date due;

	reg_policy_read(&policy, ws);
	registration_of(&r, d, today);
	due = registration_due(&r, &policy);
	node_put_text(a, out, "registration", r.state != REG_NONE ?
	    reg_state_name(r.state) : NULL);
	node_put_date(a, out, "answer_due", due);
	put_number(a, out, "late_days", due != DATE_NONE,
	    registration_late(&r, &policy, today));
	node_put_date(a, out, "protected_until", r.until);
	put_number(a, out, "days_left", protects && r.until != DATE_NONE,
	    (long long)r.until - today);
	node_put_text(a, out, "lacks", r.state != REG_NONE &&
	    registration_lacks(&lacks, d->node) ? lacks.s : NULL);
	str_release(&lacks);
}

static void
put_derived(struct arena *a, struct node *out, const struct ws *ws,
    const struct deal *d, date today)
{
	const struct clash *v;
	size_t n = deal_is_closed(d) ? 0 : clash_find(&v, a, ws,
	    d->account->id, d->partner != NULL ? d->partner->slug : NULL,
	    d->id, today);

	node_put_date(a, out, "as_of", today);
	node_put_text(a, out, "account_name", d->account->name);
	node_put_text(a, out, "partner_name", d->partner != NULL ?
	    d->partner->name : NULL);
	put_registration(a, out, ws, d, today);
	if (n > 0)
		node_hang(a, out, "conflicts", clash_nodes(a, v, n));
	else
		node_add(a, out, "conflicts", NODE_LIST);
}

void
deal_json(FILE *f, struct ws *ws, const struct deal *d, date today)
{
	struct arena *a = &ws->arena;
	struct node *top = node_new(a, NODE_MAP);
	json_t *json;

	node_int(a, top, "schema_version", 1);
	node_str(a, top, "id", d->id);
	node_str(a, top, "file", d->node->file);
	node_int(a, top, "line", d->node->line);
	node_hang(a, top, "record", node_copy(a, d->node, NULL));
	put_derived(a, node_add(a, top, "derived", NODE_MAP), ws, d, today);
	json = json_from_node(top);
	json_dumpf(json, f, JSON_INDENT(2));
	fputc('\n', f);
	json_decref(json);
}
