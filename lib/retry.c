/* retry - whether and when a request that failed is sent again */

#include "retry.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "date.h"

enum { FIRST_MS = 500, MOST_MS = 8000, DAY_MS = 86400000 };

static bool
is_worth(const struct retry_case *c)
{
	if (c->money || c->status == 400 || c->status == 401 ||
	    c->status == 403)
		return false;
	if (c->should != NULL && strcasecmp(c->should, "true") == 0)
		return true;
	if (c->should != NULL && strcasecmp(c->should, "false") == 0)
		return false;
	return c->status == 0 || c->status == 408 || c->status == 409 ||
	    c->status == 429 || c->status >= 500;
}

/*
 * A header's decimal number, of milliseconds (scale 1) or seconds (1000), in
 * milliseconds; -1: it is none, or not over 0. What is over a day is a day:
 * nobody waits so long.
 */
static int64_t
number(const char *s, int64_t scale)
{
	int64_t whole = 0, part = 0, unit = scale;

	if (s == NULL || *s < '0' || *s > '9')
		return -1;
	for (; *s >= '0' && *s <= '9' && whole < DAY_MS; s++)
		whole = whole * 10 + (*s - '0');
	if (whole >= DAY_MS)
		return DAY_MS;
	if (*s == '.') {
		for (s++; *s >= '0' && *s <= '9'; s++) {
			unit /= 10;
			part += (*s - '0') * unit;
		}
		part += scale == 1;
	}
	s += strspn(s, " \t");
	whole = whole * scale + part;
	if (*s != '\0' || whole <= 0)
		return -1;
	return whole < DAY_MS ? whole : DAY_MS;
}

/* Milliseconds up to a date of HTTP; -1: it is none, or over. */
static int64_t
until(const char *text, const char *sent)
{
	time_t then, now;

	if (text == NULL)
		return -1;
	then = curl_getdate(text, NULL);
	now = sent != NULL ? curl_getdate(sent, NULL) : -1;
	if (now < 0)
		now = clock_now();
	if (then <= now)
		return -1;
	return then - now < DAY_MS / 1000 ? (int64_t)(then - now) * 1000 :
	    DAY_MS;
}

/* How long the server wants us to wait, or -1. */
static int64_t
asked_for(const struct retry_case *c)
{
	int64_t ms = number(c->after_ms, 1);

	if (ms < 0)
		ms = number(c->after, 1000);
	return ms < 0 ? until(c->after, c->date) : ms;
}

int64_t
retry_wait(bool *asked, const struct retry_case *c, uint64_t random)
{
	int64_t ms = FIRST_MS;
	unsigned i;

	*asked = false;
	if (!is_worth(c))
		return -1;
	if (asked_for(c) > 0) {
		*asked = true;
		return asked_for(c);
	}
	for (i = 1; i < c->tries && ms < MOST_MS; i++)
		ms *= 2;
	return ms - (int64_t)(random % (uint64_t)(ms / 4 + 1));
}
