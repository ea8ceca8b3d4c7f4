#ifndef POS_SCHEMA_H
#define POS_SCHEMA_H

/*
 * JSON Schema (2020-12), the part of it that answers of models are held
 * against: type (one or a list), enum, const, properties, required,
 * additionalProperties true or false, items (one schema), minItems,
 * maxItems, uniqueItems, minLength, maxLength (in characters), minimum,
 * maximum. title, description, default, examples, $comment, $schema and $id
 * are skipped. Any other keyword would restrict and not be looked at, so a
 * schema that has one is wrong.
 *
 * What is wrong is told one fault a line, each line ended with LF, as a
 * place (a JSON pointer, RFC 6901; "top level" for the whole) and a
 * sentence that a model can mend it by:
 *
 *	/facts/employees/min: a whole number is expected, not "fifty"
 *
 * At most SCHEMA_TOLD of them, then "and 3 more". Long values and keys are
 * cut, control characters escaped.
 */

#include <stdbool.h>

#include <jansson.h>

#include "err.h"
#include "str.h"

enum {
	SCHEMA_TOLD = 10,	/* faults that are told one by one */
	SCHEMA_DEPTH = 64	/* levels of a schema, and of a value */
};

/*
 * Is the schema itself one of this kind? Returns 0, or -1 with *e set
 * (ERR_INVALID: its first fault): a keyword that is not known, a value that
 * its keyword does not take, a required member that is not allowed, more
 * than SCHEMA_DEPTH levels.
 */
int schema_valid(const json_t *schema, struct err *e)
    __attribute__((warn_unused_result));

/*
 * Hold a value against a schema. Returns 0, or -1 with all faults appended
 * to *why. A schema that is not valid fits no value: its own faults are then
 * told, each with "schema: " before it. Numbers are compared by value, 2.0
 * is a whole number.
 */
int schema_check(const json_t *value, const json_t *schema, struct str *why)
    __attribute__((warn_unused_result));

/*
 * Is a schema inside the strict subset of OpenAI's structured outputs? Else
 * false with the reasons appended to *why: an object at the top, a type
 * everywhere, every property required and no others allowed, no default,
 * minLength, maxLength or uniqueItems; its limits of size, which
 * schema_strict.c names. Source: OpenAI's "Structured Outputs, supported
 * schemas", as jsonschemaprofiles.unitvectorylabs.com has it (of February
 * 2026, read November 2026).
 */
bool schema_is_strict(const json_t *schema, struct str *why);

#endif
