/* replychange - what git knows of a figure, and what a question has wrong */

#include "replyfigure.h"

#include <string.h>

#include "date.h"
#include "valuelife.h"
#include "words.h"

const char *
reply_number(struct arena *a, const char *term)
{
	size_t n = strlen(term);

	if (n > 1 && term[n - 1] == '%')
		return arena_printf(a, "%.*s %%", (int)n - 1, term);
	return term;
}

bool
reply_correct(struct reply *r, const struct question *q, const struct node *n,
    const char *text, struct dec d, bool percent)
{
	const char *other = question_claims(q, d, percent);
	struct claim *c;

	if (other == NULL)
		return false;
	c = reply_claim(r, CLAIM_CORRECTION, "the workspace says %s", text);
	reply_cite(r, c, n);
	c->other = reply_number(r->a, other);
	return true;
}

static const char *
day_text(struct arena *a, time_t when)
{
	struct str s = STR_INIT;
	const char *text;

	time_add(&s, when);
	text = arena_ndup(a, s.s, 10);
	str_release(&s);
	return text;
}

/* Tell of a change that a commit made. */
static void
tell(struct reply *r, const struct node *n, const struct value_change *v)
{
	const char *day = day_text(r->a, v->when);
	struct claim *c;

	if (v->before != NULL && v->now != NULL)
		c = reply_claim(r, CLAIM_CHANGE, "%s -> %s on %s by %s, "
		    "commit %.7s: %s", reply_number(r->a, v->before),
		    reply_number(r->a, v->now), day, v->author, v->id,
		    v->subject);
	else if (v->now != NULL)
		c = reply_claim(r, CLAIM_CHANGE, "%s since it was first "
		    "written, on %s by %s, commit %.7s: %s",
		    reply_number(r->a, v->now), day, v->author, v->id,
		    v->subject);
	else
		return;
	reply_cite(r, c, n);
}

/* When did it say what the question says? */
static void
tell_claimed(struct reply *r, const struct question *q,
    const struct valuelife *life, const struct node *n)
{
	const char *said = NULL;
	struct words w = WORDS_INIT;
	size_t i;

	for (i = 0; i < life->n && said == NULL; i++) {
		if (life->at[i].before == NULL)
			continue;
		words_start(&w, life->at[i].before,
		    strlen(life->at[i].before));
		if (words_next(&w) && word_is_number(w.word.s) &&
		    question_has(q, w.word.s))
			said = life->at[i].before;
	}
	if (said != NULL)
		reply_cite(r, reply_claim(r, CLAIM_CHANGE, "it was %s until "
		    "%s: commit %.7s by %s", reply_number(r->a, said), day_text(r->a,
		    life->at[i - 1].when), life->at[i - 1].id,
		    life->at[i - 1].author), n);
	words_release(&w);
}

void
reply_change(struct reply *r, const struct figure_ask *ask,
    const struct node *n, const char *path, bool wrong)
{
	struct value_ask what = { .file = n->file, .path = path,
	    .most = !wrong };
	struct valuelife life = VALUELIFE_INIT;
	struct err why = ERR_INIT;
	const char *saved;

	if (ask->revs->repo == NULL ||
	    revs_find(&what.from, ask->revs, "HEAD", NULL) < 0)
		return;
	saved = value_at(r->a, ask->revs, &what.from, &what);
	if (saved == NULL || strcmp(saved, n->text) != 0)
		reply_cite(r, reply_claim(r, CLAIM_CHANGE, "%s%s%s, not yet "
		    "committed", saved != NULL ?
		    reply_number(r->a, saved) : "", saved != NULL ?
		    " -> " : "", reply_number(r->a, n->text)), n);
	if (valuelife_read(&life, r->a, ask->revs, &what, &why) < 0)
		names_add(&r->problems, why.msg);
	else if (life.n > 0)
		tell(r, n, &life.at[0]);
	if (wrong)
		tell_claimed(r, ask->q, &life, n);
	valuelife_release(&life);
}
