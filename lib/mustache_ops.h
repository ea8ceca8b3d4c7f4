#ifndef POS_MUSTACHE_OPS_H
#define POS_MUSTACHE_OPS_H

/*
 * What mustache_parse() compiles a template into: a row of operations, the
 * body of a section right after it. For lib/mustache*.c only.
 */

#include <stdbool.h>

#include "mustache.h"

enum op_kind {
	OP_VARIABLE = MUSTACHE_VARIABLE,
	OP_SECTION = MUSTACHE_SECTION,
	OP_INVERTED = MUSTACHE_INVERTED,
	OP_PARTIAL = MUSTACHE_PARTIAL,
	OP_TEXT
};

struct op {
	uint8_t kind;
	bool raw;		/* variable: never escaped */
	bool bol;		/* first on its line: indent comes before */
	bool alone;		/* the tag has its line for itself */
	uint32_t from, to;	/* bytes of the text, or of the tag */
	uint32_t line;		/* alone: byte at which its line begins */
	uint32_t end;		/* section: op after its body; else 0 */
	const char *name;	/* NULL for text */
};

struct mustache {
	const char *text;
	uint32_t n;
	const char *file;
	uint32_t first_line;
	const struct op *ops;
	uint32_t nops;
};

/* A place in a text: byte, line and column (characters), from 1. */
struct place {
	uint32_t at, line, col;
};

/* Move *p forward to byte at of m's text. */
void place_move(struct place *p, const struct mustache *m, uint32_t at);

/* The place of byte at, from the beginning. */
struct place place_of(const struct mustache *m, uint32_t at);

#endif
