/* askperiod - the period that a question names */

#include "askperiod.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "opt.h"

enum { WORDS = 256, LENGTH = 16 };	/* looked at; of a word */

/* The words of a question in lower case; longer ones name no period. */
struct tokens {
	char s[WORDS][LENGTH];
	size_t n;
};

static bool
in_word(char c)
{
	return isalnum((unsigned char)c) || c == '-';
}

static void
split(struct tokens *t, const char *s)
{
	size_t k, n;

	t->n = 0;
	while (*s != '\0' && t->n < WORDS) {
		if (!in_word(*s)) {
			s++;
			continue;
		}
		for (n = 0; in_word(s[n]); n++)
			;
		for (k = 0; k < n && n < LENGTH; k++)
			t->s[t->n][k] = (char)tolower((unsigned char)s[k]);
		t->s[t->n++][k] = '\0';
		s += n;
	}
}

/* The i-th word; "" past the last. */
static const char *
word(const struct tokens *t, size_t i)
{
	return i < t->n ? t->s[i] : "";
}

static int
year_of(const char *s)
{
	return strlen(s) == 4 && strspn(s, "0123456789") == 4 ? atoi(s) : 0;
}

/* The kind and, from 1, the number of a part of a year: "q3", "october". */
static int
part_of_year(enum period_kind *kind, const char *s)
{
	static const char months[] = "|january|february|march|april|may|june|"
	    "july|august|september|october|november|december";
	if ((*s == 'q' || *s == 'h') && s[1] >= '1' && s[1] <= (*s == 'q' ?
	    '4' : '2') && s[2] == '\0') {
		*kind = *s == 'q' ? PERIOD_QUARTER : PERIOD_HALF;
		return s[1] - '0';
	}
	*kind = PERIOD_MONTH;
	return (int)opt_choice(months, s);
}

static bool
kind_of(enum period_kind *kind, const char *s)
{
	unsigned n = opt_choice("|year|half|quarter|month", s);

	*kind = n == 0 ? PERIOD_YEAR : (enum period_kind)(n - 1);
	return n > 0;
}

/* A part of a year by its number; year 0: the last one that has begun. */
static bool
put_part(struct period *out, enum period_kind kind, int part, int year,
    date today, int start)
{
	struct str id = STR_INIT;
	struct period this = period_of(kind == PERIOD_MONTH ? PERIOD_YEAR :
	    kind, today, kind == PERIOD_MONTH ? 1 : start);
	struct str name = STR_INIT;
	int y = year, rc;

	period_add(&name, &this);
	if (y == 0)
		y = atoi(name.s);
	str_addf(&id, kind == PERIOD_MONTH ? "%04d-%02d" : kind ==
	    PERIOD_QUARTER ? "%04d-Q%d" : "%04d-H%d", y, part);
	rc = period_parse(out, id.s, start, NULL);
	if (rc == 0 && year == 0 && out->from > today)
		*out = period_years(out, -1);
	str_release(&id);
	str_release(&name);
	return rc == 0;
}

static void
use(struct str *used, const struct tokens *t, size_t from, size_t n)
{
	size_t i;

	for (i = from; i < from + n; i++)
		str_addf(used, "%s ", word(t, i));
}

/* "q3", "q3 2025", "2025 q3", "october". */
static bool
read_part(struct period *out, struct str *used, const struct tokens *t,
    size_t i, date today, int start)
{
	enum period_kind kind;
	int part = part_of_year(&kind, word(t, i)), year;
	size_t of = strcmp(word(t, i + 1), "of") == 0;

	if (part == 0)
		return false;
	year = year_of(word(t, i + 1 + of));
	if (strcmp(word(t, i), "may") == 0 && year == 0)	/* no month */
		return false;
	use(used, t, i, year > 0 ? 2 + of : 1);
	if (year == 0 && i > 0 && (year = year_of(word(t, i - 1))) > 0)
		use(used, t, i - 1, 1);
	return put_part(out, kind, part, year, today, start);
}

/* "last quarter", "this year", "third quarter of 2025". */
static bool
read_words(struct period *out, struct str *used, const struct tokens *t,
    size_t i, date today, int start)
{
	enum period_kind kind;
	unsigned which = opt_choice("|last|previous|past|this|current",
	    word(t, i));
	unsigned nth = opt_choice("|first|second|third|fourth", word(t, i));
	size_t of = strcmp(word(t, i + 2), "of") == 0;
	int year;

	if ((which == 0 && nth == 0) || !kind_of(&kind, word(t, i + 1)))
		return false;
	if (which > 0) {
		use(used, t, i, 2);
		*out = period_of(kind, today, start);
		*out = period_step(out, which < 4 ? -1 : 0);
		return true;
	}
	if ((kind != PERIOD_QUARTER && kind != PERIOD_HALF) ||
	    (kind == PERIOD_HALF && nth > 2))
		return false;
	year = year_of(word(t, i + 2 + of));
	use(used, t, i, year > 0 ? 3 + of : 2);
	return put_part(out, kind, (int)nth, year, today, start);
}

/* "2026", "2026-q3". */
static bool
read_id(struct period *out, struct str *used, const struct tokens *t,
    size_t i, int start)
{
	struct str id = STR_INIT;
	const char *s;
	bool is = false;

	for (s = word(t, i); *s != '\0'; s++)
		str_addc(&id, (char)toupper((unsigned char)*s));
	if (isdigit((unsigned char)*word(t, i)))
		is = period_parse(out, id.s, start, NULL) == 0;
	if (is)
		use(used, t, i, 1);
	str_release(&id);
	return is;
}

bool
ask_period(struct period *out, struct str *used, const char *text, date today,
    int start)
{
	struct tokens t;
	size_t i;

	split(&t, text);
	for (i = 0; i < t.n; i++) {
		if (read_part(out, used, &t, i, today, start) ||
		    read_words(out, used, &t, i, today, start))
			return true;
	}
	for (i = 0; i < t.n; i++) {	/* a year that was no part of those */
		if (read_id(out, used, &t, i, start))
			return true;
	}
	return false;
}
