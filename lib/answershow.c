/* answershow - the text of an answer while it comes */

#include "answershow.h"

#include <stdlib.h>
#include <string.h>

/* Append a character of Unicode as UTF-8. */
static void
add_char(struct str *out, unsigned c)
{
	if (c < 0x80) {
		str_addc(out, (char)c);
		return;
	}
	if (c >= 0x10000) {
		str_addc(out, (char)(0xf0 | c >> 18));
		str_addc(out, (char)(0x80 | (c >> 12 & 0x3f)));
	} else if (c >= 0x800) {
		str_addc(out, (char)(0xe0 | c >> 12));
	}
	str_addc(out, (char)(c >= 0x800 ? 0x80 | (c >> 6 & 0x3f) :
	    0xc0 | c >> 6));
	str_addc(out, (char)(0x80 | (c & 0x3f)));
}

/* \uXXXX: a character, or the half of one. */
static void
add_unicode(struct answershow *s, const char *hex)
{
	unsigned c = (unsigned)strtoul(hex, NULL, 16);

	if (c >= 0xd800 && c <= 0xdbff) {
		s->high = c;
		return;
	}
	if (c >= 0xdc00 && c <= 0xdfff)
		c = s->high == 0 ? 0xfffd : 0x10000 +
		    ((s->high - 0xd800) << 10) + (c - 0xdc00);
	s->high = 0;
	add_char(&s->text, c);
}

/* One more byte of an escape; true when it is whole. */
static int
feed_escape(struct answershow *s, char c)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	const char *at;

	str_addc(&s->escape, c);
	if (s->escape.len == 1 || (s->escape.s[1] == 'u' && s->escape.len < 6))
		return 0;
	if (s->in == SHOW_TEXT && s->escape.s[1] == 'u') {
		add_unicode(s, s->escape.s + 2);
	} else if (s->in == SHOW_TEXT) {
		at = strchr(from, s->escape.s[1]);
		str_addc(&s->text, at != NULL ? to[at - from] :
		    s->escape.s[1]);
	}
	str_reset(&s->escape);
	return 1;
}

static void
feed_string(struct answershow *s, char c)
{
	if (s->escape.len > 0 || c == '\\')
		feed_escape(s, c);
	else if (c == '"')
		s->in = SHOW_OUT;
	else if (s->in == SHOW_TEXT)
		str_addc(&s->text, c);
	else if (s->in == SHOW_KEY)
		str_addc(&s->key, c);
}

/* Between strings. A string of the top object is a key until its colon. */
static void
feed_out(struct answershow *s, char c)
{
	switch (c) {
	case '{':
	case '[':
		s->depth++;
		s->is_ours = 0;
		break;
	case '}':
	case ']':
		s->depth--;
		break;
	case ':':
		s->is_ours = (s->want_depth == 0 ||
		    s->depth == s->want_depth) &&
		    strcmp(s->key.s, s->want) == 0;
		break;
	case ',':
		s->is_ours = 0;
		break;
	case '"':
		str_reset(&s->key);
		s->in = s->is_ours ? SHOW_TEXT : SHOW_KEY;
		if (s->is_ours && s->text.len > 0)
			str_addc(&s->text, '\n');
		s->is_ours = 0;
		break;
	default:
		break;
	}
}

void
answershow_feed(struct answershow *s, const char *bytes, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (s->in == SHOW_OUT)
			feed_out(s, bytes[i]);
		else
			feed_string(s, bytes[i]);
	}
}

void
answershow_release(struct answershow *s)
{
	str_release(&s->text);
	str_release(&s->key);
	str_release(&s->escape);
}
