#ifndef POS_WRITTEN_H
#define POS_WRITTEN_H

/*
 * A section as a language model has written it: a JSON object with the
 * section's text and, where it has them, its facts. Whatever the server
 * promises, it is held against its schema here, and the text against what a
 * section can be: it fills its own section and nothing else.
 */

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "node.h"
#include "str.h"

/*
 * The JSON Schema of the answer: {"markdown": text, "facts": {...}}; facts:
 * those of the section as they are now, whose kinds theirs must have; NULL or
 * empty: none are asked for. Inside OpenAI's strict subset. Owner: the caller.
 */
json_t *written_schema(const struct node *facts);

struct written {
	const char *text;	/* in the normal form of md_section_text() */
	size_t len;
	const struct node *facts;	/* map; NULL: none were asked for */
};

/* What a text may take from: where links and images may have stood. */
struct written_known {
	const char *const *texts;	/* all that was sent; NULLs skipped */
	size_t n;
	const char *const *ours;	/* those of them that people or the
					 * builtin engine have written */
	size_t nours;
};

/*
 * The JSON object of an answer; a code fence around it is taken off. NULL
 * with why appended to *why. Owner: the caller.
 */
json_t *written_parse(const char *s, size_t n, struct str *why);

/*
 * Read an answer. Returns 0, or -1 with what is wrong appended to *why, one
 * fault a line, for the model to mend: no JSON, not its schema, a heading of
 * level 1 or 2, a fence or comment that is not closed, raw HTML other than a
 * line break, a link definition, conflict markers, a link to an address that
 * is in none of the texts, an image that is not in ours. Owner: a.
 */
int written_read(struct written *out, struct arena *a, const char *answer,
    size_t n, const json_t *schema, const struct written_known *known,
    struct str *why);

/*
 * Facts that are other than before: texts are one printable line that is not
 * empty, no value stands in a list twice, and every number must be in the
 * text; a number of others that the text before (or NULL) told is still told.
 * As above. Whether ids are those of the workspace: check_facts().
 */
int written_facts(const struct written *w, const struct node *before,
    const char *text, struct str *why);

/* The last of it: is the Markdown text a section's? As above. */
int written_check(const char *text, size_t n,
    const struct written_known *known, struct str *why);

/*
 * Append each "[name]: address" of the text that Markdown takes for a link
 * definition, wherever it stands: it gives a meaning to [name] in the whole
 * document, and shows nothing here. Those that ours have stay. A part of
 * written_check().
 */
void written_definitions(const char *text, size_t n,
    const struct written_known *known, struct str *why);

#endif
