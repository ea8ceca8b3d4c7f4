#ifndef POS_IMPORTJOB_H
#define POS_IMPORTJOB_H

/*
 * One import under way: the workspace, the rows, and what they change. The
 * modules import*.c share it; lib/importrun.h is what a command calls.
 */

#include <stdbool.h>

#include "arena.h"
#include "csvdate.h"
#include "csvnumber.h"
#include "importmap.h"
#include "importmatch.h"
#include "importsheet.h"
#include "partneredit.h"
#include "rowedit.h"
#include "shape.h"
#include "steady.h"
#include "ws.h"

/* What is asked for; texts may be NULL. */
struct import_opts {
	enum import_kind kind;
	const char *file;		/* "-": standard input */
	const char *map;		/* a map file */
	const char *rejected;		/* where rejected rows go */
	const char *type, *stage, *role, *partner;	/* where a row says none */
	char delimiter;			/* 0: the one of the header */
	enum csv_point point;
	enum csv_order order;
	bool move;			/* prospects that bought: customers */
	bool only_new;			/* change nothing that is on file */
	bool strict;			/* one rejected: none imported */
	bool dry_run, no_commit, verbose;
};

/* A file of data/ that changes. */
struct import_file {
	struct row_edits edits;
	size_t size;			/* bytes it will have, about */
	struct import_file *next;
};

/* A partner's record that changes, or comes. */
struct import_partner {
	struct party *party;
	struct partner_edits *edits;	/* of one on file */
	struct str text;		/* of a new one */
	const char *path;
	struct import_partner *next;
};

struct import_job {
	struct arena arena;
	struct ws *ws;
	struct steady read;		/* what ws was when it was read */
	const struct import_opts *o;
	const char *name;		/* of the file, for messages */
	struct import_map map;
	struct import_sheet sheet;
	struct party_index accounts, partners;
	struct map deals;		/* by the id of the system, or ours */
	struct map deal_names;		/* by account and name */
	struct map won;			/* accounts that buy in this file */
	struct deal_reading *deals_read, **deals_end;	/* rows accepted */
	struct map hits;		/* what is on file, and its row */
	struct map values;		/* what job_word() found out */
	struct map missing;		/* partners that there are not: why */
	struct map notes;		/* what was told already */
	struct import_group *groups;	/* of partners, that are no types */
	struct map group_names;		/* the same, by name */
	struct import_file *files;
	struct map parts;		/* by stem: the part that new rows go to */
	struct import_partner *changed;	/* partners */
	struct import_leaving *leaving;	/* files whose prospects move */
	struct party **touched;		/* accounts that change */
	size_t ntouched, captouched;
	struct money sum;		/* of all amounts, those on file too */
	unsigned next_deal, next_customer, next_prospect;
	size_t new_customers, new_prospects, linked;
	size_t moved, not_moved;	/* prospects that bought */
	size_t count[ROW_OUTCOMES];
	struct str told;		/* --verbose: each change */
};

/* Reject the row of a job. */
#define job_reject(job, row, ...) \
	import_reject(&(job)->sheet, (row), __VA_ARGS__)

/* Say something on standard error, once for each text. */
void job_note(struct import_job *job, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Can the text be an id of ours? */
bool job_is_id(const char *text);

/* Add a number to a record. */
void job_number(struct import_job *job, struct node *record, const char *key,
    struct dec value);

/* Add a date to a record; DATE_NONE: nothing. */
void job_date(struct import_job *job, struct node *record, const char *key,
    date day);

/* Add a text to a record; NULL: nothing. */
void job_text(struct import_job *job, struct node *record, const char *key,
    const char *text);

/*
 * Add the row's id under ids; not for our own exports. old: the record on
 * file, whose ids of other systems stay, or NULL.
 */
void job_ids(struct import_job *job, struct node *record,
    const struct node *old, const char *id);

/* Are both the same value, however they are written? */
bool job_same(const struct node *old, const struct node *new);

/*
 * For --verbose: a value of the record id changes from change[0] (NULL: there
 * was none) to change[1].
 */
void job_tell(struct import_job *job, const struct node *record,
    const char *id, const char *key, const struct node *change[2]);

/* Do the n cells of both rows say the same? */
bool job_same_row(const struct import_row *a, const struct import_row *b,
    size_t n);

/*
 * Note that the row means the record with this id. Returns -1, with the row
 * rejected, when a row before did; one that is equal becomes ROW_UNCHANGED.
 */
int job_hit(struct import_job *job, struct import_row *row, const char *id);

/* The file of data/ with this path; made and sized when it is new. */
struct import_file *job_file(struct import_job *job, const char *path,
    const char *list, const char *heading);

/*
 * The file for a new record of so many bytes, which are counted: stem.yaml;
 * where that is full, stem-2.yaml and so on.
 */
struct import_file *job_room(struct import_job *job, const char *stem,
    const char *list, const char *heading, size_t bytes);

/*
 * The name of the file of a stem for messages, "data/customers.yaml"; where
 * new records went to parts of it, "data/customers*.yaml".
 */
const char *job_files(struct import_job *job, const char *stem);

/*
 * The account of a row, or a new one: job_account_find() looks for it and
 * may reject the row, job_account_make() makes what was not found, as a
 * customer if the file says that it buys, and adds it to the index.
 */
int job_account_find(struct party **out, struct import_job *job,
    struct import_row *row, const struct party_asked *asked);
struct party *job_account_make(struct import_job *job,
    const struct party_asked *asked, bool prospect);

/* The same for a row of our own export, which says the id. */
struct party *job_account_keep(struct import_job *job, const char *id,
    const char *name, bool prospect);

/* Put the id of the system on file for an account that was found without. */
void job_account_link(struct import_job *job, struct party *p,
    const struct party_asked *asked);

/* The working copy of an account's record, which is written at the end. */
struct node *job_account_touch(struct import_job *job, struct party *p);

/* Replace, or add, the value of a key in a working copy. */
void job_put(struct import_job *job, struct node *record,
    const struct node *value);

/* Indexes of what is on file. */
void job_accounts_load(struct import_job *job);
void job_partners_load(struct import_job *job);
void job_deals_load(struct import_job *job);

/* The file for a new customer of so many bytes. */
struct import_file *job_customers_room(struct import_job *job, size_t bytes);

/*
 * The changes of touched accounts, when all rows are read. ERR_INVALID: one
 * that moves shares its lines with another.
 */
int job_accounts_end(struct import_job *job, struct err *e);

/* The partner that a row names, by name or id; see importwho.c. */
int job_partner_find(struct party **out, struct import_job *job,
    struct import_row *row, const char *name, const char *id);

/* One row of each kind: sets its outcome; of deals, if it is rejected. */
void import_deal(struct import_job *job, struct import_row *row);
void import_partner(struct import_job *job, struct import_row *row);
void import_customer(struct import_job *job, struct import_row *row);

/*
 * After all rows of deals: what the accepted ones say is put into changes,
 * now that it is known which accounts buy. Sets their outcome.
 */
void import_deals_end(struct import_job *job);

#endif
