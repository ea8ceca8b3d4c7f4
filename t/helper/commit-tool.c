/* commit-tool - commit_changes() from the command line, for tests */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "commit.h"
#include "mem.h"
#include "root.h"
#include "str.h"

static const char synopsis[] = "[-C DIR] [-m SUBJECT] [-b BODY] [-t K=V]... "
    "[--no-commit] [--dry-run] [--repeat N]\n"
    "    {append PATH TEXT | put PATH TEXT | create PATH TEXT |\n"
    "    section PATH NAME TEXT | count PATH | delete PATH}...\n"
    "    [--moved FROM=TO]...";

struct opts {
	const char *dir, *subject, *body, *repeat;
	struct list trailers, moved;
	bool no_commit, dry_run, recover;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "dir", 'C', "DIR", "the workspace"),
	OPT_STR(struct opts, subject, "subject", 'm', "TEXT", "the subject"),
	OPT_STR(struct opts, body, "body", 'b', "TEXT", "the body"),
	OPT_STR(struct opts, repeat, "repeat", 'r', "N", "commit N times"),
	OPT_LIST(struct opts, trailers, "trailer", 't', "K=V", "a trailer"),
	OPT_LIST(struct opts, moved, "moved", 0, "FROM=TO", "a file moved"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0, "write only"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n', "print the diff"),
	OPT_FLAG(struct opts, recover, "recover", 0, "only recover"),
	OPT_END
};

/* What a change gets as ctx. */
struct text {
	const char *section;
	struct str bytes;
};

static int
append(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	struct text *t = ctx;

	(void)remove;
	(void)e;
	if (old != NULL)
		str_add(out, old->s, old->len);
	str_add(out, t->bytes.s, t->bytes.len);
	return 0;
}

static int
put(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	return change_put(out, remove, old, &((struct text *)ctx)->bytes, e);
}

static int
create(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	return change_create(out, remove, old, &((struct text *)ctx)->bytes,
	    e);
}

static int
delete(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	(void)out;
	(void)ctx;
	if (old == NULL)
		return err_set(e, ERR_NOTFOUND, "no such file");
	*remove = true;
	return 0;
}

/* Replace what is between the heading "## NAME" and the next one. */
static int
section(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	struct text *t = ctx;
	struct str heading = STR_INIT;
	const char *at = NULL, *end;

	(void)remove;
	str_addf(&heading, "## %s\n", t->section);
	if (old != NULL)
		at = strstr(old->s, heading.s);
	if (at == NULL) {
		str_release(&heading);
		return err_set(e, ERR_CONFLICT, "no section '%s'",
		    t->section);
	}
	at += heading.len;
	end = strstr(at, "\n## ");
	end = end != NULL ? end + 1 : old->s + old->len;
	str_add(out, old->s, (size_t)(at - old->s));
	str_add(out, t->bytes.s, t->bytes.len);
	str_add(out, end, (size_t)(old->s + old->len - end));
	str_release(&heading);
	return 0;
}

/* A number in a file, one more than before. */
static int
count(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	(void)remove;
	(void)ctx;
	(void)e;
	str_addf(out, "%ld\n", old != NULL ? atol(old->s) + 1 : 1);
	return 0;
}

static const struct {
	const char *name;
	change_fn *apply;
	size_t args;		/* after the path */
} kinds[] = {
	{ "append", append, 1 }, { "put", put, 1 }, { "create", create, 1 },
	{ "section", section, 2 }, { "count", count, 0 },
	{ "delete", delete, 0 },
};

/* Read one change from the operands at *i. */
static void
read_change(struct change *change, const struct list *args, size_t *i)
{
	struct text *t = mem_zero(1, sizeof(*t));
	size_t k = 0, n = sizeof(kinds) / sizeof(*kinds);

	while (k < n && strcmp(kinds[k].name, args->s[*i]) != 0)
		k++;
	if (k == n || *i + 1 + kinds[k].args >= args->n)
		cmd_usage("%s: no such change, or too few words",
		    args->s[*i]);
	str_init(&t->bytes);
	if (kinds[k].args == 2)
		t->section = args->s[*i + 2];
	if (kinds[k].args > 0)
		str_addf(&t->bytes, "%s\n",
		    args->s[*i + 1 + kinds[k].args]);
	change->path = args->s[*i + 1];
	change->apply = kinds[k].apply;
	change->ctx = t;
	*i += 2 + kinds[k].args;
}

static void
read_trailers(struct trailer *trailers, const struct list *l)
{
	size_t i, n;

	for (i = 0; i < l->n; i++) {
		n = strcspn(l->s[i], "=");
		trailers[i].key = mem_ndup(l->s[i], n);
		trailers[i].value = l->s[i][n] == '=' ? l->s[i] + n + 1 : "";
	}
}

static void
read_moved(struct moved *moved, const struct list *l)
{
	size_t i, n;

	for (i = 0; i < l->n; i++) {
		n = strcspn(l->s[i], "=");
		moved[i].from = mem_ndup(l->s[i], n);
		moved[i].to = l->s[i][n] == '=' ? l->s[i] + n + 1 : "";
	}
}

static int
carry_out(const struct root *root, const struct commit_request *req,
    struct err *e)
{
	struct commit_result res;

	if (commit_changes(&res, root, req, e) < 0)
		return cmd_fail(e);
	if (res.nothing)
		fputs("nothing\n", stderr);
	else
		fprintf(stderr, "%zu changed%s\n", res.changed,
		    res.id[0] != '\0' ? ", committed" : "");
	return 0;
}

static void
request_free(struct commit_request *req)
{
	size_t i;
	struct text *t;

	for (i = 0; i < req->nchanges; i++) {
		t = req->changes[i].ctx;
		str_release(&t->bytes);
		free(t);
	}
	for (i = 0; i < req->ntrailers; i++)
		free((char *)req->trailers[i].key);
	free((struct trailer *)req->trailers);
	for (i = 0; i < req->nmoved; i++)
		free((char *)req->moved[i].from);
	free((struct moved *)req->moved);
	free(req->changes);
}

int
main(int argc, char **argv)
{
	struct opts o = { .dir = ".", .subject = "test", .repeat = "1" };
	struct list args = { 0 };
	struct commit_request req = { 0 };
	struct root root = ROOT_INIT;
	struct err e = ERR_INIT;
	size_t i;
	int n, rc = 0;

	cmd_start("commit-tool", synopsis, specs, &o, &args, argc, argv);
	req.subject = o.subject;
	req.body = o.body;
	req.write_only = o.no_commit;
	req.dry_run = o.dry_run;
	req.changes = mem_zero(args.n, sizeof(*req.changes));
	for (i = 0; i < args.n; )
		read_change(&req.changes[req.nchanges++], &args, &i);
	req.ntrailers = o.trailers.n;
	req.trailers = mem_zero(o.trailers.n, sizeof(*req.trailers));
	read_trailers((struct trailer *)req.trailers, &o.trailers);
	req.nmoved = o.moved.n;
	req.moved = mem_zero(o.moved.n, sizeof(*req.moved));
	read_moved((struct moved *)req.moved, &o.moved);
	if (root_open(&root, o.dir, &e) < 0)
		rc = cmd_fail(&e);
	else if (o.recover && commit_recover(&root, &e) < 0)
		rc = cmd_fail(&e);
	for (n = atoi(o.repeat); n > 0 && rc == 0 && !o.recover; n--)
		rc = carry_out(&root, &req, &e);
	root_close(&root);
	request_free(&req);
	list_release(&args);
	list_release(&o.trailers);
	list_release(&o.moved);
	return cmd_done();
}
