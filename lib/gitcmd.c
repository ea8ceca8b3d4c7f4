/* gitcmd - running git */

#include "gitcmd.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "run.h"

extern char **environ;

/*
 * What would point git to another repository: git rev-parse
 * --local-env-vars, without those that carry configuration.
 */
static const char *const dropped[] = {
	"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG",
	"GIT_DIR", "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE",
	"GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_NO_REPLACE_OBJECTS",
	"GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_REPLACE_REF_BASE",
	"GIT_SHALLOW_FILE", "GIT_WORK_TREE",
};

/* What our own commands run with, and what hooks run with as git has it. */
static char *const for_commands[] = {
	"GIT_LITERAL_PATHSPECS=0", "GIT_OPTIONAL_LOCKS=0",
	"GIT_TERMINAL_PROMPT=0", NULL,
};
static char *const for_hooks[] = { "GIT_EDITOR=:", NULL };

static bool
same_name(const char *var, const char *name)
{
	size_t n = strcspn(var, "=");

	return strncmp(var, name, n) == 0 &&
	    (name[n] == '\0' || name[n] == '=');
}

static bool
is_dropped(const char *var, char *const *set)
{
	size_t i;

	for (i = 0; i < sizeof(dropped) / sizeof(*dropped); i++) {
		if (same_name(var, dropped[i]))
			return true;
	}
	for (i = 0; set[i] != NULL; i++) {
		if (same_name(var, set[i]))
			return true;
	}
	return false;
}

/* The environment. index: "GIT_INDEX_FILE=..." or NULL. Owner: the caller. */
static char **
env_make(char *const *set, char *index)
{
	char **env;
	size_t i, n = 0;

	for (i = 0; environ[i] != NULL; i++)
		n++;
	env = mem_alloc((n + 6) * sizeof(*env));
	for (i = n = 0; environ[i] != NULL; i++) {
		if (!is_dropped(environ[i], set))
			env[n++] = environ[i];
	}
	for (i = 0; set[i] != NULL; i++)
		env[n++] = set[i];
	env[n++] = index;
	env[n] = NULL;
	return env;
}

/* git, what commands of ours always have, args. Owner: the caller. */
static const char **
argv_make(const struct gitcmd *c, const char *const *args)
{
	const char **argv;
	size_t i, n = 0;

	for (i = 0; args[i] != NULL; i++)
		n++;
	argv = mem_alloc((n + 8) * sizeof(*argv));
	n = 0;
	argv[n++] = "git";
	if (!c->hook) {
		argv[n++] = "-c";
		argv[n++] = "core.fsmonitor=false";
	}
	if (c->fsync) {
		argv[n++] = "-c";
		argv[n++] = "core.fsync=all";
	}
	for (i = 0; args[i] != NULL; i++)
		argv[n++] = args[i];
	argv[n] = NULL;
	return argv;
}

/* Run it; *said gets what it complains of. */
static int
call(struct str *said, const struct gitcmd *c, const char *const *args,
    struct err *e)
{
	struct str index = STR_INIT;
	struct run run = {
		.dir = c->dir, .in = c->in, .in_len = c->in_len,
		.out = c->out, .err = c->hook ? NULL : said,
	};
	const char **argv = argv_make(c, args);
	char **env;
	int rc;

	if (c->index != NULL)
		str_addf(&index, "GIT_INDEX_FILE=%s", c->index);
	env = env_make(c->hook ? for_hooks : for_commands,
	    c->index != NULL ? index.s : NULL);
	run.env = env;
	rc = run_argv(&run, argv, e);
	free(env);
	free(argv);
	str_release(&index);
	return rc;
}

int
git_try(const struct gitcmd *c, const char *const *args, struct err *e)
{
	struct str said = STR_INIT;
	int rc = call(&said, c, args, e);

	str_release(&said);
	return rc;
}

/* Set *e to the first line git complained with. */
static int
complain(struct err *e, const char *command, const char *said)
{
	size_t n;

	if (str_starts(said, "fatal: ") || str_starts(said, "error: "))
		said += strlen("fatal: ");
	n = strcspn(said, "\n");
	if (n == 0)
		return err_set(e, ERR_GIT, "git %s failed", command);
	return err_set(e, ERR_GIT, "git %s: %.*s", command, (int)n, said);
}

int
git_run(const struct gitcmd *c, const char *const *args, struct err *e)
{
	struct str said = STR_INIT;
	int rc = call(&said, c, args, e);

	if (rc > 0)
		rc = complain(e, args[0], said.s);
	str_release(&said);
	return rc;
}
