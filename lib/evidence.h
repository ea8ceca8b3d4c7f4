#ifndef POS_EVIDENCE_H
#define POS_EVIDENCE_H

/*
 * Evidence: what drafts, prompts and reports are written from, computed from
 * the files of the workspace. Names and shapes: pos-artifact(5).
 */

#include "date.h"
#include "err.h"
#include "evbase.h"
#include "node.h"
#include "ws.h"

struct report;

struct evidence {
	struct ws *ws;
	struct node *root;	/* map of what was built so far, in ws->arena */
	const struct node *shared;	/* the same by others, or NULL */
	struct node *inputs;	/* map of the hashes inputs.h has computed */
	date today, newest;	/* newest: of evidence_newest, 0 before */
	struct evbase base;	/* what does not depend on the document */
	const char *output;	/* the document being drafted, or NULL */
	const struct partner *partner;	/* it is for, or NULL */
	const char *objective;	/* it is to serve, as asked for; or NULL */
	const struct report *report;	/* it is: report.h; or NULL */
};

/* One kind of evidence, built below a map of its own. */
struct provider {
	const char *name;
	unsigned parts;			/* of enum ws_part, loaded before */
	const char *const *inputs;	/* as inputs.h has them, NULL-ended */
	int (*build)(struct node *out, struct evidence *ev, struct err *e);
};

/* Start with nothing built. */
void evidence_init(struct evidence *ev, struct ws *ws, date today);

/*
 * The evidence of this name, built when it was not. Owner: ws->arena.
 * ERR_INVALID: no such evidence, or a broken file.
 */
int evidence_need(const struct node **out, struct evidence *ev,
    const char *name, struct err *e);

/* The provider of this name, or NULL. */
const struct provider *evidence_provider(const char *name);

/*
 * The facts in the frontmatter of strategy/NAME.md; *out NULL when there is
 * no such document or it has none.
 */
int evidence_facts(const struct node **out, struct evidence *ev,
    const char *name, struct err *e);

/*
 * From now on evidence is for the document output, of a partner (or NULL).
 * What was built for another one is dropped.
 */
void evidence_document(struct evidence *ev, const char *output,
    const struct partner *partner);

/*
 * The day the files speak of, asof_newest(); the walk over all partners is
 * made once. The providers that ask have "partners" and "data/deals".
 */
date evidence_newest(struct evidence *ev);

/*
 * The day on which windows of the past end in a document: the newest on
 * file, so that no figure moves overnight when nothing was recorded. Today
 * when nothing is on file. What is due, ends or expires is held against
 * ev->today instead: it changes on the very day that it names.
 */
date evidence_day(struct evidence *ev);

/* Drop what was computed from this input, which has changed. */
void evidence_forget(struct evidence *ev, const char *input);

/*
 * Write the names of a list of ids below map under key, as fig_names() does.
 * list: where program.yaml names them ("industries"), "" for names as is.
 * Writes nothing when the list is empty.
 */
void evidence_names(struct evidence *ev, struct node *map, const char *key,
    const struct node *ids, const char *list);

/*
 * The providers, by module: lib/ev_*.c. Each table ends with a NULL name.
 * lib/evidence.c says which depend on the document.
 */
extern const struct provider ev_company[], ev_segment[], ev_deal[],
    ev_fit[], ev_partner[], ev_program[], ev_journey[], ev_report[],
    ev_avoid[], ev_pain[], ev_inaction[],
    ev_type[], ev_economics[], ev_commitment[], ev_stack[], ev_coverage[],
    ev_tam[], ev_requirement[], ev_objective[], ev_matrix[], ev_model[],
    ev_worth[], ev_profile[], ev_governance[], ev_terms[],
    ev_success[],
    ev_milestone[], ev_roadmap[], ev_risk[],
    ev_plan[], ev_joint[], ev_guidance[], ev_change[], ev_metric[],
    ev_period[], ev_ranking[], ev_annual[], ev_backtest[], ev_tamrefresh[],
    ev_qbr[], ev_asks[], ev_drawn[], ev_conversion[];

#endif
