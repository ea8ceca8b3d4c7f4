/* templatefind - templates by frontmatter and by words */

#include "templatefind.h"

#include <stdlib.h>
#include <string.h>

#include "duration.h"
#include "mem.h"
#include "templatesearch.h"
#include "templatetier.h"

size_t
template_folder(const char *id)
{
	const char *slash = strrchr(id, '/');

	return slash != NULL ? (size_t)(slash - id) : 0;
}

/* Is the text, n bytes, one of the values, or are there none? */
static bool
has(const struct list *values, const char *text, size_t n)
{
	size_t i;

	for (i = 0; i < values->n; i++) {
		if (strlen(values->s[i]) == n &&
		    strncmp(values->s[i], text, n) == 0)
			return true;
	}
	return values->n == 0;
}

static bool
has_value(const struct catalogue_entry *t, const char *key,
    const struct list *values)
{
	const char *text = node_get_text(t->front, key, "");

	return has(values, text, strlen(text));
}

/* Is one of the list under the key among the values? */
static bool
has_one(const struct catalogue_entry *t, const char *key,
    const struct list *values)
{
	const struct node *n;

	NODE_EACH(n, node_get(t->front, key)) {
		if (node_text(n) != NULL && has(values, n->text, n->n))
			return true;
	}
	return values->n == 0;
}

static bool
is_for_all(const struct catalogue_entry *t)
{
	const struct node *tiers = node_get(t->front, "tier");

	return tiers == NULL || tiers->first == NULL;
}

/* Is it meant for one of the tiers that are asked for, or for all? */
static bool
has_tier(const struct catalogue_entry *t, const struct template_query *q)
{
	const struct node *n;
	size_t i;

	NODE_EACH(n, node_get(t->front, "tier")) {
		for (i = 0; i < q->tiers->n; i++) {
			if (node_text(n) != NULL && template_tier_fits(
			    n->text, q->tiers->s[i], q->program_tiers))
				return true;
		}
	}
	return q->tiers->n == 0 || is_for_all(t);
}

/* Does it take no more than so many minutes? 0: any time. */
static bool
is_short(const struct catalogue_entry *t, unsigned most)
{
	unsigned minutes;

	return most == 0 || (duration_parse(&minutes, node_get_text(t->front,
	    "time_required", "")) == 0 && minutes <= most);
}

static bool
passes(const struct catalogue_entry *t, const struct template_query *q,
    unsigned most)
{
	return !t->mail && t->front != NULL &&
	    has(q->folders, t->id, template_folder(t->id)) &&
	    has_value(t, "phase", q->phases) &&
	    has_value(t, "difficulty", q->difficulties) &&
	    has_value(t, "skill_level", q->skills) &&
	    has_one(t, "tags", q->tags) &&
	    is_short(t, most);
}

int
template_find(struct template_hits *out, struct catalogue *all,
    const struct template_query *q, struct err *e)
{
	unsigned most = 0;
	size_t i;

	*out = (struct template_hits){ mem_zero(all->n + 1,
	    sizeof(*out->v)), 0, 0 };
	if (q->time_max != NULL && duration_parse(&most, q->time_max) < 0)
		return err_set(e, ERR_USAGE, "--time-max: a time such as "
		    "\"30 minutes\" or \"2 hours\" is expected, not '%.40s'",
		    q->time_max);
	for (i = 0; i < all->n; i++) {
		if (!passes(&all->v[i], q, most))
			continue;
		if (has_tier(&all->v[i], q))
			out->v[out->n++].entry = &all->v[i];
		else
			out->other_tiers++;
	}
	return q->search != NULL ? template_search(out, &all->arena, q->search,
	    e) : 0;
}

void
template_hits_release(struct template_hits *hits)
{
	free(hits->v);
	*hits = (struct template_hits){ NULL, 0, 0 };
}

/* Tell the first of the values that is not among the known ones. */
static bool
tell_miss(struct str *out, const char *what, const struct list *values,
    const struct names *known)
{
	struct str near = STR_INIT;
	size_t i;

	for (i = 0; i < values->n && names_has(known, values->s[i]); i++)
		;
	if (i == values->n)
		return false;
	str_addf(out, "no %s '%s'", what, values->s[i]);
	if (str_suggest(&near, values->s[i], (const char *const *)known->s,
	    known->n) > 0)
		str_addf(out, "; did you mean %s?", near.s);
	str_release(&near);
	return true;
}

/* What the templates have under the key: a text, or those of a list. */
static void
learn_key(struct names *out, const struct catalogue *all, const char *key)
{
	const struct node *n, *value;
	size_t i;

	for (i = 0; i < all->n; i++) {
		value = node_get(all->v[i].front, key);
		if (node_text(value) != NULL)
			names_add(out, value->text);
		NODE_EACH(n, value) {
			if (node_text(n) != NULL)
				names_add(out, n->text);
		}
	}
}

static void
learn_folders(struct names *out, const struct catalogue *all)
{
	struct str folder = STR_INIT;
	size_t i;

	for (i = 0; i < all->n; i++) {
		str_reset(&folder);
		str_add(&folder, all->v[i].id, template_folder(all->v[i].id));
		if (!all->v[i].mail && folder.len > 0)
			names_add(out, folder.s);
	}
	str_release(&folder);
}

bool
template_query_miss(struct str *out, const struct catalogue *all,
    const struct template_query *q)
{
	const struct { const char *what, *key; const struct list *values; }
	keys[] = { { "category", NULL, q->folders },
	    { "phase", "phase", q->phases },
	    { "difficulty", "difficulty", q->difficulties },
	    { "skill level", "skill_level", q->skills },
	    { "tag", "tags", q->tags }, { "tier", "tier", q->tiers } };
	struct names known = { 0 };
	const struct node *n;
	bool miss = false;
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(*keys) && !miss; i++) {
		names_release(&known);
		known = (struct names){ 0 };
		if (keys[i].key == NULL)
			learn_folders(&known, all);
		else
			learn_key(&known, all, keys[i].key);
		NODE_EACH(n, keys[i].values == q->tiers ?
		    q->program_tiers : NULL)
			names_add(&known, node_get_text(n, "id", ""));
		names_sort(&known);
		miss = (keys[i].values != q->tiers ||
		    q->program_tiers != NULL) &&
		    tell_miss(out, keys[i].what, keys[i].values, &known);
	}
	names_release(&known);
	return miss;
}
