/* gitlib - starting libgit2, and its errors as ours */

#include "gitlib.h"

#include <dlfcn.h>
#include <git2.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/*
 * git_libgit2_init() makes ready for connections: built on mbedTLS (Debian's)
 * it parses all certificates of the system, 5 ms, and libssh2 sets up
 * OpenSSL, 1 ms; a whole commit takes less. We never connect through libgit2,
 * so while it starts these functions take the place of theirs: the dynamic
 * linker looks in the program before it looks in libmbedx509 and libssh2. A
 * connection through libgit2 would be refused, as no certificate is known.
 * Where libgit2 uses other libraries nothing calls these. Others in the same
 * program, as libcurl, get the real ones.
 */
int mbedtls_x509_crt_parse_file(void *chain, const char *path);
int mbedtls_x509_crt_parse_path(void *chain, const char *path);
int libssh2_init(int flags);

static bool starting;

int
mbedtls_x509_crt_parse_file(void *chain, const char *path)
{
	int (*real)(void *, const char *) = starting ? NULL :
	    (int (*)(void *, const char *))dlsym(RTLD_NEXT, __func__);

	return real != NULL ? real(chain, path) : 0;
}

int
mbedtls_x509_crt_parse_path(void *chain, const char *path)
{
	int (*real)(void *, const char *) = starting ? NULL :
	    (int (*)(void *, const char *))dlsym(RTLD_NEXT, __func__);

	return real != NULL ? real(chain, path) : 0;
}

int
libssh2_init(int flags)
{
	int (*real)(int) = starting ? NULL :
	    (int (*)(int))dlsym(RTLD_NEXT, __func__);

	return real != NULL ? real(flags) : 0;
}

int
git_start(struct err *e)
{
	static int started;
	int rc;

	if (started)
		return 0;
	starting = true;
	rc = git_libgit2_init();
	starting = false;
	if (rc < 0)
		return err_git(e, "libgit2 does not start");
	/* we name only objects that we have just read or written */
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_OBJECT_CREATION, 0);
	/* nor does git hash what it reads; zlib's sum tells of bad disks */
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
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

bool
gitlib_folder(struct str *out, const char *path)
{
	git_buf found = GIT_BUF_INIT;
	bool ok = git_start(NULL) == 0 &&
	    git_repository_discover(&found, path, 0, NULL) == 0;

	if (ok)
		str_addf(out, "%spos/", found.ptr);
	git_buf_dispose(&found);
	return ok;
}

bool
gitlib_head(struct str *out, const char *path)
{
	git_repository *repo = NULL;
	git_reference *head = NULL;
	const git_oid *id;
	bool ok = git_start(NULL) == 0 &&
	    git_repository_open_ext(&repo, path, 0, NULL) == 0 &&
	    git_reference_lookup(&head, repo, "HEAD") == 0;

	if (ok && git_reference_type(head) == GIT_REFERENCE_SYMBOLIC) {
		str_adds(out, git_reference_symbolic_target(head));
	} else if (ok) {
		id = git_reference_target(head);
		str_adds(out, git_oid_tostr_s(id));
	}
	git_reference_free(head);
	git_repository_free(repo);
	return ok;
}
