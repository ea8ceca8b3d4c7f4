/* merge3 - three-way merge of prose */

#include "merge3.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "gitlib.h"
#include "mem.h"

/* Stands for a line end inside a unit; section texts hold no such byte. */
#define LINE_END '\x01'

/* A text as units, each on a line of its own, for git to compare. */
struct units {
	struct str lines;
	size_t *at;		/* where each begins in lines; n + 1 of them */
	size_t n, cap;
};

/* Units [from, to) of base became units [nfrom, nto). */
struct hunk {
	size_t from, to, nfrom, nto;
};

struct hunks {
	struct hunk *h;
	size_t n, cap;
};

/* One side of the merge: its text, and how it differs from base. */
struct side {
	struct units units;
	struct hunks hunks;
	size_t next;		/* hunk to be merged next */
};

/* Bytes of the unit at s: up to a line end, or to the end of a sentence. */
static size_t
unit_length(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (s[i] == '\n')
			return i + 1;
		if (i > 0 && s[i] == ' ' && strchr(".!?", s[i - 1]) != NULL &&
		    i + 1 < n && s[i + 1] != ' ')
			return i + 1;
	}
	return n;
}

static void
split(struct units *u, const struct str *text)
{
	size_t pos, n;

	for (pos = 0; pos < text->len; pos += n) {
		n = unit_length(text->s + pos, text->len - pos);
		MEM_ROOM(u->at, u->n, u->cap);
		u->at[u->n++] = u->lines.len;
		str_add(&u->lines, text->s + pos, n);
		if (text->s[pos + n - 1] == '\n')
			u->lines.s[u->lines.len - 1] = LINE_END;
		str_addc(&u->lines, '\n');
	}
	MEM_ROOM(u->at, u->n, u->cap);
	u->at[u->n] = u->lines.len;
}

/* Append units [from, to) as the text they were. */
static void
join(struct str *out, const struct units *u, size_t from, size_t to)
{
	size_t n;

	for (; from < to; from++) {
		n = u->at[from + 1] - u->at[from] - 1;
		str_add(out, u->lines.s + u->at[from], n);
		if (n > 0 && out->s[out->len - 1] == LINE_END)
			out->s[out->len - 1] = '\n';
	}
}

static int
add_hunk(const git_diff_delta *delta, const git_diff_hunk *hunk, void *ctx)
{
	struct hunks *hs = ctx;
	struct hunk *h;

	(void)delta;
	MEM_ROOM(hs->h, hs->n, hs->cap);
	h = &hs->h[hs->n++];
	/* of nothing, git names the line before */
	h->from = (size_t)hunk->old_start - (hunk->old_lines > 0);
	h->to = h->from + (size_t)hunk->old_lines;
	h->nfrom = (size_t)hunk->new_start - (hunk->new_lines > 0);
	h->nto = h->nfrom + (size_t)hunk->new_lines;
	return 0;
}

static int
compare(struct side *s, const struct units *base, const struct str *text,
    struct err *e)
{
	git_diff_options opts;

	split(&s->units, text);
	git_diff_options_init(&opts, GIT_DIFF_OPTIONS_VERSION);
	opts.flags = GIT_DIFF_FORCE_TEXT;
	opts.context_lines = 0;
	if (git_diff_buffers(base->lines.s, base->lines.len, NULL,
	    s->units.lines.s, s->units.lines.len, NULL, &opts, NULL, NULL,
	    add_hunk, NULL, &s->hunks) < 0)
		return err_git(e, "merge of a section");
	return 0;
}

static bool
same_text(const struct side *a, const struct hunk *x, const struct side *b,
    const struct hunk *y)
{
	size_t from = a->units.at[x->nfrom], to = a->units.at[x->nto];
	size_t other = b->units.at[y->nfrom];

	return b->units.at[y->nto] - other == to - from && memcmp(
	    a->units.lines.s + from, b->units.lines.s + other, to - from) == 0;
}

/* Do both touch the same units of base? */
static bool
overlap(const struct hunk *x, const struct hunk *y)
{
	if (x->from == x->to || y->from == y->to)
		return (x->from < y->from && y->to < x->to) ||
		    (y->from < x->from && x->to < y->to);
	return x->from < y->to && y->from < x->to;
}

/* Does x come before y? An addition comes before a change at its place. */
static bool
before(const struct hunk *x, const struct hunk *y)
{
	if (x->from != y->from)
		return x->from < y->from;
	return x->to < y->to;
}

static const struct hunk *
next_hunk(const struct side *s)
{
	return s->next < s->hunks.n ? &s->hunks.h[s->next] : NULL;
}

/*
 * Put base with the hunks of both sides together. *conflict is true when two
 * of them touch the same units and are not the same change; then, unless
 * theirs is favoured, false is returned.
 */
static bool
weave(struct str *out, bool *conflict, const struct units *base,
    struct side *ours, struct side *theirs, enum merge3_favour favour)
{
	const struct hunk *x = next_hunk(ours), *y = next_hunk(theirs), *h;
	struct side *s;
	size_t done = 0;

	while (x != NULL || y != NULL) {
		s = y == NULL || (x != NULL && before(x, y)) ? ours : theirs;
		h = s == ours ? x : y;
		if (x != NULL && y != NULL) {
			if (x->from == y->from && x->to == y->to &&
			    same_text(ours, x, theirs, y))
				ours->next++;	/* the same change */
			else if (overlap(x, y)) {
				*conflict = true;
				if (favour == MERGE3_NONE)
					return false;
				ours->next++;
				x = next_hunk(ours);
				continue;
			}
		}
		join(out, base, done, h->from);
		join(out, &s->units, h->nfrom, h->nto);
		done = h->to;
		s->next++;
		x = next_hunk(ours);
		y = next_hunk(theirs);
	}
	join(out, base, done, base->n);
	return true;
}

static void
input(git_merge_file_input *in, const struct str *text)
{
	git_merge_file_input_init(in, GIT_MERGE_FILE_INPUT_VERSION);
	in->ptr = text->s;
	in->size = text->len;
}

/* Both sides between conflict markers, as git shows them. */
static int
show_conflict(struct str *out, const struct merge3 *m, struct err *e)
{
	git_merge_file_options opts;
	git_merge_file_input b, o, t;
	git_merge_file_result result = { 0 };

	input(&b, m->base);
	input(&o, m->ours);
	input(&t, m->theirs);
	git_merge_file_options_init(&opts, GIT_MERGE_FILE_OPTIONS_VERSION);
	opts.our_label = m->our_name;
	opts.their_label = m->their_name;
	opts.flags = GIT_MERGE_FILE_STYLE_MERGE;
	if (git_merge_file(&result, &b, &o, &t, &opts) < 0)
		return err_git(e, "merge of a section");
	str_add(out, result.ptr, result.len);
	git_merge_file_result_free(&result);
	return 0;
}

static void
release(struct side *s)
{
	str_release(&s->units.lines);
	free(s->units.at);
	free(s->hunks.h);
}

int
merge3(struct str *out, bool *conflict, const struct merge3 *m,
    struct err *e)
{
	struct side b = { { STR_INIT, NULL, 0, 0 }, { NULL, 0, 0 }, 0 };
	struct side o = b, t = b;
	struct str woven = STR_INIT;
	int rc = -1;

	*conflict = false;
	if (git_start(e) < 0)
		return -1;
	split(&b.units, m->base);
	if (compare(&o, &b.units, m->ours, e) == 0 &&
	    compare(&t, &b.units, m->theirs, e) == 0) {
		rc = 0;
		if (weave(&woven, conflict, &b.units, &o, &t, m->favour))
			str_add(out, woven.s, woven.len);
		else
			rc = show_conflict(out, m, e);
	}
	str_release(&woven);
	release(&b);
	release(&o);
	release(&t);
	return rc;
}

/* Append the lines of a text, the last of them with its line end. */
static void
put_lines(struct str *out, const struct str *text)
{
	str_add(out, text->s, text->len);
	if (text->len > 0 && text->s[text->len - 1] != '\n')
		str_addc(out, '\n');
}

void
merge3_both(struct str *out, const struct merge3 *m)
{
	if (m->favour == MERGE3_THEIRS) {
		str_add(out, m->theirs->s, m->theirs->len);
		return;
	}
	str_addf(out, "<<<<<<< %s\n", m->our_name);
	put_lines(out, m->ours);
	str_adds(out, "=======\n");
	put_lines(out, m->theirs);
	str_addf(out, ">>>>>>> %s\n", m->their_name);
}

void
merge3_marked(struct str *out, const char *text)
{
	bool inside = false;
	size_t n;

	for (; *text != '\0'; text += n) {
		n = strcspn(text, "\n");
		n += text[n] == '\n';
		if (strncmp(text, "<<<<<<< ", 8) == 0)
			inside = true;
		if (inside)
			str_add(out, text, n);
		if (strncmp(text, ">>>>>>> ", 8) == 0)
			inside = false;
	}
}

int
merge3_count(size_t *out, const struct str *was, const struct str *now,
    struct err *e)
{
	struct side b = { { STR_INIT, NULL, 0, 0 }, { NULL, 0, 0 }, 0 };
	struct side n = b;
	size_t i, gone = 0, come = 0;
	int rc = git_start(e);

	split(&b.units, was);
	if (rc == 0)
		rc = compare(&n, &b.units, now, e);
	for (i = 0; i < n.hunks.n; i++) {
		gone += n.hunks.h[i].to - n.hunks.h[i].from;
		come += n.hunks.h[i].nto - n.hunks.h[i].nfrom;
	}
	*out = gone > come ? gone : come;
	release(&b);
	release(&n);
	return rc;
}
