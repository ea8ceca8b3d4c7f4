/* tamset - assumptions of the partner market set in their file */

#include "tamset.h"

#include <string.h>

#include "root.h"
#include "yaml.h"
#include "yamledit.h"

enum { PARTS = TAM_SOURCE + 1 };

static const char *const parts[PARTS] = { "low", "base", "high", "source" };

/* What may stand above the categories, and in one. */
static const enum tam_input shared[] = { TAM_ACCOUNTS, TAM_ACV, TAM_DEALS,
    TAM_ACTIVATION };
static const enum tam_input single[] = { TAM_SHARE, TAM_REACH, TAM_ACV,
    TAM_DEALS, TAM_ACTIVATION };

enum {
	TOP = sizeof(shared) / sizeof(shared[0]),
	OWN = sizeof(single) / sizeof(single[0])
};

/* "solutions", "capacity" or nothing: what stands before the key. */
static const char *
above(const struct tam_set *s)
{
	if (s->category != NULL)
		return s->category;
	return s->in >= TAM_INPUTS ? "capacity" : "";
}

/* The i-th assumption that t can hold, bases first; false behind the last. */
static bool
nth(struct tam_set *s, struct arena *a, const struct tam *t, size_t i)
{
	static const int order[PARTS] = { TAM_BASE, TAM_LOW, TAM_HIGH,
	    TAM_SOURCE };
	size_t n = TOP + OWN * t->n;

	if (i >= PARTS * n)
		return false;
	s->part = order[i / n];
	i %= n;
	s->category = i < TOP ? NULL : t->categories[(i - TOP) / OWN].id;
	s->in = i < TOP ? shared[i] : single[(i - TOP) % OWN];
	s->scenario = t->scenario != NULL;
	s->name = arena_printf(a, "%s%s%s%s%s", above(s),
	    *above(s) != '\0' ? "." : "", tam_inputs[s->in].key,
	    s->part != TAM_BASE ? "." : "",
	    s->part != TAM_BASE ? parts[s->part] : "");
	return true;
}

/* Append the names nearest to path, or else all of the bases. */
static void
suggest(struct str *out, struct arena *a, const struct tam *t,
    const char *path)
{
	struct names names = { 0 };
	struct str near = STR_INIT;
	struct tam_set s;
	size_t i;

	for (i = 0; nth(&s, a, t, i); i++)
		names_add(&names, s.name);
	if (str_suggest(&near, path, (const char *const *)names.s, names.n) > 0)
		str_addf(out, "did you mean %s?", near.s);
	for (i = 0; near.len == 0 && i < TOP + OWN * t->n && out->len < 300; i++)
		str_addf(out, "%s%s", i == 0 ? "there are " : ", ",
		    names.s[i]);
	str_release(&near);
	names_release(&names);
}

static int
find_path(struct tam_set *out, struct arena *a, const struct tam *t,
    const char *path, struct err *e)
{
	struct str hint = STR_INIT;
	char *name = arena_dup(a, path);
	size_t i;

	if (str_starts(name, "categories."))
		name += strlen("categories.");
	if (str_ends(name, ".base"))
		name[strlen(name) - strlen(".base")] = '\0';
	for (i = 0; nth(out, a, t, i); i++) {
		if (strcmp(out->name, name) == 0)
			return 0;
	}
	suggest(&hint, a, t, name);
	err_set(e, ERR_USAGE, "--set %.80s: no such assumption; %s", path,
	    hint.s);
	str_release(&hint);
	return -1;
}

static int
parse_value(struct tam_set *s, struct arena *a, const char *value,
    struct err *e)
{
	struct err own = ERR_INIT;
	struct str text = STR_INIT;
	const char *p;

	if (s->part == TAM_SOURCE) {
		for (p = value; (unsigned char)*p >= 0x20 && *p != 0x7f; p++)
			;
		s->text = value;
		return *p == '\0' && p != value ? 0 : err_set(e, ERR_USAGE,
		    "--set %s: one line of text is expected", s->name);
	}
	if (tam_parse(&s->value, s->in, value, &own) < 0)
		return err_set(e, ERR_USAGE, "--set %s=%.40s: %s", s->name,
		    value, own.msg);
	if (tam_inputs[s->in].percent && s->value.u == DEC_ONE &&
	    strchr(value, '%') == NULL)
		return err_set(e, ERR_USAGE, "--set %s=%.40s: may be 1 %% "
		    "or 100 %%; write 1%% or 100%%", s->name, value);
	tam_add_plain(&text, s->in, s->value);
	s->text = arena_dup(a, text.s);
	str_release(&text);
	return 0;
}

int
tam_sets_parse(struct tam_sets *out, struct arena *a, const struct tam *t,
    const char *const *texts, size_t n, struct err *e)
{
	const char *equals;
	struct tam_set *s;
	size_t i;

	out->file = t->file;
	out->scenario = t->scenario;
	out->s = arena_alloc(a, n * sizeof(*out->s));
	for (out->n = 0; out->n < n; out->n++) {
		s = &out->s[out->n];
		equals = strchr(texts[out->n], '=');
		if (equals == NULL)
			return err_set(e, ERR_USAGE, "--set %.80s: expected "
			    "PATH=VALUE, like solutions.share=15%%",
			    texts[out->n]);
		if (find_path(s, a, t, arena_ndup(a, texts[out->n],
		    (size_t)(equals - texts[out->n])), e) < 0 ||
		    parse_value(s, a, equals + 1, e) < 0)
			return -1;
		for (i = 0; i < out->n; i++) {
			if (strcmp(out->s[i].name, s->name) == 0)
				return err_set(e, ERR_USAGE, "--set %s stands "
				    "twice", s->name);
		}
	}
	return 0;
}

const struct tam_number *
tam_set_number(const struct tam_set *s, const struct tam *t)
{
	const struct tam_category *c;

	if (s->category == NULL)
		return &t->common[s->in];
	c = tam_category(t, s->category);
	return c != NULL ? &c->in[s->in] : NULL;
}

bool
tam_set_holds(const struct tam_set *s, const struct tam *t)
{
	const struct tam_number *n = tam_set_number(s, t);

	if (n == NULL || s->scenario != n->scenario)
		return false;
	if (s->part == TAM_SOURCE)
		return n->origin != TAM_COMMON && n->source != NULL &&
		    strcmp(n->source, s->text) == 0;
	return n->origin == TAM_OWN && n->v[s->part].u == s->value.u;
}

/* Give the plain number n a low or high: 12% becomes {base: 12%, high: 15%}. */
static void
make_range(struct str *text, const struct node *n, const struct tam_set *s)
{
	struct str map = STR_INIT;

	if (s->part == TAM_LOW)
		str_addf(&map, "{low: %s, base: %s}", s->text, n->text);
	else
		str_addf(&map, "{base: %s, high: %s}", n->text, s->text);
	str_splice(text, n->from, n->to - n->from, map.s, map.len);
	str_release(&map);
}

/*
 * Append the path of the map that the number of s is in, with a dot behind;
 * returns the map, or NULL.
 */
static const struct node *
map_of(struct str *path, const struct tam_sets *sets, const struct tam_set *s,
    const struct node *root)
{
	if (sets->scenario != NULL) {
		root = node_get(node_get(root, "scenarios"), sets->scenario);
		str_addf(path, "scenarios.%s.", sets->scenario);
	}
	if (s->category != NULL) {
		root = node_get(root, "categories");
		str_adds(path, "categories.");
	}
	if (*above(s) == '\0')
		return root;
	str_addf(path, "%s.", above(s));
	return node_get(root, above(s));
}

/* Write one set into text, whose tree is root. */
static int
write_set(struct str *text, const struct tam_sets *sets,
    const struct node *root, const struct tam_set *s, struct err *e)
{
	const char *key = tam_inputs[s->in].key;
	struct str path = STR_INIT;
	const struct node *n = node_get(map_of(&path, sets, s, root), key);
	int rc = 0;

	str_adds(&path, key);
	if (n != NULL && n->kind == NODE_MAP)
		str_addf(&path, ".%s", parts[s->part]);
	else if (s->part == TAM_SOURCE)
		str_adds(&path, "_source");
	if (node_unknown(n) && s->part != TAM_BASE)
		rc = err_set(e, ERR_USAGE, "--set %s: it has no value of its "
		    "own yet; set that too", s->name);
	else if (n != NULL && n->kind == NODE_SCALAR &&
	    (s->part == TAM_LOW || s->part == TAM_HIGH))
		make_range(text, n, s);
	else
		rc = yaml_set(text, sets->file, path.s, s->text, e);
	str_release(&path);
	return rc;
}

/* Read text, with the scenario of sets; the tree and *t live in a. */
static int
load_text(struct tam *t, struct arena *a, const struct str *text,
    const struct tam_sets *sets, struct err *e)
{
	const struct node *root = yaml_parse(a, text->s, text->len,
	    sets->file, e);
	struct tam base;

	if (root == NULL || tam_load(&base, a, root, sets->file, NULL, e) < 0)
		return -1;
	return tam_scenario(t, a, &base, sets->scenario != NULL ?
	    sets->scenario : TAM_BASE_NAME, e);
}

/* Write what old lacks of sets: bases first, ranges and sources need them. */
static int
write_sets(struct str *text, const struct tam_sets *sets,
    const struct tam *old, struct err *e)
{
	const struct tam_set *s;
	const struct node *root;
	struct arena a = ARENA_INIT;
	int rc = 0, bases;

	for (bases = 1; bases >= 0; bases--) {
		for (s = sets->s; s < sets->s + sets->n && rc == 0; s++) {
			if ((s->part == TAM_BASE) != bases ||
			    tam_set_holds(s, old))
				continue;
			root = yaml_parse(&a, text->s, text->len, sets->file,
			    e);
			rc = root == NULL ? -1 : write_set(text, sets, root,
			    s, e);
		}
	}
	arena_release(&a);
	return rc;
}

int
tam_sets_change(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	const struct tam_sets *sets = ctx;
	struct arena a = ARENA_INIT;
	struct err own = ERR_INIT;
	struct tam t;
	size_t i;
	int rc;

	(void)remove;
	if (old == NULL)
		return err_set(e, ERR_CONFLICT, "there is no such file; "
		    "commit it first");
	rc = load_text(&t, &a, old, sets, &own);
	if (rc < 0 && own.code == ERR_USAGE)
		err_set(e, ERR_CONFLICT, "there is no scenario %s; commit it "
		    "first", sets->scenario);
	else if (rc < 0)
		err_set(e, own.code, "%s", own.msg);
	for (i = 0; i < sets->n && rc == 0; i++) {
		if (tam_set_number(&sets->s[i], &t) == NULL)
			rc = err_set(e, ERR_CONFLICT, "there is no category "
			    "%s; commit it first", sets->s[i].category);
	}
	str_add(out, old->s, old->len);
	if (rc == 0)
		rc = write_sets(out, sets, &t, e);
	if (rc == 0 && load_text(&t, &a, out, sets, &own) < 0)
		rc = err_set(e, ERR_USAGE, "nothing is set: %s", own.msg);
	arena_release(&a);
	return rc;
}
