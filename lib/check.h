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
#include "err.h"
#include "fault.h"
#include "map.h"
#include "node.h"
#include "root.h"
#include "shape.h"
#include "template.h"
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
	struct map criteria;	/* of all cards: id -> struct node */
	struct map gates;
	struct map titles, numbers;	/* of templates: text -> struct node */
	struct map anchors;	/* of documents: path -> list of texts */
	struct map texts;	/* of files with YAML: name -> bytes */
	struct names missing;	/* templates that shipped ones refer to */
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

/* The same for the shipped templates and artifacts. */
int check_library(struct check *c, struct err *e);

/* For the modules of the check: check_*.c. */

/*
 * Add a fault where n stands: in the line of its key, if it has one whose
 * file was given to check_keep().
 */
void check_at(struct check *c, enum fault_level level, const struct node *n,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* Keep a copy of a file's bytes; file lives as long as c. */
void check_keep(struct check *c, const char *file, const struct str *text);

/* The file of the workspace as YAML, or NULL: absent or broken. */
const struct node *check_top(const struct check *c, const char *path);

/*
 * The length of SLUG when path is partners/SLUG/partner.yaml, else 0; whether
 * it is data/deals*.yaml.
 */
size_t path_partner(const char *path);
bool path_is_deals(const char *path);

/*
 * Hold a map against the table of its format: kinds of values, required keys,
 * misspelt ones, ids that are not defined or stand twice in a list.
 */
void check_map(struct check *c, const struct node *n,
    const struct shape *table);

/* Learn the ids of the files read; those that stand twice are faults. */
void check_ids(struct check *c);

/* Remember the id of n; one that is there already is a fault. */
void check_unique(struct check *c, struct map *first, const struct node *n,
    const char *id);

/* Rules within and between records that no table can say. */
void check_pos(struct check *c, const struct node *top);
void check_accounts(struct check *c, const struct node *list);
void check_deals(struct check *c, const struct node *list);
void check_partner(struct check *c, const struct node *top);
void check_scorecard(struct check *c, const struct node *top);
void check_tam(struct check *c, const struct node *top);

/*
 * A Markdown file's bytes: frontmatter, links and anchors; or a template, of
 * the library when shipped. file: as faults name it, lives as long as c.
 */
void check_document(struct check *c, const char *file,
    const struct str *text);
void check_template(struct check *c, const char *file,
    const struct str *text, bool shipped);

/*
 * The names a template uses in its body against declared, the map
 * `variables' of its frontmatter, and against the values there are.
 */
void check_names(struct check *c, const char *file,
    const struct template *t, const struct node *declared);

/* Where files are: faults name one below root as prefix and path. */
struct checked_root {
	const struct root *root;
	const char *prefix;	/* "", or "DIR/" */
};

/* The artifact in folder, templates/artifacts/NAME below the root. */
void check_artifact(struct check *c, const struct checked_root *at,
    const char *folder, const struct node *top);

#endif
