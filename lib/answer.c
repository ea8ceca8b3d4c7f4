/* answer - what a new workspace is made from */

#include "answer.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include <utf8proc.h>

#include "currency.h"
#include "root.h"
#include "slug.h"

enum { LINE_MAX_BYTES = 400, LINES_MAX_BYTES = 4000 };

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The n bytes without the blanks around them. */
static const char *
trim(const char *s, size_t *n)
{
	while (*n > 0 && is_blank(*s)) {
		s++;
		(*n)--;
	}
	while (*n > 0 && is_blank(s[*n - 1]))
		(*n)--;
	return s;
}

/* What no answer may hold: bytes that are not text, lines where one is due. */
static int
check_text(const char *s, size_t n, bool lines, struct err *e)
{
	size_t most = lines ? LINES_MAX_BYTES : LINE_MAX_BYTES, i;
	utf8proc_int32_t c;
	utf8proc_ssize_t step;

	if (n > most)
		return err_set(e, ERR_INVALID, "a shorter answer is "
		    "expected, at most %zu bytes", most);
	for (i = 0; i < n; i += (size_t)step) {
		step = utf8proc_iterate((const utf8proc_uint8_t *)s + i,
		    (utf8proc_ssize_t)(n - i), &c);
		if (step <= 0)
			return err_set(e, ERR_INVALID, "text in UTF-8 is "
			    "expected; this is in another encoding");
		if (c == '\n' && !lines)
			return err_set(e, ERR_INVALID, "one line is "
			    "expected");
		if ((c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0) ||
		    c == 0x2028 || c == 0x2029)
			return err_set(e, ERR_INVALID, "text without control "
			    "characters is expected");
	}
	return 0;
}

/* Is it labels with dots between: "www.example.com"? */
static bool
is_host(const char *s, size_t n)
{
	size_t i, label = 0, dots = 0;

	for (i = 0; i < n; i++) {
		if (s[i] == '.') {
			if (label == 0 || s[i - 1] == '-')
				return false;
			dots++;
			label = 0;
		} else if (isalnum((unsigned char)s[i]) || s[i] & 0x80 ||
		    (s[i] == '-' && label > 0)) {
			label++;
		} else {
			return false;
		}
		if (label > 63)
			return false;
	}
	return dots > 0 && label > 0 && s[n - 1] != '-';
}

/* Append a web address. */
static int
check_url(struct str *out, const char *text, struct err *e)
{
	const char *host = text + strlen("https://"), *rest;
	size_t n;

	if (strncasecmp(text, "https://", strlen("https://")) != 0)
		return err_set(e, ERR_INVALID, "an address that begins with "
		    "https:// is expected, such as https://www.example.com");
	n = strcspn(host, ":/?#");
	rest = host + n;
	if (*rest == ':')
		rest += 1 + strspn(rest + 1, "0123456789");
	if (!is_host(host, n) || (*rest != '\0' && strchr("/?#", *rest) ==
	    NULL) || strpbrk(rest, " \t<>\"\\^`{|}") != NULL)
		return err_set(e, ERR_INVALID, "a web address is expected, "
		    "such as https://www.example.com");
	str_addf(out, "https://%s", host);
	return 0;
}

/* Append the code of a currency. */
static int
check_currency(struct str *out, const char *text, struct err *e)
{
	char code[4] = "";
	size_t i;

	for (i = 0; i < 3 && text[i] != '\0'; i++)
		code[i] = (char)toupper((unsigned char)text[i]);
	if (strlen(text) != 3 || !currency_known(code))
		return err_set(e, ERR_INVALID, "the three letters of a "
		    "currency in use (ISO 4217) are expected, such as EUR, "
		    "NOK or USD");
	str_adds(out, code);
	return 0;
}

/* Append a mail address. */
static int
check_email(struct str *out, const char *text, struct err *e)
{
	size_t local = strcspn(text, "@");

	if (local == 0 || local > 64 || text[local] == '\0' ||
	    strcspn(text, " \t()<>[]:;,\\\"") < strlen(text) ||
	    text[0] == '.' || text[local - 1] == '.' ||
	    !is_host(text + local + 1, strlen(text + local + 1)))
		return err_set(e, ERR_INVALID, "a mail address is expected, "
		    "such as ada@example.com");
	str_adds(out, text);
	return 0;
}

/* Append a colour. */
static int
check_color(struct str *out, const char *text, struct err *e)
{
	size_t i;

	if (text[0] != '#' || strlen(text) != 7 ||
	    strspn(text + 1, "0123456789abcdefABCDEF") != 6)
		return err_set(e, ERR_INVALID, "a colour as # and six digits "
		    "0-9, a-f is expected, such as #0b5d66");
	for (i = 0; i < 7; i++)
		str_addc(out, (char)tolower((unsigned char)text[i]));
	return 0;
}

void
region_id(struct str *out, const char *name)
{
	slug_ascii(out, name);
}

static bool
is_among(const struct names *names, const char *s)
{
	size_t i;

	for (i = 0; i < names->n; i++) {
		if (strcmp(names->s[i], s) == 0)
			return true;
	}
	return false;
}

/* Append names with one comma and blank between; no two have the same id. */
static int
check_regions(struct str *out, const char *text, struct err *e)
{
	struct names ids = { 0 };
	struct str id = STR_INIT, name = STR_INIT;
	const char *at, *from;
	size_t n, len;
	int rc = 0;

	for (at = text; *at != '\0' && rc == 0; at += n + (at[n] == ',')) {
		len = n = strcspn(at, ",");
		from = trim(at, &len);
		if (len == 0)
			continue;
		str_reset(&name);
		str_reset(&id);
		str_add(&name, from, len);
		region_id(&id, name.s);
		if (is_among(&ids, id.s))
			rc = err_set(e, ERR_INVALID, "each region once is "
			    "expected; two have the id %s", id.s);
		names_add(&ids, id.s);
		str_addf(out, "%s%s", out->len > 0 ? ", " : "", name.s);
	}
	names_release(&ids);
	str_release(&id);
	str_release(&name);
	return rc;
}

const struct question questions[ANSWERS] = {
	{ "company", "Name of the company", true, false, NULL },
	{ "website", "Website, https://...", false, false, check_url },
	{ "sells", "What it sells, in one phrase", false, true, NULL },
	{ "currency", "Currency of its amounts", true, false,
	    check_currency },
	{ "contact_name", "Who runs the partner program", true, false, NULL },
	{ "contact_email", "Mail address", true, false, check_email },
	{ "contact_role", "Role", false, false, NULL },
	{ "logo_url", "Address of the logo, https://...", false, false,
	    check_url },
	{ "brand_color", "Brand colour, #rrggbb", false, false, check_color },
	{ "regions", "Regions it sells in, with commas between", false,
	    false, check_regions },
	{ "target_customers", "Target customers, in one phrase", false, true,
	    NULL },
};

void
answers_init(struct answers *a)
{
	size_t i;

	for (i = 0; i < ANSWERS; i++) {
		str_init(&a->value[i]);
		str_init(&a->fallback[i]);
	}
	str_adds(&a->fallback[ANSWER_CURRENCY], "EUR");
	str_adds(&a->fallback[ANSWER_CONTACT_ROLE], "Head of Partnerships");
}

void
answers_release(struct answers *a)
{
	size_t i;

	for (i = 0; i < ANSWERS; i++) {
		str_release(&a->value[i]);
		str_release(&a->fallback[i]);
	}
}

/* Append the checked form of n bytes that are not empty. */
static int
check(struct str *out, const struct question *q, const char *text, size_t n,
    struct err *e)
{
	struct str copy = STR_INIT;
	int rc = check_text(text, n, q->lines, e);

	str_add(&copy, text, n);
	if (rc == 0 && q->check != NULL)
		rc = q->check(out, copy.s, e);
	else if (rc == 0)
		str_add(out, copy.s, copy.len);
	str_release(&copy);
	return rc;
}

void
answer_offer(struct answers *a, enum answer which, const char *text)
{
	struct str *fallback = &a->fallback[which];
	size_t n = strlen(text);

	text = trim(text, &n);
	str_reset(fallback);
	if (n > 0 && check(fallback, &questions[which], text, n, NULL) < 0)
		str_reset(fallback);
}

int
answer_set(struct answers *a, enum answer which, const char *text, size_t n,
    struct err *e)
{
	const struct question *q = &questions[which];
	struct str out = STR_INIT;
	int rc = 0;

	text = trim(text, &n);
	if (n > 0)
		rc = check(&out, q, text, n, e);
	if (rc == 0 && out.len == 0)
		str_add(&out, a->fallback[which].s, a->fallback[which].len);
	if (rc == 0 && out.len == 0 && q->required)
		rc = err_set(e, ERR_INVALID, "an answer is needed");
	if (rc == 0)
		str_swap(&a->value[which], &out);
	str_release(&out);
	return rc;
}
