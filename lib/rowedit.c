/* rowedit - many edits of a file of data/ at once */

#include "rowedit.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "root.h"
#include "rowcut.h"
#include "rowlines.h"
#include "yaml.h"
#include "yamledit.h"
#include "yamlspot.h"

void
row_edits_init(struct row_edits *re, const char *path, const char *list,
    const char *heading)
{
	memset(re, 0, sizeof(*re));
	re->path = path;
	re->list = list;
	re->heading = heading;
	re->n = 1;
	str_init(&re->old);
	str_init(&re->out);
}

void
row_edits_release(struct row_edits *re)
{
	free(re->edits);
	free(re->added);
	map_release(&re->first);
	map_release(&re->dropped);
	str_release(&re->old);
	str_release(&re->out);
}

void
row_edits_set(struct row_edits *re, const char *id, const char *key,
    const struct node *value)
{
	void **slot = map_at(&re->first, id);
	size_t at;

	if (re->n >= re->cap) {
		re->cap = re->cap ? 2 * re->cap : 16;
		re->edits = mem_grow(re->edits, re->cap, sizeof(*re->edits));
	}
	at = *slot != NULL ? (size_t)(uintptr_t)*slot : 0;
	re->edits[re->n] = (struct row_edit){ id, key, value, at };
	*slot = (void *)(uintptr_t)re->n++;
	re->cached = false;
}

void
row_edits_add(struct row_edits *re, const struct node *record)
{
	row_edits_take(re, record, NULL, 0);
}

void
row_edits_take(struct row_edits *re, const struct node *record,
    const char *lines, unsigned indent)
{
	MEM_ROOM(re->added, re->nadded, re->capadded);
	re->added[re->nadded++] = (struct row_added){ record, lines, indent };
	re->cached = false;
}

void
row_edits_drop(struct row_edits *re, const char *id, const char *was)
{
	*map_at(&re->dropped, id) = (void *)was;
	re->ndropped++;
	re->cached = false;
}

bool
row_edits_any(const struct row_edits *re)
{
	return re->n > 1 || re->nadded > 0 || re->ndropped > 0;
}

/* The edits of one application to a text. */
struct applying {
	const struct row_edits *re;
	struct arena arena;
	struct yaml_text t;
	struct node *root, *list;
	struct row_cuts cuts;
	struct str *text;		/* what it becomes */
	struct names slow;		/* edits for yaml_set_node() */
	size_t dropped;			/* how many records went */
	struct err *e;
};

/* Cut out the lines of a record that goes. */
static int
drop_item(struct applying *a, const struct node *item, const char *was)
{
	const char *id = node_get_text(item, "id", "");
	struct row_lines l;

	if (row_lines_find(&l, &a->t, a->list, item) < 0)
		return node_err(a->e, item, "%s shares its lines: write the "
		    "list with one map a line", id);
	if (l.to - l.from != strlen(was) ||
	    memcmp(a->t.s + l.from, was, l.to - l.from) != 0)
		return err_set(a->e, ERR_CONFLICT, "%s: %s has been edited "
		    "and not committed: commit it first", a->re->path, id);
	row_cut(&a->cuts, l.from, l.to);
	a->dropped++;
	return 0;
}

static int
edit_item(struct applying *a, const struct node *item, size_t i)
{
	const struct row_edits *re = a->re;
	const char *id = node_get_text(item, "id", "");
	size_t at = (size_t)(uintptr_t)map_get(&re->first, id);
	const char *was = map_get(&re->dropped, id);
	struct str s = STR_INIT;

	if (was != NULL)
		return drop_item(a, item, was);
	for (; at != 0; at = re->edits[at].next) {
		if (row_cut_edit(&a->cuts, &a->t, item, &re->edits[at]))
			continue;
		str_reset(&s);
		str_addf(&s, "%zu %zu", i, at);
		names_add(&a->slow, s.s);
	}
	str_release(&s);
	return 0;
}

/* Are the records there that are meant, and those that come not? */
static int
check_ids(struct applying *a)
{
	const struct row_edits *re = a->re;
	struct map have = { 0 };
	const struct node *c;
	const char *id;
	size_t i;
	int rc = 0;

	NODE_EACH(c, a->list)
		*map_at(&have, node_get_text(c, "id", "")) = (void *)c;
	for (i = 0; i < re->nadded && rc == 0; i++) {
		id = node_get_text(re->added[i].record, "id", "");
		if (map_get(&have, id) != NULL)
			rc = err_set(a->e, ERR_CONFLICT, "%s: there is a %s "
			    "meanwhile; do it again", re->path, id);
	}
	for (i = 1; i < re->n && rc == 0; i++) {
		id = re->edits[i].id;
		if (map_get(&have, id) == NULL)
			rc = err_set(a->e, ERR_CONFLICT, "%s: %s is not "
			    "there; if it is in the folder, commit it first",
			    re->path, id);
	}
	map_release(&have);
	return rc;
}

/* Where new lines go, and how deep they are indented. */
static size_t
find_end(struct applying *a, int *indent)
{
	struct yaml_style style = YAML_STYLE_INIT;
	const struct node *last = a->list != NULL ? a->list->last : NULL;
	struct row_lines l;

	yaml_layout(&style, a->root, &a->t);
	*indent = style.list;
	if (last == NULL)
		return a->t.n;
	*indent = (int)(yaml_skip(&a->t, yaml_bol(&a->t, last->from)) -
	    yaml_bol(&a->t, last->from));
	return row_lines_find(&l, &a->t, a->list, last) == 0 ? l.to :
	    yaml_next(&a->t, last->to);
}

/* The lines of a record, indented as the file is. */
static void
add_lines(struct str *out, const struct row_added *r, size_t indent,
    const char *eol)
{
	const char *p = r->lines;
	size_t n, blanks;

	for (; *p != '\0'; p += n + (p[n] == '\n')) {
		n = strcspn(p, "\n");
		blanks = strspn(p, " ");
		if (blanks < n && blanks + indent >= r->indent)
			str_addf(out, "%*s", (int)(blanks + indent -
			    r->indent), "");
		str_add(out, p + blanks, n - blanks);
		str_adds(out, p[n] == '\n' ? "\n" : eol);
	}
}

static void
add_record(struct str *out, const struct row_added *r, int indent,
    const char *eol)
{
	if (r->lines != NULL) {
		add_lines(out, r, (size_t)indent, eol);
		return;
	}
	str_addf(out, "%*s- ", indent, "");
	row_line(out, r->record);
	str_adds(out, eol);
}

/* Put the new records where the list ends. */
static void
cut_added(struct applying *a)
{
	const struct row_edits *re = a->re;
	const char *eol = yaml_eol(&a->t);
	struct str *with;
	size_t i, at, empty;
	int indent;

	if (re->nadded == 0)
		return;
	at = find_end(a, &indent);
	if (a->list != NULL && a->list->n == 0) {
		empty = a->list->from;
		while (empty > 0 && a->t.s[empty - 1] == ' ')
			empty--;
		row_cut(&a->cuts, empty, a->list->to);
	}
	with = row_cut(&a->cuts, at, at);
	if (at > 0 && a->t.s[at - 1] != '\n')
		str_adds(with, eol);
	if (a->list == NULL)
		str_addf(with, "%s:%s", re->list, eol);
	for (i = 0; i < re->nadded; i++)
		add_record(with, &re->added[i], indent, eol);
}

/* The edits that need all of lib/yamledit, one by one. */
static int
edit_slow(struct applying *a)
{
	const struct row_edit *ed;
	struct str path = STR_INIT;
	char *end;
	size_t i, item;
	int rc = 0;

	for (i = 0; i < a->slow.n && rc == 0; i++) {
		item = strtoul(a->slow.s[i], &end, 10);
		ed = &a->re->edits[strtoul(end, NULL, 10)];
		str_reset(&path);
		str_addf(&path, "%s.%zu.%s", a->re->list, item, ed->key);
		rc = ed->value != NULL ? yaml_set_node(a->text, a->re->path,
		    path.s, ed->value, a->e) : yaml_remove(a->text,
		    a->re->path, path.s, a->e);
	}
	str_release(&path);
	return rc;
}

/* Does the item of the result hold what its edits say? */
static bool
holds(const struct row_edits *re, const struct node *item)
{
	size_t at = (size_t)(uintptr_t)map_get(&re->first,
	    node_get_text(item, "id", ""));
	const struct node *c;

	for (; at != 0; at = re->edits[at].next) {
		c = node_get(item, re->edits[at].key);
		if (re->edits[at].value == NULL ? c != NULL : c == NULL ||
		    !node_same(c, re->edits[at].value))
			return false;
	}
	return true;
}

/* Does the result read as the old list with the edits? */
static int
check_result(struct applying *a)
{
	const struct row_edits *re = a->re;
	const struct node *got, *list, *was, *c;
	size_t n = 0;

	if (a->text->len > FILE_MAX_BYTES)
		return err_set(a->e, ERR_INVALID, "%s: would be larger than 1 "
		    "MiB: move some of its records to a file of their own, "
		    "whose name begins alike, as deals-2026-q1-2.yaml beside "
		    "deals-2026-q1.yaml", re->path);
	got = yaml_parse(&a->arena, a->text->s, a->text->len, re->path, a->e);
	if (got == NULL)
		return -1;
	list = node_get(got, re->list);
	c = list != NULL ? list->first : NULL;
	NODE_EACH(was, a->list) {
		if (map_get(&re->dropped, node_get_text(was, "id", "")))
			continue;
		if (c == NULL || !holds(re, c) || (map_get(&re->first,
		    node_get_text(was, "id", "")) == NULL &&
		    !node_same(was, c)))
			break;
		c = c->next;
	}
	for (; was == NULL && c != NULL && n < re->nadded; c = c->next) {
		if (!node_same(c, re->added[n++].record))
			break;
	}
	if (was == NULL && c == NULL && n == re->nadded)
		return 0;
	return node_err(a->e, c != NULL ? c : got, "%s: cannot change this "
	    "without touching more: write the list with one map a line",
	    re->path);
}

static int
apply(struct applying *a)
{
	const struct node *c;
	size_t i = 0;
	int rc;

	a->list = node_get(a->root, a->re->list);
	if (a->list != NULL && a->list->kind == NODE_NULL)
		a->list->n = 0;
	else if (a->list != NULL && (a->list->kind != NODE_LIST ||
	    (a->list->n > 0 && yaml_is_flow(&a->t, a->list))))
		return node_err(a->e, a->list, "%s: a list with one map a "
		    "line is expected", a->re->list);
	if (check_ids(a) < 0)
		return -1;
	NODE_EACH(c, a->list) {
		if (edit_item(a, c, i++) < 0)
			return -1;
	}
	if (a->dropped < a->re->ndropped)
		return err_set(a->e, ERR_CONFLICT, "%s: a record that is to "
		    "go is not there; if it is in the folder, commit it "
		    "first", a->re->path);
	cut_added(a);
	row_cuts_make(a->text, &a->cuts, &a->t);
	rc = edit_slow(a);
	return rc == 0 ? check_result(a) : -1;
}

/* The new bytes for the old ones, into re->out. */
static int
renew(struct row_edits *re, const struct str *old, struct err *e)
{
	struct str text = STR_INIT;
	struct applying a = { .re = re, .e = e, .text = &re->out };
	int rc = -1;

	if (old != NULL)
		str_add(&text, old->s, old->len);
	else
		str_addf(&text, "%s%s:\n", re->heading, re->list);
	str_reset(&re->out);
	a.t = (struct yaml_text){ text.s, text.len };
	a.root = yaml_parse(&a.arena, text.s, text.len, re->path, e);
	if (a.root != NULL && a.root->kind == NODE_NULL)
		a.root = node_new(&a.arena, NODE_MAP);
	if (a.root != NULL)
		rc = apply(&a);
	names_release(&a.slow);
	arena_release(&a.arena);
	str_release(&text);
	return rc;
}

int
row_edits_change(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	struct row_edits *re = ctx;

	(void)remove;
	if (!re->cached || re->was_there != (old != NULL) ||
	    (old != NULL && !str_same(old, &re->old))) {
		re->cached = renew(re, old, e) == 0;
		if (!re->cached)
			return -1;
		re->was_there = old != NULL;
		str_reset(&re->old);
		if (old != NULL)
			str_add(&re->old, old->s, old->len);
	}
	str_add(out, re->out.s, re->out.len);
	return 0;
}
