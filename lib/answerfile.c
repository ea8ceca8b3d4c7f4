/* answerfile - answers of a new workspace from a file */

#include "answerfile.h"

#include <ctype.h>
#include <string.h>

#include "file.h"
#include "json.h"
#include "node.h"
#include "root.h"
#include "yaml.h"

/* One file being read. */
struct reading {
	struct answers *answers;
	struct arena arena;
	struct str text;
	const char *name;	/* of the file, for messages */
	int (*fail)(struct err *e);
	int rc;
	bool seen[ANSWERS];
};

static void
fault(struct reading *r, struct err *e)
{
	r->fail(e);
	r->rc = -1;
}

/* JSON that YAML takes as well is read as YAML, for its lines. */
static struct node *
parse(struct reading *r, struct err *e)
{
	const char *first = r->text.s + strspn(r->text.s, " \t\r\n");
	struct err yaml = ERR_INIT;
	struct node *n = yaml_parse(&r->arena, r->text.s, r->text.len,
	    r->name, &yaml);

	if (n == NULL && (*first == '{' || str_ends(r->name, ".json")))
		return json_parse(&r->arena, r->text.s, r->text.len, r->name,
		    e);
	if (n == NULL)
		err_set(e, yaml.code, "%s", yaml.msg);
	return n;
}

/* Which answer key is, or ANSWERS. */
static size_t
answer_of(const char *key)
{
	size_t i;

	for (i = 0; i < ANSWERS; i++) {
		if (strcmp(questions[i].key, key) == 0)
			break;
	}
	return i;
}

static void
unknown_key(struct reading *r, const struct node *n)
{
	const char *names[ANSWERS], *near;
	struct str all = STR_INIT;
	struct err e = ERR_INIT;
	size_t i;

	for (i = 0; i < ANSWERS; i++) {
		names[i] = questions[i].key;
		str_addf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
	}
	near = str_nearest(n->key, names, ANSWERS);
	if (near != NULL)
		node_err(&e, n, "no such key: %s; did you mean %s?", n->key,
		    near);
	else
		node_err(&e, n, "no such key: %s; the keys are %s", n->key,
		    all.s);
	fault(r, &e);
	str_release(&all);
}

/*
 * Is the value of n empty because what was meant begins with #, as in
 * "brand_color: #0b5d66"?
 */
static bool
is_comment(const struct reading *r, const struct node *n)
{
	const char *s = r->text.s + n->from;

	if (n->kind != NODE_NULL || n->line == 0 || n->from != n->to)
		return false;
	s += strspn(s, " \t");
	return s[0] == '#' && isxdigit((unsigned char)s[1]);
}

/* Append what n says; false when it is of the wrong kind. */
static bool
value_of(struct str *out, const struct node *n, size_t which)
{
	const struct node *c;

	if (node_unknown(n))
		return true;
	if (n->kind == NODE_SCALAR) {
		str_add(out, n->text, n->n);
		return true;
	}
	if (n->kind != NODE_LIST || which != ANSWER_REGIONS)
		return false;
	NODE_EACH(c, n) {
		if (c->kind != NODE_SCALAR)
			return false;
		str_addf(out, "%s%s", out->len > 0 ? ", " : "", c->text);
	}
	return true;
}

static void
read_one(struct reading *r, const struct node *n)
{
	size_t which = answer_of(n->key);
	struct err why = ERR_INIT, e = ERR_INIT;
	struct str text = STR_INIT;

	if (which == ANSWERS) {
		unknown_key(r, n);
		return;
	}
	r->seen[which] = true;
	if (which == ANSWER_BRAND_COLOR && is_comment(r, n))
		err_set(&why, ERR_INVALID, "what begins with # is a comment "
		    "here; write the colour in quotes");
	else if (!value_of(&text, n, which))
		err_set(&why, ERR_INVALID, which == ANSWER_REGIONS ? "names "
		    "with commas between, or a list of names, are expected" :
		    "a text is expected");
	else
		answer_set(r->answers, (enum answer)which, text.s, text.len,
		    &why);
	if (why.code != ERR_NONE) {
		node_err(&e, n, "%s: %s", n->key, why.msg);
		fault(r, &e);
	}
	str_release(&text);
}

/* Take the fallback of what was not in the file. */
static void
fill_rest(struct reading *r)
{
	struct err e = ERR_INIT;
	size_t i;

	for (i = 0; i < ANSWERS; i++) {
		if (r->seen[i] || answer_set(r->answers, (enum answer)i, "",
		    0, NULL) == 0)
			continue;
		err_set(&e, ERR_INVALID, "%s: %s is missing", r->name,
		    questions[i].key);
		fault(r, &e);
	}
}

int
answers_read(struct answers *a, const char *path,
    int (*fail)(struct err *e))
{
	struct reading r = { .answers = a, .text = STR_INIT, .fail = fail,
	    .name = strcmp(path, "-") == 0 ? "standard input" : path };
	const struct node *top = NULL, *n;
	struct err e = ERR_INIT;

	if (file_read(&r.text, path, FILE_MAX_BYTES, &e) == 0)
		top = parse(&r, &e);
	if (top != NULL && top->kind != NODE_MAP && !node_unknown(top))
		node_err(&e, top, "keys with answers are expected, such as "
		    "company: Example AS");
	if (e.code != ERR_NONE) {
		fault(&r, &e);
	} else {
		NODE_EACH(n, top)
			read_one(&r, n);
		fill_rest(&r);
	}
	str_release(&r.text);
	arena_release(&r.arena);
	return r.rc;
}
