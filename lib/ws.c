/* ws - find a workspace and read its files */

#include "ws.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fold.h"
#include "front.h"
#include "mem.h"
#include "record.h"
#include "slug.h"
#include "yaml.h"

/* Cut the last component off an absolute path; false at the top. */
static bool
go_up(char *path)
{
	char *slash = strrchr(path, '/');

	if (slash == NULL || path[1] == '\0')
		return false;
	slash[slash == path] = '\0';
	return true;
}

static int
check_marker(struct ws *ws, struct err *e)
{
	const struct node *version;

	if (ws_yaml(&ws->pos, ws, "pos.yaml", e) < 0)
		return -1;
	if (ws->pos == NULL || ws->pos->kind != NODE_MAP)
		return node_err(e, ws->pos, "pos.yaml: expected a map with "
		    "version: 1");
	version = node_get(ws->pos, "version");
	if (node_text(version) == NULL || strcmp(version->text, "1") != 0)
		return node_err(e, version != NULL ? version : ws->pos,
		    "version: 1 is expected; a newer pos may be needed");
	return 0;
}

int
ws_open(struct ws *ws, const char *dir, struct err *e)
{
	char *path = realpath(dir != NULL ? dir : ".", NULL);
	struct str marker = STR_INIT;
	bool found = false;
	int rc = -1;

	if (path == NULL)
		return err_sys(e, "%s", dir != NULL ? dir : ".");
	do {
		str_reset(&marker);
		str_addf(&marker, "%s/pos.yaml", path);
		found = access(marker.s, F_OK) == 0;
	} while (!found && go_up(path));
	if (!found)
		err_set(e, ERR_NOTFOUND, "%s: not in a workspace (no pos.yaml "
		    "here or above); pos init makes one",
		    dir != NULL ? dir : "current folder");
	else if (root_open(&ws->root, path, e) == 0) {
		ws->files.root = &ws->root;
		rc = check_marker(ws, e);
	}
	str_release(&marker);
	free(path);
	return rc;
}

void
ws_close(struct ws *ws)
{
	size_t i;

	for (i = 0; i < ws->npartners; i++)
		free(ws->partners[i].deals);
	free(ws->partners);
	free(ws->deals);
	free(ws->accounts);
	map_release(&ws->account_ids);
	map_release(&ws->partner_slugs);
	map_release(&ws->trees);
	files_release(&ws->files);
	root_close(&ws->root);
	arena_release(&ws->arena);
	memset(ws, 0, sizeof(*ws));
	ws->root.fd = -1;
}

int
ws_yaml_in(const struct node **out, const struct ws *ws, struct arena *a,
    const char *rel, const char **hash, struct err *e)
{
	struct err missing = ERR_INIT;
	struct str bytes = STR_INIT;
	char hex[41];
	int rc = 0;

	*out = NULL;
	if (files_read(&bytes, &ws->files, rel, &missing) < 0) {
		if (missing.code != ERR_NOTFOUND)
			rc = err_set(e, missing.code, "%s", missing.msg);
	} else {
		*out = yaml_parse(a, bytes.s, bytes.len, arena_dup(a, rel),
		    e);
		if (hash != NULL && ws->hash != NULL) {
			ws->hash(hex, bytes.s, bytes.len);
			*hash = arena_dup(a, hex);
		}
		rc = *out == NULL ? -1 : 0;
	}
	str_release(&bytes);
	return rc;
}

/* What ws_yaml() has read of a file. */
struct tree {
	const char *hash, *rel;
	const struct node *top;
};

/* What the other state read of the same bytes; NULL: nothing. */
static struct tree *
shared_tree(const struct ws *ws, const char *rel)
{
	struct tree *t = ws->like != NULL ? map_get(&ws->like->trees, rel) :
	    NULL;
	char hex[HASH_HEX];

	return t != NULL && files_hash(hex, &ws->files, rel) &&
	    strcmp(hex, t->hash) == 0 ? t : NULL;
}

int
ws_yaml(const struct node **out, struct ws *ws, const char *rel,
    struct err *e)
{
	struct tree *t = shared_tree(ws, rel);
	const char *hash = NULL;
	int rc = 0;

	if (t != NULL)
		*out = t->top;
	else
		rc = ws_yaml_in(out, ws, &ws->arena, rel, &hash, e);
	if (hash != NULL && *out != NULL) {
		t = arena_alloc(&ws->arena, sizeof(*t));
		*t = (struct tree){ hash, arena_dup(&ws->arena, rel), *out };
		*map_at(&ws->trees, t->rel) = t;
	}
	ws->nread += *out != NULL;
	return rc;
}

const char *
ws_yaml_hash(const struct ws *ws, const char *rel)
{
	const struct tree *t = map_get(&ws->trees, rel);

	return t != NULL ? t->hash : NULL;
}

int
ws_facts(const struct node **out, struct ws *ws, const char *name,
    struct err *e)
{
	struct err missing = ERR_INIT;
	struct str bytes = STR_INIT;
	struct front front;
	const struct node *tree;
	char *rel = arena_printf(&ws->arena, "strategy/%s.md", name);
	int rc = 0;

	*out = NULL;
	if (files_read(&bytes, &ws->files, rel, &missing) < 0) {
		if (missing.code != ERR_NOTFOUND)
			rc = err_set(e, missing.code, "%s", missing.msg);
	} else if (front_find(&front, bytes.s, bytes.len)) {
		tree = front_parse(&ws->arena, &front, bytes.s, rel, e);
		*out = node_get(tree, "facts");
		rc = tree == NULL ? -1 : 0;
	}
	str_release(&bytes);
	return rc;
}

/* A file that must be a map when it is there; missing: an empty map. */
static int
load_map(const struct node **out, struct ws *ws, const char *rel,
    struct err *e)
{
	if (ws_yaml(out, ws, rel, e) < 0)
		return -1;
	if (*out == NULL || (*out)->kind == NODE_NULL)
		*out = node_new(&ws->arena, NODE_MAP);
	if ((*out)->kind != NODE_MAP)
		return node_err(e, *out, "a map (key: value) is expected");
	return 0;
}

int
ws_load(struct ws *ws, unsigned parts, struct err *e)
{
	static const struct {
		unsigned part;
		const char *rel;
		size_t at;
	} maps[] = {
		{ WS_COMPANY, "company.yaml", offsetof(struct ws, company) },
		{ WS_PROGRAM, "program.yaml", offsetof(struct ws, program) },
		{ WS_SCORECARD, "strategy/scorecard.yaml",
		    offsetof(struct ws, scorecard) },
		{ WS_TAM, "strategy/tam.yaml", offsetof(struct ws, tam) },
	};
	size_t i;

	if (parts & WS_DEALS)
		parts |= WS_ACCOUNTS | WS_PARTNERS;
	if (parts & WS_ACCOUNTS)
		parts |= WS_COMPANY;
	parts &= ~ws->loaded;
	if (parts != 0 && ws->fixed)
		return err_set(e, ERR_INVALID, "not loaded yet");
	for (i = 0; i < sizeof(maps) / sizeof(maps[0]); i++) {
		if ((parts & maps[i].part) && load_map((const struct node **)
		    (void *)((char *)ws + maps[i].at), ws, maps[i].rel, e) < 0)
			return -1;
	}
	if (parts & WS_COMPANY) {
		ws->currency = node_get_text(ws->company, "currency", "");
		if (rates_read(&ws->rates, &ws->arena, ws->company, e) < 0)
			return -1;
	}
	if (((parts & WS_ACCOUNTS) && load_accounts(ws, e) < 0) ||
	    ((parts & WS_PARTNERS) && load_partners(ws, e) < 0) ||
	    ((parts & WS_DEALS) && load_deals(ws, e) < 0))
		return -1;
	ws->loaded |= parts;
	return 0;
}

/* The slug of the first partner whose slug begins as text's would, or NULL. */
static const char *
begins_as(const struct ws *ws, const char *text)
{
	struct str slug = STR_INIT;
	const char *found = NULL;
	size_t i;

	slug_ascii(&slug, text);
	for (i = 0; i < ws->npartners && found == NULL; i++) {
		if (str_starts(ws->partners[i].slug, slug.s))
			found = ws->partners[i].slug;
	}
	str_release(&slug);
	return found;
}

static int
no_partner(const struct ws *ws, const char *text, struct err *e)
{
	const char **names = mem_zero(ws->npartners * 2, sizeof(*names));
	const char *near;
	size_t i;

	for (i = 0; i < ws->npartners; i++) {
		names[2 * i] = ws->partners[i].slug;
		names[2 * i + 1] = ws->partners[i].name;
	}
	near = str_nearest(text, names, ws->npartners * 2);
	if (near == NULL)
		near = begins_as(ws, text);
	if (near != NULL)
		err_set(e, ERR_NOTFOUND, "no partner '%s'; did you mean "
		    "'%s'?", text, near);
	else
		err_set(e, ERR_NOTFOUND, "no partner '%s'; pos partner list "
		    "shows all", text);
	free(names);
	return -1;
}

int
ws_partner(struct partner **out, struct ws *ws, const char *text,
    struct err *e)
{
	size_t i;

	if (ws_load(ws, WS_PARTNERS, e) < 0)
		return -1;
	*out = map_get(&ws->partner_slugs, text);
	for (i = 0; i < ws->npartners && *out == NULL; i++) {
		if (fold_same(ws->partners[i].name, text))
			*out = &ws->partners[i];
	}
	return *out != NULL ? 0 : no_partner(ws, text, e);
}

const struct node *
ws_entry(const struct ws *ws, const char *list, const char *id)
{
	const struct node *c;

	if (id == NULL)
		return NULL;
	NODE_EACH(c, node_get(ws->program, list)) {
		if (strcmp(node_get_text(c, "id", ""), id) == 0)
			return c;
	}
	return NULL;
}

const char *
ws_name(const struct ws *ws, const char *list, const char *id)
{
	return node_get_text(ws_entry(ws, list, id), "name", id);
}

size_t
ws_customers(const struct ws *ws)
{
	size_t i, n = 0;

	for (i = 0; i < ws->naccounts; i++)
		n += !ws->accounts[i].prospect &&
		    ws->accounts[i].churned == DATE_NONE;
	return n;
}
