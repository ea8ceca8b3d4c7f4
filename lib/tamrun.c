/* tamrun - pos-tam: assumptions read, set, viewed */

#include "tamrun.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "commit.h"
#include "mem.h"
#include "root.h"
#include "svg.h"
#include "table.h"
#include "tam.h"
#include "tamchart.h"
#include "tamcompare.h"
#include "tamfile.h"
#include "tammonte.h"
#include "tamsave.h"
#include "tamset.h"
#include "tamtornado.h"
#include "tamview.h"
#include "ws.h"

/* One run. */
struct job {
	const struct tam_ask *ask;
	struct ws ws;
	struct arena a;
	const char *file;	/* its name */
	struct str text;	/* of the file */
	struct tam base, tam;	/* without and with the scenario */
	struct tam_run run;	/* of --samples */
};

/* Read a text of the file: base without, t with the scenario. */
static int
load(struct tam *base, struct tam *t, struct job *j, const struct str *text,
    struct err *e)
{
	struct tam_file file = { text, j->file, &j->ws, j->ask->scenario };

	return tam_file_load(base, t, &j->a, &file, e);
}

/* A number that changed may have outlived its source: say so. */
static void
warn_sources(const struct tam_sets *sets, const struct tam *old,
    const struct tam *now)
{
	const char *name = now->scenario;
	const struct tam_set *s;

	for (s = sets->s; s < sets->s + sets->n; s++) {
		if (!tam_set_holds(s, old) && tam_set_keeps_source(s, old, now))
			cmd_warn("%s:%u: the source of %s is the one it had; "
			    "%s%s%s--set %s.source=TEXT changes it", now->file,
			    tam_set_line(s, now), s->name, name != NULL ?
			    "--scenario " : "", name != NULL ? name : "",
			    name != NULL ? " " : "", s->name);
	}
}

/* Say how it ended. */
static void
print_result(const struct job *j, const struct commit_result *res)
{
	if (res->id[0] != '\0')
		printf("committed as %.7s\n", res->id);
	else
		printf("%s written, not committed\n", j->tam.file);
}

static int
save(struct job *j, struct commit_result *res, struct tam_sets *sets,
    const struct tam *now, struct err *e)
{
	struct tam_save what = { .sets = sets, .old = &j->tam, .now = now,
	    .root = &j->ws.root, .path = j->ask->data,
	    .no_commit = j->ask->no_commit, .dry_run = j->ask->dry_run };

	return tam_save(res, &j->a, &what, e);
}

/* Carry out --set. */
static int
set(struct job *j, struct err *e)
{
	struct commit_result res = { .nothing = true };
	struct str text = STR_INIT;
	struct tam_sets sets;
	struct tam base, now;
	bool remove = false;
	int rc;

	rc = tam_sets_parse(&sets, &j->a, &j->tam, j->ask->sets.s,
	    j->ask->sets.n, e);
	if (rc == 0)
		rc = tam_sets_change(&text, &remove, &j->text, &sets, e);
	if (rc == 0)
		rc = load(&base, &now, j, &text, e);
	if (rc == 0 && j->ask->dry_run)
		tam_print_sets(&sets, &j->tam, &now, stdout);
	if (rc == 0 && !str_same(&text, &j->text))
		rc = save(j, &res, &sets, &now, e);
	if (rc == 0 && !j->ask->dry_run) {
		tam_print_sets(&sets, &j->tam, &now, stdout);
		if (!res.nothing)
			print_result(j, &res);
		warn_sources(&sets, &j->tam, &now);
	}
	str_release(&text);
	return rc;
}

/* Carry out --compare. */
static int
compare(struct job *j, struct err *e)
{
	const struct list *names = &j->ask->args;
	struct tam a, b;

	if (tam_scenario(&a, &j->a, &j->base, names->n > 1 ? names->s[0] :
	    TAM_BASE_NAME, e) < 0 || tam_scenario(&b, &j->a, &j->base,
	    names->s[names->n - 1], e) < 0)
		return -1;
	tam_compare(&a, &b, table_form(j->ask->form), stdout);
	return 0;
}

/* Count the partners, find the target, print the capacity. */
static int
capacity(struct job *j, struct err *e)
{
	struct tam_target target;

	if (ws_load(&j->ws, WS_PROGRAM | WS_PARTNERS, e) < 0 ||
	    ws_hold(&j->ws, WS_PARTNERS, e) < 0)
		return -1;
	if (j->ask->has_target)
		target = j->ask->target;
	else if (tam_goal(&target, &j->a, &j->ws, e) < 0)
		return -1;
	tam_print_capacity(&j->tam, &j->ws, &target, table_form(j->ask->form),
	    stdout);
	return 0;
}

/* Draw what is asked for as SVG. */
static int
chart(struct job *j, struct err *e)
{
	struct str out = STR_INIT;
	int rc = 0;

	if (j->ask->tornado)
		tam_chart_tornado(&out, &j->tam);
	else if (j->ask->samples)
		tam_chart_samples(&out, &j->tam, &j->run);
	else
		tam_chart_values(&out, &j->tam);
	if (strcmp(j->ask->chart, "-") == 0)
		fputs(out.s, stdout);
	else
		rc = svg_save(j->ask->chart, &out, j->ask->force, e);
	str_release(&out);
	return rc;
}

/* Print what is asked for. */
static int
view(struct job *j, struct err *e)
{
	enum table_form form = table_form(j->ask->form);

	if (j->ask->chart != NULL && chart(j, e) < 0)
		return -1;
	if (j->ask->chart != NULL && strcmp(j->ask->chart, "-") == 0)
		return 0;
	if (j->ask->compare)
		return compare(j, e);
	if (j->ask->capacity)
		return capacity(j, e);
	if (j->ask->explain)
		tam_explain(&j->tam, form, stdout);
	else if (j->ask->tornado)
		tam_tornado(&j->tam, form, stdout);
	else if (j->ask->samples)
		tam_monte(&j->tam, &j->run, form, stdout);
	else
		tam_print(&j->tam, form, stdout);
	return 0;
}

static int
carry_out(struct job *j, struct err *e)
{
	if (tam_file_read(&j->text, &j->file, &j->ws, j->ask->dir, j->ask->data,
	    e) < 0 || load(&j->base, &j->tam, j, &j->text, e) < 0)
		return -1;
	if (j->ask->sets.n > 0)
		return set(j, e);
	if (j->tam.n == 0) {
		cmd_warn("%s: no categories; pos-workspace(5) says how they "
		    "are written", j->file);
		cmd_no();
	}
	return view(j, e);
}

int
tam_run_ask(const struct tam_ask *ask, struct err *e)
{
	struct job j = { .ask = ask, .ws = WS_INIT, .a = ARENA_INIT,
	    .text = STR_INIT };
	int rc;

	j.run.n = ask->samples;
	j.run.seed = ask->seed;
	if (ask->samples > 0)
		j.run.x = mem_alloc(ask->samples * sizeof(*j.run.x));
	rc = carry_out(&j, e);
	free(j.run.x);
	str_release(&j.text);
	arena_release(&j.a);
	ws_close(&j.ws);
	return rc;
}
