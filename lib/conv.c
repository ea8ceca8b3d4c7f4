/* conv - does git change a file's bytes between tree and repository? */

#include "conv.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "str.h"

/* Is there a file of attributes outside the working tree? */
static bool
has_outer(git_repository *repo, git_config *config)
{
	const char *home = getenv("HOME"), *xdg = getenv("XDG_CONFIG_HOME");
	const char *set;
	struct str path = STR_INIT;
	bool has;

	if (access("/etc/gitattributes", F_OK) == 0 ||
	    git_config_get_string(&set, config, "core.attributesfile") == 0)
		return true;
	if (xdg != NULL && xdg[0] != '\0')
		str_addf(&path, "%s/git/attributes", xdg);
	else
		str_addf(&path, "%s/.config/git/attributes",
		    home != NULL ? home : "");
	has = access(path.s, F_OK) == 0;
	str_reset(&path);
	str_addf(&path, "%sinfo/attributes", git_repository_commondir(repo));
	has = has || access(path.s, F_OK) == 0;
	str_release(&path);
	return has;
}

/* Is there a .gitattributes in one of the folders above path? */
static bool
has_inner(git_repository *repo, git_index *index, const char *path)
{
	static const char name[] = ".gitattributes";
	struct str file = STR_INIT;
	const char *top = git_repository_workdir(repo), *slash = path;
	bool has = false;
	size_t n;

	while (!has && slash != NULL) {
		n = (size_t)(slash - path);
		str_reset(&file);
		str_addf(&file, "%s%.*s%s", top, (int)n, path, name);
		has = access(file.s, F_OK) == 0 || (index != NULL &&
		    git_index_get_bypath(index, file.s + strlen(top), 0) !=
		    NULL);
		slash = strchr(slash, '/');
		slash += slash != NULL;
	}
	str_release(&file);
	return has;
}

static bool
is_set(const char *value)
{
	return GIT_ATTR_IS_TRUE(value) || GIT_ATTR_HAS_VALUE(value);
}

static bool
is_crlf(const char *value)
{
	return value != NULL && strcasecmp(value, "crlf") == 0;
}

/* What core.autocrlf and core.eol, and the six attributes, come to. */
static void
decide(struct conv *out, git_config *config, const char *const value[6])
{
	const char *text = value[0], *crlf = value[1], *eol = value[2];
	const char *automatic = NULL, *native_eol = NULL;
	int is_auto = 0;

	if (git_config_get_string(&automatic, config, "core.autocrlf") == 0 &&
	    automatic != NULL && strcasecmp(automatic, "input") != 0)
		git_config_parse_bool(&is_auto, automatic);
	git_config_get_string(&native_eol, config, "core.eol");
	out->filter = GIT_ATTR_HAS_VALUE(value[3]) ||
	    GIT_ATTR_HAS_VALUE(value[4]) || is_set(value[5]);
	if (GIT_ATTR_IS_FALSE(text) ||
	    (!is_set(text) && GIT_ATTR_IS_FALSE(crlf)))
		return;
	out->eol = is_set(text) || is_set(crlf) || is_set(eol) || is_auto ||
	    (automatic != NULL && strcasecmp(automatic, "input") == 0);
	out->crlf = out->eol && (is_auto || is_crlf(native_eol) ||
	    (GIT_ATTR_HAS_VALUE(eol) && is_crlf(eol)));
}

void
conv_find(struct conv *out, git_repository *repo, git_config *config,
    git_index *index, const char *path)
{
	static const char *names[] = { "text", "crlf", "eol", "filter",
	    "working-tree-encoding", "ident" };
	const char *value[6] = { NULL };

	memset(out, 0, sizeof(*out));
	if ((has_outer(repo, config) || has_inner(repo, index, path)) &&
	    git_attr_get_many(value, repo, GIT_ATTR_CHECK_FILE_THEN_INDEX,
	    path, 6, names) < 0)
		out->filter = true;
	else
		decide(out, config, value);
}
