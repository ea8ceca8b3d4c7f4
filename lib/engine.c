/* engine - which engine writes, and the options that all commands share */

#include "engine.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gitlib.h"
#include "keep.h"
#include "posfile.h"
#include "tracefile.h"

enum { WAIT_MAX_S = 86400, RETRIES_MAX = 100 };

/* A whole number from least to most; NULL leaves *out as it is. */
static int
count(unsigned *out, const char *option, const char *text, unsigned least,
    unsigned most, struct err *e)
{
	size_t n;
	unsigned long v;

	if (text == NULL)
		return 0;
	n = strspn(text, "0123456789");
	v = n > 0 && n <= 8 && text[n] == '\0' ? strtoul(text, NULL, 10) :
	    most + 1UL;
	if (v < least || v > most)
		return err_set(e, ERR_USAGE, "%s %.40s: a whole number from "
		    "%u to %u is expected", option, text, least, most);
	*out = (unsigned)v;
	return 0;
}

static int
read_numbers(struct engine *en, const struct engine_opts *o, struct err *e)
{
	struct llm *l = &en->llm;
	unsigned seconds = (unsigned)(l->max_wait / 1000);
	const char *cost = o->max_cost;

	if (count(&l->jobs, "--jobs", o->jobs, 1, LLM_JOBS_MAX, e) < 0 ||
	    count(&l->max_retries, "--max-retries", o->max_retries, 0,
	    RETRIES_MAX, e) < 0 ||
	    count(&seconds, "--max-wait", o->max_wait, 0, WAIT_MAX_S, e) < 0)
		return -1;
	l->max_wait = (int64_t)seconds * 1000;
	en->has_max_cost = cost != NULL;
	if (cost != NULL && (dec_parse(&en->max_cost, cost, strlen(cost)) <
	    0 || en->max_cost.u < 0 || strchr(cost, '%') != NULL))
		return err_set(e, ERR_USAGE, "--max-cost %.40s: an amount is "
		    "expected, such as 0.50", cost);
	return 0;
}

int
engine_check(const struct engine_opts *o, struct err *e)
{
	struct engine scratch = { 0 };

	if ((o->record != NULL && o->record[0] == '\0') ||
	    (o->replay != NULL && o->replay[0] == '\0'))
		return err_set(e, ERR_USAGE, "--record and --replay name a "
		    "folder");
	if (o->record != NULL && o->replay != NULL)
		return err_set(e, ERR_USAGE, "--record asks, --replay does "
		    "not: one of them");
	return read_numbers(&scratch, o, e);
}

const char *
engine_option(const struct engine_opts *o)
{
	const struct {
		bool given;
		const char *name;
	} all[] = {
		{ o->model != NULL, "--model" }, { o->jobs != NULL, "--jobs" },
		{ o->max_cost != NULL, "--max-cost" },
		{ o->max_retries != NULL, "--max-retries" },
		{ o->max_wait != NULL, "--max-wait" },
		{ o->record != NULL, "--record" },
		{ o->replay != NULL, "--replay" },
		{ o->trace != NULL, "--trace" }, { o->no_cache, "--no-cache" },
		{ o->fit, "--fit" }, { o->show, "--show" },
		{ o->show_prompt, "--show-prompt" },
		{ o->strict, "--strict" },
	};
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (all[i].given)
			return all[i].name;
	}
	return NULL;
}

/* The endpoint, with the model that was asked for. */
static int
find(struct engine *en, const struct engine_opts *o, struct err *e)
{
	if (endpoints_read(&en->all, &en->a, e) < 0 ||
	    endpoint_find(&en->p, &en->all, en->name, e) < 0)
		return -1;
	if (o->model != NULL) {
		en->own = *en->p;
		en->own.model = o->model;
		en->p = &en->own;
	}
	if (en->p->model != NULL && en->p->model[0] != '\0')
		return 0;
	return err_set(e, ERR_INVALID, "engine %s has no model: --model NAME, "
	    "or 'model: NAME' in %s; pos engine check %s lists those there "
	    "are", en->name, en->all.file, en->name);
}

/* Folders of the repository that the workspace is in, if it is in one. */
static void
find_folders(struct engine *en, const struct ws *ws)
{
	struct str dir = STR_INIT;

	if (gitlib_folder(&dir, ws->root.path)) {
		en->partial = arena_printf(&en->a, "%spartial", dir.s);
		en->llm.files.cache = arena_printf(&en->a, "%scache", dir.s);
	}
	str_release(&dir);
}

/* Can answers be recorded there? To know before they are paid for. */
static int
check_record(const char *dir, struct err *e)
{
	if (dir == NULL)
		return 0;
	keep_folder(dir);
	return access(dir, W_OK | X_OK) == 0 ? 0 :
	    err_sys(e, "--record %s", dir);
}

int
engine_open(struct engine *en, const struct engine_opts *o,
    const struct ws *ws, struct err *e)
{
	memset(en, 0, sizeof(*en));
	if (posfile_engine(&en->name, ws->pos, e) < 0)
		return -1;
	if (o->name != NULL)
		en->name = o->name;
	if (strcmp(en->name, ENDPOINT_BUILTIN) == 0) {
		if (engine_option(o) == NULL)
			return 0;
		return err_set(e, ERR_USAGE, "%s is for a language model: "
		    "--engine NAME; 'pos engine list' says which there are",
		    engine_option(o));
	}
	if (find(en, o, e) < 0)
		return -1;
	en->opened = true;
	if (llm_open(&en->llm, en->p, o->show_prompt ? "" : o->replay, e) < 0)
		return -1;
	find_folders(en, ws);
	if (o->no_cache)
		en->llm.files.cache = NULL;
	en->llm.files.record = o->record;
	en->fit = o->fit;
	en->show = o->show;
	en->strict = o->strict;
	if (read_numbers(en, o, e) < 0 || check_record(o->record, e) < 0)
		return -1;
	if (tracefile_open(&en->trace, o->trace, e) < 0)
		return -1;
	en->llm.trace = en->trace;
	return 0;
}

void
engine_halve_price(struct engine *en)
{
	struct endpoint_price *price = &en->own.price;

	if (en->p != &en->own)
		en->own = *en->p;
	en->p = en->llm.p = &en->own;
	price->in.u = (price->in.u + 1) / 2;
	price->cached.u = (price->cached.u + 1) / 2;
	price->out.u = (price->out.u + 1) / 2;
}

int
engine_close(struct engine *en, struct err *e)
{
	int rc;

	if (en->opened)
		llm_close(&en->llm);
	rc = tracefile_close(&en->trace, e);
	arena_release(&en->a);
	memset(en, 0, sizeof(*en));
	return rc;
}
