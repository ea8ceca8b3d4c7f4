/* kill-at - run a program and kill it at its n-th entry to or exit from a
 * system call; prints how many there were */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

static int
child(char **argv)
{
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0)
		return 127;
	raise(SIGSTOP);
	execvp(argv[0], argv);
	return 127;
}

/* Let it run from stop to stop. Returns its exit status, 137 when killed. */
static int
follow(pid_t pid, long at)
{
	int status, sig;
	long n = 0;

	waitpid(pid, &status, 0);
	ptrace(PTRACE_SETOPTIONS, pid, NULL,
	    PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD);
	for (sig = 0; ; ) {
		ptrace(PTRACE_SYSCALL, pid, NULL, (long)sig);
		if (waitpid(pid, &status, 0) < 0)
			return 127;
		if (!WIFSTOPPED(status))
			break;
		sig = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
		if (sig != (SIGTRAP | 0x80))
			continue;
		sig = 0;
		if (++n == at)
			kill(pid, SIGKILL);
	}
	printf("%ld\n", n);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
	    WEXITSTATUS(status);
}

int
main(int argc, char **argv)
{
	pid_t pid;

	if (argc < 3) {
		fputs("usage: kill-at N PROGRAM [ARG...]\n", stderr);
		return 2;
	}
	pid = fork();
	if (pid < 0)
		return 127;
	if (pid == 0)
		_exit(child(argv + 2));
	return follow(pid, atol(argv[1]));
}
