/* linkhtml - the anchors and links of an HTML file */

#include "linkread.h"

#include <string.h>

#include "htmlattr.h"

/* The file that is read. */
struct reading {
	struct linkset *p;
	struct page *page;
	struct faults *faults;
	struct map ids;		/* without the names that a has -> line */
};

enum use { USE_LINK, USE_FILE, USE_SET };

/*
 * Attributes that hold URLs. Source: the HTML Standard, "Attributes", those
 * of elements that are not obsolete, and href of SVG. What a form sends its
 * fields to is no page of a site without a server.
 */
static const struct {
	const char *tag, *name;	/* tag "": any */
	enum use use;
} urls[] = {
	{ "a", "href", USE_LINK }, { "area", "href", USE_LINK },
	{ "a", "xlink:href", USE_LINK }, { "iframe", "src", USE_LINK },
	{ "", "src", USE_FILE }, { "", "href", USE_FILE },
	{ "", "xlink:href", USE_FILE }, { "video", "poster", USE_FILE },
	{ "object", "data", USE_FILE }, { "", "srcset", USE_SET },
	{ "", "imagesrcset", USE_SET },
};

/* An id, which is there once. name says the same again beside one. */
static void
add_id(struct reading *r, const struct html_attr *attr)
{
	uintptr_t was = (uintptr_t)map_get(&r->ids, attr->value);

	if (attr->value[0] == '\0')
		return;
	page_anchor(r->p, r->page, attr->value);
	if (strcmp(attr->name, "name") == 0)
		return;
	if (was > 0)
		fault_add(r->faults, FAULT_ERROR, page_file(r->p, r->page),
		    attr->line, "id %.200s is also in line %u; a link leads "
		    "to the first alone", attr->value, (unsigned)was);
	else
		*map_at(&r->ids, arena_dup(&r->p->arena, attr->value)) =
		    (void *)(uintptr_t)attr->line;
}

/* Add each URL of "small.png 1x, large.png 2x". */
static void
add_set(struct reading *r, const struct html_attr *attr)
{
	static const char space[] = " \t\r\n\f";
	struct str url = STR_INIT;
	const char *at = attr->value;
	size_t n;

	for (;;) {
		at += strspn(at, " \t\r\n\f,");
		n = strcspn(at, space);
		if (n == 0)
			break;
		str_reset(&url);
		str_add(&url, at, n);
		at += n;
		if (url.s[n - 1] == ',')
			str_cut(&url, n - 1);
		else
			at += strcspn(at, ",");
		page_link(r->p, r->page, url.s, attr->line, false);
	}
	str_release(&url);
}

static void
add_url(struct reading *r, const struct html_attr *attr, enum use use)
{
	if (use == USE_SET)
		add_set(r, attr);
	else if (use == USE_FILE &&
	    attr->value[strspn(attr->value, " \t\r\n\f")] == '\0')
		fault_add(r->faults, FAULT_ERROR, page_file(r->p, r->page),
		    attr->line, "%s of %s is empty", attr->name, attr->tag);
	else
		page_link(r->p, r->page, attr->value, attr->line,
		    use == USE_LINK);
}

/* "0; url=next.html" of a page that only leads on. */
static void
add_refresh(struct reading *r, const struct html_attr *attr)
{
	const char *at = attr->value + strspn(attr->value, " 0123456789.");

	if (at == attr->value || (*at != ';' && *at != ','))
		return;
	at += strspn(at, ";, \t\r\n");
	if (strncasecmp(at, "url=", 4) == 0)
		page_link(r->p, r->page, at + 4, attr->line, true);
}

static void
read_attr(const struct html_attr *attr, void *ctx)
{
	struct reading *r = ctx;
	bool is_base = strcmp(attr->tag, "base") == 0;
	size_t i;

	if (strcmp(attr->name, "id") == 0 || (strcmp(attr->name, "name") == 0
	    && strcmp(attr->tag, "a") == 0))
		add_id(r, attr);
	else if (is_base && strcmp(attr->name, "href") == 0 &&
	    r->page->base == NULL)
		r->page->base = arena_dup(&r->p->arena, attr->value);
	else if (strcmp(attr->tag, "meta") == 0 &&
	    strcmp(attr->name, "content") == 0)
		add_refresh(r, attr);
	for (i = 0; i < sizeof(urls) / sizeof(*urls) && !is_base; i++) {
		if (strcmp(attr->name, urls[i].name) != 0 ||
		    (urls[i].tag[0] != '\0' &&
		    strcmp(attr->tag, urls[i].tag) != 0))
			continue;
		add_url(r, attr, urls[i].use);
		return;
	}
}

void
page_read_html(struct linkset *p, struct page *page, const char *bytes,
    size_t n, struct faults *faults)
{
	struct reading r = { .p = p, .page = page, .faults = faults };

	page->read = true;
	html_attrs(bytes, n, read_attr, &r);
	map_release(&r.ids);
}
