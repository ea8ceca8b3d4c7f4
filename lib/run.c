/* run - another program, waited for */

#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fd.h"
#include "root.h"

extern char **environ;

/* A file in memory with n bytes, read from its start; -1 with errno. */
static int
memory_file(const char *bytes, size_t n)
{
	int fd = memfd_create("pos", MFD_CLOEXEC);

	if (fd >= 0 && fd_write(fd, bytes, n) < 0) {
		close(fd);
		return -1;
	}
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
	return fd;
}

/* Our standard error under another number. */
static int
err_copy(void)
{
	return fcntl(2, F_DUPFD_CLOEXEC, 3);
}

/* Append what was written to fd. */
static int
collect(struct str *out, int fd)
{
	ssize_t n;
	off_t size = lseek(fd, 0, SEEK_END);

	if (size < 0 || lseek(fd, 0, SEEK_SET) < 0)
		return -1;
	str_room(out, (size_t)size + 1);
	while ((n = read(fd, out->s + out->len, out->cap - out->len - 1)) !=
	    0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		out->len += (size_t)n;
		out->s[out->len] = '\0';
		str_room(out, 4096);
	}
	return 0;
}

/*
 * Kill the child if it is not done after so many seconds; true: it was. A
 * kernel without such descriptors (before 5.3) waits.
 */
static bool
is_late(pid_t pid, int seconds)
{
	struct pollfd child = { .events = POLLIN };
	int ready = 1;

	child.fd = seconds > 0 ? (int)syscall(SYS_pidfd_open, pid, 0) : -1;
	if (child.fd >= 0) {
		while ((ready = poll(&child, 1, seconds * 1000)) < 0 &&
		    errno == EINTR)
			;
		close(child.fd);
	}
	if (ready == 0)
		kill(pid, SIGKILL);
	return ready == 0;
}

/*
 * Start argv with fd[0..2] as its standard files, no signal held back, and
 * wait for its end.
 */
static int
spawn(const struct run *r, const char *const *argv, const int fd[3])
{
	posix_spawn_file_actions_t acts;
	posix_spawnattr_t attr;
	sigset_t none;
	int i, status, bad;
	bool late;
	pid_t pid;

	sigemptyset(&none);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK);
	posix_spawn_file_actions_init(&acts);
	for (i = 0; i < 3; i++)
		posix_spawn_file_actions_adddup2(&acts, fd[i], i);
	if (r->dir != NULL)
		posix_spawn_file_actions_addchdir_np(&acts, r->dir);
	bad = posix_spawnp(&pid, argv[0], &acts, &attr,
	    (char *const *)argv, r->env != NULL ? r->env : environ);
	posix_spawn_file_actions_destroy(&acts);
	posix_spawnattr_destroy(&attr);
	if (bad != 0) {
		errno = bad;
		return -1;
	}
	late = is_late(pid, r->seconds);
	while (waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR)
			return -1;
	}
	if (late) {
		errno = ETIMEDOUT;
		return -1;
	}
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
	    WEXITSTATUS(status);
}

int
run_argv(const struct run *r, const char *const *argv, struct err *e)
{
	int fd[3] = { -1, -1, -1 };
	int rc = -1, i;

	fd[0] = memory_file(r->in, r->in_len);
	fd[1] = r->out != NULL ? memory_file(NULL, 0) : err_copy();
	fd[2] = r->err != NULL ? memory_file(NULL, 0) : err_copy();
	if (fd[0] >= 0 && fd[1] >= 0 && fd[2] >= 0)
		rc = spawn(r, argv, fd);
	if (rc < 0 && errno == ETIMEDOUT && r->seconds > 0)
		rc = err_set(e, ERR_BUSY, "%s: not done after %d s, and was "
		    "ended", argv[0], r->seconds);
	else if (rc < 0 || (r->out != NULL && collect(r->out, fd[1]) < 0) ||
	    (r->err != NULL && collect(r->err, fd[2]) < 0))
		rc = err_sys(e, "%s", argv[0]);
	for (i = 0; i < 3; i++) {
		if (fd[i] >= 0)
			close(fd[i]);
	}
	return rc;
}
