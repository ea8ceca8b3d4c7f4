/*
 * pty CMD ARG... - run CMD on a terminal of its own and type to it
 *
 * Types a line of standard input each time CMD has printed a question, which
 * ends with ": ", and prints nothing more. A line ^C is Ctrl-C; the end of
 * standard input is Ctrl-D. Copies what the terminal shows, echo and all, with LF for
 * CR LF. Ends as CMD did; 128 + n when signal n killed it.
 */

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Type the next line. */
static void
type_line(int fd)
{
	char line[8192];
	size_t n;

	if (fgets(line, sizeof(line), stdin) == NULL)
		strcpy(line, "\004");
	else if (strcmp(line, "^C\n") == 0)
		strcpy(line, "\003");
	n = strlen(line);
	if (write(fd, line, n) != (ssize_t)n)
		perror("pty");
}

/* Is there nothing more to read for now? */
static int
is_quiet(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	return poll(&p, 1, 30) == 0;
}

/* Show what CMD prints and answer its questions until it ends. */
static void
converse(int fd)
{
	char c, before = '\0';

	while (read(fd, &c, 1) == 1) {
		if (c != '\r')
			putchar(c);
		if (before == ':' && c == ' ' && is_quiet(fd)) {
			fflush(stdout);
			type_line(fd);
		}
		before = c;
	}
}

int
main(int argc, char **argv)
{
	int fd, status = 0;
	pid_t pid;

	if (argc < 2)
		return 2;
	pid = forkpty(&fd, NULL, NULL, NULL);
	if (pid == 0) {
		/* who ran us in the background let keys be ignored */
		signal(SIGINT, SIG_DFL);
		signal(SIGQUIT, SIG_DFL);
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (pid < 0)
		return 3;
	converse(fd);
	waitpid(pid, &status, 0);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
	    WEXITSTATUS(status);
}
