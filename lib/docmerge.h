#ifndef POS_DOCMERGE_H
#define POS_DOCMERGE_H

/*
 * Three-way merge of whole documents and sidecars: sections merge each for
 * itself, by sentences (merge3.h); frontmatter and sidecars by their keys.
 */

#include "err.h"
#include "merge3.h"
#include "redraft.h"
#include "root.h"
#include "str.h"

/*
 * Append the merge of a document's three versions to *out; an empty base: both
 * made it. Sections are matched by their ids, renamed ones by their text.
 * Where only one side changed a section, its bytes are taken as they are. A
 * section that one side removed and the other changed stays between markers
 * and is a conflict. New sections of both sides at one place are in the order
 * of their ids, so that the order of merges does not matter (but where a third
 * merge removes the section they stand behind). What a second title begins
 * belongs to the section above it.
 *
 * The ids of sections in conflict are added to *conflicts ("" for what is
 * above the sections, facts.employees for a key of the frontmatter); their
 * text has both sides between markers, unless one is favoured. A document
 * that cannot be read, or has more than MD_MANY sections, is merged by lines.
 */
int docmerge(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e);

/*
 * The same for YAML. Maps are merged key by key, and keys of one side have
 * its form. Comments stay: one that a side wrote, or has beside a value that
 * the other changed, is in the merge, or it is none. A value, or the comments
 * of one, that both changed is a conflict, named by its path: its lines have
 * both sides between markers, unless one is favoured. New keys of both at one
 * place are in the order of their names. What cannot be merged so is merged by
 * lines, if they say the same as the keys; else it is a conflict as a whole.
 */
int yamlmerge(struct str *out, struct names *conflicts,
    const struct merge3 *m, struct err *e);

/*
 * The same for a sidecar: of a section that both sides drafted one record is
 * taken whole, by redraft_winner(). Sections come in the order of their ids.
 * One that is no YAML is merged by lines, and then there can be conflicts.
 */
int sidecarmerge(struct str *out, struct names *conflicts,
    const struct merge3 *m, struct err *e);

/* The same for any text: by lines and sentences; a conflict is "". */
int linemerge(struct str *out, struct names *conflicts,
    const struct merge3 *m, struct err *e);

/*
 * The same for any file of a workspace: by its path the one of the four that
 * fits. known: the sidecars of the versions of the document, or of the report
 * whose drawing it is, so that what both sides drafted anew is no conflict;
 * NULL: unknown. A drawing that both drew is one side's as it is; when no
 * sidecar says whose, it is ours and a conflict.
 */
int filemerge(struct str *out, struct names *conflicts, const char *path,
    const struct merge3 *m, struct redrafts *known, struct err *e);

#endif
