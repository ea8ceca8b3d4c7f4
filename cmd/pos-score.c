/* pos-score - score and rank partners: fit, readiness, health; tiers */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cmd.h"
#include "mem.h"
#include "partner.h"
#include "score.h"
#include "scoreout.h"
#include "tiercmd.h"
#include "yaml.h"

static const char synopsis[] =
    "pos-score [-C DIR] [--data FILE] [--explain] [-o table|tsv|json|md]\n"
    "                 [fit|readiness|health] [PARTNER...]\n"
    "pos-score tier [-C DIR] [--as-of DATE] [--explain]\n"
    "                 [-o table|tsv|json|md] [PARTNER...]";

struct opts {
	const char *dir, *data, *form, *as_of;
	bool explain;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "the workspace that DIR is in"),
	OPT_STR(struct opts, data, "data", 0, "FILE",
	    "score the candidates of FILE, without a workspace"),
	OPT_FLAG(struct opts, explain, "explain", 0,
	    "show every criterion and where it came from"),
	OPT_STR(struct opts, as_of, "as-of", 0, "DATE",
	    "tier: by the rules and the data of that day"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "how records come out"),
	OPT_END
};

/* One run of the command. */
struct run {
	struct opts o;
	struct arena a;
	struct ws ws;
	struct rule_env env;
	const char *name;		/* of the card asked for */
	struct card card;
	struct partner *partners;	/* all there are */
	size_t npartners;
	struct score *scores;		/* of those asked for */
	size_t nscores, nranked;
	struct str s;			/* a text in the making */
	bool failed;
};

static int
load_workspace(struct run *r, struct err *e)
{
	r->env.ws = &r->ws;
	if (ws_open(&r->ws, r->o.dir, e) < 0 ||
	    ws_load(&r->ws, WS_SCORECARD | WS_PROGRAM, e) < 0 ||
	    card_read(&r->card, &r->a, r->ws.scorecard, r->name, &r->env,
	    e) < 0 || ws_load(&r->ws, WS_PARTNERS | r->card.parts, e) < 0)
		return -1;
	r->partners = r->ws.partners;
	r->npartners = r->ws.npartners;
	return 0;
}

static int
load_file(struct run *r, struct err *e)
{
	const char *path = r->o.data;
	struct str bytes = STR_INIT;
	struct node *file = NULL;
	int rc = file_read(&bytes, path, FILE_MAX_BYTES, e);

	if (strcmp(path, "-") == 0)
		path = "standard input";
	if (rc == 0)
		file = yaml_parse(&r->a, bytes.s, bytes.len, path, e);
	str_release(&bytes);
	if (file == NULL)
		return -1;
	r->env.facts = node_get(file, "facts");
	if (card_read(&r->card, &r->a, file, r->name, &r->env, e) < 0)
		return -1;
	return score_candidates(&r->partners, &r->npartners, &r->a, file, e);
}

/* The partner or candidate that text names. */
static int
find(struct partner **out, struct run *r, const char *text, struct err *e)
{
	size_t i;

	if (r->o.data == NULL)
		return ws_partner(out, &r->ws, text, e);
	for (i = 0; i < r->npartners; i++) {
		*out = &r->partners[i];
		if (strcmp((*out)->slug, text) == 0 ||
		    strcasecmp((*out)->name, text) == 0)
			return 0;
	}
	return err_set(e, ERR_NOTFOUND, "no candidate '%s' in %s", text,
	    strcmp(r->o.data, "-") == 0 ? "standard input" : r->o.data);
}

/* Mark who is to be shown: those named, else all that have not left. */
static void
choose(struct run *r, bool *chosen, const struct list *names, size_t from)
{
	struct err e = ERR_INIT;
	struct partner *p;
	size_t i;

	for (i = 0; from == names->n && i < r->npartners; i++)
		chosen[i] = !partner_former(&r->partners[i]);
	for (i = from; i < names->n; i++) {
		if (find(&p, r, names->s[i], &e) == 0) {
			chosen[p - r->partners] = true;
		} else {
			cmd_fail(&e);
			r->failed = true;
		}
	}
}

static void
tell(const char *message)
{
	cmd_warn("%s", message);
}

/* Score all that have a rank, and those named in any case. */
static void
score_all(struct run *r, const bool *chosen)
{
	struct err e = ERR_INIT;
	size_t i;

	r->scores = mem_zero(r->npartners, sizeof(*r->scores));
	for (i = 0; i < r->npartners; i++) {
		if (!chosen[i] && partner_former(&r->partners[i]))
			continue;
		if (chosen[i])
			card_check_partner(&r->card, r->partners[i].node,
			    tell);
		if (score_partner(&r->scores[r->nscores], &r->a, &r->card,
		    &r->partners[i], &e) == 0) {
			r->nscores++;
		} else if (chosen[i]) {
			cmd_fail(&e);
			r->failed = true;
		} else {
			cmd_warn("%s; ranked without it", e.msg);
			err_clear(&e);
		}
	}
	r->nranked = score_rank(r->scores, r->nscores, &r->card);
}

/* Facts that are absent make a criterion unknown for everybody. */
static void
tell_absent(struct run *r)
{
	const struct criterion *k;
	size_t i;

	for (i = 0; i < r->card.ncriteria; i++) {
		k = &r->card.criteria[i];
		str_reset(&r->s);
		if (k->rule != NULL && rule_add_absent(&r->s, k->rule))
			cmd_warn("%s is unknown for all: %s; write it, or "
			    "draft it with pos gen", k->id, r->s.s);
	}
}

/* A criterion that nobody has data for: perhaps its field is misspelt. */
static void
tell_unknown(struct run *r)
{
	const struct criterion *k;
	size_t i, j;

	for (i = 0; i < r->card.ncriteria && r->nscores > 1; i++) {
		k = &r->card.criteria[i];
		str_reset(&r->s);
		if (k->rule == NULL || rule_add_absent(&r->s, k->rule))
			continue;
		for (j = 0; j < r->nscores; j++) {
			if (r->scores[j].findings[i].lack == LACK_NOTHING)
				break;
		}
		if (j == r->nscores)
			cmd_warn("%s:%u: %s is unknown for all: no record "
			    "has what it is computed from", k->node->file,
			    k->node->line, k->id);
	}
}

/* Print the scores of those chosen; ranks are among all. 1: none is ranked. */
static int
print(const struct run *r, const bool *chosen)
{
	struct score *shown = mem_zero(r->nscores, sizeof(*shown));
	struct scores some = { shown, 0, 0, r->nranked, &r->card, r->env.ws };
	size_t i;

	for (i = 0; i < r->nscores; i++) {
		if (!chosen[r->scores[i].partner - r->partners])
			continue;
		shown[some.n++] = r->scores[i];
		some.nranked += r->scores[i].state == SCORE_RANKED;
	}
	if (r->o.explain)
		scores_explain(&some, table_form(r->o.form), stdout);
	else
		scores_print(&some, table_form(r->o.form), stdout);
	free(shown);
	return some.nranked == 0;
}

static void
run(struct run *r, const struct list *names, size_t from)
{
	struct err e = ERR_INIT;
	bool *chosen;
	int rc = r->o.data != NULL ? load_file(r, &e) : load_workspace(r, &e);

	if (rc < 0) {
		cmd_fail(&e);
		return;
	}
	tell_absent(r);
	chosen = mem_zero(r->npartners, sizeof(*chosen));
	choose(r, chosen, names, from);
	score_all(r, chosen);
	if (r->nscores == 0 && !r->failed)
		cmd_warn("no partner to score");
	tell_unknown(r);
	/* after a failure a rank would be one among too few */
	if (!r->failed && print(r, chosen) != 0)
		cmd_no();
	free(chosen);
}

/* pos-score tier: lib/tiercmd.c. */
static void
run_tier(const struct opts *o, const struct list *names)
{
	const struct tier_opts to = { o->dir, o->form, o->as_of, o->explain };

	if (o->data != NULL)
		cmd_usage("tier does not take option --data");
	tier_command(&to, names, 1);
}

static void
release(struct run *r)
{
	card_release(&r->card);
	free(r->scores);
	str_release(&r->s);
	ws_close(&r->ws);
	arena_release(&r->a);
}

int
main(int argc, char **argv)
{
	struct run r = { .ws = WS_INIT, .s = STR_INIT, .name = "fit" };
	struct list names = { 0 };
	size_t from = 0, i;

	cmd_start("pos-score", synopsis, specs, &r.o, &names, argc, argv);
	if (names.n > 0 && strcmp(names.s[0], "tier") == 0) {
		run_tier(&r.o, &names);
		list_release(&names);
		return cmd_done();
	}
	if (r.o.as_of != NULL)
		cmd_usage("only tier takes option --as-of");
	r.env.today = date_today();
	for (i = 0; names.n > 0 && card_names[i] != NULL; i++) {
		if (strcmp(names.s[0], card_names[i]) == 0) {
			r.name = card_names[i];
			from = 1;
		}
	}
	run(&r, &names, from);
	release(&r);
	list_release(&names);
	return cmd_done();
}
