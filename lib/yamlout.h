#ifndef POS_YAMLOUT_H
#define POS_YAMLOUT_H

/*
 * Write YAML that yaml_parse() and other readers take for what it was: a
 * text stays a text, also to a reader for which NO is false and 1:30 is 90.
 * Texts are UTF-8; non-ASCII is written as it is.
 */

#include <stdbool.h>
#include <stddef.h>

#include "node.h"
#include "str.h"

/* How a block is laid out. */
struct yaml_style {
	int step;	/* columns a map is deeper than its key: 1 to 9 */
	int list;	/* columns a list is deeper than its key: 0 to 9 */
	bool open;	/* the outermost list as a block even when short */
	bool line;	/* texts of many lines on one, in double quotes */
};

/* What yaml_write() does. */
#define YAML_STYLE_INIT { 2, 2, false, false }

/*
 * True when text can be written without quotes: flow, between brackets;
 * string, so that no reader takes it for a number, a date, a truth or null.
 */
bool yaml_plain(const char *text, size_t n, bool flow, bool string);

/* Text as a scalar on one line: plain where safe anywhere, else quoted. */
void yaml_scalar(struct str *out, const char *text, size_t n);

/* Text in double quotes, on one line. */
void yaml_quote(struct str *out, const char *text, size_t n);

/* Text as a key, without its colon. */
void yaml_key(struct str *out, const char *text);

/*
 * Text as a literal block (|, |-, |+) in a map or list at column indent, its
 * lines step (1 to 9) deeper; in double quotes where a literal cannot hold
 * it: only line breaks, control characters, CR. The last line is not ended.
 */
void yaml_block_as(struct str *out, int indent, int step, const char *text,
    size_t n);

/*
 * Text as a folded block (>, >-, >+), its lines wrapped at 80 columns.
 * False, and nothing written, where a folded block does not hold it: lines
 * that begin or end with blanks and what a literal block does not hold.
 */
bool yaml_fold_as(struct str *out, int indent, int step, const char *text,
    size_t n);

/* yaml_block_as() with a step of 2. */
void yaml_block(struct str *out, int indent, const char *text, size_t n);

/* The scalar or null n on one line: plain where its text was unquoted. */
void yaml_value(struct str *out, const struct node *n, bool flow);

/* n in flow style on one line: {a: 1, b: [x, y]}. */
void yaml_flow(struct str *out, const struct node *n);

/* True for an empty list or one of scalars, short enough for one line. */
bool yaml_is_small(const struct node *n);

/*
 * n in block style: lines indented by indent columns, the last one ended.
 * Short lists of scalars are in flow style, texts of many lines are literal
 * blocks. yaml_parse() gives the same kinds, keys, order and texts back;
 * quoted may be lost where no reader needs the quotes.
 */
void yaml_write_as(struct str *out, const struct node *n, int indent,
    const struct yaml_style *style);
void yaml_write(struct str *out, const struct node *n, int indent);

/* Are two values the same, whatever their style? NULL is only as NULL. */
bool yaml_same(const struct node *x, const struct node *y);

#endif
