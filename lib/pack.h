#ifndef POS_PACK_H
#define POS_PACK_H

/* A set of files as a package: an archive, or a book in PDF. */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "gentell.h"
#include "names.h"
#include "packset.h"
#include "str.h"

struct pack {
	struct packset *set;	/* complete, and not empty */
	const char *title;
	/* Told of what the package lacks: a picture, a template's page. */
	void (*tell)(const char *fmt, ...)
	    __attribute__((format(printf, 1, 2)));
	size_t lacks;		/* how often tell was called */
	size_t files;		/* how many an archive has */
};

/*
 * Append the archive: MANIFEST.json with path, size, SHA-256 and origin of
 * each file, index.html, the files of the set, and a page of HTML for each
 * document below html/, which needs no other file.
 */
int pack_zip(struct str *zip, struct pack *p, struct err *e);

/* Append the documents as one PDF. ERR_NOTFOUND: there is no weasyprint. */
int pack_pdf(struct str *pdf, struct pack *p, struct err *e);

/* Are these the bytes of a PDF that we have made? */
bool pack_pdf_is_ours(const char *bytes, size_t n);

/*
 * The names that pack_zip() would give to the files, in their order: all but
 * pages of what turns out not to be readable.
 */
void pack_zip_names(struct names *out, const struct packset *set);

/* For the modules of it: one file of an archive. */
struct pack_entry {
	const char *name, *bytes;
	size_t n;
	const struct pack_file *file;	/* it is or shows, or NULL */
	bool page;			/* it shows it */
};

/* For the same: append MANIFEST.json. */
void pack_manifest(struct str *out, const struct pack *p,
    const struct pack_entry *entries, size_t n);

/*
 * Does the text of a document name a partner, as it is called today or was
 * in a commit before, word by word in any case? set->unsure is set when it is
 * not known what all were called.
 */
bool pack_names_partners(struct packset *set, const struct pack_file *f);

/*
 * The documents that name partners and are not about one of them; returns how
 * many names they have. For a warning: a strategy does so by its nature.
 */
size_t pack_naming(struct names *files, struct packset *set);

/*
 * Before it is made: whose documents go in and whose do not, which documents
 * name partners, which files HEAD has otherwise.
 */
void pack_tell(struct packset *set, tell_fn *tell);

#endif
