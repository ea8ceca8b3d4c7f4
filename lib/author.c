/* author - who git says the user is */

#include "author.h"

#include <string.h>

#include "gitcmd.h"

/* Ask git; the line is "NAME <ADDRESS> TIME ZONE". */
static int
ask_git(struct str *line, const char *var, const char *dir, struct err *e)
{
	struct gitcmd c = { .dir = dir, .out = line };
	int rc = git_try(&c, GIT_ARGS("var", var), e);

	if (rc > 0)
		return err_set(e, ERR_GIT, "git does not know who you are: "
		    "run git config --global user.name NAME and git config "
		    "--global user.email ADDRESS, then try again");
	return rc;
}

int
author_get(struct str *name, struct str *email, const char *dir,
    struct err *e)
{
	struct str line = STR_INIT;
	const char *from, *to;
	int rc = ask_git(&line, "GIT_COMMITTER_IDENT", dir, e);

	str_reset(&line);
	if (rc == 0)
		rc = ask_git(&line, "GIT_AUTHOR_IDENT", dir, e);
	to = strrchr(line.s, '>');
	from = strchr(line.s, '<');
	if (rc == 0 && from != NULL && to != NULL && from < to) {
		str_add(name, line.s, (size_t)(from - line.s));
		str_trim_end(name);
		str_add(email, from + 1, (size_t)(to - from - 1));
	}
	str_release(&line);
	return rc;
}
