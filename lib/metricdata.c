/* metricdata - what metrics are measured from */

#include "measure.h"

struct metric_data
metric_data_before(const struct metric_data *data, const struct period *p,
    const struct period *before)
{
	struct metric_data then = *data;

	if (data->end >= p->from && data->end < p->to)
		then.end = before->from + (data->end - p->from) < before->to ?
		    before->from + (data->end - p->from) : before->to;
	return then;
}

struct metric_data
metric_data_of(struct ws *ws, date today)
{
	struct metric_data data = { .ws = ws, .today = today, .end = today };

	data.days = partner_days_read(ws);
	data.heard = partner_days_heard(data.days, ws->npartners);
	return data;
}

int
metric_data_init(struct metric_data *out, struct ws *ws, date today,
    struct err *e)
{
	unsigned parts = WS_COMPANY | WS_PROGRAM | WS_DEALS | WS_ACCOUNTS |
	    WS_PARTNERS;

	if (ws_load(ws, parts, e) < 0 || ws_hold(ws, WS_PARTNERS |
	    WS_ACCOUNTS, e) < 0)
		return -1;
	*out = metric_data_of(ws, today);
	return 0;
}
