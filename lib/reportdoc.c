/* reportdoc - what a report that lies in the workspace says of itself */

#include "reportdoc.h"

#include <string.h>

#include "date.h"
#include "front.h"
#include "root.h"
#include "str.h"

/* The map `report` of the document's facts, or NULL. */
static const struct node *
report_of(struct ws *ws, const char *path)
{
	struct str bytes = STR_INIT;
	const struct node *top = NULL;
	struct front front;

	if (root_read(&bytes, &ws->root, path, FILE_MAX_BYTES, NULL) == 0 &&
	    front_find(&front, bytes.s, bytes.len))
		top = front_parse(&ws->arena, &front, bytes.s, path, NULL);
	str_release(&bytes);
	return node_get(node_get(top, "facts"), "report");
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* Is the file called after a day that is over: "2026-11-19-exec"? */
static bool
is_of_past_day(const char *path)
{
	enum { DAY = 10 };	/* bytes of 2026-11-19 */
	const char *base = base_name(path);
	date on;

	return strnlen(base, DAY + 1) > DAY && base[DAY] == '-' &&
	    date_parse(&on, base, DAY) == 0 && on < date_today();
}

/* Is the file called after the period: not so "2026-11-20-exec" of 2026. */
static bool
is_called(const char *path, const char *period, const char *kind)
{
	const char *base = base_name(path);
	size_t n = strlen(period);

	return strncmp(base, period, n) == 0 && base[n] == '-' &&
	    strncmp(base + n + 1, kind, strlen(kind)) == 0;
}

int
reportdoc_refuse(struct ws *ws, const char *path, struct err *e)
{
	const struct node *r = report_of(ws, path);
	const char *kind = node_get_text(r, "kind", NULL);
	const char *period = node_get_text(r, "period", "");

	if (kind == NULL)
		return 0;
	if (is_of_past_day(path))
		return err_set(e, ERR_USAGE, "%s is of its day and stays as "
		    "it is: pos report %s%s writes one of today", path, kind,
		    node_get(r, "filter") != NULL ? ", with the filter in its "
		    "head," : "");
	return err_set(e, ERR_USAGE, "%s is of a period: pos report %s%s%s%s "
	    "writes it again; -n prints what would change", path,
	    kind, is_called(path, period, kind) ? " --period " : "",
	    is_called(path, period, kind) ? period : "",
	    node_get(r, "filter") != NULL ? ", with the filter in its head," :
	    "");
}
