/* pos-review - list, show, accept and reject proposals */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "decision.h"
#include "harmless.h"
#include "proposal.h"
#include "proposalref.h"
#include "proposalview.h"
#include "subcmd.h"
#include "table.h"
#include "ws.h"

static const char synopsis[] =
    "pos-review list [-C DIR] [--all] [-o table|tsv|json|md]\n"
    "pos-review show|diff [-C DIR] NAME\n"
    "pos-review accept [-C DIR] [-m TEXT] NAME\n"
    "pos-review reject [-C DIR] -m REASON NAME\n"
    "pos-review refresh [-C DIR] NAME";

struct opts {
	const char *dir, *form, *message;
	bool all;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, all, "all", 0,
	    "list: also those that were decided"),
	OPT_STR(struct opts, message, "message", 'm', "TEXT",
	    "why it is accepted or rejected"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "form of the records"),
	OPT_END
};

struct run {
	struct opts o;
	struct list args;
	struct ws ws;
	struct revs revs;
	struct proposal p;
	struct str conflict;
};

/* Open the proposal that the first operand names. */
static int
open_named(struct run *r, struct err *e)
{
	return proposal_open(&r->p, &r->ws.arena, &r->revs, r->args.s[0], e);
}

static int
run_list(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct table t;
	int rc;

	proposal_table(&t);
	rc = proposal_rows(&t, &r->ws, &r->revs, r->o.all, cmd_warn,
	    e);
	if (rc == 0 && table_rows(&t) == 0 && r->o.form == NULL)
		puts(r->o.all ? "no proposals" : "no open proposals; "
		    "pos gen --propose makes one");
	else if (rc == 0)
		table_print(&t, table_form(r->o.form), stdout);
	table_release(&t);
	return rc;
}

static int
run_show(void *ctx, struct err *e)
{
	struct run *r = ctx;

	if (open_named(r, e) < 0)
		return -1;
	return proposal_show(&r->p, &r->ws.arena, stdout, e);
}

static int
run_diff(void *ctx, struct err *e)
{
	struct run *r = ctx;

	if (open_named(r, e) < 0)
		return -1;
	return proposal_diff(&r->p, isatty(STDOUT_FILENO), stdout, e);
}

/* Is it on the branch we are on? Then it was decided, whoever did it. */
static int
check_merged(const struct proposal *p, struct err *e)
{
	if (p->merged && p->at.remote != NULL)
		return err_set(e, ERR_EXISTS, "%s: the branch you are on has "
		    "all of it; take the branch away with git push %s "
		    "--delete proposal/%s", p->name, p->at.remote,
		    p->at.shared);
	if (p->merged)
		return err_set(e, ERR_EXISTS, "%s: the branch you are on has "
		    "all of it; take the branch away with git branch -d "
		    "proposal/%s", p->name, p->name);
	return 0;
}

/* Can it be accepted, or made anew, here? */
static int
check_scope(const struct proposal *p, struct err *e)
{
	if (check_merged(p, e) < 0)
		return -1;
	if (p->outside)
		return err_set(e, ERR_GIT, "%s changes files out of this "
		    "workspace as well; merge it with git", p->name);
	return 0;
}

/* A branch of a remote goes nowhere, so nothing can be on it. */
static int
check_free(const struct run *r, struct err *e)
{
	return r->p.at.remote != NULL ? 0 :
	    proposal_check_free(r->p.name, r->ws.root.path, e);
}

/* Decided here; what is left to do where it came from. */
static void
tell_remote(const struct proposal_ref *at)
{
	if (at->remote != NULL)
		printf("next: git push, and git push %s --delete "
		    "proposal/%s; nothing is pushed yet\n", at->remote,
		    at->shared);
}

static int
run_accept(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct decision d = { &r->p, true, r->o.message, NULL };
	struct commit_result res;

	if (open_named(r, e) < 0 ||
	    check_free(r, e) < 0 || check_scope(&r->p, e) < 0 ||
	    decision_carry_out(&res, &d, &r->p, &r->ws, &r->conflict, e) < 0)
		return -1;
	printf("%s accepted, merged as %.7s\n", r->p.name, res.id);
	tell_remote(&r->p.at);
	return 0;
}

/*
 * Can it be rejected? Not what was accepted; nor what was decided and comes
 * from a remote, where the branch stays.
 */
static int
check_open(struct run *r, struct err *e)
{
	struct names tips = { 0 };
	int rc = check_merged(&r->p, e);

	if (rc == 0)
		rc = decision_tips(&tips, &r->ws, r->p.at.remote == NULL, e);
	if (rc == 0 && names_has(&tips, r->p.tip_hex))
		rc = err_set(e, ERR_EXISTS, "%s was decided on already; pos "
		    "review list --all has the reason", r->p.name);
	names_release(&tips);
	return rc;
}

static int
run_reject(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct decision d = { &r->p, false, r->o.message, NULL };
	struct commit_result res;

	if (r->o.message == NULL || r->o.message[0] == '\0')
		return err_set(e, ERR_USAGE, "why is it rejected? -m REASON");
	if (open_named(r, e) < 0 ||
	    check_free(r, e) < 0 || check_open(r, e) < 0 ||
	    decision_carry_out(&res, &d, &r->p, &r->ws, &r->conflict, e) < 0)
		return -1;
	printf("%s rejected, noted as %.7s; its text is kept as "
	    REJECTED_REFS "%s\n", r->p.name, res.id, d.record);
	tell_remote(&r->p.at);
	return 0;
}

/* Make it anew on what HEAD is now. */
static int
run_refresh(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct commit_request req = { 0 };
	struct trailer trailers[] = { { "Pos-Op", "refresh" },
		{ "Pos-Proposal", NULL } };
	struct trailer *all = trailers;
	struct proposed made;

	if (open_named(r, e) < 0 || check_scope(&r->p, e) < 0)
		return -1;
	if (r->p.at.remote != NULL)
		return err_set(e, ERR_GIT, "%s is a branch of a remote; make "
		    "it yours with git branch proposal/%s %s/proposal/%s, "
		    "then refresh %s", r->p.name, r->p.at.shared,
		    r->p.at.remote, r->p.at.shared, r->p.at.shared);
	if (r->p.behind == 0) {
		printf("%s is made from what you have: nothing to do\n",
		    r->p.name);
		return 0;
	}
	req.changes = proposal_changes(&r->p, &r->ws.arena, &r->conflict);
	req.nchanges = r->p.n;
	req.subject = r->p.subject;
	trailers[1].value = r->p.name;
	req.ntrailers = 2;
	if (proposal_origin(&all, &req.ntrailers, &r->ws.arena, &r->revs,
	    &r->p, e) < 0)
		return -1;
	req.trailers = all;
	if (propose_again(&made, &r->ws.root, &req, r->p.name, r->p.tip_hex,
	    e) < 0)
		return -1;
	if (made.name[0] == '\0')
		printf("%s: what you have says the same; reject it as done\n",
		    r->p.name);
	else
		printf("%s is made from what you have now, as %.7s\n",
		    r->p.name, made.id);
	return 0;
}

static const struct subcmd subcommands[] = {
	{ "list", NULL, 0, 0, "all output", run_list },
	{ "show", "NAME", 1, 1, "", run_show },
	{ "diff", "NAME", 1, 1, "", run_diff },
	{ "accept", "NAME", 1, 1, "message", run_accept },
	{ "reject", "NAME", 1, 1, "message", run_reject },
	{ "refresh", "NAME", 1, 1, "", run_refresh },
	{ NULL, NULL, 0, 0, NULL, NULL }
};

int
main(int argc, char **argv)
{
	struct run r = { .ws = WS_INIT, .revs = REVS_INIT,
	    .conflict = STR_INIT };
	const struct subcmd *sub;
	struct err e = ERR_INIT;

	cmd_start("pos-review", synopsis, specs, &r.o, &r.args, argc, argv);
	sub = subcmd_find(subcommands, "directory", specs, &r.o, &r.args,
	    &e);
	if (sub == NULL)
		cmd_usage("%s", e.msg);
	if (ws_open(&r.ws, r.o.dir, &e) < 0 ||
	    revs_open(&r.revs, &r.ws.root, &e) < 0 || sub->run(&r, &e) < 0) {
		cmd_fail(&e);
		harmless_put_n(stderr, r.conflict.s, r.conflict.len);
	}
	proposal_release(&r.p);
	revs_close(&r.revs);
	str_release(&r.conflict);
	ws_close(&r.ws);
	list_release(&r.args);
	return cmd_done();
}
