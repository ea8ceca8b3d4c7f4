/* accountmove - a prospect that has bought moves to the customers */

#include "accountmove.h"

#include <string.h>

#include "files.h"
#include "rowlines.h"
#include "yaml.h"

/* The lines of an account in the text of a file of prospects. */
struct lines {
	struct yaml_text t;
	const struct node *item;
	struct row_lines at;
};

void
account_move_init(struct account_move *m)
{
	memset(m, 0, sizeof(*m));
	m->to = CUSTOMERS_FILE;
	str_init(&m->was);
	str_init(&m->now);
	row_edits_init(&m->rows, m->to, "customers",
	    "# Customers, present and former.\n");
}

void
account_move_release(struct account_move *m)
{
	row_edits_release(&m->rows);
	str_release(&m->was);
	str_release(&m->now);
	arena_release(&m->arena);
}

/* Find the lines of the account; text outlives *l. */
static int
find_lines(struct lines *l, struct arena *a, const struct account_move *m,
    const struct str *text, struct err *e)
{
	const struct node *root = yaml_parse(a, text->s, text->len, m->from,
	    e), *list, *c;

	if (root == NULL)
		return -1;
	l->t = (struct yaml_text){ text->s, text->len };
	list = node_get(root, "prospects");
	NODE_EACH(c, list != NULL && list->kind == NODE_LIST ? list : NULL) {
		if (strcmp(node_get_text(c, "id", ""), m->id) == 0)
			break;
	}
	if (list == NULL || list->kind != NODE_LIST || c == NULL)
		return err_set(e, ERR_CONFLICT, "%s: %s is not there; if it "
		    "is in the folder, commit it first", m->from, m->id);
	l->item = c;
	if (row_lines_find(&l->at, &l->t, list, c) < 0)
		return node_err(e, c, "%s cannot move to %s: write the list "
		    "with one map a line", m->id, m->to);
	return 0;
}

/* The lines as they are to come: since is known. */
static int
read_now(struct account_move *m, const struct str *text, const char *since,
    struct err *e)
{
	struct node *day = node_new(&m->arena, NODE_MAP);
	struct row_edits set;
	struct str out = STR_INIT;
	struct lines l;
	bool gone = false;
	int rc;

	row_edits_init(&set, m->from, "prospects", "");
	node_str(&m->arena, day, "since", since)->quoted = false;
	row_edits_set(&set, m->id, "since", day->first);
	rc = row_edits_change(&out, &gone, text, &set, e);
	if (rc == 0)
		rc = find_lines(&l, &m->arena, m, &out, e);
	if (rc == 0) {
		str_add(&m->now, out.s + l.at.from, l.at.to - l.at.from);
		m->record = l.item;
	}
	row_edits_release(&set);
	str_release(&out);
	return rc;
}

int
account_move_read(struct account_move *m, const struct ws *ws,
    const char *id, const char *since, struct err *e)
{
	const struct account *a = map_get(&ws->account_ids, id);
	struct str text = STR_INIT;
	struct lines l;
	int rc = -1;

	m->id = arena_dup(&m->arena, id);
	if (a == NULL || !a->prospect)
		return err_set(e, ERR_CONFLICT, "%s is no prospect any more; "
		    "do it again", id);
	m->from = arena_dup(&m->arena, a->node->file);
	if (files_read(&text, &ws->files, m->from, e) < 0 ||
	    find_lines(&l, &m->arena, m, &text, e) < 0)
		goto out;
	str_add(&m->was, text.s + l.at.from, l.at.to - l.at.from);
	m->indent = l.at.indent;
	m->record = l.item;
	if (node_unknown(node_get(l.item, "since")))
		rc = read_now(m, &text, since, e);
	else {
		str_add(&m->now, m->was.s, m->was.len);
		rc = 0;
	}
	if (rc == 0)
		row_edits_take(&m->rows, m->record, m->now.s, m->indent);
out:
	str_release(&text);
	return rc;
}

int
account_move_out(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	const struct account_move *m = ctx;
	struct arena a = ARENA_INIT;
	struct lines l;
	int rc;

	(void)remove;
	if (old == NULL)
		return err_set(e, ERR_CONFLICT, "%s: is not there any more",
		    m->from);
	rc = find_lines(&l, &a, m, old, e);
	if (rc == 0 && (l.at.to - l.at.from != m->was.len ||
	    memcmp(old->s + l.at.from, m->was.s, m->was.len) != 0))
		rc = err_set(e, ERR_CONFLICT, "%s: %s has been edited and not "
		    "committed: commit it first", m->from, m->id);
	if (rc == 0) {
		str_add(out, old->s, l.at.from);
		str_add(out, old->s + l.at.to, old->len - l.at.to);
	}
	arena_release(&a);
	return rc;
}

int
account_move_in(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	struct account_move *m = ctx;

	return row_edits_change(out, remove, old, &m->rows, e);
}
