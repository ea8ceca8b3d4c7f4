/* partnerhistory - what commits changed in a partner's record */

#include "partnerhistory.h"

#include <string.h>

#include "filelife.h"
#include "partnerkey.h"
#include "partnerruns.h"
#include "recorddiff.h"
#include "yaml.h"

enum { ID_SHOWN = 7 };

/* A table that is being filled. */
struct telling {
	struct table *t;
	const char *key;	/* or NULL */
	bool people;		/* columns for them */
	struct playshelf *shelf;	/* for names of steps */
};

/* The folder of the record at path: "partners/nordvik-systems". */
static const char *
folder_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	return arena_ndup(a, path, slash != NULL ? (size_t)(slash - path) :
	    strlen(path));
}

/* What happened to the file as a whole. */
static void
add_whole(struct record_changes *c, struct arena *a,
    const struct filelife *one)
{
	struct record_change ch = { "record", NULL, NULL, NULL };

	if (one->was != NULL)
		ch.before = folder_of(a, one->was);
	if (one->there)
		ch.now = folder_of(a, one->path);
	if (one->was == NULL)
		ch.text = arena_printf(a, "record: added as %s", ch.now);
	else if (!one->there)
		ch.text = arena_printf(a, "record: removed from %s (%s)",
		    ch.before, one->subject);
	else
		ch.text = arena_printf(a, "record: moved from %s to %s",
		    ch.before, ch.now);
	record_changes_add(c, ch);
}

/* A version that is not YAML cannot be told by keys. */
static void
add_unreadable(struct record_changes *c)
{
	record_changes_add(c, (struct record_change){ "record",
	    "record: changed, and not YAML before or after", NULL, NULL });
}

/* Is a change of the same key, to the same value, among these? */
static bool
has_change(const struct record_changes *c, const struct record_change *one)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		if (strcmp(c->v[i].key, one->key) == 0 &&
		    strcmp(c->v[i].now != NULL ? c->v[i].now : "",
		    one->now != NULL ? one->now : "") == 0)
			return true;
	}
	return false;
}

/* Are runs of playbooks told in a few words: no key of them is asked for? */
static bool
in_words(const struct telling *t)
{
	return t->people && (t->key == NULL ||
	    strcmp(t->key, "playbooks") == 0);
}

static void
compare(struct record_changes *c, const struct telling *t, struct arena *a,
    const struct node *before, const struct node *now)
{
	record_diff(c, a, before, now);
	if (in_words(t))
		partner_runs_told(c, a, t->shelf, before, now);
}

/* A merge: leave what one of its further parents had as it is now. */
static void
drop_merged(struct record_changes *c, const struct telling *t,
    struct arena *a, const struct filelife *one, const struct node *now)
{
	struct record_changes other;
	const struct node *was;
	size_t i, j, n;

	for (i = 0; i < one->nmerged; i++) {
		was = yaml_parse(a, one->merged[i].s, one->merged[i].len, "",
		    NULL);
		compare(&other, t, a, was, now);
		for (j = n = 0; j < c->n; j++) {
			if (has_change(&other, &c->v[j]))
				c->v[n++] = c->v[j];
		}
		c->n = n;
		record_changes_release(&other);
	}
}

/* All that one commit changed. */
static void
find_changes(struct record_changes *c, const struct telling *t,
    struct arena *a, const struct filelife *one)
{
	const struct node *before = NULL, *now = NULL;

	memset(c, 0, sizeof(*c));
	if (one->was != NULL && one->there) {
		before = yaml_parse(a, one->before->s, one->before->len, "",
		    NULL);
		now = yaml_parse(a, one->now->s, one->now->len, "", NULL);
		if (before != NULL && now != NULL) {
			compare(c, t, a, before, now);
			drop_merged(c, t, a, one, now);
		} else {
			add_unreadable(c);
		}
	}
	if (one->nmerged == 0 && (one->was == NULL || !one->there ||
	    strcmp(one->was, one->path) != 0))
		add_whole(c, a, one);
}

/* Is the change of the key asked for, or below it? */
static bool
is_asked(const struct telling *t, const char *key)
{
	size_t n = t->key != NULL ? strlen(t->key) : 0;

	return t->key == NULL || (strncmp(key, t->key, n) == 0 &&
	    (key[n] == '\0' || key[n] == '.'));
}

static void
put_row(const struct telling *t, const struct filelife *one,
    const struct record_change *c)
{
	struct str when = STR_INIT;

	time_add(&when, one->when);
	if (t->people) {
		str_cut(&when, strlen("2026-11-20"));
		table_cell(t->t, when.s);
		str_reset(&when);
		str_add(&when, one->id, ID_SHOWN);
		table_cell(t->t, when.s);
		table_cell(t->t, one->author);
		table_cell(t->t, c->text);
	} else {
		table_cell(t->t, one->id);
		table_cell(t->t, when.s);
		table_cell(t->t, one->author);
		table_cell(t->t, one->subject);
		table_cell(t->t, c->key);
		table_cell(t->t, c->before);
		table_cell(t->t, c->now);
		table_cell(t->t, c->text);
	}
	str_release(&when);
}

/* A filelife_fn; ctx: struct telling. */
static int
put_commit(const struct filelife *one, void *ctx, struct err *e)
{
	const struct telling *t = ctx;
	struct record_changes c;
	struct arena a = ARENA_INIT;
	size_t i;

	(void)e;
	find_changes(&c, t, &a, one);
	for (i = 0; i < c.n; i++) {
		if (is_asked(t, c.v[i].key))
			put_row(t, one, &c.v[i]);
	}
	record_changes_release(&c);
	arena_release(&a);
	return 0;
}

static void
add_columns(const struct telling *t)
{
	static const char *const people[][2] = { { "date", "DATE" },
		{ "commit", "COMMIT" }, { "by", "BY" },
		{ "change", "CHANGE" } };
	static const char *const machines[] = { "commit", "date", "by",
		"subject", "key", "before", "now", "change" };
	size_t i;

	for (i = 0; t->people && i < sizeof(people) / sizeof(people[0]); i++)
		table_column(t->t, people[i][0], people[i][1], TABLE_LEFT);
	for (i = 0; !t->people && i < sizeof(machines) / sizeof(machines[0]);
	    i++)
		table_column(t->t, machines[i], machines[i], TABLE_LEFT);
}

/* Nothing was found: is there such a key at all? */
static int
check_key(const struct node *record, const char *key, struct err *e)
{
	struct str near = STR_INIT;
	int rc = 0;

	if (key == NULL || partner_key(key).shape != NULL ||
	    strcmp(key, "record") == 0 || node_path(record, key) != NULL)
		return 0;
	if (partner_key_suggest(&near, key))
		rc = err_set(e, ERR_USAGE, "--key: no key '%s' in a partner's "
		    "record; did you mean '%s'?", key, near.s);
	else
		rc = err_set(e, ERR_USAGE, "--key: no key '%s' in a partner's "
		    "record; pos-workspace(5) lists them", key);
	str_release(&near);
	return rc;
}

int
partner_history(struct table *t, struct ws *ws,
    const struct partner_past *p, enum table_form form, struct err *e)
{
	struct playshelf shelf = { .ws = ws };
	struct telling telling = { t, p->key, form == TABLE_TABLE ||
	    form == TABLE_MD, &shelf };
	struct revs revs = REVS_INIT;
	struct str path = STR_INIT;
	git_oid head;
	int rc;

	str_addf(&path, "partners/%s/partner.yaml", p->slug);
	add_columns(&telling);
	rc = revs_open(&revs, &ws->root, e);
	if (rc == 0 && revs_find(&head, &revs, "HEAD", NULL) < 0)
		rc = err_set(e, ERR_GIT, "%s: there is no commit yet",
		    ws->root.path);
	if (rc == 0)
		rc = filelife_walk(&revs, &head, path.s, put_commit, &telling,
		    e);
	if (rc == 0 && table_rows(t) == 0)
		rc = check_key(p->record, p->key, e);
	revs_close(&revs);
	playshelf_release(&shelf);
	str_release(&path);
	return rc;
}
