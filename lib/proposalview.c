/* proposalview - proposals for people and for programs */

#include "proposalview.h"

#include <git2.h>
#include <string.h>

#include "decision.h"
#include "docdiff.h"
#include "gitlib.h"
#include "harmless.h"

void
proposal_table(struct table *t)
{
	table_init(t, "proposals");
	table_column(t, "name", "NAME", TABLE_LEFT);
	table_column(t, "by", "BY", TABLE_LEFT);
	table_column(t, "date", "DATE", TABLE_LEFT);
	table_column(t, "state", "STATE", TABLE_LEFT);
	table_column(t, "changes", "CHANGES", TABLE_LEFT);
	table_column(t, "subject", "SUBJECT", TABLE_LEFT);
}

static const char *
state_of(const struct proposal *p, const struct names *tips)
{
	if (p->merged)
		return "merged";
	if (names_has(tips, p->tip_hex))
		return "decided";
	if (p->moved.n > 0)
		return "overlaps";
	return p->behind > 0 ? "behind" : "open";
}

/* Append the names as "a, b and 3 more". */
static void
add_names(struct str *out, const struct names *names)
{
	size_t i;

	for (i = 0; i < names->n && i < 2; i++)
		str_addf(out, "%s%s", i > 0 ? ", " : "", names->s[i]);
	if (names->n > 2)
		str_addf(out, " and %zu more", names->n - 2);
}

static void
add_row(struct table *t, const struct proposal *p, const struct names *tips)
{
	struct str changes = STR_INIT;

	add_names(&changes, &p->targets);
	table_cell(t, p->name);
	table_cell(t, p->author);
	table_cell(t, p->day);
	table_cell(t, state_of(p, tips));
	table_cell(t, changes.s);
	table_cell(t, p->subject);
	str_release(&changes);
}

/* One that could not be opened: what is known of it. */
static void
add_odd(struct table *t, const struct proposal *p, const char *name)
{
	table_cell(t, name);
	table_cell(t, p->author);
	table_cell(t, p->day);
	table_cell(t, p->unrelated ? "unrelated" : "unreadable");
	table_cell(t, NULL);
	table_cell(t, p->subject);
}

/* Say why, with the name. */
static void
tell_why(tell_fn *tell, const char *name, const struct err *why)
{
	if (strstr(why->msg, name) != NULL)
		tell("%s", why->msg);
	else
		tell("%s: %s", name, why->msg);
}

/* A decision on file. */
static void
add_decided(struct table *t, struct ws *ws, const char *path, tell_fn *tell)
{
	const struct node *top, *target;
	struct names targets = { 0 };
	struct str changes = STR_INIT;
	struct proposal none = { 0 };
	struct err e = ERR_INIT;

	if (ws_yaml(&top, ws, path, &e) < 0) {
		tell_why(tell, path, &e);
		add_odd(t, &none, path);
		return;
	}
	NODE_EACH(target, node_get(top, "targets"))
		names_add(&targets, node_text(target) ? target->text : "");
	add_names(&changes, &targets);
	table_cell(t, node_get_text(top, "proposal", path));
	table_cell(t, node_get_text(top, "by", ""));
	table_cell(t, node_get_text(top, "date", ""));
	table_cell(t, node_get_text(top, "decision", ""));
	table_cell(t, changes.s);
	table_cell(t, node_get_text(top, "reason", node_get_text(top,
	    "subject", "")));
	str_release(&changes);
	names_release(&targets);
}

/*
 * One not decided; a branch here is, until it goes, whatever its state. One
 * that is odd hides none of the others.
 */
static void
add_one(struct table *t, struct ws *ws, const struct revs *r,
    const char *name, const struct names *tips, tell_fn *tell)
{
	struct proposal p = { 0 };
	struct err e = ERR_INIT;
	int rc = proposal_open(&p, &ws->arena, r, name, &e);

	if (p.at.remote != NULL && (p.merged || (p.tip_hex != NULL &&
	    names_has(tips, p.tip_hex)))) {
		proposal_release(&p);
		return;
	}
	if (rc == 0) {
		add_row(t, &p, tips);
	} else {
		tell_why(tell, name, &e);
		add_odd(t, &p, name);
	}
	proposal_release(&p);
}

static int
add_open(struct table *t, struct ws *ws, const struct revs *r, tell_fn *tell,
    struct err *e)
{
	struct names names = { 0 }, tips = { 0 };
	git_oid head;
	int rc = decision_tips(&tips, ws, false, e);
	size_t i;

	if (rc == 0)
		rc = proposal_list(&names, r, e);
	if (rc == 0 && names.n > 0)
		rc = revs_find(&head, r, "HEAD", e);
	for (i = 0; i < names.n && rc == 0; i++)
		add_one(t, ws, r, names.s[i], &tips, tell);
	names_release(&names);
	names_release(&tips);
	return rc;
}

int
proposal_rows(struct table *t, struct ws *ws, const struct revs *r, bool all,
    tell_fn *tell, struct err *e)
{
	struct names decided = { 0 };
	int rc = add_open(t, ws, r, tell, e);
	size_t i;

	if (rc == 0 && all)
		rc = decision_list(&decided, ws, e);
	for (i = 0; i < decided.n && rc == 0; i++)
		add_decided(t, ws, decided.s[i], tell);
	names_release(&decided);
	return rc;
}

static int
show_section(const struct proposal_file *f, const struct docdiff_section *s,
    struct arena *a, FILE *out, struct err *e)
{
	struct str diff = STR_INIT;
	int rc = textdiff(&diff, s->before, s->now, e);

	harmless_printf(out, "\n%s: %s", proposal_address(f, a, s->id),
	    docdiff_kind_name(s->kind));
	if (s->kind == DOC_CHANGED)
		fprintf(out, ", %zu sentence%s", s->units, s->units == 1 ?
		    "" : "s");
	fputc('\n', out);
	harmless_put_n(out, diff.s, diff.len);
	str_release(&diff);
	return rc;
}

static int
show_file(const struct proposal_file *f, struct arena *a, FILE *out,
    struct err *e)
{
	struct docdiff d = DOCDIFF_INIT;
	size_t i;
	int rc;

	if (f->sidecar)
		return 0;
	rc = docdiff(&d, a, f->was ? &f->before : NULL, f->is ? &f->now :
	    NULL, e);
	for (i = 0; i < d.n && rc == 0; i++)
		rc = show_section(f, &d.sections[i], a, out, e);
	docdiff_release(&d);
	return rc;
}

/* The body without the trailers of the tools. */
static void
show_body(const char *body, FILE *out)
{
	size_t n;

	for (; *body != '\0'; body += n) {
		n = strcspn(body, "\n");
		n += body[n] == '\n';
		if (strncmp(body, "Pos-", 4) != 0 && n > 1)
			harmless_printf(out, "  %.*s", (int)n, body);
	}
}

int
proposal_show(const struct proposal *p, struct arena *a, FILE *f,
    struct err *e)
{
	size_t i;

	harmless_printf(f, "%s  %s, %s, %.7s\n  %s\n", p->name, p->author,
	    p->day, p->tip_hex, p->subject);
	show_body(p->body, f);
	if (p->behind > 0)
		fprintf(f, "  made %zu commit%s ago", p->behind,
		    p->behind == 1 ? "" : "s");
	for (i = 0; i < p->moved.n; i++)
		harmless_printf(f, "%s %s", i == 0 ? "; changed since:" : ",",
		    p->moved.s[i]);
	if (p->behind > 0)
		harmless_printf(f, "\n  pos review refresh %s makes it from "
		    "what you have now\n", p->name);
	for (i = 0; i < p->n; i++) {
		if (show_file(&p->files[i], a, f, e) < 0)
			return -1;
	}
	harmless_printf(f, "\nnext: pos review accept %s, or reject it with "
	    "-m REASON\n", p->name);
	return 0;
}

static int
diff_file(const struct proposal_file *file, bool people, FILE *f,
    struct err *e)
{
	git_patch *patch = NULL;
	git_buf text = GIT_BUF_INIT;
	git_diff_options opts;
	int rc = 0;

	git_diff_options_init(&opts, GIT_DIFF_OPTIONS_VERSION);
	if (str_ends(file->path, ".md") || str_ends(file->path, ".yaml"))
		opts.flags |= GIT_DIFF_FORCE_TEXT;	/* a NUL hides none */
	if (git_patch_from_buffers(&patch, file->was ? file->before.s : NULL,
	    file->before.len, file->path, file->is ? file->now.s : NULL,
	    file->now.len, file->path, &opts) < 0 ||
	    git_patch_to_buf(&text, patch) < 0)
		rc = err_git(e, "%s", file->path);
	else if (people)
		harmless_put_n(f, text.ptr, text.size);
	else
		fwrite(text.ptr, 1, text.size, f);
	git_buf_dispose(&text);
	git_patch_free(patch);
	return rc;
}

int
proposal_diff(const struct proposal *p, bool people, FILE *f, struct err *e)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		if (diff_file(&p->files[i], people, f, e) < 0)
			return -1;
	}
	return 0;
}
