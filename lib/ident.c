/* ident - who commits */

#include "ident.h"

#include <stdlib.h>

#include "plumb.h"

/* Does nothing but user.name and user.email say who commits? */
static bool
ident_is_simple(git_config *config)
{
	static const char *const env[] = { "GIT_AUTHOR_NAME",
	    "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE", "GIT_COMMITTER_NAME",
	    "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE" };
	static const char *const keys[] = { "author.name", "author.email",
	    "committer.name", "committer.email" };
	const char *value;
	size_t i;

	for (i = 0; i < sizeof(env) / sizeof(*env); i++) {
		if (getenv(env[i]) != NULL)
			return false;
	}
	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		if (git_config_get_string(&value, config, keys[i]) == 0)
			return false;
	}
	return true;
}

int
ident_add(struct str *out, struct repo *r, git_repository *repo,
    git_config *config, struct err *e)
{
	git_signature *sig = NULL;
	struct str who = STR_INIT;
	int rc = 0, offset;

	if (ident_is_simple(config) &&
	    git_signature_default(&sig, repo) == 0) {
		offset = abs(sig->when.offset);
		str_addf(&who, "%s <%s> %lld %c%02d%02d", sig->name,
		    sig->email, (long long)sig->when.time,
		    sig->when.offset < 0 ? '-' : '+', offset / 60,
		    offset % 60);
		str_addf(out, "author %s\ncommitter %s\n", who.s, who.s);
		git_signature_free(sig);
		str_release(&who);
		return 0;
	}
	rc = plumb_ident(&who, r, "GIT_AUTHOR_IDENT", e);
	str_addf(out, "author %s\n", who.s);
	str_reset(&who);
	if (rc == 0)
		rc = plumb_ident(&who, r, "GIT_COMMITTER_IDENT", e);
	str_addf(out, "committer %s\n", who.s);
	str_release(&who);
	return rc;
}
