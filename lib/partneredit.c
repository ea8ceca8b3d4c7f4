/* partneredit - edits of partner.yaml that can be applied again */

#include "partneredit.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "dec.h"
#include "mem.h"
#include "partnercheck.h"
#include "partnerkey.h"
#include "yaml.h"
#include "yamledit.h"
#include "yamlspot.h"

void
partner_edits_init(struct partner_edits *pe, struct ws *ws,
    const char *slug, const struct node *base)
{
	memset(pe, 0, sizeof(*pe));
	pe->ws = ws;
	pe->base = base;
	pe->slug = arena_dup(&pe->arena, slug);
	pe->file = arena_printf(&pe->arena, "partners/%s/partner.yaml", slug);
}

void
partner_edits_release(struct partner_edits *pe)
{
	free(pe->edits);
	arena_release(&pe->arena);
	memset(pe, 0, sizeof(*pe));
}

void
partner_edits_add(struct partner_edits *pe, enum partner_op op,
    const char *path, const struct node *value)
{
	MEM_ROOM(pe->edits, pe->n, pe->cap);
	pe->edits[pe->n++] = (struct partner_edit){ op, path, value };
}

bool
partner_edits_has(const struct partner_edits *pe, const char *path)
{
	size_t i;

	for (i = 0; i < pe->n; i++) {
		if (strcmp(pe->edits[i].path, path) == 0)
			return true;
	}
	return false;
}

/*
 * True for what a key we do not know holds as it is: number, date, truth.
 * 0042 and +47 are no numbers: who counts does not write so.
 */
static bool
is_typed(const char *text)
{
	size_t n = strlen(text);
	struct dec number;
	date day;

	return strcmp(text, "true") == 0 || strcmp(text, "false") == 0 ||
	    date_parse(&day, text, n) == 0 || (text[0] != '+' &&
	    (text[0] != '0' || text[1] == '.' || text[1] == '\0') &&
	    dec_parse(&number, text, n) == 0);
}

struct node *
partner_scalar(struct partner_edits *pe, const char *path, const char *text)
{
	struct partner_key k = partner_key(path);
	struct node *n = node_new(&pe->arena, NODE_SCALAR);

	n->n = (uint32_t)strlen(text);
	n->text = arena_ndup(&pe->arena, text, n->n);
	n->quoted = k.shape != NULL ? partner_key_is_text(&k) :
	    !is_typed(text);
	return n;
}

/* Where in list the item is, which is number i in its own; -1: nowhere. */
static int
find_item(const struct node *list, const struct node *item, int i)
{
	const struct node *c;
	int at = 0, found = -1;

	if (list == NULL || list->kind != NODE_LIST)
		return -1;
	NODE_EACH(c, list) {
		if (node_same(c, item) && (found < 0 || at == i))
			found = at;
		at++;
	}
	return found;
}

/*
 * Append the path that leads to the same place below root as path does in
 * the base: entries of lists are looked up by what they hold.
 */
static int
resolve(struct str *out, const struct partner_edits *pe, const char *path,
    const struct node *root, struct err *e)
{
	const struct node *base = pe->base, *next;
	const char *p = path;
	size_t len, at;
	int i;

	for (; base != NULL && *p != '\0'; p += len + (p[len] == '.')) {
		len = strcspn(p, ".");
		next = node_child(base, p, len);
		str_adds(out, out->len > 0 ? "." : "");
		at = out->len;
		if (base->kind == NODE_LIST && next != NULL) {
			i = find_item(root, next, (int)strtol(p, NULL, 10));
			if (i < 0)
				return err_set(e, ERR_CONFLICT, "%s: the "
				    "entry %.*s is not there as it was: "
				    "somebody was quicker; look at it, and "
				    "say it again",
				    pe->file, (int)(p + len - path), path);
			str_addf(out, "%d", i);
		} else {
			str_add(out, p, len);
		}
		root = node_child(root, out->s + at, out->len - at);
		base = next;
	}
	if (*p != '\0')
		str_addf(out, "%s%s", out->len > 0 ? "." : "", p);
	return 0;
}

/* Does got hold what root holds, in its order, and value under its key? */
static bool
has_gained(const struct node *got, const struct node *root,
    const struct node *value)
{
	const struct node *c = root->first, *d;

	if (got == NULL || got->n != root->n + 1)
		return false;
	NODE_EACH(d, got) {
		if (strcmp(d->key, value->key) == 0) {
			if (!node_same(d, value))
				return false;
			continue;
		}
		if (strcmp(c->key, d->key) != 0 || !node_same(c, d))
			return false;
		c = c->next;
	}
	return true;
}

/* The key of root behind which a new key belongs; NULL: at the end. */
static const struct node *
predecessor(const struct node *root, const char *key)
{
	const struct node *c, *found = NULL;
	const struct shape *s;

	for (s = shape_partner; s->key != NULL; s++) {
		if (strcmp(s->key, key) == 0)
			return found;
		c = node_get(root, s->key);
		if (c != NULL)
			found = c;
	}
	return NULL;
}

/* Append block with the line ends of t; its last one is left out. */
static void
add_lines(struct str *out, const struct str *block, const struct yaml_text *t)
{
	const char *eol = yaml_eol(t), *p;

	str_adds(out, eol);
	for (p = block->s; p + 1 < block->s + block->len; p++) {
		if (*p == '\n')
			str_adds(out, eol);
		else
			str_addc(out, *p);
	}
}

/*
 * Write value under its key, which root lacks, behind the key it follows in
 * the order of records. Returns false, with text as it was, where that does
 * not read as what was asked.
 */
static bool
insert(struct str *text, const struct node *root, struct node *value,
    struct arena *a)
{
	struct yaml_text t = { text->s, text->len };
	const struct node *prev = predecessor(root, value->key);
	struct str block = STR_INIT, out = STR_INIT;
	struct node *map = node_new(a, NODE_MAP);
	/* yaml_layout() leaves it to us whether texts go on one line */
	struct yaml_style style = YAML_STYLE_INIT;
	size_t at;
	bool ok;

	if (prev == NULL || yaml_is_flow(&t, root))
		return false;
	at = prev->first != NULL && !yaml_is_flow(&t, prev) ?
	    yaml_tail(&t, prev, root) : yaml_end(&t, prev->to);
	yaml_layout(&style, root, &t);
	node_hang(a, map, value->key, value);
	yaml_write_as(&block, map, 0, &style);
	str_add(&out, text->s, at);
	add_lines(&out, &block, &t);
	str_add(&out, text->s + at, text->len - at);
	ok = has_gained(yaml_parse(a, out.s, out.len, "", NULL), root, value);
	if (ok)
		str_swap(text, &out);
	str_release(&block);
	str_release(&out);
	return ok;
}

/* The value of a dotted path as that of its first name, which is its key. */
static struct node *
nest(struct arena *a, const char *path, const struct node *value, bool item)
{
	size_t len = strcspn(path, ".");
	struct node *n;

	if (path[len] != '\0') {
		n = node_new(a, NODE_MAP);
		value = nest(a, path + len + 1, value, item);
		node_hang(a, n, value->key, node_copy(a, value, NULL));
	} else if (item) {
		n = node_new(a, NODE_LIST);
		node_hang(a, n, NULL, node_copy(a, value, NULL));
	} else {
		n = node_copy(a, value, NULL);
	}
	node_rename(n, arena_ndup(a, path, len));
	return n;
}

/*
 * Put the texts of list in place of the empty brackets at. Returns false,
 * with text as it was, where there are none.
 */
static bool
fill(struct str *text, const struct node *at, const struct node *list)
{
	struct yaml_text t = { text->s, text->len };
	struct str flow = STR_INIT;
	bool ok = at != NULL && at->kind == NODE_LIST && at->n == 0 &&
	    yaml_is_flow(&t, at) && yaml_is_small(list);

	if (ok) {
		yaml_flow(&flow, list);
		str_splice(text, at->from, at->to - at->from, flow.s,
		    flow.len);
	}
	str_release(&flow);
	return ok;
}

/* Write the value of an edit; item: as a new last one of the list there. */
static int
put(struct str *text, const struct partner_edits *pe,
    const struct partner_edit *ed, struct node *root, struct err *e)
{
	bool item = ed->op != PARTNER_SET;
	struct arena a = ARENA_INIT;
	struct node *top = nest(&a, ed->path, ed->value, item);
	int rc = 0;

	if (node_get(root, top->key) != NULL ? !fill(text, node_path(root,
	    ed->path), top) : !insert(text, root, top, &a))
		rc = item ? yaml_append(text, pe->file, ed->path, ed->value,
		    e) : yaml_set_node(text, pe->file, ed->path, ed->value, e);
	arena_release(&a);
	return rc;
}

/* Take the text out of the list at, if it is there. */
static int
drop(struct str *text, const struct partner_edits *pe,
    const struct partner_edit *ed, const struct node *at, struct err *e)
{
	struct str path = STR_INIT;
	const struct node *c;
	unsigned i = 0;
	int rc = 0;

	for (c = at->first; c != NULL && (c->kind != NODE_SCALAR ||
	    strcmp(c->text, ed->value->text) != 0); c = c->next)
		i++;
	if (c != NULL) {
		str_addf(&path, "%s.%u", ed->path, i);
		rc = yaml_remove(text, pe->file, path.s, e);
	}
	str_release(&path);
	return rc;
}

static int
apply_one(struct str *text, const struct partner_edits *pe,
    const struct partner_edit *ed, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct node *root = yaml_parse(&a, text->s, text->len, pe->file, e);
	const struct node *at = node_path(root, ed->path);
	int rc = root != NULL ? 0 : -1;

	if (rc == 0) {
		switch (ed->op) {
		case PARTNER_UNSET:
			if (!node_unknown(at))
				rc = yaml_remove(text, pe->file, ed->path, e);
			break;
		case PARTNER_DROP:
			if (at != NULL && at->kind == NODE_LIST)
				rc = drop(text, pe, ed, at, e);
			break;
		case PARTNER_SET:
			if (at == NULL || !node_same(at, ed->value))
				rc = put(text, pe, ed, root, e);
			break;
		case PARTNER_ADD:
			if (!node_has(at, ed->value->text))
				rc = put(text, pe, ed, root, e);
			break;
		case PARTNER_APPEND:
			rc = put(text, pe, ed, root, e);
			break;
		}
	}
	arena_release(&a);
	return rc;
}

int
partner_edits_check(const struct str *text, const struct partner_edits *pe,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct node *root = yaml_parse(&a, text->s, text->len, pe->file, e);
	int rc = root != NULL ? partner_check(root, pe->ws, e) : -1;

	arena_release(&a);
	return rc;
}

/* Ask whoever set a rule of his own. */
static int
verify(const struct str *text, const struct partner_edits *pe,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct node *root;
	int rc;

	if (pe->verify == NULL)
		return 0;
	root = yaml_parse(&a, text->s, text->len, pe->file, e);
	rc = root != NULL ? pe->verify(root, pe->verify_ctx, e) : -1;
	arena_release(&a);
	return rc;
}

/* Find the places of all edits before the first of them moves anything. */
static int
resolve_all(struct names *paths, const struct str *text,
    const struct partner_edits *pe, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct node *root = yaml_parse(&a, text->s, text->len, pe->file, e);
	struct str path = STR_INIT;
	int rc = root != NULL ? 0 : -1;
	size_t i;

	for (i = 0; i < pe->n && rc == 0; i++) {
		str_reset(&path);
		rc = resolve(&path, pe, pe->edits[i].path, root, e);
		names_add(paths, path.s);
	}
	str_release(&path);
	arena_release(&a);
	return rc;
}

int
partner_edits_apply(struct str *text, const struct partner_edits *pe,
    struct err *e)
{
	bool was_right = partner_edits_check(text, pe, NULL) == 0;
	struct names paths = { 0 };
	struct partner_edit ed;
	size_t i;
	int rc = resolve_all(&paths, text, pe, e);

	for (i = 0; i < pe->n && rc == 0; i++) {
		ed = pe->edits[i];
		ed.path = paths.s[i];
		rc = apply_one(text, pe, &ed, e);
	}
	names_release(&paths);
	if (rc == 0 && text->len > FILE_MAX_BYTES)
		return err_set(e, ERR_INVALID, "%s: would be larger than "
		    "1 MiB; move old notes to a file of their own", pe->file);
	if (rc == 0 && was_right)
		rc = partner_edits_check(text, pe, e);
	return rc == 0 ? verify(text, pe, e) : rc;
}

int
partner_edits_change(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	const struct partner_edits *pe = ctx;

	(void)remove;
	if (old == NULL)
		return err_set(e, ERR_CONFLICT, "%s: the file is not there "
		    "any more", pe->file);
	str_add(out, old->s, old->len);
	return partner_edits_apply(out, pe, e);
}
