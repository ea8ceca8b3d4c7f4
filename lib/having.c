/* having - which partners have an entry in a list of their record */

#include "having.h"

#include <stdlib.h>

#include "map.h"
#include "mem.h"
#include "partner.h"

/* An entry that is asked for, and the partner that was found last. */
struct asked {
	struct having *h;
	const struct partner *last;
};

/* Note that p has the entry, once however often it says so. */
static void
note(struct asked *asked, const struct partner *p)
{
	struct having *h = asked->h;

	if (asked->last == p)
		return;
	asked->last = p;
	if (h->n < HAVING_NAMES)
		h->names[h->n] = p->name;
	h->n++;
}

void
having_find(struct having *h, size_t n, const struct ws *ws, const char *key)
{
	struct asked *all = mem_zero(n + 1, sizeof(*all)), *asked;
	struct map ids = { 0 };
	const struct node *c;
	size_t i;

	for (i = 0; i < n; i++) {
		h[i].n = 0;
		all[i].h = &h[i];
		if (map_get(&ids, h[i].id) == NULL)
			*map_at(&ids, h[i].id) = &all[i];
	}
	for (i = 0; i < ws->npartners && n > 0; i++) {
		if (!partner_signed(&ws->partners[i]))
			continue;
		NODE_EACH(c, partner_get(&ws->partners[i], key)) {
			asked = node_text(c) != NULL ?
			    map_get(&ids, c->text) : NULL;
			if (asked != NULL)
				note(asked, &ws->partners[i]);
		}
	}
	for (i = 0; i < n; i++) {
		/* an id that stands twice is answered twice */
		asked = map_get(&ids, h[i].id);
		h[i] = *asked->h;
	}
	map_release(&ids);
	free(all);
}
