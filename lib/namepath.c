/* namepath - where a name of a template leads */

#include "namepath.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* Has the value a text form, KEY_text? */
static bool
has_text(const struct shape *s)
{
	if (strcmp(s->key, "target") == 0 ||	/* of a goal */
	    strcmp(s->key, "kind") == 0 || strcmp(s->key, "level") == 0)
		return true;
	if (s->kind == SHAPE_NUMBER && str_ends(s->key, "_hours"))
		return true;
	if (s->many == SHAPE_LIST)
		return s->kind != SHAPE_MAP && s->kind != SHAPE_ANY;
	return s->kind == SHAPE_MONEY || s->kind == SHAPE_DATE ||
	    (s->kind == SHAPE_REF && (s->set == IDS_REGIONS ||
	    s->set == IDS_INDUSTRIES));
}

/* The member of these tables, or that whose text form it is (*text). */
static const struct shape *
member(bool *text, const struct shape *members, const struct shape *more,
    const char *key, size_t n)
{
	const struct shape *s = shape_member(members, key, n);
	size_t tail = strlen("_text");

	*text = false;
	if (s == NULL)
		s = shape_member(more, key, n);
	if (s != NULL || n <= tail || strncmp(key + n - tail, "_text",
	    tail) != 0)
		return s;
	s = shape_member(members, key, n - tail);
	if (s == NULL)
		s = shape_member(more, key, n - tail);
	*text = s != NULL && has_text(s);
	return *text ? s : NULL;
}

/* Append the nearest of the members' keys to key, behind what was found. */
static void
find_near(struct str *out, const struct shape *members,
    const struct shape *more, const char *key, const char *walked)
{
	const char *names[96], *near;
	size_t count = 0, n = strcspn(key, ".");
	char *word = mem_ndup(key, n);

	for (; members != NULL && members->key != NULL && count < 96;
	    members++)
		names[count++] = members->key;
	for (; more != NULL && more->key != NULL && count < 96; more++)
		names[count++] = more->key;
	near = str_nearest(word, names, count);
	if (near != NULL)
		str_addf(out, "%s%s%s%s", walked, walked[0] != '\0' ? "." :
		    "", near, key + n);
	free(word);
}

/* Do the keys of this value have names of their own? */
static bool
has_members(const struct namepath *p)
{
	return p->shape->kind == SHAPE_MAP && !p->text &&
	    (p->shape->many == SHAPE_ONE || p->inside);
}

/* Go from p into its part of n bytes; false: it has none. */
static bool
step(struct namepath *p, const char *part, size_t n)
{
	const struct shape *s = p->shape;

	if (p->any || (s->kind == SHAPE_ANY && s->many == SHAPE_ONE)) {
		p->any = true;
		return true;
	}
	if (s->many == SHAPE_LIST && !p->inside)
		return p->inside = !p->text && n > 0 &&
		    strspn(part, "0123456789") >= n;
	if (s->many == SHAPE_EACH && !p->inside)
		return p->inside = true;
	if (!has_members(p))
		return false;
	p->shape = member(&p->text, s->members, s->more, part, n);
	p->inside = false;
	return p->shape != NULL;
}

/* Go on from p, which the first part of name led to, along the rest. */
static bool
walk(struct namepath *p, const char *name)
{
	const char *at = name + strcspn(name, ".");
	const struct shape *last;
	char *walked;

	while (*at == '.') {
		last = p->shape;
		if (!step(p, at + 1, strcspn(at + 1, "."))) {
			walked = mem_ndup(name, (size_t)(at - name));
			if (last->kind == SHAPE_MAP)
				find_near(&p->near, last->members,
				    last->more, at + 1, walked);
			free(walked);
			return false;
		}
		at += 1 + strcspn(at + 1, ".");
	}
	return true;
}

/* Find a name without dots as a path: the longest keys first. */
static bool
find_flat(struct namepath *p, const struct shape *members,
    const struct shape *more, const char *name)
{
	size_t n = strlen(name), path = p->path.len;

	for (; n > 0; n--) {
		if (name[n] != '\0' && name[n] != '_')
			continue;
		p->shape = member(&p->text, members, more, name, n);
		if (p->shape == NULL)
			continue;
		str_addf(&p->path, "%s%.*s", path > 0 ? "." : "", (int)n,
		    name);
		if (name[n] == '\0' || (has_members(p) && find_flat(p,
		    p->shape->members, p->shape->more, name + n + 1)))
			return true;
		str_cut(&p->path, path);
	}
	return false;
}

/* Does the tree have what path leads to, or has a text form for? */
static bool
has_path(const struct node *top, const char *path)
{
	struct str base = STR_INIT;
	bool has = node_path(top, path) != NULL;

	str_adds(&base, path);
	if (!has && str_ends(path, "_text")) {
		str_cut(&base, base.len - strlen("_text"));
		has = node_path(top, base.s) != NULL;
	}
	str_release(&base);
	return has;
}

/* Is it a value that only this workspace has? */
static bool
is_own(const struct check *c, const char *name)
{
	const char *rest = name + strcspn(name, ".");
	size_t i;

	if (*rest++ != '.')
		return false;
	if (str_starts(name, "company."))
		return has_path(check_top(c, "company.yaml"), rest);
	if (str_starts(name, "program."))
		return has_path(check_top(c, "program.yaml"), rest);
	if (str_starts(name, "contact."))
		return has_path(node_get(check_top(c, "company.yaml"),
		    "contact"), rest);
	for (i = 0; str_starts(name, "partner.") && i < c->nyaml; i++) {
		if (str_starts(c->yaml[i].path, "partners/") &&
		    has_path(c->yaml[i].top, rest))
			return true;
	}
	return false;
}

/* Find the first part of name in the scopes, then at the root. */
static bool
find_first(struct namepath *p, const struct namescope *scope,
    const char *name)
{
	size_t n = strcspn(name, ".");

	for (; scope != NULL && p->shape == NULL; scope = scope->up) {
		p->any |= scope->any;
		p->shape = member(&p->text, scope->members, scope->more,
		    name, n);
	}
	if (p->shape != NULL) {
		p->any = false;
		return true;
	}
	p->shape = member(&p->text, shape_context, NULL, name, n);
	if (p->shape != NULL) {
		p->any = false;
		str_adds(&p->path, name);
		return true;
	}
	return p->any || (name[n] == '\0' && find_flat(p, shape_context,
	    NULL, name));
}

bool
namepath_find(struct namepath *out, const struct check *c,
    const struct namescope *scope, const char *name)
{
	*out = (struct namepath){ .path = STR_INIT, .near = STR_INIT };
	if (name[0] == '.' && scope != NULL) {
		out->any = true;
		return true;
	}
	if (find_first(out, scope, name)) {
		if (out->any || strchr(name, '.') == NULL || walk(out, name))
			return true;
	} else {
		find_near(&out->near, shape_context, NULL, name, "");
		if (out->near.len == 0 && scope != NULL)
			find_near(&out->near, scope->members, scope->more,
			    name, "");
	}
	if (!is_own(c, name))
		return false;
	out->any = true;
	str_reset(&out->path);
	str_adds(&out->path, name);
	return true;
}

void
namepath_release(struct namepath *p)
{
	str_release(&p->path);
	str_release(&p->near);
}

void
namepath_suggest(struct str *out, const struct namepath *p)
{
	if (p->near.len > 0)
		str_addf(out, "; did you mean %s?", p->near.s);
}

bool
namepath_is_list(const struct namepath *p)
{
	return p->shape != NULL && p->shape->many == SHAPE_LIST &&
	    !p->inside && !p->text;
}

bool
namepath_is_map(const struct namepath *p)
{
	return p->shape != NULL && !p->text && (has_members(p) ||
	    (p->shape->many == SHAPE_EACH && !p->inside));
}

void
namescope_open(struct namescope *out, const struct namescope *up,
    const struct namepath *found)
{
	const struct shape *s = found->shape;

	*out = (struct namescope){ .up = up };
	if (s == NULL || found->any || (s->kind == SHAPE_ANY && !found->text))
		out->any = true;
	else if (s->kind == SHAPE_MAP && !found->text && (s->many !=
	    SHAPE_EACH || found->inside)) {
		out->members = s->members;
		out->more = s->more;
	}
}
