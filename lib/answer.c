/* answer - what a new workspace is made from */

#include "answer.h"

#include <string.h>

#include <utf8proc.h>

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

void
region_id(struct str *out, const char *name)
{
	slug_ascii(out, name);
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
		if (names_has(&ids, id.s))
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
	{ "website", "Website, https://...", false, false, form_url },
	{ "sells", "What it sells, in one phrase", false, true, NULL },
	{ "currency", "Currency of its amounts", true, false,
	    form_currency },
	{ "contact_name", "Who runs the partner program", true, false, NULL },
	{ "contact_email", "Mail address", true, false, form_email },
	{ "contact_role", "Role", false, false, NULL },
	{ "logo_url", "Address of the logo, https://...", false, false,
	    form_url },
	{ "brand_color", "Brand colour, #rrggbb", false, false, form_color },
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
