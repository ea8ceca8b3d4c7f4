/* strategydoc - the strategy's documents in the order they are read */

#include "strategydoc.h"

#include <string.h>

static const struct { const char *file, *tab; } known[] = {
	{ "strategy/icp.md", "Ideal customer" },
	{ "strategy/cjm.md", "Customer journey" },
	{ "strategy/ipp.md", "Ideal partner" },
	{ "strategy/tam.md", "Partner TAM" },
	{ "strategy/framework.md", "Framework" },
};
enum { KNOWN = sizeof(known) / sizeof(*known) };

size_t
strategy_place(const char *file)
{
	size_t i;

	for (i = 0; i < KNOWN && strcmp(known[i].file, file) != 0; i++)
		;
	return i;
}

const char *
strategy_tab(const char *file)
{
	size_t i = strategy_place(file);

	return i < KNOWN ? known[i].tab : NULL;
}
