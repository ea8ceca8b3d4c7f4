/* Tests of lib/retry: which failures, and how long. */

#include "retry.h"

#include <stdlib.h>

#include "tap.h"

#define DAY "Fri, 20 Nov 2026 10:00:00 GMT"

/* least to most milliseconds; -1: no other try. */
static const struct {
	struct retry_case c;
	int64_t least, most;
	bool asked;
	const char *what;
} cases[] = {
	{ { .tries = 1 }, 375, 500, false, "no connection" },
	{ { .status = 408, .tries = 1 }, 375, 500, false, "408" },
	{ { .status = 409, .tries = 1 }, 375, 500, false, "409" },
	{ { .status = 429, .tries = 1 }, 375, 500, false, "429" },
	{ { .status = 500, .tries = 1 }, 375, 500, false, "500" },
	{ { .status = 503, .tries = 2 }, 750, 1000, false, "the second time" },
	{ { .status = 529, .tries = 3 }, 1500, 2000, false, "the third" },
	{ { .status = 500, .tries = 90 }, 6000, 8000, false, "the 90th" },
	{ { .status = 400, .tries = 1 }, -1, -1, false, "400" },
	{ { .status = 401, .tries = 1 }, -1, -1, false, "401" },
	{ { .status = 403, .tries = 1 }, -1, -1, false, "403" },
	{ { .status = 404, .tries = 1 }, -1, -1, false, "404" },
	{ { .status = 413, .tries = 1 }, -1, -1, false, "413" },
	{ { .status = 302, .tries = 1 }, -1, -1, false, "302" },
	{ { .status = 429, .money = true, .after = "1", .should = "true",
	    .tries = 1 }, -1, -1, false, "money, whatever the headers say" },
	{ { .status = 400, .should = "true", .tries = 1 }, -1, -1, false,
	    "400 that is to be sent again" },
	{ { .status = 404, .should = "true", .tries = 1 }, 375, 500, false,
	    "x-should-retry wins over the status" },
	{ { .status = 500, .should = "False", .tries = 1 }, -1, -1, false,
	    "to say no, too" },
	{ { .status = 500, .should = "maybe", .tries = 1 }, 375, 500, false,
	    "what is neither is ignored" },
	{ { .status = 429, .after_ms = "120", .after = "9", .tries = 1 }, 120,
	    120, true, "retry-after-ms wins" },
	{ { .status = 429, .after_ms = "120.2", .tries = 1 }, 121, 121, true,
	    "a fraction of it" },
	{ { .status = 429, .after = "9", .tries = 1 }, 9000, 9000, true,
	    "seconds" },
	{ { .status = 429, .after = "0.25", .tries = 1 }, 250, 250, true,
	    "a fraction of them" },
	{ { .status = 429, .after = "1.2345678", .tries = 1 }, 1234, 1234,
	    true, "a long one" },
	{ { .status = 429, .after = "0", .tries = 1 }, 375, 500, false,
	    "0 is no wait" },
	{ { .status = 429, .after = "-3", .tries = 1 }, 375, 500, false,
	    "nor is a negative one" },
	{ { .status = 429, .after = "soon", .tries = 1 }, 375, 500, false,
	    "nor a word" },
	{ { .status = 429, .after = "99999999999999999999", .tries = 1 },
	    86400000, 86400000, true, "at most a day" },
	{ { .status = 429, .after = "Fri, 20 Nov 2026 10:00:30 GMT",
	    .date = DAY, .tries = 1 }, 30000, 30000, true,
	    "a date, counted from the server's" },
	{ { .status = 429, .after = "Fri, 20 Nov 2026 10:00:30 GMT",
	    .tries = 1 }, 30000, 30000, true, "from our clock" },
	{ { .status = 429, .after = DAY, .date =
	    "Fri, 20 Nov 2026 10:00:30 GMT", .tries = 1 }, 375, 500, false,
	    "a date that is over" },
	{ { .status = 200, .after = "1", .tries = 1 }, -1, -1, false,
	    "no failure" },
};

int
main(void)
{
	size_t i, bad;
	uint64_t random;
	int64_t ms;
	bool asked;

	setenv("POS_NOW", "2026-11-20T10:00:00Z", 1);
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bad = 0;
		for (random = 0; random < 20000; random += 7) {
			ms = retry_wait(&asked, &cases[i].c, random);
			bad += ms < cases[i].least || ms > cases[i].most ||
			    asked != cases[i].asked;
		}
		ok(bad == 0, "%s", cases[i].what);
	}
	return tap_done();
}
