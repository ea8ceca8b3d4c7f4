#ifndef POS_MAILFACTS_H
#define POS_MAILFACTS_H

/*
 * What a mail to a partner is written from: the map `mail` of
 * pos-template(5), put together from evidence (guidance, plan), from
 * the partner's record and its deals. All are texts as people read them;
 * what is unknown, none or zero is absent, so that a section of a template
 * tests for it.
 */

#include "err.h"
#include "evidence.h"
#include "node.h"

/* What is asked for. */
struct mail_asked {
	const struct node *roles;	/* list: words for the role or duty of
					 * whom to write to; or NULL */
	const struct node *given;	/* values of the caller's: decision,
					 * deal, reason; or NULL */
};

/*
 * Write the map below out. ev is about a partner (evidence_document()).
 * ERR_USAGE: a decision that is none; ERR_NOTFOUND: no deal has the id that
 * was given. Else errors as of evidence_need(). Owner: ev->ws->arena.
 */
int mail_facts(struct node *out, struct evidence *ev,
    const struct mail_asked *asked, struct err *e);

/*
 * The parts of it, for its own modules: of deals and the joint plan, of the
 * deal that is registered.
 */
int mail_work_add(struct node *out, struct evidence *ev, struct err *e);
int mail_deal_add(struct node *out, struct evidence *ev,
    const struct node *given, struct err *e);

/* A day below map: "20 November", with its year unless that is today's. */
void mail_put_day(struct node *map, const char *key, struct evidence *ev,
    date d);

#endif
