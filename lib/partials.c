/* partials - from the files of one folder */

#include "partials.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "template.h"

struct partial {
	const char *name;
	const struct mustache *m;	/* NULL: there is no such file */
};

void
partials_release(struct partials *p)
{
	arena_release(&p->a);
	root_close(&p->root);
	free(p->items);
	free(p->dir);
	*p = (struct partials)PARTIALS_INIT;
}

void
partials_from(struct partials *p, const char *dir)
{
	if (p->dir != NULL && strcmp(p->dir, dir) == 0)
		return;
	partials_release(p);
	p->dir = mem_dup(dir);
}

/* Append the file to *text; *file is its name for messages. */
static int
read_partial(struct str *text, struct str *file, struct partials *p,
    const char *name, struct err *e)
{
	static const char *const ends[] = { ".md", "" };
	struct str rel = STR_INIT;
	struct err one = ERR_INIT;
	size_t i;
	int rc = -1;

	for (i = 0; i < 2 && rc < 0; i++) {
		err_clear(&one);
		str_reset(&rel);
		str_addf(&rel, "%s%s", name, ends[i]);
		rc = root_read(text, &p->root, rel.s, FILE_MAX_BYTES, &one);
		if (rc < 0 && one.code != ERR_NOTFOUND)
			break;
	}
	if (strcmp(p->dir, ".") != 0)
		str_addf(file, "%s/", p->dir);
	str_adds(file, rel.s);
	if (rc < 0)
		err_set(e, one.code, "partial %s", one.msg);
	str_release(&rel);
	return rc;
}

static int
compile(const struct mustache **out, struct partials *p, const char *name,
    struct err *e)
{
	struct str text = STR_INIT, file = STR_INIT;
	struct err one = ERR_INIT;
	struct template t;
	int rc = read_partial(&text, &file, p, name, &one);

	if (rc == 0) {
		template_split(&t, arena_ndup(&p->a, text.s, text.len),
		    text.len);
		*out = mustache_parse(&p->a, t.body, t.nbody,
		    arena_dup(&p->a, file.s), t.line, &one);
		rc = *out != NULL ? 0 : -1;
	} else if (one.code == ERR_NOTFOUND) {
		rc = 0;
	}
	if (rc < 0)
		err_set(e, one.code, "%s", one.msg);
	str_release(&text);
	str_release(&file);
	return rc;
}

int
partials_get(const struct mustache **out, struct partials *p,
    const char *name, struct err *e)
{
	struct partial *new;
	size_t i;

	*out = NULL;
	for (i = 0; i < p->n; i++) {
		if (strcmp(p->items[i].name, name) == 0) {
			*out = p->items[i].m;
			return 0;
		}
	}
	if (p->dir == NULL)
		return 0;
	if (p->root.fd < 0 && root_open(&p->root, p->dir, e) < 0)
		return -1;
	if (compile(out, p, name, e) < 0)
		return -1;
	MEM_ROOM(p->items, p->n, p->cap);
	new = &p->items[p->n++];
	new->name = arena_dup(&p->a, name);
	new->m = *out;
	return 0;
}
