/* schema - hold JSON against a schema */

#include "schema.h"

#include <stdlib.h>
#include <string.h>

#include "map.h"
#include "mem.h"
#include "schematell.h"

static void hold(struct schema_tell *t, const json_t *v,
    const json_t *schema);

/* 2.0 is one, as JSON Schema has it (validation, 6.1.1). */
static bool
is_whole(const json_t *v)
{
	double d = json_real_value(v);

	return json_is_integer(v) || (json_is_real(v) &&
	    (d >= 9e15 || d <= -9e15 || d == (double)(json_int_t)d));
}

static bool
is_of_type(const json_t *v, const char *type)
{
	switch (json_typeof(v)) {
	case JSON_OBJECT:
		return strcmp(type, "object") == 0;
	case JSON_ARRAY:
		return strcmp(type, "array") == 0;
	case JSON_STRING:
		return strcmp(type, "string") == 0;
	case JSON_NULL:
		return strcmp(type, "null") == 0;
	case JSON_INTEGER:
	case JSON_REAL:
		return strcmp(type, "number") == 0 ||
		    (strcmp(type, "integer") == 0 && is_whole(v));
	default:
		return strcmp(type, "boolean") == 0;
	}
}

/* The type as a model and its reader call it. */
static const char *
words_of(const char *type)
{
	static const char *const words[][2] = {
		{ "object", "an object" }, { "array", "a list" },
		{ "string", "a string" }, { "number", "a number" },
		{ "integer", "a whole number" },
		{ "boolean", "true or false" }, { "null", "null" },
	};
	size_t i;

	for (i = 0; strcmp(words[i][0], type) != 0; i++)
		;
	return words[i][1];
}

/* "WANTED is expected, not VALUE" */
static void
fault_value(struct schema_tell *t, const char *wanted, const json_t *v)
{
	struct str s = STR_INIT;

	schema_value(&s, v);
	schema_fault(t, "%s is expected, not %s", wanted, s.s);
	str_release(&s);
}

/* Returns false when the value is of another type: the rest is moot. */
static bool
hold_type(struct schema_tell *t, const json_t *v, const json_t *type)
{
	struct str s = STR_INIT;
	const json_t *item;
	size_t i;

	if (json_is_string(type)) {
		if (is_of_type(v, json_string_value(type)))
			return true;
		fault_value(t, words_of(json_string_value(type)), v);
		return false;
	}
	json_array_foreach(type, i, item) {
		if (is_of_type(v, json_string_value(item))) {
			str_release(&s);
			return true;
		}
		str_addf(&s, "%s%s", i == 0 ? "" : i + 1 <
		    json_array_size(type) ? ", " : " or ",
		    words_of(json_string_value(item)));
	}
	if (s.len > 0)
		fault_value(t, s.s, v);
	str_release(&s);
	return type == NULL;
}

/* Is text the normal form of b? */
static bool
is_same(const char *text, const json_t *b)
{
	char *other = schema_normal(b);
	bool yes = strcmp(text, other) == 0;

	free(other);
	return yes;
}

/* The value must be one of the list. */
static void
hold_choice(struct schema_tell *t, const json_t *v, const json_t *list)
{
	char *text = schema_normal(v);
	struct str s = STR_INIT;
	const json_t *item;
	size_t i;

	json_array_foreach(list, i, item) {
		if (is_same(text, item))
			break;
	}
	if (i == json_array_size(list)) {
		schema_values(&s, list);
		fault_value(t, s.s, v);
	}
	free(text);
	str_release(&s);
}

static void
hold_const(struct schema_tell *t, const json_t *v, json_t *only)
{
	json_t *list = json_array();

	json_array_append(list, only);
	hold_choice(t, v, list);
	json_decref(list);
}

/* How many there are of what: "items", against min and max. */
static void
hold_count(struct schema_tell *t, size_t n, const json_t *min,
    const json_t *max, const char *what)
{
	json_int_t least = json_integer_value(min);
	json_int_t most = json_integer_value(max);

	if (min != NULL && (json_int_t)n < least)
		schema_fault(t, "at least %lld %s%s expected, not %zu",
		    (long long)least, what, least == 1 ? " is" : "s are", n);
	if (max != NULL && (json_int_t)n > most)
		schema_fault(t, "at most %lld %s%s expected, not %zu",
		    (long long)most, what, most == 1 ? " is" : "s are", n);
}

static void
hold_string(struct schema_tell *t, const json_t *v, const json_t *schema)
{
	const char *s = json_string_value(v);
	size_t i, n = 0;

	for (i = 0; i < json_string_length(v); i++)
		n += ((unsigned char)s[i] & 0xc0) != 0x80;
	hold_count(t, n, json_object_get(schema, "minLength"),
	    json_object_get(schema, "maxLength"), "character");
}

/* An integer against a double, exactly: <0, 0, >0. */
static int
compare_mixed(json_int_t i, double d)
{
	json_int_t whole;

	if (d >= 9223372036854775808.0 || d < -9223372036854775808.0)
		return d > 0 ? -1 : 1;
	whole = (json_int_t)d;
	if (i != whole)
		return i < whole ? -1 : 1;
	return d > (double)whole ? -1 : d < (double)whole;
}

/* <0, 0, >0 */
static int
compare(const json_t *a, const json_t *b)
{
	json_int_t i = json_integer_value(a), j = json_integer_value(b);
	double x = json_real_value(a), y = json_real_value(b);

	if (json_is_integer(a))
		return json_is_integer(b) ? (i > j) - (i < j) :
		    compare_mixed(i, y);
	return json_is_integer(b) ? -compare_mixed(j, x) : (x > y) - (x < y);
}

static void
hold_number(struct schema_tell *t, const json_t *v, const json_t *schema)
{
	const json_t *min = json_object_get(schema, "minimum");
	const json_t *max = json_object_get(schema, "maximum");
	struct str s = STR_INIT;

	if (min != NULL && compare(v, min) < 0) {
		str_adds(&s, "at least ");
		schema_value(&s, min);
	} else if (max != NULL && compare(v, max) > 0) {
		str_adds(&s, "at most ");
		schema_value(&s, max);
	}
	if (s.len > 0)
		fault_value(t, s.s, v);
	str_release(&s);
}

/* By their texts in a hash table: a list may be long. */
static void
hold_unique(struct schema_tell *t, const json_t *list)
{
	size_t i, back, n = json_array_size(list);
	struct map seen = { NULL, 0, 0 };
	char **texts = mem_zero(n + 1, sizeof(*texts));
	void **first;

	for (i = 0; i < n; i++) {
		texts[i] = schema_normal(json_array_get(list, i));
		first = map_at(&seen, texts[i]);
		if (*first == NULL) {
			*first = &texts[i];
			continue;
		}
		back = schema_enter_item(t, i);
		schema_fault(t, "the same as item %td; no two may be alike",
		    (char **)*first - texts);
		schema_leave(t, back);
	}
	map_release(&seen);
	for (i = 0; i < n; i++)
		free(texts[i]);
	free(texts);
}

static void
hold_list(struct schema_tell *t, const json_t *v, const json_t *schema)
{
	const json_t *items = json_object_get(schema, "items"), *item;
	size_t i, back;

	hold_count(t, json_array_size(v), json_object_get(schema, "minItems"),
	    json_object_get(schema, "maxItems"), "item");
	json_array_foreach(v, i, item) {
		if (items == NULL)
			break;
		back = schema_enter_item(t, i);
		hold(t, item, items);
		schema_leave(t, back);
	}
	if (json_is_true(json_object_get(schema, "uniqueItems")))
		hold_unique(t, v);
}

/* A member that the schema does not know. */
static void
fault_member(struct schema_tell *t, const char *key, const json_t *properties)
{
	struct str s = STR_INIT;

	if (schema_tells(t))
		schema_near(&s, key, properties);
	schema_fault(t, "no such member is allowed%s", s.s);
	str_release(&s);
}

static void
hold_members(struct schema_tell *t, const json_t *v, const json_t *schema)
{
	const json_t *properties = json_object_get(schema, "properties");
	bool closed = json_is_false(json_object_get(schema,
	    "additionalProperties"));
	const json_t *member;
	const char *key;
	json_t *item;
	size_t back;

	json_object_foreach((json_t *)v, key, item) {
		member = json_object_get(properties, key);
		if (member == NULL && !closed)
			continue;
		back = schema_enter(t, key);
		if (member != NULL)
			hold(t, item, member);
		else
			fault_member(t, key, properties);
		schema_leave(t, back);
	}
}

static void
hold_object(struct schema_tell *t, const json_t *v, const json_t *schema)
{
	struct str s = STR_INIT;
	const json_t *name;
	size_t i;

	json_array_foreach(json_object_get(schema, "required"), i, name) {
		if (json_object_get(v, json_string_value(name)) != NULL)
			continue;
		str_reset(&s);
		schema_value(&s, name);
		schema_fault(t, "%s is missing", s.s);
	}
	hold_members(t, v, schema);
	str_release(&s);
}

/* The schema is good, so this goes no deeper than it does. */
static void
hold(struct schema_tell *t, const json_t *v, const json_t *schema)
{
	json_t *part;

	if (!hold_type(t, v, json_object_get(schema, "type")))
		return;
	if ((part = json_object_get(schema, "enum")) != NULL)
		hold_choice(t, v, part);
	if ((part = json_object_get(schema, "const")) != NULL)
		hold_const(t, v, part);
	if (json_is_object(v))
		hold_object(t, v, schema);
	else if (json_is_array(v))
		hold_list(t, v, schema);
	else if (json_is_string(v))
		hold_string(t, v, schema);
	else if (json_is_number(v))
		hold_number(t, v, schema);
}

int
schema_check(const json_t *value, const json_t *schema, struct str *why)
{
	struct schema_tell own = SCHEMA_TELL_INIT(why, "schema: ");
	struct schema_tell t = SCHEMA_TELL_INIT(why, "");

	schema_faults(&own, schema);
	if (schema_told(&own) < 0)
		return -1;
	hold(&t, value, schema);
	return schema_told(&t);
}
