#ifndef POS_MUSTACHE_H
#define POS_MUSTACHE_H

/*
 * Mustache as its public specification has it, without lambdas: compile a
 * text once, render it many times.
 *
 *	m = mustache_parse(&a, text, n, "hello.md", 1, e);
 *	if (m == NULL || mustache_render(&out, m, &env, e) < 0)
 *		return -1;
 */

#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "err.h"
#include "node.h"
#include "str.h"

/* A compiled template: read-only, several renders may share it. */
struct mustache;

enum mustache_kind {
	MUSTACHE_VARIABLE, MUSTACHE_SECTION, MUSTACHE_INVERTED,
	MUSTACHE_PARTIAL
};

/*
 * How {{name}} gives a value; {{{name}}} gives it as it is.
 *
 *	MARKDOWN	as text within a line or a cell of a table, on one
 *			line; * and _ and links stay
 *	CELLS		as it is, but in a row of a table of Markdown
 *			(inrow.h): on one line, its bars escaped
 *
 * What a backslash escapes already is not escaped again.
 */
enum mustache_escape { MUSTACHE_PLAIN, MUSTACHE_HTML, MUSTACHE_MARKDOWN,
	MUSTACHE_CELLS };

/* Append n bytes of text as {{name}} would give them; CELLS: in a row. */
void mustache_add(struct str *out, enum mustache_escape escape,
    const char *text, size_t n);

/*
 * A name without a value: an error, the tag as it is written, nothing, or
 * env->mark and env->lacking is told.
 */
enum mustache_missing { MUSTACHE_ERROR, MUSTACHE_KEEP, MUSTACHE_EMPTY,
	MUSTACHE_LIST };

enum {
	MUSTACHE_DEEP = 64,		/* sections, partials in each other */
	MUSTACHE_PROBLEMS = 20,		/* names reported for one render */
	MUSTACHE_BYTES = 64 << 20	/* of output, unless env says less */
};

/*
 * What a template is rendered with. ctx is handed to the functions, each of
 * which may be NULL.
 */
struct mustache_env {
	const struct node *root;
	enum mustache_escape escape;
	enum mustache_missing missing;
	size_t max_bytes;	/* of output; 0: MUSTACHE_BYTES */
	void *ctx;

	/* The value of a name that the tree does not have, or NULL. */
	const struct node *(*fallback)(void *ctx, const char *name);

	/*
	 * Set *out to the compiled partial, or to NULL when there is none of
	 * this name. Returns 0, or -1 with *e set. *out stays the owner's.
	 */
	int (*partial)(const struct mustache **out, void *ctx,
	    const char *name, struct err *e);

	const char *mark;	/* of MUSTACHE_LIST */
	void (*lacking)(void *ctx, const char *name);

	/* Told of each thing that is wrong: "file:line:col: no value ..." */
	void (*problem)(void *ctx, const char *message);

	/* Told of each name that was found, with its value. */
	void (*used)(void *ctx, enum mustache_kind kind, const char *name,
	    const struct node *value);
};

/*
 * Compile the n bytes of text into a. file: for messages, where first_line
 * (from 1) is the number of text's first line. text and file are borrowed:
 * they must live as long as the result. Returns NULL with *e set to
 * "file:line:col: ..." for a tag or section that is not closed, a close that
 * does not match, bad delimiters, sections more than MUSTACHE_DEEP deep.
 */
struct mustache *mustache_parse(struct arena *a, const char *text, size_t n,
    const char *file, uint32_t first_line, struct err *e);

/*
 * Append the filled template to *out.
 *
 * A name is looked up as the specification says; when nothing is found, a
 * flat name is tried as a path from the root, longest keys first:
 * company_legal_name is company.legal_name. A map is printed as its member
 * text, if it has one. Numbers are printed as they were written. Of a value
 * that ends with a period, directly before a period of the template that ends
 * a sentence, one period is printed: "{{name}}." of "Acme Inc." is "Acme Inc.".
 *
 * Returns 0, or -1 with *e set and *out as it was. Under MUSTACHE_ERROR a
 * name without a value does not end the render at once: up to
 * MUSTACHE_PROBLEMS are found and told to env->problem. Too much output, too
 * much work, partials too deep end it always. *e is what was wrong first,
 * and the number of the others.
 */
int mustache_render(struct str *out, const struct mustache *m,
    const struct mustache_env *env, struct err *e);

/* One use of a name in a template. */
struct mustache_name {
	enum mustache_kind kind;
	const char *name;
	const char *file;
	uint32_t line, col;		/* from 1; col in characters */
	const char *const *sections;	/* {{#...}} it is in, outermost first */
	size_t nsections;
};

/*
 * Call fn for each name used, in the order of the text, until it returns
 * other than 0. Returns what fn returned last, 0 when there are no names.
 */
int mustache_names(const struct mustache *m,
    int (*fn)(void *ctx, const struct mustache_name *name), void *ctx);

#endif
