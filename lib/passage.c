/* passage - the passages of a workspace */

#include "passage.h"

#include <stdlib.h>
#include <string.h>

#include "line.h"
#include "map.h"
#include "mem.h"
#include "parallel.h"
#include "passageread.h"
#include "str.h"
#include "walk.h"

/* The files of a run, and what their workers have. */
struct reading {
	const struct ws *ws;
	struct passage_file *files;
	size_t n;
	struct arena *arenas;	/* of each worker */
	bool md;		/* now the documents, else the data */
};

void
passage_lines(struct passage_file *f)
{
	size_t at, cap = 0;

	f->starts = NULL;
	f->lines = 0;
	for (at = 0; at < f->n; at = line_next(f->bytes, f->n, at)) {
		MEM_ROOM(f->starts, f->lines, cap);
		f->starts[f->lines++] = (unsigned)at;
	}
	MEM_ROOM(f->starts, f->lines, cap);
	f->starts[f->lines] = (unsigned)f->n;
}

void
passage_lines_free(struct passage_file *f)
{
	free(f->starts);
	f->starts = NULL;
}

unsigned
passage_line_at(const struct passage_file *f, size_t at)
{
	unsigned low = 0, high = f->lines, mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (f->starts[mid] <= at)
			low = mid;
		else
			high = mid;
	}
	return low + 1;
}

static bool
is_blank(const struct passage_file *f, unsigned line)
{
	return line_blank(f->bytes + f->starts[line - 1], f->starts[line] -
	    f->starts[line - 1]);
}

void
passage_add(struct passage_file *f, const struct passage *what)
{
	struct passage p = *what;

	while (p.line <= p.last && is_blank(f, p.line))
		p.line++;
	while (p.line <= p.last && is_blank(f, p.last))
		p.last--;
	if (p.line > p.last)
		return;
	p.path = f->path;
	p.text = f->bytes + f->starts[p.line - 1];
	p.n = f->starts[p.last] - f->starts[p.line - 1];
	MEM_ROOM(f->at, f->count, f->cap);
	f->at[f->count++] = p;
}

/* A file could not be read: say why, unless it is gone. */
static void
note(struct passage_file *f, struct arena *a, const struct err *why)
{
	f->why = why->code == ERR_NOTFOUND ? NULL : arena_dup(a, why->msg);
	f->count = 0;
}

/* Read one file and cut it. */
static void
cut(struct passage_file *f, const struct reading *r, struct arena *a)
{
	struct err why = ERR_INIT;
	struct str bytes = STR_INIT;
	int rc = files_read(&bytes, &r->ws->files, f->path, &why);

	if (rc == 0) {
		f->bytes = arena_ndup(a, bytes.s, bytes.len);
		f->n = bytes.len;
		passage_lines(f);
		rc = r->md ? passage_cut_md(f, a, &why) :
		    passage_cut_yaml(f, a, &why);
		passage_lines_free(f);
	}
	if (rc < 0)
		note(f, a, &why);
	str_release(&bytes);
}

static int
cut_one(size_t i, size_t worker, void *ctx)
{
	struct reading *r = ctx;

	if (str_ends(r->files[i].path, ".md") == r->md)
		cut(&r->files[i], r, &r->arenas[worker]);
	return 0;
}

/* Data in several threads; documents in one, as lib/md.h wants it. */
static void
cut_all(struct reading *r, size_t workers)
{
	r->md = false;
	parallel_each(r->n, workers, cut_one, r);
	r->md = true;
	parallel_each(r->n, 1, cut_one, r);
}

/* Is it a document or data of ours, and what the question is about? */
static bool
is_meant(const char *path, const struct about *about)
{
	return (str_ends(path, ".md") || str_ends(path, ".yaml")) &&
	    (about == NULL || about_has(about, path));
}

/* "2026-11-20-exec.md": "exec.md"; NULL: the name has no date. */
static const char *
behind_date(const char *path)
{
	const char *name = strrchr(path, '/');
	date day;

	name = name != NULL ? name + 1 : path;
	return strlen(name) > 11 && name[10] == '-' &&
	    date_parse(&day, name, 10) == 0 ? name + 11 : NULL;
}

/* Add the reports, of each kind the newest: the last in their order. */
static void
add_reports(struct names *out, const struct names *all)
{
	struct map seen = { 0 };
	const char *kind;
	size_t i;

	for (i = all->n; i-- > 0;) {
		kind = behind_date(all->s[i]);
		if (kind != NULL && map_get(&seen, kind) != NULL)
			continue;
		if (kind != NULL)
			*map_at(&seen, kind) = all->s[i];
		names_add(out, all->s[i]);
	}
	map_release(&seen);
}

/* The paths that are read, sorted. */
static int
list_files(struct names *out, const struct ws *ws, const struct about *about,
    struct err *e)
{
	static const char *const folders[] = { "strategy", "data",
		"partners" };
	struct names all = { 0 }, reports = { 0 }, top = { 0 };
	size_t i;
	int rc = root_list(&top, &ws->root, "", e);

	for (i = 0; rc == 0 && i < top.n; i++) {
		if (str_ends(top.s[i], ".md") ||
		    strcmp(top.s[i], "company.yaml") == 0 ||
		    strcmp(top.s[i], "program.yaml") == 0)
			names_add(&all, top.s[i]);
	}
	for (i = 0; rc == 0 && i < 3; i++)
		rc = walk_files(&all, &ws->root, folders[i], e);
	if (rc == 0)
		rc = walk_files(&reports, &ws->root, "reports", e);
	add_reports(&all, &reports);
	for (i = 0; i < all.n; i++) {
		if (is_meant(all.s[i], about))
			names_add(out, all.s[i]);
	}
	names_sort(out);
	names_release(&top);
	names_release(&all);
	names_release(&reports);
	return rc;
}

/* Does path begin with the names of part: "a.b.c" with "a.b"? */
static bool
begins(const char *path, const char *part)
{
	size_t n = strlen(part);

	return strncmp(path, part, n) == 0 && (path[n] == '\0' ||
	    path[n] == '.');
}

/*
 * Is it in the section asked for? Of data that is a path, without its first
 * name too (solutions.share for categories.solutions.share), and what lies
 * in a passage has no other one.
 */
static bool
in_section(const struct passage *p, const char *section)
{
	const char *rest = strchr(p->where, '.');

	if (p->section != NULL)
		return strcmp(p->section, section) == 0;
	return begins(p->where, section) || (p->where[0] != '\0' &&
	    begins(section, p->where)) || (rest != NULL &&
	    (begins(rest + 1, section) || begins(section, rest + 1)));
}

/* Take over what was cut from one file. */
static void
gather(struct passages *out, struct passage_file *f, const char *section)
{
	size_t i;

	out->files += f->why == NULL;
	if (f->why != NULL)
		names_add(&out->unread, f->why);
	for (i = 0; i < f->count; i++) {
		if (section != NULL && !in_section(&f->at[i], section))
			continue;
		MEM_ROOM(out->at, out->n, out->cap);
		out->at[out->n++] = f->at[i];
	}
	free(f->at);
}

int
passages_read(struct passages *out, const struct ws *ws,
    const struct about *about, struct err *e)
{
	const char *section = about != NULL ? about->section : NULL;
	struct names paths = { 0 };
	struct reading r = { .ws = ws };
	size_t i;
	int rc = list_files(&paths, ws, about, e);

	out->n_arenas = parallel_workers(paths.n) + 1;
	out->arenas = mem_zero(out->n_arenas, sizeof(*out->arenas));
	r.files = mem_zero(paths.n + 1, sizeof(*r.files));
	r.n = rc == 0 ? paths.n : 0;
	r.arenas = out->arenas;
	for (i = 0; i < r.n; i++)
		r.files[i].path = arena_dup(&out->arenas[out->n_arenas - 1],
		    paths.s[i]);
	cut_all(&r, out->n_arenas - 1);
	for (i = 0; i < r.n; i++)
		gather(out, &r.files[i], section);
	if (rc == 0 && about != NULL && paths.n == 0)
		rc = err_set(e, ERR_NOTFOUND, "%s: there is no such document "
		    "yet; pos gen drafts those of the strategy", about->text);
	if (rc == 0 && section != NULL && out->n == 0 && out->unread.n == 0)
		rc = err_set(e, ERR_NOTFOUND, "%s: no section or path '%s'",
		    about->text, section);
	free(r.files);
	names_release(&paths);
	return rc;
}

void
passages_release(struct passages *p)
{
	size_t i;

	for (i = 0; i < p->n_arenas; i++)
		arena_release(&p->arenas[i]);
	free(p->arenas);
	free(p->at);
	names_release(&p->unread);
	memset(p, 0, sizeof(*p));
}

const char *
passage_line(size_t *n, const struct passage *p, unsigned line)
{
	size_t at = 0;
	unsigned l;

	if (line < p->line || line > p->last)
		return NULL;
	for (l = p->line; l < line; l++)
		at = line_next(p->text, p->n, at);
	*n = line_stop(p->text, p->n, at) - at;
	return p->text + at;
}
