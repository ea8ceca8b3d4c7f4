#ifndef POS_TOCONFIRM_H
#define POS_TOCONFIRM_H

/*
 * What a filled document could not say, as a list at its end: the declared
 * variables of its template that are facts of the partner's record and
 * unknown there, also where a section kept silent about them; and names that
 * were to be printed and have no value. Of a partner that has not signed
 * nobody is asked for the contract.
 */

#include "node.h"
#include "root.h"
#include "str.h"

/* What is printed in the place of a value that is not there. */
#define TOCONFIRM_MARK "(to confirm)"

/*
 * Append the section to the Markdown. variables: of the template's
 * frontmatter, or NULL; root: all values; lacking: names that had none, or
 * NULL; again: the command that fills the document again, NULL: as before. Returns how many things it lists; nothing is appended for none.
 */
size_t toconfirm_add(struct str *out, const struct node *variables,
    const struct node *root, const struct names *lacking, const char *again);

#endif
