/* genlock - one run at a time drafts a document */

#include "genlock.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "gitlib.h"
#include "str.h"

/* Set *out to the lock's file; false: there is no repository. */
static bool
lock_path(struct str *out, const struct root *root, const char *name)
{
	if (!gitlib_folder(out, root->path))
		return false;
	str_adds(out, "drafting/");
	for (; *name != '\0'; name++)
		str_addc(out, *name == '/' ? '+' : *name);
	return true;
}

/* Make the two folders above the file; what fails shows when it is opened. */
static void
make_folders(struct str *path)
{
	char *last = strrchr(path->s, '/'), *first;

	*last = '\0';
	first = strrchr(path->s, '/');
	*first = '\0';
	mkdir(path->s, 0777);
	*first = '/';
	mkdir(path->s, 0777);
	*last = '/';
}

/* Who we are, for those who find the lock held. */
static void
sign(int fd)
{
	const struct passwd *pw = getpwuid(getuid());
	char host[256] = "";
	struct str s = STR_INIT;

	gethostname(host, sizeof(host) - 1);
	str_addf(&s, "%lld %ld %s %s\n", (long long)time(NULL),
	    (long)getpid(), host, pw != NULL ? pw->pw_name : "somebody");
	if (ftruncate(fd, 0) < 0 || pwrite(fd, s.s, s.len, 0) < 0)
		errno = 0;	/* the lock holds all the same */
	str_release(&s);
}

/* Say who has it. */
static int
busy(int fd, const char *name, struct err *e)
{
	char line[512] = "", host[256] = "?", user[128] = "somebody";
	long long since = 0, age;
	long pid = 0;
	ssize_t n = pread(fd, line, sizeof(line) - 1, 0);

	if (n > 0)
		sscanf(line, "%lld %ld %255s %127s", &since, &pid, host,
		    user);
	age = since > 0 ? (long long)time(NULL) - since : 0;
	return err_set(e, ERR_BUSY, "%s is being drafted by %s (process %ld "
	    "on %s) for %lld s; wait for it, or end that process", name,
	    user, pid, host, age);
}

/* Is the open file still the one at path? Its last owner removed it if not. */
static bool
is_there(int fd, const char *path)
{
	struct stat a, b;

	return fstat(fd, &a) == 0 && stat(path, &b) == 0 &&
	    a.st_ino == b.st_ino && a.st_dev == b.st_dev;
}

static int
take(struct genlock *lock, const char *path, const char *name,
    struct err *e)
{
	int fd;

	for (;;) {
		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
		if (fd < 0)
			return err_sys(e, "%s", path);
		if (flock(fd, LOCK_EX | LOCK_NB) < 0) {
			if (errno == EWOULDBLOCK)
				busy(fd, name, e);
			else
				err_sys(e, "%s", path);
			close(fd);
			return -1;
		}
		if (is_there(fd, path))
			break;
		close(fd);
	}
	sign(fd);
	lock->fd = fd;
	lock->path = strdup(path);
	return 0;
}

int
genlock_take(struct genlock *lock, const struct root *root,
    const char *name, struct err *e)
{
	struct str path = STR_INIT;
	int rc = 0;

	if (git_start(e) < 0)
		return -1;
	if (lock_path(&path, root, name)) {
		make_folders(&path);
		rc = take(lock, path.s, name, e);
	}
	str_release(&path);
	return rc;
}

void
genlock_release(struct genlock *lock)
{
	if (lock->path == NULL)
		return;
	unlink(lock->path);
	close(lock->fd);
	free(lock->path);
	lock->path = NULL;
}
