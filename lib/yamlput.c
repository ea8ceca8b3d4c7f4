/* yamlput - the cuts that put a value into the text of a YAML document */

#include "yamlput.h"

#include <ctype.h>
#include <string.h>

struct str *
yaml_cut(struct yaml_change *ch, size_t from, size_t to)
{
	struct yaml_cut *c = &ch->cut[ch->cuts++];

	c->from = from;
	c->to = to;
	str_init(&c->with);
	return &c->with;
}

bool
yaml_is_tree(const struct node *n)
{
	return n->kind == NODE_LIST || n->kind == NODE_MAP;
}

/* The column, from 0, of the block that the value of the spot is in. */
static int
column(const struct yaml_change *ch)
{
	const struct node *up = ch->spot.up;

	return up != NULL ? (int)up->col - 1 : 0;
}

/* The column of a block of this kind below the spot's key or dash. */
static int
deeper(const struct yaml_change *ch, enum node_kind kind)
{
	const struct node *up = ch->spot.up;

	if (up == NULL)
		return 0;
	if (up->kind == NODE_LIST)
		return column(ch) + 2;
	return column(ch) + (kind == NODE_LIST ? ch->style.list :
	    ch->style.step);
}

/* True when the map or list n is written in brackets below the spot. */
static bool
goes_flow(const struct yaml_change *ch, const struct node *n)
{
	const struct node *c, *like = NULL;

	if (ch->spot.flow || n->n == 0)
		return true;
	NODE_EACH(c, ch->spot.up) {
		if (c->kind == n->kind && c->n > 0)
			like = c;
	}
	return like != NULL ? yaml_is_flow(&ch->t, like) : yaml_is_small(n);
}

/* Columns that the lines of the block scalar old are deeper than col. */
static int
block_step(const struct yaml_change *ch, const struct node *old, int col)
{
	const struct yaml_text *t = &ch->t;
	size_t at = old->from + 1, line;
	int step;

	at += at < t->n && (t->s[at] == '+' || t->s[at] == '-');
	if (at < t->n && isdigit((unsigned char)t->s[at]))
		return t->s[at] - '0';
	for (line = yaml_next(t, old->from); line < old->to;
	    line = yaml_next(t, line)) {
		if (yaml_blank_behind(t, line))
			continue;
		step = (int)(yaml_skip(t, line) - line) - col;
		return step > 0 && step < 10 ? step : ch->style.step;
	}
	return ch->style.step;
}

/*
 * The text n as a block in place of the scalar old: its header, what is
 * behind that on the line, its lines. like: '|' or '>' as the old one, or
 * '\0'. Returns false, with nothing cut, where a block does not hold it.
 */
static bool
put_block(struct yaml_change *ch, const struct node *old,
    const struct node *n, char like)
{
	int col = column(ch);
	int step = like ? block_step(ch, old, col) : ch->style.step;
	size_t head = old->to, body, end, len;
	struct str block = STR_INIT, *with;
	bool fits;

	if (like != '>' || !yaml_fold_as(&block, col, step, n->text, n->n))
		yaml_block_as(&block, col, step, n->text, n->n);
	fits = *block.s != '"';
	if (fits) {
		if (like)
			head = old->from + strcspn(ch->t.s + old->from,
			    " \t\r\n");
		body = yaml_end(&ch->t, head);
		end = like && old->to > body ? old->to : body;
		len = strcspn(block.s, "\n");
		with = yaml_cut(ch, old->from, head);
		str_adds(with, old->from == old->to ? " " : "");
		str_add(with, block.s, len);
		with = yaml_cut(ch, body, end);
		str_adds(with, block.s + len);
	}
	str_release(&block);
	return fits;
}

/* True when the text can stand between single quotes on one line. */
static bool
single_holds(const struct node *n)
{
	struct str s = STR_INIT;
	size_t i;
	bool holds;

	/* it can when double quotes would escape nothing but " and \ */
	yaml_quote(&s, n->text, n->n);
	for (i = 1; i + 1 < s.len; i++) {
		if (s.s[i] == '\\' && s.s[++i] != '"' && s.s[i] != '\\')
			break;
	}
	holds = i + 1 >= s.len;
	str_release(&s);
	return holds;
}

/* The scalar or null n on one line, in quotes like the old ones. */
static void
put_line(struct str *out, const struct node *n, char like, bool flow)
{
	const char *p;

	if (n->kind == NODE_SCALAR && like == '"') {
		yaml_quote(out, n->text, n->n);
	} else if (n->kind == NODE_SCALAR && like == '\'' &&
	    single_holds(n)) {
		str_addc(out, '\'');
		for (p = n->text; *p != '\0'; p++) {
			if (*p == '\'')
				str_addc(out, '\'');
			str_addc(out, *p);
		}
		str_addc(out, '\'');
	} else {
		yaml_value(out, n, flow);
	}
}

/* Cut the old value and write what must be between its key and a new one. */
static struct str *
cut_old(struct yaml_change *ch)
{
	const struct node *old = ch->spot.at, *up = ch->spot.up;
	struct str *with;
	size_t at;

	if (old->from < old->to || up == NULL)
		return yaml_cut(ch, old->from, old->to);
	at = up->kind == NODE_MAP ? yaml_behind(&ch->t, up, old) : old->from;
	with = yaml_cut(ch, at, at);
	if (up->kind == NODE_MAP && ch->t.s[at - 1] != ':')
		str_addc(with, ':');
	str_addc(with, ' ');
	return with;
}

static void
put_scalar(struct yaml_change *ch, const struct node *n)
{
	const struct node *old = ch->spot.at;
	char like = old->from < old->to ? ch->t.s[old->from] : '\0';
	bool block = like == '|' || like == '>';

	if (n->kind == NODE_SCALAR && !ch->spot.flow && !ch->style.line &&
	    (block || (like != '"' && strchr(n->text, '\n') != NULL)) &&
	    put_block(ch, old, n, block ? like : '\0'))
		return;
	put_line(cut_old(ch), n, like, ch->spot.flow);
}

/* n as a block at column col, without its first indent and last newline. */
static void
put_lines(struct yaml_change *ch, struct str *out, const struct node *n,
    int col)
{
	struct yaml_style style = ch->style;
	struct str s = STR_INIT;

	style.open = true;
	yaml_write_as(&s, n, col, &style);
	str_add(out, s.s + col, s.len - (size_t)col - 1);
	str_release(&s);
}

/* Put the map or list n as a block in place of a scalar, null, [] or {}. */
static void
put_below(struct yaml_change *ch, const struct node *n)
{
	const struct node *old = ch->spot.at, *up = ch->spot.up;
	const struct yaml_text *t = &ch->t;
	int col = deeper(ch, n->kind);
	size_t from = old->from, end = yaml_end(t, old->to);
	struct str *with;

	if (up == NULL || (up->kind == NODE_LIST &&
	    yaml_blank_behind(t, old->to))) {
		with = cut_old(ch);
		if (up == NULL && from > 0 && t->s[from - 1] != '\n')
			str_addc(with, '\n');
		put_lines(ch, with, n, from < old->to ? (int)old->col - 1 :
		    col);
		if (up == NULL && from == old->to)
			str_addc(with, '\n');
		return;
	}
	if (yaml_skip(t, yaml_behind(t, up, old)) == from)
		from = yaml_behind(t, up, old);
	yaml_cut(ch, from, old->to);
	with = yaml_cut(ch, end, end);
	str_addf(with, "\n%*s", col, "");
	put_lines(ch, with, n, col);
}

/* Put the map or list n in place of a block. */
static void
put_over(struct yaml_change *ch, const struct node *n)
{
	const struct node *old = ch->spot.at, *up = ch->spot.up;
	int col = (int)old->col - 1;
	struct str *with;

	if (n->n == 0) {
		yaml_put_empty(ch, old, up, n->kind);
		return;
	}
	with = yaml_cut(ch, old->from, old->to);
	if (up != NULL && up->kind == NODE_MAP && up->col == old->col &&
	    n->kind == NODE_MAP) {
		col += ch->style.step;
		str_addf(with, "%*s", ch->style.step, "");
	}
	put_lines(ch, with, n, col);
}

void
yaml_put(struct yaml_change *ch, const struct node *n)
{
	const struct node *old = ch->spot.at;
	bool tree = yaml_is_tree(old) && old->n > 0;

	if (!yaml_is_tree(n))
		put_scalar(ch, n);
	else if (tree && !ch->spot.flow && !yaml_is_flow(&ch->t, old))
		put_over(ch, n);
	else if (tree || goes_flow(ch, n))
		yaml_flow(cut_old(ch), n);
	else
		put_below(ch, n);
}

void
yaml_put_empty(struct yaml_change *ch, const struct node *n,
    const struct node *up, enum node_kind kind)
{
	const char *empty = kind == NODE_MAP ? " {}" : " []";
	const struct yaml_text *t = &ch->t;
	size_t from = yaml_bol(t, n->from), to = yaml_next(t, n->to), behind;

	if (up == NULL || !yaml_blank_before(t, n->from)) {
		str_adds(yaml_cut(ch, n->from, n->to), empty + 1);
		return;
	}
	behind = yaml_behind(t, up, n);
	str_adds(yaml_cut(ch, behind, behind), empty);
	if (yaml_end(t, n->to) == t->n)
		from = yaml_end(t, from - 1 - (from > 1 &&
		    t->s[from - 2] == '\r'));
	yaml_cut(ch, from, to);
}

/* Put what begins a new last child of up, in brackets; *tail: what ends it. */
static struct str *
put_comma(struct yaml_change *ch, const struct node *up, const char **tail)
{
	const struct yaml_text *t = &ch->t;
	const struct node *last = up->last;
	size_t begin, bol, comma, rest;
	struct str *with;

	*tail = "";
	if (last == NULL)
		return yaml_cut(ch, up->from + 1, up->from + 1);
	begin = yaml_begin(t, up, last);
	bol = yaml_bol(t, begin);
	comma = yaml_skip(t, last->to);
	rest = yaml_skip(t, comma + (comma < t->n && t->s[comma] == ','));
	if (yaml_skip(t, bol) == begin && (rest == yaml_end(t, rest) ||
	    t->s[rest] == '#')) {
		if (t->s[comma] == ',')
			*tail = ",";
		else
			str_addc(yaml_cut(ch, last->to, last->to), ',');
		with = yaml_cut(ch, yaml_end(t, rest), yaml_end(t, rest));
		str_addc(with, '\n');
		str_add(with, t->s + bol, begin - bol);
		return with;
	}
	with = yaml_cut(ch, last->to, last->to);
	str_adds(with, t->s[last->to - 1] == ':' ? " , " : ", ");
	return with;
}

int
yaml_put_child(struct yaml_change *ch, const char *key, const struct node *n)
{
	struct node *up = ch->spot.up;
	const char *tail;
	struct str *with;
	size_t at;

	if (ch->spot.flow) {
		if (!yaml_is_flow(&ch->t, up))
			return node_err(ch->e, up, "a pair without braces: "
			    "write { } around it first");
		with = put_comma(ch, up, &tail);
		if (key != NULL) {
			yaml_key(with, key);
			str_adds(with, ": ");
		}
		yaml_flow(with, n);
		str_adds(with, tail);
		return 0;
	}
	at = yaml_tail(&ch->t, up, ch->spot.over);
	with = yaml_cut(ch, at, at);
	str_addf(with, "\n%*s", column(ch), "");
	if (key != NULL)
		yaml_key(with, key);
	str_addc(with, key != NULL ? ':' : '-');
	if (yaml_is_tree(n) && !goes_flow(ch, n)) {
		str_addc(with, key != NULL ? '\n' : ' ');
		if (key != NULL)
			str_addf(with, "%*s", deeper(ch, n->kind), "");
		put_lines(ch, with, n, deeper(ch, n->kind));
	} else {
		str_addc(with, ' ');
		if (yaml_is_tree(n))
			yaml_flow(with, n);
		else
			put_lines(ch, with, n, column(ch));
	}
	return 0;
}
