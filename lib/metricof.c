/* metricof - what metrics count: populations and their properties */

#include "metricof.h"

#include <string.h>

#include "metricofparts.h"
#include "partner.h"

const struct metric_of *const metric_populations[] = {
	&metric_of_deals, &metric_of_partners, &metric_of_accounts,
	&metric_of_certificates, &metric_of_mdf, &metric_of_costs, NULL
};

const struct metric_of *
metric_of(const char *name)
{
	size_t i;

	for (i = 0; metric_populations[i] != NULL; i++) {
		if (strcmp(metric_populations[i]->name, name) == 0)
			return metric_populations[i];
	}
	return NULL;
}

const struct metric_word *
metric_word(const struct metric_of *of, const char *name)
{
	const struct metric_word *w;

	for (w = of->words; w->name != NULL; w++) {
		if (strcmp(w->name, name) == 0)
			return w;
	}
	return NULL;
}

const struct metric_day *
metric_day(const struct metric_of *of, const char *name)
{
	const struct metric_day *d;

	for (d = of->days; d->name != NULL; d++) {
		if (strcmp(d->name, name) == 0)
			return d;
	}
	return NULL;
}

const struct metric_number *
metric_number(const struct metric_of *of, const char *name)
{
	const struct metric_number *n;

	for (n = of->numbers; n->name != NULL; n++) {
		if (strcmp(n->name, name) == 0)
			return n;
	}
	return NULL;
}

const struct partner_days *
metric_partner_days(const struct metric_case *c)
{
	return &c->data->days[c->partner - c->data->ws->partners];
}

const char *
word_once(const char *text, size_t i)
{
	return i == 0 ? text : NULL;
}

const char *
word_truth(bool is, size_t i)
{
	return word_once(is ? "yes" : "no", i);
}

const char *
word_partner(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(c->partner != NULL ? c->partner->slug : NULL, i);
}

const char *
word_type(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(c->partner != NULL ? c->partner->type : NULL, i);
}

const char *
word_tier(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(c->partner != NULL ? c->partner->tier : NULL, i);
}

/* The i-th text of a list. */
static const char *
nth_text(const struct node *list, size_t i)
{
	const struct node *n;

	NODE_EACH(n, list) {
		if (i-- == 0)
			return node_text(n);
	}
	return NULL;
}

/* Its own categories, else the one that its type is mapped to. */
const char *
word_category(const struct metric_case *c, const struct span *s, size_t i)
{
	const struct node *own;

	(void)s;
	if (c->partner == NULL)
		return NULL;
	own = partner_get(c->partner, "categories");
	if (own != NULL && own->n > 0)
		return nth_text(own, i);
	return word_once(node_get_text(ws_entry(c->data->ws, "types",
	    c->partner->type), "category", NULL), i);
}

const char *
word_region(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return c->partner == NULL ? NULL :
	    nth_text(partner_get(c->partner, "regions"), i);
}

bool
number_of_entry(struct ratio *out, const struct metric_case *c,
    const char *key)
{
	const struct node *n = node_get(c->entry, key);
	struct dec d;

	if (node_unknown(n) || dec_node(&d, n, key, NULL) < 0)
		return false;
	*out = ratio_dec(d);
	return true;
}

const struct node *
metric_case_node(const struct metric_case *c)
{
	return c->entry != NULL ? c->entry : c->deal != NULL ? c->deal->node :
	    c->partner != NULL ? c->partner->node : c->account->node;
}

void
metric_case_name(struct str *out, const struct metric_case *c)
{
	if (c->deal != NULL)
		str_addf(out, "%s %s", c->deal->id, c->deal->name != NULL ?
		    c->deal->name : "");
	else if (c->partner != NULL)
		str_adds(out, c->partner->name);
	else if (c->account != NULL)
		str_adds(out, c->account->name);
	if (c->entry == NULL)
		return;
	str_addf(out, "%s%s", c->partner != NULL ? ", " : "",
	    node_get_text(c->entry, c->partner == NULL ? "kind" :
	    node_get(c->entry, "person") != NULL ? "person" : "purpose", ""));
}
