/* partnertell - what edits of partner.yaml changed, in words */

#include "partnertell.h"

#include <string.h>

#include "brief.h"
#include "yaml.h"

enum { VALUE_MAX = 60, SHOWN = 2 };	/* characters of a value; parts */

void
partner_told_release(struct partner_told *told)
{
	str_release(&told->lines);
	str_release(&told->body);
	str_release(&told->keys);
}

void
partner_tell_value(struct str *out, const struct node *n)
{
	struct str all = STR_INIT;
	const struct node *c;
	size_t parts = 0;

	if (node_unknown(n)) {
		str_adds(out, "unknown");
	} else if (n->kind == NODE_SCALAR) {
		brief_add(out, n->n > 0 ? n->text : "empty", VALUE_MAX);
	} else {
		NODE_EACH(c, n) {
			if (node_text(c) != NULL && (n->kind == NODE_LIST ||
			    parts < SHOWN))
				str_addf(&all, "%s%s", parts++ > 0 ? ", " : "",
				    c->text);
		}
		if (parts > 0)
			brief_add(out, all.s, VALUE_MAX);
		else
			str_addf(out, n->n == 0 ? "none" : n->n == 1 ?
			    "1 entry" : "%u entries", n->n);
	}
	str_release(&all);
}

/* The edits with the trees they are told by. */
struct tell {
	struct partner_told *told;
	const struct partner_edits *pe;
	const struct node *before, *after;
};

/* The entry that edit number i appended: one for each such edit. */
static const struct node *
appended(const struct tell *t, size_t i)
{
	const struct node *list = node_path(t->after, t->pe->edits[i].path);
	const struct node *c;
	size_t later = 0, j, at = 0;

	for (j = i + 1; j < t->pe->n; j++)
		later += t->pe->edits[j].op == PARTNER_APPEND &&
		    strcmp(t->pe->edits[j].path, t->pe->edits[i].path) == 0;
	NODE_EACH(c, list) {
		if (++at + later == list->n)
			return c;
	}
	return NULL;
}

/* Is the end of the path an item of a list? */
static bool
is_item(const struct node *root, const char *path)
{
	const char *dot = strrchr(path, '.');
	struct str up = STR_INIT;
	const struct node *n;

	if (dot == NULL)
		return false;
	str_add(&up, path, (size_t)(dot - path));
	n = node_path(root, up.s);
	str_release(&up);
	return n != NULL && n->kind == NODE_LIST;
}

/* Append "tier silver -> gold"; false when it stays as it is. */
static bool
add_change(struct str *out, const struct tell *t, size_t i)
{
	const struct partner_edit *ed = &t->pe->edits[i];
	const struct node *was = node_path(t->before, ed->path);
	const struct node *is = node_path(t->after, ed->path);
	struct str a = STR_INIT, b = STR_INIT;
	bool changed, item = is_item(t->before, ed->path);

	partner_tell_value(&a, was);
	if (ed->op == PARTNER_UNSET && item && was != NULL)
		str_adds(&b, "removed");
	else
		partner_tell_value(&b, is);
	changed = was == NULL || is == NULL ? was != is :
	    !node_same(was, is);
	if (ed->op == PARTNER_APPEND) {
		str_reset(&a);
		partner_tell_value(&a, appended(t, i));
		changed = true;
		str_addf(out, "%s: added %s", ed->path, a.s);
	} else if (changed) {
		str_addf(out, "%s %s -> %s", ed->path, a.s, b.s);
	} else {
		str_addf(out, "%s stays %s", ed->path, b.s);
	}
	str_release(&a);
	str_release(&b);
	return changed;
}

static void
tell_one(const struct tell *t, size_t i)
{
	const struct partner_edit *ed = &t->pe->edits[i];
	struct partner_told *told = t->told;
	const struct node *at = ed->op == PARTNER_APPEND ? appended(t, i) :
	    node_path(t->after, ed->path);
	struct str text = STR_INIT;

	if (at == NULL || ed->op == PARTNER_UNSET)
		at = node_path(t->before, ed->path);
	if (add_change(&text, t, i)) {
		str_addf(&told->body, "%s\n", text.s);
		told->changed++;
		/* why a tier is set belongs to it */
		if (!str_starts(ed->path, "tier_") ||
		    !partner_edits_has(t->pe, "tier"))
			str_addf(&told->keys, "%s%s", told->keys.len > 0 ?
			    ", " : "", ed->path);
	}
	str_adds(&told->lines, t->pe->file);
	if (at != NULL)
		str_addf(&told->lines, ":%u", at->line);
	str_addf(&told->lines, ": %s\n", text.s);
	str_release(&text);
}

void
partner_tell(struct partner_told *told, const struct partner_edits *pe,
    const struct str *before, const struct str *after)
{
	struct arena a = ARENA_INIT;
	struct tell t = { told, pe, NULL, NULL };
	size_t i, j;

	t.before = yaml_parse(&a, before->s, before->len, pe->file, NULL);
	t.after = yaml_parse(&a, after->s, after->len, pe->file, NULL);
	for (i = 0; i < pe->n; i++) {
		for (j = i + 1; j < pe->n; j++) {
			if (pe->edits[i].op != PARTNER_APPEND &&
			    strcmp(pe->edits[i].path, pe->edits[j].path) == 0)
				break;
		}
		if (j >= pe->n)
			tell_one(&t, i);
	}
	arena_release(&a);
}
