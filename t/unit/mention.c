/* Tests of lib/mention: whether a sentence names a thing. */

#include "mention.h"

#include "tap.h"

int
main(void)
{
	ok(text_mentions("Win DACH logistics", "Logistics"), "any case");
	ok(text_mentions("Win DACH logistics", "DACH"), "in the middle");
	ok(text_mentions("Ten resellers", "Reseller"), "the plural");
	ok(text_mentions("The Nordic region", "Nordics"), "the singular");
	ok(text_mentions("UK and Ireland first", "uk and ireland"),
	    "several words");
	ok(text_mentions("ØSTLANDET, then the rest", "Østlandet"),
	    "any script");
	ok(text_mentions("co-sell", "co-sell"), "a hyphen");
	ok(!text_mentions("dachshunds", "DACH"), "a part of a word");
	ok(!text_mentions("Sydøst", "øst"), "a part after other letters");
	ok(!text_mentions("resellership", "Reseller"), "a longer word");
	ok(!text_mentions("anything", ""), "an empty name");
	ok(!text_mentions(NULL, "x"), "no text");
	ok(!text_mentions("x", NULL), "no name");
	ok(!text_mentions("", "x"), "an empty text");
	return tap_done();
}
