/* mailrecord - a mail in the notes of the partner it was written to */

#include "mailrecord.h"

#include <stdio.h>

#include "author.h"
#include "date.h"
#include "modelask.h"
#include "partneredit.h"
#include "partnernote.h"
#include "partnersave.h"
#include "usage.h"

/* Who has written it, and what that took; returns how many trailers. */
static size_t
add_trailers(struct trailer *out, struct arena *a, const struct mail *m,
    const char *file)
{
	const struct model_took *took = m->took;
	struct str usage = STR_INIT;

	if (took == NULL)
		return 0;
	usage_add(&usage, &(struct usage_told){ arena_printf(a, "%s#mail",
	    file), took->model, took->kept, took->usage, took->cost });
	out[0] = (struct trailer){ "Assisted-by", arena_printf(a,
	    "pos-mail:%s", took->model) };
	out[1] = (struct trailer){ "Pos-Usage", arena_dup(a, usage.s) };
	str_release(&usage);
	return 2;
}

int
mail_record(struct ws *ws, const struct mail *m, const struct partner *p,
    bool no_commit, struct err *e)
{
	struct trailer trailers[2];
	bool committed = false;
	struct partner_save save = { .no_commit = no_commit, .to = stderr,
	    .trailers = trailers, .committed = &committed };
	struct str text = STR_INIT, by = STR_INIT, address = STR_INIT;
	struct partner_edits edits = { 0 };
	int rc = author_get(&by, &address, ws->root.path, e);

	str_addf(&text, "Mail (%s)", m->situation);
	if (m->to.name != NULL)
		str_addf(&text, " to %s", m->to.name);
	if (m->took != NULL)
		str_addf(&text, ", written by %s", m->took->model);
	str_addf(&text, ": %s", m->subject);
	if (rc == 0) {
		partner_edits_init(&edits, ws, p->slug, p->node);
		rc = partner_note_add(&edits, date_today(), by.s, text.s, e);
	}
	if (rc == 0) {
		save.ntrailers = add_trailers(trailers, &ws->arena, m,
		    edits.file);
		rc = partner_save_edits(&save, &edits, p, "mail", e);
	}
	if (committed && m->took != NULL)
		model_book(m->took);
	partner_edits_release(&edits);
	str_release(&text);
	str_release(&by);
	str_release(&address);
	return rc;
}
