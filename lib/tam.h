#ifndef POS_TAM_H
#define POS_TAM_H

/*
 * The partner market (TAM) of strategy/tam.yaml: pos-workspace(5).
 *
 * For each category of partner
 *
 *	value = accounts x reach x share x ACV
 *
 * bottom-up, exactly; low (high) with every input at its low (high). Sales
 * is our own revenue by another route, the others are the partners' own
 * revenue: two totals, which are never added up. Crossbeam warns of the
 * double counting (help.crossbeam.com article 6797349). A value is a
 * ceiling, not a forecast.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "date.h"
#include "dec.h"
#include "err.h"
#include "node.h"

#define TAM_FILE "strategy/tam.yaml"
#define TAM_MAX 1000000000000000	/* no total may be over 10^15 */
#define TAM_BASE_NAME "base"	/* the file itself, among scenarios */

enum { TAM_MAX_CATEGORIES = 200, TAM_MAX_SCENARIOS = 100 };

enum tam_level { TAM_LOW, TAM_BASE, TAM_HIGH, TAM_LEVELS };

/* What a category's value is the product of, in the order of the formula. */
enum tam_input {
	TAM_ACCOUNTS, TAM_REACH, TAM_SHARE, TAM_ACV, TAM_INPUTS,
	TAM_DEALS = TAM_INPUTS,	/* capacity: deals of a partner a year */
	TAM_ACTIVATION,		/* capacity: signed partners that are active */
	TAM_KINDS
};

/* How an input is written: its key, that of its source, as a percentage? */
struct tam_input_def {
	const char *key, *source;
	bool percent;
};
extern const struct tam_input_def tam_inputs[TAM_KINDS];

/* Where a number of a category comes from. */
enum tam_origin {
	TAM_UNKNOWN,	/* nowhere: no figure can be computed with it */
	TAM_OWN,	/* written at its place */
	TAM_COMMON,	/* the one above the categories stands in */
	TAM_DEFAULT	/* the default of pos-workspace(5) */
};

/* An assumption; a percentage is a fraction of one. */
struct tam_number {
	struct dec v[TAM_LEVELS];	/* low <= base <= high */
	enum tam_origin origin;
	bool scenario;			/* the scenario has it */
	const char *source;		/* NULL: none is given */
	const struct node *at[TAM_LEVELS];	/* NULL: not in the file */
	const struct node *source_node;	/* or NULL */
};

struct tam_category {
	const char *id;
	bool ours;			/* revenue: ours; else ecosystem */
	struct tam_number in[TAM_KINDS];
	const struct node *node;
};

struct tam {
	const char *file;		/* for messages and addresses */
	const char *currency;		/* "" when unknown */
	date as_of;			/* or DATE_NONE */
	const char *scenario;		/* its name; NULL: the file itself */
	const char *note;		/* of the scenario, or NULL */
	struct tam_number common[TAM_KINDS];	/* above the categories;
						 * no reach, no share */
	struct tam_category *categories;	/* as in the file */
	size_t n;
	const struct node *root;
};

/* A total over the categories of one revenue. */
struct tam_total {
	struct ratio v[TAM_LEVELS];	/* 0 when n is 0 */
	size_t n;			/* categories that are in it */
	size_t unknown;			/* that are not, for want of a number */
};

/*
 * Read the tree of a tam.yaml. currency: the company's, for a file that
 * names none; may be NULL. file, root and currency are borrowed as long as
 * *t is used. ERR_INVALID ("file:line: ...") for what breaks the format, low
 * over base or base over high, shares outside 0 to 100 %, negative numbers,
 * totals over TAM_MAX, and all that in its scenarios. Absent numbers are
 * unknown, not zero.
 * Owner: the arena.
 */
int tam_load(struct tam *t, struct arena *a, const struct node *root,
    const char *file, const char *currency, struct err *e);

/*
 * The same with the numbers of a scenario of base's file in the place of
 * base's own; a number it replaces brings its own source or has none.
 * TAM_BASE_NAME is base. ERR_USAGE suggests for a name that there is not.
 * Owner: the arena; base is borrowed.
 */
int tam_scenario(struct tam *out, struct arena *a, const struct tam *base,
    const char *name, struct err *e);

/*
 * Set *out to the currency in node n of a file, in capitals; "" when that is
 * unknown. ERR_INVALID ("file:line: ...") for what is no currency in use.
 */
int tam_currency(const char **out, struct arena *a, const struct node *n,
    struct err *e);

/*
 * Read a number for an input as a file or --set has it; a share's may end
 * with %. ERR_INVALID says what is wrong, without a place; *out is then
 * unchanged. text: NUL-ended.
 */
int tam_parse(struct dec *out, enum tam_input in, const char *text,
    struct err *e);

/* Is every input known? Then there is a value. */
bool tam_category_known(const struct tam_category *c);

/* accounts x reach x share x ACV; invalid when one of them is unknown. */
struct ratio tam_value(const struct tam_category *c, enum tam_level level);

/* The total of what is our revenue, or of what is not. */
struct tam_total tam_total(const struct tam *t, bool ours);

/* Is there a range: is low not high? */
bool tam_number_ranges(const struct tam_number *n);
bool tam_category_ranges(const struct tam_category *c);

/* The category with this id, or NULL. */
const struct tam_category *tam_category(const struct tam *t, const char *id);

/*
 * Append an input's number in full for people ("3,000", "42.5 %",
 * "EUR 40,000"), for files ("3000", "42.5%", "40000").
 */
void tam_add_number(struct str *out, enum tam_input in, const char *currency,
    struct dec v);
void tam_add_plain(struct str *out, enum tam_input in, struct dec v);

/*
 * Append the formula with its numbers, without a reach that is not written:
 * "3,000 accounts x 80 % x 12 % x EUR 40,000". All inputs are known.
 */
void tam_add_formula(struct str *out, const struct tam *t,
    const struct tam_category *c, enum tam_level level);

#endif
