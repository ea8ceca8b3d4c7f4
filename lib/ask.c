/* ask - the questions of a new workspace, on a terminal */

#include "ask.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static volatile sig_atomic_t interrupted;

static void
on_interrupt(int sig)
{
	(void)sig;
	interrupted = 1;
}

bool
ask_interrupted(void)
{
	return interrupted != 0;
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
		n = getline(&line, &cap, in);
		if (n < 0 || interrupted) {
			fputc('\n', out);
			err_set(e, ERR_IO, interrupted ? "interrupted; "
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
	struct sigaction action = { .sa_handler = on_interrupt }, old;
	size_t i;
	int rc = 0;

	fputs("An empty line takes what is in brackets; Ctrl-C leaves "
	    "everything as it is.\n", out);
	sigaction(SIGINT, &action, &old);
	for (i = 0; i < ANSWERS && rc == 0; i++)
		rc = ask_one(a, (enum answer)i, in, out, e);
	sigaction(SIGINT, &old, NULL);
	return rc;
}
