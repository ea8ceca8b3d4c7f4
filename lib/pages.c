/* pages - pages of HTML from templates */

#include "pages.h"

#include <stdio.h>
#include <string.h>

#include "base64.h"
#include "history.h"
#include "html.h"
#include "linkpath.h"
#include "mustache.h"
#include "picture.h"
#include "share.h"

#define FOLDER "templates/site/"

enum { SHORT_ID = 10 };

/* The commit that the files stand on; a folder without git has none. */
static int
add_commit(struct pages *p, struct err *e)
{
	struct history h = HISTORY_INIT;
	int rc = history_head(&h, &p->ws->root, e);

	if (rc > 0) {
		node_fmt(&p->a, p->common, "commit", "%.*s", SHORT_ID, h.id);
		node_str(&p->a, p->common, "day", date_text(&p->a, h.day));
	}
	history_close(&h);
	return rc < 0 ? -1 : 0;
}

int
pages_open(struct pages *p, struct ws *ws, struct err *e)
{
	struct node *company;

	*p = (struct pages){ .ws = ws, .flows = FLOWDOT_INIT };
	if (brand_read(&p->brand, ws, e) < 0)
		return -1;
	p->flows.color = p->brand.light;
	p->common = node_new(&p->a, NODE_MAP);
	brand_add(&p->a, node_add(&p->a, p->common, "brand", NODE_MAP),
	    &p->brand);
	company = node_add(&p->a, p->common, "company", NODE_MAP);
	node_str(&p->a, company, "name", node_get_text(ws->company, "name",
	    "Partner program"));
	return add_commit(p, e);
}

void
pages_close(struct pages *p)
{
	flowdot_release(&p->flows);
	map_release(&p->templates);
	arena_release(&p->a);
}

/* The compiled template, read once. */
static int
need(const struct mustache **out, struct pages *p, const char *name,
    struct err *e)
{
	const char *path;
	struct str text = STR_INIT;

	*out = map_get(&p->templates, name);
	if (*out != NULL)
		return 0;
	path = arena_printf(&p->a, FOLDER "%s", name);
	if (share_read(&text, NULL, path, e) == 0)
		*out = mustache_parse(&p->a, arena_ndup(&p->a, text.s,
		    text.len), text.len, path, 1, e);
	if (*out != NULL)
		*map_at(&p->templates, path + strlen(FOLDER)) = (void *)*out;
	str_release(&text);
	return *out != NULL ? 0 : -1;
}

static int
find_partial(const struct mustache **out, void *ctx, const char *name,
    struct err *e)
{
	char file[64];

	snprintf(file, sizeof(file), "%.50s%s", name,
	    strchr(name, '.') == NULL ? ".html" : "");
	return need(out, ctx, file, e);
}

/* Names that are none of the page's: those that all have; else false. */
static const struct node *
find_common(void *ctx, const char *name)
{
	struct pages *p = ctx;

	return node_path(p->common, name);
}

int
pages_fill(struct str *out, struct pages *p, const char *name,
    const struct node *data, struct err *e)
{
	const struct mustache *m;
	struct mustache_env env = { .root = data, .escape = MUSTACHE_HTML,
	    .ctx = p, .fallback = find_common, .partial = find_partial };

	if (need(&m, p, name, e) < 0)
		return -1;
	return mustache_render(out, m, &env, e);
}

static void
add_photo(struct str *out, const struct str *bytes, const char *type,
    const char *alt)
{
	str_addf(out, "<img src=\"data:%s;base64,", type);
	base64_add(out, bytes->s, bytes->len);
	str_adds(out, "\" alt=\"");
	html_escape(out, alt);
	str_adds(out, "\">");
}

static int
add_image(struct str *out, const struct str *bytes, const char *path,
    const char *alt, struct err *e)
{
	const char *type = picture_type(path), *from;

	if (type == NULL)
		return err_set(e, ERR_INVALID, "%s: no picture of a page; "
		    "expected svg, png, jpg or webp", path);
	from = picture_read(bytes, path, e);
	if (from == NULL)
		return -1;
	if (strcmp(type, "image/svg+xml") != 0) {
		add_photo(out, bytes, type, alt);
		return 0;
	}
	str_addf(out, "<span class=\"chart\" tabindex=\"0\" role=\"group\" "
	    "aria-label=\"");
	html_escape(out, alt);
	str_addf(out, "\">%s</span>", from);
	return 0;
}

int
pages_image(struct str *out, const struct pages *p, const char *file,
    const char *target, const char *alt, struct err *e)
{
	struct str path = STR_INIT, bytes = STR_INIT, name = STR_INIT;
	int rc;

	link_decode(&name, target, strlen(target));
	if (link_is_outside(target) || !link_resolve(&path, file, name.s))
		rc = err_set(e, ERR_INVALID, "'%s' is no file of the "
		    "workspace", target);
	else
		rc = files_read(&bytes, &p->ws->files, path.s, e);
	if (rc == 0)
		rc = add_image(out, &bytes, path.s, alt, e);
	str_release(&name);
	str_release(&path);
	str_release(&bytes);
	return rc;
}
