/* context - what templates are filled with */

#include "context.h"

#include <string.h>

#include "partnerview.h"
#include "textform.h"
#include "viewparts.h"
#include "ws.h"

static void
add_today(struct arena *a, struct node *root)
{
	struct str s = STR_INIT;
	int y, m, d;

	date_add(&s, date_today());
	node_str(a, root, "today", s.s);
	str_reset(&s);
	date_add_long(&s, date_today());
	node_str(a, root, "today_text", s.s);
	date_split(date_today(), &y, &m, &d);
	node_int(a, root, "year", y);
	str_release(&s);
}

/* The facts of each document of the strategy. */
static int
add_strategy(struct arena *a, struct node *root, struct ws *ws,
    struct err *e)
{
	static const char *const names[] = { "icp", "ipp", "cjm" };
	struct node *strategy = node_add(a, root, "strategy", NODE_MAP);
	const struct node *facts;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (ws_facts(&facts, ws, names[i], e) < 0)
			return -1;
		if (facts != NULL)
			node_hang(a, strategy, names[i], node_copy(a, facts,
			    NULL));
	}
	return 0;
}

static int
add_partner(struct arena *a, struct node *root, struct ws *ws,
    const char *name, struct err *e)
{
	struct partner *p;
	struct node *view;

	if (ws_load(ws, WS_DEALS | WS_PROGRAM, e) < 0 ||
	    ws_partner(&p, ws, name, e) < 0 ||
	    partner_view(&view, a, ws, p, date_today(), e) < 0)
		return -1;
	node_hang(a, root, "partner", view);
	return 0;
}

int
context_add(struct node *root, struct arena *a, struct ws *ws,
    const char *partner, struct err *e)
{
	const struct node *contact;

	add_today(a, root);
	if (ws_load(ws, WS_COMPANY | WS_PROGRAM, e) < 0)
		return -1;
	node_hang(a, root, "company", node_copy(a, ws->company, NULL));
	node_hang(a, root, "program", node_copy(a, ws->program, NULL));
	contact = node_get(ws->company, "contact");
	if (contact != NULL)
		node_hang(a, root, "contact", node_copy(a, contact, NULL));
	if (add_strategy(a, root, ws, e) < 0 ||
	    (partner != NULL && add_partner(a, root, ws, partner, e) < 0))
		return -1;
	textform_add(a, root, root, ws->currency);
	return 0;
}

int
context_build(struct node **out, struct arena *a, const char *dir,
    const char *partner, struct err *e)
{
	struct err none = ERR_INIT;
	struct ws ws = WS_INIT;
	int rc = 0;

	*out = node_new(a, NODE_MAP);
	if (ws_open(&ws, dir, &none) == 0)
		rc = context_add(*out, a, &ws, partner, e);
	else if (none.code != ERR_NOTFOUND || partner != NULL)
		rc = err_set(e, none.code, "%s", none.msg);
	else
		add_today(a, *out);
	ws_close(&ws);
	return rc;
}

int
context_figures(struct node *root, struct arena *a, const char *dir,
    struct err *e)
{
	struct err none = ERR_INIT;
	struct ws ws = WS_INIT;
	int rc = 0;

	if (ws_open(&ws, dir, &none) == 0) {
		rc = view_figures(root, a, &ws, date_today(), e);
		if (rc == 0)
			textform_add(a, node_get(root, "figures"), root,
			    ws.currency);
	} else if (none.code != ERR_NOTFOUND) {
		rc = err_set(e, none.code, "%s", none.msg);
	}
	ws_close(&ws);
	return rc;
}
