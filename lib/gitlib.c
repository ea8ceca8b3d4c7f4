/* gitlib - starting libgit2, and its errors as ours */

#include "gitlib.h"

#include <git2.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/*
 * libgit2 built on mbedTLS (Debian's) parses all certificates of the system
 * in git_libgit2_init(): 5 ms, more than a commit takes. We never connect
 * through libgit2, so these two take the place of mbedTLS's functions: the
 * dynamic linker looks in the program before it looks in libmbedx509. No
 * certificate is then known and a connection through libgit2 would be
 * refused. Where libgit2 uses another TLS library nothing calls them.
 */
int mbedtls_x509_crt_parse_file(void *chain, const char *path);
int mbedtls_x509_crt_parse_path(void *chain, const char *path);

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
git_start(struct err *e)
{
	static int started;

	if (started)
		return 0;
	if (git_libgit2_init() < 0)
		return err_git(e, "libgit2 does not start");
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
