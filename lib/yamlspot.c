/* yamlspot - where things stand in the text of a YAML document */

#include "yamlspot.h"

#include <stdlib.h>
#include <string.h>

size_t
yaml_bol(const struct yaml_text *t, size_t at)
{
	while (at > 0 && t->s[at - 1] != '\n')
		at--;
	return at;
}

size_t
yaml_end(const struct yaml_text *t, size_t at)
{
	const char *lf = memchr(t->s + at, '\n', t->n - at);

	if (lf == NULL)
		return t->n;
	return (size_t)(lf - t->s) - (lf > t->s + at && lf[-1] == '\r');
}

size_t
yaml_next(const struct yaml_text *t, size_t at)
{
	const char *lf = memchr(t->s + at, '\n', t->n - at);

	return lf != NULL ? (size_t)(lf - t->s) + 1 : t->n;
}

size_t
yaml_skip(const struct yaml_text *t, size_t at)
{
	while (at < t->n && (t->s[at] == ' ' || t->s[at] == '\t'))
		at++;
	return at;
}

bool
yaml_blank_before(const struct yaml_text *t, size_t at)
{
	return yaml_skip(t, yaml_bol(t, at)) >= at;
}

bool
yaml_blank_behind(const struct yaml_text *t, size_t at)
{
	return yaml_skip(t, at) >= yaml_end(t, at);
}

size_t
yaml_skip_gap(const struct yaml_text *t, size_t at)
{
	while (at < t->n) {
		if (strchr(" \t\r\n", t->s[at]) != NULL)
			at++;
		else if (t->s[at] == '#')
			at = yaml_end(t, at);
		else
			break;
	}
	return at;
}

const char *
yaml_eol(const struct yaml_text *t)
{
	size_t end = yaml_end(t, 0);

	return end < t->n && t->s[end] == '\r' ? "\r\n" : "\n";
}

bool
yaml_is_flow(const struct yaml_text *t, const struct node *n)
{
	return (n->kind == NODE_LIST || n->kind == NODE_MAP) &&
	    n->from < t->n && strchr("[{", t->s[n->from]) != NULL;
}

/* The child of map or list up that the len bytes at name say, or NULL. */
static struct node *
child(const struct node *up, const char *name, size_t len)
{
	struct node *c;
	unsigned long i;
	char *end;

	if (up->kind == NODE_MAP) {
		NODE_EACH(c, up) {
			if (strncmp(c->key, name, len) == 0 &&
			    c->key[len] == '\0')
				return c;
		}
		return NULL;
	}
	i = strtoul(name, &end, 10);
	if (end != name + len || len > 8 || *name == '-' || *name == '+')
		return NULL;
	NODE_EACH(c, up) {
		if (i-- == 0)
			return c;
	}
	return NULL;
}

/* Fail: the path goes on below the text n, which used bytes of it lead to. */
static int
no_way(const struct node *n, const char *path, int used, struct err *e)
{
	if (used == 0)
		return node_err(e, n, "the file is a text, not a map");
	return node_err(e, n, "%.*s is a text: it has nothing below it",
	    used - 1, path);
}

int
yaml_walk(struct yaml_spot *spot, const struct yaml_text *t,
    struct node *root, const char *path, struct err *e)
{
	struct yaml_spot p = { root, NULL, NULL, path, false };
	struct node *n;
	size_t len;

	if (*path == '\0' || *path == '.' || strstr(path, "..") != NULL ||
	    path[strlen(path) - 1] == '.')
		return err_set(e, ERR_USAGE, "\"%s\" is no path: write names "
		    "with dots between, as in contact.email", path);
	while (*p.rest != '\0' && p.at->kind != NODE_NULL) {
		len = strcspn(p.rest, ".");
		if (p.at->kind == NODE_SCALAR)
			return no_way(p.at, path, (int)(p.rest - path), e);
		n = child(p.at, p.rest, len);
		if (n == NULL && p.at->kind == NODE_LIST)
			return err_set(e, ERR_NOTFOUND, "%s:%u: %s: no item "
			    "\"%.*s\" in this list of %u, counted from 0",
			    p.at->file, p.at->line, path, (int)len, p.rest,
			    p.at->n);
		p.over = p.up;
		p.up = p.at;
		p.flow |= yaml_is_flow(t, p.up);
		p.at = n;
		if (n == NULL)
			break;
		p.rest += len + (p.rest[len] == '.');
	}
	*spot = p;
	return 0;
}

static void
layout(struct yaml_style *style, const struct node *up,
    const struct yaml_text *t, bool *map, bool *list)
{
	const struct node *c;
	int deeper;

	NODE_EACH(c, up) {
		if (c->first == NULL || yaml_is_flow(t, c))
			continue;
		deeper = (int)c->col - (int)up->col;
		if (up->kind == NODE_MAP && c->kind == NODE_MAP && !*map &&
		    deeper > 0 && deeper < 10) {
			style->step = deeper;
			*map = true;
		}
		if (up->kind == NODE_MAP && c->kind == NODE_LIST && !*list &&
		    deeper >= 0 && deeper < 10) {
			style->list = deeper;
			*list = true;
		}
		layout(style, c, t, map, list);
	}
}

void
yaml_layout(struct yaml_style *style, const struct node *root,
    const struct yaml_text *t)
{
	bool map = false, list = false;

	style->step = style->list = 2;
	style->open = false;
	if (!yaml_is_flow(t, root))
		layout(style, root, t, &map, &list);
	if (map && !list && style->list > style->step)
		style->list = style->step;
}

size_t
yaml_begin(const struct yaml_text *t, const struct node *up,
    const struct node *child)
{
	const struct node *c;

	if (up->kind == NODE_MAP)
		return child->key_from;
	if (yaml_is_flow(t, up))
		return child->from;
	if (child == up->first)
		return up->from;
	for (c = up->first; c->next != child; c = c->next)
		;
	return yaml_skip_gap(t, c->to);
}

/* The byte behind the quoted key that begins at at. */
static size_t
behind_quotes(const struct yaml_text *t, size_t at)
{
	char quote = t->s[at++];

	for (; at < t->n && t->s[at] != quote; at++)
		at += quote == '"' && t->s[at] == '\\';
	return at + 1;
}

size_t
yaml_behind(const struct yaml_text *t, const struct node *up,
    const struct node *child)
{
	size_t at = yaml_begin(t, up, child);

	if (up->kind == NODE_LIST)
		return at + 1;
	while (at < t->n && (t->s[at] == '"' || t->s[at] == '\''))
		at = behind_quotes(t, at);
	for (; at < child->from; at++) {
		if (t->s[at] == ':' && (at + 1 >= child->from ||
		    strchr(" \t\r\n", t->s[at + 1]) != NULL))
			return at + 1;
	}
	return child->from;
}

size_t
yaml_tail(const struct yaml_text *t, const struct node *up,
    const struct node *over)
{
	size_t least = up->col - 1, at = yaml_end(t, up->to), line, text;

	if (up->kind == NODE_LIST && over != NULL && over->kind == NODE_MAP &&
	    over->col == up->col)
		least++;
	if (least == 0)
		return at;
	for (;;) {
		line = yaml_next(t, at);
		text = yaml_skip(t, line);
		if (text >= t->n || t->s[text] != '#' || text - line < least)
			return at;
		at = yaml_end(t, text);
	}
}

