/* keep - folders of files that we keep for a while */

#include "keep.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "str.h"

void
keep_folder(const char *dir)
{
	struct str path = STR_INIT;
	const char *p;

	for (p = *dir == '\0' ? NULL : strchr(dir + 1, '/'); p != NULL; p = strchr(p + 1, '/')) {
		str_reset(&path);
		str_add(&path, dir, (size_t)(p - dir));
		mkdir(path.s, 0777);
	}
	mkdir(dir, 0700);
	str_release(&path);
}

static int
newest_first(const void *x, const void *y)
{
	const struct kept_file *a = x, *b = y;

	return a->when != b->when ? (a->when < b->when ? 1 : -1) :
	    strcmp(b->path, a->path);
}

void
keep_list(struct kept_files *out, const char *dir,
    bool (*is_ours)(const char *name))
{
	struct str path = STR_INIT;
	DIR *d = opendir(dir);
	struct dirent *entry;
	struct stat st;

	memset(out, 0, sizeof(*out));
	while (d != NULL && (entry = readdir(d)) != NULL) {
		str_reset(&path);
		str_addf(&path, "%s/%s", dir, entry->d_name);
		if (!is_ours(entry->d_name) || lstat(path.s, &st) < 0 ||
		    !S_ISREG(st.st_mode))
			continue;
		MEM_ROOM(out->list, out->n, out->cap);
		out->list[out->n++] = (struct kept_file){ mem_dup(path.s),
		    st.st_mtime, (uint64_t)st.st_size };
	}
	if (d != NULL)
		closedir(d);
	str_release(&path);
	if (out->n > 0)
		qsort(out->list, out->n, sizeof(*out->list), newest_first);
}

void
keep_release(struct kept_files *files)
{
	while (files->n > 0)
		free(files->list[--files->n].path);
	free(files->list);
	memset(files, 0, sizeof(*files));
}

void
keep_prune(const char *dir, bool (*is_ours)(const char *name), size_t most,
    uint64_t bytes)
{
	struct kept_files files;
	uint64_t sum = 0;
	size_t i;

	keep_list(&files, dir, is_ours);
	for (i = 0; i < files.n; i++) {
		sum += files.list[i].bytes;
		if (i >= most || sum > bytes)
			unlink(files.list[i].path);
	}
	keep_release(&files);
}
