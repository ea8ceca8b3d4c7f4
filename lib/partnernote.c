/* partnernote - notes and milestones of a partner */

#include "partnernote.h"

#include <string.h>

#include "partnercheck.h"
#include "root.h"

int
partner_note_day(date *out, const char *text, struct err *e)
{
	*out = date_today();
	if (text == NULL || date_parse(out, text, strlen(text)) == 0)
		return 0;
	return err_set(e, ERR_USAGE, "--date '%.40s' is not a date; write it "
	    "as 2026-11-20", text);
}

int
partner_note_read(struct str *out, const char *operand, struct err *e)
{
	bool in = strcmp(operand, "-") == 0;
	struct str raw = STR_INIT;
	const char *p;
	int rc = 0;

	if (in)
		rc = file_read(&raw, "-", FILE_MAX_BYTES, e);
	else
		str_adds(&raw, operand);
	if (rc == 0 && strlen(raw.s) < raw.len)
		rc = err_set(e, ERR_INVALID, "standard input: holds NUL "
		    "bytes; a note is text");
	str_trim_end(&raw);
	for (p = raw.s + strspn(raw.s, "\r\n"); *p != '\0'; p++) {
		if (p[0] != '\r' || p[1] != '\n')
			str_addc(out, *p);
	}
	if (rc == 0 && out->len == 0)
		rc = err_set(e, in ? ERR_INVALID : ERR_USAGE, "%sthe note is "
		    "empty", in ? "standard input: " : "");
	str_release(&raw);
	return rc;
}

/* Add one value to the map of a new entry, checked as the key at path. */
static int
add_value(struct partner_edits *pe, struct node *map, const char *path,
    const char *text, struct err *e)
{
	struct partner_key k = partner_key(path);
	struct str why = STR_INIT;
	int rc = partner_value_check(&why, &k, pe->ws, text);

	if (rc == 0 && text[strspn(text, " ")] == '\0')
		rc = err_set(e, ERR_USAGE, "the %s is empty",
		    strrchr(path, '.') + 1);
	else if (rc < 0)
		err_set(e, ERR_USAGE, "the %s %s", strrchr(path, '.') + 1,
		    why.s);
	else
		node_hang(&pe->arena, map, strrchr(path, '.') + 1,
		    partner_scalar(pe, path, text));
	str_release(&why);
	return rc;
}

static int
add_date(struct partner_edits *pe, struct node *map, const char *path,
    date day, struct err *e)
{
	struct str s = STR_INIT;
	int rc;

	date_add(&s, day);
	rc = add_value(pe, map, path, s.s, e);
	str_release(&s);
	return rc;
}

int
partner_note_add(struct partner_edits *pe, date day, const char *by,
    const char *text, struct err *e)
{
	struct node *map = node_new(&pe->arena, NODE_MAP);

	if (add_date(pe, map, "notes.0.date", day, e) < 0 ||
	    add_value(pe, map, "notes.0.by", by, e) < 0 ||
	    add_value(pe, map, "notes.0.text", text, e) < 0)
		return -1;
	partner_edits_add(pe, PARTNER_APPEND, "notes", map);
	return 0;
}

int
partner_milestone_add(struct partner_edits *pe, date day, const char *name,
    struct err *e)
{
	struct node *map = node_new(&pe->arena, NODE_MAP);

	if (add_date(pe, map, "milestones.0.date", day, e) < 0 ||
	    add_value(pe, map, "milestones.0.name", name, e) < 0)
		return -1;
	partner_edits_add(pe, PARTNER_APPEND, "milestones", map);
	return 0;
}
