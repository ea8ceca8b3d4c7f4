/* written - a section as a language model has written it */

#include "written.h"

#include <string.h>

#include "json.h"
#include "md.h"
#include "schema.h"

static json_t *kind_of(const struct node *n);

/* A scalar's kind: as JSON would have it. */
static json_t *
scalar_kind(const struct node *n)
{
	json_t *value = json_from_node(n);
	const char *type = json_is_integer(value) ? "integer" :
	    json_is_number(value) ? "number" :
	    json_is_boolean(value) ? "boolean" : "string";

	json_decref(value);
	return json_pack("{s:s}", "type", type);
}

static json_t *
map_kind(const struct node *n)
{
	json_t *properties = json_object(), *required = json_array();
	const struct node *child;

	NODE_EACH(child, n) {
		json_object_set_new(properties, child->key, kind_of(child));
		json_array_append_new(required, json_string(child->key));
	}
	return json_pack("{s:s, s:o, s:o, s:b}", "type", "object",
	    "properties", properties, "required", required,
	    "additionalProperties", 0);
}

/* The schema that a value like this one fits. */
static json_t *
kind_of(const struct node *n)
{
	switch (n->kind) {
	case NODE_MAP:
		return map_kind(n);
	case NODE_LIST:
		return json_pack("{s:s, s:o}", "type", "array", "items",
		    n->first != NULL ? kind_of(n->first) :
		    json_pack("{s:s}", "type", "string"));
	case NODE_SCALAR:
		return scalar_kind(n);
	default:
		return json_pack("{s:[s,s]}", "type", "string", "null");
	}
}

json_t *
written_schema(const struct node *facts)
{
	json_t *properties = json_pack("{s:{s:s, s:s}}", "markdown", "type",
	    "string", "description", "the section's text in Markdown, without "
	    "its heading");
	json_t *required = json_pack("[s]", "markdown");

	if (facts != NULL && facts->n > 0) {
		json_object_set_new(properties, "facts", map_kind(facts));
		json_array_append_new(required, json_string("facts"));
	}
	return json_pack("{s:s, s:o, s:o, s:b}", "type", "object",
	    "properties", properties, "required", required,
	    "additionalProperties", 0);
}

/*
 * The object of the answer. Models that know no schemas like to put it into a
 * code fence; that is taken off, other words around it are not.
 */
json_t *
written_parse(const char *s, size_t n, struct str *why)
{
	json_error_t fault;
	const char *end;
	json_t *o;

	while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
		n--;
	while (n > 0 && strchr(" \t\r\n", *s) != NULL) {
		s++;
		n--;
	}
	if (n > 6 && strncmp(s, "```", 3) == 0 &&
	    strncmp(s + n - 3, "```", 3) == 0 &&
	    (end = memchr(s, '\n', n)) != NULL) {
		n -= (size_t)(end - s) + 3;
		s = end;
	}
	o = json_loadb(s, n, JSON_REJECT_DUPLICATES, &fault);
	if (o == NULL)
		str_addf(why, "the answer is no JSON object: line %d: %s\n",
		    fault.line, fault.text);
	return o;
}

/* The facts as nodes of ours. */
static const struct node *
facts_of(struct arena *a, const json_t *o)
{
	json_t *facts = json_object_get(o, "facts");
	const struct node *n;
	char *text;

	if (facts == NULL)
		return NULL;
	text = json_dumps(facts, JSON_COMPACT);
	n = json_parse(a, arena_dup(a, text), strlen(text), NULL, NULL);
	free(text);
	return n;
}

int
written_read(struct written *out, struct arena *a, const char *answer,
    size_t n, const json_t *schema, const struct written_known *known,
    struct str *why)
{
	json_t *o = written_parse(answer, n, why), *markdown;
	struct str text = STR_INIT;
	int rc = -1;

	memset(out, 0, sizeof(*out));
	if (o != NULL && schema_check(o, schema, why) == 0) {
		markdown = json_object_get(o, "markdown");
		md_normal(&text, json_string_value(markdown),
		    json_string_length(markdown), "\n");
		rc = written_check(text.s, text.len, known, why);
	}
	if (rc == 0) {
		out->text = arena_ndup(a, text.s, text.len);
		out->len = text.len;
		out->facts = facts_of(a, o);
	}
	json_decref(o);
	str_release(&text);
	return rc;
}
