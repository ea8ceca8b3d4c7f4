#ifndef POS_HEALTHBAND_H
#define POS_HEALTHBAND_H

#include "dec.h"
#include "ws.h"

/*
 * The band of a partner's health score, 0 to 100: "healthy", "watch" or "at
 * risk", by policies.health of program.yaml. NULL: the score is not known,
 * program.yaml has no bands, or there is no contract that could be at risk.
 * WS_PROGRAM is loaded.
 */
const char *health_band(const struct ws *ws, const struct partner *p,
    struct ratio score);

#endif
