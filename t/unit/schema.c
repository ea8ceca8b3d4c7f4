/* Tests of lib/schema: every keyword, good and bad; schemas that are wrong. */

#include "schema.h"

#include <stdlib.h>

#include "tap.h"

#define PLACE "{\"type\":\"object\",\"properties\":{\"facts\":{\"type\":" \
	"\"object\",\"properties\":{\"employees\":{\"type\":\"object\"," \
	"\"properties\":{\"min\":{\"type\":\"integer\"},\"max\":{\"type\":[" \
	"\"integer\",\"null\"]}},\"required\":[\"min\",\"max\"]," \
	"\"additionalProperties\":false}},\"required\":[\"employees\"]}}}"

/* A value, its schema, and all that is said: "" when it fits. */
static const struct {
	const char *value, *schema, *want;
} cases[] = {
	{ "7", "{}", "" },
	{ "null", "{\"title\":\"t\",\"description\":\"d\",\"default\":1,"
	    "\"examples\":[2],\"$comment\":\"c\",\"$schema\":\"s\","
	    "\"$id\":\"i\"}", "" },

	{ "{}", "{\"type\":\"object\"}", "" },
	{ "[]", "{\"type\":\"array\"}", "" },
	{ "\"\"", "{\"type\":\"string\"}", "" },
	{ "1", "{\"type\":\"number\"}", "" },
	{ "1.5", "{\"type\":\"number\"}", "" },
	{ "1", "{\"type\":\"integer\"}", "" },
	{ "2.0", "{\"type\":\"integer\"}", "" },
	{ "1e300", "{\"type\":\"integer\"}", "" },
	{ "true", "{\"type\":\"boolean\"}", "" },
	{ "false", "{\"type\":\"boolean\"}", "" },
	{ "null", "{\"type\":\"null\"}", "" },
	{ "null", "{\"type\":[\"string\",\"null\"]}", "" },
	{ "1.5", "{\"type\":\"integer\"}",
	    "top level: a whole number is expected, not 1.5\n" },
	{ "0.1", "{\"type\":\"integer\"}",
	    "top level: a whole number is expected, not 0.1\n" },
	{ "\"1\"", "{\"type\":\"number\"}",
	    "top level: a number is expected, not \"1\"\n" },
	{ "1", "{\"type\":\"string\"}",
	    "top level: a string is expected, not 1\n" },
	{ "[1]", "{\"type\":\"object\"}",
	    "top level: an object is expected, not a list\n" },
	{ "{\"a\":1}", "{\"type\":\"array\"}",
	    "top level: a list is expected, not an object\n" },
	{ "null", "{\"type\":\"boolean\"}",
	    "top level: true or false is expected, not null\n" },
	{ "0", "{\"type\":\"boolean\"}",
	    "top level: true or false is expected, not 0\n" },
	{ "false", "{\"type\":\"null\"}",
	    "top level: null is expected, not false\n" },
	{ "true", "{\"type\":[\"string\",\"integer\",\"null\"]}", "top level: "
	    "a string, a whole number or null is expected, not true\n" },
	{ "true", "{\"type\":[\"string\"],\"const\":1}",
	    "top level: a string is expected, not true\n" },

	{ "\"b\"", "{\"enum\":[\"a\",\"b\"]}", "" },
	{ "1.0", "{\"enum\":[\"1\",1]}", "" },
	{ "{\"b\":1.0,\"a\":[]}", "{\"enum\":[{\"a\":[],\"b\":1}]}", "" },
	{ "\"c\"", "{\"enum\":[\"a\",\"b\",null]}",
	    "top level: \"a\", \"b\" or null is expected, not \"c\"\n" },
	{ "\"1\"", "{\"enum\":[1]}",
	    "top level: 1 is expected, not \"1\"\n" },
	{ "9007199254740993", "{\"enum\":[9007199254740992]}", "top level: "
	    "9007199254740992 is expected, not 9007199254740993\n" },
	{ "3", "{\"const\":3}", "" },
	{ "[1,{\"a\":2}]", "{\"const\":[1,{\"a\":2.0}]}", "" },
	{ "4", "{\"const\":3}", "top level: 3 is expected, not 4\n" },
	{ "[2,1]", "{\"const\":[1,2]}",
	    "top level: a list is expected, not a list\n" },

	{ "{\"facts\":{\"employees\":{\"min\":50,\"max\":null}}}", PLACE, "" },
	{ "{}", PLACE, "" },
	{ "{\"facts\":{\"employees\":{\"min\":\"fifty\",\"max\":9}}}", PLACE,
	    "/facts/employees/min: a whole number is expected, not "
	    "\"fifty\"\n" },
	{ "{\"facts\":{\"employees\":{\"mim\":50,\"max\":1.5,\"zzzzzzz\":1}}}",
	    PLACE, "/facts/employees: \"min\" is missing\n"
	    "/facts/employees/mim: no such member is allowed; did you mean "
	    "\"min\"?\n/facts/employees/max: a whole number or null is "
	    "expected, not 1.5\n/facts/employees/zzzzzzz: no such member is "
	    "allowed\n" },
	{ "{\"facts\":{}}", PLACE, "/facts: \"employees\" is missing\n" },
	{ "{\"b\":1}", "{\"properties\":{\"a\":{}}}", "" },
	{ "{\"b\":1}", "{\"properties\":{\"a\":{}},"
	    "\"additionalProperties\":true}", "" },
	{ "{\"b\":1}", "{\"additionalProperties\":false}",
	    "/b: no such member is allowed\n" },
	{ "{\"a\":null}", "{\"required\":[\"a\"]}", "" },
	{ "{}", "{\"required\":[\"a\",\"b\"]}",
	    "top level: \"a\" is missing\ntop level: \"b\" is missing\n" },
	{ "[1]", "{\"required\":[\"a\"]}", "" },
	{ "[1]", "{\"additionalProperties\":false}", "" },

	{ "[1,\"x\",2,null]", "{\"items\":{\"type\":\"integer\"}}",
	    "/1: a whole number is expected, not \"x\"\n"
	    "/3: a whole number is expected, not null\n" },
	{ "[[1],[\"x\"]]", "{\"items\":{\"items\":{\"type\":\"integer\"}}}",
	    "/1/0: a whole number is expected, not \"x\"\n" },
	{ "[1]", "{\"minItems\":1,\"maxItems\":1}", "" },
	{ "[]", "{\"minItems\":1}",
	    "top level: at least 1 item is expected, not 0\n" },
	{ "[1]", "{\"minItems\":2}",
	    "top level: at least 2 items are expected, not 1\n" },
	{ "[1,2,3]", "{\"maxItems\":2}",
	    "top level: at most 2 items are expected, not 3\n" },
	{ "[1]", "{\"maxItems\":0}",
	    "top level: at most 0 items are expected, not 1\n" },
	{ "[1,2,\"1\",[1],{\"a\":1}]", "{\"uniqueItems\":true}", "" },
	{ "[1,1]", "{\"uniqueItems\":false}", "" },
	{ "[1,2,1.0]", "{\"uniqueItems\":true}",
	    "/2: the same as item 0; no two may be alike\n" },
	{ "[{\"a\":1,\"b\":[2]},0,{\"b\":[2.0],\"a\":1}]",
	    "{\"uniqueItems\":true}",
	    "/2: the same as item 0; no two may be alike\n" },
	{ "[7,\"\\u0000a\",\"\\u0000b\",7]", "{\"uniqueItems\":true}",
	    "/3: the same as item 0; no two may be alike\n" },

	{ "\"\xe2\x82\xac\xf0\x9f\x98\x80\"",
	    "{\"minLength\":2,\"maxLength\":2}", "" },
	{ "\"\xe2\x82\xac\"", "{\"minLength\":2}",
	    "top level: at least 2 characters are expected, not 1\n" },
	{ "\"\xe2\x82\xac\xe2\x82\xac\"", "{\"maxLength\":1}",
	    "top level: at most 1 character is expected, not 2\n" },
	{ "1", "{\"minLength\":2,\"minItems\":2,\"required\":[\"a\"]}", "" },

	{ "1", "{\"minimum\":1,\"maximum\":1.0}", "" },
	{ "-1", "{\"minimum\":0}",
	    "top level: at least 0 is expected, not -1\n" },
	{ "0.25", "{\"minimum\":0.3}",
	    "top level: at least 0.3 is expected, not 0.25\n" },
	{ "101", "{\"maximum\":100}",
	    "top level: at most 100 is expected, not 101\n" },
	{ "9007199254740993", "{\"maximum\":9007199254740992}", "top level: "
	    "at most 9007199254740992 is expected, not 9007199254740993\n" },
	{ "9223372036854775807", "{\"maximum\":9.3e18}", "" },
	{ "-9223372036854775807", "{\"minimum\":-9.3e18}", "" },
	{ "9223372036854775807", "{\"minimum\":9.3e18}", "top level: at "
	    "least 9.3e18 is expected, not 9223372036854775807\n" },
	{ "9007199254740993", "{\"maximum\":9007199254740992.0}",
	    "top level: at most 9.00719925474099e15 is expected, not "
	    "9007199254740993\n" },
	{ "[3,3.5,4]", "{\"items\":{\"minimum\":3.5}}",
	    "/0: at least 3.5 is expected, not 3\n" },
	{ "[-3,-3.5,-4]", "{\"items\":{\"minimum\":-3.5}}",
	    "/2: at least -3.5 is expected, not -4\n" },
	{ "[3,3.5,4.5]", "{\"items\":{\"maximum\":3}}",
	    "/1: at most 3 is expected, not 3.5\n"
	    "/2: at most 3 is expected, not 4.5\n" },
	{ "\"x\"", "{\"minimum\":1}", "" },

	{ "{\"a/b\":{\"~\":1}}", "{\"properties\":{\"a/b\":{\"properties\":"
	    "{\"~\":{\"type\":\"null\"}}}}}",
	    "/a~1b/~0: null is expected, not 1\n" },
	{ "\"a\\u001b[31m\\n\\u0000\\u007f\xc2\x9b\"", "{\"type\":\"null\"}",
	    "top level: null is expected, not "
	    "\"a\\u001B[31m\\n\\u0000\\x7f\\x9b\"\n" },
	{ "{\"\\u001b\\n\":1}", "{\"additionalProperties\":false}",
	    "/\\u001B\\n: no such member is allowed\n" },
	{ "\"123456789 123456789 123456789 123456789 123456789 12345678\xe2"
	    "\x82\xac and more\"", "{\"type\":\"null\"}", "top level: null is "
	    "expected, not \"123456789 123456789 123456789 123456789 "
	    "123456789 12345678 ...\"\n" },
	{ "[1,2,3,4,5,6,7,8,9,10]", "{\"items\":{\"const\":1}}",
	    "/1: 1 is expected, not 2\n/2: 1 is expected, not 3\n"
	    "/3: 1 is expected, not 4\n/4: 1 is expected, not 5\n"
	    "/5: 1 is expected, not 6\n/6: 1 is expected, not 7\n"
	    "/7: 1 is expected, not 8\n/8: 1 is expected, not 9\n"
	    "/9: 1 is expected, not 10\n" },
	{ "[1,2,3,4,5,6,7,8,9,10,11,12,13]", "{\"items\":{\"const\":1}}",
	    "/1: 1 is expected, not 2\n/2: 1 is expected, not 3\n"
	    "/3: 1 is expected, not 4\n/4: 1 is expected, not 5\n"
	    "/5: 1 is expected, not 6\n/6: 1 is expected, not 7\n"
	    "/7: 1 is expected, not 8\n/8: 1 is expected, not 9\n"
	    "/9: 1 is expected, not 10\n/10: 1 is expected, not 11\n"
	    "and 2 more\n" },

	{ "1", "[]", "schema: top level: a schema is an object\n" },
	{ "1", "{\"pattern\":\"x\",\"minlength\":2,\"anyOf\":[{}]}",
	    "schema: top level: \"pattern\" is no keyword that is looked at "
	    "here\nschema: top level: \"minlength\" is no keyword that is "
	    "looked at here; did you mean \"minLength\"?\n"
	    "schema: top level: \"anyOf\" is no keyword that is looked at "
	    "here\n" },
	{ "1", "{\"type\":\"text\",\"enum\":[],\"properties\":1,\"required\":"
	    "[1],\"additionalProperties\":{},\"items\":[]}",
	    "schema: top level: type takes the name of a type, or a list of "
	    "them, not \"text\"\n"
	    "schema: top level: enum takes a list of at least one "
	    "value, not a list\n"
	    "schema: top level: properties takes an object, not 1\n"
	    "schema: top level: required takes a list of names, not a list\n"
	    "schema: top level: additionalProperties takes true or false, not "
	    "an object\n"
	    "schema: top level: items takes a schema, not a list\n" },
	{ "1", "{\"minItems\":-1,\"maxItems\":1.5,\"uniqueItems\":1,"
	    "\"minLength\":null,\"maxLength\":\"1\",\"minimum\":\"1\","
	    "\"maximum\":[]}",
	    "schema: top level: minItems takes a whole number from 0, not -1\n"
	    "schema: top level: maxItems takes a whole number from 0, not "
	    "1.5\n"
	    "schema: top level: uniqueItems takes true or false, not 1\n"
	    "schema: top level: minLength takes a whole number from 0, not "
	    "null\n"
	    "schema: top level: maxLength takes a whole number from 0, not "
	    "\"1\"\n"
	    "schema: top level: minimum takes a number, not \"1\"\n"
	    "schema: top level: maximum takes a number, not a list\n" },
	{ "1", "{\"type\":[]}", "schema: top level: type takes the name of a "
	    "type, or a list of them, not a list\n" },
	{ "{}", "{\"properties\":{\"a\":{\"items\":{\"format\":\"date\"}}}}",
	    "schema: /properties/a/items: \"format\" is no keyword that is "
	    "looked at here\n" },
	{ "{}", "{\"properties\":{\"name\":1}}",
	    "schema: /properties/name: a schema is an object\n" },
	{ "{}", "{\"properties\":{\"name\":{}},\"required\":[\"nane\"],"
	    "\"additionalProperties\":false}", "schema: top level: \"nane\" "
	    "is required, but not among the properties; did you mean "
	    "\"name\"?\n" },
};

static void
test_cases(void)
{
	struct str why = STR_INIT;
	json_t *value, *schema;
	size_t i;
	int rc;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		value = json_loads(cases[i].value, JSON_DECODE_ANY |
		    JSON_ALLOW_NUL, NULL);
		schema = json_loads(cases[i].schema, JSON_DECODE_ANY, NULL);
		str_reset(&why);
		rc = value != NULL && schema != NULL ?
		    schema_check(value, schema, &why) : 1;
		ok(rc == (*cases[i].want != '\0' ? -1 : 0), "%zu: verdict", i);
		is_str(why.s, cases[i].want, cases[i].value);
		json_decref(value);
		json_decref(schema);
	}
	str_release(&why);
}

static void
test_valid(void)
{
	struct err e = ERR_INIT;
	json_t *good = json_loads(PLACE, 0, NULL);
	json_t *bad = json_loads("{\"items\":{\"oneOf\":[],\"not\":{}}}", 0,
	    NULL);

	ok(schema_valid(good, &e) == 0 && e.code == ERR_NONE, "a good schema");
	ok(schema_valid(bad, &e) == -1 && e.code == ERR_INVALID, "a bad one");
	is_str(e.msg, "schema: /items: \"oneOf\" is no keyword that is looked "
	    "at here", "its first fault");
	json_decref(good);
	json_decref(bad);
}

/* levels times before, middle, levels times after. */
static json_t *
nested(int levels, const char *before, const char *middle, const char *after)
{
	struct str s = STR_INIT;
	json_t *out;
	int i;

	for (i = 0; i < levels; i++)
		str_adds(&s, before);
	str_adds(&s, middle);
	for (i = 0; i < levels; i++)
		str_adds(&s, after);
	out = json_loadb(s.s, s.len, JSON_DECODE_ANY, NULL);
	str_release(&s);
	return out;
}

static void
test_depth(void)
{
	json_t *most = nested(63, "{\"items\":", "{\"type\":\"null\"}", "}");
	json_t *over = nested(64, "{\"items\":", "{\"type\":\"null\"}", "}");
	json_t *deep = nested(1000, "[", "1", "]");
	json_t *choice = json_pack("{s:[O]}", "enum", deep);
	struct str why = STR_INIT;

	ok(schema_check(deep, most, &why) == -1 && strstr(why.s, "/0/0/0: "
	    "null is expected, not a list\n") != NULL, "64 levels");
	str_reset(&why);
	ok(schema_check(deep, over, &why) == -1 && strstr(why.s, "/items: "
	    "nested deeper than 64 levels\n") != NULL, "65 levels");
	str_reset(&why);
	ok(schema_check(deep, choice, &why) == 0, "deep values are compared");
	json_decref(most);
	json_decref(over);
	json_decref(deep);
	json_decref(choice);
	str_release(&why);
}

/* A list whose items must differ: 200,000 of them take no quadratic time. */
static void
test_long(void)
{
	json_t *schema = json_pack("{s:b, s:{s:s}}", "uniqueItems", 1,
	    "items", "type", "integer");
	json_t *list = json_array(), *names = json_array();
	struct str why = STR_INIT;
	int i;

	for (i = 0; i < 200000; i++)
		json_array_append_new(list, json_integer(i));
	ok(schema_check(list, schema, &why) == 0, "a long list");
	json_array_append_new(list, json_integer(77));
	ok(schema_check(list, schema, &why) == -1, "with one twice");
	is_str(why.s, "/200000: the same as item 77; no two may be alike\n",
	    "which one");
	json_decref(schema);
	for (i = 0; i < 1000; i++)
		json_array_append_new(names, json_sprintf("value %d", i));
	schema = json_pack("{s:O}", "enum", names);
	str_reset(&why);
	ok(schema_check(list, schema, &why) == -1 && why.len < 500,
	    "a long enum is told in part");
	ok(strstr(why.s, "\"value 26\" or one of 973 more is expected, not a "
	    "list\n") != NULL, "and says so");
	json_decref(schema);
	json_decref(list);
	json_decref(names);
	str_release(&why);
}

#define CLOSED "\"additionalProperties\":false}"

/* A schema, and why it is not strict: "" when it is. */
static const struct {
	const char *schema, *want;
} strict[] = {
	{ "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":[\"string\","
	    "\"null\"],\"description\":\"d\"},\"b\":{\"type\":\"array\","
	    "\"items\":{\"type\":\"integer\",\"minimum\":0,\"enum\":[1,2]},"
	    "\"minItems\":1}},\"required\":[\"a\",\"b\"]," CLOSED, "" },
	{ "{\"type\":\"object\"}",
	    "top level: additionalProperties must be false\n" },
	{ "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}",
	    "top level: an object is needed\n" },
	{ "{\"type\":[\"object\",\"null\"]," CLOSED,
	    "top level: an object is needed\n" },
	{ "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\","
	    "\"minLength\":1,\"maxLength\":2,\"default\":\"x\"},\"b\":{"
	    "\"type\":\"array\",\"uniqueItems\":true},\"c\":{\"enum\":[1]}},"
	    "\"required\":[\"a\",\"c\"]," CLOSED,
	    "/properties/a: minLength is not taken; say it in the "
	    "description\n"
	    "/properties/a: maxLength is not taken; say it in the "
	    "description\n"
	    "/properties/a: default is not taken; say it in the description\n"
	    "/properties/b: must be among required; let it be null instead\n"
	    "/properties/b: uniqueItems is not taken; say it in the "
	    "description\n"
	    "/properties/b: items is needed\n"
	    "/properties/c: a type is needed\n" },
	{ "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"array\","
	    "\"items\":{\"type\":\"object\",\"properties\":{\"b\":{\"type\":"
	    "\"null\"}}}}},\"required\":[\"a\"]," CLOSED,
	    "/properties/a/items: additionalProperties must be false\n"
	    "/properties/a/items/properties/b: must be among required; let it "
	    "be null instead\n" },
	{ "{\"type\":\"object\",\"oneOf\":[]}", "schema: top level: "
	    "\"oneOf\" is no keyword that is looked at here\n" },
};

static void
test_strict(void)
{
	struct str why = STR_INIT;
	json_t *schema;
	size_t i;
	bool yes;

	for (i = 0; i < sizeof(strict) / sizeof(*strict); i++) {
		schema = json_loads(strict[i].schema, 0, NULL);
		str_reset(&why);
		yes = schema_is_strict(schema, &why);
		ok(yes == (*strict[i].want == '\0'), "strict %zu: verdict", i);
		is_str(why.s, strict[i].want, strict[i].schema);
		json_decref(schema);
	}
	str_release(&why);
}

/* An object of n members of these values, all required. */
static json_t *
wide(int n, json_t *member)
{
	json_t *properties = json_object(), *required = json_array();
	char key[16];
	int i;

	for (i = 0; i < n; i++) {
		snprintf(key, sizeof(key), "k%06d", i);
		json_object_set(properties, key, member);
		json_array_append_new(required, json_string(key));
	}
	json_decref(member);
	return json_pack("{s:s, s:o, s:o, s:b}", "type", "object",
	    "properties", properties, "required", required,
	    "additionalProperties", 0);
}

static json_t *
enum_of(int n, int length)
{
	json_t *values = json_array();
	int i;

	for (i = 0; i < n; i++)
		json_array_append_new(values, json_sprintf("%0*d", length,
		    i));
	return json_pack("{s:s, s:o}", "type", "string", "enum", values);
}

static void
limit(json_t *schema, const char *want, const char *what)
{
	struct str why = STR_INIT;

	ok(schema_is_strict(schema, &why) == (*want == '\0'), "%s", what);
	is_str(why.s, want, what);
	str_release(&why);
	json_decref(schema);
}

#define NEST "{\"type\":\"object\",\"properties\":{\"a\":"
#define NEST_END "},\"required\":[\"a\"]," CLOSED

static void
test_limits(void)
{
	limit(nested(10, NEST, "{\"type\":\"null\"}", NEST_END), "",
	    "10 objects, one in the other");
	limit(nested(11, NEST, "{\"type\":\"null\"}", NEST_END),
	    "/properties/a/properties/a/properties/a/properties/a/properties/a"
	    "/properties/a/properties/a/properties/a/properties/a/properties/a"
	    ": objects nested deeper than 10 levels\n", "11 of them");
	limit(wide(5000, json_pack("{s:s}", "type", "null")), "",
	    "5000 properties");
	limit(wide(5001, json_pack("{s:s}", "type", "null")), "top level: at "
	    "most 5000 properties in all, not 5001\n", "one more");
	limit(wide(4, enum_of(250, 4)), "", "1000 values");
	limit(wide(1, enum_of(1001, 4)), "top level: at most 1000 values of "
	    "enums in all, not 1001\n", "one more of them");
	limit(wide(1, enum_of(250, 100)), "", "a long enum of 250");
	limit(wide(1, enum_of(251, 100)), "/properties/k000000: an enum of "
	    "251 values has at most 15000 characters, not 25100\n",
	    "a long enum of 251");
	limit(wide(4, enum_of(100, 300)), "top level: at most 120000 "
	    "characters of names and values in all, not 120028\n",
	    "much text");
}

int
main(void)
{
	test_cases();
	test_valid();
	test_depth();
	test_long();
	test_strict();
	test_limits();
	return tap_done();
}
