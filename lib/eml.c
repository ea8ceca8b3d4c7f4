/* eml - a mail as a message of RFC 5322 */

#include "eml.h"

#include <string.h>

#include "base64.h"
#include "form.h"
#include "hash.h"
#include "mailtidy.h"

enum {
	ID = 24,		/* hex digits of a hash: enough to differ */
	LINE = 76,		/* of a quoted-printable line, its = too */
	WORD = 39		/* bytes of text in an encoded word: 52 in
				 * base64, 64 with its frame: a header's line
				 * with one has at most 76 */
};

static bool
is_ascii(const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text < 0x20 || *text > 0x7e)
			return false;
	}
	return true;
}

bool
eml_address_ok(const char *email)
{
	struct str s = STR_INIT;
	bool fine = email != NULL && is_ascii(email) && strlen(email) < 255 &&
	    form_email(&s, email, NULL) == 0;

	str_release(&s);
	return fine;
}

/* Where the last whole character within n bytes ends. */
static size_t
whole(const char *text, size_t n)
{
	size_t len = strlen(text);

	if (len <= n)
		return len;
	while (n > 1 && ((unsigned char)text[n] & 0xc0) == 0x80)
		n--;
	return n;
}

static void
add_encoded(struct str *out, const char *text)
{
	size_t n;

	while (*text != '\0') {
		n = whole(text, WORD);
		str_adds(out, "=?utf-8?B?");
		base64_add(out, text, n);
		str_adds(out, "?=");
		text += n;
		if (*text != '\0')
			str_adds(out, "\r\n ");
	}
}

/* The bytes of the longest word. */
static size_t
longest_word(const char *text)
{
	size_t most = 0, n;

	for (; *text != '\0'; text += n + (text[n] == ' ')) {
		n = strcspn(text, " ");
		most = n > most ? n : most;
	}
	return most;
}

void
eml_add_text(struct str *out, const char *text)
{
	const char *from = strrchr(out->s, '\n');
	size_t column = from != NULL ? strlen(from + 1) : out->len, n;

	if (!is_ascii(text) || strstr(text, "=?") != NULL ||
	    longest_word(text) > WORD) {
		add_encoded(out, text);
		return;
	}
	for (; *text != '\0'; text += n + (text[n] == ' ')) {
		n = strcspn(text, " ");
		if (column + n > LINE) {
			str_trim_end(out);
			str_adds(out, "\r\n ");
			column = 1;
		}
		str_add(out, text, n);
		if (text[n] == ' ')
			str_addc(out, ' ');
		column += n + 1;
	}
	str_trim_end(out);
}

/* A name in front of an address: atoms, a quoted string, encoded words. */
static void
add_name(struct str *out, const char *name)
{
	if (!is_ascii(name) || strstr(name, "=?") != NULL ||
	    strlen(name) > WORD) {
		add_encoded(out, name);
		return;
	}
	if (strcspn(name, "()<>[]:;@\\,.\"") == strlen(name)) {
		str_adds(out, name);
		return;
	}
	str_addc(out, '"');
	for (; *name != '\0'; name++) {
		if (*name == '"' || *name == '\\')
			str_addc(out, '\\');
		str_addc(out, *name);
	}
	str_addc(out, '"');
}

/* "From: Name <address>", folded between the two. */
static void
add_party(struct str *out, const char *header, const struct mail_party *p)
{
	struct str name = STR_INIT;

	if (!eml_address_ok(p->email))
		return;
	str_addf(out, "%s: ", header);
	if (p->name != NULL)
		mail_tidy_line(&name, p->name);
	if (name.len > 0) {
		add_name(out, name.s);
		str_adds(out, "\r\n ");
		str_addf(out, "<%s>\r\n", p->email);
	} else {
		str_addf(out, "%s\r\n", p->email);
	}
	str_release(&name);
}

/* Append one byte of a line; the last one of it cannot be a blank as it is. */
static void
add_quoted_byte(struct str *out, unsigned char c, bool last)
{
	if ((c > 0x20 && c < 0x7f && c != '=') ||
	    ((c == ' ' || c == '\t') && !last))
		str_addc(out, (char)c);
	else
		str_addf(out, "=%02X", c);
}

void
eml_add_quoted(struct str *out, const char *text, size_t n)
{
	size_t column = 0, start, i;
	bool last;

	for (i = 0; i < n; i++) {
		if (text[i] == '\n') {
			str_adds(out, "\r\n");
			column = 0;
			continue;
		}
		last = i + 1 == n || text[i + 1] == '\n';
		if (column + 3 >= LINE) {
			str_adds(out, "=\r\n");
			column = 0;
		}
		start = out->len;
		add_quoted_byte(out, (unsigned char)text[i], last);
		column += out->len - start;
	}
}

/* "Fri, 20 Nov 2026 10:00:00 +0000", whatever the locale. */
static void
add_date(struct str *out, time_t now)
{
	static const char *const days[] = { "Sun", "Mon", "Tue", "Wed", "Thu",
		"Fri", "Sat" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
		"May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct tm t;

	gmtime_r(&now, &t);
	str_addf(out, "Date: %s, %02d %s %04d %02d:%02d:%02d +0000\r\n",
	    days[t.tm_wday], t.tm_mday, months[t.tm_mon], t.tm_year + 1900,
	    t.tm_hour, t.tm_min, t.tm_sec);
}

/* By what was written so far and the body; in the sender's domain. */
static void
add_id(struct str *out, const struct mail *m)
{
	struct str all = STR_INIT;
	char hex[HASH_HEX];

	str_addf(&all, "%s\n%s", out->s, m->body);
	hash_bytes(hex, all.s, all.len);
	str_addf(out, "Message-ID: <%.*s@%s>\r\n", ID, hex,
	    eml_address_ok(m->from.email) ? strchr(m->from.email, '@') + 1 :
	    "pos.invalid");
	str_release(&all);
}

void
eml_write(struct str *out, const struct mail *m, time_t now)
{
	struct str head = STR_INIT, subject = STR_INIT;

	add_party(&head, "From", &m->from);
	add_party(&head, "To", &m->to);
	mail_tidy_line(&subject, m->subject);
	str_adds(&head, "Subject: ");
	eml_add_text(&head, subject.s);
	str_adds(&head, "\r\n");
	add_date(&head, now);
	add_id(&head, m);
	str_addf(out, "%sX-Unsent: 1\r\nMIME-Version: 1.0\r\n"
	    "Content-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\n", head.s);
	eml_add_quoted(out, m->body, strlen(m->body));
	str_release(&head);
	str_release(&subject);
}
