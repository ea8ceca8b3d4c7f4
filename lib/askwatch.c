/* askwatch - what a person sees while a model is asked */

#include "askwatch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answershow.h"
#include "cost.h"
#include "harmless.h"
#include "mem.h"

enum {
	EVERY_MS = 200,		/* between two looks of how far it is */
	LINE_MAX_BYTES = 70	/* of what it says */
};

/* One answer: how much of it has come, and its text where that is shown. */
struct shown {
	const char *label;
	size_t bytes;
	struct answershow show;
	bool over;
};

struct askwatch {
	struct engine *en;
	tell_fn *tell;
	const char *key;
	bool terminal;
	struct shown *list;	/* in the order they began */
	size_t n, cap, first;	/* first: the one that is printed now */
	size_t questions, done;
	int64_t looked;
	bool line;		/* a line of how far it is stands there */
};

/* Take the line of how far it is away. */
static void
clear_line(struct askwatch *w)
{
	if (w->line)
		fputs("\r\033[K", stderr);
	w->line = false;
}

/* "2 of 5 answered; tokens so far: icp#pains 120, icp#signals 90" */
static void
print_line(struct askwatch *w)
{
	int64_t now = http_clock();
	struct str s = STR_INIT;
	size_t i;

	if (!w->terminal || w->en->show || now - w->looked < EVERY_MS)
		return;
	w->looked = now;
	str_addf(&s, "%zu of %zu answered; tokens so far:", w->done,
	    w->questions);
	for (i = 0; i < w->n; i++) {
		if (!w->list[i].over && s.len + strlen(w->list[i].label) <
		    LINE_MAX_BYTES)
			str_addf(&s, " %s %lld", w->list[i].label,
			    (long long)cost_estimate(w->list[i].bytes));
	}
	fprintf(stderr, "\r%s\033[K", s.s);
	fflush(stderr);
	str_release(&s);
	w->line = true;
}

static struct shown *
find(struct askwatch *w, const char *label)
{
	size_t i;

	for (i = 0; i < w->n; i++) {
		if (strcmp(w->list[i].label, label) == 0 && !w->list[i].over)
			return &w->list[i];
	}
	MEM_ROOM(w->list, w->n, w->cap);
	w->list[w->n] = (struct shown){ .label = label,
	    .show = ANSWERSHOW_INIT(w->key, strcmp(w->key, "text") != 0) };
	return &w->list[w->n++];
}

/* Print what has come of the first; then of the next, when it is over. */
static void
print_shown(struct askwatch *w)
{
	struct shown *s;
	struct str *text;

	for (; w->first < w->n; w->first++) {
		s = &w->list[w->first];
		text = &s->show.text;
		if (text->len > 0 && s->show.shown == 0)
			harmless_printf(stderr, "--- %s\n", s->label);
		harmless_put(stderr, text->s + s->show.shown);
		s->show.shown = text->len;
		if (!s->over)
			break;
		if (text->len > 0 && text->s[text->len - 1] != '\n')
			fputc('\n', stderr);
	}
	fflush(stderr);
}

static void
on_text(void *ctx, const struct llm_ask *q, const char *text, size_t n)
{
	struct askwatch *w = ctx;
	struct shown *s = find(w, q->label);

	s->bytes += n;
	if (w->en->show) {
		answershow_feed(&s->show, text, n);
		print_shown(w);
	}
	print_line(w);
}

static void
on_note(void *ctx, const char *message)
{
	struct askwatch *w = ctx;

	clear_line(w);
	w->tell("%s", message);
}

static void
on_over(void *ctx, const struct llm_ask *q)
{
	struct askwatch *w = ctx;
	struct str text = STR_INIT;

	w->done++;
	clear_line(w);
	find(w, q->label)->over = true;
	if (w->en->show)
		print_shown(w);
	if (!q->answered)
		return;
	cost_text(&text, &w->en->p->price, &q->answer.usage);
	if (q->kept)
		w->tell("%s: an answer that was kept, of %s", q->label,
		    q->answer.model.s);
	else
		w->tell("%s: %s, %.1f s", q->label, text.s,
		    (double)q->ms / 1000);
	str_release(&text);
}

struct askwatch *
askwatch_start(struct engine *en, tell_fn *tell, size_t questions,
    const char *key)
{
	struct askwatch *w = mem_zero(1, sizeof(*w));
	const char *term = getenv("TERM");

	w->en = en;
	w->tell = tell;
	w->key = key;
	w->questions = questions;
	w->terminal = isatty(STDERR_FILENO) && term != NULL &&
	    strcmp(term, "dumb") != 0;
	en->llm.watch = (struct llm_watch){ on_text, on_over, on_note, w };
	return w;
}

void
askwatch_end(struct askwatch *w)
{
	size_t i;

	clear_line(w);
	for (i = 0; i < w->n; i++)
		answershow_release(&w->list[i].show);
	w->en->llm.watch = (struct llm_watch){ 0 };
	free(w->list);
	free(w);
}
