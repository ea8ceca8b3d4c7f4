#ifndef POS_PAGES_H
#define POS_PAGES_H

/*
 * Pages of HTML from the templates in templates/site/, which are Mustache with
 * values escaped. Only the shipped ones: a workspace, which may be a
 * stranger's, brings its text, a color and a logo.
 */

#include <stdbool.h>

#include "arena.h"
#include "brand.h"
#include "err.h"
#include "flowdot.h"
#include "map.h"
#include "node.h"
#include "str.h"
#include "ws.h"

struct pages {
	struct arena a;
	struct ws *ws;
	struct brand brand;
	struct node *common;	/* what every page may name: company, brand,
				 * commit, day */
	struct map templates;
	struct flowdot flows;
};

/*
 * Read company and brand of ws, which has WS_COMPANY. ERR_INVALID: its
 * branding. Owner: the caller, who calls pages_close(), also after a failure.
 */
int pages_open(struct pages *p, struct ws *ws, struct err *e);
void pages_close(struct pages *p);

/*
 * Append the template ("style.css") filled with the map. ERR_NOTFOUND: it is
 * not shipped. ERR_INVALID: it names what neither map nor common has.
 */
int pages_fill(struct str *out, struct pages *p, const char *name,
    const struct node *data, struct err *e);

/*
 * Append the image that a link in file leads to, as markup that needs no
 * other file: a drawing of shapes and text as it is, a photo as a data: URL.
 * ERR_NOTFOUND, ERR_INVALID: it is none that may stand in a page.
 */
int pages_image(struct str *out, const struct pages *p, const char *file,
    const char *target, const char *alt, struct err *e);

#endif
