/* partnersave - edits of a partner's record carried out */

#include "partnersave.h"

#include <stdio.h>
#include <string.h>

#include "brief.h"
#include "cmd.h"
#include "commit.h"
#include "files.h"
#include "partnertell.h"

enum { SUBJECT_KEYS = 30 };		/* bytes */

/* Commit one change of the record's file, and say what was done. */
static int
commit(const struct partner_save *save, const struct partner_edits *pe,
    struct commit_request *req, const char *op, const char *told,
    struct err *e)
{
	struct str name = STR_INIT, target = STR_INIT;
	struct trailer *trailers = arena_alloc(&pe->ws->arena,
	    (2 + save->ntrailers) * sizeof(*trailers));
	FILE *to = save->to != NULL ? save->to : stdout;
	struct commit_result res;
	int rc;

	str_addf(&name, "partner-%s", op);
	str_addf(&target, "partners/%s", pe->slug);
	trailers[0] = (struct trailer){ "Pos-Op", name.s };
	trailers[1] = (struct trailer){ "Pos-Target", target.s };
	if (save->ntrailers > 0)
		memcpy(trailers + 2, save->trailers,
		    save->ntrailers * sizeof(*trailers));
	req->trailers = trailers;
	req->ntrailers = 2 + save->ntrailers;
	req->nchanges = 1;
	req->write_only = save->no_commit;
	req->dry_run = save->dry_run;
	rc = commit_changes(&res, &pe->ws->root, req, e);
	if (rc == 0 && !save->dry_run)
		fputs(told, to);
	if (rc == 0 && res.id[0] != '\0')
		fprintf(to, "committed as %.7s\n", res.id);
	if (save->committed != NULL)
		*save->committed = rc == 0 && res.id[0] != '\0';
	str_release(&name);
	str_release(&target);
	return rc;
}

/* "partner: set tier of Nordvik Systems" */
static void
write_subject(struct str *out, const struct partner_told *told,
    const char *op, const char *name)
{
	str_addf(out, "partner: %s ", strcmp(op, "mdf") == 0 ?
	    "market funds" : op);
	if (strcmp(op, "note") == 0)
		str_adds(out, "on ");
	else if (strcmp(op, "mail") == 0)
		str_adds(out, "to ");
	else if (strcmp(op, "set") != 0)
		str_adds(out, "of ");
	else if (told->keys.len <= SUBJECT_KEYS)
		str_addf(out, "%s of ", told->keys.s);
	else
		str_addf(out, "%zu values of ", told->changed);
	brief_add(out, name, PARTNER_NAME_SHOWN);
}

/* Apply the edits once, to see what they do. */
static int
preview(struct partner_told *told, struct partner_edits *pe, struct err *e)
{
	struct str before = STR_INIT, after = STR_INIT;
	struct err wrong = ERR_INIT;
	int rc = files_read(&before, &pe->ws->files, pe->file, e);

	if (rc == 0) {
		str_add(&after, before.s, before.len);
		rc = partner_edits_apply(&after, pe, e);
	}
	if (rc == 0) {
		partner_tell(told, pe, &before, &after);
		if (partner_edits_check(&after, pe, &wrong) < 0)
			cmd_warn("warning: %s", wrong.msg);
	}
	str_release(&before);
	str_release(&after);
	return rc;
}

int
partner_save_edits(const struct partner_save *save, struct partner_edits *pe,
    const struct partner *p, const char *op, struct err *e)
{
	struct partner_told told = PARTNER_TOLD_INIT;
	struct change change = { pe->file, partner_edits_change, pe };
	struct commit_request req = { .changes = &change };
	struct str subject = STR_INIT;
	int rc = preview(&told, pe, e);

	if (rc == 0 && told.changed == 0 && !save->dry_run)
		fputs(told.lines.s, save->to != NULL ? save->to : stdout);
	if (rc == 0 && told.changed > 0) {
		write_subject(&subject, &told, op, p->name);
		req.subject = subject.s;
		if (save->reason != NULL)
			str_addf(&told.body, "\nReason: %s\n", save->reason);
		req.body = told.body.s;
		rc = commit(save, pe, &req, op, told.lines.s, e);
	}
	str_release(&subject);
	partner_told_release(&told);
	return rc;
}

int
partner_save_new(const struct partner_save *save, struct partner_edits *pe,
    const char *name, struct str *text, struct err *e)
{
	struct change change = { pe->file, change_create, text };
	struct commit_request req = { .changes = &change };
	struct str subject = STR_INIT, told = STR_INIT;
	int rc = partner_edits_apply(text, pe, e);

	if (rc == 0) {
		str_adds(&subject, "partner: add ");
		brief_add(&subject, name, PARTNER_NAME_SHOWN);
		str_addf(&told, "%s: ", pe->file);
		brief_add(&told, name, PARTNER_NAME_SHOWN);
		str_addc(&told, '\n');
		req.subject = subject.s;
		rc = commit(save, pe, &req, "add", told.s, e);
		if (rc == 0 && !save->dry_run)
			printf("next: pos partner show %s\n", pe->slug);
	}
	str_release(&subject);
	str_release(&told);
	return rc;
}
