/* flowchart - the part of Mermaid that graphviz can draw, too */

#include "flowchart.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* One line that is read. */
struct reading {
	const char *p, *end;
	struct str *why;
};

static const char *const directions[] = { "TB", "TD", "BT", "LR", "RL" };

/* Longest first. */
static const char *const arrows[] = { "<-->", "<-.->", "<==>", "-.->", "-->",
	"---", "-.-", "==>", "===" };

/* An arrow with words in it begins and ends so. */
static const struct { const char *open, *close; } spoken[] = {
	{ "-- ", " -->" }, { "-. ", " .->" }, { "== ", " ==>" },
	{ "-- ", " ---" },
};

/* Longest first. */
static const struct { const char *open, *close; } shapes[] = {
	{ "([", "])" }, { "((", "))" }, { "[[", "]]" }, { "[(", ")]" },
	{ "[", "]" }, { "(", ")" }, { "{", "}" },
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void
skip_space(struct reading *r)
{
	while (r->p < r->end && is_space(*r->p))
		r->p++;
}

static bool
starts(const struct reading *r, const char *mark)
{
	size_t n = strlen(mark);

	return (size_t)(r->end - r->p) >= n && memcmp(r->p, mark, n) == 0;
}

static bool
take(struct reading *r, const char *mark)
{
	if (!starts(r, mark))
		return false;
	r->p += strlen(mark);
	return true;
}

/* Go behind the mark, quoted text apart; false: there is none. */
static bool
take_until(struct reading *r, const char *mark)
{
	const char *close;

	for (; r->p < r->end; r->p++) {
		if (take(r, mark))
			return true;
		if (*r->p != '"')
			continue;
		close = memchr(r->p + 1, '"', (size_t)(r->end - r->p) - 1);
		if (close == NULL)
			return false;
		r->p = close;
	}
	return false;
}

static bool
is_letter(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >=
	    0x80 || ((unsigned char)c < 32 && !isspace((unsigned char)c));
}

/* A - within an id, but not the beginning of an arrow. */
static bool
is_hyphen(const struct reading *r)
{
	return *r->p == '-' && r->p + 1 < r->end && is_letter(r->p[1]);
}

static bool
take_word(struct reading *r)
{
	const char *from = r->p;

	while (r->p < r->end && (is_letter(*r->p) || (r->p > from &&
	    is_hyphen(r))))
		r->p++;
	return r->p > from;
}

static bool
wrong(struct reading *r, const char *what)
{
	str_adds(r->why, what);
	return false;
}

/* An id, perhaps with its text. */
static bool
read_node(struct reading *r)
{
	size_t i;

	skip_space(r);
	if (!take_word(r))
		return wrong(r, "a node is expected, such as A[\"text\"]");
	for (i = 0; i < sizeof(shapes) / sizeof(*shapes); i++) {
		if (!take(r, shapes[i].open))
			continue;
		if (take_until(r, shapes[i].close))
			return true;
		str_addf(r->why, "a node opens with %s, and its %s is "
		    "missing", shapes[i].open, shapes[i].close);
		return false;
	}
	return true;
}

/* Nodes with & between. */
static bool
read_nodes(struct reading *r)
{
	do {
		if (!read_node(r))
			return false;
		skip_space(r);
	} while (take(r, "&"));
	return true;
}

/* An arrow, perhaps with words. */
static bool
read_arrow(struct reading *r)
{
	const char *from = r->p;
	size_t i;

	for (i = 0; i < sizeof(arrows) / sizeof(*arrows); i++) {
		if (!take(r, arrows[i]))
			continue;
		skip_space(r);
		if (take(r, "|") && !take_until(r, "|"))
			return wrong(r, "the words of an edge open with |, "
			    "and the other | is missing");
		return true;
	}
	for (i = 0; i < sizeof(spoken) / sizeof(*spoken); i++) {
		if (take(r, spoken[i].open) && take_until(r, spoken[i].close))
			return true;
		r->p = from;
	}
	return wrong(r, "an edge is expected, such as --> or -->|words|");
}

/* A word that begins a statement of more than nodes and edges. */
static bool
is_beyond(const struct reading *r, const char **word)
{
	static const char *const words[] = { "subgraph", "end", "style",
		"classDef", "class", "click", "linkStyle", "direction" };
	size_t i, n;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		n = strlen(words[i]);
		*word = words[i];
		if (starts(r, words[i]) && (r->p + n == r->end ||
		    is_space(r->p[n]) || r->p[n] == ';'))
			return true;
	}
	return false;
}

static bool
read_statement(struct reading *r)
{
	const char *word;

	if (is_beyond(r, &word)) {
		str_addf(r->why, "'%s' is more than nodes and edges, which "
		    "is all that can be drawn everywhere; leave it out",
		    word);
		return false;
	}
	if (!read_nodes(r))
		return false;
	for (;;) {
		skip_space(r);
		if (r->p == r->end || (*r->p == ';' && r->p + 1 == r->end))
			return true;
		if (!read_arrow(r) || !read_nodes(r))
			return false;
	}
}

/* The first line: what is drawn, and which way. */
static bool
read_kind(struct reading *r)
{
	const char *from = r->p;
	size_t i;

	if (!take(r, "flowchart ") && !take(r, "graph ")) {
		str_addf(r->why, "a diagram begins with flowchart LR or "
		    "flowchart TD, not '%.*s'", (int)(r->end - from > 40 ?
		    40 : r->end - from), from);
		return false;
	}
	skip_space(r);
	for (i = 0; i < sizeof(directions) / sizeof(*directions); i++) {
		if (take(r, directions[i])) {
			skip_space(r);
			take(r, ";");
			skip_space(r);
			return r->p == r->end || wrong(r, "only the "
			    "direction stands in the first line");
		}
	}
	return wrong(r, "which way it runs is expected: LR, TD, TB, RL or "
	    "BT");
}

uint32_t
flowchart_fault(struct str *why, const char *text, size_t n)
{
	const char *end = text + n, *nl;
	struct reading r = { .why = why };
	bool begun = false;
	uint32_t line;

	for (line = 1; text < end; line++, text = nl + 1) {
		nl = memchr(text, '\n', (size_t)(end - text));
		if (nl == NULL)
			nl = end;
		r.p = text;
		r.end = nl;
		skip_space(&r);
		while (r.end > r.p && is_space(r.end[-1]))
			r.end--;
		if (r.p == r.end || starts(&r, "%%"))
			continue;
		if (!(begun ? read_statement(&r) : read_kind(&r)))
			return line;
		begun = true;
	}
	if (!begun)
		str_adds(why, "the diagram is empty");
	return begun ? 0 : 1;
}
