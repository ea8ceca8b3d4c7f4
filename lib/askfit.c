/* askfit - is a question short and cheap enough to be sent? */

#include "askfit.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cost.h"
#include "mem.h"

enum { OVERHEAD = 200 };	/* tokens of what is around the texts */

static int64_t
tokens_of(const struct section_ask *k, const struct endpoint *p)
{
	int64_t n = cost_estimate(strlen(k->system) + strlen(k->user)) +
	    OVERHEAD;
	char *schema;

	if (p->schema) {
		schema = json_dumps(k->schema, JSON_COMPACT);
		n += cost_estimate(strlen(schema));
		free(schema);
	}
	return n;
}

/* The part that goes out first, or NULL: nothing is left to leave out. */
static struct ask_part *
last_part(struct section_ask *k)
{
	size_t i;

	for (i = k->nparts; i > 0; i--) {
		if (!k->parts[i - 1].left_out)
			return &k->parts[i - 1];
	}
	return NULL;
}

/* An input of a question, and what it adds. */
struct input {
	const char *name;
	size_t bytes;
};

/* the parts, the texts but the first, and what is around them */
enum { INPUTS = SECTIONASK_EVIDENCE + SECTIONASK_TEXTS };

static const char *const AROUND = "the prompt itself";

/* Add what the n inputs do not account for in all bytes of a question. */
static size_t
add_around(struct input *list, size_t n, size_t all)
{
	size_t i, sum = 0;

	for (i = 0; i < n; i++)
		sum += list[i].bytes;
	list[n] = (struct input){ AROUND, sum < all ? all - sum : 0 };
	return n + 1;
}

static size_t
list_inputs(struct input list[INPUTS], const struct section_ask *k)
{
	const char *const names[SECTIONASK_TEXTS] = { NULL, "the draft",
		"the text as it stands", "what is asked for",
		"the tier's guidance" };
	size_t i, n = 0;

	for (i = 0; i < k->nparts; i++) {
		if (!k->parts[i].left_out)
			list[n++] = (struct input){ k->parts[i].name,
			    strlen(k->parts[i].json) };
	}
	for (i = 0; i < SECTIONASK_TEXTS; i++) {
		if (names[i] != NULL && k->texts[i] != NULL)
			list[n++] = (struct input){ names[i],
			    strlen(k->texts[i]) };
	}
	return add_around(list, n, strlen(k->system) + strlen(k->user));
}

static int
dearest_first(const void *x, const void *y)
{
	const struct input *a = x, *b = y;

	return a->bytes != b->bytes ? (a->bytes < b->bytes ? 1 : -1) :
	    strcmp(a->name, b->name);
}

/* Append the three inputs that cost most: "deals 4100, sizes 900". */
static void
add_dearest(struct str *out, struct input *list, size_t n)
{
	size_t i;

	qsort(list, n, sizeof(*list), dearest_first);
	for (i = 0; i < 3 && i < n; i++)
		str_addf(out, "%s%s %" PRId64, i > 0 ? ", " : "",
		    list[i].name, cost_estimate(list[i].bytes));
}

static int
too_long(const struct section_ask *k, const struct engine *en,
    struct err *e)
{
	const struct endpoint *p = en->p;
	struct str dearest = STR_INIT;
	struct input list[INPUTS];
	size_t n = list_inputs(list, k);

	add_dearest(&dearest, list, n);
	err_set(e, ERR_INVALID, "%s: the question has about %" PRId64
	    " tokens and the answer up to %" PRId64 ", engine %s takes %"
	    PRId64 " for both; most is %s; %s", k->label,
	    tokens_of(k, p), p->max_tokens, p->name, p->context,
	    dearest.s,
	    en->fit ? "without evidence it is too long as well" :
	    "--fit leaves evidence out, or set 'context' if the model takes "
	    "more");
	str_release(&dearest);
	return -1;
}

int
askfit(struct section_ask *k, const struct engine *en, struct evidence *ev,
    tell_fn *tell, struct err *e)
{
	const struct endpoint *p = en->p;
	struct str left_out = STR_INIT;
	struct ask_part *part;
	int rc = 0;

	while (rc == 0 && p->context > 0 &&
	    tokens_of(k, p) + p->max_tokens > p->context) {
		part = en->fit ? last_part(k) : NULL;
		if (part == NULL) {
			rc = too_long(k, en, e);
			break;
		}
		part->left_out = true;
		str_addf(&left_out, "%s%s", left_out.len > 0 ? ", " : "",
		    part->name);
		rc = sectionask_fill(k, ev, e);
	}
	if (rc == 0 && left_out.len > 0)
		tell("%s: so that the question fits, this evidence is left "
		    "out: %s", k->label, left_out.s);
	str_release(&left_out);
	return rc;
}

/* Could so much cost more than is allowed? */
static int
check_money(const struct engine *en, const struct chat_usage *all,
    const char *what, struct err *e)
{
	const struct endpoint *p = en->p;
	struct ratio cost = cost_of(&p->price, all);
	struct str text = STR_INIT, most = STR_INIT;
	int rc = 0;

	if (!en->has_max_cost || en->llm.files.replay != NULL)
		return 0;
	if (!ratio_ok(cost))
		return err_set(e, ERR_INVALID, "--max-cost: the price of "
		    "engine %s is not known; write it as price: {input: ..., "
		    "output: ...} per million tokens", p->name);
	cost_amount(&text, cost);
	dec_add_text(&most, en->max_cost);
	if (ratio_cmp(cost, ratio_dec(en->max_cost)) > 0)
		rc = err_set(e, ERR_INVALID, "%s could cost up to %s %s, "
		    "--max-cost allows %s; nothing was sent", what,
		    p->price.currency, text.s, most.s);
	str_release(&text);
	str_release(&most);
	return rc;
}

int64_t
askfit_tokens(size_t bytes)
{
	return cost_estimate(bytes) + OVERHEAD;
}

static int
one_too_long(const struct askfit_one *one, const struct endpoint *p,
    int64_t tokens, struct err *e)
{
	struct input *list = mem_alloc((one->n + 1) * sizeof(*list));
	struct str dearest = STR_INIT;
	size_t i, n = 0;

	for (i = 0; i < one->n; i++) {
		if (one->texts[i] != NULL && one->texts[i][0] != '\0')
			list[n++] = (struct input){ one->names[i],
			    strlen(one->texts[i]) };
	}
	n = add_around(list, n, one->bytes);
	add_dearest(&dearest, list, n);
	err_set(e, ERR_INVALID, "%s: the question has about %" PRId64
	    " tokens and the answer up to %" PRId64 ", engine %s takes %"
	    PRId64 " for both; most is %s; %s", one->label, tokens,
	    p->max_tokens, p->name, p->context, dearest.s, one->advice);
	str_release(&dearest);
	free(list);
	return -1;
}

int
askfit_one(struct chat_usage *spent, const struct engine *en,
    const struct askfit_one *one, struct err *e)
{
	const struct endpoint *p = en->p;
	struct chat_usage all = { askfit_tokens(one->bytes), 0,
	    p->max_tokens };

	if (p->context > 0 && all.in + all.out > p->context)
		return one_too_long(one, p, all.in, e);
	cost_add(&all, spent);
	if (check_money(en, &all, one->label, e) < 0)
		return -1;
	*spent = all;
	return 0;
}

int
askfit_cost(const struct section_ask *list, size_t n,
    const struct engine *en, struct err *e)
{
	struct chat_usage all = { 0, 0, 0 };
	char what[40];
	size_t i;

	for (i = 0; i < n; i++) {
		all.in += tokens_of(&list[i], en->p);
		all.out += en->p->max_tokens;
	}
	snprintf(what, sizeof(what), "%zu question%s", n, n == 1 ? "" : "s");
	return check_money(en, &all, what, e);
}
