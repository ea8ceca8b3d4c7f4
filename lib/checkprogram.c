/* checkprogram - what the prose of program.yaml says of its own keys */

#include "checkers.h"

#include <string.h>

#include "checksaying.h"
#include "prose.h"
#include "shapetable.h"

/* Where in the program the texts stand that are read. */
struct reading {
	struct holder by;
	const struct node *type, *tier;	/* NULL: in none */
};

enum { KEYS = 16, FIGURES = 16 };	/* of one type; in one text */

/* Keys that say what a type is paid, and figures of a text on it. */
struct pay {
	const struct node *key[KEYS];
	bool stated[KEYS];
	size_t nkeys;
	struct literal figure[FIGURES];
	size_t nfigures;
};

/* Its own prose may repeat a key: only what differs is told. */
static void
tell(const struct reading *r, const struct literal *l, uint32_t line,
    const struct node *key, const char *where)
{
	fault_add(&r->by.c->faults, FAULT_ERROR, r->by.file, line, "'%.*s' "
	    "contradicts program.yaml:%u, where %s is %s: change one of the "
	    "two", (int)l->n, l->text, key->line, where, key->text);
}

static void
add_key(struct pay *p, const struct node *key)
{
	if (node_text(key) != NULL && p->nkeys < KEYS)
		p->key[p->nkeys++] = key;
}

/* Its commission, or that of the policies for it, and its shares. */
static void
find_keys(struct pay *p, const struct reading *r)
{
	const char *id = node_get_text(r->type, "id", "");
	const struct node *own = node_get(r->type, "commission"), *share, *n;

	add_key(p, own != NULL ? own : node_get(node_path(r->by.program,
	    "policies.commission"), id));
	NODE_EACH(share, node_path(r->by.program, "policies.revenue_share")) {
		NODE_EACH(n, node_get(share, "types")) {
			if (node_text(n) != NULL && strcmp(n->text, id) == 0)
				add_key(p, node_get(share, "partner"));
		}
	}
}

/* Does it speak of other money: what its tier or its volume decides? */
static bool
is_other_money(const char *text, size_t n)
{
	static const struct policy_rule other = { "tiers.*.margin", PER_CENT,
	    "margin|rebate|mdf|budget|funds|match|accelerat|discount" };

	return policy_named(&other, text, n);
}

/* Per cent in the clauses of the text that may be its pay. */
static void
find_figures(struct pay *p, const char *text, size_t n)
{
	const char *end = text + n;
	struct literal l;
	size_t len, at;

	for (; text < end; text += len + 1) {
		len = 0;
		while (text + len < end && text[len] != ';')
			len++;
		at = 0;
		while (!is_other_money(text, len) && p->nfigures < FIGURES &&
		    literal_next(&l, text, len, &at)) {
			if (l.measure == PER_CENT)
				p->figure[p->nfigures++] = l;
		}
	}
}

/* Which key says what the figure says? That one is then stated. */
static bool
is_stated(struct pay *p, const struct literal *l)
{
	struct dec d;
	bool same = false;
	size_t i;

	for (i = 0; i < p->nkeys; i++) {
		if (dec_parse(&d, p->key[i]->text, p->key[i]->n) == 0 &&
		    literal_is(l, PER_CENT, d))
			same = p->stated[i] = true;
	}
	return same;
}

/* What a key is called in the message. */
static const char *
key_name(const struct pay *p, size_t i)
{
	return strcmp(p->key[i]->key, "partner") == 0 ?
	    "the partner's part of a revenue share of this type" :
	    "the commission of this type";
}

/*
 * Hold what a text says that a type is paid against the keys that say it: a
 * figure that no key has and a key that no figure states contradict.
 */
static void
hold_pay(const struct reading *r, const struct saying *s)
{
	struct pay p = { .nkeys = 0 };
	const struct literal *other = NULL;
	size_t i;

	find_keys(&p, r);
	find_figures(&p, s->text, s->n);
	for (i = 0; i < p.nfigures; i++) {
		if (!is_stated(&p, &p.figure[i]) && other == NULL)
			other = &p.figure[i];
	}
	for (i = 0; i < p.nkeys && p.stated[i]; i++)
		;
	if (other != NULL && i < p.nkeys)
		tell(r, other, s->line, p.key[i], key_name(&p, i));
}

/* Does the text say what a type is paid? */
static bool
is_on_pay(const struct reading *r, const struct node *text)
{
	static const struct policy_rule pay = { "types.*.commission",
	    PER_CENT, "commission|referral-fee|finder" };

	return r->type != NULL && ((text->key != NULL &&
	    strcmp(text->key, "compensation") == 0) ||
	    policy_named(&pay, text->text, text->n));
}

/* Hold what stands at a tier, or asks for it, against its keys. */
static void
hold_tier(const struct reading *r, const struct saying *s)
{
	static const struct policy_rule keys[] = {
		{ "mdf", MONEY, "mdf|funds|market-development" },
		{ "margin", PER_CENT,
		    "margin !gross|contribution|operating|profit|our" },
		{ "requirements.sourced_revenue", MONEY, "sourced" },
		{ "requirements.certified", CERTIFICATES, "require|need" },
		{ .path = NULL }
	};
	const struct policy_rule *k;
	const struct node *key;
	struct literal l;
	size_t at;

	for (k = keys; k->path != NULL; k++) {
		at = 0;
		while (policy_named(k, s->text, s->n) &&
		    literal_next(&l, s->text, s->n, &at)) {
			if (l.measure == k->measure && policy_hold(&key, k,
			    &l, r->tier) == POLICY_OTHER)
				tell(r, &l, s->line, key, k->path);
		}
	}
}

/* Hold one text, sentence by sentence. */
static void
hold_text(const struct reading *r, const struct node *n)
{
	const struct str all = { .s = (char *)(uintptr_t)n->text,
	    .len = n->n };
	struct sentence at = { 0 };
	struct saying s;

	while (prose_next(&at, &all)) {
		s = (struct saying){ all.s + at.from, at.to - at.from,
			n->line, all.s + at.from, at.to - at.from, NULL };
		if (is_on_pay(r, n))
			hold_pay(r, &s);
		else if (r->tier != NULL && !saying_names_tier(&r->by, &s))
			hold_tier(r, &s);
		else
			saying_hold(&r->by, &s);
	}
}

static void hold_map(const struct reading *r, const struct node *n,
    const struct shape *table);

/* Hold one value of the kind s, or each of a list of them. */
static void
hold_value(const struct reading *r, const struct node *n,
    const struct shape *s)
{
	const struct node *c;

	if (n->kind == NODE_SCALAR && s->kind == SHAPE_TEXT &&
	    node_text(n) != NULL)
		hold_text(r, n);
	else if (n->kind == NODE_LIST || (n->kind == NODE_MAP &&
	    s->many == SHAPE_EACH))
		NODE_EACH(c, n)
			hold_value(r, c, s);
	else if (n->kind == NODE_MAP && s->kind == SHAPE_MAP)
		hold_map(r, n, s->members);
}

/* Hold the texts of a map, whose keys are those of the table. */
static void
hold_map(const struct reading *r, const struct node *n,
    const struct shape *table)
{
	struct reading below = *r;
	const struct shape *s;
	const struct node *c;

	below.type = table == shape_type ? n : r->type;
	below.tier = table == shape_tier ? n : r->tier;
	NODE_EACH(c, n) {
		s = shape_member(table, c->key, strlen(c->key));
		if (s != NULL)
			hold_value(&below, c, s);
	}
}

/* A requirement's note, against the least value that stands beside it. */
static void
hold_note(const struct reading *r, const struct node *rule,
    const struct node *note)
{
	static const struct policy_rule least = { "gte", MONEY, "" };
	const struct node *key;
	struct literal l;
	size_t at = 0;

	while (literal_next(&l, note->text, note->n, &at)) {
		if ((l.measure == MONEY || l.measure == CERTIFICATES) &&
		    policy_hold(&key, &least, &l, rule) == POLICY_OTHER)
			tell(r, &l, note->line, key, "gte");
	}
}

/* The notes of requirements, wherever they stand below n. */
static void
hold_notes(const struct reading *r, const struct node *n)
{
	const struct node *c;

	NODE_EACH(c, n) {
		if (c->key != NULL && strcmp(c->key, "note") == 0 &&
		    node_text(c) != NULL)
			hold_note(r, n, c);
		else
			hold_notes(r, c);
	}
}

void
check_program(struct check *c, const struct node *top)
{
	const struct reading r = { .by = { c, top->file, top, true } };

	check_tiers(c, top);
	check_money_plans(c, top);
	check_own(c, node_get(top, "costs"));
	check_own(c, node_get(top, "plan"));
	hold_map(&r, top, shape_program);
	hold_notes(&r, node_get(top, "tiers"));
}
