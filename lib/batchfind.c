/* batchfind - is a job that may have been sent there? */

#include <stdio.h>
#include <string.h>

#include "batchapi.h"
#include "batchcall.h"
#include "date.h"

/* EARLIER: seconds that two machines of a provider may be apart */
enum { PAGES_MAX = 100, EARLIER = 86400 };

struct search {
	struct batch_job *job;
	struct arena *a;
	struct llm *l;
	const struct batch_jobs *known;
	struct str last;	/* id of the last batch looked at */
	bool more;		/* there are older ones to be looked at */
};

/* Seconds since 1970 of "2026-11-20T10:00:00.123Z"; -1: it is none. */
static int64_t
time_of(const char *text)
{
	int h, m, s;
	date d;

	if (text == NULL || strlen(text) < 19 || date_parse(&d, text, 10) <
	    0 || sscanf(text + 10, "T%2d:%2d:%2d", &h, &m, &s) != 3)
		return -1;
	return (int64_t)d * 86400 + h * 3600 + m * 60 + s;
}

/*
 * Was it made before the job was sent? Both times are the provider's: what
 * our clock says may be wrong, and a batch passed over is paid for twice.
 */
static bool
is_older(const struct batch_job *job, const json_t *b)
{
	const json_t *v = json_object_get(b, "created_at");
	int64_t made = json_is_integer(v) ? json_integer_value(v) :
	    time_of(json_string_value(v));

	return job->server_date > 0 && made >= 0 && made < job->server_date -
	    EARLIER;
}

static int
no_list(const struct search *s, struct err *e)
{
	return err_set(e, ERR_PROVIDER, "%s: %s does not list its batches",
	    s->job->id, s->l->p->name);
}

/* Look on one page, the newest come first. Returns as batch_find(). */
static int
find_on(struct search *s, const json_t *page, struct err *e)
{
	const struct batch_ops *ops = batch_ops(s->job->api);
	const json_t *data = json_object_get(page, "data"), *b;
	size_t i;
	int rc;

	if (!json_is_array(data))
		return no_list(s, e);
	s->more = json_is_true(json_object_get(page, "has_more")) &&
	    json_array_size(data) > 0;
	json_array_foreach(data, i, b) {
		batch_take(&s->last, b, "id");
		if (!batch_is_id(s->last.s))
			return no_list(s, e);
		if (is_older(s->job, b)) {
			s->more = false;
			return 0;
		}
		rc = ops->is_job(s->job, b, s->l, s->known, e);
		if (rc > 0)
			s->job->batch = arena_dup(s->a, s->last.s);
		if (rc != 0)
			return rc;
	}
	return 0;
}

static int
find(struct search *s, struct err *e)
{
	const struct batch_ops *ops = batch_ops(s->job->api);
	struct str path = STR_INIT;
	json_t *page;
	int rc = 0, i;

	for (i = 0; rc == 0 && s->more && i < PAGES_MAX; i++) {
		str_reset(&path);
		str_addf(&path, "%s?limit=100", ops->path);
		if (i > 0)
			str_addf(&path, "&%s=%s", ops->after, s->last.s);
		page = batch_get(s->l, s->job->id, path.s, e);
		rc = page == NULL ? -1 : find_on(s, page, e);
		json_decref(page);
	}
	str_release(&path);
	if (rc == 0 && s->more)
		return err_set(e, ERR_PROVIDER, "%s: it may have been sent, "
		    "and there are more batches there than can be looked "
		    "through", s->job->id);
	return rc;
}

int
batch_find(struct batch_job *job, struct arena *a, struct llm *l,
    const struct batch_jobs *known, struct err *e)
{
	struct search s = { .job = job, .a = a, .l = l, .known = known,
	    .last = STR_INIT, .more = true };
	int rc = find(&s, e);

	str_release(&s.last);
	return rc;
}
