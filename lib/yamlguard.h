#ifndef POS_YAMLGUARD_H
#define POS_YAMLGUARD_H

/*
 * What libyaml must not be fed: one pass in linear time over the bytes of a
 * file, before it is parsed. libyaml 0.2.5 accepts %TAG lines, long runs of
 * blanks and deep nesting in quadratic time; the last is caught by depth
 * while parsing (lib/yaml.c), the others here.
 */

#include <stddef.h>
#include <stdint.h>

#include "err.h"

enum {
	YAML_MAX_BYTES = 1024 * 1024,
	YAML_MAX_DEPTH = 64,
	YAML_MAX_BLANKS = 4096	/* blanks, or empty lines, in a row */
};

/*
 * Refuse with ERR_INVALID ("file:line: what: what to do") what is larger
 * than YAML_MAX_BYTES, not UTF-8, holds control characters or line breaks
 * other than LF and CRLF, directives, or more than one document. A byte
 * order mark at the beginning is allowed.
 * file is for messages. Returns 0 or -1.
 */
int yaml_guard(const char *bytes, size_t n, const char *file, struct err *e);

/* The line, from 1, that byte at of the n bytes is in. */
uint32_t yaml_line_at(const char *bytes, size_t at);

/* Bytes of the byte order mark at the beginning: 0 or 3. */
size_t yaml_bom(const char *bytes, size_t n);

#endif
