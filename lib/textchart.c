/* textchart - charts of characters, for terminals */

#include "textchart.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The column of a value, 0 to width - 1. */
static size_t
column(const struct textchart *c, struct ratio v)
{
	struct ratio part = ratio_div(ratio_sub(v, c->min),
	    ratio_sub(c->max, c->min));
	struct ratio last = ratio_of((int64_t)c->width - 1, 1);
	int64_t at = ratio_round(ratio_mul(part, last), 0);

	if (at < 0)
		return 0;
	return (size_t)at < c->width ? (size_t)at : c->width - 1;
}

void
textchart_span(struct str *out, const struct textchart *c, struct ratio low,
    struct ratio mark, struct ratio high)
{
	size_t from = column(c, low), at = column(c, mark);
	size_t to = column(c, high), i;

	for (i = 0; i < from; i++)
		str_addc(out, ' ');
	for (; i <= to; i++) {
		if (i == at)
			str_adds(out, c->utf8 ? "\u2503" : "|");
		else
			str_adds(out, c->utf8 ? "\u2586" : "=");
	}
}

size_t
textchart_columns(void)
{
	struct winsize size;

	if (isatty(STDOUT_FILENO) &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return 80;
}

bool
textchart_utf8(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	const char *value = NULL;
	size_t i;

	for (i = 0; i < 3 && (value == NULL || *value == '\0'); i++)
		value = getenv(names[i]);
	return value != NULL && (strcasestr(value, "utf-8") != NULL ||
	    strcasestr(value, "utf8") != NULL);
}
