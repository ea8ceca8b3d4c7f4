/* program - where commands are */

#include "program.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "share.h"

void
program_folders(struct names *out)
{
	const char *own = program_dir(), *path = getenv("PATH");
	struct str s = STR_INIT;
	size_t n;

	if (own != NULL) {
		names_add(out, own);
		str_addf(&s, "%s/../libexec/pos", own);
		names_add(out, s.s);
	}
	names_add(out, POS_PREFIX "/libexec/pos");
	while (path != NULL && *path != '\0') {
		n = strcspn(path, ":");
		str_reset(&s);
		str_add(&s, path, n);
		if (n > 0)
			names_add(out, s.s);
		path += n + (path[n] == ':');
	}
	str_release(&s);
}

static bool
is_program(const char *path)
{
	struct stat st;

	return access(path, X_OK) == 0 && stat(path, &st) == 0 &&
	    S_ISREG(st.st_mode);
}

bool
program_find(struct str *out, const struct names *folders, const char *name)
{
	size_t i;

	for (i = 0; i < folders->n && strchr(name, '/') == NULL; i++) {
		str_reset(out);
		str_addf(out, "%s/%s", folders->s[i], name);
		if (is_program(out->s))
			return true;
	}
	str_reset(out);
	return false;
}

void
program_list(struct names *out, const struct names *folders)
{
	struct names all = { 0 };
	struct str path = STR_INIT;
	struct root root;
	size_t i, k;

	for (i = 0; i < folders->n; i++) {
		root = (struct root)ROOT_INIT;
		names_release(&all);
		if (root_open(&root, folders->s[i], NULL) == 0)
			root_list(&all, &root, "", NULL);
		for (k = 0; k < all.n; k++) {
			str_reset(&path);
			str_addf(&path, "%s/%s", folders->s[i], all.s[k]);
			if (str_starts(all.s[k], "pos-") &&
			    is_program(path.s))
				names_add(out, all.s[k] + strlen("pos-"));
		}
		root_close(&root);
	}
	names_sort(out);
	names_release(&all);
	str_release(&path);
}
