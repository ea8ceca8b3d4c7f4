/* Tests of lib/harmless: each byte that steers a terminal is shown. */

#include "harmless.h"

#include "arena.h"
#include "tap.h"

static const char *const cases[][2] = {
	{ "", "" }, { "tab\there\nand on\n", "tab\there\nand on\n" },
	{ "\x1b[2J", "\\x1b[2J" }, { "a\rb\bc\a\x7f", "a\\x0db\\x08c\\x07\\x7f" },
	{ "\xc2\x9b" "2J", "\\x9b2J" },	/* C1 as UTF-8 */
	{ "\x9b" "2J", "\\x9b2J" },	/* C1 as a byte */
	{ "Bj\xc3\xb8rn \xe2\x80\x9b", "Bj\xc3\xb8rn \xe2\x80\x9b" },
	{ "\xc3\x9b \xc2\xa0", "\xc3\x9b \xc2\xa0" },
	{ "Bj\xf8rn", "Bj\xf8rn" },	/* Latin-1 */
	{ "\xc2", "\xc2" }, { "\xe2\x80", "\xe2\\x80" },
};

int
main(void)
{
	struct str s = STR_INIT;
	struct arena a = ARENA_INIT;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		str_reset(&s);
		harmless_add(&s, cases[i][0]);
		is_str(s.s, cases[i][1], arena_printf(&a, "text %zu", i));
	}
	str_release(&s);
	arena_release(&a);
	return tap_done();
}
