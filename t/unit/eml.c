/* Unit tests of lib/eml.c and lib/mailtidy.c: headers, bodies, blanks. */

#include "eml.h"
#include "mailtidy.h"
#include "tap.h"

#define HOT "\xe2\x98\x95"		/* U+2615 */

/* Text of a body and how it is written. */
static const struct {
	const char *text, *quoted;
} bodies[] = {
	{ "", "" },
	{ "a=b\n", "a=3Db\r\n" },
	{ "blank at end \n", "blank at end=20\r\n" },
	{ "tab\t", "tab=09" },
	{ "\n\nx", "\r\n\r\nx" },
	{ "\xc3\xa9", "=C3=A9" },
	{ "1234567890123456789012345678901234567890123456789012345678901234567"
	    "890123456789", "12345678901234567890123456789012345678901234567"
	    "89012345678901234567890123=\r\n456789" },
	{ "\r", "=0D" },
};

/* Text of a header and how it is written. */
static const struct {
	const char *text, *header;
} headers[] = {
	{ "Plain words", "Plain words" },
	{ "\xc3\xa9", "=?utf-8?B?w6k=?=" },
	{ "=?x", "=?utf-8?B?PT94?=" },
	{ "a b", "a b" },
	{ "123456789 123456789 123456789 123456789 123456789 123456789 "
	    "123456789 123456789 123456789", "123456789 123456789 123456789 "
	    "123456789 123456789 123456789 123456789\r\n 123456789 "
	    "123456789" },
	/* 13 characters of three bytes make 39: no word ends within one */
	{ HOT HOT HOT HOT HOT HOT HOT HOT HOT HOT HOT HOT HOT HOT,
	    "=?utf-8?B?4piV4piV4piV4piV4piV4piV4piV4piV4piV4piV4piV4piV4piV?="
	    "\r\n =?utf-8?B?4piV?=" },
};

static const struct {
	const char *text, *tidy, *line;
} texts[] = {
	{ "", "", "" },
	{ " \n\n ", "", "" },
	{ "a\nb\n\n\n\nc  d", "a b\n\nc d\n", "a b c d" },
	{ "a\\\nb", "a\nb\n", "a\\ b" },
	{ "a:\n- b\n- c\nd", "a:\n- b\n- c d\n", "a: - b - c d" },
	{ "a\x1b[2Jb\x7f", "a [2Jb\n", "a [2Jb" },
	{ "a\xc2\x85" "b\xe2\x80\xa8" "c\xff" "d", "a b c d\n", "a b c d" },
	{ "a\r\nBcc: b", "a Bcc: b\n", "a Bcc: b" },
};

static const struct {
	const char *email;
	bool fine;
} addresses[] = {
	{ "ada@example.com", true }, { NULL, false }, { "", false },
	{ "ada", false }, { "a b@example.com", false },
	{ "ada@example.com\r\nBcc: x@y.example", false },
	{ "a\x01@example.com", false }, { "\xc3\xa9@example.com", false },
	{ "a@example.com>", false },
};

static const char *
name(const char *what, size_t i)
{
	static char text[32];

	snprintf(text, sizeof(text), "%s %zu", what, i);
	return text;
}

int
main(void)
{
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		str_reset(&s);
		eml_add_quoted(&s, bodies[i].text, strlen(bodies[i].text));
		is_str(s.s, bodies[i].quoted, name("body", i));
	}
	for (i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
		str_reset(&s);
		eml_add_text(&s, headers[i].text);
		is_str(s.s, headers[i].header, name("header", i));
	}
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		str_reset(&s);
		mail_tidy(&s, texts[i].text);
		is_str(s.s, texts[i].tidy, name("text", i));
		str_reset(&s);
		mail_tidy_line(&s, texts[i].text);
		is_str(s.s, texts[i].line, name("line", i));
	}
	for (i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++)
		ok(eml_address_ok(addresses[i].email) == addresses[i].fine,
		    "address %zu", i);
	str_release(&s);
	return tap_done();
}
