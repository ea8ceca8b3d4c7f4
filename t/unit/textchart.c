/* Unit tests of lib/textchart: bars, borders, locale. */

#include "textchart.h"

#include <stdlib.h>

#include "tap.h"

static const struct {
	int low, mark, high;
	const char *ascii;
} bars[] = {
	{ 0, 50, 100, "=====|=====" },
	{ 20, 50, 60, "  ===|=" },
	{ 50, 50, 60, "     |=" },
	{ 40, 60, 60, "    ==|" },
	{ 50, 50, 50, "     |" },
	{ -90, 0, 900, "|==========" },
	{ 100, 100, 100, "          |" },
	{ 14, 15, 16, " =|" },		/* half a column is up */
};

int
main(void)
{
	struct textchart c = { ratio_of(0, 1), ratio_of(100, 1), 11, false };
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(bars) / sizeof(bars[0]); i++) {
		str_reset(&s);
		textchart_span(&s, &c, ratio_of(bars[i].low, 1),
		    ratio_of(bars[i].mark, 1), ratio_of(bars[i].high, 1));
		is_str(s.s, bars[i].ascii, "bar");
	}
	c.utf8 = true;
	str_reset(&s);
	textchart_span(&s, &c, ratio_of(10, 1), ratio_of(20, 1),
	    ratio_of(30, 1));
	is_str(s.s, " \xe2\x96\x86\xe2\x94\x83\xe2\x96\x86", "blocks");
	setenv("LC_ALL", "", 1);
	unsetenv("LC_CTYPE");
	setenv("LANG", "nb_NO.UTF-8", 1);
	ok(textchart_utf8(), "LANG, where LC_ALL is empty");
	setenv("LC_ALL", "C", 1);
	ok(!textchart_utf8(), "LC_ALL is first");
	setenv("LC_ALL", "C.utf8", 1);
	ok(textchart_utf8(), "utf8");
	str_release(&s);
	return tap_done();
}
