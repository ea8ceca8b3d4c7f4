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

/*
 * What is asked: what ends is held against today, windows end on day; gate:
 * of the scorecard, for a risk that is one's.
 */
struct risk_ask {
	date today, day;
	const struct node *gate;
};

/*
 * Is the partner concerned? ws has the scorecard loaded. *ends: of what ends
 * soon or has ended, the last day among them; else left as it is.
 */
typedef enum concern concern_fn(date *ends, const struct ws *ws,
    const struct partner *p, const struct risk_ask *ask);

struct risk {
	const char *name, *what, *todo, *owner;
	const char *lacks;	/* why it is not known, if it is not */
	concern_fn *concerns;
	bool by_base;		/* impact: all that partners source, since
				 * those concerned bring nothing */
};

enum { RISKS = 5 };
extern const struct risk risks[RISKS];

/*
 * The gate of the card fit that tells a conflict of interest: the first with
 * `risk: conflict`, else the one with the id conflict; NULL: none does. Of
 * risks[] it is RISK_CONFLICT; each other gate is a risk_gate of its own.
 */
const struct node *risk_conflict_gate(const struct ws *ws);
enum { RISK_CONFLICT = 1 };
extern const struct risk risk_gate;

#endif
