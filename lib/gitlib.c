/* gitlib - starting libgit2, and its errors as ours */

#include "gitlib.h"

#include <git2.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/*
 * git_libgit2_init() makes ready for connections: built on mbedTLS (Debian's)
 * it parses all certificates of the system, 5 ms, and libssh2 sets up
 * OpenSSL, 1 ms; a whole commit takes less. We never connect through libgit2,
 * so these functions take the place of theirs: the dynamic linker looks in
 * the program before it looks in libmbedx509 and libssh2. A connection
 * through libgit2 would be refused, as no certificate is known. Where libgit2
 * uses other libraries nothing calls these. A command that connects does so in
 * a program of its own, without libgit2, as git does with git-remote-https.
 */
int mbedtls_x509_crt_parse_file(void *chain, const char *path);
int mbedtls_x509_crt_parse_path(void *chain, const char *path);
int libssh2_init(int flags);

int
mbedtls_x509_crt_parse_file(void *chain, const char *path)
{
	(void)chain;
	(void)path;
	return 0;
}

int
mbedtls_x509_crt_parse_path(void *chain, const char *path)
{
	(void)chain;
	(void)path;
	return 0;
}

int
libssh2_init(int flags)
{
	(void)flags;
	return 0;
}

int
git_start(struct err *e)
{
	static int started;

	if (started)
		return 0;
	if (git_libgit2_init() < 0)
		return err_git(e, "libgit2 does not start");
	/* we name only objects that we have just read or written */
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_OBJECT_CREATION, 0);
	started = 1;
	return 0;
}

int
err_git(struct err *e, const char *fmt, ...)
{
	const git_error *last = git_error_last();
	va_list ap;
	size_t n;

	if (e == NULL || e->code != ERR_NONE)
		return -1;
	e->code = ERR_GIT;
	va_start(ap, fmt);
	vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	va_end(ap);
	n = strlen(e->msg);
	snprintf(e->msg + n, sizeof(e->msg) - n, ": %s",
	    last != NULL && last->message != NULL ? last->message :
	    "git does not say why");
	return -1;
}
