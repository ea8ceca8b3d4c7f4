/* newws - the files of a new workspace */

#include "newws.h"

#include <stdlib.h>
#include <string.h>

#include "currency.h"
#include "mem.h"
#include "mustache.h"
#include "node.h"
#include "root.h"
#include "share.h"
#include "walk.h"
#include "yamlout.h"

#define SAMPLE "workspace"
#define TEMPLATES "templates/workspace"
#define IGNORED ".gitignore"

/* Add a file whose bytes are to be put in; the pointer ends with the next. */
static struct newfile *
add_file(struct newws *w, const char *path)
{
	struct newfile *f;

	MEM_ROOM(w->files, w->n, w->cap);
	f = &w->files[w->n++];
	f->path = mem_dup(path);
	str_init(&f->bytes);
	return f;
}

/* The one file whose name begins with a dot, which lists do not have. */
static int
read_ignored(struct newws *w, const struct root *share, const char *folder,
    struct err *e)
{
	struct str path = STR_INIT;
	int rc = 0;

	str_addf(&path, "%s/" IGNORED, folder);
	if (root_is_file(share, path.s))
		rc = root_read(&add_file(w, IGNORED)->bytes, share, path.s,
		    FILE_MAX_BYTES, e);
	str_release(&path);
	return rc;
}

/* Read all files of a shipped folder. */
static int
read_shipped(struct newws *w, const char *folder, struct err *e)
{
	struct root share = ROOT_INIT;
	struct names names = { 0 };
	struct newfile *f;
	size_t i;
	int rc = root_open(&share, share_dir(), e);

	if (rc == 0)
		rc = walk_files(&names, &share, folder, e);
	if (rc == 0 && names.n == 0)
		rc = err_set(e, ERR_NOTFOUND, "%s/%s: no files there; is "
		    "pos installed as a whole?", share_dir(), folder);
	for (i = 0; i < names.n && rc == 0; i++) {
		f = add_file(w, names.s[i] + strlen(folder) + 1);
		rc = root_read(&f->bytes, &share, names.s[i], FILE_MAX_BYTES,
		    e);
	}
	if (rc == 0)
		rc = read_ignored(w, &share, folder, e);
	names_release(&names);
	root_close(&share);
	return rc;
}

bool
newws_joins(const struct newfile *f)
{
	return strcmp(f->path, IGNORED) == 0;
}

int
newws_sample(struct newws *w, struct err *e)
{
	return read_shipped(w, SAMPLE, e);
}

/* An answer as a YAML value; none: nothing is added. */
static void
add_answer(struct arena *a, struct node *map, const char *key,
    const struct str *text)
{
	struct str yaml = STR_INIT;

	if (text->len > 0) {
		yaml_scalar(&yaml, text->s, text->len);
		node_str(a, map, key, yaml.s);
	}
	str_release(&yaml);
}

/* The regions as a list of {id, name}, their ids also as "a, b". */
static void
add_regions(struct arena *a, struct node *map, const char *names)
{
	struct node *list = node_add(a, map, "regions", NODE_LIST), *item;
	struct str id = STR_INIT, ids = STR_INIT, name = STR_INIT;
	size_t n;

	for (; *names != '\0'; names += n + (names[n] != '\0' ? 2 : 0)) {
		n = strcspn(names, ",");
		str_reset(&name);
		str_reset(&id);
		str_add(&name, names, n);
		region_id(&id, name.s);
		item = node_item(a, list);
		add_answer(a, item, "id", &id);
		add_answer(a, item, "name", &name);
		str_addf(&ids, "%s%s", ids.len > 0 ? ", " : "",
		    node_get_text(item, "id", ""));
	}
	node_str(a, map, "region_ids", ids.s);
	node_str(a, map, "example_region", list->first != NULL ?
	    node_get_text(list->first, "id", "") : "nordics");
	str_release(&id);
	str_release(&ids);
	str_release(&name);
}

/* Append the quarter of a day: 2026-q4. */
static void
add_quarter(struct str *out, date day)
{
	int y, m, d;

	date_split(day, &y, &m, &d);
	str_addf(out, "%d-q%d", y, (m + 2) / 3);
}

/* Today and its quarter in words: fourth quarter of 2026. */
static void
add_dates(struct arena *a, struct node *map, date today)
{
	static const char *const names[] = { "first", "second", "third",
	    "fourth" };
	struct str s = STR_INIT;
	int y, m, d;

	date_split(today, &y, &m, &d);
	date_add(&s, today);
	node_str(a, map, "today", s.s);
	node_int(a, map, "next_year", y + 1);
	node_fmt(a, map, "quarter_name", "%s quarter of %d",
	    names[(m - 1) / 3], y);
	str_release(&s);
}

/* What the templates are filled with. */
static struct node *
make_values(struct arena *a, const struct answers *answers, date today)
{
	struct node *map = node_new(a, NODE_MAP);
	const char *company = answers->value[ANSWER_COMPANY].s;
	size_t i;

	for (i = 0; i < ANSWERS; i++) {
		if (i != ANSWER_REGIONS)
			add_answer(a, map, questions[i].key,
			    &answers->value[i]);
	}
	node_str(a, map, "title", company);
	node_bool(a, map, "branded",
	    answers->value[ANSWER_LOGO_URL].len > 0 ||
	    answers->value[ANSWER_BRAND_COLOR].len > 0);
	node_str(a, map, "zeros",
	    currency_zeros(answers->value[ANSWER_CURRENCY].s));
	add_regions(a, map, answers->value[ANSWER_REGIONS].s);
	add_dates(a, map, today);
	return map;
}

/* Put the quarter where the path says %QUARTER%. */
static void
date_path(struct newfile *f, const char *quarter)
{
	const char *mark = strstr(f->path, "%QUARTER%");
	struct str path = STR_INIT;

	if (mark == NULL)
		return;
	str_addf(&path, "%.*s%s%s", (int)(mark - f->path), f->path, quarter,
	    mark + strlen("%QUARTER%"));
	free(f->path);
	f->path = str_detach(&path);
}

int
newws_templates(struct newws *w, date today, struct err *e)
{
	struct str quarter = STR_INIT;
	size_t i;
	int rc = read_shipped(w, TEMPLATES, e);

	add_quarter(&quarter, today);
	for (i = 0; i < w->n; i++)
		date_path(&w->files[i], quarter.s);
	str_release(&quarter);
	return rc;
}

/* Fill a template in place. */
static int
fill(struct newfile *f, struct arena *a, const struct node *values,
    struct err *e)
{
	struct mustache_env env = { .root = values };
	struct str out = STR_INIT;
	struct mustache *m = mustache_parse(a, f->bytes.s, f->bytes.len,
	    f->path, 1, e);
	int rc = m != NULL ? mustache_render(&out, m, &env, e) : -1;

	str_swap(&f->bytes, &out);
	str_release(&out);
	return rc;
}

int
newws_fill(struct newws *w, const struct answers *a, date today,
    struct err *e)
{
	struct arena arena = ARENA_INIT;
	struct node *values = make_values(&arena, a, today);
	size_t i;
	int rc = 0;

	for (i = 0; i < w->n && rc == 0; i++)
		rc = fill(&w->files[i], &arena, values, e);
	arena_release(&arena);
	return rc;
}

void
newws_release(struct newws *w)
{
	size_t i;

	for (i = 0; i < w->n; i++) {
		free(w->files[i].path);
		str_release(&w->files[i].bytes);
	}
	free(w->files);
	*w = (struct newws)NEWWS_INIT;
}
