/* batchcache - answers of batches in the cache that normal runs have */

#include <string.h>
#include <unistd.h>

#include "batchparts.h"
#include "exchange.h"
#include "hash.h"

void
batch_fill(struct llm_ask *q, const struct batch_item *it)
{
	struct chat_reader *r = &q->answer;

	q->asked = q->answered = true;
	str_adds(&r->text, it->text);
	str_adds(&r->model, it->model);
	str_adds(&r->reason, it->reason);
	str_adds(&q->request_id, it->request_id);
	r->usage = it->usage;
	r->end = CHAT_COMPLETE;
	r->done = true;
}

/* The question as a normal run asks it. False: it is none of this version. */
static bool
make_request(struct str *out, enum chat_api api, const struct batch_item *it)
{
	char hash[HASH_HEX];

	if (chat_streamed(out, api, it->body) < 0)
		return false;
	hash_bytes(hash, out->s, out->len);
	return strcmp(hash, it->hash) == 0;
}

static void
keep_one(struct arena *a, const struct batch_item *it, struct engine *en)
{
	struct llm_files files = en->llm.files;
	struct llm_ask q = { .request = STR_INIT, .request_id = STR_INIT };
	const char *file;

	chat_init(&q.answer, en->p->api);
	if (make_request(&q.request, en->p->api, it)) {
		file = exchange_file(a, q.request.s, q.request.len, en->p,
		    &files);
		if (file != NULL && access(file, F_OK) == 0)
			files.cache = NULL;	/* it may be booked there */
		batch_fill(&q, it);
		exchange_keep(&q, en->p, &files, NULL);
	}
	chat_release(&q.answer);
	str_release(&q.request);
	str_release(&q.request_id);
}

void
batch_cache(const struct batch_job *job, struct engine *en)
{
	struct arena a = ARENA_INIT;
	size_t i;

	for (i = 0; i < job->n; i++) {
		if (job->items[i].outcome == BATCH_ANSWERED)
			keep_one(&a, &job->items[i], en);
	}
	exchange_prune(&en->llm.files);
	arena_release(&a);
}
