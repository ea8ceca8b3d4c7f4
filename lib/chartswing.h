#ifndef POS_CHARTSWING_H
#define POS_CHARTSWING_H

/* The rows of a tornado. */

#include "chart.h"

enum { SWING_LOW, SWING_BASE, SWING_HIGH };

/* high - low without its sign; invalid when one of the three is unknown. */
struct ratio chart_swing(const struct chart_row *row);

/* The base that all rows have; invalid when none is known. */
struct ratio chart_base(const struct chart *c);

#endif
