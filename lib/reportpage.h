#ifndef POS_REPORTPAGE_H
#define POS_REPORTPAGE_H

/* A report as one page of HTML, or as PDF. */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "str.h"
#include "ws.h"

struct report_page {
	struct ws *ws;		/* with WS_COMPANY */
	const char *file;	/* of the report, as ws->files has it */
	const char *about;	/* what it is restricted to, in words, or "" */
	bool pdf;
	void (*tell)(const char *fmt, ...)
	    __attribute__((format(printf, 1, 2)));
	size_t lacks;		/* how much was told to be missing */
};

/* Append it. Errors as of onepage.h and pdf.h. */
int report_page(struct str *out, struct report_page *r, struct err *e);

#endif
