/* healthband - what a health score means by the bands of the program */

#include "healthband.h"

#include "partner.h"

const char *
health_band(const struct ws *ws, const struct partner *p, struct ratio score)
{
	const struct node *bands = node_path(ws->program, "policies.health");
	struct dec healthy, watch;

	if (!partner_signed(p) || !ratio_ok(score) ||
	    dec_node(&healthy, node_get(bands, "healthy"), "healthy", NULL) <
	    0 || dec_node(&watch, node_get(bands, "watch"), "watch", NULL) < 0)
		return NULL;
	return ratio_cmp(score, ratio_dec(healthy)) >= 0 ? "healthy" :
	    ratio_cmp(score, ratio_dec(watch)) >= 0 ? "watch" : "at risk";
}
