/* message - the text of a commit */

#include "message.h"

#include <string.h>

static bool
is_control(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7f;
}

static bool
is_key_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '-';
}

/* Append text as one line without space at its ends. Returns its length. */
static size_t
add_line(struct str *out, const char *text)
{
	size_t start = out->len;

	for (; *text != '\0'; text++) {
		if (out->len == start && (is_control(*text) || *text == ' '))
			continue;
		str_addc(out, is_control(*text) ? ' ' : *text);
	}
	while (out->len > start && out->s[out->len - 1] == ' ')
		str_cut(out, out->len - 1);
	return out->len - start;
}

static int
add_trailer(struct str *out, const struct trailer *t, struct err *e)
{
	size_t n = 0;

	while (is_key_char(t->key[n]))
		n++;
	if (n == 0 || t->key[n] != '\0')
		return err_set(e, ERR_USAGE, "'%s': the key of a trailer has "
		    "letters, digits and -", t->key);
	str_addf(out, "%s: ", t->key);
	if (add_line(out, t->value) == 0)
		return err_set(e, ERR_USAGE, "%s: a trailer without a value",
		    t->key);
	str_addc(out, '\n');
	return 0;
}

/* Would git take the line for a trailer? */
static bool
like_trailer(const char *line)
{
	size_t n = 0;

	while (is_key_char(line[n]) || line[n] == ' ')
		n++;
	return n > 0 && line[0] != ' ' && (line[n] == ':' || line[n] == '=');
}

/* Copy the body's bytes without control characters and space at line ends. */
static void
copy_body(struct str *out, const char *body)
{
	for (; *body != '\0'; body++) {
		if (*body == '\n')
			while (out->len > 0 && (out->s[out->len - 1] == ' ' ||
			    out->s[out->len - 1] == '\t'))
				str_cut(out, out->len - 1);
		if (*body == '\n' || *body == '\t' || !is_control(*body))
			str_addc(out, *body);
	}
	str_trim_end(out);
}

/* Where the last paragraph of text starts. */
static const char *
last_paragraph(const char *text)
{
	const char *at = text, *next;

	while ((next = strstr(at, "\n\n")) != NULL)
		at = next + 2;
	return at;
}

/*
 * Append the body after a blank line; nothing when it is empty. last: it
 * ends the message, so its last paragraph is where git looks for trailers.
 */
static void
add_body(struct str *out, const char *body, bool last)
{
	struct str clean = STR_INIT;
	const char *line, *end, *trailers;

	copy_body(&clean, body);
	line = clean.s + strspn(clean.s, "\n");
	trailers = last ? last_paragraph(line) : clean.s + clean.len;
	if (*line != '\0')
		str_addc(out, '\n');
	for (; *line != '\0'; line = end + (*end == '\n')) {
		end = line + strcspn(line, "\n");
		if (strncmp(line, "---", 3) == 0 ||
		    (line >= trailers && like_trailer(line)))
			str_addc(out, ' ');
		str_add(out, line, (size_t)(end - line));
		str_addc(out, '\n');
	}
	str_release(&clean);
}

int
message_build(struct str *out, const struct commit_request *req,
    struct err *e)
{
	size_t i;

	if (req->subject == NULL || add_line(out, req->subject) == 0)
		return err_set(e, ERR_USAGE, "a commit without a subject");
	str_addc(out, '\n');
	if (req->body != NULL)
		add_body(out, req->body, req->ntrailers == 0);
	if (req->ntrailers > 0)
		str_addc(out, '\n');
	for (i = 0; i < req->ntrailers; i++) {
		if (add_trailer(out, &req->trailers[i], e) < 0)
			return -1;
	}
	return 0;
}
