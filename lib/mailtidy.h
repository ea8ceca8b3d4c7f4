#ifndef POS_MAILTIDY_H
#define POS_MAILTIDY_H

/*
 * Text as a mail has it. Control characters (C0, DEL, C1), line and paragraph
 * separators and bytes that are no UTF-8 are blanks: none of them can end a
 * header or steer a terminal.
 */

#include "str.h"

/*
 * Append text: the lines of a paragraph joined into one, unless a line ends
 * with a backslash or the next begins with "- "; paragraphs apart by one
 * blank line. Ends with LF unless it is empty.
 */
void mail_tidy(struct str *out, const char *text);

/* Append text as one line, with single blanks: for a subject, a name. */
void mail_tidy_line(struct str *out, const char *text);

#endif
