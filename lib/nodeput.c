/* nodeput - values for programs, in which unknown is null */

#include "nodeput.h"

#include "str.h"

void
node_put_text(struct arena *a, struct node *map, const char *key,
    const char *text)
{
	if (text != NULL)
		node_str(a, map, key, text);
	else
		node_add(a, map, key, NODE_NULL);
}

void
node_put_date(struct arena *a, struct node *map, const char *key, date day)
{
	struct str s = STR_INIT;

	if (day != DATE_NONE)
		date_add(&s, day);
	node_put_text(a, map, key, day != DATE_NONE ? s.s : NULL);
	str_release(&s);
}
