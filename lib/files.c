/* files - where a workspace's files are read from */

#include "files.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* A file that is about to be written; a handful at most. */
struct files_pending {
	struct files_pending *next;
	char *rel;
	struct str bytes;
};

static struct files_pending *
pending(const struct files *f, const char *rel)
{
	struct files_pending *p;

	for (p = f->pending; p != NULL; p = p->next) {
		if (strcmp(p->rel, rel) == 0)
			return p;
	}
	return NULL;
}

int
files_read(struct str *out, const struct files *f, const char *rel,
    struct err *e)
{
	const struct files_pending *p = pending(f, rel);

	if (p != NULL) {
		str_add(out, p->bytes.s, p->bytes.len);
		return 0;
	}
	if (f->read != NULL)
		return f->read(out, f->ctx, rel, e);
	return root_read(out, f->root, rel, FILE_MAX_BYTES, e);
}

bool
files_hash(char hex[HASH_HEX], const struct files *f, const char *rel)
{
	return f->hash != NULL && pending(f, rel) == NULL &&
	    f->hash(hex, f->ctx, rel);
}

/* Add what is pending in folder rel: a file, or the folder it is in. */
static void
list_pending(struct names *out, const struct files *f, const char *rel)
{
	const struct files_pending *p;
	size_t n = strlen(rel), before = out->n;
	struct str name = STR_INIT;

	for (p = f->pending; p != NULL; p = p->next) {
		if (strncmp(p->rel, rel, n) != 0 || p->rel[n] != '/')
			continue;
		str_reset(&name);
		str_add(&name, p->rel + n + 1, strcspn(p->rel + n + 1, "/"));
		names_add(out, name.s);
	}
	str_release(&name);
	if (out->n > before)
		names_sort(out);
}

int
files_list(struct names *out, const struct files *f, const char *rel,
    struct err *e)
{
	int rc = f->list != NULL ? f->list(out, f->ctx, rel, e) :
	    root_list(out, f->root, rel, e);

	if (rc == 0)
		list_pending(out, f, rel);
	return rc;
}

void
files_pend(struct files *f, const char *rel, const char *bytes, size_t n)
{
	struct files_pending *p = pending(f, rel);

	if (p == NULL) {
		p = mem_zero(1, sizeof(*p));
		p->rel = mem_dup(rel);
		str_init(&p->bytes);
		p->next = f->pending;
		f->pending = p;
	}
	str_reset(&p->bytes);
	str_add(&p->bytes, bytes, n);
}

void
files_release(struct files *f)
{
	struct files_pending *p;

	while ((p = f->pending) != NULL) {
		f->pending = p->next;
		str_release(&p->bytes);
		free(p->rel);
		free(p);
	}
}
