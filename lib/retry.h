#ifndef POS_RETRY_H
#define POS_RETRY_H

/*
 * Whether and when a request that failed is sent again. The rules of the
 * vendors' own clients (openai-node 6, anthropic-sdk-typescript 1, read
 * November 2026): x-should-retry wins over the status; a wait that the
 * server asks for wins over ours; ours is half a second, doubled each time,
 * at most eight, less up to a quarter by chance. Unlike them, a limit of
 * money is never retried, nor is what cannot get better: 400, 401, 403.
 */

#include <stdbool.h>
#include <stdint.h>

/* One failed try. Header values are NULL where the answer has none. */
struct retry_case {
	int status;		/* of HTTP; 0: the connection failed */
	bool money;		/* its body names a limit of money */
	const char *should;	/* x-should-retry */
	const char *after_ms;	/* retry-after-ms */
	const char *after;	/* Retry-After: seconds, or a date */
	const char *date;	/* Date: what a date is counted from */
	unsigned tries;		/* how many there were, this one included */
};

/*
 * Milliseconds to wait before the next try, or -1: there is none. *asked is
 * true when the server said how long. random: any number; the same one gives
 * the same wait.
 */
int64_t retry_wait(bool *asked, const struct retry_case *c, uint64_t random);

#endif
