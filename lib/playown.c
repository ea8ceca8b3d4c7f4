/* playown - documents that belong to a step of a playbook */

#include "playown.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "ws.h"

/* "partners/SLUG/FOLDER/DOCUMENT", in its parts. */
struct place {
	const char *slug, *folder, *document;
};

/* False: it is no such path. */
static bool
split(struct place *out, struct arena *a, const char *rel)
{
	char *text = arena_dup(a, rel), *part[4], *slash = text;
	size_t n = 0;

	while (slash != NULL && n < 4) {
		part[n++] = slash;
		slash = strchr(slash, '/');
		if (slash != NULL)
			*slash++ = '\0';
	}
	if (n != 4 || slash != NULL || strcmp(part[0], "partners") != 0)
		return false;
	*out = (struct place){ part[1], part[2], part[3] };
	return true;
}

/*
 * The step of the run to which the document belongs, or NULL: of several that
 * share it the one under way. *open: that one has not ended.
 */
static const struct node *
step_of(bool *open, const struct node *run, const struct place *at)
{
	bool over = !node_unknown(node_get(run, "completed")) ||
	    !node_unknown(node_get(run, "stopped"));
	const struct node *c, *found = NULL;

	*open = false;
	if (strcmp(node_get_text(run, "folder", node_get_text(run,
	    "playbook", "")), at->folder) != 0)
		return NULL;
	NODE_EACH(c, node_get(run, "steps")) {
		if (strcmp(node_get_text(c, "document", ""),
		    at->document) != 0)
			continue;
		found = c;
		*open = !over && node_unknown(node_get(c, "done")) &&
		    node_unknown(node_get(c, "skipped"));
	}
	return found;
}

/* The document at rel is that of a step of one of the record's runs? */
static int
check_runs(const struct node *record, const struct place *at,
    const char *rel, struct err *e)
{
	const struct node *run, *step;
	struct str instead = STR_INIT;
	const char *id;
	bool open;

	NODE_EACH(run, node_get(record, "playbooks")) {
		step = step_of(&open, run, at);
		if (step == NULL)
			continue;
		id = node_get_text(run, "playbook", "");
		if (open)
			str_addf(&instead, "; 'pos play step %s --partner %s "
			    "--refill' fills it again and keeps that", id,
			    at->slug);
		err_set(e, ERR_CONFLICT, "%s: is the document of a step of %s "
		    "(%s), and what was written there would be lost%s; to "
		    "begin it anew, move it away first", rel, id,
		    node_get_text(step, "id", ""), instead.s);
		str_release(&instead);
		return -1;
	}
	return 0;
}

/* The file real, in the workspace that its folder is in. */
static int
check_in(struct ws *ws, const char *real, struct err *e)
{
	char *root = realpath(ws->root.path, NULL);
	size_t n = root != NULL ? strlen(root) : 0;
	const struct node *record = NULL;
	struct place at;
	int rc = 0;

	if (n > 0 && strncmp(real, root, n) == 0 && real[n] == '/' &&
	    split(&at, &ws->arena, real + n + 1)) {
		rc = ws_yaml(&record, ws, arena_printf(&ws->arena,
		    "partners/%s/partner.yaml", at.slug), e);
		if (rc == 0)
			rc = check_runs(record, &at, real + n + 1, e);
	}
	free(root);
	return rc;
}

int
playown_check(const char *path, struct err *e)
{
	char *real = realpath(path, NULL), *dir;
	struct ws ws = WS_INIT;
	int rc = 0;

	if (real == NULL)
		return 0;
	dir = mem_ndup(real, (size_t)(strrchr(real, '/') - real) + 1);
	if (ws_open(&ws, dir, NULL) == 0)
		rc = check_in(&ws, real, e);
	ws_close(&ws);
	free(dir);
	free(real);
	return rc;
}
