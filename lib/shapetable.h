#ifndef POS_SHAPETABLE_H
#define POS_SHAPETABLE_H

/*
 * For the files that hold the tables of shape.h: short names for their rows,
 * and the tables that several of them use.
 */

#include "shape.h"

#define END { .key = NULL }
#define VALUE(k, of) { .key = (k), .kind = (of) }
#define TEXT(k) VALUE(k, SHAPE_TEXT)
#define NEED_VALUE(k, of) { .key = (k), .kind = (of), .required = true }
#define NUMBER(k) VALUE(k, SHAPE_NUMBER)
#define MONEY(k) VALUE(k, SHAPE_MONEY)
#define PERCENT(k) VALUE(k, SHAPE_PERCENT)
#define DATE(k) VALUE(k, SHAPE_DATE)
#define TRUTH(k) VALUE(k, SHAPE_TRUTH)
#define ANY(k) VALUE(k, SHAPE_ANY)
#define ID { .key = "id", .kind = SHAPE_ID, .required = true }
#define NEED_TEXT(k) { .key = (k), .kind = SHAPE_TEXT, .required = true }
#define TEXTS(k) { .key = (k), .kind = SHAPE_TEXT, .many = SHAPE_LIST }
#define NEED_TEXTS(k) { .key = (k), .kind = SHAPE_TEXT, \
	.many = SHAPE_LIST, .required = true }
#define REF(k, of) { .key = (k), .kind = SHAPE_REF, .set = (of) }
#define REFS(k, of) \
	{ .key = (k), .kind = SHAPE_REF, .many = SHAPE_LIST, .set = (of) }
#define WORD(k, of) { .key = (k), .kind = SHAPE_WORD, .words = (of) }
#define NEED_WORD(k, of) \
	{ .key = (k), .kind = SHAPE_WORD, .words = (of), .required = true }
#define FORM(k, of) { .key = (k), .kind = SHAPE_FORM, .form = (of) }
#define MAP(k, of) { .key = (k), .kind = SHAPE_MAP, .members = (of) }
#define MAPS(k, of) \
	{ .key = (k), .kind = SHAPE_MAP, .many = SHAPE_LIST, .members = (of) }
#define EACH(k, of) \
	{ .key = (k), .kind = SHAPE_MAP, .many = SHAPE_EACH, .members = (of) }

#define ACTIVITIES "meeting|training|registration|qbr|campaign|support"
#define STAGES "prospect|qualified|signed|onboarding|active|growing|at-risk|" \
	"exiting|former"

/* A border or two; an id and its name; a person; us and the partner. */
extern const struct shape shape_range[], shape_named[], shape_contact[],
    shape_sides[];

/*
 * A type of partners and a tier, as program.yaml has them; what happened, as a
 * partner's record has it.
 */
extern const struct shape shape_type[], shape_tier[], shape_activity[];

#endif
