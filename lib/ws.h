#ifndef POS_WS_H
#define POS_WS_H

/*
 * A workspace: where it is, and its files as typed records. Formats:
 * pos-workspace(5). Everything lives in the workspace's arena.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "date.h"
#include "dec.h"
#include "err.h"
#include "files.h"
#include "map.h"
#include "node.h"
#include "rates.h"
#include "root.h"

enum deal_stage { DEAL_QUALIFICATION, DEAL_DISCOVERY, DEAL_PROPOSAL,
	DEAL_NEGOTIATION, DEAL_WON, DEAL_LOST, DEAL_STAGES };
enum deal_role { ROLE_DIRECT, ROLE_SOURCED, ROLE_INFLUENCED, DEAL_ROLES };

/* A customer, present or former, or a prospect. Unknown texts are NULL. */
struct account {
	const char *id, *name, *industry, *region, *country, *segment;
	bool prospect;
	bool has_employees, has_arr;
	struct dec employees;
	struct money arr;	/* at today's rate, or at that of churned */
	struct dec arr_stated;	/* as written, in the currency of arr_rate */
	const struct rate *arr_rate;	/* NULL: in the company's currency */
	date since, churned;		/* or DATE_NONE */
	const struct node *node;
};

struct deal {
	const char *id, *name, *kind, *trigger, *buyer;
	const struct account *account;
	struct partner *partner;	/* NULL: direct */
	enum deal_role role;
	enum deal_stage stage;
	struct money amount;	/* at the rate of closed; an open one's: today */
	struct dec stated;	/* as written, in the currency of rate */
	const struct rate *rate;	/* NULL: in the company's currency */
	date created, closed, expected;	/* or DATE_NONE */
	const struct node *node;
};

struct partner {
	const char *slug, *name, *type, *tier, *stage, *manager;
	const struct deal **deals;	/* by created */
	size_t ndeals, capdeals;
	const struct node *node;	/* all of partner.yaml */
	struct node_index index;	/* of node, for partner_get() */
	const char *hash;		/* of its bytes, if ws->hash was set */
};

struct ws {
	struct arena arena;
	struct root root;
	struct files files;
	unsigned loaded;		/* of enum ws_part */
	unsigned held;			/* parts that ws_hold() has passed */
	size_t nread;			/* YAML files read so far */
	bool fixed;			/* loads nothing more: see evbatch.c */
	bool partial;			/* deals or accounts of its partners
					 * were cut away: what is left judges
					 * no tier, health or silence */
	/* Set before parts are loaded: hash.h's, for struct partner and
	 * ws_yaml_hash(). */
	void (*hash)(char hex[41], const char *bytes, size_t n);
	/* Set before parts are loaded: the workspace in another state, which
	 * lives longer and has hashes. Trees of the same bytes are its own. */
	const struct ws *like;
	struct map trees;		/* by path, of ws_yaml(), with hashes */
	const struct node *pos;		/* pos.yaml, never NULL once open */
	const struct node *company, *program, *scorecard, *tam;
	const char *currency;		/* of the company, "" when unknown */
	struct rates rates;		/* to it from others */
	struct account *accounts;	/* customers first, as in the files */
	size_t naccounts;
	struct deal *deals;		/* by created, then id */
	size_t ndeals;
	struct partner *partners;	/* by slug */
	size_t npartners;
	struct map account_ids, partner_slugs;
};

#define WS_INIT { .root = ROOT_INIT }

enum ws_part {
	WS_COMPANY = 1, WS_PROGRAM = 2, WS_ACCOUNTS = 4, WS_DEALS = 8,
	WS_PARTNERS = 16, WS_SCORECARD = 32, WS_TAM = 64,
	WS_ALL = 127
};

/*
 * Find the workspace: the nearest folder upward from dir (NULL: the current
 * one) that holds pos.yaml. ERR_NOTFOUND says how to make one. Owner: the
 * caller, who calls ws_close(), also after a failure.
 */
int ws_open(struct ws *ws, const char *dir, struct err *e);
void ws_close(struct ws *ws);

/*
 * Load parts that are not loaded yet; WS_DEALS brings accounts and partners
 * with it, WS_ACCOUNTS the company. A file that is missing is empty.
 * ERR_INVALID names file and line of a deal or an account that breaks its
 * format or is in a currency without a rate, of a rate; of partners only what makes
 * up struct partner is looked at: see ws_hold().
 */
int ws_load(struct ws *ws, unsigned parts, struct err *e);

/*
 * Before figures are computed over all: hold every partner and account that
 * parts name against its format, ids of program.yaml too. ws_load() reads
 * those that one person is about to mend; a sum over them would be wrong.
 * ERR_INVALID: the first value that is not what its key wants, funds in a
 * currency without a rate, a price or a plan that is not in the company's.
 */
int ws_hold(struct ws *ws, unsigned parts, struct err *e);

/* Read one YAML file of the workspace. Missing: *out is NULL, returns 0. */
int ws_yaml(const struct node **out, struct ws *ws, const char *rel,
    struct err *e);

/* The hash of the bytes that it read, if ws->hash was set; or NULL. */
const char *ws_yaml_hash(const struct ws *ws, const char *rel);

/*
 * The same into an arena of its own; nread stays. For threads. hash: gets
 * that of the bytes, in a, if ws->hash is set; or NULL.
 */
int ws_yaml_in(const struct node **out, const struct ws *ws,
    struct arena *a, const char *rel, const char **hash, struct err *e);

/*
 * The facts in the frontmatter of strategy/NAME.md; *out is NULL when there
 * is no such document or it has none.
 */
int ws_facts(const struct node **out, struct ws *ws, const char *name,
    struct err *e);

/*
 * The partner that text names: slug, or name in any case. ERR_NOTFOUND
 * suggests the nearest.
 */
int ws_partner(struct partner **out, struct ws *ws, const char *text,
    struct err *e);

/* The entry of program.yaml's list (types, tiers, regions ...) with this id. */
const struct node *ws_entry(const struct ws *ws, const char *list,
    const char *id);

/* Its name, or the id itself where there is none. NULL id: NULL. */
const char *ws_name(const struct ws *ws, const char *list, const char *id);

/* How many present customers there are: no prospects, none that left. */
size_t ws_customers(const struct ws *ws);

/* True for won and lost; the names of stages and roles in files. */
bool deal_is_closed(const struct deal *d);
const char *deal_stage_name(enum deal_stage stage);
const char *deal_role_name(enum deal_role role);

#endif
