#ifndef POS_MAILBLANK_H
#define POS_MAILBLANK_H

/*
 * Places that a mail leaves for somebody to fill in: "[Your name]", "[#]",
 * "{{ first_name }}", "{date}", "<Company>", "Name: ____", "XXX", "TBD",
 * "TODO:", "INSERT DATE HERE". None are a note "[1]", "[a]", a link
 * "[text](address)", addresses ("<a@b.example>"), comparisons ("< 2 days"),
 * "{}", and a line that is nothing but a rule.
 */

#include <stddef.h>

#include "str.h"

/*
 * Append "WHERE: 'PART' is left for somebody to fill in; ..." to *why for the
 * first ten in text, but those that stand in one of the n texts that were
 * given (NULLs are left out). Linear in the length of text.
 */
void mail_blanks(struct str *why, const char *where, const char *text,
    const char *const *given, size_t n);

#endif
