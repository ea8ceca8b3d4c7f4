/* decision - what was decided on a proposal */

#include "decision.h"

#include <string.h>

#include "author.h"
#include "date.h"
#include "gitcmd.h"
#include "yamlout.h"

static const char *
record_path(struct arena *a, const char *name)
{
	return arena_printf(a, REVIEWS "/%s.yaml", name);
}

static const char *
decision_word(const struct decision *d)
{
	return d->accepted ? "accepted" : "rejected";
}

/* Does the name belong to the record of another decision? */
static bool
is_taken(struct ws *ws, const char *name, const struct decision *d)
{
	const char *path = record_path(&ws->arena, name);
	const struct proposal *p = d->proposal;
	const struct node *top;

	if (!root_exists(&ws->root, path))
		return false;
	return ws_yaml(&top, ws, path, NULL) < 0 ||
	    strcmp(node_get_text(top, "commit", ""), p->tip_hex) != 0 ||
	    strcmp(node_get_text(top, "proposal", ""), p->at.shared) != 0 ||
	    strcmp(node_get_text(top, "decision", ""), decision_word(d)) != 0;
}

/* The first name that is free, or has this very decision. */
static const char *
record_name(const struct decision *d, struct ws *ws)
{
	struct arena *a = &ws->arena;
	char *plain = arena_dup(a, d->proposal->at.shared), *c;
	const char *name = plain;
	int i;

	for (c = plain; *c != '\0'; c++)
		*c = *c == '/' ? '+' : *c;
	for (i = 1; is_taken(ws, name, d); i++)
		name = i == 1 ? arena_printf(a, "%s-%.7s", plain,
		    d->proposal->tip_hex) : arena_printf(a, "%s-%.7s-%d",
		    plain, d->proposal->tip_hex, i);
	return name;
}

/* The record of the decision, as YAML. */
static int
write_record(struct str *out, const struct decision *d, struct ws *ws,
    struct err *e)
{
	const struct proposal *p = d->proposal;
	struct str name = STR_INIT, mail = STR_INIT, day = STR_INIT;
	struct arena *a = &ws->arena;
	struct node *top = node_new(a, NODE_MAP), *list;
	int rc = author_get(&name, &mail, ws->root.path, e);
	size_t i;

	date_add(&day, date_today());
	node_int(a, top, "version", 1);
	node_str(a, top, "proposal", p->at.shared);
	node_str(a, top, "decision", decision_word(d));
	if (d->reason != NULL)
		node_str(a, top, "reason", d->reason);
	node_str(a, top, "by", name.s);
	node_str(a, top, "date", day.s)->quoted = false;
	node_str(a, top, "proposed_by", p->author);
	node_str(a, top, "subject", p->subject);
	node_str(a, top, "commit", p->tip_hex);
	list = node_add(a, top, "targets", NODE_LIST);
	for (i = 0; i < p->targets.n; i++)
		node_str(a, list, NULL, p->targets.s[i]);
	yaml_write(out, top, 0);
	str_release(&name);
	str_release(&mail);
	str_release(&day);
	return rc;
}

static void
make_request(struct commit_request *req, const struct decision *d,
    struct ws *ws, struct trailer trailers[3])
{
	const char *verb = d->accepted ? "accept" : "reject";
	const char *name = d->proposal->at.shared;
	struct arena *a = &ws->arena;

	req->subject = d->reason != NULL ? arena_printf(a,
	    "review: %s %s: %s", verb, name, d->reason) :
	    arena_printf(a, "review: %s %s", verb, name);
	trailers[0] = (struct trailer){ "Pos-Op", "review" };
	trailers[1] = (struct trailer){ "Pos-Proposal", name };
	trailers[2] = (struct trailer){ "Pos-Decision", decision_word(d) };
	req->trailers = trailers;
	req->ntrailers = 3;
}

/* Take a branch here away; what was rejected stays to be looked at. */
static int
drop_branch(const struct decision *d, struct ws *ws, struct err *e)
{
	struct gitcmd c = { .dir = ws->root.path };
	const struct proposal *p = d->proposal;
	struct arena *a = &ws->arena;

	if (!d->accepted && git_run(&c, GIT_ARGS("update-ref",
	    arena_printf(a, REJECTED_REFS "%s", d->record), p->tip_hex),
	    e) < 0)
		return -1;
	if (p->at.remote != NULL)
		return 0;
	return git_run(&c, GIT_ARGS("update-ref", "-d", p->at.ref,
	    p->tip_hex), e);
}

int
decision_carry_out(struct commit_result *res, struct decision *d,
    struct proposal *p, struct ws *ws, struct str *conflict, struct err *e)
{
	struct commit_request req = { 0 };
	struct trailer trailers[3];
	struct str record = STR_INIT;
	int rc;

	req.changes = proposal_changes(p, &ws->arena, conflict);
	req.nchanges = d->accepted ? p->n : 0;
	req.merged = d->accepted ? p->tip_hex : NULL;
	make_request(&req, d, ws, trailers);
	rc = write_record(&record, d, ws, e);
	d->record = record_name(d, ws);
	req.changes[req.nchanges].path = record_path(&ws->arena, d->record);
	req.changes[req.nchanges].apply = change_put;
	req.changes[req.nchanges++].ctx = &record;
	if (rc == 0)
		rc = commit_changes(res, &ws->root, &req, e);
	if (rc == 0)
		rc = drop_branch(d, ws, e);
	str_release(&record);
	return rc;
}

/*
 * Those of a folder and of the folders in it, where a name with a slash was
 * noted once.
 */
static int
list_folder(struct names *out, const struct ws *ws, const char *folder,
    struct err *e)
{
	struct names found = { 0 };
	struct str path = STR_INIT;
	int rc = root_list(&found, &ws->root, folder, e);
	size_t i;

	for (i = 0; i < found.n && rc == 0; i++) {
		str_reset(&path);
		str_addf(&path, "%s/%s", folder, found.s[i]);
		if (root_is_dir(&ws->root, path.s))
			rc = list_folder(out, ws, path.s, e);
		else if (str_ends(path.s, ".yaml"))
			names_add(out, path.s);
	}
	str_release(&path);
	names_release(&found);
	return rc;
}

int
decision_list(struct names *out, const struct ws *ws, struct err *e)
{
	int rc = list_folder(out, ws, REVIEWS, e);

	names_sort(out);
	return rc;
}

int
decision_tips(struct names *out, struct ws *ws, bool accepted, struct err *e)
{
	struct names paths = { 0 };
	const struct node *top;
	int rc = decision_list(&paths, ws, e);
	size_t i;

	for (i = 0; i < paths.n && rc == 0; i++) {
		if (ws_yaml(&top, ws, paths.s[i], NULL) == 0 && (!accepted ||
		    strcmp(node_get_text(top, "decision", ""), "accepted") ==
		    0))
			names_add(out, node_get_text(top, "commit", ""));
	}
	names_release(&paths);
	return rc;
}
