/* driver - our merge driver in a repository */

#include "driver.h"

#include <git2.h>
#include <string.h>

#include "file.h"
#include "gitcmd.h"
#include "gitlib.h"

/* Where pos was taken away, git's own merge of lines. */
#define COMMAND "if command -v pos-merge >/dev/null 2>&1; " \
	"then pos-merge %O %A %B %P; " \
	"else git merge-file -L ours -L base -L theirs %A %O %B; fi"

static const char *const patterns[] = { "**/*.md", ".pos/**/*.yaml",
	"reports/**/*.svg" };

/* Append a line for a pattern below the prefix, quoted as git wants it. */
static void
add_line(struct str *out, const char *prefix, const char *pattern)
{
	str_addc(out, '"');
	for (; *prefix != '\0'; prefix++) {
		if (strchr("*?[\\", *prefix) != NULL)
			str_adds(out, "\\\\");
		if (*prefix == '"' || *prefix == '\\')
			str_addc(out, '\\');
		str_addc(out, *prefix);
	}
	str_addf(out, "%s\" merge=pos\n", pattern);
}

/* One line of git's output, without its end. */
static int
ask(struct str *out, const struct root *root, const char *const *args,
    struct err *e)
{
	struct gitcmd c = { .dir = root->path, .out = out };
	int rc;

	str_reset(out);
	rc = git_run(&c, args, e);
	if (out->len > 0 && out->s[out->len - 1] == '\n')
		str_cut(out, out->len - 1);
	return rc;
}

static int
configure(bool *done, const struct root *root, struct err *e)
{
	struct gitcmd c = { .dir = root->path };
	struct str now = STR_INIT;

	ask(&now, root, GIT_ARGS("config", "merge.pos.driver"), NULL);
	*done = strcmp(now.s, COMMAND) == 0;
	str_release(&now);
	if (*done)
		return 0;
	if (git_run(&c, GIT_ARGS("config", "merge.pos.name",
	    "sections and keys, by pos"), e) < 0)
		return -1;
	return git_run(&c, GIT_ARGS("config", "merge.pos.driver", COMMAND),
	    e);
}

/* Add to the attributes what is not there. */
static int
write_attributes(bool *done, const char *file, const char *prefix,
    struct err *e)
{
	struct str text = STR_INIT, line = STR_INIT;
	struct err none = ERR_INIT;
	size_t i, before;
	int rc = 0;

	if (file_read(&text, file, FILE_MAX_BYTES, &none) < 0 &&
	    none.code != ERR_NOTFOUND)
		rc = err_set(e, none.code, "%s", none.msg);
	before = text.len;
	for (i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		str_reset(&line);
		add_line(&line, prefix, patterns[i]);
		if (strstr(text.s, line.s) != NULL)
			continue;
		if (text.len > 0 && text.s[text.len - 1] != '\n')
			str_addc(&text, '\n');
		str_add(&text, line.s, line.len);
	}
	*done = *done && text.len == before;
	if (rc == 0 && text.len > before)
		rc = file_replace(file, text.s, text.len, e);
	str_release(&text);
	str_release(&line);
	return rc;
}

int
driver_set_up(bool *done, const struct root *root, struct err *e)
{
	struct str file = STR_INIT, prefix = STR_INIT;
	int rc = -1;

	if (ask(&file, root, GIT_ARGS("rev-parse", "--path-format=absolute",
	    "--git-path", "info/attributes"), e) == 0 &&
	    ask(&prefix, root, GIT_ARGS("rev-parse", "--show-prefix"),
	    e) == 0 && configure(done, root, e) == 0)
		rc = write_attributes(done, file.s, prefix.s, e);
	str_release(&file);
	str_release(&prefix);
	return rc;
}

bool
driver_is_known(const struct root *root)
{
	git_repository *repo = NULL;
	git_config *config = NULL;
	const char *value;
	bool known = true;

	if (git_start(NULL) == 0 &&
	    git_repository_open_ext(&repo, root->path, 0, NULL) == 0 &&
	    git_repository_config_snapshot(&config, repo) == 0)
		known = git_config_get_string(&value, config,
		    "merge.pos.driver") == 0;
	git_config_free(config);
	git_repository_free(repo);
	return known;
}
