/* pos-fill - fill templates with values */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "context.h"
#include "file.h"
#include "filler.h"
#include "fillout.h"
#include "library.h"
#include "mem.h"
#include "mustache.h"
#include "partials.h"
#include "root.h"
#include "template.h"
#include "values.h"
#include "varlist.h"

static const char synopsis[] =
    "pos-fill [-fz] [-C DIR] [-o OUT] [--partner P] [--data FILE]...\n"
    "                [--set K=V]... [--partials DIR]\n"
    "                [--escape=none|html|markdown|cells]\n"
    "                [--missing=error|keep|empty|list] "
    "[--list-vars]\n"
    "                [TEMPLATE...]";

struct opts {
	const char *dir, *out, *partner, *partials, *escape, *missing;
	struct list data, sets;
	bool force, list_vars, zero;
};

/* In the order of enum mustache_escape, enum mustache_missing. */
static const char escapes[] = "none|html|markdown|cells";
static const char policies[] = "error|keep|empty|list";

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "take values and library of the workspace of DIR"),
	OPT_STR(struct opts, out, "output", 'o', "OUT",
	    "write file OUT, or into folder OUT"),
	OPT_FLAG(struct opts, force, "force", 'f',
	    "overwrite a file that holds something else"),
	OPT_STR(struct opts, partner, "partner", 0, "P",
	    "fill with partner P's values"),
	OPT_LIST(struct opts, data, "data", 0, "FILE",
	    "values from FILE, YAML or JSON"),
	OPT_LIST(struct opts, sets, "set", 0, "K=V", "set one value"),
	OPT_STR(struct opts, partials, "partials", 0, "DIR",
	    "take partials from DIR"),
	OPT_STR(struct opts, escape, "escape", 0, escapes,
	    "escape what is filled in"),
	OPT_STR(struct opts, missing, "missing", 0, policies,
	    "what a name without a value gives"),
	OPT_FLAG(struct opts, list_vars, "list-vars", 0,
	    "list the names a template uses"),
	OPT_FLAG(struct opts, zero, "null", 'z',
	    "end each output or name with NUL"),
	OPT_END
};

/* One run of the command. */
struct fill {
	struct opts o;
	struct arena values;	/* lives as long as the run */
	struct arena a;		/* of one template */
	struct filler filler;
	struct partials partials;
	struct varlist vars;
	struct mustache_env list_env;	/* its partials */
	struct fillout to;
	struct str text, out;
	struct str path;	/* of the template; "-": standard input */
	bool failed, no_partner;
	bool told;		/* what is wrong with the template at work */
};

static void
tell_problem(void *ctx, const char *message)
{
	struct fill *f = ctx;
	struct err e = ERR_INIT;

	f->told = true;
	if (strstr(message, "{{partner") != NULL &&
	    node_get(f->filler.root, "partner") == NULL)
		f->no_partner = true;
	err_set(&e, ERR_INVALID, "%s", message);
	cmd_fail(&e);
}

static int
get_partial(const struct mustache **out, void *ctx, const char *name,
    struct err *e)
{
	struct fill *f = ctx;

	return partials_get(out, &f->partials, name, e);
}

static int
build_values(struct fill *f, struct err *e)
{
	struct node *root = NULL;

	if (context_build(&root, &f->values, f->o.dir, f->o.partner, e) < 0 ||
	    values_load_all(&f->values, root, &f->o.data, e) < 0 ||
	    values_set_all(&f->values, root, &f->o.sets, e) < 0)
		return -1;
	f->filler.root = root;
	filler_start(&f->filler);
	return 0;
}

/* Read the template: the file of this name, else the library's. */
static int
read_template(struct fill *f, const char *name, struct err *e)
{
	struct err one = ERR_INIT;

	str_reset(&f->text);
	str_reset(&f->path);
	str_adds(&f->path, name);
	if (file_read(&f->text, name, FILE_MAX_BYTES, &one) == 0)
		return 0;
	if (one.code != ERR_NOTFOUND)
		return err_set(e, one.code, "%s", one.msg);
	str_reset(&f->path);
	if (library_find(&f->path, f->o.dir, name, e) < 0)
		return -1;
	return file_read(&f->text, f->path.s, FILE_MAX_BYTES, e);
}

/* The folder of the template read last. */
static void
use_partials(struct fill *f)
{
	const char *slash = strrchr(f->path.s, '/');
	char *dir;

	if (f->o.partials != NULL) {
		partials_from(&f->partials, f->o.partials);
		return;
	}
	dir = slash != NULL ? mem_ndup(f->path.s,
	    (size_t)(slash - f->path.s) + (slash == f->path.s)) :
	    mem_dup(".");
	partials_from(&f->partials, dir);
	free(dir);
}

static const char *
shown_name(const struct fill *f)
{
	return strcmp(f->path.s, "-") == 0 ? "standard input" : f->path.s;
}

/* Is the template read last Markdown, by its name? */
static bool
is_markdown(const struct fill *f)
{
	return strcmp(f->path.s, "-") == 0 || str_ends(f->path.s, ".md") ||
	    str_ends(f->path.s, ".markdown");
}

static int
fill_one(struct fill *f, const struct template *t, struct err *e)
{
	if (f->to.file == NULL)
		str_reset(&f->out);
	if (f->o.escape == NULL)
		f->filler.env.escape = is_markdown(f) ? MUSTACHE_CELLS :
		    MUSTACHE_PLAIN;
	if (filler_fill(&f->out, &f->filler, t, shown_name(f), e) == 0)
		return fillout_add(&f->to, f->path.s, &f->out, e);
	if (f->told)
		err_clear(e);	/* by tell_problem */
	return -1;
}

static int
list_one(struct fill *f, const struct template *t, struct err *e)
{
	const struct mustache *m;
	const char *file = arena_dup(&f->values, shown_name(f));

	m = mustache_parse(&f->a, t->body, t->nbody, file, t->line, e);
	return m != NULL ? varlist_add(&f->vars, m, t, file, e) : -1;
}

static int
do_template(struct fill *f, const char *name)
{
	struct err e = ERR_INIT;
	struct template t;
	int rc = read_template(f, name, &e);

	f->told = false;

	if (rc == 0) {
		use_partials(f);
		template_split(&t, f->text.s, f->text.len);
		rc = f->o.list_vars ? list_one(f, &t, &e) :
		    fill_one(f, &t, &e);
	}
	arena_release(&f->a);
	if (rc < 0) {
		f->failed = true;
		cmd_fail(&e);
	}
	return rc;
}

/* Write what was kept for the file -o, unless a part of it is missing. */
static void
finish(struct fill *f)
{
	struct err e = ERR_INIT;

	if (f->no_partner)
		cmd_warn("no partner was chosen: give --partner, or values "
		    "of your own with --data or --set");
	if (f->to.file == NULL)
		return;
	if (f->failed)
		cmd_warn("%s: not written", f->o.out);
	else if (fillout_write(&f->to, f->o.out, &f->out, &e) < 0)
		cmd_fail(&e);
}

static void
setup(struct fill *f, struct list *templates)
{
	struct opts *o = &f->o;

	if (templates->n == 0)
		list_add(templates, "-");
	if (list_has(&o->data, "-") && list_has(templates, "-"))
		cmd_usage("standard input cannot be both template and values");
	if (o->out != NULL && strcmp(o->out, "-") == 0)
		o->out = NULL;
	if (o->out != NULL && o->list_vars)
		cmd_usage("-o and --list-vars do not go together");
	fillout_init(&f->to, o->out, o->force, o->zero);
	f->filler = (struct filler){ .a = &f->values, .dir = o->dir,
	    .env = { .escape = opt_choice(escapes, o->escape),
	    .missing = opt_choice(policies, o->missing) }, .ctx = f,
	    .partial = get_partial, .problem = tell_problem };
	f->list_env = (struct mustache_env){ .ctx = f,
	    .partial = get_partial };
	f->vars.a = &f->values;
	f->vars.env = &f->list_env;
}

static void
release(struct fill *f)
{
	filler_release(&f->filler);
	partials_release(&f->partials);
	varlist_release(&f->vars);
	fillout_release(&f->to);
	str_release(&f->text);
	str_release(&f->path);
	str_release(&f->out);
	list_release(&f->o.data);
	list_release(&f->o.sets);
	arena_release(&f->values);
}

int
main(int argc, char **argv)
{
	struct fill f = { .partials = PARTIALS_INIT, .text = STR_INIT,
	    .out = STR_INIT, .path = STR_INIT };
	struct list templates = { 0 };
	struct err e = ERR_INIT;
	size_t i;

	cmd_start("pos-fill", synopsis, specs, &f.o, &templates, argc, argv);
	setvbuf(stdout, NULL, _IOFBF, 1 << 16);
	setup(&f, &templates);
	if (!f.o.list_vars && build_values(&f, &e) < 0) {
		cmd_fail(&e);
		goto out;
	}
	for (i = 0; i < templates.n; i++)
		do_template(&f, templates.s[i]);
	if (f.o.list_vars)
		varlist_print(stdout, &f.vars, f.o.zero ? '\0' : '\n');
	else
		finish(&f);
out:
	release(&f);
	list_release(&templates);
	return cmd_done();
}
