/* checklib - templates */

#include "checkers.h"

#include <string.h>

#include "duration.h"
#include "front.h"
#include "library.h"
#include "mailtemplate.h"

#define ERROR FAULT_ERROR

/* Three numbers with dots between? */
static bool
is_version(const char *s)
{
	size_t n;
	int i;

	for (i = 0; i < 3; i++) {
		n = strspn(s, "0123456789");
		if (n == 0 || n > 6 || s[n] != (i < 2 ? '.' : '\0'))
			return false;
		s += n + 1;
	}
	return true;
}

/* Letters, a dot, a number: II.7, F.4. */
static bool
is_template_number(const char *s)
{
	size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), digits;

	if (n == 0 || s[n] != '.')
		return false;
	digits = strspn(s + n + 1, "0123456789");
	return digits > 0 && s[n + 1 + digits] == '\0';
}

/* A key whose text no other template has. */
static void
check_once(struct check *c, struct map *first, const struct node *top,
    const char *key)
{
	const struct node *n = node_get(top, key), *was;
	void **slot;

	if (node_text(n) == NULL)
		return;
	slot = map_at(first, n->text);
	was = *slot;
	if (was == NULL)
		*slot = (void *)(uintptr_t)n;
	else if (was->line != n->line || strcmp(was->file, n->file) != 0)
		check_at(c, ERROR, n, "%s: '%s' is also that of "
		    "%s:%u; take another", key, n->text, was->file,
		    was->line);
}

/* The title and the number of a shipped template are taken. */
static void
learn_once(struct map *first, const struct node *n)
{
	void **slot;

	if (node_text(n) == NULL)
		return;
	slot = map_at(first, n->text);
	if (*slot == NULL)
		*slot = (void *)(uintptr_t)n;
}

const struct catalogue *
check_catalogue(struct check *c)
{
	struct catalogue *all = &c->library;
	size_t i;

	if (c->has_library)
		return all;
	c->has_library = true;
	catalogue_read(all, c->ws != NULL ? &c->ws->root : NULL, NULL);
	for (i = 0; i < all->n; i++) {
		if (all->v[i].own)
			continue;
		learn_once(&c->titles, node_get(all->v[i].front, "title"));
		learn_once(&c->numbers, node_get(all->v[i].front,
		    "template_number"));
	}
	return all;
}

bool
check_is_template(struct check *c, struct str *hint, const char *id)
{
	const struct catalogue *all = check_catalogue(c);
	struct names ids = { 0 };
	size_t i;

	if (catalogue_find(all, id) != NULL)
		return true;
	for (i = 0; i < all->n; i++) {
		if (!all->v[i].mail)
			names_add(&ids, all->v[i].id);
	}
	library_suggest(hint, id, &ids);
	names_release(&ids);
	return false;
}

/* The templates a template refers to exist, and are others. */
static void
check_related(struct check *c, const struct node *list, const char *id)
{
	struct str hint = STR_INIT;
	const struct node *n;

	NODE_EACH(n, list) {
		str_reset(&hint);
		if (node_text(n) == NULL)
			continue;
		if (strcmp(n->text, id) == 0)
			check_at(c, ERROR, n, "%s: %s is the template itself; "
			    "take it out", list->key, id);
		else if (!check_is_template(c, &hint, n->text))
			check_at(c, ERROR, n, "%s: there is no template %s%s",
			    list->key, n->text, hint.s);
	}
	str_release(&hint);
}

/* How long it takes, as --time-max reads it. */
static void
check_time(struct check *c, const struct node *n)
{
	unsigned minutes;

	if (node_text(n) != NULL && duration_parse(&minutes, n->text) < 0)
		check_at(c, ERROR, n, "time_required: a time such as 30 "
		    "minutes, 1 hour or 2-3 hours is expected, not '%s'",
		    n->text);
}

static void
check_frontmatter(struct check *c, const struct node *top, const char *id)
{
	const struct node *version = node_get(top, "version");
	const struct node *number = node_get(top, "template_number");

	check_map(c, top, shape_template);
	if (node_text(version) != NULL && !is_version(version->text))
		check_at(c, ERROR, version, "version: three numbers "
		    "are expected, such as 1.0.0, not '%s'", version->text);
	if (node_text(number) != NULL && !is_template_number(number->text))
		check_at(c, ERROR, number, "template_number: "
		    "capital letters, a dot and a number are expected, such "
		    "as II.7, not '%s'", number->text);
	else
		check_template_number(c, top, id);
	check_time(c, node_get(top, "time_required"));
	check_once(c, &c->titles, top, "title");
	check_once(c, &c->numbers, top, "template_number");
	check_related(c, node_get(top, "prerequisites"), id);
	check_related(c, node_get(top, "related"), id);
}

/* The frontmatter of a template of a mail. */
static void
check_mail(struct check *c, const struct node *top)
{
	const struct node *n;

	check_map(c, top, shape_mail_template);
	check_once(c, &c->titles, top, "title");
	NODE_EACH(n, node_get(top, "refuse")) {
		if ((node_text(node_get(n, "when")) == NULL) ==
		    (node_text(node_get(n, "without")) == NULL))
			check_at(c, ERROR, n, "refuse: one of when and "
			    "without is expected, the name of a value");
	}
}

/* The frontmatter as a tree; NULL: it is missing or broken, which is told. */
static const struct node *
read_front(struct check *c, const struct checked_template *ct)
{
	const struct node *top;
	struct err e = ERR_INIT;
	struct front front;

	if (!front_find(&front, ct->text->s, ct->text->len)) {
		fault_add(&c->faults, ERROR, ct->file, 1, "frontmatter is "
		    "missing; see pos-template(5)");
		return NULL;
	}
	check_keep(c, ct->file, ct->text);
	top = front_parse(&c->arena, &front, ct->text->s, ct->file, &e);
	if (top == NULL)
		fault_err(&c->faults, ct->file, &e);
	return top;
}

void
check_template(struct check *c, const struct checked_template *ct)
{
	bool mail = str_starts(ct->path, MAIL_FOLDER "/");
	const struct node *top = read_front(c, ct), *variables;
	const char *id = arena_ndup(&c->arena, ct->path +
	    strlen("templates/"), strlen(ct->path) -
	    strlen("templates/.md"));
	struct template t;

	if (top == NULL)
		return;
	check_catalogue(c);
	variables = node_get(top, "variables");
	template_split(&t, ct->text->s, ct->text->len);
	if (mail) {
		check_mail(c, top);
	} else {
		check_frontmatter(c, top, id);
		check_pictures(c, ct->file, &t);
		check_template_links(c, ct->file, id, ct->text);
	}
	check_blanks(c, ct->file, &t);
	check_rules(c, ct->file, &t);
	if (t.nfront > 0 && variables != NULL &&
	    (variables->kind == NODE_MAP || variables->kind == NODE_NULL))
		check_names(c, ct->file, &t, mail ? top : NULL, variables);
}
