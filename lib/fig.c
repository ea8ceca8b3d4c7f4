/* fig - figures of evidence */

#include "fig.h"

#include "str.h"

/* A plain number as the unquoted scalar `value`. */
static void
add_value(struct arena *a, struct node *fig, struct ratio r, int places)
{
	struct str s = STR_INIT;

	ratio_add_text(&s, r, places);
	node_str(a, fig, "value", s.s)->quoted = false;
	str_release(&s);
}

struct node *
fig_number(struct arena *a, struct node *map, const char *key,
    struct ratio r, int places)
{
	struct node *fig = node_add(a, map, key, NODE_MAP);
	struct str s = STR_INIT;

	if (ratio_ok(r))
		add_value(a, fig, r, places);
	ratio_add_commas(&s, r, places);
	node_str(a, fig, "text", s.s);
	str_release(&s);
	return fig;
}

struct node *
fig_count(struct arena *a, struct node *map, const char *key, size_t n)
{
	return fig_number(a, map, key, ratio_of((int64_t)n, 1), 0);
}

struct node *
fig_money(struct arena *a, struct node *map, const char *key,
    const char *currency, struct ratio r)
{
	struct node *fig = node_add(a, map, key, NODE_MAP);
	struct str s = STR_INIT;

	if (ratio_ok(r)) {
		add_value(a, fig, r, 0);
		money_add(&s, currency, r);
	} else {
		str_adds(&s, "n/a");
	}
	node_str(a, fig, "text", s.s);
	str_release(&s);
	return fig;
}

struct node *
fig_share(struct arena *a, struct node *map, const char *key, size_t n,
    size_t of, size_t least)
{
	struct node *fig = node_add(a, map, key, NODE_MAP);
	struct ratio r = ratio_of((int64_t)n, (int64_t)of);
	struct str s = STR_INIT;

	node_int(a, fig, "n", (long long)n);
	node_int(a, fig, "of", (long long)of);
	if (of == 0 || of < least) {
		node_bool(a, fig, "few", true);
		if (of == 0)
			str_adds(&s, "none");
		else
			str_addf(&s, "too few to say (n = %zu)", of);
		node_str(a, fig, "text", s.s);
		node_str(a, fig, "long", s.s);
	} else {
		add_value(a, fig, r, 4);
		ratio_add_percent(&s, r, 0);
		node_str(a, fig, "text", s.s);
		str_addf(&s, " (%zu of %zu)", n, of);
		node_str(a, fig, "long", s.s);
	}
	str_release(&s);
	return fig;
}

struct node *
fig_part(struct arena *a, struct node *map, const char *key,
    const char *currency, struct ratio part, struct ratio whole)
{
	struct node *fig = node_add(a, map, key, NODE_MAP);
	struct ratio r = ratio_div(part, whole);
	struct str s = STR_INIT;

	if (ratio_ok(r))
		add_value(a, fig, r, 4);
	ratio_add_percent(&s, r, 0);
	node_str(a, fig, "text", s.s);
	if (ratio_ok(r)) {
		str_adds(&s, " (");
		money_add(&s, currency, part);
		str_adds(&s, " of ");
		money_add(&s, currency, whole);
		str_addc(&s, ')');
	}
	node_str(a, fig, "long", s.s);
	str_release(&s);
	return fig;
}

void
names_join(struct str *out, const char *const *names, size_t n, size_t total)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i > 0)
			str_adds(out, i + 1 == total ? " and " : ", ");
		str_adds(out, names[i]);
	}
	if (total > n)
		str_addf(out, " and %zu more", total - n);
}

struct node *
fig_names(struct arena *a, struct node *map, const char *key,
    const char *const *names, size_t n, size_t total)
{
	struct node *fig = node_add(a, map, key, NODE_MAP), *list;
	struct str s = STR_INIT;
	size_t i;

	names_join(&s, names, n, total);
	node_str(a, fig, "text", s.s);
	node_int(a, fig, "n", (long long)total);
	list = node_add(a, fig, "list", NODE_LIST);
	for (i = 0; i < n; i++)
		node_str(a, list, NULL, names[i]);
	str_release(&s);
	return fig;
}
