/* checkids - the ids that files define and others refer to */

#include "checkers.h"

#include <string.h>

#include "datafile.h"
#include "scorecard.h"

size_t
path_partner(const char *path)
{
	const char *slug = path + strlen("partners/");
	size_t n;

	if (!str_starts(path, "partners/"))
		return 0;
	n = strcspn(slug, "/");
	return strcmp(slug + n, "/partner.yaml") == 0 ? n : 0;
}

/* Learn the ids of a list of maps. */
static void
learn(struct check *c, enum idset set, const struct node *list)
{
	struct ids *ids = &c->ids[set];
	const struct node *n;
	const char *id;

	if (list == NULL)
		return;
	ids->known = true;
	NODE_EACH(n, list) {
		id = node_get_text(n, "id", NULL);
		if (id != NULL)
			check_unique(c, &ids->first, n, id);
	}
}

static void
learn_criterion(const struct node *n, void *ctx)
{
	struct check *c = ctx;

	*map_at(&c->criteria, node_get_text(n, "id", "")) =
	    (void *)(uintptr_t)n;
}

static void
learn_cards(struct check *c, const struct node *top)
{
	const struct node *card, *n;
	size_t i;

	for (i = 0; card_names[i] != NULL; i++) {
		card = node_get(top, card_names[i]);
		card_each_criterion(card, learn_criterion, c);
		NODE_EACH(n, node_get(card, "gates"))
			*map_at(&c->gates, node_get_text(n, "id", "")) =
			    (void *)(uintptr_t)n;
	}
}

/* The folders of partners, whether their records can be read or not. */
static void
learn_partners(struct check *c)
{
	struct ids *ids = &c->ids[IDS_PARTNERS];
	const char *path;
	size_t i, n;

	ids->known = true;
	for (i = 0; i < c->files.n; i++) {
		path = c->files.s[i];
		n = path_partner(path);
		if (n > 0)
			*map_at(&ids->first, arena_ndup(&c->arena, path +
			    strlen("partners/"), n)) = c->files.s[i];
	}
}

/* Deals, whose ids nothing refers to. */
static void
learn_deals(struct check *c)
{
	struct map first = { 0 };
	const struct node *n;
	const char *id;
	size_t i;

	for (i = 0; i < c->nyaml; i++) {
		if (data_kind(c->yaml[i].path) != DATA_DEALS)
			continue;
		NODE_EACH(n, node_get(c->yaml[i].top, "deals")) {
			id = node_get_text(n, "id", NULL);
			if (id != NULL)
				check_unique(c, &first, n, id);
		}
	}
	map_release(&first);
}

/* Can the ids of this file be relied on: read, or not there at all? */
static bool
is_settled(const struct check *c, const char *path, const char *key)
{
	const struct node *list = node_get(check_top(c, path), key);

	return list != NULL ? list->kind != NODE_SCALAR :
	    !root_exists(&c->ws->root, path);
}

/* The accounts of all files of the kind; false: one cannot be relied on. */
static bool
learn_accounts(struct check *c, enum data_kind kind)
{
	struct names names = { 0 };
	const char *key = data_key(kind);
	bool settled = data_files(&names, &c->ws->files, kind, NULL) == 0;
	size_t i;

	for (i = 0; i < names.n; i++) {
		learn(c, IDS_ACCOUNTS, node_get(check_top(c, names.s[i]),
		    key));
		settled &= is_settled(c, names.s[i], key);
	}
	names_release(&names);
	return settled;
}

void
check_ids(struct check *c)
{
	static const struct { enum idset set; const char *key; } lists[] = {
		{ IDS_TYPES, "types" }, { IDS_CATEGORIES, "categories" },
		{ IDS_TIERS, "tiers" }, { IDS_REGIONS, "regions" },
		{ IDS_INDUSTRIES, "industries" },
		{ IDS_SEGMENTS, "segments" },
	};
	const struct node *program = check_top(c, "program.yaml");
	const struct node *company = check_top(c, "company.yaml"), *stage;
	bool settled;
	size_t i;

	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		learn(c, lists[i].set, node_get(program, lists[i].key));
	learn(c, IDS_PRODUCTS, node_get(company, "products"));
	learn(c, IDS_PAINS, node_path(company, "value.pains"));
	NODE_EACH(stage, node_get(company, "journey"))
		learn(c, IDS_NEEDS, node_get(stage, "needs"));
	settled = learn_accounts(c, DATA_CUSTOMERS);
	c->ids[IDS_ACCOUNTS].known = learn_accounts(c, DATA_PROSPECTS) &&
	    settled;
	learn_cards(c, check_top(c, "strategy/scorecard.yaml"));
	learn_partners(c);
	learn_deals(c);
}
