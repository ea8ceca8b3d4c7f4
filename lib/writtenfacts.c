/* writtenfacts - the facts of an edit: what they are, what the text says */

#include "written.h"

#include <ctype.h>
#include <string.h>

#include "dec.h"
#include "harmless.h"

/*
 * Is the number in the text, with or without thousands commas, as a number of
 * its own and not as a part of a longer one?
 */
static bool
has_number(const char *text, size_t n, struct dec number)
{
	struct str digits = STR_INIT;
	const char *p = text, *end = text + n;
	struct dec found;
	bool has = false;

	while (p < end && !has) {
		if (!isdigit((unsigned char)*p)) {
			p++;
			continue;
		}
		str_reset(&digits);
		for (; p < end && (isdigit((unsigned char)*p) ||
		    ((*p == ',' || *p == '.') && p + 1 < end &&
		    isdigit((unsigned char)p[1]))); p++) {
			if (*p != ',')
				str_addc(&digits, *p);
		}
		has = dec_parse(&found, digits.s, digits.len) == 0 &&
		    found.u == number.u;
	}
	str_release(&digits);
	return has;
}

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

/* Look at the values, and for the numbers, below one fact; path: where. */
static void
check(const struct written *w, const struct node *fact, struct str *path,
    struct str *why)
{
	size_t from = path->len, i = 0;
	const struct node *child;
	struct dec number;

	NODE_EACH(child, fact) {
		if (child->key != NULL)
			str_addf(path, "/%s", child->key);
		else
			str_addf(path, "/%zu", i++);
		check_value(child, fact, path->s, why);
		check(w, child, path, why);
		str_cut(path, from);
	}
	if (fact->kind == NODE_SCALAR && !fact->quoted &&
	    dec_parse(&number, fact->text, strlen(fact->text)) == 0 &&
	    !has_number(w->text, w->len, number))
		str_addf(why, "%s: the fact is %s, and the text does not say "
		    "so\n", path->s, fact->text);
}

int
written_facts(const struct written *w, const struct node *before,
    struct str *why)
{
	struct str path = STR_INIT;
	size_t was = why->len;
	const struct node *f;

	NODE_EACH(f, w->facts) {
		if (node_same(f, node_get(before, f->key)))
			continue;
		str_reset(&path);
		str_addf(&path, "/facts/%s", f->key);
		check_value(f, w->facts, path.s, why);
		check(w, f, &path, why);
	}
	str_release(&path);
	return why->len == was ? 0 : -1;
}
