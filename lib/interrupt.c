/* interrupt - Ctrl-C while we wait for somebody else */

#include "interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static volatile sig_atomic_t came;
static int ends[2] = { -1, -1 };
static struct sigaction before_int, before_term;

static void
note(int sig)
{
	int saved = errno;

	came = sig;
	while (write(ends[1], "", 1) < 0 && errno == EINTR)
		;	/* full: it is readable already */
	errno = saved;
}

/* A signal that is ignored, as in a background job, stays so. */
static void
watch(int sig, const struct sigaction *act, struct sigaction *before)
{
	sigaction(sig, act, before);
	if (before->sa_handler == SIG_IGN)
		sigaction(sig, before, NULL);
}

void
interrupt_watch(void)
{
	struct sigaction act = { .sa_handler = note };

	if (ends[0] >= 0 || pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
		return;
	sigemptyset(&act.sa_mask);
	watch(SIGINT, &act, &before_int);
	watch(SIGTERM, &act, &before_term);
}

int
interrupted(void)
{
	return came;
}

int
interrupt_fd(void)
{
	return ends[0];
}

void
interrupt_end(void)
{
	if (ends[0] < 0)
		return;
	sigaction(SIGINT, &before_int, NULL);
	sigaction(SIGTERM, &before_term, NULL);
	close(ends[0]);
	close(ends[1]);
	ends[0] = ends[1] = -1;
}

void
interrupt_raise(void)
{
	int sig = came;

	if (sig == 0)
		return;
	interrupt_end();
	signal(sig, SIG_DFL);
	raise(sig);
}
