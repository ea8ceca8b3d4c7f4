/* fd - all bytes through a file descriptor */

#include "fd.h"

#include <errno.h>
#include <unistd.h>

int
fd_read(struct str *out, int fd, const char *name, size_t max, struct err *e)
{
	size_t start = out->len;
	ssize_t n;

	for (;;) {
		str_room(out, 16 * 1024);
		n = read(fd, out->s + out->len, out->cap - out->len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_sys(e, "%s", name);
		if (n == 0)
			return 0;
		out->len += (size_t)n;
		out->s[out->len] = '\0';
		if (out->len - start > max)
			return err_set(e, ERR_INVALID,
			    "%s: larger than %zu bytes", name, max);
	}
}

int
fd_write(int fd, const char *bytes, size_t n)
{
	ssize_t did;

	while (n > 0) {
		did = write(fd, bytes, n);
		if (did < 0 && errno == EINTR)
			continue;
		if (did < 0)
			return -1;
		bytes += did;
		n -= (size_t)did;
	}
	return 0;
}
