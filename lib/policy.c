/* policy - rules of the program that are a number of days */

#include "policy.h"

#include "dec.h"

int
days_of(const struct node *n)
{
	struct dec d;

	if (node_unknown(n) || dec_node(&d, n, "days", NULL) < 0 || d.u < 0)
		return -1;
	return d.u / DEC_ONE < POLICY_MOST ? (int)(d.u / DEC_ONE) :
	    POLICY_MOST;
}

int
policy_days(const struct ws *ws, const char *path)
{
	return days_of(node_path(ws->program, path));
}
