/* checklink - the links in templates */

#include "checkers.h"

#include <string.h>

#include "library.h"
#include "md.h"
#include "linkurl.h"

/* A template whose links are followed. */
struct linking {
	struct check *c;
	const char *file, *id;
	const struct md *md;
	struct linkurl target;	/* of the link that is followed */
	size_t looked;		/* headings of other templates */
};

static void
tell(const struct linking *l, int line, const char *url, const char *what)
{
	fault_add(&l->c->faults, FAULT_ERROR, l->file, (uint32_t)line,
	    "link to %s: %s", url, what);
}

enum { MANY = 1000,	/* headings to look for an anchor among */
	OTHERS = 100 };		/* templates that are read for one */

/* Can the heading have this anchor, whatever its values are? */
static bool
fits(const struct md_heading *h, const char *anchor)
{
	const char *tag = strstr(h->text, "{{");
	struct str before = STR_INIT, slug = STR_INIT;
	bool is;

	if (tag == NULL)
		return strcmp(h->anchor, anchor) == 0;
	str_add(&before, h->text, (size_t)(tag - h->text));
	str_trim_end(&before);
	if (before.len > 0)
		md_slug(&slug, before.s);
	is = str_starts(anchor, slug.s);
	str_release(&before);
	str_release(&slug);
	return is;
}

static bool
has_anchor(const struct md *md, const char *anchor)
{
	size_t i;

	for (i = 0; i < md->n_headings && i < MANY; i++) {
		if (fits(&md->headings[i], anchor))
			return true;
	}
	return md->n_headings > MANY;
}

/* A link to a heading of another template. */
static void
check_heading(struct linking *l, const struct catalogue_entry *to,
    const char *url, int line)
{
	const char *anchor = l->target.anchor.s;
	struct str why = STR_INIT;
	struct md md;

	if (anchor[0] == '\0' || l->looked++ >= OTHERS ||
	    md_parse(&md, to->text, to->n, to->file, NULL) < 0)
		return;
	if (!has_anchor(&md, anchor)) {
		str_addf(&why, "no heading of this name in %s", to->id);
		tell(l, line, url, why.s);
	}
	md_release(&md);
	str_release(&why);
}

/* A link to another template: there is one. */
static void
check_target(struct linking *l, const char *url, int line)
{
	const struct catalogue_entry *to;
	struct names ids = { 0 };
	struct str id = STR_INIT, why = STR_INIT;
	size_t i;

	str_adds(&id, l->target.path.s);
	if (str_ends(id.s, ".md"))
		str_cut(&id, id.len - strlen(".md"));
	to = catalogue_find(&l->c->library, id.s);
	if (to != NULL) {
		check_heading(l, to, url, line);
	} else {
		for (i = 0; i < l->c->library.n; i++)
			names_add(&ids, l->c->library.v[i].id);
		str_addf(&why, "there is no template %s", id.s);
		library_suggest(&why, id.s, &ids);
		tell(l, line, url, why.s);
	}
	names_release(&ids);
	str_release(&id);
	str_release(&why);
}

static int
check_link(const char *url, int line, void *ctx)
{
	struct linking *l = ctx;
	struct linkurl *u = &l->target;

	if (strstr(url, "{{") != NULL)
		return 0;
	linkurl_read(u, LINKSET_FILES, l->id, url);
	if (u->kind == LINKURL_BROKEN)
		tell(l, line, url, u->why);
	else if (u->kind == LINKURL_OWN && url[0] == '\0')
		tell(l, line, "nothing", "a target is expected in (...)");
	else if (u->kind == LINKURL_OWN && u->anchor.len > 0 &&
	    !has_anchor(l->md, u->anchor.s))
		tell(l, line, url, "no heading of this name in the template");
	else if (u->kind == LINKURL_UP || u->kind == LINKURL_TOP)
		tell(l, line, url, "leads out of the library; name the "
		    "document by its title");
	else if (u->kind == LINKURL_PATH)
		check_target(l, url, line);
	return 0;
}

void
check_template_links(struct check *c, const char *file, const char *id,
    const struct str *text)
{
	struct linking l = { .c = c, .file = file, .id = id,
		.target = LINKURL_INIT };
	struct err e = ERR_INIT;
	struct md md;

	if (md_parse(&md, text->s, text->len, file, &e) < 0) {
		fault_err(&c->faults, file, &e);
		return;
	}
	l.md = &md;
	md_links(&md, check_link, &l);
	linkurl_release(&l.target);
	md_release(&md);
}
