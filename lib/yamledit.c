/* yamledit - change one value in the text of a YAML file */

#include "yamledit.h"

#include <ctype.h>
#include <string.h>

#include <utf8proc.h>

#include "yaml.h"
#include "yamlguard.h"
#include "yamlput.h"
#include "yamlspot.h"

/* Parse the text and find the place. */
static int
begin(struct yaml_change *ch, const struct str *text, const char *file)
{
	static const struct arena none = ARENA_INIT;

	ch->arena = none;
	ch->cuts = 0;
	ch->unfit = false;
	ch->t.s = text->s;
	ch->t.n = text->len;
	ch->root = yaml_parse(&ch->arena, text->s, text->len, file, ch->e);
	if (ch->root == NULL)
		return -1;
	yaml_layout(&ch->style, ch->root, &ch->t);
	return yaml_walk(&ch->spot, &ch->t, ch->root, ch->path, ch->e);
}

/* True when trees are alike; want->line 0: new, quoted as we liked. */
static bool
same(const struct node *want, const struct node *got)
{
	const struct node *c, *d;

	if (want->kind != got->kind || want->n != got->n ||
	    (want->line > 0 && want->quoted != got->quoted) ||
	    (want->key == NULL) != (got->key == NULL) ||
	    (want->key != NULL && strcmp(want->key, got->key) != 0))
		return false;
	if (want->kind == NODE_SCALAR)
		return memcmp(want->text, got->text, want->n) == 0;
	d = got->first;
	NODE_EACH(c, want) {
		if (!same(c, d))
			return false;
		d = d->next;
	}
	return true;
}

/* The text with the cuts made, in the line ends of the file. */
static void
make_cuts(const struct yaml_change *ch, struct str *out)
{
	const char *eol = yaml_eol(&ch->t), *p;
	size_t at = 0;
	int i;

	for (i = 0; i < ch->cuts; i++) {
		str_add(out, ch->t.s + at, ch->cut[i].from - at);
		for (p = ch->cut[i].with.s; *p != '\0'; p++) {
			if (*p == '\n')
				str_adds(out, eol);
			else
				str_addc(out, *p);
		}
		at = ch->cut[i].to;
	}
	str_add(out, ch->t.s + at, ch->t.n - at);
}

/* Put the changed text in place if it reads as the root we want. */
static int
check(struct yaml_change *ch, struct str *text, const char *file)
{
	const struct node *near = ch->spot.at ? ch->spot.at : ch->spot.up;
	struct str out = STR_INIT;
	struct node *got;
	int rc = 0;

	make_cuts(ch, &out);
	got = yaml_parse(&ch->arena, out.s, out.len, file, NULL);
	if (out.len > YAML_MAX_BYTES)
		rc = err_set(ch->e, ERR_INVALID, "%s: larger than 1 MiB with "
		    "this: split it", file);
	else if ((ch->unfit = got == NULL || !same(ch->root, got)))
		rc = err_set(ch->e, ERR_INVALID, "%s:%u: cannot write %s here "
		    "without touching more: edit this file by hand", file,
		    near->line, ch->path);
	else
		str_swap(text, &out);
	str_release(&out);
	return rc;
}

/* Make the nodes of n new: without positions. */
static struct node *
renew(struct node *n)
{
	struct node *c;

	n->line = 0;
	NODE_EACH(c, n)
		renew(c);
	return n;
}

/* The maps that the dotted names of rest make around n. */
static struct node *
nest(struct arena *a, const char *rest, struct node *n)
{
	size_t len = strcspn(rest, ".");
	struct node *map;

	if (*rest == '\0')
		return n;
	map = node_new(a, NODE_MAP);
	node_hang(a, map, arena_ndup(a, rest, len),
	    nest(a, rest + len + (rest[len] == '.'), n));
	return map;
}

/* Let n take the place of the spot's node in the tree. */
static void
graft(struct yaml_change *ch, struct node *n)
{
	struct node *at = ch->spot.at, *up = ch->spot.up, **link;

	node_rename(n, at->key);
	n->next = at->next;
	if (up == NULL) {
		ch->root = n;
		return;
	}
	for (link = &up->first; *link != at; link = &(*link)->next)
		;
	*link = n;
	if (up->last == at)
		up->last = n;
}

/* The place of a scalar must not be that of a map or list. */
static int
check_scalar(struct yaml_change *ch, const struct node *value)
{
	const struct node *at = ch->spot.at;

	if (at == NULL || !yaml_is_tree(at) || yaml_is_tree(value))
		return 0;
	return node_err(ch->e, at, "%s is a %s, not one value: give the path "
	    "of a value in it", ch->path,
	    at->kind == NODE_MAP ? "map" : "list");
}

/* Set what is at the spot, or is not there yet, to the new node n. */
static int
set(struct yaml_change *ch, struct node *n)
{
	const char *rest = ch->spot.rest, *key;
	size_t len = strcspn(rest, ".");

	if (check_scalar(ch, n) < 0)
		return -1;
	if (ch->spot.at != NULL) {
		n = nest(&ch->arena, rest, n);
		yaml_put(ch, n);
		graft(ch, n);
		return 0;
	}
	key = arena_ndup(&ch->arena, rest, len);
	n = nest(&ch->arena, rest + len + (rest[len] == '.'), n);
	if (yaml_put_child(ch, key, n) < 0)
		return -1;
	node_hang(&ch->arena, ch->spot.up, key, n);
	return 0;
}

/* True for what yaml_set() writes as it is: numbers, dates, truth. */
static bool
is_typed(const char *s)
{
	static const char date[] = "dddd-dd-dd";
	size_t i;

	if (strcmp(s, "true") == 0 || strcmp(s, "false") == 0)
		return true;
	for (i = 0; date[i] != '\0' && (isdigit((unsigned char)s[i]) ?
	    date[i] == 'd' : s[i] == '-' && date[i] == '-'); i++)
		;
	if (date[i] == '\0' && s[i] == '\0')
		return true;
	s += *s == '-';
	if (!isdigit((unsigned char)*s) ||
	    (*s == '0' && isdigit((unsigned char)s[1])))
		return false;
	s += strspn(s, "0123456789");
	if (*s == '.' && isdigit((unsigned char)s[1]))
		s += 1 + strspn(s + 1, "0123456789");
	return *s == '\0';
}

/* True when what is at the spot is the scalar or null n already. */
static bool
is_there(const struct yaml_change *ch, const struct node *n)
{
	const struct node *at = ch->spot.at;

	return at != NULL && *ch->spot.rest == '\0' && at->kind == n->kind &&
	    at->n == n->n && (n->n == 0 || memcmp(at->text, n->text, n->n) ==
	    0);
}

static int
set_scalar(struct yaml_change *ch, struct node *n)
{
	return is_there(ch, n) ? 0 : set(ch, n);
}

static bool
is_utf8(const char *s)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t len;

	for (; *s != '\0'; s += len) {
		len = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c);
		if (len <= 0)
			return false;
	}
	return true;
}

/* Add the new node item to the list at the spot. */
static int
append(struct yaml_change *ch, struct node *item)
{
	struct yaml_spot *sp = &ch->spot;
	struct node *list = sp->at;

	if (list != NULL && list->kind != NODE_LIST && list->kind != NODE_NULL)
		return node_err(ch->e, list, "%s is no list: cannot add to it",
		    ch->path);
	if (list == NULL || list->n == 0) {
		list = node_new(&ch->arena, NODE_LIST);
		node_hang(&ch->arena, list, NULL, item);
		return set(ch, list);
	}
	sp->flow |= yaml_is_flow(&ch->t, list);
	sp->over = sp->up;
	sp->up = list;
	sp->at = NULL;
	if (yaml_put_child(ch, NULL, item) < 0)
		return -1;
	node_hang(&ch->arena, list, NULL, item);
	return 0;
}

/* Cut the spot's node out of the brackets of up, with one comma. */
static void
cut_flow(struct yaml_change *ch)
{
	const struct yaml_text *t = &ch->t;
	const struct node *at = ch->spot.at, *up = ch->spot.up, *prev;
	size_t from = yaml_begin(t, up, at), to = at->to, comma;

	comma = yaml_skip_gap(t, to);
	if (at == up->last && at != up->first) {
		for (prev = up->first; prev->next != at; prev = prev->next)
			;
		comma = yaml_skip_gap(t, prev->to);
		if (yaml_skip_gap(t, comma + 1) == from &&
		    memchr(t->s + comma, '#', from - comma) == NULL) {
			yaml_cut(ch, comma, to);
		} else {
			yaml_cut(ch, comma, comma + 1);
			yaml_cut(ch, from, to);
		}
		return;
	}
	if (comma >= t->n || t->s[comma] != ',') {
		yaml_cut(ch, from, to);
		return;
	}
	if (yaml_skip(t, to) != comma) {
		yaml_cut(ch, from, to);
		yaml_cut(ch, comma, comma + 1);
		return;
	}
	to = yaml_skip(t, comma + 1);
	if (to == yaml_end(t, to) && yaml_blank_before(t, from)) {
		from = yaml_bol(t, from);
		to = yaml_next(t, to);
	}
	yaml_cut(ch, from, to);
}

/* Cut the lines of the spot's node, one of more in the block up. */
static void
cut_block(struct yaml_change *ch)
{
	const struct yaml_text *t = &ch->t;
	const struct node *at = ch->spot.at, *up = ch->spot.up;
	size_t from = yaml_begin(t, up, at), to = yaml_next(t, at->to);

	if (!yaml_blank_before(t, from)) {
		/* behind a dash, or a byte order mark: the next one moves up */
		yaml_cut(ch, from, yaml_skip(t, to));
		return;
	}
	from = yaml_bol(t, from);
	if (yaml_end(t, at->to) == t->n && from > 0 && !ch->style.line)
		from = yaml_end(t, from - 1 - (from > 1 &&
		    t->s[from - 2] == '\r'));
	yaml_cut(ch, from, to);
}

/* Remove what is at the spot. */
static int
cut_spot(struct yaml_change *ch, struct node *none)
{
	struct node *at = ch->spot.at, *up = ch->spot.up, *c, **link;

	(void)none;
	if (at == NULL || *ch->spot.rest != '\0')
		return err_set(ch->e, ERR_NOTFOUND, "%s: no %s",
		    ch->root->file, ch->path);
	if (ch->spot.flow)
		cut_flow(ch);
	else if (up->n > 1)
		cut_block(ch);
	else
		yaml_put_empty(ch, up, ch->spot.over, up->kind);
	for (link = &up->first; *link != at; link = &(*link)->next)
		;
	*link = at->next;
	up->last = NULL;
	NODE_EACH(c, up)
		up->last = c;
	up->n--;
	return 0;
}

/* Make a change with how(), which gets a new copy of value. */
static int
attempt(struct str *text, const char *file, struct yaml_change *ch,
    int (*how)(struct yaml_change *, struct node *), const struct node *value)
{
	struct node *n = NULL;
	int i, rc;

	rc = begin(ch, text, file);
	if (rc == 0) {
		if (value != NULL)
			n = renew(node_copy(&ch->arena, value, NULL));
		rc = how(ch, n);
	}
	if (rc == 0 && ch->cuts > 0)
		rc = check(ch, text, file);
	for (i = 0; i < ch->cuts; i++)
		str_release(&ch->cut[i].with);
	arena_release(&ch->arena);
	return rc;
}

/*
 * Make a change; where what follows would become part of a block of text,
 * once more with that text on one line.
 */
static int
change(struct str *text, const char *file, const char *path,
    int (*how)(struct yaml_change *, struct node *), const struct node *value,
    struct err *e)
{
	struct yaml_change ch;
	struct err first = ERR_INIT;
	int rc;

	ch.path = path;
	ch.e = &first;
	ch.style.line = false;
	rc = attempt(text, file, &ch, how, value);
	if (rc < 0 && ch.unfit) {
		ch.e = NULL;
		ch.style.line = true;
		rc = attempt(text, file, &ch, how, value);
	}
	return rc < 0 ? err_set(e, first.code, "%s", first.msg) : 0;
}

int
yaml_set(struct str *text, const char *file, const char *path,
    const char *value, struct err *e)
{
	struct node n = { .kind = NODE_NULL };

	if (value != NULL && !is_utf8(value))
		return err_set(e, ERR_INVALID, "the value for %s is not "
		    "UTF-8", path);
	if (value != NULL) {
		n.kind = NODE_SCALAR;
		n.text = value;
		n.n = (uint32_t)strlen(value);
		n.quoted = !is_typed(value);
	}
	return change(text, file, path, set_scalar, &n, e);
}

int
yaml_set_node(struct str *text, const char *file, const char *path,
    const struct node *value, struct err *e)
{
	return change(text, file, path, set, value, e);
}

int
yaml_append(struct str *text, const char *file, const char *path,
    const struct node *item, struct err *e)
{
	return change(text, file, path, append, item, e);
}

int
yaml_remove(struct str *text, const char *file, const char *path,
    struct err *e)
{
	return change(text, file, path, cut_spot, NULL, e);
}
