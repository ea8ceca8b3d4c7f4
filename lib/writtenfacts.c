/* writtenfacts - the facts of an edit: what they are, what the text says */

#include "written.h"

#include <string.h>

#include "dec.h"
#include "ground.h"
#include "harmless.h"

/* Does the text say the number, in any of its forms: ground.h? */
static bool
tells(const char *text, size_t n, const char *number)
{
	const struct ground_text known_text = { text, n };
	const struct ground_known known = { NULL, &known_text, 1 };
	struct ground g;
	bool told = ground_check(&g, number, strlen(number), &known) == 0;

	ground_release(&g);
	return told;
}

/* One answer, and the text that it changes. */
struct facts {
	const struct written *w;
	const char *before;
	bool changed;		/* the fact that is looked at */
};

/* A line of text that hides nothing, and is no mark of git's. */
static bool
is_line(const struct node *n)
{
	struct str shown = STR_INIT;
	bool same;

	harmless_add_n(&shown, n->text, n->n);
	same = strcmp(shown.s, n->text) == 0 &&
	    strpbrk(n->text, "\t\n") == NULL;
	str_release(&shown);
	return same && !str_starts(n->text, "<<<<<<<") &&
	    !str_starts(n->text, "=======") &&
	    !str_starts(n->text, ">>>>>>>");
}

/* Can the value, one of a list or map at path, be kept? */
static void
check_value(const struct node *n, const struct node *up, const char *path,
    struct str *why)
{
	const struct node *first;

	if (n->kind == NODE_SCALAR && (!is_line(n) ||
	    n->text[strspn(n->text, " ")] == '\0'))
		str_addf(why, "%s: one line of printable text is expected, "
		    "not empty, without control characters and conflict "
		    "markers\n", path);
	if (up->kind != NODE_LIST)
		return;
	for (first = up->first; first != n; first = first->next) {
		if (node_same(first, n)) {
			str_addf(why, "%s: it stands in the list twice\n",
			    path);
			return;
		}
	}
}

/*
 * A number among the facts that were changed is in the text; one that was not
 * is still there if the text told it before.
 */
static void
check_number(const struct facts *f, const struct node *fact,
    const char *path, struct str *why)
{
	const char *number = fact->text;
	struct dec d;

	if (fact->quoted || dec_parse(&d, number, strlen(number)) < 0 ||
	    tells(f->w->text, f->w->len, number))
		return;
	if (f->changed)
		str_addf(why, "%s: the fact is %s, and the text does not say "
		    "so\n", path, number);
	else if (f->before != NULL && tells(f->before, strlen(f->before),
	    number))
		str_addf(why, "%s: the fact is still %s, and the text does "
		    "not say so any more: change both or none\n", path,
		    number);
}

/* Look at the values, and for the numbers, below one fact; path: where. */
static void
check(const struct facts *f, const struct node *fact, struct str *path,
    struct str *why)
{
	size_t from = path->len, i = 0;
	const struct node *child;

	NODE_EACH(child, fact) {
		if (child->key != NULL)
			str_addf(path, "/%s", child->key);
		else
			str_addf(path, "/%zu", i++);
		if (f->changed)
			check_value(child, fact, path->s, why);
		check(f, child, path, why);
		str_cut(path, from);
	}
	if (fact->kind == NODE_SCALAR)
		check_number(f, fact, path->s, why);
}

int
written_facts(const struct written *w, const struct node *before,
    const char *text, struct str *why)
{
	struct facts facts = { w, text, false };
	struct str path = STR_INIT;
	size_t was = why->len;
	const struct node *f, *old;

	NODE_EACH(f, w->facts) {
		old = node_get(before, f->key);
		facts.changed = old == NULL || !node_same(f, old);
		str_reset(&path);
		str_addf(&path, "/facts/%s", f->key);
		if (facts.changed)
			check_value(f, w->facts, path.s, why);
		check(&facts, f, &path, why);
	}
	str_release(&path);
	return why->len == was ? 0 : -1;
}
