/* Tests of lib/words: the words of texts. */

#include "words.h"

#include "tap.h"

/* The words of text with bars between. */
static const char *
all(struct str *out, const char *text)
{
	struct words w = WORDS_INIT;

	str_reset(out);
	words_start(&w, text, strlen(text));
	while (words_next(&w))
		str_addf(out, "%s%s", out->len > 0 ? "|" : "", w.word.s);
	words_release(&w);
	return out->s;
}

int
main(void)
{
	struct words w = WORDS_INIT;
	struct str s = STR_INIT;

	is_str(all(&s, "Hello, World-wide_web"), "hello|world|wide|web",
	    "words end at signs and underscores");
	is_str(all(&s, "ØSTBY A\xcc\x8alesund Straße"), "østby|ålesund|strasse",
	    "other letters are folded, accents composed");
	is_str(all(&s, "partners companies classes branches taxes "
	    "sizes cases status business gas ids"), "partner|company|class|"
	    "branch|tax|size|case|status|business|gas|ids",
	    "plurals, and what is none");
	is_str(all(&s, "15% 15 % 15.0 % 15\xc2\xa0% 15 percent 15 per cent"),
	    "15%|15%|15%|15%|15%|15%", "percentages");
	is_str(all(&s, "3,000 1,153,500 40000 3,00 1,2345 0.50 2.0 10"),
	    "3000|1153500|40000|3|00|1|2345|0.5|2|10", "numbers");
	is_str(all(&s, "40k d-124 2026-11-20 Q3 v1.2.3"),
	    "40k|d|124|2026|11|20|q3|v1|2.3", "what has digits in it");
	is_str(all(&s, "15 percentage 5 %"), "15|percentage|5%",
	    "a longer word is no percent");
	is_str(all(&s, "a\xff\x62 \xc3"), "a|b", "bytes that are not UTF-8");
	is_str(all(&s, " .,; "), "", "none");
	words_start(&w, "the 12 % of it", 14);
	words_next(&w);
	words_next(&w);
	ok(w.from == 4 && w.to == 8, "where a word was read from");
	ok(word_is_number("12%") && word_is_number("3.5") &&
	    !word_is_number("40k") && !word_is_number(""), "numbers are told");
	is_str(all(&s, "has does was this yours"), "has|doe|was|thi|your",
	    "common words as they are folded");
	ok(word_is_common("has") && word_is_common("doe") &&
	    word_is_common("was") && word_is_common("thi") &&
	    word_is_common("your") && word_is_common("a"),
	    "are told all the same");
	ok(!word_is_common("share") && !word_is_common("zzz"),
	    "and others are not");
	words_release(&w);
	str_release(&s);
	return tap_done();
}
