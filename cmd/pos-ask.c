/* pos-ask - answer a question from the files of a workspace */

#include <stdio.h>
#include <string.h>

#include "about.h"
#include "askmodel.h"
#include "cmd.h"
#include "interrupt.h"
#include "passage.h"
#include "question.h"
#include "reply.h"
#include "replyfigure.h"
#include "replyview.h"
#include "retrieve.h"
#include "revs.h"
#include "ws.h"

static const char synopsis[] =
    "pos-ask [-C DIR] [--about ADDRESS] [-k COUNT] [-o text|json]\n"
    "               " ENGINE_SYNOPSIS " [ADDRESS] QUESTION...";

enum {
	FEWEST = 5,	/* passages, and those among which figures are sought */
	MOST = 1000,
	FOR_MODEL = 24,	/* passages that a model is given */
	TOLD = 5	/* files that could not be read */
};

struct opts {
	struct engine_opts engine;
	const char *dir, *about, *count, *form;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_STR(struct opts, about, "about", 0, "ADDRESS",
	    "only what is said there"),
	OPT_STR(struct opts, count, "count", 'k', "COUNT",
	    "no more than so many passages; default 5"),
	ENGINE_OPTS_ONE(struct opts, engine),
	OPT_FLAG(struct opts, engine.fit, "fit", 0,
	    "leave passages out where the question is too long"),
	OPT_STR(struct opts, form, "output", 'o', "text|json",
	    "for people or for programs"),
	OPT_END
};

/* One run. */
struct job {
	struct opts o;
	struct list args;
	size_t most;		/* passages shown */
	struct ws ws;
	struct revs revs;
	struct about about;
	bool has_about;
	struct str text;
	struct question q;
	struct passages all;
	struct retrieval found;
	struct reply reply;
	struct engine engine;
	bool said_nothing;	/* a model found no answer in them */
};

/* Find the address and the text of the question among the operands. */
static int
read_operands(struct job *j, struct err *e)
{
	const char *address = j->o.about;
	size_t i = 0;

	if (address == NULL && j->args.n > 1 &&
	    about_is_address(&j->ws, j->args.s[0]))
		address = j->args.s[i++];
	for (; i < j->args.n; i++)
		str_addf(&j->text, "%s%s", j->text.len > 0 ? " " : "",
		    j->args.s[i]);
	question_read(&j->q, &j->ws.arena, j->text.s);
	if (j->q.n == 0)
		return err_set(e, ERR_USAGE, "no word of the question says "
		    "what it is about; for example: pos-ask 'what is the "
		    "basis of the solutions share?'");
	j->has_about = address != NULL;
	return j->has_about ? about_find(&j->about, &j->ws, address, e) : 0;
}

/*
 * Tell the figures it names, the first kind that has any; those in other
 * files when passages were found.
 */
static void
tell_figures(struct job *j, bool found)
{
	struct figure_ask ask = { .ws = &j->ws, .q = &j->q,
	    .about = j->has_about ? &j->about : NULL, .found = &j->found,
	    .revs = &j->revs };

	if (found)
		reply_yaml(&j->reply, &ask);
	else if (reply_metric(&j->reply, &ask) == 0)
		reply_tam(&j->reply, &ask);
}

/* Find passages. */
static int
search(struct job *j, struct err *e)
{
	if (passages_read(&j->all, &j->ws, j->has_about ? &j->about : NULL,
	    e) < 0)
		return -1;
	retrieve(&j->found, &j->all, &j->q, j->engine.p != NULL ? FOR_MODEL :
	    j->most > FEWEST ? j->most : FEWEST);
	return 0;
}

/* Fail for files that could not be read: the answer may lack what they say. */
static void
fail_lacks(const struct job *j)
{
	const struct names *lists[] = { &j->reply.problems, &j->all.unread };
	struct err e = ERR_INIT;
	size_t i, k;

	for (k = 0; k < 2; k++) {
		for (i = 0; i < lists[k]->n && i < TOLD; i++) {
			if (k == 1 && names_has(lists[0], lists[k]->s[i]))
				continue;
			err_set(&e, ERR_INVALID, "not read: %s",
			    lists[k]->s[i]);
			cmd_fail(&e);
		}
		if (lists[k]->n > TOLD)
			cmd_warn("and %zu more; pos check finds them all",
			    lists[k]->n - TOLD);
	}
}

/* Nothing was found: say what was searched. */
static void
tell_nothing(const struct job *j)
{
	struct str words = STR_INIT;
	size_t i, n = j->found.n_nowhere;

	for (i = 0; i < n; i++)
		str_addf(&words, "%s'%s'", i == 0 ? "; no passage has " :
		    i + 1 < n ? ", " : " or ", j->found.nowhere[i]);
	cmd_warn("searched %zu passage%s of %zu file%s%s%s%s", j->all.n,
	    j->all.n == 1 ? "" : "s", j->all.files, j->all.files == 1 ? "" :
	    "s", j->has_about ? " about " : "", j->has_about ?
	    j->about.text : "", words.s);
	str_release(&words);
	cmd_no();
}

/*
 * Let a model answer from what was found; its claims take the place of the
 * builtin engine's. 1: there is nothing more to print.
 */
static int
let_answer(struct job *j, const struct reply_view *view, struct err *e)
{
	struct ask_model m = { &j->engine, &j->ws, view, cmd_warn,
	    j->o.engine.show_prompt ? stdout : NULL };
	struct reply said;
	int rc;

	if (j->engine.p == NULL || !reply_says(view))
		return 0;
	reply_init(&said, &j->ws.arena, &j->ws.files);
	rc = ask_model(&said, &m, e);
	if (rc == 0) {
		reply_release(&j->reply);
		j->reply = said;
		j->said_nothing = said.n == 0;
	} else {
		reply_release(&said);
	}
	return rc;
}

static int
answer(struct job *j, struct err *e)
{
	struct reply_view view = { &j->q, &j->reply, &j->found, j->most };
	bool json = j->o.form != NULL && strcmp(j->o.form, "json") == 0;

	int rc;

	if (ws_open(&j->ws, j->o.dir, e) < 0 || read_operands(j, e) < 0 ||
	    engine_open(&j->engine, &j->o.engine, &j->ws, e) < 0)
		return -1;
	reply_init(&j->reply, &j->ws.arena, &j->ws.files);
	revs_open(&j->revs, &j->ws.root, NULL);	/* without: no history */
	tell_figures(j, false);
	/* For people a figure is the answer; an address is looked at anyway. */
	if ((j->reply.n == 0 || json || j->has_about ||
	    j->engine.p != NULL) && search(j, e) < 0)
		return -1;
	if (j->reply.n == 0)
		tell_figures(j, true);
	rc = let_answer(j, &view, e);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (j->said_nothing)
		j->found.n = 0;		/* passages were no answer */
	if (json)
		reply_json(&view, stdout);
	else
		reply_print(&view, stdout);
	fail_lacks(j);
	if (!reply_says(&view))
		tell_nothing(j);
	return 0;
}

/* Refuse what is no question. */
static void
check_call(struct job *j)
{
	struct err e = ERR_INIT;
	size_t i, n = 0;

	if (engine_check(&j->o.engine, &e) < 0)
		cmd_usage("%s", e.msg);
	for (i = 0; i < j->args.n; i++)
		n += strlen(j->args.s[i]) + 1;
	if (n == 0)
		cmd_usage("what is the question? for example: pos-ask 'who "
		    "decides on discounts?'");
	if (n > QUESTION_MAX)
		cmd_usage("the question is longer than %d bytes",
		    QUESTION_MAX);
	j->most = j->o.count == NULL ? FEWEST : (size_t)cmd_count("-k",
	    j->o.count, 1, MOST);
}

int
main(int argc, char **argv)
{
	struct job j = { .ws = WS_INIT, .revs = REVS_INIT, .text = STR_INIT,
	    .all = PASSAGES_INIT };
	struct err e = ERR_INIT;

	cmd_start("pos-ask", synopsis, specs, &j.o, &j.args, argc, argv);
	check_call(&j);
	if (answer(&j, &e) < 0)
		cmd_fail(&e);
	reply_release(&j.reply);
	retrieval_release(&j.found);
	passages_release(&j.all);
	str_release(&j.text);
	revs_close(&j.revs);
	if (engine_close(&j.engine, &e) < 0)
		cmd_fail(&e);
	ws_close(&j.ws);
	list_release(&j.args);
	interrupt_raise();
	return cmd_done();
}
