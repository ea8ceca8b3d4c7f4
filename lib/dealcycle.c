/* dealcycle - is a deal protected as long as a sale takes? */

#include "dealcycle.h"

#include "dec.h"
#include "registration.h"
#include "sample.h"

bool
dealcycle_fault(struct str *out, const struct ws *ws)
{
	struct sample days = { NULL, 0, 0 };
	struct ratio median, least, window;
	struct reg_policy policy;
	size_t i, n;
	bool fault;

	for (i = 0; i < ws->ndeals; i++) {
		if (ws->deals[i].stage == DEAL_WON)
			sample_add(&days, (int64_t)ws->deals[i].closed -
			    ws->deals[i].created);
	}
	n = days.n;
	median = sample_quartile(&days, 2);
	sample_release(&days);
	reg_policy_read(&policy, ws);
	window = ratio_of(policy.protection_days, 1);
	least = ratio_mul(median, ratio_of(3, 4));
	fault = n > 0 && policy.protection_days >= 0 &&
	    ratio_cmp(window, least) < 0;
	if (!fault)
		return false;
	str_addf(out, "%s:%u: protection_days: %d are ", policy.window->file,
	    policy.window->line, policy.protection_days);
	ratio_add_percent(out, ratio_div(window, median), 0);
	str_adds(out, " of the median sales cycle, ");
	ratio_add_text(out, median, median.n % median.d != 0 ? 1 : 0);
	str_addf(out, " days over %zu won deal%s; partners lose deals to the "
	    "calendar below 75 %%, ", n, n == 1 ? "" : "s");
	ratio_add_text(out, least, least.n % least.d != 0 ? 1 : 0);
	str_adds(out, " days");
	return true;
}
