#ifndef POS_PACKSET_H
#define POS_PACKSET_H

/*
 * What goes into a package: documents, templates and playbooks that people
 * name, with what belongs to them. What is about one partner goes in only
 * when it is named itself, or when all of them are asked for.
 *
 *	struct packset set = { .ws = &ws };
 *
 *	if (packset_open(&set, e) < 0 ||
 *	    packset_add(&set, "strategy", e) < 0 ||
 *	    packset_complete(&set, e) < 0)
 *		...
 *	packset_close(&set);
 *
 * Files are read beneath the workspace's folder: nothing outside of it, no
 * link, nothing whose name begins with a dot but sidecars that are asked for.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "catalogue.h"
#include "err.h"
#include "map.h"
#include "names.h"
#include "node.h"
#include "ws.h"

enum pack_kind { PACK_DOCUMENT, PACK_TEMPLATE, PACK_PLAYBOOK, PACK_PICTURE,
	PACK_SIDECAR, PACK_RECORD };

enum {
	PACK_FILES_MOST = 20000,
	PACK_BYTES_MOST = 64 << 20	/* of all files that were read */
};

struct pack_file {
	enum pack_kind kind;
	const char *path;	/* "strategy/icp.md"; of a shipped one as if
				 * the workspace had it */
	const char *text;
	size_t n;
	const char *title;	/* of the first three kinds, else NULL */
	const char *partner;	/* slug of the one it is about; "": several or
				 * nobody knows which; NULL: none */
	bool shipped;		/* of the library, not of the workspace */
	bool saved;		/* HEAD has these bytes, or it is shipped */
	const struct catalogue_entry *template;	/* of its kind, else NULL */
	const struct node *sidecar;	/* of a document, or NULL */
};

struct packset {
	/* Set by the caller. */
	struct ws *ws;
	bool with_partners;	/* all documents of partners as well */
	bool records;		/* the partner.yaml of each that is in it */
	bool sidecars;		/* of the documents that are in it */

	/* Read by the caller. */
	struct pack_file *v;	/* in the order they were named */
	size_t n, cap;
	const char *commit;	/* hex id of HEAD, or NULL */
	int64_t made;		/* SOURCE_DATE_EPOCH, or the commit's time, or
				 * 0: seconds since 1970 */
	struct names partners;	/* slugs of those who are named or in it */
	struct names left_out;	/* documents about a partner nobody named */
	struct names doubtful;	/* reports that may name one of before */
	const char *unsure;	/* why that is not known; or NULL */

	/* private */
	struct arena a;
	struct catalogue library;
	bool has_library;
	struct map at;		/* path -> number of the file */
	size_t bytes;
	struct names labels, titles;	/* of what was named */
	struct names called;	/* pack_naming.c: names in their words */
	bool has_called;
};

/*
 * Load what the set needs of its workspace, and the time. ERR_USAGE:
 * SOURCE_DATE_EPOCH is no number. Owner: the caller, who calls
 * packset_close(), also after a failure.
 */
int packset_open(struct packset *set, struct err *e);
void packset_close(struct packset *set);

/*
 * Add what text names: a document (icp, strategy/icp.md), a folder, library,
 * templates, templates/FOLDER or a template, playbooks or one of them. A
 * folder without documents adds none. ERR_NOTFOUND, ERR_INVALID: there is no
 * such thing, or it is no document; ERR_USAGE: a section, all partners, a
 * record that nobody asked for.
 */
int packset_add(struct packset *set, const char *text, struct err *e);

/* Add the documents of the partner with this slug or name. */
int packset_add_partner(struct packset *set, const char *text, struct err *e);

/*
 * When all is named: add pictures that documents show, sidecars, records,
 * documents of all partners, as far as they are asked for.
 */
int packset_complete(struct packset *set, struct err *e);

/*
 * The name of a file for it: "halden-analytics-strategy"; and what it is
 * called on a cover: "Partner strategy". Borrowed from the set.
 */
const char *packset_name(struct packset *set);
const char *packset_title(struct packset *set);

/* How many files of the first three kinds it has: those that are read. */
size_t packset_texts(const struct packset *set);

/* Is it one of those? */
bool pack_is_text(const struct pack_file *f);

/* The file of this path, or NULL. */
const struct pack_file *packset_find(const struct packset *set,
    const char *path);

/*
 * For modules of packages. Add a file of the workspace unless it is there;
 * *out: the file, which the next call may move. Take the last one out again.
 * Say how a part of the set is called.
 */
int packset_put(struct pack_file **out, struct packset *set,
    enum pack_kind kind, const char *path, struct err *e);
void packset_drop(struct packset *set);
void packset_label(struct packset *set, const char *label, const char *title);

#endif
