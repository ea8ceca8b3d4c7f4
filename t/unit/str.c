/* Tests of lib/str: growth, splice, nearest names. */

#include "str.h"

#include <stdlib.h>

#include "tap.h"

static void
test_add(void)
{
	struct str s = STR_INIT;
	int i;

	is_str(s.s, "", "a new string is empty and printable");
	for (i = 0; i < 1000; i++)
		str_addf(&s, "%d,", i);
	ok(s.len == 3890 && s.s[s.len] == '\0', "a thousand appends");
	str_reset(&s);
	str_add(&s, "a\0b", 3);
	ok(s.len == 3 && s.s[1] == '\0', "bytes may be NUL");
	str_release(&s);
	is_str(s.s, "", "a released string is empty");
}

static void
test_splice(void)
{
	struct str s = STR_INIT;
	char *p;

	str_adds(&s, "one two three");
	str_splice(&s, 4, 3, "2", 1);
	is_str(s.s, "one 2 three", "shorter");
	str_splice(&s, 4, 1, "twenty-two", 10);
	is_str(s.s, "one twenty-two three", "longer");
	str_splice(&s, 0, 4, NULL, 0);
	str_splice(&s, s.len, 0, "!", 1);
	is_str(s.s, "twenty-two three!", "at both ends");
	str_trim_end(&s);
	p = str_detach(&s);
	is_str(p, "twenty-two three!", "detached");
	free(p);
}

static void
test_nearest(void)
{
	static const char *const names[] = { "pos-find", "pos-fill", "name",
	    "tier" };
	struct str s = STR_INIT;

	is_str(str_nearest("nmae", names, 4), "name", "letters swapped");
	is_str(str_nearest("pos-fil", names, 4), "pos-fill", "one missing");
	ok(str_nearest("quarterly", names, 4) == NULL, "nothing near");
	ok(str_suggest(&s, "pos-fil", names, 4) == 2, "two are near");
	is_str(s.s, "pos-fill or pos-find", "the nearest first");
	ok(str_suggest(&s, "quarterly", names, 4) == 0, "none is near");
	ok(str_suggest(&s, "x", NULL, 0) == 0, "there are none");
	str_release(&s);
}

int
main(void)
{
	test_add();
	test_splice();
	test_nearest();
	return tap_done();
}
