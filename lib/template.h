#ifndef POS_TEMPLATE_H
#define POS_TEMPLATE_H

/*
 * A template file: frontmatter that declares its variables, and the body
 * that is filled. See pos-template(5).
 */

#include <stddef.h>
#include <stdint.h>

/* Parts of a file's bytes, which are borrowed. */
struct template {
	const char *front;	/* YAML, from the opening --- to the closing */
	size_t nfront;		/* 0: it has none that declares variables */
	const char *body;
	size_t nbody;
	uint32_t line;		/* of the body, from 1 */
};

/*
 * Find the parts of a file. Frontmatter without a key `variables' belongs to
 * the body; blank lines between frontmatter and body belong to neither.
 */
void template_split(struct template *t, const char *bytes, size_t n);

#endif
