/* tamsave - assumptions that are set, written and committed */

#include "tamsave.h"

#include <string.h>

#include "str.h"

/* The address of a set in the file. */
static const char *
address(struct arena *a, const struct tam_sets *sets, const struct tam_set *s)
{
	if (sets->scenario == NULL)
		return arena_printf(a, TAM_FILE "#%s", s->name);
	return arena_printf(a, TAM_FILE "#scenarios.%s.%s", sets->scenario,
	    s->name);
}

static size_t
write_trailers(struct trailer *out, struct arena *a,
    const struct tam_sets *sets, const struct tam *old)
{
	size_t i, n = 0;

	out[n++] = (struct trailer){ "Pos-Op", "set" };
	for (i = 0; i < sets->n; i++) {
		if (!tam_set_holds(&sets->s[i], old))
			out[n++] = (struct trailer){ "Pos-Target",
			    address(a, sets, &sets->s[i]) };
	}
	return n;
}

/* Open the folder of the plain file path; *base: its name there. */
static int
open_folder(struct root *r, const char **base, struct arena *a,
    const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');

	*base = slash != NULL ? slash + 1 : path;
	return root_open(r, slash == NULL ? "." : slash == path ? "/" :
	    arena_ndup(a, path, (size_t)(slash - path)), e);
}

int
tam_save(struct commit_result *res, struct arena *a,
    const struct tam_save *what, struct err *e)
{
	struct str subject = STR_INIT, body = STR_INIT;
	struct root folder = ROOT_INIT;
	struct change change = { TAM_FILE, tam_sets_change, what->sets };
	struct trailer *trailers = arena_alloc(a, (what->sets->n + 1) *
	    sizeof(*trailers));
	struct commit_request req = { .trailers = trailers,
	    .changes = &change, .nchanges = 1, .dry_run = what->dry_run,
	    .write_only = what->no_commit || what->path != NULL };
	int rc = 0;

	tam_sets_message(&subject, &body, what->sets, what->old, what->now);
	req.subject = subject.s;
	req.body = body.len > 0 ? body.s : NULL;
	req.ntrailers = write_trailers(trailers, a, what->sets, what->old);
	if (what->path != NULL)
		rc = open_folder(&folder, &change.path, a, what->path, e);
	if (rc == 0)
		rc = commit_changes(res, what->path != NULL ? &folder :
		    what->root, &req, e);
	root_close(&folder);
	str_release(&subject);
	str_release(&body);
	return rc;
}

/* The line of a set: where, what it was, what it is. */
static void
print_set(const struct tam_set *s, const struct tam *old,
    const struct tam *now, FILE *f)
{
	struct str line = STR_INIT;

	str_addf(&line, "%s:%u: ", now->file, tam_set_line(s, now));
	if (now->scenario != NULL)
		str_addf(&line, "%s: ", now->scenario);
	tam_set_describe(&line, s, old, now);
	fprintf(f, "%s%s\n", line.s, tam_set_holds(s, old) ?
	    ": unchanged" : "");
	str_release(&line);
}

void
tam_print_sets(const struct tam_sets *sets, const struct tam *old,
    const struct tam *now, FILE *f)
{
	struct str effects = STR_INIT;
	size_t i;

	for (i = 0; i < sets->n; i++)
		print_set(&sets->s[i], old, now, f);
	tam_add_effects(&effects, old, now);
	fputs(effects.s, f);
	str_release(&effects);
}
