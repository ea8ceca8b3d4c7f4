/*
 * Properties of lib/yamledit over random documents and random edits: the
 * tree is the old one with just that change, and every byte outside the
 * value's own stays. What is checked here is computed from the positions of
 * the old tree and the two texts alone.
 */

#include "yamledit.h"

#include <stdlib.h>

#include "gen.h"
#include "show.h"
#include "tap.h"
#include "yaml.h"

enum { DOCUMENTS = 3000, EDITS = 6 };

/* A place in the document: its path, its node, what it is in. */
struct place {
	char *path;
	const struct node *n, *up, *prev;
};

struct places {
	struct place at[2000];
	int n;
};

static void
collect(struct arena *a, struct places *p, const struct node *n,
    const struct node *up, const struct node *prev, const char *path)
{
	const struct node *c, *before = NULL;
	const char *dot = *path != '\0' ? "." : "";
	int i = 0;

	if (p->n == 2000)
		return;
	p->at[p->n++] = (struct place){ arena_dup(a, path), n, up, prev };
	NODE_EACH(c, n) {
		if (c->key != NULL && (*c->key == '\0' ||
		    strchr(c->key, '.') != NULL))
			continue;
		collect(a, p, c, n, before, c->key != NULL ?
		    arena_printf(a, "%s%s%s", path, dot, c->key) :
		    arena_printf(a, "%s%s%d", path, dot, i++));
		before = c;
	}
}

/* The tree on one line, with * for one node, or nothing at all for gone. */
static void
show_but(struct str *out, const struct node *n, const struct node *star,
    const struct node *gone)
{
	const struct node *c;

	if (n == star) {
		str_adds(out, "*");
	} else if (n->kind != NODE_MAP && n->kind != NODE_LIST) {
		show(out, n);
	} else {
		str_addc(out, n->kind == NODE_MAP ? '{' : '[');
		NODE_EACH(c, n) {
			if (c == gone)
				continue;
			if (c->key != NULL)
				str_addf(out, "%s: ", c->key);
			show_but(out, c, star, gone);
			str_addc(out, ',');
		}
		str_addc(out, '>');
	}
}

static size_t
bol(const struct str *s, size_t at)
{
	while (at > 0 && s->s[at - 1] != '\n')
		at--;
	return at;
}

static size_t
eol(const struct str *s, size_t at)
{
	while (at < s->len && s->s[at] != '\n')
		at++;
	return at;
}

/* Where the line of a place begins, or where it does in brackets. */
static size_t
line_of(const struct str *s, const struct place *p)
{
	size_t at;

	if (p->up->kind == NODE_MAP)
		return bol(s, p->n->key_from);
	if (s->s[p->up->from] == '[')
		return bol(s, p->n->from);
	if (p->prev == NULL)
		return bol(s, p->up->from);
	at = eol(s, p->prev->to) + 1;
	while (s->s[at + strspn(s->s + at, " ")] != '-')
		at = eol(s, at) + 1;
	return at;
}

/* True when now has every byte of old outside from..to, in place. */
static bool
kept(const struct str *old, const struct str *now, size_t from, size_t to)
{
	size_t tail = old->len - to;

	return from + tail <= now->len &&
	    memcmp(old->s, now->s, from) == 0 &&
	    memcmp(old->s + to, now->s + now->len - tail, tail) == 0;
}

/* True when every comment of old outside from..to is in now, in order. */
static bool
comments_kept(const struct str *old, const struct str *now, size_t from,
    size_t to)
{
	const char *p = old->s, *q = now->s;
	char mark[16];

	while ((p = strstr(p, "# c")) != NULL) {
		snprintf(mark, sizeof(mark), "# c%d", atoi(p + 3));
		if ((size_t)(p - old->s) < from || (size_t)(p - old->s) >= to) {
			q = strstr(q, mark);
			if (q == NULL)
				return false;
		}
		p++;
	}
	return true;
}

static bool
only_crlf(const struct str *s)
{
	size_t i;

	for (i = 0; i < s->len; i++) {
		if (s->s[i] == '\n' && (i == 0 || s->s[i - 1] != '\r'))
			return false;
	}
	return true;
}

/* What an edit was, and what of the old text it may touch. */
struct trial {
	char op;
	char *path;
	const struct node *value;
	const struct node *star;	/* of the old tree: becomes value */
	const struct node *gone;	/* of the old tree: is removed */
	const char *made;	/* path of what is new, or NULL */
	size_t from, to;	/* bytes that may change */
	size_t own_from, own_to; /* comments that may go */
};

/* Where the value's text may change: from behind its key to its line end. */
static void
bounds(struct trial *t, const struct str *s, const struct place *p)
{
	t->from = p->n->from;
	while (t->from > 0 && strchr(" \r\n", s->s[t->from - 1]) != NULL)
		t->from--;
	t->to = eol(s, p->n->to);
	if (t->to < s->len && t->to == p->n->to && t->from == t->to)
		t->to++;
	t->own_from = p->n->from;
	t->own_to = p->n->to;
	if (p->n->first != NULL && p->up != NULL)
		t->own_to = t->to;
	/* a comment may stand between the colon or dash and the value */
	if ((p->n->first != NULL || p->n->kind == NODE_NULL) &&
	    p->up != NULL)
		t->from = p->up->kind == NODE_MAP ? p->n->key_from :
		    line_of(s, p);
}

/* The bytes a new child of n may go between, and none of the old changes. */
static void
new_bounds(struct trial *t, const struct str *s, const struct node *n)
{
	size_t at = n->to;

	t->from = n->last != NULL ? n->last->to : n->from;
	while (t->from > 0 && strchr(" \r\n", s->s[t->from - 1]) != NULL)
		t->from--;
	/* its own comments below may stay above the new one */
	for (t->to = eol(s, at); t->to < s->len; t->to = eol(s, at)) {
		at = t->to + 1;
		if (s->s[at + strspn(s->s + at, " ")] != '#')
			break;
	}
	t->own_from = t->own_to = 0;
}

static const struct node *
random_value(struct arena *a, int depth)
{
	static const char *const typed[] = { "1", "2.50", "true",
	    "2026-01-31", "-7" };
	struct node *n;

	if (pick(4) == 0) {
		n = node_str(a, node_new(a, NODE_LIST), NULL, typed[pick(5)]);
		n->quoted = false;
		return n;
	}
	n = random_tree(a, NULL, NULL, depth);
	n->key = NULL;
	return n;
}

/* The bytes that go with a node, and around it. */
static void
gone_bounds(struct trial *t, const struct str *s, const struct place *p)
{
	t->gone = p->n;
	t->own_from = line_of(s, p);
	t->from = p->prev != NULL ? p->prev->to : p->up->key_from;
	t->own_to = t->to = eol(s, p->n->to);
	t->to += 1 + strspn(s->s + t->to + (t->to < s->len), " ");
	if (p->n->next != NULL && t->to < p->n->next->from)
		t->to = p->n->next->from;
	if (p->n->next == NULL && t->to < p->up->to)
		t->to = p->up->to;
	if (t->to > s->len)
		t->to = s->len;
}

/* Choose a new item for a list; false: this is none. */
static bool
choose_item(struct trial *t, struct arena *a, const struct str *s,
    const struct place *p)
{
	if (p->n->kind == NODE_LIST && p->n->n > 0) {
		t->made = arena_printf(a, "%s.%u", p->path, p->n->n);
		new_bounds(t, s, p->n);
		return true;
	}
	t->star = p->n;
	bounds(t, s, p);
	return p->n->kind == NODE_NULL || p->n->kind == NODE_LIST;
}

/* Choose a new key for a map; false: this is none. */
static bool
choose_key(struct trial *t, struct arena *a, const struct str *s,
    const struct place *p)
{
	if (p->n->kind != NODE_MAP || p->n->n == 0)
		return false;
	t->op = 's';
	t->value = random_value(a, 0);
	t->made = arena_printf(a, "%s%snew%u", p->path,
	    *p->path != '\0' ? "." : "", pick(1u << 30));
	t->path = pick(3) ? arena_dup(a, t->made) :
	    arena_printf(a, "%s.x.y", t->made);
	new_bounds(t, s, p->n);
	return true;
}

/* Choose an edit for the document s with these places; false: it has none. */
static bool
choose(struct trial *t, struct arena *a, const struct str *s,
    const struct places *all)
{
	const struct place *p = &all->at[pick((unsigned)all->n)];
	bool tree = p->n->kind == NODE_MAP || p->n->kind == NODE_LIST;

	memset(t, 0, sizeof(*t));
	t->op = "ssn+-k"[pick(6)];
	t->path = p->path;
	if (t->op == 'k')
		return choose_key(t, a, s, p);
	if (*p->path == '\0')
		return false;
	t->value = random_value(a, t->op == 's' ? 0 : 2);
	if (t->op == '+')
		return choose_item(t, a, s, p);
	if (t->op == '-') {
		gone_bounds(t, s, p);
		return true;
	}
	t->star = p->n;
	bounds(t, s, p);
	return !tree || (t->op == 'n' && (t->value->kind == NODE_MAP ||
	    t->value->kind == NODE_LIST));
}

static int
apply(const struct trial *t, struct str *s, struct err *e)
{
	if (t->op == '+')
		return yaml_append(s, "f", t->path, t->value, e);
	if (t->op == '-')
		return yaml_remove(s, "f", t->path, e);
	if (t->op == 'n' || (t->value->text != NULL && !t->value->quoted &&
	    pick(2)))
		return yaml_set_node(s, "f", t->path, t->value, e);
	return yaml_set(s, "f", t->path, t->value->text, e);
}

/* What is wrong with now, or NULL. */
static const char *
judge(struct arena *a, const struct trial *t, const struct node *root,
    const struct str *old, const struct str *now)
{
	struct err e = ERR_INIT;
	struct node *got = yaml_parse(a, now->s, now->len, "f", &e), *at;
	struct str want = STR_INIT, is = STR_INIT;
	const char *why = NULL;

	if (got == NULL)
		return "is not YAML";
	at = t->op == '-' ? NULL : node_path(got, t->path);
	if (t->op == '+' && at != NULL)
		at = at->last;
	show_but(&want, root, t->star, t->gone);
	show_but(&is, got, t->star != NULL ? node_path(got, t->path) : NULL,
	    t->made != NULL ? node_path(got, t->made) : NULL);
	if (t->op != '-' && (at == NULL || (at->key = NULL,
	    !same_tree(t->value, at))))
		why = "the value is not there";
	else if (!str_same(&want, &is))
		why = "the rest of the tree changed";
	else if (!kept(old, now, t->from, t->to))
		why = "bytes outside changed";
	else if (!comments_kept(old, now, t->own_from, t->own_to))
		why = "a comment is lost";
	else if (t->made != NULL && now->len < old->len)
		why = "shorter";
	else if (strchr(old->s, '\r') && only_crlf(old) && !only_crlf(now))
		why = "a line end is LF";
	str_release(&want);
	str_release(&is);
	return why;
}

/* What was done and found. */
struct tally {
	int edits, refused, invalid, bad;
};

/* Edit the document g->out once; false: it cannot be. */
static bool
edit(struct gen *g, struct tally *tally)
{
	static struct places all;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct str now = STR_INIT;
	struct node *root = yaml_parse(&a, g->out.s, g->out.len, "f", &e);
	const char *why = NULL;
	struct trial t;

	all.n = 0;
	if (root != NULL)
		collect(&a, &all, root, NULL, NULL, "");
	if (root != NULL && choose(&t, &a, &g->out, &all)) {
		tally->edits++;
		str_add(&now, g->out.s, g->out.len);
		if (apply(&t, &now, &e) < 0) {
			tally->refused++;
			if (!str_same(&now, &g->out))
				why = "changed though refused";
		} else {
			why = judge(&a, &t, root, &g->out, &now);
		}
		if (why != NULL || (e.code && getenv("SHOW") != NULL))
			printf("# %s: %c %s in\n%s\n# to\n%s\n#\n",
			    why ? why : e.msg, t.op, t.path, g->out.s, now.s);
		tally->bad += why != NULL;
		str_swap(&g->out, &now);
	}
	str_release(&now);
	arena_release(&a);
	return root != NULL;
}

/* yamlprop [DOCUMENTS]; SHOW=1 in the environment shows refused edits */
int
main(int argc, char **argv)
{
	struct gen g = { .out = STR_INIT };
	struct tally tally = { 0, 0, 0, 0 };
	int documents = argc > 1 ? atoi(argv[1]) : DOCUMENTS, i, k;

	for (i = 0; i < documents && tally.bad < 5; i++) {
		gen_document(&g);
		for (k = 0; k < EDITS && edit(&g, &tally); k++)
			;
		tally.invalid += k == 0;
	}
	ok(tally.bad == 0, "%d documents, %d edits: every other byte kept",
	    i, tally.edits);
	ok(tally.invalid == 0, "%d documents generated wrongly",
	    tally.invalid);
	ok(tally.refused * 100 < tally.edits, "%d edits refused",
	    tally.refused);
	str_release(&g.out);
	return tap_done();
}
