/* scorerecord - snapshots of scores in the partners' files */

#include "scorerecord.h"

#include <string.h>

#include "yaml.h"
#include "yamledit.h"
#include "yamlout.h"

/* What is put into one file. */
struct put {
	const char *file, *card, *day;
	const struct node *snapshot;
};

/* A number or a date: no quotes. */
static void
put_plain(struct arena *a, struct node *map, const char *key,
    const char *text)
{
	node_str(a, map, key, text)->quoted = false;
}

/* So many tenths of a unit, as short as it can be written. */
static void
put_ratio(struct arena *a, struct node *map, const char *key, struct ratio r,
    const char *unit)
{
	struct dec d = { ratio_round(r, 1) * (DEC_ONE / 10) };
	struct str s = STR_INIT;

	dec_add_text(&s, d);
	str_adds(&s, unit);
	if (ratio_ok(r))
		put_plain(a, map, key, s.s);
	str_release(&s);
}

/* What was found of one partner, as a map for its file. */
static const struct node *
snapshot_of(struct arena *a, const struct scores *all, const struct score *s,
    const char *day)
{
	struct node *map = node_new(a, NODE_MAP);
	const struct card *c = all->card;

	node_str(a, map, "card", c->name);
	put_plain(a, map, "date", day);
	put_ratio(a, map, "score", s->value, "");
	put_ratio(a, map, "low", s->low, "");
	put_ratio(a, map, "high", s->high, "");
	put_ratio(a, map, "coverage", ratio_mul(s->coverage,
	    ratio_of(100, 1)), "%");
	if (s->rank > 0) {
		node_int(a, map, "rank", (long long)s->rank);
		node_int(a, map, "of", (long long)all->among);
	}
	if (s->partner->tier != NULL)
		node_str(a, map, "tier", s->partner->tier);
	if (s->weights->name != NULL)
		node_str(a, map, "preset", s->weights->name);
	if (c->missing != MISSING_RENORM)
		node_str(a, map, "missing", missing_name(c->missing));
	return map;
}

/* The place in the list of the card's snapshot of that day, or its length. */
static size_t
find_place(const struct node **old, const struct node *list,
    const struct put *put)
{
	size_t i = 0;

	NODE_EACH(*old, list) {
		if (strcmp(node_get_text(*old, "card", ""), put->card) == 0 &&
		    strcmp(node_get_text(*old, "date", ""), put->day) == 0)
			break;
		i++;
	}
	return i;
}

/*
 * Add the list with its first snapshot on one line, at the end of the file;
 * false, and nothing is added, where the file has no room for it there.
 */
static bool
add_list(struct str *out, const struct node *top, const struct put *put)
{
	struct arena a = ARENA_INIT;
	const struct node *now;
	struct str text = STR_INIT;
	bool fits;

	str_add(&text, out->s, out->len);
	if (text.len > 0 && text.s[text.len - 1] != '\n')
		str_addc(&text, '\n');
	str_adds(&text, "scores:\n  - ");
	yaml_flow(&text, put->snapshot);
	str_addc(&text, '\n');
	now = yaml_parse(&a, text.s, text.len, put->file, NULL);
	fits = now != NULL && memchr(out->s, '\r', out->len) == NULL &&
	    node_get(top, "scores") == NULL &&
	    now->n == top->n + 1 && node_same(node_path(now, "scores.0"),
	    put->snapshot);
	if (fits) {
		str_reset(out);
		str_add(out, text.s, text.len);
	}
	str_release(&text);
	arena_release(&a);
	return fits;
}

/*
 * Bring the entry at path, which is old, to what was found now. What it holds
 * beside that, keys and comments, is somebody's own and stays.
 */
static int
update_entry(struct str *out, const char *path, const struct node *old,
    const struct put *put, struct err *e)
{
	static const char *const keys[] = { "card", "date", "score", "low",
		"high", "coverage", "rank", "of", "tier", "preset",
		"missing" };
	const struct node *was, *is;
	struct str at = STR_INIT;
	size_t i;
	int rc = 0;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]) && rc == 0; i++) {
		was = node_get(old, keys[i]);
		is = node_get(put->snapshot, keys[i]);
		str_reset(&at);
		str_addf(&at, "%s.%s", path, keys[i]);
		if (is == NULL && was != NULL)
			rc = yaml_remove(out, put->file, at.s, e);
		else if (is != NULL && (was == NULL || !node_same(was, is)))
			rc = yaml_set(out, put->file, at.s, is->text, e);
	}
	str_release(&at);
	return rc;
}

/* A change_fn: ctx is the struct put. */
static int
put_change(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	const struct put *put = ctx;
	struct arena a = ARENA_INIT;
	const struct node *top, *list, *same;
	struct str path = STR_INIT;
	size_t i;
	int rc = -1;

	(void)remove;
	if (old == NULL) {
		err_set(e, ERR_CONFLICT, "%s: the file is gone", put->file);
		goto out;
	}
	top = yaml_parse(&a, old->s, old->len, put->file, e);
	if (top == NULL)
		goto out;
	str_add(out, old->s, old->len);
	list = node_get(top, "scores");
	i = find_place(&same, list, put);
	str_addf(&path, "scores.%zu", i);
	if (add_list(out, top, put))
		rc = 0;
	else if (same == NULL)
		rc = yaml_append(out, put->file, "scores", put->snapshot, e);
	else
		rc = update_entry(out, path.s, same, put, e);
out:
	str_release(&path);
	arena_release(&a);
	return rc;
}

/* "score: fit of 18 partners on 2026-11-20" */
static void
write_subject(struct str *out, const struct scores *all, const char *day)
{
	if (all->n == 1)
		str_addf(out, "score: %s of %s on %s", all->card->name,
		    all->s[0].partner->slug, day);
	else
		str_addf(out, "score: %s of %zu partners on %s",
		    all->card->name, all->n, day);
}

int
scores_record(struct commit_result *res, const struct scores *all,
    const struct root *root, date today, bool dry_run, bool write_only,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct change *changes = arena_alloc(&a, all->n * sizeof(*changes));
	struct put *puts = arena_alloc(&a, all->n * sizeof(*puts));
	struct str day = STR_INIT, subject = STR_INIT;
	struct trailer trailers[] = { { "Pos-Op", "score-record" },
	    { "Pos-Target", all->n == 1 ? arena_printf(&a, "partners/%s",
	    all->s[0].partner->slug) : "partners" } };
	struct commit_request req = { .trailers = trailers, .ntrailers = 2,
	    .changes = changes, .nchanges = all->n, .dry_run = dry_run,
	    .write_only = write_only };
	size_t i;
	int rc = 0;

	date_add(&day, today);
	for (i = 0; i < all->n && rc == 0; i++) {
		rc = snapshots_check(all->s[i].partner, all->card->name, e);
		puts[i].file = arena_printf(&a, "partners/%s/partner.yaml",
		    all->s[i].partner->slug);
		puts[i].card = all->card->name;
		puts[i].day = day.s;
		puts[i].snapshot = snapshot_of(&a, all, &all->s[i], day.s);
		changes[i] = (struct change){ puts[i].file, put_change,
		    &puts[i] };
	}
	write_subject(&subject, all, day.s);
	req.subject = subject.s;
	if (rc == 0)
		rc = commit_changes(res, root, &req, e);
	str_release(&subject);
	str_release(&day);
	arena_release(&a);
	return rc;
}
