#ifndef POS_RISK_H
#define POS_RISK_H

/*
 * What could go wrong with a partner, by rules that its record and its deals
 * decide. Of what no file tells nothing is said.
 */

#include <stdbool.h>

#include "date.h"
#include "ws.h"

/* An agreement or a certificate that ends within so many days is a risk. */
enum { RISK_SOON_DAYS = 90 };

enum concern { CONCERN_NO, CONCERN_YES, CONCERN_UNKNOWN };

/* When it is asked: what ends is held against today, windows end on day. */
struct risk_days {
	date today, day;
};

/*
 * Is the partner concerned? ws has the scorecard loaded. *ends: of what ends
 * soon or has ended, the last day among them; else left as it is.
 */
typedef enum concern concern_fn(date *ends, const struct ws *ws,
    const struct partner *p, const struct risk_days *on);

struct risk {
	const char *name, *what, *todo, *owner;
	const char *lacks;	/* why it is not known, if it is not */
	concern_fn *concerns;
	bool by_base;		/* impact: all that partners source, since
				 * those concerned bring nothing */
};

enum { RISKS = 5 };
extern const struct risk risks[RISKS];

#endif
