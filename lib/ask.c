/* ask - the questions of a new workspace, on a terminal */

#include "ask.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "interrupt.h"

/*
 * Wait for a line, or for Ctrl-C: a signal that comes between the prompt and
 * the read would else be seen after the next line only. A terminal hands out
 * a line at a time, so nothing waits in the stream's own memory.
 */
static void
wait_line(FILE *in)
{
	struct pollfd fds[] = { { .fd = fileno(in), .events = POLLIN },
	    { .fd = interrupt_fd(), .events = POLLIN } };

	while (interrupted() == 0 && poll(fds, 2, -1) < 0 && errno == EINTR)
		continue;
}

static void
prompt(FILE *out, const struct question *q, const struct str *fallback)
{
	fputs(q->text, out);
	if (fallback->len > 0)
		fprintf(out, " [%s]", fallback->s);
	else if (!q->required)
		fputs(" (optional)", out);
	fputs(": ", out);
	fflush(out);
}

/* Ask one question until the answer is good. */
static int
ask_one(struct answers *a, enum answer which, FILE *in, FILE *out,
    struct err *e)
{
	struct err why = ERR_INIT;
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	int rc = -1;

	while (rc < 0) {
		prompt(out, &questions[which], &a->fallback[which]);
		wait_line(in);
		n = interrupted() != 0 ? -1 : getline(&line, &cap, in);
		if (n < 0) {
			fputc('\n', out);
			err_set(e, ERR_IO, interrupted() != 0 ? "interrupted; "
			    "nothing was written" : "the answers ended "
			    "before the last question; nothing was written");
			break;
		}
		rc = answer_set(a, which, line, (size_t)n, &why);
		if (rc < 0)
			fprintf(out, "  %s\n", why.msg);
		err_clear(&why);
	}
	free(line);
	return rc;
}

int
ask_all(struct answers *a, FILE *in, FILE *out, struct err *e)
{
	size_t i;
	int rc = 0;

	fputs("An empty line takes what is in brackets; Ctrl-C leaves "
	    "everything as it is.\n", out);
	interrupt_watch();
	for (i = 0; i < ANSWERS && rc == 0; i++)
		rc = ask_one(a, (enum answer)i, in, out, e);
	interrupt_end();
	return rc;
}
