/* partnernote - notes and milestones of a partner */

#include "partnernote.h"

#include <string.h>

#include "file.h"
#include "partner.h"
#include "partnerentry.h"
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

int
partner_note_add(struct partner_edits *pe, date day, const char *by,
    const char *text, struct err *e)
{
	struct node *map = node_new(&pe->arena, NODE_MAP);

	if (partner_entry_date(pe, map, "notes.0.date", day, e) < 0 ||
	    partner_entry_text(pe, map, "notes.0.by", by, e) < 0 ||
	    partner_entry_text(pe, map, "notes.0.text", text, e) < 0)
		return -1;
	partner_edits_add(pe, PARTNER_APPEND, "notes", map);
	return 0;
}

/* Does an edit under way add a milestone that reaches `left'? */
static bool
adds_left(const struct partner_edits *pe)
{
	size_t i;

	for (i = 0; i < pe->n; i++) {
		if (strcmp(pe->edits[i].path, "milestones") == 0 &&
		    strcmp(node_get_text(pe->edits[i].value, "reaches", ""),
		    "left") == 0)
			return true;
	}
	return false;
}

int
partner_left_add(struct partner_edits *pe, const struct node *record,
    date day, const char *name, struct err *e)
{
	struct node *map = node_new(&pe->arena, NODE_MAP);
	struct partner p = { .stage = node_get_text(record, "stage", NULL) };
	const struct node *n;

	NODE_EACH(n, node_get(record, "milestones")) {
		if (strcmp(node_get_text(n, "reaches", ""), "left") == 0)
			return 0;
	}
	if (p.stage == NULL || !partner_signed(&p) || adds_left(pe))
		return 0;
	if (partner_entry_date(pe, map, "milestones.0.date", day, e) < 0 ||
	    partner_entry_text(pe, map, "milestones.0.name", name, e) < 0 ||
	    partner_entry_text(pe, map, "milestones.0.reaches", "left",
	    e) < 0)
		return -1;
	partner_edits_add(pe, PARTNER_APPEND, "milestones", map);
	return 1;
}

int
partner_milestone_add(struct partner_edits *pe, date day, const char *name,
    struct err *e)
{
	struct node *map = node_new(&pe->arena, NODE_MAP);

	if (partner_entry_date(pe, map, "milestones.0.date", day, e) < 0 ||
	    partner_entry_text(pe, map, "milestones.0.name", name, e) < 0)
		return -1;
	partner_edits_add(pe, PARTNER_APPEND, "milestones", map);
	return 0;
}
