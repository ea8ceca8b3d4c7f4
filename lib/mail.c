/* mail - a mail to a partner, from a template */

#include "mail.h"

#include <string.h>

#include "context.h"
#include "date.h"
#include "evidence.h"
#include "mailfacts.h"
#include "mailtemplate.h"
#include "mailtidy.h"
#include "mustache.h"
#include "values.h"

/* One mail that is being written. */
struct writing {
	struct ws *ws;
	struct arena *a;
	struct mail_template t;
	struct mustache_env env;
};

/*
 * All values: those of templates, `mail`, and above both what the caller has
 * given, of which mail knows beforehand.
 */
static int
build_values(struct writing *w, const struct mail_request *request,
    struct err *e)
{
	struct node *root = node_new(w->a, NODE_MAP);
	struct node *given = node_new(w->a, NODE_MAP);
	struct mail_asked asked = { node_get(w->t.front, "to"), given };
	struct evidence ev;

	if (request->sets != NULL && values_set_all(w->a, given,
	    request->sets, e) < 0)
		return -1;
	if (context_add(root, w->a, w->ws, request->partner->slug, e) < 0)
		return -1;
	evidence_init(&ev, w->ws, date_today());
	evidence_document(&ev, NULL, request->partner);
	if (mail_facts(node_add(w->a, root, "mail", NODE_MAP), &ev, &asked,
	    e) < 0)
		return -1;
	values_merge(root, given);
	w->env.root = root;
	return 0;
}

/* Fill a text of the template that begins in a line of its file. */
static int
fill(struct str *out, struct writing *w, const char *text, size_t n,
    uint32_t line, struct err *e)
{
	const struct mustache *m = mustache_parse(w->a, text, n, w->t.file,
	    line, e);

	return m != NULL ? mustache_render(out, m, &w->env, e) : -1;
}

/* The same of one line below a key of the frontmatter. */
static int
fill_line(const char **out, struct writing *w, const struct node *n,
    struct err *e)
{
	struct str raw = STR_INIT, line = STR_INIT;
	int rc = fill(&raw, w, n->text, strlen(n->text), n->line, e);

	mail_tidy_line(&line, raw.s);
	*out = arena_dup(w->a, line.s);
	str_release(&raw);
	str_release(&line);
	return rc;
}

/* Is there a reason not to write? The first that holds is said. */
static int
find_refusal(struct mail *out, struct writing *w, struct err *e)
{
	const struct node *c, *when, *without;

	NODE_EACH(c, node_get(w->t.front, "refuse")) {
		when = node_get(c, "when");
		without = node_get(c, "without");
		if (node_get_text(c, "say", NULL) == NULL ||
		    (node_text(when) == NULL) == (node_text(without) == NULL))
			return node_err(e, c, "refuse: a value under when or "
			    "under without, and a text under say are "
			    "expected");
		if (when != NULL ? !node_truth(node_path(w->env.root,
		    when->text)) : node_truth(node_path(w->env.root,
		    without->text)))
			continue;
		out->usage = node_truth(node_get(c, "usage"));
		return fill_line(&out->why, w, node_get(c, "say"), e);
	}
	return 0;
}

static struct mail_party
party_of(struct arena *a, const struct node *person)
{
	const char *name = node_get_text(person, "name", NULL);
	struct str s = STR_INIT;
	struct mail_party p = { NULL, node_get_text(person, "email", NULL) };

	if (name != NULL)
		mail_tidy_line(&s, name);
	if (s.len > 0)
		p.name = arena_dup(a, s.s);
	str_release(&s);
	return p;
}

static int
write_body(struct mail *out, struct writing *w, struct err *e)
{
	struct str raw = STR_INIT, body = STR_INIT;
	int rc = fill(&raw, w, w->t.text.body, w->t.text.nbody,
	    w->t.text.line, e);

	mail_tidy(&body, raw.s);
	out->body = arena_dup(w->a, body.s);
	str_release(&raw);
	str_release(&body);
	return rc;
}

/* Parties and facts. */
static int
begin(struct mail *out, struct writing *w,
    const struct mail_request *request, struct err *e)
{
	const struct node *mail;

	*out = (struct mail){ .situation = request->situation };
	if (build_values(w, request, e) < 0)
		return -1;
	mail = out->facts = node_get(w->env.root, "mail");
	out->from = party_of(w->a, node_get(mail, "from"));
	out->to = party_of(w->a, node_get(mail, "to"));
	return 0;
}

int
mail_build_free(struct mail *out, struct ws *ws,
    const struct mail_request *request, struct err *e)
{
	struct writing w = { .ws = ws, .a = &ws->arena };

	return begin(out, &w, request, e);
}

int
mail_build(struct mail *out, struct ws *ws,
    const struct mail_request *request, struct err *e)
{
	struct writing w = { .ws = ws, .a = &ws->arena,
	    .env = { .missing = MUSTACHE_ERROR } };

	if (mail_template_read(&w.t, ws, request->situation, e) < 0 ||
	    begin(out, &w, request, e) < 0)
		return -1;
	if (find_refusal(out, &w, e) < 0)
		return -1;
	if (out->why != NULL)
		return 0;
	if (fill_line(&out->subject, &w, node_get(w.t.front, "subject"),
	    e) < 0)
		return -1;
	return write_body(out, &w, e);
}

void
mail_text(struct str *out, const struct mail *m)
{
	const struct mail_party *to = &m->to;

	if (to->email != NULL && to->name != NULL)
		str_addf(out, "To: %s <%s>\n", to->name, to->email);
	else if (to->email != NULL)
		str_addf(out, "To: %s\n", to->email);
	str_addf(out, "Subject: %s\n\n%s", m->subject, m->body);
}
