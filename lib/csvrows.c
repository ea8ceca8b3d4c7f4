/* csvrows - the rows of a CSV file */

#include "csvrows.h"

#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"

/* Where in a cell a byte stands, as libcsv takes it too. */
enum place { BEFORE, PLAIN, QUOTED, CLOSED, BEHIND };

/* A file that is being cut. */
struct cutting {
	struct csv_file *csv;
	const char **cells;	/* of the row under way */
	size_t n, cap;
	size_t line;		/* being read */
	size_t begun;		/* where the row under way began; 0: none has */
	bool wide;		/* it has too many cells */
	size_t all;		/* cells of all rows */
	enum place place;
};

/* The length of the line at s with its end: LF, CRLF or CR. */
static size_t
line_length(const char *s, size_t n)
{
	const char *lf = memchr(s, '\n', n);
	const char *cr = memchr(s, '\r', lf != NULL ? (size_t)(lf - s) : n);

	if (cr != NULL && cr + 1 != lf)
		return (size_t)(cr - s) + 1;
	return lf != NULL ? (size_t)(lf - s) + 1 : n;
}

/* Which delimiter the header line has most often outside of quotes. */
static char
find_delimiter(const char *s, size_t n)
{
	static const char known[] = ",;\t|";
	size_t count[sizeof(known)] = { 0 }, best = 0, i;
	bool quoted = false, begun = false;
	const char *at;

	for (i = 0; i < n; i++) {
		if (s[i] == '"')
			quoted = !quoted;
		if (!quoted && (s[i] == '\n' || s[i] == '\r') && begun)
			break;
		begun |= s[i] != '\n' && s[i] != '\r';
		at = quoted ? NULL : memchr(known, s[i], sizeof(known) - 1);
		if (at != NULL)
			count[at - known]++;
	}
	for (i = 1; i < sizeof(known) - 1; i++) {
		if (count[i] > count[best])
			best = i;
	}
	return known[best];
}

static void
take_cell(void *bytes, size_t n, void *ctx)
{
	struct cutting *c = ctx;

	c->wide |= c->n == CSV_MAX_COLUMNS;
	if (c->wide)
		return;
	if (c->n == c->cap) {
		c->cap = c->cap ? 2 * c->cap : 16;
		c->cells = mem_grow(c->cells, c->cap, sizeof(*c->cells));
	}
	c->cells[c->n++] = n == 0 ? "" : arena_ndup(&c->csv->arena, bytes, n);
}

static void
add_row(struct cutting *c, size_t line)
{
	struct csv_file *csv = c->csv;
	struct csv_row *row = &csv->head;

	if (csv->head.line > 0) {
		MEM_ROOM(csv->rows, csv->n, csv->cap);
		row = &csv->rows[csv->n++];
	}
	row->line = line;
	row->n = c->n;
	c->all += c->n;
	row->cells = arena_alloc(&csv->arena, (c->n + 1) *
	    sizeof(*row->cells));
	if (c->n > 0)
		memcpy(row->cells, c->cells, c->n * sizeof(*row->cells));
	c->n = 0;
}

static void
take_row(int end, void *ctx)
{
	struct cutting *c = ctx;

	(void)end;
	add_row(c, c->begun);
	c->begun = 0;
}

/*
 * Where the next byte stands, behind c. False: text behind a closing quote,
 * which libcsv would take for part of the cell, and read on to the next quote.
 */
static bool
step(enum place *place, char c, char delimiter)
{
	bool blank = (c == ' ' || c == '\t') && c != delimiter;

	if (*place == QUOTED) {
		*place = c == '"' ? CLOSED : QUOTED;
		return true;
	}
	if (c == delimiter || c == '\n' || c == '\r') {
		*place = BEFORE;
		return true;
	}
	switch (*place) {
	case BEFORE:
		*place = c == '"' ? QUOTED : blank ? BEFORE : PLAIN;
		return true;
	case CLOSED:
		*place = c == '"' ? QUOTED : BEHIND;
		return c == '"' || blank;
	case BEHIND:
		return blank;
	default:
		return true;
	}
}

/* Are the quotes of this line where quotes may be? */
static bool
quotes_fit(struct cutting *c, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (!step(&c->place, s[i], c->csv->delimiter))
			return false;
	}
	return true;
}

/* Nothing but blanks, which libcsv takes for no row. */
static bool
is_blank(const char *s, size_t n, char delimiter)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (strchr(" \t\r\n", s[i]) == NULL || s[i] == delimiter)
			return false;
	}
	return true;
}

/* One line of the text; a row may take several. */
static int
take_line(struct cutting *c, struct csv_parser *p, const char *s, size_t n,
    const char *file, struct err *e)
{
	if (c->begun == 0 && is_blank(s, n, c->csv->delimiter)) {
		if (c->csv->head.line > 0)
			add_row(c, c->line);
		return 0;
	}
	if (c->begun == 0)
		c->begun = c->line;
	if (!quotes_fit(c, s, n))
		return err_set(e, ERR_INVALID, "%s:%zu: text behind a closing "
		    "quote; a quote within a cell must be doubled (\"\")",
		    file, c->line);
	if (csv_parse(p, s, n, take_cell, take_row, c) != n)
		return err_set(e, ERR_INVALID, "%s:%zu: %s", file, c->line,
		    csv_strerror(csv_error(p)));
	if (c->wide)
		return err_set(e, ERR_INVALID, "%s:%zu: more than %d columns: "
		    "export those that are needed; is --delimiter right?",
		    file, c->line, CSV_MAX_COLUMNS);
	return 0;
}

static int
cut(struct cutting *c, struct csv_parser *p, const char *s, size_t n,
    const char *file, struct err *e)
{
	const char *end = s + n;
	size_t len;

	for (; s < end; s += len) {
		len = line_length(s, (size_t)(end - s));
		if (take_line(c, p, s, len, file, e) < 0)
			return -1;
		if (c->csv->n > CSV_MAX_ROWS || c->all > CSV_MAX_CELLS)
			return err_set(e, ERR_INVALID, "%s:%zu: more than %d "
			    "rows or %d cells: export fewer at once", file,
			    c->line, CSV_MAX_ROWS, CSV_MAX_CELLS);
		c->line++;
	}
	/* the last line may lack its end */
	if (c->begun > 0 && n > 0 && end[-1] != '\n' && end[-1] != '\r' &&
	    csv_parse(p, "\n", 1, take_cell, take_row, c) != 1)
		return err_set(e, ERR_INVALID, "%s:%zu: %s", file, c->line,
		    csv_strerror(csv_error(p)));
	if (c->begun > 0)
		return err_set(e, ERR_INVALID, "%s:%zu: a quote opens in "
		    "this row and is never closed", file, c->begun);
	if (c->csv->head.line == 0)
		return err_set(e, ERR_INVALID, "%s: the file is empty; a "
		    "header line with the names of the columns is expected",
		    file);
	return 0;
}

/*
 * The bytes of a first line "sep=;", by which Excel is told the delimiter
 * that is then put into *delimiter; 0: there is none.
 */
static size_t
sep_line(char *delimiter, const char *text, size_t n)
{
	if (n < 6 || strncasecmp(text, "sep=", 4) != 0 ||
	    strchr(",;\t|", text[4]) == NULL ||
	    (text[5] != '\r' && text[5] != '\n'))
		return 0;
	*delimiter = text[4];
	return line_length(text, n);
}

int
csv_read(struct csv_file *csv, const char *text, size_t n,
    const char *file, char delimiter, struct err *e)
{
	struct cutting c = { .csv = csv, .line = 1 };
	struct csv_parser p;
	char told = '\0';
	size_t skip;
	int rc;

	if (csv_init(&p, 0) != 0)
		return err_set(e, ERR_INVALID, "libcsv cannot start");
	skip = sep_line(&told, text, n);
	c.line += skip > 0;
	csv->delimiter = delimiter != 0 ? delimiter : told != '\0' ? told :
	    find_delimiter(text, n);
	csv_set_delim(&p, (unsigned char)csv->delimiter);
	csv_set_blk_size(&p, 64 * 1024);
	rc = cut(&c, &p, text + skip, n - skip, file, e);
	csv_free(&p);
	free(c.cells);
	return rc;
}

void
csv_release(struct csv_file *csv)
{
	free(csv->rows);
	arena_release(&csv->arena);
	*csv = (struct csv_file)CSV_FILE_INIT;
}
