/* pos-mail - write an email to a partner for a situation */

#include <stdio.h>
#include <string.h>

#include "author.h"
#include "cmd.h"
#include "date.h"
#include "eml.h"
#include "file.h"
#include "interrupt.h"
#include "mail.h"
#include "mailmodel.h"
#include "mailrecord.h"
#include "mailtemplate.h"
#include "partial.h"
#include "partnercheck.h"
#include "root.h"
#include "table.h"

static const char synopsis[] =
    "pos-mail [-C DIR] [-o FILE] [--format=text|eml] [--log] [--no-commit]\n"
    "                [--set K=V]... " ENGINE_SYNOPSIS " --partner P SITUATION\n"
    "       pos-mail [-C DIR] --list";

struct opts {
	struct engine_opts engine;
	const char *dir, *out, *format, *partner;
	struct list sets;
	bool log, list, no_commit;
};

static const char formats[] = "text|eml";

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	ENGINE_OPTS_ONE(struct opts, engine),
	OPT_STR(struct opts, format, "format", 0, formats,
	    "text to paste, or a draft that a mail program opens"),
	OPT_FLAG(struct opts, list, "list", 0, "list the situations"),
	OPT_FLAG(struct opts, log, "log", 0,
	    "record the mail in the partner's notes"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "with --log: write the note, do not commit"),
	OPT_STR(struct opts, out, "output", 'o', "FILE", "write file FILE"),
	OPT_STR(struct opts, partner, "partner", 0, "P",
	    "the partner to write to"),
	OPT_LIST(struct opts, sets, "set", 0, "K=V", "set one value"),
	OPT_END
};

/* Print each situation and what it is for. */
static int
list_situations(struct ws *ws, struct err *e)
{
	struct names names = { 0 };
	struct mail_template t;
	struct table table;
	size_t i;
	int rc = mail_template_names(&names, ws, e);

	table_init(&table, "situations");
	table_column(&table, "situation", "SITUATION", TABLE_LEFT);
	table_column(&table, "about", "ABOUT", TABLE_LEFT);
	for (i = 0; i < names.n && rc == 0; i++) {
		rc = mail_template_read(&t, ws, names.s[i], e);
		if (rc < 0)
			break;
		table_cell(&table, names.s[i]);
		table_cell(&table, node_get_text(t.front, "about", ""));
	}
	if (rc == 0)
		table_print(&table, TABLE_TABLE, stdout);
	table_release(&table);
	names_release(&names);
	return rc;
}

/* A situation that no template is for: say which there are. */
static int
no_such(const struct names *names, const char *situation, struct err *e)
{
	const char *near = str_nearest(situation, (const char *const *)
	    names->s, names->n);
	struct str all = STR_INIT;
	size_t i;

	for (i = 0; i < names->n; i++)
		str_addf(&all, "%s%s", i > 0 ? ", " : "", names->s[i]);
	if (near != NULL)
		err_set(e, ERR_USAGE, "%.80s: no such situation; did you mean "
		    "%s? There are %s", situation, near, all.s);
	else
		err_set(e, ERR_USAGE, "%.80s: no such situation; there are "
		    "%s; free text needs a model: --engine NAME", situation,
		    all.s);
	str_release(&all);
	return -1;
}

/* Is there a template, or, for free text, a model? *free: the latter. */
static int
check_situation(bool *is_free, const struct ws *ws, const char *situation,
    const struct engine *en, struct err *e)
{
	struct names names = { 0 };
	int rc = mail_template_names(&names, ws, e);

	*is_free = rc == 0 && !names_has(&names, situation);
	if (*is_free && (en->p == NULL || strchr(situation, ' ') == NULL))
		rc = no_such(&names, situation, e);
	names_release(&names);
	return rc;
}

static int
deliver(const struct mail *m, const struct opts *o, struct err *e)
{
	struct str s = STR_INIT;
	int rc = 0;

	if (opt_choice(formats, o->format) == 0)
		mail_text(&s, m);
	else
		eml_write(&s, m, clock_now());
	if (o->out != NULL)
		rc = file_create(o->out, s.s, s.len, e);
	else if (fwrite(s.s, 1, s.len, stdout) < s.len || fflush(stdout) != 0)
		rc = err_sys(e, "standard output");
	str_release(&s);
	return rc;
}

/* Say what a mail program will ask for. */
static void
tell_missing(const struct mail *m, const struct partner *p, bool eml)
{
	if (!eml_address_ok(m->to.email))
		cmd_warn("%s: %s has no %saddress: To is left out",
		    p->node->file, m->to.name != NULL ? m->to.name : p->name,
		    m->to.email != NULL ? "usable " : "");
	if (eml && !eml_address_ok(m->from.email))
		cmd_warn("company.yaml: contact has no %saddress: From is "
		    "left out", m->from.email != NULL ? "usable " : "");
}

/* Before a mail is paid for: can it be delivered, and recorded? */
static int
check_ways(const struct opts *o, const struct ws *ws, struct err *e)
{
	struct str name = STR_INIT, email = STR_INIT;
	int rc = o->out != NULL ? file_creatable(o->out, e) : 0;

	if (rc == 0 && o->log)
		rc = author_get(&name, &email, ws->root.path, e);
	str_release(&name);
	str_release(&email);
	return rc;
}

/* Let a model write it, if one is named; 1: there is nothing to send. */
static int
let_write(struct mail *m, struct engine *en, struct ws *ws,
    const struct opts *o, const struct partner *p, struct err *e)
{
	struct mail_model model = { en, cmd_warn,
	    o->engine.show_prompt ? stdout : NULL };

	if (en->p == NULL)
		return 0;
	if (model.show == NULL && check_ways(o, ws, e) < 0)
		return -1;
	return mail_write_model(m, ws, p, &model, e);
}

/* What a model wrote and could not be delivered is kept. */
static void
keep(const struct mail *m, const struct engine *en)
{
	struct str text = STR_INIT, path = STR_INIT;

	mail_text(&text, m);
	if (m->took != NULL && partial_keep(&path, en->partial, "mail",
	    text.s, text.len, NULL) == 0)
		cmd_warn("the mail is kept in %s", path.s);
	str_release(&text);
	str_release(&path);
}

static int
write_mail(struct ws *ws, const struct opts *o, const char *situation,
    struct engine *en, struct err *e)
{
	struct mail_request request = { situation, NULL, &o->sets };
	struct partner *p;
	struct mail m;
	bool is_free;
	int rc;

	if (engine_open(en, &o->engine, ws, e) < 0 ||
	    check_situation(&is_free, ws, situation, en, e) < 0 ||
	    ws_load(ws, PARTNER_CHECK_PARTS | WS_DEALS, e) < 0 ||
	    ws_partner(&p, ws, o->partner, e) < 0)
		return -1;
	request.partner = p;
	rc = is_free ? mail_build_free(&m, ws, &request, e) :
	    mail_build(&m, ws, &request, e);
	if (rc < 0)
		return -1;
	if (m.why != NULL && m.usage)
		return err_set(e, ERR_USAGE, "%s: %s", situation, m.why);
	if (m.why != NULL) {
		cmd_warn("%s: %s", situation, m.why);
		cmd_no();
		return 0;
	}
	rc = let_write(&m, en, ws, o, p, e);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	tell_missing(&m, p, opt_choice(formats, o->format) != 0);
	if (deliver(&m, o, e) < 0) {
		keep(&m, en);
		return -1;
	}
	return o->log ? mail_record(ws, &m, p, o->no_commit, e) : 0;
}

static void
check_options(struct opts *o, const struct list *args)
{
	struct err e = ERR_INIT;

	if (engine_check(&o->engine, &e) < 0)
		cmd_usage("%s", e.msg);
	if (o->out != NULL && strcmp(o->out, "-") == 0)
		o->out = NULL;
	if (o->list && (args->n > 0 || o->partner != NULL || o->log ||
	    o->out != NULL || o->format != NULL || o->sets.n > 0))
		cmd_usage("--list goes with -C alone");
	if (o->no_commit && !o->log)
		cmd_usage("--no-commit goes with --log");
	if (!o->list && args->n != 1)
		cmd_usage(args->n == 0 ? "name a situation; --list has them" :
		    "one situation is expected; put quotes around free text");
	if (!o->list && o->partner == NULL)
		cmd_usage("name the partner to write to with --partner");
}

int
main(int argc, char **argv)
{
	struct opts o = { 0 };
	struct list args = { 0 };
	struct ws ws = WS_INIT;
	struct engine en = { 0 };
	struct err e = ERR_INIT;
	int rc;

	cmd_start("pos-mail", synopsis, specs, &o, &args, argc, argv);
	check_options(&o, &args);
	rc = ws_open(&ws, o.dir, &e);
	if (rc == 0)
		rc = o.list ? list_situations(&ws, &e) :
		    write_mail(&ws, &o, args.s[0], &en, &e);
	if (rc < 0)
		cmd_fail(&e);
	if (engine_close(&en, &e) < 0)
		cmd_fail(&e);
	ws_close(&ws);
	list_release(&o.sets);
	list_release(&args);
	interrupt_raise();
	return cmd_done();
}
