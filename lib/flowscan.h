#ifndef POS_FLOWSCAN_H
#define POS_FLOWSCAN_H

/* The words and labels of a line of Mermaid: for lib/flowchart.c. */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

/* What of the line is still to be read. */
struct flow_scan {
	const char *p, *end;
};

/* Go over blanks; leave those at the end out. */
void flow_skip_space(struct flow_scan *s);
void flow_trim_end(struct flow_scan *s);

/* Is the mark next? flow_take: then go behind it. */
bool flow_starts(const struct flow_scan *s, const char *mark);
bool flow_take(struct flow_scan *s, const char *mark);

/* Go behind the mark, quoted text apart; false: there is none. */
bool flow_take_until(struct flow_scan *s, const char *mark);

/* Go over an id; false: there is none. */
bool flow_take_word(struct flow_scan *s);

/* Go over this word, and not over one that only begins so. */
bool flow_take_keyword(struct flow_scan *s, const char *word);

/* The n bytes of a label as a reader sees them; quotes around it go. */
const char *flow_label(struct arena *a, const char *p, size_t n);

#endif
