#ifndef POS_TEMPLATEDRAFT_H
#define POS_TEMPLATEDRAFT_H

/* The text that a new template begins with. */

#include "date.h"
#include "opt.h"
#include "shelf.h"
#include "str.h"

struct template_draft {
	const char *folder;		/* "finance" */
	const struct shelf *shelf;	/* NULL: a folder of the workspace */
	const char *letters;		/* "F", of F.5 */
	long number;
	const char *title;
	const char *description;	/* NULL: one to be rewritten */
	const char *time, *phase, *difficulty, *skill;
	const struct list *tiers, *tags;
	date today;
};

/* Append the file: frontmatter with every key, and the standard parts. */
void template_draft(struct str *out, const struct template_draft *d);

#endif
