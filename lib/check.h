#ifndef POS_CHECK_H
#define POS_CHECK_H

/*
 * The lint: every file of a workspace held against its format and against
 * the others, each on its own, so that one that is broken hides nothing in
 * the rest. pos-check(1) lists what is looked for.
 *
 *	check_init(&c);
 *	if (check_workspace(&c, &ws, e) < 0 || check_library(&c, e) < 0)
 *		...
 *	faults_sort(&c.faults);
 *	...
 *	check_release(&c);
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "catalogue.h"
#include "err.h"
#include "fault.h"
#include "linkset.h"
#include "map.h"
#include "node.h"
#include "rates.h"
#include "root.h"
#include "shape.h"
#include "str.h"
#include "ws.h"

/* Ids that others refer to: id -> the node it stands in. */
struct ids {
	bool known;		/* the file that defines them could be read */
	struct map first;
};

/* A YAML file that could be read. */
struct checked {
	const char *path;	/* below the workspace */
	const struct node *top;	/* never NULL */
};

struct check {
	struct faults faults;
	struct arena arena;	/* of nodes, and of names of files */
	struct ws *ws;		/* borrowed; NULL: there is none */
	struct names files;	/* looked at, as faults name them */
	struct checked *yaml;
	size_t nyaml, capyaml;
	struct map tops;	/* of these: path -> struct node */
	struct ids ids[IDSETS];
	struct rates rates;	/* see check_rates() */
	bool has_rates, looked_for_rates;
	struct map criteria;	/* of all cards: id -> struct node */
	struct map gates;
	struct map titles, numbers;	/* of templates: text -> struct node */
	struct linkset pages;	/* the workspace's files, documents as pages */
	struct map outputs;	/* of artifacts: path -> name; checkpage.c */
	bool has_outputs;
	struct map lines;	/* of files, as links count them: path -> n */
	struct map texts;	/* of files with YAML: name -> bytes */
	struct catalogue library;	/* see check_catalogue() */
	bool has_library;
	bool only_known;	/* a key that no table has is an error */
	bool unreadable;	/* the system refused to read a file */
	size_t looked;		/* files that count: all, or those chosen */
};

/* Nothing found, nothing known. Owner: the caller; check_release(). */
void check_init(struct check *c);
void check_release(struct check *c);

/*
 * Check all files of the workspace ws, whose root is open, even if ws_open()
 * failed on its pos.yaml. What is found goes to c->faults. Fails when a
 * folder cannot be read.
 */
int check_workspace(struct check *c, struct ws *ws, struct err *e);

/* The same for the shipped templates, artifacts and playbooks. */
int check_library(struct check *c, struct err *e);

/*
 * Of the workspace, the links alone, and what they leave out: documents that
 * nothing leads to, indexes that are not complete, what was left behind when
 * a document went.
 */
int check_links(struct check *c, struct ws *ws, struct err *e);

/* Of the shipped templates, the links alone. */
int check_library_links(struct check *c, struct err *e);

/*
 * Hold the facts of a document, a map, against what check_workspace() would
 * say of them; those that are the same before are not looked at. Returns 0;
 * 1 with each fault appended to *why as "/facts/KEY: what is wrong\n"; -1
 * with *e set: company.yaml or program.yaml cannot be read.
 */
int check_facts(struct str *why, struct ws *ws, const struct node *facts,
    const struct node *before, struct err *e);

#endif
