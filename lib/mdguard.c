/* mdguard - refuse Markdown that cmark-gfm would take too long over */

#include "mdguard.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "line.h"
#include "mdrow.h"

/*
 * cmark-gfm 0.29.0.gfm.6 takes time in proportion to a product of two counts
 * for the inputs below. Each product times the nanoseconds measured for one
 * step (t/md.t has the inputs; AMD EPYC, November 2026) is added up; the sum
 * may not pass BUDGET. Counts are upper bounds, and cheap to take: a stretch
 * of lines without a blank one stands for a paragraph, a line for a text
 * node, a run without spaces for an address.
 */
enum kind { FLOOD, NEST, TABLE, HTML, LINK, REF, ADDRESS, KINDS };

enum {
	BUDGET = 250 * 1000 * 1000,
	DEPTH_MAX = 256,	/* cmark-gfm recurses: keep the stack small */
	MAILS_MAX = 1000	/* it stops after so many @ in a text node */
};

enum nanoseconds {
	NS_LINE = 300,		/* per line */
	NS_MARK = 200,		/* per byte that may begin markup */
	NS_RUN = 400,		/* per run of * _ ~ */
	NS_ITEM = 600,		/* per marker of a list item or quote */
	NS_OPEN = 12,		/* per line and open list */
	NS_BREAK = 1,		/* per list marker and byte of its line */
	NS_CELL = 2,		/* per pair of cells of a row */
	NS_FILL = 800,		/* per row and column of the widest table */
	NS_HEAD = 25,		/* per |--| and byte of the lines above; */
	HEAD_PART = 4,		/* and one per line and so many bytes, */
				/* and NS_CELL per pair of their cells */
	NS_HTML = 1,		/* per <? or <!x and byte of the paragraph */
	NS_IMAGE = 4,		/* per ![ and ] of the paragraph */
	NS_EMPH = 2,		/* per run of * _ ~ and ] of the paragraph */
	NS_PAIR = 2,		/* per run of * _ ~ and every fourth one */
	NS_STRIKE = 2,		/* per run of ~ and of * _ ~ */
	NS_REF = 6,		/* per byte of a link definition and ] */
	NS_WWW = 8,		/* per www. or :// and byte of its run */
	NS_PAREN = 1,		/* per ) and byte of its run */
	NS_MAIL = 4		/* per @ and byte of its line */
};

/* Bytes at which cmark-gfm may begin a node, and bytes that end a run. */
static const char read_at[256] = {
	['*'] = 2, ['_'] = 2, ['~'] = 2, ['['] = 2, [']'] = 2, ['('] = 2,
	[')'] = 2, ['!'] = 2, ['<'] = 2, ['&'] = 2, ['`'] = 2, ['\\'] = 2,
	['"'] = 2, ['\''] = 2, [':'] = 2, ['w'] = 2, ['@'] = 2, ['|'] = 2,
	['.'] = 2, ['-'] = 2,
	[' '] = 1, ['\t'] = 1
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

/* Lines since the last that surely ended a paragraph. */
struct stretch {
	uint64_t lines, bytes, longest;
	uint64_t pairs;		/* of cells, in each line */
	uint64_t html, images, closers, runs, tildes;
	bool label, colon, title;	/* a link definition's [, ]: and " */
};

struct line {
	uint64_t pipes, mails, marks, runs;
	uint64_t starts, parens;	/* of the run at hand */
	size_t run;			/* where it begins */
	bool quoted[3];			/* " ' ( opened and not closed */
};

struct guard {
	uint64_t cost[KINDS], total;
	uint64_t open;		/* lists and quotes that may be open */
	uint64_t definition;	/* bytes of the longest */
	uint64_t closers;	/* ] in all */
	uint64_t columns;	/* of the widest |--| so far; 0: none */
	uint64_t header;	/* of the line above if it may be a header */
	bool in_table;		/* surely */
	bool in_html;		/* a comment or the like may be open */
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
	spend(g, LINK, st->runs, st->runs / 4, NS_PAIR);
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

/*
 * Note whether the line is a row of a table beyond doubt: its cells are then
 * read one by one, and no paragraph goes on. Raw HTML may end in a row and
 * make the next a paragraph.
 */
static void
read_row(struct guard *g, const char *s, size_t n, bool blank)
{
	bool ends_html = g->in_html && memchr(s, '>', n) != NULL;
	uint64_t cells = row_cells(s, n);

	if (g->in_table)
		g->in_table = row_continues(s, n) && !ends_html;
	else if (g->header > 0 && cells == g->header)
		g->in_table = row_is_delimiter(s, n);
	g->header = g->after_blank && !blank && !ends_html ? cells : 0;
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

/* True for <? and <!x, which end far away; <!-- ends at the next --. */
static bool
is_raw(const char *s, size_t n)
{
	return n >= 2 && (s[1] == '?' || (s[1] == '!' &&
	    (n == 2 || s[2] != '-')));
}

/* True where an address of the web may begin. */
static bool
is_address(const char *s, size_t n)
{
	return (n >= 4 && memcmp(s, "www.", 4) == 0) ||
	    (n >= 3 && memcmp(s, "://", 3) == 0);
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
	case ' ': case '\t':
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
		ln->runs += before != s[i];
		break;
	case '<':
		st->html += is_raw(s + i, n - i);
		break;
	case 'w': case ':':
		ln->starts += is_address(s + i, n - i);
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

/* Add up what a line of n bytes with these counts costs by itself. */
static void
spend_line(struct guard *g, struct line *ln, size_t n)
{
	if (ln->mails > MAILS_MAX)
		ln->mails = MAILS_MAX;
	spend(g, FLOOD, 1, 1, NS_LINE);
	spend(g, FLOOD, ln->marks, 1, NS_MARK);
	spend(g, FLOOD, ln->runs, 1, NS_RUN);
	spend(g, ADDRESS, ln->mails, n, NS_MAIL);
	spend(g, TABLE, ln->pipes, ln->pipes, NS_CELL);
	spend(g, TABLE, g->columns, 1, NS_FILL);
}

/* What the line may be: it ends the stretch, or makes a table. */
static void
read_kind(struct guard *g, const char *s, size_t n, size_t text)
{
	bool blank = is_blank(s, n), ends = blank || is_break(s, n);

	read_row(g, s, n, blank);
	g->after_blank = blank;
	if (ends || g->in_table)
		end_stretch(g);
	if (ends)
		g->columns = 0;
	if (text + 1 < n && s[text] == '<' &&
	    strchr("!?pPsStT", s[text + 1]) != NULL)
		g->in_html = true;
}

/* Count a line of n bytes. */
static void
read_line(struct guard *g, const char *s, size_t n)
{
	struct stretch *st = &g->st;
	struct line ln = { 0 };
	size_t text = prefix(g, s, n), i;

	read_kind(g, s, n, text);
	for (i = 0; i < n; i++)
		if (read_at[(unsigned char)s[i]] != 0)
			read_byte(g, &ln, s, n, i);
	end_run(g, &ln, n);
	spend_line(g, &ln, n);
	if (row_like_delimiter(s, n)) {
		spend(g, TABLE, st->bytes, 1, NS_HEAD);
		spend(g, TABLE, st->lines, st->bytes / HEAD_PART, 1);
		spend(g, TABLE, st->pairs, 1, NS_CELL);
		if (ln.pipes + 1 > g->columns)
			g->columns = ln.pipes + 1;
	}
	st->runs += ln.runs;
	st->pairs += ln.pipes * ln.pipes;
	st->lines++;
	st->bytes += n + 1;
	if (n > st->longest)
		st->longest = n;
	st->label = st->label || (text < n && s[text] == '[');
	st->title = st->title || ln.quoted[0] || ln.quoted[1] ||
	    ln.quoted[2];
}

int
mdguard_cost(const char *bytes, size_t n, const char *file, int line,
    struct err *e)
{
	struct guard g = { .line = line, .after_blank = true };
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
