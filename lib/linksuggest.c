/* linksuggest - which page or anchor may be meant by one that is not there */

#include "linkset.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
	MANY = 1000,		/* names to look for the nearest among */
	COMPARED = 200000	/* the same, for all links together: a broken
				 * menu of 10,000 pages takes no minutes */
};

/* The nearest of n names, or NULL. */
static const char *
nearest(struct linkset *p, const char *name, const char *const *names, size_t n)
{
	if (n > MANY || p->compared > COMPARED)
		return NULL;
	p->compared += n;
	return str_nearest(name, names, n);
}

/* Room for the answer to what is looked for; key is copied. */
static const char **
answer_at(struct linkset *p, const char *key)
{
	const char *kept = map_get(&p->meant, key) != NULL ? key :
	    arena_dup(&p->arena, key);

	return (const char **)map_at(&p->meant, kept);
}

const char *
page_suggest(struct linkset *p, const struct page *page, const char *anchor)
{
	struct str key = STR_INIT;
	const char **answer, *near;

	str_addf(&key, "%s#%s", page->path, anchor);
	answer = answer_at(p, key.s);
	if (*answer == NULL) {
		near = nearest(p, anchor, page->names, page->n_names);
		*answer = near != NULL ? near : "";
	}
	str_release(&key);
	return **answer != '\0' ? *answer : NULL;
}

/*
 * Take the first part of path that is not there for the nearest name in the
 * folder where it should be.
 */
static void
suggest_near(struct str *out, struct linkset *p, const char *path)
{
	const struct page_folder *folder = map_get(&p->folders, ""), *next;
	struct str part = STR_INIT, whole = STR_INIT;
	size_t from = 0, n = 0;
	const char *near;

	for (next = folder; next != NULL; from += next != NULL ? n + 1 : 0) {
		folder = next;
		n = strcspn(path + from, "/");
		str_reset(&part);
		str_add(&part, path, from + n);
		next = path[from + n] == '/' ? map_get(&p->folders, part.s) :
		    NULL;
	}
	str_reset(&part);
	str_add(&part, path + from, n);
	near = folder != NULL ? nearest(p, part.s, folder->names, folder->n) :
	    NULL;
	if (near != NULL) {
		str_add(&whole, path, from);
		str_adds(&whole, near);
		str_adds(out, whole.s);
		str_adds(&whole, path + from + n);
		if (path[from + n] != '\0' && linkset_get(p, whole.s) != NULL)
			str_adds(out, path + from + n);
	}
	str_release(&part);
	str_release(&whole);
}

/* Append the page of this name elsewhere, or what is near. */
static void
suggest(struct str *out, struct linkset *p, const char *path)
{
	const char *slash = strrchr(path, '/');
	const struct page *page = map_get(&p->by_name,
	    slash != NULL ? slash + 1 : path);

	if (page == NULL || page->alike)
		suggest_near(out, p, path);
	else
		str_adds(out, page->path);
}

bool
linkset_suggest(struct str *out, struct linkset *p, const char *path)
{
	const char **answer = answer_at(p, path);
	struct str found = STR_INIT;

	if (*answer == NULL) {
		suggest(&found, p, path);
		*answer = arena_dup(&p->arena, found.s);
	}
	str_release(&found);
	str_adds(out, *answer);
	return **answer != '\0';
}
