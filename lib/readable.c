/* readable - can what is to become a file be read? */

#include "readable.h"

#include "arena.h"
#include "front.h"
#include "marker.h"
#include "md.h"
#include "yaml.h"

static int
check_document(const char *path, const struct str *text, struct arena *a,
    struct err *e)
{
	struct front front;
	struct md md;

	if (md_parse(&md, text->s, text->len, path, e) < 0)
		return -1;
	md_release(&md);
	return !front_find(&front, text->s, text->len) ||
	    front_parse(a, &front, text->s, path, e) != NULL ? 0 : -1;
}

int
readable(const char *path, const struct str *text, struct err *e)
{
	bool document = str_ends(path, ".md");
	struct arena a = ARENA_INIT;
	int line, rc = 0;

	if (!document && !str_ends(path, ".yaml"))
		return 0;
	line = marker_line(text->s, text->len);
	if (line > 0)
		rc = err_set(e, ERR_INVALID, "%s:%d: conflict markers of git",
		    path, line);
	else if (document)
		rc = check_document(path, text, &a, e);
	else if (yaml_parse(&a, text->s, text->len, path, e) == NULL)
		rc = -1;
	arena_release(&a);
	return rc;
}
