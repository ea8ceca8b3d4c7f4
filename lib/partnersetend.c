/* partnersetend - what follows from edits that people typed: tier, stage */

#include "partnerset.h"

#include <ctype.h>
#include <string.h>

#include "partnernote.h"
#include "stage.h"

/* The edit of this path, the last one, or NULL. */
static const struct partner_edit *
edit_of(const struct partner_edits *pe, const char *path)
{
	size_t i;

	for (i = pe->n; i > 0; i--) {
		if (strcmp(pe->edits[i - 1].path, path) == 0)
			return &pe->edits[i - 1];
	}
	return NULL;
}

/* A key that goes because another one does; what is unknown stays so. */
static void
unset_along(struct partner_edits *pe, const struct node *record,
    const char *key)
{
	if (!partner_edits_has(pe, key) &&
	    !node_unknown(node_get(record, key)))
		partner_edits_add(pe, PARTNER_UNSET, key, NULL);
}

/* Is tier_source set to this word? */
static bool
source_is(const struct partner_edits *pe, const char *word)
{
	const struct partner_edit *ed = edit_of(pe, "tier_source");

	return ed != NULL && ed->value != NULL &&
	    strcmp(ed->value->text, word) == 0;
}

/* The tier stays; it is said to be one by hand, and that has a reason. */
static int
set_hand(struct partner_edits *pe, const struct node *record,
    const char *reason, struct err *e)
{
	if (reason != NULL)
		partner_edits_add(pe, PARTNER_SET, "tier_reason",
		    partner_scalar(pe, "tier_reason", reason));
	else if (!partner_edits_has(pe, "tier_reason") &&
	    node_unknown(node_get(record, "tier_reason")))
		return err_set(e, ERR_USAGE, "tier_source=hand needs "
		    "--reason: why not the tier that the rules give?");
	return 0;
}

/*
 * The source and the reason of a tier that is set or goes. staged: there is
 * another stage too, which the reason may be meant for.
 */
static int
set_tier(struct partner_edits *pe, const struct node *record,
    const char *reason, bool staged, struct err *e)
{
	const struct partner_edit *ed = edit_of(pe, "tier");
	bool stays = ed == NULL || (ed->value != NULL && strcmp(ed->value->text,
	    node_get_text(record, "tier", "")) == 0);

	if (stays && source_is(pe, "hand"))
		return set_hand(pe, record, reason, e);
	if (ed == NULL && source_is(pe, "rule"))
		unset_along(pe, record, "tier_reason");
	if (ed == NULL)
		return reason == NULL || staged ? 0 : err_set(e, ERR_USAGE,
		    "--reason says why a tier or a stage is set: tier=TIER, "
		    "stage=STAGE");
	/* who gave the one before, and when, is not true of this one */
	unset_along(pe, record, "tier_by");
	unset_along(pe, record, "tier_date");
	if (ed->op == PARTNER_UNSET) {
		unset_along(pe, record, "tier_source");
		unset_along(pe, record, "tier_reason");
		return 0;
	}
	if (source_is(pe, "rule")) {
		unset_along(pe, record, "tier_reason");
		return reason == NULL || staged ? 0 : err_set(e, ERR_USAGE,
		    "--reason is for a tier set by hand, not by the rules");
	}
	if (reason == NULL && !partner_edits_has(pe, "tier_reason"))
		return stays ? 0 : err_set(e, ERR_USAGE, "tier=%s by hand "
		    "needs --reason: why not the tier that the rules give?",
		    ed->value->text);
	if (!partner_edits_has(pe, "tier_source"))
		partner_edits_add(pe, PARTNER_SET, "tier_source",
		    partner_scalar(pe, "tier_source", "hand"));
	if (reason != NULL)
		partner_edits_add(pe, PARTNER_SET, "tier_reason",
		    partner_scalar(pe, "tier_reason", reason));
	return 0;
}

/* A stage goes its way, or says why not. *staged: it becomes another. */
static int
check_stage(bool *staged, const struct partner_edits *pe,
    const struct node *record, const char *reason, struct err *e)
{
	const struct partner_edit *ed = edit_of(pe, "stage");
	const char *now = node_get_text(record, "stage", NULL);

	if (ed == NULL)
		return 0;
	if (ed->op == PARTNER_UNSET) {
		*staged = now != NULL;
		return now == NULL || reason != NULL ? 0 : err_set(e,
		    ERR_USAGE, "stage: %s is known; --reason says why it is "
		    "not any more", now);
	}
	*staged = now == NULL || strcmp(now, ed->value->text) != 0;
	return reason != NULL ? 0 : stage_check(now, ed->value->text, e);
}

/* A partner that leaves has a day on which it left. */
static int
add_left(struct partner_edits *pe, const struct node *record, struct err *e)
{
	const struct partner_edit *ed = edit_of(pe, "stage");

	if (ed == NULL || ed->op == PARTNER_UNSET ||
	    strcmp(ed->value->text, "former") != 0)
		return 0;
	return partner_left_add(pe, record, date_today(), "Left the program",
	    e) < 0 ? -1 : 0;
}

/* Bytes of path before its last name, with the dot. */
static size_t
parent_len(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot != NULL ? (size_t)(dot - path) + 1 : 0;
}

/* An entry that goes must be the only one of its list that is touched. */
static int
check_unset(const struct partner_edits *pe, struct err *e)
{
	const char *path;
	size_t i, j, n;

	for (i = 0; i < pe->n; i++) {
		path = pe->edits[i].path;
		n = parent_len(path);
		if (pe->edits[i].op != PARTNER_UNSET ||
		    !isdigit((unsigned char)path[n]))
			continue;
		for (j = 0; j < pe->n; j++) {
			if (j != i && strncmp(path, pe->edits[j].path, n) == 0)
				return err_set(e, ERR_USAGE, "%s= takes an "
				    "entry out: change the others of that "
				    "list in a command of its own", path);
		}
	}
	return 0;
}

int
partner_set_end(struct partner_edits *pe, const struct node *record,
    const char *reason, struct err *e)
{
	bool staged = false;

	if (reason != NULL && reason[strspn(reason, " \t\n")] == '\0')
		return err_set(e, ERR_USAGE, "--reason is empty");
	if (check_unset(pe, e) < 0 ||
	    check_stage(&staged, pe, record, reason, e) < 0 ||
	    add_left(pe, record, e) < 0)
		return -1;
	return set_tier(pe, record, reason, staged, e);
}
