#ifndef POS_CHECKERS_H
#define POS_CHECKERS_H

/* The parts of the check, for its own modules: check*.c and namepath.c. */

#include "check.h"
#include "template.h"

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

/* The length of SLUG when path is partners/SLUG/partner.yaml, else 0. */
size_t path_partner(const char *path);

/*
 * Hold a map against the table of its format: kinds of values, required keys,
 * misspelt ones, ids that are not defined or stand twice in a list.
 */
void check_map(struct check *c, const struct node *n,
    const struct shape *table);

/* Hold one single value against s: its form, its word, the id it refers to. */
void check_scalar(struct check *c, const struct shape *s,
    const struct node *n);

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
void check_partner_twins(struct check *c);	/* all of them, read */
void check_scorecard(struct check *c, const struct node *top);
void check_tam(struct check *c, const struct node *top);
/* The tiers, and the prose against the keys beside it. */
void check_program(struct check *c, const struct node *top);

/* Costs and plans of the program, what the books of the company say: periods
 * that overlap or stand twice. A part of check_program(). */
void check_money_plans(struct check *c, const struct node *top);
void check_company(struct check *c, const struct node *top);

/* The rates of company.yaml; NULL: it has none that can be read. */
const struct rates *check_rates(struct check *c);

/* The list of rates itself: a part of check_company(). */
void check_currencies(struct check *c, const struct node *top);

/* Has a sum of that day, which map has, a rate? DATE_NONE: today. */
void check_currency(struct check *c, const struct node *map, date day);

/* Sums below tree that nothing converts are in the company's currency. */
void check_own(struct check *c, const struct node *tree);

/*
 * The dictionary of metrics, and what it comes to: plans for metrics there
 * are not, parts that are more than their whole, more won with partners than
 * the books have. Fails at what is no definition, or cannot be loaded.
 */
int check_metrics(struct check *c, struct ws *ws, struct err *e);

/* What the tiers of the program ask for: a part of check_program(). */
void check_tiers(struct check *c, const struct node *top);

/* A Markdown file's bytes: frontmatter, and what check_page() says. */
void check_document(struct check *c, const char *file,
    const struct str *text);

/*
 * Read a document's anchors and links; those that lead nowhere are told by
 * check_pages(), when all are read. Told at once is what cannot be read.
 */
void check_page(struct check *c, const char *file, const struct str *text);
void check_pages(struct check *c);

/* Make pages of all files of the workspace, not read yet. */
void check_add_pages(struct check *c, const struct names *walked);

/* The artifact that pos-gen writes to path, or NULL. */
const char *check_artifact_at(struct check *c, const char *path);

/* What is left of documents that are gone, and what no document leads to. */
int check_orphans(struct check *c, struct err *e);

/* README.md and index.md name all documents beside them. */
void check_indexes(struct check *c);
bool check_is_index(const char *path);

/* A template. */
struct checked_template {
	const char *file;	/* as faults name it, lives as long as c */
	const char *path;	/* below the root: "templates/..." */
	const struct str *text;
};
/*
 * Check one template: its front matter against the schema, its variables, its
 * text. Faults go to c.
 */
void check_template(struct check *c, const struct checked_template *t);

/*
 * All templates there are, read at the first call; the titles and numbers of
 * the shipped ones are then known.
 */
const struct catalogue *check_catalogue(struct check *c);

/* Is there a template of this id? If not, append what may be meant. */
bool check_is_template(struct check *c, struct str *hint, const char *id);

/* The parts of a template's check; id: that of the template. */
void check_template_number(struct check *c, const struct node *top, const char *id);
void check_template_links(struct check *c, const char *file, const char *id,
    const struct str *text);
void check_blanks(struct check *c, const char *file,
    const struct template *t);
void check_pictures(struct check *c, const char *file,
    const struct template *t);
void check_rules(struct check *c, const char *file,
    const struct template *t);

/*
 * What only shows in all templates together; told of the workspace's own, or
 * of the shipped ones: how words are spelt, prerequisites in a circle.
 */
void check_spelling(struct check *c, bool own);
void check_series(struct check *c, bool own);

/* A playbook, the map of its file; own: of the workspace. */
void check_playbook(struct check *c, const struct node *top, bool own);

/* Runs of playbooks in a partner's record: are those still there? */
void check_runs(struct check *c, const struct node *list);

/*
 * The names a template uses in its body, and in the texts of the frontmatter
 * mail if it is of a mail (else NULL), against declared, the map `variables'
 * of its frontmatter, and against the values there are.
 */
void check_names(struct check *c, const char *file,
    const struct template *t, const struct node *mail,
    const struct node *declared);

/* The names in one text, which declares none, against the values there are. */
void check_text_names(struct check *c, const struct node *n);

/* What a language model is told: can it be parsed? */
void check_prompt(struct check *c, const char *file, const struct str *text);

/* Where files are: faults name one below root as prefix and path. */
struct checked_root {
	const struct root *root;
	const char *prefix;	/* "", or "DIR/" */
};

/*
 * Look at a file: append its bytes, and return its name as faults have it;
 * NULL: it cannot be read, which is told.
 */
const char *check_read(struct str *out, struct check *c,
    const struct checked_root *at, const char *path);

/* Look at each shipped file: path of templates/ and playbooks/. */
int check_each_shipped(struct check *c, void (*look)(struct check *c,
    const struct checked_root *at, const char *path), struct err *e);

/* The artifact in folder, templates/artifacts/NAME below the root. */
void check_artifact(struct check *c, const struct checked_root *at,
    const char *folder, const struct node *top);

#endif
