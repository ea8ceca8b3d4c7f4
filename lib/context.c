/* context - what templates are filled with: a stub, outside any workspace */

#include "context.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* The day in $POS_NOW, else today in UTC. */
static struct tm
today(void)
{
	const char *now = getenv("POS_NOW");
	time_t t = time(NULL);
	struct tm tm = { 0 };

	gmtime_r(&t, &tm);
	if (now != NULL && sscanf(now, "%d-%d-%d", &tm.tm_year, &tm.tm_mon,
	    &tm.tm_mday) == 3) {
		tm.tm_year -= 1900;
		tm.tm_mon -= 1;
	}
	return tm;
}

int
context_build(struct node **out, struct arena *a, const char *dir,
    const char *partner, struct err *e)
{
	static const char *const months[] = { "January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December" };
	struct tm tm = today();
	int year = tm.tm_year + 1900;

	if (partner != NULL)
		return err_set(e, ERR_NOTFOUND, "%s: no workspace here to "
		    "find partner %s in", dir, partner);
	*out = node_new(a, NODE_MAP);
	node_fmt(a, *out, "today", "%04d-%02d-%02d", year, tm.tm_mon + 1,
	    tm.tm_mday);
	node_fmt(a, *out, "today_text", "%d %s %d", tm.tm_mday,
	    months[(unsigned)tm.tm_mon % 12], year);
	node_int(a, *out, "year", year);
	return 0;
}

int
template_find(struct str *path, const char *dir, const char *name,
    struct err *e)
{
	const char *share = getenv("POS_SHARE");
	size_t start = path->len;

	(void)dir;
	if (share == NULL)
		share = POS_PREFIX "/share/pos";
	str_addf(path, "%s/templates/%s.md", share, name);
	if (access(path->s + start, R_OK) == 0)
		return 0;
	str_cut(path, start);
	return err_set(e, ERR_NOTFOUND, "%s: no such file, and no template "
	    "of this name", name);
}
