/* turn - taking turns with git and with other tools */

#include "turn.h"

#include <time.h>
#include <unistd.h>

#include "journal.h"

enum { WAIT = 10000, LOOK = 1000 };	/* milliseconds */

void
turn_wait(int tries)
{
	unsigned most = 1000u << (tries < 6 ? tries : 6);
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	usleep(500 + ((unsigned)now.tv_nsec / 7 + (unsigned)getpid() * 61) %
	    most);
}

static long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int
try_lock(struct turn *turn, struct txn *t, struct err *e)
{
	static const int held[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	sigset_t set;
	size_t i;
	int rc;

	sigemptyset(&set);
	for (i = 0; i < sizeof(held) / sizeof(*held); i++)
		sigaddset(&set, held[i]);
	sigprocmask(SIG_BLOCK, &set, &turn->before);
	rc = txn_lock(t, e);
	turn->taken = rc == 0;
	if (rc != 0)
		sigprocmask(SIG_SETMASK, &turn->before, NULL);
	return rc;
}

/* Who holds the lock may have died since: look for the dead. */
static void
look_for_dead(struct txn *t)
{
	struct repo *r = t->repo;

	journal_recover(r, NULL);
	repo_set_tmp(r, t->dir);
}

int
turn_take(struct turn *turn, struct txn *t, struct err *e)
{
	long start = now_ms(), look = start + LOOK;
	int rc, tries = 0;

	while ((rc = try_lock(turn, t, e)) == 1) {
		if (now_ms() - start > WAIT)
			return err_set(e, ERR_BUSY, "another git operation "
			    "is in progress (a commit with its editor open?); "
			    "if none is, remove %s/index.lock",
			    t->repo->gitdir);
		turn_wait(tries++);
		if (now_ms() >= look) {
			look_for_dead(t);
			look = now_ms() + LOOK;
		}
	}
	return rc;
}

void
turn_end(struct turn *turn)
{
	if (turn->taken)
		sigprocmask(SIG_SETMASK, &turn->before, NULL);
	turn->taken = false;
}
