/* yamlcomment - the comments in the text of a YAML document */

#include "yamlcomment.h"

#include <string.h>

/* A walk over the text: what is before at was looked at. */
struct walk {
	struct names *out;
	const struct yaml_text *t;
	size_t at;
};

static void
add(struct walk *w, size_t from, size_t to)
{
	struct str s = STR_INIT;

	str_add(&s, w->t->s + from, to - from);
	str_trim_end(&s);
	names_add(w->out, s.s);
	str_release(&s);
}

/* Look at what is before to: no key and no value, so # begins a comment. */
static void
look(struct walk *w, size_t to)
{
	const char *s = w->t->s;
	size_t end;

	while (w->at < to) {
		end = w->at + 1;
		if (s[w->at] == '#' && (w->at == 0 ||
		    strchr(" \t\r\n", s[w->at - 1]) != NULL)) {
			end = yaml_end(w->t, w->at);
			add(w, w->at, end);
		}
		w->at = end;
	}
}

/* Step over a value with what is in it; of a block its header is looked at. */
static void
value(struct walk *w, const struct node *n)
{
	const struct node *c;

	look(w, n->from);
	NODE_EACH(c, n) {
		if (n->kind == NODE_MAP) {
			look(w, c->key_from);
			w->at = yaml_behind(w->t, n, c);
		}
		value(w, c);
	}
	if (n->kind != NODE_SCALAR)
		return;
	if (n->from < n->to && strchr("|>", w->t->s[n->from]) != NULL)
		look(w, yaml_end(w->t, n->from));
	if (w->at < n->to)
		w->at = n->to;
}

void
yaml_comments(struct names *out, const struct yaml_text *t,
    const struct node *root)
{
	struct walk w = { out, t, 0 };

	value(&w, root);
	look(&w, t->n);
}

void
yaml_comments_of(struct names *out, const struct yaml_text *t,
    const struct node *up, const struct node *child)
{
	struct walk w = { out, t, 0 };

	if (child == NULL)
		return;
	w.at = yaml_behind(t, up, child);
	value(&w, child);
	look(&w, yaml_next(t, child->to));
}

/* Does x have a comment that neither of the others has? */
static bool
wrote(const struct names *x, const struct names *a, const struct names *b)
{
	size_t i;

	for (i = 0; i < x->n; i++) {
		if (!names_has(a, x->s[i]) && !names_has(b, x->s[i]))
			return true;
	}
	return false;
}

/* The comments of a key of one side, where it has lines of its own. */
static struct names
of_key(const struct str *text, const struct node *up, const char *key)
{
	struct yaml_text t = { text->s, text->len };
	struct names out = { 0 };

	if (up != NULL && !yaml_is_flow(&t, up))
		yaml_comments_of(&out, &t, up, node_get(up, key));
	return out;
}

struct yaml_remarks
yaml_remarks(const struct merge3 *m, const struct tree3 *up, const char *key)
{
	struct names base = of_key(m->base, up->base, key);
	struct names ours = of_key(m->ours, up->ours, key);
	struct names theirs = of_key(m->theirs, up->theirs, key);
	struct yaml_remarks r = { wrote(&ours, &base, &theirs),
		wrote(&theirs, &base, &ours), wrote(&ours, &theirs, &theirs) };

	names_release(&base);
	names_release(&ours);
	names_release(&theirs);
	return r;
}

void
yaml_notes_read(struct yaml_notes *out, const struct merge3 *m,
    const struct tree3 *top)
{
	const struct str *text[3] = { m->base, m->ours, m->theirs };
	const struct node *tree[3] = { top->base, top->ours, top->theirs };
	int i;

	for (i = 0; i < 3; i++)
		yaml_comments(&out->of[i], &(struct yaml_text){ text[i]->s,
		    text[i]->len }, tree[i]);
	out->n = out->of[0].n + out->of[1].n + out->of[2].n;
}

bool
yaml_notes_kept(const struct yaml_notes *notes, const struct str *text)
{
	const struct names *c = notes->of;
	int side;
	size_t i;

	for (side = 1; side < 3; side++) {
		for (i = 0; i < c[side].n; i++) {
			if (names_has(&c[0], c[side].s[i]) &&
			    !names_has(&c[3 - side], c[side].s[i]))
				continue;
			if (strstr(text->s, c[side].s[i]) == NULL)
				return false;
		}
	}
	return true;
}

void
yaml_notes_release(struct yaml_notes *notes)
{
	int i;

	for (i = 0; i < 3; i++)
		names_release(&notes->of[i]);
}
