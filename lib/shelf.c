/* shelf - the folders of the library */

#include "shelf.h"

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

const struct shelf *
shelf_find(const char *folder, unsigned long n)
{
	const struct shelf *s;

	for (s = shelves; s->folder != NULL; s++) {
		if (strlen(s->folder) == n &&
		    strncmp(s->folder, folder, n) == 0)
			return s;
	}
	return NULL;
}

const struct shelf *
shelf_by_letters(const char *letters, unsigned long n)
{
	const struct shelf *s;

	for (s = shelves; s->folder != NULL; s++) {
		if (strlen(s->letters) == n &&
		    strncmp(s->letters, letters, n) == 0)
			return s;
	}
	return NULL;
}
