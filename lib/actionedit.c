/* actionedit - actions found, put on the register, ended */

#include "action.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "opt.h"
#include "partnerentry.h"

static bool
is_open(const struct action *a)
{
	return action_is_open(a->node);
}

static int
no_action(const struct actions *all, const char *text, struct err *e)
{
	struct list texts = { 0 };
	const char *near;
	size_t i;

	for (i = 0; i < all->n; i++)
		list_add(&texts, all->v[i].text);
	near = str_nearest(text, texts.s, texts.n);
	list_release(&texts);
	if (near != NULL)
		return err_set(e, ERR_NOTFOUND, "no action '%.80s'; did you "
		    "mean '%.80s'?", text, near);
	if (all->n == 0)
		return err_set(e, ERR_NOTFOUND, "no action '%.80s': none is "
		    "on the register", text);
	return err_set(e, ERR_NOTFOUND, "no action '%.80s'; they are numbered "
	    "from 1 to %zu", text, all->n);
}

/* The open actions that have the folded text in theirs; *n of them. */
static const struct action *
search(size_t *n, struct str *numbers, const struct actions *all,
    const char *folded)
{
	const struct action *found = NULL;
	char *text;
	size_t i;

	*n = 0;
	for (i = 0; i < all->n; i++) {
		text = fold_text(all->v[i].text);
		if (is_open(&all->v[i]) && strstr(text, folded) != NULL) {
			found = &all->v[i];
			str_addf(numbers, "%s%zu", (*n)++ > 0 ? ", " : "",
			    found->number);
		}
		free(text);
	}
	return found;
}

/* The action with this text, an open one before those that have ended. */
static const struct action *
same_text(const struct actions *all, const char *text)
{
	const struct action *found = NULL;
	size_t i;

	for (i = 0; i < all->n; i++) {
		if (fold_same(all->v[i].text, text) &&
		    (found == NULL || (is_open(&all->v[i]) &&
		    !is_open(found))))
			found = &all->v[i];
	}
	return found;
}

int
action_find(const struct action **out, const struct actions *all,
    const char *text, struct err *e)
{
	size_t digits = strspn(text, "0123456789"), n;
	struct str numbers = STR_INIT;
	char *folded;
	int rc = 0;

	if (digits > 0 && digits < 7 && text[digits] == '\0') {
		n = strtoul(text, NULL, 10);
		if (n == 0 || n > all->n)
			return no_action(all, text, e);
		*out = &all->v[n - 1];
		return 0;
	}
	*out = same_text(all, text);
	if (*out != NULL)
		return 0;
	folded = fold_text(text);
	*out = folded[0] != '\0' ? search(&n, &numbers, all, folded) : NULL;
	if (*out == NULL)
		rc = no_action(all, text, e);
	else if (n > 1)
		rc = err_set(e, ERR_USAGE, "'%.80s' is in several actions: "
		    "%s; give the number", text, numbers.s);
	free(folded);
	str_release(&numbers);
	return rc;
}

int
action_add(struct partner_edits *pe, const struct actions *all,
    const struct action_new *asked, struct err *e)
{
	struct node *map = node_new(&pe->arena, NODE_MAP);
	const struct action *there = same_text(all, asked->text);

	if (there != NULL && is_open(there))
		return err_set(e, ERR_EXISTS, "'%.80s' is on the register "
		    "already: action %zu", there->text, there->number);
	if (strchr(asked->text, '\n') != NULL)
		return err_set(e, ERR_USAGE, "the text must be a single line; "
		    "a note holds more: pos partner note");
	if (partner_entry_text(pe, map, "actions.0.text", asked->text, e) < 0)
		return -1;
	if (asked->owner != NULL && partner_entry_text(pe, map,
	    "actions.0.owner", asked->owner, e) < 0)
		return -1;
	if (asked->due != NULL && partner_entry_text(pe, map, "actions.0.due",
	    asked->due, e) < 0)
		return -1;
	if (partner_entry_date(pe, map, "actions.0.raised", asked->today,
	    e) < 0 || partner_entry_text(pe, map, "actions.0.by", asked->by,
	    e) < 0)
		return -1;
	partner_edits_add(pe, PARTNER_APPEND, "actions", map);
	return 0;
}

/* Refuse what has ended already. */
static int
check_open(const struct action *a, struct err *e)
{
	if (a->state == ACTION_DROPPED)
		return err_set(e, ERR_USAGE, "action %zu was dropped: %.200s",
		    a->number, a->dropped);
	return a->state != ACTION_DONE ? 0 : err_set(e, ERR_USAGE,
	    "action %zu is done already, on %s", a->number,
	    node_get_text(a->node, "done", "?"));
}

static int
check_day(date day, const char *what, struct err *e)
{
	return day <= date_today() ? 0 : err_set(e, ERR_USAGE, "--date is a "
	    "day to come; an action is %s on a day that has been", what);
}

int
action_done(struct partner_edits *pe, const struct action *a, date day,
    struct err *e)
{
	const char *path = arena_printf(&pe->arena, "actions.%zu.done",
	    a->number - 1);

	if (check_open(a, e) < 0 || check_day(day, "done", e) < 0)
		return -1;
	return partner_entry_set_date(pe, path, day, e);
}

int
action_drop(struct partner_edits *pe, const struct action *a,
    const char *why, date day, struct err *e)
{
	const char *path = arena_printf(&pe->arena, "actions.%zu.dropped",
	    a->number - 1);

	if (check_open(a, e) < 0 || check_day(day, "dropped", e) < 0)
		return -1;
	if (why == NULL)
		return err_set(e, ERR_USAGE, "drop needs --reason WHY: why "
		    "will it not be done?");
	if (partner_entry_set(pe, path, why, e) < 0)
		return -1;
	path = arena_printf(&pe->arena, "%s_date", path);
	return partner_entry_set_date(pe, path, day, e);
}
