/* rule_fact - rules that hold a partner against facts of our own */

#include "rulekind.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

static const struct rulearg args[] = {
	{ "field", ARG_TEXT, offsetof(struct rule, field), true, 0, NULL },
	{ "with", ARG_FACT, offsetof(struct rule, with), true, 0, NULL },
	{ NULL, ARG_TEXT, 0, false, 0, NULL }
};

static int
read_span(struct span *out, const struct node *n, const char *what,
    struct err *e)
{
	const struct node *min = node_get(n, "min"), *max = node_get(n, "max");

	out->has_min = !node_unknown(min);
	out->has_max = !node_unknown(max);
	if ((out->has_min && dec_node(&out->min, min, "min", e) < 0) ||
	    (out->has_max && dec_node(&out->max, max, "max", e) < 0))
		return -1;
	if (out->has_min && out->has_max && out->min.u > out->max.u)
		return node_err(e, n, "%s: min is above max", what);
	return 0;
}

/* overlap: how many entries of the fact the partner's list has */

static int
text_order(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static int
overlap_prepare(struct rule *r, struct arena *a, const struct node *map,
    struct err *e)
{
	const struct node *c;
	size_t i, n = 0;

	(void)map;
	if (r->fact == NULL)
		return 0;
	if (r->fact->kind != NODE_LIST)
		return node_err(e, r->fact, "%s: a list is expected",
		    r->with);
	r->wanted = arena_alloc(a, r->fact->n * sizeof(*r->wanted));
	NODE_EACH(c, r->fact) {
		if (node_text(c) == NULL)
			return node_err(e, c, "%s: an entry that is no text",
			    r->with);
		r->wanted[n++] = c->text;
	}
	if (n > 0)
		qsort(r->wanted, n, sizeof(*r->wanted), text_order);
	for (i = 0; i < n; i++) {
		if (i == 0 || strcmp(r->wanted[i], r->wanted[i - 1]) != 0)
			r->wanted[r->nwanted++] = r->wanted[i];
	}
	if (r->nwanted == 0)
		r->fact = NULL;		/* a share of nothing is unknown */
	return 0;
}

/* How many of the wanted texts the list has, each once; seen: which. */
static int
count_wanted(int64_t *n, bool *seen, const struct rule *r,
    const struct node *list, struct err *e)
{
	const struct node *c;
	const char **hit;

	NODE_EACH(c, list) {
		if (node_text(c) == NULL)
			return node_err(e, c, "%s: an entry that is no text",
			    r->field);
		hit = bsearch(&c->text, r->wanted, r->nwanted,
		    sizeof(*r->wanted), text_order);
		if (hit != NULL && !seen[hit - r->wanted]) {
			seen[hit - r->wanted] = true;
			++*n;
		}
	}
	return 0;
}

static int
overlap_apply(struct finding *f, const struct rule *r,
    const struct partner *p, struct err *e)
{
	bool few[64] = { false };	/* no allocation for what is usual */
	bool *seen = r->nwanted <= sizeof(few) ? few :
	    mem_zero(r->nwanted, sizeof(*seen));
	int rc;

	(void)p;
	rc = count_wanted(&f->n, seen, r, f->at, e);
	f->of = (int64_t)r->nwanted;
	f->value = ratio_of(f->n, f->of);
	if (seen != few)
		free(seen);
	return rc;
}

static void
overlap_mark(struct str *out, const struct rule *r, const struct finding *f)
{
	(void)r;
	str_addf(out, "%lld/%lld", (long long)f->n, (long long)f->of);
}

static void
overlap_source(struct str *out, const struct rule *r, const struct finding *f)
{
	str_addf(out, "%lld of %lld %s", (long long)f->n, (long long)f->of,
	    r->field);
	rule_add_places(out, r, f);
}

/* range: how much of the fact the partner's range covers */

static int
span_prepare(struct rule *r, struct arena *a, const struct node *map,
    struct err *e)
{
	(void)a;
	(void)map;
	if (r->fact == NULL)
		return 0;
	if (r->fact->kind != NODE_MAP)
		return node_err(e, r->fact, "%s: a map like {min: 50, max: "
		    "420} is expected", r->with);
	if (read_span(&r->span, r->fact, r->with, e) < 0)
		return -1;
	if (!r->span.has_min && !r->span.has_max)
		r->fact = NULL;
	return 0;
}

static int
range_prepare(struct rule *r, struct arena *a, const struct node *map,
    struct err *e)
{
	if (span_prepare(r, a, map, e) < 0)
		return -1;
	if (r->fact != NULL && (!r->span.has_min || !r->span.has_max))
		return node_err(e, r->fact, "%s: a share of a range without "
		    "%s cannot be computed", r->with,
		    r->span.has_min ? "max" : "min");
	return 0;
}

static int
range_apply(struct finding *f, const struct rule *r,
    const struct partner *p, struct err *e)
{
	struct dec from = r->span.min, to = r->span.max;
	struct ratio size = ratio_sub(ratio_dec(to), ratio_dec(from));
	struct span s;

	(void)p;
	if (read_span(&s, f->at, r->field, e) < 0)
		return -1;
	if (!s.has_min && !s.has_max) {
		f->lack = LACK_FIELD;
		return 0;
	}
	if (s.has_min && s.min.u > from.u)
		from = s.min;
	if (s.has_max && s.max.u < to.u)
		to = s.max;
	if (to.u < from.u)
		f->value = ratio_of(0, 1);
	else if (size.n == 0)
		f->value = ratio_of(1, 1);
	else
		f->value = ratio_div(ratio_sub(ratio_dec(to),
		    ratio_dec(from)), size);
	return 0;
}

/* "50 to 420", "from 50", "up to 420" */
static void
add_span(struct str *out, const struct node *n)
{
	const char *min = node_get_text(n, "min", NULL);
	const char *max = node_get_text(n, "max", NULL);

	if (min != NULL && max != NULL)
		str_addf(out, "%s to %s", min, max);
	else if (min != NULL)
		str_addf(out, "from %s", min);
	else
		str_addf(out, "up to %s", max);
}

static void
range_source(struct str *out, const struct rule *r, const struct finding *f)
{
	add_span(out, f->at);
	str_adds(out, " covers ");
	ratio_add_percent(out, f->value, 0);
	str_adds(out, " of ");
	add_span(out, r->fact);
	rule_add_places(out, r, f);
}

/* within: is the partner's number between the borders of the fact? */

static int
within_apply(struct finding *f, const struct rule *r,
    const struct partner *p, struct err *e)
{
	struct dec d;
	bool in;

	(void)p;
	if (dec_node(&d, f->at, r->field, e) < 0)
		return -1;
	in = (!r->span.has_min || d.u >= r->span.min.u) &&
	    (!r->span.has_max || d.u <= r->span.max.u);
	f->value = ratio_of(in, 1);
	return 0;
}

static void
within_mark(struct str *out, const struct rule *r, const struct finding *f)
{
	(void)r;
	str_adds(out, f->value.n > 0 ? "yes" : "no");
}

static void
within_source(struct str *out, const struct rule *r, const struct finding *f)
{
	str_addf(out, "%s is %s ", f->at->text,
	    f->value.n > 0 ? "within" : "not within");
	add_span(out, r->fact);
	rule_add_places(out, r, f);
}

const struct rulekind rule_overlap = { "overlap", args, SHAPE_LIST, false,
	overlap_prepare, overlap_apply, overlap_mark, overlap_source };
const struct rulekind rule_range = { "range", args, SHAPE_MAP, false,
	range_prepare, range_apply, rule_percent_mark, range_source };
const struct rulekind rule_within = { "within", args, SHAPE_NUMBER, false,
	span_prepare, within_apply, within_mark, within_source };
