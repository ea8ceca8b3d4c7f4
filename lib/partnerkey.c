/* partnerkey - the keys of partner.yaml and what may stand under each */

#include "partnerkey.h"

#include <string.h>

#define LINE(path)		{ path, KEY_LINE, false, false, NULL }
#define LINES(path)		{ path, KEY_LINE, true, false, NULL }
#define ID(path, from)		{ path, KEY_ID, false, false, from }
#define IDS(path, from)		{ path, KEY_ID, true, false, from }
#define KEY(path, kind)		{ path, kind, false, false, NULL }

const struct partner_key partner_keys[] = {
	{ "name", KEY_LINE, false, true, NULL },
	LINE("domain"),
	LINE("industry"),
	KEY("employees", KEY_NUMBER),
	KEY("revenue", KEY_NUMBER),
	KEY("description", KEY_PROSE),
	{ "type", KEY_ID, false, true, "types" },
	IDS("categories", "categories"),
	ID("tier", "tiers"),
	{ "tier_source", KEY_WORD, false, false, "rule|hand" },
	KEY("tier_reason", KEY_PROSE),
	KEY("stage", KEY_STAGE),
	ID("segment", "segments"),
	LINE("manager"),
	KEY("since", KEY_DATE),
	IDS("regions", "regions"),
	{ "countries", KEY_COUNTRY, true, false, NULL },
	LINES("languages"),
	IDS("industries", "industries"),
	KEY("customer_size", KEY_MAP),
	KEY("customer_size.min", KEY_NUMBER),
	KEY("customer_size.max", KEY_NUMBER),
	LINES("technologies"),
	LINES("services"),
	LINES("products"),
	IDS("covers", "needs"),
	KEY("contacts", KEY_ITEMS),
	LINE("contacts.*.name"),
	KEY("contacts.*.email", KEY_MAIL),
	LINE("contacts.*.role"),
	KEY("contacts.*.primary", KEY_BOOL),
	KEY("agreements", KEY_ITEMS),
	LINE("agreements.*.kind"),
	KEY("agreements.*.signed", KEY_DATE),
	KEY("agreements.*.renews", KEY_DATE),
	KEY("certifications", KEY_ITEMS),
	LINE("certifications.*.person"),
	LINE("certifications.*.level"),
	KEY("certifications.*.expires", KEY_DATE),
	{ "gates", KEY_MAPS, false, false, "gates" },
	KEY("gates.*.pass", KEY_BOOL),
	KEY("gates.*.note", KEY_PROSE),
	LINE("gates.*.by"),
	KEY("gates.*.date", KEY_DATE),
	{ "ratings", KEY_MAPS, false, false, "criteria" },
	KEY("ratings.*.score", KEY_SCORE),
	KEY("ratings.*.note", KEY_PROSE),
	LINE("ratings.*.by"),
	KEY("ratings.*.date", KEY_DATE),
	KEY("activity", KEY_ITEMS),
	KEY("activity.*.date", KEY_DATE),
	{ "activity.*.kind", KEY_WORD, false, false,
	    "meeting|training|registration|qbr|campaign|support" },
	KEY("activity.*.note", KEY_PROSE),
	KEY("milestones", KEY_ITEMS),
	KEY("milestones.*.date", KEY_DATE),
	{ "milestones.*.name", KEY_LINE, false, true, NULL },
	KEY("notes", KEY_ITEMS),
	KEY("notes.*.date", KEY_DATE),
	LINE("notes.*.by"),
	{ "notes.*.text", KEY_PROSE, false, true, NULL },
	{ NULL, KEY_LINE, false, false, NULL }
};

static bool
matches(const char *pattern, const char *path)
{
	size_t n;

	for (;;) {
		n = strcspn(path, ".");
		if (pattern[0] == '*' && n > 0)
			pattern++;
		else if (strncmp(pattern, path, n) == 0)
			pattern += n;
		else
			return false;
		path += n;
		if (*pattern != *path || *path == '\0')
			return *pattern == *path;
		pattern++;
		path++;
	}
}

const struct partner_key *
partner_key(const char *path)
{
	const struct partner_key *k;

	for (k = partner_keys; k->path != NULL; k++) {
		if (matches(k->path, path))
			return k;
	}
	return NULL;
}

bool
partner_key_suggest(struct str *out, const char *path)
{
	const char *last = strrchr(path, '.');
	size_t head = last != NULL ? (size_t)(last - path) + 1 : 0, n = 0;
	const char *names[sizeof(partner_keys) / sizeof(*partner_keys)];
	struct str up = STR_INIT;
	const struct partner_key *k;
	const char *near, *dot;

	str_add(&up, path, head > 0 ? head - 1 : 0);
	for (k = partner_keys; k->path != NULL; k++) {
		dot = strrchr(k->path, '.');
		str_reset(&up);
		str_add(&up, path, head);
		str_adds(&up, dot != NULL ? dot + 1 : k->path);
		if (matches(k->path, up.s))
			names[n++] = dot != NULL ? dot + 1 : k->path;
	}
	near = str_nearest(path + head, names, n);
	if (near != NULL)
		str_addf(out, "%.*s%s", (int)head, path, near);
	str_release(&up);
	return near != NULL;
}

bool
partner_key_is_text(const struct partner_key *k)
{
	return k->kind != KEY_NUMBER && k->kind != KEY_SCORE &&
	    k->kind != KEY_DATE && k->kind != KEY_BOOL;
}

bool
partner_key_is_tree(const struct partner_key *k)
{
	return k->kind == KEY_MAP || k->kind == KEY_MAPS ||
	    k->kind == KEY_ITEMS;
}
