/* scorekeys - misspelt keys of scorecards, candidates and partners */

#include "scorekeys.h"

#include <string.h>

#include "stray.h"

enum { TABLE_MAX = 64 };

/* The members of a card, or those under a key of another table. */
static const struct shape *
members_of(const struct shape *table, const char *key)
{
	const struct shape *s = shape_member(table, key, strlen(key));

	return s != NULL ? s->members : NULL;
}

/* Append the table to out, which has room for TABLE_MAX; returns its end. */
static struct shape *
add_table(struct shape *out, struct shape *end, const struct shape *table)
{
	for (; table->key != NULL && end < out + TABLE_MAX - 1; table++) {
		if (shape_member(out, table->key, strlen(table->key)) == NULL)
			*end++ = *table;
		end->key = NULL;
	}
	return end;
}

/* What a plain file may hold: a scorecard, a card of its own, candidates. */
static void
make_plain(struct shape out[TABLE_MAX])
{
	static const struct shape more[] = {
		{ .key = "facts" }, { .key = "candidates" }, { .key = NULL },
	};
	struct shape *end;

	out->key = NULL;
	end = add_table(out, out, shape_scorecard);
	end = add_table(out, end, members_of(shape_scorecard, "fit"));
	add_table(out, end, more);
}

/* Does a rule of the criterion read the field key? */
struct reading {
	const char *key;
	bool found;
};

static void
look_at_rule(const struct node *criterion, void *ctx)
{
	struct reading *r = ctx;
	const struct node *rule;
	const char *field;
	size_t n = strlen(r->key);

	NODE_EACH(rule, node_get(criterion, "computed")) {
		field = node_get_text(rule, "field", "");
		r->found |= strncmp(field, r->key, n) == 0 &&
		    (field[n] == '\0' || field[n] == '.');
	}
}

static bool
is_field(const struct node *file, const char *key)
{
	struct reading r = { key, false };
	size_t i;

	card_each_criterion(file, look_at_rule, &r);
	for (i = 0; card_names[i] != NULL; i++)
		card_each_criterion(node_get(file, card_names[i]),
		    look_at_rule, &r);
	return r.found;
}

/* A candidate may hold all that a partner does, and fields for rules. */
static int
check_candidate(const struct node *file, const struct node *n, struct err *e)
{
	static const struct shape keys[] = {
		{ .key = "id" }, { .key = "name" }, { .key = "type" },
		{ .key = "tier" }, { .key = "effort" }, { .key = "ratings" },
		{ .key = "gates" }, { .key = NULL },
	};
	const struct node *c;
	const char *meant;

	if (n->kind != NODE_MAP)
		return 0;
	NODE_EACH(c, n) {
		meant = stray_meant(n, c, keys);
		if (meant != NULL && shape_member(shape_partner, c->key,
		    strlen(c->key)) == NULL && !is_field(file, c->key))
			return stray_refuse(c, meant, e);
	}
	return 0;
}

/* Those below a partner's ratings, gates and effort. */
static int
each_of_partner(const struct node *partner, stray_fn *fn, void *ctx)
{
	static const char *const keys[] = { "ratings", "gates" };
	const struct node *c;
	size_t i;
	int rc = stray_each(node_get(partner, "effort"),
	    members_of(shape_partner, "effort"), fn, ctx);

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		NODE_EACH(c, node_get(partner, keys[i])) {
			if (rc != 0)
				return rc;
			rc = stray_each(c, members_of(shape_partner, keys[i]),
			    fn, ctx);
		}
	}
	return rc;
}

int
scorekeys_check(const struct node *file, struct err *e)
{
	struct shape table[TABLE_MAX];
	const struct node *c;

	make_plain(table);
	if (stray_each(file, table, stray_refuse, e) < 0)
		return -1;
	NODE_EACH(c, node_get(file, "candidates")) {
		if (check_candidate(file, c, e) < 0 ||
		    each_of_partner(c, stray_refuse, e) < 0)
			return -1;
	}
	return 0;
}

void
scorekeys_tell(const struct node *scorecard, void (*tell)(const char *message))
{
	struct stray_teller to = { tell };

	stray_each(scorecard, shape_scorecard, stray_tell, &to);
}

void
scorekeys_tell_partner(const struct node *partner,
    void (*tell)(const char *message))
{
	struct stray_teller to = { tell };

	each_of_partner(partner, stray_tell, &to);
}
