#ifndef POS_ECONOMICS_H
#define POS_ECONOMICS_H

/*
 * What a partnership costs and leaves: the map `economics` of program.yaml.
 * Format: pos-workspace(5).
 */

#include <stdbool.h>

#include "dec.h"
#include "err.h"
#include "node.h"

enum econ_level { ECON_LOW, ECON_BASE, ECON_HIGH, ECON_LEVELS };

enum econ_input { ECON_DAY_RATE, ECON_LAUNCH_DAYS, ECON_LAUNCH_COST,
	ECON_MANAGE_DAYS, ECON_MARGIN, ECON_PARTNER_RATE,
	ECON_PARTNER_LAUNCH, ECON_PARTNER_MANAGE, ECON_INPUTS };

enum econ_unit { ECON_MONEY, ECON_DAYS, ECON_SHARE };

struct econ_input_def {
	const char *key, *name;
	enum econ_unit unit;
};
extern const struct econ_input_def econ_inputs[ECON_INPUTS];

struct econ_number {
	bool known;
	struct dec v[ECON_LEVELS];	/* low <= base <= high */
	const char *source;		/* NULL: none is given */
	const struct node *at;		/* NULL: not in the file */
};

struct economics {
	struct econ_number in[ECON_INPUTS];
};

/*
 * Read it; what is absent is unknown. ERR_INVALID with file and line: no
 * number, negative, a margin over 100 %, low over base over high, or a key
 * that there is not (the nearest is suggested). Borrows program.
 */
int economics_read(struct economics *out, const struct node *program,
    struct err *e);

#endif
