#ifndef POS_SHAPE_H
#define POS_SHAPE_H

/*
 * The formats of a workspace's files as tables: which keys a map has, and of
 * what kind their values are. pos-workspace(5), pos-template(5) and
 * pos-artifact(5) say the same in words. pos-check holds files against them,
 * and the names that templates use.
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "form.h"
#include "node.h"
#include "str.h"

enum shape_kind {
	SHAPE_ANY,
	SHAPE_TEXT,
	SHAPE_NUMBER,		/* not negative */
	SHAPE_MONEY,		/* the same; has a text form */
	SHAPE_PERCENT,		/* 0 to 100 % */
	SHAPE_BALANCE,		/* -100 to 100, as a net promoter score */
	SHAPE_DATE,
	SHAPE_TRUTH,		/* true or false */
	SHAPE_ID,		/* the id of the map it stands in */
	SHAPE_REF,		/* an id of a set */
	SHAPE_WORD,		/* one of words */
	SHAPE_FORM,		/* a text of a form */
	SHAPE_COUNTRY,		/* a code of ISO 3166: lib/country.h */
	SHAPE_MAP
};

/* How many of them stand under the key. */
enum shape_many {
	SHAPE_ONE,
	SHAPE_LIST,
	SHAPE_EACH		/* a map from any key to one */
};

/* Where ids that others refer to are defined. */
enum idset {
	IDS_TYPES, IDS_CATEGORIES, IDS_TIERS, IDS_REGIONS, IDS_INDUSTRIES,
	IDS_SEGMENTS, IDS_PRODUCTS, IDS_PAINS, IDS_NEEDS, IDS_ACCOUNTS,
	IDS_PARTNERS, IDSETS
};

struct shape {
	const char *key;		/* NULL ends a table */
	enum shape_kind kind;
	enum shape_many many;
	bool required;
	bool apart;			/* a module of its own checks it */
	enum idset set;			/* of a SHAPE_REF */
	const char *words;		/* of a SHAPE_WORD: "a|b|c"; of a
					 * SHAPE_REF: may stand for an id */
	form_fn *form;			/* of a SHAPE_FORM */
	const struct shape *members;	/* of a SHAPE_MAP */
	const struct shape *more;	/* further ones in templates, or NULL */
};

/* The files; each table has the keys of a file's map. */
extern const struct shape shape_pos[], shape_company[], shape_program[],
    shape_customers[], shape_prospects[], shape_deals[], shape_partner[],
    shape_scorecard[], shape_document[], shape_playbook[], shape_metrics[];

/* An entry of `currencies` of company.yaml: rates.h. */
extern const struct shape shape_currency[];

/* Frontmatter of a template, of one for a mail, a variable; artifact.yaml. */
extern const struct shape shape_template[], shape_mail_template[],
    shape_variable[], shape_artifact[];

/* What templates are filled with; `mail` is for those of mails alone. */
extern const struct shape shape_context[], shape_mail[];

/* Is text one of the words between bars: "a|b|c"? */
bool shape_has_word(const char *words, const char *text);

/* The member of the table whose key is the n bytes, or NULL. */
const struct shape *shape_member(const struct shape *table, const char *key,
    size_t n);

/*
 * Append to *why what is wrong with scalar n as a value of s, and return
 * true; false: nothing. Ids of a SHAPE_REF are not looked up.
 */
bool shape_fault(struct str *why, const struct shape *s,
    const struct node *n);

/*
 * Is n what is left of a number with a comma? {amount: 71,000} is an amount
 * of 71 and a key 000 without a value.
 */
bool shape_is_thousands(const struct node *n);
#define SHAPE_THOUSANDS "'%s' stands alone: a number has no commas, " \
	"71,000 is written 71000"

/* Is n the id of something? Returns 0, or -1 with *e set. */
typedef int shape_ref_fn(const struct shape *s, const struct node *n,
    void *ctx, struct err *e);

/*
 * Hold a map against its table: ERR_INVALID for the first value that is not
 * what its key wants, with file and line. Keys the table does not have pass.
 * ref: asked for each id of a SHAPE_REF, or NULL.
 */
int shape_hold(const struct node *map, const struct shape *table,
    shape_ref_fn *ref, void *ctx, struct err *e);

/* Refuse a map that lacks a required key of the table: ERR_INVALID. */
int shape_need(const struct node *map, const struct shape *table,
    struct err *e);

/*
 * Refuse keys that the table does not have, anywhere below map: ERR_INVALID
 * names the nearest. For files of which the tools read every line.
 */
int shape_only(const struct node *map, const struct shape *table,
    struct err *e);

#endif
