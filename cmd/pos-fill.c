/* pos-fill - fill templates with values */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd.h"
#include "context.h"
#include "library.h"
#include "mem.h"
#include "mustache.h"
#include "partials.h"
#include "root.h"
#include "template.h"
#include "toconfirm.h"
#include "values.h"
#include "varlist.h"
#include "yaml.h"

static const char synopsis[] =
    "pos-fill [-fz] [-C DIR] [-o OUT] [--partner P] [--data FILE]...\n"
    "                [--set K=V]... [--partials DIR] [--escape=none|html]\n"
    "                [--missing=error|keep|empty|list] "
    "[--list-vars]\n"
    "                [TEMPLATE...]";

struct opts {
	const char *dir, *out, *partner, *partials, *escape, *missing;
	struct list data, sets;
	bool force, list_vars, zero;
};

/* In the order of enum mustache_escape, enum mustache_missing. */
static const char escapes[] = "none|html";
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
	struct mustache_env env;
	struct partials partials;
	struct varlist vars;
	struct list written;	/* files in the folder -o */
	struct names lacking;	/* names without a value, of one template */
	struct str text, out;
	struct str path;	/* of the template; "-": standard input */
	struct node *root;	/* of all values */
	bool to_folder, failed, no_partner, figures;
};

static void
tell_problem(void *ctx, const char *message)
{
	struct fill *f = ctx;
	struct err e = ERR_INIT;

	if (strstr(message, "{{partner") != NULL &&
	    node_get(f->env.root, "partner") == NULL)
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

static void
note_lacking(void *ctx, const char *name)
{
	struct fill *f = ctx;

	if (!names_has(&f->lacking, name))
		names_add(&f->lacking, name);
}

/* Figures of the whole program: computed when a template asks for them. */
static const struct node *
get_figures(void *ctx, const char *name)
{
	struct fill *f = ctx;
	struct err e = ERR_INIT;

	if (strncmp(name, "figures", 7) != 0 || (name[7] != '.' &&
	    name[7] != '\0') || f->figures)
		return NULL;
	f->figures = true;
	if (context_figures(f->root, &f->values, f->o.dir, &e) < 0) {
		f->failed = true;
		cmd_fail(&e);
	}
	return node_path(f->root, name);
}

static int
build_values(struct fill *f, struct err *e)
{
	struct node *root = NULL;

	if (context_build(&root, &f->values, f->o.dir, f->o.partner, e) < 0 ||
	    values_load_all(&f->values, root, &f->o.data, e) < 0 ||
	    values_set_all(&f->values, root, &f->o.sets, e) < 0)
		return -1;
	f->env.root = f->root = root;
	f->figures = node_get(root, "figures") != NULL;	/* the caller's own */
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

/* Write what was filled, not over what somebody may have edited since. */
static int
write_out(const struct fill *f, const char *path, struct err *e)
{
	if (f->o.force)
		return file_replace(path, f->out.s, f->out.len, e);
	return file_create(path, f->out.s, f->out.len, e);
}

/* Write the output to its own file in the folder -o. */
static int
write_in_folder(struct fill *f, struct err *e)
{
	const char *slash = strrchr(f->path.s, '/');
	const char *base = slash != NULL ? slash + 1 : f->path.s, *path;

	if (strcmp(f->path.s, "-") == 0)
		return err_set(e, ERR_USAGE, "standard input has no name to "
		    "write in folder %s; give a file with -o", f->o.out);
	path = arena_printf(&f->values, "%s/%s", f->o.out, base);
	if (list_has(&f->written, path))
		return err_set(e, ERR_EXISTS, "%s: another template was "
		    "written to %s", f->path.s, path);
	list_add(&f->written, path);
	return write_out(f, path, e);
}

/* Hand on what was filled. Output for one file is kept until the end. */
static int
deliver(struct fill *f, struct err *e)
{
	if (f->o.zero)
		str_addc(&f->out, '\0');
	if (f->to_folder)
		return write_in_folder(f, e);
	if (f->o.out == NULL)
		fwrite(f->out.s, 1, f->out.len, stdout);
	return 0;
}

static const char *
shown_name(const struct fill *f)
{
	return strcmp(f->path.s, "-") == 0 ? "standard input" : f->path.s;
}

/* --missing=list: what the document could not say, at its end. */
static int
add_list(struct fill *f, const struct template *t, struct err *e)
{
	const struct node *front = NULL;

	if (f->env.missing != MUSTACHE_LIST)
		return 0;
	if (t->nfront > 0) {
		front = yaml_parse(&f->a, t->front, t->nfront, shown_name(f),
		    e);
		if (front == NULL)
			return -1;
	}
	toconfirm_add(&f->out, node_get(front, "variables"), f->root,
	    &f->lacking);
	names_release(&f->lacking);
	return 0;
}

static int
fill_one(struct fill *f, const struct template *t, struct err *e)
{
	const struct mustache *m;

	m = mustache_parse(&f->a, t->body, t->nbody, shown_name(f), t->line,
	    e);
	if (m == NULL)
		return -1;
	if (f->o.out == NULL || f->to_folder)
		str_reset(&f->out);
	if (mustache_render(&f->out, m, &f->env, e) < 0) {
		err_clear(e);	/* told by tell_problem */
		return -1;
	}
	return add_list(f, t, e) < 0 ? -1 : deliver(f, e);
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
	if (f->o.out == NULL || f->to_folder)
		return;
	if (f->failed)
		cmd_warn("%s: not written", f->o.out);
	else if (write_out(f, f->o.out, &e) < 0)
		cmd_fail(&e);
}

static void
setup(struct fill *f, struct list *templates)
{
	struct opts *o = &f->o;
	struct stat st;

	if (templates->n == 0)
		list_add(templates, "-");
	if (list_has(&o->data, "-") && list_has(templates, "-"))
		cmd_usage("standard input cannot be both template and values");
	if (o->out != NULL && strcmp(o->out, "-") == 0)
		o->out = NULL;
	if (o->out != NULL && o->list_vars)
		cmd_usage("-o and --list-vars do not go together");
	f->to_folder = o->out != NULL && stat(o->out, &st) == 0 &&
	    S_ISDIR(st.st_mode);
	f->env.escape = opt_choice(escapes, o->escape);
	f->env.missing = opt_choice(policies, o->missing);
	f->env.ctx = f;
	f->env.partial = get_partial;
	f->env.fallback = get_figures;
	f->env.mark = TOCONFIRM_MARK;
	f->env.lacking = note_lacking;
	f->env.problem = tell_problem;
	f->vars.a = &f->values;
	f->vars.env = &f->env;
}

static void
release(struct fill *f)
{
	partials_release(&f->partials);
	varlist_release(&f->vars);
	list_release(&f->written);
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
