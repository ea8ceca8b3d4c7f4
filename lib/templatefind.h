#ifndef POS_TEMPLATEFIND_H
#define POS_TEMPLATEFIND_H

/*
 * Templates chosen by what their frontmatter says, and found by their words.
 */

#include <stddef.h>
#include <stdint.h>

#include "catalogue.h"
#include "err.h"
#include "opt.h"
#include "str.h"

/* What is looked for; of a list one has to fit, an empty one lets all pass. */
struct template_query {
	const struct list *folders;	/* "recruitment" */
	const struct list *phases, *difficulties, *skills, *tags;
	const struct list *tiers;	/* ids: meant for one, or for all */
	const struct node *program_tiers;	/* of program.yaml, or NULL */
	const char *time_max;		/* "2 hours", or NULL */
	const char *search;		/* words, or NULL */
};

/* One that was found. */
struct template_hit {
	const struct catalogue_entry *entry;
	uint32_t line;		/* of a search: the best line of the file */
	const char *text;	/* the line as it is read; else NULL */
	size_t n;
};

struct template_hits {
	struct template_hit *v;	/* by id, or the best first */
	size_t n;
	size_t other_tiers;	/* that fit but for the tier */
};

/*
 * Find all that fit. ERR_USAGE: the time cannot be read, nothing but common
 * words is looked for. Owner: the caller, who calls template_hits_release(),
 * also after a failure.
 */
int template_find(struct template_hits *out, struct catalogue *all,
    const struct template_query *q, struct err *e);
void template_hits_release(struct template_hits *hits);

/*
 * Tell a word of the query that no template has, with the nearest that one
 * has: "no phase 'recruitement'; did you mean recruitment?". False when all
 * are known.
 */
bool template_query_miss(struct str *out, const struct catalogue *all,
    const struct template_query *q);

/* The folder of a template: the n bytes its id begins with. */
size_t template_folder(const char *id);

#endif
