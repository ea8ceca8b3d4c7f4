#ifndef POS_DURATION_H
#define POS_DURATION_H

/* How long a piece of work takes, as people write it. */

/*
 * Read "30 minutes", "1 hour", "1-2 hours", "2 days" (of eight hours), a
 * week being five of them: the most, in minutes. Returns 0, or -1 when it is
 * none.
 */
int duration_parse(unsigned *minutes, const char *text);

#endif
