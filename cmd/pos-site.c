/* pos-site - the workspace and the library as a static site */

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd.h"
#include "form.h"
#include "site.h"
#include "ws.h"

static const char synopsis[] =
    "pos-site [-C DIR] [--base URL] [-o DIR]";

struct opts {
	const char *dir, *base, *out;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_STR(struct opts, base, "base", 0, "URL",
	    "where it will be: for canonical links and a sitemap"),
	OPT_STR(struct opts, out, "output", 'o', "DIR",
	    "the folder to write, public unless given"),
	OPT_END
};

/* With one slash at its end, as links are resolved against it. */
static const char *
read_base(struct str *out, const char *text)
{
	struct err e = ERR_INIT;

	if (text == NULL)
		return NULL;
	if (form_url(out, text, &e) < 0)
		cmd_usage("--base: %s", e.msg);
	if (out->s[out->len - 1] != '/')
		str_addc(out, '/');
	return out->s;
}

/*
 * Where to write. Who clones a workspace has not looked whether its "public"
 * is a link that leads to a folder of his own.
 */
static int
find_out(struct opts *o, struct err *e)
{
	struct stat st;

	if (o->out != NULL)
		return 0;
	o->out = "public";
	if (lstat(o->out, &st) == 0 && S_ISLNK(st.st_mode))
		return err_set(e, ERR_INVALID, "public is a link; name the "
		    "folder to write with -o");
	return 0;
}

static void
tell_done(const struct site *s, const char *out)
{
	const struct siteout *o = &s->out;

	printf("%s: %zu files, %zu new, %zu changed, %zu removed\n", out,
	    o->made + o->changed + o->same, o->made, o->changed, o->removed);
}

int
main(int argc, char **argv)
{
	struct opts o = { 0 };
	struct list args = { 0 };
	struct str base = STR_INIT;
	struct ws ws = WS_INIT;
	struct site site = SITE_INIT;
	struct site_ask ask = { .tell = cmd_warn };
	struct err e = ERR_INIT;

	cmd_start("pos-site", synopsis, specs, &o, &args, argc, argv);
	if (args.n > 0)
		cmd_usage("'%s': no operand is expected; -o names the folder",
		    args.s[0]);
	ask.base = read_base(&base, o.base);
	if (find_out(&o, &e) == 0)
		ask.out = o.out;
	if (ask.out == NULL || ws_open(&ws, o.dir, &e) < 0 ||
	    site_make(&site, &ws, &ask, &e) < 0)
		cmd_fail(&e);
	else
		tell_done(&site, o.out);
	if (site.lacks > 0)
		cmd_no();
	site_close(&site);
	ws_close(&ws);
	str_release(&base);
	list_release(&args);
	return cmd_done();
}
