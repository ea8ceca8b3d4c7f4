/* dealid - ids that are free */

#include "dealid.h"

#include <stdlib.h>
#include <string.h>

#include "usedids.h"

unsigned
id_number(const char *id, char letter)
{
	size_t n = strlen(id);

	if (id[0] != letter || id[1] != '-' || n > 9 ||
	    strspn(id + 2, "0123456789") != n - 2)
		return 0;
	return (unsigned)strtoul(id + 2, NULL, 10);
}

unsigned
deal_next_number(const struct ws *ws)
{
	struct used_ids used;
	unsigned n, most;
	size_t i;

	used_ids_read(&used, &ws->root);
	most = used.deal;
	for (i = 0; i < ws->ndeals; i++) {
		n = id_number(ws->deals[i].id, 'd');
		most = n > most ? n : most;
	}
	return most + 1;
}

const char *
prospect_next_id(struct ws *ws)
{
	struct used_ids used;
	unsigned n, most;
	size_t i;

	used_ids_read(&used, &ws->root);
	most = used.prospect;
	for (i = 0; i < ws->naccounts; i++) {
		n = id_number(ws->accounts[i].id, 'p');
		most = n > most ? n : most;
	}
	return arena_printf(&ws->arena, "p-%03u", most + 1);
}
