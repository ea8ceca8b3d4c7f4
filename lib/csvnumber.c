/* csvnumber - numbers and sums of money as people and systems write them */

#include "csvnumber.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "currency.h"

/* What stands around the digits of a number, and these. */
struct parts {
	char core[48];		/* digits, points and commas */
	char currency[8];
	bool negative, percent, exponent;
	int zeros;		/* 3 for 250k */
};

/* Signs of money; of those that several currencies share, the sign. */
static const struct { const char *sign, *means; } signs[] = {
	{ "US$", "USD" }, { "R$", "BRL" }, { "$", "$" },
	{ "\u20ac", "EUR" }, { "\u00a3", "GBP" }, { "\u00a5", "\u00a5" },
	{ "z\u0142", "PLN" }, { "\u20b9", "INR" }, { "kr.", "kr" },
	{ "kr", "kr" }, { "K\u010d", "CZK" }, { "Fr.", "CHF" },
	{ "Euro", "EUR" }
};

static const struct { const char *sign, *codes; } shared[] = {
	{ "$", "USD CAD AUD NZD SGD HKD MXN TWD CLP COP ARS" },
	{ "kr", "NOK SEK DKK ISK" }, { "\u00a5", "JPY CNY" }
};

static const struct { const char *word; int zeros; } scales[] = {
	{ "k", 3 }, { "tsd", 3 }, { "tsd.", 3 }, { "m", 6 }, { "mn", 6 },
	{ "mm", 6 }, { "mio", 6 }, { "mio.", 6 }, { "b", 9 }, { "bn", 9 },
	{ "mrd", 9 }, { "mrd.", 9 }
};

bool
csv_currency_fits(const char *sign, const char *code)
{
	size_t i;

	for (i = 0; i < sizeof(shared) / sizeof(*shared); i++) {
		if (strcmp(sign, shared[i].sign) == 0)
			return code[0] != '\0' &&
			    strstr(shared[i].codes, code) != NULL;
	}
	return strcmp(sign, code) == 0;
}

/* The bytes of a blank at s: a space, a tab, a no-break space; 0: none. */
static size_t
blank(const char *s)
{
	if (*s == ' ' || *s == '\t')
		return 1;
	if (strncmp(s, "\u00a0", 2) == 0)
		return 2;
	return strncmp(s, "\u202f", 3) == 0 || strncmp(s, "\u2009", 3) == 0 ?
	    3 : 0;
}

/* The bytes of a sign that groups digits and is no point or comma. */
static size_t
grouping(const char *s)
{
	if (*s == '\'')
		return 1;
	return strncmp(s, "\u2019", 3) == 0 ? 3 : blank(s);
}

/* Take one word of those around the digits. */
static bool
take_word(struct parts *p, const char *word, size_t n)
{
	char text[16];
	size_t i;

	if (n >= sizeof(text))
		return false;
	memcpy(text, word, n);
	text[n] = '\0';
	for (i = 0; i < sizeof(scales) / sizeof(*scales); i++) {
		if (strcasecmp(text, scales[i].word) == 0 && p->core[0] &&
		    p->zeros == 0) {
			p->zeros = scales[i].zeros;
			return true;
		}
	}
	for (i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		if (strcasecmp(text, signs[i].sign) == 0)
			break;
	}
	if (i < sizeof(signs) / sizeof(*signs))
		memcpy(text, signs[i].means,
		    strlen(signs[i].means) + 1);
	else if (!currency_known(text))
		return false;
	if (p->currency[0] != '\0' && strcmp(p->currency, text) != 0)
		return false;
	memcpy(p->currency, text, sizeof(p->currency) - 1);
	return true;
}

/* The digits with what groups them left out; the bytes that were read. */
static size_t
take_digits(struct parts *p, const char *s)
{
	size_t i = 0, n = 0, gap;

	for (; s[i] != '\0' && n + 1 < sizeof(p->core); i++) {
		gap = grouping(s + i);
		if (gap > 0 && n > 0 && isdigit((unsigned char)s[i + gap])) {
			/* 12 345: a group has three digits */
			if (strspn(s + i + gap, "0123456789") != 3)
				break;
			i += gap - 1;
		} else if (isdigit((unsigned char)s[i]) || s[i] == '.' ||
		    s[i] == ',') {
			p->core[n++] = s[i];
		} else {
			break;
		}
	}
	p->core[n] = '\0';
	return i;
}

static bool
is_exponent(const char *s)
{
	return (*s == 'e' || *s == 'E') && (isdigit((unsigned char)s[1]) ||
	    ((s[1] == '+' || s[1] == '-') && isdigit((unsigned char)s[2])));
}

static bool
take_sign(struct parts *p, const char **s)
{
	size_t n = **s == '-' || **s == '+' ? 1 :
	    strncmp(*s, "\u2212", 3) == 0 ? 3 : 0;

	if (n == 0 || p->negative)
		return false;
	p->negative = **s != '+';
	*s += n;
	return true;
}

/* Take a number apart; false: it is none. */
static bool
take_apart(struct parts *p, const char *s)
{
	bool open = false, closed = false;
	size_t n;

	memset(p, 0, sizeof(*p));
	while (*s != '\0') {
		n = blank(s);
		if (n > 0) {
			s += n;
		} else if (*s == '(' && !open && p->core[0] == '\0') {
			open = true;
			s++;
		} else if (*s == ')' && open && !closed) {
			closed = true;
			s++;
		} else if (*s == '%' && p->core[0] != '\0') {
			p->percent = true;
			s++;
		} else if (p->core[0] == '\0' && (isdigit((unsigned char)*s)
		    || *s == '.' || *s == ',')) {
			s += take_digits(p, s);
			p->exponent = is_exponent(s);
			if (p->exponent)
				return true;
		} else if (!take_sign(p, &s)) {
			for (n = 0; s[n] != '\0' && blank(s + n) == 0 &&
			    !isdigit((unsigned char)s[n]) &&
			    strchr("()-+%", s[n]) == NULL; n++)
				;
			if (n == 0 || !take_word(p, s, n))
				return false;
			s += n;
		}
	}
	p->negative |= open;
	return strpbrk(p->core, "0123456789") != NULL && open == closed;
}

static size_t
count(const char *s, char c)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += *s == c;
	return n;
}

/* The core with a point before its decimals, and nothing else but digits. */
static bool
plain(char *core, enum csv_point point)
{
	char mark = point == CSV_POINT_COMMA ? ',' : '.';
	char group = mark == ',' ? '.' : ',';
	char *decimals = strrchr(core, mark), *from, *to = core;
	size_t n;

	if (point == CSV_POINT_OPEN)
		return strpbrk(core, ".,") == NULL;
	if (decimals != NULL && strchr(decimals, group) != NULL)
		return false;
	for (from = core; *from != '\0'; from++) {
		if (*from == group) {
			/* groups of two digits, too: 12,34,567 in India */
			n = strspn(from + 1, "0123456789");
			if (from == core || n < 2 || n > 3 ||
			    (n == 2 && from[3] != group))
				return false;
		} else if (*from == mark && from != decimals) {
			return false;
		} else {
			*to++ = *from == mark ? '.' : *from;
		}
	}
	*to = '\0';
	return true;
}

/* What the core tells of the decimal sign; *open: it could be either. */
static enum csv_point
tells(const char *core, bool *open)
{
	size_t dots = count(core, '.'), commas = count(core, ',');
	const char *at;
	enum csv_point as = dots > 0 ? CSV_POINT_DOT : CSV_POINT_COMMA;

	*open = false;
	if (dots == 0 && commas == 0)
		return CSV_POINT_OPEN;
	if (dots > 0 && commas > 0)
		return strrchr(core, '.') > strrchr(core, ',') ?
		    CSV_POINT_DOT : CSV_POINT_COMMA;
	if (dots + commas > 1)
		return dots > 0 ? CSV_POINT_COMMA : CSV_POINT_DOT;
	at = strpbrk(core, ".,");
	if (strlen(at + 1) != 3 || at == core || at - core > 3 ||
	    core[0] == '0')
		return as;
	*open = true;
	return CSV_POINT_OPEN;
}

void
csv_see(struct csv_sight *s, const char *text, size_t line)
{
	if (s->text == NULL)
		*s = (struct csv_sight){ text, line };
}

void
csv_point_look(struct csv_point_look *look, const char *text, size_t line)
{
	struct parts p;
	enum csv_point point;
	bool open;

	if (!take_apart(&p, text) || p.exponent)
		return;
	point = tells(p.core, &open);
	/* 1..2 and 1.2.3 are no numbers of either form, and tell nothing */
	if (point != CSV_POINT_OPEN && !plain(p.core, point))
		return;
	if (point == CSV_POINT_DOT)
		csv_see(&look->dot, text, line);
	else if (point == CSV_POINT_COMMA)
		csv_see(&look->comma, text, line);
	else if (open)
		csv_see(&look->open, text, line);
}

int
csv_point_decide(enum csv_point *out, const struct csv_point_look *look,
    const char *column, struct err *e)
{
	*out = look->dot.text != NULL ? CSV_POINT_DOT :
	    look->comma.text != NULL ? CSV_POINT_COMMA : CSV_POINT_OPEN;
	if (look->dot.text != NULL && look->comma.text != NULL)
		return err_set(e, ERR_INVALID, "%s: %.40s (line %zu) and "
		    "%.40s (line %zu) are not of one form; --decimal point "
		    "or --decimal comma says which is right, and the rows of "
		    "the other are rejected", column, look->dot.text,
		    look->dot.line, look->comma.text, look->comma.line);
	if (*out == CSV_POINT_OPEN && look->open.text != NULL)
		return err_set(e, ERR_INVALID, "%s: %.40s (line %zu) has "
		    "either thousands or decimals, and no row of the column "
		    "tells, as 1,234.50 or 1.234,50 would; give --decimal "
		    "point or --decimal comma", column, look->open.text,
		    look->open.line);
	return 0;
}

int
csv_wrong(struct str *why, const char *text)
{
	str_adds(why, text);
	return -1;
}

/* Cut what adds nothing behind the point: 12.5000000 has one decimal. */
static void
cut_zeros(struct str *s)
{
	if (strchr(s->s, '.') == NULL)
		return;
	while (s->s[s->len - 1] == '0')
		str_cut(s, s->len - 1);
	if (s->s[s->len - 1] == '.')
		str_cut(s, s->len - 1);
}

int
csv_number(struct csv_number *out, const char *text, enum csv_point point,
    struct str *why)
{
	struct str s = STR_INIT;
	struct parts p;
	int rc, i;

	if (!take_apart(&p, text))
		return csv_wrong(why, "is not a number");
	if (p.exponent)
		return csv_wrong(why, "is rounded by a spreadsheet; format the "
		    "column as a number and export again");
	if (p.percent)
		return csv_wrong(why, "is a percentage, not an amount");
	if (!plain(p.core, point))
		return csv_wrong(why, point == CSV_POINT_COMMA ? "is not a number "
		    "with a decimal comma, as the others of the column" :
		    "is not a number with a decimal point, as the others of "
		    "the column");
	str_addf(&s, "%s%s%s", p.negative ? "-" : "", p.core[0] == '.' ? "0"
	    : "", p.core);
	cut_zeros(&s);
	rc = dec_parse(&out->value, s.s, s.len);
	str_release(&s);
	for (i = 0; i < p.zeros && rc == 0; i++) {
		if (__builtin_mul_overflow(out->value.u, 10, &out->value.u))
			rc = -1;
	}
	memcpy(out->currency, p.currency, sizeof(out->currency));
	return rc == 0 ? 0 : csv_wrong(why, "has more than six decimals, or is "
	    "larger than 9,000,000,000,000");
}
