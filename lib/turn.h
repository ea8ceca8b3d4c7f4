#ifndef POS_TURN_H
#define POS_TURN_H

/*
 * Taking turns with git and with other tools: waiting for index.lock.
 */

#include <signal.h>
#include <stdbool.h>

#include "err.h"
#include "txn.h"

struct turn {
	bool taken;
	sigset_t before;	/* signals that were held back before */
};

/*
 * Wait up to ten seconds for index.lock. As long as it is ours, signals that
 * ask a program to end wait: it would leave the lock behind, and git would
 * refuse to work until our next run. ERR_BUSY: somebody else keeps the lock.
 */
int turn_take(struct turn *turn, struct txn *t, struct err *e);

/* Let the signals through again; index.lock has been given back. */
void turn_end(struct turn *turn);

/* Wait up to 64 ms, longer with each of the tries, and not all alike. */
void turn_wait(int tries);

#endif
