/* yaml - read YAML into a tree of nodes */

#include "yaml.h"

#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "marker.h"
#include "mem.h"
#include "yamlguard.h"
#include "yamlwords.h"

/* An open map or list. */
struct level {
	struct node *node;
	const char *key;	/* map: the key read, waiting for its value */
	uint32_t key_from;
	bool flow;
};

struct build {
	struct arena *a;
	struct err *e;
	const char *bytes, *file;
	size_t n;
	size_t index, byte;	/* a character's number, and its byte */
	size_t wide;		/* the next one that is not ASCII */
	struct node *root;
	size_t fed;		/* bytes libyaml has had */
	bool ended;		/* and the line break the file lacks */
	int depth;
	struct level level[YAML_MAX_DEPTH];
	yaml_parser_t parser;
};

static int
refuse(struct build *b, uint32_t line, const char *what)
{
	return err_set(b->e, ERR_INVALID, "%s:%u: %s", b->file, line, what);
}

/* True when the byte at at goes on with a character. */
static bool
goes_on(const struct build *b, size_t at)
{
	return at < b->n && ((unsigned char)b->bytes[at] & 0xc0) == 0x80;
}

/* The first byte from at on that is not ASCII. */
static size_t
next_wide(const struct build *b, size_t at)
{
	uint64_t word;

	for (; at + 8 <= b->n; at += 8) {
		memcpy(&word, b->bytes + at, 8);
		if (word & 0x8080808080808080ULL)
			break;
	}
	while (at < b->n && (unsigned char)b->bytes[at] < 0x80)
		at++;
	return at;
}

/* The byte of the file that the index of a mark stands for. */
static uint32_t
byte_at(struct build *b, size_t index)
{
	size_t step;

	while (index > b->index + (b->wide - b->byte) && b->wide < b->n) {
		b->index += b->wide - b->byte + 1;
		for (b->byte = b->wide + 1; goes_on(b, b->byte); b->byte++)
			;
		b->wide = next_wide(b, b->byte);
	}
	if (index > b->index) {
		step = index - b->index;
		if (step > b->n - b->byte)
			step = b->n - b->byte;
		b->byte += step;
		b->index += step;
	}
	for (; b->index > index && b->byte > 0; b->index--) {
		for (b->byte--; goes_on(b, b->byte); b->byte--)
			;
		if ((unsigned char)b->bytes[b->byte] >= 0x80)
			b->wide = b->byte;
	}
	return (uint32_t)b->byte;
}

/* Say what libyaml found wrong. */
static int
syntax(struct build *b)
{
	yaml_parser_t *p = &b->parser;
	uint32_t line = (uint32_t)p->problem_mark.line + 1, at;
	bool opened = false;
	const char *words;

	if (p->error == YAML_MEMORY_ERROR)
		return err_set(b->e, ERR_IO, "%s: out of memory", b->file);
	at = byte_at(b, p->problem_mark.index);
	words = yaml_words(&opened, p->problem != NULL ? p->problem :
	    "not YAML", at < b->n ? b->bytes[at] : '\0');
	if (opened && p->context != NULL)
		line = (uint32_t)p->context_mark.line + 1;
	return refuse(b, line, words);
}

/* Leave out the line break at the end of bytes from..to. */
static uint32_t
chop(const char *s, uint32_t from, uint32_t to)
{
	if (to > from && s[to - 1] == '\n')
		to--;
	if (to > from && s[to - 1] == '\r')
		to--;
	return to;
}

/*
 * Columns of spaces before the text of a block scalar. s..end are its lines
 * below the header: empty ones first, as many as text begins with.
 */
static size_t
block_indent(const char *s, const char *end, const char *text)
{
	const char *lf, *p;
	size_t own;

	for (; *text == '\n'; text++) {
		lf = memchr(s, '\n', (size_t)(end - s));
		s = lf != NULL ? lf + 1 : end;
	}
	for (p = s; p < end && *p == ' '; p++)
		;
	own = strspn(text, " ");
	return (size_t)(p - s) > own ? (size_t)(p - s) - own : 0;
}

/*
 * Where a block scalar of bytes from..to ends: libyaml reaches to the next
 * token; empty lines there belong to the text only after |+.
 */
static uint32_t
block_end(const struct build *b, uint32_t from, uint32_t to,
    const char *text)
{
	const char *s = b->bytes, *body, *sign = s + from + 1;
	uint32_t line;
	size_t indent;

	to = chop(s, from, to);
	body = memchr(s + from, '\n', to - from);
	if (body == NULL || sign[strspn(sign, "123456789")] == '+')
		return to;
	indent = text[strspn(text, "\n")] != '\0' ?
	    block_indent(body + 1, s + to, text) : SIZE_MAX;
	for (;;) {
		for (line = to; line > from && s[line - 1] == ' '; line--)
			;
		if (line == from || s[line - 1] != '\n' || to - line > indent)
			return to;
		to = chop(s, from, line);
	}
}

/* A node for the event, hung below the open map or list. */
static struct node *
add(struct build *b, const yaml_event_t *ev, enum node_kind kind)
{
	struct node *n = node_new(b->a, kind), *up;
	struct level *l;

	n->file = b->file;
	n->line = (uint32_t)ev->start_mark.line + 1;
	n->col = (uint32_t)ev->start_mark.column + 1;
	n->from = byte_at(b, ev->start_mark.index);
	if (b->depth == 0) {
		b->root = n;
		return n;
	}
	l = &b->level[b->depth - 1];
	up = l->node;
	if (up->kind == NODE_MAP) {
		node_rename(n, l->key);
		n->key_from = l->key_from;
		l->key = NULL;
	}
	if (up->last != NULL)
		up->last->next = n;
	else
		up->first = n;
	up->last = n;
	up->n++;
	return n;
}

/* True when the open map waits for a key. */
static bool
wants_key(const struct build *b)
{
	const struct level *l = b->level + b->depth - (b->depth > 0);

	return b->depth > 0 && l->node->kind == NODE_MAP && l->key == NULL;
}

static int
take_key(struct build *b, const yaml_event_t *ev)
{
	const char *text = (const char *)ev->data.scalar.value;
	size_t n = ev->data.scalar.length;
	uint32_t line = (uint32_t)ev->start_mark.line + 1;
	yaml_scalar_style_t style = ev->data.scalar.style;
	struct level *l = &b->level[b->depth - 1];

	if (style == YAML_LITERAL_SCALAR_STYLE ||
	    style == YAML_FOLDED_SCALAR_STYLE)
		return refuse(b, line, "a key written as a block: put it on "
		    "one line");
	if (style == YAML_PLAIN_SCALAR_STYLE && n == 0)
		return refuse(b, line, "a ':' with no key before it");
	if (style == YAML_PLAIN_SCALAR_STYLE && strcmp(text, "<<") == 0)
		return refuse(b, line, "a merge key (<<): write the keys out");
	l->key = arena_ndup(b->a, text, n);
	l->key_from = byte_at(b, ev->start_mark.index);
	return 0;
}

/* Refuse what every node may carry: anchors, tags. */
static int
check_node(struct build *b, const yaml_event_t *ev)
{
	uint32_t at = byte_at(b, ev->start_mark.index);
	uint32_t line = (uint32_t)ev->start_mark.line + 1;

	if (at < b->n && b->bytes[at] == '&')
		return refuse(b, line, "an anchor (&): delete it, or put the "
		    "value in quotes");
	if (at < b->n && b->bytes[at] == '!')
		return refuse(b, line, "a tag (!): delete it, or put the "
		    "value in quotes");
	return 0;
}

/* In flow libyaml puts an empty value before the next token: go back. */
static void
place_empty(const struct build *b, struct node *n)
{
	uint32_t at = n->from;

	while (at > 0 && b->bytes[at - 1] == ' ')
		at--;
	if (at > 0 && b->bytes[at - 1] == ':') {
		n->col -= n->from - at;
		n->from = n->to = at;
	}
}

static int
take_scalar(struct build *b, const yaml_event_t *ev)
{
	const char *text = (const char *)ev->data.scalar.value;
	size_t len = ev->data.scalar.length;
	yaml_scalar_style_t style = ev->data.scalar.style;
	bool plain = style == YAML_PLAIN_SCALAR_STYLE;
	struct node *n;

	if (check_node(b, ev) < 0)
		return -1;
	if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE &&
	    memchr(text, '\0', len) != NULL)
		return refuse(b, (uint32_t)ev->start_mark.line + 1,
		    "a NUL (\\0) in a text: delete it");
	if (wants_key(b))
		return take_key(b, ev);
	n = add(b, ev, plain && (len == 0 || strcmp(text, "~") == 0 ||
	    strcmp(text, "null") == 0) ? NODE_NULL : NODE_SCALAR);
	n->to = byte_at(b, ev->end_mark.index);
	if (style == YAML_LITERAL_SCALAR_STYLE ||
	    style == YAML_FOLDED_SCALAR_STYLE)
		n->to = block_end(b, n->from, n->to, text);
	n->quoted = !plain;
	if (n->from == n->to)
		place_empty(b, n);
	if (n->kind == NODE_SCALAR) {
		n->text = arena_ndup(b->a, text, len);
		n->n = (uint32_t)len;
	}
	return 0;
}

static int
open_level(struct build *b, const yaml_event_t *ev, enum node_kind kind,
    bool flow)
{
	uint32_t line = (uint32_t)ev->start_mark.line + 1;
	struct level *l;

	if (check_node(b, ev) < 0)
		return -1;
	if (wants_key(b))
		return refuse(b, line, "a key that is a list or a map: "
		    "a key is text; put it in quotes");
	if (b->depth == YAML_MAX_DEPTH)
		return refuse(b, line, "nested deeper than 64 levels: "
		    "flatten it");
	l = &b->level[b->depth];
	l->node = add(b, ev, kind);
	l->key = NULL;
	l->flow = flow && strchr("[{", b->bytes[l->node->from]) != NULL;
	b->depth++;
	return 0;
}

static int
by_key(const void *x, const void *y)
{
	const struct node *a = *(const struct node *const *)x;
	const struct node *b = *(const struct node *const *)y;
	int c = strcmp(a->key, b->key);

	return c != 0 ? c : (a->key_from > b->key_from) -
	    (a->key_from < b->key_from);
}

/* The first key of map that stood before it in the map, or NULL. */
static const struct node *
twin(const struct node *map, const struct node **before)
{
	enum { FEW = 24 };
	const struct node *c, *d, **keys;
	size_t i = 0;

	if (map->n <= FEW) {
		NODE_EACH(c, map) {
			for (d = map->first; d != c; d = d->next) {
				if (d->key[0] == c->key[0] &&
				    strcmp(d->key, c->key) == 0) {
					*before = d;
					return c;
				}
			}
		}
		return NULL;
	}
	keys = mem_alloc(map->n * sizeof(struct node *));
	NODE_EACH(c, map)
		keys[i++] = c;
	qsort(keys, map->n, sizeof(struct node *), by_key);
	for (c = NULL, i = 1; i < map->n && c == NULL; i++) {
		if (strcmp(keys[i - 1]->key, keys[i]->key) == 0) {
			*before = keys[i - 1];
			c = keys[i];
		}
	}
	free(keys);
	return c;
}

static int
close_level(struct build *b, const yaml_event_t *ev)
{
	struct level *l = &b->level[--b->depth];
	struct node *n = l->node;
	const struct node *second, *first = NULL;

	if (l->flow || n->last == NULL)
		n->to = byte_at(b, ev->end_mark.index);
	else
		n->to = n->last->to;
	if (n->kind != NODE_MAP || (second = twin(n, &first)) == NULL)
		return 0;
	return err_set(b->e, ERR_INVALID, "%s:%u: the key \"%.80s\" is here "
	    "twice, first on line %u: delete one", b->file,
	    yaml_line_at(b->bytes, second->key_from), second->key,
	    yaml_line_at(b->bytes, first->key_from));
}

static int
take(struct build *b, const yaml_event_t *ev)
{
	switch (ev->type) {
	case YAML_SCALAR_EVENT:
		return take_scalar(b, ev);
	case YAML_MAPPING_START_EVENT:
		return open_level(b, ev, NODE_MAP,
		    ev->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
	case YAML_SEQUENCE_START_EVENT:
		return open_level(b, ev, NODE_LIST,
		    ev->data.sequence_start.style ==
		    YAML_FLOW_SEQUENCE_STYLE);
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		return close_level(b, ev);
	case YAML_ALIAS_EVENT:
		return refuse(b, (uint32_t)ev->start_mark.line + 1,
		    "an alias (*): write the value out, or put it in quotes");
	default:
		return 0;
	}
}

/* Give libyaml the file, with a line break at its end if it has none. */
static int
feed(void *data, unsigned char *buffer, size_t size, size_t *got)
{
	struct build *b = data;
	size_t left = b->n - b->fed;

	*got = left < size ? left : size;
	memcpy(buffer, b->bytes + b->fed, *got);
	b->fed += *got;
	if (left == 0 && b->n > 0 && b->bytes[b->n - 1] != '\n' &&
	    !b->ended) {
		b->ended = true;
		buffer[0] = '\n';
		*got = 1;
	}
	return 1;
}

/* Feed libyaml's events to take(). */
static int
events(struct build *b)
{
	yaml_event_type_t type;
	yaml_event_t ev;
	int rc;

	do {
		if (!yaml_parser_parse(&b->parser, &ev))
			return syntax(b);
		type = ev.type;
		rc = take(b, &ev);
		yaml_event_delete(&ev);
	} while (rc == 0 && type != YAML_STREAM_END_EVENT);
	return rc;
}

/* What is wrong: a merge that is not finished before all that follows from it. */
static struct node *
fail(const struct build *b, struct err *e)
{
	int line = marker_line(b->bytes, b->n);

	if (line > 0)
		err_set(e, ERR_INVALID, "%s:%d: conflict markers of git: keep "
		    "what is right of both sides, then git add it", b->file,
		    line);
	else
		err_set(e, b->e->code, "%s", b->e->msg);
	return NULL;
}

struct node *
yaml_parse(struct arena *a, const char *bytes, size_t n, const char *file,
    struct err *e)
{
	struct err why = ERR_INIT;
	struct build b = { .a = a, .e = &why, .bytes = bytes, .n = n };
	int rc;

	b.file = file;
	b.byte = b.fed = yaml_bom(bytes, n);
	if (yaml_guard(bytes, n, file, &why) < 0)
		return fail(&b, e);
	b.wide = next_wide(&b, b.byte);
	if (!yaml_parser_initialize(&b.parser)) {
		err_set(&why, ERR_IO, "%s: out of memory", file);
		return fail(&b, e);
	}
	yaml_parser_set_encoding(&b.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&b.parser, feed, &b);
	rc = events(&b);
	yaml_parser_delete(&b.parser);
	if (rc < 0)
		return fail(&b, e);
	if (b.root == NULL) {
		b.root = node_new(a, NODE_NULL);
		b.root->file = file;
		b.root->from = b.root->to = (uint32_t)n;
	}
	return b.root;
}
