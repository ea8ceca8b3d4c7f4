#ifndef POS_HEADLINES_H
#define POS_HEADLINES_H

/* Ids of the metrics that stand at the top of the executive summary, of which
 * it says what changed, and which templates have; NULL-ended. */
extern const char *const report_headlines[];

#endif
