/* scorerule - criteria computed from facts */

#include "scorerule.h"

#include <string.h>

#include "rulekind.h"

void
place_add(struct str *out, const struct node *n)
{
	str_addf(out, "%s:%u", n->file != NULL ? n->file : "?", n->line);
}

void
rule_add_places(struct str *out, const struct rule *r,
    const struct finding *f)
{
	str_adds(out, " (");
	if (f->at != NULL)
		place_add(out, f->at);
	if (f->at != NULL && r->fact != NULL)
		str_adds(out, ", ");
	if (r->fact != NULL)
		place_add(out, r->fact);
	str_addc(out, ')');
}

void
rule_percent_mark(struct str *out, const struct rule *r,
    const struct finding *f)
{
	(void)r;
	ratio_add_percent(out, f->value, 0);
}

struct ratio
rule_attained(struct ratio n, struct dec target)
{
	return ratio_min(ratio_of(1, 1), ratio_div(n, ratio_dec(target)));
}

unsigned
rule_parts(const struct rule *r)
{
	return r->kind->deals ? WS_DEALS : 0;
}

static bool
lacks_fact(const struct rule *r)
{
	return r->with != NULL && r->fact == NULL;
}

bool
rule_add_absent(struct str *out, const struct rule *r)
{
	size_t len;

	if (!lacks_fact(r))
		return false;
	len = rule_document(r->with);
	if (r->env->ws != NULL)
		str_addf(out, "strategy/%.*s.md has no fact %s", (int)len,
		    r->with, r->with + len + 1);
	else
		str_addf(out, "no value at facts.%s", r->with);
	return true;
}

/* Is the field, which is known, what the kind of rule needs? */
static int
check_shape(const struct rule *r, const struct node *n, struct err *e)
{
	static const struct {
		enum node_kind kind;
		const char *name;
	} shapes[] = {
		[SHAPE_LIST] = { NODE_LIST, "a list" },
		[SHAPE_MAP] = { NODE_MAP, "a map like {min: 50, max: 420}" },
		[SHAPE_NUMBER] = { NODE_SCALAR, "a number" },
	};

	if (n->kind != shapes[r->kind->shape].kind)
		return node_err(e, n, "%s: %s is expected", r->field,
		    shapes[r->kind->shape].name);
	return 0;
}

int
rule_apply(struct finding *out, const struct rule *r,
    const struct partner *p, struct err *e)
{
	memset(out, 0, sizeof(*out));
	if (r->kind->shape != SHAPE_NONE) {
		out->at = node_path(p->node, r->field);
		if (node_unknown(out->at)) {
			out->at = NULL;
			out->lack = LACK_FIELD;
			return 0;
		}
		if (check_shape(r, out->at, e) < 0)
			return -1;
	}
	if (lacks_fact(r))
		out->lack = LACK_FACT;
	else if (r->kind->deals && (r->env->ws == NULL ||
	    r->env->ws->ndeals == 0))
		out->lack = LACK_DEALS;
	else
		return r->kind->apply(out, r, p, e);
	return 0;
}

void
rule_add_mark(struct str *out, const struct rule *r, const struct finding *f)
{
	if (f->lack != LACK_NOTHING)
		str_adds(out, "unknown");
	else
		r->kind->mark(out, r, f);
}

void
rule_add_source(struct str *out, const struct rule *r,
    const struct finding *f, const struct partner *p)
{
	str_adds(out, f->lack == LACK_NOTHING ? "computed: " : "unknown: ");
	switch (f->lack) {
	case LACK_FIELD:
		str_addf(out, "no %s in %s", r->field, p->node->file);
		break;
	case LACK_FACT:
		rule_add_absent(out, r);
		break;
	case LACK_DEALS:
		str_adds(out, "no deals on file");
		break;
	case LACK_NOTHING:
	case LACK_CASES:
	case LACK_NA:
		r->kind->source(out, r, f);
		break;
	}
}
