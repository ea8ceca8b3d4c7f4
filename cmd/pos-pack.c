/* pos-pack - documents as one archive or one PDF */

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"
#include "file.h"
#include "pack.h"
#include "packset.h"
#include "packzip.h"

static const char synopsis[] =
    "pos-pack [-fn] [-C DIR] [-o FILE] [--records] [--sidecars]\n"
    "                [--title TEXT] [--with-partners] zip|pdf [WHAT...]";

struct opts {
	const char *dir, *out, *title;
	bool force, dry_run, records, sidecars, with_partners;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "list what would go in, write nothing"),
	OPT_FLAG(struct opts, force, "force", 'f',
	    "replace a file that is no package of ours"),
	OPT_STR(struct opts, out, "output", 'o', "FILE",
	    "the file to write; -: standard output"),
	OPT_FLAG(struct opts, records, "records", 0,
	    "with partner.yaml of the partners that are named"),
	OPT_FLAG(struct opts, sidecars, "sidecars", 0,
	    "with what the tools keep of how documents were drafted"),
	OPT_STR(struct opts, title, "title", 0, "TEXT",
	    "what the package is called"),
	OPT_FLAG(struct opts, with_partners, "with-partners", 0,
	    "with the documents of all partners"),
	OPT_END
};

struct run {
	struct opts o;
	bool pdf;
	struct ws ws;
	struct packset set;
};

enum { READ_MOST = 1 << 30 };	/* of a file that is to be replaced */

/* Each operand; of those that are wrong all are told. False: some were. */
static bool
choose(struct run *r, const struct list *args)
{
	struct err e = ERR_INIT;
	bool fine = true;
	size_t i;
	int rc;

	if (args->n == 1 && packset_add(&r->set, "strategy", &e) < 0)
		fine = cmd_fail(&e) == 0;
	for (i = 1; i < args->n; i++) {
		if (strcmp(args->s[i], "partner") != 0)
			rc = packset_add(&r->set, args->s[i], &e);
		else if (++i < args->n)
			rc = packset_add_partner(&r->set, args->s[i], &e);
		else
			cmd_usage("partner: which one? write partner NAME");
		if (rc < 0)
			fine = cmd_fail(&e) == 0;
	}
	return fine;
}

static const char *
s_of(size_t n)
{
	return n == 1 ? "" : "s";
}

/* May the file be written, or replaced? Told before weasyprint is run. */
static int
check_target(const struct run *r, const char *file, struct err *e)
{
	struct str old = STR_INIT;
	struct err why = ERR_INIT;
	struct stat st;
	bool ours;
	int rc = 0;

	if (file_replaceable(file, e) < 0)
		return -1;
	if (r->o.force || stat(file, &st) < 0 || !S_ISREG(st.st_mode))
		return 0;
	if (file_read(&old, file, READ_MOST, &why) < 0)
		rc = err_set(e, why.code, "%s", why.msg);
	ours = r->pdf ? pack_pdf_is_ours(old.s, old.len) :
	    packzip_is_ours(old.s, old.len);
	if (rc == 0 && !ours)
		rc = err_set(e, ERR_EXISTS, "%s: is there, and no package "
		    "that pos-pack made: -f replaces it", file);
	str_release(&old);
	return rc;
}

static int
make(struct str *out, const struct run *r, struct pack *p, struct err *e)
{
	size_t n = packset_texts(&r->set);

	if (!r->pdf)
		return pack_zip(out, p, e);
	if (isatty(STDERR_FILENO))
		cmd_warn("weasyprint lays out %zu document%s; many take a "
		    "minute", n, s_of(n));
	return pack_pdf(out, p, e);
}

static int
deliver(const struct run *r, const struct pack *p, const char *file,
    const struct str *out, struct err *e)
{
	size_t n = packset_texts(&r->set);

	if (strcmp(file, "-") == 0) {
		fwrite(out->s, 1, out->len, stdout);
		return 0;
	}
	if (file_replace(file, out->s, out->len, e) < 0)
		return -1;
	printf("%s: %zu document%s", file, n, s_of(n));
	if (!r->pdf)
		printf(", %zu files", p->files);
	printf(", %zu kB\n", (out->len + 999) / 1000);
	return 0;
}

static void
list_files(const struct run *r)
{
	struct names names = { 0 };
	size_t i;

	if (!r->pdf)
		pack_zip_names(&names, &r->set);
	for (i = 0; i < r->set.n && r->pdf; i++)
		if (pack_is_text(&r->set.v[i]))
			names_add(&names, r->set.v[i].path);
	for (i = 0; i < names.n; i++)
		puts(names.s[i]);
	names_release(&names);
}

static int
write_package(struct run *r, struct err *e)
{
	struct pack p = { .set = &r->set, .title = r->o.title,
	    .tell = cmd_warn };
	const char *file = r->o.out;
	struct str out = STR_INIT;
	int rc = 0;

	if (p.title == NULL)
		p.title = packset_title(&r->set);
	if (file == NULL)
		file = arena_printf(&r->set.a, "%s.%s", packset_name(&r->set),
		    r->pdf ? "pdf" : "zip");
	if (strcmp(file, "-") != 0)
		rc = check_target(r, file, e);
	if (rc == 0)
		rc = make(&out, r, &p, e);
	if (rc == 0)
		rc = deliver(r, &p, file, &out, e);
	if (p.lacks > 0)
		cmd_no();
	str_release(&out);
	return rc;
}

static int
run(struct run *r, const struct list *args, struct err *e)
{
	if (ws_open(&r->ws, r->o.dir, e) < 0 || packset_open(&r->set, e) < 0)
		return -1;
	if (!choose(r, args))
		return 0;
	if (packset_complete(&r->set, e) < 0)
		return -1;
	pack_tell(&r->set, cmd_warn);
	if (r->pdf ? packset_texts(&r->set) == 0 : r->set.n == 0) {
		cmd_warn("nothing to pack: %s", r->set.left_out.n +
		    r->set.doubtful.n > 0 ? "what is there has data of "
		    "partners, or may" : args->n == 1 ?
		    "no document there yet; 'pos gen --all' drafts the "
		    "strategy" : "no document there");
		cmd_no();
		return 0;
	}
	if (!r->o.dry_run)
		return write_package(r, e);
	list_files(r);
	return 0;
}

static void
check_call(const struct opts *o, const struct list *args)
{
	bool pdf = args->n > 0 && strcmp(args->s[0], "pdf") == 0;

	if (!pdf && (args->n == 0 || strcmp(args->s[0], "zip") != 0))
		cmd_usage("zip or pdf, and then what goes in");
	if (pdf && (o->records || o->sidecars))
		cmd_usage("--records and --sidecars are files of an archive: "
		    "pos-pack zip");
	if (o->title != NULL && o->title[0] == '\0')
		cmd_usage("--title: a text is expected");
	if (o->out != NULL && strcmp(o->out, "-") == 0 && !o->dry_run &&
	    isatty(STDOUT_FILENO))
		cmd_usage("a package is no text for a terminal: add > FILE");
}

int
main(int argc, char **argv)
{
	struct run r = { .ws = WS_INIT };
	struct list args = { 0 };
	struct err e = ERR_INIT;

	cmd_start("pos-pack", synopsis, specs, &r.o, &args, argc, argv);
	check_call(&r.o, &args);
	r.pdf = strcmp(args.s[0], "pdf") == 0;
	r.set.ws = &r.ws;
	r.set.with_partners = r.o.with_partners;
	r.set.records = r.o.records;
	r.set.sidecars = r.o.sidecars;
	if (run(&r, &args, &e) < 0)
		cmd_fail(&e);
	packset_close(&r.set);
	ws_close(&r.ws);
	list_release(&args);
	return cmd_done();
}
