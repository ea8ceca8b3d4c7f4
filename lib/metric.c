/* metric - read the dictionary of metrics */

#include "metric.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "metricrule.h"
#include "opt.h"
#include "share.h"
#include "shape.h"
#include "yaml.h"

enum { FAR = 1000000 };		/* no count in a definition is as large */

/* Hold a file against its format; one that is empty has no metrics. */
static int
hold_file(const struct node *top, struct err *e)
{
	const struct node *version = node_get(top, "version");

	if (top->kind == NODE_LIST)
		return node_err(e, top, "a map is expected, with a list under "
		    "metrics:");
	if (shape_only(top, shape_metrics, e) < 0 ||
	    shape_hold(top, shape_metrics, NULL, NULL, e) < 0)
		return -1;
	if (!node_unknown(version) && strcmp(version->text, "1") != 0)
		return node_err(e, version, "version: 1 is expected, not %s",
		    version->text);
	return 0;
}

/* One file's list of definitions; *out NULL: there is no such file. */
static int
read_file(const struct node **out, struct ws *ws, const struct files *files,
    const char *name, struct err *e)
{
	struct err missing = ERR_INIT;
	struct str text = STR_INIT;
	struct node *top;
	int rc = -1;

	*out = NULL;
	if ((files != NULL ? files_read(&text, files, METRICS_FILE, &missing) :
	    share_read(&text, NULL, METRICS_FILE, &missing)) < 0) {
		rc = missing.code == ERR_NOTFOUND && files != NULL ? 0 :
		    err_set(e, missing.code, "%s", missing.msg);
		goto out;
	}
	top = yaml_parse(&ws->arena, text.s, text.len, name, e);
	if (top == NULL || hold_file(top, e) < 0)
		goto out;
	*out = node_get(top, "metrics");
	rc = 0;
out:
	str_release(&text);
	return rc;
}

static struct node *
entry_of(struct node *list, const char *id)
{
	struct node *n;

	NODE_EACH(n, list) {
		if (strcmp(node_get_text(n, "id", ""), id) == 0)
			return n;
	}
	return NULL;
}

/* Lay the keys of an entry over one that is there. A null takes it away. */
static void
overlay(struct arena *a, struct node **entry, const struct node *over)
{
	struct node *merged = node_new(a, NODE_MAP);
	const struct node *n;

	NODE_EACH(n, *entry) {
		if (node_get(over, n->key) == NULL)
			node_hang(a, merged, n->key, node_copy(a, n, n->key));
	}
	NODE_EACH(n, over) {
		if (!node_unknown(n))
			node_hang(a, merged, n->key, node_copy(a, n, n->key));
	}
	merged->file = over->file;
	merged->line = over->line;
	(*entry)->first = merged->first;
	(*entry)->last = merged->last;
	(*entry)->n = merged->n;
	(*entry)->file = merged->file;
	(*entry)->line = merged->line;
}

/* Lay the list over that of all; ids stand once in each. */
static int
lay(struct node *all, struct arena *a, const struct node *list,
    struct err *e)
{
	struct node *n, *entry;
	const struct node *other;
	const char *id;

	NODE_EACH(n, list) {
		id = node_get_text(n, "id", "");
		NODE_EACH(other, list) {
			if (other == n)
				break;
			if (strcmp(node_get_text(other, "id", ""), id) == 0)
				return node_err(e, n, "metric '%s' stands "
				    "twice, first in line %u", id,
				    (unsigned)other->line);
		}
		entry = entry_of(all, id);
		if (entry != NULL)
			overlay(a, &entry, n);
		else
			node_hang(a, all, NULL, node_copy(a, n, NULL));
	}
	return 0;
}

/* Append "A, B or C": the names of a table whose rows begin with theirs. */
#define ADD_NAMES(out, table) do { \
	size_t add_i; \
	for (add_i = 0; (table)[add_i].name != NULL; add_i++) \
		str_addf(out, "%s%s", add_i == 0 ? "" : \
		    (table)[add_i + 1].name == NULL ? " or " : ", ", \
		    (table)[add_i].name); \
} while (0)

/* Is text one of the values that a word can have? */
static bool
word_value(const struct metric_word *w, const struct ws *ws, const char *text)
{
	if (w->words != NULL)
		return shape_has_word(w->words, text);
	return w->list == NULL || ws_entry(ws, w->list, text) != NULL;
}

/* Say what may stand in the place of n. */
static int
value_err(struct err *e, const struct metric_word *w, const struct node *n)
{
	struct str may = STR_INIT;
	const char *c;

	if (w->words == NULL)
		str_addf(&may, "the %s of program.yaml", w->list);
	for (c = w->words; c != NULL && *c != '\0'; c++) {
		if (*c == '|')
			str_adds(&may, ", ");
		else
			str_addc(&may, *c);
	}
	node_err(e, n, "%s: '%.40s' is none of %s", w->name, n->text, may.s);
	str_release(&may);
	return -1;
}

static int
add_value(struct metric_where *w, struct ws *ws, const struct node *n,
    struct err *e)
{
	const char *text = node_text(n);

	if (text == NULL)
		return node_err(e, n, "%s: a word or a list of words is "
		    "expected", w->word->name);
	if (!word_value(w->word, ws, text))
		return value_err(e, w->word, n);
	w->values[w->n++] = text;
	return 0;
}

static int
read_condition(struct metric_where *w, struct ws *ws,
    const struct metric_of *of, const struct node *n, struct err *e)
{
	struct str names = STR_INIT;
	const struct node *c;

	w->word = metric_word(of, n->key);
	if (w->word == NULL) {
		ADD_NAMES(&names, of->words);
		node_err(e, n, "%s have no word '%.40s'; they have %s",
		    of->many, n->key, names.s);
		str_release(&names);
		return -1;
	}
	if (n->kind == NODE_LIST && n->n == 0)
		return node_err(e, n, "%s: an empty list, which nothing "
		    "meets", n->key);
	w->values = arena_alloc(&ws->arena, (n->kind == NODE_LIST ? n->n : 1) *
	    sizeof(*w->values));
	if (n->kind != NODE_LIST)
		return add_value(w, ws, n, e);
	NODE_EACH(c, n) {
		if (add_value(w, ws, c, e) < 0)
			return -1;
	}
	return 0;
}

/* The map `where` or `part` as conditions. */
static int
read_where(struct metric_where **out, size_t *count, struct ws *ws,
    const struct metric *m, const char *key, struct err *e)
{
	const struct node *map = node_get(m->node, key), *n;

	*count = 0;
	if (node_unknown(map))
		return 0;
	if (map->kind != NODE_MAP)
		return node_err(e, map, "%s: a map of words is expected, as "
		    "in {state: won}", key);
	*out = arena_alloc(&ws->arena, map->n * sizeof(**out));
	NODE_EACH(n, map) {
		if (read_condition(&(*out)[*count], ws, m->of, n, e) < 0)
			return -1;
		(*count)++;
	}
	return 0;
}

/* "count", "sum amount", "median days". */
static int
read_take(struct metric *m, struct err *e)
{
	const struct node *n = node_get(m->node, "take");
	const char *text = node_text(n);
	struct str names = STR_INIT;

	m->take = TAKE_COUNT;
	if (text == NULL || strcmp(text, "count") == 0)
		return 0;
	if (str_starts(text, "sum ")) {
		m->take = TAKE_SUM;
		text += 4;
	} else if (str_starts(text, "median ")) {
		m->take = TAKE_MEDIAN;
		text += 7;
	} else
		return node_err(e, n, "take: count, sum NUMBER or median "
		    "NUMBER is expected, not '%.40s'", text);
	m->number = metric_number(m->of, text);
	if (m->number != NULL)
		return 0;
	ADD_NAMES(&names, m->of->numbers);
	node_err(e, n, "%s have no number '%.40s'%s%s", m->of->many, text,
	    names.len > 0 ? "; they have " : "", names.s);
	str_release(&names);
	return -1;
}

/* A whole number under a key; 0: none. */
static int
read_whole(size_t *out, const struct metric *m, const char *key,
    struct err *e)
{
	const struct node *n = node_get(m->node, key);
	struct dec d;

	*out = 0;
	if (node_unknown(n))
		return 0;
	if (dec_node(&d, n, key, e) < 0)
		return -1;
	if (d.u % DEC_ONE != 0 || d.u < DEC_ONE || d.u / DEC_ONE > FAR)
		return node_err(e, n, "%s: a whole number from 1 on is "
		    "expected", key);
	*out = (size_t)(d.u / DEC_ONE);
	return 0;
}

/* What it is a share of, and by what it is told apart. */
static int
read_groups(struct metric *m, struct err *e)
{
	const struct node *by = node_get(m->node, "by");

	if (read_whole(&m->least, m, "least", e) < 0 ||
	    read_whole(&m->top, m, "top", e) < 0)
		return -1;
	if (!node_unknown(by)) {
		m->by = metric_word(m->of, node_text(by) != NULL ?
		    by->text : "");
		if (m->by == NULL)
			return node_err(e, by, "by: a word of %s is expected",
			    m->of->many);
	}
	if (m->top > 0 && (m->by == NULL || m->take == TAKE_MEDIAN))
		return node_err(e, m->node, "%s: top needs `by`, and counts "
		    "or sums", m->id);
	return 0;
}

/* Counts, sums and medians of records. */
static int
read_records(struct metric *m, struct ws *ws, struct err *e)
{
	const struct node *of = node_get(m->node, "of");
	const struct node *day = node_get(m->node, "day");
	struct str names = STR_INIT;

	m->of = metric_of(node_text(of) != NULL ? of->text : "");
	if (m->of == NULL)
		return node_err(e, of != NULL ? of : m->node, "%s: of: deals, "
		    "partners, customers, certificates, mdf or costs is "
		    "expected", m->id);
	if (!node_unknown(day)) {
		m->day = metric_day(m->of, node_text(day) != NULL ?
		    day->text : "");
		if (m->day == NULL) {
			ADD_NAMES(&names, m->of->days);
			node_err(e, day, "%s have no such day%s%s",
			    m->of->many, names.len > 0 ? "; they have " : "",
			    names.s);
			str_release(&names);
			return -1;
		}
	}
	if (read_where(&m->where, &m->nwhere, ws, m, "where", e) < 0 ||
	    read_where(&m->part, &m->npart, ws, m, "part", e) < 0 ||
	    read_take(m, e) < 0)
		return -1;
	return read_groups(m, e);
}

/* A key that names another metric, one that stands before this one. */
static int
read_other(const struct metric **out, const struct metrics *all,
    const struct metric *m, const char *key, struct err *e)
{
	const struct node *n = node_get(m->node, key);
	const char *text = node_text(n);
	size_t i;

	*out = NULL;
	if (node_unknown(n))
		return 0;
	for (i = 0; text != NULL && &all->m[i] < m; i++) {
		if (strcmp(all->m[i].id, text) == 0) {
			*out = &all->m[i];
			return 0;
		}
	}
	return node_err(e, n, "%s: the id of a metric above this one is "
	    "expected, not '%.40s'", key, text == NULL ? "" : text);
}

/* A quotient of two metrics. */
static int
read_quotient(struct metric *m, const struct metrics *all, struct err *e)
{
	const struct node *less = node_get(m->node, "less");
	struct dec d;

	if (read_other(&m->divide, all, m, "divide", e) < 0 ||
	    read_other(&m->per, all, m, "per", e) < 0 ||
	    read_other(&m->target, all, m, "target", e) < 0)
		return -1;
	if (m->divide == NULL || (m->per != NULL) == (m->target != NULL))
		return node_err(e, m->node, "%s: either `of` is expected, or "
		    "`divide` with `per` or `target`", m->id);
	m->less = ratio_of(0, 1);
	if (!node_unknown(less)) {
		if (dec_node(&d, less, "less", e) < 0)
			return -1;
		m->less = ratio_dec(d);
	}
	return 0;
}

static int
read_window(struct metric *m, struct err *e)
{
	const struct node *n = node_get(m->node, "window");
	const char *text = node_text(n);

	m->period = text == NULL || strcmp(text, "period") == 0;
	m->window.unit = WINDOW_NONE;
	if (m->period || strcmp(text, "now") == 0)
		return 0;
	if (window_read(&m->window, n, NULL) < 0)
		return node_err(e, n, "window: '%.40s' is none; write period, "
		    "now, or like 12 months, 4 quarters, 90 days, "
		    "calendar-year or all", text);
	return 0;
}

static int
read_metric(struct metric *m, struct ws *ws, const struct metrics *all,
    const struct node *n, struct err *e)
{
	static const char *const need[] = { "name", "definition", "unit" };
	size_t i;

	m->node = n;
	m->id = node_get_text(n, "id", "");
	if (*m->id == '\0')
		return node_err(e, n, "a metric without an id: its id is "
		    "expected first");
	for (i = 0; i < sizeof(need) / sizeof(*need); i++) {
		if (node_unknown(node_get(n, need[i])))
			return node_err(e, n, "metric %s: %s is missing",
			    m->id, need[i]);
	}
	m->name = node_get_text(n, "name", "");
	m->definition = node_get_text(n, "definition", "");
	m->owner = node_get_text(n, "owner", NULL);
	m->note = node_get_text(n, "note", NULL);
	m->group = node_get_text(n, "group", NULL);
	m->also = node_get(n, "also");
	m->unit = (enum metric_unit)opt_choice("money|count|percent|days|"
	    "ratio", node_get_text(n, "unit", NULL));
	m->direction = (enum metric_direction)opt_choice("up|down|none",
	    node_get_text(n, "direction", "up"));
	if (read_window(m, e) < 0 ||
	    read_other(&m->within, all, m, "within", e) < 0)
		return -1;
	if ((node_unknown(node_get(n, "of")) ? read_quotient(m, all, e) :
	    read_records(m, ws, e)) < 0)
		return -1;
	return metric_rules(m, e);
}

int
metrics_read(struct metrics *out, struct ws *ws, struct err *e)
{
	struct node *all = node_new(&ws->arena, NODE_LIST);
	const struct node *shipped, *own, *n;

	memset(out, 0, sizeof(*out));
	if (ws_load(ws, WS_COMPANY | WS_PROGRAM, e) < 0 ||
	    read_file(&shipped, ws, NULL, arena_printf(&ws->arena, "%s/%s",
	    share_dir(), METRICS_FILE), e) < 0 ||
	    read_file(&own, ws, &ws->files, METRICS_FILE, e) < 0 ||
	    lay(all, &ws->arena, shipped, e) < 0 ||
	    lay(all, &ws->arena, own, e) < 0)
		return -1;
	out->m = arena_alloc(&ws->arena, all->n * sizeof(*out->m));
	NODE_EACH(n, all) {
		if (read_metric(&out->m[out->n], ws, out, n, e) < 0)
			return -1;
		out->n++;
	}
	return 0;
}

const struct metric *
metric_get(const struct metrics *all, const char *id)
{
	size_t i;

	for (i = 0; i < all->n; i++) {
		if (strcmp(all->m[i].id, id) == 0)
			return &all->m[i];
	}
	return NULL;
}

int
metric_find(const struct metric **out, const struct metrics *all,
    const char *id, struct err *e)
{
	const char **names;
	struct str near = STR_INIT;
	size_t i;

	*out = metric_get(all, id);
	if (*out != NULL)
		return 0;
	names = mem_zero(all->n, sizeof(*names));
	for (i = 0; i < all->n; i++)
		names[i] = all->m[i].id;
	if (str_suggest(&near, id, names, all->n) > 0)
		err_set(e, ERR_NOTFOUND, "no metric '%.40s'; did you mean %s?",
		    id, near.s);
	else
		err_set(e, ERR_NOTFOUND, "no metric '%.40s'; pos metric list "
		    "names them all", id);
	free(names);
	str_release(&near);
	return -1;
}
