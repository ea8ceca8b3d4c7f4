#ifndef POS_PASSAGE_H
#define POS_PASSAGE_H

/*
 * The passages of a workspace: what can be cited in an answer. Of Markdown
 * each section, cut again at headings of level 3; of YAML each record of a
 * list, each map and list of a file, and the single values between them
 * together. Passages do not overlap and are whole lines.
 *
 *	struct passages all = PASSAGES_INIT;
 *
 *	if (passages_read(&all, &ws, NULL, e) < 0)
 *		...
 *	for (p = all.at; p < all.at + all.n; p++)
 *		printf("%s:%u %s\n", p->path, p->line, p->where);
 *	passages_release(&all);
 *
 * Read are company.yaml, program.yaml and the documents beside them, and
 * what lies in strategy/, data/, partners/ and reports/; of reports only the
 * newest of each kind. What begins with a dot, as sidecars do, is not.
 */

#include <stddef.h>

#include "about.h"
#include "arena.h"
#include "err.h"
#include "root.h"
#include "ws.h"

struct passage {
	const char *path;	/* "strategy/icp.md" */
	const char *title;	/* of the document, or the record's name; "" */
	const char *where;	/* heading or dotted path; "" for the top */
	const char *section;	/* id of the Markdown section, or NULL */
	const char *text;	/* its lines as the file has them */
	size_t n;		/* bytes of text, which has no NUL behind */
	unsigned line, last;	/* lines of the file, from 1 */
};

struct passages {
	struct passage *at;	/* by path, then line */
	size_t n, cap;
	size_t files;		/* read */
	struct names unread;	/* why others were not, as messages */
	struct arena *arenas;	/* a worker's each; see passageread.h */
	size_t n_arenas;
};

#define PASSAGES_INIT { NULL, 0, 0, 0, { NULL, 0, 0 }, NULL, 0 }

/*
 * Read the passages of what about says; NULL: of all. A file that breaks its
 * format or is larger than FILE_MAX_BYTES goes to out->unread; the others
 * are read. ERR_NOTFOUND: about names a document or section that there is
 * not.
 * Owner: the caller, who calls passages_release(), also after a failure.
 */
int passages_read(struct passages *out, const struct ws *ws,
    const struct about *about, struct err *e);
void passages_release(struct passages *p);

/*
 * Line number `line` of the file, which is in p: its first byte, and its
 * length without the line's end in *n. NULL: it is not in p.
 */
const char *passage_line(size_t *n, const struct passage *p, unsigned line);

#endif
