/* flowscan - the words and labels of a line of Mermaid */

#include "flowscan.h"

#include <ctype.h>
#include <string.h>

#include "str.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

void
flow_skip_space(struct flow_scan *s)
{
	while (s->p < s->end && is_space(*s->p))
		s->p++;
}

void
flow_trim_end(struct flow_scan *s)
{
	while (s->end > s->p && is_space(s->end[-1]))
		s->end--;
}

bool
flow_starts(const struct flow_scan *s, const char *mark)
{
	size_t n = strlen(mark);

	return (size_t)(s->end - s->p) >= n && memcmp(s->p, mark, n) == 0;
}

bool
flow_take(struct flow_scan *s, const char *mark)
{
	if (!flow_starts(s, mark))
		return false;
	s->p += strlen(mark);
	return true;
}

/* Go behind the mark, quoted text apart; false: there is none. */
bool
flow_take_until(struct flow_scan *s, const char *mark)
{
	const char *close;

	for (; s->p < s->end; s->p++) {
		if (flow_take(s, mark))
			return true;
		if (*s->p != '"')
			continue;
		close = memchr(s->p + 1, '"', (size_t)(s->end - s->p) - 1);
		if (close == NULL)
			return false;
		s->p = close;
	}
	return false;
}

static bool
is_letter(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >=
	    0x80 || ((unsigned char)c < 32 && !isspace((unsigned char)c));
}

/* A - within an id, but not the beginning of an arrow. */
static bool
is_hyphen(const struct flow_scan *s)
{
	return *s->p == '-' && s->p + 1 < s->end && is_letter(s->p[1]);
}

bool
flow_take_word(struct flow_scan *s)
{
	const char *from = s->p;

	while (s->p < s->end && (is_letter(*s->p) || (s->p > from &&
	    is_hyphen(s))))
		s->p++;
	return s->p > from;
}

/* Is it this word, and not one that only begins so? */
bool
flow_take_keyword(struct flow_scan *s, const char *word)
{
	size_t n = strlen(word);

	if (!flow_starts(s, word) || (s->p + n < s->end && !is_space(s->p[n]) &&
	    s->p[n] != ';'))
		return false;
	s->p += n;
	return true;
}

/* Characters that Mermaid writes as #name; within labels. */
static size_t
take_entity(struct str *out, const char *p, size_t n)
{
	static const struct { const char *mark, *text; } known[] = {
		{ "#quot;", "\"" }, { "#35;", "#" }, { "#lt;", "<" },
		{ "#gt;", ">" }, { "#amp;", "&" }, { "<br>", "\n" },
		{ "<br/>", "\n" }, { "<br />", "\n" },
	};
	size_t i, len;

	for (i = 0; i < sizeof(known) / sizeof(*known); i++) {
		len = strlen(known[i].mark);
		if (len <= n && memcmp(p, known[i].mark, len) == 0) {
			str_adds(out, known[i].text);
			return len;
		}
	}
	return 0;
}

/* The n bytes of a label as a reader sees them; quotes around it go. */
const char *
flow_label(struct arena *a, const char *p, size_t n)
{
	struct str text = STR_INIT;
	const char *label;
	size_t i = 0, len;

	while (n > 0 && is_space(*p)) {
		p++;
		n--;
	}
	while (n > 0 && is_space(p[n - 1]))
		n--;
	if (n >= 2 && p[0] == '"' && p[n - 1] == '"') {
		p++;
		n -= 2;
	}
	while (i < n) {
		len = take_entity(&text, p + i, n - i);
		if (len == 0)
			str_addc(&text, p[i]);
		i += len > 0 ? len : 1;
	}
	label = arena_ndup(a, text.s, text.len);
	str_release(&text);
	return label;
}
