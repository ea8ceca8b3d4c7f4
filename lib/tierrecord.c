/* tierrecord - metrics of tiers that are read from a partner's record */

#include <string.h>

#include "tierkind.h"

int
tier_unknown(struct tier_value *v, const char *why)
{
	v->known = false;
	v->why = why;
	return 0;
}

int
tier_number(struct tier_value *v, struct ratio r)
{
	v->known = true;
	v->number = r;
	return 0;
}

/* The list under the metric's field; an absent one is empty. */
static int
need_list(struct tier_value *v, const struct tier_asked *q, struct err *e)
{
	const char *field = q->m->kind->field;

	v->at = node_get(q->p->node, field);
	if (node_unknown(v->at))
		v->at = NULL;
	else if (v->at->kind != NODE_LIST)
		return node_err(e, v->at, "%s: a list is expected", field);
	return 0;
}

/* Does the certificate count on v's day? */
static bool
certificate_counts(const struct tier_certificate *c,
    const struct tier_value *v, const char *level)
{
	return (c->earned == DATE_NONE || c->earned <= v->day) &&
	    (c->expires == DATE_NONE || c->expires >= v->day) &&
	    (level == NULL || (c->level != NULL &&
	    strcmp(c->level, level) == 0));
}

/* People with a certificate that counts, each once. */
int
tier_certified(struct tier_value *v, const struct tier_asked *q, struct err *e)
{
	struct tier_people *all;
	size_t i;

	if (need_list(v, q, e) < 0 ||
	    tier_people_of(&all, q->f, q->p, e) < 0)
		return -1;
	if (all != NULL)
		all->turn++;
	for (i = 0; all != NULL && i < all->n; i++) {
		if (!certificate_counts(&all->v[i], v, q->m->arg) ||
		    all->seen[all->v[i].person] == all->turn)
			continue;
		all->seen[all->v[i].person] = all->turn;
		v->cases++;
	}
	return tier_number(v, ratio_of((int64_t)v->cases, 1));
}

int
tier_certificate_events(struct tier_events *ev, const struct tier_asked *q,
    struct err *e)
{
	struct tier_people *all;
	size_t i;

	if (tier_people_of(&all, q->f, q->p, e) < 0)
		return -1;
	for (i = 0; all != NULL && i < all->n; i++) {
		tier_event_add(ev, all->v[i].earned);
		if (all->v[i].expires != DATE_NONE)
			tier_event_add(ev, all->v[i].expires + 1);
	}
	return 0;
}

/* Entries of the activity list of one kind. */
int
tier_activities(struct tier_value *v, const struct tier_asked *q, struct err *e)
{
	const struct tier_kind *k = q->m->kind;
	const struct node *c;
	date d;

	if (need_list(v, q, e) < 0)
		return -1;
	NODE_EACH(c, v->at) {
		if (date_node(&d, node_get(c, "date"), "date", e) < 0)
			return -1;
		v->cases += d != DATE_NONE && d <= v->to &&
		    (v->from == DATE_NONE || d >= v->from) &&
		    strcmp(node_get_text(c, k->key, ""), k->word) == 0;
	}
	return tier_number(v, ratio_of((int64_t)v->cases, 1));
}

int
tier_activity_events(struct tier_events *ev, const struct tier_asked *q,
    struct err *e)
{
	const struct node *c;
	date d;

	NODE_EACH(c, node_get(q->p->node, q->m->kind->field)) {
		if (date_node(&d, node_get(c, "date"), "date", e) < 0)
			return -1;
		tier_event_window(ev, q->m->window, d);
	}
	return 0;
}

int
tier_customers(struct tier_value *v, const struct tier_asked *q, struct err *e)
{
	const struct tier_served *served = map_get(&q->f->customers,
	    q->p->slug);
	const struct account *a;
	size_t i;

	(void)e;
	for (i = 0; served != NULL && i < served->n; i++) {
		a = served->v[i];
		v->cases += (a->since == DATE_NONE || a->since <= v->day) &&
		    (a->churned == DATE_NONE || a->churned > v->day);
	}
	return tier_number(v, ratio_of((int64_t)v->cases, 1));
}

int
tier_customer_events(struct tier_events *ev, const struct tier_asked *q,
    struct err *e)
{
	const struct tier_served *served = map_get(&q->f->customers,
	    q->p->slug);
	size_t i;

	(void)e;
	for (i = 0; served != NULL && i < served->n; i++) {
		tier_event_add(ev, served->v[i]->since);
		tier_event_add(ev, served->v[i]->churned);
	}
	return 0;
}

int
tier_since_days(struct tier_value *v, const struct tier_asked *q, struct err *e)
{
	date since;

	v->at = node_get(q->p->node, "since");
	if (date_node(&since, v->at, "since", e) < 0)
		return -1;
	if (since == DATE_NONE) {
		v->at = NULL;
		return tier_unknown(v, "no since in its record");
	}
	return tier_number(v, ratio_of(v->day - since, 1));
}

/* The field's value: a number if it reads as one, or texts. */
int
tier_field(struct tier_value *v, const struct tier_asked *q, struct err *e)
{
	const char *path = q->m->arg != NULL ? q->m->arg : q->m->kind->field;
	struct dec d;

	v->at = node_path(q->p->node, path);
	if (node_unknown(v->at)) {
		v->at = NULL;
		return tier_unknown(v, "not in its record");
	}
	if (v->at->kind == NODE_MAP)
		return node_err(e, v->at, "%s: a value or a list is expected "
		    "by a requirement, not a map", path);
	v->known = true;
	v->texts = v->at;
	v->number = ratio_of(0, 0);
	if (v->at->kind == NODE_SCALAR &&
	    dec_parse(&d, v->at->text, v->at->n) == 0)
		v->number = ratio_dec(d);
	else if (q->m->kind->unit == TIER_PLAIN)
		return dec_node(&d, v->at, path, e);
	return 0;
}

/* Its categories; without any, that of its type. */
int
tier_categories(struct tier_value *v, const struct tier_asked *q, struct err *e)
{
	const struct node *type;

	if (tier_field(v, q, e) < 0 || v->known)
		return v->known ? 0 : -1;
	type = q->p->type != NULL ? ws_entry(q->f->ws, "types", q->p->type) :
	    NULL;
	v->at = node_get(type, "category");
	v->known = !node_unknown(v->at);
	v->texts = v->at;
	return 0;
}

int
tier_agreements(struct tier_value *v, const struct tier_asked *q, struct err *e)
{
	if (need_list(v, q, e) < 0)
		return -1;
	if (v->at == NULL)
		return tier_unknown(v, "no agreements in its record");
	v->known = true;
	v->texts = v->at;
	v->key = q->m->kind->key;
	return 0;
}

int
tier_agreement_events(struct tier_events *ev, const struct tier_asked *q,
    struct err *e)
{
	const struct node *c;
	date from, to;

	NODE_EACH(c, node_get(q->p->node, q->m->kind->field)) {
		if (date_node(&from, node_get(c, "signed"), "signed", e) < 0 ||
		    date_node(&to, node_get(c, "renews"), "renews", e) < 0)
			return -1;
		tier_event_add(ev, from);
		if (to != DATE_NONE)
			tier_event_add(ev, to + 1);
	}
	return 0;
}

int
tier_score(struct tier_value *v, const struct tier_asked *q, struct err *e)
{
	const struct score *s;

	if (tier_score_of(&s, q->f, q->m->arg, q->p, e) < 0)
		return -1;
	if (s->state == SCORE_NOTHING)
		return tier_unknown(v, "nothing on the card applies: "
		    "pos score --explain");
	if (s->state == SCORE_INSUFFICIENT || !ratio_ok(s->value))
		return tier_unknown(v, "too little is rated: "
		    "pos score --explain");
	v->barred = s->state == SCORE_GATED;
	/* as pos-score prints it, and as people compare it */
	return tier_number(v, ratio_of(ratio_round(s->value, 1), 10));
}

/* The text of an entry that counts on v's day, or NULL. */
static const char *
entry_text(const struct tier_value *v, const struct node *n)
{
	date from, to;

	if (v->key == NULL)
		return node_text(n);
	if (date_node(&from, node_get(n, "signed"), "signed", NULL) < 0 ||
	    date_node(&to, node_get(n, "renews"), "renews", NULL) < 0 ||
	    from == DATE_NONE || from > v->day ||
	    (to != DATE_NONE && to < v->day))
		return NULL;
	return node_get_text(n, v->key, NULL);
}

/* The entries of v: those of a list, or its only text. */
static const struct node *
first_entry(const struct tier_value *v)
{
	if (v->texts == NULL || v->texts->kind == NODE_LIST)
		return v->texts != NULL ? v->texts->first : NULL;
	return v->texts;
}

static const struct node *
next_entry(const struct tier_value *v, const struct node *n)
{
	return n == v->texts ? NULL : n->next;
}

bool
tier_value_has(const struct tier_value *v, const char *text)
{
	const struct node *n;
	const char *own;

	for (n = first_entry(v); n != NULL; n = next_entry(v, n)) {
		own = entry_text(v, n);
		if (own != NULL && strcmp(own, text) == 0)
			return true;
	}
	return false;
}

void
tier_value_texts(struct str *out, const struct tier_value *v)
{
	const struct node *n;
	const char *own;
	bool any = false;

	for (n = first_entry(v); n != NULL; n = next_entry(v, n)) {
		own = entry_text(v, n);
		if (own == NULL)
			continue;
		str_addf(out, "%s%s", any ? ", " : "", own);
		any = true;
	}
	if (!any)
		str_adds(out, "none");
}
