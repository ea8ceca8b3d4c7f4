/* partnermove - a partner's folder moved, with all that refers to it */

#include "partnermove.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "brief.h"
#include "cmd.h"
#include "mem.h"
#include "moving.h"
#include "walk.h"
#include "yaml.h"

void
partner_move_init(struct partner_move *m, struct ws *ws, const char *from,
    const char *to)
{
	memset(m, 0, sizeof(*m));
	m->ws = ws;
	m->link.from = from;
	m->link.to = to;
	m->has_revs = revs_open(&m->revs, &ws->root, NULL) == 0;
}

void
partner_move_release(struct partner_move *m)
{
	revs_close(&m->revs);
	free(m->aliases);
	free(m->changes);
	free(m->moved);
	names_release(&m->folders);
	names_release(&m->ignored);
	arena_release(&m->arena);
	memset(m, 0, sizeof(*m));
}

void
partner_move_change(struct partner_move *m, const char *path,
    change_fn *apply, void *ctx)
{
	MEM_ROOM(m->changes, m->n, m->cap);
	m->changes[m->n++] = (struct change){ path, apply, ctx };
}

/* The file that is taken away is made again, like it, at path. */
static void
make_at(struct partner_move *m, struct moving *f, const char *path)
{
	partner_move_change(m, path, moving_make, f);
	MEM_ROOM(m->moved, m->nmoved, m->capmoved);
	m->moved[m->nmoved++] = (struct moved){ f->path, path };
}

/* Bytes of a name before its ending: "qbr", of "plan.md" "plan". */
static size_t
stem(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot != NULL && dot != name ? (size_t)(dot - name) :
	    strlen(name);
}

/* Is a name of the new folder taken, by a file or by a sidecar? */
static bool
taken(const struct partner_move *m, const char *name)
{
	struct str path = STR_INIT;
	bool there;

	str_addf(&path, "partners/%s/%s", m->link.to, name);
	there = root_exists(&m->ws->root, path.s);
	str_reset(&path);
	str_addf(&path, ".pos/partners/%s/%.*s", m->link.to, (int)stem(name),
	    name);
	there |= root_exists(&m->ws->root, path.s);
	str_adds(&path, ".yaml");
	there |= root_exists(&m->ws->root, path.s);
	str_release(&path);
	return there;
}

int
partner_move_aside(struct partner_move *m, struct err *e)
{
	const char *folder = arena_printf(&m->arena, "partners/%s",
	    m->link.from);
	struct names names = { 0 };
	const char *name, *other;
	size_t i, n;
	int rc = root_list(&names, &m->ws->root, folder, e);

	for (i = 0; i < names.n && rc == 0; i++) {
		name = arena_dup(&m->arena, names.s[i]);
		if (strcmp(name, "partner.yaml") == 0 || !taken(m, name))
			continue;
		n = 2;
		do {
			other = arena_printf(&m->arena, "%.*s-%zu%s",
			    (int)stem(name), name, n++, name + stem(name));
		} while (taken(m, other));
		MEM_ROOM(m->aliases, m->naliases, m->capaliases);
		m->aliases[m->naliases++] = (struct partner_alias){ name,
		    other };
	}
	names_release(&names);
	m->link.aliases = m->aliases;
	m->link.n = m->naliases;
	return rc;
}

/* The name that the first part of rel, of a sidecar or not, has now. */
static const char *
new_name(struct partner_move *m, const char *rel)
{
	size_t len = strcspn(rel, "/"), i, n;
	const char *old;

	for (i = 0; i < m->naliases; i++) {
		old = m->aliases[i].old;
		if (strlen(old) == len && memcmp(old, rel, len) == 0)
			return arena_printf(&m->arena, "%s%s",
			    m->aliases[i].new, rel + len);
		n = stem(old);
		if (rel[len] == '\0' && str_ends(rel, ".yaml") &&
		    str_ends(old, ".md") && len == n + strlen(".yaml") &&
		    memcmp(old, rel, n) == 0)
			return arena_printf(&m->arena, "%.*s.yaml",
			    (int)stem(m->aliases[i].new), m->aliases[i].new);
	}
	return rel;
}

/* The link for the text of a file. In the arena. */
static struct partner_link *
link_for(struct partner_move *m, const char *path)
{
	struct partner_link *l = arena_alloc(&m->arena, sizeof(*l));

	*l = m->link;
	l->file = path;
	l->beside = str_starts(path, "partners/") ||
	    str_starts(path, ".pos/partners/");
	return l;
}

static bool
is_text(const char *path)
{
	return str_ends(path, ".md") || str_ends(path, ".yaml");
}

/* Read a file that is to be moved; texts have their links put right. */
static int
read_file(struct moving **out, struct partner_move *m, const char *path,
    struct err *e)
{
	int rc = moving_read(out, &m->arena, &m->ws->root, path, e);

	if (is_text(path))
		(*out)->link = link_for(m, path);
	return rc;
}

/* Move one file: in the commit, or after it when git leaves it out. */
static int
move_file(struct partner_move *m, const char *path, const char *to,
    struct err *e)
{
	struct moving *f;

	names_add(&m->folders, path);
	if (m->has_revs && revs_ignored(&m->revs, path)) {
		names_add(&m->ignored, path);
		names_add(&m->ignored, to);
		return 0;
	}
	if (read_file(&f, m, path, e) < 0)
		return -1;
	partner_move_change(m, path, moving_take_away, f);
	make_at(m, f, to);
	return 0;
}

/* Move all files of a folder but the record; base: "" or ".pos/". */
static int
move_folder(struct partner_move *m, const char *base, struct err *e)
{
	struct arena *a = &m->arena;
	const char *folder = arena_printf(a, "%spartners/%s", base,
	    m->link.from);
	struct names files = { 0 };
	const char *path, *rel;
	size_t i;
	int rc = walk_files(&files, &m->ws->root, folder, e);

	for (i = 0; i < files.n && rc == 0; i++) {
		path = arena_dup(a, files.s[i]);
		rel = path + strlen(folder) + 1;
		if (base[0] == '\0' && strcmp(rel, "partner.yaml") == 0)
			continue;
		rc = move_file(m, path, arena_printf(a, "%spartners/%s/%s",
		    base, m->link.to, new_name(m, rel)), e);
		m->documents += base[0] == '\0';
	}
	names_release(&files);
	return rc;
}

int
partner_move_files(struct partner_move *m, struct err *e)
{
	return move_folder(m, "", e) < 0 || move_folder(m, ".pos/", e) < 0 ?
	    -1 : 0;
}

/* The record as it lies in its folder, which is read again to be sure. */
static struct moving *
old_record(struct partner_move *m)
{
	const char *path = arena_printf(&m->arena, "partners/%s/partner.yaml",
	    m->link.from);
	struct moving *f = NULL;

	read_file(&f, m, path, NULL);
	names_add(&m->folders, path);
	partner_move_change(m, path, moving_take_away, f);
	return f;
}

int
partner_move_drop_record(struct partner_move *m, const struct node *read,
    struct err *e)
{
	struct moving *f = old_record(m);
	const struct node *now = yaml_parse(&m->arena, f->now.s, f->now.len,
	    f->path, e);

	if (now == NULL)
		return -1;
	return node_same(now, read) ? 0 : err_set(e, ERR_CONFLICT, "%s: was "
	    "edited meanwhile; try again", f->path);
}

void
partner_move_record(struct partner_move *m, struct partner_edits *pe)
{
	struct moving *f = old_record(m);

	f->edits = pe;
	make_at(m, f, arena_printf(&m->arena, "partners/%s/partner.yaml",
	    m->link.to));
}

/* Does the file hold the old slug as what the change looks for? */
static bool
concerns(struct partner_move *m, const char *path, change_fn *apply,
    struct partner_link *l)
{
	struct str old = STR_INIT, new = STR_INIT;
	bool remove = false, is = false;

	if (root_read(&old, &m->ws->root, path, MOVING_MOST, NULL) == 0 &&
	    strstr(old.s, m->link.from) != NULL)
		is = apply(&new, &remove, &old, l, NULL) < 0 ||
		    !str_same(&old, &new);
	str_release(&old);
	str_release(&new);
	return is;
}

/* Have the files of a folder changed that are concerned. */
static int
change_in(struct partner_move *m, const char *folder, const char *ending,
    change_fn *apply, struct err *e)
{
	const char *own = arena_printf(&m->arena, "partners/%s/",
	    m->link.from);
	struct partner_link *l;
	struct names files = { 0 };
	const char *path;
	size_t i;
	int rc = walk_files(&files, &m->ws->root, folder, e);

	for (i = 0; i < files.n; i++) {
		path = files.s[i];
		if (!str_ends(path, ending) || str_starts(path, own) ||
		    (str_starts(path, ".pos/") && str_starts(path +
		    strlen(".pos/"), own)))
			continue;
		path = arena_dup(&m->arena, path);
		l = link_for(m, path);
		if (!concerns(m, path, apply, l))
			continue;
		partner_move_change(m, path, apply, l);
		m->references += !str_starts(path, ".pos/");
	}
	names_release(&files);
	return rc;
}

int
partner_move_links(struct partner_move *m, struct err *e)
{
	static const char *const documents[] = { "strategy", "reports",
		"partners" };
	size_t i;

	steady_note_data(&m->read, &m->ws->root);
	if (change_in(m, "data", ".yaml", partner_data_change, e) < 0 ||
	    change_in(m, ".pos", ".yaml", partner_link_change, e) < 0)
		return -1;
	for (i = 0; i < sizeof(documents) / sizeof(documents[0]); i++) {
		if (change_in(m, documents[i], ".md", partner_link_change,
		    e) < 0)
			return -1;
	}
	return 0;
}

/* Remove the folders above path that are empty, up to partners/. */
static void
tidy(const struct root *root, const char *path)
{
	char *part = mem_dup(path), *slash, *name;
	int fd;

	while ((slash = strrchr(part, '/')) != NULL) {
		*slash = '\0';
		name = strrchr(part, '/');
		if (name == NULL || str_ends(part, "/partners"))
			break;
		*name = '\0';
		fd = root_openat(root, part, O_RDONLY | O_DIRECTORY, 0);
		if (fd < 0)
			break;
		unlinkat(fd, name + 1, AT_REMOVEDIR);
		close(fd);
		*name = '/';
	}
	free(part);
}

/* Remove what is empty now, and tell of what is not. */
static void
tidy_all(const struct partner_move *m)
{
	struct str left = STR_INIT;
	size_t i;

	for (i = 0; i < m->folders.n; i++)
		tidy(&m->ws->root, m->folders.s[i]);
	str_addf(&left, "partners/%s", m->link.from);
	if (root_exists(&m->ws->root, left.s))
		cmd_warn("%s is left: what is still in it is not pos's; move "
		    "it yourself", left.s);
	str_release(&left);
}

const char *
partner_move_subject(struct partner_move *m, const char *verb,
    const char *from, const char *word, const char *to)
{
	struct str s = STR_INIT;
	const char *subject;

	str_addf(&s, "partner: %s ", verb);
	brief_add(&s, from, PARTNER_NAME_SHOWN);
	str_addf(&s, " %s ", word);
	brief_add(&s, to, PARTNER_NAME_SHOWN);
	subject = arena_dup(&m->arena, s.s);
	str_release(&s);
	return subject;
}

int
partner_move_commit(struct commit_result *res, struct partner_move *m,
    struct commit_request *req, const struct partner_save *save,
    struct err *e)
{
	struct err why = ERR_INIT;
	size_t i;
	int rc;

	req->changes = m->changes;
	req->nchanges = m->n;
	req->still = m->read.root != NULL ? steady_still : NULL;
	req->read = &m->read;
	req->moved = m->moved;
	req->nmoved = m->nmoved;
	req->write_only = save->no_commit;
	req->dry_run = save->dry_run;
	rc = commit_changes(res, &m->ws->root, req, e);
	if (rc < 0 || save->dry_run)
		return rc;
	for (i = 0; i + 1 < m->ignored.n; i += 2) {
		if (moving_rename(&m->ws->root, m->ignored.s[i],
		    m->ignored.s[i + 1], &why) < 0)
			cmd_fail(&why);
	}
	tidy_all(m);
	return 0;
}
