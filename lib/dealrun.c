/* dealrun - the jobs of pos-deal that write */

#include "dealrun.h"

#include <string.h>

#include "author.h"
#include "brief.h"
#include "dealdecide.h"
#include "dealfind.h"
#include "dealset.h"
#include "partnercheck.h"
#include "partneredit.h"
#include "steady.h"

enum { NAME_MOST = 30 };	/* characters of a name in a subject */

/* Who writes: as said, or git's author. In the workspace's arena. */
static int
find_author(const char **out, struct deal_run *run, struct err *e)
{
	struct str name = STR_INIT, mail = STR_INIT;
	int rc = 0;

	if (run->by != NULL && deal_text_check("name of --by", run->by, false,
	    e) < 0)
		return -1;
	if (run->by != NULL)
		str_adds(&name, run->by);
	else
		rc = author_get(&name, &mail, run->ws->root.path, e);
	*out = arena_dup(&run->ws->arena, name.s);
	str_release(&name);
	str_release(&mail);
	return rc;
}

/* Load the workspace, and find out who wrote the evidence, if any. */
static int
begin(struct deal_run *run, struct deal_asked *asked, struct err *e)
{
	if (steady_load(run->ws, WS_DEALS | PARTNER_CHECK_PARTS, NULL,
	    e) < 0)
		return -1;
	return asked->evidence != NULL ? find_author(&asked->by, run, e) : 0;
}

static int
carry_out(struct deal_run *run, struct deal_edit *ed,
    const struct str *subject, struct err *e)
{
	run->save.subject = subject->s;
	return deal_save_edits(&run->save, run->ws, ed, 1, e);
}

/* "Lade Engros", of the account that a new deal is with. */
static int
add_account(struct str *out, struct deal_run *run,
    const struct deal_asked *asked, struct err *e)
{
	const struct account *a;

	if (run->prospect != NULL) {
		brief_add(out, run->prospect, NAME_MOST);
		return 0;
	}
	if (account_find(&a, run->ws, asked->account, e) < 0)
		return -1;
	brief_add(out, a->name, NAME_MOST);
	return 0;
}

/* The edit of a new deal is carried out; to: whom it is registered for. */
static int
run_new(struct deal_run *run, struct deal_asked *asked, deal_step *step,
    const struct partner *to, struct err *e)
{
	struct str subject = STR_INIT;
	struct deal_edit ed;
	int rc = -1;

	if (deal_edit_new(&ed, run->ws, step, asked, run->prospect, e) < 0)
		return -1;
	ed.id = run->id;
	str_addf(&subject, "deal: %s ", run->save.op);
	if (add_account(&subject, run, asked, e) == 0) {
		if (to != NULL) {
			str_adds(&subject, " for ");
			brief_add(&subject, to->name, NAME_MOST);
		}
		rc = carry_out(run, &ed, &subject, e);
	}
	deal_edit_release(&ed);
	str_release(&subject);
	return rc;
}

int
deal_run_add(struct deal_run *run, struct deal_asked *asked, struct err *e)
{
	if (begin(run, asked, e) < 0)
		return -1;
	return run_new(run, asked, deal_add_step, NULL, e);
}

int
deal_run_claim(struct deal_run *run, const struct deal_asked *asked,
    struct err *e)
{
	const char *sourced = deal_role_name(ROLE_SOURCED);
	const struct list role = { &sourced, 1, 1 };
	struct deal_asked claim = *asked;
	struct partner *p;

	if (asked->partners->n == 0)
		return err_set(e, ERR_USAGE, "register needs DEAL, or "
		    "--partner, --account and --amount of a new one");
	if (asked->roles->n > 0 && strcmp(asked->roles->s[0], sourced) != 0)
		return err_set(e, ERR_USAGE, "--role %s: a partner registers "
		    "what it sourced", asked->roles->s[0]);
	claim.roles = &role;
	if (begin(run, &claim, e) < 0 ||
	    ws_partner(&p, run->ws, asked->partners->s[0], e) < 0)
		return -1;
	return run_new(run, &claim, deal_register_step, p, e);
}

/* An edit of the deal on file, carried out. */
static int
run_deal(struct deal_run *run, const struct deal *d, deal_step *step,
    void *ctx, struct err *e)
{
	struct str subject = STR_INIT;
	struct deal_edit ed;
	int rc;

	deal_edit_init(&ed, run->ws, d->node->file, step, ctx);
	ed.id = d->id;
	str_addf(&subject, "deal: %s %s, ", run->save.op, d->id);
	brief_add(&subject, d->account->name, NAME_MOST);
	run->save.told = true;
	rc = carry_out(run, &ed, &subject, e);
	deal_edit_release(&ed);
	str_release(&subject);
	return rc;
}

int
deal_run_set(struct deal_run *run, const char *deal,
    struct deal_asked *asked, struct err *e)
{
	const struct deal *d;

	if (asked->sets->n == 0 && asked->evidence == NULL)
		return err_set(e, ERR_USAGE, "set needs KEY=VALUE, or "
		    "--evidence TEXT");
	if (begin(run, asked, e) < 0 || deal_find(&d, run->ws, deal, e) < 0)
		return -1;
	return run_deal(run, d, deal_set_step, asked, e);
}

int
deal_run_register(struct deal_run *run, const char *deal,
    struct deal_asked *asked, struct err *e)
{
	const struct deal *d;

	if (asked->account != NULL || run->prospect != NULL ||
	    asked->amount != NULL || asked->sets->n > 0)
		return err_set(e, ERR_USAGE, "register takes DEAL, which is "
		    "on file, or --account and --amount of a new one");
	if (begin(run, asked, e) < 0 || deal_find(&d, run->ws, deal, e) < 0)
		return -1;
	return run_deal(run, d, deal_register_step, asked, e);
}

/* The approval as an activity of the partner's record. */
static void
add_activity(struct partner_edits *pe, struct deal_run *run,
    const struct deal *d)
{
	struct node *map;
	struct str day = STR_INIT;
	const char *note;

	partner_edits_init(pe, run->ws, d->partner->slug, d->partner->node);
	map = node_new(&pe->arena, NODE_MAP);
	date_add(&day, date_today());
	node_hang(&pe->arena, map, "date", partner_scalar(pe,
	    "activity.0.date", day.s));
	node_hang(&pe->arena, map, "kind", partner_scalar(pe,
	    "activity.0.kind", "registration"));
	note = arena_printf(&pe->arena, "%s (%s)", d->account->name, d->id);
	node_hang(&pe->arena, map, "note", partner_scalar(pe,
	    "activity.0.note", note));
	partner_edits_add(pe, PARTNER_APPEND, "activity", map);
	run->save.more = (struct change){ pe->file, partner_edits_change,
	    pe };
	run->save.more_told = arena_printf(&pe->arena, "activity: added "
	    "registration, %s", note);
	str_release(&day);
}

static deal_step *
step_of(const char *word)
{
	static const struct { const char *word; deal_step *step; } steps[] = {
		{ "review", deal_review_step },
		{ "approve", deal_approve_step },
		{ "reject", deal_reject_step },
		{ "extend", deal_extend_step },
	};
	size_t i = 0;

	while (strcmp(steps[i].word, word) != 0)
		i++;
	return steps[i].step;
}

int
deal_run_decide(struct deal_run *run, const char *deal, const char *reason,
    struct err *e)
{
	struct deal_decision decision = { NULL, reason };
	const char *word = run->save.op;
	bool approve = strcmp(word, "approve") == 0;
	struct partner_edits pe = { 0 };
	const struct deal *d;
	int rc;

	if (reason != NULL && deal_text_check("reason", reason, true, e) < 0)
		return -1;
	if (steady_load(run->ws, WS_DEALS | PARTNER_CHECK_PARTS, NULL,
	    e) < 0 ||
	    deal_find(&d, run->ws, deal, e) < 0)
		return -1;
	if ((approve || strcmp(word, "reject") == 0) &&
	    find_author(&decision.by, run, e) < 0)
		return -1;
	if (approve && d->partner != NULL)
		add_activity(&pe, run, d);
	rc = run_deal(run, d, step_of(word), &decision, e);
	partner_edits_release(&pe);
	return rc;
}
