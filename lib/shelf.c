/* shelf - the folders of the library */

#include "shelf.h"

#include <stdbool.h>
#include <string.h>

const struct shelf shelves[] = {
	{ "getting-started", "G", "Getting Started", "operational",
	    "operational", "strategy" },
	{ "strategy", "I", "Strategy", "strategic", "strategic",
	    "strategy" },
	{ "recruitment", "II", "Recruitment", "tactical", "sales",
	    "recruitment" },
	{ "enablement", "III", "Enablement", "tactical", "operational",
	    "enablement" },
	{ "operations", "O", "Operations", "operational", "operational",
	    "operations" },
	{ "legal", "L", "Legal", "legal", "legal", "onboarding" },
	{ "finance", "F", "Finance", "financial", "financial",
	    "operations" },
	{ "analysis", "A", "Analysis", "analytical", "analytical",
	    "analysis" },
	{ "security", "S", "Security", "compliance", "operational",
	    "onboarding" },
	{ "executive", "X", "Executive", "executive", "strategic",
	    "analysis" },
	{ "sales-ready", "P", "Sales Ready", "tactical", "sales",
	    "enablement" },
	{ 0 }
};

/* Are the n bytes the whole name? */
static bool
is(const char *name, const char *text, size_t n)
{
	return strlen(name) == n && strncmp(name, text, n) == 0;
}

const struct shelf *
shelf_find(const char *folder, size_t n)
{
	const struct shelf *s;

	for (s = shelves; s->folder != NULL && !is(s->folder, folder, n); s++)
		;
	return s->folder != NULL ? s : NULL;
}

const struct shelf *
shelf_by_letters(const char *letters, size_t n)
{
	const struct shelf *s;

	for (s = shelves; s->folder != NULL && !is(s->letters, letters, n);
	    s++)
		;
	return s->folder != NULL ? s : NULL;
}
