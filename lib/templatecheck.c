/* templatecheck - what is wrong with templates */

#include "templatecheck.h"

#include <string.h>

#include "share.h"
#include "str.h"

/* A template of the library by its file, wherever it lies. */
static bool
is_template(const char *file)
{
	if (str_starts(file, share_dir()))
		file += strlen(share_dir()) + 1;
	return str_starts(file, "templates/") && str_ends(file, ".md") &&
	    !str_starts(file, "templates/artifacts/") &&
	    !str_starts(file, "templates/workspace/");
}

/* Is the file one of the templates asked for; of all, if none was? */
static bool
is_asked(const struct catalogue *all, const struct list *ids,
    const char *file)
{
	const struct catalogue_entry *t;
	size_t i;

	for (i = 0; i < ids->n; i++) {
		t = catalogue_need(all, ids->s[i], NULL);
		if (t != NULL && strcmp(t->file, file) == 0)
			return true;
	}
	return ids->n == 0 && is_template(file);
}

/* Drop what is not about templates that were asked for. */
static void
keep_asked(struct check *c, const struct catalogue *all,
    const struct list *ids)
{
	size_t i, kept = 0;

	for (i = 0; i < c->faults.n; i++) {
		if (is_asked(all, ids, c->faults.v[i].file))
			c->faults.v[kept++] = c->faults.v[i];
	}
	c->faults.n = kept;
	c->looked = 0;
	for (i = 0; i < c->files.n; i++)
		c->looked += is_asked(all, ids, c->files.s[i]);
}

int
template_check(struct check *c, struct ws *ws, const struct catalogue *all,
    const struct list *ids, struct err *e)
{
	size_t i;

	for (i = 0; i < ids->n; i++) {
		if (catalogue_need(all, ids->s[i], e) == NULL)
			return -1;
	}
	if (ws->root.fd >= 0 && check_workspace(c, ws, e) < 0)
		return -1;
	if (check_library(c, e) < 0)
		return -1;
	keep_asked(c, all, ids);
	faults_sort(&c->faults);
	return 0;
}
