/* reportpage - a report as one page of HTML, or as PDF */

#include "reportpage.h"

#include "date.h"
#include "onepage.h"
#include "pages.h"
#include "pdf.h"

int
report_page(struct str *out, struct report_page *r, struct err *e)
{
	struct pages pages;
	struct onepage page = { .pages = &pages, .tell = r->tell,
	    .about = r->about[0] != '\0' ? r->about : NULL };
	struct str html = STR_INIT;
	int rc = pages_open(&pages, r->ws, e);

	if (rc == 0)
		rc = onepage_add(&page, r->file, e);
	if (rc == 0)
		rc = onepage_write(r->pdf ? &html : out, &page, e);
	if (rc == 0 && r->pdf)
		rc = pdf_make(out, &html, clock_now(), e);
	r->lacks = page.lacks;
	onepage_release(&page);
	pages_close(&pages);
	str_release(&html);
	return rc;
}
