/* brand - how the company's pages look */

#include "brand.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base64.h"
#include "form.h"
#include "picture.h"
#include "root.h"

/* The grounds of style.css, and the color of who has none. */
static const unsigned white = 0xffffff, black = 0x14181d, usual = 0x1f4e79;

enum { READABLE = 450 };	/* hundredths */

static double
channel(unsigned value)
{
	double c = value / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(unsigned rgb)
{
	return 0.2126 * channel(rgb >> 16 & 255) +
	    0.7152 * channel(rgb >> 8 & 255) + 0.0722 * channel(rgb & 255);
}

static bool
readable(unsigned a, unsigned b)
{
	double l = luminance(a) + 0.05, m = luminance(b) + 0.05;

	return 100 * (l > m ? l / m : m / l) >= READABLE;
}

/* So many twentieths of the way from one color to another. */
static unsigned
blend(unsigned from, unsigned to, unsigned part)
{
	unsigned out = 0, shift, a, b;

	for (shift = 0; shift <= 16; shift += 8) {
		a = from >> shift & 255;
		b = to >> shift & 255;
		out |= (a * (20 - part) + b * part) / 20 << shift;
	}
	return out;
}

/* The color, moved towards another until it can be read on the ground. */
static unsigned
legible(unsigned color, unsigned ground, unsigned towards)
{
	unsigned part, c = color;

	for (part = 0; part <= 20 && !readable(c, ground); part++)
		c = blend(color, towards, part);
	return c;
}

static void
put(char out[8], unsigned rgb)
{
	snprintf(out, 8, "#%06x", rgb & 0xffffff);
}

/* What a form makes of an entry, in the workspace's arena; NULL: no entry. */
static int
read_form(const char **out, struct ws *ws, const struct node *entry,
    form_fn *form, struct err *e)
{
	struct err why = ERR_INIT;
	struct str text = STR_INIT;
	int rc = 0;

	*out = NULL;
	if (node_text(entry) != NULL) {
		rc = form(&text, entry->text, &why);
		if (rc < 0)
			node_err(e, entry, "%s: '%s': %s", entry->key,
			    entry->text, why.msg);
		else
			*out = arena_dup(&ws->arena, text.s);
	}
	str_release(&text);
	return rc;
}

int
brand_read(struct brand *out, struct ws *ws, struct err *e)
{
	const struct node *b = node_get(ws->company, "branding");
	const char *color;
	unsigned rgb;

	if (read_form(&color, ws, node_get(b, "brand_color"), form_color,
	    e) < 0 || read_form(&out->logo, ws, node_get(b, "logo"),
	    form_picture, e) < 0)
		return -1;
	out->logo_at = node_get(b, "logo");
	rgb = color == NULL ? usual : (unsigned)strtoul(color + 1, NULL, 16);
	put(out->light, legible(rgb, white, 0));
	put(out->on_light, white);
	put(out->dark, legible(rgb, black, white));
	put(out->on_dark, black);
	return 0;
}

void
brand_add(struct arena *a, struct node *map, const struct brand *b)
{
	node_str(a, map, "light", b->light);
	node_str(a, map, "on_light", b->on_light);
	node_str(a, map, "dark", b->dark);
	node_str(a, map, "on_dark", b->on_dark);
}

int
brand_logo(struct str *out, const struct brand *b, const struct ws *ws,
    struct err *e)
{
	struct str bytes = STR_INIT;
	const char *from;
	int rc = root_read(&bytes, &ws->root, b->logo, BRAND_LOGO_MOST, e);

	if (rc == 0) {
		from = picture_read(&bytes, b->logo, e);
		rc = from == NULL ? -1 : 0;
	}
	if (rc == 0)
		str_add(out, from, bytes.len - (size_t)(from - bytes.s));
	else
		err_prefix(e, "%s:%u: logo: ", b->logo_at->file,
		    (unsigned)b->logo_at->line);
	str_release(&bytes);
	return rc;
}

int
brand_logo_url(struct str *out, const struct brand *b, const struct ws *ws,
    struct err *e)
{
	struct str bytes = STR_INIT;
	int rc = brand_logo(&bytes, b, ws, e);

	if (rc == 0) {
		str_addf(out, "data:%s;base64,", picture_type(b->logo));
		base64_add(out, bytes.s, bytes.len);
	}
	str_release(&bytes);
	return rc;
}
