/* partnerlink - what refers to a partner by its slug */

#include "partnerlink.h"

#include <ctype.h>
#include <string.h>

#include "arena.h"
#include "node.h"
#include "yaml.h"
#include "yamledit.h"

static bool
is_name(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '_';
}

/* Does the name that ends before p go on there? "old.md" is not "old". */
static bool
goes_on(const char *p, const char *end)
{
	if (p == end)
		return false;
	return is_name(*p) || (*p == '.' && p + 1 < end && is_name(p[1]));
}

/* The bytes of a link to the old folder at p, without what is below; or 0. */
static size_t
link_at(const char *text, const char *p, const char *end,
    const struct partner_link *l, const char *up)
{
	size_t a = strlen(up), b = strlen(l->from);

	if ((size_t)(end - p) < a + b || memcmp(p, up, a) != 0 ||
	    memcmp(p + a, l->from, b) != 0 || goes_on(p + a + b, end) ||
	    (p > text && is_name(p[-1])))
		return 0;
	return a + b;
}

/* Append the first name below the folder as it is called now; its bytes. */
static size_t
add_below(struct str *out, const char *p, const char *end,
    const struct partner_link *l)
{
	size_t i, n;

	if (p == end || *p != '/')
		return 0;
	for (i = 0; i < l->n; i++) {
		n = strlen(l->aliases[i].old);
		if ((size_t)(end - p) > n && memcmp(p + 1,
		    l->aliases[i].old, n) == 0 && !goes_on(p + 1 + n, end)) {
			str_addf(out, "/%s", l->aliases[i].new);
			return 1 + n;
		}
	}
	return 0;
}

void
partner_link_text(struct str *out, const char *text, size_t n,
    const struct partner_link *l)
{
	const char *p = text, *end = text + n, *up;
	size_t len;

	while (p < end) {
		up = "partners/";
		len = link_at(text, p, end, l, up);
		if (len == 0 && l->beside) {
			up = "../";
			len = link_at(text, p, end, l, up);
		}
		if (len == 0) {
			str_addc(out, *p++);
			continue;
		}
		str_addf(out, "%s%s", up, l->to);
		p += len;
		p += add_below(out, p, end, l);
	}
}

int
partner_link_change(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	const struct partner_link *l = ctx;

	(void)remove;
	(void)e;
	if (old != NULL)
		partner_link_text(out, old->s, old->len, l);
	return 0;
}

/* Does the scalar name the old partner? */
static bool
names_it(const struct node *n, const struct partner_link *l)
{
	return node_text(n) != NULL && strcmp(n->text, l->from) == 0;
}

/* Would the slug read as something else than text, or as a number? */
static bool
needs_quotes(const char *slug)
{
	static const char *const words[] = { "true", "false", "null", "yes",
		"no", "on", "off", "y", "n" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i], slug) == 0)
			return true;
	}
	return isdigit((unsigned char)slug[0]) != 0;
}

/* The places of the old slug that are put right by writing the new one. */
struct spots {
	const struct node **v;
	size_t n;
};

static void
add_spot(struct spots *s, struct arena *a, const struct node *n)
{
	const struct node **more;

	if ((s->n & (s->n - 1)) == 0) {
		more = arena_alloc(a, (s->n * 2 + 1) * sizeof(*more));
		if (s->n > 0)
			memcpy(more, s->v, s->n * sizeof(*more));
		s->v = more;
	}
	s->v[s->n++] = n;
}

static void
find_in_deal(struct spots *s, struct arena *a, const struct node *deal,
    const struct partner_link *l)
{
	const struct node *n = node_get(deal, "partner"), *c;

	if (names_it(n, l))
		add_spot(s, a, n);
	NODE_EACH(c, node_get(deal, "evidence")) {
		n = node_get(c, "partner");
		if (names_it(n, l))
			add_spot(s, a, n);
	}
}

/* Of an account: its list of partners, unless it has the new one too. */
static void
find_in_account(struct spots *s, struct arena *a,
    const struct node *account, const struct partner_link *l)
{
	const struct node *list = node_get(account, "partners"), *c;

	if (node_has(list, l->to))
		return;
	NODE_EACH(c, list) {
		if (names_it(c, l))
			add_spot(s, a, c);
	}
}

static void
find_spots(struct spots *s, struct arena *a, const struct node *root,
    const struct partner_link *l)
{
	static const char *const lists[] = { "customers", "prospects" };
	const struct node *c;
	size_t i;

	NODE_EACH(c, node_get(root, "deals"))
		find_in_deal(s, a, c, l);
	for (i = 0; i < 2; i++) {
		NODE_EACH(c, node_get(root, lists[i]))
			find_in_account(s, a, c, l);
	}
}

/* Write the new slug at all spots, the last first: places before stay. */
static void
write_spots(struct str *text, const struct spots *s,
    const struct partner_link *l)
{
	struct str slug = STR_INIT;
	const struct node *n;
	size_t i, j, last;

	str_addf(&slug, needs_quotes(l->to) ? "\"%s\"" : "%s", l->to);
	for (i = 0; i < s->n; i++) {
		last = i;
		for (j = i + 1; j < s->n; j++) {
			if (s->v[j]->from > s->v[last]->from)
				last = j;
		}
		n = s->v[last];
		s->v[last] = s->v[i];
		s->v[i] = n;
		str_splice(text, n->from, n->to - n->from, slug.s, slug.len);
	}
	str_release(&slug);
}

/* The path of an old slug in a list of root that has the new one, too. */
static const char *
double_in(struct arena *a, const struct node *root, const char *key,
    const struct partner_link *l)
{
	const struct node *account, *list, *c;
	size_t i = 0, j;

	NODE_EACH(account, node_get(root, key)) {
		list = node_get(account, "partners");
		j = 0;
		NODE_EACH(c, list) {
			if (names_it(c, l))
				return arena_printf(a, "%s.%zu.partners.%zu",
				    key, i, j);
			j++;
		}
		i++;
	}
	return NULL;
}

/* Take the old slug out of lists that have the new one. */
static int
drop_doubles(struct str *text, const struct partner_link *l, struct err *e)
{
	struct arena a = ARENA_INIT;
	const struct node *root;
	const char *path;
	int rc = 0;

	do {
		root = yaml_parse(&a, text->s, text->len, l->file, e);
		path = root != NULL ? double_in(&a, root, "customers", l) :
		    NULL;
		if (root != NULL && path == NULL)
			path = double_in(&a, root, "prospects", l);
		if (root == NULL || (path != NULL && yaml_remove(text,
		    l->file, path, e) < 0))
			rc = -1;
	} while (rc == 0 && path != NULL);
	arena_release(&a);
	return rc;
}

int
partner_data_change(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	const struct partner_link *l = ctx;
	struct arena a = ARENA_INIT;
	struct spots spots = { 0 };
	const struct node *root;
	int rc = -1;

	(void)remove;
	if (old == NULL)
		return 0;
	str_add(out, old->s, old->len);
	root = yaml_parse(&a, out->s, out->len, l->file, e);
	if (root != NULL) {
		find_spots(&spots, &a, root, l);
		write_spots(out, &spots, l);
		rc = drop_doubles(out, l, e);
	}
	arena_release(&a);
	return rc;
}
