#ifndef POS_EXCHANGE_H
#define POS_EXCHANGE_H

/*
 * Questions and answers as files: the cache below .git/pos/cache, and the
 * folders of --record and --replay. One exchange is one JSON file, named by
 * the hash of protocol, URL and request: the same question to the same
 * endpoint finds it. Only complete answers are kept; the key is in none. One
 * of the cache knows whether what it took is booked: told by a commit, and so
 * in the sums of pos-log --cost.
 * Format: pos-config(5).
 */

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "endpoint.h"
#include "err.h"
#include "llm.h"
#include "root.h"

enum { EXCHANGE_CACHE_MAX = 64 << 20 };	/* bytes of the cache */

/*
 * Look for the answer to a question whose request is made. Returns 1 when
 * found, with q->answer and q->owed filled, 0 when it is to be asked, -1 with *e set
 * (ERR_PROVIDER: not among those of --replay; ERR_INVALID: a file there that
 * is no exchange; one of the cache is then as if not there).
 */
int exchange_find(struct llm_ask *q, const struct endpoint *p,
    const struct llm_files *files, struct err *e);

/*
 * Keep an answer where files say; that the cache cannot be written is no
 * failure. exchange_prune() holds the cache to its size.
 */
int exchange_keep(const struct llm_ask *q, const struct endpoint *p,
    const struct llm_files *files, struct err *e);

/*
 * Once a run has kept its answers: when the cache is beyond its size, the
 * oldest go first.
 */
void exchange_prune(const struct llm_files *files);

/* An answer as it is in a file, and what is read of its usage (-1: null). */
json_t *exchange_answer(const char *text, const char *model,
    const char *reason, const char *request_id, const struct chat_usage *u);
void exchange_usage(struct chat_usage *out, const json_t *usage);

/*
 * Forget in the cache the answer to a request: it was whole, and of no use
 * all the same, and would be so again.
 */
void exchange_forget(const char *request, size_t n, const struct endpoint *p,
    const struct llm_files *files);

/*
 * The file of the cache for a request, there or not; NULL: there is no cache.
 * Owner: a.
 */
const char *exchange_file(struct arena *a, const char *request, size_t n,
    const struct endpoint *p, const struct llm_files *files);

/*
 * A commit tells what the exchange in this file took: nobody owes it any
 * more. That it is gone, or cannot be written, is no failure.
 */
void exchange_book(const char *file);

/* How many a folder holds, and their bytes. */
void exchange_count(size_t *n, uint64_t *bytes, const char *dir);

/* Remove them all; returns how many. */
size_t exchange_clear(const char *dir);

#endif
