#ifndef POS_PDF_H
#define POS_PDF_H

#include <time.h>

#include "err.h"
#include "str.h"

/*
 * Append a page of HTML as PDF, by weasyprint, which lays it out as on paper.
 * The page is whole: no file and no address is to be fetched for it. made:
 * the time the document says it was made, so that the same page gives the same
 * bytes. ERR_NOTFOUND: there is no weasyprint; ERR_INVALID: it failed;
 * ERR_BUSY: it took longer than PDF_SECONDS, or what the environment says in
 * their place (POS_PDF_SECONDS; ERR_USAGE: that is no number), and was ended.
 */
#define PDF_SECONDS 300
int pdf_make(struct str *pdf, const struct str *html, time_t made,
    struct err *e);

#endif
