/* spec - artifact specifications */

#include "spec.h"

#include <string.h>

#include "pathcheck.h"
#include "share.h"
#include "yaml.h"

#define FOLDER "templates/artifacts"

/*
 * Is there a specification of this name? One that cannot be read is there:
 * who loads it is told why.
 */
static bool
is_artifact(const struct files *files, const char *name)
{
	struct err missing = ERR_INIT;
	struct str path = STR_INIT, text = STR_INIT;
	bool is;

	str_addf(&path, FOLDER "/%s/artifact.yaml", name);
	is = share_read(&text, files, path.s, &missing) == 0 ||
	    missing.code != ERR_NOTFOUND;
	str_release(&path);
	str_release(&text);
	return is;
}

int
spec_list(struct names *out, const struct files *files, struct err *e)
{
	struct names all = { 0 };
	int rc = share_list(&all, files, FOLDER, e);
	size_t i;

	for (i = 0; i < all.n && rc == 0; i++) {
		if (is_artifact(files, all.s[i]))
			names_add(out, all.s[i]);
	}
	names_release(&all);
	return rc;
}

static int
no_spec(const struct files *files, const char *name, struct err *e)
{
	struct names names = { 0 };
	struct str all = STR_INIT;
	const char *near;
	size_t i;

	if (spec_list(&names, files, e) < 0)
		return -1;
	near = str_nearest(name, (const char *const *)names.s, names.n);
	for (i = 0; i < names.n; i++)
		str_addf(&all, "%s%s", i > 0 ? ", " : "", names.s[i]);
	if (near != NULL)
		err_set(e, ERR_NOTFOUND, "no artifact '%s'; did you mean "
		    "'%s'?", name, near);
	else
		err_set(e, ERR_NOTFOUND, "no artifact '%s'; there are %s",
		    name, all.s);
	str_release(&all);
	names_release(&names);
	return -1;
}

/* A text that must be there. */
static int
need(const char **out, const struct node *map, const char *key, struct err *e)
{
	*out = node_get_text(map, key, NULL);
	if (*out == NULL)
		return node_err(e, map, "%s is missing; see pos-artifact(5)",
		    key);
	return 0;
}

/* A text that may be left out: "" then. */
static int
may(const char **out, const struct node *map, const char *key, struct err *e)
{
	const struct node *n = node_get(map, key);

	*out = "";
	if (node_unknown(n))
		return 0;
	if (n->kind != NODE_SCALAR)
		return node_err(e, n, "%s: a text is expected; see "
		    "pos-artifact(5)", key);
	*out = n->text;
	return 0;
}

/* Read the draft's file, beside the specification. */
static int
read_draft(struct spec_section *s, struct arena *a, const struct files *files,
    const char *spec, const struct node *n, struct err *e)
{
	struct str text = STR_INIT;
	const char *file;
	int rc = -1;

	if (need(&file, n, "draft", e) < 0)
		return -1;
	if (strchr(file, '/') != NULL)
		return node_err(e, n, "draft: a file in the same folder is "
		    "expected, not '%s'", file);
	s->draft_file = arena_printf(a, FOLDER "/%s/%s", spec, file);
	if (share_read(&text, files, s->draft_file, e) == 0) {
		s->draft = arena_ndup(a, text.s, text.len);
		s->draft_len = text.len;
		rc = 0;
	}
	str_release(&text);
	return rc;
}

static int
read_section(struct spec_section *s, struct arena *a,
    const struct files *files, const char *spec, const struct node *n,
    struct err *e)
{
	memset(s, 0, sizeof(*s));
	if (n->kind != NODE_MAP)
		return node_err(e, n, "a section is a map; see "
		    "pos-artifact(5)");
	if (need(&s->id, n, "id", e) < 0 ||
	    need(&s->heading, n, "heading", e) < 0 ||
	    may(&s->about, n, "about", e) < 0 ||
	    may(&s->advice, n, "advice", e) < 0)
		return -1;
	s->evidence = node_get(n, "evidence");
	s->facts = node_get(n, "facts");
	s->charts = node_get(n, "charts");
	if (s->evidence == NULL || s->evidence->kind != NODE_LIST)
		return node_err(e, n, "evidence: a list of names is expected");
	if (s->facts != NULL && s->facts->kind != NODE_MAP)
		return node_err(e, s->facts, "facts: a map is expected");
	if (s->charts != NULL && s->charts->kind != NODE_LIST)
		return node_err(e, s->charts, "charts: a list of evidence "
		    "paths is expected");
	return read_draft(s, a, files, spec, n, e);
}

/* Put value where text has the mark. */
static const char *
put_in(struct arena *a, const char *text, const char *mark, const char *value)
{
	const char *at = strstr(text, mark);

	if (at == NULL || value == NULL)
		return text;
	return arena_printf(a, "%.*s%s%s", (int)(at - text), text, value,
	    at + strlen(mark));
}

int
spec_output_check(const char *path, struct err *e)
{
	if (path_check(path, e) < 0)
		return -1;
	return str_ends(path, ".md") ? 0 : err_set(e, ERR_INVALID, "%s: a "
	    "document is written to a file whose name ends in .md", path);
}

/* Where the document is written: for a partner, or for all. */
static int
read_output(struct spec *out, struct arena *a, const struct node *top,
    const struct spec_ask *ask, struct err *e)
{
	const char *one = node_get_text(top, "partner_output", NULL);
	const char *all = node_get_text(top, "output", NULL);

	if (all == NULL && one == NULL)
		return node_err(e, top, "output is missing; see "
		    "pos-artifact(5)");
	if (ask->partner == NULL && all == NULL)
		return err_set(e, ERR_USAGE, "%s is written for one partner: "
		    "--partner NAME", ask->name);
	if (ask->partner != NULL && one == NULL)
		return err_set(e, ERR_USAGE, "%s is not written for one "
		    "partner; leave --partner out", ask->name);
	out->output = ask->partner != NULL ? one : all;
	out->snapshot = strstr(out->output, "%DATE%") != NULL ||
	    strstr(out->output, "%REPORT%") != NULL;
	out->partner = ask->partner;
	out->report = ask->report != NULL;
	out->output = put_in(a, out->output, "%DATE%", ask->today);
	out->output = put_in(a, out->output, "%PARTNER%", ask->partner);
	out->output = put_in(a, out->output, "%REPORT%", ask->report);
	return spec_output_check(out->output, e);
}

static int
read_spec(struct spec *out, struct arena *a, const struct files *files,
    const struct node *top, const struct spec_ask *ask, struct err *e)
{
	const struct node *list = node_get(top, "sections"), *n;

	if (need(&out->title, top, "title", e) < 0 ||
	    may(&out->about, top, "about", e) < 0 ||
	    may(&out->advice, top, "advice", e) < 0 ||
	    read_output(out, a, top, ask, e) < 0)
		return -1;
	if (list == NULL || list->kind != NODE_LIST || list->n == 0)
		return node_err(e, top, "sections: a list is expected");
	out->sections = arena_alloc(a, list->n * sizeof(*out->sections));
	NODE_EACH(n, list) {
		if (read_section(&out->sections[out->n], a, files, out->name,
		    n, e) < 0)
			return -1;
		out->n++;
	}
	return 0;
}

int
spec_load(struct spec *out, struct arena *a, const struct files *files,
    const struct spec_ask *ask, struct err *e)
{
	const char *rel = arena_printf(a, FOLDER "/%s/artifact.yaml",
	    ask->name);
	struct err missing = ERR_INIT;
	struct str text = STR_INIT;
	const struct node *top;
	int rc = -1;

	memset(out, 0, sizeof(*out));
	out->name = arena_dup(a, ask->name);
	if (strchr(ask->name, '/') != NULL || share_read(&text, files, rel,
	    &missing) < 0) {
		if (missing.code == ERR_NOTFOUND || missing.code == ERR_NONE)
			no_spec(files, ask->name, e);
		else
			err_set(e, missing.code, "%s", missing.msg);
	} else {
		top = yaml_parse(a, text.s, text.len, rel, e);
		if (top != NULL)
			rc = read_spec(out, a, files, top, ask, e);
	}
	str_release(&text);
	return rc;
}

const struct spec_section *
spec_section(const struct spec *spec, const char *id)
{
	size_t i;

	for (i = 0; i < spec->n; i++) {
		if (strcmp(spec->sections[i].id, id) == 0)
			return &spec->sections[i];
	}
	return NULL;
}
