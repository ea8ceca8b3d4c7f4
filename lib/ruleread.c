/* ruleread - rules of a scorecard, read and checked */

#include "scorerule.h"

#include <string.h>

#include "rulekind.h"

enum { NAMES = 8, DAYS_MAX = 100000 };

static const struct rulekind *const kinds[] = { &rule_overlap, &rule_range,
	&rule_within, &rule_count, &rule_recency, &rule_deals,
	&rule_win_rate };
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* Fail: name is none of the n names; suggest the nearest, else list them. */
static int
no_such(struct err *e, const struct node *at, const char *what,
    const char *name, const char *const *names, size_t n)
{
	const char *near = str_nearest(name, names, n);
	struct str all = STR_INIT;
	size_t i;

	if (near != NULL)
		return node_err(e, at, "%s: unknown '%.40s'; did you mean "
		    "'%s'?", what, name, near);
	for (i = 0; i < n; i++)
		str_addf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
	node_err(e, at, "%s: unknown '%.40s'; one of %s is expected", what,
	    name, all.s);
	str_release(&all);
	return -1;
}

size_t
rule_document(const char *with)
{
	size_t n = strspn(with, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return with[n] == '.' && with[n + 1] != '\0' ? n : 0;
}

/* The facts of a document, each read once; *out NULL: it has none. */
static int
read_document(const struct node **out, struct rule_env *env, struct arena *a,
    const char *name, struct err *e)
{
	const struct node *facts;

	*out = node_get(env->facts, name);
	if (*out != NULL || env->ws == NULL)
		return 0;
	if (ws_facts(&facts, env->ws, name, e) < 0)
		return -1;
	if (env->facts == NULL)
		env->facts = node_new(a, NODE_MAP);
	if (facts == NULL)
		node_add(a, env->facts, name, NODE_NULL);
	else
		node_hang(a, env->facts, name, node_copy(a, facts, NULL));
	*out = env->facts->last;
	return 0;
}

static int
read_fact(struct rule *r, struct rule_env *env, struct arena *a,
    const struct node *n, struct err *e)
{
	size_t len = rule_document(n->text);
	const struct node *facts;

	if (len == 0)
		return node_err(e, n, "with: '%.60s' names no fact; write "
		    "document and fact, like icp.industries", n->text);
	r->with = n->text;
	if (read_document(&facts, env, a, arena_ndup(a, n->text, len), e) < 0)
		return -1;
	r->fact = node_path(facts, n->text + len + 1);
	if (node_unknown(r->fact))
		r->fact = NULL;
	return 0;
}

static int
read_word(size_t *out, const struct rulearg *arg, const struct node *n,
    struct err *e)
{
	size_t i;

	for (i = 0; arg->words[i] != NULL; i++) {
		if (strcmp(arg->words[i], n->text) == 0) {
			*out = i;
			return 0;
		}
	}
	return no_such(e, n, arg->name, n->text, arg->words, i);
}

static int
read_whole(int64_t *out, const struct rulearg *arg, const struct node *n,
    struct err *e)
{
	struct dec d;

	if (dec_node(&d, n, arg->name, e) < 0)
		return -1;
	*out = d.u / DEC_ONE;
	if (d.u % DEC_ONE != 0 || *out < arg->from || *out > DAYS_MAX)
		return node_err(e, n, "%s: '%.40s' is no whole number from "
		    "%lld to %d", arg->name, n->text, (long long)arg->from,
		    DAYS_MAX);
	return 0;
}

static int
read_target(struct dec *out, const struct rulearg *arg, const struct node *n,
    struct err *e)
{
	if (dec_node(out, n, arg->name, e) < 0)
		return -1;
	if (out->u <= 0)
		return node_err(e, n, "%s: must be more than zero",
		    arg->name);
	return 0;
}

/* Read an argument other than a fact. */
static int
read_value(struct rule *r, const struct rulearg *arg, const struct node *n,
    struct err *e)
{
	void *value = (char *)r + arg->offset;

	switch (arg->type) {
	case ARG_TEXT:
		*(const char **)value = n->text;
		return 0;
	case ARG_FACT:
		break;
	case ARG_NUMBER:
		return read_target(value, arg, n, e);
	case ARG_WHOLE:
		return read_whole(value, arg, n, e);
	case ARG_WORD:
		return read_word(value, arg, n, e);
	}
	return 0;
}

/* All keys are arguments of the kind, and none it needs is missing. */
static int
check_names(const struct rulekind *kind, const struct node *map,
    struct err *e)
{
	const char *names[NAMES];
	const struct node *c;
	size_t i, n = 0;

	for (; kind->args[n].name != NULL; n++)
		names[n] = kind->args[n].name;
	NODE_EACH(c, map) {
		for (i = 0; i < n && strcmp(c->key, names[i]) != 0; i++)
			;
		if (i == n)
			return no_such(e, c, kind->name, c->key, names, n);
	}
	for (i = 0; i < n; i++) {
		if (kind->args[i].needed &&
		    node_unknown(node_get(map, names[i])))
			return node_err(e, map, "%s: %s is missing",
			    kind->name, names[i]);
	}
	return 0;
}

static int
find_kind(const struct rulekind **out, const struct node *computed,
    struct err *e)
{
	const char *names[KINDS];
	const struct node *only;
	size_t i;

	if (computed->kind != NODE_MAP || computed->n != 1)
		return node_err(e, computed, "computed: a map of exactly one "
		    "rule is expected, like {count: {field: services, target: "
		    "3}}");
	only = computed->first;
	for (i = 0; i < KINDS; i++) {
		*out = kinds[i];
		names[i] = kinds[i]->name;
		if (strcmp(only->key, names[i]) == 0)
			return 0;
	}
	return no_such(e, only, "computed", only->key, names, KINDS);
}

int
rule_read(struct rule **out, struct arena *a, const struct node *computed,
    struct rule_env *env, struct err *e)
{
	struct rule *r = arena_alloc(a, sizeof(*r));
	const struct node *map = computed->first, *n;
	const struct rulearg *arg;
	int rc = 0;

	if (find_kind(&r->kind, computed, e) < 0)
		return -1;
	if (map->kind != NODE_MAP)
		return node_err(e, map, "%s: a map of its arguments is "
		    "expected", r->kind->name);
	if (check_names(r->kind, map, e) < 0)
		return -1;
	r->env = env;
	for (arg = r->kind->args; arg->name != NULL && rc == 0; arg++) {
		n = node_get(map, arg->name);
		if (node_unknown(n))
			continue;
		if (n->kind != NODE_SCALAR)
			rc = node_err(e, n, "%s: a single value is expected",
			    arg->name);
		else if (arg->type == ARG_FACT)
			rc = read_fact(r, env, a, n, e);
		else
			rc = read_value(r, arg, n, e);
	}
	if (rc < 0)
		return -1;
	if (r->kind->prepare != NULL && r->kind->prepare(r, a, map, e) < 0)
		return -1;
	*out = r;
	return 0;
}
