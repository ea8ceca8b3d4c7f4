/* templatenew - a new template in the workspace */

#include "templatenew.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalogue.h"
#include "commit.h"
#include "duration.h"
#include "shape.h"
#include "shelf.h"
#include "templatedraft.h"
#include "templatefind.h"

enum { TRIES = 20,	/* when others take numbers at the same time */
	TEXT = 400 };	/* bytes of a title, a tag */

/* One that is being made. */
struct making {
	struct ws *ws;
	const struct template_new *asked;
	struct catalogue all;
	struct template_draft draft;
	const char *folder, *name;	/* "finance", "price-review" */
	long number;			/* 0: the next free one */
	const char *path;
	struct str text;
	bool taken;			/* the number, by somebody else */
};

/* The only one of the values, or NULL. */
static int
take_one(const char **out, const char *option, const struct list *values,
    struct err *e)
{
	if (values->n > 1)
		return err_set(e, ERR_USAGE, "a template has one %s: give "
		    "--%s once", option, option);
	if (values->n == 1)
		*out = values->s[0];
	return 0;
}

/* Is it a word that the frontmatter may have under the key? */
static int
check_word(const char *option, const char *key, const char *word,
    struct err *e)
{
	const struct shape *s = shape_member(shape_template, key,
	    strlen(key));
	struct node n = { .kind = NODE_SCALAR, .text = word,
		.n = (uint32_t)strlen(word) };
	struct str why = STR_INIT;
	int rc = 0;

	if (shape_fault(&why, s, &n))
		rc = err_set(e, ERR_USAGE, "--%s: %s", option, why.s);
	str_release(&why);
	return rc;
}

/* A text that people read: on one line, and not blank. */
static int
check_text(const char *option, const char *text, struct err *e)
{
	size_t i, n = strlen(text);

	if (strspn(text, " ") == n)
		return err_set(e, ERR_USAGE, "--%s is empty", option);
	if (n > TEXT)
		return err_set(e, ERR_USAGE, "--%s: %d bytes at most are "
		    "expected, not %zu", option, TEXT, n);
	for (i = 0; i < n; i++) {
		if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f)
			return err_set(e, ERR_USAGE, "--%s: one line without "
			    "control characters is expected", option);
	}
	return 0;
}

/* The title and all other texts that were given. */
static int
check_texts(const struct template_new *a, struct err *e)
{
	size_t i;

	if (a->title == NULL || a->title[0] == '\0')
		return err_set(e, ERR_USAGE, "what is its title? For example "
		    "--title \"Price Review\"");
	if (check_text("title", a->title, e) < 0 || (a->description != NULL &&
	    check_text("description", a->description, e) < 0))
		return -1;
	for (i = 0; i < a->tags->n; i++) {
		if (check_text("tag", a->tags->s[i], e) < 0)
			return -1;
	}
	return 0;
}

static int
check_tiers(const struct making *m, struct err *e)
{
	const struct list *tiers = m->asked->tiers;
	struct template_query q = { .tiers = tiers,
		.program_tiers = node_get(m->ws->program, "tiers") };
	static const struct list none;
	struct str why = STR_INIT;
	int rc = 0;

	q.folders = q.phases = q.difficulties = q.skills = q.tags = &none;
	if (template_query_miss(&why, &m->all, &q))
		rc = err_set(e, ERR_USAGE, "--tier: %s", why.s);
	str_release(&why);
	return rc;
}

/* Lower-case letters, digits and single -, as a file's name has them. */
static int
check_name(const char *what, const char *name, size_t n, struct err *e)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (!islower((unsigned char)name[i]) &&
		    !isdigit((unsigned char)name[i]) &&
		    !(name[i] == '-' && i > 0 && i + 1 < n))
			break;
	}
	if (n > 0 && i == n && n <= 64)
		return 0;
	return err_set(e, ERR_USAGE, "%s: lower-case letters, digits and - "
	    "between them are expected, such as price-review, not '%.*s'",
	    what, n > 60 ? 60 : (int)n, name);
}

/* Take the id apart: folder, number, name. */
static int
read_id(struct making *m, struct err *e)
{
	const char *id = m->asked->id, *slash = strrchr(id, '/');
	const char *name = slash != NULL ? slash + 1 : id, *folder = NULL;
	char *end;

	if (take_one(&folder, "category", m->asked->folders, e) < 0)
		return -1;
	if (slash != NULL)
		m->folder = arena_ndup(&m->all.arena, id,
		    (size_t)(slash - id));
	if (folder != NULL && slash != NULL && strcmp(folder, m->folder) != 0)
		return err_set(e, ERR_USAGE, "'%.80s' says %.40s, --category "
		    "says %.40s: which is it?", id, m->folder, folder);
	if (folder != NULL)
		m->folder = folder;
	if (m->folder == NULL)
		return err_set(e, ERR_USAGE, "in which category? For example "
		    "--category recruitment; 'pos template list' has them");
	m->name = name;
	if (isdigit((unsigned char)*name)) {
		m->number = strtol(name, &end, 10);
		m->name = *end == '-' ? end + 1 : name;
		m->number = *end == '-' ? m->number : 0;
	}
	if (m->number < 0 || m->number > 999)
		return err_set(e, ERR_USAGE, "%.80s: a number up to 999 is "
		    "expected", id);
	if (check_name("category", m->folder, strlen(m->folder), e) < 0)
		return -1;
	return check_name("id", m->name, strlen(m->name), e);
}

/* Is the template in the folder? */
static bool
is_in(const struct making *m, const struct catalogue_entry *t)
{
	size_t n = template_folder(t->id);

	return !t->mail && strlen(m->folder) == n &&
	    strncmp(t->id, m->folder, n) == 0;
}

/* A folder that nobody has is a new one, unless it is a slip. */
static int
check_folder(const struct making *m, struct err *e)
{
	static const struct list none;
	const struct list folder = { (const char **)&m->folder, 1, 1 };
	const struct template_query q = { &folder, &none, &none, &none,
		&none, &none, NULL, NULL, NULL };
	struct str why = STR_INIT;
	int rc = 0;

	if (strcmp(m->folder, "mail") == 0 || strcmp(m->folder,
	    "artifacts") == 0 || strcmp(m->folder, "workspace") == 0)
		return err_set(e, ERR_USAGE, "category: templates/%s/ holds "
		    "no documents that are filled; take another", m->folder);
	if (shelf_find(m->folder, strlen(m->folder)) == NULL &&
	    template_query_miss(&why, &m->all, &q) &&
	    strstr(why.s, "did you mean") != NULL)
		rc = err_set(e, ERR_USAGE, "%s", why.s);
	str_release(&why);
	return rc;
}

/* The number a template's file begins with, and the rest of its name. */
static long
number_of(const struct catalogue_entry *t, const char **rest)
{
	const char *base = t->id + template_folder(t->id) + 1;
	char *end;
	long n = strtol(base, &end, 10);

	*rest = end > base && *end == '-' ? end + 1 : base;
	return end > base ? n : 0;
}

/* Nothing that is there may be meant: no name, no title, no number. */
static int
check_free(struct making *m, struct err *e)
{
	const char *rest, *title;
	long most = 0, number;
	size_t i;

	for (i = 0; i < m->all.n; i++) {
		title = node_get_text(m->all.v[i].front, "title", "");
		if (strcmp(title, m->asked->title) == 0)
			return err_set(e, ERR_EXISTS, "%s has the title '%s'; "
			    "take another", m->all.v[i].id, title);
		if (!is_in(m, &m->all.v[i]))
			continue;
		number = number_of(&m->all.v[i], &rest);
		if (strcmp(rest, m->name) == 0)
			return err_set(e, ERR_EXISTS, "%s is there already; "
			    "'pos template show --body %s' prints it, to make "
			    "one of your own from", m->all.v[i].id,
			    m->all.v[i].id);
		if (number > 0 && number == m->number)
			return err_set(e, ERR_EXISTS, "number %ld is that of "
			    "%s; leave it out for the next free one", number,
			    m->all.v[i].id);
		most = number > most ? number : most;
	}
	if (m->number == 0)
		m->number = most + 1;
	return 0;
}

/* The letters that the numbers of a folder begin with, in use there. */
static const char *
letters_in_use(struct making *m)
{
	const char *number;
	size_t i;

	for (i = 0; i < m->all.n; i++) {
		number = node_get_text(m->all.v[i].front, "template_number",
		    "");
		if (is_in(m, &m->all.v[i]) && strchr(number, '.') != NULL)
			return arena_ndup(&m->all.arena, number,
			    strcspn(number, "."));
	}
	return NULL;
}

/* Do the numbers of another folder begin with these letters? */
static bool
is_letters_taken(const struct making *m, const char *letters)
{
	const char *number;
	size_t i, n = strlen(letters);

	for (i = 0; i < m->all.n; i++) {
		number = node_get_text(m->all.v[i].front, "template_number",
		    "");
		if (strncmp(number, letters, n) == 0 && number[n] == '.')
			return true;
	}
	return shelf_by_letters(letters, n) != NULL;
}

/* Letters for a new folder: of its first word, as many as it takes. */
static const char *
make_letters(struct making *m)
{
	struct str letters = STR_INIT;
	const char *p, *made;

	for (p = m->folder; letters.len == 0 || is_letters_taken(m,
	    letters.s); p += *p != '\0') {
		if (isalpha((unsigned char)*p))
			str_addc(&letters, (char)toupper((unsigned char)*p));
		else if (*p == '\0')
			str_addc(&letters, 'Z');
	}
	made = arena_dup(&m->all.arena, letters.s);
	str_release(&letters);
	return made;
}

/* What is usual in the folder, and what was asked for instead. */
static int
fill_draft(struct making *m, struct err *e)
{
	const struct shelf *s = shelf_find(m->folder, strlen(m->folder));
	struct template_draft *d = &m->draft;
	const struct template_new *a = m->asked;
	unsigned minutes;

	*d = (struct template_draft){ .folder = m->folder, .shelf = s,
	    .title = a->title, .description = a->description,
	    .time = a->time != NULL ? a->time : "1 hour",
	    .difficulty = "medium", .skill = "intermediate",
	    .phase = s != NULL ? s->phase : "operations",
	    .tiers = a->tiers, .tags = a->tags, .today = date_today() };
	if (duration_parse(&minutes, d->time) < 0)
		return err_set(e, ERR_USAGE, "--time: a time such as \"30 "
		    "minutes\" or \"1-2 hours\" is expected, not '%.40s'",
		    d->time);
	if (take_one(&d->phase, "phase", a->phases, e) < 0 ||
	    take_one(&d->difficulty, "difficulty", a->difficulties, e) < 0 ||
	    take_one(&d->skill, "skill", a->skills, e) < 0 ||
	    check_word("phase", "phase", d->phase, e) < 0 ||
	    check_word("difficulty", "difficulty", d->difficulty, e) < 0 ||
	    check_word("skill", "skill_level", d->skill, e) < 0)
		return -1;
	d->letters = s != NULL ? s->letters : letters_in_use(m);
	if (d->letters == NULL)
		d->letters = make_letters(m);
	return 0;
}

/* A change_fn: create the file, if its number is still free. */
static int
create(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	struct making *m = ctx;
	struct names files = { 0 };
	size_t i, n = strcspn(strrchr(m->path, '/') + 1, "-") + 1;

	root_list(&files, &m->ws->root, arena_printf(&m->all.arena,
	    "templates/%s", m->folder), NULL);
	for (i = 0; i < files.n && old == NULL && !m->taken; i++)
		m->taken = strncmp(files.s[i], strrchr(m->path, '/') + 1, n)
		    == 0 && !str_ends(m->path, files.s[i]);
	names_release(&files);
	if (m->taken)
		return err_set(e, ERR_EXISTS, "the number is taken");
	return change_create(out, remove, old, &m->text, e);
}

/* Commit it under its number, and say so. */
static int
commit(struct making *m, struct err *e)
{
	const char *id = arena_printf(&m->all.arena, "%s/%02ld-%s", m->folder,
	    m->number, m->name);
	struct trailer trailers[] = { { "Pos-Op", "template-new" },
		{ "Pos-Target", NULL } };
	struct change change = { NULL, create, m };
	struct commit_request req = { .trailers = trailers, .ntrailers = 2,
		.changes = &change, .nchanges = 1,
		.dry_run = m->asked->dry_run,
		.write_only = m->asked->no_commit };
	struct commit_result res;

	m->path = arena_printf(&m->all.arena, "templates/%s.md", id);
	trailers[1].value = change.path = m->path;
	req.subject = arena_printf(&m->all.arena, "template: add %s", id);
	str_reset(&m->text);
	m->draft.number = m->number;
	template_draft(&m->text, &m->draft);
	if (commit_changes(&res, &m->ws->root, &req, e) < 0)
		return -1;
	if (m->asked->dry_run)
		return 0;
	printf("%s: %s (%s.%ld)\n", m->path, m->asked->title,
	    m->draft.letters, m->number);
	if (res.id[0] != '\0')
		printf("committed as %.7s\n", res.id);
	printf("next: write its parts, then pos template check %s\n", id);
	return 0;
}

/* The number is taken meanwhile: take the next one. */
static int
commit_somewhere(struct making *m, struct err *e)
{
	int tries, rc = -1;

	for (tries = 0; tries < TRIES && rc < 0; tries++) {
		*e = (struct err)ERR_INIT;
		m->taken = false;
		rc = commit(m, e);
		if (!m->taken)
			break;
		m->number++;
	}
	return rc;
}

int
template_new(struct ws *ws, const struct template_new *asked, struct err *e)
{
	struct making m = { .ws = ws, .asked = asked, .text = STR_INIT };
	int rc = -1;

	if (check_texts(asked, e) < 0)
		return -1;
	if (ws_load(ws, WS_PROGRAM, e) == 0 &&
	    catalogue_read(&m.all, &ws->root, e) == 0 &&
	    read_id(&m, e) == 0 && check_folder(&m, e) == 0 &&
	    check_tiers(&m, e) == 0 && check_free(&m, e) == 0 &&
	    fill_draft(&m, e) == 0)
		rc = commit_somewhere(&m, e);
	str_release(&m.text);
	catalogue_release(&m.all);
	return rc;
}
