/* load-tool - read all of a workspace and hold it against its formats: what
 * every command that computes does first; for t/bench */

#include <stdio.h>

#include "ws.h"

int
main(int argc, char **argv)
{
	struct ws ws = WS_INIT;
	struct err e = ERR_INIT;

	if (ws_open(&ws, argc > 1 ? argv[1] : NULL, &e) < 0 ||
	    ws_load(&ws, WS_ALL, &e) < 0 || ws_hold(&ws, WS_ALL, &e) < 0) {
		fprintf(stderr, "load-tool: %s\n", e.msg);
		return 3;
	}
	printf("%zu partners, %zu deals, %zu accounts\n", ws.npartners,
	    ws.ndeals, ws.naccounts);
	ws_close(&ws);
	return 0;
}
