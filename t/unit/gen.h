#ifndef T_GEN_H
#define T_GEN_H

/*
 * Random YAML documents as people write them: block and flow, all quotes,
 * comments with a number each, blank lines, odd indents, CRLF, non-ASCII.
 */

#include "random.h"

struct gen {
	struct str out;
	int step, list;		/* columns: of maps, of lists below a key */
	int comments;		/* so far */
	int keys;
	bool crlf;
};

static void gen_map(struct gen *g, int col, int depth, bool inlined);
static void gen_list(struct gen *g, int col, int depth, bool inlined);

static void
gen_comment(struct gen *g)
{
	str_addf(&g->out, "# c%d%s", g->comments++,
	    pick(3) ? "" : " \u00e9: x");
}

static void
gen_blanks(struct gen *g, unsigned max)
{
	str_addf(&g->out, "%*s", (int)pick(max + 1), "");
}

/* The end of a line, perhaps with a comment; then comments, blank lines. */
static void
gen_eol(struct gen *g)
{
	if (pick(8) == 0)
		gen_blanks(g, 3);
	if (pick(6) == 0) {
		str_addc(&g->out, ' ');
		gen_blanks(g, 2);
		gen_comment(g);
	}
	str_addc(&g->out, '\n');
	while (pick(7) == 0) {
		if (pick(2)) {
			gen_blanks(g, 9);
			gen_comment(g);
		} else if (pick(4) == 0) {
			gen_blanks(g, 5);
		}
		str_addc(&g->out, '\n');
	}
}

static void
gen_scalar(struct gen *g, bool flow)
{
	static const char *const plain[] = {
		"word", "two words", "42", "4.50", "2026-11-20", "12%", "true",
		"\u00e9t\u00e9", "\u20ac 5", "http://x.example/a", "a#b",
		"it's", "-5", "~", "null", "Foo & Bar", "x\\y"
	};
	static const char *const quoted[] = {
		"", "a", "a: b", " # no comment", "\u00e9", "{}", "- x", "1"
	};

	switch (pick(8)) {
	case 0:
		str_addf(&g->out, "'%sit''s'", quoted[pick(8)]);
		break;
	case 1:
		str_addf(&g->out, "\"%s\\n\\\"\\u00e9\"", quoted[pick(8)]);
		break;
	case 2:
		str_addf(&g->out, "\"%s\"", quoted[pick(8)]);
		break;
	case 3:
		str_adds(&g->out, flow ? "w" : "say, \"x\" [y]");
		break;
	default:
		str_adds(&g->out, plain[pick(17)]);
	}
}

static void
gen_flow_gap(struct gen *g)
{
	if (pick(8) == 0) {
		if (pick(2)) {
			str_addc(&g->out, ' ');
			gen_comment(g);
		}
		str_addf(&g->out, "\n%*s", 4 + (int)pick(6), "");
	} else {
		gen_blanks(g, 2);
	}
}

static void
gen_flow(struct gen *g, int depth)
{
	bool map = pick(2);
	unsigned i, n = pick(4);

	str_addc(&g->out, map ? '{' : '[');
	gen_flow_gap(g);
	for (i = 0; i < n; i++) {
		if (map && pick(12) == 0) {
			str_addf(&g->out, "k%d", g->keys++);
		} else {
			if (map)
				str_addf(&g->out, pick(5) ? "k%d: " :
				    "\"k %d\": ", g->keys++);
			if (depth > 0 && pick(4) == 0)
				gen_flow(g, depth - 1);
			else if (!map || pick(8))
				gen_scalar(g, true);
		}
		gen_flow_gap(g);
		if (i + 1 < n || pick(9) == 0) {
			str_addc(&g->out, ',');
			gen_flow_gap(g);
		}
	}
	str_addc(&g->out, map ? '}' : ']');
}

/* A block scalar in a map or list at col. */
static void
gen_block(struct gen *g, int col)
{
	int step = 1 + (int)pick(5);
	unsigned i, n = 1 + pick(4);
	bool digit = pick(5) == 0;

	str_addc(&g->out, pick(2) ? '|' : '>');
	if (digit)
		str_addf(&g->out, "%d", step);
	str_adds(&g->out, pick(3) == 0 ? "-" : pick(4) == 0 ? "+" : "");
	if (pick(6) == 0) {
		str_addc(&g->out, ' ');
		gen_comment(g);
	}
	str_addc(&g->out, '\n');
	for (i = 0; i < n; i++) {
		str_addf(&g->out, "%*s", col + step, "");
		if (digit || i > 0)
			gen_blanks(g, pick(4) ? 0 : 3);
		str_adds(&g->out, pick(4) ? "some text" : "# text: \u00e9");
		gen_blanks(g, pick(6) ? 0 : 2);
		str_addc(&g->out, '\n');
		while (pick(6) == 0)
			str_addf(&g->out, "%*s\n",
			    pick(3) ? 0 : col + step, "");
	}
	if (pick(4) == 0) {
		str_addf(&g->out, "%*s", col, "");
		gen_comment(g);
		str_addc(&g->out, '\n');
	}
}

/* A value behind a colon or dash in a map or list at col, with its end. */
static void
gen_value(struct gen *g, int col, int depth, bool dash)
{
	int list = dash ? 2 : g->list;
	unsigned kind = pick(depth > 0 ? 12 : 7);
	bool on = dash && pick(3);	/* the block goes on in this line */

	if (kind >= 7) {
		if (on)
			str_addc(&g->out, ' ');
		else
			gen_eol(g);
		if (pick(2))
			gen_map(g, col + (dash ? 2 : g->step), depth - 1, on);
		else
			gen_list(g, col + list, depth - 1, on);
		return;
	}
	if (kind == 0) {
		gen_eol(g);
		return;
	}
	str_addc(&g->out, ' ');
	gen_blanks(g, pick(5) ? 0 : 3);
	if (kind == 1) {
		gen_block(g, col);
		return;
	}
	if (kind == 2)
		gen_flow(g, 2);
	else if (kind == 3 && pick(3) == 0)
		str_addf(&g->out, "many\n%*slines", col + 1 + (int)pick(4), "");
	else
		gen_scalar(g, false);
	gen_eol(g);
}

static void
gen_map(struct gen *g, int col, int depth, bool inlined)
{
	unsigned i, n = 1 + pick(4);

	for (i = 0; i < n; i++) {
		if (i > 0 || !inlined)
			str_addf(&g->out, "%*s", col, "");
		switch (pick(7)) {
		case 0:
			str_addf(&g->out, "'k%d'", g->keys++);
			break;
		case 1:
			str_addf(&g->out, "\u00e9 \u20ac%d", g->keys++);
			break;
		default:
			str_addf(&g->out, "k%d", g->keys++);
		}
		gen_blanks(g, pick(20) ? 0 : 2);
		str_addc(&g->out, ':');
		gen_value(g, col, depth, false);
	}
}

static void
gen_list(struct gen *g, int col, int depth, bool inlined)
{
	unsigned i, n = 1 + pick(4);

	for (i = 0; i < n; i++) {
		if (i > 0 || !inlined)
			str_addf(&g->out, "%*s", col, "");
		str_addc(&g->out, '-');
		gen_value(g, col, depth, true);
	}
}

/* A whole document in g->out. */
static void
gen_document(struct gen *g)
{
	struct str crlf = STR_INIT;
	size_t i;

	str_reset(&g->out);
	g->step = pick(2) ? 2 : 1 + (int)pick(6);
	g->list = pick(2) ? 0 : g->step;
	g->comments = g->keys = 0;
	g->crlf = pick(4) == 0;
	if (pick(10) == 0)
		str_adds(&g->out, "---\n");
	if (pick(3) == 0)
		gen_eol(g);
	if (pick(12) == 0)
		gen_flow(g, 3);
	else if (pick(5) == 0)
		gen_list(g, 0, 3, false);
	else if (pick(20))
		gen_map(g, 0, 3, false);
	if (pick(6) == 0 && str_ends(g->out.s, "\n"))
		str_cut(&g->out, g->out.len - 1);
	if (pick(20) == 0)
		str_splice(&g->out, 0, 0, "\xef\xbb\xbf", 3);
	if (!g->crlf)
		return;
	for (i = 0; i < g->out.len; i++) {
		if (g->out.s[i] == '\n')
			str_addc(&crlf, '\r');
		str_addc(&crlf, g->out.s[i]);
	}
	str_swap(&g->out, &crlf);
	str_release(&crlf);
}

#endif
