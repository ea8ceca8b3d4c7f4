/* yamlguard - what libyaml must not be fed */

#include "yamlguard.h"

#include <stdbool.h>
#include <string.h>

#include <utf8proc.h>

struct guard {
	const char *bytes;
	size_t n;
	const char *file;
	struct err *e;
};

enum state { BEFORE, INSIDE, AFTER };

uint32_t
yaml_line_at(const char *bytes, size_t at)
{
	const char *p = bytes, *end = bytes + at;
	uint32_t line = 1;

	while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		line++;
		p++;
	}
	return line;
}

size_t
yaml_bom(const char *bytes, size_t n)
{
	return n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static int
refuse(struct guard *g, size_t at, const char *what)
{
	return err_set(g->e, ERR_INVALID, "%s:%u: %s", g->file,
	    yaml_line_at(g->bytes, at), what);
}

/* Check the character at *at that is not ASCII and step over it. */
static int
guard_wide(struct guard *g, size_t *at)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t len;

	len = utf8proc_iterate((const utf8proc_uint8_t *)g->bytes + *at,
	    (utf8proc_ssize_t)(g->n - *at), &c);
	if (len <= 0)
		return refuse(g, *at, "not UTF-8: save the file as UTF-8");
	if (c == 0x85 || c == 0x2028 || c == 0x2029)
		return refuse(g, *at, "a line separator (U+0085, U+2028 or "
		    "U+2029): replace it by a line break or a space");
	if (c < 0xa0 || c == 0xfeff || c == 0xfffe || c == 0xffff)
		return refuse(g, *at, "an invisible control character: "
		    "delete it");
	*at += (size_t)len;
	return 0;
}

static int
guard_control(struct guard *g, size_t at)
{
	if (g->bytes[at] == '\0')
		return refuse(g, at, "a NUL byte: this is not a text file");
	if (g->bytes[at] == '\r')
		return refuse(g, at, "a carriage return without a line feed: "
		    "use LF line ends");
	return refuse(g, at, "a control character: delete it, or write it "
	    "as \"\\x..\" in double quotes");
}

/* The characters and the runs of blanks from byte at on. */
static int
guard_chars(struct guard *g, size_t at)
{
	size_t blanks = 0;
	unsigned char c;

	while (at < g->n) {
		c = (unsigned char)g->bytes[at];
		if (c > ' ' && c < 0x7f) {
			blanks = 0;
			at++;
			continue;
		}
		if (c == ' ' || c == '\t') {
			if (++blanks > YAML_MAX_BLANKS)
				return refuse(g, at, "more than 4096 blanks "
				    "in a row: delete them");
			at++;
			continue;
		}
		blanks = 0;
		if (c >= 0x80) {
			if (guard_wide(g, &at) < 0)
				return -1;
			continue;
		}
		if (c != '\n' && !(c == '\r' && at + 1 < g->n &&
		    g->bytes[at + 1] == '\n'))
			return guard_control(g, at);
		at++;
	}
	return 0;
}

/* True when the line of len bytes begins with the marker and then a blank. */
static bool
is_marker(const char *line, size_t len, const char *marker)
{
	return len >= 3 && memcmp(line, marker, 3) == 0 &&
	    (len == 3 || strchr(" \t\r", line[3]) != NULL);
}

/* What a line that has more than blanks makes of the state. */
static int
guard_line(struct guard *g, enum state *state, size_t at, size_t len)
{
	const char *line = g->bytes + at;

	if (*state == BEFORE && line[0] == '%')
		return refuse(g, at, "a % directive: delete this line");
	if (is_marker(line, len, "...")) {
		*state = AFTER;
		return 0;
	}
	if (*state == AFTER || (*state == INSIDE &&
	    is_marker(line, len, "---")))
		return refuse(g, at, "a second document begins here: "
		    "keep one document in a file");
	*state = INSIDE;
	return 0;
}

/* Directives, document markers and runs of empty lines from byte at on. */
static int
guard_lines(struct guard *g, size_t at)
{
	enum state state = BEFORE;
	size_t len, text, empty = 0;
	const char *lf;

	for (; at < g->n; at += len + 1) {
		lf = memchr(g->bytes + at, '\n', g->n - at);
		len = (lf != NULL ? (size_t)(lf - g->bytes) : g->n) - at;
		for (text = at; text < at + len &&
		    strchr(" \t\r", g->bytes[text]) != NULL; text++)
			;
		if (text < at + len) {
			empty = 0;
			if ((g->bytes[text] != '#' || state == INSIDE) &&
			    guard_line(g, &state, at, len) < 0)
				return -1;
		} else if (++empty > YAML_MAX_BLANKS) {
			return refuse(g, at, "more than 4096 empty lines "
			    "in a row: delete them");
		}
	}
	return 0;
}

int
yaml_guard(const char *bytes, size_t n, const char *file, struct err *e)
{
	struct guard g = { bytes, n, file, e };
	size_t bom = yaml_bom(bytes, n);

	if (n > YAML_MAX_BYTES)
		return err_set(e, ERR_INVALID, "%s:1: %zu bytes, a file is at "
		    "most 1 MiB: split it", file, n);
	return guard_chars(&g, bom) < 0 || guard_lines(&g, bom) < 0 ? -1 : 0;
}
