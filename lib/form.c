/* form - forms of short texts */

#include "form.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "currency.h"
#include "pathcheck.h"
#include "picture.h"
#include "rates.h"

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

int
form_url(struct str *out, const char *text, struct err *e)
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

int
form_domain(struct str *out, const char *text, struct err *e)
{
	if (!is_host(text, strlen(text)))
		return err_set(e, ERR_INVALID, "a domain without https:// is "
		    "expected, such as example.com");
	for (; *text != '\0'; text++)
		str_addc(out, (char)tolower((unsigned char)*text));
	return 0;
}

int
form_currency(struct str *out, const char *text, struct err *e)
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

int
form_rate(struct str *out, const char *text, struct err *e)
{
	int64_t value;

	if (rate_parse(&value, text) < 0)
		return err_set(e, ERR_INVALID, "what one unit is worth in "
		    "the company's currency is expected, more than 0, with "
		    "at most 12 decimals, such as 0.9174");
	str_adds(out, text);
	return 0;
}

int
form_email(struct str *out, const char *text, struct err *e)
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

int
form_color(struct str *out, const char *text, struct err *e)
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

int
form_picture(struct str *out, const char *text, struct err *e)
{
	if (picture_type(text) == NULL || path_check(text, NULL) < 0)
		return err_set(e, ERR_INVALID, "the path of an svg, png, jpg "
		    "or webp file in the workspace is expected, such as "
		    "brand/logo.svg");
	str_adds(out, text);
	return 0;
}
