/* schema_faults - what is wrong with a schema itself */

#include <string.h>

#include "schema.h"
#include "schematell.h"

static bool
is_type(const json_t *v)
{
	static const char *const types[] = { "object", "array", "string",
		"number", "integer", "boolean", "null" };
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(*types); i++) {
		if (json_is_string(v) &&
		    strcmp(json_string_value(v), types[i]) == 0)
			return true;
	}
	return false;
}

static bool
is_types(const json_t *v)
{
	const json_t *item;
	size_t i;

	if (!json_is_array(v))
		return is_type(v);
	json_array_foreach(v, i, item) {
		if (!is_type(item))
			return false;
	}
	return i > 0;
}

static bool
is_names(const json_t *v)
{
	const json_t *item;
	size_t i;

	json_array_foreach(v, i, item) {
		if (!json_is_string(item))
			return false;
	}
	return json_is_array(v);
}

static bool
is_choice(const json_t *v)
{
	return json_array_size(v) > 0;
}

static bool
is_object(const json_t *v)
{
	return json_is_object(v);
}

static bool
is_truth(const json_t *v)
{
	return json_is_boolean(v);
}

static bool
is_number(const json_t *v)
{
	return json_is_number(v);
}

static bool
is_count(const json_t *v)
{
	return json_is_integer(v) && json_integer_value(v) >= 0;
}

static bool
is_any(const json_t *v)
{
	return v != NULL;
}

/* The keywords, and what each takes. */
static const struct keyword {
	const char *name;
	bool (*takes)(const json_t *v);
	const char *what;
} keywords[] = {
	{ "type", is_types, "the name of a type, or a list of them" },
	{ "enum", is_choice, "a list of at least one value" },
	{ "const", is_any, "" },
	{ "properties", is_object, "an object" },
	{ "required", is_names, "a list of names" },
	{ "additionalProperties", is_truth, "true or false" },
	{ "items", is_object, "a schema" },
	{ "minItems", is_count, "a whole number from 0" },
	{ "maxItems", is_count, "a whole number from 0" },
	{ "uniqueItems", is_truth, "true or false" },
	{ "minLength", is_count, "a whole number from 0" },
	{ "maxLength", is_count, "a whole number from 0" },
	{ "minimum", is_number, "a number" },
	{ "maximum", is_number, "a number" },
	{ "title", is_any, "" },
	{ "description", is_any, "" },
	{ "default", is_any, "" },
	{ "examples", is_any, "" },
	{ "$comment", is_any, "" },
	{ "$schema", is_any, "" },
	{ "$id", is_any, "" },
};

enum { KEYWORDS = sizeof(keywords) / sizeof(*keywords) };

static void
add_near(struct str *out, const char *key)
{
	json_t *all = json_object();
	size_t i;

	for (i = 0; i < KEYWORDS; i++)
		json_object_set_new(all, keywords[i].name, json_null());
	schema_near(out, key, all);
	json_decref(all);
}

static void
fault_unknown(struct schema_tell *t, const char *key)
{
	struct str s = STR_INIT;

	schema_key(&s, key);
	str_adds(&s, " is no keyword that is looked at here");
	if (schema_tells(t))
		add_near(&s, key);
	schema_fault(t, "%s", s.s);
	str_release(&s);
}

static void
see_keyword(struct schema_tell *t, const char *key, const json_t *v)
{
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < KEYWORDS && strcmp(key, keywords[i].name) != 0; i++)
		;
	if (i == KEYWORDS) {
		fault_unknown(t, key);
	} else if (!keywords[i].takes(v)) {
		schema_value(&s, v);
		schema_fault(t, "%s takes %s, not %s", key, keywords[i].what,
		    s.s);
		str_release(&s);
	}
}

/* A member that is required and not allowed: nothing could fit. */
static void
see_required(struct schema_tell *t, const json_t *schema)
{
	const json_t *properties = json_object_get(schema, "properties");
	const json_t *name;
	struct str s = STR_INIT;
	size_t i;

	if (!json_is_false(json_object_get(schema, "additionalProperties")))
		return;
	json_array_foreach(json_object_get(schema, "required"), i, name) {
		if (!json_is_string(name) || json_object_get(properties,
		    json_string_value(name)) != NULL)
			continue;
		str_reset(&s);
		schema_value(&s, name);
		str_adds(&s, " is required, but not among the properties");
		schema_near(&s, json_string_value(name), properties);
		schema_fault(t, "%s", s.s);
	}
	str_release(&s);
}

static void
see_schema(struct schema_tell *t, const json_t *schema, int depth)
{
	const char *key;
	size_t here, back;
	json_t *v;

	if (!json_is_object(schema)) {
		schema_fault(t, "a schema is an object");
		return;
	}
	if (depth > SCHEMA_DEPTH) {
		schema_fault(t, "nested deeper than %d levels", SCHEMA_DEPTH);
		return;
	}
	json_object_foreach((json_t *)schema, key, v) {
		see_keyword(t, key, v);
	}
	see_required(t, schema);
	here = schema_enter(t, "properties");
	json_object_foreach(json_object_get(schema, "properties"), key, v) {
		back = schema_enter(t, key);
		see_schema(t, v, depth + 1);
		schema_leave(t, back);
	}
	schema_leave(t, here);
	if (json_is_object(json_object_get(schema, "items"))) {
		here = schema_enter(t, "items");
		see_schema(t, json_object_get(schema, "items"), depth + 1);
		schema_leave(t, here);
	}
}

void
schema_faults(struct schema_tell *t, const json_t *schema)
{
	see_schema(t, schema, 1);
}

int
schema_valid(const json_t *schema, struct err *e)
{
	struct str why = STR_INIT;
	struct schema_tell t = SCHEMA_TELL_INIT(&why, "schema: ");
	int rc;

	schema_faults(&t, schema);
	rc = schema_told(&t);
	if (rc < 0)
		err_set(e, ERR_INVALID, "%.*s", (int)strcspn(why.s, "\n"),
		    why.s);
	str_release(&why);
	return rc;
}
