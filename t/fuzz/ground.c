/*
 * libFuzzer: make fuzz FUZZ=ground
 * A text, a NUL byte and what is known. Findings are in order and harmless;
 * nothing is found in what ground_strip() leaves, and a text in which
 * nothing is found stays as it was.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ground.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool good)
{
	if (!good)
		abort();
}

static void
is_line(const char *s, size_t most)
{
	must(*s != '\0' && strlen(s) <= most);
	for (; *s != '\0'; s++)
		must((unsigned char)*s >= ' ' && *s != 0x7f);
}

static size_t
check(const char *s, size_t n, const struct ground_known *known)
{
	size_t i, lines = 1, count;
	struct ground g;
	int rc = ground_check(&g, s, n, known);

	for (i = 0; i < n; i++)
		lines += s[i] == '\n' || s[i] == '\r';
	must(rc == (g.n > 0 ? -1 : 0));
	for (i = 0; i < g.n; i++) {
		is_line(g.found[i].number, 44);
		is_line(g.found[i].sentence, 200);
		must(g.found[i].line >= 1 &&
		    (size_t)g.found[i].line <= lines);
		must(i == 0 || g.found[i].line >= g.found[i - 1].line);
	}
	count = g.n;
	ground_release(&g);
	return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *s = (const char *)data;
	const char *nul = size > 0 ? memchr(s, '\0', size) : NULL;
	size_t n = nul != NULL ? (size_t)(nul - s) : size, found;
	struct ground_text text = { nul != NULL ? nul + 1 : "", nul != NULL ?
	    size - n - 1 : 0 };
	const struct ground_known known = { NULL, &text, 1 };
	struct str left = STR_INIT;
	char *own = malloc(n > 0 ? n : 1);	/* ends where it ends */

	if (own == NULL)
		return 0;
	if (n > 0)
		memcpy(own, s, n);
	found = check(own, n, &known);
	must(ground_strip(&left, own, n, &known) >= found);
	must(found > 0 || (left.len == n && memcmp(left.s, own, n) == 0));
	must(check(left.s, left.len, &known) == 0);
	str_release(&left);
	free(own);
	return 0;
}
