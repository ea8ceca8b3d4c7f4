/* json - JSON into the tree of nodes and out of it */

#include "json.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "str.h"
#include "yamlguard.h"

enum { DIGITS = 15 };	/* of a decimal number a double keeps them all */

struct reader {
	struct arena *a;
	const char *file;
	int depth;
	struct err *e;
};

static int build(struct reader *r, struct node *up, const char *key,
    const json_t *j, struct node **out);

/* A number or truth value below up, with the text it is read as. */
static struct node *
plain(struct reader *r, struct node *up, const char *key, const json_t *j)
{
	struct node *n = node_add(r->a, up, key, NODE_SCALAR);

	if (json_is_integer(j))
		n->text = arena_printf(r->a, "%" JSON_INTEGER_FORMAT,
		    json_integer_value(j));
	else if (json_is_real(j))
		n->text = arena_printf(r->a, "%.*g", DIGITS,
		    json_real_value(j));
	else
		n->text = json_is_true(j) ? "true" : "false";
	n->n = (uint32_t)strlen(n->text);
	return n;
}

static int
children(struct reader *r, struct node *n, const json_t *j)
{
	const char *key;
	json_t *item;
	size_t i;

	if (++r->depth > YAML_MAX_DEPTH)
		return node_err(r->e, n, "nested deeper than 64 levels: "
		    "flatten it");
	if (json_is_array(j)) {
		json_array_foreach(j, i, item) {
			if (build(r, n, NULL, item, NULL) < 0)
				return -1;
		}
	} else {
		json_object_foreach((json_t *)j, key, item) {
			if (build(r, n, key, item, NULL) < 0)
				return -1;
		}
	}
	r->depth--;
	return 0;
}

/* The node of j below up (NULL: the root), also in *out unless NULL. */
static int
build(struct reader *r, struct node *up, const char *key, const json_t *j,
    struct node **out)
{
	struct node *n;

	switch (json_typeof(j)) {
	case JSON_OBJECT:
		n = node_add(r->a, up, key, NODE_MAP);
		break;
	case JSON_ARRAY:
		n = node_add(r->a, up, key, NODE_LIST);
		break;
	case JSON_STRING:
		n = node_add(r->a, up, key, NODE_SCALAR);
		n->quoted = true;
		n->n = (uint32_t)json_string_length(j);
		n->text = arena_ndup(r->a, json_string_value(j), n->n);
		break;
	case JSON_NULL:
		n = node_add(r->a, up, key, NODE_NULL);
		break;
	default:
		n = plain(r, up, key, j);
		break;
	}
	n->file = r->file;
	if (out != NULL)
		*out = n;
	return json_is_array(j) || json_is_object(j) ? children(r, n, j) : 0;
}

struct node *
json_parse(struct arena *a, const char *bytes, size_t n, const char *file,
    struct err *e)
{
	struct reader r = { a, file, 0, e };
	struct node *root = NULL;
	json_error_t why;
	json_t *j;

	if (file == NULL)
		file = "JSON";
	if (n > YAML_MAX_BYTES) {
		err_set(e, ERR_INVALID, "%s:1: %zu bytes of JSON, at most "
		    "1 MiB: split it", file, n);
		return NULL;
	}
	j = json_loadb(bytes, n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY,
	    &why);
	if (j == NULL) {
		err_set(e, ERR_INVALID, "%s:%d: not JSON: %s", file,
		    why.line > 0 ? why.line : 1, why.text);
		return NULL;
	}
	if (build(&r, NULL, NULL, j, &root) < 0)
		root = NULL;
	json_decref(j);
	return root;
}

/*
 * True when text is a JSON number (RFC 8259, section 6) of at most DIGITS
 * significant digits. *real: it has a fraction or an exponent.
 */
static bool
is_number(const char *text, bool *real)
{
	const char *p = text + (*text == '-');
	size_t digits = 0;
	bool lead = true;

	*real = false;
	if (!isdigit((unsigned char)*p) ||
	    (*p == '0' && isdigit((unsigned char)p[1])))
		return false;
	for (; isdigit((unsigned char)*p) || (*p == '.' && !*real); p++) {
		if (*p == '.' && !isdigit((unsigned char)p[1]))
			return false;
		*real |= *p == '.';
		lead &= *p == '0' || *p == '.';
		digits += !lead && *p != '.';
	}
	if (*p == 'e' || *p == 'E') {
		*real = true;
		p += 1 + (p[1] == '+' || p[1] == '-');
		if (!isdigit((unsigned char)*p))
			return false;
		while (isdigit((unsigned char)*p))
			p++;
	}
	return *p == '\0' && digits <= DIGITS;
}

/* A string, with U+FFFD for bytes that are not UTF-8. */
static json_t *
string(const char *text, size_t n)
{
	json_t *j = json_stringn(text, n);
	struct str s = STR_INIT;
	utf8proc_int32_t c;
	utf8proc_ssize_t len;
	size_t i;

	if (j != NULL)
		return j;
	for (i = 0; i < n; i += (size_t)len) {
		len = utf8proc_iterate((const utf8proc_uint8_t *)text + i,
		    (utf8proc_ssize_t)(n - i), &c);
		if (len > 0) {
			str_add(&s, text + i, (size_t)len);
		} else {
			str_adds(&s, "\xef\xbf\xbd");
			len = 1;
		}
	}
	j = json_stringn(s.s, s.len);
	str_release(&s);
	return j;
}

static json_t *
scalar(const struct node *n)
{
	bool real;
	double d;

	if (n->quoted)
		return string(n->text, n->n);
	if (strcmp(n->text, "true") == 0)
		return json_true();
	if (strcmp(n->text, "false") == 0)
		return json_false();
	if (strlen(n->text) != n->n || !is_number(n->text, &real))
		return string(n->text, n->n);
	if (!real)
		return json_integer(strtoll(n->text, NULL, 10));
	d = strtod(n->text, NULL);
	return isfinite(d) ? json_real(d) : string(n->text, n->n);
}

json_t *
json_from_node(const struct node *n)
{
	const struct node *c;
	json_t *j, *key;

	if (node_unknown(n))
		return json_null();
	if (n->kind == NODE_SCALAR)
		return scalar(n);
	j = n->kind == NODE_MAP ? json_object() : json_array();
	NODE_EACH(c, n) {
		if (n->kind == NODE_LIST) {
			json_array_append_new(j, json_from_node(c));
			continue;
		}
		key = string(c->key, strlen(c->key));
		json_object_set_new(j, json_string_value(key),
		    json_from_node(c));
		json_decref(key);
	}
	return j;
}
