/* blank - places in a text that somebody is to fill */

#include "blank.h"

#include <stdbool.h>
#include <string.h>

/* ‹, ›, and WORD JOINER (U+2060) between them and the label. */
#define OPEN "\u2039\u2060"
#define CLOSE "\u2060\u203a"

static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9');
}

/* In a label: no break, so that a link in Markdown may lead to a blank. */
#define SPACE "\u00a0"

/* With one space for each run of what is none of a label's characters. */
static void
add_plain(struct str *out, const char *text, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (is_plain(text[i]))
			str_addc(out, text[i]);
		else if (out->len > 0 && is_plain(out->s[out->len - 1]))
			str_adds(out, SPACE);
	}
}

void
blank_add(struct str *out, const char *label)
{
	struct str plain = STR_INIT;

	add_plain(&plain, label, strlen(label));
	if (str_ends(plain.s, SPACE))
		str_cut(&plain, plain.len - strlen(SPACE));
	str_addf(out, OPEN "%s" CLOSE, plain.len > 0 ? plain.s : "open");
	str_release(&plain);
}

/* The length of a part of a path, without what only says its form. */
static size_t
bare_length(const char *part, size_t n)
{
	static const char *const forms[] = { "_text", "_info" };
	size_t i, k;

	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		k = strlen(forms[i]);
		if (n > k && memcmp(part + n - k, forms[i], k) == 0)
			return n - k;
	}
	return n;
}

void
blank_label(struct str *out, const char *path)
{
	const char *from, *part;
	size_t n;

	if (str_starts(path, "figures."))
		path += strlen("figures.");
	from = strrchr(path, '.');
	if (strcmp(path, "today") == 0 || strcmp(path, "today_text") == 0) {
		str_adds(out, "date");
		return;
	}
	while (from != NULL && from > path && from[-1] != '.')
		from--;
	for (part = from != NULL ? from : path; *part != '\0'; part += n) {
		part += *part == '.';
		n = strcspn(part, ".");
		if (out->len > 0)
			str_adds(out, SPACE);
		add_plain(out, part, bare_length(part, n));
	}
}

/* The length of the blank that text begins with, or 0. */
static size_t
blank_length(const char *text)
{
	size_t open = strlen(OPEN), n = open;

	if (strncmp(text, OPEN, open) != 0)
		return 0;
	while (is_plain(text[n]) || str_starts(text + n, SPACE))
		n += is_plain(text[n]) ? 1 : strlen(SPACE);
	return strncmp(text + n, CLOSE, strlen(CLOSE)) == 0 ?
	    n + strlen(CLOSE) : 0;
}

bool
blank_in(const char *text)
{
	while ((text = strstr(text, OPEN)) != NULL && blank_length(text) == 0)
		text += strlen(OPEN);
	return text != NULL;
}

/* Append a blank of n bytes as a page has it: lines may end within it. */
static void
add_span(struct str *out, const char *blank, size_t n)
{
	size_t i;

	str_adds(out, "<span class=\"blank\">");
	for (i = 0; i < n; i++) {
		if (str_starts(blank + i, SPACE)) {
			str_addc(out, ' ');
			i += strlen(SPACE) - 1;
		} else {
			str_addc(out, blank[i]);
		}
	}
	str_adds(out, "</span>");
}

/* Where the tag or picture ends that p begins with. */
static const char *
skip_markup(const char *p)
{
	bool picture = strncmp(p, "<svg", 4) == 0;
	const char *end = strstr(p, picture ? "</svg>" : ">");

	return end == NULL ? p + strlen(p) : end + (picture ? 6 : 1);
}

void
blank_html(struct str *out, const char *html)
{
	const char *p = html, *end;
	size_t n;

	while (*p != '\0') {
		if (*p == '<') {
			end = skip_markup(p);
			str_add(out, p, (size_t)(end - p));
			p = end;
		} else if ((n = blank_length(p)) > 0) {
			add_span(out, p, n);
			p += n;
		} else {
			str_addc(out, *p++);
		}
	}
}
