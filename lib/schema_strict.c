/* schema_strict - the strict subset of OpenAI's structured outputs */

#include <string.h>

#include "schema.h"
#include "schematell.h"

/* Limits of the source that schema.h names. */
enum {
	STRICT_PROPERTIES = 5000,	/* of the whole schema */
	STRICT_LEVELS = 10,		/* of objects */
	STRICT_TEXT = 120000,		/* characters of names and values */
	STRICT_VALUES = 1000,		/* of all enums */
	STRICT_LONG_ENUM = 250,		/* values, above which its text ... */
	STRICT_ENUM_TEXT = 15000	/* ... has at most these characters */
};

struct strict {
	struct schema_tell t;
	size_t properties, text, values;	/* so far */
};

static bool
has_type(const json_t *schema, const char *name)
{
	const json_t *type = json_object_get(schema, "type"), *item;
	size_t i;

	json_array_foreach(type, i, item) {
		if (strcmp(json_string_value(item), name) == 0)
			return true;
	}
	return json_is_string(type) &&
	    strcmp(json_string_value(type), name) == 0;
}

static size_t
characters(const char *s)
{
	size_t n;

	for (n = 0; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

static size_t
value_characters(const json_t *v)
{
	return json_is_string(v) ? characters(json_string_value(v)) : 0;
}

static void
see_choice(struct strict *s, const json_t *schema)
{
	const json_t *choice = json_object_get(schema, "enum"), *v;
	size_t i, text = 0;

	json_array_foreach(choice, i, v)
		text += value_characters(v);
	s->values += json_array_size(choice);
	s->text += text + value_characters(json_object_get(schema, "const"));
	if (json_array_size(choice) > STRICT_LONG_ENUM &&
	    text > STRICT_ENUM_TEXT)
		schema_fault(&s->t, "an enum of %zu values has at most %d "
		    "characters, not %zu", json_array_size(choice),
		    STRICT_ENUM_TEXT, text);
}

static void
see_keywords(struct strict *s, const json_t *schema)
{
	static const char *const not_taken[] = { "minLength", "maxLength",
		"uniqueItems", "default", "examples", "$comment", "$schema",
		"$id" };
	size_t i;

	for (i = 0; i < sizeof(not_taken) / sizeof(*not_taken); i++) {
		if (json_object_get(schema, not_taken[i]) != NULL)
			schema_fault(&s->t, "%s is not taken; say it in the "
			    "description", not_taken[i]);
	}
	if (json_object_get(schema, "type") == NULL)
		schema_fault(&s->t, "a type is needed");
	if (has_type(schema, "array") &&
	    json_object_get(schema, "items") == NULL)
		schema_fault(&s->t, "items is needed");
}

static bool
is_required(const json_t *schema, const char *key)
{
	const json_t *name;
	size_t i;

	json_array_foreach(json_object_get(schema, "required"), i, name) {
		if (strcmp(json_string_value(name), key) == 0)
			return true;
	}
	return false;
}

static void see(struct strict *s, const json_t *schema, int objects);

static void
see_object(struct strict *s, const json_t *schema, int objects)
{
	const char *key;
	size_t here, back;
	json_t *member;

	if (!json_is_false(json_object_get(schema, "additionalProperties")))
		schema_fault(&s->t, "additionalProperties must be false");
	if (objects > STRICT_LEVELS)
		schema_fault(&s->t, "objects nested deeper than %d levels",
		    STRICT_LEVELS);
	here = schema_enter(&s->t, "properties");
	json_object_foreach(json_object_get(schema, "properties"), key,
	    member) {
		s->properties++;
		s->text += characters(key);
		back = schema_enter(&s->t, key);
		if (!is_required(schema, key))
			schema_fault(&s->t, "must be among required; let it "
			    "be null instead");
		see(s, member, objects);
		schema_leave(&s->t, back);
	}
	schema_leave(&s->t, here);
}

static void
see(struct strict *s, const json_t *schema, int objects)
{
	size_t back;

	see_keywords(s, schema);
	see_choice(s, schema);
	if (has_type(schema, "object") ||
	    json_object_get(schema, "properties") != NULL)
		see_object(s, schema, objects + 1);
	if (json_object_get(schema, "items") != NULL) {
		back = schema_enter(&s->t, "items");
		see(s, json_object_get(schema, "items"), objects);
		schema_leave(&s->t, back);
	}
}

static void
see_size(struct strict *s, size_t n, size_t most, const char *what)
{
	if (n > most)
		schema_fault(&s->t, "at most %zu %s in all, not %zu", most,
		    what, n);
}

bool
schema_is_strict(const json_t *schema, struct str *why)
{
	struct schema_tell own = SCHEMA_TELL_INIT(why, "schema: ");
	struct strict s = { SCHEMA_TELL_INIT(why, ""), 0, 0, 0 };

	schema_faults(&own, schema);
	if (schema_told(&own) < 0)
		return false;
	if (!json_is_string(json_object_get(schema, "type")) ||
	    !has_type(schema, "object"))
		schema_fault(&s.t, "an object is needed");
	see(&s, schema, 0);
	see_size(&s, s.properties, STRICT_PROPERTIES, "properties");
	see_size(&s, s.text, STRICT_TEXT, "characters of names and values");
	see_size(&s, s.values, STRICT_VALUES, "values of enums");
	return schema_told(&s.t) == 0;
}
