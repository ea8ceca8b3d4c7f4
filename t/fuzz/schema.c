/*
 * libFuzzer: make fuzz FUZZ=schema
 * A value, a NUL byte and a schema. Whatever they are, the verdict and what
 * is said agree, lines are few and harmless; a schema that is not valid fits
 * nothing, and each value is itself.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "schema.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool good)
{
	if (!good)
		abort();
}

static void
is_harmless(const struct str *why)
{
	size_t i, lines = 0;

	for (i = 0; i < why->len; i++) {
		lines += why->s[i] == '\n';
		must(why->s[i] == '\n' || ((unsigned char)why->s[i] >= ' ' &&
		    why->s[i] != 0x7f));
	}
	must(lines <= SCHEMA_TOLD + 1 && why->len < 1 << 17);
	must(why->len == 0 || why->s[why->len - 1] == '\n');
}

static void
check(const json_t *value, const json_t *schema)
{
	struct str why = STR_INIT, strict = STR_INIT;
	struct err e = ERR_INIT;
	int rc = schema_check(value, schema, &why);
	int valid = schema_valid(schema, &e);

	must(rc == (why.len == 0 ? 0 : -1));
	must(valid == 0 || (rc < 0 && e.code == ERR_INVALID));
	must((valid < 0) == str_starts(why.s, "schema: "));
	is_harmless(&why);
	must(schema_is_strict(schema, &strict) == (strict.len == 0));
	is_harmless(&strict);
	str_release(&why);
	str_release(&strict);
}

static void
check_self(json_t *value)
{
	json_t *only = json_pack("{s:O}", "const", value);
	json_t *list = json_pack("{s:[n,O]}", "enum", value);
	struct str why = STR_INIT;

	must(only != NULL && schema_check(value, only, &why) == 0);
	must(list != NULL && schema_check(value, list, &why) == 0);
	json_decref(only);
	json_decref(list);
	str_release(&why);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *in = (const char *)data;
	const char *nul = size > 0 ? memchr(in, '\0', size) : NULL;
	json_t *value, *schema;

	if (nul == NULL)
		return 0;
	value = json_loadb(in, (size_t)(nul - in), JSON_DECODE_ANY |
	    JSON_ALLOW_NUL, NULL);
	schema = json_loadb(nul + 1, size - (size_t)(nul + 1 - in),
	    JSON_DECODE_ANY, NULL);
	if (value != NULL)
		check_self(value);
	if (value != NULL && schema != NULL)
		check(value, schema);
	json_decref(value);
	json_decref(schema);
	return 0;
}
