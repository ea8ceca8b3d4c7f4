/* playrefill - the document of a step, filled again */

#include "playrefill.h"

#include <string.h>

#include "docmerge.h"
#include "filelife.h"
#include "line.h"
#include "playedit.h"
#include "revs.h"

/* One document, and what is made of it. */
struct refill {
	const struct play_act *a;
	const char *path;		/* of the document */
	const char *base_path;		/* where what was filled is kept */
	struct str filled;		/* the whole, now */
	struct str base, theirs;	/* above the checklist: was filled
					 * then, and now */
};

/* Cut a document where the step's checklist begins; tail: NULL, or the rest. */
static void
cut_tail(struct str *text, struct str *tail)
{
	size_t at = playdoc_list_at(text->s, text->len);

	if (tail != NULL)
		str_add(tail, text->s + at, text->len - at);
	str_cut(text, at);
}

/* A filelife_fn: the oldest version, which is told last. */
static int
take_version(const struct filelife *one, void *ctx, struct err *e)
{
	struct str *base = ctx;

	(void)e;
	str_reset(base);
	if (one->was == NULL && strncmp(one->subject, "play: ", 6) == 0)
		str_add(base, one->now->s, one->now->len);
	return 0;
}

/* Has it a checklist of steps, as what was filled has? */
static bool
has_list(const struct str *text)
{
	return playdoc_list_at(text->s, text->len) < text->len;
}

/*
 * The document as the commit that began the step has it; empty: unknown, also
 * when that is a text of somebody's own, which was there and was committed
 * with it.
 */
static void
read_first(struct refill *f)
{
	struct revs revs = REVS_INIT;
	git_oid head;

	if (revs_open(&revs, &f->a->ws->root, NULL) == 0 &&
	    revs_find(&head, &revs, "HEAD", NULL) == 0 &&
	    filelife_walk(&revs, &head, f->path, take_version, &f->base,
	    NULL) < 0)
		str_reset(&f->base);
	revs_close(&revs);
	if (has_list(&f->filled) && !has_list(&f->base))
		str_reset(&f->base);
}

static int
read_base(struct refill *f, struct err *e)
{
	if (root_read(&f->base, &f->a->ws->root, f->base_path, FILE_MAX_BYTES,
	    NULL) < 0)
		read_first(f);
	cut_tail(&f->base, NULL);
	if (f->base.len == 0)
		return err_set(e, ERR_CONFLICT, "%s: what was filled is not "
		    "known: no commit of pos-play began it; move it away, "
		    "fill it with 'pos fill', and take what you wrote over "
		    "by hand", f->path);
	return 0;
}

/* The sections that both changed, and what to do. */
static int
both_changed(const struct refill *f, const struct names *sections,
    struct err *e)
{
	struct str list = STR_INIT;
	size_t i;

	for (i = 0; i < sections->n; i++)
		str_addf(&list, "%s%s", i > 0 ? ", " : "",
		    sections->s[i][0] != '\0' ? sections->s[i] : "the top");
	err_set(e, ERR_CONFLICT, "%s: the same lines were changed by hand and "
	    "by the record, in: %.200s; nothing was written; write the new "
	    "values there by hand, or take your lines back and refill",
	    f->path, list.s);
	str_release(&list);
	return -1;
}

/* Is a line of the text like this one, but with its box empty? */
static bool
has_open(const struct str *text, const char *item, size_t n)
{
	size_t at;

	for (at = 0; at < text->len; at = line_next(text->s, text->len, at)) {
		if (line_stop(text->s, text->len, at) - at == n &&
		    memcmp(text->s + at, "- [ ]", 5) == 0 &&
		    memcmp(text->s + at + 5, item + 5, n - 5) == 0)
			return true;
	}
	return false;
}

/*
 * A fact that was ticked off and is asked for no more goes with its tick,
 * which is no edit that the record would have to give way to.
 */
static void
untick_answered(struct str *ours, const struct refill *f)
{
	size_t at, n;

	for (at = 0; at < ours->len; at = line_next(ours->s, ours->len, at)) {
		n = line_stop(ours->s, ours->len, at) - at;
		if (n > 6 && memcmp(ours->s + at, "- [x] ", 6) == 0 &&
		    has_open(&f->base, ours->s + at, n) &&
		    !has_open(&f->theirs, ours->s + at, n))
			ours->s[at + 3] = ' ';
	}
}

/*
 * A change_fn: what was filled, and is filled now, merged into the document as
 * it lies there or as HEAD has it: edits that are not committed stay so.
 */
static int
merge_into(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	struct refill *f = ctx;
	struct str ours = STR_INIT, tail = STR_INIT;
	const struct merge3 m = { .base = &f->base, .ours = &ours,
	    .theirs = &f->theirs, .favour = MERGE3_NONE,
	    .our_name = "yours", .their_name = "filled" };
	struct names conflicts = { 0 };
	int rc = 0;

	(void)remove;
	if (old == NULL)
		return err_set(e, ERR_NOTFOUND, "%s: there is no such "
		    "document", f->path);
	str_add(&ours, old->s, old->len);
	cut_tail(&ours, &tail);
	untick_answered(&ours, f);
	rc = docmerge(out, &conflicts, &m, e);
	if (rc == 0 && conflicts.n > 0)
		rc = both_changed(f, &conflicts, e);
	str_add(out, tail.s, tail.len);
	names_release(&conflicts);
	str_release(&ours);
	str_release(&tail);
	return rc;
}

/* What was filled, and is now, above the checklist. */
static int
make(struct refill *f, const struct play_run *r, size_t at, struct err *e)
{
	const struct play_act *a = f->a;

	if (playdoc_make(&f->filled, a->ws, a->partner, a->b,
	    &a->b->steps[at], play_due(r, a->b, at), e) < 0 ||
	    read_base(f, e) < 0)
		return -1;
	str_add(&f->theirs, f->filled.s, f->filled.len);
	cut_tail(&f->theirs, NULL);
	return 0;
}

static int
write_it(struct refill *f, const struct playbook_step *s, struct err *e)
{
	struct play_edit t;
	int rc;

	play_begin(&t, f->a, "refill");
	t.step = s->id;
	play_change(&t, f->path, merge_into, f);
	play_change(&t, f->base_path, change_put, &f->filled);
	str_addf(&t.told, "%s was filled again; what you wrote, and the "
	    "checklist, stay\n", f->path);
	str_addf(&t.subject, "play: %s of %.60s: %.60s filled again",
	    f->a->b->id, f->a->partner->name, s->name);
	playdoc_look(&t.open, s, f->filled.s, f->filled.len);
	rc = play_commit(&t, e);
	play_end(&t);
	return rc;
}

int
play_refill(const struct play_act *a, const struct play_run *r,
    struct err *e)
{
	struct refill f = { .a = a };
	size_t at = play_current(r, a->b);
	int rc;

	if (at == a->b->n)
		return err_set(e, ERR_NOTFOUND, "%s: all steps have ended",
		    a->b->id);
	f.path = play_document(&a->ws->arena, r, &a->b->steps[at]);
	f.base_path = arena_printf(&a->ws->arena, ".pos/%s", f.path);
	rc = make(&f, r, at, e);
	if (rc == 0)
		rc = write_it(&f, &a->b->steps[at], e);
	str_release(&f.filled);
	str_release(&f.base);
	str_release(&f.theirs);
	return rc;
}
