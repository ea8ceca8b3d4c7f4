/* docdiff - how two versions of a document differ, section by section */

#include "docdiff.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "gitlib.h"
#include "md.h"
#include "mem.h"
#include "merge3.h"

/* One version: read as a document, or not. */
struct version {
	struct md md;
	bool read;
	const struct str *text;
};

static void
version_read(struct version *v, const struct str *text)
{
	memset(v, 0, sizeof(*v));
	v->text = text;
	v->read = text != NULL && md_parse(&v->md, text->s, text->len, "",
	    NULL) == 0;
	if (v->read && v->md.n_sections > MD_MANY) {
		md_release(&v->md);
		v->read = false;
	}
	if (v->read)
		md_stretch(&v->md);
}

static void
version_release(struct version *v)
{
	if (v->read)
		md_release(&v->md);
}

/* The text of what is no document; a text of docdiff.h ends at a NUL. */
static void
add_raw(struct str *out, const struct str *text)
{
	struct str normal = STR_INIT;
	size_t i;

	md_normal(&normal, text->s, text->len, "\n");
	for (i = 0; i < normal.len; i++) {
		if (normal.s[i] == '\0')
			str_adds(out, "\\x00");
		else
			str_addc(out, normal.s[i]);
	}
	str_release(&normal);
}

/* A section's text, or that of all above the sections (NULL). */
static const char *
text_of(struct arena *a, const struct version *v,
    const struct md_section *s)
{
	struct str out = STR_INIT;
	const char *text;

	if (v->text == NULL)
		return "";
	if (!v->read)
		add_raw(&out, v->text);
	else if (s != NULL)
		md_section_text(&out, &v->md, s);
	else
		md_normal(&out, v->md.bytes, v->md.n_sections > 0 ?
		    v->md.sections[0].from : v->md.n, "\n");
	text = arena_ndup(a, out.s, out.len);
	str_release(&out);
	return text;
}

static int
add(struct docdiff *out, const char *id, const char *heading,
    enum docdiff_kind kind, const char *before, const char *now,
    struct err *e)
{
	struct str was = STR_INIT, is = STR_INIT;
	struct docdiff_section *s;
	int rc;

	MEM_ROOM(out->sections, out->n, out->cap);
	s = &out->sections[out->n++];
	*s = (struct docdiff_section){ id, heading, kind, 0, before, now };
	str_adds(&was, before);
	str_adds(&is, now);
	rc = merge3_count(&s->units, &was, &is, e);
	str_release(&was);
	str_release(&is);
	return rc;
}

/* Sections of the new version that the old one has not, or has otherwise. */
static int
add_new(struct docdiff *out, struct arena *a, const struct version *before,
    const struct version *now, struct err *e)
{
	const struct md_section *s, *old;
	const char *x, *y;
	size_t i;

	for (i = 0; now->read && i < now->md.n_sections; i++) {
		s = &now->md.sections[i];
		old = before->read ? md_find(&before->md, s->id) : NULL;
		x = old != NULL ? text_of(a, before, old) : "";
		y = text_of(a, now, s);
		if (old != NULL && strcmp(x, y) == 0)
			continue;
		if (add(out, arena_dup(a, s->id), arena_dup(a, s->heading),
		    old != NULL ? DOC_CHANGED : DOC_ADDED, x, y, e) < 0)
			return -1;
	}
	return 0;
}

static int
add_removed(struct docdiff *out, struct arena *a,
    const struct version *before, const struct version *now, struct err *e)
{
	const struct md_section *s;
	size_t i;

	for (i = 0; before->read && i < before->md.n_sections; i++) {
		s = &before->md.sections[i];
		if (now->read && md_find(&now->md, s->id) != NULL)
			continue;
		if (add(out, arena_dup(a, s->id), arena_dup(a, s->heading),
		    DOC_REMOVED, text_of(a, before, s), "", e) < 0)
			return -1;
	}
	return 0;
}

int
docdiff(struct docdiff *out, struct arena *a, const struct str *before,
    const struct str *now, struct err *e)
{
	struct version x, y;
	const char *was, *is;
	int rc = 0;

	memset(out, 0, sizeof(*out));
	version_read(&x, before);
	version_read(&y, now);
	was = text_of(a, &x, NULL);
	is = text_of(a, &y, NULL);
	if (strcmp(was, is) != 0)
		rc = add(out, "", "", before == NULL ? DOC_ADDED :
		    now == NULL ? DOC_REMOVED : DOC_CHANGED, was, is, e);
	if (rc == 0)
		rc = add_new(out, a, &x, &y, e);
	if (rc == 0)
		rc = add_removed(out, a, &x, &y, e);
	version_release(&x);
	version_release(&y);
	return rc;
}

void
docdiff_release(struct docdiff *d)
{
	free(d->sections);
	memset(d, 0, sizeof(*d));
}

const char *
docdiff_kind_name(enum docdiff_kind kind)
{
	static const char *const names[] = { "added", "removed", "changed" };

	return names[kind];
}

static int
add_line(const git_diff_delta *delta, const git_diff_hunk *hunk,
    const git_diff_line *line, void *ctx)
{
	struct str *out = ctx;

	(void)delta;
	if (line->origin == GIT_DIFF_LINE_HUNK_HDR) {
		str_addf(out, "@@ -%d,%d +%d,%d @@\n", hunk->old_start,
		    hunk->old_lines, hunk->new_start, hunk->new_lines);
	} else if (line->origin == ' ' || line->origin == '+' ||
	    line->origin == '-') {
		str_addc(out, line->origin);
		str_add(out, line->content, line->content_len);
		if (out->s[out->len - 1] != '\n')
			str_addc(out, '\n');
	}
	return 0;
}

int
textdiff(struct str *out, const char *before, const char *now, struct err *e)
{
	git_diff_options opts;

	if (git_start(e) < 0)
		return -1;
	git_diff_options_init(&opts, GIT_DIFF_OPTIONS_VERSION);
	opts.flags = GIT_DIFF_FORCE_TEXT;
	if (git_diff_buffers(before, strlen(before), NULL, now, strlen(now),
	    NULL, &opts, NULL, NULL, NULL, add_line, out) < 0)
		return err_git(e, "difference");
	return 0;
}
