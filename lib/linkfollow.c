/* linkfollow - where the links of pages lead, and those that lead nowhere */

#include "linkset.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "linkpath.h"
#include "linkurl.h"

enum {
	TOLD = 1000,		/* of a page, at most */
	SHOWN = 200		/* bytes of a URL */
};

/* A link that is followed. */
struct following {
	struct linkset *p;
	struct faults *faults;
	const struct linkset_more *more;
	struct page *page;
	struct page_link *link;
	struct linkurl url;
	size_t told;
};

static void tell(struct following *f, enum fault_level level,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

static void
tell(struct following *f, enum fault_level level, const char *fmt, ...)
{
	struct str text = STR_INIT;
	va_list ap;

	if (f->told++ < TOLD) {
		str_addf(&text, "link to %.*s: ", SHOWN, f->link->url[0] !=
		    '\0' ? f->link->url : "nothing");
		va_start(ap, fmt);
		str_vaddf(&text, fmt, ap);
		va_end(ap);
	} else if (f->told == TOLD + 1) {
		str_addf(&text, "more than %d links are broken; those that "
		    "follow are not told", TOLD);
	}
	if (text.len > 0)
		fault_add(f->faults, level, page_file(f->p, f->page),
		    f->link->line, "%s", text.s);
	str_release(&text);
}

/* What stands for a folder: PATH/NAME, or NULL. */
static struct page *
page_in(const struct linkset *p, const char *folder, const char *name)
{
	struct str path = STR_INIT;
	struct page *page;

	str_addf(&path, "%s%s%s", folder, folder[0] != '\0' ? "/" : "", name);
	page = linkset_get(p, path.s);
	str_release(&path);
	return page;
}

/* The number behind "L" in "#L12", "#L12-L20", "#L12C3-L14C5"; 0: none. */
static size_t
last_line(const char *anchor)
{
	unsigned long line = 0;
	char *end;

	for (; *anchor == 'L'; anchor = end) {
		line = strtoul(anchor + 1, &end, 10);
		if (end == anchor + 1)
			return 0;
		if (*end == 'C')
			strtoul(end + 1, &end, 10);
		if (*end == '\0')
			return line;
		end += *end == '-';
	}
	return 0;
}

/* An anchor of the form #L12 is a line of any file with lines. */
static bool
follow_line(struct following *f, const struct page *to)
{
	size_t line = last_line(f->url.anchor.s), lines;

	if (line == 0 || f->p->rules != LINKSET_FILES)
		return false;
	lines = f->more->lines != NULL ? f->more->lines(to->path,
	    f->more->ctx) : 0;
	if (lines > 0 && line > lines)
		tell(f, FAULT_ERROR, "%s has %zu line%s", to->path, lines,
		    lines == 1 ? "" : "s");
	return true;
}

/* Anchors that every page of a site has; and what a browser looks up itself. */
static bool
is_given(struct str *anchor, enum linkset_rules rules)
{
	char *text = rules == LINKSET_SITE ? strstr(anchor->s, ":~:") : NULL;

	if (text != NULL)
		str_cut(anchor, (size_t)(text - anchor->s));
	return anchor->len == 0 ||
	    (rules == LINKSET_SITE && strcasecmp(anchor->s, "top") == 0);
}

static void
follow_anchor(struct following *f, const struct page *to)
{
	const char *anchor = f->url.anchor.s, *near;
	bool site = f->p->rules == LINKSET_SITE;

	if (is_given(&f->url.anchor, f->p->rules) ||
	    map_get(&to->anchors, anchor) != NULL || follow_line(f, to))
		return;
	if (!to->read) {
		if (str_ends(to->path, ".yaml") && !site)
			tell(f, FAULT_WARNING, "YAML has no headings; #L12 "
			    "is line 12");
		return;
	}
	near = page_suggest(f->p, to, anchor);
	tell(f, FAULT_ERROR, "no %s #%.*s there%s%s%s", site ? "id" :
	    "heading", SHOWN, anchor, near != NULL ? "; did you mean #" : "",
	    near != NULL ? near : "", near != NULL ? "?" : "");
}

static void
arrive(struct following *f, struct page *to)
{
	f->link->to = to;
	if (to != f->page)
		to->from++;
	follow_anchor(f, to);
}

/* Is it not a path at all? Then what may be meant. */
static const char *
other_hint(const char *url)
{
	if (strncasecmp(url, "www.", 4) == 0)
		return "; a web address begins with https://";
	if (strchr(url, '@') != NULL && strchr(url, '/') == NULL)
		return "; a mail address begins with mailto:";
	if (strchr(url, '\\') != NULL)
		return "; folders are parted by /";
	if (link_is_badly_coded(url))
		return "; a % in a name is written %25";
	return "";
}

static void
tell_missing(struct following *f)
{
	const char *path = f->url.path.s;
	const struct page *twin = linkset_fold(f->p, path);
	const char *hint = other_hint(f->link->url);
	struct str why = STR_INIT, near = STR_INIT;

	if (f->more->pending != NULL && f->more->pending(&why, path,
	    f->more->ctx))
		tell(f, FAULT_WARNING, "%s", why.s);
	else if (twin != NULL)
		tell(f, FAULT_ERROR, "there is no %s; %s differs in upper and "
		    "lower case or in how accents are coded", path,
		    twin->path);
	else if (hint[0] == '\0' && linkset_suggest(&near, f->p, path))
		tell(f, FAULT_ERROR, "there is no %s; did you mean %s?", path,
		    near.s);
	else
		tell(f, FAULT_ERROR, "there is no %.*s%s", SHOWN, path, hint);
	str_release(&why);
	str_release(&near);
}

/* A folder of a workspace, which its README or index stands for. */
static void
follow_folder(struct following *f, const struct page_folder *folder)
{
	static const char *const names[] = { "README.md", "index.md" };
	struct page *to = NULL;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names) && to == NULL; i++)
		to = page_in(f->p, f->url.path.s, names[i]);
	f->link->folder = folder;
	if (to != NULL)
		arrive(f, to);
}

/* A folder of a site, which is its index.html. */
static void
follow_index(struct following *f)
{
	const char *path = f->url.path.s;
	struct page *to = page_in(f->p, path, "index.html");

	if (to == NULL)
		tell(f, FAULT_ERROR, "the folder %s has no index.html",
		    path[0] != '\0' ? path : "of the site");
	else if (!f->url.folder && path[0] != '\0')
		tell(f, FAULT_WARNING, "%s is a folder; end it with a slash, "
		    "or links in it lead elsewhere", path);
	if (to != NULL)
		arrive(f, to);
}

static void
follow_path(struct following *f)
{
	const char *path = f->url.path.s;
	struct page *to = linkset_get(f->p, path);
	const struct page_folder *folder;

	if (to != NULL && !f->url.folder)
		arrive(f, to);
	else if (to != NULL)
		tell(f, FAULT_ERROR, "%s is a file; take the slash off its "
		    "end", path);
	else if ((folder = map_get(&f->p->folders, path)) != NULL &&
	    f->p->rules == LINKSET_SITE)
		follow_index(f);
	else if (folder != NULL)
		follow_folder(f, folder);
	else if (!f->more->exists(path, f->more->ctx))
		tell_missing(f);
}

/* From the top of what? In a workspace that depends on who shows it. */
static void
follow_top(struct following *f)
{
	struct page *to = linkset_get(f->p, f->url.path.s);
	struct str up = STR_INIT;
	const char *at;

	if (f->p->rules == LINKSET_SITE) {
		follow_path(f);
		return;
	}
	for (at = f->page->path; (at = strchr(at, '/')) != NULL; at++)
		str_adds(&up, "../");
	if (to != NULL)
		tell(f, FAULT_WARNING, "where a path begins that starts with "
		    "/ depends on who shows it; write %s%s", up.s, to->path);
	else
		tell(f, FAULT_WARNING, "where a path begins that starts with "
		    "/ depends on who shows it; begin with the folder of the "
		    "document");
	if (to != NULL)
		arrive(f, to);
	str_release(&up);
}

static void
follow(struct following *f, const char *from)
{
	bool site = f->p->rules == LINKSET_SITE;

	linkurl_read(&f->url, f->p->rules, from, f->link->url);
	if (f->url.kind == LINKURL_OWN && f->page->base != NULL) {
		str_adds(&f->url.path, from);
		f->url.kind = LINKURL_PATH;
	}
	switch (f->url.kind) {
	case LINKURL_OWN:
		if (f->link->url[0] == '\0' && !site)
			tell(f, FAULT_ERROR, "a target is expected in (...)");
		arrive(f, f->page);
		break;
	case LINKURL_PATH:
		follow_path(f);
		break;
	case LINKURL_TOP:
		follow_top(f);
		break;
	case LINKURL_UP:
		tell(f, site ? FAULT_ERROR : FAULT_WARNING, "leads out of the "
		    "%s", site ? "site" : "workspace");
		break;
	case LINKURL_ELSEWHERE:
		break;
	case LINKURL_BROKEN:
		tell(f, FAULT_ERROR, "%s", f->url.why);
		break;
	}
}

/* What the links of a page start from. False: another host. */
static bool
start_of(struct str *from, const struct linkset *p, const struct page *page)
{
	struct linkurl base = LINKURL_INIT;
	bool here = true;

	str_reset(from);
	str_adds(from, page->path);
	if (page->base != NULL) {
		linkurl_read(&base, p->rules, page->path, page->base);
		here = base.kind == LINKURL_PATH || base.kind == LINKURL_TOP;
		if (here) {
			str_reset(from);
			str_addf(from, "%s%s", base.path.s, base.folder &&
			    base.path.len > 0 ? "/" : "");
		}
		here |= base.kind == LINKURL_OWN;
		linkurl_release(&base);
	}
	return here;
}

void
linkset_follow(struct linkset *p, struct faults *faults,
    const struct linkset_more *more)
{
	struct following f = { .p = p, .faults = faults, .more = more,
		.url = LINKURL_INIT };
	struct str from = STR_INIT;
	size_t i, at;

	for (i = 0; i < p->n; i++) {
		f.page = p->v[i];
		f.told = 0;
		if (!start_of(&from, p, f.page)) {
			fault_add(faults, FAULT_WARNING, page_file(p,
			    f.page), 1, "its links start from %.*s, which is "
			    "elsewhere: none was followed", SHOWN,
			    f.page->base);
			continue;
		}
		for (at = 0; at < f.page->n_links; at++) {
			f.link = &f.page->links[at];
			follow(&f, from.s);
		}
	}
	linkurl_release(&f.url);
	str_release(&from);
}
