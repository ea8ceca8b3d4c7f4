#ifndef POS_PROGRAMSCOPE_H
#define POS_PROGRAMSCOPE_H

#include "reportfilter.h"
#include "ws.h"

/*
 * Leave in ws->program of `plan` and `costs` what is of just this filter: an
 * entry that names a region, a type ... is of those partners alone, one that
 * names none is of the whole program. So a part of the program is never held
 * against the plan, nor loaded with the costs, of the whole. WS_PROGRAM is
 * loaded and held.
 */
void program_scope(struct ws *ws, const struct report_filter *f);

#endif
