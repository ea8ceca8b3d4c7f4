/* Tests of lib/harmless: what steers a terminal, or hides, is shown. */

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
	{ "a\u202e" "b\u202c", "a\\u{202e}b\\u{202c}" },	/* turned around */
	{ "\u2066\u2069\u200f\u061c", "\\u{2066}\\u{2069}\\u{200f}\\u{061c}" },
	{ "a\u200b" "b\ufeff" "c\u2060", "a\\u{200b}b\\u{feff}c\\u{2060}" },
	{ "\U000e0041", "\\u{e0041}" },		/* a tag */
	{ "a\u200d" "b\u200c", "a\\u{200d}b\\u{200c}" },
	{ "\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e" }, /* Persian */
	{ "\u0915\u094d\u200d", "\u0915\u094d\u200d" },	/* Devanagari */
	{ "\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb" },
	{ "\u2764\ufe0f\u200d\U0001f525", "\u2764\ufe0f\u200d\U0001f525" },
	{ "\U0001f469\u200d" "a", "\U0001f469\\u{200d}a" },
	{ "\U0001f469\u200c\U0001f4bb", "\U0001f469\\u{200c}\U0001f4bb" },
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
	str_reset(&s);
	harmless_add_n(&s, "Good.\0Evil\0", 11);
	is_str(s.s, "Good.\\x00Evil\\x00", "NUL ends nothing");
	str_reset(&s);
	harmless_add_line(&s, "a\nb\t\033c\n");
	is_str(s.s, "a\\x0ab\\x09\\x1bc\\x0a", "one line");
	str_release(&s);
	arena_release(&a);
	return tap_done();
}
