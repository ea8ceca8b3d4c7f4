/* tracefile - the file of --trace */

#include "tracefile.h"

#include <stdbool.h>
#include <string.h>

int
tracefile_open(FILE **out, const char *file, struct err *e)
{
	*out = file == NULL ? NULL : strcmp(file, "-") == 0 ? stderr :
	    fopen(file, "we");
	return *out != NULL || file == NULL ? 0 : err_sys(e, "%s", file);
}

int
tracefile_close(FILE **f, struct err *e)
{
	FILE *trace = *f;
	bool ok;

	*f = NULL;
	if (trace == NULL || trace == stderr)
		return 0;
	ok = !ferror(trace);
	ok = fclose(trace) == 0 && ok;
	return ok ? 0 : err_set(e, ERR_IO, "--trace: it could not be written "
	    "whole");
}
