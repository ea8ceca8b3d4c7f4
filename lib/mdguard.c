/* mdguard - refuse Markdown that cmark-gfm would take too long over */

#include "mdguard.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "line.h"

/*
 * cmark-gfm 0.29.0.gfm.6 takes time in proportion to a product of two counts
 * for the inputs below. Each product times the nanoseconds measured for one
 * step (t/md.t has the inputs; a 2.1 GHz Xeon of 2026) is added up; the sum
 * may not pass BUDGET. Counts are upper bounds, and cheap to take: a stretch
 * of lines without a blank one stands for a paragraph, a line for a text
 * node, a run without spaces for an address.
 */
enum kind { FLOOD, NEST, TABLE, HTML, LINK, REF, ADDRESS, KINDS };

enum {
	BUDGET = 400 * 1000 * 1000,
	DEPTH_MAX = 256,	/* cmark-gfm recurses: keep the stack small */
	MAILS_MAX = 1000	/* it stops after so many @ in a text node */
};

enum nanoseconds {
	NS_LINE = 300,		/* per line */
	NS_MARK = 200,		/* per byte that may begin markup */
	NS_ITEM = 600,		/* per marker of a list item or quote */
	NS_OPEN = 12,		/* per line and open list */
	NS_BREAK = 1,		/* per list marker and byte of its line */
	NS_CELL = 2,		/* per pair of cells of a row */
	NS_FILL = 400,		/* per row and column of the widest table */
	NS_HEAD = 25,		/* per |--| and byte of the lines above */
	NS_HTML = 1,		/* per <? or <!x and byte of the paragraph */
	NS_IMAGE = 4,		/* per ![ and ] of the paragraph */
	NS_EMPH = 2,		/* per run of * _ ~ and ] of the paragraph */
	NS_STRIKE = 2,		/* per run of ~ and of * _ ~ */
	NS_REF = 3,		/* per byte of a link definition and ] */
	NS_WWW = 8,		/* per www. or :// and byte of its run */
	NS_PAREN = 1,		/* per ) and byte of its run */
	NS_MAIL = 4		/* per @ and byte of its line */
};

/* Bytes at which cmark-gfm may begin a node, and bytes that end a run. */
static const char read_at[256] = {
	['*'] = 2, ['_'] = 2, ['~'] = 2, ['['] = 2, [']'] = 2, ['('] = 2,
	[')'] = 2, ['!'] = 2, ['<'] = 2, ['&'] = 2, ['`'] = 2, ['\\'] = 2,
	['"'] = 2, ['\''] = 2, [':'] = 2, ['w'] = 2, ['@'] = 2, ['|'] = 2,
	[' '] = 1, ['\t'] = 1, ['\v'] = 1, ['\f'] = 1
};

static const char *const advice[KINDS] = {
	[FLOOD] = "too much markup for one file; split it",
	[NEST] = "lists or quotes are nested too deep; flatten them",
	[TABLE] = "a table is too wide or too long; split it",
	[HTML] = "too many '<?' or '<!' in one paragraph; put them into a "
	    "code fence, with blank lines",
	[LINK] = "too many links, images, * or _ in one paragraph; break it "
	    "up with blank lines",
	[REF] = "a long link definition is used too often; shorten it",
	[ADDRESS] = "too many addresses (www. :// @) run together; put each "
	    "on its own line",
};

/* Lines since the last blank one. */
struct stretch {
	uint64_t bytes, longest;
	uint64_t html, images, closers, runs, tildes;
	uint64_t columns;	/* of the widest |--| so far; 0: none */
	bool label, colon, title;	/* a link definition's [, ]: and " */
};

struct line {
	uint64_t pipes, mails, marks;
	uint64_t starts, parens;	/* of the run at hand */
	size_t run;			/* where it begins */
	bool quoted[3];			/* " ' ( opened and not closed */
};

struct guard {
	const char *s;
	uint64_t cost[KINDS], total;
	uint64_t open;		/* lists and quotes that may be open */
	uint64_t definition;	/* bytes of the longest */
	uint64_t closers;	/* ] in all */
	bool after_blank;
	int line, over;		/* line where the sum passed BUDGET */
	struct stretch st;
};

int
mdguard_text(const char *bytes, size_t n, const char *file, struct err *e)
{
	const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)bytes;
	utf8proc_int32_t c;
	utf8proc_ssize_t len;
	size_t i;
	int line = 1;

	if (n > MD_MAX)
		return err_set(e, ERR_INVALID, "%s: larger than 1 MiB; split "
		    "the file", file);
	for (i = 0; i < n; i += (size_t)len) {
		len = 1;
		if (p[i] == '\n' || (p[i] == '\r' && i + 1 < n &&
		    p[i + 1] != '\n'))
			line++;
		else if (p[i] == '\0')
			return err_set(e, ERR_INVALID, "%s:%d: a NUL byte; "
			    "remove it, or save the file as UTF-8", file,
			    line);
		else if (p[i] >= 0x80)
			len = utf8proc_iterate(p + i,
			    (utf8proc_ssize_t)(n - i), &c);
		if (len < 1)
			return err_set(e, ERR_INVALID, "%s:%d: not UTF-8; "
			    "save the file as UTF-8", file, line);
	}
	return 0;
}

static void
spend(struct guard *g, enum kind k, uint64_t a, uint64_t b, uint64_t ns)
{
	uint64_t cost = a * b * ns;

	g->cost[k] += cost;
	g->total += cost;
	if (g->over == 0 && g->total > BUDGET)
		g->over = g->line;
}

/* The paragraph that the stretch may be has ended. */
static void
end_stretch(struct guard *g)
{
	struct stretch *st = &g->st;
	uint64_t size;

	spend(g, HTML, st->html, st->bytes, NS_HTML);
	spend(g, LINK, st->images, st->closers, NS_IMAGE);
	spend(g, LINK, st->runs, st->closers, NS_EMPH);
	spend(g, LINK, st->tildes, st->runs, NS_STRIKE);
	if (st->label && st->colon) {
		/* label, target and title: three lines, or a long title */
		size = st->title ? st->bytes : 3 * st->longest;
		if (size > g->definition)
			g->definition = size;
	}
	g->closers += st->closers;
	memset(st, 0, sizeof(*st));
}

/* The marker of a quote or list item at s: its bytes, or 0. */
static size_t
marker(const char *s, size_t n)
{
	size_t i = 0;

	if (n > 0 && *s == '>')
		return 1;
	if (n > 0 && strchr("-+*", *s) != NULL) {
		i = 1;
	} else {
		while (i < n && i < 9 && s[i] >= '0' && s[i] <= '9')
			i++;
		if (i == 0 || i == n || (s[i] != '.' && s[i] != ')'))
			return 0;
		i++;
	}
	return i == n || s[i] == ' ' || s[i] == '\t' ? i : 0;
}

/*
 * Read the markers at the front of a line of n bytes. A line without any
 * may be a lazy one that leaves all open; else at most the lists that its
 * blanks reach (two columns each) stay open. Returns where the rest begins.
 */
static size_t
prefix(struct guard *g, const char *s, size_t n)
{
	uint64_t blanks = 0, markers = 0, stay;
	size_t i = 0, len;

	for (;;) {
		for (; i < n && (s[i] == ' ' || s[i] == '\t'); i++)
			blanks += s[i] == '\t' ? 4 : 1;
		len = marker(s + i, n - i);
		if (len == 0)
			break;
		i += len;
		markers++;
	}
	stay = g->open < blanks / 2 ? g->open : blanks / 2;
	if (markers > 0 || (g->after_blank && i < n))
		g->open = stay + markers;
	if (g->open > DEPTH_MAX)
		spend(g, NEST, BUDGET, 2, 1);
	spend(g, NEST, g->open, 1, NS_OPEN);
	spend(g, NEST, markers, 1, NS_ITEM);
	spend(g, NEST, markers, n, NS_BREAK);
	return i;
}

/* True when the line holds spaces only, perhaps in quotes. */
static bool
is_blank(const char *s, size_t n)
{
	size_t i = 0, indent = 0;

	for (; i < n && (s[i] == ' ' || s[i] == '>'); i++) {
		indent = s[i] == ' ' ? indent + 1 : 0;
		if (indent > 3)
			break;
	}
	return line_blank(s, n) || i == n;
}

/* True when the line ends any paragraph: a heading, or an item with text. */
static bool
is_break(const char *s, size_t n)
{
	size_t i = 0, level = 0;

	while (i < n && i < 3 && s[i] == ' ')
		i++;
	for (; i < n && s[i] == '#'; i++)
		level++;
	if (level > 0)
		return level <= 6 && (i == n || s[i] == ' ');
	return i + 2 < n && strchr("-+*", s[i]) != NULL && s[i + 1] == ' ' &&
	    !line_blank(s + i + 2, n - i - 2);
}

/* True for |--|:-:| and the like, which may make the line above a header. */
static bool
is_delimiter(const char *s, size_t n)
{
	bool dash = false, other = false;
	size_t i;

	for (i = 0; i < n; i++) {
		dash = dash || s[i] == '-';
		other = other || s[i] == '|' || s[i] == ':';
		if (memchr("|:- \t\v\f>", s[i], 9) == NULL)
			return false;
	}
	return dash && other;
}

/* A run of bytes without spaces ends at i. */
static void
end_run(struct guard *g, struct line *ln, size_t i)
{
	if (ln->starts > 0) {
		spend(g, ADDRESS, ln->starts, i - ln->run, NS_WWW);
		spend(g, ADDRESS, ln->parens, i - ln->run, NS_PAREN);
	}
	ln->starts = ln->parens = 0;
	ln->run = i + 1;
}

/* A byte that may begin or end the title of a link definition. */
static void
read_quote(struct line *ln, const char *s, size_t i)
{
	static const char opens[] = "\"'(", closes[] = "\"')";
	bool escaped = i > 0 && s[i - 1] == '\\';
	bool first = i == 0 || s[i - 1] == ' ' || s[i - 1] == '\t' ||
	    s[i - 1] == '>';
	int k;

	for (k = 0; k < 3; k++) {
		if (s[i] == opens[k] && first)
			ln->quoted[k] = true;
		else if (s[i] == closes[k] && !escaped)
			ln->quoted[k] = false;
	}
}

/* Count the byte s[i] of a line of n bytes. */
static void
read_byte(struct guard *g, struct line *ln, const char *s, size_t n, size_t i)
{
	struct stretch *st = &g->st;
	char before = i > 0 ? s[i - 1] : '\0';
	char after = i + 1 < n ? s[i + 1] : '\0';

	ln->marks += read_at[(unsigned char)s[i]] == 2;
	switch (s[i]) {
	case ' ': case '\t': case '\v': case '\f':
		end_run(g, ln, i);
		break;
	case '|':
		ln->pipes++;
		break;
	case '@':
		ln->mails++;
		break;
	case '[':
		st->images += before == '!';
		break;
	case ']':
		st->closers++;
		st->colon = st->colon || after == ':';
		break;
	case '~':
		st->tildes += before != '~';
		/* fallthrough */
	case '*': case '_':
		st->runs += before != s[i];
		break;
	case '<':
		st->html += after == '?' || (after == '!' &&
		    (i + 2 >= n || s[i + 2] != '-'));
		break;
	case 'w': case ':':
		ln->starts += (n - i >= 4 && memcmp(s + i, "www.", 4) == 0) ||
		    (n - i >= 3 && memcmp(s + i, "://", 3) == 0);
		break;
	case ')':
		ln->parens++;
		/* fallthrough */
	case '(': case '"': case '\'':
		read_quote(ln, s, i);
		break;
	default:
		break;
	}
}

/* Count a line of n bytes. */
static void
read_line(struct guard *g, const char *s, size_t n)
{
	struct stretch *st = &g->st;
	struct line ln = { 0 };
	size_t text = prefix(g, s, n), i;

	g->after_blank = is_blank(s, n);
	if (g->after_blank || is_break(s, n))
		end_stretch(g);
	for (i = 0; i < n; i++)
		if (read_at[(unsigned char)s[i]] != 0)
			read_byte(g, &ln, s, n, i);
	end_run(g, &ln, n);
	st->bytes += n + 1;
	if (n > st->longest)
		st->longest = n;
	st->label = st->label || (text < n && s[text] == '[');
	st->title = st->title || ln.quoted[0] || ln.quoted[1] ||
	    ln.quoted[2];
	if (ln.mails > MAILS_MAX)
		ln.mails = MAILS_MAX;
	spend(g, FLOOD, 1, 1, NS_LINE);
	spend(g, FLOOD, ln.marks, 1, NS_MARK);
	spend(g, ADDRESS, ln.mails, n, NS_MAIL);
	spend(g, TABLE, ln.pipes, ln.pipes, NS_CELL);
	spend(g, TABLE, st->columns, 1, NS_FILL);
	if (is_delimiter(s, n)) {
		spend(g, TABLE, st->bytes, 1, NS_HEAD);
		if (ln.pipes + 1 > st->columns)
			st->columns = ln.pipes + 1;
	}
}

int
mdguard_cost(const char *bytes, size_t n, const char *file, int line,
    struct err *e)
{
	struct guard g = { .s = bytes, .line = line };
	enum kind k, worst = FLOOD;
	size_t pos = 0, stop;

	while (pos < n) {
		stop = line_stop(bytes, n, pos);
		read_line(&g, bytes + pos, stop - pos);
		pos = line_next(bytes, n, stop);
		g.line++;
	}
	end_stretch(&g);
	spend(&g, REF, g.definition, g.closers, NS_REF);
	if (g.over == 0)
		return 0;
	for (k = FLOOD; k < KINDS; k++)
		if (g.cost[k] > g.cost[worst])
			worst = k;
	return err_set(e, ERR_INVALID, "%s:%d: %s", file, g.over,
	    advice[worst]);
}
