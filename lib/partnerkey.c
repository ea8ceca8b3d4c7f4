/* partnerkey - the keys of partner.yaml by their dotted paths */

#include "partnerkey.h"

#include <string.h>

/* Texts of many lines; all others are one. */
static const char *const prose[] = { "description", "tier_reason", "note",
	"text" };

/* The shape of an entry of a map of values, such as ids.salesforce; or NULL. */
static const struct shape *
entry_shape(const char *path, const char *dot)
{
	const struct shape *s = shape_member(shape_partner, path,
	    (size_t)(dot - path));

	return s != NULL && s->many == SHAPE_EACH && s->kind != SHAPE_MAP &&
	    strchr(dot + 1, '.') == NULL ? s : NULL;
}

/* The members below the map that path, of len bytes, leads to; or NULL. */
static const struct shape *
members(const char *path, size_t len)
{
	const struct shape *table = shape_partner, *s = NULL;
	const char *p = path, *end = path + len;
	size_t n;

	for (; p < end && table != NULL; p += n + (p[n] == '.')) {
		n = strcspn(p, ".");
		if (s == NULL || s->many == SHAPE_ONE) {
			s = shape_member(table, p, n);
			if (s == NULL || s->kind != SHAPE_MAP)
				return NULL;
			table = s->members;
		} else {
			s = NULL;	/* an entry: any name, same table */
		}
	}
	return s == NULL || s->many == SHAPE_ONE ? table : NULL;
}

struct partner_key
partner_key(const char *path)
{
	const char *dot = strrchr(path, '.');
	const char *last = dot != NULL ? dot + 1 : path;
	struct partner_key k = { NULL, false, false, false };
	const struct shape *table = members(path, dot != NULL ?
	    (size_t)(dot - path) : 0);

	k.shape = shape_member(table, last, strlen(last));
	if (k.shape == NULL && dot != NULL) {
		k.shape = entry_shape(path, dot);
		return k;
	}
	if (k.shape == NULL)
		return k;
	k.tree = k.shape->kind == SHAPE_MAP || k.shape->many == SHAPE_EACH;
	k.list = k.shape->many == SHAPE_LIST && !k.tree;
	k.items = k.shape->many == SHAPE_LIST && k.tree;
	return k;
}

bool
partner_key_suggest(struct str *out, const char *path)
{
	enum { MOST = 64 };
	const char *dot = strrchr(path, '.'), *names[MOST], *near;
	size_t head = dot != NULL ? (size_t)(dot - path) + 1 : 0, n = 0;
	const struct shape *s = members(path, head > 0 ? head - 1 : 0);

	for (; s != NULL && s->key != NULL && n < MOST; s++)
		names[n++] = s->key;
	near = str_nearest(path + head, names, n);
	if (near != NULL)
		str_addf(out, "%.*s%s", (int)head, path, near);
	return near != NULL;
}

bool
partner_key_is_text(const struct partner_key *k)
{
	switch (k->shape->kind) {
	case SHAPE_NUMBER:
	case SHAPE_MONEY:
	case SHAPE_PERCENT:
	case SHAPE_BALANCE:
	case SHAPE_DATE:
	case SHAPE_TRUTH:
		return false;
	default:
		return true;
	}
}

bool
partner_key_is_prose(const struct partner_key *k)
{
	size_t i;

	for (i = 0; i < sizeof(prose) / sizeof(*prose); i++) {
		if (strcmp(k->shape->key, prose[i]) == 0)
			return true;
	}
	return false;
}
