/* passageyaml - the passages of a YAML file */

#include "passageread.h"

#include <stdbool.h>

#include "str.h"
#include "yaml.h"
#include "yamlpath.h"

enum {
	RUN = 12,	/* lines of single values that go together */
	RECORD = 24	/* lines of a map or list before it is cut */
};

/* One file on its way. */
struct cutter {
	struct passage_file *f;
	struct arena *a;
	const char *title;
	unsigned done;		/* the last line that is in a passage */
};

/* Values of one map or list that will be a passage together. */
struct run {
	const char *path;	/* of the map or list they are in */
	const struct node *only;	/* the first, while it is alone */
	unsigned number;	/* of that one */
	unsigned line, last;	/* line 0: there are none */
};

static unsigned
last_line(const struct cutter *c, const struct node *n)
{
	return passage_line_at(c->f, n->to > n->from ? n->to - 1 : n->to);
}

/* The first line of n with the comments above it that are not taken. */
static unsigned
first_line(const struct cutter *c, const struct node *n)
{
	unsigned line = passage_line_at(c->f, n->key != NULL ? n->key_from :
	    n->from);
	const char *s;

	while (line > c->done + 1) {
		s = c->f->bytes + c->f->starts[line - 2];
		while (*s == ' ' || *s == '\t')
			s++;
		if (*s != '#')
			break;
		line--;
	}
	return line;
}

static void
add(struct cutter *c, const char *where, unsigned line, unsigned last)
{
	struct passage p = { .title = c->title, .where = where,
	    .line = line > c->done ? line : c->done + 1, .last = last };

	if (p.line <= p.last) {
		passage_add(c->f, &p);
		c->done = last;
	}
}

static const char *
path_of(struct arena *a, const char *path, const struct node *n, unsigned i)
{
	const char *name = n->key != NULL ? n->key : yamlpath_item(n);
	const char *dot = path[0] != '\0' ? "." : "";

	if (name == NULL)
		return arena_printf(a, "%s%s%u", path, dot, i);
	return arena_printf(a, "%s%s%s", path, dot, name);
}

static void
flush(struct cutter *c, struct run *run)
{
	if (run->line > 0)
		add(c, run->only != NULL ? path_of(c->a, run->path, run->only,
		    run->number) : run->path, run->line, run->last);
	run->line = 0;
}

/* Does it hold more than a line or two of its own? */
static bool
is_block(const struct node *n, unsigned lines)
{
	return (n->kind == NODE_MAP || n->kind == NODE_LIST) && lines > 2;
}

/* Is it a list of records, which are passages each? */
static bool
is_records(const struct node *n)
{
	return n->kind == NODE_LIST && n->first != NULL &&
	    node_get(n->first, "id") != NULL;
}

/* Let a value go together with those above it while there is room. */
static void
join(struct cutter *c, struct run *run, const struct node *v, unsigned i,
    unsigned line)
{
	unsigned last = last_line(c, v);

	if (run->line > 0 && last - run->line >= RUN && line > run->last)
		flush(c, run);
	run->only = run->line > 0 ? NULL : v;
	run->number = i;
	if (run->line == 0)
		run->line = line;
	run->last = last;
}

/* Cut the values of a map or list; above: a line that goes with the first. */
static void
cut(struct cutter *c, const struct node *n, const char *path, unsigned above)
{
	struct run run = { path, NULL, 0, 0, 0 };
	const struct node *v;
	unsigned i = 0, line, lines;
	bool block;

	NODE_EACH(v, n) {
		line = above > 0 ? above : first_line(c, v);
		lines = last_line(c, v) - line + 1;
		block = is_block(v, lines);
		above = 0;
		if (!block && (v->kind != NODE_MAP || n->kind != NODE_LIST)) {
			join(c, &run, v, i++, line);
			continue;
		}
		flush(c, &run);
		if (is_records(v) || (block && lines > RECORD && v->n > 1))
			cut(c, v, path_of(c->a, path, v, i++), line);
		else
			add(c, path_of(c->a, path, v, i++), line,
			    line + lines - 1);
	}
	flush(c, &run);
}

int
passage_cut_yaml(struct passage_file *f, struct arena *a, struct err *e)
{
	struct arena tree = ARENA_INIT;
	struct cutter c = { f, a, "", 0 };
	const struct node *root = yaml_parse(&tree, f->bytes, f->n, f->path,
	    e);

	if (root != NULL) {
		c.title = arena_dup(a, node_get_text(root, "name", ""));
		cut(&c, root, "", 0);
	}
	arena_release(&tree);
	return root != NULL ? 0 : -1;
}
