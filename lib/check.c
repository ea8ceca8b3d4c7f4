/* check - the lint */

#include "checkers.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "datafile.h"
#include "mem.h"
#include "metric.h"
#include "playbook.h"
#include "scorecard.h"
#include "share.h"
#include "tam.h"
#include "walk.h"
#include "yaml.h"
#include "yamlguard.h"

#define ARTIFACTS "templates/artifacts/"
#define PROMPTS ARTIFACTS "prompts/"

void
check_init(struct check *c)
{
	memset(c, 0, sizeof(*c));
	linkset_init(&c->pages, LINKSET_FILES, "");
}

void
check_release(struct check *c)
{
	size_t i;

	for (i = 0; i < IDSETS; i++)
		map_release(&c->ids[i].first);
	map_release(&c->tops);
	map_release(&c->criteria);
	map_release(&c->gates);
	map_release(&c->titles);
	map_release(&c->numbers);
	linkset_release(&c->pages);
	map_release(&c->outputs);
	map_release(&c->lines);
	map_release(&c->texts);
	free(c->yaml);
	names_release(&c->files);
	catalogue_release(&c->library);
	faults_release(&c->faults);
	arena_release(&c->arena);
}

void
check_keep(struct check *c, const char *file, const struct str *text)
{
	*map_at(&c->texts, file) = arena_ndup(&c->arena, text->s, text->len);
}

void
check_at(struct check *c, enum fault_level level, const struct node *n,
    const char *fmt, ...)
{
	const char *bytes = n->key != NULL ? map_get(&c->texts, n->file) :
	    NULL;
	struct str text = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vaddf(&text, fmt, ap);
	va_end(ap);
	fault_add(&c->faults, level, n->file, bytes != NULL ?
	    yaml_line_at(bytes, n->key_from) : n->line, "%s", text.s);
	str_release(&text);
}

const struct node *
check_top(const struct check *c, const char *path)
{
	return map_get(&c->tops, path);
}

/* Is it templates/artifacts/NAME/artifact.yaml? */
static bool
is_artifact(const char *path)
{
	const char *name = path + strlen(ARTIFACTS);

	return str_starts(path, ARTIFACTS) &&
	    strcmp(name + strcspn(name, "/"), "/artifact.yaml") == 0;
}

static bool
is_playbook(const char *path)
{
	return str_starts(path, PLAYBOOK_FOLDER "/") &&
	    str_ends(path, ".yaml") &&
	    strchr(path + strlen(PLAYBOOK_FOLDER "/"), '/') == NULL;
}

/* Remember a file as looked at; the name as faults have it. */
static const char *
look_at(struct check *c, const char *prefix, const char *path)
{
	struct str name = STR_INIT;

	str_addf(&name, "%s%s", prefix, path);
	names_add(&c->files, name.s);
	str_release(&name);
	return c->files.s[c->files.n - 1];
}

/* Read a file; what it cannot be read for is a fault. */
static bool
read_text(struct str *out, struct check *c, const struct root *root,
    const char *path, const char *name)
{
	struct err e = ERR_INIT;

	if (root_read(out, root, path, FILE_MAX_BYTES, &e) == 0)
		return true;
	c->unreadable |= e.code != ERR_INVALID;
	fault_err(&c->faults, name, &e);
	return false;
}

const char *
check_read(struct str *out, struct check *c, const struct checked_root *at,
    const char *path)
{
	const char *name = look_at(c, at->prefix, path);

	return read_text(out, c, at->root, path, name) ? name : NULL;
}

/* Read a YAML file; NULL: it is broken. */
static const struct node *
read_yaml(struct check *c, const struct checked_root *at, const char *path)
{
	struct str text = STR_INIT;
	const char *name = check_read(&text, c, at, path);
	const struct node *top = NULL;
	struct err e = ERR_INIT;

	if (name != NULL) {
		check_keep(c, name, &text);
		top = yaml_parse(&c->arena, text.s, text.len, name, &e);
		if (top == NULL)
			fault_err(&c->faults, name, &e);
	}
	str_release(&text);
	return top;
}

static void
remember(struct check *c, const char *path, const struct node *top)
{
	if (top == NULL)
		return;
	MEM_ROOM(c->yaml, c->nyaml, c->capyaml);
	path = arena_dup(&c->arena, path);
	c->yaml[c->nyaml++] = (struct checked){ path, top };
	*map_at(&c->tops, path) = (void *)(uintptr_t)top;
}

/* The list of a data file, told when it is none. */
static const struct node *
data_list(struct check *c, const struct node *top, const char *key)
{
	const struct node *list = node_get(top, key);

	if (top->kind == NODE_MAP && list == NULL)
		check_at(c, FAULT_ERROR, top, "a list under %s: is "
		    "expected", key);
	return list != NULL && list->kind == NODE_LIST ? list : NULL;
}

/* Check one YAML file by what its path says it is. */
static void
check_yaml(struct check *c, const char *path, const struct node *top)
{
	static const struct {
		const char *path;
		const struct shape *table;
		void (*rules)(struct check *c, const struct node *top);
	} kinds[] = {
		{ "pos.yaml", shape_pos, check_pos },
		{ "company.yaml", shape_company, check_company },
		{ "program.yaml", shape_program, check_program },
		{ "strategy/scorecard.yaml", shape_scorecard,
		    check_scorecard },
		{ "strategy/tam.yaml", NULL, check_tam },
		{ METRICS_FILE, shape_metrics, NULL },
	};
	struct checked_root at = { &c->ws->root, "" };
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(path, kinds[i].path) != 0)
			continue;
		if (kinds[i].table != NULL)
			check_map(c, top, kinds[i].table);
		if (kinds[i].rules != NULL)
			kinds[i].rules(c, top);
	}
	if (path_partner(path) > 0) {
		check_map(c, top, shape_partner);
		check_partner(c, top);
	} else if (is_artifact(path)) {
		check_artifact(c, &at, arena_ndup(&c->arena, path,
		    (size_t)(strrchr(path, '/') - path)), top);
	} else if (is_playbook(path)) {
		check_playbook(c, top, true);
	}
}

/* The same for the files of data/. */
static void
check_data(struct check *c, const char *path, const struct node *top)
{
	static const struct shape *const shapes[] = { [DATA_CUSTOMERS] =
	    shape_customers, [DATA_PROSPECTS] = shape_prospects,
	    [DATA_DEALS] = shape_deals };
	enum data_kind kind = data_kind(path);
	const struct node *list;

	if (kind == DATA_NONE)
		return;
	check_map(c, top, shapes[kind]);
	list = data_list(c, top, data_key(kind));
	if (kind == DATA_DEALS)
		check_deals(c, list);
	else
		check_accounts(c, list);
}

/* Check one Markdown file. */
static void
check_markdown(struct check *c, const struct checked_root *at,
    const char *path)
{
	struct str text = STR_INIT;
	const char *name = check_read(&text, c, at, path);

	if (name == NULL)
		goto out;
	if (!str_starts(path, "templates/"))
		check_document(c, name, &text);
	else if (!str_starts(path, ARTIFACTS))	/* drafts: with theirs */
		check_template(c, &(struct checked_template){ name,
		    arena_dup(&c->arena, path), &text });
	else if (str_starts(path, PROMPTS))
		check_prompt(c, name, &text);
out:
	str_release(&text);
}

static bool
is_yaml(const char *path)
{
	return str_ends(path, ".yaml") || str_ends(path, ".yml");
}

/* Is something wrong in what the modules read: in YAML, or anywhere else? */
static bool
is_readable(const struct check *c)
{
	size_t i;

	for (i = 0; i < c->faults.n; i++) {
		if (c->faults.v[i].level == FAULT_ERROR &&
		    !str_ends(c->faults.v[i].file, ".md"))
			return false;
	}
	return true;
}

/*
 * Read what is left to say by the modules that work with the files, which
 * stop at the first thing that is wrong: only when nothing was found in them.
 */
static void
check_by_loading(struct check *c, struct ws *ws)
{
	struct rule_env env = { .ws = ws, .today = date_today() };
	struct err e = ERR_INIT;
	struct card card;
	struct tam tam;
	size_t i;

	if (ws_load(ws, WS_ALL, &e) < 0)
		goto out;
	for (i = 0; card_names[i] != NULL && e.code == ERR_NONE; i++) {
		if (node_get(ws->scorecard, card_names[i]) == NULL)
			continue;
		card_read(&card, &c->arena, ws->scorecard, card_names[i],
		    &env, &e);
		card_release(&card);
	}
	if (e.code == ERR_NONE && ws->tam->n > 0)
		tam_load(&tam, &c->arena, ws->tam, TAM_FILE, ws->currency,
		    &e);
	if (e.code == ERR_NONE)
		check_metrics(c, ws, &e);
out:
	for (i = 0; i < c->files.n && e.code != ERR_NONE; i++) {
		if (str_starts(e.msg, c->files.s[i]) &&
		    e.msg[strlen(c->files.s[i])] == ':')
			fault_err(&c->faults, c->files.s[i], &e);
	}
	if (e.code != ERR_NONE)
		fault_err(&c->faults, "pos.yaml", &e);
}

/*
 * A folder or a link in the place of a file is none that was walked: say what
 * a command that needs it would say. needed: so when nothing is there.
 */
static void
check_place(struct check *c, const struct checked_root *at,
    const struct names *walked, const char *path, bool needed)
{
	struct str text = STR_INIT;
	struct err e = ERR_INIT;

	if (!names_has(walked, path) &&
	    root_read(&text, at->root, path, FILE_MAX_BYTES, &e) < 0 &&
	    (needed || e.code != ERR_NOTFOUND))
		fault_err(&c->faults, look_at(c, at->prefix, path), &e);
	str_release(&text);
}

/* The files that commands read, and one in the folder of each partner. */
static void
check_places(struct check *c, const struct checked_root *at,
    const struct names *walked)
{
	static const char *const own[] = { "company.yaml", "program.yaml",
		"strategy/scorecard.yaml", "strategy/tam.yaml" };
	struct names slugs = { 0 };
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(*own); i++)
		check_place(c, at, walked, own[i], false);
	root_list(&slugs, at->root, "partners", NULL);
	for (i = 0; i < slugs.n; i++) {
		if (root_is_dir(at->root, arena_printf(&c->arena,
		    "partners/%s", slugs.s[i])))
			check_place(c, at, walked, arena_printf(&c->arena,
			    "partners/%s/partner.yaml", slugs.s[i]), true);
	}
	names_release(&slugs);
}

/* What only shows in all templates; not when nothing asked for them. */
static void
check_together(struct check *c, bool own)
{
	if (!c->has_library)
		return;
	check_spelling(c, own);
	check_series(c, own);
}

int
check_workspace(struct check *c, struct ws *ws, struct err *e)
{
	struct checked_root at = { &ws->root, "" };
	struct names names = { 0 };
	size_t i;

	c->ws = ws;
	if (walk_files(&names, &ws->root, "", e) < 0) {
		names_release(&names);
		return -1;
	}
	check_places(c, &at, &names);
	for (i = 0; i < names.n; i++) {
		if (is_yaml(names.s[i]))
			remember(c, names.s[i], read_yaml(c, &at,
			    names.s[i]));
	}
	check_ids(c);
	for (i = 0; i < c->nyaml; i++) {
		check_yaml(c, c->yaml[i].path, c->yaml[i].top);
		check_data(c, c->yaml[i].path, c->yaml[i].top);
	}
	check_partner_twins(c);
	check_add_pages(c, &names);
	for (i = 0; i < names.n; i++) {
		if (str_ends(names.s[i], ".md"))
			check_markdown(c, &at, names.s[i]);
	}
	check_pages(c);
	check_together(c, true);
	if (is_readable(c))
		check_by_loading(c, ws);
	names_release(&names);
	return 0;
}

/* Does the workspace have a file of its own in the place of a shipped one? */
static bool
is_overridden(const struct check *c, const char *path)
{
	return c->ws != NULL && root_is_file(&c->ws->root, path);
}

/* Check one shipped file. */
static void
check_shipped(struct check *c, const struct checked_root *at,
    const char *path)
{
	const struct node *top;

	if (is_overridden(c, path) ||
	    str_starts(path, "templates/workspace/"))
		return;
	if (str_ends(path, ".md"))
		check_markdown(c, at, path);
	else if (is_playbook(path) && (top = read_yaml(c, at, path)) != NULL)
		check_playbook(c, top, false);
	else if (strcmp(path, METRICS_FILE) == 0 &&
	    (top = read_yaml(c, at, path)) != NULL)
		check_map(c, top, shape_metrics);
	else if (is_artifact(path) && (top = read_yaml(c, at, path)) != NULL)
		check_artifact(c, at, arena_ndup(&c->arena, path,
		    (size_t)(strrchr(path, '/') - path)), top);
}

int
check_each_shipped(struct check *c, void (*look)(struct check *c,
    const struct checked_root *at, const char *path), struct err *e)
{
	struct root share = ROOT_INIT;
	struct names names = { 0 };
	struct checked_root at = { &share, arena_printf(&c->arena, "%s/",
	    share_dir()) };
	size_t i;
	int rc = root_open(&share, share_dir(), e);

	if (rc == 0)
		rc = walk_files(&names, &share, "templates", e);
	if (rc == 0)
		rc = walk_files(&names, &share, PLAYBOOK_FOLDER, e);
	for (i = 0; i < names.n && rc == 0; i++)
		look(c, &at, names.s[i]);
	names_release(&names);
	root_close(&share);
	return rc;
}

int
check_library(struct check *c, struct err *e)
{
	int rc = check_each_shipped(c, check_shipped, e);

	check_together(c, false);
	return rc;
}
