/* fold - texts compared without regard to case */

#include "fold.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "mem.h"

char *
fold_text(const char *text)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n;

	n = utf8proc_map((const utf8proc_uint8_t *)text, 0, &out,
	    UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE |
	    UTF8PROC_CASEFOLD);
	return n >= 0 ? (char *)out : mem_dup(text);
}

bool
fold_same(const char *a, const char *b)
{
	char *x, *y;
	bool same;

	if (strcmp(a, b) == 0)
		return true;
	x = fold_text(a);
	y = fold_text(b);
	same = strcmp(x, y) == 0;
	free(x);
	free(y);
	return same;
}
