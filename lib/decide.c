/* decide - a person at the terminal decides on a text */

#include "decide.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fd.h"
#include "file.h"
#include "root.h"

bool
decide_can_ask(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

enum decide
decide_ask(FILE *in, FILE *out)
{
	static const char *const words[] = { "accept", "edit", "reject" };
	char line[64];
	size_t n, i;

	for (;;) {
		fputs("accept, edit or reject: ", out);
		fflush(out);
		if (fgets(line, sizeof(line), in) == NULL)
			return DECIDE_REJECT;
		n = strcspn(line, " \t\r\n");
		for (i = 0; n > 0 && i < 3; i++) {
			if (strncmp(line, words[i], n) == 0)
				return (enum decide)i;
		}
	}
}

/* Run the editor on the file; its status, or -1. */
static int
run_editor(const char *file)
{
	int status;
	void (*before)(int) = signal(SIGINT, SIG_IGN);	/* the editor's */
	pid_t pid = fork();

	if (pid == 0) {
		signal(SIGINT, SIG_DFL);
		execl("/bin/sh", "sh", "-c", "editor=$(git var GIT_EDITOR) && "
		    "eval \"$editor \\\"\\$1\\\"\"", "sh", file, (char *)NULL);
		_exit(127);
	}
	status = pid < 0 ? -1 : 0;
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	signal(SIGINT, before);
	if (status < 0)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/*
 * What the editor has left. Where that cannot be taken the file stays and is
 * named: somebody may have written in it for an hour.
 */
static int
read_back(struct str *now, const char *path, int status,
    const struct str *before, struct err *e)
{
	struct str left = STR_INIT;
	bool same;

	if (status == 0 && file_read(now, path, FILE_MAX_BYTES, e) == 0)
		return 0;
	same = file_read(&left, path, FILE_MAX_BYTES, NULL) == 0 &&
	    str_same(&left, before);
	str_release(&left);
	if (same)
		unlink(path);
	if (status != 0)
		err_set(e, ERR_IO, "the editor ended with %d; set VISUAL, "
		    "EDITOR or git's core.editor%s%s", status, same ? "" :
		    "; what it left is in ", same ? "" : path);
	else if (!same)
		err_prefix(e, "what the editor left stays where it is: ");
	return -1;
}

int
decide_edit(struct str *text, struct err *e)
{
	const char *tmp = getenv("TMPDIR");
	struct str path = STR_INIT, now = STR_INIT;
	int fd, rc = -1, status;

	str_addf(&path, "%s/pos-edit-XXXXXX.md", tmp != NULL && *tmp != '\0' ?
	    tmp : "/tmp");
	fd = mkstemps(path.s, 3);
	if (fd < 0) {
		err_sys(e, "%s", path.s);
	} else if (fd_write(fd, text->s, text->len) < 0) {
		err_sys(e, "%s", path.s);
	} else {
		status = run_editor(path.s);
		rc = read_back(&now, path.s, status, text, e);
	}
	if (fd >= 0) {
		close(fd);
		if (rc == 0)
			unlink(path.s);
	}
	if (rc == 0)
		str_swap(text, &now);
	str_release(&path);
	str_release(&now);
	return rc;
}
