#ifndef POS_PARTNERDAYS_H
#define POS_PARTNERDAYS_H

/*
 * The days of each partner's life that metrics ask for again and again, read
 * once: when it began and left, its first deal and win, when it was heard of.
 */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "ws.h"

struct partner_days {
	date start;	/* milestone_start(); DATE_NONE: no contract, or no
			 * day of it on file */
	date left;	/* the last milestone to reach `left`; else, of one
			 * that is former, the last day it was heard of */
	date deal, win;	/* the first it sourced was created, was won; not
			 * known of one that began before the deals on file */
	date *heard;	/* activities and deals it brought, ascending */
	size_t nheard;
	bool contract;	/* it has, or had, one */
	bool tells_first;	/* a first deal would be on file */
};

/* One for each of ws->partners, in the workspace's arena. WS_DEALS. */
struct partner_days *partner_days_read(struct ws *ws);

/* The first day that one of the n was heard of; DATE_NONE: never. */
date partner_days_heard(const struct partner_days *d, size_t n);

/* Did it have a contract on that day? */
bool partner_days_signed(const struct partner_days *d, date day);

/* And was it heard of in the PARTNER_SILENT_DAYS up to it? */
bool partner_days_active(const struct partner_days *d, date day);

#endif
