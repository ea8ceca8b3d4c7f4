/* toconfirm - what a filled document could not say */

#include "toconfirm.h"

#include <string.h>

#include "shape.h"

enum { EXAMPLES = 3 };

/* Facts only the partner can tell; all others of its record are ours. */
static const char *const theirs[] = { "domain", "industry", "employees",
	"revenue", "description", "regions", "countries", "languages",
	"industries", "customer_size", "technologies", "services", "products",
	"covers", "contacts", NULL };

/* The list that is put together. */
struct list {
	struct str theirs, ours;
	const struct node *root;
	struct names seen;
	size_t n;
};

/* The key of partner.yaml that a variable is about, a constant; or NULL. */
static const char *
key_of(const char *name)
{
	static const char *const views[][2] = { { "primary_contact",
		"contacts" }, { "tier_info", "tier" }, { "renewal",
		"agreements" } };
	const struct shape *s;
	size_t n, i;

	if (!str_starts(name, "partner.") && !str_starts(name, "partner_"))
		return NULL;
	name += strlen("partner.");
	n = strcspn(name, ".");
	if (n > 5 && strncmp(name + n - 5, "_text", 5) == 0)
		n -= 5;
	for (i = 0; i < sizeof(views) / sizeof(*views); i++) {
		if (strlen(views[i][0]) == n &&
		    strncmp(views[i][0], name, n) == 0)
			return views[i][1];
	}
	s = shape_member(shape_partner, name, n);
	return s != NULL ? s->key : NULL;
}

/* Is there nothing to know yet: a contract of one who has not signed? */
static bool
is_too_early(const struct node *partner, const char *key)
{
	const char *stage = node_get_text(partner, "stage", "");

	return (strcmp(key, "since") == 0 || strcmp(key, "agreements") == 0) &&
	    (strcmp(stage, "prospect") == 0 ||
	    strcmp(stage, "qualified") == 0);
}

static bool
is_theirs(const char *key)
{
	size_t i;

	for (i = 0; theirs[i] != NULL; i++) {
		if (strcmp(theirs[i], key) == 0)
			return true;
	}
	return false;
}

/* Is there another list or map in it? */
static bool
is_deep(const struct node *example)
{
	const struct node *c;

	NODE_EACH(c, example) {
		if (c->kind != NODE_SCALAR)
			return true;
	}
	return false;
}

/* ", such as Norwegian, English"; of a map ", such as min 40, max 450" */
static void
add_example(struct str *out, const struct node *example)
{
	const struct node *c;
	size_t n = 0;

	if (example == NULL || is_deep(example))
		return;
	if (example->kind == NODE_SCALAR && node_text(example) != NULL) {
		str_addf(out, ", such as %s", example->text);
		return;
	}
	NODE_EACH(c, example) {
		if (n == EXAMPLES)
			return;
		str_addf(out, "%s%s%s%s", n++ == 0 ? ", such as " : ", ",
		    example->kind == NODE_MAP ? c->key : "",
		    example->kind == NODE_MAP ? " " : "", c->text);
	}
}

static void
add_fact(struct list *l, const char *key, const struct node *declared)
{
	struct str *out = is_theirs(key) ? &l->theirs : &l->ours;

	if (names_has(&l->seen, key))
		return;
	names_add(&l->seen, key);
	str_addf(out, "- [ ] %s (`%s`)", node_get_text(declared,
	    "description", key), key);
	add_example(out, node_get(declared, "example"));
	str_addc(out, '\n');
	l->n++;
}

/* A name that was to be printed and is of no record. */
static void
add_name(struct list *l, const char *name, const struct node *variables)
{
	const struct node *declared = node_get(variables, name);
	const char *key = key_of(name);

	if (key != NULL) {
		add_fact(l, key, declared);
		return;
	}
	str_addf(&l->ours, "- [ ] %s (`%s`)\n", node_get_text(declared,
	    "description", "a value"), name);
	l->n++;
}

/* Where the answers belong, and how they come into this document. */
static void
add_answers(struct str *out, const char *slug, const char *again)
{
	str_addf(out, "\nAnswers belong in the record: `pos partner set %s "
	    "KEY=VALUE`, of a list `KEY+=VALUE`; ", slug);
	if (again != NULL)
		str_addf(out, "`%s` then brings them into this document.\n",
		    again);
	else
		str_adds(out, "filled again, this document has them.\n");
}

size_t
toconfirm_add(struct str *out, const struct node *variables,
    const struct node *root, const struct names *lacking, const char *again)
{
	struct list l = { STR_INIT, STR_INIT, root, { 0 }, 0 };
	const struct node *partner = node_get(root, "partner"), *v;
	const char *key;
	size_t i;

	NODE_EACH(v, partner != NULL ? variables : NULL) {
		key = key_of(v->key);
		if (key != NULL && !is_too_early(partner, key) &&
		    node_unknown(node_get(partner, key)))
			add_fact(&l, key, v);
	}
	for (i = 0; lacking != NULL && i < lacking->n; i++)
		add_name(&l, lacking->s[i], variables);
	if (l.n > 0) {
		str_trim_end(out);
		str_addc(out, '\n');
	}
	if (l.theirs.len > 0)
		str_addf(out, "\n## To confirm with %s\n\n%s",
		    node_get_text(partner, "name", "the partner"),
		    l.theirs.s);
	if (l.ours.len > 0)
		str_addf(out, "\n## To settle on our side\n\n%s", l.ours.s);
	if (l.n > 0 && partner != NULL)
		add_answers(out, node_get_text(partner, "slug", "PARTNER"),
		    again);
	str_release(&l.theirs);
	str_release(&l.ours);
	names_release(&l.seen);
	return l.n;
}
