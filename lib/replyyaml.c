/* replyyaml - values in YAML files that a question names by their paths */

#include "replyfigure.h"

#include <string.h>

#include "str.h"
#include "yamlpath.h"

enum {
	TOLD = 3,	/* values; a question that names more names none */
	LONGEST = 120	/* bytes of a value; a longer one is a passage */
};

/* A value that the question names. */
struct value {
	const struct node *at, *source;	/* source: or NULL */
	const char *title, *path;
};

/* One question on its way through the passages. */
struct looking {
	struct reply *r;
	const struct figure_ask *ask;
	const struct passage *p;	/* where it looks now */
	unsigned mask;		/* terms in its path and title, or asking */
	struct value found[TOLD];
	size_t n;		/* may be more than TOLD */
	bool whole;		/* they are of a record named in full */
};

/* Where a number says that it is from: KEY_source, or source beside base. */
static const struct node *
source_of(struct arena *a, const struct node *map, const struct node *value)
{
	const struct node *source;

	if (value->kind == NODE_MAP)
		return node_get(value, "source");
	source = value->key != NULL ? node_get(map, arena_printf(a,
	    "%s_source", value->key)) : NULL;
	return source != NULL && source->kind == NODE_SCALAR ? source : NULL;
}

/* Does the question name the value, with the path it is at? */
static bool
is_named(const struct looking *l, const struct node *value, const char *path)
{
	const struct question *q = l->ask->q;

	return value->key != NULL && question_names(q, value->key, NULL) &&
	    question_covered_all(q, l->mask | question_mask(q, path));
}

static bool
is_told(const struct looking *l, const struct node *scalar)
{
	return !node_unknown(scalar) && scalar->line >= l->p->line &&
	    scalar->line <= l->p->last && strlen(scalar->text) <= LONGEST &&
	    strchr(scalar->text, '\n') == NULL;
}

static const char *
join(struct arena *a, const char *path, const struct node *value)
{
	return arena_printf(a, "%s%s%s", path, path[0] != '\0' ? "." : "",
	    value->key != NULL ? value->key : yamlpath_item(value));
}

/* Does n lie wholly out of the passage? */
static bool
is_outside(const struct looking *l, const struct node *n)
{
	return n->line > l->p->last || (n->next != NULL &&
	    n->next->line < l->p->line);
}

/*
 * Look below a map or list. An item of a list that has no name cannot be
 * meant. YAML's guard bounds the depth.
 */
static void
look(struct looking *l, const struct node *below, const char *path)
{
	const struct node *c, *scalar;
	const char *at;

	NODE_EACH(c, below) {
		if (is_outside(l, c) || (c->key == NULL &&
		    yamlpath_item(c) == NULL))
			continue;
		at = join(l->r->a, path, c);
		scalar = yamlpath_base(c);
		if (scalar != NULL && is_told(l, scalar) &&
		    is_named(l, c, at)) {
			if (l->n < TOLD)
				l->found[l->n] = (struct value){ scalar,
				    source_of(l->r->a, below, c),
				    l->p->title, at };
			l->n++;
		} else if (c->kind == NODE_MAP || c->kind == NODE_LIST) {
			look(l, c, at);
		}
	}
}

/* "4.5" and "12%" are numbers; *d is then what they say. */
static bool
read_number(struct dec *d, bool *percent, const struct node *n)
{
	size_t len = strlen(n->text);

	*percent = len > 0 && n->text[len - 1] == '%';
	return dec_parse(d, n->text, len) == 0;
}

/* Tell one value. */
static void
tell(struct looking *l, const struct value *v)
{
	struct reply *r = l->r;
	bool percent, wrong = false, number;
	struct claim *c;
	struct dec d;

	number = read_number(&d, &percent, v->at);
	if (number)
		wrong = reply_correct(r, l->ask->q, v->at, reply_number(r->a,
		    v->at->text), d, percent);
	c = reply_claim(r, number ? CLAIM_FIGURE : CLAIM_VALUE,
	    "%s%s%s: %s", v->title, v->title[0] != '\0' ? ", " : "",
	    v->path, v->at->text);
	reply_cite(r, c, v->at);
	if (v->source != NULL) {
		c = reply_claim(r, CLAIM_SOURCE, "%s", v->source->text);
		reply_cite(r, c, v->source);
	}
	reply_change(r, l->ask, v->at, v->path, wrong);
}

/*
 * Look in one passage. A record named in full ("Nordvik Systems") is meant,
 * rather than one of which a part is named ("Nordvik Systems East").
 */
static void
look_in(struct looking *l)
{
	bool whole = question_names(l->ask->q, l->p->title, NULL);
	struct looking in = *l;
	const struct node *root;

	if ((l->whole && !whole) || ws_yaml(&root, l->ask->ws, l->p->path,
	    NULL) < 0)
		return;
	if (whole && !l->whole)
		in.n = 0;
	look(&in, root, "");
	in.whole = whole;
	if (in.n > (whole && !l->whole ? 0 : l->n))
		*l = in;
}

size_t
reply_yaml(struct reply *r, const struct figure_ask *ask)
{
	unsigned asking = question_asking(ask->q);
	struct looking l = { .r = r, .ask = ask };
	const struct retrieval *found = ask->found;
	size_t i;

	for (i = 0; i < found->n; i++) {
		l.p = found->hits[i].p;
		l.mask = asking | question_mask(ask->q, l.p->path) |
		    question_mask(ask->q, l.p->title);
		if (str_ends(l.p->path, ".yaml"))
			look_in(&l);
	}
	for (i = 0; l.n <= TOLD && i < l.n; i++)
		tell(&l, &l.found[i]);
	return l.n <= TOLD ? l.n : 0;
}
