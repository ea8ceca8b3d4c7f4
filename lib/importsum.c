/* importsum - the currency of a sum in a row that is imported */

#include "importsum.h"

#include <string.h>

#include "form.h"

/* What the row says of the currency: its column, beside the sum, the header. */
static const char *
told(const struct import_sum *s, const struct import_job *job)
{
	if (s->cell != NULL)
		return s->cell;
	if (s->number->currency[0] != '\0')
		return s->number->currency;
	return job->map.currency[0] != '\0' ? job->map.currency : NULL;
}

int
import_currency(struct import_sum *s, struct import_job *job,
    struct import_row *row)
{
	const char *own = job->ws->currency, *text = told(s, job);
	struct str code = STR_INIT;
	int rc = 0;

	s->told = text != NULL;
	s->code = text == NULL ? node_get_text(s->old, "currency", NULL) :
	    own;
	if (text == NULL || own[0] == '\0' || csv_currency_fits(text, own))
		return 0;
	if (form_currency(&code, text, NULL) == 0)
		s->code = arena_dup(&job->arena, code.s);
	else
		rc = job_reject(job, row, "%s is in %.20s, not in %s; a "
		    "column Currency with codes such as USD tells which "
		    "currency that is", s->what, text, own);
	str_release(&code);
	return rc;
}

int
import_convert(struct money *out, const struct import_sum *s,
    struct import_job *job, struct import_row *row, date day)
{
	const struct rates *rates = &job->ws->rates;
	const struct rate *rate;
	struct str why = STR_INIT;
	int rc = 0;

	*out = money_of(s->number->value);
	/* a company that says no currency has one kind of money */
	if (rates->own[0] == '\0' || rates_is_own(rates, s->code))
		return 0;
	rate = rates_on(rates, s->code, day);
	if (rate != NULL) {
		*out = money_at(s->number->value, rate->value);
		return 0;
	}
	rates_lack(&why, rates, s->code, day);
	rc = job_reject(job, row, "%s is in %s: %s", s->what, s->code, why.s);
	str_release(&why);
	return rc;
}
