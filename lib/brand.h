#ifndef POS_BRAND_H
#define POS_BRAND_H

/*
 * How the company's pages look: branding of company.yaml. Its color as text
 * and ground of a light and a dark page, each far enough from what it stands on
 * or under: a contrast of 4.5 (WCAG 2.2, 1.4.3; luminance as defined there).
 */

#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "node.h"
#include "str.h"
#include "ws.h"

struct brand {
	char light[8], on_light[8];	/* "#0b5d66", and text upon it */
	char dark[8], on_dark[8];
	const char *logo;	/* its path in the workspace, or NULL */
	const struct node *logo_at;	/* where company.yaml says so */
};

enum { BRAND_LOGO_MOST = 512 * 1024 };	/* bytes */

/*
 * Read it of ws, which has WS_COMPANY. ERR_INVALID, with file and line: a
 * color that is not #rgb or #rrggbb; a logo that is not a path of a picture.
 */
int brand_read(struct brand *out, struct ws *ws, struct err *e);

/* Add its colors to a map, as style.css asks for them. */
void brand_add(struct arena *a, struct node *map, const struct brand *b);

/*
 * Append the logo's bytes, of a drawing from its <svg on. Errors name the line
 * of company.yaml that asks for it. ERR_NOTFOUND: no such file; ERR_INVALID: it is too large, or a drawing that could do more
 * than be looked at, as when a browser opens it by itself.
 */
int brand_logo(struct str *out, const struct brand *b, const struct ws *ws,
    struct err *e);

/* The same as a data: URL. */
int brand_logo_url(struct str *out, const struct brand *b,
    const struct ws *ws, struct err *e);

#endif
