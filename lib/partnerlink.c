/* partnerlink - what refers to a partner by its slug */

#include "partnerlink.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "mem.h"
#include "node.h"
#include "yaml.h"
#include "yamlspot.h"

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

enum { COMMAND_MOST = 500 };		/* bytes before its operand */

/* Is p within a command of ours: `pos fill --partner SLUG`, $ pos next SLUG? */
static bool
in_command(const char *text, const char *p)
{
	if (p - text > COMMAND_MOST)
		text = p - COMMAND_MOST;
	while (p > text && p[-1] != '\n' && p[-1] != '`') {
		p--;
		if (strncmp(p, "pos ", 4) == 0 && (p == text ||
		    strchr(" \t\n`", p[-1]) != NULL))
			return true;
	}
	return false;
}

/* The bytes of the old slug at p, as a word of a command; or 0. */
static size_t
operand_at(const char *text, const char *p, const char *end,
    const struct partner_link *l)
{
	size_t n = strlen(l->from);

	if (p == text || (p[-1] != ' ' && p[-1] != '=') ||
	    (size_t)(end - p) < n || memcmp(p, l->from, n) != 0 ||
	    (p + n < end && strchr(" \t\r\n`\"')", p[n]) == NULL))
		return 0;
	return in_command(text, p) ? n : 0;
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
			up = "";
			len = operand_at(text, p, end, l);
		}
		if (len == 0) {
			str_addc(out, *p++);
			continue;
		}
		str_addf(out, "%s%s", up, l->to);
		p += len;
		if (*up != '\0')
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

/* A place of the old slug. */
struct spot {
	const struct node *at;
	const struct node *list;	/* it goes out of this list, which has
					 * the new slug; NULL: that is written
					 * in its place */
};

struct spots {
	struct spot *v;
	size_t n, cap;
};

static void
add_spot(struct spots *s, const struct node *at, const struct node *list)
{
	MEM_ROOM(s->v, s->n, s->cap);
	s->v[s->n++] = (struct spot){ at, list };
}

/* The partner of a map, such as a deal. */
static void
find_partner(struct spots *s, const struct node *map,
    const struct partner_link *l)
{
	const struct node *n = node_get(map, "partner");

	if (names_it(n, l))
		add_spot(s, n, NULL);
}

/* The partners of a deal, of what shows their parts, of what it met. */
static void
find_in_deal(struct spots *s, const struct node *deal,
    const struct partner_link *l)
{
	const struct node *c;

	find_partner(s, deal, l);
	NODE_EACH(c, node_get(deal, "evidence"))
		find_partner(s, c, l);
	NODE_EACH(c, node_path(deal, "registration.conflicts"))
		find_partner(s, c, l);
}

/* Of an account: its list of partners. */
static void
find_in_account(struct spots *s, const struct node *account,
    const struct partner_link *l)
{
	const struct node *list = node_get(account, "partners"), *c;
	bool both = node_has(list, l->to);

	NODE_EACH(c, list) {
		if (!names_it(c, l))
			continue;
		add_spot(s, c, both ? list : NULL);
		both = true;
		if (s->v[s->n - 1].list != NULL)
			return;		/* one at a time: commas move */
	}
}

static int
last_first(const void *x, const void *y)
{
	const struct spot *a = x, *b = y;

	return a->at->from > b->at->from ? -1 : a->at->from < b->at->from;
}

/* All spots below root, the last first: places before it stay. */
static void
find_spots(struct spots *s, const struct node *root,
    const struct partner_link *l)
{
	static const char *const lists[] = { "customers", "prospects" };
	const struct node *c;
	size_t i;

	s->n = 0;
	NODE_EACH(c, node_get(root, "deals"))
		find_in_deal(s, c, l);
	for (i = 0; i < 2; i++) {
		NODE_EACH(c, node_get(root, lists[i]))
			find_in_account(s, c, l);
	}
	if (s->n > 0)
		qsort(s->v, s->n, sizeof(*s->v), last_first);
}

/* Take an item out of its list, which has another one. */
static void
cut_item(struct str *text, const struct node *list, const struct node *item)
{
	struct yaml_text t = { text->s, text->len };
	const struct node *prev = NULL, *c;
	size_t from = item->from, to = item->to;

	for (c = list->first; c != item; c = c->next)
		prev = c;
	if (!yaml_is_flow(&t, list)) {
		from = yaml_bol(&t, item->from);
		to = yaml_next(&t, item->to);
	} else if (item->next != NULL) {
		to = item->next->from;
	} else if (prev != NULL) {
		from = prev->to;
	}
	str_splice(text, from, to - from, "", 0);
}

/* Put all spots right. True: some were cut, there may be more of them. */
static bool
write_spots(struct str *text, const struct spots *s,
    const struct partner_link *l)
{
	struct str slug = STR_INIT;
	bool cut = false;
	size_t i;

	str_addf(&slug, needs_quotes(l->to) ? "\"%s\"" : "%s", l->to);
	for (i = 0; i < s->n; i++) {
		const struct spot *one = &s->v[i];

		cut |= one->list != NULL;
		if (one->list != NULL)
			cut_item(text, one->list, one->at);
		else
			str_splice(text, one->at->from, one->at->to -
			    one->at->from, slug.s, slug.len);
	}
	str_release(&slug);
	return cut;
}

int
partner_data_change(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	const struct partner_link *l = ctx;
	struct arena a = ARENA_INIT;
	struct spots spots = { 0 };
	const struct node *root;

	(void)remove;
	if (old == NULL)
		return 0;
	str_add(out, old->s, old->len);
	do {
		root = yaml_parse(&a, out->s, out->len, l->file, e);
		find_spots(&spots, root, l);
	} while (write_spots(out, &spots, l));
	free(spots.v);
	arena_release(&a);
	return root != NULL ? 0 : -1;
}
