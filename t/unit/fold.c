/* Tests of lib/fold: texts compared without regard to case. */

#include "fold.h"

#include <stdlib.h>

#include "tap.h"

int
main(void)
{
	char *folded = fold_text("ØSTBY Straße");

	is_str(folded, "østby strasse", "letters of any script");
	free(folded);
	folded = fold_text("a\xff");
	is_str(folded, "a\xff", "bytes that are not UTF-8 stay");
	free(folded);
	ok(fold_same("Östlund", "o\xcc\x88stlund"), "an accent apart");
	ok(fold_same("ΕΛΛΗΝΙΚΌΣ", "ελληνικός"), "the two sigmas");
	ok(fold_same("КИЕВ", "киев"), "Cyrillic");
	ok(fold_same("", ""), "nothing");
	ok(!fold_same("Östlund", "Ostlund"), "an accent is no case");
	ok(!fold_same("a", "ab"), "a part");
	return tap_done();
}
