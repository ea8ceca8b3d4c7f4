/* partnerentry - the values of entries in lists of partner.yaml */

#include "partnerentry.h"

#include <string.h>

#include "partnercheck.h"

static const char *
last_name(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot != NULL ? dot + 1 : path;
}

/* Is the text a value of the key at path? */
static int
check(const struct partner_edits *pe, const char *path, const char *text,
    struct err *e)
{
	struct partner_key k = partner_key(path);
	struct str why = STR_INIT;
	int rc = partner_value_check(&why, &k, pe->ws, text);

	if (rc == 0 && text[strspn(text, " ")] == '\0')
		rc = err_set(e, ERR_USAGE, "the %s is empty",
		    last_name(path));
	else if (rc < 0)
		err_set(e, ERR_USAGE, "the %s %s", last_name(path), why.s);
	str_release(&why);
	return rc;
}

int
partner_entry_text(struct partner_edits *pe, struct node *map,
    const char *path, const char *text, struct err *e)
{
	if (check(pe, path, text, e) < 0)
		return -1;
	node_hang(&pe->arena, map, last_name(path), partner_scalar(pe, path,
	    text));
	return 0;
}

int
partner_entry_set(struct partner_edits *pe, const char *path,
    const char *text, struct err *e)
{
	if (check(pe, path, text, e) < 0)
		return -1;
	path = arena_dup(&pe->arena, path);
	partner_edits_add(pe, PARTNER_SET, path, partner_scalar(pe, path,
	    text));
	return 0;
}

int
partner_entry_date(struct partner_edits *pe, struct node *map,
    const char *path, date day, struct err *e)
{
	struct str s = STR_INIT;
	int rc;

	date_add(&s, day);
	rc = partner_entry_text(pe, map, path, s.s, e);
	str_release(&s);
	return rc;
}

int
partner_entry_set_date(struct partner_edits *pe, const char *path, date day,
    struct err *e)
{
	struct str s = STR_INIT;
	int rc;

	date_add(&s, day);
	rc = partner_entry_set(pe, path, s.s, e);
	str_release(&s);
	return rc;
}
