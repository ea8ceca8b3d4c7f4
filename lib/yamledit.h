#ifndef POS_YAMLEDIT_H
#define POS_YAMLEDIT_H

/*
 * Change one value in the text of a YAML file and keep every other byte:
 * comments, order, quoting, line ends, indentation.
 *
 * path: names with dots between ("categories.solutions.share"), items of a
 * list by number from 0 ("contacts.0.email"); a key with a dot in it cannot
 * be named. file is for messages. Each function returns 0, or -1 with *e
 * set and text unchanged: ERR_INVALID ("file:line: ...") when text is not
 * what yaml_parse() reads or the value does not fit there, ERR_NOTFOUND
 * when the path leads nowhere, ERR_USAGE when it is none. The result is
 * parsed again and compared with what was asked before text changes.
 */

#include "err.h"
#include "node.h"
#include "str.h"

/*
 * Set the scalar at path. value: UTF-8; a number (digits, sign, decimals), a
 * date, true and false are written as such, all else as text; NULL writes
 * null. The style of the quotes stays where it can hold the value. Absent
 * keys and maps on the way are made as last ones of their map. A map or list
 * at path is refused. A scalar that has this text already stays as it is.
 */
int yaml_set(struct str *text, const char *file, const char *path,
    const char *value, struct err *e);

/*
 * Set the value at path to a copy of value, of any kind; written in flow
 * style where its surroundings are. A map or list at path may only become
 * another one: its comments go with it.
 */
int yaml_set_node(struct str *text, const char *file, const char *path,
    const struct node *value, struct err *e);

/*
 * Add a copy of item as the last of the list at path, in the style of the
 * last one there; absent, null and [] become a list.
 */
int yaml_append(struct str *text, const char *file, const char *path,
    const struct node *item, struct err *e);

/*
 * Remove the key or item at path with its lines; comments above it stay.
 * A map or list that becomes empty is {} or [].
 */
int yaml_remove(struct str *text, const char *file, const char *path,
    struct err *e);

#endif
