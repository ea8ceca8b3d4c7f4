/* scorerun - pos-score on one card: scores read, computed, printed, kept */

#include "scorerun.h"

#include <stdio.h>
#include <stdlib.h>

#include "cmd.h"
#include "mem.h"
#include "scoreout.h"
#include "scorerecord.h"
#include "scorerobust.h"
#include "scoreset.h"
#include "scoreviews.h"

/* One run. */
struct run {
	const struct score_ask *ask;
	struct scoreset set;
	struct scores shown;
	struct score *own;		/* the scores of shown */
	bool failed;
};

static void
tell(const char *message)
{
	cmd_warn("%s", message);
}

/* Mark who is to be shown: those named, else all that have not left. */
static void
choose(struct run *r, const struct list *names, size_t from)
{
	struct err e = ERR_INIT;
	size_t i;

	if (from == names->n)
		scoreset_choose_all(&r->set);
	for (i = from; i < names->n; i++) {
		if (scoreset_choose(&r->set, names->s[i], r->ask->data,
		    &e) < 0) {
			cmd_fail(&e);
			r->failed = true;
		}
	}
}

/* Card, policy, preset, partners. */
static int
load(struct run *r, struct err *e)
{
	if (scoreset_load(&r->set, r->ask->dir, r->ask->data, r->ask->card,
	    e) < 0)
		return -1;
	if (r->ask->missing != NULL)
		r->set.card.missing = opt_choice(MISSING_WORDS,
		    r->ask->missing);
	if (r->ask->preset != NULL)
		return card_use(&r->set.card, r->ask->preset, e);
	return 0;
}

/* Score all; take those chosen, which are what is printed. */
static int
score(struct run *r, struct err *e)
{
	struct scoreset *set = &r->set;

	if (scoreset_score(set, cmd_fail, tell) < 0)
		r->failed = true;
	if (set->nscores == 0 && !r->failed)
		cmd_warn("no partner to score");
	scoreset_tell_unknown(set, tell);
	if (ratio_ok(r->ask->swing) && score_robust(set->scores, set->nranked,
	    &set->card, r->ask->swing, e) < 0)
		return -1;
	r->own = mem_zero(set->nscores, sizeof(*r->own));
	scores_take(&r->shown, r->own, set, r->ask->swing);
	return 0;
}

static int
print_effort(struct run *r, struct err *e)
{
	struct scoreset *set = &r->set;
	struct efforts efforts;

	if (score_efforts(&efforts, &set->a, set->scores, set->nranked,
	    &set->card, r->ask->has_capacity ? &r->ask->capacity : NULL,
	    e) < 0)
		return -1;
	efforts.workspace = r->ask->data == NULL;
	efforts_print(&efforts, &set->card, scoreset_shown, set,
	    table_form(r->ask->form), stdout);
	return 0;
}

static int
record(struct run *r, struct err *e)
{
	struct commit_result res = { .nothing = true };

	if (r->shown.n > 0 && scores_record(&res, &r->shown, &r->set.ws.root,
	    r->set.env.today, r->ask->dry_run, r->ask->no_commit, e) < 0)
		return -1;
	if (r->ask->dry_run)
		return 0;
	if (res.nothing)
		printf("nothing to record: %s of today is in the files\n",
		    r->ask->card);
	else
		printf("recorded %s of %zu partner%s\n", r->ask->card,
		    res.changed, res.changed == 1 ? "" : "s");
	if (res.id[0] != '\0')
		printf("committed as %.7s\n", res.id);
	return 0;
}

static int
history(struct run *r, struct err *e)
{
	struct snapshots all;

	if (snapshots_of(&all, &r->set, r->ask->card, r->ask->since, e) < 0)
		return -1;
	snapshots_print(&all, table_form(r->ask->form), stdout);
	if (all.n == 0) {
		cmd_warn("no score recorded; pos score --record keeps one");
		cmd_no();
	}
	return 0;
}

/* Print what was asked for; the answer is no when nobody is ranked. */
static int
print(struct run *r, struct err *e)
{
	enum table_form form = table_form(r->ask->form);
	struct scoreset *set = &r->set;

	if (r->ask->record)
		return record(r, e);
	if (r->shown.nranked == 0 || (set->card.missing == MISSING_FAIL &&
	    r->shown.ninsufficient > 0))
		cmd_no();
	if (r->ask->critical)
		return criticals_print(set->scores, set->nranked, &set->card,
		    scoreset_shown, set, form, stdout, e);
	if (r->ask->effort)
		return print_effort(r, e);
	if (r->ask->explain)
		scores_explain(&r->shown, form, stdout);
	else
		scores_print(&r->shown, form, stdout);
	return 0;
}

static void
run(struct run *r, const struct list *names, size_t from)
{
	struct err e = ERR_INIT;

	if (load(r, &e) < 0) {
		cmd_fail(&e);
		return;
	}
	choose(r, names, from);
	if (r->ask->history) {
		if (!r->failed && history(r, &e) < 0)
			cmd_fail(&e);
		return;
	}
	scoreset_tell_strays(&r->set, tell);
	scoreset_tell_absent(&r->set, tell);
	/* after a failure a rank would be one among too few */
	if (score(r, &e) < 0 || (!r->failed && print(r, &e) < 0))
		cmd_fail(&e);
}

void
score_run(const struct score_ask *ask, const struct list *names, size_t from)
{
	struct run r = { .ask = ask, .set = SCORESET_INIT };

	run(&r, names, from);
	free(r.own);
	scoreset_release(&r.set);
}
