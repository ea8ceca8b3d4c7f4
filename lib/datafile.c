/* datafile - what the files of data/ hold, by their names */

#include "datafile.h"

#include <string.h>

#include "str.h"

static const char *const keys[] = { [DATA_NONE] = NULL,
	[DATA_CUSTOMERS] = "customers", [DATA_PROSPECTS] = "prospects",
	[DATA_DEALS] = "deals" };

const char *
data_key(enum data_kind kind)
{
	return keys[kind];
}

enum data_kind
data_kind(const char *path)
{
	const char *name = path + strlen("data/"), *rest;
	size_t n, kind;

	if (!str_starts(path, "data/") || !str_ends(name, ".yaml") ||
	    strchr(name, '/') != NULL)
		return DATA_NONE;
	for (kind = DATA_CUSTOMERS; kind <= DATA_DEALS; kind++) {
		n = strlen(keys[kind]);
		rest = name + n;
		if (strncmp(name, keys[kind], n) == 0 && (*rest == '.' ||
		    *rest == '-' || kind == DATA_DEALS))
			return (enum data_kind)kind;
	}
	return DATA_NONE;
}

int
data_files(struct names *out, const struct files *f, enum data_kind kind,
    struct err *e)
{
	struct names names = { 0 };
	struct str whole = STR_INIT, path = STR_INIT;
	int rc = files_list(&names, f, "data", e), part;
	size_t i;

	str_addf(&whole, "data/%s.yaml", keys[kind]);
	for (part = 0; part < 2 && rc == 0; part++) {
		for (i = 0; i < names.n; i++) {
			str_reset(&path);
			str_addf(&path, "data/%s", names.s[i]);
			if (data_kind(path.s) == kind &&
			    (strcmp(path.s, whole.s) != 0) == part)
				names_add(out, path.s);
		}
	}
	str_release(&whole);
	str_release(&path);
	names_release(&names);
	return rc;
}
