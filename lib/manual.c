/* manual - where manual pages are, and what they are about */

#include "manual.h"

#include <string.h>
#include <unistd.h>

#include "file.h"
#include "root.h"
#include "share.h"

/* Append the path of a manual page in folder dir: DIR/X.1, DIR/man1/X.1. */
static bool
manual_in(struct str *out, const char *dir, const char *name, char section)
{
	str_addf(out, "%s/%s.%c", dir, name, section);
	if (access(out->s, R_OK) == 0)
		return true;
	str_reset(out);
	str_addf(out, "%s/man%c/%s.%c", dir, section, name, section);
	if (access(out->s, R_OK) == 0)
		return true;
	str_adds(out, ".gz");
	if (access(out->s, R_OK) == 0)
		return true;
	str_reset(out);
	return false;
}

bool
manual_find(struct str *out, const char *name, char section)
{
	struct str dir = STR_INIT;
	bool found;

	str_reset(out);
	if (strchr(name, '/') != NULL)
		return false;
	str_addf(&dir, "%s/man", share_dir());
	found = manual_in(out, dir.s, name, section);
	if (!found && program_dir() != NULL) {
		str_reset(&dir);
		str_addf(&dir, "%s/../share/man", program_dir());
		found = manual_in(out, dir.s, name, section);
	}
	str_release(&dir);
	return found || manual_in(out, POS_PREFIX "/share/man", name,
	    section);
}

bool
manual_describe(struct str *out, const char *name, char section)
{
	struct str path = STR_INIT, page = STR_INIT;
	const char *line;
	bool found = manual_find(&path, name, section);

	if (found && file_read(&page, path.s, FILE_MAX_BYTES, NULL) == 0) {
		line = strstr(page.s, "\n.Nd ");
		if (line != NULL)
			str_add(out, line + 5, strcspn(line + 5, "\n"));
	}
	str_release(&path);
	str_release(&page);
	return found;
}
