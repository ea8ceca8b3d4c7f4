/* batchsend - a job on its way to the provider, each step remembered */

#include <string.h>

#include "batchapi.h"
#include "batchcall.h"
#include "batchparts.h"
#include "date.h"

enum { UNLISTED = 600 };	/* seconds until a batch is surely listed */

/* The provider has it. */
static int
is_sent(struct batch *b, struct batch_job *job, const struct llm *l,
    struct err *e)
{
	job->state = BATCH_SENT;
	if (batch_job_save(job, e) < 0)
		return -1;
	fprintf(b->out, "%s: %zu question%s to %s, batch %s\n", job->id,
	    job->n, job->n == 1 ? "" : "s", l->p->name, job->batch);
	return 0;
}

/* Will the same request be refused again, whoever sends it and when? */
static bool
is_final(int status)
{
	return status == 400 || status == 404 || status == 405 ||
	    status == 413 || status == 422;
}

/*
 * The provider has refused it, so that nothing was asked. Back to the step
 * before; or closed, when it can never be sent.
 */
static int
is_refused(struct batch *b, struct batch_job *job, int status, struct err *e)
{
	const char *why = arena_dup(&b->a, e->msg);
	struct err lost = ERR_INIT;
	size_t i;

	job->state = job->input != NULL ? BATCH_UPLOADED : BATCH_MADE;
	job->sending = 0;
	if (is_final(status)) {
		job->state = BATCH_CLOSED;
		for (i = 0; i < job->n; i++) {
			job->items[i].outcome = BATCH_FAILED;
			job->items[i].why = why;
		}
	}
	if (batch_job_save(job, &lost) < 0)
		return err_prefix(e, "%s; ", lost.msg);
	return -1;
}

static int
upload(struct batch *b, struct batch_job *job, const struct batch_ops *ops,
    struct llm *l, struct err *e)
{
	int status;

	if (job->state != BATCH_MADE || ops->upload == NULL)
		return 0;
	if (ops->upload(job, &b->a, l, &status, e) < 0)
		return is_refused(b, job, status, e);
	job->state = BATCH_UPLOADED;
	return batch_job_save(job, e);
}

/* Take the id that the batch was given. */
static int
take_id(struct batch *b, struct batch_job *job, const struct batch_call *c)
{
	json_t *o = json_loadb(c->text.s, c->text.len, 0, NULL);
	const char *id = json_string_value(json_object_get(o, "id"));

	if (batch_is_id(id))
		job->batch = arena_dup(&b->a, id);
	json_decref(o);
	return job->batch != NULL ? 0 : -1;
}

/* Make the batch. */
static int
post(struct batch *b, struct batch_job *job, const struct batch_ops *ops,
    struct llm *l, struct err *e)
{
	struct str body = STR_INIT;
	struct batch_call c = { .what = job->id, .path = ops->path, .type =
	    "Content-Type: application/json", .once = true };
	int rc;

	ops->request(&body, job);
	c.body = body.s;
	c.n = body.len;
	rc = batch_call(&c, l, e);
	if (rc == 0 && take_id(b, job, &c) < 0)
		rc = err_set(e, ERR_PROVIDER, "%s: %s gave no id for the "
		    "batch; 'pos gen --batch submit' looks whether it is "
		    "there", job->id, l->p->name);
	else if (rc < 0 && !c.unsure)
		rc = is_refused(b, job, c.status, e);
	/* else it may have been taken: a batch is not in the list at once, so
	 * this run does not send it again */
	batch_call_release(&c);
	str_release(&body);
	return rc;
}

/*
 * Ask what time it is there, which costs nothing: a search for a batch whose
 * answer was lost goes no further back.
 */
static int
ask_time(struct batch_job *job, const struct batch_ops *ops, struct llm *l,
    struct err *e)
{
	struct str path = STR_INIT;
	struct batch_call c = { .what = job->id };
	struct err why = ERR_INIT;
	int rc;

	if (job->server_date != 0)
		return 0;
	str_addf(&path, "%s?limit=1", ops->path);
	c.path = path.s;
	rc = batch_call(&c, l, &why);
	job->server_date = c.date;
	/* one that lists none may take one all the same */
	if (rc < 0 && (c.status == 404 || c.status == 405))
		rc = 0;
	batch_call_release(&c);
	str_release(&path);
	return rc < 0 ? err_set(e, why.code, "%s", why.msg) : 0;
}

/* It may be there: look. Returns 1 when it is. */
static int
look(struct batch *b, struct batch_job *job, struct llm *l, struct err *e)
{
	int rc;

	if (job->state != BATCH_SENDING)
		return 0;
	rc = batch_find(job, &b->a, l, &b->jobs, e);
	if (rc > 0)
		b->tell("%s: it had been sent, and is not sent again",
		    job->id);
	return rc;
}

/*
 * Is it not there, or not in the list yet? Only time tells: sent again at
 * once it might be paid for twice. A clock that was set back begins anew.
 */
static int
check_age(struct batch_job *job, const struct llm *l, struct err *e)
{
	int64_t now = clock_now();
	struct str until = STR_INIT;

	if (job->state != BATCH_SENDING || now - job->sending >= UNLISTED)
		return 0;
	if (now < job->sending) {
		job->sending = now;
		if (batch_job_save(job, e) < 0)
			return -1;
	}
	time_add(&until, (time_t)(job->sending + UNLISTED));
	err_set(e, ERR_PROVIDER, "%s: %s does not list it, or not yet: submit "
	    "again from %s on", job->id, l->p->name, until.s);
	str_release(&until);
	return -1;
}

/* Bring the job there, from whatever step on. */
static int
bring(struct batch *b, struct batch_job *job, struct llm *l, struct err *e)
{
	const struct batch_ops *ops = batch_ops(job->api);
	int rc = upload(b, job, ops, l, e);

	if (rc == 0)
		rc = look(b, job, l, e);
	if (rc == 0)
		rc = check_age(job, l, e);
	if (rc == 0)
		rc = ask_time(job, ops, l, e);
	if (rc == 0) {
		job->state = BATCH_SENDING;
		job->sending = clock_now();
		if (batch_job_save(job, e) < 0)
			return -1;
		rc = post(b, job, ops, l, e);
	}
	return rc < 0 ? -1 : is_sent(b, job, l, e);
}

int
batch_send(struct batch *b, struct batch_job *job, struct llm *l,
    struct err *e)
{
	struct err why = ERR_INIT;

	if (bring(b, job, l, &why) == 0)
		return 0;
	if (job->state == BATCH_SENDING)
		b->tell("%s: whether %s has taken it is not known, and it is "
		    "not sent again now; in ten minutes run pos gen --batch "
		    "submit: it looks for it there, and sends it if it is "
		    "not", job->id, l->p->name);
	else if (job->state < BATCH_SENDING)
		b->tell("%s: nothing is asked yet; pos gen --batch submit "
		    "sends it", job->id);
	return err_set(e, why.code, "%s", why.msg);
}
