/* sse - server-sent events from a stream of bytes */

#include "sse.h"

#include <string.h>

/* The event is over: hand it out if it has data. */
static int
dispatch(struct sse *s, struct err *e)
{
	int rc = 0;

	if (s->any)
		rc = s->event(s->ctx, s->name.s, s->data.s, s->data.len, e);
	str_reset(&s->name);
	str_reset(&s->data);
	s->any = false;
	return rc;
}

static int
add_data(struct sse *s, const char *value, size_t n, struct err *e)
{
	if (n + s->any > SSE_MAX - s->data.len)
		return err_set(e, ERR_ANSWER, "an event of more than %d MiB",
		    SSE_MAX >> 20);
	if (s->any)
		str_addc(&s->data, '\n');
	str_add(&s->data, value, n);
	s->any = true;
	return 0;
}

/* One whole line: an empty one ends the event, others are fields of it. */
static int
read_line(struct sse *s, const char *line, size_t n, struct err *e)
{
	const char *colon, *value;

	if (!s->begun && n >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0) {
		line += 3;
		n -= 3;
	}
	s->begun = true;
	if (n == 0)
		return dispatch(s, e);
	colon = memchr(line, ':', n);
	value = colon != NULL ? colon + 1 : line + n;
	if (value < line + n && *value == ' ')
		value++;
	n = (size_t)(line + n - value);
	if (colon == NULL)
		colon = value;
	if (colon - line == 4 && memcmp(line, "data", 4) == 0)
		return add_data(s, value, n, e);
	if (colon - line == 5 && memcmp(line, "event", 5) == 0) {
		str_reset(&s->name);
		str_add(&s->name, value, n);
	}
	return 0;
}

/* The line that the bytes up to here end, with what came of it before. */
static int
end_line(struct sse *s, const char *bytes, size_t n, struct err *e)
{
	int rc;

	if (s->line.len == 0)
		return read_line(s, bytes, n, e);
	str_add(&s->line, bytes, n);
	rc = read_line(s, s->line.s, s->line.len, e);
	str_reset(&s->line);
	return rc;
}

/* The first CR or LF of n bytes, or NULL. */
static const char *
find_end(const char *p, size_t n)
{
	const char *lf = memchr(p, '\n', n);
	const char *cr = memchr(p, '\r', lf != NULL ? (size_t)(lf - p) : n);

	return cr != NULL ? cr : lf;
}

int
sse_feed(struct sse *s, const char *bytes, size_t n, struct err *e)
{
	const char *p = bytes, *end = bytes + n, *at;
	int rc;

	while (p < end) {
		if (s->cr && *p == '\n')
			p++;	/* the rest of a CRLF */
		s->cr = false;
		at = find_end(p, (size_t)(end - p));
		if ((size_t)((at != NULL ? at : end) - p) >
		    SSE_MAX - s->line.len)
			return err_set(e, ERR_ANSWER, "a line of more than "
			    "%d MiB", SSE_MAX >> 20);
		if (at == NULL) {
			str_add(&s->line, p, (size_t)(end - p));
			break;
		}
		s->cr = *at == '\r';
		rc = end_line(s, p, (size_t)(at - p), e);
		if (rc != 0)
			return rc;
		p = at + 1;
	}
	return 0;
}

void
sse_release(struct sse *s)
{
	str_release(&s->line);
	str_release(&s->name);
	str_release(&s->data);
}
