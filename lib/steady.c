/* steady - reading several files while somebody else commits */

#include "steady.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "mem.h"

enum { TRIES = 4, WAIT_MS = 20 };	/* longer each time */

bool
steady_again(struct err *why, int tries)
{
	struct timespec wait = { 0, (tries + 1) * WAIT_MS * 1000000L };

	if (why->code != ERR_INVALID || tries + 1 >= TRIES)
		return false;
	nanosleep(&wait, NULL);
	err_clear(why);
	return true;
}

/* FNV-1a, as in lib/mdid.c. */
static void
fold(uint64_t *sum, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	while (n-- > 0)
		*sum = (*sum ^ *p++) * 0x100000001b3;
}

static void
fold_file(uint64_t *sum, const struct root *root, const char *rel)
{
	struct stat st;
	int64_t v[4];

	if (fstatat(root->fd, rel, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return;
	v[0] = (int64_t)st.st_ino;
	v[1] = (int64_t)st.st_size;
	v[2] = (int64_t)st.st_mtim.tv_sec;
	v[3] = (int64_t)st.st_mtim.tv_nsec;
	fold(sum, rel, strlen(rel));
	fold(sum, v, sizeof(v));
}

/* What lies in folder, or the file of each folder in it. */
static void
fold_folder(uint64_t *sum, const struct root *root, const char *folder,
    const char *file)
{
	struct names names = { 0 };
	struct str rel = STR_INIT;
	size_t i;

	if (root_list(&names, root, folder, NULL) == 0) {
		for (i = 0; i < names.n; i++) {
			str_reset(&rel);
			str_addf(&rel, "%s/%s%s", folder, names.s[i], file);
			fold_file(sum, root, rel.s);
		}
	}
	names_release(&names);
	str_release(&rel);
}

static uint64_t
sum_of(const struct root *root, bool data)
{
	uint64_t sum = 0xcbf29ce484222325;

	fold_folder(&sum, root, "data", "");
	if (data)
		return sum;
	fold_file(&sum, root, "company.yaml");
	fold_file(&sum, root, "program.yaml");
	fold_folder(&sum, root, "partners", "/partner.yaml");
	return sum;
}

/* One look: *moved tells whether the files changed while they were read. */
static int
look(struct ws *ws, unsigned parts, uint64_t *sum, bool *moved,
    struct err *why)
{
	int rc;

	*sum = sum_of(&ws->root, false);
	rc = ws_load(ws, parts, why);
	*moved = sum_of(&ws->root, false) != *sum;
	return rc;
}

int
steady_load(struct ws *ws, unsigned parts, struct steady *s, struct err *e)
{
	struct err why = ERR_INIT;
	char *path = mem_dup(ws->root.path);
	uint64_t sum = 0;
	bool moved;
	int rc = look(ws, parts, &sum, &moved, &why), tries;

	for (tries = 0; rc < 0 ? steady_again(&why, tries) : moved &&
	    tries + 1 < TRIES; tries++) {
		ws_close(ws);
		rc = ws_open(ws, path, &why);
		if (rc == 0)
			rc = look(ws, parts, &sum, &moved, &why);
	}
	if (rc < 0)
		err_set(e, why.code, "%s", why.msg);
	else if (s != NULL)
		*s = (struct steady){ &ws->root, false, sum };
	free(path);
	return rc;
}

void
steady_note_data(struct steady *s, const struct root *root)
{
	*s = (struct steady){ root, true, sum_of(root, true) };
}

int
steady_still(void *steady, struct err *e)
{
	const struct steady *s = steady;

	if (sum_of(s->root, s->data) == s->sum)
		return 0;
	return err_set(e, ERR_CONFLICT, "the records have changed since they "
	    "were read: do it again");
}
