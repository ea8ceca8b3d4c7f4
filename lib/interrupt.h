#ifndef POS_INTERRUPT_H
#define POS_INTERRUPT_H

/*
 * Ctrl-C while we wait for somebody else: the wait ends, what has come so far
 * is kept, and then the program ends as the signal would have ended it.
 *
 *	interrupt_watch();
 *	... poll() interrupt_fd() too; stop when interrupted() ...
 *	interrupt_end();
 */

#include <stdbool.h>

/* Catch SIGINT and SIGTERM from here on. */
void interrupt_watch(void);

/* Which of the two came, or 0. */
int interrupted(void);

/* Readable as soon as one came; to poll, not to read. */
int interrupt_fd(void);

/* Let them end the program again. One that came is not forgotten. */
void interrupt_end(void);

/*
 * All is kept and cleaned up: end the program as the one that came would have
 * (130 in a shell, for Ctrl-C). Returns when none came.
 */
void interrupt_raise(void);

#endif
