#ifndef POS_SITECHECK_H
#define POS_SITECHECK_H

/* The links in a folder of HTML files, as browsers follow them. */

#include <stddef.h>

#include "err.h"
#include "fault.h"

/* What the home of a site is called, from which every page is reached. */
#define SITE_HOME "index.html"

/*
 * Check the pages of folder dir, its *.html and *.htm: links to what is not
 * there, ids that stand twice, pages that no way leads to from SITE_HOME.
 * Faults name files as dir and the path below. *looked: how many pages.
 * Symbolic links are not followed. Fails when dir or a folder in it cannot
 * be read; a page that cannot is a fault.
 */
int site_check(struct faults *faults, size_t *looked, const char *dir,
    struct err *e);

#endif
