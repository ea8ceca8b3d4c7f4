/* tam_number - the numbers of the partner market as files write them */

#include "tamread.h"

#include <string.h>

#include "str.h"

const struct tam_input_def tam_inputs[TAM_KINDS] = {
	[TAM_ACCOUNTS] = { "accounts", "accounts_source", false },
	[TAM_REACH] = { "reach", "reach_source", true },
	[TAM_SHARE] = { "share", "share_source", true },
	[TAM_ACV] = { "acv", "acv_source", false },
	[TAM_DEALS] = { "deals_per_partner", "deals_per_partner_source",
	    false },
	[TAM_ACTIVATION] = { "activation", "activation_source", true },
};

static const char *const levels[TAM_LEVELS] = { "low", "base", "high" };

/* "accounts", "solutions.share", "capacity.activation.high" */
static const char *
name_of(const struct tam_reader *r, enum tam_input in, const char *level)
{
	const char *up = r->id != NULL ? r->id : in >= TAM_INPUTS ?
	    "capacity" : "";

	return arena_printf(r->a, "%s%s%s%s%s", up, *up != '\0' ? "." : "", tam_inputs[in].key,
	    level != NULL ? "." : "", level != NULL ? level : "");
}

int
tam_check_keys(const struct node *map, const char *const *known, size_t n,
    const char *all, struct err *e)
{
	const struct node *c;
	const char *near;
	size_t i;

	NODE_EACH(c, map) {
		for (i = 0; i < n && strcmp(c->key, known[i]) != 0; i++)
			;
		if (i < n)
			continue;
		near = str_nearest(c->key, known, n);
		if (near != NULL && (all != NULL || strlen(c->key) >= 4))
			return node_err(e, c, "%.40s is no key here; did you "
			    "mean %s?", c->key, near);
		if (all != NULL)
			return node_err(e, c, "%.40s is no key of %s, which "
			    "has low, base, high and source", c->key, all);
	}
	return 0;
}

/* A share over 100 %: probably a percentage without its sign. */
static int
share_over(const char *text, struct dec d, struct err *e)
{
	struct dec hundredth = { d.u / 100 };
	struct str as = STR_INIT, fraction = STR_INIT;

	tam_add_number(&as, TAM_SHARE, "", d);
	dec_add_text(&fraction, hundredth);
	if (strchr(text, '%') == NULL && hundredth.u <= DEC_ONE)
		err_set(e, ERR_INVALID, "%.40s is %s, over 100 %%; write "
		    "%.40s%% or %s", text, as.s, text, fraction.s);
	else
		err_set(e, ERR_INVALID, "%.40s is over 100 %%", text);
	str_release(&as);
	str_release(&fraction);
	return -1;
}

int
tam_parse(struct dec *out, enum tam_input in, const char *text,
    struct err *e)
{
	struct dec d;

	if (dec_parse(&d, text, strlen(text)) < 0)
		return err_set(e, ERR_INVALID, "'%.40s' is not a number; write "
		    "digits like %s", text, tam_inputs[in].percent ?
		    "15% or 0.15" : "42000 or 0.25");
	if (d.u < 0)
		return err_set(e, ERR_INVALID, "%.40s is negative", text);
	if (!tam_inputs[in].percent && strchr(text, '%') != NULL)
		return err_set(e, ERR_INVALID, "%.40s is a percentage; %s is "
		    "expected", text, in == TAM_ACV ? "money" : "a count");
	if (tam_inputs[in].percent && d.u > DEC_ONE)
		return share_over(text, d, e);
	*out = d;
	return 0;
}

/* One of the values of a number. */
static int
read_value(struct dec *out, const struct tam_reader *r, const struct node *n,
    enum tam_input in, const char *level)
{
	struct err own = ERR_INIT;
	const char *name = name_of(r, in, level);

	if (n->kind != NODE_SCALAR)
		return node_err(r->e, n, "%s: a number is expected", name);
	if (tam_parse(out, in, n->text, &own) < 0)
		return node_err(r->e, n, "%s: %s", name, own.msg);
	return 0;
}

static int
check_order(const struct tam_number *out, const struct tam_reader *r,
    enum tam_input in)
{
	struct str text = STR_INIT;
	enum tam_level at;

	for (at = TAM_LOW; at < TAM_HIGH; at++) {
		if (out->v[at].u <= out->v[at + 1].u)
			continue;
		str_addf(&text, "%s: %s ", name_of(r, in, NULL), levels[at]);
		tam_add_number(&text, in, "", out->v[at]);
		str_addf(&text, " is over %s ", levels[at + 1]);
		tam_add_number(&text, in, "", out->v[at + 1]);
		node_err(r->e, out->at[at == TAM_LOW ? TAM_LOW : TAM_HIGH],
		    "%s", text.s);
		str_release(&text);
		return -1;
	}
	return 0;
}

/* {low, base, high, source} */
static int
read_range(struct tam_number *out, const struct tam_reader *r,
    const struct node *n, enum tam_input in)
{
	static const char *const keys[] = { "low", "base", "high", "source" };
	const struct node *base = node_get(n, "base");
	enum tam_level at;

	if (tam_check_keys(n, keys, 4, name_of(r, in, NULL), r->e) < 0)
		return -1;
	if (node_unknown(base))
		return node_err(r->e, n, "%s: base is missing",
		    name_of(r, in, NULL));
	for (at = TAM_LOW; at < TAM_LEVELS; at++) {
		out->at[at] = node_get(n, levels[at]);
		if (node_unknown(out->at[at]))
			out->at[at] = base;
		if (read_value(&out->v[at], r, out->at[at], in,
		    out->at[at]->key) < 0)
			return -1;
	}
	return check_order(out, r, in);
}

/* The source of a number, in its map or beside it. */
static int
read_source(struct tam_number *out, const struct tam_reader *r,
    const struct node *map, enum tam_input in)
{
	const struct node *n = node_get(map, tam_inputs[in].key);
	const struct node *source = NULL;

	if (n != NULL && n->kind == NODE_MAP)
		source = node_get(n, "source");
	if (node_unknown(source))
		source = node_get(map, tam_inputs[in].source);
	if (node_unknown(source))
		return 0;
	if (source->kind != NODE_SCALAR)
		return node_err(r->e, source, "%s: a text is expected as "
		    "source", name_of(r, in, NULL));
	out->source = source->text;
	out->source_node = source;
	return 0;
}

int
tam_read_number(struct tam_number *out, const struct tam_reader *r,
    const struct node *map, enum tam_input in)
{
	const struct node *n = node_get(map, tam_inputs[in].key);
	enum tam_level at;

	memset(out, 0, sizeof(*out));
	if (read_source(out, r, map, in) < 0)
		return -1;
	if (node_unknown(n))
		return 0;
	out->origin = TAM_OWN;
	if (n->kind == NODE_MAP)
		return read_range(out, r, n, in);
	for (at = TAM_LOW; at < TAM_LEVELS; at++) {
		out->at[at] = n;
		if (read_value(&out->v[at], r, n, in, NULL) < 0)
			return -1;
	}
	return 0;
}
