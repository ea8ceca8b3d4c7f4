/* evtam - how evidence names what the partner market is made of */

#include "evtam.h"

static const char *const names[TAM_KINDS] = { "Accounts", "Reach", "Share",
	"ACV", "Deals of a partner a year", "Activation" };

const char *
evtam_category(const struct evidence *ev, const char *id)
{
	return ws_name(ev->ws, "categories", id);
}

const char *
evtam_input(const struct evidence *ev, const char *category,
    enum tam_input in)
{
	return category == NULL ? arena_printf(&ev->ws->arena, "%s, shared",
	    names[in]) : arena_printf(&ev->ws->arena, "%s, %s", names[in],
	    evtam_category(ev, category));
}

void
evtam_value(struct arena *a, struct node *map, const char *key,
    enum tam_input in, const char *currency, struct dec v)
{
	struct str s = STR_INIT;

	tam_add_number(&s, in, currency, v);
	node_str(a, map, key, s.s);
	str_release(&s);
}

void
evtam_number(struct arena *a, struct node *map, const char *key,
    enum tam_input in, const char *currency, const struct tam_number *n)
{
	struct str s = STR_INIT;

	if (n == NULL)
		str_adds(&s, "none");
	else if (n->origin == TAM_UNKNOWN)
		str_adds(&s, "not known");
	else
		tam_add_number(&s, in, currency, n->v[TAM_BASE]);
	if (n != NULL && n->origin != TAM_UNKNOWN && tam_number_ranges(n)) {
		str_adds(&s, " (");
		tam_add_number(&s, in, currency, n->v[TAM_LOW]);
		str_adds(&s, " to ");
		tam_add_number(&s, in, currency, n->v[TAM_HIGH]);
		str_addc(&s, ')');
	}
	node_str(a, map, key, s.s);
	str_release(&s);
}
