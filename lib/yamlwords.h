#ifndef POS_YAMLWORDS_H
#define POS_YAMLWORDS_H

/* What libyaml finds wrong, in the words of the person who wrote the file. */

#include <stdbool.h>

/*
 * Words for libyaml's problem at the byte c ('\0' at the end of the file).
 * *opened becomes true when the line to name is where the construct began,
 * as for a quote that is not closed. Unknown problems come back as they are.
 */
const char *yaml_words(bool *opened, const char *problem, char c);

#endif
