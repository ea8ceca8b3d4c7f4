#ifndef POS_GROUNDPARTS_H
#define POS_GROUNDPARTS_H

/*
 * What grounding is made of, for ground*.c: Markdown is cut into blocks, a
 * block's text is made plain, numbers are read from plain text, and looked
 * up in a set.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dec.h"
#include "ground.h"
#include "str.h"

/*
 * Plain text: markup is dropped, so that **38** % is 38 %; ASCII stands for
 * itself, letters of other scripts for themselves, digits of other scripts
 * are ASCII, a line break is a blank, and all else is one of these.
 */
enum {
	PLAIN_GAP = 1,		/* a space that does not break, or a thin one */
	PLAIN_OBJECT,		/* a name in code, a URL */
	PLAIN_DASH,		/* an en or em dash */
	PLAIN_SYMBOL
};

struct plain_spot {
	uint32_t from, to;	/* bytes of the text that this byte is */
	bool open;		/* within emphasis or brackets */
};

struct plain {
	struct str text;
	struct plain_spot *spots;	/* of each byte of text */
	size_t cap;
};

/*
 * Make bytes from to to of s plain, into *out, which is emptied first.
 * markdown: URLs, labels and code spans that are names are objects or
 * nothing; else their digits are looked at too.
 */
void plain_make(struct plain *out, const char *s, size_t from, size_t to,
    bool markdown);
void plain_release(struct plain *p);

/* Where the sentence that begins at byte at ends, with the blanks after it. */
size_t plain_sentence(const struct plain *p, size_t at);

enum { NUMBER_READINGS = 8 };

/* A number, or a date, that plain text holds. */
struct number {
	size_t from, to;	/* bytes of the plain text, unit and all */
	bool is_date;
	bool huge;		/* too many digits: not looked up */
	uint64_t digits;
	int exp[NUMBER_READINGS];	/* powers of ten of the last digit */
	size_t n;		/* readings: one for each exp or date */
	struct day {
		int year, month, day, quarter;	/* 0: not said */
	} days[2];
};

/* Plain text, which ends with a NUL: what stands at s, and how long it is. */
bool text_is_digit(char c);
bool text_is_letter(char c);
bool text_is_blank(char c);
size_t text_digits(const char *s);
size_t text_letters(const char *s);
size_t text_blanks(const char *s);	/* three at most */

/* The number that the first n digits make, at most nine of them. */
int text_small(const char *s, size_t n);

/* A year, 1900 to 2100, of four digits and not more; or 0. */
int text_year(const char *s);

/*
 * Read a date into the days of *out; each returns its length, or 0: one that
 * begins with a digit; "November 20, 2026", "November 2026"; "Q3 2026".
 */
size_t date_at_digit(struct number *out, const char *s);
size_t date_month_day(struct number *out, const char *s);
size_t date_quarter_year(struct number *out, const char *s);

/* The next number from *at on; false: there is none. */
bool number_next(struct number *out, const struct plain *p, size_t *at);

/* The number may be in this unit too, which its column has. */
void number_add_unit(struct number *number, int exp);

/* The power of ten of the unit at s ("%": -2), its length in *n; or 0. */
int number_unit(const char *s, size_t *n);

/* Known numbers, and keys of known dates. */
struct known {
	struct ratio *values;
	size_t n, cap;
	uint32_t *dates;
	size_t n_dates, cap_dates;
};

/* Gather them. Owner: the caller, who calls known_release(). */
void known_make(struct known *out, const struct ground_known *from);
bool known_has(const struct known *k, const struct number *number);
void known_release(struct known *k);

/* One line, as far as it has been read. */
struct cursor {
	const char *s;		/* the text */
	size_t from, stop, next;	/* the line, its end, the next one */
	size_t at;		/* where its text begins */
	int quotes;		/* > before it */
	int indent;		/* columns behind them */
};

enum { CURSOR_CODE = 4 };	/* columns that make code of a line */

/* Go behind blanks and quote marks at the line's beginning. */
void cursor_skip(struct cursor *c);

/* The byte at an offset, LF at the line's end; is one blank or LF? */
char cursor_byte(const struct cursor *c, size_t at);
bool cursor_is_end(char c);

/* How many bytes b stand there. */
size_t cursor_run(const struct cursor *c, char b);

/* What stands there: the level of a # heading, or 0; three - * or _. */
int cursor_heading(const struct cursor *c);
bool cursor_break(const struct cursor *c);

/* The length of a fence's ` or ~, or 0. */
size_t cursor_fence(const struct cursor *c);

/* The level of the heading that this line makes of a paragraph, or 0. */
int cursor_underline(const struct cursor *c);

/*
 * The length of a list's marker without the blank behind it, or 0. One of n
 * bytes: may it begin a list in the middle of a paragraph?
 */
size_t cursor_marker(const struct cursor *c);
bool cursor_interrupts(const struct cursor *c, size_t n);

/* What ends the HTML that goes on over blank lines, or NULL: none begins. */
const char *cursor_html(const struct cursor *c);

/* Does a block begin here that a paragraph gives way to? No list. */
bool cursor_starts(const struct cursor *c);

/* Does the line part a table's head from its rows? */
bool cursor_delimits(const struct cursor *c);

/* The cells of a row: what bars that are not escaped divide. */
size_t cursor_cells(const char *s, size_t from, size_t stop);

enum block_kind {
	BLOCK_TEXT,		/* a paragraph */
	BLOCK_HEADING,
	BLOCK_HEAD,		/* of a table: two lines */
	BLOCK_ROW,
	BLOCK_FENCE,
	BLOCK_HTML
};

enum { NONE = -1 };

struct block {
	enum block_kind kind;
	int level;		/* of a heading */
	int item;		/* the innermost, or NONE */
	int head;		/* of a row: its table's; or NONE */
	int row;		/* of a row: from 1 */
	size_t from, to;	/* its lines, with the last one's end */
	size_t text, stop;	/* what is read of it */
	int line;		/* of its first byte */
};

/* An item of a list. */
struct item {
	size_t from, to;	/* its lines, with all that is below it */
	int up;			/* the item around it, or NONE */
};

struct blocks {
	const char *s;		/* borrowed */
	size_t size;
	struct block *b;
	size_t n, cap;
	struct item *items;
	size_t n_items, cap_items;
};

/*
 * Read the n bytes of a Markdown text as blocks. s is borrowed as long as *out
 * is used. Owner: the caller, who calls blocks_release().
 */
void blocks_make(struct blocks *out, const char *s, size_t n);
void blocks_release(struct blocks *b);

enum { COLUMNS = 64 };		/* of a table; what is more has no units */

/*
 * The units that the head of a table gives its columns, as powers of ten:
 * "Share (%)", "ACV, EUR k"; 0: none.
 */
struct columns {
	size_t n;
	int exp[COLUMNS];
	const struct block *row;	/* that was asked for last, ... */
	size_t at, cell;		/* ... and how far in it */
};

/*
 * Read the head of a table in s: the block of its first line. Columns beyond
 * COLUMNS have no unit. Owns nothing.
 */
void columns_make(struct columns *out, const char *s,
    const struct block *head);

/* The unit of the cell of row that byte at is in; ask from left to right. */
int columns_unit(struct columns *c, const char *s,
    const struct block *row, size_t at);

/* A number that is not known. Offsets are bytes of the Markdown. */
struct claim {
	size_t block;		/* index of its block */
	size_t from, to;
	size_t sentence, end;	/* of the sentence, with blanks after it */
	int line;
};

/* Call fn for each number in the blocks that is not known, in order. */
void claims_each(const struct blocks *blocks, const struct known *known,
    void (*fn)(void *ctx, const struct claim *c), void *ctx);

#endif
