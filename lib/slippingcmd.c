/* slippingcmd - pos-score slipping */

#include "slippingcmd.h"

#include <string.h>

#include "cmd.h"
#include "slipping.h"

int
slipping_command(const char *dir, const char *form, const char *since,
    struct err *e)
{
	date today = date_today(), then = today - SLIPPING_DAYS;
	struct ws ws = WS_INIT;
	struct slips slips = { 0 };
	int rc = -1;

	if (since != NULL && (date_parse(&then, since, strlen(since)) < 0 ||
	    then >= today))
		cmd_usage("--since: '%s' is not a day before today; write it "
		    "as 2026-08-20", since);
	if (ws_open(&ws, dir, e) == 0 &&
	    slipping_find(&slips, &ws, then, today, e) == 0) {
		slipping_print(&slips, table_form(form), stdout);
		cmd_warn("%zu of %zu partners with a contract and enough data "
		    "fell", slips.n, slips.compared);
		if (slips.n == 0)
			cmd_no();
		rc = 0;
	}
	ws_close(&ws);
	return rc;
}
