/* pack_pdf - documents as a book in PDF */

#include "pack.h"

#include <string.h>

#include "onepage.h"
#include "packpage.h"
#include "pdf.h"

/* What cannot be read is told, and left out. */
static void
add_texts(struct onepage *page, struct pack *p, struct packpages *texts)
{
	const struct packset *set = p->set;
	struct str text = STR_INIT;
	struct err e = ERR_INIT;
	size_t i;

	for (i = 0; i < set->n; i++) {
		if (!pack_is_text(&set->v[i]))
			continue;
		str_reset(&text);
		err_clear(&e);
		if (packpage_text(&text, texts, &set->v[i], &e) == 0 &&
		    onepage_add_text(page, set->v[i].path, set->v[i].title,
		    text.s, text.len, &e) == 0)
			continue;
		p->lacks++;
		p->tell("%s", e.msg);
	}
	str_release(&text);
}

int
pack_pdf(struct str *pdf, struct pack *p, struct err *e)
{
	struct pages pages;
	struct packpages texts = PACKPAGES_INIT(p->set);
	struct onepage page = { .pages = &pages, .title = p->title,
	    .tell = p->tell };
	struct str html = STR_INIT;
	int rc = pages_open(&pages, p->set->ws, e);

	if (rc == 0)
		rc = packpages_open(&texts, e);
	if (rc == 0)
		add_texts(&page, p, &texts);
	if (rc == 0 && page.n == 0)
		rc = err_set(e, ERR_INVALID, "nothing of it can be read");
	if (rc == 0)
		rc = onepage_write(&html, &page, e);
	if (rc == 0)
		rc = pdf_make(pdf, &html, (time_t)p->set->made, e);
	p->lacks += page.lacks;
	onepage_release(&page);
	packpages_close(&texts);
	pages_close(&pages);
	str_release(&html);
	return rc;
}

bool
pack_pdf_is_ours(const char *bytes, size_t n)
{
	static const char creator[] = "/Creator (pos)";

	return n > 5 && memcmp(bytes, "%PDF-", 5) == 0 &&
	    memmem(bytes, n, creator, sizeof(creator) - 1) != NULL;
}
