#ifndef POS_SITELIBRARY_H
#define POS_SITELIBRARY_H

/* Pages of templates and playbooks, which tell of each other. */

#include <stdbool.h>
#include <stddef.h>

#include "catalogue.h"
#include "map.h"
#include "playbook.h"
#include "preview.h"
#include "site.h"

/* A template that has a page. */
struct site_template {
	const struct catalogue_entry *entry;
	const char *page, *title;
	const struct site_category *category;
	const char *text;	/* filled (preview.h); NULL: it cannot be */
	size_t n;
};

/* A folder of them. */
struct site_category {
	const char *folder;	/* "recruitment", "" */
	const char *name, *purpose;	/* purpose: "" where none is known */
	const char *page;
	size_t from, to;	/* of site_library.v */
	bool placed;		/* in site_library.order */
};

struct site_library {
	struct catalogue all;
	struct preview preview;
	struct site_template *v;	/* by category, then id */
	size_t n;
	struct site_category *categories;
	size_t n_categories;
	const struct site_category **order;	/* as a reader meets them */
};

struct site_books {
	struct playbook *v;	/* by id */
	size_t n;
};

/*
 * Plan the page of a file that stands in a folder which has an index page:
 * "templates/a/b.html" of "templates/a/b.md", "a/index-.html" of an index.
 * NULL: no file of that name can be made, which was told. Owner: s->a.
 */
const char *site_plan_in_folder(struct site *s, const char *file,
    const char *title);

/*
 * Add {url, name} for a file to a list of the page at hand: the title of its
 * page; of one that has no page name, and the url is "".
 */
struct node *site_add_ref(struct site *s, struct node *list, const char *page,
    const char *file, const char *name);

/*
 * The same for the files of a list of ids, below key: "templates/" and ".md"
 * go before and after an id.
 */
void site_add_refs(struct site *s, struct node *data, const char *key,
    const struct node *ids, const char *const around[2], const char *page);

/* Copy the texts of a list below key as a list of {text}. */
void site_add_texts(struct site *s, struct node *data, const char *key,
    const struct node *list);

/* What a card and the page of a template say of it; page: the one at hand. */
void site_template_about(struct node *data, struct site *s,
    const struct site_template *t, const char *page);

/* Write the page of a template. */
int site_template_write(struct site *s, const struct site_template *t,
    struct err *e);

/* Playbooks of a list of ids, as a list of {url, name} below key. */
void site_add_books(struct node *data, struct site *s, const char *key,
    const struct node *ids, const char *page);

/* Its picture as `flow`, "" where it is not drawn. */
void site_add_flow(struct node *data, struct site *s,
    const struct str *flow);

/* All that the page of a playbook says of it but its runs; index it. */
void site_playbook_add(struct node *data, struct site *s,
    const struct playbook *b, const char *page);

#endif
