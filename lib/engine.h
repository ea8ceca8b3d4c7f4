#ifndef POS_ENGINE_H
#define POS_ENGINE_H

/*
 * Which engine writes: the builtin one, or a language model at an endpoint;
 * and the options that every command which can ask one has alike.
 *
 *	struct opts { struct engine_opts engine; ... };
 *	static const struct optspec specs[] = {
 *		ENGINE_OPTS(struct opts, engine), ...
 *	};
 *
 *	if (engine_open(&en, &o.engine, &ws, e) < 0) ...
 *	if (en.p != NULL) llm_run(&en.llm, ...);
 *	engine_close(&en);
 */

#include <stdbool.h>
#include <stdio.h>

#include "arena.h"
#include "dec.h"
#include "endpoint.h"
#include "err.h"
#include "llm.h"
#include "opt.h"
#include "ws.h"

/* As they stand on the command line. */
struct engine_opts {
	const char *name, *model, *jobs, *max_retries, *max_wait, *max_cost;
	const char *record, *replay, *trace;
	bool no_cache, fit, show, show_prompt, strict;
};

/* For commands that ask many questions at once. */
#define ENGINE_OPTS(type, m) \
	ENGINE_OPTS_ONE(type, m), \
	OPT_FLAG(type, m.fit, "fit", 0, \
	    "leave evidence out where the question is too long"), \
	OPT_STR(type, m.jobs, "jobs", 'j', "N", \
	    "ask a model so much at a time")

/* For those that ask one. */
#define ENGINE_OPTS_ONE(type, m) \
	OPT_STR(type, m.name, "engine", 0, "NAME", \
	    "let this engine write: builtin, or one of pos-config(5)"), \
	OPT_STR(type, m.max_cost, "max-cost", 0, "AMOUNT", \
	    "ask nothing that could cost more"), \
	OPT_STR(type, m.max_retries, "max-retries", 0, "N", \
	    "send a question again so often"), \
	OPT_STR(type, m.max_wait, "max-wait", 0, "SECONDS", \
	    "wait so long before sending it again"), \
	OPT_STR(type, m.model, "model", 0, "NAME", \
	    "in place of the engine's model"), \
	OPT_FLAG(type, m.no_cache, "no-cache", 0, \
	    "use no answer kept, and keep none"), \
	OPT_STR(type, m.record, "record", 0, "DIR", \
	    "keep questions and answers as files in DIR"), \
	OPT_STR(type, m.replay, "replay", 0, "DIR", \
	    "take answers from DIR, send nothing"), \
	OPT_FLAG(type, m.show, "show", 0, \
	    "print answers as they come, on standard error"), \
	OPT_FLAG(type, m.show_prompt, "show-prompt", 0, \
	    "print what would be sent, send nothing"), \
	OPT_FLAG(type, m.strict, "strict", 0, \
	    "leave out what has numbers without a source"), \
	OPT_STR(type, m.trace, "trace", 0, "FILE", \
	    "write what goes over the wire, without the key")

/* Their names, for the jobs of a command (subcmd.h). */
#define ENGINE_NAMES_ONE "engine max-cost max-retries max-wait model " \
	"no-cache record replay show show-prompt strict trace"

/* For SYNOPSIS lines. */
#define ENGINE_SYNOPSIS "[--engine NAME]"

/* Zeroed, engine_close() does nothing. */
struct engine {
	const struct endpoint *p;	/* NULL: builtin */
	const char *name;
	struct llm llm;			/* when p is not NULL */
	bool has_max_cost;
	struct dec max_cost;
	bool fit, show, strict;
	const char *partial;		/* folder for what broke off, or NULL:
					 * there is no repository */

	/* private */
	struct arena a;
	struct endpoints all;
	struct endpoint own;		/* with --model */
	FILE *trace;
	bool opened;
};

/*
 * Are the numbers among the options numbers? ERR_USAGE names the one that is
 * not. Before anything else is done.
 */
int engine_check(const struct engine_opts *o, struct err *e);

/*
 * Find the engine: that of the options, else that of pos.yaml. A key is read
 * unless nothing will be sent. ERR_NOTFOUND: there is no such engine;
 * ERR_INVALID: it has no model. Owner: the caller, who calls engine_close(),
 * also after a failure.
 */
int engine_open(struct engine *en, const struct engine_opts *o,
    const struct ws *ws, struct err *e);

/*
 * ERR_IO: the trace could not be written whole; all is closed in any case.
 */
int engine_close(struct engine *en, struct err *e);

/* From here on prices are half: those of a batch. */
void engine_halve_price(struct engine *en);

/* Was one of the options given that only a model understands? Its name. */
const char *engine_option(const struct engine_opts *o);

#endif
