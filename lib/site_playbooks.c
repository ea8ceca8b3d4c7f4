/* site_playbooks - which playbooks there are, and which follows which */

#include <stdlib.h>
#include <string.h>

#include "map.h"
#include "playflow.h"
#include "playrun.h"
#include "sitelibrary.h"

enum { RUNS_MOST = 200 };	/* listed on a page */

static void
want_flow(struct site *s, const char *file, const struct str *flow)
{
	struct err e = ERR_INIT;

	if (flowdot_add(&s->pages.flows, flow->s, flow->len, file, 1,
	    &e) < 0)
		site_lack(s, &e);
}

static void
plan_book(struct site_books *books, struct site *s, const char *id)
{
	struct playbook *b = &books->v[books->n];
	struct str flow = STR_INIT;
	struct err e = ERR_INIT;

	if (playbook_read(b, s->ws, id, NULL, &e) < 0) {
		site_lack(s, &e);
	} else if (site_plan_in_folder(s, b->file, b->name) != NULL) {
		books->n++;
		playflow_steps(&flow, b);
		want_flow(s, b->file, &flow);
	}
	str_release(&flow);
}

static int
plan(struct site *s, struct err *e)
{
	struct site_books *books = arena_alloc(&s->a, sizeof(*books));
	struct str flow = STR_INIT;
	struct names ids = { 0 };
	size_t i;
	int rc = playbook_ids(&ids, s->ws, e);

	s->books = books;
	books->v = arena_alloc(&s->a, (ids.n + 1) * sizeof(*books->v));
	for (i = 0; i < ids.n && rc == 0; i++)
		plan_book(books, s, ids.s[i]);
	if (books->n > 0) {
		playflow_all(&flow, books->v, books->n);
		want_flow(s, PLAYBOOK_FOLDER, &flow);
	}
	str_release(&flow);
	names_release(&ids);
	return rc;
}

/* A run that is open, and the day of what it waits for. */
struct open_run {
	struct play_run run;
	const struct playbook *book;
	size_t at;		/* its step; book->n: its success criteria */
	date due;		/* or DATE_NONE */
};

struct open_runs {
	struct open_run *v;	/* by playbook, then the first due first */
	size_t n, cap;
};

static void
add_run(struct open_runs *all, struct site *s, const struct play_run *r,
    const struct playbook *b)
{
	struct open_run *moved, *o;

	if (all->n == all->cap) {
		all->cap = all->cap > 0 ? 2 * all->cap : 64;
		moved = arena_alloc(&s->a, all->cap * sizeof(*moved));
		if (all->n > 0)
			memcpy(moved, all->v, all->n * sizeof(*moved));
		all->v = moved;
	}
	o = &all->v[all->n++];
	*o = (struct open_run){ *r, b, play_current(r, b), DATE_NONE };
	o->due = o->at < b->n ? play_due(r, b, o->at) :
	    play_criteria_due(r, b);
}

static int
by_due(const void *a, const void *b)
{
	const struct open_run *x = a, *y = b;
	int c = strcmp(x->book->id, y->book->id);

	if (c != 0)
		return c;
	if (x->due != y->due)
		return y->due == DATE_NONE || (x->due != DATE_NONE &&
		    x->due < y->due) ? -1 : 1;
	c = strcmp(x->run.partner->slug, y->run.partner->slug);
	return c != 0 ? c : (x->run.index > y->run.index) -
	    (x->run.index < y->run.index);
}

/* From one look at all partners. */
static void
find_runs(struct open_runs *all, struct site *s)
{
	struct map books = { 0 };
	const struct playbook *b;
	struct play_run *runs;
	size_t i, k, n;

	for (i = 0; i < s->books->n; i++)
		*map_at(&books, s->books->v[i].id) = &s->books->v[i];
	for (i = 0; i < s->ws->npartners; i++) {
		n = play_runs(&runs, &s->a, &s->ws->partners[i]);
		for (k = 0; k < n; k++) {
			b = map_get(&books, runs[k].playbook);
			if (b != NULL && play_run_open(&runs[k]))
				add_run(all, s, &runs[k], b);
		}
	}
	if (all->n > 0)
		qsort(all->v, all->n, sizeof(*all->v), by_due);
	map_release(&books);
}

static size_t
count_runs(const struct open_runs *all, const struct playbook *b)
{
	size_t i, n = 0;

	for (i = 0; i < all->n; i++)
		n += all->v[i].book == b;
	return n;
}

static void
add_open(struct node *list, struct site *s, const struct open_run *o,
    const char *page)
{
	const struct playbook *b = o->book;
	struct arena *a = &s->page;
	struct node *entry = site_add_ref(s, list, page, arena_printf(a,
	    "partners/%s/partner.yaml", o->run.partner->slug),
	    o->run.partner->name);

	if (o->at < b->n)
		node_fmt(a, entry, "step", "%zu of %zu, %s", o->at + 1, b->n,
		    b->steps[o->at].name);
	else
		node_str(a, entry, "step", "success criteria");
	node_str(a, entry, "due", o->due != DATE_NONE ? date_text(a, o->due) :
	    "");
	node_str(a, entry, "started", o->run.started != DATE_NONE ?
	    date_text(a, o->run.started) : "");
}

/* The first of them; the page says how many more there are. */
static void
add_runs(struct node *data, struct site *s, const struct open_runs *all,
    const struct playbook *b, const char *page)
{
	struct node *list = node_add(&s->page, data, "runs", NODE_LIST);
	size_t i, n = 0;

	for (i = 0; i < all->n; i++) {
		if (all->v[i].book != b)
			continue;
		if (n++ < RUNS_MOST)
			add_open(list, s, &all->v[i], page);
	}
	node_fmt(&s->page, data, "open", "%zu", n);
	if (n > RUNS_MOST)
		node_fmt(&s->page, data, "more", "%zu", n - RUNS_MOST);
	else
		node_str(&s->page, data, "more", "");
}

static int
write_book(struct site *s, const struct playbook *b,
    const struct open_runs *runs, struct err *e)
{
	const char *page = site_find(s, b->file)->page;
	struct node *data = site_begin(s, page, b->name, &site_playbooks);

	add_runs(data, s, runs, b, page);
	site_playbook_add(data, s, b, page);
	return site_end(s, page, "playbook.html", data, e);
}

static void
add_card(struct node *list, struct site *s, const struct playbook *b,
    const struct open_runs *runs)
{
	struct arena *a = &s->page;
	struct node *card = site_add_ref(s, list, site_playbooks.page,
	    b->file, b->name);

	node_str(a, card, "description", b->description);
	node_fmt(a, card, "steps", "%zu", b->n);
	node_fmt(a, card, "open", "%zu", count_runs(runs, b));
	site_add_books(card, s, "next", node_get(b->node, "next"),
	    site_playbooks.page);
}

static int
write_index(struct site *s, const struct open_runs *runs, struct err *e)
{
	const char *page = site_playbooks.page;
	struct node *data = site_begin(s, page, "Playbooks", &site_playbooks);
	struct node *list = node_add(&s->page, data, "books", NODE_LIST);
	struct str flow = STR_INIT;
	size_t i;

	for (i = 0; i < s->books->n; i++)
		add_card(list, s, &s->books->v[i], runs);
	playflow_all(&flow, s->books->v, s->books->n);
	site_add_flow(data, s, &flow);
	str_release(&flow);
	return site_end(s, page, "playbooks.html", data, e);
}

static int
write_pages(struct site *s, struct err *e)
{
	struct open_runs runs = { 0 };
	size_t i;

	find_runs(&runs, s);
	for (i = 0; i < s->books->n; i++)
		if (write_book(s, &s->books->v[i], &runs, e) < 0)
			return -1;
	return write_index(s, &runs, e);
}

const struct site_part site_playbooks = { "Playbooks", "playbooks/index.html",
	plan, write_pages, NULL };
