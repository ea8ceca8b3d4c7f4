/* schematell - faults of JSON against a schema, and where they are */

#include "schematell.h"

#include <stdlib.h>
#include <string.h>

#include "harmless.h"
#include "mem.h"
#include "schema.h"

enum {
	SHOWN = 60,		/* bytes of a string or key */
	LISTED = 300,		/* bytes of a list of values */
	DIGITS = 15		/* of a decimal number a double keeps them */
};

/* How many of the first max bytes of s are whole characters. */
static size_t
cut_at(const char *s, size_t n, size_t max)
{
	if (n <= max)
		return n;
	while (max > 0 && ((unsigned char)s[max] & 0xc0) == 0x80)
		max--;
	return max;
}

/* A string of JSON in quotes, cut; no control character comes through. */
static void
add_quoted(struct str *out, const char *s, size_t n)
{
	size_t cut = cut_at(s, n, SHOWN);
	json_t *part = json_stringn(s, cut);
	char *text = json_dumps(part, JSON_ENCODE_ANY);

	if (text != NULL)
		harmless_add(out, text);
	if (text != NULL && cut < n)
		str_splice(out, out->len - 1, 0, " ...", 4);
	free(text);
	json_decref(part);
}

void
schema_key(struct str *out, const char *key)
{
	add_quoted(out, key, strlen(key));
}

size_t
schema_enter(struct schema_tell *t, const char *key)
{
	size_t back = t->path.len;
	struct str name = STR_INIT;
	const char *p;

	schema_key(&name, key);
	str_addc(&t->path, '/');
	for (p = name.s + 1; p + 1 < name.s + name.len; p++) {
		if (*p == '~')
			str_adds(&t->path, "~0");
		else if (*p == '/')
			str_adds(&t->path, "~1");
		else
			str_addc(&t->path, *p);
	}
	str_release(&name);
	return back;
}

size_t
schema_enter_item(struct schema_tell *t, size_t at)
{
	size_t back = t->path.len;

	str_addf(&t->path, "/%zu", at);
	return back;
}

void
schema_leave(struct schema_tell *t, size_t back)
{
	str_cut(&t->path, back);
}

bool
schema_tells(const struct schema_tell *t)
{
	return t->n < SCHEMA_TOLD;
}

void
schema_fault(struct schema_tell *t, const char *fmt, ...)
{
	va_list ap;

	if (t->n++ >= SCHEMA_TOLD)
		return;
	str_addf(t->why, "%s%s: ", t->before, t->path.len > 0 ? t->path.s :
	    "top level");
	va_start(ap, fmt);
	str_vaddf(t->why, fmt, ap);
	va_end(ap);
	str_addc(t->why, '\n');
}

int
schema_told(struct schema_tell *t)
{
	if (t->n > SCHEMA_TOLD)
		str_addf(t->why, "and %zu more\n", t->n - SCHEMA_TOLD);
	str_release(&t->path);
	return t->n > 0 ? -1 : 0;
}

void
schema_value(struct str *out, const json_t *v)
{
	char *text;

	if (json_is_string(v)) {
		add_quoted(out, json_string_value(v), json_string_length(v));
	} else if (json_is_object(v)) {
		str_adds(out, "an object");
	} else if (json_is_array(v)) {
		str_adds(out, "a list");
	} else {
		text = json_dumps(v, JSON_ENCODE_ANY |
		    JSON_REAL_PRECISION(DIGITS));
		str_adds(out, text != NULL ? text : "nothing");
		free(text);
	}
}

void
schema_values(struct str *out, const json_t *list)
{
	size_t i, n = json_array_size(list), from = out->len;

	for (i = 0; i < n; i++) {
		if (out->len - from > LISTED) {
			str_addf(out, " or one of %zu more", n - i);
			return;
		}
		if (i > 0)
			str_adds(out, i + 1 < n ? ", " : " or ");
		schema_value(out, json_array_get(list, i));
	}
}

void
schema_near(struct str *out, const char *key, const json_t *members)
{
	const char **names = mem_alloc((json_object_size(members) + 1) *
	    sizeof(*names));
	const char *name, *near;
	json_t *v;
	size_t n = 0;

	json_object_foreach((json_t *)members, name, v) {
		if (strlen(name) <= SHOWN)
			names[n++] = name;
	}
	near = strlen(key) <= SHOWN ? str_nearest(key, names, n) : NULL;
	if (near != NULL) {
		str_adds(out, "; did you mean ");
		schema_key(out, near);
		str_addc(out, '?');
	}
	free(names);
}

/* A copy in which whole numbers are integers, however they were written. */
static json_t *
normal(const json_t *v, int depth)
{
	json_t *out, *item;
	const char *key;
	double d;
	size_t i;

	if (json_is_real(v)) {
		d = json_real_value(v);
		if (d > -9e18 && d < 9e18 && d == (double)(json_int_t)d)
			return json_integer((json_int_t)d);
		return json_real(d);
	}
	if ((!json_is_object(v) && !json_is_array(v)) ||
	    depth > SCHEMA_DEPTH)
		return json_incref((json_t *)v);
	out = json_is_object(v) ? json_object() : json_array();
	json_array_foreach(v, i, item) {
		json_array_append_new(out, normal(item, depth + 1));
	}
	json_object_foreach((json_t *)v, key, item) {
		json_object_set_new(out, key, normal(item, depth + 1));
	}
	return out;
}

char *
schema_normal(const json_t *v)
{
	json_t *copy = normal(v, 0);
	char *text = json_dumps(copy, JSON_ENCODE_ANY | JSON_COMPACT |
	    JSON_SORT_KEYS);

	json_decref(copy);
	return text != NULL ? text : mem_dup("");
}
