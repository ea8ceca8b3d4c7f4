/* driver - our merge driver in a repository */

#include "driver.h"

#include <string.h>

#include "gitcmd.h"

static const char *const lines[] = {
	"*.md merge=pos", "/.pos/**/*.yaml merge=pos",
};

/* Is the line in the text, as a whole line? */
static bool
has_line(const struct str *text, const char *line)
{
	const char *at = text->s;
	size_t n = strlen(line);

	while ((at = strstr(at, line)) != NULL) {
		if ((at == text->s || at[-1] == '\n') &&
		    (at[n] == '\n' || at[n] == '\r' || at[n] == '\0'))
			return true;
		at += n;
	}
	return false;
}

int
driver_attributes(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	size_t i;

	(void)remove;
	(void)ctx;
	(void)e;
	if (old != NULL)
		str_add(out, old->s, old->len);
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		if (has_line(out, lines[i]))
			continue;
		if (out->len > 0 && out->s[out->len - 1] != '\n')
			str_addc(out, '\n');
		str_addf(out, "%s\n", lines[i]);
	}
	return 0;
}

int
driver_configure(const struct root *root, struct err *e)
{
	struct gitcmd c = { .dir = root->path };

	if (git_run(&c, GIT_ARGS("config", "merge.pos.name",
	    "pos: sections and keys"), e) < 0)
		return -1;
	return git_run(&c, GIT_ARGS("config", "merge.pos.driver",
	    "pos-merge %O %A %B %P"), e);
}

int
driver_set_up(const struct root *root, struct err *e)
{
	struct change change = { DRIVER_ATTRIBUTES, driver_attributes, NULL };
	struct trailer trailer = { "Pos-Op", "merge" };
	struct commit_request req = { .subject = "merge: section by section",
	    .trailers = &trailer, .ntrailers = 1, .changes = &change,
	    .nchanges = 1 };
	struct commit_result res;

	if (driver_configure(root, e) < 0)
		return -1;
	return commit_changes(&res, root, &req, e);
}
