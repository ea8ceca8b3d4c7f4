/* checktwin - two partners that are one company */

#include "checkers.h"

#include "importname.h"

/* The record's domain stands in that of another partner, too. */
static void
check_domain(struct check *c, struct map *first, const struct node *record)
{
	const struct node *n = node_get(record, "domain"), *other;
	struct str domain = STR_INIT;
	void **slot;

	if (node_text(n) != NULL)
		import_domain(&domain, n->text);
	if (domain.len > 0) {
		slot = map_at(first, arena_dup(&c->arena, domain.s));
		other = *slot;
		if (other != NULL)
			check_at(c, FAULT_WARNING, n, "domain %s is that of "
			    "another partner too (%s:%u); if they are one, "
			    "pos partner merge makes them one", domain.s,
			    other->file, other->line);
		else
			*slot = (void *)n;
	}
	str_release(&domain);
}

void
check_partner_twins(struct check *c)
{
	struct map first = { 0 };
	size_t i;

	for (i = 0; i < c->nyaml; i++) {
		if (path_partner(c->yaml[i].path) > 0)
			check_domain(c, &first, c->yaml[i].top);
	}
	map_release(&first);
}
