/* mustache_render - fill compiled templates */

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "inrow.h"
#include "mustache.h"
#include "mustache_ops.h"
#include "scope.h"

enum {
	STEPS_MAX = 100000000,	/* keys looked at: well under a second */
	STEPS_OP = 8,		/* what an operation costs, in keys */
	STEPS_PARTIAL = 64,
	MEMBERS_SHOWN = 8
};

/* One use of a name: which operation, of which template, in which scope. */
struct use {
	const struct mustache *m;
	const struct op *op;
	const struct scope *top;
};

struct render {
	struct str *out;
	const struct mustache_env *env;
	struct err fatal;	/* ends the render */
	size_t start, max;	/* bytes of out before, and allowed */
	size_t steps;
	size_t stop;		/* of out, behind a value that ends with a
				 * period; 0: none */
	struct inrow row;	/* of a table, at the end of out */
	unsigned depth;		/* of partials */
	struct str indent;	/* of each line of the partial */
	struct err first;	/* of the problems */
	const struct op *problems[MUSTACHE_PROBLEMS];
	size_t nproblems;
};

static int render_ops(struct render *r, const struct mustache *m,
    uint32_t from, uint32_t to, const struct scope *top);

/* Fail for good at the tag of u. */
__attribute__((format(printf, 3, 4))) static int
fail(struct render *r, const struct use *u, const char *fmt, ...)
{
	struct place at = place_of(u->m, u->op->from);
	char msg[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	return err_set(&r->fatal, ERR_INVALID, "%s:%u:%u: %s", u->m->file,
	    at.line, at.col, msg);
}

/* Has op been reported before, in a loop? */
static bool
reported(const struct render *r, const struct op *op)
{
	size_t i;

	for (i = 0; i < r->nproblems; i++) {
		if (r->problems[i] == op)
			return true;
	}
	return false;
}

/*
 * Report what is wrong with the name of u. The render goes on, to find
 * others, unless too many have been found.
 */
static int
report(struct render *r, const struct use *u, const char *what)
{
	struct place at = place_of(u->m, u->op->from);
	struct err one = ERR_INIT;

	if (r->nproblems == MUSTACHE_PROBLEMS)
		return err_set(&r->fatal, ERR_INVALID, "%s:%u:%u: more names "
		    "have no value; mend these %d first", u->m->file,
		    at.line, at.col, MUSTACHE_PROBLEMS);
	err_set(&one, ERR_INVALID, "%s:%u:%u: %s", u->m->file, at.line,
	    at.col, what);
	if (r->env->problem != NULL)
		r->env->problem(r->env->ctx, one.msg);
	if (r->nproblems == 0)
		r->first = one;
	r->problems[r->nproblems++] = u->op;
	return 0;
}

static int
put(struct render *r, const struct mustache *m, const char *s, size_t n)
{
	size_t there = r->out->len - r->start;

	if (there > r->max || n > r->max - there)
		return err_set(&r->fatal, ERR_INVALID, "%s: the output is "
		    "larger than %zu bytes", m->file, r->max);
	str_add(r->out, s, n);
	return 0;
}

/* Is it, within a row of a table, what would make other cells of it? */
static bool
breaks_row(struct render *r, const char *s, size_t n)
{
	const char *end = s + n;

	while (s < end && *s != '|' && *s != '\n' && *s != '\r')
		s++;
	return s < end && inrow_at_end(&r->row, r->out->s + r->start,
	    r->out->len - r->start);
}

/* A value, escaped. */
static int
put_value(struct render *r, const struct use *u, const char *s, size_t n)
{
	enum mustache_escape escape = r->env->escape;

	if (u->op->raw || escape == MUSTACHE_PLAIN ||
	    (escape == MUSTACHE_CELLS && !breaks_row(r, s, n)))
		return put(r, u->m, s, n);
	mustache_add(r->out, escape, s, n);
	return put(r, u->m, "", 0);	/* not too much? */
}

static int
put_indent(struct render *r, const struct mustache *m, const struct op *op)
{
	if (!op->bol || r->indent.len == 0)
		return 0;
	return put(r, m, r->indent.s, r->indent.len);
}

/*
 * "{{company}}." of a name such as "Acme Inc.": the period that ends the name
 * ends the sentence, too. Not in "...", ".md" or a number.
 */
static bool
is_second_stop(const struct render *r, const char *s, const char *end)
{
	return r->stop > 0 && r->stop == r->out->len && s < end &&
	    *s == '.' && (s + 1 == end || (s[1] != '.' &&
	    !isalnum((unsigned char)s[1])));
}

/* Text of the template: the indent goes before each line that begins in it. */
static int
put_text(struct render *r, const struct mustache *m, const struct op *op)
{
	const char *s = m->text + op->from, *end = m->text + op->to, *nl;

	s += is_second_stop(r, s, end);
	if (r->indent.len == 0)
		return put(r, m, s, (size_t)(end - s));
	if (put_indent(r, m, op) < 0)
		return -1;
	while (s < end) {
		nl = memchr(s, '\n', (size_t)(end - s));
		nl = nl != NULL ? nl + 1 : end;
		if (put(r, m, s, (size_t)(nl - s)) < 0)
			return -1;
		if (nl < end && put(r, m, r->indent.s, r->indent.len) < 0)
			return -1;
		s = nl;
	}
	return 0;
}

/* The tag as it is written; if it was alone, with the rest of its line. */
static int
put_tag(struct render *r, const struct mustache *m, const struct op *op)
{
	const char *s = m->text + op->line, *to = m->text + op->to;
	const char *end = m->text + m->n;

	if (op->alone) {
		if (put(r, m, r->indent.s, r->indent.len) < 0)
			return -1;
		to = memchr(to, '\n', (size_t)(end - to));
		to = to != NULL ? to + 1 : end;
	}
	return put(r, m, s, (size_t)(to - s));
}

/* "a map; its members: name, tier" for a message. */
static void
say_members(struct str *msg, const struct node *map)
{
	const struct node *c;
	int n = 0;

	if (map->first == NULL) {
		str_adds(msg, "an empty map");
		return;
	}
	str_adds(msg, "a map; its members: ");
	NODE_EACH(c, map) {
		if (n == MEMBERS_SHOWN) {
			str_addf(msg, " and %u more", map->n - MEMBERS_SHOWN);
			break;
		}
		str_addf(msg, "%s%.60s", n++ > 0 ? ", " : "", c->key);
	}
}

/* Say why n, what the name of u stands for, cannot be printed. */
static void
explain(struct str *msg, const struct use *u, const struct node *n)
{
	const char *name = u->op->name;
	struct str near = STR_INIT;
	size_t steps = 0;

	if (n != NULL && n->kind == NODE_MAP && !node_get(n, "text")) {
		str_addf(msg, "{{%s}} is ", name);
		say_members(msg, n);
	} else if (n != NULL && n->kind == NODE_LIST) {
		str_addf(msg, "{{%s}} is a list; write {{#%s}}...{{/%s}}",
		    name, name, name);
		str_addf(&near, "%s_text", name);
		if (node_text(scope_find(u->top, near.s, &steps)) != NULL)
			str_addf(msg, " or {{%s}}", near.s);
	} else {
		str_addf(msg, "no value for {{%s}}", name);
		if (n != NULL && n->file != NULL && n->line > 0)
			str_addf(msg, ": it is empty in %s:%u", n->file,
			    n->line);
		else if (n == NULL && scope_suggest(&near, u->top, name))
			str_addf(msg, " (did you mean %s?)", near.s);
	}
	str_release(&near);
}

/* A name that cannot be printed, by the policy. n: what was found, or NULL. */
static int
missing(struct render *r, const struct use *u, const struct node *n)
{
	struct str msg = STR_INIT;
	int rc;

	if (r->env->missing == MUSTACHE_EMPTY)
		return 0;
	if (r->env->missing == MUSTACHE_KEEP)
		return put_tag(r, u->m, u->op);
	if (r->env->missing == MUSTACHE_LIST && u->op->kind != OP_PARTIAL &&
	    node_unknown(n)) {
		if (r->env->lacking != NULL)
			r->env->lacking(r->env->ctx, u->op->name);
		return put(r, u->m, r->env->mark, strlen(r->env->mark));
	}
	if (reported(r, u->op))
		return 0;
	if (u->op->kind == OP_PARTIAL)
		str_addf(&msg, "no partial named %s", u->op->name);
	else
		explain(&msg, u, n);
	rc = report(r, u, msg.s);
	str_release(&msg);
	return rc;
}

static const struct node *
find(struct render *r, const struct use *u)
{
	const struct mustache_env *env = r->env;
	const struct node *n = scope_find(u->top, u->op->name, &r->steps);

	if (n == NULL && env->fallback != NULL)
		n = env->fallback(env->ctx, u->op->name);
	if (n != NULL && env->used != NULL)
		env->used(env->ctx, (enum mustache_kind)u->op->kind,
		    u->op->name, n);
	return n;
}

static int
put_variable(struct render *r, const struct use *u)
{
	const struct node *n = find(r, u), *show = n;
	const char *text;

	if (n != NULL && n->kind == NODE_MAP)
		show = node_get(n, "text");
	text = node_text(show);
	if (text == NULL)
		return missing(r, u, n);
	if (put_value(r, u, text, show->n) < 0)
		return -1;
	if (show->n > 1 && text[show->n - 1] == '.')
		r->stop = r->out->len;
	return 0;
}

static int
put_body(struct render *r, const struct use *u, const struct node *n)
{
	struct scope in = { n, u->top };
	uint32_t from = (uint32_t)(u->op - u->m->ops) + 1;

	return render_ops(r, u->m, from, u->op->end, &in);
}

static int
put_section(struct render *r, const struct use *u)
{
	const struct node *n = find(r, u), *c;

	if (!node_truth(n))
		return 0;
	if (n->kind != NODE_LIST)
		return put_body(r, u, n);
	NODE_EACH(c, n) {
		if (put_body(r, u, c) < 0)
			return -1;
	}
	return 0;
}

static int
put_inverted(struct render *r, const struct use *u)
{
	uint32_t from = (uint32_t)(u->op - u->m->ops) + 1;

	if (node_truth(find(r, u)))
		return 0;
	return render_ops(r, u->m, from, u->op->end, u->top);
}

/* The partial with its tag's indent, if it has a line for itself. */
static int
put_compiled(struct render *r, const struct use *u,
    const struct mustache *partial)
{
	struct str outer = r->indent;
	int rc;

	str_init(&r->indent);
	if (u->op->alone) {
		str_add(&r->indent, outer.s, outer.len);
		str_add(&r->indent, u->m->text + u->op->line,
		    u->op->from - u->op->line);
	}
	r->depth++;
	rc = render_ops(r, partial, 0, partial->nops, u->top);
	r->depth--;
	str_release(&r->indent);
	r->indent = outer;
	return rc;
}

static int
put_partial(struct render *r, const struct use *u)
{
	const struct mustache_env *env = r->env;
	const struct mustache *partial = NULL;
	const char *name = u->op->name;

	r->steps += STEPS_PARTIAL;
	if (env->partial != NULL &&
	    env->partial(&partial, env->ctx, name, &r->fatal) < 0)
		return -1;
	if (partial == NULL)
		return missing(r, u, NULL);
	if (r->depth == MUSTACHE_DEEP)
		return fail(r, u, "partials are more than %d deep; "
		    "does %s include itself?", MUSTACHE_DEEP, name);
	return put_compiled(r, u, partial);
}

static int
put_op(struct render *r, const struct use *u)
{
	if (u->op->kind == OP_TEXT)
		return put_text(r, u->m, u->op);
	if (put_indent(r, u->m, u->op) < 0)
		return -1;
	switch (u->op->kind) {
	case OP_SECTION:
		return put_section(r, u);
	case OP_INVERTED:
		return put_inverted(r, u);
	case OP_PARTIAL:
		return put_partial(r, u);
	default:
		return put_variable(r, u);
	}
}

static int
render_ops(struct render *r, const struct mustache *m, uint32_t from,
    uint32_t to, const struct scope *top)
{
	struct use u = { m, NULL, top };

	while (from < to) {
		u.op = &m->ops[from];
		r->steps += STEPS_OP;
		if (r->steps > STEPS_MAX)
			return fail(r, &u, "too much work; do sections or "
			    "partials repeat each other?");
		if (put_op(r, &u) < 0)
			return -1;
		from++;
		if (u.op->end != 0)
			from = u.op->end;
	}
	return 0;
}

/* What ended the render is a problem too, the last. */
static void
sum_up(struct render *r, struct err *e)
{
	size_t more = r->nproblems;

	if (r->fatal.code != ERR_NONE) {
		if (r->env->problem != NULL)
			r->env->problem(r->env->ctx, r->fatal.msg);
		if (r->nproblems == 0)
			r->first = r->fatal;
		more++;
	}
	if (more > 1)
		err_set(e, r->first.code, "%s (and %zu more)", r->first.msg,
		    more - 1);
	else
		err_set(e, r->first.code, "%s", r->first.msg);
}

int
mustache_render(struct str *out, const struct mustache *m,
    const struct mustache_env *env, struct err *e)
{
	struct render r = { .out = out, .env = env, .fatal = ERR_INIT,
	    .start = out->len, .indent = STR_INIT, .first = ERR_INIT,
	    .max = env->max_bytes ? env->max_bytes : MUSTACHE_BYTES };
	struct scope root = { env->root, NULL };

	if (render_ops(&r, m, 0, m->nops, &root) == 0 && r.nproblems == 0)
		return 0;
	sum_up(&r, e);
	str_cut(out, r.start);
	return -1;
}
