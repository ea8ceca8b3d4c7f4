#ifndef POS_RULEKIND_H
#define POS_RULEKIND_H

/*
 * The kinds of rules, for lib/scorerule.c, lib/ruleread.c and the modules
 * that hold one or more of them: lib/rule_fact.c, lib/rule_count.c,
 * lib/rule_deal.c.
 */

#include "revenue.h"
#include "scorerule.h"

/* A range of numbers; a border that is not there does not bind. */
struct span {
	struct dec min, max;
	bool has_min, has_max;
};

/* A rule with the arguments it was written with. */
struct rule {
	const struct rulekind *kind;
	const struct rule_env *env;
	const char *field;		/* path in partner.yaml */
	const char *with;		/* path of the fact: "icp.regions" */
	const struct node *fact;	/* NULL: unknown */
	struct span span;		/* of the fact: range, within */
	const char **wanted;		/* of the fact: overlap; sorted, once */
	size_t nwanted;
	const char *unexpired;		/* key of a date, or NULL */
	int64_t days, full, zero, least;	/* days 0: of all time */
	struct dec target;
	size_t what, stage, role;	/* indexes of the words of its kind */
	struct deal_filter won, lost;	/* or won: the one asked for */
};

enum arg_type { ARG_TEXT, ARG_FACT, ARG_NUMBER, ARG_WHOLE, ARG_WORD };

/* One argument of a rule; a list of them ends with a NULL name. */
struct rulearg {
	const char *name;
	enum arg_type type;
	size_t offset;			/* of its value in struct rule */
	bool needed;
	int64_t from;			/* ARG_WHOLE: the least allowed */
	const char *const *words;	/* ARG_WORD: NULL-ended */
};

/* What the partner's field must be. */
enum shape { SHAPE_NONE, SHAPE_LIST, SHAPE_MAP, SHAPE_NUMBER };

struct rulekind {
	const char *name;
	const struct rulearg *args;
	enum shape shape;
	bool deals;			/* looks at the partner's deals */

	/* Check what the arguments do not show one by one; may be NULL. */
	int (*prepare)(struct rule *r, struct arena *a,
	    const struct node *args, struct err *e);

	/*
	 * As rule_apply(), once the field and the fact are known. Several
	 * threads apply one rule: it keeps nothing between two of them.
	 */
	int (*apply)(struct finding *f, const struct rule *r,
	    const struct partner *p, struct err *e);

	/* As rule_add_mark() and rule_add_source() of what is known. */
	void (*mark)(struct str *out, const struct rule *r,
	    const struct finding *f);
	void (*source)(struct str *out, const struct rule *r,
	    const struct finding *f);
};

/* The kinds: rule_fact.c, rule_count.c, rule_deal.c. */
extern const struct rulekind rule_overlap, rule_range, rule_within,
    rule_count, rule_recency, rule_deals, rule_win_rate;

/* Split "icp.industries": the document's bytes, or 0 when it is no fact. */
size_t rule_document(const char *with);

/* Append " (FILE:LINE, FILE:LINE)": of the field and, if any, the fact. */
void rule_add_places(struct str *out, const struct rule *r,
    const struct finding *f);

/* Append the value as a percentage: a mark of several kinds. */
void rule_percent_mark(struct str *out, const struct rule *r,
    const struct finding *f);

/* min(1, n / target). */
struct ratio rule_attained(struct ratio n, struct dec target);

#endif
