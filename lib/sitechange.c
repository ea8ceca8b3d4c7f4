/* sitechange - a file of a commit, as the history page tells of it */

#include "sitechange.h"

#include <string.h>
#include <utf8proc.h>

#include "docdiff.h"
#include "html.h"
#include "mdguard.h"
#include "shellword.h"

/* Shown at most: bytes of one difference, and parts of one file. */
enum { DIFF_MOST = 12000, PARTS_MOST = 40 };

/* One file that is being told. */
struct telling {
	struct site *site;
	struct node *parts;
	size_t n;		/* of them */
	size_t *room;
	bool cut;
};

const char *
site_utf8(struct arena *a, const char *text)
{
	const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)text;
	struct str out = STR_INIT;
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	const char *copy;

	for (; *p != '\0'; p += n) {
		n = utf8proc_iterate(p, -1, &c);
		if (n > 0)
			str_add(&out, (const char *)p, (size_t)n);
		else
			str_adds(&out, "\ufffd");
		if (n <= 0)
			n = 1;
	}
	copy = arena_dup(a, out.s);
	str_release(&out);
	return copy;
}

/* Lines of a difference as markup: what came and what went. True: all. */
static bool
add_lines(struct str *out, const char *diff, size_t most)
{
	const char *end, *tag;
	size_t n;

	for (; *diff != '\0' && out->len < most; diff += n + (*end ==
	    '\n')) {
		end = diff + strcspn(diff, "\n");
		n = (size_t)(end - diff);
		tag = *diff == '+' ? "ins" : *diff == '-' ? "del" : NULL;
		if (tag != NULL)
			str_addf(out, "<%s>", tag);
		html_escape_n(out, diff, n);
		if (tag != NULL)
			str_addf(out, "</%s>", tag);
		str_addc(out, '\n');
	}
	if (*diff != '\0')
		str_adds(out, "(and more)\n");
	return *diff == '\0';
}

static void
add_part(struct telling *t, const char *name, const char *what,
    const char *before, const char *now)
{
	struct arena *a = &t->site->page;
	size_t most = *t->room < DIFF_MOST ? *t->room : DIFF_MOST;
	struct str diff = STR_INIT, html = STR_INIT;
	struct node *entry;

	if (t->n++ >= PARTS_MOST || most == 0) {
		t->cut = true;
		return;
	}
	entry = node_item(a, t->parts);
	node_str(a, entry, "name", name);
	node_str(a, entry, "what", what);
	if (textdiff(&diff, before, now, NULL) < 0 ||
	    !add_lines(&html, diff.s, most))
		t->cut = true;
	node_str(a, entry, "diff", html.s);
	*t->room -= html.len < *t->room ? html.len : *t->room;
	str_release(&diff);
	str_release(&html);
}

/* The sections of a document that differ. */
static void
add_sections(struct telling *t, const struct site_change *c)
{
	struct docdiff d = DOCDIFF_INIT;
	const struct docdiff_section *sec;
	size_t i;

	if (docdiff(&d, &t->site->page, c->was ? &c->before : NULL, c->is ?
	    &c->now : NULL, NULL) == 0) {
		for (i = 0; i < d.n; i++) {
			sec = &d.sections[i];
			add_part(t, sec->id[0] == '\0' ? "Head" :
			    sec->heading, docdiff_kind_name(sec->kind),
			    sec->before, sec->now);
		}
	}
	docdiff_release(&d);
}

static bool
is_text(const struct str *s)
{
	return mdguard_text(s->s, s->len, "", NULL) == 0;
}

/* What a file that is no document was, and is. */
static void
add_whole(struct telling *t, const struct site_change *c)
{
	const char *what = !c->was ? "added" : !c->is ? "removed" : "changed";

	if (is_text(&c->before) && is_text(&c->now))
		add_part(t, "", what, c->before.s, c->now.s);
	else
		add_part(t, "", arena_printf(&t->site->page, "%s; not shown: "
		    "it is no text", what), "", "");
}

/* A name, or permissions; or what docdiff takes for the same. */
static void
add_other(struct telling *t, const struct site_change *c)
{
	bool same = c->before.len == c->now.len && memcmp(c->before.s,
	    c->now.s, c->now.len) == 0;

	if (c->from != NULL)
		add_part(t, "", arena_printf(&t->site->page, "renamed, was %s",
		    site_utf8(&t->site->page, c->from)), "", "");
	else
		add_part(t, "", !c->was ? "added, empty" : !c->is ? "removed, "
		    "was empty" : same ? "changed in its permissions" :
		    "changed in blanks and ends of lines", "", "");
}

void
site_change_add(struct node *files, struct site *s,
    const struct site_change *c, size_t *room)
{
	struct arena *a = &s->page;
	struct node *entry = node_item(a, files);
	const struct site_place *place = site_find(s, c->path);
	struct telling t = { .site = s, .room = room };
	struct str url = STR_INIT;

	if (place != NULL)
		site_url(&url, site_history.page, place->page);
	node_str(a, entry, "path", site_utf8(a, c->path));
	node_str(a, entry, "url", url.s);
	t.parts = node_add(a, entry, "parts", NODE_LIST);
	if (c->from != NULL)
		add_other(&t, c);
	else if (str_ends(c->path, ".md"))
		add_sections(&t, c);
	else if (c->before.len != c->now.len || memcmp(c->before.s, c->now.s,
	    c->now.len) != 0)
		add_whole(&t, c);
	if (t.n == 0)
		add_other(&t, c);
	node_bool(a, entry, "cut", t.cut);
	node_str(a, entry, "word", shell_word(a, site_utf8(a, c->path)));
	str_release(&url);
}
